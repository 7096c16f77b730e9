/* Expands data/models/domain.txt, whose head tells its format, into labelled sentences. */
#include "compilers/train.h"
#include "tag/tagger.h"

#define MAX_SLOTS 128u
#define MAX_CLASSED 1024u
#define MAX_UNITS 160u

typedef struct slot {
  sr_view name;
  sr_view *v;
  uint32_t n;
} slot;

typedef struct domain {
  slot slots[MAX_SLOTS];
  uint32_t n_slots;
  struct {
    sr_view word;
    uint8_t pos;
  } classed[MAX_CLASSED];
  uint32_t n_classed;
  uint64_t seed;
  /* the sentence being made */
  char text[8192];
  size_t len;
  ud_unit u[MAX_UNITS];
  uint32_t n;
  uint8_t kind, ner;
  uint16_t chunk;
  bool name_began;
} domain;

static uint32_t pick(domain *d, uint32_t n)
{
  d->seed = sr_mix64(d->seed + 0x9e3779b97f4a7c15u);
  return (uint32_t)(d->seed % n);
}

static slot *slot_of(domain *d, sr_view name)
{
  for (uint32_t i = 0; i < d->n_slots; i++)
    if (sr_view_eq(d->slots[i].name, name)) return &d->slots[i];
  return NULL;
}

static void slot_add(domain *d, sr_view name, sr_view value)
{
  slot *s = slot_of(d, name);
  if (!s) {
    if (d->n_slots == MAX_SLOTS) die("domain.txt: too many slots");
    s = &d->slots[d->n_slots++];
    s->name = name;
  }
  if ((s->n & (s->n - 1)) == 0) {
    s->v = realloc(s->v, (s->n ? s->n * 2 : 1) * sizeof *s->v);
    if (!s->v) die("out of memory");
  }
  s->v[s->n++] = value;
}

static uint8_t pos_named(sr_view name)
{
  for (uint8_t p = 0; p < SR_POS__N; p++)
    if (sr_view_eq(name, sr_view_of(sr_pos_name(p)))) return p;
  die("domain.txt: no word class %.*s", (int)name.len, name.ptr);
}

static bool next_item(sr_view *rest, sr_view *item)
{
  *rest = trim(*rest);
  size_t i = 0;
  while (i < rest->len && rest->ptr[i] != ' ')
    i++;
  *item = (sr_view){rest->ptr, i};
  *rest = (sr_view){rest->ptr + i, rest->len - i};
  return i > 0;
}

static uint8_t class_of_word(const domain *d, sr_view w)
{
  char c = w.ptr[0];
  for (uint32_t i = 0; i < d->n_classed; i++)
    if (sr_view_eq(d->classed[i].word, w)) return d->classed[i].pos;
  if (d->ner && ((c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80 || d->ner)) return SR_POS_PROPN;
  if (c >= 'A' && c <= 'Z') { /* the first word of a sentence */
    char low[64];
    if (w.len >= sizeof low) die("domain.txt: long word");
    memcpy(low, w.ptr, w.len);
    for (size_t i = 0; i < w.len; i++)
      low[i] = (char)(low[i] >= 'A' && low[i] <= 'Z' ? low[i] + 32 : low[i]);
    for (uint32_t i = 0; i < d->n_classed; i++)
      if (sr_view_eq(d->classed[i].word, (sr_view){low, w.len})) return d->classed[i].pos;
  }
  die("domain.txt: no class for %.*s", (int)w.len, w.ptr);
}

static void put_word(domain *d, sr_view w)
{
  size_t slash = w.len;
  for (size_t i = 1; i < w.len; i++)
    if (w.ptr[i] == '/') slash = i;
  bool hyphen = w.len > 1 && w.ptr[0] == '-';
  bool tight = d->len == 0 || hyphen || (w.len && strchr(".,;:)'", w.ptr[0]));
  sr_view form = {w.ptr + hyphen, slash - hyphen};
  uint8_t pos = slash < w.len ? pos_named((sr_view){w.ptr + slash + 1, w.len - slash - 1}) : class_of_word(d, form);
  if (d->n == MAX_UNITS || d->len + w.len + 2 > sizeof d->text) die("domain.txt: sentence too long");
  if (!tight) d->text[d->len++] = ' ';
  if (hyphen) d->text[d->len++] = '-';
  uint8_t ner = d->ner ? (uint8_t)(d->name_began ? d->ner + 1 : d->ner) : SR_NER_O;
  d->u[d->n++] = (ud_unit){.from = (uint32_t)d->len, .to = (uint32_t)(d->len + form.len), .pos = pos, .kind = d->kind,
                           .chunk = d->chunk, .ner = ner};
  d->name_began = d->ner != 0;
  memcpy(d->text + d->len, form.ptr, form.len);
  d->len += form.len;
}

static uint8_t name_type(sr_view item)
{
  if (sr_view_eq(item, SR_V("<PER"))) return SR_NER_B_PER;
  if (sr_view_eq(item, SR_V("<ORG"))) return SR_NER_B_ORG;
  if (sr_view_eq(item, SR_V("<LOC"))) return SR_NER_B_LOC;
  die("domain.txt: no type %.*s", (int)item.len, item.ptr);
}

static void expand(domain *d, sr_view pattern, unsigned depth);

static void put_item(domain *d, sr_view item, unsigned depth)
{
  bool close_name = item.len > 1 && item.ptr[item.len - 1] == '>';
  if (close_name) item.len--;
  bool joined = item.len > 2 && item.ptr[0] == '-' && item.ptr[1] == '$';
  if (item.ptr[0] == '[' || item.ptr[0] == '{') {
    d->kind = item.ptr[0] == '[' ? 1 : 2;
    d->chunk++;
  } else if (item.ptr[0] == ']' || item.ptr[0] == '}') {
    d->kind = 0;
  } else if (item.ptr[0] == '<') {
    d->ner = name_type(item);
    d->name_began = false;
  } else if (item.ptr[0] == '$' || joined) {
    slot *s = slot_of(d, (sr_view){item.ptr + 1 + joined, item.len - 1 - joined});
    if (!s) die("domain.txt: no slot %.*s", (int)item.len, item.ptr);
    size_t before = d->len;
    uint32_t first = d->n;
    expand(d, s->v[pick(d, s->n)], depth + 1);
    if (joined && d->n > first && d->text[before] == ' ') d->text[before] = '-';
  } else {
    put_word(d, item);
  }
  if (close_name) d->ner = SR_NER_O;
}

static void expand(domain *d, sr_view pattern, unsigned depth)
{
  sr_view item;
  if (depth > 8) die("domain.txt: slots inside slots without end");
  while (next_item(&pattern, &item))
    put_item(d, item, depth);
}

static void add_alternatives(domain *d, sr_view name, sr_view rest)
{
  while (rest.len) {
    size_t i = 0;
    while (i < rest.len && rest.ptr[i] != '|')
      i++;
    slot_add(d, name, trim((sr_view){rest.ptr, i}));
    size_t step = i < rest.len ? i + 1 : i;
    rest = (sr_view){rest.ptr + step, rest.len - step};
  }
}

static void read_line(domain *d, sr_view line)
{
  sr_view head, item;
  if (line.ptr[0] == '!') {
    next_item(&line, &head);
    uint8_t pos = pos_named((sr_view){head.ptr + 1, head.len - 1});
    while (next_item(&line, &item)) {
      if (d->n_classed == MAX_CLASSED) die("domain.txt: too many words");
      size_t k = 0;
      while (k < item.len && (k == 0 || item.ptr[k] != '/'))
        k++;
      d->classed[d->n_classed].word = (sr_view){item.ptr, k};
      d->classed[d->n_classed++].pos = pos;
    }
  } else if (line.ptr[0] == '=') {
    next_item(&line, &head);
    add_alternatives(d, (sr_view){head.ptr + 1, head.len - 1}, line);
  }
}

/* Names by region as slots PER_region. */
static void read_names(domain *d, sr_view file)
{
  static char slots[16][32];
  uint32_t n = 0;
  sr_view line, f[4];
  while (next_line(&file, &line)) {
    if (!line.len || line.ptr[0] == '#' || split_tabs(line, f, 3) < 2) continue;
    char name[32];
    int len = snprintf(name, sizeof name, "PER_%.*s", (int)f[1].len, f[1].ptr);
    slot *s = slot_of(d, (sr_view){name, (size_t)len});
    if (!s && n < 16) {
      memcpy(slots[n], name, sizeof name);
      add_alternatives(d, (sr_view){slots[n++], (size_t)len}, f[0]);
    } else if (s) {
      add_alternatives(d, s->name, f[0]);
    }
  }
}

/* Names of one word, so that a pattern says what comes behind them. */
static void read_cities(domain *d, sr_view file)
{
  sr_view line;
  while (next_line(&file, &line)) {
    bool single = line.len > 3 && line.len < 16 && line.ptr[0] >= 'A' && line.ptr[0] <= 'Z';
    for (size_t i = 0; i < line.len; i++)
      single = single && ((line.ptr[i] | 0x20) >= 'a' && (line.ptr[i] | 0x20) <= 'z');
    if (single) slot_add(d, SR_V("CITY"), line);
  }
}

void domain_add(ud_corpus *c, sr_view patterns, sr_view names, sr_view cities, unsigned times)
{
  domain *d = calloc(1, sizeof *d);
  sr_view rest = patterns, line;
  if (!d) die("out of memory");
  read_names(d, names);
  read_cities(d, cities);
  while (next_line(&rest, &line))
    if (line.len) read_line(d, line);
  for (unsigned k = 0; k < times; k++)
    for (rest = patterns; next_line(&rest, &line);) {
      if (!line.len || strchr("#!=", line.ptr[0])) continue;
      d->len = d->n = d->chunk = 0;
      d->kind = d->ner = 0;
      expand(d, line, 0);
      if (d->text[0] >= 'a' && d->text[0] <= 'z') d->text[0] = (char)(d->text[0] - 32);
      ud_add_sentence(c, (sr_view){d->text, d->len}, d->u, d->n, d->u, d->n, UD_HAS_SYNTAX | UD_HAS_NAMES);
    }
  for (uint32_t i = 0; i < d->n_slots; i++)
    free(d->slots[i].v);
  free(d);
}
