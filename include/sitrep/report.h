/* Printing a reading. */
#ifndef SITREP_REPORT_H
#define SITREP_REPORT_H

#include "sitrep/reading.h"
#include "sitrep/status.h"

struct sr_buf;

typedef struct sr_view_options {
  bool colour;   /* ANSI colours */
  bool explain;  /* reasons after each incident */
  unsigned width; /* columns; 0: 80 */
} sr_view_options;

/* Appends the reading as JSON of contract sitrep.reading/1. `indent` spaces a level; 0: one line
 * without the newline. With `explain` the additive key "reasons" is printed. Valid UTF-8 whatever
 * the input. Errors stick to the buffer. Pure, thread-safe. */
void sr_report_json(struct sr_buf *out, const sr_reading *r, unsigned indent, bool explain);

/* Appends the reading as a text for a terminal: each incident with date, place, casualties by
 * side, who says so, and the words it rests on; then people, campaigns, statistics. */
void sr_report_text(struct sr_buf *out, const sr_reading *r, const sr_view_options *options);

#endif
