/* The text view of a reading, for people: its head, then its parts in order. */
#include "report/text_parts.h"
#include "sitrep/report.h"

void sr_text_label(sr_page *p, const char *label)
{
  size_t n = strlen(label);
  sr_page_put(p, SR_PAGE_DIM);
  sr_page_put(p, label);
  sr_page_put(p, SR_PAGE_PLAIN);
  /* At least one blank behind a label; the wrapping keeps every blank. */
  do
    sr_page_put(p, " ");
  while (++n < SR_TEXT_HANG - SR_TEXT_INDENT);
}

void sr_text_end(sr_page *p)
{
  sr_page_end(p, SR_TEXT_INDENT, SR_TEXT_HANG);
}

static void heading(sr_page *p, const char *words)
{
  sr_page_end(p, 0, 0);
  sr_page_put(p, SR_PAGE_BOLD);
  sr_page_put(p, words);
  sr_page_put(p, SR_PAGE_PLAIN);
  sr_page_end(p, 0, 0);
}

static void separated(sr_page *p, sr_view v)
{
  if (!v.len) return;
  sr_page_put(p, " · ");
  sr_page_text(p, v);
}

static void document(sr_page *p, const sr_reading *r)
{
  sr_page_put(p, SR_PAGE_BOLD);
  if (!r->document.title.len) sr_page_put(p, "Report ");
  sr_page_text(p, r->document.title.len ? r->document.title : r->document.id);
  sr_page_put(p, SR_PAGE_PLAIN);
  sr_page_end(p, 0, 0);
  if (r->document.published == SR_NULL_INT) {
    sr_page_put(p, "publication date unknown");
  } else {
    sr_page_put(p, "published ");
    sr_words_day(p, r->document.published);
    sr_page_put(p, " (");
    sr_words_plain(p, r->document.published_basis);
    sr_page_put(p, ")");
  }
  separated(p, r->document.dateline);
  separated(p, r->document.agency);
  separated(p, r->document.source);
  sr_page_end(p, 0, 0);
}

static void relations(sr_page *p, const sr_reading *r)
{
  for (uint32_t i = 0; i < r->n_relations; i++) {
    sr_page_put(p, "Incident ");
    sr_page_number(p, (int64_t)r->relations[i].from + 1);
    sr_page_put(p, ": ");
    sr_words_plain(p, sr_relation_kind_name(r->relations[i].kind));
    sr_page_put(p, " incident ");
    sr_page_number(p, (int64_t)r->relations[i].to + 1);
    sr_page_end(p, SR_TEXT_INDENT, SR_TEXT_HANG);
  }
}

static void note(sr_page *p, const sr_diag *d)
{
  sr_page_put(p, d->warning ? "warning: " : "");
  sr_words_plain(p, d->code);
  sr_page_put(p, ": ");
  sr_page_put(p, d->message);
  if (d->detail.len) {
    sr_page_put(p, " – ");
    sr_page_quote(p, d->detail);
  }
  if (d->from != UINT32_MAX) sr_buf_printf(&p->line, " (bytes %u–%u)", d->from, d->to);
  sr_page_end(p, SR_TEXT_INDENT, SR_TEXT_INDENT + 2);
}

static void reasons_of_the_whole(sr_page *p, const sr_reading *r)
{
  bool some = false;
  for (uint32_t i = 0; i < r->n_reasons; i++) {
    if (r->reasons[i].incident != SR_NO_INDEX) continue;
    if (!some) heading(p, "REASONS");
    some = true;
    sr_page_text(p, r->reasons[i].field);
    sr_page_put(p, ": ");
    sr_page_text(p, r->reasons[i].text);
    sr_page_end(p, SR_TEXT_INDENT, SR_TEXT_INDENT + 2);
  }
}

void sr_report_text(struct sr_buf *out, const sr_reading *r, const sr_view_options *o)
{
  sr_page p;
  sr_page_init(&p, out, o->width, o->colour);
  document(&p, r);
  if (!r->n_incidents) heading(&p, "No incident is told.");
  for (uint32_t i = 0; i < r->n_incidents; i++)
    sr_text_incident(&p, r, i, o->explain);
  if (r->n_relations) heading(&p, "RELATIONS");
  relations(&p, r);
  if (r->n_people) heading(&p, "PEOPLE");
  for (uint32_t i = 0; i < r->n_people; i++)
    sr_text_person(&p, &r->people[i]);
  if (r->n_campaigns) heading(&p, "CAMPAIGNS");
  for (uint32_t i = 0; i < r->n_campaigns; i++)
    sr_text_campaign(&p, &r->campaigns[i]);
  if (r->n_statistics) heading(&p, "PUBLISHED FIGURES");
  for (uint32_t i = 0; i < r->n_statistics; i++)
    sr_text_statistic(&p, &r->statistics[i]);
  if (o->explain) reasons_of_the_whole(&p, r);
  if (r->n_diagnostics) heading(&p, "NOTED AND NOT COUNTED");
  for (uint32_t i = 0; i < r->n_diagnostics; i++)
    note(&p, &r->diagnostics[i]);
  sr_page_dispose(&p);
}
