/* HTTP answers as crawlers store them: header fields, chunks, compression; see warc_parts.h.
 *
 * Some crawlers store the body unpacked and leave the header as it was. So chunks and compression are undone only where
 * the body begins like them.
 */
#include "cli/warc_parts.h"

enum { STEP = 1 << 16 };

static bool is_blank(char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static sr_view trim(sr_view v)
{
  while (v.len && is_blank(v.ptr[0])) v.ptr++, v.len--;
  while (v.len && is_blank(v.ptr[v.len - 1])) v.len--;
  return v;
}

bool sr_warc__is(sr_view v, const char *word)
{
  size_t n = strlen(word);
  if (v.len != n) return false;
  for (size_t i = 0; i < n; i++)
    if (sr_ascii_lower(v.ptr[i]) != sr_ascii_lower(word[i])) return false;
  return true;
}

/* Cuts the line at the front off `rest`; without its end. */
static sr_view cut_line(sr_view *rest)
{
  const char *end = memchr(rest->ptr, '\n', rest->len);
  size_t n = end ? (size_t)(end - rest->ptr) : rest->len;
  sr_view line = {rest->ptr, n};
  n += end != NULL;
  *rest = (sr_view){rest->ptr + n, rest->len - n};
  if (line.len && line.ptr[line.len - 1] == '\r') line.len--;
  return line;
}

size_t sr_warc__head_len(sr_view v)
{
  for (size_t i = 0; i < v.len;) {
    const char *end = memchr(v.ptr + i, '\n', v.len - i);
    if (!end) return 0;
    i = (size_t)(end - v.ptr) + 1;
    if (i < v.len && v.ptr[i] == '\n') return i + 1;
    if (i + 1 < v.len && v.ptr[i] == '\r' && v.ptr[i + 1] == '\n') return i + 2;
  }
  return 0;
}

sr_view sr_warc__field(sr_view head, const char *name)
{
  cut_line(&head);
  while (head.len) {
    sr_view line = cut_line(&head);
    const char *colon = line.len ? memchr(line.ptr, ':', line.len) : NULL;
    if (!colon) continue;
    size_t n = (size_t)(colon - line.ptr);
    if (sr_warc__is(trim((sr_view){line.ptr, n}), name)) return trim((sr_view){colon + 1, line.len - n - 1});
  }
  return SR_VNULL;
}

/* Cuts off what stands before the next ';'. */
static sr_view cut_part(sr_view *rest)
{
  if (!rest->len) return SR_VNULL;
  const char *end = memchr(rest->ptr, ';', rest->len);
  size_t n = end ? (size_t)(end - rest->ptr) : rest->len;
  sr_view part = trim((sr_view){rest->ptr, n});
  n += end != NULL;
  *rest = (sr_view){rest->ptr + n, rest->len - n};
  return part;
}

bool sr_warc__is_text(sr_view type, bool *html, sr_view *charset)
{
  sr_view media = cut_part(&type);
  *charset = SR_VNULL;
  *html = sr_warc__is(media, "text/html") || sr_warc__is(media, "application/xhtml+xml");
  while (type.len) {
    sr_view p = cut_part(&type);
    if (p.len <= 8 || !sr_warc__is((sr_view){p.ptr, 8}, "charset=")) continue;
    *charset = (sr_view){p.ptr + 8, p.len - 8};
    if (charset->len >= 2 && charset->ptr[0] == '"' && charset->ptr[charset->len - 1] == '"')
      *charset = (sr_view){charset->ptr + 1, charset->len - 2};
  }
  return *html || sr_warc__is(media, "text/plain");
}

static int hex(char c)
{
  c = sr_ascii_lower(c);
  return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Reads a chunk's first line: its size, or SIZE_MAX where it is none. */
static size_t chunk_size(sr_view *rest)
{
  size_t n = 0, i = 0;
  sr_view line = cut_line(rest);
  for (; i < line.len && i < 8 && hex(line.ptr[i]) >= 0; i++)
    n = n * 16 + (size_t)hex(line.ptr[i]);
  if (!i) return SIZE_MAX;
  while (i < line.len && is_blank(line.ptr[i])) i++;
  return i == line.len || line.ptr[i] == ';' ? n : SIZE_MAX;
}

static const char *join_chunks(sr_view body, sr_buf *out, sr_view *joined)
{
  bool first = true;
  for (sr_view rest = body; rest.len; first = false) {
    size_t n = chunk_size(&rest);
    if (n == SIZE_MAX && first) break; /* stored without its chunks */
    if (n == SIZE_MAX) return "a chunk of its body is damaged";
    if (n > rest.len) return "its body ends inside a chunk";
    *joined = sr_buf_view(out);
    if (!n) return NULL;
    sr_buf_add(out, (sr_view){rest.ptr, n});
    rest = (sr_view){rest.ptr + n, rest.len - n};
    if (out->status != SR_OK) return "not enough memory";
    cut_line(&rest);
  }
  *joined = body;
  return first ? NULL : "its body ends before the last chunk";
}

/* Window bits for zlib by the first bytes: gzip, zlib, or bare deflate. */
static int window_of(sr_view v, bool gzip)
{
  if (gzip) return 16 + MAX_WBITS;
  bool zlib = ((unsigned char)v.ptr[0] & 0x0f) == 8 && ((unsigned char)v.ptr[0] * 256 + (unsigned char)v.ptr[1]) % 31 == 0;
  return zlib ? MAX_WBITS : -MAX_WBITS;
}

static const char *unpack(sr_view v, int window, sr_buf *out)
{
  char step[STEP];
  z_stream z = {.next_in = (Bytef *)(uintptr_t)v.ptr, .avail_in = (uInt)v.len};
  if (inflateInit2(&z, window) != Z_OK) return "not enough memory";
  int status = Z_OK;
  while (status == Z_OK && out->status == SR_OK) {
    z.next_out = (Bytef *)step;
    z.avail_out = STEP;
    status = inflate(&z, Z_NO_FLUSH);
    sr_buf_add(out, (sr_view){step, STEP - z.avail_out});
  }
  inflateEnd(&z);
  if (out->status == SR_ERR_LIMIT) return "its body is larger than a report may be";
  if (out->status != SR_OK) return "not enough memory";
  return status == Z_STREAM_END ? NULL : status == Z_BUF_ERROR ? "its packed body is cut off" : "its packed body is damaged";
}

const char *sr_warc__body(sr_view head, sr_view body, sr_buf *a, sr_buf *b, sr_view *out)
{
  sr_view encoding = sr_warc__field(head, "content-encoding");
  const char *wrong = NULL;
  *out = body;
  if (sr_warc__is(sr_warc__field(head, "transfer-encoding"), "chunked")) wrong = join_chunks(body, a, out);
  if (wrong || !encoding.len || sr_warc__is(encoding, "identity")) return wrong;
  bool gzip = sr_warc__is(encoding, "gzip") || sr_warc__is(encoding, "x-gzip");
  if (gzip && !sr_view_starts(*out, SR_V("\x1f\x8b"))) return NULL; /* stored unpacked */
  if (!gzip && !sr_warc__is(encoding, "deflate")) return "its body is packed in a way that is not known here";
  if (out->len < 2) return "its packed body is cut off";
  wrong = unpack(*out, window_of(*out, gzip), b);
  *out = sr_buf_view(b);
  return wrong;
}
