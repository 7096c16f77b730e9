/* Finding who says what; see speech.h.
 *
 * Each word of saying is tried on its own: who is its subject (or agent, or object), which words are
 * said. Spans are cut against each other at the end, since a sentence may hold several speakers.
 */
#include "extract/speech.h"
#include "extract/walk.h"

#define MAX_SPEECHES 12
#define CARRY 3 /* sentences back that "he added" may look */

typedef enum order { BEFORE, AFTER, AROUND } order; /* where what is said stands: behind the cue, before it */

typedef struct found {
  sr_speech s;
  order order;
  uint32_t clause; /* first token of the clause that the speaker and the cue form */
} found;

typedef struct finder {
  const sr_context *c;
  uint32_t sent, from, to;
  found v[MAX_SPEECHES];
  unsigned n;
} finder;

static bool has(const finder *f, uint32_t sense, sr_view attr)
{
  return sr_ctx_has(f->c, sense, attr);
}

static bool empty(sr_span s)
{
  return s.from >= s.to;
}

static bool proper(const sr_context *c, sr_span who)
{
  return c->doc->tok.v[who.to - 1].pos == SR_POS_PROPN && sr_ctx_timex_over(c, who.to - 1) == SR_NONE;
}

static bool pronoun(const sr_context *c, sr_span who)
{
  return who.to == who.from + 1 && sr_ctx_any(c, who.from, "he she they we it i");
}

/* ---- the speaker ---- */

static bool clause_start(const finder *f, uint32_t tok)
{
  return tok == f->from || sr_walk_quote(f->c, tok - 1) || sr_ctx_any(f->c, tok - 1, ", ; : that but and while as -- -");
}

static bool publication(const sr_context *c, uint32_t from, uint32_t to)
{
  uint32_t s = sr_ctx_sense_in(c, from, to, SR_LEX_CLASS_speaker);
  return s != SR_NONE && sr_ctx_has(c, s, SR_V("paper"));
}

/* What stands before a noun group and belongs to it: its first token moves left.
 * "[a spokesman] for [the army] in [Quetta]", "[the army] ['s spokesman]", "[police] and [hospital officials]". */
static uint32_t chain_left(const finder *f, uint32_t from, uint32_t floor)
{
  const sr_context *c = f->c;
  while (from > floor) {
    uint32_t t = from - 1;
    /* "Police Colonel", "Kashmore SSP": a noun or place that the tagger left outside of the group. */
    uint8_t pos = c->doc->tok.v[t].pos;
    bool stray = sr_walk_group(c, t) == SR_NONE && sr_ctx_timex_over(c, t) == SR_NONE &&
                 (pos == SR_POS_NOUN || pos == SR_POS_NOUNS || pos == SR_POS_PROPN || sr_ctx_place_over(c, t) != SR_NONE);
    if (stray) {
      from = t;
      continue;
    }
    bool prep = sr_ctx_any(c, t, "of for at in from with on near"), by = sr_ctx_is(c, t, "by");
    bool and = sr_ctx_any(c, t, "and &");
    uint32_t left = prep || by || and || sr_ctx_is(c, t, "'") ? t : from;
    if (sr_ctx_any(c, t, ") ]") && sr_ctx_any(c, from, "'s '")) left = sr_walk_open(c, t, floor);
    uint32_t g = sr_walk_np_before(c, left, floor);
    if (g == SR_NONE) break;
    const sr_group *n = &c->ann->group.v[g];
    if (n->tok_to < left) break;
    uint32_t timex = sr_ctx_timex_over(c, n->head);
    if (timex != SR_NONE) break;
    /* "a statement from the army": the army speaks. */
    if ((prep || by) && publication(c, n->tok_from, n->tok_to)) break;
    if (by) break;
    bool like = sr_speaker_like(c, n->tok_from, n->tok_to);
    if (prep && !like && sr_speaker_like(c, from, from + 1)) break;
    if (and && (!like || !clause_start(f, n->tok_from))) break;
    /* Groups that touch are one that the tagger cut: "[civil society] [groups]". */
    bool touches = !prep && !and && !sr_ctx_any(c, from, "'s '") && !like;
    if (touches && (c->doc->tok.v[from].pos == SR_POS_DET || c->doc->tok.v[from].pos == SR_POS_PRON)) break;
    from = n->tok_from;
  }
  return from;
}

static bool starts_clause(const finder *f, uint32_t tok)
{
  return tok == f->from || sr_walk_quote(f->c, tok - 1) || sr_ctx_any(f->c, tok - 1, "that but while as -- - : ;");
}

static bool named(const sr_context *c, uint32_t from, uint32_t to)
{
  for (uint32_t t = from; t < to; t++)
    if (c->doc->tok.v[t].ner == SR_NER_B_PER) return true;
  return false;
}

/* A noun group that ends at `to` and starts a clause, with all that belongs to it. */
static sr_span clause_noun(const finder *f, uint32_t to, uint32_t floor, bool name_follows)
{
  const sr_context *c = f->c;
  sr_span none = {0, 0};
  if (to > floor && sr_ctx_any(c, to - 1, ") ]")) to = sr_walk_open(c, to - 1, floor);
  while (to > floor && sr_walk_quote(c, to - 1))
    to--;
  uint32_t g = sr_walk_np_before(c, to, floor);
  if (g == SR_NONE) return none;
  sr_span n = {chain_left(f, c->ann->group.v[g].tok_from, floor), to};
  if (n.from > floor && sr_walk_quote(c, n.from - 1)) n.from--;
  if (n.from > floor && sr_ctx_any(c, n.from - 1, "the")) n.from--;
  /* ", its director, Jean Paluku, told": an office before a name may stand behind a comma too. */
  bool office = name_follows && n.from > floor && sr_walk_mark(c, n.from - 1, ',') && sr_ctx_sense_in(c, n.from, n.to, SR_LEX_CLASS_speaker) != SR_NONE;
  return (starts_clause(f, n.from) || office) && sr_speaker_like(c, n.from, n.to) ? n : none;
}

/* "A community leader, Mallam Sani Usman told": the noun before the comma is the same person. */
static uint32_t apposition_left(const finder *f, sr_span who, uint32_t floor)
{
  if (who.from <= floor + 1 || !sr_walk_mark(f->c, who.from - 1, ',') || !named(f->c, who.from, who.to)) return who.from;
  sr_span n = clause_noun(f, who.from - 1, floor, true);
  return empty(n) ? who.from : n.from;
}

/* Subject, comma, something, comma, verb: "Al Shabaab, which is allied with al Qaeda, claimed". The
 * speaker's words go on where what stands between only names him once more. */
static sr_span parenthesis_subject(const finder *f, uint32_t comma, uint32_t floor)
{
  const sr_context *c = f->c;
  for (uint32_t t = comma; t > floor + 1 && comma - t < 24; t--) {
    if (!sr_walk_mark(c, t - 1, ',')) continue;
    sr_span n = clause_noun(f, t - 1, floor, named(c, t, comma));
    if (empty(n)) continue;
    uint32_t g = sr_walk_np_at(c, t, comma);
    if (g == SR_NONE || sr_ctx_any(c, t, "who which where whose that")) return n;
    if (sr_speaker_extend(c, t, comma) + 1 >= comma && sr_speaker_like(c, t, comma)) n.to = comma;
    return n;
  }
  return (sr_span){0, 0};
}

/* A speaker's noun that the tagger took for another word class ("The Israeli military said"). */
static sr_span mistagged_noun(const finder *f, uint32_t pos, uint32_t floor)
{
  sr_span none = {0, 0};
  uint32_t s = pos > floor ? sr_ctx_sense_over(f->c, pos - 1, pos, SR_LEX_CLASS_speaker) : SR_NONE;
  if (s == SR_NONE) return none;
  return (sr_span){chain_left(f, f->c->ann->sense.v[s].tok_from, floor), pos};
}

/* The subject of the verb group that starts at `verb`. */
static sr_span subject(const finder *f, uint32_t verb, uint32_t floor)
{
  const sr_context *c = f->c;
  uint32_t pos = sr_walk_back_over(c, verb, floor);
  bool closing = pos > floor && sr_walk_mark(c, pos - 1, ',');
  if (closing) {
    uint32_t inner = sr_walk_back_over(c, pos - 1, floor);
    /* ", however," belongs to the verb. */
    if (inner == pos - 1 || inner <= floor || !sr_walk_mark(c, inner - 1, ',')) return parenthesis_subject(f, pos - 1, floor);
    pos = inner - 1;
  }
  if (pos > floor && sr_ctx_any(c, pos - 1, "who which that")) {
    pos--;
    if (pos > floor && sr_walk_mark(c, pos - 1, ',')) pos--;
    pos = sr_walk_back_over(c, pos, floor);
  }
  uint32_t g = sr_walk_np_before(c, pos, floor);
  if (g == SR_NONE) return mistagged_noun(f, pos, floor);
  sr_span who = {chain_left(f, c->ann->group.v[g].tok_from, floor), c->ann->group.v[g].tok_to};
  /* A verb that the tagger took into the group before it. */
  if (who.to > pos) who.to = pos;
  who.from = apposition_left(f, who, floor);
  return who;
}

/* "officials who asked not to be named said": the noun before the relative clause. */
static sr_span relative_subject(const finder *f, uint32_t verb, uint32_t floor)
{
  const sr_context *c = f->c;
  sr_span none = {0, 0};
  for (uint32_t t = verb; t > floor + 1 && verb - t < 16; t--) {
    if (sr_walk_quote(c, t - 1) || sr_ctx_any(c, t - 1, "; :")) return none;
    if (!sr_ctx_any(c, t - 1, "who speaking requesting")) continue;
    uint32_t pos = t - 1;
    if (pos > floor && sr_walk_mark(c, pos - 1, ',')) pos--;
    uint32_t g = sr_walk_np_before(c, pos, floor);
    if (g == SR_NONE) return none;
    return (sr_span){chain_left(f, c->ann->group.v[g].tok_from, floor), c->ann->group.v[g].tok_to};
  }
  return none;
}

/* "said police spokesman Javed Khan", "according to the army": the noun behind. */
static sr_span noun_behind(const finder *f, uint32_t tok)
{
  const sr_context *c = f->c;
  sr_span none = {0, 0};
  while (tok < f->to && (sr_walk_quote(c, tok) || c->doc->tok.v[tok].pos == SR_POS_ADV))
    tok++;
  if (sr_walk_np_at(c, tok, f->to) == SR_NONE) return none;
  sr_span who = {tok, sr_speaker_extend(c, tok, f->to)};
  /* "said X, the district police chief": what a name is follows it. */
  if (who.to + 1 < f->to && sr_walk_mark(c, who.to, ',')) {
    uint32_t to = sr_speaker_extend(c, who.to + 1, f->to);
    bool closes = to >= f->to || sr_ctx_any(c, to, ", . ; \"");
    bool name = c->doc->tok.v[who.to - 1].ner == SR_NER_I_PER || c->doc->tok.v[who.to - 1].ner == SR_NER_B_PER;
    if (to > who.to + 1 && closes && name && sr_ctx_sense_in(c, who.to + 1, to, SR_LEX_CLASS_speaker) != SR_NONE)
      who.to = to;
  }
  return who;
}

static sr_span agent_behind(const finder *f, uint32_t tok)
{
  for (uint32_t t = tok; t < f->to && t < tok + 14; t++) {
    if (sr_walk_mark(f->c, t, ',') || sr_walk_mark(f->c, t, ';')) break;
    if (sr_ctx_is(f->c, t, "by")) return noun_behind(f, t + 1);
  }
  return (sr_span){0, 0};
}

static void trim_speaker(const sr_context *c, sr_span *who)
{
  uint32_t x = empty(*who) ? SR_NONE : sr_ctx_timex_over(c, who->from);
  if (x != SR_NONE && c->ann->timex.v[x].tok_to < who->to) who->from = c->ann->timex.v[x].tok_to;
  while (!empty(*who) && (sr_walk_quote(c, who->from) || sr_ctx_any(c, who->from, "and but while as , that however 's :")))
    who->from++;
  while (!empty(*who) && (sr_walk_quote(c, who->to - 1) || sr_ctx_any(c, who->to - 1, ", . ; who which")))
    who->to--;
}

/* ---- what is said ---- */

/* Behind the verb: whom it was told, when, where, on which paper. The token where the content starts. */
static uint32_t content_start(const finder *f, uint32_t tok, bool person)
{
  const sr_context *c = f->c;
  if (person && tok < f->to && !sr_ctx_any(c, tok, "that how")) {
    uint32_t g = sr_walk_np_at(c, tok, f->to);
    if (g != SR_NONE) tok = c->ann->group.v[g].tok_to;
    /* "told AFP, reporters and Dawn that" */
    while (tok + 1 < f->to && sr_ctx_any(c, tok, "and of at in from") && sr_walk_np_at(c, tok + 1, f->to) != SR_NONE)
      tok = c->ann->group.v[sr_walk_np_at(c, tok + 1, f->to)].tok_to;
  }
  for (;;) {
    uint32_t x = tok < f->to ? sr_ctx_timex_over(c, tok) : SR_NONE, start = tok;
    if (x != SR_NONE) tok = c->ann->timex.v[x].tok_to;
    if (tok + 1 < f->to && sr_ctx_any(c, tok, "on in at to via through late early during from by")) {
      uint32_t g = sr_walk_np_at(c, tok + 1, f->to);
      bool clause = g != SR_NONE && sr_walk_finite(c, c->ann->group.v[g].tok_to,
                                                   c->ann->group.v[g].tok_to + 1 < f->to ? c->ann->group.v[g].tok_to + 1 : f->to);
      if (g != SR_NONE && !clause) tok = c->ann->group.v[g].tok_to;
    }
    if (tok == start || tok >= f->to) break;
  }
  return tok;
}

static bool ends(const finder *f, uint32_t tok)
{
  while (tok < f->to && (sr_walk_quote(f->c, tok) || sr_ctx_any(f->c, tok, ". ! ?")))
    tok++;
  return tok >= f->to;
}

/* Is what is said before the speaker (", police said") or behind the cue ("police said that")? */
static order where(const finder *f, const found *x, uint32_t content, bool inverted)
{
  const sr_context *c = f->c;
  uint32_t from = x->clause;
  bool before = false;
  if (from > f->from) {
    uint32_t t = from - 1;
    bool mark = sr_walk_quote(c, t) || sr_ctx_any(c, t, ", -- - ?");
    before = mark && (sr_walk_finite(c, f->from, from) || sr_walk_quote(c, t) || f->c->doc->sent.v[f->sent].part == SR_PART_TITLE);
    if (inverted) before = true;
    if (mark && t > f->from && sr_walk_quote(c, t - 1)) before = true;
  }
  bool after = !ends(f, content) && !sr_ctx_any(c, content, ", ;");
  if (!before) return AFTER;
  if (ends(f, content)) return BEFORE;
  return after && !inverted ? AFTER : AROUND;
}

static void set_span(const finder *f, found *x, uint32_t content, bool inverted)
{
  x->order = where(f, x, content, inverted);
  x->s.tok_from = x->order == AFTER ? content : f->from;
  x->s.tok_to = x->order == BEFORE ? x->clause : f->to;
  const sr_context *c = f->c;
  while (x->s.tok_from < x->s.tok_to && sr_ctx_any(c, x->s.tok_from, "that : , --"))
    x->s.tok_from++;
}

/* ---- the stance ---- */

static bool noun(const sr_context *c, uint32_t tok)
{
  uint8_t p = c->doc->tok.v[tok].pos;
  return p == SR_POS_NOUN || p == SR_POS_NOUNS || p == SR_POS_PROPN;
}

/* Is a deed the object of "claim": "claimed the road attack", "claimed to have killed", "claimed it"? */
static bool of_others(const sr_context *c, uint32_t t, uint32_t to)
{
  for (uint32_t k = t; k < to && k < t + 5; k++)
    if (sr_ctx_any(c, k, "similar previous past other earlier such several many")) return true;
  return false;
}

static bool deed(const sr_context *c, uint32_t from, uint32_t to)
{
  if (from + 2 < to && sr_ctx_is(c, from, "to") && sr_ctx_is(c, from + 1, "have"))
    return sr_ctx_sense_in(c, from + 2, from + 6 < to ? from + 6 : to, SR_LEX_CLASS_trigger) != SR_NONE;
  if (from < to && sr_ctx_any(c, from, "it them both") && (from + 1 >= to || sr_ctx_any(c, from + 1, ". , in"))) return true;
  for (uint32_t t = from; t < to && t < from + 6; t++) {
    uint8_t p = c->doc->tok.v[t].pos;
    if (noun(c, t) && sr_ctx_sense_over(c, t, to, SR_LEX_CLASS_trigger) != SR_NONE) return true;
    bool inside = noun(c, t) || p == SR_POS_ADJ || p == SR_POS_DET || sr_ctx_any(c, t, "that 's both of");
    if (!inside) return false;
  }
  return false;
}

/* What is said can tell more than the verb: "police said the TTP was behind it" accuses. */
static uint8_t inside_stance(const sr_context *c, const sr_speech *s)
{
  uint8_t best = s->stance;
  if (s->stance != SR_STANCE_asserts) return best;
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, s->tok_from); i < c->ann->sense.n; i++) {
    const sr_sense *x = &c->ann->sense.v[i];
    if (x->tok_from >= s->tok_to) break;
    if (c->lex->rows[x->entry].cls != SR_LEX_CLASS_cue || !sr_lex_has(c->lex, x->entry, SR_V("inside"))) continue;
    bool group = sr_lex_has(c->lex, x->entry, SR_V("group"));
    if (group != (s->kind == SR_SPEAKER_armed_group) && group) continue;
    int stance = sr_stance_of(sr_lex_value(c->lex, x->entry));
    if (stance < 0) continue;
    /* "claimed that two members were suspected": suspicion of nobody named stays an assertion. */
    if (stance == SR_STANCE_accuses && s->kind == SR_SPEAKER_armed_group) continue;
    if (stance == SR_STANCE_accuses && best == SR_STANCE_denies) continue;
    best = (uint8_t)stance;
  }
  return best;
}

/* ---- one word of saying ---- */

static bool add(finder *f, found x)
{
  if (f->n == MAX_SPEECHES) return false;
  f->v[f->n++] = x;
  return true;
}

static bool figure_behind(const finder *f, uint32_t tok)
{
  for (uint32_t t = tok; t < f->to && t < tok + 16; t++) {
    if (sr_walk_mark(f->c, t, ';')) return false;
    if (t > tok && sr_ctx_any(f->c, t - 1, "at as") && sr_ctx_quantity_over(f->c, t) != SR_NONE) return true;
  }
  return false;
}

static uint32_t quote_object_end(const finder *f, uint32_t tok)
{
  for (uint32_t t = tok; t + 1 < f->to && t < tok + 16; t++)
    if (sr_ctx_is(f->c, t, "as") && sr_ctx_any(f->c, t + 1, "saying telling claiming stating")) return t;
  return SR_NONE;
}

/* "was quoted as saying", "quoted police as saying": the one who is quoted speaks. */
static bool quote(finder *f, uint32_t sense, uint32_t verb)
{
  const sr_sense *s = &f->c->ann->sense.v[sense];
  uint32_t as = quote_object_end(f, s->tok_to);
  if (as == SR_NONE) return false;
  sr_span who = as == s->tok_to ? subject(f, verb, f->from) : noun_behind(f, s->tok_to);
  trim_speaker(f->c, &who);
  if (empty(who)) return false;
  found x = {.s = {.sent = f->sent, .who_from = who.from, .who_to = who.to, .cue_from = s->tok_from, .cue_to = s->tok_to}};
  x.clause = as == s->tok_to ? who.from : verb;
  set_span(f, &x, content_start(f, as + 2, false), false);
  return add(f, x);
}

static bool passive(finder *f, uint32_t sense, uint8_t stance)
{
  const sr_sense *s = &f->c->ann->sense.v[sense];
  sr_span who = agent_behind(f, s->tok_to);
  trim_speaker(f->c, &who);
  if (empty(who) || !sr_speaker_like(f->c, who.from, who.to)) return false;
  found x = {.s = {.sent = f->sent, .who_from = who.from, .who_to = who.to, .cue_from = s->tok_from, .cue_to = s->tok_to,
                   .stance = stance, .tok_from = f->from, .tok_to = f->to}};
  x.clause = f->from;
  x.order = AROUND;
  if (has(f, sense, SR_V("claim"))) x.s.stance = SR_STANCE_claims_responsibility;
  return add(f, x);
}

/* "..., adding that": the speaker of the verb before. */
static bool participle(finder *f, uint32_t sense, uint8_t stance)
{
  const sr_context *c = f->c;
  const sr_sense *s = &c->ann->sense.v[sense];
  uint32_t prev = s->tok_from > f->from ? s->tok_from - 1 : f->from;
  found x = {.s = {.sent = f->sent, .cue_from = s->tok_from, .cue_to = s->tok_to, .stance = stance}};
  x.clause = s->tok_from;
  if (f->n && f->v[f->n - 1].s.cue_to <= s->tok_from) {
    x.s.who_from = f->v[f->n - 1].s.who_from, x.s.who_to = f->v[f->n - 1].s.who_to;
  } else {
    uint32_t g = sr_walk_np_at(c, f->from, f->to);
    if (g == SR_NONE || !(sr_walk_mark(c, prev, ',') || publication(c, prev, s->tok_from))) return false;
    sr_span who = {f->from, sr_speaker_extend(c, f->from, s->tok_from)};
    trim_speaker(c, &who);
    if (empty(who) || !sr_speaker_like(c, who.from, who.to) || pronoun(c, who)) return false;
    x.s.who_from = who.from, x.s.who_to = who.to;
  }
  x.s.tok_from = content_start(f, s->tok_to, has(f, sense, SR_V("person")));
  x.s.tok_to = f->to;
  x.order = AFTER;
  return add(f, x);
}

static bool nobody(const sr_context *c, sr_span who)
{
  return sr_ctx_any(c, who.from, "no nobody none neither not nothing few");
}

static bool modal_before(const sr_context *c, uint32_t verb, uint32_t tok)
{
  for (uint32_t t = verb; t < tok; t++)
    if (sr_ctx_any(c, t, "would could may might should can will must to cannot shall")) return true;
  return false;
}

/* Who stands in the words of saying, and as which stance. */
static bool accept(const finder *f, uint32_t sense, sr_span who, uint32_t content, uint8_t *stance)
{
  const sr_context *c = f->c;
  if (empty(who) || nobody(c, who)) return false;
  bool like = sr_speaker_like(c, who.from, who.to) || proper(c, who);
  if (!like && !has(f, sense, SR_V("loose"))) return false;
  /* "Sindh and Balochistan reported 80 % of": a place has figures; it says nothing. */
  uint32_t place = sr_ctx_place_over(c, who.to - 1);
  bool figures = sr_walk_lemma(c, c->ann->sense.v[sense].tok_from, "report confirm") && sr_ctx_quantity_over(c, content) != SR_NONE;
  if (figures && place != SR_NONE && sr_ctx_sense_in(c, who.from, who.to, SR_LEX_CLASS_speaker) == SR_NONE) return false;
  if (has(f, sense, SR_V("put")) && !figure_behind(f, content)) return false;
  /* "has claimed similar attacks in the past" */
  if ((has(f, sense, SR_V("claim")) || sr_view_eq(sr_ctx_value(c, sense), SR_V("claims_responsibility"))) && of_others(c, content, f->to)) return false;
  if (has(f, sense, SR_V("claim"))) {
    if (sr_ctx_quantity_over(c, content) != SR_NONE || sr_ctx_any(c, content, "lives")) return false;
    bool group = sr_speaker_kind(c, who.from, who.to) == SR_SPEAKER_armed_group || pronoun(c, who) ||
                 sr_ctx_any(c, who.to - 1, "group groups outfit");
    if (group && deed(c, content, f->to)) *stance = SR_STANCE_claims_responsibility;
  }
  if (has(f, sense, SR_V("believe"))) {
    if (sr_ctx_any(c, content, "in")) return false;
    for (uint32_t t = content; t < f->to && t < content + 8; t++) {
      uint32_t a = sr_ctx_actor_over(c, t);
      if (a != SR_NONE && sr_view_eq(sr_actor_string(c->actors, c->actors->rows[c->ann->actor.v[a].actor].kind), SR_V("armed_group")))
        *stance = SR_STANCE_accuses;
    }
  }
  return true;
}

/* "A man accused of blasphemy", "gunmen suspected to be herdsmen": of them it is said. */
static bool reduced_passive(const sr_context *c, const sr_sense *s)
{
  return sr_walk_lemma(c, s->tok_from, "accuse suspect believe blame") && s->tok_to == s->tok_from + 1 && sr_ctx_any(c, s->tok_to, "of to for by");
}

/* "a member who helped collect [the bodies] said": the noun before the verb is the object of another. */
static bool of_clause(const finder *f, sr_span who)
{
  return who.from > f->from && sr_walk_verb(f->c, who.from - 1);
}

static bool active(finder *f, uint32_t sense, uint32_t verb, uint8_t stance)
{
  const sr_context *c = f->c;
  const sr_sense *s = &c->ann->sense.v[sense];
  if (reduced_passive(c, s)) return false;
  bool person = has(f, sense, SR_V("person")), inverted = false;
  uint32_t content = content_start(f, s->tok_to, person);
  sr_span who = subject(f, verb, f->from);
  if (!empty(who) && !has(f, sense, SR_V("loose")) && !sr_speaker_like(c, who.from, who.to) && !proper(c, who)) who.to = who.from;
  if (empty(who) || of_clause(f, who)) {
    sr_span before = relative_subject(f, verb, f->from);
    if (!empty(before)) who = before;
  }
  bool told_before = verb > f->from && (sr_walk_quote(c, verb - 1) || sr_ctx_any(c, verb - 1, ", -- as"));
  if (told_before && has(f, sense, SR_V("inv"))) {
    sr_span behind = noun_behind(f, s->tok_to);
    bool like = !empty(behind) && sr_speaker_like(c, behind.from, behind.to);
    bool subject_of_next = behind.to < f->to && (sr_walk_verb(c, behind.to) || c->doc->tok.v[behind.to].pos == SR_POS_AUX);
    bool last = !empty(behind) && (ends(f, behind.to) || sr_ctx_any(c, behind.to, ", ; who ("));
    bool quoted = sr_walk_quote(c, verb - 1); /* "...," said Inspector X of the raid */
    if (!empty(behind) && !person && !subject_of_next && (empty(who) || (like && (last || quoted))))
      who = behind, inverted = true, content = behind.to;
  }
  /* "denied the report and accused Kabul": the speaker of the verb before. */
  if (empty(who) && f->n && verb > f->from && sr_ctx_any(c, verb - 1, "and but then"))
    who = (sr_span){f->v[f->n - 1].s.who_from, f->v[f->n - 1].s.who_to};
  trim_speaker(c, &who);
  /* "He told of" needs nobody told. */
  if (!accept(f, sense, who, content, &stance)) return false;
  found x = {.s = {.sent = f->sent, .who_from = who.from, .who_to = who.to, .cue_from = s->tok_from, .cue_to = s->tok_to, .stance = stance}};
  x.clause = inverted || (f->n && who.from == f->v[f->n - 1].s.who_from) ? verb : who.from;
  if (inverted) content = content_start(f, content, false);
  set_span(f, &x, content, inverted);
  return add(f, x);
}

/* "according to X": the whole sentence stands on X. */
static bool preposition(finder *f, uint32_t sense, uint8_t stance)
{
  const sr_context *c = f->c;
  const sr_sense *s = &c->ann->sense.v[sense];
  sr_span who = noun_behind(f, s->tok_to);
  trim_speaker(c, &who);
  if (empty(who) || !(sr_speaker_like(c, who.from, who.to) || proper(c, who))) return false;
  /* "according to figures released by the army": the army. */
  if (publication(c, who.from, who.from + 2 < who.to ? who.from + 2 : who.to)) {
    sr_span by = agent_behind(f, who.to);
    trim_speaker(c, &by);
    if (!empty(by)) who = by;
  }
  found x = {.s = {.sent = f->sent, .who_from = who.from, .who_to = who.to, .cue_from = s->tok_from, .cue_to = s->tok_to,
                   .stance = stance, .tok_from = f->from, .tok_to = f->to}};
  x.order = AROUND;
  x.clause = s->tok_from;
  if (s->tok_from == f->from)
    x.s.tok_from = who.to;
  else if (ends(f, who.to))
    x.s.tok_to = s->tok_from;
  while (x.s.tok_from < f->to && sr_ctx_any(c, x.s.tok_from, ", : )"))
    x.s.tok_from++;
  return add(f, x);
}

static void word_of_saying(finder *f, uint32_t sense)
{
  const sr_context *c = f->c;
  const sr_sense *s = &c->ann->sense.v[sense];
  int stance = sr_stance_of(sr_ctx_value(c, sense));
  if (stance < 0 || has(f, sense, SR_V("inside"))) return;
  uint8_t st = (uint8_t)stance;
  if (has(f, sense, SR_V("prep"))) {
    preposition(f, sense, st);
    return;
  }
  if (!sr_walk_verb(c, s->tok_from)) return;
  uint8_t chunk = c->doc->tok.v[s->tok_from].chunk;
  if (!has(f, sense, SR_V("loose")) && (chunk == SR_CHUNK_B_NP || chunk == SR_CHUNK_I_NP)) return;
  /* "gunmen suspected to be herdsmen": told of them, not by them. */
  if (has(f, sense, SR_V("believe")) && c->doc->tok.v[s->tok_from].pos == SR_POS_VBN) return;
  uint32_t verb = sr_walk_verb_start(c, s->tok_from, f->from);
  if (modal_before(c, verb, s->tok_from) || sr_walk_negated(c, verb, s->tok_from)) return;
  if (has(f, sense, SR_V("quote"))) {
    if (quote(f, sense, verb)) return;
  }
  if (sr_walk_passive(c, s->tok_from, f->from)) {
    passive(f, sense, st);
  } else if (c->doc->tok.v[s->tok_from].pos == SR_POS_VBG && verb == s->tok_from) {
    if (!(s->tok_from > f->from && sr_ctx_is(c, s->tok_from - 1, "as"))) participle(f, sense, st);
  } else {
    active(f, sense, verb, st);
  }
}

/* ---- the sentence as a whole ---- */

/* A speaker's words end where the next speaker's clause starts. */
static void cut_spans(finder *f)
{
  for (unsigned i = 0; i + 1 < f->n; i++) {
    found *a = &f->v[i], *b = &f->v[i + 1];
    if (b->s.cue_from < a->s.cue_from) continue;
    if (b->order == AFTER && a->s.tok_to > b->clause && b->clause > a->s.cue_to) a->s.tok_to = b->clause;
    if (b->order == BEFORE && a->order != AFTER && b->s.tok_from < a->s.cue_to) b->s.tok_from = a->s.cue_to;
    if (a->order == AFTER && b->order == BEFORE && a->s.cue_to > b->s.tok_from) b->s.tok_from = a->s.cue_to;
  }
}

/* The last speaker of the sentences just before, if any. */
static const sr_speech *speaker_before(const sr_context *c, uint32_t sent)
{
  if (!c->out->speech.n) return NULL;
  const sr_speech *s = &c->out->speech.v[c->out->speech.n - 1];
  return s->sent < sent && sent - s->sent <= CARRY ? s : NULL;
}

static void carry(const sr_speech *from, sr_speech *to)
{
  to->who_from = from->who_from, to->who_to = from->who_to;
  to->full_from = from->full_from, to->full_to = from->full_to;
  to->kind = from->kind;
  to->implied = true;
}

static bool all_quoted(const finder *f)
{
  bool any = false;
  for (uint32_t t = f->from; t < f->to; t++) {
    if (sr_walk_quote(f->c, t) || (f->c->doc->tok.v[t].flags & SR_LEX_PUNCT)) continue;
    if (!(f->c->doc->tok.v[t].flags & SR_TOK_QUOTED)) return false;
    any = true;
  }
  return any;
}

/* A sentence that is one quotation goes on with what was said. */
static void quotation_goes_on(sr_context *c, const finder *f)
{
  const sr_speech *prev = speaker_before(c, f->sent);
  if (f->n || !prev || prev->sent + 1 != f->sent || !all_quoted(f)) return;
  sr_speech s = {.sent = f->sent, .tok_from = f->from, .tok_to = f->to, .cue_from = prev->cue_from, .cue_to = prev->cue_to,
                 .stance = SR_STANCE_asserts};
  carry(prev, &s);
  s.stance = inside_stance(c, &s);
  SR_PUSH(c->doc->arena, &c->out->speech, s);
}

/* "the spokesman", "the official": of the kind of the one before who was called so in full. */
static void kind_from_before(const sr_context *c, sr_speech *s)
{
  if (s->kind != SR_SPEAKER_unknown || s->who_to - s->who_from != 2 || !sr_ctx_any(c, s->who_from, "the that its their"))
    return;
  uint64_t head = c->doc->tok.v[s->who_from + 1].key;
  for (uint32_t i = c->out->speech.n; i-- > 0 && s->sent - c->out->speech.v[i].sent < 12;) {
    const sr_speech *p = &c->out->speech.v[i];
    for (uint32_t t = p->who_from; t < p->who_to; t++)
      if (c->doc->tok.v[t].key == head && p->kind != SR_SPEAKER_unknown) {
        s->kind = p->kind;
        return;
      }
  }
  if (c->out->speech.n) s->kind = c->out->speech.v[c->out->speech.n - 1].kind;
}

static bool holds(const sr_context *c, const sr_speech *p, uint32_t tok)
{
  for (uint32_t t = p->who_from; t < p->who_to; t++)
    if (c->doc->tok.v[t].key == c->doc->tok.v[tok].key) return true;
  return false;
}

/* "the SSP", "Jamali": one who was called more fully before ("Kashmore SSP Rafiq Jamali"). */
static const sr_speech *called_before(const sr_context *c, const sr_speech *s)
{
  uint32_t from = s->who_from, n = s->who_to - s->who_from;
  bool the = n == 2 && sr_ctx_any(c, from, "the");
  if (the) from++;
  if (n > 2 || (!the && !named(c, s->who_from, s->who_to))) return NULL;
  /* Nobody remembers whom a report called more fully hundreds of quotations ago. */
  for (uint32_t i = c->out->speech.n, k = 0; i-- > 0 && k < 300; k++) {
    const sr_speech *p = &c->out->speech.v[i];
    if (p->who_to - p->who_from <= n || !named(c, p->who_from, p->who_to)) continue;
    bool all = true;
    for (uint32_t t = from; t < s->who_to; t++) all = all && holds(c, p, t);
    if (all) return p;
  }
  return NULL;
}

/* "activists and the army": two that say the same. SR_NONE, or the token of "and". */
static uint32_t two_speakers(const sr_context *c, const sr_speech *s)
{
  for (uint32_t t = s->who_from + 1; t + 1 < s->who_to; t++) {
    if (!sr_ctx_is(c, t, "and")) continue;
    uint32_t a = sr_ctx_sense_in(c, s->who_from, t, SR_LEX_CLASS_speaker), b = sr_ctx_sense_in(c, t + 1, s->who_to, SR_LEX_CLASS_speaker);
    bool ends = a != SR_NONE && c->ann->sense.v[a].tok_to == t && b != SR_NONE && c->ann->sense.v[b].tok_to == s->who_to;
    if (ends && sr_speaker_kind(c, s->who_from, t) != sr_speaker_kind(c, t + 1, s->who_to)) return t;
  }
  return SR_NONE;
}

/* "..., police said, blaming the X": one saying, which accuses. */
static bool goes_with_last(const sr_context *c, const sr_speech *s)
{
  bool participle = c->doc->tok.v[s->cue_from].pos == SR_POS_VBG && s->stance == SR_STANCE_accuses;
  bool any = false;
  for (uint32_t i = c->out->speech.n; participle && i-- > 0 && c->out->speech.v[i].sent == s->sent;) {
    sr_speech *p = &c->out->speech.v[i];
    if (p->who_from < s->who_from || p->who_to > s->who_to || p->stance != SR_STANCE_asserts) continue;
    p->stance = s->stance;
    any = true;
  }
  return any;
}

static void keep_one(sr_context *c, sr_speech s)
{
  if (goes_with_last(c, &s)) return;
  uint32_t and = s.implied ? SR_NONE : two_speakers(c, &s);
  if (and == SR_NONE) {
    SR_PUSH(c->doc->arena, &c->out->speech, s);
    return;
  }
  sr_speech b = s;
  s.who_to = and, b.who_from = and + 1;
  s.kind = sr_speaker_kind(c, s.who_from, s.who_to), b.kind = sr_speaker_kind(c, b.who_from, b.who_to);
  SR_PUSH(c->doc->arena, &c->out->speech, s);
  SR_PUSH(c->doc->arena, &c->out->speech, b);
}

static void keep(sr_context *c, finder *f)
{
  for (unsigned i = 0; i < f->n; i++) {
    sr_speech s = f->v[i].s;
    sr_span who = {s.who_from, s.who_to};
    if (pronoun(c, who)) {
      const sr_speech *prev = speaker_before(c, f->sent);
      if (i > 0 && c->out->speech.n) prev = &c->out->speech.v[c->out->speech.n - 1];
      if (!prev) continue;
      carry(prev, &s);
    } else {
      s.kind = sr_speaker_kind(c, s.who_from, s.who_to);
      kind_from_before(c, &s);
      const sr_speech *full = called_before(c, &s);
      if (full) s.full_from = full->who_from, s.full_to = full->who_to, s.kind = full->kind;
    }
    s.stance = inside_stance(c, &s);
    if (s.cue_to > s.cue_from + 1 && sr_ctx_is(c, s.cue_to - 1, "for")) s.cue_to--;
    if (sr_walk_lemma(c, s.cue_from, "give")) s.cue_to = s.cue_from + 1;
    if (s.tok_from > s.tok_to) s.tok_from = s.tok_to;
    keep_one(c, s);
  }
}

void sr_speech_find(sr_context *c, uint32_t sent)
{
  const sr_sentence *st = &c->doc->sent.v[sent];
  if (!st->tagged) return;
  finder f = {.c = c, .sent = sent, .from = st->tok_from, .to = st->tok_to};
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, st->tok_from); i < c->ann->sense.n; i++) {
    if (c->ann->sense.v[i].tok_from >= st->tok_to) break;
    if (c->lex->rows[c->ann->sense.v[i].entry].cls != SR_LEX_CLASS_cue) continue;
    /* One word of saying once, though it stands in several rows. */
    if (f.n && f.v[f.n - 1].s.cue_from == c->ann->sense.v[i].tok_from) continue;
    word_of_saying(&f, i);
  }
  cut_spans(&f);
  quotation_goes_on(c, &f);
  keep(c, &f);
}
