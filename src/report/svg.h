/* What the drawings of the security report are made with. */
#ifndef SR_REPORT_SVG_H
#define SR_REPORT_SVG_H

#include "report/security.h"

enum { SR_SVG_WIDTH = 760 };
#define SR_SVG_FONT "'Liberation Sans',Arial,Helvetica,'DejaVu Sans',sans-serif"

/* Classes, and the patterns that tell series apart in grey: of the page, or of a drawing that stands alone. */
extern const char sr_svg_style[], sr_svg_patterns[];

/* Opens a drawing with its title; its description is to follow. */
void sr_svg_open(sr_buf *out, const char *id, int width, int height, sr_view title, bool alone);
void sr_svg_text(sr_buf *out, int x, int y, const char *anchor, sr_view v);
/* At most `n` characters, with an ellipsis: `v` itself or `out`. */
sr_view sr_svg_brief(char *out, size_t size, sr_view v, unsigned n);

/* Degrees on a drawing: the frame, and what its south-western corner is. */
typedef struct sr_svg_net {
  double west, south, scale, squeeze; /* degrees to points; how much narrower a degree of longitude is */
  int left, top, width, height;
} sr_svg_net;
int sr_svg_x(const sr_svg_net *n, double lon);
int sr_svg_y(const sr_svg_net *n, double lat);
/* security_outline.c: coasts and borders inside the frame; nothing where `outlines` is empty. */
void sr_svg_outlines(sr_buf *out, const sr_svg_net *net, sr_view outlines);

#endif
