/* gazc OUT.bin FILE ...: compiles the gazetteer. By name a FILE is `admin.tsv.gz` or `places_*.tsv.gz` (the
 * extract), `supplement_*.tsv` (hand-made), `variants.tsv`, `stop.tsv` (rules) or `demonyms.tsv`.
 * The result depends on the files alone, not on their order. See data/gazetteer/README.md for
 * the formats and gazetteer/place_file.h for the file written. */
#include "compilers/gaz.h"
#include "compilers/strings.h"

#define MAX_FILES 512

static const char *base_name(const char *path)
{
  const char *slash = strrchr(path, '/');
  return slash ? slash + 1 : path;
}

static int by_name(const void *a, const void *b)
{
  return strcmp(base_name(*(char *const *)a), base_name(*(char *const *)b));
}

/* How much a mention of its name is likely to mean this place, for the order of rows. */
static unsigned importance(const gaz_place *p)
{
  static const unsigned base[] = {[SR_PLACE_POINT] = 6,   [SR_PLACE_NEIGHBOURHOOD] = 4, [SR_PLACE_LOCALITY] = 8,
                                  [SR_PLACE_ADMIN3] = 6,  [SR_PLACE_ADMIN2] = 9,        [SR_PLACE_ADMIN1] = 16,
                                  [SR_PLACE_COUNTRY] = 60, [SR_PLACE_REGION] = 50};
  unsigned v = base[p->level];
  for (uint64_t n = p->pop; n > 1; n >>= 1) v++;
  if (p->flags & SR_PLACE_CAPITAL) v += 8;
  if (p->flags & SR_PLACE_SEAT) v += 2;
  if (p->flags & SR_PLACE_HAND) v += 6;
  if (p->flags & SR_PLACE_HISTORIC) v = v > 4 ? v - 4 : 0;
  return v;
}

static const gaz *sorting;

static int by_importance(const void *pa, const void *pb)
{
  const gaz_place *a = &sorting->places[*(const uint32_t *)pa], *b = &sorting->places[*(const uint32_t *)pb];
  unsigned ia = importance(a), ib = importance(b);
  if (ia != ib) return ia > ib ? -1 : 1;
  return a->id < b->id ? -1 : a->id > b->id;
}

static uint32_t *row_order(gaz *g)
{
  uint32_t *order = malloc((g->n + 1) * sizeof *order);
  if (!order) die("out of memory");
  for (uint32_t i = 0; i < g->n; i++) order[i] = i;
  sorting = g;
  qsort(order, g->n, sizeof *order, by_importance);
  for (uint32_t i = 0; i < g->n; i++) g->places[order[i]].row = i;
  return order;
}

/* Names as {length, bytes}, each distinct one once. */
typedef struct name_pool {
  char *data;
  uint32_t len, cap;
  uint32_t *table; /* offset + 1 */
  uint32_t mask;
} name_pool;

static uint32_t name_at(name_pool *p, sr_view v)
{
  if (v.len > 255) v.len = 255;
  for (uint64_t i = sr_hash(v);; i++) {
    uint32_t at = p->table[i & p->mask];
    if (at && (unsigned char)p->data[at - 1] == v.len && !memcmp(p->data + at, v.ptr, v.len)) return at - 1;
    if (at) continue;
    if (p->len + v.len + 1 > p->cap) {
      p->cap = (p->cap + (uint32_t)v.len + 4096) * 2;
      if (!(p->data = realloc(p->data, p->cap))) die("out of memory");
    }
    p->table[i & p->mask] = p->len + 1;
    uint32_t start = p->len;
    p->data[start] = (char)v.len;
    memcpy(p->data + start + 1, v.ptr, v.len);
    p->len += (uint32_t)v.len + 1;
    return start;
  }
}

static uint8_t log2_of(uint64_t n)
{
  uint8_t v = 0;
  for (; n > 1; n >>= 1) v++;
  return v;
}

static sr_place_row row_of(const gaz *g, const gaz_place *p, name_pool *names)
{
  sr_place_row r = {.lat = p->lat, .lon = p->lon, .flags = p->flags};
  r.parent = p->parent == GAZ_NONE ? SR_NONE : g->places[p->parent].row;
  r.name = name_at(names, p->name);
  r.level_pop = (uint8_t)(p->level | log2_of(p->pop) << 3);
  memcpy(r.cc, p->cc, 2);
  unsigned char src = (unsigned char)(p->id >> 56);
  if (src == 's') {
    r.flags |= SR_PLACE_SRC_OWN;
    r.id = name_at(names, p->own_id);
  } else {
    if (src == 'w') r.flags |= SR_PLACE_SRC_WOF;
    r.id = (uint32_t)p->id;
  }
  return r;
}

static int by_row(const void *pa, const void *pb)
{
  const sr_place_valid *a = pa, *b = pb;
  if (a->row != b->row) return a->row < b->row ? -1 : 1;
  return a->from < b->from ? -1 : a->from > b->from;
}

static void write_valid(gaz *g, name_pool *names, pack_writer *w)
{
  sr_place_valid *v = calloc(g->nv + 1, sizeof *v);
  if (!v) die("out of memory");
  for (uint32_t i = 0; i < g->nv; i++) {
    const gaz_valid *s = &g->valid[i];
    v[i] = (sr_place_valid){.row = g->places[s->place].row,
                            .from = s->from,
                            .to = s->to,
                            .name = s->name.len ? name_at(names, s->name) : SR_NONE,
                            .parent = s->parent == GAZ_NONE ? SR_NONE : g->places[s->parent].row};
  }
  qsort(v, g->nv, sizeof *v, by_row);
  pack_add(w, "place.valid", v, g->nv * sizeof *v);
  free(v);
}

static void write_all(gaz *g, const gaz_rules *rules, const char *demonyms, const char *out)
{
  pack_writer *w = pack_new(out);
  uint32_t *order = row_order(g);
  name_pool names = {.mask = (1u << 22) - 1, .table = calloc(1u << 22, 4)};
  sr_place_row *rows = calloc(g->n + 1, sizeof *rows);
  uint64_t *first = calloc((1u << SR_PLACE_FIRST_BITS) / 64, 8);
  phrase_builder *b = phrases_new();
  if (!names.table || !rows || !first) die("out of memory");
  for (uint32_t i = 0; i < g->n; i++) {
    rows[i] = row_of(g, &g->places[order[i]], &names);
    gaz_add_names(rules, &g->places[order[i]], b, first);
  }
  gaz_add_stops(rules, b);
  if (demonyms) gaz_read_demonyms(g, rules, demonyms, b, first);
  write_valid(g, &names, w);
  pack_add(w, "place.rows", rows, g->n * sizeof *rows);
  pack_add(w, "place.names", names.data, names.len);
  pack_add(w, "place.first", first, (1u << SR_PLACE_FIRST_BITS) / 8);
  phrases_fill(b, 85); /* names are asked for rarely: place.first turns most tokens away */
  phrases_finish(b, w, "name");
  pack_finish(w);
  free(names.data);
  free(names.table);
  free(rows);
  free(first);
  free(order);
}

int main(int argc, char **argv)
{
  const char *variants = NULL, *stop = NULL, *demonyms = NULL;
  if (argc < 3 || argc > MAX_FILES) die("usage: gazc OUT.bin FILE ...");
  qsort(argv + 2, (size_t)argc - 2, sizeof *argv, by_name);
  gaz g = {0};
  for (int i = 2; i < argc; i++) /* divisions before what lies in them: admin sorts before places */
    if (strstr(base_name(argv[i]), ".tsv.gz")) gaz_read_extract(&g, argv[i]);
  for (int i = 2; i < argc; i++) {
    const char *name = base_name(argv[i]);
    if (!strncmp(name, "supplement_", 11))
      gaz_read_supplement(&g, argv[i]);
    else if (!strcmp(name, "variants.tsv"))
      variants = argv[i];
    else if (!strcmp(name, "stop.tsv"))
      stop = argv[i];
    else if (!strcmp(name, "demonyms.tsv"))
      demonyms = argv[i];
    else if (!strstr(name, ".tsv.gz"))
      die("%s: not a file that gazc knows", argv[i]);
  }
  if (!variants || !stop) die("gazc needs variants.tsv and stop.tsv");
  write_all(&g, gaz_rules_read(variants, stop), demonyms, argv[1]);
  return 0;
}
