/* Tables of coded incidents; see sheet.h. */
#include "exchange/sheet.h"

#include <strings.h>

#include "sitrep/engine.h"

/* ---- cells ---- */

sr_view sr_sheet_cell(const sr_sheet *t, int column)
{
  int at = column < 0 ? -1 : t->at[column];
  return at < 0 || (uint32_t)at >= t->row.n ? SR_VNULL : t->row.cells[at];
}

static const char *column_name(const sr_sheet *t, int column)
{
  const char *name = t->format->columns[column];
  return name + (*name == '!');
}

void sr_sheet_bad(sr_sheet *t, int column, const char *why)
{
  if (!t->bad)
    sr_import_tell(t->x, t->row.line, column < 0 ? SR_VNULL : sr_view_of(column_name(t, column)), sr_view_of(why));
  t->bad = true;
}

int32_t sr_sheet_count(sr_sheet *t, int column)
{
  sr_view v = sr_sheet_cell(t, column);
  int64_t n = 0;
  if (!v.len) return SR_NULL_INT;
  for (size_t i = 0; i < v.len && n <= 100000000; i++) {
    if ((unsigned)(v.ptr[i] - '0') > 9)
      n = INT64_MAX;
    else
      n = n * 10 + (v.ptr[i] - '0');
  }
  if (n <= 100000000) return (int32_t)n;
  sr_sheet_bad(t, column, "no number of people");
  return SR_NULL_INT;
}

/* "15 March 2022", "15-March-2022" */
static bool worded_day(sr_view v, int32_t *out)
{
  static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
  char word[16] = "", iso[32];
  unsigned day, year;
  char text[32];
  snprintf(text, sizeof text, "%.*s", (int)(v.len < 31 ? v.len : 31), v.ptr);
  if (sscanf(text, "%2u%*[- ]%15[A-Za-z]%*[- ]%4u", &day, word, &year) != 3 || strlen(word) < 3) return false;
  for (unsigned m = 0; m < 12; m++) {
    if (strncasecmp(word, months + 3 * m, 3)) continue;
    snprintf(iso, sizeof iso, "%04u-%02u-%02u", year, m + 1, day);
    return sr_date_parse(sr_view_of(iso), out);
  }
  return false;
}

int32_t sr_sheet_day(sr_sheet *t, int column)
{
  sr_view v = sr_sheet_cell(t, column), day = v;
  int32_t out;
  if (!v.len) return SR_NULL_INT;
  if (v.len > 10 && (v.ptr[10] == ' ' || v.ptr[10] == 'T')) day.len = 10;
  if (sr_date_parse(day, &out) || worded_day(v, &out)) return out;
  sr_sheet_bad(t, column, "no date; write YYYY-MM-DD");
  return SR_NULL_INT;
}

bool sr_sheet_degrees(sr_sheet *t, int column, double most, double *out)
{
  sr_view v = sr_sheet_cell(t, column);
  char text[40], *end;
  if (!v.len) return false;
  snprintf(text, sizeof text, "%.*s", (int)(v.len < 39 ? v.len : 39), v.ptr);
  *out = strtod(text, &end);
  if (!*end && *out >= -most && *out <= most) return true;
  sr_sheet_bad(t, column, "no degrees of latitude or longitude");
  return false;
}

sr_range sr_sheet_range(sr_sheet *t, int low, int best, int high)
{
  sr_range r = {false, sr_sheet_count(t, low), sr_sheet_count(t, best), sr_sheet_count(t, high)};
  r.told = r.low != SR_NULL_INT || r.best != SR_NULL_INT || r.high != SR_NULL_INT;
  if (low < 0) r.low = r.best;
  if (high < 0) r.high = r.best;
  bool crossed = (r.low != SR_NULL_INT && r.high != SR_NULL_INT && r.low > r.high) ||
                 (r.best != SR_NULL_INT && r.low != SR_NULL_INT && r.best < r.low) ||
                 (r.best != SR_NULL_INT && r.high != SR_NULL_INT && r.best > r.high);
  if (crossed) sr_sheet_bad(t, best, "is not between the lowest and the highest figure");
  return r;
}

/* ---- words ---- */

static bool same(sr_view a, sr_view b)
{
  return a.len == b.len && !strncasecmp(a.ptr, b.ptr, a.len);
}

sr_view sr_sheet_word(const sr_sheet *t, const char *name, sr_view value, const char *field)
{
  for (uint32_t i = 0; i < t->n_words && value.len; i++) {
    const sr_word_row *w = &t->words[i];
    if (sr_view_eq(w->column, sr_view_of(name)) && sr_view_eq(w->field, sr_view_of(field)) && same(w->value, value))
      return w->word;
  }
  return SR_VNULL;
}

static sr_view country_code(const sr_sheet *t, sr_view name)
{
  static const struct {
    char code[4];
    const char *name;
  } rows[] = {
#define SR_COUNTRY(code, name) {code, name},
#include "base/countries.def"
#undef SR_COUNTRY
  };
  sr_view word = sr_sheet_word(t, "country", name, "country");
  for (size_t i = 0; i < sizeof rows / sizeof *rows && !word.len; i++)
    if (same(name, sr_view_of(rows[i].code)) || same(name, sr_view_of(rows[i].name))) word = sr_view_of(rows[i].code);
  return word;
}

void sr_sheet_country(sr_sheet *t, int column)
{
  sr_view name = sr_sheet_cell(t, column);
  if (!name.len) return;
  t->coded.in.place.country = country_code(t, name);
  if (!t->coded.in.place.country.len) sr_sheet_bad(t, column, "no country that this program knows by that name");
  sr_coded_line(&t->coded, "country", name, "place");
}

void sr_sheet_point(sr_sheet *t, int lat, int lon)
{
  sr_place *p = &t->coded.in.place;
  bool north = sr_sheet_degrees(t, lat, 90, &p->lat), east = sr_sheet_degrees(t, lon, 180, &p->lon);
  if (north != east) sr_sheet_bad(t, north ? lon : lat, "is missing beside the other of the two");
  p->located = north && east;
  if (!p->located || t->bad) return;
  sr_view v = sr_arena_printf(&t->x->arena, "%.*s, %.*s", (int)sr_sheet_cell(t, lat).len, sr_sheet_cell(t, lat).ptr,
                              (int)sr_sheet_cell(t, lon).len, sr_sheet_cell(t, lon).ptr);
  sr_coded_line(&t->coded, "point", v, "place");
}

static void read_words(sr_sheet *t)
{
  SR_VEC(sr_word_row) v = {0};
  for (const char *p = t->format->words; p && *p;) {
    size_t n = strcspn(p, "\n");
    sr_view four[4] = {{0}};
    const char *from = p, *end = p + n;
    for (int i = 0; i < 4 && from <= end && *p != '#'; i++) {
      const char *stop = memchr(from, '\t', (size_t)(end - from));
      if (!stop) stop = end;
      four[i] = (sr_view){from, (size_t)(stop - from)};
      from = stop + 1;
    }
    sr_word_row row = {four[0], four[1], four[2], four[3]};
    if (row.word.len) SR_PUSH(&t->x->keep, &v, row);
    p += n + (p[n] == '\n');
  }
  t->words = v.v;
  t->n_words = v.n;
}

/* ---- the table ---- */

static bool read_header(sr_sheet *t, char *comma)
{
  sr_importer *x = t->x;
  const sr_sheet_format *f = t->format;
  if (!sr_csv_next(x, &t->row, comma)) {
    sr_import_fail(x, SR_ERR_INPUT, "the file is empty");
    return false;
  }
  t->width = t->row.n;
  t->at = sr_arena_zalloc(&x->keep, f->n_columns + 1, sizeof *t->at);
  bool *known = sr_arena_zalloc(&x->arena, t->row.n + 1, sizeof *known);
  for (unsigned c = 0; c < f->n_columns; c++) {
    t->at[c] = -1;
    for (uint32_t i = 0; i < t->row.n; i++) {
      if (!same(t->row.cells[i], sr_view_of(column_name(t, (int)c)))) continue;
      if (t->at[c] >= 0) sr_import_fail(x, SR_ERR_INPUT, "two columns are named %s", column_name(t, (int)c));
      t->at[c] = (int)i;
      known[i] = true;
    }
    if (t->at[c] < 0 && f->columns[c][0] == '!')
      sr_import_fail(x, SR_ERR_INPUT, "no column \"%s\"; the first line must be the header of a %s table",
                     column_name(t, (int)c), sr_import_format_name(x->options->format));
  }
  for (uint32_t i = 0; i < t->row.n && f->strict; i++)
    if (!known[i])
      sr_import_fail(x, SR_ERR_INPUT, "no column of ours is named \"%.*s\"", (int)t->row.cells[i].len,
                     t->row.cells[i].ptr);
  return x->status == SR_OK;
}

static void name_row(sr_sheet *t)
{
  sr_coded *c = &t->coded;
  sr_view own = c->id, source = t->x->options->source;
  c->source = source.len ? source : sr_view_of(t->format->source);
  if (!own.len) own = sr_arena_printf(&t->x->arena, "%016llx", (unsigned long long)sr_hash(sr_buf_view(c->text)));
  /* a source of another name has rows of its own */
  c->id = source.len ? sr_arena_printf(&t->x->arena, "%.*s:%.*s", (int)source.len, source.ptr, (int)own.len, own.ptr)
                     : sr_arena_printf(&t->x->arena, "%s:%.*s", t->format->prefix, (int)own.len, own.ptr);
}

static void take_row(sr_sheet *t)
{
  sr_importer *x = t->x;
  sr_error err = {.offset = SIZE_MAX};
  sr_filed filed;
  t->bad = false;
  x->counts.rows++;
  if (t->row.n != t->width) {
    sr_sheet_bad(t, -1, "another number of cells than the header has");
    return;
  }
  sr_coded_init(&t->coded, &x->arena, &x->text);
  t->format->take(t);
  if (t->bad) return;
  name_row(t);
  sr_status st = sr_coded_file(&t->coded, x->record, x->options->linking, &filed, &err);
  if (st != SR_OK)
    sr_import_fail(x, st, "%s", err.message);
  else if (filed == SR_FILED_KNOWN)
    x->counts.known++;
  else if (filed == SR_FILED_CHANGED)
    x->counts.changed++;
  else
    x->counts.added++;
}

void sr_import_table(sr_importer *x)
{
  static const sr_sheet_format *const formats[SR_IMPORT__N] = {
      [SR_IMPORT_csv] = &sr_sheet_own, [SR_IMPORT_ucdp] = &sr_sheet_ucdp, [SR_IMPORT_acled] = &sr_sheet_acled};
  sr_sheet t = {.x = x, .format = formats[x->options->format]};
  sr_error err = {.offset = SIZE_MAX};
  char comma = 0;
  read_words(&t);
  if (!read_header(&t, &comma)) return;
  sr_status st = sr_record_begin(x->record, &x->options->change, &err);
  if (st != SR_OK) {
    x->line = 0;
    sr_import_fail(x, st, "%s", err.message);
    return;
  }
  for (;;) {
    sr_arena_reset(&x->arena);
    if (x->status != SR_OK || !sr_csv_next(x, &t.row, &comma)) break;
    take_row(&t);
  }
  if (x->status != SR_OK) return;
  x->line = 0;
  if ((st = sr_record_commit(x->record, &err)) != SR_OK) sr_import_fail(x, st, "%s", err.message);
}
