/* The record row by row, so that another can be made of it: see sr_record_dump in record.h.
 *
 * What is computed of other rows is left out: known*, the full-text index, the shingles, lengths, the keys under which mentions are looked for. Numbers of rows stay, for rows
 * name one another by them, and their order is the order of filing. ?1 is the revision whose state is told. With a selection what concerns the
 * chosen incidents is told as it stands: their members and these' mentions, the reports that hold them and those that these repeat.
 */
#include "store/sqlite/db.h"

#define UNTIL "CASE WHEN until<=?1 THEN until END"
#define HOLDS(t) "(" t ".until IS NULL OR " t ".until>?1)"

static const sr_dump_column change[] = {{"rev", 'I'}, {"at", 'T'}, {"what", 'T'}, {"who", 'T'}, {"why", 'T'}};
static const sr_dump_column report[] = {{"doc", 'I'}, {"id", 'T'}, {"sha256", 'T'}, {"title", 't'}, {"source", 't'}, {"url", 't'},
  {"published", 't'}, {"published_given", 't'}, {"format", 't'}, {"language", 't'}, {"rev", 'I'}, {"title_given", 't'}, {"text", 'T'}};
static const sr_dump_column copy[] = {{"doc", 'I'}, {"of", 'I'}, {"since", 'I'}, {"until", 'i'}};
static const sr_dump_column sketch[] = {{"doc", 'I'}, {"hashes", 'B'}, {"keys", 'B'}};
static const sr_dump_column mention[] = {{"m", 'I'}, {"key", 'T'}, {"doc", 'I'}, {"number", 'I'}, {"since", 'I'}, {"until", 'i'}, {"frame", 'T'},
  {"from_byte", 'i'}, {"to_byte", 'i'}, {"held", 'B'}};
static const sr_dump_column claim[] = {{"m", 'I'}, {"n", 'I'}, {"field", 'T'}, {"value", 't'}, {"low", 'i'}, {"best", 'i'}, {"high", 'i'},
  {"qualifier", 't'}, {"scope", 't'}, {"who", 't'}, {"side", 't'}, {"speaker", 't'}, {"speaker_kind", 't'}, {"stance", 't'}, {"as_of", 't'},
  {"from_byte", 'i'}, {"to_byte", 'i'}};
static const sr_dump_column person[] = {{"p", 'I'}, {"doc", 'I'}, {"since", 'I'}, {"until", 'i'}, {"name", 'T'}, {"aliases", 't'},
  {"descriptors", 't'}, {"affiliation", 't'}, {"affiliation_id", 't'}, {"affiliation_certainty", 't'}, {"condition", 'T'}, {"from_byte", 'i'},
  {"to_byte", 'i'}};
static const sr_dump_column role[] = {{"p", 'I'}, {"m", 'I'}, {"role", 'T'}, {"certainty", 'T'}, {"speaker", 't'}};
static const sr_dump_column proceeding[] = {{"p", 'I'}, {"kind", 'T'}, {"count", 'i'}, {"date_from", 't'}, {"date_to", 't'}, {"places", 't'}};
static const sr_dump_column statistic[] = {{"doc", 'I'}, {"since", 'I'}, {"until", 'i'}, {"publisher", 't'}, {"measure", 't'}, {"value", 'r'},
  {"value_high", 'r'}, {"unit", 't'}, {"who", 't'}, {"place", 't'}, {"period_from", 't'}, {"period_to", 't'}, {"from_byte", 'i'}, {"to_byte", 'i'}};
static const sr_dump_column links[] = {{"m", 'I'}, {"to", 'T'}};
static const sr_dump_column identity[] = {{"i", 'I'}, {"id", 'T'}, {"rev", 'I'}};
static const sr_dump_column member[] = {{"m", 'I'}, {"i", 'I'}, {"since", 'I'}, {"until", 'i'}, {"why", 'T'}};
static const sr_dump_column ruling[] = {{"r", 'I'}, {"rev", 'I'}, {"kind", 'T'}, {"incident", 'T'}, {"keys", 't'}, {"other", 't'}, {"field", 't'},
  {"value", 't'}, {"undoes", 'i'}};

/* A part: what selects its rows at a revision, which of them concern a selection, and their order. `gathers`: rows of one
 * first column are one, the second columns joined with blanks. */
typedef struct part_row {
  const sr_dump_column *columns;
  uint32_t n;
  const char *select, *chosen, *order;
  bool gathers;
} part_row;
#define COLUMNS(x) x, sizeof x / sizeof *x

static const part_row parts[SR_DUMP__N] = {
  [SR_DUMP_change] = {COLUMNS(change), "SELECT rev, at, what, who, why FROM revision WHERE rev<=?1", "", "rev"},
  [SR_DUMP_report] = {COLUMNS(report), "SELECT doc, id, sha256, document.title, source, url, published, published_given, format, language, rev, "
    "document_text.title, text FROM document JOIN document_text USING(doc) WHERE rev<=?1", "doc IN (SELECT doc FROM temp.chosen_doc)", "doc"},
  [SR_DUMP_copy] = {COLUMNS(copy), "SELECT doc, of, since, " UNTIL " FROM copy WHERE since<=?1",
    HOLDS("copy") " AND doc IN (SELECT doc FROM temp.chosen_doc)", "rowid"},
  [SR_DUMP_sketch] = {COLUMNS(sketch), "SELECT doc, hashes, keys FROM link_sketch WHERE doc<=(SELECT max(doc) FROM document WHERE rev<=?1)",
    "doc IN (SELECT doc FROM temp.chosen_doc)", "doc"},
  [SR_DUMP_mention] = {COLUMNS(mention), "SELECT m, key, doc, number, since, " UNTIL ", frame, from_byte, to_byte, bytes FROM mention JOIN held "
    "USING(m) WHERE since<=?1", "m IN (SELECT m FROM temp.chosen_m)", "m"},
  [SR_DUMP_claim] = {COLUMNS(claim), "SELECT m, n, field, value, low, best, high, qualifier, scope, who, side, speaker, speaker_kind, stance, as_of, "
    "from_byte, to_byte FROM claim WHERE m<=(SELECT max(m) FROM mention WHERE since<=?1)", "m IN (SELECT m FROM temp.chosen_m)", "m, n"},
  [SR_DUMP_person] = {COLUMNS(person), "SELECT p, doc, since, " UNTIL ", name, aliases, descriptors, affiliation, affiliation_id, "
    "affiliation_certainty, condition, from_byte, to_byte FROM person WHERE since<=?1",
    HOLDS("person") " AND doc IN (SELECT doc FROM temp.chosen_doc)", "p"},
  [SR_DUMP_role] = {COLUMNS(role), "SELECT p, m, role, certainty, speaker FROM person_role WHERE p<=(SELECT max(p) FROM person WHERE since<=?1)",
    "m IN (SELECT m FROM temp.chosen_m)", "person_role.rowid"},
  [SR_DUMP_proceeding] = {COLUMNS(proceeding), "SELECT p, kind, count, date_from, date_to, places FROM proceeding WHERE p<=(SELECT max(p) FROM "
    "person WHERE since<=?1)", "p IN (SELECT p FROM person WHERE since<=?1 AND " HOLDS("person") " AND doc IN (SELECT doc FROM temp.chosen_doc))",
    "proceeding.rowid"},
  [SR_DUMP_statistic] = {COLUMNS(statistic), "SELECT doc, since, " UNTIL ", publisher, measure, value, value_high, unit, who, place, period_from, "
    "period_to, from_byte, to_byte FROM statistic WHERE since<=?1", HOLDS("statistic") " AND doc IN (SELECT doc FROM temp.chosen_doc)",
    "statistic.rowid"},
  [SR_DUMP_links] = {COLUMNS(links), "SELECT a, b || ':' || score FROM link_edge WHERE a>b AND a<=(SELECT max(m) FROM mention WHERE since<=?1)",
    "a IN (SELECT m FROM temp.chosen_m) AND b IN (SELECT m FROM temp.chosen_m)", "a, b", true},
  [SR_DUMP_identity] = {COLUMNS(identity), "SELECT i, id, rev FROM incident WHERE rev<=?1", "i IN (SELECT i FROM temp.chosen)", "i"},
  [SR_DUMP_member] = {COLUMNS(member), "SELECT m, i, since, " UNTIL ", why FROM member WHERE since<=?1",
    HOLDS("member") " AND i IN (SELECT i FROM temp.chosen)", "member.rowid"},
  [SR_DUMP_ruling] = {COLUMNS(ruling), "SELECT r, rev, kind, incident, keys, other, field, value, undoes FROM ruling WHERE rev<=?1",
    "r IN (WITH RECURSIVE word(k) AS (SELECT key FROM mention JOIN temp.chosen_m USING(m) UNION SELECT id FROM incident JOIN temp.chosen USING(i)), "
    "chain(r) AS (SELECT r FROM ruling WHERE incident IN (SELECT k FROM word) OR EXISTS (SELECT 1 FROM word WHERE instr(coalesce(keys, '') || ' ' || "
    "coalesce(other, ''), k)) UNION SELECT u.r FROM ruling u JOIN chain ON u.undoes=chain.r) SELECT r FROM chain)", "r"},
};

const sr_dump_column *sr_dump_columns(sr_dump_part part, uint32_t *n)
{
  *n = parts[part].n;
  return parts[part].columns;
}

/* ---- rows ---- */

typedef struct teller {
  sr_record *r;
  sr_dump_fn *fn;
  void *payload;
  sr_dump_part part;
  bool more;
} teller;

static sr_dump_cell cell_of(sqlite3_stmt *st, int column)
{
  sr_dump_cell c = {0};
  switch (sqlite3_column_type(st, column)) {
  case SQLITE_INTEGER:
    c.kind = 'i';
    c.integer = sqlite3_column_int64(st, column);
    break;
  case SQLITE_FLOAT:
    c.kind = 'r';
    c.real = sqlite3_column_double(st, column);
    break;
  case SQLITE_TEXT:
    c.kind = 't';
    c.text = sr_db_view(st, column);
    break;
  case SQLITE_BLOB:
    c.kind = 'b';
    c.text = sr_db_view(st, column);
    break;
  default: break;
  }
  return c;
}

static void tell_gathered(teller *t, int64_t m, sr_buf *list)
{
  sr_dump_cell cells[2] = {{.kind = 'i', .integer = m}, {.kind = 't', .text = sr_buf_view(list)}};
  if (!list->len) return;
  if (list->status != SR_OK) sr_db_fail(t->r, list->status, "%s: not enough memory", t->r->path);
  t->more = t->r->status == SR_OK && t->fn(t->payload, t->part, cells);
  sr_buf_clear(list);
}

static void gather(teller *t, sqlite3_stmt *st)
{
  int64_t m = 0;
  sr_buf list;
  sr_buf_init(&list, 1 << 24);
  while (t->more && sr_db_row(t->r, st)) {
    int64_t next = sqlite3_column_int64(st, 0);
    if (next != m) tell_gathered(t, m, &list);
    m = next;
    if (list.len) sr_buf_byte(&list, ' ');
    sr_buf_add(&list, (sr_view){(const char *)sqlite3_column_text(st, 1), (size_t)sqlite3_column_bytes(st, 1)});
  }
  if (t->more) tell_gathered(t, m, &list);
  sr_buf_dispose(&list);
}

static void tell_rows(teller *t, sqlite3_stmt *st)
{
  const part_row *p = &parts[t->part];
  while (t->more && sr_db_row(t->r, st)) {
    sr_dump_cell cells[SR_DUMP_COLUMNS];
    for (uint32_t i = 0; i < p->n; i++) cells[i] = cell_of(st, (int)i);
    t->more = t->fn(t->payload, t->part, cells);
  }
}

static void tell_part(teller *t, int64_t rev, bool chosen)
{
  const part_row *p = &parts[t->part];
  sr_buf sql;
  sr_buf_init(&sql, 1 << 14);
  sr_buf_printf(&sql, "%s%s%s ORDER BY %s%c", p->select, chosen && *p->chosen ? " AND " : "", chosen ? p->chosen : "", p->order, 0);
  sqlite3_stmt *st = sr_db_prepare(t->r, sql.ptr);
  sr_buf_dispose(&sql);
  sr_db_bind(t->r, st, "i", rev);
  if (p->gathers)
    gather(t, st);
  else
    tell_rows(t, st);
  sqlite3_finalize(st);
}

/* ---- a selection ---- */

static const char make_chosen[] =
  "DROP TABLE IF EXISTS temp.chosen; DROP TABLE IF EXISTS temp.chosen_m; DROP TABLE IF EXISTS temp.chosen_doc;"
  "CREATE TEMP TABLE chosen(i INTEGER PRIMARY KEY); CREATE TEMP TABLE chosen_m(m INTEGER PRIMARY KEY);"
  "CREATE TEMP TABLE chosen_doc(doc INTEGER PRIMARY KEY);";

static bool choose(sr_record *r, const sr_query *q, int64_t rev)
{
  sr_db_execute(r, make_chosen);
  if (!sr_choose(r, q)) return false;
  sr_db_run(r, "INSERT INTO temp.chosen_m SELECT m FROM member WHERE i IN (SELECT i FROM temp.chosen) AND since<=?1 AND (until IS NULL OR until>?1)",
            "i", rev);
  sr_db_run(r, "INSERT INTO temp.chosen_doc SELECT DISTINCT doc FROM mention WHERE m IN (SELECT m FROM temp.chosen_m)", "");
  sr_db_run(r, "INSERT OR IGNORE INTO temp.chosen_doc SELECT of FROM copy WHERE doc IN (SELECT doc FROM temp.chosen_doc) AND since<=?1 AND "
               "(until IS NULL OR until>?1)", "i", rev);
  return true;
}

sr_status sr_record_dump(sr_record *r, const sr_query *q, sr_dump_fn *fn, void *payload, sr_error *err)
{
  SR_DB_BEGIN(r, err);
  teller t = {.r = r, .fn = fn, .payload = payload, .more = true};
  int64_t rev = q->as_of.len ? sr_revision_at(r, q->as_of) : INT64_MAX - 1;
  bool chosen = choose(r, q, rev);
  for (int p = 0; p < SR_DUMP__N && t.more && r->status == SR_OK; p++) {
    t.part = (sr_dump_part)p;
    tell_part(&t, rev, chosen);
  }
  return sr_db_end(r, err);
}
