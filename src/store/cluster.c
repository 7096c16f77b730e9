/* Joining mentions; see cluster.h. */
#include "store/cluster.h"

/* What two mentions without a pair of their own are taken for: not alike, but a brief may share little with a brief. */
static const float UNKNOWN_PAIR = -0.3f;

typedef struct state {
  sr_node *nodes;
  float *score; /* n by n: the caller bounds n */
  uint32_t *next; /* ring of the members of a cluster */
  uint32_t *size;
  uint32_t n;
} state;

/* A pair with what settles its place among even ones. */
typedef struct ranked {
  sr_pair pair;
  uint64_t low, high; /* keys of its mentions */
} ranked;

static int by_strength(const void *x, const void *y)
{
  const ranked *p = x, *q = y;
  if (p->pair.score != q->pair.score) return p->pair.score > q->pair.score ? -1 : 1;
  if (p->low != q->low) return p->low < q->low ? -1 : 1;
  return p->high < q->high ? -1 : p->high > q->high;
}

static void sort_pairs(sr_arena *a, const sr_node *nodes, sr_pair *pairs, uint32_t n)
{
  ranked *v = sr_arena_alloc(a, (n + 1) * sizeof *v);
  for (uint32_t i = 0; i < n; i++) {
    uint64_t p = nodes[pairs[i].a].key, q = nodes[pairs[i].b].key;
    v[i] = (ranked){pairs[i], p < q ? p : q, p < q ? q : p};
  }
  if (n) qsort(v, n, sizeof *v, by_strength);
  for (uint32_t i = 0; i < n; i++) pairs[i] = v[i].pair;
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
      float v = pair_score(s, i, j);
      if (v == SR_PAIR_CANNOT) return false;
      if (!must && s->nodes[i].doc == s->nodes[j].doc) return false;
      sum += (double)v;
      j = s->next[j];
    } while (j != b);
    i = s->next[i];
  } while (i != a);
  return must || sum > 0;
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
  sort_pairs(a, nodes, pairs, n_pairs);
  fill_table(&s, a, pairs, n_pairs);
  for (uint32_t i = 0; i < n_pairs && pairs[i].score > 0; i++) {
    uint32_t p = pairs[i].a, q = pairs[i].b;
    if (nodes[p].cluster != nodes[q].cluster && agree(&s, p, q, pairs[i].score == SR_PAIR_MUST)) join(&s, p, q);
  }
  renumber(&s, a);
}
