/* Time counted from the report or from what is being told; lengths; sets; now and then. */
#include "tag/time_parse.h"

static const sr_word *tword(const sr_spots *s, uint32_t i)
{
  return i < s->n ? s->spot[i].time : s->tables->word;
}

static bool is_unit(const sr_spots *s, uint32_t i)
{
  return sr_tkind(s, i) == SR_WORD_unit;
}

/* "years old", "-year-old": an age, no time. */
static bool is_age(const sr_spots *s, uint32_t i)
{
  return sr_nkind(s, i) == SR_WORD_oldword || (sr_tkind(s, i) == SR_WORD_of && sr_nkind(s, i + 1) == SR_WORD_aged);
}

/* How many, before a unit: a number, "several", "a", "a few", "half an"; its end or 0. */
static uint32_t amount(const sr_spots *s, uint32_t i, sr_tx *x)
{
  sr_numval v;
  x->some = x->half_more = false;
  if (sr_number_at(s, i, &v) && !v.ordinal && !v.none && !v.plural && v.value < 100000) {
    uint32_t to = v.to;
    if (sr_nkind(s, to) == SR_WORD_more && sr_tkind(s, to + 1) == SR_WORD_unit) to++; /* "two more weeks" */
    x->n = (int32_t)v.value;
    x->some = v.vague && v.value != 2;
    x->half_more = v.scaled % 100 == 50;
    if (sr_tkind(s, to) == SR_WORD_of && !sr_is_num(s, i)) to++;
    if (sr_tkind(s, to) == SR_WORD_and && sr_tkind(s, to + 1) == SR_WORD_a && sr_nkind(s, to + 2) == SR_WORD_fraction) {
      x->half_more = true;
      to += 3;
    }
    return to;
  }
  if (sr_nkind(s, i) == SR_WORD_fraction && sr_tkind(s, i + 1) == SR_WORD_a) {
    x->n = 0;
    x->half_more = true;
    return i + 2;
  }
  if (sr_tkind(s, i) == SR_WORD_a) {
    x->n = 1;
    if (s->spot[i].num->kind == SR_WORD_more) return i + s->spot[i].num_len; /* "an additional year" */
    if (sr_nkind(s, i + 1) == SR_WORD_more) return i + 2;
    return i + 1 + (sr_tkind(s, i + 1) == SR_WORD_fiscal);
  }
  sr_view w = sr_spot_norm(s, i);
  if (sr_view_eq(w, SR_V("many")) || sr_view_eq(w, SR_V("some")) || sr_view_eq(w, SR_V("numerous"))) {
    x->some = true;
    x->n = 3;
    return i + 1;
  }
  return 0;
}

/* "ago", "earlier", "later", "from now" behind a length: its end or 0. */
static uint32_t distance(const sr_spots *s, uint32_t i, sr_tx *x)
{
  const sr_word *w = tword(s, i);
  int dir = 0;
  bool event = true;
  uint32_t to = i + 1;
  if (w->kind == SR_WORD_ago) {
    dir = (int)w->n;
    event = w->flags & SR_WORDF_EVENT;
    to = i + s->spot[i].time_len;
    if (sr_view_eq(sr_spot_norm(s, i), SR_V("back")) && to < s->n && (s->tok[to].flags & SR_LEX_WORD) &&
        sr_tkind(s, to) != SR_WORD_in)
      return 0;
  } else if (w->kind == SR_WORD_before || w->kind == SR_WORD_after) {
    /* "two days before": of what was told, where nothing follows that it is before */
    if (to < s->n && !(s->tok[to].flags & SR_LEX_PUNCT)) return 0;
    dir = w->kind == SR_WORD_before ? -1 : 1;
  } else {
    return 0;
  }
  x->what = event ? SR_TX_EVENT : SR_TX_SPAN;
  x->n *= dir;
  x->ago = true;
  return to;
}

/* A plural noun before "a day": "dozens of interviews a day". */
static bool counted_before(const sr_spots *s, uint32_t i)
{
  if (s->tagged) return s->tok[i - 1].pos == SR_POS_NOUNS;
  sr_view v = sr_spot_norm(s, i - 1);
  return v.len > 4 && v.ptr[v.len - 1] == 's' && v.ptr[v.len - 2] != 's' && sr_tkind(s, i - 1) == SR_WORD_NOTHING &&
         sr_nkind(s, i - 1) == SR_WORD_NOTHING;
}

/* "two days ago", "a week later", "three-day", "ten years"; "the nine months". */
static uint32_t length(const sr_spots *s, uint32_t i, sr_tx *x)
{
  uint32_t at = sr_tx_the(s, i);
  sr_view first = sr_spot_norm(s, at);
  bool the_first = at > i && (sr_view_eq(first, SR_V("first")) || sr_view_eq(first, SR_V("final")));
  *x = (sr_tx){.what = SR_TX_LENGTH};
  uint32_t u = amount(s, at + the_first, x);
  if (!u || !is_unit(s, u) || (at > i && sr_is_hyphen(s, u))) return 0;
  if (i && sr_nkind(s, i - 1) == SR_WORD_aged) return 0; /* "age 34 years" */
  const sr_word *w = tword(s, u);
  bool a = sr_tkind(s, at) == SR_WORD_a && x->n == 1;
  if (!(w->flags & SR_WORDF_PLURAL) && !a && x->n != 1 && !sr_is_hyphen(s, u) && (w->flags & SR_WORDF_TRAP)) return 0;
  if (a && ((w->flags & SR_WORDF_TRAP) || (w->flags & SR_WORDF_PLURAL))) return 0;
  if (at > i && !(w->flags & SR_WORDF_PLURAL) && !sr_is_hyphen(s, u) && x->n == 1) return 0;
  x->unit = w->unit;
  uint32_t to = u + 1;
  if (is_age(s, to)) return 0;
  uint32_t so = to; /* "a week or so ago" */
  if (sr_nkind(s, to) == SR_WORD_qual && (s->spot[to].num->flags & SR_WORDF_POST) && s->spot[to].num_len > 1)
    so += s->spot[to].num_len;
  uint32_t end = a && at > i ? 0 : distance(s, so, x);
  if (end) return end;
  if (sr_tkind(s, to) == SR_WORD_and && sr_tkind(s, to + 1) == SR_WORD_a && sr_nkind(s, to + 2) == SR_WORD_fraction) {
    x->half_more = true;
    to += 3;
  }
  if (sr_is_hyphen(s, to) && sr_view_eq(sr_spot_norm(s, to), SR_V("long"))) to++;
  if (!a) return to;
  int before = i ? sr_tkind(s, i - 1) : SR_WORD_NOTHING;
  if (before == SR_WORD_in || before == SR_WORD_during || before == SR_WORD_after || before == SR_WORD_before ||
      before == SR_WORD_by || (i && sr_nkind(s, i - 1) == SR_WORD_qual))
    return to;
  if (sr_is_hyphen(s, to)) return to;
  /* "four times a day", "$5 a barrel a year": a set */
  bool rate =
      i && (before == SR_WORD_unit || sr_is_num(s, i - 1) || sr_nkind(s, i - 1) == SR_WORD_timesword ||
            sr_nkind(s, i - 1) == SR_WORD_moneyword || sr_nkind(s, i - 1) == SR_WORD_times ||
            sr_nkind(s, i - 1) == SR_WORD_scale || sr_nkind(s, i - 1) == SR_WORD_measure || counted_before(s, i));
  if (rate) x->what = SR_TX_SET;
  return to;
}

/* "hours", "months of", "hours-long", "year-long" without a number. */
static uint32_t bare_units(const sr_spots *s, uint32_t i, sr_tx *x)
{
  uint32_t start = i;
  i = sr_tx_the(s, i);
  if (!is_unit(s, i) || sr_is_hyphen(s, i)) return 0;
  const sr_word *w = tword(s, i);
  if (start < i && !(sr_is_hyphen(s, i + 1) && sr_tkind(s, i + 1) == SR_WORD_ago)) return 0;
  bool plural = w->flags & SR_WORDF_PLURAL;
  bool longword = sr_is_hyphen(s, i + 1) && sr_view_eq(sr_spot_norm(s, i + 1), SR_V("long"));
  if (longword || (!plural && sr_is_hyphen(s, i + 1) && sr_tkind(s, i + 1) != SR_WORD_ago)) {
    if (!longword) return 0;
    *x = (sr_tx){.what = SR_TX_LENGTH, .unit = w->unit, .n = 1, .some = plural};
    return i + 2;
  }
  *x = (sr_tx){.what = SR_TX_LENGTH, .unit = w->unit, .n = plural ? 2 : 1, .some = plural};
  if (!plural) {
    if (!sr_is_hyphen(s, i + 1) || sr_tkind(s, i + 1) != SR_WORD_ago) return 0;
    uint32_t end = distance(s, i + 1, x); /* "year-ago quarter" */
    bool quarter = end && is_unit(s, end) && tword(s, end)->unit == SR_TUNIT_QUARTER,
         period = end && sr_view_eq(sr_spot_norm(s, end), SR_V("period"));
    if (quarter && w->unit == SR_TUNIT_YEAR) *x = (sr_tx){.what = SR_TX_SPAN, .unit = SR_TUNIT_QUARTER, .n = -5};
    return quarter || period ? end + 1 : start < i ? 0 : end;
  }
  if ((w->flags & SR_WORDF_TRAP) || is_age(s, i + 1)) return 0;
  if (i && (sr_is_num(s, i - 1) || sr_tkind(s, i - 1) == SR_WORD_which || sr_nkind(s, i - 1) == SR_WORD_possessive))
    return 0;
  uint32_t end = distance(s, i + 1, x);
  return end ? end : w->unit >= SR_TUNIT_MINUTE ? i + 1 : 0;
}

/* "the last three months", "the next few days": a length that ends or begins now. */
static uint32_t which_length(const sr_spots *s, uint32_t at, const sr_word *which, sr_tx *x)
{
  uint32_t u = amount(s, at, x);
  if (!u || sr_tkind(s, at) == SR_WORD_a || !is_unit(s, u) || !which->n) return 0;
  x->what = SR_TX_LENGTH;
  x->unit = tword(s, u)->unit;
  x->now_length = !(which->flags & SR_WORDF_EVENT);
  x->since = x->now_length && which->n < 0;
  x->period = x->since;
  if (which->n < 0) x->n = -x->n;
  return u + 1;
}

/* "last year", "the same night", "next Tuesday", "this March", "that summer"; behind the word that tells which. */
static uint32_t which_thing(const sr_spots *s, uint32_t at, bool the, const sr_word *which, sr_tx *x)
{
  const sr_word *w = tword(s, at);
  bool past_word = sr_view_eq(sr_spot_norm(s, at - 1), SR_V("past")),
       next = which->n == 1 && !(which->flags & SR_WORDF_TRAP);
  bool event = which->flags & SR_WORDF_EVENT;
  x->n = (int32_t)which->n;
  if (sr_is_hyphen(s, at)) return 0;
  switch (w->kind) {
  case SR_WORD_unit:
    if ((w->flags & SR_WORDF_PLURAL) && w->unit >= SR_TUNIT_HOUR && which->n && !event &&
        (which->flags & SR_WORDF_TRAP)) {
      *x = (sr_tx){.what = SR_TX_LENGTH,
                   .unit = w->unit,
                   .some = true,
                   .n = 3,
                   .now_length = true,
                   .since = which->n < 0,
                   .period = which->n < 0};
      return at + 1; /* "in coming weeks", "in past months" */
    }
    if ((w->flags & SR_WORDF_PLURAL) || w->unit < SR_TUNIT_DAY) return 0;
    if (w->unit == SR_TUNIT_QUARTER && sr_tkind(s, at + 1) == SR_WORD_of) return 0;
    x->unit = w->unit;
    x->what = SR_TX_SPAN;
    if (event || (next && (the || w->unit == SR_TUNIT_DAY))) x->what = SR_TX_EVENT;
    if (w->unit == SR_TUNIT_DAY && x->what == SR_TX_SPAN && which->n) return 0; /* "the last day" of something */
    if (!event && which->n < 0 && (past_word || (the && w->unit != SR_TUNIT_WEEKEND && w->unit != SR_TUNIT_QUARTER))) {
      x->what = SR_TX_LENGTH;
      x->since = x->now_length = x->period = true;
      x->n = -1;
    }
    if (which->n == 0 && w->unit > SR_TUNIT_WEEK) x->period = true;
    if (w->unit == SR_TUNIT_QUARTER && x->n == 0 && sr_view_starts(sr_spot_norm(s, at - 1), SR_V("latest"))) x->n = -1;
    return at + 1;
  case SR_WORD_daypart:
    x->unit = SR_TUNIT_DAY;
    x->what = event || next ? SR_TX_EVENT : SR_TX_SPAN;
    memcpy(x->part, w->part, 2);
    return w->flags & SR_WORDF_PLURAL ? 0 : at + 1;
  case SR_WORD_weekday:
  case SR_WORD_month:
  case SR_WORD_season:
    if (w->kind == SR_WORD_month && (w->flags & SR_WORDF_TRAP) && !(s->tok[at].flags & SR_LEX_UPPER) && !s->nocase)
      return 0;
    if ((w->flags & SR_WORDF_TRAP) && w->kind == SR_WORD_weekday) return 0;
    *x = (sr_tx){.what = SR_TX_POINT, .force = event ? 0 : which->n < 0 ? -1 : which->n > 0 ? 1 : 2};
    if (w->kind == SR_WORD_weekday)
      x->weekday = (uint8_t)w->n;
    else if (w->kind == SR_WORD_month)
      x->month = (uint8_t)w->n;
    else
      x->season = (uint8_t)w->n;
    return at + 1;
  default:
    return 0;
  }
}

static uint32_t which_one(const sr_spots *s, uint32_t i, sr_tx *x)
{
  uint32_t at = sr_tx_the(s, i);
  const sr_word *w = tword(s, at);
  if (w->kind != SR_WORD_which) return 0;
  bool the = at > i;
  *x = (sr_tx){0};
  uint32_t to = at + s->spot[at].time_len;
  if (sr_tkind(s, to) == SR_WORD_fiscal) to++;
  uint32_t end = which_length(s, to, w, x);
  if (end) return end;
  *x = (sr_tx){0};
  if (w->n && is_unit(s, to) && (tword(s, to)->flags & SR_WORDF_PLURAL) && the &&
      sr_view_eq(sr_spot_norm(s, at), SR_V("past")))
    return 0;
  return which_thing(s, to, the, w, x);
}

/* "the day before", "the week after", "the night before": counted from what is told. */
static uint32_t the_unit_before(const sr_spots *s, uint32_t i, sr_tx *x)
{
  uint32_t at = sr_tx_the(s, i);
  if (at == i) return 0;
  const sr_word *w = tword(s, at);
  bool part = w->kind == SR_WORD_daypart && !(w->flags & SR_WORDF_PLURAL);
  if (!part && (w->kind != SR_WORD_unit || w->unit < SR_TUNIT_DAY || (w->flags & SR_WORDF_PLURAL))) return 0;
  int k = sr_tkind(s, at + 1);
  if (k != SR_WORD_before && k != SR_WORD_after) return 0;
  *x = (sr_tx){.what = SR_TX_EVENT, .unit = part ? SR_TUNIT_DAY : w->unit, .n = k == SR_WORD_before ? -1 : 1};
  if (part) memcpy(x->part, w->part, 2);
  return at + 2;
}

/* "(in) the quarter", "(over) the weekend": the one of now. */
static uint32_t the_unit(const sr_spots *s, uint32_t i, sr_tx *x)
{
  uint32_t at = sr_tx_the(s, i);
  const sr_word *w = tword(s, at);
  if (at == i || i == 0) return 0;
  bool fiscal = w->kind == SR_WORD_fiscal;
  if (fiscal) w = tword(s, ++at);
  if (w->kind != SR_WORD_unit || (w->flags & SR_WORDF_PLURAL) || w->unit < SR_TUNIT_WEEKEND || w->unit > SR_TUNIT_YEAR)
    return 0;
  int before = sr_tkind(s, i - 1);
  if (before != SR_WORD_in && before != SR_WORD_during && before != SR_WORD_at && before != SR_WORD_of &&
      before != SR_WORD_by && before != SR_WORD_edge && before != SR_WORD_since && before != SR_WORD_to)
    return 0;
  int after = sr_tkind(s, at + 1);
  if (after == SR_WORD_of || sr_is_hyphen(s, at + 1)) return 0;
  if (before == SR_WORD_of && w->unit == SR_TUNIT_YEAR && !fiscal) return 0; /* "player of the year" */
  *x = (sr_tx){.what = SR_TX_SPAN, .unit = w->unit, .period = w->unit > SR_TUNIT_WEEK, .told = true};
  /* figures of "the quarter" are those of the one that is over */
  if (w->unit == SR_TUNIT_QUARTER) x->n = -1;
  sr_view next = sr_spot_norm(s, at + 1);
  if (sr_view_eq(next, SR_V("ended")) || sr_view_eq(next, SR_V("ending")))
    *x = (sr_tx){.what = SR_TX_LENGTH, .unit = w->unit, .n = 1};
  return at + 1;
}

/* "recent months", "these days". */
static uint32_t recent(const sr_spots *s, uint32_t i, sr_tx *x)
{
  uint32_t at = sr_tx_the(s, i);
  if (sr_tkind(s, at) != SR_WORD_recent || !is_unit(s, at + 1) || !(tword(s, at + 1)->flags & SR_WORDF_PLURAL))
    return 0;
  if (!tword(s, at)->n) return 0;
  *x = (sr_tx){.what = SR_TX_LENGTH,
               .unit = tword(s, at + 1)->unit,
               .some = true,
               .n = -3,
               .since = true,
               .period = true,
               .now_length = true};
  return at + 2;
}

static uint32_t relative_day(const sr_spots *s, uint32_t i, sr_tx *x)
{
  const sr_word *w = tword(s, i);
  if (w->kind != SR_WORD_relday) return 0;
  *x = (sr_tx){.what = SR_TX_SPAN, .unit = SR_TUNIT_DAY, .n = (int32_t)w->n};
  memcpy(x->part, w->part, 2);
  return i + s->spot[i].time_len;
}

/* "every day", "each Thursday", "every two weeks", "daily". */
static uint32_t set(const sr_spots *s, uint32_t i, sr_tx *x)
{
  const sr_word *w = tword(s, i);
  *x = (sr_tx){.what = SR_TX_SET, .n = 1};
  if (w->kind == SR_WORD_often) {
    x->unit = w->unit;
    x->n = w->n ? (int32_t)w->n : 1;
    memcpy(x->part, w->part, 2);
    return w->flags & SR_WORDF_TRAP ? 0 : i + s->spot[i].time_len;
  }
  if (w->kind != SR_WORD_each) return 0;
  uint32_t at = i + 1, end = amount(s, at, x);
  if (end && is_unit(s, end))
    at = end;
  else
    x->n = 1, x->some = false;
  w = tword(s, at);
  if (w->kind == SR_WORD_unit)
    x->unit = w->unit;
  else if (w->kind == SR_WORD_daypart) {
    x->unit = SR_TUNIT_DAY;
    memcpy(x->part, w->part, 2);
  } else if (w->kind == SR_WORD_weekday)
    x->weekday = (uint8_t)w->n;
  else if (w->kind == SR_WORD_month && !(w->flags & SR_WORDF_TRAP))
    x->month = (uint8_t)w->n;
  else if (w->kind == SR_WORD_season && !(w->flags & SR_WORDF_TRAP))
    x->season = (uint8_t)w->n;
  else
    return 0;
  return at + 1;
}

static uint32_t reference(const sr_spots *s, uint32_t i, sr_tx *x)
{
  const sr_word *w = tword(s, i);
  bool adjective = (w->kind == SR_WORD_recent && w->n) ||
                   (w->kind == SR_WORD_which && sr_view_eq(sr_spot_norm(s, i), SR_V("current"))) ||
                   (w->kind == SR_WORD_ref && (w->flags & SR_WORDF_TRAP));
  if (adjective && w->kind == SR_WORD_ref) return 0; /* "future payments" tell no time of anything */
  if (adjective) { /* "recent attacks", "current leaders", "future talks" */
    if (!(i + 1 < s->n && (s->tok[i + 1].flags & SR_LEX_WORD) && sr_tkind(s, i + 1) == SR_WORD_NOTHING)) return 0;
    *x = (sr_tx){.what = SR_TX_REF, .ref = (int8_t)w->n};
    return i + 1;
  }
  if (w->kind != SR_WORD_ref) return 0;
  *x = (sr_tx){.what = SR_TX_REF, .ref = (int8_t)w->n};
  return i + s->spot[i].time_len;
}

uint32_t sr_tx_relative(const sr_spots *s, uint32_t i, sr_tx *x)
{
  static uint32_t (*const parsers[])(const sr_spots *, uint32_t, sr_tx *) = {
      relative_day, which_one, the_unit_before, length, recent, set, reference, bare_units, the_unit};
  for (size_t k = 0; k < sizeof parsers / sizeof *parsers; k++) {
    uint32_t to = parsers[k](s, i, x);
    if (to) {
      x->from = i;
      x->to = to;
      return to;
    }
  }
  return 0;
}
