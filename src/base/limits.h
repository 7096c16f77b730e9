/* Every maximum of the engine and of the command's input, in one place. */
#ifndef SR_BASE_LIMITS_H
#define SR_BASE_LIMITS_H

#define SR_MAX_REPORT (32u << 20)      /* bytes of one report */
#define SR_MAX_ARENA ((size_t)2 << 30) /* bytes that one report may use while it is read */
#define SR_MAX_TOKEN 256u              /* bytes of one token; a longer run is cut into several */
#define SR_MAX_SENTENCE 400u           /* tokens of one sentence; a longer one is cut */
#define SR_MAX_PHRASE 12u              /* tokens of one dictionary phrase */
#define SR_MAX_HTML_DEPTH 256u         /* nesting of elements */
#define SR_MAX_RIVALS 64u              /* incidents, the latest, that a mention may join */
#define SR_MAX_MENTIONS 500u           /* mentions that one incident is made of; later ones add nothing to it */
#define SR_MAX_INCIDENTS 2000u         /* incidents of one reading */
#define SR_MAX_JSON_LINE (64u << 20)   /* bytes of one JSON Lines record */
#define SR_MAX_EXCHANGE_LINE (256u << 20) /* bytes of one line of an export, or of one row of a table */
#define SR_MAX_FETCH (8u << 20)        /* bytes of one feed or page, unpacked */
#define SR_MAX_REDIRECTS 5u            /* that a fetch follows */
#define SR_MAX_FEED_ITEMS 10000u       /* items of one feed */
#define SR_MAX_WARC_HEADER (64u << 10) /* bytes of a WARC record's header, and of the HTTP header in it */
#define SR_MAX_WARC_RECORD (33u << 20) /* bytes of a WARC record's content: a report and its HTTP header */
#define SR_MAX_DIR_DEPTH 64u           /* directories in directories */

/* Names that may play a part in one report (extract/slot.h); those behind are left out. */
#define SR_MAX_SLOT_NAMES 256u

#endif
