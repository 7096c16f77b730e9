/* Inside of the audit: figures gathered, checks that compare them. See sitrep/audit.h.
 *
 * Every check works on cells: figures of one series that differ in one respect only (whom they count, place, period
 * ...). A figure is a range of values: "at least 5" has no upper end, "about 400" reaches half of its last digit that
 * is not zero both ways, a percentage half of its last digit printed. A check fails where the ranges cannot meet.
 */
#ifndef SR_REPORT_AUDIT_H
#define SR_REPORT_AUDIT_H

#include "base/base.h"
#include "report/security.h"
#include "sitrep/audit.h"

#define SR_AUDIT_OPEN (INT64_MAX / 4) /* no upper end */
enum { SR_AUDIT_MAX_FIGURES = 5000, SR_AUDIT_MAX_PARTS = 64 };

/* A figure of our own report; hundredths, INT64_MIN: not told. Views into the text. */
typedef struct sr_report_cell {
  sr_view table, row, column, words;
  int64_t low, best, high;
  uint32_t line, report; /* which of sr_audit.report */
} sr_report_cell;
/* A report of ours, and what its incidents sum to. */
typedef struct sr_report_sums {
  sr_view source;
  bool lines; /* are lines of its table lines of the file? */
  int64_t incidents, killed, injured;
} sr_report_sums;

struct sr_audit {
  sr_arena arena;
  SR_VEC(sr_figure) figure;
  SR_VEC(sr_finding) finding;
  uint32_t published; /* of `figure`: the others are of our own reports, added by the run */
  SR_VEC(sr_report_cell) cell;
  SR_VEC(sr_report_sums) report;
  sr_audit_count_fn *count;
  void *counter;
  bool *used; /* figure stands in a finding */
  bool over;  /* more figures than an audit takes */
};

/* Back to the first `n` published figures. */
void sr_audit_cut(sr_audit *a, uint32_t n);
/* Adds a figure: makes its name. The views must live as long as the audit. */
void sr_audit_add(sr_audit *a, sr_figure f);
/* Fills `err` after the arena jumped or there were too many figures. */
sr_status sr_audit_failed(sr_audit *a, sr_error *err);
/* Words for groups: "civilians and security forces"; "" for everybody. */
const char *sr_audit_groups(unsigned groups);

/* Lowest and highest value, hundredths. */
typedef struct sr_extent {
  int64_t low, high;
} sr_extent;
sr_extent sr_audit_extent(const sr_figure *f);
/* Half of the last digit printed of a percentage, in hundredths of hundredths; twice that where it is "about". */
int64_t sr_audit_rounding(int64_t percent, sr_bound qualifier);

/* Same series, period, place, measure, unit; groups apart. */
bool sr_audit_same_cell(const sr_figure *a, const sr_figure *b);
bool sr_audit_same_period(const sr_figure *a, const sr_figure *b);
/* Is place `inner` a part of `outer`? */
bool sr_audit_inside(sr_view inner, sr_view outer);
/* The plain count of this measure, these groups and this place in the series and period of `like`; its row,
 * SR_NO_INDEX. */
uint32_t sr_audit_find(const sr_audit *a, const sr_figure *like, sr_measure measure, unsigned groups, sr_view place);

/* Records a finding; `rows` are copied. */
void sr_audit_say(sr_audit *a, sr_check check, sr_verdict verdict, sr_view arithmetic, sr_view missing,
                  const uint32_t *rows, uint32_t n);

/* "380", "8.5", "2.25". */
sr_view sr_audit_number(sr_arena *a, int64_t hundredths);
/* A figure's value as printed: "at least 5", "nearly 92 %" as "about 92 %". */
sr_view sr_audit_value(sr_arena *a, const sr_figure *f);
/* "1 April to 30 June 2024"; "a period that is not told". */
sr_view sr_audit_period(sr_arena *a, int32_t from, int32_t to);

/* The checks, each over all figures. */
void sr_audit_check_repeated(sr_audit *a);
void sr_audit_check_groups(sr_audit *a);
void sr_audit_check_sums(sr_audit *a); /* ledgers, casualties */
void sr_audit_check_places(sr_audit *a);
void sr_audit_check_periods(sr_audit *a);
void sr_audit_check_shares(sr_audit *a);
void sr_audit_check_changes(sr_audit *a);
void sr_audit_check_alone(sr_audit *a);
void sr_audit_check_record(sr_audit *a);
void sr_audit_check_reports(sr_audit *a); /* our own; adds their figures */

/* Compares a sum of parts with a total and says so; `whole` may be less than all (then what is left over is told, and
 * `rest` says for whom). */
typedef struct sr_sum {
  sr_check check;
  uint32_t part[SR_AUDIT_MAX_PARTS], n;
  uint32_t total;   /* row, or SR_NO_INDEX: 100 % */
  bool complete;    /* the parts are all there is */
  const char *rest; /* who or what the remainder is */
} sr_sum;
void sr_audit_sum(sr_audit *a, const sr_sum *s);

#endif
