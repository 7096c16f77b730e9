/* Rulings: rows that are only ever added. They name mentions by key, so that they outlive merging, splitting and reading again. */
#include "store/sqlite/db.h"

typedef struct keys {
  sr_view all;   /* of the incident's mentions, with a space between */
  sr_view first; /* the one that the incident is founded on, else the first */
} keys;

static keys keys_of(sr_record *r, int64_t i, sr_view except, sr_view only)
{
  keys k = {SR_VNULL, SR_VNULL};
  sqlite3_stmt *st = sr_db_query(r,
                                 "SELECT mention.key, document.id FROM member JOIN mention USING(m) JOIN document USING(doc) WHERE "
                                 "member.i=? AND member.until IS NULL ORDER BY mention.key", "i", i);
  while (sr_db_row(r, st)) {
    sr_view report = sr_db_view(st, 1);
    if ((except.len && sr_view_eq(report, except)) || (only.len && !sr_view_eq(report, only))) continue;
    sr_view key = sr_db_text(&r->arena, st, 0);
    if (!k.first.len) k.first = key;
    k.all = sr_arena_printf(&r->arena, "%.*s%s%.*s", (int)k.all.len, k.all.len ? k.all.ptr : "", k.all.len ? " " : "", (int)key.len, key.ptr);
  }
  return k;
}

static sr_view id_of(sr_record *r, int64_t i)
{
  sr_view id = SR_VNULL;
  sqlite3_stmt *st = sr_db_query(r, "SELECT id FROM incident WHERE i=?", "i", i);
  if (sr_db_row(r, st)) id = sr_db_text(&r->arena, st, 0);
  if (st) sqlite3_reset(st);
  return id;
}

static void add_row(sr_record *r, const sr_ruling *x, sr_view id, sr_view left, sr_view right)
{
  sr_db_run(r, "INSERT INTO ruling(rev, kind, incident, keys, other, field, value, undoes) VALUES(?,?,coalesce(?,''),?,?,?,?,?)", "isvvvvvu", r->rev,
            sr_ruling_kind_name(x->kind), id, left, right, x->field, x->value, x->undoes ? x->undoes : UINT32_MAX);
}

/* All members' neighbourhoods are joined anew. */
static void touch(sr_record *r, int64_t i)
{
  sqlite3_stmt *st = sr_db_query(r, "SELECT m FROM member WHERE i=? AND until IS NULL", "i", i);
  while (sr_db_row(r, st)) sr_link_dirty(r, sqlite3_column_int64(st, 0));
  r->bonds_read = false;
}

static void merge(sr_record *r, const sr_ruling *x, int64_t i)
{
  int64_t other = sr_find_incident(r, x->other, INT64_MAX - 1);
  if (!other) return;
  if (other == i) {
    sr_db_fail(r, SR_ERR_INPUT, "%.*s and %.*s are one incident already", (int)x->incident.len, x->incident.ptr, (int)x->other.len,
               x->other.ptr);
    return;
  }
  keys a = keys_of(r, i, SR_VNULL, SR_VNULL), b = keys_of(r, other, SR_VNULL, SR_VNULL);
  add_row(r, x, id_of(r, i), a.first, b.first);
  touch(r, i);
  touch(r, other);
}

static void split(sr_record *r, const sr_ruling *x, int64_t i)
{
  keys out = keys_of(r, i, SR_VNULL, x->other), rest = keys_of(r, i, x->other, SR_VNULL);
  if (!out.all.len || !rest.all.len) {
    sr_db_fail(r, SR_ERR_INPUT, "%.*s: no report of this incident, or its only one; `sitrep show` lists its reports",
               x->other.len > 60 ? 60 : (int)x->other.len, x->other.ptr ? x->other.ptr : "");
    return;
  }
  add_row(r, x, id_of(r, i), rest.all, out.all);
  touch(r, i);
}

static void correct(sr_record *r, const sr_ruling *x, int64_t i)
{
  sr_known k;
  sr_correction c = {x->field, x->value};
  if (!sr_know(r, &r->arena, i, INT64_MAX - 1, SR_POLICY_latest_official, &k)) return;
  if (!sr_correct(&k, &r->arena, &c)) {
    sr_db_fail(r, SR_ERR_INPUT, "%.*s=%.*s: no field, or no value of it; fields: date class status site neighbourhood locality admin2 admin1 "
                                "country and the outcomes (killed, injured ...)", x->field.len > 40 ? 40 : (int)x->field.len, x->field.ptr ? x->field.ptr : "",
               x->value.len > 40 ? 40 : (int)x->value.len, x->value.ptr ? x->value.ptr : "");
    return;
  }
  add_row(r, x, id_of(r, i), SR_VNULL, SR_VNULL);
}

static void undo(sr_record *r, const sr_ruling *x)
{
  sr_view kind = SR_VNULL, id = SR_VNULL, left = SR_VNULL, right = SR_VNULL;
  sqlite3_stmt *st = sr_db_query(r, "SELECT kind, incident, coalesce(keys, ''), coalesce(other, '') FROM ruling WHERE r=?", "i", (int64_t)x->undoes);
  if (sr_db_row(r, st)) {
    kind = sr_db_text(&r->arena, st, 0);
    id = sr_db_text(&r->arena, st, 1);
    left = sr_db_text(&r->arena, st, 2);
    right = sr_db_text(&r->arena, st, 3);
  }
  if (st) sqlite3_reset(st);
  if (!kind.len) {
    sr_db_fail(r, SR_ERR_INPUT, "%u: no such ruling; `sitrep log` lists them", x->undoes);
    return;
  }
  if (sr_db_number(r, 0, "SELECT 1 FROM ruling u WHERE kind='undo' AND undoes=? AND NOT EXISTS (SELECT 1 FROM ruling w WHERE w.kind='undo' AND w.undoes=u.r)", "i", (int64_t)x->undoes)) {
    sr_db_fail(r, SR_ERR_INPUT, "%u: undone already; undo the undoing to have it again", x->undoes);
    return;
  }
  add_row(r, x, id, SR_VNULL, SR_VNULL);
  r->bonds_read = false;
  const sr_view all[] = {left, right, id};
  for (int k = 0; k < 3; k++)
    for (size_t p = 0; p + 10 <= all[k].len; p += 11) {
      char key[11];
      memcpy(key, all[k].ptr + p, 10);
      key[10] = 0;
      int64_t m = sr_find_mention(r, key, INT64_MAX - 1);
      int64_t i = m ? sr_db_number(r, 0, "SELECT i FROM member WHERE m=? AND until IS NULL", "i", m) : 0;
      if (m) sr_link_dirty(r, m);
      if (i) {
        touch(r, i);
        sr_know_again(r, i);
      }
    }
}

sr_status sr_record_rule(sr_record *r, const sr_ruling *x, uint32_t *number, sr_error *err)
{
  SR_DB_BEGIN(r, err);
  *number = 0;
  if (!r->changing || !r->linking) {
    sr_db_fail(r, SR_ERR_ARGUMENT, "rulings stand between sr_record_begin and sr_record_commit, and need the knowledge of linking");
    return sr_db_end(r, err);
  }
  if (sr_db_number(r, 0, "SELECT who='' OR why='' FROM revision WHERE rev=?", "i", r->rev)) {
    sr_db_fail(r, SR_ERR_INPUT, "a ruling says who makes it and why: --who NAME --why TEXT");
    return sr_db_end(r, err);
  }
  if (x->kind == SR_RULING_undo) {
    undo(r, x);
  } else {
    int64_t i = sr_find_incident(r, x->incident, INT64_MAX - 1);
    if (i && x->kind == SR_RULING_merge) merge(r, x, i);
    else if (i && x->kind == SR_RULING_split) split(r, x, i);
    else if (i && x->kind == SR_RULING_correct) correct(r, x, i);
    else if (i) add_row(r, x, id_of(r, i), SR_VNULL, SR_VNULL);
    if (i && r->status == SR_OK) sr_know_again(r, i);
  }
  if (r->status == SR_OK) *number = (uint32_t)sr_db_number(r, 0, "SELECT max(r) FROM ruling", "");
  return sr_db_end(r, err);
}
