/* The example of docs/guide/library.md, whole: maps the data files of a directory, reads one report, prints it. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sitrep/buf.h>
#include <sitrep/engine.h>
#include <sitrep/report.h>

static sr_view map(const char *dir, const char *name)
{
  char path[4096];
  struct stat st;
  snprintf(path, sizeof path, "%s/%s", dir, name);
  int fd = open(path, O_RDONLY);
  if (fd < 0 || fstat(fd, &st)) return SR_VNULL;
  void *p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
  close(fd);
  return p == MAP_FAILED ? SR_VNULL : (sr_view){p, (size_t)st.st_size};
}

int main(int argc, char **argv)
{
  if (argc != 2) return 2;
  const sr_data data = {.lexicon = map(argv[1], "lexicon.bin"), .actors = map(argv[1], "actors.bin"),
                        .gazetteer = map(argv[1], "gazetteer.bin"), .tagger = map(argv[1], "tagger.bin")};
  sr_engine *engine;
  sr_session *session;
  sr_error err;
  if (sr_engine_new(&engine, &data, &err) != SR_OK) {
    fprintf(stderr, "%s\n", err.message);
    return 1;
  }
  if (sr_session_new(&session, engine) != SR_OK) return 1;
  sr_read_options options = SR_READ_OPTIONS_INIT;
  if (!sr_date_parse(SR_V("2024-05-03"), &options.published)) return 1;
  const sr_reading *reading;
  sr_view text = SR_V("KARACHI: Gunmen killed a constable in Korangi on Thursday, police said.");
  if (sr_read(&reading, session, text, &options, &err) != SR_OK) return 1;
  sr_buf out;
  sr_buf_init(&out, 1 << 20);
  sr_report_json(&out, reading, 0, false);
  printf("%.*s\n", (int)out.len, out.ptr);
  sr_buf_dispose(&out);
  sr_session_free(session);
  sr_engine_free(engine);
  return 0;
}
