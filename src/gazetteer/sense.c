/* Lexicon phrases of a document; see sense.h. */
#include "gazetteer/sense.h"

#define MAX_HITS 16
#define AHEAD 6 /* tokens whose slots are asked for in advance */

static bool same_case(const sr_document *d, uint32_t from, uint32_t to, sr_view phrase)
{
  return sr_view_eq(sr_tok_text(d, from, to), phrase);
}

static bool wanted(const sr_lexicon *lex, const sr_document *d, uint32_t from, uint32_t to, uint32_t row)
{
  const sr_lex_row *r = &lex->rows[row];
  if (!(r->flags & SR_LEXF_CASED)) return true;
  return (d->tok.v[from].flags & SR_TOK_NOCASE) || same_case(d, from, to, sr_lex_string(lex, r->text));
}

/* Longest first; a class's phrase that ends inside a longer one of the class is dropped. */
static void keep_hits(const sr_lexicon *lex, sr_document *d, sr_annotations *a, uint32_t tok,
                      const sr_phrase_hit *hits, unsigned n, uint32_t *class_end)
{
  for (unsigned k = n; k-- > 0;) {
    uint32_t to = tok + hits[k].n_tokens;
    for (uint32_t i = 0; i < hits[k].n_ids; i++) {
      uint32_t row = hits[k].ids[i];
      if (row >= lex->n_rows || !wanted(lex, d, tok, to, row)) continue;
      uint32_t *end = &class_end[lex->rows[row].cls];
      if (to < *end || (to == *end && a->sense.n && a->sense.v[a->sense.n - 1].tok_from != tok)) continue;
      *end = to;
      sr_sense s = {tok, to, row};
      SR_PUSH(d->arena, &a->sense, s);
    }
  }
}

/* See sr_annotations. The senses are sorted. */
static void index_senses(const sr_lexicon *lex, sr_document *d, sr_annotations *a)
{
  _Static_assert(SR_LEX_CLASS__N <= 32, "a class is a bit of sense_classes");
  uint32_t *at = sr_arena_alloc(d->arena, ((size_t)d->tok.n + 1) * sizeof *at), next = 0;
  uint32_t *classes = sr_arena_zalloc(d->arena, (size_t)d->tok.n + 1, sizeof *classes);
  for (uint32_t i = 0; i < a->sense.n; i++) {
    const sr_sense *s = &a->sense.v[i];
    uint32_t bit = UINT32_C(1) << lex->rows[s->entry].cls;
    while (next <= s->tok_from) at[next++] = i;
    for (uint32_t t = s->tok_from; t < s->tok_to; t++) classes[t] |= bit;
  }
  while (next <= d->tok.n) at[next++] = a->sense.n;
  a->sense_at = at;
  a->sense_classes = classes;
}

void sr_senses_find(const sr_lexicon *lex, sr_document *d, sr_annotations *a)
{
  uint32_t class_end[SR_LEX_CLASS__N] = {0};
  sr_phrase_hit hits[MAX_HITS];
  for (uint32_t s = 0; s < d->sent.n; s++) {
    uint32_t to = d->sent.v[s].tok_to;
    for (uint32_t t = d->sent.v[s].tok_from; t < to; t++) {
      if (t + AHEAD < d->tok.n) sr_phrases_hint(&lex->phrases, d->tok.v[t + AHEAD].key);
      unsigned n = sr_phrases_at(&lex->phrases, &d->tok.v[t].key, sizeof *d->tok.v, to - t, hits, MAX_HITS);
      if (n) keep_hits(lex, d, a, t, hits, n, class_end);
    }
  }
  index_senses(lex, d, a);
}
