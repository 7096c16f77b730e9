/* Photo captions by their credit: "—AFP", "— Reuters/File", "(Photo: AP)", "File photo". */
#include "text/layout.h"

#define CREDIT_MAX 48u /* bytes behind the dash or inside the brackets */

/* Bytes of a dash at `at` that may lead a credit, 0 where there is none. */
static size_t dash_len(sr_view v, size_t at)
{
  if (v.len - at >= 3 && (!memcmp(v.ptr + at, "\xe2\x80\x94", 3) || !memcmp(v.ptr + at, "\xe2\x80\x93", 3) ||
                          !memcmp(v.ptr + at, "\xe2\x80\x95", 3)))
    return 3;
  if (v.len - at >= 2 && !memcmp(v.ptr + at, "--", 2)) return 2;
  return v.ptr[at] == '-' && at && (sr_text__blank(v.ptr[at - 1]) || v.ptr[at - 1] == '.') ? 1 : 0;
}

/* A credit at the start of `v`: words of the list, names with capitals, slashes. How many bytes, 0 for none. */
static size_t credit_len(const sr_text *t, sr_view v, sr_view *agency)
{
  sr_lexeme l;
  size_t at = 0, end = 0, len;
  uint32_t row;
  unsigned known = 0, words = 0;
  bool joined = true;
  *agency = SR_VNULL;
  while (words < 6 && end < CREDIT_MAX) {
    size_t start = at;
    if (!sr_lex_next(v, &at, &l)) break;
    if (l.flags & SR_LEX_PUNCT) {
      joined = v.ptr[l.from] == '/' || v.ptr[l.from] == ':' || v.ptr[l.from] == '@' || (joined && v.ptr[l.from] == '.');
      if (!joined) break;
      continue;
    }
    sr_view value = sr_text__layout_at(t, sr_text__sub(v, l.from, v.len), &row, &len);
    bool is_agency = sr_view_eq(value, SR_V("agency"));
    if (is_agency && !agency->len) *agency = sr_text__sub(v, l.from, l.from + len);
    if (is_agency || sr_view_eq(value, SR_V("credit"))) {
      known++;
      end = at = l.from + len;
    } else if (joined || !known) {
      if (!(l.flags & SR_LEX_UPPER)) break;
      end = l.to;
    } else {
      at = start;
      break;
    }
    words++;
    joined = false;
  }
  return known ? end : 0;
}

size_t sr_text__credit_at_end(const sr_text *t, sr_view v, sr_view *agency)
{
  size_t low = v.len > CREDIT_MAX ? v.len - CREDIT_MAX : 1; /* 0 would mean none: see is_credit */
  *agency = SR_VNULL;
  for (size_t i = v.len; i-- > low;) {
    size_t n = v.ptr[i] == '(' || v.ptr[i] == '[' ? 1 : dash_len(v, i);
    if (!n || i + n >= v.len) continue;
    sr_view rest = sr_text__sub(v, i + n, v.len);
    size_t len = credit_len(t, rest, agency);
    while (len && len < rest.len && (sr_text__blank(rest.ptr[len]) || strchr(".)]", rest.ptr[len]))) len++;
    if (len && len == rest.len) return i;
  }
  *agency = SR_VNULL;
  return 0;
}

size_t sr_text__credit_anywhere(const sr_text *t, sr_view v)
{
  sr_view agency;
  size_t end = v.len < CAPTION_MAX ? v.len : CAPTION_MAX;
  for (size_t i = 1; i < end; i++) {
    size_t n = dash_len(v, i);
    if (!n || i + n >= v.len) continue;
    size_t len = credit_len(t, sr_text__sub(v, i + n, v.len), &agency);
    if (len) return i + n + len;
    i += n - 1;
  }
  return 0;
}

/* "... in this file photo." near the end. */
static bool has_file_photo(const sr_text *t, sr_view v)
{
  size_t at = v.len > 60 ? v.len - 60 : 0, len;
  uint32_t row;
  sr_lexeme l;
  while (at < v.len && !sr_text__blank(v.ptr[at])) at++;
  while (sr_lex_next(v, &at, &l))
    if (sr_view_eq(sr_text__layout_at(t, sr_text__sub(v, l.from, v.len), &row, &len), SR_V("caption"))) return true;
  return false;
}

bool sr_text__is_credit(const sr_text *t, sr_view v, sr_view *agency)
{
  size_t lead = v.len && (*v.ptr == '(' || *v.ptr == '[') ? 1 : v.len ? dash_len(v, 0) : 0;
  *agency = SR_VNULL;
  if (!lead || v.len > CREDIT_MAX) return false;
  sr_view rest = sr_text__sub(v, lead, v.len);
  size_t len = credit_len(t, rest, agency);
  while (len && len < rest.len && (sr_text__blank(rest.ptr[len]) || strchr(".)]", rest.ptr[len]))) len++;
  return len && len == rest.len;
}

bool sr_text__is_caption(const sr_text *t, sr_view v, bool body, bool more)
{
  sr_view agency, head = v;
  uint32_t row;
  size_t len;
  if (v.len > CAPTION_MAX) return false;
  if (v.len && (*v.ptr == '(' || *v.ptr == '[')) head.ptr++, head.len--;
  sr_view value = sr_text__layout_at(t, head, &row, &len);
  if (sr_view_eq(value, SR_V("caption"))) return true;
  if (has_file_photo(t, v)) return true;
  size_t at = more ? sr_text__credit_at_end(t, v, &agency) : 0;
  if (!at) return false;
  /* "(AFP)" behind a body paragraph closes a report; a picture's credit says so, or has a dash. */
  if (!body || (v.ptr[at] != '(' && v.ptr[at] != '[')) return true;
  return !sr_view_eq(sr_text__trim(sr_text__sub(v, at + 1, v.len - 1)), agency);
}
