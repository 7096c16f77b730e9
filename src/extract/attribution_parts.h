/* Inside of attribution*.c: the sentence that is looked at, and the steps of one attribution. */
#ifndef SR_EXTRACT_ATTRIBUTION_PARTS_H
#define SR_EXTRACT_ATTRIBUTION_PARTS_H

#include "extract/attribution.h"
#include "extract/speech.h"

typedef struct sr_saying {
  const sr_context *c;
  uint32_t sent, from, to;      /* the sentence's tokens */
  uint32_t sense;               /* the cue: index of ann->sense */
  uint32_t verb;                /* first token of its verb group */
  const sr_told *before; /* the last attribution of the sentence, NULL */
  sr_span who;
  bool inverted;                /* the source stands behind the cue */
  bool passive;                 /* the source is the agent, `object` what it is said of */
  bool participle;              /* ", adding" */
  sr_span object;
} sr_saying;

static inline bool sr_saying_has(const sr_saying *s, sr_view attr)
{
  return sr_ctx_has(s->c, s->sense, attr);
}

/* Whose words or view they are; false where nobody is named. Sets `verb`, `who`, `inverted`. (attribution_source.c) */
bool sr_saying_source(sr_saying *s);
/* The noun group at `tok` with all that hangs on it; empty where there is none. */
sr_span sr_saying_noun_at(const sr_saying *s, uint32_t tok);
/* What is said, inside the sentence. (attribution_said.c) */
void sr_saying_said(const sr_saying *s, sr_told *a);
/* Quotations that run on over sentences before and behind join what is said. */
void sr_saying_run_on(const sr_context *c, uint32_t sent, sr_told *a);

#endif
