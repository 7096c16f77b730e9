/* The security report as PDF: what stands on the pages, in its order; see print.h. */
#include "print/pdf.h"

/* ---- the first page ---- */

static void meta(sr_pdf *p)
{
  const sr_security_report *r = p->report;
  sr_buf b;
  sr_buf_init(&b, 1 << 16);
  sr_buf_printf(&b, "Counted as %.*s", (int)r->definition->title.len, r->definition->title.ptr);
  if (r->as_of.len) sr_buf_printf(&b, " · record as of %.*s", (int)r->as_of.len, r->as_of.ptr);
  if (r->cutoff.len) sr_buf_printf(&b, " · data cut-off %.*s", (int)r->cutoff.len, r->cutoff.ptr);
  sr_pdf_paragraph(p, "P", SR_PDF_note, sr_buf_view(&b), 12);
  sr_buf_dispose(&b);
}

typedef struct tile {
  const char *name;
  const sr_amount *amount;
} tile;

static void tile_words(sr_buf *figure, sr_buf *under, const tile *t)
{
  const sr_amount *a = t->amount;
  sr_amount plain = *a;
  if (!a->rough) plain.low = plain.high = a->best, plain.open = false;
  sr_buf_clear(figure);
  sr_buf_clear(under);
  sr_print_amount(figure, &plain);
  sr_buf_printf(under, "%s", t->name);
  if (a->rough || (a->low == a->high && !a->open)) return;
  sr_amount range = {a->low, a->low, a->high, a->open, true};
  sr_buf_add(under, SR_V(" · "));
  sr_print_amount(under, &range);
}

static void one_tile(sr_pdf *p, const tile *t, double x, double width)
{
  sr_buf figure, under;
  sr_buf_init(&figure, 1 << 12);
  sr_buf_init(&under, 1 << 12);
  tile_words(&figure, &under, t);
  cairo_tag_begin(p->cr, "P", NULL);
  cairo_set_source_rgb(p->cr, .93, .94, .96);
  cairo_rectangle(p->cr, x, p->y, width, 46);
  cairo_fill(p->cr);
  sr_pdf_line(p, x, p->y, width, 2.5, 0);
  sr_pdf_lay(p, 0, SR_PDF_figure, sr_buf_view(&figure), width - 14, PANGO_ALIGN_LEFT);
  sr_pdf_ink(p, SR_PDF_figure);
  sr_pdf_show(p, 0, x + 7, p->y + 7);
  sr_pdf_lay(p, 0, SR_PDF_note, sr_buf_view(&under), width - 14, PANGO_ALIGN_LEFT);
  sr_pdf_ink(p, SR_PDF_note);
  sr_pdf_show(p, 0, x + 7, p->y + 30);
  cairo_tag_end(p->cr, "P");
  sr_buf_dispose(&figure);
  sr_buf_dispose(&under);
}

static void tiles(sr_pdf *p)
{
  const sr_security_report *r = p->report;
  int64_t n = r->now.incidents;
  sr_amount incidents = {n, n, n, false, false};
  tile t[5] = {
      {n == 1 ? "incident" : "incidents", &incidents}, {"killed", &r->now.killed}, {"injured", &r->now.injured}};
  unsigned count = 3;
  if (r->now.abducted.best) t[count++] = (tile){"abducted", &r->now.abducted};
  if (r->now.arrested.best) t[count++] = (tile){"arrested", &r->now.arrested};
  double width = (SR_PDF_ROOM - 8 * (count - 1)) / count;
  for (unsigned i = 0; i < count; i++)
    one_tile(p, &t[i], SR_PDF_LEFT + i * (width + 8), width);
  p->y += 46 + 14;
}

static unsigned count_sections(const sr_security_report *r)
{
  return r->n_tables + (r->n_marks > 0) + (r->n_incidents > 0) + 2;
}

/* What the report holds, with pages, in two columns: known from the first writing. */
static void contents(sr_pdf *p)
{
  const sr_pdf_section *s = p->before ? p->before->section : NULL;
  unsigned n = p->before ? p->before->n_sections : 0, half = (n + 1) / 2;
  double wide = (SR_PDF_ROOM - 24) / 2;
  for (unsigned i = 0; i < n; i++) {
    double x = SR_PDF_LEFT + (i >= half ? wide + 24 : 0), y = p->y + 13 * (i % half);
    char to[64], page[16];
    snprintf(to, sizeof to, "dest='%s'", s[i].id);
    snprintf(page, sizeof page, "%d", s[i].page);
    cairo_tag_begin(p->cr, CAIRO_TAG_LINK, to);
    sr_pdf_lay(p, 0, SR_PDF_body, s[i].title, wide - 24, PANGO_ALIGN_LEFT);
    sr_pdf_ink(p, SR_PDF_body);
    sr_pdf_show(p, 0, x, y);
    sr_pdf_lay(p, 0, SR_PDF_body, sr_view_of(page), 24, PANGO_ALIGN_RIGHT);
    sr_pdf_show(p, 0, x + wide - 24, y);
    cairo_tag_end(p->cr, CAIRO_TAG_LINK);
  }
  p->y += 13 * ((count_sections(p->report) + 1) / 2) + 4; /* the same room in both writings */
}

static void front(sr_pdf *p)
{
  const sr_security_report *r = p->report;
  sr_pdf_paragraph(p, "H1", SR_PDF_title, r->title, 6);
  sr_pdf_line(p, SR_PDF_LEFT, p->y, SR_PDF_ROOM, 3, 0);
  p->y += 9;
  meta(p);
  sr_pdf_paragraph(p, "P", SR_PDF_lead, r->headline, 14);
  tiles(p);
  contents(p);
}

/* ---- tables ---- */

static void table_cell(sr_buf *out, const sr_pdf_grid *g, uint32_t row, uint32_t column)
{
  const sr_security_table *t = g->of;
  sr_print_cell(out, &t->cell[row * t->n_columns + column]);
}

static void say_cut(sr_pdf *p, uint32_t all, const char *what)
{
  sr_buf b;
  sr_buf_init(&b, 1 << 12);
  sr_amount total = {all, all, all, false, false},
            here = {SR_PRINT_LISTED, SR_PRINT_LISTED, SR_PRINT_LISTED, false, false};
  sr_buf_printf(&b, "%s here: ", what);
  sr_print_amount(&b, &here);
  sr_buf_add(&b, SR_V(" of "));
  sr_print_amount(&b, &total);
  sr_buf_add(&b, SR_V(". All of them are in the other formats of this report: html, md, csv, json, xlsx."));
  sr_pdf_paragraph(p, "P", SR_PDF_note, sr_buf_view(&b), 6);
  sr_buf_dispose(&b);
}

/* Of a table, or (NULL) the map. */
static sr_pdf_picture drawing(sr_pdf *p, const sr_security_table *t)
{
  sr_buf svg;
  sr_pdf_picture picture = {NULL, 0, 0};
  sr_buf_init(&svg, (size_t)1 << 28);
  if (t)
    sr_security_chart(&svg, t, true);
  else
    sr_security_map(&svg, p->report, true);
  if (svg.status != SR_OK)
    p->failed = "out of memory";
  else
    picture = sr_pdf_read(p, sr_buf_view(&svg));
  sr_buf_dispose(&svg);
  return picture;
}

static void table(sr_pdf *p, const sr_security_table *t)
{
  sr_pdf_grid g = {.n_columns = t->n_columns < SR_PDF_COLUMNS ? t->n_columns : SR_PDF_COLUMNS,
                   .n_rows = t->n_rows,
                   .column = t->column,
                   .footed = t->footed,
                   .cell = table_cell,
                   .of = t};
  for (uint32_t k = 0; k < g.n_columns; k++)
    g.left[k] = k == 0 || (t->n_rows && t->cell[k].kind == SR_CELL_text);
  sr_pdf_picture chart = drawing(p, t);
  sr_pdf_heading(p, t->id, t->title, chart.height + sr_pdf_table_kept(&g));
  sr_pdf_place(p, &chart);
  if (g.n_rows > SR_PRINT_LISTED) {
    g.n_rows = SR_PRINT_LISTED, g.footed = false;
    say_cut(p, t->n_rows, "Rows");
  }
  sr_pdf_table(p, &g);
  if (t->note.len) sr_pdf_paragraph(p, "P", SR_PDF_note, t->note, 4);
}

static void map(sr_pdf *p)
{
  const sr_security_report *r = p->report;
  if (!r->n_marks) return;
  sr_pdf_picture picture = drawing(p, NULL);
  sr_pdf_heading(p, "map", SR_V("Map"), picture.height + 30);
  sr_pdf_place(p, &picture);
  sr_pdf_paragraph(p, "P", SR_PDF_note, r->map_note, 4);
}

/* ---- incidents ---- */

enum { DATE, PLACE, CLASS, KILLED, INJURED, ID, REPORTS, N_COLUMNS, REPORTS_TOLD = 8 };

static void reports_cell(sr_buf *out, const sr_security_incident *in)
{
  for (uint32_t i = 0; i < in->n_reports && i < REPORTS_TOLD; i++) {
    if (i) sr_buf_byte(out, ' ');
    sr_buf_add(out, in->reports[i]);
  }
  if (in->n_reports > REPORTS_TOLD) sr_buf_printf(out, " and %u more", in->n_reports - REPORTS_TOLD);
}

static void incident_cell(sr_buf *out, const sr_pdf_grid *g, uint32_t row, uint32_t column)
{
  const sr_security_incident *in = &((const sr_security_incident *)g->of)[row];
  char word[64];
  switch (column) {
  case DATE:
    sr_print_date(out, &in->date);
    break;
  case PLACE:
    sr_buf_add(out, in->place);
    break;
  case CLASS:
    sr_buf_printf(out, "%s", sr_print_plain(word, sizeof word, sr_class_name(in->cls)));
    break;
  case KILLED:
    sr_print_amount(out, &in->tally.killed);
    break;
  case INJURED:
    sr_print_amount(out, &in->tally.injured);
    break;
  case ID:
    sr_buf_add(out, in->id);
    break;
  default:
    reports_cell(out, in);
  }
}

static int by_deaths(const void *x, const void *y, void *of)
{
  uint32_t i = *(const uint32_t *)x, k = *(const uint32_t *)y;
  const sr_tally *a = &((const sr_security_incident *)of)[i].tally, *b = &((const sr_security_incident *)of)[k].tally;
  if (a->killed.best != b->killed.best) return a->killed.best > b->killed.best ? -1 : 1;
  if (a->injured.best != b->injured.best) return a->injured.best > b->injured.best ? -1 : 1;
  return (i > k) - (i < k);
}

static int by_row(const void *x, const void *y)
{
  uint32_t i = *(const uint32_t *)x, k = *(const uint32_t *)y;
  return (i > k) - (i < k);
}

/* The rows with most killed, in the order of the list. To be freed. */
static uint32_t *chosen(const sr_security_report *r)
{
  uint32_t *rows = malloc((size_t)r->n_incidents * sizeof *rows);
  if (!rows) return NULL;
  for (uint32_t i = 0; i < r->n_incidents; i++)
    rows[i] = i;
  qsort_r(rows, r->n_incidents, sizeof *rows, by_deaths, (void *)(uintptr_t)r->incident);
  qsort(rows, SR_PRINT_LISTED, sizeof *rows, by_row);
  return rows;
}

static void incidents(sr_pdf *p)
{
  static const sr_view columns[N_COLUMNS] = {{"Date", 4},    {"Place", 5},    {"Class", 5},  {"Killed", 6},
                                             {"Injured", 7}, {"Incident", 8}, {"Reports", 7}};
  const sr_security_report *r = p->report;
  uint32_t *rows = NULL;
  sr_pdf_grid g = {.n_columns = N_COLUMNS,
                   .n_rows = r->n_incidents,
                   .column = columns,
                   .cell = incident_cell,
                   .of = r->incident,
                   .left = {true, true, true, false, false, true, true}};
  if (!r->n_incidents) return;
  sr_pdf_heading(p, "incidents", SR_V("Incidents and their reports"), 80);
  if (r->n_incidents > SR_PRINT_LISTED) {
    rows = chosen(r);
    if (!rows) p->failed = "out of memory";
    g.rows = rows, g.n_rows = rows ? SR_PRINT_LISTED : 0;
    say_cut(p, r->n_incidents, "Incidents with most killed are listed");
  }
  sr_pdf_table(p, &g);
  free(rows);
  sr_pdf_paragraph(p, "P", SR_PDF_note,
                   SR_V("Reports are named by their ids in the record: sitrep show ID tells the words that each figure "
                        "rests on."),
                   4);
}

/* ---- method ---- */

static void method(sr_pdf *p)
{
  const sr_security_report *r = p->report;
  sr_buf b;
  sr_buf_init(&b, 1 << 20);
  sr_pdf_heading(p, "method", SR_V("Method"), 60);
  cairo_tag_begin(p->cr, "L", NULL);
  for (uint32_t i = 0; i < r->n_notes; i++) {
    sr_buf_clear(&b);
    sr_buf_printf(&b, "%u. ", i + 1);
    sr_buf_add(&b, r->note[i]);
    sr_pdf_paragraph(p, "LI", SR_PDF_body, sr_buf_view(&b), 4);
  }
  cairo_tag_end(p->cr, "L");
  sr_pdf_heading(p, "cite", SR_V("How to cite"), 30);
  sr_pdf_paragraph(p, "P", SR_PDF_body, r->cite, 4);
  sr_buf_dispose(&b);
}

static bool write_once(sr_pdf *p, sr_buf *out, const sr_security_report *r, const sr_pdf *before)
{
  sr_pdf_begin(p, out, r, before);
  cairo_tag_begin(p->cr, "Document", NULL);
  front(p);
  uint32_t last = sr_security_before(r);
  for (uint32_t i = 0; i < last; i++) {
    table(p, &r->table[i]);
    if (i == 1) map(p);
  }
  incidents(p);
  for (uint32_t i = last; i < r->n_tables; i++)
    table(p, &r->table[i]);
  method(p);
  cairo_tag_end(p->cr, "Document");
  return sr_pdf_end(p);
}

sr_status sr_print_pdf(sr_buf *out, const sr_security_report *r, sr_error *err)
{
  sr_pdf first, second;
  sr_buf scratch;
  sr_buf_init(&scratch, (size_t)1 << 31);
  const char *failed = write_once(&first, &scratch, r, NULL) ? NULL : first.failed;
  sr_buf_dispose(&scratch);
  if (!failed && !write_once(&second, out, r, &first)) failed = second.failed;
  if (!failed) return SR_OK;
  *err = (sr_error){.code = SR_ERR_DATA, .offset = SIZE_MAX};
  snprintf(err->message, sizeof err->message, "the PDF could not be made: %s", failed);
  return SR_ERR_DATA;
}
