/* Wrapped paragraphs; see page.h. */
#include "report/page.h"

enum { MAX_PARAGRAPH = 1 << 26, MIN_ROOM = 20 };

void sr_page_init(sr_page *p, sr_buf *out, unsigned width, bool colour)
{
  *p = (sr_page){.out = out, .width = width ? width : 80, .colour = colour};
  sr_buf_init(&p->line, MAX_PARAGRAPH);
}

void sr_page_dispose(sr_page *p)
{
  sr_buf_dispose(&p->line);
}

void sr_page_put(sr_page *p, const char *words)
{
  sr_buf_add(&p->line, sr_view_of(words));
}

/* Marks that change the direction of writing, and others that are not seen. */
static bool is_hidden(int32_t c)
{
  return c == 0x1f || c == 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
         (c >= 0x2060 && c <= 0x206f) || c == 0xfeff;
}

void sr_page_text(sr_page *p, sr_view v)
{
  bool gap = false;
  size_t start = p->line.len;
  for (size_t i = 0; i < v.len;) {
    unsigned len;
    bool bad;
    int32_t c = sr_utf8_next((sr_view){v.ptr + i, v.len - i}, &len, &bad);
    i += len;
    if (is_hidden(c)) continue;
    if (c <= 0x20 || (c >= 0x7f && c <= 0xa0)) {
      gap = true;
      continue;
    }
    if (gap && p->line.len > start) sr_buf_byte(&p->line, ' ');
    gap = false;
    char put[4];
    sr_buf_add(&p->line, (sr_view){put, sr_utf8_put(put, c)});
  }
}

void sr_page_quote(sr_page *p, sr_view v)
{
  sr_page_put(p, "“");
  sr_page_text(p, v);
  sr_page_put(p, "”");
}

void sr_page_number(sr_page *p, int64_t n)
{
  char digits[24];
  size_t i = sizeof digits;
  uint64_t u = n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
  unsigned k = 0;
  do {
    if (k && k % 3 == 0) digits[--i] = ',';
    digits[--i] = (char)('0' + u % 10);
    u /= 10;
    k++;
  } while (u && i > 2);
  if (n < 0) digits[--i] = '-';
  sr_buf_add(&p->line, (sr_view){digits + i, sizeof digits - i});
}

static bool is_mark(char c)
{
  return c >= 1 && c <= 3;
}

/* Columns of a word: its characters, marks left out. */
static unsigned columns(sr_view word)
{
  unsigned n = 0;
  for (size_t i = 0; i < word.len; i++)
    n += !is_mark(word.ptr[i]) && ((unsigned char)word.ptr[i] & 0xc0) != 0x80;
  return n;
}

static void add_word(sr_page *p, sr_view word)
{
  for (size_t i = 0; i < word.len; i++) {
    char c = word.ptr[i];
    if (!is_mark(c))
      sr_buf_byte(p->out, c);
    else if (p->colour)
      sr_buf_add(p->out, c == 1 ? SR_V("\x1b[1m") : c == 2 ? SR_V("\x1b[2m") : SR_V("\x1b[0m"));
  }
}

static void indent(sr_page *p, unsigned n)
{
  while (n--)
    sr_buf_byte(p->out, ' ');
}

void sr_page_end(sr_page *p, unsigned first, unsigned rest)
{
  sr_view text = sr_buf_view(&p->line);
  unsigned width = p->width > rest + MIN_ROOM ? p->width : rest + MIN_ROOM, at = first;
  bool started = false;
  for (size_t i = 0; i < text.len;) {
    size_t k = i;
    while (k < text.len && text.ptr[k] != ' ')
      k++;
    sr_view word = {text.ptr + i, k - i};
    unsigned n = columns(word);
    if (!started) {
      indent(p, first);
      started = true;
    } else if (at + 1 + n > width && n) {
      sr_buf_byte(p->out, '\n');
      indent(p, rest);
      at = rest;
    } else {
      sr_buf_byte(p->out, ' ');
      at++;
    }
    add_word(p, word);
    at += n;
    i = k + (k < text.len);
  }
  sr_buf_byte(p->out, '\n');
  if (p->line.status != SR_OK && p->out->status == SR_OK) p->out->status = p->line.status;
  sr_buf_clear(&p->line);
}
