/* The actor table, compiled from the tables of data/actors by compilers/actorc. */
#ifndef SR_MODEL_ACTORS_H
#define SR_MODEL_ACTORS_H

#include "base/base.h"

typedef struct sr_actor_row {
  uint32_t id, name;   /* string ids */
  uint32_t kind;       /* string id: armed_group police ... ngo media rescue hospital */
  uint32_t country;    /* string id, "" where none */
  uint32_t parent;     /* row, or UINT32_MAX */
  int32_t valid_from, valid_to; /* sr_day; INT32_MIN / INT32_MAX where open */
  uint32_t spare;
} sr_actor_row;

/* Alias flags, in the phrase ids: row << 2 | flags. */
enum { SR_ALIAS_CASED = 1, SR_ALIAS_WEAK = 2 };

typedef struct sr_actors {
  sr_phrases aliases;
  const sr_actor_row *rows;
  uint32_t n_rows;
  sr_view strings; /* {u32 len, bytes} */
  uint8_t groups[26][26]; /* armed groups by the letters of their country's code; 255: that many or more */
} sr_actors;

/* Opens a compiled actor table; the file must outlive it. Read-only, thread-safe. */
SR_MUST_USE sr_status sr_actors_open(sr_actors *out, sr_view file);
sr_view sr_actor_string(const sr_actors *a, uint32_t id);
/* How many armed groups the table has of a country (two capital letters). */
unsigned sr_actor_groups(const sr_actors *a, const char *country);

#endif
