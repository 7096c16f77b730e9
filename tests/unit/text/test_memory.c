/* Every allocation fails once: the jump is taken, and nothing else is held (a leak checker sees). */
#include "unit/text/reading.h"

static const char plain[] = "Two guards die in Hub\n\nHUB: Two guards died on Sunday. \"He ran,\" said one.\n\n- A list\n\xff\n";
static const char page[] = "<html><head><meta property=og:title content=\"Two die\"></head><body><article><h1>Two die</h1>"
                           "<p>Khan&rsquo;s shop was hit on Sunday, police said.</p></article></body></html>";

/* Reads with the n-th allocation failing: did it jump? */
static bool fails(sr_view raw, bool html, long n)
{
  sr_arena a;
  jmp_buf full;
  sr_text_options o = {.html = html, .title = SR_V("A title")};
  sr_arena_init(&a, 0);
  a.fail_after = n;
  a.on_full = &full;
  if (setjmp(full)) {
    assert_int_equal(a.why, SR_ERR_MEMORY);
    sr_arena_dispose(&a);
    return true;
  }
  sr_document d = {.arena = &a, .raw = raw};
  sr_text_read(&d, lexicon(), &o);
  sr_arena_dispose(&a);
  return false;
}

static void every_allocation_of_a_text(void **state)
{
  (void)state;
  long n = 0;
  while (fails(sr_view_of(plain), false, n)) n++;
  assert_in_range(n, 5, 200);
}

static void every_allocation_of_a_page(void **state)
{
  (void)state;
  long n = 0;
  while (fails(sr_view_of(page), true, n)) n++;
  assert_in_range(n, 5, 200);
}

static void a_small_arena(void **state)
{
  (void)state;
  sr_arena a;
  jmp_buf full;
  sr_arena_init(&a, 1 << 16);
  a.on_full = &full;
  if (!setjmp(full)) {
    char big[20000];
    memset(big, '(', sizeof big);
    sr_document d = {.arena = &a, .raw = {big, sizeof big}};
    sr_text_read(&d, NULL, NULL);
    fail_msg("twenty thousand tokens do not fit 64 KiB");
  }
  assert_int_equal(a.why, SR_ERR_LIMIT);
  sr_arena_dispose(&a);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_allocation_of_a_text),
      cmocka_unit_test(every_allocation_of_a_page),
      cmocka_unit_test(a_small_arena),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
