/* Inner parts of layout: state, and the recognisers of captions, bullets and stamps. */
#ifndef SR_TEXT_LAYOUT_H
#define SR_TEXT_LAYOUT_H

#include "text/stages.h"

#define TITLE_MAX 220u /* bytes of a headline */
#define NOISE_MAX 220u /* bytes of a line of navigation */
#define CAPTION_MAX 600u

typedef struct layout {
  sr_text *t;
  bool body;        /* a body paragraph was seen */
  bool blocks_seen; /* any paragraph was seen */
  unsigned titles;
} layout;

/* credit.c: where a credit ("—AFP", "(Photo: AP)") at the end of `v` starts, 0 where there is none;
 * *agency is its agency, if any. */
size_t sr_text__credit_at_end(const sr_text *t, sr_view v, sr_view *agency);
/* credit.c: bytes of a caption at the start of `v`, up to and with its credit; 0 where there is none. */
size_t sr_text__credit_anywhere(const sr_text *t, sr_view v);
/* credit.c: is all of `v` a credit ("(AFP)")? */
bool sr_text__is_credit(const sr_text *t, sr_view v, sr_view *agency);
/* credit.c: is the paragraph a photo caption? `body`: body text came before; `more`: text follows
 * (the credit of a last paragraph is the report's own). */
bool sr_text__is_caption(const sr_text *t, sr_view v, bool body, bool more);

/* stamp.c: bytes of a list mark ("- ", "* ", "1. ", "(a) ") at the start, or 0. */
size_t sr_text__bullet(sr_view v);
/* stamp.c: where the text behind a time stamp of a live update starts; `from` where there is none. */
uint32_t sr_text__stamp(sr_view text, uint32_t from, uint32_t to);

#endif
