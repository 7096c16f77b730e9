/* What changed between a release's incidents.csv and the record. */
#ifndef SR_EXCHANGE_CHANGES_H
#define SR_EXCHANGE_CHANGES_H

#include "exchange/reader.h"
#include "sitrep/snapshot.h"

/* Appends changes.csv (change, incident, into, fields, why). `x` is an importer of the release before, with arenas;
 * x->status tells a failure. */
void sr_changes_put(sr_buf *out, sr_importer *x, const sr_query *q, sr_view since, sr_snapshot_counts *counts);
/* Its header. */
void sr_changes_header(sr_buf *out);

#endif
