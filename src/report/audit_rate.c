/* Do percentages follow from counts, and changes from their two bases?
 *
 * Shares and changes are compared in hundredths of hundredths of a percent, so that a figure with two decimals has half
 * of its last digit as its rounding. Where one of the two counts is missing, the finding tells what it would have to
 * be. */
#include "report/audit.h"

#define V(v) (int)(v).len, ((v).len ? (v).ptr : "")

/* part of total in hundredths of hundredths of a percent, rounded. */
static int64_t rate(int64_t part, int64_t total)
{
  int64_t scaled = part * 1000000;
  int64_t half = total / 2;
  return (scaled + (scaled < 0 ? -half : half)) / total;
}

/* A rate to a hundredth: "25.26". */
static sr_view rate_words(sr_arena *m, int64_t v)
{
  return sr_audit_number(m, (v + (v < 0 ? -50 : 50)) / 100);
}

/* The whole counts from which a rounded percentage of `total` could come: "254 to 256"; empty where there is none. */
static sr_view counts_for(sr_arena *m, int64_t percent, int64_t slack, int64_t total)
{
  int64_t people = total / 100, low = percent * 100 - slack, high = percent * 100 + slack;
  int64_t from = (low < 0 ? 0 : low * people + 999999) / 1000000, to = high * people / 1000000;
  if (from > to) return SR_VNULL;
  return from == to ? sr_arena_printf(m, "%lld", (long long)from)
                    : sr_arena_printf(m, "%lld to %lld", (long long)from, (long long)to);
}

/* ---- shares ---- */

/* A count, given or made of others that are. */
typedef struct known {
  bool told;
  int64_t value;
  uint32_t row[SR_AUDIT_MAX_PARTS + 1], n;
  sr_view words; /* how it was made: "" or "380 less 236" */
} known;

static known given(const sr_audit *a, uint32_t row)
{
  known k = {.told = row != SR_NO_INDEX};
  if (k.told) k.value = a->figure.v[row].value, k.row[k.n++] = row;
  return k;
}

/* Several places joined: the sum of their counts. */
static known sum_of_places(sr_audit *a, const sr_figure *f)
{
  known k = {.told = true};
  for (size_t i = 0; i < f->place.len && k.told;) {
    size_t end = i;
    while (end < f->place.len && f->place.ptr[end] != '+')
      end++;
    uint32_t row = sr_audit_find(a, f, f->measure, f->groups, (sr_view){f->place.ptr + i, end - i});
    k.told = row != SR_NO_INDEX && k.n < SR_AUDIT_MAX_PARTS;
    if (k.told) {
      sr_view v = sr_audit_value(&a->arena, &a->figure.v[row]);
      k.words = k.n ? sr_arena_printf(&a->arena, "%.*s + %.*s", V(k.words), V(v)) : v;
      k.value += a->figure.v[row].value;
      k.row[k.n++] = row;
    }
    i = end + 1;
  }
  return k;
}

static known count_of(sr_audit *a, const sr_figure *f)
{
  known k = given(a, sr_audit_find(a, f, f->measure, f->groups, f->place));
  if (k.told) return k;
  if (f->place.len && memchr(f->place.ptr, '+', f->place.len)) return sum_of_places(a, f);
  uint32_t all = sr_audit_find(a, f, f->measure, SR_AUDIT_EVERYBODY, f->place);
  uint32_t others = sr_audit_find(a, f, f->measure, SR_AUDIT_EVERYBODY & ~f->groups, f->place);
  if (all == SR_NO_INDEX || others == SR_NO_INDEX) return k;
  k = (known){.told = true, .row = {all, others}, .n = 2, .value = a->figure.v[all].value - a->figure.v[others].value};
  sr_view x = sr_audit_value(&a->arena, &a->figure.v[all]), y = sr_audit_value(&a->arena, &a->figure.v[others]);
  k.words = sr_arena_printf(&a->arena, "%.*s less %.*s", V(x), V(y));
  return k;
}

/* The whole of which a share is: everybody in the same place, or the same people in the smallest place that holds it.
 */
static known total_of(const sr_audit *a, const sr_figure *f)
{
  if (f->groups != SR_AUDIT_EVERYBODY) {
    uint32_t all = sr_audit_find(a, f, f->measure, SR_AUDIT_EVERYBODY, f->place);
    if (all != SR_NO_INDEX) return given(a, all);
  }
  uint32_t best = SR_NO_INDEX;
  size_t plus = 0;
  while (plus < f->place.len && f->place.ptr[plus] != '+')
    plus++;
  for (uint32_t i = 0; i < a->figure.n; i++) {
    const sr_figure *t = &a->figure.v[i];
    if (sr_audit_find(a, f, f->measure, f->groups, t->place) != i ||
        !sr_audit_inside((sr_view){f->place.ptr, plus}, t->place))
      continue;
    if (best == SR_NO_INDEX || t->place.len > a->figure.v[best].place.len) best = i;
  }
  return given(a, best);
}

static sr_view rounding_words(sr_arena *m, int64_t slack, sr_bound q)
{
  sr_view n = rate_words(m, slack);
  return sr_arena_printf(m, "rounding %sallows %.*s either way", q == SR_BOUND_about ? "of an approximate figure " : "",
                         V(n));
}

static void say_share(sr_audit *a, uint32_t i, const known *part, const known *total)
{
  sr_arena *m = &a->arena;
  const sr_figure *f = &a->figure.v[i];
  uint32_t rows[2 * SR_AUDIT_MAX_PARTS + 3], n = 0;
  int64_t r = rate(part->value, total->value), slack = sr_audit_rounding(f->value, f->qualifier);
  bool fits = llabs(r - f->value * 100) <= slack;
  rows[n++] = i;
  for (uint32_t k = 0; k < part->n; k++)
    rows[n++] = part->row[k];
  rows[n++] = total->row[0];
  sr_view x = sr_audit_number(m, part->value), y = sr_audit_number(m, total->value), is = rate_words(m, r),
          v = sr_audit_value(m, f);
  sr_view how = part->words.len ? sr_arena_printf(m, " (%.*s)", V(part->words)) : SR_VNULL,
          w = rounding_words(m, slack, f->qualifier);
  sr_audit_say(a, SR_CHECK_share, fits ? SR_VERDICT_consistent : SR_VERDICT_inconsistent,
               sr_arena_printf(m, "%.*s%.*s of %.*s is %.*s %%; given for %.*s: %.*s%s; %.*s", V(x), V(how), V(y),
                               V(is), V(f->name), V(v),
                               f->assumed ? " (of what is not said; taken for fatalities)" : "", V(w)),
               SR_VNULL, rows, n);
}

/* No whole number of the total rounds to the percentage: of 90, 31 are 34.44 % and 32 are 35.56 %, and nobody is 35 %.
 */
static void say_impossible(sr_audit *a, uint32_t i, const known *total, const uint32_t *rows)
{
  sr_arena *m = &a->arena;
  const sr_figure *f = &a->figure.v[i], *t = &a->figure.v[total->row[0]];
  int64_t people = total->value / 100, below = f->value * people / 10000;
  sr_view v = sr_audit_value(m, f), low = rate_words(m, rate(below, people)),
          high = rate_words(m, rate(below + 1, people));
  bool sure = !f->assumed && f->qualifier == SR_BOUND_exact && t->qualifier == SR_BOUND_exact;
  sr_audit_say(a, SR_CHECK_share, sure ? SR_VERDICT_inconsistent : SR_VERDICT_not_checkable,
               sr_arena_printf(m, "%.*s, %.*s: no whole number of %lld gives that: %lld is %.*s %%, %lld is %.*s %%",
                               V(f->name), V(v), (long long)people, (long long)below, V(low), (long long)below + 1,
                               V(high)),
               sure ? SR_VNULL : SR_V("what it is a share of"), rows, 2);
}

static void say_no_share(sr_audit *a, uint32_t i, const known *part, const known *total)
{
  sr_arena *m = &a->arena;
  const sr_figure *f = &a->figure.v[i];
  uint32_t rows[2] = {i, 0}, n = 1;
  const char *measure = sr_measure_name(f->measure);
  sr_view v = sr_audit_value(m, f), words = sr_arena_printf(m, "%.*s, %.*s", V(f->name), V(v)), missing;
  if (total->told) {
    rows[n++] = total->row[0];
    sr_view t = sr_audit_number(m, total->value);
    sr_view from = counts_for(m, f->value, sr_audit_rounding(f->value, f->qualifier), total->value);
    if (!from.len) {
      say_impossible(a, i, total, rows);
      return;
    }
    words = sr_arena_printf(m, "%.*s: of %.*s that would be %.*s", V(words), V(t), V(from));
    missing = sr_arena_printf(m, "the number of %s that it stands for", measure);
  } else {
    missing = sr_arena_printf(m, "%sthe number of %s of which it is a share",
                              part->told ? "" : "both counts: its own and ", measure);
  }
  if (f->assumed) words = sr_arena_printf(m, "%.*s (of what is not said; taken for fatalities)", V(words));
  sr_audit_say(a, SR_CHECK_share, SR_VERDICT_not_checkable, words, missing, rows, n);
}

void sr_audit_check_shares(sr_audit *a)
{
  for (uint32_t i = 0; i < a->figure.n; i++) {
    const sr_figure *f = &a->figure.v[i];
    if (f->unit != SR_UNIT_percent || f->only_change || f->value == INT64_MIN || f->measure == SR_MEASURE_other)
      continue;
    known part = count_of(a, f), total = total_of(a, f);
    if (part.told && total.told && total.value > 0)
      say_share(a, i, &part, &total);
    else
      say_no_share(a, i, &part, &total);
  }
}

/* ---- changes ---- */

/* The count that a change starts from; where the figure does not bring it, that of the period compared with. */
static known base_of(const sr_audit *a, const sr_figure *f)
{
  sr_figure like = *f;
  like.from = f->change_from, like.to = f->change_to;
  known k =
      given(a, f->change_from == SR_NULL_INT ? SR_NO_INDEX : sr_audit_find(a, &like, f->measure, f->groups, f->place));
  if (f->change_value != INT64_MIN) k.value = f->change_value, k.told = true;
  return k;
}

static known now_of(const sr_audit *a, const sr_figure *f)
{
  if (f->only_change) return given(a, sr_audit_find(a, f, f->measure, f->groups, f->place));
  known k = {.told = f->value != INT64_MIN && f->unit == SR_UNIT_count, .value = f->value};
  return k;
}

static const char *way(int64_t was, int64_t now)
{
  return now > was ? "a rise" : now < was ? "a fall" : "no change";
}

static sr_direction way_of(int64_t was, int64_t now)
{
  return now > was ? SR_DIRECTION_up : now < was ? SR_DIRECTION_down : SR_DIRECTION_same;
}

static uint32_t change_rows(uint32_t i, const known *was, const known *now, uint32_t *rows)
{
  uint32_t n = 0;
  rows[n++] = i;
  if (was->n && was->row[0] != i) rows[n++] = was->row[0];
  if (now->n && now->row[0] != i) rows[n++] = now->row[0];
  return n;
}

/* Two bases and no percentage: the direction was read off the figures themselves, so there is nothing to hold against
 * them. */
static void say_bare_change(sr_audit *a, uint32_t i, sr_view words, const uint32_t *rows, uint32_t n)
{
  sr_view all = sr_arena_printf(&a->arena, "%.*s: %.*s; no percentage is given", V(a->figure.v[i].name), V(words));
  sr_audit_say(a, SR_CHECK_change, SR_VERDICT_not_checkable, all, SR_V("a percentage of change, to compare with"), rows,
               n);
}

static void say_change(sr_audit *a, uint32_t i, const known *was, const known *now)
{
  sr_arena *m = &a->arena;
  const sr_figure *f = &a->figure.v[i];
  uint32_t rows[3], n = change_rows(i, was, now, rows);
  int64_t r = rate(llabs(now->value - was->value), was->value);
  sr_view x = sr_audit_number(m, was->value), y = sr_audit_number(m, now->value);
  sr_view d = sr_audit_number(m, llabs(now->value - was->value)), is = rate_words(m, r);
  sr_view words = sr_arena_printf(m, "%.*s after %.*s is %s of %.*s, %.*s %%", V(y), V(x), way(was->value, now->value),
                                  V(d), V(is));
  if (f->change_percent == INT64_MIN) {
    say_bare_change(a, i, words, rows, n);
    return;
  }
  int64_t slack = sr_audit_rounding(f->change_percent, SR_BOUND_exact);
  bool fits = f->direction == way_of(was->value, now->value) && llabs(r - llabs(f->change_percent) * 100) <= slack;
  const char *side = f->direction == SR_DIRECTION_up     ? "a rise"
                     : f->direction == SR_DIRECTION_down ? "a fall"
                                                         : "no change";
  sr_view p = sr_audit_number(m, llabs(f->change_percent)), w = rounding_words(m, slack, SR_BOUND_exact);
  words = sr_arena_printf(m, "%.*s; given: %s of %.*s %%; %.*s", V(words), side, V(p), V(w));
  sr_audit_say(a, SR_CHECK_change, fits ? SR_VERDICT_consistent : SR_VERDICT_inconsistent, words, SR_VNULL, rows, n);
}

/* What the base would have been: value / (1 + change). */
static sr_view base_words(sr_arena *m, const sr_figure *f, int64_t now)
{
  int64_t slack = sr_audit_rounding(f->change_percent, SR_BOUND_exact),
          sign = f->direction == SR_DIRECTION_down ? -1 : 1;
  int64_t percent = sign * llabs(f->change_percent) * 100, low = 1000000 + percent + slack,
          high = 1000000 + percent - slack;
  if (low <= 0 || high <= 0) return SR_V("no number");
  int64_t people = now / 100, from = (people * 1000000 + low - 1) / low, to = people * 1000000 / high;
  if (from > to) return sr_arena_printf(m, "about %lld", (long long)to);
  return from == to ? sr_arena_printf(m, "%lld", (long long)from)
                    : sr_arena_printf(m, "%lld to %lld", (long long)from, (long long)to);
}

static void say_no_change(sr_audit *a, uint32_t i, const known *was, const known *now)
{
  sr_arena *m = &a->arena;
  const sr_figure *f = &a->figure.v[i];
  uint32_t rows[3], n = change_rows(i, was, now, rows);
  sr_view words, period = sr_audit_period(m, f->change_from, f->change_to);
  if (f->change_percent == INT64_MIN) {
    words = sr_arena_printf(m, "%.*s: a change without a percentage or a figure to compare with", V(f->name));
  } else {
    sr_view p = sr_audit_number(m, llabs(f->change_percent));
    words = sr_arena_printf(m, "%.*s: %s of %.*s %%", V(f->name),
                            f->direction == SR_DIRECTION_down ? "a fall" : "a rise", V(p));
    if (now->told && now->value > 0) {
      sr_view y = sr_audit_number(m, now->value), base = base_words(m, f, now->value);
      words = sr_arena_printf(m, "%.*s to %.*s would start from %.*s", V(words), V(y), V(base));
    }
  }
  sr_view missing = now->told   ? sr_arena_printf(m, "the figure that it is compared with (%.*s)", V(period))
                    : was->told ? SR_V("the figure that the change leads to")
                                : SR_V("both bases: the figure before and the figure after");
  sr_audit_say(a, SR_CHECK_change, SR_VERDICT_not_checkable, words, missing, rows, n);
}

/* The base that a change brings against the one that the series itself has for that period. */
static void compare_bases(sr_audit *a, uint32_t i)
{
  sr_figure like = a->figure.v[i];
  if (like.change_value == INT64_MIN || like.change_from == SR_NULL_INT) return;
  like.from = like.change_from, like.to = like.change_to;
  uint32_t row = sr_audit_find(a, &like, like.measure, like.groups, like.place);
  if (row == SR_NO_INDEX || a->figure.v[row].value == like.change_value) return;
  uint32_t rows[2] = {i, row};
  sr_view x = sr_audit_number(&a->arena, like.change_value), y = sr_audit_value(&a->arena, &a->figure.v[row]);
  sr_view p = sr_audit_period(&a->arena, like.from, like.to);
  sr_audit_say(a, SR_CHECK_repeated, SR_VERDICT_inconsistent,
               sr_arena_printf(&a->arena, "%.*s for %.*s is given as %.*s and, as the base of a change, as %.*s",
                               V(a->figure.v[row].name), V(p), V(y), V(x)),
               SR_VNULL, rows, 2);
}

void sr_audit_check_changes(sr_audit *a)
{
  for (uint32_t i = 0; i < a->figure.n; i++) {
    const sr_figure *f = &a->figure.v[i];
    if (!f->changed) continue;
    known was = base_of(a, f), now = now_of(a, f);
    if (was.told && now.told && was.value > 0)
      say_change(a, i, &was, &now);
    else
      say_no_change(a, i, &was, &now);
    compare_bases(a, i);
  }
}
