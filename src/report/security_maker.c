/* Making tables, and grouping incidents by a text; see security.h. */
#include "report/security.h"

/* ---- tables ---- */

sr_table_maker sr_table_begin(sr_security *s, const char *id, const char *title, const char *columns)
{
  sr_table_maker m = {.s = s, .t = &s->report.table[s->report.n_tables]};
  *m.t = (sr_security_table){.id = id, .title = sr_view_of(title)};
  for (const char *p = columns; *p;) {
    size_t n = strcspn(p, "|");
    sr_table_column(&m, (sr_view){p, n});
    p += n + (p[n] == '|');
  }
  return m;
}

void sr_table_column(sr_table_maker *m, sr_view name)
{
  sr_view *v = sr_arena_alloc(&m->s->arena, (m->t->n_columns + 1) * sizeof *v);
  if (m->t->n_columns) memcpy(v, m->t->column, m->t->n_columns * sizeof *v);
  v[m->t->n_columns++] = name;
  m->t->column = v;
}

static void push(sr_table_maker *m, sr_cell c)
{
  SR_PUSH(&m->s->arena, &m->cell, c);
}

void sr_table_text(sr_table_maker *m, sr_view text)
{
  push(m, (sr_cell){.kind = SR_CELL_text, .text = text});
}

void sr_table_count(sr_table_maker *m, int64_t n)
{
  push(m, (sr_cell){.kind = SR_CELL_count, .amount = {n, n, n, false, false}});
}

void sr_table_amount(sr_table_maker *m, const sr_amount *a)
{
  push(m, (sr_cell){.kind = SR_CELL_amount, .amount = *a});
}

/* In hundredths of a percent, rounded to a tenth at once: rounded twice, 4.545 would become 4.6. Half away from zero.
 */
int64_t sr_percent_of(int64_t part, int64_t total)
{
  int64_t twice = part * 2000;
  return (twice + (part < 0 ? -total : total)) / (2 * total) * 10;
}

void sr_table_share(sr_table_maker *m, const sr_amount *part, const sr_amount *total)
{
  if (!total->best || part->rough || total->rough) {
    push(m, (sr_cell){.kind = SR_CELL_none});
    return;
  }
  push(m, (sr_cell){.kind = SR_CELL_percent, .amount = {.best = sr_percent_of(part->best, total->best)}});
}

void sr_table_change(sr_table_maker *m, const sr_amount *now, const sr_amount *was, bool sure)
{
  if (now->rough || was->rough) {
    push(m, (sr_cell){.kind = SR_CELL_none});
    return;
  }
  sr_cell c = {.kind = SR_CELL_change, .amount = {.best = now->best - was->best, .open = !was->best}};
  if (was->best) c.amount.high = sr_percent_of(now->best - was->best, was->best);
  bool uncertain = now->low != now->high || was->low != was->high || now->open || was->open;
  if (!sure && uncertain && c.amount.best && sr_amount_meets(now, was)) c.text = SR_V("inside the uncertainty");
  push(m, c);
}

void sr_table_end(sr_table_maker *m, bool footed)
{
  m->t->cell = m->cell.v;
  m->t->n_rows = m->cell.n / m->t->n_columns;
  m->t->footed = footed;
  m->s->report.n_tables++;
}

/* ---- grouping ---- */

static void widen(sr_grouping *g)
{
  uint32_t n = g->n_slots ? g->n_slots * 2 : 64;
  uint32_t *slot = sr_arena_alloc(g->arena, n * sizeof *slot);
  memset(slot, 0xff, n * sizeof *slot);
  for (uint32_t i = 0; i < g->row.n; i++) {
    uint32_t k = (uint32_t)sr_hash(g->row.v[i].key) & (n - 1);
    while (slot[k] != UINT32_MAX)
      k = (k + 1) & (n - 1);
    slot[k] = i;
  }
  g->slot = slot, g->n_slots = n;
}

sr_group_row *sr_grouping_at(sr_grouping *g, sr_view key)
{
  if ((g->row.n + 1) * 2 > g->n_slots) widen(g);
  uint32_t k = (uint32_t)sr_hash(key) & (g->n_slots - 1);
  for (; g->slot[k] != UINT32_MAX; k = (k + 1) & (g->n_slots - 1))
    if (sr_view_eq(g->row.v[g->slot[k]].key, key)) return &g->row.v[g->slot[k]];
  g->slot[k] = g->row.n;
  sr_group_row row = {.key = key};
  SR_PUSH(g->arena, &g->row, row);
  return &g->row.v[g->row.n - 1];
}

static int by_deaths(const void *x, const void *y)
{
  const sr_group_row *a = x, *b = y;
  if (a->tally.killed.best != b->tally.killed.best) return a->tally.killed.best > b->tally.killed.best ? -1 : 1;
  if (a->tally.incidents != b->tally.incidents) return a->tally.incidents > b->tally.incidents ? -1 : 1;
  size_t n = a->key.len < b->key.len ? a->key.len : b->key.len;
  int order = n ? memcmp(a->key.ptr, b->key.ptr, n) : 0;
  return order ? order : (a->key.len > b->key.len) - (a->key.len < b->key.len);
}

/* The slots are of no use afterwards. */
void sr_grouping_sort(sr_grouping *g)
{
  if (g->row.n) qsort(g->row.v, g->row.n, sizeof *g->row.v, by_deaths);
}
