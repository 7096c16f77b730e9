/* Fuzz target of the WARC reader: the first byte says in what pieces the file comes and whether reading it fails, the rest is the
 * file. The reader must come to an end, tell every failure, and read the same whatever the pieces. Needs no files. */
#include "cli/warc.h"

#define CHECK(x) \
  do {           \
    if (!(x)) abort(); \
  } while (0)

typedef struct memory {
  sr_view v;
  size_t at, step;
  bool fails;
} memory;

static bool read_memory(void *payload, char *to, size_t max, size_t *n, sr_buf *why)
{
  memory *m = payload;
  *n = m->v.len - m->at;
  if (*n > max) *n = max;
  if (*n > m->step) *n = m->step;
  if (*n) memcpy(to, m->v.ptr + m->at, *n);
  else if (m->fails) sr_buf_printf(why, "cannot be read");
  m->at += *n;
  return *n || !m->fails;
}

/* A hash of all that is read. */
static uint64_t read_all(memory m)
{
  sr_warc *w;
  sr_warc_text t;
  sr_buf why;
  sr_next next;
  uint64_t sum = 0;
  size_t n = 0;
  sr_buf_init(&why, 1 << 16);
  if (sr_warc_open(&w, (sr_warc_bytes){&m, read_memory}) != SR_OK) return 0;
  while ((next = sr_warc_next(w, &t, &why)) != SR_NEXT_END) {
    CHECK(n++ <= m.v.len); /* every record has bytes of its own */
    CHECK((next == SR_NEXT_FAILURE) == (why.len > 0) && why.status == SR_OK);
    if (next == SR_NEXT_ITEM) {
      CHECK(t.text.len <= SR_MAX_WARC_RECORD && t.offset < m.v.len && (t.text.ptr || !t.text.len));
      sum = sr_mix64(sum ^ sr_hash(t.text) ^ sr_hash(t.url) ^ t.offset);
    }
    sr_buf_clear(&why);
  }
  sr_warc_close(w);
  sr_buf_dispose(&why);
  return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (!size) return 0;
  memory m = {.v = {(const char *)data + 1, size - 1}, .step = data[0] & 127, .fails = data[0] & 128};
  m.step = m.step ? m.step * m.step : 1;
  uint64_t sum = read_all(m);
  m.step = SIZE_MAX;
  CHECK(sum == read_all(m));
  return 0;
}
