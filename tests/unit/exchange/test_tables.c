/* The tables of data/exchange: every word of the reading has a row, and what stands in it is in the target's
 * enumeration. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/base.h"
#include "exchange/tables.h"
#include "sitrep/reading.h"

static bool is_code(const char *format, const char *field, sr_view code)
{
  sr_view cell[SR_TABLE_CELLS];
  for (const char *p = sr_tsv_begin(sr_table_enumerations); sr_tsv_next(&p, cell);)
    if (sr_view_eq(cell[0], sr_view_of(format)) && sr_view_eq(cell[1], sr_view_of(field)) && sr_view_eq(cell[2], code))
      return true;
  return false;
}

/* Every cell of a column is a code; empty ones and "-" only where they may be. */
static void column_is(const char *table, unsigned column, const char *format, const char *field, bool empty)
{
  sr_view cell[SR_TABLE_CELLS];
  for (const char *p = sr_tsv_begin(table); sr_tsv_next(&p, cell);) {
    sr_view v = cell[column];
    if (empty && (!v.len || sr_view_eq(v, SR_V("-")))) continue;
    if (!is_code(format, field, v))
      fail_msg("%.*s: \"%.*s\" is no %s of %s", (int)cell[0].len, cell[0].ptr, (int)v.len, v.len ? v.ptr : "", field,
               format);
  }
}

#define EVERY(type, N, table) \
  for (int i = 0; i < N; i++) \
    if (!sr_table_word(table, type##_name((type)i), 0).len) fail_msg(#table " has no row %s", type##_name((type)i))

static void every_word_has_a_row(void **state)
{
  (void)state;
  EVERY(sr_tactic, SR_TACTIC__N, sr_table_tactics);
  EVERY(sr_class, SR_CLASS__N, sr_table_classes);
  EVERY(sr_state, SR_STATE__N, sr_table_statuses);
  EVERY(sr_kind, SR_KIND__N, sr_table_kinds);
  EVERY(sr_who, SR_WHO__N, sr_table_who);
  EVERY(sr_outcome, SR_OUTCOME__N, sr_table_outcomes);
  EVERY(sr_role, SR_ROLE__N, sr_table_roles);
  EVERY(sr_placeprec, SR_PLACEPREC__N, sr_table_precision);
}

static void every_cell_is_a_code(void **state)
{
  (void)state;
  column_is(sr_table_tactics, 1, "acled", "sub_event_type", false);
  column_is(sr_table_tactics, 2, "acled", "sub_event_type", false);
  column_is(sr_table_tactics, 3, "gtd", "attacktype", false);
  column_is(sr_table_tactics, 4, "gtd", "weaptype", false);
  column_is(sr_table_tactics, 5, "gtd", "weapsubtype", true);
  column_is(sr_table_tactics, 6, "plover", "event_type", false);
  column_is(sr_table_tactics, 7, "plover", "event_mode", true);
  column_is(sr_table_acled_events, 0, "acled", "sub_event_type", false);
  column_is(sr_table_acled_events, 1, "acled", "event_type", false);
  column_is(sr_table_acled_events, 2, "acled", "disorder_type", false);
  column_is(sr_table_classes, 5, "gtd", "alternative", true);
  column_is(sr_table_classes, 6, "plover", "context", true);
  column_is(sr_table_kinds, 2, "acled", "inter", false);
  column_is(sr_table_kinds, 4, "gtd", "targtype", false);
  column_is(sr_table_kinds, 5, "gtd", "targsubtype", true);
  column_is(sr_table_kinds, 6, "plover", "sector", false);
  column_is(sr_table_who, 4, "gtd", "targtype", true);
  column_is(sr_table_who, 5, "gtd", "targsubtype", true);
  column_is(sr_table_who, 6, "plover", "sector", false);
  column_is(sr_table_precision, 1, "acled", "geo_precision", true);
  column_is(sr_table_precision, 2, "ucdp", "where_prec", true);
  column_is(sr_table_precision, 3, "gtd", "specificity", false);
  column_is(sr_table_countries, 3, "acled", "region", true);
  column_is(sr_table_countries, 5, "gtd", "region", true);
  column_is(sr_table_countries, 8, "ucdp", "region", true);
  column_is(sr_table_outlets, 1, "acled", "source_scale", false);
  column_is(sr_table_plover, 0, "plover", "event_type", false);
  column_is(sr_table_plover, 1, "plover", "event_mode", true);
  column_is(sr_table_plover, 2, "plover", "quad_code", false);
}

static void rows_are_found(void **state)
{
  (void)state;
  assert_true(sr_view_eq(sr_table_word(sr_table_countries, "PK", 1), SR_V("PAK")));
  assert_true(sr_view_eq(sr_table_word(sr_table_plover, "ASSAULT\tdrone", 3), SR_V("-9.5")));
  assert_false(sr_table_word(sr_table_countries, "P", 1).len);
  assert_false(sr_table_word(sr_table_countries, "country", 1).len); /* the header is no row */
  assert_false(sr_table_word(sr_table_countries, "", 1).len);
  assert_true(sr_view_eq(sr_country_title(SR_V("PK")), SR_V("Pakistan")));
  assert_false(sr_country_title(SR_V("ZZ")).len);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_word_has_a_row),
      cmocka_unit_test(every_cell_is_a_code),
      cmocka_unit_test(rows_are_found),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
