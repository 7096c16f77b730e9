/* Rows of UCDP's Georeferenced Event Dataset. Who began is not told: both sides of a fight are parties, and in
 * one-sided violence side A is who used force. `best` is everybody; who died on which side are parts of it. */
#include "exchange/sheet.h"

#include "sitrep/engine.h"

extern const char sr_import_words_ucdp[];

#define COLUMNS(X)                                                                                                          \
  X(id, "!id") X(type, "!type_of_violence") X(side_a, "!side_a") X(side_b, "!side_b") X(headline, "source_headline")         \
  X(article, "source_article") X(dates, "source_date") X(where_prec, "!where_prec") X(where, "where_coordinates")            \
  X(adm_1, "adm_1") X(adm_2, "adm_2") X(lat, "latitude") X(lon, "longitude") X(country, "!country")                          \
  X(from, "!date_start") X(to, "!date_end") X(dead_a, "deaths_a") X(dead_b, "deaths_b") X(dead_civil, "deaths_civilians")    \
  X(dead_other, "deaths_unknown") X(best, "!best") X(high, "!high") X(low, "!low")
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

/* "Quetta district" is Quetta. */
static sr_view stripped(const sr_sheet *t, sr_view v)
{
  for (size_t i = v.len; i-- > 1;) {
    if (v.ptr[i] != ' ') continue;
    if (sr_sheet_word(t, "name", (sr_view){v.ptr + i + 1, v.len - i - 1}, "strip").len) v.len = i;
    break;
  }
  return v;
}

static void take_place(sr_sheet *t)
{
  sr_place *p = &t->coded.in.place;
  sr_view word = sr_sheet_word(t, "where_prec", sr_sheet_cell(t, AT_where_prec), "place_precision");
  int precision = word.len ? sr_placeprec_of(word) : -1;
  if (precision < 0) {
    sr_sheet_bad(t, AT_where_prec, "none of 1 to 7");
    return;
  }
  p->precision = (sr_placeprec)precision;
  if (precision == SR_PLACEPREC_locality) {
    p->locality = stripped(t, sr_sheet_cell(t, AT_where));
    sr_coded_line(&t->coded, "place", sr_sheet_cell(t, AT_where), "place");
  }
  if (precision <= SR_PLACEPREC_admin2) p->admin2 = stripped(t, sr_sheet_cell(t, AT_adm_2));
  if (precision <= SR_PLACEPREC_admin1) p->admin1 = stripped(t, sr_sheet_cell(t, AT_adm_1));
  p->text = p->locality.len ? p->locality : p->admin2.len ? p->admin2 : p->admin1;
  sr_coded_line(&t->coded, "district", p->admin2.len ? sr_sheet_cell(t, AT_adm_2) : SR_VNULL, "place");
  sr_coded_line(&t->coded, "province", p->admin1.len ? sr_sheet_cell(t, AT_adm_1) : SR_VNULL, "place");
  sr_sheet_country(t, AT_country);
  if (precision <= SR_PLACEPREC_admin1) sr_sheet_point(t, AT_lat, AT_lon);
}

static void take_date(sr_sheet *t)
{
  int32_t from = sr_sheet_day(t, AT_from), to = sr_sheet_day(t, AT_to);
  if (from == SR_NULL_INT || to == SR_NULL_INT) {
    sr_sheet_bad(t, from == SR_NULL_INT ? AT_from : AT_to, "is missing");
    return;
  }
  if (to < from) sr_sheet_bad(t, AT_to, "is before date_start");
  sr_coded_date(&t->coded, from, to);
  sr_coded_line(&t->coded, "date", sr_sheet_cell(t, AT_from), "date");
  if (from != to) sr_coded_line(&t->coded, "until", sr_sheet_cell(t, AT_to), "date");
  /* what it rests on was published last on that day; else it is known no earlier than it happened */
  sr_view all = sr_sheet_cell(t, AT_dates);
  t->coded.published = to;
  for (size_t i = 0; i + 10 <= all.len; i++) {
    int32_t day;
    if (sr_date_parse((sr_view){all.ptr + i, 10}, &day) && day > t->coded.published) t->coded.published = day;
  }
}

static void take_parties(sr_sheet *t, bool one_sided)
{
  sr_view a = sr_sheet_cell(t, AT_side_a), b = sr_sheet_cell(t, AT_side_b);
  bool state = sr_view_starts(a, SR_V("Government of"));
  sr_kind kind = state ? SR_KIND_government : SR_KIND_armed_group;
  sr_coded_actor(&t->coded, one_sided ? SR_ROLE_initiator : SR_ROLE_other_party, a, kind, one_sided ? "by" : "between",
                 a);
  if (sr_view_eq(b, SR_V("Civilians")))
    sr_coded_actor(&t->coded, SR_ROLE_target, SR_VNULL, SR_KIND_civilians, "against", b);
  else
    sr_coded_actor(&t->coded, SR_ROLE_other_party, b,
                   sr_view_starts(b, SR_V("Government of")) ? SR_KIND_government : SR_KIND_armed_group, "and", b);
  if (one_sided && state) t->coded.in.cls = SR_CLASS_operation;
}

static void take_tolls(sr_sheet *t, bool one_sided, bool state)
{
  const struct {
    int column;
    const char *label;
    sr_who who;
    sr_side side;
  } parts[] = {{AT_dead_a, "of the first", state ? SR_WHO_security_unspecified : SR_WHO_militant,
                one_sided ? SR_SIDE_initiator : SR_SIDE_other_party},
               {AT_dead_b, "of the other", SR_WHO_militant, SR_SIDE_other_party},
               {AT_dead_civil, "civilians", SR_WHO_civilian, one_sided ? SR_SIDE_target : SR_SIDE_bystander},
               {AT_dead_other, "others", SR_WHO_unknown, SR_SIDE_unknown}};
  sr_range all = sr_sheet_range(t, AT_low, AT_best, AT_high);
  int n = 0, one = 0;
  for (int i = 0; i < 4; i++) {
    int32_t v = sr_sheet_count(t, parts[i].column);
    if (v == SR_NULL_INT || !v) continue;
    n++;
    one = i;
  }
  if (t->bad || !all.told) return;
  uint32_t total =
      sr_coded_toll(&t->coded, SR_OUTCOME_killed,
                    n == 1 ? parts[one].who
                    : n    ? SR_WHO_mixed
                           : SR_WHO_unknown,
                    n == 1 ? parts[one].side : SR_SIDE_unknown, all, SR_NO_INDEX, "killed", sr_sheet_cell(t, AT_best));
  if (all.low != all.best) sr_coded_line(&t->coded, "at least", sr_sheet_cell(t, AT_low), "casualties/0");
  if (all.high != all.best) sr_coded_line(&t->coded, "at most", sr_sheet_cell(t, AT_high), "casualties/0");
  for (int i = 0; i < 4 && n > 1; i++) {
    int32_t v = sr_sheet_count(t, parts[i].column);
    if (v != SR_NULL_INT && v)
      sr_coded_toll(&t->coded, SR_OUTCOME_killed, parts[i].who, parts[i].side, (sr_range){true, v, v, v}, total,
                    parts[i].label, sr_sheet_cell(t, parts[i].column));
  }
}

static void take(sr_sheet *t)
{
  sr_view type = sr_sheet_word(t, "type_of_violence", sr_sheet_cell(t, AT_type), "class"),
          headline = sr_sheet_cell(t, AT_headline);
  int cls = type.len ? sr_class_of(type) : -1;
  t->coded.id = sr_sheet_cell(t, AT_id);
  if (!t->coded.id.len) sr_sheet_bad(t, AT_id, "is missing");
  if (cls < 0) {
    sr_sheet_bad(t, AT_type, "none of 1, 2, 3");
    return;
  }
  bool one_sided = cls == SR_CLASS_attack;
  t->coded.in.cls = (sr_class)cls;
  sr_coded_note(&t->coded, headline.len ? headline : sr_sheet_cell(t, AT_article));
  take_date(t);
  take_place(t);
  take_parties(t, one_sided);
  sr_coded_line(&t->coded, "kind", sr_sheet_cell(t, AT_type), "class");
  take_tolls(t, one_sided, sr_view_starts(sr_sheet_cell(t, AT_side_a), SR_V("Government of")));
}

const sr_sheet_format sr_sheet_ucdp = {"UCDP GED",           "ucdp", columns, sizeof columns / sizeof *columns,
                                       sr_import_words_ucdp, false,  take};
