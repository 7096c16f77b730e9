/* Joining mentions; see cluster.h. */
#include "store/cluster.h"

/* What two mentions of which nothing is known are taken for: not alike. */
static const float UNKNOWN_PAIR = -0.3f;
/* One pair weighs no more than this, so that it does not drag in what nothing else speaks for, nor keeps out what all else speaks for: a brief may share little with a brief. */
static const float MOST = 6, LEAST = -1;

typedef struct link {
  uint32_t to;
  float score;
} link;

typedef struct state {
  sr_node *nodes;
  link *links;     /* of each node, by `to`; a ruling takes the place of the score */
  uint32_t *first; /* n + 1: where its links begin */
  uint32_t *next;  /* ring of the members of a cluster */
  uint32_t *size;
  uint32_t n;
  sr_pair_fn *rest;
  void *payload;
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

static int by_end(const void *x, const void *y)
{
  const link *p = x, *q = y;
  return p->to < q->to ? -1 : p->to > q->to;
}

/* The score that counts where a pair was given twice: cannot, else must, else the higher. */
static float stronger(float a, float b)
{
  if (a == SR_PAIR_CANNOT || b == SR_PAIR_CANNOT) return SR_PAIR_CANNOT;
  return a > b ? a : b;
}

static void fill_links(state *s, sr_arena *a, const sr_pair *pairs, uint32_t n_pairs)
{
  s->first = sr_arena_zalloc(a, s->n + 2, sizeof *s->first);
  s->links = sr_arena_alloc(a, (2 * (size_t)n_pairs + 1) * sizeof *s->links);
  uint32_t *at = sr_arena_zalloc(a, s->n + 1, sizeof *at);
  for (uint32_t i = 0; i < n_pairs; i++) {
    s->first[pairs[i].a + 1]++;
    s->first[pairs[i].b + 1]++;
  }
  for (uint32_t i = 0; i < s->n; i++) s->first[i + 1] += s->first[i];
  for (uint32_t i = 0; i < n_pairs; i++) {
    uint32_t p = pairs[i].a, q = pairs[i].b;
    s->links[s->first[p] + at[p]++] = (link){q, pairs[i].score};
    s->links[s->first[q] + at[q]++] = (link){p, pairs[i].score};
  }
  for (uint32_t i = 0; i < s->n; i++)
    if (at[i]) qsort(&s->links[s->first[i]], at[i], sizeof *s->links, by_end);
}

static float pair_score(const state *s, uint32_t a, uint32_t b)
{
  uint32_t low = s->first[a], high = s->first[a + 1];
  while (low < high) {
    uint32_t mid = low + (high - low) / 2;
    if (s->links[mid].to < b) low = mid + 1;
    else high = mid;
  }
  if (low == s->first[a + 1] || s->links[low].to != b) return s->rest ? s->rest(s->payload, a, b) : UNKNOWN_PAIR;
  float v = s->links[low].score;
  for (; low + 1 < s->first[a + 1] && s->links[low + 1].to == b; low++) v = stronger(v, s->links[low + 1].score);
  return v;
}

static double weight(float v)
{
  return (double)(v == SR_PAIR_MUST ? v : v > MOST ? MOST : v < LEAST ? LEAST : v);
}

static bool share_report(const state *s, uint32_t a, uint32_t b)
{
  uint32_t i = a, j = b;
  do {
    do {
      if (s->nodes[i].doc == s->nodes[j].doc) return true;
      j = s->next[j];
    } while (j != b);
    i = s->next[i];
  } while (i != a);
  return false;
}

/* May the two clusters be one, and are they alike on the whole? */
static bool agree(const state *s, uint32_t a, uint32_t b, bool must)
{
  double sum = 0;
  uint32_t i = a, j = b;
  if (!must && share_report(s, a, b)) return false;
  do {
    do {
      float v = pair_score(s, i, j);
      if (v == SR_PAIR_CANNOT) return false;
      sum += weight(v);
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

/* Clusters are numbered by their first node. */
static void renumber(state *s, sr_arena *a)
{
  uint32_t *first = sr_arena_alloc(a, (s->n + 1) * sizeof *first);
  for (uint32_t i = 0; i < s->n; i++) first[i] = UINT32_MAX;
  for (uint32_t i = 0; i < s->n; i++)
    if (first[s->nodes[i].cluster] == UINT32_MAX) first[s->nodes[i].cluster] = i;
  for (uint32_t i = 0; i < s->n; i++) s->nodes[i].cluster = first[s->nodes[i].cluster];
}

void sr_cluster(sr_arena *a, sr_node *nodes, uint32_t n, sr_pair *pairs, uint32_t n_pairs, sr_pair_fn *rest, void *payload)
{
  state s = {.nodes = nodes, .n = n, .rest = rest, .payload = payload};
  s.next = sr_arena_alloc(a, (n + 1) * sizeof *s.next);
  s.size = sr_arena_alloc(a, (n + 1) * sizeof *s.size);
  for (uint32_t i = 0; i < n; i++) {
    nodes[i].cluster = s.next[i] = i;
    s.size[i] = 1;
  }
  sort_pairs(a, nodes, pairs, n_pairs);
  fill_links(&s, a, pairs, n_pairs);
  for (uint32_t i = 0; i < n_pairs && pairs[i].score > 0; i++) {
    uint32_t p = pairs[i].a, q = pairs[i].b;
    if (nodes[p].cluster != nodes[q].cluster && agree(&s, p, q, pairs[i].score == SR_PAIR_MUST)) join(&s, p, q);
  }
  renumber(&s, a);
}
