/* Counting in a record what a published figure counts. */
#ifndef SR_CLI_RECOUNT_H
#define SR_CLI_RECOUNT_H

#include "cli/cli.h"
#include "sitrep/audit.h"

typedef struct sr_recount sr_recount;

/* Opens the record of the options. `--as` names the definition for all figures; without it the one that the publisher
 * of a figure is named by, else sitrep's own. On failure says why. */
sr_exit sr_recount_open(sr_recount **out, const sr_args *args);
void sr_recount_close(sr_recount *r);
/* A sr_audit_count_fn over a sr_recount. */
void sr_recount_figure(void *recount, const sr_figure *f, sr_recorded *out);

#endif
