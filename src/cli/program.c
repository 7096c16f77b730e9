/* What all commands share: the engine with its data files, the end of the output, the version. */
#include "cli/cli.h"
#include "cli/datafile.h"

#include <errno.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { MAX_JOBS = 256, STANDARD_JOBS = 8, MIN_WIDTH = 30, MAX_WIDTH = 100 };

sr_exit sr_output_failed(int error)
{
  /* A reader that went away (`| head`) knows why. */
  if (error != EPIPE) sr_complain("standard output: %s", error ? strerror(error) : "cannot write");
  return SR_EXIT_output;
}

sr_exit sr_close_output(void)
{
  errno = 0;
  if (!fflush(stdout) && !ferror(stdout)) return SR_EXIT_ok;
  return sr_output_failed(errno);
}

unsigned sr_args_jobs(const sr_args *args)
{
  long n = sysconf(_SC_NPROCESSORS_ONLN);
  return sr_args_number(args, SR_OPT_jobs, n < 1 ? 1 : n > STANDARD_JOBS ? STANDARD_JOBS : (unsigned)n, MAX_JOBS);
}

static unsigned terminal_width(void)
{
  struct winsize size;
  if (!isatty(1) || ioctl(1, TIOCGWINSZ, &size) || size.ws_col < MIN_WIDTH) return 80;
  return size.ws_col > MAX_WIDTH ? MAX_WIDTH : size.ws_col;
}

unsigned sr_args_width(const sr_args *args)
{
  return sr_args_number(args, SR_OPT_width, terminal_width(), 1000);
}

sr_exit sr_engine_open(sr_engine **out, sr_datafiles *files, const sr_args *args)
{
  sr_buf why;
  sr_error err = {.offset = SIZE_MAX};
  sr_buf_init(&why, 1 << 16);
  sr_exit result = SR_EXIT_ok;
  if (sr_datafiles_open(files, args->value[SR_OPT_data], &why) != SR_OK) {
    sr_complain("%.*s", (int)why.len, why.ptr);
    result = SR_EXIT_data;
  } else if (sr_engine_new(out, &files->data, &err) != SR_OK) {
    sr_complain("data files in %s: %s", files->dir, err.message);
    sr_datafiles_close(files);
    result = SR_EXIT_data;
  }
  sr_buf_dispose(&why);
  return result;
}

sr_exit sr_cmd_version(const sr_args *args)
{
  (void)args;
  printf("sitrep %s\n", sr_version());
  return sr_close_output();
}
