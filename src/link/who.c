/* Which named actor the words of a party mean. */
#include "link/party.h"

sr_lk_who sr_lk_who_at(const sr_lk_party_list *ps, uint32_t mention)
{
  const sr_actor_mention *m = &ps->l->in->ann->actor.v[mention];
  const sr_actors *t = ps->l->in->actors;
  return (sr_lk_who){m->actor, sr_kind_of(sr_actor_string(t, t->rows[m->actor].kind)), SR_NONE, m->tok_from, m->tok_to};
}

static bool word(const sr_linker *l, uint32_t tok, const char *words)
{
  return tok < l->in->doc->tok.n && sr_word_in(sr_tok_norm(l->in->doc, tok), words);
}

/* "Three terrorists of the banned X", "fighters loyal to X": the actor mention behind, SR_NONE. */
uint32_t sr_lk_affiliation(const sr_linker *l, const sr_entity *e)
{
  const sr_annotations *a = l->in->ann;
  uint32_t t = e->tok_to;
  if (word(l, t, "belonging loyal affiliated linked allied")) t++;
  if (!word(l, t, "of from to with")) return SR_NONE;
  for (t++; (SR_ANN_FROM(a->actor, t) >= a->actor.n || a->actor.v[SR_ANN_FROM(a->actor, t)].tok_from != t) && word(l, t, "the banned outlawed proscribed defunct a an terrorist militant rebel rebels insurgent insurgents group outfit organisation organization local islamic islamist islamists jihadi jihadist extremist extremists separatist separatists leftist armed guerrilla guerrillas so-called");) t++;
  uint32_t i = SR_ANN_FROM(a->actor, t);
  return i < a->actor.n && a->actor.v[i].tok_from == t && !a->actor.v[i].weak ? i : SR_NONE;
}

uint32_t sr_lk_force_row(const sr_linker *l, sr_view cc, const char *force)
{
  if (cc.len != 2) return SR_NONE;
  sr_view want = sr_arena_printf(l->in->doc->arena, "%c%c-%s", cc.ptr[0] | 32, cc.ptr[1] | 32, force);
  const sr_actors *t = l->in->actors;
  for (uint32_t i = 0; i < t->n_rows; i++)
    if (sr_view_eq(sr_actor_string(t, t->rows[i].id), want)) return i;
  return SR_NONE;
}

/* "Turkey's air force": the country in the words, or before them; empty where none is. */
static sr_view country_told(const sr_linker *l, const sr_entity *e)
{
  const sr_annotations *a = l->in->ann;
  uint32_t from = e->tok_from > 2 ? e->tok_from - 2 : 0;
  for (uint32_t i = SR_ANN_FROM(a->place, from); i < a->place.n && a->place.v[i].tok_from < e->head; i++) {
    const sr_place_mention *p = &a->place.v[i];
    if (p->place == SR_NONE || p->level < SR_PLACE_COUNTRY || (!p->demonym && !word(l, p->tok_to, "'s '"))) continue;
    sr_place_info info;
    l->in->places.describe(l->in->places.places, l->in->doc->arena, p->place, l->in->doc->published, &info);
    return info.country;
  }
  return SR_VNULL;
}

/* "The army", "the navy" are those of the country where it happened; "troops" and "police" nobody's by name. */
static uint32_t own_force(const sr_lk_party_list *ps, const sr_entity *e)
{
  const sr_linker *l = ps->l;
  sr_view cc = country_told(l, e);
  bool one = cc.len == 2 || e->head == e->tok_from || (e->head == e->tok_from + 1 && word(l, e->tok_from, "the"));
  if (!cc.len) cc = ps->out->place.country;
  uint32_t row = SR_NONE;
  if (one && word(l, e->head, "army")) row = sr_lk_force_row(l, cc, "army");
  else if (one && word(l, e->head, "navy")) row = sr_lk_force_row(l, cc, "navy");
  else if (word(l, e->head, "force") && e->head > e->tok_from && word(l, e->head - 1, "air")) row = sr_lk_force_row(l, cc, "airforce");
  bool craft = word(l, e->head, "jet jets aircraft helicopter helicopters plane planes drone drones");
  for (uint32_t t = e->tok_from; craft && t < e->head; t++) one |= word(l, t, "army military");
  if (row == SR_NONE && one && (craft || word(l, e->head, "army military"))) row = sr_lk_force_row(l, cc, "military");
  return row;
}

/* "Troops of the 501st Infantry Brigade": of the country's army; the words of the unit go with them. 0: none. */
static uint32_t unit_end(const sr_linker *l, const sr_entity *e)
{
  uint32_t t = e->tok_to;
  if (!word(l, e->head, "troops soldiers men elements members") || !word(l, t, "of from")) return 0;
  for (uint32_t k = t + 1; k < t + 7 && k < l->in->doc->tok.n && !(l->in->doc->tok.v[k].flags & SR_LEX_PUNCT); k++)
    if (word(l, k, "brigade battalion regiment division")) return k + 1;
  return 0;
}

/* May men of this kind be of that actor? "Residents of X" are not. */
static bool fits(int kind, int of)
{
  if (sr_lk_armed_kind(kind)) return sr_lk_armed_kind(of) || of == SR_KIND_militia;
  if (sr_lk_state_kind(kind)) return sr_lk_state_kind(of);
  return kind == of;
}

sr_lk_who sr_lk_who_of(const sr_lk_party_list *ps, uint32_t entity)
{
  const sr_linker *l = ps->l;
  const sr_entity *e = sr_lk_entity(l, entity);
  sr_lk_who w = {SR_NONE, sr_lk_kind(l, e), entity, 0, 0};
  if (w.kind < 0 && e->type != SR_ENT_SITE) return w;
  uint32_t at = e->actor != SR_NONE && !l->in->ann->actor.v[e->actor].weak ? e->actor : SR_NONE;
  if (at != SR_NONE) {
    const sr_actor_mention *m = &l->in->ann->actor.v[at];
    int kind = sr_lk_who_at(ps, at).kind;
    bool head = e->head >= m->tok_from && e->head < m->tok_to;
    if (head || e->type == SR_ENT_SITE) w.kind = kind;
    /* "Abu Sayyaf hostages" are not of Abu Sayyaf. */
    if (!head && e->type != SR_ENT_SITE && !fits(w.kind, kind)) return w;
    w.actor = m->actor;
    w.tok_from = m->tok_from, w.tok_to = m->tok_to;
    return w;
  }
  if (e->type == SR_ENT_SITE) return w;
  at = sr_lk_affiliation(l, e);
  sr_lk_who of = at != SR_NONE ? sr_lk_who_at(ps, at) : w;
  if (at != SR_NONE && fits(w.kind, of.kind)) {
    of.entity = entity;
    return of;
  }
  w.actor = own_force(ps, e);
  uint32_t end = w.actor == SR_NONE && w.kind == SR_KIND_military ? unit_end(l, e) : 0;
  if (!end) return w;
  w.actor = sr_lk_force_row(l, ps->out->place.country, "army");
  w.tok_from = e->head, w.tok_to = w.actor != SR_NONE ? end : e->head;
  return w;
}

/* "Teghani tribesmen", "Hutu villagers": a community goes by its bare name, a tribe by that of the actor list. Empty where
 * no name stands before the noun. */
sr_view sr_lk_people_name(const sr_linker *l, const sr_entity *e, sr_view text)
{
  const sr_document *d = l->in->doc;
  uint32_t from = e->tok_from;
  while (from < e->head && !(d->tok.v[from].flags & SR_LEX_UPPER)) from++;
  bool bare = d->tok.v[e->head].flags & SR_LEX_UPPER && d->tok.v[e->head].pos == SR_POS_PROPN; /* "the Sabzoi" beside "Sundrani tribes" */
  if ((from == e->head && !bare) || !text.len || d->tok.v[from].flags & SR_TOK_NOCASE || d->tok.v[from].pos == SR_POS_DET) return SR_VNULL;
  uint32_t to = from + 1;
  while (to < e->head && d->tok.v[to].flags & SR_LEX_UPPER) to++;
  if (to < e->head) return SR_VNULL;
  sr_view name = sr_tok_text(d, from, to);
  sr_view tribe = sr_arena_printf(d->arena, "%.*s tribe", (int)name.len, name.ptr);
  for (uint32_t i = 0; i < l->in->actors->n_rows; i++)
    if (sr_view_eq(sr_actor_string(l->in->actors, l->in->actors->rows[i].name), tribe)) return tribe;
  return name;
}
