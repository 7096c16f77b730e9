/* Weapons that did harm, and what was seized. */
#include "link/group.h"

typedef SR_VEC(sr_item) items;

static bool listed(const items *v, const sr_item *x)
{
  for (uint32_t i = 0; i < v->n; i++)
    if (v->v[i].kind == x->kind && (v->v[i].count == x->count || x->count == SR_NULL_INT || v->v[i].count == SR_NULL_INT)) return true;
  return false;
}

static void take(sr_linker *l, items *list, const char *field, const sr_thing *t, sr_incident *out)
{
  const sr_entity *e = sr_lk_entity(l, t->entity);
  if (t->item < 0) return;
  sr_item x = {(sr_item_kind)t->item, t->count == SR_OPEN ? SR_NULL_INT : t->count, sr_lk_words(l, e)};
  if (listed(list, &x)) {
    for (uint32_t i = 0; i < list->n; i++)
      if (list->v[i].kind == x.kind && list->v[i].count == SR_NULL_INT) list->v[i].count = x.count;
    return;
  }
  SR_PUSH(l->in->doc->arena, list, x);
  sr_lk_evidence(l, out, sr_arena_printf(l->in->doc->arena, "%s/%u", field, list->n - 1), t->tok_from, t->tok_to);
}

void sr_lk_things(sr_linker *l, sr_group_state *g, sr_incident *out)
{
  items weapons = {0}, seized = {0};
  for (uint32_t i = 0; i < g->mention.n; i++) {
    const sr_mention *m = sr_lk_mention(l, g->mention.v[i]);
    for (uint32_t k = 0; k < m->thing.n; k++) {
      const sr_thing *t = &m->thing.v[k];
      if (t->seized)
        take(l, &seized, "seized", t, out);
      else
        take(l, &weapons, "weapons", t, out);
    }
  }
  out->weapons = weapons.v, out->n_weapons = weapons.n;
  out->seized = seized.v, out->n_seized = seized.n;
}
