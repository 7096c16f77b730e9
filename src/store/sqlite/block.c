/* Which mentions are compared: those that share a key, without limit where few do. Of a key that many share, the few of lowest rank are its
 * pivots, and two mentions are compared where one of them is a pivot. Rank is a hash of the contents, so the pairs that are compared depend
 * on the set of mentions and not on the order in which they came; a mention that becomes a pivot is compared with all, and the pairs of
 * the one that it takes the place of are taken back. That happens ever more rarely as a key fills. */
#include "store/sqlite/db.h"

enum { PLACE_PIVOTS = 200, WORD_PIVOTS = 6 };

/* A key of which a mention is no pivot any more. */
typedef struct demoted {
  uint64_t key;
  int64_t m;
} demoted;

typedef SR_VEC(int64_t) mentions;
typedef SR_VEC(demoted) demotions;

static int64_t pivots_of(uint64_t key)
{
  return (key & 7) == SR_BLOCK_PLACE ? PLACE_PIVOTS : WORD_PIVOTS;
}

static int64_t rank_of(const sr_held *h)
{
  return (int64_t)h->key;
}

int sr_by_mention(const void *a, const void *b)
{
  int64_t p = *(const int64_t *)a, q = *(const int64_t *)b;
  return p < q ? -1 : p > q;
}

static void add_edge(sr_record *r, int64_t a, int64_t b, double score)
{
  int64_t s = (int64_t)(score * 1000);
  if (s <= 0) return;
  sr_db_run(r, "INSERT OR REPLACE INTO link_edge VALUES(?, ?, ?)", "iii", a, b, s);
  sr_db_run(r, "INSERT OR REPLACE INTO link_edge VALUES(?, ?, ?)", "iii", b, a, s);
}

static void compare(sr_record *r, int64_t m, const sr_held *held, int64_t other)
{
  sr_likeness like;
  const sr_cached *o = sr_cache_get(r, other);
  if (!o || o->held.doc == held->doc) return;
  sr_compare(&like, r->linking, held, &o->held);
  add_edge(r, m, other, like.score);
}

/* ---- the mentions of a key ---- */

/* The pivots; *last is the rank of the last of them, INT64_MAX where all are. */
static void pivots(sr_record *r, uint64_t key, mentions *out, int64_t *last)
{
  int64_t n = 0, most = pivots_of(key);
  *last = INT64_MAX;
  sqlite3_stmt *st = sr_db_query(r, "SELECT m, rank FROM link_block WHERE key=? ORDER BY rank LIMIT ?", "ii", (int64_t)key, most);
  while (sr_db_row(r, st)) {
    int64_t m = sqlite3_column_int64(st, 0);
    SR_PUSH(&r->work, out, m);
    if (++n == most) *last = sqlite3_column_int64(st, 1);
  }
}

static void behind(sr_record *r, uint64_t key, int64_t rank, mentions *out)
{
  sqlite3_stmt *st = sr_db_query(r, "SELECT m FROM link_block WHERE key=? AND rank>?", "ii", (int64_t)key, rank);
  while (sr_db_row(r, st)) {
    int64_t m = sqlite3_column_int64(st, 0);
    SR_PUSH(&r->work, out, m);
  }
}

/* Rank of the last pivot; INT64_MAX where all are pivots. */
static int64_t last_pivot(sr_record *r, uint64_t key)
{
  return sr_db_number(r, INT64_MAX, "SELECT rank FROM link_block WHERE key=? ORDER BY rank LIMIT 1 OFFSET ?", "ii", (int64_t)key,
                      pivots_of(key) - 1);
}

static bool are_compared(sr_record *r, const sr_held *a, const sr_held *b)
{
  uint64_t *p, *q;
  uint32_t n = sr_filing__blocks(&r->work, a, &p), m = sr_filing__blocks(&r->work, b, &q);
  int64_t low = rank_of(a) < rank_of(b) ? rank_of(a) : rank_of(b);
  for (uint32_t i = 0, j = 0; i < n && j < m;) {
    uint64_t x = p[i], y = q[j];
    if (x == y && low <= last_pivot(r, x)) return true;
    i += x <= y;
    j += y <= x;
  }
  return false;
}

/* Takes back the pairs of a mention that only this key had compared. */
static void demote(sr_record *r, const demoted *d)
{
  mentions others = {0}, edges = {0};
  const sr_cached *x = sr_cache_get(r, d->m);
  if (!x) return;
  behind(r, d->key, rank_of(&x->held), &others);
  if (others.n) qsort(others.v, others.n, sizeof *others.v, sr_by_mention);
  sqlite3_stmt *st = sr_db_query(r, "SELECT b FROM link_edge WHERE a=?", "i", d->m);
  while (sr_db_row(r, st)) {
    int64_t b = sqlite3_column_int64(st, 0);
    if (others.n && bsearch(&b, others.v, others.n, sizeof b, sr_by_mention)) SR_PUSH(&r->work, &edges, b);
  }
  for (uint32_t i = 0; i < edges.n; i++) {
    const sr_cached *y = sr_cache_get(r, edges.v[i]);
    if (!y || are_compared(r, &x->held, &y->held)) continue;
    sr_db_run(r, "DELETE FROM link_edge WHERE (a=?1 AND b=?2) OR (a=?2 AND b=?1)", "ii", d->m, edges.v[i]);
    sr_link_dirty(r, d->m);
    sr_link_dirty(r, edges.v[i]);
  }
}

/* ---- coming and going ---- */

static void keep(sr_record *r, uint64_t key, int64_t rank, int64_t m)
{
  sr_db_run(r, "INSERT OR IGNORE INTO link_block VALUES(?, ?, ?)", "iii", (int64_t)key, rank, m);
}

/* Enters a mention under one key: whom it is compared with, and who is a pivot no more. */
static void enter(sr_record *r, int64_t m, const sr_held *held, uint64_t key, mentions *near, demotions *down)
{
  int64_t last, rank = rank_of(held);
  pivots(r, key, near, &last);
  if (rank < last && last != INT64_MAX) {
    demoted d = {key, near->v[near->n - 1]};
    SR_PUSH(&r->work, down, d);
    behind(r, key, last, near);
  }
  keep(r, key, rank, m);
}

void sr_block_restore(sr_record *r, int64_t m, const sr_held *held)
{
  uint64_t *blocks;
  uint32_t n = sr_filing__blocks(&r->work, held, &blocks);
  for (uint32_t i = 0; i < n; i++) keep(r, blocks[i], rank_of(held), m);
}

void sr_block_enter(sr_record *r, int64_t m, const sr_filed_mention *x)
{
  mentions near = {0};
  demotions down = {0};
  sr_cache_trim(r);
  for (uint32_t i = 0; i < x->n_blocks; i++) enter(r, m, &x->held, x->blocks[i], &near, &down);
  if (near.n) qsort(near.v, near.n, sizeof *near.v, sr_by_mention);
  for (uint32_t i = 0; i < near.n; i++)
    if (!i || near.v[i] != near.v[i - 1]) compare(r, m, &x->held, near.v[i]);
  for (uint32_t i = 0; i < down.n; i++) demote(r, &down.v[i]);
}

/* The first behind the pivots takes the place of one that leaves. */
static void leave(sr_record *r, int64_t m, int64_t rank, uint64_t key)
{
  int64_t last = last_pivot(r, key);
  sr_db_run(r, "DELETE FROM link_block WHERE key=? AND rank=? AND m=?", "iii", (int64_t)key, rank, m);
  if (last == INT64_MAX || rank > last) return;
  mentions others = {0};
  int64_t next = sr_db_number(r, 0, "SELECT m FROM link_block WHERE key=? AND rank>? ORDER BY rank LIMIT 1", "ii", (int64_t)key, last);
  const sr_cached *x = next ? sr_cache_get(r, next) : NULL;
  if (!x) return;
  behind(r, key, rank_of(&x->held), &others);
  for (uint32_t i = 0; i < others.n; i++) compare(r, next, &x->held, others.v[i]);
  sr_link_dirty(r, next);
}

void sr_block_leave(sr_record *r, int64_t m)
{
  uint64_t *blocks;
  const sr_cached *x = sr_cache_get(r, m);
  if (!x) return;
  uint32_t n = sr_filing__blocks(&r->work, &x->held, &blocks);
  for (uint32_t k = 0; k < n; k++) leave(r, m, rank_of(&x->held), blocks[k]);
}
