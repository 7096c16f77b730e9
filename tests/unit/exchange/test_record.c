/* Export, import and release through the public headers alone: a record of coded rows, out and back. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/base.h"
#include "exchange/package.h"
#include "sitrep/export.h"
#include "sitrep/import.h"
#include "sitrep/snapshot.h"

/* Everything that an export wrote, file after file. */
typedef struct store {
  sr_buf bytes;
  char names[400];
  unsigned files;
  bool full; /* takes nothing */
} store;

static bool start(void *payload, sr_view name)
{
  store *s = payload;
  size_t n = strlen(s->names);
  snprintf(s->names + n, sizeof s->names - n, "%.*s ", (int)name.len, name.ptr);
  s->files++;
  return true;
}

static bool take(void *payload, sr_view bytes)
{
  store *s = payload;
  sr_buf_add(&s->bytes, bytes);
  return !s->full;
}

typedef struct text {
  sr_view left;
  size_t step; /* so many bytes at a time */
} text;

static long give(void *payload, char *to, size_t room)
{
  text *t = payload;
  size_t n = t->left.len < t->step ? t->left.len : t->step;
  if (n > room) n = room;
  memcpy(to, t->left.ptr, n);
  t->left = (sr_view){t->left.ptr + n, t->left.len - n};
  return (long)n;
}

static long break_off(void *payload, char *to, size_t room)
{
  (void)payload;
  (void)to;
  (void)room;
  return -1;
}

typedef struct fixture {
  char dir[64], path[96];
  sr_linking *linking;
  sr_record *record;
} fixture;

static sr_record *open_record(fixture *f, const char *name)
{
  sr_record *r;
  sr_record_options o = SR_RECORD_OPTIONS_INIT;
  o.mode = SR_RECORD_CREATE;
  o.linking = f->linking;
  snprintf(f->path, sizeof f->path, "%s/%s", f->dir, name);
  assert_int_equal(sr_record_open(&r, f->path, &o, NULL), SR_OK);
  return r;
}

static sr_status import(fixture *f, sr_record *r, sr_import_format format, text *t, sr_import_counts *counts, sr_error *err)
{
  sr_import_options o = SR_IMPORT_OPTIONS_INIT;
  o.format = format;
  o.linking = f->linking;
  o.change = (sr_change){SR_V("2024-02-01T00:00:00Z"), SR_V("ayesha"), SR_V("import"), SR_VNULL};
  o.read = give;
  o.payload = t;
  return sr_record_import(r, &o, counts, err);
}

static const char rows[] =
  "date_from,class,initiators,locality,admin2,admin1,country,killed,text\n"
  "2024-01-03,attack,=Liberation Front,Quetta,Quetta,Balochistan,PK,3,\"A \"\"van\"\" was hit,\nnear the bridge\"\n"
  "2024-01-05,attack,,Turbat,Kech,Balochistan,PK,1,\n";

/* The project's own weights; no word is rare. */
static sr_status load_linking(sr_linking **out)
{
  char path[512];
  sr_buf weights;
  snprintf(path, sizeof path, "%s/data/linking/weights.tsv", getenv("SITREP_SOURCE"));
  FILE *file = fopen(path, "rb");
  if (!file) return SR_ERR_DATA;
  sr_buf_init(&weights, 1 << 16);
  for (int c; (c = fgetc(file)) != EOF;) sr_buf_byte(&weights, (char)c);
  fclose(file);
  sr_status st = sr_linking_new(out, SR_VNULL, sr_buf_view(&weights), NULL);
  sr_buf_dispose(&weights);
  return st;
}

static int set_up(void **state)
{
  static fixture f;
  sr_import_counts counts;
  text t = {sr_view_of(rows), 7};
  f = (fixture){.dir = "/tmp/sitrep-exchange-XXXXXX"};
  if (!mkdtemp(f.dir)) return -1;
  if (load_linking(&f.linking) != SR_OK) return -1;
  f.record = open_record(&f, "r.db");
  if (import(&f, f.record, SR_IMPORT_csv, &t, &counts, NULL) != SR_OK || counts.added != 2) return -1;
  *state = &f;
  return 0;
}

static int tear_down(void **state)
{
  static const char *const names[] = {"r.db", "b.db"}, *const ends[] = {"", "-lock", "-wal", "-shm"};
  fixture *f = *state;
  char path[128];
  sr_record_close(f->record);
  sr_linking_free(f->linking);
  for (int i = 0; i < 2; i++)
    for (int k = 0; k < 4; k++) {
      snprintf(path, sizeof path, "%s/%s%s", f->dir, names[i], ends[k]);
      unlink(path);
    }
  return rmdir(f->dir);
}

static sr_status export(fixture *f, sr_export_format format, bool every, bool excel, store *out, sr_error *err)
{
  sr_export_options o = SR_EXPORT_OPTIONS_INIT;
  o.format = format;
  o.excel = excel;
  o.sink = (sr_export_sink){out, every ? start : NULL, take};
  sr_buf_init(&out->bytes, 1 << 24);
  return sr_record_export(f->record, &o, NULL, err);
}

static void a_record_goes_out_and_comes_back(void **state)
{
  fixture *f = *state;
  store a = {.files = 0}, b = {.files = 0};
  sr_import_counts counts;
  sr_error err;
  assert_int_equal(export(f, SR_EXPORT_jsonl, false, false, &a, NULL), SR_OK);
  for (size_t step = 1; step < 4000; step = step * 7 + 2) {
    sr_record *back = open_record(f, "b.db"), *own = f->record;
    text t = {sr_buf_view(&a.bytes), step};
    assert_int_equal(import(f, back, SR_IMPORT_jsonl, &t, &counts, &err), SR_OK);
    assert_int_equal(counts.restored, step == 1); /* after that it is there */
    f->record = back;
    assert_int_equal(export(f, SR_EXPORT_jsonl, false, false, &b, NULL), SR_OK);
    f->record = own;
    assert_true(sr_view_eq(sr_buf_view(&a.bytes), sr_buf_view(&b.bytes)));
    sr_buf_dispose(&b.bytes);
    sr_record_close(back);
  }
  sr_buf_dispose(&a.bytes);
}

static void every_file_of_a_format_is_written(void **state)
{
  fixture *f = *state;
  store all = {.files = 0}, one = {.files = 0};
  assert_int_equal(export(f, SR_EXPORT_csv, true, false, &all, NULL), SR_OK);
  assert_int_equal(all.files, sr_export_tell(SR_EXPORT_csv).files);
  assert_non_null(strstr(all.names, "incidents.csv reports.csv claims.csv"));
  assert_int_equal(export(f, SR_EXPORT_csv, false, false, &one, NULL), SR_OK);
  assert_true(one.bytes.len < all.bytes.len && !memcmp(one.bytes.ptr, all.bytes.ptr, one.bytes.len));
  sr_buf_dispose(&all.bytes);
  sr_buf_dispose(&one.bytes);
}

static void excel_takes_no_cell_for_a_formula(void **state)
{
  fixture *f = *state;
  store plain = {.files = 0}, excel = {.files = 0};
  assert_int_equal(export(f, SR_EXPORT_csv, true, false, &plain, NULL), SR_OK);
  assert_int_equal(export(f, SR_EXPORT_csv, true, true, &excel, NULL), SR_OK);
  assert_memory_equal(excel.bytes.ptr, "\xef\xbb\xbf", 3);
  assert_memory_not_equal(plain.bytes.ptr, "\xef\xbb\xbf", 3);
  sr_buf_byte(&plain.bytes, 0);
  sr_buf_byte(&excel.bytes, 0);
  assert_non_null(strstr(plain.bytes.ptr, ",=Liberation Front,"));
  assert_null(strstr(excel.bytes.ptr, ",=Liberation Front,"));
  assert_non_null(strstr(excel.bytes.ptr, ",'=Liberation Front,"));
  sr_buf_dispose(&plain.bytes);
  sr_buf_dispose(&excel.bytes);
}

static void a_sink_that_takes_nothing_ends_it(void **state)
{
  fixture *f = *state;
  store s = {.full = true};
  sr_error err;
  assert_int_equal(export(f, SR_EXPORT_csv, false, false, &s, &err), SR_ERR_LIMIT);
  assert_non_null(strstr(err.message, "incidents.csv"));
  sr_buf_dispose(&s.bytes);
}

static void bad_rows_are_told_and_nothing_is_half_done(void **state)
{
  fixture *f = *state;
  sr_import_counts counts;
  sr_error err;
  sr_record_counts before, after;
  text bad = {SR_V("date_from,killed\n2024-01-01,1\n2024-01-02,\"1\n"), 3};
  assert_int_equal(sr_record_count(f->record, &before, NULL), SR_OK);
  assert_int_equal(import(f, f->record, SR_IMPORT_csv, &bad, &counts, &err), SR_ERR_INPUT);
  assert_non_null(strstr(err.message, "line 3"));
  sr_import_options o = SR_IMPORT_OPTIONS_INIT;
  o.read = break_off;
  assert_int_equal(sr_record_import(f->record, &o, NULL, &err), SR_ERR_INPUT);
  assert_int_equal(sr_record_count(f->record, &after, NULL), SR_OK);
  assert_int_equal(before.reports, after.reports);
}

static void a_release_is_made_of_all_files(void **state)
{
  fixture *f = *state;
  store a = {.files = 0}, b = {.files = 0};
  sr_snapshot_options o = SR_SNAPSHOT_OPTIONS_INIT;
  sr_snapshot_counts counts;
  o.sink = (sr_export_sink){&a, start, take};
  sr_buf_init(&a.bytes, 1 << 24);
  sr_buf_init(&b.bytes, 1 << 24);
  assert_int_equal(sr_record_snapshot(f->record, &o, &counts, NULL), SR_OK);
  assert_string_equal(counts.created, "2024-02-01T00:00:00Z");
  assert_int_equal(counts.incidents, 2);
  assert_non_null(strstr(a.names, "changes.csv CITATION.cff datapackage.json SHA256SUMS "));
  o.sink.payload = &b;
  assert_int_equal(sr_record_snapshot(f->record, &o, NULL, NULL), SR_OK);
  assert_true(sr_view_eq(sr_buf_view(&a.bytes), sr_buf_view(&b.bytes)));
  sr_buf_dispose(&a.bytes);
  sr_buf_dispose(&b.bytes);
}

static void every_field_is_described(void **state)
{
  (void)state;
  uint32_t n;
  const sr_field_row *f = sr_fields(&n);
  assert_true(n > 60);
  for (uint32_t i = 0; i < n; i++) {
    assert_true(strlen(f[i].about) > 3 && *f[i].name);
    assert_true(sr_word_in_walk(sr_view_of(f[i].type), "string integer number date boolean"));
    for (uint32_t k = 0; k < i; k++) assert_false(!strcmp(f[i].name, f[k].name) && !strcmp(f[i].table, f[k].table));
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test_setup_teardown(a_record_goes_out_and_comes_back, set_up, tear_down),
    cmocka_unit_test_setup_teardown(every_file_of_a_format_is_written, set_up, tear_down),
    cmocka_unit_test_setup_teardown(excel_takes_no_cell_for_a_formula, set_up, tear_down),
    cmocka_unit_test_setup_teardown(a_sink_that_takes_nothing_ends_it, set_up, tear_down),
    cmocka_unit_test_setup_teardown(bad_rows_are_told_and_nothing_is_half_done, set_up, tear_down),
    cmocka_unit_test_setup_teardown(a_release_is_made_of_all_files, set_up, tear_down),
    cmocka_unit_test(every_field_is_described),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
