/* Published figures: what is one, what each tells, and what is none. */
#include "extract_reading.h"

typedef struct figure {
  const char *publisher, *measure, *unit, *who, *place;
  double value;
  const char *from, *to;
} figure;

static void check_day(sr_day got, const char *want, const char *text)
{
  sr_day d = SR_NO_DAY;
  if (want && !sr_day_parse(sr_view_of(want), &d)) fail_msg("bad day %s", want);
  if (got != d) fail_msg("%s\n  day %d, expected %s", text, got, want ? want : "none");
}

static void check(const char *text, const figure *want, unsigned n)
{
  extract_reading r;
  read_words(&r, text, "2024-07-24");
  sr_statistics_find(&r.c);
  if (r.run.x.statistic.n != n) fail_msg("%s\n  %u statistics, expected %u", text, r.run.x.statistic.n, n);
  for (unsigned i = 0; i < n; i++) {
    const sr_statistic *s = &r.run.x.statistic.v[i];
    check_view(s->publisher, want[i].publisher, "publisher", text);
    assert_string_equal(sr_measure_name(s->measure), want[i].measure);
    assert_string_equal(sr_unit_name(s->unit), want[i].unit);
    assert_string_equal(s->who < 0 ? "-" : sr_group_kind_name((sr_group_kind)s->who), want[i].who);
    if ((double)s->value != want[i].value * 100) fail_msg("%s\n  value %g, expected %g", text, (double)s->value / 100, want[i].value);
    check_view(s->n_places ? s->places[0].text : SR_V(""), want[i].place, "place", text);
    check_day(s->period_from, want[i].from, text);
    check_day(s->period_to, want[i].to, text);
    assert_true(s->evidence.n > 0);
  }
  sr_arena_dispose(&r.arena);
}

static void test_quarter(void **state)
{
  (void)state;
  static const figure want[] = {
    {"Center for Research and Security Studies", "fatalities", "count", "-", "Pakistan", 300, "2024-04-01", "2024-06-30"},
    {"Center for Research and Security Studies", "injuries", "count", "-", "Pakistan", 150, "2024-04-01", "2024-06-30"},
    {"Center for Research and Security Studies", "incidents", "count", "-", "Pakistan", 120, "2024-04-01", "2024-06-30"},
    {"Center for Research and Security Studies", "fatalities", "count", "civilians", "Pakistan", 90, "2024-04-01", "2024-06-30"},
  };
  check("Pakistan saw 300 violence-linked fatalities and 150 injuries in the second quarter of 2024 from 120 incidents of terror attacks, "
        "says a report of the Center for Research and Security Studies. Of those killed, 90 were civilians.",
        want, 4);
}

static void test_percent_and_former(void **state)
{
  (void)state;
  static const figure want[] = {
    {"", "fatalities", "percent", "-", "Sindh", 80, "2024-04-01", "2024-06-30"},
    {"", "fatalities", "percent", "-", "Sindh", 50, "2024-04-01", "2024-06-30"},
    {"", "fatalities", "percent", "-", "Balochistan", 30, "2024-04-01", "2024-06-30"},
  };
  check("Sindh and Balochistan reported 80% of all fatalities, wherein the former suffered 50% and the latter 30% of all fatalities in Q2, 2024.", want, 3);
}

static void test_since(void **state)
{
  (void)state;
  static const figure want[] = {{"police", "fatalities", "count", "militants", "province", 59, "2024-01-01", "2024-07-24"}};
  check("Since January, 59 militants have been killed in the province, police said.", want, 1);
}

static void test_comparison(void **state)
{
  (void)state;
  extract_reading r;
  read_words(&r, "The institute said militant attacks in Pakistan rose by 12 per cent to 600 in 2023 from 536 in 2022.", "2024-07-24");
  sr_statistics_find(&r.c);
  assert_int_equal(r.run.x.statistic.n, 1);
  const sr_statistic *s = &r.run.x.statistic.v[0];
  assert_int_equal(s->value, 60000);
  assert_true(s->changed);
  assert_int_equal(s->direction, SR_DIRECTION_up);
  assert_int_equal(s->change_percent, 1200);
  assert_int_equal(s->change_value, 53600);
  check_day(s->change_from, "2022-01-01", "change");
  assert_true(r.run.x.taken[0]);
  sr_arena_dispose(&r.arena);
}

static void test_single_events(void **state)
{
  (void)state;
  check("Five people were killed in a blast in Quetta on Monday, police said.", NULL, 0);
  check("At least 22 civilians died in a raid on three villages last month.", NULL, 0);
  check("In April last year, six labourers were killed near Noshki.", NULL, 0);
  check("Two soldiers and five civilians were killed in Quetta last week.", NULL, 0);
}

static void test_who_counts(void **state)
{
  (void)state;
  static const figure counted[] = {{"institute", "fatalities", "count", "-", "Pakistan", 1524, "2023-01-01", "2023-12-31"}};
  check("The institute counted 1,524 deaths from militant violence in Pakistan in 2023.", counted, 1);
  static const figure short_form[] = {{"Pakistan Institute for Conflict and Security Studies", "attacks", "count", "-", "Balochistan", 64, "2024-06-01", "2024-06-30"}};
  check("There were 64 attacks in Balochistan in June, PICSS said.", short_form, 1);
  /* no name with a country in brackets, no spokesman */
  static const figure spelled[] = {{"Counter Terrorism Department", "operations", "count", "-", "Punjab", 163, "2024-07-02", "2024-07-08"}};
  check("The Counter Terrorism Department (CTD) conducted 163 intelligence-based operations in Punjab from July 2 to July 8, a CTD spokesperson said.", spelled, 1);
  static const figure report[] = {{"partners", "fatalities", "count", "civilians", "Ituri", 62, "2024-06-01", "2024-06-30"}};
  check("Between 1 and 30 June, 62 civilians were killed in Ituri, partners report.", report, 1);
}

static void test_change_alone(void **state)
{
  (void)state;
  static const char *const texts[] = {"Attacks in Balochistan rose by 17 per cent in 2022, a think tank reported.",
                                      "Attacks in Balochistan fell by 17 per cent in 2022, a think tank reported."};
  for (int i = 0; i < 2; i++) {
    extract_reading r;
    read_words(&r, texts[i], "2024-07-24");
    sr_statistics_find(&r.c);
    assert_int_equal(r.run.x.statistic.n, 1);
    const sr_statistic *s = &r.run.x.statistic.v[0];
    assert_true(s->value == INT64_MIN);
    assert_int_equal(s->measure, SR_MEASURE_attacks);
    assert_int_equal(s->direction, i ? SR_DIRECTION_down : SR_DIRECTION_up);
    assert_int_equal(s->change_percent, 1700);
    check_view(s->publisher, "think tank", "publisher", texts[i]);
    check_day(s->period_from, "2022-01-01", texts[i]);
    sr_arena_dispose(&r.arena);
  }
}

static void test_year_before(void **state)
{
  (void)state;
  extract_reading r;
  read_words(&r, "It was the city's 31st homicide of the year. At this time last year, there had been 26.", "2024-07-24");
  sr_statistics_find(&r.c);
  assert_int_equal(r.run.x.statistic.n, 1);
  const sr_statistic *s = &r.run.x.statistic.v[0];
  assert_int_equal(s->change_value, 2600);
  assert_int_equal(s->direction, SR_DIRECTION_up);
  check_day(s->change_from, "2023-01-01", "from");
  check_day(s->change_to, "2023-07-24", "to");
  sr_arena_dispose(&r.arena);
}

static void test_sums(void **state)
{
  (void)state;
  static const figure year[] = {{"police", "fatalities", "count", "militants", "Bastar", 141, "2024-01-01", "2024-07-24"}};
  check("With the latest killings, 141 Maoists have been killed this year in the Bastar region, police said.", year, 1);
  static const figure times[] = {{"", "attacks", "count", "-", "", 11, "2024-01-01", "2024-07-24"}};
  check("The pipeline has been attacked 11 times this year.", times, 1);
  static const figure war[] = {{"", "fatalities", "count", "-", "", 40000, NULL, NULL}};
  check("The PKK has been responsible for the deaths of 40,000 people.", war, 1);
  static const figure day[] = {{"army", "attacks", "count", "-", "", 40, "2024-07-23", "2024-07-23"}};
  check("The army said it had carried out 40 air strikes on Tuesday.", day, 1);
  static const figure two[] = {
    {"Police", "fatalities", "count", "civilians", "Manipur", 55, "2024-01-01", "2024-07-24"},
    {"Police", "fatalities", "count", "security", "Manipur", 23, "2024-01-01", "2024-07-24"},
  };
  check("Police said 55 civilians and 23 troopers have died in Manipur since January 1.", two, 2);
  static const figure arrests[] = {{"", "arrests", "count", "militants", "Karachi", 212, "2024-06-01", "2024-06-30"}};
  check("Police arrested 212 suspects and recovered 44 pistols in Karachi in June.", arrests, 1);
}

static void test_not_violence(void **state)
{
  (void)state;
  check("Floods have killed 1,700 people in Pakistan since June.", NULL, 0);
  check("Inflation rose by 12 per cent in June, the bureau of statistics reported.", NULL, 0);
  check("Gunmen killed 130 people in Paris in November 2015.", NULL, 0);
  check("A Rescue 1122 spokesperson says 17 people have died and 60 others have been injured.", NULL, 0);
  /* neither a figure of violence nor an incident */
  extract_reading r;
  read_words(&r, "Traffic killed 48 people in Chicago in July, the city's figures show.", "2024-08-24");
  sr_statistics_find(&r.c);
  assert_int_equal(r.run.x.statistic.n, 0);
  assert_true(r.run.x.taken[0]);
  sr_arena_dispose(&r.arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_who_counts), cmocka_unit_test(test_change_alone), cmocka_unit_test(test_year_before),
                                     cmocka_unit_test(test_sums), cmocka_unit_test(test_not_violence),
                                     cmocka_unit_test(test_quarter), cmocka_unit_test(test_percent_and_former), cmocka_unit_test(test_since),
                                     cmocka_unit_test(test_comparison), cmocka_unit_test(test_single_events)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
