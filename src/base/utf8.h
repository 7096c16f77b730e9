/* UTF-8 reading that never fails, and the folding that all dictionaries share. */
#ifndef SR_BASE_UTF8_H
#define SR_BASE_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "sitrep/view.h"

/* Decodes the character at `v.ptr`: its length in *len (at least 1). A byte that
 * is no UTF-8 is read as Windows-1252 (its common leftover), length 1, *bad true.
 * `v.len` must be at least 1. */
int32_t sr_utf8_next(sr_view v, unsigned *len, bool *bad);
/* Appends `c` at `out` (4 bytes of room); returns its length. */
unsigned sr_utf8_put(char *out, int32_t c);

/* Folds a token for dictionaries: lower case, accents stripped, curly quotes and
 * dashes made ASCII, ligatures undone; bytes 0x1F (fill of blanked markup) dropped.
 * `out` needs 4 * v.len + 4 bytes of room. Returns the length written.
 * The rule of every compiled table: look up sr_hash() of this form. */
size_t sr_fold(char *out, sr_view v);

bool sr_is_upper(int32_t c);
bool sr_is_letter(int32_t c);

/* Letters of ASCII alone; others stay, and so do the bytes' places. */
static inline char sr_ascii_lower(char c)
{
  return (unsigned)(c - 'A') < 26 ? (char)(c | 32) : c;
}

#endif
