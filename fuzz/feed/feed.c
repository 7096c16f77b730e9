/* Fuzz target of the feed reader: the whole input is the feed. Whatever comes, it must come to an end, give UTF-8, dates that are
 * dates and addresses of the web. Needs no files. */
#include "cli/feed.h"

#include "sitrep/engine.h"

#define CHECK(x) \
  do {           \
    if (!(x)) abort(); \
  } while (0)

static void check_text(sr_view v)
{
  for (size_t i = 0; i < v.len;) {
    unsigned len;
    bool bad;
    sr_utf8_next((sr_view){v.ptr + i, v.len - i}, &len, &bad);
    CHECK(!bad);
    i += len;
  }
}

static void check_item(const sr_feed_item *item)
{
  int32_t day;
  check_text(item->text);
  check_text(item->title);
  CHECK(!item->published[0] || sr_date_parse(sr_view_of(item->published), &day));
  CHECK(!item->url.len || !strncasecmp(item->url.ptr, "http", 4));
  CHECK(item->text.len || item->title.len || item->url.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  sr_feed *f;
  sr_feed_item item;
  sr_buf why;
  sr_next next;
  char date[16];
  sr_view bytes = {(const char *)data, size};
  sr_buf_init(&why, 1 << 16);
  sr_feed_guess(bytes);
  sr_feed_date(bytes, date);
  if (sr_feed_open(&f, bytes, "http://a.example/", &why) == SR_OK) {
    check_text(sr_feed_title(f));
    for (unsigned n = 0; (next = sr_feed_next(f, &item, &why)) != SR_NEXT_END; n++) {
      CHECK(n <= SR_MAX_FEED_ITEMS && (next == SR_NEXT_FAILURE) == (why.len > 0));
      if (next == SR_NEXT_ITEM) check_item(&item);
      sr_buf_clear(&why);
    }
    sr_feed_close(f);
  } else {
    CHECK(why.len > 0);
  }
  sr_buf_dispose(&why);
  return 0;
}
