/* One incident by a definition: does it count, in which ledger, and how many dead stand in which bucket?
 *
 * The record has totals by the contract's groups (civilians, security, militants, unknown) and the ledger rows behind
 * them. Where a definition puts a kind of victim elsewhere than its group, the people of such rows are moved, or taken
 * out; never more than the group has. What is left of the total after the groups is unknown, so that the buckets sum to
 * it. */
#include "report/security.h"

void sr_amount_add(sr_amount *to, const sr_amount *a)
{
  to->low += a->low, to->best += a->best, to->high += a->high;
  to->open |= a->open, to->rough |= a->rough;
  if (to->rough) to->best = to->low;
}

void sr_tally_add(sr_tally *to, const sr_tally *t)
{
  to->incidents += t->incidents;
  sr_amount_add(&to->killed, &t->killed);
  sr_amount_add(&to->injured, &t->injured);
  sr_amount_add(&to->abducted, &t->abducted);
  sr_amount_add(&to->arrested, &t->arrested);
  for (int i = 0; i < SR_MAX_BUCKETS; i++)
    sr_amount_add(&to->bucket[i], &t->bucket[i]);
}

bool sr_amount_meets(const sr_amount *a, const sr_amount *b)
{
  return (a->open || a->high >= b->low) && (b->open || b->high >= a->low);
}

/* A figure of the record as an amount: nothing told is 0. */
static sr_amount amount_of(const sr_range *r)
{
  sr_amount a = {0};
  if (!r->told) return a;
  bool low = r->low != SR_NULL_INT, best = r->best != SR_NULL_INT, high = r->high != SR_NULL_INT;
  a.low = low ? r->low : best && !high ? r->best : 0;
  a.best = best ? r->best : a.low;
  a.rough = !best && high && r->high != a.low;
  if (!low && best && high) a.low = r->best < r->high ? r->best : r->high;
  a.high = high ? r->high : a.best;
  a.open = !high;
  if (a.low > a.best) a.low = a.best;
  if (a.high < a.best) a.high = a.best;
  return a;
}

static int64_t least(int64_t a, int64_t b)
{
  return a < b ? a : b;
}

static void take(sr_amount *a, int64_t n)
{
  a->low = a->low > n ? a->low - n : 0;
  a->best = a->best > n ? a->best - n : 0;
  a->high = a->high > n ? a->high - n : 0;
}

static void give(sr_amount *a, int64_t n)
{
  a->low += n, a->best += n, a->high += n;
}

/* The bucket of a group: the one that bears its name, else that of its plainest victim. */
static int bucket_of_group(const sr_definition *d, int group)
{
  static const sr_who plain[SR_GROUP__N] = {[SR_GROUP_civilians] = SR_WHO_civilian,
                                            [SR_GROUP_security] = SR_WHO_security_unspecified,
                                            [SR_GROUP_militants] = SR_WHO_militant,
                                            [SR_GROUP_unknown] = SR_WHO_unknown,
                                            [SR_GROUP_all] = SR_WHO_unknown};
  for (unsigned i = 0; i < d->n_buckets; i++)
    if (d->bucket[i].group == group) return (int)i;
  return d->of_who[plain[group]];
}

/* How many people of a row go elsewhere. */
static int64_t people_of(const sr_casualty *c)
{
  int32_t n = c->best != SR_NULL_INT ? c->best : c->low != SR_NULL_INT ? c->low : c->high;
  return n == SR_NULL_INT || n < 0 ? 0 : n;
}

static void move_row(sr_tally *t, const sr_definition *d, const sr_casualty *c)
{
  int group = sr_who_group(c->who), from = bucket_of_group(d, group);
  unsigned to = d->of_who[c->who];
  bool attacker = c->side == SR_SIDE_initiator && group == SR_GROUP_militants;
  if (attacker && !d->attackers) to = SR_NO_BUCKET;
  if (from == SR_NO_BUCKET || (unsigned)from == to || c->outcome != SR_OUTCOME_killed ||
      c->scope == SR_SCOPE_alternative)
    return;
  int64_t n = least(people_of(c), t->bucket[from].best);
  take(&t->bucket[from], n);
  if (to == SR_NO_BUCKET)
    take(&t->killed, n);
  else
    give(&t->bucket[to], n);
}

/* The dead by bucket; what the groups leave of the total is unknown, and a total below its groups is their sum. */
static void count_killed(sr_tally *t, const sr_definition *d, const sr_known *k)
{
  const sr_range *killed = k->totals.killed;
  int64_t sum = 0;
  t->killed = amount_of(killed[SR_GROUP_all].told ? &killed[SR_GROUP_all] : &k->outcome[SR_OUTCOME_killed]);
  for (int g = SR_GROUP_civilians; g <= SR_GROUP_militants; g++) {
    int b = bucket_of_group(d, g);
    sr_amount a = amount_of(&killed[g]);
    sum += a.best;
    if (b != SR_NO_BUCKET) sr_amount_add(&t->bucket[b], &a);
  }
  if (t->killed.best < sum) t->killed.best = sum;
  if (t->killed.high < sum) t->killed.high = sum;
  int unknown = bucket_of_group(d, SR_GROUP_unknown);
  int64_t rest = t->killed.best - sum;
  sr_amount a = amount_of(&killed[SR_GROUP_unknown]);
  if (a.best != rest || !killed[SR_GROUP_unknown].told)
    a = (sr_amount){t->killed.low > sum ? t->killed.low - sum : 0, rest, t->killed.high - sum, t->killed.open,
                    t->killed.rough};
  if (unknown != SR_NO_BUCKET) sr_amount_add(&t->bucket[unknown], &a);
  for (uint32_t i = 0; i < k->n_casualties; i++)
    move_row(t, d, &k->casualties[i]);
}

/* Groups that a definition leaves out as a whole are not in its total. */
static void leave_out(sr_tally *t, const sr_definition *d, const sr_known *k)
{
  for (int g = SR_GROUP_civilians; g <= SR_GROUP_unknown; g++)
    if (bucket_of_group(d, g) == SR_NO_BUCKET) take(&t->killed, amount_of(&k->totals.killed[g]).best);
}

static bool is_harmless(const sr_definition *d, const sr_known *k, const sr_tally *t)
{
  bool some = false;
  for (int i = 0; i < SR_TACTIC__N; i++) {
    if (k->tactics[i] && !d->unless_harmed[i]) return false;
    some |= k->tactics[i];
  }
  return some && !t->killed.best && !t->killed.high && !t->injured.best && !t->injured.high;
}

static bool is_lethal(const sr_definition *d, const sr_tally *t)
{
  if (d->lethal == SR_LETHAL_yes) return t->killed.best > 0;
  if (d->lethal == SR_LETHAL_any_bound) return t->killed.low > 0 || t->killed.best > 0 || t->killed.high > 0;
  return true;
}

/* Where no best figure is taken, none is left behind that would be sorted or divided by. */
static void settle(sr_tally *t)
{
  sr_amount *all[4 + SR_MAX_BUCKETS] = {&t->killed, &t->injured, &t->abducted, &t->arrested};
  for (int i = 0; i < SR_MAX_BUCKETS; i++)
    all[4 + i] = &t->bucket[i];
  for (int i = 0; i < 4 + SR_MAX_BUCKETS; i++)
    if (all[i]->rough) all[i]->best = all[i]->low;
}

bool sr_security_count(sr_security_incident *out, const sr_definition *d, const sr_known *k)
{
  sr_tally *t = &out->tally;
  *t = (sr_tally){.incidents = 1};
  out->ledger = d->ledger[k->cls];
  if (out->ledger == SR_LEDGER_none || !d->status[k->status]) return false;
  if (k->review == SR_REVIEW_withdrawn || k->review == SR_REVIEW_rejected) return false;
  count_killed(t, d, k);
  leave_out(t, d, k);
  const sr_range *injured = &k->totals.injured[SR_GROUP_all];
  t->injured = amount_of(injured->told ? injured : &k->outcome[SR_OUTCOME_injured]);
  t->abducted = amount_of(&k->outcome[SR_OUTCOME_abducted]);
  t->arrested = amount_of(&k->outcome[SR_OUTCOME_arrested]);
  out->told = k->totals.killed[SR_GROUP_all].told || k->outcome[SR_OUTCOME_killed].told;
  bool counts = is_lethal(d, t) && !is_harmless(d, k, t);
  settle(t);
  return counts;
}
