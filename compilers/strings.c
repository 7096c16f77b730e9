/* Interned strings; see strings.h. */
#include "compilers/strings.h"

#include "compilers/packwrite.h"

static void *must_realloc(void *p, size_t n)
{
  p = realloc(p, n);
  if (!p) die("out of memory");
  return p;
}

static sr_view at(const string_pool *p, uint32_t id)
{
  uint32_t n;
  memcpy(&n, p->data + id, 4);
  return (sr_view){p->data + id + 4, n};
}

static void grow_table(string_pool *p)
{
  size_t size = p->size ? p->size * 2 : 1024;
  uint32_t *t = calloc(size, sizeof *t);
  if (!t) die("out of memory");
  for (size_t i = 0; i < p->size; i++) {
    if (!p->table[i]) continue;
    size_t k = sr_hash(at(p, p->table[i] - 1)) & (size - 1);
    while (t[k]) k = (k + 1) & (size - 1);
    t[k] = p->table[i];
  }
  free(p->table);
  p->table = t;
  p->size = size;
}

static uint32_t append(string_pool *p, sr_view v)
{
  size_t need = (4 + v.len + 3) & ~(size_t)3;
  if (p->len + need > p->cap) p->data = must_realloc(p->data, p->cap = (p->len + need) * 2 + 4096);
  uint32_t id = (uint32_t)p->len, n = (uint32_t)v.len;
  memset(p->data + id, 0, need);
  memcpy(p->data + id, &n, 4);
  if (v.len) memcpy(p->data + id + 4, v.ptr, v.len);
  p->len += need;
  return id;
}

uint32_t strings_id(string_pool *p, sr_view v)
{
  if (!p->size) {
    grow_table(p);
    strings_id(p, SR_V(""));
  }
  if (p->used * 2 > p->size) grow_table(p);
  size_t k = sr_hash(v) & (p->size - 1);
  while (p->table[k]) {
    if (sr_view_eq(at(p, p->table[k] - 1), v)) return p->table[k] - 1;
    k = (k + 1) & (p->size - 1);
  }
  uint32_t id = append(p, v);
  p->table[k] = id + 1;
  p->used++;
  return id;
}
