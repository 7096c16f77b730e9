/* `sitrep debug`: what one stage makes of a report. */
#include "cli/cli.h"
#include "cli/datafile.h"
#include "cli/input.h"

static const struct {
  const char *name;
  sr_stage stage;
} stages[] = {{"tokens", SR_STAGE_TOKENS}, {"tags", SR_STAGE_TAGS},     {"names", SR_STAGE_NAMES},
              {"times", SR_STAGE_TIMES},   {"places", SR_STAGE_PLACES}, {"frames", SR_STAGE_FRAMES},
              {"attribution", SR_STAGE_ATTRIBUTION}, {"speech", SR_STAGE_SPEECH}, {"entities", SR_STAGE_ENTITIES},
              {"slots", SR_STAGE_SLOTS}};
enum { N_STAGES = sizeof stages / sizeof *stages };

static int stage_of(const char *name)
{
  for (int i = 0; i < N_STAGES; i++)
    if (!strcmp(stages[i].name, name)) return i;
  return -1;
}

/* Reads a report and prints the stage; a message in `why` where it cannot. */
static sr_status show(const sr_engine *engine, sr_input *in, const sr_args *args, sr_read_options *read, sr_buf *why)
{
  sr_view text;
  sr_buf out;
  sr_session *session = NULL;
  sr_error err = {.offset = SIZE_MAX};
  const char *format = args->value[SR_OPT_stage_format];
  sr_status status = sr_input_all(in, SR_MAX_REPORT, &text, why);
  if (status != SR_OK) return status;
  sr_buf_init(&out, (size_t)2 << 30);
  status = sr_session_new(&session, engine);
  if (status == SR_OK)
    status = sr_debug(&out, session, text, read, stages[stage_of(args->operand[0])].stage,
                      format && !strcmp(format, "json"), &err);
  if (status == SR_OK) status = out.status;
  if (status == SR_OK) {
    if (out.len && out.ptr[out.len - 1] != '\n') sr_buf_byte(&out, '\n');
    if (out.len) fwrite(out.ptr, 1, out.len, stdout);
  } else {
    sr_buf_printf(why, "%s: %s", in->name, err.message[0] ? err.message : sr_status_name(status));
  }
  sr_session_free(session);
  sr_buf_dispose(&out);
  return status;
}

/* Reads lines of two numbers, from and to; the array is the caller's. NULL where the file is none such. */
static uint32_t *read_spans(const char *path, size_t *n, sr_buf *why)
{
  sr_input in;
  sr_view text;
  uint32_t *spans = NULL;
  if (sr_input_open(&in, path, why) != SR_OK) return NULL;
  if (sr_input_all(&in, SR_MAX_REPORT, &text, why) == SR_OK) {
    size_t count = 0;
    spans = malloc((text.len / 2 + 2) * sizeof *spans);
    for (size_t i = 0; spans && i < text.len;) {
      uint32_t value = 0;
      bool digit = false;
      for (; i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9'; i++, digit = true) value = value * 10 + (uint32_t)(text.ptr[i] - '0');
      if (digit) spans[count++] = value;
      else i++;
    }
    *n = count / 2;
  }
  sr_input_close(&in);
  return spans;
}

static sr_exit show_file(const sr_engine *engine, const sr_args *args, sr_read_options *read)
{
  sr_input in;
  sr_buf why;
  const char *kind = args->value[SR_OPT_input];
  read->format = sr_input_format(sr_input_kind_of(kind));
  sr_buf_init(&why, 1 << 14);
  sr_status status = sr_input_open(&in, args->operand[1], &why);
  if (status == SR_OK) {
    if (!kind && sr_input_guess(&in) == SR_INPUT_HTML) read->format = SR_FORMAT_HTML;
    status = show(engine, &in, args, read, &why);
    sr_input_close(&in);
  }
  if (status != SR_OK) sr_complain("%.*s", (int)why.len, why.ptr);
  sr_buf_dispose(&why);
  sr_exit result = sr_close_output();
  return result != SR_EXIT_ok ? result : status == SR_OK ? SR_EXIT_ok : SR_EXIT_input;
}

sr_exit sr_cmd_debug(const sr_args *args)
{
  sr_read_options read;
  sr_exit result = sr_args_report(args, &read);
  if (result != SR_EXIT_ok) return result;
  if (args->n_operands != 2 || stage_of(args->operand[0]) < 0) {
    sr_complain("debug needs one of tokens tags names times places entities frames attribution speech, and one file; see: sitrep help debug");
    return SR_EXIT_usage;
  }
  if (args->value[SR_OPT_input] && !strcmp(args->value[SR_OPT_input], "jsonl")) {
    sr_complain("debug shows one report: a text or a page");
    return SR_EXIT_usage;
  }
  sr_datafiles files;
  sr_engine *engine;
  result = sr_engine_open(&engine, &files, args);
  if (result != SR_EXIT_ok) return result;
  uint32_t *spans = NULL;
  if (args->value[SR_OPT_spans]) {
    sr_buf why;
    sr_buf_init(&why, 1 << 14);
    read.spans = spans = read_spans(args->value[SR_OPT_spans], &read.n_spans, &why);
    if (!spans) sr_complain("%.*s", (int)why.len, why.ptr);
    sr_buf_dispose(&why);
  }
  result = args->value[SR_OPT_spans] && !spans ? SR_EXIT_input : show_file(engine, args, &read);
  free(spans);
  sr_engine_free(engine);
  sr_datafiles_close(&files);
  return result;
}
