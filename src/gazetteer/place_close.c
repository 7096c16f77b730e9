/* Districts that a report misspells: "Warrangal District", "Hazaribgah district". The word behind says that the name is a
 * district's, so the districts whose names are one letter off are candidates. All names at that distance are made and asked
 * for (Norvig's way of spelling correction): some 500 look-ups, done for a few unknown districts of a report alone. */
#include "gazetteer/place_resolve.h"

#define SHORTEST 6u /* letters: of shorter names too many are one letter off */
#define LONGEST 28u
#define MOST 8u /* misspelt names of a report that are looked for */

typedef struct search {
  const sr_place_resolver *r;
  const sr_place_mention *m;
  uint32_t at;        /* the token that is altered */
  uint32_t row[4], n; /* districts found */
} search;

static void add_row(search *s, uint32_t row)
{
  if (row >= s->r->p->n_rows || sr_place_row_level(&s->r->p->rows[row]) != SR_PLACE_ADMIN2) return;
  for (uint32_t k = 0; k < s->n; k++)
    if (s->row[k] == row) return;
  if (s->n < sizeof s->row / sizeof *s->row) s->row[s->n++] = row;
}

static void ask(search *s, const char *word, size_t len)
{
  uint64_t key = 0;
  for (uint32_t t = s->m->tok_from; t < s->m->tok_to; t++)
    key = sr_hash_phrase(key, t == s->at ? sr_hash((sr_view){word, len}) : s->r->d->tok.v[t].key);
  const sr_phrases *names = &s->r->p->names;
  const sr_phrase_slot *slot = sr_phrases_find(names, key);
  if (!slot || !(slot->flags & SR_PHRASE_END) || slot->value >= names->pool_n) return;
  uint32_t count = names->pool[slot->value];
  if (count > names->pool_n - slot->value - 1) return;
  for (uint32_t k = 0; k < count; k++) add_row(s, names->pool[slot->value + 1 + k] >> SR_NAME_SHIFT);
}

/* The first letter is seldom wrong. */
static void alter(search *s)
{
  sr_view w = sr_tok_norm(s->r->d, s->at);
  char v[LONGEST + 1];
  if (w.len < SHORTEST || w.len > LONGEST) return;
  for (size_t i = 1; i <= w.len; i++) {
    memcpy(v, w.ptr, i);
    if (i < w.len) memcpy(v + i, w.ptr + i + 1, w.len - i - 1), ask(s, v, w.len - 1); /* one too many */
    for (char c = 'a'; c <= 'z'; c++) {
      v[i] = c;
      memcpy(v + i + 1, w.ptr + i, w.len - i), ask(s, v, w.len + 1);                              /* one missing */
      if (i < w.len) memcpy(v + i + 1, w.ptr + i + 1, w.len - i - 1), ask(s, v, w.len);           /* a wrong one */
    }
    if (i + 1 >= w.len) continue;
    memcpy(v, w.ptr, w.len);
    v[i] = w.ptr[i + 1], v[i + 1] = w.ptr[i];
    ask(s, v, w.len); /* two exchanged */
  }
}

/* "Dharkenley district of the capital" is a part of the town. */
static bool of_a_town(const sr_document *d, uint32_t t)
{
  return t + 1 < d->tok.n && sr_view_eq(sr_tok_norm(d, t), SR_V("of")) && sr_view_eq(sr_tok_norm(d, t + 1), SR_V("the"));
}

uint32_t sr_place__misspelt(sr_place_resolver *r, uint32_t i, uint32_t rows[4])
{
  const sr_place_mention *m = &r->a->place.v[i];
  if (m->hint != SR_PLACE_ADMIN2 + 1 || of_a_town(r->d, m->full_to) || m->tok_to - m->tok_from > 3 || r->misspelt >= MOST) return 0;
  r->misspelt++;
  search s = {.r = r, .m = m};
  for (s.at = m->tok_from; s.at < m->tok_to; s.at++) alter(&s);
  memcpy(rows, s.row, s.n * sizeof *rows);
  return s.n;
}
