/* What was attacked beside people, and the words for those who were hurt. */
#include "link/group.h"

typedef SR_VEC(sr_physical) physicals;

static sr_view kind_of(const sr_linker *l, const sr_entity *e)
{
  if (e->type == SR_ENT_SITE && e->sense != SR_NONE) return sr_lex_value(l->in->lex, e->sense);
  if (e->type == SR_ENT_ITEM && (e->item == SR_ITEM_vehicle || e->item == SR_ITEM_motorcycle)) return SR_V("vehicle");
  return SR_V("other");
}

static bool same_words(sr_view a, sr_view b)
{
  if (a.len != b.len) return false;
  for (size_t i = 0; i < a.len; i++)
    if ((a.ptr[i] | 32) != (b.ptr[i] | 32)) return false;
  return true;
}

/* "the school" told again is the school told before. */
static bool listed(const sr_linker *l, const physicals *v, const sr_physical *x, const sr_entity *e)
{
  for (uint32_t i = 0; i < v->n; i++) {
    if (same_words(v->v[i].text, x->text)) return true;
    if (e->def != SR_DEF_THE || !sr_view_eq(v->v[i].kind, x->kind)) continue;
    sr_view head = sr_tok_text(l->in->doc, e->head, e->head + 1), old = v->v[i].text;
    if (old.len >= head.len && same_words((sr_view){old.ptr + old.len - head.len, head.len}, head)) return true;
  }
  return false;
}

static void add(sr_linker *l, physicals *v, uint32_t entity, sr_incident *out)
{
  const sr_entity *e = sr_lk_entity(l, entity);
  sr_physical x = {kind_of(l, e), sr_lk_words(l, e), e->counted && e->best != SR_OPEN ? e->best : e->plural || e->best == SR_OPEN ? SR_NULL_INT : 1};
  if (!x.text.len || listed(l, v, &x, e)) return;
  SR_PUSH(l->in->doc->arena, v, x);
  sr_lk_evidence(l, out, sr_arena_printf(l->in->doc->arena, "physical_targets/%u", v->n - 1), e->tok_from, e->tok_to);
}

void sr_lk_goals(sr_linker *l, sr_group_state *g, sr_incident *out)
{
  physicals v = {0};
  for (uint32_t i = 0; i < g->mention.n; i++) {
    const sr_mention *m = sr_lk_mention(l, g->mention.v[i]);
    for (uint32_t k = 0; k < m->goal.n; k++) add(l, &v, m->goal.v[k], out);
  }
  out->physical = v.v, out->n_physical = v.n;
  for (uint32_t i = 0; i < out->n_casualties; i++)
    if (l->source[i].entity != SR_NONE) out->casualties[i].text = sr_lk_words(l, sr_lk_entity(l, l->source[i].entity));
}
