/* Rows as JSON; see rowjson.h. */
#include "exchange/rowjson.h"

#include <jansson.h>

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* ---- out ---- */

static void put_base64(sr_buf *out, sr_view v)
{
  sr_buf_add(out, SR_V("{\"base64\":\""));
  for (size_t i = 0; i < v.len; i += 3) {
    size_t n = v.len - i;
    const unsigned char *p = (const unsigned char *)v.ptr + i;
    uint32_t x = (uint32_t)p[0] << 16 | (n > 1 ? (uint32_t)p[1] << 8 : 0) | (n > 2 ? p[2] : 0);
    char four[4] = {digits[x >> 18], digits[x >> 12 & 63], n > 1 ? digits[x >> 6 & 63] : '=',
                    n > 2 ? digits[x & 63] : '='};
    sr_buf_add(out, (sr_view){four, 4});
  }
  sr_buf_add(out, SR_V("\"}"));
}

static bool is_utf8(sr_view v)
{
  for (size_t i = 0; i < v.len;) {
    unsigned n;
    bool bad;
    if ((unsigned char)v.ptr[i] < 0x80) {
      i++;
      continue;
    }
    int32_t c = sr_utf8_next((sr_view){v.ptr + i, v.len - i}, &n, &bad);
    if (bad || (c >= 0xd800 && c < 0xe000)) return false;
    i += n;
  }
  return true;
}

static void put_escaped(sr_buf *out, char c)
{
  switch (c) {
  case '"':
    sr_buf_add(out, SR_V("\\\""));
    break;
  case '\\':
    sr_buf_add(out, SR_V("\\\\"));
    break;
  case '\n':
    sr_buf_add(out, SR_V("\\n"));
    break;
  case '\r':
    sr_buf_add(out, SR_V("\\r"));
    break;
  case '\t':
    sr_buf_add(out, SR_V("\\t"));
    break;
  default:
    sr_buf_printf(out, "\\u%04x", (unsigned char)c);
  }
}

void sr_row_put_text(sr_buf *out, sr_view v)
{
  if (!is_utf8(v)) {
    put_base64(out, v);
    return;
  }
  sr_buf_byte(out, '"');
  size_t from = 0;
  for (size_t i = 0; i < v.len; i++) {
    unsigned char c = (unsigned char)v.ptr[i];
    if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7f) continue;
    sr_buf_add(out, (sr_view){v.ptr + from, i - from});
    put_escaped(out, v.ptr[i]);
    from = i + 1;
  }
  if (v.len > from) sr_buf_add(out, (sr_view){v.ptr + from, v.len - from});
  sr_buf_byte(out, '"');
}

void sr_row_put(sr_buf *out, sr_dump_part part, const sr_dump_cell *cells)
{
  uint32_t n;
  const sr_dump_column *columns = sr_dump_columns(part, &n);
  sr_buf_printf(out, "{\"row\":\"%s\"", sr_dump_part_name(part));
  for (uint32_t i = 0; i < n; i++) {
    const sr_dump_cell *c = &cells[i];
    if (!c->kind) continue;
    sr_buf_printf(out, ",\"%s\":", columns[i].name);
    if (c->kind == 'i')
      sr_buf_printf(out, "%lld", (long long)c->integer);
    else if (c->kind == 'r')
      sr_buf_printf(out, "%.17g", c->real);
    else if (c->kind == 't')
      sr_row_put_text(out, c->text);
    else
      put_base64(out, c->text);
  }
  sr_buf_add(out, SR_V("}\n"));
}

/* ---- in ---- */

static int digit_of(char c)
{
  const char *p = c ? strchr(digits, c) : NULL;
  return p ? (int)(p - digits) : -1;
}

static bool take_base64(sr_view *out, sr_arena *a, sr_view v)
{
  char *bytes = sr_arena_alloc(a, v.len / 4 * 3 + 1);
  size_t n = 0;
  if (v.len % 4) return false;
  for (size_t i = 0; i < v.len; i += 4) {
    bool last = i + 4 == v.len;
    unsigned pad = last ? (v.ptr[i + 3] == '=') + (v.ptr[i + 3] == '=' && v.ptr[i + 2] == '=') : 0;
    uint32_t x = 0;
    for (unsigned k = 0; k < 4; k++) {
      int d = k >= 4 - pad ? 0 : digit_of(v.ptr[i + k]);
      if (d < 0) return false;
      x = x << 6 | (uint32_t)d;
    }
    for (unsigned k = 0; k < 3 - pad; k++)
      bytes[n++] = (char)(x >> (16 - 8 * k));
  }
  *out = (sr_view){bytes, n};
  return true;
}

static bool take_cell(sr_dump_cell *out, sr_arena *a, char kind, const json_t *v)
{
  char small = kind >= 'a' ? kind : (char)(kind + 32);
  const json_t *bytes = json_is_object(v) && json_object_size(v) == 1 ? json_object_get(v, "base64") : NULL;
  *out = (sr_dump_cell){0};
  if (json_is_null(v)) return true;
  out->kind = small;
  if (json_is_string(bytes) && (small == 'b' || small == 't'))
    return take_base64(&out->text, a, (sr_view){json_string_value(bytes), json_string_length(bytes)});
  if (json_is_string(v) && small == 't') {
    out->text = (sr_view){json_string_value(v), json_string_length(v)};
  } else if (json_is_integer(v) && small == 'i') {
    out->integer = json_integer_value(v);
  } else if (json_is_number(v) && small == 'r') {
    out->real = json_number_value(v);
  } else {
    return false;
  }
  return true;
}

bool sr_row_take(sr_dump_cell *cells, sr_arena *a, sr_dump_part part, const void *json, char why[128])
{
  uint32_t n;
  size_t known = 1; /* "row" */
  const sr_dump_column *columns = sr_dump_columns(part, &n);
  for (uint32_t i = 0; i < n; i++) {
    const json_t *v = json_object_get(json, columns[i].name);
    cells[i] = (sr_dump_cell){0};
    known += v != NULL;
    if (v && !take_cell(&cells[i], a, columns[i].kind, v)) {
      snprintf(why, 128, "%s: \"%s\" is of another kind than it must be", sr_dump_part_name(part), columns[i].name);
      return false;
    }
  }
  if (known == json_object_size(json)) return true;
  snprintf(why, 128, "%s: a field that this program does not know", sr_dump_part_name(part));
  return false;
}
