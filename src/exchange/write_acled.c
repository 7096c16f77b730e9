/* ACLED: a row for each pair of parties, day and place.
 *
 * Rows are kept until all are there: those of the same parties, day and place become one of the type that comes first
 * in ACLED's order (acled_events.tsv), with the deaths of all. */
#include "exchange/acled.h"

#include "base/csv.h"
#include "sitrep/engine.h"

enum { COLUMNS = 31, LONGEST_DAYS = 31 };

typedef struct loss {
  char *incident, *field, *value, *why;
} loss;

/* One row that waits; text of its own, in one piece. */
typedef struct waiting {
  char *cell[COLUMNS];
  loss *losses;
  uint32_t n_losses, order;
  int32_t precedence;
  int64_t fatalities;
  sr_buf text;
} waiting;

typedef struct state {
  sr_target target;
  waiting **row;
  uint32_t n, cap, order;
} state;

/* ---- a row that waits ---- */

enum {
  DATE = 1,
  TYPE_FROM = 4,
  TYPE_TO = 6,
  ACTOR1 = 7,
  ACTOR2 = 10,
  LOCATION = 21,
  SOURCE = 25,
  NOTES = 27,
  FATALITIES = 28,
  STAMP = 30,
  TARGETING = 14
};

static char *copy(sr_view v)
{
  char *s = malloc(v.len + 1);
  if (s && v.len) memcpy(s, v.ptr, v.len);
  if (s) s[v.len] = 0;
  return s;
}

static void replace(sr_exporter *x, char **cell, sr_view v)
{
  char *s = copy(v);
  if (!s) {
    sr_export_fail(x, SR_ERR_MEMORY, "not enough memory for the export");
    return;
  }
  free(*cell);
  *cell = s;
}

static void dispose(waiting *w)
{
  if (!w) return;
  for (int i = 0; i < COLUMNS; i++)
    free(w->cell[i]);
  for (uint32_t i = 0; i < w->n_losses; i++) {
    free(w->losses[i].incident);
    free(w->losses[i].field);
    free(w->losses[i].value);
    free(w->losses[i].why);
  }
  free(w->losses);
  free(w);
}

static void add_loss(sr_exporter *x, waiting *w, const char *field, sr_view value, const char *why)
{
  loss *all = w ? realloc(w->losses, (w->n_losses + 1) * sizeof *all) : NULL;
  if (!all) {
    sr_export_fail(x, SR_ERR_MEMORY, "not enough memory for the export");
    return;
  }
  w->losses = all;
  loss *l = &all[w->n_losses++];
  *l = (loss){copy(x->incident), copy(sr_view_of(field)), copy(value), copy(sr_view_of(why))};
  if (!l->incident || !l->field || !l->value || !l->why)
    sr_export_fail(x, SR_ERR_MEMORY, "not enough memory for the export");
}

/* The cells that were set become a row that waits. */
static waiting *keep(sr_exporter *x, int precedence, int32_t fatalities)
{
  state *s = x->state;
  waiting *w = calloc(1, sizeof *w);
  if (w && s->n == s->cap) {
    waiting **more = realloc(s->row, (s->cap ? s->cap * 2 : 64) * sizeof *more);
    if (more) s->row = more, s->cap = s->cap ? s->cap * 2 : 64;
  }
  if (!w || s->n == s->cap) {
    free(w);
    sr_export_fail(x, SR_ERR_MEMORY, "not enough memory for the export");
    return NULL;
  }
  s->row[s->n++] = w;
  w->order = s->order++;
  w->precedence = precedence;
  w->fatalities = fatalities;
  for (uint32_t i = 0; i < s->target.n && i < COLUMNS; i++)
    replace(x, &w->cell[i], s->target.cell[i]);
  memset(s->target.cell, 0, sizeof s->target.cell);
  return w;
}

/* ---- one incident ---- */

typedef struct coded {
  const sr_story *story;
  sr_sides sides;
  sr_view event, type;
  sr_acled_actor a, b;
  int32_t first, days; /* rows: one a day */
  int precision;
  int32_t fatalities;
  int place;
} coded;

static bool find_days(sr_exporter *x, coded *c)
{
  const sr_date *d = &c->story->known.date;
  if (d->from == SR_NULL_INT || d->to == SR_NULL_INT || d->precision > SR_DATEPREC_month) {
    sr_target_refuse(x, "date", sr_view_of(sr_dateprec_name(d->precision)), "ACLED dates by day, week or month");
    return false;
  }
  c->first = d->from, c->days = 1, c->precision = 1;
  if (d->precision == SR_DATEPREC_day) {
    c->days = d->to - d->from + 1;
    if (c->days >= 1 && c->days <= LONGEST_DAYS) return true;
    sr_target_refuse(x, "date", sr_view_of("more than a month"), "a row a day would spread it over too many days");
    return false;
  }
  c->precision = d->precision == SR_DATEPREC_week ? 2 : 3;
  c->first = d->from + (d->to - d->from) / 2;
  return true;
}

static bool find_place(sr_exporter *x, coded *c)
{
  const sr_place *p = &c->story->known.place;
  sr_view v = sr_table_word(sr_table_precision, sr_placeprec_name(p->precision), SR_COL_ACLED);
  c->place = v.len ? *v.ptr - '0' : 0;
  if (v.len && *v.ptr != '-' && p->located && p->country.len) return true;
  sr_target_refuse(x, "place", p->located ? sr_view_of(sr_placeprec_name(p->precision)) : SR_V("no coordinates"),
                   "ACLED places nothing less exact than a province");
  return false;
}

static bool code(sr_exporter *x, coded *c)
{
  const sr_known *k = &c->story->known;
  if (!sr_target_takes(x, k, SR_COL_ACLED) || !find_days(x, c) || !find_place(x, c)) return false;
  sr_sides_find(&c->sides, k);
  c->event = sr_acled_event(k, &c->sides);
  if (!c->event.len) {
    sr_target_refuse(x, "tactics", sr_view_of(sr_class_name(k->cls)),
                     "nobody was hurt, and ACLED has no type for what was done");
    return false;
  }
  c->type = sr_table_cell(sr_table_acled_events, c->event, SR_COL_EVENT_TYPE);
  bool victims = sr_view_eq(c->type, SR_V("Violence against civilians"));
  c->a = sr_acled_side(&x->arena, c->sides.by, c->sides.n_by, k->place.country, c->first);
  c->b = victims ? sr_acled_victim(&x->arena, &c->sides, k->place.country, c->first)
                 : sr_acled_side(&x->arena, c->sides.on, c->sides.n_on, k->place.country, c->first);
  c->fatalities = sr_acled_fatalities(k);
  return true;
}

static void set_event(sr_exporter *x, const coded *c)
{
  sr_target_set(x, "disorder_type", sr_table_cell(sr_table_acled_events, c->event, SR_COL_EVENT_DISORDER));
  sr_target_set(x, "event_type", c->type);
  sr_target_set(x, "sub_event_type", c->event);
  sr_target_set(x, "actor1", c->a.name);
  sr_target_set(x, "assoc_actor_1", c->a.assoc);
  sr_target_set(x, "inter1", c->a.inter);
  sr_target_set(x, "actor2", c->b.name);
  sr_target_set(x, "assoc_actor_2", c->b.assoc);
  sr_target_set(x, "inter2", c->b.inter);
  sr_target_set(x, "interaction", sr_acled_interaction(c->a.code, c->b.code));
  bool civilians = sr_view_eq(c->b.inter, SR_V("Civilians")) && !sr_view_eq(c->type, SR_V("Strategic developments"));
  if (civilians) sr_target_set(x, "civilian_targeting", SR_V("Civilian targeting"));
}

static void set_place(sr_exporter *x, const coded *c)
{
  const sr_place *p = &c->story->known.place;
  sr_target_set(x, "iso", sr_table_cell(sr_table_countries, p->country, SR_COL_NUMERIC));
  sr_target_set(x, "region", sr_table_cell(sr_table_countries, p->country, SR_COL_ACLED_REGION));
  sr_target_set(x, "country", sr_country_title(p->country));
  sr_target_set(x, "admin1", p->admin1);
  sr_target_set(x, "admin2", p->admin2);
  sr_target_set(x, "location", sr_place_title(p));
  sr_target_degrees(x, "latitude", p->lat, 4);
  sr_target_degrees(x, "longitude", p->lon, 4);
  sr_target_int(x, "geo_precision", c->place);
}

/* ACLED's only mark of a revision is the time of loading; ours is the day of the latest report. */
static int64_t stamp_of(const sr_story *s)
{
  int64_t latest = 0;
  for (uint32_t i = 0; i < s->n_reports; i++) {
    int32_t day = 0;
    if (sr_date_parse(s->reports[i].report.published, &day) && day > latest) latest = day;
  }
  return latest * 86400;
}

static void set_row(sr_exporter *x, const coded *c, int32_t nth, int32_t fatalities)
{
  const sr_known *k = &c->story->known;
  int32_t day = c->first + nth;
  sr_view code = sr_table_cell(sr_table_countries, k->place.country, SR_COL_ALPHA3),
          verb = sr_table_cell(sr_table_acled_events, c->event, SR_COL_EVENT_VERB);
  sr_target_set(x, "event_id_cnty",
                sr_arena_printf(&x->arena, "%.*s%llu", (int)code.len, code.ptr,
                                (unsigned long long)(sr_key_number(k->id) * 100 + (unsigned)nth)));
  sr_target_day(x, "event_date", day);
  sr_target_set(x, "year", sr_arena_printf(&x->arena, "%.4s", ((sr_target *)x->state)->cell[DATE].ptr));
  sr_target_int(x, "time_precision", c->precision);
  set_event(x, c);
  set_place(x, c);
  sr_target_set(x, "source", sr_story_sources(&x->arena, c->story));
  sr_target_set(x, "source_scale", sr_acled_scale(&x->arena, c->story));
  sr_target_set(x, "notes", sr_row_note(&x->arena, c->story, c->a.name, verb, c->b.name, day, fatalities));
  sr_target_int(x, "fatalities", fatalities);
  sr_target_int(x, "timestamp", stamp_of(c->story));
}

/* ---- losses ---- */

static void lose_toll(sr_exporter *x, waiting *w, const sr_known *k)
{
  for (int i = 0; i < SR_OUTCOME__N; i++) {
    const sr_range *r = &k->outcome[i];
    const char *name = sr_outcome_name((sr_outcome)i);
    if (r->told && sr_view_eq(sr_table_word(sr_table_outcomes, name, SR_COL_ACLED), SR_V("-")))
      add_loss(x, w, name, sr_range_words(&x->arena, r), "ACLED counts deaths only");
  }
  const sr_range *killed = &k->outcome[SR_OUTCOME_killed];
  if (!killed->told)
    add_loss(x, w, "killed", SR_V("not told"), "ACLED has 0 where no deaths are mentioned");
  else if (killed->low != killed->high || killed->low != killed->best || sr_acled_fatalities(k) != killed->low)
    add_loss(x, w, "killed", sr_range_words(&x->arena, killed), "ACLED has one figure, the lowest");
  for (int g = SR_GROUP_civilians; g < SR_GROUP_unknown; g++)
    if (killed->told && k->totals.killed[g].told && sr_range_figure(&k->totals.killed[g]) > 0)
      add_loss(x, w, "killed",
               sr_arena_printf(&x->arena, "%d %s", sr_range_figure(&k->totals.killed[g]),
                               sr_group_kind_name((sr_group_kind)g)),
               "ACLED does not tell deaths by side; the notes do");
}

static void lose_place(sr_exporter *x, waiting *w, const sr_known *k)
{
  const sr_place *p = &k->place;
  if (p->site.len) add_loss(x, w, "place.site", p->site, "ACLED's finest unit is a named place");
  if (p->neighbourhood.len)
    add_loss(x, w, "place.neighbourhood", p->neighbourhood, "ACLED's finest unit is a named place");
  if (k->date.time.len) add_loss(x, w, "date.time", k->date.time, "ACLED dates by the day");
}

static void lose_parties(sr_exporter *x, waiting *w, const coded *c)
{
  for (uint32_t i = 0; i < c->story->known.n_actors; i++) {
    const sr_actor *a = &c->story->known.actors[i];
    sr_view name = a->name.len ? a->name : sr_view_of(sr_kind_name(a->kind));
    if (a->role == SR_ROLE_claimant)
      add_loss(x, w, "actors.claimant", name, "ACLED does not code claims of responsibility");
    if (a->role == SR_ROLE_initiator && a->certainty != SR_CERTAINTY_stated)
      add_loss(x, w, "actors.certainty",
               sr_arena_printf(&x->arena, "%.*s: %s", (int)name.len, name.ptr, sr_certainty_name(a->certainty)),
               "ACLED does not tell on what an attribution rests");
    if (a->denial) add_loss(x, w, "actors.denial", name, "ACLED has no column for denials");
  }
  if (!c->a.years) add_loss(x, w, "actor1", c->a.name, "no years of the regime are known (regimes.tsv)");
  if (!c->b.years) add_loss(x, w, "actor2", c->b.name, "no years of the regime are known (regimes.tsv)");
}

static void lose(sr_exporter *x, waiting *w, const coded *c)
{
  const sr_known *k = &c->story->known;
  lose_toll(x, w, k);
  lose_place(x, w, k);
  lose_parties(x, w, c);
  for (int t = 0; t < SR_TACTIC__N; t++)
    if (k->tactics[t] && !sr_view_eq(sr_table_word(sr_table_tactics, sr_tactic_name((sr_tactic)t),
                                                   c->b.code == 7 ? SR_COL_TACTIC_UNARMED : SR_COL_TACTIC_ARMED),
                                     c->event))
      add_loss(x, w, "tactics", sr_view_of(sr_tactic_name((sr_tactic)t)),
               "ACLED keeps the tactic that comes first in its order");
  if (c->days > 1)
    add_loss(x, w, "date", sr_arena_printf(&x->arena, "%d days", c->days),
             "ACLED has a row a day; deaths are split evenly, the rest to the first");
  if (k->status == SR_STATE_attempted)
    add_loss(x, w, "status", SR_V("attempted"), "ACLED does not tell whether an attack failed");
}

static void row(sr_exporter *x, const sr_story *s)
{
  coded c = {.story = s};
  if (!code(x, &c)) return;
  for (int32_t i = 0; i < c.days && x->status == SR_OK; i++) {
    int32_t share = c.fatalities / c.days + (i == 0 ? c.fatalities % c.days : 0);
    sr_view rank = sr_table_cell(sr_table_acled_events, c.event, SR_COL_EVENT_RANK);
    set_row(x, &c, i, share);
    waiting *w = keep(x, (int)strtol(rank.ptr, NULL, 10), share);
    if (w && i == 0) lose(x, w, &c);
  }
}

/* ---- all rows ---- */

static int by_pair(const void *p, const void *q)
{
  const waiting *a = *(waiting *const *)p, *b = *(waiting *const *)q;
  static const int keys[] = {DATE, LOCATION, LOCATION - 2, LOCATION - 3, ACTOR1, ACTOR2, TARGETING};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    int c = strcmp(a->cell[keys[i]], b->cell[keys[i]]);
    if (c) return c;
  }
  return 0;
}

static int by_pair_in_order(const void *p, const void *q)
{
  const waiting *a = *(waiting *const *)p, *b = *(waiting *const *)q;
  int c = by_pair(p, q);
  return c ? c : a->order < b->order ? -1 : 1;
}

static int by_day(const void *p, const void *q)
{
  const waiting *a = *(waiting *const *)p, *b = *(waiting *const *)q;
  int c = strcmp(a->cell[DATE], b->cell[DATE]);
  return c ? c : a->order < b->order ? -1 : 1;
}

static void join(sr_exporter *x, waiting *a, const waiting *b)
{
  if (b->precedence < a->precedence) {
    a->precedence = b->precedence;
    for (int i = TYPE_FROM; i <= TYPE_TO; i++)
      replace(x, &a->cell[i], sr_view_of(b->cell[i]));
  }
  a->fatalities += b->fatalities;
  replace(x, &a->cell[FATALITIES], sr_arena_printf(&x->arena, "%lld", (long long)a->fatalities));
  replace(x, &a->cell[NOTES], sr_arena_printf(&x->arena, "%s %s", a->cell[NOTES], b->cell[NOTES]));
  replace(x, &a->cell[SOURCE],
          sr_view_join_new(&x->arena, sr_view_of(a->cell[SOURCE]), sr_view_of(b->cell[SOURCE]), "; "));
  if (strtoll(b->cell[STAMP], NULL, 10) > strtoll(a->cell[STAMP], NULL, 10))
    replace(x, &a->cell[STAMP], sr_view_of(b->cell[STAMP]));
}

static void move_losses(sr_exporter *x, waiting *a, const waiting *b)
{
  for (uint32_t i = 0; i < b->n_losses; i++) {
    x->incident = sr_view_of(b->losses[i].incident);
    add_loss(x, a, b->losses[i].field, sr_view_of(b->losses[i].value), b->losses[i].why);
  }
  add_loss(x, a, "incident", sr_view_of(b->cell[0]),
           "ACLED has one row for the same parties, day and place; it is joined to the first");
  x->incident = SR_VNULL;
}

static void join_pairs(sr_exporter *x, state *s)
{
  uint32_t n = 0;
  qsort(s->row, s->n, sizeof *s->row, by_pair_in_order);
  for (uint32_t i = 0; i < s->n; i++) {
    if (!n || by_pair(&s->row[n - 1], &s->row[i])) {
      s->row[n++] = s->row[i];
      continue;
    }
    join(x, s->row[n - 1], s->row[i]);
    move_losses(x, s->row[n - 1], s->row[i]);
    dispose(s->row[i]);
  }
  s->n = n;
  qsort(s->row, s->n, sizeof *s->row, by_day);
}

static void put(sr_exporter *x, state *s, const waiting *w)
{
  for (uint32_t i = 0; i < s->target.n; i++)
    sr_csv_text(&x->out, sr_view_of(w->cell[i]), i + 1 < s->target.n ? ',' : '\n');
  x->row = ++s->target.rows;
  for (uint32_t i = 0; i < w->n_losses; i++) {
    x->incident = sr_view_of(w->losses[i].incident);
    sr_export_lose(x, w->losses[i].field, sr_view_of(w->losses[i].value), w->losses[i].why);
  }
  x->row = 0;
  x->incident = SR_VNULL;
  sr_export_flush(x);
}

static void begin(sr_exporter *x)
{
  if (sr_target_begin(x, "acled", sizeof(state))) sr_target_lose_for_all(x, "ACLED");
}

static void end(sr_exporter *x)
{
  state *s = x->state;
  if (!s) return;
  if (x->status == SR_OK && s->n) join_pairs(x, s);
  for (uint32_t i = 0; i < s->n; i++) {
    if (x->status == SR_OK) put(x, s, s->row[i]);
    dispose(s->row[i]);
  }
  free(s->row);
  sr_target_end(x);
}

static const sr_export_file files[] = {{"acled.csv", true, begin, row, end}};

const sr_export_writer sr_export_writer_acled = {"in the columns of ACLED", ".csv", false, files, 1};
