/* Word lists: the masks that the compiler makes of a literal turn nobody away who is on the list. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/base.h"

static void words_of_a_literal(void **state)
{
  (void)state;
  assert_true(sr_word_in(SR_V("when"), "when while where"));
  assert_true(sr_word_in(SR_V("while"), "when while where"));
  assert_true(sr_word_in(SR_V("where"), "when while where"));
  assert_true(sr_word_in(SR_V("a"), "a"));
  assert_true(sr_word_in(SR_V("'s"), "\" 's %"));
  assert_false(sr_word_in(SR_V("whe"), "when while where"));
  assert_false(sr_word_in(SR_V("whenever"), "when while where"));
  assert_false(sr_word_in(SR_V("hile"), "when while where"));
  assert_false(sr_word_in(SR_V("n while"), "when while"));
  assert_false(sr_word_in(SR_V(""), "when while where"));
  assert_false(sr_word_in(SR_VNULL, "when while where"));
  assert_false(sr_word_in(SR_V("when"), ""));
}

#define LONG "aa bb cc dd ee ff gg hh ii jj kk ll mm nn oo pp qq rr ss tt uu vv ww xx yy zz ab bc cd de ef fg gh hi ij jk kl lm mn no op pq qr rs st tu uv vw wx xy yz za "

/* A literal near and over the length that masks are made for, and a list that is no literal. */
static void long_lists_and_variables(void **state)
{
  (void)state;
  const char *const lists[] = {LONG "end", LONG "thirty-five-letters-and-then-the-end", LONG LONG "end"};
  assert_true(sr_word_in(SR_V("end"), LONG "end"));
  assert_true(sr_word_in(SR_V("thirty-five-letters-and-then-the-end"), LONG "thirty-five-letters-and-then-the-end"));
  assert_true(sr_word_in(SR_V("end"), LONG LONG "end"));
  assert_true(sr_word_in(SR_V("za"), LONG "end"));
  assert_false(sr_word_in(SR_V("zb"), LONG LONG "end"));
  for (size_t i = 0; i < 3; i++) {
    assert_true(sr_word_in(SR_V("mm"), lists[i]));
    assert_true(sr_word_in(SR_V("aa"), lists[i]));
    assert_false(sr_word_in(SR_V("e"), lists[i]));
    assert_int_equal(sr_word_in(SR_V("end"), lists[i]), i != 1);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_of_a_literal),
      cmocka_unit_test(long_lists_and_variables),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
