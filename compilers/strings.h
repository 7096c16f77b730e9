/* A pool of interned strings, as lexicon and actor table hold them: {u32 len, bytes}, padded to 4. */
#ifndef SR_COMPILERS_STRINGS_H
#define SR_COMPILERS_STRINGS_H

#include "base/base.h"

typedef struct string_pool {
  char *data;
  size_t len, cap;
  uint32_t *table; /* id + 1, open addressing */
  size_t size, used;
} string_pool;

/* Id of the string (its offset in the pool): equal strings, equal ids. Id 0 is "". */
uint32_t strings_id(string_pool *p, sr_view v);

#endif
