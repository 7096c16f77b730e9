/* Names of the reading's enumerated words, made from enums.def. */
#include "model/enum_define.h"

int sr_enum__of(const char *const *names, int n, sr_view word)
{
  for (int i = 0; i < n; i++)
    if (sr_view_eq(word, sr_view_of(names[i]))) return i;
  return -1;
}

#define SR_ENUM SR_ENUM_DEFINE
#include "sitrep/enums.def"
#undef SR_ENUM
