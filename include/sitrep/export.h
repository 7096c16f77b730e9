/* What the record knows, in formats that others read (docs/formats/export.md).
 *
 *   sr_export_options o = SR_EXPORT_OPTIONS_INIT;
 *   o.format = SR_EXPORT_csv;  o.query.from = ...;
 *   o.sink = (sr_export_sink){payload, start_file, take_bytes};
 *   sr_record_export(rec, &o, &counts, &err);
 *
 * An export is a function of the record's state, the query and the format: same state, same bytes, no clock. It runs over the
 * incidents in the order of their dates and holds one of them at a time, but for formats whose containers must be whole before
 * their first byte (xlsx, gpkg).
 *
 * To add a format: a word in SR_EXPORT_LIST; a file src/exchange/write_WORD.c that defines `sr_export_writer_WORD`
 * (src/exchange/writer.h says how; write_csv.c is an example), named in src/exchange/meson.build; the word among the choices of
 * --format in src/cli/opt.def; a section in docs/formats/export.md.
 */
#ifndef SITREP_EXPORT_H
#define SITREP_EXPORT_H

#include "sitrep/record.h"

#define SR_EXPORT_LIST(X, P) \
  X(P, jsonl) X(P, csv) X(P, geojson) X(P, gpkg) X(P, xlsx) X(P, acled) X(P, ucdp) X(P, gtd) X(P, plover) X(P, hxl)
SR_ENUM_DECLARE(sr_export_format, SR_EXPORT, SR_EXPORT_LIST)

/* Where an export goes. Each function returns false where it cannot go on: the export ends with SR_ERR_LIMIT. */
typedef struct sr_export_sink {
  void *payload;
  /* Starts a file, "incidents.csv"; the one before is complete then. The bytes that follow are its. May be NULL: bytes alone
   * are wanted, of the format's first file. */
  bool (*file)(void *payload, sr_view name);
  bool (*bytes)(void *payload, sr_view bytes);
} sr_export_sink;

/* One thing that the target could not hold. Lives until the callback returns. */
typedef struct sr_loss {
  sr_view file;     /* of the export */
  uint32_t row;     /* in it, from 1: as the incident was written; 0: all rows */
  sr_view incident; /* id */
  sr_view field, value, why;
} sr_loss;
typedef void sr_loss_fn(void *payload, const sr_loss *loss);

typedef struct sr_export_options {
  unsigned version; /* 1 */
  sr_export_format format;
  sr_query query;   /* which incidents, by which policy, as of when */
  bool excel;       /* csv: a byte order mark, and no cell that a spreadsheet takes for a formula */
  sr_export_sink sink;
  const struct sr_export_writer *book; /* needed for xlsx: &sr_export_book */
  sr_loss_fn *loss; /* may be NULL */
  void *loss_payload;
} sr_export_options;
#define SR_EXPORT_OPTIONS_INIT {.version = 1, .query = SR_QUERY_INIT}

/* The writer of workbooks. No part of libsitrep, as it needs libxlsxwriter and a temporary
 * file: src/print/book.c, which the command is linked with. */
extern const struct sr_export_writer sr_export_book;

typedef struct sr_export_counts {
  uint32_t incidents, files, losses;
} sr_export_counts;

/* Writes the incidents of the query. With `sink.file` every file of the format, else the first alone. SR_ERR_INPUT as
 * sr_record_incidents; SR_ERR_LIMIT: the sink did not take it; SR_ERR_MEMORY. What was written before a failure is no export.
 * `out` may be NULL. */
SR_MUST_USE sr_status sr_record_export(sr_record *r, const sr_export_options *options, sr_export_counts *out, sr_error *err);

/* What a format is. Static storage; thread-safe. */
typedef struct sr_export_about {
  const char *title, *ending; /* "comma-separated values", ".csv" */
  bool binary;                /* no text: nothing for a terminal */
  unsigned files;             /* that it consists of; the first stands for itself */
} sr_export_about;
sr_export_about sr_export_tell(sr_export_format format);

/* Appends one row of the loss report as CSV (file,row,incident,field,value,why); NULL: its header. */
struct sr_buf;
void sr_loss_csv(struct sr_buf *out, const sr_loss *loss);

#endif
