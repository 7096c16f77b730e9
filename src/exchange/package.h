/* What goes with our tables: the codebook, as CSV and as a page, and datapackage.json (Frictionless Data). All are made
 * from fields.def. */
#ifndef SR_EXCHANGE_PACKAGE_H
#define SR_EXCHANGE_PACKAGE_H

#include "base/base.h"
#include "exchange/words.h"

typedef struct sr_field_row {
  const char *table, *name, *type, *about;
  sr_list *words; /* NULL: no enumeration */
} sr_field_row;
/* All fields, table by table: static storage. */
const sr_field_row *sr_fields(uint32_t *n);

void sr_codebook_csv(sr_buf *out);
void sr_codebook_html(sr_buf *out);

/* A file of a package. */
typedef struct sr_package_file {
  char name[64];
  uint64_t bytes;
  char sha256[65]; /* "": not known, and bytes neither */
} sr_package_file;
/* `created` may be NULL. A file with fields becomes a table with its schema. */
void sr_package_json(sr_buf *out, sr_view title, const char *created, const sr_package_file *files, uint32_t n);

#endif
