/* Reports that sitrep report wrote as JSON. */
#ifndef SR_CLI_REPORT_FILE_H
#define SR_CLI_REPORT_FILE_H

#include "sitrep/buf.h"

#include <stdbool.h>

/* Does it begin like one? */
bool sr_is_report_json(sr_view text);
/* Appends it as the long table that it is as CSV (sr_audit_report). SR_ERR_INPUT: no JSON; SR_ERR_MEMORY. */
SR_MUST_USE sr_status sr_report_json_table(sr_buf *out, sr_view text, sr_error *err);

#endif
