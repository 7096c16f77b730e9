/* The audit's life, what figures are in words, and how a sum is judged; see audit.h. */
#include "report/audit.h"

#include "report/words.h"

const char *sr_verdict_name(sr_verdict v)
{
  static const char *const names[SR_VERDICT__N] = {"consistent", "inconsistent", "not_checkable"};
  return (unsigned)v < SR_VERDICT__N ? names[v] : "";
}

const char *sr_check_name(sr_check c)
{
  static const char *const names[SR_CHECK__N] = {"groups", "ledgers", "casualties", "places", "periods",
                                                 "share",  "change",  "repeated",   "record", "report", "alone"};
  return (unsigned)c < SR_CHECK__N ? names[c] : "";
}

sr_status sr_audit_new(sr_audit **out)
{
  sr_audit *a = calloc(1, sizeof *a);
  *out = a;
  if (!a) return SR_ERR_MEMORY;
  sr_arena_init(&a->arena, (size_t)256 << 20);
  return SR_OK;
}

void sr_audit_free(sr_audit *a)
{
  if (!a) return;
  sr_arena_dispose(&a->arena);
  free(a);
}

const sr_figure *sr_audit_figures(const sr_audit *a, uint32_t *n)
{
  *n = a->figure.n;
  return a->figure.v;
}

const sr_finding *sr_audit_findings(const sr_audit *a, uint32_t *n)
{
  *n = a->finding.n;
  return a->finding.v;
}

/* ---- words ---- */

const char *sr_audit_groups(unsigned groups)
{
  static const char *const names[] = {"",
                                      "civilians",
                                      "security forces",
                                      "civilians and security forces",
                                      "militants",
                                      "civilians and militants",
                                      "security forces and militants",
                                      ""};
  return names[groups & SR_AUDIT_EVERYBODY];
}

sr_view sr_audit_number(sr_arena *a, int64_t v)
{
  uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
  const char *sign = v < 0 ? "-" : "";
  unsigned rest = (unsigned)(u % 100);
  unsigned long long whole = u / 100;
  if (!rest) return sr_arena_printf(a, "%s%llu", sign, whole);
  if (rest % 10 == 0) return sr_arena_printf(a, "%s%llu.%u", sign, whole, rest / 10);
  return sr_arena_printf(a, "%s%llu.%02u", sign, whole, rest);
}

sr_view sr_audit_value(sr_arena *a, const sr_figure *f)
{
  static const char *const before[SR_BOUND__N] = {"", "at least ", "up to ", "about ", "more than "};
  if (f->value == INT64_MIN) return SR_V("no value");
  sr_view n = sr_audit_number(a, f->value), high = SR_VNULL;
  if (f->value_high != INT64_MIN && f->value_high != f->value) high = sr_audit_number(a, f->value_high);
  return sr_arena_printf(a, "%s%.*s%s%.*s%s", (unsigned)f->qualifier < SR_BOUND__N ? before[f->qualifier] : "",
                         (int)n.len, n.ptr, high.len ? "–" : "", (int)high.len, high.len ? high.ptr : "",
                         f->unit == SR_UNIT_percent ? " %" : "");
}

/* What a page makes of it, without line ends. */
static sr_view taken(sr_arena *a, sr_page *page)
{
  sr_view words = sr_arena_copy(a, sr_buf_view(&page->line));
  sr_page_dispose(page);
  return words;
}

sr_view sr_audit_period(sr_arena *a, int32_t from, int32_t to)
{
  sr_page page;
  sr_date d = {.from = from, .to = to};
  if (from == SR_NULL_INT && to == SR_NULL_INT) return SR_V("a period that is not told");
  int32_t days = from == SR_NULL_INT || to == SR_NULL_INT ? 0 : to - from + 1;
  d.precision = days > 364  ? SR_DATEPREC_year
                : days > 31 ? SR_DATEPREC_quarter
                : days > 27 ? SR_DATEPREC_month
                            : SR_DATEPREC_day;
  sr_page_init(&page, NULL, 80, false);
  sr_words_date(&page, &d);
  return taken(a, &page);
}

static sr_view country_words(sr_arena *a, sr_view code)
{
  sr_page page;
  sr_page_init(&page, NULL, 80, false);
  sr_words_country(&page, code);
  return taken(a, &page);
}

/* The last step of a path: "PK/Balochistan" is Balochistan; several stay joined: "KP and Balochistan". */
static sr_view place_words(sr_arena *a, sr_view place)
{
  sr_view words = SR_VNULL;
  for (size_t i = 0; i < place.len;) {
    size_t end = i;
    while (end < place.len && place.ptr[end] != '+')
      end++;
    size_t last = end;
    while (last > i && place.ptr[last - 1] != '/')
      last--;
    sr_view one = {place.ptr + last, end - last};
    if (last == i && one.len == 2) one = country_words(a, one);
    words = words.len ? sr_arena_printf(a, "%.*s and %.*s", (int)words.len, words.ptr, (int)one.len, one.ptr) : one;
    i = end + 1;
  }
  return words;
}

static sr_view name_of(sr_arena *a, const sr_figure *f)
{
  const char *groups = sr_audit_groups(f->groups);
  sr_view place = place_words(a, f->place);
  return sr_arena_printf(a, "%s%s%s%s%s%.*s",
                         f->unit == SR_UNIT_percent && !f->only_change ? "share of "
                         : f->only_change                              ? "change of "
                                                                       : "",
                         sr_measure_name(f->measure), *groups ? " among " : "", groups, place.len ? " in " : "",
                         (int)place.len, place.len ? place.ptr : "");
}

void sr_audit_cut(sr_audit *a, uint32_t n)
{
  a->figure.n = a->published = n;
}

void sr_audit_add(sr_audit *a, sr_figure f)
{
  sr_audit_cut(a, a->published);
  f.name = name_of(&a->arena, &f);
  if (a->figure.n >= SR_AUDIT_MAX_FIGURES)
    a->over = true;
  else
    SR_PUSH(&a->arena, &a->figure, f);
  a->published = a->figure.n;
}

/* ---- cells ---- */

bool sr_audit_same_period(const sr_figure *a, const sr_figure *b)
{
  return a->from == b->from && a->to == b->to;
}

bool sr_audit_same_cell(const sr_figure *a, const sr_figure *b)
{
  return a->measure == b->measure && a->unit == b->unit && a->only_change == b->only_change &&
         sr_audit_same_period(a, b) && sr_view_eq(a->series, b->series) && sr_view_eq(a->place, b->place);
}

static bool joint(sr_view place)
{
  return place.len && memchr(place.ptr, '+', place.len) != NULL;
}

bool sr_audit_inside(sr_view inner, sr_view outer)
{
  if (joint(inner) || joint(outer) || sr_view_eq(inner, outer)) return false;
  return !outer.len || (sr_view_starts(inner, outer) && inner.ptr[outer.len] == '/');
}

uint32_t sr_audit_find(const sr_audit *a, const sr_figure *like, sr_measure measure, unsigned groups, sr_view place)
{
  for (uint32_t i = 0; i < a->figure.n; i++) {
    const sr_figure *f = &a->figure.v[i];
    if (f->measure == measure && f->groups == groups && f->unit == SR_UNIT_count && !f->only_change &&
        f->value != INT64_MIN && sr_audit_same_period(f, like) && sr_view_eq(f->series, like->series) &&
        sr_view_eq(f->place, place))
      return i;
  }
  return SR_NO_INDEX;
}

/* ---- what a figure may be ---- */

int64_t sr_audit_rounding(int64_t percent, sr_bound qualifier)
{
  int64_t half = percent % 100 == 0 ? 5000 : percent % 10 == 0 ? 500 : 50;
  return qualifier == SR_BOUND_about ? half * 2 : half;
}

/* Half of the last digit that is not zero: 50 for 1,500, 5 for 380. */
static int64_t half_of_last(int64_t v)
{
  int64_t unit = 100;
  while (v && v % (unit * 10) == 0)
    unit *= 10;
  return unit / 2;
}

sr_extent sr_audit_extent(const sr_figure *f)
{
  sr_extent e = {f->value, f->value_high == INT64_MIN ? f->value : f->value_high};
  int64_t slack = 0;
  if (f->unit == SR_UNIT_percent)
    slack = (sr_audit_rounding(f->value, f->qualifier) + 99) / 100;
  else if (f->qualifier == SR_BOUND_about)
    slack = half_of_last(f->value);
  if (f->qualifier == SR_BOUND_at_least || f->qualifier == SR_BOUND_vague)
    return (sr_extent){e.low - slack, SR_AUDIT_OPEN};
  if (f->qualifier == SR_BOUND_up_to) return (sr_extent){0, e.high + slack};
  return (sr_extent){e.low - slack, e.high + slack};
}

/* ---- findings ---- */

void sr_audit_say(sr_audit *a, sr_check check, sr_verdict verdict, sr_view arithmetic, sr_view missing,
                  const uint32_t *rows, uint32_t n)
{
  uint32_t *copy = sr_arena_alloc(&a->arena, (n + 1) * sizeof *copy);
  for (uint32_t i = 0; i < n; i++) {
    copy[i] = rows[i];
    if (rows[i] < a->published) a->used[rows[i]] = true;
  }
  SR_PUSH(&a->arena, &a->finding, ((sr_finding){check, verdict, arithmetic, missing, copy, n}));
}

typedef struct sum_words {
  sr_view list; /* "98 + 62 + 38" */
  int64_t sum;  /* of the values as printed */
  sr_extent extent;
} sum_words;

static sum_words add_up(sr_audit *a, const sr_sum *s)
{
  sum_words w = {SR_VNULL, 0, {0, 0}};
  for (uint32_t i = 0; i < s->n; i++) {
    const sr_figure *f = &a->figure.v[s->part[i]];
    sr_view v = sr_audit_value(&a->arena, f);
    sr_extent e = sr_audit_extent(f);
    w.list = w.list.len ? sr_arena_printf(&a->arena, "%.*s + %.*s", (int)w.list.len, w.list.ptr, (int)v.len, v.ptr) : v;
    w.sum += f->value;
    w.extent.low += e.low;
    w.extent.high = e.high >= SR_AUDIT_OPEN || w.extent.high >= SR_AUDIT_OPEN ? SR_AUDIT_OPEN : w.extent.high + e.high;
  }
  return w;
}

/* ", each rounded: sums to within 1.5 points agree" where there is something to tell. */
static sr_view slack_words(sr_audit *a, const sr_sum *s, sr_extent parts, sr_extent total, int64_t sum, int64_t value)
{
  bool percent = a->figure.v[s->part[0]].unit == SR_UNIT_percent;
  if (parts.high >= SR_AUDIT_OPEN || total.high >= SR_AUDIT_OPEN) return SR_V("; a figure of them has no upper end");
  int64_t slack = parts.high - sum + total.high - value;
  if (!slack) return SR_V("");
  sr_view n = sr_audit_number(&a->arena, slack);
  return sr_arena_printf(&a->arena, "; rounded figures: within %.*s %s", (int)n.len, n.ptr,
                         percent ? "points" : "of one another");
}

#define V(v) (int)(v).len, ((v).len ? (v).ptr : "")

static void say_complete(sr_audit *a, const sr_sum *s, const sum_words *w, const sr_figure *t, const uint32_t *rows)
{
  sr_arena *m = &a->arena;
  sr_extent e = sr_audit_extent(t);
  const char *unit = t->unit == SR_UNIT_percent ? " %" : "";
  sr_view sum = sr_audit_number(m, w->sum), total = sr_audit_value(m, t),
          left = sr_audit_number(m, llabs(w->sum - t->value));
  sr_view slack = slack_words(a, s, w->extent, e, w->sum, t->value);
  bool fits = w->extent.low <= e.high && w->extent.high >= e.low;
  sr_view words;
  if (w->sum == t->value && s->n > 1)
    words = sr_arena_printf(m, "%.*s = %.*s%s, as given for %.*s%.*s", V(w->list), V(sum), unit, V(t->name), V(slack));
  else
    words = sr_arena_printf(m, "%.*s = %.*s%s; given for %.*s: %.*s. The difference is %.*s%.*s", V(w->list), V(sum),
                            unit, V(t->name), V(total), V(left), V(slack));
  sr_audit_say(a, s->check, fits ? SR_VERDICT_consistent : SR_VERDICT_inconsistent, words, SR_VNULL, rows, s->n + 1);
}

/* The share that a remainder is, to a tenth. */
static sr_view share_words(sr_audit *a, int64_t part, int64_t total)
{
  if (total <= 0) return SR_VNULL;
  int64_t tenths = (part * 1000 + total / 2) / total;
  return sr_arena_printf(&a->arena, " (%lld.%lld %%)", (long long)(tenths / 10), (long long)(tenths % 10));
}

static void say_partial(sr_audit *a, const sr_sum *s, const sum_words *w, const sr_figure *t, const uint32_t *rows)
{
  sr_arena *m = &a->arena;
  bool whole = s->total == SR_NO_INDEX, percent = a->figure.v[s->part[0]].unit == SR_UNIT_percent;
  int64_t value = whole ? 10000 : t->value;
  sr_extent e = whole ? (sr_extent){10000, 10000} : sr_audit_extent(t);
  const char *unit = percent ? " %" : "";
  sr_view sum = sr_audit_number(m, w->sum), total = sr_audit_number(m, value),
          left = sr_audit_number(m, value - w->sum);
  sr_view first = s->n > 1 ? sr_arena_printf(m, "%.*s = %.*s%s; ", V(w->list), V(sum), unit) : SR_V("");
  uint32_t n = s->n + !whole;
  if (w->extent.low > e.high) {
    sr_view over = sr_audit_number(m, w->sum - value);
    sr_audit_say(a, s->check, SR_VERDICT_inconsistent,
                 sr_arena_printf(m, "%.*sthe parts are more than the whole: %.*s%s against %.*s%s, %.*s too many",
                                 V(first), V(sum), unit, V(total), unit, V(over)),
                 SR_VNULL, rows, n);
    return;
  }
  if (w->sum > value) return;
  sr_view share = percent ? SR_VNULL : share_words(a, value - w->sum, value);
  sr_audit_say(a, s->check, SR_VERDICT_not_checkable,
               sr_arena_printf(m, "%.*s%.*s%s less %.*s%s leaves %.*s%s%.*s for %s", V(first), V(total), unit, V(sum),
                               unit, V(left), unit, V(share), s->rest),
               sr_arena_printf(m, "a figure for %s, to compare with %.*s%s", s->rest, V(left), unit), rows, n);
}

void sr_audit_sum(sr_audit *a, const sr_sum *s)
{
  uint32_t rows[SR_AUDIT_MAX_PARTS + 1];
  sum_words w = add_up(a, s);
  memcpy(rows, s->part, s->n * sizeof *rows);
  rows[s->n] = s->total;
  const sr_figure *t = s->total == SR_NO_INDEX ? NULL : &a->figure.v[s->total];
  if (s->complete && t)
    say_complete(a, s, &w, t, rows);
  else
    say_partial(a, s, &w, t, rows);
}

/* ---- all checks ---- */

static int rank(const sr_finding *f)
{
  return f->verdict == SR_VERDICT_inconsistent ? 0 : f->verdict == SR_VERDICT_consistent ? 1 : 2;
}

/* Stable: checks and figures keep their order inside a verdict. */
static void sort_findings(sr_audit *a)
{
  sr_finding *v = sr_arena_alloc(&a->arena, (a->finding.n + 1) * sizeof *v);
  uint32_t n = 0;
  for (int r = 0; r < 3; r++)
    for (uint32_t i = 0; i < a->finding.n; i++)
      if (rank(&a->finding.v[i]) == r) v[n++] = a->finding.v[i];
  if (n) memcpy(a->finding.v, v, n * sizeof *v);
}

sr_status sr_audit_failed(sr_audit *a, sr_error *err)
{
  sr_status st = a->over || a->arena.why == SR_ERR_LIMIT ? SR_ERR_LIMIT : SR_ERR_MEMORY;
  a->arena.on_full = NULL;
  if (err) {
    *err = (sr_error){.code = st, .offset = SIZE_MAX};
    if (st == SR_ERR_LIMIT)
      snprintf(err->message, sizeof err->message, "more than %d figures: audit them in parts", SR_AUDIT_MAX_FIGURES);
    else
      snprintf(err->message, sizeof err->message, "out of memory");
  }
  return st;
}

sr_status sr_audit_run(sr_audit *a, sr_error *err)
{
  jmp_buf full;
  a->arena.on_full = &full;
  if (setjmp(full)) return sr_audit_failed(a, err);
  a->finding.n = 0;
  sr_audit_cut(a, a->published);
  a->used = sr_arena_zalloc(&a->arena, a->figure.n + 1, sizeof *a->used);
  sr_audit_check_repeated(a);
  sr_audit_check_groups(a);
  sr_audit_check_sums(a);
  sr_audit_check_places(a);
  sr_audit_check_periods(a);
  sr_audit_check_shares(a);
  sr_audit_check_changes(a);
  sr_audit_check_record(a);
  sr_audit_check_alone(a);
  sr_audit_check_reports(a);
  sort_findings(a);
  a->arena.on_full = NULL;
  return SR_OK;
}
