/* The public engine: damaged data, wrong arguments, limits, memory that runs out, and the same bytes twice. */
#include "engine_reading.h"

/* ---- data files ---- */

static sr_view *file_of(sr_data *d, int i)
{
  sr_view *const files[] = {&d->lexicon, &d->actors, &d->gazetteer, &d->tagger};
  return files[i];
}

static void refused(const sr_data *d, const char *name)
{
  sr_engine *e = (sr_engine *)(void *)&e;
  sr_error err = {0};
  assert_int_equal(sr_engine_new(&e, d, &err), SR_ERR_DATA);
  assert_null(e);
  assert_int_equal(err.code, SR_ERR_DATA);
  assert_non_null(strstr(err.message, name));
  assert_int_equal(sr_engine_new(&e, d, NULL), SR_ERR_DATA);
}

static void missing_and_damaged_data_are_refused_by_name(void **state)
{
  (void)state;
  static const char *const names[] = {"lexicon.bin", "actors.bin", "gazetteer.bin", "tagger.bin"};
  char noise[256];
  for (size_t i = 0; i < sizeof noise; i++) noise[i] = (char)(i * 37 + 11);
  for (int i = 0; i < 4; i++) {
    sr_data d = *data_of_tests();
    sr_view whole = *file_of(&d, i);
    *file_of(&d, i) = SR_VNULL;
    refused(&d, names[i]);
    *file_of(&d, i) = (sr_view){noise, sizeof noise};
    refused(&d, names[i]);
    const size_t cuts[] = {1, 8, 40, 200, whole.len / 2};
    for (size_t k = 0; k < sizeof cuts / sizeof *cuts; k++) {
      *file_of(&d, i) = (sr_view){whole.ptr, cuts[k]};
      refused(&d, names[i]);
    }
    /* One file in the place of another. */
    *file_of(&d, i) = *file_of(&d, (i + 1) % 4);
    refused(&d, names[i]);
  }
}

/* ---- arguments ---- */

static void null_arguments_are_errors(void **state)
{
  (void)state;
  sr_engine *e;
  sr_session *s = new_session(), *t = NULL;
  sr_error err = {0};
  const sr_reading *r = (const sr_reading *)(const void *)&err;
  sr_read_options o = SR_READ_OPTIONS_INIT;
  assert_int_equal(sr_engine_new(NULL, data_of_tests(), &err), SR_ERR_ARGUMENT);
  assert_int_equal(sr_engine_new(&e, NULL, NULL), SR_ERR_ARGUMENT);
  assert_int_equal(sr_session_new(NULL, engine_of_tests()), SR_ERR_ARGUMENT);
  assert_int_equal(sr_session_new(&t, NULL), SR_ERR_ARGUMENT);
  assert_int_equal(sr_read(NULL, s, SR_V("x"), &o, &err), SR_ERR_ARGUMENT);
  assert_int_equal(sr_read(&r, NULL, SR_V("x"), &o, &err), SR_ERR_ARGUMENT);
  assert_null(r);
  assert_int_equal(sr_read(&r, s, SR_V("x"), NULL, NULL), SR_ERR_ARGUMENT);
  assert_int_equal(sr_read(&r, s, (sr_view){NULL, 3}, &o, &err), SR_ERR_ARGUMENT);
  assert_true(err.message[0]);
  sr_session_free(s);
  sr_session_free(NULL);
  sr_engine_free(NULL);
}

/* ---- what is no report, or too large a one ---- */

static void binary_and_oversized_input_are_errors(void **state)
{
  (void)state;
  sr_session *s = new_session();
  sr_read_options o = SR_READ_OPTIONS_INIT;
  sr_error err;
  const sr_reading *r;
  assert_int_equal(sr_read(&r, s, SR_V("\x7f" "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0"), &o, &err), SR_ERR_INPUT);
  assert_null(r);
  /* Refused by its length alone: the bytes are not looked at. */
  assert_int_equal(sr_read(&r, s, (sr_view){"x", SR_MAX_REPORT + 1u}, &o, &err), SR_ERR_LIMIT);
  assert_null(r);
  assert_int_equal(sr_read(&r, s, sr_view_of(rich), &o, &err), SR_OK);
  assert_in_range(r->n_incidents, 2, 4);
  sr_session_free(s);
}

static void an_empty_report_is_read_and_says_so(void **state)
{
  (void)state;
  static const char *const empty[] = {"", " ", "\n\n\t ", "\xef\xbb\xbf", "<p></p>"};
  sr_session *s = new_session();
  sr_read_options o = SR_READ_OPTIONS_INIT;
  for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
    const sr_reading *r;
    o.format = i == 4 ? SR_FORMAT_HTML : SR_FORMAT_AUTO;
    assert_int_equal(sr_read(&r, s, sr_view_of(empty[i]), &o, NULL), SR_OK);
    assert_int_equal(r->n_incidents + r->n_people + r->n_statistics + r->n_campaigns, 0);
    bool said = false;
    for (uint32_t k = 0; k < r->n_diagnostics; k++) said |= !strcmp(r->diagnostics[k].code, "empty_report");
    assert_true(said);
  }
  sr_session_free(s);
}

/* ---- memory ---- */

static void every_allocation_fails_once(void **state)
{
  (void)state;
  sr_session *s = new_session();
  sr_buf fresh, again;
  sr_buf_init(&fresh, 1 << 24);
  sr_buf_init(&again, 1 << 24);
  sr_view want = json_of(&fresh, s, sr_view_of(rich));
  sr_read_options o = SR_READ_OPTIONS_INIT;
  sr_status st = SR_ERR_MEMORY;
  long n = 0;
  o.explain = true;
  for (; st == SR_ERR_MEMORY; n++) {
    const sr_reading *r;
    sr_error err = {0};
    s->arena.fail_after = n;
    st = sr_read(&r, s, sr_view_of(rich), &o, &err);
    if (st == SR_OK) break;
    assert_null(r);
    assert_int_equal(err.code, SR_ERR_MEMORY);
    /* After a failure the session is as good as new. */
    if (n % 97 == 0) assert_true(sr_view_eq(json_of(&again, s, sr_view_of(rich)), want));
  }
  assert_int_equal(st, SR_OK);
  assert_in_range(n, 200, 20000);
  sr_session_free(s);
  sr_buf_dispose(&fresh);
  sr_buf_dispose(&again);
}

static void a_report_that_needs_too_much_memory_is_refused(void **state)
{
  (void)state;
  sr_session *s = new_session();
  sr_read_options o = SR_READ_OPTIONS_INIT;
  sr_error err;
  const sr_reading *r;
  static char brackets[400000];
  memset(brackets, '(', sizeof brackets);
  size_t max = s->arena.max;
  s->arena.max = 2 << 20;
  assert_int_equal(sr_read(&r, s, (sr_view){brackets, sizeof brackets}, &o, &err), SR_ERR_LIMIT);
  assert_null(r);
  s->arena.max = max;
  assert_int_equal(sr_read(&r, s, (sr_view){brackets, sizeof brackets}, &o, &err), SR_OK);
  assert_int_equal(r->n_incidents, 0);
  sr_session_free(s);
}

/* ---- the same bytes ---- */

static void a_session_remembers_nothing(void **state)
{
  (void)state;
  static const char other[] = "<html><body><article><p>PESHAWAR: Gunmen killed a constable in Bannu on Friday.</p></article></body></html>";
  sr_session *s = new_session(), *t = new_session();
  sr_buf a, b;
  sr_buf_init(&a, 1 << 24);
  sr_buf_init(&b, 1 << 24);
  sr_view first = json_of(&a, s, sr_view_of(rich));
  for (int i = 0; i < 3; i++) {
    json_of(&b, s, i ? sr_view_of(other) : SR_V(""));
    assert_true(sr_view_eq(first, json_of(&b, s, sr_view_of(rich))));
    assert_true(sr_view_eq(first, json_of(&b, t, sr_view_of(rich))));
  }
  sr_session_free(s);
  sr_session_free(t);
  sr_buf_dispose(&a);
  sr_buf_dispose(&b);
}

/* ---- reports that break off ---- */

static void inside(const sr_evidences *e, size_t len)
{
  for (uint32_t i = 0; i < e->n; i++) assert_true(e->v[i].from <= e->v[i].to && e->v[i].to <= len);
}

/* A text may end behind any word: grammars that look one word ahead find the end of the report there. (Under
 * AddressSanitizer the token array ends with its last token.) */
static void a_report_may_end_behind_any_byte(void **state)
{
  (void)state;
  static const char *const ends[] = {"He said he believed", "The group claimed", "Police said that the", "Two were killed in", "two, including",
                                     "A bomb went off near", "officials denied", "was sentenced to", "rose to", "identified as", "up 12", "\"We", "(the"};
  sr_session *s = new_session();
  sr_read_options o = SR_READ_OPTIONS_INIT;
  const sr_reading *r;
  for (size_t n = 0; n <= sizeof rich - 1; n++) {
    if (n < sizeof rich - 1 && rich[n] != ' ' && n % 11) continue;
    assert_int_equal(sr_read(&r, s, (sr_view){rich, n}, &o, NULL), SR_OK);
    for (uint32_t i = 0; i < r->n_incidents; i++) inside(&r->incidents[i].evidence, n);
    for (uint32_t i = 0; i < r->n_people; i++) inside(&r->people[i].evidence, n);
  }
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    char text[256];
    int n = snprintf(text, sizeof text, "QUETTA: Two policemen were killed in an attack by militants. %s", ends[i]);
    assert_int_equal(sr_read(&r, s, (sr_view){text, (size_t)n}, &o, NULL), SR_OK);
    assert_int_equal(r->n_incidents, 1);
  }
  sr_session_free(s);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(missing_and_damaged_data_are_refused_by_name),
      cmocka_unit_test(null_arguments_are_errors),
      cmocka_unit_test(binary_and_oversized_input_are_errors),
      cmocka_unit_test(an_empty_report_is_read_and_says_so),
      cmocka_unit_test(every_allocation_fails_once),
      cmocka_unit_test(a_report_that_needs_too_much_memory_is_refused),
      cmocka_unit_test(a_session_remembers_nothing),
      cmocka_unit_test(a_report_may_end_behind_any_byte),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
