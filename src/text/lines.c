/* Lines -> paragraphs.
 *
 * Wire texts are wrapped at 70-80 columns, web texts have a paragraph a line. A run of
 * lines between blank ones counts as wrapped where its lines are short and break where the
 * next word would not have fitted, and the case of what follows agrees; only then are lines joined,
 * and never over an indentation, a bullet or a line that ends well before the margin.
 */
#include "text/stages.h"

typedef struct line {
  uint32_t from, to; /* trimmed */
  uint32_t end;      /* column of its last byte, from the line's start */
  uint32_t indent;
  uint32_t word;     /* bytes of its first word */
  uint8_t hint;
  bool gap;
} line;

#define MARGIN_MAX 100u /* the widest column that a text is wrapped at */
#define MARGIN_MIN 40u
#define RAGGED 10u      /* how far before the margin a wrapped line may end */

typedef struct run {
  SR_VEC(line) line;
  uint32_t margin;
} run;

static void push_para(sr_text *t, const line *first, const line *last)
{
  sr_text_para p = {.from = first->from, .to = last->to, .hint = first->hint, .gap = first->gap};
  SR_PUSH(t->d->arena, &t->para, p);
}

static bool starts_lower(sr_view text, const line *l)
{
  char c = text.ptr[l->from];
  return c >= 'a' && c <= 'z';
}

static bool is_bullet(sr_view text, const line *l)
{
  char c = text.ptr[l->from];
  if ((c == '-' || c == '*') && l->to - l->from > 2) return sr_text__blank(text.ptr[l->from + 1]);
  return sr_view_starts(sr_text__sub(text, l->from, l->to), SR_V("\xe2\x80\xa2"));
}

/* Could the break between two lines be one of wrapping? */
static bool fits_wrap(const run *r, sr_view text, uint32_t i)
{
  const line *a = &r->line.v[i], *b = &r->line.v[i + 1];
  if (a->hint != b->hint || is_bullet(text, b)) return false;
  if (b->indent > a->indent && b->indent > r->line.v[i > 0 ? i - 1 : i].indent) return false;
  return a->end + 1 + b->word + RAGGED > r->margin;
}

static bool is_wrapped(const sr_text *t, const run *r)
{
  sr_view text = t->d->text;
  uint32_t pairs = 0, lower = 0, open = 0;
  if (r->line.n < 2 || r->margin > MARGIN_MAX || r->margin < MARGIN_MIN) return false;
  for (uint32_t i = 0; i + 1 < r->line.n; i++) {
    if (!fits_wrap(r, text, i)) continue;
    char last = text.ptr[r->line.v[i].to - 1];
    pairs++;
    lower += starts_lower(text, &r->line.v[i + 1]);
    open += !(last == '.' || last == '?' || last == '!' || last == '"');
  }
  if (!pairs) return false;
  if (t->kase == SR_TEXT_ALL_CAPS) return open * 2 >= pairs;
  return lower * 3 >= pairs || (t->kase == SR_TEXT_ALL_LOWER && open * 2 >= pairs);
}

static void flush(sr_text *t, run *r)
{
  bool wrapped = is_wrapped(t, r);
  uint32_t first = 0;
  for (uint32_t i = 0; i < r->line.n; i++) {
    if (i + 1 < r->line.n && wrapped && fits_wrap(r, t->d->text, i)) continue;
    push_para(t, &r->line.v[first], &r->line.v[i]);
    first = i + 1;
  }
  r->line.n = 0;
  r->margin = 0;
}

/* The line [from, to) trimmed; false where it is blank. */
static bool read_line(sr_view text, uint32_t from, uint32_t to, line *l)
{
  uint32_t a = from, b = to;
  while (a < b && sr_text__blank(text.ptr[a])) a++;
  while (b > a && sr_text__blank(text.ptr[b - 1])) b--;
  if (a == b) return false;
  uint32_t w = a;
  while (w < b && w - a < 64 && !sr_text__blank(text.ptr[w])) w++;
  *l = (line){.from = a, .to = b, .end = b - from, .indent = a - from, .word = w - a};
  return true;
}

static uint8_t hint_at(const sr_text *t, uint32_t *k, uint32_t at)
{
  while (*k + 1 < t->mark.n && t->mark.v[*k + 1].from <= at) ++*k;
  return *k < t->mark.n && t->mark.v[*k].from <= at ? t->mark.v[*k].part : SR_TEXT_NO_HINT;
}

void sr_text__paragraphs(sr_text *t)
{
  sr_view text = t->d->text;
  run r = {0};
  bool gap = true;
  uint32_t mark = 0;
  /* Old files end their lines with CR alone. */
  char end = text.len && !memchr(text.ptr, '\n', text.len) ? '\r' : '\n';
  for (uint32_t at = 0; at < text.len;) {
    const char *nl = memchr(text.ptr + at, end, text.len - at);
    uint32_t to = nl ? (uint32_t)(nl - text.ptr) : (uint32_t)text.len;
    line l;
    if (!read_line(text, at, to, &l)) {
      flush(t, &r);
      gap = true;
    } else {
      l.hint = hint_at(t, &mark, l.from);
      l.gap = gap;
      gap = false;
      if (l.end > r.margin) r.margin = l.end;
      SR_PUSH(t->d->arena, &r.line, l);
    }
    at = to + 1;
  }
  flush(t, &r);
}
