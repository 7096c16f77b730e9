/* Reading the gazetteer's text files; see gaz.h and data/gazetteer/README.md. */
#include "compilers/gaz.h"

#include <zlib.h>

static uint64_t slot_of(const gaz *g, uint64_t id)
{
  uint64_t i = sr_mix64(id) & (g->by_id_n - 1);
  while (g->by_id[i] && g->places[g->by_id[i] - 1].id != id) i = (i + 1) & (g->by_id_n - 1);
  return i;
}

uint32_t gaz_find(const gaz *g, uint64_t id)
{
  if (!g->by_id_n) return GAZ_NONE;
  uint32_t at = g->by_id[slot_of(g, id)];
  return at ? at - 1 : GAZ_NONE;
}

static void grow_ids(gaz *g)
{
  free(g->by_id);
  g->by_id_n = g->by_id_n ? g->by_id_n * 2 : 1u << 16;
  if (!(g->by_id = calloc(g->by_id_n, 4))) die("out of memory");
  for (uint32_t i = 0; i < g->n; i++) g->by_id[slot_of(g, g->places[i].id)] = i + 1;
}

uint32_t gaz_add(gaz *g, gaz_place p)
{
  if (g->n * 2 >= g->by_id_n) grow_ids(g);
  if (gaz_find(g, p.id) != GAZ_NONE) die("place %.*s: its id is there already", (int)p.name.len, p.name.ptr);
  if (g->n == g->cap) {
    g->cap = g->cap ? g->cap * 2 : 1u << 16;
    if (!(g->places = realloc(g->places, g->cap * sizeof p))) die("out of memory");
  }
  g->by_id[slot_of(g, p.id)] = g->n + 1;
  g->places[g->n] = p;
  return g->n++;
}

static int64_t number(sr_view v)
{
  int64_t n = 0;
  size_t i = v.len && v.ptr[0] == '-';
  for (; i < v.len && v.ptr[i] >= '0' && v.ptr[i] <= '9'; i++) n = n * 10 + (v.ptr[i] - '0');
  return v.len && v.ptr[0] == '-' ? -n : n;
}

uint64_t gaz_id(sr_view v)
{
  if (!v.len) return 0;
  bool digits = v.len > 1 && (v.ptr[0] == 'g' || v.ptr[0] == 'w');
  for (size_t i = 1; i < v.len; i++) digits = digits && v.ptr[i] >= '0' && v.ptr[i] <= '9';
  if (digits) return (uint64_t)number((sr_view){v.ptr + 1, v.len - 1}) | (uint64_t)(unsigned char)v.ptr[0] << 56;
  return (sr_hash(v) & (((uint64_t)1 << 56) - 1)) | (uint64_t)'s' << 56;
}

static uint8_t level_of(char c, const char *path)
{
  static const char letters[] = "PNL321CR";
  const char *p = c ? strchr(letters, c) : NULL;
  if (!p) die("%s: unknown level '%c'", path, c);
  return (uint8_t)(p - letters);
}

static uint8_t flags_of(sr_view v)
{
  uint8_t f = 0;
  for (size_t i = 1; i < v.len; i++) {
    if (v.ptr[i] == 'c') f |= SR_PLACE_CAPITAL;
    if (v.ptr[i] == 'a') f |= SR_PLACE_SEAT;
  }
  return f;
}

static sr_view read_gz(const char *path)
{
  gzFile f = gzopen(path, "rb");
  size_t cap = 1 << 20, n = 0;
  char *p = malloc(cap);
  if (!f) die("%s: cannot open", path);
  for (;;) {
    if (!p) die("out of memory");
    int got = gzread(f, p + n, (unsigned)(cap - n));
    if (got < 0) die("%s: damaged", path);
    if (!got) break;
    n += (size_t)got;
    if (n == cap) p = realloc(p, cap *= 2);
  }
  gzclose(f);
  return (sr_view){p, n};
}

static unsigned fields(sr_view line, sr_view *f, unsigned max)
{
  unsigned n = split_tabs(line, f, max);
  for (unsigned i = n; i < max; i++) f[i] = SR_VNULL;
  return n;
}

static void set_cc(gaz_place *p, sr_view v)
{
  memcpy(p->cc, "  ", 2);
  if (v.len == 2) memcpy(p->cc, v.ptr, 2);
}

/* A line of admin.tsv.gz: id level cc parent lat lon population name others. */
static void admin_line(gaz *g, sr_view line, const char *path)
{
  sr_view f[9];
  fields(line, f, 9);
  gaz_place p = {.id = gaz_id(f[0]), .level = level_of(f[1].len ? f[1].ptr[0] : 0, path), .name = f[7], .alts = f[8]};
  set_cc(&p, f[2]);
  p.parent = f[3].len ? gaz_find(g, gaz_id(f[3])) : GAZ_NONE;
  p.lat = f[4].len ? (int32_t)number(f[4]) * 10 : SR_PLACE_NOWHERE;
  p.lon = f[5].len ? (int32_t)number(f[5]) * 10 : SR_PLACE_NOWHERE;
  p.pop = (uint64_t)number(f[6]);
  gaz_add(g, p);
}

/* The group of places_*.tsv.gz that lines are read in: `@ cc parent lat lon`. */
typedef struct group {
  sr_view cc;
  uint32_t parent;
  int64_t lat, lon, last[2];
} group;

static void place_line(gaz *g, sr_view line, group *in, const char *path)
{
  sr_view f[7];
  fields(line, f, 7);
  if (sr_view_eq(f[0], SR_V("@"))) {
    *in = (group){.cc = f[1], .parent = gaz_find(g, gaz_id(f[2])), .lat = number(f[3]), .lon = number(f[4])};
    return;
  }
  bool wof = f[0].len && f[0].ptr[0] == 'w';
  in->last[wof] += number((sr_view){f[0].ptr + 1, f[0].len - 1});
  gaz_place p = {.id = (uint64_t)in->last[wof] | (uint64_t)(wof ? 'w' : 'g') << 56,
                 .level = level_of(f[1].len ? f[1].ptr[0] : 0, path),
                 .flags = flags_of(f[1]),
                 .lat = (int32_t)(in->lat + number(f[2])) * 10,
                 .lon = (int32_t)(in->lon + number(f[3])) * 10,
                 .pop = (uint64_t)number(f[4]),
                 .name = f[5],
                 .alts = f[6],
                 .parent = in->parent};
  set_cc(&p, in->cc);
  gaz_add(g, p);
}

void gaz_read_extract(gaz *g, const char *path)
{
  sr_view text = read_gz(path), line;
  bool admin = strstr(path, "admin.tsv.gz") != NULL;
  group in = {.parent = GAZ_NONE};
  while (next_line(&text, &line)) {
    if (!line.len) continue;
    if (admin)
      admin_line(g, line, path);
    else
      place_line(g, line, &in, path);
  }
}
