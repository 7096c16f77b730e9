/* Do parts sum to totals? By group of people, kind of incident, outcome, place and period; and what was given twice. */
#include "report/audit.h"

#define V(v) (int)(v).len, ((v).len ? (v).ptr : "")

/* Of "other" it is not known what is counted: two of them cannot be compared. */
static bool counts(const sr_figure *f)
{
  return f->value != INT64_MIN && !f->only_change && f->unit != SR_UNIT_ratio && f->measure != SR_MEASURE_other;
}

/* ---- the same figure twice ---- */

static bool same_figure(const sr_figure *a, const sr_figure *b)
{
  return a->groups == b->groups && a->assumed == b->assumed && sr_audit_same_cell(a, b);
}

/* The last word of the figure's own phrase, "fatalities"; that of a change is not its own. Empty for a bare number. */
static sr_view last_word(const sr_figure *f)
{
  size_t end = f->words.len, n = f->end - f->at;
  if (f->end != UINT32_MAX && n < end) end = n;
  size_t from = end;
  while (from > 0 && f->words.ptr[from - 1] != ' ')
    from--;
  return from < end && (f->words.ptr[from] | 0x20) >= 'a' ? (sr_view){f->words.ptr + from, end - from} : SR_VNULL;
}

/* In a table a row says what it counts. In a report "46 suicide attacks" may stand beside "1,481 attacks" as a part
 * that the reading does not tell: only figures near each other, of one noun, contradict each other. */
static bool contradict(const sr_figure *f, const sr_figure *g)
{
  if (f->row || g->row) return true;
  sr_view x = last_word(f), y = last_word(g);
  int64_t most = f->value > g->value ? f->value : g->value, least = f->value + g->value - most;
  return x.len && sr_view_eq(x, y) && least * 4 >= most * 3;
}

static void say_repeated(sr_audit *a, uint32_t k, uint32_t i)
{
  const sr_figure *f = &a->figure.v[k], *g = &a->figure.v[i];
  sr_extent x = sr_audit_extent(f), y = sr_audit_extent(g);
  bool meet = x.low <= y.high && y.low <= x.high, sure = contradict(f, g);
  sr_view one = sr_audit_value(&a->arena, f), two = sr_audit_value(&a->arena, g);
  sr_view apart = sr_audit_number(&a->arena, llabs(f->value - g->value));
  uint32_t rows[2] = {k, i};
  sr_verdict v = meet ? SR_VERDICT_consistent : sure ? SR_VERDICT_inconsistent : SR_VERDICT_not_checkable;
  sr_audit_say(a, SR_CHECK_repeated, v,
               sr_arena_printf(&a->arena, "%.*s is given as %.*s and as %.*s, %.*s apart%s", V(f->name), V(one), V(two),
                               V(apart), meet ? ": both may be right, as they are worded" : ""),
               v == SR_VERDICT_not_checkable ? SR_V("whether both count the same, or one a part of the other")
                                             : SR_VNULL,
               rows, 2);
}

void sr_audit_check_repeated(sr_audit *a)
{
  for (uint32_t i = 0; i < a->figure.n; i++)
    for (uint32_t k = 0; k < i; k++) {
      const sr_figure *f = &a->figure.v[k], *g = &a->figure.v[i];
      if (!counts(f) || !counts(g) || !same_figure(f, g) || f->from == SR_NULL_INT) continue;
      if (f->value == g->value && f->value_high == g->value_high) continue;
      say_repeated(a, k, i);
      break;
    }
}

/* Is there a larger figure that reads the same? Then this one may be a part of it, and is no total. */
static bool outdone(const sr_audit *a, const sr_figure *f)
{
  for (uint32_t i = 0; i < a->figure.n && !f->row; i++) {
    const sr_figure *g = &a->figure.v[i];
    if (counts(g) && same_figure(f, g) && g->value > f->value) return true;
  }
  return false;
}

/* ---- groups of people ---- */

/* The first figure of each set of groups in the cell of figure `i`. */
typedef struct cover {
  uint32_t row[8];           /* by groups; SR_NO_INDEX */
  unsigned best, part[3], n; /* the widest cover found */
} cover;

static void try_cover(cover *c, unsigned whole, unsigned least, unsigned covered, unsigned *chosen, unsigned n)
{
  if (n && (__builtin_popcount(covered) > __builtin_popcount(c->best) || (covered == c->best && n > c->n))) {
    c->best = covered, c->n = n;
    memcpy(c->part, chosen, n * sizeof *chosen);
  }
  for (unsigned g = least; g < 7 && n < 3; g++) {
    if ((g & whole) != g || g == whole || (g & covered) || c->row[g] == SR_NO_INDEX) continue;
    chosen[n] = g;
    try_cover(c, whole, g + 1, covered | g, chosen, n + 1);
  }
}

static void check_whole(sr_audit *a, cover *c, unsigned whole)
{
  unsigned chosen[3];
  c->best = c->n = 0;
  try_cover(c, whole, 1, 0, chosen, 0);
  if (!c->n) return;
  sr_sum s = {.check = SR_CHECK_groups,
              .total = c->row[whole],
              .complete = c->best == whole,
              .rest = sr_audit_groups(whole & ~c->best)};
  for (unsigned i = 0; i < c->n; i++)
    s.part[s.n++] = c->row[c->part[i]];
  sr_audit_sum(a, &s);
}

static bool first_of_cell(const sr_audit *a, uint32_t i)
{
  for (uint32_t k = 0; k < i; k++)
    if (counts(&a->figure.v[k]) && sr_audit_same_cell(&a->figure.v[k], &a->figure.v[i])) return false;
  return true;
}

/* In a text "20 civilians" beside "74 attacks" are people, whatever they were read as; in a table a row says what it counts. */
static bool counts_people(const sr_figure *f)
{
  return f->row || (f->measure != SR_MEASURE_attacks && f->measure != SR_MEASURE_incidents && f->measure != SR_MEASURE_operations);
}

void sr_audit_check_groups(sr_audit *a)
{
  for (uint32_t i = 0; i < a->figure.n; i++) {
    if (!counts(&a->figure.v[i]) || !counts_people(&a->figure.v[i]) || !first_of_cell(a, i)) continue;
    cover c;
    memset(c.row, 0xff, sizeof c.row);
    for (uint32_t k = a->figure.n; k-- > i;)
      if (counts(&a->figure.v[k]) && sr_audit_same_cell(&a->figure.v[k], &a->figure.v[i]))
        c.row[a->figure.v[k].groups & 7] = k;
    if (a->figure.v[i].unit == SR_UNIT_percent) continue;
    for (unsigned whole = 7; whole > 1; whole--)
      if (__builtin_popcount(whole) > 1 && c.row[whole] != SR_NO_INDEX) check_whole(a, &c, whole);
  }
}

/* ---- attacks and operations, killed and injured ---- */

static void check_pair(sr_audit *a, sr_check check, uint32_t total, sr_measure one, sr_measure two)
{
  const sr_figure *t = &a->figure.v[total];
  uint32_t x = sr_audit_find(a, t, one, t->groups, t->place), y = sr_audit_find(a, t, two, t->groups, t->place);
  if (x == SR_NO_INDEX && y == SR_NO_INDEX) return;
  sr_sum s = {.check = check, .total = total, .complete = x != SR_NO_INDEX && y != SR_NO_INDEX};
  s.rest = sr_measure_name(x == SR_NO_INDEX ? one : two);
  if (x != SR_NO_INDEX) s.part[s.n++] = x;
  if (y != SR_NO_INDEX) s.part[s.n++] = y;
  sr_audit_sum(a, &s);
}

void sr_audit_check_sums(sr_audit *a)
{
  for (uint32_t i = 0; i < a->figure.n; i++) {
    const sr_figure *f = &a->figure.v[i];
    if (!counts(f) || f->unit != SR_UNIT_count) continue;
    if (f->measure == SR_MEASURE_incidents)
      check_pair(a, SR_CHECK_ledgers, i, SR_MEASURE_attacks, SR_MEASURE_operations);
    if (f->measure == SR_MEASURE_casualties)
      check_pair(a, SR_CHECK_casualties, i, SR_MEASURE_fatalities, SR_MEASURE_injuries);
  }
}

/* ---- places ---- */

static bool same_but_place(const sr_figure *a, const sr_figure *b)
{
  return counts(a) && counts(b) && a->measure == b->measure && a->unit == b->unit && a->groups == b->groups &&
         sr_audit_same_period(a, b) && sr_view_eq(a->series, b->series);
}

static bool listed(const sr_audit *a, const sr_sum *s, sr_view place)
{
  for (uint32_t i = 0; i < s->n; i++)
    if (sr_view_eq(a->figure.v[s->part[i]].place, place)) return true;
  return false;
}

/* Is there a figure for a place between the two? Then its own parts are its own affair. */
static bool between(const sr_audit *a, const sr_figure *like, sr_view inner, sr_view outer)
{
  for (uint32_t i = 0; i < a->figure.n; i++) {
    const sr_figure *f = &a->figure.v[i];
    if (same_but_place(f, like) && sr_audit_inside(inner, f->place) && sr_audit_inside(f->place, outer)) return true;
  }
  return false;
}

static void parts_of_place(const sr_audit *a, const sr_figure *like, sr_view outer, sr_sum *s)
{
  for (uint32_t i = 0; i < a->figure.n && s->n < SR_AUDIT_MAX_PARTS; i++) {
    const sr_figure *f = &a->figure.v[i];
    if (same_but_place(f, like) && sr_audit_inside(f->place, outer) && !listed(a, s, f->place) &&
        !between(a, like, f->place, outer))
      s->part[s->n++] = i;
  }
}

/* "A+B" against A and B, where both are there. */
static bool joint_parts(const sr_audit *a, const sr_figure *t, sr_sum *s)
{
  for (size_t i = 0; i < t->place.len;) {
    size_t end = i;
    while (end < t->place.len && t->place.ptr[end] != '+')
      end++;
    sr_view one = {t->place.ptr + i, end - i};
    uint32_t k = 0;
    while (k < a->figure.n && !(same_but_place(&a->figure.v[k], t) && sr_view_eq(a->figure.v[k].place, one)))
      k++;
    if (k == a->figure.n || s->n == SR_AUDIT_MAX_PARTS) return false;
    s->part[s->n++] = k;
    i = end + 1;
  }
  /* In the order in which they are told. */
  for (uint32_t i = 1; i < s->n; i++)
    for (uint32_t k = i; k > 0 && s->part[k] < s->part[k - 1]; k--) {
      uint32_t held = s->part[k];
      s->part[k] = s->part[k - 1], s->part[k - 1] = held;
    }
  return s->n > 1;
}

static bool has_joint(const sr_audit *a, const sr_figure *like)
{
  for (uint32_t i = 0; i < a->figure.n; i++)
    if (same_but_place(&a->figure.v[i], like) && a->figure.v[i].place.len &&
        memchr(a->figure.v[i].place.ptr, '+', a->figure.v[i].place.len))
      return true;
  return false;
}

/* Percentages of places have a whole that needs no figure: 100 %. */
static void check_hundred(sr_audit *a, uint32_t i)
{
  const sr_figure *f = &a->figure.v[i];
  sr_sum s = {.check = SR_CHECK_places, .total = SR_NO_INDEX, .rest = "all other places"};
  if (f->unit != SR_UNIT_percent || has_joint(a, f)) return;
  for (uint32_t k = 0; k < a->figure.n && s.n < SR_AUDIT_MAX_PARTS; k++) {
    if (!same_but_place(&a->figure.v[k], f) || !a->figure.v[k].place.len || listed(a, &s, a->figure.v[k].place))
      continue;
    if (k < i) return; /* told with the first of them */
    s.part[s.n++] = k;
  }
  if (s.n > 1) sr_audit_sum(a, &s);
}

void sr_audit_check_places(sr_audit *a)
{
  for (uint32_t i = 0; i < a->figure.n; i++) {
    const sr_figure *f = &a->figure.v[i];
    if (!counts(f) || outdone(a, f)) continue;
    sr_sum s = {.check = SR_CHECK_places, .total = i, .rest = "all other places"};
    if (f->place.len && memchr(f->place.ptr, '+', f->place.len)) {
      s.complete = joint_parts(a, f, &s);
      if (s.complete) sr_audit_sum(a, &s);
      continue;
    }
    if (f->unit == SR_UNIT_count) parts_of_place(a, f, f->place, &s);
    if (s.n) sr_audit_sum(a, &s);
    check_hundred(a, i);
  }
}

/* ---- periods ---- */

static bool same_but_period(const sr_figure *a, const sr_figure *b)
{
  return counts(a) && counts(b) && a->measure == b->measure && a->unit == b->unit && a->groups == b->groups &&
         sr_view_eq(a->series, b->series) && sr_view_eq(a->place, b->place) && a->from != SR_NULL_INT &&
         b->from != SR_NULL_INT && a->to != SR_NULL_INT && b->to != SR_NULL_INT;
}

/* Parts follow one another inside the period: at each day the longest that starts there or later without overlap. */
static int32_t parts_of_period(const sr_audit *a, const sr_figure *t, sr_sum *s)
{
  int32_t day = t->from, told = 0;
  while (s->n < SR_AUDIT_MAX_PARTS) {
    uint32_t best = SR_NO_INDEX;
    for (uint32_t i = 0; i < a->figure.n; i++) {
      const sr_figure *f = &a->figure.v[i];
      if (!same_but_period(f, t) || sr_audit_same_period(f, t) || f->from < day || f->to > t->to) continue;
      if (best == SR_NO_INDEX || f->from < a->figure.v[best].from ||
          (f->from == a->figure.v[best].from && f->to > a->figure.v[best].to))
        best = i;
    }
    if (best == SR_NO_INDEX) break;
    s->part[s->n++] = best;
    told += a->figure.v[best].to - a->figure.v[best].from + 1;
    day = a->figure.v[best].to + 1;
  }
  return told;
}

void sr_audit_check_periods(sr_audit *a)
{
  for (uint32_t i = 0; i < a->figure.n; i++) {
    const sr_figure *f = &a->figure.v[i];
    if (!counts(f) || outdone(a, f) || f->unit != SR_UNIT_count || f->from == SR_NULL_INT || f->to == SR_NULL_INT)
      continue;
    sr_sum s = {.check = SR_CHECK_periods, .total = i};
    int32_t told = parts_of_period(a, f, &s);
    if (!s.n) continue;
    s.complete = told == f->to - f->from + 1;
    sr_view period = sr_audit_period(&a->arena, f->from, f->to);
    sr_view rest = sr_arena_printf(&a->arena, "the rest of %.*s%c", V(period), 0);
    s.rest = rest.ptr;
    sr_audit_sum(a, &s);
  }
}

/* ---- what nothing could be compared with ---- */

static sr_view lacking(sr_audit *a, const sr_figure *f)
{
  if (f->value == INT64_MIN) return SR_V("its value");
  if (f->measure == SR_MEASURE_incidents)
    return SR_V("the attacks and operations that it is made of, or its places or shorter periods");
  if (f->measure == SR_MEASURE_fatalities || f->measure == SR_MEASURE_injuries)
    return sr_arena_printf(
        &a->arena, "figures by victim (civilians, security forces, militants), by place or for shorter periods, or the "
                   "casualties that hold them");
  return SR_V("the parts that it is made of, by place, period or kind");
}

void sr_audit_check_alone(sr_audit *a)
{
  for (uint32_t i = 0; i < a->figure.n; i++) {
    const sr_figure *f = &a->figure.v[i];
    if (a->used[i]) continue;
    sr_view v = sr_audit_value(&a->arena, f), p = sr_audit_period(&a->arena, f->from, f->to);
    sr_audit_say(a, SR_CHECK_alone, SR_VERDICT_not_checkable,
                 sr_arena_printf(&a->arena, "%.*s, %.*s (%.*s): no other figure bears on it", V(f->name), V(v), V(p)),
                 lacking(a, f), &i, 1);
  }
}
