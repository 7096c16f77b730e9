/* The model of who plays which part (slot.h), as it lies in slots.bin, and what it says of features.
 *
 * A pack (base/pack.h) with one table for each of five linear models, "words", "sentence", "report", "kind", "fill", and
 * "least": int32[SR_SLOT_KINDS + SR_SLOT_PARTS], the least scores that are believed. A table is open-addressed: rows
 * {u32 fingerprint, i16 weight[10]}, a free one has fingerprint 0; a feature's row is looked for from the place that the
 * upper half of its hash tells. Weights and scores are logits in steps of 1 / SR_SLOT_ONE: sums of integers, the
 * same on every machine. tools/train-slots writes it. Read-only, thread-safe.
 */
#ifndef SR_EXTRACT_SLOT_MODEL_H
#define SR_EXTRACT_SLOT_MODEL_H

#include "base/base.h"

enum {
  SR_SLOT_KINDS = 5,  /* sr_violence */
  SR_SLOT_PARTS = 5,  /* sr_fill_kind */
  SR_SLOT_OUTPUTS = SR_SLOT_PARTS + SR_SLOT_KINDS,
  SR_SLOT_ONE = 256
};

typedef struct sr_slot_row {
  uint32_t fp;
  int16_t w[SR_SLOT_OUTPUTS];
} sr_slot_row;

typedef struct sr_slot_table {
  const sr_slot_row *rows;
  uint32_t n;
} sr_slot_table;

typedef struct sr_slot_model {
  sr_slot_table words, sentence, report, kind, fill;
  const int32_t *least; /* of the kinds, then of the parts; NULL: no model */
} sr_slot_model;

/* Opens a model over a mapped file, which must outlive it. An empty view gives the model that finds nothing; SR_ERR_DATA
 * where the file is damaged. */
SR_MUST_USE sr_status sr_slot_model_open(sr_slot_model *out, sr_view file);
/* Adds to `score` what the features say: SR_SLOT_OUTPUTS sums. */
void sr_slot_score(const sr_slot_table *t, const uint64_t *feature, uint32_t n, int32_t *score);
/* The probability of a score, times 65536. */
uint32_t sr_slot_chance(int32_t score);
/* Bucket 0 .. 16 of a score, by whole logits; and of a probability times 65536. */
uint32_t sr_slot_bucket(int32_t score);
uint32_t sr_slot_bucket_of(uint32_t chance);

#endif
