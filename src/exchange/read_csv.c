/* Rows of our own table of incidents (incidents.csv; fields.def), and of tables that others fill in with its columns. A
 * date is needed, all else may be left out. Columns that the record computes are accepted and not taken. `text`,
 * `url` and `published` may be added. */
#include "exchange/sheet.h"

#include "sitrep/engine.h"

#define COLUMNS(X)                                                                                                         \
  X(from, "!date_from") X(to, "date_to") X(date_precision, "date_precision") X(time, "time") X(id, "id") X(cls, "class")    \
  X(status, "status") X(tactics, "tactics") X(initiators, "initiators") X(targets, "targets") X(claimants, "claimants")     \
  X(site, "site") X(neighbourhood, "neighbourhood") X(locality, "locality") X(admin2, "admin2") X(admin1, "admin1")         \
  X(country, "country") X(lat, "lat") X(lon, "lon") X(place_precision, "place_precision")                                   \
  X(killed_low, "killed_low") X(killed, "killed") X(killed_high, "killed_high") X(killed_civilians, "killed_civilians")     \
  X(killed_security, "killed_security") X(killed_militants, "killed_militants") X(injured_low, "injured_low")               \
  X(injured, "injured") X(injured_high, "injured_high") X(injured_civilians, "injured_civilians")                           \
  X(injured_security, "injured_security") X(injured_militants, "injured_militants") X(abducted, "abducted")                 \
  X(arrested, "arrested") X(missing, "missing") X(surrendered, "surrendered") X(conflict, "conflict") X(review, "review")   \
  X(corrected, "corrected") X(n_reports, "n_reports") X(n_independent, "n_independent") X(report_ids, "report_ids")         \
  X(text, "text") X(url, "url") X(published, "published")
enum {
#define X(id, name) AT_##id,
  COLUMNS(X)
#undef X
};
static const char *const columns[] = {
#define X(id, name) name,
    COLUMNS(X)
#undef X
};

/* The value of a cell that must be one of an enumeration's words; `standard` where it is empty. */
static int choice(sr_sheet *t, int column, int (*of)(sr_view), int standard)
{
  sr_view v = sr_sheet_cell(t, column);
  int word = v.len ? of(v) : standard;
  if (word >= 0) return word;
  sr_sheet_bad(t, column, "none of its words; the codebook lists them");
  return standard;
}

/* The next of a list with ; between; false at its end. */
static bool next_of(sr_view *list, sr_view *out)
{
  if (!list->len) return false;
  const char *end = memchr(list->ptr, ';', list->len);
  size_t n = end ? (size_t)(end - list->ptr) : list->len;
  *out = (sr_view){list->ptr, n};
  *list = end ? (sr_view){end + 1, list->len - n - 1} : SR_VNULL;
  while (out->len && out->ptr[0] == ' ')
    *out = (sr_view){out->ptr + 1, out->len - 1};
  while (out->len && out->ptr[out->len - 1] == ' ')
    out->len--;
  return true;
}

static void take_date(sr_sheet *t)
{
  int32_t from = sr_sheet_day(t, AT_from), to = sr_sheet_cell(t, AT_to).len ? sr_sheet_day(t, AT_to) : from;
  int standard = -1;
  if (from == SR_NULL_INT) sr_sheet_bad(t, AT_from, "is missing");
  if (!t->bad && to < from) sr_sheet_bad(t, AT_to, "is before date_from");
  if (t->bad) return;
  sr_coded_date(&t->coded, from, to);
  standard = (int)t->coded.in.date.precision;
  t->coded.in.date.precision = (sr_dateprec)choice(t, AT_date_precision, sr_dateprec_of, standard);
  t->coded.in.date.time = sr_sheet_cell(t, AT_time);
  t->coded.published = sr_sheet_cell(t, AT_published).len ? sr_sheet_day(t, AT_published) : to;
  sr_coded_line(&t->coded, "date", sr_sheet_cell(t, AT_from), "date");
  if (from != to) sr_coded_line(&t->coded, "until", sr_sheet_cell(t, AT_to), "date");
  sr_coded_line(&t->coded, "time", t->coded.in.date.time, "date");
}

static void take_place(sr_sheet *t)
{
  sr_place *p = &t->coded.in.place;
  const struct {
    int column;
    const char *label;
    sr_view *to;
    sr_placeprec precision;
  } levels[] = {{AT_site, "site", &p->site, SR_PLACEPREC_point},
                {AT_neighbourhood, "quarter", &p->neighbourhood, SR_PLACEPREC_neighbourhood},
                {AT_locality, "town", &p->locality, SR_PLACEPREC_locality},
                {AT_admin2, "district", &p->admin2, SR_PLACEPREC_admin2},
                {AT_admin1, "province", &p->admin1, SR_PLACEPREC_admin1}};
  sr_placeprec finest = sr_sheet_cell(t, AT_country).len ? SR_PLACEPREC_country : SR_PLACEPREC_unknown;
  for (int i = 5; i-- > 0;) {
    *levels[i].to = sr_sheet_cell(t, levels[i].column);
    if (levels[i].to->len && i > 0) finest = levels[i].precision; /* a site lies in its town */
    if (levels[i].to->len) p->text = *levels[i].to;
  }
  for (int i = 0; i < 5; i++)
    sr_coded_line(&t->coded, levels[i].label, *levels[i].to, "place");
  sr_sheet_country(t, AT_country);
  sr_sheet_point(t, AT_lat, AT_lon);
  p->precision = (sr_placeprec)choice(t, AT_place_precision, sr_placeprec_of, (int)finest);
}

static void take_kind(sr_sheet *t)
{
  sr_view list = sr_sheet_cell(t, AT_tactics), word;
  t->coded.in.cls = (sr_class)choice(t, AT_cls, sr_class_of, SR_CLASS_unattributed);
  t->coded.in.status = (sr_state)choice(t, AT_status, sr_state_of, SR_STATE_occurred);
  sr_coded_line(&t->coded, "kind", sr_sheet_cell(t, AT_cls), "class");
  sr_coded_line(&t->coded, "state", sr_sheet_cell(t, AT_status), "status");
  sr_coded_line(&t->coded, "how", list, "tactics");
  while (next_of(&list, &word)) {
    int tactic = sr_tactic_of(word);
    if (tactic < 0)
      sr_sheet_bad(t, AT_tactics, "no tactic of ours; `sitrep incidents --tactic x` lists them");
    else
      t->coded.in.tactics[tactic] = true;
  }
}

static void take_parties(sr_sheet *t)
{
  static const struct {
    int column;
    sr_role role;
    const char *label;
  } roles[] = {{AT_initiators, SR_ROLE_initiator, "by"},
               {AT_targets, SR_ROLE_target, "against"},
               {AT_claimants, SR_ROLE_claimant, "claimed by"}};
  for (int i = 0; i < 3; i++) {
    sr_view list = sr_sheet_cell(t, roles[i].column), word;
    while (next_of(&list, &word)) {
      int kind = sr_kind_of(word);
      if (word.len)
        sr_coded_actor(&t->coded, roles[i].role, kind < 0 ? word : SR_VNULL, kind < 0 ? SR_KIND_unknown : (sr_kind)kind,
                       roles[i].label, word);
    }
  }
}

/* The total with its range, and its groups as parts of it. */
static void take_toll(sr_sheet *t, sr_outcome outcome, int low, int best, int high, int groups, const char *label)
{
  static const sr_who who[] = {SR_WHO_civilian, SR_WHO_security_unspecified, SR_WHO_militant};
  static const char *const labels[] = {"civilians", "forces", "militants"};
  sr_range all = sr_sheet_range(t, low, best, high);
  if (all.told && all.best == SR_NULL_INT && all.low == SR_NULL_INT && all.high == SR_NULL_INT) return;
  if (!all.told || t->bad) return;
  sr_view cell = sr_sheet_cell(t, best);
  if (!cell.len) cell = sr_sheet_cell(t, low).len ? sr_sheet_cell(t, low) : sr_sheet_cell(t, high);
  uint32_t total = sr_coded_toll(&t->coded, outcome, groups < 0 ? SR_WHO_unknown : SR_WHO_mixed, SR_SIDE_unknown, all,
                                 SR_NO_INDEX, label, cell);
  char path[32];
  snprintf(path, sizeof path, "casualties/%u", total);
  if (all.low != all.best && low >= 0) sr_coded_line(&t->coded, "at least", sr_sheet_cell(t, low), path);
  if (all.high != all.best && high >= 0) sr_coded_line(&t->coded, "at most", sr_sheet_cell(t, high), path);
  for (int i = 0; i < 3 && groups >= 0; i++) {
    int32_t v = sr_sheet_count(t, groups + i);
    if (v != SR_NULL_INT)
      sr_coded_toll(&t->coded, outcome, who[i], SR_SIDE_unknown, (sr_range){true, v, v, v}, total, labels[i],
                    sr_sheet_cell(t, groups + i));
  }
}

static void take(sr_sheet *t)
{
  t->coded.id = sr_sheet_cell(t, AT_id);
  t->coded.url = sr_sheet_cell(t, AT_url);
  sr_coded_note(&t->coded, sr_sheet_cell(t, AT_text));
  take_date(t);
  take_place(t);
  take_kind(t);
  take_parties(t);
  take_toll(t, SR_OUTCOME_killed, AT_killed_low, AT_killed, AT_killed_high, AT_killed_civilians, "killed");
  take_toll(t, SR_OUTCOME_injured, AT_injured_low, AT_injured, AT_injured_high, AT_injured_civilians, "injured");
  take_toll(t, SR_OUTCOME_abducted, -1, AT_abducted, -1, -1, "taken away");
  take_toll(t, SR_OUTCOME_arrested, -1, AT_arrested, -1, -1, "arrested");
  take_toll(t, SR_OUTCOME_missing, -1, AT_missing, -1, -1, "missing");
  take_toll(t, SR_OUTCOME_surrendered, -1, AT_surrendered, -1, -1, "gave up");
}

const sr_sheet_format sr_sheet_own = {"import", "import", columns, sizeof columns / sizeof *columns, NULL, true, take};
