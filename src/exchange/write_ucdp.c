/* UCDP GED: incidents with at least one death in the low, best or high figure. An incident of the record has one place,
 * and so one row. */
#include "exchange/acled.h"
#include "sitrep/engine.h"

#include <math.h>

typedef struct dyad {
  int type;                       /* 1 state-based, 2 non-state, 3 one-sided */
  sr_view a, b, state_a, state_b; /* names; countries where the side is a state */
  bool named;
  int32_t dead_a, dead_b, civilians, unknown, best, low, high;
  int32_t left_out; /* attackers, whom a one-sided row does not count */
} dyad;

/* ---- sides ---- */

static sr_view side_name(sr_exporter *x, const sr_party_row *p, sr_view country)
{
  sr_view nation = sr_country_title(p->party == SR_PARTY_STATE ? p->country : country);
  if (p->party == SR_PARTY_STATE) return sr_arena_printf(&x->arena, "Government of %.*s", (int)nation.len, nation.ptr);
  if (p->name.len) return p->name;
  return sr_arena_printf(&x->arena, "Unidentified armed group (%.*s)", (int)nation.len, nation.ptr);
}

static void set_sides(sr_exporter *x, dyad *d, const sr_party_row *a, const sr_party_row *b, sr_view country)
{
  d->a = side_name(x, a, country);
  d->b = d->type == 3 ? SR_V("Civilians") : side_name(x, b, country);
  d->state_a = a->party == SR_PARTY_STATE ? a->country : SR_VNULL;
  d->state_b = d->type != 3 && b->party == SR_PARTY_STATE ? b->country : SR_VNULL;
  d->named = (a->party == SR_PARTY_STATE || a->name.len) && (d->type == 3 || b->party == SR_PARTY_STATE || b->name.len);
}

/* The state stands as side a of a state-based row, whoever attacked. */
static void find_sides(sr_exporter *x, dyad *d, const sr_known *k)
{
  sr_sides s;
  sr_sides_find(&s, k);
  const sr_party_row *by = &s.by[0], *on = s.n_on ? &s.on[0] : NULL;
  sr_party_row government = {SR_PARTY_STATE, SR_KIND_government, SR_VNULL, k->place.country, -1, NULL};
  int32_t forces = sr_range_figure(&k->totals.killed[SR_GROUP_security]);
  if (by->party == SR_PARTY_ARMED && (!on || on->party == SR_PARTY_UNARMED) && forces != SR_NULL_INT && forces > 0)
    on = &government;
  bool fight = on && (on->party == SR_PARTY_STATE || on->party == SR_PARTY_ARMED);
  bool state = by->party == SR_PARTY_STATE || (fight && on->party == SR_PARTY_STATE);
  d->type = !fight ? 3 : state ? 1 : 2;
  if (d->type == 1 && by->party != SR_PARTY_STATE)
    set_sides(x, d, on, by, k->place.country);
  else
    set_sides(x, d, by, on, k->place.country);
}

/* ---- deaths ---- */

static int32_t at_least_none(int32_t v)
{
  return v == SR_NULL_INT ? 0 : v;
}

/* Deaths by side come from the groups; of two states, or two armed groups, the ledger's sides part them. */
static void count_deaths(dyad *d, const sr_known *k)
{
  const sr_range *t = k->totals.killed, *all = &k->outcome[SR_OUTCOME_killed];
  int32_t security = at_least_none(sr_range_figure(&t[SR_GROUP_security])),
          militants = at_least_none(sr_range_figure(&t[SR_GROUP_militants]));
  int32_t total = at_least_none(sr_range_figure(all));
  d->civilians = at_least_none(sr_range_figure(&t[SR_GROUP_civilians]));
  if (d->type == 1 && !d->state_b.len) {
    d->dead_a = security, d->dead_b = militants;
  } else if (d->type != 3) {
    /* of two of a kind the initiator stands as side a; whom the ledger puts on neither side is unknown */
    sr_group_kind group = d->type == 1 ? SR_GROUP_security : SR_GROUP_militants;
    int32_t both = d->type == 1 ? security : militants;
    d->dead_a = at_least_none(sr_sides_fallen(k, group, SR_OUTCOME_killed, true));
    d->dead_b = at_least_none(sr_sides_fallen(k, group, SR_OUTCOME_killed, false));
    if (d->dead_a > both) d->dead_a = both;
    if (d->dead_b > both - d->dead_a) d->dead_b = both - d->dead_a;
  } else {
    d->left_out = militants;
  }
  int32_t told = d->dead_a + d->dead_b + d->civilians + d->left_out;
  d->unknown = total > told ? total - told : 0;
  d->best = d->dead_a + d->dead_b + d->civilians + d->unknown;
  d->low = (all->told && all->low != SR_NULL_INT ? all->low : total) - d->left_out;
  d->high = (all->told && all->high != SR_NULL_INT ? all->high : total) - d->left_out;
  if (d->low < 0) d->low = 0;
  if (d->low > d->best) d->low = d->best;
  if (d->high < d->best) d->high = d->best;
}

/* ---- dates, places, sources ---- */

static int date_precision(const sr_date *d)
{
  int32_t days = d->to - d->from + 1;
  return days == 1 ? 1 : days < 7 ? 2 : days == 7 ? 3 : days <= 31 ? 4 : days <= 366 ? 5 : 0;
}

static sr_view coordinates_of(sr_arena *a, const sr_place *p)
{
  if (p->locality.len) return p->locality;
  if (p->admin2.len) return sr_arena_printf(a, "%.*s district", (int)p->admin2.len, p->admin2.ptr);
  if (p->admin1.len) return sr_arena_printf(a, "%.*s province", (int)p->admin1.len, p->admin1.ptr);
  return sr_country_title(p->country);
}

static void set_place(sr_exporter *x, const sr_place *p)
{
  sr_arena *a = &x->arena;
  sr_target_set(x, "where_prec", sr_table_word(sr_table_precision, sr_placeprec_name(p->precision), SR_COL_UCDP));
  sr_target_set(x, "where_coordinates", coordinates_of(a, p));
  sr_target_set(x, "where_description", sr_view_join(a, p->site, p->neighbourhood, ", "));
  sr_target_set(x, "adm_1", p->admin1);
  sr_target_set(x, "adm_2", p->admin2);
  sr_target_degrees(x, "latitude", p->lat, 6);
  sr_target_degrees(x, "longitude", p->lon, 6);
  sr_target_set(x, "geom_wkt", sr_arena_printf(a, "POINT (%.6f %.6f)", p->lon, p->lat));
  sr_target_int(x, "priogrid_gid", (int64_t)floor((p->lat + 90) * 2) * 720 + (int64_t)floor((p->lon + 180) * 2) + 1);
  sr_target_set(x, "country", sr_country_title(p->country));
  sr_target_set(x, "country_id", sr_table_cell(sr_table_countries, p->country, SR_COL_GW));
  sr_target_set(x, "region", sr_table_cell(sr_table_countries, p->country, SR_COL_UCDP_REGION));
}

/* A text without its first line is no headline; a report that carries its headline in the text has it there. */
static sr_view headline_of(const sr_stored *r)
{
  if (r->title.len) return r->title;
  const char *end = r->text.len ? memchr(r->text.ptr, '\n', r->text.len) : NULL;
  size_t len = end ? (size_t)(end - r->text.ptr) : r->text.len;
  return len && len <= 200 ? (sr_view){r->text.ptr, len} : SR_VNULL;
}

static void set_sources(sr_exporter *x, const sr_story *s)
{
  sr_arena *a = &x->arena;
  sr_view articles = SR_VNULL, offices = SR_VNULL, dates = SR_VNULL, headlines = SR_VNULL, said = SR_VNULL;
  for (uint32_t i = 0; i < s->n_reports; i++) {
    const sr_stored *r = &s->reports[i].report;
    sr_view headline = headline_of(r), office = r->source.len ? r->source : SR_V("source not told");
    sr_view article =
        sr_arena_printf(a, "\"%.*s,%.*s,%.*s\"", (int)office.len, office.ptr, (int)r->published.len,
                        r->published.len ? r->published.ptr : "", (int)headline.len, headline.len ? headline.ptr : "");
    articles = sr_view_join(a, articles, article, ";");
    offices = sr_view_join(a, offices, office, ";");
    dates = sr_view_join(a, dates, r->published, ";");
    headlines = sr_view_join(a, headlines, headline, ";");
  }
  for (uint32_t i = 0; i < s->n_claims; i++) {
    const sr_claim *c = &s->claims[i];
    sr_view who = c->speaker.len         ? c->speaker
                  : c->speaker_kind >= 0 ? sr_view_of(sr_speaker_name((sr_speaker)c->speaker_kind))
                                         : SR_VNULL;
    said = sr_view_join_new(a, said, who, "; ");
  }
  sr_target_int(x, "number_of_sources", s->known.n_independent);
  sr_target_set(x, "source_article", articles);
  sr_target_set(x, "source_office", offices);
  sr_target_set(x, "source_date", dates);
  sr_target_set(x, "source_headline", headlines);
  sr_target_set(x, "source_original", said);
}

/* ---- the row ---- */

static void set_dyad(sr_exporter *x, const dyad *d)
{
  sr_target_word(x, "code_status", d->named ? "Clear" : "Check dyad");
  sr_target_int(x, "type_of_violence", d->type);
  sr_target_set(x, "dyad_name",
                sr_arena_printf(&x->arena, "%.*s - %.*s", (int)d->a.len, d->a.ptr, (int)d->b.len, d->b.ptr));
  sr_target_set(x, "side_a", d->a);
  sr_target_set(x, "side_b", d->b);
  sr_target_int(x, "deaths_a", d->dead_a);
  sr_target_int(x, "deaths_b", d->dead_b);
  sr_target_int(x, "deaths_civilians", d->civilians);
  sr_target_int(x, "deaths_unknown", d->unknown);
  sr_target_int(x, "best", d->best);
  sr_target_int(x, "high", d->high);
  sr_target_int(x, "low", d->low);
  if (d->state_a.len) sr_target_set(x, "gwnoa", sr_table_cell(sr_table_countries, d->state_a, SR_COL_GW));
  if (d->state_b.len) sr_target_set(x, "gwnob", sr_table_cell(sr_table_countries, d->state_b, SR_COL_GW));
}

static void set_when(sr_exporter *x, const sr_known *k)
{
  char year[16];
  sr_date_print(k->date.from, year);
  sr_target_set(x, "year", sr_arena_printf(&x->arena, "%.4s", year));
  sr_target_int(x, "event_clarity", 1);
  sr_target_int(x, "date_prec", date_precision(&k->date));
  sr_target_day(x, "date_start", k->date.from);
  sr_target_day(x, "date_end", k->date.to);
}

static void lose(sr_exporter *x, const sr_known *k, const dyad *d)
{
  sr_target_lose_outcomes(x, k, SR_COL_UCDP, "UCDP counts deaths only");
  if (d->left_out)
    sr_target_lose(x, "killed", sr_arena_printf(&x->arena, "%d militants", d->left_out),
                   "a one-sided row has no deaths of the perpetrator's side");
  if (!d->named)
    sr_target_lose(x, "actors", d->type == 3 ? d->a : d->b, "UCDP has rows of named parties only: see code_status");
  for (uint32_t i = 0; i < k->n_actors; i++) {
    const sr_actor *a = &k->actors[i];
    bool side = sr_view_eq(a->name, d->a) || sr_view_eq(a->name, d->b);
    sr_view name = a->name.len ? a->name : sr_view_of(sr_kind_name(a->kind));
    if (a->role == SR_ROLE_claimant || (a->name.len && !side)) sr_target_lose(x, "actors", name, "a row has one dyad");
    if (a->certainty != SR_CERTAINTY_stated)
      sr_target_lose(x, "actors.certainty",
                     sr_arena_printf(&x->arena, "%.*s: %s", (int)name.len, name.ptr, sr_certainty_name(a->certainty)),
                     "UCDP does not tell on what an attribution rests");
  }
  for (int t = 0; t < SR_TACTIC__N; t++)
    if (k->tactics[t]) sr_target_lose(x, "tactics", sr_view_of(sr_tactic_name((sr_tactic)t)), "UCDP has no tactics");
  if (k->date.time.len) sr_target_lose(x, "date.time", k->date.time, "UCDP dates by the day");
  if (!sr_table_cell(sr_table_countries, k->place.country, SR_COL_GW).len)
    sr_target_lose(x, "country_id", k->place.country, "no number of this country is known (countries.tsv)");
}

static bool has_place_and_date(sr_exporter *x, const sr_known *k)
{
  sr_view precision = sr_table_word(sr_table_precision, sr_placeprec_name(k->place.precision), SR_COL_UCDP);
  if (!precision.len || *precision.ptr == '-' || !k->place.located || !k->place.country.len)
    sr_target_refuse(x, "place", sr_view_of(sr_placeprec_name(k->place.precision)), "UCDP wants at least a country");
  else if (k->date.from == SR_NULL_INT || k->date.to == SR_NULL_INT || !date_precision(&k->date))
    sr_target_refuse(x, "date", sr_view_of(sr_dateprec_name(k->date.precision)),
                     "UCDP wants a range of at most a year");
  else
    return true;
  return false;
}

static void row(sr_exporter *x, const sr_story *s)
{
  const sr_known *k = &s->known;
  dyad d = {0};
  if (!sr_target_takes(x, k, SR_COL_UCDP) || !has_place_and_date(x, k)) return;
  find_sides(x, &d, k);
  count_deaths(&d, k);
  if (d.low < 1 && d.best < 1 && d.high < 1) {
    sr_view told = sr_range_words(&x->arena, &k->outcome[SR_OUTCOME_killed]);
    sr_target_refuse(x, "killed", told.len ? told : SR_V("not told"),
                     d.left_out ? "nobody died but the perpetrator's side" : "UCDP wants at least one death");
    return;
  }
  sr_target_set(x, "id", sr_arena_printf(&x->arena, "%llu", (unsigned long long)sr_key_number(k->id)));
  set_when(x, k);
  set_dyad(x, &d);
  set_sources(x, s);
  set_place(x, &k->place);
  lose(x, k, &d);
  sr_target_write(x);
}

static void begin(sr_exporter *x)
{
  if (!sr_target_begin(x, "ucdp", sizeof(sr_target))) return;
  sr_target_lose_for_all(x, "UCDP GED");
  sr_target_lose(x, "dyads", SR_V("conflict_new_id, dyad_new_id, side_a_new_id, side_b_new_id, active_year"),
                 "UCDP's registers are not known to Sitrep: these columns are empty");
}

static const sr_export_file files[] = {{"ucdp_ged.csv", true, begin, row, sr_target_end}};

const sr_export_writer sr_export_writer_ucdp = {"in the columns of UCDP GED", ".csv", false, files, 1};
