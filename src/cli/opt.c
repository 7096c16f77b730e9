/* Command line parsing, from the rows of opt.def. */
#include "cli/cli.h"

#include <stdarg.h>

const sr_cmd_row sr_cmds[SR_CMD__N] = {
#define SR_CMD(id, name, operands, summary, text, examples) {name, operands, summary, text, examples, sr_cmd_##id},
#include "cli/cmd.def"
#undef SR_CMD
};

const sr_opt_row sr_opts[SR_OPT__N] = {
#define SR_OPT(id, name, letter, argument, commands, choices, standard, help) \
  {name, argument, choices, standard, help, commands, letter},
#include "cli/opt.def"
#undef SR_OPT
};

void sr_complain(const char *fmt, ...)
{
  va_list ap;
  va_start(ap, fmt);
  fputs("sitrep: ", stderr);
  vfprintf(stderr, fmt, ap);
  fputc('\n', stderr);
  va_end(ap);
}

sr_cmd sr_cmd_of(const char *name)
{
  for (int c = 0; c < SR_CMD__N; c++)
    if (!strcmp(sr_cmds[c].name, name)) return (sr_cmd)c;
  return SR_CMD__N;
}

static bool is_choice(const char *choices, const char *word)
{
  size_t n = strlen(word);
  for (const char *p = choices; p && *p;) {
    size_t k = strcspn(p, " ");
    if (k == n && !memcmp(p, word, n)) return true;
    p += k + (p[k] == ' ');
  }
  return false;
}

static int find_long(sr_cmd cmd, const char *name, size_t len)
{
  for (int o = 0; o < SR_OPT__N; o++)
    if ((sr_opts[o].commands >> cmd & 1) && strlen(sr_opts[o].name) == len && !memcmp(sr_opts[o].name, name, len))
      return o;
  return -1;
}

static int find_letter(sr_cmd cmd, char letter)
{
  for (int o = 0; o < SR_OPT__N; o++)
    if ((sr_opts[o].commands >> cmd & 1) && sr_opts[o].letter == letter) return o;
  return -1;
}

/* Stores a value, `value` NULL for a flag. */
static sr_exit store(sr_args *out, int o, const char *value)
{
  const sr_opt_row *row = &sr_opts[o];
  if (row->choices && !is_choice(row->choices, value)) {
    sr_complain("--%s: \"%s\" is none of: %s", row->name, value, row->choices);
    return SR_EXIT_usage;
  }
  out->value[o] = value ? value : "";
  return SR_EXIT_ok;
}

typedef struct arg_cursor {
  int argc, at;
  char **argv;
} arg_cursor;

/* --name, --name=value, --name value */
static sr_exit parse_long(sr_args *out, arg_cursor *c)
{
  const char *arg = c->argv[c->at] + 2;
  size_t len = strcspn(arg, "=");
  const char *value = arg[len] ? arg + len + 1 : NULL;
  int o = find_long(out->cmd, arg, len);
  if (o < 0) {
    sr_complain("%s has no option --%.*s; see: sitrep help %s", sr_cmds[out->cmd].name, (int)len, arg,
                sr_cmds[out->cmd].name);
    return SR_EXIT_usage;
  }
  if (!sr_opts[o].argument && value) {
    sr_complain("--%s takes no value", sr_opts[o].name);
    return SR_EXIT_usage;
  }
  if (sr_opts[o].argument && !value) {
    if (c->at + 1 >= c->argc) {
      sr_complain("--%s needs a value: %s", sr_opts[o].name, sr_opts[o].argument);
      return SR_EXIT_usage;
    }
    value = c->argv[++c->at];
  }
  return store(out, o, value);
}

/* -x, -xyz for flags; -xvalue, -x value */
static sr_exit parse_letters(sr_args *out, arg_cursor *c)
{
  for (const char *p = c->argv[c->at] + 1; *p; p++) {
    int o = find_letter(out->cmd, *p);
    if (o < 0) {
      sr_complain("%s has no option -%c; see: sitrep help %s", sr_cmds[out->cmd].name, *p,
                  sr_cmds[out->cmd].name);
      return SR_EXIT_usage;
    }
    if (!sr_opts[o].argument) {
      out->value[o] = "";
      continue;
    }
    if (p[1]) return store(out, o, p + 1);
    if (c->at + 1 >= c->argc) {
      sr_complain("-%c needs a value: %s", *p, sr_opts[o].argument);
      return SR_EXIT_usage;
    }
    return store(out, o, c->argv[++c->at]);
  }
  return SR_EXIT_ok;
}

sr_exit sr_args_parse(sr_args *out, sr_cmd cmd, int argc, char **argv)
{
  *out = (sr_args){.cmd = cmd, .operand = argv};
  bool only_operands = false;
  for (arg_cursor c = {argc, 0, argv}; c.at < argc; c.at++) {
    char *arg = argv[c.at];
    sr_exit result = SR_EXIT_ok;
    if (only_operands || arg[0] != '-' || !arg[1])
      argv[out->n_operands++] = arg;
    else if (!strcmp(arg, "--"))
      only_operands = true;
    else if (arg[1] == '-')
      result = parse_long(out, &c);
    else
      result = parse_letters(out, &c);
    if (result != SR_EXIT_ok) return result;
  }
  return SR_EXIT_ok;
}

unsigned sr_args_number(const sr_args *args, sr_opt opt, unsigned standard, unsigned max)
{
  const char *text = args->value[opt];
  if (!text) return standard;
  unsigned n = 0;
  for (const char *p = text; *p; p++) {
    if (*p < '0' || *p > '9' || n > max) {
      n = 0;
      break;
    }
    n = n * 10 + (unsigned)(*p - '0');
  }
  if (n >= 1 && n <= max) return n;
  sr_complain("--%s: \"%s\" is not a number from 1 to %u", sr_opts[opt].name, text, max);
  return 0;
}

sr_exit sr_args_report(const sr_args *args, sr_read_options *out)
{
  const char *date = args->value[SR_OPT_date];
  *out = (sr_read_options)SR_READ_OPTIONS_INIT;
  out->title = sr_view_of(args->value[SR_OPT_title]);
  out->source = sr_view_of(args->value[SR_OPT_source]);
  out->explain = args->value[SR_OPT_explain] != NULL;
  out->templates = args->value[SR_OPT_templates] != NULL;
  if (date && !sr_date_parse(sr_view_of(date), &out->published)) {
    sr_complain("--date: \"%s\" is not a date like 2024-07-24", date);
    return SR_EXIT_usage;
  }
  return SR_EXIT_ok;
}
