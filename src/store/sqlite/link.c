/* Linking inside the database: the mentions around one that is new or changed are joined anew, and incidents follow the clusters.
 *
 * An incident is founded on the mention that was published first, of one day the one of lowest key, and has its key as id: so ids depend on
 * what is in the record, not on the order in which it came. */
#include "store/sqlite/db.h"

/* A neighbourhood that is larger is joined as far as it was followed. */
enum { MOST_AROUND = 20000 };

void sr_link_dirty(sr_record *r, int64_t m)
{
  SR_PUSH(&r->hold, &r->dirty, m);
}

void sr_link_mention(sr_record *r, int64_t m, const sr_filed_mention *x)
{
  sr_block_enter(r, m, x);
  sr_link_dirty(r, m);
}

/* A mention that is no more: its neighbours are joined without it. */
void sr_link_unlink(sr_record *r, int64_t m)
{
  sqlite3_stmt *st = sr_db_query(r, "SELECT b FROM link_edge WHERE a=?", "i", m);
  while (sr_db_row(r, st)) sr_link_dirty(r, sqlite3_column_int64(st, 0));
  int64_t i = sr_db_number(r, 0, "SELECT i FROM member WHERE m=? AND until IS NULL", "i", m);
  sr_db_run(r, "DELETE FROM link_edge WHERE b=?1 AND a IN (SELECT b FROM link_edge WHERE a=?1)", "i", m);
  sr_db_run(r, "DELETE FROM link_edge WHERE a=?", "i", m);
  sr_block_leave(r, m);
  sr_db_run(r, "DELETE FROM member WHERE m=?1 AND since=?2", "ii", m, r->rev);
  sr_db_run(r, "UPDATE member SET until=?2 WHERE m=?1 AND until IS NULL", "ii", m, r->rev);
  if (i) sr_know_again(r, i);
}

/* ---- the neighbourhood ---- */

typedef struct edge {
  uint32_t from; /* place of the mention in `m` */
  int64_t to;
  float score;
} edge;

typedef struct around {
  SR_VEC(int64_t) m;
  SR_VEC(int64_t) now; /* the incident that each stands in; 0 */
  SR_VEC(bool) touched; /* new, or changed since it was last joined */
  SR_VEC(edge) edge;   /* of all of them, also to mentions outside */
  SR_VEC(sr_pair) pair;
  uint32_t *slot; /* open table from a mention to its place in `m`, + 1 */
  uint32_t mask;
  const sr_held **held;
  sr_node *node;
  const sr_linking *linking;
  SR_VEC(int64_t) kept; /* incidents that clusters of this neighbourhood have */
} around;

static uint32_t *slot_of(const around *x, int64_t m)
{
  uint32_t i = (uint32_t)(sr_mix64((uint64_t)m) >> 32) & x->mask;
  while (x->slot[i] && x->m.v[x->slot[i] - 1] != m) i = (i + 1) & x->mask;
  return &x->slot[i];
}

static void widen(sr_record *r, around *x)
{
  uint32_t size = x->slot ? 2 * (x->mask + 1) : 64;
  x->slot = sr_arena_zalloc(&r->work, size, sizeof *x->slot);
  x->mask = size - 1;
  for (uint32_t i = 0; i < x->m.n; i++) *slot_of(x, x->m.v[i]) = i + 1;
}

static uint32_t take(sr_record *r, around *x, int64_t m)
{
  if (!x->slot || x->m.n * 2 > x->mask) widen(r, x);
  uint32_t *slot = slot_of(x, m);
  if (*slot || x->m.n >= MOST_AROUND) return *slot - 1;
  SR_PUSH(&r->work, &x->m, m);
  *slot = x->m.n;
  return x->m.n - 1;
}

/* All that a ruling binds to the mention. */
static void take_bound(sr_record *r, around *x, int64_t m)
{
  const sr_cached *c = r->bonds.n ? sr_cache_get(r, m) : NULL;
  for (uint32_t k = 0; c && k < r->bonds.n; k++) {
    const sr_bond *b = &r->bonds.v[k];
    if (!b->must || (b->a != c->key && b->b != c->key)) continue;
    char text[11];
    sr_key_print(b->a == c->key ? b->b : b->a, text);
    int64_t other = sr_find_mention(r, text, INT64_MAX);
    if (other) take(r, x, other);
  }
}

/* Who stands in one incident with it is asked too: it may have to leave. */
static void take_fellows(sr_record *r, around *x, int64_t m)
{
  int64_t i = sr_db_number(r, 0, "SELECT i FROM member WHERE m=? AND until IS NULL", "i", m);
  SR_PUSH(&r->work, &x->now, i);
  if (!i) return;
  sqlite3_stmt *st = sr_db_query(r, "SELECT m FROM member WHERE i=? AND until IS NULL", "i", i);
  while (sr_db_row(r, st)) take(r, x, sqlite3_column_int64(st, 0));
}

static uint32_t find(const int64_t *v, uint32_t n, int64_t m);

/* Reads what was taken and not read yet: pairs, fellows, rulings. */
static void read_taken(sr_record *r, around *x, const bool *done, uint32_t n)
{
  for (uint32_t i = x->now.n; i < x->m.n; i++) {
    sqlite3_stmt *st = sr_db_query(r, "SELECT b, score FROM link_edge WHERE a=?", "i", x->m.v[i]);
    while (sr_db_row(r, st)) {
      edge e = {i, sqlite3_column_int64(st, 0), (float)sqlite3_column_int(st, 1) / 1000};
      SR_PUSH(&r->work, &x->edge, e);
    }
    uint32_t at = find(r->dirty.v, n, x->m.v[i]);
    bool touched = at < n && !done[at];
    SR_PUSH(&r->work, &x->touched, touched);
    take_bound(r, x, x->m.v[i]);
    take_fellows(r, x, x->m.v[i]);
  }
}

static void take_pairs(sr_record *r, around *x)
{
  x->pair.n = 0;
  for (uint32_t k = 0; k < x->edge.n; k++) {
    uint32_t o = *slot_of(x, x->edge.v[k].to) - 1;
    sr_pair p = {x->edge.v[k].from, o, x->edge.v[k].score};
    if (o != UINT32_MAX && o > p.a) SR_PUSH(&r->work, &x->pair, p);
  }
}

static void take_rulings(sr_record *r, around *x)
{
  for (uint32_t k = 0; k < r->bonds.n; k++) {
    sr_pair p = {UINT32_MAX, UINT32_MAX, r->bonds.v[k].must ? SR_PAIR_MUST : SR_PAIR_CANNOT};
    for (uint32_t i = 0; i < x->m.n; i++) {
      if (x->node[i].key == r->bonds.v[k].a) p.a = i;
      if (x->node[i].key == r->bonds.v[k].b) p.b = i;
    }
    if (p.a != UINT32_MAX && p.b != UINT32_MAX && p.a != p.b) SR_PUSH(&r->work, &x->pair, p);
  }
}

static void load(sr_record *r, around *x)
{
  x->held = sr_arena_zalloc(&r->work, x->m.n + 1, sizeof *x->held);
  x->node = sr_arena_zalloc(&r->work, x->m.n + 1, sizeof *x->node);
  x->linking = r->linking;
  for (uint32_t i = 0; i < x->m.n; i++) {
    const sr_cached *c = sr_cache_get(r, x->m.v[i]);
    if (!c) continue;
    x->held[i] = &c->held;
    x->node[i] = (sr_node){c->key, c->held.doc, i};
  }
}

/* Two mentions that were not compared, or that are unlike. */
static float unlike(void *payload, uint32_t a, uint32_t b)
{
  const around *x = payload;
  sr_likeness like;
  sr_compare(&like, x->linking, x->held[a], x->held[b]);
  return (float)(int64_t)(like.score * 1000) / 1000; /* as it is kept */
}

/* Which clusters are other than the incidents that stand in the record, or hold a mention that was touched. By cluster number. */
static bool *changed_clusters(sr_record *r, const around *x)
{
  bool *changed = sr_arena_zalloc(&r->work, x->m.n + 1, sizeof *changed);
  for (uint32_t k = 0; k < x->m.n; k++) {
    uint32_t c = x->node[k].cluster;
    /* all fellows of a mention are here: an incident is as it was where its cluster holds them all and nobody else */
    if (x->touched.v[k] || !x->now.v[k] || x->now.v[k] != x->now.v[c]) changed[c] = true;
  }
  for (uint32_t k = 0; k < x->m.n; k++) {
    sqlite3_stmt *st = changed[x->node[k].cluster] || x->node[k].cluster != k
                         ? NULL
                         : sr_db_query(r, "SELECT m FROM member WHERE i=? AND until IS NULL", "i", x->now.v[k]);
    while (sr_db_row(r, st)) {
      uint32_t o = *slot_of(x, sqlite3_column_int64(st, 0)) - 1;
      if (o == UINT32_MAX || x->node[o].cluster != k) changed[k] = true;
    }
  }
  return changed;
}

/* Takes the mentions outside that a changed cluster has pairs with. False: there is none. */
static bool take_next(sr_record *r, around *x)
{
  uint32_t before = x->m.n;
  const bool *changed = changed_clusters(r, x);
  for (uint32_t k = 0; k < x->edge.n; k++)
    if (changed[x->node[x->edge.v[k].from].cluster]) take(r, x, x->edge.v[k].to);
  return x->m.n > before;
}

/* ---- from clusters to incidents ---- */

static bool is_kept(const around *x, int64_t i)
{
  for (uint32_t k = 0; k < x->kept.n; k++)
    if (x->kept.v[k] == i) return true;
  return false;
}

/* An incident whose founding mention is no longer read in its report, and which these mentions stand in: what was cited stays. */
static int64_t orphaned_here(sr_record *r, const around *x, uint32_t cluster)
{
  int64_t best = 0;
  for (uint32_t k = cluster; k < x->m.n; k++) {
    int64_t i = x->now.v[k];
    if (x->node[k].cluster != cluster || !i || i == best || is_kept(x, i)) continue;
    if (sr_db_number(r, 0, "SELECT NOT EXISTS (SELECT 1 FROM mention WHERE key=incident.id AND until IS NULL) FROM incident WHERE i=?", "i",
                     i) && (!best || i < best)) best = i;
  }
  return best;
}

/* The mention that an incident is founded on. */
static uint32_t founder(const around *x, uint32_t cluster)
{
  uint32_t best = cluster;
  for (uint32_t k = cluster + 1; k < x->m.n; k++) {
    if (x->node[k].cluster != cluster) continue;
    int32_t p = x->held[k]->published, q = x->held[best]->published;
    bool earlier = p == q ? x->node[k].key < x->node[best].key : q == SR_NULL_INT || (p != SR_NULL_INT && p < q);
    if (earlier) best = k;
  }
  return best;
}

static int64_t incident_of(sr_record *r, around *x, uint32_t cluster)
{
  char key[11];
  sr_key_print(x->node[founder(x, cluster)].key, key);
  int64_t i = sr_db_number(r, 0, "SELECT i FROM incident WHERE id=?", "s", key);
  if (!i) i = orphaned_here(r, x, cluster);
  if (!i) {
    sr_db_run(r, "INSERT INTO incident(id, rev) VALUES(?, ?)", "si", key, r->rev);
    i = sqlite3_last_insert_rowid(r->db);
  }
  SR_PUSH(&r->work, &x->kept, i);
  return i;
}

/* The strongest pair of each mention within its cluster. */
static const sr_pair **strongest(sr_record *r, const around *x)
{
  const sr_pair **best = sr_arena_zalloc(&r->work, x->m.n + 1, sizeof(sr_pair *));
  for (uint32_t k = 0; k < x->pair.n; k++) {
    const sr_pair *p = &x->pair.v[k]; /* sorted from the strongest down */
    if (x->node[p->a].cluster != x->node[p->b].cluster) continue;
    if (!best[p->a]) best[p->a] = p;
    if (!best[p->b]) best[p->b] = p;
  }
  return best;
}

/* Why a mention stands in its cluster: the reasons of its strongest pair in it. */
static sr_view why(sr_record *r, const around *x, const sr_pair *best)
{
  if (!best) return SR_V("the first report of it");
  if (best->score == SR_PAIR_MUST) return SR_V("joined by a ruling");
  sr_likeness like;
  sr_compare(&like, r->linking, x->held[best->a], x->held[best->b]);
  return sr_likeness_words(&r->work, r->linking, &like, x->held[best->a], x->held[best->b]);
}

static void place_mention(sr_record *r, const around *x, uint32_t at, int64_t i, const sr_pair *best)
{
  int64_t m = x->m.v[at];
  sr_db_run(r, "DELETE FROM member WHERE m=?1 AND since=?2", "ii", m, r->rev);
  if (x->now.v[at]) sr_db_run(r, "UPDATE member SET until=?2 WHERE m=?1 AND until IS NULL", "ii", m, r->rev);
  sr_db_run(r, "INSERT INTO member VALUES(?, ?, ?, NULL, ?)", "iiiv", m, i, r->rev, why(r, x, best));
}

static void write_clusters(sr_record *r, around *x)
{
  SR_VEC(int64_t) changed = {0};
  const sr_pair **best = strongest(r, x);
  for (uint32_t c = 0; c < x->m.n; c++) {
    if (x->node[c].cluster != c) continue;
    int64_t i = incident_of(r, x, c);
    for (uint32_t k = c; k < x->m.n; k++) {
      if (x->node[k].cluster != c) continue;
      int64_t now = x->now.v[k];
      if (now == i && !x->touched.v[k]) continue;
      if (now != i) place_mention(r, x, k, i, best[k]);
      if (now && now != i) SR_PUSH(&r->work, &changed, now);
      SR_PUSH(&r->work, &changed, i);
    }
  }
  if (changed.n) qsort(changed.v, changed.n, sizeof *changed.v, sr_by_mention);
  for (uint32_t k = 0; k < changed.n; k++)
    if (!k || changed.v[k] != changed.v[k - 1]) sr_know_again(r, changed.v[k]);
}

/* Where `m` stands among the sorted `v`; `n` where it does not. */
static uint32_t find(const int64_t *v, uint32_t n, int64_t m)
{
  const int64_t *p = bsearch(&m, v, n, sizeof *v, sr_by_mention);
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
  qsort(v, r->dirty.n, sizeof *v, sr_by_mention);
  for (uint32_t i = 0; i < r->dirty.n; i++)
    if (!n || v[n - 1] != v[i]) v[n++] = v[i];
  return n;
}

/* Joins anew what lies around one mention; `done`: of the dirty ones, those that were met.
 *
 * How the mentions of a cluster came together depends on the pairs among them alone, as long as nobody else joins them. So where a cluster is
 * as it was before, all that it was refused to is refused again, and what lies behind it need not be looked at. */
static void settle_around(sr_record *r, int64_t m, uint32_t n, bool *done)
{
  around x = {0};
  take(r, &x, m);
  do {
    read_taken(r, &x, done, n);
    take_pairs(r, &x);
    load(r, &x);
    take_rulings(r, &x);
    if (r->status != SR_OK) return;
    sr_cluster(&r->work, x.node, x.m.n, x.pair.v, x.pair.n, unlike, &x);
  } while (take_next(r, &x));
  write_clusters(r, &x);
  for (uint32_t k = 0; k < x.m.n; k++) done[find(r->dirty.v, n, x.m.v[k])] = true; /* done[n]: was not dirty */
}

void sr_link_settle(sr_record *r)
{
  if (!r->dirty.n) return;
  read_bonds(r);
  uint32_t n = sort_dirty(r);
  bool *done = sr_arena_zalloc(&r->hold, n + 1, sizeof *done); /* joined with a neighbour of its own */
  for (uint32_t i = 0; i < n && r->status == SR_OK; i++) {
    if (done[i]) continue;
    sr_arena_reset(&r->work);
    sr_cache_trim(r);
    if (sr_db_number(r, 0, "SELECT 1 FROM mention WHERE m=? AND until IS NULL", "i", r->dirty.v[i]) == 1) settle_around(r, r->dirty.v[i], n, done);
  }
  r->dirty.n = 0;
}
