/* The knowledge of linking, read from its two files; see linking.h. */
#include "store/linking.h"

uint32_t sr_linking_hash(sr_view word)
{
  uint32_t h = (uint32_t)(sr_hash(word) >> 32);
  return h ? h : 1;
}

/* A word in no list is rarer than all that are. */
enum { RAREST = 15 };

uint8_t sr_linking_rarity(const sr_linking *l, uint32_t hash)
{
  for (uint32_t i = hash & l->mask; l->hash[i]; i = (i + 1) & l->mask)
    if (l->hash[i] == hash) return l->weight[i];
  return RAREST;
}

static bool next_line(sr_view *rest, sr_view *line)
{
  while (rest->len) {
    const char *end = memchr(rest->ptr, '\n', rest->len);
    size_t n = end ? (size_t)(end - rest->ptr) : rest->len;
    *line = (sr_view){rest->ptr, n};
    rest->ptr += n + (end != NULL);
    rest->len -= n + (end != NULL);
    if (n && line->ptr[0] != '#') return true;
  }
  return false;
}

/* The two columns of a line. */
static bool columns(sr_view line, sr_view *word, double *value)
{
  const char *tab = memchr(line.ptr, '\t', line.len);
  char digits[32];
  if (!tab) return false;
  *word = (sr_view){line.ptr, (size_t)(tab - line.ptr)};
  size_t n = line.len - word->len - 1;
  if (!n || n >= sizeof digits) return false;
  memcpy(digits, tab + 1, n);
  digits[n] = 0;
  char *end;
  *value = strtod(digits, &end);
  return !*end;
}

static sr_status bad_line(sr_error *err, const char *file, sr_view line)
{
  if (err) {
    *err = (sr_error){.code = SR_ERR_DATA, .offset = SIZE_MAX};
    snprintf(err->message, sizeof err->message, "%s: not a word, a tab and a number: %.*s", file,
             line.len > 60 ? 60 : (int)line.len, line.ptr);
  }
  return SR_ERR_DATA;
}

static sr_status read_words(sr_linking *l, sr_view words, sr_error *err)
{
  sr_view line, word, rest = words;
  double value;
  uint32_t n = 0, cap = 1024;
  while (next_line(&rest, &line)) n++;
  while (cap < n * 2) cap *= 2;
  l->hash = calloc(cap, sizeof *l->hash);
  l->weight = calloc(cap, 1);
  l->mask = cap - 1;
  if (!l->hash || !l->weight) return SR_ERR_MEMORY;
  while (next_line(&words, &line)) {
    if (!columns(line, &word, &value) || value < 0 || value > RAREST) return bad_line(err, "linking/words.tsv", line);
    uint32_t h = sr_linking_hash(word), i = h & l->mask;
    while (l->hash[i] && l->hash[i] != h) i = (i + 1) & l->mask;
    l->hash[i] = h;
    l->weight[i] = (uint8_t)value;
  }
  return SR_OK;
}

static const char *const ids[] = {
#define SR_TRAIT(id, text) #id,
#include "store/traits.def"
#undef SR_TRAIT
};

static sr_status read_weights(sr_linking *l, sr_view weights, sr_error *err)
{
  sr_view line, word;
  double value;
  bool seen[SR_TRAIT__N] = {0};
  while (next_line(&weights, &line)) {
    int t = 0;
    if (!columns(line, &word, &value)) return bad_line(err, "linking/weights.tsv", line);
    while (t < SR_TRAIT__N && !sr_view_eq(word, sr_view_of(ids[t]))) t++;
    if (t == SR_TRAIT__N) return bad_line(err, "linking/weights.tsv: unknown trait", line);
    l->weights[t] = value;
    seen[t] = true;
  }
  for (int t = 0; t < SR_TRAIT__N; t++)
    if (!seen[t]) return bad_line(err, "linking/weights.tsv: missing", sr_view_of(ids[t]));
  return SR_OK;
}

sr_status sr_linking_new(sr_linking **out, sr_view words, sr_view weights, sr_error *err)
{
  sr_linking *l = calloc(1, sizeof *l);
  *out = NULL;
  if (!l) return SR_ERR_MEMORY;
  sr_status status = read_words(l, words, err);
  if (status == SR_OK) status = read_weights(l, weights, err);
  if (status == SR_OK)
    *out = l;
  else
    sr_linking_free(l);
  return status;
}

void sr_linking_free(sr_linking *l)
{
  if (!l) return;
  free(l->hash);
  free(l->weight);
  free(l);
}
