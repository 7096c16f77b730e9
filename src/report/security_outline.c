/* Coasts and borders below the marks of the map, from data/map/outlines.tsv: lines of points in hundredths of a degree.
 * What lies outside the frame is left out; a line that crosses it is cut by the drawing's own clipping. */
#include "report/svg.h"

/* The next whole number; moves *at behind it. False at the end of the line, or at what is none. */
static bool next_number(sr_view v, size_t *at, int *out)
{
  size_t i = *at;
  while (i < v.len && (v.ptr[i] == ' ' || v.ptr[i] == ','))
    i++;
  bool minus = i < v.len && v.ptr[i] == '-';
  size_t from = i += minus;
  int n = 0;
  for (; i < v.len && v.ptr[i] >= '0' && v.ptr[i] <= '9' && n < 1000000; i++)
    n = n * 10 + (v.ptr[i] - '0');
  *at = i;
  *out = minus ? -n : n;
  return i > from;
}

typedef struct pen {
  sr_buf *out;
  const sr_svg_net *net;
  int x, y;        /* where the last point lies, on the drawing */
  bool set, drawn; /* is there one; does the path end there */
} pen;

static bool is_near(const sr_svg_net *n, int x, int y)
{
  return x >= n->left - 40 && x <= n->left + n->width + 40 && y >= n->top - 40 && y <= n->top + n->height + 40;
}

/* A segment is drawn where one of its ends lies in the frame or near it. */
static void point(pen *p, int lon, int lat)
{
  int x = sr_svg_x(p->net, lon / 100.0), y = sr_svg_y(p->net, lat / 100.0);
  bool near = p->set && (is_near(p->net, x, y) || is_near(p->net, p->x, p->y));
  if (p->set && x == p->x && y == p->y) return;
  if (near && !p->drawn) sr_buf_printf(p->out, "M%d %d", p->x, p->y);
  if (near) sr_buf_printf(p->out, "L%d %d", x, y);
  p->x = x, p->y = y, p->set = true, p->drawn = near;
}

static void line(pen *p, sr_view points)
{
  int x = 0, y = 0, dx, dy;
  p->set = p->drawn = false;
  for (size_t at = 0; next_number(points, &at, &dx) && next_number(points, &at, &dy);) {
    x += dx, y += dy;
    point(p, x, y);
  }
}

/* All lines of a kind as one path. */
static void kind_of(sr_buf *out, const sr_svg_net *net, sr_view all, sr_view kind, const char *style)
{
  pen p = {.out = out, .net = net};
  sr_buf_printf(out, "<path class=\"%s\" d=\"", style);
  for (size_t i = 0; i < all.len;) {
    const char *end = memchr(all.ptr + i, '\n', all.len - i);
    size_t n = end ? (size_t)(end - all.ptr) - i : all.len - i;
    sr_view row = {all.ptr + i, n};
    if (sr_view_starts(row, kind) && n > kind.len && row.ptr[kind.len] == '\t')
      line(&p, (sr_view){row.ptr + kind.len + 1, n - kind.len - 1});
    i += n + 1;
  }
  sr_buf_add(out, SR_V("\"/>\n"));
}

void sr_svg_outlines(sr_buf *out, const sr_svg_net *net, sr_view outlines)
{
  if (!outlines.len) return;
  sr_buf_printf(out,
                "<clipPath id=\"map-frame\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/></clipPath>\n"
                "<g clip-path=\"url(#map-frame)\">\n",
                net->left, net->top, net->width, net->height);
  kind_of(out, net, outlines, SR_V("province"), "o");
  kind_of(out, net, outlines, SR_V("border"), "b");
  kind_of(out, net, outlines, SR_V("coast"), "c");
  sr_buf_add(out, SR_V("</g>\n"));
}
