/* Finding and mapping the data files; see datafile.h. */
#include "cli/datafile.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { N_FILES = 5, N_NEEDED = 4, MAX_DIRS = 3, MAX_PATH = 4096 };
static const char *const file_names[N_FILES] = {"lexicon.bin", "actors.bin", "gazetteer.bin", "tagger.bin", "slots.bin"};

typedef struct places {
  char dir[MAX_DIRS][MAX_PATH];
  unsigned n;
} places;

static void add_place(places *p, const char *dir, const char *below)
{
  int n = snprintf(p->dir[p->n], MAX_PATH, "%s%s", dir, below);
  if (n > 0 && n < MAX_PATH) p->n++;
}

/* The directory of the running program; false where the system does not tell. */
static bool program_dir(char *out)
{
  ssize_t n = readlink("/proc/self/exe", out, MAX_PATH - 1);
  if (n <= 0) return false;
  while (n > 0 && out[n - 1] != '/')
    n--;
  out[n] = 0;
  return true;
}

static void list_places(places *p, const char *dir)
{
  const char *set = getenv("SITREP_DATA");
  char program[MAX_PATH];
  if (dir) {
    add_place(p, dir, "");
  } else if (set && *set) {
    add_place(p, set, "");
  } else {
    if (program_dir(program)) {
      add_place(p, program, "data");
      add_place(p, program, "../share/sitrep");
    }
    add_place(p, SITREP_DATADIR, "");
  }
}

static bool holds(const char *dir, const char *name)
{
  char path[MAX_PATH + 32];
  snprintf(path, sizeof path, "%s/%s", dir, name);
  return !access(path, R_OK);
}

/* The first needed file that a directory lacks, or NULL where it has all. */
static const char *lacking(const char *dir)
{
  for (int i = 0; i < N_NEEDED; i++)
    if (!holds(dir, file_names[i])) return file_names[i];
  return NULL;
}

static bool map_file(sr_view *out, const char *dir, const char *name, sr_buf *why)
{
  char path[MAX_PATH + 32];
  struct stat st;
  snprintf(path, sizeof path, "%s/%s", dir, name);
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0 || fstat(fd, &st)) {
    sr_buf_printf(why, "%s: %s", path, strerror(errno));
    if (fd >= 0) close(fd);
    return false;
  }
  void *map = st.st_size > 0 ? mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
  close(fd);
  if (map == MAP_FAILED) {
    sr_buf_printf(why, "%s: %s", path, st.st_size ? strerror(errno) : "empty file");
    return false;
  }
  *out = (sr_view){map, (size_t)st.st_size};
  return true;
}

static sr_view *view_of(sr_data *d, int i)
{
  sr_view *views[N_FILES] = {&d->lexicon, &d->actors, &d->gazetteer, &d->tagger, &d->slots};
  return views[i];
}

sr_status sr_datafiles_open(sr_datafiles *out, const char *dir, sr_buf *why)
{
  static const char given[] = " (--data)", set[] = " ($SITREP_DATA)";
  places p = {.n = 0};
  *out = (sr_datafiles){.dir = NULL};
  list_places(&p, dir);
  for (unsigned i = 0; i < p.n && !out->dir; i++)
    if (!lacking(p.dir[i])) out->dir = strdup(p.dir[i]);
  if (!out->dir) {
    const char *origin = dir ? given : getenv("SITREP_DATA") && *getenv("SITREP_DATA") ? set : "";
    sr_buf_printf(why, "a data file is missing. Looked in:");
    for (unsigned i = 0; i < p.n; i++)
      sr_buf_printf(why, "\n  %s%s: no %s", p.dir[i], origin, lacking(p.dir[i]) ? lacking(p.dir[i]) : "memory");
    return SR_ERR_DATA;
  }
  for (int i = 0; i < N_FILES; i++) {
    if (i >= N_NEEDED && !holds(out->dir, file_names[i])) continue;
    if (map_file(view_of(&out->data, i), out->dir, file_names[i], why)) continue;
    sr_datafiles_close(out);
    return SR_ERR_DATA;
  }
  return SR_OK;
}

void sr_datafiles_close(sr_datafiles *d)
{
  for (int i = 0; i < N_FILES; i++) {
    sr_view *v = view_of(&d->data, i);
    if (v->ptr) munmap((void *)(uintptr_t)v->ptr, v->len);
  }
  free(d->dir);
  *d = (sr_datafiles){.dir = NULL};
}

sr_status sr_datafile_find(char *out, size_t size, const char *dir, const char *below, sr_buf *why)
{
  places p = {.n = 0};
  list_places(&p, dir);
  for (unsigned i = 0; i < p.n; i++) {
    snprintf(out, size, "%s/%s", p.dir[i], below);
    if (!access(out, R_OK)) return SR_OK;
  }
  sr_buf_printf(why, "no %s in the data files. Looked in:", below);
  for (unsigned i = 0; i < p.n; i++)
    sr_buf_printf(why, "\n  %s", p.dir[i]);
  return SR_ERR_DATA;
}
