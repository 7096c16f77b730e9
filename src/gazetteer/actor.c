/* Named actors of a document; see sense.h. */
#include "gazetteer/place_file.h"
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

/* A name may start with a small particle: "al-Qaida in Iraq", "the" is none. */
static bool starts_name(const sr_document *d, uint32_t tok, uint32_t end)
{
  const sr_token *k = &d->tok.v[tok];
  if (k->flags & SR_LEX_PUNCT) return false;
  if (k->flags & (SR_LEX_UPPER | SR_TOK_NOCASE)) return true;
  return k->norm_len == 2 && tok + 1 < end && d->tok.v[tok + 1].flags & SR_LEX_UPPER && sr_word_in(sr_tok_norm(d, tok), "al el as an ad ar at az");
}

void sr_actors_find(const sr_actors *t, sr_document *d, sr_annotations *a)
{
  for (uint32_t s = 0; s < d->sent.n; s++) {
    uint32_t end = d->sent.v[s].tok_to;
    for (uint32_t tok = d->sent.v[s].tok_from; tok < end;) {
      /* Most tokens start no name: they are lower-case words. */
      if (!starts_name(d, tok, end))
        tok++;
      else
        tok = actor_at(t, d, a, tok, end);
    }
  }
}

/* ---- the rows that the report's places speak for ---- */

#define MAX_COUNTRIES 16

typedef struct country_votes {
  struct {
    char cc[2];
    uint32_t n;
  } v[MAX_COUNTRIES];
  uint32_t n, total, most;
} country_votes;

static void add_country(country_votes *c, const char *cc, uint32_t weight)
{
  uint32_t i = 0;
  while (i < c->n && memcmp(c->v[i].cc, cc, 2) != 0) i++;
  if (i == MAX_COUNTRIES) return;
  if (i == c->n) {
    memcpy(c->v[i].cc, cc, 2);
    c->v[i].n = 0;
    c->n++;
  }
  c->v[i].n += weight;
  c->total += weight;
  if (c->v[i].n > c->most) c->most = c->v[i].n;
}

static void count_countries(const sr_places *p, const sr_annotations *a, country_votes *out)
{
  for (uint32_t i = 0; i < a->place.n; i++) {
    const sr_place_mention *m = &a->place.v[i];
    if (m->place == SR_NONE || m->in_name || m->demonym || p->rows[m->place].cc[0] == ' ') continue;
    add_country(out, p->rows[m->place].cc, m->dateline ? 2 : 1);
  }
}

/* The country is where most of the report's places are, or nearly. */
static bool at_home(const sr_actors *t, const country_votes *c, uint32_t row)
{
  sr_view cc = sr_actor_string(t, t->rows[row].country);
  for (uint32_t i = 0; cc.len == 2 && i < c->n; i++)
    if (!memcmp(c->v[i].cc, cc.ptr, 2)) return c->v[i].n == c->most || c->v[i].n * 5 >= c->total * 2;
  return false;
}

/* Words that mean this actor and no other stand in the report too. */
static bool named_in_full(const sr_annotations *a, uint32_t row)
{
  for (uint32_t i = 0; i < a->actor.n && i < 256; i++)
    if (a->actor.v[i].actor == row && !a->actor.v[i].weak) return true;
  return false;
}

/* Support turns round what the words alone say: a weak form of the country's own actor beats another's strong one. */
static void settle_one(const sr_actors *t, const sr_document *d, const sr_annotations *a, const country_votes *c, sr_actor_mention *m)
{
  sr_phrase_hit hits[MAX_HITS];
  uint32_t len = m->tok_to - m->tok_from;
  unsigned n = sr_phrases_at(&t->aliases, &d->tok.v[m->tok_from].key, sizeof *d->tok.v, len, hits, MAX_HITS);
  if (!n || hits[n - 1].n_tokens != len) return;
  const sr_phrase_hit *h = &hits[n - 1];
  if (h->n_ids == 1 && !(h->ids[0] & SR_ALIAS_WEAK)) return;
  int best = -1;
  for (uint32_t i = 0; i < h->n_ids; i++) {
    uint32_t row = h->ids[i] >> 2, flags = h->ids[i] & 3;
    if (row >= t->n_rows || ((flags & SR_ALIAS_CASED) && !case_fits(d, m->tok_from, m->tok_to))) continue;
    bool weak = flags & SR_ALIAS_WEAK, home = at_home(t, c, row), full = weak && named_in_full(a, row);
    int s = score_of(t, d, row, flags) + (home ? weak ? 5 : 3 : 0) + (full ? 5 : 0);
    if (s <= best) continue;
    best = s;
    m->actor = row;
    m->weak = weak && !home && !full;
  }
}

/* "The Counter Terrorism Department (CTD) of Punjab police": the branch of the body that the name behind tells. */
static uint32_t branch_told(const sr_actors *t, const sr_document *d, const sr_actor_mention *m)
{
  uint32_t at = m->tok_to;
  while (at < d->tok.n && at < m->tok_to + 4 && !sr_word_in(sr_tok_norm(d, at), "of in")) at++;
  if (at + 1 >= d->tok.n || at >= m->tok_to + 4 || !(d->tok.v[at + 1].flags & SR_LEX_UPPER)) return SR_NONE;
  sr_view word = sr_tok_text(d, at + 1, at + 2);
  for (uint32_t i = 0; i < t->n_rows; i++) {
    if (t->rows[i].parent != m->actor) continue;
    sr_view name = sr_actor_string(t, t->rows[i].name);
    for (size_t k = 0; k + word.len <= name.len; k++)
      if (!memcmp(name.ptr + k, word.ptr, word.len)) return i;
  }
  return SR_NONE;
}

/* What is told of one mention holds for the bare ones behind it. */
static void settle_branches(const sr_actors *t, const sr_document *d, sr_annotations *a)
{
  for (uint32_t i = 0; i < a->actor.n && i < 64; i++) {
    sr_actor_mention *m = &a->actor.v[i];
    if (!(m->tok_to < d->tok.n && sr_word_in(sr_tok_norm(d, m->tok_to), "of in (")) || !sr_view_eq(sr_actor_string(t, t->rows[m->actor].kind), SR_V("police"))) continue;
    uint32_t branch = branch_told(t, d, m), body = m->actor;
    for (uint32_t k = i; branch != SR_NONE && k < a->actor.n; k++)
      if (a->actor.v[k].actor == body) a->actor.v[k].actor = branch;
  }
}

void sr_actors_settle(const sr_actors *t, const sr_places *p, const sr_document *d, sr_annotations *a)
{
  country_votes c = {0};
  if (!a->actor.n) return;
  count_countries(p, a, &c);
  for (uint32_t i = 0; i < a->actor.n; i++) settle_one(t, d, a, &c, &a->actor.v[i]);
  settle_branches(t, d, a);
}
