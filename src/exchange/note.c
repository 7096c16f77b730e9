/* Sentences for columns of free text, made from the values of a row; see acled.h. */
#include "exchange/acled.h"

#include "sitrep/engine.h"

sr_view sr_place_title(const sr_place *p)
{
  return p->locality.len ? p->locality
         : p->admin2.len ? p->admin2
         : p->admin1.len ? p->admin1
                         : sr_country_title(p->country);
}

sr_view sr_story_sources(sr_arena *a, const sr_story *s)
{
  sr_view list = SR_VNULL;
  for (uint32_t i = 0; i < s->n_reports; i++)
    list = sr_view_join_new(a, list, s->reports[i].report.source, "; ");
  return list;
}

static sr_view day_words(sr_arena *a, int32_t day)
{
  static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};
  char text[16];
  sr_date_print(day, text);
  long month = strtol(text + 5, NULL, 10), number = strtol(text + 8, NULL, 10);
  return sr_arena_printf(a, "%ld %s %.4s", number, month >= 1 && month <= 12 ? months[month - 1] : "", text);
}

sr_view sr_row_people(sr_arena *a, const sr_known *k, sr_outcome outcome)
{
  sr_view list = SR_VNULL;
  for (uint32_t i = 0; i < k->n_casualties; i++) {
    const sr_casualty *c = &k->casualties[i];
    int32_t n = c->best != SR_NULL_INT ? c->best : c->low;
    if (c->outcome != outcome || c->scope != SR_SCOPE_total || n == SR_NULL_INT || n < 1) continue;
    sr_view word = sr_table_word(sr_table_who, sr_who_name(c->who), n == 1 ? SR_COL_WHO_ONE : SR_COL_WHO_MANY);
    bool least = c->qualifier == SR_BOUND_at_least || c->qualifier == SR_BOUND_vague;
    sr_view one = sr_arena_printf(a, "%s%d %.*s", least ? "at least " : "", n, (int)word.len, word.ptr);
    list = sr_view_join(a, list, one, ", ");
  }
  return list;
}

static sr_view region_words(sr_arena *a, const sr_place *p)
{
  sr_view list = p->locality.len ? p->admin2 : SR_VNULL;
  if (p->locality.len || p->admin2.len) list = sr_view_join(a, list, p->admin1, ", ");
  return list.len ? sr_arena_printf(a, " (%.*s)", (int)list.len, list.ptr) : list;
}

sr_view sr_row_note(sr_arena *a, const sr_story *s, sr_view by, sr_view verb, sr_view on, int32_t day,
                    int32_t fatalities)
{
  const sr_known *k = &s->known;
  sr_view when = day_words(a, day), where = sr_place_title(&k->place), region = region_words(a, &k->place);
  sr_view killed = sr_row_people(a, k, SR_OUTCOME_killed);
  const char *about = k->date.precision == SR_DATEPREC_week    ? "In the week of"
                      : k->date.precision == SR_DATEPREC_month ? "In the month of"
                                                               : "On";
  sr_view toll = killed.len ? sr_arena_printf(a, ", killing %.*s", (int)killed.len, killed.ptr) : SR_VNULL;
  sr_view at = where.len ? sr_arena_printf(a, " in %.*s%.*s", (int)where.len, where.ptr, (int)region.len,
                                           region.len ? region.ptr : "")
                         : SR_VNULL;
  sr_view number = fatalities == SR_NULL_INT
                       ? SR_VNULL
                       : sr_arena_printf(a, " %d %s.", fatalities, fatalities == 1 ? "fatality" : "fatalities");
  if (!on.len) on = SR_V("an unknown target");
  return sr_arena_printf(
      a, "%s %.*s, %.*s %.*s %.*s%.*s%.*s.%.*s Read by Sitrep from %u report%s, incident %.*s; not coded by people.",
      about, (int)when.len, when.ptr, (int)by.len, by.ptr, (int)verb.len, verb.ptr, (int)on.len, on.ptr, (int)at.len,
      at.len ? at.ptr : "", (int)toll.len, toll.len ? toll.ptr : "", (int)number.len, number.len ? number.ptr : "",
      k->n_reports, k->n_reports == 1 ? "" : "s", (int)k->id.len, k->id.ptr);
}
