/* `sitrep import`: tables of others, and exports of a record, into the record. */
#include "cli/datafile.h"
#include "cli/store.h"
#include "sitrep/import.h"

#include <errno.h>

typedef struct input {
  const char *name;
  FILE *file;
  int error;
} input;

static long take(void *payload, char *to, size_t room)
{
  input *in = payload;
  size_t n = fread(to, 1, room, in->file);
  if (n || !ferror(in->file)) return (long)n;
  in->error = errno;
  return -1;
}

static void tell(void *payload, const sr_import_problem *p)
{
  const input *in = payload;
  if (p->column.len)
    sr_complain("%s:%u: %.*s: %.*s", in->name, p->line, (int)p->column.len, p->column.ptr, (int)p->why.len, p->why.ptr);
  else
    sr_complain("%s:%u: %.*s", in->name, p->line, (int)p->why.len, p->why.ptr);
}

static sr_exit failed(const input *in, const sr_error *err)
{
  if (in->error)
    sr_complain("%s: %s", in->name, strerror(in->error));
  else
    sr_complain("%s: %s", in->name, err->message[0] ? err->message : sr_status_name(err->code));
  fputs("sitrep: nothing was imported\n", stderr);
  return err->code == SR_ERR_DATA ? SR_EXIT_data : SR_EXIT_input;
}

static void sum_up(const sr_import_options *o, const sr_import_counts *c)
{
  if (o->format != SR_IMPORT_jsonl)
    printf("%u rows: %u new, %u changed, %u known already, %u left out\n", c->rows, c->added, c->changed, c->known,
           c->bad);
  else if (c->restored)
    printf("restored: %u reports, %u rows\n", c->added, c->rows);
  else
    printf("the record is this one already; nothing was changed\n");
}

static sr_exit run(const sr_args *args, sr_import_options *o, input *in)
{
  sr_opened opened;
  sr_error err = {.offset = SIZE_MAX};
  sr_import_counts counts;
  sr_exit result = sr_opened_open(&opened, args, SR_RECORD_CREATE, true);
  if (result != SR_EXIT_ok) return result;
  o->linking = opened.linking;
  sr_status st = sr_record_import(opened.record, o, &counts, &err);
  sr_opened_close(&opened);
  if (st != SR_OK) return failed(in, &err);
  sum_up(o, &counts);
  result = sr_close_output();
  return result == SR_EXIT_ok && counts.bad ? SR_EXIT_input : result;
}

static sr_exit choose(const sr_args *args, sr_import_options *o, char keep[32])
{
  const char *word = args->value[SR_OPT_import_format];
  if (args->n_operands != 1 || !word) {
    sr_complain("import needs a --format and one file, or - for the standard input; see: sitrep help import");
    return SR_EXIT_usage;
  }
  o->format = (sr_import_format)sr_import_format_of(sr_view_of(word)); /* one of the option's choices */
  o->source = sr_view_of(args->value[SR_OPT_import_source]);
  return sr_args_change(args, "import", &o->change, keep);
}

sr_exit sr_cmd_import(const sr_args *args)
{
  sr_import_options o = SR_IMPORT_OPTIONS_INIT;
  char keep[32];
  sr_exit result = choose(args, &o, keep);
  if (result != SR_EXIT_ok) return result;
  input in = {.name = args->operand[0], .file = stdin};
  if (strcmp(in.name, "-")) in.file = fopen(in.name, "rbe");
  if (!in.file) {
    sr_complain("%s: %s", in.name, strerror(errno));
    return SR_EXIT_input;
  }
  o.read = take;
  o.payload = o.problem_payload = &in;
  o.problem = tell;
  result = run(args, &o, &in);
  if (in.file != stdin) fclose(in.file);
  return result;
}
