/* Speed of the tagger: `bench-tag MODEL TEXT [SECONDS]`.
 *
 * Lexes TEXT once, cuts sentences at full stops and newlines, and tags it again and again;
 * prints tokens a second of process CPU time, for mixed case and with case withheld.
 */
#include <time.h>

#include "compilers/packwrite.h"
#include "tag/tagger.h"

static void add_token(sr_document *d, sr_view text, const sr_lexeme *l, size_t *norm_at, bool first)
{
  size_t n = sr_lex_fold(d->norms + *norm_at, text, l);
  sr_token t = {.from = l->from, .to = l->to, .flags = l->flags | (first ? SR_TOK_FIRST : 0),
                .norm_at = (uint32_t)*norm_at, .norm_len = (uint16_t)n};
  t.key = t.lemma_key = sr_hash((sr_view){d->norms + *norm_at, n});
  *norm_at += n;
  SR_PUSH(d->arena, &d->tok, t);
}

static void read_document(sr_document *d, sr_view text)
{
  size_t at = 0, norm_at = 0;
  uint32_t from = 0, last = 0;
  sr_lexeme l;
  d->text = d->raw = text;
  d->norms = sr_arena_alloc(d->arena, 4 * text.len + 1024);
  while (sr_lex_next(text, &at, &l)) {
    bool line = last < l.from && memchr(text.ptr + last, '\n', l.from - last);
    if (d->tok.n > from && (line || text.ptr[d->tok.v[d->tok.n - 1].from] == '.' || d->tok.n - from >= SR_MAX_SENTENCE)) {
      sr_sentence s = {.tok_from = from, .tok_to = d->tok.n};
      SR_PUSH(d->arena, &d->sent, s);
      from = d->tok.n;
    }
    add_token(d, text, &l, &norm_at, d->tok.n == from);
    last = l.to;
  }
  sr_sentence s = {.tok_from = from, .tok_to = d->tok.n};
  if (d->tok.n > from) SR_PUSH(d->arena, &d->sent, s);
}

static double tag_all(const sr_tagger *t, sr_document *d)
{
  clock_t start = clock();
  for (uint32_t s = 0; s < d->sent.n; s++) {
    d->sent.v[s].tagged = false;
    sr_tag_sentence(t, d, s);
  }
  return (double)(clock() - start) / CLOCKS_PER_SEC;
}

static void measure(const sr_tagger *t, sr_document *d, const char *name, double seconds)
{
  double spent = 0, best = 1e9;
  unsigned rounds = 0;
  tag_all(t, d);
  while (spent < seconds) {
    double s = tag_all(t, d);
    best = s < best ? s : best;
    spent += s;
    rounds++;
  }
  printf("%-10s %8.0f tokens/s, best %.0f, %.0f ns a token (%u tokens, %u sentences, %u rounds)\n", name,
         d->tok.n * rounds / spent, d->tok.n / best, 1e9 * spent / rounds / d->tok.n, d->tok.n, d->sent.n, rounds);
}

int main(int argc, char **argv)
{
  sr_tagger t;
  sr_arena arena;
  sr_document d = {0};
  jmp_buf full;
  if (argc < 3) die("usage: bench-tag MODEL TEXT [SECONDS]");
  if (sr_tagger_open(&t, read_file(argv[1]))) die("%s: not a model", argv[1]);
  sr_arena_init(&arena, 0);
  if (setjmp(full)) die("out of memory");
  arena.on_full = &full;
  d.arena = &arena;
  read_document(&d, read_file(argv[2]));
  double seconds = argc > 3 ? strtod(argv[3], NULL) : 3;
  measure(&t, &d, "mixed", seconds);
  for (uint32_t i = 0; i < d.tok.n; i++)
    d.tok.v[i].flags |= SR_TOK_NOCASE;
  measure(&t, &d, "no case", seconds);
  sr_arena_dispose(&arena);
  return 0;
}
