/* Two mentions compared; see linking.h. */
#include <math.h>

#include "store/linking.h"

static int min3(uint32_t n)
{
  return n > 3 ? 3 : (int)n;
}

#define SET(x, id, v) (x)->trait[SR_TRAIT_##id] = (float)(v)

/* ---- when ---- */

/* Days between two dates of any length; 0 where they overlap. */
static int gap(const sr_date *a, const sr_date *b)
{
  if (a->from > b->to) return a->from - b->to;
  if (b->from > a->to) return b->from - a->to;
  return 0;
}

static void dates(sr_likeness *x, const sr_held *a, const sr_held *b)
{
  if (a->date.from == SR_NULL_INT || b->date.from == SR_NULL_INT) {
    SET(x, no_date, 1);
    return;
  }
  int days = gap(&a->date, &b->date);
  bool exact = a->date.from == a->date.to && b->date.from == b->date.to;
  if (!days) {
    if (exact)
      SET(x, same_day, 1);
    else
      SET(x, open_dates, 1);
  } else if (days == 1) {
    SET(x, day_apart, 1);
  } else if (days <= 3) {
    SET(x, days_apart, 1);
  } else if (days <= 14) {
    SET(x, week_apart, 1);
  } else {
    SET(x, far_dates, 1);
  }
}

static void issues(sr_likeness *x, const sr_held *a, const sr_held *b)
{
  if (a->published == SR_NULL_INT || b->published == SR_NULL_INT) return;
  int days = abs(a->published - b->published);
  if (!days)
    SET(x, same_issue, 1);
  else if (days > 60)
    SET(x, year_issue, 1);
  else if (days > 7)
    SET(x, month_issue, 1);
  else
    SET(x, week_issue, 1);
}

/* ---- where ---- */

static double km_apart(const sr_place *a, const sr_place *b)
{
  double k = 3.14159265358979323846 / 180, y = (a->lat - b->lat) * 111.2;
  double x = (a->lon - b->lon) * 111.2 * cos((a->lat + b->lat) / 2 * k);
  return sqrt(x * x + y * y);
}

static bool differ(sr_view a, sr_view b)
{
  return a.len && b.len && !sr_view_eq(a, b);
}

static bool alike(sr_view a, sr_view b)
{
  return a.len && sr_view_eq(a, b);
}

static sr_trait place_of(const sr_place *a, const sr_place *b)
{
  if (!a->country.len || !b->country.len) return SR_TRAIT_no_place;
  if (differ(a->country, b->country)) return SR_TRAIT_other_country;
  if (alike(a->locality, b->locality) && !differ(a->admin1, b->admin1)) {
    if (alike(a->neighbourhood, b->neighbourhood)) return SR_TRAIT_same_point;
    return SR_TRAIT_same_town;
  }
  bool fine = a->located && b->located && a->precision <= SR_PLACEPREC_locality && b->precision <= SR_PLACEPREC_locality;
  if (fine && km_apart(a, b) < 25) return SR_TRAIT_near;
  if (differ(a->admin1, b->admin1)) return SR_TRAIT_other_province;
  if (differ(a->admin2, b->admin2)) return SR_TRAIT_other_district;
  if (differ(a->locality, b->locality)) return SR_TRAIT_other_town;
  if (alike(a->admin2, b->admin2)) return SR_TRAIT_same_district;
  return alike(a->admin1, b->admin1) ? SR_TRAIT_same_province : SR_TRAIT_no_place;
}

/* The words of a site that both name: "the police van", "a police van". */
static bool sites_alike(sr_view a, sr_view b)
{
  return a.len && b.len && (sr_view_ends(a, b) || sr_view_ends(b, a));
}

static void places(sr_likeness *x, const sr_held *a, const sr_held *b)
{
  x->trait[place_of(&a->place, &b->place)] = 1;
  if (!a->place.site.len || !b->place.site.len) return;
  if (sites_alike(a->place.site, b->place.site))
    SET(x, same_site, 1);
  else
    SET(x, other_site, 1);
}

/* ---- what ---- */

static void tactics(sr_likeness *x, const sr_held *a, const sr_held *b)
{
  if (a->cls == b->cls) SET(x, same_class, 1);
  bool did = a->status == SR_STATE_occurred, too = b->status == SR_STATE_occurred;
  if (did != too) SET(x, other_status, 1);
  if (!a->tactics || !b->tactics) return;
  if (a->tactics == b->tactics)
    SET(x, same_tactics, 1);
  else if (a->tactics & b->tactics)
    SET(x, some_tactics, 1);
  else
    SET(x, other_tactics, 1);
}

/* 0 not comparable, 1 the same, 2 near, 3 far. */
static int counts(const sr_range *a, const sr_range *b)
{
  int p = a->best != SR_NULL_INT ? a->best : a->low, q = b->best != SR_NULL_INT ? b->best : b->low;
  if (!a->told || !b->told || p == SR_NULL_INT || q == SR_NULL_INT) return 0;
  if (p == q) return 1;
  int less = p < q ? p : q, more = p < q ? q : p;
  return more - less <= 1 || more - less <= (more + less) / 6 ? 2 : 3;
}

static void tolls(sr_likeness *x, const sr_held *a, const sr_held *b)
{
  int k = counts(&a->outcome[SR_OUTCOME_killed], &b->outcome[SR_OUTCOME_killed]);
  int i = counts(&a->outcome[SR_OUTCOME_injured], &b->outcome[SR_OUTCOME_injured]);
  if (k) x->trait[SR_TRAIT_same_killed + k - 1] = 1;
  if (i) x->trait[SR_TRAIT_same_injured + i - 1] = 1;
}

static void groups(sr_likeness *x, const sr_held *a, const sr_held *b)
{
  bool same = false, some = false;
  for (uint32_t i = 0; i < a->n_actors; i++)
    for (uint32_t j = 0; j < b->n_actors; j++) {
      const sr_actor *p = &a->actors[i], *q = &b->actors[j];
      if (p->kind != SR_KIND_armed_group || q->kind != SR_KIND_armed_group || !p->name.len || !q->name.len) continue;
      some = true;
      same |= sr_view_eq(p->name, q->name);
    }
  if (same)
    SET(x, same_group, 1);
  else if (some)
    SET(x, other_group, 1);
}

static uint32_t victims(const sr_held *h)
{
  uint32_t bits = 0;
  for (uint32_t i = 0; i < h->n_casualties; i++) {
    sr_who w = h->casualties[i].who;
    if (h->casualties[i].side != SR_SIDE_initiator && w != SR_WHO_unknown && w != SR_WHO_mixed) bits |= 1u << w;
  }
  return bits;
}

static void people_hurt(sr_likeness *x, const sr_held *a, const sr_held *b)
{
  uint32_t p = victims(a), q = victims(b);
  if (!p || !q) return;
  if (p & q)
    SET(x, same_victims, 1);
  else
    SET(x, other_victims, 1);
}

static uint32_t in_common(const uint32_t *a, uint32_t n, const uint32_t *b, uint32_t m)
{
  uint32_t both = 0;
  for (uint32_t i = 0, j = 0; i < n && j < m;) {
    both += a[i] == b[j];
    if (a[i] == b[j]) i++, j++;
    else if (a[i] < b[j]) i++;
    else j++;
  }
  return both;
}

static void names(sr_likeness *x, const sr_held *a, const sr_held *b)
{
  uint32_t n = in_common(a->names, a->n_names, b->names, b->n_names);
  uint32_t m = in_common(a->numbers, a->n_numbers, b->numbers, b->n_numbers);
  if (n) SET(x, same_name, 1);
  if (n > 1) SET(x, same_names, 1);
  if (!n && a->n_names && b->n_names) SET(x, other_names, 1);
  SET(x, numbers, min3(m));
}

static void rare_words(sr_likeness *x, const sr_held *a, const sr_held *b)
{
  double both = 0, p = 0, q = 0;
  for (uint32_t i = 0; i < a->n_words; i++) p += a->words[i].weight * a->words[i].weight;
  for (uint32_t i = 0; i < b->n_words; i++) q += b->words[i].weight * b->words[i].weight;
  for (uint32_t i = 0, j = 0; i < a->n_words && j < b->n_words;) {
    uint32_t u = a->words[i].hash, v = b->words[j].hash;
    if (u == v) both += a->words[i].weight * b->words[j].weight;
    i += u <= v;
    j += v <= u;
  }
  if (p == 0 || q == 0) return;
  /* against the shorter one, for a brief says less than a long report of the same */
  double least = p < q ? p : q, most = p < q ? q : p;
  double cosine = both / sqrt(least * most), share = both / least;
  SET(x, rare_words, 10 * (cosine + share) / 2);
  if (cosine < 0.06) SET(x, no_rare_words, 1);
}

void sr_compare(sr_likeness *out, const sr_linking *l, const sr_held *a, const sr_held *b)
{
  *out = (sr_likeness){0};
  SET(out, always, 1);
  dates(out, a, b);
  issues(out, a, b);
  places(out, a, b);
  tactics(out, a, b);
  tolls(out, a, b);
  groups(out, a, b);
  people_hurt(out, a, b);
  names(out, a, b);
  rare_words(out, a, b);
  if (a->frame == SR_FRAME_recalled || b->frame == SR_FRAME_recalled) SET(out, recalled, 1);
  for (int t = 0; t < SR_TRAIT__N; t++) out->score += l->weights[t] * (double)out->trait[t];
}

/* ---- in words ---- */

static const char *const words_of[] = {
#define SR_TRAIT(id, text) text,
#include "store/traits.def"
#undef SR_TRAIT
};

static int best_of(const sr_range *r)
{
  return r->best != SR_NULL_INT ? r->best : r->low;
}

static void add_reason(sr_buf *b, int t, const sr_held *x, const sr_held *y)
{
  sr_buf_printf(b, "%s%s", b->len ? "; " : "", words_of[t]);
  sr_outcome o = t >= SR_TRAIT_same_injured && t <= SR_TRAIT_other_injured ? SR_OUTCOME_injured : SR_OUTCOME_killed;
  if ((t >= SR_TRAIT_same_killed && t <= SR_TRAIT_other_killed) || o == SR_OUTCOME_injured)
    sr_buf_printf(b, " (%d, %d)", best_of(&x->outcome[o]), best_of(&y->outcome[o]));
}

sr_view sr_likeness_words(sr_arena *arena, const sr_linking *l, const sr_likeness *x, const sr_held *a, const sr_held *b)
{
  bool done[SR_TRAIT__N] = {0};
  sr_buf out;
  sr_buf_init(&out, 1 << 14);
  for (;;) {
    int best = -1;
    double most = 0.05;
    for (int t = 1; t < SR_TRAIT__N; t++) {
      double v = fabs(l->weights[t] * (double)x->trait[t]);
      if (!done[t] && v > most) {
        best = t;
        most = v;
      }
    }
    if (best < 0) break;
    done[best] = true;
    add_reason(&out, best, a, b);
  }
  sr_view v = sr_arena_copy(arena, sr_buf_view(&out));
  sr_buf_dispose(&out);
  return v;
}
