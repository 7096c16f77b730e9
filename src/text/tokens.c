/* Tokens of every block: lexed, folded into one store, hashed; abbreviations take their stop. */
#include "text/stages.h"

/* What comes after a full stop, seen from its bytes. */
typedef enum after { AFTER_END, AFTER_UPPER, AFTER_LOWER, AFTER_DIGIT, AFTER_MARK } after;

typedef struct tokenizer {
  sr_text *t;
  sr_document *d;
  uint32_t norm_at;
  bool long_noted;
} tokenizer;

/* The next character that is no blank, opening quote or bracket. */
static after what_follows(sr_view text, size_t at, size_t end)
{
  while (at < end && (sr_text__blank(text.ptr[at]) || text.ptr[at] == '"' || text.ptr[at] == '(')) at++;
  if (at >= end) return AFTER_END;
  unsigned char c = (unsigned char)text.ptr[at];
  if (c >= '0' && c <= '9') return AFTER_DIGIT;
  if (c >= 'a' && c <= 'z') return AFTER_LOWER;
  if (c >= 'A' && c <= 'Z') return AFTER_UPPER;
  if (c < 0x80) return AFTER_MARK;
  unsigned len;
  bool bad;
  int32_t u = sr_utf8_next((sr_view){text.ptr + at, end - at}, &len, &bad);
  if (!sr_is_letter(u)) return u == 0x201c || u == 0x2018 ? AFTER_UPPER : AFTER_MARK;
  return sr_is_upper(u) ? AFTER_UPPER : AFTER_LOWER;
}

/* Words that are also plain words ("No.", "Miss.", "Sat."): the surroundings must agree. */
static bool word_agrees(const tokenizer *z, const sr_token *tok, sr_view kind, after next)
{
  const sr_document *d = z->d;
  bool comma = d->tok.n > 1 && d->text.ptr[d->tok.v[d->tok.n - 2].from] == ',';
  if (sr_view_eq(kind, SR_V("number")) || sr_view_eq(kind, SR_V("month")) || sr_view_eq(kind, SR_V("day")))
    return next == AFTER_DIGIT;
  if (sr_view_eq(kind, SR_V("place"))) return comma && (tok->flags & SR_LEX_UPPER);
  return (tok->flags & SR_LEX_UPPER) && next == AFTER_UPPER;
}

/* Does the stop at `dot` belong to the last token? */
static bool takes_stop(const tokenizer *z, size_t dot, size_t end)
{
  const sr_token *tok = &z->d->tok.v[z->d->tok.n - 1];
  if (!(tok->flags & SR_LEX_WORD) || tok->to != dot) return false;
  after next = what_follows(z->d->text, dot + 1, end);
  bool initial = tok->to - tok->from == 1 && (tok->flags & SR_LEX_UPPER) && !(tok->flags & SR_LEX_HYPHEN);
  if (initial) return next == AFTER_UPPER;
  uint32_t row = sr_text__row(z->t, SR_LEX_CLASS_abbrev, tok->key, SR_VNULL);
  if (row == SR_TEXT_NO_ROW) return false;
  sr_view kind = sr_lex_value(z->t->lex, row);
  if (sr_view_eq(kind, SR_V("starter")) || sr_view_eq(kind, SR_V("tail"))) return false;
  return !sr_lex_has(z->t->lex, row, SR_V("word")) || word_agrees(z, tok, kind, next);
}

/* Up to eight bytes at `p`, the first lowest; never reads behind `end`. */
static uint64_t load(const char *p, size_t n, const char *end)
{
  uint64_t w = 0;
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  if ((size_t)(end - p) >= 8) {
    memcpy(&w, p, 8);
    return n < 8 ? w & (((uint64_t)1 << (8 * n)) - 1) : w;
  }
#endif
  (void)end;
  for (size_t i = n < 8 ? n : 8; i-- > 0;)
    w = w << 8 | (unsigned char)p[i];
  return w;
}

static void store(char *p, uint64_t w)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  memcpy(p, &w, 8);
#else
  for (int i = 0; i < 8; i++)
    p[i] = (char)(w >> (8 * i));
#endif
}

/* Eight ASCII bytes in lower case at once. */
static uint64_t lower8(uint64_t w)
{
  const uint64_t ones = 0x0101010101010101u;
  uint64_t from_a = w + ones * (0x80 - 'A'), past_z = w + ones * (0x80 - 'Z' - 1);
  return w | (((from_a ^ past_z) & (ones << 7)) >> 2);
}

/* Folds plain ASCII and hashes it in one go: the same as sr_hash of the folded bytes (a test
 * holds the two together). Writes up to 8 bytes more than `n`, which the store has. */
static uint64_t fold_ascii(char *out, const char *in, size_t n, const char *end)
{
  uint64_t h = 0x9e3779b97f4a7c15u ^ n;
  for (; n >= 8; n -= 8, in += 8, out += 8) {
    uint64_t w = lower8(load(in, 8, end));
    store(out, w);
    h = sr_mix64(h ^ w) + 0x9e3779b97f4a7c15u;
  }
  uint64_t w = lower8(load(in, n, end));
  store(out, w);
  h = sr_mix64(h ^ w ^ ((uint64_t)n << 56));
  return h ? h : 1;
}

static void fold(tokenizer *z, sr_token *tok, const sr_lexeme *l)
{
  sr_document *d = z->d;
  char *out = d->norms + z->norm_at;
  const char *in = d->text.ptr + l->from, *end = d->text.ptr + d->text.len;
  size_t n = l->to - l->from;
  if (l->flags & (SR_LEX_ODD | SR_LEX_DOTTED)) {
    n = sr_lex_fold(out, d->text, l);
    tok->key = sr_hash((sr_view){out, n});
  } else {
    tok->key = fold_ascii(out, in, n, end);
  }
  tok->lemma_key = tok->key;
  tok->norm_at = z->norm_at;
  tok->norm_len = (uint16_t)n;
  z->norm_at += (uint32_t)n;
}

static void push_token(tokenizer *z, const sr_lexeme *l)
{
  sr_token tok = {.from = l->from, .to = l->to, .flags = l->flags};
  fold(z, &tok, l);
  SR_PUSH(z->d->arena, &z->d->tok, tok);
  if (l->to - l->from < SR_MAX_TOKEN - 4 || z->long_noted) return;
  sr_note(z->d, SR_DIAG_long_token, l->from, l->to, SR_VNULL);
  z->long_noted = true;
}

static void lex_block(tokenizer *z, const sr_block *b)
{
  sr_document *d = z->d;
  sr_view view = {d->text.ptr, b->to};
  size_t at = b->from;
  uint32_t first = d->tok.n;
  sr_lexeme l;
  while (sr_lex_next(view, &at, &l)) {
    bool stop = l.to - l.from == 1 && view.ptr[l.from] == '.' && d->tok.n > first;
    if (stop && !(l.flags & SR_LEX_SPACE) && takes_stop(z, l.from, b->to)) {
      sr_token *tok = &d->tok.v[d->tok.n - 1];
      tok->to = l.to;
      tok->flags |= SR_TOK_ABBREV;
    } else {
      push_token(z, &l);
    }
  }
}

/* Quotation marks and brackets. */
typedef enum mark { NO_MARK, QUOTE_OPEN, QUOTE_CLOSE, QUOTE_EITHER, PAREN_OPEN, PAREN_CLOSE } mark;

/* Is it a double mark, or two single ones that touch? A quotation between them is not closed by the apostrophes inside. */
static bool double_mark(const sr_document *d, uint32_t i)
{
  const sr_token *t = &d->tok.v[i];
  const char *p = d->text.ptr + t->from;
  if (*p == '"') return true;
  if (*p == '\'' || *p == '`') {
    if (t->to - t->from == 2) return true;
    bool left = i > 0 && d->tok.v[i - 1].to == t->from && p[-1] == *p;
    return left || (i + 1 < d->tok.n && d->tok.v[i + 1].from == t->to && d->text.ptr[t->to] == *p);
  }
  bool single = d->text.len - t->from >= 3 && (!memcmp(p, "\u2018", 3) || !memcmp(p, "\u2019", 3));
  return (unsigned char)*p >= 0x80 && !single;
}

static mark mark_of(const sr_document *d, const sr_token *t)
{
  if (!(t->flags & SR_LEX_PUNCT)) return NO_MARK;
  unsigned char c = (unsigned char)d->text.ptr[t->from];
  if (c == '"') return QUOTE_EITHER;
  if (c == '(' || c == '[') return PAREN_OPEN;
  if (c == ')' || c == ']') return PAREN_CLOSE;
  if (c == '\'' || c == '`') return QUOTE_EITHER;
  if (c < 0x80) return NO_MARK;
  unsigned len;
  bool bad;
  int32_t u = sr_utf8_next((sr_view){d->text.ptr + t->from, t->to - t->from}, &len, &bad);
  if (u == 0x201c || u == 0xab || u == 0x2018 || u == 0x201e) return QUOTE_OPEN;
  return u == 0x201d || u == 0xbb || u == 0x2019 ? QUOTE_CLOSE : NO_MARK;
}

/* Of two single marks that touch the first has told already that a quotation opens or closes. */
static bool second_half(const sr_document *d, uint32_t i)
{
  const sr_token *t = &d->tok.v[i], *p = t - 1;
  char c = d->text.ptr[t->from];
  return (c == '\'' || c == '`') && p->to == t->from && p->to - p->from == 1 && d->text.ptr[p->from] == c;
}

#define PAREN_REACH 120u /* tokens: a bracket left open does not swallow the rest */

static void flag_spans(sr_document *d, uint32_t from)
{
  bool quoted = false, doubled = false;
  uint32_t depth = 0, opened = 0;
  for (uint32_t i = from; i < d->tok.n; i++) {
    sr_token *t = &d->tok.v[i];
    mark m = mark_of(d, t);
    bool quotes = m == QUOTE_OPEN || m == QUOTE_CLOSE || m == QUOTE_EITHER;
    if (quotes && quoted && doubled && !double_mark(d, i)) m = NO_MARK;
    if (quotes && i > from && second_half(d, i)) m = NO_MARK;
    /* A straight mark opens after a blank and closes before one. */
    if (m == QUOTE_EITHER) m = (t->flags & SR_LEX_SPACE) || i == from || !quoted ? QUOTE_OPEN : QUOTE_CLOSE;
    bool apostrophe = m == QUOTE_OPEN && !(t->flags & SR_LEX_SPACE) && i > from && t->to - t->from == 1 &&
                      d->text.ptr[t->from] == '\'' && (d->tok.v[i - 1].flags & SR_LEX_WORD);
    bool tail = m == QUOTE_OPEN && quoted && t->to < d->text.len && sr_text__blank(d->text.ptr[t->to]);
    if (tail) m = QUOTE_CLOSE;
    if (m == QUOTE_CLOSE) quoted = false;
    if (m == PAREN_CLOSE && depth) depth--;
    if (quoted) t->flags |= SR_TOK_QUOTED;
    if (depth && i - opened < PAREN_REACH) t->flags |= SR_TOK_PAREN;
    if (m == QUOTE_OPEN && !apostrophe) quoted = true, doubled = double_mark(d, i);
    if (m == PAREN_OPEN) {
      if (!depth) opened = i;
      depth++;
    }
  }
}

void sr_text__tokens(sr_text *t)
{
  sr_document *d = t->d;
  tokenizer z = {.t = t, .d = d};
  /* A folded character is at most 8 bytes (base/utf8.c), ASCII never grows. */
  d->norms = sr_arena_alloc(d->arena, d->text.len + 8 * t->odd_bytes + 16);
  uint32_t guess = (uint32_t)(d->text.len / 5 + 16);
  d->tok.v = sr_arena_alloc(d->arena, guess * sizeof *d->tok.v);
  d->tok.cap = guess;
  for (uint32_t b = 0; b < d->block.n; b++) {
    uint32_t from = d->tok.n;
    lex_block(&z, &d->block.v[b]);
    flag_spans(d, from);
    sr_text__sentences(t, b, from);
  }
}
