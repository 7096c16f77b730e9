/* What is filed of one report: everything that the record keeps, ready to be written. Made off the writer's thread. */
#ifndef SR_STORE_FILING_H
#define SR_STORE_FILING_H

#include "store/linking.h"

/* The lowest three bits of a key tell whether it is of a place and day. */
enum { SR_BLOCK_PLACE = 1 };

enum { SR_SKETCH = 48, SR_SKETCH_KEYS = 6 };

typedef struct sr_filed_mention {
  sr_held held;
  sr_view bytes; /* held, written */
  sr_claim *claims;
  uint32_t n_claims;
  uint64_t *blocks; /* keys by which mentions that may be the same are found */
  uint32_t n_blocks;
} sr_filed_mention;

typedef struct sr_filed_role {
  uint32_t mention;
  sr_prole role;
  sr_certainty certainty;
  sr_view speaker;
} sr_filed_role;

typedef struct sr_filed_person {
  sr_view name, aliases, descriptors, affiliation, affiliation_id;
  sr_certainty affiliation_certainty;
  sr_condition condition;
  sr_filed_role *roles;
  uint32_t n_roles;
  sr_proceeding *proceedings;
  sr_view *proceeding_places;
  uint32_t n_proceedings;
  uint32_t from, to;
} sr_filed_person;

struct sr_filing {
  sr_arena arena;
  sr_view id, url, title, given_title, source, published_given, format, language, text;
  int32_t published;
  char sha[65];
  uint64_t key; /* of the report: from its id and text */
  uint32_t sketch[SR_SKETCH];
  uint32_t n_sketch; /* 0: too short for a near-copy */
  uint32_t keys[SR_SKETCH_KEYS]; /* of these, or beside them, those by which copies are looked for */
  uint32_t n_keys;
  sr_filed_mention *mentions;
  uint32_t n_mentions;
  sr_filed_person *people;
  uint32_t n_people;
  sr_statistic *statistics; /* views copied */
  sr_view *statistic_places;
  uint32_t n_statistics;
};

/* The words of a report, for copies and for links: in words.c. */
void sr_filing__sketch(sr_filing *f, const sr_linking *l);
void sr_filing__words(sr_filing *f, sr_held *h, const sr_incident *in, bool whole, const sr_linking *l);
/* Claims and blocking keys: in claims.c. */
void sr_filing__claims(sr_filing *f, sr_filed_mention *m, const sr_incident *in);
/* The keys of a mention, sorted, each once, in the arena: their number. */
uint32_t sr_filing__blocks(sr_arena *a, const sr_held *h, uint64_t **out);
/* Sorts the hashes and leaves each once: how many are left. In words.c. */
uint32_t sr_filing__unique(uint32_t *v, uint32_t n);

#endif
