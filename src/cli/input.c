/* Reading files and pipes; see input.h. */
#include "cli/input.h"

#include "cli/entry.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK = 1 << 18, HEAD = 1 << 16 };

sr_status sr_input_open(sr_input *out, const char *path, sr_buf *why)
{
  bool standard = !strcmp(path, "-");
  struct stat st;
  *out = (sr_input){.name = standard ? "standard input" : path, .fd = standard ? 0 : -1};
  if (!standard) out->fd = open(path, O_RDONLY | O_CLOEXEC);
  int error = out->fd < 0 || fstat(out->fd, &st) ? errno : S_ISDIR(st.st_mode) ? EISDIR : 0;
  if (error) {
    sr_buf_printf(why, "%s: %s", out->name, strerror(error));
    sr_input_close(out);
    return SR_ERR_INPUT;
  }
  if (S_ISREG(st.st_mode) && st.st_size > 0) out->size = (uint64_t)st.st_size;
  return SR_OK;
}

void sr_input_close(sr_input *in)
{
  if (in->fd > 0) close(in->fd);
  free(in->ptr);
  *in = (sr_input){.fd = -1};
}

/* Makes room behind `len`: moves what is left to the front, or grows. */
static bool make_room(sr_input *in)
{
  if (in->cap - in->len >= CHUNK) return true;
  if (in->at >= in->cap / 2 && in->at) {
    memmove(in->ptr, in->ptr + in->at, in->len - in->at);
    in->len -= in->at;
    in->at = 0;
    if (in->cap - in->len >= CHUNK) return true;
  }
  size_t want = in->cap ? in->cap * 2 : 2 * CHUNK;
  char *p = realloc(in->ptr, want);
  if (!p) return false;
  in->ptr = p;
  in->cap = want;
  return true;
}

/* Reads one more chunk; sets `ended` at the end. */
static sr_status fill(sr_input *in, sr_buf *why)
{
  if (!make_room(in)) {
    sr_buf_printf(why, "%s: not enough memory", in->name);
    return SR_ERR_MEMORY;
  }
  ssize_t n;
  do
    n = read(in->fd, in->ptr + in->len, CHUNK);
  while (n < 0 && errno == EINTR);
  if (n < 0) {
    sr_buf_printf(why, "%s: byte %llu: %s", in->name, (unsigned long long)(in->offset + (in->len - in->at)),
                  strerror(errno));
    return SR_ERR_INPUT;
  }
  in->len += (size_t)n;
  in->ended = n == 0;
  return SR_OK;
}

static bool has_end(const char *name, const char *end)
{
  size_t n = strlen(name), k = strlen(end);
  if (n < k) return false;
  for (size_t i = 0; i < k; i++)
    if ((name[n - k + i] | 0x20) != (end[i] | 0x20)) return false;
  return true;
}

/* The first line is a record, as far as it can be seen. */
static bool looks_like_records(sr_view head, bool whole)
{
  size_t i = 0;
  if (sr_view_starts(head, SR_V("\xef\xbb\xbf"))) i = 3;
  while (i < head.len && (head.ptr[i] == ' ' || head.ptr[i] == '\n' || head.ptr[i] == '\r' || head.ptr[i] == '\t'))
    i++;
  if (i == head.len || head.ptr[i] != '{') return false;
  sr_view first = {head.ptr + i, head.len - i};
  const char *end = memchr(first.ptr, '\n', first.len);
  if (!end && !whole) return memmem(first.ptr, first.len, "\"text\"", 6) != NULL;
  if (end) first.len = (size_t)(end - first.ptr);
  sr_entry record;
  bool is_record = sr_entry_parse(&record, first, NULL) == SR_OK;
  sr_entry_close(&record);
  return is_record;
}

sr_input_kind sr_input_guess(sr_input *in)
{
  if (has_end(in->name, ".jsonl") || has_end(in->name, ".ndjson")) return SR_INPUT_JSONL;
  if (has_end(in->name, ".html") || has_end(in->name, ".htm") || has_end(in->name, ".xhtml")) return SR_INPUT_HTML;
  if (has_end(in->name, ".txt")) return SR_INPUT_AUTO;
  sr_buf quiet;
  sr_buf_init(&quiet, 1 << 12);
  sr_status status = SR_OK;
  while (status == SR_OK && !in->ended && in->len - in->at < HEAD &&
         !memchr(in->ptr ? in->ptr + in->at : "", '\n', in->len - in->at))
    status = fill(in, &quiet);
  sr_buf_dispose(&quiet);
  sr_view head = {in->ptr + in->at, in->len - in->at};
  return in->ptr && looks_like_records(head, in->ended) ? SR_INPUT_JSONL : SR_INPUT_AUTO;
}

sr_status sr_input_all(sr_input *in, size_t max, sr_view *out, sr_buf *why)
{
  sr_status status = SR_OK;
  bool too_long = in->size > max;
  while (!too_long && !in->ended && status == SR_OK) {
    status = fill(in, why);
    too_long = in->len - in->at > max;
  }
  if (status != SR_OK) return status;
  if (too_long) {
    sr_buf_printf(why, "%s: byte %zu: longer than the limit of %zu MB for one report; several reports go into JSON Lines",
                  in->name, max, max >> 20);
    return SR_ERR_LIMIT;
  }
  *out = in->ptr ? (sr_view){in->ptr + in->at, in->len - in->at} : SR_V("");
  return SR_OK;
}

static void use(sr_input *in, size_t n)
{
  in->at += n;
  in->offset += n;
  if (in->at == in->len) in->at = in->len = 0;
}

/* Finds the end of the line that starts at `at`, reading on where needed: its length in *len. A line
 * of more than `max` bytes is dropped as it comes, *dropped is then true. */
static sr_status find_end(sr_input *in, size_t max, size_t *len, bool *dropped, sr_buf *why)
{
  size_t seen = 0;
  *dropped = false;
  for (;;) {
    const char *end = in->len > in->at + seen ? memchr(in->ptr + in->at + seen, '\n', in->len - in->at - seen) : NULL;
    *len = end ? (size_t)(end - (in->ptr + in->at)) : in->len - in->at;
    if (*len > max || (*dropped && !end)) {
      *dropped = true;
      use(in, *len);
      *len = 0;
    }
    if (end || in->ended) return SR_OK;
    seen = in->len - in->at;
    sr_status status = fill(in, why);
    if (status != SR_OK) return status;
  }
}

sr_status sr_input_line(sr_input *in, size_t max, sr_line *out, sr_buf *why)
{
  size_t len;
  *out = (sr_line){.offset = in->offset, .number = in->line + 1};
  sr_status status = find_end(in, max, &len, &out->too_long, why);
  if (status != SR_OK) return status;
  if (in->ended && in->at == in->len && !out->too_long) return SR_OK;
  out->text = (sr_view){in->ptr + in->at, out->too_long ? 0 : len};
  in->line++;
  size_t used = len + (in->at + len < in->len); /* with its newline */
  in->at += used;
  in->offset += used;
  if (out->text.len && out->text.ptr[out->text.len - 1] == '\r') out->text.len--;
  return SR_OK;
}

static bool is_blank(sr_view line)
{
  for (size_t i = 0; i < line.len; i++)
    if (line.ptr[i] != ' ' && line.ptr[i] != '\t') return false;
  return true;
}

sr_status sr_input_record(sr_input *in, sr_line *out, sr_buf *why)
{
  for (;;) {
    sr_status status = sr_input_line(in, SR_MAX_JSON_LINE, out, why);
    if (status != SR_OK || out->too_long || !out->text.ptr) return status;
    if (out->number == 1 && sr_view_starts(out->text, SR_V("\xef\xbb\xbf"))) {
      out->text = (sr_view){out->text.ptr + 3, out->text.len - 3};
      out->offset += 3;
    }
    if (!is_blank(out->text)) return SR_OK;
  }
}

sr_input_kind sr_input_kind_of(const char *word)
{
  if (!word || !strcmp(word, "auto")) return SR_INPUT_AUTO;
  return !strcmp(word, "text") ? SR_INPUT_TEXT : !strcmp(word, "html") ? SR_INPUT_HTML : SR_INPUT_JSONL;
}

sr_format sr_input_format(sr_input_kind kind)
{
  return kind == SR_INPUT_HTML ? SR_FORMAT_HTML : kind == SR_INPUT_TEXT ? SR_FORMAT_TEXT : SR_FORMAT_AUTO;
}
