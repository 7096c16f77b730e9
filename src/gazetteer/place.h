/* The gazetteer: finds names of places in a report, settles which places they mean, and
 * describes a place as it was called on a day. The file is build/data/gazetteer.bin (place_file.h).
 */
#ifndef SR_GAZETTEER_PLACE_H
#define SR_GAZETTEER_PLACE_H

#include "gazetteer/place_file.h"
#include "model/actors.h"

typedef struct sr_places {
  sr_phrases names; /* name -> row << SR_NAME_SHIFT | SR_NAME_* */
  const sr_place_row *rows;
  uint32_t n_rows;
  const sr_place_valid *valid;
  uint32_t n_valid;
  const uint64_t *first; /* bit set: some name may start with a token of this hash */
  sr_view strings;
} sr_places;

/* Opens a compiled gazetteer; `file` must outlive it. Read-only and thread-safe afterwards.
 * SR_ERR_DATA where the file is damaged or of another version. */
SR_MUST_USE sr_status sr_places_open(sr_places *out, sr_view file);

/* Adds the place mentions of one sentence to `a->place`, in order, none overlapping. Sentences must
 * come in order. Reads the tokens' flags, and pos and ner where the sentence is tagged.
 * `place` is the most important row of the name, or SR_NONE for a place by its form; what is meant
 * is settled by sr_places_resolve. `lex` gives words of places, titles and given names. */
void sr_places_find(const sr_places *p, const sr_lexicon *lex, sr_document *d, uint32_t sentence,
                    sr_annotations *a);

/* Puts the name [from, to) of sentence `sentence` among its mentions, which start at a->place.v[first], in
 * the room of those that it overlaps: somebody knows that it is a place. Between find and resolve. */
void sr_places_tell(const sr_places *p, const sr_lexicon *lex, sr_document *d, uint32_t sentence, uint32_t first,
                    uint32_t from, uint32_t to, sr_annotations *a);

/* Settles all mentions of the document: `place`, `level`, `rivals`, `inside`; takes out those that turn
 * out to be no places; notes diagnostics in `d`. `actors`, the table of the actor mentions, may be NULL: where armed
 * groups are named, their countries count. Call once, after every sentence was searched. */
void sr_places_resolve(const sr_places *p, const sr_actors *actors, sr_document *d, sr_annotations *a);

/* A place in words. Views point into the mapped file; an empty view is unknown. */
typedef struct sr_place_description {
  sr_view site;          /* SR_PLACE_POINT: the building, road or post itself */
  sr_view neighbourhood, locality, admin2, admin1;
  char country[3];       /* ISO 3166-1 alpha-2 and a NUL; "" where none */
  bool located;          /* lat and lon are known */
  double lat, lon;       /* degrees; of the nearest containing place where the row has none */
  uint8_t level;         /* sr_place_level of the row: what the words name */
  uint8_t point_level;   /* sr_place_level that lat and lon belong to */
  uint8_t people;        /* log2 of its people, 0 unknown */
  char id[96];           /* "geonames:1174872", NUL-terminated */
} sr_place_description;

/* Describes row `row` as it was on day `when` (SR_NO_DAY: now). `row` must be below n_rows. */
void sr_place_describe(const sr_places *p, uint32_t row, sr_day when, sr_place_description *out);

/* The row's own name on a day. */
sr_view sr_place_name(const sr_places *p, uint32_t row, sr_day when);
/* The row that contains it on a day, or SR_NONE. */
uint32_t sr_place_parent(const sr_places *p, uint32_t row, sr_day when);
/* Is `row` the place `what`, or does it lie in it, by the tree of today or of the past? */
bool sr_place_within(const sr_places *p, uint32_t row, uint32_t what);
/* The ancestor of a level (or the row itself), SR_NONE where there is none. */
uint32_t sr_place_ancestor(const sr_places *p, uint32_t row, sr_place_level level, sr_day when);
/* Great-circle distance in kilometres; negative where a position is unknown. A row without a
 * position has its parent's. */
double sr_place_distance(const sr_places *p, uint32_t a, uint32_t b);
/* The position of a row or of the nearest ancestor that has one; its row, or SR_NONE. */
uint32_t sr_place_point(const sr_places *p, uint32_t row, double *lat, double *lon);

static inline sr_place_level sr_place_row_level(const sr_place_row *r)
{
  return (sr_place_level)(r->level_pop & 7);
}

/* Rows of a span of tokens as one name: ids of names.pool, the most important first. */
const uint32_t *sr_places_named(const sr_places *p, const sr_document *d, uint32_t from, uint32_t to, uint32_t *n);

/* May a name start with a token of this hash? */
static inline bool sr_places_first(const sr_places *p, uint64_t key)
{
  uint64_t bit = key >> (64 - SR_PLACE_FIRST_BITS);
  return p->first[bit >> 6] >> (bit & 63) & 1;
}

#endif
