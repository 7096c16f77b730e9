/* Near-copies: reports published within four days of each other whose texts are for the most part the same. Those that are alike, or alike to one
 * that is, form a group; the first published of it is the original. So the groups do not depend on the order of filing. */
#include "store/sqlite/db.h"

/* A candidate has so many of its lowest hashes in common; a key of more reports in those days is of no use. */
enum { COPY_DAYS = 4, COPY_SHARE = 55, LEAST_KEYS = 2, MOST_OF_KEY = 4096, UNDATED = -1000000 };

static uint32_t hash_at(sr_view v, uint32_t i)
{
  uint32_t h;
  memcpy(&h, v.ptr + i * sizeof h, sizeof h);
  return h;
}

/* Share of the lowest hashes of both that both have, in percent: estimates what the two texts have in common. */
static unsigned resemblance(const sr_filing *f, sr_view other)
{
  uint32_t n = (uint32_t)(other.len / sizeof(uint32_t)), i = 0, j = 0, seen = 0, both = 0;
  while (seen < SR_SKETCH && i < f->n_sketch && j < n) {
    uint32_t a = f->sketch[i], b = hash_at(other, j);
    both += a == b;
    i += a <= b;
    j += b <= a;
    seen++;
  }
  return seen ? both * 100 / seen : 0;
}

typedef SR_VEC(int64_t) documents;

static void add(sr_record *r, documents *v, int64_t doc)
{
  for (uint32_t i = 0; i < v->n; i++)
    if (v->v[i] == doc) return;
  SR_PUSH(&r->work, v, doc);
}

/* Reports of about that day, one without a day among them, under each hash that they share. */
static documents sharing(sr_record *r, const sr_filing *f)
{
  documents v = {0};
  bool dated = f->published != SR_NULL_INT;
  int64_t from = dated ? f->published - COPY_DAYS : INT64_MIN, to = dated ? f->published + COPY_DAYS : INT64_MAX;
  for (uint32_t k = 0; k < f->n_keys; k++) {
    sqlite3_stmt *st = sr_db_query(r,
                                   "SELECT doc FROM link_shingle WHERE hash=?1 AND day BETWEEN ?2 AND ?3 UNION ALL SELECT doc FROM link_shingle "
                                   "WHERE hash=?1 AND day=?4 AND ?2>?4 LIMIT ?5", "uiiii", f->keys[k], from, to, (int64_t)UNDATED,
                                   (int64_t)MOST_OF_KEY);
    while (sr_db_row(r, st)) {
      int64_t doc = sqlite3_column_int64(st, 0);
      SR_PUSH(&r->work, &v, doc);
    }
  }
  if (v.n) qsort(v.v, v.n, sizeof *v.v, sr_by_mention);
  return v;
}

static bool places_differ(const sr_place *x, const sr_place *y)
{
  if (x->locality.len && y->locality.len) return !sr_view_eq(x->locality, y->locality);
  return x->admin2.len && y->admin2.len && !sr_view_eq(x->admin2, y->admin2);
}

static bool days_differ(const sr_date *x, const sr_date *y)
{
  return x->from != SR_NULL_INT && y->from != SR_NULL_INT && (x->from > y->to || y->from > x->to);
}

static bool figures_differ(const sr_range *x, const sr_range *y)
{
  return x->told && y->told && x->best != y->best;
}

static const sr_held *first_told(const sr_filing *f)
{
  for (uint32_t i = 0; i < f->n_mentions; i++)
    if (f->mentions[i].held.frame != SR_FRAME_recalled) return &f->mentions[i].held;
  return NULL;
}

/* Communiqués and briefs of one paper are all of one wording. One that tells of another town, day or toll repeats nothing. */
static bool tells_otherwise(sr_record *r, const sr_filing *f, int64_t doc)
{
  const sr_held *x = first_told(f);
  sr_held y;
  if (!x) return false;
  sqlite3_stmt *st = sr_db_query(r, "SELECT bytes FROM mention JOIN held USING(m) WHERE doc=? AND until IS NULL AND frame<>'recalled' ORDER BY number LIMIT 1",
                                 "i", doc);
  bool row = sr_db_row(r, st), told = row && sr_held_read(&y, &r->work, sr_db_view(st, 0));
  bool other = told && (places_differ(&x->place, &y.place) || days_differ(&x->date, &y.date) ||
                        figures_differ(&x->outcome[SR_OUTCOME_killed], &y.outcome[SR_OUTCOME_killed]) ||
                        figures_differ(&x->outcome[SR_OUTCOME_injured], &y.outcome[SR_OUTCOME_injured]));
  if (row) sqlite3_reset(st);
  return other;
}

static bool is_alike(sr_record *r, const sr_filing *f, int64_t doc)
{
  sqlite3_stmt *st = sr_db_query(r, "SELECT hashes FROM link_sketch WHERE doc=?", "i", doc);
  if (!sr_db_row(r, st)) return false;
  bool alike = resemblance(f, sr_db_view(st, 0)) >= COPY_SHARE;
  sqlite3_reset(st);
  return alike && !tells_otherwise(r, f, doc);
}

static int64_t original_of(sr_record *r, int64_t doc)
{
  return sr_db_number(r, doc, "SELECT of FROM copy WHERE doc=? AND until IS NULL", "i", doc);
}

/* The originals of the groups that the report belongs to. */
static documents find_groups(sr_record *r, const sr_filing *f)
{
  documents v = sharing(r, f), out = {0};
  uint32_t least = f->n_keys < LEAST_KEYS ? f->n_keys : LEAST_KEYS;
  for (uint32_t i = 0, j; i < v.n; i = j) {
    for (j = i; j < v.n && v.v[j] == v.v[i]; j++) {}
    if (j - i >= least && is_alike(r, f, v.v[i])) add(r, &out, original_of(r, v.v[i]));
  }
  return out;
}

/* The one that the others repeat: the first published; of those of one day the one with the lowest hash, so that the order of
 * filing does not matter. */
static int64_t first_of(sr_record *r, const documents *v)
{
  int64_t best = v->v[0];
  sr_view low = SR_VNULL;
  for (uint32_t i = 0; i < v->n; i++) {
    sqlite3_stmt *st = sr_db_query(r, "SELECT coalesce(published, '9999') || sha256 || id FROM document WHERE doc=?", "i", v->v[i]);
    if (!sr_db_row(r, st)) continue;
    sr_view x = sr_db_text(&r->work, st, 0);
    sqlite3_reset(st);
    size_t k = x.len < low.len ? x.len : low.len;
    int order = low.len ? memcmp(x.ptr, low.ptr, k) : -1;
    if (order < 0 || (!order && x.len < low.len)) {
      low = x;
      best = v->v[i];
    }
  }
  return best;
}

static void touch_mentions(sr_record *r, int64_t doc)
{
  sqlite3_stmt *st = sr_db_query(r, "SELECT m FROM mention WHERE doc=? AND until IS NULL", "i", doc);
  while (sr_db_row(r, st)) sr_link_dirty(r, sqlite3_column_int64(st, 0));
}

static void set_copy(sr_record *r, int64_t doc, int64_t of)
{
  sr_db_run(r, "DELETE FROM copy WHERE doc=?1 AND since=?2", "ii", doc, r->rev);
  sr_db_run(r, "UPDATE copy SET until=?2 WHERE doc=?1 AND until IS NULL", "ii", doc, r->rev);
  if (of != doc) sr_db_run(r, "INSERT INTO copy VALUES(?, ?, ?, NULL)", "iii", doc, of, r->rev);
  touch_mentions(r, doc);
}

/* A group has another original: all of it are copies of that. */
static void move_group(sr_record *r, int64_t from, int64_t to)
{
  documents v = {0};
  sqlite3_stmt *st = sr_db_query(r, "SELECT doc FROM copy WHERE of=? AND until IS NULL", "i", from);
  while (sr_db_row(r, st)) {
    int64_t doc = sqlite3_column_int64(st, 0);
    if (doc != to) SR_PUSH(&r->work, &v, doc);
  }
  for (uint32_t i = 0; i < v.n; i++) set_copy(r, v.v[i], to);
  set_copy(r, from, to);
}

void sr_copies_keep(sr_record *r, int64_t doc, int32_t published, sr_view hashes, sr_view keys)
{
  int64_t day = published == SR_NULL_INT ? UNDATED : published;
  sr_db_run(r, "INSERT OR REPLACE INTO link_sketch VALUES(?, ?, ?)", "ibb", doc, hashes, keys);
  for (uint32_t k = 0; k < SR_SKETCH_KEYS && (k + 1) * sizeof(uint32_t) <= keys.len; k++)
    sr_db_run(r, "INSERT OR IGNORE INTO link_shingle VALUES(?, ?, ?)", "uii", hash_at(keys, k), day, doc);
}

bool sr_copies_file(sr_record *r, const sr_filing *f, int64_t doc)
{
  if (!f->n_sketch) return false;
  documents groups = find_groups(r, f);
  sr_copies_keep(r, doc, f->published, (sr_view){(const char *)f->sketch, f->n_sketch * sizeof *f->sketch},
                 (sr_view){(const char *)f->keys, f->n_keys * sizeof *f->keys});
  if (!groups.n) return false;
  add(r, &groups, doc);
  int64_t first = first_of(r, &groups);
  for (uint32_t i = 0; i < groups.n; i++)
    if (groups.v[i] != first) move_group(r, groups.v[i], first);
  return true;
}
