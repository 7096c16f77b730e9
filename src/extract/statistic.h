/* Published figures over a period or an area. docs/internals/statistics.md tells the rules. */
#ifndef SR_EXTRACT_STATISTIC_H
#define SR_EXTRACT_STATISTIC_H

#include "extract/context.h"

/* Finds the statistics of the document: out->statistic, in order of the text, and sets out->taken of every
 * sentence whose figures are none of an incident. Wants out->speech filled and out->taken allocated (one bool
 * a sentence). A statistic's places have their words only; out->stat_place tells which mention, or which area
 * around which mention, each of them is. A single event's toll is never a statistic. Evidence: `value`, `period`,
 * `place`, `publisher`, `change`. Allocates in the document's arena; thread-safe on documents of their own. */
void sr_statistics_find(sr_context *c);

#endif
