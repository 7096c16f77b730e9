/* Drawings: the same SVG as in the HTML, by librsvg; see pdf.h. */
#include <librsvg/rsvg.h>

#include "print/pdf.h"

enum { UNITS = 760, BESIDE = 110 }; /* a drawing's width; points that heading and notes take on its page */

sr_pdf_picture sr_pdf_read(sr_pdf *p, sr_view svg)
{
  sr_pdf_picture out = {NULL, 0, 0};
  double wide, high, scale = SR_PDF_ROOM / UNITS, most = SR_PDF_BOTTOM - SR_PDF_TOP - BESIDE;
  GError *error = NULL;
  if (!svg.len) return out;
  out.handle = rsvg_handle_new_from_data((const guint8 *)svg.ptr, svg.len, &error);
  g_clear_error(&error);
  if (!out.handle || !rsvg_handle_get_intrinsic_size_in_pixels(out.handle, &wide, &high)) {
    p->failed = "a drawing cannot be read";
    g_clear_object(&out.handle);
    return out;
  }
  if (high * scale > most) scale = most / high;
  out.width = wide * scale, out.height = high * scale;
  return out;
}

void sr_pdf_place(sr_pdf *p, sr_pdf_picture *picture)
{
  GError *error = NULL;
  if (!picture->handle) return;
  sr_pdf_need(p, picture->height);
  RsvgRectangle frame = {SR_PDF_LEFT, p->y, picture->width, picture->height};
  cairo_tag_begin(p->cr, "Figure", NULL);
  cairo_save(p->cr);
  if (!rsvg_handle_render_document(picture->handle, p->cr, &frame, &error)) p->failed = "a drawing cannot be drawn";
  g_clear_error(&error);
  cairo_restore(p->cr);
  cairo_tag_end(p->cr, "Figure");
  g_clear_object(&picture->handle);
  p->y += frame.height + 4;
}
