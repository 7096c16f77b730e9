/* Inner parts of the WARC reader: the unpacked bytes, and HTTP answers. Only warc*.c include it. */
#ifndef SR_CLI_WARC_PARTS_H
#define SR_CLI_WARC_PARTS_H

#include <zlib.h>

#include "cli/warc.h"

/* Where a gzip member begins in the file, and where its bytes begin among the unpacked ones. */
typedef struct sr_warc_mark {
  uint64_t at, member;
} sr_warc_mark;

enum { SR_WARC_MARKS = 256 };

/* The file's bytes, unpacked where they are gzip members. Bytes [at, len) of `ptr` are unpacked and
 * not used yet; whoever uses them moves `at`, and may move it back as long as nothing was asked for since. */
typedef struct sr_warc_stream {
  sr_warc_bytes bytes;
  char *raw; /* as in the file: [raw_at, raw_len) is to be unpacked; some before is kept for starting anew */
  size_t raw_at, raw_len, raw_cap;
  uint64_t raw_base; /* offset of raw[0] in the file */
  z_stream z;
  bool started, gzip, z_ready, in_member, trial, raw_ended, ended;
  uint64_t member; /* offset of the gzip member unpacked last */
  bool yielded; /* that member gave bytes */
  const char *damage; /* what is wrong with that member; it yields no more bytes. NULL: nothing */
  uint64_t damage_at;
  bool unreadable; /* the file cannot be read on; `why` of the call was filled */
  char *ptr;
  size_t at, len, cap;
  uint64_t base; /* of the unpacked bytes, which one ptr[0] is */
  sr_warc_mark mark[SR_WARC_MARKS]; /* of members that have bytes at hand; where they are more, the last stands for the rest */
  unsigned n_marks;
} sr_warc_stream;

void sr_warc__stream_init(sr_warc_stream *s, sr_warc_bytes bytes);
void sr_warc__stream_dispose(sr_warc_stream *s);
/* All bytes at hand, at least `n` of them unless the file ends, is damaged or unreadable before. The view lives
 * until the next call. */
sr_view sr_warc__peek(sr_warc_stream *s, size_t n, sr_buf *why);
/* The same, but no further than the end of the member at hand, with its checksum. */
sr_view sr_warc__finish(sr_warc_stream *s, size_t n, sr_buf *why);
/* Offset of byte `at` in the file; of its gzip member where the file is packed. */
uint64_t sr_warc__offset(const sr_warc_stream *s);
/* After damage: drops what is at hand and goes to the next member that holds a record. */
void sr_warc__recover(sr_warc_stream *s, sr_buf *why);

/* Bytes of a header with the blank line that ends it; 0 where none does. */
size_t sr_warc__head_len(sr_view v);
/* Value of the first field of this name in a header, without blanks around it; empty where there is none. */
sr_view sr_warc__field(sr_view head, const char *name);
/* A word of a header is this one, whatever its case. */
bool sr_warc__is(sr_view v, const char *word);
/* A media type, without its parameters, names text that is read; *html tells which. *charset as named. */
bool sr_warc__is_text(sr_view type, bool *html, sr_view *charset);

/* The body of an HTTP answer with chunks and compression undone: *out is a view of `body`, `a` or `b`, which must be
 * empty. NULL where that went well, else what is wrong with it. */
const char *sr_warc__body(sr_view head, sr_view body, sr_buf *a, sr_buf *b, sr_view *out);

#endif
