/* The corpora as one document; see ud.h. */
#include "compilers/ud.h"

#include <jansson.h>

#include "compilers/packwrite.h"

void ud_init(ud_corpus *c)
{
  memset(c, 0, sizeof *c);
  sr_arena_init(&c->arena, 0);
  c->d.arena = &c->arena;
  sr_buf_init(&c->text, (size_t)1 << 30);
  sr_buf_init(&c->norms, (size_t)1 << 30);
}

void ud_finish(ud_corpus *c)
{
  if (c->text.status || c->norms.status) die("training corpora: out of memory");
  c->d.text = c->d.raw = sr_buf_view(&c->text);
  c->d.norms = c->norms.ptr;
}

void ud_dispose(ud_corpus *c)
{
  sr_buf_dispose(&c->text);
  sr_buf_dispose(&c->norms);
  sr_arena_dispose(&c->arena);
}

/* Sentences ---------------------------------------------------------------- */

static const ud_unit *overlapping(const ud_unit *u, uint32_t n, uint32_t from, uint32_t to, uint32_t *at)
{
  const ud_unit *best = NULL;
  uint32_t most = 0, i = *at;
  while (i < n && u[i].to <= from)
    i++;
  *at = i;
  for (; i < n && u[i].from < to; i++) {
    uint32_t a = u[i].from > from ? u[i].from : from, b = u[i].to < to ? u[i].to : to;
    if (b > a && b - a >= most && (b - a > most || !best)) {
      most = b - a;
      best = &u[i];
    }
  }
  return best;
}

static void label_syntax(ud_gold *g, const ud_unit *u, const ud_unit *before, uint32_t flags)
{
  bool same = before && before->kind && before->kind == u->kind && before->chunk == u->chunk;
  if (u->kind == 1)
    g->chunk = same ? SR_CHUNK_I_NP : SR_CHUNK_B_NP;
  else if (u->kind == 2)
    g->chunk = same ? SR_CHUNK_I_VP : SR_CHUNK_B_VP;
  g->pos = u->pos;
  g->lemma = u->lemma;
  /* An annotated word of several of our tokens: its marks and digits are not what it is. */
  if (flags & SR_LEX_PUNCT && u->pos != SR_POS_SYM) g->pos = SR_POS_PUNCT;
  if (before == u && flags & SR_LEX_WORD && u->pos == SR_POS_NUM) g->pos = SR_POS_NOUN;
}

static void label_name(ud_gold *g, const ud_unit *u, const ud_unit *before, uint8_t last)
{
  if (!u || !u->ner) return;
  bool begins = u->ner % 2 == 1 && before != u;
  uint8_t inside = (uint8_t)((u->ner + 1) / 2 * 2);
  bool goes_on = last && (last + 1) / 2 * 2 == inside;
  g->ner = begins || !goes_on ? (uint8_t)(inside - 1) : inside;
}

static void push_token(ud_corpus *c, sr_view text, const sr_lexeme *l, bool *first)
{
  char norm[4 * SR_MAX_TOKEN + 4];
  size_t n = sr_lex_fold(norm, text, l), base = c->text.len;
  sr_token t = {.from = (uint32_t)(base + l->from), .to = (uint32_t)(base + l->to), .flags = l->flags,
                .norm_at = (uint32_t)c->norms.len, .norm_len = (uint16_t)n};
  t.key = t.lemma_key = sr_hash((sr_view){norm, n});
  if (*first && l->flags & SR_LEX_WORD) {
    t.flags |= SR_TOK_FIRST;
    *first = false;
  }
  sr_buf_add(&c->norms, (sr_view){norm, n});
  SR_PUSH(&c->arena, &c->d.tok, t);
}

void ud_add_sentence(ud_corpus *c, sr_view text, const ud_unit *syntax, uint32_t n_syntax, const ud_unit *names,
                     uint32_t n_names, uint8_t has)
{
  jmp_buf full;
  if (setjmp(full)) die("training corpora: out of memory");
  c->arena.on_full = &full;
  uint32_t start = c->d.tok.n, at_syntax = 0, at_names = 0;
  const ud_unit *before = NULL, *name_before = NULL;
  bool first = true;
  size_t at = 0;
  sr_lexeme l;
  while (sr_lex_next(text, &at, &l) && c->d.tok.n - start < SR_MAX_SENTENCE) {
    const ud_unit *u = overlapping(syntax, n_syntax, l.from, l.to, &at_syntax);
    const ud_unit *v = overlapping(names, n_names, l.from, l.to, &at_names);
    bool stop = l.to - l.from == 1 && text.ptr[l.from] == '.' && u && u == before && u->to - u->from < 9;
    if (stop) { /* an abbreviation and its full stop */
      c->d.tok.v[c->d.tok.n - 1].to++;
      c->d.tok.v[c->d.tok.n - 1].flags |= SR_TOK_ABBREV;
      continue;
    }
    ud_gold g = {.pos = SR_POS_X}, *last = c->d.tok.n > start ? &c->gold.v[c->gold.n - 1] : NULL;
    if (l.flags & SR_LEX_PUNCT) g.pos = SR_POS_PUNCT;
    if (u) label_syntax(&g, u, before, l.flags);
    label_name(&g, v, name_before, last ? last->ner : 0);
    push_token(c, text, &l, &first);
    SR_PUSH(&c->arena, &c->gold, g);
    before = u;
    name_before = v;
  }
  if (c->d.tok.n == start) return;
  sr_sentence s = {.tok_from = start, .tok_to = c->d.tok.n};
  SR_PUSH(&c->arena, &c->d.sent, s);
  SR_PUSH(&c->arena, &c->has, has);
  sr_buf_add(&c->text, text);
  sr_buf_byte(&c->text, '\n');
}

/* Sentences of running text: roughly, for name annotations without a treebank. ------------- */

static bool sentence_ends(sr_view t, size_t i)
{
  if (t.ptr[i] == '\n') return true;
  if (!strchr(".?!", t.ptr[i]) || i + 2 >= t.len || t.ptr[i + 1] != ' ') return false;
  size_t next = i + 1;
  while (next < t.len && t.ptr[next] == ' ')
    next++;
  if (next >= t.len || !(t.ptr[next] >= 'A' && t.ptr[next] <= 'Z')) return false;
  size_t w = i;
  while (w > 0 && t.ptr[w - 1] != ' ' && t.ptr[w - 1] != '\n')
    w--;
  /* "Gen. Joseph", "U.S. Central": a short capitalised word before is an abbreviation */
  return t.ptr[i] != '.' || i - w > 5 || !(t.ptr[w] >= 'A' && t.ptr[w] <= 'Z') || i - w == 0;
}

static void add_spans(ud_corpus *c, sr_view text, const ud_unit *names, uint32_t n, uint8_t has)
{
  for (size_t from = 0, i = 0; i < text.len; i++) {
    if (!sentence_ends(text, i) && i + 1 < text.len) continue;
    ud_unit *in = calloc(n + 1, sizeof *in);
    uint32_t k = 0;
    if (!in) die("out of memory");
    for (uint32_t j = 0; j < n; j++)
      if (names[j].from >= from && names[j].to <= i + 1) {
        in[k] = names[j];
        in[k].from -= (uint32_t)from;
        in[k++].to -= (uint32_t)from;
      }
    ud_add_sentence(c, (sr_view){text.ptr + from, i + 1 - from}, NULL, 0, in, k, has);
    free(in);
    from = i + 1;
  }
}

void ud_add_plain(ud_corpus *c, sr_view text)
{
  add_spans(c, text, NULL, 0, 0);
}

/* re3d ----------------------------------------------------------------------- */

/* Character offsets of JSON texts are UTF-16 units; ours are bytes. */
static uint32_t byte_of(sr_view t, uint32_t units)
{
  size_t i = 0;
  for (uint32_t u = 0; u < units && i < t.len;) {
    unsigned len;
    bool bad;
    u += sr_utf8_next((sr_view){t.ptr + i, t.len - i}, &len, &bad) > 0xffff ? 2 : 1;
    i += len;
  }
  return (uint32_t)i;
}

static bool capital(sr_view t, uint32_t i)
{
  return t.ptr[i] >= 'A' && t.ptr[i] <= 'Z';
}

/* Narrows a span to a name: cuts leading words without a capital and titles' articles.
 * False where words without a capital are left at its end: a description, no name. */
static bool narrow_to_name(sr_view t, ud_unit *u)
{
  while (u->from < u->to && !capital(t, u->from)) {
    while (u->from < u->to && t.ptr[u->from] != ' ')
      u->from++;
    while (u->from < u->to && t.ptr[u->from] == ' ')
      u->from++;
  }
  if (u->to - u->from > 4 && memcmp(t.ptr + u->from, "The ", 4) == 0) u->from += 4;
  if (u->from >= u->to) return false;
  uint32_t last = u->to;
  while (last > u->from && t.ptr[last - 1] != ' ' && t.ptr[last - 1] != '-')
    last--;
  return capital(t, last) || (t.ptr[last] == '(') || (t.ptr[last] >= '0' && t.ptr[last] <= '9');
}

static int by_length(const void *a, const void *b)
{
  const ud_unit *x = a, *y = b;
  uint32_t m = x->to - x->from, n = y->to - y->from;
  return m != n ? (m < n ? 1 : -1) : x->from < y->from ? -1 : x->from > y->from;
}

static int by_start(const void *a, const void *b)
{
  const ud_unit *x = a, *y = b;
  return x->from < y->from ? -1 : x->from > y->from;
}

/* The longest names that do not overlap, in order. */
static uint32_t longest(ud_unit *u, uint32_t n)
{
  uint32_t kept = 0;
  qsort(u, n, sizeof *u, by_length);
  for (uint32_t i = 0; i < n; i++) {
    bool clash = false;
    for (uint32_t j = 0; j < kept; j++)
      clash = clash || (u[i].from < u[j].to && u[j].from < u[i].to);
    if (!clash) u[kept++] = u[i];
  }
  qsort(u, kept, sizeof *u, by_start);
  return kept;
}

typedef struct re3d_entity {
  char doc[64];
  uint32_t from, to;
  uint8_t ner;
} re3d_entity;

static uint8_t re3d_type(const char *s)
{
  if (!strcmp(s, "Person")) return SR_NER_B_PER;
  if (!strcmp(s, "Organisation")) return SR_NER_B_ORG;
  return !strcmp(s, "Location") ? SR_NER_B_LOC : SR_NER_O;
}

static const char *str_of(json_t *o, const char *k)
{
  const char *s = json_string_value(json_object_get(o, k));
  return s ? s : "";
}

static re3d_entity *read_entities(const char *path, uint32_t *n)
{
  sr_view file = read_file(path), rest = file, line;
  uint32_t cap = 4096;
  re3d_entity *e = calloc(cap, sizeof *e);
  *n = 0;
  while (e && next_line(&rest, &line) && *n < cap) {
    json_t *o = json_loadb(line.ptr, line.len, 0, NULL);
    uint8_t type = o ? re3d_type(str_of(o, "type")) : 0;
    if (type) {
      re3d_entity *x = &e[(*n)++];
      snprintf(x->doc, sizeof x->doc, "%s", str_of(o, "documentId"));
      x->from = (uint32_t)json_integer_value(json_object_get(o, "begin"));
      x->to = (uint32_t)json_integer_value(json_object_get(o, "end"));
      x->ner = type;
    }
    json_decref(o);
  }
  if (!e) die("out of memory");
  free((void *)(uintptr_t)file.ptr);
  return e;
}

void ud_add_re3d(ud_corpus *c, const char *dir)
{
  char path[1024];
  uint32_t n;
  snprintf(path, sizeof path, "%s/entities.json", dir);
  re3d_entity *e = read_entities(path, &n);
  snprintf(path, sizeof path, "%s/documents.json", dir);
  sr_view file = read_file(path), rest = file, line;
  while (next_line(&rest, &line)) {
    json_t *o = json_loadb(line.ptr, line.len, 0, NULL);
    if (!o) continue;
    sr_view text = sr_view_of(str_of(o, "text"));
    ud_unit *u = calloc(n + 1, sizeof *u);
    uint32_t k = 0;
    for (uint32_t i = 0; u && i < n; i++) {
      if (strcmp(e[i].doc, str_of(o, "_id")) != 0) continue;
      u[k] = (ud_unit){.from = byte_of(text, e[i].from), .to = byte_of(text, e[i].to), .ner = e[i].ner};
      k += narrow_to_name(text, &u[k]);
    }
    k = u ? longest(u, k) : 0;
    add_spans(c, text, u, k, UD_HAS_NAMES);
    free(u);
    json_decref(o);
  }
  free(e);
  free((void *)(uintptr_t)file.ptr);
}
