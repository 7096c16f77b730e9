/* Phrase tables, over a table made by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/base.h"

enum { SLOTS = 16 };

typedef struct table {
  sr_phrase_slot slots[SLOTS];
  uint32_t pool[8];
  sr_phrases t;
} table;

static void put(table *m, uint64_t key, uint32_t flags, uint32_t value)
{
  uint64_t i = key % SLOTS;
  while (m->slots[i].key && m->slots[i].key != key) i = (i + 1) % SLOTS;
  m->slots[i].key = key;
  m->slots[i].flags |= flags;
  if (flags & SR_PHRASE_END) m->slots[i].value = value;
}

static void add(table *m, const char *phrase, uint32_t value)
{
  uint64_t keys[SR_MAX_PHRASE], key = 0;
  unsigned n = sr_lex_keys(sr_view_of(phrase), keys, SR_MAX_PHRASE);
  for (unsigned i = 0; i < n; i++) {
    key = sr_hash_phrase(key, keys[i]);
    put(m, key, i + 1 < n ? SR_PHRASE_PREFIX : SR_PHRASE_END, value);
  }
}

/* "suicide" -> 7; "suicide bomb attack" -> 8 and 9. */
static void make(table *m)
{
  *m = (table){.pool = {1, 7, 2, 8, 9}};
  add(m, "suicide", 0);
  add(m, "suicide bomb attack", 2);
  assert_int_equal(sr_phrases_open(&m->t, (sr_view){(char *)m->slots, sizeof m->slots}, (sr_view){(char *)m->pool, 20}), SR_OK);
}

static unsigned ask(const table *m, const char *text, sr_phrase_hit *hits, unsigned max)
{
  uint64_t keys[32];
  unsigned n = sr_lex_keys(sr_view_of(text), keys, 32);
  return sr_phrases_at(&m->t, keys, sizeof *keys, n, hits, max);
}

static void shortest_first(void **state)
{
  (void)state;
  table m;
  sr_phrase_hit h[4];
  make(&m);
  assert_int_equal(ask(&m, "Suicide bomb attack kills", h, 4), 2);
  assert_int_equal(h[0].n_tokens, 1);
  assert_int_equal(h[0].ids[0], 7);
  assert_int_equal(h[1].n_tokens, 3);
  assert_int_equal(h[1].n_ids, 2);
  assert_int_equal(h[1].ids[1], 9);
  assert_int_equal(ask(&m, "suicide bomb attack", h, 1), 1);
  assert_int_equal(ask(&m, "suicide bomb", h, 4), 1);
  assert_int_equal(ask(&m, "bomb attack", h, 4), 0);
  assert_int_equal(ask(&m, "", h, 4), 0);
}

static void damaged_files(void **state)
{
  (void)state;
  table m;
  sr_phrases t;
  sr_phrase_hit h[4];
  make(&m);
  sr_view slots = {(char *)m.slots, sizeof m.slots}, pool = {(char *)m.pool, 20};
  assert_int_equal(sr_phrases_open(&t, SR_VNULL, pool), SR_ERR_DATA);
  assert_int_equal(sr_phrases_open(&t, (sr_view){slots.ptr, slots.len - sizeof(sr_phrase_slot)}, pool), SR_ERR_DATA);
  assert_int_equal(sr_phrases_open(&t, (sr_view){slots.ptr, 3}, pool), SR_ERR_DATA);
  assert_int_equal(sr_phrases_open(&t, slots, (sr_view){pool.ptr, 19}), SR_ERR_DATA);
  m.pool[0] = 1000; /* a count that runs out of the pool */
  assert_int_equal(ask(&m, "suicide", h, 4), 0);
  for (int i = 0; i < SLOTS; i++)
    if (!m.slots[i].key) m.slots[i].key = 1; /* no free slot: a search must still end */
  assert_null(sr_phrases_find(&m.t, 12345));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(shortest_first),
      cmocka_unit_test(damaged_files),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
