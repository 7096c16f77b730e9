/* What the words of a sentence mean, before events are looked for: quantities, time
 * expressions, places, actors, lexicon senses. Each is a token span with a value.
 * tag/ fills quantities and times, gazetteer/ the rest; extract/ reads them all.
 * Each array is sorted by first token, then longer first.
 */
#ifndef SR_MODEL_ANNOTATION_H
#define SR_MODEL_ANNOTATION_H

#include "model/document.h"
#include "model/lexicon.h"

#define SR_NONE UINT32_MAX

/* A bound that the words leave open. */
#define SR_OPEN INT32_MIN

typedef enum sr_qualifier { SR_Q_EXACT, SR_Q_AT_LEAST, SR_Q_UP_TO, SR_Q_ABOUT, SR_Q_VAGUE } sr_qualifier;

typedef enum sr_number_kind {
  SR_NUM_COUNT,    /* cardinal: may count people or things */
  SR_NUM_ORDINAL,  /* "third" */
  SR_NUM_PERCENT,  /* value in low/best/high; hundredths in `scaled` */
  SR_NUM_AGE,      /* "12-year-old", "aged 30", ", 21," after a name */
  SR_NUM_YEAR,     /* part of a date */
  SR_NUM_TIME,     /* part of a date, clock time or duration */
  SR_NUM_MONEY,
  SR_NUM_MEASURE,  /* distance, weight, calibre, temperature */
  SR_NUM_NAME,     /* part of a name or label: "Police Station No. 3", "AK-47", "Route 66", phone numbers */
  SR_NUM_SCORE,    /* "3-1", "by six wickets" */
  SR_NUM_RATIO     /* "one in three", "half", "twice" */
} sr_number_kind;

typedef struct sr_quantity {
  uint32_t tok_from, tok_to; /* the number with its qualifier: "at least 17", "two or three" */
  uint32_t num_from, num_to; /* the number words alone */
  int32_t low, best, high;   /* per the contract; SR_OPEN where open */
  int64_t scaled;            /* percent, money, measure: value * 100 */
  uint8_t kind, qualifier;
  bool more;                 /* "another three", "two more", "other": adds to a figure before */
  bool of;                   /* followed by "of them / of the": a part of the thing after it */
} sr_quantity;

typedef enum sr_precision {
  SR_PREC_DAY, SR_PREC_WEEK, SR_PREC_MONTH, SR_PREC_QUARTER, SR_PREC_YEAR, SR_PREC_UNKNOWN
} sr_precision;

typedef enum sr_daypart {
  SR_PART_NONE, SR_PART_MORNING, SR_PART_AFTERNOON, SR_PART_EVENING, SR_PART_NIGHT, SR_PART_CLOCK
} sr_daypart;

typedef enum sr_timex_type { SR_TIMEX_DATE, SR_TIMEX_TIME, SR_TIMEX_DURATION, SR_TIMEX_SET } sr_timex_type;

/* What a time expression is counted from. */
typedef enum sr_time_anchor {
  SR_ANCHOR_NONE,      /* absolute, or no date at all (duration, set) */
  SR_ANCHOR_PUBLISHED, /* "yesterday", "last week": resolved by tag/ already */
  SR_ANCHOR_EVENT      /* "the same night", "two days earlier", "the next day": sr_timex_resolve */
} sr_time_anchor;

typedef struct sr_timex {
  uint32_t tok_from, tok_to; /* the whole composed expression: "last year on February 17" */
  uint8_t type, anchor, precision, daypart;
  uint16_t minute;     /* minute of the day where daypart is SR_PART_CLOCK */
  sr_day from, to;     /* resolved interval, both ends inside; SR_NO_DAY where unresolved */
  int32_t shift;       /* SR_ANCHOR_EVENT: days from the event being told ("two days earlier" -2) */
  bool since;          /* "since January", "over the past month", "in recent months": a period up to now */
  bool period;         /* an interval that figures are over: quarter, "from January to March", "this year" */
  bool future;         /* lies after publication by its words */
  bool vague;          /* "recently", "in the past", "earlier": no date */
  sr_view value;       /* TIMEX3 value: "2024-07-23TNI", "P3D", "PRESENT_REF" */
} sr_timex;

/* Places. Ids are row numbers of the compiled gazetteer, meaningful with it only. */
typedef struct sr_place_mention {
  uint32_t tok_from, tok_to;
  uint32_t place;      /* resolved row, or SR_NONE: a place by its form that the gazetteer lacks */
  uint32_t rivals;     /* other places of this name that were possible */
  uint32_t inside;     /* index of the place mention that names what contains it ("Mochko area of Karachi"), or SR_NONE */
  uint8_t level;       /* sr_place_level of the resolved row */
  bool in_name;        /* part of an organisation's, person's or law's name: no incident place */
  bool demonym;        /* "Pakistani", "Karachiites" */
  bool near;           /* "near X", "outside X", "20 km north of X" */
  bool site;           /* a building, road, post: "near Northern Bypass", "Civil Hospital" */
  bool dateline;
  bool assumed;        /* `inside` is no words' saying: the place that the report told of last */
  bool direction;      /* in "from X", "to X" of a journey, or origin of a person ("a resident of X") */
  uint8_t hint;        /* sr_place_level + 1 that a generic word beside it tells ("X district"), 0 none */
  uint8_t evidence;    /* SR_PLACE_EV_*: what speaks for a place here */
  uint32_t full_from, full_to; /* the tokens with its generic words: "the Kulachi area", "village of X" */
} sr_place_mention;

enum {
  SR_PLACE_EV_GENERIC = 1, /* a generic word stands beside it */
  SR_PLACE_EV_PREP = 2,    /* "in", "at", "near", "from" before it */
  SR_PLACE_EV_OF = 4,      /* `inside` is told by "of", "in", "'s": not by a comma alone */
  SR_PLACE_EV_CASE = 8,    /* its capitals tell something */
  SR_PLACE_EV_LONE = 16,   /* no other capitalised word joins it */
  SR_PLACE_EV_NER = 32,    /* the tagger takes it for a place */
  SR_PLACE_EV_DOUBT = 64,  /* may be a person's or another thing's name */
  SR_PLACE_EV_OTHER = 128  /* is part of another thing's name here: goes when places are resolved */
};

typedef enum sr_place_level {
  SR_PLACE_POINT, SR_PLACE_NEIGHBOURHOOD, SR_PLACE_LOCALITY, SR_PLACE_ADMIN3, SR_PLACE_ADMIN2,
  SR_PLACE_ADMIN1, SR_PLACE_COUNTRY, SR_PLACE_REGION /* "Middle East", "South Asia" */
} sr_place_level;

/* A named actor of data/actors: row of the actor table. */
typedef struct sr_actor_mention {
  uint32_t tok_from, tok_to;
  uint32_t actor;     /* row, see model/actors.h */
  bool weak;          /* an ambiguous alias */
} sr_actor_mention;

/* A sense of the lexicon at a token span. The longest phrase wins inside a class. */
typedef struct sr_sense {
  uint32_t tok_from, tok_to;
  uint32_t entry; /* row of the lexicon */
} sr_sense;

/* A word group, made from the chunk tags. */
typedef struct sr_group {
  uint32_t tok_from, tok_to;
  uint32_t head; /* last noun of an NP, main verb of a VP */
  bool verb;     /* VP, else NP */
} sr_group;

/* All annotations of a document; sentence s owns [at[s], at[s+1]) of each where noted. */
typedef struct sr_annotations {
  SR_VEC(sr_quantity) quantity;
  SR_VEC(sr_timex) timex;
  SR_VEC(sr_place_mention) place;
  SR_VEC(sr_actor_mention) actor;
  SR_VEC(sr_sense) sense;
  SR_VEC(sr_group) group;
  /* Made with the senses, NULL before; of each token: the index of the first sense that starts there or
   * later (one more entry at the end), and the classes of the senses that cover it (1 << sr_lex_class).
   * Most questions after a sense end at the second. sr_ann_cover puts the bits of SR_COVER_* beside the classes. */
  uint32_t *sense_at;
  uint32_t *sense_classes;
} sr_annotations;

/* Bits of sense_classes that tell what else covers a token. */
enum {
  SR_COVER_TIMEX = 1 << 28,
  SR_COVER_PLACE = 1 << 29,
  SR_COVER_ACTOR = 1 << 30,
  SR_COVER_QUANTITY = 1 << 27,
  SR_COVER_ALL = SR_COVER_TIMEX | SR_COVER_PLACE | SR_COVER_ACTOR | SR_COVER_QUANTITY
};
_Static_assert(SR_LEX_CLASS__N <= 27, "the classes of the lexicon take the lower bits");

/* Marks the tokens that times, places, actors and quantities cover, once all are found and settled: what asks for one
 * by its token then ends at a bit test mostly. The senses must have been found. */
void sr_ann_cover(sr_annotations *a, uint32_t n_tok);

/* First element of a sorted annotation array whose tok_from is >= `tok`: an index, n where none.
 * Works on any of the arrays: each element begins with {uint32_t tok_from, tok_to}. */
uint32_t sr_ann_lower(const void *v, uint32_t n, size_t item, uint32_t tok);
#define SR_ANN_FROM(vec, tok) sr_ann_lower((vec).v, (vec).n, sizeof *(vec).v, (tok))

/* Resolves an SR_ANCHOR_EVENT expression against the day of the event being told. */
void sr_timex_resolve(sr_timex *t, sr_day event);

#endif
