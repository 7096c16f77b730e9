/* All attributions of a text; see attribution.h. */
#include "extract/attribution_parts.h"

/* Is it a word of attribution, outside of a quotation? */
static bool says(const sr_context *c, uint32_t sense)
{
  if (c->doc->tok.v[c->ann->sense.v[sense].tok_from].flags & SR_TOK_QUOTED) return false;
  const sr_lex_row *r = &c->lex->rows[c->ann->sense.v[sense].entry];
  if (r->cls == SR_LEX_CLASS_attitude) return true;
  return r->cls == SR_LEX_CLASS_cue && !sr_ctx_has(c, sense, SR_V("inside")) && !sr_ctx_has(c, sense, SR_V("put"));
}

/* Does what was said before run on over this one's words? Then it is the outer one; else it ends where this one starts. */
static void cut(sr_told *a, const sr_saying *next)
{
  sr_span *last = a->n_said ? &a->said[a->n_said - 1] : NULL;
  uint32_t at = next->verb;
  bool shares = next->who.from == a->who.from && next->who.to == a->who.to;
  if (!last || !shares || last->to <= at || last->from >= at || a->cue.to > at) return;
  while (at > last->from && sr_ctx_any(next->c, at - 1, ", and but then")) at--;
  if (at > last->from) last->to = at;
}

/* "X: what he says": a colon behind the first words, all of them parts of a name or noun. */
static bool headline(const sr_saying *s, sr_told *a)
{
  const sr_context *c = s->c;
  for (uint32_t t = s->from; t + 2 < s->to && t < s->from + 5; t++) {
    if (t > s->from && sr_walk_mark(c, t, ':')) {
      *a = (sr_told){.who = {s->from, t}, .cue = {t, t + 1}, .said = {{t + 1, s->to}}, .n_said = 1};
      return true;
    }
    uint8_t p = c->doc->tok.v[t].pos;
    if (p != SR_POS_PROPN && p != SR_POS_NOUN && p != SR_POS_ADJ) return false;
  }
  return false;
}

static bool in_quotes(const sr_context *c, sr_span said)
{
  return sr_walk_quote(c, said.from) || c->doc->tok.v[said.from].flags & SR_TOK_QUOTED;
}

static void sentence(const sr_context *c, uint32_t sent, sr_tolds *out)
{
  const sr_sentence *st = &c->doc->sent.v[sent];
  sr_saying s = {.c = c, .sent = sent, .from = st->tok_from, .to = st->tok_to};
  sr_told a;
  uint32_t first = out->v.n, done = st->tok_from;
  if (headline(&s, &a)) SR_PUSH(c->doc->arena, &out->v, a);
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, st->tok_from); i < c->ann->sense.n; i++) {
    const sr_sense *x = &c->ann->sense.v[i];
    if (x->tok_from >= st->tok_to) break;
    if (!says(c, i) || x->tok_from < done) continue;
    s.sense = i, s.who = s.object = (sr_span){0, 0}, s.inverted = s.passive = s.participle = false;
    s.before = out->v.n > first ? &out->v.v[out->v.n - 1] : NULL;
    if (!sr_saying_source(&s)) continue;
    a = (sr_told){.who = s.who, .cue = {x->tok_from, x->tok_to}};
    sr_saying_said(&s, &a);
    /* "He continued": of words, where he is quoted; else of what he does. */
    if (sr_saying_has(&s, SR_V("quoted")) && !(a.n_said && in_quotes(c, a.said[0]))) continue;
    if (out->v.n > first) cut(&out->v.v[out->v.n - 1], &s);
    done = x->tok_to;
    SR_PUSH(c->doc->arena, &out->v, a);
  }
  if (out->v.n > first) sr_saying_run_on(c, sent, &out->v.v[out->v.n - 1]);
  uint32_t kept = first;
  for (uint32_t i = first; i < out->v.n; i++)
    if (out->v.v[i].n_said) out->v.v[kept++] = out->v.v[i];
  out->v.n = kept;
}

void sr_attributions_find(const sr_context *c, sr_tolds *out)
{
  for (uint32_t s = 0; s < c->doc->sent.n; s++)
    if (c->doc->sent.v[s].tagged) sentence(c, s, out);
}
