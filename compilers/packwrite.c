/* Writing compiled data files; see packwrite.h. */
#include "compilers/packwrite.h"

#include <stdarg.h>

struct pack_section {
  char name[16];
  uint64_t offset, length;
};

struct pack_writer {
  char path[512];
  struct pack_section sec[64];
  void *data[64];
  uint32_t n;
};

void die(const char *fmt, ...)
{
  va_list ap;
  va_start(ap, fmt);
  vfprintf(stderr, fmt, ap);
  va_end(ap);
  fputc('\n', stderr);
  exit(1);
}

static void *must(void *p)
{
  if (!p) die("out of memory");
  return p;
}

pack_writer *pack_new(const char *path)
{
  pack_writer *w = must(calloc(1, sizeof *w));
  snprintf(w->path, sizeof w->path, "%s", path);
  return w;
}

void pack_add(pack_writer *w, const char *name, const void *data, size_t len)
{
  if (w->n == 64) die("%s: too many sections", w->path);
  struct pack_section *s = &w->sec[w->n];
  snprintf(s->name, sizeof s->name, "%s", name);
  s->length = len;
  w->data[w->n] = must(malloc(len ? len : 1));
  if (len) memcpy(w->data[w->n], data, len);
  w->n++;
}

static void put(FILE *f, const char *path, const void *p, size_t n)
{
  if (n && fwrite(p, 1, n, f) != n) die("%s: cannot write", path);
}

void pack_finish(pack_writer *w)
{
  static const char zeros[64];
  uint32_t head[3] = {SR_PACK_VERSION, w->n, 0};
  uint64_t at = 16 + w->n * sizeof *w->sec;
  for (uint32_t i = 0; i < w->n; i++) {
    at = (at + 63) & ~(uint64_t)63;
    w->sec[i].offset = at;
    at += w->sec[i].length;
  }
  FILE *f = fopen(w->path, "wb");
  if (!f) die("%s: cannot create", w->path);
  put(f, w->path, "SRPK", 4);
  put(f, w->path, head, sizeof head);
  put(f, w->path, w->sec, w->n * sizeof *w->sec);
  uint64_t pos = 16 + w->n * sizeof *w->sec;
  for (uint32_t i = 0; i < w->n; i++) {
    put(f, w->path, zeros, (size_t)(w->sec[i].offset - pos));
    put(f, w->path, w->data[i], (size_t)w->sec[i].length);
    pos = w->sec[i].offset + w->sec[i].length;
    free(w->data[i]);
  }
  if (fclose(f)) die("%s: cannot write", w->path);
  free(w);
}

/* One phrase with one id, in order of addition. */
typedef struct pair {
  uint64_t key;
  uint32_t id, order;
} pair;

struct phrase_builder {
  pair *ends;
  size_t n, cap;
  uint64_t *prefix;
  size_t np, capp;
  unsigned fill; /* percent of the slots that may be taken; 0: the usual 60 */
};

phrase_builder *phrases_new(void)
{
  return must(calloc(1, sizeof(phrase_builder)));
}

void phrases_add(phrase_builder *b, const uint64_t *keys, unsigned n, uint32_t id)
{
  if (!n || n > SR_MAX_PHRASE) return;
  uint64_t h = 0;
  for (unsigned i = 0; i < n; i++) {
    h = sr_hash_phrase(h, keys[i]);
    if (i + 1 == n) break;
    if (b->np == b->capp) b->prefix = must(realloc(b->prefix, (b->capp = b->capp ? b->capp * 2 : 4096) * 8));
    b->prefix[b->np++] = h;
  }
  if (b->n == b->cap) b->ends = must(realloc(b->ends, (b->cap = b->cap ? b->cap * 2 : 4096) * sizeof *b->ends));
  b->ends[b->n] = (pair){h, id, (uint32_t)b->n};
  b->n++;
}

bool phrases_add_text(phrase_builder *b, sr_view text, uint32_t id)
{
  uint64_t keys[SR_MAX_PHRASE];
  unsigned n = sr_lex_keys(text, keys, SR_MAX_PHRASE);
  phrases_add(b, keys, n, id);
  return n > 0;
}

static int by_key(const void *pa, const void *pb)
{
  const pair *a = pa, *b = pb;
  if (a->key != b->key) return a->key < b->key ? -1 : 1;
  return a->order < b->order ? -1 : a->order > b->order;
}

static int by_u64(const void *pa, const void *pb)
{
  uint64_t a = *(const uint64_t *)pa, b = *(const uint64_t *)pb;
  return a < b ? -1 : a > b;
}

static sr_phrase_slot *slot_for(sr_phrase_slot *slots, uint64_t mask, uint64_t key)
{
  uint64_t i = key & mask;
  while (slots[i].key && slots[i].key != key)
    i = (i + 1) & mask;
  slots[i].key = key;
  return &slots[i];
}

/* Writes {count, ids} of one key's pairs, an id once; returns the new end of the pool. */
static size_t put_ids(uint32_t *pool, size_t at, const pair *p, size_t n)
{
  size_t head = at++;
  for (size_t i = 0; i < n; i++) {
    bool seen = false;
    for (size_t k = head + 1; k < at && !seen; k++)
      seen = pool[k] == p[i].id;
    if (!seen) pool[at++] = p[i].id;
  }
  pool[head] = (uint32_t)(at - head - 1);
  return at;
}

void phrases_fill(phrase_builder *b, unsigned percent)
{
  b->fill = percent;
}

void phrases_finish(phrase_builder *b, pack_writer *w, const char *name)
{
  qsort(b->ends, b->n, sizeof *b->ends, by_key);
  qsort(b->prefix, b->np, 8, by_u64);
  size_t distinct = 0;
  for (size_t i = 0; i < b->n; i++)
    distinct += i == 0 || b->ends[i].key != b->ends[i - 1].key;
  for (size_t i = 0; i < b->np; i++)
    distinct += i == 0 || b->prefix[i] != b->prefix[i - 1];
  size_t size = 64, fill = b->fill ? b->fill : 60;
  while (size * fill < distinct * 100) size *= 2;
  sr_phrase_slot *slots = must(calloc(size, sizeof *slots));
  uint32_t *pool = must(malloc((b->n * 2 + 1) * sizeof *pool));
  size_t at = 0;
  for (size_t i = 0, k; i < b->n; i = k) {
    for (k = i; k < b->n && b->ends[k].key == b->ends[i].key;) k++;
    sr_phrase_slot *s = slot_for(slots, size - 1, b->ends[i].key);
    s->value = (uint32_t)at;
    s->flags |= SR_PHRASE_END;
    at = put_ids(pool, at, b->ends + i, k - i);
  }
  for (size_t i = 0; i < b->np; i++)
    if (i == 0 || b->prefix[i] != b->prefix[i - 1])
      slot_for(slots, size - 1, b->prefix[i])->flags |= SR_PHRASE_PREFIX;
  char sec[16];
  snprintf(sec, sizeof sec, "%s.slots", name);
  pack_add(w, sec, slots, size * sizeof *slots);
  snprintf(sec, sizeof sec, "%s.pool", name);
  pack_add(w, sec, pool, at * 4);
  free(slots);
  free(pool);
  free(b->ends);
  free(b->prefix);
  free(b);
}

sr_view read_file(const char *path)
{
  FILE *f = fopen(path, "rb");
  if (!f) die("%s: cannot open", path);
  size_t cap = 1 << 16, n = 0;
  char *p = must(malloc(cap + 1));
  for (;;) {
    size_t got = fread(p + n, 1, cap - n, f);
    if (!got) break;
    n += got;
    if (n == cap) p = must(realloc(p, (cap *= 2) + 1));
  }
  if (ferror(f)) die("%s: cannot read", path);
  fclose(f);
  p[n] = 0;
  return (sr_view){p, n};
}

bool next_line(sr_view *rest, sr_view *line)
{
  if (!rest->len) return false;
  const char *nl = memchr(rest->ptr, '\n', rest->len);
  size_t n = nl ? (size_t)(nl - rest->ptr) : rest->len;
  *line = (sr_view){rest->ptr, n};
  if (line->len && line->ptr[line->len - 1] == '\r') line->len--;
  size_t skip = nl ? n + 1 : n;
  rest->ptr += skip;
  rest->len -= skip;
  return true;
}

unsigned split_tabs(sr_view line, sr_view *out, unsigned max)
{
  unsigned n = 0;
  while (n < max) {
    const char *tab = memchr(line.ptr, '\t', line.len);
    if (!tab || n + 1 == max) {
      out[n++] = line;
      break;
    }
    size_t len = (size_t)(tab - line.ptr);
    out[n++] = (sr_view){line.ptr, len};
    line.ptr += len + 1;
    line.len -= len + 1;
  }
  return n;
}

sr_view trim(sr_view v)
{
  while (v.len && (v.ptr[0] == ' ' || v.ptr[0] == '\t')) v.ptr++, v.len--;
  while (v.len && (v.ptr[v.len - 1] == ' ' || v.ptr[v.len - 1] == '\t')) v.len--;
  return v;
}
