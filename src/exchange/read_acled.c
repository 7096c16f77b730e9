/* Rows of ACLED. The order of its actors means nothing but in violence against civilians, where the second is the
 * victim; so both are parties, and who used force is told there alone. Fatalities are one figure for everybody, the
 * lowest reported. */
#include "exchange/sheet.h"

#include "sitrep/engine.h"

extern const char sr_import_words_acled[];

#define COLUMNS(X)                                                                                                       \
  X(id, "!event_id_cnty") X(date, "!event_date") X(time_precision, "!time_precision") X(event, "!event_type")             \
  X(sub, "!sub_event_type") X(actor1, "!actor1") X(inter1, "inter1") X(actor2, "actor2") X(inter2, "inter2")              \
  X(country, "!country") X(admin1, "admin1") X(admin2, "admin2") X(location, "!location") X(lat, "latitude")              \
  X(lon, "longitude") X(geo_precision, "!geo_precision") X(notes, "notes") X(dead, "!fatalities") X(timestamp, "timestamp")
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

static int word_of(sr_sheet *t, int column, const char *name, const char *field, int (*of)(sr_view), const char *why)
{
  sr_view word = sr_sheet_word(t, name, sr_sheet_cell(t, column), field);
  int v = word.len ? of(word) : -1;
  if (v < 0 && why) sr_sheet_bad(t, column, why);
  return v;
}

/* The last day of the month that the day is in: its first, and 31 days on, at the 1st again. */
static void month_of(int32_t day, int32_t *from, int32_t *to)
{
  char text[16];
  sr_date_print(day, text);
  memcpy(text + 8, "01", 2);
  if (!sr_date_parse(sr_view_of(text), from)) return;
  sr_date_print(*from + 31, text);
  memcpy(text + 8, "01", 2);
  if (sr_date_parse(sr_view_of(text), to)) --*to;
}

static void take_date(sr_sheet *t)
{
  int32_t day = sr_sheet_day(t, AT_date), from = day, to = day;
  int precision = word_of(t, AT_time_precision, "time_precision", "date_precision", sr_dateprec_of, "none of 1, 2, 3");
  sr_view stamp = sr_sheet_cell(t, AT_timestamp);
  if (day == SR_NULL_INT) sr_sheet_bad(t, AT_date, "is missing");
  if (t->bad) return;
  if (precision == SR_DATEPREC_week) {
    from = day - 3;
    to = day + 3;
  } else if (precision == SR_DATEPREC_month) {
    month_of(day, &from, &to);
  }
  sr_coded_date(&t->coded, from, to);
  t->coded.published = day;
  if (stamp.len > 0 && stamp.len < 12) {
    int64_t seconds = 0;
    for (size_t i = 0; i < stamp.len && seconds >= 0; i++)
      seconds = (unsigned)(stamp.ptr[i] - '0') > 9 ? -1 : seconds * 10 + (stamp.ptr[i] - '0');
    if (seconds / 86400 > day) t->coded.published = (int32_t)(seconds / 86400);
  }
  sr_coded_line(&t->coded, "date", sr_sheet_cell(t, AT_date), "date");
}

static void take_place(sr_sheet *t)
{
  sr_place *p = &t->coded.in.place;
  int precision = word_of(t, AT_geo_precision, "geo_precision", "place_precision", sr_placeprec_of, "none of 1, 2, 3");
  if (precision < 0) return;
  p->precision = (sr_placeprec)precision;
  if (precision == SR_PLACEPREC_locality) p->locality = sr_sheet_cell(t, AT_location);
  if (precision <= SR_PLACEPREC_admin2) p->admin2 = sr_sheet_cell(t, AT_admin2);
  p->admin1 = sr_sheet_cell(t, AT_admin1);
  p->text = sr_sheet_cell(t, AT_location);
  sr_coded_line(&t->coded, "place", p->text, "place");
  sr_coded_line(&t->coded, "district", p->admin2, "place");
  sr_coded_line(&t->coded, "province", p->admin1, "place");
  sr_sheet_country(t, AT_country);
  sr_sheet_point(t, AT_lat, AT_lon);
}

/* "Civilians (Pakistan)" and "Unidentified Armed Group (Pakistan)" are no names. */
static sr_view name_of(sr_view v)
{
  bool common = sr_view_starts(v, SR_V("Civilians")) || sr_view_starts(v, SR_V("Unidentified")) ||
                sr_view_starts(v, SR_V("Protesters")) || sr_view_starts(v, SR_V("Rioters"));
  return common ? SR_VNULL : v;
}

static sr_kind kind_of(sr_sheet *t, int inter, sr_view name)
{
  int kind = word_of(t, inter, "inter", "kind", sr_kind_of,
                     sr_sheet_cell(t, inter).len ? "no kind of actor that this program knows" : NULL);
  if (sr_view_starts(name, SR_V("Police"))) return SR_KIND_police;
  return kind < 0 ? SR_KIND_unknown : (sr_kind)kind;
}

static bool is_state(sr_kind k)
{
  return k == SR_KIND_police || k == SR_KIND_military || k == SR_KIND_paramilitary || k == SR_KIND_government;
}

static void take_parties(sr_sheet *t, bool against_civilians)
{
  sr_view a = sr_sheet_cell(t, AT_actor1), b = sr_sheet_cell(t, AT_actor2);
  sr_kind first = kind_of(t, AT_inter1, a), second = b.len ? kind_of(t, AT_inter2, b) : SR_KIND_unknown;
  if (a.len)
    sr_coded_actor(&t->coded, against_civilians ? SR_ROLE_initiator : SR_ROLE_other_party, name_of(a), first, "by", a);
  if (b.len)
    sr_coded_actor(&t->coded, against_civilians ? SR_ROLE_target : SR_ROLE_other_party, name_of(b), second, "and", b);
  sr_class *cls = &t->coded.in.cls;
  if (*cls == SR_CLASS_attack && is_state(first)) *cls = SR_CLASS_operation;
  if (*cls == SR_CLASS_clash && first == SR_KIND_armed_group && second == SR_KIND_armed_group)
    *cls = SR_CLASS_infighting;
  if (*cls == SR_CLASS_clash && first == SR_KIND_community && second == SR_KIND_community) *cls = SR_CLASS_communal;
}

static void take_kind(sr_sheet *t)
{
  sr_view tactic = sr_sheet_word(t, "sub_event_type", sr_sheet_cell(t, AT_sub), "tactic");
  int cls = word_of(t, AT_sub, "sub_event_type", "class", sr_class_of, "no type of event that this program knows");
  int v = tactic.len ? sr_tactic_of(tactic) : -1;
  if (v >= 0) t->coded.in.tactics[v] = true; /* else how is not told */
  if (cls >= 0) t->coded.in.cls = (sr_class)cls;
  sr_coded_line(&t->coded, "kind", sr_sheet_cell(t, AT_sub), "class");
  sr_coded_line(&t->coded, "how", v < 0 ? SR_VNULL : sr_sheet_cell(t, AT_sub), "tactics");
}

static void take(sr_sheet *t)
{
  t->coded.id = sr_sheet_cell(t, AT_id);
  if (!t->coded.id.len) sr_sheet_bad(t, AT_id, "is missing");
  sr_coded_note(&t->coded, sr_sheet_cell(t, AT_notes));
  take_date(t);
  take_place(t);
  take_kind(t);
  take_parties(t, sr_view_eq(sr_sheet_cell(t, AT_event), SR_V("Violence against civilians")));
  sr_range dead = sr_sheet_range(t, -1, AT_dead, -1);
  if (!dead.told) sr_sheet_bad(t, AT_dead, "is missing");
  if (t->bad) return;
  dead.high = SR_NULL_INT; /* the most conservative figure: there may be more */
  sr_coded_toll(&t->coded, SR_OUTCOME_killed, SR_WHO_unknown, SR_SIDE_unknown, dead, SR_NO_INDEX, "killed",
                sr_sheet_cell(t, AT_dead));
}

const sr_sheet_format sr_sheet_acled = {
    "ACLED", "acled", columns, sizeof columns / sizeof *columns, sr_import_words_acled, false, take};
