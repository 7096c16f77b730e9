/* List marks, and time stamps of live updates: "14:35", "2:05 pm PKT:", "[10:20 GMT]". */
#include "text/layout.h"

size_t sr_text__bullet(sr_view v)
{
  size_t i = 0;
  if (v.len < 3) return 0;
  if ((*v.ptr == '-' || *v.ptr == '*') && v.ptr[1] == ' ') return 2;
  if (sr_view_starts(v, SR_V("\xe2\x80\xa2")) || sr_view_starts(v, SR_V("\xe2\x97\x8f")) ||
      sr_view_starts(v, SR_V("\xe2\x96\xaa")))
    return 3;
  if (sr_view_starts(v, SR_V("\xc2\xb7"))) return 2;
  bool bracket = *v.ptr == '(';
  i = bracket;
  size_t start = i;
  while (i < v.len && i - start < 2 && v.ptr[i] >= '0' && v.ptr[i] <= '9') i++;
  if (i == start && bracket && v.ptr[i] >= 'a' && v.ptr[i] <= 'z') i++;
  if (i == start || i + 1 >= v.len) return 0;
  if (bracket) return v.ptr[i] == ')' && v.ptr[i + 1] == ' ' ? i + 2 : 0;
  return (v.ptr[i] == '.' || v.ptr[i] == ')') && v.ptr[i + 1] == ' ' ? i + 2 : 0;
}

static size_t digits(sr_view v, size_t at, size_t max)
{
  size_t n = 0;
  while (n < max && at + n < v.len && v.ptr[at + n] >= '0' && v.ptr[at + n] <= '9') n++;
  return n;
}

static size_t blanks(sr_view v, size_t at)
{
  while (at < v.len && sr_text__blank(v.ptr[at])) at++;
  return at;
}

/* "am", "p.m." at `at`: its end, or `at`. */
static size_t half_day(sr_view v, size_t at)
{
  if (at + 1 >= v.len || ((v.ptr[at] | 0x20) != 'a' && (v.ptr[at] | 0x20) != 'p')) return at;
  size_t i = at + 1;
  if (v.ptr[i] == '.') i++;
  if (i >= v.len || (v.ptr[i] | 0x20) != 'm') return at;
  i++;
  return i < v.len && v.ptr[i] == '.' && v.ptr[at + 1] == '.' ? i + 1 : i;
}

/* A zone of two to four capitals ("PKT", "GMT"). */
static size_t zone(sr_view v, size_t at)
{
  size_t i = at;
  while (i < v.len && i - at < 5 && v.ptr[i] >= 'A' && v.ptr[i] <= 'Z') i++;
  bool ends = i == v.len || !((v.ptr[i] >= 'a' && v.ptr[i] <= 'z') || (v.ptr[i] >= 'A' && v.ptr[i] <= 'Z'));
  return i - at >= 2 && i - at <= 4 && ends ? i : at;
}

/* The clock at the start of `v` with half day and zone: its end, or 0. */
static size_t clock_end(sr_view v, size_t at)
{
  size_t h = digits(v, at, 2), i = at + h;
  if (!h || i >= v.len || (v.ptr[i] != ':' && v.ptr[i] != '.')) return 0;
  if (digits(v, i + 1, 3) != 2) return 0;
  i += 3;
  size_t half = half_day(v, blanks(v, i));
  if (half > blanks(v, i)) i = half;
  size_t z = blanks(v, i), ze = zone(v, z);
  return ze > z && (ze == v.len || v.ptr[ze] == ':' || v.ptr[ze] == ']' || v.ptr[ze] == ')' || ze - z == 3) ? ze : i;
}

uint32_t sr_text__stamp(sr_view text, uint32_t from, uint32_t to)
{
  sr_view v = sr_text__sub(text, from, to);
  bool bracket = v.len && (*v.ptr == '[' || *v.ptr == '(');
  size_t end = clock_end(v, bracket);
  if (!end) return from;
  if (bracket) {
    if (end >= v.len || (v.ptr[end] != ']' && v.ptr[end] != ')')) return from;
    end++;
  }
  size_t next = blanks(v, end);
  if (next == v.len) return to;
  if (bracket) return from + (uint32_t)next;
  if (v.ptr[next] == ':' || v.ptr[next] == '|') return from + (uint32_t)blanks(v, next + 1);
  if (v.ptr[next] == '-' && sr_text__blank(v.ptr[next + 1 < v.len ? next + 1 : next])) return from + (uint32_t)blanks(v, next + 1);
  if (next + 3 < v.len && (unsigned char)v.ptr[next] == 0xe2 && (unsigned char)v.ptr[next + 1] == 0x80)
    return from + (uint32_t)blanks(v, next + 3);
  return v.ptr[end] == '\n' ? from + (uint32_t)next : from;
}
