/* What the models of words, sentences and the whole report say; see slot.h. */
#include "extract/slot.h"
#include "extract/walk.h"

static int by_value(const void *a, const void *b)
{
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

static uint32_t unique(uint64_t *v, uint32_t n)
{
  uint32_t k = 0;
  if (n) qsort(v, n, sizeof *v, by_value);
  for (uint32_t i = 0; i < n; i++)
    if (!k || v[k - 1] != v[i]) v[k++] = v[i];
  return k;
}

static void look_at_sentences(sr_slot_view *v, const sr_slot_scene *scene)
{
  sr_document *d = v->c->doc;
  sr_slot_features f;
  SR_VEC(uint64_t) all = {0};
  v->sentence = sr_arena_zalloc(d->arena, d->sent.n + 1, sizeof *v->sentence);
  for (uint32_t s = 0; s < d->sent.n; s++) {
    if (!d->sent.v[s].tagged) continue;
    sr_slot_sentence_features(scene, s, &f);
    sr_slot_score(&v->model->sentence, f.v, f.n, v->sentence[s]);
    SR_PUSH(d->arena, &v->sent, s);
    for (uint32_t i = 0; i < f.n; i++) SR_PUSH(d->arena, &all, f.v[i]);
  }
  int32_t sum[SR_SLOT_OUTPUTS] = {0};
  uint32_t n = unique(all.v, all.n);
  sr_slot_score(&v->model->report, all.v, n, sum);
  memcpy(v->report, sum, sizeof v->report);
}

/* ---- words ---- */

static bool counts(const sr_context *c, uint32_t t)
{
  return c->doc->tok.v[t].flags & (SR_LEX_WORD | SR_LEX_NUMBER) && !sr_ctx_any(c, t, "a an the");
}

static uint32_t name_of(sr_slot_view *v, const sr_slot_candidate *k)
{
  uint64_t h = 0;
  uint32_t n = 0;
  for (uint32_t t = k->tok_from; t < k->tok_to; t++)
    if (counts(v->c, t)) h = sr_hash_phrase(h, v->c->doc->tok.v[t].key), n++;
  for (uint32_t i = 0; i < v->name.n; i++)
    if (v->name.v[i].words == h) return i;
  if (!n || v->name.n == SR_MAX_SLOT_NAMES) return SR_NONE;
  sr_slot_name x = {.words = h, .n_words = n};
  SR_PUSH(v->c->doc->arena, &v->name, x);
  return v->name.n - 1;
}

static void add_word(sr_slot_view *v, const sr_slot_candidate *k, const int32_t *score)
{
  sr_slot_word w = {.at = *k};
  uint32_t most = 0;
  memcpy(w.score, score, sizeof w.score);
  for (int i = 0; i < SR_SLOT_OUTPUTS; i++) {
    w.chance[i] = sr_slot_chance(score[i]);
    if (i < SR_SLOT_PARTS && w.chance[i] > most) most = w.chance[i];
  }
  w.name = most >= SR_SLOT_FAINT ? name_of(v, k) : SR_NONE;
  if (w.name == SR_NONE) return;
  sr_slot_name *x = &v->name.v[w.name];
  for (int i = 0; i < SR_SLOT_PARTS; i++)
    if (w.chance[i] > x->most[i]) x->most[i] = w.chance[i];
  SR_PUSH(v->c->doc->arena, &x->word, v->word.n);
  SR_PUSH(v->c->doc->arena, &v->word, w);
}

static void look_at_words(sr_slot_view *v, const sr_slot_scene *scene)
{
  sr_slot_candidates k = {{0}};
  sr_slot_features f;
  for (uint32_t e = 0; e < v->c->out->entity.n; e++) {
    int32_t own[SR_SLOT_OUTPUTS] = {0};
    k.v.n = 0;
    sr_slot_cut_entity(v->c, e, &k);
    if (!k.v.n) continue;
    sr_slot_entity_features(scene, e, &f);
    sr_slot_score(&v->model->words, f.v, f.n, own);
    for (uint32_t i = 0; i < k.v.n; i++) {
      int32_t score[SR_SLOT_OUTPUTS];
      memcpy(score, own, sizeof score);
      f.n = 0;
      sr_slot_cut_features(scene, &k.v.v[i], &f);
      sr_slot_score(&v->model->words, f.v, f.n, score);
      add_word(v, &k.v.v[i], score);
    }
  }
}

/* ---- names ---- */

static uint32_t keys_of(const sr_slot_view *v, uint32_t name, uint64_t *out, uint32_t most)
{
  const sr_slot_candidate *k = &v->word.v[v->name.v[name].word.v[0]].at;
  uint32_t n = 0;
  for (uint32_t t = k->tok_from; t < k->tok_to && n < most; t++)
    if (counts(v->c, t)) out[n++] = v->c->doc->tok.v[t].key;
  return n;
}

/* Do the words of `b` stand together in `a`? */
static bool holds(const uint64_t *a, uint32_t na, const uint64_t *b, uint32_t nb)
{
  for (uint32_t i = 0; i + nb <= na; i++)
    if (!memcmp(a + i, b, nb * sizeof *b)) return true;
  return false;
}

static bool shares(const uint64_t *a, uint32_t na, const uint64_t *b, uint32_t nb)
{
  for (uint32_t i = 0; i < na; i++)
    for (uint32_t k = 0; k < nb; k++)
      if (a[i] == b[k]) return true;
  return false;
}

static void find_kin(sr_slot_view *v)
{
  enum { MOST = 8 };
  uint32_t n = v->name.n;
  uint64_t(*key)[MOST] = sr_arena_alloc(v->c->doc->arena, (n + 1) * sizeof *key);
  uint32_t *len = sr_arena_alloc(v->c->doc->arena, (n + 1) * sizeof *len);
  v->kin = sr_arena_zalloc(v->c->doc->arena, (size_t)n * n + 1, 1);
  for (uint32_t i = 0; i < n; i++) len[i] = keys_of(v, i, key[i], MOST);
  for (uint32_t a = 0; a < n; a++)
    for (uint32_t b = 0; b < n; b++) {
      if (a == b || !shares(key[a], len[a], key[b], len[b])) continue;
      v->kin[a * n + b] = len[b] > len[a] && holds(key[b], len[b], key[a], len[a])   ? SR_SLOT_KIN_LONGER
                          : len[a] > len[b] && holds(key[a], len[a], key[b], len[b]) ? SR_SLOT_KIN_SHORTER
                                                                                     : SR_SLOT_KIN_SHARES;
    }
}

sr_slot_view *sr_slot_look(const sr_context *c, const sr_slot_model *model)
{
  sr_slot_view *v = sr_arena_zalloc(c->doc->arena, 1, sizeof *v);
  v->c = c;
  v->model = model;
  const sr_slot_scene *scene = sr_slot_scene_new(c);
  look_at_sentences(v, scene);
  look_at_words(v, scene);
  find_kin(v);
  return v;
}
