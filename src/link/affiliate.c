/* The group of a person who is accused of an incident is its accused initiator. */
#include "link/party.h"

static bool accused(const sr_person *p, uint32_t incident)
{
  for (uint32_t i = 0; i < p->n_roles; i++) {
    sr_prole r = p->roles[i].role;
    if (p->roles[i].incident == incident && (r == SR_PROLE_accused_perpetrator || r == SR_PROLE_accused_planner)) return true;
  }
  return false;
}

/* Where the report first names the group in full. */
static uint32_t mention_of(const sr_link_input *in, sr_view id)
{
  for (uint32_t i = 0; i < in->ann->actor.n; i++) {
    const sr_actor_mention *m = &in->ann->actor.v[i];
    if (!m->weak && sr_view_eq(sr_actor_string(in->actors, in->actors->rows[m->actor].id), id)) return i;
  }
  return SR_NONE;
}

/* The initiator that the group may be: one of its kind without a name. NULL with `*named` where another is named. */
static sr_actor *place_for(sr_incident *x, bool *named)
{
  *named = false;
  for (uint32_t i = 0; i < x->n_actors; i++) {
    sr_actor *a = &x->actors[i];
    if (a->role != SR_ROLE_initiator || !sr_lk_armed_kind(a->kind)) continue;
    if (!a->name.len) return a;
    *named = true;
  }
  return NULL;
}

static sr_actor *new_actor(sr_arena *arena, sr_incident *x)
{
  sr_actor *v = sr_arena_zalloc(arena, x->n_actors + 2, sizeof *v);
  memcpy(v + 1, x->actors, x->n_actors * sizeof *v);
  for (uint32_t i = 0; i < x->evidence.n; i++) {
    sr_evidence *e = &x->evidence.v[i];
    uint32_t n = 0, at = 7;
    if (!sr_view_starts(e->field, SR_V("actors/"))) continue;
    for (; at < e->field.len && e->field.ptr[at] >= '0' && e->field.ptr[at] <= '9'; at++) n = n * 10 + (uint32_t)(e->field.ptr[at] - '0');
    if (at == e->field.len) e->field = sr_arena_printf(arena, "actors/%u", n + 1);
  }
  x->actors = v;
  x->n_actors++;
  return v;
}

static void add_group(const sr_link_input *in, sr_incident *x, uint32_t mention)
{
  const sr_actor_mention *m = &in->ann->actor.v[mention];
  const sr_actor_row *row = &in->actors->rows[m->actor];
  int kind = sr_kind_of(sr_actor_string(in->actors, row->kind));
  bool named;
  sr_actor *a = place_for(x, &named);
  if (!sr_lk_armed_kind(kind) || named || x->cls == SR_CLASS_operation) return;
  if (!a) a = new_actor(in->doc->arena, x);
  *a = (sr_actor){.role = SR_ROLE_initiator, .kind = (sr_kind)kind, .certainty = SR_CERTAINTY_accused, .denial = a->denial};
  a->text = sr_tok_text(in->doc, m->tok_from, m->tok_to);
  a->name = sr_actor_string(in->actors, row->name);
  a->id = sr_actor_string(in->actors, row->id);
  sr_linker l = {.in = in};
  sr_lk_evidence(&l, x, sr_arena_printf(in->doc->arena, "actors/%u", (unsigned)(a - x->actors)), m->tok_from, m->tok_to);
}

void sr_link_affiliates(const sr_link_input *in, sr_reading *r)
{
  for (uint32_t i = 0; i < r->n_people; i++) {
    if (!r->people[i].affiliation_id.len) continue;
    uint32_t m = mention_of(in, r->people[i].affiliation_id);
    for (uint32_t k = 0; m != SR_NONE && k < r->n_incidents; k++)
      if (accused(&r->people[i], k)) add_group(in, &r->incidents[k], m);
  }
}
