/* What the commands of the record share: opening it, the time and name of a change, the query of the options. */
#ifndef SR_CLI_STORE_H
#define SR_CLI_STORE_H

#include "cli/cli.h"
#include "sitrep/record.h"

typedef struct sr_opened {
  sr_record *record;
  sr_linking *linking;
} sr_opened;

/* "%u thing%s" of a number and its plural's s. */
#define SR_COUNTED(n) (n), (n) == 1 ? "" : "s"

/* The record's file: --record, else $SITREP_RECORD, else sitrep.db. */
const char *sr_args_record(const sr_args *args);
/* Opens the record that the options name, with the knowledge of linking where `linking`. On failure says why. */
sr_exit sr_opened_open(sr_opened *out, const sr_args *args, sr_record_mode mode, bool linking);
void sr_opened_close(sr_opened *o);
/* The knowledge of linking from the data directory. */
sr_exit sr_linking_load(sr_linking **out, const char *dir);
/* Time, name and reason of a change; strings live in `keep`. SR_EXIT_usage: --now is no time. */
sr_exit sr_args_change(const sr_args *args, const char *what, sr_change *out, char keep[32]);
/* The query of the options. */
sr_exit sr_args_query(const sr_args *args, sr_query *out);
/* Tells an error of the record; SR_EXIT_input. */
sr_exit sr_record_failed(const sr_error *err);

#endif
