/* Mending of word groups; see regroup.h. The chunk tags are a statistical tagger's, and go wrong
 * most often around numbers, which the number rules know better. */
#include "extract/regroup.h"

typedef struct groups {
  SR_VEC(sr_group) g;
} groups;

static bool noun_pos(const sr_context *c, uint32_t t)
{
  if (t >= c->doc->tok.n) return false;
  uint8_t p = c->doc->tok.v[t].pos;
  return p == SR_POS_NOUN || p == SR_POS_NOUNS;
}

static bool verb_pos(const sr_context *c, uint32_t t)
{
  if (t >= c->doc->tok.n) return false;
  uint8_t p = c->doc->tok.v[t].pos;
  return p == SR_POS_VB || p == SR_POS_VBD || p == SR_POS_VBG || p == SR_POS_VBN || p == SR_POS_VBP;
}

static void push(sr_context *c, groups *out, uint32_t from, uint32_t to, uint32_t head, bool verb)
{
  sr_group g = {.tok_from = from, .tok_to = to, .head = head, .verb = verb};
  SR_PUSH(c->doc->arena, &out->g, g);
}

static bool is_open(const groups *out, uint32_t t)
{
  return !out->g.n || out->g.v[out->g.n - 1].tok_to <= t;
}

/* "seven suspects": the last word of a noun group is its head where the lexicon knows it, whatever its tag. */
static void mend_head(const sr_context *c, sr_group *g)
{
  uint32_t t = g->tok_to - 1;
  if (g->verb || g->head >= t) return;
  /* A name may end in anything; a force or group in front of a common noun is no head ("a CPI-Maoist | cadre"). */
  bool common = noun_pos(c, t) || !(c->doc->tok.v[t].flags & SR_LEX_UPPER);
  if (c->doc->tok.v[g->head].pos == SR_POS_PROPN && !(common && sr_ctx_actor_over(c, g->head) != SR_NONE)) return;
  if (sr_ctx_sense_over(c, t, g->tok_to, SR_LEX_CLASS_person) != SR_NONE) g->head = t;
}

/* Where a noun group is really two: a pronoun is no determiner ("them | tribal elder X"), "of them" and a conjunction
 * before a new number or article end one ("six | of them | and a constable"). The token that begins the next, 0 none. */
static bool two_communities(const sr_context *c, const sr_group *g, uint32_t and)
{
  uint32_t last = g->tok_to - 1;
  if (and == g->tok_from || and + 1 >= last || !sr_ctx_any(c, last, "tribes clans communities sects tribesmen clansmen factions gangs groups militias")) return false;
  uint32_t a = c->doc->tok.v[and - 1].flags, b = c->doc->tok.v[and + 1].flags;
  return a & b & SR_LEX_UPPER && !((a | b) & SR_TOK_NOCASE) && and - g->tok_from <= 3;
}

static uint32_t split_at(const sr_context *c, const sr_group *g)
{
  if (sr_ctx_any(c, g->tok_from, "them whom")) return g->tok_from + 1 < g->tok_to ? g->tok_from + 1 : 0;
  for (uint32_t t = g->tok_from + 1; t + 1 < g->tok_to; t++) {
    if (sr_ctx_is(c, t, "of") && sr_ctx_any(c, t + 1, "them whom")) return t + 1;
    if (!sr_ctx_is(c, t, "and")) continue;
    if (two_communities(c, g, t)) return t + 1;
    bool noun = noun_pos(c, t - 1) || c->doc->tok.v[t - 1].pos == SR_POS_PRON;
    if (noun && (sr_ctx_any(c, t + 1, "a an the his her their") || c->doc->tok.v[t + 1].pos == SR_POS_NUM)) return t + 1;
    /* "Wazir Gul and | one Toofan" */
    if (c->doc->tok.v[t - 1].pos == SR_POS_PROPN && sr_ctx_any(c, t + 1, "a an one his her their")) return t + 1;
  }
  return 0;
}

/* The head of a part of a group: its last noun, else its last token. */
static uint32_t head_of(const sr_context *c, uint32_t from, uint32_t to)
{
  for (uint32_t t = to; t-- > from;)
    if (noun_pos(c, t) || c->doc->tok.v[t].pos == SR_POS_PROPN) return t;
  return to - 1;
}

/* ", | killed K. Satyam": a deed that the tagger takes for part of the name. */
static bool begins_with_deed(const sr_context *c, const sr_group *g)
{
  uint32_t t = g->tok_from, s = sr_ctx_sense_at(c, t, SR_LEX_CLASS_trigger);
  if (g->verb || s == SR_NONE || t + 1 >= g->tok_to || c->ann->sense.v[s].tok_to != t + 1) return false;
  uint32_t flags = c->lex->rows[c->ann->sense.v[s].entry].flags;
  if (!(flags & SR_LEXF_VERB) || !(flags & SR_LEXF_PAST) || c->doc->tok.v[t].flags & SR_LEX_UPPER) return false;
  return c->doc->tok.v[t + 1].pos == SR_POS_PROPN && sr_ctx_actor_over(c, t + 1) == SR_NONE &&
         sr_ctx_sense_at(c, t + 1, SR_LEX_CLASS_person) == SR_NONE;
}

static uint32_t verb_row(const sr_context *c, uint32_t t)
{
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, t); i < c->ann->sense.n && c->ann->sense.v[i].tok_from == t; i++) {
    const sr_lex_row *r = &c->lex->rows[c->ann->sense.v[i].entry];
    if (r->cls == SR_LEX_CLASS_trigger && r->flags & SR_LEXF_VERB) return i;
  }
  return SR_NONE;
}

/* "| sustained bullet injuries |": all of the group is what somebody did or suffered. */
static bool is_deed(const sr_context *c, const sr_group *g)
{
  uint32_t s = g->verb ? SR_NONE : verb_row(c, g->tok_from);
  return s != SR_NONE && g->tok_to > g->tok_from + 1 && c->ann->sense.v[s].tok_to >= g->tok_to;
}

/* "another | injured", "two others | wounded": nobody is an injured by name here, the word is the verb. */
static bool ends_hurt(const sr_context *c, const sr_group *g)
{
  uint32_t t = g->tok_to - 1;
  if (g->verb || t == g->tok_from || !sr_ctx_any(c, t, "injured wounded killed hurt")) return false;
  return sr_ctx_any(c, t - 1, "another other others more");
}

/* "six passers-by | injured | when", "cadres | shot | and injured a constable": a word alone behind people that tells what
 * was done. */
static bool lone_deed(const sr_context *c, const sr_group *g, const groups *out)
{
  uint32_t t = g->tok_from;
  if (g->verb || g->tok_to != t + 1 || !out->g.n) return false;
  const sr_group *last = &out->g.v[out->g.n - 1];
  uint32_t before = last->tok_to;
  while (before < t && (c->doc->tok.v[before].flags & SR_LEX_HYPHEN || sr_ctx_is(c, before, "by"))) before++;
  if (last->verb || before != t || !sr_ctx_any(c, t, "injured wounded killed hurt shot stabbed")) return false;
  return sr_ctx_any(c, t - 1, "another") || c->doc->tok.v[t - 1].pos == SR_POS_NUM || sr_ctx_sense_over(c, t - 1, t, SR_LEX_CLASS_person) != SR_NONE || c->doc->tok.v[t - 1].pos == SR_POS_NOUNS;
}

/* "a landmine | blast | killing | eight persons": the doing that the tagger draws into a noun group. The token, 0 none. */
static uint32_t deed_inside(const sr_context *c, const sr_group *g)
{
  for (uint32_t t = g->tok_from + 1; !g->verb && t + 1 < g->tok_to; t++) {
    if (!sr_ctx_any(c, t, "killing injuring wounding leaving hurting martyring")) continue;
    uint32_t q = sr_ctx_quantity_over(c, t + 1);
    if (q != SR_NONE ? c->ann->quantity.v[q].kind == SR_NUM_COUNT : sr_ctx_any(c, t + 1, "a an the his her their its")) return t;
  }
  return 0;
}

/* "reportedly killed | Lalsay | Chandu Helami": a first name that the tagger leaves out. */
static void take_first_name(const sr_context *c, groups *out)
{
  sr_group *g = &out->g.v[out->g.n - 1];
  if (g->verb || g->tok_from == 0 || c->doc->tok.v[g->tok_from].pos != SR_POS_PROPN) return;
  uint32_t t = g->tok_from - 1, floor = out->g.n > 1 ? out->g.v[out->g.n - 2].tok_to : 0;
  const sr_token *k = &c->doc->tok.v[t];
  if (t < floor || k->pos != SR_POS_ADJ || !(k->flags & SR_LEX_UPPER) || k->flags & (SR_TOK_NOCASE | SR_TOK_FIRST | SR_LEX_CAPS | SR_LEX_PUNCT)) return;
  if (sr_ctx_place_over(c, t) != SR_NONE || sr_ctx_actor_over(c, t) != SR_NONE) return;
  g->tok_from = t;
}

/* "cadres | abducted headmaster": people, then a deed, then people. */
static bool deed_of_before(const sr_context *c, const sr_group *g, const groups *out)
{
  if (g->verb || !out->g.n || g->tok_to < g->tok_from + 2) return false;
  const sr_group *last = &out->g.v[out->g.n - 1];
  uint32_t t = g->tok_from, s = verb_row(c, t);
  if (last->verb || last->tok_to != t || s == SR_NONE || c->ann->sense.v[s].tok_to != t + 1) return false;
  if (!(c->lex->rows[c->ann->sense.v[s].entry].flags & SR_LEXF_PAST) || sr_ctx_sense_over(c, t - 1, t, SR_LEX_CLASS_person) == SR_NONE) return false;
  return sr_ctx_sense_over(c, g->tok_to - 1, g->tok_to, SR_LEX_CLASS_person) != SR_NONE;
}

/* "An | ' | area commander": an article that a quotation mark parts from its noun. */
static void take_quoted_article(const sr_context *c, groups *out)
{
  if (out->g.n < 2) return;
  sr_group *a = &out->g.v[out->g.n - 2], *b = a + 1;
  bool number = c->doc->tok.v[a->tok_to - 1].pos == SR_POS_NUM; /* "at least eleven" | people */
  bool article = sr_ctx_any(c, a->tok_from, "a an the one another") && a->tok_to <= a->tok_from + 3 && (a->tok_to == a->tok_from + 1 || sr_ctx_sense_over(c, b->head, b->tok_to, SR_LEX_CLASS_person) != SR_NONE);
  if (a->verb || b->verb || (!number && !article)) return;
  if (b->tok_from == a->tok_to) return;
  for (uint32_t t = a->tok_to; t < b->tok_from; t++)
    if (!sr_ctx_any(c, t, "' \" ` '' “ ” ‘ ’")) return;
  b->tok_from = a->tok_from;
  *a = *b;
  out->g.n--;
}

static void split_group(sr_context *c, sr_group g, groups *out)
{
  uint32_t at;
  if (deed_of_before(c, &g, out)) {
    push(c, out, g.tok_from, g.tok_from + 1, g.tok_from, true);
    g.tok_from++;
  }
  if ((at = deed_inside(c, &g)) != 0) {
    push(c, out, g.tok_from, at, head_of(c, g.tok_from, at), false);
    push(c, out, at, at + 1, at, true);
    g.tok_from = at + 1;
    if (g.head <= at) g.head = head_of(c, at + 1, g.tok_to);
  }
  if (is_deed(c, &g) || lone_deed(c, &g, out)) {
    push(c, out, g.tok_from, g.tok_to, g.tok_from, true);
    return;
  }
  if (ends_hurt(c, &g)) {
    push(c, out, g.tok_from, g.tok_to - 1, head_of(c, g.tok_from, g.tok_to - 1), false);
    push(c, out, g.tok_to - 1, g.tok_to, g.tok_to - 1, true);
    return;
  }
  if (begins_with_deed(c, &g)) {
    push(c, out, g.tok_from, g.tok_from + 1, g.tok_from, true);
    g.tok_from++;
    if (g.head < g.tok_from) g.head = g.tok_to - 1;
  }
  while (!g.verb && (at = split_at(c, &g)) != 0) {
    uint32_t end = sr_ctx_any(c, at - 1, "of and") ? at - 1 : at;
    push(c, out, g.tok_from, end, head_of(c, g.tok_from, end), false);
    g.tok_from = at;
    if (g.head < at) g.head = head_of(c, at, g.tok_to);
  }
  SR_PUSH(c->doc->arena, &out->g, g);
  mend_head(c, &out->g.v[out->g.n - 1]);
}

/* A determiner left outside before its noun: "his | two sons". */
static void take_determiner(sr_context *c, groups *out)
{
  sr_group *g = &out->g.v[out->g.n - 1];
  if (g->verb || g->tok_from == 0) return;
  uint32_t t = g->tok_from - 1, floor = out->g.n > 1 ? out->g.v[out->g.n - 2].tok_to : 0;
  if (t >= floor && sr_ctx_any(c, t, "his her their its the a an") && c->doc->tok.v[g->tok_from].pos != SR_POS_PRON) g->tok_from = t;
}

/* A word of a name that the tagger left outside of any group. */
static bool loose_name(const sr_context *c, uint32_t t)
{
  if (t >= c->doc->tok.n) return false;
  const sr_token *k = &c->doc->tok.v[t];
  return k->pos == SR_POS_PROPN && k->flags & SR_LEX_UPPER && !(k->flags & (SR_TOK_NOCASE | SR_LEX_CAPS | SR_LEX_PUNCT)) && sr_ctx_timex_over(c, t) == SR_NONE;
}

/* Tokens outside of any group: a noun right behind a noun group is its head ("a Rangers | man"), a verb is a
 * group of its own ("The bombing | left | one soldier"). */
static void take_token(sr_context *c, uint32_t t, groups *out)
{
  sr_group *last = out->g.n ? &out->g.v[out->g.n - 1] : NULL;
  uint32_t trigger = sr_ctx_sense_at(c, t, SR_LEX_CLASS_trigger);
  /* "and another | seriously injured", "leaving another | injured" */
  if (t + 1 < c->doc->tok.n && sr_ctx_is(c, t, "another") && is_open(out, t) && (sr_ctx_any(c, t + 1, "injured wounded hurt") || c->doc->tok.v[t + 1].pos == SR_POS_ADV || verb_pos(c, t + 1))) {
    push(c, out, t, t + 1, t, false);
    return;
  }
  bool article = last && !last->verb && last->tok_to == t && last->tok_to - last->tok_from == 1 && sr_ctx_any(c, t - 1, "the a an");
  bool ordinal = article && sr_ctx_any(c, t, "second third fourth fifth sixth") && verb_pos(c, t + 1); /* "and a third | wounded" */
  if (article && (ordinal || sr_ctx_sense_at(c, t, SR_LEX_CLASS_person) != SR_NONE)) { /* "the | dead", "a | militant" */
    last->tok_to = t + 1;
    last->head = t;
    return;
  }
  if (trigger != SR_NONE) {
    const sr_sense *k = &c->ann->sense.v[trigger];
    uint32_t flags = c->lex->rows[k->entry].flags;
    bool phrase = flags & SR_LEXF_VERB && k->tok_to > t + 1; /* "laid | down their arms" */
    bool after_noun = flags & SR_LEXF_VERB && last && !last->verb && last->tok_to == t; /* "Militants | free | eight" */
    bool past = flags & SR_LEXF_PAST && noun_pos(c, t);
    if (is_open(out, t) && (phrase || after_noun || past || verb_pos(c, t))) push(c, out, t, t + 1, t, true);
    return;
  }
  if (noun_pos(c, t) && last && !last->verb && last->tok_to == t && !sr_ctx_any(c, t - 1, "them whom") && c->doc->tok.v[t - 1].pos != SR_POS_PRON) {
    last->tok_to = t + 1;
    last->head = t;
  } else if (last && !last->verb && last->tok_to == t && c->doc->tok.v[t - 1].pos == SR_POS_NUM && sr_ctx_sense_at(c, t, SR_LEX_CLASS_person) != SR_NONE) {
    last->tok_to = t + 1; /* "one | civilian" */
    last->head = t;
  } else if (last && !last->verb && last->tok_to == t && sr_ctx_sense_at(c, t, SR_LEX_CLASS_weapon) != SR_NONE) {
    last->tok_to = t + 1; /* "a rebel | mine" */
    last->head = t;
  } else if (verb_pos(c, t) && is_open(out, t)) {
    push(c, out, t, t + 1, t, true);
  } else if (loose_name(c, t) && last && !last->verb && last->tok_to == t && loose_name(c, t - 1)) {
    last->tok_to = t + 1; /* "shot dead | Imran Ali" */
    last->head = t;
  } else if ((noun_pos(c, t) || c->doc->tok.v[t].pos == SR_POS_NUM || (loose_name(c, t) && (loose_name(c, t - 1) || loose_name(c, t + 1)))) && is_open(out, t)) {
    push(c, out, t, t + 1, t, false);
    take_determiner(c, out);
  }
}

/* "Gajerla | Saraiah": two words with capitals side by side, of which no list knows a place, a party or a time. */
static bool name_goes_on(const sr_context *c, uint32_t a, uint32_t b)
{
  const uint32_t both[2] = {a, b};
  for (int i = 0; i < 2; i++) {
    const sr_token *k = &c->doc->tok.v[both[i]];
    if (k->pos != SR_POS_PROPN || !(k->flags & SR_LEX_UPPER) || k->flags & (SR_TOK_NOCASE | SR_LEX_CAPS)) return false;
    if (sr_ctx_place_over(c, both[i]) != SR_NONE || sr_ctx_actor_over(c, both[i]) != SR_NONE || sr_ctx_timex_over(c, both[i]) != SR_NONE) return false;
  }
  return sr_ctx_sense_over(c, b, b + 1, SR_LEX_CLASS_person) == SR_NONE && sr_ctx_sense_over(c, b, b + 1, SR_LEX_CLASS_title) == SR_NONE;
}

/* "two women | Maoists", "three women | constables": the first noun only tells the sex of the second. */
static bool sex_before(const sr_context *c, const sr_group *a, const sr_group *b)
{
  uint32_t t = b->tok_to - 1;
  if (!sr_ctx_any(c, a->tok_to - 1, "women woman female") || c->doc->tok.v[b->tok_from].pos == SR_POS_DET || c->doc->tok.v[b->tok_from].pos == SR_POS_NUM) return false;
  return sr_ctx_sense_over(c, t, t + 1, SR_LEX_CLASS_person) != SR_NONE || sr_ctx_actor_over(c, t) != SR_NONE;
}

/* Two noun groups side by side that are one: "bullet-riddled | bodies", "Levies havildar | Ali Khan". */
static bool one_group(const sr_context *c, const sr_group *a, const sr_group *b)
{
  if (a->verb || b->verb || a->tok_to != b->tok_from) return false;
  uint8_t last = c->doc->tok.v[a->tok_to - 1].pos;
  if (c->doc->tok.v[b->tok_from].flags & SR_LEX_HYPHEN) return true;
  /* "all its | seven occupants" */
  if (sr_ctx_any(c, a->tok_to - 1, "its their his her") && sr_ctx_any(c, a->tok_from, "all both its their his her")) return true;
  if (noun_pos(c, b->tok_from) && (last == SR_POS_ADJ || last == SR_POS_VBN || last == SR_POS_VBG)) return true;
  /* "three pilgrims | ' guards" */
  if (sr_ctx_is(c, b->tok_from, "'") && last == SR_POS_NOUNS && b->tok_to > b->tok_from + 1) return true;
  if (name_goes_on(c, a->tok_to - 1, b->tok_from)) return true;
  if (sex_before(c, a, b)) return true;
  return c->doc->tok.v[b->tok_from].ner == SR_NER_B_PER && last != SR_POS_NOUNS &&
         (sr_ctx_sense_over(c, a->tok_to - 1, a->tok_to, SR_LEX_CLASS_person) != SR_NONE ||
          sr_ctx_sense_over(c, a->tok_to - 1, a->tok_to, SR_LEX_CLASS_title) != SR_NONE);
}

/* "11 | kidnapped | workers", "two | would-be | bombers": a participle between a number and its noun. */
static bool split_by_participle(const sr_context *c, const sr_group *a, const sr_group *v, const sr_group *b)
{
  if (a->verb || !v->verb || b->verb || a->tok_to != v->tok_from || v->tok_to != b->tok_from) return false;
  /* "a self | -styled | commander" */
  if (c->doc->tok.v[v->tok_from].flags & SR_LEX_HYPHEN && v->tok_to == v->tok_from + 1) return true;
  if (c->doc->tok.v[a->tok_to - 1].pos != SR_POS_NUM || !noun_pos(c, b->tok_from)) return false;
  if (v->tok_to - v->tok_from == 1) return sr_ctx_sense_at(c, v->tok_from, SR_LEX_CLASS_trigger) != SR_NONE && c->doc->tok.v[b->head].pos == SR_POS_NOUNS;
  return c->doc->tok.v[v->tok_from + 1].flags & SR_LEX_HYPHEN;
}

/* "Police arrest | four Maoists": a deed told in the present that the tagger takes for a noun. */
static bool ends_with_deed(const sr_context *c, const sr_group *a, const sr_group *b)
{
  uint32_t t = a->tok_to - 1;
  if (a->verb || b->verb || a->tok_to != b->tok_from || t == a->tok_from || !sr_ctx_any(c, t, "arrest kill injure abduct kidnap attack recover seize detain rescue")) return false;
  uint32_t q = sr_ctx_quantity_over(c, b->tok_from);
  bool counted = q != SR_NONE && c->ann->quantity.v[q].kind == SR_NUM_COUNT;
  bool name = c->doc->tok.v[b->tok_from].pos == SR_POS_PROPN;
  if (!counted && !name && !sr_ctx_any(c, b->tok_from, "a an the")) return false;
  return sr_ctx_actor_over(c, t - 1) != SR_NONE || sr_ctx_sense_over(c, t - 1, t, SR_LEX_CLASS_person) != SR_NONE;
}

static void split_deeds(sr_context *c, groups *v)
{
  for (uint32_t i = 0; i + 1 < v->g.n; i++) {
    /* "and | injure | 100 others" */
    sr_group *one = &v->g.v[i];
    if (!one->verb && one->tok_to == one->tok_from + 1 && v->g.v[i + 1].tok_from == one->tok_to && sr_ctx_any(c, one->tok_from, "injure kill abduct kidnap"))
      one->verb = true;
    if (!ends_with_deed(c, &v->g.v[i], &v->g.v[i + 1])) continue;
    sr_group none = {0};
    SR_PUSH(c->doc->arena, &v->g, none);
    memmove(&v->g.v[i + 2], &v->g.v[i + 1], (v->g.n - i - 2) * sizeof *v->g.v);
    uint32_t t = --v->g.v[i].tok_to;
    v->g.v[i + 1] = (sr_group){.tok_from = t, .tok_to = t + 1, .head = t, .verb = true};
    v->g.v[i].head = head_of(c, v->g.v[i].tok_from, t);
  }
}

static void join_participles(const sr_context *c, groups *v)
{
  for (uint32_t i = 0; i + 2 < v->g.n; i++) {
    if (!split_by_participle(c, &v->g.v[i], &v->g.v[i + 1], &v->g.v[i + 2])) continue;
    v->g.v[i + 2].tok_from = v->g.v[i].tok_from;
    memmove(&v->g.v[i], &v->g.v[i + 2], (v->g.n - i - 2) * sizeof *v->g.v);
    v->g.n -= 2;
  }
}

/* Makes the groups from token `from` to `to` one, where none of them is a verb's. */
static void join_span(uint32_t from, uint32_t to, groups *v)
{
  uint32_t a = 0;
  while (a < v->g.n && v->g.v[a].tok_to <= from) a++;
  uint32_t b = a;
  while (b + 1 < v->g.n && v->g.v[b + 1].tok_from < to) b++;
  if (a >= b) return;
  for (uint32_t i = a; i <= b; i++)
    if (v->g.v[i].verb) return;
  v->g.v[b].tok_from = v->g.v[a].tok_from;
  memmove(&v->g.v[a], &v->g.v[b], (v->g.n - b) * sizeof *v->g.v);
  v->g.n -= b - a;
}

/* A name of an actor is one group: "the Tehreek | i | Taliban Pakistan"; so are "arms | and | ammunition". */
static void join_actors(const sr_context *c, const sr_sentence *s, groups *v)
{
  for (uint32_t i = SR_ANN_FROM(c->ann->actor, s->tok_from); i < c->ann->actor.n && c->ann->actor.v[i].tok_from < s->tok_to; i++)
    join_span(c->ann->actor.v[i].tok_from, c->ann->actor.v[i].tok_to, v);
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, s->tok_from); i < c->ann->sense.n && c->ann->sense.v[i].tok_from < s->tok_to; i++) {
    const sr_sense *k = &c->ann->sense.v[i];
    if (c->lex->rows[k->entry].cls == SR_LEX_CLASS_weapon && k->tok_to > k->tok_from + 2) join_span(k->tok_from, k->tok_to, v);
  }
}

/* "Six passers | -by", "a member | of | the provincial assembly": words for people that the tagger ends too soon. The last
 * of them is the head. */
static void join_people(const sr_context *c, const sr_sentence *s, groups *v)
{
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, s->tok_from); i < c->ann->sense.n && c->ann->sense.v[i].tok_from < s->tok_to; i++) {
    const sr_sense *k = &c->ann->sense.v[i];
    if (c->lex->rows[k->entry].cls != SR_LEX_CLASS_person || k->tok_to < k->tok_from + 2) continue;
    uint32_t a = 0;
    while (a < v->g.n && v->g.v[a].tok_to <= k->tok_from) a++;
    if (a == v->g.n || v->g.v[a].verb || v->g.v[a].tok_from > k->tok_from || v->g.v[a].tok_to >= k->tok_to) continue;
    if (a + 1 < v->g.n && v->g.v[a + 1].tok_from < k->tok_to) {
      if (v->g.v[a + 1].verb || v->g.v[a + 1].tok_to != k->tok_to) continue;
      join_span(k->tok_from, k->tok_to, v);
    }
    v->g.v[a].tok_to = k->tok_to;
    v->g.v[a].head = k->tok_to - 1;
  }
}

static void join_neighbours(const sr_context *c, groups *v)
{
  for (uint32_t i = 0; i + 1 < v->g.n;) {
    if (!one_group(c, &v->g.v[i], &v->g.v[i + 1])) {
      i++;
      continue;
    }
    v->g.v[i + 1].tok_from = v->g.v[i].tok_from;
    memmove(&v->g.v[i], &v->g.v[i + 1], (v->g.n - i - 1) * sizeof *v->g.v);
    v->g.n--;
  }
}

/* A verb group that begins with a number or with people, as the tagger has it: "three | khwarij got injured". */
static void copy_verb(sr_context *c, sr_group g, groups *out)
{
  uint32_t t = g.tok_from;
  bool number = c->doc->tok.v[t].pos == SR_POS_NUM;
  bool after_number = out->g.n && !out->g.v[out->g.n - 1].verb && out->g.v[out->g.n - 1].tok_to == t && c->doc->tok.v[t - 1].pos == SR_POS_NUM;
  uint32_t person = sr_ctx_sense_at(c, t, SR_LEX_CLASS_person);
  bool after_party = out->g.n && !out->g.v[out->g.n - 1].verb && out->g.v[out->g.n - 1].tok_to == t && (sr_ctx_actor_over(c, t - 1) != SR_NONE || c->doc->tok.v[t - 1].flags & SR_LEX_CAPS) &&
                     sr_ctx_any(c, t, "cadre cadres activists militants rebels fighters leaders troops personnel members");
  bool people = (t + 1 < g.tok_to ? after_number || after_party : after_party) && person != SR_NONE && c->ann->sense.v[person].tok_to == t + 1;
  if (number) {
    push(c, out, t, t + 1, t, false);
    take_determiner(c, out);
  } else if (people) {
    out->g.v[out->g.n - 1].tok_to = t + 1;
    out->g.v[out->g.n - 1].head = t;
  }
  g.tok_from += number || people;
  if (g.tok_from >= g.tok_to) return;
  if (g.head < g.tok_from) g.head = g.tok_to - 1;
  SR_PUSH(c->doc->arena, &out->g, g);
}

static void copy_groups(sr_context *c, const sr_sentence *s, uint32_t first, uint32_t end, groups *out)
{
  uint32_t g = first;
  for (uint32_t t = s->tok_from; t < s->tok_to;) {
    if (g < end && c->ann->group.v[g].tok_from == t) {
      if (c->ann->group.v[g].verb) {
        copy_verb(c, c->ann->group.v[g], out);
      } else {
        split_group(c, c->ann->group.v[g], out);
        take_determiner(c, out);
        take_first_name(c, out);
        take_quoted_article(c, out);
      }
      t = c->ann->group.v[g++].tok_to;
      continue;
    }
    take_token(c, t, out);
    t++;
  }
}

/* Where the noun begins that a number counts: behind the number, a figure in brackets or "of". */
static uint32_t counted_from(const sr_context *c, const sr_quantity *q, uint32_t end)
{
  uint32_t t = q->num_to;
  if (t + 2 < end && sr_ctx_is(c, t, "or") && sr_ctx_is(c, t + 1, "more")) return t + 2;
  if (t + 3 < end && sr_ctx_is(c, t, "(") && c->doc->tok.v[t + 1].pos == SR_POS_NUM && sr_ctx_is(c, t + 2, ")")) return t + 3;
  if (t + 1 < end && sr_ctx_is(c, t, "of") && c->doc->tok.v[t + 1].pos != SR_POS_DET && c->doc->tok.v[t + 1].pos != SR_POS_PRON &&
      sr_ctx_any(c, t - 1, "couple dozen dozens score scores hundreds thousands handful number group"))
    return t + 1;
  return t;
}

static void join_number(sr_context *c, const sr_quantity *q, uint32_t end, groups *v)
{
  uint32_t noun = counted_from(c, q, end), b = 0;
  while (b < v->g.n && v->g.v[b].tok_to <= noun) b++;
  if (b == v->g.n || v->g.v[b].verb || v->g.v[b].tok_from > noun || v->g.v[b].tok_from <= q->num_from) return;
  if (c->doc->tok.v[noun].pos == SR_POS_DET || sr_ctx_any(c, noun, "a an the")) return; /* "one, | a policeman" */
  if (v->g.v[b].head < noun || c->doc->tok.v[v->g.v[b].head].pos == SR_POS_PRON) return;
  uint32_t a = b;
  while (a > 0 && v->g.v[a - 1].tok_to > q->num_from) a--;
  uint32_t from = a < b && v->g.v[a].tok_from < q->num_from ? v->g.v[a].tok_from : q->num_from;
  v->g.v[b].tok_from = from;
  memmove(&v->g.v[a], &v->g.v[b], (v->g.n - b) * sizeof *v->g.v);
  v->g.n -= b - a;
}

/* "Rs17,000 in cash": a sum is one group, its last word the head. */
static void join_money(const sr_context *c, const sr_quantity *q, groups *v)
{
  uint32_t end = q->tok_to, a = 0;
  if (end + 1 < c->doc->tok.n && sr_ctx_is(c, end, "in") && sr_ctx_is(c, end + 1, "cash")) end += 2;
  while (a < v->g.n && v->g.v[a].tok_to <= q->tok_from) a++;
  uint32_t b = a;
  while (b < v->g.n && v->g.v[b].tok_from < end) b++;
  if (a == b || v->g.v[a].tok_from < q->tok_from || v->g.v[b - 1].tok_to > end || v->g.v[a].verb) return;
  v->g.v[a] = (sr_group){.tok_from = q->tok_from, .tok_to = end, .head = end - 1};
  memmove(&v->g.v[a + 1], &v->g.v[b], (v->g.n - b) * sizeof *v->g.v);
  v->g.n -= b - a - 1;
}

static void join_numbers(sr_context *c, const sr_sentence *s, groups *v)
{
  for (uint32_t i = SR_ANN_FROM(c->ann->quantity, s->tok_from); i < c->ann->quantity.n; i++) {
    const sr_quantity *q = &c->ann->quantity.v[i];
    if (q->tok_from >= s->tok_to) break;
    if (q->kind == SR_NUM_COUNT) join_number(c, q, s->tok_to, v);
    if (q->kind == SR_NUM_MONEY) join_money(c, q, v);
  }
}

static bool is_measure(const sr_context *c, uint32_t t)
{
  return sr_ctx_any(c, t, "gram grams kilogram kilograms kg kgs kilo kilos tonne tonnes ton tons pound pounds litre litres amount amounts quantity quantities "
                          "haul cache consignment stock bags packets sacks boxes rounds pieces cartons drums bundles stockpile");
}

/* "a group | of | 30 Maoists", "a team | of | policemen": the people are the head. */
static bool is_band(const sr_context *c, const sr_group *a, const sr_group *b)
{
  if (!sr_ctx_any(c, a->tok_to - 1, "group gang band bunch team squad mob horde batch crowd contingent") || c->doc->tok.v[b->tok_from].pos == SR_POS_DET) return false;
  uint32_t t = b->tok_to - 1;
  sr_view w = sr_tok_norm(c->doc, t);
  bool many = c->doc->tok.v[t].pos == SR_POS_NOUNS || (w.len > 3 && w.ptr[w.len - 1] == 's');
  return many && sr_ctx_sense_over(c, t, b->tok_to, SR_LEX_CLASS_person) != SR_NONE;
}

/* "40 kilograms | of | cocaine": the thing is the head, the measure goes before it. */
static void join_measures(const sr_context *c, groups *v)
{
  for (uint32_t i = 0; i + 1 < v->g.n; i++) {
    sr_group *a = &v->g.v[i], *b = a + 1;
    bool of = a->tok_to + 1 == b->tok_from && sr_ctx_is(c, a->tok_to, "of");
    bool bare = a->tok_to == b->tok_from && c->doc->tok.v[a->tok_from].pos == SR_POS_NUM; /* "41 kilograms | explosives" */
    if (a->verb || b->verb) continue;
    if (of && is_band(c, a, b)) {
      b->tok_from = a->tok_from;
      memmove(a, b, (v->g.n - i - 1) * sizeof *v->g.v);
      v->g.n--;
      continue;
    }
    if (!(of || bare) || !is_measure(c, a->tok_to - 1)) continue;
    if (sr_ctx_sense_over(c, b->head, b->tok_to, SR_LEX_CLASS_weapon) == SR_NONE) continue;
    b->tok_from = a->tok_from;
    memmove(a, b, (v->g.n - i - 1) * sizeof *v->g.v);
    v->g.n--;
  }
}

/* "a Telugu Desam Party | (TDP) | activist", "a Central Reserve Police Force | (CRPF) | trooper": the letters in brackets
 * only abbreviate the name before them, and the noun behind them is the head. */
static bool abbreviated(const sr_context *c, const sr_group *a, const sr_group *m, const sr_group *b)
{
  if (a->verb || m->verb || b->verb || m->tok_to > m->tok_from + 3) return false;
  for (uint32_t k = m->tok_from; k < m->tok_to; k++)
    if (!(c->doc->tok.v[k].flags & SR_LEX_CAPS) && !(c->doc->tok.v[k].flags & SR_LEX_HYPHEN)) return false;
  if (m->tok_from != a->tok_to + 1 || b->tok_from != m->tok_to + 1 || !sr_ctx_is(c, a->tok_to, "(") || !sr_ctx_is(c, m->tok_to, ")")) return false;
  uint32_t t = b->tok_from;
  return !(c->doc->tok.v[t].flags & SR_LEX_UPPER) && noun_pos(c, t) && c->doc->tok.v[a->tok_to - 1].flags & SR_LEX_UPPER;
}

static void join_abbreviated(const sr_context *c, groups *v)
{
  for (uint32_t i = 0; i + 2 < v->g.n; i++) {
    if (!abbreviated(c, &v->g.v[i], &v->g.v[i + 1], &v->g.v[i + 2])) continue;
    v->g.v[i + 2].tok_from = v->g.v[i].tok_from;
    memmove(&v->g.v[i], &v->g.v[i + 2], (v->g.n - i - 2) * sizeof *v->g.v);
    v->g.n -= 2;
  }
}

/* "M. Bhupal | alias | Anand", "Saraiah | aka Azad": one person, and the first name is his. */
static bool is_alias(const sr_context *c, uint32_t t)
{
  return sr_ctx_any(c, t, "alias aka a.k.a. a.k.a @");
}

static void join_aliases(const sr_context *c, groups *v)
{
  for (uint32_t i = 0; i + 1 < v->g.n;) {
    sr_group *a = &v->g.v[i], *b = a + 1;
    bool own = !b->verb && is_alias(c, b->tok_from) && a->tok_to == b->tok_from;           /* "X | alias Y" */
    bool bare = a->tok_to + 1 == b->tok_from && is_alias(c, a->tok_to);                    /* "X alias | Y" */
    bool ends = a->tok_to == b->tok_from && is_alias(c, a->tok_to - 1);                    /* "X alias | Y" */
    if (a->verb || b->verb || !(own || bare || ends)) {
      i++;
      continue;
    }
    a->tok_to = b->tok_to; /* the head stays that of the first name */
    memmove(b, b + 1, (v->g.n - i - 2) * sizeof *b);
    v->g.n--;
  }
}

/* Puts the mended groups where the sentence's groups stood. */
static void replace(sr_context *c, uint32_t first, uint32_t end, const groups *v)
{
  uint32_t tail = c->ann->group.n - end, n = c->ann->group.n - (end - first) + v->g.n;
  while (c->ann->group.n < n) {
    sr_group none = {0};
    SR_PUSH(c->doc->arena, &c->ann->group, none);
  }
  memmove(&c->ann->group.v[first + v->g.n], &c->ann->group.v[end], tail * sizeof *c->ann->group.v);
  if (v->g.n) memcpy(&c->ann->group.v[first], v->g.v, v->g.n * sizeof *v->g.v);
  c->ann->group.n = n;
}

void sr_regroup(sr_context *c, uint32_t sent)
{
  const sr_sentence *s = &c->doc->sent.v[sent];
  if (!s->tagged) return;
  uint32_t first = SR_ANN_FROM(c->ann->group, s->tok_from), end = SR_ANN_FROM(c->ann->group, s->tok_to);
  groups v = {{0}};
  copy_groups(c, s, first, end, &v);
  join_actors(c, s, &v);
  join_people(c, s, &v);
  split_deeds(c, &v);
  join_neighbours(c, &v);
  join_participles(c, &v);
  join_numbers(c, s, &v);
  join_measures(c, &v);
  join_abbreviated(c, &v);
  join_aliases(c, &v);
  replace(c, first, end, &v);
}
