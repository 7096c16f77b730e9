/* CoNLL-U treebanks, with names from an .iob2 file or GUM's entity annotation; see ud.h. */
#include "compilers/packwrite.h"
#include "compilers/ud.h"

#define MAX_WORDS 1024u

static bool is(sr_view v, const char *s)
{
  return sr_view_eq(v, sr_view_of(s));
}

static bool has(sr_view v, const char *s)
{
  size_t n = strlen(s);
  for (size_t i = 0; i + n <= v.len; i++)
    if (memcmp(v.ptr + i, s, n) == 0) return true;
  return false;
}

static uint8_t verb_pos(const ud_word *w)
{
  if (is(w->xpos, "VBD")) return SR_POS_VBD;
  if (is(w->xpos, "VBG")) return SR_POS_VBG;
  if (is(w->xpos, "VBN")) return SR_POS_VBN;
  if (is(w->xpos, "VBP") || is(w->xpos, "VBZ")) return SR_POS_VBP;
  if (has(w->feats, "VerbForm=Part")) return has(w->feats, "Tense=Pres") ? SR_POS_VBG : SR_POS_VBN;
  if (has(w->feats, "Tense=Past")) return SR_POS_VBD;
  return has(w->feats, "Tense=Pres") ? SR_POS_VBP : SR_POS_VB;
}

uint8_t ud_pos(const ud_word *w)
{
  static const struct {
    const char *upos;
    uint8_t pos;
  } map[] = {{"ADJ", SR_POS_ADJ},   {"ADP", SR_POS_ADP},     {"ADV", SR_POS_ADV},     {"AUX", SR_POS_AUX},
             {"CCONJ", SR_POS_CCONJ}, {"DET", SR_POS_DET},   {"INTJ", SR_POS_INTJ},   {"NUM", SR_POS_NUM},
             {"PART", SR_POS_PART}, {"PRON", SR_POS_PRON},   {"PROPN", SR_POS_PROPN}, {"PUNCT", SR_POS_PUNCT},
             {"SCONJ", SR_POS_SCONJ}, {"SYM", SR_POS_SYM}};
  if (is(w->upos, "VERB")) return verb_pos(w);
  if (is(w->upos, "NOUN")) return has(w->feats, "Number=Plur") || has(w->feats, "Number=Ptan") ? SR_POS_NOUNS : SR_POS_NOUN;
  for (size_t i = 0; i < sizeof map / sizeof *map; i++)
    if (is(w->upos, map[i].upos)) return map[i].pos;
  return SR_POS_X;
}

/* Names from an .iob2 file --------------------------------------------------- */

typedef struct iob_index {
  sr_view file;
  struct {
    uint64_t id;
    size_t at;
  } *sent;
  size_t n;
} iob_index;

static const char sent_id[] = "# sent_id = ";

static bool comment_value(sr_view line, const char *key, sr_view *value)
{
  size_t n = strlen(key);
  if (line.len < n || memcmp(line.ptr, key, n) != 0) return false;
  *value = (sr_view){line.ptr + n, line.len - n};
  return true;
}

static iob_index index_iob(const char *path)
{
  iob_index x = {.file = read_file(path)};
  sr_view rest = x.file, line, id;
  x.sent = calloc(20000, sizeof *x.sent);
  if (!x.sent) die("out of memory");
  while (next_line(&rest, &line) && x.n < 20000)
    if (comment_value(line, sent_id, &id)) {
      x.sent[x.n].id = sr_hash(id);
      x.sent[x.n++].at = (size_t)(rest.ptr - x.file.ptr);
    }
  return x;
}

static uint8_t ner_of(sr_view tag)
{
  static const char *const tags[] = {"O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"};
  for (uint8_t i = 0; i < 7; i++)
    if (is(tag, tags[i])) return i;
  return SR_NER_O;
}

/* Finds `form` at or after *at, past blanks; false where the text does not go on so. */
static bool place_form(sr_view text, size_t *at, sr_view form, uint32_t *from, uint32_t *to)
{
  size_t i = *at;
  while (i < text.len && text.ptr[i] == ' ')
    i++;
  for (size_t slack = 0; slack < 4 && i + slack + form.len <= text.len; slack++)
    if (memcmp(text.ptr + i + slack, form.ptr, form.len) == 0) {
      *from = (uint32_t)(i + slack);
      *to = (uint32_t)(i + slack + form.len);
      *at = *to;
      return true;
    }
  return false;
}

static uint32_t iob_units(const iob_index *x, sr_view id, sr_view text, ud_unit *u)
{
  uint64_t h = sr_hash(id);
  size_t k = 0, at = 0;
  uint32_t n = 0;
  while (k < x->n && x->sent[k].id != h)
    k++;
  if (k == x->n) return UINT32_MAX;
  sr_view rest = {x->file.ptr + x->sent[k].at, x->file.len - x->sent[k].at}, line, f[8];
  while (next_line(&rest, &line) && line.len && n < MAX_WORDS) {
    if (line.ptr[0] == '#' || split_tabs(line, f, 8) < 3) continue;
    if (place_form(text, &at, f[1], &u[n].from, &u[n].to)) {
      u[n].ner = ner_of(f[2]);
      n++;
    }
  }
  return n;
}

/* Names from GUM's entities ---------------------------------------------------- */

typedef struct mention {
  uint32_t from, to;
  uint8_t ner;
} mention;

static uint8_t gum_type(sr_view s)
{
  if (sr_view_starts(s, SR_V("person-"))) return SR_NER_B_PER;
  if (sr_view_starts(s, SR_V("organization-"))) return SR_NER_B_ORG;
  return sr_view_starts(s, SR_V("place-")) ? SR_NER_B_LOC : SR_NER_O;
}

static sr_view entity_field(sr_view misc)
{
  for (size_t i = 0; i + 7 < misc.len; i++)
    if ((i == 0 || misc.ptr[i - 1] == '|') && memcmp(misc.ptr + i, "Entity=", 7) == 0) {
      size_t e = i + 7;
      while (e < misc.len && misc.ptr[e] != '|')
        e++;
      return (sr_view){misc.ptr + i + 7, e - i - 7};
    }
  return SR_VNULL;
}

typedef struct open_entity {
  sr_view id;
  uint32_t from;
  uint8_t ner;
} open_entity;

static sr_view up_to(sr_view s, const char *stops)
{
  size_t i = 0;
  while (i < s.len && !strchr(stops, s.ptr[i]))
    i++;
  return (sr_view){s.ptr, i};
}

/* Reads "(1-person-...(2-place-...)" and "1)2)" of word `i`. */
static uint32_t entity_marks(sr_view e, uint32_t i, open_entity *open, uint32_t *n_open, mention *m, uint32_t n)
{
  while (e.len) {
    if (e.ptr[0] == '(') {
      e = (sr_view){e.ptr + 1, e.len - 1};
      sr_view body = up_to(e, "()"), id = up_to(body, "-");
      sr_view type = {id.ptr + id.len, body.len - id.len};
      if (type.len) type = (sr_view){type.ptr + 1, type.len - 1};
      bool closed = body.len < e.len && e.ptr[body.len] == ')';
      if (closed && n < 256) m[n++] = (mention){i, i + 1, gum_type(type)};
      if (!closed && *n_open < 64) open[(*n_open)++] = (open_entity){id, i, gum_type(type)};
      e = (sr_view){e.ptr + body.len + closed, e.len - body.len - closed};
      continue;
    }
    sr_view id = up_to(e, ")");
    for (uint32_t k = *n_open; k-- > 0;)
      if (sr_view_eq(open[k].id, id)) {
        if (n < 256) m[n++] = (mention){open[k].from, i + 1, open[k].ner};
        memmove(&open[k], &open[k + 1], (*n_open - k - 1) * sizeof *open);
        --*n_open;
        break;
      }
    size_t step = id.len < e.len ? id.len + 1 : id.len;
    e = (sr_view){e.ptr + step, e.len - step};
  }
  return n;
}

static bool proper(const ud_word *w)
{
  return is(w->upos, "PROPN") || (is(w->upos, "NUM") && w->form.ptr[0] >= '0' && w->form.ptr[0] <= '9');
}

/* The name inside a mention: the proper nouns around its head; none where the head is no proper noun. */
static void name_of(const ud_word *w, const mention *m, ud_unit *u)
{
  uint32_t head = m->from, a, b;
  for (uint32_t i = m->from; i < m->to; i++)
    if (w[i].head == UINT32_MAX || w[i].head < m->from || w[i].head >= m->to) head = i;
  if (!is(w[head].upos, "PROPN")) return;
  a = head;
  b = head + 1;
  while (a > m->from && (proper(&w[a - 1]) || (a > m->from + 1 && is(w[a - 1].form, "-") && proper(&w[a - 2]))))
    a--;
  while (b < m->to && (proper(&w[b]) || (b + 1 < m->to && is(w[b].form, "-") && proper(&w[b + 1]))))
    b++;
  if (m->ner == SR_NER_B_ORG && b + 1 < m->to && is(w[b].form, "of")) {
    uint32_t e = b + 1 + (is(w[b + 1].form, "the") && b + 2 < m->to), f = e;
    while (f < m->to && proper(&w[f]))
      f++;
    if (f > e) b = f;
  }
  for (uint32_t i = a; i < b; i++)
    if (u[i].ner) return;
  for (uint32_t i = a; i < b; i++)
    u[i].ner = (uint8_t)(i == a ? m->ner : m->ner + 1);
}

static int longer_first(const void *x, const void *y)
{
  const mention *a = x, *b = y;
  uint32_t m = a->to - a->from, n = b->to - b->from;
  return m != n ? (m < n ? 1 : -1) : a->from < b->from ? -1 : a->from > b->from;
}

static bool gum_names(const ud_word *w, uint32_t n, ud_unit *u)
{
  open_entity open[64];
  mention m[256];
  uint32_t n_open = 0, k = 0;
  for (uint32_t i = 0; i < n; i++)
    k = entity_marks(entity_field(w[i].misc), i, open, &n_open, m, k);
  qsort(m, k, sizeof *m, longer_first);
  for (uint32_t i = 0; i < k; i++)
    if (m[i].ner) name_of(w, &m[i], u);
  return k > 0;
}

/* Sentences ------------------------------------------------------------------- */

typedef struct reader {
  ud_corpus *c;
  const iob_index *names;
  bool gum;
  sr_view text, id;
  ud_word w[MAX_WORDS];
  ud_unit u[MAX_WORDS], v[MAX_WORDS];
  uint32_t n;
} reader;

static sr_view fold_lemma(ud_corpus *c, sr_view v)
{
  char out[4 * SR_MAX_TOKEN + 4];
  jmp_buf full;
  if (v.len > SR_MAX_TOKEN || is(v, "_")) return SR_VNULL;
  if (setjmp(full)) die("training corpora: out of memory");
  c->arena.on_full = &full;
  return sr_arena_copy(&c->arena, (sr_view){out, sr_fold(out, v)});
}

static void end_sentence(reader *r)
{
  uint8_t what = UD_HAS_SYNTAX;
  uint32_t n_names = r->n;
  const ud_unit *names = r->u;
  if (!r->n || !r->text.len) {
    r->n = 0;
    return;
  }
  for (uint32_t i = 0; i < r->n; i++)
    r->u[i] = (ud_unit){.from = r->w[i].from, .to = r->w[i].to, .pos = ud_pos(&r->w[i]), .lemma = fold_lemma(r->c, r->w[i].lemma)};
  ud_chunks(r->w, r->n, r->u);
  if (r->names) {
    memset(r->v, 0, sizeof r->v);
    n_names = iob_units(r->names, r->id, r->text, r->v);
    names = r->v;
    if (n_names == UINT32_MAX)
      n_names = 0;
    else
      what |= UD_HAS_NAMES;
  } else if (r->gum) {
    gum_names(r->w, r->n, r->u);
    what |= UD_HAS_NAMES;
  }
  ud_add_sentence(r->c, r->text, r->u, r->n, names, n_names, what);
  r->n = 0;
}

static uint32_t number_of(sr_view v)
{
  uint32_t n = 0;
  for (size_t i = 0; i < v.len && v.ptr[i] >= '0' && v.ptr[i] <= '9'; i++)
    n = n * 10 + (uint32_t)(v.ptr[i] - '0');
  return n;
}

static void add_word(reader *r, sr_view line, size_t *at)
{
  sr_view f[10];
  if (split_tabs(line, f, 10) < 10 || r->n == MAX_WORDS) return;
  for (size_t i = 0; i < f[0].len; i++)
    if (f[0].ptr[i] == '-' || f[0].ptr[i] == '.') return; /* ranges and empty nodes */
  ud_word *w = &r->w[r->n++];
  uint32_t head = number_of(f[6]);
  *w = (ud_word){.form = f[1], .lemma = f[2], .upos = f[3], .xpos = f[4], .feats = f[5], .rel = f[7], .misc = f[9],
                 .head = head ? head - 1 : UINT32_MAX};
  if (!place_form(r->text, at, f[1], &w->from, &w->to)) w->from = w->to = (uint32_t)*at;
}

void ud_add_conllu(ud_corpus *c, const char *path, const char *names)
{
  reader *r = calloc(1, sizeof *r);
  iob_index x = names ? index_iob(names) : (iob_index){0};
  sr_view file = read_file(path), rest = file, line;
  size_t at = 0;
  if (!r) die("out of memory");
  r->c = c;
  r->names = names ? &x : NULL;
  while (next_line(&rest, &line)) {
    if (!line.len) {
      end_sentence(r);
      at = 0;
    } else if (line.ptr[0] != '#') {
      add_word(r, line, &at);
    } else if (!comment_value(line, "# text = ", &r->text) && !comment_value(line, sent_id, &r->id)) {
      r->gum = r->gum || sr_view_starts(line, SR_V("# global.Entity"));
    }
  }
  end_sentence(r);
  free((void *)(uintptr_t)file.ptr);
  free((void *)(uintptr_t)x.file.ptr);
  free(x.sent);
  free(r);
}
