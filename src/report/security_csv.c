/* The security report as one long table, RFC 4180: each figure is a row with its table, row and column; then each
 * incident. */
#include "base/csv.h"
#include "report/security.h"

static void range(sr_buf *out, const sr_amount *a)
{
  sr_buf_printf(out, "%lld,", (long long)a->low);
  if (!a->rough) sr_buf_printf(out, "%lld", (long long)a->best);
  sr_buf_byte(out, ',');
  if (!a->open) sr_buf_printf(out, "%lld", (long long)a->high);
  sr_buf_byte(out, ',');
}

static void hundredths(sr_buf *out, int64_t v)
{
  sr_buf_printf(out, ",%s%lld.%02lld,,", v < 0 ? "-" : "", llabs((long long)v) / 100, llabs((long long)v) % 100);
}

/* A change has a second row, which is its percentage. */
static void change_percent(sr_buf *out, const sr_security_table *t, const sr_cell *row, uint32_t k)
{
  sr_csv_text(out, sr_view_of(t->id), ',');
  sr_csv_text(out, row[0].text, ',');
  sr_buf column;
  sr_buf_init(&column, 1 << 16);
  sr_buf_add(&column, t->column[k]);
  sr_buf_add(&column, SR_V(": percent"));
  sr_csv_text(out, sr_buf_view(&column), ',');
  sr_buf_dispose(&column);
  hundredths(out, row[k].amount.high);
  sr_buf_byte(out, '\n');
}

static void figure(sr_buf *out, const sr_security_table *t, const sr_cell *row, uint32_t k)
{
  const sr_cell *c = &row[k];
  if (c->kind == SR_CELL_none || (c->kind == SR_CELL_text && !c->text.len)) return;
  sr_csv_text(out, sr_view_of(t->id), ',');
  sr_csv_text(out, row[0].text, ',');
  sr_csv_text(out, t->column[k], ',');
  switch (c->kind) {
  case SR_CELL_count:
  case SR_CELL_amount:
    range(out, &c->amount);
    break;
  case SR_CELL_percent:
    hundredths(out, c->amount.best);
    break;
  case SR_CELL_change:
    sr_buf_printf(out, ",%lld,,", (long long)c->amount.best);
    sr_csv_text(out, c->text, '\n');
    if (!c->amount.open) change_percent(out, t, row, k);
    return;
  default:
    sr_buf_add(out, SR_V(",,,"));
  }
  sr_csv_text(out, c->kind == SR_CELL_text ? c->text : SR_VNULL, '\n');
}

static void incident(sr_buf *out, const sr_security_incident *in, const char *column, const sr_amount *a, sr_view words)
{
  sr_buf_add(out, SR_V("incidents,"));
  sr_csv_text(out, in->id, ',');
  sr_buf_printf(out, "%s,", column);
  if (a)
    range(out, a);
  else
    sr_buf_add(out, SR_V(",,,"));
  sr_csv_text(out, words, '\n');
}

static void one_incident(sr_buf *out, const sr_security_incident *in)
{
  sr_buf words;
  sr_buf_init(&words, 1 << 20);
  sr_print_date(&words, &in->date);
  incident(out, in, "Date", NULL, sr_buf_view(&words));
  incident(out, in, "Place", NULL, in->place);
  incident(out, in, "Class", NULL, sr_view_of(sr_class_name(in->cls)));
  incident(out, in, "Killed", &in->tally.killed, SR_VNULL);
  incident(out, in, "Injured", &in->tally.injured, SR_VNULL);
  sr_buf_clear(&words);
  for (uint32_t i = 0; i < in->n_reports; i++) {
    if (i) sr_buf_byte(&words, ' ');
    sr_buf_add(&words, in->reports[i]);
  }
  incident(out, in, "Reports", NULL, sr_buf_view(&words));
  sr_buf_dispose(&words);
}

void sr_security_csv(sr_buf *out, const sr_security_report *r)
{
  sr_buf_add(out, SR_V("table,row,column,low,best,high,text\n"));
  for (uint32_t t = 0; t < r->n_tables; t++)
    for (uint32_t i = 0; i < r->table[t].n_rows; i++)
      for (uint32_t k = 1; k < r->table[t].n_columns; k++)
        figure(out, &r->table[t], &r->table[t].cell[i * r->table[t].n_columns], k);
  for (uint32_t i = 0; i < r->n_incidents; i++)
    one_incident(out, &r->incident[i]);
}
