/* The streaming JSON writer; see json_value.h. */
#include "base/json_value.h"

void sr_json_init(sr_json *j, sr_buf *out, unsigned indent)
{
  *j = (sr_json){.out = out, .indent = indent};
}

static void new_line(sr_json *j)
{
  if (!j->indent || j->flat_depth) return;
  sr_buf_byte(j->out, '\n');
  for (unsigned i = 0; i < j->indent * j->depth; i++)
    sr_buf_byte(j->out, ' ');
}

/* What stands before a value or key: the comma after its neighbour, then its line's indentation. */
static void separate(sr_json *j)
{
  if (j->keyed) {
    j->keyed = false;
    return;
  }
  if (!j->depth) return;
  bool *some = &j->some[j->depth - 1];
  if (*some) sr_buf_add(j->out, j->indent && j->flat_depth ? SR_V(", ") : SR_V(","));
  *some = true;
  new_line(j);
}

static void open_bracket(sr_json *j, char bracket)
{
  separate(j);
  sr_buf_byte(j->out, bracket);
  j->some[j->depth < SR_JSON_DEPTH ? j->depth : SR_JSON_DEPTH - 1] = false;
  if (j->depth < SR_JSON_DEPTH) j->depth++;
}

void sr_json_open(sr_json *j, char bracket)
{
  open_bracket(j, bracket);
  if (j->flat_depth) j->flat_depth++;
}

void sr_json_open_flat(sr_json *j, char bracket)
{
  open_bracket(j, bracket);
  j->flat_depth++;
}

void sr_json_close(sr_json *j, char bracket)
{
  bool some = j->some[j->depth - 1];
  j->depth--;
  if (some) new_line(j);
  if (j->flat_depth) j->flat_depth--;
  sr_buf_byte(j->out, bracket);
}

void sr_json_key(sr_json *j, const char *key)
{
  separate(j);
  sr_buf_byte(j->out, '"');
  sr_buf_add(j->out, sr_view_of(key));
  sr_buf_add(j->out, j->indent ? SR_V("\": ") : SR_V("\":"));
  j->keyed = true;
}

/* Characters that end a run which can be copied as it is. */
static bool is_plain(unsigned char c)
{
  return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

static void add_escaped(sr_buf *out, int32_t c)
{
  static const char letters[] = "btn\0fr"; /* \b is 8 ... \r is 13; \v has none */
  if (c == '"' || c == '\\') {
    sr_buf_byte(out, '\\');
    sr_buf_byte(out, (char)c);
  } else if (c >= 8 && c <= 13 && letters[c - 8]) {
    sr_buf_byte(out, '\\');
    sr_buf_byte(out, letters[c - 8]);
  } else if (c == 0) {
    sr_buf_byte(out, ' ');
  } else if (c != 0x1f) {
    static const char hex[] = "0123456789abcdef";
    sr_buf_add(out, SR_V("\\u00"));
    sr_buf_byte(out, hex[c >> 4 & 15]);
    sr_buf_byte(out, hex[c & 15]);
  }
}

/* Writes the character at `v` and returns its length. */
static size_t add_char(sr_buf *out, sr_view v)
{
  unsigned char first = (unsigned char)v.ptr[0];
  if (first < 0x80) {
    add_escaped(out, first);
    return 1;
  }
  unsigned len;
  bool bad;
  int32_t c = sr_utf8_next(v, &len, &bad);
  if (c >= 0x80 && c < 0xa0) { /* C1 controls: a byte that Windows-1252 leaves free, or rubbish */
    c = 0xfffd;
  } else if (c < 0x80 || c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff)) {
    c = 0xfffd;
  }
  char put[4];
  sr_buf_add(out, (sr_view){put, sr_utf8_put(put, c)});
  return len ? len : 1;
}

void sr_json_string(sr_json *j, sr_view v)
{
  separate(j);
  sr_buf_byte(j->out, '"');
  for (size_t i = 0; i < v.len;) {
    size_t k = i;
    while (k < v.len && is_plain((unsigned char)v.ptr[k]))
      k++;
    sr_buf_add(j->out, (sr_view){v.ptr + i, k - i});
    if (k < v.len) k += add_char(j->out, (sr_view){v.ptr + k, v.len - k});
    i = k;
  }
  sr_buf_byte(j->out, '"');
}

void sr_json_text(sr_json *j, sr_view v)
{
  if (v.len)
    sr_json_string(j, v);
  else
    sr_json_null(j);
}

void sr_json_word(sr_json *j, const char *word)
{
  sr_json_string(j, sr_view_of(word));
}

/* Writes v / 10^decimals, trailing zeros trimmed. */
static void add_decimal(sr_json *j, int64_t v, unsigned decimals)
{
  char digits[32];
  unsigned n = 0;
  uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
  separate(j);
  while (decimals && u % 10 == 0) {
    u /= 10;
    decimals--;
  }
  do {
    digits[n++] = (char)('0' + u % 10);
    u /= 10;
  } while (u || n <= decimals);
  if (v < 0) sr_buf_byte(j->out, '-');
  while (n--) {
    sr_buf_byte(j->out, digits[n]);
    if (n && n == decimals) sr_buf_byte(j->out, '.');
  }
}

void sr_json_int(sr_json *j, int64_t v)
{
  add_decimal(j, v, 0);
}

void sr_json_hundredths(sr_json *j, int64_t v)
{
  add_decimal(j, v, 2);
}

void sr_json_degrees(sr_json *j, double v)
{
  add_decimal(j, (int64_t)(v * 100000 + (v < 0 ? -0.5 : 0.5)), 5);
}

void sr_json_bool(sr_json *j, bool v)
{
  separate(j);
  sr_buf_add(j->out, v ? SR_V("true") : SR_V("false"));
}

void sr_json_null(sr_json *j)
{
  separate(j);
  sr_buf_add(j->out, SR_V("null"));
}
