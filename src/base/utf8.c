/* UTF-8 and folding, on utf8proc's tables with a fast path for ASCII. */
#include "base/base.h"

#include <utf8proc.h>

/* Windows-1252's 0x80..0x9f; 0 where it has none. */
static const uint16_t cp1252[32] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

static int32_t bad_byte(unsigned char c)
{
  if (c >= 0xa0) return c;
  int32_t u = cp1252[c - 0x80];
  return u ? u : 0xfffd;
}

int32_t sr_utf8_next(sr_view v, unsigned *len, bool *bad)
{
  unsigned char c = (unsigned char)v.ptr[0];
  *bad = false;
  *len = 1;
  if (c < 0x80) return c;
  utf8proc_int32_t u;
  utf8proc_ssize_t n =
      utf8proc_iterate((const utf8proc_uint8_t *)v.ptr, (utf8proc_ssize_t)(v.len > 4 ? 4 : v.len), &u);
  if (n > 0) {
    *len = (unsigned)n;
    return u;
  }
  *bad = true;
  return bad_byte(c);
}

unsigned sr_utf8_put(char *out, int32_t c)
{
  return (unsigned)utf8proc_encode_char(c, (utf8proc_uint8_t *)out);
}

bool sr_is_upper(int32_t c)
{
  if (c < 128) return c >= 'A' && c <= 'Z';
  utf8proc_category_t k = utf8proc_category(c);
  return k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LT;
}

bool sr_is_letter(int32_t c)
{
  if (c < 128) return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  utf8proc_category_t k = utf8proc_category(c);
  return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_ME;
}

/* Characters that dictionaries spell in ASCII; 0 where none applies. */
static const char *ascii_form(int32_t c)
{
  switch (c) {
  case 0x2018: case 0x2019: case 0x201b: case 0x02bc: case 0x02bb: case 0x2032: case 0x60: case 0xb4:
    return "'";
  case 0x201c: case 0x201d: case 0x201e: case 0x2033: case 0xab: case 0xbb:
    return "\"";
  case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2212:
    return "-";
  case 0x2014: case 0x2015:
    return "--";
  case 0x2026:
    return "...";
  case 0xa0: case 0x2009: case 0x202f:
    return " ";
  case 0xdf:
    return "ss";
  case 0xe6: case 0xc6:
    return "ae";
  case 0xf8: case 0xd8:
    return "o";
  case 0x111: case 0x110: case 0xf0: case 0xd0:
    return "d";
  case 0x142: case 0x141:
    return "l";
  case 0x131: case 0x130:
    return "i";
  default:
    return NULL;
  }
}

static size_t fold_char(char *out, int32_t c)
{
  const char *plain = ascii_form(c);
  if (plain) {
    size_t n = strlen(plain);
    memcpy(out, plain, n);
    return n;
  }
  utf8proc_int32_t d[18];
  int cls = 0;
  utf8proc_ssize_t n = utf8proc_decompose_char(
      c, d, 18, UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE, &cls);
  size_t len = 0;
  /* A ligature can expand to many letters; 4 bytes per input byte + 4 is the promise. */
  for (utf8proc_ssize_t i = 0; i < n && i < 2; i++)
    len += sr_utf8_put(out + len, d[i]);
  return len;
}

size_t sr_fold(char *out, sr_view v)
{
  size_t n = 0;
  for (size_t i = 0; i < v.len;) {
    unsigned char c = (unsigned char)v.ptr[i];
    if (c < 0x80) {
      if (c != 0x1f) out[n++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c == '`' ? '\'' : c);
      i++;
      continue;
    }
    unsigned len;
    bool bad;
    int32_t u = sr_utf8_next((sr_view){v.ptr + i, v.len - i}, &len, &bad);
    n += fold_char(out + n, u);
    i += len;
  }
  return n;
}
