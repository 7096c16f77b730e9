/* The record: many reports, one incident, every claim kept (docs/internals/record.md, docs/formats/record.md).
 *
 *   sr_record *rec;      sr_record_open(&rec, "sitrep.db", &options, &err);
 *   sr_filing *f;        sr_filing_new(&f, reading, text, &origin);   any thread, beside other work
 *   sr_record_begin(rec, &change, &err);
 *   sr_record_file(rec, f, &filed, &err);  ...                         as many as one transaction may hold
 *   sr_record_commit(rec, &err);                                       now they are added, and survive a crash
 *   sr_record_incidents(rec, &query, row, payload, &err);
 *   sr_record_close(rec);
 *
 * A record belongs to one thread at a time; any number of processes may have it open. Reading never waits
 * for writing. Writers wait for one another up to `wait_ms`, then SR_ERR_BUSY. Times are given by
 * the caller: the library reads no clock.
 *
 * Ownership: what a call hands out lives in the record until its next call (rows: until the callback
 * returns) and is read-only. Errors: every function that takes an `err` fills it with what, where and what to do.
 */
#ifndef SITREP_RECORD_H
#define SITREP_RECORD_H

#include "sitrep/reading.h"
#include "sitrep/status.h"

typedef struct sr_record sr_record;
typedef struct sr_filing sr_filing;
typedef struct sr_linking sr_linking;

typedef enum sr_record_mode {
  SR_RECORD_READ,  /* must exist; nothing is written */
  SR_RECORD_WRITE, /* must exist; an older schema is migrated */
  SR_RECORD_CREATE /* made where it does not exist */
} sr_record_mode;

typedef struct sr_record_options {
  unsigned version; /* 1 */
  sr_record_mode mode;
  unsigned wait_ms; /* how long to wait for another writer */
  const sr_linking *linking; /* needed for writing; borrowed while open */
} sr_record_options;
#define SR_RECORD_OPTIONS_INIT {.version = 1, .wait_ms = 10000}

/* What linking knows: how common words are (data/linking/words.tsv) and the learned weights (data/linking/weights.tsv),
 * whole files. The text is copied. Read-only afterwards: any number of threads and records may share it. SR_ERR_DATA: a
 * line is not as it must be. */
SR_MUST_USE sr_status sr_linking_new(sr_linking **out, sr_view words, sr_view weights, sr_error *err);
void sr_linking_free(sr_linking *linking);

/* Opens a record. SR_ERR_INPUT: no record, one of another program, of a newer schema, or damaged: the file is left
 * as it was. SR_ERR_BUSY: locked for longer than `wait_ms`. On failure *out is NULL. */
SR_MUST_USE sr_status sr_record_open(sr_record **out, const char *path, const sr_record_options *options, sr_error *err);
/* Closes it; what was begun and not committed is undone. NULL is harmless. */
void sr_record_close(sr_record *r);

/* ---- filing reports ---- */

/* Where a report came from, beside what its reading says. Views are copied. */
typedef struct sr_origin {
  sr_view url, title; /* `title`: given apart from the text; empty where it stands in it */
  sr_view published;  /* as given, "YYYY-MM-DD"; empty: found by the reading */
  sr_view source;
  sr_view format;     /* "auto" "text" "html": how it was read, for reading it again; "coded": it is a row of a table */
} sr_origin;

/* Makes of a reading what the record keeps of it: mentions, claims, what links them. Pure and thread-safe; copies
 * what it needs, so reading and text may go. SR_ERR_MEMORY, SR_ERR_LIMIT. Free with sr_filing_free. */
SR_MUST_USE sr_status sr_filing_new(sr_filing **out, const sr_reading *reading, sr_view text, const sr_origin *origin,
                                    const sr_linking *linking);
void sr_filing_free(sr_filing *f);

/* What made a change: stands in the log. */
typedef struct sr_change {
  sr_view at;   /* "YYYY-MM-DDTHH:MM:SSZ"; not before the record's last change */
  sr_view who;  /* a person's or program's name */
  sr_view what; /* "add", "reread", ... */
  sr_view why;  /* may be empty */
} sr_change;

/* Starts one change: waits for the writers' lock. SR_ERR_BUSY, SR_ERR_INPUT (read-only, disk full). */
SR_MUST_USE sr_status sr_record_begin(sr_record *r, const sr_change *change, sr_error *err);
/* Links what was filed and makes it last: on SR_OK it survives the end of the process. On failure all of it is undone. */
SR_MUST_USE sr_status sr_record_commit(sr_record *r, sr_error *err);
/* Undoes it. */
void sr_record_rollback(sr_record *r);

typedef enum sr_filed { SR_FILED_NEW, SR_FILED_KNOWN, SR_FILED_COPY, SR_FILED_CHANGED } sr_filed;
/* Files one report inside a change. KNOWN: it was there, nothing changed. COPY: kept, its claims are not independent
 * of the report that it repeats. CHANGED: it was there and is now read otherwise (sr_record_refile), or a row of a table has another
 * text than under its id before. */
SR_MUST_USE sr_status sr_record_file(sr_record *r, const sr_filing *f, sr_filed *out, sr_error *err);
/* The same for a report that was there: its mentions and claims are replaced; rulings and ids stay. */
SR_MUST_USE sr_status sr_record_refile(sr_record *r, const sr_filing *f, sr_filed *out, sr_error *err);

/* One stored report, whole. */
typedef struct sr_stored {
  sr_view id, url, title, source, published, format, text;
  uint32_t number; /* in order of filing */
} sr_stored;
typedef bool sr_stored_fn(void *payload, const sr_stored *row);
/* All stored reports in order of filing; stops where the function returns false. */
SR_MUST_USE sr_status sr_record_reports(sr_record *r, sr_stored_fn *fn, void *payload, sr_error *err);

/* ---- asking ---- */

/* Which claim gives an incident's figure (docs/guide/record.md). Low and high always span the claims. */
#define SR_POLICY_LIST(X, P) X(P, latest_official) X(P, majority) X(P, lowest) X(P, highest) X(P, range)
SR_ENUM_DECLARE(sr_policy, SR_POLICY, SR_POLICY_LIST)

/* Which incidents; zero-initialise with SR_QUERY_INIT. Empty or null fields do not filter. */
typedef struct sr_query {
  unsigned version; /* 1 */
  int32_t from, to; /* days, inclusive: incidents whose date falls between */
  sr_view place;    /* name of a country (or its code), province, district or town */
  sr_view actor;    /* name or id */
  int cls, tactic;  /* -1: any */
  int32_t killed_min, injured_min; /* best figure */
  sr_view text;     /* FTS5 query over the reports' text */
  bool boxed;
  double west, south, east, north;
  bool withdrawn;   /* also those withdrawn, rejected, denied, foiled or planned only */
  sr_policy policy;
  sr_view as_of;    /* "YYYY-MM-DD" or a full time: the record as it stood at the end of it */
  uint32_t limit;   /* 0: all */
} sr_query;
#define SR_QUERY_INIT {.version = 1, .from = SR_NULL_INT, .to = SR_NULL_INT, .cls = -1, .tactic = -1, \
                       .killed_min = SR_NULL_INT, .injured_min = SR_NULL_INT}

/* What people ruled of an incident. */
#define SR_REVIEW_LIST(X, P) X(P, none) X(P, accepted) X(P, withdrawn) X(P, rejected)
SR_ENUM_DECLARE(sr_review, SR_REVIEW, SR_REVIEW_LIST)

/* Where a report tells of an incident. */
typedef struct sr_spot {
  sr_view report, mention; /* id of the report, key of the mention */
  uint32_t from, to;       /* bytes of the report's text that it rests on; UINT32_MAX: none */
} sr_spot;

/* One incident of the record, by policy. Order: date, then id. */
typedef struct sr_known {
  sr_view id;
  sr_state status;
  sr_class cls;
  bool tactics[SR_TACTIC__N];
  sr_date date;
  sr_place place;
  sr_totals totals;
  sr_range outcome[SR_OUTCOME__N]; /* everybody, by outcome */
  sr_casualty *casualties;         /* the ledger of the report whose figure was taken; part_of and names unset */
  uint32_t n_casualties;
  sr_actor *actors;
  uint32_t n_actors;
  sr_view *reports; /* ids, in order of publication */
  uint32_t n_reports, n_independent;
  sr_spot *mentions; /* in the same order */
  uint32_t n_mentions;
  bool conflict;    /* claims differ on a date, place or toll */
  sr_review review;
  bool corrected;   /* a field holds a person's correction */
} sr_known;
typedef bool sr_known_fn(void *payload, const sr_known *row);
/* Calls `fn` for each incident; stops where it returns false. SR_ERR_INPUT: a text query that FTS5 cannot read. */
SR_MUST_USE sr_status sr_record_incidents(sr_record *r, const sr_query *q, sr_known_fn *fn, void *payload, sr_error *err);

/* One claim: a field's value with who says so. */
typedef struct sr_claim {
  sr_view field;  /* "date" "place" "class" "status" "tactic" "actor" or an outcome */
  sr_view value;  /* in words */
  int32_t low, best, high;
  sr_bound qualifier;
  sr_scope scope;
  int who, side;  /* -1: no casualty */
  sr_view speaker;
  int speaker_kind, stance; /* -1: the report itself */
  int32_t as_of;  /* day, SR_NULL_INT */
  uint32_t from, to;
  sr_view words;  /* the report's own */
  uint32_t report; /* row of sr_story.reports */
} sr_claim;

typedef struct sr_telling {
  sr_stored report;
  sr_view mention; /* key of the mention in that report */
  sr_frame frame;
  bool copy;       /* repeats another report */
  sr_view why;     /* why it stands here: "same town, same day; ..." */
} sr_telling;

typedef struct sr_event_log {
  uint32_t number; /* of the ruling; 0: a change by filing */
  sr_view at, who, what, why, detail;
  bool undone;
} sr_event_log;

/* All that is known of one incident. */
typedef struct sr_story {
  sr_known known;
  sr_telling *reports;
  uint32_t n_reports;
  sr_claim *claims;
  uint32_t n_claims;
  sr_event_log *history;
  uint32_t n_history;
} sr_story;
/* The incident that holds this id or mention key, by its whole or by a beginning that no other has.
 * SR_ERR_INPUT: there is none, or several. */
SR_MUST_USE sr_status sr_record_show(const sr_story **out, sr_record *r, sr_view id, const sr_query *q, sr_error *err);

typedef bool sr_story_fn(void *payload, const sr_story *row);
/* The incidents of a query, each with its reports and claims (no history), as sr_record_incidents. */
SR_MUST_USE sr_status sr_record_stories(sr_record *r, const sr_query *q, sr_story_fn *fn, void *payload, sr_error *err);

/* Why two incidents are one or two: what speaks for and against, in words. */
SR_MUST_USE sr_status sr_record_why(sr_view *out, sr_record *r, sr_view a, sr_view b, sr_error *err);

/* What two compared mentions have in common, one value a trait (src/store/traits.def): what weights are learned from. */
typedef struct sr_compared {
  sr_spot a, b;
  const float *trait;
  uint32_t n_traits;
} sr_compared;
typedef bool sr_compared_fn(void *payload, const sr_compared *row);
/* All pairs of mentions of different reports that share a key. */
SR_MUST_USE sr_status sr_record_pairs(sr_record *r, sr_compared_fn *fn, void *payload, sr_error *err);

typedef struct sr_known_person {
  sr_view name, affiliation, descriptors;
  sr_condition condition;
  sr_view roles;       /* "accused_perpetrator (accused, police): 7k3m..."; with who says so */
  sr_view proceedings;
  sr_view report;      /* id of the report that says so */
  sr_view words;
} sr_known_person;
typedef bool sr_known_person_fn(void *payload, const sr_known_person *row);
/* Persons by name, each statement with its report. `name`: only those whose name holds it. */
SR_MUST_USE sr_status sr_record_people(sr_record *r, sr_view name, const sr_query *q, sr_known_person_fn *fn, void *payload,
                                       sr_error *err);

typedef struct sr_known_actor {
  sr_view id, name;
  sr_kind kind;
  uint32_t initiated, targeted, claimed, incidents;
} sr_known_actor;
typedef bool sr_known_actor_fn(void *payload, const sr_known_actor *row);
/* Named actors and how many incidents they stand in; those of most incidents first. */
SR_MUST_USE sr_status sr_record_actors(sr_record *r, const sr_query *q, sr_known_actor_fn *fn, void *payload, sr_error *err);

/* ---- rulings ---- */

#define SR_RULING_LIST(X, P) \
  X(P, accept) X(P, correct) X(P, merge) X(P, split) X(P, withdraw) X(P, reject) X(P, undo)
SR_ENUM_DECLARE(sr_ruling_kind, SR_RULING, SR_RULING_LIST)

typedef struct sr_ruling {
  sr_ruling_kind kind;
  sr_view incident;
  sr_view other;  /* merge: the other incident; split: id of the report that tells of something else */
  sr_view field, value; /* correct: "killed" "injured" "date" "place" "class" "status" ... */
  uint32_t undoes; /* undo: number of the ruling */
} sr_ruling;
/* Records one ruling inside a change, which says who, when and why (both must be given). *number: its number in the log.
 * SR_ERR_INPUT: what it names is not there, or its value cannot be. Rulings are never changed or removed. */
SR_MUST_USE sr_status sr_record_rule(sr_record *r, const sr_ruling *ruling, uint32_t *number, sr_error *err);

typedef bool sr_event_log_fn(void *payload, const sr_event_log *row);
/* Changes and rulings, oldest first. */
SR_MUST_USE sr_status sr_record_log(sr_record *r, sr_event_log_fn *fn, void *payload, sr_error *err);

typedef bool sr_check_fn(void *payload, const char *problem);
/* Checks the record from end to end: the database itself, every reference, every span against its text, the computed
 * incidents against their claims, the links against the mentions. Calls `fn` for each problem. */
SR_MUST_USE sr_status sr_record_check(sr_record *r, sr_check_fn *fn, void *payload, uint32_t *problems, sr_error *err);

/* ---- the whole record, row by row ---- */

/* What a record consists of, in the order in which it is told and taken back. docs/formats/export.md describes the columns. */
#define SR_DUMP_LIST(X, P) \
  X(P, change) X(P, report) X(P, copy) X(P, sketch) X(P, mention) X(P, claim) X(P, person) X(P, role) X(P, proceeding) \
  X(P, statistic) X(P, links) X(P, identity) X(P, member) X(P, ruling)
SR_ENUM_DECLARE(sr_dump_part, SR_DUMP, SR_DUMP_LIST)
enum { SR_DUMP_COLUMNS = 20 };

/* A column of a part. `kind`: i integer, r real, t text, b bytes; a capital: never null. */
typedef struct sr_dump_column {
  const char *name;
  char kind;
} sr_dump_column;
/* The columns of a part and their number: static storage. */
const sr_dump_column *sr_dump_columns(sr_dump_part part, uint32_t *n);

typedef struct sr_dump_cell {
  char kind; /* i r t b; 0: null */
  int64_t integer;
  double real;
  sr_view text; /* of t and b; a text may hold any bytes */
} sr_dump_cell;
typedef bool sr_dump_fn(void *payload, sr_dump_part part, const sr_dump_cell *cells);
/* All that makes the record again: reports with their texts, what was read in them, links, ids, changes and rulings. With a
 * query that selects incidents only what concerns these, as it stands and without its history; with `as_of` the record as it
 * stood. Columns that are computed from others are left out. */
SR_MUST_USE sr_status sr_record_dump(sr_record *r, const sr_query *q, sr_dump_fn *fn, void *payload, sr_error *err);

/* Fills an empty record with what sr_record_dump told: begin, every row in the order of the parts, end. Nothing stands in the
 * record before the end, which checks every reference and computes what is known; sr_record_rollback drops it. SR_ERR_INPUT: the record
 * is not empty; a value that cannot stand there; rows that do not belong together. */
SR_MUST_USE sr_status sr_record_restore_begin(sr_record *r, sr_error *err);
SR_MUST_USE sr_status sr_record_restore_row(sr_record *r, sr_dump_part part, const sr_dump_cell *cells, sr_error *err);
SR_MUST_USE sr_status sr_record_restore_end(sr_record *r, sr_error *err);

typedef struct sr_record_counts {
  uint32_t reports, copies, mentions, claims, incidents, rulings;
} sr_record_counts;
SR_MUST_USE sr_status sr_record_count(sr_record *r, sr_record_counts *out, sr_error *err);

#endif
