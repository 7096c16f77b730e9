/* Averaged perceptron over hashed features, and its perfect hash table; see train.h and
 * src/tag/model_format.h. Integer arithmetic only: the same corpora give the same bytes. */
#include "compilers/train.h"

struct linear {
  unsigned labels;
  uint32_t cap, n, mask;
  uint64_t *key;   /* open-addressed */
  uint32_t *at;    /* slot -> feature + 1 */
  uint64_t *feat;  /* feature -> key */
  uint32_t *seen;
  int32_t *w;      /* feature * labels */
  int64_t *total;  /* sum of w * step at each change; then the averages, times 1024 */
  int64_t step;
  int64_t *bag;    /* sums of the averages of several trainings */
};

static void *must(size_t n, size_t size)
{
  void *p = calloc(n ? n : 1, size);
  if (!p) die("out of memory");
  return p;
}

linear *linear_new(unsigned labels, uint32_t cap)
{
  linear *m = must(1, sizeof *m);
  uint32_t slots = 1024;
  while (slots < cap * 2)
    slots *= 2;
  m->labels = labels;
  m->cap = cap;
  m->mask = slots - 1;
  m->key = must(slots, sizeof *m->key);
  m->at = must(slots, sizeof *m->at);
  m->feat = must(cap, sizeof *m->feat);
  m->seen = must(cap, sizeof *m->seen);
  return m;
}

void linear_free(linear *m)
{
  if (!m) return;
  free(m->key);
  free(m->at);
  free(m->feat);
  free(m->seen);
  free(m->w);
  free(m->total);
  free(m->bag);
  free(m);
}

static uint32_t find(const linear *m, uint64_t key)
{
  uint32_t i = (uint32_t)(key >> 20) & m->mask;
  while (m->at[i] && m->key[i] != key)
    i = (i + 1) & m->mask;
  return i;
}

static uint32_t add(linear *m, uint64_t key, uint32_t seen)
{
  uint32_t i = find(m, key);
  if (!m->at[i]) {
    if (m->n == m->cap) return UINT32_MAX;
    m->key[i] = key;
    m->feat[m->n] = key;
    m->at[i] = ++m->n;
  }
  m->seen[m->at[i] - 1] += seen;
  return m->at[i] - 1;
}

void linear_see(linear *m, const uint64_t *f, unsigned n)
{
  for (unsigned i = 0; i < n; i++)
    add(m, f[i], 1);
}

uint32_t linear_size(const linear *m)
{
  return m->n;
}

/* Rebuilds with the features that `keep` marks. */
static void keep_only(linear *m, const bool *keep)
{
  uint32_t n = m->n;
  uint64_t *feat = must(n, sizeof *feat);
  uint32_t *seen = must(n, sizeof *seen);
  memcpy(feat, m->feat, n * sizeof *feat);
  memcpy(seen, m->seen, n * sizeof *seen);
  memset(m->at, 0, ((size_t)m->mask + 1) * sizeof *m->at);
  memset(m->seen, 0, m->cap * sizeof *m->seen);
  m->n = 0;
  for (uint32_t i = 0; i < n; i++)
    if (keep[i]) add(m, feat[i], seen[i]);
  free(feat);
  free(seen);
  free(m->w);
  free(m->total);
  m->w = must((size_t)m->n * m->labels, sizeof *m->w);
  m->total = must((size_t)m->n * m->labels, sizeof *m->total);
  m->step = 0;
}

void linear_prune_rare(linear *m, uint32_t least)
{
  bool *keep = must(m->n, sizeof *keep);
  for (uint32_t i = 0; i < m->n; i++)
    keep[i] = m->seen[i] >= least;
  keep_only(m, keep);
  free(keep);
}

typedef struct weighty {
  int64_t weight;
  uint64_t feat;
  uint32_t at;
} weighty;

static int heavier(const void *a, const void *b)
{
  const weighty *x = a, *y = b;
  if (x->weight != y->weight) return x->weight < y->weight ? 1 : -1;
  return x->feat < y->feat ? -1 : x->feat > y->feat;
}

/* How much a feature decides: the spread of its weights, and how often it is asked. */
static int64_t weight_of(const linear *m, uint32_t i)
{
  int64_t low = 0, high = 0, often = 1;
  for (unsigned l = 0; l < m->labels; l++) {
    int64_t v = m->total[(size_t)i * m->labels + l];
    low = v < low ? v : low;
    high = v > high ? v : high;
  }
  while (often * often < m->seen[i] && often < 64)
    often++;
  return (high - low) * often;
}

void linear_prune_light(linear *m, uint32_t most)
{
  if (m->n <= most) most = m->n;
  weighty *order = must(m->n, sizeof *order);
  bool *keep = must(m->n, sizeof *keep);
  for (uint32_t i = 0; i < m->n; i++)
    order[i] = (weighty){weight_of(m, i), m->feat[i], i};
  qsort(order, m->n, sizeof *order, heavier);
  for (uint32_t i = 0; i < most; i++)
    keep[order[i].at] = order[i].weight > 0;
  keep_only(m, keep);
  free(order);
  free(keep);
}

unsigned linear_best(linear *m, const uint64_t *f, unsigned n, uint32_t allowed, bool average)
{
  int64_t sum[TRAIN_MAX_LABELS] = {0};
  for (unsigned i = 0; i < n; i++) {
    uint32_t at = m->at[find(m, f[i])];
    if (!at) continue;
    size_t base = (size_t)(at - 1) * m->labels;
    for (unsigned l = 0; l < m->labels; l++)
      sum[l] += average ? m->total[base + l] : m->w[base + l];
  }
  unsigned best = 0;
  for (unsigned l = 1; l < m->labels; l++)
    if (allowed >> l & 1 && sum[l] > sum[best]) best = l;
  return best;
}

void linear_learn(linear *m, const uint64_t *f, unsigned n, unsigned gold, unsigned guess)
{
  m->step++;
  if (gold == guess) return;
  for (unsigned i = 0; i < n; i++) {
    uint32_t at = m->at[find(m, f[i])];
    if (!at) continue;
    size_t base = (size_t)(at - 1) * m->labels;
    m->w[base + gold]++;
    m->w[base + guess]--;
    m->total[base + gold] += m->step;
    m->total[base + guess] -= m->step;
  }
}

void linear_average(linear *m)
{
  for (size_t i = 0; i < (size_t)m->n * m->labels; i++)
    m->total[i] = ((int64_t)m->w[i] * (m->step + 1) - m->total[i]) * 1024 / (m->step + 1);
}

void linear_bag(linear *m)
{
  size_t n = (size_t)m->n * m->labels;
  if (!m->bag) m->bag = must(n, sizeof *m->bag);
  for (size_t i = 0; i < n; i++)
    m->bag[i] += m->total[i];
  memset(m->w, 0, n * sizeof *m->w);
  memset(m->total, 0, n * sizeof *m->total);
  m->step = 0;
}

void linear_unbag(linear *m)
{
  memcpy(m->total, m->bag, (size_t)m->n * m->labels * sizeof *m->total);
}

/* The file ---------------------------------------------------------------------- */

typedef struct bucket {
  uint32_t number, first, n;
} bucket;

static int fuller(const void *a, const void *b)
{
  const bucket *x = a, *y = b;
  if (x->n != y->n) return x->n < y->n ? 1 : -1;
  return x->number < y->number ? -1 : x->number > y->number;
}

static bool try_displacement(const uint64_t *feat, const bucket *b, uint32_t d, uint32_t rows, uint8_t *used, uint32_t *slot)
{
  for (uint32_t i = 0; i < b->n; i++) {
    uint32_t s = sr_tag__slot(feat[b->first + i], d, rows);
    if (used[s]) {
      while (i-- > 0)
        used[slot[b->first + i]] = 0;
      return false;
    }
    used[s] = 1;
    slot[b->first + i] = s;
  }
  return true;
}

/* Places every feature in a row of its own; `feat` is sorted by bucket. False where a bucket fits nowhere. */
static bool place(const uint64_t *feat, bucket *b, uint32_t n_buckets, uint32_t rows, uint16_t *disp, uint32_t *slot)
{
  uint8_t *used = must(rows, 1);
  bool ok = true;
  for (uint32_t i = 0; i < n_buckets && ok; i++) {
    uint32_t d = 0;
    while (d < 65536 && b[i].n && !try_displacement(feat, &b[i], d, rows, used, slot))
      d++;
    ok = d < 65536;
    disp[b[i].number] = (uint16_t)d;
  }
  free(used);
  return ok;
}

typedef struct sorted {
  uint64_t feat;
  uint32_t at, bucket;
} sorted;

static int by_bucket(const void *a, const void *b)
{
  const sorted *x = a, *y = b;
  if (x->bucket != y->bucket) return x->bucket < y->bucket ? -1 : 1;
  return x->feat < y->feat ? -1 : x->feat > y->feat;
}

static int64_t largest(const linear *m)
{
  int64_t most = 1;
  for (size_t i = 0; i < (size_t)m->n * m->labels; i++) {
    int64_t v = m->total[i] < 0 ? -m->total[i] : m->total[i];
    most = v > most ? v : most;
  }
  return most;
}

static int scaled(int64_t v, int64_t unit, int limit)
{
  int64_t q = (v >= 0 ? v + unit / 2 : v - unit / 2) / unit;
  return (int)(q > limit ? limit : q < -limit ? -limit : q);
}

static void fill32(const linear *m, const sorted *s, const uint32_t *slot, sr_tag_row32 *rows, uint32_t n_rows)
{
  /* Few weights are near the largest: cutting those finely leaves more steps for the rest. */
  int64_t unit = largest(m) * 2 / 3 / 127 + 1;
  for (uint32_t i = 0; i < n_rows; i++)
    memset(rows[i].w, 128, sizeof rows[i].w);
  for (uint32_t i = 0; i < m->n; i++) {
    sr_tag_row32 *r = &rows[slot[i]];
    r->fp = sr_tag__fp(s[i].feat);
    for (unsigned l = 0; l < m->labels; l++)
      r->w[l] = (uint8_t)(128 + scaled(m->total[(size_t)s[i].at * m->labels + l], unit, 127));
  }
}

static void fill16(const linear *m, const sorted *s, const uint32_t *slot, sr_tag_row16 *rows)
{
  int64_t unit = largest(m) / 1500 + 1; /* 20 of them stay below 2^15 */
  for (uint32_t i = 0; i < m->n; i++) {
    sr_tag_row16 *r = &rows[slot[i]];
    r->fp = sr_tag__fp(s[i].feat);
    for (unsigned l = 0; l < m->labels; l++)
      r->w[l] = (int16_t)scaled(m->total[(size_t)s[i].at * m->labels + l], unit, 1500);
  }
}

void linear_write(const linear *m, pack_writer *w, const char *name)
{
  uint32_t n_buckets = m->n / 4 + 1, rows = m->n + m->n / 40 + 1;
  sorted *s = must(m->n, sizeof *s);
  uint64_t *feat = must(m->n, sizeof *feat);
  uint32_t *slot = must(m->n, sizeof *slot);
  bucket *b = must(n_buckets, sizeof *b);
  uint16_t *disp = must(n_buckets, sizeof *disp);
  char section[32];
  for (uint32_t i = 0; i < m->n; i++)
    s[i] = (sorted){m->feat[i], i, sr_tag__bucket(m->feat[i], n_buckets)};
  qsort(s, m->n, sizeof *s, by_bucket);
  for (uint32_t i = 0; i < n_buckets; i++)
    b[i].number = i;
  for (uint32_t i = 0; i < m->n; i++) {
    bucket *in = &b[s[i].bucket];
    if (!in->n++) in->first = i;
    feat[i] = s[i].feat;
  }
  qsort(b, n_buckets, sizeof *b, fuller);
  while (!place(feat, b, n_buckets, rows, disp, slot))
    rows += rows / 50 + 1;
  size_t size = m->labels > 7 ? sizeof(sr_tag_row32) : sizeof(sr_tag_row16);
  void *out = must(rows, size);
  if (m->labels > 7)
    fill32(m, s, slot, out, rows);
  else
    fill16(m, s, slot, out);
  snprintf(section, sizeof section, "%s.rows", name);
  pack_add(w, section, out, rows * size);
  snprintf(section, sizeof section, "%s.disp", name);
  pack_add(w, section, disp, n_buckets * sizeof *disp);
  free(out);
  free(s);
  free(feat);
  free(slot);
  free(b);
  free(disp);
}
