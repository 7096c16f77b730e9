/* Published figures against what a record counts for the same people, place and period. That the two differ does not
 * tell which is wrong: the record may lack reports, the publisher may count otherwise. */
#include "report/audit.h"

#define V(v) (int)(v).len, ((v).len ? (v).ptr : "")

static sr_view range(sr_arena *m, const sr_amount *a)
{
  sr_buf b;
  sr_buf_init(&b, 1 << 10);
  sr_print_amount(&b, a);
  sr_view words = sr_arena_copy(m, sr_buf_view(&b));
  sr_buf_dispose(&b);
  return words;
}

/* How much more or less is published: of the best figures, and at the ends of the ranges. */
static sr_view difference(sr_audit *a, const sr_extent *e, int64_t value, const sr_amount *r)
{
  sr_arena *m = &a->arena;
  int64_t best = value - r->best * 100, low = e->low - r->high * 100, high = e->high - r->low * 100;
  sr_view d = sr_audit_number(m, llabs(best));
  if (!best) return SR_V("no difference");
  sr_view words = sr_arena_printf(m, "%.*s %s are published than recorded", V(d), best > 0 ? "more" : "fewer");
  if (r->low == r->high && !r->open && e->low == e->high) return words;
  sr_view x = sr_audit_number(m, low), y = sr_audit_number(m, high);
  if (r->open || e->high >= SR_AUDIT_OPEN)
    return sr_arena_printf(m, "%.*s; one of the ranges has no upper end", V(words));
  return sr_arena_printf(m, "%.*s; between %.*s and %.*s, as both ranges allow", V(words), V(x), V(y));
}

static void tell(sr_audit *a, uint32_t row, const sr_recorded *r)
{
  sr_arena *m = &a->arena;
  const sr_figure *f = &a->figure.v[row];
  sr_extent e = sr_audit_extent(f);
  bool fits = e.high >= r->amount.low * 100 && (r->amount.open || e.low <= r->amount.high * 100);
  sr_view published = sr_audit_value(m, f), recorded = range(m, &r->amount),
          period = sr_audit_period(m, f->from, f->to);
  sr_view diff = difference(a, &e, f->value, &r->amount);
  sr_view words =
      sr_arena_printf(m, "%.*s, %.*s: %.*s published; the record has %.*s in %lld incident%s, counted as %.*s: %.*s",
                      V(f->name), V(period), V(published), V(recorded), (long long)r->incidents,
                      r->incidents == 1 ? "" : "s", V(r->definition), V(diff));
  sr_audit_say(a, SR_CHECK_record, fits ? SR_VERDICT_consistent : SR_VERDICT_inconsistent, words, SR_VNULL, &row, 1);
}

/* What must be known before it is asked; NULL: nothing lacks. */
static const char *lacks(const sr_figure *f)
{
  if (f->unit != SR_UNIT_count || f->only_change || f->value == INT64_MIN)
    return "a count: the record has no shares and changes";
  if (f->from == SR_NULL_INT || f->to == SR_NULL_INT) return "the period that the figure is of";
  return NULL;
}

void sr_audit_check_record(sr_audit *a)
{
  for (uint32_t i = 0; i < a->figure.n && a->count; i++) {
    sr_recorded r = {.missing = lacks(&a->figure.v[i])};
    if (!r.missing) a->count(a->counter, &a->figure.v[i], &r);
    if (!r.missing) {
      tell(a, i, &r);
      continue;
    }
    sr_view name = a->figure.v[i].name, value = sr_audit_value(&a->arena, &a->figure.v[i]);
    sr_audit_say(a, SR_CHECK_record, SR_VERDICT_not_checkable,
                 sr_arena_printf(&a->arena, "%.*s, %.*s: the record cannot tell", V(name), V(value)),
                 sr_arena_copy(&a->arena, sr_view_of(r.missing)), &i, 1);
  }
}

void sr_audit_against(sr_audit *a, sr_audit_count_fn *count, void *payload)
{
  a->count = count, a->counter = payload;
}
