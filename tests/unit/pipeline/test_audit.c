/* From a report's bytes to the findings: the reader's statistics, audited. Skipped in part where there is no ../shared.
 */
#include "sitrep/audit.h"

#include <stdio.h>
#include <stdlib.h>

#include "engine_reading.h"
#include "tests/unit/report/findings.h"

static sr_audit *audit_of(sr_view text)
{
  static const char name[] = "report";
  sr_read_options o = SR_READ_OPTIONS_INIT;
  const sr_reading *r;
  sr_audit *a;
  sr_error err;
  sr_session *s = new_session();
  assert_int_equal(sr_read(&r, s, text, &o, &err), SR_OK);
  assert_int_equal(sr_audit_new(&a), SR_OK);
  assert_int_equal(sr_audit_reading(a, r, text, sr_view_of(name), &err), SR_OK);
  sr_session_free(s);
  assert_int_equal(sr_audit_run(a, &err), SR_OK);
  return a;
}

/* Every finding rests on words, and they stand in the report where the figure says. */
static void words_stand_in(const sr_audit *a, sr_view text)
{
  uint32_t n, k;
  const sr_finding *v = sr_audit_findings(a, &n);
  const sr_figure *f = sr_audit_figures(a, &k);
  assert_true(n > 0);
  for (uint32_t i = 0; i < n; i++) {
    assert_true(v[i].n_figures > 0);
    for (uint32_t j = 0; j < v[i].n_figures; j++) {
      const sr_figure *x = &f[v[i].figures[j]];
      assert_true(x->words.len > 0 && x->end <= text.len && x->end > x->at);
      assert_memory_equal(text.ptr + x->at, x->words.ptr, x->end - x->at);
    }
  }
}

static void an_invented_bulletin(void **state)
{
  (void)state;
  static const char text[] = "date 2021-07-05\n\nLAHORE: The Lakeside Institute recorded 41 injuries and 90 fatalities "
                             "in the second quarter of 2021. The dead "
                             "include 53 fatalities among civilians and security forces.\n\nPunjab suffered 40% and "
                             "Sindh 30% of all fatalities in the "
                             "quarter. Punjab and Sindh together reported 70% of all fatalities.\n";
  sr_audit *a = audit_of(sr_view_of(text));
  words_stand_in(a, sr_view_of(text));
  assert_true(told(a, SR_VERDICT_not_checkable, "90 less 53 leaves 37"));
  assert_true(told(a, SR_VERDICT_consistent, "40 % + 30 % = 70 %"));
  sr_audit_free(a);
}

/* A part that the reading does not tell from its whole is no contradiction. */
static void a_part_is_no_contradiction(void **state)
{
  (void)state;
  static const char text[] = "date 2022-01-10\n\nLAHORE: The Lakeside Institute recorded 480 attacks in Pakistan in "
                             "2021. There were 46 suicide "
                             "attacks in Pakistan in 2021, it said.\n";
  sr_audit *a = audit_of(sr_view_of(text));
  assert_false(told(a, SR_VERDICT_inconsistent, ""));
  sr_audit_free(a);
}

static void the_seed(void **state)
{
  (void)state;
  char path[1024];
  const char *source = getenv("SITREP_SOURCE");
  snprintf(path, sizeof path, "%s/../shared/seed/2024-07-24-karachi.txt", source ? source : ".");
  FILE *there = fopen(path, "rb");
  if (!there) {
    print_message("# skipped: no %s\n", path);
    skip();
  }
  fclose(there);
  sr_view text = read_file(path);
  sr_audit *a = audit_of(text);
  words_stand_in(a, text);
  assert_true(told(a, SR_VERDICT_not_checkable, "380 less 236 leaves 144"));
  assert_true(told(a, SR_VERDICT_consistent, "67 % + 25 % = 92 %"));
  assert_true(told(a, SR_VERDICT_not_checkable, "incidents in Pakistan, 240"));
  assert_true(told(a, SR_VERDICT_not_checkable, "share of attacks"));
  uint32_t n;
  const sr_finding *v = sr_audit_findings(a, &n);
  for (uint32_t i = 0; i < n; i++)
    assert_int_equal(v[i].missing.len > 0, v[i].verdict == SR_VERDICT_not_checkable);
  sr_audit_free(a);
  free((void *)(uintptr_t)text.ptr);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(an_invented_bulletin),
                                     cmocka_unit_test(a_part_is_no_contradiction), cmocka_unit_test(the_seed)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
