/* Kinds of number by context. Each test looks at a few tokens to the left and right. */
#include "tag/number_context.h"

static bool is_word(const sr_spots *s, uint32_t i)
{
  return i < s->n && (s->tok[i].flags & SR_LEX_WORD);
}

static bool is_year_unit(const sr_spots *s, uint32_t i)
{
  if (sr_tkind(s, i) != SR_WORD_unit) return false;
  uint8_t u = s->spot[i].time->unit;
  return u == SR_TUNIT_YEAR || u == SR_TUNIT_MONTH || u == SR_TUNIT_WEEK || u == SR_TUNIT_DAY;
}

/* "12-year-old", "30 years old", "a year-old"; the place behind, or 0. */
static uint32_t age_behind(const sr_spots *s, uint32_t i)
{
  if (!is_year_unit(s, i)) return 0;
  if (sr_nkind(s, i + 1) == SR_WORD_oldword) return i + 2;
  if (sr_tkind(s, i + 1) == SR_WORD_of && sr_nkind(s, i + 2) == SR_WORD_aged) return i + 3;
  return 0;
}

static bool plain_age(const sr_numplace *p)
{
  return p->val.digits && p->val.digits <= 3 && p->val.value >= 1 && p->val.value <= 115;
}

/* Does a word that can be a person's name or a noun stand before the comma or bracket at i? */
static bool person_before(const sr_spots *s, uint32_t i)
{
  if (i == 0 || !is_word(s, i - 1)) return false;
  if (s->tok[i - 1].flags & SR_LEX_HYPHEN) return sr_nkind(s, i - 1) != SR_WORD_cardinal;
  int k = sr_nkind(s, i - 1);
  return sr_tkind(s, i - 1) == SR_WORD_NOTHING && (k == SR_WORD_NOTHING || k == SR_WORD_members);
}

/* ", 35," and "(35)" behind a person; ", 19 and 24,": both. */
static bool age_aside(const sr_spots *s, const sr_numplace *p)
{
  if (!plain_age(p) || p->from == 0) return false;
  uint32_t at = p->from - 1, to = p->to;
  bool name = at > 0 && is_word(s, at - 1) && (s->tok[at - 1].flags & SR_LEX_UPPER);
  if (sr_is_mark(s, at, '(')) return sr_is_mark(s, to, ')') && name && person_before(s, at);
  if (sr_tkind(s, at) == SR_WORD_and && at > 1 && sr_is_num(s, at - 1) && sr_is_mark(s, to, ',')) {
    sr_numplace first = {.from = at - 1, .to = at};
    return sr_is_mark(s, at - 2, ',') && sr_number_at(s, at - 1, &first.val) && plain_age(&first) &&
           person_before(s, at - 2);
  }
  if (!sr_is_mark(s, at, ',') || !person_before(s, at)) return false;
  if (sr_is_mark(s, to, ',') || sr_is_mark(s, to, ';')) return true;
  if (sr_tkind(s, to) == SR_WORD_and && sr_is_num(s, to + 1) && sr_is_mark(s, to + 2, ',')) return true;
  return name && (sr_is_mark(s, to, '.') || sr_is_mark(s, to, ')'));
}

static bool is_age(const sr_spots *s, sr_numplace *p)
{
  uint32_t to = age_behind(s, p->to);
  if (to) {
    p->behind = to;
    return true;
  }
  uint32_t i = p->from;
  if (i && sr_nkind(s, i - 1) == SR_WORD_qual) i--;
  if (i && sr_tkind(s, i - 1) == SR_WORD_between) i--;
  if (i && sr_nkind(s, i - 1) == SR_WORD_aged) return true;
  if (i && p->val.plural && sr_nkind(s, i - 1) == SR_WORD_possessive) return true;
  return !p->range && age_aside(s, p);
}

bool sr_number_is_label(const sr_spots *s, uint32_t i)
{
  if (i == 0) return false;
  uint32_t at = i - 1;
  if (sr_is_mark(s, at, '#')) return true;
  if (sr_is_mark(s, at, '.') && at && !(s->tok[at].flags & SR_LEX_SPACE)) at--;
  if (sr_nkind(s, at) == SR_WORD_none)
    return sr_is_num(s, i) && s->spot[at].num_len == 1 && s->tok[at].to - s->tok[at].from <= 3;
  if (sr_is_hyphen(s, i) && is_word(s, at)) {
    int k = sr_nkind(s, at);
    return k != SR_WORD_tens && k != SR_WORD_cardinal && sr_tkind(s, at) != SR_WORD_edge;
  }
  if (!is_word(s, at)) return false;
  const sr_word *w = NULL; /* a label phrase that ends here */
  for (uint32_t b = 0; b < 3 && b <= at && !w; b++)
    if (sr_nkind(s, at - b) == SR_WORD_label && s->spot[at - b].num_len == b + 1) w = s->spot[at - b].num;
  if (!w) return false;
  if (!(w->flags & SR_WORDF_CAPS)) return true;
  return (s->tok[at].flags & SR_LEX_UPPER) || s->nocase;
}

/* "313 Brigade", "12 Punjab Regiment": a figure and capitals, where capitals tell something. */
static bool is_unit_name(const sr_spots *s, const sr_numplace *p)
{
  if (!p->val.digits || s->nocase) return false;
  for (uint32_t i = p->to; i < s->n && i < p->to + 2; i++) {
    if (!(s->tok[i].flags & SR_LEX_UPPER) || (s->tok[i].flags & SR_TOK_NOCASE)) return false;
    if (sr_nkind(s, i) == SR_WORD_unitname) return true;
  }
  return false;
}

/* Phone and identity numbers: long runs of digits, or groups of them joined by hyphens. */
static bool is_long_code(const sr_spots *s, const sr_numplace *p)
{
  if (!p->val.digits) return false;
  bool joined = sr_is_hyphen(s, p->to) && sr_is_num(s, p->to);
  if (sr_is_hyphen(s, p->from) && p->from && sr_is_num(s, p->from - 1)) return true; /* the rest of a code */
  if (p->from > 1 && sr_is_num(s, p->from - 1) && (p->val.digits >= 7 || sr_is_mark(s, p->from - 2, '+'))) return true;
  if (p->val.digits >= 9 || (p->val.digits >= 6 && sr_spot_norm(s, p->from).ptr[0] == '0')) return true;
  if (p->from && sr_is_mark(s, p->from - 1, '+') && p->val.digits > 1) return true;
  return joined && !p->range && (p->val.digits >= 3);
}

static bool sport_near(const sr_spots *s, const sr_numplace *p)
{
  uint32_t a = p->from > 6 ? p->from - 6 : 0;
  for (uint32_t i = a; i < s->n && i < p->to + 5; i++)
    if (sr_nkind(s, i) == SR_WORD_sportcue) return true;
  return false;
}

static bool is_score(const sr_spots *s, const sr_numplace *p)
{
  if (sr_nkind(s, p->to) == SR_WORD_sportunit && !p->range) {
    /* "six wickets"; "two runs" only where sport is near, for men run too */
    uint32_t i = p->from;
    return (i && sr_tkind(s, i - 1) == SR_WORD_by) || sport_near(s, &(sr_numplace){.from = p->from, .to = p->from});
  }
  return p->range && (p->second < p->val.value || (p->second < 10 && sport_near(s, p))) && sr_is_hyphen(s, p->to - 1);
}

static bool is_ratio(const sr_spots *s, sr_numplace *p)
{
  int k = sr_nkind(s, p->to);
  if (p->val.words && !p->val.ordinal &&
      (k == SR_WORD_fractionword || (k == SR_WORD_ordinal && sr_is_hyphen(s, p->to)))) {
    p->behind = p->to + 1;
    return true;
  }
  if (k == SR_WORD_timesword) {
    p->behind = p->to + 1;
    return true;
  }
  sr_numval v;
  uint32_t at = k == SR_WORD_out && sr_tkind(s, p->to + 1) == SR_WORD_of ? p->to + 2
                : sr_tkind(s, p->to) == SR_WORD_in                       ? p->to + 1
                                                                         : 0;
  if (!at || !sr_number_at(s, at, &v) || v.ordinal || v.vague || v.value <= p->val.value || v.digits == 4) return false;
  if (sr_tkind(s, p->to) == SR_WORD_in && p->val.value != 1) return false;
  p->behind = v.to;
  return true;
}

/* Where the unit of a number would stand: behind it, or behind "of" ("thousands of kilos"). */
static uint32_t unit_at(const sr_spots *s, const sr_numplace *p)
{
  return p->val.vague && sr_tkind(s, p->to) == SR_WORD_of ? p->to + 1 : p->to;
}

static bool is_money(const sr_spots *s, sr_numplace *p)
{
  uint32_t i = p->from, unit = unit_at(s, p);
  if (sr_nkind(s, unit) == SR_WORD_moneyword) {
    p->behind = unit + 1;
    return true;
  }
  if (i && sr_is_mark(s, i - 1, '.') && i > 1) i--;
  if (!i || sr_nkind(s, i - 1) != SR_WORD_currency) return false;
  /* "Rs 2m": a million, where "2m" elsewhere is two metres */
  if (sr_view_eq(sr_spot_norm(s, p->to), SR_V("m")) && !(s->tok[p->to].flags & SR_LEX_SPACE)) {
    p->val.scaled *= 1000000;
    p->val.value = p->val.scaled / 100;
    p->behind = p->to + 1;
  }
  return true;
}

static bool is_measure(const sr_spots *s, sr_numplace *p)
{
  uint32_t i = unit_at(s, p);
  bool letter = i < s->n && s->tok[i].to - s->tok[i].from == 1 && sr_is_hyphen(s, i + 1); /* "two M-16" */
  if (sr_nkind(s, i) == SR_WORD_measure && !letter) {
    p->behind = i + s->spot[i].num_len;
    return true;
  }
  /* "20-member" counts; any other word hung on by a hyphen tells a size */
  if (!sr_is_hyphen(s, i) || !is_word(s, i) || sr_nkind(s, i) == SR_WORD_members || sr_nkind(s, i) == SR_WORD_qual)
    return false;
  p->behind = i + 1;
  return true;
}

uint8_t sr_number_kind_of(const sr_spots *s, sr_numplace *p)
{
  p->behind = p->to;
  if (sr_nkind(s, p->to) == SR_WORD_percent) {
    p->behind = p->to + s->spot[p->to].num_len;
    return SR_NUM_PERCENT;
  }
  if (is_money(s, p)) return SR_NUM_MONEY;
  if (is_age(s, p)) return SR_NUM_AGE;
  if (sr_number_is_label(s, p->from) || is_unit_name(s, p)) return SR_NUM_NAME;
  if (p->val.plural || is_long_code(s, p)) return SR_NUM_NAME;
  if (is_score(s, p)) return SR_NUM_SCORE;
  if (is_ratio(s, p)) return SR_NUM_RATIO;
  if (p->val.ordinal) return SR_NUM_ORDINAL;
  if (is_measure(s, p)) return SR_NUM_MEASURE;
  return SR_NUM_COUNT;
}
