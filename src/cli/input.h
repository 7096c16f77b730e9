/* Reading files and pipes with bounded memory: a whole report, or line after line. */
#ifndef SR_CLI_INPUT_H
#define SR_CLI_INPUT_H

#include "base/base.h"
#include "sitrep/engine.h"

typedef enum sr_input_kind { SR_INPUT_AUTO, SR_INPUT_TEXT, SR_INPUT_HTML, SR_INPUT_JSONL } sr_input_kind;

typedef struct sr_input {
  const char *name; /* for messages: the path, or "standard input" */
  int fd;
  char *ptr; /* bytes [at, len) are read and not used yet */
  size_t at, len, cap;
  uint64_t offset; /* where byte `at` stands in the file */
  uint32_t line;   /* lines given so far */
  uint64_t size;   /* of a regular file, else 0 */
  bool ended;
} sr_input;

typedef struct sr_line {
  sr_view text;    /* without its line end; valid until the next call */
  uint64_t offset; /* of its first byte in the file */
  uint32_t number; /* from 1 */
  bool too_long;   /* longer than the limit: skipped, `text` is empty */
} sr_line;

/* Opens a path, "-" for the standard input. SR_ERR_INPUT with a message in `why` where it cannot
 * be read: missing, a directory ... The path is borrowed. */
SR_MUST_USE sr_status sr_input_open(sr_input *out, const char *path, sr_buf *why);
void sr_input_close(sr_input *in);

/* What the file holds, by its name, else by its first bytes. */
sr_input_kind sr_input_guess(sr_input *in);

/* All that is left, valid until the input is closed. SR_ERR_LIMIT where it is more than `max` bytes:
 * of a regular file nothing is read then, of a pipe no more than `max` bytes. */
SR_MUST_USE sr_status sr_input_all(sr_input *in, size_t max, sr_view *out, sr_buf *why);

/* The next line, SR_OK with `text.ptr` NULL at the end. Holds at most `max` bytes and a chunk. */
SR_MUST_USE sr_status sr_input_line(sr_input *in, size_t max, sr_line *out, sr_buf *why);

/* The next line of JSON Lines that is not blank, at most SR_MAX_JSON_LINE bytes long, without a byte order mark; as sr_input_line
 * else. */
SR_MUST_USE sr_status sr_input_record(sr_input *in, sr_line *out, sr_buf *why);

/* The kind that --input names; AUTO where it was not given. */
sr_input_kind sr_input_kind_of(const char *word);
/* How the engine is to read a report of this kind. */
sr_format sr_input_format(sr_input_kind kind);

#endif
