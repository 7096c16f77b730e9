/* One arena a report: allocation is a pointer bump, everything is freed at once.
 *
 * A stage never checks for NULL: when memory or the arena's maximum is
 * exhausted, `sr_arena_alloc` jumps to the arena's `on_full`, which the
 * pipeline sets before the first stage and turns into SR_ERR_MEMORY or
 * SR_ERR_LIMIT. Stages therefore hold no other resource while they allocate
 * (docs/decisions/0003-arena-jump.md).
 *
 * Built with -DSR_ARENA_MALLOC every allocation is a malloc of its own, so that
 * AddressSanitizer sees overruns inside the arena.
 */
#ifndef SR_BASE_ARENA_H
#define SR_BASE_ARENA_H

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#include "sitrep/view.h"

typedef struct sr_arena_block sr_arena_block;

typedef struct sr_arena {
  sr_arena_block *head;
  char *at, *end;
  size_t used, max;    /* bytes taken from the system; the most that may be taken */
  long fail_after;     /* tests: the n-th allocation from now fails; -1 never */
  jmp_buf *on_full;    /* where to go when full; must be set before allocating */
  int why;             /* sr_status of the failure, once on_full was taken */
} sr_arena;

/* Makes an empty arena; `max` bytes at most (0: SR_MAX_ARENA). Cannot fail. */
void sr_arena_init(sr_arena *a, size_t max);
/* Gives everything back but one block, so that the next report reuses it. */
void sr_arena_reset(sr_arena *a);
/* Gives everything back. NULL and a zeroed arena are harmless. */
void sr_arena_dispose(sr_arena *a);
/* `size` bytes aligned to 16, NOT zeroed; lives until reset or dispose. Does not return on failure. */
void *sr_arena_alloc(sr_arena *a, size_t size);
/* The same, zeroed. `n * size` is checked for overflow. */
void *sr_arena_zalloc(sr_arena *a, size_t n, size_t size);
/* A copy of `v` in the arena. */
sr_view sr_arena_copy(sr_arena *a, sr_view v);
/* printf into the arena; the result is a view without the NUL. */
sr_view sr_arena_printf(sr_arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Typed growing array in an arena: SR_VEC(sr_token) toks; zero-initialise it.
 * SR_PUSH doubles; old storage stays in the arena until the reset. */
#define SR_VEC(T)      \
  struct {             \
    T *v;              \
    uint32_t n, cap;   \
  }
void *sr_vec__grow(sr_arena *a, void *v, uint32_t n, uint32_t *cap, size_t item);
/* Pushes a value; evaluates to nothing. */
#define SR_PUSH(a, vec, item)                                                                     \
  do {                                                                                            \
    if ((vec)->n == (vec)->cap)                                                                   \
      (vec)->v = sr_vec__grow((a), (vec)->v, (vec)->n, &(vec)->cap, sizeof *(vec)->v);            \
    (vec)->v[(vec)->n++] = (item);                                                                \
  } while (0)

/* Says that the array is complete. With -DSR_ARENA_MALLOC it is moved to a room of exactly its size, so
 * that AddressSanitizer sees who reads behind its last item; else nothing. Evaluates to nothing. */
#ifdef SR_ARENA_MALLOC
#define SR_VEC_DONE(a, vec)                                                                                \
  do {                                                                                                     \
    if ((vec)->n && (vec)->n < (vec)->cap)                                                                 \
      (vec)->v = memcpy(sr_arena_alloc((a), (vec)->n * sizeof *(vec)->v), (vec)->v, (vec)->n * sizeof *(vec)->v); \
    (vec)->cap = (vec)->n;                                                                                 \
  } while (0)
#else
#define SR_VEC_DONE(a, vec) ((void)(a), (void)(vec))
#endif

#endif
