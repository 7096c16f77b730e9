/* Rows of a target whose columns are fixed by its producer (data/exchange/columns.tsv): cells are set by the name of
 * their column, in any order, and written as one line of CSV.
 *
 * A writer's state begins with an sr_target. Cells point into the arena of the row or at what lives as long. */
#ifndef SR_EXCHANGE_TARGET_H
#define SR_EXCHANGE_TARGET_H

#include "exchange/tables.h"
#include "exchange/writer.h"

enum { SR_TARGET_COLUMNS = 160 };

typedef struct sr_target {
  uint32_t n, rows; /* columns; rows written */
  bool refused;     /* the incident at hand has no row */
  sr_view name[SR_TARGET_COLUMNS], cell[SR_TARGET_COLUMNS];
} sr_target;

/* Makes x->state, `size` bytes of zeros that begin with an sr_target, and writes the header. False: no memory, the
 * export has failed. */
bool sr_target_begin(sr_exporter *x, const char *format, size_t size);
void sr_target_end(sr_exporter *x);

/* A column that the format does not have is a mistake of ours: the export fails. */
void sr_target_set(sr_exporter *x, const char *column, sr_view v);
void sr_target_word(sr_exporter *x, const char *column, const char *word);
void sr_target_int(sr_exporter *x, const char *column, int64_t v);
/* SR_NULL_INT: empty. */
void sr_target_count(sr_exporter *x, const char *column, int32_t v);
void sr_target_day(sr_exporter *x, const char *column, int32_t day);
void sr_target_degrees(sr_exporter *x, const char *column, double v, int decimals);
/* Writes the row and empties it. */
void sr_target_write(sr_exporter *x);

/* Something that the row at hand, or all rows (outside of rows), cannot hold. */
void sr_target_lose(sr_exporter *x, const char *field, sr_view value, const char *why);
/* The incident gets no row: `field` is what stands against it. */
void sr_target_refuse(sr_exporter *x, const char *field, sr_view value, const char *why);
/* Does the target have incidents of this class and status, which nobody withdrew or rejected? `column` of classes.tsv and statuses.tsv: 1 ACLED, 2 UCDP, 3
 * GTD, 4 PLOVER (statuses alone). Where not, the incident is refused with the reason that stands there. */
bool sr_target_takes(sr_exporter *x, const sr_known *k, unsigned column);
/* Told outcomes that the format has no column for: `column` of outcomes.tsv holds "-". */
void sr_target_lose_outcomes(sr_exporter *x, const sr_known *k, unsigned column, const char *why);
/* What no row of any such format holds. */
void sr_target_lose_for_all(sr_exporter *x, const char *target);

/* "5 (4 to 7)"; empty where nothing is told. */
sr_view sr_range_words(sr_arena *a, const sr_range *r);
/* The figure of a range: best, else low; SR_NULL_INT where neither is told. */
int32_t sr_range_figure(const sr_range *r);
/* A list with `between` between. */
sr_view sr_view_join(sr_arena *a, sr_view list, sr_view v, const char *between);
/* The same, unless it stands there already. */
sr_view sr_view_join_new(sr_arena *a, sr_view list, sr_view v, const char *between);
/* An incident's key as a number: the ten signs of record.h, five bits each. */
uint64_t sr_key_number(sr_view id);

#endif
