/* Where the words speak of which person: names, nouns that stand for them, pronouns. See people_parts.h. */
#include "extract/people_parts.h"

#define PRONOUN_REACH 3 /* sentences that "he" may look back */
#define NOUN_REACH 14   /* sentences that "the slain terrorist" may */

typedef struct walker {
  sr_people *p;
  sr_context *c;
  uint32_t sent, from, to;
} walker;

static bool in_speaker(const walker *w, uint32_t tok)
{
  for (uint32_t i = 0; i < w->c->out->speech.n; i++) {
    const sr_speech *s = &w->c->out->speech.v[i];
    if (s->sent > w->sent) break;
    if (s->sent == w->sent && !s->implied && tok >= s->who_from && tok < s->who_to) return true;
  }
  return false;
}

/* "he added": the one who speaks. */
static bool speaks(const walker *w, uint32_t tok)
{
  for (uint32_t i = 0; i < w->c->out->speech.n; i++) {
    const sr_speech *s = &w->c->out->speech.v[i];
    if (s->sent > w->sent) break;
    if (s->sent == w->sent && s->implied && s->cue_from > tok && s->cue_from <= tok + 4) return true;
  }
  return false;
}

static void add_mention(walker *w, uint32_t from, uint32_t to, uint32_t person, sr_form form)
{
  bool speaker = form == SR_FORM_NAME && in_speaker(w, from);
  bool possessive = sr_ctx_any(w->c, from, "his her") && to > from + 1;
  /* "his house", "Farooq's brother" */
  possessive |= to < w->to && sr_ctx_any(w->c, to, "'s '");
  sr_person_mention m = {from, to, person, w->sent, (uint8_t)form, speaker, possessive};
  SR_PUSH(w->c->doc->arena, &w->p->mention, m);
  sr_draft *d = &w->p->draft.v[person];
  if (form == SR_FORM_NAME) d->named++;
  if (speaker) {
    d->spoke++;
    return;
  }
  d->touched = true;
  d->last = from;
}

/* ---- nouns and pronouns ---- */

static bool near_enough(const walker *w, const sr_draft *d, uint32_t reach)
{
  uint32_t first = w->sent > reach ? w->sent - reach : 0;
  return d->touched && d->last >= w->c->doc->sent.v[first].tok_from && d->last < w->to;
}

static uint32_t latest(const walker *w, uint32_t reach, bool hostile, bool open)
{
  uint32_t best = SR_NONE;
  for (uint32_t i = 0; i < w->p->draft.n; i++) {
    const sr_draft *d = &w->p->draft.v[i];
    if (!near_enough(w, d, reach)) continue;
    if (hostile && !d->hostile && (!open || d->bystander)) continue;
    if (best == SR_NONE || d->last > w->p->draft.v[best].last) best = i;
  }
  return best;
}

static bool has_proceeding(const walker *w)
{
  for (uint32_t t = w->from; t < w->to; t++) {
    uint32_t s = sr_ctx_sense_at(w->c, t, SR_LEX_CLASS_proceeding);
    if (s != SR_NONE && !sr_view_eq(sr_ctx_value(w->c, s), SR_V("venue"))) return true;
  }
  return false;
}

static void pronoun(walker *w, uint32_t from, uint32_t to)
{
  if (!sr_ctx_any(w->c, from, "he him his she her himself herself") || speaks(w, from)) return;
  bool she = sr_ctx_any(w->c, from, "she her herself");
  uint32_t i = has_proceeding(w) ? latest(w, PRONOUN_REACH + 2, true, false) : SR_NONE;
  if (i == SR_NONE) i = latest(w, PRONOUN_REACH, false, false);
  if (i == SR_NONE) return;
  sr_draft *d = &w->p->draft.v[i];
  if ((she && d->man) || (!she && d->woman)) return;
  if (she) d->woman = true;
  else d->man = true;
  add_mention(w, from, to, i, SR_FORM_PRONOUN);
}

/* The descriptor noun that ends the group, as hostile (1) or victim (2); 0: none. */
static int noun_kind(const walker *w, uint32_t from, uint32_t to, uint32_t *sense)
{
  for (uint32_t t = to; t > from; t--) {
    uint32_t s = sr_ctx_sense_at(w->c, t - 1, SR_LEX_CLASS_descriptor);
    if (s == SR_NONE || w->c->ann->sense.v[s].tok_to != to) continue;
    const sr_lex_row *r = &w->c->lex->rows[w->c->ann->sense.v[s].entry];
    if (r->flags & SR_LEXF_PLURAL) return 0;
    *sense = s;
    sr_view v = sr_ctx_value(w->c, s);
    if (sr_view_eq(v, SR_V("hostile")) || sr_view_eq(v, SR_V("planner"))) return 1;
    if (sr_view_eq(v, SR_V("victim"))) return 2;
    if (sr_view_eq(v, SR_V("member"))) return 1;
  }
  uint32_t p = sr_ctx_sense_over(w->c, to - 1, to, SR_LEX_CLASS_person);
  if (p == SR_NONE || w->c->lex->rows[w->c->ann->sense.v[p].entry].flags & SR_LEXF_PLURAL) return 0;
  if (sr_ctx_has(w->c, p, SR_V("mass")) || sr_ctx_has(w->c, p, SR_V("plural"))) return 0;
  *sense = p;
  int who = sr_who_of(sr_ctx_value(w->c, p));
  if (who == SR_WHO_militant || who == SR_WHO_criminal || who == SR_WHO_suicide_attacker) return 1;
  return who == SR_WHO_unknown ? 0 : 2;
}

static bool called_so(const walker *w, const sr_draft *d, uint32_t sense)
{
  const sr_sense *s = &w->c->ann->sense.v[sense];
  sr_view word = sr_tok_text(w->c->doc, s->tok_to - 1, s->tok_to);
  for (uint32_t i = 0; i < d->descriptors.n; i++)
    if (sr_view_ends(d->descriptors.v[i], word)) return true;
  return false;
}

/* "the slain terrorist", "the journalist": the one told of before. */
static void noun(walker *w, uint32_t from, uint32_t to)
{
  if (!sr_ctx_any(w->c, from, "the this that slain") || sr_ctx_quantity_over(w->c, from + 1) != SR_NONE) return;
  if (in_speaker(w, from) || (to < w->to && sr_ctx_any(w->c, to, "'s '"))) return;
  uint32_t sense = SR_NONE, found = SR_NONE;
  int kind = noun_kind(w, from, to, &sense);
  if (!kind) return;
  for (uint32_t i = 0; i < w->p->draft.n; i++) {
    const sr_draft *d = &w->p->draft.v[i];
    if (near_enough(w, d, NOUN_REACH) && called_so(w, d, sense) && (found == SR_NONE || d->last > w->p->draft.v[found].last)) found = i;
  }
  if (found == SR_NONE && kind == 1) found = latest(w, NOUN_REACH, true, false);
  if (found == SR_NONE && kind == 1) found = latest(w, 4, true, true);
  bool dead = sr_ctx_any(w->c, w->c->ann->sense.v[sense].tok_from, "deceased victim martyr");
  if (found == SR_NONE && dead) found = latest(w, 4, false, false);
  if (found == SR_NONE) return;
  add_mention(w, from, to, found, SR_FORM_NOUN);
  sr_people_describe(w->p, found, from, to);
}

/* ---- names ---- */

static bool single(const walker *w, sr_span n)
{
  unsigned words = 0;
  for (uint32_t t = n.from; t < n.to; t++)
    words += (w->c->doc->tok.v[t].flags & SR_LEX_WORD) != 0;
  return words < 2;
}

static bool known(const walker *w, sr_span n)
{
  for (uint32_t i = 0; i < w->p->draft.n; i++) {
    const sr_draft *d = &w->p->draft.v[i];
    for (uint32_t t = d->name.from; t < d->name.to; t++)
      if (w->c->doc->tok.v[t].key == w->c->doc->tok.v[n.from].key) return true;
  }
  return false;
}

static bool introduced(const walker *w, uint32_t from, sr_span n)
{
  if (n.from > from) return true;
  uint32_t t = n.from;
  if (t > w->from && sr_ctx_sense_over(w->c, t - 1, t, SR_LEX_CLASS_title) != SR_NONE) return true;
  return t > w->from && sr_ctx_sense_over(w->c, t - 1, t, SR_LEX_CLASS_person) != SR_NONE;
}

/* Another noun group for the same person beside the name: "the reporter of a daily, Aziz Mirani", "X, a commander". */
static void appositions(walker *w, uint32_t person, uint32_t from, uint32_t to)
{
  sr_context *c = w->c;
  if (from > w->from) {
    bool comma = sr_walk_mark(c, from - 1, ',');
    uint32_t g = sr_walk_np_before(c, comma ? from - 1 : from, w->from);
    while (comma && g != SR_NONE && c->ann->group.v[g].tok_from > w->from + 1 && sr_ctx_any(c, c->ann->group.v[g].tok_from - 1, "of for in at from 's")) {
      uint32_t left = sr_walk_np_before(c, c->ann->group.v[g].tok_from - 1, w->from);
      if (left == SR_NONE) break;
      g = left;
    }
    if (g != SR_NONE) {
      const sr_group *x = &c->ann->group.v[g];
      sr_span span = {x->tok_from, x->tok_to};
      bool touches = !comma && x->tok_to == from, same = comma && sr_ctx_any(c, x->tok_from, "the a an its their his");
      sr_span other = sr_people_name(c, span);
      if ((touches || same) && other.from >= other.to) sr_people_describe(w->p, person, span.from, span.to);
    }
  }
  uint32_t t = to;
  if (t < w->to && sr_ctx_any(c, t, "( [")) t = sr_walk_close(c, t, w->to);
  if (t + 1 >= w->to || !sr_walk_mark(c, t, ',')) return;
  /* ", 24, a trader" */
  if (t + 2 < w->to && sr_ctx_quantity_over(c, t + 1) != SR_NONE && sr_walk_mark(c, t + 2, ',')) t += 2;
  uint32_t g = sr_walk_np_at(c, t + 1, w->to);
  if (g == SR_NONE || c->ann->group.v[g].tok_from != t + 1 || !sr_ctx_any(c, t + 1, "a an the who one")) return;
  sr_people_describe(w->p, person, t + 1, c->ann->group.v[g].tok_to);
}

static bool name_group(walker *w, const sr_group *g)
{
  sr_span n = sr_people_name(w->c, (sr_span){g->tok_from, g->tok_to});
  if (n.from >= n.to) return false;
  if (single(w, n) && !known(w, n) && !introduced(w, g->tok_from, n)) return true;
  uint32_t person = sr_people_named(w->p, n);
  add_mention(w, g->tok_from, g->tok_to, person, SR_FORM_NAME);
  if (n.from > g->tok_from) sr_people_describe(w->p, person, g->tok_from, n.from);
  uint32_t behind = sr_people_aliases(w->p, person, n.to, w->to);
  if (!in_speaker(w, n.from)) appositions(w, person, g->tok_from, behind > g->tok_to ? behind : g->tok_to);
  return true;
}

/* "The suspect, identified as Zahid Noor": the noun is the name's. Leaves a mention for the noun. */
static void identified(walker *w, uint32_t sense)
{
  sr_context *c = w->c;
  const sr_sense *s = &c->ann->sense.v[sense];
  uint32_t pos = sr_walk_verb_start(c, s->tok_from, w->from);
  if (pos > w->from && sr_walk_mark(c, pos - 1, ',')) pos--;
  uint32_t g = sr_walk_np_before(c, pos, w->from);
  sr_span noun_span = {s->tok_from, s->tok_to};
  if (g != SR_NONE) noun_span = (sr_span){c->ann->group.v[g].tok_from, c->ann->group.v[g].tok_to};
  for (uint32_t t = s->tok_to; t < w->to;) {
    uint32_t k = sr_walk_np_at(c, t, w->to);
    if (k == SR_NONE) {
      if (!sr_ctx_any(c, t, ", and ( ) alias aka") && !(c->doc->tok.v[t].flags & SR_LEX_NUMBER)) break;
      t++;
      continue;
    }
    const sr_group *x = &c->ann->group.v[k];
    sr_span n = sr_people_name(c, (sr_span){x->tok_from, x->tok_to});
    /* What follows this verb is a name, though the tagger saw none. */
    if (n.from >= n.to && t == s->tok_to && (c->doc->tok.v[x->tok_from].flags & SR_LEX_UPPER) && c->doc->tok.v[x->tok_from].pos == SR_POS_PROPN)
      n = (sr_span){x->tok_from, x->tok_to};
    if (n.from >= n.to) break;
    uint32_t person = sr_people_named(w->p, n);
    add_mention(w, noun_span.from, noun_span.to, person, SR_FORM_NOUN);
    if (g != SR_NONE) sr_people_describe(w->p, person, noun_span.from, noun_span.to);
    t = x->tok_to;
  }
}

static bool before_identify(const walker *w, uint32_t to)
{
  for (uint32_t t = to; t < w->to && t < to + 5; t++) {
    uint32_t s = sr_ctx_sense_at(w->c, t, SR_LEX_CLASS_descriptor);
    if (s != SR_NONE && sr_view_eq(sr_ctx_value(w->c, s), SR_V("identify"))) return true;
    if (!sr_ctx_any(w->c, t, ", was were has have been later is who also")) return false;
  }
  return false;
}

static bool name_follows(const walker *w, uint32_t to)
{
  if (to + 1 >= w->to || !sr_walk_mark(w->c, to, ',')) return false;
  uint32_t g = sr_walk_np_at(w->c, to + 1, w->to);
  if (g == SR_NONE) return false;
  sr_span n = sr_people_name(w->c, (sr_span){w->c->ann->group.v[g].tok_from, w->c->ann->group.v[g].tok_to});
  return n.from < n.to;
}

static void sentence(walker *w)
{
  const sr_context *c = w->c;
  uint32_t done = w->from;
  for (uint32_t i = SR_ANN_FROM(c->ann->group, w->from); i < c->ann->group.n; i++) {
    const sr_group *g = &c->ann->group.v[i];
    if (g->tok_from >= w->to) break;
    for (uint32_t t = done; t < g->tok_to; t++) {
      uint32_t s = sr_ctx_sense_at(c, t, SR_LEX_CLASS_descriptor);
      if (s != SR_NONE && sr_view_eq(sr_ctx_value(c, s), SR_V("identify"))) identified(w, s);
    }
    done = g->tok_to;
    if (g->verb) continue;
    if (c->doc->tok.v[g->head].pos == SR_POS_PRON || sr_ctx_any(c, g->tok_from, "his her")) {
      pronoun(w, g->tok_from, g->tok_to);
      continue;
    }
    if (name_group(w, g) || before_identify(w, g->tok_to) || name_follows(w, g->tok_to)) continue;
    noun(w, g->tok_from, g->tok_to);
  }
}

static int by_token(const void *pa, const void *pb)
{
  const sr_person_mention *a = pa, *b = pb;
  if (a->tok_from != b->tok_from) return a->tok_from < b->tok_from ? -1 : 1;
  return (a->person > b->person) - (a->person < b->person);
}

void sr_people_mentions(sr_people *p)
{
  sr_context *c = p->c;
  for (uint32_t i = 0; i < c->doc->sent.n; i++) {
    const sr_sentence *s = &c->doc->sent.v[i];
    if (!s->tagged || s->part == SR_PART_DATELINE || s->part == SR_PART_BYLINE) continue;
    walker w = {p, c, i, s->tok_from, s->tok_to};
    sentence(&w);
  }
  qsort(p->mention.v, p->mention.n, sizeof *p->mention.v, by_token);
}

/* ---- asking ---- */

uint32_t sr_people_before(const sr_people *p, uint32_t sent, uint32_t tok)
{
  uint32_t best = SR_NONE;
  for (uint32_t i = 0; i < p->mention.n; i++) {
    const sr_person_mention *m = &p->mention.v[i];
    if (m->tok_from >= tok) break;
    if (m->sent == sent && m->tok_to <= tok && !m->speaker && !m->possessive) best = i;
  }
  return best;
}

uint32_t sr_people_after(const sr_people *p, uint32_t sent, uint32_t tok, uint32_t end)
{
  for (uint32_t i = 0; i < p->mention.n; i++) {
    const sr_person_mention *m = &p->mention.v[i];
    if (m->tok_from >= end) break;
    if (m->sent == sent && m->tok_from >= tok && !m->speaker && !m->possessive) return i;
  }
  return SR_NONE;
}

uint32_t sr_people_at(const sr_people *p, uint32_t from, uint32_t to)
{
  for (uint32_t i = 0; i < p->mention.n; i++) {
    const sr_person_mention *m = &p->mention.v[i];
    if (m->tok_from >= to) break;
    if (m->tok_to > from && !m->speaker && !m->possessive) return i;
  }
  return SR_NONE;
}
