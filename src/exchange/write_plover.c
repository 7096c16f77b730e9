/* PLOVER, in the columns of POLECAT: a row an incident. It has no column for people: casualties.csv holds them by Event
 * ID. */
#include "base/csv.h"
#include "exchange/acled.h"
#include "sitrep/engine.h"

/* ---- type and modes ---- */

/* Of several types the one that did most harm names the event. */
static sr_view type_of(const sr_known *k)
{
  static const char *const order[] = {"ASSAULT", "PROTEST", "COERCE", "RETREAT"};
  for (size_t i = 0; i < sizeof order / sizeof *order; i++)
    for (int t = 0; t < SR_TACTIC__N; t++) {
      sr_view type = k->tactics[t] ? sr_table_word(sr_table_tactics, sr_tactic_name((sr_tactic)t), SR_COL_TACTIC_PLOVER)
                                   : SR_VNULL;
      if (sr_view_eq(type, sr_view_of(order[i]))) return type;
    }
  return SR_V("ASSAULT");
}

static sr_view intensity_of(sr_view type, sr_view mode)
{
  char key[64];
  snprintf(key, sizeof key, "%.*s\t%.*s", (int)type.len, type.ptr, (int)mode.len, mode.len ? mode.ptr : "");
  return sr_table_word(sr_table_plover, key, SR_COL_INTENSITY);
}

static void set_event(sr_exporter *x, const sr_known *k)
{
  sr_view type = type_of(k), modes = SR_VNULL, first = SR_VNULL;
  char key[64];
  for (int t = 0; t < SR_TACTIC__N; t++) {
    const char *name = sr_tactic_name((sr_tactic)t);
    sr_view mode = sr_table_word(sr_table_tactics, name, SR_COL_TACTIC_MODE);
    if (!k->tactics[t]) continue;
    if (!sr_view_eq(sr_table_word(sr_table_tactics, name, SR_COL_TACTIC_PLOVER), type)) {
      sr_target_lose(x, "tactics", sr_view_of(name), "an event of PLOVER has one type");
      continue;
    }
    sr_target_lose(x, "tactics", sr_view_of(name), "PLOVER's modes are wider");
    if (!first.len) first = mode;
    if (mode.len) modes = sr_view_join_new(&x->arena, modes, mode, ";");
  }
  snprintf(key, sizeof key, "%.*s\t", (int)type.len, type.ptr);
  sr_target_set(x, "Event Type", type);
  sr_target_set(x, "Event Mode", modes);
  sr_target_set(x, "Intensity", intensity_of(type, first));
  sr_target_set(x, "Quad Code", sr_table_word(sr_table_plover, key, SR_COL_QUAD));
  sr_target_set(x, "Contexts", sr_table_word(sr_table_classes, sr_class_name(k->cls), SR_COL_CLASS_CONTEXT));
}

/* ---- parties ---- */

static sr_view sector_of(const sr_party_row *p)
{
  return p->who >= 0 ? sr_table_word(sr_table_who, sr_who_name((sr_who)p->who), SR_COL_SECTOR)
                     : sr_table_word(sr_table_kinds, sr_kind_name(p->kind), SR_COL_SECTOR);
}

static void set_column(sr_exporter *x, const char *side, const char *what, bool behind, sr_view v)
{
  char column[64];
  if (behind)
    snprintf(column, sizeof column, "%s %s", what, side);
  else
    snprintf(column, sizeof column, "%s %s", side, what);
  sr_target_set(x, column, v);
}

/* Columns "Actor Name", "Actor Sectors" ... of one side. */
static void set_side(sr_exporter *x, const char *side, const sr_party_row *v, uint32_t n)
{
  sr_arena *a = &x->arena;
  sr_view names = SR_VNULL, sectors = SR_VNULL, raw = SR_VNULL, country = SR_VNULL, primary = SR_VNULL;
  for (uint32_t i = 0; i < n; i++) {
    sr_view sector = sector_of(&v[i]);
    names = sr_view_join_new(a, names, v[i].name, ";");
    sectors = sr_view_join_new(a, sectors, sector, ";");
    if (v[i].actor) raw = sr_view_join_new(a, raw, v[i].actor->text, ";");
    if (!primary.len) primary = sector;
    bool of_state = v[i].party == SR_PARTY_STATE || v[i].kind == SR_KIND_government;
    if (of_state && !country.len) country = v[i].country;
  }
  set_column(x, side, "Name", false, names);
  set_column(x, side, "Country", false, sr_table_cell(sr_table_countries, country, SR_COL_ALPHA3));
  set_column(x, side, "COW", false, sr_table_cell(sr_table_countries, country, SR_COL_COW));
  sr_view label = sr_arena_printf(a, "Primary %s Sector%c", side, 0);
  sr_target_set(x, label.ptr, primary);
  set_column(x, side, "Sectors", false, sectors);
  set_column(x, side, "Name Raw", false, raw);
}

/* ---- the row ---- */

static void set_place(sr_exporter *x, const sr_place *p)
{
  sr_arena *a = &x->arena;
  sr_view name = sr_view_join(a, p->locality, p->admin2, ", ");
  sr_target_set(x, "Placename",
                sr_view_join(a, sr_view_join(a, name, p->admin1, ", "), sr_country_title(p->country), ", "));
  sr_target_set(x, "City", p->locality);
  sr_target_set(x, "District", p->admin2);
  sr_target_set(x, "Province", p->admin1);
  sr_target_set(x, "Country", sr_table_cell(sr_table_countries, p->country, SR_COL_ALPHA3));
  sr_target_set(x, "Raw Placename", p->text);
  if (sr_view_starts(p->gazetteer, SR_V("geonames:")))
    sr_target_set(x, "GeoNames ID", (sr_view){p->gazetteer.ptr + 9, p->gazetteer.len - 9});
  if (p->located) {
    sr_target_degrees(x, "Latitude", p->lat, 5);
    sr_target_degrees(x, "Longitude", p->lon, 5);
  }
  if (p->located && p->precision != SR_PLACEPREC_locality)
    sr_target_lose(x, "place.precision", sr_view_of(sr_placeprec_name(p->precision)),
                   "no column tells what the coordinates stand for");
  if (p->site.len) sr_target_lose(x, "place.site", p->site, "no column for buildings and roads");
}

static void lose(sr_exporter *x, const sr_known *k)
{
  for (uint32_t i = 0; i < k->n_actors; i++) {
    const sr_actor *a = &k->actors[i];
    sr_view name = a->name.len ? a->name : sr_view_of(sr_kind_name(a->kind));
    if (a->role == SR_ROLE_claimant)
      sr_target_lose(x, "actors.claimant", name, "a claim of responsibility has no column");
    if (a->certainty != SR_CERTAINTY_stated)
      sr_target_lose(x, "actors.certainty",
                     sr_arena_printf(&x->arena, "%.*s: %s", (int)name.len, name.ptr, sr_certainty_name(a->certainty)),
                     "no column tells on what an attribution rests");
  }
  if (k->date.to != k->date.from || k->date.precision != SR_DATEPREC_day) {
    char to[16];
    sr_date_print(k->date.to, to);
    sr_target_lose(x, "date.to", sr_arena_printf(&x->arena, "%s (%s)", to, sr_dateprec_name(k->date.precision)),
                   "PLOVER has the first day alone");
  }
  for (int i = 0; i < SR_OUTCOME__N && !x->options->sink.file; i++)
    if (k->outcome[i].told)
      sr_target_lose(x, sr_outcome_name((sr_outcome)i), sr_range_words(&x->arena, &k->outcome[i]),
                     "PLOVER has no column for people; export to a directory to have casualties.csv");
}

static void row(sr_exporter *x, const sr_story *s)
{
  const sr_known *k = &s->known;
  sr_sides sides;
  if (!sr_target_takes(x, k, SR_COL_PLOVER)) return;
  if (k->date.from == SR_NULL_INT) {
    sr_target_refuse(x, "date", SR_V("unknown"), "PLOVER wants a date");
    return;
  }
  sr_sides_find(&sides, k);
  sr_target_set(x, "Event ID", k->id);
  sr_target_day(x, "Event Date", k->date.from);
  set_event(x, k);
  set_side(x, "Actor", sides.by, sides.n_by);
  set_side(x, "Recipient", sides.on, sides.n_on);
  set_place(x, &k->place);
  sr_target_set(x, "Source", sr_story_sources(&x->arena, s));
  if (s->n_reports) sr_target_set(x, "Publication Date", s->reports[0].report.published);
  sr_target_word(x, "Language", "English");
  sr_target_word(x, "Version", "SITREP (read by a program; not POLECAT)");
  lose(x, k);
  sr_target_write(x);
}

static void begin(sr_exporter *x)
{
  if (sr_target_begin(x, "plover", sizeof(sr_target))) sr_target_lose_for_all(x, "PLOVER");
}

/* ---- people ---- */

static void begin_people(sr_exporter *x)
{
  sr_buf_add(&x->out, SR_V("Event ID,outcome,who,side,low,best,high,qualifier,scope\n"));
}

static void bound(sr_exporter *x, int32_t v)
{
  if (v != SR_NULL_INT) sr_buf_printf(&x->out, "%d", v);
  sr_buf_byte(&x->out, ',');
}

static void person_row(sr_exporter *x, const sr_known *k, const char *outcome, const char *who, const char *side,
                       int32_t low, int32_t best, int32_t high, const char *qualifier, const char *scope)
{
  sr_csv_text(&x->out, k->id, ',');
  sr_csv_text(&x->out, sr_view_of(outcome), ',');
  sr_csv_text(&x->out, sr_view_of(who), ',');
  sr_csv_text(&x->out, sr_view_of(side), ',');
  bound(x, low);
  bound(x, best);
  bound(x, high);
  sr_csv_text(&x->out, sr_view_of(qualifier), ',');
  sr_csv_text(&x->out, sr_view_of(scope), '\n');
}

/* Everybody by outcome first ("all"), then the ledger. */
static void people(sr_exporter *x, const sr_story *s)
{
  const sr_known *k = &s->known;
  bool ruled_out = k->review == SR_REVIEW_withdrawn || k->review == SR_REVIEW_rejected;
  sr_view happened = sr_table_word(sr_table_statuses, sr_state_name(k->status), SR_COL_PLOVER);
  if (k->date.from == SR_NULL_INT || ruled_out || !sr_view_eq(happened, SR_V("yes"))) return; /* as row */
  for (int i = 0; i < SR_OUTCOME__N; i++) {
    const sr_range *r = &k->outcome[i];
    if (r->told) person_row(x, k, sr_outcome_name((sr_outcome)i), "all", "", r->low, r->best, r->high, "", "");
  }
  for (uint32_t i = 0; i < k->n_casualties; i++) {
    const sr_casualty *c = &k->casualties[i];
    person_row(x, k, sr_outcome_name(c->outcome), sr_who_name(c->who), sr_side_name(c->side), c->low, c->best, c->high,
               sr_bound_name(c->qualifier), sr_scope_name(c->scope));
  }
}

static const sr_export_file files[] = {{"plover.csv", true, begin, row, sr_target_end},
                                       {"casualties.csv", false, begin_people, people, NULL}};

const sr_export_writer sr_export_writer_plover = {"PLOVER in the columns of POLECAT", ".csv", false, files, 2};
