/* Names of persons, their other names, and what they are called. See people_parts.h. */
#include "extract/people_parts.h"

/* ---- the name inside a group ---- */

static bool word_of_name(const sr_context *c, uint32_t tok)
{
  const sr_token *t = &c->doc->tok.v[tok];
  if (!(t->flags & SR_LEX_WORD)) return t->flags & SR_LEX_HYPHEN;
  if (!(t->flags & (SR_LEX_UPPER | SR_TOK_NOCASE)) && sr_walk_verb(c, tok)) return false; /* "Modi-led" */
  if (t->flags & SR_TOK_NOCASE) return t->ner == SR_NER_B_PER || t->ner == SR_NER_I_PER;
  return (t->flags & SR_LEX_UPPER) || (t->flags & SR_LEX_HYPHEN) || sr_ctx_any(c, tok, "al el ul bin ibn de la del von van da dos ur");
}

static bool stays_in_name(const sr_context *c, uint32_t tok, sr_view title)
{
  if (sr_view_eq(title, SR_V("religious")) || sr_view_eq(title, SR_V("tribal"))) return true;
  return sr_view_eq(title, SR_V("courtesy")) && !sr_ctx_any(c, tok, "mr mrs ms miss mister sir late");
}

/* Ranks and offices in front are no part of a name; forms of address that people bear are. */
static uint32_t skip_titles(const sr_context *c, uint32_t from, uint32_t to)
{
  while (from + 1 < to) {
    uint32_t s = sr_ctx_sense_at(c, from, SR_LEX_CLASS_title);
    uint32_t p = sr_ctx_sense_at(c, from, SR_LEX_CLASS_person);
    if (s != SR_NONE && c->ann->sense.v[s].tok_to < to && !stays_in_name(c, from, sr_ctx_value(c, s)))
      from = c->ann->sense.v[s].tok_to;
    else if (s == SR_NONE && p != SR_NONE && c->ann->sense.v[p].tok_to < to)
      from = c->ann->sense.v[p].tok_to;
    else
      break;
  }
  return from;
}

static bool is_per(const sr_context *c, uint32_t tok)
{
  uint8_t n = c->doc->tok.v[tok].ner;
  return n == SR_NER_B_PER || n == SR_NER_I_PER;
}

/* Does something else have these words: a place, a party, a time? */
static bool taken_by_other(const sr_context *c, uint32_t tok)
{
  uint32_t a = sr_ctx_actor_over(c, tok), x = sr_ctx_timex_over(c, tok), l = sr_ctx_place_over(c, tok);
  if (a != SR_NONE || x != SR_NONE) return true;
  /* "Haji Murad" is a village too: with a form of address that persons bear, and no preposition, it is a man. */
  uint32_t title = l == SR_NONE ? SR_NONE : sr_ctx_sense_at(c, c->ann->place.v[l].tok_from, SR_LEX_CLASS_title);
  if (title != SR_NONE && stays_in_name(c, c->ann->place.v[l].tok_from, sr_ctx_value(c, title)) && is_per(c, c->ann->place.v[l].tok_to - 1) &&
      !(c->ann->place.v[l].tok_from > 0 && sr_ctx_any(c, c->ann->place.v[l].tok_from - 1, "in at near from of to towards around outside")))
    return false;
  return l != SR_NONE && !c->ann->place.v[l].in_name && c->ann->place.v[l].place != SR_NONE;
}

static uint32_t alias_at(const sr_context *c, uint32_t tok)
{
  uint32_t s = sr_ctx_sense_at(c, tok, SR_LEX_CLASS_descriptor);
  return s != SR_NONE && sr_view_eq(sr_ctx_value(c, s), SR_V("alias")) ? c->ann->sense.v[s].tok_to : SR_NONE;
}

/* Grows a name over the words around it that look like its parts. */
static sr_span grow(const sr_context *c, sr_span group, sr_span n)
{
  while (n.from > group.from && word_of_name(c, n.from - 1) && !taken_by_other(c, n.from - 1) && alias_at(c, n.from - 1) == SR_NONE &&
         (c->doc->tok.v[n.from - 1].pos == SR_POS_PROPN || sr_ctx_sense_at(c, n.from - 1, SR_LEX_CLASS_title) != SR_NONE))
    n.from--;
  while (n.to < group.to && word_of_name(c, n.to) && !taken_by_other(c, n.to) && alias_at(c, n.to) == SR_NONE)
    n.to++;
  n.from = skip_titles(c, n.from, n.to);
  for (uint32_t t = n.from; t < n.to; t++)
    if (alias_at(c, t) != SR_NONE && t > n.from) n.to = t;
  while (n.to > n.from && (!(c->doc->tok.v[n.to - 1].flags & SR_LEX_WORD) || !(c->doc->tok.v[n.to - 1].flags & (SR_LEX_UPPER | SR_LEX_HYPHEN | SR_TOK_NOCASE))))
    n.to--;
  return n;
}

/* A word that belongs to places, organisations or events, not to a person. */
static bool other_noun(const sr_context *c, uint32_t tok)
{
  const sr_lex_class not_names[] = {SR_LEX_CLASS_site, SR_LEX_CLASS_trigger, SR_LEX_CLASS_place_word, SR_LEX_CLASS_speaker};
  for (size_t i = 0; i < sizeof not_names / sizeof *not_names; i++)
    if (sr_ctx_sense_over(c, tok, tok + 1, not_names[i]) != SR_NONE) return true;
  return false;
}

/* "Waleed police station", "in Uch Sharif": the name of something else. */
static bool names_other(const sr_context *c, sr_span g, sr_span n)
{
  uint32_t l = sr_ctx_place_over(c, n.from);
  if (l != SR_NONE && c->ann->place.v[l].tok_from <= n.from && c->ann->place.v[l].tok_to >= n.to && n.from == g.from && n.from > 0 &&
      sr_ctx_any(c, n.from - 1, "in at near from around of outside towards to"))
    return true;
  if (other_noun(c, n.to - 1)) return true; /* "Bibi Fatima Mosque" */
  if (l != SR_NONE && c->ann->place.v[l].demonym && c->ann->place.v[l].tok_to >= n.to) return true;
  if (n.to >= g.to) return false;
  uint8_t p = c->doc->tok.v[n.to].pos;
  bool goes_on = p == SR_POS_NOUN || p == SR_POS_NOUNS || (p == SR_POS_PROPN && other_noun(c, n.to));
  uint32_t s = sr_ctx_sense_at(c, n.to, SR_LEX_CLASS_descriptor);
  return goes_on && s == SR_NONE;
}

/* "one Toofan": in South Asian reports "one" before a capital introduces a name. */
static sr_span behind_one(const sr_context *c, sr_span g)
{
  sr_span none = {0, 0};
  if (g.to < g.from + 2 || !sr_ctx_is(c, g.from, "one") || c->doc->tok.v[g.from].flags & SR_TOK_NOCASE) return none;
  for (uint32_t t = g.from + 1; t < g.to; t++) {
    const sr_token *k = &c->doc->tok.v[t];
    if (!(k->flags & SR_LEX_UPPER) || k->flags & (SR_LEX_CAPS | SR_TOK_NOCASE) || taken_by_other(c, t) || other_noun(c, t) ||
        sr_ctx_sense_over(c, t, t + 1, SR_LEX_CLASS_person) != SR_NONE || sr_ctx_sense_over(c, t, t + 1, SR_LEX_CLASS_title) != SR_NONE)
      return none;
  }
  return (sr_span){g.from + 1, g.to};
}

/* "Constable Irfanullah", "the dacoit Sabu Jagirani": capitals behind a rank or noun, though the tagger saw no name. */
static sr_span behind_title(const sr_context *c, sr_span g)
{
  for (uint32_t t = g.from; t + 1 < g.to; t++) {
    uint32_t s = sr_ctx_sense_at(c, t, SR_LEX_CLASS_title), p = sr_ctx_sense_at(c, t, SR_LEX_CLASS_person);
    uint32_t to = s != SR_NONE ? c->ann->sense.v[s].tok_to : 0;
    if (p != SR_NONE && c->ann->sense.v[p].tok_to > to) to = c->ann->sense.v[p].tok_to;
    if (!to || to >= g.to || !word_of_name(c, to) || (c->doc->tok.v[to].flags & SR_TOK_NOCASE) || taken_by_other(c, to)) continue;
    if (c->doc->tok.v[to].pos != SR_POS_PROPN || other_noun(c, to)) continue;
    sr_span n = grow(c, g, (sr_span){to, to + 1});
    /* One word alone needs a rank before it; "Police Office" is no person. */
    bool mass = p != SR_NONE && sr_ctx_has(c, p, SR_V("mass"));
    if ((s == SR_NONE && (mass || n.to < n.from + 2)) || names_other(c, g, n)) continue;
    return n;
  }
  return (sr_span){0, 0};
}

sr_span sr_people_name(const sr_context *c, sr_span g)
{
  for (uint32_t t = g.from; t < g.to; t++) {
    if (!is_per(c, t)) continue;
    uint32_t to = t + 1;
    while (to < g.to && is_per(c, to) && c->doc->tok.v[to].ner != SR_NER_B_PER)
      to++;
    bool other = true;
    for (uint32_t k = t; k < to; k++)
      other &= taken_by_other(c, k);
    if (other || !word_of_name(c, t)) {
      t = to - 1;
      continue;
    }
    sr_span n = grow(c, g, (sr_span){t, to});
    uint32_t title = sr_ctx_sense_over(c, n.from, SR_MAX_SENTENCE + n.from, SR_LEX_CLASS_title);
    bool rank = title != SR_NONE && c->ann->sense.v[title].tok_to >= n.to && !stays_in_name(c, n.from, sr_ctx_value(c, title));
    if (n.from < n.to && !rank && !names_other(c, g, n)) return n;
    t = to - 1;
  }
  sr_span one = behind_one(c, g);
  return one.from < one.to ? one : behind_title(c, g);
}

/* ---- one person, several forms of the name ---- */

static bool has_word(const sr_context *c, sr_span n, uint64_t key)
{
  for (uint32_t t = n.from; t < n.to; t++)
    if (c->doc->tok.v[t].key == key) return true;
  return false;
}

static unsigned words(const sr_context *c, sr_span n)
{
  unsigned k = 0;
  for (uint32_t t = n.from; t < n.to; t++)
    k += (c->doc->tok.v[t].flags & SR_LEX_WORD) != 0;
  return k;
}

/* Is the short name a part of the full one: "Farooq" of "Omar Farooq"? Names of several words must all be in it. */
static bool part_of(const sr_context *c, sr_span small, sr_span full)
{
  for (uint32_t t = small.from; t < small.to; t++)
    if (!has_word(c, full, c->doc->tok.v[t].key)) return false;
  return true;
}

uint32_t sr_people_named(sr_people *p, sr_span name)
{
  sr_context *c = p->c;
  for (uint32_t i = p->draft.n; i-- > 0;) {
    sr_draft *d = &p->draft.v[i];
    if (part_of(c, name, d->name)) return i;
    /* The full name after the short one is the same person only where the short has two words. */
    if (words(c, d->name) < 2 && !part_of(c, d->name, name)) continue;
    if (!part_of(c, d->name, name)) continue;
    d->name = name;
    d->name_text = sr_tok_text(c->doc, name.from, name.to);
    for (uint32_t k = 0; k < d->evidence.n; k++)
      if (sr_view_eq(d->evidence.v[k].field, SR_V("name"))) {
        d->evidence.v[k].from = c->doc->tok.v[name.from].from, d->evidence.v[k].to = c->doc->tok.v[name.to - 1].to;
        d->evidence.v[k].text = d->name_text;
      }
    return i;
  }
  if (p->draft.n == SR_MAX_DRAFTS) {
    sr_note(c->doc, SR_DIAG_limit_reached, c->doc->tok.v[name.from].from, c->doc->tok.v[name.to - 1].to, SR_VNULL);
    return SR_NONE;
  }
  sr_draft d = {.name = name, .name_text = sr_tok_text(c->doc, name.from, name.to), .who = SR_WHO__N};
  SR_PUSH(c->doc->arena, &p->draft, d);
  sr_people_evidence(p, p->draft.n - 1, SR_V("name"), name.from, name.to);
  return p->draft.n - 1;
}

static void add_view(sr_context *c, sr_views *v, sr_view text)
{
  for (uint32_t i = 0; i < v->n; i++)
    if (sr_view_eq(v->v[i], text)) return;
  SR_PUSH(c->doc->arena, v, text);
}

uint32_t sr_people_aliases(sr_people *p, uint32_t person, uint32_t tok, uint32_t end)
{
  sr_context *c = p->c;
  for (;;) {
    uint32_t t = tok;
    while (t < end && (sr_ctx_any(c, t, "( , [") || sr_walk_quote(c, t)))
      t++;
    uint32_t to = t < end ? alias_at(c, t) : SR_NONE;
    /* "Ali (Toofan)" is no alias; the word is needed. */
    if (to == SR_NONE) return tok;
    while (to < end && (sr_walk_quote(c, to) || sr_ctx_any(c, to, "the of as by name")))
      to++;
    uint32_t last = to;
    while (last < end && last < to + 4 && word_of_name(c, last) && alias_at(c, last) == SR_NONE)
      last++;
    if (last == to) return tok;
    add_view(c, &p->draft.v[person].aliases, sr_tok_text(c->doc, to, last));
    sr_people_evidence(p, person, sr_arena_printf(c->doc->arena, "aliases/%u", p->draft.v[person].aliases.n - 1), to, last);
    tok = last;
    while (tok < end && (sr_walk_quote(c, tok) || sr_ctx_any(c, tok, ") ]")))
      tok++;
  }
}

/* ---- what they are called ---- */

/* The words before a noun that make it what it is: "university lecturer", "former member". */
static uint32_t widen(const sr_context *c, uint32_t from, uint32_t floor)
{
  while (from > floor) {
    uint32_t t = from - 1;
    uint8_t pos = c->doc->tok.v[t].pos;
    bool noun = pos == SR_POS_NOUN && !(c->doc->tok.v[t].flags & SR_LEX_UPPER) && !taken_by_other(c, t) &&
                sr_ctx_sense_over(c, t, from, SR_LEX_CLASS_person) == SR_NONE && !sr_ctx_any(c, t, "slain alleged body");
    if (!noun && !sr_ctx_any(c, t, "former ex shadow deputy")) break;
    from--;
  }
  return from;
}

static void add_descriptor(sr_people *p, uint32_t person, uint32_t from, uint32_t to)
{
  sr_context *c = p->c;
  sr_draft *d = &p->draft.v[person];
  sr_view text = sr_tok_text(c->doc, from, to);
  for (uint32_t i = 0; i < d->descriptors.n; i++) {
    sr_view old = d->descriptors.v[i];
    /* "police constable" after "Constable" tells nothing new. */
    if (old.len < text.len) {
      size_t k = 0;
      while (k < old.len && (old.ptr[k] | 32) == (text.ptr[text.len - old.len + k] | 32))
        k++;
      if (k == old.len && sr_ctx_sense_over(c, from, to, SR_LEX_CLASS_person) != SR_NONE) return;
    }
    if (old.len == text.len && c->doc->tok.v[from].to - c->doc->tok.v[from].from <= text.len) {
      size_t k = 0;
      while (k < text.len && (old.ptr[k] | 32) == (text.ptr[k] | 32))
        k++;
      if (k == text.len) return;
    }
  }
  SR_PUSH(c->doc->arena, &d->descriptors, text);
  sr_people_evidence(p, person, sr_arena_printf(c->doc->arena, "descriptors/%u", d->descriptors.n - 1), from, to);
}

static void set_side(const sr_context *c, sr_draft *d, uint32_t tok)
{
  uint32_t x = sr_ctx_sense_at(c, tok, SR_LEX_CLASS_person);
  if (x != SR_NONE) {
    int who = sr_who_of(sr_ctx_value(c, x));
    bool bad = who == SR_WHO_militant || who == SR_WHO_criminal || who == SR_WHO_suicide_attacker || sr_ctx_has(c, x, SR_V("suspect"));
    if (bad) d->hostile = true;
    else if (who >= 0 && who != SR_WHO_unknown && who != SR_WHO_politician) d->bystander = true;
    if (who == SR_WHO_woman) d->woman = true;
    if (who >= 0 && who != SR_WHO_unknown && d->who == SR_WHO__N) d->who = (uint8_t)who;
  }
}

void sr_people_describe(sr_people *p, uint32_t person, uint32_t from, uint32_t to)
{
  const sr_context *c = p->c;
  for (uint32_t t = from; t < to;) {
    uint32_t end = 0, best = SR_NONE;
    const sr_lex_class order[3] = {SR_LEX_CLASS_descriptor, SR_LEX_CLASS_person, SR_LEX_CLASS_title};
    for (int k = 0; k < 3; k++) {
      uint32_t s = sr_ctx_sense_at(c, t, order[k]);
      if (s == SR_NONE || c->ann->sense.v[s].tok_to > to || c->ann->sense.v[s].tok_to <= end) continue;
      sr_view v = sr_ctx_value(c, s);
      if (order[k] == SR_LEX_CLASS_person && sr_lex_attr(c->lex, c->ann->sense.v[s].entry, SR_V("outcome")).ptr) continue;
      if (order[k] == SR_LEX_CLASS_person && sr_ctx_any(c, t, "resident residents local locals villager villagers civilian civilians native passerby passersby tribesman tribesmen")) continue;
      bool noun = order[k] != SR_LEX_CLASS_descriptor || sr_view_eq(v, SR_V("planner")) || sr_view_eq(v, SR_V("hostile")) ||
                  sr_view_eq(v, SR_V("victim")) || sr_view_eq(v, SR_V("member"));
      if (order[k] == SR_LEX_CLASS_descriptor && !(c->lex->rows[c->ann->sense.v[s].entry].flags & SR_LEXF_NOUN)) noun = false;
      if (order[k] == SR_LEX_CLASS_title && stays_in_name(c, t, v)) noun = false;
      if (order[k] == SR_LEX_CLASS_title && sr_ctx_any(c, t, "mr mrs ms miss mister sir late")) noun = false;
      if (order[k] == SR_LEX_CLASS_person && sr_lex_has(c->lex, c->ann->sense.v[s].entry, SR_V("generic")) && !sr_ctx_any(c, t, "member members")) noun = false;
      if (order[k] == SR_LEX_CLASS_person && sr_ctx_any(c, c->ann->sense.v[s].tok_to - 1, "man woman men women boy girl police victim")) noun = false;
      if (order[k] == SR_LEX_CLASS_person) set_side(c, &p->draft.v[person], t);
      if (order[k] == SR_LEX_CLASS_title && noun && (sr_view_eq(v, SR_V("political")) || sr_view_eq(v, SR_V("judicial")) || sr_view_eq(v, SR_V("police")) || sr_view_eq(v, SR_V("military"))))
        p->draft.v[person].office = true;
      if (noun) end = c->ann->sense.v[s].tok_to, best = s;
    }
    uint32_t a = sr_ctx_actor_over(c, t);
    bool longer = a != SR_NONE && best != SR_NONE && c->ann->actor.v[a].tok_to - c->ann->actor.v[a].tok_from > end - t;
    if (best == SR_NONE || longer || (a == SR_NONE && taken_by_other(c, t))) {
      t++;
      continue;
    }
    if (sr_view_eq(sr_ctx_value(c, best), SR_V("planner")) || sr_view_eq(sr_ctx_value(c, best), SR_V("hostile"))) p->draft.v[person].hostile = true;
    /* "police officer" and "police station": the noun must end its run of nouns. */
    bool modifier = end < to && c->doc->tok.v[end].pos == SR_POS_NOUN && !(c->doc->tok.v[end].flags & SR_LEX_UPPER) && sr_ctx_sense_at(c, end, SR_LEX_CLASS_person) == SR_NONE &&
                    sr_ctx_sense_at(c, end, SR_LEX_CLASS_descriptor) == SR_NONE;
    /* "two policemen, Head Constable X and Constable Y": the plural says less than what he has. */
    bool plural = best != SR_NONE && c->lex->rows[c->ann->sense.v[best].entry].flags & SR_LEXF_PLURAL && p->draft.v[person].descriptors.n;
    if (!modifier && !plural) add_descriptor(p, person, widen(c, t, from), end);
    t = end;
  }
}
