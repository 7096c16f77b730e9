/* An engine on the compiled data of SITREP_DATA, and readings as JSON, for tests of the whole. */
#ifndef ENGINE_READING_H
#define ENGINE_READING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "compilers/packwrite.h"
#include "pipeline/pipeline.h"
#include "sitrep/report.h"

/* The four compiled files, read once. */
static const sr_data *data_of_tests(void)
{
  static sr_data d;
  if (d.lexicon.ptr) return &d;
  static const char *const names[] = {"lexicon.bin", "actors.bin", "gazetteer.bin", "tagger.bin"};
  sr_view *const to[] = {&d.lexicon, &d.actors, &d.gazetteer, &d.tagger};
  const char *dir = getenv("SITREP_DATA");
  assert_non_null(dir);
  for (int i = 0; i < 4; i++) {
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", dir, names[i]);
    *to[i] = read_file(path);
    assert_true(to[i]->len > 0);
  }
  return &d;
}

static const sr_engine *engine_of_tests(void)
{
  static sr_engine *e;
  if (!e) assert_int_equal(sr_engine_new(&e, data_of_tests(), NULL), SR_OK);
  return e;
}

static inline sr_session *new_session(void)
{
  sr_session *s = NULL;
  assert_int_equal(sr_session_new(&s, engine_of_tests()), SR_OK);
  return s;
}

/* The JSON of a reading, with reasons, in a buffer that is emptied first. */
static inline sr_view json_of(sr_buf *out, sr_session *s, sr_view text)
{
  sr_read_options o = SR_READ_OPTIONS_INIT;
  const sr_reading *r;
  o.published = 19927;
  o.explain = true;
  assert_int_equal(sr_read(&r, s, text, &o, NULL), SR_OK);
  sr_buf_clear(out);
  sr_report_json(out, r, 2, true);
  assert_int_equal(out->status, SR_OK);
  return sr_buf_view(out);
}

/* A report that every stage has to do with: title, dateline, quotation, two incidents, people, a statistic. */
static const char rich[] =
    "Three killed as bomb hits van in Mastung\n\n"
    "QUETTA: Three Levies men, including Subedar Gul Khan, were killed and at least seven passers-by wounded when a roadside bomb "
    "exploded near their van in Mastung district on Monday night, police said. The Baloch Liberation Army claimed responsibility "
    "for the attack. \"They fled towards the hills,\" SSP Karim Dad told reporters.\n\n"
    "Last month, gunmen had shot dead a trader in Khuzdar. A suspect, identified as Rahim Bux, was arrested on July 3, 2024, and "
    "sentenced to life imprisonment by an anti-terrorism court in Quetta.\n\n"
    "The institute recorded 112 fatalities and 87 injuries in 64 incidents in Balochistan in the second quarter of 2024, up 12 "
    "percent from a year before. The government approved Operation Azm-e-Istehkam in June.\n";

#endif
