/* Names of the reading's enumerated words, made from enums.def. */
#include "sitrep/reading.h"

static int word_of(const char *const *names, int n, sr_view word)
{
  for (int i = 0; i < n; i++)
    if (sr_view_eq(word, sr_view_of(names[i]))) return i;
  return -1;
}

#define NAME_ROW(P, id) #id,
#define SR_ENUM(type, P, LIST)                                                 \
  static const char *const type##_words[] = {LIST(NAME_ROW, P)};               \
  const char *type##_name(type v)                                              \
  {                                                                            \
    return (unsigned)v < P##__N ? type##_words[v] : "unknown";                 \
  }                                                                            \
  int type##_of(sr_view word)                                                  \
  {                                                                            \
    return word_of(type##_words, P##__N, word);                                \
  }
#include "sitrep/enums.def"
