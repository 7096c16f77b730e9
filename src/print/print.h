/* The security report as files that are made with libraries of their own: PDF (cairo, pango, librsvg) and spreadsheets
 * (libxlsxwriter). Linked to the command only, so that the engine needs none of them; a build without a library lacks
 * the format (SR_WITH_PDF, SR_WITH_XLSX).
 *
 * The same report, fonts and libraries give the same bytes: dates inside a file are the report's own. Errors say what
 * failed. Not thread-safe.
 */
#ifndef SR_PRINT_PRINT_H
#define SR_PRINT_PRINT_H

#include "base/buf.h"
#include "sitrep/security.h"

/* At most this many incidents are listed in a PDF: those with most killed. What a table has more is cut likewise. Both
 * are said; the other formats hold all. */
enum { SR_PRINT_LISTED = 2000 };

/* Appends the report as PDF, on A4. SR_ERR_MEMORY, or SR_ERR_DATA where a library refuses. */
SR_MUST_USE sr_status sr_print_pdf(sr_buf *out, const sr_security_report *r, sr_error *err);

/* Appends it as a workbook for Excel and others. The library writes files only: it passes through one in $TMPDIR or
 * /tmp. SR_ERR_DATA: that cannot be written, or the library refuses. */
SR_MUST_USE sr_status sr_print_xlsx(sr_buf *out, const sr_security_report *r, sr_error *err);

/* The day that a file is dated by: that of the data, else the last of the period. Fills "YYYY-MM-DD". */
void sr_print_day(char out[11], const sr_security_report *r);
/* Appends text without what moves or hides other text: controls, marks of direction, bytes that are no UTF-8. */
void sr_print_text(sr_buf *out, sr_view v);

#endif
