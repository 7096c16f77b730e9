/* Joining mentions; see cluster.h. */
#include "store/cluster.h"

/* What two mentions without a pair of their own are taken for: not alike, but a brief may share little with a brief. */
static const float UNKNOWN_PAIR = -1.0f;
enum { MOST_EXACT = 1024 }; /* nodes for which all pairs are held in a table */

typedef struct state {
  sr_node *nodes;
  float *score; /* n by n, NULL where too many */
  uint32_t *next; /* ring of the members of a cluster */
  uint32_t *size;
  uint32_t n;
} state;

static _Thread_local const sr_node *by_nodes; /* qsort has no argument of its own */

static int by_strength(const void *x, const void *y)
{
  const sr_pair *p = x, *q = y;
  if (p->score != q->score) return p->score > q->score ? -1 : 1;
  uint64_t a = by_nodes[p->a].key, b = by_nodes[q->a].key, c = by_nodes[p->b].key, d = by_nodes[q->b].key;
  uint64_t low1 = a < c ? a : c, high1 = a < c ? c : a, low2 = b < d ? b : d, high2 = b < d ? d : b;
  if (low1 != low2) return low1 < low2 ? -1 : 1;
  return high1 < high2 ? -1 : high1 > high2;
}

static float pair_score(const state *s, uint32_t a, uint32_t b)
{
  return s->score[(size_t)a * s->n + b];
}

/* May the two clusters be one, and are they alike on the whole? */
static bool agree(const state *s, uint32_t a, uint32_t b, bool must)
{
  double sum = 0;
  uint32_t i = a, j = b;
  do {
    do {
      float v = s->score ? pair_score(s, i, j) : 0;
      if (v == SR_PAIR_CANNOT) return false;
      if (!must && s->nodes[i].doc == s->nodes[j].doc) return false;
      sum += (double)v;
      j = s->next[j];
    } while (j != b);
    i = s->next[i];
  } while (i != a);
  return must || !s->score || sum > 0;
}

static void join(state *s, uint32_t a, uint32_t b)
{
  uint32_t from = s->nodes[b].cluster, to = s->nodes[a].cluster, i = b;
  if (s->size[from] > s->size[to]) {
    uint32_t t = from;
    from = to;
    to = t;
    i = a;
  }
  uint32_t start = i;
  do {
    s->nodes[i].cluster = to;
    i = s->next[i];
  } while (i != start);
  uint32_t t = s->next[a];
  s->next[a] = s->next[b];
  s->next[b] = t;
  s->size[to] += s->size[from];
}

static void fill_table(state *s, sr_arena *a, const sr_pair *pairs, uint32_t n_pairs)
{
  if (s->n > MOST_EXACT) return;
  s->score = sr_arena_alloc(a, (size_t)s->n * s->n * sizeof *s->score);
  for (size_t i = 0; i < (size_t)s->n * s->n; i++) s->score[i] = UNKNOWN_PAIR;
  for (uint32_t i = n_pairs; i-- > 0;) { /* the strongest last, so that a ruling stands */
    float v = pairs[i].score > 6 && pairs[i].score < SR_PAIR_MUST ? 6 : pairs[i].score;
    float *cell = &s->score[(size_t)pairs[i].a * s->n + pairs[i].b], *back = &s->score[(size_t)pairs[i].b * s->n + pairs[i].a];
    if (*cell != SR_PAIR_CANNOT) *cell = *back = v;
  }
}

/* Clusters are numbered by their first node. */
static void renumber(state *s, sr_arena *a)
{
  uint32_t *first = sr_arena_alloc(a, (s->n + 1) * sizeof *first);
  for (uint32_t i = 0; i < s->n; i++) first[i] = UINT32_MAX;
  for (uint32_t i = 0; i < s->n; i++)
    if (first[s->nodes[i].cluster] == UINT32_MAX) first[s->nodes[i].cluster] = i;
  for (uint32_t i = 0; i < s->n; i++) s->nodes[i].cluster = first[s->nodes[i].cluster];
}

void sr_cluster(sr_arena *a, sr_node *nodes, uint32_t n, sr_pair *pairs, uint32_t n_pairs)
{
  state s = {.nodes = nodes, .n = n};
  s.next = sr_arena_alloc(a, (n + 1) * sizeof *s.next);
  s.size = sr_arena_alloc(a, (n + 1) * sizeof *s.size);
  for (uint32_t i = 0; i < n; i++) {
    nodes[i].cluster = s.next[i] = i;
    s.size[i] = 1;
  }
  by_nodes = nodes;
  if (n_pairs) qsort(pairs, n_pairs, sizeof *pairs, by_strength);
  fill_table(&s, a, pairs, n_pairs);
  for (uint32_t i = 0; i < n_pairs && pairs[i].score > 0; i++) {
    uint32_t p = pairs[i].a, q = pairs[i].b;
    if (nodes[p].cluster != nodes[q].cluster && agree(&s, p, q, pairs[i].score == SR_PAIR_MUST)) join(&s, p, q);
  }
  renumber(&s, a);
}
