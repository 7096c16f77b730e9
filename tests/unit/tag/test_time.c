/* Time expressions: spans, values, intervals. Published on Wednesday 2024-07-24 unless a row says otherwise. */
#include "unit/tag/numtime.h"

typedef struct row {
  const char *text, *span, *value, *from, *to; /* span NULL: no expression; from NULL: unresolved */
  sr_precision precision;
} row;

static sr_day day(const char *s)
{
  sr_day d = SR_NO_DAY;
  if (s) assert_true(sr_day_parse(sr_view_of(s), &d));
  return d;
}

static void compare(const numtime *r, const row *w)
{
  if (!w->span) {
    if (r->ann.timex.n) fail_msg("\"%s\": a time was found", w->text);
    return;
  }
  if (r->ann.timex.n != 1) fail_msg("\"%s\": %u times", w->text, r->ann.timex.n);
  const sr_timex *t = &r->ann.timex.v[0];
  check_span(r, t->tok_from, t->tok_to, w->span);
  if (!sr_view_eq(t->value, sr_view_of(w->value)))
    fail_msg("\"%s\": value %.*s, expected %s", w->text, (int)t->value.len, t->value.ptr, w->value);
  if (t->from != day(w->from) || t->to != day(w->to)) fail_msg("\"%s\": %d..%d", w->text, t->from, t->to);
  if (t->precision != w->precision) fail_msg("\"%s\": precision %d", w->text, t->precision);
}

static void check(const row *rows, size_t n, const char *published)
{
  for (size_t i = 0; i < n; i++) {
    numtime *r = read_text(rows[i].text, published);
    compare(r, &rows[i]);
    done(r);
  }
}

#define ROWS(name, published, ...)                      \
  static void name(void **state)                        \
  {                                                     \
    (void)state;                                        \
    static const row rows[] = {__VA_ARGS__};            \
    check(rows, sizeof rows / sizeof *rows, published); \
  }
#define DAY(text, span, d)           \
  {                                  \
    text, span, d, d, d, SR_PREC_DAY \
  }

ROWS(absolute, "2024-07-24", DAY("He fell on Feb 17, 2023.", "Feb 17, 2023", "2023-02-17"),
     DAY("He fell on 17th February.", "17th February", "2024-02-17"),
     DAY("He fell on 17-02-2023.", "17-02-2023", "2023-02-17"),
     DAY("He fell on 2023-02-17.", "2023-02-17", "2023-02-17"),
     DAY("He fell on 17/02/2023.", "17/02/2023", "2023-02-17"), DAY("It was 19 APR 90.", "19 APR 90", "1990-04-19"),
     DAY("He fell on the 3rd of June.", "the 3rd of June", "2024-06-03"),
     DAY("He fell on Tuesday, July 2.", "Tuesday, July 2", "2024-07-02"),
     {"He fell in December 2014.", "December 2014", "2014-12", "2014-12-01", "2014-12-31", SR_PREC_MONTH},
     {"He fell in 2014.", "2014", "2014", "2014-01-01", "2014-12-31", SR_PREC_YEAR},
     {"He fell in late 2013.", "late 2013", "2013", "2013-01-01", "2013-12-31", SR_PREC_YEAR},
     {"He fell in mid-June.", "mid-June", "2024-06", "2024-06-01", "2024-06-30", SR_PREC_MONTH},
     {"He fell in the early 1990s.", "the early 1990s", "199", "1990-01-01", "1999-12-31", SR_PREC_YEAR},
     {"In Q2, 2024 it fell.", "Q2, 2024", "2024-Q2", "2024-04-01", "2024-06-30", SR_PREC_QUARTER},
     {"It fell in the second quarter of 2024.", "the second quarter of 2024", "2024-Q2", "2024-04-01", "2024-06-30",
      SR_PREC_QUARTER},
     {"He fell in the first week of May.", "the first week of May", "2024-W18", "2024-05-01", "2024-05-07",
      SR_PREC_WEEK})

ROWS(relative, "2024-07-24", DAY("He fell yesterday.", "yesterday", "2024-07-23"),
     DAY("He fell the day before yesterday.", "the day before yesterday", "2024-07-22"),
     DAY("He fell on Tuesday.", "Tuesday", "2024-07-23"), DAY("He fell on Wednesday.", "Wednesday", "2024-07-24"),
     DAY("He fell last Saturday.", "last Saturday", "2024-07-20"),
     DAY("He will speak on Tuesday.", "Tuesday", "2024-07-30"),
     DAY("He will speak next Monday.", "next Monday", "2024-07-29"),
     DAY("He fell three days ago.", "three days ago", "2024-07-21"),
     DAY("Last year on February 17 he fell.", "Last year on February 17", "2023-02-17"),
     DAY("They held two would-be bombers on Tuesday.", "Tuesday", "2024-07-23"),
     DAY("He fell on February 17 last year.", "February 17 last year", "2023-02-17"),
     DAY("He fell on Tuesday last week.", "Tuesday last week", "2024-07-16"),
     DAY("He fell on the 15th of last month.", "the 15th of last month", "2024-06-15"),
     {"He fell last week.", "last week", "2024-W29", "2024-07-15", "2024-07-21", SR_PREC_WEEK},
     {"He fell a week ago.", "a week ago", "2024-W29", "2024-07-15", "2024-07-21", SR_PREC_WEEK},
     {"He fell last month.", "last month", "2024-06", "2024-06-01", "2024-06-30", SR_PREC_MONTH},
     {"He fell earlier this week.", "earlier this week", "2024-W30", "2024-07-22", "2024-07-28", SR_PREC_WEEK},
     {"He fell ten years ago.", "ten years ago", "2014", "2014-01-01", "2014-12-31", SR_PREC_YEAR},
     {"He fell in November.", "November", "2023-11", "2023-11-01", "2023-11-30", SR_PREC_MONTH},
     {"It fell in Q2 of this year.", "Q2 of this year", "2024-Q2", "2024-04-01", "2024-06-30", SR_PREC_QUARTER})

ROWS(over_the_new_year, "2025-01-07", DAY("He fell on Dec 29.", "Dec 29", "2024-12-29"),
     DAY("He fell on Jan 2.", "Jan 2", "2025-01-02"), DAY("He fell on New Year's Eve.", "New Year's Eve", "2024-12-31"),
     {"He fell last week.", "last week", "2025-W01", "2024-12-30", "2025-01-05", SR_PREC_WEEK})

ROWS(ranges, "2024-07-24",
     {"He was held from April 29 to May 1.", "April 29 to May 1", "2024-04-29/2024-05-01", "2024-04-29", "2024-05-01",
      SR_PREC_DAY},
     {"It came between 10 and 15 March.", "10 and 15 March", "2024-03-10/2024-03-15", "2024-03-10", "2024-03-15",
      SR_PREC_DAY},
     {"It came on 25/26 June 2024.", "25/26 June 2024", "2024-06-25/2024-06-26", "2024-06-25", "2024-06-26",
      SR_PREC_DAY},
     {"It came on March 10-15.", "March 10-15", "2024-03-10/2024-03-15", "2024-03-10", "2024-03-15", SR_PREC_DAY},
     {"It fell from May to July.", "May to July", "2024-05/2024-07", "2024-05-01", "2024-07-31", SR_PREC_MONTH},
     {"It fell between 2019 and 2021.", "2019 and 2021", "2019/2021", "2019-01-01", "2021-12-31", SR_PREC_YEAR},
     {"It came on the night between Saturday and Sunday.", "the night between Saturday and Sunday",
      "2024-07-20TNI", "2024-07-20", "2024-07-21", SR_PREC_DAY})

ROWS(no_times, "2024-07-24", {"He may march on the town.", NULL, NULL, NULL, NULL, SR_PREC_DAY},
     {"He told The Sunday Times of it.", NULL, NULL, NULL, NULL, SR_PREC_DAY},
     {"After 9/11 they fled.", NULL, NULL, NULL, NULL, SR_PREC_DAY},
     {"The second blast was loud.", NULL, NULL, NULL, NULL, SR_PREC_DAY},
     {"A 12-year-old boy fell.", NULL, NULL, NULL, NULL, SR_PREC_DAY},
     {"They counted 2000 people.", NULL, NULL, NULL, NULL, SR_PREC_DAY},
     {"They sat in the sun.", NULL, NULL, NULL, NULL, SR_PREC_DAY},
     {"A quarter of them fled.", NULL, NULL, NULL, NULL, SR_PREC_DAY})

ROWS(without_publication, NULL, {"He fell on Tuesday.", "Tuesday", "XXXX-WXX-2", NULL, NULL, SR_PREC_DAY},
     {"He fell on February 17.", "February 17", "XXXX-02-17", NULL, NULL, SR_PREC_DAY},
     {"He fell last week.", "last week", "XXXX-WXX", NULL, NULL, SR_PREC_DAY},
     DAY("He fell on 16 December 2014.", "16 December 2014", "2014-12-16"))

typedef struct part_row {
  const char *text, *span;
  sr_daypart part;
  int minute;
} part_row;

static void times_of_day(void **state)
{
  (void)state;
  static const part_row rows[] = {
      {"He fell on Tuesday evening.", "Tuesday evening", SR_PART_EVENING, 0},
      {"He fell early Monday morning.", "early Monday morning", SR_PART_MORNING, 0},
      {"He fell last night.", "last night", SR_PART_NIGHT, 0},
      {"He fell in the early hours of Tuesday.", "the early hours of Tuesday", SR_PART_NIGHT, 0},
      {"He fell at around 7:10pm.", "around 7:10pm", SR_PART_CLOCK, 19 * 60 + 10},
      {"He fell at 2.30am on Sunday.", "2.30am on Sunday", SR_PART_CLOCK, 150},
      {"He fell at 0300 hours.", "0300 hours", SR_PART_CLOCK, 180},
      {"He fell on Sunday at 8 o'clock in the evening.", "Sunday at 8 o'clock in the evening", SR_PART_CLOCK, 20 * 60},
      {"He fell before dawn.", "dawn", SR_PART_NIGHT, 0},
      {"He fell at midnight.", "midnight", SR_PART_CLOCK, 0},
      {"He fell at noon.", "noon", SR_PART_CLOCK, 720},
      {"He fell after Friday prayers.", "Friday prayers", SR_PART_AFTERNOON, 0}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    numtime *r = read_text(rows[i].text, "2024-07-24");
    if (r->ann.timex.n != 1) fail_msg("\"%s\": %u times", rows[i].text, r->ann.timex.n);
    const sr_timex *t = &r->ann.timex.v[0];
    check_span(r, t->tok_from, t->tok_to, rows[i].span);
    if (t->daypart != rows[i].part || t->minute != rows[i].minute)
      fail_msg("\"%s\": %d %d", rows[i].text, t->daypart, t->minute);
    assert_int_equal(t->type, SR_TIMEX_TIME);
    done(r);
  }
}

/* Months have their own lengths, though a shift is told in days. */
static void months_from_the_event(void **state)
{
  (void)state;
  static const struct {
    const char *text, *event, *from, *to;
  } rows[] = {{"The following month he fell.", "2024-01-31", "2024-02-01", "2024-02-29"},
              {"The previous month he fell.", "2024-03-01", "2024-02-01", "2024-02-29"},
              {"Two months later he fell.", "2023-12-31", "2024-02-01", "2024-02-29"},
              {"Twelve months earlier he fell.", "2024-03-05", "2023-03-01", "2023-03-31"},
              {"The week before he fell.", "2024-07-24", "2024-07-15", "2024-07-21"}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    numtime *r = read_text(rows[i].text, "2024-07-24");
    assert_int_equal(r->ann.timex.n, 1);
    sr_timex t = r->ann.timex.v[0];
    sr_timex_resolve(&t, day(rows[i].event));
    assert_int_equal(t.from, day(rows[i].from));
    assert_int_equal(t.to, day(rows[i].to));
    done(r);
  }
}

/* A sentence that is cut at its longest in the middle of a phrase. */
static void phrases_cut_short(void **state)
{
  (void)state;
  static const char *const phrases[] = {"the night between ", "at least ", "from May to ",
                                        "the last ",          "early ",    "a year ",
                                        "one hundred and ",   "Monday, "};
  char text[12000];
  for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
    size_t n = strlen(phrases[i]), at = 0;
    while (at + n < sizeof text) {
      memcpy(text + at, phrases[i], n);
      at += n;
    }
    text[at - 1] = 0;
    numtime *r = read_text(text, "2024-07-24");
    for (uint32_t k = 1; k < r->ann.timex.n; k++)
      assert_true(r->ann.timex.v[k - 1].tok_to <= r->ann.timex.v[k].tok_from);
    done(r);
  }
}

/* Counted from what is told: open, until the event's day is known. */
static void counted_from_the_event(void **state)
{
  (void)state;
  static const struct {
    const char *text, *span, *settled;
    int shift;
  } rows[] = {{"He fell two days earlier.", "two days earlier", "2024-03-08", -2},
              {"A day later he fell.", "A day later", "2024-03-11", 1},
              {"The next day he fell.", "The next day", "2024-03-11", 1},
              {"He fell the same night.", "the same night", "2024-03-10", 0},
              {"He fell the day before.", "the day before", "2024-03-09", -1}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    numtime *r = read_text(rows[i].text, "2024-07-24");
    assert_int_equal(r->ann.timex.n, 1);
    sr_timex t = r->ann.timex.v[0];
    check_span(r, t.tok_from, t.tok_to, rows[i].span);
    assert_int_equal(t.anchor, SR_ANCHOR_EVENT);
    assert_int_equal(t.shift, rows[i].shift);
    assert_int_equal(t.from, SR_NO_DAY);
    sr_timex_resolve(&t, day("2024-03-10"));
    assert_int_equal(t.from, day(rows[i].settled));
    done(r);
  }
}

static void kinds_and_flags(void **state)
{
  (void)state;
  static const struct {
    const char *text, *value;
    sr_timex_type type;
    bool since, period, vague, future;
  } rows[] = {{"A three-day siege it was.", "P3D", SR_TIMEX_DURATION, false, false, false, false},
              {"They fought for two hours.", "PT2H", SR_TIMEX_DURATION, false, false, false, false},
              {"An hours-long fight it was.", "PTXH", SR_TIMEX_DURATION, false, false, false, false},
              {"Over the past three months they fled.", "P3M", SR_TIMEX_DURATION, true, true, false, false},
              {"They have fled since January.", "2024-01", SR_TIMEX_DATE, true, true, false, false},
              {"They fled this year.", "2024", SR_TIMEX_DATE, false, true, false, false},
              {"They flee every day.", "P1D", SR_TIMEX_SET, false, false, false, false},
              {"They flee annually.", "P1Y", SR_TIMEX_SET, false, false, false, false},
              {"They fled recently.", "PAST_REF", SR_TIMEX_DATE, false, false, true, false},
              {"They flee now.", "PRESENT_REF", SR_TIMEX_DATE, false, false, true, false},
              {"They will flee next week.", "2024-W31", SR_TIMEX_DATE, false, false, false, true}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    numtime *r = read_text(rows[i].text, "2024-07-24");
    if (r->ann.timex.n != 1) fail_msg("\"%s\": %u times", rows[i].text, r->ann.timex.n);
    const sr_timex *t = &r->ann.timex.v[0];
    if (!sr_view_eq(t->value, sr_view_of(rows[i].value)))
      fail_msg("\"%s\": %.*s", rows[i].text, (int)t->value.len, t->value.ptr);
    if (t->type != rows[i].type || t->since != rows[i].since || t->period != rows[i].period ||
        t->vague != rows[i].vague || t->future != rows[i].future)
      fail_msg("\"%s\": type %d since %d period %d vague %d future %d", rows[i].text, t->type, t->since, t->period,
               t->vague, t->future);
    done(r);
  }
}

/* The same expressions in capitals and in small letters. */
static void any_case(void **state)
{
  (void)state;
  static const row rows[] = {DAY("HE FELL ON TUESDAY IN THE TOWN.", "TUESDAY", "2024-07-23"),
                             DAY("he fell on tuesday in the town.", "tuesday", "2024-07-23"),
                             DAY("LAST YEAR ON FEBRUARY 17 HE FELL.", "LAST YEAR ON FEBRUARY 17", "2023-02-17"),
                             DAY("he fell on 3 may 2023 in the town.", "3 may 2023", "2023-05-03"),
                             {"HE MAY COME AND MARCH ON.", NULL, NULL, NULL, NULL, SR_PREC_DAY}};
  check(rows, sizeof rows / sizeof *rows, "2024-07-24");
}

static void hostile_texts(void **state)
{
  (void)state;
  static const char *const texts[] = {"last",
                                      "the",
                                      "in the",
                                      "99/99/9999",
                                      "0000-00-00 9999-99-99",
                                      "Feb 31",
                                      "31 February 2023",
                                      "on the 31st",
                                      "99999999999999999999 years ago",
                                      "between and",
                                      "from May to",
                                      "25:99pm",
                                      "early early early",
                                      "the night between",
                                      "Monday Monday Monday and and",
                                      "99999 centuries ago",
                                      "1800 to 1799",
                                      "'99 '98 '97",
                                      "Q9 2024"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    numtime *r = read_text(texts[i], "2024-02-29");
    for (uint32_t k = 0; k < r->ann.timex.n; k++) {
      const sr_timex *t = &r->ann.timex.v[k];
      assert_true(t->tok_from < t->tok_to && t->tok_to <= r->doc.tok.n);
      assert_true(t->value.len > 0);
      assert_true((t->from == SR_NO_DAY) == (t->to == SR_NO_DAY));
    }
    done(r);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(absolute),
                                     cmocka_unit_test(relative),
                                     cmocka_unit_test(over_the_new_year),
                                     cmocka_unit_test(ranges),
                                     cmocka_unit_test(no_times),
                                     cmocka_unit_test(without_publication),
                                     cmocka_unit_test(times_of_day),
                                     cmocka_unit_test(counted_from_the_event),
                                     cmocka_unit_test(months_from_the_event),
                                     cmocka_unit_test(phrases_cut_short),
                                     cmocka_unit_test(kinds_and_flags),
                                     cmocka_unit_test(any_case),
                                     cmocka_unit_test(hostile_texts)};
  return cmocka_run_group_tests(tests, open_tables, close_tables);
}
