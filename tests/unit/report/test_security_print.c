/* What the writers of the security report make of empty periods, corrections and names that would be markup. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>
#include <jansson.h>

#include "base/base.h"
#include "compilers/packwrite.h"
#include "invented.h"
#include "report_on.h"
#include "sitrep/security.h"

static void an_empty_period_says_so(void **state)
{
  (void)state;
  sr_definition d = definition("crss");
  sr_security *s = report_on(NULL, 0, &d, "2024Q2");
  const sr_security_report *r = sr_security_get(s);
  assert_non_null(memmem(r->headline.ptr, r->headline.len, "The record holds no incident that counts", 40));
  assert_int_equal(r->n_incidents, 0);
  void (*const writers[])(struct sr_buf *, const sr_security_report *) = {sr_security_md, sr_security_html,
                                                                          sr_security_json, sr_security_csv};
  for (int i = 0; i < 4; i++) {
    sr_buf b;
    sr_buf_init(&b, 1 << 24);
    writers[i](&b, r);
    assert_int_equal(b.status, SR_OK);
    assert_true(has(&b, i == 3 ? "key_figures,Killed,second quarter of 2024,0,0,0,"
                               : "The record holds no incident that counts"));
    sr_buf_dispose(&b);
  }
  sr_security_free(s);
}

/* Names come from reports: none of them may become markup, a formula's cell or broken JSON. */
static void names_are_no_markup(void **state)
{
  (void)state;
  sr_definition d = definition("sitrep");
  sr_known k = one("a<b>\"&", "2024-05-05", 5, 5, 5);
  sr_actor actor = {
      .role = SR_ROLE_initiator, .name = SR_V("<script>x</script> | \"G\", H"), .kind = SR_KIND_armed_group};
  sr_view report = SR_V("r\"1<i>");
  k.actors = &actor, k.n_actors = 1, k.reports = &report, k.n_reports = 1;
  k.place.admin1 = SR_V("A & <b>B</b>"), k.place.located = true, k.place.lat = 30, k.place.lon = 70;
  sr_security *s = report_on(&k, 1, &d, "2024Q2");
  sr_buf b;
  sr_buf_init(&b, 1 << 24);
  sr_security_html(&b, sr_security_get(s));
  assert_false(has(&b, "<script") || has(&b, "<b>B") || has(&b, "<i>"));
  assert_true(has(&b, "A &amp; &lt;b&gt;B&lt;/b&gt;"));
  sr_buf_clear(&b);
  sr_security_md(&b, sr_security_get(s));
  assert_true(has(&b, "&lt;script>x&lt;/script> \\| \"G\", H |"));
  sr_buf_clear(&b);
  sr_security_csv(&b, sr_security_get(s));
  assert_true(has(&b, "groups,\"<script>x</script> | \"\"G\"\", H\",Attributed,1,1,1,\n"));
  sr_buf_clear(&b);
  sr_security_json(&b, sr_security_get(s));
  json_t *j = json_loadb(b.ptr, b.len, 0, NULL);
  assert_non_null(j);
  json_t *first = json_array_get(json_object_get(j, "incidents"), 0);
  assert_string_equal(json_string_value(json_object_get(first, "id")), "a<b>\"&");
  json_decref(j);
  sr_buf_dispose(&b);
  sr_security_free(s);
}

/* Every drawing can be read aloud, and nothing is fetched. */
static void html_is_accessible(void **state)
{
  (void)state;
  invented v = invent(300);
  sr_definition d = definition("crss");
  sr_security *s = report_on(v.row, v.n, &d, "2024");
  sr_buf b;
  sr_buf_init(&b, 1 << 26);
  sr_security_html(&b, sr_security_get(s));
  sr_buf_byte(&b, 0);
  unsigned drawings = 0;
  for (const char *p = b.ptr; (p = strstr(p, "<svg role=\"img\"")); p++, drawings++) {
    const char *end = strstr(p, "</svg>"), *title = strstr(p, "<title id="), *desc = strstr(p, "<desc id=");
    assert_true(end && title && desc && title < end && desc < end);
  }
  assert_int_equal(drawings, 7);
  assert_null(strstr(b.ptr, "<script"));
  assert_null(strstr(b.ptr, "src="));
  assert_null(strstr(b.ptr, "href="));
  sr_buf_dispose(&b);
  sr_security_free(s);
  forget(&v);
}

/* The order in which incidents come makes no difference. */
static void the_same_bytes(void **state)
{
  (void)state;
  invented v = invent(200);
  sr_definition d = definition("crss");
  sr_known *back = calloc(v.n, sizeof *back);
  for (uint32_t i = 0; i < v.n; i++)
    back[v.n - 1 - i] = v.row[i];
  sr_security *s = report_on(v.row, v.n, &d, "2024"), *t = report_on(back, v.n, &d, "2024");
  sr_buf a, b;
  sr_buf_init(&a, 1 << 26);
  sr_buf_init(&b, 1 << 26);
  sr_security_html(&a, sr_security_get(s));
  sr_security_html(&b, sr_security_get(t));
  assert_int_equal(a.len, b.len);
  assert_memory_equal(a.ptr, b.ptr, a.len);
  sr_buf_dispose(&a);
  sr_buf_dispose(&b);
  sr_security_free(s);
  sr_security_free(t);
  free(back);
  forget(&v);
}

/* Says what it was asked about. */
static void tell(void *payload, const sr_security_incident *then, const sr_security_incident *now, sr_buf *change,
                 sr_buf *why)
{
  ++*(int *)payload;
  sr_buf_printf(change, "%s", !then ? "added" : !now ? "gone" : "changed");
  sr_buf_printf(why, "because");
}

static void corrections(void **state)
{
  sr_definition d = definition("sitrep");
  sr_known then[] = {one("aaaaaaaaaa", "2024-05-01", 1, 1, 1), one("bbbbbbbbbb", "2024-05-02", 2, 2, 2),
                     one("cccccccccc", "2024-05-03", 3, 3, 3)};
  sr_known now[] = {one("aaaaaaaaaa", "2024-05-01", 1, 1, 1), one("cccccccccc", "2024-04-03", 4, 5, 6),
                    one("dddddddddd", "2024-05-04", 7, 7, 7)};
  sr_security *a = report_on(then, 3, &d, "2024Q2"), *b = report_on(now, 3, &d, "2024Q2");
  sr_error err;
  int asked = 0;
  assert_int_equal(sr_security_since(b, a, tell, &asked, &err), SR_OK);
  const sr_security_report *r = sr_security_get(b);
  const sr_security_table *t = table(r, "corrections");
  assert_int_equal(asked, 3);
  assert_int_equal(t->n_rows, 5);
  assert_int_equal(r->since_added, 1);
  assert_int_equal(r->since_gone, 1);
  assert_int_equal(r->since_changed, 1);
  assert_int_equal(figure(t, "Unchanged", "Killed now"), 1);
  assert_int_equal(figure(t, "cccccccccc", "Killed then"), 3);
  assert_int_equal(figure(t, "cccccccccc", "Killed now"), 5);
  assert_int_equal(figure(t, "bbbbbbbbbb", "Killed now"), 0);
  assert_int_equal(figure(t, "All", "Killed then"), 6);
  assert_int_equal(figure(t, "All", "Killed now"), 13);
  sr_security_free(a);
  sr_security_free(b);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(an_empty_period_says_so),
                                     cmocka_unit_test(names_are_no_markup),
                                     cmocka_unit_test(html_is_accessible),
                                     cmocka_unit_test(the_same_bytes),
                                     cmocka_unit_test(corrections)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
