/* Cutting a block's tokens into sentences.
 *
 * A sentence ends behind . ? ! ... and the closing marks after them, where what follows looks
 * like a start. An abbreviation with its stop ends one only before a word that
 * starts sentences ("in the U.S. The"); data/lexicon/abbrev.tsv lists both.
 */
#include "text/stages.h"

typedef struct cutter {
  sr_text *t;
  sr_document *d;
  uint32_t block, first; /* first token of the sentence that is open */
  bool lower_block;      /* no capital in it: lower case starts sentences too */
  bool caps_block;
} cutter;

static char first_byte(const cutter *c, uint32_t i)
{
  return c->d->text.ptr[c->d->tok.v[i].from];
}

static bool is_stop(const cutter *c, uint32_t i)
{
  const sr_token *t = &c->d->tok.v[i];
  if (!(t->flags & SR_LEX_PUNCT)) return false;
  char b = c->d->text.ptr[t->from];
  return b == '.' || b == '?' || b == '!' || (t->to - t->from == 3 && !memcmp(c->d->text.ptr + t->from, "\xe2\x80\xa6", 3));
}

/* Marks that close: they stay with the sentence before, where no blank is before them. */
static bool is_closer(const cutter *c, uint32_t i)
{
  const sr_token *t = &c->d->tok.v[i];
  sr_view w = {c->d->text.ptr + t->from, t->to - t->from};
  if (!(t->flags & SR_LEX_PUNCT)) return false;
  if (*w.ptr == ')' || *w.ptr == ']') return true;
  if (sr_view_eq(w, SR_V("\xe2\x80\x9d")) || sr_view_eq(w, SR_V("\xc2\xbb"))) return true;
  bool joined = !(t->flags & SR_LEX_SPACE);
  return joined && (*w.ptr == '"' || *w.ptr == '\'' || sr_view_eq(w, SR_V("\xe2\x80\x99")) ||
                    sr_view_eq(w, SR_V("\x93")) || sr_view_eq(w, SR_V("\x94")) || sr_view_eq(w, SR_V("\x92")));
}

#define TAIL_MAX 16u /* stops and closing marks looked over at once: keeps the time linear */

/* Behind opening quotes, brackets, dashes and bullets: the token that tells how it starts. */
static uint32_t skip_openers(const cutter *c, uint32_t i)
{
  uint32_t n = 0;
  while (i < c->d->tok.n && n++ < 4 && (c->d->tok.v[i].flags & SR_LEX_PUNCT)) {
    char b = first_byte(c, i);
    if (b == ',' || b == ';' || b == ':' || b == ')' || b == '%') break;
    i++;
  }
  return i;
}

static bool case_tells(const cutter *c)
{
  return !c->lower_block && !c->caps_block;
}

/* Row of abbrev.tsv with value `starter` for a token; only `strong` ones where case tells nothing. */
static bool is_starter(const cutter *c, uint32_t i)
{
  const sr_token *t = &c->d->tok.v[i];
  uint32_t row = sr_text__row(c->t, SR_LEX_CLASS_abbrev, t->key, SR_V("starter"));
  if (row == SR_TEXT_NO_ROW) return false;
  if (case_tells(c)) return (t->flags & SR_LEX_UPPER) && !(t->flags & SR_LEX_DOTTED);
  return sr_lex_has(c->t->lex, row, SR_V("strong"));
}

/* "5 p.m. Police said", but "5 p.m. Tuesday" and "5 p.m. Pakistan time". */
static bool clock_ends(const cutter *c, uint32_t next)
{
  const sr_token *t = &c->d->tok.v[next];
  if (!case_tells(c)) return is_starter(c, next);
  if (!(t->flags & SR_LEX_UPPER) || (t->flags & SR_LEX_CAPS)) return false;
  if (sr_text__row(c->t, SR_LEX_CLASS_abbrev, t->key, SR_V("tail")) != SR_TEXT_NO_ROW) return false;
  return next + 1 >= c->d->tok.n || !sr_view_eq(sr_tok_norm(c->d, next + 1), SR_V("time"));
}

/* Does an abbreviation that carries its stop end the sentence before token `next`? */
static bool abbrev_ends(const cutter *c, uint32_t i, uint32_t next)
{
  uint32_t row = sr_text__row(c->t, SR_LEX_CLASS_abbrev, c->d->tok.v[i].key, SR_VNULL);
  if (next >= c->d->tok.n) return false;
  if (row != SR_TEXT_NO_ROW) {
    if (sr_lex_has(c->t->lex, row, SR_V("never_ends"))) return false;
    if (sr_view_eq(sr_lex_value(c->t->lex, row), SR_V("clock"))) return clock_ends(c, next);
  }
  return is_starter(c, next);
}

/* "attack.The": a stop without a blank behind it. */
static bool joined_ends(const cutter *c, uint32_t stop, uint32_t next)
{
  const sr_token *a = &c->d->tok.v[stop - 1], *b = &c->d->tok.v[next];
  if (stop == c->first || !case_tells(c) || c->d->tok.v[stop].to - c->d->tok.v[stop].from != 1) return false;
  bool word = (a->flags & SR_LEX_WORD) && a->to - a->from > 1 && !(a->flags & SR_LEX_UPPER && a->flags & SR_LEX_CAPS);
  bool after = (b->flags & SR_LEX_UPPER) && !(b->flags & SR_LEX_CAPS);
  return (word || (a->flags & SR_LEX_NUMBER)) && after && first_byte(c, stop) != '/';
}

/* "al-Shabaab said": a small word joined to a name starts a sentence in spite of its case. */
static bool prefix_of_name(const cutter *c, uint32_t i)
{
  const sr_token *n = i + 1 < c->d->tok.n ? &c->d->tok.v[i + 1] : NULL;
  return n && (n->flags & SR_LEX_HYPHEN) && (n->flags & SR_LEX_UPPER);
}

/* Could a sentence start at token `next`? */
static bool can_start(const cutter *c, uint32_t next)
{
  uint32_t i = skip_openers(c, next);
  if (i >= c->d->tok.n) return true;
  const sr_token *t = &c->d->tok.v[i];
  if (t->flags & SR_LEX_PUNCT) return false;
  if ((t->flags & SR_LEX_NUMBER) || !case_tells(c)) return true;
  if (t->flags & SR_LEX_UPPER) return true;
  if ((t->flags & SR_LEX_ODD) && !(t->flags & SR_LEX_CLITIC)) {
    unsigned char b = (unsigned char)first_byte(c, i);
    if (b >= 0x80) return true; /* a script without case */
  }
  return prefix_of_name(c, i);
}

/* "3." at the start of a sentence numbers it. */
static bool is_list_mark(const cutter *c, uint32_t i)
{
  const sr_token *t = &c->d->tok.v[c->first];
  return i == c->first + 1 && (t->flags & SR_LEX_NUMBER) && t->to - t->from <= 2 && first_byte(c, i) == '.';
}

/* The sentence that would end with token i: where the next one starts, or 0. */
static uint32_t end_after(const cutter *c, uint32_t i)
{
  const sr_token *t = &c->d->tok.v[i];
  uint32_t next = i + 1;
  if (!(t->flags & (SR_LEX_PUNCT | SR_LEX_DOTTED | SR_TOK_ABBREV))) return 0;
  bool dotted = (t->flags & SR_LEX_DOTTED) && c->d->text.ptr[t->to - 1] == '.';
  if (dotted || (t->flags & SR_TOK_ABBREV)) {
    while (next < c->d->tok.n && next - i < TAIL_MAX && is_closer(c, next)) next++;
    uint32_t word = next < c->d->tok.n ? skip_openers(c, next) : next;
    bool blank = next < c->d->tok.n && (c->d->tok.v[next].flags & SR_LEX_SPACE);
    return blank && abbrev_ends(c, i, word) ? next : 0;
  }
  if (!is_stop(c, i) || is_list_mark(c, i)) return 0;
  while (next < c->d->tok.n && next - i < TAIL_MAX && (is_stop(c, next) || is_closer(c, next))) next++;
  if (next >= c->d->tok.n) return 0;
  if (!(c->d->tok.v[next].flags & SR_LEX_SPACE)) return next == i + 1 && joined_ends(c, i, next) ? next : 0;
  return can_start(c, next) ? next : 0;
}

/* A headline in title case: every longer word with a capital. */
static bool title_case(const sr_document *d, uint32_t from, uint32_t to)
{
  uint32_t words = 0;
  for (uint32_t i = from; i < to; i++) {
    const sr_token *t = &d->tok.v[i];
    if (!(t->flags & SR_LEX_WORD) || (t->flags & (SR_LEX_CLITIC | SR_LEX_HYPHEN)) || t->to - t->from < 4) continue;
    if (!(t->flags & SR_LEX_UPPER)) return false;
    words++;
  }
  return words >= 4;
}

static bool all_caps(const sr_document *d, uint32_t from, uint32_t to)
{
  uint32_t caps = 0;
  for (uint32_t i = from; i < to; i++) {
    const sr_token *t = &d->tok.v[i];
    if (!(t->flags & SR_LEX_WORD) || (t->flags & SR_LEX_CLITIC)) continue;
    if (!(t->flags & SR_LEX_CAPS) && t->to - t->from > 1) return false;
    caps++;
  }
  return caps >= 3;
}

static bool case_tells_nothing(const cutter *c, uint8_t part, uint32_t from, uint32_t to)
{
  if (c->lower_block || c->caps_block || all_caps(c->d, from, to)) return true;
  return (part == SR_PART_TITLE || part == SR_PART_HEADING) && title_case(c->d, from, to);
}

static void close_sentence(cutter *c, uint32_t to)
{
  sr_document *d = c->d;
  uint8_t part = d->block.v[c->block].part;
  sr_sentence s = {.tok_from = c->first, .tok_to = to, .block = c->block, .part = part};
  if (c->first >= to) return;
  s.nocase = case_tells_nothing(c, part, c->first, to);
  bool first = true;
  for (uint32_t i = c->first; i < to; i++) {
    sr_token *t = &d->tok.v[i];
    if (s.nocase) t->flags |= SR_TOK_NOCASE;
    if (!first && !s.nocase) break;
    if (first && !(t->flags & SR_LEX_PUNCT)) {
      t->flags |= SR_TOK_FIRST;
      first = false;
    }
  }
  SR_PUSH(d->arena, &d->sent, s);
  c->first = to;
}

static void judge_case(cutter *c, uint32_t from)
{
  uint32_t upper = 0, lower = 0, mixed = 0;
  for (uint32_t i = from; i < c->d->tok.n; i++) {
    uint32_t f = c->d->tok.v[i].flags;
    if (!(f & SR_LEX_WORD) || (f & SR_LEX_CLITIC)) continue;
    if (f & SR_LEX_CAPS)
      upper++;
    else if (f & SR_LEX_UPPER)
      mixed++;
    else
      lower++;
  }
  c->caps_block = upper >= 3 && (lower + mixed) * 10 < upper && (c->t->kase == SR_TEXT_ALL_CAPS || upper >= 8);
  c->lower_block = !upper && !mixed && lower >= 4 && (c->t->kase == SR_TEXT_ALL_LOWER || lower >= 20);
  if (c->t->kase == SR_TEXT_ALL_LOWER && (upper + mixed) * 20 < lower) c->lower_block = true;
}

static bool long_noted(const sr_document *d)
{
  for (uint32_t i = 0; i < d->diag.n; i++)
    if (d->diag.v[i].code == SR_DIAG_long_sentence) return true;
  return false;
}

void sr_text__sentences(sr_text *t, uint32_t block, uint32_t from)
{
  sr_document *d = t->d;
  cutter c = {.t = t, .d = d, .block = block, .first = from};
  d->block.v[block].sent_from = d->sent.n;
  judge_case(&c, from);
  for (uint32_t i = from; i < d->tok.n; i++) {
    uint32_t next = end_after(&c, i);
    if (next) {
      close_sentence(&c, next);
      i = next - 1;
    } else if (i + 1 - c.first >= SR_MAX_SENTENCE) {
      if (!long_noted(d)) sr_note(d, SR_DIAG_long_sentence, d->tok.v[c.first].from, d->tok.v[i].to, SR_VNULL);
      close_sentence(&c, i + 1);
    }
  }
  close_sentence(&c, d->tok.n);
  d->block.v[block].sent_to = d->sent.n;
}
