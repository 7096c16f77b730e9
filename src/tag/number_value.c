/* Figures and number words to values. */
#include "tag/number_value.h"

#define MOST ((int64_t)1 << 52)

static int64_t times(int64_t a, int64_t b)
{
  return a && b > MOST / a ? MOST : a * b;
}

static bool figure_tail(sr_view v, size_t at, sr_figure *f)
{
  sr_view tail = {v.ptr + at, v.len - at};
  f->plural = sr_view_eq(tail, SR_V("s"));
  f->ordinal = tail.len == 2;
  return tail.len == 0 || f->plural || f->ordinal;
}

bool sr_figure_at(const sr_spots *s, uint32_t i, sr_figure *f)
{
  if (!sr_is_num(s, i)) return false;
  sr_view v = sr_spot_norm(s, i);
  *f = (sr_figure){.n = 1};
  size_t at = 0;
  for (; at < v.len; at++) {
    char c = v.ptr[at];
    uint8_t k = (uint8_t)(f->n - 1);
    if (c >= '0' && c <= '9') {
      if (++f->digits[k] > 18) return false;
      f->part[k] = f->part[k] * 10 + (c - '0');
    } else if (c == ',' || c == '.' || c == ':' || c == '/') {
      if (f->n == 4) return false;
      f->mark = f->mark && f->mark != c ? '?' : c;
      f->n++;
    } else {
      break;
    }
  }
  return figure_tail(v, at, f);
}

/* One number from a figure: thousands with commas (also as in "1,00,000") and one decimal point. */
static bool figure_value(const sr_spots *s, uint32_t i, sr_numval *o)
{
  sr_figure f;
  if (!sr_figure_at(s, i, &f) || f.mark == ':' || f.mark == '/') return false;
  *o = (sr_numval){.to = i + 1, .value = f.part[0], .ordinal = f.ordinal, .plural = f.plural};
  if (f.n == 1) o->digits = f.digits[0];
  bool decimal = f.mark == '.' || f.mark == '?';
  if (f.mark == '.' && f.n > 2) return false;
  uint8_t whole = (uint8_t)(f.n - (decimal ? 1 : 0));
  for (uint8_t k = 1; k < whole; k++) {
    bool last = k + 1 == whole;
    if (f.digits[k] != 3 && !(f.digits[k] == 2 && !last)) return false;
    o->value = times(o->value, f.digits[k] == 3 ? 1000 : 100) + f.part[k];
  }
  o->scaled = times(o->value, 100);
  if (decimal) {
    int64_t p = f.part[f.n - 1];
    for (uint8_t d = f.digits[f.n - 1]; d > 2; d--)
      p /= 10;
    o->scaled += f.digits[f.n - 1] == 1 ? p * 10 : p;
  }
  return true;
}

/* Scale words behind a value: "2.5 million", "3 lakh", "two dozen", "several hundred". */
static void scale_behind(const sr_spots *s, sr_numval *o)
{
  while (o->to < s->n) {
    const sr_word *w = s->spot[o->to].num;
    bool group = w->kind == SR_WORD_group && w->n >= 12 && !sr_is_hyphen(s, o->to);
    if ((w->kind != SR_WORD_scale && !group) || s->spot[o->to].num_len != 1) return;
    o->scaled = times(o->scaled, w->n);
    o->value = o->scaled / 100;
    o->digits = 0;
    o->to++;
  }
}

/* A running sum of number words. */
typedef struct word_sum {
  int64_t total, cur; /* whole thousands; what is below the next scale word */
  int64_t room;       /* a next word must be worth less */
  bool scaled, ordinal, started;
} word_sum;

/* Takes one more word into the sum; false where it can't go on with it. */
static bool sum_word(word_sum *m, const sr_word *w)
{
  switch (w->kind) {
  case SR_WORD_cardinal:
  case SR_WORD_tens:
  case SR_WORD_ordinal:
    if (w->n >= m->room) return false;
    m->cur += w->n;
    m->room = w->kind == SR_WORD_tens ? 10 : 1;
    m->ordinal = w->kind == SR_WORD_ordinal;
    return true;
  case SR_WORD_scale:
    if (!m->started || (w->n == 100 && m->cur >= 100)) return false;
    if (w->n == 100) {
      m->cur = times(m->cur ? m->cur : 1, 100);
      m->room = 100;
    } else {
      if (!m->cur) return false;
      m->total += times(m->cur, w->n);
      m->cur = 0;
      m->room = 1000;
    }
    m->scaled = true;
    return true;
  default:
    return false;
  }
}

/* Sums number words from o->to on. "and" joins only behind a scale word and before a smaller number that has
 * no scale of its own: "one hundred and five", not "three hundred and two thousand". */
static void sum_words(const sr_spots *s, sr_numval *o)
{
  word_sum m = {.room = MOST};
  for (uint32_t i = o->to; i < s->n && !m.ordinal; i++) {
    uint32_t at = i;
    if (sr_nkind(s, i) == SR_WORD_and) {
      if (!m.scaled || m.room < 100 || sr_nkind(s, i + 2) == SR_WORD_scale) break;
      at++;
      int k = sr_nkind(s, at);
      if (k != SR_WORD_cardinal && k != SR_WORD_tens && k != SR_WORD_ordinal) break;
    }
    if (at >= s->n || !sum_word(&m, s->spot[at].num)) break;
    m.started = true;
    i = at;
    o->to = at + 1;
  }
  o->ordinal = m.ordinal;
  o->value = m.total + m.cur;
  o->scaled = times(o->value, 100);
  o->words = true;
}

static bool words_value(const sr_spots *s, uint32_t i, sr_numval *o)
{
  int k = sr_nkind(s, i);
  *o = (sr_numval){.to = i};
  if (k != SR_WORD_cardinal && k != SR_WORD_tens && k != SR_WORD_ordinal) return false;
  sum_words(s, o);
  if (!o->ordinal) scale_behind(s, o);
  return o->to > i;
}

/* "a hundred", "a thousand", "a hundred and five". */
static bool a_hundred_value(const sr_spots *s, uint32_t i, sr_numval *o)
{
  if (sr_nkind(s, i) != SR_WORD_a || sr_nkind(s, i + 1) != SR_WORD_scale) return false;
  int64_t n = s->spot[i + 1].num->n;
  *o = (sr_numval){.to = i + 2, .value = n, .words = true};
  sr_numval more;
  if (sr_nkind(s, i + 2) == SR_WORD_and && words_value(s, i + 3, &more) && more.value < n && !more.ordinal) {
    o->to = more.to;
    o->value += more.value;
  }
  o->scaled = times(o->value, 100);
  scale_behind(s, o);
  return true;
}

/* "a dozen", "a pair", "half a dozen", "half a million". */
static bool group_value(const sr_spots *s, uint32_t i, sr_numval *o)
{
  bool half = sr_nkind(s, i) == SR_WORD_fraction;
  uint32_t at = i + (half ? 1 : 0);
  bool a = sr_nkind(s, at) == SR_WORD_a;
  at += a;
  int k = sr_nkind(s, at);
  if (half && !a && k != SR_WORD_group) return false;
  if (half ? k != SR_WORD_group && k != SR_WORD_scale : k != SR_WORD_group) return false;
  int64_t n = s->spot[at].num->n;
  if (n < 12 && !a && sr_nkind(s, at + 1) != SR_WORD_of) return false; /* "duo" alone is a name or noun */
  if (n == 20 && sr_nkind(s, at + 1) != SR_WORD_of) return false;      /* "a score of": else sport */
  *o = (sr_numval){.to = at + 1, .scaled = half ? n * 50 : n * 100, .words = true};
  o->value = o->scaled / 100;
  return true;
}

static bool vague_value(const sr_spots *s, uint32_t i, sr_numval *o)
{
  const sr_wordspot *p = &s->spot[i];
  *o = (sr_numval){.to = i + p->num_len, .value = p->num->n, .scaled = p->num->n * 100, .words = true};
  switch (p->num->kind) {
  case SR_WORD_vague:
    /* "a couple was shot": man and wife; "a couple of men": two or so */
    o->vague = !(p->num->n == 2 && sr_nkind(s, o->to) != SR_WORD_of && sr_nkind(s, o->to) != SR_WORD_scale &&
                 sr_nkind(s, o->to) != SR_WORD_group && sr_tkind(s, o->to) != SR_WORD_unit &&
                 !(s->tagged && o->to < s->n && s->tok[o->to].pos == SR_POS_NOUNS));
    break;
  case SR_WORD_none:
    o->none = true;
    o->pronoun = p->num->flags & SR_WORDF_PERSON;
    return true;
  case SR_WORD_both:
    return true;
  default:
    return false;
  }
  scale_behind(s, o);
  return true;
}

/* "two and a half": its end moves, and fifty hundredths come. */
static void and_a_half(const sr_spots *s, sr_numval *o)
{
  uint32_t i = o->to;
  if (o->value > 99 || o->ordinal || o->vague || o->none || sr_nkind(s, i) != SR_WORD_and) return;
  if (sr_nkind(s, i + 1) != SR_WORD_a || sr_nkind(s, i + 2) != SR_WORD_fraction) return;
  o->to = i + 3;
  o->scaled += 50;
  o->digits = 0;
  scale_behind(s, o);
}

bool sr_number_at(const sr_spots *s, uint32_t i, sr_numval *o)
{
  if (i >= s->n) return false;
  if (sr_is_num(s, i)) {
    if (!figure_value(s, i, o)) return false;
    if (!o->ordinal && !o->plural) scale_behind(s, o);
  } else if (s->spot[i].num->kind == SR_WORD_NOTHING ||
             (!vague_value(s, i, o) && !group_value(s, i, o) && !words_value(s, i, o) && !a_hundred_value(s, i, o))) {
    return false;
  }
  and_a_half(s, o);
  return true;
}
