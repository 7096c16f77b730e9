/* Looking up phrases; see phrase.h for the table. */
#include "base/base.h"

sr_status sr_phrases_open(sr_phrases *out, sr_view slots, sr_view pool)
{
  size_t n = slots.len / sizeof(sr_phrase_slot);
  if (!n || (n & (n - 1)) || slots.len % sizeof(sr_phrase_slot) || pool.len % 4 ||
      pool.len / 4 > UINT32_MAX)
    return SR_ERR_DATA;
  *out = (sr_phrases){.slots = (const void *)slots.ptr,
                      .mask = n - 1,
                      .pool = (const void *)pool.ptr,
                      .pool_n = (uint32_t)(pool.len / 4)};
  return SR_OK;
}

const sr_phrase_slot *sr_phrases_find(const sr_phrases *t, uint64_t key)
{
  /* The builder leaves free slots, so this ends; the bound guards a damaged file. */
  for (uint64_t i = key & t->mask, n = 0; n <= t->mask; i = (i + 1) & t->mask, n++) {
    if (t->slots[i].key == key) return &t->slots[i];
    if (!t->slots[i].key) return NULL;
  }
  return NULL;
}

static bool hit_of(const sr_phrases *t, const sr_phrase_slot *s, uint32_t n_tokens, sr_phrase_hit *out)
{
  if (s->value >= t->pool_n || t->pool[s->value] > t->pool_n - s->value - 1) return false;
  *out = (sr_phrase_hit){n_tokens, t->pool[s->value], t->pool + s->value + 1};
  return true;
}

unsigned sr_phrases_at(const sr_phrases *t, const void *keys, size_t stride, size_t n,
                       sr_phrase_hit *out, unsigned max)
{
  const char *at = keys;
  uint64_t phrase = 0;
  unsigned hits = 0;
  if (n > SR_MAX_PHRASE) n = SR_MAX_PHRASE;
  for (size_t i = 0; i < n; i++, at += stride) {
    uint64_t token;
    memcpy(&token, at, sizeof token);
    phrase = sr_hash_phrase(phrase, token);
    const sr_phrase_slot *s = sr_phrases_find(t, phrase);
    if (!s) break;
    if ((s->flags & SR_PHRASE_END) && hits < max && hit_of(t, s, (uint32_t)i + 1, &out[hits])) hits++;
    if (!(s->flags & SR_PHRASE_PREFIX)) break;
  }
  return hits;
}
