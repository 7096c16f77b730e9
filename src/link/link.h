/* Mentions to incidents: what belongs together, and the ledger, place, date and parties of each. */
#ifndef SR_LINK_LINK_H
#define SR_LINK_LINK_H

#include "model/actors.h"
#include "model/mention.h"
#include "model/place_info.h"

typedef struct sr_link_input {
  const sr_lexicon *lex;
  const sr_actors *actors;
  sr_document *doc;
  sr_annotations *ann;
  sr_extraction *x;
  sr_place_service places;
  bool explain;
} sr_link_input;

/* Groups the mentions into incidents and fills r->incidents, relations and (where explain) reasons.
 * Returns, for each mention, the index of its incident or SR_NO_INDEX: in the arena.
 * Every text of the result lies in the report, the arena or a mapped file. */
const uint32_t *sr_link(const sr_link_input *in, sr_reading *r);

/* Once the people are known: the armed group of a person who is accused of an incident becomes its accused
 * initiator, where no other is named. Texts lie in the report and the actor table. */
void sr_link_affiliates(const sr_link_input *in, sr_reading *r);

#endif
