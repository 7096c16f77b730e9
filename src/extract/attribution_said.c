/* What is said, wished or judged; see attribution_parts.h. */
#include "extract/attribution_parts.h"

#define RUN 12 /* sentences that a quotation may run on */

static void add(sr_told *a, uint32_t from, uint32_t to)
{
  if (from < to && a->n_said < SR_ATTRIBUTION_SPANS) a->said[a->n_said++] = (sr_span){from, to};
}

static bool stop(const sr_context *c, uint32_t tok)
{
  return sr_ctx_any(c, tok, ". ! ?");
}

/* Without the marks around: "that" and quotation marks belong to what is said. */
static void add_trimmed(const sr_saying *s, sr_told *a, uint32_t from, uint32_t to)
{
  while (from < to && sr_ctx_any(s->c, from, ", : ; — – -- -")) from++;
  while (from < to && (stop(s->c, to - 1) || sr_ctx_any(s->c, to - 1, ", : ; — – -- and but"))) to--;
  add(a, from, to);
}

static bool ends(const sr_saying *s, uint32_t tok)
{
  while (tok < s->to && (sr_walk_quote(s->c, tok) || stop(s->c, tok))) tok++;
  return tok >= s->to;
}

/* "told [Fox News] [she] believed": the group behind is the one told, the next one is of what is said. */
static uint32_t behind_person(const sr_saying *s, uint32_t tok)
{
  const sr_context *c = s->c;
  sr_span n = sr_saying_noun_at(s, tok);
  uint32_t g = n.from < n.to ? sr_walk_np_at(c, n.from, s->to) : SR_NONE;
  if (g == SR_NONE) return n.from < n.to ? n.to : tok;
  uint32_t end = c->ann->group.v[g].tok_to;
  if (end >= n.to) return n.to;
  uint8_t p = c->doc->tok.v[end].pos;
  return p == SR_POS_DET || p == SR_POS_PRON ? end : n.to;
}

/* Behind the word: whom it was told, when, on which paper. The token where what is said may start. */
static uint32_t behind(const sr_saying *s, uint32_t tok)
{
  const sr_context *c = s->c;
  if (sr_saying_has(s, SR_V("person")) && tok < s->to && !sr_ctx_any(c, tok, "that how")) {
    tok = behind_person(s, tok);
  }
  for (uint32_t start = SR_NONE; tok < s->to && tok != start;) {
    start = tok;
    uint32_t x = sr_ctx_timex_over(c, tok);
    if (x != SR_NONE) tok = c->ann->timex.v[x].tok_to;
    if (tok + 1 >= s->to || !sr_ctx_any(c, tok, "on in at to via through during from after")) continue;
    uint32_t g = sr_walk_np_at(c, tok + 1, s->to), end = g == SR_NONE ? tok : c->ann->group.v[g].tok_to;
    bool clause = end < s->to && sr_walk_finite(c, end, end + 1);
    if (!clause && (end >= s->to || sr_saying_has(s, SR_V("inv")) || sr_saying_has(s, SR_V("person")))) tok = end;
  }
  return tok;
}

/* Does what is said stand before source and word: "..., X said"? */
static bool stands_before(const sr_saying *s, uint32_t clause, uint32_t rest)
{
  const sr_context *c = s->c;
  if (clause <= s->from) return false;
  uint32_t t = clause - 1;
  if (sr_walk_quote(c, t)) {
    while (t > s->from && sr_walk_quote(c, t)) t--;
    return sr_ctx_any(c, t, ", ? ! . — -");
  }
  if (!sr_ctx_any(c, t, ", — – -- ?")) return false;
  if (t > s->from && sr_walk_quote(c, t - 1)) return true;
  bool last = ends(s, rest) || sr_ctx_any(c, rest, ", ;");
  return last && (s->inverted || sr_walk_finite(c, s->from, clause));
}

static void around(const sr_saying *s, sr_told *a, uint32_t clause, uint32_t rest)
{
  uint32_t from = s->from;
  if (s->before && s->before->cue.to <= clause && s->before->who.from > s->from && s->before->said[0].from == s->from) from = s->before->cue.to;
  add_trimmed(s, a, from, clause);
  for (uint32_t t = rest; t < s->to && t < rest + 3; t++)
    if (sr_walk_quote(s->c, t) && !ends(s, t)) {
      add_trimmed(s, a, t, s->to);
      return;
    }
}

/* "according to X": all that the sentence says beside. */
static void said_beside(const sr_saying *s, sr_told *a)
{
  const sr_sense *x = &s->c->ann->sense.v[s->sense];
  if (x->tok_from > s->from + 1) add_trimmed(s, a, s->from, x->tok_from);
  if (x->tok_from <= s->from + 1 || !ends(s, s->who.to)) {
    if (x->tok_from <= s->from + 1 || sr_ctx_any(s->c, s->who.to, ",")) add_trimmed(s, a, s->who.to, s->to);
  }
}

void sr_saying_said(const sr_saying *s, sr_told *a)
{
  const sr_sense *x = &s->c->ann->sense.v[s->sense];
  a->n_said = 0;
  if (sr_saying_has(s, SR_V("prep"))) {
    said_beside(s, a);
    return;
  }
  uint32_t clause = s->inverted ? s->verb : s->who.from < s->verb ? s->who.from : s->verb;
  uint32_t rest = behind(s, s->inverted ? s->who.to : x->tok_to);
  if (s->passive) {
    add_trimmed(s, a, s->object.from, s->object.to);
    add_trimmed(s, a, x->tok_to, s->who.from - 1);
    return;
  }
  if (!s->participle && sr_saying_has(s, SR_V("inv")) && stands_before(s, clause, rest)) around(s, a, clause, rest);
  else add_trimmed(s, a, rest, s->to);
}

/* ---- quotations over several sentences ---- */

static bool quoted(const sr_context *c, uint32_t tok)
{
  return c->doc->tok.v[tok].flags & SR_TOK_QUOTED || sr_walk_quote(c, tok) || (c->doc->tok.v[tok].flags & SR_LEX_PUNCT);
}

static bool all_quoted(const sr_context *c, uint32_t sent)
{
  bool any = false;
  for (uint32_t t = c->doc->sent.v[sent].tok_from; t < c->doc->sent.v[sent].tok_to; t++) {
    if (!quoted(c, t)) return false;
    any = any || c->doc->tok.v[t].flags & SR_TOK_QUOTED;
  }
  return any;
}

/* Does the quotation of the sentence's first words open before it? */
static bool opens_before(const sr_context *c, uint32_t sent)
{
  uint32_t t = c->doc->sent.v[sent].tok_from;
  return t < c->doc->sent.v[sent].tok_to && c->doc->tok.v[t].flags & SR_TOK_QUOTED && !sr_walk_quote(c, t);
}

static bool closed(const sr_context *c, uint32_t sent)
{
  return sr_walk_quote(c, c->doc->sent.v[sent].tok_to - 1);
}

/* A quotation that was closed goes on in its own paragraph only. */
static bool goes_on(const sr_context *c, uint32_t sent)
{
  return all_quoted(c, sent) && (c->doc->sent.v[sent].block == c->doc->sent.v[sent - 1].block || !closed(c, sent - 1));
}

/* "...?" X asked: the sentence breaks behind the mark, and what was asked is the one before. */
static void asked_before(const sr_context *c, uint32_t sent, sr_told *a)
{
  uint32_t from = c->doc->sent.v[sent].tok_from, s = sent;
  if (a->who.from != from && a->cue.from != from) return;
  while (s > 0 && sent - s < RUN && all_quoted(c, s - 1) && (s == sent || opens_before(c, s))) s--;
  if (s == sent || !closed(c, sent - 1) || c->doc->sent.v[s].block != c->doc->sent.v[sent].block) return;
  if (a->n_said && sr_walk_quote(c, a->said[0].from)) return;
  a->n_said = 0;
  add(a, c->doc->sent.v[s].tok_from, from);
}

static void run_back(const sr_context *c, uint32_t sent, sr_told *a)
{
  if (a->said[0].from != c->doc->sent.v[sent].tok_from) return;
  uint32_t s = sent;
  while (s > 0 && sent - s < RUN && opens_before(c, s) && all_quoted(c, s - 1)) s--;
  if (s < sent) a->said[0].from = c->doc->sent.v[s].tok_from;
}

void sr_saying_run_on(const sr_context *c, uint32_t sent, sr_told *a)
{
  if (sent) asked_before(c, sent, a);
  if (a->n_said) run_back(c, sent, a);
  uint32_t s = sent + 1;
  while (s < c->doc->sent.n && s - sent < RUN && goes_on(c, s)) s++;
  /* The quotation goes on into the words of another speaker: his. */
  if (s < c->doc->sent.n && opens_before(c, s)) return;
  if (s > sent + 1) add(a, c->doc->sent.v[sent + 1].tok_from, c->doc->sent.v[s - 1].tok_to);
}
