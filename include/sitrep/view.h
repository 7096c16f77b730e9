/* A read-only range of bytes that somebody else owns. Never NUL-terminated. */
#ifndef SITREP_VIEW_H
#define SITREP_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct sr_view {
  const char *ptr;
  size_t len;
} sr_view;

/* View of a string literal. */
#define SR_V(lit) ((sr_view){"" lit, sizeof(lit) - 1})
#define SR_VNULL ((sr_view){NULL, 0})

static inline bool sr_view_eq(sr_view a, sr_view b)
{
  return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline sr_view sr_view_of(const char *s)
{
  return (sr_view){s, s ? strlen(s) : 0};
}

static inline bool sr_view_starts(sr_view a, sr_view p)
{
  return a.len >= p.len && memcmp(a.ptr, p.ptr, p.len) == 0;
}

static inline bool sr_view_ends(sr_view a, sr_view p)
{
  return a.len >= p.len && memcmp(a.ptr + a.len - p.len, p.ptr, p.len) == 0;
}

#endif
