/* Walking a directory; see tree.h. One level of the stack is one directory with its sorted names. */
#include <dirent.h> /* the system's first: they declare functions that base/banned.h poisons */
#include <errno.h>
#include <search.h>
#include <sys/stat.h>

#include "cli/tree.h"

typedef struct level {
  struct dirent **name;
  int n, at;
  size_t path_len; /* of the directory */
} level;

typedef struct seen {
  dev_t device;
  ino_t inode;
} seen;

struct sr_tree {
  level level[SR_MAX_DIR_DEPTH];
  unsigned depth;
  void *seen; /* directories that were read: a tree of tsearch */
  sr_buf path;
};

static int shown(const struct dirent *e)
{
  return e->d_name[0] != '.';
}

/* By bytes, whatever the locale. */
static int by_name(const struct dirent **a, const struct dirent **b)
{
  return strcmp((*a)->d_name, (*b)->d_name);
}

static int by_place(const void *a, const void *b)
{
  const seen *x = a, *y = b;
  if (x->device != y->device) return x->device < y->device ? -1 : 1;
  return x->inode == y->inode ? 0 : x->inode < y->inode ? -1 : 1;
}

static void set_path(sr_tree *t, size_t dir_len, const char *name)
{
  t->path.len = dir_len;
  if (dir_len && t->path.ptr[dir_len - 1] != '/') sr_buf_byte(&t->path, '/');
  sr_buf_add(&t->path, sr_view_of(name));
  sr_buf_byte(&t->path, 0);
  t->path.len -= t->path.status == SR_OK;
}

static sr_next fail(const sr_tree *t, sr_buf *why, const char *what)
{
  sr_buf_printf(why, "%s: %s", t->path.ptr, what);
  return SR_NEXT_FAILURE;
}

/* Notes that the directory is read now; *known where it was before. False without memory. */
static bool note(sr_tree *t, const struct stat *st, bool *known)
{
  seen *s = malloc(sizeof *s);
  if (s) *s = (seen){st->st_dev, st->st_ino};
  seen *const *found = s ? tsearch(s, &t->seen, by_place) : NULL;
  *known = found && *found != s;
  if (!found || *known) free(s);
  return found != NULL;
}

/* Opens the directory `path`. ITEM: it is on the stack, or was read before. */
static sr_next enter(sr_tree *t, const struct stat *st, sr_buf *why)
{
  if (t->depth == SR_MAX_DIR_DEPTH) return fail(t, why, "more than 64 directories deep; name it by itself");
  bool known;
  if (!note(t, st, &known)) return fail(t, why, "not enough memory");
  if (known) return SR_NEXT_ITEM;
  level *l = &t->level[t->depth];
  *l = (level){.path_len = t->path.len};
  l->n = scandir(t->path.ptr, &l->name, shown, by_name);
  if (l->n < 0) return fail(t, why, strerror(errno));
  t->depth++;
  return SR_NEXT_ITEM;
}

static void leave(sr_tree *t)
{
  level *l = &t->level[--t->depth];
  for (int i = 0; i < l->n; i++)
    free(l->name[i]);
  free(l->name);
}

sr_status sr_tree_open(sr_tree **out, const char *dir, sr_buf *why)
{
  struct stat st;
  sr_tree *t = *out = calloc(1, sizeof *t);
  if (!t) {
    sr_buf_printf(why, "%s: not enough memory", dir);
    return SR_ERR_MEMORY;
  }
  sr_buf_init(&t->path, 1 << 16);
  set_path(t, 0, dir);
  bool fine = t->path.status == SR_OK;
  if (!fine) sr_buf_printf(why, "the name of a directory is too long");
  else if (stat(dir, &st)) fine = fail(t, why, strerror(errno)) == SR_NEXT_ITEM;
  else fine = enter(t, &st, why) == SR_NEXT_ITEM;
  if (fine) return SR_OK;
  sr_tree_close(t);
  *out = NULL;
  return SR_ERR_INPUT;
}

sr_next sr_tree_next(sr_tree *t, const char **path, sr_buf *why)
{
  struct stat st;
  while (t->depth) {
    level *l = &t->level[t->depth - 1];
    if (l->at == l->n) {
      leave(t);
      continue;
    }
    t->path.status = SR_OK;
    set_path(t, l->path_len, l->name[l->at++]->d_name);
    *path = t->path.ptr;
    if (t->path.status != SR_OK) {
      sr_buf_printf(why, "the name of a file is too long");
      return SR_NEXT_FAILURE;
    }
    if (stat(t->path.ptr, &st)) return fail(t, why, strerror(errno));
    if (S_ISREG(st.st_mode)) return SR_NEXT_ITEM;
    if (S_ISDIR(st.st_mode) && enter(t, &st, why) == SR_NEXT_FAILURE) return SR_NEXT_FAILURE;
  }
  return SR_NEXT_END;
}

void sr_tree_close(sr_tree *t)
{
  if (!t) return;
  while (t->depth) leave(t);
  tdestroy(t->seen, free);
  sr_buf_dispose(&t->path);
  free(t);
}
