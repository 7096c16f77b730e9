/* Opening, migrating and locking a record; changes. See db.h for the lock. */
#include "store/sqlite/db.h"

#include "sitrep/engine.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const schemas[SR_SCHEMA] = {sr_schema_001};

/* ---- the writers' lock ---- */

static bool take_lock(sr_record *r)
{
  if (r->lock < 0) {
    sr_view path = sr_arena_printf(&r->hold, "%s-lock%c", r->path, 0);
    r->lock = open(path.ptr, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  }
  if (r->lock < 0) {
    sr_db_fail(r, SR_ERR_INPUT, "%s-lock: %s; the record's directory must be writable", r->path, strerror(errno));
    return false;
  }
  for (unsigned waited = 0;; waited += 20) {
    if (!flock(r->lock, LOCK_EX | LOCK_NB)) return true;
    if (errno != EWOULDBLOCK && errno != EINTR) break;
    if (waited >= r->wait_ms) break;
    poll(NULL, 0, 20);
  }
  sr_db_fail(r, SR_ERR_BUSY, "%s: another program has been writing for more than %u s; try again when it is done", r->path,
             r->wait_ms / 1000);
  return false;
}

static void release_lock(sr_record *r)
{
  if (r->lock >= 0) flock(r->lock, LOCK_UN);
}

static void drop_kept(sr_record *r)
{
  for (size_t i = 0; i < SR_STATEMENTS; i++) {
    sqlite3_finalize(r->kept[i].st);
    r->kept[i].sql = NULL;
    r->kept[i].st = NULL;
  }
}

/* ---- what kind of file it is ---- */

static int64_t pragma(sr_record *r, const char *sql)
{
  int64_t v = 0;
  sqlite3_stmt *st = sr_db_prepare(r, sql);
  if (sr_db_row(r, st)) v = sqlite3_column_int64(st, 0);
  sqlite3_finalize(st);
  return v;
}

static void migrate(sr_record *r, int64_t from)
{
  char end[96];
  if (!take_lock(r)) return;
  /* another program may have done it while we waited */
  if (pragma(r, "PRAGMA user_version") < SR_SCHEMA) sr_db_execute(r, "PRAGMA journal_mode=WAL");
  sr_db_execute(r, "BEGIN IMMEDIATE");
  from = pragma(r, "PRAGMA user_version");
  for (int64_t v = from; v < SR_SCHEMA; v++) sr_db_execute(r, schemas[v]);
  snprintf(end, sizeof end, "PRAGMA application_id=%d; PRAGMA user_version=%d;", SR_APPLICATION, SR_SCHEMA);
  sr_db_execute(r, end);
  sr_db_execute(r, r->status == SR_OK ? "COMMIT" : "ROLLBACK");
  if (r->status != SR_OK) sqlite3_exec(r->db, "ROLLBACK", NULL, NULL, NULL);
  release_lock(r);
}

static void check_kind(sr_record *r, const sr_record_options *o)
{
  int64_t application = pragma(r, "PRAGMA application_id"), version = pragma(r, "PRAGMA user_version");
  int64_t tables = pragma(r, "SELECT count(*) FROM sqlite_master");
  if (r->status != SR_OK) return;
  bool empty = !application && !version && !tables;
  if (!empty && application != SR_APPLICATION) {
    sr_db_fail(r, SR_ERR_INPUT, "%s: a database of another program, left as it is; name another file with --record", r->path);
  } else if (version > SR_SCHEMA) {
    sr_db_fail(r, SR_ERR_INPUT, "%s: written by a newer sitrep (schema %lld; this one knows %d), left as it is; use the newer one",
               r->path, (long long)version, SR_SCHEMA);
  } else if (empty && o->mode != SR_RECORD_CREATE) {
    sr_db_fail(r, SR_ERR_INPUT, "%s: empty, no record yet; `sitrep add` makes one", r->path);
  } else if (version < SR_SCHEMA && o->mode == SR_RECORD_READ) {
    sr_db_fail(r, SR_ERR_INPUT, "%s: of an older schema; `sitrep add` brings it up to date", r->path);
  } else if (version < SR_SCHEMA) {
    migrate(r, version);
  }
}

static void settle_pragmas(sr_record *r)
{
  sqlite3_busy_timeout(r->db, (int)r->wait_ms);
  sr_db_execute(r, "PRAGMA wal_autocheckpoint=0; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-131072;"
             "PRAGMA mmap_size=1073741824;");
  sqlite3_db_config(r->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  sqlite3_limit(r->db, SQLITE_LIMIT_ATTACHED, 0);
}

/* Does the file begin as a database does? An empty one may become a record. */
static bool is_database(const char *path, off_t size)
{
  char head[16] = "";
  FILE *f = size ? fopen(path, "rbe") : NULL;
  if (!size || !f) return true; /* whether it can be opened, SQLite says */
  size_t got = fread(head, 1, sizeof head, f);
  fclose(f);
  return got == sizeof head && !memcmp(head, "SQLite format 3", sizeof head);
}

/* Why a database cannot be opened, in words that tell what to do. */
static void tell_unopened(sr_record *r, bool exists)
{
  if (!exists && errno == ENOENT)
    sr_db_fail(r, SR_ERR_INPUT, "%s: cannot be made, its directory is not there; make it, or name another file with --record", r->path);
  else if (errno == EACCES || errno == EROFS)
    sr_db_fail(r, SR_ERR_INPUT, "%s: %s; name another file with --record", r->path, strerror(errno));
  else
    sr_db_fail(r, SR_ERR_INPUT, "%s: %s", r->path, r->db ? sqlite3_errmsg(r->db) : "cannot be opened");
}

static void open_file(sr_record *r, const sr_record_options *o)
{
  struct stat st;
  bool exists = !stat(r->path, &st);
  if (!exists && o->mode != SR_RECORD_CREATE) {
    sr_db_fail(r, SR_ERR_INPUT, "%s: no such record; `sitrep add` makes one, --record names another", r->path);
    return;
  }
  if (exists && !S_ISREG(st.st_mode)) {
    sr_db_fail(r, SR_ERR_INPUT, "%s: no file; name a record with --record FILE", r->path);
    return;
  }
  if (exists && ((st.st_size > 0 && st.st_size < 100) || !is_database(r->path, st.st_size))) {
    sr_db_fail(r, SR_ERR_INPUT, "%s: no record, left as it is; name another file with --record", r->path);
    return;
  }
  int flags = o->mode == SR_RECORD_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (o->mode == SR_RECORD_CREATE) flags |= SQLITE_OPEN_CREATE;
  errno = 0;
  int code = sqlite3_open_v2(r->path, &r->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
  if (code == SQLITE_OK) {
    settle_pragmas(r);
    check_kind(r, o);
    return;
  }
  tell_unopened(r, exists);
}

sr_status sr_record_open(sr_record **out, const char *path, const sr_record_options *options, sr_error *err)
{
  *out = NULL;
  if (!path || !options || options->version != 1) return SR_ERR_ARGUMENT;
  sr_record *r = calloc(1, sizeof *r);
  char *copy = strdup(path);
  jmp_buf full;
  if (!r || !copy) {
    free(r);
    free(copy);
    return SR_ERR_MEMORY;
  }
  r->path = copy;
  r->lock = -1;
  r->wait_ms = options->wait_ms;
  r->linking = options->linking;
  r->writable = options->mode != SR_RECORD_READ;
  r->as_of = INT64_MAX;
  sr_arena_init(&r->arena, 0);
  sr_arena_init(&r->work, 0);
  sr_arena_init(&r->hold, 0);
  sr_arena_init(&r->cache.arena, 0);
  if (!setjmp(full)) {
    sr_db_begin(r, &full);
    open_file(r, options);
  } else {
    sr_db_fail(r, SR_ERR_MEMORY, "%s: not enough memory", path);
  }
  sr_status status = sr_db_end(r, err);
  if (status == SR_OK)
    *out = r;
  else
    sr_record_close(r);
  return status;
}

/* The log of writes goes into the file proper; under the lock, as every checkpoint. */
static void checkpoint(sr_record *r)
{
  sqlite3_wal_checkpoint_v2(r->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
}

void sr_record_close(sr_record *r)
{
  if (!r) return;
  if (r->changing) sr_record_rollback(r);
  drop_kept(r);
  if (r->db && r->writable && r->lock >= 0 && !flock(r->lock, LOCK_EX | LOCK_NB)) {
    sqlite3_busy_timeout(r->db, 0);
    checkpoint(r);
    release_lock(r);
  }
  sqlite3_close(r->db);
  if (r->lock >= 0) close(r->lock);
  sr_arena_dispose(&r->arena);
  sr_arena_dispose(&r->work);
  sr_arena_dispose(&r->hold);
  sr_arena_dispose(&r->cache.arena);
  free(r->path);
  free(r);
}

/* ---- changes ---- */

static void start_revision(sr_record *r, const sr_change *c)
{
  sr_view last = SR_VNULL;
  sqlite3_stmt *st = sr_db_query(r, "SELECT at FROM revision ORDER BY rev DESC LIMIT 1", "");
  if (sr_db_row(r, st)) last = sr_db_text(&r->hold, st, 0);
  if (st) sqlite3_reset(st);
  /* a clock that went back must not make the past differ */
  bool back = last.len == c->at.len && memcmp(c->at.ptr, last.ptr, last.len) < 0;
  sr_db_run(r, "INSERT INTO revision(at, what, who, why) VALUES(?, ?, coalesce(?, ''), coalesce(?, ''))", "vvvv", back ? last : c->at,
            c->what, c->who, c->why);
  r->rev = sqlite3_last_insert_rowid(r->db);
  r->changes = sqlite3_total_changes(r->db);
}

static void give_up(sr_record *r)
{
  sqlite3_exec(r->db, "ROLLBACK", NULL, NULL, NULL);
  r->changing = false;
  release_lock(r);
}

bool sr_begin_writing(sr_record *r)
{
  if (!r->writable) sr_db_fail(r, SR_ERR_INPUT, "%s: was opened for reading", r->path);
  if (r->status != SR_OK || !take_lock(r)) return false;
  sr_drop_view(r);
  sr_db_execute(r, "BEGIN IMMEDIATE");
  r->changes = sqlite3_total_changes(r->db);
  r->changing = r->status == SR_OK;
  if (!r->changing) give_up(r);
  return r->changing;
}

sr_status sr_record_begin(sr_record *r, const sr_change *change, sr_error *err)
{
  SR_DB_BEGIN(r, err);
  /* a time that cannot be would stand after every later one */
  if (r->changing || !sr_time_check(change->at) || !change->what.len) {
    sr_db_fail(r, SR_ERR_ARGUMENT, "a change needs a time YYYY-MM-DDTHH:MM:SSZ and a name, and the one before must have ended");
  } else if (sr_begin_writing(r)) {
    start_revision(r, change);
    if (r->status != SR_OK) give_up(r);
  }
  return sr_db_end(r, err);
}

static void end_change(sr_record *r)
{
  r->changing = r->bonds_read = false;
  memset(&r->dirty, 0, sizeof r->dirty);
  memset(&r->bonds, 0, sizeof r->bonds);
  sr_arena_reset(&r->hold);
}

sr_status sr_record_commit(sr_record *r, sr_error *err)
{
  SR_DB_BEGIN(r, err);
  if (!r->changing) {
    sr_db_fail(r, SR_ERR_ARGUMENT, "nothing was begun");
    return sr_db_end(r, err);
  }
  sr_link_settle(r);
  /* a change that changed nothing leaves no trace */
  sr_db_execute(r, sqlite3_total_changes(r->db) == r->changes ? "ROLLBACK" : "COMMIT");
  if (r->status != SR_OK) sqlite3_exec(r->db, "ROLLBACK", NULL, NULL, NULL);
  r->changing = false;
  if (r->status == SR_OK) checkpoint(r);
  else sr_cache_clear(r);
  end_change(r);
  release_lock(r);
  return sr_db_end(r, err);
}

void sr_record_rollback(sr_record *r)
{
  if (!r->changing) return;
  sqlite3_exec(r->db, "ROLLBACK", NULL, NULL, NULL);
  r->status = SR_OK;
  sr_cache_clear(r); /* numbers of mentions will be given again */
  end_change(r);
  release_lock(r);
}
