/* Cells of CSV, RFC 4180. */
#ifndef SR_BASE_CSV_H
#define SR_BASE_CSV_H

#include "base/base.h"

/* A text, quoted where it must be, and the byte after it: ',' or '\n'. A NUL byte of a report is left out: readers of CSV end there. */
void sr_csv_text(sr_buf *out, sr_view v, char after);

#endif
