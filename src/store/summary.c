/* What is known of an incident; see summary.h. Every choice is between claims: nothing is averaged. */
#include "sitrep/engine.h"
#include "store/summary.h"

typedef struct choice {
  sr_known *out;
  sr_arena *arena;
  sr_member *v;
  uint32_t n;
  sr_policy policy;
} choice;

static int by_issue(const void *x, const void *y)
{
  const sr_member *p = x, *q = y;
  if (p->held.published != q->held.published) return p->held.published < q->held.published ? -1 : 1;
  return p->held.key < q->held.key ? -1 : p->held.key > q->held.key;
}

/* ---- tolls ---- */

static const sr_outcome toll[] = {SR_OUTCOME_killed, SR_OUTCOME_injured};

static const sr_range *range_of(const sr_member *m, int o)
{
  return &m->held.outcome[o];
}

static int32_t value_of(const sr_range *r)
{
  return r->best != SR_NULL_INT ? r->best : r->low != SR_NULL_INT ? r->low : r->high;
}

static bool tells(const sr_member *m, int o)
{
  return !m->copy && range_of(m, o)->told && value_of(range_of(m, o)) != SR_NULL_INT;
}

static int standing(const sr_member *m, int o)
{
  return o == SR_OUTCOME_killed ? m->held.standing[0] : o == SR_OUTCOME_injured ? m->held.standing[1] : SR_STANDING_OFFICIAL;
}

/* The figure that an official gives in a report whose own is of others: "Residents counted 11; police put the toll at 7." */
static const sr_casualty *official_rival(const sr_member *m, int o)
{
  const sr_casualty *found = NULL;
  for (uint32_t i = 0; i < m->held.n_casualties && standing(m, o) != SR_STANDING_OFFICIAL; i++) {
    const sr_casualty *c = &m->held.casualties[i];
    bool official = c->attribution && sr_standing_of((int)c->attribution - 1) == SR_STANDING_OFFICIAL;
    if ((int)c->outcome == o && c->scope == SR_SCOPE_alternative && official && c->best != SR_NULL_INT) found = c;
  }
  return found;
}

/* The highest standing of those that a report has a figure from. */
static int best_standing(const sr_member *m, int o)
{
  return official_rival(m, o) ? SR_STANDING_OFFICIAL : standing(m, o);
}

static int speaker(const sr_member *m, int o)
{
  return o == SR_OUTCOME_killed ? m->held.speaker_kind[0] : o == SR_OUTCOME_injured ? m->held.speaker_kind[1] : 0;
}

static unsigned detail(const sr_member *m, int o)
{
  const sr_range *g = o == SR_OUTCOME_injured ? m->held.totals.injured : m->held.totals.killed;
  unsigned n = 0;
  for (int i = SR_GROUP_civilians; i < SR_GROUP__N; i++) n += g[i].told && i != SR_GROUP_unknown;
  return n * 2 + (m->held.frame == SR_FRAME_new);
}

static unsigned support(const choice *c, int o, int32_t value)
{
  unsigned n = 0;
  for (uint32_t i = 0; i < c->n; i++) n += tells(&c->v[i], o) && value_of(range_of(&c->v[i], o)) == value;
  return n;
}

/* Is q the better claim? p comes before it in order of publication. */
static bool better(const choice *c, int o, const sr_member *p, const sr_member *q)
{
  int32_t x = value_of(range_of(p, o)), y = value_of(range_of(q, o));
  bool later = q->held.published > p->held.published || (q->held.published == p->held.published && detail(q, o) > detail(p, o));
  switch (c->policy) {
  case SR_POLICY_lowest: return y < x || (y == x && later);
  case SR_POLICY_highest: return y > x || (y == x && later);
  case SR_POLICY_majority: {
    unsigned s = support(c, o, x), t = support(c, o, y);
    return s == t ? later : t > s;
  }
  default: return best_standing(q, o) == best_standing(p, o) ? later : best_standing(q, o) > best_standing(p, o);
  }
}

/* An earlier figure of a speaker of the same kind, or of one official before another, is no rival any more. */
static bool overtaken(const choice *c, int o, uint32_t at)
{
  for (uint32_t i = 0; i < c->n; i++) {
    const sr_member *p = &c->v[at], *q = &c->v[i];
    if (i == at || !tells(q, o) || q->held.published <= p->held.published || q->held.frame == SR_FRAME_recalled) continue;
    if (speaker(p, o) == speaker(q, o)) return true;
    if (standing(p, o) == SR_STANDING_OFFICIAL && standing(q, o) == SR_STANDING_OFFICIAL) return true;
  }
  return false;
}

static void widen(sr_range *r, const sr_range *by)
{
  int32_t low = by->low != SR_NULL_INT ? by->low : by->best, high = by->high != SR_NULL_INT ? by->high : by->best;
  if (low != SR_NULL_INT && (r->low == SR_NULL_INT || low < r->low)) r->low = low;
  if (high != SR_NULL_INT && (r->high == SR_NULL_INT || high > r->high)) r->high = high;
}

/* The figure of one outcome; the member that gives it, or NULL. */
static const sr_member *figure(const choice *c, int o, sr_range *out)
{
  const sr_member *best = NULL;
  for (uint32_t i = 0; i < c->n; i++)
    if (tells(&c->v[i], o) && (!best || better(c, o, best, &c->v[i]))) best = &c->v[i];
  *out = (sr_range){best != NULL, SR_NULL_INT, SR_NULL_INT, SR_NULL_INT};
  if (!best) return NULL;
  *out = *range_of(best, o);
  const sr_casualty *rival = c->policy == SR_POLICY_latest_official ? official_rival(best, o) : NULL;
  out->best = rival ? rival->best : c->policy == SR_POLICY_range ? SR_NULL_INT : value_of(range_of(best, o));
  for (uint32_t i = 0; i < c->n; i++)
    if (tells(&c->v[i], o) && (c->policy == SR_POLICY_range || c->policy == SR_POLICY_lowest || !overtaken(c, o, i)))
      widen(out, range_of(&c->v[i], o));
  if (rival) widen(out, &(sr_range){true, rival->low, rival->best, rival->high});
  return best;
}

/* The parts of a toll: of the report whose figure was taken, else of one that gives the same figure and has parts. */
static const sr_member *parts(const choice *c, int o, const sr_member *of)
{
  const sr_member *best = of;
  for (uint32_t i = 0; i < c->n; i++) {
    const sr_member *m = &c->v[i];
    if (tells(m, o) && value_of(range_of(m, o)) == value_of(range_of(of, o)) && detail(m, o) > detail(best, o)) best = m;
  }
  return best;
}

/* "One of the injured died": those whom a report counts among the dead and an earlier one among the injured. */
static int32_t died_since(const sr_member *m)
{
  int32_t n = 0;
  for (uint32_t i = 0; i < m->held.n_casualties; i++) {
    const sr_casualty *c = &m->held.casualties[i];
    if (c->outcome != SR_OUTCOME_killed || c->part_of >= m->held.n_casualties || c->best == SR_NULL_INT) continue;
    if (m->held.casualties[c->part_of].outcome == SR_OUTCOME_injured) n += c->best;
  }
  return n;
}

static void add_rows(choice *c, int o, const sr_member *m)
{
  sr_known *k = c->out;
  for (uint32_t i = 0; i < m->held.n_casualties; i++) {
    sr_casualty row = m->held.casualties[i];
    if ((int)row.outcome != o || row.scope == SR_SCOPE_alternative) continue;
    row.part_of = SR_NO_INDEX; /* an index into the report's ledger; the scope says that it is a part */
    k->casualties[k->n_casualties++] = row;
  }
}

static void tolls(choice *c)
{
  sr_known *k = c->out;
  const sr_member *giver[2] = {0};
  uint32_t rows = 0;
  for (uint32_t i = 0; i < c->n; i++) rows += c->v[i].held.n_casualties;
  k->casualties = sr_arena_zalloc(c->arena, rows + 1, sizeof *k->casualties);
  for (int t = 0; t < 2; t++) {
    sr_range *all = t ? k->totals.injured : k->totals.killed;
    giver[t] = figure(c, (int)toll[t], &k->outcome[toll[t]]);
    if (!giver[t]) continue;
    const sr_member *m = parts(c, (int)toll[t], giver[t]);
    memcpy(all, t ? m->held.totals.injured : m->held.totals.killed, sizeof k->totals.killed);
    /* whose parts those of another figure are, nobody says */
    if (k->outcome[toll[t]].best != SR_NULL_INT && k->outcome[toll[t]].best != value_of(range_of(giver[t], (int)toll[t])))
      for (int g = 0; g < SR_GROUP__N; g++) all[g] = (sr_range){false, SR_NULL_INT, SR_NULL_INT, SR_NULL_INT};
    all[SR_GROUP_all] = k->outcome[toll[t]];
    add_rows(c, (int)toll[t], m);
  }
  if (giver[0] && giver[1] && giver[0] != giver[1] && giver[0]->held.published > giver[1]->held.published) {
    int32_t n = died_since(giver[0]);
    sr_range *r = &k->outcome[SR_OUTCOME_injured];
    if (r->best != SR_NULL_INT && r->best >= n) r->best -= n;
    if (r->low != SR_NULL_INT && r->low >= n) r->low -= n;
    k->totals.injured[SR_GROUP_all] = *r;
  }
  for (int o = 0; o < SR_OUTCOME__N; o++) {
    if (o == SR_OUTCOME_killed || o == SR_OUTCOME_injured) continue;
    const sr_member *m = figure(c, o, &k->outcome[o]);
    if (m) add_rows(c, o, m);
  }
}

/* ---- when, where ---- */

static unsigned day_support(const choice *c, const sr_date *d)
{
  unsigned n = 0;
  for (uint32_t i = 0; i < c->n; i++) {
    const sr_date *e = &c->v[i].held.date;
    if (!c->v[i].copy && e->from == d->from && e->to == d->to) n += c->v[i].held.frame == SR_FRAME_new ? 2 : 1;
  }
  return n;
}

/* The finest precision; then the day that most reports give; then the latest report's, which may correct the others. */
static void choose_date(choice *c)
{
  sr_date *best = NULL;
  unsigned most = 0;
  c->out->date = (sr_date){SR_NULL_INT, SR_NULL_INT, SR_DATEPREC_unknown, SR_VNULL};
  for (uint32_t i = 0; i < c->n; i++) {
    sr_date *d = &c->v[i].held.date;
    if (d->from == SR_NULL_INT || c->v[i].copy) continue;
    unsigned n = day_support(c, d);
    if (best && d->precision > best->precision) continue;
    if (best && d->precision == best->precision && n < most) continue;
    if (best && best->time.len && !d->time.len && d->from == best->from && d->to == best->to) continue;
    best = d;
    most = n;
  }
  if (best) c->out->date = *best;
}

static unsigned town_support(const choice *c, const sr_place *p)
{
  unsigned n = 0;
  for (uint32_t i = 0; i < c->n; i++) {
    const sr_place *q = &c->v[i].held.place;
    if (!c->v[i].copy && sr_view_eq(p->locality, q->locality) && sr_view_eq(p->admin1, q->admin1)) n++;
  }
  return n;
}

static int grain(const sr_place *p)
{
  return p->locality.len ? 3 : p->admin2.len ? 2 : p->admin1.len ? 1 : 0;
}

static void choose_place(choice *c)
{
  const sr_place *best = NULL;
  unsigned most = 0;
  for (uint32_t i = 0; i < c->n; i++) {
    const sr_place *p = &c->v[i].held.place;
    if (c->v[i].copy || (!p->country.len && !p->text.len)) continue;
    unsigned n = town_support(c, p);
    if (best && grain(p) < grain(best)) continue;
    if (best && grain(p) == grain(best)) {
      bool same = sr_view_eq(p->locality, best->locality) && sr_view_eq(p->admin1, best->admin1);
      if (same ? p->precision > best->precision || (p->precision == best->precision && !p->site.len) : n < most) continue;
    }
    best = p;
    most = n;
  }
  c->out->place = best ? *best : (sr_place){.precision = SR_PLACEPREC_unknown};
}

/* ---- what ---- */

static void choose_class(choice *c)
{
  unsigned n[SR_CLASS__N] = {0}, happened = 0, best = 0;
  for (uint32_t i = 0; i < c->n; i++) {
    if (c->v[i].copy) continue;
    /* what is told anew counts for more than what is recalled; a hand that is named for more than one that is not */
    n[c->v[i].held.cls] += c->v[i].held.cls == SR_CLASS_unattributed ? 1 : c->v[i].held.frame == SR_FRAME_new ? 4 : 2;
    happened += c->v[i].held.status == SR_STATE_occurred;
    c->out->status = c->v[i].held.status;
  }
  for (unsigned k = 1; k < SR_CLASS__N; k++)
    if (n[k] > n[best]) best = k;
  c->out->cls = (sr_class)best;
  if (happened) c->out->status = SR_STATE_occurred;
}

static void choose_tactics(choice *c)
{
  unsigned voices = 0;
  for (uint32_t i = 0; i < c->n; i++) voices += !c->v[i].copy && c->v[i].held.tactics;
  for (int t = 0; t < SR_TACTIC__N; t++) {
    unsigned n = 0;
    for (uint32_t i = 0; i < c->n; i++) n += !c->v[i].copy && (c->v[i].held.tactics >> t & 1);
    c->out->tactics[t] = n && n * 3 >= voices;
  }
}

static bool same_actor(const sr_actor *a, const sr_actor *b)
{
  if (a->role != b->role) return false;
  if (a->name.len || b->name.len) return sr_view_eq(a->name, b->name);
  return a->kind == b->kind;
}

static void add_actor(sr_known *k, const sr_actor *a)
{
  for (uint32_t i = 0; i < k->n_actors; i++) {
    sr_actor *o = &k->actors[i];
    if (!same_actor(o, a)) continue;
    if (a->certainty < o->certainty) o->certainty = a->certainty;
    o->denial |= a->denial;
    return;
  }
  k->actors[k->n_actors++] = *a;
}

/* "Gunmen" and the group named for them are one. */
static bool is_named_elsewhere(const sr_known *k, const sr_actor *a)
{
  if (a->name.len || (a->kind != SR_KIND_armed_group && a->kind != SR_KIND_unknown)) return false;
  for (uint32_t i = 0; i < k->n_actors; i++) {
    const sr_actor *o = &k->actors[i];
    if (o->role == a->role && o->kind == SR_KIND_armed_group && o->name.len) return true;
    if (o->role == a->role && a->kind == SR_KIND_unknown && o->kind != SR_KIND_unknown) return true;
  }
  return false;
}

static void choose_actors(choice *c)
{
  sr_known *k = c->out;
  uint32_t all = 0, n = 0;
  for (uint32_t i = 0; i < c->n; i++) all += c->v[i].held.n_actors;
  k->actors = sr_arena_zalloc(c->arena, all + 1, sizeof *k->actors);
  for (int pass = 0; pass < SR_ROLE__N; pass++)
    for (uint32_t i = 0; i < c->n; i++)
      for (uint32_t j = 0; !c->v[i].copy && j < c->v[i].held.n_actors; j++)
        if ((int)c->v[i].held.actors[j].role == pass) add_actor(k, &c->v[i].held.actors[j]);
  for (uint32_t i = 0; i < k->n_actors; i++)
    if (!is_named_elsewhere(k, &k->actors[i])) k->actors[n++] = k->actors[i];
  k->n_actors = n;
}

/* ---- the whole ---- */

static bool days_differ(const choice *c)
{
  for (uint32_t i = 0; i < c->n; i++) {
    const sr_date *d = &c->v[i].held.date;
    if (!c->v[i].copy && d->from != SR_NULL_INT && c->out->date.from != SR_NULL_INT &&
        (d->from > c->out->date.to || d->to < c->out->date.from)) return true;
  }
  return false;
}

static bool towns_differ(const choice *c)
{
  for (uint32_t i = 0; i < c->n; i++) {
    sr_view town = c->v[i].held.place.locality;
    if (!c->v[i].copy && town.len && c->out->place.locality.len && !sr_view_eq(town, c->out->place.locality)) return true;
  }
  return false;
}

static void count_reports(choice *c)
{
  sr_known *k = c->out;
  k->reports = sr_arena_zalloc(c->arena, c->n + 1, sizeof *k->reports);
  k->mentions = sr_arena_zalloc(c->arena, c->n + 1, sizeof *k->mentions);
  k->n_mentions = c->n;
  for (uint32_t i = 0; i < c->n; i++) {
    bool again = false;
    char key[11];
    sr_key_print(c->v[i].held.key, key);
    k->mentions[i] = (sr_spot){c->v[i].report, sr_arena_copy(c->arena, (sr_view){key, 10}), c->v[i].held.from, c->v[i].held.to};
    for (uint32_t j = 0; j < k->n_reports && !again; j++) again = sr_view_eq(k->reports[j], c->v[i].report);
    if (again) continue;
    k->reports[k->n_reports++] = c->v[i].report;
    k->n_independent += !c->v[i].copy;
  }
}

void sr_summarise(sr_known *out, sr_arena *a, sr_member *members, uint32_t n, sr_policy policy)
{
  choice c = {out, a, members, n, policy};
  bool original = false;
  *out = (sr_known){0};
  qsort(members, n, sizeof *members, by_issue);
  for (uint32_t i = 0; i < n; i++) original |= !members[i].copy;
  if (!original && n) members[0].copy = false; /* what it repeats tells of something else: it stands for itself */
  tolls(&c);
  choose_date(&c);
  choose_place(&c);
  choose_class(&c);
  choose_tactics(&c);
  choose_actors(&c);
  count_reports(&c);
  const sr_range *k = &out->outcome[SR_OUTCOME_killed], *i = &out->outcome[SR_OUTCOME_injured];
  out->conflict = days_differ(&c) || towns_differ(&c) || (k->told && k->low != k->high && k->high != SR_NULL_INT) ||
                  (i->told && i->low != i->high && i->high != SR_NULL_INT);
}

bool sr_counts(const sr_known *k)
{
  return k->status == SR_STATE_occurred && (k->review == SR_REVIEW_none || k->review == SR_REVIEW_accepted);
}

static bool correct_toll(sr_known *k, sr_outcome o, sr_view value)
{
  int32_t n = 0;
  if (!value.len || value.len > 7) return false;
  for (size_t i = 0; i < value.len; i++) {
    if ((unsigned)(value.ptr[i] - '0') > 9) return false;
    n = n * 10 + (value.ptr[i] - '0');
  }
  sr_range *r = &k->outcome[o];
  if (!r->told) *r = (sr_range){true, n, n, n};
  r->best = n;
  if (r->low == SR_NULL_INT || r->low > n) r->low = n;
  if (r->high == SR_NULL_INT || r->high < n) r->high = n;
  if (o == SR_OUTCOME_killed) k->totals.killed[SR_GROUP_all] = *r;
  if (o == SR_OUTCOME_injured) k->totals.injured[SR_GROUP_all] = *r;
  return true;
}

/* The sr_place field of a correction's name, or NULL. */
static sr_view *place_field(sr_known *k, sr_view name, sr_placeprec *precision)
{
  static const struct {
    sr_view name;
    size_t at;
    sr_placeprec precision;
  } fields[] = {{{"site", 4}, offsetof(sr_place, site), SR_PLACEPREC_point},
                {{"neighbourhood", 13}, offsetof(sr_place, neighbourhood), SR_PLACEPREC_neighbourhood},
                {{"locality", 8}, offsetof(sr_place, locality), SR_PLACEPREC_locality},
                {{"admin2", 6}, offsetof(sr_place, admin2), SR_PLACEPREC_admin2},
                {{"admin1", 6}, offsetof(sr_place, admin1), SR_PLACEPREC_admin1},
                {{"country", 7}, offsetof(sr_place, country), SR_PLACEPREC_country}};
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
    if (sr_view_eq(name, fields[i].name)) {
      *precision = fields[i].precision;
      return (sr_view *)(void *)((char *)&k->place + fields[i].at);
    }
  return NULL;
}

bool sr_correct(sr_known *k, sr_arena *a, const sr_correction *c)
{
  sr_placeprec precision;
  sr_view *part = place_field(k, c->field, &precision);
  int outcome = sr_outcome_of(c->field), found;
  bool ok = true;
  if (part) {
    *part = sr_arena_copy(a, c->value);
    /* coordinates of the place that was wrong would mislead */
    k->place.located = false;
    k->place.gazetteer = SR_VNULL;
    if (k->place.precision > precision || k->place.precision == SR_PLACEPREC_unknown) k->place.precision = precision;
  } else if (outcome >= 0) {
    ok = correct_toll(k, (sr_outcome)outcome, c->value);
  } else if (sr_view_eq(c->field, SR_V("class"))) {
    ok = (found = sr_class_of(c->value)) >= 0;
    if (ok) k->cls = (sr_class)found;
  } else if (sr_view_eq(c->field, SR_V("status"))) {
    ok = (found = sr_state_of(c->value)) >= 0;
    if (ok) k->status = (sr_state)found;
  } else if (sr_view_eq(c->field, SR_V("date"))) {
    int32_t day;
    ok = sr_date_parse(c->value, &day);
    if (ok) k->date = (sr_date){day, day, SR_DATEPREC_day, k->date.time};
  } else {
    ok = false;
  }
  if (ok) k->corrected = true;
  return ok;
}
