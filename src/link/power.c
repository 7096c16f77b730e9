/* State forces that the words name by what they fly or fire alone: "a US drone", "Russian shelling". */
#include "link/party.h"

/* The country by whose demonym the tokens speak, empty where none. */
static sr_view demonym_in(const sr_linker *l, uint32_t from, uint32_t to, uint32_t *at)
{
  const sr_annotations *a = l->in->ann;
  for (uint32_t i = SR_ANN_FROM(a->place, from); i < a->place.n && a->place.v[i].tok_from < to; i++) {
    const sr_place_mention *p = &a->place.v[i];
    if (p->place == SR_NONE || p->level != SR_PLACE_COUNTRY || p->tok_to > to) continue;
    sr_place_info info;
    l->in->places.describe(l->in->places.places, l->in->doc->arena, p->place, l->in->doc->published, &info);
    *at = i;
    return info.country;
  }
  return SR_VNULL;
}

/* The row of a country's force: "ru-military". */
static uint32_t force_row(const sr_linker *l, sr_view cc, const char *force)
{
  if (cc.len != 2) return SR_NONE;
  sr_view want = sr_arena_printf(l->in->doc->arena, "%c%c-%s", cc.ptr[0] | 32, cc.ptr[1] | 32, force);
  const sr_actors *t = l->in->actors;
  for (uint32_t i = 0; i < t->n_rows; i++)
    if (sr_view_eq(sr_actor_string(t, t->rows[i].id), want)) return i;
  return SR_NONE;
}

static bool by_hand_of_state(const sr_mention *m)
{
  return m->tactics[SR_TACTIC_airstrike] || m->tactics[SR_TACTIC_drone_strike] || m->tactics[SR_TACTIC_shelling] || m->tactics[SR_TACTIC_rocket_or_mortar];
}

static bool known(const sr_lk_party_list *ps)
{
  for (uint32_t i = 0; i < ps->v.n; i++)
    if (ps->v.v[i].acted) return true;
  return false;
}

static void push(sr_lk_party_list *ps, uint32_t row, uint32_t from, uint32_t to)
{
  sr_lk_party p = {.actor = row, .kind = SR_KIND_military, .state = true, .acted = true, .entity = SR_NONE, .tok_from = from, .tok_to = to,
                   .certainty = SR_CERTAINTY_stated};
  SR_PUSH(ps->l->in->doc->arena, &ps->v, p);
}

/* "Jet fighters pounded": aircraft whose side is told by no name. */
static bool craft(const sr_linker *l, uint32_t head, bool *plane)
{
  sr_view v = sr_tok_norm(l->in->doc, head);
  *plane = sr_word_in(v, "jet jets warplane warplanes aircraft fighters bombers plane planes helicopters helicopter gunships gunship fighter");
  return *plane || sr_word_in(v, "drone drones uav uavs");
}

static bool by_craft(sr_lk_party_list *ps, const sr_mention *m)
{
  const sr_linker *l = ps->l;
  for (uint32_t i = 0; i < l->in->x->entity.n; i++) {
    const sr_entity *e = sr_lk_entity(l, i);
    bool plane;
    if (e->sent != m->sent || e->type == SR_ENT_PEOPLE || e->type == SR_ENT_SITE || e->tok_from < m->tok_from || e->tok_to > m->tok_to) continue;
    if (!craft(l, e->head, &plane) || (e->tok_to > m->trig_from && ps->out->cls != SR_CLASS_operation)) continue;
    uint32_t at = SR_NONE;
    sr_view cc = demonym_in(l, e->tok_from, e->tok_to, &at);
    if (cc.len != 2 && ps->out->cls != SR_CLASS_operation) continue;
    uint32_t from = e->tok_from;
    while (from < e->head && sr_word_in(sr_tok_norm(l->in->doc, from), "a an the")) from++;
    push(ps, cc.len == 2 ? force_row(l, cc, plane ? "airforce" : "military") : SR_NONE, from, e->tok_to);
    return true;
  }
  return false;
}

void sr_lk_powers(sr_lk_party_list *ps, const sr_mention *m)
{
  sr_linker *l = ps->l;
  if (!by_hand_of_state(m) || known(ps) || by_craft(ps, m)) return;
  uint32_t from = m->trig_from >= 3 ? m->trig_from - 3 : 0, at = SR_NONE;
  if (from < l->in->doc->sent.v[m->sent].tok_from) from = l->in->doc->sent.v[m->sent].tok_from;
  sr_view cc = demonym_in(l, from, m->trig_from, &at);
  if (cc.len != 2 || !l->in->ann->place.v[at].demonym) return;
  const sr_place_mention *p = &l->in->ann->place.v[at];
  push(ps, force_row(l, cc, m->tactics[SR_TACTIC_airstrike] ? "airforce" : "military"), p->tok_from, p->tok_to);
}
