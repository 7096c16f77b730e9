/* The words of others in ours (data/exchange/import_*.tsv): every line has four columns, and its word is one of ours. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/base.h"
#include "sitrep/record.h"

extern const char sr_import_words_acled[], sr_import_words_ucdp[];

static bool is_country(sr_view v)
{
  return v.len == 2 && (unsigned)(v.ptr[0] - 'A') < 26 && (unsigned)(v.ptr[1] - 'A') < 26;
}

static bool is_ours(sr_view field, sr_view word)
{
  if (sr_view_eq(field, SR_V("tactic"))) return sr_tactic_of(word) >= 0;
  if (sr_view_eq(field, SR_V("class"))) return sr_class_of(word) >= 0;
  if (sr_view_eq(field, SR_V("kind"))) return sr_kind_of(word) >= 0;
  if (sr_view_eq(field, SR_V("date_precision"))) return sr_dateprec_of(word) >= 0;
  if (sr_view_eq(field, SR_V("place_precision"))) return sr_placeprec_of(word) >= 0;
  if (sr_view_eq(field, SR_V("country"))) return is_country(word);
  return sr_view_eq(field, SR_V("strip")) || sr_view_eq(field, SR_V("field"));
}

static unsigned check(const char *text)
{
  unsigned rows = 0;
  for (const char *p = text; *p;) {
    size_t n = strcspn(p, "\n");
    sr_view four[4] = {{0}}, rest = {p, n};
    int k = 0;
    for (; *p != '#' && rest.ptr && k < 4; k++) {
      const char *tab = memchr(rest.ptr, '\t', rest.len);
      four[k] = (sr_view){rest.ptr, tab ? (size_t)(tab - rest.ptr) : rest.len};
      rest = tab ? (sr_view){tab + 1, rest.len - four[k].len - 1} : SR_VNULL;
    }
    if (*p != '#') {
      assert_true(k == 4 && !rest.ptr && is_ours(four[2], four[3]));
      rows++;
    }
    p += n + (p[n] == '\n');
  }
  return rows;
}

static void every_word_is_ours(void **state)
{
  (void)state;
  assert_true(check(sr_import_words_acled) > 60);
  assert_true(check(sr_import_words_ucdp) > 30);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(every_word_is_ours)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
