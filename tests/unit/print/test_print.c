/* Printed reports: whatever names hold, however many incidents, a file comes out, with the same bytes each time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "print/print.h"
#include "tests/unit/report/report_on.h"

typedef sr_status printer(sr_buf *out, const sr_security_report *r, sr_error *err);

/* What this build can print. */
static printer *const printers[] = {
#ifdef SR_WITH_PDF
    sr_print_pdf,
#endif
#ifdef SR_WITH_XLSX
    sr_print_xlsx,
#endif
    NULL};

static void prints_twice_alike(const sr_security_report *r)
{
  for (size_t i = 0; printers[i]; i++) {
    sr_buf a, b;
    sr_error err;
    sr_buf_init(&a, 1 << 28);
    sr_buf_init(&b, 1 << 28);
    if (printers[i](&a, r, &err) != SR_OK) fail_msg("%s", err.message);
    assert_int_equal(printers[i](&b, r, &err), SR_OK);
    assert_true(a.len > 1000 && (!memcmp(a.ptr, "%PDF-", 5) || !memcmp(a.ptr, "PK", 2)));
    assert_int_equal(a.len, b.len);
    assert_memory_equal(a.ptr, b.ptr, a.len);
    sr_buf_dispose(&a);
    sr_buf_dispose(&b);
  }
}

static void hostile_names(void **state)
{
  static const char *const names[] = {"<b>&\"'", "\xff\xfe\x80", "a\x01\x1b[31m",     "\xe2\x80\xaegnirts", "کوئٹہ",
                                      "",        "a=SUM(A1:A9)", "name='x' dest='y'", "\xf0\x9f\x92\xa3"};
  sr_definition d = definition("sitrep");
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    sr_known k = one("k3m7q2w9xa", "2024-05-05", 5, 5, 5);
    k.place.locality = k.place.admin2 = k.place.admin1 = sr_view_of(names[i]);
    sr_security *s = report_on(&k, 1, &d, "2024Q2");
    prints_twice_alike(sr_security_get(s));
    sr_security_free(s);
  }
}

static void long_words_and_many_reports(void **state)
{
  enum { LONG = 60000, MANY = 2000 };
  static char text[LONG];
  static sr_view reports[MANY];
  sr_definition d = definition("crss");
  memset(text, 'w', sizeof text);
  for (int i = 0; i < MANY; i++)
    reports[i] = SR_V("a-report-with-a-rather-long-name");
  sr_known k = one("k3m7q2w9xa", "2024-05-05", 5, 5, 5);
  k.place.admin1 = (sr_view){text, sizeof text};
  k.reports = reports, k.n_reports = MANY;
  sr_security *s = report_on(&k, 1, &d, "2024Q2");
  prints_twice_alike(sr_security_get(s));
  sr_security_free(s);
}

static void none_and_many(void **state)
{
  enum { MANY = SR_PRINT_LISTED + 500 };
  sr_definition d = definition("sitrep");
  static sr_known k[MANY];
  static char ids[MANY][12];
  sr_security *s = report_on(NULL, 0, &d, "2024Q2");
  prints_twice_alike(sr_security_get(s));
  sr_security_free(s);
  for (int i = 0; i < MANY; i++) {
    snprintf(ids[i], sizeof ids[i], "k%09d", i);
    k[i] = one(ids[i], "2024-05-05", i % 7, i % 7, i % 7);
  }
  s = report_on(k, MANY, &d, "2024Q2");
  prints_twice_alike(sr_security_get(s));
  sr_security_free(s);
}

static void dates_are_the_data(void **state)
{
  char day[11];
  sr_security_report r = {.stretch = {SR_STRETCH_day, 0, 59}};
  sr_print_day(day, &r);
  assert_string_equal(day, "1970-03-01");
  r.as_of = SR_V("2024-07-01");
  sr_print_day(day, &r);
  assert_string_equal(day, "2024-07-01");
  r.cutoff = SR_V("2024-07-09T10:00:00Z");
  sr_print_day(day, &r);
  assert_string_equal(day, "2024-07-09");
  r.cutoff = SR_V("2024-99-99");
  sr_print_day(day, &r);
  assert_string_equal(day, "1970-03-01");
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(hostile_names), cmocka_unit_test(long_words_and_many_reports),
                                     cmocka_unit_test(none_and_many), cmocka_unit_test(dates_are_the_data)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
