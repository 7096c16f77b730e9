/* What kind of number it is, by what stands around it; inside src/tag only. */
#ifndef SR_TAG_NUMBER_CONTEXT_H
#define SR_TAG_NUMBER_CONTEXT_H

#include "tag/number_value.h"

/* A number in its place: tokens [from, to) relative to the sentence. */
typedef struct sr_numplace {
  uint32_t from, to; /* the number words */
  uint32_t behind;   /* out: behind the unit that belongs to it ("km", "percent", "-year-old") */
  sr_numval val;     /* first, or only, value */
  bool range;        /* "5-7": has a second */
  int64_t second;
} sr_numplace;

/* The kind (sr_number_kind) of a number that is in no time expression. Sets p->behind. */
uint8_t sr_number_kind_of(const sr_spots *s, sr_numplace *p);

/* Is the number at relative token i the name of something, by what stands before it ("No. 3", "AK-47")? */
bool sr_number_is_label(const sr_spots *s, uint32_t i);

#endif
