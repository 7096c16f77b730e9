/* When and where a proceeding was; see people_step.h. */
#include "extract/people_step.h"

uint32_t sr_step__venue_in(const sr_context *c, uint32_t from, uint32_t to, const char *attr)
{
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, from); i < c->ann->sense.n; i++) {
    const sr_sense *x = &c->ann->sense.v[i];
    if (x->tok_from >= to) break;
    if (x->tok_to <= to && c->lex->rows[x->entry].cls == SR_LEX_CLASS_proceeding && sr_view_eq(sr_lex_value(c->lex, x->entry), SR_V("venue")) &&
        sr_lex_has(c->lex, x->entry, sr_view_of(attr)))
      return i;
  }
  return SR_NONE;
}

/* ---- when ---- */

static sr_dateprec precision(uint8_t p)
{
  static const sr_dateprec map[] = {SR_DATEPREC_day, SR_DATEPREC_week, SR_DATEPREC_month, SR_DATEPREC_quarter, SR_DATEPREC_year, SR_DATEPREC_unknown};
  return map[p < 6 ? p : 5];
}

static bool in_cue(const sr_context *c, uint32_t sent, uint32_t tok)
{
  for (uint32_t i = sr_walk_speech_from(c, sent); i < c->out->speech.n && c->out->speech.v[i].sent == sent; i++) {
    const sr_speech *s = &c->out->speech.v[i];
    if (!s->implied && tok >= s->cue_to && tok <= s->cue_to + 2 && tok < s->tok_from) return true;
    if (!s->implied && s->tok_to <= s->cue_from && tok >= s->cue_to && tok <= s->cue_to + 2) return true;
  }
  return false;
}

static bool dates(const sr_step *s, const sr_timex *x)
{
  const sr_context *c = s->c;
  if (x->from == SR_NO_DAY || x->type == SR_TIMEX_DURATION || x->type == SR_TIMEX_SET || in_cue(c, s->sent, x->tok_from)) return false;
  /* "sentenced for a blast that killed four in 2019": a year or month behind the deed is its. */
  bool of_deed = sr_step_verdict(s->kind) || s->kind == SR_PROCEEDING_charged || s->kind == SR_PROCEEDING_released;
  for (uint32_t t = s->verb_to; of_deed && x->precision != SR_PREC_DAY && t < x->tok_from; t++)
    if (sr_ctx_any(c, t, "of for over accused that who which after")) return false;
  /* "over the 2015 attack", "the blast of 14 November": the deed's date. */
  uint32_t g = sr_walk_group(c, x->tok_from);
  bool with_verb = g != SR_NONE && s->verb_from >= x->tok_to && s->verb_from < c->ann->group.v[g].tok_to;
  if (g != SR_NONE && c->ann->group.v[g].tok_to > x->tok_to && !with_verb) return false;
  return x->tok_from == s->from || !sr_ctx_is(c, x->tok_from - 1, "of");
}

uint32_t sr_step__date_in(const sr_step *s, uint32_t from, uint32_t to)
{
  for (uint32_t i = SR_ANN_FROM(s->c->ann->timex, from); i < s->c->ann->timex.n && s->c->ann->timex.v[i].tok_from < to; i++)
    if (dates(s, &s->c->ann->timex.v[i])) return i;
  return SR_NONE;
}

/* The date beside the verb: behind it, else one before all proceedings of the sentence. */
void sr_step__set_date(const sr_step *s, sr_proceeding *out)
{
  uint32_t best = sr_step__date_in(s, s->verb_from, s->edge);
  /* "on Wednesday sentenced a man for a blast two decades ago" */
  bool beside = s->shared != SR_NONE && s->c->ann->timex.v[s->shared].precision == SR_PREC_DAY && s->c->ann->timex.v[s->shared].tok_to == s->verb_from;
  if (best == SR_NONE || beside) best = s->shared;
  if (best == SR_NONE) return;
  const sr_timex *x = &s->c->ann->timex.v[best];
  out->dated = true;
  out->date = (sr_date){x->from, x->to, precision(x->precision), SR_VNULL};
}

/* ---- where ---- */

static void add_place(const sr_step *s, sr_proceeding *out, uint32_t from, uint32_t to)
{
  sr_context *c = s->c;
  while (from < to && sr_ctx_any(c, from, "the a an his her"))
    from++;
  while (to > from && sr_ctx_any(c, to - 1, ", . and"))
    to--;
  if (from >= to) return;
  sr_view text = sr_tok_text(c->doc, from, to);
  for (uint32_t i = 0; i < out->n_places; i++)
    if (sr_view_eq(out->places[i], text)) return;
  sr_view *v = sr_arena_alloc(c->doc->arena, (out->n_places + 1) * sizeof *v);
  if (out->n_places) memcpy(v, out->places, out->n_places * sizeof *v);
  v[out->n_places++] = text;
  out->places = v;
}

static bool item_end(const sr_context *c, uint32_t t)
{
  return sr_ctx_any(c, t, ", . ; and of as for on under after while when by said who") || sr_walk_verb(c, t) || sr_ctx_timex_over(c, t) != SR_NONE;
}

/* "at the CTD and Mattani police stations": the plural noun is of all. */
static uint32_t without_plural_station(const sr_context *c, uint32_t from, uint32_t to)
{
  if (to > from + 2 && sr_ctx_is(c, to - 1, "stations") && sr_ctx_is(c, to - 2, "police")) return to - 2;
  return to;
}

/* A list of police stations behind "in", "at", "with". */
static void station_list(const sr_step *s, sr_proceeding *out, uint32_t tok)
{
  const sr_context *c = s->c;
  while (tok < s->edge) {
    while (tok < s->edge && sr_ctx_any(c, tok, ", and the in at"))
      tok++;
    uint32_t to = tok;
    while (to < s->edge && !item_end(c, to))
      to++;
    if (to == tok || !(c->doc->tok.v[tok].flags & SR_LEX_UPPER)) return;
    add_place(s, out, tok, without_plural_station(c, tok, to));
    tok = to;
    if (tok >= s->edge || !sr_ctx_any(c, tok, ", and")) return;
  }
}

static void case_places(const sr_step *s, sr_proceeding *out)
{
  for (uint32_t t = s->verb_from; t + 1 < s->edge; t++) {
    if (!sr_ctx_any(s->c, t, "in at with by")) continue;
    if (sr_ctx_timex_over(s->c, t + 1) != SR_NONE) continue;
    bool station = sr_step__venue_in(s->c, t, s->edge, "station") != SR_NONE;
    if (!station) continue;
    station_list(s, out, t + 1);
    return;
  }
}

/* The noun group with a court or jail, its place behind a comma included ("New Central Jail, Multan"). */
static bool venue_place(const sr_step *s, sr_proceeding *out, uint32_t from, uint32_t to, const char *attr)
{
  const sr_context *c = s->c;
  uint32_t v = sr_step__venue_in(c, from, to, attr);
  if (v == SR_NONE) return false;
  uint32_t g = sr_walk_group(c, c->ann->sense.v[v].tok_to - 1);
  uint32_t a = c->ann->sense.v[v].tok_from, b = c->ann->sense.v[v].tok_to;
  if (g != SR_NONE && !c->ann->group.v[g].verb) a = c->ann->group.v[g].tok_from < a ? c->ann->group.v[g].tok_from : a;
  if (g != SR_NONE && c->ann->group.v[g].tok_from > 0 && sr_ctx_any(c, c->ann->group.v[g].tok_from, "'s '")) {
    uint32_t left = sr_walk_np_before(c, c->ann->group.v[g].tok_from, s->from);
    if (left != SR_NONE) a = c->ann->group.v[left].tok_from;
  }
  while (a < b && sr_ctx_any(c, a, "to in on")) a++;
  if (b + 1 < to && sr_walk_mark(c, b, ',') && sr_ctx_place_over(c, b + 1) != SR_NONE && strcmp(attr, "jail") == 0) b = c->ann->place.v[sr_ctx_place_over(c, b + 1)].tok_to;
  /* A bare "jail" tells no place. */
  if (b - a < 2 && strcmp(attr, "jail") == 0) return false;
  add_place(s, out, a, b);
  return true;
}

static void plain_places(const sr_step *s, sr_proceeding *out)
{
  const sr_context *c = s->c;
  for (uint32_t i = SR_ANN_FROM(c->ann->place, s->verb_to); i < c->ann->place.n; i++) {
    const sr_place_mention *m = &c->ann->place.v[i];
    if (m->tok_from >= s->edge) break;
    bool verb = false;
    for (uint32_t t = s->verb_to; t < m->tok_from; t++)
      verb |= sr_walk_verb(c, t) || sr_ctx_any(c, t, "and after");
    if (verb) break;
    if (m->in_name || m->demonym || sr_ctx_timex_over(c, m->tok_from) != SR_NONE) continue;
    if (m->tok_from > s->verb_to + 6) break;
    add_place(s, out, m->tok_from, m->tok_to);
    return;
  }
}

void sr_step__set_places(const sr_step *s, sr_proceeding *out)
{
  switch (s->kind) {
  case SR_PROCEEDING_case_registered: case_places(s, out); break;
  case SR_PROCEEDING_imprisoned:
    if (!venue_place(s, out, s->verb_from, s->edge, "jail")) plain_places(s, out);
    break;
  case SR_PROCEEDING_travelled:
  case SR_PROCEEDING_arrested: plain_places(s, out); break;
  default:
    if (!venue_place(s, out, s->verb_to, s->edge, "court")) venue_place(s, out, s->from, s->verb_from, "court");
  }
}
