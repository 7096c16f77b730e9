/* Is a word one of a short list? The lists are literals in the grammars: "when while where who".
 *
 * Most words that are asked for stand on no list, and the grammars ask a hundred times a sentence.
 * So the letters that a literal's words begin with, and the pairs that they end with, are made into two masks by the
 * compiler, which folds them to constants: nearly all other words are turned away by two bit tests, and
 * the list is walked for the rest only. A list that is no literal is always walked.
 */
#ifndef SR_BASE_WORDLIST_H
#define SR_BASE_WORDLIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sitrep/view.h"

/* Checks woven in by sanitizers or a fuzzer keep the compiler from folding the masks, which would then be made anew
 * at each question. */
#if defined(__OPTIMIZE__) && !defined(SR_ARENA_MALLOC) && !defined(FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION)
#define SR_WL_MASKS 1
#else
#define SR_WL_MASKS 0
#endif

/* The same, by walking `list` from its start. */
bool sr_word_in_walk(sr_view word, const char *list);

#if SR_WL_MASKS
#define SR_WL_C(i) s[(i) < n ? (i) : n]
#define SR_WL_FIRST(i) ((uint32_t)((i) == 0 || SR_WL_C((i) - 1) == ' ') << (SR_WL_C(i) & 31))
/* The bit of the last two letters; a word of one letter has a blank for the other. */
#define SR_WL_PAIR(before, last) (((unsigned char)(before) * 7u + (unsigned char)(last)) & 63u)
#define SR_WL_LAST(i)                                                                                 \
  ((uint64_t)((i) < n && (SR_WL_C((i) + 1) == ' ' || (i) + 1 == n))                                  \
   << SR_WL_PAIR((i) == 0 ? ' ' : SR_WL_C((i) - 1), SR_WL_C(i)))
#define SR_WL_8(m, i) m(i) | m((i) + 1) | m((i) + 2) | m((i) + 3) | m((i) + 4) | m((i) + 5) | m((i) + 6) | m((i) + 7)
#define SR_WL_64(m, i)                                                                                              \
  SR_WL_8(m, i) | SR_WL_8(m, (i) + 8) | SR_WL_8(m, (i) + 16) | SR_WL_8(m, (i) + 24) | SR_WL_8(m, (i) + 32) |       \
    SR_WL_8(m, (i) + 40) | SR_WL_8(m, (i) + 48) | SR_WL_8(m, (i) + 56)

static inline __attribute__((always_inline)) uint32_t sr_wl__first(const char *s, size_t n)
{
  return SR_WL_64(SR_WL_FIRST, 0u) | SR_WL_64(SR_WL_FIRST, 64u) | SR_WL_64(SR_WL_FIRST, 128u);
}

static inline __attribute__((always_inline)) uint64_t sr_wl__last(const char *s, size_t n)
{
  return SR_WL_64(SR_WL_LAST, 0u) | SR_WL_64(SR_WL_LAST, 64u) | SR_WL_64(SR_WL_LAST, 128u);
}
#endif

/* Is `word` one of the words of `list`, which are separated by single blanks? The empty word is
 * none. Pure, thread-safe. */
static inline __attribute__((always_inline)) bool sr_word_in(sr_view word, const char *list)
{
  if (!word.len) return false;
#if SR_WL_MASKS
  size_t n = __builtin_strlen(list);
  if (__builtin_constant_p(n) && n <= 192) {
    uint32_t first = sr_wl__first(list, n);
    uint64_t last = sr_wl__last(list, n);
    if (__builtin_constant_p(first) && !(first >> (word.ptr[0] & 31) & 1)) return false;
    if (__builtin_constant_p(last) && !(last >> SR_WL_PAIR(word.len > 1 ? word.ptr[word.len - 2] : ' ', word.ptr[word.len - 1]) & 1))
      return false;
  }
#endif
  return sr_word_in_walk(word, list);
}

#endif
