/* Periods of reports: what is one, the one before, the same of the year before, the nearest of what is none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sitrep/engine.h"
#include "sitrep/security.h"

static void expect(const char *text, const char *from, const char *to, const char *before, const char *year,
                   const char *words)
{
  sr_stretch p;
  sr_error err;
  char a[16], b[16], out[96], both[64];
  if (sr_stretch_parse(&p, sr_view_of(text), &err) != SR_OK) fail_msg("%s: %s", text, err.message);
  sr_date_print(p.from, a);
  sr_date_print(p.to, b);
  assert_string_equal(a, from);
  assert_string_equal(b, to);
  sr_stretch q = sr_stretch_before(p), y = sr_stretch_year_before(p);
  sr_date_print(q.from, a);
  sr_date_print(q.to, b);
  snprintf(both, sizeof both, "%s %s", a, b);
  assert_string_equal(both, before);
  sr_date_print(y.from, a);
  sr_date_print(y.to, b);
  snprintf(both, sizeof both, "%s %s", a, b);
  assert_string_equal(both, year);
  sr_stretch_words(out, sizeof out, p);
  assert_string_equal(out, words);
}

static void periods(void **state)
{
  (void)state;
  expect("2024", "2024-01-01", "2024-12-31", "2023-01-01 2023-12-31", "2023-01-01 2023-12-31", "2024");
  expect("2024Q1", "2024-01-01", "2024-03-31", "2023-10-01 2023-12-31", "2023-01-01 2023-03-31",
         "first quarter of 2024");
  expect("2024q2", "2024-04-01", "2024-06-30", "2024-01-01 2024-03-31", "2023-04-01 2023-06-30",
         "second quarter of 2024");
  expect("2024H2", "2024-07-01", "2024-12-31", "2024-01-01 2024-06-30", "2023-07-01 2023-12-31", "second half of 2024");
  expect("2024-02", "2024-02-01", "2024-02-29", "2024-01-01 2024-01-31", "2023-02-01 2023-02-28", "February 2024");
  expect("2024-01", "2024-01-01", "2024-01-31", "2023-12-01 2023-12-31", "2023-01-01 2023-01-31", "January 2024");
  expect("2024-W20", "2024-05-13", "2024-05-19", "2024-05-06 2024-05-12", "2023-05-15 2023-05-21",
         "week 20 of 2024 (13 May 2024 to 19 May 2024)");
  expect("2020-W53", "2020-12-28", "2021-01-03", "2020-12-21 2020-12-27", "2019-12-23 2019-12-29",
         "week 53 of 2020 (28 December 2020 to 3 January 2021)");
  expect("2024-02-29", "2024-02-29", "2024-02-29", "2024-02-28 2024-02-28", "2023-02-28 2023-02-28",
         "29 February 2024");
  expect("2024-05-17..2024-06-02", "2024-05-17", "2024-06-02", "2024-04-30 2024-05-16", "2023-05-17 2023-06-02",
         "17 May 2024 to 2 June 2024");
}

static void what_is_none(void **state)
{
  (void)state;
  const struct {
    const char *text, *near;
  } cases[] = {{"2024Q5", "nearest: 2024Q4"},
               {"2024Q0", "nearest: 2024Q1"},
               {"Q2 2024", "nearest: 2024Q2"},
               {"2024-Q3", "nearest: 2024Q3"},
               {"2024-13", "nearest: 2024-12"},
               {"2024-00", "nearest: 2024-01"},
               {"2023-W53", "nearest: 2023-W52"},
               {"2024H3", "nearest: 2024H2"},
               {"spring 2024", "nearest: 2024"},
               {"2024-02-30", "nearest: 2024"},
               {"lately", "periods are like"},
               {"", "periods are like"},
               {"2024-06-02..2024-05-17", "nearest: 2024-05-17..2024-06-02"},
               {"2024-06-02..soon", "periods are like"},
               {"0024", "periods are like"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    sr_stretch p;
    sr_error err;
    assert_int_equal(sr_stretch_parse(&p, sr_view_of(cases[i].text), &err), SR_ERR_INPUT);
    if (!strstr(err.message, cases[i].near))
      fail_msg("%s: \"%s\" lacks \"%s\"", cases[i].text, err.message, cases[i].near);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(periods), cmocka_unit_test(what_is_none)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
