/* Which sentences are worth the dear stages.
 *
 * A report without one strong word of violence, proceedings, campaigns or statistics is read no
 * further than its words: nine of ten news texts. In one that has them, only the sentences
 * with such a word, and those that carry the place and date of the whole (title, dateline), are tagged.
 * docs/internals/gate.md has what that costs in accuracy.
 */
#include "gazetteer/sense.h"
#include "pipeline/pipeline.h"

typedef struct weight {
  bool strong, weak;
} weight;

static weight weight_of(const sr_lexicon *lex, uint32_t row)
{
  weight w = {false, false};
  switch (lex->rows[row].cls) {
  case SR_LEX_CLASS_trigger:
    w.weak = true;
    w.strong = !sr_lex_has(lex, row, SR_V("weak"));
    break;
  case SR_LEX_CLASS_campaign:
    /* A named operation alone is worth a reading; "drive" or "strategy" alone is not. */
    w.weak = true;
    w.strong = sr_lex_has(lex, row, SR_V("known")) || sr_lex_has(lex, row, SR_V("op")) || sr_lex_has(lex, row, SR_V("force"));
    break;
  case SR_LEX_CLASS_proceeding:
    w.weak = w.strong = true;
    break;
  case SR_LEX_CLASS_measure: case SR_LEX_CLASS_topic:
  case SR_LEX_CLASS_descriptor: case SR_LEX_CLASS_tactic:
    w.weak = true;
    break;
  case SR_LEX_CLASS_person:
    w.weak = sr_lex_attr(lex, row, SR_V("outcome")).ptr != NULL || sr_lex_has(lex, row, SR_V("armed"));
    break;
  case SR_LEX_CLASS_weapon:
    w.weak = sr_lex_has(lex, row, SR_V("device"));
    break;
  case SR_LEX_CLASS_modal:
    w.weak = sr_lex_has(lex, row, SR_V("zero"));
    break;
  default: break;
  }
  return w;
}

static bool always(uint8_t part)
{
  return part == SR_PART_TITLE || part == SR_PART_DATELINE;
}

/* Parts that tell no events. */
static bool silent(uint8_t part)
{
  return part == SR_PART_BYLINE || part == SR_PART_DATE || part == SR_PART_STAMP || part == SR_PART_NOISE;
}

/* A short text is read whole where it may tell of force at all; nothing is saved by passing over it. */
#define SHORT_TEXT 80

static void mark(sr_run *r, bool *strong)
{
  uint32_t sent = 0;
  bool weak = false, armed = r->doc.tok.n <= SHORT_TEXT;
  for (uint32_t i = 0; i < r->ann.sense.n; i++) {
    const sr_sense *s = &r->ann.sense.v[i];
    while (sent + 1 < r->doc.sent.n && s->tok_from >= r->doc.sent.v[sent].tok_to) sent++;
    weight w = weight_of(&r->engine->lexicon, s->entry);
    if (w.weak || w.strong) r->hot[sent] = true;
    *strong |= w.strong;
    const sr_lexicon *lex = &r->engine->lexicon;
    uint16_t cls = lex->rows[s->entry].cls;
    weak |= cls == SR_LEX_CLASS_trigger;
    armed |= (cls == SR_LEX_CLASS_person && sr_lex_has(lex, s->entry, SR_V("armed"))) ||
             (cls == SR_LEX_CLASS_weapon && sr_lex_has(lex, s->entry, SR_V("device")));
  }
  /* "Militants attacked a post": weak words of force beside those who use it. */
  *strong |= weak && armed;
}

void sr_run_gate(sr_run *r)
{
  bool strong = false;
  sr_senses_find(&r->engine->lexicon, &r->doc, &r->ann);
  r->hot = sr_arena_zalloc(r->arena, r->doc.sent.n + 1, 1);
  mark(r, &strong);
  for (uint32_t i = 0; i < r->doc.sent.n; i++) {
    uint8_t part = r->doc.sent.v[i].part;
    if (!strong && !r->all) r->hot[i] = false;
    else if (always(part)) r->hot[i] = true;
    if (silent(part)) r->hot[i] = false;
    if (r->all && !silent(part)) r->hot[i] = true;
  }
  if (strong || r->all) sr_actors_find(&r->engine->actors, &r->doc, &r->ann);
}
