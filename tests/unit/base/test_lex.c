/* The tokenization rule of base/lex.h, rule by rule. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/base.h"

/* Tokens of `text` folded and joined with blanks; a joined one is led by "+". */
static void assert_tokens(const char *text, const char *want)
{
  sr_buf b;
  sr_lexeme l;
  size_t at = 0;
  char fold[4 * SR_MAX_TOKEN + 4];
  sr_buf_init(&b, 1 << 16);
  while (sr_lex_next(sr_view_of(text), &at, &l)) {
    if (b.len) sr_buf_byte(&b, ' ');
    if (l.flags & SR_LEX_HYPHEN) sr_buf_byte(&b, '+');
    sr_buf_add(&b, (sr_view){fold, sr_lex_fold(fold, sr_view_of(text), &l)});
  }
  sr_buf_byte(&b, 0);
  assert_int_equal(b.status, SR_OK);
  assert_string_equal(b.ptr, want);
  sr_buf_dispose(&b);
}

static sr_lexeme nth(const char *text, unsigned n)
{
  sr_lexeme l = {0};
  size_t at = 0;
  for (unsigned i = 0; i <= n; i++)
    assert_true(sr_lex_next(sr_view_of(text), &at, &l));
  return l;
}

static void words(void **state)
{
  (void)state;
  assert_tokens("Two men died.", "two men died .");
  assert_tokens("O'Neil the Shi'ite", "o'neil the shi'ite");
  assert_tokens("O\xe2\x80\x99Neil", "o'neil");
  assert_tokens("M23 and F16s", "m23 and f16s");
  assert_tokens("Caf\xc3\xa9 Z\xc3\xbcrich", "cafe zurich");
}

static void clitics(void **state)
{
  (void)state;
  assert_tokens("Khan's men didn't, they'll, we've", "khan 's men did n't , they 'll , we 've");
  assert_tokens("Khan\xe2\x80\x99s", "khan 's");
  assert_tokens("the U.S.'s army", "the us 's army");
  assert_tokens("'suspects' fled", "' suspects ' fled");
  assert_true(nth("Khan's", 1).flags & SR_LEX_CLITIC);
  assert_false(nth("'s", 0).flags & SR_LEX_CLITIC);
}

static void hyphens(void **state)
{
  (void)state;
  assert_tokens("Azm-e-Istehkam", "azm +e +istehkam");
  assert_tokens("12-year-old 5-7 AK-47", "12 +year +old 5 +7 ak +47");
  assert_tokens("5\xe2\x80\x93" "7", "5 +7");
  assert_tokens("he - then - fled", "he - then - fled");
  assert_tokens("he -- fled--at once", "he -- fled -- at once");
}

static void numbers(void **state)
{
  (void)state;
  assert_tokens("1,200 3.5 11:40 12/03/1990", "1,200 3.5 11:40 12/03/1990");
  assert_tokens("9mm 20th 1980s 3D", "9 mm 20th 1980s 3 d");
  assert_tokens("Rs500 $5 5%", "rs500 $ 5 5 %");
  assert_tokens("five, 12.", "five , 12 .");
  assert_true(nth("20th", 0).flags & SR_LEX_NUMBER);
}

static void dotted(void **state)
{
  (void)state;
  assert_tokens("U.S. a.m. D.I. Khan", "us am di khan");
  assert_tokens("A. Khan", "a . khan");
  assert_true(nth("U.S.", 0).flags & SR_LEX_DOTTED);
  assert_true(nth("U.S.", 0).flags & SR_LEX_CAPS);
}

static void marks(void **state)
{
  (void)state;
  assert_tokens("He ... (no) [x]!?", "he ... ( no ) [ x ] ! ?");
  assert_tokens("\xe2\x80\x9cNo\xe2\x80\x9d", "\" no \"");
  assert_tokens("", "");
  assert_tokens(" \t\n", "");
}

static void flags(void **state)
{
  (void)state;
  assert_int_equal(nth("The", 0).flags, SR_LEX_WORD | SR_LEX_UPPER | SR_LEX_SPACE);
  assert_int_equal(nth("TTP", 0).flags, SR_LEX_WORD | SR_LEX_UPPER | SR_LEX_CAPS | SR_LEX_SPACE);
  assert_int_equal(nth("A", 0).flags, SR_LEX_WORD | SR_LEX_UPPER | SR_LEX_SPACE);
  assert_int_equal(nth("(a", 1).flags, SR_LEX_WORD);
  assert_int_equal(nth("(12", 1).flags, SR_LEX_NUMBER);
  assert_true(nth("a\xff", 0).flags & SR_LEX_BAD);
  assert_false(nth("a\xc3\xbf", 0).flags & SR_LEX_BAD);
  assert_true(nth("\xc3\x89t\xc3\xa9", 0).flags & SR_LEX_UPPER);
}

static void fill_is_skipped(void **state)
{
  (void)state;
  assert_tokens("Kara\x1f\x1f" "chi", "karachi");
  assert_tokens("\x1fKhan\x1f\x1f's\x1f", "khan 's");
  assert_tokens("Shi\x1f'\x1fite 3\x1frd 1,\x1f" "200 Azm\x1f-\x1f" "e", "shi'ite 3rd 1,200 azm +e");
  sr_lexeme l = nth("Khan\x1f\x1f fled", 0);
  assert_int_equal(l.to, 4); /* fill behind a word is no part of it */
  assert_false(nth("Khan\x1f\x1f,", 1).flags & SR_LEX_SPACE);
}

static void long_runs_are_cut(void **state)
{
  (void)state;
  char run[2000];
  size_t at = 0, n = 0;
  sr_lexeme l;
  memset(run, 'a', sizeof run);
  while (sr_lex_next((sr_view){run, sizeof run}, &at, &l)) {
    assert_true(l.to - l.from <= SR_MAX_TOKEN);
    n++;
  }
  assert_int_equal(at, sizeof run);
  assert_true(n >= sizeof run / SR_MAX_TOKEN);
}

static void keys_of_phrases(void **state)
{
  (void)state;
  uint64_t a[8], b[8];
  assert_int_equal(sr_lex_keys(SR_V("Lt. Col."), a, 8), 2);
  assert_int_equal(sr_lex_keys(SR_V("lt col"), b, 8), 2);
  assert_true(a[0] == b[0] && a[1] == b[1]);
  assert_int_equal(sr_lex_keys(SR_V("U.S."), a, 8), 1);
  assert_true(a[0] == sr_hash(SR_V("us")));
  assert_int_equal(sr_lex_keys(SR_V("one two three"), a, 2), 0);
  assert_int_equal(sr_lex_keys(SR_V(""), a, 8), 0);
}

/* Every byte string lexes to its end in order, whatever its neighbours: all strings of five from a small alphabet. */
static void every_short_text(void **state)
{
  (void)state;
  static const char letters[] = "aN9.'- \x1f\xe2t";
  enum { LEN = 5, KINDS = sizeof letters - 1 };
  char text[LEN];
  for (unsigned k = 0; k < 100000; k++) {
    unsigned v = k;
    for (unsigned i = 0; i < LEN; i++, v /= KINDS)
      text[i] = letters[v % KINDS];
    size_t at = 0, last = 0;
    sr_lexeme l;
    while (sr_lex_next((sr_view){text, LEN}, &at, &l)) {
      if (!(l.from >= last && l.to > l.from && l.to <= LEN && at >= l.to)) fail_msg("text number %u", k);
      last = l.to;
    }
    assert_int_equal(at, LEN);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words),           cmocka_unit_test(clitics),           cmocka_unit_test(hyphens),
      cmocka_unit_test(numbers),         cmocka_unit_test(dotted),            cmocka_unit_test(marks),
      cmocka_unit_test(flags),           cmocka_unit_test(fill_is_skipped),   cmocka_unit_test(long_runs_are_cut),
      cmocka_unit_test(keys_of_phrases), cmocka_unit_test(every_short_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
