/* Trains the tagger: `train SHARED_DATA PROJECT_DATA WORK OUT` (tools/train-models runs it).
 *
 * Reads the treebanks and name annotations under SHARED_DATA, the word lists under PROJECT_DATA, and
 * from WORK, where tools/train-models has prepared them, cities.tsv (names of cities) and reports.txt
 * (running text in mixed case, for what words are written with a capital). It
 * writes the model OUT (src/tag/model_format.h) and prints the figures of the model card. The
 * bytes depend on the inputs alone: integer weights, a fixed shuffle, no clock.
 *
 * Every sentence is learned twice, as it stands and with its letter case withheld
 * (SR_TOK_NOCASE), so that one model reads both mixed case and capitals. Each model is trained on
 * all features seen often enough, cut to its weightiest ones, and trained again with those alone.
 * Chunks and names learn from word classes predicted by a model that had not seen the sentence.
 */
#include <dirent.h>

#include "compilers/train.h"
#include "compilers/train_score.h"

#ifndef HIDDEN_PERCENT
#define HIDDEN_PERCENT 8
#endif

#ifndef PATTERN_TIMES
#define PATTERN_TIMES 15 /* sentences made of each pattern of domain.txt */
#endif

#define ROUNDS 4 /* trainings, in other orders, whose sum is the model */

typedef struct example {
  sr_tag_token *x; /* n tokens, padded on both sides */
  const ud_gold *gold;
  uint32_t n, number;
  uint8_t has;
} example;

typedef struct examples {
  example *v;
  uint32_t n;
  sr_tag_token *store;
} examples;

/* Examples ---------------------------------------------------------------------- */

static void set_nocase(ud_corpus *c, bool on)
{
  for (uint32_t i = 0; i < c->d.tok.n; i++)
    c->d.tok.v[i].flags = on ? c->d.tok.v[i].flags | SR_TOK_NOCASE : c->d.tok.v[i].flags & ~(uint32_t)SR_TOK_NOCASE;
}

static examples gather(const sr_tagger *t, ud_corpus *c)
{
  examples e = {.v = calloc((size_t)c->d.sent.n * 2, sizeof *e.v)};
  size_t per = c->d.tok.n + (size_t)c->d.sent.n * 2 * SR_TAG_PAD, at = 0;
  e.store = calloc(per * 2, sizeof *e.store);
  if (!e.v || !e.store) die("out of memory");
  for (int nocase = 0; nocase < 2; nocase++) {
    set_nocase(c, nocase);
    for (uint32_t s = 0; s < c->d.sent.n; s++) {
      uint32_t from = c->d.sent.v[s].tok_from, n = c->d.sent.v[s].tok_to - from;
      sr_tag__gather(t, &c->d, from, n, e.store + at);
      e.v[e.n++] = (example){e.store + at + SR_TAG_PAD, &c->gold.v[from], n, s, c->has.v[s]};
      at += n + 2 * SR_TAG_PAD;
    }
  }
  set_nocase(c, false);
  return e;
}

static void shuffle(example *v, uint32_t n, uint64_t seed)
{
  for (uint32_t i = n; i > 1; i--) {
    seed = sr_mix64(seed + i);
    uint32_t j = (uint32_t)(seed % i);
    example t = v[i - 1];
    v[i - 1] = v[j];
    v[j] = t;
  }
}

/* Tasks --------------------------------------------------------------------------- */

typedef struct task {
  const char *name;
  unsigned labels, features, epochs;
  uint32_t least, most; /* sightings of a feature that is tried; features in the file */
  uint8_t needs;        /* UD_HAS_* */
  void (*extract)(const example *e, uint32_t i, uint64_t *f);
  /* May the token be scored? Else its label is *label. */
  bool (*open)(const example *e, uint32_t i, uint8_t *label);
  uint32_t (*allowed)(const example *e, uint32_t i);
  uint8_t *(*label)(const example *e, int64_t i);
  uint8_t (*gold)(const example *e, uint32_t i);
} task;

static void pos_extract(const example *e, uint32_t i, uint64_t *f) { sr_tag__pos_features(&e->x[i], f); }
static bool pos_open(const example *e, uint32_t i, uint8_t *label)
{
  *label = e->x[i].only;
  return e->x[i].only == SR_TAG_NONE;
}
static uint32_t pos_allowed(const example *e, uint32_t i)
{
  (void)e;
  (void)i;
  return UINT32_MAX;
}
static uint8_t *pos_label(const example *e, int64_t i) { return &e->x[i].pos; }
static uint8_t pos_gold(const example *e, uint32_t i) { return e->gold[i].pos; }

static void chunk_extract(const example *e, uint32_t i, uint64_t *f) { sr_tag__chunk_features(&e->x[i], f); }
static bool chunk_open(const example *e, uint32_t i, uint8_t *label)
{
  (void)e;
  (void)i;
  *label = 0;
  return true;
}
static uint32_t chunk_allowed(const example *e, uint32_t i)
{
  return sr_tag__chunk_allowed(&e->x[i]);
}

static uint8_t *chunk_label(const example *e, int64_t i) { return &e->x[i].chunk; }
static uint8_t chunk_gold(const example *e, uint32_t i) { return e->gold[i].chunk; }

static void ner_extract(const example *e, uint32_t i, uint64_t *f) { sr_tag__ner_features(&e->x[i], e->x, f); }
static bool ner_open(const example *e, uint32_t i, uint8_t *label)
{
  *label = 0;
  return sr_tag__may_name(e->x, i, e->n);
}
static uint32_t ner_allowed(const example *e, uint32_t i) { return sr_tag__ner_allowed(e->x[(int64_t)i - 1].ner); }
static uint8_t *ner_label(const example *e, int64_t i) { return &e->x[i].ner; }
static uint8_t ner_gold(const example *e, uint32_t i) { return e->gold[i].ner; }

static const task pos_task = {"pos", SR_POS__N, SR_TAG_POS_FEATURES, 8, 2, 88000, UD_HAS_SYNTAX,
                              pos_extract, pos_open, pos_allowed, pos_label, pos_gold};
static const task chunk_task = {"chk", 5, SR_TAG_CHUNK_FEATURES, 6, 2, 40000, UD_HAS_SYNTAX,
                                chunk_extract, chunk_open, chunk_allowed, chunk_label, chunk_gold};
static const task ner_task = {"ner", 7, SR_TAG_NER_FEATURES, 8, 1, 76000, UD_HAS_NAMES,
                              ner_extract, ner_open, ner_allowed, ner_label, ner_gold};

/* Learning ------------------------------------------------------------------------ */

typedef enum mode { SEE, LEARN, APPLY } mode;

static void run(const task *t, linear *m, example *e, mode how)
{
  uint64_t f[TRAIN_MAX_FEATURES];
  if (t == &ner_task) sr_tag__find_runs(e->x, e->n);
  for (uint32_t i = 0; i < e->n; i++) {
    uint8_t label, gold = t->gold(e, i);
    if (t->open(e, i, &label)) {
      t->extract(e, i, f);
      if (how == SEE) {
        linear_see(m, f, t->features);
        label = gold;
      } else {
        label = (uint8_t)linear_best(m, f, t->features, t->allowed(e, i), how == APPLY);
        if (how == LEARN) linear_learn(m, f, t->features, gold, label);
      }
    }
    *t->label(e, i) = label;
  }
}

/* Learning sees some words of open classes as if they were new, or the words of the training
 * sentences would be trusted alone; reports are full of words that no treebank has. */
static void hide_words(const example *e, uint64_t seed)
{
  for (uint32_t i = 0; i < e->n; i++) {
    sr_tag_token *x = &e->x[i];
    seed = sr_mix64(seed + i);
    if (x->only != SR_TAG_NONE || seed % 100 >= HIDDEN_PERCENT || x->shape == SHAPE_PUNCT) continue;
    x->w = seed;
    x->cls = sr_tag__unseen_class(x);
  }
}

static void learn(const task *t, linear *m, example *e, uint64_t seed)
{
  static sr_tag_token kept[SR_MAX_SENTENCE];
  memcpy(kept, e->x, e->n * sizeof *kept);
  hide_words(e, seed);
  run(t, m, e, LEARN);
  memcpy(e->x, kept, e->n * sizeof *kept);
}

/* Which sentences take part: all, or those of one fold of two. */
static bool takes_part(const task *t, const example *e, int fold)
{
  return (e->has & t->needs) && (fold < 0 || (int)(e->number / 20 % 2) == fold);
}

static void epochs(const task *t, linear *m, examples *ex, unsigned n, int fold, uint64_t seed)
{
  for (unsigned k = 0; k < n; k++) {
    shuffle(ex->v, ex->n, seed * 1000 + k);
    for (uint32_t i = 0; i < ex->n; i++)
      if (takes_part(t, &ex->v[i], fold)) learn(t, m, &ex->v[i], (seed << 40 | (uint64_t)k << 32 | i) + 1);
  }
  linear_average(m);
}

static linear *prepare(const task *t, examples *ex, int fold)
{
  linear *m = linear_new(t->labels, 6000000);
  for (uint32_t i = 0; i < ex->n; i++)
    if (takes_part(t, &ex->v[i], fold)) run(t, m, &ex->v[i], SEE);
  /* every sentence is there twice */
  linear_prune_rare(m, t->least * 2);
  return m;
}

static void train_task(const task *t, examples *ex, pack_writer *w)
{
  linear *m = prepare(t, ex, -1);
  printf("%s: %u features", t->name, linear_size(m));
  epochs(t, m, ex, t->epochs / 2, -1, 0);
  linear_prune_light(m, t->most);
  printf(", %u kept\n", linear_size(m));
  for (unsigned round = 1; round <= ROUNDS; round++) {
    epochs(t, m, ex, t->epochs, -1, round);
    linear_bag(m);
  }
  linear_unbag(m);
  linear_write(m, w, t->name);
  linear_free(m);
}

/* Word classes as a model predicts them that has not seen the sentence. */
static void cross_tag(examples *ex)
{
  linear *m[2];
  for (int fold = 0; fold < 2; fold++) {
    m[fold] = prepare(&pos_task, ex, fold);
    epochs(&pos_task, m[fold], ex, 4, fold, 0);
  }
  for (uint32_t i = 0; i < ex->n; i++)
    run(&pos_task, m[takes_part(&pos_task, &ex->v[i], 0) ? 1 : 0], &ex->v[i], APPLY);
  linear_free(m[0]);
  linear_free(m[1]);
}

/* Corpora --------------------------------------------------------------------------- */

static int by_name(const void *a, const void *b)
{
  return strcmp(*(char *const *)a, *(char *const *)b);
}

static void add_gum(ud_corpus *c, const char *dir, const char *prefix)
{
  char *names[512], path[2048];
  size_t n = 0;
  DIR *d = opendir(dir);
  if (!d) die("%s: cannot read", dir);
  for (struct dirent *e; (e = readdir(d)) && n < 512;)
    if (!strncmp(e->d_name, prefix, strlen(prefix))) {
      size_t len = strlen(e->d_name) + 1;
      names[n] = malloc(len);
      if (!names[n]) die("out of memory");
      memcpy(names[n++], e->d_name, len);
    }
  closedir(d);
  qsort(names, n, sizeof *names, by_name);
  for (size_t i = 0; i < n; i++) {
    snprintf(path, sizeof path, "%s/%s", dir, names[i]);
    ud_add_conllu(c, path, NULL);
    free(names[i]);
  }
}

static void add_part(ud_corpus *c, const char *data, const char *part)
{
  char tree[1024], names[1024], prefix[32];
  snprintf(tree, sizeof tree, "%s/ud_ewt/en_ewt-ud-%s.conllu", data, part);
  snprintf(names, sizeof names, "%s/uner_ewt/en_ewt-ud-%s.iob2", data, part);
  ud_add_conllu(c, tree, names);
  snprintf(tree, sizeof tree, "%s/gum/dep", data);
  snprintf(prefix, sizeof prefix, "%s__", part);
  add_gum(c, tree, prefix);
}

static void add_re3d(ud_corpus *c, const char *data, const char *folder)
{
  char path[1024];
  snprintf(path, sizeof path, "%s/re3d/%s", data, folder);
  ud_add_re3d(c, path);
}

static void add_lists(train_dict *d, const char *project, const char *work)
{
  static const struct {
    const char *file;
    unsigned column;
    uint8_t bit;
    bool singles;
  } lists[] = {{"lexicon/given_name.tsv", 0, SR_TAGW_GIVEN, false},
               {"lexicon/title.tsv", 0, SR_TAGW_TITLE, false},
               {"models/org_words.txt", 0, SR_TAGW_ORG, true},
               {"models/place_words.txt", 0, SR_TAGW_PLACE, true},
               {"actors/demonyms.tsv", 1, SR_TAGW_DEMONYM, true},
               {"actors/demonyms.tsv", 2, SR_TAGW_NAMED, true}};
  char path[1024];
  for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
    snprintf(path, sizeof path, "%s/%s", project, lists[i].file);
    dict_list(d, path, lists[i].column, lists[i].bit, lists[i].singles);
  }
  snprintf(path, sizeof path, "%s/cities.tsv", work);
  dict_list(d, path, 0, SR_TAGW_NAMED, true);
  snprintf(path, sizeof path, "%s/lexicon/irregular.txt", project);
  dict_irregular(d, path);
}

static sr_view read_in(const char *dir, const char *name)
{
  char path[1024];
  snprintf(path, sizeof path, "%s/%s", dir, name);
  return read_file(path);
}

/* After dict_count(): patterns are too few to tell what else their words may be. */
static void add_domain(ud_corpus *c, const char *project, const char *work)
{
  sr_view patterns = read_in(project, "models/domain.txt"), names = read_in(project, "lexicon/given_name.tsv");
  sr_view cities = read_in(work, "cities.tsv");
  domain_add(c, patterns, names, cities, PATTERN_TIMES);
  free((void *)(uintptr_t)patterns.ptr);
  free((void *)(uintptr_t)names.ptr);
  free((void *)(uintptr_t)cities.ptr);
}

static void add_case(train_dict *d, const char *work)
{
  char path[1024];
  ud_corpus c;
  snprintf(path, sizeof path, "%s/reports.txt", work);
  sr_view file = read_file(path);
  ud_init(&c);
  ud_add_plain(&c, file);
  ud_finish(&c);
  printf("letter case: %u tokens of running text\n", c.d.tok.n);
  dict_count_case(d, &c);
  ud_dispose(&c);
  free((void *)(uintptr_t)file.ptr);
}

/* The dictionary as the tagger sees it; `path` is where it lies meanwhile. */
static sr_view write_dict(train_dict *d, const char *path, sr_tagger *t, sr_pack *p)
{
  pack_writer *w = pack_new(path);
  dict_write(d, w);
  pack_finish(w);
  sr_view file = read_file(path);
  if (sr_pack_open(p, file)) die("%s: not readable", path);
  sr_view dict = sr_pack_section(p, "dict");
  *t = (sr_tagger){.words = (const sr_tag_word *)(const void *)dict.ptr,
                   .word_mask = (uint32_t)(dict.len / sizeof(sr_tag_word) - 1),
                   .only = (const uint8_t *)sr_pack_section(p, "only").ptr,
                   .lemmas = sr_pack_section(p, "lemma")};
  return file;
}

static void copy_section(pack_writer *w, const sr_pack *p, const char *name)
{
  sr_view v = sr_pack_section(p, name);
  pack_add(w, name, v.ptr, v.len);
}

static void train_all(ud_corpus *c, train_dict *d, const char *out)
{
  sr_tagger t;
  sr_pack p;
  sr_tag_info info = {SR_TAG_VERSION, SR_POS__N, 5, 7};
  sr_view dict = write_dict(d, out, &t, &p);
  examples ex = gather(&t, c);
  pack_writer *w = pack_new(out);
  pack_add(w, "info", &info, sizeof info);
  copy_section(w, &p, "dict");
  copy_section(w, &p, "only");
  copy_section(w, &p, "lemma");
  train_task(&pos_task, &ex, w);
  cross_tag(&ex);
  train_task(&chunk_task, &ex, w);
  train_task(&ner_task, &ex, w);
  pack_finish(w);
  free(ex.v);
  free(ex.store);
  free((void *)(uintptr_t)dict.ptr);
}

int main(int argc, char **argv)
{
  if (argc == 3) {
    score_model(argv[1], argv[2], add_part, add_re3d);
    return 0;
  }
  if (argc != 5) die("usage: train SHARED_DATA PROJECT_DATA WORK OUT, or train SHARED_DATA MODEL to score it");
  ud_corpus c;
  ud_init(&c);
  add_part(&c, argv[1], "train");
  add_re3d(&c, argv[1], "CENTCOM");
  add_re3d(&c, argv[1], "UK_Government");
  add_re3d(&c, argv[1], "US_State_Department");
  add_re3d(&c, argv[1], "Australian_Department_of_Foreign_Affairs");
  ud_finish(&c);
  printf("training: %u sentences, %u tokens", c.d.sent.n, c.d.tok.n);
  train_dict *d = dict_new();
  dict_count(d, &c);
  add_domain(&c, argv[2], argv[3]);
  ud_finish(&c);
  printf(", with patterns %u sentences, %u tokens\n", c.d.sent.n, c.d.tok.n);
  add_lists(d, argv[2], argv[3]);
  add_case(d, argv[3]);
  train_all(&c, d, argv[4]);
  dict_free(d);
  ud_dispose(&c);
  score_model(argv[1], argv[4], add_part, add_re3d);
  return 0;
}
