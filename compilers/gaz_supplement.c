/* Reading the hand-made tables of data/gazetteer; see gaz.h and data/gazetteer/README.md.
 *
 * A place is named by its id ("g1174872", "w85675733", "karachi-ps-preedy") or by a path of names from its
 * country down, "PK/Sindh/L:Karachi": a letter tells the level, 1 where none stands. */
#include "compilers/gaz.h"

typedef struct named {
  uint64_t key;
  uint32_t place;
} named;

static named *names;
static size_t n_names;

static int by_key(const void *pa, const void *pb)
{
  const named *a = pa, *b = pb;
  if (a->key != b->key) return a->key < b->key ? -1 : 1;
  return a->place < b->place ? -1 : a->place > b->place;
}

static uint64_t name_key(sr_view v)
{
  uint64_t keys[SR_MAX_PHRASE], h = 0;
  unsigned n = sr_lex_keys(v, keys, SR_MAX_PHRASE);
  for (unsigned i = 0; i < n; i++) h = sr_hash_phrase(h, keys[i]);
  return h;
}

static void index_names(const gaz *g)
{
  size_t cap = g->n;
  for (uint32_t i = 0; i < g->n; i++)
    if (g->places[i].level >= SR_PLACE_ADMIN2)
      for (size_t k = 0; k < g->places[i].alts.len; k++) cap += g->places[i].alts.ptr[k] == '|' || k == 0;
  if (!(names = malloc((cap + 1) * sizeof *names))) die("out of memory");
  for (uint32_t i = 0; i < g->n; i++) {
    names[n_names++] = (named){name_key(g->places[i].name), i};
    sr_view rest = g->places[i].alts;
    while (g->places[i].level >= SR_PLACE_ADMIN2 && rest.len) {
      const char *bar = memchr(rest.ptr, '|', rest.len);
      size_t len = bar ? (size_t)(bar - rest.ptr) : rest.len;
      names[n_names++] = (named){name_key((sr_view){rest.ptr, len}), i};
      rest = (sr_view){rest.ptr + len + (bar != NULL), rest.len - len - (bar != NULL)};
    }
  }
  qsort(names, n_names, sizeof *names, by_key);
}

static bool inside(const gaz *g, uint32_t place, uint32_t what)
{
  for (unsigned depth = 0; place != GAZ_NONE && depth < 12; depth++, place = g->places[place].parent)
    if (place == what) return true;
  return false;
}

static uint32_t country(const gaz *g, sr_view cc)
{
  for (uint32_t i = 0; i < g->n; i++)
    if (g->places[i].level == SR_PLACE_COUNTRY && cc.len == 2 && !memcmp(g->places[i].cc, cc.ptr, 2)) return i;
  return GAZ_NONE;
}

/* The most populous place of a name and level inside another. */
static uint32_t child(const gaz *g, uint32_t in, uint8_t level, sr_view name)
{
  uint64_t key = name_key(name);
  uint32_t best = GAZ_NONE;
  size_t lo = 0, hi = n_names;
  while (lo < hi) {
    size_t mid = (lo + hi) / 2;
    if (names[mid].key < key)
      lo = mid + 1;
    else
      hi = mid;
  }
  for (; lo < n_names && names[lo].key == key; lo++) {
    const gaz_place *p = &g->places[names[lo].place];
    if (p->level == level && inside(g, names[lo].place, in) && (best == GAZ_NONE || p->pop > g->places[best].pop))
      best = names[lo].place;
  }
  return best;
}

static uint8_t letter_level(char c)
{
  static const char letters[] = "PNL321CR";
  const char *p = strchr(letters, c);
  return p ? (uint8_t)(p - letters) : SR_PLACE_ADMIN1;
}

static uint32_t by_path(const gaz *g, sr_view path)
{
  if (!names) index_names(g);
  uint32_t at = GAZ_NONE;
  for (bool top = true; path.len; top = false) {
    const char *slash = memchr(path.ptr, '/', path.len);
    sr_view part = {path.ptr, slash ? (size_t)(slash - path.ptr) : path.len};
    path = (sr_view){path.ptr + part.len + (slash != NULL), path.len - part.len - (slash != NULL)};
    uint8_t level = SR_PLACE_ADMIN1;
    if (part.len > 2 && part.ptr[1] == ':') {
      level = letter_level(part.ptr[0]);
      part = (sr_view){part.ptr + 2, part.len - 2};
    }
    at = top ? country(g, part) : child(g, at, level, part);
    if (at == GAZ_NONE) return at;
  }
  return at;
}

/* "PK/Sindh/L:Karachi" or "PK". */
static bool is_path(sr_view ref)
{
  return memchr(ref.ptr, '/', ref.len) || (ref.len == 2 && ref.ptr[0] >= 'A' && ref.ptr[0] <= 'Z');
}

static uint32_t place_of(const gaz *g, sr_view ref, const char *path, unsigned line)
{
  if (!ref.len) return GAZ_NONE;
  uint32_t at = is_path(ref) ? by_path(g, ref) : gaz_find(g, gaz_id(ref));
  if (at == GAZ_NONE) die("%s:%u: no place %.*s", path, line, (int)ref.len, ref.ptr);
  return at;
}

static int32_t degrees(sr_view v)
{
  double sign = 1, n = 0, unit = 0;
  for (size_t i = 0; i < v.len; i++) {
    if (v.ptr[i] == '-')
      sign = -1;
    else if (v.ptr[i] == '.')
      unit = 1;
    else if (v.ptr[i] >= '0' && v.ptr[i] <= '9') {
      n = n * 10 + (v.ptr[i] - '0');
      unit *= 10;
    }
  }
  double d = sign * n / (unit > 0 ? unit : 1) * 1e5;
  return v.len ? (int32_t)(d < 0 ? d - 0.5 : d + 0.5) : SR_PLACE_NOWHERE;
}

static uint64_t whole(sr_view v)
{
  uint64_t n = 0;
  for (size_t i = 0; i < v.len; i++) n = n * 10 + (uint64_t)(v.ptr[i] - '0');
  return n;
}

static sr_day day_of(sr_view v, sr_day open, const char *path, unsigned line)
{
  sr_day d = open;
  if (v.len && !sr_day_parse(v, &d)) die("%s:%u: bad date", path, line);
  return d;
}

static sr_view joined(sr_view a, sr_view b)
{
  if (!a.len) return b;
  if (!b.len) return a;
  char *p = malloc(a.len + b.len + 1);
  if (!p) die("out of memory");
  memcpy(p, a.ptr, a.len);
  p[a.len] = '|';
  memcpy(p + a.len + 1, b.ptr, b.len);
  return (sr_view){p, a.len + b.len + 1};
}

/* The names of a list divided by `|` without those that `marks` lists with a minus: "-Wana". */
static sr_view without(sr_view list, sr_view marks)
{
  char *out = malloc(list.len + 1);
  size_t n = 0;
  if (!out) die("out of memory");
  for (size_t at = 0; at < list.len;) {
    const char *bar = memchr(list.ptr + at, '|', list.len - at);
    sr_view name = {list.ptr + at, bar ? (size_t)(bar - list.ptr) - at : list.len - at};
    at += name.len + 1;
    bool drop = name.len && name.ptr[0] == '-';
    for (size_t i = 0; i + name.len < marks.len && !drop; i++) {
      size_t end = i + 1 + name.len;
      drop = marks.ptr[i] == '-' && (i == 0 || marks.ptr[i - 1] == '|') && (end == marks.len || marks.ptr[end] == '|') &&
             !memcmp(marks.ptr + i + 1, name.ptr, name.len);
    }
    if (drop) continue;
    if (n) out[n++] = '|';
    memcpy(out + n, name.ptr, name.len);
    n += name.len;
  }
  return (sr_view){out, n};
}

/* Adds names, or better values, to a place that an extract has; a name with a minus before it goes. */
static void amend(gaz_place *p, const sr_view *f, uint32_t parent)
{
  if (f[1].len) p->level = letter_level(f[1].ptr[0]);
  if (parent != GAZ_NONE) p->parent = parent;
  if (f[4].len) {
    p->lat = degrees(f[4]);
    p->lon = degrees(f[5]);
  }
  if (f[6].len) p->pop = whole(f[6]);
  if (f[7].len) {
    p->alts = joined(p->name, p->alts);
    p->name = f[7];
  }
  if (f[8].len) p->alts = joined(f[8], p->alts);
  if (f[8].len && (f[8].ptr[0] == '-' || memmem(f[8].ptr, f[8].len, "|-", 2))) p->alts = without(p->alts, f[8]);
  p->flags |= SR_PLACE_HAND;
}

/* id level cc parent lat lon population name others source; an id of an extract, or a path, amends. */
static void place_row(gaz *g, sr_view *f, const char *path, unsigned line)
{
  uint32_t parent = place_of(g, f[3], path, line);
  bool there = is_path(f[0]);
  uint32_t at = there ? place_of(g, f[0], path, line) : gaz_find(g, gaz_id(f[0]));
  if (at != GAZ_NONE) {
    amend(&g->places[at], f, parent);
    return;
  }
  if (!f[1].len || !f[7].len) die("%s:%u: a new place needs a level and a name", path, line);
  gaz_place p = {.id = gaz_id(f[0]), .own_id = f[0], .level = letter_level(f[1].ptr[0]), .flags = SR_PLACE_HAND,
                 .lat = degrees(f[4]), .lon = degrees(f[5]), .pop = whole(f[6]), .name = f[7], .alts = f[8],
                 .parent = parent, .cc = {' ', ' '}};
  if (f[2].len == 2)
    memcpy(p.cc, f[2].ptr, 2);
  else if (parent != GAZ_NONE)
    memcpy(p.cc, g->places[parent].cc, 2);
  if (memchr(f[1].ptr, 'h', f[1].len)) p.flags |= SR_PLACE_HISTORIC;
  gaz_add(g, p);
}

/* place from to name parent source: what it was called and lay in between two dates. */
static void valid_row(gaz *g, sr_view *f, const char *path, unsigned line)
{
  gaz_valid v = {.place = place_of(g, f[0], path, line), .parent = place_of(g, f[4], path, line), .name = f[3]};
  v.from = day_of(f[1], INT32_MIN + 1, path, line);
  v.to = day_of(f[2], INT32_MAX, path, line);
  if (g->nv == g->capv) {
    g->capv = g->capv ? g->capv * 2 : 256;
    if (!(g->valid = realloc(g->valid, g->capv * sizeof v))) die("out of memory");
  }
  g->valid[g->nv++] = v;
  g->places[v.place].flags |= SR_PLACE_VALID;
}

void gaz_read_supplement(gaz *g, const char *path)
{
  sr_view text = read_file(path), line;
  bool valid = strstr(path, "supplement_valid") != NULL;
  for (unsigned no = 1; next_line(&text, &line); no++) {
    sr_view f[10];
    if (!trim(line).len || line.ptr[0] == '#') continue;
    unsigned n = split_tabs(line, f, 10);
    for (unsigned i = 0; i < 10; i++) f[i] = i < n ? trim(f[i]) : SR_VNULL;
    if (valid)
      valid_row(g, f, path, no);
    else
      place_row(g, f, path, no);
  }
}
