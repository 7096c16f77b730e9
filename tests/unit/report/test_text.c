/* The text view: wrapping, cleaning, the words for counts, dates and places, and a whole page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "report/words.h"
#include "sitrep/engine.h"
#include "sitrep/report.h"

typedef struct page {
  sr_buf out;
  sr_page page;
} page;

static void begin(page *p, unsigned width, bool colour)
{
  sr_buf_init(&p->out, 1 << 20);
  sr_page_init(&p->page, &p->out, width, colour);
}

/* Ends the paragraph and compares all that was printed. */
static void expect(page *p, unsigned first, unsigned rest, const char *expected)
{
  sr_page_end(&p->page, first, rest);
  sr_buf_byte(&p->out, 0);
  assert_string_equal(p->out.ptr, expected);
  sr_page_dispose(&p->page);
  sr_buf_dispose(&p->out);
}

static void wraps(void **state)
{
  (void)state;
  page p;
  begin(&p, 24, false);
  sr_page_put(&p.page, "one two three four five six seven averyverylongwordthatfitsnowhere end");
  expect(&p, 0, 3, "one two three four five\n   six seven\n   averyverylongwordthatfitsnowhere\n   end\n");
  begin(&p, 24, false);
  sr_page_put(&p.page, "caf\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9 abcdefg hijklmn");
  expect(&p, 0, 0, "caf\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9 abcdefg hijklmn\n");
  begin(&p, 24, false);
  expect(&p, 5, 5, "\n");
}

static void cleans(void **state)
{
  (void)state;
  page p;
  begin(&p, 80, false);
  sr_page_text(&p.page, SR_V("  a\r\n b\x1b[31m\x1f" "c\xe2\x80\xae" "d\0e\xc2\x9b" "f "));
  expect(&p, 0, 0, "a b [31mcd e f\n");
}

static void colours_only_on_request(void **state)
{
  (void)state;
  for (int colour = 0; colour < 2; colour++) {
    page p;
    begin(&p, 80, colour);
    sr_page_put(&p.page, SR_PAGE_BOLD "x" SR_PAGE_PLAIN " y");
    expect(&p, 0, 0, colour ? "\x1b[1mx\x1b[0m y\n" : "x y\n");
  }
}

static void counts(void **state)
{
  (void)state;
  const struct {
    int32_t low, best, high;
    sr_bound bound;
    const char *out;
  } cases[] = {
      {5, 5, 5, SR_BOUND_exact, "5\n"},
      {17, 17, SR_NULL_INT, SR_BOUND_at_least, "at least 17\n"},
      {SR_NULL_INT, SR_NULL_INT, 5, SR_BOUND_up_to, "up to 5\n"},
      {5, 5, 5, SR_BOUND_about, "about 5\n"},
      {24, SR_NULL_INT, SR_NULL_INT, SR_BOUND_vague, "24 or more\n"},
      {2, SR_NULL_INT, 3, SR_BOUND_exact, "2\xe2\x80\x93" "3\n"},
      {0, 0, 0, SR_BOUND_exact, "0\n"},
      {12345, 12345, 12345, SR_BOUND_exact, "12,345\n"},
      {SR_NULL_INT, SR_NULL_INT, SR_NULL_INT, SR_BOUND_vague, "an unknown number\n"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    page p;
    begin(&p, 80, false);
    sr_words_count(&p.page, cases[i].low, cases[i].best, cases[i].high, cases[i].bound);
    expect(&p, 0, 0, cases[i].out);
  }
}

static int32_t day(const char *text)
{
  int32_t d;
  assert_true(sr_date_parse(sr_view_of(text), &d));
  return d;
}

static void dates(void **state)
{
  (void)state;
  const struct {
    const char *from, *to;
    sr_dateprec precision;
    const char *time, *out;
  } cases[] = {
      {"2024-07-23", "2024-07-23", SR_DATEPREC_day, "night", "23 July 2024, night\n"},
      {"2024-07-15", "2024-07-21", SR_DATEPREC_week, NULL, "15 July 2024 to 21 July 2024\n"},
      {"2024-02-01", "2024-02-29", SR_DATEPREC_month, NULL, "February 2024\n"},
      {"2024-04-01", "2024-06-30", SR_DATEPREC_quarter, NULL, "second quarter of 2024\n"},
      {"2013-01-01", "2013-12-31", SR_DATEPREC_year, NULL, "2013\n"},
      {"2013-01-01", "2013-12-30", SR_DATEPREC_year, NULL, "1 January 2013 to 30 December 2013\n"},
      {NULL, NULL, SR_DATEPREC_unknown, "18:30", "date unknown, 18:30\n"},
      {"2024-01-01", NULL, SR_DATEPREC_unknown, NULL, "since 1 January 2024\n"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    page p;
    sr_date d = {cases[i].from ? day(cases[i].from) : SR_NULL_INT, cases[i].to ? day(cases[i].to) : SR_NULL_INT,
                 cases[i].precision, sr_view_of(cases[i].time)};
    begin(&p, 80, false);
    sr_words_date(&p.page, &d);
    expect(&p, 0, 0, cases[i].out);
  }
}

static void places(void **state)
{
  (void)state;
  page p;
  sr_place place = {.text = SR_V("Mochko area"), .site = SR_V("Northern Bypass"), .locality = SR_V("Karachi"),
                    .admin2 = SR_V("Karachi"), .admin1 = SR_V("Sindh"), .country = SR_V("PK")};
  begin(&p, 80, false);
  sr_words_place(&p.page, &place);
  expect(&p, 0, 0, "Northern Bypass, Karachi, Sindh, Pakistan\n");
  place = (sr_place){.text = SR_V("the hills")};
  begin(&p, 80, false);
  sr_words_place(&p.page, &place);
  expect(&p, 0, 0, "\xe2\x80\x9cthe hills\xe2\x80\x9d\n");
  place = (sr_place){.country = SR_V("ZZ")};
  begin(&p, 80, false);
  sr_words_place(&p.page, &place);
  expect(&p, 0, 0, "ZZ\n");
}

static bool holds(const sr_buf *b, const char *words)
{
  return memmem(b->ptr, b->len, words, strlen(words)) != NULL;
}

static void a_page(void **state)
{
  (void)state;
  sr_casualty rows[] = {{SR_OUTCOME_killed, SR_WHO_mixed, SR_SIDE_target, 4, 4, 4, SR_BOUND_exact, SR_SCOPE_total,
                         SR_NO_INDEX, NULL, 0, SR_NO_INDEX},
                        {SR_OUTCOME_killed, SR_WHO_police, SR_SIDE_target, 2, 2, 2, SR_BOUND_exact, SR_SCOPE_part, 0, NULL,
                         0, SR_NO_INDEX},
                        {SR_OUTCOME_killed, SR_WHO_suicide_attacker, SR_SIDE_initiator, 1, 1, 1, SR_BOUND_exact,
                         SR_SCOPE_total, SR_NO_INDEX, NULL, 0, SR_NO_INDEX},
                        {SR_OUTCOME_killed, SR_WHO_mixed, SR_SIDE_target, 9, 9, 9, SR_BOUND_exact, SR_SCOPE_alternative, 0,
                         NULL, 0, 0}};
  sr_attribution says = {SR_V("Dr Khan"), SR_SPEAKER_hospital, SR_V("said"), SR_STANCE_asserts};
  sr_evidence words[] = {{SR_V("date"), 40, 46, SR_V("Monday")},
                         {SR_V("class"), 0, 20, SR_V("attacked the station")},
                         {SR_V("casualties/0"), 3, 9, SR_V("acked")},
                         {SR_V("place"), 40, 46, SR_V("Monday")}};
  sr_incident in = {.frame = SR_FRAME_recalled, .status = SR_STATE_occurred, .casualties = rows, .n_casualties = 4,
                    .attribution = &says, .n_attribution = 1, .evidence = {words, 4, 4}};
  in.date = (sr_date){SR_NULL_INT, SR_NULL_INT, SR_DATEPREC_unknown, SR_VNULL};
  in.totals.killed[SR_GROUP_all] = (sr_range){true, 5, 5, 10};
  sr_reading r = {.incidents = &in, .n_incidents = 1};
  r.document.id = SR_V("doc");
  r.document.published = SR_NULL_INT;
  r.document.published_basis = "none";
  sr_view_options options = {.width = 200};
  sr_buf out;
  sr_buf_init(&out, 1 << 20);
  sr_report_text(&out, &r, &options);
  assert_true(holds(&out, "1. ATTACK \xc2\xb7 date unknown \xc2\xb7 place unknown \xc2\xb7 recalled\n"));
  assert_true(holds(&out, "5\xe2\x80\x93" "10 in all"));
  assert_true(holds(&out, "initiator: 1 suicide attacker; target: 4 people, of them 2 police; also reported: 9 people "
                          "according to Dr Khan\n"));
  assert_true(holds(&out, "Who says   Dr Khan (hospital) says so: \xe2\x80\x9csaid\xe2\x80\x9d\n"));
  assert_true(holds(&out, "Words      \xe2\x80\x9c" "attacked the station\xe2\x80\x9d \xc2\xb7 \xe2\x80\x9cMonday\xe2\x80\x9d\n"));
  assert_false(holds(&out, "PEOPLE"));
  r.n_incidents = 0;
  sr_buf_clear(&out);
  sr_report_text(&out, &r, &options);
  assert_true(holds(&out, "No incident is told."));
  sr_buf_dispose(&out);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(wraps), cmocka_unit_test(cleans), cmocka_unit_test(colours_only_on_request),
      cmocka_unit_test(counts), cmocka_unit_test(dates), cmocka_unit_test(places), cmocka_unit_test(a_page),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
