/* Releases; see snapshot.h. Every file goes through one sink, which hashes it. */
#include "sitrep/snapshot.h"

#include <sha256.h>

#include "exchange/changes.h"
#include "exchange/package.h"

enum { MOST_FILES = 24 };

typedef struct release {
  sr_record *record;
  const sr_snapshot_options *options;
  sr_query query;
  sr_view title;
  sr_snapshot_counts counts;
  sr_package_file file[MOST_FILES];
  uint32_t n;
  SHA2_CTX sha;
  bool open, skipped; /* skipped: a file that is made otherwise here */
  sr_status status;
  sr_error error;
} release;

static void fail(release *s, sr_status code, const char *message)
{
  if (s->status != SR_OK) return;
  s->status = s->error.code = code;
  s->error.offset = SIZE_MAX;
  snprintf(s->error.message, sizeof s->error.message, "%s", message);
}

/* ---- files, hashed as they pass ---- */

static void close_file(release *s)
{
  uint8_t digest[SHA256_DIGEST_LENGTH];
  if (!s->open) return;
  s->open = false;
  SHA256Final(digest, &s->sha);
  for (int i = 0; i < SHA256_DIGEST_LENGTH; i++)
    snprintf(s->file[s->n - 1].sha256 + 2 * i, 3, "%02x", digest[i]);
}

static bool start_file(release *s, sr_view name)
{
  if (s->n == MOST_FILES) return false;
  snprintf(s->file[s->n++].name, sizeof s->file->name, "%.*s", (int)name.len, name.ptr);
  s->open = true;
  SHA256Init(&s->sha);
  return s->options->sink.file(s->options->sink.payload, name);
}

static bool take_bytes(void *payload, sr_view bytes)
{
  release *s = payload;
  if (s->skipped) return true;
  SHA256Update(&s->sha, (const uint8_t *)bytes.ptr, bytes.len);
  s->file[s->n - 1].bytes += bytes.len;
  return s->options->sink.bytes(s->options->sink.payload, bytes);
}

/* The next file of an export. Its package is left out: the release has one that knows all files and their hashes. */
static bool take_file(void *payload, sr_view name)
{
  release *s = payload;
  close_file(s);
  s->skipped = sr_view_eq(name, SR_V("datapackage.json"));
  return s->skipped || start_file(s, name);
}

static void put_file(release *s, const char *name, sr_buf *b)
{
  s->skipped = false;
  if (b->status != SR_OK) fail(s, b->status, "not enough memory for the release");
  if (s->status == SR_OK && (!start_file(s, sr_view_of(name)) || (b->len && !take_bytes(s, sr_buf_view(b)))))
    fail(s, SR_ERR_LIMIT, "a file of the release could not be written");
  close_file(s);
  sr_buf_dispose(b);
}

/* ---- when ---- */

static bool see_change(void *payload, const sr_event_log *e)
{
  release *s = payload;
  char as_of[24] = "";
  sr_view q = s->options->as_of;
  if (q.len)
    snprintf(as_of, sizeof as_of, "%.*s%s", (int)(q.len < 20 ? q.len : 20), q.ptr, q.len == 10 ? "T23:59:59Z" : "");
  if (e->at.len != 20 || (q.len && memcmp(e->at.ptr, as_of, 20) > 0)) return true;
  if (memcmp(e->at.ptr, s->counts.created, 20) > 0) memcpy(s->counts.created, e->at.ptr, 20);
  return true;
}

/* The date of the release: the one asked for, else that of the last change. */
static void find_date(release *s)
{
  sr_error err = {.offset = SIZE_MAX};
  sr_view q = s->options->as_of;
  sr_status st = sr_record_log(s->record, see_change, s, &err);
  if (st != SR_OK) fail(s, st, err.message);
  if (!s->counts.created[0])
    fail(s, SR_ERR_INPUT,
         q.len ? "the record holds nothing as of that day" : "the record is empty: there is nothing to release");
  if (q.len)
    snprintf(s->counts.created, sizeof s->counts.created, "%.*s%s", (int)(q.len < 20 ? q.len : 20), q.ptr,
             q.len == 10 ? "T23:59:59Z" : "");
}

/* ---- the files ---- */

static void put_export(release *s, sr_export_format format)
{
  sr_error err = {.offset = SIZE_MAX};
  sr_export_options o = SR_EXPORT_OPTIONS_INIT;
  sr_export_counts counts;
  if (s->status != SR_OK) return;
  o.format = format;
  o.query = s->query;
  o.sink = (sr_export_sink){s, take_file, take_bytes};
  sr_status st = sr_record_export(s->record, &o, &counts, &err);
  close_file(s);
  s->counts.incidents = counts.incidents;
  if (st != SR_OK) fail(s, st, err.message);
}

static void compare(release *s, sr_buf *out)
{
  sr_import_options o = SR_IMPORT_OPTIONS_INIT;
  jmp_buf full;
  o.read = s->options->previous;
  o.payload = s->options->previous_payload;
  sr_importer x = {.options = &o, .record = s->record, .error = {.offset = SIZE_MAX}};
  sr_buf_init(&x.in, SR_MAX_EXCHANGE_LINE);
  sr_arena_init(&x.arena, 0);
  sr_arena_init(&x.keep, 0);
  x.arena.on_full = x.keep.on_full = &full;
  if (setjmp(full))
    sr_import_fail(&x, SR_ERR_MEMORY, "not enough memory");
  else
    sr_changes_put(out, &x, &s->query, s->options->since, &s->counts);
  if (x.status != SR_OK) fail(s, x.status, x.error.message);
  sr_arena_dispose(&x.arena);
  sr_arena_dispose(&x.keep);
  sr_buf_dispose(&x.in);
}

static void put_changes(release *s)
{
  sr_buf b;
  sr_buf_init(&b, (size_t)1 << 30);
  sr_changes_header(&b);
  if (s->status == SR_OK && s->options->previous) compare(s, &b);
  put_file(s, "changes.csv", &b);
}

/* Text in double quotes, as YAML has it. */
static void yaml_text(sr_buf *b, sr_view v)
{
  sr_buf_byte(b, '"');
  for (size_t i = 0; i < v.len; i++) {
    if (v.ptr[i] == '"' || v.ptr[i] == '\\') sr_buf_byte(b, '\\');
    sr_buf_byte(b, (unsigned char)v.ptr[i] < 0x20 ? ' ' : v.ptr[i]);
  }
  sr_buf_byte(b, '"');
}

static void put_citation(release *s)
{
  sr_buf b;
  sr_buf_init(&b, 1 << 20);
  sr_buf_add(&b, SR_V("cff-version: 1.2.0\nmessage: \"Cite the release by its date.\"\ntype: dataset\ntitle: "));
  yaml_text(&b, s->title);
  sr_buf_add(&b, SR_V("\nauthors:\n  - name: "));
  yaml_text(&b, s->title);
  sr_buf_printf(&b, "\nversion: \"%.10s\"\ndate-released: \"%.10s\"\n", s->counts.created, s->counts.created);
  put_file(s, "CITATION.cff", &b);
}

static void put_package(release *s)
{
  sr_buf b;
  sr_buf_init(&b, 1 << 24);
  sr_package_json(&b, s->title, s->counts.created, s->file, s->n);
  put_file(s, "datapackage.json", &b);
}

static void put_sums(release *s)
{
  sr_buf b;
  sr_buf_init(&b, 1 << 20);
  for (uint32_t i = 0; i < s->n; i++)
    sr_buf_printf(&b, "%s  %s\n", s->file[i].sha256, s->file[i].name);
  put_file(s, "SHA256SUMS", &b);
}

sr_status sr_record_snapshot(sr_record *r, const sr_snapshot_options *o, sr_snapshot_counts *out, sr_error *err)
{
  if (!r || !o || o->version != 1 || !o->sink.file || !o->sink.bytes) return SR_ERR_ARGUMENT;
  release s = {.record = r, .options = o, .query = SR_QUERY_INIT, .title = o->title.len ? o->title : SR_V("Incidents")};
  s.query.as_of = o->as_of;
  find_date(&s);
  put_export(&s, SR_EXPORT_jsonl);
  put_export(&s, SR_EXPORT_csv);
  put_changes(&s);
  put_citation(&s);
  put_package(&s);
  put_sums(&s);
  if (out) *out = s.counts;
  if (err && s.status != SR_OK) *err = s.error;
  return s.status;
}
