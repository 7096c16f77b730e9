/* Figures of a trained model; see train_score.h. Spans count where both ends and the type agree. */
#include "compilers/train_score.h"

#include "compilers/packwrite.h"
#include "tag/lemma.h"
#include "tag/tagger.h"

typedef struct tally {
  uint32_t right, guessed, gold;
} tally;

typedef struct figures {
  tally pos, lemma, np, vp, name[3];
} figures;

typedef enum which { CHUNKS, NAMES } which;

static unsigned label_of(const ud_corpus *c, which k, bool gold, uint32_t i)
{
  if (k == CHUNKS) return gold ? c->gold.v[i].chunk : c->d.tok.v[i].chunk;
  return gold ? c->gold.v[i].ner : c->d.tok.v[i].ner;
}

/* End of the span that begins at `i`, where one does; `i` else. Odd labels are B, the next even is their I. */
static uint32_t span_end(const ud_corpus *c, which k, bool gold, uint32_t i, uint32_t to)
{
  unsigned l = label_of(c, k, gold, i);
  uint32_t j = i + 1;
  if (l % 2 == 0) return i;
  while (j < to && label_of(c, k, gold, j) == l + 1)
    j++;
  return j;
}

static void tally_spans(const ud_corpus *c, which k, const sr_sentence *s, tally *t)
{
  for (uint32_t i = s->tok_from; i < s->tok_to; i++) {
    unsigned a = label_of(c, k, true, i), b = label_of(c, k, false, i);
    if (a % 2) t[a / 2].gold++;
    if (b % 2) t[b / 2].guessed++;
    if (a % 2 && a == b && span_end(c, k, true, i, s->tok_to) == span_end(c, k, false, i, s->tok_to)) t[a / 2].right++;
  }
}

static void tally_words(const ud_corpus *c, const sr_sentence *s, figures *f)
{
  for (uint32_t i = s->tok_from; i < s->tok_to; i++) {
    const ud_gold *g = &c->gold.v[i];
    f->pos.gold++;
    f->pos.right += g->pos == c->d.tok.v[i].pos;
    unsigned kind = sr_lemma_kind(g->pos);
    if (!kind || kind == SR_LEMMA_AUX || !g->lemma.len) continue;
    f->lemma.gold++;
    f->lemma.right += sr_view_eq(sr_tok_lemma(&c->d, i), g->lemma);
  }
}

/* Case as it stands; withheld; the text in capitals or small letters, which the text stage marks NOCASE. */
static void prepare(ud_corpus *c, bool nocase)
{
  for (uint32_t s = 0; s < c->d.sent.n; s++)
    c->d.sent.v[s].tagged = false;
  for (uint32_t i = 0; i < c->d.tok.n; i++) {
    uint32_t f = c->d.tok.v[i].flags & ~(uint32_t)SR_TOK_NOCASE;
    c->d.tok.v[i].flags = nocase ? f | SR_TOK_NOCASE : f;
  }
}

static double percent(uint32_t a, uint32_t b)
{
  return b ? 100.0 * a / b : 0;
}

static double f1(const tally *t)
{
  return percent(2 * t->right, t->guessed + t->gold);
}

static tally sum(const tally *a, const tally *b, const tally *c)
{
  return (tally){a->right + b->right + c->right, a->guessed + b->guessed + c->guessed, a->gold + b->gold + c->gold};
}

static void print_figures(const char *set, const char *what, const figures *f)
{
  tally none = {0}, chunks = sum(&f->np, &f->vp, &none), names = sum(&f->name[0], &f->name[1], &f->name[2]);
  printf("%-14s %-9s", set, what);
  if (f->pos.gold)
    printf("  POS %.2f  lemma %.2f  chunk F1 %.2f (NP %.2f VP %.2f)", percent(f->pos.right, f->pos.gold),
           percent(f->lemma.right, f->lemma.gold), f1(&chunks), f1(&f->np), f1(&f->vp));
  if (names.gold)
    printf("  NER F1 %.2f P %.2f R %.2f (PER %.2f ORG %.2f LOC %.2f)", f1(&names), percent(names.right, names.guessed),
           percent(names.right, names.gold), f1(&f->name[0]), f1(&f->name[1]), f1(&f->name[2]));
  printf("\n");
}

static void score(const sr_tagger *t, ud_corpus *c, const char *set, bool nocase)
{
  static figures f;
  jmp_buf full;
  memset(&f, 0, sizeof f);
  if (setjmp(full)) die("out of memory");
  c->arena.on_full = &full;
  prepare(c, nocase);
  for (uint32_t s = 0; s < c->d.sent.n; s++) {
    tally chunks[2] = {{0}, {0}};
    sr_tag_sentence(t, &c->d, s);
    if (c->has.v[s] & UD_HAS_SYNTAX) {
      tally_words(c, &c->d.sent.v[s], &f);
      tally_spans(c, CHUNKS, &c->d.sent.v[s], chunks);
      f.np = sum(&f.np, &chunks[0], &(tally){0});
      f.vp = sum(&f.vp, &chunks[1], &(tally){0});
    }
    if (c->has.v[s] & UD_HAS_NAMES) tally_spans(c, NAMES, &c->d.sent.v[s], f.name);
  }
  print_figures(set, nocase ? "no case" : "mixed", &f);
}

static void score_set(const sr_tagger *t, ud_corpus *c, const char *set)
{
  ud_finish(c);
  score(t, c, set, false);
  score(t, c, set, true);
  ud_dispose(c);
}

void score_model(const char *data, const char *file, void (*part)(ud_corpus *, const char *, const char *),
                 void (*folder)(ud_corpus *, const char *, const char *))
{
  sr_tagger t;
  sr_view model = read_file(file);
  ud_corpus c;
  if (sr_tagger_open(&t, model)) die("%s: not a model", file);
  printf("model: %zu bytes\n", model.len);
  ud_init(&c);
  part(&c, data, "dev");
  score_set(&t, &c, "EWT+GUM dev");
  ud_init(&c);
  folder(&c, data, "Wikipedia");
  score_set(&t, &c, "re3d Wikipedia");
  free((void *)(uintptr_t)model.ptr);
}
