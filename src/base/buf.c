/* The growing buffer; see buf.h. */
#include "base/base.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void sr_buf_init(sr_buf *b, size_t max)
{
  *b = (sr_buf){.max = max};
}

void sr_buf_dispose(sr_buf *b)
{
  if (!b) return;
  free(b->ptr);
  *b = (sr_buf){.max = b->max};
}

void sr_buf_clear(sr_buf *b)
{
  b->len = 0;
  b->status = SR_OK;
}

static bool room(sr_buf *b, size_t more)
{
  if (b->status != SR_OK) return false;
  if (b->cap - b->len >= more) return true;
  if (more > b->max - b->len) {
    b->status = SR_ERR_LIMIT;
    return false;
  }
  size_t want = b->cap ? b->cap * 2 : 4096;
  if (want < b->len + more) want = b->len + more;
  if (want > b->max) want = b->max;
  char *p = realloc(b->ptr, want);
  if (!p) {
    b->status = SR_ERR_MEMORY;
    return false;
  }
  b->ptr = p;
  b->cap = want;
  return true;
}

void sr_buf_add(sr_buf *b, sr_view v)
{
  if (!v.len || !room(b, v.len)) return;
  memcpy(b->ptr + b->len, v.ptr, v.len);
  b->len += v.len;
}

void sr_buf_byte(sr_buf *b, char c)
{
  if (room(b, 1)) b->ptr[b->len++] = c;
}

void sr_buf_printf(sr_buf *b, const char *fmt, ...)
{
  va_list ap, again;
  va_start(ap, fmt);
  va_copy(again, ap);
  int n = vsnprintf(NULL, 0, fmt, ap);
  va_end(ap);
  if (n > 0 && room(b, (size_t)n + 1)) {
    vsnprintf(b->ptr + b->len, (size_t)n + 1, fmt, again);
    b->len += (size_t)n;
  }
  va_end(again);
}
