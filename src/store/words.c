/* The words of a report: a sketch of the whole by which near-copies are known (bottom-k of shingles; Broder 1997), and the
 * rare words around one incident by which its mentions are. */
#include <strings.h>

#include "store/filing.h"

enum { SHINGLE = 4, LEAST_WORDS = 20, MOST_WORDS = 40, MARGIN = 200, MOST_NUMBERS = 24, RARE_SHINGLE = 12 };

typedef struct scan {
  const char *at, *end;
  bool markup; /* skip <...> */
} scan;

static bool is_letter(unsigned char c)
{
  return (unsigned)((c | 32) - 'a') < 26 || c >= 128;
}

static bool is_digit(unsigned char c)
{
  return (unsigned)(c - '0') < 10;
}

static void skip_tag(scan *s)
{
  static const char *const hidden[] = {"<script", "</script", "<style", "</style"};
  for (int i = 0; i < 4; i += 2) {
    size_t n = strlen(hidden[i]);
    if ((size_t)(s->end - s->at) < n || strncasecmp(s->at, hidden[i], n)) continue;
    while (s->at < s->end && ((size_t)(s->end - s->at) < n + 1 || strncasecmp(s->at, hidden[i + 1], n + 1))) s->at++;
  }
  while (s->at < s->end && *s->at != '>') s->at++;
}

/* The next word, folded into `buf`; its start in *from. */
static bool next_word(scan *s, char buf[48], size_t *len, const char **from)
{
  while (s->at < s->end) {
    unsigned char c = (unsigned char)*s->at;
    if (is_letter(c) || is_digit(c)) break;
    if (c == '<' && s->markup) skip_tag(s);
    s->at += s->at < s->end;
  }
  *from = s->at;
  *len = 0;
  for (; s->at < s->end; s->at++) {
    unsigned char c = (unsigned char)*s->at;
    if (!is_letter(c) && !is_digit(c)) break;
    if (*len < 47) buf[(*len)++] = sr_ascii_lower((char)c);
  }
  return *len > 0;
}

/* ---- near-copies ---- */

/* Keeps the lowest `most` different hashes, sorted. */
static void keep_low(uint32_t *v, uint32_t *count, uint32_t most, uint32_t h)
{
  uint32_t n = *count, i = n;
  if (n == most && h >= v[n - 1]) return;
  while (i > 0 && v[i - 1] > h) i--;
  if (i > 0 && v[i - 1] == h) return;
  if (n == most) n--;
  memmove(&v[i + 1], &v[i], (n - i) * sizeof *v);
  v[i] = h;
  *count = n + 1;
}

/* Copies are looked for by shingles with a rare word in them: what all reports of an agency end with finds too many. */
void sr_filing__sketch(sr_filing *f, const sr_linking *l)
{
  char buf[48];
  size_t len;
  const char *from;
  uint32_t last[SHINGLE] = {0}, n = 0, rare = 0; /* rare: shingles to come that hold the last rare word */
  scan s = {f->text.ptr, f->text.ptr + f->text.len, sr_view_eq(f->format, SR_V("html"))};
  while (next_word(&s, buf, &len, &from)) {
    uint32_t word = sr_linking_hash((sr_view){buf, len});
    last[n++ % SHINGLE] = word;
    if (len > 2 && !is_digit((unsigned char)buf[0]) && sr_linking_rarity(l, word) >= RARE_SHINGLE) rare = SHINGLE;
    if (n >= SHINGLE) {
      uint64_t h = 0;
      for (uint32_t i = 0; i < SHINGLE; i++) h = sr_mix64(h ^ last[(n + i) % SHINGLE]);
      keep_low(f->sketch, &f->n_sketch, SR_SKETCH, (uint32_t)(h >> 32));
      if (rare) keep_low(f->keys, &f->n_keys, SR_SKETCH_KEYS, (uint32_t)(h >> 32));
    }
    rare -= rare > 0;
  }
  if (n < LEAST_WORDS) f->n_sketch = 0;
}

/* ---- rare words ---- */

typedef struct span {
  uint32_t from, to;
} span;

static int by_start(const void *a, const void *b)
{
  const span *p = a, *q = b;
  return p->from < q->from ? -1 : p->from > q->from;
}

/* The stretches of text around an incident's evidence, joined where they touch. */
static uint32_t stretches(sr_filing *f, const sr_incident *in, bool whole, span **out)
{
  uint32_t n = 0, m = 0, size = (uint32_t)f->text.len;
  span *v = sr_arena_zalloc(&f->arena, in->evidence.n + 1, sizeof *v);
  for (uint32_t i = 0; i < in->evidence.n && !whole; i++) {
    const sr_evidence *e = &in->evidence.v[i];
    if (e->from == UINT32_MAX) continue;
    v[n].from = e->from > MARGIN ? e->from - MARGIN : 0;
    v[n++].to = e->to + MARGIN < size ? e->to + MARGIN : size;
  }
  if (!n) v[n++] = (span){0, size};
  qsort(v, n, sizeof *v, by_start);
  for (uint32_t i = 1; i < n; i++) {
    if (v[i].from <= v[m].to) {
      if (v[i].to > v[m].to) v[m].to = v[i].to;
    } else {
      v[++m] = v[i];
    }
  }
  *out = v;
  return m + 1;
}

typedef struct found {
  uint32_t hash;
  uint32_t score; /* rarity first, then how often */
  uint8_t weight;
} found;

static int by_hash(const void *a, const void *b)
{
  const found *p = a, *q = b;
  return p->hash < q->hash ? -1 : p->hash > q->hash;
}

static int by_score(const void *a, const void *b)
{
  const found *p = a, *q = b;
  if (p->score != q->score) return p->score > q->score ? -1 : 1;
  return by_hash(a, b);
}

static int by_number(const void *a, const void *b)
{
  uint32_t p = *(const uint32_t *)a, q = *(const uint32_t *)b;
  return p < q ? -1 : p > q;
}

uint32_t sr_filing__unique(uint32_t *v, uint32_t n)
{
  uint32_t m = 0;
  if (n) qsort(v, n, sizeof *v, by_number);
  for (uint32_t i = 0; i < n; i++)
    if (!m || v[m - 1] != v[i]) v[m++] = v[i];
  return m;
}

typedef SR_VEC(found) founds;
typedef SR_VEC(uint32_t) numbers;

static void scan_span(sr_filing *f, span where, const sr_linking *l, founds *w, numbers *d)
{
  char buf[48];
  size_t len;
  const char *from;
  scan s = {f->text.ptr + where.from, f->text.ptr + where.to, sr_view_eq(f->format, SR_V("html"))};
  while (next_word(&s, buf, &len, &from)) {
    uint32_t h = sr_linking_hash((sr_view){buf, len});
    if (is_digit((unsigned char)buf[0])) {
      if (len > 1 && len < 6) SR_PUSH(&f->arena, d, h);
      continue;
    }
    if (len < 3) continue;
    bool capital = (unsigned)(*from - 'A') < 26;
    uint8_t rarity = sr_linking_rarity(l, h);
    if (rarity < 3) continue;
    found x = {h, rarity, (uint8_t)(capital && rarity < 14 ? rarity + 2 : rarity)};
    SR_PUSH(&f->arena, w, x);
  }
}

/* One of each, with how often it stands there. */
static uint32_t fold(founds *w)
{
  uint32_t n = 0;
  qsort(w->v, w->n, sizeof *w->v, by_hash);
  for (uint32_t i = 0, j; i < w->n; i = j) {
    for (j = i; j < w->n && w->v[j].hash == w->v[i].hash; j++)
      if (w->v[j].weight > w->v[i].weight) w->v[i].weight = w->v[j].weight;
    uint32_t times = j - i > 4 ? 4 : j - i;
    w->v[n] = w->v[i];
    w->v[n++].score = w->v[i].weight * 4u + times * 6u;
  }
  return n;
}

void sr_filing__words(sr_filing *f, sr_held *h, const sr_incident *in, bool whole, const sr_linking *l)
{
  span *where;
  founds w = {0};
  numbers d = {0};
  uint32_t n = stretches(f, in, whole, &where);
  for (uint32_t i = 0; i < n; i++) scan_span(f, where[i], l, &w, &d);
  n = fold(&w);
  if (n) qsort(w.v, n, sizeof *w.v, by_score);
  h->n_words = n < MOST_WORDS ? n : MOST_WORDS;
  if (h->n_words) qsort(w.v, h->n_words, sizeof *w.v, by_hash);
  h->words = sr_arena_zalloc(&f->arena, h->n_words + 1, sizeof *h->words);
  for (uint32_t i = 0; i < h->n_words; i++) h->words[i] = (sr_held_word){w.v[i].hash, w.v[i].weight};
  h->numbers = d.v;
  uint32_t m = sr_filing__unique(d.v, d.n);
  h->n_numbers = m < MOST_NUMBERS ? m : MOST_NUMBERS;
}
