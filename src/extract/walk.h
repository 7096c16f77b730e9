/* Walking a tagged sentence by its word groups: the small steps that the grammars of speech,
 * statistics and persons share. Positions are tokens; a step that cannot be made gives SR_NONE.
 * All are pure and thread-safe on documents of their own.
 */
#ifndef SR_EXTRACT_WALK_H
#define SR_EXTRACT_WALK_H

#include "extract/context.h"

/* A run of tokens, `to` exclusive; empty where from == to. */
typedef struct sr_span {
  uint32_t from, to;
} sr_span;

/* The group that covers a token (index into ann->group), SR_NONE. */
uint32_t sr_walk_group(const sr_context *c, uint32_t tok);
/* The noun group that ends before `to`, or starts at `from`: SR_NONE where none does. */
uint32_t sr_walk_np_before(const sr_context *c, uint32_t to, uint32_t floor);
uint32_t sr_walk_np_at(const sr_context *c, uint32_t from, uint32_t end);

static inline bool sr_walk_verb(const sr_context *c, uint32_t tok)
{
  if (tok >= c->doc->tok.n) return false;
  uint8_t p = c->doc->tok.v[tok].pos;
  return p == SR_POS_VB || p == SR_POS_VBD || p == SR_POS_VBG || p == SR_POS_VBN || p == SR_POS_VBP;
}
static inline bool sr_walk_mark(const sr_context *c, uint32_t tok, char m)
{
  if (tok >= c->doc->tok.n) return false;
  sr_view v = sr_tok_norm(c->doc, tok);
  return v.len == 1 && v.ptr[0] == m;
}
/* A quotation mark, single or double (folded to ASCII by the lexer). */
bool sr_walk_quote(const sr_context *c, uint32_t tok);
/* Is the lemma of the token one of the words, separated by blanks? */
static inline __attribute__((always_inline)) bool sr_walk_lemma(const sr_context *c, uint32_t tok, const char *words)
{
  return tok < c->doc->tok.n && sr_word_in(sr_tok_lemma(c->doc, tok), words);
}
/* Is there a finite verb in the tokens? */
bool sr_walk_finite(const sr_context *c, uint32_t from, uint32_t to);
/* The verb group's first token: auxiliaries and adverbs before the verb `tok`, not before `floor`. */
uint32_t sr_walk_verb_start(const sr_context *c, uint32_t tok, uint32_t floor);
/* "was killed", "had been shot": a form of "be" stands before the participle. */
bool sr_walk_passive(const sr_context *c, uint32_t tok, uint32_t floor);
/* "no", "not", "never", "yet to" between `from` and `to`. */
bool sr_walk_negated(const sr_context *c, uint32_t from, uint32_t to);
/* The opening bracket of the closing one at `tok`, not before `floor`; `tok` where there is none. */
uint32_t sr_walk_open(const sr_context *c, uint32_t tok, uint32_t floor);
/* The token behind the bracket that opens at `tok`, at most `end`. */
uint32_t sr_walk_close(const sr_context *c, uint32_t tok, uint32_t end);
/* Where the prepositional phrases, times and brackets before `to` start: "X [at the hospital on Monday]". */
uint32_t sr_walk_back_over(const sr_context *c, uint32_t to, uint32_t floor);
/* The last row of a class whose phrase covers tokens of [from, to): row, SR_NONE. */
uint32_t sr_walk_row_in(const sr_context *c, uint32_t from, uint32_t to, sr_lex_class cls);

/* The first speech, or mention of an event, of sentence `sent` or a later one: indices of sorted arrays. */
uint32_t sr_walk_speech_from(const sr_context *c, uint32_t sent);
uint32_t sr_walk_mention_from(const sr_context *c, uint32_t sent);
uint32_t sr_walk_entity_from(const sr_context *c, uint32_t sent);
/* The sentence of a token. */
uint32_t sr_walk_sentence_of(const sr_context *c, uint32_t tok);
/* The first speech whose sentence ends behind `tok`. */
uint32_t sr_walk_speech_near(const sr_context *c, uint32_t tok);

#endif
