/* lexc OUT.bin IRREGULAR.txt FILE.tsv ...: compiles data/lexicon/<class>.tsv into the lexicon that
 * model/lexicon.h reads. What a row may hold is said there. Mistakes name file and line. */
#include "compilers/packwrite.h"
#include "compilers/strings.h"
#include "model/lexicon.h"

typedef struct lexicon_build {
  string_pool strings;
  phrase_builder *phrases;
  sr_view irregular; /* text of the irregular forms */
  sr_lex_row *rows;
  size_t n, cap;
  uint32_t *attrs;
  size_t na, capa;
} lexicon_build;

static void add_attr(lexicon_build *b, uint32_t v)
{
  if (b->na == b->capa) {
    b->capa = b->capa ? b->capa * 2 : 4096;
    b->attrs = realloc(b->attrs, b->capa * sizeof *b->attrs);
    if (!b->attrs) die("out of memory");
  }
  b->attrs[b->na++] = v;
}

/* Writes the attribute words of a row; returns their place and sets the flags that lexc itself knows. */
static uint32_t add_attrs(lexicon_build *b, sr_view words, uint16_t *flags)
{
  uint32_t at = (uint32_t)b->na, n = 0;
  add_attr(b, 0);
  while (words.len) {
    size_t k = 0;
    while (k < words.len && words.ptr[k] != ' ') k++;
    sr_view w = {words.ptr, k};
    if (sr_view_eq(w, SR_V("v")))
      *flags |= SR_LEXF_VERB;
    else if (sr_view_eq(w, SR_V("n")))
      *flags |= SR_LEXF_NOUN;
    else if (sr_view_eq(w, SR_V("cased")))
      *flags |= SR_LEXF_CASED;
    else if (k) {
      add_attr(b, strings_id(&b->strings, w));
      n++;
    }
    words.ptr += k < words.len ? k + 1 : k;
    words.len -= k < words.len ? k + 1 : k;
  }
  b->attrs[at] = n;
  return at;
}

static void add_phrase(lexicon_build *b, sr_lex_row row, sr_view phrase, const char *file, unsigned line)
{
  if (b->n == b->cap) {
    b->cap = b->cap ? b->cap * 2 : 4096;
    b->rows = realloc(b->rows, b->cap * sizeof *b->rows);
    if (!b->rows) die("out of memory");
  }
  row.text = strings_id(&b->strings, phrase);
  b->rows[b->n] = row;
  if (!phrases_add_text(b->phrases, phrase, (uint32_t)b->n))
    die("%s:%u: empty phrase, or longer than %u tokens", file, line, SR_MAX_PHRASE);
  b->n++;
}

/* The irregular form `col` (1 past or plural, 2 participle, 3 -ing form) of a word, or SR_VNULL. Lines of the
 * file: `v base past participle [-ing form]` and `n singular plural`. */
static sr_view irregular(const lexicon_build *b, char kind, sr_view word, int col)
{
  sr_view rest = b->irregular, line;
  while (next_line(&rest, &line)) {
    sr_view f[5] = {{0}};
    int n = 0;
    for (size_t i = 0, k; i < line.len && n < 5; i = k + 1) {
      for (k = i; k < line.len && line.ptr[k] != ' ';) k++;
      f[n++] = (sr_view){line.ptr + i, k - i};
    }
    if (n > 2 && f[0].ptr[0] == kind && f[0].len == 1 && sr_view_eq(f[1], word)) return f[col + 1];
  }
  return SR_VNULL;
}

static size_t put_text(char *out, const char *s)
{
  size_t n = strlen(s);
  memcpy(out, s, n);
  return n;
}

static bool vowel(char c)
{
  return memchr("aeiou", c, 5) != NULL;
}

/* One vowel before one consonant at the end of a short word: doubled before -ed and -ing ("gun"). */
static bool doubles(sr_view w)
{
  if (w.len < 3 || w.len > 6) return false;
  const char *e = w.ptr + w.len;
  unsigned vowels = 0;
  for (size_t i = 0; i < w.len; i++)
    vowels += vowel(w.ptr[i]);
  return !vowel(e[-1]) && !memchr("wxy", e[-1], 3) && vowel(e[-2]) && !vowel(e[-3]) && vowels == 1;
}

/* Writes `w` with a regular ending: 's' third person or plural, 'd' past, 'g' -ing. */
static size_t regular(char *out, sr_view w, char form)
{
  char last = w.ptr[w.len - 1], before = w.len > 1 ? w.ptr[w.len - 2] : 'a';
  size_t n = w.len;
  memcpy(out, w.ptr, n);
  bool y = last == 'y' && !vowel(before);
  if (form == 's') {
    bool es = last == 's' || last == 'x' || last == 'z' || (last == 'h' && (before == 's' || before == 'c'));
    if (y) n--;
    return n + put_text(out + n, y ? "ies" : es ? "es" : "s");
  }
  if (form == 'd') {
    if (y) n--;
    if (doubles(w)) out[n++] = last;
    return n + put_text(out + n, y ? "ied" : last == 'e' ? "d" : "ed");
  }
  if (last == 'e' && before != 'e' && w.len > 2) n--;
  if (doubles(w)) out[n++] = last;
  return n + put_text(out + n, "ing");
}

/* Adds the phrase with its first (verb) or last (noun) word replaced by `form`. */
static void add_form(lexicon_build *b, sr_lex_row row, sr_view head, sr_view form, sr_view tail, uint16_t flag,
                     const char *file, unsigned no)
{
  char text[512];
  if (!form.len || head.len + form.len + tail.len >= sizeof text) return;
  memcpy(text, head.ptr, head.len);
  memcpy(text + head.len, form.ptr, form.len);
  memcpy(text + head.len + form.len, tail.ptr, tail.len);
  row.flags |= flag;
  add_phrase(b, row, (sr_view){text, head.len + form.len + tail.len}, file, no);
}

static void add_verb(lexicon_build *b, sr_lex_row row, sr_view phrase, const char *file, unsigned no)
{
  char buf[3][128];
  size_t k = 0;
  while (k < phrase.len && phrase.ptr[k] != ' ' && phrase.ptr[k] != '-') k++;
  sr_view w = {phrase.ptr, k}, tail = {phrase.ptr + k, phrase.len - k}, none = SR_V("");
  if (k > 100) die("%s:%u: word too long", file, no);
  sr_view past = irregular(b, 'v', w, 1), part = irregular(b, 'v', w, 2);
  sr_view ing = irregular(b, 'v', w, 3);
  if (!ing.ptr) ing = (sr_view){buf[2], regular(buf[2], w, 'g')};
  if (!past.ptr) past = part = (sr_view){buf[0], regular(buf[0], w, 'd')};
  add_phrase(b, row, phrase, file, no);
  bool be = sr_view_eq(w, SR_V("be"));
  add_form(b, row, none, be ? SR_V("is") : (sr_view){buf[1], regular(buf[1], w, 's')}, tail, SR_LEXF_THIRD, file, no);
  if (be) add_form(b, row, none, SR_V("are"), tail, 0, file, no);
  if (be) add_form(b, row, none, SR_V("were"), tail, SR_LEXF_PAST, file, no);
  add_form(b, row, none, ing, tail, SR_LEXF_ING, file, no);
  if (!sr_view_eq(past, w)) add_form(b, row, none, past, tail, SR_LEXF_PAST, file, no);
  if (!sr_view_eq(part, past) && !sr_view_eq(part, w)) add_form(b, row, none, part, tail, SR_LEXF_PAST, file, no);
}

static void add_noun(lexicon_build *b, sr_lex_row row, sr_view phrase, const char *file, unsigned no)
{
  char buf[128];
  size_t k = phrase.len;
  while (k && phrase.ptr[k - 1] != ' ' && phrase.ptr[k - 1] != '-') k--;
  sr_view head = {phrase.ptr, k}, w = {phrase.ptr + k, phrase.len - k}, none = SR_V("");
  if (w.len > 100) die("%s:%u: word too long", file, no);
  sr_view plural = irregular(b, 'n', w, 1);
  if (!plural.ptr && sr_view_ends(w, SR_V("man")))
    plural = (sr_view){buf, (size_t)snprintf(buf, sizeof buf, "%.*smen", (int)w.len - 3, w.ptr)};
  if (!plural.ptr) plural = (sr_view){buf, regular(buf, w, 's')};
  add_phrase(b, row, phrase, file, no);
  if (!sr_view_eq(plural, w)) add_form(b, row, head, plural, none, SR_LEXF_PLURAL, file, no);
}

static void add_line(lexicon_build *b, sr_lex_class cls, sr_view line, const char *file, unsigned no)
{
  sr_view f[3] = {{0}};
  unsigned n = split_tabs(line, f, 3);
  if (n < 2) die("%s:%u: a row is phrase TAB value [TAB attributes]", file, no);
  sr_lex_row row = {.cls = (uint16_t)cls, .value = strings_id(&b->strings, trim(f[1]))};
  row.attrs = add_attrs(b, n > 2 ? trim(f[2]) : SR_V(""), &row.flags);
  sr_view rest = f[0];
  while (rest.len) {
    size_t k = 0;
    while (k < rest.len && rest.ptr[k] != '|') k++;
    sr_view phrase = trim((sr_view){rest.ptr, k});
    if (phrase.len && row.flags & SR_LEXF_VERB)
      add_verb(b, row, phrase, file, no);
    else if (phrase.len && row.flags & SR_LEXF_NOUN)
      add_noun(b, row, phrase, file, no);
    else if (phrase.len)
      add_phrase(b, row, phrase, file, no);
    rest.ptr += k < rest.len ? k + 1 : k;
    rest.len -= k < rest.len ? k + 1 : k;
  }
}

static void add_file(lexicon_build *b, const char *path)
{
  const char *base = strrchr(path, '/');
  sr_view name = sr_view_of(base ? base + 1 : path);
  if (!sr_view_ends(name, SR_V(".tsv"))) die("%s: not a .tsv file", path);
  name.len -= 4;
  sr_lex_class cls = sr_lex_class_of(name);
  if (cls == SR_LEX_CLASS__N) die("%s: no lexicon class has this name (src/model/lexclass.def)", path);
  sr_view text = read_file(path), rest = text, line;
  unsigned no = 0;
  while (next_line(&rest, &line)) {
    no++;
    if (trim(line).len && line.ptr[0] != '#') add_line(b, cls, line, path, no);
  }
  free((void *)(uintptr_t)text.ptr);
}

int main(int argc, char **argv)
{
  if (argc < 4) die("usage: lexc OUT.bin IRREGULAR.txt FILE.tsv ...");
  lexicon_build b = {.phrases = phrases_new(), .irregular = read_file(argv[2])};
  strings_id(&b.strings, SR_V(""));
  add_attr(&b, 0);
  for (int i = 3; i < argc; i++)
    add_file(&b, argv[i]);
  pack_writer *w = pack_new(argv[1]);
  pack_add(w, "lex.rows", b.rows, b.n * sizeof *b.rows);
  pack_add(w, "lex.attrs", b.attrs, b.na * 4);
  pack_add(w, "lex.strings", b.strings.data, b.strings.len);
  phrases_finish(b.phrases, w, "lex");
  pack_finish(w);
  return 0;
}
