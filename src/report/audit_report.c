/* Our own report, audited like any other: its long table (docs/guide/report.md) is read into cells, then parts, totals,
 * percentages and changes are computed again from them.
 *
 * Nothing is taken from how the report was made: only what its table says. Of incidents the sums are kept, not the
 * cells, so that their number does not matter. */
#include "report/audit.h"

static const sr_view header = {"table,row,column,low,best,high,text", 35};

bool sr_audit_is_report(sr_view text)
{
  return sr_view_starts(text, header);
}

/* ---- reading ---- */

enum { TABLE, ROW, COLUMN, LOW, BEST, HIGH, TEXT, N_FIELDS };

/* A quoted field from behind its quotation mark on, without those that are doubled; *at moves behind the last. */
static sr_view unquoted(sr_arena *m, sr_view text, size_t *at)
{
  size_t i = *at, n = 0;
  bool doubled = false;
  while (i < text.len && (text.ptr[i] != '"' || (i + 1 < text.len && text.ptr[i + 1] == '"'))) {
    doubled |= text.ptr[i] == '"';
    i += text.ptr[i] == '"' ? 2 : 1;
  }
  sr_view all = {text.ptr + *at, i - *at};
  *at = i + 1;
  if (!doubled) return all;
  char *out = sr_arena_alloc(m, all.len);
  for (size_t k = 0; k < all.len; k++) {
    out[n++] = all.ptr[k];
    k += all.ptr[k] == '"';
  }
  return (sr_view){out, n};
}

/* One record of RFC 4180. Moves *at behind it. */
static bool next_record(sr_arena *m, sr_view text, size_t *at, sr_view field[N_FIELDS])
{
  size_t i = *at;
  unsigned n = 0;
  for (bool more = true; more && n < N_FIELDS; n++) {
    size_t from = i;
    if (i < text.len && text.ptr[i] == '"') {
      i++;
      field[n] = unquoted(m, text, &i);
    } else {
      while (i < text.len && text.ptr[i] != ',' && text.ptr[i] != '\n' && text.ptr[i] != '\r')
        i++;
      field[n] = (sr_view){text.ptr + from, i - from};
    }
    if (i < text.len && text.ptr[i] == '\r') i++;
    more = i < text.len && text.ptr[i] == ',';
    if (i < text.len) i++;
  }
  *at = i;
  return n == N_FIELDS && (i >= text.len || text.ptr[i - 1] == '\n');
}

/* Hundredths; INT64_MIN where nothing is told. */
static bool number(sr_view v, int64_t *out)
{
  int64_t n = 0;
  unsigned decimals = 0;
  bool point = false, minus = v.len && v.ptr[0] == '-';
  *out = INT64_MIN;
  if (!v.len) return true;
  for (size_t i = minus; i < v.len; i++) {
    if (v.ptr[i] == '.' && !point) {
      point = true;
      continue;
    }
    if (v.ptr[i] < '0' || v.ptr[i] > '9' || decimals == 2 || n > INT64_MAX / 1000) return false;
    n = n * 10 + (v.ptr[i] - '0'), decimals += point;
  }
  for (; decimals < 2; decimals++)
    n *= 10;
  *out = minus ? -n : n;
  return v.len > minus;
}

static sr_status wrong(sr_error *err, size_t offset, uint32_t line, const char *what)
{
  if (err) {
    *err = (sr_error){.code = SR_ERR_INPUT, .offset = offset};
    snprintf(err->message, sizeof err->message, "line %u: %s", line, what);
  }
  return SR_ERR_INPUT;
}

/* Figures of incidents are summed, those of tables kept. */
static void take(sr_audit *a, sr_report_sums *s, const sr_report_cell *c)
{
  if (!sr_view_eq(c->table, SR_V("incidents"))) {
    if (c->best != INT64_MIN || c->low != INT64_MIN) SR_PUSH(&a->arena, &a->cell, *c);
    return;
  }
  if (sr_view_eq(c->column, SR_V("Date"))) s->incidents++;
  int64_t best = c->best == INT64_MIN ? c->low : c->best;
  if (sr_view_eq(c->column, SR_V("Killed"))) s->killed += best;
  if (sr_view_eq(c->column, SR_V("Injured"))) s->injured += best;
}

static sr_status read_cells(sr_audit *a, sr_report_sums *s, sr_view text, sr_error *err)
{
  sr_view f[N_FIELDS];
  uint32_t line = 0;
  for (size_t i = 0; i < text.len;) {
    size_t start = i;
    line++;
    if (!next_record(&a->arena, text, &i, f)) return wrong(err, start, line, "a row of another number of cells");
    if (line == 1) continue;
    sr_report_cell c = {.table = f[TABLE],
                        .row = f[ROW],
                        .column = f[COLUMN],
                        .line = line,
                        .report = a->report.n,
                        .words = {text.ptr + start, i - start - (text.ptr[i - 1] == '\n')}};
    if (!number(f[LOW], &c.low) || !number(f[BEST], &c.best) || !number(f[HIGH], &c.high))
      return wrong(err, start, line, "a figure that is no number");
    take(a, s, &c);
  }
  return SR_OK;
}

sr_status sr_audit_report(sr_audit *a, sr_view text, sr_view name, bool lines, sr_error *err)
{
  jmp_buf full;
  uint32_t first = a->cell.n;
  if (!sr_audit_is_report(text))
    return wrong(err, 0, 1, "no report of ours: its first line is table,row,column,low,best,high,text");
  a->arena.on_full = &full;
  if (setjmp(full)) {
    a->cell.n = first;
    return sr_audit_failed(a, err);
  }
  sr_report_sums s = {.source = sr_arena_copy(&a->arena, name), .lines = lines};
  sr_status st = read_cells(a, &s, sr_arena_copy(&a->arena, text), err);
  if (st == SR_OK)
    SR_PUSH(&a->arena, &a->report, s);
  else
    a->cell.n = first;
  a->arena.on_full = NULL;
  return st;
}
