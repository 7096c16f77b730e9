/* Exports: formats are told, losses are rows, arguments are checked. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/base.h"
#include "sitrep/export.h"

static void every_format_is_told(void **state)
{
  (void)state;
  for (int f = 0; f < SR_EXPORT__N; f++) {
    sr_export_about about = sr_export_tell((sr_export_format)f);
    assert_true(about.title && *about.title);
    assert_int_equal(about.ending[0], '.');
    assert_true(about.files >= 1);
  }
  assert_int_equal(sr_export_format_of(SR_V("csv")), SR_EXPORT_csv);
  assert_int_equal(sr_export_format_of(SR_V("doc")), -1);
}

static void a_loss_is_a_row(void **state)
{
  (void)state;
  sr_buf b;
  sr_loss loss = {SR_V("x.csv"), 3, SR_V("7k3m000000"), SR_V("place"), SR_V("\"A\", B"), SR_V("no room")};
  sr_buf_init(&b, 1000);
  sr_loss_csv(&b, NULL);
  sr_loss_csv(&b, &loss);
  loss.row = 0;
  sr_loss_csv(&b, &loss);
  sr_buf_byte(&b, 0);
  assert_string_equal(b.ptr, "file,row,incident,field,value,why\nx.csv,3,7k3m000000,place,\"\"\"A\"\", B\",no room\n"
                             "x.csv,,7k3m000000,place,\"\"\"A\"\", B\",no room\n");
  sr_buf_dispose(&b);
}

static void arguments_are_checked(void **state)
{
  (void)state;
  sr_export_options o = SR_EXPORT_OPTIONS_INIT;
  assert_int_equal(sr_record_export(NULL, &o, NULL, NULL), SR_ERR_ARGUMENT);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_format_is_told),
    cmocka_unit_test(a_loss_is_a_row),
    cmocka_unit_test(arguments_are_checked),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
