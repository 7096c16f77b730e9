/* Phrase tables: dictionaries of token sequences, mapped into memory.
 *
 * A phrase is the sequence of its tokens' hashes (sr_hash of the folded form),
 * folded into one 64-bit key (sr_hash_phrase). The table holds the key of every
 * phrase and of every proper prefix of one, in an open-addressed array; so a
 * lookup walks the text token by token and stops at the first absent prefix:
 * 1.2 probes a token on news. Texts are not stored: at 2^21 keys the chance that
 * any text token sequence collides is below 2^-40 a probe.
 *
 * In a file it is two sections (see pack.h): slots and pool.
 */
#ifndef SR_BASE_PHRASE_H
#define SR_BASE_PHRASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/hash.h"
#include "sitrep/status.h"
#include "sitrep/view.h"

enum { SR_PHRASE_PREFIX = 1, SR_PHRASE_END = 2 };

/* One slot as it lies in the file; key 0 is a free slot. */
typedef struct sr_phrase_slot {
  uint64_t key;
  uint32_t value; /* where SR_PHRASE_END: index into pool of {count, id...} */
  uint32_t flags;
} sr_phrase_slot;

typedef struct sr_phrases {
  const sr_phrase_slot *slots;
  uint64_t mask; /* number of slots, a power of two, less 1 */
  const uint32_t *pool;
  uint32_t pool_n;
} sr_phrases;

typedef struct sr_phrase_hit {
  uint32_t n_tokens;
  uint32_t n_ids;
  const uint32_t *ids; /* into the mapped file */
} sr_phrase_hit;

/* Opens a table over two sections of a mapped file, which must outlive it.
 * SR_ERR_DATA where a size is impossible. The result is read-only and thread-safe. */
SR_MUST_USE sr_status sr_phrases_open(sr_phrases *out, sr_view slots, sr_view pool);

/* Slot of a key, or NULL. */
const sr_phrase_slot *sr_phrases_find(const sr_phrases *t, uint64_t key);

/* Asks the memory for the slot of a phrase that begins with this token, to be looked at soon: large tables
 * lie far away. No effect otherwise. */
static inline void sr_phrases_hint(const sr_phrases *t, uint64_t token)
{
  __builtin_prefetch(&t->slots[sr_hash_phrase(0, token) & t->mask]);
}

/* All phrases that start at the first of `n` tokens, shortest first, at most `max`.
 * `keys` points at the first token's hash, the next lies `stride` bytes on.
 * Returns the number of hits. */
unsigned sr_phrases_at(const sr_phrases *t, const void *keys, size_t stride, size_t n,
                       sr_phrase_hit *out, unsigned max);

#endif
