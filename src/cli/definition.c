/* Definitions by name; see definition.h. */
#include "cli/definition.h"

#include "cli/datafile.h"
#include "cli/input.h"

#include <dirent.h>

enum { MAX_NAMES = 64, MAX_NAME = 32, MAX_PATH = 4096 };

/* Names are letters, digits and "-": what could lead elsewhere is none. */
static bool is_name(const char *name)
{
  size_t n = strlen(name);
  for (size_t i = 0; i < n; i++)
    if (!((name[i] >= 'a' && name[i] <= 'z') || (name[i] >= '0' && name[i] <= '9') || name[i] == '-')) return false;
  return n > 0 && n < MAX_NAME;
}

static int by_name(const void *a, const void *b)
{
  return strcmp(a, b);
}

static unsigned list(const char *path, char (*out)[MAX_NAME])
{
  unsigned n = 0;
  DIR *dir = opendir(path);
  for (struct dirent *e; dir && (e = readdir(dir)) && n < MAX_NAMES;) {
    size_t len = strlen(e->d_name);
    if (len < 5 || len - 4 >= MAX_NAME || strcmp(e->d_name + len - 4, ".tsv")) continue;
    memcpy(out[n], e->d_name, len - 4);
    out[n++][len - 4] = 0;
  }
  if (dir) closedir(dir);
  qsort(out, n, sizeof *out, by_name);
  return n;
}

static sr_exit unknown(const char *option, const char *name, const char *folder)
{
  char names[MAX_NAMES][MAX_NAME], near[128];
  sr_view view[MAX_NAMES];
  sr_buf all;
  unsigned n = list(folder, names);
  sr_buf_init(&all, 1 << 14);
  for (unsigned i = 0; i < n; i++) {
    view[i] = sr_view_of(names[i]);
    sr_buf_printf(&all, "%s%s", i ? ", " : "", names[i]);
  }
  sr_nearest(near, sizeof near, sr_view_of(name), view, n);
  if (*near)
    sr_complain("--%s: there is no definition \"%s\"; nearest: %s", option, name, near);
  else
    sr_complain("--%s: there is no definition \"%s\"; there are: %.*s", option, name, (int)all.len, all.len ? all.ptr : "");
  sr_buf_dispose(&all);
  return SR_EXIT_usage;
}

static sr_exit read_text(const char *path, sr_buf *text)
{
  sr_input in;
  sr_buf why;
  sr_view all;
  sr_buf_init(&why, 1 << 14);
  sr_status st = sr_input_open(&in, path, &why);
  if (st == SR_OK) {
    st = sr_input_all(&in, 1 << 20, &all, &why);
    if (st == SR_OK) sr_buf_add(text, all);
    sr_input_close(&in);
  }
  if (st != SR_OK) sr_complain("%.*s", (int)why.len, why.len ? why.ptr : "");
  sr_buf_dispose(&why);
  return st == SR_OK ? SR_EXIT_ok : SR_EXIT_data;
}

sr_exit sr_definition_load(sr_definition *out, sr_buf *text, const char *option, const char *name, const char *dir)
{
  char folder[MAX_PATH], path[MAX_PATH + 64];
  sr_error err;
  sr_buf why;
  sr_buf_init(&why, 1 << 14);
  sr_status st = sr_datafile_find(folder, sizeof folder, dir, "definitions", &why);
  if (st != SR_OK) sr_complain("%.*s", (int)why.len, why.len ? why.ptr : "");
  sr_buf_dispose(&why);
  if (st != SR_OK) return SR_EXIT_data;
  snprintf(path, sizeof path, "%s/%s.tsv", folder, name);
  FILE *there = is_name(name) ? fopen(path, "rb") : NULL;
  if (!there) return unknown(option, name, folder);
  fclose(there);
  sr_exit result = read_text(path, text);
  if (result != SR_EXIT_ok) return result;
  if (sr_definition_read(out, sr_view_of(name), sr_buf_view(text), &err) == SR_OK) return SR_EXIT_ok;
  sr_complain("%s: %s", path, err.message);
  return SR_EXIT_data;
}

void sr_definition_names(const char *dir, void (*fn)(void *payload, const char *name), void *payload)
{
  char folder[MAX_PATH], names[MAX_NAMES][MAX_NAME];
  sr_buf why;
  sr_buf_init(&why, 1 << 14);
  bool found = sr_datafile_find(folder, sizeof folder, dir, "definitions", &why) == SR_OK;
  sr_buf_dispose(&why);
  unsigned n = found ? list(folder, names) : 0;
  for (unsigned i = 0; i < n; i++)
    fn(payload, names[i]);
}
