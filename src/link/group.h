/* An incident while it is put together. */
#ifndef SR_LINK_GROUP_H
#define SR_LINK_GROUP_H

#include "link/link.h"

typedef struct sr_group_state {
  SR_VEC(uint32_t) mention; /* indices, in the order of the report */
  uint32_t events;          /* union */
  uint32_t timex;           /* the one that dates it, SR_NONE */
  sr_day from, to;
  uint8_t precision, daypart;
  uint16_t minute;
  uint32_t place;           /* place mention, SR_NONE */
  bool recalled, dated_by_words, dropped, past_perfect, only_side;
  uint32_t order;           /* first token, the title first */
} sr_group_state;

typedef struct sr_linker {
  const sr_link_input *in;
  sr_reading *r;
  SR_VEC(sr_group_state) group;
  uint32_t *of_mention; /* group of each mention, SR_NONE */
  uint32_t waiting; /* an operation told of nobody hurt, for the incident told next; SR_NONE */
  SR_VEC(sr_reason) reason;
  bool natural;      /* illness, disaster or traffic is told of */
  uint32_t dateline; /* place mention of the dateline, SR_NONE */
  uint32_t home;     /* home.c: place mention of the town of the report, SR_NONE; once home_known */
  bool home_known;
  const sr_count *source; /* of each ledger row of the incident at hand: where it came from */
  uint32_t *group_of_sent; /* made when first asked for: see sr_lk_group_of_sentence */
  uint32_t *sents, *sents_at; /* the same turned round: sr_lk_sentences */
  uint32_t *row_of_speech;    /* speaker.c: of the incident at hand, SR_NONE outside of it */
} sr_linker;

static inline const sr_mention *sr_lk_mention(const sr_linker *l, uint32_t i)
{
  return &l->in->x->mention.v[i];
}
static inline const sr_entity *sr_lk_entity(const sr_linker *l, uint32_t i)
{
  return &l->in->x->entity.v[i];
}

/* The mention of a group that a new one is compared with after its i-th: of a long story the first few
 * and the latest are, so that the time grows with its length only. */
static inline uint32_t sr_lk_next(const sr_group_state *g, uint32_t i)
{
  return i == 7 && g->mention.n > 24 ? g->mention.n - 16 : i + 1;
}

/* Steps, in order; see the files of their names. */
void sr_lk_assemble(sr_linker *l);                               /* assemble.c */
void sr_lk_ledger(sr_linker *l, sr_group_state *g, sr_incident *out);   /* ledger.c */
void sr_lk_parties(sr_linker *l, sr_group_state *g, sr_incident *out);  /* party.c */
void sr_lk_class(sr_linker *l, sr_group_state *g, sr_incident *out);    /* class.c */
void sr_lk_sides(sr_linker *l, sr_group_state *g, sr_incident *out);    /* side.c */
void sr_lk_totals(sr_incident *out);                             /* totals.c */
void sr_lk_where(sr_linker *l, sr_group_state *g, sr_incident *out);    /* where.c */
uint32_t sr_lk_home(sr_linker *l);                               /* home.c */
/* home.c: "Dayton police", "the Adilabad District Superintendent of Police", "the mayor of Tibú": a place whose office is told of. */
bool sr_lk_of_police(const sr_linker *l, const sr_place_mention *m);
void sr_lk_things(sr_linker *l, sr_group_state *g, sr_incident *out);   /* thing.c */
/* goal.c: buildings, vehicles and works that the incident was done to, and the words for the people of its ledger rows */
void sr_lk_goals(sr_linker *l, sr_group_state *g, sr_incident *out);
void sr_lk_speakers(sr_linker *l, sr_group_state *g, sr_incident *out); /* speaker.c */

/* The first speech, the first entity of a sentence or of a later one: both arrays are in the order of the report. */
uint32_t sr_lk_speech_from(const sr_linker *l, uint32_t sent);
uint32_t sr_lk_entity_from(const sr_linker *l, uint32_t sent);
uint32_t sr_lk_mention_from(const sr_linker *l, uint32_t sent);

/* Evidence of a field: the text of tokens [from, to). */
void sr_lk_evidence(sr_linker *l, sr_incident *out, sr_view field, uint32_t tok_from, uint32_t tok_to);
/* A reason for --explain; nothing where it is off. `incident` is the group's number. */
void sr_lk_reason(sr_linker *l, uint32_t incident, sr_view field, uint32_t tok_from, uint32_t tok_to, sr_view text);
/* Text of tokens without article and number before the noun, 0x1F and line breaks as they are. */
sr_view sr_lk_words(const sr_linker *l, const sr_entity *e);
/* The group that a sentence tells of, else the one told last before it; SR_NONE where none was. Once assembled. */
uint32_t sr_lk_group_of_sentence(sr_linker *l, uint32_t sent);
/* The sentences of a group by sr_lk_group_of_sentence, in order; `n` how many. What is done for each incident
 * goes over these, never over the whole report, else a list of incidents takes the square of its length. */
const uint32_t *sr_lk_sentences(sr_linker *l, uint32_t group, uint32_t *n);
/* The actor kind of an entity, -1 where it is no party. */
int sr_lk_kind(const sr_linker *l, const sr_entity *e);
bool sr_lk_state_kind(int kind);

#endif
