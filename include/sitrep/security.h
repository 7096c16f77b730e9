/* The security report: tables, words and marks for a map, made from incidents of a record by a definition.
 *
 *   sr_security *s;   sr_security_new(&s, &options, &err);
 *   sr_record_incidents(record, &query, sr_security_row, s, &err);   query.from, query.to: sr_security_span
 *   sr_security_finish(s, &err);
 *   const sr_security_report *r = sr_security_get(s);                or print: sr_security_html, _md, _json, _csv
 *   sr_security_free(s);
 *
 * Every figure of the report is a sum over `incident`, so that each can be followed to its incidents and their reports.
 * Pure: no I/O, no clock; the same incidents and options give the same bytes. One thread at a time.
 */
#ifndef SITREP_SECURITY_H
#define SITREP_SECURITY_H

#include "sitrep/definition.h"
#include "sitrep/record.h"

struct sr_buf;
typedef struct sr_security sr_security;

/* ---- periods ---- */

typedef enum sr_stretch_kind {
  SR_STRETCH_day,
  SR_STRETCH_week,
  SR_STRETCH_month,
  SR_STRETCH_quarter,
  SR_STRETCH_half,
  SR_STRETCH_year,
  SR_STRETCH_days
} sr_stretch_kind;

/* Days from `from` to `to`, both inside. */
typedef struct sr_stretch {
  sr_stretch_kind kind;
  int32_t from, to;
} sr_stretch;

/* "2024", "2024Q2", "2024H1", "2024-05", "2024-W20", "2024-05-17", "2024-05-17..2024-06-02". SR_ERR_INPUT with the
 * nearest that is one: "2024Q5" is not, "2024Q4" is. */
SR_MUST_USE sr_status sr_stretch_parse(sr_stretch *out, sr_view text, sr_error *err);
/* The one before it, of the same kind: of a quarter the quarter, of 17 days the 17 days. */
sr_stretch sr_stretch_before(sr_stretch p);
/* The same a year earlier; of a week the week of that number. */
sr_stretch sr_stretch_year_before(sr_stretch p);
/* "second quarter of 2024" into `out`. */
void sr_stretch_words(char *out, size_t size, sr_stretch p);

/* ---- figures ---- */

/* A sum of figures. Where `open`, some figure has no upper end, and `high` is the least that it can be. Where `rough`,
 * the policy takes no best figure, and `best` is `low`. */
typedef struct sr_amount {
  int64_t low, best, high;
  bool open, rough;
} sr_amount;

/* What is counted of incidents. Buckets always sum to `killed` in their best figures. */
typedef struct sr_tally {
  int64_t incidents;
  sr_amount killed, injured, abducted, arrested;
  sr_amount bucket[SR_MAX_BUCKETS]; /* killed, by the definition's buckets */
} sr_tally;

/* One incident that counts. */
typedef struct sr_security_incident {
  sr_view id, region, district, town, country; /* region: province, or the definition's own */
  sr_view place;                               /* in words */
  sr_date date;
  sr_ledger ledger;
  sr_class cls;
  sr_state status;
  bool tactics[SR_TACTIC__N];
  sr_tally tally; /* of this one */
  bool told;      /* is a number of killed told? */
  bool located;
  double lat, lon;
  sr_placeprec precision;
  sr_view *reports; /* ids */
  uint32_t n_reports, n_independent;
  bool conflict, corrected;
  struct sr_security_party *parties;
  uint32_t n_parties;
} sr_security_incident;

/* A named group in an incident. */
typedef struct sr_security_party {
  sr_view name;
  bool claimed, attributed, attacked; /* says so itself; is named as the attacker; was attacked */
  bool only;                          /* the only named group of the incident: its dead are this group's */
} sr_security_party;

/* ---- tables ---- */

typedef enum sr_cell_kind {
  SR_CELL_none,
  SR_CELL_text,
  SR_CELL_count,
  SR_CELL_amount,
  SR_CELL_percent,
  SR_CELL_change
} sr_cell_kind;

typedef struct sr_cell {
  sr_cell_kind kind;
  sr_view text;     /* TEXT; of CHANGE: its warning, empty where there is none */
  sr_amount amount; /* COUNT, AMOUNT: the figure. PERCENT: best in hundredths. CHANGE: best is the difference, high the
                       percentage in hundredths; `open`: there is no percentage, as the base is 0 */
} sr_cell;

typedef enum sr_chart { SR_CHART_none, SR_CHART_bars, SR_CHART_stacked, SR_CHART_columns } sr_chart;

typedef struct sr_security_table {
  const char *id; /* "provinces" */
  sr_view title, note;
  sr_view *column; /* the first is what a row is named by */
  uint32_t n_columns, n_rows;
  sr_cell *cell; /* rows of columns; the last row is the total where `footed` */
  bool footed;
  sr_chart chart; /* of `charted` columns from `chart_from` on */
  uint32_t chart_from, charted;
} sr_security_table;

/* Incidents at one spot, for the map. */
typedef struct sr_security_mark {
  sr_view name;
  double lat, lon;
  sr_placeprec precision;
  int64_t incidents, killed;
} sr_security_mark;

enum { SR_SECURITY_TABLES = 12, SR_SECURITY_NOTES = 24 };

typedef struct sr_security_report {
  sr_view title, headline, cite;
  sr_view period, before, year_before; /* in words; year_before is empty where it is the period before */
  sr_view place, as_of, cutoff;
  const sr_definition *definition;
  sr_policy policy;
  sr_stretch stretch, stretch_before, stretch_year_before;
  sr_tally now, last, year;
  sr_security_table table[SR_SECURITY_TABLES];
  uint32_t n_tables;
  sr_view note[SR_SECURITY_NOTES]; /* on method */
  uint32_t n_notes;
  const sr_security_incident *incident; /* by date, then id */
  uint32_t n_incidents;
  const sr_security_mark *mark; /* those most deadly first */
  uint32_t n_marks, unmarked;   /* incidents that are no mark: only their country is known, or not even that */
  sr_view map_note, outlines;
  sr_view since; /* what sr_security_since compared with; empty: nothing */
  uint32_t since_added, since_gone, since_changed;
} sr_security_report;

typedef struct sr_security_options {
  unsigned version;                /* 1 */
  const sr_definition *definition; /* must outlive the report */
  sr_policy policy;                /* which the incidents were asked with */
  sr_stretch period;
  sr_view place;  /* in words; empty: everywhere */
  sr_view as_of;  /* the record as it stood then; empty: now */
  sr_view cutoff; /* until when the record was fed, for the reader; may be empty */
  sr_view outlines; /* data/map/outlines.tsv, which must outlive the report; empty: a map without */
} sr_security_options;

/* SR_ERR_MEMORY; SR_ERR_ARGUMENT: no definition, or a period that ends before it begins. */
SR_MUST_USE sr_status sr_security_new(sr_security **out, const sr_security_options *options, sr_error *err);
void sr_security_free(sr_security *s);
/* The days that incidents are needed of: the period and those that it is compared with. */
void sr_security_span(const sr_stretch *period, int32_t *from, int32_t *to);
/* Takes one incident: a sr_known_fn. Those of other days, withdrawn or not counted by the definition are passed over.
 * False where memory ran out: sr_security_finish says so. */
bool sr_security_row(void *security, const sr_known *row);
/* Makes the tables and words. SR_ERR_MEMORY. */
SR_MUST_USE sr_status sr_security_finish(sr_security *s, sr_error *err);
/* Adds a table to `s` that tells, incident by incident, why its total is another than that of `other`: the same
 * incidents of the same period and policy by another definition. Both are finished; `other` may go afterwards.
 * SR_ERR_MEMORY. */
SR_MUST_USE sr_status sr_security_versus(sr_security *s, const sr_security *other, sr_error *err);
/* Says what became of an incident between the last issue (`then`) and `now`; one of them may be NULL. Appends to `change`
 * what ("added", "merged into ..."), to `why` the reason. */
typedef void sr_security_why_fn(void *payload, const sr_security_incident *then, const sr_security_incident *now,
                                struct sr_buf *change, struct sr_buf *why);
/* Adds a table of corrections to `s`: its incidents against those of `then`, the same report of the record as it stood
 * (its as_of). Both are finished; `then` may go afterwards. SR_ERR_MEMORY. */
SR_MUST_USE sr_status sr_security_since(sr_security *s, const sr_security *then, sr_security_why_fn *why, void *payload,
                                        sr_error *err);
/* Adds a table of the reports that the incidents rest on, once all of the record's were offered: sr_security_source is a
 * sr_stored_fn, to be called after sr_security_finish. SR_ERR_MEMORY. */
bool sr_security_source(void *security, const sr_stored *row);
SR_MUST_USE sr_status sr_security_sources_end(sr_security *s, sr_error *err);
/* NULL before sr_security_finish. Lives until sr_security_free. */
const sr_security_report *sr_security_get(const sr_security *s);

/* How many tables stand before the list of incidents; the others, on its reports, behind it. */
uint32_t sr_security_before(const sr_security_report *r);

/* What writers are made of. A figure: "380 [372–391]"; "372–391" where no best figure is taken; "+" where there is no upper
 * end. A date: "12 May 2024", "May 2024", "12 to 14 May 2024". Errors stick to the buffer. */
void sr_print_amount(struct sr_buf *out, const sr_amount *a);
void sr_print_cell(struct sr_buf *out, const sr_cell *c);
void sr_print_date(struct sr_buf *out, const sr_date *d);
const char *sr_print_plain(char *out, size_t size, const char *word); /* "drone_strike" as "Drone strike"; `out` */
/* Drawings as SVG: a table's chart, nothing where it has none; the marks, nothing where there are none. `alone`: with
 * its own style, for a file or a page of another kind; else the page that it stands in has that. */
void sr_security_chart(struct sr_buf *out, const sr_security_table *t, bool alone);
void sr_security_map(struct sr_buf *out, const sr_security_report *r, bool alone);

/* Writers. Errors stick to the buffer. */
void sr_security_md(struct sr_buf *out, const sr_security_report *r);
void sr_security_json(struct sr_buf *out, const sr_security_report *r); /* sitrep.security/1 */
void sr_security_csv(struct sr_buf *out,
                     const sr_security_report *r); /* one long table: table,row,column,low,best,high,text */
void sr_security_html(struct sr_buf *out,
                      const sr_security_report *r); /* one file, no script, charts and map as SVG inside */

#endif
