/* Making mentions and members in tests. */
#ifndef STORE_MAKE_H
#define STORE_MAKE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sitrep/engine.h"
#include "store/summary.h"

/* An arena that fails the test where it is full. */
typedef struct room {
  sr_arena arena;
  jmp_buf full;
} room;

static sr_arena *room_open(room *r)
{
  memset(r, 0, sizeof *r);
  sr_arena_init(&r->arena, 0);
  r->arena.on_full = &r->full;
  return &r->arena;
}
#define ROOM(r) room r; room_open(&(r)); if (setjmp((r).full)) fail_msg("arena full")

static int32_t day(const char *text)
{
  int32_t d = 0;
  assert_true(sr_date_parse(sr_view_of(text), &d));
  return d;
}

static inline sr_range exactly(int32_t n)
{
  return (sr_range){true, n, n, n};
}

static void no_ranges(sr_range *r, size_t n)
{
  for (size_t i = 0; i < n; i++) r[i] = (sr_range){false, SR_NULL_INT, SR_NULL_INT, SR_NULL_INT};
}

/* A mention of an attack in Quetta that tells no figure. */
static inline sr_held mention_of(uint64_t key, const char *published, const char *date)
{
  sr_held h = {.key = key, .doc = key, .published = day(published), .cls = SR_CLASS_attack, .from = 0, .to = 10};
  h.date = (sr_date){day(date), day(date), SR_DATEPREC_day, SR_VNULL};
  h.place = (sr_place){.locality = SR_V("Quetta"), .admin2 = SR_V("Quetta"), .admin1 = SR_V("Balochistan"), .country = SR_V("PK"),
                       .located = true, .lat = 30.1798, .lon = 66.975, .precision = SR_PLACEPREC_locality};
  no_ranges(h.outcome, SR_OUTCOME__N);
  no_ranges(h.totals.killed, SR_GROUP__N);
  no_ranges(h.totals.injured, SR_GROUP__N);
  h.standing[0] = h.standing[1] = SR_STANDING_OFFICIAL;
  return h;
}

static inline void tell_killed(sr_held *h, sr_range r)
{
  h->outcome[SR_OUTCOME_killed] = h->totals.killed[SR_GROUP_all] = r;
}

static inline void tell_injured(sr_held *h, sr_range r)
{
  h->outcome[SR_OUTCOME_injured] = h->totals.injured[SR_GROUP_all] = r;
}

static inline void assert_range(const sr_range *r, int32_t low, int32_t best, int32_t high)
{
  assert_true(r->told);
  assert_int_equal(r->low, low);
  assert_int_equal(r->best, best);
  assert_int_equal(r->high, high);
}

static inline void assert_view(sr_view got, const char *expected)
{
  if (!sr_view_eq(got, sr_view_of(expected))) fail_msg("\"%.*s\", expected \"%s\"", (int)got.len, got.ptr ? got.ptr : "", expected);
}

#endif
