/* The arena: a list of blocks that double in size; see arena.h for the contract. */
#include "base/base.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct sr_arena_block {
  sr_arena_block *next;
  size_t size;
  char data[];
};

#define FIRST_BLOCK ((size_t)64 << 10)
#define LARGEST_BLOCK ((size_t)8 << 20)

void sr_arena_init(sr_arena *a, size_t max)
{
  *a = (sr_arena){.max = max ? max : SR_MAX_ARENA, .fail_after = -1};
}

static _Noreturn void full(sr_arena *a, int why)
{
  a->why = why;
  if (!a->on_full) abort();
  longjmp(*a->on_full, 1);
}

static void add_block(sr_arena *a, size_t want)
{
  size_t size = a->head ? a->head->size * 2 : FIRST_BLOCK;
  if (size > LARGEST_BLOCK) size = LARGEST_BLOCK;
#ifdef SR_ARENA_MALLOC
  size = want; /* a block an allocation: no more, so that its end is the block's end */
#endif
  if (size < want) size = want;
  if (size > a->max - a->used) {
    size = want;
    if (size > a->max - a->used) full(a, SR_ERR_LIMIT);
  }
  sr_arena_block *b = malloc(sizeof *b + size);
  if (!b) full(a, SR_ERR_MEMORY);
  *b = (sr_arena_block){.next = a->head, .size = size};
  a->head = b;
  a->used += size;
  a->at = b->data;
  a->end = b->data + size;
}

void *sr_arena_alloc(sr_arena *a, size_t size)
{
  if (size > SIZE_MAX / 2) full(a, SR_ERR_LIMIT);
  size = (size + 15) & ~(size_t)15;
  if (a->fail_after >= 0 && a->fail_after-- == 0) full(a, SR_ERR_MEMORY);
#ifdef SR_ARENA_MALLOC
  add_block(a, size);
#else
  if ((size_t)(a->end - a->at) < size) add_block(a, size);
#endif
  char *p = a->at;
  a->at += size;
  return p;
}

void *sr_arena_zalloc(sr_arena *a, size_t n, size_t size)
{
  if (size && n > SIZE_MAX / size) full(a, SR_ERR_LIMIT);
  void *p = sr_arena_alloc(a, n * size);
  return memset(p, 0, n * size);
}

sr_view sr_arena_copy(sr_arena *a, sr_view v)
{
  if (!v.len) return (sr_view){"", 0};
  char *p = sr_arena_alloc(a, v.len);
  memcpy(p, v.ptr, v.len);
  return (sr_view){p, v.len};
}

sr_view sr_arena_printf(sr_arena *a, const char *fmt, ...)
{
  va_list ap, again;
  va_start(ap, fmt);
  va_copy(again, ap);
  int n = vsnprintf(NULL, 0, fmt, ap);
  va_end(ap);
  char *p = sr_arena_alloc(a, (size_t)(n < 0 ? 0 : n) + 1);
  if (n >= 0) vsnprintf(p, (size_t)n + 1, fmt, again);
  va_end(again);
  return (sr_view){p, n < 0 ? 0 : (size_t)n};
}

static void free_list(sr_arena_block *b)
{
  while (b) {
    sr_arena_block *next = b->next;
    free(b);
    b = next;
  }
}

void sr_arena_reset(sr_arena *a)
{
#ifdef SR_ARENA_MALLOC
  free_list(a->head);
  a->head = NULL;
  a->at = a->end = NULL;
  a->used = 0;
#else
  if (!a->head) return;
  free_list(a->head->next);
  a->head->next = NULL;
  a->used = a->head->size;
  a->at = a->head->data;
  a->end = a->at + a->head->size;
#endif
}

void sr_arena_dispose(sr_arena *a)
{
  if (!a) return;
  free_list(a->head);
  *a = (sr_arena){.fail_after = -1};
}

void *sr_vec__grow(sr_arena *a, void *v, uint32_t n, uint32_t *cap, size_t item)
{
  if (*cap > UINT32_MAX / 2) full(a, SR_ERR_LIMIT);
  uint32_t want = *cap ? *cap * 2 : 8;
  void *p = sr_arena_alloc(a, (size_t)want * item);
  if (n) memcpy(p, v, (size_t)n * item);
  *cap = want;
  return p;
}
