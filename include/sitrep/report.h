/* Printing a reading. */
#ifndef SITREP_REPORT_H
#define SITREP_REPORT_H

#include "sitrep/reading.h"
#include "sitrep/record.h"
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

/* What the record knows, one row a call, appended to `out`. Pure, thread-safe; errors stick to the buffer. JSON: one line
 * without newline, additive keys of docs/formats/record.md. CSV (RFC 4180): NULL writes the header. Text: one line and its newline. */
void sr_report_known_json(struct sr_buf *out, const sr_known *k);
void sr_report_known_csv(struct sr_buf *out, const sr_known *k);
void sr_report_known_text(struct sr_buf *out, const sr_known *k);
/* One incident whole: claims, where they differ, reports, history. */
void sr_report_story_json(struct sr_buf *out, const sr_story *s);
void sr_report_story_text(struct sr_buf *out, const sr_story *s);
/* One row, as JSON or as text, without newline. */
void sr_report_known_person(struct sr_buf *out, const sr_known_person *p, bool json);
void sr_report_known_actor(struct sr_buf *out, const sr_known_actor *a, bool json);
void sr_report_event_log(struct sr_buf *out, const sr_event_log *e, bool json);
/* The same as a line of CSV, with its newline; NULL writes the header. */
void sr_report_known_person_csv(struct sr_buf *out, const sr_known_person *p);
void sr_report_known_actor_csv(struct sr_buf *out, const sr_known_actor *a);
void sr_report_event_log_csv(struct sr_buf *out, const sr_event_log *e);

#endif
