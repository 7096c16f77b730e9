/* Why an incident of a report is another than when the last one was issued. */
#ifndef SR_CLI_SINCE_H
#define SR_CLI_SINCE_H

#include "sitrep/buf.h"
#include "sitrep/security.h"

typedef struct sr_since {
  sr_record *record;
  sr_query then, now; /* as the record stood, and as the report shows it */
} sr_since;

/* A sr_security_why_fn over an sr_since: what the record's log says. */
void sr_since_why(void *since, const sr_security_incident *then, const sr_security_incident *now, sr_buf *change,
                  sr_buf *why);

#endif
