/* What the files of the command share: its tables, its arguments, its messages. */
#ifndef SR_CLI_CLI_H
#define SR_CLI_CLI_H

#include "base/base.h"
#include "sitrep/engine.h"

typedef enum sr_exit {
#define SR_EXIT(id, code, text) SR_EXIT_##id = code,
#include "cli/exit.def"
#undef SR_EXIT
} sr_exit;

/* Commands, and the bits by which options name them. */
typedef enum sr_cmd {
#define SR_CMD(id, name, operands, summary, text, examples) SR_CMD_##id,
#include "cli/cmd.def"
#undef SR_CMD
  SR_CMD__N
} sr_cmd;
#define SR_FOR(id) (1 << SR_CMD_##id)
enum {
  SR_FOR_READ = SR_FOR(read), SR_FOR_AUDIT = SR_FOR(audit), SR_FOR_REPORT = SR_FOR(report), SR_FOR_DEBUG = SR_FOR(debug), SR_FOR_ADD = SR_FOR(add), SR_FOR_REREAD = SR_FOR(reread),
  SR_FOR_INCIDENTS = SR_FOR(incidents), SR_FOR_SHOW = SR_FOR(show), SR_FOR_PEOPLE = SR_FOR(people), SR_FOR_ACTORS = SR_FOR(actors),
  SR_FOR_SELECT = SR_FOR(incidents) | SR_FOR(export), /* choose incidents */
  SR_FOR_RULE = SR_FOR(merge) | SR_FOR(split) | SR_FOR(correct) | SR_FOR(accept) | SR_FOR(withdraw) | SR_FOR(reject) | SR_FOR(undo),
  SR_FOR_WRITE = SR_FOR_ADD | SR_FOR_REREAD | SR_FOR_RULE | SR_FOR(import), /* change the record */
  SR_FOR_LISTS = SR_FOR_INCIDENTS | SR_FOR_SHOW | SR_FOR_PEOPLE | SR_FOR_ACTORS | SR_FOR(log),
  SR_FOR_RECORD = SR_FOR_WRITE | SR_FOR_LISTS | SR_FOR(why) | SR_FOR(check_record) | SR_FOR_REPORT | SR_FOR(export) | SR_FOR(snapshot),
  SR_FOR_ALL = (1 << SR_CMD__N) - 1
};

typedef enum sr_opt {
#define SR_OPT(id, name, letter, argument, commands, choices, standard, help) SR_OPT_##id,
#include "cli/opt.def"
#undef SR_OPT
  SR_OPT__N
} sr_opt;

/* A parsed command line. Strings are argv's own; a flag that was given is "". */
typedef struct sr_args {
  sr_cmd cmd;
  const char *value[SR_OPT__N]; /* NULL: not given */
  char **operand;
  int n_operands;
} sr_args;

typedef struct sr_cmd_row {
  const char *name, *operands, *summary, *text, *examples;
  sr_exit (*run)(const sr_args *args);
} sr_cmd_row;

typedef struct sr_opt_row {
  const char *name, *argument, *choices, *standard, *help;
  unsigned commands;
  char letter;
} sr_opt_row;

extern const sr_cmd_row sr_cmds[SR_CMD__N];
extern const sr_opt_row sr_opts[SR_OPT__N];

/* Parses what follows the command's name. On a mistake says so on the standard error and returns
 * SR_EXIT_usage. Operands are moved to the front of argv. */
sr_exit sr_args_parse(sr_args *out, sr_cmd cmd, int argc, char **argv);
/* The command of this name, SR_CMD__N where there is none. */
sr_cmd sr_cmd_of(const char *name);
/* Value of an option that is a number from 1 to max; `standard` where it was not given. 0, with a
 * message, where it is none. */
unsigned sr_args_number(const sr_args *args, sr_opt opt, unsigned standard, unsigned max);
/* How many reports are read at the same time: --jobs, else the processors, eight at most. 0, with a message: no number. */
unsigned sr_args_jobs(const sr_args *args);
/* Columns of the text: --width, else the terminal's between 30 and 100, else 80. 0, with a message: no number. */
unsigned sr_args_width(const sr_args *args);
/* Fills the options that concern a report's date, title and source. */
sr_exit sr_args_report(const sr_args *args, sr_read_options *out);

/* "sitrep: " and a message on the standard error, with a newline. */
void sr_complain(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* Prints the help of a command, or of the program (SR_CMD__N). */
void sr_help(FILE *out, sr_cmd cmd);
/* Says that writing to standard output failed with `error`, but where its reader went away. */
sr_exit sr_output_failed(int error);
/* Flushes standard output; SR_EXIT_output, with a message, where that fails. */
sr_exit sr_close_output(void);
/* Finds the data files and makes an engine of them; on failure says why and returns SR_EXIT_data. The
 * files must be closed after the engine is freed. */
struct sr_datafiles;
sr_exit sr_engine_open(sr_engine **out, struct sr_datafiles *files, const sr_args *args);

sr_exit sr_cmd_read(const sr_args *args);
sr_exit sr_cmd_audit(const sr_args *args);
sr_exit sr_cmd_report(const sr_args *args);
sr_exit sr_cmd_debug(const sr_args *args);
sr_exit sr_cmd_help(const sr_args *args);
sr_exit sr_cmd_version(const sr_args *args);
sr_exit sr_cmd_add(const sr_args *args);
sr_exit sr_cmd_reread(const sr_args *args);
sr_exit sr_cmd_incidents(const sr_args *args);
sr_exit sr_cmd_show(const sr_args *args);
sr_exit sr_cmd_why(const sr_args *args);
sr_exit sr_cmd_people(const sr_args *args);
sr_exit sr_cmd_actors(const sr_args *args);
sr_exit sr_cmd_merge(const sr_args *args);
sr_exit sr_cmd_split(const sr_args *args);
sr_exit sr_cmd_correct(const sr_args *args);
sr_exit sr_cmd_accept(const sr_args *args);
sr_exit sr_cmd_withdraw(const sr_args *args);
sr_exit sr_cmd_reject(const sr_args *args);
sr_exit sr_cmd_undo(const sr_args *args);
sr_exit sr_cmd_log(const sr_args *args);
sr_exit sr_cmd_check_record(const sr_args *args);
sr_exit sr_cmd_export(const sr_args *args);
sr_exit sr_cmd_import(const sr_args *args);
sr_exit sr_cmd_snapshot(const sr_args *args);

#endif
