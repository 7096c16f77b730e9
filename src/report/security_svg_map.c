/* The map as SVG: marks on a net of degrees. A mark says how exactly its place is known; see security_map.c. */
#include "report/svg.h"


enum { MAP_HIGH = 560, MARGIN = 46, ABOVE = 10, BESIDE = 110, MAX_MARKS = 2000, MAX_NAMES = 10 };

/* Cosine by its series: the same bytes on every machine. */
static double cosine(double degrees)
{
  double x = degrees * 3.14159265358979 / 180, x2 = x * x;
  return 1 - x2 / 2 + x2 * x2 / 24 - x2 * x2 * x2 / 720 + x2 * x2 * x2 * x2 / 40320;
}

static sr_svg_net net_of(const sr_security_report *r)
{
  double west = 180, east = -180, south = 90, north = -90;
  for (uint32_t i = 0; i < r->n_marks; i++) {
    const sr_security_mark *m = &r->mark[i];
    west = m->lon < west ? m->lon : west, east = m->lon > east ? m->lon : east;
    south = m->lat < south ? m->lat : south, north = m->lat > north ? m->lat : north;
  }
  west -= 0.7, east += 0.7, south -= 0.7, north += 0.7;
  sr_svg_net n = {west, south, 0, cosine((south + north) / 2), MARGIN, ABOVE, 0, 0};
  if (n.squeeze < 0.1) n.squeeze = 0.1;
  double across = (SR_SVG_WIDTH - MARGIN - BESIDE) / ((east - west) * n.squeeze), up = (MAP_HIGH - MARGIN) / (north - south);
  n.scale = across < up ? across : up;
  n.width = (int)((east - west) * n.squeeze * n.scale), n.height = (int)((north - south) * n.scale);
  return n;
}

int sr_svg_x(const sr_svg_net *n, double lon)
{
  return n->left + (int)((lon - n->west) * n->squeeze * n->scale);
}

int sr_svg_y(const sr_svg_net *n, double lat)
{
  return n->top + n->height - (int)((lat - n->south) * n->scale);
}

static int whole_below(double v)
{
  int n = (int)v;
  return v < n ? n - 1 : n;
}

/* Lines of whole degrees, wide enough apart to be read. */
static void degrees(sr_buf *out, const sr_svg_net *n)
{
  double tall = n->height / n->scale, wide = n->width / (n->scale * n->squeeze);
  int step = tall > 40 || wide > 40 ? 10 : tall > 12 || wide > 12 ? 2 : 1;
  for (int lat = (whole_below(n->south) / step + 1) * step; lat < n->south + tall; lat += step) {
    if (lat <= n->south) continue;
    int y = sr_svg_y(n, lat);
    sr_buf_printf(out,
                  "<path d=\"M%d %dH%d\" class=\"g\"/>\n<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%d° %s</text>\n",
                  MARGIN, y, MARGIN + n->width, MARGIN - 4, y + 4, lat < 0 ? -lat : lat, lat < 0 ? "S" : "N");
  }
  for (int lon = (whole_below(n->west) / step + 1) * step; lon < n->west + wide; lon += step) {
    if (lon <= n->west) continue;
    int x = sr_svg_x(n, lon);
    sr_buf_printf(out,
                  "<path d=\"M%d %dV%d\" class=\"g\"/>\n<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%d° %s</text>\n",
                  x, ABOVE, ABOVE + n->height, x, ABOVE + n->height + 16, lon < 0 ? -lon : lon, lon < 0 ? "W" : "E");
  }
}

/* The area of a mark grows with its dead. */
static int radius(const sr_security_mark *m, int64_t most)
{
  int64_t area = 16 + (most ? m->killed * 600 / most : 0);
  int r = 3;
  while ((r + 1) * (r + 1) <= area)
    r++;
  return r;
}

static void draw_mark(sr_buf *out, const sr_svg_net *n, const sr_security_mark *m, int64_t most)
{
  int x = sr_svg_x(n, m->lon), y = sr_svg_y(n, m->lat), r = radius(m, most);
  const char *style = m->precision <= SR_PLACEPREC_locality ? "p" : m->precision == SR_PLACEPREC_admin2 ? "d" : "v";
  if (m->precision == SR_PLACEPREC_admin1)
    sr_buf_printf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" class=\"%s\">", x - r, y - r, 2 * r, 2 * r,
                  style);
  else
    sr_buf_printf(out, "<circle cx=\"%d\" cy=\"%d\" r=\"%d\" class=\"%s\">", x, y, r, style);
  sr_buf_add(out, SR_V("<title>"));
  sr_svg_escape(out, m->name);
  sr_buf_printf(out, ": %lld killed in %lld incident%s</title></%s>\n", (long long)m->killed, (long long)m->incidents,
                m->incidents == 1 ? "" : "s", m->precision == SR_PLACEPREC_admin1 ? "rect" : "circle");
}

/* Names of the marks with most dead, where they do not lie over one another. */
static void names(sr_buf *out, const sr_svg_net *n, const sr_security_report *r, int64_t most)
{
  int at[MAX_NAMES][2];
  unsigned told = 0;
  sr_buf_add(out, SR_V("<g class=\"n\">\n"));
  for (uint32_t i = 0; i < r->n_marks && told < MAX_NAMES && i < 60; i++) {
    const sr_security_mark *m = &r->mark[i];
    int x = sr_svg_x(n, m->lon) + radius(m, most) + 3, y = sr_svg_y(n, m->lat) + 4;
    bool free_room = m->name.len > 0 && m->precision < SR_PLACEPREC_admin1;
    for (unsigned k = 0; k < told && free_room; k++)
      free_room = y - at[k][1] > 12 || at[k][1] - y > 12 || x - at[k][0] > 130 || at[k][0] - x > 130;
    if (!free_room) continue;
    at[told][0] = x, at[told++][1] = y;
    char brief[64];
    sr_svg_text(out, x, y, "start", sr_svg_brief(brief, sizeof brief, m->name, 20));
  }
  sr_buf_add(out, SR_V("</g>\n"));
}

static void map_legend(sr_buf *out, int y)
{
  sr_buf_printf(out, "<circle cx=\"48\" cy=\"%d\" r=\"6\" class=\"p\"/><text x=\"60\" y=\"%d\">town or spot</text>\n",
                y - 4, y);
  sr_buf_printf(
      out,
      "<circle cx=\"178\" cy=\"%d\" r=\"6\" class=\"d\"/><text x=\"190\" y=\"%d\">somewhere in the district</text>\n",
      y - 4, y);
  sr_buf_printf(out,
                "<rect x=\"362\" y=\"%d\" width=\"12\" height=\"12\" class=\"v\"/><text x=\"380\" y=\"%d\">somewhere "
                "in the province</text>\n",
                y - 10, y);
}

void sr_security_map(sr_buf *out, const sr_security_report *r, bool alone)
{
  if (!r->n_marks) return;
  sr_svg_net n = net_of(r);
  int64_t most = r->mark[0].killed;
  uint32_t drawn = r->n_marks < MAX_MARKS ? r->n_marks : MAX_MARKS;
  int wide = n.width + MARGIN + BESIDE > 600 ? n.width + MARGIN + BESIDE : 600;
  sr_svg_open(out, "map", wide, n.height + ABOVE + 60, SR_V("Where incidents happened"), alone);
  sr_buf_printf(
      out,
      "%u spots, sized by the number of killed. Filled circles are towns or spots; open circles stand for a district, "
      "squares for a province, whose exact place is not known. Most killed: ",
      r->n_marks);
  for (uint32_t i = 0; i < r->n_marks && i < 5; i++) {
    if (i) sr_buf_add(out, SR_V("; "));
    sr_svg_escape(out, r->mark[i].name);
    sr_buf_printf(out, " %lld", (long long)r->mark[i].killed);
  }
  sr_buf_printf(out, ".</desc>\n<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" class=\"m\"/>\n", MARGIN, ABOVE,
                n.width, n.height);
  sr_svg_outlines(out, &n, r->outlines);
  degrees(out, &n);
  for (uint32_t i = drawn; i-- > 0;)
    if (r->mark[i].precision == SR_PLACEPREC_admin1) draw_mark(out, &n, &r->mark[i], most);
  for (uint32_t i = 0; i < drawn; i++)
    if (r->mark[i].precision != SR_PLACEPREC_admin1) draw_mark(out, &n, &r->mark[i], most);
  names(out, &n, r, most);
  map_legend(out, n.height + ABOVE + 46);
  sr_buf_add(out, SR_V("</svg>\n"));
}
