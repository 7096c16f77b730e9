/* Texts of a WARC file, the archive format of web crawlers (ISO 28500; WARC/1.0 and 1.1), plain or gzip.
 *
 * Given are `response` records with an HTTP answer 200 of text/html, application/xhtml+xml or text/plain, chunks and gzip
 * undone; and `resource` and `conversion` records of these types. Everything else is passed over in
 * silence: images, redirects, requests, the crawler's own notes, robots.txt.
 *
 * A record that is damaged, cut off or too large is a failure that tells its byte offset, and the rest is read: the
 * next record is looked for by its first bytes.
 */
#ifndef SR_CLI_WARC_H
#define SR_CLI_WARC_H

#include "base/base.h"
#include "cli/next.h"

/* Where the bytes come from. `read` puts up to `max` bytes at `to`, their number in *n, 0 at the end; false, with a
 * message in `why`, where reading failed. */
typedef struct sr_warc_bytes {
  void *payload;
  bool (*read)(void *payload, char *to, size_t max, size_t *n, sr_buf *why);
} sr_warc_bytes;

/* One text. Views live until the next call. */
typedef struct sr_warc_text {
  sr_view url;     /* WARC-Target-URI */
  sr_view fetched; /* WARC-Date: when the crawler came by, not when the report was published */
  sr_view charset; /* as the server named it; empty where it did not */
  sr_view text;    /* as the server sent it */
  bool html;
  uint64_t offset; /* of the record in the file; of its gzip member where the file is packed */
} sr_warc_text;

typedef struct sr_warc sr_warc;

/* Does a file that begins with these bytes hold WARC records, or is it packed, so that it may? */
bool sr_warc_guess(sr_view head);
/* SR_ERR_MEMORY, with *out NULL. The payload is borrowed until sr_warc_close. */
SR_MUST_USE sr_status sr_warc_open(sr_warc **out, sr_warc_bytes bytes);
/* The next text. A failure's message is "byte N: what", without the file's name. Holds one record in memory. */
sr_next sr_warc_next(sr_warc *w, sr_warc_text *out, sr_buf *why);
/* NULL is harmless. */
void sr_warc_close(sr_warc *w);

#endif
