/* `sitrep audit`: do published figures agree with one another? */
#include "cli/cli.h"
#include "cli/datafile.h"
#include "cli/input.h"
#include "cli/recount.h"
#include "cli/report_file.h"
#include "sitrep/audit.h"

#include <errno.h>

/* One run: the engine is opened with the first report, so that tables need no data files. */
typedef struct auditing {
  const sr_args *args;
  sr_audit *audit;
  sr_datafiles files;
  sr_engine *engine;
  sr_session *session;
  sr_read_options read;
} auditing;

static bool ends_in(const char *path, const char *end)
{
  size_t n = strlen(path), k = strlen(end);
  return n > k && !strcmp(path + n - k, end);
}

static bool first_line_has(sr_view text, const char *word)
{
  size_t n = strlen(word);
  for (size_t i = 0; i + n <= text.len && text.ptr[i] != '\n'; i++)
    if (!memcmp(text.ptr + i, word, n)) return true;
  return false;
}

/* By its option, its name, or a first line that is a header of ours. */
static bool is_table(const auditing *a, const char *path, sr_view text)
{
  const char *kind = a->args->value[SR_OPT_audit_input];
  if (kind && strcmp(kind, "auto")) return !strcmp(kind, "csv");
  if (ends_in(path, ".csv") || ends_in(path, ".tsv")) return true;
  bool separated = first_line_has(text, "\t") || first_line_has(text, ",") || first_line_has(text, ";");
  return separated && first_line_has(text, "value") &&
         (first_line_has(text, "figure") || first_line_has(text, "measure"));
}

static sr_exit open_engine(auditing *a)
{
  if (a->session) return SR_EXIT_ok;
  sr_exit result = sr_engine_open(&a->engine, &a->files, a->args);
  if (result != SR_EXIT_ok) return result;
  if (sr_session_new(&a->session, a->engine) == SR_OK) return SR_EXIT_ok;
  sr_complain("not enough memory");
  return SR_EXIT_input;
}

static sr_status read_report(auditing *a, const char *name, sr_view text, sr_format format, sr_error *err)
{
  const sr_reading *reading;
  a->read.format = format;
  sr_status st = sr_read(&reading, a->session, text, &a->read, err);
  return st == SR_OK ? sr_audit_reading(a->audit, reading, text, sr_view_of(name), err) : st;
}

/* A report of ours, as CSV or JSON. */
static sr_status add_own(auditing *a, const char *name, sr_view text, sr_error *err)
{
  if (sr_audit_is_report(text)) return sr_audit_report(a->audit, text, sr_view_of(name), true, err);
  sr_buf table;
  sr_buf_init(&table, (size_t)1 << 30);
  sr_status st = sr_report_json_table(&table, text, err);
  if (st == SR_OK) st = sr_audit_report(a->audit, sr_buf_view(&table), sr_view_of(name), false, err);
  sr_buf_dispose(&table);
  return st;
}

static void complain_of(const char *name, sr_status st, const sr_error *err)
{
  const char *cause = err->message[0] ? err->message : sr_status_name(st);
  if (err->offset == SIZE_MAX)
    sr_complain("%s: %s", name, cause);
  else
    sr_complain("%s: byte %zu: %s", name, err->offset, cause);
}

static sr_format format_of(const auditing *a, sr_input *in)
{
  const char *kind = a->args->value[SR_OPT_audit_input];
  if (kind && !strcmp(kind, "html")) return SR_FORMAT_HTML;
  if (kind && !strcmp(kind, "text")) return SR_FORMAT_TEXT;
  return sr_input_guess(in) == SR_INPUT_HTML ? SR_FORMAT_HTML : SR_FORMAT_AUTO;
}

static sr_exit add_file(auditing *a, const char *path)
{
  sr_input in;
  sr_buf why;
  sr_view text;
  sr_error err = {.offset = SIZE_MAX};
  sr_exit result = SR_EXIT_ok;
  sr_buf_init(&why, 1 << 14);
  sr_status st = sr_input_open(&in, path, &why);
  if (st == SR_OK) {
    sr_format format = format_of(a, &in);
    st = sr_input_all(&in, SR_MAX_REPORT, &text, &why);
    if (st == SR_OK && (sr_audit_is_report(text) || sr_is_report_json(text))) {
      st = add_own(a, in.name, text, &err);
    } else if (st == SR_OK && is_table(a, path, text)) {
      st = sr_audit_table(a->audit, text, sr_view_of(in.name), &err);
    } else if (st == SR_OK) {
      result = open_engine(a);
      if (result == SR_EXIT_ok) st = read_report(a, in.name, text, format, &err);
    }
    if (st != SR_OK && !why.len) complain_of(in.name, st, &err);
    sr_input_close(&in);
  }
  if (why.len) sr_complain("%.*s", (int)why.len, why.ptr);
  sr_buf_dispose(&why);
  return result != SR_EXIT_ok ? result : st == SR_OK ? SR_EXIT_ok : SR_EXIT_input;
}

static sr_exit print(const auditing *a)
{
  sr_buf out;
  sr_error err = {.offset = SIZE_MAX};
  const char *format = a->args->value[SR_OPT_audit_format];
  unsigned width = sr_args_width(a->args);
  if (!width) return SR_EXIT_usage;
  sr_status st = sr_audit_run(a->audit, &err);
  sr_buf_init(&out, (size_t)1 << 30);
  if (st == SR_OK) {
    if (format && !strcmp(format, "json"))
      sr_audit_json(&out, a->audit);
    else if (format && !strcmp(format, "csv"))
      sr_audit_csv(&out, a->audit);
    else
      sr_audit_text(&out, a->audit, width, a->args->value[SR_OPT_color] != NULL);
    st = out.status;
  }
  sr_exit result = SR_EXIT_input;
  if (st != SR_OK)
    sr_complain("%s", err.message[0] ? err.message : sr_status_name(st));
  else
    result = fwrite(out.ptr, 1, out.len, stdout) == out.len ? sr_close_output() : sr_output_failed(errno);
  sr_buf_dispose(&out);
  return result;
}

sr_exit sr_cmd_audit(const sr_args *args)
{
  auditing a = {.args = args};
  sr_exit result = sr_args_report(args, &a.read), worst = SR_EXIT_ok;
  if (result != SR_EXIT_ok) return result;
  if (!args->n_operands) {
    sr_complain("audit needs a report or a table, or - for the standard input; see: sitrep help audit");
    return SR_EXIT_usage;
  }
  if (args->value[SR_OPT_audit_as] && !args->value[SR_OPT_audit_record]) {
    sr_complain("--as says how a record is counted, and there is none: give --record too");
    return SR_EXIT_usage;
  }
  if (sr_audit_new(&a.audit) != SR_OK) {
    sr_complain("not enough memory");
    return SR_EXIT_input;
  }
  sr_recount *recount = NULL;
  if (args->value[SR_OPT_audit_record]) {
    worst = sr_recount_open(&recount, args);
    sr_audit_against(a.audit, sr_recount_figure, recount);
  }
  for (int i = 0; i < args->n_operands && worst < SR_EXIT_usage; i++) {
    result = add_file(&a, args->operand[i]);
    if (result > worst) worst = result;
  }
  if (worst < SR_EXIT_usage && (worst == SR_EXIT_ok || args->n_operands > 1)) {
    result = print(&a);
    if (result > worst) worst = result;
  }
  sr_session_free(a.session);
  if (a.engine) {
    sr_engine_free(a.engine);
    sr_datafiles_close(&a.files);
  }
  sr_recount_close(recount);
  sr_audit_free(a.audit);
  return worst;
}
