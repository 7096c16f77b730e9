/* Odd bytes: noted once a kind, read all the same. And the date reader. */
#include "unit/text/reading.h"

#include "text/stages.h"

static uint32_t notes(const reading *r, sr_diag_code code)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < r->d.diag.n; i++)
    n += r->d.diag.v[i].code == code;
  return n;
}

static void bytes_that_are_no_utf8(void **state)
{
  (void)state;
  reading r;
  read_text(&r, "He said \x93yes\x94 and \x93no\x94.");
  assert_int_equal(r.d.diag.n, 1);
  assert_int_equal(r.d.diag.v[0].code, SR_DIAG_bad_utf8);
  assert_int_equal(r.d.diag.v[0].from, 8);
  assert_view(r.d.diag.v[0].detail, "4 bytes");
  assert_true(r.d.tok.v[3].flags & SR_TOK_QUOTED);
  close_reading(&r);
}

static void nul_bytes(void **state)
{
  (void)state;
  reading r;
  read_bytes(&r, lexicon(), SR_V("Two\0men\0died."), NULL);
  assert_int_equal(notes(&r, SR_DIAG_nul_byte), 1);
  assert_int_equal(r.d.diag.v[0].from, 3);
  assert_int_equal(r.d.tok.n, 4);
  close_reading(&r);
}

static void byte_order_marks(void **state)
{
  (void)state;
  reading r;
  read_text(&r, "\xef\xbb\xbfTwo men died.");
  assert_int_equal(notes(&r, SR_DIAG_byte_order_mark), 1);
  assert_view(sr_tok_norm(&r.d, 0), "two");
  close_reading(&r);
  read_bytes(&r, lexicon(), SR_V("\xff\xfeT\0w\0o\0"), NULL);
  assert_int_equal(notes(&r, SR_DIAG_bad_utf8), 1);
  assert_true(r.d.diag.v[0].detail.len > 0);
  assert_sound(&r);
  close_reading(&r);
}

static void empty_reports(void **state)
{
  (void)state;
  static const char *const texts[] = {"", " ", "\n\n\n", "\x1f", "\xef\xbb\xbf"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    reading r;
    read_text(&r, texts[i]);
    assert_int_equal(r.d.tok.n, 0);
    assert_int_equal(notes(&r, SR_DIAG_empty_report), 1);
    assert_sound(&r);
    close_reading(&r);
  }
}

static void keys_are_hashes_of_norms(void **state)
{
  (void)state;
  reading r;
  read_text(&r, "Zu\xcc\x88rich, \xc3\x89mile's AK-47s and 1,200 ANTIDISESTABLISHMENTARIANISM `quotes` o'clock U.S.A. x");
  assert_sound(&r);
  for (uint32_t i = 0; i < r.d.tok.n; i++)
    assert_true(r.d.tok.v[i].lemma_key == r.d.tok.v[i].key && !r.d.tok.v[i].lemma);
  close_reading(&r);
}

typedef struct date_case {
  const char *text;
  int y, m, d;
} date_case;

static void dates(void **state)
{
  (void)state;
  static const date_case cases[] = {
      {"2024-07-24", 2024, 7, 24},     {"3 JAN 90", 1990, 1, 3},          {"July 3", 0, 7, 3},
      {"March 4, 2017", 2017, 3, 4},   {"Nov 12 2023", 2023, 11, 12},     {"Oct. 6", 0, 10, 6},
      {"on Sunday, 7th November 2023", 2023, 11, 7}, {"30 DECEMBER", 0, 12, 30}, {"Sept. 9, 2001", 2001, 9, 9},
      {"x y z 1 May", 0, 5, 1},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    int y, m, d;
    size_t from, to;
    assert_true(sr_text__find_date(sr_view_of(cases[i].text), &y, &m, &d, &from, &to));
    assert_int_equal(y, cases[i].y);
    assert_int_equal(m, cases[i].m);
    assert_int_equal(d, cases[i].d);
    assert_true(from < to && to <= strlen(cases[i].text));
  }
}

static void no_dates(void **state)
{
  (void)state;
  static const char *const texts[] = {"", "Two men died", "May they rest", "2024", "45 March", "2024-13-01", "mar 77"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    int y, m, d;
    size_t from, to;
    assert_false(sr_text__find_date(sr_view_of(texts[i]), &y, &m, &d, &from, &to));
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(bytes_that_are_no_utf8), cmocka_unit_test(nul_bytes), cmocka_unit_test(byte_order_marks),
      cmocka_unit_test(empty_reports),          cmocka_unit_test(keys_are_hashes_of_norms),
      cmocka_unit_test(dates),                  cmocka_unit_test(no_dates),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
