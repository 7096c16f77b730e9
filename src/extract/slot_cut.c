/* The words in which a part may be named: candidates inside and around a noun group. */
#include "extract/slot.h"
#include "extract/walk.h"

static void push(const sr_context *c, sr_slot_candidates *out, uint32_t first, sr_slot_candidate k)
{
  if (k.tok_from >= k.tok_to) return;
  for (uint32_t i = first; i < out->v.n; i++)
    if (out->v.v[i].tok_from == k.tok_from && out->v.v[i].tok_to == k.tok_to) return;
  SR_PUSH(c->doc->arena, &out->v, k);
}

static bool mark(const sr_context *c, uint32_t t)
{
  return !(c->doc->tok.v[t].flags & (SR_LEX_WORD | SR_LEX_NUMBER));
}

static bool light(const sr_context *c, uint32_t t)
{
  uint8_t p = c->doc->tok.v[t].pos;
  return mark(c, t) || p == SR_POS_DET || p == SR_POS_PRON || p == SR_POS_ADP || p == SR_POS_CCONJ || p == SR_POS_PART;
}

/* Every end of the group that begins with a word of weight. */
static void cut_suffixes(const sr_context *c, sr_slot_candidate k, uint32_t first, sr_slot_candidates *out)
{
  for (uint32_t t = k.tok_from + 1, n = 0; t < k.tok_to && n < 5; t++, n++) {
    if (light(c, t)) continue;
    k.tok_from = t;
    k.cut = SR_CUT_SUFFIX;
    push(c, out, first, k);
  }
}

/* The name inside, and the office before it. */
static void cut_name(const sr_context *c, sr_slot_candidate k, uint32_t from, uint32_t to, uint8_t cut, uint32_t first, sr_slot_candidates *out)
{
  if (from >= to || from < k.tok_from) return;
  uint32_t start = k.tok_from;
  k.tok_from = from, k.tok_to = to, k.cut = cut;
  push(c, out, first, k);
  if (from <= start) return;
  k.tok_from = start, k.tok_to = from, k.cut = SR_CUT_BEFORE_NAME;
  while (k.tok_to > k.tok_from && light(c, k.tok_to - 1)) k.tok_to--;
  push(c, out, first, k);
}

static uint32_t ner_end(const sr_context *c, uint32_t t, uint32_t end)
{
  uint8_t inside = c->doc->tok.v[t].ner + 1;
  uint32_t e = t + 1;
  while (e < end && c->doc->tok.v[e].ner == inside) e++;
  return e;
}

static void cut_names(const sr_context *c, const sr_entity *e, sr_slot_candidate k, uint32_t first, sr_slot_candidates *out)
{
  if (e->name_from < e->name_to) cut_name(c, k, e->name_from, e->name_to, SR_CUT_NAME, first, out);
  for (uint32_t i = SR_ANN_FROM(c->ann->actor, k.tok_from); i < c->ann->actor.n && c->ann->actor.v[i].tok_from < k.tok_to; i++)
    cut_name(c, k, c->ann->actor.v[i].tok_from, c->ann->actor.v[i].tok_to, SR_CUT_ACTOR, first, out);
  for (uint32_t t = k.tok_from; t < k.tok_to; t++) {
    uint8_t n = c->doc->tok.v[t].ner;
    if (n == SR_NER_B_PER || n == SR_NER_B_ORG || n == SR_NER_B_LOC) cut_name(c, k, t, ner_end(c, t, k.tok_to), SR_CUT_NER, first, out);
  }
}

/* "terrorist" of "a terrorist attack", "dynamite" of "dynamite attacks". */
static void cut_modifiers(const sr_context *c, const sr_entity *e, sr_slot_candidate k, uint32_t first, sr_slot_candidates *out)
{
  if (e->head <= k.tok_from || e->head >= k.tok_to) return;
  k.cut = SR_CUT_MODIFIER;
  k.tok_to = e->head;
  while (k.tok_to > k.tok_from && light(c, k.tok_to - 1)) k.tok_to--;
  for (; k.tok_from < k.tok_to; k.tok_from++)
    if (!light(c, k.tok_from)) push(c, out, first, k);
}

/* "members of the committee": with what hangs on it by "of". */
static void cut_with_of(const sr_context *c, uint32_t entity, sr_slot_candidate k, uint32_t first, sr_slot_candidates *out)
{
  uint32_t end = k.tok_to;
  for (uint32_t n = entity + 1, depth = 0; n < c->out->entity.n && depth < 2; n++, depth++) {
    const sr_entity *e = &c->out->entity.v[n];
    if (e->sent != k.sent || end >= c->doc->tok.n || e->tok_from < end + 1 || e->tok_from > end + 2) return;
    if (!sr_ctx_any(c, end, depth ? "of" : "of for in at")) return;
    end = e->tok_to;
    while (end > k.tok_to && mark(c, end - 1)) end--;
    k.tok_to = end, k.cut = SR_CUT_WITH_OF;
    push(c, out, first, k);
  }
}

void sr_slot_cut_entity(const sr_context *c, uint32_t entity, sr_slot_candidates *out)
{
  const sr_entity *e = &c->out->entity.v[entity];
  uint32_t first = out->v.n;
  sr_slot_candidate k = {e->tok_from, e->tok_to, entity, e->sent, SR_CUT_WHOLE};
  while (k.tok_to > k.tok_from && mark(c, k.tok_to - 1)) k.tok_to--;
  while (k.tok_from < k.tok_to && light(c, k.tok_from)) k.tok_from++;
  if (k.tok_from >= k.tok_to || e->type == SR_ENT_TIME) return;
  push(c, out, first, k);
  cut_with_of(c, entity, k, first, out);
  cut_names(c, e, k, first, out);
  cut_modifiers(c, e, k, first, out);
  cut_suffixes(c, k, first, out);
}
