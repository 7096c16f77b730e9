/* Named persons that the report ties to an incident or a proceeding. docs/internals/people.md tells the rules. */
#ifndef SR_EXTRACT_PEOPLE_H
#define SR_EXTRACT_PEOPLE_H

#include "extract/context.h"

/* Fills r->people, in order of first mention: name, aliases, descriptors, affiliation, roles in r->incidents, proceedings,
 * condition, evidence. `incident_of_mention` has, for each of out->mention, the index of its incident or
 * SR_NO_INDEX. A person without a role or a proceeding (a bare speaker) is none. Statements against a person have the
 * certainty of the words that make them. Everything lives in the document's arena. Thread-safe on documents
 * of their own. */
void sr_people_find(sr_context *c, sr_reading *r, const uint32_t *incident_of_mention);

#endif
