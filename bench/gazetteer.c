/* Speed of finding places: `bench-gazetteer GAZETTEER LEXICON TEXT [SECONDS]`.
 *
 * Reads TEXT once (reports separated by form feeds), then finds and settles the places of all reports
 * again and again; prints megabytes of text a second of process CPU time, for finding alone and with settling.
 */
#include <time.h>

#include "compilers/packwrite.h"
#include "gazetteer/place.h"
#include "text/text.h"

#define MAX_REPORTS 20000u

typedef struct corpus {
  sr_document *d;
  uint32_t n;
  size_t bytes;
} corpus;

static double seconds_of(clock_t from)
{
  return (double)(clock() - from) / CLOCKS_PER_SEC;
}

static void read_all(corpus *c, sr_arena *arena, sr_view text, const sr_lexicon *lex)
{
  c->d = calloc(MAX_REPORTS, sizeof *c->d);
  if (!c->d) die("out of memory");
  c->bytes = text.len;
  while (text.len && c->n < MAX_REPORTS) {
    const char *end = memchr(text.ptr, '\f', text.len);
    size_t len = end ? (size_t)(end - text.ptr) : text.len;
    sr_document *d = &c->d[c->n++];
    sr_text_options o = {.html = false};
    *d = (sr_document){.arena = arena, .raw = {text.ptr, len}};
    sr_text_read(d, lex, &o);
    text.ptr += end ? len + 1 : len;
    text.len -= end ? len + 1 : len;
  }
}

static uint64_t one_round(const corpus *c, const sr_places *p, const sr_lexicon *lex, bool settle, jmp_buf *full)
{
  sr_arena arena;
  uint64_t found = 0;
  sr_arena_init(&arena, 0);
  arena.on_full = full;
  for (uint32_t i = 0; i < c->n; i++) {
    sr_document *d = &c->d[i];
    sr_arena *own = d->arena;
    sr_annotations a = {0};
    uint32_t notes = d->diag.n;
    d->arena = &arena;
    for (uint32_t s = 0; s < d->sent.n; s++) sr_places_find(p, lex, d, s, &a);
    SR_VEC(sr_diagnostic) keep;
    memcpy(&keep, &d->diag, sizeof keep);
    if (settle) sr_places_resolve(p, NULL, d, &a);
    memcpy(&d->diag, &keep, sizeof keep);
    d->diag.n = notes;
    d->diag.cap = notes; /* what it pushes next goes to storage of its own */
    d->arena = own;
    found += a.place.n;
    sr_arena_reset(&arena);
  }
  sr_arena_dispose(&arena);
  return found;
}

static void measure(const char *name, const corpus *c, const sr_places *p, const sr_lexicon *lex, bool settle,
                    double seconds, jmp_buf *full)
{
  double best = 1e9, spent = 0;
  uint64_t found = one_round(c, p, lex, settle, full);
  while (spent < seconds) {
    clock_t start = clock();
    found = one_round(c, p, lex, settle, full);
    double s = seconds_of(start);
    best = s < best ? s : best;
    spent += s;
  }
  printf("%-18s %7.1f MB/s %9llu places\n", name, (double)c->bytes / 1e6 / best, (unsigned long long)found);
}

int main(int argc, char **argv)
{
  if (argc < 4) die("usage: bench-gazetteer GAZETTEER LEXICON TEXT [SECONDS]");
  double seconds = argc > 4 ? atof(argv[4]) : 3;
  sr_places p;
  sr_lexicon lex;
  if (sr_places_open(&p, read_file(argv[1])) != SR_OK) die("%s: not a gazetteer", argv[1]);
  if (sr_lexicon_open(&lex, read_file(argv[2])) != SR_OK) die("%s: not a lexicon", argv[2]);
  static corpus c;
  static jmp_buf full;
  sr_arena arena;
  sr_arena_init(&arena, 0);
  arena.on_full = &full;
  if (setjmp(full)) die("the text is too large");
  read_all(&c, &arena, read_file(argv[3]), &lex);
  measure("find", &c, &p, &lex, false, seconds, &full);
  measure("find and settle", &c, &p, &lex, true, seconds, &full);
  sr_arena_dispose(&arena);
  free(c.d);
  return 0;
}
