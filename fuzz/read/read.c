/* The whole reading, bytes to JSON and text. The first byte chooses date, format, title and whether a stage is shown or
 * the report read again; the rest is the report. Whatever comes, the JSON must parse, the evidence must lie inside the
 * report, and a second reading must be the first to the byte. Needs the data files: SITREP_DATA. */
#include "base/base.h"

#include <jansson.h>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sitrep/engine.h"
#include "sitrep/report.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static sr_engine *engine;
static sr_buf out;

static sr_view map(const char *name)
{
  char path[4096];
  struct stat st;
  const char *dir = getenv("SITREP_DATA");
  snprintf(path, sizeof path, "%s/%s", dir ? dir : "build/data", name);
  int fd = open(path, O_RDONLY);
  if (fd < 0 || fstat(fd, &st)) {
    fprintf(stderr, "%s: cannot be read; set SITREP_DATA\n", path);
    exit(1);
  }
  void *p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
  close(fd);
  if (p == MAP_FAILED) exit(1);
  return (sr_view){p, (size_t)st.st_size};
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
  (void)argc;
  (void)argv;
  const sr_data files = {map("lexicon.bin"), map("actors.bin"), map("gazetteer.bin"), map("tagger.bin")};
  if (sr_engine_new(&engine, &files, NULL) != SR_OK) exit(1);
  return 0;
}

static void check_at(bool fine, const char *what, int line)
{
  if (fine) return;
  fprintf(stderr, "read.c:%d: not true: %s\n", line, what);
  abort();
}
#define check(fine) check_at((fine), #fine, __LINE__)

static void check_evidence(const sr_evidences *e, size_t len)
{
  for (uint32_t i = 0; i < e->n; i++)
    check(e->v[i].from == UINT32_MAX || (e->v[i].from <= e->v[i].to && e->v[i].to <= len));
}

static void check_reading(const sr_reading *r, size_t len)
{
  for (uint32_t i = 0; i < r->n_incidents; i++) {
    const sr_incident *in = &r->incidents[i];
    check_evidence(&in->evidence, len);
    for (uint32_t k = 0; k < in->n_casualties; k++) {
      const sr_casualty *c = &in->casualties[k];
      check(c->part_of == SR_NO_INDEX || (c->part_of < in->n_casualties && c->part_of != k));
      check(c->attribution == SR_NO_INDEX || c->attribution < in->n_attribution);
    }
  }
  for (uint32_t i = 0; i < r->n_people; i++) {
    check_evidence(&r->people[i].evidence, len);
    for (uint32_t k = 0; k < r->people[i].n_roles; k++)
      check(r->people[i].roles[k].incident < r->n_incidents);
  }
  for (uint32_t i = 0; i < r->n_relations; i++)
    check(r->relations[i].from < r->n_incidents && r->relations[i].to < r->n_incidents);
  for (uint32_t i = 0; i < r->n_statistics; i++)
    check_evidence(&r->statistics[i].evidence, len);
}

static void check_json(const sr_reading *r, unsigned indent)
{
  sr_buf_clear(&out);
  sr_report_json(&out, r, indent, true);
  json_t *root = json_loadb(out.ptr, out.len, JSON_REJECT_DUPLICATES, NULL);
  check(out.status == SR_OK && root);
  json_decref(root);
}

/* What a session read before may not show in what it reads now. */
static void check_again(sr_session *session, sr_view text, const sr_read_options *options)
{
  const sr_reading *r;
  sr_buf first;
  sr_buf_init(&first, (size_t)1 << 30);
  sr_buf_add(&first, sr_buf_view(&out));
  check(sr_read(&r, session, text, options, NULL) == SR_OK);
  sr_buf_clear(&out);
  sr_report_json(&out, r, 0, true);
  check(sr_view_eq(sr_buf_view(&first), sr_buf_view(&out)));
  sr_buf_dispose(&first);
}

static void check_stage(sr_session *session, sr_view text, const sr_read_options *options, unsigned flags)
{
  sr_buf_clear(&out);
  check(sr_debug(&out, session, text, options, (sr_stage)(flags % (SR_STAGE_ATTRIBUTION + 1)), true, NULL) == SR_OK);
  json_t *root = json_loadb(out.ptr, out.len, JSON_ALLOW_NUL, NULL); /* a NUL byte of the report is shown as one */
  check(root != NULL);
  json_decref(root);
}

static void read_one(sr_session *session, unsigned flags, sr_view text)
{
  sr_read_options options = SR_READ_OPTIONS_INIT;
  sr_view_options view = {.width = 40, .explain = true};
  const sr_reading *r;
  if (flags & 1) options.published = 19927;
  if (flags & 2) options.format = SR_FORMAT_HTML;
  if (flags & 4) options.title = SR_V("Three killed in Quetta blast");
  options.explain = flags & 8;
  if (sr_read(&r, session, text, &options, NULL) != SR_OK) return;
  check_reading(r, text.len);
  sr_report_text(&out, r, &view);
  check(out.status == SR_OK);
  check_json(r, flags & 16 ? 2 : 0);
  if (flags & 32 && !(flags & 16)) check_again(session, text, &options);
  if (flags & 64) check_stage(session, text, &options, flags);
}

/* Session and buffer are made anew each time: memory that outlived a run would make libFuzzer look for leaks. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  sr_session *session;
  if (!size || sr_session_new(&session, engine) != SR_OK) return 0;
  sr_buf_init(&out, (size_t)1 << 30);
  read_one(session, data[0], (sr_view){(const char *)data + 1, size - 1});
  sr_buf_dispose(&out);
  sr_session_free(session);
  return 0;
}
