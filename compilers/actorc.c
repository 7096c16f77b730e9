/* actorc OUT.bin FILE.tsv ...: compiles the tables of data/actors into the actor table that
 * model/actors.h reads. Columns: id name aliases kind country parent valid_from valid_to source note.
 * An alias may start with `cs:` (this letter case only) or `weak:` (ambiguous). */
#include "compilers/packwrite.h"
#include "compilers/strings.h"
#include "model/actors.h"
#include "model/document.h"

typedef struct actor_build {
  string_pool strings;
  phrase_builder *aliases;
  sr_actor_row *rows;
  uint32_t *parents; /* string ids, resolved at the end */
  size_t n, cap;
} actor_build;

static sr_day date_of(sr_view v, bool end, sr_day open)
{
  sr_day d;
  if (!v.len) return open;
  if (sr_day_parse(v, &d)) return d;
  int y = 0;
  for (size_t i = 0; i < v.len && i < 4; i++)
    y = y * 10 + (v.ptr[i] - '0');
  return end ? sr_day_of(y, 12, 31) : sr_day_of(y, 1, 1);
}

/* Does an alias of one short word or all capitals match in its own letter case only? */
static uint32_t alias_flags(sr_view *a)
{
  uint32_t flags = 0;
  for (;;) {
    if (sr_view_starts(*a, SR_V("cs:"))) {
      flags |= SR_ALIAS_CASED;
      a->ptr += 3, a->len -= 3;
    } else if (sr_view_starts(*a, SR_V("weak:"))) {
      flags |= SR_ALIAS_WEAK;
      a->ptr += 5, a->len -= 5;
    } else {
      break;
    }
    *a = trim(*a);
  }
  return flags;
}

static void add_alias(actor_build *b, sr_view a)
{
  a = trim(a);
  uint32_t flags = alias_flags(&a);
  if (a.len) phrases_add_text(b->aliases, a, (uint32_t)b->n << 2 | flags);
}

static void add_aliases(actor_build *b, sr_view list)
{
  while (list.len) {
    size_t k = 0;
    while (k < list.len && list.ptr[k] != '|') k++;
    add_alias(b, (sr_view){list.ptr, k});
    list.ptr += k < list.len ? k + 1 : k;
    list.len -= k < list.len ? k + 1 : k;
  }
}

static void add_row(actor_build *b, const sr_view *f)
{
  if (b->n == b->cap) {
    b->cap = b->cap ? b->cap * 2 : 1024;
    b->rows = realloc(b->rows, b->cap * sizeof *b->rows);
    b->parents = realloc(b->parents, b->cap * sizeof *b->parents);
    if (!b->rows || !b->parents) die("out of memory");
  }
  b->rows[b->n] = (sr_actor_row){.id = strings_id(&b->strings, f[0]),
                                 .name = strings_id(&b->strings, f[1]),
                                 .kind = strings_id(&b->strings, f[3]),
                                 .country = strings_id(&b->strings, f[4]),
                                 .parent = UINT32_MAX,
                                 .valid_from = date_of(f[6], false, INT32_MIN),
                                 .valid_to = date_of(f[7], true, INT32_MAX)};
  b->parents[b->n] = strings_id(&b->strings, f[5]);
  add_alias(b, f[1]);
  add_aliases(b, f[2]);
  b->n++;
}

static void add_file(actor_build *b, const char *path)
{
  sr_view text = read_file(path), rest = text, line;
  unsigned no = 0;
  bool header = true;
  while (next_line(&rest, &line)) {
    no++;
    if (!trim(line).len || line.ptr[0] == '#') continue;
    if (header) {
      header = false;
      continue;
    }
    sr_view f[10] = {{0}};
    if (split_tabs(line, f, 10) < 5) die("%s:%u: too few columns", path, no);
    for (int i = 0; i < 10; i++)
      f[i] = trim(f[i]);
    add_row(b, f);
  }
  free((void *)(uintptr_t)text.ptr);
}

static void resolve_parents(actor_build *b)
{
  for (size_t i = 0; i < b->n; i++)
    for (size_t k = 0; b->parents[i] && k < b->n; k++)
      if (b->rows[k].id == b->parents[i]) b->rows[i].parent = (uint32_t)k;
}

int main(int argc, char **argv)
{
  if (argc < 3) die("usage: actorc OUT.bin FILE.tsv ...");
  actor_build b = {.aliases = phrases_new()};
  for (int i = 2; i < argc; i++)
    add_file(&b, argv[i]);
  resolve_parents(&b);
  pack_writer *w = pack_new(argv[1]);
  pack_add(w, "actor.rows", b.rows, b.n * sizeof *b.rows);
  pack_add(w, "actor.strings", b.strings.data, b.strings.len);
  phrases_finish(b.aliases, w, "alias");
  pack_finish(w);
  free(b.rows);
  free(b.parents);
  return 0;
}
