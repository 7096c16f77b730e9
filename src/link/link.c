/* Mentions to incidents: the list of steps. */
#include "link/group.h"

/* An incident of which nothing is left after all rules: nobody, nothing, nowhere. */
static bool empty(const sr_incident *i, const sr_group_state *g)
{
  bool where = i->place.precision != SR_PLACEPREC_unknown, when = g->from != SR_NO_DAY;
  if (i->n_casualties || i->n_weapons || i->n_seized) return false;
  return !(i->n_actors > 0 || (where && when) || (where && g->events & (SR_EV_BLAST | SR_EV_STORM | SR_EV_ATTACK)));
}

/* Does the report tell of illness, disaster or traffic? */
static bool tells_natural(const sr_link_input *in)
{
  for (uint32_t i = 0; i < in->ann->sense.n; i++) {
    uint32_t row = in->ann->sense.v[i].entry;
    if (in->lex->rows[row].cls != SR_LEX_CLASS_modal) continue;
    if (sr_lex_has(in->lex, row, SR_V("illness")) || sr_lex_has(in->lex, row, SR_V("accident"))) return true;
  }
  return false;
}

static uint32_t dateline_of(const sr_annotations *ann)
{
  for (uint32_t i = 0; i < ann->place.n; i++)
    if (ann->place.v[i].dateline && ann->place.v[i].place != SR_NONE) return i;
  return SR_NONE;
}

/* Deaths told without anybody or anything that killed, in a report of illness, disaster or traffic. */
static bool natural(const sr_linker *l, const sr_incident *x, const sr_group_state *g)
{
  uint32_t other = g->events & ~(uint32_t)(SR_EV_KILL | SR_EV_INJURE | SR_EV_TOLL | SR_EV_MISSING | SR_EV_UNHURT | SR_EV_RELEASE);
  if (other || x->n_weapons) return false;
  for (uint32_t i = 0; i < x->n_actors; i++)
    if (x->actors[i].role == SR_ROLE_initiator) return false;
  return l->natural;
}

static void build(sr_linker *l, sr_group_state *g, sr_incident *out)
{
  sr_lk_where(l, g, out);
  sr_lk_ledger(l, g, out);
  sr_lk_class(l, g, out);
  sr_lk_parties(l, g, out);
  sr_lk_sides(l, g, out);
  sr_lk_things(l, g, out);
  sr_lk_goals(l, g, out);
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

typedef struct relation_list {
  SR_VEC(sr_relation) v;
} relation_list;

static void relate(sr_linker *l, relation_list *out, uint32_t from, uint32_t to, sr_relation_kind kind)
{
  if (from == to || from == SR_NO_INDEX || to == SR_NO_INDEX) return;
  for (uint32_t i = 0; i < out->v.n; i++)
    if (out->v.v[i].from == from && out->v.v[i].to == to) return;
  sr_relation r = {from, to, kind};
  SR_PUSH(l->in->doc->arena, &out->v, r);
}

static uint32_t sentence_of(const sr_linker *l, uint32_t tok)
{
  uint32_t a = 0, b = l->in->doc->sent.n;
  while (a < b) {
    uint32_t m = a + (b - a) / 2;
    if (l->in->doc->sent.v[m].tok_to <= tok) a = m + 1;
    else b = m;
  }
  return a;
}

/* "in retaliation for X": what stands behind the phrase was answered; who answered is the sentence's other
 * incident, else the one told before. */
static void relate_phrase(sr_linker *l, const uint32_t *of, const sr_sense *s, sr_relation_kind kind, relation_list *out)
{
  uint32_t to = SR_NO_INDEX, from = SR_NO_INDEX, sent = SR_NONE;
  uint32_t near = sentence_of(l, s->tok_from), first = sr_lk_mention_from(l, near);
  for (uint32_t i = first; i < l->in->x->mention.n && to == SR_NO_INDEX; i++) {
    const sr_mention *m = sr_lk_mention(l, i);
    if (m->sent > near + 40) break; /* no sentence is shorter than a token */
    if (of[i] == SR_NO_INDEX || m->trig_from < s->tok_to || m->trig_from > s->tok_to + 40) continue;
    to = of[i];
    sent = m->sent;
  }
  if (to == SR_NO_INDEX) return;
  first = sr_lk_mention_from(l, sent);
  for (uint32_t i = first; i < l->in->x->mention.n && sr_lk_mention(l, i)->sent == sent && from == SR_NO_INDEX; i++)
    if (of[i] != to) from = of[i];
  for (uint32_t i = first; i-- > 0 && from == SR_NO_INDEX;)
    if (of[i] != to) from = of[i];
  relate(l, out, from, to, kind);
}

static bool names_suspect(const sr_linker *l, const sr_mention *m)
{
  for (uint32_t i = 0; i < m->party.n; i++) {
    const sr_entity *e = sr_lk_entity(l, m->party.v[i].entity);
    if ((m->party.v[i].arg == SR_ARG_VICTIM || m->party.v[i].arg == SR_ARG_TARGET) && (e->suspect || e->kind == SR_KIND_armed_group || m->events & SR_EV_ARREST)) return true;
  }
  return false;
}

/* An arrest or killing of a suspect follows up what he is suspected of. */
static void relate_suspects(sr_linker *l, const uint32_t *of, relation_list *out)
{
  for (uint32_t i = 0; i < l->in->x->mention.n; i++) {
    const sr_mention *side = sr_lk_mention(l, i);
    if (!side->side || of[i] == SR_NO_INDEX || l->r->incidents[of[i]].frame != SR_FRAME_recalled) continue;
    for (uint32_t k = sr_lk_mention_from(l, side->sent); k < l->in->x->mention.n; k++) {
      const sr_mention *m = sr_lk_mention(l, k);
      if (m->sent != side->sent) break;
      if (m->side || of[k] == SR_NO_INDEX || !names_suspect(l, m)) continue;
      if (l->r->incidents[of[k]].cls == SR_CLASS_operation) relate(l, out, of[k], of[i], SR_RELATION_follow_up);
    }
  }
}

/* A captive's body found follows up the abduction. */
static void relate_captives(sr_linker *l, relation_list *out)
{
  const sr_reading *r = l->r;
  for (uint32_t i = 0; i < r->n_incidents; i++)
    for (uint32_t k = 0; k < r->n_incidents; k++) {
      bool taken = r->incidents[i].tactics[SR_TACTIC_abduction] || r->incidents[i].tactics[SR_TACTIC_hostage_taking];
      if (i != k && taken && r->incidents[k].tactics[SR_TACTIC_body_found] && r->n_incidents <= 4) relate(l, out, k, i, SR_RELATION_follow_up);
    }
}

static void relations(sr_linker *l, const uint32_t *of)
{
  relation_list out = {{0}};
  const sr_annotations *ann = l->in->ann;
  for (uint32_t i = 0; i < ann->sense.n; i++) {
    const sr_sense *s = &ann->sense.v[i];
    if (l->in->lex->rows[s->entry].cls != SR_LEX_CLASS_relation) continue;
    int kind = sr_relation_kind_of(sr_lex_value(l->in->lex, s->entry));
    if (kind == SR_RELATION_retaliation_for) relate_phrase(l, of, s, SR_RELATION_retaliation_for, &out);
  }
  relate_suspects(l, of, &out);
  relate_captives(l, &out);
  l->r->relations = out.v.v;
  l->r->n_relations = out.v.n;
}

const uint32_t *sr_link(const sr_link_input *in, sr_reading *r)
{
  sr_linker l = {.in = in, .r = r, .natural = tells_natural(in), .dateline = dateline_of(in->ann)};
  sr_arena *a = in->doc->arena;
  uint32_t n = in->x->mention.n;
  /* Assembling may add a mention for each group (what a sum tells of all). */
  l.of_mention = sr_arena_alloc(a, (2 * n + SR_MAX_INCIDENTS + 1) * sizeof *l.of_mention);
  for (uint32_t i = 0; i < 2 * n + SR_MAX_INCIDENTS + 1; i++) l.of_mention[i] = SR_NONE;
  sr_lk_assemble(&l);
  uint32_t *order = sr_arena_alloc(a, (l.group.n + 1) * sizeof *order);
  uint32_t *number = sr_arena_alloc(a, (l.group.n + 1) * sizeof *number);
  sort_groups(&l, order);
  r->incidents = sr_arena_zalloc(a, l.group.n + 1, sizeof *r->incidents);
  for (uint32_t i = 0; i < l.group.n; i++) {
    sr_incident x = {0};
    build(&l, &l.group.v[order[i]], &x);
    bool none = empty(&x, &l.group.v[order[i]]) || natural(&l, &x, &l.group.v[order[i]]);
    number[order[i]] = none ? SR_NO_INDEX : r->n_incidents;
    if (!none) r->incidents[r->n_incidents++] = x;
  }
  n = in->x->mention.n;
  for (uint32_t i = 0; i < n; i++) l.of_mention[i] = l.of_mention[i] == SR_NONE ? SR_NO_INDEX : number[l.of_mention[i]];
  relations(&l, l.of_mention);
  for (uint32_t i = 0; i < l.reason.n; i++)
    if (l.reason.v[i].incident != SR_NO_INDEX) l.reason.v[i].incident = number[l.reason.v[i].incident];
  r->reasons = l.reason.v;
  r->n_reasons = l.reason.n;
  return l.of_mention;
}
