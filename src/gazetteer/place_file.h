/* The compiled gazetteer as it lies in the file; compilers/gazc.c writes it, place.c reads it.
 *
 * Sections: place.rows (sr_place_row), place.names (one byte of length, then the bytes, at each
 * offset), place.valid (sr_place_valid, sorted by row, then from), place.first (a bit for the hash
 * of every first token of a name), name.slots and name.pool (base/phrase.h): name -> {row << SR_NAME_SHIFT | SR_NAME_*}.
 * Rows are sorted by importance, so a name's rows come the most important first.
 */
#ifndef SR_GAZETTEER_PLACE_FILE_H
#define SR_GAZETTEER_PLACE_FILE_H

#include "model/annotation.h"

/* What a name is to a row, in the low bits of a phrase's id. */
enum {
  SR_NAME_WEAK = 1,    /* also a common word or a person's name: counts only with a word of place or a containing place */
  SR_NAME_CASED = 2,   /* not in text whose case tells nothing */
  SR_NAME_ALT = 4,     /* not the name by which the place is best known, or a spelling made by rule */
  SR_NAME_FULL = 8,    /* holds its generic word: "Khyber Agency" */
  SR_NAME_DEMONYM = 16, /* "Pakistani": the row is the country */
  SR_NAME_CAPS = 32,   /* an acronym: only in capitals */
  SR_NAME_SHIFT = 6
};

/* sr_place_row.flags */
enum {
  SR_PLACE_CAPITAL = 1,    /* of a country */
  SR_PLACE_SEAT = 2,       /* of a first-order division */
  SR_PLACE_VALID = 4,      /* has rows in place.valid */
  SR_PLACE_HAND = 8,       /* from the supplement: somebody thought it worth a line */
  SR_PLACE_HISTORIC = 16,  /* exists no more */
  SR_PLACE_SRC_WOF = 64,   /* id is Who's On First's; with neither bit, GeoNames' */
  SR_PLACE_SRC_OWN = 128   /* id is an offset into place.names: "sitrep:<name>" */
};

typedef struct sr_place_row {
  int32_t lat, lon; /* degrees * 100000; SR_PLACE_NOWHERE where unknown (take the parent's) */
  uint32_t parent;  /* row, or SR_NONE */
  uint32_t name;    /* offset into place.names */
  uint32_t id;
  uint8_t level_pop; /* sr_place_level | log2 of the population << 3, 0 unknown */
  uint8_t flags;     /* SR_PLACE_* */
  char cc[2];        /* ISO 3166-1 alpha-2, blanks where none */
} sr_place_row;

#define SR_PLACE_NOWHERE INT32_MIN

/* What a row was called, and what it lay in, from day to day (both inside). */
typedef struct sr_place_valid {
  uint32_t row;
  sr_day from, to;
  uint32_t name, parent; /* SR_NONE: as in the row */
} sr_place_valid;

/* The "row" of a word that names no place. */
#define SR_PLACE_NO_ROW (UINT32_MAX >> SR_NAME_SHIFT)

#define SR_PLACE_FIRST_BITS 22

#endif
