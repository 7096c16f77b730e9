/* The arena: bump, growth, limits, and the jump where it is full. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/base.h"

static void pieces_are_aligned_and_apart(void **state)
{
  (void)state;
  sr_arena a;
  jmp_buf full;
  sr_arena_init(&a, 0);
  a.on_full = &full;
  if (setjmp(full)) fail_msg("full");
  char *last = NULL;
  for (size_t i = 1; i < 300; i++) {
    char *p = sr_arena_alloc(&a, i);
    assert_int_equal((uintptr_t)p % 16, 0);
    memset(p, (int)i, i);
    if (last) assert_int_equal((unsigned char)last[0], (unsigned char)(i - 1));
    last = p;
  }
  sr_arena_dispose(&a);
  sr_arena_dispose(&a);
  sr_arena_dispose(NULL);
}

static void zeroed_and_copied(void **state)
{
  (void)state;
  sr_arena a;
  jmp_buf full;
  sr_arena_init(&a, 0);
  a.on_full = &full;
  if (setjmp(full)) fail_msg("full");
  memset(sr_arena_alloc(&a, 4096), 0xff, 4096);
  sr_arena_reset(&a);
  const char *z = sr_arena_zalloc(&a, 64, 64);
  for (int i = 0; i < 4096; i++)
    assert_int_equal(z[i], 0);
  char text[] = "Zhob";
  sr_view v = sr_arena_copy(&a, sr_view_of(text));
  text[0] = 'x';
  assert_true(sr_view_eq(v, SR_V("Zhob")));
  assert_int_equal(sr_arena_copy(&a, SR_VNULL).len, 0);
  assert_true(sr_view_eq(sr_arena_printf(&a, "%d men", 12), SR_V("12 men")));
  sr_arena_dispose(&a);
}

static int why_of(size_t max, size_t want, long fail_after)
{
  sr_arena a;
  jmp_buf full;
  sr_arena_init(&a, max);
  a.fail_after = fail_after;
  a.on_full = &full;
  if (setjmp(full)) {
    int why = a.why;
    sr_arena_dispose(&a);
    return why;
  }
  for (int i = 0; i < 4; i++)
    sr_arena_alloc(&a, want);
  sr_arena_dispose(&a);
  return SR_OK;
}

static void a_full_arena_jumps(void **state)
{
  (void)state;
  assert_int_equal(why_of(1 << 20, 1000, -1), SR_OK);
  assert_int_equal(why_of(1 << 20, 1 << 19, -1), SR_ERR_LIMIT);
  assert_int_equal(why_of(1 << 20, SIZE_MAX - 4, -1), SR_ERR_LIMIT);
  assert_int_equal(why_of(0, 1000, 2), SR_ERR_MEMORY);
  assert_int_equal(why_of(0, 1000, 4), SR_OK);
}

static void overflow_of_a_product(void **state)
{
  (void)state;
  sr_arena a;
  jmp_buf full;
  sr_arena_init(&a, 0);
  a.on_full = &full;
  if (!setjmp(full)) {
    sr_arena_zalloc(&a, SIZE_MAX / 2, 4);
    fail_msg("an impossible size was given");
  }
  assert_int_equal(a.why, SR_ERR_LIMIT);
  sr_arena_dispose(&a);
}

static void arrays_grow(void **state)
{
  (void)state;
  sr_arena a;
  jmp_buf full;
  SR_VEC(uint32_t) v = {0};
  sr_arena_init(&a, 0);
  a.on_full = &full;
  if (setjmp(full)) fail_msg("full");
  for (uint32_t i = 0; i < 100000; i++)
    SR_PUSH(&a, &v, i * 3);
  assert_int_equal(v.n, 100000);
  for (uint32_t i = 0; i < v.n; i++)
    assert_int_equal(v.v[i], i * 3);
  sr_arena_dispose(&a);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(pieces_are_aligned_and_apart), cmocka_unit_test(zeroed_and_copied),
      cmocka_unit_test(a_full_arena_jumps),           cmocka_unit_test(overflow_of_a_product),
      cmocka_unit_test(arrays_grow),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
