/* Cutting a page's source into tags, text runs and the rest; see html.h.
 * Every byte is looked at a bounded number of times, whatever the page. */
#include "text/html.h"

#define TAG_MAX ((size_t)64 << 10) /* a longer tag is cut at its first '>' */

typedef struct scan {
  sr_view raw;
  sr_arena *a;
  pieces *out;
  bool quotes_broken; /* an unclosed quote was met: quotes are not trusted any more */
  bool no_more_tags;
} scan;

static char lower(char c)
{
  return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool is_letter(char c)
{
  return lower(c) >= 'a' && lower(c) <= 'z';
}

static bool name_is(sr_view raw, size_t at, const char *name)
{
  size_t n = strlen(name);
  if (raw.len - at < n) return false;
  for (size_t i = 0; i < n; i++)
    if (lower(raw.ptr[at + i]) != name[i]) return false;
  char after = at + n < raw.len ? raw.ptr[at + n] : '>';
  return !is_letter(after) && !(after >= '0' && after <= '9') && after != '-';
}

/* How many newlines the tag at `at` stands for. Elements that HTML lays out as blocks. */
static uint8_t lines_of(sr_view raw, size_t at)
{
  static const char *const blocks[] = {
      "p",  "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "article", "section", "main", "header",
      "footer", "nav", "aside", "figure", "figcaption", "table", "tr", "td", "th", "blockquote", "pre", "hr", "title",
      "head", "body", "form", "dl", "dt", "dd", "address", "center", "fieldset", "option", "button"};
  at += 1 + (at + 1 < raw.len && raw.ptr[at + 1] == '/');
  if (name_is(raw, at, "br")) return 1;
  for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
    if (name_is(raw, at, blocks[i])) return 2;
  return 0;
}

static void push(scan *s, size_t from, size_t to, piece_kind kind)
{
  piece p = {.from = (uint32_t)from, .to = (uint32_t)to, .kind = (uint8_t)kind, .part = PIECE_DROP};
  if (from >= to) return;
  if (kind == PIECE_TAG) p.lines = lines_of(s->raw, from);
  SR_PUSH(s->a, s->out, p);
}

static size_t find(const scan *s, size_t at, const char *what)
{
  size_t n = strlen(what);
  while (at + n <= s->raw.len) {
    const char *p = memchr(s->raw.ptr + at, what[0], s->raw.len - at - n + 1);
    if (!p) break;
    at = (size_t)(p - s->raw.ptr);
    if (!memcmp(p, what, n)) return at + n;
    at++;
  }
  return s->raw.len;
}

/* End of the tag at `at`, past its '>'; quoted values may hold one. 0 where there is none. */
static size_t tag_end(scan *s, size_t at)
{
  size_t limit = s->raw.len - at < TAG_MAX ? s->raw.len : at + TAG_MAX;
  char quote = 0;
  for (size_t i = at + 1; i < limit && !s->quotes_broken; i++) {
    char c = s->raw.ptr[i];
    if (quote)
      quote = c == quote ? 0 : quote;
    else if ((c == '"' || c == '\'') && (s->raw.ptr[i - 1] == '=' || sr_text__blank(s->raw.ptr[i - 1])))
      quote = c;
    else if (c == '>')
      return i + 1;
  }
  s->quotes_broken = true;
  const char *gt = memchr(s->raw.ptr + at, '>', s->raw.len - at);
  return gt ? (size_t)(gt - s->raw.ptr) + 1 : 0;
}

/* Content of script and style up to its end tag. */
static size_t raw_content(scan *s, size_t tag, size_t at, const char *name)
{
  bool json = false;
  for (size_t i = tag; i + 7 < at; i++)
    json = json || !memcmp(s->raw.ptr + i, "ld+json", 7);
  size_t end = at;
  while ((end = find(s, end, "</")) < s->raw.len)
    if (name_is(s->raw, end, name)) {
      end -= 2;
      break;
    }
  push(s, at, end, json ? PIECE_JSON : PIECE_OTHER);
  return end;
}

static size_t scan_tag(scan *s, size_t at)
{
  size_t end = tag_end(s, at);
  if (!end) {
    s->no_more_tags = true;
    return at;
  }
  push(s, at, end, PIECE_TAG);
  if (name_is(s->raw, at + 1, "script")) return raw_content(s, at, end, "script");
  if (name_is(s->raw, at + 1, "style")) return raw_content(s, at, end, "style");
  return end;
}

/* Markup at `at` (a '<'): its end, or `at` where it is text. */
static size_t scan_markup(scan *s, size_t at)
{
  sr_view rest = {s->raw.ptr + at, s->raw.len - at};
  size_t end;
  if (rest.len < 2 || s->no_more_tags) return at;
  if (is_letter(rest.ptr[1]) || (rest.ptr[1] == '/' && rest.len > 2 && is_letter(rest.ptr[2]))) return scan_tag(s, at);
  if (sr_view_starts(rest, SR_V("<!--")))
    end = find(s, at + 4, "-->");
  else if (rest.ptr[1] == '!' || rest.ptr[1] == '?' || rest.ptr[1] == '/')
    end = find(s, at, ">");
  else
    return at;
  push(s, at, end, PIECE_OTHER);
  return end;
}

void sr_text__html_scan(sr_arena *a, sr_view raw, pieces *out)
{
  scan s = {.raw = raw, .a = a, .out = out};
  size_t text = 0, at = 0;
  while (at < raw.len) {
    const char *lt = memchr(raw.ptr + at, '<', raw.len - at);
    if (!lt || s.no_more_tags) break;
    at = (size_t)(lt - raw.ptr);
    uint32_t before = out->n;
    /* The text run comes first in the list: pushed, and taken back where this '<' is text too. */
    push(&s, text, at, PIECE_TEXT);
    size_t end = scan_markup(&s, at);
    if (end == at) {
      out->n = before;
      at++;
    } else {
      text = at = end;
    }
  }
  push(&s, text, raw.len, PIECE_TEXT);
}
