/* The lexer; see lex.h for the rule. */
#include "base/base.h"
#include "base/lex.h"

/* What a character is to the lexer. */
typedef enum kind { SPACE, FILL, LETTER, DIGIT, APOS, DASH, MARK } kind;

typedef struct ch {
  kind k;
  unsigned len;
  bool upper, odd, bad;
} ch;

static ch ascii_char(unsigned char c)
{
  ch r = {.k = MARK, .len = 1};
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
    r.k = LETTER;
    r.upper = c <= 'Z';
  } else if (c >= '0' && c <= '9') {
    r.k = DIGIT;
  } else if (c == 0x1f) {
    r.k = FILL;
  } else if (c <= ' ' || c == 0x7f) {
    r.k = SPACE;
    r.bad = c == 0;
  } else if (c == '\'' || c == '`') {
    r.k = APOS;
    r.odd = c == '`'; /* folds to an apostrophe */
  } else if (c == '-') {
    r.k = DASH;
  }
  return r;
}

static ch char_at(sr_view t, size_t i)
{
  unsigned char c = (unsigned char)t.ptr[i];
  if (c < 0x80) return ascii_char(c);
  ch r = {.k = MARK, .odd = true};
  int32_t u = sr_utf8_next((sr_view){t.ptr + i, t.len - i}, &r.len, &r.bad);
  if (u == 0x2019 || u == 0x2018 || u == 0x2bc || u == 0x2032 || u == 0xb4)
    r.k = APOS;
  else if (u >= 0x2010 && u <= 0x2015)
    r.k = DASH;
  else if (u == 0xa0 || (u >= 0x2000 && u <= 0x200f) || u == 0x2028 || u == 0x2029 || u == 0x202f ||
           u == 0x3000 || u == 0xfeff || u == 0x85)
    r.k = u == 0x200b || u == 0x200c || u == 0x200d || u == 0xfeff ? FILL : SPACE;
  else if (u == 0xad)
    r.k = FILL;
  else if (u >= 0x660 && u <= 0x669)
    r.k = DIGIT;
  else if (sr_is_letter(u)) {
    r.k = LETTER;
    r.upper = sr_is_upper(u);
  }
  return r;
}

static kind kind_at(sr_view t, size_t i)
{
  return i < t.len ? char_at(t, i).k : SPACE;
}

/* The kind of the next character that is no fill: markup inside a word does not part it. */
static kind kind_after(sr_view t, size_t i)
{
  while (i < t.len && t.ptr[i] == 0x1f) i++;
  return kind_at(t, i);
}

/* Does a letter, digit or dot (fill apart) end right before `i`? A byte over 0x7f counts: it is
 * mostly the tail of a letter. */
static bool joined_before(sr_view t, size_t i)
{
  while (i && t.ptr[i - 1] == 0x1f) i--;
  if (!i) return false;
  unsigned char c = (unsigned char)t.ptr[i - 1];
  if (c >= 0x80) return true;
  kind k = ascii_char(c).k;
  return k == LETTER || k == DIGIT || c == '.';
}

/* Is there a clitic at the apostrophe at `i`, ending its word? Returns its length after the apostrophe. */
static size_t clitic_len(sr_view t, size_t i, unsigned apos)
{
  static const char *const tails[] = {"s", "re", "ve", "ll", "d", "m"};
  size_t at = i + apos;
  while (at < t.len && t.ptr[at] == 0x1f) at++;
  size_t fill = at - i - apos;
  for (size_t k = 0; k < sizeof tails / sizeof *tails; k++) {
    size_t n = strlen(tails[k]);
    if (t.len - at < n) continue;
    bool same = true;
    for (size_t j = 0; j < n; j++)
      same = same && (t.ptr[at + j] | 0x20) == tails[k][j];
    kind next = kind_after(t, at + n);
    if (same && next != LETTER && next != DIGIT) return fill + n;
  }
  return 0;
}

typedef struct run {
  unsigned letters, uppers;
  uint32_t flags;
} run;

static void note(run *r, ch c)
{
  if (c.odd || c.k == FILL) r->flags |= SR_LEX_ODD;
  if (c.bad) r->flags |= SR_LEX_BAD;
  if (c.k == LETTER) {
    if (!r->letters && c.upper) r->flags |= SR_LEX_UPPER;
    r->letters++;
    r->uppers += c.upper;
  }
}

/* "U.S." "a.m.": single letters each with a dot, at least two. Returns its end, or 0. */
static size_t dotted_end(sr_view t, size_t i, run *r)
{
  size_t at = i;
  unsigned n = 0;
  run got = {0};
  while (at + 1 < t.len && at - i < 24) {
    ch c = char_at(t, at);
    if (c.k != LETTER || at + c.len >= t.len || t.ptr[at + c.len] != '.') break;
    note(&got, c);
    at += c.len + 1;
    n++;
  }
  if (n < 1) return 0;
  /* "U.S": the last letter may lack its dot, where no word goes on. */
  if (at < t.len && char_at(t, at).k == LETTER) {
    ch c = char_at(t, at);
    kind next = kind_at(t, at + c.len);
    if (next == LETTER || next == DIGIT || next == APOS) return 0;
    note(&got, c);
    at += c.len;
    n++;
  }
  if (n < 2) return 0;
  *r = got;
  return at;
}

/* n't at `i` (the n), ending its word? */
static bool is_nt(sr_view t, size_t i)
{
  if (i + 2 >= t.len || (t.ptr[i] | 0x20) != 'n') return false;
  ch a = char_at(t, i + 1);
  size_t at = i + 1 + a.len;
  if (a.k != APOS || at >= t.len || (t.ptr[at] | 0x20) != 't') return false;
  kind next = kind_after(t, at + 1);
  return next != LETTER && next != DIGIT;
}

static size_t word_end(sr_view t, size_t from, run *r)
{
  size_t at = from, end = from, real = 0; /* fill behind the last letter is no part of the word */
  while (at < t.len && real < SR_MAX_TOKEN - 4) {
    ch c = char_at(t, at);
    if (c.k == LETTER && at > from && is_nt(t, at)) break;
    if (c.k == APOS) {
      if (clitic_len(t, at, c.len) || kind_after(t, at + c.len) != LETTER || at == from) break;
    } else if (c.k != LETTER && c.k != DIGIT && c.k != FILL) {
      break;
    }
    at += c.len;
    if (c.k == FILL) continue;
    if (at - end > c.len) r->flags |= SR_LEX_ODD;
    note(r, c);
    real += c.len;
    end = at;
  }
  return end;
}

/* Letters that stay with digits before them: st nd rd th s, ending the word. */
static size_t ordinal_len(sr_view t, size_t at)
{
  static const char *const tails[] = {"st", "nd", "rd", "th", "s"};
  for (size_t k = 0; k < 5; k++) {
    size_t n = strlen(tails[k]);
    bool same = t.len - at >= n;
    for (size_t j = 0; same && j < n; j++)
      same = (t.ptr[at + j] | 0x20) == tails[k][j];
    if (same && kind_at(t, at + n) != LETTER && kind_at(t, at + n) != DIGIT) return n;
  }
  return 0;
}

static size_t number_end(sr_view t, size_t from, run *r)
{
  size_t at = from, end = from, real = 0;
  while (at < t.len && real < SR_MAX_TOKEN - 4) {
    ch c = char_at(t, at);
    if (c.k == MARK && strchr(",.:/", t.ptr[at]) && t.ptr[at] && at > from) {
      if (kind_after(t, at + 1) != DIGIT) break;
    } else if (c.k != DIGIT && c.k != FILL) {
      break;
    }
    at += c.len;
    if (c.k == FILL) continue;
    if (at - end > c.len) r->flags |= SR_LEX_ODD;
    note(r, c);
    real += c.len;
    end = at;
  }
  size_t tail = at < t.len ? ordinal_len(t, at) : 0;
  if (tail && at > end) r->flags |= SR_LEX_ODD;
  return tail ? at + tail : end;
}

static size_t mark_end(sr_view t, size_t from, ch c)
{
  size_t at = from + c.len;
  char m = t.ptr[from];
  if (m == '.' || m == '-')
    while (at < t.len && t.ptr[at] == m && at - from < 16) at++;
  return at;
}

/* Skips blanks and joining hyphens; tells what stood before the token. */
static size_t skip(sr_view t, size_t at, uint32_t *flags)
{
  size_t first = at; /* behind fill: where a joining hyphen may stand */
  if (at == 0) *flags |= SR_LEX_SPACE;
  while (at < t.len) {
    ch c = char_at(t, at);
    if (c.k == SPACE) {
      *flags |= SR_LEX_SPACE;
      if (c.bad) *flags |= SR_LEX_BAD;
    } else if (c.k == DASH && at > 0 && at == first && !(*flags & SR_LEX_SPACE)) {
      kind next = kind_after(t, at + c.len);
      if (!joined_before(t, at) || (next != LETTER && next != DIGIT)) return at;
      *flags |= SR_LEX_HYPHEN;
    } else if (c.k != FILL) {
      return at;
    } else if (at == first) {
      first += c.len;
    }
    at += c.len;
  }
  return at;
}

static size_t clitic_end(sr_view t, size_t from, ch c, run *r)
{
  if (c.k == APOS) {
    size_t n = clitic_len(t, from, c.len);
    if (n && joined_before(t, from)) {
      bool fill = memchr(t.ptr + from, 0x1f, c.len + n) != NULL;
      r->flags |= SR_LEX_CLITIC | (c.odd || fill ? SR_LEX_ODD : 0);
      return from + c.len + n;
    }
  }
  if (c.k == LETTER && from && kind_at(t, from - 1) == LETTER && is_nt(t, from)) {
    ch a = char_at(t, from + 1);
    r->flags |= SR_LEX_CLITIC | (a.odd ? SR_LEX_ODD : 0);
    return from + 2 + a.len;
  }
  return 0;
}

static uint32_t token_at(sr_view t, size_t from, size_t *end)
{
  ch c = char_at(t, from);
  run r = {0};
  if ((*end = clitic_end(t, from, c, &r))) return r.flags | SR_LEX_WORD;
  if (c.k == LETTER) {
    if ((*end = dotted_end(t, from, &r)))
      r.flags |= SR_LEX_DOTTED;
    else
      *end = word_end(t, from, &r);
    if (r.uppers == r.letters && r.letters > 1) r.flags |= SR_LEX_CAPS;
    return r.flags | SR_LEX_WORD;
  }
  if (c.k == DIGIT) {
    *end = number_end(t, from, &r);
    return r.flags | SR_LEX_NUMBER;
  }
  note(&r, c);
  *end = mark_end(t, from, c);
  return r.flags | SR_LEX_PUNCT;
}

/* --- the fast path: ASCII words, numbers and marks between plain neighbours. All else, and all
 * that needs to look around (apostrophes, fill, dotted initials, hyphens), goes the long way. --- */

enum { A_LOWER = 1, A_UPPER = 2, A_DIGIT = 4, A_SPACE = 8, A_MARK = 16 };

#define L26(f) f, f, f, f, f, f, f, f, f, f, f, f, f, f, f, f, f, f, f, f, f, f, f, f, f, f
/* Apostrophes, hyphen, dot, fill, NUL and bytes over 0x7f are 0: not plain. */
static const unsigned char ascii_class[256] = {
    [1] = A_SPACE, A_SPACE, A_SPACE, A_SPACE, A_SPACE, A_SPACE, A_SPACE, A_SPACE, A_SPACE, A_SPACE, A_SPACE,
    A_SPACE, A_SPACE, A_SPACE, A_SPACE, A_SPACE, A_SPACE, A_SPACE, A_SPACE, A_SPACE, A_SPACE, A_SPACE,
    A_SPACE, A_SPACE, A_SPACE, A_SPACE, A_SPACE, A_SPACE, A_SPACE, A_SPACE,
    [' '] = A_SPACE, [0x7f] = A_SPACE,
    ['!'] = A_MARK, ['"'] = A_MARK, ['#'] = A_MARK, ['$'] = A_MARK, ['%'] = A_MARK, ['&'] = A_MARK,
    ['('] = A_MARK, [')'] = A_MARK, ['*'] = A_MARK, ['+'] = A_MARK, [','] = A_MARK, ['/'] = A_MARK,
    ['0'] = A_DIGIT, A_DIGIT, A_DIGIT, A_DIGIT, A_DIGIT, A_DIGIT, A_DIGIT, A_DIGIT, A_DIGIT, A_DIGIT,
    [':'] = A_MARK, [';'] = A_MARK, ['<'] = A_MARK, ['='] = A_MARK, ['>'] = A_MARK, ['?'] = A_MARK, ['@'] = A_MARK,
    ['A'] = L26(A_UPPER),
    ['['] = A_MARK, ['\\'] = A_MARK, [']'] = A_MARK, ['^'] = A_MARK, ['_'] = A_MARK,
    ['a'] = L26(A_LOWER),
    ['{'] = A_MARK, ['|'] = A_MARK, ['}'] = A_MARK, ['~'] = A_MARK};

static unsigned class_at(sr_view t, size_t i)
{
  return i < t.len ? ascii_class[(unsigned char)t.ptr[i]] : A_SPACE;
}

/* A word's end and flags, or 0 where it must go the long way. */
static size_t fast_word(sr_view t, size_t from, uint32_t *flags)
{
  size_t at = from + 1;
  size_t limit = t.len - from < SR_MAX_TOKEN - 4 ? t.len : from + SR_MAX_TOKEN - 4;
  unsigned first = ascii_class[(unsigned char)t.ptr[from]], seen = first, c = A_SPACE;
  while (at < limit && ((c = ascii_class[(unsigned char)t.ptr[at]]) & (A_LOWER | A_UPPER | A_DIGIT))) {
    seen |= c;
    at++;
  }
  if (at == limit && at < t.len) return 0;
  bool dot = at < t.len && t.ptr[at] == '.';
  bool dash = at < t.len && t.ptr[at] == '-';
  if (at < t.len && !c && !dash && (!dot || at == from + 1)) return 0;
  if ((seen & A_DIGIT) && !(seen & A_LOWER)) return 0; /* "M23": counting letters is not worth it here */
  *flags = SR_LEX_WORD | (first == A_UPPER ? SR_LEX_UPPER : 0) |
           (seen == A_UPPER && at - from > 1 ? SR_LEX_CAPS : 0);
  return at;
}

static size_t fast_number(sr_view t, size_t from, uint32_t *flags)
{
  size_t at = from + 1;
  while (class_at(t, at) == A_DIGIT && at - from < 32) at++;
  unsigned c = class_at(t, at);
  bool dash = at < t.len && t.ptr[at] == '-';
  if (c != A_SPACE && !dash && (c != A_MARK || t.ptr[at] == ',' || t.ptr[at] == ':' || t.ptr[at] == '/')) return 0;
  *flags = SR_LEX_NUMBER;
  return at;
}

static bool fast_next(sr_view t, size_t *at, sr_lexeme *out)
{
  size_t from = *at, end = 0;
  uint32_t flags = 0;
  while (from < t.len && ascii_class[(unsigned char)t.ptr[from]] == A_SPACE) from++;
  if (from >= t.len) return false;
  unsigned c = ascii_class[(unsigned char)t.ptr[from]];
  /* Behind something that is not plain the token may be joined to it. */
  if (from && !ascii_class[(unsigned char)t.ptr[from - 1]]) return false;
  if (c == A_MARK || (t.ptr[from] == '.' && !(from + 1 < t.len && t.ptr[from + 1] == '.'))) {
    end = from + 1;
    flags = SR_LEX_PUNCT;
  } else if (c & (A_LOWER | A_UPPER)) {
    if (from && (class_at(t, from - 1) & (A_LOWER | A_UPPER))) return false; /* the tail of "did|n't" */
    end = fast_word(t, from, &flags);
  } else if (c == A_DIGIT) {
    end = fast_number(t, from, &flags);
  }
  if (!end) return false;
  if (from > *at || from == 0) flags |= SR_LEX_SPACE;
  *out = (sr_lexeme){(uint32_t)from, (uint32_t)end, flags};
  *at = end;
  return true;
}

bool sr_lex_next(sr_view text, size_t *at, sr_lexeme *out)
{
  if (fast_next(text, at, out)) return true;
  uint32_t flags = 0;
  size_t from = skip(text, *at, &flags), end;
  if (from >= text.len) {
    *at = text.len;
    return false;
  }
  flags |= token_at(text, from, &end);
  *out = (sr_lexeme){(uint32_t)from, (uint32_t)end, flags};
  *at = end;
  return true;
}

size_t sr_lex_fold(char *out, sr_view text, const sr_lexeme *l)
{
  size_t n = sr_fold(out, (sr_view){text.ptr + l->from, l->to - l->from});
  if (!(l->flags & SR_LEX_DOTTED)) return n;
  size_t kept = 0;
  for (size_t i = 0; i < n; i++)
    if (out[i] != '.') out[kept++] = out[i];
  return kept;
}

unsigned sr_lex_keys(sr_view phrase, uint64_t *keys, unsigned max)
{
  char fold[4 * SR_MAX_TOKEN + 4];
  size_t at = 0;
  unsigned n = 0;
  bool after_word = false;
  sr_lexeme l;
  while (sr_lex_next(phrase, &at, &l)) {
    if (after_word && l.to - l.from == 1 && phrase.ptr[l.from] == '.' && !(l.flags & SR_LEX_SPACE)) continue;
    after_word = l.flags & SR_LEX_WORD;
    if (n == max) return 0;
    size_t len = sr_lex_fold(fold, phrase, &l);
    keys[n++] = sr_hash((sr_view){fold, len});
  }
  return n;
}
