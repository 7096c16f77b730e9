/* The tagger's dictionary: word classes, lists, letter case and irregular lemmas; see train.h. */
#include "compilers/train.h"

#include "tag/lemma.h"

#define LEAST_SEEN 3u  /* sightings from which a word's classes are trusted */
#define LEAST_SURE 12u /* sightings from which a word may have one class only */
#define LEMMA_KINDS 5

typedef struct lemma_form {
  sr_view lemma;
  uint32_t seen;
  uint8_t pos;
} lemma_form;

typedef struct word {
  uint64_t key;
  sr_view norm;
  uint32_t pos[SR_POS__N];
  uint32_t lower, upper;
  uint8_t bits, cls;
  lemma_form lemma[LEMMA_KINDS]; /* by SR_LEMMA_*: the commonest of the first that came */
} word;

struct train_dict {
  word *w;
  uint32_t n, cap, mask;
  uint32_t *at;
  sr_arena arena;
  jmp_buf full;
};

train_dict *dict_new(void)
{
  train_dict *d = calloc(1, sizeof *d);
  if (!d) die("out of memory");
  d->cap = 400000;
  d->mask = (1u << 20) - 1;
  d->w = calloc(d->cap, sizeof *d->w);
  d->at = calloc((size_t)d->mask + 1, sizeof *d->at);
  if (!d->w || !d->at) die("out of memory");
  sr_arena_init(&d->arena, 0);
  return d;
}

void dict_free(train_dict *d)
{
  if (!d) return;
  sr_arena_dispose(&d->arena);
  free(d->w);
  free(d->at);
  free(d);
}

static sr_view keep(train_dict *d, sr_view v)
{
  if (setjmp(d->full)) die("out of memory");
  d->arena.on_full = &d->full;
  return sr_arena_copy(&d->arena, v);
}

static word *word_of(train_dict *d, uint64_t key, sr_view norm)
{
  uint32_t i = (uint32_t)key & d->mask;
  while (d->at[i] && d->w[d->at[i] - 1].key != key)
    i = (i + 1) & d->mask;
  if (d->at[i]) return &d->w[d->at[i] - 1];
  if (d->n == d->cap) die("dictionary: too many words");
  word *w = &d->w[d->n++];
  d->at[i] = d->n;
  w->key = key;
  w->norm = keep(d, norm);
  return w;
}

static void count_lemma(train_dict *d, word *w, const ud_gold *g)
{
  unsigned kind = sr_lemma_kind(g->pos);
  if (!kind || !g->lemma.len || g->lemma.len > 40) return;
  lemma_form *f = &w->lemma[kind];
  if (f->seen && sr_view_eq(f->lemma, g->lemma)) {
    f->seen++;
  } else if (f->seen) {
    f->seen--;
  } else {
    *f = (lemma_form){keep(d, g->lemma), 1, g->pos};
  }
}

static void count_case(word *w, uint32_t flags)
{
  if (!(flags & SR_LEX_WORD) || flags & (SR_TOK_FIRST | SR_LEX_CLITIC | SR_LEX_DOTTED)) return;
  if (flags & SR_LEX_UPPER)
    w->upper++;
  else
    w->lower++;
}

/* A line of capitals, or a headline with a capital on most words, tells nothing of case. */
static bool case_tells(const sr_document *d, const sr_sentence *s)
{
  uint32_t words = 0, upper = 0;
  for (uint32_t i = s->tok_from; i < s->tok_to; i++) {
    words += (d->tok.v[i].flags & SR_LEX_WORD) != 0;
    upper += (d->tok.v[i].flags & SR_LEX_UPPER) != 0;
  }
  return words > 5 && upper > 0 && upper * 2 < words;
}

static void count(train_dict *d, const ud_corpus *c, bool labels)
{
  for (uint32_t s = 0; s < c->d.sent.n; s++) {
    const sr_sentence *at = &c->d.sent.v[s];
    bool tells = case_tells(&c->d, at);
    for (uint32_t i = at->tok_from; i < at->tok_to; i++) {
      const sr_token *t = &c->d.tok.v[i];
      if (t->flags & SR_LEX_NUMBER) continue;
      word *w = word_of(d, t->key, sr_tok_norm(&c->d, i));
      if (tells) count_case(w, t->flags);
      if (!labels || !(c->has.v[s] & UD_HAS_SYNTAX)) continue;
      w->pos[c->gold.v[i].pos]++;
      count_lemma(d, w, &c->gold.v[i]);
    }
  }
}

void dict_count(train_dict *d, const ud_corpus *c)
{
  count(d, c, true);
}

void dict_count_case(train_dict *d, const ud_corpus *c)
{
  count(d, c, false);
}

/* Lists ------------------------------------------------------------------------ */

static void list_phrase(train_dict *d, sr_view phrase, uint8_t bit, bool singles)
{
  char norm[4 * SR_MAX_TOKEN + 4];
  sr_lexeme l, next;
  size_t at = 0, after;
  if (!sr_lex_next(phrase, &at, &l)) return;
  after = at;
  if (singles && sr_lex_next(phrase, &after, &next)) return;
  do {
    if (!(l.flags & SR_LEX_WORD)) continue;
    size_t n = sr_lex_fold(norm, phrase, &l);
    word_of(d, sr_hash((sr_view){norm, n}), (sr_view){norm, n})->bits |= bit;
  } while (sr_lex_next(phrase, &at, &l));
}

void dict_list_word(train_dict *d, sr_view w, uint8_t bit)
{
  list_phrase(d, w, bit, true);
}

void dict_list(train_dict *d, const char *path, unsigned column, uint8_t bit, bool singles)
{
  sr_view file = read_file(path), rest = file, line, f[20];
  while (next_line(&rest, &line)) {
    if (!line.len || line.ptr[0] == '#' || split_tabs(line, f, 20) <= column) continue;
    sr_view v = f[column];
    while (v.len) {
      size_t i = 0;
      while (i < v.len && v.ptr[i] != '|')
        i++;
      list_phrase(d, trim((sr_view){v.ptr, i}), bit, singles);
      size_t step = i < v.len ? i + 1 : i;
      v = (sr_view){v.ptr + step, v.len - step};
    }
  }
  free((void *)(uintptr_t)file.ptr);
}

static sr_view next_word(sr_view *v)
{
  sr_view s = trim(*v);
  size_t i = 0;
  while (i < s.len && s.ptr[i] != ' ' && s.ptr[i] != '\t')
    i++;
  *v = (sr_view){s.ptr + i, s.len - i};
  return (sr_view){s.ptr, i};
}

static void irregular_form(train_dict *d, sr_view form, sr_view base, unsigned kind, uint8_t pos)
{
  if (!form.len) return;
  word *w = word_of(d, sr_hash(form), form);
  w->lemma[kind] = (lemma_form){keep(d, base), 1000, pos};
}

void dict_irregular(train_dict *d, const char *path)
{
  sr_view file = read_file(path), rest = file, line;
  while (next_line(&rest, &line)) {
    if (!line.len || line.ptr[0] == '#') continue;
    sr_view kind = next_word(&line), base = next_word(&line);
    if (sr_view_eq(kind, SR_V("v"))) {
      irregular_form(d, next_word(&line), base, SR_LEMMA_PAST, SR_POS_VBD);
      irregular_form(d, next_word(&line), base, SR_LEMMA_PAST, SR_POS_VBN);
    } else if (sr_view_eq(kind, SR_V("n"))) {
      irregular_form(d, next_word(&line), base, SR_LEMMA_NOUN, SR_POS_NOUNS);
    }
  }
  free((void *)(uintptr_t)file.ptr);
}

/* Classes ---------------------------------------------------------------------- */

/* A word's class: its commonest class, those with a share of 4 % and more, and whether it has no other. */
typedef struct word_class {
  uint32_t set;
  uint8_t top;
  bool only;
  uint32_t words;
} word_class;

static uint32_t total_of(const word *w)
{
  uint32_t n = 0;
  for (int p = 0; p < SR_POS__N; p++)
    n += w->pos[p];
  return n;
}

static bool class_of(const word *w, word_class *out)
{
  uint32_t n = total_of(w);
  memset(out, 0, sizeof *out);
  if (n < LEAST_SEEN) return false;
  for (int p = 0; p < SR_POS__N; p++) {
    if (w->pos[p] > w->pos[out->top]) out->top = (uint8_t)p;
    if (w->pos[p] * 25 >= n && (w->pos[p] > 1 || n < 10)) out->set |= 1u << p;
  }
  /* Open classes take any word as a name or verb: certainty is for the closed ones and frequent words. */
  bool open = out->top == SR_POS_NOUN || out->top == SR_POS_PROPN || out->top == SR_POS_ADJ || out->top == SR_POS_VB;
  uint32_t rest = n - w->pos[out->top];
  out->only = n >= (open ? 4 * LEAST_SURE : LEAST_SURE) && rest * 250 < n;
  return true;
}

static int more_words(const void *a, const void *b)
{
  const word_class *x = a, *y = b;
  if (x->words != y->words) return x->words < y->words ? 1 : -1;
  if (x->set != y->set) return x->set < y->set ? -1 : 1;
  if (x->top != y->top) return x->top < y->top ? -1 : 1;
  return x->only < y->only;
}

static bool same_class(const word_class *a, const word_class *b)
{
  return a->set == b->set && a->top == b->top && a->only == b->only;
}

static void settle_classes(train_dict *d, uint8_t only[256])
{
  word_class *c = calloc(65536, sizeof *c), x;
  uint32_t n = 0;
  if (!c) die("out of memory");
  memset(only, SR_TAG_NONE, 256);
  for (uint32_t i = 0; i < d->n; i++) {
    if (!class_of(&d->w[i], &x)) continue;
    uint32_t k = 0;
    while (k < n && !same_class(&c[k], &x))
      k++;
    if (k == n && n < 65536) c[n++] = x;
    c[k].words += total_of(&d->w[i]) > 20 ? 20 : total_of(&d->w[i]);
  }
  qsort(c, n, sizeof *c, more_words);
  if (n > SR_TAG_CLS_UNSEEN - 1) n = SR_TAG_CLS_UNSEEN - 1;
  for (uint32_t i = 0; i < d->n; i++) {
    word *w = &d->w[i];
    if (!class_of(w, &x)) continue;
    for (uint32_t k = 0; k < n && !w->cls; k++)
      if (same_class(&c[k], &x)) w->cls = (uint8_t)(k + 1);
    for (uint32_t k = 0; k < n && !w->cls; k++) /* a rare class: the commonest of that top */
      if (c[k].top == x.top && !c[k].only) w->cls = (uint8_t)(k + 1);
  }
  for (uint32_t k = 0; k < n; k++)
    if (c[k].only) only[k + 1] = c[k].top;
  only[SR_TAG_CLS_UNSEEN] = SR_POS_PUNCT;
  free(c);
}

static uint8_t case_bits(const word *w)
{
  uint32_t n = w->lower + w->upper;
  if (n < 3) return 0;
  return w->upper * 20 < n ? SR_TAGW_LOWER : w->lower * 10 < n ? SR_TAGW_UPPER : 0;
}

/* Lemmas ------------------------------------------------------------------------ */

static bool rule_does(const word *w, const lemma_form *f)
{
  char out[128];
  if (w->norm.len > 100) return true;
  size_t n = sr_lemma_rule(out, w->norm, f->pos);
  return sr_view_eq((sr_view){out, n}, f->lemma);
}

static uint16_t write_lemmas(const word *w, sr_buf *pool)
{
  size_t at = pool->len;
  for (unsigned k = 1; k < LEMMA_KINDS; k++) {
    const lemma_form *f = &w->lemma[k];
    bool plausible = f->seen > 1 || (f->seen && f->lemma.len && w->norm.len > 3 && f->lemma.ptr[0] == w->norm.ptr[0]);
    if (!plausible || rule_does(w, f)) continue;
    sr_buf_byte(pool, (char)k);
    sr_buf_byte(pool, (char)f->lemma.len);
    sr_buf_add(pool, f->lemma);
  }
  if (pool->len == at) return 0;
  do
    sr_buf_byte(pool, 0);
  while (pool->len % 4);
  if (at / 4 > UINT16_MAX) die("dictionary: too many irregular lemmas");
  return (uint16_t)(at / 4);
}

/* The file ---------------------------------------------------------------------- */

static bool worth_keeping(const word *w)
{
  uint8_t lists = w->bits;
  return w->cls || lists || case_bits(w) || w->lemma[SR_LEMMA_PAST].seen || w->lemma[SR_LEMMA_VERB].seen ||
         w->lemma[SR_LEMMA_NOUN].seen;
}

void dict_write(train_dict *d, pack_writer *out)
{
  uint8_t only[256];
  uint32_t n = 0, slots = 1024, put = 0;
  sr_buf pool;
  settle_classes(d, only);
  for (uint32_t i = 0; i < d->n; i++)
    n += worth_keeping(&d->w[i]);
  while (slots * 2 < n * 3)
    slots *= 2;
  sr_tag_word *t = calloc(slots, sizeof *t);
  if (!t) die("out of memory");
  sr_buf_init(&pool, 1u << 20);
  sr_buf_add(&pool, SR_V("\0\0\0\0"));
  for (uint32_t i = 0; i < d->n; i++) {
    const word *w = &d->w[i];
    sr_tag_word x = {.fp = (uint32_t)(w->key >> 32), .cls = w->cls, .bits = (uint8_t)(w->bits | case_bits(w))};
    x.fp += !x.fp;
    /* "police" is also a town and "reading" another: no names where running text has them small. */
    if (x.bits & SR_TAGW_LOWER) x.bits &= (uint8_t)~(SR_TAGW_NAMED | SR_TAGW_GIVEN);
    x.lemma = write_lemmas(w, &pool);
    if (!x.cls && !x.bits && !x.lemma) continue;
    uint32_t at = (uint32_t)w->key & (slots - 1);
    while (t[at].fp && t[at].fp != x.fp)
      at = (at + 1) & (slots - 1);
    if (!t[at].fp) put++;
    t[at] = x;
  }
  if (pool.status) die("dictionary: out of memory");
  pack_add(out, "dict", t, slots * sizeof *t);
  pack_add(out, "only", only, sizeof only);
  pack_add(out, "lemma", pool.ptr, pool.len);
  printf("dictionary: %u words in %u slots, %zu bytes of lemma exceptions\n", put, slots, pool.len);
  sr_buf_dispose(&pool);
  free(t);
}
