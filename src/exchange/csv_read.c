/* Reading CSV; see csv_read.h. A row's end is looked for in one pass whatever the size of its cells: where more is
 * needed, the pass goes on from where it was. */
#include "exchange/csv_read.h"

/* The bytes of the next row without its line end; `lines`: how many it takes. */
static bool find_row(sr_importer *x, sr_view *row, uint32_t *lines)
{
  bool quoted = false;
  *lines = 1;
  for (size_t n = 0;; n++) {
    if (x->at + n == x->in.len && !sr_import_more(x)) {
      if (x->status != SR_OK || !n) return false;
      if (quoted) sr_import_fail(x, SR_ERR_INPUT, "a quotation mark is opened here and never closed");
      *row = (sr_view){x->in.ptr + x->at, n};
      x->at += n;
      return x->status == SR_OK;
    }
    char c = x->in.ptr[x->at + n];
    if (c == '"') quoted = !quoted;
    if (c != '\n') continue;
    if (quoted) {
      ++*lines;
      continue;
    }
    *row = (sr_view){x->in.ptr + x->at, n && x->in.ptr[x->at + n - 1] == '\r' ? n - 1 : n};
    x->at += n + 1;
    return true;
  }
}

static char comma_of(sr_view header)
{
  static const char all[] = ",;\t";
  size_t best = 0, most = 0;
  for (size_t k = 0; k < 3; k++) {
    size_t n = 0;
    for (size_t i = 0; i < header.len; i++)
      n += header.ptr[i] == all[k];
    if (n > most) {
      most = n;
      best = k;
    }
  }
  return all[best];
}

static sr_view cell(sr_arena *a, sr_view *rest, char comma)
{
  size_t n = 0, i = 0;
  bool quoted = false, any = false;
  for (; i < rest->len && (quoted || rest->ptr[i] != comma); i++) {
    any |= rest->ptr[i] == '"';
    if (rest->ptr[i] == '"') quoted = !quoted;
  }
  sr_view v = {rest->ptr, i};
  *rest = i < rest->len ? (sr_view){rest->ptr + i + 1, rest->len - i - 1} : SR_VNULL;
  if (!any) return sr_arena_copy(a, v);
  char *out = sr_arena_alloc(a, v.len + 1);
  quoted = false;
  for (i = 0; i < v.len; i++) {
    bool mark = v.ptr[i] == '"';
    if (mark && quoted && i + 1 < v.len && v.ptr[i + 1] == '"') {
      i++;
    } else if (mark) {
      quoted = !quoted;
      continue;
    }
    out[n++] = v.ptr[i];
  }
  return (sr_view){out, n};
}

static sr_view trimmed(sr_view v)
{
  while (v.len && (v.ptr[0] == ' ' || v.ptr[0] == '\n' || v.ptr[0] == '\r'))
    v = (sr_view){v.ptr + 1, v.len - 1};
  while (v.len && (v.ptr[v.len - 1] == ' ' || v.ptr[v.len - 1] == '\n' || v.ptr[v.len - 1] == '\r'))
    v.len--;
  return v;
}

void sr_csv_split(sr_arena *a, sr_view line, char comma, sr_csv_row *row)
{
  SR_VEC(sr_view) v = {0};
  while (line.ptr) {
    sr_view c = trimmed(cell(a, &line, comma));
    SR_PUSH(a, &v, c);
  }
  row->cells = v.v;
  row->n = v.n;
}

bool sr_csv_next(sr_importer *x, sr_csv_row *row, char *comma)
{
  sr_view line;
  uint32_t lines;
  do {
    x->line++;
    if (!find_row(x, &line, &lines)) return false;
    row->line = x->line;
    x->line += lines - 1;
  } while (!trimmed(line).len);
  if (!*comma) {
    if (sr_view_starts(line, SR_V("\xef\xbb\xbf"))) line = (sr_view){line.ptr + 3, line.len - 3};
    *comma = comma_of(line);
  }
  sr_csv_split(&x->arena, line, *comma, row);
  return true;
}
