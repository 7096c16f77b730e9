/* From the mentions of one incident to what is known of it, by policy; docs/guide/record.md says how. */
#ifndef SR_STORE_SUMMARY_H
#define SR_STORE_SUMMARY_H

#include "store/held.h"

typedef struct sr_member {
  sr_held held;
  uint32_t m, doc;
  bool copy;      /* its report repeats another that is in the record */
  sr_view report; /* id */
} sr_member;

/* A person's correction of one field. */
typedef struct sr_correction {
  sr_view field, value;
} sr_correction;

/* Fills all but id and review. `members` are sorted in place, by publication and key. */
void sr_summarise(sr_known *out, sr_arena *a, sr_member *members, uint32_t n, sr_policy policy);
/* Applies a correction: later ones win. False where the field or value cannot be. */
bool sr_correct(sr_known *k, sr_arena *a, const sr_correction *c);
/* Does it count as an incident that happened, and was not withdrawn? */
bool sr_counts(const sr_known *k);

#endif
