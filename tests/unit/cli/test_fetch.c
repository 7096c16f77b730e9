/* Fetching from a server in a thread: pages, feeds, redirects, and answers of every bad kind. */
#include "unit/cli/http_server.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <zlib.h>

#include "cli/fetch.h"

static server web;
enum { MAX = 100000 };

#define PAGE "<html><body><p>Two policemen were killed in Quetta.</p></body></html>"

static void answer_packed(int fd, size_t n)
{
  Bytef out[4096];
  char *body = calloc(1, n);
  memset(body, 'x', n);
  z_stream z = {.next_in = (Bytef *)body, .avail_in = (uInt)n, .next_out = out, .avail_out = sizeof out};
  if (deflateInit2(&z, 9, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY) == Z_OK && deflate(&z, Z_FINISH) == Z_STREAM_END)
    server_answer(fd, "200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip\r\n",
                  (sr_view){(char *)out, sizeof out - z.avail_out});
  deflateEnd(&z);
  free(body);
}

/* Bytes until the client has enough. */
static void answer_endless(int fd)
{
  static const char head[] = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", line[] = "<p>and so on and so on</p>\n";
  bool fine = server_send(fd, head, sizeof head - 1);
  for (int i = 0; fine && i < 1000000; i++)
    fine = server_send(fd, line, sizeof line - 1);
}

static void redirect(int fd, const char *to)
{
  char field[512];
  snprintf(field, sizeof field, "Location: %s\r\n", to);
  server_answer(fd, "302 Found", field, SR_V("elsewhere"));
}

#define TYPE(t) "Content-Type: " t "\r\n"

#define BYTES(lit) {"" lit, sizeof(lit) - 1}

static const struct {
  const char *path, *status, *fields;
  sr_view body;
} plain[] = {
    {"/page", "200 OK", TYPE("text/html; charset=\"UTF-8\""), BYTES(PAGE)},
    {"/text", "200 OK", TYPE("Text/Plain ;x=y; Charset=latin1"), BYTES("text")},
    {"/feed", "200 OK", TYPE("application/rss+xml"), BYTES("<rss/>")},
    {"/untyped", "200 OK", "", BYTES("text")},
    {"/empty", "200 OK", TYPE("text/html"), BYTES("")},
    {"/pdf", "200 OK", TYPE("application/pdf"), BYTES("%PDF-1.4")},
    {"/escape", "200 OK", TYPE("a/\x1b[31m"), BYTES("x")},
    {"/garbage", "200 OK", TYPE("text/html"), BYTES("\x01\x02\x03\x04\x05\x06")},
    {"/nul", "200 OK", TYPE("text/html"), BYTES("<p>a\0b")},
    {"/badgzip", "200 OK", TYPE("text/html") "Content-Encoding: gzip\r\n", BYTES("no gzip")},
    {"/500", "500 Oops", TYPE("text/html"), BYTES("oops")},
    {"/403", "403 No", TYPE("text/html"), BYTES("no")},
    {"/429", "429 Slowly", "", BYTES("no")},
};

/* Answers that break off, or are none. */
static const struct {
  const char *path;
  sr_view bytes;
} raw[] = {
    {"/204", BYTES("HTTP/1.1 204 None\r\n\r\n")},
    {"/large", BYTES("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n")},
    {"/cut", BYTES("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99\r\n\r\ncut off")},
    {"/noise", BYTES("\x16\x03\x01 this is no HTTP\r\n\r\n")},
    {"/nothing", BYTES("")},
};

static const struct {
  const char *path, *to;
} redirects[] = {{"/hop1", "/page"}, {"/hop2", "/hop1"}, {"/hop3", "/hop2"}, {"/hop4", "/hop3"}, {"/hop5", "/hop4"},
                 {"/hop6", "/hop5"}, {"/loop", "/loop"}, {"/file", "file:///etc/passwd"}, {"/ftp", "ftp://127.0.0.1/x"}};

#define N(table) (sizeof(table) / sizeof *(table))

static bool answer_from_table(int fd, const char *path)
{
  for (size_t i = 0; i < N(plain); i++) {
    if (strcmp(path, plain[i].path) != 0) continue;
    server_answer(fd, plain[i].status, plain[i].fields, plain[i].body);
    return true;
  }
  for (size_t i = 0; i < N(redirects); i++) {
    if (strcmp(path, redirects[i].path) != 0) continue;
    redirect(fd, redirects[i].to);
    return true;
  }
  for (size_t i = 0; i < N(raw); i++) {
    if (strcmp(path, raw[i].path) != 0) continue;
    return server_send(fd, raw[i].bytes.ptr, raw[i].bytes.len);
  }
  return false;
}

static void answer(int fd, const char *path, const char *request)
{
  if (answer_from_table(fd, path)) return;
  if (!strcmp(path, "/agent")) server_answer(fd, "200 OK", TYPE("text/plain"), sr_view_of(strstr(request, "User-Agent: ")));
  else if (!strcmp(path, "/gzip")) answer_packed(fd, 1000);
  else if (!strcmp(path, "/bomb")) answer_packed(fd, MAX + 1);
  else if (!strcmp(path, "/endless")) answer_endless(fd);
  else if (!strcmp(path, "/slow")) server_wait(fd);
  else server_answer(fd, "404 Not Found", TYPE("text/html"), SR_V("<p>not here"));
}

static sr_fetch *client(void)
{
  sr_fetch *f;
  const sr_fetch_options o = {.max_bytes = MAX, .connect_ms = 2000, .total_ms = 20000};
  assert_int_equal(sr_fetch_new(&f, &o), SR_OK);
  return f;
}

static const char *address(char out[256], const char *path)
{
  snprintf(out, 256, "http://127.0.0.1:%u%s", web.port, path);
  return out;
}

static void good(sr_fetch *f, const char *path, sr_answer *out)
{
  char url[256];
  sr_buf why;
  sr_buf_init(&why, 4096);
  sr_status status = sr_fetch_get(f, address(url, path), out, &why);
  if (why.len) print_message("%.*s\n", (int)why.len, why.ptr);
  assert_int_equal(status, SR_OK);
  assert_int_equal(why.len, 0);
  sr_buf_dispose(&why);
}

static void answers(void **state)
{
  (void)state;
  sr_answer a;
  char url[256];
  sr_fetch *f = client();
  good(f, "/page", &a);
  assert_true(sr_view_eq(a.body, SR_V(PAGE)) && sr_view_eq(a.charset, SR_V("UTF-8")) && a.kind == SR_ANSWER_HTML);
  assert_true(sr_view_eq(a.url, sr_view_of(address(url, "/page"))));
  good(f, "/text", &a);
  assert_true(sr_view_eq(a.body, SR_V("text")) && sr_view_eq(a.charset, SR_V("latin1")) && a.kind == SR_ANSWER_TEXT);
  good(f, "/feed", &a);
  assert_true(a.kind == SR_ANSWER_XML && !a.charset.len);
  good(f, "/untyped", &a);
  assert_int_equal(a.kind, SR_ANSWER_UNKNOWN);
  good(f, "/gzip", &a);
  assert_int_equal(a.body.len, 1000);
  good(f, "/agent", &a);
  assert_true(sr_view_starts(a.body, SR_V("User-Agent: sitrep/")));
  good(f, "/hop5", &a);
  assert_true(sr_view_eq(a.body, SR_V(PAGE)) && sr_view_eq(a.url, sr_view_of(address(url, "/page"))));
  sr_fetch_free(f);
  sr_fetch_free(NULL);
}

static void bad_answers(void **state)
{
  (void)state;
  static const struct {
    const char *path, *message;
    sr_status status;
  } cases[] = {
      {"/nowhere", "HTTP 404: there is no such page", SR_ERR_INPUT},
      {"/500", "HTTP 500: the server has a problem", SR_ERR_INPUT},
      {"/403", "HTTP 403: the server does not give it to programs", SR_ERR_INPUT},
      {"/429", "HTTP 429: the server asks for fewer requests", SR_ERR_INPUT},
      {"/204", "HTTP 204: the server gives no page", SR_ERR_INPUT},
      {"/loop", "redirects more than 5 times", SR_ERR_INPUT},
      {"/hop6", "redirects more than 5 times", SR_ERR_INPUT},
      {"/file", "only http and https are fetched", SR_ERR_INPUT},
      {"/ftp", "only http and https are fetched", SR_ERR_INPUT},
      {"/endless", "larger than the limit of 100000 bytes", SR_ERR_LIMIT},
      {"/large", "larger than the limit of 100000 bytes", SR_ERR_LIMIT},
      {"/bomb", "larger than the limit of 100000 bytes", SR_ERR_LIMIT},
      {"/cut", "the connection broke off", SR_ERR_INPUT},
      {"/nothing", "the connection broke off", SR_ERR_INPUT},
      {"/empty", "the answer is empty", SR_ERR_INPUT},
      {"/pdf", "holds application/pdf; only pages", SR_ERR_INPUT},
      {"/escape", "holds something unknown; only pages", SR_ERR_INPUT},
      {"/garbage", "is a binary file; only pages", SR_ERR_INPUT},
      {"/nul", "is a binary file; only pages", SR_ERR_INPUT},
      {"/badgzip", "packed and damaged", SR_ERR_INPUT},
      {"/noise", "", SR_ERR_INPUT},
  };
  sr_answer a;
  sr_buf why;
  char url[256];
  sr_fetch *f = client();
  sr_buf_init(&why, 4096);
  for (size_t i = 0; i < N(cases); i++) {
    sr_buf_clear(&why);
    address(url, cases[i].path);
    sr_status status = sr_fetch_get(f, url, &a, &why);
    sr_buf_byte(&why, 0);
    if (status != cases[i].status || !strstr(why.ptr, cases[i].message)) print_message("%s\n", why.ptr);
    assert_int_equal(status, cases[i].status);
    assert_true(sr_view_starts(sr_buf_view(&why), sr_view_of(url)) && strstr(why.ptr, cases[i].message));
  }
  good(f, "/page", &a); /* the client is none the worse for it */
  sr_fetch_free(f);
  sr_buf_dispose(&why);
}

static void slow_answers(void **state)
{
  (void)state;
  sr_fetch *f;
  sr_answer a;
  sr_buf why;
  char url[256];
  const sr_fetch_options o = {.total_ms = 300};
  sr_buf_init(&why, 4096);
  assert_int_equal(sr_fetch_new(&f, &o), SR_OK);
  assert_int_equal(sr_fetch_get(f, address(url, "/slow"), &a, &why), SR_ERR_INPUT);
  sr_buf_byte(&why, 0);
  assert_non_null(strstr(why.ptr, "not finished within 0.3 s; try again later"));
  sr_fetch_free(f);
  sr_buf_dispose(&why);
}

static void bad_addresses(void **state)
{
  (void)state;
  static const struct {
    const char *url, *message;
  } cases[] = {
      {"http://user:secret@127.0.0.1/", "addresses with a user name are not fetched"},
      {"file:///etc/passwd", "only http and https are fetched"},
      {"http://a b/", "no address"},
      {"http://", ""},
      {"http://127.0.0.1:1/", "the server does not answer"},
  };
  sr_answer a;
  sr_buf why;
  sr_fetch *f = client();
  sr_buf_init(&why, 4096);
  for (size_t i = 0; i < N(cases); i++) {
    sr_buf_clear(&why);
    assert_int_equal(sr_fetch_get(f, cases[i].url, &a, &why), SR_ERR_INPUT);
    sr_buf_byte(&why, 0);
    if (!strstr(why.ptr, cases[i].message)) print_message("%s\n", why.ptr);
    assert_non_null(strstr(why.ptr, cases[i].message));
  }
  sr_fetch_free(f);
  sr_buf_dispose(&why);
}

static void parts_of_addresses(void **state)
{
  (void)state;
  static const struct {
    const char *url, *host;
  } cases[] = {{"http://www.example.org/a/b", "www.example.org"},
               {"https://example.org:8080?q=http://x/", "example.org:8080"},
               {"http://u:p@example.org", "example.org"},
               {"http://[::1]:80/", "[::1]:80"},
               {"urn:x", ""},
               {"", ""}};
  for (size_t i = 0; i < N(cases); i++)
    assert_true(sr_view_eq(sr_fetch_host(sr_view_of(cases[i].url)), sr_view_of(cases[i].host)));
  assert_true(sr_fetch_is_url("http://x") && sr_fetch_is_url("HTTPS://x"));
  assert_false(sr_fetch_is_url("http:") || sr_fetch_is_url("ftp://x") || sr_fetch_is_url("") || sr_fetch_is_url("-"));
}

static int start(void **state)
{
  (void)state;
  return server_start(&web, answer) ? 0 : -1;
}

static int stop(void **state)
{
  (void)state;
  server_stop(&web);
  return 0;
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(answers),       cmocka_unit_test(bad_answers),        cmocka_unit_test(slow_answers),
      cmocka_unit_test(bad_addresses), cmocka_unit_test(parts_of_addresses),
  };
  return cmocka_run_group_tests(tests, start, stop);
}
