/* Is the record whole? Every reference, every span, every computed incident, every link. */
#include "store/sqlite/db.h"

#include <stdarg.h>

typedef struct checker {
  sr_record *r;
  sr_check_fn *fn;
  void *payload;
  uint32_t n;
  bool stopped;
} checker;

static void problem(checker *c, const char *fmt, ...) __attribute__((format(printf, 2, 3)));


static void problem(checker *c, const char *fmt, ...)
{
  char text[512];
  va_list ap;
  va_start(ap, fmt);
  vsnprintf(text, sizeof text, fmt, ap);
  va_end(ap);
  c->n++;
  if (!c->stopped) c->stopped = !c->fn(c->payload, text);
}

/* Each query gives one row a problem: what is wrong, with what. */
static const char *const queries[] = {
  "SELECT 'database: ' || integrity_check, '' FROM pragma_integrity_check WHERE integrity_check<>'ok'",
  "SELECT 'document without text', id FROM document WHERE doc NOT IN (SELECT doc FROM document_text)",
  "SELECT 'document of an unknown revision', id FROM document WHERE rev NOT IN (SELECT rev FROM revision)",
  "SELECT 'document of another length than its text', id FROM document JOIN document_text USING(doc) WHERE bytes<>length(CAST(text AS BLOB))",
  "SELECT 'mention of an unknown document', key FROM mention WHERE doc NOT IN (SELECT doc FROM document)",
  "SELECT 'mention without contents', key FROM mention WHERE m NOT IN (SELECT m FROM held)",
  "SELECT 'mention that stands in no incident', key FROM mention WHERE until IS NULL AND m NOT IN (SELECT m FROM member WHERE until IS NULL)",
  "SELECT 'mention that stands in two incidents', m FROM member WHERE until IS NULL GROUP BY m HAVING count(*)>1",
  "SELECT 'member of an unknown incident', m FROM member WHERE i NOT IN (SELECT i FROM incident)",
  "SELECT 'retired mention that stands in an incident', m FROM member JOIN mention USING(m) WHERE member.until IS NULL AND mention.until IS NOT NULL",
  "SELECT 'claim of an unknown mention', m FROM claim WHERE m NOT IN (SELECT m FROM mention) GROUP BY m",
  "SELECT 'claim whose words lie outside the report', claim.m FROM claim JOIN mention USING(m) JOIN document USING(doc) WHERE claim.to_byte>bytes "
  "OR claim.from_byte>claim.to_byte",
  "SELECT 'role of an unknown mention', p FROM person_role WHERE m NOT IN (SELECT m FROM mention)",
  "SELECT 'copy of an unknown document', doc FROM copy WHERE of NOT IN (SELECT doc FROM document)",
  "SELECT 'link of one side only', a FROM link_edge x WHERE NOT EXISTS (SELECT 1 FROM link_edge y WHERE y.a=x.b AND y.b=x.a)",
  "SELECT 'link of a retired mention', a FROM link_edge WHERE a NOT IN (SELECT m FROM mention WHERE until IS NULL)",
  "SELECT 'ruling of an unknown revision', r FROM ruling WHERE rev NOT IN (SELECT rev FROM revision)",
  "SELECT 'incident that is known and has no mention', id FROM main.known WHERE i NOT IN (SELECT i FROM member WHERE until IS NULL)",
  "SELECT 'incident with mentions that is not known', incident.id FROM incident JOIN member USING(i) WHERE until IS NULL AND i NOT IN (SELECT i FROM "
  "main.known) GROUP BY i",
};

static void run_queries(checker *c, size_t from)
{
  for (size_t k = from; k < sizeof queries / sizeof *queries && !c->stopped; k++) {
    sqlite3_stmt *st = sr_db_query(c->r, queries[k], "");
    while (sr_db_row(c->r, st))
      problem(c, "%s: %s", (const char *)sqlite3_column_text(st, 0), (const char *)sqlite3_column_text(st, 1));
  }
}

uint32_t sr_check_references(sr_record *r, sr_check_fn *fn, void *payload)
{
  checker c = {.r = r, .fn = fn, .payload = payload};
  run_queries(&c, 1); /* but for the pages of the file, which are new */
  return c.n;
}

/* What is kept of an incident must be what its claims and rulings give. */
static void check_known(checker *c)
{
  sr_record *r = c->r;
  for (int64_t i = 0; !c->stopped && r->status == SR_OK;) {
    sr_known k;
    sr_arena_reset(&r->work);
    int64_t next = sr_db_number(r, 0, "SELECT i FROM main.known WHERE i>? ORDER BY i LIMIT 1", "i", i);
    if (next <= i) break; /* not above: the last, or a damaged index that leads in a circle */
    i = next;
    sr_view kept = SR_VNULL;
    sqlite3_stmt *st = sr_db_query(r, "SELECT bytes FROM main.known_bytes WHERE i=?", "i", i);
    if (sr_db_row(r, st)) kept = sr_db_text(&r->work, st, 0);
    if (st) sqlite3_reset(st);
    sr_buf now;
    sr_buf_init(&now, 1 << 26);
    if (sr_know(r, &r->work, i, INT64_MAX - 1, SR_POLICY_latest_official, &k)) sr_known_write(&now, &k);
    if (!sr_view_eq(kept, sr_buf_view(&now))) problem(c, "incident that differs from its claims: %.*s", (int)k.id.len, k.id.ptr ? k.id.ptr : "");
    sr_buf_dispose(&now);
  }
}

sr_status sr_record_check(sr_record *r, sr_check_fn *fn, void *payload, uint32_t *problems, sr_error *err)
{
  SR_DB_BEGIN(r, err);
  checker c = {.r = r, .fn = fn, .payload = payload};
  sr_drop_view(r);
  run_queries(&c, 0);
  check_known(&c);
  *problems = c.n;
  return sr_db_end(r, err);
}
