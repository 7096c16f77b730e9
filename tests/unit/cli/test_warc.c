/* WARC: records as crawlers write them, plain and packed, their bodies, and limits. */
#include "unit/cli/warc_file.h"

/* --- good files --- */

static void plain_and_packed(void **state)
{
  (void)state;
  sr_buf plain, member, packed, whole;
  sr_buf_init(&plain, 1 << 20);
  sr_buf_init(&member, 1 << 20);
  sr_buf_init(&packed, 1 << 20);
  sr_buf_init(&whole, 1 << 20);
  for (int i = 0; i < 4; i++) {
    sr_buf_clear(&member);
    if (i == 0) add_record(&member, "warcinfo", "x", "application/warc-fields", SR_V("software: test\r\n"));
    if (i == 1) add_page(&member, "http://a.example/1", "<p>one");
    if (i == 2) add_record(&member, "request", "http://a.example/2", "application/http", SR_V("GET / HTTP/1.0\r\n\r\n"));
    if (i == 3) add_record(&member, "conversion", "http://a.example/3", "text/plain", SR_V("two"));
    sr_buf_add(&plain, sr_buf_view(&member));
    pack(&packed, sr_buf_view(&member), 31);
  }
  pack(&whole, sr_buf_view(&plain), 31);
  assert_true(sr_warc_guess(sr_buf_view(&plain)) && sr_warc_guess(sr_buf_view(&packed)));
  assert_false(sr_warc_guess(SR_V("WARC")) || sr_warc_guess(SR_V("")));
  expect(&plain, "http://a.example/1=<p>one;http://a.example/3:two;");
  expect(&packed, "http://a.example/1=<p>one;http://a.example/3:two;");
  expect(&whole, "http://a.example/1=<p>one;http://a.example/3:two;");
  sr_buf_dispose(&plain);
  sr_buf_dispose(&member);
  sr_buf_dispose(&packed);
  sr_buf_dispose(&whole);
}

static void fields(void **state)
{
  (void)state;
  sr_buf b, why;
  sr_warc *w;
  sr_warc_text t;
  sr_buf_init(&b, 1 << 20);
  sr_buf_init(&why, 4096);
  sr_buf_add(&b, SR_V("WARC/1.1\nWARC-Type:resource\nWARC-Target-URI: <http://a.example/>\nWARC-Date: 2024-01-02T03:04:05Z\n"
                      "Content-Type: text/plain;a=b; Charset=latin1\nContent-Length: 2\n\nhi\n\n"));
  memory m = {sr_buf_view(&b), 0, 5, 0};
  assert_int_equal(sr_warc_open(&w, (sr_warc_bytes){&m, read_memory}), SR_OK);
  assert_int_equal(sr_warc_next(w, &t, &why), SR_NEXT_ITEM);
  assert_true(sr_view_eq(t.url, SR_V("http://a.example/")) && sr_view_eq(t.text, SR_V("hi")) && !t.html);
  assert_true(sr_view_eq(t.fetched, SR_V("2024-01-02T03:04:05Z")) && sr_view_eq(t.charset, SR_V("latin1")));
  assert_int_equal(t.offset, 0);
  assert_int_equal(sr_warc_next(w, &t, &why), SR_NEXT_END);
  sr_warc_close(w);
  sr_warc_close(NULL);
  sr_buf_dispose(&b);
  sr_buf_dispose(&why);
}

static void passed_over(void **state)
{
  (void)state;
  sr_buf b;
  sr_buf_init(&b, 1 << 20);
  add_answer(&b, "http://a.example/gone", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html", SR_V("no"));
  add_answer(&b, "http://a.example/moved", "HTTP/1.1 301 Moved\r\nLocation: /\r\nContent-Type: text/html", SR_V("no"));
  add_answer(&b, "http://a.example/i.png", "HTTP/1.1 200 OK\r\nContent-Type: image/png", SR_V("\x89PNG"));
  add_answer(&b, "http://a.example/none", "HTTP/1.1 200 OK\r\nServer: x", SR_V("no"));
  add_answer(&b, "http://a.example/robots.txt", "HTTP/1.1 200 OK\r\nContent-Type: text/plain", SR_V("Disallow: /"));
  add_record(&b, "resource", "<metadata://gnu.org/software/wget/warc/wget.log>", "text/plain", SR_V("log"));
  add_record(&b, "response", "dns:a.example", "text/dns", SR_V("1.2.3.4"));
  add_record(&b, "response", "http://a.example/raw", "application/http", SR_V("garbage"));
  add_record(&b, "revisit", "http://a.example/", "application/http", SR_V("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"));
  add_page(&b, "http://a.example/", "yes");
  expect(&b, "http://a.example/=yes;");
  sr_buf_clear(&b);
  expect(&b, "");
  sr_buf_dispose(&b);
}

/* --- bodies --- */

#define HTML "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
#define CHUNKED HTML "Transfer-Encoding: chunked"

static void chunks(void **state)
{
  (void)state;
  static const struct {
    const char *body, *expected;
  } cases[] = {
      {"3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", "u=abcde;"},
      {"0003 \r\nabc\r\n0\r\nTrailer: x\r\n\r\n", "u=abc;"},
      {"0\r\n\r\n", "u=;"},
      {"<p>stored without chunks", "u=<p>stored without chunks;"},
      {"", "u=;"},
      {"3\r\nabc\r\n", "!byte 0: its body ends before the last chunk;"},
      {"3\r\nabc\r\nzz\r\nde", "!byte 0: a chunk of its body is damaged;"},
      {"99\r\nabc\r\n0\r\n\r\n", "!byte 0: its body ends inside a chunk;"},
      {"ffffffffffffffff\r\nabc", "u=ffffffffffffffff\r\nabc;"},
  };
  sr_buf b;
  sr_buf_init(&b, 1 << 20);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    sr_buf_clear(&b);
    add_answer(&b, "u", CHUNKED, sr_view_of(cases[i].body));
    expect(&b, cases[i].expected);
  }
  sr_buf_dispose(&b);
}

static void one_body(const char *head, sr_view body, const char *expected)
{
  sr_buf b;
  sr_buf_init(&b, 1 << 20);
  add_answer(&b, "u", head, body);
  expect(&b, expected);
  sr_buf_dispose(&b);
}

static void packed_bodies(void **state)
{
  (void)state;
  sr_buf gz, other, chunk;
  sr_buf_init(&gz, 1 << 20);
  sr_buf_init(&other, 1 << 20);
  sr_buf_init(&chunk, 1 << 20);
  pack(&gz, SR_V("<p>packed text"), 31);
  one_body(HTML "Content-Encoding: gzip", sr_buf_view(&gz), "u=<p>packed text;");
  one_body(HTML "Content-Encoding: X-GZIP", sr_buf_view(&gz), "u=<p>packed text;");
  one_body(HTML "Content-Encoding: gzip", (sr_view){gz.ptr, gz.len - 9}, "!byte 0: its packed body is cut off;");
  one_body(HTML "Content-Encoding: gzip", SR_V("<p>stored unpacked"), "u=<p>stored unpacked;");
  one_body(HTML "Content-Encoding: identity", SR_V("x"), "u=x;");
  one_body(HTML "Content-Encoding: br", SR_V("x"), "!byte 0: its body is packed in a way that is not known here;");
  pack(&other, SR_V("zlib"), 15);
  one_body(HTML "Content-Encoding: deflate", sr_buf_view(&other), "u=zlib;");
  sr_buf_clear(&other);
  pack(&other, SR_V("bare"), -15);
  one_body(HTML "Content-Encoding: deflate", sr_buf_view(&other), "u=bare;");
  one_body(HTML "Content-Encoding: deflate", SR_V("x"), "!byte 0: its packed body is cut off;");
  sr_buf_printf(&chunk, "%zx\r\n", gz.len);
  sr_buf_add(&chunk, sr_buf_view(&gz));
  sr_buf_add(&chunk, SR_V("\r\n0\r\n\r\n"));
  one_body(CHUNKED "\r\nContent-Encoding: gzip", sr_buf_view(&chunk), "u=<p>packed text;");
  gz.ptr[14] ^= 0x55;
  one_body(HTML "Content-Encoding: gzip", sr_buf_view(&gz), "!byte 0: its packed body is damaged;");
  sr_buf_dispose(&gz);
  sr_buf_dispose(&other);
  sr_buf_dispose(&chunk);
}

static void small_bombs(void **state)
{
  (void)state;
  size_t n = (size_t)SR_MAX_REPORT + 1;
  char *blank = calloc(1, n);
  sr_buf gz;
  sr_buf_init(&gz, 1 << 20);
  pack(&gz, (sr_view){blank, n}, 31);
  one_body(HTML "Content-Encoding: gzip", sr_buf_view(&gz), "!byte 0: its body is larger than a report may be;");
  sr_buf_dispose(&gz);
  free(blank);
}

/* --- limits --- */

/* A record of this length, its content zeros, then a good one. */
typedef struct large {
  sr_buf before, after;
  uint64_t zeros, at;
} large;

static bool read_large(void *payload, char *to, size_t max, size_t *n, sr_buf *why)
{
  (void)why;
  large *l = payload;
  for (*n = 0; *n < max && *n < 65536; l->at++) {
    uint64_t at = l->at;
    if (at < l->before.len) to[(*n)++] = l->before.ptr[at];
    else if (at - l->before.len < l->zeros) to[(*n)++] = 0;
    else if (at - l->before.len - l->zeros < l->after.len) to[(*n)++] = l->after.ptr[at - l->before.len - l->zeros];
    else break;
  }
  return true;
}

static void large_record(const char *type, bool is_told)
{
  large l = {.zeros = SR_MAX_WARC_RECORD};
  sr_buf why;
  sr_warc *w;
  sr_warc_text t;
  sr_buf_init(&why, 4096);
  sr_buf_init(&l.before, 4096);
  sr_buf_init(&l.after, 4096);
  char http[128];
  int n = snprintf(http, sizeof http, "HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n", type);
  sr_buf_printf(&l.before, "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: %llu\r\n\r\n%s",
                (unsigned long long)l.zeros + (unsigned)n, http);
  sr_buf_printf(&l.after, "\r\n\r\n");
  add_page(&l.after, "a", "next");
  assert_int_equal(sr_warc_open(&w, (sr_warc_bytes){&l, read_large}), SR_OK);
  if (is_told) {
    assert_int_equal(sr_warc_next(w, &t, &why), SR_NEXT_FAILURE);
    assert_non_null(memmem(why.ptr, why.len, "byte 0: this record is larger", 29));
  }
  assert_int_equal(sr_warc_next(w, &t, &why), SR_NEXT_ITEM);
  assert_true(sr_view_eq(t.text, SR_V("next")));
  sr_warc_close(w);
  sr_buf_dispose(&why);
  sr_buf_dispose(&l.before);
  sr_buf_dispose(&l.after);
}

static void large_records(void **state)
{
  (void)state;
  large_record("text/html", true);
  large_record("video/mp4", false);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(plain_and_packed), cmocka_unit_test(fields),        cmocka_unit_test(passed_over),
      cmocka_unit_test(chunks),           cmocka_unit_test(packed_bodies), cmocka_unit_test(small_bombs),
      cmocka_unit_test(large_records),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
