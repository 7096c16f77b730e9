/* A record from its lossless export (write_jsonl.c).
 *
 * Into an empty record the rows go as they come. A record that holds something is left as it is: where its own rows are
 * those of the file, the import has been made before; else it is refused. */
#include <sha256.h>

#include <jansson.h>

#include "exchange/reader.h"
#include "exchange/rowjson.h"

typedef struct restoring {
  sr_importer *x;
  SHA2_CTX sha; /* of the rows in the file */
  uint64_t rows;
  bool comparing, ended;
  int last;                               /* part of the row before */
  char told[SHA256_DIGEST_STRING_LENGTH]; /* by the last line */
} restoring;

/* ---- the first and the last line ---- */

static void check_first(sr_importer *x, const json_t *line)
{
  const json_t *kind = json_object_get(line, "row"), *version = json_object_get(line, "version");
  if (!json_is_string(kind) || strcmp(json_string_value(kind), "sitrep.record"))
    sr_import_fail(x, SR_ERR_INPUT, "no export of a record; reports as JSON Lines are read by `sitrep add`");
  else if (!json_is_integer(version) || json_integer_value(version) != 1)
    sr_import_fail(x, SR_ERR_INPUT, "an export of version %lld, which a newer sitrep wrote; this one knows 1",
                   (long long)json_integer_value(version));
}

static void hex(SHA2_CTX *sha, char out[SHA256_DIGEST_STRING_LENGTH])
{
  uint8_t digest[SHA256_DIGEST_LENGTH];
  SHA256Final(digest, sha);
  for (int i = 0; i < SHA256_DIGEST_LENGTH; i++)
    snprintf(out + 2 * i, 3, "%02x", digest[i]);
}

static void check_end(restoring *s, const json_t *line)
{
  const json_t *rows = json_object_get(line, "rows"), *sha = json_object_get(line, "sha256");
  s->ended = true;
  hex(&s->sha, s->told);
  if (!json_is_integer(rows) || (uint64_t)json_integer_value(rows) != s->rows)
    sr_import_fail(s->x, SR_ERR_INPUT, "%llu rows stand before it, and it tells another number: lines are missing",
                   (unsigned long long)s->rows);
  else if (!json_is_string(sha) || strcmp(json_string_value(sha), s->told))
    sr_import_fail(s->x, SR_ERR_INPUT, "the rows are not those that were exported: their SHA-256 is another");
}

/* ---- rows ---- */

static void take_row(restoring *s, sr_dump_part part, const json_t *json, sr_view line)
{
  sr_importer *x = s->x;
  sr_dump_cell cells[SR_DUMP_COLUMNS];
  sr_error err = {.offset = SIZE_MAX};
  char why[128];
  if ((int)part < s->last) {
    sr_import_fail(x, SR_ERR_INPUT, "%s: stands behind rows that come after it", sr_dump_part_name(part));
    return;
  }
  s->last = (int)part;
  SHA256Update(&s->sha, (const uint8_t *)line.ptr, line.len);
  SHA256Update(&s->sha, (const uint8_t *)"\n", 1);
  s->rows++;
  x->counts.rows++;
  if (part == SR_DUMP_report) s->comparing ? x->counts.known++ : x->counts.added++;
  if (!sr_row_take(cells, &x->arena, part, json, why))
    sr_import_fail(x, SR_ERR_INPUT, "%s", why);
  else if (!s->comparing && sr_record_restore_row(x->record, part, cells, &err) != SR_OK)
    sr_import_fail(x, err.code, "%s", err.message);
}

static void take_line(restoring *s, const json_t *json, sr_view line)
{
  sr_importer *x = s->x;
  const char *word = json_string_value(json_object_get(json, "row"));
  int part = word ? sr_dump_part_of(sr_view_of(word)) : -1;
  if (x->line == 1)
    check_first(x, json);
  else if (s->ended)
    sr_import_fail(x, SR_ERR_INPUT, "stands behind the end");
  else if (part >= 0)
    take_row(s, (sr_dump_part)part, json, line);
  else if (word && !strcmp(word, "end"))
    check_end(s, json);
  else if (!word || strcmp(word, "incident")) /* these are for readers, and computed anew */
    sr_import_fail(x, SR_ERR_INPUT, "no row of a record");
}

static void take_lines(restoring *s)
{
  sr_importer *x = s->x;
  sr_view line;
  while (x->status == SR_OK && sr_import_line(x, &line)) {
    json_error_t problem;
    sr_arena_reset(&x->arena);
    json_t *json = json_loadb(line.ptr, line.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &problem);
    if (!json && x->ended && x->at == x->in.len)
      sr_import_fail(x, SR_ERR_INPUT, "the file is cut off here");
    else if (!json)
      sr_import_fail(x, SR_ERR_INPUT, "no valid JSON: %s", problem.text);
    else
      take_line(s, json, line);
    json_decref(json);
  }
  if (x->status != SR_OK) return;
  if (!x->line)
    sr_import_fail(x, SR_ERR_INPUT, "the file is empty");
  else if (!s->ended)
    sr_import_fail(x, SR_ERR_INPUT, "the file is cut off: its last line is missing");
}

/* ---- a record that holds something ---- */

typedef struct own_rows {
  SHA2_CTX sha;
  sr_buf line;
} own_rows;

static bool hash_row(void *payload, sr_dump_part part, const sr_dump_cell *cells)
{
  own_rows *o = payload;
  sr_buf_clear(&o->line);
  sr_row_put(&o->line, part, cells);
  SHA256Update(&o->sha, (const uint8_t *)o->line.ptr, o->line.len);
  return o->line.status == SR_OK;
}

static void compare(restoring *s)
{
  own_rows o;
  char own[SHA256_DIGEST_STRING_LENGTH];
  sr_error err = {.offset = SIZE_MAX};
  sr_query all = SR_QUERY_INIT;
  SHA256Init(&o.sha);
  sr_buf_init(&o.line, SR_MAX_EXCHANGE_LINE);
  sr_status st = sr_record_dump(s->x->record, &all, hash_row, &o, &err);
  sr_buf_dispose(&o.line);
  hex(&o.sha, own);
  s->x->line = 0;
  if (st != SR_OK)
    sr_import_fail(s->x, st, "%s", err.message);
  else if (strcmp(own, s->told))
    sr_import_fail(s->x, SR_ERR_INPUT,
                   "the record holds something else, and is left as it is; an export is restored into a new record: "
                   "name it with --record");
}

void sr_import_jsonl(sr_importer *x)
{
  restoring s = {.x = x};
  sr_error err = {.offset = SIZE_MAX};
  sr_record_counts c;
  SHA256Init(&s.sha);
  sr_status st = sr_record_count(x->record, &c, &err);
  s.comparing = st == SR_OK && c.reports > 0;
  if (st == SR_OK && !s.comparing) st = sr_record_restore_begin(x->record, &err);
  if (st != SR_OK) {
    sr_import_fail(x, st, "%s", err.message);
    return;
  }
  take_lines(&s);
  if (x->status != SR_OK) return;
  if (s.comparing) {
    compare(&s);
  } else if ((st = sr_record_restore_end(x->record, &err)) != SR_OK) {
    x->line = 0;
    sr_import_fail(x, st, "%s", err.message);
  }
  x->counts.restored = x->status == SR_OK && !s.comparing;
}
