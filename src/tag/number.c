/* Walking over a sentence for quantities; see number.h. */
#include "tag/number.h"

#include "tag/number_context.h"

/* What surrounds a number: qualifiers and words of addition before and behind. */
typedef struct frame {
  uint32_t from, to; /* whole, relative tokens */
  uint32_t start;    /* from, but for "from" and "between", which belong to a range only */
  uint8_t bound;     /* sr_time_bound */
  bool more, between, from_word;
} frame;

static int32_t clamp(int64_t v)
{
  return v > INT32_MAX ? INT32_MAX : (int32_t)v;
}

/* "went up to 46", "handed over 14 rifles": the word belongs to the verb, not to the number. */
static bool is_particle(const sr_spots *s, uint32_t i)
{
  if (i == 0) return false;
  sr_view v = sr_spot_norm(s, i);
  int k = sr_nkind(s, i - 1);
  return (k == SR_WORD_change && sr_view_eq(v, SR_V("up"))) || (k == SR_WORD_handing && sr_view_eq(v, SR_V("over")));
}

/* Qualifiers from token i on: "at least another", "some", "between". The place behind them. */
static uint32_t read_before(const sr_spots *s, uint32_t i, frame *f)
{
  *f = (frame){.from = i, .start = i};
  for (;;) {
    int k = sr_nkind(s, i);
    const sr_word *w = i < s->n ? s->spot[i].num : s->tables->word;
    if (k == SR_WORD_qual && is_particle(s, i)) {
      f->from = f->start = i + s->spot[i].num_len;
    } else if (k == SR_WORD_qual && (w->flags & SR_WORDF_PRE)) {
      if (w->bound != SR_TBOUND_EXACT && f->bound != SR_TBOUND_AT_LEAST) f->bound = w->bound;
    } else if (k == SR_WORD_more && (w->flags & SR_WORDF_PRE)) {
      f->more = true;
    } else if (k == SR_WORD_between) {
      f->between = true;
      if (f->start == i) f->start = i + 1;
    } else if (k == SR_WORD_from) {
      f->from_word = true;
      if (f->start == i) f->start = i + 1;
    } else if (k == SR_WORD_currency && i + 1 < s->n) {
      if (sr_is_mark(s, i + 1, '.')) i++;
    } else {
      return i;
    }
    i += sr_nkind(s, i) ? s->spot[i].num_len : 1;
  }
}

/* Qualifiers and words of addition behind the number: "or more", "more", "others", "-odd". */
static void read_behind(const sr_spots *s, frame *f)
{
  for (;;) {
    uint32_t i = f->to;
    int k = sr_nkind(s, i);
    const sr_word *w = i < s->n ? s->spot[i].num : s->tables->word;
    if (sr_is_mark(s, i, '+')) {
      f->bound = SR_TBOUND_AT_LEAST;
      f->to++;
      return;
    }
    if (k == SR_WORD_qual && (w->flags & SR_WORDF_POST)) {
      if ((w->flags & SR_WORDF_TRAP) && !sr_is_hyphen(s, i)) return;
      sr_numval next; /* "five at least two of whom": it belongs to the next number */
      if (sr_number_at(s, i + s->spot[i].num_len, &next)) return;
      f->bound = w->bound;
    } else if (k == SR_WORD_more && (w->flags & SR_WORDF_POST)) {
      if (sr_view_eq(sr_spot_norm(s, i + 1), SR_V("than"))) return;
      f->more = true;
    } else {
      return;
    }
    f->to += s->spot[i].num_len;
  }
}

/* Is a change of a figure told ("rose from 11 to 15") in the words before token i? */
static bool change_before(const sr_spots *s, uint32_t i)
{
  for (uint32_t k = 1; k <= 3 && k <= i; k++)
    if (sr_nkind(s, i - k) == SR_WORD_change) return true;
  return false;
}

/* "5-7", "two or three", "between 10 and 15", "from 5 to 7" behind the first value. */
static void read_range(const sr_spots *s, const frame *f, sr_numplace *p)
{
  uint32_t i = p->to;
  sr_numval v;
  bool hyphen = sr_is_hyphen(s, i) && sr_is_num(s, i);
  int k = sr_nkind(s, i);
  sr_view joint = sr_spot_norm(s, i);
  bool to = k == SR_WORD_to && sr_view_eq(joint, SR_V("to")), either = k == SR_WORD_or;
  if (f->from_word && change_before(s, f->from)) return;
  if (!(hyphen || to || either || (k == SR_WORD_and && f->between))) return;
  if (!sr_number_at(s, i + (hyphen ? 0 : 1), &v) || v.ordinal || v.none || v.plural) return;
  bool code = hyphen && ((sr_is_hyphen(s, v.to) && sr_is_num(s, v.to)) || v.digits > 6 ||
                         (p->val.digits > 1 && !p->val.value) || sr_spot_norm(s, p->from).ptr[0] == '0');
  if (code) return; /* 021-99212634 */
  if (!hyphen && v.value <= p->val.value) {
    if (!to || v.value >= 100 || !v.scaled) return;
    return;
  }
  if (hyphen && v.value <= p->val.value && (v.value > 30 || p->val.value > 30)) return;
  if (p->val.vague || v.vague) return;
  /* "3 to 5 million", "two or three dozen": the scale word is both's */
  const sr_word *w = s->spot[v.to - 1].num;
  bool scaled = w->kind == SR_WORD_scale || w->kind == SR_WORD_group;
  if (scaled && v.to - i > 1 && p->val.value < w->n && p->val.value < v.value / w->n) {
    p->val.value *= w->n;
    p->val.scaled *= w->n;
  }
  p->range = true;
  p->second = v.value;
  p->to = v.to;
}

static void set_bounds(sr_quantity *q, const frame *f, const sr_numplace *p)
{
  int32_t v = clamp(p->val.value);
  q->low = q->best = q->high = v;
  q->qualifier = SR_Q_EXACT;
  if (p->range) {
    q->best = SR_OPEN;
    q->high = clamp(p->second);
    q->qualifier = SR_Q_ABOUT;
    return;
  }
  if (p->val.vague) {
    q->best = q->high = SR_OPEN;
    q->qualifier = SR_Q_VAGUE;
    return;
  }
  switch (f->bound) {
  case SR_TBOUND_MORE:
    q->low = q->best = v == INT32_MAX ? v : v + 1;
    q->high = SR_OPEN;
    q->qualifier = SR_Q_AT_LEAST;
    break;
  case SR_TBOUND_AT_LEAST:
    q->high = SR_OPEN;
    q->qualifier = SR_Q_AT_LEAST;
    break;
  case SR_TBOUND_UP_TO:
  case SR_TBOUND_LESS:
    q->low = q->best = SR_OPEN;
    q->high = f->bound == SR_TBOUND_LESS && v > 0 ? v - 1 : v;
    q->qualifier = SR_Q_UP_TO;
    break;
  case SR_TBOUND_ABOUT:
    q->qualifier = SR_Q_ABOUT;
    break;
  default:
    break;
  }
}

/* Is "one" at i a pronoun: "the one", "one another", "one by one", "this one"? */
static bool is_pronoun_one(const sr_spots *s, const sr_numplace *p)
{
  uint32_t i = p->from;
  if (p->val.value != 1 || !p->val.words || p->to != i + 1) return false;
  if (i) {
    int k = sr_nkind(s, i - 1), t = sr_tkind(s, i - 1);
    bool det = k == SR_WORD_the || t == SR_WORD_which || t == SR_WORD_each || k == SR_WORD_det;
    if (det && !(s->tagged && p->to < s->n && (s->tok[p->to].pos == SR_POS_NOUN || s->tok[p->to].pos == SR_POS_ADJ)))
      return true;
    if (k == SR_WORD_by && i > 1 && sr_view_eq(sr_spot_norm(s, i - 2), SR_V("one"))) return true;
  }
  sr_view next = sr_spot_norm(s, p->to);
  return sr_view_eq(next, SR_V("another")) || sr_view_eq(next, SR_V("'s")) ||
         (sr_nkind(s, p->to) == SR_WORD_by && sr_view_eq(sr_spot_norm(s, p->to + 1), SR_V("one")));
}

/* The time expression that token `tok` lies in, or NULL. */
static const sr_timex *timex_at(const sr_annotations *ann, uint32_t tok)
{
  for (uint32_t i = ann->timex.n; i-- > 0 && ann->timex.v[i].tok_to > tok;)
    if (ann->timex.v[i].tok_from <= tok) return &ann->timex.v[i];
  return NULL;
}

static bool part_of_more(const sr_spots *s, uint32_t i)
{
  if (sr_tkind(s, i) != SR_WORD_of) return false;
  int k = sr_nkind(s, i + 1);
  sr_numval v;
  return k == SR_WORD_the || k == SR_WORD_det || k == SR_WORD_possessive || sr_tkind(s, i + 1) == SR_WORD_which ||
         (sr_number_at(s, i + 1, &v) && !v.vague);
}

/* Half, twice, a third of, most of: ratios without a counted number. */
static uint32_t bare_ratio(const sr_spots *s, uint32_t i, sr_quantity *q)
{
  int k = sr_nkind(s, i);
  bool a_third = k == SR_WORD_a && sr_nkind(s, i + 1) == SR_WORD_ordinal && sr_tkind(s, i + 2) == SR_WORD_of &&
                 s->spot[i + 1].num->n > 2;
  bool a_quarter =
      k == SR_WORD_a && sr_view_eq(sr_spot_norm(s, i + 1), SR_V("quarter")) && sr_tkind(s, i + 2) == SR_WORD_of;
  if (k == SR_WORD_vagueratio && sr_tkind(s, i + 1) != SR_WORD_of) return 0; /* "the most wanted" */
  if (k != SR_WORD_fraction && k != SR_WORD_times && k != SR_WORD_vagueratio && !a_third && !a_quarter) return 0;
  uint32_t to = i + (a_third || a_quarter ? 2 : s->spot[i].num_len);
  int64_t n = a_third ? s->spot[i + 1].num->n : s->spot[i].num->n;
  *q = (sr_quantity){.kind = SR_NUM_RATIO,
                     .low = SR_OPEN,
                     .best = SR_OPEN,
                     .high = SR_OPEN,
                     .num_from = i,
                     .num_to = to,
                     .tok_from = i};
  q->scaled = k == SR_WORD_fraction ? n : a_third ? 100 / n : a_quarter ? 25 : n * 100;
  q->of = part_of_more(s, to);
  return to;
}

/* A figure of which no one value can be read: "9/11", "10:30", "192.168.0.1". */
static uint32_t odd_figure(const sr_spots *s, uint32_t i, sr_quantity *q)
{
  if (!sr_is_num(s, i)) return 0;
  sr_figure f; /* "3/4" of them; "9/11" is no fraction */
  bool fraction = sr_figure_at(s, i, &f) && f.n == 2 && f.mark == '/' && f.part[0] < f.part[1] && f.part[1] <= 10;
  *q = (sr_quantity){.kind = fraction ? SR_NUM_RATIO : SR_NUM_NAME,
                     .low = SR_OPEN,
                     .best = SR_OPEN,
                     .high = SR_OPEN,
                     .num_from = i,
                     .num_to = i + 1,
                     .tok_from = i};
  return i + 1;
}

/* "nine (9)", "(9)" saying it again: the place behind, or `to`. */
static uint32_t said_again(const sr_spots *s, uint32_t to, int64_t value)
{
  sr_numval v;
  if (!sr_is_mark(s, to, '(') || !sr_number_at(s, to + 1, &v) || v.value != value || !sr_is_mark(s, v.to, ')'))
    return to;
  return v.to + 1;
}

/* "no doubt", "No 3", "no longer": no count of nothing. */
static bool no_is_no_count(const sr_spots *s, const sr_numplace *p)
{
  if (!p->val.none) return false;
  if (p->to >= s->n) return false;
  sr_view v = sr_spot_norm(s, p->to);
  return sr_is_mark(s, p->to, ',') || sr_view_eq(v, SR_V("longer")) || sr_view_eq(v, SR_V("doubt")) ||
         (sr_is_num(s, p->to) && p->from + 1 == p->to) || (sr_is_mark(s, p->to, '.') && sr_is_num(s, p->to + 1));
}

/* A number with what surrounds it, from token i on: behind it, or 0. */
static uint32_t counted(const sr_spots *s, const sr_annotations *ann, uint32_t i, sr_quantity *q)
{
  frame f;
  sr_numplace p = {0};
  p.from = read_before(s, i, &f);
  if (!sr_number_at(s, p.from, &p.val) || (p.from > i && timex_at(ann, s->first + p.from))) return 0;
  p.to = p.val.to;
  if (no_is_no_count(s, &p) || is_pronoun_one(s, &p)) return 0;
  if (!p.val.ordinal && !p.val.none) read_range(s, &f, &p);
  *q = (sr_quantity){.num_from = p.from, .num_to = p.to};
  uint32_t again = said_again(s, p.to, p.val.value);
  p.to = again;
  q->kind = sr_number_kind_of(s, &p);
  f.to = p.behind;
  if (q->kind == SR_NUM_COUNT || q->kind == SR_NUM_PERCENT) read_behind(s, &f);
  set_bounds(q, &f, &p);
  q->scaled = p.val.scaled;
  q->more = f.more && q->kind == SR_NUM_COUNT;
  q->of = part_of_more(s, f.to);
  q->tok_from = p.range ? f.from : f.start;
  return f.to;
}

static void emit(const sr_spots *s, sr_document *d, sr_annotations *ann, sr_quantity *q, uint32_t from, uint32_t to)
{
  q->tok_from = s->first + from;
  q->tok_to = s->first + to;
  q->num_from += s->first;
  q->num_to += s->first;
  SR_PUSH(d->arena, &ann->quantity, *q);
}

/* Numbers inside a time expression, one annotation each. */
static uint32_t inside_time(const sr_spots *s, uint32_t i, const sr_timex *t, sr_document *d, sr_annotations *ann)
{
  uint32_t end = t->tok_to - s->first;
  sr_numval v;
  if (!sr_number_at(s, i, &v)) {
    sr_quantity q;
    if (!odd_figure(s, i, &q)) return i + 1;
    q.kind = SR_NUM_TIME;
    emit(s, d, ann, &q, i, i + 1);
    return i + 1;
  }
  if (v.to > end) v.to = end;
  bool year = t->type == SR_TIMEX_DATE && v.digits == 4 && v.value >= 1800 && v.value < 2100;
  sr_quantity q = {.num_from = i,
                   .num_to = v.to,
                   .low = clamp(v.value),
                   .best = clamp(v.value),
                   .high = clamp(v.value),
                   .scaled = v.scaled};
  q.kind = year ? SR_NUM_YEAR : SR_NUM_TIME;
  emit(s, d, ann, &q, i, v.to);
  return v.to;
}

/* "Rs500,000" is one word and then a comma and a figure: its value and end, or 0. */
static uint32_t glued_money(const sr_spots *s, uint32_t i, sr_quantity *q)
{
  sr_view v = sr_spot_norm(s, i);
  if (!sr_view_starts(v, SR_V("rs")) || v.len < 3 || v.len > 14) return 0;
  int64_t n = 0;
  for (size_t k = 2; k < v.len; k++) {
    if (v.ptr[k] < '0' || v.ptr[k] > '9') return 0;
    n = n * 10 + (v.ptr[k] - '0');
  }
  uint32_t to = i + 1;
  sr_figure f;
  while (sr_is_mark(s, to, ',') && sr_figure_at(s, to + 1, &f) && !(s->tok[to + 1].flags & SR_LEX_SPACE) &&
         n < INT32_MAX) {
    for (uint8_t k = 0; k < f.n && k < 3; k++)
      n = n * (f.digits[k] == 3 ? 1000 : f.digits[k] == 2 ? 100 : 10) + f.part[k] % 1000;
    to += 2;
  }
  while (sr_nkind(s, to) == SR_WORD_scale && n < INT32_MAX)
    n *= s->spot[to++].num->n;
  *q = (sr_quantity){.tok_from = i,
                     .num_from = i,
                     .num_to = to,
                     .kind = SR_NUM_MONEY,
                     .low = clamp(n),
                     .best = clamp(n),
                     .high = clamp(n)};
  q->scaled = n < INT64_MAX / 100 ? n * 100 : INT64_MAX;
  return to;
}

/* Words like "Rs500,000" are in no table: looked for by their first letters. */
static bool may_be_money(const sr_spots *s, uint32_t i)
{
  const sr_token *t = &s->tok[i];
  if (t->to - t->from < 3 || !(t->flags & SR_LEX_WORD)) return false;
  const char *p = s->doc->text.ptr + t->from;
  return (p[0] | 32) == 'r' && (p[1] | 32) == 's' && p[2] >= '0' && p[2] <= '9';
}

static bool may_start(const sr_spots *s, uint32_t i)
{
  int k = s->spot[i].num->kind;
  return (s->tok[i].flags & SR_LEX_NUMBER) || (k >= SR_WORD_cardinal && k < SR_WORD_small) || k == SR_WORD_a ||
         k == SR_WORD_between || k == SR_WORD_from;
}

void sr_numbers_find(const sr_time_tables *tables, sr_document *d, uint32_t sentence, sr_annotations *ann)
{
  sr_spots s;
  if (!sr_spots_fill(&s, tables, d, sentence, true)) return;
  for (uint32_t i = 0; i < s.n;) {
    uint32_t to = 0;
    sr_quantity q;
    if (may_be_money(&s, i)) {
      to = glued_money(&s, i, &q);
      if (to) emit(&s, d, ann, &q, i, to);
    } else if (may_start(&s, i)) {
      const sr_timex *t = timex_at(ann, s.first + i);
      if (t) {
        i = inside_time(&s, i, t, d, ann);
        continue;
      }
      to = counted(&s, ann, i, &q);
      if (!to) to = bare_ratio(&s, i, &q);
      if (!to) to = odd_figure(&s, i, &q);
      if (to) emit(&s, d, ann, &q, q.tok_from, to);
    }
    i = to ? to : i + 1;
  }
}
