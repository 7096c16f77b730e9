/* Clock times and parts of the day. */
#include "tag/time_parse.h"

/* "GMT", "local time" behind a clock time. */
static uint32_t zone_behind(const sr_spots *s, uint32_t i)
{
  uint32_t paren = sr_is_mark(s, i, '(') ? 1 : 0;
  if (sr_tkind(s, i + paren) == SR_WORD_zone) return paren ? i : i + s->spot[i].time_len;
  return i;
}

/* am, pm or "in the evening" behind hour and minute; moves *minute into the afternoon. */
static uint32_t half_of_day(const sr_spots *s, uint32_t i, uint16_t *minute)
{
  if (sr_tkind(s, i) == SR_WORD_ampm) {
    bool pm = s->spot[i].time->n;
    if (pm && *minute < 720) *minute = (uint16_t)(*minute + 720);
    if (!pm && *minute >= 720 && *minute < 780) *minute = (uint16_t)(*minute - 720);
    /* "p.m" without its last dot: the dot belongs to it where the sentence goes on. */
    return i + 1;
  }
  uint32_t at = sr_tkind(s, i) == SR_WORD_in ? sr_tx_the(s, i + 1) : sr_tkind(s, i) == SR_WORD_at ? i + 1 : i;
  if (at == i || sr_tkind(s, at) != SR_WORD_daypart) return 0;
  const char *p = s->spot[at].time->part;
  if (*minute < 720 &&
      (memcmp(p, "AF", 2) == 0 || memcmp(p, "EV", 2) == 0 || (memcmp(p, "NI", 2) == 0 && *minute >= 300)))
    *minute = (uint16_t)(*minute + 720);
  return at + 1;
}

static bool is_hours(const sr_spots *s, uint32_t i)
{
  const sr_word *w = i < s->n ? s->spot[i].time : s->tables->word;
  return w->kind == SR_WORD_unit && w->unit == SR_TUNIT_HOUR;
}

/* "at 2335 [0335 GMT]", "at 1145 on Tuesday": four digits behind "at" that count nothing. */
static bool bare_hour(const sr_spots *s, uint32_t i)
{
  if (i == 0 || sr_tkind(s, i - 1) != SR_WORD_at) return false;
  if (i + 1 >= s->n || (s->tok[i + 1].flags & SR_LEX_PUNCT)) return true;
  int k = sr_tkind(s, i + 1);
  return k == SR_WORD_on || k == SR_WORD_in || k == SR_WORD_weekday || k == SR_WORD_relday;
}

/* "0300 hours", "1600 GMT", "1337EDT". */
static uint32_t military(const sr_spots *s, uint32_t i, const sr_figure *f, sr_tx *x)
{
  if (f->n != 1 || f->digits[0] != 4 || f->part[0] >= 2400 || f->part[0] % 100 >= 60) return 0;
  uint32_t to = is_hours(s, i + 1) ? i + 2 : zone_behind(s, i + 1);
  if (to == i + 1 && !bare_hour(s, i)) return 0;
  x->minute = (uint16_t)(f->part[0] / 100 * 60 + f->part[0] % 100);
  return zone_behind(s, to);
}

static bool clock_cue_before(const sr_spots *s, uint32_t i)
{
  if (!i) return false;
  int k = sr_tkind(s, i - 1);
  return k == SR_WORD_at || k == SR_WORD_by || k == SR_WORD_to || k == SR_WORD_from || k == SR_WORD_since ||
         k == SR_WORD_between || k == SR_WORD_before || k == SR_WORD_after || sr_nkind(s, i - 1) == SR_WORD_qual;
}

static uint32_t figure_clock(const sr_spots *s, uint32_t i, sr_tx *x)
{
  sr_figure f;
  if (!sr_figure_at(s, i, &f) || f.ordinal || f.plural) return 0;
  uint32_t to = military(s, i, &f, x);
  if (to) return to;
  bool colon = f.mark == ':' && f.n <= 3 && f.digits[1] == 2, dot = f.mark == '.' && f.n == 2 && f.digits[1] == 2;
  if (f.n > 1 && !colon && !dot) return 0;
  if (f.part[0] > 24 || f.digits[0] > 2 || (f.n > 1 && f.part[1] >= 60)) return 0;
  x->minute = (uint16_t)(f.part[0] % 24 * 60 + (f.n > 1 ? f.part[1] : 0));
  if ((to = half_of_day(s, i + 1, &x->minute)) &&
      (f.n > 1 || sr_tkind(s, i + 1) == SR_WORD_ampm || clock_cue_before(s, i)))
    return zone_behind(s, to);
  if (sr_tkind(s, i + 1) == SR_WORD_oclock) return (to = half_of_day(s, i + 2, &x->minute)) ? to : i + 2;
  if ((colon || dot) && is_hours(s, i + 1)) return zone_behind(s, i + 2);
  if (colon && sr_is_hyphen(s, i + 1)) return 0;
  return colon ? zone_behind(s, i + 1) : 0;
}

/* "seven o'clock", "eight p.m.", "four in the morning". */
static uint32_t word_clock(const sr_spots *s, uint32_t i, sr_tx *x)
{
  if (sr_nkind(s, i) != SR_WORD_cardinal || s->spot[i].num->n < 1 || s->spot[i].num->n > 12) return 0;
  x->minute = (uint16_t)(s->spot[i].num->n % 12 * 60);
  uint32_t at = i + 1 + (sr_tkind(s, i + 1) == SR_WORD_oclock), to = half_of_day(s, at, &x->minute);
  if (to && (at > i + 1 || sr_tkind(s, at) == SR_WORD_ampm || clock_cue_before(s, i))) return to;
  return at > i + 1 ? at : 0;
}

static uint32_t clock_time(const sr_spots *s, uint32_t i, sr_tx *x)
{
  *x = (sr_tx){.what = SR_TX_CLOCK, .has_minute = true};
  if (sr_tkind(s, i) == SR_WORD_clockword) {
    x->minute = (uint16_t)s->spot[i].time->n;
    x->midnight = x->minute == 0;
    return i + s->spot[i].time_len;
  }
  return sr_is_num(s, i) ? figure_clock(s, i, x) : word_clock(s, i, x);
}

static void set_part(sr_tx *x, const sr_word *w)
{
  memcpy(x->part, w->part, 2);
  if (w->kind == SR_WORD_prayer && w->n) x->weekday = (uint8_t)w->n;
}

uint32_t sr_tx_part(const sr_spots *s, uint32_t i, sr_tx *x)
{
  int k = sr_tkind(s, i);
  uint32_t at = i;
  if (k == SR_WORD_in || k == SR_WORD_at || k == SR_WORD_during || k == SR_WORD_before || k == SR_WORD_after ||
      k == SR_WORD_by) {
    at = sr_tx_the(s, i + 1);
    /* "on Friday after prayers": the preposition belongs to another phrase unless a part of the day follows */
  }
  if (sr_tkind(s, at) == SR_WORD_edge) at += s->spot[at].time_len;
  int kind = sr_tkind(s, at);
  if (kind != SR_WORD_daypart && kind != SR_WORD_prayer) return 0;
  set_part(x, s->spot[at].time);
  if (s->spot[at].time->flags & SR_WORDF_PLURAL) x->plural = true;
  sr_view v = sr_spot_norm(s, at);
  if (k == SR_WORD_before &&
      (sr_view_eq(v, SR_V("dawn")) || sr_view_eq(v, SR_V("daybreak")) || sr_view_eq(v, SR_V("sunrise"))))
    memcpy(x->part, "NI", 2);
  return at + s->spot[at].time_len;
}

/* Does what stands before a bare part of the day make it a time, rather than part of a noun ("a night raid")? */
static bool part_alone_ok(const sr_spots *s, uint32_t i, uint32_t at)
{
  if (s->spot[at].time->flags & SR_WORDF_PLURAL) return false;
  if (sr_is_hyphen(s, at + s->spot[at].time_len)) return false;
  uint32_t to = at + s->spot[at].time_len;
  if (s->tagged && to < s->n && (s->tok[to].pos == SR_POS_NOUN || s->tok[to].pos == SR_POS_NOUNS)) return false;
  if (s->spot[at].time->kind == SR_WORD_prayer) return true;
  if (i == 0) return false;
  switch (sr_tkind(s, i - 1)) {
  case SR_WORD_at:
  case SR_WORD_in:
  case SR_WORD_by:
  case SR_WORD_before:
  case SR_WORD_after:
  case SR_WORD_during:
  case SR_WORD_to:
  case SR_WORD_from:
  case SR_WORD_edge:
  case SR_WORD_on:
  case SR_WORD_since:
    return true;
  default:
    return sr_nkind(s, i - 1) == SR_WORD_qual;
  }
}

/* "(in) the morning", "(at) night", "(before) dawn", "early morning", "the small hours". */
static uint32_t part_time(const sr_spots *s, uint32_t i, sr_tx *x)
{
  uint32_t at = sr_tx_the(s, i);
  bool edge = sr_tkind(s, at) == SR_WORD_edge && s->spot[at].time_len == 1;
  if (edge) at++;
  int kind = sr_tkind(s, at);
  if ((kind != SR_WORD_daypart && kind != SR_WORD_prayer) || (!edge && !part_alone_ok(s, i, at))) return 0;
  *x = (sr_tx){.what = SR_TX_CLOCK, .edge = edge ? (uint8_t)s->spot[at - 1].time->n : 0};
  set_part(x, s->spot[at].time);
  sr_view v = sr_spot_norm(s, at);
  bool before = i > 0 && at == i && sr_tkind(s, i - 1) == SR_WORD_before;
  if (before && (sr_view_eq(v, SR_V("dawn")) || sr_view_eq(v, SR_V("daybreak")) || sr_view_eq(v, SR_V("sunrise"))))
    memcpy(x->part, "NI", 2);
  if (kind == SR_WORD_prayer && x->weekday) /* "Friday prayers" are on a Friday */
    x->what = SR_TX_POINT;
  else
    x->weekday = 0;
  return at + s->spot[at].time_len;
}

uint32_t sr_tx_clock(const sr_spots *s, uint32_t i, sr_tx *x)
{
  uint32_t to = clock_time(s, i, x);
  if (!to) to = part_time(s, i, x);
  x->from = i;
  x->to = to;
  return to;
}
