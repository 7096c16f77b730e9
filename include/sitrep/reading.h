/* The reading: what one report holds (contract `sitrep.reading/1`, docs/formats/reading.md).
 *
 * Plain structs. Everything that a reading points at lives in the session that made it
 * (sr_session, engine.h) and dies with the session's next reading. Read-only for callers.
 * Each enumerated type `sr_x` has `const char *sr_x_name(sr_x)`, the JSON word, and
 * `int sr_x_of(sr_view)`, its value or -1.
 */
#ifndef SITREP_READING_H
#define SITREP_READING_H

#include <stdbool.h>
#include <stdint.h>

#include "sitrep/view.h"

#define SR_ENUM_ROW(P, id) P##_##id,
#define SR_ENUM_DECLARE(type, P, LIST)     \
  typedef enum type {                      \
    LIST(SR_ENUM_ROW, P) P##__N            \
  } type;                                  \
  const char *type##_name(type v);         \
  int type##_of(sr_view word);
#define SR_ENUM SR_ENUM_DECLARE
#include "sitrep/enums.def"
#undef SR_ENUM

/* The group of totals that a kind of victim falls in (docs/formats/reading.md); of mixed and unknown kinds SR_GROUP_unknown.
 * Pure, thread-safe. */
sr_group_kind sr_who_group(sr_who who);

/* "Not told": printed as null. */
#define SR_NULL_INT INT32_MIN
/* No such row or incident. */
#define SR_NO_INDEX UINT32_MAX

/* Words that a value rests on. Where `from` is UINT32_MAX the words stand in a title that was
 * given apart from the text. */
typedef struct sr_evidence {
  sr_view field; /* path inside the incident, person ...: "casualties/0" */
  uint32_t from, to;
  sr_view text;
} sr_evidence;

typedef struct sr_evidences {
  sr_evidence *v;
  uint32_t n, cap;
} sr_evidences;

typedef struct sr_date {
  int32_t from, to; /* days since 1970-01-01, SR_NULL_INT where unknown */
  sr_dateprec precision;
  sr_view time; /* "HH:MM", "morning" ... or empty */
} sr_date;

typedef struct sr_place {
  sr_view text, site, neighbourhood, locality, admin2, admin1, country;
  bool located;
  double lat, lon;
  sr_placeprec precision;
  sr_view gazetteer;
} sr_place;

typedef struct sr_actor {
  sr_role role;
  sr_view name, id; /* empty: null */
  sr_view text;
  sr_kind kind;
  sr_certainty certainty;
  bool denial;
} sr_actor;

typedef struct sr_casualty {
  sr_outcome outcome;
  sr_who who;
  sr_side side;
  int32_t low, best, high; /* SR_NULL_INT: null */
  sr_bound qualifier;
  sr_scope scope;
  uint32_t part_of; /* row, or SR_NO_INDEX */
  sr_view *names;
  uint32_t n_names;
  uint32_t attribution; /* row, or SR_NO_INDEX */
  sr_view text; /* the report's words for them, without their number; empty: null */
} sr_casualty;

/* A building, vehicle or work that was attacked, burned or damaged. */
typedef struct sr_physical {
  sr_view kind; /* post worship place government vehicle infrastructure hideout other */
  sr_view text; /* without its number */
  int32_t count; /* SR_NULL_INT: null */
} sr_physical;

typedef struct sr_range {
  bool told; /* false: null */
  int32_t low, best, high;
} sr_range;

typedef struct sr_totals {
  sr_range killed[SR_GROUP__N], injured[SR_GROUP__N];
} sr_totals;

typedef struct sr_item {
  sr_item_kind kind;
  int32_t count; /* SR_NULL_INT: null */
  sr_view text;
} sr_item;

typedef struct sr_attribution {
  sr_view speaker;
  sr_speaker speaker_kind;
  sr_view cue;
  sr_stance stance;
} sr_attribution;

typedef struct sr_incident {
  sr_frame frame;
  sr_state status;
  sr_class cls;
  bool tactics[SR_TACTIC__N];
  sr_date date;
  sr_place place;
  sr_actor *actors;
  uint32_t n_actors;
  sr_casualty *casualties;
  uint32_t n_casualties;
  sr_totals totals;
  sr_item *weapons, *seized;
  uint32_t n_weapons, n_seized;
  sr_physical *physical;
  uint32_t n_physical;
  sr_attribution *attribution;
  uint32_t n_attribution;
  sr_evidences evidence;
} sr_incident;

/* Words that play a part in what a template tells. */
typedef struct sr_fill {
  sr_fill_kind part;
  sr_view text;
  uint32_t from, to; /* bytes, as of sr_evidence */
} sr_fill;

/* A kind of violence that a report tells of, as the learned model reads it (sr_read_options.templates). */
typedef struct sr_template {
  sr_violence type;
  uint32_t incident; /* the incident that most of its words stand with, or SR_NO_INDEX */
  sr_fill *fills;
  uint32_t n_fills;
} sr_template;

typedef struct sr_person_role {
  uint32_t incident; /* index */
  sr_prole role;
  sr_certainty certainty;
} sr_person_role;

typedef struct sr_proceeding {
  sr_proc_kind kind;
  int32_t count; /* SR_NULL_INT: null */
  bool dated;    /* false: date is null */
  sr_date date;
  sr_view *places;
  uint32_t n_places;
} sr_proceeding;

typedef struct sr_person {
  sr_view name;
  sr_view *aliases, *descriptors;
  uint32_t n_aliases, n_descriptors;
  sr_view affiliation, affiliation_id; /* empty: null */
  sr_certainty affiliation_certainty;
  sr_condition condition;
  sr_person_role *roles;
  uint32_t n_roles;
  sr_proceeding *proceedings;
  uint32_t n_proceedings;
  sr_evidences evidence;
} sr_person;

typedef struct sr_campaign {
  sr_view name;
  sr_campaign_kind kind;
  sr_campaign_status status;
  sr_date date;
  sr_evidences evidence;
} sr_campaign;

typedef struct sr_statistic {
  sr_view publisher;
  sr_measure measure;
  int64_t value, value_high; /* hundredths, so that 8.5 % is exact; INT64_MIN: null */
  sr_unit unit;
  sr_bound qualifier;
  sr_view of;
  int who; /* sr_group_kind, -1: null */
  sr_place *places;
  uint32_t n_places;
  int32_t period_from, period_to; /* days, SR_NULL_INT */
  bool changed; /* false: change is null */
  sr_direction direction;
  int64_t change_percent; /* hundredths, INT64_MIN: null */
  int32_t change_from, change_to; /* the period compared with */
  int64_t change_value;
  sr_evidences evidence;
} sr_statistic;

typedef struct sr_relation {
  uint32_t from, to; /* incidents */
  sr_relation_kind kind;
} sr_relation;

typedef struct sr_diag {
  const char *code, *message;
  bool warning;
  sr_view detail;
  uint32_t from, to;
} sr_diag;

/* Why a value was chosen and what was rejected: `--explain`. */
typedef struct sr_reason {
  uint32_t incident; /* index, or SR_NO_INDEX */
  sr_view field, text;
  uint32_t from, to;
} sr_reason;

typedef struct sr_reading {
  struct {
    sr_view id, title, dateline, agency, source, language;
    int32_t published; /* days, SR_NULL_INT */
    const char *published_basis;
    size_t bytes;
  } document;
  sr_incident *incidents;
  uint32_t n_incidents;
  sr_relation *relations;
  uint32_t n_relations;
  sr_person *people;
  uint32_t n_people;
  sr_template *templates; /* none unless asked for */
  uint32_t n_templates;
  sr_campaign *campaigns;
  uint32_t n_campaigns;
  sr_statistic *statistics;
  uint32_t n_statistics;
  sr_diag *diagnostics;
  uint32_t n_diagnostics;
  sr_reason *reasons;
  uint32_t n_reasons;
} sr_reading;

#endif
