/* An immutable, dated release of a record (docs/formats/export.md#releases): the whole record and its tables, the codebook, what
 * changed since the release before and why, a description for machines, how to cite it, and the SHA-256 of every file. */
#ifndef SITREP_SNAPSHOT_H
#define SITREP_SNAPSHOT_H

#include "sitrep/export.h"

typedef struct sr_snapshot_options {
  unsigned version; /* 1 */
  sr_view title;    /* of the data; empty: "Incidents" */
  sr_view as_of;    /* "YYYY-MM-DD" or a full time; empty: as it stands, and the date is that of the last change */
  /* The release before: when it was made ("created" of its datapackage.json), and the next bytes of its incidents.csv into `to`: how
   * many, 0 at the end, -1 where it cannot be read. `previous` NULL: there is none. */
  sr_view since;
  long (*previous)(void *payload, char *to, size_t room);
  void *previous_payload;
  sr_export_sink sink; /* with `file` */
} sr_snapshot_options;
#define SR_SNAPSHOT_OPTIONS_INIT {.version = 1}

typedef struct sr_snapshot_counts {
  uint32_t incidents, added, changed, gone; /* since the release before */
  char created[24]; /* "YYYY-MM-DDTHH:MM:SSZ" */
} sr_snapshot_counts;

/* Writes the release, file after file, SHA256SUMS last. The same record, date and release before give the same bytes. SR_ERR_INPUT:
 * the record holds nothing at that date; the release before cannot be read. Else as sr_record_export. */
SR_MUST_USE sr_status sr_record_snapshot(sr_record *r, const sr_snapshot_options *options, sr_snapshot_counts *out, sr_error *err);

#endif
