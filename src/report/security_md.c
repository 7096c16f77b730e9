/* The security report as Markdown: paragraphs and pipe tables. */
#include "report/security.h"

/* Text of reports, in a cell or a line: what Markdown or HTML would read is made plain. */
static void plain(sr_buf *out, sr_view v)
{
  for (size_t i = 0; i < v.len; i++) {
    char c = v.ptr[i];
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    if (c == '<') {
      sr_buf_add(out, SR_V("&lt;"));
      continue;
    }
    if (strchr("\\`*_[]|#", c) && c) sr_buf_byte(out, '\\');
    if ((unsigned char)c >= 0x20 && c != 0x7f) sr_buf_byte(out, c);
  }
}

static void cell(sr_buf *out, const sr_cell *c)
{
  sr_buf_add(out, SR_V(" "));
  if (c->kind == SR_CELL_text)
    plain(out, c->text);
  else
    sr_print_cell(out, c);
  sr_buf_add(out, SR_V(" |"));
}

static void table(sr_buf *out, const sr_security_table *t)
{
  sr_buf_add(out, SR_V("## "));
  plain(out, t->title);
  sr_buf_add(out, SR_V("\n\n|"));
  for (uint32_t k = 0; k < t->n_columns; k++) {
    sr_buf_byte(out, ' ');
    plain(out, t->column[k]);
    sr_buf_add(out, SR_V(" |"));
  }
  sr_buf_add(out, SR_V("\n|"));
  for (uint32_t k = 0; k < t->n_columns; k++)
    sr_buf_add(out, k && !(t->n_rows && t->cell[k].kind == SR_CELL_text) ? SR_V("---:|") : SR_V("---|"));
  for (uint32_t i = 0; i < t->n_rows; i++) {
    sr_buf_add(out, SR_V("\n|"));
    for (uint32_t k = 0; k < t->n_columns; k++)
      cell(out, &t->cell[i * t->n_columns + k]);
  }
  sr_buf_add(out, SR_V("\n\n"));
  if (!t->note.len) return;
  plain(out, t->note);
  sr_buf_add(out, SR_V("\n\n"));
}

static void incident(sr_buf *out, const sr_security_incident *in)
{
  char word[64];
  sr_buf_add(out, SR_V("| "));
  sr_print_date(out, &in->date);
  sr_buf_add(out, SR_V(" | "));
  plain(out, in->place);
  sr_buf_printf(out, " | %s | ", sr_print_plain(word, sizeof word, sr_class_name(in->cls)));
  sr_print_amount(out, &in->tally.killed);
  sr_buf_add(out, SR_V(" | "));
  sr_print_amount(out, &in->tally.injured);
  sr_buf_add(out, SR_V(" | "));
  plain(out, in->id);
  sr_buf_add(out, SR_V(" |"));
  for (uint32_t i = 0; i < in->n_reports; i++) {
    sr_buf_add(out, i ? SR_V(", ") : SR_V(" "));
    plain(out, in->reports[i]);
  }
  sr_buf_add(out, SR_V(" |\n"));
}

void sr_security_md(sr_buf *out, const sr_security_report *r)
{
  sr_buf_add(out, SR_V("# "));
  plain(out, r->title);
  sr_buf_add(out, SR_V("\n\n"));
  plain(out, r->headline);
  sr_buf_add(out, SR_V("\n\n"));
  uint32_t before = sr_security_before(r);
  for (uint32_t i = 0; i < before; i++)
    table(out, &r->table[i]);
  if (r->n_incidents) {
    sr_buf_add(
        out, SR_V("## Incidents and their reports\n\n| Date | Place | Class | Killed | Injured | Incident | Reports |\n"
                  "|---|---|---|---:|---:|---|---|\n"));
    for (uint32_t i = 0; i < r->n_incidents; i++)
      incident(out, &r->incident[i]);
    sr_buf_byte(out, '\n');
  }
  for (uint32_t i = before; i < r->n_tables; i++)
    table(out, &r->table[i]);
  sr_buf_add(out, SR_V("## Method\n\n"));
  for (uint32_t i = 0; i < r->n_notes; i++) {
    sr_buf_add(out, SR_V("- "));
    plain(out, r->note[i]);
    sr_buf_byte(out, '\n');
  }
  sr_buf_add(out, SR_V("\n## How to cite\n\n"));
  plain(out, r->cite);
  sr_buf_byte(out, '\n');
}
