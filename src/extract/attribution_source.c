/* Whose words or view they are; see attribution_parts.h. */
#include "extract/attribution_parts.h"

#define REACH 40 /* tokens between a subject and its verb */

static bool empty(sr_span s)
{
  return s.from >= s.to;
}

static bool noun_like(const sr_context *c, uint32_t tok)
{
  uint8_t p = c->doc->tok.v[tok].pos;
  return p == SR_POS_NOUN || p == SR_POS_NOUNS || p == SR_POS_PROPN || p == SR_POS_PRON || p == SR_POS_NUM || p == SR_POS_DET;
}

/* First token of the noun group that ends before `to`; the token itself where the tagger made no group. */
static uint32_t noun_start(const sr_saying *s, uint32_t to)
{
  if (to <= s->from) return SR_NONE;
  uint32_t g = sr_walk_np_before(s->c, to, s->from);
  if (g != SR_NONE) return s->c->ann->group.v[g].tok_from;
  return noun_like(s->c, to - 1) ? to - 1 : SR_NONE;
}

static bool clause_edge(const sr_saying *s, uint32_t tok)
{
  return tok == s->from || sr_walk_quote(s->c, tok - 1) || sr_ctx_any(s->c, tok - 1, ", ; : that but and while as -- - — – ( because if when though although since whether");
}

/* "[A poll] of [voters] in [Iowa]", "[Breitbart] ['s Joel Pollak]", "[Smith] and [Jones]": the group's first token
 * moves left. */
static uint32_t chain(const sr_saying *s, uint32_t from)
{
  const sr_context *c = s->c;
  while (from > s->from) {
    bool own = sr_ctx_any(c, from, "'s ' ’s ’");
    bool prep = sr_ctx_any(c, from - 1, "of for at in from with on near among about to between behind");
    bool and = sr_ctx_any(c, from - 1, "and or &");
    uint32_t left = prep || and ? from - 1 : from, before = noun_start(s, left);
    if (before == SR_NONE || sr_ctx_timex_over(c, left - 1) != SR_NONE) break;
    if (and && !clause_edge(s, before)) break;
    if (!prep && !and && !own) break;
    from = before;
  }
  return from;
}

static sr_span noun_before(const sr_saying *s, uint32_t to)
{
  uint32_t at = noun_start(s, to);
  if (at == SR_NONE) return (sr_span){0, 0};
  return (sr_span){chain(s, at), to};
}

sr_span sr_saying_noun_at(const sr_saying *s, uint32_t tok)
{
  const sr_context *c = s->c;
  while (tok < s->to && (sr_walk_quote(c, tok) || c->doc->tok.v[tok].pos == SR_POS_ADV)) tok++;
  if (tok >= s->to) return (sr_span){0, 0};
  sr_span who = {tok, sr_speaker_extend(c, tok, s->to)};
  if (empty(who) && noun_like(c, tok)) who.to = tok + 1;
  return who;
}

/* Steps back over what may stand between subject and verb: adverbs, times, brackets. */
static uint32_t step_back(const sr_saying *s, uint32_t tok)
{
  return sr_walk_back_over(s->c, tok, s->from);
}

/* Two commas before the verb: "X, who had been there, said", "X, a doctor, said". */
static sr_span over_parenthesis(const sr_saying *s, uint32_t comma)
{
  for (uint32_t t = comma; t > s->from + 1 && comma - t < REACH; t--) {
    if (!sr_walk_mark(s->c, t - 1, ',')) continue;
    sr_span n = noun_before(s, step_back(s, t - 1));
    if (!empty(n) && clause_edge(s, n.from)) return (sr_span){n.from, comma};
  }
  sr_span n = noun_before(s, comma);
  if (empty(n) || !clause_edge(s, n.from)) return (sr_span){0, 0};
  return n;
}

static bool is_finite(const sr_context *c, uint32_t tok)
{
  uint8_t p = c->doc->tok.v[tok].pos;
  return p == SR_POS_VBD || p == SR_POS_VBP || p == SR_POS_AUX;
}

/* The relative pronoun and the noun that it stands for. */
static sr_span relative(const sr_saying *s, uint32_t pronoun)
{
  uint32_t end = pronoun;
  if (end > s->from && sr_walk_mark(s->c, end - 1, ',')) end--;
  sr_span n = noun_before(s, step_back(s, end));
  if (empty(n) && !sr_ctx_is(s->c, pronoun, "that")) return (sr_span){pronoun, pronoun + 1};
  n.to = pronoun + 1;
  return n;
}

static sr_span subject(const sr_saying *s, uint32_t verb, unsigned depth);

/* The subject of the last finite verb before `tok`: of verbs that share it. The last word of saying is that verb where
 * it is of the same form; else what is said goes on ("said they are poor and want"). */
static sr_span shared(const sr_saying *s, uint32_t tok, unsigned depth)
{
  const sr_told *b = s->before;
  uint8_t mine = s->c->doc->tok.v[s->c->ann->sense.v[s->sense].tok_from].pos;
  bool alike = b && (mine == SR_POS_VBG || mine == SR_POS_VBN || s->c->doc->tok.v[b->cue.from].pos == mine);
  if (alike && b->cue.from < tok && b->who.to <= tok) return b->who;
  for (uint32_t t = tok; t > s->from && depth; t--)
    if (is_finite(s->c, t - 1)) {
      sr_span n = subject(s, sr_walk_verb_start(s->c, t - 1, s->from), depth - 1);
      if (!empty(n)) return n;
    }
  return (sr_span){0, 0};
}

/* Words between subject and verb that are no noun ("A poll released on Monday showed"): the noun that opens the clause. */
static sr_span opening(const sr_saying *s, uint32_t verb)
{
  for (uint32_t t = verb; t-- > s->from && verb - t < REACH / 2;) {
    if (is_finite(s->c, t)) break;
    if (!clause_edge(s, t)) continue;
    sr_span n = sr_saying_noun_at(s, t);
    return n.from == t ? n : (sr_span){0, 0};
  }
  return (sr_span){0, 0};
}

/* "[a member] who helped collect the bodies said": the noun before the relative clause; empty where there is none. */
static sr_span over_relative(const sr_saying *s, uint32_t tok)
{
  for (uint32_t t = tok; t-- > s->from && tok - t < REACH / 2;) {
    if (sr_walk_quote(s->c, t) || sr_walk_mark(s->c, t, ',')) break;
    if (sr_ctx_is(s->c, t, "who")) return noun_before(s, t);
  }
  return (sr_span){0, 0};
}

/* The subject of the verb group that starts at `verb`. */
static sr_span subject(const sr_saying *s, uint32_t verb, unsigned depth)
{
  const sr_context *c = s->c;
  uint32_t pos = step_back(s, verb);
  if (pos <= s->from) return (sr_span){0, 0};
  if (sr_ctx_any(c, pos - 1, "who which that")) return relative(s, pos - 1);
  if (sr_ctx_any(c, pos - 1, "and but or then")) return shared(s, pos - 1, depth);
  if (sr_walk_mark(c, pos - 1, ',')) {
    sr_span n = over_parenthesis(s, pos - 1);
    return empty(n) ? shared(s, pos - 1, depth) : n;
  }
  sr_span n = noun_before(s, pos), whose = {0, 0};
  if (!empty(n) && n.from > s->from && sr_walk_verb(c, n.from - 1)) whose = over_relative(s, n.from);
  if (!empty(whose)) return whose;
  return empty(n) ? opening(s, pos) : n;
}

static sr_span agent(const sr_saying *s, uint32_t tok)
{
  for (uint32_t t = tok; t < s->to && t < tok + 14 && !sr_walk_mark(s->c, t, ';'); t++)
    if (sr_ctx_is(s->c, t, "by")) return sr_saying_noun_at(s, t + 1);
  return (sr_span){0, 0};
}

/* ", saying", "by calling", "a statement saying"; "Calling it a sham, X left". */
static sr_span of_participle(const sr_saying *s)
{
  const sr_context *c = s->c;
  uint32_t v = s->verb, pos = step_back(s, v);
  sr_span n = {0, 0};
  if (pos > s->from && sr_walk_np_before(c, pos, s->from) != SR_NONE) n = noun_before(s, pos);
  /* "issued a statement saying": whoever issued it. */
  bool object = !empty(n) && n.from > s->from && sr_walk_verb(c, n.from - 1);
  if (!empty(n) && !object) return n;
  n = shared(s, object ? n.from : v, 2);
  if (!empty(n)) return n;
  for (uint32_t t = v; t < s->to; t++)
    if (sr_walk_mark(c, t, ',')) return sr_saying_noun_at(s, t + 1);
  return n;
}

/* "his claim", "the army's denial", "the claim by X", "criticism from X". */
static sr_span of_noun(const sr_saying *s)
{
  const sr_context *c = s->c;
  const sr_sense *x = &c->ann->sense.v[s->sense];
  uint32_t g = sr_walk_group(c, x->tok_from), first = g == SR_NONE ? x->tok_from : c->ann->group.v[g].tok_from;
  for (uint32_t t = x->tok_from; t > first || (t == first && t > s->from); t--) {
    if (sr_ctx_any(c, t - 1, "his her their its our my your") && t - 1 >= first) return (sr_span){t - 1, t};
    if (!sr_ctx_any(c, t - 1, "'s ' ’s ’")) continue;
    uint32_t at = noun_start(s, t - 1);
    return at == SR_NONE ? (sr_span){0, 0} : (sr_span){chain(s, at), t};
  }
  for (uint32_t t = x->tok_to; t < s->to && t < x->tok_to + 6; t++)
    if (sr_ctx_any(c, t, "by from")) return sr_saying_noun_at(s, t + 1);
  return (sr_span){0, 0};
}

/* "..., said X": where the verb has no subject of its own. */
static sr_span inverted(const sr_saying *s, sr_span subject)
{
  const sr_context *c = s->c;
  sr_span none = {0, 0};
  if (s->verb <= s->from || !(sr_walk_quote(c, s->verb - 1) || sr_ctx_any(c, s->verb - 1, ", — – -- as"))) return none;
  sr_span n = sr_saying_noun_at(s, c->ann->sense.v[s->sense].tok_to);
  if (empty(n) || n.to >= s->to) return n;
  if (is_finite(c, n.to) || sr_ctx_is(c, n.from, "that")) return none;
  bool quoted = sr_walk_quote(c, s->verb - 1);
  bool last = sr_ctx_any(c, n.to, ". , ; who ( — during in on at") || sr_walk_quote(c, n.to);
  return quoted || empty(subject) || last ? n : none;
}

static void trim(const sr_saying *s, sr_span *who)
{
  const sr_context *c = s->c;
  uint32_t x = empty(*who) ? SR_NONE : sr_ctx_timex_over(c, who->from);
  if (x != SR_NONE && c->ann->timex.v[x].tok_to < who->to) who->from = c->ann->timex.v[x].tok_to;
  while (!empty(*who) && (sr_walk_quote(c, who->from) || sr_ctx_any(c, who->from, "and but while as , that however :"))) who->from++;
  while (!empty(*who) && (sr_walk_quote(c, who->to - 1) || sr_ctx_any(c, who->to - 1, ", . ;"))) who->to--;
}

/* A word of saying proper: its participle is seldom taken for another form's. */
static bool told(const sr_saying *s)
{
  return s->c->lex->rows[s->c->ann->sense.v[s->sense].entry].cls == SR_LEX_CLASS_cue;
}

/* A participle that would be the sentence's only verb is a past tense ("The union called for a vote"). */
static bool alone(const sr_saying *s)
{
  const sr_context *c = s->c;
  for (uint32_t t = s->from; t < s->to; t++)
    if (is_finite(c, t)) return false;
  return sr_walk_np_before(c, s->verb, s->from) != SR_NONE;
}

static sr_span of_verb(sr_saying *s)
{
  const sr_context *c = s->c;
  const sr_sense *x = &c->ann->sense.v[s->sense];
  uint8_t pos = c->doc->tok.v[x->tok_from].pos;
  s->verb = sr_walk_verb_start(c, x->tok_from, s->from);
  s->passive = sr_walk_passive(c, x->tok_from, s->from) ||
               (pos == SR_POS_VBN && s->verb == x->tok_from && (sr_ctx_is(c, x->tok_to, "by") || !(told(s) || alone(s))));
  if (s->passive) {
    s->object = subject(s, s->verb, 1);
    return agent(s, x->tok_to);
  }
  s->participle = pos == SR_POS_VBG && s->verb == x->tok_from;
  if (s->participle) return of_participle(s);
  /* What somebody is to say, or might say, nobody has said. */
  for (uint32_t t = s->verb; t < x->tok_from; t++)
    if (sr_ctx_any(c, t, "to would will could can may might should must 'll 'd ca wo")) return (sr_span){0, 0};
  sr_span who = subject(s, s->verb, 2), behind = {0, 0};
  if (sr_saying_has(s, SR_V("inv"))) behind = inverted(s, who);
  s->inverted = !empty(behind);
  return s->inverted ? behind : who;
}

bool sr_saying_source(sr_saying *s)
{
  const sr_sense *x = &s->c->ann->sense.v[s->sense];
  s->verb = x->tok_from;
  uint8_t chunk = s->c->doc->tok.v[x->tok_from].chunk;
  /* "pledged delegates": a word of a noun group says nothing by itself. */
  bool inside = !sr_saying_has(s, SR_V("noun")) && !sr_saying_has(s, SR_V("loose")) && (chunk == SR_CHUNK_B_NP || chunk == SR_CHUNK_I_NP);
  if (inside) return false;
  if (sr_saying_has(s, SR_V("prep"))) s->who = sr_saying_noun_at(s, x->tok_to);
  else if (sr_walk_verb(s->c, x->tok_from)) s->who = of_verb(s);
  else if (sr_saying_has(s, SR_V("noun"))) s->who = of_noun(s);
  trim(s, &s->who);
  /* Whoever speaks in his own person is quoted: of the report's words it attributes nothing. */
  return !empty(s->who) && !(s->who.to == s->who.from + 1 && sr_ctx_any(s->c, s->who.from, "i we you me us it there this my our your"));
}
