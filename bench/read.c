/* read [-j THREADS] [-n TIMES] FILE ...: how fast is the whole reading?
 *
 * Loads all reports (text files, or JSON Lines by their names) before the clock starts, then reads
 * each TIMES times and prints its JSON into a buffer that is thrown away. Prints wall time, CPU time,
 * megabytes and reports a second of CPU, and peak resident memory, mapped files included. */
#include <pthread.h> /* first: declares what base/banned.h poisons */
#include <time.h>

#include "base/base.h"

#include <sys/resource.h>

#include "cli/datafile.h"
#include "cli/input.h"
#include "cli/entry.h"
#include "sitrep/engine.h"
#include "sitrep/report.h"

typedef struct report {
  char *text;
  size_t len;
  int32_t published;
} report;

typedef struct bench {
  const sr_engine *engine;
  report *reports;
  size_t n, cap;
  unsigned times, threads;
} bench;

typedef struct share {
  const bench *b;
  unsigned index;
  size_t bytes, out, incidents, failed;
} share;

static void die(const char *what)
{
  fprintf(stderr, "read: %s\n", what);
  exit(2);
}

static void add(bench *b, sr_view text, int32_t published)
{
  if (b->n == b->cap) {
    b->cap = b->cap ? b->cap * 2 : 1024;
    b->reports = realloc(b->reports, b->cap * sizeof *b->reports);
    if (!b->reports) die("out of memory");
  }
  char *copy = malloc(text.len + 1);
  if (!copy) die("out of memory");
  if (text.len) memcpy(copy, text.ptr, text.len);
  b->reports[b->n++] = (report){copy, text.len, published};
}

static void load_records(bench *b, sr_input *in, sr_buf *why)
{
  sr_line line;
  sr_entry record;
  while (sr_input_line(in, SR_MAX_JSON_LINE, &line, why) == SR_OK && line.text.ptr) {
    if (sr_entry_parse(&record, line.text, NULL) == SR_OK) add(b, record.text, record.published);
    sr_entry_close(&record);
  }
}

static void load(bench *b, const char *path)
{
  sr_input in;
  sr_view text;
  sr_buf why;
  sr_buf_init(&why, 1 << 12);
  if (sr_input_open(&in, path, &why) != SR_OK) die(path);
  if (sr_input_guess(&in) == SR_INPUT_JSONL)
    load_records(b, &in, &why);
  else if (sr_input_all(&in, SR_MAX_REPORT, &text, &why) == SR_OK)
    add(b, text, SR_NULL_INT);
  if (why.len) die(path);
  sr_input_close(&in);
  sr_buf_dispose(&why);
}

static void *read_share(void *arg)
{
  share *s = arg;
  const bench *b = s->b;
  sr_session *session;
  sr_buf out;
  sr_buf_init(&out, (size_t)1 << 30);
  if (sr_session_new(&session, b->engine) != SR_OK) die("no session");
  for (size_t i = s->index; i < b->n * b->times; i += b->threads) {
    const report *r = &b->reports[i % b->n];
    sr_read_options options = SR_READ_OPTIONS_INIT;
    const sr_reading *reading;
    options.published = r->published;
    s->bytes += r->len;
    if (sr_read(&reading, session, (sr_view){r->text, r->len}, &options, NULL) != SR_OK) {
      s->failed++;
      continue;
    }
    s->incidents += reading->n_incidents;
    sr_report_json(&out, reading, 0, false);
    s->out += out.len;
    sr_buf_clear(&out);
  }
  sr_session_free(session);
  sr_buf_dispose(&out);
  return NULL;
}

static double seconds(clockid_t clock)
{
  struct timespec t;
  clock_gettime(clock, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void run(const bench *b)
{
  enum { MAX = 64 };
  pthread_t threads[MAX];
  share shares[MAX] = {{0}}, sum = {0};
  struct rusage usage;
  double wall = seconds(CLOCK_MONOTONIC), cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
  for (unsigned i = 0; i < b->threads; i++) {
    shares[i] = (share){.b = b, .index = i};
    if (pthread_create(&threads[i], NULL, read_share, &shares[i])) die("no thread");
  }
  for (unsigned i = 0; i < b->threads; i++) {
    pthread_join(threads[i], NULL);
    sum.bytes += shares[i].bytes;
    sum.out += shares[i].out;
    sum.incidents += shares[i].incidents;
    sum.failed += shares[i].failed;
  }
  wall = seconds(CLOCK_MONOTONIC) - wall;
  cpu = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu;
  getrusage(RUSAGE_SELF, &usage);
  size_t reports = b->n * b->times;
  printf("reports %zu, %.2f MB in, %.2f MB out, %zu incidents, %zu failed\n", reports, (double)sum.bytes / 1e6,
         (double)sum.out / 1e6, sum.incidents, sum.failed);
  printf("threads %u, wall %.3f s, CPU %.3f s\n", b->threads, wall, cpu);
  printf("%.2f MB/s of CPU, %.2f MB/s of wall, %.0f reports/s of CPU\n", (double)sum.bytes / 1e6 / cpu,
         (double)sum.bytes / 1e6 / wall, (double)reports / cpu);
  printf("peak resident %.1f MB\n", (double)usage.ru_maxrss / 1024);
}

int main(int argc, char **argv)
{
  bench b = {.times = 1, .threads = 1};
  int at = 1;
  for (; at + 1 < argc && argv[at][0] == '-' && argv[at][1]; at += 2) {
    unsigned n = (unsigned)strtoul(argv[at + 1], NULL, 10);
    if (!strcmp(argv[at], "-j") && n >= 1 && n <= 64)
      b.threads = n;
    else if (!strcmp(argv[at], "-n") && n >= 1)
      b.times = n;
    else
      die("usage: read [-j THREADS] [-n TIMES] FILE ...");
  }
  for (; at < argc; at++)
    load(&b, argv[at]);
  if (!b.n) die("no reports; usage: read [-j THREADS] [-n TIMES] FILE ...");
  sr_datafiles files;
  sr_engine *engine;
  sr_error err;
  sr_buf why;
  sr_buf_init(&why, 1 << 14);
  if (sr_datafiles_open(&files, NULL, &why) != SR_OK) die(why.len ? "no data files: set SITREP_DATA" : "no memory");
  if (sr_engine_new(&engine, &files.data, &err) != SR_OK) die(err.message);
  b.engine = engine;
  run(&b);
  sr_engine_free(engine);
  sr_datafiles_close(&files);
  sr_buf_dispose(&why);
  for (size_t i = 0; i < b.n; i++)
    free(b.reports[i].text);
  free(b.reports);
  return 0;
}
