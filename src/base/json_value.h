/* A streaming JSON writer: values go out in the order in which they are given.
 *
 * Containers nest at most SR_JSON_DEPTH deep. A flat container stands on one line whatever
 * the indentation, and so does all that is in it. Nothing here depends on the locale. Errors
 * stick to the buffer. Not thread-safe; one writer a buffer.
 */
#ifndef SR_BASE_JSON_VALUE_H
#define SR_BASE_JSON_VALUE_H

#include "base/base.h"

#define SR_JSON_DEPTH 16u

typedef struct sr_json {
  sr_buf *out;
  unsigned indent; /* spaces a level; 0: all on one line */
  unsigned depth, flat_depth;
  bool some[SR_JSON_DEPTH]; /* the container at this depth holds something already */
  bool keyed;               /* a key was written, its value comes next */
} sr_json;

/* Writes to `out`, which must outlive the writer. */
void sr_json_init(sr_json *j, sr_buf *out, unsigned indent);
/* `bracket` is '{' or '['. Every open needs its close. */
void sr_json_open(sr_json *j, char bracket);
void sr_json_open_flat(sr_json *j, char bracket);
void sr_json_close(sr_json *j, char bracket);
/* `key` is a word of ours: written as it is. */
void sr_json_key(sr_json *j, const char *key);

/* A string. Whatever bytes `v` holds, what is written is valid: a byte that is no UTF-8 becomes the
 * character that Windows-1252 has for it, or U+FFFD; NUL becomes a blank; 0x1F (blanked markup) is dropped. */
void sr_json_string(sr_json *j, sr_view v);
/* The same, but null where `v` is empty. */
void sr_json_text(sr_json *j, sr_view v);
void sr_json_word(sr_json *j, const char *word);
void sr_json_int(sr_json *j, int64_t v);
/* `v` hundredths: 850 is 8.5. */
void sr_json_hundredths(sr_json *j, int64_t v);
/* Degrees, rounded to five decimals, trailing zeros trimmed. */
void sr_json_degrees(sr_json *j, double v);
void sr_json_bool(sr_json *j, bool v);
void sr_json_null(sr_json *j);

#endif
