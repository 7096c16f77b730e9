/* A growing byte buffer that names its maximum: what report.h prints into. The owner disposes of it.
 * Errors are sticky: after a failure every append is a no-op and `status` says why,
 * so a writer checks once, at its end. Not thread-safe. */
#ifndef SITREP_BUF_H
#define SITREP_BUF_H

#include <stddef.h>

#include "sitrep/status.h"
#include "sitrep/view.h"

typedef struct sr_buf {
  char *ptr;
  size_t len, cap, max;
  sr_status status;
} sr_buf;

/* An empty buffer of at most `max` bytes. Cannot fail. */
void sr_buf_init(sr_buf *b, size_t max);
void sr_buf_dispose(sr_buf *b);
/* Empties it and clears the status; keeps the storage. */
void sr_buf_clear(sr_buf *b);
void sr_buf_add(sr_buf *b, sr_view v);
void sr_buf_byte(sr_buf *b, char c);
void sr_buf_printf(sr_buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static inline sr_view sr_buf_view(const sr_buf *b)
{
  return (sr_view){b->ptr, b->len};
}

#endif
