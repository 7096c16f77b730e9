/* What a row of ACLED's is made of, before rows of the same parties, day and place become one (write_acled.c). */
#ifndef SR_EXCHANGE_ACLED_H
#define SR_EXCHANGE_ACLED_H

#include "exchange/sides.h"
#include "exchange/target.h"

/* An actor as ACLED writes it, with its unit or victims' kind as associate. */
typedef struct sr_acled_actor {
  sr_view name, assoc, inter; /* empty: there is none */
  int code;                   /* of `inter`, 0: none */
  bool years;                 /* false: a state's forces of which no regime is known */
} sr_acled_actor;

sr_acled_actor sr_acled_name(sr_arena *a, const sr_party_row *p, sr_view country, int32_t day);
/* All of a side: the first with the others as associates. */
sr_acled_actor sr_acled_side(sr_arena *a, const sr_party_row *v, uint32_t n, sr_view country, int32_t day);
/* Civilians as the victim, the armed among them as associates: violence against civilians. */
sr_acled_actor sr_acled_victim(sr_arena *a, const sr_sides *s, sr_view country, int32_t day);
/* "State forces-Rebel group" of two codes; 0: that actor is not there. */
sr_view sr_acled_interaction(int a, int b);
/* The type of event that ACLED would see in it; empty: none. Views into the tables. */
sr_view sr_acled_event(const sr_known *k, const sr_sides *s);
/* The one figure of deaths: the lowest that is told, vague words by ACLED's numbers. */
int32_t sr_acled_fatalities(const sr_known *k);
/* "International-National" of the reports' sources. */
sr_view sr_acled_scale(sr_arena *a, const sr_story *s);

/* "On 12 March 2022, A clashed with B in Mastung (Mastung, Balochistan), killing 2 policemen. 2 fatalities. Read by
 * Sitrep ..." */
sr_view sr_row_note(sr_arena *a, const sr_story *s, sr_view by, sr_view verb, sr_view on, int32_t day,
                    int32_t fatalities);
/* "2 policemen and 1 civilian" of the ledger's rows of an outcome; empty where it has none. */
sr_view sr_row_people(sr_arena *a, const sr_known *k, sr_outcome outcome);
/* The most exact name of the place. */
sr_view sr_place_title(const sr_place *p);
/* Distinct names of the reports' sources, "; " between. */
sr_view sr_story_sources(sr_arena *a, const sr_story *s);

#endif
