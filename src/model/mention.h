/* What one sentence says of one incident: the product of extract/, the input of link/.
 *
 * Entities are who and what the noun groups speak of; mentions hold what happened to
 * them. Indices point into the arrays of sr_extraction. SR_NONE: none.
 */
#ifndef SR_MODEL_MENTION_H
#define SR_MODEL_MENTION_H

#include "model/annotation.h"
#include "sitrep/reading.h"

typedef enum sr_entity_type {
  SR_ENT_OTHER, SR_ENT_PEOPLE, SR_ENT_ITEM, SR_ENT_SITE, SR_ENT_EVENT, SR_ENT_PLACE, SR_ENT_TIME
} sr_entity_type;

typedef enum sr_definiteness { SR_DEF_BARE, SR_DEF_A, SR_DEF_THE } sr_definiteness;

/* One noun group and what it speaks of. */
typedef struct sr_entity {
  uint32_t tok_from, tok_to; /* with its qualifier ("at least 17 other people") */
  uint32_t head;             /* token */
  uint32_t sent;
  uint8_t type; /* sr_entity_type */
  uint8_t def;  /* sr_definiteness */
  uint8_t who;  /* sr_who of people */
  int8_t kind;  /* sr_kind they have as a party, -1 where they are none */
  int8_t outcome; /* sr_outcome that the word itself tells ("the injured"), -1 */
  int8_t item;    /* sr_item_kind, -1 */
  bool plural, mass, generic, armed, attacker, suspect, abstract, device, carrier, casualties;
  bool counted;   /* a number is told or implied */
  bool explicit_number;
  bool more;      /* "two more", "another": beside those told before */
  int32_t low, best, high; /* SR_OPEN where open */
  uint8_t bound;           /* sr_qualifier */
  uint32_t quantity;       /* index of the sr_quantity, SR_NONE */
  uint32_t actor;          /* index of the sr_actor_mention inside it, SR_NONE */
  uint32_t place;          /* index of the sr_place_mention at its head, SR_NONE */
  uint32_t sense;          /* lexicon row of its head, SR_NONE */
  uint32_t name_from, name_to; /* tokens of a person's name; equal where none */
  uint32_t next;  /* next entity coordinated with it, SR_NONE */
  uint32_t part;  /* first entity told to be among it ("including ..."), SR_NONE */
  uint32_t whole; /* the entity it is among, SR_NONE */
  uint32_t same;  /* the entity that it is in apposition to, SR_NONE */
} sr_entity;

/* One figure of people: a candidate row of the ledger. */
typedef struct sr_count {
  uint32_t entity;           /* SR_NONE for a toll without a noun */
  uint32_t tok_from, tok_to; /* words of the figure */
  uint32_t trig_from, trig_to; /* words of the outcome */
  uint32_t sent;
  uint8_t outcome, who; /* sr_outcome, sr_who */
  uint8_t role;         /* sr_arg: which part of the clause they were */
  int32_t low, best, high;
  uint8_t bound; /* sr_qualifier */
  uint32_t part_of;   /* index of the count it is part of, SR_NONE */
  bool plural, toll, /* "the death toll": all dead of the incident */
      overtakes,     /* "rose to": replaces an earlier figure */
      later,         /* died of injuries: moves from injured to killed */
      definite, more, zero, suspect, abstract,
      shot,   /* only told to be hit: of those who died of it the dead are told elsewhere */
      naming, /* "identified as X": names people told before */
      of_told; /* "five of the dead": some of those that a sentence before told of */
  uint32_t speech; /* index of the sr_speech it stands in, SR_NONE */
} sr_count;

typedef enum sr_arg { SR_ARG_AGENT, SR_ARG_VICTIM, SR_ARG_TARGET, SR_ARG_PARTY, SR_ARG_BOMBER } sr_arg;

typedef struct sr_party {
  uint32_t entity;
  uint32_t event; /* SR_EV_* of the trigger */
  uint8_t arg;    /* sr_arg */
} sr_party;

typedef struct sr_thing {
  uint32_t entity, tok_from, tok_to;
  int8_t item;
  int32_t count; /* SR_OPEN where not told */
  bool seized;
} sr_thing;

/* Kinds of event in a mention: what its triggers are. */
enum {
  SR_EV_ATTACK = 1, SR_EV_BLAST = 2, SR_EV_CLASH = 4, SR_EV_OPERATION = 8, SR_EV_ARREST = 16,
  SR_EV_ABDUCT = 32, SR_EV_KILL = 64, SR_EV_INJURE = 128, SR_EV_BODY = 256, SR_EV_SURRENDER = 512,
  SR_EV_ROB = 1024, SR_EV_BURN = 2048, SR_EV_DEFUSE = 4096, SR_EV_SEIZE = 8192, SR_EV_RELEASE = 16384,
  SR_EV_CLAIM = 32768, SR_EV_TOLL = 65536, SR_EV_COMMUNAL = 1 << 17, SR_EV_INFIGHT = 1 << 18,
  SR_EV_MISSING = 1 << 19, SR_EV_ESCAPE = 1 << 20, SR_EV_SUICIDE = 1 << 21, SR_EV_ENCOUNTER = 1 << 22,
  SR_EV_PLANT = 1 << 23, SR_EV_HIJACK = 1 << 24, SR_EV_RIOT = 1 << 25, SR_EV_SABOTAGE = 1 << 26,
  SR_EV_UNHURT = 1 << 27, SR_EV_STORM = 1 << 28, SR_EV_DAMAGE = 1 << 29,
  SR_EV_SLAIN = 1 << 30 /* killed by somebody or something, not only dead */
};

typedef struct sr_mention {
  uint32_t sent;
  uint32_t trig_from, trig_to; /* the first trigger's words */
  uint32_t act_from, act_to;   /* the first words of what was done, not of what came of it; empty: none */
  uint32_t tok_from, tok_to;   /* the part of the sentence that is about it */
  uint32_t events;             /* SR_EV_* */
  bool tactics[SR_TACTIC__N];
  uint32_t tactic_from[SR_TACTIC__N], tactic_to[SR_TACTIC__N];
  uint8_t status;              /* sr_state */
  uint32_t status_from, status_to; /* words that told it, where not occurred */
  bool recalled;   /* told as earlier by its words: past perfect beside another event, "last year" */
  bool reference;  /* "the attack", "the blast": one told of before */
  bool separate;   /* "another", "in a separate incident", "meanwhile": a new one */
  bool nominal;    /* only a noun names it */
  bool summary;    /* adds up several incidents: "in separate attacks" */
  bool side;       /* named in passing: "mastermind of the attack", "in connection with the murder" */
  int8_t ref_outcome;  /* "the slain terrorist": sr_outcome of people told before, -1 */
  uint8_t ref_who;     /* sr_who of them */
  int32_t ref_count;   /* how many they were, SR_OPEN */
  uint32_t timex;  /* index, SR_NONE */
  uint32_t place;  /* index of the finest place mention, SR_NONE */
  uint32_t site;   /* entity of a site where it happened or that was the target, SR_NONE */
  SR_VEC(sr_count) count;
  SR_VEC(sr_party) party;
  SR_VEC(sr_thing) thing;
  SR_VEC(uint32_t) goal; /* entities: buildings, vehicles, works that it was done to */
} sr_mention;

/* Somebody says something: the words of a span stand on them. */
typedef struct sr_speech {
  uint32_t sent;
  uint32_t tok_from, tok_to; /* what is said */
  uint32_t who_from, who_to; /* the speaker's words */
  uint32_t cue_from, cue_to; /* the word of saying */
  uint8_t kind;              /* sr_speaker */
  uint8_t stance;            /* sr_stance */
  bool implied;              /* carried over from the sentence before ("he added") */
  uint32_t full_from, full_to; /* the speaker's words where he was called more fully before; equal where here */
} sr_speech;

/* Where the figures of a statistic are from: settled against the gazetteer by whoever may use it. */
typedef struct sr_stat_place {
  uint32_t statistic, nth; /* places[nth] of out->statistic */
  uint32_t mention;        /* index of a place mention; with `level`: the place of that level that holds it */
  uint8_t level;           /* sr_place_level to rise to ("the province"), 255: the mention itself */
} sr_stat_place;

typedef struct sr_extraction {
  SR_VEC(sr_entity) entity;
  SR_VEC(sr_mention) mention;
  uint32_t n_told; /* mentions that the sentences told, in their order; what link/ makes of them stands behind */
  SR_VEC(sr_speech) speech;
  SR_VEC(sr_statistic) statistic;
  SR_VEC(sr_stat_place) stat_place;
  SR_VEC(sr_campaign) campaign;
  bool *taken; /* per sentence: a statistic or campaign, makes no incident */
} sr_extraction;

#endif
