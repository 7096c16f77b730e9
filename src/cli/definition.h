/* Finding and reading a definition by its name. */
#ifndef SR_CLI_DEFINITION_H
#define SR_CLI_DEFINITION_H

#include "cli/cli.h"
#include "sitrep/definition.h"

/* Reads definitions/NAME.tsv of the data files into `text`, on which *out then stands. `dir` is --data or NULL, `option` the one that names it
 * ("as"). On
 * failure says why; a name that is none is told with the nearest that are. */
sr_exit sr_definition_load(sr_definition *out, sr_buf *text, const char *option, const char *name,
                           const char *dir);

/* Calls `fn` with the name of each definition there is, in alphabetical order. */
void sr_definition_names(const char *dir, void (*fn)(void *payload, const char *name), void *payload);

#endif
