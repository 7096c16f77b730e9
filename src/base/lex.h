/* The one rule of what a token is, shared by the tokenizer of reports and by
 * every compiler of dictionaries, so that a phrase in a data file always has the
 * token keys that the same phrase has in a report.
 *
 * - A word is a run of letters (with digits after a letter: "M23"), apostrophes
 *   inside kept ("O'Neil", "Shi'ite") but a clitic ('s 're 've 'll 'd 'm n't) is a
 *   token of its own, as in UD.
 * - A hyphen or dash directly between two tokens is no token; the right one has
 *   SR_LEX_HYPHEN ("Azm-e-Istehkam" is azm, e, istehkam; "12-year-old" is 12, year, old;
 *   "5-7" is 5, 7). Spaced dashes are punctuation.
 * - A number is digits with , . : / inside ("1,200" "3.5" "11:40" "12/03/1990"); letters
 *   after digits start a new token ("9mm" is 9, mm) but for ordinals and decades
 *   ("20th", "1980s"). Currency and percent signs are tokens of their own.
 * - Dotted initials are one token with their dots ("U.S.", "a.m.", "D.I."), folded without them.
 * - "..." and "--" are one token each; every other mark is a token by itself.
 * - Bytes 0x1F (fill that stands for blanked markup) are skipped, inside words too.
 */
#ifndef SR_BASE_LEX_H
#define SR_BASE_LEX_H

#include <stdbool.h>
#include <stdint.h>

#include "sitrep/view.h"

enum {
  SR_LEX_WORD = 1 << 0,
  SR_LEX_NUMBER = 1 << 1, /* starts with a digit */
  SR_LEX_PUNCT = 1 << 2,
  SR_LEX_HYPHEN = 1 << 3, /* joined to the token before by a hyphen */
  SR_LEX_UPPER = 1 << 4,  /* first letter is a capital */
  SR_LEX_CAPS = 1 << 5,   /* all letters are capitals, two or more */
  SR_LEX_DOTTED = 1 << 6, /* dotted initials */
  SR_LEX_SPACE = 1 << 7,  /* white space (or the start) before */
  SR_LEX_BAD = 1 << 8,    /* holds a byte that is no UTF-8, or a NUL */
  SR_LEX_CLITIC = 1 << 9,
  SR_LEX_ODD = 1 << 10 /* holds a non-ASCII character: fold with care; others fold bytewise */
};

typedef struct sr_lexeme {
  uint32_t from, to; /* bytes */
  uint32_t flags;
} sr_lexeme;

/* The next token at or after *at, which moves behind it; false at the end of the text.
 * Pure; thread-safe. At most SR_MAX_TOKEN bytes a token. */
bool sr_lex_next(sr_view text, size_t *at, sr_lexeme *out);

/* Folds a lexeme as dictionaries do: sr_fold, then dots of initials dropped.
 * `out` needs 4 * (to - from) + 4 bytes of room. Returns the length. */
size_t sr_lex_fold(char *out, sr_view text, const sr_lexeme *l);

/* Keys of a dictionary phrase: its tokens' hashes, full stops after words dropped.
 * Returns the number of tokens, 0 where there are none or more than `max`. */
unsigned sr_lex_keys(sr_view phrase, uint64_t *keys, unsigned max);

#endif
