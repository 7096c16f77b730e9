/* All attributions of a text: every word of saying, belief, wish or judgement with its source and what stands on
 * it. docs/internals/attribution.md tells the rules.
 *
 * extract/speech.h finds those that a reading may stand on: who told of an incident. This one asks no more of the source than
 * that it is the word's subject, and of the word than that lexicon class `cue` or `attitude` has it. It serves
 * `sitrep debug speech`; no reading depends on it.
 */
#ifndef SR_EXTRACT_ATTRIBUTION_H
#define SR_EXTRACT_ATTRIBUTION_H

#include "extract/context.h"
#include "extract/walk.h"

#define SR_ATTRIBUTION_SPANS 6

typedef struct sr_told {
  sr_span who, cue;
  sr_span said[SR_ATTRIBUTION_SPANS]; /* in the order of the text, not empty */
  uint32_t n_said;
} sr_told;

typedef struct sr_tolds {
  SR_VEC(sr_told) v;
} sr_tolds;

/* Appends all attributions of the tagged sentences, by cue in the order of the text. Reads tokens, groups, times and senses;
 * allocates in the document's arena. Thread-safe on documents of their own. */
void sr_attributions_find(const sr_context *c, sr_tolds *out);

#endif
