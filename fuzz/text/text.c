/* Fuzz target of sr_text_read: the first byte is the options, the rest the report. Without a
 * compiled lexicon, so that a run needs no files. What must hold of every reading is checked. */
#include "text/text.h"

enum { OPT_HTML = 1, OPT_AUTO = 2, OPT_PUBLISHED = 4, OPT_TITLE = 8 };

#define CHECK(x) \
  do {           \
    if (!(x)) abort(); \
  } while (0)

static void check_sentences(const sr_document *d)
{
  uint32_t tok = 0;
  for (uint32_t i = 0; i < d->sent.n; i++) {
    const sr_sentence *s = &d->sent.v[i];
    CHECK(s->tok_from == tok && s->tok_to > tok && s->tok_to - tok <= SR_MAX_SENTENCE && s->block < d->block.n);
    tok = s->tok_to;
  }
  CHECK(tok == d->tok.n);
}

static void check(const sr_document *d)
{
  uint32_t at = 0;
  CHECK(d->title_from ? d->text.len > d->raw.len : d->text.len == d->raw.len);
  for (uint32_t i = 0; i < d->block.n; i++) {
    CHECK(at <= d->block.v[i].from && d->block.v[i].from < d->block.v[i].to && d->block.v[i].to <= d->text.len);
    at = d->block.v[i].to;
  }
  at = 0;
  for (uint32_t i = 0; i < d->tok.n; i++) {
    const sr_token *t = &d->tok.v[i];
    CHECK(at <= t->from && t->from < t->to && t->to <= d->text.len);
    CHECK(t->key == sr_hash(sr_tok_norm(d, i)));
    at = t->to;
  }
  check_sentences(d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (!size) return 0;
  sr_arena a;
  jmp_buf full;
  sr_arena_init(&a, 0);
  a.on_full = &full;
  if (!setjmp(full)) {
    sr_document d = {.arena = &a, .raw = {(const char *)data + 1, size - 1}};
    sr_text_options o = {.html = data[0] & OPT_HTML,
                         .html_auto = data[0] & OPT_AUTO,
                         .has_published = data[0] & OPT_PUBLISHED,
                         .published = 19000,
                         .title = data[0] & OPT_TITLE ? SR_V("Two guards die in Hub") : SR_VNULL};
    sr_text_read(&d, NULL, &o);
    check(&d);
  }
  sr_arena_dispose(&a);
  return 0;
}
