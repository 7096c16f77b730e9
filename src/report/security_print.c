/* Figures and dates of the report as people write them; see security.h. */
#include "report/security.h"

#include "report/words.h"

uint32_t sr_security_before(const sr_security_report *r)
{
  uint32_t n = r->n_tables;
  while (n && !strcmp(r->table[n - 1].id, "reports"))
    n--;
  return n;
}

void sr_print_number(sr_buf *out, int64_t n)
{
  sr_page page;
  sr_page_init(&page, NULL, 80, false);
  sr_page_number(&page, n);
  sr_buf_add(out, sr_buf_view(&page.line));
  sr_page_dispose(&page);
}

void sr_print_amount(sr_buf *out, const sr_amount *a)
{
  if (a->rough) {
    sr_print_number(out, a->low);
    sr_buf_add(out, SR_V("–"));
    sr_print_number(out, a->high);
    if (a->open) sr_buf_byte(out, '+');
    return;
  }
  sr_print_number(out, a->best);
  if (a->low == a->high && !a->open) return;
  sr_buf_add(out, SR_V(" ["));
  sr_print_number(out, a->low);
  if (a->low != a->high) {
    sr_buf_add(out, SR_V("–"));
    sr_print_number(out, a->high);
  }
  sr_buf_add(out, a->open ? SR_V("+]") : SR_V("]"));
}

void sr_print_percent(sr_buf *out, int64_t hundredths)
{
  int64_t tenths = llabs(hundredths) / 10;
  if (hundredths < 0) sr_buf_add(out, SR_V("−"));
  sr_buf_printf(out, "%lld.%lld %%", (long long)(tenths / 10), (long long)(tenths % 10));
}

static void print_change(sr_buf *out, const sr_cell *c)
{
  int64_t d = c->amount.best;
  if (d > 0) sr_buf_byte(out, '+');
  if (d < 0) sr_buf_add(out, SR_V("−"));
  sr_print_number(out, llabs(d));
  if (d && !c->amount.open) {
    sr_buf_add(out, d > 0 ? SR_V(" (+") : SR_V(" ("));
    sr_print_percent(out, c->amount.high);
    sr_buf_byte(out, ')');
  }
  if (c->text.len) {
    sr_buf_add(out, SR_V(", "));
    sr_buf_add(out, c->text);
  }
}

void sr_print_cell(sr_buf *out, const sr_cell *c)
{
  switch (c->kind) {
  case SR_CELL_text:
    sr_buf_add(out, c->text);
    break;
  case SR_CELL_count:
    sr_print_number(out, c->amount.best);
    break;
  case SR_CELL_amount:
    sr_print_amount(out, &c->amount);
    break;
  case SR_CELL_percent:
    sr_print_percent(out, c->amount.best);
    break;
  case SR_CELL_change:
    print_change(out, c);
    break;
  default:
    sr_buf_add(out, SR_V("–"));
  }
}

void sr_print_date(sr_buf *out, const sr_date *d)
{
  sr_page page;
  sr_date day = *d;
  day.time = SR_VNULL;
  sr_page_init(&page, NULL, 80, false);
  sr_words_date(&page, &day);
  sr_buf_add(out, sr_buf_view(&page.line));
  sr_page_dispose(&page);
}

const char *sr_print_plain(char *out, size_t size, const char *word)
{
  snprintf(out, size, "%s", strcmp(word, "ied") ? word : "IED");
  for (char *c = out; *c; c++)
    if (*c == '_') *c = ' ';
  if (*out >= 'a' && *out <= 'z') *out = (char)(*out & ~0x20);
  return out;
}
