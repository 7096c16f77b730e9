/* `sitrep snapshot`: an immutable release of the record in a new directory. */
#include "cli/store.h"
#include "sitrep/snapshot.h"

#include <dirent.h>
#include <errno.h>
#include <jansson.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_PATH = 4096 };

typedef struct maker {
  char part[MAX_PATH]; /* directory that is filled, and then named as asked */
  FILE *out, *previous;
  bool failed;
  int error;
} maker;

static void note(maker *m)
{
  if (!m->failed) m->error = errno;
  m->failed = true;
}

/* ---- the release before ---- */

/* When the release in a directory was made; empty where it is none. */
static void created_of(const char *dir, char out[24])
{
  char path[MAX_PATH + 32];
  json_error_t problem;
  snprintf(path, sizeof path, "%s/datapackage.json", dir);
  json_t *root = json_load_file(path, 0, &problem);
  const char *text = json_string_value(json_object_get(root, "created"));
  snprintf(out, 24, "%s", text && strlen(text) == 20 ? text : "");
  json_decref(root);
}

/* The newest release beside `dir` that is no newer than `as_of` (NULL: any). */
static void newest_sibling(const char *dir, const char *as_of, char out[MAX_PATH], char created[24])
{
  char parent[MAX_PATH], path[MAX_PATH * 2], limit[24] = "9";
  const char *slash = strrchr(dir, '/');
  snprintf(parent, sizeof parent, "%.*s", slash ? (int)(slash - dir + 1) : 1, slash ? dir : ".");
  if (as_of) snprintf(limit, sizeof limit, "%.10s%s", as_of, strlen(as_of) == 10 ? "T23:59:59Z" : as_of + 10);
  DIR *d = opendir(parent);
  *out = *created = 0;
  for (struct dirent *e; d && (e = readdir(d));) {
    char when[24];
    size_t n = strlen(e->d_name);
    if (e->d_name[0] == '.' || (n > 5 && !strcmp(e->d_name + n - 5, ".part"))) continue;
    snprintf(path, sizeof path, "%s/%s", parent, e->d_name);
    created_of(path, when);
    /* of two of one time the one whose name comes last, so that the order of the directory does not show */
    int order = strcmp(when, created);
    if (!*when || strcmp(when, limit) > 0 || order < 0 || (!order && strcmp(path, out) < 0) || strlen(path) >= MAX_PATH)
      continue;
    snprintf(out, MAX_PATH, "%.*s", MAX_PATH - 1, path);
    snprintf(created, 24, "%s", when);
  }
  if (d) closedir(d);
}

static long take_previous(void *payload, char *to, size_t room)
{
  maker *m = payload;
  size_t n = fread(to, 1, room, m->previous);
  return n || !ferror(m->previous) ? (long)n : -1;
}

static sr_exit open_previous(const sr_args *args, const char *dir, maker *m, sr_snapshot_options *o, char created[24])
{
  const char *given = args->value[SR_OPT_since_release];
  char sibling[MAX_PATH], path[MAX_PATH + 32];
  if (given) {
    snprintf(sibling, sizeof sibling, "%s", given);
    created_of(given, created);
    if (!*created) {
      sr_complain("--since %s: no release: its datapackage.json has no time of making", given);
      return SR_EXIT_input;
    }
  } else {
    newest_sibling(dir, args->value[SR_OPT_as_of], sibling, created);
    if (!*created) return SR_EXIT_ok;
  }
  snprintf(path, sizeof path, "%s/incidents.csv", sibling);
  m->previous = fopen(path, "rbe");
  if (!m->previous) {
    sr_complain("%s: %s", path, strerror(errno));
    return SR_EXIT_input;
  }
  o->since = sr_view_of(created);
  o->previous = take_previous;
  o->previous_payload = m;
  return SR_EXIT_ok;
}

/* ---- files ---- */

static void finish_file(maker *m)
{
  if (!m->out) return;
  if (fflush(m->out) || ferror(m->out)) note(m);
  if (fchmod(fileno(m->out), 0444)) note(m);
  if (fclose(m->out)) note(m);
  m->out = NULL;
}

static bool take_file(void *payload, sr_view name)
{
  maker *m = payload;
  char path[MAX_PATH + 128];
  finish_file(m);
  snprintf(path, sizeof path, "%s/%.*s", m->part, (int)name.len, name.ptr);
  if (!m->failed) m->out = fopen(path, "wbxe");
  if (!m->out) note(m);
  return !m->failed;
}

static bool take_bytes(void *payload, sr_view bytes)
{
  maker *m = payload;
  if (fwrite(bytes.ptr, 1, bytes.len, m->out) != bytes.len) note(m);
  return !m->failed;
}

/* Removes what was begun. */
static void drop(const char *part)
{
  char path[MAX_PATH * 2];
  DIR *d = opendir(part);
  for (struct dirent *e; d && (e = readdir(d));) {
    if (e->d_name[0] == '.') continue;
    snprintf(path, sizeof path, "%s/%s", part, e->d_name);
    unlink(path);
  }
  if (d) closedir(d);
  rmdir(part);
}

/* ---- the command ---- */

static sr_exit fill(const sr_args *args, const char *dir, maker *m, sr_snapshot_options *o)
{
  sr_opened opened;
  sr_error err = {.offset = SIZE_MAX};
  sr_snapshot_counts c;
  sr_exit result = sr_opened_open(&opened, args, SR_RECORD_READ, false);
  if (result != SR_EXIT_ok) return result;
  if (mkdir(m->part, 0777)) {
    sr_complain("%s: %s", m->part, strerror(errno));
    sr_opened_close(&opened);
    return SR_EXIT_output;
  }
  sr_status st = sr_record_snapshot(opened.record, o, &c, &err);
  sr_opened_close(&opened);
  finish_file(m);
  if (st == SR_OK && !m->failed && rename(m->part, dir)) note(m);
  if (m->failed) sr_complain("%s: %s", dir, strerror(m->error));
  if (st != SR_OK || m->failed) {
    drop(m->part);
    return m->failed ? SR_EXIT_output : sr_record_failed(&err);
  }
  printf("%s: %u incidents as of %s", dir, c.incidents, c.created);
  if (o->previous)
    printf("; since %.*s %u added, %u changed, %u gone", (int)o->since.len, o->since.ptr, c.added, c.changed, c.gone);
  putchar('\n');
  return sr_close_output();
}

sr_exit sr_cmd_snapshot(const sr_args *args)
{
  sr_snapshot_options o = SR_SNAPSHOT_OPTIONS_INIT;
  maker m = {.out = NULL};
  char dir[MAX_PATH - 8], created[24];
  struct stat st;
  if (args->n_operands != 1 || !args->operand[0][0] || strlen(args->operand[0]) >= sizeof dir) {
    sr_complain("snapshot needs the name of a new directory; see: sitrep help snapshot");
    return SR_EXIT_usage;
  }
  snprintf(dir, sizeof dir, "%s", args->operand[0]);
  for (size_t n = strlen(dir); n > 1 && dir[n - 1] == '/';)
    dir[--n] = 0;
  if (!lstat(dir, &st)) {
    sr_complain("%s: is there already; a release is never overwritten, name another directory", dir);
    return SR_EXIT_usage;
  }
  snprintf(m.part, sizeof m.part, "%s.part", dir);
  o.title = sr_view_of(args->value[SR_OPT_name]);
  o.as_of = sr_view_of(args->value[SR_OPT_as_of]);
  o.sink = (sr_export_sink){&m, take_file, take_bytes};
  sr_exit result = open_previous(args, dir, &m, &o, created);
  if (result == SR_EXIT_ok) result = fill(args, dir, &m, &o);
  if (m.previous) fclose(m.previous);
  return result;
}
