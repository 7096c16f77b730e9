/* Mentions of the record in memory: a mention is compared many times and never changes. An open table from its number to what is held
 * of it, in an arena of its own; forgotten as a whole where it grows large, and when a change is undone. */
#include "store/sqlite/db.h"

enum { MOST_CACHED = 1 << 16, FEWEST_SLOTS = 1 << 10 };

static uint32_t slot_of(const sr_cache *c, int64_t m)
{
  uint32_t i = (uint32_t)(sr_mix64((uint64_t)m) >> 32) & c->mask;
  while (c->slot[i] && c->slot[i]->m != m) i = (i + 1) & c->mask;
  return i;
}

static void grow(sr_cache *c)
{
  sr_cached **old = c->slot;
  uint32_t n = c->slot ? c->mask + 1 : 0, size = n ? 2 * n : FEWEST_SLOTS;
  c->slot = sr_arena_zalloc(&c->arena, size, sizeof(sr_cached *));
  c->mask = size - 1;
  for (uint32_t i = 0; i < n; i++)
    if (old[i]) c->slot[slot_of(c, old[i]->m)] = old[i];
}

void sr_cache_clear(sr_record *r)
{
  sr_arena_reset(&r->cache.arena);
  r->cache.slot = NULL;
  r->cache.n = r->cache.mask = 0;
}

void sr_cache_trim(sr_record *r)
{
  if (r->cache.n > MOST_CACHED) sr_cache_clear(r);
}

static sr_cached *read_mention(sr_record *r, int64_t m)
{
  sqlite3_stmt *st = sr_db_query(r, "SELECT bytes, key FROM held JOIN mention USING(m) WHERE m=?", "i", m);
  if (!sr_db_row(r, st)) return NULL;
  sr_cached *x = sr_arena_zalloc(&r->cache.arena, 1, sizeof *x);
  bool ok = sr_held_read(&x->held, &r->cache.arena, sr_db_text(&r->cache.arena, st, 0));
  x->m = m;
  x->key = sr_key_parse(sr_db_view(st, 1));
  sqlite3_reset(st);
  if (!ok) sr_db_fail(r, SR_ERR_DATA, "%s: mention %lld is damaged; restore the record from a copy", r->path, (long long)m);
  return ok ? x : NULL;
}

const sr_cached *sr_cache_get(sr_record *r, int64_t m)
{
  sr_cache *c = &r->cache;
  if (!c->slot || c->n * 2 > c->mask) grow(c);
  uint32_t i = slot_of(c, m);
  if (!c->slot[i] && (c->slot[i] = read_mention(r, m))) c->n++;
  return c->slot[i];
}
