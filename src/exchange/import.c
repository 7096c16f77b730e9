/* Importing: the bytes of a file, and who reads them; see import.h and reader.h. */
#include "sitrep/import.h"

#include <stdarg.h>

#include "exchange/reader.h"
#include "model/enum_define.h"

SR_ENUM_DEFINE(sr_import_format, SR_IMPORT, SR_IMPORT_LIST)

enum { ROOM = 1 << 16 };

void sr_import_fail(sr_importer *x, sr_status code, const char *fmt, ...)
{
  va_list ap;
  if (x->status != SR_OK) return;
  x->status = x->error.code = code;
  int n = x->line ? snprintf(x->error.message, sizeof x->error.message, "line %u: ", x->line) : 0;
  va_start(ap, fmt);
  vsnprintf(x->error.message + n, sizeof x->error.message - (size_t)n, fmt, ap);
  va_end(ap);
}

void sr_import_tell(sr_importer *x, uint32_t line, sr_view column, sr_view why)
{
  sr_import_problem p = {line, column, why};
  x->counts.bad++;
  if (x->options->problem) x->options->problem(x->options->problem_payload, &p);
}

bool sr_import_more(sr_importer *x)
{
  char room[ROOM];
  if (x->ended || x->status != SR_OK) return false;
  if (x->at) {
    memmove(x->in.ptr, x->in.ptr + x->at, x->in.len - x->at);
    x->in.len -= x->at;
    x->at = 0;
  }
  long n = x->options->read(x->options->payload, room, sizeof room);
  if (n < 0) sr_import_fail(x, SR_ERR_INPUT, "the file cannot be read");
  if (n > 0) sr_buf_add(&x->in, (sr_view){room, (size_t)n});
  if (x->in.status != SR_OK)
    sr_import_fail(x, SR_ERR_LIMIT, "a line, or a row of a table, of more than %u MB", SR_MAX_EXCHANGE_LINE >> 20);
  x->ended = n <= 0;
  return n > 0 && x->status == SR_OK;
}

bool sr_import_line(sr_importer *x, sr_view *line)
{
  size_t seen = x->at;
  for (;;) {
    const char *from = x->in.ptr ? x->in.ptr + seen : NULL;
    const char *end = from ? memchr(from, '\n', x->in.len - seen) : NULL;
    if (end || (x->ended && x->in.len > x->at)) {
      const char *stop = end ? end : x->in.ptr + x->in.len;
      *line = (sr_view){x->in.ptr + x->at, (size_t)(stop - x->in.ptr) - x->at};
      x->at = (size_t)(stop - x->in.ptr) + (end != NULL);
      x->line++;
      return x->status == SR_OK;
    }
    if (x->ended) return false;
    seen = x->in.len - x->at; /* what was read moves to the front */
    if (!sr_import_more(x) && x->status != SR_OK) return false;
  }
}

sr_status sr_record_import(sr_record *r, const sr_import_options *o, sr_import_counts *out, sr_error *err)
{
  if (!r || !o || o->version != 1 || (unsigned)o->format >= SR_IMPORT__N || !o->read) return SR_ERR_ARGUMENT;
  sr_importer x = {.options = o, .record = r, .error = {.offset = SIZE_MAX}};
  jmp_buf full;
  sr_buf_init(&x.in, SR_MAX_EXCHANGE_LINE);
  sr_buf_init(&x.text, SR_MAX_REPORT);
  sr_arena_init(&x.arena, 0);
  sr_arena_init(&x.keep, 0);
  x.arena.on_full = x.keep.on_full = &full;
  if (setjmp(full))
    sr_import_fail(&x, SR_ERR_MEMORY, "not enough memory");
  else if (o->format == SR_IMPORT_jsonl)
    sr_import_jsonl(&x);
  else
    sr_import_table(&x);
  if (x.status != SR_OK) sr_record_rollback(r);
  sr_arena_dispose(&x.arena);
  sr_arena_dispose(&x.keep);
  sr_buf_dispose(&x.text);
  sr_buf_dispose(&x.in);
  if (out) *out = x.counts;
  if (err && x.status != SR_OK) *err = x.error;
  return x.status;
}
