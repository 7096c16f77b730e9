/* Enumerations for tables; see words.h. */
#include "exchange/words.h"

#include <stddef.h>

#include "sitrep/record.h"

#define WORDS(id, N)                                  \
  const char *sr_list_##id(int n)                     \
  {                                                   \
    return n < N ? sr_##id##_name((sr_##id)n) : NULL; \
  }
WORDS(frame, SR_FRAME__N)
WORDS(state, SR_STATE__N)
WORDS(class, SR_CLASS__N)
WORDS(dateprec, SR_DATEPREC__N)
WORDS(placeprec, SR_PLACEPREC__N)
WORDS(role, SR_ROLE__N)
WORDS(kind, SR_KIND__N)
WORDS(certainty, SR_CERTAINTY__N)
WORDS(outcome, SR_OUTCOME__N)
WORDS(who, SR_WHO__N)
WORDS(side, SR_SIDE__N)
WORDS(bound, SR_BOUND__N)
WORDS(scope, SR_SCOPE__N)
WORDS(speaker, SR_SPEAKER__N)
WORDS(stance, SR_STANCE__N)
WORDS(review, SR_REVIEW__N)
