/* Noun groups to entities: who or what, how many, how they hang together. */
#ifndef SR_EXTRACT_ENTITY_H
#define SR_EXTRACT_ENTITY_H

#include "extract/context.h"

/* Appends the entities of a tagged sentence to out->entity, one per noun group, in order, and links
 * coordination ("A, B and C"), apposition ("Omar Farooq, a commander,") and parts ("including ...",
 * "two of them ..."). `first` receives the index of the first. */
void sr_entities_find(sr_context *c, uint32_t sent, uint32_t *first);
/* Tells which of the entities from `first` on, all of one sentence, are persons though no list knows their names: by
 * what stands beside them. Part of sr_entities_find. */
void sr_entities_name(sr_context *c, uint32_t first);
/* Links the entities from `first` on, all of one sentence. Part of sr_entities_find. */
void sr_entities_link(sr_context *c, uint32_t first);

#endif
