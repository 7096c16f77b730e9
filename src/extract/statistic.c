/* Finding published figures; see statistic.h.
 *
 * First a sentence is judged: does it tell figures over a period, by its own words or as the next sentence
 * of a paragraph that does? Then each of its numbers becomes a statistic. What a sentence leaves out
 * (publisher, period, place, measure) holds over from the one before.
 */
#include "extract/statistic.h"
#include "extract/figure.h"
#include "extract/statistic_frame.h"

/* ---- is it one? ---- */

static bool has_perfect(const sr_context *c, const sr_sentence *s)
{
  for (uint32_t t = s->tok_from; t < s->tok_to; t++)
    if (sr_ctx_any(c, t, "have has 've")) return true;
  return false;
}

/* One event told on its own: "in a blast", or a day of it. */
static bool single_event(const sr_context *c, const sr_sentence *s)
{
  for (uint32_t t = s->tok_from; t + 1 < s->tok_to; t++) {
    if (!sr_ctx_any(c, t, "a an another")) continue;
    uint32_t g = sr_walk_np_at(c, t, s->tok_to);
    if (g == SR_NONE || c->ann->group.v[g].tok_from != t) continue;
    uint32_t head = c->ann->group.v[g].head;
    uint32_t x = sr_ctx_sense_over(c, head, head + 1, SR_LEX_CLASS_trigger);
    if (c->doc->tok.v[head].pos == SR_POS_NOUN && x != SR_NONE && c->ann->sense.v[x].tok_to == head + 1) return true;
  }
  return false;
}

static bool in_speech_cue(const sr_context *c, uint32_t sent, uint32_t tok)
{
  for (uint32_t i = sr_walk_speech_from(c, sent); i < c->out->speech.n && c->out->speech.v[i].sent == sent; i++) {
    const sr_speech *p = &c->out->speech.v[i];
    if (tok >= p->cue_from && tok <= p->cue_to + 4) return true;
    if (tok >= p->who_from && tok <= p->who_to + 6) return true;
  }
  return false;
}

/* A day that things happened on, not one of publication. */
static bool told_day(const sr_context *c, uint32_t sent)
{
  const sr_sentence *s = &c->doc->sent.v[sent];
  for (uint32_t i = SR_ANN_FROM(c->ann->timex, s->tok_from); i < c->ann->timex.n; i++) {
    const sr_timex *x = &c->ann->timex.v[i];
    if (x->tok_from >= s->tok_to) break;
    if (x->precision != SR_PREC_DAY || x->since || x->period || (x->from != SR_NO_DAY && x->to - x->from > 2)) continue;
    bool longer = false; /* "the previous quarter" of which the day is not settled */
    for (uint32_t t = x->tok_from; t < x->tok_to; t++)
      longer |= sr_ctx_any(c, t, "quarter month year week period");
    if (longer || sr_frame_since_before(c, s, x->tok_from) || in_speech_cue(c, sent, x->tok_from)) continue;
    return true;
  }
  return false;
}

static bool publication(const sr_context *c, uint32_t sent)
{
  const sr_sentence *s = &c->doc->sent.v[sent];
  uint32_t w = sr_figure_word(c, s->tok_from, s->tok_to, "source");
  if (sr_frame_counted(c, sent)) return true;
  for (uint32_t i = sr_walk_speech_from(c, sent); i < c->out->speech.n && c->out->speech.v[i].sent == sent; i++) {
    const sr_speech *p = &c->out->speech.v[i];
    if ((p->kind == SR_SPEAKER_ngo || sr_figure_word(c, p->who_from, p->who_to, "source") != SR_NONE)) return true;
  }
  return w != SR_NONE && !sr_ctx_has(c, w, SR_V("weak"));
}

#define NEAR 30 /* tokens between a figure and its period in a sentence that runs on */

static bool near_period(const sr_figure *f, const sr_period *p)
{
  uint32_t a = f->tok_from > p->words.to ? f->tok_from - p->words.to : 0, b = p->words.from > f->tok_to ? p->words.from - f->tok_to : 0;
  return a <= NEAR && b <= NEAR;
}

typedef struct signs {
  unsigned usable, nouns, large, people, of_measure, compared, changes, times, arrests;
  unsigned many;     /* a hundred people or events and more, two of a thousand */
} signs;

static signs read_signs(const sr_context *c, const sr_figure *f, unsigned n, const sr_period *p)
{
  signs g = {0};
  for (unsigned i = 0; i < n; i++) {
    if (p->told && !near_period(&f[i], p)) continue;
    if (f[i].compared) g.compared++;
    else if (f[i].change) g.changes++;
    else g.usable++;
    if (f[i].compared || f[i].change) continue;
    if (f[i].percent && (f[i].measure != SR_MEASURE_NONE)) g.of_measure++;
    if (f[i].noun && f[i].plural) g.nouns++;
    if (f[i].noun && f[i].plural && c->ann->quantity.v[f[i].quantity].scaled >= 1000) g.large++;
    if (f[i].people && f[i].measure != SR_MEASURE_NONE) g.people++;
    if (f[i].times) g.times++;
    if (f[i].measure == SR_MEASURE_arrests) g.arrests++;
    if (f[i].measure != SR_MEASURE_NONE && (f[i].people || f[i].plural) && !f[i].percent) {
      int64_t v = c->ann->quantity.v[f[i].quantity].scaled;
      g.many |= v >= 100000 ? 2u : v >= 10000 ? 1u : 0u;
    }
  }
  return g;
}

/* "The conflict has killed 40,000 people": too many for one event, with no period told. */
static bool whole_conflict(const sr_context *c, uint32_t sent, const signs *g)
{
  const sr_sentence *s = &c->doc->sent.v[sent];
  if (!g->many || told_day(c, sent)) return false;
  bool conflict = sr_figure_word(c, s->tok_from, s->tok_to, "conflict") != SR_NONE;
  return g->many & 2 ? conflict || has_perfect(c, s) : conflict && has_perfect(c, s) && !single_event(c, s);
}

/* "Attacks in the province rose by 17 per cent": a change, and no figure. The plural noun of measure before the verb, SR_NONE. */
static uint32_t changed_noun(const sr_context *c, const sr_sentence *s, const sr_figure *f, unsigned n)
{
  for (unsigned i = 0; i < n; i++) {
    if (!f[i].change) continue;
    for (uint32_t t = f[i].tok_from; t-- > s->tok_from;) {
      uint32_t x = sr_ctx_sense_at(c, t, SR_LEX_CLASS_measure);
      if (x == SR_NONE || !(c->lex->rows[c->ann->sense.v[x].entry].flags & SR_LEXF_NOUN) || sr_figure_measure(c, c->ann->sense.v[x].entry) == SR_MEASURE_NONE) continue;
      bool plural = c->lex->rows[c->ann->sense.v[x].entry].flags & SR_LEXF_PLURAL || sr_figure_measure(c, c->ann->sense.v[x].entry) == SR_MEASURE_fatalities;
      return plural ? x : SR_NONE;
    }
  }
  return SR_NONE;
}

static bool own_words(const sr_context *c, uint32_t sent, const signs *g, const sr_period *p)
{
  const sr_sentence *s = &c->doc->sent.v[sent];
  if (g->of_measure || whole_conflict(c, sent, g)) return true;
  if (!p->told) return false;
  bool spread = sr_figure_word(c, s->tok_from, s->tok_to, "spread") != SR_NONE, area = sr_figure_word(c, s->tok_from, s->tok_to, "area") != SR_NONE;
  bool pub = publication(c, sent), counts = g->people || g->nouns;
  if (g->times && (p->stated || p->since || p->calendar)) return true;
  if (p->since && counts && has_perfect(c, s)) return p->days >= 7 || area || spread;
  if (single_event(c, s) || told_day(c, sent)) return false;
  if (p->hours) return counts && (area || spread || pub || g->compared);
  if (g->large && (pub || p->stated || p->range || p->calendar || g->compared || spread || area)) return true;
  if (g->nouns && (pub || g->compared || g->changes)) return true;
  if (g->people && (pub || p->range || area || spread || g->compared)) return true;
  /* "Gunmen killed 130 people in Paris in November 2015" is one event. */
  bool summed = g->arrests || has_perfect(c, s) || sr_figure_word(c, s->tok_from, s->tok_to, "conflict") != SR_NONE;
  if (g->people && g->many && summed && (p->stated || p->calendar)) return true;
  bool change = sr_figure_word(c, s->tok_from, s->tok_to, "up") != SR_NONE || sr_figure_word(c, s->tok_from, s->tok_to, "down") != SR_NONE;
  return (g->usable ? g->compared || g->changes : g->changes) && change && sr_frame_measure(c, s->tok_from, s->tok_to) != SR_MEASURE_NONE;
}

static bool starts_so(const sr_context *c, const sr_sentence *s)
{
  uint32_t t = s->tok_from;
  if (t + 2 >= s->tok_to) return false;
  if (sr_ctx_any(c, t, "these this those")) return true;
  if (sr_ctx_any(c, t, "of among") && sr_ctx_any(c, t + 1, "those these them the")) return true;
  uint32_t g = sr_ctx_is(c, t, "the") ? sr_walk_np_at(c, t, s->tok_to) : SR_NONE;
  if (g == SR_NONE) return false;
  uint32_t m = sr_ctx_sense_over(c, c->ann->group.v[g].head, c->ann->group.v[g].tok_to, SR_LEX_CLASS_measure);
  return m != SR_NONE && c->lex->rows[c->ann->sense.v[m].entry].flags & SR_LEXF_PLURAL;
}

/* The next sentence of a paragraph of figures. */
static bool goes_on(const sr_context *c, uint32_t sent, const signs *g, const sr_run *r, const sr_period *p)
{
  const sr_sentence *s = &c->doc->sent.v[sent];
  if (sr_figure_word(c, s->tok_from, s->tok_to, "unrelated") != SR_NONE) return false;
  if (!r->open || sent - r->last > (p->same && g->nouns ? 12u : 3u) || single_event(c, s) || told_day(c, sent)) return false;
  if (!(g->usable + g->compared + g->changes)) return false;
  if (g->of_measure || g->changes || g->nouns) return true;
  if (starts_so(c, s) && (g->people || g->usable)) return true;
  if (p->same && (g->people || g->nouns)) return true;
  bool these = false;
  for (uint32_t t = s->tok_from; t + 1 < s->tok_to; t++)
    these |= sr_ctx_any(c, t, "these those") && sr_ctx_sense_at(c, t + 1, SR_LEX_CLASS_measure) != SR_NONE;
  if (these && (g->people || g->usable)) return true;
  return g->compared && sr_frame_measure(c, s->tok_from, s->tok_to) != SR_MEASURE_NONE;
}

/* ---- one sentence ---- */

/* What a number counts that does not say it itself. */
static uint8_t inherited_measure(const sr_context *c, const sr_sentence *s, const sr_figure *f, const sr_run *r, uint32_t floor)
{
  if (f->measure != SR_MEASURE_NONE) return f->measure;
  if (f->part || (f->percent && f->of.from == f->of.to)) return r->measure;
  uint32_t first = s->tok_from;
  if (sr_ctx_any(c, first, "of among")) {
    uint8_t m = sr_frame_measure(c, first, first + 6 < s->tok_to ? first + 6 : s->tok_to);
    if (m != SR_MEASURE_NONE) return m;
  }
  if (f->people && r->measure != SR_MEASURE_NONE && r->last_people) return r->measure;
  if (!f->bare) return SR_MEASURE_NONE;
  uint32_t place = f->tok_from > s->tok_from ? sr_ctx_place_over(c, f->tok_from - 1) : SR_NONE;
  if (place == SR_NONE) place = sr_ctx_place_over(c, f->tok_from);
  if (place != SR_NONE) return r->measure;
  uint8_t m = sr_frame_measure(c, floor, f->tok_from);
  return m != SR_MEASURE_NONE ? m : sr_frame_measure(c, f->tok_to, s->tok_to);
}

static void add_statistic(sr_context *c, sr_run *r, uint32_t sent, const sr_figure *f, uint8_t measure)
{
  static const sr_quantity untold = {.scaled = INT64_MIN, .low = SR_OPEN, .high = SR_OPEN, .qualifier = SR_Q_EXACT};
  const sr_quantity *q = f->quantity == SR_NONE ? &untold : &c->ann->quantity.v[f->quantity];
  sr_statistic x = {.measure = (sr_measure)measure, .value = q->scaled, .value_high = INT64_MIN, .who = f->who, .change_percent = INT64_MIN,
                    .change_value = INT64_MIN, .change_from = SR_NULL_INT, .change_to = SR_NULL_INT};
  x.unit = f->percent ? SR_UNIT_percent : SR_UNIT_count;
  /* "as many as 71" and "went up to 46" tell the figure itself. */
  x.qualifier = q->qualifier == SR_Q_UP_TO ? SR_BOUND_exact : (sr_bound)q->qualifier;
  if (!f->percent && q->low != SR_OPEN && q->high != SR_OPEN && q->low < q->high)
    x.value = (int64_t)q->low * 100, x.value_high = (int64_t)q->high * 100;
  else if (!f->percent && q->qualifier == SR_Q_AT_LEAST && q->low != SR_OPEN)
    x.value = (int64_t)q->low * 100;
  x.publisher = r->publisher;
  if (f->of.from < f->of.to) x.of = sr_tok_text(c->doc, f->of.from, f->of.to);
  x.period_from = r->from, x.period_to = r->to;
  sr_frame_evidence(c, &x.evidence, SR_V("value"), f->shown.from, f->shown.to);
  if (r->words.from < r->words.to) sr_frame_evidence(c, &x.evidence, SR_V("period"), r->words.from, r->words.to);
  if (r->speaker.from < r->speaker.to) sr_frame_evidence(c, &x.evidence, SR_V("publisher"), r->speaker.from, r->speaker.to);
  sr_frame_places(c, r, &x);
  SR_PUSH(c->doc->arena, &c->out->statistic, x);
  sr_note(c->doc, SR_DIAG_statistic, c->doc->tok.v[f->tok_from].from, c->doc->tok.v[f->tok_to - 1].to, SR_VNULL);
  (void)sent;
}

/* "the fourth journalist to be killed this year", "the city's 31st homicide of the year". */
static bool ordinal_figure(sr_context *c, sr_run *r, uint32_t sent, const sr_period *p)
{
  const sr_sentence *s = &c->doc->sent.v[sent];
  if (!p->told || !p->year) return false;
  for (uint32_t i = SR_ANN_FROM(c->ann->quantity, s->tok_from); i < c->ann->quantity.n; i++) {
    const sr_quantity *q = &c->ann->quantity.v[i];
    if (q->tok_from >= s->tok_to) return false;
    if (q->kind != SR_NUM_ORDINAL || q->scaled < 200) continue;
    uint32_t end = q->tok_to + 8 < s->tok_to ? q->tok_to + 8 : s->tok_to;
    uint8_t m = sr_frame_measure(c, q->tok_to, end);
    if (m == SR_MEASURE_NONE || m == SR_MEASURE_operations) continue;
    sr_figure f = {.quantity = i, .tok_from = q->tok_from, .tok_to = end, .measure = m, .who = -1};
    f.shown = (sr_span){q->tok_from, end};
    while (f.tok_to > q->tok_to + 1 && !sr_frame_is_measure(c, f.tok_to - 1))
      f.tok_to--;
    f.shown.to = f.tok_to;
    f.who = sr_frame_who(c, q->tok_to, f.tok_to);
    sr_frame_read_place(c, r, sent, f.tok_from);
    add_statistic(c, r, sent, &f, m);
    return true;
  }
  return false;
}

/* "recovered 44 pistols": what is counted is no people and no event. */
static bool things(const sr_context *c, const sr_figure *f)
{
  uint32_t noun = c->ann->quantity.v[f->quantity].num_to;
  return !f->noun && !f->percent && f->tok_to > noun && sr_ctx_sense_in(c, noun, f->tok_to, SR_LEX_CLASS_person) == SR_NONE;
}

static void sentence_figures(sr_context *c, sr_run *r, uint32_t sent, const sr_figure *f, unsigned n, const sr_period *p)
{
  const sr_sentence *s = &c->doc->sent.v[sent];
  uint32_t floor = s->tok_from, first = c->out->statistic.n;
  for (unsigned i = 0; i < n; i++) {
    if (f[i].compared || f[i].change || (p->told && !near_period(&f[i], p))) continue;
    sr_figure x = f[i];
    uint8_t m = inherited_measure(c, s, &x, r, floor);
    /* "55 civilians and 23 troopers have died" */
    if (x.people && f[i].measure == SR_MEASURE_NONE && i + 1 < n && f[i + 1].people && f[i + 1].tok_from == x.tok_to + 1 && f[i + 1].measure != SR_MEASURE_NONE)
      m = f[i + 1].measure;
    if (m == SR_MEASURE_NONE || (m == SR_MEASURE_other && things(c, &x))) continue;
    /* "67% and ... 25% of all fatalities": the first is of the same. */
    if (x.percent && x.of.from == x.of.to)
      for (unsigned k = 0; k < n; k++)
        if (f[k].percent && f[k].of.from < f[k].of.to && (k > i || x.of.from == x.of.to)) {
          x.of = f[k].of;
          if (f[k].measure != SR_MEASURE_NONE) m = f[k].measure;
          if (k > i) break;
        }
    if (x.percent && x.of.from == x.of.to) x.of = r->of;
    /* "62 civilians were killed and 18 abducted" */
    if (x.people && x.who < 0 && i > 0 && f[i - 1].people && !(f[i - 1].part && i > 1) && x.tok_to == c->ann->quantity.v[x.quantity].tok_to) x.who = r->who;
    if (x.bare && x.who < 0) x.who = sr_frame_noun_who(c, s);
    if (x.percent && x.who < 0) x.who = sr_frame_subject_who(c, s, x.tok_from);
    sr_frame_read_place(c, r, sent, x.tok_from);
    r->measure = m, r->who = x.who, r->last_people = x.people || m == SR_MEASURE_fatalities;
    if (x.of.from < x.of.to) r->of = x.of;
    add_statistic(c, r, sent, &x, m);
    floor = x.tok_to;
  }
  sr_frame_changes(c, r, sent, f, n, first);
}

/* A change of which the figure itself is not told: value null. */
static void change_alone(sr_context *c, sr_run *r, uint32_t sent, const sr_figure *f, unsigned n)
{
  const sr_sentence *s = &c->doc->sent.v[sent];
  uint32_t noun = changed_noun(c, s, f, n), first = c->out->statistic.n;
  if (noun == SR_NONE) return;
  const sr_sense *x = &c->ann->sense.v[noun];
  sr_figure alone = {.quantity = SR_NONE, .tok_from = x->tok_from, .tok_to = x->tok_to, .measure = sr_figure_measure(c, x->entry), .shown = {x->tok_from, x->tok_to}};
  alone.who = sr_frame_noun_who(c, s);
  sr_frame_read_place(c, r, sent, x->tok_from);
  r->measure = alone.measure, r->who = alone.who;
  add_statistic(c, r, sent, &alone, alone.measure);
  sr_frame_changes(c, r, sent, f, n, first);
}

/* "At this time last year, there had been 26": what the figure told last is compared with. */
static bool compared_alone(sr_context *c, sr_run *r, uint32_t sent, const sr_figure *f, unsigned n)
{
  const sr_sentence *s = &c->doc->sent.v[sent];
  if (!r->open || sent > r->last + 1 || n != 1 || !f[0].bare || !c->out->statistic.n) return false;
  bool same = false, last = false;
  for (uint32_t t = s->tok_from; t + 1 < s->tok_to; t++) {
    same |= sr_ctx_any(c, t, "this same that") && sr_ctx_any(c, t + 1, "time period point stage");
    last |= sr_ctx_any(c, t, "last previous") && sr_ctx_is(c, t + 1, "year");
    last |= sr_ctx_is(c, t, "year") && sr_ctx_any(c, t + 1, "ago earlier before");
  }
  if (!same || !last) return false;
  sr_frame_year_before(c, r, &c->out->statistic.v[c->out->statistic.n - 1], f);
  return true;
}

/* "conducting 21 strikes on Friday, officials reported": a day's operations of one force, too many to be one of them. */
static bool day_of_operations(const sr_context *c, uint32_t sent, const sr_figure *f, unsigned n, sr_period *p)
{
  const sr_sentence *s = &c->doc->sent.v[sent];
  uint32_t speech = sr_walk_speech_from(c, sent);
  bool many = false;
  for (unsigned i = 0; i < n; i++)
    many |= f[i].noun && f[i].plural && (f[i].measure == SR_MEASURE_operations || (n == 1 && f[i].measure == SR_MEASURE_attacks)) && c->ann->quantity.v[f[i].quantity].scaled >= 1000;
  if (p->told || !many || speech >= c->out->speech.n || c->out->speech.v[speech].sent != sent || single_event(c, s)) return false;
  for (uint32_t i = SR_ANN_FROM(c->ann->timex, s->tok_from); i < c->ann->timex.n && c->ann->timex.v[i].tok_from < s->tok_to; i++) {
    const sr_timex *x = &c->ann->timex.v[i];
    if (x->precision != SR_PREC_DAY || x->from == SR_NO_DAY || in_speech_cue(c, sent, x->tok_from)) continue;
    p->told = true, p->from = x->from, p->to = x->to, p->days = 1, p->words = (sr_span){x->tok_from, x->tok_to};
    return true;
  }
  return false;
}

static void read_sentence(sr_context *c, sr_run *r, uint32_t sent)
{
  const sr_sentence *s = &c->doc->sent.v[sent];
  sr_figure f[SR_MAX_FIGURES];
  unsigned n = sr_figures_find(c, sent, f);
  sr_period p = sr_frame_period(c, r, sent, f, n);
  if (!p.told) sr_frame_of_the_year(c, s, &p);
  signs g = read_signs(c, f, n, &p);
  if (compared_alone(c, r, sent, f, n)) {
    c->out->taken[sent] = true;
    return;
  }
  bool day = day_of_operations(c, sent, f, n, &p);
  bool own = day || own_words(c, sent, &g, &p), on = !own && goes_on(c, sent, &g, r, &p);
  uint32_t before = c->out->statistic.n;
  sr_run kept = *r;
  if (own && sr_figure_word(c, s->tok_from, s->tok_to, "unrelated") != SR_NONE) {
    c->out->taken[sent] = true; /* a month's deaths in traffic: neither a figure of ours nor an incident */
    return;
  }
  if (own || on || p.year) sr_frame_enter(c, r, sent, &p, own);
  if (!own && !on) {
    if (!p.year || !ordinal_figure(c, r, sent, &p)) {
      *r = kept;
      return;
    }
  } else {
    sentence_figures(c, r, sent, f, n, &p);
    if (own && !g.usable && g.changes && c->out->statistic.n == before) change_alone(c, r, sent, f, n);
  }
  if (c->out->statistic.n == before && !on) {
    *r = kept;
    return;
  }
  if (!r->open) r->first = before;
  r->open = !day; /* what follows a day's figure are its events */
  r->last = sent;
  c->out->taken[sent] = true;
}

/* A title that only repeats a figure of the text makes no incident. */
static void take_titles(sr_context *c)
{
  for (uint32_t i = 0; i < c->doc->sent.n; i++) {
    const sr_sentence *s = &c->doc->sent.v[i];
    if (s->part != SR_PART_TITLE || c->out->taken[i]) continue;
    for (uint32_t k = SR_ANN_FROM(c->ann->quantity, s->tok_from); k < c->ann->quantity.n && c->ann->quantity.v[k].tok_from < s->tok_to; k++)
      for (uint32_t j = 0; j < c->out->statistic.n; j++)
        if (c->out->statistic.v[j].value == c->ann->quantity.v[k].scaled && c->ann->quantity.v[k].kind == SR_NUM_COUNT) c->out->taken[i] = true;
    if (c->out->statistic.n && sr_figure_word(c, s->tok_from, s->tok_to, "source") != SR_NONE && !single_event(c, s)) c->out->taken[i] = true;
  }
}

void sr_statistics_find(sr_context *c)
{
  sr_run r = {.from = SR_NULL_INT, .to = SR_NULL_INT, .cmp_from = SR_NULL_INT, .cmp_to = SR_NULL_INT, .measure = SR_MEASURE_NONE, .who = -1};
  for (uint32_t i = 0; i < c->doc->sent.n; i++) {
    const sr_sentence *s = &c->doc->sent.v[i];
    if (!s->tagged || (s->part != SR_PART_BODY && s->part != SR_PART_BULLET)) continue;
    read_sentence(c, &r, i);
  }
  take_titles(c);
}
