/* The engine: bytes of a report in, a reading out. No I/O, no clock, no locale, no global state.
 *
 *   sr_data data = {.lexicon = ..., .gazetteer = ..., .actors = ..., .tagger = ...};
 *   sr_engine *engine;   sr_engine_new(&engine, &data, &err);
 *   sr_session *s;       sr_session_new(&s, engine);          one a thread
 *   const sr_reading *r; sr_read(&r, s, text, &options, &err);  valid until the session's next read
 *   sr_session_free(s);  sr_engine_free(engine);
 */
#ifndef SITREP_ENGINE_H
#define SITREP_ENGINE_H

#include "sitrep/reading.h"
#include "sitrep/status.h"

typedef struct sr_engine sr_engine;
typedef struct sr_session sr_session;

/* The compiled data files, whole, as bytes that the caller owns (mapped, say) and that must
 * outlive the engine. All but `slots` are needed; without it there are no templates. File names under the data
 * directory: lexicon.bin, actors.bin, gazetteer.bin, tagger.bin, slots.bin. */
typedef struct sr_data {
  sr_view lexicon, actors, gazetteer, tagger, slots;
} sr_data;

/* Makes an engine. On failure *out is NULL and `err` (may be NULL) names the file that is
 * missing or damaged. The engine is read-only afterwards: any number of threads may share it. */
SR_MUST_USE sr_status sr_engine_new(sr_engine **out, const sr_data *data, sr_error *err);
/* Frees it; its sessions must be freed before. NULL is harmless. */
void sr_engine_free(sr_engine *engine);

/* A session holds the memory of one reading at a time; use one a thread. */
SR_MUST_USE sr_status sr_session_new(sr_session **out, const sr_engine *engine);
void sr_session_free(sr_session *session);

typedef enum sr_format { SR_FORMAT_AUTO, SR_FORMAT_TEXT, SR_FORMAT_HTML } sr_format;

/* What is known of a report beside its text; zero-initialise. Views are borrowed for the call
 * and until the reading is dropped. */
typedef struct sr_read_options {
  unsigned version;  /* 1 */
  sr_view id;        /* empty: made from the text's SHA-256 */
  sr_view title;     /* empty: looked for in the text */
  sr_view source;
  int32_t published; /* days since 1970-01-01; SR_NULL_INT: looked for in the text */
  sr_format format;
  bool explain;      /* fill reasons */
  bool templates;    /* fill templates: who and what plays which part, by the learned model */
  const uint32_t *spans; /* sr_debug, SR_STAGE_PLACES: the only places, as pairs of bytes from, to of `text`, in order */
  size_t n_spans;        /* pairs; 0: places are looked for */
} sr_read_options;
#define SR_READ_OPTIONS_INIT {.version = 1, .published = SR_NULL_INT}

/* Reads one report. `text` is borrowed until the session's next read. SR_ERR_LIMIT: larger than
 * 32 MB, or needs more memory than a session may take; SR_ERR_INPUT: binary (no report, nothing to
 * read); SR_ERR_MEMORY. On failure *out is NULL. */
SR_MUST_USE sr_status sr_read(const sr_reading **out, sr_session *session, sr_view text,
                              const sr_read_options *options, sr_error *err);

/* Stages that `sitrep debug` shows. */
typedef enum sr_stage {
  SR_STAGE_TOKENS, SR_STAGE_TAGS, SR_STAGE_NAMES, SR_STAGE_TIMES, SR_STAGE_PLACES, SR_STAGE_FRAMES,
  SR_STAGE_ATTRIBUTION, SR_STAGE_SPEECH, SR_STAGE_ENTITIES, SR_STAGE_SLOTS
} sr_stage;
struct sr_buf;
/* Reads one report and appends what one stage made of it to `out`, as lines of tab-separated
 * columns or, where `json`, as a JSON array of {from, to, text, ...}. Errors as sr_read. */
SR_MUST_USE sr_status sr_debug(struct sr_buf *out, sr_session *session, sr_view text,
                               const sr_read_options *options, sr_stage stage, bool json, sr_error *err);

/* "0.1.0" */
const char *sr_version(void);

/* Dates: "YYYY-MM-DD" to days and back (`out` takes 11 bytes with the NUL). Thread-safe. */
bool sr_date_parse(sr_view text, int32_t *out);
/* Is it a time of the calendar and the clock, "YYYY-MM-DDTHH:MM:SSZ"? */
bool sr_time_check(sr_view text);
void sr_date_print(int32_t day, char out[16]);

#endif
