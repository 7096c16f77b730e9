/* The record's lists as CSV; see sitrep/report.h. */
#include "base/csv.h"
#include "sitrep/engine.h"
#include "sitrep/report.h"

static void cell_int(sr_buf *out, int32_t v)
{
  if (v != SR_NULL_INT) sr_buf_printf(out, "%d", v);
  sr_buf_byte(out, ',');
}

static void cell_word(sr_buf *out, const char *word)
{
  sr_csv_text(out, sr_view_of(word), ',');
}

static void cell_day(sr_buf *out, int32_t day)
{
  char text[16] = "";
  if (day != SR_NULL_INT) sr_date_print(day, text);
  cell_word(out, text);
}

static void cell_range(sr_buf *out, const sr_range *r)
{
  cell_int(out, r->told ? r->low : SR_NULL_INT);
  cell_int(out, r->told ? r->best : SR_NULL_INT);
  cell_int(out, r->told ? r->high : SR_NULL_INT);
}

/* One more of a list in a cell. */
static void add_part(sr_buf *list, sr_view v)
{
  if (list->len) sr_buf_add(list, SR_V("; "));
  sr_buf_add(list, v);
}

static void cell_list(sr_buf *out, sr_buf *list, char after)
{
  sr_csv_text(out, sr_buf_view(list), after);
  sr_buf_clear(list);
}

static void cell_tactics(sr_buf *out, const sr_known *k, sr_buf *list)
{
  for (int t = 0; t < SR_TACTIC__N; t++)
    if (k->tactics[t]) add_part(list, sr_view_of(sr_tactic_name((sr_tactic)t)));
  cell_list(out, list, ',');
}

static void cell_initiators(sr_buf *out, const sr_known *k, sr_buf *list)
{
  for (uint32_t i = 0; i < k->n_actors; i++) {
    const sr_actor *a = &k->actors[i];
    if (a->role == SR_ROLE_initiator) add_part(list, a->name.len ? a->name : sr_view_of(sr_kind_name(a->kind)));
  }
  cell_list(out, list, ',');
}

void sr_report_known_csv(sr_buf *out, const sr_known *k)
{
  if (!k) {
    sr_buf_add(out, SR_V("id,date_from,date_to,date_precision,class,status,tactics,initiators,site,neighbourhood,locality,admin2,admin1,country,"
                         "lat,lon,place_precision,killed_low,killed,killed_high,injured_low,injured,injured_high,independent,conflict,review,"
                         "reports\n"));
    return;
  }
  const sr_place *p = &k->place;
  const sr_view place[] = {p->site, p->neighbourhood, p->locality, p->admin2, p->admin1, p->country};
  sr_buf list;
  sr_buf_init(&list, 1 << 20);
  sr_csv_text(out, k->id, ',');
  cell_day(out, k->date.from);
  cell_day(out, k->date.to);
  cell_word(out, sr_dateprec_name(k->date.precision));
  cell_word(out, sr_class_name(k->cls));
  cell_word(out, sr_state_name(k->status));
  cell_tactics(out, k, &list);
  cell_initiators(out, k, &list);
  for (int i = 0; i < 6; i++) sr_csv_text(out, place[i], ',');
  if (p->located)
    sr_buf_printf(out, "%.5f,%.5f,", p->lat, p->lon);
  else
    sr_buf_add(out, SR_V(",,"));
  cell_word(out, sr_placeprec_name(p->precision));
  cell_range(out, &k->outcome[SR_OUTCOME_killed]);
  cell_range(out, &k->outcome[SR_OUTCOME_injured]);
  cell_int(out, (int32_t)k->n_independent);
  cell_word(out, k->conflict ? "true" : "false");
  cell_word(out, sr_review_name(k->review));
  for (uint32_t i = 0; i < k->n_reports; i++) add_part(&list, k->reports[i]);
  cell_list(out, &list, '\n');
  sr_buf_dispose(&list);
}

static void cell_count(sr_buf *out, uint32_t n, char after)
{
  sr_buf_printf(out, "%u", n);
  sr_buf_byte(out, after);
}

void sr_report_known_person_csv(sr_buf *out, const sr_known_person *p)
{
  if (!p) {
    sr_buf_add(out, SR_V("name,descriptors,affiliation,condition,roles,proceedings,report,words\n"));
    return;
  }
  sr_csv_text(out, p->name, ',');
  sr_csv_text(out, p->descriptors, ',');
  sr_csv_text(out, p->affiliation, ',');
  cell_word(out, sr_condition_name(p->condition));
  sr_csv_text(out, p->roles, ',');
  sr_csv_text(out, p->proceedings, ',');
  sr_csv_text(out, p->report, ',');
  sr_csv_text(out, p->words, '\n');
}

void sr_report_known_actor_csv(sr_buf *out, const sr_known_actor *a)
{
  if (!a) {
    sr_buf_add(out, SR_V("id,name,kind,incidents,initiated,targeted,claimed\n"));
    return;
  }
  sr_csv_text(out, a->id, ',');
  sr_csv_text(out, a->name, ',');
  cell_word(out, sr_kind_name(a->kind));
  cell_count(out, a->incidents, ',');
  cell_count(out, a->initiated, ',');
  cell_count(out, a->targeted, ',');
  cell_count(out, a->claimed, '\n');
}

void sr_report_event_log_csv(sr_buf *out, const sr_event_log *e)
{
  if (!e) {
    sr_buf_add(out, SR_V("ruling,at,who,what,why,detail,undone\n"));
    return;
  }
  if (e->number) sr_buf_printf(out, "%u", e->number);
  sr_buf_byte(out, ',');
  sr_csv_text(out, e->at, ',');
  sr_csv_text(out, e->who, ',');
  sr_csv_text(out, e->what, ',');
  sr_csv_text(out, e->why, ',');
  sr_csv_text(out, e->detail, ',');
  sr_csv_text(out, sr_view_of(e->undone ? "true" : "false"), '\n');
}
