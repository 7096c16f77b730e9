/* What the tests of text/ share: reading a text with the compiled lexicon, and asking the result. */
#ifndef TESTS_UNIT_TEXT_READING_H
#define TESTS_UNIT_TEXT_READING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "text/text.h"

/* One document and what it lies in. Zero it, `read` it, `close_reading` it. */
typedef struct reading {
  sr_arena arena;
  jmp_buf full;
  sr_document d;
  char *raw; /* a copy of exactly the input's length, so that a checker sees overruns */
} reading;

static inline char *read_whole(const char *path, size_t *len)
{
  FILE *f = fopen(path, "rb");
  assert_non_null(f);
  assert_int_equal(fseek(f, 0, SEEK_END), 0);
  long n = ftell(f);
  assert_true(n > 0);
  rewind(f);
  char *p = malloc((size_t)n);
  assert_non_null(p);
  assert_int_equal(fread(p, 1, (size_t)n, f), n);
  fclose(f);
  *len = (size_t)n;
  return p;
}

/* The compiled lexicon of $SITREP_DATA; loaded once, lives until the process ends. */
static inline const sr_lexicon *lexicon(void)
{
  static sr_lexicon lex;
  static bool loaded;
  char path[1024];
  size_t len;
  const char *dir = getenv("SITREP_DATA");
  if (loaded) return &lex;
  assert_non_null(dir);
  snprintf(path, sizeof path, "%s/lexicon.bin", dir);
  char *file = read_whole(path, &len);
  assert_int_equal(sr_lexicon_open(&lex, (sr_view){file, len}), SR_OK);
  loaded = true;
  return &lex;
}

static inline void read_bytes(reading *r, const sr_lexicon *lex, sr_view raw, const sr_text_options *o)
{
  *r = (reading){0};
  sr_arena_init(&r->arena, 0);
  r->arena.on_full = &r->full;
  r->raw = malloc(raw.len ? raw.len : 1);
  assert_non_null(r->raw);
  if (raw.len) memcpy(r->raw, raw.ptr, raw.len);
  r->d = (sr_document){.arena = &r->arena, .raw = {r->raw, raw.len}};
  if (setjmp(r->full)) fail_msg("the arena was full");
  sr_text_read(&r->d, lex, o);
}

static inline void read_text(reading *r, const char *text)
{
  read_bytes(r, lexicon(), sr_view_of(text), NULL);
}

static inline void close_reading(reading *r)
{
  sr_arena_dispose(&r->arena);
  free(r->raw);
}

static inline sr_view sentence_text(const reading *r, uint32_t i)
{
  return sr_tok_text(&r->d, r->d.sent.v[i].tok_from, r->d.sent.v[i].tok_to);
}

static inline void assert_view(sr_view v, const char *want)
{
  char *got = malloc(v.len + 1);
  if (v.len) memcpy(got, v.ptr, v.len);
  got[v.len] = 0;
  assert_string_equal(got, want);
  free(got);
}

/* The sentences of `text`, joined with " | ", must be `want`. */
static inline void assert_sentences(const char *text, const char *want)
{
  reading r;
  sr_buf b;
  read_text(&r, text);
  sr_buf_init(&b, 1 << 20);
  for (uint32_t i = 0; i < r.d.sent.n; i++) {
    if (i) sr_buf_add(&b, SR_V(" | "));
    sr_buf_add(&b, sentence_text(&r, i));
  }
  assert_view(sr_buf_view(&b), want);
  sr_buf_dispose(&b);
  close_reading(&r);
}

/* The blocks of `text` as "part:bytes" lines, joined with " | ", must be `want`. */
static inline void assert_blocks(const reading *r, const char *want)
{
  static const char *const names[] = {"body", "title",  "caption", "dateline", "byline",
                                      "date", "stamp", "heading", "bullet",   "noise"};
  sr_buf b;
  sr_buf_init(&b, 1 << 20);
  for (uint32_t i = 0; i < r->d.block.n; i++) {
    const sr_block *x = &r->d.block.v[i];
    if (i) sr_buf_add(&b, SR_V(" | "));
    sr_buf_printf(&b, "%s:%.*s", names[x->part], (int)(x->to - x->from), r->d.text.ptr + x->from);
  }
  assert_view(sr_buf_view(&b), want);
  sr_buf_dispose(&b);
}

static inline void assert_text_blocks(const char *text, const char *want)
{
  reading r;
  read_text(&r, text);
  assert_blocks(&r, want);
  close_reading(&r);
}

static inline void assert_published(const reading *r, int y, int m, int d, sr_published_basis basis)
{
  assert_int_equal(r->d.published, sr_day_of(y, m, d));
  assert_int_equal(r->d.published_basis, basis);
}

/* What must hold of every reading, whatever the bytes. */
static inline void assert_sound(const reading *r)
{
  const sr_document *d = &r->d;
  uint32_t at = 0, sent = 0, tok = 0;
  assert_true(d->title_from ? d->text.len > d->raw.len : d->text.len == d->raw.len);
  for (uint32_t b = 0; b < d->block.n; b++) {
    const sr_block *x = &d->block.v[b];
    assert_true(at <= x->from && x->from < x->to && x->to <= d->text.len);
    assert_int_equal(x->sent_from, sent);
    at = x->to;
    for (; sent < x->sent_to; sent++) {
      const sr_sentence *s = &d->sent.v[sent];
      assert_int_equal(s->block, b);
      assert_int_equal(s->tok_from, tok);
      assert_true(s->tok_to > tok && s->tok_to - tok <= SR_MAX_SENTENCE);
      for (; tok < s->tok_to; tok++)
        assert_true(d->tok.v[tok].from >= x->from && d->tok.v[tok].from < d->tok.v[tok].to && d->tok.v[tok].to <= x->to);
    }
  }
  assert_int_equal(sent, d->sent.n);
  assert_int_equal(tok, d->tok.n);
  for (uint32_t i = 0; i < d->tok.n; i++)
    assert_true(d->tok.v[i].key == sr_hash(sr_tok_norm(d, i)));
}

#endif
