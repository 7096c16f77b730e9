/* State forces that the words name by what they fly or fire alone: "a US drone", "Russian shelling". */
#include "link/party.h"

/* The first country that the tokens name or speak of by its people; empty where none. */
static sr_view country_in(const sr_linker *l, uint32_t from, uint32_t to)
{
  const sr_annotations *a = l->in->ann;
  for (uint32_t i = SR_ANN_FROM(a->place, from); i < a->place.n && a->place.v[i].tok_from < to; i++) {
    const sr_place_mention *p = &a->place.v[i];
    if (p->place == SR_NONE || p->level != SR_PLACE_COUNTRY || p->tok_to > to) continue;
    sr_place_info info;
    l->in->places.describe(l->in->places.places, l->in->doc->arena, p->place, l->in->doc->published, &info);
    return info.country;
  }
  return SR_VNULL;
}

static bool striking(const sr_incident *o)
{
  return o->tactics[SR_TACTIC_airstrike] || o->tactics[SR_TACTIC_drone_strike] || o->tactics[SR_TACTIC_shelling] || o->tactics[SR_TACTIC_rocket_or_mortar];
}

static bool acted(const sr_lk_party_list *ps)
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

/* ---- by the craft ---- */

static bool craft(const sr_linker *l, uint32_t head, bool *plane)
{
  sr_view v = sr_tok_norm(l->in->doc, head);
  *plane = sr_word_in(v, "jet jets warplane warplanes aircraft fighters bombers plane planes helicopters helicopter gunships gunship");
  return *plane || sr_word_in(v, "drone drones uav uavs");
}

static bool of_state(const sr_linker *l, uint32_t actor)
{
  return sr_lk_state_kind(sr_kind_of(sr_actor_string(l->in->actors, l->in->actors->rows[actor].kind)));
}

/* The aircraft is somebody's by a name or demonym in its words; where the state fights a group, any is the state's. */
static bool by_entity(sr_lk_party_list *ps, const sr_entity *e, bool plane)
{
  const sr_linker *l = ps->l;
  const sr_actor_mention *m = e->actor != SR_NONE ? &l->in->ann->actor.v[e->actor] : NULL;
  if (m && !m->weak && of_state(l, m->actor)) {
    push(ps, m->actor, m->tok_from, m->tok_to);
    return true;
  }
  sr_view cc = country_in(l, e->tok_from, e->tok_to);
  if (cc.len != 2 && ps->out->cls != SR_CLASS_operation) return false;
  uint32_t from = e->tok_from;
  while (from < e->head && sr_word_in(sr_tok_norm(l->in->doc, from), "a an the two three four several")) from++;
  if (cc.len != 2 && sr_word_in(sr_tok_norm(l->in->doc, from), "military army")) cc = ps->out->place.country;
  push(ps, sr_lk_force_row(l, cc, plane ? "airforce" : "military"), from, e->tok_to);
  return true;
}

static bool by_craft(sr_lk_party_list *ps, const sr_mention *m)
{
  const sr_linker *l = ps->l;
  for (uint32_t i = sr_lk_entity_from(l, m->sent); i < l->in->x->entity.n && sr_lk_entity(l, i)->sent == m->sent; i++) {
    const sr_entity *e = sr_lk_entity(l, i);
    bool plane;
    if (e->type == SR_ENT_PEOPLE || e->tok_from < m->tok_from || e->tok_to > m->tok_to) continue;
    if (craft(l, e->head, &plane) && by_entity(ps, e, plane)) return true;
  }
  return false;
}

/* ---- by the word of the deed ---- */

static bool deed(const sr_linker *l, uint32_t tok)
{
  return tok < l->in->doc->tok.n && sr_word_in(sr_tok_norm(l->in->doc, tok), "shelling strike strikes airstrike airstrikes attack attacks bombardment missile missiles rocket rockets "
                                                                            "artillery drone drones air shells forces fire");
}

/* "Russian shelling": the demonym that a word of the deed follows, in [from, to). SR_NONE. */
static uint32_t demonym_of_deed(const sr_linker *l, uint32_t from, uint32_t to)
{
  const sr_annotations *a = l->in->ann;
  for (uint32_t i = SR_ANN_FROM(a->place, from); i < a->place.n && a->place.v[i].tok_from < to; i++) {
    const sr_place_mention *p = &a->place.v[i];
    if (p->place == SR_NONE || p->level != SR_PLACE_COUNTRY || !p->demonym) continue;
    if (deed(l, p->tok_to) || (deed(l, p->tok_to + 1) && !(l->in->doc->tok.v[p->tok_to].flags & SR_LEX_PUNCT))) return i;
  }
  return SR_NONE;
}

static bool by_deed(sr_lk_party_list *ps, uint32_t from, uint32_t to)
{
  uint32_t at = demonym_of_deed(ps->l, from, to);
  if (at == SR_NONE) return false;
  const sr_place_mention *p = &ps->l->in->ann->place.v[at];
  sr_view cc = country_in(ps->l, p->tok_from, p->tok_to);
  /* Fire at one's own country is another's. */
  if (ps->out->cls == SR_CLASS_cross_border && sr_view_eq(cc, ps->out->place.country)) return false;
  push(ps, sr_lk_force_row(ps->l, cc, ps->out->tactics[SR_TACTIC_airstrike] ? "airforce" : "military"), p->tok_from, p->tok_to);
  return true;
}

/* Tokens of a report in which it may be told whose the attacks are that all of it is about. */
#define LEAD 4000u

void sr_lk_powers(sr_lk_party_list *ps)
{
  sr_linker *l = ps->l;
  const sr_group_state *g = &l->group.v[ps->group];
  bool fits = ps->out->cls == SR_CLASS_operation || ps->out->cls == SR_CLASS_cross_border;
  if (!fits || acted(ps)) return;
  for (uint32_t i = 0; i < g->mention.n; i++)
    if (by_craft(ps, sr_lk_mention(l, g->mention.v[i]))) return;
  if (!striking(ps->out)) return;
  for (uint32_t i = 0; i < g->mention.n; i++) {
    const sr_mention *m = sr_lk_mention(l, g->mention.v[i]);
    if (by_deed(ps, m->tok_from, m->tok_to)) return;
  }
  /* The lead tells whose attacks the report is about. */
  uint32_t lead = l->in->doc->tok.n < LEAD ? l->in->doc->tok.n : LEAD;
  if (ps->out->cls == SR_CLASS_cross_border && l->in->doc->sent.n) by_deed(ps, 0, lead);
}
