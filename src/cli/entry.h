/* One record of JSON Lines input: {"text": ..., "id", "title", "date", "url", "source"}. */
#ifndef SR_CLI_ENTRY_H
#define SR_CLI_ENTRY_H

#include "base/base.h"

typedef struct sr_entry {
  void *root; /* owns the views */
  sr_view text, id, title, url, source;
  int32_t published; /* SR_NULL_INT where no date is given */
  char number[24];   /* an id that is a number */
} sr_entry;

/* Parses a line. Other fields are ignored; null and "" are as if the field were absent; the
 * time behind a date ("2024-07-24T10:00:00Z") is left out; `url` is the source where none is given.
 * SR_ERR_INPUT with cause and byte in `err` (may be NULL) where the line is no JSON object, has no
 * text, or a field of another kind. Must be closed either way. */
SR_MUST_USE sr_status sr_entry_parse(sr_entry *out, sr_view line, sr_error *err);
void sr_entry_close(sr_entry *r);

#endif
