/* Corrections since the last issue: the report's incidents as the record stood then, against those of now. What did not
 * change is one row, so that the columns sum to the two totals. Why something changed is told by who has the record. */
#include "report/security.h"

static int by_id(const void *x, const void *y)
{
  const sr_security_incident *a = *(const sr_security_incident *const *)x, *b = *(const sr_security_incident *const *)y;
  size_t n = a->id.len < b->id.len ? a->id.len : b->id.len;
  int order = n ? memcmp(a->id.ptr, b->id.ptr, n) : 0;
  return order ? order : (a->id.len > b->id.len) - (a->id.len < b->id.len);
}

static const sr_security_incident **sorted(sr_arena *a, const sr_security *s)
{
  const sr_security_incident **v = sr_arena_alloc(a, (s->incident.n + 1) * sizeof *v);
  for (uint32_t i = 0; i < s->incident.n; i++)
    v[i] = &s->incident.v[i];
  if (s->incident.n) qsort(v, s->incident.n, sizeof *v, by_id);
  return v;
}

static bool same_amount(const sr_amount *a, const sr_amount *b)
{
  return a->low == b->low && a->best == b->best && a->high == b->high && a->open == b->open;
}

/* Does every table count both alike? */
static bool alike(const sr_security_incident *a, const sr_security_incident *b)
{
  bool same = same_amount(&a->tally.killed, &b->tally.killed) && same_amount(&a->tally.injured, &b->tally.injured) &&
              same_amount(&a->tally.abducted, &b->tally.abducted) &&
              same_amount(&a->tally.arrested, &b->tally.arrested);
  for (int i = 0; i < SR_MAX_BUCKETS && same; i++)
    same = same_amount(&a->tally.bucket[i], &b->tally.bucket[i]);
  return same && a->ledger == b->ledger && sr_view_eq(a->region, b->region) && sr_view_eq(a->district, b->district) &&
         a->date.from == b->date.from && a->date.to == b->date.to;
}

typedef struct pair {
  const sr_security_incident *then, *now;
} pair;

static int by_date(const void *x, const void *y)
{
  const pair *a = x, *b = y;
  const sr_security_incident *p = a->now ? a->now : a->then, *q = b->now ? b->now : b->then;
  if (p->date.from != q->date.from) return p->date.from < q->date.from ? -1 : 1;
  return by_id(&p, &q);
}

typedef struct changes {
  SR_VEC(pair) v;
  sr_tally same_then, same_now;
  uint32_t added, gone, changed;
} changes;

static void compare(sr_security *s, const sr_security *then, changes *c)
{
  const sr_security_incident **a = sorted(&s->arena, then), **b = sorted(&s->arena, s);
  for (uint32_t i = 0, k = 0; i < then->incident.n || k < s->incident.n;) {
    int o = i == then->incident.n ? 1 : k == s->incident.n ? -1 : by_id(&a[i], &b[k]);
    pair p = {o <= 0 ? a[i] : NULL, o >= 0 ? b[k] : NULL};
    i += o <= 0, k += o >= 0;
    if (p.then && p.now && alike(p.then, p.now)) {
      sr_tally_add(&c->same_then, &p.then->tally);
      sr_tally_add(&c->same_now, &p.now->tally);
      continue;
    }
    c->added += !p.then, c->gone += !p.now, c->changed += p.then && p.now;
    SR_PUSH(&s->arena, &c->v, p);
  }
  if (c->v.n) qsort(c->v.v, c->v.n, sizeof *c->v.v, by_date);
}

static void figures(sr_table_maker *m, const sr_tally *then, const sr_tally *now)
{
  sr_table_amount(m, &then->killed);
  sr_table_amount(m, &now->killed);
  sr_table_amount(m, &then->injured);
  sr_table_amount(m, &now->injured);
}

static void sum_row(sr_table_maker *m, const char *name, const sr_tally *then, const sr_tally *now)
{
  sr_table_text(m, sr_view_of(name));
  for (int i = 0; i < 3; i++)
    sr_table_text(m, SR_VNULL);
  figures(m, then, now);
  sr_table_text(m, SR_VNULL);
}

typedef struct asking {
  sr_security_why_fn *why;
  void *payload;
  sr_buf change, reason, date;
} asking;

static void row(sr_table_maker *m, const pair *p, asking *ask)
{
  static const sr_tally none;
  const sr_security_incident *in = p->now ? p->now : p->then;
  sr_buf_clear(&ask->change);
  sr_buf_clear(&ask->reason);
  sr_buf_clear(&ask->date);
  sr_print_date(&ask->date, &in->date);
  ask->why(ask->payload, p->then, p->now, &ask->change, &ask->reason);
  /* what is gone lives in the older report, which does not outlive this one's making */
  sr_table_text(m, sr_arena_copy(&m->s->arena, in->id));
  sr_table_text(m, sr_arena_copy(&m->s->arena, sr_buf_view(&ask->date)));
  sr_table_text(m, sr_arena_copy(&m->s->arena, in->place));
  sr_table_text(m, sr_arena_copy(&m->s->arena, sr_buf_view(&ask->change)));
  figures(m, p->then ? &p->then->tally : &none, p->now ? &p->now->tally : &none);
  sr_table_text(m, sr_arena_copy(&m->s->arena, sr_buf_view(&ask->reason)));
}

static void build(sr_security *s, const sr_security *then, asking *ask)
{
  changes c = {.added = 0};
  sr_security_report *r = &s->report;
  r->since = sr_arena_copy(&s->arena, then->options.as_of);
  compare(s, then, &c);
  sr_table_maker m =
      sr_table_begin(s, "corrections", "Corrections since the last issue",
                     "Incident|Date|Place|What changed|Killed then|Killed now|Injured then|Injured now|Why");
  sum_row(&m, "Unchanged", &c.same_then, &c.same_now);
  for (uint32_t i = 0; i < c.v.n; i++)
    row(&m, &c.v.v[i], ask);
  sum_row(&m, "All", &then->now, &s->now);
  r->since_added = c.added, r->since_gone = c.gone, r->since_changed = c.changed;
  m.t->note =
      sr_arena_printf(&s->arena,
                      "The same period, place and definition, as the record stood at the end of %.*s, with %lld "
                      "incidents, and as it stands in this report, with %lld. Added: %u. No longer counted: %u. "
                      "With other figures, place or date: %u.",
                      (int)r->since.len, r->since.ptr, (long long)then->now.incidents, (long long)s->now.incidents,
                      c.added, c.gone, c.changed);
  sr_table_end(&m, true);
}

sr_status sr_security_since(sr_security *s, const sr_security *then, sr_security_why_fn *why, void *payload,
                            sr_error *err)
{
  jmp_buf full;
  asking ask = {why, payload, {0}, {0}, {0}};
  if (!s->finished || !then->finished || s->report.n_tables == SR_SECURITY_TABLES) {
    if (err) *err = (sr_error){.code = SR_ERR_ARGUMENT, .offset = SIZE_MAX, .message = "both reports must be finished"};
    return SR_ERR_ARGUMENT;
  }
  sr_buf_init(&ask.change, 1 << 16);
  sr_buf_init(&ask.reason, 1 << 20);
  sr_buf_init(&ask.date, 1 << 10);
  s->arena.on_full = &full;
  sr_status st = SR_OK;
  if (setjmp(full)) {
    if (err) *err = (sr_error){.code = SR_ERR_MEMORY, .offset = SIZE_MAX, .message = "out of memory"};
    st = SR_ERR_MEMORY;
  } else {
    build(s, then, &ask);
  }
  s->arena.on_full = NULL;
  sr_buf_dispose(&ask.change);
  sr_buf_dispose(&ask.reason);
  sr_buf_dispose(&ask.date);
  return st;
}
