/* The command `sitrep`: finds the command in the table and runs it. */
#include "cli/cli.h"

#include <signal.h>

static sr_exit run(sr_cmd cmd, int argc, char **argv)
{
  sr_args args;
  sr_exit result = sr_args_parse(&args, cmd, argc, argv);
  if (result != SR_EXIT_ok) return result;
  if (args.value[SR_OPT_help]) {
    sr_help(stdout, cmd);
    return sr_close_output();
  }
  if (args.value[SR_OPT_version]) return sr_cmd_version(&args);
  return sr_cmds[cmd].run(&args);
}

int main(int argc, char **argv)
{
  signal(SIGPIPE, SIG_IGN); /* a failed write is told by its result */
  if (argc < 2) {
    sr_help(stderr, SR_CMD__N);
    return SR_EXIT_usage;
  }
  sr_cmd cmd = sr_cmd_of(argv[1]);
  if (cmd < SR_CMD__N) return (int)run(cmd, argc - 2, argv + 2);
  if (argv[1][0] == '-') return (int)run(SR_CMD_help, argc - 1, argv + 1);
  sr_complain("there is no command \"%s\"; see: sitrep help", argv[1]);
  return SR_EXIT_usage;
}
