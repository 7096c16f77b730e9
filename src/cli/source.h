/* The reports that one operand of the command stands for.
 *
 *   sr_source *s;  sr_source_open(&s, "reports/", &options, &why);
 *   while ((next = sr_source_next(s, &item, &why)) != SR_NEXT_END) ...
 *   sr_source_close(s);
 *
 * An operand is a file, "-" for the standard input, a directory (its files, in the order of their names, hidden ones
 * not), or an address that begins with http:// or https://. A file holds one report as text or HTML, JSON
 * Lines, a WARC archive, or an RSS or Atom feed: by its name, else by its first bytes. An address gives a page or a feed.
 */
#ifndef SR_CLI_SOURCE_H
#define SR_CLI_SOURCE_H

#include "cli/fetch.h"
#include "cli/input.h"
#include "cli/next.h"
#include "sitrep/engine.h"

typedef struct sr_source sr_source;

/* Zero-initialise. */
typedef struct sr_source_options {
  sr_input_kind kind;     /* AUTO: as told above; else all files hold this */
  bool fetch_items;       /* of a feed fetched by its address, fetch the pages of items that hold a summary only */
  sr_fetch_options fetch;
} sr_source_options;

/* One report. Views and `name` live until the next call. Empty where not known. */
typedef struct sr_source_item {
  sr_view id;        /* as in the JSON; of a feed's item its guid, where that is a URI and so unlike those of other feeds */
  sr_view url;       /* where the report stands on the web */
  sr_view title;     /* given apart from the text */
  sr_view published; /* "YYYY-MM-DD" */
  sr_view source;    /* as in the JSON; of a feed its title; of a web page its host */
  sr_view text;      /* bytes, at most SR_MAX_REPORT; may be empty where there is a title */
  sr_format format;
  const char *name;  /* for messages: "FILE", "FILE:LINE", "FILE: byte N", "FEED: item N" or the address */
} sr_source_item;

/* Opens an operand; an address is fetched now. On failure *out is NULL and `why` names the operand and the cause:
 * SR_ERR_INPUT (missing, may not be read, not fetched), SR_ERR_LIMIT (page or feed too large), SR_ERR_MEMORY. */
SR_MUST_USE sr_status sr_source_open(sr_source **out, const char *operand, const sr_source_options *o, sr_buf *why);
/* The next report. FAILURE: one report, record or file could not be read; `why` says which and why, "FILE:LINE: byte N: cause".
 * Each call begins with an empty `why`. Files are read as they are needed: one report is in memory, of JSON Lines and
 * WARC a record. Not thread-safe. */
sr_next sr_source_next(sr_source *s, sr_source_item *out, sr_buf *why);
/* NULL is harmless. */
void sr_source_close(sr_source *s);

#endif
