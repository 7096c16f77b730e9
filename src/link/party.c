/* The parties of an incident: who is whom, which role, how sure. */
#include "link/group.h"

typedef struct party {
  uint32_t actor;  /* actor row, SR_NONE */
  int kind;
  sr_role role;
  sr_certainty certainty;
  bool denial, state, hurt, acted, fought, head_named;
  uint32_t entity; /* whose words are its text */
} party;

typedef struct parties {
  sr_linker *l;
  SR_VEC(party) v;
} parties;

static bool suspected_words(const sr_linker *l, const sr_entity *e)
{
  for (uint32_t t = e->tok_from > 0 ? e->tok_from - 1 : 0; t < e->tok_to; t++) {
    sr_view v = sr_tok_norm(l->in->doc, t);
    if (sr_view_eq(v, SR_V("suspected")) || sr_view_eq(v, SR_V("alleged")) || sr_view_eq(v, SR_V("presumed")) || sr_view_eq(v, SR_V("believed"))) return true;
  }
  return false;
}

static uint32_t actor_of(const sr_linker *l, const sr_entity *e)
{
  return e->actor == SR_NONE ? SR_NONE : l->in->ann->actor.v[e->actor].actor;
}

static bool armed_kind(int kind)
{
  return kind == SR_KIND_armed_group || kind == SR_KIND_unknown || kind == SR_KIND_criminal;
}

/* "gunmen" and the group named for them are one; so are two common nouns of one kind. */
static bool same_party(const party *p, uint32_t actor, int kind)
{
  if (actor != SR_NONE && p->actor != SR_NONE) return actor == p->actor;
  if (armed_kind(kind) && armed_kind(p->kind)) return true;
  return kind == p->kind;
}

static void name_party(party *p, uint32_t actor, int kind, uint32_t entity)
{
  if (actor == SR_NONE || p->actor != SR_NONE) {
    if (p->actor == SR_NONE && p->kind == SR_KIND_unknown && kind != SR_KIND_unknown) p->kind = kind, p->entity = entity;
    return;
  }
  p->actor = actor;
  p->kind = kind;
  p->entity = entity;
}

static party *add(parties *ps, uint32_t entity)
{
  const sr_entity *e = sr_lk_entity(ps->l, entity);
  int kind = sr_lk_kind(ps->l, e);
  if (kind < 0) return NULL;
  uint32_t actor = actor_of(ps->l, e);
  if (e->name_to > e->name_from && kind == SR_KIND_armed_group && actor == SR_NONE) kind = SR_KIND_armed_group;
  for (uint32_t i = 0; i < ps->v.n; i++)
    if (same_party(&ps->v.v[i], actor, kind)) {
      name_party(&ps->v.v[i], actor, kind, entity);
      return &ps->v.v[i];
    }
  party p = {.actor = actor, .kind = kind, .entity = entity, .state = sr_lk_state_kind(kind)};
  p.certainty = suspected_words(ps->l, e) ? SR_CERTAINTY_suspected : SR_CERTAINTY_stated;
  SR_PUSH(ps->l->in->doc->arena, &ps->v, p);
  return &ps->v.v[ps->v.n - 1];
}

static bool passer_by(const sr_linker *l, const sr_entity *e)
{
  sr_view v = sr_tok_norm(l->in->doc, e->head);
  return sr_view_starts(v, SR_V("passer")) || sr_view_starts(v, SR_V("bystander")) || sr_view_starts(v, SR_V("pedestrian"));
}

static void collect(parties *ps, const sr_mention *m)
{
  for (uint32_t i = 0; i < m->party.n; i++) {
    const sr_party *x = &m->party.v[i];
    const sr_entity *e = sr_lk_entity(ps->l, x->entity);
    if (e->type != SR_ENT_PEOPLE || passer_by(ps->l, e)) continue;
    bool acts = x->arg == SR_ARG_AGENT || x->arg == SR_ARG_BOMBER;
    if (m->events == SR_EV_CLAIM && acts) continue;
    if (acts && m->events == SR_EV_RELEASE) continue;
    party *p = add(ps, x->entity);
    if (!p) continue;
    p->acted |= acts;
    p->hurt |= x->arg == SR_ARG_VICTIM || x->arg == SR_ARG_TARGET;
    p->fought |= x->arg == SR_ARG_PARTY;
  }
}

/* The target that is a building or vehicle tells whose: "a police van". */
static void collect_sites(parties *ps, const sr_mention *m)
{
  for (uint32_t i = 0; i < m->party.n; i++) {
    const sr_entity *e = sr_lk_entity(ps->l, m->party.v[i].entity);
    if (e->type != SR_ENT_SITE || e->sense == SR_NONE) continue;
    sr_view side = sr_lex_attr(ps->l->in->lex, e->sense, SR_V("side"));
    int kind = sr_view_eq(side, SR_V("police")) ? SR_KIND_police : sr_view_eq(side, SR_V("security")) ? SR_KIND_military : -1;
    if (kind < 0) continue;
    bool known = false;
    for (uint32_t k = 0; k < ps->v.n; k++) known |= ps->v.v[k].kind == kind || ps->v.v[k].kind == SR_KIND_paramilitary;
    if (known) continue;
    party p = {.actor = actor_of(ps->l, e), .kind = kind, .entity = m->party.v[i].entity, .state = true, .hurt = true, .certainty = SR_CERTAINTY_stated};
    SR_PUSH(ps->l->in->doc->arena, &ps->v, p);
  }
}

static sr_role role_of(const party *p, const sr_incident *out, bool other_actor)
{
  switch (out->cls) {
  case SR_CLASS_clash: case SR_CLASS_infighting:
    return p->acted && !p->fought && !other_actor ? SR_ROLE_initiator : armed_kind(p->kind) || p->state ? SR_ROLE_other_party : SR_ROLE_target;
  case SR_CLASS_operation:
    if (p->state) return p->acted || !p->hurt || p->fought ? SR_ROLE_initiator : SR_ROLE_initiator;
    return SR_ROLE_target;
  case SR_CLASS_communal:
    return p->fought ? SR_ROLE_other_party : p->acted ? SR_ROLE_initiator : SR_ROLE_target;
  default:
    if (armed_kind(p->kind)) return p->acted || !p->hurt || !other_actor ? SR_ROLE_initiator : SR_ROLE_target;
    if (p->acted && !p->hurt && !other_actor) return SR_ROLE_initiator;
    if (p->acted && !p->hurt) return SR_ROLE_other_party;
    return SR_ROLE_target;
  }
}

/* ---- who claims, who is accused, who denies ---- */

static void claim_by(parties *ps, uint32_t entity)
{
  const sr_entity *e = sr_lk_entity(ps->l, entity);
  uint32_t actor = actor_of(ps->l, e);
  int kind = sr_lk_kind(ps->l, e);
  if (actor == SR_NONE && kind != SR_KIND_armed_group) return;
  bool other = false;
  for (uint32_t i = 0; i < ps->v.n; i++) {
    party *p = &ps->v.v[i];
    if (!armed_kind(p->kind)) continue;
    if (p->actor == actor || p->actor == SR_NONE) {
      name_party(p, actor, kind, entity);
      p->certainty = SR_CERTAINTY_claimed;
      p->acted = true;
      return;
    }
    other = true;
  }
  party p = {.actor = actor, .kind = kind, .entity = entity, .certainty = SR_CERTAINTY_claimed, .acted = true, .role = other ? SR_ROLE_claimant : SR_ROLE_initiator};
  SR_PUSH(ps->l->in->doc->arena, &ps->v, p);
}

static void claims(parties *ps, const sr_mention *m)
{
  if (!(m->events & SR_EV_CLAIM)) return;
  for (uint32_t i = 0; i < m->party.n; i++)
    if (m->party.v[i].arg == SR_ARG_AGENT) {
      claim_by(ps, m->party.v[i].entity);
      return;
    }
}

/* Words of accusation or denial in the sentence, with the group named in what is said. */
static void speech_stance(parties *ps, const sr_mention *m)
{
  const sr_extraction *x = ps->l->in->x;
  for (uint32_t i = 0; i < x->speech.n; i++) {
    const sr_speech *s = &x->speech.v[i];
    if (s->sent != m->sent) continue;
    for (uint32_t k = 0; k < x->entity.n; k++) {
      const sr_entity *e = &x->entity.v[k];
      if (e->sent != s->sent || e->actor == SR_NONE || sr_lk_kind(ps->l, e) != SR_KIND_armed_group) continue;
      bool speaker = e->head >= s->who_from && e->head < s->who_to;
      if (s->stance == SR_STANCE_accuses && !speaker) {
        party *p = add(ps, k);
        if (p && p->certainty == SR_CERTAINTY_stated) p->certainty = SR_CERTAINTY_accused, p->acted = true;
      } else if (s->stance == SR_STANCE_claims_responsibility && speaker) {
        claim_by(ps, k);
      } else if (s->stance == SR_STANCE_denies && speaker) {
        party *p = add(ps, k);
        if (p) p->denial = true;
      }
    }
  }
}

static void order(parties *ps)
{
  static const int rank[] = {0, 1, 3, 2};
  for (uint32_t i = 1; i < ps->v.n; i++)
    for (uint32_t k = i; k > 0 && rank[ps->v.v[k].role] < rank[ps->v.v[k - 1].role]; k--) {
      party t = ps->v.v[k];
      ps->v.v[k] = ps->v.v[k - 1];
      ps->v.v[k - 1] = t;
    }
}

static void write_party(parties *ps, const party *p, sr_actor *out)
{
  sr_linker *l = ps->l;
  const sr_entity *e = sr_lk_entity(l, p->entity);
  *out = (sr_actor){.role = p->role, .kind = (sr_kind)p->kind, .certainty = p->certainty, .denial = p->denial};
  out->text = sr_lk_words(l, e);
  if (p->actor == SR_NONE) return;
  const sr_actor_row *r = &l->in->actors->rows[p->actor];
  out->name = sr_actor_string(l->in->actors, r->name);
  out->id = sr_actor_string(l->in->actors, r->id);
  const sr_actor_mention *m = e->actor != SR_NONE ? &l->in->ann->actor.v[e->actor] : NULL;
  /* Of "three TTP militants" the group's words are its text. */
  if (m && m->actor == p->actor) out->text = sr_tok_text(l->in->doc, m->tok_from, m->tok_to);
}

void sr_lk_parties(sr_linker *l, sr_group_state *g, sr_incident *out)
{
  parties ps = {.l = l};
  for (uint32_t i = 0; i < g->mention.n; i++)
    collect(&ps, sr_lk_mention(l, g->mention.v[i]));
  for (uint32_t i = 0; i < g->mention.n; i++)
    collect_sites(&ps, sr_lk_mention(l, g->mention.v[i]));
  for (uint32_t i = 0; i < ps.v.n; i++) {
    bool other = false;
    for (uint32_t k = 0; k < ps.v.n; k++)
      other |= k != i && ps.v.v[k].acted;
    ps.v.v[i].role = role_of(&ps.v.v[i], out, other);
  }
  for (uint32_t i = 0; i < g->mention.n; i++) {
    claims(&ps, sr_lk_mention(l, g->mention.v[i]));
    speech_stance(&ps, sr_lk_mention(l, g->mention.v[i]));
  }
  order(&ps);
  out->actors = sr_arena_zalloc(l->in->doc->arena, ps.v.n + 1, sizeof *out->actors);
  out->n_actors = ps.v.n;
  for (uint32_t i = 0; i < ps.v.n; i++) {
    write_party(&ps, &ps.v.v[i], &out->actors[i]);
    const sr_entity *e = sr_lk_entity(l, ps.v.v[i].entity);
    sr_lk_evidence(l, out, sr_arena_printf(l->in->doc->arena, "actors/%u", i), e->tok_from, e->tok_to);
  }
}
