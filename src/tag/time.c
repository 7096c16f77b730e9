/* Walking over a sentence, and joining parts of time expressions; see time_parse.h. */
#include "tag/time.h"

#include "tag/time_parse.h"

/* The longest atom at token i. */
static uint32_t atom(const sr_spots *s, uint32_t i, sr_tx *out)
{
  static uint32_t (*const parsers[])(const sr_spots *, uint32_t, sr_tx *) = {sr_tx_calendar, sr_tx_clock,
                                                                             sr_tx_relative};
  uint32_t best = 0;
  if (i >= s->n) return 0;
  for (size_t k = 0; k < sizeof parsers / sizeof *parsers; k++) {
    sr_tx x;
    uint32_t to = parsers[k](s, i, &x);
    if (to > best) {
      best = to;
      *out = x;
    }
  }
  return best;
}

static bool is_day(const sr_tx *x)
{
  if (x->what == SR_TX_POINT) return (x->day && x->month) || x->weekday || x->easter;
  return (x->what == SR_TX_SPAN || x->what == SR_TX_EVENT) && x->unit == SR_TUNIT_DAY;
}

static bool is_year(const sr_tx *x)
{
  if (x->what == SR_TX_POINT) return x->year && !x->month && !x->quarter && !x->half && !x->season && !x->day;
  return x->what == SR_TX_SPAN && x->unit == SR_TUNIT_YEAR && !x->ago;
}

static bool lacks_year(const sr_tx *x)
{
  return x->what == SR_TX_POINT && !x->year && !x->force && (x->month || x->quarter || x->half || x->season);
}

static bool has_clock(const sr_tx *x)
{
  return x->has_minute || x->part[0];
}

/* Gives `x` the time of day of `c`, where they do not contradict. */
static bool take_clock(sr_tx *x, const sr_tx *c)
{
  if (x->has_minute && c->has_minute) return false;
  if (x->part[0] && c->part[0]) return false;
  if (c->has_minute) {
    x->has_minute = true;
    x->minute = c->minute;
    if (x->part[0] && (x->part[0] == 'E' || x->part[0] == 'A' || (x->part[0] == 'N' && c->minute >= 300)) &&
        c->minute < 720 && c->minute)
      x->minute = (uint16_t)(c->minute + 720);
  } else {
    memcpy(x->part, c->part, 2);
    if (x->has_minute && x->minute < 720 && x->minute && (c->part[0] == 'E' || c->part[0] == 'A'))
      x->minute = (uint16_t)(x->minute + 720);
  }
  if (c->edge && !x->edge) x->edge = c->edge;
  return true;
}

/* Gives month, quarter or season `x` the year that `y` names; needs the day of publication for "last year". */
static bool take_year(sr_tx *x, const sr_tx *y, sr_day published)
{
  if (y->what == SR_TX_POINT) {
    x->year = y->year;
    return true;
  }
  if (published == SR_NO_DAY) return true;
  int m, d, year;
  sr_day_split(published, &year, &m, &d);
  x->year = year + y->n;
  return true;
}

/* "last week" and "Tuesday": the day of that week. */
static bool take_week(sr_tx *x, const sr_tx *week, const sr_tx *day, sr_day published)
{
  if (week->what != SR_TX_SPAN || week->unit != SR_TUNIT_WEEK || week->ago) return false;
  if (day->what != SR_TX_POINT || !day->weekday || day->month || day->force) return false;
  sr_tx r = {.what = SR_TX_SPAN, .unit = SR_TUNIT_DAY};
  if (published != SR_NO_DAY) r.n = day->weekday - sr_day_weekday(published) + 7 * week->n;
  if (published == SR_NO_DAY) r = *day;
  r.has_minute = day->has_minute;
  r.minute = day->minute;
  memcpy(r.part, day->part, 2);
  *x = r;
  return true;
}

/* "last month" and "the 15th": the day of that month. */
static bool take_month(sr_tx *x, const sr_tx *month, const sr_tx *day, sr_day published)
{
  if (month->what != SR_TX_SPAN || month->unit != SR_TUNIT_MONTH || month->ago) return false;
  if (day->what != SR_TX_POINT || !day->day || day->month) return false;
  *x = *day;
  if (published == SR_NO_DAY) return true;
  int y, m, d;
  sr_day_split(published, &y, &m, &d);
  int index = y * 12 + m - 1 + month->n;
  x->year = index / 12;
  x->month = (uint8_t)(index % 12 + 1);
  return true;
}

/* Joins two neighbours into *a; false where they are two expressions. `comma`: nothing but a comma between them. */
static bool join(sr_tx *a, const sr_tx *b, bool comma, sr_day published)
{
  sr_tx x = *a;
  bool ok = false;
  if (a->plural || b->plural) return false;
  if (b->what == SR_TX_CLOCK && (is_day(a) || a->what == SR_TX_CLOCK))
    ok = take_clock(&x, b);
  else if (a->what == SR_TX_CLOCK && is_day(b)) {
    x = *b;
    ok = take_clock(&x, a);
  } else if (is_year(a) && lacks_year(b) && !comma) {
    x = *b;
    ok = take_year(&x, a, published);
  } else if (is_year(b) && lacks_year(a)) {
    ok = take_year(&x, b, published);
  } else if (a->what == SR_TX_POINT && a->weekday && !a->month && b->what == SR_TX_POINT && b->month && b->day &&
             !b->weekday) {
    x = *b;
    if (has_clock(a)) take_clock(&x, a);
    x.force = 0;
    ok = true;
  } else if (a->what == SR_TX_SPAN && a->unit == SR_TUNIT_DAY && !a->ago && b->what == SR_TX_POINT && b->month &&
             b->day && !b->weekday) {
    x = *b; /* "yesterday, 12 January" */
    ok = !has_clock(a) || take_clock(&x, a);
  } else if (b->what == SR_TX_POINT && b->weekday && !b->month && !b->force && a->what == SR_TX_POINT && a->month &&
             a->day) {
    ok = !has_clock(b) || take_clock(&x, b);
  } else {
    ok = take_week(&x, a, b, published) || take_week(&x, b, a, published) || take_month(&x, a, b, published) ||
         take_month(&x, b, a, published);
  }
  if (!ok) return false;
  x.from = a->from;
  x.to = b->to;
  x.since = a->since;
  if (a->edge && !x.edge) x.edge = a->edge;
  *a = x;
  return true;
}

/* What may stand between two parts: "," "on" "in" "at" "of" "around"; the place behind it. */
static uint32_t connector(const sr_spots *s, uint32_t i, bool *comma)
{
  uint32_t at = i;
  bool any = false;
  if (sr_is_mark(s, at, ',')) {
    at++;
    any = true;
  }
  if (sr_is_mark(s, at, '(')) at++;
  switch (sr_tkind(s, at)) {
  case SR_WORD_on:
  case SR_WORD_in:
  case SR_WORD_at:
  case SR_WORD_of:
  case SR_WORD_during:
  case SR_WORD_before:
  case SR_WORD_after:
    at++;
    any = false;
    break;
  default:
    break;
  }
  if (sr_nkind(s, at) == SR_WORD_qual && s->spot[at].num->bound == SR_TBOUND_ABOUT) at += s->spot[at].num_len;
  if (sr_is_mark(s, at, '\'') ||
      (at < s->n && (s->tok[at].flags & SR_LEX_CLITIC) && sr_view_ends(sr_spot_norm(s, at), SR_V("s"))))
    at++;
  *comma = any;
  return at;
}

/* Goes on joining behind *x as long as it works. */
static void join_more(const sr_spots *s, sr_tx *x)
{
  for (;;) {
    bool comma;
    sr_tx b;
    uint32_t at = connector(s, x->to, &comma);
    uint32_t to = atom(s, at, &b), part;
    if (!to && is_day(x)) { /* "Tuesday evening", "Sunday in the night" */
      b = (sr_tx){.what = SR_TX_CLOCK, .from = at};
      if (at == x->to && (part = sr_tx_part(s, at, &b)) && !b.plural) b.to = to = part;
    }
    if (!to || !join(x, &b, comma, s->doc->published)) {
      uint32_t plain = x->to;
      b = (sr_tx){.what = SR_TX_CLOCK, .from = plain};
      part = is_day(x) && at != plain ? sr_tx_part(s, plain, &b) : 0;
      if (!part || b.plural) return;
      b.to = part;
      if (!join(x, &b, false, s->doc->published)) return;
    }
  }
}

/* "early", "the end of", "mid-", "earlier" before an atom. */
static uint32_t with_edge(const sr_spots *s, uint32_t i, sr_tx *x)
{
  uint32_t at = i;
  if (sr_tkind(s, at) != SR_WORD_edge) at = sr_tx_the(s, i);
  const sr_word *w = at < s->n ? s->spot[at].time : s->tables->word;
  int edge = w->kind == SR_WORD_edge ? (int)w->n : w->kind == SR_WORD_ago ? w->edge : 0;
  if (!edge) return 0;
  uint32_t next = at + s->spot[at].time_len, to;
  if (sr_tkind(s, next) == SR_WORD_on || sr_tkind(s, next) == SR_WORD_in) next++;
  uint32_t unit = sr_tx_the(s, next);
  if (w->kind == SR_WORD_edge && sr_is_mark(s, next, '-')) next++;
  if (unit > next && sr_tkind(s, unit) == SR_WORD_unit && s->spot[unit].time->unit == SR_TUNIT_DAY &&
      !(s->spot[unit].time->flags & SR_WORDF_PLURAL)) {
    *x = (sr_tx){.what = SR_TX_EVENT, .unit = SR_TUNIT_DAY}; /* "later in the day" */
    to = unit + 1;
  } else if (unit > next && sr_tkind(s, unit) == SR_WORD_unit && s->spot[unit].time->unit >= SR_TUNIT_WEEK &&
             !(s->spot[unit].time->flags & SR_WORDF_PLURAL)) {
    *x = (sr_tx){.what = SR_TX_SPAN, .unit = s->spot[unit].time->unit}; /* "the start of the year" */
    to = unit + 1;
  } else {
    to = atom(s, next, x);
    if (!to && (to = sr_tx_part(s, next, x))) {
      *x = (sr_tx){.what = SR_TX_CLOCK};
      to = sr_tx_part(s, next, x);
      x->weekday = 0;
    }
  }
  if (!to || x->what == SR_TX_LENGTH || x->what == SR_TX_SET || x->what == SR_TX_REF) return 0;
  if (w->kind == SR_WORD_ago && x->what == SR_TX_POINT && !x->force) return 0;
  x->edge = (uint8_t)edge;
  x->from = i;
  x->to = to;
  return to;
}

/* "about two years", "nearly a week ago", "around 7 pm": the qualifier belongs to a length or a clock time. */
static uint32_t with_qualifier(const sr_spots *s, uint32_t i, sr_tx *x)
{
  const sr_word *w = s->spot[i].num;
  if (w->kind != SR_WORD_qual || !(w->flags & SR_WORDF_PRE) || w->bound == SR_TBOUND_EXACT) return 0;
  uint32_t to = atom(s, i + s->spot[i].num_len, x);
  bool long_or_clock =
      to && !x->now_length && (x->what == SR_TX_LENGTH || x->ago || (x->what == SR_TX_CLOCK && x->has_minute));
  return long_or_clock ? to : 0;
}

/* One expression with all that joins it: its end, or 0. */
static uint32_t expression(const sr_spots *s, uint32_t i, sr_tx *x)
{
  if (i >= s->n) return 0;
  uint32_t to = with_edge(s, i, x);
  if (!to) to = atom(s, i, x);
  if (!to) to = with_qualifier(s, i, x);
  if (!to) return 0;
  x->from = i;
  x->to = to;
  join_more(s, x);
  return x->to;
}

static bool may_start(const sr_spots *s, uint32_t i)
{
  int k = s->spot[i].time->kind, n = s->spot[i].num->kind;
  if (k == SR_WORD_NOTHING && n == SR_WORD_NOTHING)
    return (s->tok[i].flags & SR_LEX_NUMBER) || (sr_is_num(s, i + 1) && s->tok[i].to - s->tok[i].from == 1) ||
           (s->tok[i].to - s->tok[i].from == 2 && (s->doc->text.ptr[s->tok[i].from] | 32) == 'q');
  return k != SR_WORD_and && k != SR_WORD_or && k != SR_WORD_of;
}

/* May two expressions be the ends of a range? Both of one grain. */
static bool range_ok(const sr_tx *a, const sr_tx *b)
{
  if (a->what == SR_TX_CLOCK) return b->what == SR_TX_CLOCK || is_day(b);
  bool date_a = a->what == SR_TX_POINT || a->what == SR_TX_SPAN,
       date_b = b->what == SR_TX_POINT || b->what == SR_TX_SPAN;
  return date_a && date_b && !a->plural && !b->plural;
}

/* "between 2 am and 4 am on Sunday": the first has the day of the second. */
static void give_day(sr_tx *a, const sr_tx *b)
{
  if (a->what != SR_TX_CLOCK || !is_day(b)) return;
  sr_tx x = *b;
  x.has_minute = false;
  x.part[0] = 0;
  if (!take_clock(&x, a)) return;
  x.from = a->from;
  x.to = a->to;
  *a = x;
}

/* Makes one annotation of both ends: the first takes the year of the second, or the one that puts it before. */
static sr_timex range_of(const sr_spots *s, const sr_annotations *ann, sr_tx *a, sr_tx *b, sr_document *d)
{
  give_day(a, b);
  sr_timex tb = sr_tx_resolve(s, ann, b, d);
  if (b->what == SR_TX_POINT && b->year && lacks_year(a)) a->year = b->year - (a->month > b->month && b->month);
  sr_timex ta = sr_tx_resolve(s, ann, a, d);
  if (ta.from != SR_NO_DAY && tb.from != SR_NO_DAY && ta.from > tb.from && !lacks_year(a) && lacks_year(b)) {
    int y, m, dd;
    sr_day_split(ta.from, &y, &m, &dd);
    b->year = b->month < m ? y + 1 : y;
    tb = sr_tx_resolve(s, ann, b, d);
  } else if (ta.from != SR_NO_DAY && tb.from != SR_NO_DAY && ta.from > tb.from) {
    int y, m, dd;
    sr_day_split(tb.from, &y, &m, &dd);
    if (lacks_year(a)) {
      a->year = a->month > m ? y - 1 : y;
      ta = sr_tx_resolve(s, ann, a, d);
    } else if (a->what == SR_TX_POINT && a->weekday && !a->month) {
      ta.from -= 7;
      ta.to -= 7;
    }
  }
  sr_timex t = ta;
  t.tok_to = tb.tok_to;
  t.to = tb.to;
  if (tb.from == SR_NO_DAY || ta.from == SR_NO_DAY) t.from = t.to = SR_NO_DAY;
  if (ta.precision != tb.precision) t.precision = tb.precision;
  t.period = t.from != SR_NO_DAY && t.to - t.from > 6;
  t.future = tb.future;
  if (t.daypart == SR_PART_NONE) { /* "Monday-Tuesday night" */
    t.daypart = tb.daypart;
    t.minute = tb.minute;
    t.type = tb.type;
  }
  t.value = sr_arena_printf(d->arena, "%.*s/%.*s", (int)ta.value.len, ta.value.ptr, (int)tb.value.len, tb.value.ptr);
  return t;
}

/* "on Monday and Tuesday": two days that follow each other are one time. */
static bool next_weekday(const sr_spots *s, const sr_tx *a, uint32_t i)
{
  if (a->what != SR_TX_POINT || !a->weekday || a->month || a->force || a->plural || has_clock(a)) return false;
  if (!a->from || sr_tkind(s, a->from - 1) != SR_WORD_on || sr_tkind(s, i) != SR_WORD_weekday) return false;
  const sr_word *w = s->spot[i].time;
  return !(w->flags & (SR_WORDF_PLURAL | SR_WORDF_TRAP)) && w->n == a->weekday % 7 + 1;
}

/* Behind a first end: "to Y", "and Y" after between, "-Y": the second end's start, or 0. */
static uint32_t range_joint(const sr_spots *s, const sr_tx *a)
{
  uint32_t i = a->to;
  if (a->day_to) return 0;
  int before = a->from ? sr_tkind(s, a->from - 1) : SR_WORD_NOTHING, k = sr_tkind(s, i);
  if (k == SR_WORD_and && (before == SR_WORD_between)) return i + 1;
  if (k == SR_WORD_and && next_weekday(s, a, i + 1)) return i + 1;
  if (k == SR_WORD_to && (before == SR_WORD_from || before == SR_WORD_between || a->what == SR_TX_POINT)) return i + 1;
  if (sr_is_hyphen(s, i) && a->what == SR_TX_POINT && (a->month || a->year || a->weekday)) return i;
  return 0;
}

static void emit(sr_document *d, sr_annotations *ann, sr_timex t)
{
  SR_PUSH(d->arena, &ann->timex, t);
}

/* "since January" reaches up to publication. */
static void reach_to_now(const sr_spots *s, const sr_tx *x, const sr_document *d, sr_timex *t)
{
  if (!x->from || sr_tkind(s, x->from - 1) != SR_WORD_since || t->type == SR_TIMEX_DURATION) return;
  t->since = t->period = true;
  if (t->from != SR_NO_DAY && d->published != SR_NO_DAY && d->published > t->from) t->to = d->published;
}

/* "the night between Saturday and Sunday": the night is both days'. Its start, where token `from` begins the first day.
 */
static uint32_t night_between(const sr_spots *s, uint32_t i, uint32_t *days)
{
  uint32_t at = sr_tx_the(s, i);
  if (sr_tkind(s, at) != SR_WORD_daypart) return 0;
  int k = sr_tkind(s, at + 1);
  if (k != SR_WORD_between && k != SR_WORD_of && k != SR_WORD_on) return 0;
  *days = at + 2;
  return at;
}

/* The value of a night that both days have is that of the first day's night. */
static void emit_night(sr_document *d, sr_annotations *ann, const char *part, sr_timex t)
{
  size_t day = 0;
  while (day < t.value.len && t.value.ptr[day] != '/') day++;
  if (day < t.value.len && t.from != SR_NO_DAY && t.to == t.from + 1) {
    char text[16];
    int y, m, dd;
    sr_day_split(t.from, &y, &m, &dd);
    snprintf(text, sizeof text, "%04d-%02d-%02d", y % 10000, m % 100, dd % 100);
    t.value = sr_arena_printf(d->arena, "%sT%.2s", text, part);
  }
  emit(d, ann, t);
}

static uint32_t one_night(const sr_spots *s, uint32_t i, sr_document *d, sr_annotations *ann)
{
  uint32_t at, days;
  if (!(at = night_between(s, i, &days))) return 0;
  sr_tx a, b;
  uint32_t end = expression(s, days, &a);
  if (!end || a.what != SR_TX_POINT || !is_day(&a) || has_clock(&a)) return 0;
  memcpy(a.part, s->spot[at].time->part, 2);
  sr_view word = sr_spot_norm(s, at);
  bool dawn = sr_view_eq(word, SR_V("dawn")) || sr_view_eq(word, SR_V("daybreak")) || sr_view_eq(word, SR_V("sunrise"));
  if (dawn && i && sr_tkind(s, i - 1) == SR_WORD_before) memcpy(a.part, "NI", 2);
  bool joined =
      !a.day_to && (sr_tkind(s, end) == SR_WORD_and || sr_is_hyphen(s, end) || sr_tkind(s, end) == SR_WORD_to);
  uint32_t to = joined ? expression(s, end + (sr_is_hyphen(s, end) ? 0 : 1), &b) : 0;
  a.from = i;
  if (to && b.what == SR_TX_POINT && is_day(&b)) {
    emit_night(d, ann, a.part, range_of(s, ann, &a, &b, d));
    return to;
  }
  emit_night(d, ann, a.part, sr_tx_resolve(s, ann, &a, d));
  return end;
}

/* Reads what starts at token i and appends it; the first token behind, or 0. */
static uint32_t find_at(const sr_spots *s, uint32_t i, sr_document *d, sr_annotations *ann)
{
  sr_tx a, b;
  uint32_t to = one_night(s, i, d, ann);
  if (to) return to;
  if (!(to = expression(s, i, &a))) return 0;
  uint32_t second = range_joint(s, &a), end = second ? expression(s, second, &b) : 0;
  if (end && range_ok(&a, &b)) {
    emit(d, ann, range_of(s, ann, &a, &b, d));
    return end;
  }
  sr_timex t = sr_tx_resolve(s, ann, &a, d);
  reach_to_now(s, &a, d, &t);
  emit(d, ann, t);
  return to;
}

void sr_times_find(const sr_time_tables *tables, sr_document *d, uint32_t sentence, sr_annotations *ann)
{
  sr_spots s;
  if (!sr_spots_fill(&s, tables, d, sentence, false)) return;
  for (uint32_t i = 0; i < s.n;) {
    if (s.spot[i].time->kind == SR_WORD_stop) {
      i += s.spot[i].time_len;
      continue;
    }
    uint32_t to = may_start(&s, i) ? find_at(&s, i, d, ann) : 0;
    i = to ? to : i + 1;
  }
}
