/* The names at a token: the longest one that is written as a name is, and what its rows are. See place_find.h. */
#include "gazetteer/place_find.h"

#define MAX_HITS 12
#define MAX_LOOK 24u /* rows of a name looked at here: the most important */
#define STRONG_POP 17 /* log2: a city of 130,000 is well known enough to stand beside unknown capitals */

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

/* Are the words of a hit written as a name is? */
static bool written_as_name(const finder *f, uint32_t from, uint32_t to)
{
  if (!capital(f, from)) return false;
  for (uint32_t i = from + 1; i < to; i++) {
    const sr_token *t = tok(f, i);
    if (!(t->flags & SR_LEX_WORD) || (t->flags & (SR_LEX_UPPER | SR_LEX_HYPHEN | SR_LEX_CLITIC))) continue;
    if (i + 1 < to && sr_place__joint(sr_tok_norm(f->d, i))) continue;
    return sr_place__tail(f->lex, f->d, i, to); /* "Preedy police station" */
  }
  return true;
}

static summary summarise(const sr_places *p, const uint32_t *ids, uint32_t n, bool nocase, bool caps)
{
  summary s = {.best = SR_NONE, .weak = true};
  for (uint32_t i = 0; i < n && i < MAX_LOOK; i++) {
    uint32_t row = ids[i] >> SR_NAME_SHIFT;
    if (row >= p->n_rows || (nocase && (ids[i] & SR_NAME_CASED))) continue;
    if (!caps && (ids[i] & SR_NAME_CAPS)) continue; /* "GA" is no "Ga." */
    const sr_place_row *r = &p->rows[row];
    bool weak = ids[i] & SR_NAME_WEAK;
    if (s.best == SR_NONE || (s.weak && !weak)) s.best = row;
    s.weak = s.weak && weak;
    if (i == 0 || !(ids[i] & SR_NAME_DEMONYM)) s.demonym = ids[i] & SR_NAME_DEMONYM;
    s.full = s.full || (ids[i] & SR_NAME_FULL);
    s.listed = s.listed || (ids[i] & SR_NAME_CAPS);
    sr_place_level level = sr_place_row_level(r);
    bool alt = ids[i] & SR_NAME_ALT;
    s.cased = s.cased || (ids[i] & SR_NAME_CASED);
    s.wide = s.wide || level >= SR_PLACE_COUNTRY;
    s.strong = s.strong || (!weak && (level >= SR_PLACE_ADMIN1 || (r->level_pop >> 3 >= STRONG_POP && !alt)));
    s.known = s.known || (!weak && (level >= SR_PLACE_ADMIN2 || r->level_pop >> 3 || (r->flags & SR_PLACE_HAND)));
  }
  return s;
}

/* Short words in capitals are acronyms, and names only where somebody listed them so. A word with a colon or a
 * comma behind it is a dateline's, in capitals by custom. */
static bool acronym_fits(const finder *f, uint32_t from, uint32_t to, const summary *s)
{
  const sr_token *t = tok(f, from);
  if (to != from + 1) return true;
  bool caps = t->flags & (SR_LEX_CAPS | SR_LEX_DOTTED);
  if (s->listed && t->norm_len <= 4) return caps;
  if (!caps || t->norm_len > 5 || (t->flags & SR_TOK_NOCASE)) return t->norm_len > 2;
  return s->known && t->norm_len > 2 && (punct(f, to, ':') || punct(f, to, ',')) && from == f->from;
}

/* Does a name end in a generic word in lower case without which it is a name of the same place? "Nyanza
 * province" is Nyanza, and a province. */
static bool generic_tail(const finder *f, uint32_t i, uint32_t to, const sr_phrase_hit *whole, const sr_phrase_hit *bare)
{
  if (bare->n_tokens + 1 != whole->n_tokens || tok(f, to - 1)->flags & SR_LEX_UPPER) return false;
  if (!sr_place__after(f->lex, f->d, i + bare->n_tokens, to).hint || !written_as_name(f, i, i + bare->n_tokens)) return false;
  for (uint32_t k = 0; k < whole->n_ids && k < 4; k++)
    for (uint32_t j = 0; j < bare->n_ids; j++)
      if (whole->ids[k] >> SR_NAME_SHIFT == bare->ids[j] >> SR_NAME_SHIFT) return true;
  return false;
}

uint32_t sr_place__longest(const finder *f, uint32_t i, summary *out)
{
  sr_phrase_hit hits[MAX_HITS];
  unsigned n = sr_phrases_at(&f->p->names, &tok(f, i)->key, sizeof(sr_token), f->to - i, hits, MAX_HITS);
  bool nocase = tok(f, i)->flags & SR_TOK_NOCASE, dotted = tok(f, i)->flags & SR_LEX_DOTTED;
  bool caps = tok(f, i)->flags & (SR_LEX_CAPS | SR_LEX_DOTTED);
  while (n-- > 0) {
    uint32_t to = i + hits[n].n_tokens;
    if (!nocase && !written_as_name(f, i, to)) continue;
    if (!nocase && n && generic_tail(f, i, to, &hits[n], &hits[n - 1])) continue;
    *out = summarise(f->p, hits[n].ids, hits[n].n_ids, nocase && !dotted, caps || to > i + 1);
    if (out->best == SR_NONE || !acronym_fits(f, i, to, out)) continue;
    if (nocase && sr_view_eq(sr_tok_norm(f->d, i), SR_V("the")) && !out->wide) continue;
    return to;
  }
  return 0;
}
