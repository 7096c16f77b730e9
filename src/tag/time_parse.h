/* The grammar of time expressions, inside src/tag only.
 *
 * time.c walks over a sentence and asks the parsers below at each token; every parser returns the
 * first token behind what it read, or 0, and leaves an sr_tx. time.c then joins neighbours
 * ("on Tuesday" + "evening" + ", Feb 17") field by field, and time_resolve.c turns the result into an
 * interval and a TIMEX3 value.
 */
#ifndef SR_TAG_TIME_PARSE_H
#define SR_TAG_TIME_PARSE_H

#include "tag/number_value.h"

typedef enum sr_tx_what {
  SR_TX_CLOCK,  /* part of the day or clock time alone */
  SR_TX_POINT,  /* calendar fields: year, month, day, weekday ... */
  SR_TX_SPAN,   /* a resolved interval lo..hi, or one that needs the day of publication */
  SR_TX_EVENT,  /* counted from what is being told */
  SR_TX_LENGTH, /* a duration */
  SR_TX_SET,
  SR_TX_REF /* now, recently, the future */
} sr_tx_what;

enum { SR_TX_LAST_WEEK = 8, SR_TX_WEEK_OF = 9 };

typedef struct sr_tx {
  uint32_t from, to; /* relative tokens */
  uint8_t what;
  /* POINT: 0 where not said */
  int32_t year;
  uint8_t month, day, weekday, quarter, half, season;
  uint8_t week;    /* n-th week of the month; SR_TX_LAST_WEEK; SR_TX_WEEK_OF the day */
  uint8_t day_to;  /* end of a range, "10-15 March"; 0 none */
  int32_t year_to; /* "2019-20"; 0 none */
  int32_t decade;  /* 199 for the 1990s, 0 none */
  uint8_t century;
  int8_t easter; /* days from Easter Sunday, plus 100; 0 none */
  /* SPAN, EVENT, LENGTH, SET: n units. SPAN: n-th unit from that of publication; EVENT: from the event's. */
  uint8_t unit;
  int32_t n;
  bool some;         /* n is not said: "years", "several days" */
  bool half_more;    /* "two and a half" */
  bool told;         /* "the month": that of the text, where it named one */
  bool ago;          /* "n units ago": not aligned to the unit */
  bool part_of_name; /* holiday without a date */
  int8_t ref;        /* REF: -1 past, 0 present, 1 future */
  int8_t force;      /* "last Tuesday" -1, "next Tuesday" 1 */
  bool since, period, plural;
  bool now_length; /* "the past three months": a length up to now, or (n > 0) from now on */
  char part[2];
  bool has_minute, midnight;
  uint16_t minute;
  uint8_t edge;
  const char *zone;
} sr_tx;

/* Each reads at relative token i and returns the first token behind, or 0. */
uint32_t sr_tx_calendar(const sr_spots *s, uint32_t i, sr_tx *x); /* time_calendar.c */
uint32_t sr_tx_relative(const sr_spots *s, uint32_t i, sr_tx *x); /* time_relative.c */
uint32_t sr_tx_clock(const sr_spots *s, uint32_t i, sr_tx *x);    /* time_clock.c */

/* A part of the day at i that may stand behind a day ("evening"): its end, or 0. */
uint32_t sr_tx_part(const sr_spots *s, uint32_t i, sr_tx *x);
/* Skips "the", and full stops of abbreviations at i. */
static inline uint32_t sr_tx_the(const sr_spots *s, uint32_t i)
{
  /* by its text, for "the past" is a phrase of its own kind */
  return sr_view_eq(sr_spot_norm(s, i), SR_V("the")) ? i + 1 : i;
}
static inline uint32_t sr_tx_dot(const sr_spots *s, uint32_t i)
{
  return sr_is_mark(s, i, '.') && i + 1 < s->n && !(s->tok[i].flags & SR_LEX_SPACE) ? i + 1 : i;
}
/* Year at i: "2014", "'98", "nineteen ninety-six"; its end or 0. `sure`: a word before says that it is one. */
uint32_t sr_tx_year(const sr_spots *s, uint32_t i, bool sure, int32_t *year);

/* Turns a parsed expression into an annotation. `tense` is that of its clause (-1, 0 unknown, 1). */
sr_timex sr_tx_resolve(const sr_spots *s, const sr_annotations *ann, const sr_tx *x, sr_document *d);

#endif
