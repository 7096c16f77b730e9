/* Class, status and tactics of an incident: by who used force and what the words name. */
#include "link/group.h"
#include "link/party.h"

typedef struct forces {
  bool state, group, unknown, criminal, community, civilians, state_hurt, armed_hurt, community_hurt;
  bool device, planted, ransom, abroad, feud, infight;
  uint32_t events;
  uint32_t group_did, armed_got; /* SR_EV_* that armed groups did, that befell armed groups */
} forces;

static void note_agent(forces *f, int kind)
{
  if (kind < 0) return;
  if (sr_lk_state_kind(kind)) f->state = true;
  else if (kind == SR_KIND_armed_group) f->group = true;
  else if (kind == SR_KIND_criminal) f->criminal = true;
  else if (kind == SR_KIND_community) f->community = true;
  else if (kind == SR_KIND_unknown) f->unknown = true;
  else f->civilians = true;
}

static bool sentence_has(const sr_linker *l, uint32_t sent, const char *a, const char *b)
{
  const sr_sentence *s = &l->in->doc->sent.v[sent];
  for (uint32_t t = s->tok_from; t < s->tok_to; t++) {
    if (!sr_view_eq(sr_tok_norm(l->in->doc, t), sr_view_of(a))) continue;
    if (!b || (t + 1 < s->tok_to && sr_view_eq(sr_tok_norm(l->in->doc, t + 1), sr_view_of(b)))) return true;
  }
  return false;
}

/* Did the word befall somebody (fleeing and surrendering do not)? */
static bool befell(const sr_party *p)
{
  return p->event & ~(uint32_t)(SR_EV_ESCAPE | SR_EV_RELEASE | SR_EV_UNHURT | SR_EV_CLAIM);
}

static void note_party(sr_linker *l, const sr_mention *m, const sr_party *p, forces *f)
{
  uint32_t taken = sr_lk_taken_for(l, p->entity);
  const sr_entity *e = sr_lk_entity(l, taken != SR_NONE ? taken : p->entity);
  int kind = sr_lk_kind(l, e);
  bool state = kind >= 0 && sr_lk_state_kind(kind);
  bool armed = kind == SR_KIND_armed_group || kind == SR_KIND_criminal || (e->suspect && m->events & SR_EV_ARREST);
  if ((p->arg == SR_ARG_AGENT && p->event != SR_EV_CLAIM) || p->arg == SR_ARG_BOMBER) {
    note_agent(f, kind);
    if (kind == SR_KIND_armed_group) f->group_did |= p->event;
  }
  if ((p->arg == SR_ARG_VICTIM || p->arg == SR_ARG_TARGET) && kind == SR_KIND_armed_group) f->armed_got |= p->event;
  if (p->arg == SR_ARG_PARTY || ((p->arg == SR_ARG_VICTIM || p->arg == SR_ARG_TARGET) && befell(p))) {
    f->state_hurt |= state;
    f->armed_hurt |= armed;
    f->community |= kind == SR_KIND_community && p->arg == SR_ARG_PARTY;
    f->criminal |= kind == SR_KIND_criminal && p->arg == SR_ARG_PARTY;
    f->community_hurt |= kind == SR_KIND_community;
  }
  if (e->type == SR_ENT_SITE && e->sense != SR_NONE && p->arg == SR_ARG_TARGET) {
    sr_view side = sr_lex_attr(l->in->lex, e->sense, SR_V("side"));
    f->state_hurt |= sr_view_eq(side, SR_V("police")) || sr_view_eq(side, SR_V("security"));
    f->armed_hurt |= sr_view_eq(side, SR_V("militant"));
  }
}

/* Country of a party that has one: by its name, or by a demonym in its words ("Indian troops"). */
static sr_view country_of(sr_linker *l, const sr_entity *e)
{
  if (e->actor != SR_NONE) {
    sr_view v = sr_actor_string(l->in->actors, l->in->actors->rows[l->in->ann->actor.v[e->actor].actor].country);
    if (v.len == 2) return v;
  }
  for (uint32_t i = SR_ANN_FROM(l->in->ann->place, e->tok_from); i < l->in->ann->place.n; i++) {
    const sr_place_mention *p = &l->in->ann->place.v[i];
    if (p->tok_from >= e->tok_to) break;
    if (!p->demonym || p->place == SR_NONE) continue;
    sr_place_info info;
    l->in->places.describe(l->in->places.places, l->in->doc->arena, p->place, l->in->doc->published, &info);
    return info.country;
  }
  return SR_VNULL;
}

/* "Russian shelling": whose, by the demonym before the word. */
static sr_view country_before(sr_linker *l, const sr_mention *m)
{
  sr_entity x = {.tok_from = m->trig_from >= 3 ? m->trig_from - 3 : 0, .tok_to = m->trig_from, .actor = SR_NONE};
  return country_of(l, &x);
}

/* No other state's soil: what Israel does in Gaza and the West Bank is an operation. */
static bool occupied(sr_view by, sr_view where)
{
  return sr_view_eq(by, SR_V("IL")) && sr_view_eq(where, SR_V("PS"));
}

/* Fire that came from another country than it fell in. */
static bool from_abroad(sr_linker *l, const sr_mention *m, sr_view where)
{
  bool far = m->tactics[SR_TACTIC_shelling] || m->tactics[SR_TACTIC_rocket_or_mortar] || m->tactics[SR_TACTIC_airstrike] || m->tactics[SR_TACTIC_drone_strike];
  if (sentence_has(l, m->sent, "cross", "border")) return true;
  if (where.len != 2) return false;
  for (uint32_t i = 0; i < m->party.n; i++) {
    if (m->party.v[i].arg != SR_ARG_AGENT) continue;
    const sr_entity *e = sr_lk_entity(l, m->party.v[i].entity);
    sr_view c = country_of(l, e);
    int kind = sr_lk_kind(l, e);
    if (c.len == 2 && !sr_view_eq(c, where) && !occupied(c, where) && (far || (kind >= 0 && sr_lk_state_kind(kind)))) return true;
  }
  sr_view c = country_before(l, m);
  return far && c.len == 2 && !sr_view_eq(c, where) && !occupied(c, where);
}

/* Forces of two countries named side by side: "Afghan and Pakistani border guards". */
static bool two_countries(sr_linker *l, const sr_mention *m)
{
  const sr_sentence *s = &l->in->doc->sent.v[m->sent];
  sr_view first = SR_VNULL;
  for (uint32_t i = SR_ANN_FROM(l->in->ann->place, s->tok_from); i < l->in->ann->place.n; i++) {
    const sr_place_mention *p = &l->in->ann->place.v[i];
    if (p->tok_from >= m->trig_from) break;
    if (!p->demonym || p->place == SR_NONE) continue;
    sr_place_info info;
    l->in->places.describe(l->in->places.places, l->in->doc->arena, p->place, l->in->doc->published, &info);
    if (first.len && info.country.len && !sr_view_eq(first, info.country)) return true;
    first = info.country;
  }
  return false;
}

/* Words of a private quarrel, and of a community at war with another. */
static void note_words(sr_linker *l, const sr_mention *m, forces *f)
{
  static const char *const quarrels[] = {"feud", "enmity", "quarrel", "argument", "altercation", "honour", "divorce", "inheritance", "underworld", "gangland", "extortion", "dowry", "rivalry", "vendetta"};
  for (size_t i = 0; i < sizeof quarrels / sizeof *quarrels; i++) f->feud |= sentence_has(l, m->sent, quarrels[i], NULL);
  if (!(m->events & SR_EV_CLASH)) return;
  for (uint32_t i = 0; i < m->party.n; i++) {
    if (m->party.v[i].arg != SR_ARG_PARTY) continue;
    const sr_entity *e = sr_lk_entity(l, m->party.v[i].entity);
    for (uint32_t t = e->tok_from; t < e->tok_to + 9 && t < l->in->doc->tok.n && l->in->doc->tok.v[t].from < l->in->doc->tok.v[l->in->doc->sent.v[m->sent].tok_to - 1].from; t++) {
      sr_view v = sr_tok_norm(l->in->doc, t);
      f->community |= sr_view_starts(v, SR_V("tribe")) || sr_view_starts(v, SR_V("clan")) || sr_view_starts(v, SR_V("communit")) || sr_view_eq(v, SR_V("sects"));
    }
  }
  f->abroad |= f->state_hurt && !f->armed_hurt && two_countries(l, m);
}

static bool two_groups(const sr_linker *l, const sr_mention *m);
static bool names_armed_target(const sr_linker *l, const sr_mention *m);

static void note_mention(sr_linker *l, const sr_mention *m, sr_view where, forces *f)
{
  f->events |= m->events;
  for (uint32_t i = 0; i < m->party.n; i++)
    note_party(l, m, &m->party.v[i], f);
  for (uint32_t i = 0; i < m->thing.n; i++) f->device |= !m->thing.v[i].seized && sr_lk_entity(l, m->thing.v[i].entity)->device;
  f->planted |= m->events & SR_EV_PLANT;
  f->infight |= two_groups(l, m);
  bool air = m->tactics[SR_TACTIC_airstrike] || m->tactics[SR_TACTIC_drone_strike];
  f->armed_hurt |= air && names_armed_target(l, m);
  f->abroad |= from_abroad(l, m, where);
  note_words(l, m, f);
  f->ransom |= sentence_has(l, m->sent, "ransom", NULL);
}

/* What data/lexicon/country.tsv says of a country; `year` 0: whenever. */
static bool country_is(const sr_linker *l, sr_view code, sr_view what, int year)
{
  uint64_t keys[2];
  char low[2];
  sr_phrase_hit hit;
  if (code.len != 2) return false;
  for (int i = 0; i < 2; i++) low[i] = (char)(code.ptr[i] | 0x20);
  unsigned n = sr_lex_keys((sr_view){low, 2}, keys, 2);
  if (n != 1 || !sr_phrases_at(&l->in->lex->phrases, keys, 8, 1, &hit, 1)) return false;
  for (uint32_t i = 0; i < hit.n_ids; i++) {
    if (l->in->lex->rows[hit.ids[i]].cls != SR_LEX_CLASS_country || !sr_view_eq(sr_lex_value(l->in->lex, hit.ids[i]), what)) continue;
    sr_view since = sr_lex_attr(l->in->lex, hit.ids[i], SR_V("since"));
    int from = 0;
    for (size_t k = 0; k < since.len; k++) from = from * 10 + (since.ptr[k] - '0');
    if (!year || year >= from) return true;
  }
  return false;
}

static bool crime_country(const sr_linker *l, sr_view code)
{
  return country_is(l, code, SR_V("crime"), 0);
}

static bool far_fire(const bool *t)
{
  return t[SR_TACTIC_shelling] || t[SR_TACTIC_rocket_or_mortar] || t[SR_TACTIC_airstrike] || t[SR_TACTIC_drone_strike];
}

static int year_of(const sr_linker *l, const sr_group_state *g)
{
  int y, m, d;
  sr_day day = g->from != SR_NO_DAY ? g->from : l->in->doc->published;
  if (day == SR_NO_DAY) return 0;
  sr_day_split(day, &y, &m, &d);
  return y;
}

static bool trigger_starts(const sr_linker *l, const sr_mention *m, sr_view word)
{
  for (uint32_t t = m->trig_from; t < m->trig_to; t++)
    if (sr_view_starts(sr_tok_norm(l->in->doc, t), word)) return true;
  return false;
}

/* Two armed groups by name in one fight, and no forces of the state. */
static bool two_groups(const sr_linker *l, const sr_mention *m)
{
  uint32_t first = SR_NONE;
  if (!(m->events & SR_EV_CLASH)) return false;
  for (uint32_t i = 0; i < m->party.n; i++) {
    const sr_entity *e = sr_lk_entity(l, m->party.v[i].entity);
    if (e->actor == SR_NONE || sr_lk_kind(l, e) != SR_KIND_armed_group) continue;
    uint32_t actor = l->in->ann->actor.v[e->actor].actor;
    if (first != SR_NONE && actor != first) return true;
    first = actor;
  }
  return false;
}

/* Camps, hideouts or members of an armed group where something was hit. */
static bool names_armed_target(const sr_linker *l, const sr_mention *m)
{
  for (uint32_t i = SR_ANN_FROM(l->in->ann->sense, m->trig_from); i < l->in->ann->sense.n && l->in->ann->sense.v[i].tok_from < m->tok_to; i++) {
    uint32_t row = l->in->ann->sense.v[i].entry;
    if (l->in->lex->rows[row].cls == SR_LEX_CLASS_site && sr_view_eq(sr_lex_attr(l->in->lex, row, SR_V("side")), SR_V("militant"))) return true;
    if (l->in->lex->rows[row].cls == SR_LEX_CLASS_person && sr_view_eq(sr_lex_value(l->in->lex, row), SR_V("militant"))) return true;
  }
  return false;
}

/* The class that the forces of one sentence, or of all, tell; -1 where they leave it open. */
static int told_class(const sr_incident *out, const forces *f)
{
  uint32_t ev = f->events;
  bool fought = ev & SR_EV_CLASH, others = f->group || f->unknown || f->criminal;
  if (ev & SR_EV_INFIGHT || (f->infight && !f->state && !f->state_hurt)) return SR_CLASS_infighting;
  if (ev & SR_EV_COMMUNAL) return SR_CLASS_communal;
  if (ev & SR_EV_DEFUSE && !(ev & (SR_EV_ARREST | SR_EV_OPERATION | SR_EV_KILL | SR_EV_CLASH))) return SR_CLASS_attack;
  if (f->armed_hurt && !f->state_hurt && (out->tactics[SR_TACTIC_airstrike] || out->tactics[SR_TACTIC_drone_strike])) return SR_CLASS_operation;
  if (f->abroad && !f->armed_hurt) return SR_CLASS_cross_border;
  if (f->community && !f->state) return SR_CLASS_communal;
  if (ev & SR_EV_RIOT && !f->state) return SR_CLASS_communal;
  if (ev & SR_EV_SUICIDE) return SR_CLASS_attack;
  if (ev & SR_EV_ENCOUNTER) return SR_CLASS_operation;
  if (f->group_did & f->armed_got & (SR_EV_ATTACK | SR_EV_STORM | SR_EV_KILL | SR_EV_BLAST) && !f->state_hurt) return SR_CLASS_infighting;
  if (f->feud && !f->state && !f->group) return f->community || f->community_hurt ? SR_CLASS_communal : SR_CLASS_crime;
  if (f->group && (!f->state || ev & (SR_EV_BLAST | SR_EV_STORM))) return f->armed_hurt && !f->state_hurt && ev & (SR_EV_KILL | SR_EV_CLASH) && fought ? SR_CLASS_infighting : SR_CLASS_attack;
  if (f->criminal && !f->state) return SR_CLASS_crime;
  if (f->unknown && !f->state) return f->ransom ? SR_CLASS_crime : SR_CLASS_attack;
  if (out->tactics[SR_TACTIC_ambush] && f->state_hurt && !f->state) return SR_CLASS_attack;
  if (f->state && (f->armed_hurt || !others)) return SR_CLASS_operation;
  if (ev & (SR_EV_OPERATION | SR_EV_ARREST | SR_EV_SURRENDER)) return SR_CLASS_operation;
  if (fought && f->state_hurt && f->armed_hurt) return SR_CLASS_clash;
  if (ev & SR_EV_DEFUSE) return SR_CLASS_attack;
  if (f->civilians && ev & (SR_EV_KILL | SR_EV_ATTACK | SR_EV_INJURE)) return SR_CLASS_crime;
  if (ev & SR_EV_ROB) return SR_CLASS_crime;
  if ((f->device && !out->tactics[SR_TACTIC_shelling]) || f->planted || out->tactics[SR_TACTIC_ied] || out->tactics[SR_TACTIC_suicide_bombing] || out->tactics[SR_TACTIC_vehicle_bomb] || out->tactics[SR_TACTIC_grenade]) return SR_CLASS_attack;
  return -1;
}

/* What is left where nobody is named: by what happened. */
static sr_class open_class(sr_linker *l, const sr_incident *out, const forces *f)
{
  uint32_t ev = f->events;
  bool crime = crime_country(l, out->place.country);
  if (ev & SR_EV_BODY) return SR_CLASS_unattributed;
  if (ev & SR_EV_CLASH) return SR_CLASS_clash;
  if (f->armed_hurt && ev & (SR_EV_KILL | SR_EV_SEIZE)) return SR_CLASS_operation;
  if (ev & SR_EV_SEIZE && !(ev & (SR_EV_KILL | SR_EV_INJURE | SR_EV_BLAST | SR_EV_ATTACK))) return SR_CLASS_operation;
  if (out->tactics[SR_TACTIC_landmine]) return SR_CLASS_attack;
  if (out->tactics[SR_TACTIC_airstrike] || out->tactics[SR_TACTIC_drone_strike]) return SR_CLASS_operation;
  if (ev & SR_EV_BLAST || out->tactics[SR_TACTIC_shelling] || out->tactics[SR_TACTIC_rocket_or_mortar]) return SR_CLASS_unattributed;
  if (crime && ev & (SR_EV_ATTACK | SR_EV_KILL | SR_EV_INJURE | SR_EV_ABDUCT)) return SR_CLASS_crime;
  if (ev & (SR_EV_ATTACK | SR_EV_ABDUCT | SR_EV_STORM | SR_EV_BURN | SR_EV_SABOTAGE | SR_EV_HIJACK)) return SR_CLASS_attack;
  return ev & SR_EV_KILL && out->tactics[SR_TACTIC_shooting] ? SR_CLASS_attack : SR_CLASS_unattributed;
}

/* An unexplained shooting by "a gunman" of people who are nobody's enemy is crime where there is no conflict. */
static sr_class adjust(sr_linker *l, const sr_group_state *g, const sr_incident *out, sr_class c, const forces *f)
{
  if (c == SR_CLASS_clash && f->events & SR_EV_OPERATION) return SR_CLASS_operation;
  if (c == SR_CLASS_cross_border && f->armed_hurt && !f->state_hurt) return SR_CLASS_operation;
  bool open = c == SR_CLASS_unattributed || (c == SR_CLASS_attack && !f->group && !f->unknown);
  if (open && far_fire(out->tactics) && country_is(l, out->place.country, SR_V("interstate"), year_of(l, g))) return SR_CLASS_cross_border;
  if (c == SR_CLASS_unattributed && !(f->events & SR_EV_BODY))
    for (uint32_t i = 0; i < g->mention.n; i++)
      if (trigger_starts(l, sr_lk_mention(l, g->mention.v[i]), SR_V("bomb"))) return SR_CLASS_attack;
  if (c == SR_CLASS_attack && !f->group && !f->state_hurt && !(f->events & (SR_EV_SUICIDE | SR_EV_BLAST)) && crime_country(l, out->place.country))
    return SR_CLASS_crime;
  return c;
}

/* "Police have arrested a man", "Police found eight shells": what only follows, where people were hurt before. */
static bool only_arrests(const sr_mention *m)
{
  uint32_t other = SR_EV_KILL | SR_EV_INJURE | SR_EV_ATTACK | SR_EV_BLAST | SR_EV_CLASH | SR_EV_STORM | SR_EV_OPERATION | SR_EV_ABDUCT | SR_EV_SURRENDER | SR_EV_DEFUSE | SR_EV_ENCOUNTER | SR_EV_BURN | SR_EV_ROB | SR_EV_RIOT;
  return m->events & (SR_EV_ARREST | SR_EV_SEIZE) && !(m->events & other);
}

static bool hurts(const sr_mention *m)
{
  return m->status == SR_STATE_occurred && m->events & (SR_EV_KILL | SR_EV_INJURE | SR_EV_ATTACK | SR_EV_BLAST | SR_EV_BODY | SR_EV_ABDUCT | SR_EV_ROB | SR_EV_BURN);
}

/* The first sentence that tells who used force decides: what forces do afterwards is the answer to it. */
static sr_class class_of(sr_linker *l, const sr_group_state *g, const sr_incident *out)
{
  forces all = {0};
  bool hurt = false;
  for (uint32_t i = 0; i < g->mention.n; i++) {
    const sr_mention *m = sr_lk_mention(l, g->mention.v[i]);
    if (!hurt || !only_arrests(m)) note_mention(l, m, out->place.country, &all);
    hurt |= hurts(m);
  }
  hurt = false;
  for (uint32_t i = 0; i < g->mention.n; i++) {
    const sr_mention *m = sr_lk_mention(l, g->mention.v[i]);
    if (hurt && only_arrests(m)) continue;
    hurt |= hurts(m);
    forces one = {0};
    note_mention(l, m, out->place.country, &one);
    one.feud |= all.feud && !all.group && !all.state_hurt; /* "police suspect gang rivalry" */
    int c = told_class(out, &one);
    /* A sentence that only counts or clears up leaves it to the others. */
    bool firm = m->events & (SR_EV_ATTACK | SR_EV_BLAST | SR_EV_CLASH | SR_EV_STORM | SR_EV_KILL | SR_EV_ABDUCT | SR_EV_OPERATION | SR_EV_ARREST | SR_EV_ROB | SR_EV_SURRENDER | SR_EV_DEFUSE | SR_EV_BURN | SR_EV_RIOT | SR_EV_HIJACK);
    if (c >= 0 && firm) return adjust(l, g, out, (sr_class)c, &all);
  }
  int c = told_class(out, &all);
  return adjust(l, g, out, c >= 0 ? (sr_class)c : open_class(l, out, &all), &all);
}

/* ---- status ---- */

static sr_state status_of(sr_linker *l, const sr_group_state *g, sr_incident *out)
{
  uint32_t real = SR_EV_ATTACK | SR_EV_BLAST | SR_EV_CLASH | SR_EV_KILL | SR_EV_INJURE | SR_EV_STORM | SR_EV_ABDUCT | SR_EV_OPERATION | SR_EV_ARREST | SR_EV_SURRENDER | SR_EV_BODY | SR_EV_ROB | SR_EV_BURN | SR_EV_HIJACK;
  const sr_mention *told = NULL;
  bool happened = false;
  for (uint32_t i = 0; i < g->mention.n; i++) {
    const sr_mention *m = sr_lk_mention(l, g->mention.v[i]);
    if (m->status != SR_STATE_occurred && !told) told = m;
    if (m->status == SR_STATE_occurred && m->events & real && (m->count.n || m->party.n) && !m->side) happened = true;
    if (m->status == SR_STATE_denied) told = m;
  }
  if (told && (!happened || told->status == SR_STATE_denied)) {
    sr_lk_evidence(l, out, SR_V("status"), told->status_from, told->status_to);
    return (sr_state)told->status;
  }
  bool defused = g->events & SR_EV_DEFUSE && !(g->events & (SR_EV_KILL | SR_EV_INJURE | SR_EV_OPERATION | SR_EV_ARREST));
  return defused ? SR_STATE_foiled : SR_STATE_occurred;
}

/* ---- tactics ---- */

static void set_tactics(sr_linker *l, const sr_group_state *g, sr_incident *out)
{
  for (uint32_t i = 0; i < g->mention.n; i++) {
    const sr_mention *m = sr_lk_mention(l, g->mention.v[i]);
    if (m->side && g->mention.n > 1 && i > 0) continue;
    for (int t = 0; t < SR_TACTIC__N; t++)
      if (m->tactics[t]) out->tactics[t] = true;
  }
}

static bool chosen_who(uint8_t w)
{
  return (w >= SR_WHO_government_official && w <= SR_WHO_aid_worker && w != SR_WHO_teacher_or_student) || w == SR_WHO_tribal_elder || w == SR_WHO_intelligence;
}

/* One or two people, and they were meant: an official, a journalist, somebody by name. */
static bool chosen_victim(const sr_linker *l, const sr_group_state *g)
{
  bool chosen = false;
  int people = 0;
  for (uint32_t i = 0; i < g->mention.n; i++) {
    const sr_mention *m = sr_lk_mention(l, g->mention.v[i]);
    for (uint32_t k = 0; k < m->count.n; k++) {
      const sr_count *c = &m->count.v[k];
      if (c->best == SR_OPEN || c->best > 2 || c->entity == SR_NONE) return false;
      const sr_entity *e = sr_lk_entity(l, c->entity);
      if (!c->naming && !c->definite && m->sent != UINT32_MAX) people = c->best > people ? c->best : people;
      bool single = e->name_to > e->name_from || c->who == SR_WHO_police || c->who == SR_WHO_teacher_or_student;
      chosen |= c->outcome == SR_OUTCOME_killed && (chosen_who(c->who) || (single && c->best == 1));
      if (c->outcome == SR_OUTCOME_injured && c->best > 1) return false;
    }
    if (m->events & (SR_EV_STORM | SR_EV_CLASH | SR_EV_BLAST | SR_EV_ROB)) return false;
  }
  return chosen && people <= 2;
}

/* Heads of those who acted: "a mob", "gunmen". */
static bool agent_is(const sr_linker *l, const sr_group_state *g, const char *const *words)
{
  for (uint32_t i = 0; i < g->mention.n; i++) {
    const sr_mention *m = sr_lk_mention(l, g->mention.v[i]);
    for (uint32_t k = 0; k < m->party.n; k++) {
      if (m->party.v[k].arg != SR_ARG_AGENT && m->party.v[k].arg != SR_ARG_PARTY) continue;
      sr_view head = sr_tok_norm(l->in->doc, sr_lk_entity(l, m->party.v[k].entity)->head);
      for (const char *const *w = words; *w; w++)
        if (sr_view_starts(head, sr_view_of(*w))) return true;
    }
  }
  return false;
}

static bool any_killed(const sr_incident *out)
{
  for (uint32_t i = 0; i < out->n_casualties; i++)
    if (out->casualties[i].outcome == SR_OUTCOME_killed && out->casualties[i].best != 0) return true;
  return false;
}

/* What the doers tell where the words of the deed do not: gunmen shoot, mobs riot. */
static void tactics_of_doers(sr_linker *l, const sr_group_state *g, sr_incident *out)
{
  static const char *const mobs[] = {"mob", "crowd", "rioter", "protester", NULL};
  static const char *const guns[] = {"gunm", NULL};
  bool *t = out->tactics, any = false;
  if (out->cls == SR_CLASS_communal && agent_is(l, g, mobs)) {
    t[SR_TACTIC_riot] = true;
    if (any_killed(out)) t[SR_TACTIC_lynching] = true;
  }
  if (out->cls == SR_CLASS_communal || out->cls == SR_CLASS_infighting) {
    if (t[SR_TACTIC_encounter] || g->events & SR_EV_CLASH) t[SR_TACTIC_shooting] = !t[SR_TACTIC_riot];
    t[SR_TACTIC_encounter] = false;
  }
  for (int i = 0; i < SR_TACTIC__N; i++) any |= t[i];
  if (!any && agent_is(l, g, guns) && g->events & (SR_EV_ATTACK | SR_EV_KILL | SR_EV_INJURE)) t[SR_TACTIC_shooting] = true;
  bool state = out->cls == SR_CLASS_operation || out->cls == SR_CLASS_cross_border;
  for (uint32_t i = 0; i < g->mention.n && state; i++)
    if (!any && trigger_starts(l, sr_lk_mention(l, g->mention.v[i]), SR_V("strike"))) t[SR_TACTIC_airstrike] = any = true;
}

static void imply_tactics(sr_linker *l, const sr_group_state *g, sr_incident *out)
{
  bool *t = out->tactics;
  uint32_t ev = g->events;
  if (ev & SR_EV_SUICIDE) t[SR_TACTIC_suicide_bombing] = true;
  /* The report begins with the find: how they died is background to it. */
  uint32_t first = sr_lk_mention(l, g->mention.v[0])->events;
  if (first & SR_EV_BODY && !(first & (SR_EV_BLAST | SR_EV_ATTACK | SR_EV_CLASH | SR_EV_STORM))) t[SR_TACTIC_body_found] = true;
  if (t[SR_TACTIC_body_found]) t[SR_TACTIC_shooting] = false;
  bool special = t[SR_TACTIC_suicide_bombing] || t[SR_TACTIC_vehicle_bomb] || t[SR_TACTIC_ied] || t[SR_TACTIC_landmine] || t[SR_TACTIC_grenade] || t[SR_TACTIC_rocket_or_mortar] || t[SR_TACTIC_shelling] || t[SR_TACTIC_airstrike] || t[SR_TACTIC_drone_strike];
  if (special) t[SR_TACTIC_bombing] = false;
  else if (ev & SR_EV_BLAST) t[SR_TACTIC_bombing] = true;
  if (ev & SR_EV_PLANT && t[SR_TACTIC_bombing]) t[SR_TACTIC_bombing] = false, t[SR_TACTIC_ied] = true;
  if (ev & SR_EV_DEFUSE && t[SR_TACTIC_bombing]) t[SR_TACTIC_bombing] = false, t[SR_TACTIC_ied] = true;
  if (t[SR_TACTIC_rocket_or_mortar] && t[SR_TACTIC_drone_strike]) t[SR_TACTIC_rocket_or_mortar] = ev & SR_EV_CLASH;
  if (ev & (SR_EV_OPERATION | SR_EV_ENCOUNTER) || out->cls == SR_CLASS_operation) {
    if (ev & SR_EV_CLASH) t[SR_TACTIC_encounter] = true;
    if (t[SR_TACTIC_shooting] && out->cls == SR_CLASS_operation && (ev & SR_EV_OPERATION)) t[SR_TACTIC_encounter] = true;
  }
  if (out->cls == SR_CLASS_clash && ev & SR_EV_CLASH) t[SR_TACTIC_encounter] = true;
  if (out->cls == SR_CLASS_attack && ev & SR_EV_CLASH) t[SR_TACTIC_shooting] = true, t[SR_TACTIC_encounter] = false;
  if (t[SR_TACTIC_airstrike] && !(ev & SR_EV_CLASH)) t[SR_TACTIC_raid] = false; /* an air raid */
  if (out->cls == SR_CLASS_cross_border && (t[SR_TACTIC_shelling] || t[SR_TACTIC_rocket_or_mortar])) t[SR_TACTIC_shooting] = false;
  tactics_of_doers(l, g, out);
  if (t[SR_TACTIC_encounter]) t[SR_TACTIC_shooting] = false;
  /* Vests that were seized and bombers who were caught blew up nothing. */
  if (out->cls == SR_CLASS_operation && !(ev & (SR_EV_BLAST | SR_EV_SUICIDE)))
    t[SR_TACTIC_suicide_bombing] = t[SR_TACTIC_ied] = t[SR_TACTIC_bombing] = t[SR_TACTIC_vehicle_bomb] = t[SR_TACTIC_grenade] = false;
  if (out->cls == SR_CLASS_operation && ev & SR_EV_OPERATION && !t[SR_TACTIC_airstrike] && !t[SR_TACTIC_encounter] && !t[SR_TACTIC_raid]) t[SR_TACTIC_search_operation] = true;
  if (out->cls != SR_CLASS_operation) t[SR_TACTIC_search_operation] = t[SR_TACTIC_arrest] = t[SR_TACTIC_seizure] = false;
  if (out->cls == SR_CLASS_operation && ev & SR_EV_SEIZE && !(ev & (SR_EV_KILL | SR_EV_INJURE | SR_EV_ARREST | SR_EV_CLASH | SR_EV_SURRENDER | SR_EV_OPERATION))) t[SR_TACTIC_seizure] = true;
  if ((t[SR_TACTIC_shooting] || t[SR_TACTIC_stabbing] || (g->events & ~(uint32_t)SR_EV_SLAIN) == SR_EV_KILL) && !t[SR_TACTIC_raid] && !t[SR_TACTIC_ambush] && out->cls == SR_CLASS_attack && chosen_victim(l, g)) t[SR_TACTIC_targeted_killing] = true;
  if (t[SR_TACTIC_hostage_taking] && t[SR_TACTIC_abduction]) t[SR_TACTIC_hostage_taking] = false;
  bool any = false;
  for (int i = 0; i < SR_TACTIC__N; i++) any |= t[i];
  if (!any) t[SR_TACTIC_other] = true;
}

static void tactic_evidence(sr_linker *l, const sr_group_state *g, sr_incident *out)
{
  for (uint32_t i = 0; i < g->mention.n; i++) {
    const sr_mention *m = sr_lk_mention(l, g->mention.v[i]);
    for (int t = 0; t < SR_TACTIC__N; t++)
      if (m->tactics[t] && out->tactics[t]) sr_lk_evidence(l, out, SR_V("tactics"), m->tactic_from[t], m->tactic_to[t]);
  }
}

typedef struct words {
  uint32_t from, to;
} words;

/* The words of what was done, or, where only what came of it is told, those of the means. */
static words act_words(const sr_mention *m)
{
  if (m->act_to > m->act_from) return (words){m->act_from, m->act_to};
  for (int t = 0; t < SR_TACTIC__N; t++)
    if (m->tactics[t] && m->tactic_to[t] > m->tactic_from[t]) return (words){m->tactic_from[t], m->tactic_to[t]};
  return (words){m->trig_from, m->trig_to};
}

/* The trigger's words with the parties beside it, of each sentence that tells of force. */
static void class_evidence(sr_linker *l, const sr_group_state *g, sr_incident *out)
{
  for (uint32_t k = 0; k < g->mention.n; k++) {
    const sr_mention *m = sr_lk_mention(l, g->mention.v[k]);
    uint32_t a = m->trig_from, b = m->trig_to;
    if (k > 0 && !(m->events & (SR_EV_ATTACK | SR_EV_BLAST | SR_EV_CLASH | SR_EV_STORM | SR_EV_OPERATION | SR_EV_ABDUCT | SR_EV_BURN | SR_EV_ARREST | SR_EV_DEFUSE | SR_EV_SUICIDE))) continue;
    for (uint32_t i = 0; i < m->party.n; i++) {
      const sr_entity *e = sr_lk_entity(l, m->party.v[i].entity);
      if (m->party.v[i].arg > SR_ARG_TARGET || e->sent != m->sent) continue;
      if (e->tok_from < a && a - e->tok_from < 16) a = e->tok_from;
      if (e->tok_to > b && e->tok_to - b < 16) b = e->tok_to;
    }
    sr_lk_evidence(l, out, SR_V("class"), a, b);
    words act = act_words(m);
    if (act.from < a || act.to > b) sr_lk_evidence(l, out, SR_V("class"), act.from, act.to);
    if (k == 0) sr_lk_evidence(l, out, SR_V("tactics"), m->trig_from, m->trig_to);
  }
}

/* "Three Americans" hurt in another country. */
static bool foreigners(sr_linker *l, const sr_incident *out, const sr_entity *e)
{
  uint32_t p = SR_ANN_FROM(l->in->ann->place, e->head);
  if (p >= l->in->ann->place.n || l->in->ann->place.v[p].tok_from > e->head || !l->in->ann->place.v[p].demonym || l->in->ann->place.v[p].place == SR_NONE) return false;
  sr_place_info info;
  l->in->places.describe(l->in->places.places, l->in->doc->arena, l->in->ann->place.v[p].place, l->in->doc->published, &info);
  return info.country.len == 2 && out->place.country.len == 2 && !sr_view_eq(info.country, out->place.country);
}

/* A bare name killed by the state's forces in their operation was their opponent; any other was a civilian. */
static void settle_names(sr_linker *l, sr_incident *out)
{
  for (uint32_t i = 0; i < out->n_casualties; i++) {
    sr_casualty *r = &out->casualties[i];
    const sr_count *c = &l->source[i];
    if (r->who == SR_WHO_civilian && c->entity != SR_NONE && foreigners(l, out, sr_lk_entity(l, c->entity))) r->who = SR_WHO_foreigner;
    if (r->who != SR_WHO_unknown || c->entity == SR_NONE) continue;
    const sr_entity *e = sr_lk_entity(l, c->entity);
    bool caught = e->suspect && out->cls == SR_CLASS_crime && (r->outcome == SR_OUTCOME_killed || r->outcome == SR_OUTCOME_escaped);
    if (e->attacker || caught || (e->suspect && out->cls != SR_CLASS_crime)) {
      r->who = out->cls == SR_CLASS_crime ? SR_WHO_criminal : SR_WHO_militant;
      continue;
    }
    if (e->name_to <= e->name_from || e->explicit_number) continue;
    bool opponent = out->cls == SR_CLASS_operation && (r->outcome == SR_OUTCOME_killed || r->outcome == SR_OUTCOME_arrested);
    r->who = opponent ? SR_WHO_militant : SR_WHO_civilian;
  }
}

void sr_lk_class(sr_linker *l, sr_group_state *g, sr_incident *out)
{
  out->frame = g->recalled ? SR_FRAME_recalled : SR_FRAME_new;
  set_tactics(l, g, out);
  out->cls = class_of(l, g, out);
  out->status = status_of(l, g, out);
  imply_tactics(l, g, out);
  settle_names(l, out);
  class_evidence(l, g, out);
  tactic_evidence(l, g, out);
}
