/* The course of the period: by day, week or month; all outcomes, and the dead by bucket. */
#include "report/security.h"

#include "model/document.h"

enum { MAX_STEPS = 128, BY_DAY = 14, BY_WEEK = 62 };

typedef struct course {
  sr_stretch step[MAX_STEPS];
  sr_tally tally[MAX_STEPS];
  sr_view name[MAX_STEPS];
  uint32_t n;
  sr_tally open; /* incidents whose date is not exact enough to be of one step */
} course;

static int32_t month_end(int32_t day)
{
  int y, m, d;
  sr_day_split(day, &y, &m, &d);
  return sr_day_of(y, m, sr_month_days(y, m));
}

/* The step that begins on this day: a day, the rest of the week to Sunday, of the month, or (over many years) of the
 * year. */
static sr_stretch step_at(int32_t day, const sr_stretch *p)
{
  int y, m, d;
  int32_t days = p->to - p->from + 1, end = day;
  sr_stretch_kind kind = SR_STRETCH_day;
  sr_day_split(day, &y, &m, &d);
  if (days > 365 * 10)
    kind = SR_STRETCH_year, end = sr_day_of(y, 12, 31);
  else if (days > BY_WEEK)
    kind = SR_STRETCH_month, end = month_end(day);
  else if (days > BY_DAY)
    kind = SR_STRETCH_days, end = day + 6 - (int32_t)(((day + 3) % 7 + 7) % 7);
  if (end > p->to) end = p->to;
  return (sr_stretch){kind, day, end};
}

static sr_view step_name(sr_security *s, const sr_stretch *step)
{
  static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  int y, m, d, y2, m2, d2;
  sr_day_split(step->from, &y, &m, &d);
  sr_day_split(step->to, &y2, &m2, &d2);
  if (step->kind == SR_STRETCH_year) return sr_arena_printf(&s->arena, "%d", y);
  if (step->kind == SR_STRETCH_month) return sr_arena_printf(&s->arena, "%s %d", months[m - 1], y);
  if (step->from == step->to) return sr_arena_printf(&s->arena, "%d %s", d, months[m - 1]);
  if (m == m2) return sr_arena_printf(&s->arena, "%d–%d %s", d, d2, months[m - 1]);
  return sr_arena_printf(&s->arena, "%d %s – %d %s", d, months[m - 1], d2, months[m2 - 1]);
}

static void lay_out(sr_security *s, course *c)
{
  const sr_stretch *p = &s->options.period;
  for (int32_t day = p->from; day <= p->to && c->n < MAX_STEPS; day = c->step[c->n++].to + 1) {
    c->step[c->n] = step_at(day, p);
    if (c->n == MAX_STEPS - 1) c->step[c->n].to = p->to;
    c->name[c->n] = step_name(s, &c->step[c->n]);
  }
}

/* Of a step where the whole date lies in it. */
static sr_tally *tally_of(course *c, const sr_date *d)
{
  int32_t from = d->from != SR_NULL_INT ? d->from : d->to, to = d->to != SR_NULL_INT ? d->to : from;
  uint32_t low = 0, high = c->n;
  while (high - low > 1) {
    uint32_t middle = (low + high) / 2;
    if (c->step[middle].from <= from)
      low = middle;
    else
      high = middle;
  }
  return to <= c->step[low].to ? &c->tally[low] : &c->open;
}

static void series_row(sr_table_maker *m, sr_view name, const sr_tally *t)
{
  sr_table_text(m, name);
  sr_table_count(m, t->incidents);
  sr_table_amount(m, &t->killed);
  sr_table_amount(m, &t->injured);
}

static void series(sr_security *s, const course *c)
{
  sr_table_maker m = sr_table_begin(s, "series", "Course of the period", "Time|Incidents|Killed|Injured");
  for (uint32_t i = 0; i < c->n; i++)
    series_row(&m, c->name[i], &c->tally[i]);
  if (c->open.incidents) series_row(&m, SR_V("Day not exact"), &c->open);
  series_row(&m, SR_V("All"), &s->now);
  m.t->chart = SR_CHART_columns, m.t->chart_from = 2, m.t->charted = 1;
  sr_table_end(&m, true);
}

static void victims_row(sr_table_maker *m, sr_view name, const sr_tally *t)
{
  sr_table_text(m, name);
  for (unsigned i = 0; i < m->s->options.definition->n_buckets; i++)
    sr_table_amount(m, &t->bucket[i]);
  sr_table_amount(m, &t->killed);
}

static void victims(sr_security *s, const course *c)
{
  const sr_definition *d = s->options.definition;
  sr_table_maker m = sr_table_begin(s, "victims", "Killed by victim and time", "Time");
  for (unsigned i = 0; i < d->n_buckets; i++)
    sr_table_column(&m, d->bucket[i].title);
  sr_table_column(&m, SR_V("All"));
  for (uint32_t i = 0; i < c->n; i++)
    victims_row(&m, c->name[i], &c->tally[i]);
  if (c->open.incidents) victims_row(&m, SR_V("Day not exact"), &c->open);
  victims_row(&m, SR_V("All"), &s->now);
  m.t->chart = SR_CHART_stacked, m.t->chart_from = 1, m.t->charted = d->n_buckets;
  sr_table_end(&m, true);
}

void sr_security_series(sr_security *s)
{
  course *c = sr_arena_zalloc(&s->arena, 1, sizeof *c);
  lay_out(s, c);
  for (uint32_t i = 0; i < s->incident.n; i++)
    sr_tally_add(tally_of(c, &s->incident.v[i].date), &s->incident.v[i].tally);
  series(s, c);
  victims(s, c);
}
