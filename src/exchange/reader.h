/* What readers of formats share: the bytes of the file, line by line or as they come; errors. */
#ifndef SR_EXCHANGE_READER_H
#define SR_EXCHANGE_READER_H

#include "base/base.h"
#include "sitrep/import.h"

typedef struct sr_importer {
  const sr_import_options *options;
  sr_record *record;
  sr_buf in; /* bytes read and not yet used, from `at` */
  size_t at;
  bool ended;
  uint32_t line;  /* that sr_import_line gave, from 1 */
  sr_arena arena; /* of one row */
  sr_arena keep;  /* of the whole import */
  sr_buf text;    /* of one row, where a reader wants one */
  sr_import_counts counts;
  sr_status status;
  sr_error error;
} sr_importer;

/* Reads more; false at the end of the file and after an error. */
bool sr_import_more(sr_importer *x);
/* The next line without its newline; a view until the next call. False at the end. */
bool sr_import_line(sr_importer *x, sr_view *line);
/* Ends the import with an error at the line, unless there is one. */
void sr_import_fail(sr_importer *x, sr_status code, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* Tells of a row that is left out. */
void sr_import_tell(sr_importer *x, uint32_t line, sr_view column, sr_view why);

/* The readers. */
void sr_import_jsonl(sr_importer *x);
void sr_import_table(sr_importer *x);

#endif
