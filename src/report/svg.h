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

#endif
