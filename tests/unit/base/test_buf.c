/* The growing buffer: its maximum, and errors that stay. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/base.h"

static void grows(void **state)
{
  (void)state;
  sr_buf b;
  sr_buf_init(&b, 1 << 20);
  for (int i = 0; i < 20000; i++)
    sr_buf_printf(&b, "%d,", i % 10);
  sr_buf_add(&b, SR_V("end"));
  sr_buf_add(&b, SR_VNULL);
  sr_buf_byte(&b, '.');
  assert_int_equal(b.status, SR_OK);
  assert_int_equal(b.len, 40004);
  assert_true(sr_view_starts(sr_buf_view(&b), SR_V("0,1,2,")) && sr_view_ends(sr_buf_view(&b), SR_V("9,end.")));
  sr_buf_clear(&b);
  assert_int_equal(b.len, 0);
  sr_buf_dispose(&b);
  sr_buf_dispose(&b);
  sr_buf_dispose(NULL);
}

static void the_maximum_holds_and_stays(void **state)
{
  (void)state;
  sr_buf b;
  sr_buf_init(&b, 5);
  sr_buf_add(&b, SR_V("abc"));
  sr_buf_add(&b, SR_V("defg"));
  assert_int_equal(b.status, SR_ERR_LIMIT);
  assert_true(sr_view_eq(sr_buf_view(&b), SR_V("abc")));
  sr_buf_byte(&b, 'd'); /* would fit, but the error stays */
  assert_int_equal(b.len, 3);
  sr_buf_clear(&b);
  sr_buf_add(&b, SR_V("12345"));
  assert_int_equal(b.status, SR_OK);
  assert_int_equal(b.len, 5);
  sr_buf_dispose(&b);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(grows),
      cmocka_unit_test(the_maximum_holds_and_stays),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
