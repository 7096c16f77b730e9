/* A table of published figures as figures of an audit.
 *
 * Columns are found by the header's names, in any order: `value` is needed, and `figure` or `measure`. What a figure is
 * may stand in one word, "fatalities_civ_sf", "kp_share_pct": measure, people, places, unit; and so may publisher and
 * period in `series`, "crss_q2_2024". Columns of their own (who, place, from, to, unit, base ...) go before such words.
 */
#include "report/audit.h"
#include "sitrep/engine.h"

enum { MAX_COLUMNS = 32, MAX_TOKENS = 24 };

typedef enum column {
  C_SERIES,
  C_PUBLISHER,
  C_FIGURE,
  C_VALUE,
  C_VALUE_HIGH,
  C_WHO,
  C_PLACE,
  C_PERIOD,
  C_FROM,
  C_TO,
  C_UNIT,
  C_QUALIFIER,
  C_CHANGE,
  C_BASE,
  C__N
} column;

static const struct {
  const char *name;
  column column;
} column_names[] = {{"series", C_SERIES},
                    {"publisher", C_PUBLISHER},
                    {"figure", C_FIGURE},
                    {"measure", C_FIGURE},
                    {"value", C_VALUE},
                    {"value_high", C_VALUE_HIGH},
                    {"who", C_WHO},
                    {"place", C_PLACE},
                    {"period", C_PERIOD},
                    {"from", C_FROM},
                    {"to", C_TO},
                    {"unit", C_UNIT},
                    {"qualifier", C_QUALIFIER},
                    {"change_percent", C_CHANGE},
                    {"base", C_BASE}};

typedef struct table {
  sr_audit *a;
  sr_view source;
  char separator;
  int at[C__N]; /* column of each; -1 */
  unsigned columns;
  sr_view cell[MAX_COLUMNS];
  uint32_t line;
  sr_error *err;
} table;

static sr_status wrong(const table *t, size_t offset, const char *what, sr_view value)
{
  if (!t->err) return SR_ERR_INPUT;
  *t->err = (sr_error){.code = SR_ERR_INPUT, .offset = offset};
  int n = value.len > 60 ? 60 : (int)value.len;
  if (value.len)
    snprintf(t->err->message, sizeof t->err->message, "line %u: %s: \"%.*s\"", t->line, what, n, value.ptr);
  else
    snprintf(t->err->message, sizeof t->err->message, "line %u: %s", t->line, what);
  return SR_ERR_INPUT;
}

/* ---- lines and cells ---- */

/* A quoted cell without its quotes; doubled quotes inside stay as one. */
static sr_view unquoted(sr_arena *m, sr_view v)
{
  if (v.len < 2 || v.ptr[0] != '"' || v.ptr[v.len - 1] != '"') return v;
  char *out = sr_arena_alloc(m, v.len);
  size_t n = 0;
  for (size_t i = 1; i + 1 < v.len; i++) {
    out[n++] = v.ptr[i];
    if (v.ptr[i] == '"' && i + 2 < v.len && v.ptr[i + 1] == '"') i++;
  }
  return (sr_view){out, n};
}

static unsigned split_line(table *t, sr_view line)
{
  unsigned n = 0;
  size_t from = 0;
  bool quoted = false;
  for (size_t i = 0; i <= line.len; i++) {
    if (i < line.len && line.ptr[i] == '"' && t->separator != '\t') quoted = !quoted;
    if (i < line.len && (quoted || line.ptr[i] != t->separator)) continue;
    if (n < MAX_COLUMNS) t->cell[n] = unquoted(&t->a->arena, (sr_view){line.ptr + from, i - from});
    n++;
    from = i + 1;
  }
  return n;
}

static sr_view cell(const table *t, column c)
{
  return t->at[c] < 0 ? SR_VNULL : t->cell[t->at[c]];
}

static sr_status read_header(table *t, sr_view line)
{
  t->separator = memchr(line.ptr, '\t', line.len) ? '\t' : memchr(line.ptr, ';', line.len) ? ';' : ',';
  t->columns = split_line(t, line);
  memset(t->at, 0xff, sizeof t->at);
  if (t->columns > MAX_COLUMNS) return wrong(t, 0, "more than 32 columns", SR_VNULL);
  for (unsigned i = 0; i < t->columns; i++)
    for (size_t k = 0; k < sizeof column_names / sizeof *column_names; k++)
      if (sr_view_eq(t->cell[i], sr_view_of(column_names[k].name)) && t->at[column_names[k].column] < 0)
        t->at[column_names[k].column] = (int)i;
  if (t->at[C_VALUE] < 0) return wrong(t, 0, "the header has no column \"value\"", SR_VNULL);
  if (t->at[C_FIGURE] < 0) return wrong(t, 0, "the header has no column \"figure\" or \"measure\"", SR_VNULL);
  return SR_OK;
}

/* "1,166", "8.5", "-46" in hundredths; false where it is none. Empty is "not told". */
static bool number(sr_view v, int64_t *out)
{
  int64_t whole = 0, rest = 0;
  unsigned decimals = 0, digits = 0;
  bool minus = v.len && v.ptr[0] == '-', point = false;
  *out = INT64_MIN;
  for (size_t i = minus || (v.len && v.ptr[0] == '+'); i < v.len; i++) {
    char c = v.ptr[i];
    if (c == '.' && !point) {
      point = true;
    } else if (c >= '0' && c <= '9' && digits < 12) {
      digits++;
      if (!point) whole = whole * 10 + (c - '0');
      if (point && decimals++ < 2) rest = rest * 10 + (c - '0');
    } else if (c != ',' || point) {
      return false;
    }
  }
  if (!v.len) return true;
  if (!digits || decimals > 2) return false;
  *out = whole * 100 + (decimals == 1 ? rest * 10 : rest);
  if (minus) *out = -*out;
  return true;
}

/* ---- words joined by _ ---- */

typedef struct tokens {
  sr_view v[MAX_TOKENS];
  unsigned n;
} tokens;

static tokens split_words(sr_view v)
{
  tokens t = {.n = 0};
  for (size_t i = 0; i < v.len;) {
    size_t end = i;
    while (end < v.len && v.ptr[end] != '_' && v.ptr[end] != ' ' && v.ptr[end] != '-')
      end++;
    if (end > i && t.n < MAX_TOKENS) t.v[t.n++] = (sr_view){v.ptr + i, end - i};
    i = end + 1;
  }
  return t;
}

static bool one_of(sr_view v, const char *list)
{
  for (const char *p = list; *p;) {
    size_t n = strcspn(p, " ");
    if (n == v.len && !memcmp(p, v.ptr, n)) return true;
    p += n + (p[n] == ' ');
  }
  return false;
}

static int measure_word(sr_view w)
{
  if (one_of(w, "fatalities killed deaths dead fatality")) return SR_MEASURE_fatalities;
  if (one_of(w, "injuries injured wounded injury")) return SR_MEASURE_injuries;
  if (one_of(w, "casualties")) return SR_MEASURE_casualties;
  if (one_of(w, "incidents incident")) return SR_MEASURE_incidents;
  if (one_of(w, "attacks attack")) return SR_MEASURE_attacks;
  if (one_of(w, "operations operation actions action")) return SR_MEASURE_operations;
  if (one_of(w, "arrests arrested")) return SR_MEASURE_arrests;
  return -1;
}

static unsigned group_token(sr_view w)
{
  if (one_of(w, "civ civilian civilians")) return SR_AUDIT_CIVILIANS;
  if (one_of(w, "sf security forces")) return SR_AUDIT_SECURITY;
  if (one_of(w, "militant militants outlaw outlaws terrorist terrorists insurgent insurgents"))
    return SR_AUDIT_MILITANTS;
  return 0;
}

/* Place tokens of a figure, joined with "+" in order. */
static sr_view join_place(sr_arena *m, sr_view places, sr_view w)
{
  if (!places.len) return sr_arena_copy(m, w);
  return sr_arena_printf(m, "%.*s+%.*s", (int)places.len, places.ptr, (int)w.len, w.ptr);
}

static void read_figure_words(table *t, sr_figure *f, sr_view words)
{
  int measure = -1;
  unsigned groups = 0;
  bool all = false;
  tokens w = split_words(words);
  for (unsigned i = 0; i < w.n; i++) {
    int m = measure_word(w.v[i]);
    unsigned g = group_token(w.v[i]);
    if (m >= 0)
      measure = m;
    else if (g)
      groups |= g;
    else if (one_of(w.v[i], "pct percent percentage share"))
      f->unit = SR_UNIT_percent;
    else if (one_of(w.v[i], "change"))
      f->only_change = f->changed = true;
    else if (one_of(w.v[i], "yoy"))
      f->year_before = true;
    else if (one_of(w.v[i], "all total"))
      all = true;
    else
      f->place = join_place(&t->a->arena, f->place, w.v[i]);
  }
  f->assumed = measure < 0;
  f->measure = measure < 0 ? SR_MEASURE_fatalities : (sr_measure)measure;
  /* "militant_attacks" says whose attacks they are, not whom they count. */
  bool events = f->measure >= SR_MEASURE_incidents && f->measure <= SR_MEASURE_operations;
  f->groups = groups && !all && !events ? groups : SR_AUDIT_EVERYBODY;
  if (f->assumed && f->unit == SR_UNIT_count && (groups || all)) f->assumed = false;
}

/* ---- periods ---- */

static unsigned month_token(sr_view w)
{
  static const char *const months[] = {
      "jan january", "feb february", "mar march",          "apr april",   "may",          "jun june",
      "jul july",    "aug august",   "sep sept september", "oct october", "nov november", "dec december"};
  for (unsigned i = 0; i < 12; i++)
    if (one_of(w, months[i])) return i + 1;
  return 0;
}

static bool year_token(sr_view w, unsigned *year)
{
  if (w.len != 4) return false;
  *year = 0;
  for (size_t i = 0; i < 4; i++) {
    if (w.ptr[i] < '0' || w.ptr[i] > '9') return false;
    *year = *year * 10 + (unsigned)(w.ptr[i] - '0');
  }
  return *year >= 1900 && *year < 2200;
}

/* Months of a year as days. */
static void months_of(unsigned year, unsigned first, unsigned last, int32_t *from, int32_t *to)
{
  char day[16];
  int32_t next;
  snprintf(day, sizeof day, "%04u-%02u-01", year, first);
  if (!sr_date_parse(sr_view_of(day), from)) *from = SR_NULL_INT;
  snprintf(day, sizeof day, "%04u-%02u-01", last == 12 ? year + 1 : year, last == 12 ? 1 : last + 1);
  *to = sr_date_parse(sr_view_of(day), &next) ? next - 1 : SR_NULL_INT;
}

/* Takes year, quarter, half and month out of the words; what is left is the series. False where no year is told. */
static bool read_period_words(sr_arena *m, sr_view words, int32_t *from, int32_t *to, sr_view *rest)
{
  tokens w = split_words(words);
  unsigned year = 0, first = 1, last = 12, y;
  *rest = SR_VNULL;
  for (unsigned i = 0; i < w.n; i++) {
    unsigned month = month_token(w.v[i]);
    char kind = w.v[i].len == 2 ? (char)(w.v[i].ptr[0] | 0x20) : 0, digit = w.v[i].len == 2 ? w.v[i].ptr[1] : 0;
    if (year_token(w.v[i], &y))
      year = y;
    else if (month)
      first = last = month;
    else if (kind == 'q' && digit >= '1' && digit <= '4')
      first = (unsigned)(digit - '1') * 3 + 1, last = first + 2;
    else if (kind == 'h' && (digit == '1' || digit == '2'))
      first = digit == '1' ? 1 : 7, last = first + 5;
    else
      *rest = rest->len ? sr_arena_printf(m, "%.*s_%.*s", (int)rest->len, rest->ptr, (int)w.v[i].len, w.v[i].ptr)
                        : sr_arena_copy(m, w.v[i]);
  }
  if (year) months_of(year, first, last, from, to);
  return year > 0;
}

static sr_status read_period(table *t, sr_figure *f, size_t offset)
{
  sr_arena *m = &t->a->arena;
  sr_view rest, series = cell(t, C_SERIES), publisher = cell(t, C_PUBLISHER), period = cell(t, C_PERIOD);
  f->series = sr_arena_copy(m, publisher.len ? publisher : series);
  if (series.len && read_period_words(m, series, &f->from, &f->to, &rest) && !publisher.len) f->series = rest;
  if (period.len && !read_period_words(m, period, &f->from, &f->to, &rest))
    return wrong(t, offset, "no period", period);
  if (cell(t, C_FROM).len && !sr_date_parse(cell(t, C_FROM), &f->from))
    return wrong(t, offset, "no date", cell(t, C_FROM));
  if (cell(t, C_TO).len && !sr_date_parse(cell(t, C_TO), &f->to)) return wrong(t, offset, "no date", cell(t, C_TO));
  return SR_OK;
}

/* The period of the same length before, for whole months; else the days before. */
static void period_before(sr_figure *f)
{
  char text[16];
  unsigned y, month, y2, month2;
  if (f->from == SR_NULL_INT || f->to == SR_NULL_INT) return;
  sr_date_print(f->from, text);
  if (sscanf(text, "%u-%u", &y, &month) != 2) return;
  sr_date_print(f->to, text);
  if (sscanf(text, "%u-%u", &y2, &month2) != 2) return;
  unsigned months = (y2 - y) * 12 + month2 - month + 1, back = f->year_before ? 12 : months;
  unsigned k = y * 12 + month - 1 - back, e = k + months - 1;
  if (k / 12 != e / 12) return;
  months_of(k / 12, k % 12 + 1, e % 12 + 1, &f->change_from, &f->change_to);
}

/* ---- rows ---- */

static void read_change(sr_figure *f, int64_t change, int64_t base)
{
  if (f->only_change) change = f->value, f->value = INT64_MIN;
  if (change == INT64_MIN && base == INT64_MIN) return;
  f->changed = true;
  f->change_percent = change == INT64_MIN ? INT64_MIN : llabs(change);
  f->change_value = base;
  int64_t sign = change != INT64_MIN ? change : f->value - base;
  f->direction = sign > 0 ? SR_DIRECTION_up : sign < 0 ? SR_DIRECTION_down : SR_DIRECTION_same;
  period_before(f);
}

static sr_status read_row(table *t, sr_view line, size_t offset)
{
  sr_arena *m = &t->a->arena;
  sr_figure f = {.unit = SR_UNIT_count,
                 .from = SR_NULL_INT,
                 .to = SR_NULL_INT,
                 .change_from = SR_NULL_INT,
                 .change_to = SR_NULL_INT,
                 .change_percent = INT64_MIN,
                 .change_value = INT64_MIN,
                 .source = t->source,
                 .row = t->line};
  int64_t change, base;
  if (split_line(t, line) != t->columns)
    return wrong(t, offset, "the row has another number of cells than the header", SR_VNULL);
  if (!number(cell(t, C_VALUE), &f.value)) return wrong(t, offset, "no number", cell(t, C_VALUE));
  if (!number(cell(t, C_VALUE_HIGH), &f.value_high)) return wrong(t, offset, "no number", cell(t, C_VALUE_HIGH));
  if (!number(cell(t, C_CHANGE), &change)) return wrong(t, offset, "no number", cell(t, C_CHANGE));
  if (!number(cell(t, C_BASE), &base)) return wrong(t, offset, "no number", cell(t, C_BASE));
  read_figure_words(t, &f, cell(t, C_FIGURE));
  sr_status st = read_period(t, &f, offset);
  if (st != SR_OK) return st;
  if (cell(t, C_WHO).len) {
    tokens w = split_words(cell(t, C_WHO));
    for (f.groups = 0; w.n; w.n--)
      f.groups |= group_token(w.v[w.n - 1]);
    if (!f.groups) f.groups = SR_AUDIT_EVERYBODY;
  }
  if (cell(t, C_PLACE).len) f.place = sr_arena_copy(m, cell(t, C_PLACE));
  if (one_of(cell(t, C_UNIT), "percent pct %")) f.unit = SR_UNIT_percent;
  int qualifier = cell(t, C_QUALIFIER).len ? sr_bound_of(cell(t, C_QUALIFIER)) : (int)SR_BOUND_exact;
  if (qualifier < 0)
    return wrong(t, offset, "the qualifier is none of exact, at_least, up_to, about, vague", cell(t, C_QUALIFIER));
  f.qualifier = (sr_bound)qualifier;
  read_change(&f, change, base);
  f.words = sr_arena_copy(m, line);
  sr_audit_add(t->a, f);
  return SR_OK;
}

/* ---- one place under two names ---- */

/* "bal" is Balochistan where just one longer place name of the table begins with it. */
static sr_view longer_name(const sr_audit *a, uint32_t first, sr_view name)
{
  sr_view found = SR_VNULL;
  for (uint32_t i = first; i < a->figure.n; i++) {
    sr_view p = a->figure.v[i].place;
    if (p.len <= name.len || memchr(p.ptr, '+', p.len) || !sr_view_starts(p, name)) continue;
    if (found.len && !sr_view_eq(found, p)) return name;
    found = p;
  }
  return found.len ? found : name;
}

static void spell_out_places(sr_audit *a, uint32_t first)
{
  for (uint32_t i = first; i < a->figure.n; i++) {
    sr_view place = a->figure.v[i].place, out = SR_VNULL;
    for (size_t k = 0; k < place.len;) {
      size_t end = k;
      while (end < place.len && place.ptr[end] != '+')
        end++;
      sr_view one = {place.ptr + k, end - k};
      if (one.len >= 3) one = longer_name(a, first, one);
      out = join_place(&a->arena, out, one);
      k = end + 1;
    }
    /* Places of a table lie side by side in the whole: a path of one step. */
    a->figure.v[i].place = out;
  }
}

static void rename_figures(sr_audit *a, uint32_t first)
{
  uint32_t n = a->figure.n;
  sr_audit_cut(a, first);
  for (uint32_t i = first; i < n; i++)
    sr_audit_add(a, a->figure.v[i]);
}

sr_status sr_audit_table(sr_audit *a, sr_view text, sr_view name, sr_error *err)
{
  jmp_buf full;
  a->arena.on_full = &full;
  if (setjmp(full)) return sr_audit_failed(a, err);
  table t = {.a = a, .source = sr_arena_copy(&a->arena, name), .err = err};
  uint32_t first = a->published;
  sr_status st = SR_OK;
  if (sr_view_starts(text, SR_V("\xef\xbb\xbf"))) text = (sr_view){text.ptr + 3, text.len - 3};
  for (size_t i = 0; i < text.len && st == SR_OK;) {
    const char *end = memchr(text.ptr + i, '\n', text.len - i);
    size_t n = end ? (size_t)(end - text.ptr) - i : text.len - i;
    sr_view line = {text.ptr + i, n && text.ptr[i + n - 1] == '\r' ? n - 1 : n};
    t.line++;
    if (line.len) st = t.columns ? read_row(&t, line, i) : read_header(&t, line);
    i += n + 1;
  }
  if (st == SR_OK && !t.columns) st = wrong(&t, 0, "the table is empty", SR_VNULL);
  if (st != SR_OK) sr_audit_cut(a, first);
  spell_out_places(a, first);
  rename_figures(a, first);
  a->arena.on_full = NULL;
  return st == SR_OK && a->over ? sr_audit_failed(a, err) : st;
}
