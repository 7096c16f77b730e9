/* Inside of the PDF: pages that are filled from the top, paragraphs, tables and drawings on them.
 *
 * Everything is written twice: the first time to learn how many pages there are and on which each section begins. */
#ifndef SR_PRINT_PDF_H
#define SR_PRINT_PDF_H

/* Before our own headers, which forbid some names that these declare. */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "base/base.h"
#include "print/print.h"

enum { SR_PDF_COLUMNS = 16, SR_PDF_SECTIONS = 20 };
/* Points. A4 with margins. */
#define SR_PDF_WIDTH 595.276
#define SR_PDF_HEIGHT 841.89
#define SR_PDF_LEFT 51.0
#define SR_PDF_ROOM (SR_PDF_WIDTH - 2 * SR_PDF_LEFT)
#define SR_PDF_TOP 62.0
#define SR_PDF_BOTTOM (SR_PDF_HEIGHT - 58.0)

typedef enum sr_pdf_style {
  SR_PDF_title,
  SR_PDF_heading,
  SR_PDF_lead,
  SR_PDF_body,
  SR_PDF_note,
  SR_PDF_cell,
  SR_PDF_strong, /* heads and totals of tables */
  SR_PDF_figure, /* of a tile */
  SR_PDF__N
} sr_pdf_style;

typedef struct sr_pdf_section {
  char id[32];
  sr_view title;
  int page;
} sr_pdf_section;

typedef struct sr_pdf {
  cairo_surface_t *surface;
  cairo_t *cr;
  PangoFontDescription *font[SR_PDF__N];
  PangoLayout *layout[SR_PDF_COLUMNS]; /* one a column, the first for paragraphs too */
  const sr_security_report *report;
  sr_buf text; /* of one cell */
  double y;
  int page;
  sr_pdf_section section[SR_PDF_SECTIONS];
  unsigned n_sections;
  const struct sr_pdf *before; /* the first writing; NULL in it */
  const char *failed;
} sr_pdf;

/* Starts the document that goes to `out`. */
void sr_pdf_begin(sr_pdf *p, sr_buf *out, const sr_security_report *r, const sr_pdf *before);
/* Ends it; the last page is written. False: why in p->failed. */
bool sr_pdf_end(sr_pdf *p);
void sr_pdf_new_page(sr_pdf *p);
/* Goes to a new page where less than this is free. */
void sr_pdf_need(sr_pdf *p, double height);
/* A section: outline, place to link to, heading. Stays on the page of the `keep` points below it. */
void sr_pdf_heading(sr_pdf *p, const char *id, sr_view title, double keep);

/* Lays text out in a style and width; the height. It is drawn with sr_pdf_show. */
double sr_pdf_lay(sr_pdf *p, unsigned layout, sr_pdf_style style, sr_view text, double width, PangoAlignment align);
void sr_pdf_show(sr_pdf *p, unsigned layout, double x, double y);
void sr_pdf_ink(sr_pdf *p, sr_pdf_style style);
/* A paragraph at the left edge, as the structure element `tag`. */
void sr_pdf_paragraph(sr_pdf *p, const char *tag, sr_pdf_style style, sr_view text, double gap);
void sr_pdf_line(sr_pdf *p, double x, double y, double width, double thick, double grey);

/* A table, whatever its rows are made of. */
typedef struct sr_pdf_grid {
  uint32_t n_columns, n_rows;
  const sr_view *column;
  bool left[SR_PDF_COLUMNS]; /* texts stand at the left, figures at the right */
  bool footed;
  void (*cell)(sr_buf *out, const struct sr_pdf_grid *g, uint32_t row, uint32_t column);
  const void *of;
  const uint32_t *rows; /* which of them, NULL: all */
} sr_pdf_grid;
void sr_pdf_table(sr_pdf *p, const sr_pdf_grid *g);
/* About how much of it stands on one page: a short table all, of another the beginning. */
double sr_pdf_table_kept(const sr_pdf_grid *g);

/* A drawing, ready to be placed. */
typedef struct sr_pdf_picture {
  struct _RsvgHandle *handle; /* NULL: none */
  double width, height;       /* on the page */
} sr_pdf_picture;
/* Reads SVG; an empty one is no picture. To be shown or dropped. */
sr_pdf_picture sr_pdf_read(sr_pdf *p, sr_view svg);
void sr_pdf_place(sr_pdf *p, sr_pdf_picture *picture);

#endif
