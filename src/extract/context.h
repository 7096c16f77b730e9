/* What every part of extract/ works on, and small questions about tokens and senses. */
#ifndef SR_EXTRACT_CONTEXT_H
#define SR_EXTRACT_CONTEXT_H

#include "model/actors.h"
#include "model/mention.h"

typedef struct sr_context {
  const sr_lexicon *lex;
  const sr_actors *actors;
  sr_document *doc;
  sr_annotations *ann;
  sr_extraction *out;
} sr_context;

/* Does a sense of the class cover the token? False behind the last token. */
static inline bool sr_ctx_covered(const sr_context *c, uint32_t tok, sr_lex_class cls)
{
  return tok < c->doc->tok.n && c->ann->sense_classes && c->ann->sense_classes[tok] >> cls & 1;
}
/* The longest sense of a class that starts at `tok`: index into ann->sense, SR_NONE. */
uint32_t sr_ctx__sense_at(const sr_context *c, uint32_t tok, sr_lex_class cls);
static inline uint32_t sr_ctx_sense_at(const sr_context *c, uint32_t tok, sr_lex_class cls)
{
  return sr_ctx_covered(c, tok, cls) ? sr_ctx__sense_at(c, tok, cls) : SR_NONE;
}
/* The longest sense of a class that covers `tok` and ends at most at `end`. */
uint32_t sr_ctx__sense_over(const sr_context *c, uint32_t tok, uint32_t end, sr_lex_class cls);
static inline uint32_t sr_ctx_sense_over(const sr_context *c, uint32_t tok, uint32_t end, sr_lex_class cls)
{
  return sr_ctx_covered(c, tok, cls) ? sr_ctx__sense_over(c, tok, end, cls) : SR_NONE;
}
/* The last sense of a class inside [from, to). */
uint32_t sr_ctx_sense_in(const sr_context *c, uint32_t from, uint32_t to, sr_lex_class cls);
static inline sr_view sr_ctx_value(const sr_context *c, uint32_t sense)
{
  return sr_lex_value(c->lex, c->ann->sense.v[sense].entry);
}
static inline bool sr_ctx_has(const sr_context *c, uint32_t sense, sr_view attr)
{
  return sr_lex_has(c->lex, c->ann->sense.v[sense].entry, attr);
}
/* Is the token's folded form this word? Grammars look before and behind: outside of the report the answer is no,
 * here and in sr_ctx_any. */
static inline bool sr_ctx_is(const sr_context *c, uint32_t tok, const char *word)
{
  if (tok >= c->doc->tok.n) return false;
  sr_view n = sr_tok_norm(c->doc, tok);
  size_t len = strlen(word);
  return n.len == len && memcmp(n.ptr, word, len) == 0;
}
/* Is it one of the words, separated by blanks? */
static inline __attribute__((always_inline)) bool sr_ctx_any(const sr_context *c, uint32_t tok, const char *words)
{
  return tok < c->doc->tok.n && sr_word_in(sr_tok_norm(c->doc, tok), words);
}
/* The time expression / place mention / actor mention / quantity that covers a token, SR_NONE. */
uint32_t sr_ctx_timex_over(const sr_context *c, uint32_t tok);
uint32_t sr_ctx_place_over(const sr_context *c, uint32_t tok);
uint32_t sr_ctx_actor_over(const sr_context *c, uint32_t tok);
uint32_t sr_ctx_quantity_over(const sr_context *c, uint32_t tok);

#endif
