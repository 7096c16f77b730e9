/* Finding names of places in one sentence; see place.h.
 *
 * In ordinary text a name starts with a capital, so the capitalised words and the words beside them are
 * all that is looked at. A run is a maximal sequence of capitalised words (with "de", "al" ... between):
 * what else stands in the run of a name tells a person or a body from a place. Where case tells nothing
 * every word is looked up and more evidence is asked for.
 */
#include "gazetteer/place_find.h"


typedef sr_place_finder finder;
typedef sr_place_summary summary;

static const sr_token *tok(const finder *f, uint32_t i)
{
  return sr_place__tok(f, i);
}

static bool capital(const finder *f, uint32_t i)
{
  return sr_place__capital(f, i);
}

static bool punct(const finder *f, uint32_t i, char c)
{
  return sr_place__punct(f, i, c);
}

static bool skippable(const finder *f, uint32_t i)
{
  return (tok(f, i)->flags & SR_TOK_FIRST || i == f->from) && sr_place__skip(sr_tok_norm(f->d, i));
}

/* Where the run that has token `i`, a capital, ends. */
static uint32_t run_end(const finder *f, uint32_t i)
{
  uint32_t j = i + 1;
  while (j < f->to) {
    const sr_token *t = tok(f, j);
    if (capital(f, j) || ((t->flags & SR_LEX_HYPHEN) && !(t->flags & SR_LEX_PUNCT)))
      j++;
    else if (j + 1 < f->to && (t->flags & SR_LEX_WORD) && capital(f, j + 1) && sr_place__joint(sr_tok_norm(f->d, j)) &&
             !sr_view_eq(sr_tok_norm(f->d, j), SR_V("and")) && !sr_view_eq(sr_tok_norm(f->d, j), SR_V("of")) &&
             !sr_view_eq(sr_tok_norm(f->d, j), SR_V("on")) && !sr_view_eq(sr_tok_norm(f->d, j), SR_V("the")))
      j += 2;
    else
      break;
  }
  return j;
}

static void push(finder *f, sr_place_mention m)
{
  if (m.full_from == m.full_to) {
    m.full_from = m.tok_from;
    m.full_to = m.tok_to;
  }
  m.rivals = 0;
  m.inside = SR_NONE;
  if (m.place != SR_NONE) m.level = (uint8_t)sr_place_row_level(&f->p->rows[m.place]);
  SR_PUSH(f->d->arena, &f->a->place, m);
}

static void set_relation(sr_place_mention *m, const sr_place_generic *g)
{
  if (g->rel == SR_REL_NEAR) m->near = true;
  if (g->rel == SR_REL_FROM || g->rel == SR_REL_TO) m->direction = true;
  if (g->rel != SR_REL_NONE && g->rel != SR_REL_OF) m->evidence |= SR_PLACE_EV_PREP;
}

/* Generic words and prepositions on both sides of the name [from, to). */
static sr_place_generic surround(finder *f, sr_place_mention *m)
{
  sr_place_generic after = sr_place__after(f->lex, f->d, m->tok_to, f->to);
  if (after.dir) after.found = false;
  uint32_t start = f->from;
  sr_place_generic before = sr_place__before(f->lex, f->d, m->tok_from, start);
  while (before.dir && before.from > start) {
    m->full_from = before.from;
    m->full_to = m->tok_to;
    before = sr_place__before(f->lex, f->d, before.from, start);
  }
  if (after.found && after.hint) {
    m->hint = after.hint;
    m->evidence |= SR_PLACE_EV_GENERIC;
    m->full_from = m->full_from < m->full_to ? m->full_from : m->tok_from;
    m->full_to = after.to;
  }
  if (before.found && before.hint) {
    if (!m->hint) m->hint = before.hint;
    m->evidence |= SR_PLACE_EV_GENERIC;
    m->full_from = before.from;
    if (m->full_to < m->tok_to) m->full_to = m->tok_to;
    sr_place_generic far = sr_place__before(f->lex, f->d, before.from, start);
    set_relation(m, &far);
  }
  if (before.found && before.org) m->in_name = true;
  if (after.found && after.org) m->in_name = true;
  set_relation(m, &before);
  if (!(m->evidence & SR_PLACE_EV_PREP) && m->tok_from > start + 1 && sr_view_eq(sr_tok_norm(f->d, m->tok_from - 1), SR_V("the"))) {
    sr_place_generic far = sr_place__before(f->lex, f->d, m->tok_from - 1, start);
    set_relation(m, &far);
  }
  return after;
}

/* "SSP Malir", "Governor Sindh": an office and its place, where the place is no small one. */
static bool office_before(const finder *f, uint32_t i)
{
  static const char *const words[] = {"sp", "ssp", "asp", "dsp", "sdpo", "sho", "dpo", "rpo", "cpo", "ig", "igp", "dig", "dc", "dco", "commissioner", "governor", "nazim", "mayor"};
  if (i <= f->from) return false;
  for (size_t k = 0; k < sizeof words / sizeof *words; k++)
    if (sr_view_eq(sr_tok_norm(f->d, i - 1), sr_view_of(words[k]))) return true;
  return false;
}

static bool person_before(const finder *f, uint32_t i)
{
  if (i <= f->from) return false;
  if (sr_word_in(sr_tok_norm(f->d, i - 1), "alias aka a.k.a")) return true;
  for (uint32_t k = i; k-- > f->from && i - k <= 3;) {
    if (!capital(f, k) && !punct(f, k, '.')) break; /* "Raja Bazaar, Rawalpindi", "Prime Minister of Georgia" */
    if (!capital(f, k) || !sr_place__is(f->lex, f->d, k, i, SR_LEX_CLASS_title)) continue;
    if (k + 1 == i || capital(f, k + 1)) return true;
  }
  return capital(f, i - 1) && !skippable(f, i - 1) && sr_place__is(f->lex, f->d, i - 1, i, SR_LEX_CLASS_given_name);
}

/* Keeps it as a sign that the name is a person's or another thing's here: sr_places_resolve takes it out, and
 * with it other mentions of the name that stand alone. */
static bool as_person(sr_place_mention *m)
{
  m->evidence |= SR_PLACE_EV_OTHER;
  m->in_name = true;
  return true;
}

/* The same, but it stays where the report has the name as a place elsewhere, or the words say where it lies. */
static bool as_thing(sr_place_mention *m)
{
  m->evidence |= SR_PLACE_EV_OTHER | SR_PLACE_EV_DOUBT;
  m->in_name = true;
  return true;
}

/* "D-Charleston": the party and the place of a member. */
static bool party_letter(const finder *f, uint32_t left, uint32_t i)
{
  return left + 1 == i && tok(f, left)->norm_len == 1 && (tok(f, i)->flags & SR_LEX_HYPHEN);
}

/* "Marburg virus", "US$ 5 million", "US 24": things that have a place's name. */
static bool named_for(const finder *f, const sr_place_mention *m)
{
  static const char *const words[] = {"virus", "viruses", "fever", "disease", "syndrome", "flu", "ebolavirus", "hemorrhagic", "haemorrhagic", "$", "dollar", "dollars"};
  if (m->tok_to >= f->to) return false;
  if (tok(f, m->tok_to)->flags & SR_LEX_NUMBER) return sr_place_row_level(&f->p->rows[m->place]) >= SR_PLACE_ADMIN1 && (tok(f, m->tok_from)->flags & (SR_LEX_CAPS | SR_LEX_DOTTED));
  if (m->tok_from > f->from && sr_view_eq(sr_tok_norm(f->d, m->tok_from - 1), SR_V("$"))) return true;
  for (size_t k = 0; k < sizeof words / sizeof *words; k++)
    if (sr_view_eq(sr_tok_norm(f->d, m->tok_to), sr_view_of(words[k]))) return true;
  return false;
}

/* What the rest of the run makes of a name: false where it is a person's, or a weak place's rival. */
static bool judge_run(finder *f, sr_place_mention *m, const summary *s, const sr_place_generic *after)
{
  uint32_t left = f->run_from;
  while (left < m->tok_from && skippable(f, left)) left++;
  while (left < m->tok_from && sr_place__after(f->lex, f->d, left, m->tok_from).dir) left++;
  bool generic_before = m->full_from < m->tok_from && m->full_from < m->full_to;
  bool unknown_left = left < m->tok_from && !generic_before;
  uint32_t right = after->found ? after->to : m->tok_to;
  bool unknown_right = right < f->run_to && !sr_place__is(f->lex, f->d, right, f->run_to, SR_LEX_CLASS_time); /* "in Roswell Sunday" */
  if (tok(f, m->tok_from)->flags & SR_TOK_NOCASE) unknown_left = unknown_right = false;
  bool person = f->tagged && (tok(f, m->tok_from)->ner == SR_NER_B_PER || tok(f, m->tok_from)->ner == SR_NER_I_PER);
  bool org = f->tagged && (tok(f, m->tok_from)->ner == SR_NER_B_ORG || tok(f, m->tok_from)->ner == SR_NER_I_ORG);
  if (f->tagged && tok(f, m->tok_from)->ner >= SR_NER_B_LOC) m->evidence |= SR_PLACE_EV_NER;
  bool generic = m->evidence & SR_PLACE_EV_GENERIC;
  if (named_for(f, m)) return as_thing(m);
  if (party_letter(f, left, m->tok_from)) unknown_left = false;
  if (!unknown_left && !unknown_right) m->evidence |= SR_PLACE_EV_LONE;
  if (person_before(f, m->tok_from) && !generic) {
    if (office_before(f, m->tok_from) && s->known) return m->in_name = true;
    return as_person(m);
  }
  /* The tagger takes many a town for a person: it is heard where nothing speaks for a place. */
  bool said = (m->evidence & SR_PLACE_EV_PREP) || after->org || s->strong || f->dateline;
  if (person && !generic && !said) return as_thing(m);
  /* "Civil Hospital Karachi", "SSP Malir": what stands before is known as no part of the name. */
  bool site_left = false;
  for (uint32_t i = m->tok_from - left > 6 ? m->tok_from - 6 : left; i < m->tok_from && !site_left; i++)
    site_left = sr_place__after(f->lex, f->d, i, m->tok_from).hint == SR_PLACE_POINT + 1;
  if (unknown_left && !site_left) {
    if (!s->strong && !generic) return as_thing(m);
    if (!generic) m->in_name = true;
  }
  if (unknown_right) {
    if (!s->strong && !generic) return as_thing(m);
    if (!generic || after->org) m->in_name = true;
  }
  bool wider = tok(f, m->tok_from)->ner == SR_NER_I_ORG || (m->tok_to < f->to && tok(f, m->tok_to)->ner == SR_NER_I_ORG);
  if (org && wider && !generic && !(m->evidence & SR_PLACE_EV_PREP)) m->in_name = true;
  return true;
}

/* May the capitals from `i` on be a place's name: "Alamdar Road Quetta"? */
static bool place_starts(const finder *f, uint32_t i)
{
  summary s;
  return sr_places_first(f->p, tok(f, i)->key) && sr_place__longest(f, i, &s);
}

/* A run of capitals whose last word is a kind of thing with a name: "Alamdar Road", "Lady Reading Hospital".
 * Returns the end of the thing's name, or 0. */
static uint32_t site_end(const finder *f, uint32_t i)
{
  if (tok(f, i)->flags & SR_TOK_NOCASE) return 0;
  for (uint32_t k = i + 1; k < f->run_to; k++) {
    if (!capital(f, k)) continue;
    sr_place_generic g = sr_place__after(f->lex, f->d, k, f->to);
    if (!g.found || g.hint != SR_PLACE_POINT + 1 || !g.cap) continue;
    while (g.to < f->run_to) {
      sr_place_generic more = sr_place__after(f->lex, f->d, g.to, f->to);
      if (!more.found || more.hint != SR_PLACE_POINT + 1) break;
      g.to = more.to;
    }
    if (g.to < f->run_to && !place_starts(f, g.to)) return 0; /* "Florida Highway Patrol" */
    return g.to;
  }
  return 0;
}

static void set_run(finder *f, uint32_t i)
{
  if (i < f->run_to) return;
  f->run_from = i;
  f->run_to = run_end(f, i);
  f->site_to = f->run_to > i + 1 ? site_end(f, i) : 0;
}

/* A site by its form. A well-known city that starts it is told apart: "Quetta Civil Hospital". */
static uint32_t take_site(finder *f, uint32_t i, uint32_t end)
{
  uint32_t n;
  summary s;
  if (skippable(f, i)) return i + 1;
  const uint32_t *ids = sr_places_named(f->p, f->d, i, end, &n);
  uint32_t city = ids ? 0 : sr_place__longest(f, i, &s);
  if (city && city < end && s.strong && end - city >= 2) {
    sr_place_mention m = {.tok_from = i, .tok_to = city, .place = s.best, .evidence = SR_PLACE_EV_CASE | SR_PLACE_EV_GENERIC};
    push(f, m);
    i = city;
  }
  sr_place_mention m = {.tok_from = i, .tok_to = end, .place = SR_NONE, .site = true, .level = SR_PLACE_POINT,
                        .hint = SR_PLACE_POINT + 1, .evidence = SR_PLACE_EV_CASE | SR_PLACE_EV_GENERIC | SR_PLACE_EV_LONE};
  /* "National Highway 221", "NH-16": the number is what names it. */
  if (end < f->to && sr_word_in(sr_tok_norm(f->d, end - 1), "highway motorway route expressway") && tok(f, end)->flags & SR_LEX_NUMBER) m.tok_to = ++end;
  else if (ids && ids[0] >> SR_NAME_SHIFT < f->p->n_rows) m.place = ids[0] >> SR_NAME_SHIFT;
  uint32_t start = f->from;
  sr_place_generic before = sr_place__before(f->lex, f->d, i, start);
  if (before.rel == SR_REL_NONE && i > start && sr_view_eq(sr_tok_norm(f->d, i - 1), SR_V("the")))
    before = sr_place__before(f->lex, f->d, i - 1, start);
  set_relation(&m, &before);
  push(f, m);
  return end;
}

/* Words that the stop list says to name no place. */
static bool no_place(const finder *f, uint32_t from, uint32_t to)
{
  uint32_t n;
  const uint32_t *ids = sr_places_named(f->p, f->d, from, to, &n);
  return ids && n && ids[0] >> SR_NAME_SHIFT == SR_PLACE_NO_ROW;
}

/* "Warangal District": where the generic word that ends the run of capitals starts; the run's end where none does. */
static uint32_t generic_tail(const finder *f, uint32_t i)
{
  for (uint32_t k = i + 1; k < f->run_to; k++) {
    sr_place_generic g = sr_place__after(f->lex, f->d, k, f->to);
    if (g.found && !g.cap && !g.org && g.to == f->run_to && (g.hint == SR_PLACE_ADMIN2 + 1 || g.hint == SR_PLACE_ADMIN3 + 1)) return k;
  }
  return f->run_to;
}

/* A place by its form: a whole run before a generic word, "the Shah Salim area", or after one, "Killi Nasirabad". */
static uint32_t take_form(finder *f, uint32_t i)
{
  if (tok(f, i)->flags & SR_TOK_NOCASE) return 0;
  while (i < f->run_to && skippable(f, i)) i++;
  if (i >= f->run_to) return 0;
  uint32_t end = generic_tail(f, i), n;
  if (end < f->run_to && sr_places_named(f->p, f->d, i, end, &n)) return 0;
  sr_place_mention m = {.tok_from = i, .tok_to = end, .place = SR_NONE};
  sr_place_generic after = sr_place__after(f->lex, f->d, end, f->to);
  sr_place_generic first = sr_place__before(f->lex, f->d, i + 1, i);
  bool prefix = first.found && first.cap && first.hint == SR_PLACE_LOCALITY + 1 && i + 1 < f->run_to;
  bool level = after.found && after.hint >= SR_PLACE_NEIGHBOURHOOD + 1 && after.hint <= SR_PLACE_ADMIN2 + 1;
  if (!prefix && (!level || after.cap)) return 0;
  /* "Shia-majority neighbourhood", "Jewish settlement": an adjective, no name. */
  const sr_token *last = tok(f, end - 1);
  if ((last->flags & SR_LEX_HYPHEN) && !(last->flags & SR_LEX_UPPER)) return 0;
  if (no_place(f, i, end)) return 0;
  if (person_before(f, i)) return 0;
  for (uint32_t k = i; k < end; k++) {
    bool demonym = false;
    const uint32_t *ids = sr_places_named(f->p, f->d, k, k + 1, &n);
    for (uint32_t j = 0; ids && j < n && j < 2; j++) demonym = demonym || (ids[j] & SR_NAME_DEMONYM);
    if (demonym || sr_place__after(f->lex, f->d, k, end).org || sr_place__is(f->lex, f->d, k, k + 1, SR_LEX_CLASS_time) || sr_place__is(f->lex, f->d, k, k + 1, SR_LEX_CLASS_title))
      return 0;
  }
  surround(f, &m);
  if (prefix) m.hint = SR_PLACE_LOCALITY + 1;
  m.evidence |= SR_PLACE_EV_GENERIC | SR_PLACE_EV_CASE | SR_PLACE_EV_LONE;
  m.level = m.hint ? (uint8_t)(m.hint - 1) : SR_PLACE_LOCALITY;
  m.in_name = false;
  push(f, m);
  return f->run_to;
}

/* Do the words behind a name say where it lies: ", Giridih", "in Gumla district"? */
static bool lies_in(const finder *f, uint32_t at)
{
  bool comma = punct(f, at, ',');
  sr_place_rel rel = at < f->to ? sr_place__relation(sr_tok_norm(f->d, at)) : SR_REL_NONE;
  if (!comma && (rel != SR_REL_IN && rel != SR_REL_OF)) return false;
  at++;
  if (!comma && at < f->to && sr_view_eq(sr_tok_norm(f->d, at), SR_V("the"))) at++;
  return at < f->to && capital(f, at) && place_starts(f, at);
}

/* Is some word of the run no part of a place's name: a day, a title, a body, a person's name? */
static bool other_words(const finder *f, uint32_t from, uint32_t to)
{
  for (uint32_t k = from; k < to; k++) {
    if (!capital(f, k) || sr_place__after(f->lex, f->d, k, to).org || sr_place__is(f->lex, f->d, k, to, SR_LEX_CLASS_time) ||
        sr_place__is(f->lex, f->d, k, to, SR_LEX_CLASS_title))
      return true;
    if ((tok(f, k)->flags & (SR_LEX_CAPS | SR_LEX_DOTTED)) && tok(f, k)->norm_len <= 5) return true;
  }
  return sr_place__is(f->lex, f->d, from, to, SR_LEX_CLASS_given_name);
}

/* A name that the gazetteer lacks, behind a preposition of place: a mention where the tagger takes it for a place, or
 * the words say what it lies in. */
static uint32_t take_unknown(finder *f, uint32_t i)
{
  uint32_t end = f->run_to;
  while (i < end && skippable(f, i)) i++;
  if (i >= end || i == f->from || end - i > 3 || other_words(f, i, end) || no_place(f, i, end)) return 0;
  sr_place_mention m = {.tok_from = i, .tok_to = end, .place = SR_NONE, .level = SR_PLACE_LOCALITY};
  sr_place_generic before = sr_place__before(f->lex, f->d, i, f->from);
  set_relation(&m, &before);
  if (!(m.evidence & SR_PLACE_EV_PREP) || before.rel == SR_REL_TO || tok(f, i)->flags & SR_LEX_HYPHEN) return 0;
  uint8_t ner = tok(f, i)->ner;
  bool loc = f->tagged && ner >= SR_NER_B_LOC, none = !f->tagged || ner == SR_NER_O;
  if (!loc && !(none && lies_in(f, end))) return 0;
  m.evidence |= SR_PLACE_EV_CASE | SR_PLACE_EV_LONE | (loc ? SR_PLACE_EV_NER : 0);
  push(f, m);
  return end;
}

/* Where case tells nothing a word is a name by what stands beside it, unless it is a country's. */
static bool nocase_ok(const finder *f, const sr_place_mention *m, const summary *s)
{
  if (s->weak) return false;
  if (s->wide) return true;
  if (m->tok_to - m->tok_from == 1 && tok(f, m->tok_from)->norm_len < 4) return false;
  bool beside = (m->evidence & (SR_PLACE_EV_GENERIC | SR_PLACE_EV_PREP)) || m->tok_from == f->from ||
                punct(f, m->tok_to, ',') || (m->tok_from > f->from && punct(f, m->tok_from - 1, ','));
  return (s->strong || s->known || (m->evidence & SR_PLACE_EV_GENERIC)) && beside;
}

/* The name [i, end) as a mention, or nothing. Returns where to go on. */
static uint32_t take_name(finder *f, uint32_t i, uint32_t end, const summary *s)
{
  sr_place_mention m = {.tok_from = i, .tok_to = end, .place = s->best, .demonym = s->demonym};
  bool nocase = tok(f, i)->flags & SR_TOK_NOCASE;
  /* "October 6" is a day far more often than a town by Cairo */
  if (end > i + 1 && tok(f, end - 1)->flags & SR_LEX_NUMBER && sr_place__is(f->lex, f->d, i, end, SR_LEX_CLASS_time)) return end;
  sr_place_generic after = surround(f, &m);
  if (s->full) m.evidence |= SR_PLACE_EV_GENERIC;
  if (!nocase) {
    m.evidence |= SR_PLACE_EV_CASE;
    if (!judge_run(f, &m, s, &after)) return end;
  } else if (!nocase_ok(f, &m, s)) {
    return i + 1;
  }
  if (s->weak && !f->dateline && !(m.evidence & SR_PLACE_EV_OTHER) && !(m.evidence & (SR_PLACE_EV_GENERIC | SR_PLACE_EV_PREP | SR_PLACE_EV_NER)) && !punct(f, end, ',')) return end;
  if (s->weak) m.evidence |= SR_PLACE_EV_DOUBT;
  if (m.demonym) m.hint = 0;
  push(f, m);
  return end;
}

static uint32_t step(finder *f, uint32_t i)
{
  bool nocase = tok(f, i)->flags & SR_TOK_NOCASE;
  if (!nocase) {
    set_run(f, i);
    if (f->site_to > i + 1) return take_site(f, i, f->site_to);
  }
  summary s;
  uint32_t end = sr_places_first(f->p, tok(f, i)->key) ? sr_place__longest(f, i, &s) : 0;
  if (!nocase && end <= i + 1 && skippable(f, i)) return i + 1;
  bool whole = end && (nocase || end >= f->run_to);
  if (!nocase && i == f->run_from && !(whole && i == f->run_from)) {
    uint32_t form = end && s.strong ? 0 : take_form(f, i);
    if (form) return form;
  }
  if (!end && !nocase && i == f->run_from) {
    uint32_t unknown = take_unknown(f, i);
    if (unknown) return unknown;
  }
  return end ? take_name(f, i, end, &s) : i + 1;
}

void sr_places_find(const sr_places *p, const sr_lexicon *lex, sr_document *d, uint32_t sentence, sr_annotations *a)
{
  const sr_sentence *s = &d->sent.v[sentence];
  finder f = {.p = p, .lex = lex, .d = d, .a = a, .from = s->tok_from, .to = s->tok_to, .first = a->place.n, .tagged = s->tagged};
  f.run_from = f.run_to = s->tok_from;
  f.dateline = s->part == SR_PART_DATELINE;
  if (s->part == SR_PART_NOISE) return;
  for (uint32_t i = s->tok_from; i < s->tok_to;) {
    uint32_t flags = d->tok.v[i].flags;
    bool word = (flags & (SR_LEX_WORD | SR_LEX_CLITIC)) == SR_LEX_WORD;
    bool open = flags & SR_TOK_NOCASE ? sr_places_first(p, d->tok.v[i].key) : (flags & SR_LEX_UPPER) != 0;
    i = word && open ? step(&f, i) : i + 1;
  }
  for (uint32_t m = f.first; m < a->place.n; m++) a->place.v[m].dateline = s->part == SR_PART_DATELINE;
  sr_place__link(&f);
}
