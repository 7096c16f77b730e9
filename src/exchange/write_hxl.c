/* HXL 1.1: a table of incidents with a second header of hashtags (https://hxlstandard.org). */
#include "exchange/cell.h"
#include "exchange/writer.h"

#define KILLED &k->outcome[SR_OUTCOME_killed]
#define INJURED &k->outcome[SR_OUTCOME_injured]
#define COLUMNS(X)                                                                                   \
  X("Incident", "#event+id", sr_cell_text(c, k->id))                                                 \
  X("From", "#date+start", sr_cell_day(c, k->date.from))                                             \
  X("To", "#date+end", sr_cell_day(c, k->date.to))                                                   \
  X("Date precision", "#meta+date+precision", sr_cell_word(c, sr_dateprec_name(k->date.precision)))  \
  X("Class", "#event+type", sr_cell_word(c, sr_class_name(k->cls)))                                  \
  X("Status", "#status", sr_cell_word(c, sr_state_name(k->status)))                                  \
  X("Tactics", "#event+tactics+list", sr_cell_tactics(c, k->tactics))                                \
  X("Initiators", "#group+initiator+list", sr_cell_actors(c, k, SR_ROLE_initiator))                  \
  X("Targets", "#group+target+list", sr_cell_actors(c, k, SR_ROLE_target))                           \
  X("Country", "#country+code+v_iso2", sr_cell_text(c, k->place.country))                            \
  X("Province", "#adm1+name", sr_cell_text(c, k->place.admin1))                                      \
  X("District", "#adm2+name", sr_cell_text(c, k->place.admin2))                                      \
  X("Locality", "#loc+name", sr_cell_text(c, k->place.locality))                                     \
  X("Site", "#loc+site", sr_cell_text(c, k->place.site))                                             \
  X("Latitude", "#geo+lat", sr_cell_degrees(c, k->place.located, k->place.lat))                      \
  X("Longitude", "#geo+lon", sr_cell_degrees(c, k->place.located, k->place.lon))                     \
  X("Place precision", "#geo+precision", sr_cell_word(c, sr_placeprec_name(k->place.precision)))     \
  X("Killed, lowest", "#affected+killed+min", sr_cell_range(c, KILLED, 0))                           \
  X("Killed", "#affected+killed", sr_cell_range(c, KILLED, 1))                                       \
  X("Killed, highest", "#affected+killed+max", sr_cell_range(c, KILLED, 2))                          \
  X("Killed civilians", "#affected+killed+civilians", sr_cell_range(c, &k->totals.killed[SR_GROUP_civilians], 1)) \
  X("Killed security forces", "#affected+killed+security", sr_cell_range(c, &k->totals.killed[SR_GROUP_security], 1)) \
  X("Killed militants", "#affected+killed+militants", sr_cell_range(c, &k->totals.killed[SR_GROUP_militants], 1)) \
  X("Injured, lowest", "#affected+injured+min", sr_cell_range(c, INJURED, 0))                        \
  X("Injured", "#affected+injured", sr_cell_range(c, INJURED, 1))                                    \
  X("Injured, highest", "#affected+injured+max", sr_cell_range(c, INJURED, 2))                       \
  X("Abducted", "#affected+abducted", sr_cell_range(c, &k->outcome[SR_OUTCOME_abducted], 1))         \
  X("Missing", "#affected+missing", sr_cell_range(c, &k->outcome[SR_OUTCOME_missing], 1))            \
  X("Reports", "#meta+reports+num", sr_cell_int(c, (int32_t)k->n_reports))                           \
  X("Sources differ", "#meta+conflict", sr_cell_bool(c, k->conflict))                                \
  X("Coded by", "#meta+source", sr_cell_word(c, "Sitrep"))

static void begin(sr_exporter *x)
{
  sr_cells all = {.out = &x->out, .arena = &x->arena}, *c = &all;
#define TITLE(title, tag, cell) sr_cell_word(c, title);
#define TAG(title, tag, cell) sr_cell_word(c, tag);
  COLUMNS(TITLE)
  sr_cells_end(c);
  COLUMNS(TAG)
  sr_cells_end(c);
  sr_export_lose(x, "claims", SR_V("HXL"), "rival figures, who says them and the words they rest on have no column");
}

/* Outcomes and parties that the table has no column for. */
static void lose(sr_exporter *x, const sr_known *k)
{
  static const sr_outcome left[] = {SR_OUTCOME_arrested, SR_OUTCOME_surrendered, SR_OUTCOME_released,
                                    SR_OUTCOME_rescued, SR_OUTCOME_escaped};
  for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
    const sr_range *r = &k->outcome[left[i]];
    int32_t n = !r->told ? SR_NULL_INT : r->best != SR_NULL_INT ? r->best : r->low;
    if (n != SR_NULL_INT) sr_export_lose(x, sr_outcome_name(left[i]), sr_arena_printf(&x->arena, "%d", n), "no column");
  }
  for (uint32_t i = 0; i < k->n_actors; i++) {
    const sr_actor *a = &k->actors[i];
    sr_view name = a->name.len ? a->name : sr_view_of(sr_kind_name(a->kind));
    sr_view how = sr_arena_printf(&x->arena, "%.*s: %s", (int)name.len, name.ptr, sr_certainty_name(a->certainty));
    bool listed = a->role != SR_ROLE_claimant && a->role != SR_ROLE_other_party;
    if (!listed) sr_export_lose(x, sr_role_name(a->role), name, "no column");
    if (a->certainty != SR_CERTAINTY_stated) sr_export_lose(x, "actors.certainty", how, "no column");
  }
  if (k->place.neighbourhood.len) sr_export_lose(x, "place.neighbourhood", k->place.neighbourhood, "no column");
  if (k->date.time.len) sr_export_lose(x, "date.time", k->date.time, "no column");
}

static void row(sr_exporter *x, const sr_story *s)
{
  sr_cells all = {.out = &x->out, .arena = &x->arena}, *c = &all;
  const sr_known *k = &s->known;
#define CELL(title, tag, cell) cell;
  COLUMNS(CELL)
  sr_cells_end(c);
  lose(x, k);
}

static const sr_export_file files[] = {{"incidents.hxl.csv", false, begin, row, NULL}};

const sr_export_writer sr_export_writer_hxl = {"HXL: CSV with a row of hashtags", ".csv", false, files, 1};
