/* Exporting: passes over the record's incidents; see writer.h. */
#include "sitrep/export.h"

#include <stdarg.h>

#include "base/csv.h"
#include "exchange/writer.h"
#include "model/enum_define.h"

SR_ENUM_DEFINE(sr_export_format, SR_EXPORT, SR_EXPORT_LIST)

enum { FLUSH = 1 << 16 };

static const sr_export_writer *const writers[] = {
#define ROW(P, id) &sr_export_writer_##id,
  SR_EXPORT_LIST(ROW, )
#undef ROW
};

sr_export_about sr_export_tell(sr_export_format format)
{
  const sr_export_writer *w = writers[(unsigned)format < SR_EXPORT__N ? format : 0];
  return (sr_export_about){w->title, w->ending, w->binary, w->n_files};
}

/* ---- for writers ---- */

void sr_export_fail(sr_exporter *x, sr_status code, const char *fmt, ...)
{
  va_list ap;
  if (x->status != SR_OK) return;
  x->status = x->error.code = code;
  x->error.offset = SIZE_MAX;
  va_start(ap, fmt);
  vsnprintf(x->error.message, sizeof x->error.message, fmt, ap);
  va_end(ap);
}

void sr_export_lose(sr_exporter *x, const char *field, sr_view value, const char *why)
{
  sr_loss loss = {sr_view_of(x->file->name), x->row, x->incident, sr_view_of(field), value, sr_view_of(why)};
  x->counts.losses++;
  if (x->options->loss) x->options->loss(x->options->loss_payload, &loss);
}

void sr_export_lack(sr_exporter *x, const char *field, const char *why)
{
  sr_loss loss = {.file = sr_view_of(x->file->name), .field = sr_view_of(field), .why = sr_view_of(why)};
  if (x->options->loss) x->options->loss(x->options->loss_payload, &loss);
}

void sr_loss_csv(sr_buf *out, const sr_loss *l)
{
  if (!l) {
    sr_buf_add(out, SR_V("file,row,incident,field,value,why\n"));
    return;
  }
  sr_csv_text(out, l->file, ',');
  if (l->row) sr_buf_printf(out, "%u", l->row);
  sr_buf_byte(out, ',');
  sr_csv_text(out, l->incident, ',');
  sr_csv_text(out, l->field, ',');
  sr_csv_text(out, l->value, ',');
  sr_csv_text(out, l->why, '\n');
}

/* ---- passes ---- */

static bool flush(sr_exporter *x)
{
  if (x->out.status != SR_OK) sr_export_fail(x, x->out.status, "not enough memory for the export");
  if (x->status == SR_OK && x->out.len && !x->options->sink.bytes(x->options->sink.payload, sr_buf_view(&x->out)))
    sr_export_fail(x, SR_ERR_LIMIT, "%s: could not be written", x->file->name);
  sr_buf_clear(&x->out);
  return x->status == SR_OK;
}

bool sr_export_flush(sr_exporter *x)
{
  return x->status == SR_OK && (x->out.len < FLUSH || flush(x));
}

/* begin, row or end of the writer, with a place to jump to where memory is exhausted. */
static void call(sr_exporter *x, void (*step)(sr_exporter *x), const sr_story *s)
{
  jmp_buf full;
  sr_arena_reset(&x->arena);
  x->arena.on_full = &full;
  if (setjmp(full))
    sr_export_fail(x, SR_ERR_MEMORY, "not enough memory for the export");
  else if (s)
    x->file->row(x, s);
  else
    step(x);
  x->arena.on_full = NULL;
}

static bool story_row(void *payload, const sr_story *s)
{
  sr_exporter *x = payload;
  x->row++;
  x->incident = s->known.id;
  call(x, NULL, s);
  return sr_export_flush(x);
}

static bool known_row(void *payload, const sr_known *k)
{
  sr_story s = {.known = *k};
  return story_row(payload, &s);
}

static void run_rows(sr_exporter *x)
{
  sr_error err = {.offset = SIZE_MAX};
  const sr_query *q = &x->options->query;
  sr_status st = x->file->whole ? sr_record_stories(x->record, q, story_row, x, &err)
                                : sr_record_incidents(x->record, q, known_row, x, &err);
  if (st != SR_OK) sr_export_fail(x, st, "%s", err.message);
}

static void run_file(sr_exporter *x)
{
  const sr_export_sink *sink = &x->options->sink;
  if (sink->file && !sink->file(sink->payload, sr_view_of(x->file->name)))
    sr_export_fail(x, SR_ERR_LIMIT, "%s: could not be made", x->file->name);
  if (x->status != SR_OK) return;
  x->state = NULL;
  x->row = 0;
  x->incident = SR_VNULL;
  if (x->file->begin) call(x, x->file->begin, NULL);
  if (x->file->row && x->status == SR_OK) run_rows(x);
  if (x->file->row) x->counts.incidents = x->row;
  x->row = 0;
  x->incident = SR_VNULL;
  if (x->file->end) call(x, x->file->end, NULL);
  flush(x);
  x->counts.files++;
}

sr_status sr_record_export(sr_record *r, const sr_export_options *o, sr_export_counts *out, sr_error *err)
{
  if (!r || !o || o->version != 1 || (unsigned)o->format >= SR_EXPORT__N || !o->sink.bytes) return SR_ERR_ARGUMENT;
  bool book = o->book && o->format == SR_EXPORT_xlsx;
  sr_exporter x = {.options = o, .record = r, .error = {.offset = SIZE_MAX}};
  x.writer = book ? o->book : writers[o->format];
  unsigned files = o->sink.file ? x.writer->n_files : 1;
  sr_buf_init(&x.out, (size_t)4 << 30);
  sr_arena_init(&x.arena, 0);
  for (unsigned i = 0; i < files && x.status == SR_OK; i++) {
    x.file = &x.writer->files[i];
    run_file(&x);
  }
  sr_arena_dispose(&x.arena);
  sr_buf_dispose(&x.out);
  if (out) *out = x.counts;
  if (err && x.status != SR_OK) *err = x.error;
  return x.status;
}
