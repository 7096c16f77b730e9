/* The records of a WARC file; see warc.h.
 *
 *   WARC/1.0\r\n  Field: value\r\n ...  \r\n  content of Content-Length bytes  \r\n\r\n
 *
 * Where a length is wrong, the content's end is not followed by a line end, or the file ends before: then the
 * next record is looked for from the header's end on, so that a record cut off takes no other with it.
 */
#include "cli/warc_parts.h"

enum { FIRST_LINE = 10 }; /* bytes of "WARC/1.0\r\n" */

struct sr_warc {
  sr_warc_stream s;
  sr_buf head; /* of the record at hand */
  sr_buf joined, unpacked;
  uint64_t offset;
  bool lost; /* what follows is no record: told already, the next one is to be looked for */
};

/* What became of a record. */
typedef enum outcome { GIVEN, PASSED, FAILED } outcome;

bool sr_warc_guess(sr_view head)
{
  return sr_view_starts(head, SR_V("WARC/1.")) || sr_view_starts(head, SR_V("\x1f\x8b\x08"));
}

sr_status sr_warc_open(sr_warc **out, sr_warc_bytes bytes)
{
  sr_warc *w = *out = calloc(1, sizeof *w);
  if (!w) return SR_ERR_MEMORY;
  sr_warc__stream_init(&w->s, bytes);
  sr_buf_init(&w->head, SR_MAX_WARC_HEADER);
  sr_buf_init(&w->joined, SR_MAX_WARC_RECORD);
  sr_buf_init(&w->unpacked, SR_MAX_REPORT);
  return SR_OK;
}

void sr_warc_close(sr_warc *w)
{
  if (!w) return;
  sr_warc__stream_dispose(&w->s);
  sr_buf_dispose(&w->head);
  sr_buf_dispose(&w->joined);
  sr_buf_dispose(&w->unpacked);
  free(w);
}

static outcome fail(const sr_warc *w, sr_buf *why, const char *what)
{
  if (w->s.unreadable) return FAILED; /* that the file cannot be read on was told, and is the cause */
  sr_buf_printf(why, "byte %llu: %s", (unsigned long long)w->offset, what);
  return FAILED;
}

/* Where the next record begins is not known: says why, and looks for it from here on. */
static outcome fail_lost(sr_warc *w, sr_buf *why, const char *what)
{
  w->lost = true;
  return fail(w, why, what);
}

/* The same where bytes are lacking, because of damage or not. */
static outcome fail_short(sr_warc *w, sr_buf *why, const char *what)
{
  return fail_lost(w, why, w->s.damage ? w->s.damage : what);
}

/* Where "WARC/1.0" stands as a line's end, or SIZE_MAX. It may follow what was cut off, in the middle of a line. */
static size_t first_line(sr_view v)
{
  for (size_t from = 0; from < v.len;) {
    const char *found = memmem(v.ptr + from, v.len - from, "WARC/1.", 7);
    if (!found) break;
    size_t at = (size_t)(found - v.ptr);
    sr_view end = {found + 8, v.len > at + 8 ? v.len - at - 8 : 0};
    if (sr_view_starts(end, SR_V("\n")) || sr_view_starts(end, SR_V("\r\n"))) return at;
    from = at + 7;
  }
  return SIZE_MAX;
}

/* Moves on to the next record; false where none begins before the end or a damage. */
static bool find_record(sr_warc *w, sr_buf *why)
{
  sr_warc_stream *s = &w->s;
  for (size_t had = 0;;) {
    sr_view v = sr_warc__peek(s, had + 1, why);
    size_t found = first_line(v), used = v.len > FIRST_LINE ? v.len - FIRST_LINE : 0; /* it may be there in part */
    if (found == SIZE_MAX && v.len == had) return false;
    s->at += found == SIZE_MAX ? used : found;
    if (found != SIZE_MAX) return true;
    had = v.len - used;
  }
}

/* Skips blank lines; true where a record begins. What is there in its place is told once, then passed over. */
static bool at_record(sr_warc *w, sr_buf *why)
{
  sr_warc_stream *s = &w->s;
  sr_view v = sr_warc__peek(s, 7, why);
  while (v.len && (v.ptr[0] == '\r' || v.ptr[0] == '\n')) {
    s->at++;
    v = sr_warc__peek(s, 7, why);
  }
  w->offset = sr_warc__offset(s);
  return sr_view_starts(v, SR_V("WARC/1."));
}

/* Copies the record's header; false where none ends within the limit. */
static bool take_head(sr_warc *w, sr_buf *why)
{
  size_t n = 0, had = 0;
  sr_buf_clear(&w->head);
  do {
    sr_view v = sr_warc__peek(&w->s, had + 1, why); /* no further than needed: a later member may be damaged */
    if (v.len > SR_MAX_WARC_HEADER) v.len = SR_MAX_WARC_HEADER;
    n = sr_warc__head_len(v);
    if (n) sr_buf_add(&w->head, (sr_view){v.ptr, n});
    if (v.len == had) break;
    had = v.len;
  } while (!n);
  w->s.at += n ? n : 7; /* where it is none, the next is looked for behind its first bytes */
  return n && w->head.status == SR_OK;
}

static bool content_length(sr_view head, uint64_t *out)
{
  sr_view v = sr_warc__field(head, "content-length");
  *out = 0;
  if (!v.len || v.len > 15) return false;
  for (size_t i = 0; i < v.len; i++) {
    if (v.ptr[i] < '0' || v.ptr[i] > '9') return false;
    *out = *out * 10 + (uint64_t)(v.ptr[i] - '0');
  }
  return true;
}

/* WARC-Target-URI, without the brackets that wget puts around it. */
static sr_view target_of(sr_view head)
{
  sr_view url = sr_warc__field(head, "warc-target-uri");
  return url.len >= 2 && url.ptr[0] == '<' ? (sr_view){url.ptr + 1, url.len - 2} : url;
}

/* The crawler's own notes. */
static bool scheme_is_private(sr_view url)
{
  return sr_view_starts(url, SR_V("metadata:")) || sr_view_starts(url, SR_V("dns:")) || sr_view_starts(url, SR_V("whois:"));
}

/* Is this a record that may hold a text, by its header? */
static bool is_wanted(sr_view head)
{
  sr_view type = sr_warc__field(head, "warc-type"), url = target_of(head), charset;
  bool html;
  if (scheme_is_private(url) || sr_view_ends(url, SR_V("/robots.txt"))) return false;
  if (sr_warc__is(type, "response")) {
    sr_view content = sr_warc__field(head, "content-type");
    return content.len >= 16 && sr_warc__is((sr_view){content.ptr, 16}, "application/http");
  }
  return (sr_warc__is(type, "resource") || sr_warc__is(type, "conversion")) &&
         sr_warc__is_text(sr_warc__field(head, "content-type"), &html, &charset);
}

/* "HTTP/1.1 200 OK" and a content type of text? *n: bytes of the HTTP header. */
static bool is_page(sr_view block, size_t *n, sr_warc_text *out)
{
  if (!sr_view_starts(block, SR_V("HTTP/"))) return false;
  const char *blank = memchr(block.ptr, ' ', block.len < 16 ? block.len : 16);
  sr_view status = blank ? (sr_view){blank, block.len - (size_t)(blank - block.ptr)} : SR_VNULL;
  *n = sr_warc__head_len(block);
  if (!*n || !sr_view_starts(status, SR_V(" 200"))) return false;
  return sr_warc__is_text(sr_warc__field((sr_view){block.ptr, *n}, "content-type"), &out->html, &out->charset);
}

static outcome read_content(sr_warc *w, sr_view block, sr_warc_text *out, sr_buf *why)
{
  sr_view head = sr_buf_view(&w->head);
  const char *wrong = NULL;
  size_t n;
  if (sr_warc__is(sr_warc__field(head, "warc-type"), "response")) {
    if (!is_page(block, &n, out)) return PASSED;
    wrong = sr_warc__body((sr_view){block.ptr, n}, (sr_view){block.ptr + n, block.len - n}, &w->joined, &w->unpacked,
                          &out->text);
  } else {
    sr_warc__is_text(sr_warc__field(head, "content-type"), &out->html, &out->charset);
    out->text = block;
  }
  if (!wrong && sr_warc__field(head, "warc-truncated").len) wrong = "the crawler cut this record off";
  if (!wrong && sr_warc__field(head, "warc-segment-number").len) wrong = "this record is one piece of several";
  return wrong ? fail(w, why, wrong) : GIVEN;
}

/* Passes over content that is not wanted, without holding it. */
static outcome skip_content(sr_warc *w, uint64_t n, sr_buf *why)
{
  while (n) {
    sr_view v = sr_warc__peek(&w->s, 1, why);
    if (!v.len) return fail_short(w, why, "the file ends inside this record");
    size_t step = v.len < n ? v.len : (size_t)n;
    w->s.at += step;
    n -= step;
  }
  return PASSED;
}

static outcome too_large(sr_warc *w, uint64_t n, sr_buf *why)
{
  sr_warc_text unused;
  size_t head;
  sr_view v = sr_warc__peek(&w->s, SR_MAX_WARC_HEADER, why);
  bool wanted = !sr_warc__is(sr_warc__field(sr_buf_view(&w->head), "warc-type"), "response") || is_page(v, &head, &unused);
  outcome skipped = skip_content(w, n, why);
  if (skipped == FAILED || !wanted) return skipped;
  return fail(w, why, "this record is larger than a report may be (32 MB)");
}

/* Takes the record's content of `n` bytes, which must be followed by a line end, another record or the end of all; on
 * failure returns what is wrong. The member's checksum comes last: damage right behind the record is its own. */
static const char *take_content(sr_warc *w, size_t n, sr_view *out, sr_buf *why)
{
  sr_view v = sr_warc__peek(&w->s, n + 1, why);
  if (v.len > n && v.ptr[n] == 'W') v = sr_warc__peek(&w->s, n + 7, why);
  v = sr_warc__finish(&w->s, n + 5, why);
  if (v.len < n) return w->s.damage ? w->s.damage : "the file ends inside this record";
  sr_view behind = {v.ptr + n, v.len - n};
  if (w->s.damage && w->s.yielded && behind.len <= 4) return w->s.damage;
  if (behind.len && behind.ptr[0] != '\r' && behind.ptr[0] != '\n' && !sr_view_starts(behind, SR_V("WARC/1.")))
    return "this record is longer or shorter than its Content-Length";
  w->s.at += n;
  *out = (sr_view){v.ptr, n};
  return NULL;
}

static outcome read_record(sr_warc *w, sr_warc_text *out, sr_buf *why)
{
  uint64_t n;
  if (!take_head(w, why)) return fail_short(w, why, "the header of this record has no end");
  sr_view head = sr_buf_view(&w->head);
  if (!content_length(head, &n)) return fail_lost(w, why, "this record does not tell its Content-Length");
  if (!is_wanted(head)) return skip_content(w, n, why);
  if (n > SR_MAX_WARC_RECORD) return too_large(w, n, why);
  sr_view block;
  const char *wrong = take_content(w, (size_t)n, &block, why);
  if (w->s.unreadable) return FAILED;
  if (wrong) return fail_lost(w, why, wrong);
  out->url = target_of(head);
  out->fetched = sr_warc__field(head, "warc-date");
  out->offset = w->offset;
  return read_content(w, block, out, why);
}

/* Goes to the next record; true where there is one. Else *end tells whether all was read, or a failure is to be told. */
static bool go_on(sr_warc *w, bool *end, sr_buf *why)
{
  sr_warc_stream *s = &w->s;
  bool told = w->lost;
  *end = false;
  for (;;) {
    bool found = w->lost ? find_record(w, why) : at_record(w, why);
    if (s->unreadable) return false;
    if (found) {
      w->offset = sr_warc__offset(s);
      w->lost = false;
      return true;
    }
    bool damage = s->damage != NULL, rest = s->at < s->len && !w->lost;
    if (!damage && !rest) {
      *end = true;
      return false;
    }
    w->lost = rest;
    if (!told) fail(w, why, rest ? "no WARC record begins here" : s->damage);
    if (!rest) sr_warc__recover(s, why);
    if (!told) return false;
  }
}

sr_next sr_warc_next(sr_warc *w, sr_warc_text *out, sr_buf *why)
{
  bool end;
  if (w->s.unreadable) return SR_NEXT_END;
  for (;;) {
    *out = (sr_warc_text){.offset = 0};
    sr_buf_clear(&w->joined);
    sr_buf_clear(&w->unpacked);
    if (!go_on(w, &end, why)) return end ? SR_NEXT_END : SR_NEXT_FAILURE;
    outcome o = read_record(w, out, why);
    if (w->s.unreadable) return SR_NEXT_FAILURE;
    if (o != PASSED) return o == GIVEN ? SR_NEXT_ITEM : SR_NEXT_FAILURE;
  }
}
