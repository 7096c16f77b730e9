/* Operands: files of each kind, the standard input, directories, addresses; and that one bad report leaves the others. */
#include "unit/cli/http_server.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <ftw.h>
#include <sys/stat.h>
#include <zlib.h>

#include "cli/source.h"

static server web;
static char root[64]; /* a directory of our own */

/* --- files --- */

static const char *in_root(char out[256], const char *name)
{
  snprintf(out, 256, "%s/%s", root, name);
  return out;
}

static void write_file(const char *name, sr_view bytes)
{
  char path[256];
  FILE *f = fopen(in_root(path, name), "w");
  assert_non_null(f);
  if (bytes.len) assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, f), bytes.len);
  assert_int_equal(fclose(f), 0);
}

static void make_dir(const char *name)
{
  char path[256];
  assert_int_equal(mkdir(in_root(path, name), 0700), 0);
}

static void make_link(const char *to, const char *name)
{
  char path[256];
  assert_int_equal(symlink(to, in_root(path, name)), 0);
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
  (void)st;
  (void)kind;
  (void)at;
  return remove(path);
}

static int clear_root(void **state)
{
  (void)state;
  return nftw(root, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

static int make_root(void **state)
{
  (void)state;
  snprintf(root, sizeof root, "/tmp/sitrep-test-XXXXXX");
  return mkdtemp(root) ? 0 : -1;
}

/* --- reading --- */

/* Adds a text with `root` and the server's port left out. */
static void add_short(sr_buf *out, sr_view v)
{
  char port[16];
  snprintf(port, sizeof port, ":%u", web.port);
  for (size_t i = 0; i < v.len;) {
    sr_view rest = {v.ptr + i, v.len - i};
    if (sr_view_starts(rest, sr_view_of(root))) i += strlen(root);
    else if (web.port && sr_view_starts(rest, sr_view_of(port))) i += strlen(port);
    else sr_buf_byte(out, v.ptr[i++]);
  }
}

/* A line an item: "name|id|url|title|published|source|format|text"; a failure is "!message". */
static void read_all(sr_buf *out, const char *operand, const sr_source_options *o)
{
  sr_source *s;
  sr_source_item item;
  sr_buf why;
  sr_next next;
  sr_buf_init(&why, 1 << 16);
  if (sr_source_open(&s, operand, o, &why) != SR_OK) {
    assert_null(s);
    sr_buf_printf(out, "cannot open: ");
    add_short(out, sr_buf_view(&why));
    sr_buf_byte(out, '\n');
    sr_buf_dispose(&why);
    return;
  }
  for (int i = 0; (next = sr_source_next(s, &item, &why)) != SR_NEXT_END; i++) {
    assert_true(i < 100);
    const sr_view fields[] = {item.id, item.url, item.title, item.published, item.source};
    if (next == SR_NEXT_FAILURE) sr_buf_byte(out, '!');
    add_short(out, next == SR_NEXT_FAILURE ? sr_buf_view(&why) : sr_view_of(item.name));
    for (size_t k = 0; next == SR_NEXT_ITEM && k < sizeof fields / sizeof *fields; k++) {
      sr_buf_byte(out, '|');
      add_short(out, fields[k]);
    }
    if (next == SR_NEXT_ITEM) sr_buf_printf(out, "|%c|%.*s", "ATH"[item.format], (int)item.text.len, item.text.ptr);
    sr_buf_byte(out, '\n');
  }
  assert_int_equal(sr_source_next(s, &item, &why), SR_NEXT_END);
  sr_source_close(s);
  sr_buf_dispose(&why);
}

static void expect_with(const char *operand, const sr_source_options *o, const char *expected)
{
  sr_buf got;
  sr_buf_init(&got, 1 << 20);
  read_all(&got, operand, o);
  sr_buf_byte(&got, 0);
  assert_string_equal(got.ptr, expected);
  sr_buf_dispose(&got);
}

static void expect(const char *name, const char *expected)
{
  char path[256];
  const sr_source_options o = {.kind = SR_INPUT_AUTO};
  expect_with(in_root(path, name), &o, expected);
}

#define RECORD "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://a.example/x\r\nContent-Type: text/html\r\n" \
               "Content-Length: 4\r\n\r\n<p>a\r\n\r\n"
#define FEED "<rss><channel><title>Daily</title><item><guid>http://a.example/1</guid><title>One</title>" \
             "<pubDate>24 Jul 2024</pubDate><description>a &lt;b&gt;b</description></item>" \
             "<item><guid>2</guid><title>Two</title></item><item/></channel></rss>"
#define FEED_READ(name) name ": item 1|http://a.example/1|http://a.example/1|One|2024-07-24|Daily|H|a <b>b\n" \
                        name ": item 2|||Two||Daily|T|\n!" name ": item 3: has no text, no title and no link\n"

/* --- tests --- */

static void kinds_of_files(void **state)
{
  (void)state;
  write_file("a.txt", SR_V("<rss> text"));
  expect("a.txt", "/a.txt||||||A|<rss> text\n");
  write_file("a.html", SR_V("<p>x"));
  expect("a.html", "/a.html||||||H|<p>x\n");
  write_file("a", SR_V("x"));
  expect("a", "/a||||||A|x\n");
  write_file("empty", SR_V(""));
  expect("empty", "/empty||||||A|\n");
  write_file("a.warc", SR_V(RECORD));
  expect("a.warc", "/a.warc: byte 0||http://a.example/x|||a.example|H|<p>a\n");
  write_file("archive", SR_V(RECORD "junk"));
  expect("archive", "/archive: byte 0||http://a.example/x|||a.example|H|<p>a\n!/archive: byte 122: no WARC record begins here\n");
  write_file("feed", SR_V(FEED));
  expect("feed", FEED_READ("/feed"));
  write_file("x.rss", SR_V("<html>"));
  expect("x.rss", "!/x.rss: no RSS or Atom feed: line 1: damaged XML: Premature end of data in tag html line 1\n");
  expect("nothing", "cannot open: /nothing: No such file or directory\n");
}

static void packed_archive(void **state)
{
  (void)state;
  char path[256];
  gzFile f = gzopen(in_root(path, "a.warc.gz"), "wb");
  assert_true(f && gzwrite(f, RECORD, sizeof RECORD - 1) > 0 && gzclose(f) == Z_OK);
  expect("a.warc.gz", "/a.warc.gz: byte 0||http://a.example/x|||a.example|H|<p>a\n");
  assert_int_equal(rename(path, in_root((char[256]){0}, "unnamed")), 0);
  expect("unnamed", "/unnamed: byte 0||http://a.example/x|||a.example|H|<p>a\n");
}

static void json_lines(void **state)
{
  (void)state;
  write_file("a.jsonl", SR_V("\xef\xbb\xbf{\"id\": 7, \"text\": \"t\", \"title\": \"T\","
                             " \"date\": \"2024-07-24T10:00\", \"url\": \"http://a/\"}\r\n"
                             "\n \t\n{\"text\": 1}\n[\n{\"text\": \"last\", \"source\": \"S\"}"));
  const char *expected = "/a.jsonl:1|7|http://a/|T|2024-07-24|http://a/|A|t\n"
                         "!/a.jsonl:4: byte 93: \"text\" is not a string\n"
                         "!/a.jsonl:5: byte 106: no valid JSON: ']' expected near end of file\n"
                         "/a.jsonl:6|||||S|A|last\n";
  expect("a.jsonl", expected);
}

static void told_kinds(void **state)
{
  (void)state;
  char path[256];
  sr_source_options o = {.kind = SR_INPUT_TEXT};
  write_file("a.html", SR_V("{\"text\": \"t\"}"));
  expect_with(in_root(path, "a.html"), &o, "/a.html||||||T|{\"text\": \"t\"}\n");
  o.kind = SR_INPUT_JSONL;
  expect_with(path, &o, "/a.html:1||||||A|t\n");
  o.kind = SR_INPUT_HTML;
  write_file("a.warc", SR_V(RECORD));
  expect_with(in_root(path, "a.warc"), &o, "/a.warc||||||H|" RECORD "\n");
}

static void standard_input(void **state)
{
  (void)state;
  static const struct {
    const char *bytes, *expected;
  } cases[] = {{"plain", "standard input||||||A|plain\n"},
               {"{\"text\": \"t\"}\n", "standard input:1||||||A|t\n"},
               {RECORD, "standard input: byte 0||http://a.example/x|||a.example|H|<p>a\n"},
               {FEED, FEED_READ("standard input")}};
  const sr_source_options o = {.kind = SR_INPUT_AUTO};
  int before = dup(0);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], cases[i].bytes, strlen(cases[i].bytes)), (ssize_t)strlen(cases[i].bytes));
    close(ends[1]);
    dup2(ends[0], 0);
    close(ends[0]);
    expect_with("-", &o, cases[i].expected);
  }
  dup2(before, 0);
  close(before);
}

static void too_large(void **state)
{
  (void)state;
  char path[256];
  write_file("a.txt", SR_V("x"));
  assert_int_equal(truncate(in_root(path, "a.txt"), SR_MAX_REPORT + 1), 0);
  write_file("b.txt", SR_V("x"));
  expect("", "!/a.txt: byte 33554432: longer than the limit of 32 MB for one report; several reports go into JSON Lines\n"
             "/b.txt||||||A|x\n");
}

static void directories(void **state)
{
  (void)state;
  make_dir("d");
  make_dir("d/b");
  make_dir("d/b/empty");
  make_dir("d/.hidden");
  write_file("d/.hidden/x.txt", SR_V("no"));
  write_file("d/.x.txt", SR_V("no"));
  write_file("d/b/2.txt", SR_V("2"));
  write_file("d/b/10.txt", SR_V("10"));
  write_file("d/a.jsonl", SR_V("{\"text\": \"1\"}\nx\n"));
  write_file("d/b.txt", SR_V("b"));
  write_file("d/B.txt", SR_V("B"));
  write_file("other.txt", SR_V("o"));
  make_link("..", "d/b/up");          /* a loop */
  make_link("../other.txt", "d/link"); /* a file */
  make_link("b", "d/again");          /* a directory that is read anyway */
  make_link("nowhere", "d/dead");
  char path[256];
  assert_int_equal(mkfifo(in_root(path, "d/fifo"), 0600), 0);
  expect("d", "/d/B.txt||||||A|B\n"
              "/d/a.jsonl:1||||||A|1\n!/d/a.jsonl:2: byte 15: no valid JSON: '[' or '{' expected near 'x'\n"
              "/d/again/10.txt||||||A|10\n/d/again/2.txt||||||A|2\n"
              "/d/b.txt||||||A|b\n"
              "!/d/dead: No such file or directory\n"
              "/d/link||||||A|o\n");
}

static void deep_directories(void **state)
{
  (void)state;
  char name[3 * SR_MAX_DIR_DEPTH] = "d";
  make_dir(name);
  write_file("d/x.txt", SR_V("x"));
  for (unsigned i = 0; i < SR_MAX_DIR_DEPTH; i++) {
    size_t n = strlen(name);
    snprintf(name + n, sizeof name - n, "/d");
    make_dir(name);
  }
  sr_buf got;
  sr_buf_init(&got, 1 << 20);
  const sr_source_options o = {.kind = SR_INPUT_AUTO};
  char path[256];
  read_all(&got, in_root(path, "d"), &o);
  assert_true(sr_view_starts(sr_buf_view(&got), SR_V("!/d/d/d/")));
  assert_true(sr_view_ends(sr_buf_view(&got), SR_V("/d: more than 64 directories deep; name it by itself\n/d/x.txt||||||A|x\n")));
  sr_buf_dispose(&got);
}

/* --- the web --- */

#define WEB_FEED "<rss><channel><title>Daily</title>" \
                 "<item><link>/page</link><title>One</title><description>short</description></item>" \
                 "<item><link>/gone</link><description>short</description></item>" \
                 "<item><link>/page</link></item></channel></rss>"

static void answer(int fd, const char *path, const char *request)
{
  (void)request;
  if (!strcmp(path, "/page")) server_answer(fd, "200 OK", "Content-Type: text/html\r\n", SR_V("<p>whole"));
  else if (!strcmp(path, "/feed")) server_answer(fd, "200 OK", "Content-Type: text/xml\r\n", SR_V(WEB_FEED));
  else if (!strcmp(path, "/xml")) server_answer(fd, "200 OK", "Content-Type: text/xml\r\n", SR_V("<x/>"));
  else if (!strcmp(path, "/moved")) server_answer(fd, "301 Moved", "Location: /page\r\n", SR_V(""));
  else server_answer(fd, "404 Not Found", "", SR_V(""));
}

static void expect_address(const char *path, bool fetch_items, int requests, const char *expected)
{
  char url[256];
  const sr_source_options o = {.fetch_items = fetch_items, .fetch = {.total_ms = 10000}};
  snprintf(url, sizeof url, "http://127.0.0.1:%u%s", web.port, path);
  int before = atomic_load(&web.requests);
  expect_with(url, &o, expected);
  assert_int_equal(atomic_load(&web.requests) - before, requests);
}

#define WEB "http://127.0.0.1"

static void addresses(void **state)
{
  (void)state;
  assert_true(server_start(&web, answer));
  expect_address("/page", false, 1, WEB "/page||" WEB "/page|||127.0.0.1|H|<p>whole\n");
  expect_address("/moved", false, 2, WEB "/moved||" WEB "/page|||127.0.0.1|H|<p>whole\n");
  expect_address("/gone", false, 1, "cannot open: " WEB "/gone: HTTP 404: there is no such page; check the address\n");
  expect_address("/xml", false, 1, "cannot open: " WEB "/xml: no RSS or Atom feed\n");
  expect_address("/feed", false, 1,
                 WEB "/feed: item 1||" WEB "/page|One||Daily|T|short\n" WEB "/feed: item 2||" WEB "/gone|||Daily|T|short\n!" WEB
                     "/feed: item 3: has a link only, no text and no title\n");
  expect_address("/feed", true, 4,
                 WEB "/feed: item 1||" WEB "/page|One||Daily|H|<p>whole\n!" WEB
                     "/gone: HTTP 404: there is no such page; check the address\n" WEB "/feed: item 3||" WEB
                     "/page|||Daily|H|<p>whole\n");
  server_stop(&web);
  web.port = 0;
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(kinds_of_files, make_root, clear_root),
      cmocka_unit_test_setup_teardown(packed_archive, make_root, clear_root),
      cmocka_unit_test_setup_teardown(json_lines, make_root, clear_root),
      cmocka_unit_test_setup_teardown(told_kinds, make_root, clear_root),
      cmocka_unit_test_setup_teardown(standard_input, make_root, clear_root),
      cmocka_unit_test_setup_teardown(too_large, make_root, clear_root),
      cmocka_unit_test_setup_teardown(directories, make_root, clear_root),
      cmocka_unit_test_setup_teardown(deep_directories, make_root, clear_root),
      cmocka_unit_test_setup_teardown(addresses, make_root, clear_root),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
