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
  for (uint32_t i = sr_walk_speech_from(w->c, w->sent); i < w->c->out->speech.n; i++) {
    const sr_speech *s = &w->c->out->speech.v[i];
    if (s->sent > w->sent) break;
    if (!s->implied && tok >= s->who_from && tok < s->who_to) return true;
  }
  return false;
}

/* "he added": the one who speaks. */
static bool speaks(const walker *w, uint32_t tok)
{
  for (uint32_t i = sr_walk_speech_from(w->c, w->sent); i < w->c->out->speech.n; i++) {
    const sr_speech *s = &w->c->out->speech.v[i];
    if (s->sent > w->sent) break;
    if (s->implied && s->cue_from > tok && s->cue_from <= tok + 4) return true;
  }
  return false;
}

static void add_mention(walker *w, uint32_t from, uint32_t to, uint32_t person, sr_form form)
{
  bool speaker = form == SR_FORM_NAME && in_speaker(w, from);
  bool possessive = sr_ctx_any(w->c, from, "his her") && to > from + 1;
  /* "his house", "Farooq's brother" */
  possessive |= to < w->to && sr_ctx_any(w->c, to, "'s '");
  sr_person_mention m = {from, to, {0, 0}, person, w->sent, (uint8_t)form, speaker, possessive};
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
    if (hostile && !d->hostile && !d->convict && (!open || d->bystander || d->office || d->spoke)) continue;
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
    if (sr_view_eq(v, SR_V("victim")) || sr_view_eq(v, SR_V("dead"))) return 2;
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
  uint32_t x = sr_ctx_sense_over(w->c, s->tok_to - 1, s->tok_to, SR_LEX_CLASS_person);
  int who = x == SR_NONE ? -1 : sr_who_of(sr_ctx_value(w->c, x));
  if (who >= 0 && who == d->who && who != SR_WHO_unknown && who != SR_WHO_civilian) return true;
  if (d->convict && sr_ctx_is(w->c, s->tok_to - 1, "convict")) return true;
  for (uint32_t i = 0; i < d->descriptors.n; i++)
    if (sr_view_ends(d->descriptors.v[i], word)) return true;
  return false;
}

/* "the slain terrorist", "the journalist": the one told of before. */
static void noun(walker *w, uint32_t from, uint32_t to)
{
  if (!sr_ctx_any(w->c, from, "the this that slain") || sr_ctx_quantity_over(w->c, from + 1) != SR_NONE) return;
  if (in_speaker(w, from)) return;
  uint32_t sense = SR_NONE, found = SR_NONE;
  int kind = noun_kind(w, from, to, &sense);
  if (!kind) return;
  for (uint32_t i = 0; i < w->p->draft.n; i++) {
    const sr_draft *d = &w->p->draft.v[i];
    if (near_enough(w, d, NOUN_REACH) && called_so(w, d, sense) && (found == SR_NONE || d->last > w->p->draft.v[found].last)) found = i;
  }
  /* "the gunman", "the mastermind": nobody named before, unless he was called so. */
  if (found == SR_NONE && (sr_ctx_has(w->c, sense, SR_V("event")) || sr_view_eq(sr_ctx_value(w->c, sense), SR_V("planner")))) return;
  if (found == SR_NONE && kind == 1) found = latest(w, NOUN_REACH, true, false);
  if (found == SR_NONE && kind == 1) found = latest(w, 4, true, true);
  bool dead = sr_ctx_any(w->c, w->c->ann->sense.v[sense].tok_from, "deceased victim martyr");
  if (found == SR_NONE && dead) found = latest(w, 4, false, false);
  if (found == SR_NONE) return;
  add_mention(w, from, to, found, SR_FORM_NOUN);
  sr_people_describe(w->p, found, from, to);
}

/* "the two had been taken from a hotel", "both were shot": so many persons, named side by side before. */
static void all_of_them(walker *w, uint32_t from, uint32_t to)
{
  static const char *const words[] = {"two both", "three", "four"};
  const sr_context *c = w->c;
  uint32_t at = from + (sr_ctx_is(c, from, "the") && to > from + 1), last = w->p->mention.n, n = 0;
  bool both = sr_ctx_is(c, at, "both");
  if (to != at + 1 || (at == from && !both) || (both && to < w->to && !sr_walk_verb(c, to) && c->doc->tok.v[to].pos != SR_POS_AUX)) return;
  for (uint32_t k = 0; k < 3; k++)
    if (sr_ctx_any(c, at, words[k])) n = k + 2;
  if (!n || last < n) return;
  /* The last names of the report, so many of them in one sentence, each another person. */
  uint32_t sent = w->p->mention.v[last - 1].sent;
  if (sent == w->sent || sent + PRONOUN_REACH < w->sent) return;
  uint32_t first = last;
  while (first > 0 && w->p->mention.v[first - 1].sent == sent)
    first--;
  uint32_t found[4], k = 0;
  for (uint32_t i = first; i < last; i++) {
    bool seen = w->p->mention.v[i].speaker;
    for (uint32_t j = 0; j < k; j++)
      seen |= found[j] == w->p->mention.v[i].person;
    if (seen) continue;
    if (k == n) return;
    found[k++] = w->p->mention.v[i].person;
  }
  for (uint32_t j = 0; k == n && j < k; j++)
    add_mention(w, from, to, found[j], SR_FORM_NOUN);
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

/* "Two brothers, Asif and Arif,": names that a number counts; "Constables Wajid and Haroon": a name joined to one. */
static bool listed(const walker *w, sr_span n)
{
  const sr_entity *e = w->c->out->entity.v;
  for (uint32_t i = sr_walk_entity_from(w->c, w->sent); i < w->c->out->entity.n && e[i].sent == w->sent && e[i].tok_from <= n.from; i++) {
    if (e[i].tok_to <= n.from || e[i].same == SR_NONE) continue;
    const sr_entity *root = &e[e[i].same];
    if (root->type == SR_ENT_PEOPLE && root->explicit_number && root->best > 1) return true;
  }
  uint32_t t = n.from;
  if (t < w->from + 2 || !sr_ctx_is(w->c, t - 1, "and") || !w->p->mention.n) return false;
  const sr_person_mention *last = &w->p->mention.v[w->p->mention.n - 1];
  return last->form == SR_FORM_NAME && last->tok_to == t - 1 && !last->speaker;
}

static bool introduced(const walker *w, sr_span n)
{
  uint32_t t = n.from;
  if (listed(w, n)) return true;
  if (t > w->from && (sr_ctx_sense_over(w->c, t - 1, t, SR_LEX_CLASS_title) != SR_NONE || sr_ctx_is(w->c, t - 1, "one"))) return true;
  return t > w->from && sr_ctx_sense_over(w->c, t - 1, t, SR_LEX_CLASS_person) != SR_NONE;
}

/* The noun group that ends at `to` with what hangs on it: "one of the kidnapped men", "the reporter of a Sindhi daily". */
static sr_span noun_chain(const walker *w, uint32_t to)
{
  const sr_context *c = w->c;
  uint32_t g = sr_walk_np_before(c, to, w->from);
  if (g == SR_NONE) {
    /* A noun that the tagger took for a verb ("two co-accused"). */
    uint32_t s = to > w->from ? sr_ctx_sense_over(c, to - 1, to, SR_LEX_CLASS_descriptor) : SR_NONE;
    if (s == SR_NONE) return (sr_span){0, 0};
    return (sr_span){c->ann->sense.v[s].tok_from, to};
  }
  sr_span n = {c->ann->group.v[g].tok_from, to};
  while (n.from > w->from + 1) {
    bool poss = sr_ctx_any(c, n.from, "'s '"), prep = sr_ctx_any(c, n.from - 1, "of for in at from");
    if (!poss && !prep) break;
    uint32_t left = sr_walk_np_before(c, prep ? n.from - 1 : n.from, w->from);
    if (left == SR_NONE) break;
    n.from = c->ann->group.v[left].tok_from;
  }
  return n;
}

static bool holds_person(const sr_context *c, sr_span n)
{
  return sr_ctx_sense_in(c, n.from, n.to, SR_LEX_CLASS_person) != SR_NONE || sr_ctx_sense_in(c, n.from, n.to, SR_LEX_CLASS_descriptor) != SR_NONE ||
         sr_ctx_sense_in(c, n.from, n.to, SR_LEX_CLASS_title) != SR_NONE;
}

static bool holds_name(const walker *w, sr_span n)
{
  sr_span x = sr_people_name(w->c, n);
  return x.from < x.to;
}

/* "Gul Khan, 34, [a shopkeeper], Aslam Khan": the noun between two commas is the first one's. */
static bool of_name_before(const walker *w, sr_span n)
{
  const sr_context *c = w->c;
  if (!w->p->mention.n || n.from <= w->from || !sr_walk_mark(c, n.from - 1, ',') || !sr_ctx_any(c, n.from, "a an the one")) return false;
  const sr_person_mention *m = &w->p->mention.v[w->p->mention.n - 1];
  if (m->sent != w->sent || m->form != SR_FORM_NAME || m->tok_to >= n.from) return false;
  for (uint32_t t = m->tok_to; t < n.from; t++)
    if (!sr_walk_mark(c, t, ',') && !(c->doc->tok.v[t].flags & SR_LEX_NUMBER)) return false;
  return true;
}

/* "the reporter of a daily, Aziz Mirani", "One of the slain militants was Aqib Dar", "Constable [Siraj Khan]". */
static sr_span noun_left(const walker *w, uint32_t from)
{
  const sr_context *c = w->c;
  sr_span none = {0, 0};
  if (from <= w->from) return none;
  uint32_t t = from - 1;
  bool comma = sr_walk_mark(c, t, ','), copula = sr_ctx_any(c, t, "was were is are include included includes");
  uint32_t title = sr_ctx_sense_over(c, t, from, SR_LEX_CLASS_title);
  if (title != SR_NONE && c->ann->sense.v[title].tok_to == from) return (sr_span){c->ann->sense.v[title].tok_from, from};
  sr_span n = noun_chain(w, comma || copula ? t : from);
  if (n.from >= n.to || !holds_person(c, n) || holds_name(w, n)) return none;
  if (comma && n.from > w->from && sr_walk_verb(c, n.from - 1) == false && sr_ctx_any(c, n.from - 1, "and")) return none;
  if (comma && of_name_before(w, n)) return none;
  return n;
}

static sr_span noun_right(const walker *w, uint32_t to)
{
  const sr_context *c = w->c;
  sr_span none = {0, 0};
  uint32_t t = to;
  if (t < w->to && sr_ctx_any(c, t, "( [")) t = sr_walk_close(c, t, w->to);
  if (t + 1 >= w->to || !sr_walk_mark(c, t, ',')) return none;
  /* ", 24, a trader" */
  if (t + 2 < w->to && sr_ctx_quantity_over(c, t + 1) != SR_NONE && sr_walk_mark(c, t + 2, ',')) t += 2;
  uint32_t g = sr_walk_np_at(c, t + 1, w->to);
  if (g == SR_NONE || c->ann->group.v[g].tok_from != t + 1 || !sr_ctx_any(c, t + 1, "a an the one")) return none;
  sr_span n = {t + 1, c->ann->group.v[g].tok_to};
  return holds_name(w, n) ? none : n;
}

/* "Qari Yasin and Muhammad Aslam": the second name is called what the first is. */
static sr_span noun_of_name_before(const walker *w, uint32_t from)
{
  sr_span none = {0, 0};
  if (!w->p->mention.n || from <= w->from) return none;
  const sr_person_mention *m = &w->p->mention.v[w->p->mention.n - 1];
  if (m->sent != w->sent || m->form != SR_FORM_NAME || m->also.from >= m->also.to || m->also.to > m->tok_from) return none;
  if (from - m->tok_to > 2) return none;
  for (uint32_t t = m->tok_to; t < from; t++)
    if (!sr_ctx_any(w->c, t, ", and &")) return none;
  return m->also;
}

/* Capitals in apposition to a noun for one person are a name, though the tagger saw none: "a defendant, Maite Arana,". */
static sr_span name_by_place(const walker *w, const sr_group *g)
{
  const sr_context *c = w->c;
  sr_span none = {0, 0};
  if (g->tok_from <= w->from || !sr_walk_mark(c, g->tok_from - 1, ',') || g->tok_to - g->tok_from > 4) return none;
  if (g->tok_to >= w->to || !sr_ctx_any(c, g->tok_to, ", ( .")) return none;
  for (uint32_t t = g->tok_from; t < g->tok_to; t++) {
    const sr_token *k = &c->doc->tok.v[t];
    if (k->pos != SR_POS_PROPN || !(k->flags & SR_LEX_UPPER) || (k->flags & (SR_TOK_NOCASE | SR_LEX_CAPS)) || sr_ctx_actor_over(c, t) != SR_NONE ||
        sr_ctx_place_over(c, t) != SR_NONE || sr_ctx_timex_over(c, t) != SR_NONE)
      return none;
  }
  sr_span n = noun_left(w, g->tok_from);
  uint32_t row = sr_walk_row_in(c, n.from, n.to, SR_LEX_CLASS_person);
  bool one = row != SR_NONE && !(c->lex->rows[row].flags & SR_LEXF_PLURAL) && !sr_lex_has(c->lex, row, SR_V("mass"));
  one |= n.from < n.to && sr_ctx_sense_over(c, n.to - 1, n.to, SR_LEX_CLASS_descriptor) != SR_NONE;
  return one ? (sr_span){g->tok_from, g->tok_to} : none;
}

static bool name_group(walker *w, const sr_group *group, uint32_t *end)
{
  sr_group g = *group;
  /* A name that runs on into the next group. */
  while (g.tok_to < w->to && w->c->doc->tok.v[g.tok_to].ner == SR_NER_I_PER && sr_walk_np_at(w->c, g.tok_to, w->to) != SR_NONE)
    g.tok_to = w->c->ann->group.v[sr_walk_np_at(w->c, g.tok_to, w->to)].tok_to;
  sr_span n = sr_people_name(w->c, (sr_span){g.tok_from, g.tok_to});
  if (n.from >= n.to) n = name_by_place(w, &g);
  if (n.from >= n.to) return false;
  *end = g.tok_to;
  if (single(w, n) && !known(w, n) && !introduced(w, n) && noun_left(w, n.from).from == 0) return true;
  uint32_t person = sr_people_named(w->p, n);
  if (person == SR_NONE) return true;
  uint32_t behind = sr_people_aliases(w->p, person, n.to, w->to);
  sr_span also = noun_left(w, g.tok_from);
  if (also.from >= also.to) also = noun_of_name_before(w, g.tok_from);
  sr_span right = noun_right(w, behind > g.tok_to ? behind : g.tok_to);
  add_mention(w, g.tok_from, g.tok_to, person, SR_FORM_NAME);
  uint32_t court = g.tok_from > w->from ? sr_ctx_sense_over(w->c, g.tok_from - 1, g.tok_from, SR_LEX_CLASS_proceeding) : SR_NONE;
  if (court != SR_NONE && (sr_view_eq(sr_ctx_value(w->c, court), SR_V("sentenced")) || sr_view_eq(sr_ctx_value(w->c, court), SR_V("convicted"))))
    w->p->draft.v[person].convict = true;
  w->p->mention.v[w->p->mention.n - 1].also = also.from < also.to ? also : right;
  /* "Deputy Superintendent of Police Abdul Hameed", cut in the middle of the rank. */
  uint32_t rank = n.from > w->from ? sr_ctx_sense_over(w->c, n.from - 1, n.from, SR_LEX_CLASS_title) : SR_NONE;
  if (rank != SR_NONE && w->c->ann->sense.v[rank].tok_from < g.tok_from)
    sr_people_describe(w->p, person, w->c->ann->sense.v[rank].tok_from, n.from);
  else if (n.from > g.tok_from)
    sr_people_describe(w->p, person, g.tok_from, n.from);
  if (in_speaker(w, n.from)) return true;
  if (also.from < also.to) sr_people_describe(w->p, person, also.from, also.to);
  if (right.from < right.to) sr_people_describe(w->p, person, right.from, right.to);
  return true;
}

/* "The suspect, identified as Zahid Noor": the noun is the name's. Leaves a mention for the noun. */
/* The end of the tokens from `tok` that the tagger calls one person's name; `tok` where none starts there. */
static uint32_t name_run(const walker *w, uint32_t tok)
{
  if (w->c->doc->tok.v[tok].ner != SR_NER_B_PER) return tok;
  do
    tok++;
  while (tok < w->to && w->c->doc->tok.v[tok].ner == SR_NER_I_PER);
  return tok;
}

static void identified(walker *w, sr_span noun_span, uint32_t tok)
{
  sr_context *c = w->c;
  for (uint32_t t = tok; t < w->to;) {
    uint32_t k = sr_walk_np_at(c, t, w->to), run = name_run(w, t);
    if (k == SR_NONE && run == t) {
      if (!sr_ctx_any(c, t, ", and ( ) alias aka") && !(c->doc->tok.v[t].flags & SR_LEX_NUMBER)) break;
      t++;
      continue;
    }
    sr_span g = {t, run};
    if (k != SR_NONE) g = (sr_span){c->ann->group.v[k].tok_from, c->ann->group.v[k].tok_to};
    while (g.to < w->to && c->doc->tok.v[g.to].ner == SR_NER_I_PER && sr_walk_np_at(c, g.to, w->to) != SR_NONE)
      g.to = c->ann->group.v[sr_walk_np_at(c, g.to, w->to)].tok_to;
    sr_span n = sr_people_name(c, g);
    /* What follows this verb is a name, though the tagger saw none. */
    if (n.from >= n.to && t == tok && (c->doc->tok.v[g.from].flags & SR_LEX_UPPER) && c->doc->tok.v[g.from].pos == SR_POS_PROPN) n = g;
    if (n.from >= n.to) break;
    uint32_t person = sr_people_named(w->p, n);
    if (person == SR_NONE) return;
    add_mention(w, noun_span.from, noun_span.to, person, SR_FORM_NOUN);
    sr_people_describe(w->p, person, noun_span.from, noun_span.to);
    t = g.to;
  }
}

/* "The suspect, identified as": the noun before; "identified the slain man as": the noun behind. */
static void identify(walker *w, uint32_t sense)
{
  const sr_context *c = w->c;
  const sr_sense *s = &c->ann->sense.v[sense];
  if (sr_view_eq(sr_ctx_value(c, sense), SR_V("identify"))) {
    uint32_t pos = sr_walk_verb_start(c, s->tok_from, w->from);
    if (pos > w->from && sr_walk_mark(c, pos - 1, ',')) pos--;
    sr_span n = noun_chain(w, pos);
    identified(w, n.from < n.to ? n : (sr_span){s->tok_from, s->tok_to}, s->tok_to);
  } else if (sr_view_eq(sr_ctx_value(c, sense), SR_V("identify_np"))) {
    uint32_t g = sr_walk_np_at(c, s->tok_to, w->to);
    if (g == SR_NONE) return;
    uint32_t to = c->ann->group.v[g].tok_to;
    if (to < w->to && sr_ctx_is(c, to, "as")) identified(w, (sr_span){s->tok_to, to}, to + 1);
  }
}

static bool before_identify(const walker *w, uint32_t to)
{
  for (uint32_t t = to; t < w->to && t < to + 5; t++) {
    uint32_t s = sr_ctx_sense_at(w->c, t, SR_LEX_CLASS_descriptor);
    if (s != SR_NONE && sr_view_eq(sr_ctx_value(w->c, s), SR_V("identify"))) return true;
    if (t == to && sr_ctx_is(w->c, t, "as")) return true;
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
  uint32_t done = w->from, skip = w->from;
  for (uint32_t i = SR_ANN_FROM(c->ann->group, w->from); i < c->ann->group.n; i++) {
    const sr_group *g = &c->ann->group.v[i];
    if (g->tok_from >= w->to) break;
    for (uint32_t t = done; t < g->tok_to; t++) {
      uint32_t s = sr_ctx_sense_at(c, t, SR_LEX_CLASS_descriptor);
      if (s != SR_NONE) identify(w, s);
    }
    if (g->tok_to > done) done = g->tok_to;
    /* A name that the tagger took into a verb group. */
    uint32_t run = g->verb ? name_run(w, g->tok_from) : g->tok_from;
    if (g->verb && run > g->tok_from && g->tok_from >= skip) {
      sr_group name = {g->tok_from, run, run - 1, false};
      name_group(w, &name, &skip);
    }
    if (g->verb || g->tok_from < skip) continue;
    if (c->doc->tok.v[g->head].pos == SR_POS_PRON || sr_ctx_any(c, g->tok_from, "his her")) {
      pronoun(w, g->tok_from, g->tok_to);
      continue;
    }
    if (name_group(w, g, &skip) || before_identify(w, g->tok_to) || name_follows(w, g->tok_to)) continue;
    all_of_them(w, g->tok_from, g->tok_to);
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
  if (p->mention.n) qsort(p->mention.v, p->mention.n, sizeof *p->mention.v, by_token);
}

/* ---- asking ---- */

uint32_t sr_people_from(const sr_people *p, uint32_t tok)
{
  return sr_ann_lower(p->mention.v, p->mention.n, sizeof *p->mention.v, tok);
}

uint32_t sr_people_before(const sr_people *p, uint32_t sent, uint32_t tok)
{
  for (uint32_t i = sr_people_from(p, tok); i-- > 0;) {
    const sr_person_mention *m = &p->mention.v[i];
    if (m->sent < sent) break;
    if (m->sent == sent && m->tok_to <= tok && !m->speaker && !m->possessive) return i;
  }
  return SR_NONE;
}

uint32_t sr_people_after(const sr_people *p, uint32_t sent, uint32_t tok, uint32_t end)
{
  for (uint32_t i = sr_people_from(p, tok); i < p->mention.n; i++) {
    const sr_person_mention *m = &p->mention.v[i];
    if (m->tok_from >= end) break;
    if (m->sent == sent && !m->speaker && !m->possessive) return i;
  }
  return SR_NONE;
}

uint32_t sr_people_at(const sr_people *p, uint32_t from, uint32_t to)
{
  for (uint32_t i = sr_people_from(p, from > 64 ? from - 64 : 0); i < p->mention.n; i++) {
    const sr_person_mention *m = &p->mention.v[i];
    if (m->tok_from >= to) break;
    if (m->tok_to > from && !m->speaker && !m->possessive) return i;
  }
  return SR_NONE;
}
