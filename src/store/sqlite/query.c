/* Asking for incidents, persons and actors.
 *
 * SQLite's planner has no statistics of a record that grows. The filter that leaves the fewest is found by counting each up to a bound,
 * and drives the query; where none is narrow, incidents are walked in order of date until the limit is reached.
 */
#include "store/sqlite/db.h"

enum { NARROW = 20000, MOST_FILTERS = 16 };

typedef struct filters {
  sr_buf sql; /* conditions, each " AND ..." */
  sr_view value[MOST_FILTERS];
  char type[MOST_FILTERS + 1];
  double real[MOST_FILTERS];
  int64_t number[MOST_FILTERS];
  int n;
} filters;

static void add(filters *f, char type, sr_view v, int64_t number, double real)
{
  f->type[f->n] = type;
  f->value[f->n] = v;
  f->number[f->n] = number;
  f->real[f->n++] = real;
}

static void bind(const filters *f, sqlite3_stmt *st)
{
  for (int i = 0; i < f->n; i++) {
    if (f->type[i] == 'v') sqlite3_bind_text64(st, i + 1, f->value[i].ptr, f->value[i].len, SQLITE_STATIC, SQLITE_UTF8);
    if (f->type[i] == 'i') sqlite3_bind_int64(st, i + 1, f->number[i]);
    if (f->type[i] == 'r') sqlite3_bind_double(st, i + 1, f->real[i]);
  }
}

/* Does a filter by key leave few? */
static bool is_narrow(sr_record *r, int kind, sr_view word)
{
  return sr_db_number(r, 0, "SELECT count(*) FROM (SELECT 1 FROM known_key WHERE kind=?1 AND word=lower(?2) LIMIT ?3)", "ivi",
                      (int64_t)kind, word, (int64_t)NARROW) < NARROW;
}

static sr_view country_code(sr_record *r, sr_view name)
{
  static const struct {
    const char *code, *name;
  } rows[] = {
#define SR_COUNTRY(code, name) {code, name},
#include "base/countries.def"
#undef SR_COUNTRY
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    size_t n = strlen(rows[i].name);
    if (n == name.len && !sqlite3_strnicmp(rows[i].name, name.ptr, (int)n)) return sr_view_of(rows[i].code);
  }
  return name;
}

/* One filter by key: drives the query where `drive`, else is asked of each row. */
static void by_key(sr_record *r, filters *f, int kind, sr_view word, bool *driven)
{
  bool drive = !*driven && is_narrow(r, kind, word);
  *driven |= drive;
  add(f, 'v', word, 0, 0);
  sr_buf_printf(&f->sql, drive ? " AND i IN (SELECT i FROM known_key WHERE kind=%d AND word=lower(?%d))"
                               : " AND EXISTS (SELECT 1 FROM known_key x WHERE x.kind=%d AND x.word=lower(?%d) AND x.i=+known.i)", kind,
                f->n);
}

static void by_text(filters *f, sr_view text, bool *driven)
{
  add(f, 'v', text, 0, 0);
  sr_buf_printf(&f->sql, " AND i IN (SELECT x.i FROM document_search s JOIN known_document x ON x.doc=s.rowid WHERE document_search "
                         "MATCH ?%d)", f->n);
  *driven = true;
}

static void by_number(filters *f, const char *condition, int64_t v)
{
  add(f, 'i', SR_VNULL, v, 0);
  sr_buf_printf(&f->sql, condition, f->n);
}

static void by_box(filters *f, const sr_query *q, bool *driven)
{
  add(f, 'r', SR_VNULL, 0, q->west);
  add(f, 'r', SR_VNULL, 0, q->east);
  add(f, 'r', SR_VNULL, 0, q->south);
  add(f, 'r', SR_VNULL, 0, q->north);
  sr_buf_printf(&f->sql, " AND i IN (SELECT i FROM known_box WHERE east>=?%d AND west<=?%d AND north>=?%d AND south<=?%d)"
                         " AND lon>=?%d AND lon<=?%d AND lat>=?%d AND lat<=?%d", f->n - 3, f->n - 2, f->n - 1, f->n, f->n - 3, f->n - 2,
                f->n - 1, f->n);
  *driven = true;
}

static void collect(sr_record *r, filters *f, const sr_query *q)
{
  bool driven = false;
  if (q->text.len) by_text(f, q->text, &driven);
  if (q->boxed) by_box(f, q, &driven);
  if (q->actor.len) by_key(r, f, 1, q->actor, &driven);
  if (q->place.len) by_key(r, f, 0, country_code(r, q->place), &driven);
  const char *plus = driven ? "+" : "";
  if (q->from != SR_NULL_INT) {
    add(f, 'i', SR_VNULL, q->from, 0);
    sr_buf_printf(&f->sql, " AND %sday>=?%d-400 AND +last_day>=?%d", plus, f->n, f->n);
  }
  if (q->to != SR_NULL_INT) {
    add(f, 'i', SR_VNULL, q->to, 0);
    sr_buf_printf(&f->sql, " AND %sday<=?%d", plus, f->n);
  }
  if (q->cls >= 0) {
    add(f, 'v', sr_view_of(sr_class_name((sr_class)q->cls)), 0, 0);
    sr_buf_printf(&f->sql, " AND class=?%d", f->n);
  }
  if (q->tactic >= 0) by_number(f, " AND tactic_bits & ?%d", (int64_t)1 << q->tactic);
  if (q->killed_min != SR_NULL_INT) by_number(f, " AND killed>=?%d", q->killed_min);
  if (q->injured_min != SR_NULL_INT) by_number(f, " AND injured>=?%d", q->injured_min);
  if (!q->withdrawn) sr_buf_add(&f->sql, SR_V(" AND counted"));
}

/* Who is given the rows: incidents alone, or each with all that is told of it. */
typedef struct taker {
  sr_known_fn *known;
  sr_story_fn *story;
  void *payload;
  int64_t rev;
} taker;

static bool hand_out(sr_record *r, sqlite3_stmt *st, const taker *t)
{
  sr_story s = {0};
  sr_arena_reset(&r->arena);
  if (!sr_known_read(&s.known, &r->arena, sr_db_text(&r->arena, st, 0))) {
    sr_db_fail(r, SR_ERR_DATA, "%s: a damaged incident; `sitrep check-record` tells more", r->path);
    return false;
  }
  if (t->known) return t->known(t->payload, &s.known);
  sr_tell(r, &s, sqlite3_column_int64(st, 1), t->rev);
  return r->status == SR_OK && t->story(t->payload, &s);
}

static sqlite3_stmt *start(sr_record *r, filters *f, const sr_query *q)
{
  sr_buf sql;
  sr_buf_init(&sql, 1 << 14);
  sr_buf_printf(&sql, "SELECT bytes, i FROM known CROSS JOIN known_bytes USING(i) WHERE 1%.*s ORDER BY day, id", (int)f->sql.len, f->sql.ptr ? f->sql.ptr : "");
  if (q->limit) sr_buf_printf(&sql, " LIMIT %u", q->limit);
  sr_buf_byte(&sql, 0);
  sqlite3_stmt *st = sr_db_prepare(r, sql.ptr);
  sr_buf_dispose(&sql);
  if (st) bind(f, st);
  return st;
}

static void bad_text(sr_record *r)
{
  sr_db_fail(r, SR_ERR_INPUT, "--text: %s; words, \"a phrase\", AND, OR, NOT and word* can be asked for", sqlite3_errmsg(r->db));
}

static sr_status ask(sr_record *r, const sr_query *q, taker *t, sr_error *err)
{
  SR_DB_BEGIN(r, err);
  filters f = {.n = 0};
  sr_prepare_view(r, q);
  t->rev = q->as_of.len ? r->as_of : INT64_MAX - 1;
  sr_buf_init(&f.sql, 1 << 13);
  collect(r, &f, q);
  sqlite3_stmt *st = start(r, &f, q);
  sr_buf_dispose(&f.sql);
  bool more = st && r->status == SR_OK;
  while (more) {
    int code = sqlite3_step(st);
    if (code == SQLITE_ROW) {
      more = hand_out(r, st, t);
      continue;
    }
    if (code != SQLITE_DONE && q->text.len && (code & 0xff) == SQLITE_ERROR)
      bad_text(r);
    else if (code != SQLITE_DONE)
      sr_db_failed(r, code);
    more = false;
  }
  sqlite3_finalize(st);
  return sr_db_end(r, err);
}

sr_status sr_record_incidents(sr_record *r, const sr_query *q, sr_known_fn *fn, void *payload, sr_error *err)
{
  taker t = {.known = fn, .payload = payload};
  return ask(r, q, &t, err);
}

sr_status sr_record_stories(sr_record *r, const sr_query *q, sr_story_fn *fn, void *payload, sr_error *err)
{
  taker t = {.story = fn, .payload = payload};
  return ask(r, q, &t, err);
}

static bool selects(const sr_query *q)
{
  return q->text.len || q->boxed || q->actor.len || q->place.len || q->from != SR_NULL_INT || q->to != SR_NULL_INT || q->cls >= 0 ||
         q->tactic >= 0 || q->killed_min != SR_NULL_INT || q->injured_min != SR_NULL_INT;
}

bool sr_choose(sr_record *r, const sr_query *q)
{
  filters f = {.n = 0};
  sr_buf sql;
  if (!selects(q)) return false;
  sr_prepare_view(r, q);
  sr_buf_init(&f.sql, 1 << 13);
  sr_buf_init(&sql, 1 << 14);
  collect(r, &f, q);
  sr_buf_printf(&sql, "INSERT INTO temp.chosen SELECT i FROM known WHERE 1%.*s", (int)f.sql.len, f.sql.ptr);
  sr_buf_byte(&sql, 0);
  sqlite3_stmt *st = sr_db_prepare(r, sql.ptr);
  if (st) bind(&f, st);
  int code = st ? sqlite3_step(st) : SQLITE_DONE;
  if (code != SQLITE_DONE && q->text.len && (code & 0xff) == SQLITE_ERROR) bad_text(r);
  else if (code != SQLITE_DONE) sr_db_failed(r, code);
  sqlite3_finalize(st);
  sr_buf_dispose(&sql);
  sr_buf_dispose(&f.sql);
  return true;
}

/* ---- persons ---- */

static sr_view joined(sr_record *r, const char *sql, int64_t p, int64_t rev)
{
  sr_view out = SR_VNULL;
  sqlite3_stmt *st = sr_db_query(r, sql, "ii", p, rev);
  while (sr_db_row(r, st)) {
    sr_view v = sr_db_view(st, 0);
    out = sr_arena_printf(&r->arena, "%.*s%s%.*s", (int)out.len, out.len ? out.ptr : "", out.len ? "; " : "", (int)v.len, v.ptr ? v.ptr : "");
  }
  return out;
}

static const char people_sql[] =
  "SELECT p, name, affiliation, descriptors, condition, document.id, substr(CAST(document_text.text AS BLOB), person.from_byte + 1, "
  "person.to_byte - person.from_byte), person.doc FROM person JOIN document USING(doc) JOIN document_text USING(doc) WHERE since<=?1 AND "
  "(until IS NULL OR until>?1) AND (?2 IS NULL OR instr(lower(name), lower(?2))) ORDER BY name COLLATE NOCASE, published, document.id, p";

sr_status sr_record_people(sr_record *r, sr_view name, const sr_query *q, sr_known_person_fn *fn, void *payload, sr_error *err)
{
  SR_DB_BEGIN(r, err);
  int64_t rev = q->as_of.len ? sr_revision_at(r, q->as_of) : INT64_MAX - 1;
  uint32_t n = 0;
  sqlite3_stmt *st = sr_db_query(r, people_sql, "iv", rev, name);
  while (sr_db_row(r, st)) {
    sr_known_person p = {0};
    sr_arena_reset(&r->arena);
    int64_t id = sqlite3_column_int64(st, 0);
    p.name = sr_db_text(&r->arena, st, 1);
    p.affiliation = sr_db_text(&r->arena, st, 2);
    p.descriptors = sr_db_text(&r->arena, st, 3);
    int condition = sr_condition_of(sr_db_view(st, 4));
    p.condition = condition < 0 ? SR_CONDITION_unknown : (sr_condition)condition;
    p.report = sr_db_text(&r->arena, st, 5);
    p.words = sr_db_text(&r->arena, st, 6);
    p.roles = joined(r, "SELECT role || ' (' || certainty || coalesce(', says ' || speaker, '') || '): ' || incident.id FROM person_role "
                        "JOIN member USING(m) JOIN incident USING(i) WHERE p=?1 AND since<=?2 AND (until IS NULL OR until>?2) "
                        "ORDER BY person_role.rowid", id, rev);
    p.proceedings = joined(r, "SELECT kind || coalesce(' ×' || count, '') || coalesce(' ' || date_from, '') || coalesce(' (' || places || "
                              "')', '') FROM proceeding WHERE p=?1 AND ?2 ORDER BY proceeding.rowid", id, rev);
    if (!fn(payload, &p) || ++n == q->limit) break;
  }
  if (st) sqlite3_reset(st);
  return sr_db_end(r, err);
}

/* ---- actors ---- */

static const char actors_sql[] =
  "SELECT known_actor.id, name, kind, sum(role='initiator'), sum(role='target'), sum(role='claimant' OR certainty='claimed'), count(DISTINCT i) AS n "
  "FROM known_actor JOIN known USING(i) WHERE name IS NOT NULL AND counted AND (?1 IS NULL OR day>=?1) AND (?2 IS NULL OR day<=?2) "
  "AND (?3 IS NULL OR i IN (SELECT i FROM known_key WHERE kind=0 AND word=lower(?3))) AND (?4 IS NULL OR known_actor.id=?4 OR "
  "instr(lower(name), lower(?4))) GROUP BY name, known_actor.id, known_actor.kind ORDER BY n DESC, name, known_actor.id";

sr_status sr_record_actors(sr_record *r, const sr_query *q, sr_known_actor_fn *fn, void *payload, sr_error *err)
{
  SR_DB_BEGIN(r, err);
  uint32_t n = 0;
  sr_prepare_view(r, q);
  sqlite3_stmt *st = sr_db_prepare(r, actors_sql);
  sr_db_bind(r, st, "nnvv", q->from, q->to, country_code(r, q->place), q->actor);
  while (st && r->status == SR_OK && sqlite3_step(st) == SQLITE_ROW) {
    sr_known_actor a = {0};
    sr_arena_reset(&r->arena);
    a.id = sr_db_text(&r->arena, st, 0);
    a.name = sr_db_text(&r->arena, st, 1);
    int kind = sr_kind_of(sr_db_view(st, 2));
    a.kind = kind < 0 ? SR_KIND_unknown : (sr_kind)kind;
    a.initiated = (uint32_t)sqlite3_column_int(st, 3);
    a.targeted = (uint32_t)sqlite3_column_int(st, 4);
    a.claimed = (uint32_t)sqlite3_column_int(st, 5);
    a.incidents = (uint32_t)sqlite3_column_int(st, 6);
    if (!fn(payload, &a) || ++n == q->limit) break;
  }
  sqlite3_finalize(st);
  return sr_db_end(r, err);
}

sr_status sr_record_count(sr_record *r, sr_record_counts *out, sr_error *err)
{
  SR_DB_BEGIN(r, err);
  sr_drop_view(r);
  *out = (sr_record_counts){
    .reports = (uint32_t)sr_db_number(r, 0, "SELECT count(*) FROM document", ""),
    .copies = (uint32_t)sr_db_number(r, 0, "SELECT count(*) FROM copy WHERE until IS NULL", ""),
    .mentions = (uint32_t)sr_db_number(r, 0, "SELECT count(*) FROM mention WHERE until IS NULL", ""),
    .claims = (uint32_t)sr_db_number(r, 0, "SELECT count(*) FROM claim JOIN mention USING(m) WHERE until IS NULL", ""),
    .incidents = (uint32_t)sr_db_number(r, 0, "SELECT count(*) FROM main.known WHERE counted", ""),
    .rulings = (uint32_t)sr_db_number(r, 0, "SELECT count(*) FROM ruling", "")};
  return sr_db_end(r, err);
}
