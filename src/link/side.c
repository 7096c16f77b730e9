/* On which side of an incident the people of a ledger row were. */
#include "link/group.h"

static bool bad(sr_who w)
{
  return w == SR_WHO_militant || w == SR_WHO_suicide_attacker || w == SR_WHO_criminal;
}

static bool security(sr_who w)
{
  return w == SR_WHO_police || w == SR_WHO_military || w == SR_WHO_paramilitary || w == SR_WHO_intelligence ||
         w == SR_WHO_security_unspecified || w == SR_WHO_militia;
}

/* Do the words call them passers-by? */
static bool passer_by(const sr_linker *l, const sr_count *c)
{
  for (uint32_t t = c->tok_from; t < c->tok_to; t++) {
    sr_view v = sr_tok_norm(l->in->doc, t);
    if (sr_view_eq(v, SR_V("passing")) || sr_view_starts(v, SR_V("passer")) || sr_view_starts(v, SR_V("bystander")) || sr_view_starts(v, SR_V("pedestrian"))) return true;
  }
  return false;
}

static bool has(const sr_incident *out, bool (*is)(sr_who))
{
  for (uint32_t i = 0; i < out->n_casualties; i++)
    if (is(out->casualties[i].who)) return true;
  return false;
}

static bool target_kind(const sr_incident *out, bool state)
{
  for (uint32_t i = 0; i < out->n_actors; i++)
    if (out->actors[i].role == SR_ROLE_target && sr_lk_state_kind(out->actors[i].kind) == state) return true;
  return false;
}

static bool armed_target(const sr_incident *out)
{
  for (uint32_t i = 0; i < out->n_actors; i++)
    if (out->actors[i].role == SR_ROLE_target && (out->actors[i].kind == SR_KIND_armed_group || out->actors[i].kind == SR_KIND_criminal)) return true;
  return false;
}

static bool bombing(const sr_incident *out)
{
  return out->tactics[SR_TACTIC_bombing] || out->tactics[SR_TACTIC_ied] || out->tactics[SR_TACTIC_suicide_bombing] ||
         out->tactics[SR_TACTIC_vehicle_bomb] || out->tactics[SR_TACTIC_airstrike] || out->tactics[SR_TACTIC_shelling] ||
         out->tactics[SR_TACTIC_landmine] || out->tactics[SR_TACTIC_grenade];
}

/* People of a named party are on its side. */
static int side_of_party(const sr_linker *l, const sr_incident *out, const sr_count *c)
{
  if (c->entity == SR_NONE) return -1;
  const sr_entity *e = sr_lk_entity(l, c->entity);
  if (e->actor == SR_NONE) return -1;
  sr_view id = sr_actor_string(l->in->actors, l->in->actors->rows[l->in->ann->actor.v[e->actor].actor].id);
  for (uint32_t i = 0; i < out->n_actors; i++) {
    if (!sr_view_eq(out->actors[i].id, id)) continue;
    return out->actors[i].role == SR_ROLE_initiator ? SR_SIDE_initiator : out->actors[i].role == SR_ROLE_target ? SR_SIDE_target : SR_SIDE_other_party;
  }
  return -1;
}

static sr_side side_of(const sr_linker *l, const sr_incident *out, uint32_t i)
{
  const sr_casualty *r = &out->casualties[i];
  const sr_count *c = &l->source[i];
  if (c->zero) return SR_SIDE_unknown;
  if (passer_by(l, c)) return SR_SIDE_bystander;
  int known = side_of_party(l, out, c);
  if (known >= 0) return (sr_side)known;
  switch (out->cls) {
  case SR_CLASS_operation:
    if (bad(r->who)) return SR_SIDE_target;
    if (security(r->who)) return SR_SIDE_initiator;
    if (r->outcome == SR_OUTCOME_arrested || r->outcome == SR_OUTCOME_surrendered || r->outcome == SR_OUTCOME_escaped) return SR_SIDE_target;
    if (r->outcome == SR_OUTCOME_rescued || r->outcome == SR_OUTCOME_released) return SR_SIDE_bystander;
    if (r->who == SR_WHO_unknown || r->who == SR_WHO_mixed) return has(out, bad) && r->who == SR_WHO_unknown ? SR_SIDE_unknown : SR_SIDE_target;
    return armed_target(out) || has(out, bad) ? SR_SIDE_bystander : SR_SIDE_target;
  case SR_CLASS_clash: case SR_CLASS_infighting:
    if (out->cls == SR_CLASS_infighting && bad(r->who) && armed_target(out)) return SR_SIDE_target;
    if (bad(r->who) || security(r->who)) return SR_SIDE_other_party;
    return r->who == SR_WHO_unknown || r->who == SR_WHO_mixed ? SR_SIDE_unknown : SR_SIDE_bystander;
  case SR_CLASS_communal: {
    bool initiator = false;
    for (uint32_t k = 0; k < out->n_actors; k++) initiator |= out->actors[k].role == SR_ROLE_initiator;
    return initiator ? SR_SIDE_target : SR_SIDE_other_party;
  }
  default:
    if (r->outcome == SR_OUTCOME_arrested && !security(r->who)) return SR_SIDE_initiator; /* those who are held to have done it */
    if (bad(r->who)) return r->outcome == SR_OUTCOME_abducted ? SR_SIDE_target : SR_SIDE_initiator;
    if (r->who == SR_WHO_unknown && target_kind(out, true) && !target_kind(out, false) && !bombing(out)) return SR_SIDE_unknown;
    return SR_SIDE_target;
  }
}

void sr_lk_sides(sr_linker *l, sr_group_state *g, sr_incident *out)
{
  (void)g;
  for (uint32_t i = 0; i < out->n_casualties; i++)
    out->casualties[i].side = side_of(l, out, i);
  /* A mixed row takes the side of its first part. */
  for (uint32_t i = 0; i < out->n_casualties; i++) {
    if (out->casualties[i].who != SR_WHO_mixed) continue;
    for (uint32_t k = 0; k < out->n_casualties; k++)
      if (out->casualties[k].part_of == i && out->casualties[k].scope == SR_SCOPE_part) {
        out->casualties[i].side = out->casualties[k].side;
        break;
      }
  }
}
