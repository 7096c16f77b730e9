/* The names of a place and their spellings, by the rules of data/gazetteer/variants.tsv. See gaz.h. */
#include "compilers/gaz.h"

#define MAX_RULES 512
#define MAX_FORMS 96

typedef enum rule_kind { RULE_DROP, RULE_FULL, RULE_WORD, RULE_JOIN, RULE_SUB } rule_kind;

typedef struct rule {
  rule_kind kind;
  gaz_tokens from, to;
  sr_view levels, ccs; /* "*" for all */
  unsigned min;        /* log2 of the population that the place has at least */
} rule;

typedef struct stop {
  uint64_t key;
  uint32_t what; /* SR_NAME_* or STOP_NEVER */
  unsigned n;
  uint64_t keys[4];
} stop;

#define STOP_NEVER (1u << 31)

struct gaz_rules {
  rule rules[MAX_RULES];
  unsigned n;
  stop *stops;
  size_t n_stops, mask;
};

bool gaz_split(gaz_tokens *out, sr_view name)
{
  char fold[4 * SR_MAX_TOKEN + 4];
  size_t at = 0;
  bool after_word = false;
  sr_lexeme l;
  out->n = 0;
  while (sr_lex_next(name, &at, &l)) {
    if (after_word && l.to - l.from == 1 && name.ptr[l.from] == '.' && !(l.flags & SR_LEX_SPACE)) continue;
    after_word = l.flags & SR_LEX_WORD;
    size_t len = sr_lex_fold(fold, name, &l);
    if (out->n == GAZ_MAX_TOKENS || len > sizeof out->text[0]) return false;
    memcpy(out->text[out->n], fold, len);
    out->len[out->n++] = (unsigned char)len;
  }
  return out->n > 0;
}

static sr_view tok(const gaz_tokens *t, unsigned i)
{
  return (sr_view){t->text[i], t->len[i]};
}

static uint64_t key_of(const gaz_tokens *t)
{
  uint64_t h = 0;
  for (unsigned i = 0; i < t->n; i++) h = sr_hash_phrase(h, sr_hash(tok(t, i)));
  return h;
}

static bool listed(sr_view list, sr_view word)
{
  if (sr_view_eq(list, SR_V("*"))) return true;
  for (size_t at = 0; at < list.len;) {
    size_t end = at;
    while (end < list.len && list.ptr[end] != ',') end++;
    if (sr_view_eq((sr_view){list.ptr + at, end - at}, word)) return true;
    at = end + 1;
  }
  return false;
}

static bool applies(const rule *r, const gaz_place *p)
{
  static const char letters[] = "PNL321CR";
  unsigned pop = 0;
  for (uint64_t n = p->pop; n > 1; n >>= 1) pop++;
  if (pop < r->min && !(p->flags & SR_PLACE_HAND)) return false;
  if (r->levels.ptr[0] != '*' && !memchr(r->levels.ptr, letters[p->level], r->levels.len)) return false;
  return listed(r->ccs, (sr_view){p->cc, 2});
}

static bool same_at(const gaz_tokens *t, unsigned at, const gaz_tokens *part)
{
  if (at + part->n > t->n) return false;
  for (unsigned i = 0; i < part->n; i++)
    if (!sr_view_eq(tok(t, at + i), tok(part, i))) return false;
  return true;
}

/* Replaces `n` tokens at `at` by those of `by`. */
static bool splice(gaz_tokens *t, unsigned at, unsigned n, const gaz_tokens *by)
{
  gaz_tokens r = {.n = 0};
  if (t->n - n + by->n > GAZ_MAX_TOKENS || t->n - n + by->n == 0) return false;
  for (unsigned i = 0; i < t->n - n + by->n; i++) {
    const gaz_tokens *src = i >= at && i < at + by->n ? by : t;
    unsigned k = i < at ? i : i < at + by->n ? i - at : i - by->n + n;
    memcpy(r.text[i], src->text[k], src->len[k]);
    r.len[i] = src->len[k];
  }
  r.n = t->n - n + by->n;
  *t = r;
  return true;
}

/* Every occurrence of letters inside the tokens replaced, not at once in a word of three letters. */
static bool substitute(gaz_tokens *t, sr_view from, sr_view to)
{
  bool any = false;
  for (unsigned i = 0; i < t->n; i++) {
    char out[96];
    size_t n = 0;
    bool here = false;
    for (size_t k = 0; k < t->len[i];) {
      bool hit = t->len[i] > 3 && k + from.len <= t->len[i] && !memcmp(t->text[i] + k, from.ptr, from.len);
      sr_view add = hit ? to : (sr_view){t->text[i] + k, 1};
      if (n + add.len > sizeof t->text[0]) return any;
      memcpy(out + n, add.ptr, add.len);
      n += add.len;
      k += hit ? from.len : 1;
      here = here || hit;
    }
    if (!here) continue;
    memcpy(t->text[i], out, n);
    t->len[i] = (unsigned char)n;
    any = true;
  }
  return any;
}

/* Applies a rule to a form; false where it changes nothing. */
static bool transform(const rule *r, gaz_tokens *t)
{
  gaz_tokens none = {.n = 0};
  switch (r->kind) {
  case RULE_DROP:
    if (t->n <= r->from.n) return false;
    if (same_at(t, t->n - r->from.n, &r->from)) return splice(t, t->n - r->from.n, r->from.n, &none);
    return same_at(t, 0, &r->from) && splice(t, 0, r->from.n, &none);
  case RULE_FULL:
    return t->n > r->from.n && same_at(t, t->n - r->from.n, &r->from);
  case RULE_WORD:
    for (unsigned i = 0; i < t->n; i++)
      if (same_at(t, i, &r->from)) return splice(t, i, r->from.n, &r->to);
    return false;
  case RULE_JOIN: {
    unsigned last = t->n - 1;
    if (t->n < 2 || !sr_view_eq(tok(t, last), tok(&r->from, 0)) || t->len[last] + t->len[last - 1] > 47) return false;
    memcpy(t->text[last - 1] + t->len[last - 1], t->text[last], t->len[last]);
    t->len[last - 1] = (unsigned char)(t->len[last - 1] + t->len[last]);
    t->n--;
    return true;
  }
  case RULE_SUB:
    return substitute(t, tok(&r->from, 0), tok(&r->to, 0));
  }
  return false;
}

static uint32_t stop_of(const gaz_rules *r, uint64_t key)
{
  for (size_t i = key & r->mask; r->stops[i].key; i = (i + 1) & r->mask)
    if (r->stops[i].key == key) return r->stops[i].what;
  return 0;
}

/* The forms of one place: those made from a name follow it and are SR_NAME_ALT. */
typedef struct forms {
  gaz_tokens t[MAX_FORMS];
  uint64_t key[MAX_FORMS];
  uint32_t flags[MAX_FORMS];
  unsigned n;
} forms;

static bool add_form(forms *f, const gaz_tokens *t, uint32_t flags)
{
  uint64_t key = key_of(t);
  for (unsigned i = 0; i < f->n; i++)
    if (f->key[i] == key) return false;
  if (f->n == MAX_FORMS) return false;
  f->t[f->n] = *t;
  f->key[f->n] = key;
  f->flags[f->n++] = flags;
  return true;
}

/* Spelling rules are applied to a name as it stands, and once more to what a rule made of it. */
static void add_spellings(const gaz_rules *r, const gaz_place *p, forms *f, unsigned from)
{
  for (unsigned round = 0, end = f->n; round < 2; round++, from = end, end = f->n)
    for (unsigned i = from; i < end; i++)
      for (unsigned k = 0; k < r->n; k++) {
        gaz_tokens t = f->t[i];
        if (!applies(&r->rules[k], p) || !transform(&r->rules[k], &t)) continue;
        bool drop = r->rules[k].kind == RULE_DROP;
        if (r->rules[k].kind <= RULE_FULL) f->flags[i] |= SR_NAME_FULL;
        add_form(f, &t, drop ? f->flags[i] & ~(uint32_t)SR_NAME_FULL : f->flags[i] | SR_NAME_ALT);
      }
}

/* Words that name no place are kept as names of no row, so that the engine knows them. */
void gaz_add_stops(const gaz_rules *r, phrase_builder *b)
{
  for (size_t i = 0; i <= r->mask; i++)
    if (r->stops[i].what & STOP_NEVER)
      phrases_add(b, r->stops[i].keys, r->stops[i].n, SR_PLACE_NO_ROW << SR_NAME_SHIFT);
}

static void set_first(uint64_t *first, uint64_t key)
{
  uint64_t bit = key >> (64 - SR_PLACE_FIRST_BITS);
  first[bit >> 6] |= (uint64_t)1 << (bit & 63);
}

/* "KPK", "U.S.", "Fla.": a name that somebody listed in this letter case. */
static bool acronym(sr_view name)
{
  unsigned upper = 0, lower = 0;
  for (size_t i = 0; i < name.len; i++) {
    upper += name.ptr[i] >= 'A' && name.ptr[i] <= 'Z';
    lower += name.ptr[i] >= 'a' && name.ptr[i] <= 'z';
  }
  return upper > 1 && !lower && name.len <= 6;
}

void gaz_add_names(const gaz_rules *r, const gaz_place *p, phrase_builder *b, uint64_t *first)
{
  static forms f;
  gaz_tokens t;
  f.n = 0;
  sr_view rest = p->alts, name = p->name;
  for (bool alt = false;; alt = true) {
    unsigned from = f.n;
    uint32_t caps = (p->flags & SR_PLACE_HAND) && acronym(name) ? SR_NAME_CAPS : 0;
    if (gaz_split(&t, name) && (t.n > 1 || t.len[0] > 1) && add_form(&f, &t, caps ? caps : alt ? SR_NAME_ALT : 0))
      add_spellings(r, p, &f, from);
    if (!rest.len) break;
    const char *bar = memchr(rest.ptr, '|', rest.len);
    size_t len = bar ? (size_t)(bar - rest.ptr) : rest.len;
    name = (sr_view){rest.ptr, len};
    rest = (sr_view){rest.ptr + len + (bar != NULL), rest.len - len - (bar != NULL)};
  }
  for (unsigned i = 0; i < f.n; i++) {
    uint32_t what = stop_of(r, f.key[i]);
    if (f.flags[i] & SR_NAME_CAPS) what = what ? SR_NAME_CASED : 0; /* "CAR" is no car where case tells */
    if (what & STOP_NEVER || (f.t[i].n == 1 && f.t[i].len[0] < 2)) continue;
    uint64_t keys[GAZ_MAX_TOKENS];
    for (unsigned k = 0; k < f.t[i].n; k++) keys[k] = sr_hash(tok(&f.t[i], k));
    set_first(first, keys[0]);
    phrases_add(b, keys, f.t[i].n, p->row << SR_NAME_SHIFT | f.flags[i] | what);
  }
}

/* Is the form the name of a division of the country ("England" beside "Britain")? */
static bool names_division(const gaz *g, const char *cc, sr_view form)
{
  for (uint32_t i = 0; i < g->n; i++) /* divisions were read first */
    if (g->places[i].level == SR_PLACE_ADMIN1 && !memcmp(g->places[i].cc, cc, 2) && sr_view_eq(g->places[i].name, form))
      return true;
    else if (g->places[i].level < SR_PLACE_ADMIN2)
      break;
  return false;
}

/* Adds the alternatives of a column, divided by |, as names of a row. */
static void add_column(const gaz *g, const gaz_rules *r, sr_view rest, const gaz_place *country, uint32_t flags,
                       phrase_builder *b, uint64_t *first)
{
  while (rest.len) {
    const char *bar = memchr(rest.ptr, '|', rest.len);
    size_t len = bar ? (size_t)(bar - rest.ptr) : rest.len;
    sr_view form = trim((sr_view){rest.ptr, len});
    rest = (sr_view){rest.ptr + len + (bar != NULL), rest.len - len - (bar != NULL)};
    uint64_t keys[SR_MAX_PHRASE];
    unsigned n = sr_lex_keys(form, keys, SR_MAX_PHRASE);
    if (!n || names_division(g, country->cc, form)) continue;
    uint32_t caps = 0;
    gaz_tokens t;
    if (acronym(form) && gaz_split(&t, form)) caps = SR_NAME_CAPS | (stop_of(r, key_of(&t)) ? SR_NAME_CASED : 0);
    set_first(first, keys[0]);
    phrases_add(b, keys, n, country->row << SR_NAME_SHIFT | flags | caps);
  }
}

void gaz_read_demonyms(const gaz *g, const gaz_rules *r, const char *path, phrase_builder *b, uint64_t *first)
{
  sr_view text = read_file(path), line, f[3];
  while (next_line(&text, &line)) {
    if (!trim(line).len || line.ptr[0] == '#' || split_tabs(line, f, 3) < 3 || trim(f[0]).len != 2) continue;
    for (uint32_t i = 0; i < g->n; i++) {
      if (g->places[i].level != SR_PLACE_COUNTRY || memcmp(g->places[i].cc, trim(f[0]).ptr, 2)) continue;
      add_column(g, r, f[2], &g->places[i], 0, b, first);
      add_column(g, r, f[1], &g->places[i], SR_NAME_DEMONYM, b, first);
      break;
    }
  }
}

static void read_rules(gaz_rules *r, const char *path)
{
  static const char *const kinds[] = {"drop", "full", "word", "join", "sub"};
  sr_view text = read_file(path), line, f[6];
  for (unsigned no = 1; next_line(&text, &line); no++) {
    if (!trim(line).len || line.ptr[0] == '#') continue;
    if (split_tabs(line, f, 6) < 6 || r->n == MAX_RULES) die("%s:%u: needs six columns: kind from to levels countries min", path, no);
    rule *x = &r->rules[r->n++];
    unsigned k = 0;
    while (k < 5 && !sr_view_eq(trim(f[0]), sr_view_of(kinds[k]))) k++;
    if (k == 5 || !gaz_split(&x->from, trim(f[1]))) die("%s:%u: bad rule", path, no);
    x->kind = (rule_kind)k;
    if (trim(f[2]).len && !sr_view_eq(trim(f[2]), SR_V("-")) && !gaz_split(&x->to, trim(f[2]))) die("%s:%u: bad rule", path, no);
    x->levels = trim(f[3]);
    x->ccs = trim(f[4]);
    sr_view min = trim(f[5]);
    for (size_t i = 0; i < min.len; i++) x->min = x->min * 10 + (unsigned)(min.ptr[i] - '0');
  }
}

static void add_stop(gaz_rules *r, sr_view phrase, sr_view what, const char *path, unsigned no)
{
  gaz_tokens t;
  uint32_t bits = sr_view_eq(what, SR_V("never"))   ? STOP_NEVER
                  : sr_view_eq(what, SR_V("weak"))  ? SR_NAME_WEAK | SR_NAME_CASED
                  : sr_view_eq(what, SR_V("cased")) ? SR_NAME_CASED
                                                    : 0;
  if (!bits || !gaz_split(&t, phrase)) die("%s:%u: bad stop word", path, no);
  uint64_t key = key_of(&t);
  size_t i = key & r->mask;
  while (r->stops[i].key && r->stops[i].key != key) i = (i + 1) & r->mask;
  if (++r->n_stops * 2 > r->mask) die("%s: too many stop words", path);
  r->stops[i] = (stop){.key = key, .what = bits, .n = t.n < 4 ? t.n : 4};
  for (unsigned k = 0; k < r->stops[i].n; k++) r->stops[i].keys[k] = sr_hash(tok(&t, k));
}

static void read_stops(gaz_rules *r, const char *path)
{
  sr_view text = read_file(path), line, f[3];
  r->mask = (1u << 16) - 1;
  if (!(r->stops = calloc(r->mask + 1, sizeof *r->stops))) die("out of memory");
  for (unsigned no = 1; next_line(&text, &line); no++) {
    if (!trim(line).len || line.ptr[0] == '#') continue;
    if (split_tabs(line, f, 3) < 2) die("%s:%u: needs two columns", path, no);
    add_stop(r, trim(f[0]), trim(f[1]), path, no);
  }
}

gaz_rules *gaz_rules_read(const char *variants, const char *stop_path)
{
  gaz_rules *r = calloc(1, sizeof *r);
  if (!r) die("out of memory");
  read_rules(r, variants);
  read_stops(r, stop_path);
  return r;
}
