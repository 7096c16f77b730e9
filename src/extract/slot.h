/* Who and what plays which part in the violence that a report tells of, by a model learned from answer keys.
 *
 * The frames (event.h) say what the parts of a clause mean where its verb is one that they know. Beside them stands a
 * linear model over the words in which a part may be named (candidates: a noun group, the group without its
 * first words, the name or the office inside it, the noun that stands before another), what they are, the verbs and
 * prepositions around them, and what the frames made of them. A second and a third model say which sentences tell of an
 * event, and of which kinds of violence the report tells. docs/internals/slots.md has the features and the figures.
 */
#ifndef SR_EXTRACT_SLOT_H
#define SR_EXTRACT_SLOT_H

#include "extract/context.h"
#include "extract/slot_model.h"

#define SR_SLOT_FEATURES 384
/* Words with a lower chance of every part are forgotten: 0.04 times 65536. */
#define SR_SLOT_FAINT 2621u

/* How a candidate was cut out of its noun group. */
typedef enum sr_slot_cut {
  SR_CUT_WHOLE, SR_CUT_SUFFIX, SR_CUT_NAME, SR_CUT_ACTOR, SR_CUT_BEFORE_NAME, SR_CUT_MODIFIER, SR_CUT_WITH_OF, SR_CUT_NER
} sr_slot_cut;

typedef struct sr_slot_candidate {
  uint32_t tok_from, tok_to;
  uint32_t entity, sent;
  uint8_t cut; /* sr_slot_cut */
} sr_slot_candidate;

typedef struct sr_slot_candidates {
  SR_VEC(sr_slot_candidate) v;
} sr_slot_candidates;

/* Hashes of the features that hold; those behind SR_SLOT_FEATURES are left out. */
typedef struct sr_slot_features {
  uint64_t v[SR_SLOT_FEATURES];
  uint32_t n;
} sr_slot_features;

/* The hash of a feature: the number of its kind and two values. */
static inline uint64_t sr_slot_feature(uint32_t kind, uint64_t a, uint64_t b)
{
  return sr_mix64((a + kind) * 0xff51afd7ed558ccdu + b * 0xc4ceb9fe1a85ec53u);
}

/* Appends the candidates of one entity. Allocates in the document's arena. */
void sr_slot_cut_entity(const sr_context *c, uint32_t entity, sr_slot_candidates *out);

/* What the features need of a report, made once. */
typedef struct sr_slot_scene sr_slot_scene;
sr_slot_scene *sr_slot_scene_new(const sr_context *c);
/* Features of an entity where it stands: the same for all candidates cut out of it. Replaces what `out` holds. */
void sr_slot_entity_features(const sr_slot_scene *s, uint32_t entity, sr_slot_features *out);
/* Adds the features of a candidate behind those of its entity. */
void sr_slot_cut_features(const sr_slot_scene *s, const sr_slot_candidate *k, sr_slot_features *out);
/* Features of a sentence: what it tells. Replaces what `out` holds. */
void sr_slot_sentence_features(const sr_slot_scene *s, uint32_t sent, sr_slot_features *out);

/* ---- what the models say of a report ---- */

/* Candidates of the same words. */
typedef struct sr_slot_name {
  uint64_t words;          /* hash of the words without articles and marks */
  uint32_t n_words;
  SR_VEC(uint32_t) word;   /* of sr_slot_view */
  uint32_t most[SR_SLOT_PARTS]; /* the best chance of each part, times 65536 */
} sr_slot_name;

typedef struct sr_slot_word {
  sr_slot_candidate at;
  uint32_t name;
  int32_t score[SR_SLOT_OUTPUTS];
  uint32_t chance[SR_SLOT_OUTPUTS]; /* times 65536 */
} sr_slot_word;

/* How the words of one name stand to those of another. */
enum { SR_SLOT_KIN_NONE, SR_SLOT_KIN_LONGER, SR_SLOT_KIN_SHORTER, SR_SLOT_KIN_SHARES };

typedef struct sr_slot_view {
  const sr_context *c;
  const sr_slot_model *model;
  int32_t report[SR_SLOT_KINDS];                 /* scores of the kinds of violence for the whole */
  SR_VEC(uint32_t) sent;                         /* the tagged sentences */
  int32_t (*sentence)[SR_SLOT_OUTPUTS];          /* per sentence of the report */
  SR_VEC(sr_slot_word) word;                     /* those that may play a part */
  SR_VEC(sr_slot_name) name;
  uint8_t *kin; /* sr_slot_kin of name a with name b at a * name.n + b */
} sr_slot_view;

/* What the first three models say. In the document's arena. */
sr_slot_view *sr_slot_look(const sr_context *c, const sr_slot_model *model);
/* Features of a kind of violence in a report (`r`: its incidents are known), and of a name as one of its parts; `score` is
 * that of the kind. */
void sr_slot_kind_features(const sr_slot_view *v, const sr_reading *r, uint32_t kind, sr_slot_features *out);
void sr_slot_fill_features(const sr_slot_view *v, uint32_t kind, int32_t score, uint32_t part, uint32_t name, sr_slot_features *out);
/* The incidents that the mentions of a sentence are of, a bit each; those behind the 31st are left out. `of`: the incident of
 * each mention. */
uint32_t sr_slot_incidents(const sr_context *c, const uint32_t *of, uint32_t sent);
/* Templates of the report: kinds of violence, with the words that play their parts. Several of a kind where victims and targets
 * stand with different incidents. */
void sr_slots_fill(const sr_context *c, const sr_slot_model *model, const uint32_t *of, sr_reading *r);

#endif
