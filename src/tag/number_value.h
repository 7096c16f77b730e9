/* The value of number words and figures at a place of a sentence. */
#ifndef SR_TAG_NUMBER_VALUE_H
#define SR_TAG_NUMBER_VALUE_H

#include "tag/time_words.h"

/* A token that starts with a digit, taken apart at its marks: "12/03/1990" is 12, 3, 1990 with '/'. */
typedef struct sr_figure {
  int64_t part[4];
  uint8_t digits[4]; /* of each part */
  uint8_t n;         /* parts, 1 to 4 */
  char mark;         /* what parts them: , . : / or 0; '?' where they are mixed */
  bool ordinal;      /* "20th" */
  bool plural;       /* "1980s", "20s" */
} sr_figure;

/* Takes token i apart; false where it is no figure, or one of more than 18 digits a part. */
bool sr_figure_at(const sr_spots *s, uint32_t i, sr_figure *out);

typedef struct sr_numval {
  uint32_t to;    /* first token behind it */
  int64_t value;  /* whole part */
  int64_t scaled; /* value * 100, saturated */
  bool words;     /* number words, not figures */
  bool ordinal, vague, plural;
  bool none;      /* "no", "nobody" */
  bool pronoun;   /* "nobody", "none": stands for the thing counted too */
  uint8_t digits; /* digits of a plain figure, 0 otherwise */
} sr_numval;

/* The number that starts at token i: figures with scale words ("2.5 million"), number words ("one hundred and five",
 * "twenty-first", "half a dozen", "several hundred"), "a hundred". False where none starts. Dates, clock
 * times and other figures with marks that make no one number are none. */
bool sr_number_at(const sr_spots *s, uint32_t i, sr_numval *out);

#endif
