/* From a parsed expression to an interval of days, a precision and a TIMEX3 value. */
#include "tag/time_parse.h"

static const char *const seasons[] = {"", "WI", "SP", "SU", "FA"};
static const int unit_days[] = {0, 0, 0, 0, 1, 7, 7, 14, 30, 91, 365, 3652, 36524};

/* An interval of one precision. `unit` says how its value is written. */
typedef struct span {
  sr_day lo, hi;
  uint8_t unit; /* sr_time_unit; SR_TUNIT_NONE where unresolved */
} span;

typedef struct ymd {
  int y, m, d;
} ymd;

static ymd split(sr_day day)
{
  ymd r;
  sr_day_split(day, &r.y, &r.m, &r.d);
  return r;
}

static span year_span(int y, int years)
{
  return (span){sr_day_of(y, 1, 1), sr_day_of(y + years - 1, 12, 31),
                years == 1    ? SR_TUNIT_YEAR
                : years == 10 ? SR_TUNIT_DECADE
                              : SR_TUNIT_CENTURY};
}

/* `n` months from month number `index` (year * 12 + month - 1) on. */
static span months_span(int index, int n, uint8_t unit)
{
  int y = index / 12, m = index % 12 + 1, last = index + n - 1;
  return (span){sr_day_of(y, m, 1), sr_day_of(last / 12, last % 12 + 1, sr_month_days(last / 12, last % 12 + 1)), unit};
}

/* The n-th unit from the one that holds `at`. */
static span unit_span(sr_day at, uint8_t unit, int n)
{
  ymd t = split(at);
  int month = t.y * 12 + t.m - 1, wd = sr_day_weekday(at);
  switch (unit) {
  case SR_TUNIT_WEEK:
    return (span){at - wd + 1 + 7 * n, at - wd + 7 + 7 * n, unit};
  case SR_TUNIT_FORTNIGHT:
    return (span){at - wd + 1 + 14 * n, at - wd + 14 + 14 * n, SR_TUNIT_WEEK};
  case SR_TUNIT_WEEKEND: {
    sr_day sat = at - wd + 6 + 7 * n;
    return (span){sat, sat + 1, unit};
  }
  case SR_TUNIT_MONTH:
    return months_span(month + n, 1, unit);
  case SR_TUNIT_QUARTER:
    return months_span(month / 3 * 3 + 3 * n, 3, unit);
  case SR_TUNIT_YEAR:
    return year_span(t.y + n, 1);
  case SR_TUNIT_DECADE:
    return year_span((t.y / 10 + n) * 10, 10);
  case SR_TUNIT_CENTURY:
    return year_span((t.y / 100 + n) * 100, 100);
  case SR_TUNIT_HOUR:
    return (span){at + n / 24, at + n / 24, SR_TUNIT_DAY};
  case SR_TUNIT_DAY:
    return (span){at + n, at + n, unit};
  default:
    return (span){at, at, SR_TUNIT_DAY};
  }
}

/* What one token tells of the tense: -2 past, -1 the past of a speaker ("said"), 1 future, 0 nothing. */
static int cue_at(const sr_spots *s, uint32_t i)
{
  const sr_word *w = s->spot[i].time;
  if (w->kind == SR_WORD_stop) return (int)w->n;
  if (w->kind == SR_WORD_tense && sr_is_hyphen(s, i + 1)) return 0; /* "would-be bombers" */
  if (w->kind == SR_WORD_tense && w->n < 0 && i && sr_view_eq(sr_spot_norm(s, i - 1), SR_V("be"))) return 0; /* "will be held" */
  if (w->kind == SR_WORD_tense) return w->n > 0 ? 1 : w->flags & SR_WORDF_TRAP ? -1 : -2;
  if (s->tagged) return s->tok[i].pos == SR_POS_VBD ? -2 : 0;
  sr_view v = sr_spot_norm(s, i);
  if (v.len <= 4 || w->kind != SR_WORD_NOTHING || !sr_view_ends(v, SR_V("ed")) || !(s->tok[i].flags & SR_LEX_WORD))
    return 0;
  return i && sr_view_eq(sr_spot_norm(s, i - 1), SR_V("be")) ? 0 : -2;
}

/* Tense of the clause around the expression: the nearest cue before it, else a near one behind it. */
static int tense_of(const sr_spots *s, const sr_tx *x)
{
  if (x->to < s->n && (s->tok[x->to].flags & SR_LEX_CLITIC)) return -2; /* "Wednesday's ruling" */
  int before = x->from ? sr_tkind(s, x->from - 1) : SR_WORD_NOTHING, found = 0;
  for (uint32_t i = x->from; i-- > 0 && !found;)
    found = cue_at(s, i);
  for (uint32_t i = x->to; i < s->n && i < x->to + 10 && !found; i++)
    found = sr_is_mark(s, i, ',') && i > x->to ? 2 : cue_at(s, i);
  if (found == 2) found = 0;
  bool until = before == SR_WORD_by || before == SR_WORD_to;
  return until ? (found > -2 ? 1 : -1) : found;
}

/* The year of a date that names none: the latest one not after publication, or the next one where the words look ahead;
 * without a cue the nearest. `lo_of` of a year is its first day. */
static int year_for(const sr_tx *x, int month, int day, sr_day pub, int tense)
{
  ymd p = split(pub);
  int d = day ? day : 1;
  sr_day this_one = sr_day_of(p.y, month, d < sr_month_days(p.y, month) ? d : sr_month_days(p.y, month));
  bool ahead = this_one > pub && !(day == 0 && month == p.m);
  bool over = this_one < pub && !(day == 0 && month == p.m);
  if (x->force < 0 && day == 0 && month == p.m) return p.y - 1;
  int look = x->force == 2 ? 2 : x->force ? x->force : tense;
  if (look == 2) return p.y;
  /* without its year, a date of the next weeks is nearer than one of almost a year ago, unless a past is told of it */
  if (look == -1 && day && ahead && this_one - pub <= 60) return p.y;
  if (look < 0) return ahead ? p.y - 1 : p.y;
  if (look > 0) return over && !(day && pub - this_one <= 35) ? p.y + 1 : p.y;
  if (ahead && this_one - pub > (day ? 182 : 60)) return p.y - 1;
  if (over && pub - this_one > 335 && day) return p.y + 1;
  return p.y;
}

static sr_day weekday_day(const sr_tx *x, sr_day pub, int tense)
{
  int back = (sr_day_weekday(pub) - x->weekday + 7) % 7;
  if (x->force == -1) return pub - (back ? back : 7);
  if (x->force == 1) return pub + (back ? 7 - back : 7);
  if (tense > 0 || (x->force == 2 && tense >= 0)) return back ? pub + 7 - back : pub;
  return pub - back;
}

/* Winter begins in the December before its year's spring; the others have three months each. */
static span season_span(int season, int year)
{
  int index = season == 1 ? year * 12 - 1 : year * 12 + 3 * season - 4;
  span r = months_span(index, 3, SR_TUNIT_NONE);
  r.unit = SR_TUNIT_QUARTER;
  return r;
}

static span quarter_span(const sr_tx *x, sr_day pub, int tense)
{
  int y = x->year, first = x->quarter ? 3 * x->quarter - 3 : 6 * x->half - 6, n = x->quarter ? 3 : 6;
  if (!y) {
    if (pub == SR_NO_DAY) return (span){SR_NO_DAY, SR_NO_DAY, SR_TUNIT_NONE};
    y = split(pub).y;
    sr_day start = sr_day_of(y, first + 1, 1);
    if (start > pub && tense <= 0 && start - pub > 100) y--;
  }
  return months_span(y * 12 + first, n, SR_TUNIT_QUARTER);
}

static span day_span(int y, int m, int d, sr_day far)
{
  int last = sr_month_days(y, m);
  sr_day lo = sr_day_of(y, m, d > last ? last : d);
  return (span){lo, far == SR_NO_DAY ? lo : far, SR_TUNIT_DAY};
}

static span month_span(const sr_tx *x, sr_day pub, int tense)
{
  int y = x->year;
  if (!y) {
    if (pub == SR_NO_DAY) return (span){SR_NO_DAY, SR_NO_DAY, SR_TUNIT_NONE};
    y = year_for(x, x->month, x->day, pub, tense);
  }
  if (x->weekday && x->n) { /* n-th Thursday of the month */
    sr_day first = sr_day_of(y, x->month, 1);
    sr_day day = first + (x->weekday - sr_day_weekday(first) + 7) % 7 + 7 * (x->n - 1);
    return (span){day, day, SR_TUNIT_DAY};
  }
  if (!x->day) return months_span(y * 12 + x->month - 1, 1, SR_TUNIT_MONTH);
  return day_span(y, x->month, x->day, x->day_to ? day_span(y, x->month, x->day_to, SR_NO_DAY).lo : SR_NO_DAY);
}

/* "the first week of May": days 1 to 7; "the week of March 6": the ISO week of that day. */
static span week_of(const sr_tx *x, span r)
{
  sr_day lo = r.lo + 7 * (x->week - 1);
  if (x->week == SR_TX_WEEK_OF) lo = r.lo - sr_day_weekday(r.lo) + 1;
  if (x->week == SR_TX_LAST_WEEK) lo = r.hi - 6;
  return (span){lo, lo + 6, SR_TUNIT_WEEK};
}

static span point_span(const sr_tx *x, sr_day pub, int tense)
{
  static const span none = {SR_NO_DAY, SR_NO_DAY, SR_TUNIT_NONE};
  if (x->decade) return year_span((int)x->decade * 10, 10);
  if (x->quarter || x->half) return quarter_span(x, pub, tense);
  if (x->season) {
    if (!x->year && pub == SR_NO_DAY) return none;
    int y = x->year;
    if (!y) {
      ymd p = split(pub);
      y = p.y + (x->season == 1 && p.m == 12);
      sr_day start = season_span(x->season, y).lo;
      if (x->force == 2) return season_span(x->season, y);
      if (start > pub && (x->force < 0 || tense < 0 || start - pub > 120))
        y--;
      else if (x->force < 0 && season_span(x->season, y).hi >= pub)
        y--;
      else if (x->force == 1 && start <= pub)
        y++;
    }
    return season_span(x->season, y);
  }
  if (x->month) {
    span r = month_span(x, pub, tense);
    return x->week && r.lo != SR_NO_DAY ? week_of(x, r) : r;
  }
  if (x->year && x->year_to) return (span){sr_day_of(x->year, 1, 1), sr_day_of(x->year_to, 12, 31), SR_TUNIT_YEAR};
  if (x->year) return year_span(x->year, 1);
  if (pub == SR_NO_DAY) return none;
  if (x->weekday) {
    sr_day d = weekday_day(x, pub, tense);
    return (span){d, d, SR_TUNIT_DAY};
  }
  if (x->day) {
    ymd p = split(pub);
    int back = x->day > p.d && tense <= 0;
    int index = p.y * 12 + p.m - 1 - back;
    return day_span(index / 12, index % 12 + 1, x->day, SR_NO_DAY);
  }
  return none;
}

/* Easter Sunday of a year of the Gregorian calendar (the anonymous algorithm of 1876). */
static sr_day easter_of(int y)
{
  int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
  return sr_day_of(y, n / 31, n % 31 + 1);
}

/* "Easter Monday": of the year told, else the last one, or the next where it is nearer or the words look ahead. */
static span easter_span(const sr_tx *x, sr_day pub, int tense)
{
  int y = x->year, off = x->easter - 100;
  if (!y && pub == SR_NO_DAY) return (span){SR_NO_DAY, SR_NO_DAY, SR_TUNIT_NONE};
  if (!y) {
    y = split(pub).y;
    sr_day this_one = easter_of(y) + off;
    if (this_one > pub && (tense < 0 || (tense == 0 && this_one - pub > 182))) y--;
    if (this_one < pub && tense > 0) y++;
  }
  sr_day day = easter_of(y) + off;
  return (span){day, day, SR_TUNIT_DAY};
}

static uint8_t precision_of(const sr_tx *x, span r)
{
  switch (r.unit) {
  case SR_TUNIT_WEEK:
    return SR_PREC_WEEK;
  case SR_TUNIT_MONTH:
    return SR_PREC_MONTH;
  case SR_TUNIT_QUARTER:
    return x->half ? SR_PREC_YEAR : SR_PREC_QUARTER;
  case SR_TUNIT_YEAR:
  case SR_TUNIT_DECADE:
  case SR_TUNIT_CENTURY:
    return SR_PREC_YEAR;
  case SR_TUNIT_NONE:
    return x->what == SR_TX_POINT && x->month && !x->day ? SR_PREC_MONTH : SR_PREC_DAY;
  default:
    return SR_PREC_DAY;
  }
}

static int iso_week(sr_day d, int *year)
{
  sr_day thursday = d - sr_day_weekday(d) + 4;
  *year = split(thursday).y;
  return (thursday - sr_day_of(*year, 1, 1)) / 7 + 1;
}

/* Value of an interval without its time of day. */
static sr_view span_value(sr_arena *a, const sr_tx *x, span r)
{
  ymd t = split(r.lo);
  int wy, w;
  if (x->season) return sr_arena_printf(a, "%04d-%s", split(r.hi).y - (x->season == 1), seasons[x->season]);
  if (x->half) return sr_arena_printf(a, "%04d-H%d", t.y, x->half);
  switch (r.unit) {
  case SR_TUNIT_WEEK:
    w = iso_week(r.lo + 3, &wy); /* by its middle: "the last week of April" may begin on any day */
    return sr_arena_printf(a, "%04d-W%02d", wy, w);
  case SR_TUNIT_WEEKEND:
    w = iso_week(r.lo, &wy);
    return sr_arena_printf(a, "%04d-W%02d-WE", wy, w);
  case SR_TUNIT_MONTH:
    return sr_arena_printf(a, "%04d-%02d", t.y, t.m);
  case SR_TUNIT_QUARTER:
    return sr_arena_printf(a, "%04d-Q%d", t.y, (t.m - 1) / 3 + 1);
  case SR_TUNIT_YEAR:
    return sr_arena_printf(a, "%04d", t.y);
  case SR_TUNIT_DECADE:
    return sr_arena_printf(a, "%03d", t.y / 10);
  case SR_TUNIT_CENTURY:
    return sr_arena_printf(a, "%02d", t.y / 100);
  default:
    return sr_arena_printf(a, "%04d-%02d-%02d", t.y, t.m, t.d);
  }
}

static sr_view unknown_value(sr_arena *a, const sr_tx *x)
{
  if (x->season) return sr_arena_printf(a, "XXXX-%s", seasons[x->season]);
  if (x->weekday && !x->month) return sr_arena_printf(a, "XXXX-WXX-%d", x->weekday);
  if (x->month && x->day) return sr_arena_printf(a, "XXXX-%02d-%02d", x->month, x->day);
  if (x->month) return sr_arena_printf(a, "XXXX-%02d", x->month);
  if (x->quarter) return sr_arena_printf(a, "XXXX-Q%d", x->quarter);
  if (x->unit == SR_TUNIT_WEEK) return SR_V("XXXX-WXX");
  if (x->unit == SR_TUNIT_MONTH) return SR_V("XXXX-XX");
  if (x->unit == SR_TUNIT_YEAR) return SR_V("XXXX");
  if (x->unit == SR_TUNIT_QUARTER) return SR_V("XXXX-QX");
  return SR_V("XXXX-XX-XX");
}

/* Puts the time of day behind a value. */
static sr_view with_time(sr_arena *a, const sr_tx *x, sr_view day)
{
  if (x->has_minute) return sr_arena_printf(a, "%.*sT%02d:%02d", (int)day.len, day.ptr, x->minute / 60, x->minute % 60);
  if (x->part[0]) return sr_arena_printf(a, "%.*sT%.2s", (int)day.len, day.ptr, x->part);
  return day;
}

static sr_view length_value(sr_arena *a, const sr_tx *x)
{
  static const char *const codes[] = {"", "S", "M", "H", "D", "WE", "W", "W", "M", "Q", "Y", "DE", "CE"};
  const char *t = x->unit <= SR_TUNIT_HOUR ? "T" : "";
  int n = (x->n < 0 ? -x->n : x->n) * (x->unit == SR_TUNIT_FORTNIGHT ? 2 : 1);
  if (x->some) return sr_arena_printf(a, "P%sX%s", t, codes[x->unit]);
  if (x->half_more && !n && x->unit == SR_TUNIT_HOUR) return SR_V("PT30M");
  if (x->half_more && !n && x->unit == SR_TUNIT_YEAR) return SR_V("P6M");
  if (x->half_more) return sr_arena_printf(a, "P%s%d.5%s", t, n, codes[x->unit]);
  return sr_arena_printf(a, "P%s%d%s", t, n, codes[x->unit]);
}

static uint8_t daypart_of(const sr_tx *x)
{
  if (x->has_minute) return SR_PART_CLOCK;
  if (!x->part[0]) {
    bool day =
        (x->what == SR_TX_POINT && (x->day || x->weekday)) || (x->what != SR_TX_POINT && x->unit == SR_TUNIT_DAY);
    return day && x->edge == 1 ? SR_PART_MORNING : day && x->edge == 3 ? SR_PART_NIGHT : SR_PART_NONE;
  }
  switch (x->part[0]) {
  case 'M':
    return x->part[1] == 'O' ? SR_PART_MORNING : SR_PART_AFTERNOON;
  case 'A':
    return SR_PART_AFTERNOON;
  case 'E':
    return SR_PART_EVENING;
  case 'N':
    return SR_PART_NIGHT;
  default:
    return SR_PART_NONE;
  }
}

/* The last resolved expression before, for values counted from what is told; its first day, or SR_NO_DAY. */
static sr_day last_day(const sr_annotations *ann, uint8_t unit, sr_day otherwise, uint8_t *precision)
{
  for (uint32_t i = ann->timex.n; i-- > 0 && ann->timex.n - i <= 64;) { /* what is further back is another story */
    const sr_timex *t = &ann->timex.v[i];
    if (t->from == SR_NO_DAY || t->since || t->type == SR_TIMEX_DURATION) continue;
    if (unit <= SR_TUNIT_WEEK && t->precision > SR_PREC_WEEK) continue; /* days are counted from days */
    *precision = t->precision;
    return t->from;
  }
  *precision = SR_PREC_DAY;
  return otherwise;
}

static span shifted(sr_day ref, uint8_t precision, const sr_tx *x)
{
  if (x->ago && x->unit == SR_TUNIT_YEAR && precision == SR_PREC_QUARTER)
    return unit_span(ref, SR_TUNIT_QUARTER, 4 * x->n);
  if (x->ago && x->unit == SR_TUNIT_YEAR && precision == SR_PREC_MONTH)
    return unit_span(ref, SR_TUNIT_MONTH, 12 * x->n);
  return unit_span(ref, x->unit, x->n);
}

static void resolve_event(const sr_annotations *ann, const sr_tx *x, sr_document *d, sr_timex *t)
{
  t->anchor = SR_ANCHOR_EVENT;
  t->shift = x->n * unit_days[x->unit];
  t->precision = x->unit == SR_TUNIT_WEEK    ? SR_PREC_WEEK
                 : x->unit == SR_TUNIT_MONTH ? SR_PREC_MONTH
                 : x->unit >= SR_TUNIT_YEAR  ? SR_PREC_YEAR
                                             : SR_PREC_DAY;
  t->vague = x->some;
  uint8_t precision;
  sr_day ref = last_day(ann, x->unit, d->published, &precision);
  if (x->some)
    t->value = x->n < 0 ? SR_V("PAST_REF") : SR_V("FUTURE_REF");
  else if (ref == SR_NO_DAY)
    t->value = with_time(d->arena, x, unknown_value(d->arena, x));
  else
    t->value = with_time(d->arena, x, span_value(d->arena, x, shifted(ref, precision, x)));
}

static void resolve_length(const sr_tx *x, sr_document *d, sr_timex *t)
{
  t->type = SR_TIMEX_DURATION;
  t->value = length_value(d->arena, x);
  if (!x->now_length || d->published == SR_NO_DAY) return;
  int n = x->n < 0 ? -x->n : x->n;
  span far = unit_span(d->published, x->unit, x->since ? -n : n);
  ymd p = split(d->published), f = split(far.lo);
  sr_day edge = far.lo;
  if (x->unit >= SR_TUNIT_MONTH) { /* the same day of that month */
    int last = sr_month_days(f.y, x->unit >= SR_TUNIT_YEAR ? p.m : f.m), m = x->unit >= SR_TUNIT_YEAR ? p.m : f.m;
    edge = sr_day_of(f.y, m, p.d < last ? p.d : last);
  } else if (x->unit == SR_TUNIT_WEEK) {
    edge = d->published + (x->since ? -7 : 7) * n;
  }
  t->anchor = SR_ANCHOR_PUBLISHED;
  t->from = x->since ? edge : d->published;
  t->to = x->since ? d->published : edge;
  t->precision = x->unit >= SR_TUNIT_YEAR    ? SR_PREC_YEAR
                 : x->unit >= SR_TUNIT_MONTH ? SR_PREC_MONTH
                 : x->unit >= SR_TUNIT_WEEK  ? SR_PREC_WEEK
                                             : SR_PREC_DAY;
  t->future = !x->since;
}

static void resolve_set(const sr_tx *x, sr_document *d, sr_timex *t)
{
  t->type = SR_TIMEX_SET;
  if (x->weekday || x->month || x->season)
    t->value = with_time(d->arena, x, unknown_value(d->arena, x));
  else if (x->part[0])
    t->value = with_time(d->arena, x, SR_V("XXXX-XX-XX"));
  else
    t->value = length_value(d->arena, x);
}

static void resolve_span(const sr_spots *s, const sr_annotations *ann, const sr_tx *x, sr_document *d, sr_timex *t)
{
  bool point = x->what == SR_TX_POINT;
  int tense = tense_of(s, x);
  span r = {SR_NO_DAY, SR_NO_DAY, SR_TUNIT_NONE};
  if (point && x->easter)
    r = easter_span(x, d->published, tense);
  else if (point)
    r = point_span(x, d->published, tense);
  else if (d->published != SR_NO_DAY) {
    int n = x->n;
    /* the weekend over which something happened is the one before */
    if (x->unit == SR_TUNIT_WEEKEND && n == 0 && tense < 0 && sr_day_weekday(d->published) < 6) n = -1;
    r = unit_span(d->published, x->unit, n);
    uint8_t told;
    sr_day ref = x->told ? last_day(ann, x->unit, SR_NO_DAY, &told) : SR_NO_DAY;
    if (ref != SR_NO_DAY && told == precision_of(x, r)) r = unit_span(ref, x->unit, 0);
  }
  bool absolute = point && (x->year || x->decade);
  t->anchor = absolute ? SR_ANCHOR_NONE : SR_ANCHOR_PUBLISHED;
  t->from = r.lo;
  t->to = r.hi;
  if (x->period && x->edge && x->month && r.unit == SR_TUNIT_MONTH) { /* "the first half of March"; its value is the month's */
    if (x->edge == 1) t->to = r.lo + 14;
    else t->from = r.lo + 15;
  }
  t->precision = precision_of(x, r);
  t->vague = x->part_of_name && r.lo == SR_NO_DAY;
  sr_view v = r.lo == SR_NO_DAY ? unknown_value(d->arena, x) : span_value(d->arena, x, r);
  uint8_t precision;
  if (!point && x->ago && x->unit == SR_TUNIT_YEAR && x->n == -1 && d->published != SR_NO_DAY) {
    last_day(ann, x->unit, d->published, &precision);
    if (precision == SR_PREC_QUARTER)
      v = span_value(d->arena, x, shifted(last_day(ann, x->unit, d->published, &precision), SR_PREC_QUARTER, x));
  }
  if (x->year_to) v = sr_arena_printf(d->arena, "%04d/%04d", x->year, x->year_to);
  if (r.lo != SR_NO_DAY && r.unit == SR_TUNIT_DAY && r.hi > r.lo) {
    ymd e = split(r.hi);
    v = sr_arena_printf(d->arena, "%.*s/%04d-%02d-%02d", (int)v.len, v.ptr, e.y, e.m, e.d);
    t->period = r.hi - r.lo > 6;
  }
  if (!point && x->ago && x->some) {
    v = x->n < 0 ? SR_V("PAST_REF") : SR_V("FUTURE_REF");
    t->vague = true;
    t->from = t->to = SR_NO_DAY;
  }
  t->value = with_time(d->arena, x, v);
  t->future =
      d->published != SR_NO_DAY && r.lo != SR_NO_DAY ? r.lo > d->published : x->n > 0 || x->force == 1 || tense > 0;
}

static void resolve_clock(const sr_annotations *ann, const sr_tx *x, sr_document *d, sr_timex *t)
{
  uint8_t precision;
  sr_day ref = last_day(ann, x->unit, d->published, &precision);
  if (precision != SR_PREC_DAY) ref = d->published;
  t->anchor = SR_ANCHOR_EVENT;
  t->precision = SR_PREC_DAY;
  t->value = with_time(
      d->arena, x, ref == SR_NO_DAY ? SR_V("XXXX-XX-XX") : span_value(d->arena, x, unit_span(ref, SR_TUNIT_DAY, 0)));
}

/* Is it thousands of years from now? Such days are no calendar dates, and would overflow. */
static bool too_far(const sr_tx *x)
{
  int64_t n = x->n < 0 ? -(int64_t)x->n : x->n;
  return unit_days[x->unit] * n > 1500 * 365;
}

sr_timex sr_tx_resolve(const sr_spots *s, const sr_annotations *ann, const sr_tx *expression, sr_document *d)
{
  sr_tx x[1] = {*expression};
  if (x->what != SR_TX_LENGTH && x->what != SR_TX_POINT && too_far(x)) {
    x->some = x->ago = true;
    x->n = x->n < 0 ? -1 : 1;
  }
  if (x->what == SR_TX_LENGTH && too_far(x)) x->now_length = false;
  static const char *const refs[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};
  sr_timex t = {.tok_from = s->first + x->from,
                .tok_to = s->first + x->to,
                .from = SR_NO_DAY,
                .to = SR_NO_DAY,
                .precision = SR_PREC_UNKNOWN,
                .since = x->since,
                .period = x->period};
  t.type = x->has_minute || x->part[0] ? SR_TIMEX_TIME : SR_TIMEX_DATE;
  t.daypart = daypart_of(x);
  t.minute = x->minute;
  switch (x->what) {
  case SR_TX_CLOCK:
    resolve_clock(ann, x, d, &t);
    break;
  case SR_TX_POINT:
    if (x->plural && x->weekday && !x->month)
      resolve_set(x, d, &t);
    else
      resolve_span(s, ann, x, d, &t);
    break;
  case SR_TX_SPAN:
    resolve_span(s, ann, x, d, &t);
    break;
  case SR_TX_EVENT:
    resolve_event(ann, x, d, &t);
    break;
  case SR_TX_LENGTH:
    resolve_length(x, d, &t);
    break;
  case SR_TX_SET:
    resolve_set(x, d, &t);
    break;
  default:
    t.value = sr_view_of(refs[x->ref + 1]);
    t.vague = true;
    t.future = x->ref > 0;
  }
  return t;
}
