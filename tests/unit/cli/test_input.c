/* Reading files and pipes: lines of any length over any boundary, limits, guesses; and records. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <unistd.h>

#include "base/base.h"
#include "cli/input.h"
#include "cli/entry.h"
#include "sitrep/engine.h"

typedef struct file {
  char path[64];
} file;

static void write_file(file *f, const char *end, const char *bytes, size_t n)
{
  snprintf(f->path, sizeof f->path, "/tmp/sitrep-test-XXXXXX%s", end);
  int fd = mkstemps(f->path, (int)strlen(end));
  assert_true(fd >= 0);
  assert_int_equal(write(fd, bytes, n), (ssize_t)n);
  close(fd);
}

static void open_file(sr_input *in, const char *path)
{
  sr_buf why;
  sr_buf_init(&why, 4096);
  assert_int_equal(sr_input_open(in, path, &why), SR_OK);
  assert_int_equal(why.len, 0);
  sr_buf_dispose(&why);
}

/* Lines of growing length, so that line ends meet every place of a chunk; `max` in the middle. */
static void lines_and_limits(void **state)
{
  (void)state;
  enum { N = 3000, MAX = 2000 };
  char *bytes = malloc((size_t)N * (N + 1));
  size_t n = 0;
  for (size_t i = 0; i < N; i++) {
    memset(bytes + n, 'a' + (int)(i % 26), i);
    n += i;
    bytes[n++] = '\n';
  }
  file f;
  sr_input in;
  sr_line line;
  sr_buf why;
  sr_buf_init(&why, 4096);
  write_file(&f, "", bytes, n);
  open_file(&in, f.path);
  uint64_t offset = 0;
  for (size_t i = 0; i < N; i++) {
    assert_int_equal(sr_input_line(&in, MAX, &line, &why), SR_OK);
    assert_int_equal(line.number, i + 1);
    assert_int_equal(line.offset, offset);
    assert_int_equal(line.too_long, i > MAX);
    assert_int_equal(line.text.len, i > MAX ? 0 : i);
    if (i && i <= MAX) assert_true(line.text.ptr[0] == 'a' + (int)(i % 26) && line.text.ptr[i - 1] == line.text.ptr[0]);
    offset += i + 1;
  }
  assert_int_equal(sr_input_line(&in, MAX, &line, &why), SR_OK);
  assert_null(line.text.ptr);
  sr_input_close(&in);
  sr_buf_dispose(&why);
  unlink(f.path);
  free(bytes);
}

static void ends_of_lines(void **state)
{
  (void)state;
  static const char bytes[] = "a\r\n\nlast";
  file f;
  sr_input in;
  sr_line line;
  sr_buf why;
  sr_buf_init(&why, 4096);
  write_file(&f, "", bytes, sizeof bytes - 1);
  open_file(&in, f.path);
  const sr_view expected[] = {SR_V("a"), SR_V(""), SR_V("last")};
  for (int i = 0; i < 3; i++) {
    assert_int_equal(sr_input_line(&in, 100, &line, &why), SR_OK);
    assert_true(line.text.ptr && sr_view_eq(line.text, expected[i]));
  }
  assert_int_equal(sr_input_line(&in, 100, &line, &why), SR_OK);
  assert_null(line.text.ptr);
  sr_input_close(&in);
  sr_buf_dispose(&why);
  unlink(f.path);
}

static void whole_files(void **state)
{
  (void)state;
  file f;
  sr_input in;
  sr_view all;
  sr_buf why;
  sr_buf_init(&why, 4096);
  write_file(&f, "", "hello", 5);
  open_file(&in, f.path);
  assert_int_equal(sr_input_all(&in, 5, &all, &why), SR_OK);
  assert_true(sr_view_eq(all, SR_V("hello")));
  sr_input_close(&in);
  open_file(&in, f.path);
  assert_int_equal(sr_input_all(&in, 4, &all, &why), SR_ERR_LIMIT);
  assert_true(why.len > 0);
  sr_input_close(&in);
  unlink(f.path);
  assert_int_equal(sr_input_open(&in, f.path, &why), SR_ERR_INPUT);
  assert_int_equal(sr_input_open(&in, "/tmp", &why), SR_ERR_INPUT);
  sr_buf_dispose(&why);
}

static void guesses(void **state)
{
  (void)state;
  const struct {
    const char *end, *bytes;
    sr_input_kind kind;
  } cases[] = {
      {".jsonl", "x", SR_INPUT_JSONL},
      {".HTML", "x", SR_INPUT_HTML},
      {"", "{\"text\": \"a\"}\n", SR_INPUT_JSONL},
      {"", "\xef\xbb\xbf\n {\"id\": 1, \"text\": \"a\"}", SR_INPUT_JSONL},
      {"", "{\"body\": \"a\"}\n", SR_INPUT_AUTO},
      {"", "{not json", SR_INPUT_AUTO},
      {".txt", "{\"text\": \"a\"}\n", SR_INPUT_AUTO},
      {"", "", SR_INPUT_AUTO},
      {"", "KARACHI: \"text\"", SR_INPUT_AUTO},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    file f;
    sr_input in;
    write_file(&f, cases[i].end, cases[i].bytes, strlen(cases[i].bytes));
    open_file(&in, f.path);
    assert_int_equal(sr_input_guess(&in), cases[i].kind);
    sr_input_close(&in);
    unlink(f.path);
  }
}

static void good_records(void **state)
{
  (void)state;
  sr_entry r;
  sr_view line = SR_V("{\"id\": 42, \"text\": \"a\\u0000b\", \"date\": \"1970-01-02T10:00\", \"url\": \"u\", \"title\": null}");
  assert_int_equal(sr_entry_parse(&r, line, NULL), SR_OK);
  assert_true(sr_view_eq(r.id, SR_V("42")) && sr_view_eq(r.source, SR_V("u")));
  assert_int_equal(r.text.len, 3);
  assert_int_equal(r.title.len, 0);
  assert_int_equal(r.published, 1);
  sr_entry_close(&r);
  line = SR_V("{\"text\": \"\", \"source\": \"s\", \"url\": \"u\", \"date\": \"\"}");
  assert_int_equal(sr_entry_parse(&r, line, NULL), SR_OK);
  assert_true(sr_view_eq(r.source, SR_V("s")));
  assert_int_equal(r.published, SR_NULL_INT);
  sr_entry_close(&r);
}

static void bad_records(void **state)
{
  (void)state;
  const char *const lines[] = {"",
                               "{",
                               "[]",
                               "\"text\"",
                               "{}",
                               "{\"text\": null}",
                               "{\"text\": [\"a\"]}",
                               "{\"text\": \"a\", \"id\": 1.5}",
                               "{\"text\": \"a\", \"title\": 1}",
                               "{\"text\": \"a\", \"date\": \"2024-02-30\"}",
                               "{\"text\": \"a\", \"date\": 20240101}",
                               "{\"text\": \"a\", \"text\": \"b\"}",
                               "{\"text\": \"\xff\"}",
                               "{\"text\": \"a\"} x"};
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    sr_entry r;
    sr_error err = {.offset = 0};
    assert_int_equal(sr_entry_parse(&r, sr_view_of(lines[i]), &err), SR_ERR_INPUT);
    assert_true(err.message[0] && err.offset <= strlen(lines[i]));
    sr_entry_close(&r);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_and_limits), cmocka_unit_test(ends_of_lines), cmocka_unit_test(whole_files),
      cmocka_unit_test(guesses),          cmocka_unit_test(good_records),  cmocka_unit_test(bad_records),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
