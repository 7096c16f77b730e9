/* Charts as SVG: bars that lie, possibly stacked, and columns that stand; and what every drawing is made with.
 *
 * Readable in greyscale: series differ in lightness and in a pattern, and each bar bears its figure. Read aloud: every
 * drawing has a title and a description, and its table stands beside it. Whole numbers only, so that the same report
 * has the same bytes. */
#include "report/svg.h"

enum { WIDTH = SR_SVG_WIDTH, LABEL = 245, VALUE = 90, BAR = 22, GAP = 8, HIGH = 220, LEGEND = 28, MAX_BARS = 40 };

const char sr_svg_style[] =
    "svg{font-family:" SR_SVG_FONT ";font-size:12px}\n"
    ".e{stroke:#1a1a1a;stroke-width:.5}\n.a{stroke:#1a1a1a;fill:none}\n.g{stroke:#ddd;fill:none}\n"
    ".w{stroke:#111;stroke-width:1.5;fill:none}\n"
    ".o{stroke:#c4c4bc;fill:none;stroke-width:.7}\n.b{stroke:#77776e;fill:none;stroke-dasharray:5 2 1 2}\n"
    ".c{stroke:#4d6a86;fill:none}\n"
    ".n{stroke:#f6f6f2;stroke-width:3px;paint-order:stroke}\n"
    ".m{fill:#f6f6f2;stroke:#999}\n.p{fill:#1f3a5f;fill-opacity:.75;stroke:#fff}\n"
    ".d{fill:#fff;fill-opacity:.6;stroke:#1f3a5f;stroke-width:2}\n"
    ".v{fill:none;stroke:#555;stroke-width:2;stroke-dasharray:4 3}\n";

const char sr_svg_patterns[] =
    "<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
    "patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#fff\"/><rect width=\"2.5\" height=\"6\" "
    "fill=\"#333\"/></pattern><pattern id=\"dots\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><rect "
    "width=\"6\" height=\"6\" fill=\"#fff\"/><circle cx=\"3\" cy=\"3\" r=\"1.3\" fill=\"#333\"/></pattern></defs>";

/* From dark to light; every second one is hatched. */
static const char *const fills[] = {"#5b7fab", "url(#hatch)", "#c9d6e6", "url(#dots)",
                                    "#3d3d3d", "#ffffff",     "#999999", "#dddddd"};

/* A character that is no ASCII: bytes that are no UTF-8 are read as it reads them everywhere, those that XML forbids go. */
static size_t escape_wide(sr_buf *out, sr_view v)
{
  unsigned len;
  bool bad;
  char put[4];
  int32_t c = sr_utf8_next(v, &len, &bad);
  if (c >= 0xa0 && c != 0xfffe && c != 0xffff) sr_buf_add(out, (sr_view){put, sr_utf8_put(put, c)});
  return len;
}

void sr_svg_escape(sr_buf *out, sr_view v)
{
  for (size_t i = 0; i < v.len;) {
    unsigned char c = (unsigned char)v.ptr[i];
    if (c >= 0x80) {
      i += escape_wide(out, (sr_view){v.ptr + i, v.len - i});
      continue;
    }
    i++;
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

void sr_svg_open(sr_buf *out, const char *id, int width, int height, sr_view title, bool alone)
{
  sr_buf_printf(out,
                "<svg role=\"img\" aria-labelledby=\"%s-t %s-d\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
                "xmlns=\"http://www.w3.org/2000/svg\">\n",
                id, id, width, height, width, height);
  if (alone) sr_buf_printf(out, "<style>\n%s</style>\n%s\n", sr_svg_style, sr_svg_patterns);
  sr_buf_printf(out, "<title id=\"%s-t\">", id);
  sr_svg_escape(out, title);
  sr_buf_printf(out, "</title>\n<desc id=\"%s-d\">", id);
}

void sr_svg_text(sr_buf *out, int x, int y, const char *anchor, sr_view v)
{
  sr_buf_printf(out, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">", x, y, anchor);
  sr_svg_escape(out, v);
  sr_buf_add(out, SR_V("</text>\n"));
}

/* At most `n` characters, with an ellipsis. */
sr_view sr_svg_brief(char *out, size_t size, sr_view v, unsigned n)
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
    sr_view name = sr_svg_brief(brief, sizeof brief, t->column[t->chart_from + k], 24);
    sr_buf_printf(out, "<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"14\" fill=\"%s\" class=\"e\"/>\n", x, y,
                  fills[k]);
    sr_svg_text(out, x + 20, y + 12, "start", name);
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
  sr_svg_text(out, reach + 6, y + 15, "start", sr_buf_view(&words));
  sr_buf_dispose(&words);
}

static void bars(sr_buf *out, const sr_security_table *t, uint32_t n, bool alone)
{
  int64_t most = largest(t, n);
  bool several = t->charted > 1;
  int top = several ? LEGEND : 4, height = top + (int)n * (BAR + GAP) + 4;
  sr_svg_open(out, t->id, WIDTH, height, t->title, alone);
  describe(out, t, n);
  if (several) legend(out, t, 4);
  for (uint32_t i = 0; i < n; i++) {
    int y = top + (int)i * (BAR + GAP);
    char brief[96];
    sr_svg_text(out, LABEL - 8, y + 15, "end", sr_svg_brief(brief, sizeof brief, cell(t, i, 0)->text, 38));
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

static void columns(sr_buf *out, const sr_security_table *t, uint32_t n, bool alone)
{
  int64_t most = round_up(largest(t, n));
  int room = WIDTH - LEFT - 10, step = room / (int)(n ? n : 1), width = step > 60 ? 44 : step * 7 / 10;
  uint32_t every = step < 64 ? (uint32_t)(64 / (step ? step : 1)) + 1 : 1;
  sr_svg_open(out, t->id, WIDTH, HIGH, t->title, alone);
  describe(out, t, n);
  scale_lines(out, most);
  for (uint32_t i = 0; i < n; i++) {
    int x = LEFT + (int)i * step + (step - width) / 2;
    one_column(out, &cell(t, i, t->chart_from)->amount, x, width, most, step > 30);
    if (i % every == 0) sr_svg_text(out, x + width / 2, BASE + 18, "middle", cell(t, i, 0)->text);
  }
  sr_buf_printf(out, "<path d=\"M%d %dH%d\" class=\"a\"/>\n</svg>\n", LEFT, BASE, WIDTH - 10);
}

void sr_security_chart(sr_buf *out, const sr_security_table *t, bool alone)
{
  uint32_t n = rows_of(t);
  if (t->chart == SR_CHART_none || !n || !t->charted) return;
  if (t->chart == SR_CHART_columns)
    columns(out, t, n, alone);
  else
    bars(out, t, n, alone);
}
