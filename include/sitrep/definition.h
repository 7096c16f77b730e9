/* A definition: what a producer of security reports counts, and under which name. Data, not code:
 * data/definitions/NAME.tsv (docs/formats/definitions.md). */
#ifndef SITREP_DEFINITION_H
#define SITREP_DEFINITION_H

#include "sitrep/reading.h"
#include "sitrep/record.h"
#include "sitrep/status.h"

/* Where an incident is counted. */
typedef enum sr_ledger {
  SR_LEDGER_none,
  SR_LEDGER_attacks,
  SR_LEDGER_operations,
  SR_LEDGER_other,
  SR_LEDGER__N
} sr_ledger;
/* "attacks": static, never NULL. */
const char *sr_ledger_name(sr_ledger l);

enum { SR_MAX_BUCKETS = 8, SR_MAX_REGIONS = 64, SR_MAX_NOTES = 8, SR_NO_BUCKET = 255 };

typedef enum sr_lethal {
  SR_LETHAL_no,       /* incidents without deaths count too */
  SR_LETHAL_yes,      /* at least one death in the best figure */
  SR_LETHAL_any_bound /* ... in the low, best or high figure */
} sr_lethal;

typedef struct sr_bucket {
  sr_view key, title; /* "civilians", "Civilians" */
  int group;          /* the contract's group of that name, -1: a bucket of the producer's own */
} sr_bucket;

typedef struct sr_region {
  sr_view name;           /* shown instead of the province */
  sr_view admin1, admin2; /* of a district of it */
} sr_region;

/* Views point into the text that it was read from. */
typedef struct sr_definition {
  sr_view name, title;
  sr_view note[SR_MAX_NOTES];
  unsigned n_notes;
  sr_ledger ledger[SR_CLASS__N];
  bool status[SR_STATE__N];
  bool unless_harmed[SR_TACTIC__N]; /* not counted where it is the only tactic and nobody was killed or injured */
  sr_bucket bucket[SR_MAX_BUCKETS];
  unsigned n_buckets;
  uint8_t of_who[SR_WHO__N]; /* bucket, SR_NO_BUCKET: not counted */
  bool attackers;            /* are attackers who died in the total? */
  sr_lethal lethal;
  sr_policy policy;
  sr_region region[SR_MAX_REGIONS];
  unsigned n_regions;
} sr_definition;

/* Reads a definition of this name from its whole text; both must outlive it. SR_ERR_INPUT with the line and what is
 * wrong: an unknown key or word (with the nearest that is known), a class, status, victim or bucket that is missing or
 * told twice. Pure. */
SR_MUST_USE sr_status sr_definition_read(sr_definition *out, sr_view name, sr_view text, sr_error *err);

/* The words of a list most like `word`: those at the smallest edit distance, ignoring case, joined by commas, at most
 * three. Empty where none is like it. `out` takes `size` bytes with the NUL. */
void sr_nearest(char *out, size_t size, sr_view word, const sr_view *list, size_t n);

#endif
