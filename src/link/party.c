/* The parties of an incident: who is whom, which role, how sure. */
#include "link/party.h"

static bool suspected_words(const sr_linker *l, const sr_entity *e)
{
  for (uint32_t t = e->tok_from > 0 ? e->tok_from - 1 : 0; t < e->tok_to; t++)
    if (sr_word_in(sr_tok_norm(l->in->doc, t), "suspected alleged presumed believed")) return true;
  return false;
}

bool sr_lk_armed_kind(int kind)
{
  return kind == SR_KIND_armed_group || kind == SR_KIND_unknown || kind == SR_KIND_criminal;
}

/* "gunmen" and the group named for them are one; so are two common nouns of one kind, but not those who fired
 * and those of them who were hit by others. */
static bool same_party(const sr_actors *t, const sr_lk_party *p, uint32_t actor, int kind)
{
  /* "Afghan Taliban soldiers" and the Afghan Taliban: a body and its arm. */
  if (actor != SR_NONE && p->actor != SR_NONE) return actor == p->actor || t->rows[actor].parent == p->actor || t->rows[p->actor].parent == actor;
  if (sr_lk_armed_kind(kind) && sr_lk_armed_kind(p->kind)) return true;
  return kind == p->kind && !(kind == SR_KIND_community && p->fought);
}

void sr_lk_name_party(sr_lk_party *p, const sr_lk_who *who)
{
  if (who->actor == SR_NONE || p->actor != SR_NONE) {
    if (p->actor == SR_NONE && p->kind == SR_KIND_unknown && who->kind != SR_KIND_unknown) p->kind = who->kind, p->entity = who->entity;
    return;
  }
  p->actor = who->actor;
  p->kind = who->kind;
  p->entity = who->entity;
  p->tok_from = who->tok_from, p->tok_to = who->tok_to;
}

static bool word(const sr_linker *l, uint32_t tok, const char *words)
{
  return tok < l->in->doc->tok.n && sr_word_in(sr_tok_norm(l->in->doc, tok), words);
}

/* "eight", "two of them": a number stands for people told elsewhere by what they are. */
static bool number_alone(const sr_linker *l, const sr_entity *e)
{
  return e->quantity != SR_NONE && l->in->ann->quantity.v[e->quantity].num_to == e->head + 1;
}

/* Words that say only that they were people: with such victims nobody was chosen. */
static bool generic_people(const sr_linker *l, const sr_entity *e)
{
  if (e->who == SR_WHO_woman || e->who == SR_WHO_child) return true;
  return e->who == SR_WHO_civilian &&
         sr_word_in(sr_tok_norm(l->in->doc, e->head), "man men person persons people youth youths son sons daughter daughters boy boys girl girls husband wife "
                                                     "brother brothers sister father mother victim victims");
}

uint32_t sr_lk_taken_for(const sr_linker *l, uint32_t entity)
{
  const sr_entity *e = sr_lk_entity(l, entity);
  const sr_document *d = l->in->doc;
  uint32_t t = e->tok_to;
  if (t + 3 >= d->tok.n || !sr_word_in(sr_tok_norm(d, t), "suspected believed thought") || !sr_word_in(sr_tok_norm(d, t + 1), "to") || !sr_word_in(sr_tok_norm(d, t + 2), "be")) return SR_NONE;
  for (uint32_t i = entity + 1; i < l->in->x->entity.n && i < entity + 3; i++)
    if (sr_lk_entity(l, i)->tok_from == t + 3) return i;
  return SR_NONE;
}

/* "Sundrani tribes" told twice, "the tribesmen" after them. */
static bool same_people(const sr_linker *l, const sr_lk_party *p, uint32_t entity)
{
  if (p->kind != SR_KIND_community || p->entity == SR_NONE || sr_lk_entity(l, entity)->kind != SR_KIND_community) return false;
  if (p->entity == entity) return true;
  sr_view a = sr_lk_people_name(l, sr_lk_entity(l, p->entity), SR_V("x")), b = sr_lk_people_name(l, sr_lk_entity(l, entity), SR_V("x"));
  return !b.len || sr_view_eq(a, b);
}

/* "security forces" beside "six CRPF men": the words for any force are those of the one that is named. */
static bool any_force(const sr_linker *l, const sr_entity *e)
{
  return e->actor == SR_NONE && e->who == SR_WHO_security_unspecified && e->kind == SR_KIND_military;
}

/* "a rival faction": none of those told beside it. */
static bool rival(const sr_linker *l, uint32_t entity)
{
  if (entity == SR_NONE) return false;
  const sr_entity *e = sr_lk_entity(l, entity);
  for (uint32_t t = e->tok_from; t < e->head; t++)
    if (word(l, t, "rival splinter breakaway")) return true;
  return false;
}

/* Those who did it and those whom it befell are two, though one word serves for both: "a man killed his brother". */
static bool two_sides(const sr_lk_party_list *ps, const sr_lk_party *p, uint32_t entity, int kind)
{
  if (p->actor == SR_NONE && rival(ps->l, p->entity) != rival(ps->l, entity)) return true;
  if (rival(ps->l, entity) && !rival(ps->l, p->entity)) return true;
  if (kind != SR_KIND_civilians || p->kind != SR_KIND_civilians || p->fought || p->entity == SR_NONE || p->entity == entity) return false;
  if (sr_view_eq(sr_tok_norm(ps->l->in->doc, sr_lk_entity(ps->l, p->entity)->head), sr_tok_norm(ps->l->in->doc, sr_lk_entity(ps->l, entity)->head))) return false;
  return ps->acting ? p->hurt && !p->acted : p->acted && !p->hurt;
}

static sr_lk_party *same_force(sr_lk_party_list *ps, const sr_lk_who *who, uint32_t entity)
{
  const sr_entity *e = sr_lk_entity(ps->l, entity);
  if (who->kind < 0 || !sr_lk_state_kind(who->kind) || who->kind == SR_KIND_government) return NULL;
  for (uint32_t i = 0; i < ps->v.n; i++) {
    sr_lk_party *p = &ps->v.v[i];
    if (!p->state || p->entity == SR_NONE || p->kind == SR_KIND_government) continue;
    if (any_force(ps->l, e)) return p;
    if (p->actor != SR_NONE || !any_force(ps->l, sr_lk_entity(ps->l, p->entity))) continue;
    p->kind = who->kind, p->entity = entity, p->actor = who->actor;
    p->tok_from = who->tok_from, p->tok_to = who->tok_to;
    return p;
  }
  return NULL;
}

sr_lk_party *sr_lk_add_party(sr_lk_party_list *ps, uint32_t entity)
{
  uint32_t other = sr_lk_taken_for(ps->l, entity);
  if (other != SR_NONE && sr_lk_kind(ps->l, sr_lk_entity(ps->l, other)) >= 0) {
    sr_lk_party *p = sr_lk_add_party(ps, other);
    if (p) p->certainty = SR_CERTAINTY_suspected;
    return p;
  }
  const sr_entity *e = sr_lk_entity(ps->l, entity);
  sr_lk_who who = sr_lk_who_of(ps, entity);
  if (who.kind < 0) return NULL;
  bool generic = generic_people(ps->l, e);
  sr_lk_party *force = same_force(ps, &who, entity);
  if (force) return force;
  for (uint32_t i = 0; i < ps->v.n; i++) {
    sr_lk_party *p = &ps->v.v[i];
    if (two_sides(ps, p, entity, who.kind)) continue;
    if (!same_party(ps->l->in->actors, p, who.actor, who.kind) && !same_people(ps->l, p, entity)) continue;
    sr_lk_name_party(p, &who);
    bool bare = p->entity != SR_NONE && number_alone(ps->l, sr_lk_entity(ps->l, p->entity));
    if ((p->generic && !generic) || (bare && p->actor == SR_NONE && !number_alone(ps->l, e))) p->generic = false, p->entity = entity;
    return p;
  }
  sr_lk_party p = {.actor = who.actor, .kind = who.kind, .entity = entity, .state = sr_lk_state_kind(who.kind), .generic = generic,
                   .tok_from = who.tok_from, .tok_to = who.tok_to};
  p.certainty = suspected_words(ps->l, e) ? SR_CERTAINTY_suspected : SR_CERTAINTY_stated;
  SR_PUSH(ps->l->in->doc->arena, &ps->v, p);
  return &ps->v.v[ps->v.n - 1];
}

static bool passer_by(const sr_linker *l, const sr_entity *e)
{
  for (uint32_t t = e->tok_from; t <= e->head; t++) {
    sr_view v = sr_tok_norm(l->in->doc, t);
    if (sr_view_starts(v, SR_V("passer")) || sr_view_starts(v, SR_V("bystander")) || sr_view_starts(v, SR_V("pedestrian"))) return true;
  }
  return false;
}

/* Who makes a bomb safe, takes in those who give up or sees captives go is no party. */
static bool only_handles(const sr_lk_party_list *ps, const sr_party *x, const sr_entity *e)
{
  int kind = sr_lk_kind(ps->l, e);
  if (x->event == SR_EV_RELEASE || x->event == SR_EV_CLAIM) return true;
  bool after = ps->out->cls == SR_CLASS_attack || ps->out->cls == SR_CLASS_crime || ps->out->cls == SR_CLASS_unattributed;
  if (after && (x->event == SR_EV_ARREST || x->event == SR_EV_SEIZE) && kind >= 0 && sr_lk_state_kind(kind)) return true; /* caught those who had done it */
  if (kind < 0 || !sr_lk_state_kind(kind)) return false;
  return x->event == SR_EV_SURRENDER || (x->event == SR_EV_DEFUSE && ps->out->cls != SR_CLASS_operation);
}

/* "Militants of the X and the Y": two parties that did or bore the same. */
static void collect_second(sr_lk_party_list *ps, uint32_t first, uint32_t entity)
{
  const sr_annotations *a = ps->l->in->ann;
  sr_lk_party p = ps->v.v[first];
  if (p.entity != entity || p.actor == SR_NONE || !sr_lk_armed_kind(p.kind)) return;
  uint32_t t = p.tok_to;
  if (t + 1 >= ps->l->in->doc->tok.n || !sr_word_in(sr_tok_norm(ps->l->in->doc, t), "and")) return;
  t += sr_word_in(sr_tok_norm(ps->l->in->doc, t + 1), "the") ? 2 : 1;
  uint32_t i = SR_ANN_FROM(a->actor, t);
  if (i >= a->actor.n || a->actor.v[i].tok_from != t || a->actor.v[i].weak) return;
  sr_lk_who who = sr_lk_who_at(ps, i);
  if (who.kind != p.kind) return;
  for (uint32_t k = 0; k < ps->v.n; k++)
    if (ps->v.v[k].actor == who.actor) return;
  p.actor = who.actor;
  p.tok_from = who.tok_from, p.tok_to = who.tok_to;
  SR_PUSH(ps->l->in->doc->arena, &ps->v, p);
}

static void collect(sr_lk_party_list *ps, const sr_mention *m)
{
  for (uint32_t i = 0; i < m->party.n; i++) {
    const sr_party *x = &m->party.v[i];
    const sr_entity *e = sr_lk_entity(ps->l, x->entity);
    if (e->type != SR_ENT_PEOPLE || passer_by(ps->l, e)) continue;
    bool acts = x->arg == SR_ARG_AGENT || x->arg == SR_ARG_BOMBER;
    if (acts && only_handles(ps, x, e)) continue;
    ps->acting = acts;
    sr_lk_party *p = sr_lk_add_party(ps, x->entity);
    ps->acting = false;
    if (!p) continue;
    p->acted |= acts;
    p->hurt |= x->arg == SR_ARG_VICTIM || x->arg == SR_ARG_TARGET;
    p->aimed |= x->arg == SR_ARG_TARGET;
    p->held |= x->arg == SR_ARG_VICTIM && x->event & SR_EV_ARREST;
    p->fought |= x->arg == SR_ARG_PARTY;
    collect_second(ps, (uint32_t)(p - ps->v.v), x->entity);
  }
}

static bool state_hurt(const sr_lk_party_list *ps)
{
  for (uint32_t k = 0; k < ps->v.n; k++)
    if (ps->v.v[k].state && (ps->v.v[k].hurt || ps->v.v[k].acted)) return true;
  return false;
}

/* The target that is a building or vehicle tells whose: "a police van". */
static void push_site(sr_lk_party_list *ps, const sr_lk_who *who, int kind, uint32_t entity)
{
  for (uint32_t i = 0; who->actor != SR_NONE && i < ps->v.n; i++)
    if (ps->v.v[i].actor == who->actor) return;
  sr_lk_party p = {.actor = who->actor, .kind = kind, .entity = entity, .state = sr_lk_state_kind(kind), .hurt = true, .aimed = true,
                   .certainty = SR_CERTAINTY_stated, .tok_from = who->tok_from, .tok_to = who->tok_to};
  SR_PUSH(ps->l->in->doc->arena, &ps->v, p);
}

/* "a corner meeting of the X", "a camp of the Frontier Corps": whose it was. */
static void collect_owners(sr_lk_party_list *ps, const sr_mention *m)
{
  for (uint32_t i = 0; i < m->party.n; i++) {
    const sr_entity *e = sr_lk_entity(ps->l, m->party.v[i].entity);
    uint32_t at = e->type == SR_ENT_SITE && m->party.v[i].arg == SR_ARG_TARGET ? sr_lk_affiliation(ps->l, e) : SR_NONE;
    if (at == SR_NONE) continue;
    sr_lk_who who = sr_lk_who_at(ps, at);
    bool state = who.kind >= 0 && sr_lk_state_kind(who.kind) && who.kind != SR_KIND_government;
    if (who.kind == SR_KIND_party || who.kind == SR_KIND_community || (state && !state_hurt(ps))) push_site(ps, &who, who.kind, m->party.v[i].entity);
  }
}

/* "a convoy of buses": nobody's but theirs who travel. */
static bool civil_convoy(const sr_linker *l, const sr_entity *e)
{
  if (!word(l, e->head, "convoy convoys") || !word(l, e->tok_to, "of carrying")) return false;
  for (uint32_t t = e->tok_to + 1; t < e->tok_to + 5; t++)
    if (word(l, t, "buses bus trucks truck vans cars taxis minibuses coaches lorries tankers travellers pilgrims passengers aid food civilians vehicles")) return true;
  return false;
}

/* "A mine hit a CRPF vehicle, killing five jawans": the men in it were the force's whose it was. */
static void name_by_site(sr_lk_party_list *ps, uint32_t entity)
{
  sr_lk_who who = sr_lk_who_of(ps, entity);
  sr_lk_party *one = NULL;
  if (who.actor == SR_NONE || who.kind < 0 || !sr_lk_state_kind(who.kind)) return;
  for (uint32_t i = 0; i < ps->v.n; i++) {
    sr_lk_party *p = &ps->v.v[i];
    if (!p->state) continue;
    if (one || p->actor != SR_NONE || p->acted) return;
    one = p;
  }
  if (!one || (one->kind != who.kind && one->kind != SR_KIND_military)) return;
  one->actor = who.actor, one->kind = who.kind;
  one->tok_from = who.tok_from, one->tok_to = who.tok_to;
}

static void collect_sites(sr_lk_party_list *ps, const sr_mention *m)
{
  for (uint32_t i = 0; i < m->party.n; i++) {
    const sr_entity *e = sr_lk_entity(ps->l, m->party.v[i].entity);
    if (e->type != SR_ENT_SITE || e->sense == SR_NONE || m->party.v[i].arg == SR_ARG_AGENT) continue;
    if (state_hurt(ps)) {
      name_by_site(ps, m->party.v[i].entity);
      continue;
    }
    sr_view side = sr_lex_attr(ps->l->in->lex, e->sense, SR_V("side"));
    int kind = sr_view_eq(side, SR_V("police")) ? SR_KIND_police : sr_view_eq(side, SR_V("security")) ? SR_KIND_military : -1;
    if (kind < 0 || civil_convoy(ps->l, e)) continue;
    sr_lk_who who = sr_lk_who_of(ps, m->party.v[i].entity);
    push_site(ps, &who, who.actor != SR_NONE ? who.kind : kind, m->party.v[i].entity);
  }
}

/* ---- roles ---- */

static bool other_acted(const sr_lk_party_list *ps, uint32_t i, bool state)
{
  for (uint32_t k = 0; k < ps->v.n; k++)
    if (k != i && ps->v.v[k].acted && (!state || ps->v.v[k].state)) return true;
  return false;
}

static bool armed_acted(const sr_lk_party_list *ps, uint32_t i)
{
  for (uint32_t k = 0; k < ps->v.n; k++)
    if (k != i && ps->v.v[k].acted && !ps->v.v[k].state) return true;
  return false;
}

/* Of two states that fired, who is told first began. */
static bool first_to_act(const sr_lk_party_list *ps, uint32_t i)
{
  for (uint32_t k = 0; k < i; k++)
    if (ps->v.v[k].acted) return false;
  return ps->v.v[i].acted;
}

static bool armed_hurt(const sr_lk_party_list *ps)
{
  for (uint32_t k = 0; k < ps->v.n; k++)
    if (sr_lk_armed_kind(ps->v.v[k].kind)) return true;
  return false;
}

static sr_role role_of(const sr_lk_party_list *ps, uint32_t i)
{
  const sr_lk_party *p = &ps->v.v[i];
  bool other = other_acted(ps, i, false);
  switch (ps->out->cls) {
  case SR_CLASS_clash: case SR_CLASS_infighting:
    if (p->acted && !p->fought && !other) return SR_ROLE_initiator;
    if (ps->out->cls == SR_CLASS_infighting && p->hurt && !p->fought && !p->acted && other) return SR_ROLE_target;
    return sr_lk_armed_kind(p->kind) || p->state ? SR_ROLE_other_party : SR_ROLE_target;
  case SR_CLASS_operation:
    /* Forces that other forces hit where no group was: a strike on the police of those who rule there. */
    if (p->state) return p->hurt && !p->acted && !p->fought && other_acted(ps, i, true) && !armed_hurt(ps) ? SR_ROLE_target : SR_ROLE_initiator;
    return SR_ROLE_target;
  case SR_CLASS_cross_border:
    if (p->acted) return first_to_act(ps, i) ? SR_ROLE_initiator : SR_ROLE_other_party;
    return other || !sr_lk_armed_kind(p->kind) ? SR_ROLE_target : SR_ROLE_initiator;
  case SR_CLASS_communal:
    if (p->state) return SR_ROLE_other_party;
    return p->fought ? SR_ROLE_other_party : p->acted ? SR_ROLE_initiator : SR_ROLE_target;
  default:
    if (sr_lk_armed_kind(p->kind)) return p->acted || !p->hurt || !armed_acted(ps, i) ? SR_ROLE_initiator : SR_ROLE_target;
    if (p->acted && !p->hurt && !other) return SR_ROLE_initiator;
    if (p->acted && !p->hurt) return SR_ROLE_other_party;
    return SR_ROLE_target;
  }
}

/* ---- who is no party after all ---- */

static bool chosen(const sr_incident *out)
{
  return out->tactics[SR_TACTIC_abduction] || out->tactics[SR_TACTIC_hostage_taking] || out->tactics[SR_TACTIC_body_found] ||
         out->tactics[SR_TACTIC_lynching] || out->tactics[SR_TACTIC_execution] || out->tactics[SR_TACTIC_targeted_killing];
}

static bool anybody_aimed(const sr_lk_party_list *ps, uint32_t but)
{
  for (uint32_t k = 0; k < ps->v.n; k++)
    if (k != but && (ps->v.v[k].aimed || ps->v.v[k].state) && ps->v.v[k].role == SR_ROLE_target) return true;
  return false;
}

/* "The authorities" beside the forces that acted only stand for them. */
static bool only_authorities(const sr_lk_party_list *ps, uint32_t i)
{
  const sr_lk_party *p = &ps->v.v[i];
  if (p->kind != SR_KIND_government || p->hurt || ps->out->cls != SR_CLASS_operation) return false;
  for (uint32_t k = 0; k < ps->v.n; k++)
    if (ps->v.v[k].state && ps->v.v[k].kind != SR_KIND_government) return true;
  return false;
}

/* People who were hurt where the force was meant for others, or for nobody in particular. */
static bool bystander(const sr_lk_party_list *ps, uint32_t i)
{
  const sr_lk_party *p = &ps->v.v[i];
  const sr_incident *o = ps->out;
  bool deed = o->cls == SR_CLASS_attack || o->cls == SR_CLASS_crime || o->cls == SR_CLASS_unattributed;
  if (deed && p->held && !p->aimed && !p->acted && p->actor == SR_NONE && !sr_lk_armed_kind(p->kind)) return true; /* the suspect */
  if (p->acted || p->fought || p->actor != SR_NONE || p->kind != SR_KIND_civilians) return false;
  if (o->cls == SR_CLASS_operation) return !p->held && (armed_hurt(ps) || p->generic);
  if (o->cls == SR_CLASS_clash || o->cls == SR_CLASS_infighting) return true;
  if (chosen(o)) return false;
  if (!p->aimed && anybody_aimed(ps, i)) return true;
  if (p->generic && !p->aimed && (o->tactics[SR_TACTIC_ied] || o->tactics[SR_TACTIC_landmine] || o->tactics[SR_TACTIC_bombing] || o->tactics[SR_TACTIC_vehicle_bomb])) return true; /* a bomb chooses nobody */
  return p->generic && !p->aimed && o->cls != SR_CLASS_communal && (o->cls != SR_CLASS_attack || !armed_hurt(ps));
}

/* Was a place of worship, a market, a house struck, by the words? */
static bool struck_civil(const sr_lk_party_list *ps)
{
  const sr_group_state *g = &ps->l->group.v[ps->group];
  for (uint32_t i = 0; i < g->mention.n; i++) {
    const sr_mention *m = sr_lk_mention(ps->l, g->mention.v[i]);
    for (uint32_t k = 0; k < m->party.n; k++) {
      const sr_entity *e = sr_lk_entity(ps->l, m->party.v[k].entity);
      if (e->type != SR_ENT_SITE || e->sense == SR_NONE || m->party.v[k].arg != SR_ARG_TARGET) continue;
      sr_view side = sr_lex_attr(ps->l->in->lex, e->sense, SR_V("side"));
      if (sr_view_eq(side, SR_V("civilian")) && !sr_lex_has(ps->l->in->lex, e->sense, SR_V("moving"))) return true;
    }
  }
  return false;
}

/* "A bomb at a shrine killed nine worshippers and a constable": the constable stood by. */
static void drop_guards(sr_lk_party_list *ps)
{
  uint32_t n = 0;
  bool civil = false;
  for (uint32_t i = 0; i < ps->v.n; i++) civil |= ps->v.v[i].kind == SR_KIND_civilians && ps->v.v[i].hurt;
  if (!civil || ps->out->cls == SR_CLASS_operation || !struck_civil(ps)) return;
  for (uint32_t i = 0; i < ps->v.n; i++) {
    const sr_lk_party *p = &ps->v.v[i];
    bool guard = p->state && p->kind != SR_KIND_government && p->hurt && !p->aimed && !p->acted && !p->fought && p->role == SR_ROLE_target;
    if (!guard) ps->v.v[n++] = *p;
  }
  ps->v.n = n;
}

static void drop_bystanders(sr_lk_party_list *ps)
{
  uint32_t n = 0;
  bool *gone = sr_arena_zalloc(ps->l->in->doc->arena, ps->v.n + 1, 1);
  for (uint32_t i = 0; i < ps->v.n; i++) gone[i] = bystander(ps, i) || only_authorities(ps, i);
  for (uint32_t i = 0; i < ps->v.n; i++)
    if (!gone[i]) ps->v.v[n++] = ps->v.v[i];
  ps->v.n = n;
}

/* ---- the list ---- */

static void order(sr_lk_party_list *ps)
{
  static const int rank[] = {0, 1, 3, 2};
  for (uint32_t i = 1; i < ps->v.n; i++)
    for (uint32_t k = i; k > 0 && rank[ps->v.v[k].role] < rank[ps->v.v[k - 1].role]; k--) {
      sr_lk_party t = ps->v.v[k];
      ps->v.v[k] = ps->v.v[k - 1];
      ps->v.v[k - 1] = t;
    }
}

static void write_party(sr_lk_party_list *ps, const sr_lk_party *p, sr_actor *out)
{
  sr_linker *l = ps->l;
  *out = (sr_actor){.role = p->role, .kind = (sr_kind)p->kind, .certainty = p->certainty, .denial = p->denial};
  /* Of "three TTP militants" the group's words are its text. */
  bool own = p->tok_to > p->tok_from;
  out->text = own || p->entity == SR_NONE ? sr_tok_text(l->in->doc, p->tok_from, p->tok_to) : sr_lk_words(l, sr_lk_entity(l, p->entity));
  if (p->actor == SR_NONE && p->kind == SR_KIND_community && p->entity != SR_NONE) out->name = sr_lk_people_name(l, sr_lk_entity(l, p->entity), out->text);
  if (p->actor == SR_NONE) return;
  const sr_actor_row *r = &l->in->actors->rows[p->actor];
  out->name = sr_actor_string(l->in->actors, r->name);
  out->id = sr_actor_string(l->in->actors, r->id);
}

/* Men arrested are "unknown" until somebody says what they are. */
static void unknown_men(sr_lk_party_list *ps)
{
  for (uint32_t i = 0; i < ps->v.n; i++) {
    sr_lk_party *p = &ps->v.v[i];
    if (p->kind == SR_KIND_civilians && p->generic && p->held && p->role == SR_ROLE_target && ps->out->cls == SR_CLASS_operation) p->kind = SR_KIND_unknown;
  }
}

static void write_all(sr_lk_party_list *ps, sr_incident *out)
{
  sr_linker *l = ps->l;
  out->actors = sr_arena_zalloc(l->in->doc->arena, ps->v.n + 1, sizeof *out->actors);
  out->n_actors = ps->v.n;
  for (uint32_t i = 0; i < ps->v.n; i++) {
    const sr_lk_party *p = &ps->v.v[i];
    write_party(ps, p, &out->actors[i]);
    const sr_entity *e = p->entity != SR_NONE ? sr_lk_entity(l, p->entity) : NULL;
    sr_view field = sr_arena_printf(l->in->doc->arena, "actors/%u", i);
    if (e) sr_lk_evidence(l, out, field, e->tok_from, e->tok_to);
    if (!e || (p->tok_to > p->tok_from && (p->tok_from < e->tok_from || p->tok_to > e->tok_to))) sr_lk_evidence(l, out, field, p->tok_from, p->tok_to);
  }
}

/* A blast of untold hand that a group claims, or is accused of, is that group's attack. */
static void class_of_accused(const sr_lk_party_list *ps, sr_incident *out)
{
  if (out->cls != SR_CLASS_unattributed || out->tactics[SR_TACTIC_body_found]) return;
  for (uint32_t i = 0; i < ps->v.n; i++) {
    const sr_lk_party *p = &ps->v.v[i];
    if (p->role != SR_ROLE_initiator || p->denial || p->state) continue;
    if (p->kind == SR_KIND_armed_group) out->cls = SR_CLASS_attack;
    else if (p->kind == SR_KIND_criminal) out->cls = SR_CLASS_crime;
  }
}

void sr_lk_parties(sr_linker *l, sr_group_state *g, sr_incident *out)
{
  sr_lk_party_list ps = {.l = l, .group = (uint32_t)(g - l->group.v), .out = out};
  for (uint32_t i = 0; i < g->mention.n; i++) collect(&ps, sr_lk_mention(l, g->mention.v[i]));
  sr_lk_powers(&ps);
  for (uint32_t i = 0; i < g->mention.n; i++) collect_owners(&ps, sr_lk_mention(l, g->mention.v[i]));
  for (uint32_t i = 0; i < g->mention.n; i++) collect_sites(&ps, sr_lk_mention(l, g->mention.v[i]));
  for (uint32_t i = 0; i < ps.v.n; i++) ps.v.v[i].role = role_of(&ps, i);
  drop_guards(&ps);
  drop_bystanders(&ps);
  unknown_men(&ps);
  sr_lk_accuse(&ps);
  class_of_accused(&ps, out);
  order(&ps);
  write_all(&ps, out);
}
