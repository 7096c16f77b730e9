/* Who publishes a figure; see statistic_frame.h. */
#include "extract/speech.h"
#include "extract/statistic_frame.h"

static sr_view without_article(const sr_context *c, uint32_t from, uint32_t to)
{
  if (from + 1 < to && sr_ctx_any(c, from, "the a an")) from++;
  return sr_tok_text(c->doc, from, to);
}

static uint32_t actor_in(const sr_context *c, uint32_t from, uint32_t to)
{
  uint32_t i = SR_ANN_FROM(c->ann->actor, from);
  return i < c->ann->actor.n && c->ann->actor.v[i].tok_from < to ? i : SR_NONE;
}

/* "the report", "the Islamabad-based institute": no name of its own. */
static bool bare_noun(const sr_context *c, uint32_t from, uint32_t to)
{
  if (actor_in(c, from, to) != SR_NONE || to - from > 6) return false;
  for (uint32_t t = from; t < to; t++)
    if ((c->doc->tok.v[t].flags & SR_LEX_UPPER) && t != from && sr_ctx_place_over(c, t) == SR_NONE) return false;
  return sr_ctx_any(c, from, "the it its this") || !(c->doc->tok.v[from].flags & SR_LEX_UPPER);
}

static bool is_institute(const sr_context *c, uint32_t mention)
{
  sr_view k = sr_actor_string(c->actors, c->actors->rows[c->ann->actor.v[mention].actor].kind);
  return sr_view_eq(k, SR_V("institute")) || sr_view_eq(k, SR_V("ngo"));
}

/* The full name of an abbreviated one: of an institute as the table has it, else as the report spells it out before
 * brackets with the short form. */
static sr_view spelled_out(const sr_context *c, uint32_t mention)
{
  const sr_actor_mention *v = c->ann->actor.v;
  uint32_t short_form = v[mention].tok_from;
  if (is_institute(c, mention)) return sr_actor_string(c->actors, c->actors->rows[v[mention].actor].name);
  for (uint32_t i = 0; i < mention && i < 256; i++)
    if (v[i].actor == v[mention].actor && v[i].tok_to + 1 < c->doc->tok.n && sr_walk_mark(c, v[i].tok_to, '(') &&
        c->doc->tok.v[v[i].tok_to + 1].key == c->doc->tok.v[short_form].key)
      return without_article(c, v[i].tok_from, v[i].tok_to);
  return sr_tok_text(c->doc, short_form, short_form + 1);
}

static bool abbreviated(const sr_context *c, uint32_t from, uint32_t to)
{
  uint32_t f = c->doc->tok.v[from].flags;
  return to == from + 1 && f & SR_LEX_CAPS && !(f & SR_TOK_NOCASE);
}

/* "The minister said" after "Home Minister Zafar Marri": his name. Empty where nobody was called so just before. */
static sr_span named_before(const sr_context *c, sr_span who, uint32_t sent)
{
  uint32_t back = sent > 2 ? c->doc->sent.v[sent - 2].tok_from : 0;
  if (who.to != who.from + 2 || !sr_ctx_is(c, who.from, "the")) return (sr_span){0, 0};
  for (uint32_t t = who.from; t-- > back;) {
    if (c->doc->tok.v[t].key != c->doc->tok.v[who.from + 1].key || !(c->doc->tok.v[t].flags & SR_LEX_UPPER)) continue;
    uint32_t to = t + 1;
    while (to < who.from && to < t + 5 && c->doc->tok.v[to].pos == SR_POS_PROPN && c->doc->tok.v[to].flags & SR_LEX_UPPER && c->doc->tok.v[to].ner != SR_NER_O)
      to++;
    if (to > t + 1) return (sr_span){t + 1, to};
  }
  return (sr_span){0, 0};
}

/* "Task Force officials": the end of the body's own words, where these have a capital. */
static uint32_t without_spokesman(const sr_context *c, uint32_t from, uint32_t to)
{
  while (to > from + 1 && sr_ctx_any(c, to - 1, "spokesperson spokesman spokeswoman officials official sources") &&
         c->doc->tok.v[to - 2].flags & SR_LEX_UPPER && !sr_ctx_any(c, to - 2, "the a an"))
    to--;
  return to;
}

/* "CTD spokesperson", "the Health Ministry in Gaza": the body that speaks, in the report's words. */
static sr_view publisher_words(const sr_context *c, sr_span who, uint32_t actor)
{
  if (actor == SR_NONE) return without_article(c, who.from, without_spokesman(c, who.from, who.to));
  const sr_actor_mention *m = &c->ann->actor.v[actor];
  uint32_t from = m->tok_from, to = without_spokesman(c, m->tok_from, m->tok_to);
  if (abbreviated(c, from, to)) return spelled_out(c, actor);
  while (from > 0 && c->doc->tok.v[from - 1].flags & SR_LEX_UPPER && !(c->doc->tok.v[from - 1].flags & (SR_TOK_NOCASE | SR_TOK_FIRST)))
    from--;
  while (to + 1 < who.to && sr_ctx_any(c, to, "in of for at"))
    for (to++; to < who.to && (c->doc->tok.v[to].flags & SR_LEX_UPPER || sr_ctx_is(c, to, "the"));)
      to++;
  return without_article(c, from, to);
}

/* "The institute counted 1,524 deaths": who keeps count is the subject of the verb; ", partners report.": of the last words. */
static sr_span who_counts(const sr_context *c, const sr_sentence *s)
{
  sr_span none = {0, 0};
  /* The tagger takes the last word for a noun. */
  uint32_t end = s->tok_to > s->tok_from + 4 ? s->tok_to - 2 : s->tok_from;
  if (end > s->tok_from && sr_ctx_any(c, end, "report say estimate") && c->doc->tok.v[end - 1].pos == SR_POS_NOUNS && sr_walk_mark(c, end - 2, ','))
    return (sr_span){end - 1, end};
  for (uint32_t t = s->tok_from + 1; t < s->tok_to; t++) {
    if (!sr_walk_verb(c, t)) continue;
    bool last = t + 2 >= s->tok_to && sr_walk_lemma(c, t, "report say estimate show");
    if (!last && sr_figure_word(c, t, t + 1, "counts") == SR_NONE) continue;
    uint32_t start = sr_walk_verb_start(c, t, s->tok_from), g = sr_walk_np_before(c, start, s->tok_from);
    if (g == SR_NONE || sr_walk_passive(c, t, s->tok_from)) continue;
    sr_span n = {c->ann->group.v[g].tok_from, c->ann->group.v[g].tok_to};
    bool comma = n.from > s->tok_from && sr_walk_mark(c, n.from - 1, ',');
    if (last && !comma) continue;
    uint32_t place = sr_ctx_place_over(c, n.to - 1);
    bool body = sr_speaker_like(c, n.from, n.to) || c->doc->tok.v[n.to - 1].ner == SR_NER_B_ORG || c->doc->tok.v[n.to - 1].ner == SR_NER_I_ORG;
    if (place == SR_NONE && (last || body) && sr_ctx_quantity_over(c, n.from) == SR_NONE) return n;
  }
  return none;
}

static sr_span speaker_of(const sr_context *c, uint32_t sent)
{
  uint32_t first = sr_walk_speech_from(c, sent);
  if (first < c->out->speech.n && c->out->speech.v[first].sent == sent)
    return (sr_span){c->out->speech.v[first].who_from, c->out->speech.v[first].who_to};
  return who_counts(c, &c->doc->sent.v[sent]);
}

bool sr_frame_counted(const sr_context *c, uint32_t sent)
{
  sr_span n = who_counts(c, &c->doc->sent.v[sent]);
  return n.from < n.to;
}

void sr_frame_publisher(const sr_context *c, sr_run *r, uint32_t sent, bool fresh)
{
  sr_span who = speaker_of(c, sent);
  if (who.from >= who.to) {
    if (fresh) r->publisher = SR_VNULL, r->speaker = (sr_span){0, 0};
    return;
  }
  uint32_t a = actor_in(c, who.from, who.to), row = sr_walk_row_in(c, who.from, who.to, SR_LEX_CLASS_speaker);
  bool keep = bare_noun(c, who.from, who.to) && r->publisher.ptr && r->open && sent - r->last <= 3 && !fresh;
  bool paper = row != SR_NONE && sr_lex_has(c->lex, row, SR_V("paper"));
  if (keep || (paper && a == SR_NONE && r->publisher.ptr)) return;
  r->speaker = who;
  sr_span person = named_before(c, who, sent);
  if (person.from < person.to) who = person, a = SR_NONE;
  sr_view name = publisher_words(c, who, a);
  /* Another who counts does not count in the same place. */
  if (r->publisher.ptr && !sr_view_eq(name, r->publisher)) r->n_places = 0;
  r->publisher = name;
}
