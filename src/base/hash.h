/* The 64-bit hash of token texts. Part of the file formats: a change of it is a
 * change of every compiled table's version. */
#ifndef SR_BASE_HASH_H
#define SR_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#include "sitrep/view.h"

static inline uint64_t sr_mix64(uint64_t x)
{
  /* Stafford's variant 13 of the MurmurHash3 finalizer. */
  x ^= x >> 30;
  x *= 0xbf58476d1ce4e5b9u;
  x ^= x >> 27;
  x *= 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

/* Hash of a byte range, eight bytes at a time, little-endian on every machine. Never 0. */
static inline uint64_t sr_hash(sr_view v)
{
  const unsigned char *p = (const unsigned char *)v.ptr;
  uint64_t h = 0x9e3779b97f4a7c15u ^ v.len;
  size_t n = v.len;
  while (n >= 8) {
    uint64_t w = 0;
    for (int i = 7; i >= 0; i--)
      w = w << 8 | p[i];
    h = sr_mix64(h ^ w) + 0x9e3779b97f4a7c15u;
    p += 8;
    n -= 8;
  }
  uint64_t w = 0;
  for (size_t i = n; i-- > 0;)
    w = w << 8 | p[i];
  h = sr_mix64(h ^ w ^ ((uint64_t)n << 56));
  return h ? h : 1;
}

/* Extends the hash of a phrase by one more token's hash. The empty phrase is 0. */
static inline uint64_t sr_hash_phrase(uint64_t phrase, uint64_t token)
{
  uint64_t h = sr_mix64(phrase * 0x9ddfea08eb382d69u ^ token);
  return h ? h : 1;
}

#endif
