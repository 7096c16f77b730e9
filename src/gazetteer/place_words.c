/* Words beside names of places; see place_words.h. */
#include "gazetteer/place_words.h"

#define MAX_HITS 8
#define REACH 5u /* tokens of the longest generic phrase */

#define W(s) {s, sizeof(s) - 1}

static bool one_of(sr_view w, const sr_view *list, size_t n)
{
  for (size_t i = 0; i < n; i++)
    if (list[i].len == w.len && list[i].ptr[0] == w.ptr[0] && !memcmp(list[i].ptr, w.ptr, w.len)) return true;
  return false;
}

#define ONE_OF(w, list) one_of((w), (list), sizeof(list) / sizeof *(list))

bool sr_place__joint(sr_view w)
{
  static const sr_view words[] = {W("de"), W("del"), W("la"), W("las"), W("los"), W("el"), W("al"), W("e"), W("i"),
      W("ul"), W("ur"), W("us"), W("ud"), W("uz"), W("un"), W("da"), W("do"), W("das"), W("dos"), W("du"),
      W("des"), W("le"), W("les"), W("ye"), W("y"), W("und"), W("am"), W("an"), W("der"), W("auf"), W("upon"),
      W("of"), W("the"), W("and"), W("au"), W("aux"), W("sur"), W("sous"), W("en"), W("on")};
  return w.len && w.len <= 4 && ONE_OF(w, words);
}

bool sr_place__skip(sr_view w)
{
  static const sr_view words[] = {W("the"), W("a"), W("an"), W("this"), W("that"), W("these"), W("those"), W("in"),
      W("at"), W("on"), W("from"), W("near"), W("after"), W("before"), W("meanwhile"), W("however"), W("but"),
      W("and"), W("also"), W("when"), W("while"), W("as"), W("for"), W("with"), W("since"), W("some"), W("two"),
      W("three"), W("four"), W("five"), W("six"), W("seven"), W("eight"), W("nine"), W("ten"), W("by"), W("to"),
      W("he"), W("she"), W("it"), W("they"), W("his"), W("her"), W("its"), W("their"), W("one"), W("several"),
      W("many"), W("most"), W("both"), W("all"), W("no"), W("another"), W("later"), W("earlier"), W("yesterday"),
      W("today"), W("if"), W("though"), W("although"), W("outside"), W("inside"), W("around"), W("across"),
      W("where"), W("who"), W("what"), W("how"), W("why"), W("according"), W("similarly"), W("separately"),
      W("elsewhere"), W("soon"), W("only"), W("even"), W("still"), W("then"), W("there"), W("here"), W("police"),
      W("residents"), W("officials"), W("sources"), W("witnesses"), W("gunmen"), W("militants"), W("security"),
      W("troops"), W("between"), W("of"), W("unlike"), W("like"), W("under"), W("over"), W("during"), W("because"),
      W("every"), W("each"), W("more"), W("other"), W("our"), W("my"), W("we"), W("is"), W("was"), W("are"),
      W("were"), W("not"), W("so"), W("until"), W("despite"), W("about"), W("nearly"), W("least"), W("former"),
      W("any"), W("which"), W("such")};
  return w.len && w.len <= 10 && ONE_OF(w, words);
}

sr_place_rel sr_place__relation(sr_view w)
{
  static const sr_view in[] = {W("in"), W("at"), W("inside"), W("within"), W("across"), W("throughout"),
      W("through"), W("into"), W("over"), W("on"), W("under"), W("via"), W("between"), W("around"), W("along")};
  static const sr_view near[] = {W("near"), W("outside"), W("nearby")};
  if (!w.len || w.len > 10) return SR_REL_NONE;
  if (ONE_OF(w, in)) return SR_REL_IN;
  if (ONE_OF(w, near)) return SR_REL_NEAR;
  if (sr_view_eq(w, SR_V("from"))) return SR_REL_FROM;
  if (sr_view_eq(w, SR_V("to")) || sr_view_eq(w, SR_V("towards")) || sr_view_eq(w, SR_V("toward"))) return SR_REL_TO;
  return sr_view_eq(w, SR_V("of")) ? SR_REL_OF : SR_REL_NONE;
}

/* Fills in what a value of place_word means. */
static void set_value(sr_place_generic *g, sr_view v)
{
  static const sr_view levels[] = {W("point"), W("neighbourhood"), W("locality"), W("admin3"),
                                   W("admin2"), W("admin1"), W("country"), W("region")};
  for (uint8_t i = 0; i < 8; i++)
    if (sr_view_eq(v, levels[i])) g->hint = (uint8_t)(i + 1);
  g->org = sr_view_eq(v, SR_V("org"));
  g->dir = sr_view_eq(v, SR_V("dir"));
  if (sr_view_eq(v, SR_V("in"))) g->rel = SR_REL_IN;
  if (sr_view_eq(v, SR_V("near"))) g->rel = SR_REL_NEAR;
  if (sr_view_eq(v, SR_V("from"))) g->rel = SR_REL_FROM;
  if (sr_view_eq(v, SR_V("to"))) g->rel = SR_REL_TO;
}

/* A row of place_word among a hit's rows that stands on `side` of names. A row for
 * capitals is taken only where the token has one, and then goes before the others. */
static bool pick(const sr_lexicon *lex, const sr_document *d, const sr_phrase_hit *h, uint32_t from, sr_view side,
                 sr_place_generic *g)
{
  bool upper = (d->tok.v[from].flags & SR_LEX_UPPER) != 0;
  bool found = false;
  for (uint32_t i = 0; i < h->n_ids; i++) {
    uint32_t row = h->ids[i];
    if (row >= lex->n_rows || lex->rows[row].cls != SR_LEX_CLASS_place_word) continue;
    bool dir = sr_view_eq(sr_lex_value(lex, row), SR_V("dir"));
    if (!dir && !sr_lex_has(lex, row, side)) continue;
    bool cap = sr_lex_has(lex, row, SR_V("cap"));
    if (cap && !upper) continue;
    if (found && !cap) continue;
    *g = (sr_place_generic){.found = true, .cap = cap, .from = from, .to = from + h->n_tokens};
    set_value(g, sr_lex_value(lex, row));
    found = true;
  }
  return found;
}

sr_place_generic sr_place__after(const sr_lexicon *lex, const sr_document *d, uint32_t at, uint32_t end)
{
  sr_phrase_hit hits[MAX_HITS];
  sr_place_generic g = {.found = false};
  if (!lex || at >= end || (d->tok.v[at].flags & SR_LEX_PUNCT)) return g;
  unsigned n = sr_phrases_at(&lex->phrases, &d->tok.v[at].key, sizeof *d->tok.v, end - at, hits, MAX_HITS);
  while (n-- > 0)
    if (pick(lex, d, &hits[n], at, SR_V("after"), &g)) break;
  return g;
}

sr_place_generic sr_place__before(const sr_lexicon *lex, const sr_document *d, uint32_t at, uint32_t start)
{
  sr_place_generic g = {.found = false};
  uint32_t low = at - start > REACH ? at - REACH : start;
  for (uint32_t from = low; lex && from < at; from++) {
    sr_phrase_hit hits[MAX_HITS];
    if (d->tok.v[from].flags & SR_LEX_PUNCT) continue;
    unsigned n = sr_phrases_at(&lex->phrases, &d->tok.v[from].key, sizeof *d->tok.v, at - from, hits, MAX_HITS);
    if (n && from + hits[n - 1].n_tokens == at && pick(lex, d, &hits[n - 1], from, SR_V("before"), &g)) return g;
  }
  if (at > start) {
    g.rel = sr_place__relation(sr_tok_norm(d, at - 1));
    g.from = at - (g.rel != SR_REL_NONE);
    g.to = at;
  }
  return g;
}

bool sr_place__is(const sr_lexicon *lex, const sr_document *d, uint32_t at, uint32_t end, sr_lex_class cls)
{
  sr_phrase_hit hits[MAX_HITS];
  if (!lex || at >= end) return false;
  unsigned n = sr_phrases_at(&lex->phrases, &d->tok.v[at].key, sizeof *d->tok.v, end - at, hits, MAX_HITS);
  for (unsigned k = 0; k < n; k++)
    for (uint32_t i = 0; i < hits[k].n_ids; i++)
      if (hits[k].ids[i] < lex->n_rows && lex->rows[hits[k].ids[i]].cls == cls) return true;
  return false;
}

bool sr_place__tail(const sr_lexicon *lex, const sr_document *d, uint32_t at, uint32_t end)
{
  sr_phrase_hit hits[MAX_HITS];
  if (!lex || at >= end) return false;
  unsigned n = sr_phrases_at(&lex->phrases, &d->tok.v[at].key, sizeof *d->tok.v, end - at, hits, MAX_HITS);
  if (!n || at + hits[n - 1].n_tokens != end) return false;
  for (uint32_t i = 0; i < hits[n - 1].n_ids; i++) {
    uint32_t row = hits[n - 1].ids[i];
    if (row < lex->n_rows && (lex->rows[row].cls == SR_LEX_CLASS_site || lex->rows[row].cls == SR_LEX_CLASS_place_word))
      return true;
  }
  return false;
}

uint32_t sr_place__station(const sr_document *d, const sr_place_mention *m)
{
  uint32_t end = m->tok_to;
  if (end > m->tok_from + 1 && sr_word_in(sr_tok_norm(d, end - 1), "ps")) return end - 1;
  bool two = end > m->tok_from + 2 && sr_view_eq(sr_tok_norm(d, end - 2), SR_V("police"));
  return two && sr_word_in(sr_tok_norm(d, end - 1), "station outpost post chowki circle") ? end - 2 : end;
}
