/* The shallow syntax of a sentence: a row of items (noun groups, verb groups, prepositions,
 * marks), and who stands where around a verb or noun. In the manner of FASTUS (Hobbs et al.
 * 1997): no tree, only what lies left and right of a group up to the clause's edge. */
#ifndef SR_EXTRACT_CLAUSE_H
#define SR_EXTRACT_CLAUSE_H

#include "extract/context.h"

typedef enum sr_item_type {
  SR_IT_NP, SR_IT_VP, SR_IT_PREP, SR_IT_COMMA, SR_IT_CONJ, SR_IT_REL, SR_IT_SUB, SR_IT_STOP,
  SR_IT_TIME, SR_IT_ADV, SR_IT_OTHER
} sr_item_type;

typedef struct sr_part_item {
  uint8_t type;     /* sr_item_type */
  uint32_t tok_from, tok_to;
  uint32_t entity;  /* of an NP, SR_NONE */
  uint32_t verb;    /* main verb token of a VP */
  uint32_t trigger; /* sense of the verbal trigger that the VP is, SR_NONE */
} sr_part_item;

typedef struct sr_items {
  SR_VEC(sr_part_item) it;
  uint32_t sent;
} sr_items;

/* Makes the row of a sentence whose entities begin at `first`. A verbal trigger of several
 * words ("opened fire on") is one VP; entities inside it become SR_ENT_OTHER. */
void sr_items_make(sr_context *c, uint32_t sent, uint32_t first, sr_items *out);

/* Facts of a VP. */
typedef struct sr_verb {
  bool passive, negated, past_perfect, modal, infinitive, ing, finite;
} sr_verb;
sr_verb sr_items_verb(const sr_context *c, const sr_items *p, uint32_t vp);

/* First entity of the subject, the direct object: SR_NONE where there is none. `inherited` is set
 * where the subject is that of a coordinated verb before. */
uint32_t sr_items_subject(const sr_context *c, const sr_items *p, uint32_t vp, bool *inherited);
uint32_t sr_items_object(const sr_context *c, const sr_items *p, uint32_t vp);
/* Entity after one of the prepositions (blank-separated) to the right of item `i`, before the
 * clause's edge: SR_NONE. */
uint32_t sr_items_after(const sr_context *c, const sr_items *p, uint32_t i, const char *preps);
/* The entity that a relative pronoun at item `rel` stands for: people for "who", SR_NONE where none is. */
uint32_t sr_items_antecedent(const sr_context *c, const sr_items *p, uint32_t rel);
/* First entity of the list ("A, B and C") that an entity of the row stands in. */
uint32_t sr_items_list(const sr_context *c, const sr_items *p, uint32_t entity);
/* The people whose fate a participle or adjective at item `i` tells: "left [four men] dead", "with [two] hurt",
 * "shot [five men from Sindh] dead". SR_NONE where no such words stand before it. */
uint32_t sr_items_result(const sr_context *c, const sr_items *p, uint32_t i);
/* The VP before / after item `i`, SR_NONE. */
uint32_t sr_items_vp_before(const sr_items *p, uint32_t i);
uint32_t sr_items_vp_after(const sr_items *p, uint32_t i);
/* Item that holds a token, SR_NONE. */
uint32_t sr_items_of(const sr_items *p, uint32_t tok);

#endif
