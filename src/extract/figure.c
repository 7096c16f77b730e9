/* What a number counts; see figure.h. */
#include "extract/figure.h"

uint8_t sr_figure_measure(const sr_context *c, uint32_t row)
{
  int m = sr_measure_of(sr_lex_value(c->lex, row));
  return m < 0 ? SR_MEASURE_NONE : (uint8_t)m;
}

uint32_t sr_figure_word(const sr_context *c, uint32_t from, uint32_t to, const char *value)
{
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, from); i < c->ann->sense.n; i++) {
    const sr_sense *s = &c->ann->sense.v[i];
    if (s->tok_from >= to) break;
    if (s->tok_to <= to && c->lex->rows[s->entry].cls == SR_LEX_CLASS_measure &&
        sr_view_eq(sr_lex_value(c->lex, s->entry), sr_view_of(value)))
      return i;
  }
  return SR_NONE;
}

/* The noun of measure with the last word in [from, to), a sense; verbs only where `verb`. */
static uint32_t measure_in(const sr_context *c, uint32_t from, uint32_t to, bool verb)
{
  uint32_t best = SR_NONE, end = 0;
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, from); i < c->ann->sense.n; i++) {
    const sr_sense *s = &c->ann->sense.v[i];
    if (s->tok_from >= to) break;
    const sr_lex_row *r = &c->lex->rows[s->entry];
    if (s->tok_to > to || r->cls != SR_LEX_CLASS_measure || sr_figure_measure(c, s->entry) == SR_MEASURE_NONE) continue;
    bool is_verb = r->flags & SR_LEXF_VERB || sr_lex_has(c->lex, s->entry, SR_V("state"));
    if (is_verb != verb || sr_lex_has(c->lex, s->entry, SR_V("times"))) continue;
    if (verb && best != SR_NONE) continue; /* the first verb, the last noun */
    if (s->tok_to >= end) best = i, end = s->tok_to;
  }
  return best;
}

/* -1: of no group. */
static int group_of_who(sr_who who)
{
  sr_group_kind g = sr_who_group(who);
  return g == SR_GROUP_unknown ? -1 : (int)g;
}

/* Who the people named in [from, to) are: one group, or -1 where several or none. */
static int group_in(const sr_context *c, uint32_t from, uint32_t to, bool *people)
{
  int found = -1;
  bool any = false, mixed = false;
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, from); i < c->ann->sense.n; i++) {
    const sr_sense *s = &c->ann->sense.v[i];
    if (s->tok_from >= to) break;
    if (s->tok_to > to || c->lex->rows[s->entry].cls != SR_LEX_CLASS_person) continue;
    int who = sr_who_of(sr_lex_value(c->lex, s->entry));
    bool suspect = sr_lex_has(c->lex, s->entry, SR_V("suspect"));
    int g = suspect ? SR_GROUP_militants : group_of_who(who < 0 ? SR_WHO_unknown : (sr_who)who);
    if (any && g != found && g >= 0 && found >= 0) mixed = true;
    if (g >= 0 || !any) found = g;
    any = true;
  }
  *people = any;
  return mixed ? -1 : found;
}

static uint8_t measure_of(const sr_context *c, uint32_t sense)
{
  return sense == SR_NONE ? SR_MEASURE_NONE : sr_figure_measure(c, c->ann->sense.v[sense].entry);
}

static void show(const sr_context *c, sr_figure *f, uint32_t sense)
{
  const sr_sense *s = &c->ann->sense.v[sense];
  if (s->tok_from < f->shown.from) f->shown.from = s->tok_from;
  if (s->tok_to > f->shown.to) f->shown.to = s->tok_to;
}

/* The words behind a number that belong to it: its noun group, with groups that touch it. */
static uint32_t noun_end(const sr_context *c, uint32_t num_to, uint32_t end)
{
  uint32_t to = num_to;
  while (to < end) {
    uint32_t g = sr_walk_np_at(c, to, end);
    uint8_t p = c->doc->tok.v[to].pos;
    if (g == SR_NONE || p == SR_POS_DET || p == SR_POS_PRON || (p == SR_POS_NUM && to > num_to)) break;
    if (sr_ctx_timex_over(c, to) != SR_NONE) break;
    to = c->ann->group.v[g].tok_to;
  }
  /* "1,481 attacks" where the tagger saw no group. */
  if (to == num_to && to < end && (c->doc->tok.v[to].pos == SR_POS_NOUNS || c->doc->tok.v[to].pos == SR_POS_NOUN)) to++;
  return to > end ? end : to;
}

static bool joins(const sr_context *c, uint32_t tok)
{
  return sr_ctx_any(c, tok, ", and including plus both as");
}

/* A verb of what befell directly before the number ("killing 94 militants", "has killed more than 780"). */
static uint32_t verb_before(const sr_context *c, uint32_t tok, uint32_t floor)
{
  for (uint32_t t = tok; t > floor && tok - t < 4; t--) {
    uint32_t row = measure_in(c, t - 1, tok, true);
    if (row != SR_NONE) return row;
    uint8_t p = c->doc->tok.v[t - 1].pos;
    if (p != SR_POS_ADV && p != SR_POS_DET && p != SR_POS_ADP && !sr_ctx_any(c, t - 1, "some another of")) return SR_NONE;
  }
  return SR_NONE;
}

/* A verb of what befell behind: "28 persons have been martyred", "112 people dead", "253 injured". */
static uint32_t verb_behind(const sr_context *c, uint32_t tok, uint32_t end)
{
  uint32_t stop = tok;
  while (stop < end && stop < tok + 9 && !sr_ctx_any(c, stop, ", ; and including as") &&
         (sr_ctx_quantity_over(c, stop) == SR_NONE || sr_ctx_timex_over(c, stop) != SR_NONE))
    stop++;
  if (stop < end && stop > tok) {
    /* "lost their lives": the phrase may run on. */
    uint32_t s = sr_ctx_sense_over(c, stop - 1, end, SR_LEX_CLASS_measure);
    if (s != SR_NONE && c->ann->sense.v[s].tok_to > stop) stop = c->ann->sense.v[s].tok_to;
  }
  return measure_in(c, tok, stop, true);
}

static bool is_change(const sr_context *c, uint32_t from, uint32_t to)
{
  return sr_figure_word(c, from, to, "up") != SR_NONE || sr_figure_word(c, from, to, "down") != SR_NONE;
}

static void read_percent(const sr_context *c, const sr_sentence *s, const sr_quantity *q, sr_figure *f)
{
  f->percent = true;
  uint32_t to = q->tok_to;
  if (to + 1 < s->tok_to && sr_ctx_is(c, to, "of")) {
    uint32_t end = noun_end(c, to + 1, s->tok_to), g = sr_walk_np_at(c, to + 1, s->tok_to);
    if (end <= to + 1 && g != SR_NONE) end = c->ann->group.v[g].tok_to;
    if (end > to + 1) {
      f->of = (sr_span){to + 1, end};
      uint32_t row = measure_in(c, to + 1, end, false);
      if (row == SR_NONE) row = measure_in(c, to + 1, end, true);
      f->measure = measure_of(c, row);
      f->tok_to = end;
      return;
    }
  }
  uint32_t from = q->tok_from >= s->tok_from + 3 ? q->tok_from - 3 : s->tok_from, behind = to + 2 < s->tok_to ? to + 2 : s->tok_to;
  f->change = is_change(c, from, q->tok_from) || is_change(c, to, behind) ||
              (to + 1 < s->tok_to && sr_ctx_any(c, to, "more less fewer higher lower"));
}

/* "the deaths of 40,000 people", "the killing of 12 traders": the noun of measure before. */
static uint32_t noun_before(const sr_context *c, uint32_t tok, uint32_t floor)
{
  if (tok < floor + 2 || !sr_ctx_is(c, tok - 1, "of")) return SR_NONE;
  uint32_t x = sr_ctx_sense_over(c, tok - 2, tok - 1, SR_LEX_CLASS_measure);
  return x != SR_NONE && c->lex->rows[c->ann->sense.v[x].entry].flags & SR_LEXF_NOUN && sr_figure_measure(c, c->ann->sense.v[x].entry) != SR_MEASURE_NONE ? x : SR_NONE;
}

/* "41 civilians", "11 suspected terrorists": who they are and what befell them. */
static void read_people(const sr_context *c, const sr_sentence *s, const sr_quantity *q, sr_figure *f)
{
  uint32_t row = verb_before(c, q->tok_from, s->tok_from);
  f->part = q->tok_from > s->tok_from && joins(c, q->tok_from - 1);
  if (row == SR_NONE) row = noun_before(c, q->tok_from, s->tok_from);
  if (row == SR_NONE) row = verb_behind(c, f->tok_to, s->tok_to);
  f->measure = measure_of(c, row);
  if (row != SR_NONE) show(c, f, row);
}

/* "149 were civilians", "44 of the attacks". */
static void read_bare(const sr_context *c, const sr_sentence *s, const sr_quantity *q, sr_figure *f)
{
  uint32_t t = q->tok_to;
  if (t + 1 < s->tok_to && sr_ctx_is(c, t, "of")) {
    uint32_t end = noun_end(c, t + 2, s->tok_to);
    uint32_t row = measure_in(c, t + 1, end, false);
    if (row != SR_NONE) {
      f->measure = measure_of(c, row);
      f->noun = f->plural = true;
      f->tok_to = end;
      return;
    }
  }
  uint32_t row = verb_behind(c, t, s->tok_to);
  if (row != SR_NONE) {
    f->measure = measure_of(c, row);
    f->people = true;
    show(c, f, row);
    return;
  }
  if (t + 1 < s->tok_to && sr_ctx_any(c, t, "were are was being")) {
    uint32_t end = noun_end(c, t + 1, s->tok_to);
    f->who = group_in(c, t + 1, end, &f->people);
    if (f->people) {
      f->tok_to = end;
      return;
    }
  }
  row = verb_before(c, q->tok_from, s->tok_from);
  f->measure = measure_of(c, row);
  f->people = row != SR_NONE;
  f->bare = row == SR_NONE;
  if (row != SR_NONE) show(c, f, row);
}

/* "The pipeline has been attacked 11 times this year." */
static bool read_times(const sr_context *c, const sr_sentence *s, const sr_quantity *q, sr_figure *f)
{
  if (q->num_to >= s->tok_to || !sr_ctx_is(c, q->num_to, "times") || q->tok_from <= s->tok_from) return false;
  uint32_t x = sr_ctx_sense_over(c, q->tok_from - 1, q->tok_from, SR_LEX_CLASS_measure);
  if (x == SR_NONE || !sr_ctx_has(c, x, SR_V("times"))) return false;
  f->measure = sr_figure_measure(c, c->ann->sense.v[x].entry);
  f->times = true;
  f->tok_to = q->num_to + 1;
  show(c, f, x);
  return true;
}

static void read_count(const sr_context *c, const sr_sentence *s, const sr_quantity *q, sr_figure *f)
{
  if (read_times(c, s, q, f)) return;
  f->tok_to = noun_end(c, q->num_to, s->tok_to);
  if (f->tok_to < q->tok_to) f->tok_to = q->tok_to;
  uint32_t row = measure_in(c, q->num_to, f->tok_to, false);
  bool people = false;
  int who = group_in(c, q->num_to, f->tok_to, &people);
  if (row != SR_NONE) {
    f->measure = measure_of(c, row);
    f->noun = true;
    f->plural = c->lex->rows[c->ann->sense.v[row].entry].flags & SR_LEXF_PLURAL;
    bool of_people = f->measure == SR_MEASURE_fatalities || f->measure == SR_MEASURE_injuries || f->measure == SR_MEASURE_arrests ||
                     f->measure == SR_MEASURE_casualties;
    f->who = of_people && people ? who : -1;
    if (of_people && f->tok_to + 1 < s->tok_to && sr_ctx_any(c, f->tok_to, "among of")) {
      uint32_t end = f->tok_to + 1;
      while (end < s->tok_to && end < f->tok_to + 12 && !sr_walk_verb(c, end))
        end++;
      bool any;
      f->who = group_in(c, f->tok_to + 1, end, &any);
    }
    return;
  }
  f->people = people;
  f->who = who;
  if (people)
    read_people(c, s, q, f);
  else
    read_bare(c, s, q, f);
}

/* "up from 49", "against 35", "compared with 93", "over the 322 recorded", "from 21 to 16". */
static bool compared(const sr_context *c, const sr_sentence *s, const sr_quantity *q, const sr_figure *f)
{
  uint32_t from = q->tok_from >= s->tok_from + 3 ? q->tok_from - 3 : s->tok_from;
  if (sr_figure_word(c, from, q->num_from, "compare") != SR_NONE) {
    uint32_t w = sr_figure_word(c, from, q->num_from, "compare");
    /* "more than 780" is a bound. */
    if (!sr_ctx_is(c, c->ann->sense.v[w].tok_to - 1, "than") || c->ann->sense.v[w].tok_from < q->tok_from) return true;
  }
  bool from_word = sr_ctx_is(c, q->tok_from, "from") || (q->tok_from > s->tok_from && sr_ctx_is(c, q->tok_from - 1, "from"));
  return from_word && is_change(c, s->tok_from, s->tok_to) && !f->noun && (f->bare || f->measure == SR_MEASURE_NONE || !f->people);
}

/* "Rescue 1122", "Unit 29": a number of a name, and numbers of whoever speaks. */
static bool of_a_name(const sr_context *c, uint32_t sent, const sr_quantity *q)
{
  uint8_t n = c->doc->tok.v[q->num_from].ner;
  if (n == SR_NER_I_ORG || n == SR_NER_I_LOC || n == SR_NER_I_PER) return true;
  for (uint32_t i = sr_walk_speech_from(c, sent); i < c->out->speech.n && c->out->speech.v[i].sent == sent; i++)
    if (q->num_from >= c->out->speech.v[i].who_from && q->num_from < c->out->speech.v[i].who_to) return true;
  return false;
}

unsigned sr_figures_find(const sr_context *c, uint32_t sent, sr_figure *out)
{
  const sr_sentence *s = &c->doc->sent.v[sent];
  unsigned n = 0;
  for (uint32_t i = SR_ANN_FROM(c->ann->quantity, s->tok_from); i < c->ann->quantity.n && n < SR_MAX_FIGURES; i++) {
    const sr_quantity *q = &c->ann->quantity.v[i];
    if (q->tok_from >= s->tok_to) break;
    sr_figure times = {.quantity = i, .tok_from = q->tok_from, .tok_to = q->tok_to, .measure = SR_MEASURE_NONE, .who = -1, .shown = {q->tok_from, q->tok_to}};
    if (q->kind != SR_NUM_COUNT && q->kind != SR_NUM_PERCENT) {
      if (read_times(c, s, q, &times)) out[n++] = times;
      continue;
    }
    if (sr_ctx_any(c, q->num_from, "both one") || sr_ctx_timex_over(c, q->num_from) != SR_NONE || of_a_name(c, sent, q)) continue;
    sr_figure f = {.quantity = i, .tok_from = q->tok_from, .tok_to = q->tok_to, .measure = SR_MEASURE_NONE, .who = -1, .shown = {q->tok_from, q->tok_to}};
    if (q->kind == SR_NUM_PERCENT)
      read_percent(c, s, q, &f);
    else
      read_count(c, s, q, &f);
    if (f.tok_to > f.shown.to) f.shown.to = f.tok_to;
    f.compared = !f.change && compared(c, s, q, &f);
    out[n++] = f;
  }
  return n;
}
