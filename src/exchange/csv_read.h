/* Rows of a CSV file, one at a time: RFC 4180, with commas, semicolons or tabs, LF or CRLF, with or without a byte
 * order mark. */
#ifndef SR_EXCHANGE_CSV_READ_H
#define SR_EXCHANGE_CSV_READ_H

#include "exchange/reader.h"

typedef struct sr_csv_row {
  sr_view *cells; /* in the importer's arena */
  uint32_t n;
  uint32_t line; /* where it begins */
} sr_csv_row;

/* The next row that is not empty; false at the end and after an error. `comma` 0: found from this row, the header. */
bool sr_csv_next(sr_importer *x, sr_csv_row *row, char *comma);
/* The cells of one row, which has no line end outside its quotation marks; `line` stays as it was. */
void sr_csv_split(sr_arena *a, sr_view line, char comma, sr_csv_row *row);
/* An incident as a row of incidents.csv, with its line end: write_csv.c. */
void sr_csv_incident(sr_buf *out, sr_arena *a, const sr_known *k);

#endif
