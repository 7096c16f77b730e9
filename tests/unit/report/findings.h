/* Looking into the findings of an audit. Include cmocka.h before. */
#ifndef SR_TEST_FINDINGS_H
#define SR_TEST_FINDINGS_H

#include <string.h>

#include "sitrep/audit.h"

static inline bool holds(sr_view text, const char *words)
{
  size_t n = strlen(words);
  for (size_t i = 0; i + n <= text.len; i++)
    if (!memcmp(text.ptr + i, words, n)) return true;
  return n == 0;
}

/* Is there a finding of this verdict with these words? */
static inline bool told(const sr_audit *a, sr_verdict verdict, const char *words)
{
  uint32_t n;
  const sr_finding *v = sr_audit_findings(a, &n);
  for (uint32_t i = 0; i < n; i++)
    if (v[i].verdict == verdict && holds(v[i].arithmetic, words)) return true;
  return false;
}

#endif
