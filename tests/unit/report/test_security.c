/* The security report: every figure recomputed from plain numbers by another path, under several definitions; ranges
 * and changes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/base.h"
#include "compilers/packwrite.h"
#include "invented.h"
#include "report_on.h"
#include "sitrep/security.h"

/* ---- counting the plain numbers ---- */

/* What the definitions that are tested say, written down a second time. */
typedef struct rule {
  const char *name, *militants, *militia; /* buckets by title */
  bool criminals, attempted, lethal, sabotage_apart;
  bool counted[SR_CLASS__N];
} rule;

static const rule rules[] = {
    {"crss",
     "Outlaws",
     "Civilians",
     true,
     true,
     false,
     true,
     {[SR_CLASS_attack] = 1, [SR_CLASS_operation] = 1, [SR_CLASS_clash] = 1, [SR_CLASS_unattributed] = 1}},
    {"picss",
     "Militants",
     "Peace committees",
     false,
     true,
     false,
     false,
     {[SR_CLASS_attack] = 1, [SR_CLASS_operation] = 1, [SR_CLASS_clash] = 1, [SR_CLASS_unattributed] = 1}},
    {"satp",
     "Terrorists/Insurgents/Extremists",
     "Civilians",
     false,
     false,
     true,
     false,
     {[SR_CLASS_attack] = 1, [SR_CLASS_operation] = 1, [SR_CLASS_clash] = 1, [SR_CLASS_unattributed] = 1}},
    {"sitrep",
     "Militants",
     "Security forces",
     true,
     true,
     false,
     false,
     {[SR_CLASS_attack] = 1, [SR_CLASS_operation] = 1, [SR_CLASS_clash] = 1, [SR_CLASS_unattributed] = 1}}};

static int32_t killed_of(const rule *r, const plain *p)
{
  return p->civilians + p->security + p->militants + p->unknown - (r->criminals ? 0 : p->criminals);
}

static bool counts(const rule *r, const plain *p, const sr_known *k)
{
  if (p->withdrawn || !r->counted[p->cls] || p->status == SR_STATE_foiled) return false;
  if (p->status == SR_STATE_attempted && !r->attempted) return false;
  if (r->lethal && killed_of(r, p) == 0) return false;
  int32_t high = p->civilians + p->security + p->militants + p->unknown + p->high;
  return !(r->sabotage_apart && k->tactics[SR_TACTIC_sabotage] && high == 0 && p->injured == 0);
}

typedef struct sums {
  int64_t incidents, killed, injured, low, high, civilians, security, militants, unknown, militia;
} sums;

static sums sum_of(const rule *r, const invented *v, int32_t from, int32_t to, const char *province,
                   const char *district)
{
  sums s = {0};
  for (uint32_t i = 0; i < v->n; i++) {
    const plain *p = &v->plain[i];
    if (p->day < from || p->day > to || !counts(r, p, &v->row[i])) continue;
    if (province && strcmp(province, p->province)) continue;
    if (district && (!p->district || strcmp(district, p->district))) continue;
    int32_t out = r->criminals ? 0 : p->criminals;
    s.incidents++;
    s.killed += killed_of(r, p);
    s.low += killed_of(r, p) - p->low > 0 ? killed_of(r, p) - p->low : 0;
    s.high += killed_of(r, p) + p->high;
    s.injured += p->injured;
    s.civilians += p->civilians, s.security += p->security - p->militia, s.militia += p->militia;
    s.militants += p->militants - out, s.unknown += p->unknown;
  }
  return s;
}

static void check_key_figures(const sr_security_report *r, const rule *u, const invented *v)
{
  const sr_security_table *t = table(r, "key_figures");
  sums now = sum_of(u, v, day("2024-04-01"), day("2024-06-30"), NULL, NULL),
       last = sum_of(u, v, day("2024-01-01"), day("2024-03-31"), NULL, NULL);
  sums year = sum_of(u, v, day("2023-04-01"), day("2023-06-30"), NULL, NULL);
  const char *q2 = "second quarter of 2024", *q1 = "first quarter of 2024", *y = "second quarter of 2023";
  char name[96];
  assert_true(now.killed > 20 && last.killed > 20 && year.killed > 20);
  assert_int_equal(figure(t, "Incidents", q2), now.incidents);
  assert_int_equal(figure(t, "Killed", q2), now.killed);
  assert_int_equal(figure(t, "Killed", q1), last.killed);
  assert_int_equal(figure(t, "Killed", y), year.killed);
  assert_int_equal(figure(t, "Injured", q2), now.injured);
  assert_int_equal(cell(t, "Killed", q2)->amount.low, now.low);
  assert_int_equal(cell(t, "Killed", q2)->amount.high, now.high);
  assert_int_equal(figure(t, "Killed", "Change"), now.killed - last.killed);
  assert_int_equal(figure(t, "Killed", "Change on the year before"), now.killed - year.killed);
  snprintf(name, sizeof name, "Killed: %s", u->militants);
  assert_int_equal(figure(t, name, q2), now.militants);
  snprintf(name, sizeof name, "Killed: %s", u->militia);
  int64_t militia = now.militia + (!strcmp(u->militia, "Civilians")         ? now.civilians
                                   : !strcmp(u->militia, "Security forces") ? now.security
                                                                            : 0);
  assert_int_equal(figure(t, name, q2), militia);
}

static void check_places(const sr_security_report *r, const rule *u, const invented *v)
{
  static const char *const provinces[] = {"Balochistan", "Sindh", "Punjab", "Islamabad"};
  const sr_security_table *t = table(r, "provinces"), *d = table(r, "districts");
  int32_t from = day("2024-04-01"), to = day("2024-06-30");
  sums all = sum_of(u, v, from, to, NULL, NULL);
  for (size_t i = 0; i < 4; i++) {
    sums s = sum_of(u, v, from, to, provinces[i], NULL);
    assert_int_equal(figure(t, provinces[i], "Killed"), s.killed);
    assert_int_equal(figure(t, provinces[i], "Incidents"), s.incidents);
    assert_int_equal(figure(t, provinces[i], "Injured"), s.injured);
    assert_int_equal(figure(t, provinces[i], "Share of killed"),
                     (s.killed * 2000 + all.killed) / (2 * all.killed) * 10);
  }
  if (strcmp(u->name, "picss"))
    assert_int_equal(figure(t, "Khyber Pakhtunkhwa", "Killed"),
                     sum_of(u, v, from, to, "Khyber Pakhtunkhwa", NULL).killed);
  else
    assert_int_equal(figure(t, "KP merged districts (ex-FATA)", "Killed"),
                     sum_of(u, v, from, to, NULL, "North Waziristan").killed +
                         sum_of(u, v, from, to, NULL, "Bajaur").killed);
  int64_t before = INT64_MAX;
  assert_true(d->n_rows > 3 && d->n_rows <= 10);
  for (uint32_t i = 0; i < d->n_rows; i++) {
    char name[96];
    sr_view key = d->cell[i * d->n_columns].text;
    snprintf(name, sizeof name, "%.*s", (int)strcspn(key.ptr, ","), key.ptr);
    assert_int_equal(d->cell[i * d->n_columns + 2].amount.best, sum_of(u, v, from, to, NULL, name).killed);
    assert_true(d->cell[i * d->n_columns + 2].amount.best <= before);
    before = d->cell[i * d->n_columns + 2].amount.best;
  }
}

/* Columns of a footed table sum to its last row; rows of buckets to their total. */
static void check_feet(const sr_security_report *r)
{
  for (uint32_t i = 0; i < r->n_tables; i++) {
    const sr_security_table *t = &r->table[i];
    for (uint32_t k = 1; k < t->n_columns && t->footed; k++) {
      sr_amount sum = {0}, foot = t->cell[(t->n_rows - 1) * t->n_columns + k].amount;
      if (t->cell[k].kind == SR_CELL_percent) continue;
      for (uint32_t n = 0; n + 1 < t->n_rows; n++) {
        const sr_amount *a = &t->cell[n * t->n_columns + k].amount;
        sum.low += a->low, sum.best += a->best, sum.high += a->high;
      }
      assert_int_equal(sum.best, foot.best);
      assert_int_equal(sum.low, foot.low);
      assert_int_equal(sum.high, foot.high);
    }
  }
  const sr_security_table *v = table(r, "victims"), *l = table(r, "ledgers");
  for (uint32_t n = 0; n < v->n_rows; n++) {
    int64_t sum = 0;
    for (uint32_t k = 1; k + 1 < v->n_columns; k++)
      sum += v->cell[n * v->n_columns + k].amount.best;
    assert_int_equal(sum, v->cell[n * v->n_columns + v->n_columns - 1].amount.best);
  }
  for (uint32_t n = 0; n < l->n_rows; n++) {
    int64_t sum = 0;
    for (uint32_t k = 3; k + 1 < l->n_columns; k++)
      sum += l->cell[n * l->n_columns + k].amount.best;
    assert_int_equal(sum, l->cell[n * l->n_columns + 2].amount.best);
  }
}

/* The listed incidents add up to the key figures, each with a report. */
static void check_list(const sr_security_report *r)
{
  int64_t killed = 0, injured = 0, marked = r->unmarked;
  for (uint32_t i = 0; i < r->n_incidents; i++) {
    killed += r->incident[i].tally.killed.best, injured += r->incident[i].tally.injured.best;
    assert_int_equal(r->incident[i].n_reports, 1);
    if (i) assert_true(r->incident[i - 1].date.from <= r->incident[i].date.from);
  }
  for (uint32_t i = 0; i < r->n_marks; i++)
    marked += r->mark[i].incidents;
  assert_int_equal(killed, r->now.killed.best);
  assert_int_equal(injured, r->now.injured.best);
  assert_int_equal(r->n_incidents, r->now.incidents);
  assert_int_equal(marked, r->now.incidents);
}

static void figures_recomputed(void **state)
{
  (void)state;
  invented v = invent(900);
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
    sr_definition d = definition(rules[i].name);
    sr_security *s = report_on(v.row, v.n, &d, "2024Q2");
    const sr_security_report *r = sr_security_get(s);
    check_key_figures(r, &rules[i], &v);
    check_places(r, &rules[i], &v);
    check_feet(r);
    check_list(r);
    sr_security_free(s);
  }
  forget(&v);
}

static void months(void **state)
{
  (void)state;
  static const char *const name[] = {"Apr 2024", "May 2024", "Jun 2024"}, *const from[] = {"2024-04-01", "2024-05-01",
                                                                                           "2024-06-01"};
  static const char *const to[] = {"2024-04-30", "2024-05-31", "2024-06-30"};
  invented v = invent(900);
  sr_definition d = definition("sitrep");
  for (uint32_t i = 0; i < v.n; i++) /* all dates exact, so that each is of its month */
    v.row[i].date.to = v.row[i].date.from;
  sr_security *s = report_on(v.row, v.n, &d, "2024Q2");
  for (int i = 0; i < 3; i++) {
    sums m = sum_of(&rules[3], &v, day(from[i]), day(to[i]), NULL, NULL);
    assert_int_equal(figure(table(sr_security_get(s), "series"), name[i], "Killed"), m.killed);
    assert_int_equal(figure(table(sr_security_get(s), "series"), name[i], "Incidents"), m.incidents);
    assert_int_equal(figure(table(sr_security_get(s), "victims"), name[i], "Militants"), m.militants);
    assert_int_equal(figure(table(sr_security_get(s), "victims"), name[i], "Civilians"), m.civilians);
    assert_int_equal(figure(table(sr_security_get(s), "victims"), name[i], "Not specified"), m.unknown);
  }
  sr_security_free(s);
  forget(&v);
}

static void groups_recomputed(void **state)
{
  (void)state;
  invented v = invent(900);
  sr_definition d = definition("sitrep");
  sr_security *s = report_on(v.row, v.n, &d, "2024");
  const sr_security_table *t = table(sr_security_get(s), "groups");
  assert_int_equal(t->n_rows, 3);
  for (uint32_t i = 0; i < t->n_rows; i++) {
    int64_t claimed = 0, attributed = 0, against = 0, killed = 0, own = 0;
    sr_view name = t->cell[i * t->n_columns].text;
    for (uint32_t k = 0; k < v.n; k++) {
      const plain *p = &v.plain[k];
      if (!p->group || !sr_view_eq(sr_view_of(p->group), name) || p->day < day("2024-01-01") ||
          !counts(&rules[3], p, &v.row[k]))
        continue;
      bool attack = p->cls == SR_CLASS_attack, claims = attack && v.row[k].actors[0].certainty == SR_CERTAINTY_claimed;
      claimed += claims, attributed += attack && !claims, against += !attack;
      killed += attack ? killed_of(&rules[3], p) : 0, own += p->militants;
    }
    assert_int_equal(t->cell[i * t->n_columns + 1].amount.best, claimed);
    assert_int_equal(t->cell[i * t->n_columns + 2].amount.best, attributed);
    assert_int_equal(t->cell[i * t->n_columns + 3].amount.best, against);
    assert_int_equal(t->cell[i * t->n_columns + 4].amount.best, killed);
    assert_int_equal(t->cell[i * t->n_columns + 5].amount.best, own);
  }
  sr_security_free(s);
  forget(&v);
}

/* Two definitions over one record: what differs is told, and the columns sum to the two totals. */
static void versus(void **state)
{
  (void)state;
  invented v = invent(900);
  sr_definition crss = definition("crss"), satp = definition("satp");
  sr_security *s = report_on(v.row, v.n, &crss, "2024Q2"), *o = report_on(v.row, v.n, &satp, "2024Q2");
  sr_error err;
  assert_int_equal(sr_security_versus(s, o, &err), SR_OK);
  const sr_security_report *r = sr_security_get(s);
  const sr_security_table *t = table(r, "versus");
  int32_t from = day("2024-04-01"), to = day("2024-06-30");
  assert_int_equal(figure(t, "All", "Killed as crss"), sum_of(&rules[0], &v, from, to, NULL, NULL).killed);
  assert_int_equal(figure(t, "All", "Killed as satp"), sum_of(&rules[2], &v, from, to, NULL, NULL).killed);
  assert_int_equal(figure(t, "All", "Counted by satp"), sum_of(&rules[2], &v, from, to, NULL, NULL).incidents);
  check_feet(r);
  uint32_t differing = 0;
  for (uint32_t i = 0; i < v.n; i++) {
    const plain *p = &v.plain[i];
    if (p->day < from || p->day > to) continue;
    bool a = counts(&rules[0], p, &v.row[i]), b = counts(&rules[2], p, &v.row[i]);
    if (a != b || (a && b && p->criminals)) differing++;
  }
  assert_int_equal(t->n_rows, differing + 2);
  for (uint32_t i = 1; i + 1 < t->n_rows; i++)
    assert_true(t->cell[i * t->n_columns + 7].text.len > 10);
  sr_security_free(s);
  sr_security_free(o);
  forget(&v);
}

/* ---- single incidents ---- */

static void ranges(void **state)
{
  (void)state;
  const struct {
    int32_t low, best, high;
    sr_amount is;
  } cases[] = {{5, 5, 5, {5, 5, 5, false, false}},
               {4, 5, 9, {4, 5, 9, false, false}},
               {5, 5, SR_NULL_INT, {5, 5, 5, true, false}},           /* at least 5 */
               {SR_NULL_INT, SR_NULL_INT, 5, {0, 0, 5, false, true}}, /* up to 5 */
               {2, SR_NULL_INT, 3, {2, 2, 3, false, true}},           /* two or three */
               {3, SR_NULL_INT, SR_NULL_INT, {3, 3, 3, true, false}}, /* several */
               {0, 0, 0, {0, 0, 0, false, false}}};
  sr_definition d = definition("sitrep");
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    sr_known k = one("a", "2024-05-05", cases[i].low, cases[i].best, cases[i].high);
    sr_security *s = report_on(&k, 1, &d, "2024Q2");
    sr_amount a = sr_security_get(s)->now.killed, e = cases[i].is;
    assert_true(a.low == e.low && a.best == e.best && a.high == e.high && a.open == e.open && a.rough == e.rough);
    sr_security_free(s);
  }
}

static void a_change_inside_the_uncertainty(void **state)
{
  (void)state;
  sr_definition d = definition("sitrep");
  const struct {
    int32_t low, high;
    bool inside;
  } cases[] = {{10, 10, false}, {8, 10, false}, {10, 12, true}, {10, 11, false}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    sr_known k[2] = {one("a", "2024-02-05", 12, 12, 12), one("b", "2024-05-05", cases[i].low, 10, cases[i].high)};
    sr_security *s = report_on(k, 2, &d, "2024Q2");
    const sr_cell *c = cell(table(sr_security_get(s), "key_figures"), "Killed", "Change");
    assert_int_equal(c->amount.best, -2);
    assert_int_equal(c->amount.high, -1670); /* 16.67 % to a tenth */
    assert_int_equal(c->text.len > 0, cases[i].inside);
    sr_view h = sr_security_get(s)->headline;
    assert_int_equal(memmem(h.ptr, h.len, "inside the uncertainty", 22) != NULL, cases[i].inside);
    sr_security_free(s);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(figures_recomputed),
                                     cmocka_unit_test(months),
                                     cmocka_unit_test(groups_recomputed),
                                     cmocka_unit_test(versus),
                                     cmocka_unit_test(ranges),
                                     cmocka_unit_test(a_change_inside_the_uncertainty)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
