/* Lemmas: verbs to their base form, nouns to the singular; other words as they are.
 *
 * Exceptions come with the word from the model file; the rest are rules of spelling, which
 * need no list of words. Works on folded forms.
 */
#ifndef SR_TAG_LEMMA_H
#define SR_TAG_LEMMA_H

#include "model/document.h"

/* Sets lemma, lemma_len and lemma_key of token `i`, whose pos is set. `at` is the word's entry
 * in `exceptions` (a quarter of its offset; 0 none). A lemma that the token's folded form begins
 * with lies in the document's norms, one with an exception in `exceptions`, else in the arena. */
void sr_lemma_set(sr_view exceptions, uint16_t at, sr_document *d, uint32_t i);

/* The lemma by rule: `out` has room for norm.len + 1 bytes. Returns its length, norm.len at most,
 * plus 1. `pos` as in sr_pos; classes that do not inflect are copied. Pure. */
size_t sr_lemma_rule(char *out, sr_view norm, unsigned pos);

/* SR_LEMMA_* of a word class, 0 where it does not inflect. */
unsigned sr_lemma_kind(unsigned pos);

/* Do the entries at `at` lie inside the section? */
bool sr_lemma_sound(sr_view exceptions, uint16_t at);

#endif
