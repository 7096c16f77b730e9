/* Inside of people_proceeding.c and people_venue.c: one word of a proceeding, with its sentence. */
#ifndef SR_EXTRACT_PEOPLE_STEP_H
#define SR_EXTRACT_PEOPLE_STEP_H

#include "extract/people_parts.h"

#define SR_STEP_MOST 6 /* persons of one proceeding */

typedef struct sr_person_list {
  uint32_t v[SR_STEP_MOST];
  unsigned n;
} sr_person_list;

typedef struct sr_step {
  sr_people *p;
  sr_context *c;
  uint32_t sent, from, to; /* sentence */
  uint32_t sense, verb_from, verb_to;
  uint32_t edge;  /* the next proceeding of the sentence starts here, or its end */
  uint32_t floor; /* the proceeding before ends here, or the sentence starts */
  sr_proc_kind kind;
  bool first;     /* no proceeding before it in the sentence */
  bool tried;     /* "will try X for": no proceeding of its own */
  const sr_person_list *them; /* whom the proceeding before is about */
  uint32_t shared; /* date before the first proceeding ("on Monday sentenced ... and acquitted"), SR_NONE */
} sr_step;

static inline bool sr_step_verdict(sr_proc_kind k)
{
  return k == SR_PROCEEDING_convicted || k == SR_PROCEEDING_acquitted || k == SR_PROCEEDING_sentenced;
}

/* The first venue of the kind `attr` ("court", "jail", "station") in [from, to): index of its sense, SR_NONE. (people_venue.c) */
uint32_t sr_step__venue_in(const sr_context *c, uint32_t from, uint32_t to, const char *attr);
/* The first date in [from, to) that is the proceeding's and not the deed's: index of the timex, SR_NONE. */
uint32_t sr_step__date_in(const sr_step *s, uint32_t from, uint32_t to);
/* Fills date, and places, of a proceeding. */
void sr_step__set_date(const sr_step *s, sr_proceeding *out);
void sr_step__set_places(const sr_step *s, sr_proceeding *out);

#endif
