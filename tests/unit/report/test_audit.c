/* The audit of published figures: sums, shares, changes; tables and readings; what is not a table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/base.h"
#include "findings.h"
#include "sitrep/audit.h"
#include "sitrep/engine.h"

static sr_audit *audit_of(const char *csv)
{
  sr_audit *a;
  sr_error err;
  assert_int_equal(sr_audit_new(&a), SR_OK);
  sr_status st = sr_audit_table(a, sr_view_of(csv), SR_V("t.csv"), &err);
  if (st != SR_OK) fail_msg("%s", err.message);
  assert_int_equal(sr_audit_run(a, &err), SR_OK);
  return a;
}

/* The first finding of this check, or a failure. */
static const sr_finding *find(const sr_audit *a, sr_check check)
{
  uint32_t n;
  const sr_finding *v = sr_audit_findings(a, &n);
  for (uint32_t i = 0; i < n; i++)
    if (v[i].check == check) return &v[i];
  fail_msg("no finding of check %s", sr_check_name(check));
  return NULL;
}

static uint32_t findings(const sr_audit *a, sr_check check)
{
  uint32_t n, k = 0;
  const sr_finding *v = sr_audit_findings(a, &n);
  for (uint32_t i = 0; i < n; i++)
    k += v[i].check == check;
  return k;
}

static void expect(const char *csv, sr_check check, sr_verdict verdict, const char *words)
{
  sr_audit *a = audit_of(csv);
  const sr_finding *f = find(a, check);
  if (!holds(f->arithmetic, words)) fail_msg("\"%.*s\" lacks \"%s\"", (int)f->arithmetic.len, f->arithmetic.ptr, words);
  assert_string_equal(sr_verdict_name(f->verdict), sr_verdict_name(verdict));
  assert_true(f->n_figures > 0);
  assert_int_equal(f->missing.len > 0, verdict == SR_VERDICT_not_checkable);
  sr_audit_free(a);
}

#define HEAD "series,figure,value\n"

static void groups(void **state)
{
  (void)state;
  expect(HEAD "x_2021,fatalities,70\nx_2021,civilians,20\nx_2021,security,15\nx_2021,militants,35\n", SR_CHECK_groups,
         SR_VERDICT_consistent, "20 + 15 + 35 = 70, as given");
  expect(HEAD "x_2021,fatalities,70\nx_2021,civilians,21\nx_2021,security,15\nx_2021,militants,35\n", SR_CHECK_groups,
         SR_VERDICT_inconsistent, "21 + 15 + 35 = 71; given for fatalities: 70. The difference is 1");
  expect(HEAD "x_2021,fatalities,70\nx_2021,fatalities_civ_sf,35\nx_2021,fatalities_militants,35\n", SR_CHECK_groups,
         SR_VERDICT_consistent, "35 + 35 = 70");
  expect(HEAD "x_2021,fatalities,70\nx_2021,fatalities_civ_sf,41\n", SR_CHECK_groups, SR_VERDICT_not_checkable,
         "70 less 41 leaves 29 (41.4 %) for militants");
  expect(HEAD "x_2021,fatalities,70\nx_2021,civilians,71\n", SR_CHECK_groups, SR_VERDICT_inconsistent,
         "71 against 70, 1 too many");
}

static void ledgers_and_casualties(void **state)
{
  (void)state;
  expect(HEAD "x_may_2021,incidents,31\nx_may_2021,militant_attacks,20\nx_may_2021,forces_actions,11\n",
         SR_CHECK_ledgers, SR_VERDICT_consistent, "20 + 11 = 31");
  expect(HEAD "x_may_2021,incidents,31\nx_may_2021,attacks,20\n", SR_CHECK_ledgers, SR_VERDICT_not_checkable,
         "31 less 20 leaves 11 (35.5 %) for operations");
  expect(HEAD "x_2021,casualties,19\nx_2021,killed,7\nx_2021,injured,11\n", SR_CHECK_casualties,
         SR_VERDICT_inconsistent, "7 + 11 = 18; given for casualties: 19");
}

static void bounds_are_ranges(void **state)
{
  (void)state;
  const char *head = "series,figure,value,qualifier\n";
  char csv[256];
  const struct {
    const char *killed, *all;
    sr_verdict verdict;
  } cases[] = {{"at_least", "19", SR_VERDICT_consistent}, {"at_least", "17", SR_VERDICT_inconsistent},
               {"up_to", "17", SR_VERDICT_consistent},    {"up_to", "19", SR_VERDICT_inconsistent},
               {"exact", "18", SR_VERDICT_consistent},    {"exact", "19", SR_VERDICT_inconsistent}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    snprintf(csv, sizeof csv, "%sx_2021,killed,7,%s\nx_2021,injured,11,\nx_2021,casualties,%s,\n", head,
             cases[i].killed, cases[i].all);
    expect(csv, SR_CHECK_casualties, cases[i].verdict, "11");
  }
  expect("series,figure,value,qualifier\nx_2021,killed,400,about\nx_2021,injured,11,\nx_2021,casualties,455,\n",
         SR_CHECK_casualties, SR_VERDICT_consistent, "about 400 + 11 = 411");
}

static void places(void **state)
{
  (void)state;
  expect(HEAD "x_2021,fatalities,50\nx_2021,fatalities_north,30\nx_2021,fatalities_south,21\n", SR_CHECK_places,
         SR_VERDICT_inconsistent, "30 + 21 = 51; the parts are more than the whole: 51 against 50");
  expect(HEAD "x_2021,fatalities,50\nx_2021,fatalities_north,30\n", SR_CHECK_places, SR_VERDICT_not_checkable,
         "50 less 30 leaves 20 (40.0 %)");
  expect(HEAD "x_2021,north_fatalities_share_pct,62\nx_2021,south_fatalities_share_pct,31\nx_2021,north_south_"
              "fatalities_share_pct,93\n",
         SR_CHECK_places, SR_VERDICT_consistent, "62 % + 31 % = 93 %");
  expect(HEAD "x_2021,north_fatalities_share_pct,62\nx_2021,south_fatalities_share_pct,31\nx_2021,nor_south_fatalities_"
              "share_pct,97\n",
         SR_CHECK_places, SR_VERDICT_inconsistent, "The difference is 4; rounded figures: within 1.5 points");
  expect(HEAD "x_2021,north_fatalities_share_pct,72\nx_2021,south_fatalities_share_pct,31\n", SR_CHECK_places,
         SR_VERDICT_inconsistent, "72 % + 31 % = 103 %");
}

static void periods(void **state)
{
  (void)state;
  expect(HEAD "x_q1_2021,incidents,10\nx_q2_2021,incidents,11\nx_q3_2021,incidents,12\nx_q4_2021,incidents,13\nx_2021,"
              "incidents,46\n",
         SR_CHECK_periods, SR_VERDICT_consistent, "10 + 11 + 12 + 13 = 46");
  expect(HEAD "x_h1_2021,incidents,10\nx_h2_2021,incidents,11\nx_2021,incidents,22\n", SR_CHECK_periods,
         SR_VERDICT_inconsistent, "10 + 11 = 21; given for incidents: 22");
  expect(HEAD "x_q1_2021,incidents,10\nx_2021,incidents,22\n", SR_CHECK_periods, SR_VERDICT_not_checkable,
         "22 less 10 leaves 12");
}

static void shares(void **state)
{
  (void)state;
  const char *head = HEAD "x_2021,fatalities,150\nx_2021,fatalities_north,37\nx_2021,north_fatalities_share_pct,";
  char csv[256];
  const struct {
    const char *given;
    sr_verdict verdict;
  } cases[] = {{"25", SR_VERDICT_consistent},   {"24.7", SR_VERDICT_consistent},   {"24.67", SR_VERDICT_consistent},
               {"24", SR_VERDICT_inconsistent}, {"24.6", SR_VERDICT_inconsistent}, {"26", SR_VERDICT_inconsistent}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    snprintf(csv, sizeof csv, "%s%s\n", head, cases[i].given);
    expect(csv, SR_CHECK_share, cases[i].verdict, "37 of 150 is 24.67 %");
  }
  expect(HEAD "x_2021,fatalities,150\nx_2021,militant_fatalities_share_pct,30\nx_2021,fatalities_civ_sf,105\n",
         SR_CHECK_share, SR_VERDICT_consistent, "45 (150 less 105) of 150 is 30 %");
  expect(HEAD "x_2021,fatalities,150\nx_2021,north_fatalities_share_pct,67\n", SR_CHECK_share, SR_VERDICT_not_checkable,
         "of 150 that would be 100 to 101");
  expect(HEAD "x_2021,fatalities,90\nx_2021,north_fatalities_share_pct,35\n", SR_CHECK_share, SR_VERDICT_inconsistent,
         "no whole number of 90 gives that: 31 is 34.44 %, 32 is 35.56 %");
  expect(HEAD "x_2021,north_attack_share_pct,67\n", SR_CHECK_share, SR_VERDICT_not_checkable, "67 %");
}

static void changes(void **state)
{
  (void)state;
  const char *head = HEAD "x_q1_2021,fatalities,120\nx_q2_2021,fatalities,90\nx_q2_2021,fatalities_change_pct,";
  char csv[256];
  const struct {
    const char *given;
    sr_verdict verdict;
  } cases[] = {{"-25", SR_VERDICT_consistent},
               {"-25.4", SR_VERDICT_inconsistent},
               {"25", SR_VERDICT_inconsistent},
               {"-33", SR_VERDICT_inconsistent}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    snprintf(csv, sizeof csv, "%s%s\n", head, cases[i].given);
    expect(csv, SR_CHECK_change, cases[i].verdict, "90 after 120 is a fall of 30, 25 %");
  }
  expect("series,figure,value,base,change_percent\nx_2021,injured,55,50,10\n", SR_CHECK_change, SR_VERDICT_consistent,
         "55 after 50 is a rise of 5, 10 %; given: a rise of 10 %");
  expect("series,figure,value,change_percent\nx_2021,injured,55,10\n", SR_CHECK_change, SR_VERDICT_not_checkable,
         "a rise of 10 % to 55 would start from 50");
  expect(HEAD "x_q2_2020,killed,80\nx_q2_2021,killed,60\nx_q2_2021,killed_change_yoy_pct,-25\n", SR_CHECK_change,
         SR_VERDICT_consistent, "60 after 80");
}

static void repeated(void **state)
{
  (void)state;
  expect(HEAD "x_2021,incidents,104\nx_2021,incidents,100\n", SR_CHECK_repeated, SR_VERDICT_inconsistent,
         "given as 104 and as 100, 4 apart");
  expect("series,figure,value,base\nx_q1_2021,killed,80,\nx_q2_2021,killed,60,82\n", SR_CHECK_repeated,
         SR_VERDICT_inconsistent, "given as 80 and, as the base of a change, as 82");
  sr_audit *a = audit_of(HEAD "x_2021,incidents,104\nx_2021,incidents,104\ny_2021,incidents,90\nx_2020,incidents,91\n");
  assert_int_equal(findings(a, SR_CHECK_repeated), 0); /* other publishers, other periods */
  sr_audit_free(a);
}

static void alone(void **state)
{
  (void)state;
  expect(HEAD "x_2021,incidents,104\n", SR_CHECK_alone, SR_VERDICT_not_checkable,
         "incidents, 104 (2021): no other figure bears on it");
  sr_audit *a = audit_of("series,figure,value\n");
  uint32_t n;
  sr_audit_findings(a, &n);
  assert_int_equal(n, 0);
  sr_audit_free(a);
}

/* Each finding carries the row that it rests on, whole. */
static void rows_are_kept(void **state)
{
  (void)state;
  sr_audit *a =
      audit_of("series;value;figure;remark\r\nx_2021;\"1,050\";incidents;\"a; \"\"b\"\"\"\r\nx_2021;50;attacks;\r\n");
  uint32_t n;
  const sr_figure *f = sr_audit_figures(a, &n);
  assert_int_equal(n, 2);
  assert_int_equal(f[0].value, 105000);
  assert_int_equal(f[0].row, 2);
  assert_true(sr_view_eq(f[0].words, SR_V("x_2021;\"1,050\";incidents;\"a; \"\"b\"\"\"")));
  assert_true(sr_view_eq(f[0].series, SR_V("x")));
  char day[16];
  sr_date_print(f[0].from, day);
  assert_string_equal(day, "2021-01-01");
  sr_date_print(f[0].to, day);
  assert_string_equal(day, "2021-12-31");
  sr_audit_free(a);
}

static void bad_tables(void **state)
{
  (void)state;
  const struct {
    const char *csv, *message;
  } cases[] = {{"", "the table is empty"},
               {"a,b\n1,2\n", "line 1: the header has no column \"value\""},
               {"value,b\n1,2\n", "line 1: the header has no column \"figure\""},
               {HEAD "x_2021,incidents\n", "line 2: the row has another number of cells"},
               {HEAD "x_2021,incidents,many\n", "line 2: no number: \"many\""},
               {HEAD "x_2021,incidents,1.234\n", "line 2: no number"},
               {"figure,value,from\nkilled,3,soon\n", "line 2: no date: \"soon\""},
               {"figure,value,period\nkilled,3,lately\n", "line 2: no period: \"lately\""},
               {"figure,value,qualifier\nkilled,3,around\n", "the qualifier is none of"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    sr_audit *a;
    sr_error err = {.offset = 0};
    assert_int_equal(sr_audit_new(&a), SR_OK);
    assert_int_equal(sr_audit_table(a, sr_view_of(cases[i].csv), SR_V("t"), &err), SR_ERR_INPUT);
    if (!holds(sr_view_of(err.message), cases[i].message))
      fail_msg("\"%s\" lacks \"%s\"", err.message, cases[i].message);
    uint32_t n;
    sr_audit_figures(a, &n);
    assert_int_equal(n, 0);
    sr_audit_free(a);
  }
}

/* A reading: whom "among ..." counts is read from the words behind the figure. */
static void a_reading(void **state)
{
  (void)state;
  static const char text[] =
      "It counted 90 deaths. They include 52 deaths among civilians and members of the security forces, in all.";
  sr_evidence one = {SR_V("value"), 11, 20, SR_V("90 deaths")}, two = {SR_V("value"), 35, 44, SR_V("52 deaths")};
  sr_statistic s[2] = {{.measure = SR_MEASURE_fatalities,
                        .value = 9000,
                        .value_high = INT64_MIN,
                        .who = -1,
                        .period_from = 18000,
                        .period_to = 18030,
                        .publisher = SR_V("An Institute"),
                        .evidence = {&one, 1, 1}},
                       {.measure = SR_MEASURE_fatalities,
                        .value = 5200,
                        .value_high = INT64_MIN,
                        .who = -1,
                        .period_from = 18000,
                        .period_to = 18030,
                        .publisher = SR_V("An Institute"),
                        .evidence = {&two, 1, 1}}};
  sr_reading r = {.statistics = s, .n_statistics = 2};
  sr_audit *a;
  sr_error err;
  assert_int_equal(sr_audit_new(&a), SR_OK);
  assert_int_equal(sr_audit_reading(a, &r, sr_view_of(text), SR_V("r.txt"), &err), SR_OK);
  assert_int_equal(sr_audit_run(a, &err), SR_OK);
  uint32_t n;
  const sr_figure *f = sr_audit_figures(a, &n);
  assert_int_equal(f[1].groups, SR_AUDIT_CIVILIANS | SR_AUDIT_SECURITY);
  assert_true(sr_view_eq(f[1].words, SR_V("52 deaths among civilians and members of the security forces")));
  assert_true(!memcmp(text + f[1].at, f[1].words.ptr, f[1].words.len) && f[1].end - f[1].at == f[1].words.len);
  assert_true(holds(find(a, SR_CHECK_groups)->arithmetic, "90 less 52 leaves 38 (42.2 %) for militants"));
  assert_int_equal(findings(a, SR_CHECK_repeated), 0);
  sr_audit_free(a);
}

static void too_many(void **state)
{
  (void)state;
  sr_buf csv;
  sr_buf_init(&csv, 1 << 20);
  sr_buf_add(&csv, SR_V(HEAD));
  for (int i = 0; i < 5001; i++)
    sr_buf_printf(&csv, "s%d_2021,incidents,%d\n", i, i);
  sr_audit *a;
  sr_error err;
  assert_int_equal(sr_audit_new(&a), SR_OK);
  assert_int_equal(sr_audit_table(a, sr_buf_view(&csv), SR_V("t"), &err), SR_ERR_LIMIT);
  assert_true(holds(sr_view_of(err.message), "5000"));
  sr_audit_free(a);
  sr_buf_dispose(&csv);
}

/* Our own report: consistent as it is, inconsistent wherever a figure is changed. */
static void our_own_report(void **state)
{
  static const char report[] = "table,row,column,low,best,high,text\n"
                               "key_figures,Incidents,2024,2,2,2,\nkey_figures,Incidents,2023,1,1,1,\n"
                               "key_figures,Incidents,Change,,1,,\nkey_figures,Incidents,Change: percent,,100.00,,\n"
                               "key_figures,Killed,2024,7,9,,\nkey_figures,Killed: Civilians,2024,7,9,,\n"
                               "provinces,\"Sindh, or \"\"south\"\"\",Killed,3,4,,\nprovinces,\"Sindh, or \"\"south\"\"\",Share of killed,,44.40,,\n"
                               "provinces,Punjab,Killed,4,5,5,\nprovinces,All,Killed,7,9,,\n"
                               "incidents,a,Date,,,,1 May 2024\nincidents,a,Killed,3,4,,\n"
                               "incidents,b,Date,,,,2 May 2024\nincidents,b,Killed,4,5,5,\n";
  static const char *const changes[][2] = {
      {"2024,2,2,2", "2024,3,3,3"}, {"Change,,1", "Change,,2"}, {"100.00", "99.00"},  {"7,9,,\nkey", "7,8,,\nkey"},
      {"Civilians,2024,7,9", "Civilians,2024,7,10"}, {"44.40", "44.50"},       {"4,5,5,\nprov", "4,6,6,\nprov"},
      {"All,Killed,7,9,,", "All,Killed,7,9,12,"},    {"b,Killed,4,5", "b,Killed,4,4"}, {"Punjab,Killed,4", "Punjab,Killed,6"}};
  for (size_t i = 0; i <= sizeof changes / sizeof *changes; i++) {
    sr_buf text;
    sr_audit *a;
    sr_error err;
    sr_buf_init(&text, 1 << 16);
    const char *at = i ? strstr(report, changes[i - 1][0]) : report;
    assert_non_null(at);
    sr_buf_printf(&text, "%.*s%s%s", (int)(at - report), report, i ? changes[i - 1][1] : "", at + (i ? strlen(changes[i - 1][0]) : 0));
    assert_int_equal(sr_audit_new(&a), SR_OK);
    assert_int_equal(sr_audit_report(a, sr_buf_view(&text), SR_V("r.csv"), true, &err), SR_OK);
    assert_int_equal(sr_audit_run(a, &err), SR_OK);
    assert_true(findings(a, SR_CHECK_report) > 5);
    if (told(a, SR_VERDICT_inconsistent, "") != (i > 0)) fail_msg("change %zu is %s", i, i ? "not found" : "found");
    sr_audit_free(a);
    sr_buf_dispose(&text);
  }
}

/* What a record counts, told by the test: 9, 8 to 12. */
static void count_nine(void *payload, const sr_figure *f, sr_recorded *out)
{
  ++*(int *)payload;
  *out = (sr_recorded){.amount = {8, 9, 12, false, false}, .incidents = 3, .definition = SR_V("test")};
  if (f->place.len) out->missing = "a record";
}

static void against_a_record(void **state)
{
  sr_audit *a;
  sr_error err;
  int asked = 0;
  assert_int_equal(sr_audit_new(&a), SR_OK);
  assert_int_equal(sr_audit_table(a, SR_V("series,period,figure,value\nx,2021,fatalities,9\nx,2022,fatalities,13\n"
                                          "x,2021,fatalities_sindh,2\nx,,fatalities,5\nx,2021,kp_share_pct,20\n"),
                                  SR_V("t.csv"), &err), SR_OK);
  sr_audit_against(a, count_nine, &asked);
  assert_int_equal(sr_audit_run(a, &err), SR_OK);
  assert_int_equal(asked, 3); /* no share, nothing without a period */
  assert_true(told(a, SR_VERDICT_consistent, "9 published; the record has 9 [8–12] in 3 incidents"));
  assert_true(told(a, SR_VERDICT_inconsistent, "13 published; the record has 9 [8–12] in 3 incidents, counted as test: 4 more are "
                                               "published than recorded; between 1 and 5"));
  assert_true(told(a, SR_VERDICT_not_checkable, "fatalities in sindh, 2: the record cannot tell"));
  sr_audit_free(a);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(groups),
      cmocka_unit_test(ledgers_and_casualties),
      cmocka_unit_test(bounds_are_ranges),
      cmocka_unit_test(places),
      cmocka_unit_test(periods),
      cmocka_unit_test(shares),
      cmocka_unit_test(changes),
      cmocka_unit_test(repeated),
      cmocka_unit_test(alone),
      cmocka_unit_test(rows_are_kept),
      cmocka_unit_test(bad_tables),
      cmocka_unit_test(a_reading),
      cmocka_unit_test(too_many),
      cmocka_unit_test(our_own_report),
      cmocka_unit_test(against_a_record),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
