/* Walking a word list; see wordlist.h. */
#include "base/base.h"

bool sr_word_in_walk(sr_view word, const char *list)
{
  if (!word.len) return false;
  for (const char *p = list; *p; p++) {
    if (*p == word.ptr[0]) {
      size_t i = 1;
      while (i < word.len && p[i] == word.ptr[i] && p[i]) i++;
      if (i == word.len && (p[i] == ' ' || !p[i])) return true;
    }
    while (*p && *p != ' ') p++;
    if (!*p) return false;
  }
  return false;
}
