/* What all commands share: the engine with its data files, the end of the output, the version. */
#include "cli/cli.h"
#include "cli/datafile.h"

#include <errno.h>

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
