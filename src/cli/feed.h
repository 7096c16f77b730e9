/* Items of a feed: RSS 2.0 (and 0.9x), RSS 1.0 and Atom, by libxml2.
 *
 * Nothing is fetched and no entity of the feed's own is expanded; entities of HTML (&nbsp;), which feeds use without
 * declaring them, are known. Damaged XML is read as far as it goes: an item in which the damage lies is a failure, the
 * others are given.
 */
#ifndef SR_CLI_FEED_H
#define SR_CLI_FEED_H

#include "base/base.h"
#include "cli/next.h"

typedef struct sr_feed sr_feed;

/* Views live until the next call. Empty where the feed does not tell. */
typedef struct sr_feed_item {
  uint32_t number; /* from 1, in the feed's order */
  sr_view id;      /* guid or atom:id */
  sr_view title;   /* without markup */
  sr_view url;     /* http or https only; made absolute */
  sr_view text;    /* content:encoded, atom:content, else description or summary */
  bool html;       /* the text has markup */
  bool is_summary; /* the text is a description of a few lines, or lacking: the report stands at `url` */
  char published[16]; /* "YYYY-MM-DD", the day as written, whatever its time zone; or "" */
} sr_feed_item;

/* Do these bytes begin like a feed? Looks at the root element. */
bool sr_feed_guess(sr_view bytes);
/* Parses a feed. `base`: its address, against which links are taken, or NULL. The bytes need not outlive the call. On
 * failure *out is NULL and `why` has the cause: SR_ERR_INPUT (no feed, no XML), SR_ERR_LIMIT (larger than SR_MAX_FETCH),
 * SR_ERR_MEMORY. */
SR_MUST_USE sr_status sr_feed_open(sr_feed **out, sr_view bytes, const char *base, sr_buf *why);
/* The feed's own title, without markup; empty where it has none. Lives as long as the feed. */
sr_view sr_feed_title(const sr_feed *f);
/* The next item. A failure's message is "item N: what", or what is wrong with the whole; without the feed's name. */
sr_next sr_feed_next(sr_feed *f, sr_feed_item *out, sr_buf *why);
/* NULL is harmless. */
void sr_feed_close(sr_feed *f);

/* "Wed, 24 Jul 2024 10:00:00 +0500" or "2024-07-24T10:00:00Z" to "2024-07-24"; "" and false where it is neither. */
bool sr_feed_date(sr_view v, char out[16]);

#endif
