/* The files below a directory, in an order that does not depend on the file system: by the bytes of their names. */
#ifndef SR_CLI_TREE_H
#define SR_CLI_TREE_H

#include "base/base.h"
#include "cli/next.h"

typedef struct sr_tree sr_tree;

/* Opens a directory. SR_ERR_INPUT, SR_ERR_MEMORY with a message in `why`; *out is then NULL. */
SR_MUST_USE sr_status sr_tree_open(sr_tree **out, const char *dir, sr_buf *why);
/* The path of the next file, valid until the next call. Names that begin with a dot are skipped, and so is what is neither
 * a file nor a directory. Symbolic links are followed; a directory is read once, however many lead to it.
 * A failure (message in `why`) is a link to nothing, a directory that may not be read or is too deep. */
sr_next sr_tree_next(sr_tree *t, const char **path, sr_buf *why);
/* NULL is harmless. */
void sr_tree_close(sr_tree *t);

#endif
