/* An incident as somebody coded it in a row of a table: made into a report with one mention.
 *
 * The report's text are the row's words: its note, then a line for each cell that was taken, label and value. Every
 * value rests on its cell there. The labels are common words, so that linking, which looks at rare ones, sees only the
 * row's own. */
#ifndef SR_EXCHANGE_CODED_H
#define SR_EXCHANGE_CODED_H

#include "base/base.h"
#include "sitrep/record.h"

typedef struct sr_coded {
  sr_arena *arena;
  sr_buf *text;
  sr_view id, source, url;
  int32_t published; /* SR_NULL_INT: unknown */
  sr_incident in;
  SR_VEC(sr_actor) actors;
  SR_VEC(sr_casualty) casualties;
} sr_coded;

/* Empties `text`, which stays the caller's. */
void sr_coded_init(sr_coded *c, sr_arena *arena, sr_buf *text);
/* The row's own words, which come first. */
void sr_coded_note(sr_coded *c, sr_view note);
/* A line of the text; `field` (a path such as "date") rests on its value. Nothing where it is empty. */
void sr_coded_line(sr_coded *c, const char *label, sr_view value, const char *field);
/* A party; `name` empty: of that kind, without name. */
void sr_coded_actor(sr_coded *c, sr_role role, sr_view name, sr_kind kind, const char *label, sr_view cell);
/* A row of the ledger: its index. A part of the row `part_of`, SR_NO_INDEX: a total. */
uint32_t sr_coded_toll(sr_coded *c, sr_outcome outcome, sr_who who, sr_side side, sr_range figures, uint32_t part_of,
                       const char *label, sr_view cell);
/* From the first day to the last, as exactly as they are apart. */
void sr_coded_date(sr_coded *c, int32_t from, int32_t to);
/* The incident as `source` tells it, filed. */
SR_MUST_USE sr_status sr_coded_file(sr_coded *c, sr_record *r, const sr_linking *linking, sr_filed *out, sr_error *err);

#endif
