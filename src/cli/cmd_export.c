/* `sitrep export`: the record in formats of others. */
#include "cli/store.h"
#include "sitrep/export.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

/* Where an export goes: one stream, or the files of a directory. A file is written beside its place and moved there
 * when it is whole. */
typedef struct target {
  const char *path; /* NULL: the standard output */
  bool directory;
  char name[4096], part[4104];
  FILE *out;
  bool failed;
  int error;
} target;

static void note(target *t)
{
  if (!t->failed) t->error = errno;
  t->failed = true;
}

/* The file that was being written is whole. */
static void finish_file(target *t)
{
  if (!t->out || t->out == stdout) return;
  bool fine = fflush(t->out) == 0 && !ferror(t->out);
  if (!fine) note(t);
  if (fclose(t->out)) note(t);
  t->out = NULL;
  if (!t->failed && rename(t->part, t->name)) note(t);
  if (t->failed) unlink(t->part);
}

static void start_file(target *t, const char *name)
{
  int n = name ? snprintf(t->name, sizeof t->name, "%s/%s", t->path, name)
               : snprintf(t->name, sizeof t->name, "%s", t->path);
  if (n < 0 || (size_t)n >= sizeof t->name) {
    errno = ENAMETOOLONG;
    note(t);
    return;
  }
  snprintf(t->part, sizeof t->part, "%s.part", t->name);
  t->out = fopen(t->part, "wbe");
  if (!t->out) note(t);
}

static bool take_file(void *payload, sr_view name)
{
  target *t = payload;
  char text[256];
  finish_file(t);
  snprintf(text, sizeof text, "%.*s", (int)name.len, name.ptr);
  if (!t->failed) start_file(t, text);
  return !t->failed;
}

static bool take_bytes(void *payload, sr_view bytes)
{
  target *t = payload;
  if (fwrite(bytes.ptr, 1, bytes.len, t->out) != bytes.len) note(t);
  return !t->failed;
}

static bool is_directory(const char *path)
{
  struct stat st;
  size_t n = strlen(path);
  return (n && path[n - 1] == '/') || (!stat(path, &st) && S_ISDIR(st.st_mode));
}

static sr_exit open_target(target *t, const sr_args *args, sr_export_format format)
{
  const char *path = args->value[SR_OPT_export_output];
  *t = (target){.path = path && strcmp(path, "-") ? path : NULL};
  if (!t->path && sr_export_tell(format).binary && isatty(1)) {
    sr_complain("--format %s is nothing for a terminal: name a file with --output", sr_export_format_name(format));
    return SR_EXIT_usage;
  }
  if (!t->path) {
    t->out = stdout;
    return SR_EXIT_ok;
  }
  t->directory = is_directory(t->path);
  if (t->directory && mkdir(t->path, 0777) && errno != EEXIST) note(t);
  if (!t->directory && !t->failed) start_file(t, NULL);
  if (!t->failed) return SR_EXIT_ok;
  sr_complain("%s: %s", t->path, strerror(t->error));
  return SR_EXIT_output;
}

/* `drop`: the export failed, and what was begun is none. */
static sr_exit close_target(target *t, bool drop)
{
  if (drop && !t->failed && t->path && t->out) {
    fclose(t->out);
    unlink(t->part);
    return SR_EXIT_ok;
  }
  if (!t->path) return t->failed ? sr_output_failed(t->error) : sr_close_output();
  finish_file(t);
  if (!t->failed) return SR_EXIT_ok;
  sr_complain("%s: %s", t->name[0] ? t->name : t->path, strerror(t->error));
  return SR_EXIT_output;
}

/* ---- losses ---- */

typedef struct losses {
  FILE *out;
  sr_buf row;
  bool failed;
} losses;

static void take_loss(void *payload, const sr_loss *loss)
{
  losses *l = payload;
  sr_buf_clear(&l->row);
  sr_loss_csv(&l->row, loss);
  if (l->row.status != SR_OK || fwrite(l->row.ptr, 1, l->row.len, l->out) != l->row.len) l->failed = true;
}

static sr_exit open_losses(losses *l, const char *path)
{
  *l = (losses){.out = NULL};
  sr_buf_init(&l->row, 1 << 20);
  if (!path) return SR_EXIT_ok;
  l->out = fopen(path, "wbe");
  if (!l->out) {
    sr_complain("%s: %s", path, strerror(errno));
    return SR_EXIT_output;
  }
  take_loss(l, NULL);
  return SR_EXIT_ok;
}

static sr_exit close_losses(losses *l, const char *path)
{
  sr_buf_dispose(&l->row);
  if (!l->out || (fclose(l->out) == 0 && !l->failed)) return SR_EXIT_ok;
  sr_complain("%s: could not be written", path);
  return SR_EXIT_output;
}

/* ---- the command ---- */

static sr_exit choose(const sr_args *args, sr_export_options *o)
{
  const char *word = args->value[SR_OPT_export_format];
  if (args->n_operands) {
    sr_complain("%s: not asked for; see: sitrep help export", args->operand[0]);
    return SR_EXIT_usage;
  }
  if (!word) {
    sr_complain("export needs a --format; see: sitrep help export");
    return SR_EXIT_usage;
  }
  o->format = (sr_export_format)sr_export_format_of(sr_view_of(word)); /* one of the option's choices */
#ifdef SR_WITH_XLSX
  o->book = &sr_export_book;
#endif
  o->excel = args->value[SR_OPT_excel] != NULL;
  if (o->excel && o->format != SR_EXPORT_csv) {
    sr_complain("--excel goes with --format csv");
    return SR_EXIT_usage;
  }
  sr_exit result = sr_args_query(args, &o->query);
  o->query.limit = 0;
  return result;
}

static sr_exit run(const sr_args *args, sr_export_options *o, target *t, losses *l)
{
  sr_opened opened;
  sr_error err = {.offset = SIZE_MAX};
  sr_export_counts counts;
  sr_exit result = sr_opened_open(&opened, args, SR_RECORD_READ, false);
  if (result != SR_EXIT_ok) return result;
  o->sink = (sr_export_sink){t, t->directory ? take_file : NULL, take_bytes};
  o->loss = l->out ? take_loss : NULL;
  o->loss_payload = l;
  sr_status st = sr_record_export(opened.record, o, &counts, &err);
  sr_opened_close(&opened);
  if (st == SR_OK) {
    if (counts.losses && !l->out)
      fprintf(stderr, "sitrep: %s has no room for %u values; --loss FILE tells which\n",
              args->value[SR_OPT_export_format], counts.losses);
    return SR_EXIT_ok;
  }
  if (!t->failed) result = sr_record_failed(&err);
  return result;
}

sr_exit sr_cmd_export(const sr_args *args)
{
  sr_export_options o = SR_EXPORT_OPTIONS_INIT;
  target t;
  losses l;
  sr_exit result = choose(args, &o);
  if (result != SR_EXIT_ok) return result;
  result = open_losses(&l, args->value[SR_OPT_loss]);
  if (result == SR_EXIT_ok) result = open_target(&t, args, o.format);
  if (result == SR_EXIT_ok) {
    result = run(args, &o, &t, &l);
    sr_exit closed = close_target(&t, result != SR_EXIT_ok);
    if (result == SR_EXIT_ok || t.failed) result = closed;
  }
  sr_exit lost = close_losses(&l, args->value[SR_OPT_loss]);
  return result == SR_EXIT_ok ? lost : result;
}
