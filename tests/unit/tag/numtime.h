/* What the tests of numbers and times share: a text read, its sentences searched. */
#ifndef TESTS_UNIT_TAG_NUMTIME_H
#define TESTS_UNIT_TAG_NUMTIME_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tag/number.h"
#include "tag/time.h"
#include "text/text.h"

typedef struct numtime {
  sr_arena arena;
  jmp_buf full;
  sr_document doc;
  sr_annotations ann;
} numtime;

static sr_lexicon the_lexicon;
static sr_time_tables the_tables;
static char *the_file;

/* Opens build/data/lexicon.bin once; a group setup of cmocka. */
static int open_tables(void **state)
{
  (void)state;
  char path[1024];
  const char *dir = getenv("SITREP_DATA");
  snprintf(path, sizeof path, "%s/lexicon.bin", dir ? dir : "build/data");
  FILE *f = fopen(path, "rb");
  if (!f) return -1;
  fseek(f, 0, SEEK_END);
  size_t n = (size_t)ftell(f);
  rewind(f);
  the_file = aligned_alloc(64, (n + 63) / 64 * 64);
  n = fread(the_file, 1, n, f);
  fclose(f);
  if (sr_lexicon_open(&the_lexicon, (sr_view){the_file, n}) != SR_OK) return -1;
  return sr_time_tables_open(&the_tables, &the_lexicon) == SR_OK ? 0 : -1;
}

static int close_tables(void **state)
{
  (void)state;
  free(the_file);
  return 0;
}

/* Reads `text` as a report published on `date` (NULL: unknown) and finds its times and numbers. */
static numtime *read_text(const char *text, const char *date)
{
  numtime *r = calloc(1, sizeof *r);
  assert_non_null(r);
  sr_arena_init(&r->arena, 0);
  if (setjmp(r->full)) fail_msg("the arena is full");
  r->arena.on_full = &r->full;
  r->doc.arena = &r->arena;
  r->doc.raw = sr_view_of(text);
  sr_text_options o = {.has_published = date != NULL};
  if (date) assert_true(sr_day_parse(sr_view_of(date), &o.published));
  sr_text_read(&r->doc, &the_lexicon, &o);
  if (!date) r->doc.published = SR_NO_DAY;
  for (uint32_t s = 0; s < r->doc.sent.n; s++) {
    sr_times_find(&the_tables, &r->doc, s, &r->ann);
    sr_numbers_find(&the_tables, &r->doc, s, &r->ann);
  }
  return r;
}

static void done(numtime *r)
{
  sr_arena_dispose(&r->arena);
  free(r);
}

/* Fails unless tokens [from, to) of the text are `want`. */
static void check_span(const numtime *r, uint32_t from, uint32_t to, const char *want)
{
  sr_view got = sr_tok_text(&r->doc, from, to);
  if (!sr_view_eq(got, sr_view_of(want))) fail_msg("span \"%.*s\", expected \"%s\"", (int)got.len, got.ptr, want);
}

#endif
