/* Charts and map as SVG: bars that lie, columns that stand, both possibly stacked, and marks on a net of degrees.
 *
 * Readable in greyscale: series differ in lightness and in a pattern, and each bar bears its figure. Read aloud: every
 * drawing has a title and a description, and its table stands beside it. Whole numbers only, so that the same report
 * has the same bytes. */
#include "report/security.h"

enum { WIDTH = 760, LABEL = 210, VALUE = 90, BAR = 22, GAP = 8, HIGH = 220, LEGEND = 28, MAX_BARS = 40 };

/* From dark to light; every second one is hatched (style in security_html.c). */
static const char *const fills[] = {"#5b7fab", "url(#hatch)", "#c9d6e6", "url(#dots)",
                                    "#3d3d3d", "#ffffff",     "#999999", "#dddddd"};

void sr_svg_escape(sr_buf *out, sr_view v)
{
  for (size_t i = 0; i < v.len; i++) {
    unsigned char c = (unsigned char)v.ptr[i];
    if (c == '<')
      sr_buf_add(out, SR_V("&lt;"));
    else if (c == '>')
      sr_buf_add(out, SR_V("&gt;"));
    else if (c == '&')
      sr_buf_add(out, SR_V("&amp;"));
    else if (c == '"')
      sr_buf_add(out, SR_V("&quot;"));
    else if (c >= 0x20 && c != 0x7f)
      sr_buf_byte(out, (char)c);
    else
      sr_buf_byte(out, ' ');
  }
}

static const sr_cell *cell(const sr_security_table *t, uint32_t row, uint32_t column)
{
  return &t->cell[row * t->n_columns + column];
}

static uint32_t rows_of(const sr_security_table *t)
{
  uint32_t n = t->n_rows - (t->footed && t->n_rows ? 1 : 0);
  return n > MAX_BARS ? MAX_BARS : n;
}

/* Largest sum of a row's charted cells (stacked), or the largest upper end of a cell; never 0. */
static int64_t largest(const sr_security_table *t, uint32_t n)
{
  int64_t most = 1;
  for (uint32_t i = 0; i < n; i++) {
    int64_t sum = 0;
    for (uint32_t k = 0; k < t->charted; k++) {
      const sr_amount *a = &cell(t, i, t->chart_from + k)->amount;
      int64_t high = a->high > a->best ? a->high : a->best;
      sum = t->chart == SR_CHART_stacked ? sum + a->best : high > sum ? high : sum;
    }
    if (sum > most) most = sum;
  }
  return most;
}

static void open_svg(sr_buf *out, const char *id, int width, int height, sr_view title)
{
  sr_buf_printf(out,
                "<svg role=\"img\" aria-labelledby=\"%s-t %s-d\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
                "xmlns=\"http://www.w3.org/2000/svg\">\n<title id=\"%s-t\">",
                id, id, width, height, width, height, id);
  sr_svg_escape(out, title);
  sr_buf_printf(out, "</title>\n<desc id=\"%s-d\">", id);
}

static void text_at(sr_buf *out, int x, int y, const char *anchor, sr_view v)
{
  sr_buf_printf(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">", x, y, anchor);
  sr_svg_escape(out, v);
  sr_buf_add(out, SR_V("</text>\n"));
}

/* At most `n` characters, with an ellipsis. */
static sr_view shortened(char *out, size_t size, sr_view v, unsigned n)
{
  unsigned chars = 0;
  size_t i = 0;
  for (; i < v.len; i++) {
    if (((unsigned char)v.ptr[i] & 0xc0) != 0x80 && chars++ == n) break;
  }
  if (i == v.len) return v;
  int k = snprintf(out, size, "%.*s…", (int)(i < size - 4 ? i : size - 4), v.ptr);
  return (sr_view){out, (size_t)k};
}

static void number_at(sr_buf *out, int x, int y, const char *anchor, int64_t n)
{
  sr_buf_printf(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">", x, y, anchor);
  sr_print_number(out, n);
  sr_buf_add(out, SR_V("</text>\n"));
}

/* What the drawing shows, in a sentence: its largest row, and that the table beside it has all. */
static void describe(sr_buf *out, const sr_security_table *t, uint32_t n)
{
  sr_buf_printf(out, "%u rows of ", n);
  for (uint32_t k = 0; k < t->charted; k++) {
    if (k) sr_buf_add(out, SR_V(", "));
    sr_svg_escape(out, t->column[t->chart_from + k]);
  }
  sr_buf_add(out, SR_V(". "));
  for (uint32_t i = 0; i < n && i < 12; i++) {
    if (i) sr_buf_add(out, SR_V("; "));
    sr_svg_escape(out, cell(t, i, 0)->text);
    for (uint32_t k = 0; k < t->charted; k++)
      sr_buf_printf(out, "%s%lld", k ? ", " : ": ", (long long)cell(t, i, t->chart_from + k)->amount.best);
  }
  sr_buf_add(out, SR_V(". The table holds all figures.</desc>\n"));
}

static void legend(sr_buf *out, const sr_security_table *t, int y)
{
  int x = 10;
  for (uint32_t k = 0; k < t->charted && k < 8; k++) {
    char brief[64];
    sr_view name = shortened(brief, sizeof brief, t->column[t->chart_from + k], 24);
    sr_buf_printf(out, "<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"14\" fill=\"%s\" class=\"e\"/>\n", x, y,
                  fills[k]);
    text_at(out, x + 20, y + 12, "start", name);
    x += 40 + 7 * (int)name.len;
  }
}

static void rect(sr_buf *out, int x, int y, int width, int height, unsigned fill)
{
  if (width > 0 && height > 0)
    sr_buf_printf(out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\" class=\"e\"/>\n", x, y, width,
                  height, fills[fill % 8]);
}

/* A line for the range from low to high. */
static void whisker(sr_buf *out, const sr_amount *a, int y, int64_t most)
{
  int room = WIDTH - LABEL - VALUE;
  int from = LABEL + (int)(a->low * room / most), to = LABEL + (int)(a->high * room / most);
  if (from == to) return;
  sr_buf_printf(out, "<path d=\"M%d %dH%dM%d %dv6M%d %dv6\" class=\"w\"/>\n", from, y, to, from, y - 3, to, y - 3);
}

/* ---- bars that lie ---- */

static void stacked_row(sr_buf *out, const sr_security_table *t, uint32_t i, int y, int64_t most)
{
  int room = WIDTH - LABEL - VALUE, x = LABEL;
  int64_t sum = 0;
  for (uint32_t k = 0; k < t->charted; k++) {
    int64_t v = cell(t, i, t->chart_from + k)->amount.best;
    int end = LABEL + (int)((sum + v) * room / most);
    rect(out, x, y, end - x, BAR, k);
    x = end, sum += v;
  }
  number_at(out, x + 6, y + 15, "start", sum);
}

static void side_by_side(sr_buf *out, const sr_security_table *t, uint32_t i, int y, int64_t most)
{
  int room = WIDTH - LABEL - VALUE, each = BAR / (int)t->charted, reach = LABEL;
  sr_buf words;
  sr_buf_init(&words, 1 << 12);
  for (uint32_t k = 0; k < t->charted; k++) {
    const sr_cell *c = cell(t, i, t->chart_from + k);
    int width = (int)(c->amount.best * room / most), top = y + each * (int)k;
    rect(out, LABEL, top, width, each - 1, k);
    if (c->kind == SR_CELL_amount) whisker(out, &c->amount, top + each / 2, most);
    if (LABEL + width > reach) reach = LABEL + width;
    int end = LABEL + (int)(c->amount.high * room / most);
    if (c->kind == SR_CELL_amount && end > reach) reach = end;
    if (k) sr_buf_add(&words, SR_V(" · "));
    sr_print_number(&words, c->amount.best);
  }
  text_at(out, reach + 6, y + 15, "start", sr_buf_view(&words));
  sr_buf_dispose(&words);
}

static void bars(sr_buf *out, const sr_security_table *t, uint32_t n)
{
  int64_t most = largest(t, n);
  bool several = t->charted > 1;
  int top = several ? LEGEND : 4, height = top + (int)n * (BAR + GAP) + 4;
  open_svg(out, t->id, WIDTH, height, t->title);
  describe(out, t, n);
  if (several) legend(out, t, 4);
  for (uint32_t i = 0; i < n; i++) {
    int y = top + (int)i * (BAR + GAP);
    char brief[96];
    text_at(out, LABEL - 8, y + 15, "end", shortened(brief, sizeof brief, cell(t, i, 0)->text, 30));
    if (t->chart == SR_CHART_stacked)
      stacked_row(out, t, i, y, most);
    else
      side_by_side(out, t, i, y, most);
  }
  sr_buf_printf(out, "<path d=\"M%d %dV%d\" class=\"a\"/>\n</svg>\n", LABEL, top - 2, height - 2);
}

/* ---- columns that stand ---- */

enum { LEFT = 50, BASE = HIGH - 40, TOP = 24 };

/* The next of 1, 2, 5, 10, 20 ... that is not less: where the scale ends. */
static int64_t round_up(int64_t n)
{
  int64_t unit = 1;
  for (;; unit *= 10) {
    if (n <= unit) return unit;
    if (n <= unit * 2) return unit * 2;
    if (n <= unit * 5) return unit * 5;
  }
}

static int above(int64_t v, int64_t most)
{
  return BASE - (int)(v * (BASE - TOP) / most);
}

static void scale_lines(sr_buf *out, int64_t most)
{
  int64_t parts = most < 2 ? 1 : most % 4 == 0 ? 4 : most % 5 == 0 ? 5 : 2;
  for (int64_t q = 0; q <= parts; q++) {
    int y = above(most * q / parts, most);
    sr_buf_printf(out, "<path d=\"M%d %dH%d\" class=\"g\"/>\n", LEFT, y, WIDTH - 10);
    number_at(out, LEFT - 6, y + 4, "end", most * q / parts);
  }
}

static void one_column(sr_buf *out, const sr_amount *a, int x, int width, int64_t most, bool numbered)
{
  int middle = x + width / 2, top = above(a->best, most), low = above(a->low, most), high = above(a->high, most);
  rect(out, x, top, width, BASE - top, 0);
  if (low != high)
    sr_buf_printf(out, "<path d=\"M%d %dV%dM%d %dh6M%d %dh6\" class=\"w\"/>\n", middle, low, high, middle - 3, low,
                  middle - 3, high);
  if (numbered) number_at(out, middle, (high < top ? high : top) - 5, "middle", a->best);
}

static void columns(sr_buf *out, const sr_security_table *t, uint32_t n)
{
  int64_t most = round_up(largest(t, n));
  int room = WIDTH - LEFT - 10, step = room / (int)(n ? n : 1), width = step > 60 ? 44 : step * 7 / 10;
  uint32_t every = step < 64 ? (uint32_t)(64 / (step ? step : 1)) + 1 : 1;
  open_svg(out, t->id, WIDTH, HIGH, t->title);
  describe(out, t, n);
  scale_lines(out, most);
  for (uint32_t i = 0; i < n; i++) {
    int x = LEFT + (int)i * step + (step - width) / 2;
    one_column(out, &cell(t, i, t->chart_from)->amount, x, width, most, step > 30);
    if (i % every == 0) text_at(out, x + width / 2, BASE + 18, "middle", cell(t, i, 0)->text);
  }
  sr_buf_printf(out, "<path d=\"M%d %dH%d\" class=\"a\"/>\n</svg>\n", LEFT, BASE, WIDTH - 10);
}

void sr_svg_chart(sr_buf *out, const sr_security_table *t)
{
  uint32_t n = rows_of(t);
  if (t->chart == SR_CHART_none || !n || !t->charted) return;
  if (t->chart == SR_CHART_columns)
    columns(out, t, n);
  else
    bars(out, t, n);
}

/* ---- the map ---- */

enum { MAP_HIGH = 560, MARGIN = 46, ABOVE = 10, BESIDE = 110, MAX_MARKS = 2000, MAX_NAMES = 10 };

typedef struct net {
  double west, south, scale, squeeze; /* degrees to points; how much narrower a degree of longitude is */
  int width, height;
} net;

/* Cosine by its series: the same bytes on every machine. */
static double cosine(double degrees)
{
  double x = degrees * 3.14159265358979 / 180, x2 = x * x;
  return 1 - x2 / 2 + x2 * x2 / 24 - x2 * x2 * x2 / 720 + x2 * x2 * x2 * x2 / 40320;
}

static net net_of(const sr_security_report *r)
{
  double west = 180, east = -180, south = 90, north = -90;
  for (uint32_t i = 0; i < r->n_marks; i++) {
    const sr_security_mark *m = &r->mark[i];
    west = m->lon < west ? m->lon : west, east = m->lon > east ? m->lon : east;
    south = m->lat < south ? m->lat : south, north = m->lat > north ? m->lat : north;
  }
  west -= 0.7, east += 0.7, south -= 0.7, north += 0.7;
  net n = {west, south, 0, cosine((south + north) / 2), 0, 0};
  if (n.squeeze < 0.1) n.squeeze = 0.1;
  double across = (WIDTH - MARGIN - BESIDE) / ((east - west) * n.squeeze), up = (MAP_HIGH - MARGIN) / (north - south);
  n.scale = across < up ? across : up;
  n.width = (int)((east - west) * n.squeeze * n.scale), n.height = (int)((north - south) * n.scale);
  return n;
}

static int x_of(const net *n, double lon)
{
  return MARGIN + (int)((lon - n->west) * n->squeeze * n->scale);
}

static int y_of(const net *n, double lat)
{
  return ABOVE + n->height - (int)((lat - n->south) * n->scale);
}

static int whole_below(double v)
{
  int n = (int)v;
  return v < n ? n - 1 : n;
}

/* Lines of whole degrees, wide enough apart to be read. */
static void degrees(sr_buf *out, const net *n)
{
  double tall = n->height / n->scale, wide = n->width / (n->scale * n->squeeze);
  int step = tall > 40 || wide > 40 ? 10 : tall > 12 || wide > 12 ? 2 : 1;
  for (int lat = (whole_below(n->south) / step + 1) * step; lat < n->south + tall; lat += step) {
    if (lat <= n->south) continue;
    int y = y_of(n, lat);
    sr_buf_printf(out,
                  "<path d=\"M%d %dH%d\" class=\"g\"/>\n<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%d° %s</text>\n",
                  MARGIN, y, MARGIN + n->width, MARGIN - 4, y + 4, lat < 0 ? -lat : lat, lat < 0 ? "S" : "N");
  }
  for (int lon = (whole_below(n->west) / step + 1) * step; lon < n->west + wide; lon += step) {
    if (lon <= n->west) continue;
    int x = x_of(n, lon);
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

static void draw_mark(sr_buf *out, const net *n, const sr_security_mark *m, int64_t most)
{
  int x = x_of(n, m->lon), y = y_of(n, m->lat), r = radius(m, most);
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
static void names(sr_buf *out, const net *n, const sr_security_report *r, int64_t most)
{
  int at[MAX_NAMES][2];
  unsigned told = 0;
  for (uint32_t i = 0; i < r->n_marks && told < MAX_NAMES && i < 60; i++) {
    const sr_security_mark *m = &r->mark[i];
    int x = x_of(n, m->lon) + radius(m, most) + 3, y = y_of(n, m->lat) + 4;
    bool free_room = m->name.len > 0 && m->precision < SR_PLACEPREC_admin1;
    for (unsigned k = 0; k < told && free_room; k++)
      free_room = y - at[k][1] > 12 || at[k][1] - y > 12 || x - at[k][0] > 130 || at[k][0] - x > 130;
    if (!free_room) continue;
    at[told][0] = x, at[told++][1] = y;
    char brief[64];
    text_at(out, x, y, "start", shortened(brief, sizeof brief, m->name, 20));
  }
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

void sr_svg_map(sr_buf *out, const sr_security_report *r)
{
  if (!r->n_marks) return;
  net n = net_of(r);
  int64_t most = r->mark[0].killed;
  uint32_t drawn = r->n_marks < MAX_MARKS ? r->n_marks : MAX_MARKS;
  int wide = n.width + MARGIN + BESIDE > 600 ? n.width + MARGIN + BESIDE : 600;
  open_svg(out, "map", wide, n.height + ABOVE + 60, SR_V("Where incidents happened"));
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
  degrees(out, &n);
  for (uint32_t i = drawn; i-- > 0;)
    if (r->mark[i].precision == SR_PLACEPREC_admin1) draw_mark(out, &n, &r->mark[i], most);
  for (uint32_t i = 0; i < drawn; i++)
    if (r->mark[i].precision != SR_PLACEPREC_admin1) draw_mark(out, &n, &r->mark[i], most);
  names(out, &n, r, most);
  map_legend(out, n.height + ABOVE + 46);
  sr_buf_add(out, SR_V("</svg>\n"));
}
