/* The JSON writer: escaping, whatever bytes come; numbers; nesting; and a whole reading in the contract's order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <jansson.h>

#include "base/json_value.h"
#include "sitrep/report.h"

typedef void (*writer)(sr_json *j, const void *arg);

static void expect(unsigned indent, writer write, const void *arg, const char *expected)
{
  sr_buf out;
  sr_json j;
  sr_buf_init(&out, 1 << 20);
  sr_json_init(&j, &out, indent);
  write(&j, arg);
  sr_buf_byte(&out, 0);
  assert_int_equal(out.status, SR_OK);
  assert_string_equal(out.ptr, expected);
  sr_buf_dispose(&out);
}

static void write_string(sr_json *j, const void *v)
{
  sr_json_string(j, *(const sr_view *)v);
}

static void strings(void **state)
{
  (void)state;
  const struct {
    sr_view in;
    const char *out;
  } cases[] = {
      {SR_V(""), "\"\""},
      {SR_V("plain"), "\"plain\""},
      {SR_V("a\"b\\c/d"), "\"a\\\"b\\\\c/d\""},
      {SR_V("\b\t\n\f\r\v\x01\x7f"), "\"\\b\\t\\n\\f\\r\\u000b\\u0001\\u007f\""},
      {SR_V("nul\0here"), "\"nul here\""},
      {SR_V("fill\x1f\x1fgone"), "\"fillgone\""},
      {SR_V("\xe2\x80\x94 caf\xc3\xa9 \xf0\x9f\x98\x80"), "\"\xe2\x80\x94 caf\xc3\xa9 \xf0\x9f\x98\x80\""},
      {SR_V("\x93quoted\x94"), "\"\xe2\x80\x9cquoted\xe2\x80\x9d\""},
      {SR_V("cut \xe2\x80"), "\"cut \xc3\xa2\xe2\x82\xac\""},
      {SR_V("\x81"), "\"\xef\xbf\xbd\""},
      {SR_V("\xed\xa0\x80"), "\"\xc3\xad\xc2\xa0\xe2\x82\xac\""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    expect(0, write_string, &cases[i].in, cases[i].out);
}

static void every_byte_pair_is_valid(void **state)
{
  (void)state;
  sr_buf out;
  sr_buf_init(&out, 1 << 20);
  for (int a = 0; a < 256; a++)
    for (int b = 0; b < 256; b++) {
      char text[4] = {(char)a, (char)b, 'x', (char)a};
      sr_json j;
      sr_buf_clear(&out);
      sr_json_init(&j, &out, 0);
      sr_json_string(&j, (sr_view){text, sizeof text});
      json_t *back = json_loadb(out.ptr, out.len, JSON_DECODE_ANY, NULL);
      assert_non_null(back);
      json_decref(back);
    }
  sr_buf_dispose(&out);
}

static void write_numbers(sr_json *j, const void *arg)
{
  (void)arg;
  sr_json_open(j, '[');
  sr_json_int(j, 0);
  sr_json_int(j, -12);
  sr_json_int(j, INT64_MIN);
  sr_json_hundredths(j, 9200);
  sr_json_hundredths(j, 850);
  sr_json_hundredths(j, 5);
  sr_json_hundredths(j, -101);
  sr_json_degrees(j, 24.93);
  sr_json_degrees(j, -0.00001);
  sr_json_degrees(j, 66.950014);
  sr_json_degrees(j, 66.950016);
  sr_json_degrees(j, 180);
  sr_json_degrees(j, 0.000004);
  sr_json_degrees(j, -33.9);
  sr_json_close(j, ']');
}

static void numbers(void **state)
{
  (void)state;
  expect(0, write_numbers, NULL,
         "[0,-12,-9223372036854775808,92,8.5,0.05,-1.01,24.93,-0.00001,66.95001,66.95002,180,0,-33.9]");
}

static void write_nested(sr_json *j, const void *arg)
{
  (void)arg;
  sr_json_open(j, '{');
  sr_json_key(j, "a");
  sr_json_open(j, '[');
  sr_json_open_flat(j, '{');
  sr_json_key(j, "b");
  sr_json_open(j, '[');
  sr_json_null(j);
  sr_json_bool(j, true);
  sr_json_close(j, ']');
  sr_json_key(j, "c");
  sr_json_text(j, SR_VNULL);
  sr_json_close(j, '}');
  sr_json_word(j, "x");
  sr_json_close(j, ']');
  sr_json_key(j, "d");
  sr_json_open(j, '[');
  sr_json_close(j, ']');
  sr_json_close(j, '}');
}

static void nesting(void **state)
{
  (void)state;
  expect(0, write_nested, NULL, "{\"a\":[{\"b\":[null,true],\"c\":null},\"x\"],\"d\":[]}");
  expect(2, write_nested, NULL,
         "{\n  \"a\": [\n    {\"b\": [null, true], \"c\": null},\n    \"x\"\n  ],\n  \"d\": []\n}");
}

static sr_reading sample(void)
{
  static sr_casualty rows[] = {{SR_OUTCOME_killed, SR_WHO_mixed, SR_SIDE_target, 4, 4, 4, SR_BOUND_exact, SR_SCOPE_total,
                                SR_NO_INDEX, NULL, 0, SR_NO_INDEX},
                               {SR_OUTCOME_killed, SR_WHO_police, SR_SIDE_target, 2, 2, SR_NULL_INT, SR_BOUND_at_least,
                                SR_SCOPE_part, 0, NULL, 0, SR_NO_INDEX}};
  static sr_evidence words[] = {{{"class", 5}, UINT32_MAX, UINT32_MAX, {"Raid", 4}}};
  static sr_incident incident;
  incident = (sr_incident){.cls = SR_CLASS_attack, .casualties = rows, .n_casualties = 2};
  incident.date = (sr_date){SR_NULL_INT, SR_NULL_INT, SR_DATEPREC_unknown, SR_VNULL};
  incident.place.precision = SR_PLACEPREC_unknown;
  incident.tactics[SR_TACTIC_raid] = incident.tactics[SR_TACTIC_shooting] = true;
  incident.totals.killed[SR_GROUP_all] = (sr_range){true, 4, 4, 4};
  incident.evidence = (sr_evidences){words, 1, 1};
  sr_reading r = {.incidents = &incident, .n_incidents = 1};
  r.document.id = SR_V("x");
  r.document.published = 0;
  r.document.published_basis = "given";
  r.document.bytes = 12;
  return r;
}

static json_t *printed(const sr_reading *r, unsigned indent, bool explain)
{
  sr_buf out;
  sr_buf_init(&out, 1 << 20);
  sr_report_json(&out, r, indent, explain);
  assert_int_equal(out.status, SR_OK);
  json_t *root = json_loadb(out.ptr, out.len, JSON_REJECT_DUPLICATES, NULL);
  assert_non_null(root);
  sr_buf_dispose(&out);
  return root;
}

static const char *text_at(json_t *root, const char *object, const char *key)
{
  return json_string_value(json_object_get(json_object_get(root, object), key));
}

static void a_reading(void **state)
{
  (void)state;
  sr_reading r = sample();
  json_t *root = printed(&r, 0, false);
  assert_string_equal(json_string_value(json_object_get(root, "schema")), "sitrep.reading/1");
  assert_string_equal(text_at(root, "document", "published"), "1970-01-01");
  assert_null(json_object_get(root, "reasons"));
  json_t *incident = json_array_get(json_object_get(root, "incidents"), 0);
  assert_string_equal(json_string_value(json_object_get(incident, "ref")), "i1");
  assert_int_equal(json_array_size(json_object_get(incident, "tactics")), 2);
  json_t *rows = json_object_get(incident, "casualties");
  assert_true(json_is_null(json_object_get(json_array_get(rows, 0), "part_of")));
  assert_int_equal(json_integer_value(json_object_get(json_array_get(rows, 1), "part_of")), 0);
  assert_true(json_is_null(json_object_get(json_array_get(rows, 1), "high")));
  assert_true(json_is_null(json_object_get(json_object_get(incident, "date"), "from")));
  json_t *place = json_object_get(incident, "place");
  assert_true(json_is_null(json_object_get(place, "lat")) && json_is_null(json_object_get(place, "text")));
  json_t *killed = json_object_get(json_object_get(incident, "totals"), "killed");
  assert_int_equal(json_integer_value(json_object_get(json_object_get(killed, "all"), "best")), 4);
  assert_true(json_is_null(json_object_get(killed, "security")));
  json_t *words = json_array_get(json_object_get(incident, "evidence"), 0);
  assert_true(json_is_null(json_object_get(words, "from")) && json_is_null(json_object_get(words, "to")));
  json_decref(root);
}

static void indented_is_the_same(void **state)
{
  (void)state;
  sr_reading r = sample();
  json_t *flat = printed(&r, 0, true), *indented = printed(&r, 2, true);
  assert_true(json_equal(flat, indented));
  assert_true(json_is_array(json_object_get(flat, "reasons")));
  json_decref(flat);
  json_decref(indented);
}

static void a_full_buffer_is_told(void **state)
{
  (void)state;
  sr_reading r = sample();
  sr_buf out;
  sr_buf_init(&out, 100);
  sr_report_json(&out, &r, 2, true);
  assert_int_equal(out.status, SR_ERR_LIMIT);
  sr_buf_dispose(&out);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(strings),   cmocka_unit_test(every_byte_pair_is_valid), cmocka_unit_test(numbers),
      cmocka_unit_test(nesting),   cmocka_unit_test(a_reading),                cmocka_unit_test(indented_is_the_same),
      cmocka_unit_test(a_full_buffer_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
