/* Inside of the tagger that its trainer shares: a sentence as an array of sr_tag_token. */
#ifndef SR_TAG_SENTENCE_H
#define SR_TAG_SENTENCE_H

#include "tag/features.h"
#include "tag/tagger.h"

/* Class of the tokens beyond the ends of a sentence. */
#define SR_TAG_CLS_EDGE 255u

/* Fills x[0 .. n + 2 * SR_TAG_PAD): padding, the facts of tokens from .. from + n, padding. */
void sr_tag__gather(const sr_tagger *t, const sr_document *d, uint32_t from, uint32_t n, sr_tag_token *x);
/* Word classes of x[0 .. n), which has SR_TAG_PAD tokens on either side. */
void sr_tag__pos(const sr_tagger *t, sr_tag_token *x, uint32_t n);
/* Sets run_from, run_to, run_bits, from the word classes. */
void sr_tag__find_runs(sr_tag_token *x, uint32_t n);

/* Labels that may follow a label, as a bit set: no I without its B. */
static inline unsigned sr_tag__chunk_allowed(const sr_tag_token *t)
{
  unsigned before = t[-1].chunk, pos = t->pos;
  unsigned np = before == SR_CHUNK_B_NP || before == SR_CHUNK_I_NP, vp = before == SR_CHUNK_B_VP || before == SR_CHUNK_I_VP;
  unsigned any = 1u | 1u << SR_CHUNK_B_NP | 1u << SR_CHUNK_B_VP | np << SR_CHUNK_I_NP | vp << SR_CHUNK_I_VP;
  unsigned in_np = 1u << SR_CHUNK_B_NP | 1u << SR_CHUNK_I_NP, in_vp = 1u << SR_CHUNK_B_VP | 1u << SR_CHUNK_I_VP;
  switch (pos) {
  case SR_POS_PART: /* a possessive 's or ' begins the group of what is possessed */
    return t->suffix == ('\'' << 8 | 's') || t->suffix == '\'' ? any & ~(1u << SR_CHUNK_I_NP) : any;
  case SR_POS_AUX:
  case SR_POS_VBD: return any & ~in_np; /* finite verbs are in no noun group */
  case SR_POS_PRON:
  case SR_POS_PROPN:
  case SR_POS_DET: return any & ~in_vp; /* and these in no verb group */
  default: return any;
  }
}

static inline unsigned sr_tag__ner_allowed(unsigned before)
{
  unsigned b = before ? (before + 1) / 2 * 2 : 0; /* the I label of the name before */
  return 1u | 1u << SR_NER_B_PER | 1u << SR_NER_B_ORG | 1u << SR_NER_B_LOC | (b ? 1u << b : 0u);
}

/* Is token i worth scoring for names: like a name itself, or a small word inside one ("of the")? */
static inline bool sr_tag__may_name(const sr_tag_token *x, uint32_t i, uint32_t n)
{
  if (sr_tag__name_like(&x[i])) return true;
  if (!(x + i)[-1].ner || (x[i].shape & 7) == SHAPE_EDGE) return false;
  for (uint32_t j = i + 1; j < n && j < i + 3; j++)
    if (sr_tag__name_like(&x[j])) return true;
  return (x[i].shape & 7) == SHAPE_NUMBER;
}

#endif
