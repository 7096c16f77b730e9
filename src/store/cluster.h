/* Which mentions are one incident. Mentions are joined pair by pair, the likeliest first, where the two groups that they stand in
 * are on the whole alike; two mentions of one report are never joined, for the reading found them to be two.
 * The result depends on the set of mentions and pairs only, not on their order.
 */
#ifndef SR_STORE_CLUSTER_H
#define SR_STORE_CLUSTER_H

#include "base/base.h"

typedef struct sr_node {
  uint64_t key; /* of the mention: settles what is otherwise even */
  uint64_t doc; /* two of one report stay apart */
  uint32_t cluster; /* out: number of the first node of its cluster */
} sr_node;

typedef struct sr_pair {
  uint32_t a, b; /* nodes */
  float score;   /* log odds; SR_MUST and SR_CANNOT are rulings */
} sr_pair;

#define SR_PAIR_MUST 1e6f
#define SR_PAIR_CANNOT (-1e6f)

/* The score of two nodes that no pair was given for. Symmetric, and the same whenever it is asked. */
typedef float sr_pair_fn(void *payload, uint32_t a, uint32_t b);

/* Joins the nodes; `pairs` is sorted in place: those that speak for joining, and rulings. `rest` scores the others; NULL: they count as
 * slightly unlike. Time grows with the pairs and with the sizes of the clusters, not with the square of n; scratch memory lies in the
 * arena. */
void sr_cluster(sr_arena *a, sr_node *nodes, uint32_t n, sr_pair *pairs, uint32_t n_pairs, sr_pair_fn *rest, void *payload);

#endif
