/* Tables that break between rows and say their columns again on every page; see pdf.h.
 *
 * A column is as wide as its widest cell where there is room; else the room beyond the longest words is shared in
 * proportion to what each column would take. Words are broken only where even those do not fit. */
#include "print/pdf.h"

#define UNBROKEN 64.0 /* narrower cells are not broken */
#define PAD 3.0       /* above and below a row */
enum { MEASURED = 300, MAX_LINES = 12, KEPT = 15 };

typedef struct widths {
  double least[SR_PDF_COLUMNS], full[SR_PDF_COLUMNS], at[SR_PDF_COLUMNS], width[SR_PDF_COLUMNS];
} widths;

/* Between columns. */
static double gap_of(const sr_pdf_grid *g)
{
  return g->n_columns > 8 ? 7 : 11;
}

static uint32_t row_of(const sr_pdf_grid *g, uint32_t i)
{
  return g->rows ? g->rows[i] : i;
}

static double natural(sr_pdf *p, sr_pdf_style style, sr_view text)
{
  int wide;
  sr_pdf_lay(p, 0, style, text, -1, PANGO_ALIGN_LEFT);
  pango_layout_get_size(p->layout[0], &wide, NULL);
  return (double)wide / PANGO_SCALE + .5;
}

static void widen(sr_pdf *p, widths *w, uint32_t column, sr_pdf_style style, sr_view text)
{
  double full = natural(p, style, text);
  if (full > w->full[column]) w->full[column] = full;
  if (full <= w->least[column]) return;
  if (full <= UNBROKEN) { /* dates and figures stay whole */
    w->least[column] = full;
    return;
  }
  for (size_t i = 0, k; i < text.len; i = k + 1) {
    for (k = i; k < text.len && text.ptr[k] != ' ';)
      k++;
    double word = k - i == text.len ? full : natural(p, style, (sr_view){text.ptr + i, k - i});
    if (word > w->least[column]) w->least[column] = word;
  }
}

static void share(widths *w, uint32_t n, double room)
{
  double least = 0, full = 0;
  for (uint32_t k = 0; k < n; k++)
    least += w->least[k], full += w->full[k];
  for (uint32_t k = 0; k < n; k++) {
    if (full <= room)
      w->width[k] = w->full[k];
    else if (least <= room)
      w->width[k] = w->least[k] + (room - least) * (w->full[k] - w->least[k]) / (full - least);
    else
      w->width[k] = w->least[k] * room / least;
  }
  if (full < room) w->width[0] += room - full;
}

static void measure(sr_pdf *p, const sr_pdf_grid *g, widths *w)
{
  sr_buf text;
  sr_buf_init(&text, 1 << 20);
  *w = (widths){.least = {0}};
  for (uint32_t k = 0; k < g->n_columns; k++)
    widen(p, w, k, SR_PDF_strong, g->column[k]);
  for (uint32_t i = 0; i < g->n_rows && i < MEASURED; i++)
    for (uint32_t k = 0; k < g->n_columns; k++) {
      /* the last rows too, of which one may be the total */
      uint32_t row = g->n_rows > MEASURED && i + 1 == MEASURED ? g->n_rows - 1 : i;
      sr_buf_clear(&text);
      g->cell(&text, g, row_of(g, row), k);
      widen(p, w, k, g->footed ? SR_PDF_strong : SR_PDF_cell, sr_buf_view(&text));
    }
  share(w, g->n_columns, SR_PDF_ROOM - gap_of(g) * (g->n_columns - 1));
  for (uint32_t k = 0; k < g->n_columns; k++)
    w->at[k] = k ? w->at[k - 1] + w->width[k - 1] + gap_of(g) : SR_PDF_LEFT;
  sr_buf_dispose(&text);
}

static double lay(sr_pdf *p, const sr_pdf_grid *g, const widths *w, uint32_t k, sr_pdf_style style, sr_view text)
{
  double high = sr_pdf_lay(p, k, style, text, w->width[k] + .6, g->left[k] ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
  if (pango_layout_get_line_count(p->layout[k]) <= MAX_LINES) return high;
  int lines;
  pango_layout_set_height(p->layout[k], -MAX_LINES);
  pango_layout_set_ellipsize(p->layout[k], PANGO_ELLIPSIZE_END);
  pango_layout_get_size(p->layout[k], NULL, &lines);
  return (double)lines / PANGO_SCALE;
}

/* Lays a row out; its height. */
static double lay_row(sr_pdf *p, const sr_pdf_grid *g, const widths *w, uint32_t i, sr_buf *text)
{
  double most = 0;
  bool total = g->footed && i + 1 == g->n_rows;
  for (uint32_t k = 0; k < g->n_columns; k++) {
    sr_buf_clear(text);
    g->cell(text, g, row_of(g, i), k);
    double high = lay(p, g, w, k, total ? SR_PDF_strong : SR_PDF_cell, sr_buf_view(text));
    if (high > most) most = high;
  }
  return most;
}

static void show_row(sr_pdf *p, const sr_pdf_grid *g, const widths *w, const char *tag)
{
  cairo_tag_begin(p->cr, "TR", NULL);
  sr_pdf_ink(p, SR_PDF_cell);
  for (uint32_t k = 0; k < g->n_columns; k++) {
    const char *as = k ? tag : "TH"; /* a row is named by its first cell */
    cairo_tag_begin(p->cr, as, NULL);
    sr_pdf_show(p, k, w->at[k], p->y + PAD);
    cairo_tag_end(p->cr, as);
    pango_layout_set_height(p->layout[k], -1);
    pango_layout_set_ellipsize(p->layout[k], PANGO_ELLIPSIZE_NONE);
  }
  cairo_tag_end(p->cr, "TR");
}

static void head(sr_pdf *p, const sr_pdf_grid *g, const widths *w)
{
  double most = 0, high[SR_PDF_COLUMNS];
  for (uint32_t k = 0; k < g->n_columns; k++) {
    char upper[256];
    size_t n = g->column[k].len < sizeof upper ? g->column[k].len : sizeof upper;
    if (n) memcpy(upper, g->column[k].ptr, n);
    if (n && upper[0] >= 'a' && upper[0] <= 'z') upper[0] = (char)(upper[0] & ~0x20);
    high[k] = lay(p, g, w, k, SR_PDF_strong, (sr_view){upper, n});
    if (high[k] > most) most = high[k];
  }
  p->y += most + PAD;
  cairo_tag_begin(p->cr, "TR", NULL);
  sr_pdf_ink(p, SR_PDF_heading);
  for (uint32_t k = 0; k < g->n_columns; k++) { /* their last lines stand on one line */
    cairo_tag_begin(p->cr, "TH", NULL);
    sr_pdf_show(p, k, w->at[k], p->y - high[k]);
    cairo_tag_end(p->cr, "TH");
  }
  cairo_tag_end(p->cr, "TR");
  sr_pdf_line(p, SR_PDF_LEFT, p->y + PAD - 1, SR_PDF_ROOM, 1.2, 0);
  p->y += PAD + .5;
}

double sr_pdf_table_kept(const sr_pdf_grid *g)
{
  return g->n_rows <= KEPT ? 15 * (g->n_rows + 1) + 10 : 60;
}

void sr_pdf_table(sr_pdf *p, const sr_pdf_grid *g)
{
  widths w;
  sr_buf text;
  sr_buf_init(&text, 1 << 20);
  measure(p, g, &w);
  cairo_tag_begin(p->cr, "Table", NULL);
  sr_pdf_need(p, sr_pdf_table_kept(g));
  head(p, g, &w);
  for (uint32_t i = 0; i < g->n_rows; i++) {
    double high = lay_row(p, g, &w, i, &text) + 2 * PAD;
    if (p->y + high > SR_PDF_BOTTOM) {
      sr_pdf_new_page(p);
      head(p, g, &w);
      lay_row(p, g, &w, i, &text);
    }
    if (g->footed && i + 1 == g->n_rows) sr_pdf_line(p, SR_PDF_LEFT, p->y, SR_PDF_ROOM, .8, 0);
    show_row(p, g, &w, "TD");
    p->y += high;
    sr_pdf_line(p, SR_PDF_LEFT, p->y - .4, SR_PDF_ROOM, .4, .8);
  }
  cairo_tag_end(p->cr, "Table");
  p->y += 6;
  if (text.status != SR_OK) p->failed = "out of memory";
  sr_buf_dispose(&text);
}
