/* Linking inside the database: who may be the same is found through keys, who is it through the score; the mentions around a new
 * one are then joined anew. An incident keeps its id for as long as the mention that it was founded on stands in it. */
#include "store/sqlite/db.h"

/* A key that more mentions share is of no word or name that tells them apart: it is dropped. */
enum { MOST_PER_PLACE = 250, MOST_PER_WORD = 24, MOST_CANDIDATES = 600, MOST_AROUND = 1000 };
static const double FLOOR = -2; /* pairs below are not kept: they are no more than UNKNOWN_PAIR says */

void sr_link_dirty(sr_record *r, int64_t m)
{
  SR_PUSH(&r->hold, &r->dirty, m);
}

static void add_edge(sr_record *r, int64_t a, int64_t b, double score)
{
  int64_t s = (int64_t)(score * 1000);
  sr_db_run(r, "INSERT OR REPLACE INTO link_edge VALUES(?, ?, ?)", "iii", a, b, s);
  sr_db_run(r, "INSERT OR REPLACE INTO link_edge VALUES(?, ?, ?)", "iii", b, a, s);
}

static int by_number(const void *a, const void *b)
{
  int64_t p = *(const int64_t *)a, q = *(const int64_t *)b;
  return p < q ? -1 : p > q;
}

static bool load(sr_record *r, sr_arena *a, int64_t m, sr_held *out)
{
  sqlite3_stmt *st = sr_db_query(r, "SELECT bytes FROM held WHERE m=?", "i", m);
  if (!sr_db_row(r, st)) return false;
  sr_view bytes = sr_db_text(a, st, 0);
  sqlite3_reset(st);
  return sr_held_read(out, a, bytes);
}

void sr_link_mention(sr_record *r, int64_t m, const sr_filed_mention *x)
{
  const sr_held *held = &x->held;
  SR_VEC(int64_t) near = {0};
  sr_likeness like;
  for (uint32_t i = 0; i < x->n_blocks; i++) {
    uint32_t before = near.n, most = (x->blocks[i] & 7) == SR_BLOCK_PLACE ? MOST_PER_PLACE : MOST_PER_WORD;
    sqlite3_stmt *st = sr_db_query(r, "SELECT m FROM link_block WHERE key=?1 AND m<>?2 LIMIT ?3", "iii", (int64_t)x->blocks[i], m, (int64_t)most + 1);
    while (sr_db_row(r, st)) {
      int64_t o = sqlite3_column_int64(st, 0);
      SR_PUSH(&r->work, &near, o);
    }
    if (near.n - before > most)
      near.n = before;
    else
      sr_db_run(r, "INSERT OR IGNORE INTO link_block VALUES(?, ?)", "ii", (int64_t)x->blocks[i], m);
  }
  if (near.n) qsort(near.v, near.n, sizeof *near.v, by_number);
  for (uint32_t i = 0, n = 0; i < near.n && n < MOST_CANDIDATES; i++) {
    sr_held other;
    if (i && near.v[i] == near.v[i - 1]) continue;
    n++;
    if (!load(r, &r->work, near.v[i], &other) || other.doc == held->doc) continue;
    sr_compare(&like, r->linking, held, &other);
    if (like.score > FLOOR) add_edge(r, m, near.v[i], like.score);
  }
  sr_link_dirty(r, m);
}

/* A mention that is no more: its neighbours are joined without it. */
void sr_link_unlink(sr_record *r, int64_t m)
{
  sr_held h;
  sqlite3_stmt *st = sr_db_query(r, "SELECT b FROM link_edge WHERE a=?", "i", m);
  while (sr_db_row(r, st)) sr_link_dirty(r, sqlite3_column_int64(st, 0));
  int64_t i = sr_db_number(r, 0, "SELECT i FROM member WHERE m=? AND until IS NULL", "i", m);
  sr_db_run(r, "DELETE FROM link_edge WHERE b=?1 AND a IN (SELECT b FROM link_edge WHERE a=?1)", "i", m);
  sr_db_run(r, "DELETE FROM link_edge WHERE a=?", "i", m);
  if (load(r, &r->work, m, &h)) {
    uint64_t *blocks;
    uint32_t n = sr_filing__blocks(&r->work, &h, &blocks);
    for (uint32_t k = 0; k < n; k++)
      sr_db_run(r, "DELETE FROM link_block WHERE key=? AND m=?", "ii", (int64_t)blocks[k], m);
  }
  sr_db_run(r, "DELETE FROM member WHERE m=?1 AND since=?2", "ii", m, r->rev);
  sr_db_run(r, "UPDATE member SET until=?2 WHERE m=?1 AND until IS NULL", "ii", m, r->rev);
  if (i) sr_know_again(r, i);
}

/* ---- the neighbourhood ---- */

typedef struct around {
  SR_VEC(int64_t) m;
  SR_VEC(sr_pair) pair;
  sr_held *held;
  sr_node *node;
} around;

static uint32_t index_of(const around *x, int64_t m)
{
  for (uint32_t i = 0; i < x->m.n; i++)
    if (x->m.v[i] == m) return i;
  return UINT32_MAX;
}

static uint32_t take(sr_record *r, around *x, int64_t m)
{
  uint32_t i = index_of(x, m);
  if (i != UINT32_MAX || x->m.n >= MOST_AROUND) return i;
  SR_PUSH(&r->work, &x->m, m);
  return x->m.n - 1;
}

static uint64_t key_of(sr_record *r, int64_t m)
{
  uint64_t key = 0;
  sqlite3_stmt *st = sr_db_query(r, "SELECT key FROM mention WHERE m=?", "i", m);
  if (sr_db_row(r, st)) key = sr_key_parse(sr_db_view(st, 0));
  if (st) sqlite3_reset(st);
  return key;
}

/* Follows edges that speak for one incident, and rulings, until nothing new comes; then takes all pairs among them. */
static void gather(sr_record *r, around *x, int64_t m)
{
  take(r, x, m);
  for (uint32_t i = 0; i < x->m.n; i++) {
    sqlite3_stmt *st = sr_db_query(r, "SELECT b FROM link_edge WHERE a=? AND score>0 ORDER BY score DESC", "i", x->m.v[i]);
    while (sr_db_row(r, st)) take(r, x, sqlite3_column_int64(st, 0));
    if (!r->bonds.n) continue;
    uint64_t key = key_of(r, x->m.v[i]);
    for (uint32_t k = 0; k < r->bonds.n; k++) {
      const sr_bond *b = &r->bonds.v[k];
      if (!b->must || (b->a != key && b->b != key)) continue;
      char text[11];
      sr_key_print(b->a == key ? b->b : b->a, text);
      int64_t other = sr_find_mention(r, text, INT64_MAX);
      if (other) take(r, x, other);
    }
    /* who stands in one incident with it is asked too: it may have to leave */
    st = sr_db_query(r, "SELECT o.m FROM member s JOIN member o USING(i) WHERE s.m=? AND s.until IS NULL AND o.until IS NULL", "i",
                     x->m.v[i]);
    while (sr_db_row(r, st)) take(r, x, sqlite3_column_int64(st, 0));
  }
}

static void take_pairs(sr_record *r, around *x)
{
  x->held = sr_arena_zalloc(&r->work, x->m.n + 1, sizeof *x->held);
  x->node = sr_arena_zalloc(&r->work, x->m.n + 1, sizeof *x->node);
  for (uint32_t i = 0; i < x->m.n; i++) {
    load(r, &r->work, x->m.v[i], &x->held[i]);
    x->node[i] = (sr_node){key_of(r, x->m.v[i]), x->held[i].doc, i};
    sqlite3_stmt *st = sr_db_query(r, "SELECT b, score FROM link_edge WHERE a=?", "i", x->m.v[i]);
    while (sr_db_row(r, st)) {
      uint32_t o = index_of(x, sqlite3_column_int64(st, 0));
      sr_pair p = {i, o, (float)sqlite3_column_int(st, 1) / 1000};
      if (o != UINT32_MAX && o > i) SR_PUSH(&r->work, &x->pair, p);
    }
  }
  for (uint32_t k = 0; k < r->bonds.n; k++) {
    sr_pair p = {UINT32_MAX, UINT32_MAX, r->bonds.v[k].must ? SR_PAIR_MUST : SR_PAIR_CANNOT};
    for (uint32_t i = 0; i < x->m.n; i++) {
      if (x->node[i].key == r->bonds.v[k].a) p.a = i;
      if (x->node[i].key == r->bonds.v[k].b) p.b = i;
    }
    if (p.a != UINT32_MAX && p.b != UINT32_MAX && p.a != p.b) SR_PUSH(&r->work, &x->pair, p);
  }
}

/* ---- from clusters to incidents ---- */

/* An incident whose founding mention is no longer read in its report, and which these mentions stand in; of a neighbourhood too large
 * to be taken whole also one founded outside it. */
static int64_t orphaned_here(sr_record *r, const around *x, uint32_t cluster)
{
  int64_t best = 0;
  for (uint32_t k = 0; k < x->m.n; k++) {
    if (x->node[k].cluster != cluster) continue;
    int64_t i = sr_db_number(r, 0,
                             "SELECT i FROM member JOIN incident USING(i) WHERE m=?1 AND until IS NULL AND (?2 OR NOT EXISTS (SELECT 1 "
                             "FROM mention WHERE key=incident.id AND until IS NULL))", "ii", x->m.v[k],
                             (int64_t)(x->m.n >= MOST_AROUND));
    if (i && (!best || i < best)) best = i;
  }
  return best;
}

/* The incident founded on a mention of this cluster: the oldest; 0 where there is none. */
static int64_t founded_here(sr_record *r, const around *x, uint32_t cluster)
{
  int64_t best = 0;
  for (uint32_t i = 0; i < x->m.n; i++) {
    if (x->node[i].cluster != cluster) continue;
    char key[11];
    sr_key_print(x->node[i].key, key);
    int64_t found = sr_db_number(r, 0, "SELECT i FROM incident WHERE id=?", "s", key);
    if (found && (!best || found < best)) best = found;
  }
  return best ? best : orphaned_here(r, x, cluster);
}

static int64_t found_incident(sr_record *r, const around *x, uint32_t cluster)
{
  int64_t i = founded_here(r, x, cluster);
  if (i) return i;
  /* the mention that was filed first, so that the size of a change does not show in the id */
  uint32_t low = cluster;
  for (uint32_t k = 0; k < x->m.n; k++)
    if (x->node[k].cluster == cluster && x->m.v[k] < x->m.v[low]) low = k;
  char key[11];
  sr_key_print(x->node[low].key, key);
  sr_db_run(r, "INSERT INTO incident(id, rev) VALUES(?, ?)", "si", key, r->rev);
  return sqlite3_last_insert_rowid(r->db);
}

/* Why a mention stands in its cluster: the reasons of its strongest pair in it. */
static sr_view why(sr_record *r, const around *x, uint32_t at)
{
  const sr_pair *best = NULL;
  for (uint32_t k = 0; k < x->pair.n; k++) {
    const sr_pair *p = &x->pair.v[k];
    if ((p->a == at || p->b == at) && x->node[p->a].cluster == x->node[p->b].cluster && (!best || p->score > best->score)) best = p;
  }
  if (!best) return SR_V("the first report of it");
  if (best->score == SR_PAIR_MUST) return SR_V("joined by a ruling");
  sr_likeness like;
  sr_compare(&like, r->linking, &x->held[best->a], &x->held[best->b]);
  return sr_likeness_words(&r->work, r->linking, &like, &x->held[best->a], &x->held[best->b]);
}

static void place_mention(sr_record *r, const around *x, uint32_t at, int64_t i, int64_t *changed, uint32_t *n)
{
  int64_t m = x->m.v[at], now = sr_db_number(r, 0, "SELECT i FROM member WHERE m=? AND until IS NULL", "i", m);
  if (now != i) {
    sr_db_run(r, "DELETE FROM member WHERE m=?1 AND since=?2", "ii", m, r->rev);
    sr_db_run(r, "UPDATE member SET until=?2 WHERE m=?1 AND until IS NULL", "ii", m, r->rev);
    sr_db_run(r, "INSERT INTO member VALUES(?, ?, ?, NULL, ?)", "iiiv", m, i, r->rev, why(r, x, at));
    if (now) changed[(*n)++] = now;
  }
  changed[(*n)++] = i;
}

static void write_clusters(sr_record *r, const around *x)
{
  uint32_t n = 0;
  int64_t *changed = sr_arena_zalloc(&r->work, 2 * x->m.n + 1, sizeof *changed);
  for (uint32_t c = 0; c < x->m.n; c++) {
    if (x->node[c].cluster != c) continue;
    int64_t i = found_incident(r, x, c);
    for (uint32_t k = c; k < x->m.n; k++)
      if (x->node[k].cluster == c) place_mention(r, x, k, i, changed, &n);
  }
  qsort(changed, n, sizeof *changed, by_number);
  for (uint32_t k = 0; k < n; k++)
    if (!k || changed[k] != changed[k - 1]) sr_know_again(r, changed[k]);
}

/* Where `m` stands among the sorted `v`; `n` where it does not. */
static uint32_t find(const int64_t *v, uint32_t n, int64_t m)
{
  const int64_t *p = bsearch(&m, v, n, sizeof *v, by_number);
  return p ? (uint32_t)(p - v) : n;
}

/* Rulings in force that join or part mentions. */
static void read_bonds(sr_record *r)
{
  if (r->bonds_read) return;
  r->bonds_read = true;
  r->bonds.n = 0;
  sqlite3_stmt *st = sr_db_query(r,
                                 "SELECT kind, keys, other FROM ruling x WHERE kind IN ('merge','split') AND NOT EXISTS (SELECT 1 FROM "
                                 "ruling u WHERE u.kind='undo' AND u.undoes=x.r AND NOT EXISTS (SELECT 1 FROM ruling v WHERE "
                                 "v.kind='undo' AND v.undoes=u.r))", "");
  while (sr_db_row(r, st)) {
    bool must = sr_view_eq(sr_db_view(st, 0), SR_V("merge"));
    sr_view left = sr_db_view(st, 1), right = sr_db_view(st, 2);
    /* keys of ten letters with a space between: each of the one side with each of the other */
    for (size_t p = 0; p + 10 <= left.len; p += 11)
      for (size_t q = 0; q + 10 <= right.len; q += 11) {
        sr_bond b = {sr_key_parse((sr_view){left.ptr + p, 10}), sr_key_parse((sr_view){right.ptr + q, 10}), must};
        SR_PUSH(&r->hold, &r->bonds, b);
      }
  }
}

static uint32_t sort_dirty(sr_record *r)
{
  uint32_t n = 0;
  int64_t *v = r->dirty.v;
  qsort(v, r->dirty.n, sizeof *v, by_number);
  for (uint32_t i = 0; i < r->dirty.n; i++)
    if (!n || v[n - 1] != v[i]) v[n++] = v[i];
  return n;
}

void sr_link_settle(sr_record *r)
{
  if (!r->dirty.n) return;
  read_bonds(r);
  uint32_t n = sort_dirty(r);
  bool *done = sr_arena_zalloc(&r->hold, n + 1, sizeof *done); /* joined with a neighbour of its own */
  for (uint32_t i = 0; i < n && r->status == SR_OK; i++) {
    int64_t m = r->dirty.v[i];
    around x = {0};
    if (done[i]) continue;
    sr_arena_reset(&r->work);
    if (sr_db_number(r, 0, "SELECT 1 FROM mention WHERE m=? AND until IS NULL", "i", m) != 1) continue;
    gather(r, &x, m);
    take_pairs(r, &x);
    sr_cluster(&r->work, x.node, x.m.n, x.pair.v, x.pair.n);
    write_clusters(r, &x);
    for (uint32_t k = 0; k < x.m.n; k++) done[find(r->dirty.v, n, x.m.v[k])] = true; /* done[n]: was not dirty */
  }
  r->dirty.n = 0;
}
