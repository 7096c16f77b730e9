/* What a number in a sentence of statistics counts. Private to statistic.c. */
#ifndef SR_EXTRACT_FIGURE_H
#define SR_EXTRACT_FIGURE_H

#include "extract/walk.h"

enum { SR_MEASURE_NONE = 255 };

/* One number that may be a published figure. */
typedef struct sr_figure {
  uint32_t quantity;        /* index */
  uint32_t tok_from, tok_to; /* number with its noun */
  sr_span shown;            /* with the verb that tells the measure: evidence */
  uint8_t measure;          /* sr_measure, SR_MEASURE_NONE where the words do not tell */
  bool noun;                /* a noun of measure is counted ("412 fatalities") */
  bool plural;
  bool people;              /* people are counted */
  bool part;                /* "including 58 ...": of the figure before */
  bool compared;            /* the figure compared with */
  bool change;              /* a percentage of change */
  bool percent;
  bool times;               /* "attacked 11 times": events told by a verb */
  bool bare;                /* nothing is said of what it counts */
  int who;                  /* sr_group_kind, -1 */
  sr_span of;               /* what a percentage is of */
} sr_figure;

#define SR_MAX_FIGURES 24

/* The figures of a sentence, in order; returns their number (at most SR_MAX_FIGURES). */
unsigned sr_figures_find(const sr_context *c, uint32_t sent, sr_figure *out);

/* The value of a measure-class row as a measure, SR_MEASURE_NONE where it tells something else. */
uint8_t sr_figure_measure(const sr_context *c, uint32_t row);
/* The first measure-class sense with this value in [from, to): index, SR_NONE. */
uint32_t sr_figure_word(const sr_context *c, uint32_t from, uint32_t to, const char *value);

#endif
