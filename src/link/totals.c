/* The totals of an incident, from its ledger (contract: Casualty row, golden README: Totals). */
#include "link/group.h"

static void add_bound(int32_t *sum, int32_t v, bool first)
{
  if (first) *sum = v;
  else if (*sum != SR_NULL_INT) *sum = v == SR_NULL_INT ? SR_NULL_INT : *sum + v;
}

static void add_range(sr_range *r, int32_t low, int32_t best, int32_t high)
{
  bool first = !r->told;
  r->told = true;
  add_bound(&r->low, low, first);
  add_bound(&r->best, best, first);
  add_bound(&r->high, high, first);
}

static int32_t less(int32_t a, int32_t b)
{
  return a == SR_NULL_INT || b == SR_NULL_INT ? SR_NULL_INT : a > b ? a - b : 0;
}

static bool overtaken(const sr_incident *in, const sr_casualty *a)
{
  /* A figure that an outcome moved or a later toll replaced is no rival: it hangs on a row that says more. */
  const sr_casualty *r = &in->casualties[a->part_of];
  return a->outcome == r->outcome && a->attribution == SR_NO_INDEX && r->best != SR_NULL_INT && a->best != SR_NULL_INT && a->best < r->best;
}

/* The bounds of a row with the claims that rival it: the sum of all goes as far as they do. */
static void span(const sr_incident *in, uint32_t i, int32_t *low, int32_t *high)
{
  const sr_casualty *r = &in->casualties[i];
  *low = r->low, *high = r->high;
  for (uint32_t k = 0; k < in->n_casualties && r->scope == SR_SCOPE_total; k++) {
    const sr_casualty *a = &in->casualties[k];
    if (a->scope != SR_SCOPE_alternative || a->part_of != i || a->outcome != r->outcome || overtaken(in, a)) continue;
    if (a->outcome == SR_OUTCOME_injured && a->attribution == SR_NO_INDEX) continue;
    int32_t lo = a->low != SR_NULL_INT ? a->low : a->best, hi = a->high != SR_NULL_INT ? a->high : a->best;
    if (lo != SR_NULL_INT && *low != SR_NULL_INT && lo < *low) *low = lo;
    if (hi != SR_NULL_INT && (*high == SR_NULL_INT ? r->best != SR_NULL_INT && hi > r->best : hi > *high)) *high = hi;
  }
}

/* What a mixed row holds beyond its parts of the same outcome. */
static void add_remainder(const sr_incident *in, uint32_t i, sr_range *unknown)
{
  const sr_casualty *r = &in->casualties[i];
  int32_t low, best = r->best, high;
  span(in, i, &low, &high);
  bool parts = false;
  for (uint32_t k = 0; k < in->n_casualties; k++) {
    const sr_casualty *p = &in->casualties[k];
    if (p->part_of != i || p->scope != SR_SCOPE_part || p->outcome != r->outcome) continue;
    parts = true;
    low = less(low, p->low), best = less(best, p->best), high = less(high, p->high);
  }
  bool nothing = (best == 0 || best == SR_NULL_INT) && (low == 0 || low == SR_NULL_INT) && (high == 0 || high == SR_NULL_INT);
  if (parts && nothing) return;
  add_range(unknown, low, best, high);
}

static bool open_row(const sr_casualty *r)
{
  return r->low == SR_NULL_INT && r->best == SR_NULL_INT && r->high == SR_NULL_INT;
}

static void fill(const sr_incident *in, sr_outcome outcome, sr_range *t)
{
  for (uint32_t i = 0; i < in->n_casualties; i++) {
    const sr_casualty *r = &in->casualties[i];
    if (r->outcome != outcome || r->scope == SR_SCOPE_alternative || open_row(r)) continue;
    int32_t low, high;
    span(in, i, &low, &high);
    bool other = r->scope == SR_SCOPE_part && in->casualties[r->part_of].outcome != outcome;
    if (r->scope == SR_SCOPE_total || other) add_range(&t[SR_GROUP_all], low, r->best, high);
    /* A part of a row with a class of its own ("nine civilians, including a boy") is in that class already. */
    if (r->scope == SR_SCOPE_part && !other) {
      sr_who whole = in->casualties[r->part_of].who;
      if (whole != SR_WHO_mixed && whole != SR_WHO_unknown) continue;
    }
    if (r->who == SR_WHO_mixed) add_remainder(in, i, &t[SR_GROUP_unknown]);
    else add_range(&t[sr_who_group(r->who)], low, r->best, high);
  }
}

void sr_lk_totals(sr_incident *out)
{
  fill(out, SR_OUTCOME_killed, out->totals.killed);
  fill(out, SR_OUTCOME_injured, out->totals.injured);
}
