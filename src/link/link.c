/* Mentions to incidents: the list of steps. */
#include "link/group.h"

/* An incident of which nothing is left after all rules: nobody, nothing, nowhere. */
static bool empty(const sr_incident *i, const sr_group_state *g)
{
  bool where = i->place.precision != SR_PLACEPREC_unknown, when = g->from != SR_NO_DAY;
  if (i->n_casualties || i->n_weapons || i->n_seized) return false;
  return !(i->n_actors > 0 || (where && when) || (where && g->events & (SR_EV_BLAST | SR_EV_STORM | SR_EV_ATTACK)));
}

static void build(sr_linker *l, sr_group_state *g, sr_incident *out)
{
  sr_lk_where(l, g, out);
  sr_lk_ledger(l, g, out);
  sr_lk_class(l, g, out);
  sr_lk_parties(l, g, out);
  sr_lk_sides(l, g, out);
  sr_lk_things(l, g, out);
  sr_lk_speakers(l, g, out);
  sr_lk_totals(out);
}

static void sort_groups(sr_linker *l, uint32_t *order)
{
  for (uint32_t i = 0; i < l->group.n; i++) {
    uint32_t k = i;
    while (k > 0 && l->group.v[order[k - 1]].order > l->group.v[i].order) {
      order[k] = order[k - 1];
      k--;
    }
    order[k] = i;
  }
}

/* Words of a relation between the sentence's incident and the one told before. */
static void relations(sr_linker *l, const uint32_t *incident_of)
{
  sr_arena *a = l->in->doc->arena;
  SR_VEC(sr_relation) out = {0};
  const sr_annotations *ann = l->in->ann;
  for (uint32_t i = 0; i < ann->sense.n; i++) {
    const sr_sense *s = &ann->sense.v[i];
    if (l->in->lex->rows[s->entry].cls != SR_LEX_CLASS_relation) continue;
    int kind = sr_relation_kind_of(sr_lex_value(l->in->lex, s->entry));
    if (kind < 0) continue;
    uint32_t before = SR_NONE, after = SR_NONE;
    for (uint32_t m = 0; m < l->in->x->mention.n; m++) {
      const sr_mention *x = sr_lk_mention(l, m);
      if (incident_of[m] == SR_NO_INDEX) continue;
      if (x->trig_from < s->tok_from) before = incident_of[m];
      else if (after == SR_NONE) after = incident_of[m];
    }
    if (before == SR_NONE || after == SR_NONE || before == after) continue;
    sr_relation r = {before, after, (sr_relation_kind)kind};
    SR_PUSH(a, &out, r);
  }
  l->r->relations = out.v;
  l->r->n_relations = out.n;
}

const uint32_t *sr_link(const sr_link_input *in, sr_reading *r)
{
  sr_linker l = {.in = in, .r = r};
  sr_arena *a = in->doc->arena;
  uint32_t n = in->x->mention.n;
  l.of_mention = sr_arena_alloc(a, (n + 1) * sizeof *l.of_mention);
  for (uint32_t i = 0; i < n; i++) l.of_mention[i] = SR_NONE;
  sr_lk_assemble(&l);
  uint32_t *order = sr_arena_alloc(a, (l.group.n + 1) * sizeof *order);
  uint32_t *number = sr_arena_alloc(a, (l.group.n + 1) * sizeof *number);
  sort_groups(&l, order);
  r->incidents = sr_arena_zalloc(a, l.group.n + 1, sizeof *r->incidents);
  for (uint32_t i = 0; i < l.group.n; i++) {
    sr_incident x = {0};
    build(&l, &l.group.v[order[i]], &x);
    bool none = empty(&x, &l.group.v[order[i]]);
    number[order[i]] = none ? SR_NO_INDEX : r->n_incidents;
    if (!none) r->incidents[r->n_incidents++] = x;
  }
  for (uint32_t i = 0; i < n; i++) l.of_mention[i] = l.of_mention[i] == SR_NONE ? SR_NO_INDEX : number[l.of_mention[i]];
  relations(&l, l.of_mention);
  for (uint32_t i = 0; i < l.reason.n; i++)
    if (l.reason.v[i].incident != SR_NO_INDEX) l.reason.v[i].incident = number[l.reason.v[i].incident];
  r->reasons = l.reason.v;
  r->n_reasons = l.reason.n;
  return l.of_mention;
}
