/* JSON Lines: the whole record, to be made again by sr_record_import; and each incident in a row for readers.
 *
 * First a line that says what the file is, then the record's rows (rowjson.h), then the incidents of the query as
 * `sitrep incidents
 * --format jsonl` prints them, then a line with the number of rows and their SHA-256. The first line tells no program
 * version: the same record gives the same bytes. */
#include <sha256.h>

#include "exchange/rowjson.h"
#include "exchange/writer.h"
#include "sitrep/report.h"

typedef struct state {
  SHA2_CTX sha;
  uint64_t rows;
} state;

static bool put_row(void *payload, sr_dump_part part, const sr_dump_cell *cells)
{
  sr_exporter *x = payload;
  state *s = x->state;
  size_t before = x->out.len;
  sr_row_put(&x->out, part, cells);
  if (x->out.status == SR_OK) SHA256Update(&s->sha, (const uint8_t *)x->out.ptr + before, x->out.len - before);
  s->rows++;
  return sr_export_flush(x);
}

static void put_selection(sr_buf *out, const sr_query *q)
{
  static const char *const names[] = {"place", "actor", "text", "as_of"};
  const sr_view texts[] = {q->place, q->actor, q->text, q->as_of};
  for (int i = 0; i < 4; i++) {
    if (!texts[i].len) continue;
    sr_buf_printf(out, ",\"%s\":", names[i]);
    sr_row_put_text(out, texts[i]);
  }
  if (q->from != SR_NULL_INT) sr_buf_printf(out, ",\"from_day\":%d", q->from);
  if (q->to != SR_NULL_INT) sr_buf_printf(out, ",\"to_day\":%d", q->to);
  if (q->cls >= 0) sr_buf_printf(out, ",\"class\":\"%s\"", sr_class_name((sr_class)q->cls));
  if (q->tactic >= 0) sr_buf_printf(out, ",\"tactic\":\"%s\"", sr_tactic_name((sr_tactic)q->tactic));
  if (q->killed_min != SR_NULL_INT) sr_buf_printf(out, ",\"min_killed\":%d", q->killed_min);
  if (q->injured_min != SR_NULL_INT) sr_buf_printf(out, ",\"min_injured\":%d", q->injured_min);
  if (q->boxed) sr_buf_printf(out, ",\"box\":[%.17g,%.17g,%.17g,%.17g]", q->west, q->south, q->east, q->north);
}

static void begin(sr_exporter *x)
{
  sr_error err = {.offset = SIZE_MAX};
  const sr_query *q = &x->options->query;
  state *s = x->state = calloc(1, sizeof *s);
  if (!s) {
    sr_export_fail(x, SR_ERR_MEMORY, "not enough memory for the export");
    return;
  }
  SHA256Init(&s->sha);
  sr_buf_printf(&x->out, "{\"row\":\"sitrep.record\",\"version\":1,\"policy\":\"%s\",\"withdrawn\":%s",
                sr_policy_name(q->policy), q->withdrawn ? "true" : "false");
  put_selection(&x->out, q);
  sr_buf_add(&x->out, SR_V("}\n"));
  sr_status st = sr_record_dump(x->record, q, put_row, x, &err);
  if (st != SR_OK) sr_export_fail(x, st, "%s", err.message);
}

static void row(sr_exporter *x, const sr_story *s)
{
  size_t at = x->out.len;
  sr_report_known_json(&x->out, &s->known);
  if (x->out.status != SR_OK) return;
  /* {"id":... becomes {"row":"incident","id":... */
  static const char kind[] = "{\"row\":\"incident\",";
  size_t n = x->out.len - at;
  sr_view line = sr_arena_copy(&x->arena, (sr_view){x->out.ptr + at, n});
  x->out.len = at;
  sr_buf_add(&x->out, (sr_view){kind, sizeof kind - 1});
  sr_buf_add(&x->out, (sr_view){line.ptr + 1, line.len - 1});
  sr_buf_byte(&x->out, '\n');
}

static void end(sr_exporter *x)
{
  state *s = x->state;
  uint8_t digest[SHA256_DIGEST_LENGTH];
  if (!s) return;
  SHA256Final(digest, &s->sha);
  sr_buf_printf(&x->out, "{\"row\":\"end\",\"rows\":%llu,\"incidents\":%u,\"sha256\":\"", (unsigned long long)s->rows,
                x->counts.incidents);
  for (int i = 0; i < SHA256_DIGEST_LENGTH; i++)
    sr_buf_printf(&x->out, "%02x", digest[i]);
  sr_buf_add(&x->out, SR_V("\"}\n"));
  free(s);
}

static const sr_export_file files[] = {{"record.jsonl", false, begin, row, end}};

const sr_export_writer sr_export_writer_jsonl = {"JSON Lines, without loss", ".jsonl", false, files, 1};
