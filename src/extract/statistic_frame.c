/* Period, place, publisher and comparison of figures; see statistic_frame.h. */
#include "extract/statistic_frame.h"

void sr_frame_evidence(sr_context *c, sr_evidences *e, sr_view field, uint32_t from, uint32_t to)
{
  const sr_token *a = &c->doc->tok.v[from], *b = &c->doc->tok.v[to - 1];
  bool apart = c->doc->title_from && a->from >= c->doc->title_from;
  sr_evidence x = {field, apart ? UINT32_MAX : a->from, apart ? UINT32_MAX : b->to, sr_tok_text(c->doc, from, to)};
  SR_PUSH(c->doc->arena, e, x);
}

/* ---- measure and people ---- */

bool sr_frame_is_measure(const sr_context *c, uint32_t tok)
{
  uint32_t s = sr_ctx_sense_over(c, tok, tok + 1, SR_LEX_CLASS_measure);
  return s != SR_NONE && sr_figure_measure(c, c->ann->sense.v[s].entry) != SR_MEASURE_NONE;
}

uint8_t sr_frame_measure(const sr_context *c, uint32_t from, uint32_t to)
{
  uint8_t noun = SR_MEASURE_NONE, verb = SR_MEASURE_NONE;
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, from); i < c->ann->sense.n; i++) {
    const sr_sense *s = &c->ann->sense.v[i];
    if (s->tok_from >= to) break;
    const sr_lex_row *r = &c->lex->rows[s->entry];
    if (s->tok_to > to || r->cls != SR_LEX_CLASS_measure) continue;
    uint8_t m = sr_figure_measure(c, s->entry);
    if (m == SR_MEASURE_NONE) continue;
    if (r->flags & SR_LEXF_NOUN) noun = m;
    else if (verb == SR_MEASURE_NONE) verb = m;
  }
  return noun == SR_MEASURE_NONE || (verb == SR_MEASURE_fatalities && noun > SR_MEASURE_casualties) ? (verb == SR_MEASURE_NONE ? noun : verb) : noun;
}

int sr_frame_who(const sr_context *c, uint32_t from, uint32_t to)
{
  uint32_t row = sr_walk_row_in(c, from, to, SR_LEX_CLASS_person);
  int who = row == SR_NONE ? -1 : sr_who_of(sr_lex_value(c->lex, row));
  sr_group_kind group = who < 0 ? SR_GROUP_unknown : sr_who_group((sr_who)who);
  return group == SR_GROUP_unknown ? -1 : (int)group;
}

int sr_frame_subject_who(const sr_context *c, const sr_sentence *s, uint32_t tok)
{
  for (uint32_t t = s->tok_from; t < tok; t++)
    if (sr_walk_lemma(c, t, "account make constitute comprise")) return sr_frame_who(c, s->tok_from, t);
  return -1;
}

int sr_frame_noun_who(const sr_context *c, const sr_sentence *s)
{
  for (uint32_t t = s->tok_from; t + 1 < s->tok_to; t++) {
    uint32_t p = sr_ctx_sense_at(c, t, SR_LEX_CLASS_person);
    if (p == SR_NONE || !sr_frame_is_measure(c, c->ann->sense.v[p].tok_to < s->tok_to ? c->ann->sense.v[p].tok_to : t)) continue;
    return sr_frame_who(c, t, c->ann->sense.v[p].tok_to);
  }
  return -1;
}

/* ---- period ---- */

bool sr_frame_since_before(const sr_context *c, const sr_sentence *s, uint32_t tok)
{
  for (uint32_t t = tok; t > s->tok_from && tok - t < 14; t--) {
    if (sr_ctx_is(c, t - 1, "since")) return true;
    if (sr_ctx_any(c, t - 1, ", ; :")) return false;
  }
  return false;
}

static bool after_compared(const sr_context *c, const sr_figure *f, unsigned n, uint32_t tok)
{
  for (unsigned i = 0; i < n; i++) {
    if (!f[i].compared || f[i].tok_from > tok) continue;
    uint32_t t = c->ann->quantity.v[f[i].quantity].tok_to;
    while (t < tok && t < f[i].tok_from + 12 && !sr_ctx_any(c, t, ", ;"))
      t++;
    if (t >= tok) return true;
  }
  return false;
}

static bool text_has(const sr_context *c, uint32_t from, uint32_t to, const char *words)
{
  for (uint32_t t = from; t < to; t++)
    if (sr_ctx_any(c, t, words)) return true;
  return false;
}

static bool stretch(const sr_context *c, const sr_sentence *s, const sr_timex *x, sr_period *p)
{
  sr_day now = c->doc->published;
  bool since = x->since || sr_frame_since_before(c, s, x->tok_from);
  p->words = (sr_span){x->tok_from, x->tok_to};
  p->year = text_has(c, x->tok_from, x->tok_to, "year");
  p->hours = text_has(c, x->tok_from, x->tok_to, "hours hour");
  p->same = sr_ctx_any(c, x->tok_from, "same") || (sr_ctx_is(c, x->tok_from, "the") && x->tok_from + 1 < x->tok_to &&
            (sr_ctx_is(c, x->tok_from + 1, "same") || (x->tok_to == x->tok_from + 2 && sr_ctx_any(c, x->tok_from + 1, "month week quarter year period"))));
  if (x->from == SR_NO_DAY) return p->same || (p->hours && x->since);
  p->from = x->from, p->to = x->to;
  p->since = since;
  /* Without a day of publication the stretch is open. */
  if (since) p->to = now != SR_NO_DAY ? now : SR_NULL_INT;
  p->range = !since && x->precision == SR_PREC_DAY && x->to - x->from > 2;
  p->stated = x->period;
  bool calendar = x->type == SR_TIMEX_DATE && x->precision >= SR_PREC_WEEK && x->precision < SR_PREC_UNKNOWN;
  p->calendar = calendar && x->precision >= SR_PREC_MONTH;
  if (!since && !p->range && !p->stated && !calendar && !p->hours) return false;
  if (!since && now != SR_NO_DAY && x->from <= now && x->to > now) p->to = now;
  p->days = p->to == SR_NULL_INT ? 365 : p->to - p->from + 1;
  return true;
}

sr_period sr_frame_period(const sr_context *c, const sr_run *r, uint32_t sent, const sr_figure *f, unsigned n)
{
  const sr_sentence *s = &c->doc->sent.v[sent];
  sr_period best = {0};
  for (uint32_t i = SR_ANN_FROM(c->ann->timex, s->tok_from); i < c->ann->timex.n; i++) {
    const sr_timex *x = &c->ann->timex.v[i];
    if (x->tok_from >= s->tok_to) break;
    sr_period p = {0};
    if (after_compared(c, f, n, x->tok_from) || !stretch(c, s, x, &p)) continue;
    /* The word of comparison just before: "than in the year before", "over the last quarter". */
    uint32_t back = x->tok_from >= s->tok_from + 3 ? x->tok_from - 3 : s->tok_from;
    if (sr_figure_word(c, back, x->tok_from, "compare") != SR_NONE) continue;
    p.told = true;
    if (p.same && r->open) p.from = r->from, p.to = r->to;
    if (!best.told || (p.since && !best.since) || (p.stated && !best.stated && !best.since)) best = p;
  }
  return best;
}

void sr_frame_of_the_year(const sr_context *c, const sr_sentence *s, sr_period *p)
{
  int y, m, d;
  if (c->doc->published == SR_NO_DAY) return;
  for (uint32_t t = s->tok_from; t + 2 < s->tok_to; t++) {
    if (!sr_ctx_is(c, t, "of") || !sr_ctx_any(c, t + 1, "the this") || !sr_ctx_is(c, t + 2, "year")) continue;
    sr_day_split(c->doc->published, &y, &m, &d);
    p->told = p->year = p->stated = true;
    p->from = sr_day_of(y, 1, 1), p->to = c->doc->published;
    p->words = (sr_span){t + 1, t + 3};
    return;
  }
}

/* ---- what holds over ---- */

void sr_frame_enter(const sr_context *c, sr_run *r, uint32_t sent, const sr_period *p, bool fresh)
{
  bool apart = !r->open || sent - r->last > 3 || c->doc->sent.v[sent].part == SR_PART_BULLET;
  if (fresh && apart) r->n_places = 0, r->first = c->out->statistic.n, r->cmp_from = r->cmp_to = SR_NULL_INT;
  sr_frame_publisher(c, r, sent, fresh && apart);
  if (p->told && !(p->same && r->open)) r->from = p->from, r->to = p->to;
  if (p->told) r->words = p->words;
  if (p->told && p->from == 0 && p->to == 0 && p->hours && c->doc->published != SR_NO_DAY)
    r->from = c->doc->published - 1, r->to = c->doc->published;
}

/* ---- place ---- */

static bool in_relative(const sr_context *c, const sr_sentence *s, uint32_t tok)
{
  for (uint32_t t = tok; t > s->tok_from; t--) {
    if (sr_ctx_any(c, t - 1, ", ;")) return false;
    if (sr_ctx_any(c, t - 1, "which who whose")) return true;
  }
  return false;
}

static bool in_speaker(const sr_context *c, uint32_t sent, uint32_t tok)
{
  for (uint32_t i = sr_walk_speech_from(c, sent); i < c->out->speech.n && c->out->speech.v[i].sent == sent; i++) {
    const sr_speech *p = &c->out->speech.v[i];
    if (tok + 1 >= p->who_from && tok < p->who_to + 1) return true;
  }
  return false;
}

/* All places of the sentence that figures may be of, in order. */
static unsigned sentence_places(const sr_context *c, uint32_t sent, sr_run_place *out, unsigned max)
{
  const sr_sentence *s = &c->doc->sent.v[sent];
  unsigned n = 0;
  for (uint32_t t = s->tok_from; t < s->tok_to && n < max; t++) {
    uint32_t m = sr_ctx_place_over(c, t);
    if (m != SR_NONE && c->ann->place.v[m].tok_from == t) {
      const sr_place_mention *p = &c->ann->place.v[m];
      uint32_t g = sr_walk_group(c, t);
      /* "Pakistan" is also said of its people; "450 Palestinians" and "Kashmiri villages" are no places. */
      bool whole = c->doc->tok.v[t].pos == SR_POS_PROPN && (g == SR_NONE || c->ann->group.v[g].head < p->tok_to) && !sr_view_ends(sr_tok_norm(c->doc, t), SR_V("s")) &&
                   (t == s->tok_from || sr_ctx_quantity_over(c, t - 1) == SR_NONE);
      bool ok = !p->in_name && (!p->demonym || whole) && sr_ctx_timex_over(c, t) == SR_NONE;
      if (ok && !in_relative(c, s, t) && !in_speaker(c, sent, t)) out[n++] = (sr_run_place){m, 255, {p->tok_from, p->tok_to}};
      t = p->tok_to - 1;
      continue;
    }
    uint32_t x = sr_ctx_sense_at(c, t, SR_LEX_CLASS_measure);
    if (x == SR_NONE || !sr_view_eq(sr_ctx_value(c, x), SR_V("area"))) continue;
    sr_view level = sr_lex_attr(c->lex, c->ann->sense.v[x].entry, SR_V("level"));
    uint8_t l = sr_view_eq(level, SR_V("country")) ? SR_PLACE_COUNTRY : sr_view_eq(level, SR_V("admin1")) ? SR_PLACE_ADMIN1
              : sr_view_eq(level, SR_V("admin2")) ? SR_PLACE_ADMIN2 : SR_PLACE_LOCALITY;
    out[n++] = (sr_run_place){SR_NONE, l, {c->ann->sense.v[x].tok_from, c->ann->sense.v[x].tok_to}};
    t = c->ann->sense.v[x].tok_to - 1;
  }
  return n;
}

static bool side_by_side(const sr_context *c, const sr_run_place *a, const sr_run_place *b)
{
  uint32_t to = b->words.from;
  for (uint32_t t = a->words.to; t < to; t++)
    if (!sr_ctx_any(c, t, ", and & districts district")) return false;
  return to - a->words.to <= 3;
}

/* The area phrase rises from the nearest mention before, or from the dateline. */
static uint32_t anchor(const sr_context *c, uint32_t tok)
{
  uint32_t end = SR_ANN_FROM(c->ann->place, tok), best = SR_NONE;
  for (uint32_t i = 0; i < end && i < 16; i++)
    if (c->ann->place.v[i].place != SR_NONE && c->ann->place.v[i].dateline) return i;
  for (uint32_t i = end; i-- > 0 && end - i < 64 && best == SR_NONE;)
    if (c->ann->place.v[i].place != SR_NONE && !c->ann->place.v[i].site) best = i;
  return best;
}

void sr_frame_read_place(const sr_context *c, sr_run *r, uint32_t sent, uint32_t tok)
{
  sr_run_place all[16];
  unsigned n = sentence_places(c, sent, all, 16), at = n;
  const sr_sentence *s = &c->doc->sent.v[sent];
  for (uint32_t t = tok; t > s->tok_from && tok - t < 4; t--)
    if (r->n_listed > 1 && sr_ctx_any(c, t - 1, "former latter")) {
      r->place[0] = r->listed[sr_ctx_is(c, t - 1, "latter") ? r->n_listed - 1 : 0];
      r->n_places = 1;
      return;
    }
  if (!n) return;
  for (unsigned i = 0; i < n; i++)
    if (all[i].words.from < tok + 1) at = i;
  if (at == n) at = 0;
  unsigned from = at, to = at + 1;
  while (from > 0 && side_by_side(c, &all[from - 1], &all[from]))
    from--;
  while (to < n && side_by_side(c, &all[to - 1], &all[to]))
    to++;
  /* "Khyber Pakhtunkhwa witnessed 44 and Balochistan 19" are not side by side. */
  r->n_places = 0;
  for (unsigned i = from; i < to && r->n_places < SR_MAX_STAT_PLACES; i++) {
    r->place[r->n_places] = all[i];
    if (all[i].level != 255) r->place[r->n_places].mention = anchor(c, all[i].words.from);
    r->n_places++;
  }
  if (r->n_places > 1) {
    memcpy(r->listed, r->place, sizeof r->place);
    r->n_listed = r->n_places;
  }
}

void sr_frame_places(sr_context *c, const sr_run *r, sr_statistic *x)
{
  if (!r->n_places) return;
  x->places = sr_arena_zalloc(c->doc->arena, r->n_places, sizeof *x->places);
  x->n_places = r->n_places;
  for (unsigned i = 0; i < r->n_places; i++) {
    const sr_run_place *p = &r->place[i];
    bool article = p->words.to > p->words.from + 1 && sr_ctx_is(c, p->words.from, "the");
    x->places[i].text = sr_tok_text(c->doc, p->words.from + article, p->words.to);
    x->places[i].precision = SR_PLACEPREC_unknown;
    sr_stat_place link = {c->out->statistic.n, i, p->mention, p->level};
    if (p->mention != SR_NONE) SR_PUSH(c->doc->arena, &c->out->stat_place, link);
  }
  sr_frame_evidence(c, &x->evidence, SR_V("place"), r->place[0].words.from, r->place[0].words.to);
}

/* ---- comparison ---- */

/* The period of the same length before: month, quarter, year. */
static void previous_period(int32_t from, int32_t *pf, int32_t *pt, int32_t to)
{
  int y, m, d, y2, m2, d2;
  sr_day_split(from, &y, &m, &d);
  sr_day_split(to, &y2, &m2, &d2);
  int months = (y2 - y) * 12 + m2 - m + 1;
  *pf = *pt = SR_NULL_INT;
  if (d != 1 || (months != 1 && months != 3 && months != 6 && months != 12)) return;
  int k = y * 12 + (m - 1) - months, e = k + months - 1;
  *pf = sr_day_of(k / 12, k % 12 + 1, 1);
  *pt = sr_day_of(e / 12, e % 12 + 1, sr_month_days(e / 12, e % 12 + 1));
}

static int32_t in_year(int32_t day, int year)
{
  int y, m, d;
  sr_day_split(day, &y, &m, &d);
  if (d > sr_month_days(year, m)) d = sr_month_days(year, m);
  return sr_day_of(year, m, d);
}

/* "in September", "in the same period last year", "in the previous quarter", "than in the year before". */
static void read_compared_period(const sr_context *c, sr_run *r, const sr_sentence *s, uint32_t tok, bool percent)
{
  uint32_t end = tok + 14 < s->tok_to ? tok + 14 : s->tok_to;
  if (r->from == SR_NULL_INT || r->to == SR_NULL_INT) return;
  /* A percentage of change is followed by its own period; what it is compared with stands behind the word. */
  uint32_t word = sr_figure_word(c, tok, end, "compare");
  if (word != SR_NONE) tok = c->ann->sense.v[word].tok_to;
  else if (percent && !text_has(c, tok, tok + 4 < end ? tok + 4 : end, "than")) return;
  bool same = text_has(c, tok, end, "same"), before = text_has(c, tok, end, "previous before preceding");
  if (before) {
    previous_period(r->from, &r->cmp_from, &r->cmp_to, r->to);
    return;
  }
  for (uint32_t i = SR_ANN_FROM(c->ann->timex, tok); i < c->ann->timex.n; i++) {
    const sr_timex *x = &c->ann->timex.v[i];
    if (x->tok_from >= end) break;
    if (x->from == SR_NO_DAY) continue;
    int y, m, d;
    sr_day_split(x->from, &y, &m, &d);
    r->cmp_from = same ? in_year(r->from, y) : x->from;
    r->cmp_to = same ? in_year(r->to, y) : x->to;
    return;
  }
}

static sr_direction direction(const sr_context *c, const sr_sentence *s, uint32_t tok, int64_t now, int64_t was)
{
  if (was != INT64_MIN && now != INT64_MIN) return was < now ? SR_DIRECTION_up : was > now ? SR_DIRECTION_down : SR_DIRECTION_same;
  uint32_t from = tok >= s->tok_from + 8 ? tok - 8 : s->tok_from, to = tok + 6 < s->tok_to ? tok + 6 : s->tok_to;
  bool down = sr_figure_word(c, from, to, "down") != SR_NONE || text_has(c, tok, to, "less fewer lower");
  return down ? SR_DIRECTION_down : SR_DIRECTION_up;
}

static sr_statistic *target_of(const sr_context *c, sr_run *r, const sr_sentence *s, const sr_figure *f, uint32_t first)
{
  sr_statistic *v = c->out->statistic.v;
  uint32_t offset = c->doc->tok.v[f->tok_from].from, best = SR_NONE;
  for (uint32_t i = first; i < c->out->statistic.n; i++)
    if (best == SR_NONE || v[i].evidence.v[0].from <= offset) best = i;
  if (best != SR_NONE) return &v[best];
  uint8_t m = sr_frame_measure(c, s->tok_from, f->tok_from);
  uint32_t n = c->out->statistic.n, back = n > r->first + 64 ? n - 64 : r->first;
  for (uint32_t i = back; i < n; i++)
    if (v[i].unit == SR_UNIT_count && v[i].measure == m) return &v[i];
  return NULL;
}

void sr_frame_changes(sr_context *c, sr_run *r, uint32_t sent, const sr_figure *f, unsigned n, uint32_t first)
{
  const sr_sentence *s = &c->doc->sent.v[sent];
  for (unsigned i = 0; i < n; i++) {
    if (!f[i].compared && !f[i].change) continue;
    sr_statistic *x = target_of(c, r, s, &f[i], first);
    if (!x) continue;
    const sr_quantity *q = &c->ann->quantity.v[f[i].quantity];
    read_compared_period(c, r, s, q->tok_to, f[i].change);
    if (f[i].compared) x->change_value = q->scaled;
    else x->change_percent = q->scaled;
    if (!x->changed) sr_frame_evidence(c, &x->evidence, SR_V("change"), f[i].tok_from, q->tok_to);
    x->changed = true;
    x->direction = direction(c, s, q->tok_from, x->value, x->change_value);
    x->change_from = r->cmp_from, x->change_to = r->cmp_to;
  }
}

void sr_frame_year_before(sr_context *c, sr_run *r, sr_statistic *x, const sr_figure *f)
{
  int y, m, d;
  const sr_quantity *q = &c->ann->quantity.v[f->quantity];
  if (x->changed || x->period_from == SR_NULL_INT || x->period_to == SR_NULL_INT) return;
  sr_day_split(x->period_from, &y, &m, &d);
  x->change_value = q->scaled;
  x->changed = true;
  x->direction = x->value < q->scaled ? SR_DIRECTION_down : x->value > q->scaled ? SR_DIRECTION_up : SR_DIRECTION_same;
  x->change_from = r->cmp_from = in_year(x->period_from, y - 1);
  sr_day_split(x->period_to, &y, &m, &d);
  x->change_to = r->cmp_to = in_year(x->period_to, y - 1);
  sr_frame_evidence(c, &x->evidence, SR_V("change"), f->tok_from, q->tok_to);
}
