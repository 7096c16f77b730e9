/* Reading UTF-8 that never fails, and the folding of dictionaries. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/base.h"

static void assert_fold(const char *text, const char *want)
{
  char out[512];
  size_t n = sr_fold(out, sr_view_of(text));
  assert_true(n < sizeof out);
  out[n] = 0;
  assert_string_equal(out, want);
}

static void folding(void **state)
{
  (void)state;
  assert_fold("KaRaChi", "karachi");
  assert_fold("Bogot\xc3\xa1 \xc3\x91u\xc3\xb1oa \xc3\x87", "bogota nunoa c");
  assert_fold("Bogota\xcc\x81", "bogota");
  assert_fold("\xe2\x80\x9cno\xe2\x80\x9d it\xe2\x80\x99s", "\"no\" it's");
  assert_fold("a\xe2\x80\x93" "b \xe2\x80\x94 \xe2\x80\xa6", "a-b -- ...");
  assert_fold("stra\xc3\x9f" "e \xc3\x86sir \xc3\x98st \xc5\x81" "odz \xc4\xb0zmir", "strasse aesir ost lodz izmir");
  assert_fold("\xef\xac\x81x", "fix");
  assert_fold("a\x1f\x1f" "b`", "ab'");
  assert_fold("\xd8\xb4", "\xd8\xb4");
  assert_fold("", "");
}

static void bytes_that_are_no_utf8(void **state)
{
  (void)state;
  static const struct {
    const char *bytes;
    int32_t c;
  } cases[] = {{"\x93", 0x201c}, {"\x80", 0x20ac}, {"\xe9", 0xe9}, {"\xc3", 0xc3}, {"\xff", 0xff}, {"\x81", 0xfffd},
               {"\xed\xa0\x80", 0xed}, {"\xf5\x80\x80\x80", 0xf5}, {"\xc0\xaf", 0xc0}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    unsigned len;
    bool bad;
    assert_int_equal(sr_utf8_next(sr_view_of(cases[i].bytes), &len, &bad), cases[i].c);
    assert_int_equal(len, 1);
    assert_true(bad);
  }
}

static void every_character_goes_round(void **state)
{
  (void)state;
  for (int32_t c = 0; c < 0x110000; c += c < 0x3000 ? 1 : 17) {
    char out[4];
    unsigned len;
    bool bad;
    if (c >= 0xd800 && c < 0xe000) continue;
    unsigned n = sr_utf8_put(out, c);
    assert_int_equal(sr_utf8_next((sr_view){out, n}, &len, &bad), c);
    assert_int_equal(len, n);
    assert_false(bad);
  }
}

/* text/ sizes its store of folded tokens by this: at most 8 bytes for any byte over 0x7f. */
static void a_fold_is_bounded(void **state)
{
  (void)state;
  char in[4], out[64];
  for (int32_t c = 0x80; c < 0x110000; c++) {
    if (c >= 0xd800 && c < 0xe000) continue;
    unsigned n = sr_utf8_put(in, c);
    assert_true(sr_fold(out, (sr_view){in, n}) <= 8);
  }
  for (int b = 0x80; b < 0x100; b++) {
    in[0] = (char)b;
    assert_true(sr_fold(out, (sr_view){in, 1}) <= 8);
  }
}

static void folding_is_stable(void **state)
{
  (void)state;
  char in[4], once[64], twice[300];
  for (int32_t c = 1; c < 0x180; c++) { /* Latin, but for one letter of Afrikaans */
    if (c == 0x149) continue;
    unsigned n = sr_utf8_put(in, c);
    size_t a = sr_fold(once, (sr_view){in, n});
    size_t b = sr_fold(twice, (sr_view){once, a});
    if (a != b || memcmp(once, twice, a)) fail_msg("U+%04X folds further when folded again", (unsigned)c);
  }
}

static void letters(void **state)
{
  (void)state;
  assert_true(sr_is_letter('a') && sr_is_letter(0xe9) && sr_is_letter(0x634) && !sr_is_letter('1') && !sr_is_letter(0x2014));
  assert_true(sr_is_upper('A') && sr_is_upper(0xc9) && !sr_is_upper('a') && !sr_is_upper(0x634));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(folding),           cmocka_unit_test(bytes_that_are_no_utf8),
      cmocka_unit_test(every_character_goes_round), cmocka_unit_test(a_fold_is_bounded),
      cmocka_unit_test(folding_is_stable), cmocka_unit_test(letters),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
