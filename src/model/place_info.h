/* Places in words, and the questions that link/ asks of the gazetteer. The pipeline fills the
 * functions, so that stages do not include each other. */
#ifndef SR_MODEL_PLACE_INFO_H
#define SR_MODEL_PLACE_INFO_H

#include "model/annotation.h"

typedef struct sr_place_info {
  sr_view site, neighbourhood, locality, admin2, admin1, country, id;
  bool located;
  double lat, lon;
  uint8_t level;       /* sr_place_level of what the words name */
  uint8_t point_level; /* of lat, lon */
  uint8_t people;      /* log2 of its people, 0 unknown */
} sr_place_info;

typedef struct sr_place_service {
  const void *places;
  /* Describes a row as on a day; views live in the arena or the mapped file. */
  void (*describe)(const void *places, sr_arena *arena, uint32_t row, sr_day when, sr_place_info *out);
  /* Does row a lie in row b, or is it b? */
  bool (*within)(const void *places, uint32_t a, uint32_t b);
  /* Kilometres, negative where unknown. */
  double (*distance)(const void *places, uint32_t a, uint32_t b);
} sr_place_service;

#endif
