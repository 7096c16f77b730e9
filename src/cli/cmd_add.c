/* `sitrep add` and `sitrep reread`: workers read, one thread at a time files. */
#include <pthread.h> /* first: it declares functions that base/banned.h poisons */

#include "cli/datafile.h"
#include "cli/source.h"
#include "cli/store.h"
#include "cli/work.h"

#include <signal.h>
#include <unistd.h>

enum { STANDARD_BATCH = 1000 };

typedef struct filer {
  sr_opened *opened;
  sr_change change;
  unsigned batch, waiting; /* reports filed and not yet safe */
  unsigned filed[SR_FILED_CHANGED + 1], safe, failed;
  bool changing, broken, again, progress;
  sr_error err;
} filer;

static volatile sig_atomic_t interrupted;

static void on_interrupt(int signal_number)
{
  (void)signal_number;
  interrupted = 1;
}

static void commit(filer *f)
{
  if (!f->changing || f->broken) return;
  f->changing = false;
  if (sr_record_commit(f->opened->record, &f->err) != SR_OK) {
    f->broken = true;
    return;
  }
  f->safe += f->waiting;
  f->waiting = 0;
  if (f->progress) fprintf(stderr, "\r%u reports are safe in the record ", f->safe);
}

/* Files what one job made; called in the order of the input, by one thread at a time. */
static void deliver(void *payload, sr_job *job)
{
  filer *f = payload;
  sr_filed what;
  if (job->messages.len) fwrite(job->messages.ptr, 1, job->messages.len, stderr);
  f->failed += job->failed;
  if (!job->filing || f->broken || interrupted) return;
  if (!f->changing) {
    f->broken = sr_record_begin(f->opened->record, &f->change, &f->err) != SR_OK;
    if (f->broken) return;
    f->changing = true;
  }
  sr_status status = f->again ? sr_record_refile(f->opened->record, job->filing, &what, &f->err)
                              : sr_record_file(f->opened->record, job->filing, &what, &f->err);
  if (status != SR_OK) {
    f->broken = true;
    return;
  }
  f->filed[what]++;
  if (++f->waiting >= f->batch) commit(f);
}

static void sum_up(const filer *f, const char *path)
{
  if (f->progress) fputs("\r\033[K", stderr);
  printf("%u new, %u cop%s, %u known already, %u could not be read; %u safe in %s\n", f->filed[SR_FILED_NEW], f->filed[SR_FILED_COPY],
         f->filed[SR_FILED_COPY] == 1 ? "y" : "ies",
         f->filed[SR_FILED_KNOWN], f->failed, f->safe, path ? path : "the record");
}

static sr_exit finish(filer *f)
{
  commit(f);
  if (f->broken && f->changing) sr_record_rollback(f->opened->record);
  if (f->broken) {
    if (f->progress) fputc('\n', stderr);
    sr_record_failed(&f->err);
    sr_complain("%u reports are safe, those after them were not added; the same command goes on where this one stopped", f->safe);
    return SR_EXIT_input;
  }
  if (interrupted) sr_complain("stopped; the same command goes on where this one stopped");
  return interrupted || f->failed ? SR_EXIT_input : SR_EXIT_ok;
}

static sr_exit prepare(const sr_args *args, sr_opened *o, filer *f, const char *what, char keep[32], sr_record_mode mode)
{
  *f = (filer){.opened = o, .progress = isatty(2)};
  f->batch = sr_args_number(args, SR_OPT_batch, STANDARD_BATCH, 1000000);
  if (!f->batch) return SR_EXIT_usage;
  sr_exit result = sr_args_change(args, what, &f->change, keep);
  if (result == SR_EXIT_ok) result = sr_opened_open(o, args, mode, true);
  if (result != SR_EXIT_ok) return result;
  /* shows at once whether the record may be written at all */
  if (sr_record_begin(o->record, &f->change, &f->err) != SR_OK) {
    sr_opened_close(o);
    return sr_record_failed(&f->err);
  }
  sr_record_rollback(o->record);
  struct sigaction stop = {.sa_handler = on_interrupt, .sa_flags = (int)SA_RESETHAND};
  sigaction(SIGINT, &stop, NULL);
  sigaction(SIGTERM, &stop, NULL);
  return SR_EXIT_ok;
}

static void submit(sr_work *w, const sr_source_item *item)
{
  sr_job *job = sr_work_take(w);
  snprintf(job->name, sizeof job->name, "%s", item->name);
  job->path = job->name;
  job->apart = true;
  job->format = item->format;
  if (!sr_date_parse(item->published, &job->published)) job->published = SR_NULL_INT;
  sr_buf_add(&job->input, item->text);
  sr_buf_add(&job->id, item->id);
  sr_buf_add(&job->title, item->title);
  sr_buf_add(&job->source, item->source);
  sr_buf_add(&job->url, item->url);
  if (job->input.status != SR_OK) sr_job_complain(job, SIZE_MAX, "not enough memory");
  sr_work_submit(w, job);
}

/* All reports of one operand: file, directory, feed, archive or address. */
static void feed(sr_work *w, const char *operand, const sr_args *args, const filer *f)
{
  sr_source *source;
  sr_source_item item;
  sr_buf why;
  sr_source_options options = {.kind = sr_input_kind_of(args->value[SR_OPT_input]), .fetch_items = true};
  sr_buf_init(&why, 1 << 14);
  if (sr_source_open(&source, operand, &options, &why) != SR_OK) {
    sr_work_fail(w, sr_work_take(w), &why);
  } else {
    for (sr_next next; !f->broken && !interrupted && (next = sr_source_next(source, &item, &why)) != SR_NEXT_END;) {
      if (next == SR_NEXT_FAILURE)
        sr_work_fail(w, sr_work_take(w), &why);
      else
        submit(w, &item);
    }
    sr_source_close(source);
  }
  sr_buf_dispose(&why);
}

static sr_exit file_all(const sr_args *args, const sr_engine *engine, sr_job_options *options, filer *f, unsigned jobs)
{
  bool failed;
  sr_work *w = sr_work_new(engine, options, jobs);
  if (!w) {
    sr_complain("not enough memory");
    return SR_EXIT_input;
  }
  for (int i = 0; i < args->n_operands && !f->broken && !interrupted; i++) feed(w, args->operand[i], args, f);
  sr_work_finish(w, &failed);
  return finish(f);
}

sr_exit sr_cmd_add(const sr_args *args)
{
  sr_job_options options = {.format = SR_OUTPUT_JSONL};
  sr_opened opened;
  sr_engine *engine;
  sr_datafiles files;
  filer f;
  char keep[32];
  unsigned jobs = sr_args_jobs(args);
  sr_exit result = jobs ? sr_args_report(args, &options.read) : SR_EXIT_usage;
  if (result != SR_EXIT_ok) return result;
  if (!args->n_operands) {
    sr_complain("add needs a file, or - for the standard input; see: sitrep help add");
    return SR_EXIT_usage;
  }
  result = sr_engine_open(&engine, &files, args);
  if (result != SR_EXIT_ok) return result;
  result = prepare(args, &opened, &f, "add", keep, SR_RECORD_CREATE);
  if (result == SR_EXIT_ok) {
    options.linking = opened.linking;
    options.deliver = deliver;
    options.payload = &f;
    result = file_all(args, engine, &options, &f, jobs);
    sum_up(&f, args->value[SR_OPT_record]);
    sr_opened_close(&opened);
  }
  sr_engine_free(engine);
  sr_datafiles_close(&files);
  sr_exit closed = sr_close_output();
  return closed == SR_EXIT_ok ? result : closed;
}

/* ---- reading again ---- */

typedef struct again {
  filer *f;
  sr_session *session;
  sr_job_options *options;
} again;

static void read_again(filer *f, sr_session *session, sr_job_options *o, const sr_stored *s)
{
  sr_job job;
  sr_error err = {.offset = SIZE_MAX};
  const sr_reading *reading;
  sr_read_options read = SR_READ_OPTIONS_INIT;
  read.id = s->id;
  read.title = s->title;
  read.source = s->source;
  if (s->published.len) (void)sr_date_parse(s->published, &read.published);
  read.format = sr_view_eq(s->format, SR_V("html")) ? SR_FORMAT_HTML : sr_view_eq(s->format, SR_V("text")) ? SR_FORMAT_TEXT : SR_FORMAT_AUTO;
  sr_origin origin = {.url = s->url, .title = s->title, .published = s->published, .source = s->source, .format = s->format};
  sr_job_init(&job);
  unsigned before = f->filed[SR_FILED_CHANGED];
  if (sr_read(&reading, session, s->text, &read, &err) == SR_OK && sr_filing_new(&job.filing, reading, s->text, &origin, o->linking) == SR_OK)
    deliver(f, &job);
  else
    f->failed++;
  if (f->filed[SR_FILED_CHANGED] > before) printf("%.*s: read otherwise\n", (int)s->id.len, s->id.ptr);
  sr_job_dispose(&job);
}

static bool each(void *payload, const sr_stored *s)
{
  again *a = payload;
  if (sr_view_eq(s->format, SR_V("coded"))) return true; /* a row of a table: there is nothing to read */
  read_again(a->f, a->session, a->options, s);
  return !a->f->broken && !interrupted;
}

sr_exit sr_cmd_reread(const sr_args *args)
{
  sr_job_options options = {.format = SR_OUTPUT_JSONL};
  sr_opened opened, source;
  sr_engine *engine;
  sr_datafiles files;
  filer f;
  char keep[32];
  again a = {&f, NULL, &options};
  sr_exit result = sr_engine_open(&engine, &files, args);
  if (result != SR_EXIT_ok) return result;
  result = prepare(args, &opened, &f, "reread", keep, SR_RECORD_WRITE);
  if (result == SR_EXIT_ok && (result = sr_opened_open(&source, args, SR_RECORD_READ, false)) == SR_EXIT_ok) {
    f.again = true;
    options.linking = opened.linking;
    if (sr_session_new(&a.session, engine) != SR_OK) f.broken = true;
    else if (sr_record_reports(source.record, each, &a, &f.err) != SR_OK) f.broken = true;
    result = finish(&f);
    printf("%u read otherwise, %u as before\n", f.filed[SR_FILED_CHANGED], f.filed[SR_FILED_KNOWN]);
    sr_session_free(a.session);
    sr_opened_close(&source);
  }
  sr_opened_close(&opened);
  sr_engine_free(engine);
  sr_datafiles_close(&files);
  return result == SR_EXIT_ok ? sr_close_output() : result;
}
