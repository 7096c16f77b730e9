/* A text page for a terminal: paragraphs wrapped at a width, with a hanging indent.
 *
 * A paragraph is gathered piece by piece, then ended with sr_page_end, which wraps it. What comes
 * from a report is cleaned on the way: control characters, which could command the terminal, and marks that
 * turn the direction of writing are dropped, blanks and line ends become one blank. Errors stick to
 * the buffers. Not thread-safe.
 */
#ifndef SR_REPORT_PAGE_H
#define SR_REPORT_PAGE_H

#include "base/base.h"

/* Marks inside a paragraph; they take no room. */
#define SR_PAGE_BOLD "\x01"
#define SR_PAGE_DIM "\x02"
#define SR_PAGE_PLAIN "\x03"

typedef struct sr_page {
  sr_buf *out;
  sr_buf line; /* the paragraph so far */
  unsigned width;
  bool colour;
} sr_page;

/* `width` 0: 80 columns. Needs sr_page_dispose. */
void sr_page_init(sr_page *p, sr_buf *out, unsigned width, bool colour);
void sr_page_dispose(sr_page *p);
/* Adds words of ours, marks included. */
void sr_page_put(sr_page *p, const char *words);
/* Adds a text of the report, cleaned. */
void sr_page_text(sr_page *p, sr_view v);
/* The same in quotation marks. */
void sr_page_quote(sr_page *p, sr_view v);
void sr_page_number(sr_page *p, int64_t n);
/* Ends the paragraph: its first line is indented by `first` columns, the others by `rest`. An empty
 * paragraph is an empty line. */
void sr_page_end(sr_page *p, unsigned first, unsigned rest);

#endif
