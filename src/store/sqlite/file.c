/* Filing one report: its text, its mentions, claims, persons and statistics. */
#include "store/sqlite/db.h"

/* ---- rows ---- */

static const char *name_or_null(int v, const char *(*name)(int))
{
  return v < 0 ? NULL : name(v);
}
static const char *who_name(int v) { return sr_who_name((sr_who)v); }
static const char *side_name(int v) { return sr_side_name((sr_side)v); }
static const char *speaker_name(int v) { return sr_speaker_name((sr_speaker)v); }
static const char *stance_name(int v) { return sr_stance_name((sr_stance)v); }

static void file_claims(sr_record *r, int64_t m, const sr_filed_mention *x)
{
  for (uint32_t i = 0; i < x->n_claims; i++) {
    const sr_claim *c = &x->claims[i];
    bool toll = c->who >= 0;
    sr_db_run(r, "INSERT INTO claim VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", "iuvvnnnssssvssduu", m, i, c->field, c->value,
              c->low, c->best, c->high, toll ? sr_bound_name(c->qualifier) : NULL, toll ? sr_scope_name(c->scope) : NULL,
              name_or_null(c->who, who_name), name_or_null(c->side, side_name), c->speaker,
              name_or_null(c->speaker_kind, speaker_name), name_or_null(c->stance, stance_name), c->as_of, c->from, c->to);
  }
}

static int64_t file_mention(sr_record *r, int64_t doc, const sr_filed_mention *x, uint32_t number, uint64_t key_)
{
  char key[11];
  sr_key_print(key_, key);
  sr_db_run(r, "INSERT INTO mention(key, doc, number, since, until, frame, from_byte, to_byte) VALUES(?,?,?,?,NULL,?,?,?)", "siuisuu",
            key, doc, number, r->rev, sr_frame_name(x->held.frame), x->held.from, x->held.to);
  int64_t m = sqlite3_last_insert_rowid(r->db);
  sr_db_run(r, "INSERT INTO held VALUES(?, ?)", "ib", m, x->bytes);
  file_claims(r, m, x);
  sr_link_mention(r, m, x);
  return m;
}

static void file_person(sr_record *r, int64_t doc, const sr_filed_person *p, const int64_t *mentions, uint32_t n)
{
  sr_db_run(r, "INSERT INTO person(doc, since, until, name, aliases, descriptors, affiliation, affiliation_id, affiliation_certainty, "
               "condition, from_byte, to_byte) VALUES(?,?,NULL,?,?,?,?,?,?,?,?,?)", "iivvvvvssuu", doc, r->rev, p->name, p->aliases,
            p->descriptors, p->affiliation, p->affiliation_id,
            p->affiliation.len ? sr_certainty_name(p->affiliation_certainty) : NULL, sr_condition_name(p->condition), p->from, p->to);
  int64_t id = sqlite3_last_insert_rowid(r->db);
  for (uint32_t i = 0; i < p->n_roles; i++)
    if (p->roles[i].mention < n)
      sr_db_run(r, "INSERT INTO person_role VALUES(?,?,?,?,?)", "iissv", id, mentions[p->roles[i].mention],
                sr_prole_name(p->roles[i].role), sr_certainty_name(p->roles[i].certainty), p->roles[i].speaker);
  for (uint32_t i = 0; i < p->n_proceedings; i++) {
    const sr_proceeding *x = &p->proceedings[i];
    sr_db_run(r, "INSERT INTO proceeding VALUES(?,?,?,?,?,?)", "isnddv", id, sr_proc_kind_name(x->kind), x->count,
              x->dated ? x->date.from : SR_NULL_INT, x->dated ? x->date.to : SR_NULL_INT, p->proceeding_places[i]);
  }
}

static void file_statistic(sr_record *r, int64_t doc, const sr_statistic *s, sr_view place)
{
  uint32_t from = s->evidence.n ? s->evidence.v[0].from : UINT32_MAX, to = s->evidence.n ? s->evidence.v[0].to : UINT32_MAX;
  sr_db_run(r, "INSERT INTO statistic VALUES(?,?,NULL,?,?,?,?,?,?,?,?,?,?,?)", "iivsrrssvdduu", doc, r->rev, s->publisher,
            sr_measure_name(s->measure), (double)s->value / 100, (double)(s->value_high == INT64_MIN ? s->value : s->value_high) / 100,
            sr_unit_name(s->unit), s->who < 0 ? NULL : sr_group_kind_name((sr_group_kind)s->who), place, s->period_from, s->period_to,
            from, to);
}

/* Mentions, persons and statistics; `keys` of the mentions. */
static void file_contents(sr_record *r, int64_t doc, const sr_filing *f, const uint64_t *keys)
{
  int64_t *mentions = sr_arena_zalloc(&r->work, f->n_mentions + 1, sizeof *mentions);
  for (uint32_t i = 0; i < f->n_mentions; i++) mentions[i] = file_mention(r, doc, &f->mentions[i], i, keys[i]);
  for (uint32_t i = 0; i < f->n_people; i++) file_person(r, doc, &f->people[i], mentions, f->n_mentions);
  for (uint32_t i = 0; i < f->n_statistics; i++)
    if (f->statistics[i].value != INT64_MIN) file_statistic(r, doc, &f->statistics[i], f->statistic_places[i]);
}

static int64_t file_document(sr_record *r, const sr_filing *f)
{
  sr_db_run(r, "INSERT INTO document(id, sha256, title, source, url, published, published_given, format, language, bytes, rev) "
               "VALUES(?,?,?,?,?,?,?,?,?,?,?)", "vsvvvdvvvii", f->id, f->sha, f->title, f->source, f->url, f->published,
            f->published_given, f->format, f->language, (int64_t)f->text.len, r->rev);
  int64_t doc = sqlite3_last_insert_rowid(r->db);
  sr_db_run(r, "INSERT INTO document_text VALUES(?1, ?2, coalesce(?3, ''))", "ivv", doc, f->given_title, f->text);
  sr_db_run(r, "INSERT INTO document_search(rowid, title, text) VALUES(?1, ?2, coalesce(?3, ''))", "ivv", doc, f->given_title, f->text);
  return doc;
}

static int64_t find_document(sr_record *r, const sr_filing *f)
{
  return sr_db_number(r, 0, "SELECT doc FROM document WHERE id=? AND sha256=?", "vs", f->id, f->sha);
}

static bool must_change(sr_record *r)
{
  if (!r->changing) sr_db_fail(r, SR_ERR_ARGUMENT, "reports are filed between sr_record_begin and sr_record_commit");
  else if (!r->linking) sr_db_fail(r, SR_ERR_ARGUMENT, "filing needs the knowledge of linking (sr_record_options)");
  return r->status == SR_OK;
}

/* ---- reading again ---- */

typedef struct old_mention {
  int64_t m;
  uint64_t key;
  uint32_t from, to;
  sr_view bytes;
  bool taken;
} old_mention;

static uint32_t old_mentions(sr_record *r, int64_t doc, old_mention **out)
{
  SR_VEC(old_mention) v = {0};
  sqlite3_stmt *st = sr_db_query(r,
                                 "SELECT m, key, from_byte, to_byte, bytes FROM mention JOIN held USING(m) WHERE doc=? AND until IS NULL "
                                 "ORDER BY number", "i", doc);
  while (sr_db_row(r, st)) {
    old_mention o = {.m = sqlite3_column_int64(st, 0), .key = sr_key_parse(sr_db_view(st, 1)),
                     .from = (uint32_t)sqlite3_column_int64(st, 2), .to = (uint32_t)sqlite3_column_int64(st, 3),
                     .bytes = sr_db_text(&r->work, st, 4)};
    SR_PUSH(&r->work, &v, o);
  }
  *out = v.v;
  return v.n;
}

static bool same_reading(const sr_filing *f, const old_mention *old, uint32_t n)
{
  if (n != f->n_mentions) return false;
  for (uint32_t i = 0; i < n; i++) {
    /* keys may have been handed on from an earlier reading: all but them is compared */
    sr_view a = f->mentions[i].bytes, b = old[i].bytes;
    if (!sr_view_eq(a, b)) return false;
  }
  return true;
}

/* A mention that rests on the same words is the same mention: it keeps its key, so that rulings and ids stay. */
static void hand_on_keys(const sr_filing *f, old_mention *old, uint32_t n, uint64_t *keys)
{
  for (uint32_t i = 0; i < f->n_mentions; i++) {
    const sr_held *h = &f->mentions[i].held;
    uint32_t best = UINT32_MAX, most = 0;
    for (uint32_t k = 0; k < n; k++) {
      uint32_t from = h->from > old[k].from ? h->from : old[k].from, to = h->to < old[k].to ? h->to : old[k].to;
      if (old[k].taken || from >= to || to - from <= most) continue;
      best = k;
      most = to - from;
    }
    keys[i] = best == UINT32_MAX ? h->key : old[best].key;
    if (best != UINT32_MAX) old[best].taken = true;
  }
  /* a new mention must not take the key that another was given */
  for (uint32_t i = 0; i < f->n_mentions; i++)
    for (uint32_t k = 0; k < f->n_mentions; k++)
      if (k != i && keys[k] == keys[i] && f->mentions[i].held.key == keys[i]) keys[i] = sr_mix64(keys[i]) >> 14;
}

static void retire(sr_record *r, int64_t doc, const old_mention *old, uint32_t n)
{
  for (uint32_t i = 0; i < n; i++) {
    sr_link_unlink(r, old[i].m);
    sr_db_run(r, "UPDATE mention SET until=?2 WHERE m=?1", "ii", old[i].m, r->rev);
  }
  sr_db_run(r, "UPDATE person SET until=?2 WHERE doc=?1 AND until IS NULL", "ii", doc, r->rev);
  sr_db_run(r, "UPDATE statistic SET until=?2 WHERE doc=?1 AND until IS NULL", "ii", doc, r->rev);
}

/* A row of a table that its source has changed since takes the place of what it said before: the mention keeps its key, so that rulings and
 * ids stay. False: there was none. */
static bool take_over(sr_record *r, const sr_filing *f, uint64_t *keys)
{
  old_mention *old;
  if (!sr_view_eq(f->format, SR_V("coded"))) return false;
  int64_t before = sr_db_number(r, 0, "SELECT max(doc) FROM document WHERE id=? AND format='coded'", "v", f->id);
  uint32_t n = before ? old_mentions(r, before, &old) : 0;
  for (uint32_t i = 0; i < n && i < f->n_mentions; i++) keys[i] = old[i].key;
  if (n) retire(r, before, old, n);
  return n > 0;
}

sr_status sr_record_file(sr_record *r, const sr_filing *f, sr_filed *out, sr_error *err)
{
  SR_DB_BEGIN(r, err);
  *out = SR_FILED_KNOWN;
  if (!must_change(r) || find_document(r, f)) return sr_db_end(r, err);
  uint64_t *keys = sr_arena_zalloc(&r->work, f->n_mentions + 1, sizeof *keys);
  for (uint32_t i = 0; i < f->n_mentions; i++) keys[i] = f->mentions[i].held.key;
  bool changed = take_over(r, f, keys);
  int64_t doc = file_document(r, f);
  *out = changed ? SR_FILED_CHANGED : sr_copies_file(r, f, doc) ? SR_FILED_COPY : SR_FILED_NEW;
  file_contents(r, doc, f, keys);
  return sr_db_end(r, err);
}

sr_status sr_record_refile(sr_record *r, const sr_filing *f, sr_filed *out, sr_error *err)
{
  SR_DB_BEGIN(r, err);
  old_mention *old;
  *out = SR_FILED_KNOWN;
  if (!must_change(r)) return sr_db_end(r, err);
  int64_t doc = find_document(r, f);
  if (!doc) {
    sr_db_fail(r, SR_ERR_INPUT, "%.*s: no such report in the record", f->id.len > 60 ? 60 : (int)f->id.len, f->id.ptr);
    return sr_db_end(r, err);
  }
  uint32_t n = old_mentions(r, doc, &old);
  if (same_reading(f, old, n)) return sr_db_end(r, err);
  uint64_t *keys = sr_arena_zalloc(&r->work, f->n_mentions + 1, sizeof *keys);
  hand_on_keys(f, old, n, keys);
  retire(r, doc, old, n);
  file_contents(r, doc, f, keys);
  *out = SR_FILED_CHANGED;
  return sr_db_end(r, err);
}

sr_status sr_record_reports(sr_record *r, sr_stored_fn *fn, void *payload, sr_error *err)
{
  SR_DB_BEGIN(r, err);
  /* by number, not in one query: the caller may file between rows */
  int64_t last = 0;
  for (bool more = true; more;) {
    sr_stored s = {0};
    sr_arena_reset(&r->arena);
    sqlite3_stmt *st = sr_db_query(r,
                                   "SELECT doc, id, url, document_text.title, source, published_given, format, text FROM document JOIN "
                                   "document_text USING(doc) WHERE doc>? ORDER BY doc LIMIT 1", "i", last);
    more = sr_db_row(r, st);
    if (!more) break;
    if (sqlite3_column_int64(st, 0) <= last) { /* a damaged index leads in a circle */
      sqlite3_reset(st);
      sr_db_fail(r, SR_ERR_DATA, "%s: damaged; restore it from a copy", r->path);
      break;
    }
    last = sqlite3_column_int64(st, 0);
    s.number = (uint32_t)last;
    sr_view *all[] = {&s.id, &s.url, &s.title, &s.source, &s.published, &s.format, &s.text};
    for (int i = 0; i < 7; i++) *all[i] = sr_db_text(&r->arena, st, i + 1);
    sqlite3_reset(st);
    more = fn(payload, &s);
  }
  return sr_db_end(r, err);
}
