/* What is known of an incident, computed from its members and the rulings in force, and kept in the tables known*. */
#include "store/sqlite/db.h"

uint64_t sr_key_parse(sr_view key)
{
  static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";
  uint64_t v = 0;
  for (size_t i = 0; i < key.len && i < 10; i++) {
    const char *p = key.ptr[i] ? strchr(digits, key.ptr[i]) : NULL;
    v = v << 5 | (p ? (uint64_t)(p - digits) : 0);
  }
  return v;
}

int64_t sr_find_mention(sr_record *r, const char *key, int64_t rev)
{
  return sr_db_number(r, 0, "SELECT m FROM mention WHERE key=?1 AND since<=?2 AND (until IS NULL OR until>?2) ORDER BY m DESC LIMIT 1",
                      "si", key, rev);
}

uint32_t sr_members(sr_record *r, sr_arena *a, int64_t i, int64_t rev, sr_member **out)
{
  SR_VEC(sr_member) v = {0};
  sqlite3_stmt *st = sr_db_query(r,
                                 "SELECT member.m, mention.doc, document.id, held.bytes, EXISTS (SELECT 1 FROM copy WHERE "
                                 "copy.doc=mention.doc AND copy.since<=?2 AND (copy.until IS NULL OR copy.until>?2)) FROM member JOIN "
                                 "mention USING(m) JOIN document USING(doc) JOIN held USING(m) WHERE member.i=?1 AND member.since<=?2 AND "
                                 "(member.until IS NULL OR member.until>?2)", "ii", i, rev);
  while (sr_db_row(r, st)) {
    sr_member m = {.m = (uint32_t)sqlite3_column_int64(st, 0), .doc = (uint32_t)sqlite3_column_int64(st, 1),
                   .report = sr_db_text(a, st, 2), .copy = sqlite3_column_int(st, 4)};
    if (!sr_held_read(&m.held, a, sr_db_text(a, st, 3))) {
      sr_db_fail(r, SR_ERR_DATA, "%s: mention %u is damaged; restore the record from a copy", r->path, m.m);
      break;
    }
    SR_PUSH(a, &v, m);
  }
  if (st) sqlite3_reset(st);
  *out = v.v;
  return v.n;
}

/* Rulings in force on the members' keys: they stay with the mentions, whatever incident these stand in. */
static void apply_rulings(sr_record *r, sr_arena *a, int64_t rev, const sr_member *v, uint32_t n, sr_known *k)
{
  sqlite3_stmt *st = sr_db_query(r,
                                 "SELECT kind, field, value, incident FROM ruling x WHERE rev<=?1 AND kind IN ('accept','correct','withdraw',"
                                 "'reject') AND NOT EXISTS (SELECT 1 FROM ruling u WHERE u.kind='undo' AND u.undoes=x.r AND u.rev<=?1 AND "
                                 "NOT EXISTS (SELECT 1 FROM ruling w WHERE w.kind='undo' AND w.undoes=u.r AND w.rev<=?1)) ORDER BY r",
                                 "i", rev);
  while (sr_db_row(r, st)) {
    uint64_t key = sr_key_parse(sr_db_view(st, 3));
    bool mine = sr_view_eq(sr_db_view(st, 3), k->id);
    for (uint32_t i = 0; i < n && !mine; i++) mine = v[i].held.key == key;
    if (!mine) continue;
    int kind = sr_ruling_kind_of(sr_db_view(st, 0));
    sr_correction c = {sr_db_text(a, st, 1), sr_db_text(a, st, 2)};
    if (kind == SR_RULING_accept) k->review = SR_REVIEW_accepted;
    if (kind == SR_RULING_withdraw) k->review = SR_REVIEW_withdrawn;
    if (kind == SR_RULING_reject) k->review = SR_REVIEW_rejected;
    if (kind == SR_RULING_correct) (void)sr_correct(k, a, &c);
  }
}

static bool has_rulings(sr_record *r)
{
  return sr_db_number(r, 0, "SELECT 1 FROM ruling LIMIT 1", "") == 1;
}

bool sr_know(sr_record *r, sr_arena *a, int64_t i, int64_t rev, sr_policy policy, sr_known *out)
{
  sr_member *v;
  uint32_t n = sr_members(r, a, i, rev, &v);
  if (!n || r->status != SR_OK) return false;
  sr_summarise(out, a, v, n, policy);
  sqlite3_stmt *st = sr_db_query(r, "SELECT id FROM incident WHERE i=?", "i", i);
  if (sr_db_row(r, st)) out->id = sr_db_text(a, st, 0);
  if (st) sqlite3_reset(st);
  if (has_rulings(r)) apply_rulings(r, a, rev, v, n, out);
  return r->status == SR_OK;
}

/* ---- the tables ---- */

enum { BY_PLACE, BY_ACTOR };

typedef void key_fn(sr_record *r, int64_t i, int kind, sr_view word);

static void write_key(sr_record *r, int64_t i, int kind, sr_view word)
{
  sr_db_run(r, "INSERT OR IGNORE INTO known_key VALUES(?,?,?)", "ivi", (int64_t)kind, word, i);
}

static void erase_key(sr_record *r, int64_t i, int kind, sr_view word)
{
  sr_db_run(r, "DELETE FROM known_key WHERE kind=? AND word=? AND i=?", "ivi", (int64_t)kind, word, i);
}

static void one_key(sr_record *r, int64_t i, int kind, sr_view word, key_fn *fn)
{
  char folded[128];
  size_t n = 0;
  for (; n < word.len && n < sizeof folded; n++) folded[n] = sr_ascii_lower(word.ptr[n]);
  if (n) fn(r, i, kind, (sr_view){folded, n});
}

/* All words by which an incident is found without its text. */
static void each_key(sr_record *r, int64_t i, const sr_known *k, key_fn *fn)
{
  const sr_place *p = &k->place;
  const sr_view places[] = {p->country, p->admin1, p->admin2, p->locality, p->neighbourhood};
  for (uint32_t n = 0; n < k->n_actors; n++) {
    one_key(r, i, BY_ACTOR, k->actors[n].id, fn);
    one_key(r, i, BY_ACTOR, k->actors[n].name, fn);
  }
  for (size_t n = 0; n < sizeof places / sizeof *places; n++) one_key(r, i, BY_PLACE, places[n], fn);
}

static void write_parties(sr_record *r, int64_t i, const sr_known *k)
{
  const sr_place *p = &k->place;
  for (uint32_t n = 0; n < k->n_actors; n++) {
    const sr_actor *a = &k->actors[n];
    sr_db_run(r, "INSERT INTO known_actor VALUES(?,?,?,?,?,?)", "isvvss", i, sr_role_name(a->role), a->id, a->name, sr_kind_name(a->kind),
              sr_certainty_name(a->certainty));
  }
  each_key(r, i, k, write_key);
  if (p->located) sr_db_run(r, "INSERT INTO known_box VALUES(?1,?2,?2,?3,?3)", "irr", i, p->lon, p->lat);
}

static sr_view tactic_words(sr_arena *a, const sr_known *k, int64_t *bits)
{
  sr_view out = SR_VNULL;
  *bits = 0;
  for (int t = 0; t < SR_TACTIC__N; t++) {
    if (!k->tactics[t]) continue;
    *bits |= (int64_t)1 << t;
    out = sr_arena_printf(a, "%.*s%s%s", (int)out.len, out.len ? out.ptr : "", out.len ? " " : "", sr_tactic_name(t));
  }
  return out;
}

static void erase(sr_record *r, int64_t i)
{
  /* what is keyed by other things is found from what was written before */
  sr_known k;
  sqlite3_stmt *st = sr_db_query(r, "SELECT bytes FROM known_bytes WHERE i=?", "i", i);
  if (!sr_db_row(r, st)) return;
  bool read = sr_known_read(&k, &r->work, sr_db_text(&r->work, st, 0));
  sqlite3_reset(st);
  for (uint32_t n = 0; read && n < k.n_reports; n++)
    sr_db_run(r, "DELETE FROM known_document WHERE i=?1 AND doc IN (SELECT doc FROM document WHERE id=?2)", "iv", i, k.reports[n]);
  if (read) each_key(r, i, &k, erase_key);
  sr_db_run(r, "DELETE FROM known_actor WHERE i=?", "i", i);
  if (read && k.place.located) sr_db_run(r, "DELETE FROM known_box WHERE i=?", "i", i);
  sr_db_run(r, "DELETE FROM known WHERE i=?", "i", i);
  sr_db_run(r, "DELETE FROM known_bytes WHERE i=?", "i", i);
}

void sr_know_write(sr_record *r, int64_t i, const sr_known *k)
{
  int64_t bits;
  sr_buf bytes;
  const sr_range *dead = &k->outcome[SR_OUTCOME_killed], *hurt = &k->outcome[SR_OUTCOME_injured];
  const sr_place *p = &k->place;
  sr_view tactics = tactic_words(&r->work, k, &bits);
  sr_db_run(r, "INSERT INTO known VALUES(?,?,?,?,coalesce(?,''),?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            "ivssviddnnsvvvvvvvvsnnnnnniiisii", i, k->id, sr_state_name(k->status), sr_class_name(k->cls), tactics, bits, k->date.from,
            k->date.to, k->date.from, k->date.to, sr_dateprec_name(k->date.precision), p->site, p->neighbourhood, p->locality, p->admin2,
            p->admin1, p->country, SR_VNULL, SR_VNULL, sr_placeprec_name(p->precision), dead->low, dead->best, dead->high, hurt->low,
            hurt->best, hurt->high, (int64_t)k->n_reports, (int64_t)k->n_independent, (int64_t)k->conflict,
            sr_review_name(k->review), (int64_t)sr_counts(k), (int64_t)k->corrected);
  if (p->located) sr_db_run(r, "UPDATE known SET lat=?, lon=? WHERE i=?", "rri", p->lat, p->lon, i);
  sr_buf_init(&bytes, 1 << 26);
  sr_known_write(&bytes, k);
  if (bytes.status != SR_OK) sr_db_fail(r, bytes.status, "%s: not enough memory", r->path);
  sr_db_run(r, "INSERT INTO known_bytes VALUES(?, ?)", "ib", i, sr_buf_view(&bytes));
  sr_buf_dispose(&bytes);
  write_parties(r, i, k);
}

static void write_documents(sr_record *r, int64_t i, int64_t rev)
{
  sr_db_run(r, "INSERT OR IGNORE INTO known_document SELECT mention.doc, ?1 FROM member JOIN mention USING(m) WHERE member.i=?1 AND "
               "member.since<=?2 AND (member.until IS NULL OR member.until>?2)", "ii", i, rev);
}

void sr_know_again(sr_record *r, int64_t i)
{
  sr_known k;
  erase(r, i);
  if (!sr_know(r, &r->work, i, INT64_MAX - 1, SR_POLICY_latest_official, &k)) return;
  sr_know_write(r, i, &k);
  write_documents(r, i, INT64_MAX - 1);
}

/* ---- as it stood, and by another policy ---- */

int64_t sr_revision_at(sr_record *r, sr_view as_of)
{
  char text[32];
  if (as_of.len != 10 && as_of.len != 20) {
    sr_db_fail(r, SR_ERR_INPUT, "%.*s: no date; write YYYY-MM-DD", as_of.len > 40 ? 40 : (int)as_of.len, as_of.ptr);
    return -1;
  }
  snprintf(text, sizeof text, "%.*s%s", (int)as_of.len, as_of.ptr, as_of.len == 10 ? "T23:59:59Z" : "");
  return sr_db_number(r, 0, "SELECT max(rev) FROM revision WHERE at<=?", "s", text);
}

static const char make_view[] =
  "CREATE TEMP TABLE known AS SELECT * FROM main.known WHERE 0;"
  "CREATE TEMP TABLE known_bytes(i INTEGER PRIMARY KEY, bytes BLOB);"
  "CREATE TEMP TABLE known_key(kind INTEGER, word TEXT, i INTEGER, PRIMARY KEY(kind, word, i)) WITHOUT ROWID;"
  "CREATE TEMP TABLE known_actor(i INTEGER, role TEXT, id TEXT, name TEXT, kind TEXT, certainty TEXT);"
  "CREATE TEMP TABLE known_document(doc INTEGER, i INTEGER, PRIMARY KEY(doc, i)) WITHOUT ROWID;"
  "CREATE VIRTUAL TABLE temp.known_box USING rtree(i, west, east, south, north);"
  "CREATE INDEX temp.known_day ON known(day); CREATE INDEX temp.known_id ON known(id);";
static const char drop_view[] =
  "DROP TABLE IF EXISTS temp.known; DROP TABLE IF EXISTS temp.known_bytes; DROP TABLE IF EXISTS temp.known_key;"
  "DROP TABLE IF EXISTS temp.known_actor; DROP TABLE IF EXISTS temp.known_document; DROP TABLE IF EXISTS temp.known_box;";

void sr_drop_view(sr_record *r)
{
  if (r->as_of == INT64_MAX) return;
  for (size_t i = 0; i < SR_STATEMENTS; i++) sqlite3_reset(r->kept[i].st);
  sr_db_execute(r, drop_view);
  r->as_of = INT64_MAX;
}

/* Names of tables are looked for among the temp tables first: the same statements then ask these. */
void sr_prepare_view(sr_record *r, const sr_query *q)
{
  int64_t rev = q->as_of.len ? sr_revision_at(r, q->as_of) : INT64_MAX - 1;
  if (r->status != SR_OK) return;
  bool plain = !q->as_of.len && q->policy == SR_POLICY_latest_official;
  if (r->as_of == rev && r->policy == q->policy && !plain) return;
  sr_drop_view(r);
  if (plain) return;
  sr_db_execute(r, make_view);
  r->as_of = rev;
  r->policy = q->policy;
  for (int64_t i = 0;;) {
    sr_known k;
    int64_t next = sr_db_number(r, 0, "SELECT i FROM incident WHERE i>?1 AND rev<=?2 ORDER BY i LIMIT 1", "ii", i, rev);
    if (next <= i || r->status != SR_OK) break; /* not above: the last, or a damaged index that leads in a circle */
    i = next;
    sr_arena_reset(&r->work);
    if (!sr_know(r, &r->work, i, rev, q->policy, &k)) continue;
    sr_know_write(r, i, &k);
    write_documents(r, i, rev);
  }
}

int64_t sr_find_incident(sr_record *r, sr_view id, int64_t rev)
{
  char low[16] = {0}, high[16] = {0};
  int64_t found = 0;
  if (id.len < 3 || id.len > 10) {
    sr_db_fail(r, SR_ERR_INPUT, "%.*s: no id of an incident; it has ten letters and digits, three or more of which are enough",
               id.len > 40 ? 40 : (int)id.len, id.ptr);
    return 0;
  }
  memcpy(low, id.ptr, id.len);
  memcpy(high, id.ptr, id.len);
  high[id.len] = '~';
  sqlite3_stmt *st = sr_db_query(r,
                                 "SELECT DISTINCT i FROM mention JOIN member USING(m) WHERE key>=?1 AND key<?2 AND member.since<=?3 AND "
                                 "(member.until IS NULL OR member.until>?3) UNION SELECT DISTINCT member.i FROM incident JOIN member "
                                 "USING(i) WHERE id>=?1 AND id<?2 AND since<=?3 AND (until IS NULL OR until>?3) LIMIT 2", "ssi", low, high,
                                 rev);
  if (sr_db_row(r, st)) found = sqlite3_column_int64(st, 0);
  bool more = found && sr_db_row(r, st);
  if (st) sqlite3_reset(st);
  if (more) sr_db_fail(r, SR_ERR_INPUT, "%s: several incidents begin so; write more of the id", low);
  else if (!found) sr_db_fail(r, SR_ERR_INPUT, "%s: no such incident; `sitrep incidents` lists them", low);
  return more ? 0 : found;
}
