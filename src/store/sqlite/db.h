/* One record in SQLite: its handle, and how statements are run.
 *
 * Errors stick: after the first one every call does nothing, and the public function that began returns it (sr_db_end).
 * Statements are prepared once and kept by the address of their SQL literal.
 *
 * WAL with one lock around every write and every checkpoint, in FILE-lock: SQLite up to 3.51.2 may damage a WAL database where a
 * checkpoint meets another connection's commit. Nothing is checkpointed by itself or on closing.
 */
#ifndef SR_STORE_DB_H
#define SR_STORE_DB_H

#include <sqlite3.h>

#include "store/cluster.h"
#include "store/filing.h"
#include "store/summary.h"

enum { SR_STATEMENTS = 256, SR_SCHEMA = 1, SR_APPLICATION = 0x53695265 /* "SiRe" */ };

/* Two mentions that a ruling joins or parts. */
typedef struct sr_bond {
  uint64_t a, b;
  bool must;
} sr_bond;

/* A mention in memory. */
typedef struct sr_cached {
  int64_t m;
  uint64_t key; /* by which people know it; held.key is that of its first reading */
  sr_held held;
} sr_cached;

typedef struct sr_cache {
  sr_cached **slot;
  uint32_t n, mask;
  sr_arena arena;
} sr_cache;

struct sr_record {
  sqlite3 *db;
  char *path;
  int lock; /* file, -1 where closed */
  bool writable, changing;
  unsigned wait_ms;
  const sr_linking *linking;
  int changes;    /* that SQLite counted when the change began */
  int64_t rev;    /* of the change that is on */
  int64_t as_of;  /* revision whose state the temp tables hold; INT64_MAX: none, the tables of the record are asked */
  sr_policy policy; /* of what is known in the temp tables */
  struct {
    const char *sql;
    sqlite3_stmt *st;
  } kept[SR_STATEMENTS];
  sr_arena arena; /* what the last call handed out */
  sr_arena work;  /* of one step; reset often */
  SR_VEC(int64_t) dirty; /* mentions whose neighbourhood must be joined anew; in `hold` */
  SR_VEC(sr_bond) bonds;
  bool bonds_read;
  sr_arena hold; /* until the change ends */
  sr_cache cache;
  sr_status status;
  sr_error error;
};

/* Begins a public call: clears status and arena, sets where a full arena jumps (the caller's setjmp). */
#define SR_DB_BEGIN(r, err_)                             \
  jmp_buf full_;                                          \
  sr_db_begin((r), &full_);                               \
  if (setjmp(full_)) return sr_db_full((r), (err_))
void sr_db_begin(sr_record *r, jmp_buf *full);
sr_status sr_db_full(sr_record *r, sr_error *err);
/* Ends it: the status, and the message in `err`. */
sr_status sr_db_end(sr_record *r, sr_error *err);
/* Notes an error unless there is one. */
void sr_db_fail(sr_record *r, sr_status code, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* Notes SQLite's own, in words that say what to do. */
void sr_db_failed(sr_record *r, int code);

/* Runs statements without parameters or rows. */
void sr_db_execute(sr_record *r, const char *sql);
/* Runs a statement: `types` names its parameters: i int64_t, n int32_t (SR_NULL_INT: null), u uint32_t (UINT32_MAX: null),
 * d int32_t as a date, v sr_view (empty: null), s const char *, b sr_view as a blob, r double. */
void sr_db_run(sr_record *r, const char *sql, const char *types, ...);
/* Starts a query; rows by sr_db_row until false. NULL after an error. */
sqlite3_stmt *sr_db_query(sr_record *r, const char *sql, const char *types, ...);
/* A statement made at run time; freed when its rows end or by sqlite3_finalize. */
sqlite3_stmt *sr_db_prepare(sr_record *r, const char *sql);
void sr_db_bind(sr_record *r, sqlite3_stmt *st, const char *types, ...);
bool sr_db_row(sr_record *r, sqlite3_stmt *st);
/* One number; `standard` where there is no row. */
int64_t sr_db_number(sr_record *r, int64_t standard, const char *sql, const char *types, ...);
/* A column as a view, copied into the arena; as it lies in SQLite until the next row. */
sr_view sr_db_text(sr_arena *a, sqlite3_stmt *st, int column);
sr_view sr_db_view(sqlite3_stmt *st, int column);
int32_t sr_db_int(sqlite3_stmt *st, int column); /* null: SR_NULL_INT */
/* A column that holds a date, as a day. */
int32_t sr_db_day(sqlite3_stmt *st, int column);

/* ---- what the files of this folder do for one another ---- */

/* Mentions in memory: cache.c. What `get` gives lives until `trim` or `clear`; NULL: no such mention, or damaged. */
const sr_cached *sr_cache_get(sr_record *r, int64_t m);
void sr_cache_trim(sr_record *r); /* forgets all where they are many */
void sr_cache_clear(sr_record *r);
/* Compares a mention with those that share a key, and keeps the pairs that speak for one incident; takes it out again: block.c. */
void sr_block_enter(sr_record *r, int64_t m, const sr_filed_mention *x);
void sr_block_leave(sr_record *r, int64_t m);
/* Enters one whose pairs are known: nothing is compared. */
void sr_block_restore(sr_record *r, int64_t m, const sr_held *held);
int sr_by_mention(const void *a, const void *b);
/* Finds what the report repeats; true where it is one of several like it: copies.c. */
bool sr_copies_file(sr_record *r, const sr_filing *f, int64_t doc);
/* Keeps a report's sketch, and the keys by which it is found. */
void sr_copies_keep(sr_record *r, int64_t doc, int32_t published, sr_view hashes, sr_view keys);
/* Joins anew the mentions around `dirty`: link.c. */
void sr_link_mention(sr_record *r, int64_t m, const sr_filed_mention *x);
void sr_link_settle(sr_record *r);
void sr_link_unlink(sr_record *r, int64_t m);
void sr_link_dirty(sr_record *r, int64_t m);
/* The members of an incident as of a revision, in the arena: incident.c. */
uint32_t sr_members(sr_record *r, sr_arena *a, int64_t i, int64_t rev, sr_member **out);
/* What is known of an incident as of a revision. False: it has no member then. */
bool sr_know(sr_record *r, sr_arena *a, int64_t i, int64_t rev, sr_policy policy, sr_known *out);
/* Writes it into the tables known*, the record's own or the temp tables of those names. */
void sr_know_write(sr_record *r, int64_t i, const sr_known *k);
/* Computes anew and writes what is known of an incident. */
void sr_know_again(sr_record *r, int64_t i);
/* The incident that now holds an id or mention key, or a beginning of one; 0, with an error. */
int64_t sr_find_incident(sr_record *r, sr_view id, int64_t rev);
/* The mention of a key in force at a revision; 0. */
int64_t sr_find_mention(sr_record *r, const char *key, int64_t rev);
uint64_t sr_key_parse(sr_view key);
/* The revision that stood at the end of "YYYY-MM-DD" or a full time; -1 with an error where it is no time. */
int64_t sr_revision_at(sr_record *r, sr_view as_of);
/* Makes the temp tables hold what is asked (query.c). */
void sr_prepare_view(sr_record *r, const sr_query *q);
void sr_drop_view(sr_record *r);
/* Fills reports and claims of a story whose incident is known: show.c. */
void sr_tell(sr_record *r, sr_story *s, int64_t i, int64_t rev);
/* The incidents that a query selects, into temp.chosen(i). False: it selects none apart, all are meant: query.c. */
bool sr_choose(sr_record *r, const sr_query *q);
/* Calls `fn` for each reference that leads nowhere; returns their number: check.c. */
uint32_t sr_check_references(sr_record *r, sr_check_fn *fn, void *payload);
/* The writers' lock, held from one begin to commit or rollback: open.c. */
bool sr_begin_writing(sr_record *r);
/* Schema: open.c. */
extern const char sr_schema_001[];

#endif
