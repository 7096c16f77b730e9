/* Joining mentions: in whatever order they come; one report's stay apart; rulings stand. */
#include "store/cluster.h"
#include "store_make.h"

enum { MOST_NODES = 64, MOST_PAIRS = 512 };

static uint32_t seed;

static uint32_t dice(uint32_t n)
{
  seed = seed * 1664525u + 1013904223u;
  return (seed >> 8) % n;
}

/* Joins, and says in `out` which of the keys 1 to n stand together: the lowest key of each one's cluster. */
static void cluster(const sr_node *nodes, uint32_t n, const sr_pair *pairs, uint32_t n_pairs, uint64_t *out)
{
  ROOM(r);
  sr_node v[MOST_NODES];
  sr_pair p[MOST_PAIRS];
  memcpy(v, nodes, n * sizeof *v);
  memcpy(p, pairs, n_pairs * sizeof *p);
  sr_cluster(&r.arena, v, n, p, n_pairs, NULL, NULL);
  for (uint32_t i = 0; i < n; i++) {
    uint64_t low = UINT64_MAX;
    assert_true(v[i].cluster <= i && v[v[i].cluster].cluster == v[i].cluster);
    for (uint32_t j = 0; j < n; j++)
      if (v[j].cluster == v[i].cluster && v[j].key < low) low = v[j].key;
    out[v[i].key - 1] = low;
  }
  sr_arena_dispose(&r.arena);
}

static void expect(const sr_node *nodes, uint32_t n, const sr_pair *pairs, uint32_t n_pairs, const uint64_t *expected)
{
  uint64_t got[MOST_NODES];
  cluster(nodes, n, pairs, n_pairs, got);
  for (uint32_t i = 0; i < n; i++)
    if (got[i] != expected[i]) fail_msg("%u stands with %u, expected %u", i + 1, (unsigned)got[i], (unsigned)expected[i]);
}

#define EXPECT(nodes, pairs, ...) \
  expect(nodes, sizeof(nodes) / sizeof *(nodes), pairs, sizeof(pairs) / sizeof *(pairs), (const uint64_t[]){__VA_ARGS__})

static const sr_node four[] = {{1, 11, 0}, {2, 12, 0}, {3, 13, 0}, {4, 14, 0}};

static void likely_pairs_join(void **state)
{
  (void)state;
  const sr_pair two[] = {{0, 1, 2}, {2, 3, 0.5f}};
  const sr_pair weak[] = {{0, 1, -0.5f}, {2, 3, 0}};
  const sr_pair all[] = {{0, 1, 3}, {1, 2, 3}, {2, 3, 3}, {0, 2, 3}, {0, 3, 3}, {1, 3, 3}};
  EXPECT(four, two, 1, 1, 3, 3);
  EXPECT(four, weak, 1, 2, 3, 4);
  EXPECT(four, all, 1, 1, 1, 1);
  expect(four, 4, two, 0, (const uint64_t[]){1, 2, 3, 4});
  ROOM(r);
  sr_cluster(&r.arena, NULL, 0, NULL, 0, NULL, NULL);
  sr_arena_dispose(&r.arena);
}

/* A weak link between two groups that share nothing else does not join them. */
static void groups_must_be_alike_on_the_whole(void **state)
{
  (void)state;
  const sr_pair chain[] = {{0, 1, 5}, {2, 3, 5}, {1, 2, 0.5f}};
  const sr_pair firm[] = {{0, 1, 5}, {2, 3, 5}, {1, 2, 4}};
  EXPECT(four, chain, 1, 1, 3, 3);
  EXPECT(four, firm, 1, 1, 1, 1);
}

static void one_report_stays_apart(void **state)
{
  (void)state;
  const sr_node same[] = {{1, 11, 0}, {2, 11, 0}, {3, 12, 0}};
  const sr_pair close[] = {{0, 1, 50}, {0, 2, 2}, {1, 2, 3}};
  EXPECT(same, close, 1, 2, 2); /* the third joins the likelier one */
}

static void rulings_stand(void **state)
{
  (void)state;
  const sr_pair must[] = {{0, 1, SR_PAIR_MUST}, {2, 3, 1}};
  const sr_pair unlike[] = {{0, 1, SR_PAIR_MUST}, {0, 1, -8}};
  const sr_pair cannot[] = {{0, 1, 9}, {0, 1, SR_PAIR_CANNOT}, {2, 3, 1}};
  const sr_pair chain[] = {{0, 1, 9}, {1, 2, 9}, {0, 2, SR_PAIR_CANNOT}};
  EXPECT(four, must, 1, 1, 3, 3);
  EXPECT(four, unlike, 1, 1, 3, 4);
  EXPECT(four, cannot, 1, 2, 3, 3);
  EXPECT(four, chain, 1, 1, 3, 4);
  const sr_node same[] = {{1, 11, 0}, {2, 11, 0}};
  const sr_pair joined[] = {{0, 1, SR_PAIR_MUST}};
  EXPECT(same, joined, 1, 1); /* a person may know better than the reading */
  const sr_pair both[] = {{0, 1, SR_PAIR_MUST}, {0, 1, SR_PAIR_CANNOT}}, turned[] = {{1, 0, SR_PAIR_CANNOT}, {0, 1, SR_PAIR_MUST}};
  EXPECT(same, both, 1, 2);
  EXPECT(same, turned, 1, 2);
}

/* Random graphs with ties, shared reports and rulings, in many orders. */
static void shuffled(sr_node *nodes, uint32_t n, sr_pair *pairs, uint32_t n_pairs)
{
  uint32_t place[MOST_NODES];
  for (uint32_t i = 0; i < n; i++) place[i] = i;
  for (uint32_t i = n; i > 1; i--) {
    uint32_t j = dice(i), t = place[i - 1];
    sr_node k = nodes[i - 1];
    nodes[i - 1] = nodes[j];
    nodes[j] = k;
    place[i - 1] = place[j];
    place[j] = t;
  }
  uint32_t to[MOST_NODES];
  for (uint32_t i = 0; i < n; i++) to[place[i]] = i;
  for (uint32_t i = 0; i < n_pairs; i++) {
    bool turn = dice(2);
    uint32_t a = to[pairs[i].a], b = to[pairs[i].b];
    pairs[i].a = turn ? b : a;
    pairs[i].b = turn ? a : b;
  }
  for (uint32_t i = n_pairs; i > 1; i--) {
    uint32_t j = dice(i);
    sr_pair k = pairs[i - 1];
    pairs[i - 1] = pairs[j];
    pairs[j] = k;
  }
}

static uint32_t random_graph(sr_node *nodes, uint32_t n, sr_pair *pairs)
{
  uint32_t m = 0;
  for (uint32_t i = 0; i < n; i++) nodes[i] = (sr_node){i + 1, 100 + dice(n), 0};
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t j = i + 1; j < n && m < MOST_PAIRS; j++) {
      uint32_t kind = dice(40);
      if (kind > 12) continue;
      float score = kind == 0 ? SR_PAIR_MUST : kind == 1 ? SR_PAIR_CANNOT : (float)((int)dice(13) - 5);
      pairs[m++] = (sr_pair){i, j, score};
    }
  return m;
}

static void order_does_not_matter(void **state)
{
  (void)state;
  sr_node nodes[MOST_NODES];
  sr_pair pairs[MOST_PAIRS];
  uint64_t first[MOST_NODES];
  for (uint32_t graph = 0; graph < 60; graph++) {
    seed = graph;
    uint32_t n = 3 + dice(30), m = random_graph(nodes, n, pairs);
    cluster(nodes, n, pairs, m, first);
    for (int i = 0; i < 12; i++) {
      shuffled(nodes, n, pairs, m);
      expect(nodes, n, pairs, m, first);
    }
  }
}

/* More than the table of pairs holds: rulings and reports stay. */
static void very_many(void **state)
{
  (void)state;
  enum { N = 3000 };
  ROOM(r);
  sr_node *nodes = sr_arena_zalloc(&r.arena, N, sizeof *nodes);
  sr_pair *pairs = sr_arena_zalloc(&r.arena, N, sizeof *pairs);
  for (uint32_t i = 0; i < N; i++) nodes[i] = (sr_node){i + 1, i / 2, 0};
  for (uint32_t i = 0; i + 1 < N; i++) pairs[i] = (sr_pair){i, i + 1, i % 10 == 9 ? -1 : 3};
  sr_cluster(&r.arena, nodes, N, pairs, N - 1, NULL, NULL);
  for (uint32_t i = 0; i + 1 < N; i++) {
    bool together = nodes[i].cluster == nodes[i + 1].cluster;
    if (together && nodes[i].doc == nodes[i + 1].doc) fail_msg("%u and %u are of one report", i, i + 1);
    if (i % 10 == 9) assert_false(together);
  }
  sr_arena_dispose(&r.arena);
}

/* A person who ruled that two are not one is right in a large neighbourhood too. */
static void rulings_stand_among_very_many(void **state)
{
  (void)state;
  enum { N = 1100 };
  ROOM(r);
  sr_node *nodes = sr_arena_zalloc(&r.arena, N, sizeof *nodes);
  for (uint32_t i = 0; i < N; i++) nodes[i] = (sr_node){i + 1, i, 0};
  sr_pair pairs[] = {{0, 1, SR_PAIR_CANNOT}, {0, 1, 3}, {2, 3, 9}, {3, 4, 9}, {4, 2, SR_PAIR_CANNOT}, {5, 6, SR_PAIR_MUST}};
  sr_cluster(&r.arena, nodes, N, pairs, sizeof pairs / sizeof *pairs, NULL, NULL);
  assert_int_not_equal(nodes[0].cluster, nodes[1].cluster);
  assert_int_not_equal(nodes[2].cluster, nodes[4].cluster);
  assert_int_equal(nodes[5].cluster, nodes[6].cluster);
  sr_arena_dispose(&r.arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(likely_pairs_join),
      cmocka_unit_test(groups_must_be_alike_on_the_whole),
      cmocka_unit_test(one_report_stays_apart),
      cmocka_unit_test(rulings_stand),
      cmocka_unit_test(order_does_not_matter),
      cmocka_unit_test(very_many),
      cmocka_unit_test(rulings_stand_among_very_many),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
