/* A record made of the rows that another told: see sr_record_restore_begin in record.h. */
#include "store/sqlite/db.h"

#include "sitrep/engine.h"

static void refuse(sr_record *r, sr_dump_part part, const char *column, const char *why)
{
  sr_db_fail(r, SR_ERR_INPUT, "%s: %s: %s", sr_dump_part_name(part), column, why);
}

/* ---- values ---- */

static bool fits(char kind, char value)
{
  char small = kind >= 'a' ? kind : (char)(kind + 32);
  if (!value) return kind == small;
  return value == small || (small == 'r' && value == 'i');
}

static bool check_cells(sr_record *r, sr_dump_part part, const sr_dump_cell *cells)
{
  uint32_t n;
  const sr_dump_column *columns = sr_dump_columns(part, &n);
  for (uint32_t i = 0; i < n; i++)
    if (!fits(columns[i].kind, cells[i].kind))
      refuse(r, part, columns[i].name, cells[i].kind ? "a value of another kind" : "is missing");
  return r->status == SR_OK;
}

static void bind_cell(sqlite3_stmt *st, int i, const sr_dump_cell *c)
{
  switch (c->kind) {
  case 'i':
    sqlite3_bind_int64(st, i, c->integer);
    break;
  case 'r':
    sqlite3_bind_double(st, i, c->real);
    break;
  case 't':
    sqlite3_bind_text64(st, i, c->text.ptr ? c->text.ptr : "", c->text.len, SQLITE_STATIC, SQLITE_UTF8);
    break;
  case 'b':
    sqlite3_bind_blob64(st, i, c->text.ptr ? c->text.ptr : "", c->text.len, SQLITE_STATIC);
    break;
  default:
    sqlite3_bind_null(st, i);
  }
}

/* Inserts the first `n` cells. A row that stands there already, or cannot, is the caller's mistake. */
static void insert(sr_record *r, sr_dump_part part, const char *sql, const sr_dump_cell *cells, int n)
{
  sqlite3_stmt *st = sr_db_query(r, sql, "");
  if (!st) return;
  for (int i = 0; i < n; i++)
    bind_cell(st, i + 1, &cells[i]);
  int code = sqlite3_step(st);
  if (code == SQLITE_CONSTRAINT)
    sr_db_fail(r, SR_ERR_INPUT, "%s: %s", sr_dump_part_name(part), sqlite3_errmsg(r->db));
  else if (code != SQLITE_DONE)
    sr_db_failed(r, code);
  sqlite3_reset(st);
  sqlite3_clear_bindings(st);
}

/* ---- parts that are more than a row ---- */

static void restore_report(sr_record *r, const sr_dump_cell *c)
{
  sr_view title = c[11].text, text = c[12].text;
  sr_dump_cell row[12];
  memcpy(row, c, sizeof row);
  row[11] = (sr_dump_cell){.kind = 'i', .integer = (int64_t)text.len};
  insert(r, SR_DUMP_report,
         "INSERT INTO document(doc, id, sha256, title, source, url, published, published_given, format, language, rev, "
         "bytes) "
         "VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
         row, 12);
  sr_db_run(r, "INSERT INTO document_text VALUES(?1, ?2, coalesce(?3, ''))", "ivv", c[0].integer, title, text);
  sr_db_run(r, "INSERT INTO document_search(rowid, title, text) VALUES(?1, ?2, coalesce(?3, ''))", "ivv", c[0].integer,
            title, text);
}

static void restore_sketch(sr_record *r, const sr_dump_cell *c)
{
  int32_t day = SR_NULL_INT;
  sqlite3_stmt *st = sr_db_query(r, "SELECT published FROM document WHERE doc=?", "i", c[0].integer);
  if (sr_db_row(r, st)) day = sr_db_day(st, 0);
  if (st) sqlite3_reset(st);
  sr_copies_keep(r, c[0].integer, day, c[1].text, c[2].text);
}

static void restore_mention(sr_record *r, const sr_dump_cell *c)
{
  sr_held held;
  sr_arena_reset(&r->work);
  if (!sr_held_read(&held, &r->work, c[9].text)) {
    refuse(r, SR_DUMP_mention, "held", "damaged, or of another version");
    return;
  }
  insert(r, SR_DUMP_mention, "INSERT INTO mention VALUES(?,?,?,?,?,?,?,?,?)", c, 9);
  sr_db_run(r, "INSERT INTO held VALUES(?, ?)", "ib", c[0].integer, c[9].text);
  if (!c[5].kind) sr_block_restore(r, c[0].integer, &held); /* what is no longer told is not looked for */
}

/* A number of a list, with what is behind it; false at the end, and where there is none. */
static bool take_number(sr_view *list, int64_t *out)
{
  char text[24];
  size_t n = 0;
  while (list->len && (*list->ptr == ' ' || *list->ptr == ':'))
    *list = (sr_view){list->ptr + 1, list->len - 1};
  while (n < list->len && n + 1 < sizeof text && (list->ptr[n] == '-' || (unsigned)(list->ptr[n] - '0') < 10))
    n++;
  memcpy(text, list->ptr ? list->ptr : "", n);
  text[n] = 0;
  *out = strtoll(text, NULL, 10);
  *list = (sr_view){list->ptr + n, list->len - n};
  return n > 0;
}

static void restore_links(sr_record *r, const sr_dump_cell *c)
{
  int64_t b, score;
  sr_view list = c[1].text;
  while (take_number(&list, &b)) {
    if (!list.len || *list.ptr != ':' || !take_number(&list, &score)) break;
    sr_db_run(r, "INSERT OR REPLACE INTO link_edge VALUES(?1, ?2, ?3), (?2, ?1, ?3)", "iii", c[0].integer, b, score);
  }
  if (list.len) refuse(r, SR_DUMP_links, "to", "no list of number:score");
}

/* ---- the whole ---- */

sr_status sr_record_restore_begin(sr_record *r, sr_error *err)
{
  SR_DB_BEGIN(r, err);
  if (r->changing)
    sr_db_fail(r, SR_ERR_ARGUMENT, "the change before must have ended");
  else if (sr_begin_writing(r) && sr_db_number(r, 0, "SELECT 1 FROM revision LIMIT 1", ""))
    sr_db_fail(r, SR_ERR_INPUT, "%s: is not empty; a whole record is restored into a new one: name it with --record",
               r->path);
  sr_status status = sr_db_end(r, err);
  if (status != SR_OK) sr_record_rollback(r);
  return status;
}

sr_status sr_record_restore_row(sr_record *r, sr_dump_part part, const sr_dump_cell *c, sr_error *err)
{
  static const char *const sql[SR_DUMP__N] = {
      [SR_DUMP_change] = "INSERT INTO revision VALUES(?,?,?,?,?)",
      [SR_DUMP_copy] = "INSERT INTO copy VALUES(?,?,?,?)",
      [SR_DUMP_claim] = "INSERT INTO claim VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      [SR_DUMP_person] = "INSERT INTO person VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)",
      [SR_DUMP_role] = "INSERT INTO person_role VALUES(?,?,?,?,?)",
      [SR_DUMP_proceeding] = "INSERT INTO proceeding VALUES(?,?,?,?,?,?)",
      [SR_DUMP_statistic] = "INSERT INTO statistic VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
      [SR_DUMP_identity] = "INSERT INTO incident VALUES(?,?,?)",
      [SR_DUMP_member] = "INSERT INTO member VALUES(?,?,?,?,?)",
      [SR_DUMP_ruling] = "INSERT INTO ruling VALUES(?,?,?,?,?,?,?,?,?)",
  };
  uint32_t n;
  SR_DB_BEGIN(r, err);
  if (!r->changing)
    sr_db_fail(r, SR_ERR_ARGUMENT, "rows are taken between sr_record_restore_begin and sr_record_restore_end");
  if (r->status != SR_OK || !check_cells(r, part, c)) return sr_db_end(r, err);
  sr_dump_columns(part, &n);
  switch (part) {
  case SR_DUMP_report:
    restore_report(r, c);
    break;
  case SR_DUMP_sketch:
    restore_sketch(r, c);
    break;
  case SR_DUMP_mention:
    restore_mention(r, c);
    break;
  case SR_DUMP_links:
    restore_links(r, c);
    break;
  default:
    insert(r, part, sql[part], c, (int)n);
  }
  return sr_db_end(r, err);
}

static bool note_problem(void *payload, const char *problem)
{
  sr_db_fail(payload, SR_ERR_INPUT, "the rows do not belong together: %s", problem);
  return false;
}

static void know_all(sr_record *r)
{
  for (int64_t i = 0; r->status == SR_OK;) {
    i = sr_db_number(r, 0, "SELECT i FROM incident WHERE i>? ORDER BY i LIMIT 1", "i", i);
    if (!i) break;
    sr_arena_reset(&r->work);
    sr_know_again(r, i);
  }
}

sr_status sr_record_restore_end(sr_record *r, sr_error *err)
{
  SR_DB_BEGIN(r, err);
  if (!r->changing) {
    sr_db_fail(r, SR_ERR_ARGUMENT, "nothing was begun");
    return sr_db_end(r, err);
  }
  know_all(r);
  if (r->status == SR_OK) sr_check_references(r, note_problem, r);
  sr_status status = sr_db_end(r, err);
  if (status != SR_OK) {
    sr_record_rollback(r);
    return status;
  }
  return sr_record_commit(r, err);
}
