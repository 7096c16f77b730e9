/* What the two halves of settling places share: place_resolve.c weighs the candidates, place_settle.c takes the choices. */
#ifndef SR_GAZETTEER_PLACE_RESOLVE_H
#define SR_GAZETTEER_PLACE_RESOLVE_H

#include "gazetteer/place.h"

#define SR_PLACE_CANDIDATES 32u   /* candidates of a mention: the most important rows of the name */
#define SR_PLACE_VOTE_SLOTS 256u /* areas that are voted for: an open-addressed table, three quarters full at most */

/* The areas around a row that are voted for. */
typedef struct sr_place_areas {
  uint32_t row[3]; /* country, admin1, admin2 */
} sr_place_areas;

typedef struct sr_place_candidate {
  uint32_t row;
  uint16_t flags; /* SR_NAME_* */
  int16_t base;   /* points without votes */
  int16_t points;
  int16_t votes;  /* points from the votes (kept with the first mention of the name) */
  sr_place_areas areas;
  float given;    /* weight that mentions of this name gave to it (kept with the first of them) */
} sr_place_candidate;

typedef struct sr_place_entry {
  sr_place_candidate *c;
  uint32_t n, best;  /* candidates, and the best of them */
  uint64_t name;     /* key of the name */
  uint32_t same;     /* the first mention of this name */
  bool contained;    /* lies in its `inside` */
  bool other;        /* somewhere in the report the name is part of another thing's name */
  bool person;       /* somewhere it is a person's, by a title or a given name before it */
  bool sure;         /* somewhere it is a place beyond doubt (kept with the first mention of the name) */
} sr_place_entry;

typedef struct sr_place_vote {
  uint32_t row;
  float weight;
} sr_place_vote;

typedef struct sr_place_resolver {
  const sr_places *p;
  const sr_actors *actors; /* may be NULL */
  sr_document *d;
  sr_annotations *a;
  sr_place_entry *e;
  uint32_t n;
  sr_place_vote votes[SR_PLACE_VOTE_SLOTS];
  uint32_t n_votes;
  float total;
  uint32_t misspelt; /* names that place_close.c was asked for */
} sr_place_resolver;

/* Districts whose names are one letter off that of an unknown "X district": their number, their rows in `rows`. */
uint32_t sr_place__misspelt(sr_place_resolver *r, uint32_t i, uint32_t rows[4]);

/* The mention that the words say contains the i-th and that has candidates: what an unknown one between them lies in
 * counts. SR_NONE. */
uint32_t sr_place__outer(const sr_place_resolver *r, uint32_t i);
/* The weight of votes for an area. */
float sr_place__votes(const sr_place_resolver *r, uint32_t row);
/* Points for the generic word beside a mention. */
int sr_place__hint_points(const sr_place_mention *m, const sr_place_row *r);
/* Writes the choices back, takes out what is no place, and assumes where unknown places lie. */
void sr_place__settle(sr_place_resolver *r);

#endif
