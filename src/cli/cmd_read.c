/* `sitrep read`: feeds reports to the workers. */
#include "cli/cli.h"
#include "cli/datafile.h"
#include "cli/input.h"
#include "cli/work.h"

#include <unistd.h>

static sr_output_format format_of(const char *word)
{
  return !strcmp(word, "text") ? SR_OUTPUT_TEXT : !strcmp(word, "json") ? SR_OUTPUT_JSON : SR_OUTPUT_JSONL;
}

static void feed_report(sr_work *w, sr_input *in, sr_input_kind kind, sr_buf *why)
{
  sr_view text;
  sr_job *job = sr_work_take(w);
  job->path = in->name;
  job->format = sr_input_format(kind);
  if (sr_input_all(in, SR_MAX_REPORT, &text, why) != SR_OK) {
    sr_work_fail(w, job, why);
    return;
  }
  sr_buf_add(&job->input, text);
  if (job->input.status != SR_OK) sr_job_complain(job, SIZE_MAX, "not enough memory");
  sr_work_submit(w, job);
}

static void feed_record(sr_work *w, const sr_input *in, const sr_line *line)
{
  sr_job *job = sr_work_take(w);
  job->path = in->name;
  job->line = line->number;
  job->offset = line->offset;
  job->format = SR_FORMAT_AUTO;
  if (line->too_long)
    sr_job_complain(job, 0, "record longer than the limit of 64 MB");
  else
    sr_buf_add(&job->input, line->text);
  if (job->input.status != SR_OK) sr_job_complain(job, 0, "not enough memory");
  sr_work_submit(w, job);
}

static void feed_records(sr_work *w, sr_input *in, sr_buf *why)
{
  sr_line line;
  while (sr_work_goes_on(w)) {
    if (sr_input_record(in, &line, why) != SR_OK) {
      sr_work_fail(w, sr_work_take(w), why);
      return;
    }
    if (!line.text.ptr && !line.too_long) return;
    feed_record(w, in, &line);
  }
}

/* Without --format several reports go one a line; that a file holds records may show only here. */
static void settle_format(const sr_args *args, sr_job_options *o, sr_input_kind kind)
{
  if (kind == SR_INPUT_JSONL && !args->value[SR_OPT_format] && o->format == SR_OUTPUT_JSON) o->format = SR_OUTPUT_JSONL;
}

static void feed_file(sr_work *w, const char *path, const sr_args *args, sr_job_options *o)
{
  sr_input in;
  sr_buf why;
  sr_input_kind kind = sr_input_kind_of(args->value[SR_OPT_input]);
  sr_buf_init(&why, 1 << 14);
  if (sr_input_open(&in, path, &why) != SR_OK) {
    sr_work_fail(w, sr_work_take(w), &why);
  } else {
    if (kind == SR_INPUT_AUTO) kind = sr_input_guess(&in);
    settle_format(args, o, kind);
    if (kind == SR_INPUT_JSONL)
      feed_records(w, &in, &why);
    else
      feed_report(w, &in, kind, &why);
    sr_input_close(&in);
  }
  sr_buf_dispose(&why);
}

/* Of one report JSON is indented; of several it is one line each. */
static sr_output_format standard_format(const sr_args *args)
{
  if (isatty(1)) return SR_OUTPUT_TEXT;
  return args->n_operands > 1 ? SR_OUTPUT_JSONL : SR_OUTPUT_JSON;
}

static sr_exit options_of(const sr_args *args, sr_job_options *out, unsigned *jobs)
{
  sr_exit result = sr_args_report(args, &out->read);
  if (result != SR_EXIT_ok) return result;
  if (!args->n_operands) {
    sr_complain("read needs a file, or - for the standard input; see: sitrep help read");
    return SR_EXIT_usage;
  }
  const char *format = args->value[SR_OPT_format];
  out->format = format ? format_of(format) : standard_format(args);
  *jobs = sr_args_jobs(args);
  out->view.width = sr_args_width(args);
  out->view.colour = args->value[SR_OPT_color] != NULL;
  out->view.explain = out->read.explain;
  return *jobs && out->view.width ? SR_EXIT_ok : SR_EXIT_usage;
}

static sr_exit feed_all(const sr_args *args, const sr_engine *engine, sr_job_options *options, unsigned jobs)
{
  bool failed;
  sr_work *w = sr_work_new(engine, options, jobs);
  if (!w) {
    sr_complain("not enough memory");
    return SR_EXIT_input;
  }
  for (int i = 0; i < args->n_operands && sr_work_goes_on(w); i++)
    feed_file(w, args->operand[i], args, options);
  int error = sr_work_finish(w, &failed);
  if (error) return sr_output_failed(error);
  sr_exit result = sr_close_output();
  if (result != SR_EXIT_ok) return result;
  return failed ? SR_EXIT_input : SR_EXIT_ok;
}

sr_exit sr_cmd_read(const sr_args *args)
{
  sr_job_options options = {.format = SR_OUTPUT_JSON};
  unsigned jobs;
  sr_exit result = options_of(args, &options, &jobs);
  if (result != SR_EXIT_ok) return result;
  sr_datafiles files;
  sr_engine *engine;
  result = sr_engine_open(&engine, &files, args);
  if (result != SR_EXIT_ok) return result;
  result = feed_all(args, engine, &options, jobs);
  sr_engine_free(engine);
  sr_datafiles_close(&files);
  return result;
}
