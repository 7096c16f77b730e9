/* The reports of one operand; see source.h.
 *
 * A directory is a row of files; a file or an answer from the web is one report, or a container that is read item
 * by item. `now` is what is being read; when it ends, the directory gives the next file.
 */
#include <errno.h> /* the system's first: they declare functions that base/banned.h poisons */
#include <sys/stat.h>
#include <unistd.h>

#include "cli/source.h"

#include "cli/entry.h"
#include "cli/feed.h"
#include "cli/tree.h"
#include "cli/warc.h"

typedef enum what { NOTHING, REPORT, ENTRIES, ARCHIVE, FEED, PAGE } what;

struct sr_source {
  sr_source_options o;
  char *operand;
  sr_tree *tree;
  what now;
  const char *path; /* of what is read now, for messages: operand, or the tree's */
  sr_input in;
  sr_input_kind kind;
  sr_entry entry;
  sr_warc *warc;
  sr_feed *feed;
  sr_fetch *fetch;
  sr_answer answer;
  char published[16];
  sr_buf name, link;
};

/* --- small things --- */

static bool has_end(const char *name, const char *end)
{
  size_t n = strlen(name), k = strlen(end);
  return n >= k && !strcasecmp(name + n - k, end);
}

static const char *terminated(sr_buf *b)
{
  sr_buf_byte(b, 0);
  return b->status == SR_OK ? b->ptr : "";
}

/* Sets the item's name to the path and what stands behind it. */
#define set_name(s, ...) (sr_buf_clear(&(s)->name), sr_buf_printf(&(s)->name, __VA_ARGS__), terminated(&(s)->name))

/* Puts "FILE: " before a message that tells a place inside the file. */
static void begin_message(const sr_source *s, sr_buf *why)
{
  sr_buf_printf(why, "%s: ", s->path);
}

/* --- what a file holds --- */

/* Bytes for the WARC reader: those read for the guess first. */
static bool read_bytes(void *payload, char *to, size_t max, size_t *n, sr_buf *why)
{
  sr_input *in = payload;
  size_t ready = in->len - in->at;
  if (ready) {
    *n = ready < max ? ready : max;
    memcpy(to, in->ptr + in->at, *n);
    in->at += *n;
    in->offset += *n;
    return true;
  }
  ssize_t got = 0;
  do
    got = in->ended ? 0 : read(in->fd, to, max);
  while (got < 0 && errno == EINTR);
  if (got < 0) sr_buf_printf(why, "byte %llu: %s", (unsigned long long)in->offset, strerror(errno));
  *n = got > 0 ? (size_t)got : 0;
  in->offset += *n;
  in->ended = got == 0;
  return got >= 0;
}

static what what_is_in(sr_source *s)
{
  s->kind = s->o.kind;
  if (s->kind == SR_INPUT_AUTO && (has_end(s->path, ".warc") || has_end(s->path, ".warc.gz"))) return ARCHIVE;
  if (s->kind == SR_INPUT_AUTO) s->kind = sr_input_guess(&s->in);
  if (s->kind == SR_INPUT_JSONL) return ENTRIES;
  bool told = s->kind != SR_INPUT_AUTO || has_end(s->path, ".txt") || !s->in.ptr;
  return !told && sr_warc_guess((sr_view){s->in.ptr + s->in.at, s->in.len - s->in.at}) ? ARCHIVE : REPORT;
}

static void close_file(sr_source *s)
{
  sr_entry_close(&s->entry);
  sr_warc_close(s->warc);
  sr_feed_close(s->feed);
  sr_input_close(&s->in);
  s->warc = NULL;
  s->feed = NULL;
  s->now = NOTHING;
}

static sr_status open_file(sr_source *s, const char *path, sr_buf *why)
{
  s->path = path;
  sr_status status = sr_input_open(&s->in, path, why);
  if (status != SR_OK) return status;
  s->path = s->in.name;
  s->now = what_is_in(s);
  if (s->now != ARCHIVE) return SR_OK;
  status = sr_warc_open(&s->warc, (sr_warc_bytes){&s->in, read_bytes});
  if (status == SR_OK) return SR_OK;
  sr_buf_printf(why, "%s: not enough memory", s->path);
  close_file(s);
  return status;
}

/* --- feeds and pages --- */

static sr_status open_feed(sr_source *s, sr_view bytes, const char *base, sr_buf *why)
{
  begin_message(s, why);
  sr_status status = sr_feed_open(&s->feed, bytes, base, why);
  if (status != SR_OK) return status;
  sr_buf_clear(why);
  s->now = FEED;
  return SR_OK;
}

static sr_status open_address(sr_source *s, sr_buf *why)
{
  s->path = s->operand;
  sr_status status = sr_fetch_new(&s->fetch, &s->o.fetch);
  if (status == SR_OK) status = sr_fetch_get(s->fetch, s->operand, &s->answer, why);
  else sr_buf_printf(why, "%s: not enough memory", s->path);
  if (status != SR_OK) return status;
  if (!sr_feed_guess(s->answer.body) && s->answer.kind != SR_ANSWER_XML) {
    s->now = PAGE;
    return SR_OK;
  }
  sr_buf_clear(&s->link);
  sr_buf_add(&s->link, s->answer.url);
  return open_feed(s, s->answer.body, terminated(&s->link), why);
}

static sr_format format_of(sr_answer_kind kind)
{
  return kind == SR_ANSWER_HTML ? SR_FORMAT_HTML : kind == SR_ANSWER_TEXT ? SR_FORMAT_TEXT : SR_FORMAT_AUTO;
}

static void take_page(sr_source *s, sr_source_item *out)
{
  out->text = s->answer.body;
  out->format = format_of(s->answer.kind);
}

static sr_next give_page(sr_source *s, sr_source_item *out)
{
  s->now = NOTHING;
  take_page(s, out);
  out->url = s->answer.url;
  out->source = sr_fetch_host(out->url);
  out->name = s->operand;
  return SR_NEXT_ITEM;
}

/* Fetches the page of a feed's item in place of its summary. */
static sr_next fetch_item(sr_source *s, sr_view url, sr_source_item *out, sr_buf *why)
{
  sr_buf_clear(&s->link);
  sr_buf_add(&s->link, url);
  if (sr_fetch_get(s->fetch, terminated(&s->link), &s->answer, why) != SR_OK) return SR_NEXT_FAILURE;
  take_page(s, out);
  return SR_NEXT_ITEM;
}

/* A guid that is no URI ("4711") may be that of another feed too. */
static sr_view id_of(sr_view guid)
{
  return guid.len && memchr(guid.ptr, ':', guid.len) ? guid : SR_VNULL;
}

static sr_next give_feed_item(sr_source *s, sr_source_item *out, sr_buf *why)
{
  sr_feed_item item;
  begin_message(s, why);
  sr_next next = sr_feed_next(s->feed, &item, why);
  if (next != SR_NEXT_ITEM) return next;
  sr_buf_clear(why);
  memcpy(s->published, item.published, sizeof s->published);
  out->id = id_of(item.id);
  out->url = item.url;
  out->title = item.title;
  out->published = sr_view_of(s->published);
  out->source = sr_feed_title(s->feed);
  if (!out->source.len) out->source = sr_fetch_host(item.url);
  out->text = item.text;
  out->format = item.html ? SR_FORMAT_HTML : SR_FORMAT_TEXT;
  out->name = set_name(s, "%s: item %u", s->path, item.number);
  if (item.is_summary && item.url.len && s->o.fetch_items && s->fetch) return fetch_item(s, item.url, out, why);
  if (out->text.len || out->title.len) return SR_NEXT_ITEM;
  sr_buf_printf(why, "%s: has a link only, no text and no title", out->name);
  return SR_NEXT_FAILURE;
}

/* --- files --- */

static sr_next give_report(sr_source *s, sr_source_item *out, sr_buf *why)
{
  sr_view text;
  s->now = NOTHING; /* the file stays open until the next call: the text lies in it */
  if (sr_input_all(&s->in, SR_MAX_REPORT, &text, why) != SR_OK) return SR_NEXT_FAILURE;
  bool by_name = has_end(s->path, ".rss") || has_end(s->path, ".atom");
  if (s->kind == SR_INPUT_AUTO && (by_name || (!has_end(s->path, ".txt") && sr_feed_guess(text))))
    return open_feed(s, text, NULL, why) == SR_OK ? give_feed_item(s, out, why) : SR_NEXT_FAILURE;
  out->text = text;
  out->format = sr_input_format(s->kind);
  out->name = set_name(s, "%s", s->path);
  return SR_NEXT_ITEM;
}

static sr_next give_entry(sr_source *s, const sr_line *line, sr_source_item *out, sr_buf *why)
{
  sr_error err = {.offset = 0};
  out->name = set_name(s, "%s:%u", s->path, line->number);
  if (line->too_long) {
    sr_buf_printf(why, "%s: byte %llu: record longer than the limit of %u MB", out->name, (unsigned long long)line->offset,
                  SR_MAX_JSON_LINE >> 20);
    return SR_NEXT_FAILURE;
  }
  if (sr_entry_parse(&s->entry, line->text, &err) != SR_OK) {
    sr_buf_printf(why, "%s: byte %llu: %s", out->name, (unsigned long long)(line->offset + err.offset), err.message);
    return SR_NEXT_FAILURE;
  }
  if (s->entry.published != SR_NULL_INT) sr_date_print(s->entry.published, s->published);
  out->id = s->entry.id;
  out->url = s->entry.url;
  out->title = s->entry.title;
  out->published = sr_view_of(s->published);
  out->source = s->entry.source;
  out->text = s->entry.text;
  return SR_NEXT_ITEM;
}

static sr_next next_entry(sr_source *s, sr_source_item *out, sr_buf *why)
{
  sr_line line;
  sr_entry_close(&s->entry);
  s->published[0] = 0;
  if (sr_input_record(&s->in, &line, why) != SR_OK) {
    s->now = NOTHING; /* the file cannot be read on */
    return SR_NEXT_FAILURE;
  }
  return line.text.ptr || line.too_long ? give_entry(s, &line, out, why) : SR_NEXT_END;
}

static sr_next give_archived(sr_source *s, sr_source_item *out, sr_buf *why)
{
  sr_warc_text text;
  begin_message(s, why);
  sr_next next = sr_warc_next(s->warc, &text, why);
  if (next != SR_NEXT_ITEM) return next;
  sr_buf_clear(why);
  out->url = text.url;
  out->source = sr_fetch_host(text.url);
  out->text = text.text;
  out->format = text.html ? SR_FORMAT_HTML : SR_FORMAT_TEXT;
  out->name = set_name(s, "%s: byte %llu", s->path, (unsigned long long)text.offset);
  return SR_NEXT_ITEM;
}

/* --- the whole --- */

static bool is_directory(const char *path)
{
  struct stat st;
  return strcmp(path, "-") != 0 && !stat(path, &st) && S_ISDIR(st.st_mode);
}

sr_status sr_source_open(sr_source **out, const char *operand, const sr_source_options *o, sr_buf *why)
{
  sr_status status = SR_ERR_MEMORY;
  sr_source *s = *out = calloc(1, sizeof *s);
  if (s) s->operand = strdup(operand);
  if (!s || !s->operand) {
    sr_buf_printf(why, "%s: not enough memory", operand);
  } else {
    s->o = *o;
    s->in.fd = -1;
    sr_buf_init(&s->name, 1 << 17);
    sr_buf_init(&s->link, 1 << 16);
    if (sr_fetch_is_url(operand)) status = open_address(s, why);
    else if (is_directory(operand)) status = sr_tree_open(&s->tree, operand, why);
    else status = open_file(s, s->operand, why);
  }
  if (status == SR_OK) return SR_OK;
  sr_source_close(s);
  *out = NULL;
  return status;
}

static sr_next give(sr_source *s, sr_source_item *out, sr_buf *why)
{
  switch (s->now) {
  case REPORT: return give_report(s, out, why);
  case ENTRIES: return next_entry(s, out, why);
  case ARCHIVE: return give_archived(s, out, why);
  case FEED: return give_feed_item(s, out, why);
  case PAGE: return give_page(s, out);
  case NOTHING: break;
  }
  return SR_NEXT_END;
}

sr_next sr_source_next(sr_source *s, sr_source_item *out, sr_buf *why)
{
  for (;;) {
    sr_buf_clear(why);
    *out = (sr_source_item){.format = SR_FORMAT_AUTO, .name = s->operand};
    sr_next next = give(s, out, why);
    if (next != SR_NEXT_END) return next;
    const char *path;
    close_file(s);
    sr_buf_clear(why);
    next = s->tree ? sr_tree_next(s->tree, &path, why) : SR_NEXT_END;
    if (next != SR_NEXT_ITEM) return next;
    if (open_file(s, path, why) != SR_OK) return SR_NEXT_FAILURE;
  }
}

void sr_source_close(sr_source *s)
{
  if (!s) return;
  close_file(s);
  sr_tree_close(s->tree);
  sr_fetch_free(s->fetch);
  sr_buf_dispose(&s->name);
  sr_buf_dispose(&s->link);
  free(s->operand);
  free(s);
}
