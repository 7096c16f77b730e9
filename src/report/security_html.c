/* The security report as one HTML file: no script, nothing fetched, drawings inside, each with its table beside it. */
#include "report/svg.h"

static const char style[] =
    "body{font:16px/1.5 " SR_SVG_FONT ";color:#1a1a1a;background:#fff;max-width:60rem;margin:0 "
    "auto;padding:1.5rem}\n"
    "h1{font-size:1.9rem;line-height:1.2;margin:.2rem 0 .6rem;border-bottom:4px solid "
    "#1f3a5f;padding-bottom:.5rem}\n"
    "h2{font-size:1.25rem;line-height:1.3;margin:2.2rem 0 .6rem}\n"
    ".lead{font-size:1.12rem}\n.meta,.note{color:#444;font-size:.88rem}\n"
    ".scroll{overflow-x:auto}\n"
    "table{border-collapse:collapse;width:100%;font-size:.88rem}\n"
    "caption{text-align:left;position:absolute;left:-9999px}\n"
    "th,td{padding:.3rem .55rem;text-align:right;border-bottom:1px solid #ccc;vertical-align:top}\n"
    "th:first-child,td.l{text-align:left}\nthead th{border-bottom:2px solid #1f3a5f;vertical-align:bottom}\n"
    "thead th::first-letter{text-transform:uppercase}\ntbody th{font-weight:400}\ntr.t th,tr.t "
    "td{font-weight:700;border-top:2px solid #1f3a5f}\n"
    ".r{color:#444;white-space:nowrap}\n.u{display:block;color:#444;font-style:italic}\n"
    ".tiles{display:flex;flex-wrap:wrap;gap:.8rem;margin:1rem 0;padding:0;list-style:none}\n"
    ".tiles li{flex:1 1 9rem;border:1px solid #ccc;border-top:4px solid #1f3a5f;padding:.5rem .8rem}\n"
    ".tiles b{display:block;font-size:1.7rem;line-height:1.2}\n"
    "svg{max-width:100%;height:auto;margin:.4rem 0 .8rem}\n"
    "code{font-size:.85rem}\n"
    "@media print{body{max-width:none;padding:0;font-size:10pt}h2{break-after:avoid}tr,svg{break-inside:avoid}}\n";

static void text(sr_buf *out, sr_view v)
{
  sr_svg_escape(out, v);
}

/* The figure, then its range in a lighter colour. */
static void amount(sr_buf *out, const sr_amount *a)
{
  sr_buf words;
  sr_buf_init(&words, 1 << 10);
  sr_print_amount(&words, a);
  const char *bracket = words.len ? memchr(words.ptr, '[', words.len) : NULL;
  size_t n = bracket ? (size_t)(bracket - words.ptr) : words.len;
  sr_buf_add(out, (sr_view){words.ptr, n});
  if (bracket) sr_buf_printf(out, "<span class=\"r\">%.*s</span>", (int)(words.len - n), bracket);
  sr_buf_dispose(&words);
}

static void change(sr_buf *out, const sr_cell *c)
{
  sr_cell bare = *c;
  bare.text = SR_VNULL;
  sr_print_cell(out, &bare);
  if (!c->text.len) return;
  sr_buf_add(out, SR_V("<span class=\"u\">"));
  text(out, c->text);
  sr_buf_add(out, SR_V("</span>"));
}

static void cell(sr_buf *out, const sr_cell *c, bool first)
{
  if (first) {
    sr_buf_add(out, SR_V("<th scope=\"row\" class=\"l\">"));
    text(out, c->text);
    sr_buf_add(out, SR_V("</th>"));
    return;
  }
  sr_buf_add(out, c->kind == SR_CELL_text ? SR_V("<td class=\"l\">") : SR_V("<td>"));
  if (c->kind == SR_CELL_amount)
    amount(out, &c->amount);
  else if (c->kind == SR_CELL_change)
    change(out, c);
  else if (c->kind == SR_CELL_text)
    text(out, c->text);
  else
    sr_print_cell(out, c);
  sr_buf_add(out, SR_V("</td>"));
}

static void head(sr_buf *out, sr_view caption, const sr_view *column, uint32_t n)
{
  sr_buf_add(out, SR_V("<div class=\"scroll\"><table><caption>"));
  text(out, caption);
  sr_buf_add(out, SR_V("</caption><thead><tr>"));
  for (uint32_t k = 0; k < n; k++) {
    sr_buf_add(out, SR_V("<th scope=\"col\">"));
    text(out, column[k]);
    sr_buf_add(out, SR_V("</th>"));
  }
  sr_buf_add(out, SR_V("</tr></thead><tbody>\n"));
}

static void table(sr_buf *out, const sr_security_table *t)
{
  sr_buf_printf(out, "<section id=\"%s-section\"><h2>", t->id);
  text(out, t->title);
  sr_buf_add(out, SR_V("</h2>\n"));
  sr_security_chart(out, t, false);
  head(out, t->title, t->column, t->n_columns);
  for (uint32_t i = 0; i < t->n_rows; i++) {
    sr_buf_add(out, t->footed && i + 1 == t->n_rows ? SR_V("<tr class=\"t\">") : SR_V("<tr>"));
    for (uint32_t k = 0; k < t->n_columns; k++)
      cell(out, &t->cell[i * t->n_columns + k], k == 0);
    sr_buf_add(out, SR_V("</tr>\n"));
  }
  sr_buf_add(out, SR_V("</tbody></table></div>\n"));
  if (t->note.len) {
    sr_buf_add(out, SR_V("<p class=\"note\">"));
    text(out, t->note);
    sr_buf_add(out, SR_V("</p>\n"));
  }
  sr_buf_add(out, SR_V("</section>\n"));
}

static void tile(sr_buf *out, const char *name, const sr_amount *a)
{
  sr_buf_add(out, SR_V("<li><b>"));
  if (a->rough) {
    sr_print_amount(out, a);
    sr_buf_printf(out, "</b>%s</li>\n", name);
    return;
  }
  sr_print_number(out, a->best);
  sr_buf_printf(out, "</b>%s", name);
  if (a->low != a->high || a->open) {
    sr_buf_add(out, SR_V(" <span class=\"r\">"));
    sr_print_number(out, a->low);
    sr_buf_add(out, SR_V(" to "));
    sr_print_number(out, a->high);
    sr_buf_add(out, a->open ? SR_V(" or more</span>") : SR_V("</span>"));
  }
  sr_buf_add(out, SR_V("</li>\n"));
}

static void tiles(sr_buf *out, const sr_security_report *r)
{
  sr_amount n = {r->now.incidents, r->now.incidents, r->now.incidents, false, false};
  sr_buf_add(out, SR_V("<ul class=\"tiles\">\n"));
  tile(out, r->now.incidents == 1 ? "incident" : "incidents", &n);
  tile(out, "killed", &r->now.killed);
  tile(out, "injured", &r->now.injured);
  if (r->now.abducted.best) tile(out, "abducted", &r->now.abducted);
  if (r->now.arrested.best) tile(out, "arrested", &r->now.arrested);
  sr_buf_add(out, SR_V("</ul>\n"));
}

static void map(sr_buf *out, const sr_security_report *r)
{
  if (!r->n_marks) return;
  sr_buf_add(out, SR_V("<section id=\"map-section\"><h2>Map</h2>\n"));
  sr_security_map(out, r, false);
  sr_buf_add(out, SR_V("<p class=\"note\">"));
  text(out, r->map_note);
  sr_buf_add(out, SR_V("</p></section>\n"));
}

static void incident(sr_buf *out, const sr_security_incident *in)
{
  char word[64];
  sr_buf_add(out, SR_V("<tr id=\"i-"));
  text(out, in->id);
  sr_buf_add(out, SR_V("\"><th scope=\"row\" class=\"l\">"));
  sr_print_date(out, &in->date);
  sr_buf_add(out, SR_V("</th><td class=\"l\">"));
  text(out, in->place);
  sr_buf_printf(out, "</td><td class=\"l\">%s</td><td>", sr_print_plain(word, sizeof word, sr_class_name(in->cls)));
  amount(out, &in->tally.killed);
  sr_buf_add(out, SR_V("</td><td>"));
  amount(out, &in->tally.injured);
  sr_buf_add(out, SR_V("</td><td class=\"l\"><code>"));
  text(out, in->id);
  sr_buf_add(out, SR_V("</code></td><td class=\"l\">"));
  for (uint32_t i = 0; i < in->n_reports; i++) {
    sr_buf_add(out, i ? SR_V(" <code>") : SR_V("<code>"));
    text(out, in->reports[i]);
    sr_buf_add(out, SR_V("</code>"));
  }
  sr_buf_add(out, SR_V("</td></tr>\n"));
}

static void incidents(sr_buf *out, const sr_security_report *r)
{
  static const sr_view columns[] = {{"Date", 4},    {"Place", 5},    {"Class", 5},  {"Killed", 6},
                                    {"Injured", 7}, {"Incident", 8}, {"Reports", 7}};
  if (!r->n_incidents) return;
  sr_buf_add(out, SR_V("<section id=\"incidents\"><h2>Incidents and their reports</h2>\n"));
  head(out, SR_V("Incidents and their reports"), columns, 7);
  for (uint32_t i = 0; i < r->n_incidents; i++)
    incident(out, &r->incident[i]);
  sr_buf_add(out, SR_V("</tbody></table></div>\n<p class=\"note\">Reports are named by their ids in the record: sitrep "
                       "show ID tells the words "
                       "that each figure rests on.</p></section>\n"));
}

static void method(sr_buf *out, const sr_security_report *r)
{
  sr_buf_add(out, SR_V("<section id=\"method\"><h2>Method</h2>\n<ul>\n"));
  for (uint32_t i = 0; i < r->n_notes; i++) {
    sr_buf_add(out, SR_V("<li>"));
    text(out, r->note[i]);
    sr_buf_add(out, SR_V("</li>\n"));
  }
  sr_buf_add(out, SR_V("</ul></section>\n<section id=\"cite\"><h2>How to cite</h2>\n<p>"));
  text(out, r->cite);
  sr_buf_add(out, SR_V("</p></section>\n"));
}

static void top(sr_buf *out, const sr_security_report *r)
{
  sr_buf_add(out, SR_V("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                       "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>"));
  text(out, r->title);
  sr_buf_printf(out,
                "</title>\n<style>\n%s%s</style></head>\n<body>\n<svg width=\"0\" height=\"0\" aria-hidden=\"true\" "
                "style=\"position:absolute\" xmlns=\"http://www.w3.org/2000/svg\">%s</svg>\n<header><h1>",
                style, sr_svg_style, sr_svg_patterns);
  text(out, r->title);
  sr_buf_add(out, SR_V("</h1>\n<p class=\"meta\">Counted as "));
  text(out, r->definition->title);
  if (r->as_of.len) {
    sr_buf_add(out, SR_V(" · record as of "));
    text(out, r->as_of);
  }
  if (r->cutoff.len) {
    sr_buf_add(out, SR_V(" · data cut-off "));
    text(out, r->cutoff);
  }
  sr_buf_add(out, SR_V("</p></header>\n<main>\n<p class=\"lead\">"));
  text(out, r->headline);
  sr_buf_add(out, SR_V("</p>\n"));
}

void sr_security_html(sr_buf *out, const sr_security_report *r)
{
  top(out, r);
  tiles(out, r);
  uint32_t before = sr_security_before(r);
  for (uint32_t i = 0; i < before; i++) {
    table(out, &r->table[i]);
    if (i == 1) map(out, r);
  }
  incidents(out, r);
  for (uint32_t i = before; i < r->n_tables; i++)
    table(out, &r->table[i]);
  method(out, r);
  sr_buf_add(out, SR_V("</main>\n</body></html>\n"));
}
