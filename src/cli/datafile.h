/* Finding the compiled data files and mapping them into memory. */
#ifndef SR_CLI_DATAFILE_H
#define SR_CLI_DATAFILE_H

#include "base/base.h"
#include "sitrep/engine.h"

typedef struct sr_datafiles {
  sr_data data; /* views of the maps */
  char *dir;
} sr_datafiles;

/* Maps the four data files, and slots.bin where it is there. `dir` (from --data) is the only place looked at where it is given; else
 * $SITREP_DATA where it is set; else `data` beside the program, ../share/sitrep from it, and the
 * directory of the installation: the first that holds all four. On failure returns
 * SR_ERR_DATA with a message in `why` that names the file and every place looked at, and nothing stays mapped. */
SR_MUST_USE sr_status sr_datafiles_open(sr_datafiles *out, const char *dir, sr_buf *why);
/* Where `below` stands in the directory of the data files, into `out`; looked for as above. SR_ERR_DATA with a message. */
SR_MUST_USE sr_status sr_datafile_find(char *out, size_t size, const char *dir, const char *below, sr_buf *why);
/* Unmaps them. A zeroed value is harmless. */
void sr_datafiles_close(sr_datafiles *d);

#endif
