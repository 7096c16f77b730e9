/* The public engine: opening data, sessions, and one report at a time under the arena's guard. */
#include "pipeline/pipeline.h"

#ifndef SITREP_VERSION
#define SITREP_VERSION "0.1.0"
#endif

const char *sr_version(void)
{
  return SITREP_VERSION;
}

static sr_status fail(sr_error *err, sr_status code, size_t offset, const char *message)
{
  if (err) {
    err->code = code;
    err->offset = offset;
    snprintf(err->message, sizeof err->message, "%s", message);
  }
  return code;
}

static sr_status open_data(sr_engine *e, const sr_data *d, const char **what)
{
  *what = "lexicon.bin is missing, damaged or of another version";
  if (sr_lexicon_open(&e->lexicon, d->lexicon) != SR_OK) return SR_ERR_DATA;
  if (sr_frames_open(&e->frames, &e->lexicon) != SR_OK) return SR_ERR_DATA;
  if (sr_time_tables_open(&e->time, &e->lexicon) != SR_OK) return SR_ERR_DATA;
  *what = "actors.bin is missing, damaged or of another version";
  if (sr_actors_open(&e->actors, d->actors) != SR_OK) return SR_ERR_DATA;
  *what = "gazetteer.bin is missing, damaged or of another version";
  if (sr_places_open(&e->places, d->gazetteer) != SR_OK) return SR_ERR_DATA;
  *what = "slots.bin is damaged or of another version";
  if (sr_slot_model_open(&e->slots, d->slots) != SR_OK) return SR_ERR_DATA;
  *what = "tagger.bin is missing, damaged or of another version";
  return sr_tagger_open(&e->tagger, d->tagger);
}

sr_status sr_engine_new(sr_engine **out, const sr_data *data, sr_error *err)
{
  if (!out || !data) return fail(err, SR_ERR_ARGUMENT, SIZE_MAX, "no data given");
  *out = NULL;
  sr_engine *e = calloc(1, sizeof *e);
  if (!e) return fail(err, SR_ERR_MEMORY, SIZE_MAX, "out of memory");
  const char *what;
  if (open_data(e, data, &what) != SR_OK) {
    free(e);
    return fail(err, SR_ERR_DATA, SIZE_MAX, what);
  }
  *out = e;
  return SR_OK;
}

void sr_engine_free(sr_engine *engine)
{
  free(engine);
}

sr_status sr_session_new(sr_session **out, const sr_engine *engine)
{
  if (!out || !engine) return SR_ERR_ARGUMENT;
  *out = calloc(1, sizeof **out);
  if (!*out) return SR_ERR_MEMORY;
  (*out)->engine = engine;
  sr_arena_init(&(*out)->arena, 0);
  return SR_OK;
}

void sr_session_free(sr_session *session)
{
  if (!session) return;
  sr_arena_dispose(&session->arena);
  free(session);
}

/* A file that is no text: many NUL or control bytes near its start. */
static bool is_binary(sr_view text)
{
  size_t n = text.len < 4096 ? text.len : 4096, odd = 0;
  for (size_t i = 0; i < n; i++) {
    unsigned char c = (unsigned char)text.ptr[i];
    odd += c < 9 || (c > 13 && c < 32 && c != 27 && c != 31);
  }
  return odd * 20 > n;
}

static sr_status check(sr_session *s, sr_view text, const sr_read_options *o, sr_error *err)
{
  if (!s || !o || (!text.ptr && text.len)) return fail(err, SR_ERR_ARGUMENT, SIZE_MAX, "no session, text or options");
  if (text.len > SR_MAX_REPORT) return fail(err, SR_ERR_LIMIT, SR_MAX_REPORT, "the report is larger than 32 MB");
  if (is_binary(text)) return fail(err, SR_ERR_INPUT, 0, "this is a binary file, not a text");
  return SR_OK;
}

static void read_all(sr_run *r, sr_view text, const sr_read_options *o)
{
  sr_run_text(r, text, o);
  sr_run_gate(r);
  sr_run_annotate(r);
  sr_run_extract(r);
  sr_run_assemble(r, o);
}

static sr_status arena_failure(const sr_arena *a, sr_error *err)
{
  if (a->why == SR_ERR_LIMIT) return fail(err, SR_ERR_LIMIT, SIZE_MAX, "the report needs more memory than one may take");
  return fail(err, SR_ERR_MEMORY, SIZE_MAX, "out of memory");
}

sr_status sr_read(const sr_reading **out, sr_session *session, sr_view text, const sr_read_options *options, sr_error *err)
{
  if (out) *out = NULL;
  if (!out) return fail(err, SR_ERR_ARGUMENT, SIZE_MAX, "no place for the reading");
  sr_status st = check(session, text, options, err);
  if (st != SR_OK) return st;
  jmp_buf full;
  sr_arena_reset(&session->arena);
  session->arena.on_full = &full;
  if (setjmp(full)) return arena_failure(&session->arena, err);
  sr_run *r = sr_arena_zalloc(&session->arena, 1, sizeof *r);
  r->engine = session->engine;
  r->arena = &session->arena;
  read_all(r, text, options);
  session->arena.on_full = NULL;
  *out = r->reading;
  return SR_OK;
}

sr_status sr_debug(struct sr_buf *out, sr_session *session, sr_view text, const sr_read_options *options, sr_stage stage, bool json,
                   sr_error *err)
{
  sr_status st = check(session, text, options, err);
  if (st != SR_OK) return st;
  jmp_buf full;
  sr_arena_reset(&session->arena);
  session->arena.on_full = &full;
  if (setjmp(full)) return arena_failure(&session->arena, err);
  sr_run *r = sr_arena_zalloc(&session->arena, 1, sizeof *r);
  r->engine = session->engine;
  r->arena = &session->arena;
  r->all = stage != SR_STAGE_FRAMES && stage != SR_STAGE_ENTITIES && stage != SR_STAGE_SLOTS;
  read_all(r, text, options);
  if (stage == SR_STAGE_PLACES && options->n_spans) sr_run_told_places(r, options);
  sr_run_show(r, out, stage, json);
  session->arena.on_full = NULL;
  return out->status;
}

bool sr_date_parse(sr_view text, int32_t *out)
{
  return sr_day_parse(text, out);
}

bool sr_time_check(sr_view v)
{
  static const char form[] = "dddd-dd-ddTdd:dd:ddZ";
  if (v.len != sizeof form - 1) return false;
  for (size_t i = 0; form[i]; i++)
    if (form[i] == 'd' ? (unsigned)(v.ptr[i] - '0') > 9 : v.ptr[i] != form[i]) return false;
  int32_t day;
  return sr_day_parse((sr_view){v.ptr, 10}, &day) && memcmp(v.ptr + 11, "24", 2) < 0 && v.ptr[14] < '6' && v.ptr[17] < '6';
}

void sr_date_print(int32_t day, char out[16])
{
  int y, m, d;
  sr_day_split(day, &y, &m, &d);
  snprintf(out, 16, "%04d-%02d-%02d", y % 10000, m % 100, d % 100);
}
