/* First stage: the bytes of a report -> blocks -> sentences -> tokens (model/document.h).
 *
 * `sr_text_read` fills `text`, `html`, `title`, `title_from`, `published`, `dateline`,
 * `agency`, `norms`, `tok`, `sent`, `block` and `diag` of a document. It decides what each
 * part of the report is (headline, caption, dateline, noise ...), but reads no meaning.
 * docs/internals/text.md tells the rules.
 */
#ifndef SR_TEXT_TEXT_H
#define SR_TEXT_TEXT_H

#include "model/document.h"
#include "model/lexicon.h"

typedef struct sr_text_options {
  sr_view title;      /* title given apart from the text, or empty; borrowed, copied into the arena */
  bool html;          /* the bytes are an HTML page */
  bool html_auto;     /* decide by looking at the first bytes */
  bool has_published;
  sr_day published;   /* publication date given, where has_published */
} sr_text_options;

/* Reads `d->raw` (at most SR_MAX_REPORT bytes; the caller checks). Before the call the caller
 * zeroes `*d` and sets `arena` (with its on_full) and `raw`; `raw` must outlive the document.
 * `lex` may be NULL: then no abbreviation and no layout phrase is known, and rules of form
 * alone decide. `o` may be NULL for none. Offsets are bytes of `d->text`. Everything made lies in
 * the arena. Never fails on any bytes; a full arena jumps. Deterministic; time is linear in
 * the input. Thread-safe for distinct documents. */
void sr_text_read(sr_document *d, const sr_lexicon *lex, const sr_text_options *o);

#endif
