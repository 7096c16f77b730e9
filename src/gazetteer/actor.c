/* Named actors of a document; see sense.h. */
#include "gazetteer/sense.h"

#define MAX_HITS 16

/* Does the alias, listed as cased, stand in capitals (or in text whose case tells nothing)? */
static bool case_fits(const sr_document *d, uint32_t from, uint32_t to)
{
  const sr_token *t = &d->tok.v[from];
  if (t->flags & SR_TOK_NOCASE) return to - from > 1 || t->norm_len >= 3;
  if (to - from == 1) return t->flags & (SR_LEX_CAPS | SR_LEX_DOTTED);
  return t->flags & SR_LEX_UPPER;
}

/* Names start with a capital where case tells something: "front", "army" alone do not. */
static bool looks_named(const sr_document *d, uint32_t from, uint32_t to)
{
  for (uint32_t i = from; i < to; i++)
    if (d->tok.v[i].flags & (SR_LEX_UPPER | SR_TOK_NOCASE | SR_LEX_NUMBER)) return true;
  return false;
}

typedef struct choice {
  uint32_t actor;
  int score;
  bool weak;
} choice;

static int score_of(const sr_actors *t, const sr_document *d, uint32_t row, uint32_t flags)
{
  const sr_actor_row *r = &t->rows[row];
  int s = flags & SR_ALIAS_WEAK ? 0 : 4;
  if (d->published != SR_NO_DAY) s += d->published >= r->valid_from && d->published <= r->valid_to ? 2 : 0;
  return s;
}

static bool choose(const sr_actors *t, const sr_document *d, uint32_t from, const sr_phrase_hit *h, choice *out)
{
  *out = (choice){SR_NONE, -1, false};
  for (uint32_t i = 0; i < h->n_ids; i++) {
    uint32_t row = h->ids[i] >> 2, flags = h->ids[i] & 3;
    if (row >= t->n_rows) continue;
    if ((flags & SR_ALIAS_CASED) && !case_fits(d, from, from + h->n_tokens)) continue;
    int s = score_of(t, d, row, flags);
    if (s > out->score) *out = (choice){row, s, flags & SR_ALIAS_WEAK};
  }
  return out->actor != SR_NONE && looks_named(d, from, from + h->n_tokens);
}

static uint32_t actor_at(const sr_actors *t, sr_document *d, sr_annotations *a, uint32_t tok, uint32_t end)
{
  sr_phrase_hit hits[MAX_HITS];
  unsigned n = sr_phrases_at(&t->aliases, &d->tok.v[tok].key, sizeof *d->tok.v, end - tok, hits, MAX_HITS);
  for (unsigned k = n; k-- > 0;) {
    choice c;
    if (!choose(t, d, tok, &hits[k], &c)) continue;
    sr_actor_mention m = {tok, tok + hits[k].n_tokens, c.actor, c.weak};
    SR_PUSH(d->arena, &a->actor, m);
    return m.tok_to;
  }
  return tok + 1;
}

void sr_actors_find(const sr_actors *t, sr_document *d, sr_annotations *a)
{
  for (uint32_t s = 0; s < d->sent.n; s++) {
    uint32_t end = d->sent.v[s].tok_to;
    for (uint32_t tok = d->sent.v[s].tok_from; tok < end;) {
      const sr_token *k = &d->tok.v[tok];
      /* Most tokens start no name: they are lower-case words. */
      if (!(k->flags & (SR_LEX_UPPER | SR_TOK_NOCASE)) || k->flags & SR_LEX_PUNCT)
        tok++;
      else
        tok = actor_at(t, d, a, tok, end);
    }
  }
}
