/* What the bytes are: odd ones are noted once a kind, and nothing is changed, because
 * the lexer and the folding read them (base/lex.h, base/utf8.h). */
#include "text/stages.h"

typedef struct tally {
  size_t upper, lower, odd, bad, first_bad;
} tally;

static void count_odd(sr_view text, size_t *at, tally *n)
{
  unsigned len;
  bool bad;
  sr_utf8_next((sr_view){text.ptr + *at, text.len - *at}, &len, &bad);
  n->odd += len;
  if (bad) {
    if (!n->bad) n->first_bad = *at;
    n->bad++;
  }
  *at += len;
}

/* Are the eight bytes at `p` all ASCII? */
static bool ascii8(const char *p)
{
  uint64_t w;
  memcpy(&w, p, 8);
  return !(w & 0x8080808080808080u);
}

/* Case is judged by a sample: the first bytes of a report are like the rest of it. */
#define CASE_SAMPLE 65536u

static void count_case(sr_view text, tally *n)
{
  size_t end = text.len < CASE_SAMPLE ? text.len : CASE_SAMPLE;
  for (size_t i = 0; i < end; i++) {
    char c = text.ptr[i];
    n->lower += c >= 'a' && c <= 'z';
    n->upper += c >= 'A' && c <= 'Z';
  }
}

static void note_bad(sr_text *t, const tally *n)
{
  sr_document *d = t->d;
  size_t limit = d->raw.len;
  const char *nul = limit ? memchr(d->text.ptr, 0, limit) : NULL;
  bool utf16 = limit >= 2 && (!memcmp(d->raw.ptr, "\xff\xfe", 2) || !memcmp(d->raw.ptr, "\xfe\xff", 2));
  if (utf16)
    sr_note(d, SR_DIAG_bad_utf8, 0, 2, SR_V("the text begins like UTF-16; only UTF-8 is read"));
  else if (n->bad)
    sr_note(d, SR_DIAG_bad_utf8, (uint32_t)n->first_bad, (uint32_t)n->first_bad + 1,
            sr_arena_printf(d->arena, "%zu bytes", n->bad));
  if (nul) sr_note(d, SR_DIAG_nul_byte, (uint32_t)(nul - d->text.ptr), (uint32_t)(nul - d->text.ptr) + 1, SR_VNULL);
  if (sr_view_starts(d->raw, SR_V("\xef\xbb\xbf"))) sr_note(d, SR_DIAG_byte_order_mark, 0, 3, SR_VNULL);
}

void sr_text__scan(sr_text *t)
{
  sr_view text = t->d->text;
  tally n = {0};
  for (size_t i = 0; i < text.len;) {
    if (i + 8 <= text.len && ascii8(text.ptr + i))
      i += 8;
    else if ((unsigned char)text.ptr[i] < 0x80)
      i++;
    else
      count_odd(text, &i, &n);
  }
  count_case(text, &n);
  t->odd_bytes = n.odd;
  t->kase = SR_TEXT_MIXED;
  if (n.lower * 50 < n.upper)
    t->kase = SR_TEXT_ALL_CAPS;
  else if (n.upper * 200 < n.lower && n.lower > 80)
    t->kase = SR_TEXT_ALL_LOWER;
  note_bad(t, &n);
}

void sr_text__add_title(sr_text *t)
{
  sr_document *d = t->d;
  sr_view title = sr_text__trim(t->o->title);
  if (!title.len) return;
  size_t at = d->text.len + 2;
  char *p = sr_arena_alloc(d->arena, at + title.len);
  if (d->text.len) memcpy(p, d->text.ptr, d->text.len);
  p[at - 2] = p[at - 1] = '\n';
  memcpy(p + at, title.ptr, title.len);
  for (size_t i = at; i < at + title.len; i++)
    if (p[i] == '\n' || p[i] == '\r') p[i] = ' ';
  d->text = (sr_view){p, at + title.len};
  d->title_from = (uint32_t)at;
  d->title = (sr_view){p + at, title.len};
}
