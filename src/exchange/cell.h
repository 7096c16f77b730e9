/* Cells of our own tables. As CSV each writes its value and a comma, and sr_cells_end makes the last one a line's end; a format
 * with types of its own takes the values itself. */
#ifndef SR_EXCHANGE_CELL_H
#define SR_EXCHANGE_CELL_H

#include "base/base.h"
#include "sitrep/record.h"

typedef enum sr_cell_type { SR_CELL_EMPTY, SR_CELL_TEXT, SR_CELL_INT, SR_CELL_DAY, SR_CELL_BOOL, SR_CELL_REAL } sr_cell_type;
typedef struct sr_cell_value {
  sr_cell_type type;
  sr_view text;
  int64_t number; /* INT, DAY (days since 1970-01-01), BOOL */
  double real;    /* rounded to five decimals */
} sr_cell_value;
typedef void sr_cell_fn(void *payload, const sr_cell_value *v);

typedef struct sr_cells {
  sr_buf *out;
  sr_arena *arena;
  bool excel; /* a text that a spreadsheet would take for a formula gets an apostrophe before it */
  sr_cell_fn *take; /* NULL: CSV into `out`; else it gets each cell, and `out` is not used */
  void *payload;
} sr_cells;

void sr_cell_text(sr_cells *c, sr_view v);
void sr_cell_word(sr_cells *c, const char *word);
/* SR_NULL_INT: empty. */
void sr_cell_int(sr_cells *c, int32_t v);
/* UINT32_MAX: empty. */
void sr_cell_index(sr_cells *c, uint32_t v);
void sr_cell_day(sr_cells *c, int32_t day);
void sr_cell_bool(sr_cells *c, bool v);
void sr_cell_degrees(sr_cells *c, bool known, double v);
/* `which`: 0 low, 1 best, 2 high. */
void sr_cell_range(sr_cells *c, const sr_range *r, int which);
/* With "; " between. */
void sr_cell_list(sr_cells *c, const sr_view *v, uint32_t n);
void sr_cell_tactics(sr_cells *c, const bool *tactics);
/* The parties of a role: names, else kinds. */
void sr_cell_actors(sr_cells *c, const sr_known *k, sr_role role);
void sr_cells_end(sr_cells *c);

#endif
