/* The manual page and the shell completion, written from the tables of options and commands. */
#ifndef SR_CLI_MANUAL_H
#define SR_CLI_MANUAL_H

#include <stdio.h>

/* docs/man/sitrep.1.scd, scdoc source. */
void sr_manual(FILE *out);
/* docs/completion/sitrep.bash. */
void sr_completion(FILE *out);

#endif
