/* The arithmetic of our own report, computed again; see audit_report.c. Values are hundredths. */
#include "report/audit.h"

#define V(v) (int)(v).len, ((v).len ? (v).ptr : "")

/* The cells of one report: `n` from `c` on, table by table and row by row. */
typedef struct book {
  sr_audit *a;
  const sr_report_cell *c;
  uint32_t n;
  const sr_report_sums *sums;
} book;

static const sr_report_cell *find(const book *b, const char *table, sr_view row, sr_view column)
{
  for (uint32_t i = 0; i < b->n; i++)
    if (sr_view_eq(b->c[i].table, sr_view_of(table)) && sr_view_eq(b->c[i].row, row) &&
        sr_view_eq(b->c[i].column, column))
      return &b->c[i];
  return NULL;
}

static int64_t value(const sr_report_cell *c)
{
  return c->best == INT64_MIN ? c->low : c->best;
}

/* A cell as a figure that a finding rests on. */
static uint32_t figure(book *b, const sr_report_cell *c)
{
  sr_audit *a = b->a;
  sr_figure f = {.series = b->sums->source,
                 .from = SR_NULL_INT,
                 .to = SR_NULL_INT,
                 .value = value(c),
                 .value_high = INT64_MIN,
                 .words = c->words,
                 .source = b->sums->source,
                 .row = b->sums->lines ? c->line : 0};
  f.name = sr_arena_printf(&a->arena, "%.*s: %.*s, %.*s", V(c->table), V(c->row), V(c->column));
  SR_PUSH(&a->arena, &a->figure, f);
  return a->figure.n - 1;
}

static void say(book *b, bool fits, sr_view words, const sr_report_cell **cells, uint32_t n)
{
  uint32_t rows[SR_AUDIT_MAX_PARTS];
  if (n > SR_AUDIT_MAX_PARTS) n = SR_AUDIT_MAX_PARTS;
  for (uint32_t i = 0; i < n; i++)
    rows[i] = figure(b, cells[i]);
  sr_audit_say(b->a, SR_CHECK_report, fits ? SR_VERDICT_consistent : SR_VERDICT_inconsistent, words, SR_VNULL, rows, n);
}

/* ---- sums ---- */

typedef struct sum {
  int64_t low, best, high;
  bool open;
  const sr_report_cell *part[SR_AUDIT_MAX_PARTS];
  uint32_t n;
} sum;

static void add(sum *s, const sr_report_cell *c)
{
  s->low += c->low == INT64_MIN ? value(c) : c->low;
  s->best += value(c);
  s->high += c->high == INT64_MIN ? value(c) : c->high;
  s->open |= c->high == INT64_MIN;
  if (s->n < SR_AUDIT_MAX_PARTS - 1) s->part[s->n] = c;
  s->n++;
}

/* "12 + 3 + 4" of few, else how many. */
static sr_view list(book *b, const sum *s)
{
  sr_arena *m = &b->a->arena;
  sr_view words = SR_VNULL;
  if (s->n > 8) return sr_arena_printf(m, "%u rows", s->n);
  for (uint32_t i = 0; i < s->n; i++) {
    sr_view v = sr_audit_number(m, value(s->part[i]));
    words = words.len ? sr_arena_printf(m, "%.*s + %.*s", V(words), V(v)) : v;
  }
  return words;
}

/* Compares with the total: of rows also the ends of the ranges (`ends`), which add up too. */
static bool judge(book *b, sum *s, const sr_report_cell *total, bool ends)
{
  sr_arena *m = &b->a->arena;
  bool fits = s->best == value(total);
  if (ends && fits)
    fits = s->low == (total->low == INT64_MIN ? value(total) : total->low) && s->open == (total->high == INT64_MIN) &&
           (s->open || s->high == total->high);
  sr_view words = list(b, s), got = sr_audit_number(m, s->best), given = sr_audit_number(m, value(total));
  sr_view text =
      fits ? sr_arena_printf(m, "%.*s = %.*s, as given for %.*s, %.*s", V(words), V(got), V(total->row),
                             V(total->column))
      : s->best != value(total)
          ? sr_arena_printf(m, "%.*s = %.*s; given for %.*s, %.*s: %.*s", V(words), V(got), V(total->row),
                            V(total->column), V(given))
          : sr_arena_printf(m, "the lowest or highest figures of %.*s, %.*s are not the sums of those of its parts",
                            V(total->row), V(total->column));
  uint32_t n = s->n < SR_AUDIT_MAX_PARTS - 1 ? s->n : SR_AUDIT_MAX_PARTS - 1;
  s->part[n] = total;
  say(b, fits, text, s->part, n + 1);
  return fits;
}

static bool is_footed(sr_view table)
{
  static const char *const names[] = {"provinces", "series", "victims", "ledgers", "corrections", "versus"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (sr_view_eq(table, sr_view_of(names[i]))) return true;
  return false;
}

static bool is_share(sr_view column)
{
  return sr_view_eq(column, SR_V("Share of killed"));
}

/* Every column of a table with a total is the sum of its rows. */
static void check_totals(book *b)
{
  for (uint32_t i = 0; i < b->n; i++) {
    const sr_report_cell *total = &b->c[i];
    if (!is_footed(total->table) || !sr_view_eq(total->row, SR_V("All")) || is_share(total->column)) continue;
    sum s = {.n = 0};
    for (uint32_t k = 0; k < i; k++)
      if (sr_view_eq(b->c[k].table, total->table) && sr_view_eq(b->c[k].column, total->column)) add(&s, &b->c[k]);
    judge(b, &s, total, true);
  }
}

/* Of a row, the cells of the buckets: of "victims" all but the last, of "ledgers" those between killed and injured. */
static void check_buckets(book *b)
{
  for (uint32_t i = 0; i < b->n; i++) {
    const sr_report_cell *total = &b->c[i];
    bool victims = sr_view_eq(total->table, SR_V("victims")) && sr_view_eq(total->column, SR_V("All"));
    bool ledgers = sr_view_eq(total->table, SR_V("ledgers")) && sr_view_eq(total->column, SR_V("Killed"));
    sum s = {.n = 0};
    if (victims)
      for (uint32_t k = i; k-- > 0 && sr_view_eq(b->c[k].row, total->row) && sr_view_eq(b->c[k].table, total->table);)
        add(&s, &b->c[k]);
    if (ledgers)
      for (uint32_t k = i + 1; k < b->n && !sr_view_eq(b->c[k].column, SR_V("Injured")); k++)
        add(&s, &b->c[k]);
    if (s.n) judge(b, &s, total, false);
  }
}

/* In each period the killed are those of the buckets. */
static void check_key_figures(book *b)
{
  for (uint32_t i = 0; i < b->n; i++) {
    const sr_report_cell *total = &b->c[i];
    if (!sr_view_eq(total->table, SR_V("key_figures")) || !sr_view_eq(total->row, SR_V("Killed")) ||
        sr_view_starts(total->column, SR_V("Change")))
      continue;
    sum s = {.n = 0};
    for (uint32_t k = 0; k < b->n; k++)
      if (sr_view_eq(b->c[k].table, total->table) && sr_view_starts(b->c[k].row, SR_V("Killed: ")) &&
          sr_view_eq(b->c[k].column, total->column))
        add(&s, &b->c[k]);
    if (s.n) judge(b, &s, total, false);
  }
}

/* ---- ranges, shares, changes ---- */

static void check_ranges(book *b)
{
  for (uint32_t i = 0; i < b->n; i++) {
    const sr_report_cell *c = &b->c[i];
    if (c->low == INT64_MIN) continue;
    if (c->low <= value(c) && (c->high == INT64_MIN || value(c) <= c->high)) continue;
    say(b, false, SR_V("the figure is not between its lowest and its highest"), &c, 1);
  }
}

static void check_shares(book *b)
{
  const sr_report_cell *all = find(b, "provinces", SR_V("All"), SR_V("Killed"));
  for (uint32_t i = 0; i < b->n && all; i++) {
    const sr_report_cell *share = &b->c[i];
    if (!is_share(share->column)) continue;
    char table[32];
    snprintf(table, sizeof table, "%.*s", V(share->table));
    const sr_report_cell *part = find(b, table, share->row, SR_V("Killed"));
    if (!part || value(all) <= 0) continue;
    int64_t percent = sr_percent_of(value(part), value(all));
    sr_arena *m = &b->a->arena;
    sr_view p = sr_audit_number(m, value(part)), t = sr_audit_number(m, value(all)), is = sr_audit_number(m, percent),
            given = sr_audit_number(m, value(share));
    const sr_report_cell *cells[] = {share, part, all};
    say(b, percent == value(share),
        sr_arena_printf(m, "%.*s of %.*s is %.*s %%; given: %.*s %%", V(p), V(t), V(is), V(given)), cells, 3);
  }
}

/* A change stands behind its base, which stands behind what it is a change of; its percentage follows. */
static void check_changes(book *b)
{
  for (uint32_t i = 0; i < b->n; i++) {
    const sr_report_cell *c = &b->c[i];
    if (!sr_view_eq(c->table, SR_V("key_figures")) || !sr_view_starts(c->column, SR_V("Change")) || !i ||
        sr_view_starts(b->c[i - 1].column, SR_V("Change")))
      continue;
    uint32_t first = i;
    while (first && sr_view_eq(b->c[first - 1].row, c->row) && sr_view_eq(b->c[first - 1].table, c->table))
      first--;
    const sr_report_cell *now = &b->c[first], *was = &b->c[i - 1], *cells[] = {c, now, was, NULL};
    uint32_t n = 3;
    bool fits = value(c) == value(now) - value(was);
    sr_arena *m = &b->a->arena;
    sr_view x = sr_audit_number(m, value(now)), y = sr_audit_number(m, value(was)), d = sr_audit_number(m, value(c));
    sr_view words = sr_arena_printf(m, "%.*s after %.*s; the change given is %.*s", V(x), V(y), V(d));
    if (i + 1 < b->n && sr_view_starts(b->c[i + 1].column, c->column) && b->c[i + 1].column.len > c->column.len &&
        value(was)) {
      int64_t percent = sr_percent_of(value(now) - value(was), value(was));
      sr_view is = sr_audit_number(m, percent), given = sr_audit_number(m, value(&b->c[i + 1]));
      fits &= percent == value(&b->c[i + 1]);
      words = sr_arena_printf(m, "%.*s, %.*s %%; it is %.*s %%", V(words), V(given), V(is));
      cells[n++] = &b->c[i + 1];
    }
    say(b, fits, words, cells, n);
  }
}

/* ---- incidents ---- */

static void check_incidents(book *b)
{
  const sr_view rows[] = {SR_V("Incidents"), SR_V("Killed"), SR_V("Injured")};
  const int64_t sums[] = {b->sums->incidents * 100, b->sums->killed, b->sums->injured};
  for (uint32_t i = 0; i < 3; i++) {
    const sr_report_cell *c = NULL, *all = find(b, "provinces", SR_V("All"), rows[i]);
    for (uint32_t k = 0; k < b->n && !c; k++)
      if (sr_view_eq(b->c[k].table, SR_V("key_figures")) && sr_view_eq(b->c[k].row, rows[i])) c = &b->c[k];
    if (!c) continue;
    sr_arena *m = &b->a->arena;
    sr_view is = sr_audit_number(m, sums[i]), given = sr_audit_number(m, value(c));
    const sr_report_cell *cells[] = {c, all};
    bool fits = sums[i] == value(c) && (!all || value(all) == value(c));
    say(b, fits,
        sr_arena_printf(m, "the incidents listed make %.*s; the key figure is %.*s%s", V(is), V(given),
                        all && value(all) != value(c) ? ", and that of the provinces another" : ""),
        cells, all ? 2 : 1);
  }
}

void sr_audit_check_reports(sr_audit *a)
{
  uint32_t first = 0;
  for (uint32_t r = 0; r < a->report.n; r++) {
    uint32_t end = first;
    while (end < a->cell.n && a->cell.v[end].report == r)
      end++;
    book b = {a, a->cell.v + first, end - first, &a->report.v[r]};
    check_incidents(&b);
    check_key_figures(&b);
    check_totals(&b);
    check_buckets(&b);
    check_shares(&b);
    check_changes(&b);
    check_ranges(&b);
    first = end;
  }
}
