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
/* people_role.c: has a person this role in any incident; the role that an outcome of the ledger gives, -1 where none. */
bool sr_people__has_role(const sr_draft *d, sr_prole role);
int sr_people__role_of(uint8_t outcome);
/* people_role.c: do the noun's words tell this outcome: "slain", "the injured"? */
bool sr_people__told_outcome(const sr_context *c, uint32_t from, uint32_t to, int outcome);
/* people_role.c: nothing between a name and a verb makes another one its subject; the mention is joined to one before by "and". */
bool sr_people__joined_subject(const sr_context *c, uint32_t from, uint32_t to);
bool sr_people__joined_before(const sr_people *p, uint32_t at);
/* people_role.c: the incident told in the sentence, or else just before; SR_NO_INDEX. */
uint32_t sr_people__incident_near(const sr_people *p, uint32_t sent);

/* people_antecedent.c: the noun or name gives its person the role of the figure told before. */
void sr_people__antecedent_role(sr_people *p, const sr_person_mention *m);
/* people_antecedent.c: a new name that opens a sentence is the one unnamed person of the sentence before. */
void sr_people__introduced_next(sr_people *p, const sr_person_mention *m);
/* people_antecedent.c: as many new names as people were counted just before are those people. */
void sr_people__introduced_together(sr_people *p, uint32_t at);

/* people_accuse.c: an accusation by a `planner` or `perpetrator` word of the sentence. */
void sr_people__accuse(sr_people *p, uint32_t sent, uint32_t sense, sr_prole role);
/* people_accuse.c: "the attack", "the bombing" without more: the latest attack told before; SR_NO_INDEX. */
uint32_t sr_people__deed_before(const sr_people *p, uint32_t sent);

/* people_party.c: the first armed group or party in [from, to): index of the actor mention, SR_NONE. */
uint32_t sr_people__affiliation_at(const sr_context *c, uint32_t from, uint32_t to);
/* people_party.c: sets the affiliation where the person has none yet. */
void sr_people__set_affiliation(sr_people *p, uint32_t person, uint32_t actor, sr_certainty certainty, sr_span words);
/* people_party.c: do the words between a noun and a party make it of the party? */
bool sr_people__of_words(const sr_context *c, uint32_t from, uint32_t to);
/* people_party.c: "a commander of the banned TTP", "belonged to the ISKP"; a name whose group holds the party; "men led by X". */
void sr_people__affiliation(sr_people *p, uint32_t sent, uint32_t sense, bool belongs);
void sr_people__affiliation_in_group(sr_people *p, const sr_person_mention *m);
void sr_people__leader(sr_people *p, uint32_t sent, const sr_sense *s);
/* people_party.c: the affiliation that a noun with "of the ..." in [from, to) tells. */
void sr_people_belongs(sr_people *p, uint32_t person, uint32_t from, uint32_t to);
/* people_accuse.c: the incident of a non-state party that the words of the sentence behind `tok` tell or name; SR_NO_INDEX. */
uint32_t sr_people_deed(const sr_people *p, uint32_t sent, uint32_t tok);
/* people_accuse.c: how sure the words [from, to) are, by themselves and by who speaks them. */
sr_certainty sr_people_certainty(const sr_context *c, uint32_t from, uint32_t to);
/* people_proceeding.c */
void sr_people_proceedings(sr_people *p);

/* The stance and speaker of the words at a token: index of the speech, SR_NONE. */
uint32_t sr_people_speech(const sr_context *c, uint32_t tok);
void sr_people_evidence(sr_people *p, uint32_t person, sr_view field, uint32_t from, uint32_t to);
/* Adds a role once; the better certainty stays. */
void sr_people_add_role(sr_people *p, uint32_t person, uint32_t incident, sr_prole role, sr_certainty certainty, sr_span words);

#endif
