/* Small questions about tokens and senses; see context.h. */
#include "extract/context.h"

/* A phrase has at most SR_MAX_PHRASE tokens, so what covers `tok` starts at most so far before. */
static uint32_t earliest(uint32_t tok)
{
  return tok >= SR_MAX_PHRASE ? tok - SR_MAX_PHRASE + 1 : 0;
}

uint32_t sr_ctx__sense_at(const sr_context *c, uint32_t tok, sr_lex_class cls)
{
  for (uint32_t i = c->ann->sense_at[tok], end = c->ann->sense_at[tok + 1]; i < end; i++)
    if (c->lex->rows[c->ann->sense.v[i].entry].cls == cls) return i;
  return SR_NONE;
}

uint32_t sr_ctx__sense_over(const sr_context *c, uint32_t tok, uint32_t end, sr_lex_class cls)
{
  for (uint32_t i = c->ann->sense_at[earliest(tok)], last = c->ann->sense_at[tok + 1]; i < last; i++) {
    const sr_sense *s = &c->ann->sense.v[i];
    if (s->tok_to > tok && s->tok_to <= end && c->lex->rows[s->entry].cls == cls) return i;
  }
  return SR_NONE;
}

uint32_t sr_ctx_sense_in(const sr_context *c, uint32_t from, uint32_t to, sr_lex_class cls)
{
  uint32_t best = SR_NONE;
  if (to > c->doc->tok.n) to = c->doc->tok.n;
  if (from >= to || !c->ann->sense_at) return SR_NONE;
  for (uint32_t i = c->ann->sense_at[from], end = c->ann->sense_at[to]; i < end; i++) {
    const sr_sense *s = &c->ann->sense.v[i];
    if (s->tok_to > to || c->lex->rows[s->entry].cls != cls) continue;
    if (best == SR_NONE || s->tok_to > c->ann->sense.v[best].tok_to) best = i;
  }
  return best;
}

/* Each array is sorted by first token; spans of one kind do not nest deeply, so a short walk back is enough. */
static uint32_t over(const sr_context *c, uint32_t bit, const void *v, uint32_t n, size_t item, uint32_t tok)
{
  if (tok >= c->doc->tok.n || !(c->ann->sense_classes[tok] & bit)) return SR_NONE;
  uint32_t i = sr_ann_lower(v, n, item, tok + 1);
  for (unsigned k = 0; k < 8 && i > 0; k++) {
    i--;
    uint32_t span[2];
    memcpy(span, (const char *)v + i * item, sizeof span);
    if (span[0] <= tok && tok < span[1]) return i;
  }
  return SR_NONE;
}

uint32_t sr_ctx_timex_over(const sr_context *c, uint32_t tok)
{
  return over(c, SR_COVER_TIMEX, c->ann->timex.v, c->ann->timex.n, sizeof *c->ann->timex.v, tok);
}

uint32_t sr_ctx_place_over(const sr_context *c, uint32_t tok)
{
  return over(c, SR_COVER_PLACE, c->ann->place.v, c->ann->place.n, sizeof *c->ann->place.v, tok);
}

uint32_t sr_ctx_actor_over(const sr_context *c, uint32_t tok)
{
  return over(c, SR_COVER_ACTOR, c->ann->actor.v, c->ann->actor.n, sizeof *c->ann->actor.v, tok);
}

uint32_t sr_ctx_quantity_over(const sr_context *c, uint32_t tok)
{
  return over(c, SR_COVER_QUANTITY, c->ann->quantity.v, c->ann->quantity.n, sizeof *c->ann->quantity.v, tok);
}
