/* Defines what SR_ENUM_DECLARE (sitrep/reading.h) declares: the words of an enumeration, and the value of a word. */
#ifndef SR_MODEL_ENUM_DEFINE_H
#define SR_MODEL_ENUM_DEFINE_H

#include "sitrep/reading.h"

/* Where `word` stands among the names; -1 where it does not. */
int sr_enum__of(const char *const *names, int n, sr_view word);

#define SR_ENUM_WORD(P, id) #id,
#define SR_ENUM_DEFINE(type, P, LIST)                                          \
  static const char *const type##_words[] = {LIST(SR_ENUM_WORD, P)};           \
  const char *type##_name(type v)                                              \
  {                                                                            \
    return (unsigned)v < P##__N ? type##_words[v] : "unknown";                 \
  }                                                                            \
  int type##_of(sr_view word)                                                  \
  {                                                                            \
    return sr_enum__of(type##_words, P##__N, word);                            \
  }

#endif
