/* Calendar dates: months, days, weekdays, years, decades, quarters, seasons, holidays. */
#include "tag/time_parse.h"

static bool year_ok(int64_t y)
{
  return y >= 1800 && y < 2100;
}

static int32_t two_digit_year(int64_t y)
{
  return (int32_t)(y < 40 ? 2000 + y : 1900 + y);
}

/* Could a number at i be followed by what it counts? Tells "2000 people" from "2000". */
static bool counts_something(const sr_spots *s, uint32_t i)
{
  if (i >= s->n || !(s->tok[i].flags & SR_LEX_WORD) || (s->tok[i].flags & SR_LEX_CLITIC)) return false;
  int num = sr_nkind(s, i), time = sr_tkind(s, i);
  if (num == SR_WORD_measure || num == SR_WORD_moneyword || num == SR_WORD_percent || num == SR_WORD_scale) return true;
  if (time == SR_WORD_unit) return true;
  if (s->tagged && s->tok[i].pos == SR_POS_NOUNS) return true;
  sr_view v = sr_spot_norm(s, i);
  if (sr_view_eq(v, SR_V("people")) || sr_view_eq(v, SR_V("men")) || sr_view_eq(v, SR_V("women")) ||
      sr_view_eq(v, SR_V("children")) || sr_view_eq(v, SR_V("police")))
    return true;
  return !s->tagged && v.len > 3 && v.ptr[v.len - 1] == 's' && v.ptr[v.len - 2] != 's' && time == SR_WORD_NOTHING &&
         num == SR_WORD_NOTHING;
}

/* Does what stands before i leave a bare figure free to be a year? */
static bool year_may_follow(const sr_spots *s, uint32_t i)
{
  if (i == 0) return true;
  int k = sr_nkind(s, i - 1);
  bool over = sr_view_eq(sr_spot_norm(s, i - 1), SR_V("over")); /* "jailed over 1987 bomb" */
  if (k == SR_WORD_currency || (k == SR_WORD_qual && !over) || k == SR_WORD_label || k == SR_WORD_more) return false;
  return !sr_is_num(s, i - 1) && k != SR_WORD_cardinal && k != SR_WORD_tens && !sr_is_mark(s, i - 1, '#') &&
         !sr_is_hyphen(s, i);
}

static bool year_word_before(const sr_spots *s, uint32_t i)
{
  if (i == 0) return false;
  switch (sr_tkind(s, i - 1)) {
  case SR_WORD_in:
  case SR_WORD_since:
  case SR_WORD_of:
  case SR_WORD_from:
  case SR_WORD_to:
  case SR_WORD_by:
  case SR_WORD_during:
  case SR_WORD_edge:
  case SR_WORD_fiscal:
  case SR_WORD_before:
  case SR_WORD_after:
    return true;
  default:
    return false;
  }
}

/* "nineteen ninety-six", "two thousand". */
static uint32_t year_in_words(const sr_spots *s, uint32_t i, int32_t *year)
{
  sr_numval a, b;
  if (sr_nkind(s, i) != SR_WORD_cardinal || !sr_number_at(s, i, &a) || a.ordinal) return 0;
  if (a.value == 2000 && !counts_something(s, a.to)) {
    *year = 2000;
    return i && sr_tkind(s, i - 1) == SR_WORD_unit ? a.to : 0;
  }
  if ((a.value != 19 && a.value != 20) || !sr_number_at(s, a.to, &b) || !b.words || b.ordinal) return 0;
  if (b.value < 10 || b.value > 99) return 0;
  *year = (int32_t)(a.value * 100 + b.value);
  return b.to;
}

uint32_t sr_tx_year(const sr_spots *s, uint32_t i, bool sure, int32_t *year)
{
  sr_figure f;
  if (sr_is_mark(s, i, '\'') && !(i && sr_is_mark(s, i - 1, '\'') && !(s->tok[i].flags & SR_LEX_SPACE)) &&
      sr_figure_at(s, i + 1, &f) && f.n == 1 && f.digits[0] == 2 && !f.plural && !f.ordinal &&
      !(s->tok[i + 1].flags & SR_LEX_SPACE)) {
    *year = two_digit_year(f.part[0]);
    return i + 2;
  }
  if (!sr_figure_at(s, i, &f)) return year_in_words(s, i, year);
  if (f.n != 1 || f.ordinal || f.plural || f.digits[0] != 4 || !year_ok(f.part[0])) return 0;
  *year = (int32_t)f.part[0];
  if (sure) return i + 1;
  if (counts_something(s, i + 1) && !(year_word_before(s, i) && sr_tkind(s, i - 1) != SR_WORD_of)) return 0;
  if (counts_something(s, i + 1) && s->tagged) return 0;
  bool told = year_word_before(s, i);
  if (!year_may_follow(s, i) || (!told && f.part[0] < 1900) || f.part[0] > 2059) return 0;
  return i + 1;
}

/* A day of the month at i ("17", "17th", "seventeenth" behind "the"): its end or 0. */
static uint32_t month_day(const sr_spots *s, uint32_t i, uint8_t *day)
{
  sr_figure f;
  if (sr_figure_at(s, i, &f)) {
    if (f.n != 1 || f.plural || f.digits[0] > 2 || f.part[0] < 1 || f.part[0] > 31) return 0;
    *day = (uint8_t)f.part[0];
    return i + 1;
  }
  sr_numval v;
  if ((sr_nkind(s, i) != SR_WORD_ordinal && sr_nkind(s, i) != SR_WORD_tens) || !sr_number_at(s, i, &v) || !v.ordinal ||
      v.value > 31)
    return 0;
  *day = (uint8_t)v.value;
  return v.to;
}

/* Month word at i; its end with the abbreviation's dot, or 0. */
static uint32_t month_at(const sr_spots *s, uint32_t i, uint8_t *month)
{
  if (sr_tkind(s, i) != SR_WORD_month) return 0;
  *month = (uint8_t)s->spot[i].time->n;
  uint32_t to = i + s->spot[i].time_len;
  return s->tok[i].to - s->tok[i].from <= 4 ? sr_tx_dot(s, to) : to;
}

/* "Feb 17[-19][,] [2023]" from the end of the month on. */
static uint32_t day_behind(const sr_spots *s, uint32_t at, sr_tx *x)
{
  uint8_t d;
  uint32_t i = sr_tx_the(s, at), to = month_day(s, i, &d);
  if (!to || (counts_something(s, to) && sr_tkind(s, to) == SR_WORD_unit)) return 0;
  if (sr_is_mark(s, to, ':') && sr_is_num(s, to + 1)) return 0;
  x->day = d;
  uint8_t e;
  uint32_t end = 0;
  if (sr_is_hyphen(s, to))
    end = month_day(s, to, &e);
  else if (sr_tkind(s, to) == SR_WORD_to || sr_tkind(s, to) == SR_WORD_and) {
    end = month_day(s, sr_tx_the(s, to + 1), &e);
    if (end && (counts_something(s, end) || sr_tkind(s, end) == SR_WORD_month || e <= d)) end = 0;
  }
  if (end && e > d) {
    x->day_to = e;
    to = end;
  }
  return to;
}

static uint32_t year_behind(const sr_spots *s, uint32_t at, sr_tx *x)
{
  uint32_t i = at;
  if (sr_is_mark(s, i, ',')) i++;
  if (sr_tkind(s, i) == SR_WORD_of) i++;
  int32_t y;
  uint32_t to = sr_tx_year(s, i, true, &y);
  if (!to || (sr_is_num(s, i) &&
              (sr_nkind(s, to) == SR_WORD_percent || (i > at && counts_something(s, to) && sr_is_mark(s, at, ',')))))
    return at;
  x->year = y;
  return to;
}

/* "16 December [2014]", "the 17th of February", "19 APR 90", "10-15 March", "10 and 15 March". */
static uint32_t day_month(const sr_spots *s, uint32_t i, sr_tx *x)
{
  uint8_t d, e = 0, m;
  sr_figure two; /* "25/26 August" */
  uint32_t to = month_day(s, sr_tx_the(s, i), &d);
  if (!to && sr_figure_at(s, i, &two) && two.n == 2 && two.mark == '/' && two.part[0] >= 1 &&
      two.part[0] < two.part[1] && two.part[1] <= 31) {
    d = (uint8_t)two.part[0];
    e = (uint8_t)two.part[1];
    to = i + 1;
  }
  if (!to) return 0;
  if (sr_is_hyphen(s, to) || sr_tkind(s, to) == SR_WORD_to || sr_tkind(s, to) == SR_WORD_and) {
    uint32_t end = month_day(s, sr_tx_the(s, to + (sr_is_hyphen(s, to) ? 0 : 1)), &e);
    if (end && e > d && sr_tkind(s, end + (sr_tkind(s, end) == SR_WORD_of)) == SR_WORD_month)
      to = end;
    else
      e = 0;
  }
  if (sr_tkind(s, to) == SR_WORD_of) to++;
  to = month_at(s, to, &m);
  if (!to) return 0;
  *x = (sr_tx){.what = SR_TX_POINT, .day = d, .month = m, .day_to = e};
  uint32_t end = year_behind(s, to, x);
  sr_figure f;
  if (end == to && sr_figure_at(s, to, &f) && f.n == 1 && f.digits[0] == 2 && !f.ordinal && !f.plural &&
      (sr_is_hyphen(s, to) || (s->tok[to - 1].flags & SR_LEX_CAPS) || s->tok[to - 1].to - s->tok[to - 1].from == 3)) {
    x->year = two_digit_year(f.part[0]);
    end = to + 1;
  }
  return end;
}

/* May the month word at i, alone, be a month? "may" and "march" are verbs, "March" a march, "May" a name. */
static bool month_alone_ok(const sr_spots *s, uint32_t i)
{
  const sr_word *w = s->spot[i].time;
  if (!(s->tok[i].flags & SR_LEX_UPPER) && !s->nocase && !(s->tok[i].flags & SR_TOK_NOCASE)) return false;
  int before = i ? sr_tkind(s, i - 1) : SR_WORD_NOTHING;
  bool cue = before == SR_WORD_in || before == SR_WORD_since || before == SR_WORD_from || before == SR_WORD_which ||
             before == SR_WORD_edge || before == SR_WORD_to || before == SR_WORD_by || before == SR_WORD_during ||
             before == SR_WORD_between || before == SR_WORD_of;
  bool abbreviated = s->tok[i].to - s->tok[i].from == 3 && w->n != 5;
  if (w->flags & SR_WORDF_TRAP) return cue && !abbreviated;
  if (abbreviated) return cue;
  return !s->tagged || s->tok[i].ner != SR_NER_B_PER || cue;
}

/* "Feb 17, 2023", "February 2023", "Feb". */
static uint32_t month_first(const sr_spots *s, uint32_t i, sr_tx *x)
{
  uint8_t m;
  uint32_t to = month_at(s, i, &m), end;
  if (!to) return 0;
  *x = (sr_tx){.what = SR_TX_POINT, .month = m};
  bool lower = !(s->tok[i].flags & SR_LEX_UPPER) && !s->nocase && !(s->tok[i].flags & SR_TOK_NOCASE);
  if ((end = day_behind(s, to, x))) {
    if (lower && (s->spot[i].time->flags & SR_WORDF_TRAP)) return 0;
    return year_behind(s, end, x);
  }
  end = year_behind(s, to, x);
  if (end > to) return end;
  if (!month_alone_ok(s, i)) return 0;
  /* A bare abbreviation keeps its dot to itself: it may end the sentence. */
  return i + s->spot[i].time_len;
}

/* The order of day and month in "02/03/2023": the only possible one, else day first; the news agencies' American
 * order where the year has two digits. */
static bool place_day_month(int64_t a, int64_t b, bool month_first_likely, sr_tx *x)
{
  if (a < 1 || b < 1 || a > 31 || b > 31 || (a > 12 && b > 12)) return false;
  bool swap = a > 12 ? false : b > 12 ? true : month_first_likely;
  x->day = (uint8_t)(swap ? b : a);
  x->month = (uint8_t)(swap ? a : b);
  return true;
}

static uint32_t three_part_date(int64_t a, int64_t b, int64_t c, const uint8_t *digits, uint32_t to, sr_tx *x)
{
  *x = (sr_tx){.what = SR_TX_POINT};
  if (digits[0] == 4) {
    if (!year_ok(a) || b < 1 || b > 12 || c < 1 || c > 31) return 0;
    x->year = (int32_t)a;
    x->month = (uint8_t)b;
    x->day = (uint8_t)c;
    return to;
  }
  if (digits[0] > 2 || digits[1] > 2 || (digits[2] != 2 && digits[2] != 4)) return 0;
  x->year = digits[2] == 4 ? (int32_t)c : two_digit_year(c);
  if (!year_ok(x->year) || !place_day_month(a, b, digits[2] == 2, x)) return 0;
  return to;
}

/* "17/02/2023", "2023-02-17", "17.02.2023", "19980108". */
static uint32_t figures_date(const sr_spots *s, uint32_t i, sr_tx *x)
{
  sr_figure f, g, h;
  if (!sr_figure_at(s, i, &f) || f.ordinal || f.plural) return 0;
  if (f.n == 3 && (f.mark == '/' || f.mark == '.'))
    return three_part_date(f.part[0], f.part[1], f.part[2], f.digits, i + 1, x);
  if (f.n != 1) return 0;
  if (f.digits[0] == 8 && i == 0 && s->n <= 4) {
    uint8_t dg[3] = {4, 2, 2};
    return three_part_date(f.part[0] / 10000, f.part[0] / 100 % 100, f.part[0] % 100, dg, i + 1, x);
  }
  if (!sr_is_hyphen(s, i + 1) || !sr_is_hyphen(s, i + 2) || sr_is_hyphen(s, i + 3)) return 0;
  if (!sr_figure_at(s, i + 1, &g) || !sr_figure_at(s, i + 2, &h) || g.n != 1 || h.n != 1 || h.plural) return 0;
  uint8_t dg[3] = {f.digits[0], g.digits[0], h.digits[0]};
  return three_part_date(f.part[0], g.part[0], h.part[0], dg, i + 3, x);
}

/* "the 4th": a day of the month alone, where nothing it could count follows. */
static uint32_t day_alone(const sr_spots *s, uint32_t i, sr_tx *x)
{
  sr_figure f;
  if (sr_tkind(s, i) != SR_WORD_the || i == 0 || sr_tkind(s, i - 1) != SR_WORD_on || !sr_figure_at(s, i + 1, &f) ||
      !f.ordinal || f.n != 1 || f.part[0] > 31 || f.part[0] < 1)
    return 0;
  if (i + 2 < s->n && (s->tok[i + 2].flags & (SR_LEX_WORD | SR_LEX_NUMBER)) && sr_tkind(s, i + 2) != SR_WORD_of &&
      sr_tkind(s, i + 2) != SR_WORD_at)
    return 0;
  if (sr_tkind(s, i + 2) == SR_WORD_of && !(sr_tkind(s, i + 3) == SR_WORD_which && sr_tkind(s, i + 4) == SR_WORD_unit))
    return 0;
  *x = (sr_tx){.what = SR_TX_POINT, .day = (uint8_t)f.part[0]};
  return i + 2;
}

/* "Tuesday", "Tuesdays". Not "Sunday Times", nor "sat" and "sun" but beside a date. */
static uint32_t weekday(const sr_spots *s, uint32_t i, sr_tx *x)
{
  if (sr_tkind(s, i) != SR_WORD_weekday) return 0;
  const sr_word *w = s->spot[i].time;
  uint32_t to = i + 1;
  bool capital = s->tok[i].flags & SR_LEX_UPPER;
  bool nocase = s->nocase || (s->tok[i].flags & SR_TOK_NOCASE);
  if (sr_tkind(s, to) == SR_WORD_name && (nocase || (capital && (s->tok[to].flags & SR_LEX_UPPER)))) return 0;
  if (w->flags & SR_WORDF_TRAP) {
    uint32_t next = sr_tx_dot(s, to);
    if (sr_is_mark(s, next, ',')) next++;
    if ((!capital && !nocase) || !(sr_tkind(s, next) == SR_WORD_month || (sr_is_num(s, next) && next > to))) return 0;
    to = sr_tx_dot(s, to);
  }
  *x = (sr_tx){.what = SR_TX_POINT, .weekday = (uint8_t)w->n, .plural = w->flags & SR_WORDF_PLURAL};
  return to;
}

static int quarter_number(const sr_spots *s, uint32_t i, uint32_t *to)
{
  sr_view v = sr_spot_norm(s, i);
  *to = i + 1;
  if (v.len == 2 && v.ptr[0] == 'q' && v.ptr[1] >= '1' && v.ptr[1] <= '4') return v.ptr[1] - '0';
  sr_numval n;
  bool fourth = (sr_nkind(s, i) == SR_WORD_ordinal || sr_is_num(s, i)) && sr_number_at(s, i, &n) && n.ordinal &&
                n.value >= 1 && n.value <= 4;
  if (!fourth) return 0;
  const sr_word *u = n.to < s->n ? s->spot[n.to].time : s->tables->word;
  if (u->kind == SR_WORD_fiscal) u = n.to + 1 < s->n ? s->spot[++n.to].time : u;
  *to = n.to + 1;
  if (u->kind == SR_WORD_unit && u->unit == SR_TUNIT_QUARTER) return (int)n.value;
  if (n.value <= 2 && sr_nkind(s, n.to) == SR_WORD_fraction && sr_tkind(s, n.to + 1) == SR_WORD_of)
    return 10 + (int)n.value;
  return 0;
}

/* "the first six months of 2011" is its first half: 11, 12, or 0. */
static int six_months(const sr_spots *s, uint32_t at, uint32_t *to)
{
  sr_numval n;
  bool first = sr_view_eq(sr_spot_norm(s, at), SR_V("first")), last = sr_tkind(s, at) == SR_WORD_which && s->spot[at].time->n == -1;
  if ((!first && !last) || !sr_number_at(s, at + 1, &n) || n.value != 6 || n.ordinal) return 0;
  if (sr_tkind(s, n.to) != SR_WORD_unit || s->spot[n.to].time->unit != SR_TUNIT_MONTH || sr_tkind(s, n.to + 1) != SR_WORD_of) return 0;
  int32_t year;
  *to = n.to + 1;
  return sr_tx_year(s, n.to + 2, true, &year) ? (first ? 11 : 12) : 0;
}

/* "Q2[, 2024]", "the second quarter [of 2024]", "the first half of 2024". A relative year joins in time.c. */
static uint32_t quarter(const sr_spots *s, uint32_t i, sr_tx *x)
{
  uint32_t to, at = sr_tx_the(s, i);
  if (sr_tkind(s, at) == SR_WORD_fiscal) at++;
  int q = quarter_number(s, at, &to);
  if (!q && sr_tkind(s, at) == SR_WORD_which && s->spot[at].time->n == -1 && sr_tkind(s, at + 2) == SR_WORD_of) {
    int32_t year; /* "the last quarter of 2022" */
    bool unit = sr_tkind(s, at + 1) == SR_WORD_unit && s->spot[at + 1].time->unit == SR_TUNIT_QUARTER;
    bool half = sr_nkind(s, at + 1) == SR_WORD_fraction;
    if ((unit || half) && sr_tx_year(s, at + 3, true, &year)) q = unit ? 4 : 12;
    to = at + 2;
  }
  if (!q) q = six_months(s, at, &to);
  if (!q || (at > i && sr_is_hyphen(s, to - 1))) return 0;
  *x = (sr_tx){
      .what = SR_TX_POINT, .quarter = q < 10 ? (uint8_t)q : 0, .half = q > 10 ? (uint8_t)(q - 10) : 0, .period = true};
  uint32_t y = to, again;
  if (sr_is_mark(s, to, '(') && quarter_number(s, to + 1, &again) == q && sr_is_mark(s, again, ')')) to = y = again + 1;
  if (sr_tkind(s, y) == SR_WORD_of) y++;
  if (sr_tkind(s, y) == SR_WORD_fiscal) y++;
  uint32_t end = year_behind(s, y, x);
  if (x->year) return end;
  if (q > 10 && sr_tkind(s, to) == SR_WORD_of && sr_tkind(s, to + 1) != SR_WORD_which) {
    uint8_t m;
    uint32_t behind = month_at(s, to + 1, &m); /* "the first half of March" */
    if (!behind) return 0;
    *x = (sr_tx){.what = SR_TX_POINT, .month = m, .edge = (uint8_t)(q == 11 ? 1 : 3), .period = true};
    return year_behind(s, behind, x);
  }
  return to;
}

/* "summer 1998", "the summer of 1998", "last summer" (time_relative.c). */
static uint32_t season(const sr_spots *s, uint32_t i, sr_tx *x)
{
  uint32_t at = sr_tx_the(s, i);
  if (sr_tkind(s, at) != SR_WORD_season) return 0;
  const sr_word *w = s->spot[at].time;
  *x = (sr_tx){.what = SR_TX_POINT, .season = (uint8_t)w->n};
  uint32_t end = year_behind(s, at + 1, x);
  if (x->year) return end;
  if (w->flags & SR_WORDF_TRAP) return at > i && at > 1 && sr_tkind(s, i - 1) == SR_WORD_in ? at + 1 : 0;
  return at + 1;
}

static uint32_t decade(const sr_spots *s, uint32_t i, sr_tx *x)
{
  uint32_t at = sr_tx_the(s, i);
  bool apostrophe = sr_is_mark(s, at, '\'');
  sr_figure f;
  *x = (sr_tx){.what = SR_TX_POINT, .period = true};
  if (sr_figure_at(s, at + (apostrophe ? 1 : 0), &f) && f.plural && f.n == 1) {
    if (f.digits[0] == 4 && f.part[0] % 10 == 0 && year_ok(f.part[0]))
      x->decade = (int32_t)f.part[0] / 10;
    else if (f.digits[0] == 2 && f.part[0] % 10 == 0 && (apostrophe || (at > i && f.part[0] >= 50)))
      x->decade = 190 + (int32_t)f.part[0] / 10;
    return x->decade ? at + 1 + (apostrophe ? 1 : 0) : 0;
  }
  if (sr_tkind(s, at) == SR_WORD_decade && at > i) {
    x->decade = 190 + (int32_t)s->spot[at].time->n / 10;
    return at + 1;
  }
  return 0;
}

static uint32_t holiday(const sr_spots *s, uint32_t i, sr_tx *x)
{
  if (sr_tkind(s, i) != SR_WORD_holiday) return 0;
  const sr_word *w = s->spot[i].time;
  if (!(s->tok[i].flags & SR_LEX_UPPER) && !s->nocase) return 0;
  *x = (sr_tx){.what = SR_TX_POINT, .part_of_name = w->n == 0};
  uint32_t to = i + s->spot[i].time_len;
  if (w->n >= 2000) { /* 2100 is Easter Sunday */
    x->easter = (int8_t)(w->n - 2000);
  } else if (w->n > 0) {
    x->month = (uint8_t)(w->n / 100);
    x->day = (uint8_t)(w->n % 100);
  } else if (w->n < 0) { /* n-th Thursday: settled in time_resolve.c once the year is known */
    x->month = (uint8_t)(-w->n / 100);
    x->weekday = 4;
    x->n = (int32_t)(-w->n % 100);
  }
  return year_behind(s, to, x);
}

static uint32_t year_alone(const sr_spots *s, uint32_t i, sr_tx *x)
{
  uint32_t at = sr_tx_the(s, i);
  if (sr_tkind(s, at) == SR_WORD_fiscal) at++;
  bool the_year = sr_tkind(s, at) == SR_WORD_unit && s->spot[at].time->unit == SR_TUNIT_YEAR &&
                  (at > i || at == 0 || sr_is_num(s, at + 1));
  int32_t y;
  uint32_t to =
      sr_tx_year(s, the_year ? at + 1 : at, the_year || (at > i && sr_tkind(s, at - 1) == SR_WORD_fiscal), &y);
  if (!to || (at > i && !the_year && sr_tkind(s, at - 1) != SR_WORD_fiscal)) return 0;
  *x = (sr_tx){.what = SR_TX_POINT, .year = y};
  sr_figure f; /* "2019-20" */
  if (sr_is_hyphen(s, to) && sr_figure_at(s, to, &f) && f.n == 1 && f.digits[0] == 2 && f.part[0] == (y + 1) % 100) {
    x->year_to = y + 1;
    x->period = true;
    to++;
  }
  return to;
}

/* "the first week of May", "the week of March 6". */
static uint32_t week_in_month(const sr_spots *s, uint32_t i, sr_tx *x)
{
  uint32_t at = sr_tx_the(s, i), n = SR_TX_WEEK_OF;
  if (sr_nkind(s, at) == SR_WORD_ordinal && s->spot[at].num->n <= 5)
    n = (uint32_t)s->spot[at++].num->n;
  else if (sr_tkind(s, at) == SR_WORD_which && s->spot[at].time->n == -1) {
    n = SR_TX_LAST_WEEK;
    at++;
  }
  if (sr_tkind(s, at) != SR_WORD_unit || s->spot[at].time->unit != SR_TUNIT_WEEK || sr_tkind(s, at + 1) != SR_WORD_of)
    return 0;
  uint32_t to = n == SR_TX_WEEK_OF ? day_month(s, at + 2, x) : 0;
  if (!to) to = month_first(s, at + 2, x);
  if (!to || (x->day != 0) != (n == SR_TX_WEEK_OF)) return 0;
  x->week = (uint8_t)n;
  return to;
}

uint32_t sr_tx_calendar(const sr_spots *s, uint32_t i, sr_tx *x)
{
  static uint32_t (*const parsers[])(const sr_spots *, uint32_t,
                                     sr_tx *) = {figures_date, day_month, month_first, week_in_month, weekday,  quarter,
                                                 decade,       holiday,   season,      year_alone,    day_alone};
  for (size_t k = 0; k < sizeof parsers / sizeof *parsers; k++) {
    uint32_t to = parsers[k](s, i, x);
    if (to) {
      x->from = i;
      x->to = to;
      return to;
    }
  }
  return 0;
}
