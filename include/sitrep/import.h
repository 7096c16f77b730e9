/* Into a record what other programs wrote (docs/formats/export.md).
 *
 * jsonl restores a record from its own lossless export. The other formats are tables of incidents that somebody coded: each row
 * becomes a report of that source, whose text are the row's words, with one mention: its date, place, parties and figures as that
 * source's claims. Linking joins them with what reports tell; nothing is taken for true because it came as a table. Rows of one source are
 * different incidents.
 *
 * An import is one change: all of it stands in the record, or nothing. The library reads no file and no clock.
 */
#ifndef SITREP_IMPORT_H
#define SITREP_IMPORT_H

#include "sitrep/record.h"

#define SR_IMPORT_LIST(X, P) X(P, jsonl) X(P, csv) X(P, ucdp) X(P, acled)
SR_ENUM_DECLARE(sr_import_format, SR_IMPORT, SR_IMPORT_LIST)

/* A row that was left out. `column`: its name, empty where the row as a whole is meant. Lives until the callback returns. */
typedef struct sr_import_problem {
  uint32_t line; /* of the file, from 1: where the row begins */
  sr_view column, why;
} sr_import_problem;
typedef void sr_import_problem_fn(void *payload, const sr_import_problem *problem);

typedef struct sr_import_options {
  unsigned version; /* 1 */
  sr_import_format format;
  sr_view source;    /* tables: who coded them; empty: "UCDP GED", "ACLED", or of csv "import" */
  const sr_linking *linking; /* tables: borrowed; must be the record's own */
  sr_change change;  /* tables; a restored record keeps its own changes */
  /* The next bytes of the file into `to`: how many, 0 at its end, -1 where it cannot be read. */
  long (*read)(void *payload, char *to, size_t room);
  void *payload;
  sr_import_problem_fn *problem; /* may be NULL */
  void *problem_payload;
} sr_import_options;
#define SR_IMPORT_OPTIONS_INIT {.version = 1}

typedef struct sr_import_counts {
  uint32_t rows;  /* read */
  uint32_t added, known; /* reports that are new; that were there already */
  uint32_t changed; /* rows that the source has changed since: their claims take the place of the earlier ones */
  uint32_t bad;   /* rows left out */
  bool restored;  /* jsonl: the record was made of the file; else it was there, just so */
} sr_import_counts;

/* Imports a file. SR_ERR_INPUT: it is not of this format, is damaged, or cut off; or the record is not empty and another one
 * (jsonl): nothing was changed then. Bad rows of a table are told and left out, and are no error. */
SR_MUST_USE sr_status sr_record_import(sr_record *r, const sr_import_options *options, sr_import_counts *out, sr_error *err);

#endif
