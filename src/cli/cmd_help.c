/* `sitrep help`: the help of the commands, all from the tables. */
#include "cli/cli.h"
#include "cli/manual.h"

enum { WIDTH = 79, COLUMN = 24 };

/* Prints words wrapped at WIDTH, every line but the first indented; `at` is the column reached. */
static void wrap(FILE *out, const char *text, size_t indent, size_t at)
{
  while (*text) {
    size_t n = strcspn(text, " ");
    if (at > indent && at + 1 + n > WIDTH) {
      fprintf(out, "\n%*s", (int)indent, "");
      at = indent;
    } else if (at > indent) {
      fputc(' ', out);
      at++;
    }
    fwrite(text, 1, n, out);
    at += n;
    text += n + (text[n] == ' ');
  }
  fputc('\n', out);
}

static void print_option(FILE *out, const sr_opt_row *o)
{
  int n = fprintf(out, "  -%c, --%s%s%s", o->letter, o->name, o->argument ? " " : "", o->argument ? o->argument : "");
  if (n + 2 > COLUMN) {
    fputc('\n', out);
    n = 0;
  }
  fprintf(out, "%*s", COLUMN - n, "");
  wrap(out, o->help, COLUMN, COLUMN);
  if (o->choices) {
    fprintf(out, "%*s", COLUMN, "");
    n = fprintf(out, "one of:");
    wrap(out, o->choices, COLUMN, COLUMN + (size_t)n);
  }
  if (o->standard) {
    fprintf(out, "%*s", COLUMN, "");
    n = fprintf(out, "default:");
    wrap(out, o->standard, COLUMN, COLUMN + (size_t)n);
  }
}

static void print_examples(FILE *out, const char *examples)
{
  fputs("\nExamples:\n", out);
  while (*examples) {
    size_t n = strcspn(examples, "\t"), k = strcspn(examples + n, "\n");
    fprintf(out, "  %.*s\n      %.*s\n", (int)n, examples, (int)k - 1, examples + n + 1);
    examples += n + k + (examples[n + k] == '\n');
  }
}

static void print_exits(FILE *out)
{
  fputs("\nExit status:\n", out);
#define SR_EXIT(id, code, text) fprintf(out, "  %d  %s\n", code, text);
#include "cli/exit.def"
#undef SR_EXIT
}

static void help_program(FILE *out)
{
  fputs("sitrep reads news reports of armed violence and tells what they say happened.\n\nUsage:\n", out);
  for (int c = 0; c < SR_CMD__N; c++)
    fprintf(out, "  sitrep %s%s%s\n", sr_cmds[c].name, sr_cmds[c].operands[0] ? " [OPTION ...] " : "",
            sr_cmds[c].operands);
  fputs("\nCommands:\n", out);
  for (int c = 0; c < SR_CMD__N; c++)
    fprintf(out, "  %-10s%s\n", sr_cmds[c].name, sr_cmds[c].summary);
  fputs("\n\"sitrep help COMMAND\" has each command's options, with examples.\n", out);
  print_examples(out, "sitrep read report.txt\tread one report\n");
  print_exits(out);
}

void sr_help(FILE *out, sr_cmd cmd)
{
  if (cmd == SR_CMD__N) {
    help_program(out);
    return;
  }
  const sr_cmd_row *c = &sr_cmds[cmd];
  fprintf(out, "Usage: sitrep %s%s%s\n\n", c->name, c->operands[0] ? " [OPTION ...] " : "", c->operands);
  wrap(out, c->text, 0, 0);
  fputs("\nOptions:\n", out);
  for (int o = 0; o < SR_OPT__N; o++)
    if (sr_opts[o].commands >> cmd & 1) print_option(out, &sr_opts[o]);
  print_examples(out, c->examples);
  print_exits(out);
}

sr_exit sr_cmd_help(const sr_args *args)
{
  const char *topic = args->n_operands ? args->operand[0] : NULL;
  if (args->n_operands > 1) {
    sr_complain("help needs one topic");
    return SR_EXIT_usage;
  }
  if (topic && !strcmp(topic, "manual")) {
    sr_manual(stdout);
  } else if (topic && !strcmp(topic, "completion")) {
    sr_completion(stdout);
  } else {
    sr_cmd cmd = topic ? sr_cmd_of(topic) : SR_CMD__N;
    if (topic && cmd == SR_CMD__N) {
      sr_complain("there is no command \"%s\"; see: sitrep help", topic);
      return SR_EXIT_usage;
    }
    sr_help(stdout, cmd);
  }
  return sr_close_output();
}
