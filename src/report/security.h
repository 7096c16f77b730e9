/* Inside of the security report: incidents counted by a definition, then tables made of them. See sitrep/security.h. */
#ifndef SR_REPORT_SECURITY_H
#define SR_REPORT_SECURITY_H

#include "base/base.h"
#include "sitrep/security.h"

/* A report that incidents rest on. */
typedef struct sr_cited {
  sr_view id, source, published, title, url;
} sr_cited;

struct sr_security {
  sr_security_options options;
  sr_stretch before, year_before;
  bool same; /* the year before is the period before */
  sr_arena arena;
  SR_VEC(sr_security_incident) incident;
  sr_tally now, last, year;
  uint32_t untold, countries;
  sr_view country; /* code of the country that the report is on; empty: on a place of other kind, or all */
  sr_security_report report;
  bool failed, finished;
  SR_VEC(sr_cited) cited; /* the incidents' reports */
  uint32_t *cited_slot, n_cited_slots;
};

/* security_count.c: one incident by the definition; false where it does not count. Fills tally, ledger and told. */
bool sr_security_count(sr_security_incident *out, const sr_definition *d, const sr_known *k);
void sr_amount_add(sr_amount *to, const sr_amount *a);
void sr_tally_add(sr_tally *to, const sr_tally *t);
/* Do the two ranges share a figure? */
bool sr_amount_meets(const sr_amount *a, const sr_amount *b);

/* A table that grows row by row. */
typedef struct sr_table_maker {
  sr_security *s;
  sr_security_table *t;
  SR_VEC(sr_cell) cell;
} sr_table_maker;

/* Starts a table of the report; `columns` are separated by "|". */
sr_table_maker sr_table_begin(sr_security *s, const char *id, const char *title, const char *columns);
void sr_table_column(sr_table_maker *m, sr_view name); /* one more, before the first row */
void sr_table_text(sr_table_maker *m, sr_view text);
void sr_table_count(sr_table_maker *m, int64_t n);
void sr_table_amount(sr_table_maker *m, const sr_amount *a);
/* Shares and changes are of best figures: none where the policy takes none, and no share of 0. */
void sr_table_share(sr_table_maker *m, const sr_amount *part, const sr_amount *total);
/* `sure`: both are counts, of which none is uncertain. */
void sr_table_change(sr_table_maker *m, const sr_amount *now, const sr_amount *was, bool sure);
/* part of total in hundredths of a percent, rounded to a tenth. */
int64_t sr_percent_of(int64_t part, int64_t total);
void sr_table_end(sr_table_maker *m, bool footed);

/* Grouping of incidents by a text: the tally of each, in order of first mention. */
typedef struct sr_group_row {
  sr_view key;
  sr_tally tally;
  int64_t extra[4]; /* what else a table counts */
  sr_amount own;
} sr_group_row;
typedef struct sr_grouping {
  sr_arena *arena;
  SR_VEC(sr_group_row) row;
  uint32_t *slot, n_slots;
} sr_grouping;
/* Its row, made where there is none. The key is borrowed. */
sr_group_row *sr_grouping_at(sr_grouping *g, sr_view key);
/* Most killed first, then most incidents, then by name. */
void sr_grouping_sort(sr_grouping *g);

/* security_table.c, security_series.c: the tables in their order. */
void sr_security_tables(sr_security *s);
void sr_security_series(sr_security *s);
/* "Pakistan" for PK. */
sr_view sr_security_country(sr_arena *a, sr_view code);
/* security_words.c: title, headline, notes, how to cite. */
void sr_security_words(sr_security *s);
/* security_map.c: marks. */
void sr_security_marks(sr_security *s);

/* security_print.c: what the writers share, beside what sitrep/security.h has. */
/* Counts with their thousands apart: "12,345". */
void sr_print_number(sr_buf *out, int64_t n);
void sr_print_percent(sr_buf *out, int64_t hundredths);

/* Text with what HTML would read made plain. */
void sr_svg_escape(sr_buf *out, sr_view v);

#endif
