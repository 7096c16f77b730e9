/* WARC files that are damaged, cut off or cannot be read on: each is told once, and the rest is read. */
#include "unit/cli/warc_file.h"

static void cut_and_wrong_lengths(void **state)
{
  (void)state;
  sr_buf b;
  sr_buf_init(&b, 1 << 20);
  add_page(&b, "a", "first");
  size_t first = b.len;
  add_page(&b, "b", "second");
  size_t second = b.len;
  char expected[256];

  b.len -= 8; /* the last record is cut off */
  snprintf(expected, sizeof expected, "a=first;!byte %zu: the file ends inside this record;", first);
  expect(&b, expected);

  b.len = first - 6; /* the first is, and the second follows */
  add_page(&b, "b", "second");
  expect(&b, "!byte 0: this record is longer or shorter than its Content-Length;b=second;");

  sr_buf_clear(&b);
  sr_buf_printf(&b, "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: 99999\r\n\r\nshort\r\n\r\n");
  add_page(&b, "b", "second");
  expect(&b, "!byte 0: the file ends inside this record;b=second;");

  sr_buf_clear(&b);
  sr_buf_printf(&b, "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\ntoo long\r\n\r\n");
  add_page(&b, "b", "second");
  expect(&b, "!byte 0: this record is longer or shorter than its Content-Length;b=second;");
  assert_true(second > first);
  sr_buf_dispose(&b);
}

static void garbage(void **state)
{
  (void)state;
  sr_buf b;
  char expected[256];
  sr_buf_init(&b, 1 << 22);
  sr_buf_printf(&b, "no archive at all\nWARC/0.9\n");
  expect(&b, "!byte 0: no WARC record begins here;");
  add_page(&b, "a", "first");
  size_t from = b.len;
  for (int i = 0; i < 40000; i++) sr_buf_printf(&b, "noise\n");
  add_page(&b, "b", "second");
  snprintf(expected, sizeof expected,
           "!byte 0: no WARC record begins here;a=first;!byte %zu: no WARC record begins here;b=second;", from);
  expect(&b, expected);

  sr_buf_clear(&b);
  sr_buf_printf(&b, "WARC/1.0\r\nWARC-Type: resource\r\n\r\nx\r\n\r\nWARC/1.0\r\nContent-Length: -1\r\n\r\n\r\n");
  add_page(&b, "a", "first");
  expect(&b, "!byte 0: this record does not tell its Content-Length;!byte 38: this record does not tell its Content-Length;"
             "a=first;");

  sr_buf_clear(&b);
  sr_buf_printf(&b, "WARC/1.0\r\nX: ");
  for (int i = 0; i < 70000; i++) sr_buf_byte(&b, 'x');
  sr_buf_printf(&b, "\r\n\r\n");
  add_page(&b, "a", "first");
  expect(&b, "!byte 0: the header of this record has no end;a=first;");

  sr_buf_clear(&b);
  sr_buf_printf(&b, "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Truncated: length\r\nContent-Type: text/plain\r\n"
                    "Content-Length: 1\r\n\r\nx\r\n\r\n");
  sr_buf_printf(&b, "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Segment-Number: 1\r\nContent-Type: text/plain\r\n"
                    "Content-Length: 1\r\n\r\nx\r\n\r\n");
  expect(&b, "!byte 0: the crawler cut this record off;!byte 107: this record is one piece of several;");
  sr_buf_dispose(&b);
}

/* What was read ahead does not shift the offset: the second record is named by its own member. */
static void offsets_of_members(void **state)
{
  (void)state;
  sr_buf b, one;
  size_t at[3];
  char expected[256];
  sr_buf_init(&b, 1 << 20);
  sr_buf_init(&one, 1 << 20);
  for (int i = 0; i < 3; i++) {
    at[i] = b.len;
    sr_buf_clear(&one);
    sr_buf_printf(&one, "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\n%s\r\nx\r\n\r\n",
                  i == 0 ? "Content-Length: 5000\r\n" : i == 2 ? "Content-Length: 1\r\n" : "");
    pack(&b, sr_buf_view(&one), 31);
  }
  snprintf(expected, sizeof expected,
           "!byte 0: the file ends inside this record;!byte %zu: this record does not tell its Content-Length;:x;", at[1]);
  expect(&b, expected);
  assert_true(at[2] > at[1]);
  sr_buf_dispose(&b);
  sr_buf_dispose(&one);
}

/* Three packed records: where each begins. */
static void three(sr_buf *b, size_t at[4])
{
  sr_buf one;
  sr_buf_init(&one, 1 << 20);
  for (int i = 0; i < 3; i++) {
    char url[2] = {(char)('a' + i), 0}, text[4000];
    for (size_t k = 0; k < sizeof text - 1; k++) /* hard to pack, so that damage has room */
      text[k] = (char)('a' + (int)(sr_mix64(k + 7919 * (size_t)i) % 26));
    text[sizeof text - 1] = 0;
    text[i == 1 ? 3000 : 3] = 0;
    at[i] = b->len;
    sr_buf_clear(&one);
    add_page(&one, url, text);
    pack(b, sr_buf_view(&one), 31);
  }
  at[3] = b->len;
  sr_buf_dispose(&one);
}

/* The first and the third are read, the second is told by its offset. Its message depends on where the damage shows. */
static void without_second(const sr_buf *b, size_t second)
{
  static const size_t steps[] = {1, 100, 1 << 20};
  char begin[64];
  sr_buf got;
  sr_buf_init(&got, 1 << 20);
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
    read_all((memory){sr_buf_view(b), 0, steps[i], 0}, &got);
    assert_true(got.len > 20);
    snprintf(begin, sizeof begin, "a=%.3s;!byte %zu: ", got.ptr + 2, second);
    assert_true(sr_view_starts(sr_buf_view(&got), sr_view_of(begin)));
    assert_memory_equal(got.ptr + got.len - 7, ";c=", 3);
    const char *told = memchr(got.ptr, '!', got.len);
    assert_null(memchr(told + 1, '!', got.len - (size_t)(told + 1 - got.ptr))); /* once */
  }
  sr_buf_dispose(&got);
}

static void damaged_members(void **state)
{
  (void)state;
  sr_buf b, cut;
  size_t at[4];
  sr_buf_init(&b, 1 << 20);
  sr_buf_init(&cut, 1 << 20);
  three(&b, at);
  size_t middle = (at[1] + at[2]) / 2;

  memset(b.ptr + middle, 0xff, 20); /* the middle of the second is overwritten */
  without_second(&b, at[1]);
  memset(b.ptr + at[1], 0, 4); /* and its start */
  without_second(&b, at[1]);

  sr_buf_clear(&b);
  three(&b, at);
  b.ptr[at[2] - 5] ^= 1; /* only the checksum is wrong */
  without_second(&b, at[1]);

  sr_buf_clear(&b);
  three(&b, at);
  for (size_t keep = at[1] + 30; keep < at[2] - 1; keep += 97) { /* it is cut off, and the third follows */
    sr_buf_clear(&cut);
    sr_buf_add(&cut, (sr_view){b.ptr, keep});
    sr_buf_add(&cut, (sr_view){b.ptr + at[2], at[3] - at[2]});
    without_second(&cut, at[1]);
  }
  sr_buf_dispose(&b);
  sr_buf_dispose(&cut);
}

static void ends_of_packed_files(void **state)
{
  (void)state;
  sr_buf b, one;
  char expected[128];
  sr_buf_init(&b, 1 << 20);
  sr_buf_init(&one, 1 << 20);
  add_page(&one, "a", "first");
  pack(&b, sr_buf_view(&one), 31);
  size_t n = b.len;
  sr_buf_add(&b, SR_V("\0\0\0\0\0\0"));
  snprintf(expected, sizeof expected, "a=first;!byte %zu: no gzip member begins here;", n);
  expect(&b, expected);
  b.len = n;
  sr_buf_add(&b, SR_V("\x1f"));
  expect(&b, expected);
  b.len = n - 3;
  expect(&b, "!byte 0: the file ends inside its gzip member;");
  sr_buf_clear(&b);
  pack(&b, SR_V("a packed text, but no archive\n"), 31);
  expect(&b, "!byte 0: no WARC record begins here;");
  sr_buf_dispose(&b);
  sr_buf_dispose(&one);
}

static void unreadable_file(void **state)
{
  (void)state;
  sr_buf b, got;
  sr_buf_init(&b, 1 << 20);
  sr_buf_init(&got, 1 << 20);
  add_page(&b, "a", "first");
  size_t n = b.len;
  add_page(&b, "b", "second");
  for (size_t at = n + 60; at < b.len; at += 60) {
    read_all((memory){sr_buf_view(&b), 0, 10, at}, &got);
    sr_buf_byte(&got, 0);
    assert_string_equal(got.ptr, "a=first;!disk gone;");
  }
  sr_buf_dispose(&b);
  sr_buf_dispose(&got);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(cut_and_wrong_lengths), cmocka_unit_test(garbage),         cmocka_unit_test(damaged_members),
      cmocka_unit_test(ends_of_packed_files),  cmocka_unit_test(unreadable_file), cmocka_unit_test(offsets_of_members),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
