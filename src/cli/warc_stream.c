/* The bytes of a WARC file, unpacked; see warc_parts.h.
 *
 * A packed WARC is a row of gzip members, one a record by convention. A damaged member ends the bytes until
 * sr_warc__recover: it tries every later "1f 8b 08" until one unpacks to the start of a record. Damage shows late, often
 * inside the next member, so raw bytes are kept from where the member began, up to KEEP of them.
 */
#include "cli/warc_parts.h"

enum { CHUNK = 1 << 16, KEEP = 1 << 20, TRIAL = 16 };

void sr_warc__stream_init(sr_warc_stream *s, sr_warc_bytes bytes)
{
  *s = (sr_warc_stream){.bytes = bytes};
}

void sr_warc__stream_dispose(sr_warc_stream *s)
{
  if (s->z_ready) inflateEnd(&s->z);
  free(s->raw);
  free(s->ptr);
  *s = (sr_warc_stream){.ended = true};
}

static void give_up(sr_warc_stream *s, sr_buf *why, const char *what)
{
  if (what) sr_buf_printf(why, "%s", what);
  s->unreadable = s->ended = true;
}

/* Makes room for a chunk behind the raw bytes; drops the oldest, but for what may be needed again. */
static bool raw_room(sr_warc_stream *s)
{
  if (s->raw_cap - s->raw_len >= CHUNK) return true;
  size_t from = s->raw_at;
  if (s->in_member && s->raw_base + from > s->member) {
    uint64_t back = s->raw_base + from - s->member;
    from -= back > from ? from : (size_t)back;
    if (s->raw_at - from > KEEP) from = s->raw_at - KEEP;
  }
  if (from) memmove(s->raw, s->raw + from, s->raw_len - from);
  s->raw_base += from;
  s->raw_at -= from;
  s->raw_len -= from;
  if (s->raw_cap - s->raw_len >= CHUNK) return true;
  size_t want = s->raw_cap * 2 + 2 * (size_t)CHUNK;
  char *p = realloc(s->raw, want);
  if (!p) return false;
  s->raw = p;
  s->raw_cap = want;
  return true;
}

/* At least `n` raw bytes from raw_at on, unless the file ends before. */
static bool raw_need(sr_warc_stream *s, size_t n, sr_buf *why)
{
  while (s->raw_len - s->raw_at < n && !s->raw_ended) {
    size_t got = 0;
    if (!raw_room(s)) {
      give_up(s, why, "not enough memory");
      return false;
    }
    if (!s->bytes.read(s->bytes.payload, s->raw + s->raw_len, CHUNK, &got, why)) {
      give_up(s, why, NULL);
      return false;
    }
    s->raw_len += got;
    s->raw_ended = got == 0;
  }
  return s->raw_len - s->raw_at >= n;
}

static bool is_gzip(sr_view v)
{
  return v.len >= 4 && !memcmp(v.ptr, "\x1f\x8b\x08", 3) && !((unsigned char)v.ptr[3] & 0xe0);
}

static void damaged(sr_warc_stream *s, const char *what)
{
  s->damage = what;
  s->damage_at = s->raw_base + s->raw_at;
  s->in_member = false;
}

static void add_mark(sr_warc_stream *s)
{
  unsigned past = 0;
  while (past + 1 < s->n_marks && s->mark[past + 1].at <= s->base + s->at) past++;
  if (past) memmove(s->mark, s->mark + past, (s->n_marks - past) * sizeof *s->mark);
  s->n_marks -= past;
  bool again = s->n_marks && (s->mark[s->n_marks - 1].at == s->base + s->len || s->n_marks == SR_WARC_MARKS);
  s->n_marks += !again;
  s->mark[s->n_marks - 1] = (sr_warc_mark){s->base + s->len, s->member};
}

static bool start_member(sr_warc_stream *s, sr_buf *why)
{
  s->member = s->raw_base + s->raw_at;
  add_mark(s);
  s->yielded = false;
  if (!is_gzip((sr_view){s->raw + s->raw_at, s->raw_len - s->raw_at})) {
    damaged(s, "no gzip member begins here");
    return false;
  }
  int status = s->z_ready ? inflateReset(&s->z) : inflateInit2(&s->z, 16 + MAX_WBITS);
  if (status != Z_OK) {
    give_up(s, why, "not enough memory");
    return false;
  }
  s->z_ready = s->in_member = true;
  return true;
}

/* Drops the bytes that were used. */
static void drop_used(sr_warc_stream *s)
{
  if (s->at && s->at < s->len) memmove(s->ptr, s->ptr + s->at, s->len - s->at);
  s->base += s->at;
  s->len -= s->at;
  s->at = 0;
}

static bool room(sr_warc_stream *s)
{
  if (s->at == s->len || s->at >= s->cap / 2) drop_used(s);
  if (s->cap - s->len >= CHUNK) return true;
  size_t want = s->cap * 2 + 2 * (size_t)CHUNK;
  char *p = realloc(s->ptr, want);
  if (!p) return false;
  s->ptr = p;
  s->cap = want;
  return true;
}

static void copy_plain(sr_warc_stream *s)
{
  size_t n = s->raw_len - s->raw_at;
  if (n > CHUNK) n = CHUNK;
  memcpy(s->ptr + s->len, s->raw + s->raw_at, n);
  s->len += n;
  s->raw_at += n;
}

/* Unpacks up to `max` bytes, no further than the member's end. */
static void unpack(sr_warc_stream *s, uInt max)
{
  s->z.next_in = (Bytef *)s->raw + s->raw_at;
  s->z.avail_in = (uInt)(s->raw_len - s->raw_at);
  s->z.next_out = (Bytef *)s->ptr + s->len;
  s->z.avail_out = max;
  int status = inflate(&s->z, Z_NO_FLUSH);
  s->raw_at = s->raw_len - s->z.avail_in;
  s->len += max - s->z.avail_out;
  s->yielded |= s->z.avail_out < max;
  if (status == Z_STREAM_END)
    s->in_member = false;
  else if (status != Z_OK && status != Z_BUF_ERROR)
    damaged(s, "its gzip member is damaged");
}

static void fill(sr_warc_stream *s, sr_buf *why)
{
  if (!s->started) {
    s->started = true;
    raw_need(s, 4, why);
    s->gzip = is_gzip((sr_view){s->raw + s->raw_at, s->raw_len - s->raw_at});
  }
  if (s->unreadable) return;
  bool more = raw_need(s, s->gzip && !s->in_member ? 4 : 1, why) || s->raw_len > s->raw_at;
  if (s->unreadable) return;
  if (!more) {
    if (s->in_member) damaged(s, "the file ends inside its gzip member");
    else s->ended = true;
    return;
  }
  if (!room(s))
    give_up(s, why, "not enough memory");
  else if (!s->gzip)
    copy_plain(s);
  else if (s->in_member || start_member(s, why))
    unpack(s, s->trial ? TRIAL : CHUNK);
}

static sr_view at_hand(const sr_warc_stream *s)
{
  return s->ptr ? (sr_view){s->ptr + s->at, s->len - s->at} : SR_V("");
}

sr_view sr_warc__peek(sr_warc_stream *s, size_t n, sr_buf *why)
{
  while (s->len - s->at < n && !s->ended && !s->damage)
    fill(s, why);
  return at_hand(s);
}

sr_view sr_warc__finish(sr_warc_stream *s, size_t n, sr_buf *why)
{
  while (s->len - s->at < n && s->in_member && !s->ended && !s->damage)
    fill(s, why);
  return at_hand(s);
}

uint64_t sr_warc__offset(const sr_warc_stream *s)
{
  if (!s->gzip) return s->base + s->at;
  unsigned i = s->n_marks;
  while (i > 1 && s->mark[i - 1].at > s->base + s->at) i--;
  return i ? s->mark[i - 1].member : 0;
}

/* Does a member begin at raw_at that unpacks to the start of a record? If so it is ready to be unpacked anew. */
static bool try_member(sr_warc_stream *s, sr_buf *why)
{
  uint64_t member = s->raw_base + s->raw_at;
  s->damage = NULL;
  if (!start_member(s, why)) return false;
  s->trial = true; /* a few bytes only: there may be many places to try */
  bool fine = sr_view_starts(sr_warc__peek(s, 5, why), SR_V("WARC/"));
  s->trial = false;
  s->len = 0; /* at 0 since the recovery began */
  if (s->unreadable || member < s->raw_base) return false;
  s->raw_at = (size_t)(member - s->raw_base);
  s->damage = NULL;
  return fine && start_member(s, why);
}

void sr_warc__recover(sr_warc_stream *s, sr_buf *why)
{
  uint64_t from = s->member + 1 > s->raw_base ? s->member + 1 : s->raw_base;
  s->at = s->len;
  drop_used(s);
  s->n_marks = 0;
  s->raw_at = (size_t)(from - s->raw_base);
  for (;;) {
    s->in_member = false;
    if (!raw_need(s, 4, why)) break;
    const char *next = memchr(s->raw + s->raw_at, 0x1f, s->raw_len - s->raw_at);
    s->raw_at = next ? (size_t)(next - s->raw) : s->raw_len;
    if (!next || !raw_need(s, 4, why)) continue;
    if (is_gzip((sr_view){s->raw + s->raw_at, s->raw_len - s->raw_at}) && try_member(s, why)) return;
    if (s->unreadable) break;
    s->raw_at++;
  }
  s->damage = NULL;
  s->in_member = false;
  s->ended = true;
}
