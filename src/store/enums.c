/* Names of the record's own enumerations. */
#include "sitrep/record.h"

#include "base/base.h"

#define NAME(P, id) #id,
#define DEFINE(type, P, LIST)                                                  \
  static const char *const type##_names[] = {LIST(NAME, P)};                   \
  const char *type##_name(type v)                                              \
  {                                                                            \
    return (unsigned)v < P##__N ? type##_names[v] : "unknown";                 \
  }                                                                            \
  int type##_of(sr_view word)                                                  \
  {                                                                            \
    for (int i = 0; i < P##__N; i++)                                           \
      if (sr_view_eq(word, sr_view_of(type##_names[i]))) return i;             \
    return -1;                                                                 \
  }
DEFINE(sr_policy, SR_POLICY, SR_POLICY_LIST)
DEFINE(sr_review, SR_REVIEW, SR_REVIEW_LIST)
DEFINE(sr_ruling_kind, SR_RULING, SR_RULING_LIST)
