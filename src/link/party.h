/* The parties of one incident while they are put together: who is whom (party.c), whose weapons speak for
 * them (power.c), who claims, is accused or denies (accuse.c). Lives in the document's arena. */
#ifndef SR_LINK_PARTY_H
#define SR_LINK_PARTY_H

#include "link/group.h"

typedef struct sr_lk_party {
  uint32_t actor; /* actor row, SR_NONE */
  int kind;       /* sr_kind */
  sr_role role;
  sr_certainty certainty;
  bool denial, state;
  bool hurt, aimed, acted, fought; /* what it was in the words: victim, aim, doer, one of two that fought */
  bool held;                       /* arrested */
  bool generic;                    /* "a man", "two women": says only that they were people */
  bool settled;                    /* its role is told by words of claim or accusation */
  uint32_t entity;                 /* whose words are its text, SR_NONE */
  uint32_t tok_from, tok_to;       /* its text where these are not empty, or no entity is */
} sr_lk_party;

typedef struct sr_lk_party_list {
  sr_linker *l;
  uint32_t group;
  const sr_incident *out;
  SR_VEC(sr_lk_party) v;
  bool acting; /* the party that is being added did it */
} sr_lk_party_list;

/* A name for a party, and the words that are it. */
typedef struct sr_lk_who {
  uint32_t actor;            /* actor row, SR_NONE */
  int kind;                  /* sr_kind, -1: no party */
  uint32_t entity;           /* SR_NONE where the words are in no noun group of an event's sentence */
  uint32_t tok_from, tok_to; /* the words of the name; equal where none */
} sr_lk_who;

/* Whom the entity's words name for certain: by a name in them, by one that hangs on them ("militants of the X"), by
 * "the army" in the country where it happened. */
sr_lk_who sr_lk_who_of(const sr_lk_party_list *ps, uint32_t entity);
/* The named actor at an actor mention. */
sr_lk_who sr_lk_who_at(const sr_lk_party_list *ps, uint32_t mention);
/* The named actor that hangs on the words by "of", "from", "loyal to": an actor mention, SR_NONE. */
uint32_t sr_lk_affiliation(const sr_linker *l, const sr_entity *e);
/* The row of a country's force ("ru", "military"), SR_NONE. */
uint32_t sr_lk_force_row(const sr_linker *l, sr_view country, const char *force);
/* An armed group, criminals, or unknown men: kinds under which one party may be called by several words. */
bool sr_lk_armed_kind(int kind);
/* The party that the entity speaks of, added where it is not listed; NULL where it is none. Valid until the next call. */
sr_lk_party *sr_lk_add_party(sr_lk_party_list *ps, uint32_t entity);
/* Gives the party the name and kind of the words, where they tell more than it has. */
void sr_lk_name_party(sr_lk_party *p, const sr_lk_who *who);

/* "Gunmen suspected to be herdsmen": the entity that they are taken for, SR_NONE. */
uint32_t sr_lk_taken_for(const sr_linker *l, uint32_t entity);

/* State forces that only their jets, drones or shells name ("Russian shelling", "a US drone"). */
void sr_lk_powers(sr_lk_party_list *ps);

/* Claims, accusations, suspicions and denials anywhere in the report that are about this incident. */
void sr_lk_accuse(sr_lk_party_list *ps);

/* The bare name of a community or tribe, empty where its words have none; `text` is what the reading prints. */
sr_view sr_lk_people_name(const sr_linker *l, const sr_entity *e, sr_view text);

#endif
