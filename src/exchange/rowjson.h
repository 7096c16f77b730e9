/* Rows of a record (sr_record_dump) as lines of JSON, and back, byte for byte.
 *
 * A line is {"row":PART,COLUMN:VALUE,...} in the order of the columns; what is null is left out. Bytes, and a text that
 * is no UTF-8, are
 * {"base64":"..."}. */
#ifndef SR_EXCHANGE_ROWJSON_H
#define SR_EXCHANGE_ROWJSON_H

#include "base/base.h"
#include "sitrep/record.h"

/* Appends the line with its newline. */
void sr_row_put(sr_buf *out, sr_dump_part part, const sr_dump_cell *cells);
/* A string as JSON, whatever it holds. */
void sr_row_put_text(sr_buf *out, sr_view v);

/* Fills `cells` from a parsed line (a json_t), strings in the arena or in the line. False: `why` tells what is wrong.
 */
bool sr_row_take(sr_dump_cell *cells, sr_arena *a, sr_dump_part part, const void *json, char why[128]);

#endif
