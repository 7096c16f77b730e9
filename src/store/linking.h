/* Do two mentions tell of one incident? A linear score over what they share, learned from labelled reports
 * (data/linking/weights.tsv, made by tools/train-linking), and the reasons in words.
 *
 * The score is a function of the two mentions alone, not of what else the record holds, so that the order in which
 * reports come cannot change it.
 */
#ifndef SR_STORE_LINKING_H
#define SR_STORE_LINKING_H

#include "store/held.h"

typedef enum sr_trait {
#define SR_TRAIT(id, text) SR_TRAIT_##id,
#include "store/traits.def"
#undef SR_TRAIT
  SR_TRAIT__N
} sr_trait;

struct sr_linking {
  uint32_t *hash; /* open addressing; 0: empty */
  uint8_t *weight;
  uint32_t mask;
  double weights[SR_TRAIT__N];
};

/* How rare a word is, 1 to 15, by its hash. */
uint8_t sr_linking_rarity(const sr_linking *l, uint32_t hash);
uint32_t sr_linking_hash(sr_view word);

typedef struct sr_likeness {
  float trait[SR_TRAIT__N];
  double score; /* log odds that the two are one incident */
} sr_likeness;

/* Compares two mentions: symmetric. */
void sr_compare(sr_likeness *out, const sr_linking *l, const sr_held *a, const sr_held *b);
/* The reasons, weightiest first, in the arena: "same town, same day; killed 4 and 5". */
sr_view sr_likeness_words(sr_arena *arena, const sr_linking *l, const sr_likeness *x, const sr_held *a, const sr_held *b);

#endif
