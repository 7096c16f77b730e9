/* Logistic regression over hashed features: `train_slots TRAIN TEST OUTPUTS EPOCHS LEAST RATE DECAY MODEL`.
 *
 * A line of TRAIN and TEST is an instance: a number whose bit k tells whether output k is wanted, then its features, sixteen
 * hexadecimal digits each. Each output is a logistic regression of its own (AdaGrad: Duchi, Hazan and Singer 2011). Writes
 * to MODEL a line a feature: its digits and a weight an output in steps of 1/256, and to the standard output a line of scores,
 * in the same steps, for each instance of TEST. Features in fewer than LEAST instances are left out. One thread, a fixed
 * shuffle, an exp() of our own: the same input gives the same bytes. Part of tools/train-slots.
 */
#include <stdbool.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_LINE = 1 << 20, MAX_FEATURES = 32768, MAX_OUTPUTS = 10, ONE = 256 };

typedef struct instance {
  uint32_t *f, n, wanted;
} instance;

typedef struct set {
  instance *v;
  size_t n;
} set;

/* Features by their hash, numbered as they are met. */
typedef struct names {
  uint64_t *key;
  uint32_t *at, n, mask;
} names;

static void *must(void *p)
{
  if (p) return p;
  fprintf(stderr, "train_slots: out of memory\n");
  exit(1);
}

static uint32_t number_of(names *t, uint64_t key)
{
  uint32_t i = (uint32_t)(key >> 32) & t->mask;
  while (t->at[i] && t->key[t->at[i] - 1] != key) i = (i + 1) & t->mask;
  if (t->at[i]) return t->at[i] - 1;
  if (t->n * 2 > t->mask) {
    fprintf(stderr, "train_slots: too many features\n");
    exit(1);
  }
  t->key[t->n] = key;
  t->at[i] = ++t->n;
  return t->n - 1;
}

static instance read_instance(names *t, char *line)
{
  static uint32_t f[MAX_FEATURES];
  instance x = {NULL, 0, 0};
  char *p = line, *end;
  x.wanted = (uint32_t)strtoul(p, &p, 10);
  for (uint64_t h; x.n < MAX_FEATURES; p = end) {
    h = strtoull(p, &end, 16);
    if (end == p) break;
    f[x.n++] = number_of(t, h);
  }
  x.f = must(malloc((x.n + 1) * sizeof *f));
  memcpy(x.f, f, x.n * sizeof *f);
  return x;
}

static set read_set(names *t, const char *path)
{
  static char line[MAX_LINE];
  set s = {NULL, 0};
  FILE *in = fopen(path, "r");
  if (!in) {
    perror(path);
    exit(1);
  }
  while (fgets(line, sizeof line, in)) {
    if ((s.n & (s.n - 1)) == 0) s.v = must(realloc(s.v, (s.n ? s.n * 2 : 1) * sizeof *s.v));
    s.v[s.n++] = read_instance(t, line);
  }
  fclose(in);
  return s;
}

static void drop_rare(const set *train, set *s, uint32_t n, uint32_t least)
{
  uint32_t *seen = must(calloc(n + 1, sizeof *seen));
  for (size_t i = 0; i < train->n; i++)
    for (uint32_t k = 0; k < train->v[i].n; k++) seen[train->v[i].f[k]]++;
  for (int which = 0; which < 2; which++)
    for (size_t i = 0; i < s[which].n; i++) {
      instance *x = &s[which].v[i];
      uint32_t kept = 0;
      for (uint32_t k = 0; k < x->n; k++)
        if (seen[x->f[k]] >= least) x->f[kept++] = x->f[k];
      x->n = kept;
    }
  free(seen);
}

/* exp(x) for |x| <= 30, near enough: (1 + x/1024) to the power of 1024. */
static double power_of_e(double x)
{
  double y = 1 + (x < -30 ? -30 : x > 30 ? 30 : x) / 1024;
  for (int i = 0; i < 10; i++) y *= y;
  return y;
}

typedef struct learner {
  unsigned outputs;
  double rate, decay;
  float *w, *g; /* weights, and sums of squared gradients */
} learner;

static void learn(learner *l, const instance *x)
{
  double sum[MAX_OUTPUTS] = {0};
  for (uint32_t i = 0; i < x->n; i++)
    for (unsigned k = 0; k < l->outputs; k++) sum[k] += (double)l->w[(size_t)x->f[i] * l->outputs + k];
  for (unsigned k = 0; k < l->outputs; k++) {
    double off = 1 / (1 + power_of_e(-sum[k])) - (x->wanted >> k & 1);
    if (off < 0.01 && off > -0.01) continue;
    for (uint32_t i = 0; i < x->n; i++) {
      size_t at = (size_t)x->f[i] * l->outputs + k;
      double slope = off + l->decay * (double)l->w[at];
      l->g[at] += (float)(slope * slope);
      l->w[at] -= (float)(l->rate * slope / sqrt((double)l->g[at] + 1e-3));
    }
  }
}

static void train(learner *l, const set *s, unsigned epochs)
{
  uint64_t seed = 1;
  uint32_t *order = must(malloc((s->n + 1) * sizeof *order));
  for (size_t i = 0; i < s->n; i++) order[i] = (uint32_t)i;
  for (unsigned e = 0; e < epochs; e++) {
    for (size_t i = s->n; i-- > 1;) {
      seed = seed * 6364136223846793005u + 1442695040888963407u;
      size_t j = (size_t)(seed >> 33) % (i + 1);
      uint32_t t = order[i];
      order[i] = order[j], order[j] = t;
    }
    for (size_t i = 0; i < s->n; i++) learn(l, &s->v[order[i]]);
  }
  free(order);
}

static int step_of(float w)
{
  double x = (double)w * ONE;
  int i = (int)(x < 0 ? x - 0.5 : x + 0.5);
  return i > INT16_MAX ? INT16_MAX : i < -INT16_MAX ? -INT16_MAX : i;
}

static void write_model(const learner *l, const names *t, const char *path)
{
  FILE *out = fopen(path, "w");
  if (!out) {
    perror(path);
    exit(1);
  }
  for (uint32_t i = 0; i < t->n; i++) {
    bool any = false;
    for (unsigned k = 0; k < l->outputs; k++) any |= step_of(l->w[(size_t)i * l->outputs + k]) != 0;
    if (!any) continue;
    fprintf(out, "%016llx", (unsigned long long)t->key[i]);
    for (unsigned k = 0; k < l->outputs; k++) fprintf(out, " %d", step_of(l->w[(size_t)i * l->outputs + k]));
    fputc('\n', out);
  }
  fclose(out);
}

static void write_scores(const learner *l, const set *s)
{
  for (size_t i = 0; i < s->n; i++)
    for (unsigned k = 0; k < l->outputs; k++) {
      long sum = 0;
      for (uint32_t n = 0; n < s->v[i].n; n++) sum += step_of(l->w[(size_t)s->v[i].f[n] * l->outputs + k]);
      printf("%ld%c", sum, k + 1 < l->outputs ? ' ' : '\n');
    }
}

int main(int argc, char **argv)
{
  if (argc != 9) {
    fprintf(stderr, "usage: train_slots TRAIN TEST OUTPUTS EPOCHS LEAST RATE DECAY MODEL\n");
    return 2;
  }
  names t = {must(calloc(1u << 23, sizeof(uint64_t))), must(calloc(1u << 24, sizeof(uint32_t))), 0, (1u << 24) - 1};
  set s[2] = {read_set(&t, argv[1]), read_set(&t, argv[2])};
  learner l = {.outputs = (unsigned)atoi(argv[3]), .rate = atof(argv[6]), .decay = atof(argv[7])};
  if (l.outputs < 1 || l.outputs > MAX_OUTPUTS) return 2;
  drop_rare(&s[0], s, t.n, (uint32_t)atoi(argv[5]));
  l.w = must(calloc((size_t)t.n * l.outputs + 1, sizeof *l.w));
  l.g = must(calloc((size_t)t.n * l.outputs + 1, sizeof *l.g));
  train(&l, &s[0], (unsigned)atoi(argv[4]));
  write_model(&l, &t, argv[8]);
  write_scores(&l, &s[1]);
  return 0;
}
