/* The tables of the learned model: their arithmetic, and files that are none. */
#include <setjmp.h>
#include <stdarg.h>

#include "extract/slot_model.h"
#include <cmocka.h>

static void test_chance_rises_with_the_score(void **state)
{
  (void)state;
  assert_int_equal(sr_slot_chance(0), 32768);
  for (int32_t s = -3000; s < 3000; s += 7) assert_true(sr_slot_chance(s) <= sr_slot_chance(s + 7));
  assert_true(sr_slot_chance(INT32_MIN / 2) < 30);
  assert_true(sr_slot_chance(INT32_MAX / 2) > 65500);
}

static void test_buckets_are_whole_logits(void **state)
{
  (void)state;
  assert_int_equal(sr_slot_bucket(0), 8);
  assert_int_equal(sr_slot_bucket(-1), 7);
  assert_int_equal(sr_slot_bucket(SR_SLOT_ONE), 9);
  assert_int_equal(sr_slot_bucket(-100 * SR_SLOT_ONE), 0);
  assert_int_equal(sr_slot_bucket(100 * SR_SLOT_ONE), 16);
  for (int32_t s = -10; s <= 10; s++)
    if (s >= -8 && s <= 8) assert_int_equal(sr_slot_bucket_of(sr_slot_chance(s * SR_SLOT_ONE)), sr_slot_bucket(s * SR_SLOT_ONE));
}

static void test_weights_are_added(void **state)
{
  (void)state;
  static const sr_slot_row rows[4] = {{0}, {.fp = 7, .w = {5, -3}}, {.fp = 9, .w = {1, 1}}, {0}};
  const sr_slot_table t = {rows, 4};
  /* the upper half points at row 1: 7 is there, 9 behind it, 8 nowhere */
  const uint64_t f[] = {(uint64_t)1 << 62 | 7, (uint64_t)1 << 62 | 9, (uint64_t)1 << 62 | 8};
  int32_t sum[SR_SLOT_OUTPUTS] = {10};
  sr_slot_score(&t, f, 3, sum);
  assert_int_equal(sum[0], 16);
  assert_int_equal(sum[1], -2);
}

static void test_files(void **state)
{
  (void)state;
  sr_slot_model m;
  assert_int_equal(sr_slot_model_open(&m, SR_VNULL), SR_OK);
  assert_null(m.least);
  assert_int_equal(sr_slot_model_open(&m, SR_V("not a model")), SR_ERR_DATA);
  static const uint32_t empty[4] = {0x4b505253, SR_PACK_VERSION, 0, 0};
  assert_int_equal(sr_slot_model_open(&m, (sr_view){(const char *)empty, sizeof empty}), SR_ERR_DATA);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_chance_rises_with_the_score), cmocka_unit_test(test_buckets_are_whole_logits),
                                     cmocka_unit_test(test_weights_are_added), cmocka_unit_test(test_files)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
