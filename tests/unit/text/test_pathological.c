/* Time stays linear on texts made to break it: megabytes each, and few seconds. */
#include <time.h>

#include "unit/text/reading.h"

#define LARGE ((size_t)5 << 20)
#define SIZE ((size_t)2 << 20)
#define SECONDS 10.0 /* generous: checkers slow it down; a quadratic step takes minutes */

static void repeat(const char *lead, const char *unit, size_t size, bool html)
{
  reading r;
  sr_buf b;
  sr_buf_init(&b, size + 4096);
  sr_buf_add(&b, sr_view_of(lead));
  while (b.len < size)
    sr_buf_add(&b, sr_view_of(unit));
  assert_int_equal(b.status, SR_OK);
  sr_text_options o = {.html = html};
  clock_t start = clock();
  read_bytes(&r, lexicon(), sr_buf_view(&b), &o);
  double took = (double)(clock() - start) / CLOCKS_PER_SEC;
  if (took > SECONDS) fail_msg("%.20s took %.1f s", unit, took);
  assert_sound(&r);
  sr_buf_dispose(&b);
  close_reading(&r);
}

static void no_break_at_all(void **state)
{
  (void)state;
  repeat("", "a", LARGE, false);
  repeat("", "word ", LARGE, false);
  repeat("", "Ab-", LARGE, false);
}

static void marks(void **state)
{
  (void)state;
  static const char *const units[] = {"(", "[", "\"", "'", ". ", "! ", "...", "-", "- ", "\xe2\x80\x94", "' s", "n't", "a.b.", "1.", "\xff", "\x1f"};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    repeat("", units[i], SIZE, false);
}

static void lines(void **state)
{
  (void)state;
  static const char *const units[] = {"\n", "x\n", "\n\n- a", "KARACHI: \n\n", "By A B\n", "12:30\n", "Two men died there on \n", "a \xe2\x80\x94" "AFP\n"};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    repeat("", units[i], SIZE, false);
}

static void tags(void **state)
{
  (void)state;
  static const char *const units[] = {"<b>", "<div>", "<", "<a ", "<a href=\"", "<p>x", "</p>", "<!--", "<script>", "&", "&amp;", "<li>x<a>y", "<x", "'<b>"};
  for (size_t i = 0; i < sizeof units / sizeof *units; i++)
    repeat("<html><body>", units[i], SIZE, true);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(no_break_at_all),
      cmocka_unit_test(marks),
      cmocka_unit_test(lines),
      cmocka_unit_test(tags),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
