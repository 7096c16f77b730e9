/* Findings of an audit for people, as JSON and as CSV. */
#include "report/audit.h"

#include "base/csv.h"
#include "model/json_field.h"
#include "report/page.h"
#include "sitrep/engine.h"

enum { LABEL = 9 };

static const char *title_of(sr_check c)
{
  static const char *const titles[SR_CHECK__N] = {"Victims add up to the total",
                                                  "Attacks and operations add up to incidents",
                                                  "Killed and injured add up to casualties",
                                                  "Places add up to the whole",
                                                  "Periods add up to the longer one",
                                                  "The percentage follows from the counts",
                                                  "The change follows from its two bases",
                                                  "The same figure, given twice",
                                                  "The figure against the record",
                                                  "The report's own arithmetic",
                                                  "Nothing to check it with"};
  return (unsigned)c < SR_CHECK__N ? titles[c] : "";
}

static uint32_t count(const sr_audit *a, sr_verdict v)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < a->finding.n; i++)
    n += a->finding.v[i].verdict == v;
  return n;
}

/* ---- for people ---- */

static void label(sr_page *p, const char *word)
{
  sr_page_put(p, SR_PAGE_DIM);
  sr_page_put(p, word);
  for (size_t n = strlen(word); n < LABEL; n++)
    sr_page_put(p, " ");
  sr_page_put(p, SR_PAGE_PLAIN);
}

static bool several_sources(const sr_audit *a)
{
  return a->figure.n && !sr_view_eq(a->figure.v[0].source, a->figure.v[a->figure.n - 1].source);
}

static void put_source(sr_page *p, const sr_audit *a, const sr_figure *f)
{
  sr_page_quote(p, f->words);
  if (!f->row && f->at == f->end) return; /* of a JSON file, whose lines say nothing */
  sr_page_put(p, " (");
  if (f->source.len && several_sources(a)) {
    sr_page_text(p, f->source);
    sr_page_put(p, ", ");
  }
  if (f->row) {
    sr_buf_printf(&p->line, "line %u)", f->row);
  } else if (f->at == UINT32_MAX) {
    sr_page_put(p, "title)");
  } else {
    sr_buf_printf(&p->line, "bytes %u–%u)", f->at, f->end);
  }
}

static void put_finding(sr_page *p, const sr_audit *a, const sr_finding *f, uint32_t number)
{
  sr_buf_printf(&p->line, SR_PAGE_BOLD "%u. %s" SR_PAGE_PLAIN, number, title_of(f->check));
  if (f->n_figures) {
    const sr_figure *first = &a->figure.v[f->figures[0]];
    if (first->series.len) {
      sr_page_put(p, " – ");
      sr_page_text(p, first->series);
    }
  }
  sr_page_end(p, 0, 3);
  sr_page_text(p, f->arithmetic);
  sr_page_put(p, ".");
  sr_page_end(p, 3, 3);
  if (f->missing.len) {
    label(p, "Missing");
    sr_page_text(p, f->missing);
    sr_page_end(p, 3, 3 + LABEL);
  }
  for (uint32_t i = 0; i < f->n_figures; i++) {
    label(p, i ? "" : "Words");
    put_source(p, a, &a->figure.v[f->figures[i]]);
    sr_page_end(p, 3, 3 + LABEL);
  }
}

void sr_audit_text(sr_buf *out, const sr_audit *a, unsigned width, bool colour)
{
  static const char *const heads[SR_VERDICT__N] = {"CONSISTENT", "INCONSISTENT", "NOT CHECKABLE"};
  static const sr_verdict order[] = {SR_VERDICT_inconsistent, SR_VERDICT_consistent, SR_VERDICT_not_checkable};
  sr_page p;
  sr_page_init(&p, out, width, colour);
  sr_buf_printf(&p.line, "%u figure%s: %u inconsistent, %u consistent, %u not checkable", a->figure.n,
                a->figure.n == 1 ? "" : "s", count(a, SR_VERDICT_inconsistent), count(a, SR_VERDICT_consistent),
                count(a, SR_VERDICT_not_checkable));
  sr_page_end(&p, 0, 0);
  uint32_t number = 0;
  for (int k = 0; k < 3; k++) {
    if (!count(a, order[k])) continue;
    sr_page_end(&p, 0, 0);
    sr_page_put(&p, SR_PAGE_BOLD);
    sr_page_put(&p, heads[order[k]]);
    sr_page_put(&p, SR_PAGE_PLAIN);
    sr_page_end(&p, 0, 0);
    for (uint32_t i = 0; i < a->finding.n; i++)
      if (a->finding.v[i].verdict == order[k]) put_finding(&p, a, &a->finding.v[i], ++number);
  }
  sr_page_dispose(&p);
}

/* ---- JSON ---- */

static void json_where(sr_json *j, const char *key, bool told, uint32_t v)
{
  sr_json_key(j, key);
  if (told)
    sr_json_int(j, v);
  else
    sr_json_null(j);
}

static void json_figure(sr_json *j, const sr_figure *f)
{
  sr_json_open_flat(j, '{');
  sr_json_key_text(j, "figure", f->name);
  sr_json_key_text(j, "series", f->series);
  sr_json_key_hundredths(j, "value", f->value);
  sr_json_key_word(j, "unit", sr_unit_name(f->unit));
  sr_json_key_word(j, "qualifier", sr_bound_name(f->qualifier));
  sr_json_key_day(j, "period_from", f->from);
  sr_json_key_day(j, "period_to", f->to);
  sr_json_key_text(j, "words", f->words);
  sr_json_key_text(j, "source", f->source);
  json_where(j, "line", f->row > 0, f->row);
  json_where(j, "from", !f->row && f->at != UINT32_MAX && f->end > f->at, f->at);
  json_where(j, "to", !f->row && f->at != UINT32_MAX && f->end > f->at, f->end);
  sr_json_close(j, '}');
}

void sr_audit_json(sr_buf *out, const sr_audit *a)
{
  sr_json j;
  sr_json_init(&j, out, 2);
  sr_json_open(&j, '{');
  sr_json_key_word(&j, "schema", "sitrep.audit/1");
  json_where(&j, "figures", true, a->figure.n);
  for (int v = 0; v < SR_VERDICT__N; v++)
    json_where(&j, sr_verdict_name((sr_verdict)v), true, count(a, (sr_verdict)v));
  sr_json_key(&j, "findings");
  sr_json_open(&j, '[');
  for (uint32_t i = 0; i < a->finding.n; i++) {
    const sr_finding *f = &a->finding.v[i];
    sr_json_open(&j, '{');
    sr_json_key_word(&j, "verdict", sr_verdict_name(f->verdict));
    sr_json_key_word(&j, "check", sr_check_name(f->check));
    sr_json_key_text(&j, "arithmetic", f->arithmetic);
    sr_json_key_text(&j, "missing", f->missing);
    sr_json_key(&j, "figures");
    sr_json_open(&j, '[');
    for (uint32_t k = 0; k < f->n_figures; k++)
      json_figure(&j, &a->figure.v[f->figures[k]]);
    sr_json_close(&j, ']');
    sr_json_close(&j, '}');
  }
  sr_json_close(&j, ']');
  sr_json_close(&j, '}');
  sr_buf_byte(out, '\n');
}

/* ---- CSV: a row for each figure of a finding ---- */

static void csv_number(sr_buf *out, bool told, uint32_t v, bool last)
{
  if (told) sr_buf_printf(out, "%u", v);
  sr_buf_byte(out, last ? '\n' : ',');
}

void sr_audit_csv(sr_buf *out, const sr_audit *a)
{
  sr_buf_add(out, SR_V("finding,verdict,check,arithmetic,missing,series,figure,words,source,line,from,to\n"));
  for (uint32_t i = 0; i < a->finding.n; i++) {
    const sr_finding *f = &a->finding.v[i];
    for (uint32_t k = 0; k < f->n_figures; k++) {
      const sr_figure *x = &a->figure.v[f->figures[k]];
      bool spot = !x->row && x->at != UINT32_MAX && x->end > x->at;
      csv_number(out, true, i + 1, false);
      sr_csv_text(out, sr_view_of(sr_verdict_name(f->verdict)), ',');
      sr_csv_text(out, sr_view_of(sr_check_name(f->check)), ',');
      sr_csv_text(out, f->arithmetic, ',');
      sr_csv_text(out, f->missing, ',');
      sr_csv_text(out, x->series, ',');
      sr_csv_text(out, x->name, ',');
      sr_csv_text(out, x->words, ',');
      sr_csv_text(out, x->source, ',');
      csv_number(out, x->row > 0, x->row, false);
      csv_number(out, spot, x->at, false);
      csv_number(out, spot, x->end, true);
    }
  }
}
