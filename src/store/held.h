/* What the record holds of one mention, the incident as one report tells it: a plain struct, and as bytes.
 *
 * The bytes are variable-length integers and length-prefixed strings in the order of the fields; the first is the version.
 * They are the record's own, not for others: people read the tables `claim`, `person`, `known`.
 */
#ifndef SR_STORE_HELD_H
#define SR_STORE_HELD_H

#include "base/base.h"
#include "sitrep/reading.h"
#include "sitrep/record.h"

/* Who a figure rests on, by standing: the higher is preferred by the policy latest_official. */
enum { SR_STANDING_PARTY, SR_STANDING_OTHER, SR_STANDING_OFFICIAL };
/* The standing of an sr_speaker. */
uint8_t sr_standing_of(int speaker);

typedef struct sr_held_word {
  uint32_t hash;
  uint8_t weight; /* how rare, 1 to 15 */
} sr_held_word;

typedef struct sr_held {
  uint64_t key;     /* of the mention; see sr_key_print */
  uint64_t doc;     /* of the report */
  int32_t published; /* day, SR_NULL_INT */
  sr_frame frame;
  sr_state status;
  sr_class cls;
  uint32_t tactics; /* bits */
  sr_date date;
  sr_place place;
  sr_totals totals;
  sr_range outcome[SR_OUTCOME__N];
  uint8_t standing[2];     /* of the killed, of the injured: SR_STANDING_ */
  uint8_t speaker_kind[2]; /* sr_speaker + 1, 0: the report itself */
  sr_actor *actors;
  uint32_t n_actors;
  sr_casualty *casualties;
  uint32_t n_casualties;
  sr_held_word *words; /* rare words of what is told, by hash */
  uint32_t n_words;
  uint32_t *names;     /* hashes of the names of those hurt, accused or taken, sorted */
  uint32_t n_names;
  uint32_t *numbers;   /* hashes of telling numbers in it: ages, streets */
  uint32_t n_numbers;
  uint32_t from, to;   /* bytes of the report that it rests on */
} sr_held;

/* Appends it as bytes. */
void sr_held_write(sr_buf *out, const sr_held *h);
/* Reads it back; strings are views of `bytes`, arrays lie in the arena. False: damaged. */
bool sr_held_read(sr_held *out, sr_arena *a, sr_view bytes);
/* The same for what is known of an incident. */
void sr_known_write(sr_buf *out, const sr_known *k);
bool sr_known_read(sr_known *out, sr_arena *a, sr_view bytes);

/* A key as people see it: ten letters and digits, no i, l, o, u. */
void sr_key_print(uint64_t key, char out[11]);

/* The texts of a place, to be written, read or copied one by one. */
enum { SR_PLACE_TEXTS = 8 };
void sr_place_texts(sr_place *p, sr_view *out[SR_PLACE_TEXTS]);
/* sr_place_put (model/place_text.h) into the arena. */
sr_view sr_place_words(sr_arena *a, const sr_place *p);

#endif
