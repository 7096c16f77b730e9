/* Pages and paragraphs; see pdf.h. */
#include "print/pdf.h"

static const struct {
  const char *font;
  double red, green, blue;
} styles[SR_PDF__N] = {[SR_PDF_title] = {"Bold 20", .12, .23, .37}, [SR_PDF_heading] = {"Bold 13", .12, .23, .37},
                       [SR_PDF_lead] = {"11", .1, .1, .1},          [SR_PDF_body] = {"9.5", .1, .1, .1},
                       [SR_PDF_note] = {"8", .3, .3, .3},           [SR_PDF_cell] = {"8", .1, .1, .1},
                       [SR_PDF_strong] = {"Bold 8", .1, .1, .1},    [SR_PDF_figure] = {"Bold 18", .1, .1, .1}};

static cairo_status_t put(void *out, const unsigned char *data, unsigned n)
{
  sr_buf_add(out, (sr_view){(const char *)data, n});
  return ((sr_buf *)out)->status == SR_OK ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

/* A text as C needs it, in p->text. */
static const char *as_string(sr_pdf *p, sr_view v)
{
  sr_buf_clear(&p->text);
  sr_print_text(&p->text, v);
  sr_buf_byte(&p->text, 0);
  return p->text.status == SR_OK ? p->text.ptr : "";
}

static void metadata(sr_pdf *p, const sr_security_report *r)
{
  char day[11];
  sr_print_day(day, r);
  cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_TITLE, as_string(p, r->title));
  cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_SUBJECT, as_string(p, r->definition->title));
  cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATOR, "Sitrep");
  cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATE_DATE, day);
}

void sr_pdf_begin(sr_pdf *p, sr_buf *out, const sr_security_report *r, const sr_pdf *before)
{
  *p = (sr_pdf){.report = r, .before = before, .page = 1, .y = SR_PDF_TOP};
  sr_buf_init(&p->text, 1 << 20);
  p->surface = cairo_pdf_surface_create_for_stream(put, out, SR_PDF_WIDTH, SR_PDF_HEIGHT);
  cairo_pdf_surface_restrict_to_version(p->surface, CAIRO_PDF_VERSION_1_5);
  metadata(p, r);
  p->cr = cairo_create(p->surface);
  for (int i = 0; i < SR_PDF__N; i++) {
    char font[80];
    snprintf(font, sizeof font, "Liberation Sans, DejaVu Sans, Sans %s", styles[i].font);
    p->font[i] = pango_font_description_from_string(font);
  }
  for (int i = 0; i < SR_PDF_COLUMNS; i++) {
    p->layout[i] = pango_cairo_create_layout(p->cr);
    pango_context_set_language(pango_layout_get_context(p->layout[i]), pango_language_from_string("en"));
    pango_context_set_round_glyph_positions(pango_layout_get_context(p->layout[i]), FALSE);
    pango_cairo_context_set_resolution(pango_layout_get_context(p->layout[i]), 72);
    pango_layout_set_wrap(p->layout[i], PANGO_WRAP_WORD_CHAR);
    pango_layout_set_ellipsize(p->layout[i], PANGO_ELLIPSIZE_NONE);
  }
}

/* Title and number of the page, which are no part of the report's text. */
static void foot(sr_pdf *p)
{
  char words[64];
  if (p->before)
    snprintf(words, sizeof words, "%d of %d", p->page, p->before->page);
  else
    snprintf(words, sizeof words, "%d", p->page);
  sr_pdf_line(p, SR_PDF_LEFT, SR_PDF_HEIGHT - 40, SR_PDF_ROOM, .5, .7);
  sr_pdf_lay(p, 0, SR_PDF_note, p->report->title, SR_PDF_ROOM - 60, PANGO_ALIGN_LEFT);
  pango_layout_set_height(p->layout[0], -1);
  pango_layout_set_ellipsize(p->layout[0], PANGO_ELLIPSIZE_END);
  sr_pdf_ink(p, SR_PDF_note);
  sr_pdf_show(p, 0, SR_PDF_LEFT, SR_PDF_HEIGHT - 36);
  pango_layout_set_ellipsize(p->layout[0], PANGO_ELLIPSIZE_NONE);
  sr_pdf_lay(p, 0, SR_PDF_note, sr_view_of(words), 60, PANGO_ALIGN_RIGHT);
  sr_pdf_show(p, 0, SR_PDF_WIDTH - SR_PDF_LEFT - 60, SR_PDF_HEIGHT - 36);
}

void sr_pdf_new_page(sr_pdf *p)
{
  foot(p);
  cairo_show_page(p->cr);
  p->page++;
  p->y = SR_PDF_TOP - 14;
}

void sr_pdf_need(sr_pdf *p, double height)
{
  if (p->y + height > SR_PDF_BOTTOM && p->y > SR_PDF_TOP) sr_pdf_new_page(p);
}

bool sr_pdf_end(sr_pdf *p)
{
  foot(p);
  cairo_show_page(p->cr);
  for (int i = 0; i < SR_PDF_COLUMNS; i++)
    g_object_unref(p->layout[i]);
  for (int i = 0; i < SR_PDF__N; i++)
    pango_font_description_free(p->font[i]);
  cairo_status_t drawn = cairo_status(p->cr);
  cairo_destroy(p->cr);
  cairo_surface_finish(p->surface);
  if (!p->failed && drawn) p->failed = cairo_status_to_string(drawn);
  if (!p->failed && cairo_surface_status(p->surface))
    p->failed = cairo_status_to_string(cairo_surface_status(p->surface));
  cairo_surface_destroy(p->surface);
  if (!p->failed && p->text.status != SR_OK) p->failed = "out of memory";
  sr_buf_dispose(&p->text);
  return !p->failed;
}

void sr_pdf_ink(sr_pdf *p, sr_pdf_style style)
{
  cairo_set_source_rgb(p->cr, styles[style].red, styles[style].green, styles[style].blue);
}

void sr_pdf_line(sr_pdf *p, double x, double y, double width, double thick, double grey)
{
  cairo_set_source_rgb(p->cr, grey < .2 ? .12 : grey, grey < .2 ? .23 : grey, grey < .2 ? .37 : grey);
  cairo_rectangle(p->cr, x, y, width, thick);
  cairo_fill(p->cr);
}

/* Shortens what no reader would read: laying out a word of many lines takes time that grows with its square. */
static sr_view sensible(sr_pdf_style style, sr_view text)
{
  size_t most = style == SR_PDF_cell || style == SR_PDF_strong ? 600 : 4000;
  if (text.len <= most) return text;
  while (most && ((unsigned char)text.ptr[most] & 0xc0) == 0x80)
    most--;
  return (sr_view){text.ptr, most};
}

double sr_pdf_lay(sr_pdf *p, unsigned layout, sr_pdf_style style, sr_view text, double width, PangoAlignment align)
{
  int high;
  PangoLayout *l = p->layout[layout];
  sr_buf_clear(&p->text);
  sr_view some = sensible(style, text);
  sr_print_text(&p->text, some);
  if (some.len < text.len) sr_buf_add(&p->text, SR_V("…"));
  pango_layout_set_font_description(l, p->font[style]);
  pango_layout_set_width(l, width < 0 ? -1 : (int)(width * PANGO_SCALE));
  pango_layout_set_alignment(l, align);
  pango_layout_set_line_spacing(l, style <= SR_PDF_heading ? 1 : 1.15f);
  pango_layout_set_text(l, p->text.len ? p->text.ptr : "", (int)p->text.len);
  pango_layout_get_size(l, NULL, &high);
  return (double)high / PANGO_SCALE;
}

void sr_pdf_show(sr_pdf *p, unsigned layout, double x, double y)
{
  cairo_move_to(p->cr, x, y);
  pango_cairo_show_layout(p->cr, p->layout[layout]);
}

void sr_pdf_paragraph(sr_pdf *p, const char *tag, sr_pdf_style style, sr_view text, double gap)
{
  double high = sr_pdf_lay(p, 0, style, text, SR_PDF_ROOM, PANGO_ALIGN_LEFT);
  if (p->y + high > SR_PDF_BOTTOM && p->y > SR_PDF_TOP) {
    sr_pdf_new_page(p);
    sr_pdf_lay(p, 0, style, text, SR_PDF_ROOM, PANGO_ALIGN_LEFT);
  }
  cairo_tag_begin(p->cr, tag, NULL);
  sr_pdf_ink(p, style);
  sr_pdf_show(p, 0, SR_PDF_LEFT, p->y);
  cairo_tag_end(p->cr, tag);
  p->y += high + gap;
}

void sr_pdf_heading(sr_pdf *p, const char *id, sr_view title, double keep)
{
  char to[64];
  sr_pdf_need(p, keep + 40);
  if (p->y > SR_PDF_TOP) p->y += 14;
  snprintf(to, sizeof to, "name='%.31s'", id);
  cairo_tag_begin(p->cr, CAIRO_TAG_DEST, to);
  sr_pdf_paragraph(p, "H2", SR_PDF_heading, title, 6);
  cairo_tag_end(p->cr, CAIRO_TAG_DEST);
  snprintf(to, sizeof to, "dest='%.31s'", id);
  cairo_pdf_surface_add_outline(p->surface, CAIRO_PDF_OUTLINE_ROOT, as_string(p, title), to,
                                CAIRO_PDF_OUTLINE_FLAG_OPEN);
  if (p->n_sections == SR_PDF_SECTIONS) return;
  sr_pdf_section *s = &p->section[p->n_sections++];
  *s = (sr_pdf_section){.title = title, .page = p->page};
  snprintf(s->id, sizeof s->id, "%s", id);
}
