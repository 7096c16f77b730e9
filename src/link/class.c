/* Class, status and tactics of an incident: by who used force and what the words name. */
#include "link/group.h"

typedef struct forces {
  bool state, group, unknown, criminal, community, civilians, state_hurt, armed_hurt, named_group;
  bool device, planted, border, ransom, protest;
} forces;

static void note_agent(forces *f, int kind, const sr_entity *e)
{
  if (kind < 0) return;
  if (sr_lk_state_kind(kind)) f->state = true;
  else if (kind == SR_KIND_armed_group) f->group = true;
  else if (kind == SR_KIND_criminal) f->criminal = true;
  else if (kind == SR_KIND_community) f->community = true;
  else if (kind == SR_KIND_unknown) f->unknown = true;
  else f->civilians = true;
  (void)e;
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

static void note_mention(sr_linker *l, const sr_mention *m, forces *f)
{
  for (uint32_t i = 0; i < m->party.n; i++) {
    const sr_entity *e = sr_lk_entity(l, m->party.v[i].entity);
    int kind = sr_lk_kind(l, e);
    uint8_t arg = m->party.v[i].arg;
    if (arg == SR_ARG_AGENT || arg == SR_ARG_BOMBER) note_agent(f, kind, e);
    if (arg == SR_ARG_PARTY) {
      f->state_hurt |= kind >= 0 && sr_lk_state_kind(kind);
      f->armed_hurt |= kind == SR_KIND_armed_group || kind == SR_KIND_criminal;
      f->community |= kind == SR_KIND_community;
    }
    if (arg == SR_ARG_VICTIM || arg == SR_ARG_TARGET) {
      f->state_hurt |= kind >= 0 && sr_lk_state_kind(kind);
      f->armed_hurt |= kind == SR_KIND_armed_group || kind == SR_KIND_criminal || (e->suspect && m->events & SR_EV_ARREST);
    }
  }
  for (uint32_t i = 0; i < m->thing.n; i++) f->device |= !m->thing.v[i].seized && sr_lk_entity(l, m->thing.v[i].entity)->device;
  f->planted |= m->events & SR_EV_PLANT;
  f->border |= sentence_has(l, m->sent, "cross", "border") || sentence_has(l, m->sent, "across", "the") ||
               sentence_has(l, m->sent, "loc", NULL) || sentence_has(l, m->sent, "line", "of");
  f->ransom |= sentence_has(l, m->sent, "ransom", NULL);
}

static bool crime_country(const sr_linker *l, sr_view code)
{
  uint64_t keys[2];
  char low[2];
  sr_phrase_hit hit;
  if (code.len != 2) return false;
  for (int i = 0; i < 2; i++) low[i] = (char)(code.ptr[i] | 0x20);
  unsigned n = sr_lex_keys((sr_view){low, 2}, keys, 2);
  if (n != 1 || !sr_phrases_at(&l->in->lex->phrases, keys, 8, 1, &hit, 1)) return false;
  for (uint32_t i = 0; i < hit.n_ids; i++)
    if (l->in->lex->rows[hit.ids[i]].cls == SR_LEX_CLASS_country) return true;
  return false;
}

static sr_class class_of(sr_linker *l, const sr_group_state *g, const sr_incident *out, const forces *f)
{
  uint32_t ev = g->events;
  if (ev & SR_EV_INFIGHT) return SR_CLASS_infighting;
  if (ev & SR_EV_COMMUNAL || f->community) return f->state && !(ev & SR_EV_COMMUNAL) ? SR_CLASS_operation : SR_CLASS_communal;
  if (f->border && f->state && f->state_hurt) return SR_CLASS_cross_border;
  if (ev & SR_EV_RIOT && !f->state) return SR_CLASS_communal;
  if (f->criminal && !f->state && !f->group) return SR_CLASS_crime;
  if (ev & SR_EV_SURRENDER && !f->group) return SR_CLASS_operation;
  bool attack = f->group || f->unknown || ev & SR_EV_SUICIDE;
  bool operation = f->state || ev & (SR_EV_OPERATION | SR_EV_ARREST) || (ev & SR_EV_ENCOUNTER);
  bool force_by_others = attack || ev & (SR_EV_BLAST | SR_EV_ABDUCT | SR_EV_HIJACK);
  if (ev & SR_EV_OPERATION && !(attack && !f->armed_hurt)) return SR_CLASS_operation;
  if (ev & SR_EV_ENCOUNTER) return SR_CLASS_operation;
  if (ev & SR_EV_CLASH && !f->state && f->state_hurt && f->armed_hurt) return SR_CLASS_clash;
  if (ev & SR_EV_CLASH && !attack && !operation) return SR_CLASS_clash;
  if (f->state && !attack && (f->armed_hurt || !force_by_others || !f->state_hurt)) return SR_CLASS_operation;
  if (ev & SR_EV_DEFUSE && !attack) return SR_CLASS_attack;
  if (ev & (SR_EV_ARREST | SR_EV_SEIZE) && !attack && !(ev & (SR_EV_KILL | SR_EV_INJURE | SR_EV_BLAST | SR_EV_ATTACK))) return SR_CLASS_operation;
  if (ev & SR_EV_ROB && !f->group) return SR_CLASS_crime;
  if (f->unknown && !f->group && !f->state_hurt && crime_country(l, out->place.country)) return SR_CLASS_crime;
  if (attack) return f->ransom && !f->group ? SR_CLASS_crime : SR_CLASS_attack;
  if (f->armed_hurt && operation) return SR_CLASS_operation;
  if (f->armed_hurt && ev & SR_EV_KILL && !f->civilians && !(ev & SR_EV_BLAST)) return SR_CLASS_operation;
  if (f->civilians) return SR_CLASS_crime;
  if (ev & SR_EV_BODY) return SR_CLASS_unattributed;
  if (f->device || f->planted || out->tactics[SR_TACTIC_ied] || out->tactics[SR_TACTIC_vehicle_bomb] || out->tactics[SR_TACTIC_grenade]) return SR_CLASS_attack;
  if (out->tactics[SR_TACTIC_landmine]) return SR_CLASS_attack;
  if (ev & SR_EV_BLAST || out->tactics[SR_TACTIC_shelling] || out->tactics[SR_TACTIC_rocket_or_mortar]) return SR_CLASS_unattributed;
  if (ev & SR_EV_ATTACK && !crime_country(l, out->place.country)) return SR_CLASS_attack;
  if (crime_country(l, out->place.country)) return SR_CLASS_crime;
  if (ev & (SR_EV_ABDUCT | SR_EV_STORM | SR_EV_BURN | SR_EV_SABOTAGE | SR_EV_HIJACK)) return SR_CLASS_attack;
  return ev & SR_EV_KILL && out->tactics[SR_TACTIC_shooting] ? SR_CLASS_attack : SR_CLASS_unattributed;
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

static bool chosen_victim(const sr_linker *l, const sr_group_state *g)
{
  bool chosen = false;
  for (uint32_t i = 0; i < g->mention.n; i++) {
    const sr_mention *m = sr_lk_mention(l, g->mention.v[i]);
    for (uint32_t k = 0; k < m->count.n; k++) {
      const sr_count *c = &m->count.v[k];
      if (c->best == SR_OPEN || c->best > 2 || c->entity == SR_NONE) return false;
      const sr_entity *e = sr_lk_entity(l, c->entity);
      bool person = e->name_to > e->name_from || (c->who >= SR_WHO_government_official && c->who <= SR_WHO_aid_worker) || c->who == SR_WHO_tribal_elder || c->who == SR_WHO_police || c->who == SR_WHO_intelligence;
      chosen |= c->outcome == SR_OUTCOME_killed && person;
    }
    if (m->events & (SR_EV_STORM | SR_EV_CLASH | SR_EV_BLAST | SR_EV_ROB)) return false;
  }
  return chosen;
}

static void imply_tactics(sr_linker *l, const sr_group_state *g, sr_incident *out)
{
  bool *t = out->tactics;
  uint32_t ev = g->events;
  if (ev & SR_EV_SUICIDE) t[SR_TACTIC_suicide_bombing] = true;
  if (ev & SR_EV_BODY && !(ev & (SR_EV_BLAST | SR_EV_ATTACK | SR_EV_CLASH | SR_EV_STORM))) t[SR_TACTIC_body_found] = true;
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
  if (t[SR_TACTIC_encounter]) t[SR_TACTIC_shooting] = false;
  if (out->cls == SR_CLASS_operation && ev & SR_EV_OPERATION && !t[SR_TACTIC_airstrike] && !t[SR_TACTIC_encounter] && !t[SR_TACTIC_raid]) t[SR_TACTIC_search_operation] = true;
  if (out->cls != SR_CLASS_operation) t[SR_TACTIC_search_operation] = t[SR_TACTIC_arrest] = t[SR_TACTIC_seizure] = false;
  if (out->cls == SR_CLASS_operation && ev & SR_EV_SEIZE && !(ev & (SR_EV_KILL | SR_EV_INJURE | SR_EV_ARREST | SR_EV_CLASH | SR_EV_SURRENDER | SR_EV_OPERATION))) t[SR_TACTIC_seizure] = true;
  if (t[SR_TACTIC_shooting] && (out->cls == SR_CLASS_attack) && chosen_victim(l, g)) t[SR_TACTIC_targeted_killing] = true;
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

/* The words of the first trigger that is no aftermath, with the party beside it. */
static void class_evidence(sr_linker *l, const sr_group_state *g, sr_incident *out)
{
  const sr_mention *m = sr_lk_mention(l, g->mention.v[0]);
  uint32_t a = m->trig_from, b = m->trig_to;
  for (uint32_t i = 0; i < m->party.n; i++) {
    const sr_entity *e = sr_lk_entity(l, m->party.v[i].entity);
    if (m->party.v[i].arg > SR_ARG_TARGET || e->sent != m->sent) continue;
    if (e->tok_from < a && a - e->tok_from < 16) a = e->tok_from;
    if (e->tok_to > b && e->tok_to - b < 16) b = e->tok_to;
  }
  sr_lk_evidence(l, out, SR_V("class"), a, b);
  sr_lk_evidence(l, out, SR_V("tactics"), m->trig_from, m->trig_to);
}

/* A bare name killed by the state's forces in their operation was their opponent; any other was a civilian. */
static void settle_names(sr_linker *l, sr_incident *out)
{
  for (uint32_t i = 0; i < out->n_casualties; i++) {
    sr_casualty *r = &out->casualties[i];
    const sr_count *c = &l->source[i];
    if (r->who != SR_WHO_unknown || c->entity == SR_NONE) continue;
    const sr_entity *e = sr_lk_entity(l, c->entity);
    if (e->name_to <= e->name_from || e->explicit_number) continue;
    bool opponent = out->cls == SR_CLASS_operation && (r->outcome == SR_OUTCOME_killed || r->outcome == SR_OUTCOME_arrested);
    r->who = opponent ? SR_WHO_militant : SR_WHO_civilian;
  }
}

void sr_lk_class(sr_linker *l, sr_group_state *g, sr_incident *out)
{
  forces f = {0};
  for (uint32_t i = 0; i < g->mention.n; i++)
    note_mention(l, sr_lk_mention(l, g->mention.v[i]), &f);
  out->frame = g->recalled ? SR_FRAME_recalled : SR_FRAME_new;
  set_tactics(l, g, out);
  out->cls = class_of(l, g, out, &f);
  out->status = status_of(l, g, out);
  imply_tactics(l, g, out);
  settle_names(l, out);
  class_evidence(l, g, out);
  tactic_evidence(l, g, out);
}
