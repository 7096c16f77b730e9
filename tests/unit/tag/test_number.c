/* Quantities: bounds, kinds, spans. Each text is read in its own case, in capitals and in small letters. */
#include "unit/tag/numtime.h"

enum { NO = -1 }; /* a bound that is open */

typedef struct row {
  const char *text, *span; /* span NULL: the text holds no quantity */
  sr_number_kind kind;
  int low, best, high;
  sr_qualifier qualifier;
} row;

static int bound(int32_t v)
{
  return v == SR_OPEN ? NO : v;
}

/* The quantity whose text is row->span. */
static const sr_quantity *find(const numtime *r, const char *span)
{
  for (uint32_t i = 0; i < r->ann.quantity.n; i++) {
    const sr_quantity *q = &r->ann.quantity.v[i];
    if (sr_view_eq(sr_tok_text(&r->doc, q->tok_from, q->tok_to), sr_view_of(span))) return q;
  }
  return NULL;
}

static void check(const char *text, const char *span, const row *w)
{
  numtime *r = read_text(text, "2024-05-03");
  if (!span) {
    if (r->ann.quantity.n) fail_msg("\"%s\": a quantity was found", text);
    done(r);
    return;
  }
  const sr_quantity *q = find(r, span);
  if (!q) fail_msg("\"%s\": no quantity \"%s\"", text, span);
  if (q->kind != w->kind) fail_msg("\"%s\": kind %d, expected %d", text, q->kind, w->kind);
  if (bound(q->low) != w->low || bound(q->best) != w->best || bound(q->high) != w->high)
    fail_msg("\"%s\": %d/%d/%d", text, bound(q->low), bound(q->best), bound(q->high));
  if (q->qualifier != w->qualifier) fail_msg("\"%s\": qualifier %d", text, q->qualifier);
  done(r);
}

static void check_cases(const row *w)
{
  char text[256], span[64];
  check(w->text, w->span, w);
  for (int upper = 0; upper < 2; upper++) {
    size_t n = 0, m = 0;
    for (const char *p = w->text; *p; p++)
      text[n++] = (char)(upper && *p >= 'a' && *p <= 'z' ? *p - 32 : !upper && *p >= 'A' && *p <= 'Z' ? *p + 32 : *p);
    text[n] = 0;
    for (const char *p = w->span ? w->span : ""; *p; p++)
      span[m++] = (char)(upper && *p >= 'a' && *p <= 'z' ? *p - 32 : !upper && *p >= 'A' && *p <= 'Z' ? *p + 32 : *p);
    span[m] = 0;
    check(text, w->span ? span : NULL, w);
  }
}

#define ROWS(name, ...)                                     \
  static void name(void **state)                            \
  {                                                         \
    (void)state;                                            \
    static const row rows[] = {__VA_ARGS__};                \
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) \
      check_cases(&rows[i]);                                \
  }

#define N(text, span, kind, n)                     \
  {                                                \
    text, span, SR_NUM_##kind, n, n, n, SR_Q_EXACT \
  }

ROWS(words_and_figures, N("Seven men fell.", "Seven", COUNT, 7), N("Seventy men fell.", "Seventy", COUNT, 70),
     N("Twenty-one men fell.", "Twenty-one", COUNT, 21), N("Twenty one men fell.", "Twenty one", COUNT, 21),
     N("They buried one hundred and five people.", "one hundred and five", COUNT, 105),
     N("They buried three thousand two hundred people.", "three thousand two hundred", COUNT, 3200),
     N("It left 1,120 people hurt.", "1,120", COUNT, 1120), N("It cost 1,00,000 lives.", "1,00,000", COUNT, 100000),
     N("Some say 2.5 million people fled.", "2.5 million", COUNT, 2500000),
     N("About this 3 lakh people knew.", "3 lakh", COUNT, 300000),
     N("A hundred boys were taken.", "A hundred", COUNT, 100), N("A dozen men fell.", "A dozen", COUNT, 12),
     N("Two dozen men fell.", "Two dozen", COUNT, 24), N("Half a dozen men fell.", "Half a dozen", COUNT, 6),
     N("A pair of traders fell.", "A pair", COUNT, 2), N("Both brothers fell.", "Both", COUNT, 2),
     N("A couple was shot.", "A couple", COUNT, 2), N("None was hurt.", "None", COUNT, 0),
     N("Nobody was hurt.", "Nobody", COUNT, 0), N("No group was named.", "No", COUNT, 0))

ROWS(two_numbers_stay_two, N("Three hundred and two thousand came.", "Three hundred", COUNT, 300),
     N("He counted twenty and five more left.", "twenty", COUNT, 20))

ROWS(qualifiers, {"At least five men fell.", "At least five", SR_NUM_COUNT, 5, 5, NO, SR_Q_AT_LEAST},
     {"More than 5 men fell.", "More than 5", SR_NUM_COUNT, 6, 6, NO, SR_Q_AT_LEAST},
     N("They handed over 14 rifles.", "14", COUNT, 14),
     {"Over 100 men fled.", "Over 100", SR_NUM_COUNT, 101, 101, NO, SR_Q_AT_LEAST},
     {"No fewer than 12 men fell.", "No fewer than 12", SR_NUM_COUNT, 12, 12, NO, SR_Q_AT_LEAST},
     {"Eight or more men fell.", "Eight or more", SR_NUM_COUNT, 8, 8, NO, SR_Q_AT_LEAST},
     {"Up to 5 men fell.", "Up to 5", SR_NUM_COUNT, NO, NO, 5, SR_Q_UP_TO},
     {"As many as 20 men fell.", "As many as 20", SR_NUM_COUNT, NO, NO, 20, SR_Q_UP_TO},
     {"Fewer than 5 men fell.", "Fewer than 5", SR_NUM_COUNT, NO, NO, 4, SR_Q_UP_TO},
     {"About 5 men fell.", "About 5", SR_NUM_COUNT, 5, 5, 5, SR_Q_ABOUT},
     {"Some 25 men fell.", "Some 25", SR_NUM_COUNT, 25, 25, 25, SR_Q_ABOUT},
     {"Nearly 50 men fell.", "Nearly 50", SR_NUM_COUNT, 50, 50, 50, SR_Q_ABOUT},
     N("Only 12 men fell.", "Only 12", COUNT, 12), {"Some men fell.", NULL, SR_NUM_COUNT, 0, 0, 0, SR_Q_EXACT})

ROWS(vague, {"Several men fell.", "Several", SR_NUM_COUNT, 3, NO, NO, SR_Q_VAGUE},
     {"A few men fell.", "A few", SR_NUM_COUNT, 3, NO, NO, SR_Q_VAGUE},
     {"A couple of men fell.", "A couple", SR_NUM_COUNT, 2, NO, NO, SR_Q_VAGUE},
     {"Dozens of men fell.", "Dozens", SR_NUM_COUNT, 24, NO, NO, SR_Q_VAGUE},
     {"Scores of men fell.", "Scores", SR_NUM_COUNT, 40, NO, NO, SR_Q_VAGUE},
     {"Hundreds of men fled.", "Hundreds", SR_NUM_COUNT, 200, NO, NO, SR_Q_VAGUE},
     {"Several hundred men fled.", "Several hundred", SR_NUM_COUNT, 300, NO, NO, SR_Q_VAGUE},
     {"Thousands of men fled.", "Thousands", SR_NUM_COUNT, 2000, NO, NO, SR_Q_VAGUE})

ROWS(ranges, {"Two or three guards fell.", "Two or three", SR_NUM_COUNT, 2, NO, 3, SR_Q_ABOUT},
     {"The raid killed 5-7 men.", "5-7", SR_NUM_COUNT, 5, NO, 7, SR_Q_ABOUT},
     {"Two to three hundred men came.", "Two to three hundred", SR_NUM_COUNT, 200, NO, 300, SR_Q_ABOUT},
     {"Between 10 and 15 men fell.", "Between 10 and 15", SR_NUM_COUNT, 10, NO, 15, SR_Q_ABOUT},
     N("The toll rose from 11 to 15.", "15", COUNT, 15),
     {"He shot five or so.", "five or so", SR_NUM_COUNT, 5, 5, 5, SR_Q_ABOUT})

ROWS(ages, N("A 12-year-old boy fell.", "12-year-old", AGE, 12), N("A boy aged 14 fell.", "14", AGE, 14),
     N("He is 30 years old.", "30 years old", AGE, 30), N("A man, 35, fell.", "35", AGE, 35),
     N("He shot two women, 19 and 24, there.", "24", AGE, 24), N("A man in his 20s fell.", "20s", AGE, 20),
     N("Two men and 19 boys fell.", "19", COUNT, 19))

ROWS(names, N("Police Station No. 3 was hit.", "3", NAME, 3), N("They had AK-47 rifles.", "47", NAME, 47),
     N("He lives in Sector 11 now.", "11", NAME, 11), N("Flight 370 was lost.", "370", NAME, 370),
     N("Call 021-99212634 now.", "99212634", NAME, 99212634), N("They live in Sector G-11 there.", "11", NAME, 11),
     N("Resolution 1325 was read.", "1325", NAME, 1325),
     {"After 9/11 they fled.", "9/11", SR_NUM_NAME, NO, NO, NO, SR_Q_EXACT})

ROWS(measures, N("It lies 5 km away.", "5 km", MEASURE, 5), N("He had a 9mm pistol.", "9mm", MEASURE, 9),
     N("He had a 12-bore gun.", "12-bore", MEASURE, 12), N("A 20-member gang came.", "20", COUNT, 20),
     N("They asked Rs. 3 million.", "Rs. 3 million", MONEY, 3000000), N("They took $500.", "$500", MONEY, 500),
     N("They asked Rs500,000 of him.", "Rs500,000", MONEY, 500000),
     N("They asked Rs5,00,000 of him.", "Rs5,00,000", MONEY, 500000),
     N("It is two and a half km long.", "two and a half km", MEASURE, 2),
     N("It fell by 67 per cent.", "67 per cent", PERCENT, 67), N("It fell by 92%.", "92%", PERCENT, 92),
     N("They won by six wickets.", "six", SCORE, 6), N("One in three fled.", "One in three", RATIO, 1),
     N("The third blast came.", "third", ORDINAL, 3))

ROWS(inside_times, N("It began in 2014 there.", "2014", YEAR, 2014), N("It lasted three hours.", "three", TIME, 3),
     N("It came 25 days after the truce.", "25", TIME, 25))

static void more_and_of(void **state)
{
  (void)state;
  static const struct {
    const char *text, *span;
    bool more, of;
  } rows[] = {{"Another three fell.", "Another three", true, false},
              {"Two more fell.", "Two more", true, false},
              {"Three others fell.", "Three others", true, false},
              {"Three men fell.", "Three", false, false},
              {"Two of them fell.", "Two", false, true},
              {"One of the men fell.", "One", false, true},
              {"Dozens of men fell.", "Dozens", false, false}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    numtime *r = read_text(rows[i].text, NULL);
    const sr_quantity *q = find(r, rows[i].span);
    if (!q) fail_msg("\"%s\": nothing found", rows[i].text);
    if (q->more != rows[i].more || q->of != rows[i].of) fail_msg("\"%s\"", rows[i].text);
    done(r);
  }
}

static void one_as_a_pronoun(void **state)
{
  (void)state;
  static const char *const texts[] = {"They shot at one another.", "He was the one who fled."};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    numtime *r = read_text(texts[i], NULL);
    assert_int_equal(r->ann.quantity.n, 0);
    done(r);
  }
}

static void number_words_alone(void **state)
{
  (void)state;
  numtime *r = read_text("At least another 17 men fell.", NULL);
  assert_int_equal(r->ann.quantity.n, 1);
  const sr_quantity *q = &r->ann.quantity.v[0];
  check_span(r, q->tok_from, q->tok_to, "At least another 17");
  check_span(r, q->num_from, q->num_to, "17");
  assert_true(q->more);
  done(r);
}

static void said_twice_counts_once(void **state)
{
  (void)state;
  numtime *r = read_text("Nine (9) miners fell.", NULL);
  assert_int_equal(r->ann.quantity.n, 1);
  assert_int_equal(r->ann.quantity.v[0].best, 9);
  done(r);
}

static void scaled_keeps_hundredths(void **state)
{
  (void)state;
  numtime *r = read_text("It fell by 46.25 percent.", NULL);
  assert_int_equal(r->ann.quantity.n, 1);
  assert_int_equal(r->ann.quantity.v[0].scaled, 4625);
  done(r);
}

static void hostile_figures(void **state)
{
  (void)state;
  static const char *const texts[] = {"99999999999999999999999999999999 men.",
                                      "1,2,3,4,5,6,7 men.",
                                      "1.2.3.4 men.",
                                      "999999999999 billion trillion crore men.",
                                      "between",
                                      "at least",
                                      "one hundred and",
                                      "-",
                                      "5-",
                                      "(9",
                                      "half a",
                                      "a",
                                      "two or",
                                      "$",
                                      "No.",
                                      "of of of",
                                      "1/2/3/4/5"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    numtime *r = read_text(texts[i], "2024-05-03");
    for (uint32_t k = 0; k < r->ann.quantity.n; k++) {
      const sr_quantity *q = &r->ann.quantity.v[k];
      assert_true(q->tok_from <= q->num_from && q->num_from < q->num_to && q->num_to <= q->tok_to);
      assert_true(q->tok_to <= r->doc.tok.n && q->best >= -1 - INT32_MAX);
    }
    done(r);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(words_and_figures),
                                     cmocka_unit_test(two_numbers_stay_two),
                                     cmocka_unit_test(qualifiers),
                                     cmocka_unit_test(vague),
                                     cmocka_unit_test(ranges),
                                     cmocka_unit_test(ages),
                                     cmocka_unit_test(names),
                                     cmocka_unit_test(measures),
                                     cmocka_unit_test(inside_times),
                                     cmocka_unit_test(more_and_of),
                                     cmocka_unit_test(one_as_a_pronoun),
                                     cmocka_unit_test(number_words_alone),
                                     cmocka_unit_test(said_twice_counts_once),
                                     cmocka_unit_test(scaled_keeps_hundredths),
                                     cmocka_unit_test(hostile_figures)};
  return cmocka_run_group_tests(tests, open_tables, close_tables);
}
