/* Fetching a page or a feed by its address, by libcurl. http and https only, redirects included; certificates are
 * checked; bytes, redirects and time are limited. Sends no cookie and no password. Proxies of the environment are used. */
#ifndef SR_CLI_FETCH_H
#define SR_CLI_FETCH_H

#include "base/base.h"

typedef struct sr_fetch sr_fetch;

/* Zero: the standard value. */
typedef struct sr_fetch_options {
  size_t max_bytes;    /* SR_MAX_FETCH; counted when unpacked */
  unsigned connect_ms; /* 10 s */
  unsigned total_ms;   /* 60 s, for one address with its redirects */
} sr_fetch_options;

typedef enum sr_answer_kind { SR_ANSWER_TEXT, SR_ANSWER_HTML, SR_ANSWER_XML, SR_ANSWER_UNKNOWN } sr_answer_kind;

/* Lives until the next sr_fetch_get or sr_fetch_free. */
typedef struct sr_answer {
  sr_view url;         /* where redirects ended */
  sr_view body;        /* as sent, unpacked; at least one byte, and no binary file */
  sr_view charset;     /* as the server named it; empty where it did not */
  sr_answer_kind kind; /* by the content type; UNKNOWN: the server names none, or a general one */
} sr_answer;

/* Is it an address that can be fetched: http:// or https://? */
bool sr_fetch_is_url(const char *s);
/* The host of an address, with its port if it has one; empty where it has no host. A part of `url`. */
sr_view sr_fetch_host(sr_view url);

/* Makes a client; connections are kept for its next fetch. `o` may be NULL. SR_ERR_MEMORY, with *out NULL. */
SR_MUST_USE sr_status sr_fetch_new(sr_fetch **out, const sr_fetch_options *o);
/* Fetches. SR_ERR_LIMIT: too large; SR_ERR_INPUT: anything else; `why` is "URL: what, what to do". */
SR_MUST_USE sr_status sr_fetch_get(sr_fetch *f, const char *url, sr_answer *out, sr_buf *why);
/* NULL is harmless. */
void sr_fetch_free(sr_fetch *f);

#endif
