/* Statements and errors; see db.h. */
#include "store/sqlite/db.h"

#include <stdarg.h>

#include "sitrep/engine.h"

void sr_db_begin(sr_record *r, jmp_buf *full)
{
  sr_arena_reset(&r->arena);
  sr_arena_reset(&r->work);
  r->arena.on_full = r->work.on_full = r->hold.on_full = r->cache.arena.on_full = full;
  if (!r->changing) r->status = SR_OK;
  if (r->status == SR_OK) r->error = (sr_error){.offset = SIZE_MAX};
}

sr_status sr_db_full(sr_record *r, sr_error *err)
{
  sr_db_fail(r, SR_ERR_MEMORY, "%s: not enough memory", r->path);
  return sr_db_end(r, err);
}

sr_status sr_db_end(sr_record *r, sr_error *err)
{
  sr_status status = r->status;
  if (err) *err = r->error;
  /* a call that failed for what it was given does not spoil the change that it stands in */
  if (status == SR_ERR_INPUT || status == SR_ERR_ARGUMENT) r->status = SR_OK;
  return status;
}

void sr_db_fail(sr_record *r, sr_status code, const char *fmt, ...)
{
  va_list ap;
  if (r->status != SR_OK) return;
  r->status = r->error.code = code;
  r->error.offset = SIZE_MAX;
  va_start(ap, fmt);
  vsnprintf(r->error.message, sizeof r->error.message, fmt, ap);
  va_end(ap);
}

void sr_db_failed(sr_record *r, int code)
{
  switch (code & 0xff) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED: sr_db_fail(r, SR_ERR_BUSY, "%s: in use by another program; try again when it is done", r->path); break;
  case SQLITE_NOMEM: sr_db_fail(r, SR_ERR_MEMORY, "%s: not enough memory", r->path); break;
  case SQLITE_FULL: sr_db_fail(r, SR_ERR_LIMIT, "%s: the disk is full; what was not committed is undone", r->path); break;
  case SQLITE_READONLY: sr_db_fail(r, SR_ERR_INPUT, "%s: may not be written; copy it to where you may", r->path); break;
  case SQLITE_NOTADB:
  case SQLITE_CORRUPT: sr_db_fail(r, SR_ERR_DATA, "%s: damaged, or no record; restore it from a copy", r->path); break;
  default: sr_db_fail(r, SR_ERR_LIMIT, "%s: %s", r->path, sqlite3_errmsg(r->db));
  }
}

sqlite3_stmt *sr_db_prepare(sr_record *r, const char *sql)
{
  sqlite3_stmt *st = NULL;
  if (r->status != SR_OK) return NULL;
  int code = sqlite3_prepare_v2(r->db, sql, -1, &st, NULL);
  if (code != SQLITE_OK) sr_db_failed(r, code);
  return st;
}

static sqlite3_stmt *kept(sr_record *r, const char *sql)
{
  size_t i = ((uintptr_t)sql >> 4) % SR_STATEMENTS;
  if (r->status != SR_OK) return NULL;
  for (size_t n = 0; n < SR_STATEMENTS; n++, i = (i + 1) % SR_STATEMENTS) {
    if (r->kept[i].sql == sql) {
      sqlite3_reset(r->kept[i].st);
      return r->kept[i].st;
    }
    if (r->kept[i].sql) continue;
    int code = sqlite3_prepare_v3(r->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &r->kept[i].st, NULL);
    if (code != SQLITE_OK) {
      sr_db_failed(r, code);
      return NULL;
    }
    r->kept[i].sql = sql;
    return r->kept[i].st;
  }
  sr_db_fail(r, SR_ERR_LIMIT, "more statements than SR_STATEMENTS");
  return NULL;
}

static void bind_day(sqlite3_stmt *st, int i, int32_t day)
{
  char text[16];
  if (day == SR_NULL_INT) {
    sqlite3_bind_null(st, i);
    return;
  }
  sr_date_print(day, text);
  sqlite3_bind_text(st, i, text, -1, SQLITE_TRANSIENT);
}

static void bind_number(sqlite3_stmt *st, int i, int64_t v, int64_t none)
{
  if (v == none)
    sqlite3_bind_null(st, i);
  else
    sqlite3_bind_int64(st, i, v);
}

static void bind_view(sqlite3_stmt *st, int i, sr_view v)
{
  if (v.len)
    sqlite3_bind_text64(st, i, v.ptr, v.len, SQLITE_STATIC, SQLITE_UTF8);
  else
    sqlite3_bind_null(st, i);
}

static void bind_all(sqlite3_stmt *st, const char *types, va_list ap)
{
  for (int i = 1; *types; types++, i++) {
    sr_view v;
    switch (*types) {
    case 'i': sqlite3_bind_int64(st, i, va_arg(ap, int64_t)); break;
    case 'n': bind_number(st, i, va_arg(ap, int), SR_NULL_INT); break;
    case 'u': bind_number(st, i, va_arg(ap, unsigned), UINT32_MAX); break;
    case 'd': bind_day(st, i, va_arg(ap, int)); break;
    case 'r': sqlite3_bind_double(st, i, va_arg(ap, double)); break;
    case 's': {
      const char *s = va_arg(ap, const char *);
      if (s)
        sqlite3_bind_text(st, i, s, -1, SQLITE_STATIC);
      else
        sqlite3_bind_null(st, i);
      break;
    }
    case 'b':
      v = va_arg(ap, sr_view);
      sqlite3_bind_blob64(st, i, v.ptr ? v.ptr : "", v.len, SQLITE_STATIC);
      break;
    default: bind_view(st, i, va_arg(ap, sr_view));
    }
  }
}

void sr_db_bind(sr_record *r, sqlite3_stmt *st, const char *types, ...)
{
  va_list ap;
  if (!st || r->status != SR_OK) return;
  va_start(ap, types);
  bind_all(st, types, ap);
  va_end(ap);
}

void sr_db_execute(sr_record *r, const char *sql)
{
  if (r->status != SR_OK) return;
  int code = sqlite3_exec(r->db, sql, NULL, NULL, NULL);
  if (code != SQLITE_OK) sr_db_failed(r, code);
}

static sqlite3_stmt *start(sr_record *r, const char *sql, const char *types, va_list ap)
{
  sqlite3_stmt *st = kept(r, sql);
  if (st) bind_all(st, types, ap);
  return st;
}

void sr_db_run(sr_record *r, const char *sql, const char *types, ...)
{
  va_list ap;
  va_start(ap, types);
  sqlite3_stmt *st = start(r, sql, types, ap);
  va_end(ap);
  if (!st) return;
  int code = sqlite3_step(st);
  if (code != SQLITE_DONE && code != SQLITE_ROW) sr_db_failed(r, code);
  sqlite3_reset(st);
}

sqlite3_stmt *sr_db_query(sr_record *r, const char *sql, const char *types, ...)
{
  va_list ap;
  va_start(ap, types);
  sqlite3_stmt *st = start(r, sql, types, ap);
  va_end(ap);
  return st;
}

bool sr_db_row(sr_record *r, sqlite3_stmt *st)
{
  if (!st) return false;
  if (r->status != SR_OK) {
    sqlite3_reset(st);
    return false;
  }
  int code = sqlite3_step(st);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) sr_db_failed(r, code);
  sqlite3_reset(st);
  return false;
}

int64_t sr_db_number(sr_record *r, int64_t standard, const char *sql, const char *types, ...)
{
  va_list ap;
  va_start(ap, types);
  sqlite3_stmt *st = start(r, sql, types, ap);
  va_end(ap);
  int64_t v = standard;
  if (sr_db_row(r, st) && sqlite3_column_type(st, 0) != SQLITE_NULL) v = sqlite3_column_int64(st, 0);
  sqlite3_reset(st);
  return v;
}

sr_view sr_db_view(sqlite3_stmt *st, int column)
{
  const char *p = (const char *)sqlite3_column_blob(st, column);
  return p ? (sr_view){p, (size_t)sqlite3_column_bytes(st, column)} : SR_VNULL;
}

sr_view sr_db_text(sr_arena *a, sqlite3_stmt *st, int column)
{
  sr_view v = sr_db_view(st, column);
  return v.len ? sr_arena_copy(a, v) : SR_VNULL;
}

int32_t sr_db_int(sqlite3_stmt *st, int column)
{
  return sqlite3_column_type(st, column) == SQLITE_NULL ? SR_NULL_INT : sqlite3_column_int(st, column);
}

int32_t sr_db_day(sqlite3_stmt *st, int column)
{
  int32_t day;
  return sr_date_parse(sr_db_view(st, column), &day) ? day : SR_NULL_INT;
}
