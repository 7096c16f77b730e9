/* The arithmetic audit of published figures: do parts sum to totals, do percentages and changes follow from counts?
 *
 *   sr_audit *a;   sr_audit_new(&a);
 *   sr_audit_reading(a, reading, text, name, &err);   any number of reports
 *   sr_audit_table(a, csv, name, &err);               and of tables
 *   sr_audit_run(a, &err);
 *   sr_audit_findings(a, &n);  sr_audit_figures(a, &n);  or print: sr_audit_text, sr_audit_json, sr_audit_csv
 *   sr_audit_free(a);
 *
 * Figures are compared inside one publisher's (or table's) series only. Nothing is looked up: the audit tells
 * whether figures agree with one another, not whether they are true. Pure: no I/O, no clock. An audit belongs to
 * one thread; what it hands out lives until sr_audit_free.
 */
#ifndef SITREP_AUDIT_H
#define SITREP_AUDIT_H

#include "sitrep/reading.h"
#include "sitrep/security.h"
#include "sitrep/status.h"

struct sr_buf;
typedef struct sr_audit sr_audit;

typedef enum sr_verdict {
  SR_VERDICT_consistent,
  SR_VERDICT_inconsistent,
  SR_VERDICT_not_checkable,
  SR_VERDICT__N
} sr_verdict;

typedef enum sr_check {
  SR_CHECK_groups,     /* civilians + security forces + militants = all */
  SR_CHECK_ledgers,    /* attacks + operations = incidents */
  SR_CHECK_casualties, /* killed + injured = casualties */
  SR_CHECK_places,     /* provinces = country */
  SR_CHECK_periods,    /* quarters = year */
  SR_CHECK_share,      /* a percentage follows from its counts */
  SR_CHECK_change,     /* a change follows from its two bases */
  SR_CHECK_repeated,   /* the same figure given twice, differently */
  SR_CHECK_record,     /* a figure against what a record counts */
  SR_CHECK_report,     /* parts, totals, shares and changes of a report of ours */
  SR_CHECK_alone,      /* nothing to check a figure with */
  SR_CHECK__N
} sr_check;

/* "consistent", "not_checkable"; "groups": static, never NULL. */
const char *sr_verdict_name(sr_verdict v);
const char *sr_check_name(sr_check c);

/* Bits of sr_figure.groups. */
enum { SR_AUDIT_CIVILIANS = 1, SR_AUDIT_SECURITY = 2, SR_AUDIT_MILITANTS = 4, SR_AUDIT_EVERYBODY = 7 };

typedef struct sr_figure {
  sr_view series; /* publisher, or the series of a table without its period */
  sr_measure measure;
  unsigned groups;  /* whom it counts */
  sr_view place;    /* path "PK/Balochistan"; several joined by "+"; empty: the whole */
  int32_t from, to; /* days, SR_NULL_INT */
  sr_unit unit;
  int64_t value, value_high; /* hundredths; INT64_MIN: not told */
  sr_bound qualifier;
  bool assumed;     /* the table does not say of what it is a share, or what it counts: taken for fatalities */
  bool changed;     /* a change is told with it */
  bool only_change; /* it is nothing but a change */
  bool year_before; /* the change is on the same period of the year before */
  sr_direction direction;
  int64_t change_percent, change_value; /* hundredths; INT64_MIN: not told */
  int32_t change_from, change_to;
  sr_view name;     /* in words: "fatalities among civilians in Balochistan" */
  sr_view source;   /* file */
  sr_view words;    /* the report's own, or the row of the table */
  uint32_t row;     /* of a table, from 1 with its header; 0: a report */
  uint32_t at, end; /* bytes of `words` in the report; UINT32_MAX: in a title given apart */
} sr_figure;

typedef struct sr_finding {
  sr_check check;
  sr_verdict verdict;
  sr_view arithmetic;      /* in words: "380 less 236 leaves 144 ..." */
  sr_view missing;         /* what the check would need; empty: nothing */
  const uint32_t *figures; /* rows of sr_audit_figures that it rests on */
  uint32_t n_figures;
} sr_finding;

/* SR_ERR_MEMORY; *out is NULL then. Free with sr_audit_free; NULL is harmless. */
SR_MUST_USE sr_status sr_audit_new(sr_audit **out);
void sr_audit_free(sr_audit *a);

/* Adds the statistics of a reading. `text` is the report that it was read from: it tells whom a figure counts where the
 * reading holds one group only. All is copied. SR_ERR_MEMORY, SR_ERR_LIMIT. */
SR_MUST_USE sr_status sr_audit_reading(sr_audit *a, const sr_reading *reading, sr_view text, sr_view name,
                                       sr_error *err);

/* Adds a table with a header, separated by tabs, commas or semicolons (docs/guide/audit.md lists the columns).
 * SR_ERR_INPUT, with the line and byte: no `value` column, a value that is no number, a row of another length. Copied.
 */
SR_MUST_USE sr_status sr_audit_table(sr_audit *a, sr_view text, sr_view name, sr_error *err);

/* Adds a report of ours (sr_security_csv). Its parts, totals, shares and changes are computed again. `lines`: its lines
 * are those of the file `name`, and not made from its JSON. SR_ERR_INPUT with the line: it is none. Copied. */
SR_MUST_USE sr_status sr_audit_report(sr_audit *a, sr_view text, sr_view name, bool lines, sr_error *err);
/* Does it begin like one? */
bool sr_audit_is_report(sr_view text);

/* What a record counts for a published figure. */
typedef struct sr_recorded {
  sr_amount amount;
  int64_t incidents;
  sr_view definition;  /* by which it was counted */
  const char *missing; /* what it lacks to be counted; NULL: nothing */
} sr_recorded;
typedef void sr_audit_count_fn(void *payload, const sr_figure *f, sr_recorded *out);
/* Asks this for every published count of a told period when the findings are made. */
void sr_audit_against(sr_audit *a, sr_audit_count_fn *count, void *payload);

/* Makes the findings: those inconsistent first, then consistent, then not checkable. May be called again after more was
 * added. */
SR_MUST_USE sr_status sr_audit_run(sr_audit *a, sr_error *err);
const sr_figure *sr_audit_figures(const sr_audit *a, uint32_t *n);
const sr_finding *sr_audit_findings(const sr_audit *a, uint32_t *n);

/* Appends the findings for people, as JSON (sitrep.audit/1, indented), as CSV with a header. Errors stick to the
 * buffer. */
void sr_audit_text(struct sr_buf *out, const sr_audit *a, unsigned width, bool colour);
void sr_audit_json(struct sr_buf *out, const sr_audit *a);
void sr_audit_csv(struct sr_buf *out, const sr_audit *a);

#endif
