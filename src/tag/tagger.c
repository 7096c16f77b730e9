/* The three models over a sentence: word classes, then chunks, then names, then lemmas.
 *
 * Token facts are gathered first, for the whole sentence: the dictionary look-ups then
 * overlap in the memory system. Words that had one class only in training are not scored,
 * which is half of running text; nor are tokens that cannot be part of a name.
 */
#include "tag/tagger.h"

#include "tag/features.h"
#include "tag/lemma.h"
#include "tag/sentence.h"

const char *sr_pos_name(sr_pos p)
{
  static const char *const names[] = {"X",     "ADJ", "ADP",  "ADV",  "AUX",   "CCONJ", "DET",   "INTJ",
                                      "NOUN",  "NOUNS", "NUM", "PART", "PRON",  "PROPN", "PUNCT", "SCONJ",
                                      "SYM",   "VB",  "VBD",  "VBG",  "VBN",   "VBP"};
  return p < SR_POS__N ? names[p] : "?";
}

const char *sr_chunk_name(sr_chunk c)
{
  static const char *const names[] = {"O", "B-NP", "I-NP", "B-VP", "I-VP"};
  return (unsigned)c < 5 ? names[c] : "?";
}

const char *sr_ner_name(sr_ner n)
{
  static const char *const names[] = {"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"};
  return (unsigned)n < 7 ? names[n] : "?";
}

/* Opening ---------------------------------------------------------------- */

static bool open_linear(sr_tag_linear *out, sr_view rows, size_t row, sr_view disp)
{
  if (!rows.len || rows.len % row || !disp.len || disp.len % 2) return false;
  if (rows.len / row > UINT32_MAX || disp.len / 2 > UINT32_MAX) return false;
  *out = (sr_tag_linear){rows.ptr, (const uint16_t *)(const void *)disp.ptr, (uint32_t)(rows.len / row),
                         (uint32_t)(disp.len / 2)};
  return true;
}

/* Every lemma a word points to must lie inside its section and be ended. */
static bool lemmas_sound(const sr_tagger *t)
{
  for (uint32_t i = 0; i <= t->word_mask; i++)
    if (t->words[i].lemma && !sr_lemma_sound(t->lemmas, t->words[i].lemma)) return false;
  return true;
}

sr_status sr_tagger_open(sr_tagger *out, sr_view file)
{
  sr_pack p;
  sr_status st = sr_pack_open(&p, file);
  if (st) return st;
  sr_view info = sr_pack_section(&p, "info"), dict = sr_pack_section(&p, "dict");
  sr_view only = sr_pack_section(&p, "only");
  sr_tag_info in;
  if (info.len != sizeof in) return SR_ERR_DATA;
  memcpy(&in, info.ptr, sizeof in);
  if (in.version != SR_TAG_VERSION || in.n_pos != SR_POS__N || in.n_chunk != 5 || in.n_ner != 7) return SR_ERR_DATA;
  size_t n = dict.len / sizeof(sr_tag_word);
  if (!n || n & (n - 1) || n > UINT32_MAX || dict.len % sizeof(sr_tag_word) || only.len != 256) return SR_ERR_DATA;
  sr_tagger t = {.words = (const sr_tag_word *)(const void *)dict.ptr, .word_mask = (uint32_t)(n - 1),
                 .only = (const uint8_t *)only.ptr, .lemmas = sr_pack_section(&p, "lemma")};
  for (int i = 0; i < 256; i++)
    if (t.only[i] != SR_TAG_NONE && t.only[i] >= SR_POS__N) return SR_ERR_DATA;
  if (!open_linear(&t.pos, sr_pack_section(&p, "pos.rows"), sizeof(sr_tag_row32), sr_pack_section(&p, "pos.disp")) ||
      !open_linear(&t.chunk, sr_pack_section(&p, "chk.rows"), sizeof(sr_tag_row16), sr_pack_section(&p, "chk.disp")) ||
      !open_linear(&t.ner, sr_pack_section(&p, "ner.rows"), sizeof(sr_tag_row16), sr_pack_section(&p, "ner.disp")) ||
      !lemmas_sound(&t))
    return SR_ERR_DATA;
  *out = t;
  return SR_OK;
}

/* Scoring ---------------------------------------------------------------- */

/* The rows are asked for first, all at once, and looked into afterwards: most of them come from far in the memory.
 * Whether a row is its feature's is a toss of a coin, so it is a mask and no branch. */
static unsigned best_pos(const sr_tag_linear *m, const uint64_t *f)
{
  const sr_tag_row32 *rows = m->rows, *row[SR_TAG_POS_FEATURES];
  int16_t sum[24] = {0};
  for (int i = 0; i < SR_TAG_POS_FEATURES; i++) {
    row[i] = &rows[sr_tag__slot(f[i], m->disp[sr_tag__bucket(f[i], m->n_disp)], m->n_rows)];
    __builtin_prefetch(row[i]);
  }
  for (int i = 0; i < SR_TAG_POS_FEATURES; i++) {
    int16_t known = (int16_t)-(row[i]->fp == sr_tag__fp(f[i]));
    for (int l = 0; l < 24; l++)
      sum[l] = (int16_t)(sum[l] + ((row[i]->w[l] - 128) & known));
  }
  unsigned best = 0;
  for (unsigned l = 1; l < SR_POS__N; l++)
    best = sum[l] > sum[best] ? l : best;
  return best;
}

static void sum_small(const sr_tag_linear *m, const uint64_t *f, int n, int16_t sum[8])
{
  const sr_tag_row16 *rows = m->rows, *row[SR_TAG_NER_FEATURES];
  for (int i = 0; i < n; i++) {
    row[i] = &rows[sr_tag__slot(f[i], m->disp[sr_tag__bucket(f[i], m->n_disp)], m->n_rows)];
    __builtin_prefetch(row[i]);
  }
  for (int l = 0; l < 8; l++)
    sum[l] = 0;
  for (int i = 0; i < n; i++) {
    int16_t w[8], known = (int16_t)-(row[i]->fp == sr_tag__fp(f[i]));
    memcpy(w, row[i], sizeof w); /* the last is the fingerprint: summed along, never read */
    for (int l = 0; l < 8; l++)
      sum[l] = (int16_t)(sum[l] + (w[l] & known));
  }
}

static unsigned best_small(const int16_t *sum, unsigned n, unsigned allowed)
{
  unsigned best = 0;
  for (unsigned l = 1; l < n; l++)
    if (allowed >> l & 1 && sum[l] > sum[best]) best = l;
  return best;
}

/* Sentence --------------------------------------------------------------- */

static sr_tag_word find_word(const sr_tagger *t, uint64_t key)
{
  uint32_t fp = (uint32_t)(key >> 32);
  fp += !fp;
  for (uint32_t i = (uint32_t)key & t->word_mask, n = 0; n <= t->word_mask; i = (i + 1) & t->word_mask, n++) {
    if (t->words[i].fp == fp) return t->words[i];
    if (!t->words[i].fp) break;
  }
  return (sr_tag_word){0};
}

static void gather_token(const sr_tagger *t, const sr_document *d, uint32_t i, sr_tag_token *out)
{
  const sr_token *k = &d->tok.v[i];
  sr_view norm = sr_tok_norm(d, i);
  sr_tag_word w = find_word(t, k->key);
  *out = (sr_tag_token){.w = k->key, .cls = w.cls, .bits = w.bits, .lemma = w.lemma, .shape = sr_tag__shape(k->flags)};
  sr_tag__affixes(out, norm);
  if (k->flags & SR_LEX_NUMBER) {
    out->w = sr_tag__number_form(norm);
    out->cls = 0;
  }
  if (!out->cls) out->cls = sr_tag__unseen_class(out);
  out->only = t->only[out->cls];
}

void sr_tag__gather(const sr_tagger *t, const sr_document *d, uint32_t from, uint32_t n, sr_tag_token *x)
{
  static const sr_tag_token edge = {.w = 1, .cls = SR_TAG_CLS_EDGE, .shape = SHAPE_EDGE, .pos = SR_POS__N, .only = SR_TAG_NONE};
  for (uint32_t i = 0; i < SR_TAG_PAD; i++)
    x[i] = x[SR_TAG_PAD + n + i] = edge;
  for (uint32_t i = 0; i < n; i++)
    gather_token(t, d, from + i, &x[SR_TAG_PAD + i]);
}

void sr_tag__find_runs(sr_tag_token *x, uint32_t n)
{
  for (uint32_t i = 0; i < n;) {
    uint32_t j = i;
    uint8_t bits = 0;
    for (; j < n && sr_tag__name_like(&x[j]); j++)
      bits |= x[j].bits;
    if (j == i) j++;
    for (uint32_t k = i; k < j; k++) {
      x[k].run_from = i;
      x[k].run_to = j;
      x[k].run_bits = bits;
    }
    i = j;
  }
}

void sr_tag__pos(const sr_tagger *t, sr_tag_token *x, uint32_t n)
{
  uint64_t f[SR_TAG_POS_FEATURES];
  for (uint32_t i = 0; i < n; i++) {
    if (x[i].only != SR_TAG_NONE) {
      x[i].pos = x[i].only;
      continue;
    }
    sr_tag__pos_features(&x[i], f);
    x[i].pos = (uint8_t)best_pos(&t->pos, f);
  }
}

static void tag_chunks(const sr_tagger *t, sr_tag_token *x, uint32_t n)
{
  uint64_t f[SR_TAG_CHUNK_FEATURES];
  int16_t sum[8];
  for (uint32_t i = 0; i < n; i++) {
    sr_tag__chunk_features(&x[i], f);
    sum_small(&t->chunk, f, SR_TAG_CHUNK_FEATURES, sum);
    x[i].chunk = (uint8_t)best_small(sum, 5, sr_tag__chunk_allowed(&x[i]));
  }
}

static void tag_names(const sr_tagger *t, sr_tag_token *x, uint32_t n)
{
  uint64_t f[SR_TAG_NER_FEATURES];
  int16_t sum[8];
  for (uint32_t i = 0; i < n; i++) {
    if (!sr_tag__may_name(x, i, n)) continue;
    sr_tag__ner_features(&x[i], x, f);
    sum_small(&t->ner, f, SR_TAG_NER_FEATURES, sum);
    x[i].ner = (uint8_t)best_small(sum, 7, sr_tag__ner_allowed((x + i)[-1].ner));
  }
}

void sr_tag_sentence(const sr_tagger *t, sr_document *d, uint32_t sentence)
{
  sr_sentence *s = &d->sent.v[sentence];
  sr_tag_token buf[SR_MAX_SENTENCE + 2 * SR_TAG_PAD];
  if (s->tagged) return;
  for (uint32_t from = s->tok_from; from < s->tok_to; from += SR_MAX_SENTENCE) {
    uint32_t n = s->tok_to - from < SR_MAX_SENTENCE ? s->tok_to - from : SR_MAX_SENTENCE;
    sr_tag_token *x = buf + SR_TAG_PAD;
    sr_tag__gather(t, d, from, n, buf);
    sr_tag__pos(t, x, n);
    tag_chunks(t, x, n);
    sr_tag__find_runs(x, n);
    tag_names(t, x, n);
    for (uint32_t i = 0; i < n; i++) {
      sr_token *k = &d->tok.v[from + i];
      k->pos = x[i].pos;
      k->chunk = x[i].chunk;
      k->ner = x[i].ner;
      sr_lemma_set(t->lemmas, x[i].lemma, d, from + i);
    }
  }
  s->tagged = true;
}
