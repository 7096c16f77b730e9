/* Reading one report and printing its reading; see job.h. */
#include "cli/job.h"

#include "cli/entry.h"
#include "sitrep/record.h"

enum { KEEP = 1 << 20 }; /* a buffer of more bytes is not kept for the next report */

void sr_job_init(sr_job *job)
{
  *job = (sr_job){.path = ""};
  sr_buf_init(&job->input, SR_MAX_JSON_LINE);
  sr_buf_init(&job->output, (size_t)2 << 30);
  sr_buf_init(&job->messages, 1 << 16);
  sr_buf_init(&job->url, 1 << 14);
}

void sr_job_dispose(sr_job *job)
{
  sr_filing_free(job->filing);
  job->filing = NULL;
  sr_buf_dispose(&job->url);
  sr_buf_dispose(&job->input);
  sr_buf_dispose(&job->output);
  sr_buf_dispose(&job->messages);
}

static void clear(sr_buf *b)
{
  if (b->cap > KEEP) sr_buf_dispose(b);
  sr_buf_clear(b);
}

void sr_job_clear(sr_job *job)
{
  sr_filing_free(job->filing);
  job->filing = NULL;
  clear(&job->input);
  clear(&job->url);
  clear(&job->output);
  clear(&job->messages);
  job->failed = false;
  job->line = 0;
  job->offset = 0;
}

static void say(sr_job *job, const char *kind, size_t offset, const char *cause)
{
  sr_buf_printf(&job->messages, "sitrep: %s", job->path);
  if (job->line) sr_buf_printf(&job->messages, ":%u", job->line);
  if (offset != SIZE_MAX || job->line)
    sr_buf_printf(&job->messages, ": byte %llu",
                  (unsigned long long)(job->offset + (offset == SIZE_MAX ? 0 : offset)));
  sr_buf_printf(&job->messages, ": %s%s\n", kind, cause);
}

void sr_job_complain(sr_job *job, size_t offset, const char *cause)
{
  job->failed = true;
  say(job, "", offset, cause);
}

static sr_view format_word(sr_format f)
{
  return f == SR_FORMAT_HTML ? SR_V("html") : f == SR_FORMAT_TEXT ? SR_V("text") : SR_V("auto");
}

static void print(sr_job *job, const sr_reading *r, const sr_job_options *o)
{
  if (o->format == SR_OUTPUT_TEXT) {
    sr_report_text(&job->output, r, &o->view);
  } else {
    sr_report_json(&job->output, r, o->format == SR_OUTPUT_JSON ? 2 : 0, o->view.explain);
    sr_buf_byte(&job->output, '\n');
  }
  if (job->output.status == SR_OK) return;
  sr_job_complain(job, SIZE_MAX, "the reading is too large to print");
  sr_buf_clear(&job->output);
}

/* What the record keeps of it; the writer takes it from here. */
static void file(sr_job *job, const sr_reading *r, sr_view text, const sr_read_options *read, const sr_job_options *o)
{
  char day[16];
  sr_origin origin = {.title = read->title, .source = read->source, .url = sr_buf_view(&job->url), .format = format_word(read->format)};
  if (read->published != SR_NULL_INT) {
    sr_date_print(read->published, day);
    origin.published = sr_view_of(day);
  }
  sr_status status = sr_filing_new(&job->filing, r, text, &origin, o->linking);
  if (status != SR_OK) sr_job_complain(job, SIZE_MAX, sr_status_name(status));
}

static void read_text(sr_job *job, sr_session *session, sr_view text, const sr_read_options *read,
                      const sr_job_options *o)
{
  const sr_reading *reading;
  sr_error err = {.offset = SIZE_MAX};
  sr_status status = sr_read(&reading, session, text, read, &err);
  if (status != SR_OK) {
    /* Inside a record the engine's offset is one of the decoded text, not of the file. */
    sr_job_complain(job, job->line ? 0 : err.offset, err.message[0] ? err.message : sr_status_name(status));
    return;
  }
  if (!text.len) say(job, "warning: ", SIZE_MAX, "empty: there is no text to read");
  if (o->linking)
    file(job, reading, text, read, o);
  else
    print(job, reading, o);
}

static void read_record(sr_job *job, sr_session *session, const sr_job_options *o)
{
  sr_entry record;
  sr_error err;
  if (sr_entry_parse(&record, sr_buf_view(&job->input), &err) != SR_OK) {
    sr_job_complain(job, err.offset, err.message);
  } else {
    sr_read_options read = o->read;
    read.id = record.id;
    read.format = job->format;
    if (record.title.len) read.title = record.title;
    if (record.source.len) read.source = record.source;
    if (record.published != SR_NULL_INT) read.published = record.published;
    read_text(job, session, record.text, &read, o);
  }
  sr_entry_close(&record);
}

void sr_job_run(sr_job *job, sr_session *session, const sr_job_options *options)
{
  if (job->line) {
    read_record(job, session, options);
    return;
  }
  sr_read_options read = options->read;
  read.format = job->format;
  read_text(job, session, sr_buf_view(&job->input), &read, options);
}
