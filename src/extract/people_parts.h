/* The steps of sr_people_find and what they hand each other. Private to people*.c. */
#ifndef SR_EXTRACT_PEOPLE_PARTS_H
#define SR_EXTRACT_PEOPLE_PARTS_H

#include "extract/people.h"
#include "extract/walk.h"

typedef SR_VEC(sr_view) sr_views;

/* One person while the report is read. */
typedef struct sr_draft {
  sr_span name;     /* the fullest form */
  sr_view name_text;
  sr_views aliases, descriptors;
  SR_VEC(sr_person_role) roles;
  SR_VEC(sr_proceeding) proceedings;
  sr_evidences evidence;
  sr_view affiliation, affiliation_id;
  sr_certainty affiliation_certainty;
  bool hostile;     /* called so, or accused */
  bool bystander;   /* police, soldier, civilian by title or noun: never "the slain terrorist" */
  bool at_large, woman, man, convict;
  bool office;      /* has a rank or office: acts for the state, not as an attacker */
  uint8_t who;      /* sr_who by noun or title, SR_WHO__N where none */
  uint32_t spoke, named; /* mentions as a speaker; mentions by name */
  uint32_t last;    /* token of the latest mention that was no speaker's */
  bool touched;     /* has a mention outside of a speaker's words */
} sr_draft;

typedef enum sr_form { SR_FORM_NAME, SR_FORM_NOUN, SR_FORM_PRONOUN } sr_form;

/* Where the words speak of a person. */
typedef struct sr_person_mention {
  uint32_t tok_from, tok_to; /* the noun group */
  sr_span also;              /* another noun group that names the same one: an apposition, a predicate; or empty */
  uint32_t person;           /* draft */
  uint32_t sent;
  uint8_t form;              /* sr_form */
  bool speaker;              /* inside a speaker's words */
  bool possessive;           /* "his", "'s": somebody of his, not he */
} sr_person_mention;

typedef struct sr_people {
  sr_context *c;
  sr_reading *r;
  const uint32_t *incident_of;
  SR_VEC(sr_draft) draft;
  SR_VEC(sr_person_mention) mention; /* sorted by token */
  unsigned accusations;              /* looked at so far */
  sr_proceeding verdict;             /* the latest with a date, and its sentence + 1; 0: none */
  uint32_t verdict_sent;
} sr_people;

/* Of one report; what is more is not read. */
#define SR_MAX_DRAFTS 1000
#define SR_MAX_ACCUSATIONS 500
#define SR_MAX_DEEDS 200 /* incidents that the words of an accusation are compared with */

/* people_name.c: the name inside a noun group, without rank; empty where there is none. */
sr_span sr_people_name(const sr_context *c, sr_span group);
/* people_name.c: the draft of a name, made where there is none yet. */
uint32_t sr_people_named(sr_people *p, sr_span name); /* SR_NONE where there are too many */
/* people_name.c: aliases behind a name ("alias Kala"): the token behind them. */
uint32_t sr_people_aliases(sr_people *p, uint32_t person, uint32_t tok, uint32_t end);
/* people_name.c: adds what the words call a person, each once; sets hostile, bystander. */
void sr_people_describe(sr_people *p, uint32_t person, uint32_t from, uint32_t to);

/* people_refer.c: fills the mentions of the whole document. */
void sr_people_mentions(sr_people *p);
/* people_refer.c: the nearest mention that ends at or before `tok`, or starts at or after it, in the sentence; SR_NONE. */
uint32_t sr_people_before(const sr_people *p, uint32_t sent, uint32_t tok);
uint32_t sr_people_after(const sr_people *p, uint32_t sent, uint32_t tok, uint32_t end);
/* people_refer.c: the first mention that starts at `tok` or later. */
uint32_t sr_people_from(const sr_people *p, uint32_t tok);
/* people_refer.c: the first mention whose group overlaps [from, to): SR_NONE. */
uint32_t sr_people_at(const sr_people *p, uint32_t from, uint32_t to);

/* people_role.c: roles by the ledger of mentions, by accusation; affiliation. */
void sr_people_roles(sr_people *p);
/* people_role.c: the affiliation that a noun with "of the ..." in [from, to) tells. */
void sr_people_belongs(sr_people *p, uint32_t person, uint32_t from, uint32_t to);
/* people_role.c: the incident of a non-state party that the words of the sentence behind `tok` tell or name; SR_NO_INDEX. */
uint32_t sr_people_deed(const sr_people *p, uint32_t sent, uint32_t tok);
/* people_role.c: how sure the words [from, to) are, by themselves and by who speaks them. */
sr_certainty sr_people_certainty(const sr_context *c, uint32_t from, uint32_t to);
/* people_proceeding.c */
void sr_people_proceedings(sr_people *p);

/* The stance and speaker of the words at a token: index of the speech, SR_NONE. */
uint32_t sr_people_speech(const sr_context *c, uint32_t tok);
void sr_people_evidence(sr_people *p, uint32_t person, sr_view field, uint32_t from, uint32_t to);
/* Adds a role once; the better certainty stays. */
void sr_people_add_role(sr_people *p, uint32_t person, uint32_t incident, sr_prole role, sr_certainty certainty, sr_span words);

#endif
