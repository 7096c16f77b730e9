/* For the tests of the WARC reader: making files, and reading them from memory in pieces of any size. */
#ifndef SR_TESTS_WARC_FILE_H
#define SR_TESTS_WARC_FILE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <zlib.h>

#include "base/base.h"
#include "cli/warc.h"

/* --- making files --- */

/* Appends a record; the names of its fields in odd case, as some crawlers write them. */
static inline void add_record(sr_buf *b, const char *type, const char *url, const char *content, sr_view block)
{
  sr_buf_printf(b, "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-07-24T10:00:00Z\r\n", type, url);
  sr_buf_printf(b, "content-TYPE:%s\r\nContent-Length: %zu\r\n\r\n", content, block.len);
  sr_buf_add(b, block);
  sr_buf_add(b, SR_V("\r\n\r\n"));
}

static inline void add_answer(sr_buf *b, const char *url, const char *head, sr_view body)
{
  sr_buf block;
  sr_buf_init(&block, 1 << 24);
  sr_buf_printf(&block, "%s\r\n\r\n", head);
  sr_buf_add(&block, body);
  add_record(b, "response", url, "application/http; msgtype=response", sr_buf_view(&block));
  sr_buf_dispose(&block);
}

static inline void add_page(sr_buf *b, const char *url, const char *body)
{
  add_answer(b, url, "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"utf-8\"", sr_view_of(body));
}

/* window: 31 gzip, 15 zlib, -15 bare deflate. */
static inline void pack(sr_buf *out, sr_view v, int window)
{
  z_stream z = {.next_in = (Bytef *)(uintptr_t)v.ptr, .avail_in = (uInt)v.len};
  assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY), Z_OK);
  int status = Z_OK;
  while (status == Z_OK) {
    char step[4096];
    z.next_out = (Bytef *)step;
    z.avail_out = sizeof step;
    status = deflate(&z, Z_FINISH);
    sr_buf_add(out, (sr_view){step, sizeof step - z.avail_out});
  }
  assert_int_equal(status, Z_STREAM_END);
  deflateEnd(&z);
}

/* --- reading them --- */

typedef struct memory {
  sr_view v;
  size_t at, step, fail_at; /* fail_at 0: never */
} memory;

static inline bool read_memory(void *payload, char *to, size_t max, size_t *n, sr_buf *why)
{
  memory *m = payload;
  if (m->fail_at && m->at >= m->fail_at) {
    sr_buf_printf(why, "disk gone");
    return false;
  }
  *n = m->v.len - m->at;
  if (*n > max) *n = max;
  if (*n > m->step) *n = m->step;
  if (*n) memcpy(to, m->v.ptr + m->at, *n);
  m->at += *n;
  return true;
}

/* All of a file as one string: "url=text;" for a text, "!message;" for a failure. */
static inline void read_all(memory m, sr_buf *out)
{
  sr_warc *w;
  sr_warc_text t;
  sr_buf why;
  sr_next next;
  sr_buf_clear(out);
  sr_buf_init(&why, 4096);
  assert_int_equal(sr_warc_open(&w, (sr_warc_bytes){&m, read_memory}), SR_OK);
  for (int i = 0; (next = sr_warc_next(w, &t, &why)) != SR_NEXT_END; i++) {
    assert_true(i < 100);
    if (next == SR_NEXT_ITEM) {
      assert_int_equal(why.len, 0);
      sr_buf_add(out, t.url);
      sr_buf_byte(out, t.html ? '=' : ':');
      sr_buf_add(out, t.text);
    } else {
      sr_buf_byte(out, '!');
      sr_buf_add(out, sr_buf_view(&why));
    }
    sr_buf_byte(out, ';');
    sr_buf_clear(&why);
  }
  assert_int_equal(sr_warc_next(w, &t, &why), SR_NEXT_END);
  sr_warc_close(w);
  sr_buf_dispose(&why);
}

static inline void expect(const sr_buf *file, const char *expected)
{
  static const size_t steps[] = {1, 13, 4096, 1 << 20};
  sr_buf got;
  sr_buf_init(&got, 1 << 24);
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
    read_all((memory){sr_buf_view(file), 0, steps[i], 0}, &got);
    sr_buf_byte(&got, 0);
    assert_string_equal(got.ptr, expected);
  }
  sr_buf_dispose(&got);
}

#endif
