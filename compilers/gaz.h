/* What gazc keeps of the gazetteer while it compiles it. */
#ifndef SR_COMPILERS_GAZ_H
#define SR_COMPILERS_GAZ_H

#include "compilers/packwrite.h"
#include "gazetteer/place_file.h"

#define GAZ_NONE UINT32_MAX
#define GAZ_MAX_TOKENS 10u

typedef struct gaz_place {
  uint64_t id;     /* number | 'g' or 'w' << 56; own ids: hash of the name | 's' << 56 */
  sr_view own_id;  /* own ids: the name itself */
  sr_view name, alts;
  int32_t lat, lon;
  uint32_t parent; /* index */
  uint32_t row;    /* row of the file, once sorted */
  uint64_t pop;
  uint8_t level, flags;
  char cc[2];
} gaz_place;

typedef struct gaz_valid {
  uint32_t place, parent;
  sr_day from, to;
  sr_view name;
} gaz_valid;

typedef struct gaz {
  gaz_place *places;
  uint32_t n, cap;
  gaz_valid *valid;
  uint32_t nv, capv;
  uint32_t *by_id; /* open addressing, index + 1 */
  uint32_t by_id_n;
} gaz;

/* Adds a place and returns its index; dies on an id that is there already. */
uint32_t gaz_add(gaz *g, gaz_place p);
/* Index of an id, or GAZ_NONE. */
uint32_t gaz_find(const gaz *g, uint64_t id);
/* "g123", "w123" or a name of ours as an id; 0 where it is none. */
uint64_t gaz_id(sr_view v);

/* Reads a file of the extract: admin.tsv.gz or places_*.tsv.gz. The text stays in memory. */
void gaz_read_extract(gaz *g, const char *path);
/* Reads a hand-made table: data/gazetteer/supplement_*.tsv. All extracts must be read before. */
void gaz_read_supplement(gaz *g, const char *path);

/* Names: spelling rules and stop words. */
typedef struct gaz_rules gaz_rules;
gaz_rules *gaz_rules_read(const char *variants, const char *stop);
/* A name split into folded tokens. */
typedef struct gaz_tokens {
  unsigned n;
  unsigned char len[GAZ_MAX_TOKENS];
  char text[GAZ_MAX_TOKENS][48];
} gaz_tokens;
/* False where it is empty or too long. */
bool gaz_split(gaz_tokens *out, sr_view name);
/* Adds every name of the place and its spellings to `b`. */
void gaz_add_names(const gaz_rules *r, const gaz_place *p, phrase_builder *b, uint64_t *first);
/* Adds the words that name no place, as names of SR_PLACE_NO_ROW. */
void gaz_add_stops(const gaz_rules *r, phrase_builder *b);
/* Adds demonyms (data/actors/demonyms.tsv: word, country code) as names of countries. */
void gaz_read_demonyms(const gaz *g, const gaz_rules *r, const char *path, phrase_builder *b, uint64_t *first);

#endif
