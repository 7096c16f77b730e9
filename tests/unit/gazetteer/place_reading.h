/* Reading a text for its places in tests: the compiled data, the stages before, and what was found. */
#ifndef PLACE_READING_H
#define PLACE_READING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "compilers/packwrite.h"
#include "gazetteer/place.h"
#include "text/text.h"

typedef struct place_data {
  sr_places places;
  sr_lexicon lex;
} place_data;

/* The compiled data of SITREP_DATA, read once. */
static const place_data *data_of_tests(void)
{
  static place_data d;
  static bool open;
  if (!open) {
    char path[1024];
    const char *dir = getenv("SITREP_DATA");
    assert_non_null(dir);
    snprintf(path, sizeof path, "%s/gazetteer.bin", dir);
    assert_int_equal(sr_places_open(&d.places, read_file(path)), SR_OK);
    snprintf(path, sizeof path, "%s/lexicon.bin", dir);
    assert_int_equal(sr_lexicon_open(&d.lex, read_file(path)), SR_OK);
    open = true;
  }
  return &d;
}

typedef struct place_reading {
  sr_arena arena;
  jmp_buf full;
  sr_document d;
  sr_annotations a;
} place_reading;

static void read_places(place_reading *r, const char *text)
{
  const place_data *t = data_of_tests();
  memset(r, 0, sizeof *r);
  sr_arena_init(&r->arena, 0);
  r->arena.on_full = &r->full;
  if (setjmp(r->full)) fail_msg("arena full");
  r->d.arena = &r->arena;
  r->d.raw = sr_view_of(text);
  sr_text_options o = {.html = false};
  sr_text_read(&r->d, &t->lex, &o);
  for (uint32_t s = 0; s < r->d.sent.n; s++) sr_places_find(&t->places, &t->lex, &r->d, s, &r->a);
  sr_places_resolve(&t->places, NULL, &r->d, &r->a);
}

/* The nth (from 0) mention whose words are `words`, or NULL. */
static const sr_place_mention *mention(const place_reading *r, const char *words, unsigned nth)
{
  for (uint32_t i = 0; i < r->a.place.n; i++) {
    const sr_place_mention *m = &r->a.place.v[i];
    if (sr_view_eq(sr_tok_text(&r->d, m->tok_from, m->tok_to), sr_view_of(words)) && !nth--) return m;
  }
  return NULL;
}

static bool noted(const place_reading *r, sr_diag_code code)
{
  for (uint32_t i = 0; i < r->d.diag.n; i++)
    if (r->d.diag.v[i].code == code) return true;
  return false;
}

/* "site/neighbourhood/locality/admin2/admin1/CC" of a mention's place on a day, "-" where it is no row. */
static const char *place_path(const sr_place_mention *m, sr_day when, char *out, size_t room)
{
  sr_place_description e;
  if (!m) return "(no mention)";
  if (m->place == SR_NONE) return "-";
  sr_place_describe(&data_of_tests()->places, m->place, when, &e);
  snprintf(out, room, "%.*s/%.*s/%.*s/%.*s/%.*s/%s", (int)e.site.len, e.site.ptr ? e.site.ptr : "",
           (int)e.neighbourhood.len, e.neighbourhood.ptr ? e.neighbourhood.ptr : "", (int)e.locality.len,
           e.locality.ptr ? e.locality.ptr : "", (int)e.admin2.len, e.admin2.ptr ? e.admin2.ptr : "",
           (int)e.admin1.len, e.admin1.ptr ? e.admin1.ptr : "", e.country);
  return out;
}

#endif
