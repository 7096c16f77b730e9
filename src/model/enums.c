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

sr_group_kind sr_who_group(sr_who who)
{
  switch (who) {
  case SR_WHO_police:
  case SR_WHO_military:
  case SR_WHO_paramilitary:
  case SR_WHO_intelligence:
  case SR_WHO_militia:
  case SR_WHO_security_unspecified: return SR_GROUP_security;
  case SR_WHO_militant:
  case SR_WHO_suicide_attacker:
  case SR_WHO_criminal: return SR_GROUP_militants;
  case SR_WHO_mixed:
  case SR_WHO_unknown: return SR_GROUP_unknown;
  default: return SR_GROUP_civilians;
  }
}
