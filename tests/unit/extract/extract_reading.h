/* A report read up to extract/, for the tests of this folder. Data files: the directory in SITREP_DATA. */
#ifndef TESTS_EXTRACT_READING_H
#define TESTS_EXTRACT_READING_H

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/pipeline.h"
#include <cmocka.h>

#include "extract/campaign.h"
#include "extract/people.h"
#include "extract/speech.h"
#include "extract/statistic.h"

static sr_view map_data(const char *name)
{
  char path[1024];
  const char *dir = getenv("SITREP_DATA");
  snprintf(path, sizeof path, "%s/%s", dir ? dir : "build/data", name);
  int fd = open(path, O_RDONLY);
  struct stat st;
  if (fd < 0 || fstat(fd, &st)) fail_msg("cannot open %s", path);
  void *m = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
  if (m == MAP_FAILED) fail_msg("cannot map %s", path);
  close(fd);
  return (sr_view){m, (size_t)st.st_size};
}

/* One engine for all tests of a program. */
static const sr_engine *the_engine(void)
{
  static sr_engine *engine;
  if (!engine) {
    sr_data data = {.lexicon = map_data("lexicon.bin"), .actors = map_data("actors.bin"),
                    .gazetteer = map_data("gazetteer.bin"), .tagger = map_data("tagger.bin")};
    sr_error err;
    if (sr_engine_new(&engine, &data, &err) != SR_OK) fail_msg("%s", err.message);
  }
  return engine;
}

typedef struct extract_reading {
  sr_arena arena;
  jmp_buf full;
  sr_run run;
  sr_context c;
} extract_reading;

/* Reads `text` as published on `day` ("2024-07-24", or NULL). Every sentence counts as worth reading. */
static void read_words(extract_reading *r, const char *text, const char *day)
{
  memset(r, 0, sizeof *r);
  sr_arena_init(&r->arena, 0);
  if (setjmp(r->full)) fail_msg("out of memory");
  r->arena.on_full = &r->full;
  sr_read_options o = SR_READ_OPTIONS_INIT;
  if (day && !sr_day_parse(sr_view_of(day), &o.published)) fail_msg("bad day %s", day);
  r->run.engine = the_engine();
  r->run.arena = &r->arena;
  r->run.all = true;
  sr_run_text(&r->run, sr_view_of(text), &o);
  sr_run_gate(&r->run);
  sr_run_annotate(&r->run);
  r->run.x.taken = sr_arena_zalloc(&r->arena, r->run.doc.sent.n + 1, 1);
  r->c = (sr_context){&r->run.engine->lexicon, &r->run.engine->actors, &r->run.doc, &r->run.ann, &r->run.x};
}

static inline sr_view words_of(const extract_reading *r, uint32_t from, uint32_t to)
{
  return from < to ? sr_tok_text(&r->run.doc, from, to) : SR_V("");
}

static inline void check_view(sr_view got, const char *want, const char *what, const char *text)
{
  if (!sr_view_eq(got, sr_view_of(want))) fail_msg("%s\n  %s: '%.*s', expected '%s'", text, what, (int)got.len, got.ptr, want);
}

#endif
