/* The ordered pool of workers; see work.h.
 *
 * Jobs stand in a ring: [tail, head) are on the way, in the order of the input; `next` is the first
 * that no worker has taken. Numbers only grow; a job's slot is its number modulo the ring's size.
 */
#include <pthread.h> /* first: it declares functions that base/banned.h poisons */

#include "cli/work.h"

#include <errno.h>

enum { JOBS_PER_WORKER = 16, MAX_BYTES = 32 << 20 };
enum { JOB_FREE, JOB_READY, JOB_BUSY, JOB_DONE };

struct sr_work {
  const sr_engine *engine;
  const sr_job_options *options;
  sr_job *ring;
  size_t ring_n, head, next, tail;
  size_t bytes; /* of input on the way */
  bool closing, printing, printed, failed;
  int error; /* errno of the first failed write */
  sr_session *session; /* of the feeder, where it works itself */
  pthread_t *threads;
  unsigned n_threads;
  pthread_mutex_t lock;
  pthread_cond_t changed; /* a job is ready, or was printed */
};

static sr_job *job_at(sr_work *w, size_t number)
{
  return &w->ring[number % w->ring_n];
}

/* Prints one job: messages, then the reading; 0 or errno. Called by one thread at a time, without the lock. */
static int print_job(sr_work *w, sr_job *job)
{
  if (w->options->deliver) {
    w->options->deliver(w->options->payload, job);
    return 0;
  }
  if (job->messages.len) {
    fflush(stdout);
    fwrite(job->messages.ptr, 1, job->messages.len, stderr);
  }
  if (!job->output.len) return 0;
  errno = 0;
  bool ok = true;
  if (w->printed && w->options->format == SR_OUTPUT_TEXT) ok = fputc('\n', stdout) != EOF;
  ok = ok && fwrite(job->output.ptr, 1, job->output.len, stdout) == job->output.len;
  w->printed = true;
  return ok ? 0 : errno ? errno : EIO;
}

static bool tail_is_done(sr_work *w)
{
  return w->tail < w->head && job_at(w, w->tail)->state == JOB_DONE;
}

/* Prints the job at the tail and frees its slot. The lock is held on entry and on return. */
static void print_tail(sr_work *w)
{
  sr_job *job = job_at(w, w->tail);
  int error = w->error;
  pthread_mutex_unlock(&w->lock);
  if (!error) error = print_job(w, job);
  size_t bytes = job->input.len;
  bool failed = job->failed;
  sr_job_clear(job);
  pthread_mutex_lock(&w->lock);
  w->error = error;
  w->failed |= failed;
  w->bytes -= bytes;
  job->state = JOB_FREE;
  w->tail++;
  pthread_cond_broadcast(&w->changed);
}

/* Prints all jobs at the tail that are done, unless another thread is at it: that one looks again
 * before it stops. The lock is held on entry and on return. */
static void print_done(sr_work *w)
{
  if (w->printing) return;
  w->printing = true;
  while (tail_is_done(w)) {
    do
      print_tail(w);
    while (tail_is_done(w));
    int error = w->error;
    pthread_mutex_unlock(&w->lock);
    if (!error && fflush(stdout)) error = errno;
    pthread_mutex_lock(&w->lock);
    w->error = error;
  }
  w->printing = false;
}

static void run_job(sr_work *w, sr_job *job, sr_session **session)
{
  if (job->failed) return;
  if (!*session && sr_session_new(session, w->engine) != SR_OK)
    sr_job_complain(job, SIZE_MAX, "not enough memory");
  else
    sr_job_run(job, *session, w->options);
}

static void *worker(void *arg)
{
  sr_work *w = arg;
  sr_session *session = NULL;
  pthread_mutex_lock(&w->lock);
  for (;;) {
    while (w->next == w->head && !w->closing)
      pthread_cond_wait(&w->changed, &w->lock);
    if (w->next == w->head) break;
    sr_job *job = job_at(w, w->next++);
    job->state = JOB_BUSY;
    int error = w->error;
    pthread_mutex_unlock(&w->lock);
    if (!error) run_job(w, job, &session);
    pthread_mutex_lock(&w->lock);
    job->state = JOB_DONE;
    print_done(w);
  }
  pthread_mutex_unlock(&w->lock);
  sr_session_free(session);
  return NULL;
}

sr_work *sr_work_new(const sr_engine *engine, const sr_job_options *options, unsigned n_workers)
{
  sr_work *w = calloc(1, sizeof *w);
  if (!w) return NULL;
  w->engine = engine;
  w->options = options;
  w->ring_n = (size_t)JOBS_PER_WORKER * n_workers;
  w->ring = calloc(w->ring_n, sizeof *w->ring);
  w->threads = calloc(n_workers, sizeof *w->threads);
  pthread_mutex_init(&w->lock, NULL);
  pthread_cond_init(&w->changed, NULL);
  bool ok = w->ring && w->threads;
  for (size_t i = 0; ok && i < w->ring_n; i++)
    sr_job_init(&w->ring[i]);
  for (unsigned i = 0; ok && n_workers > 1 && i < n_workers; i++) {
    ok = !pthread_create(&w->threads[i], NULL, worker, w);
    w->n_threads += ok;
  }
  if (ok || w->n_threads) return w; /* fewer threads than asked for do as well */
  bool failed;
  sr_work_finish(w, &failed);
  return NULL;
}

sr_job *sr_work_take(sr_work *w)
{
  pthread_mutex_lock(&w->lock);
  while (w->head - w->tail == w->ring_n || (w->bytes >= MAX_BYTES && w->head != w->tail))
    pthread_cond_wait(&w->changed, &w->lock);
  pthread_mutex_unlock(&w->lock);
  return job_at(w, w->head);
}

void sr_work_submit(sr_work *w, sr_job *job)
{
  if (!w->n_threads) run_job(w, job, &w->session);
  pthread_mutex_lock(&w->lock);
  job->state = w->n_threads ? JOB_READY : JOB_DONE;
  w->bytes += job->input.len;
  w->head++;
  if (w->n_threads) {
    pthread_cond_broadcast(&w->changed);
  } else {
    w->next++;
    print_done(w);
  }
  pthread_mutex_unlock(&w->lock);
}

void sr_work_fail(sr_work *w, sr_job *job, const sr_buf *why)
{
  job->failed = true;
  sr_buf_printf(&job->messages, "sitrep: %.*s\n", (int)why->len, why->ptr ? why->ptr : "");
  sr_work_submit(w, job);
}

bool sr_work_goes_on(sr_work *w)
{
  pthread_mutex_lock(&w->lock);
  int error = w->error;
  pthread_mutex_unlock(&w->lock);
  return !error;
}

int sr_work_finish(sr_work *w, bool *failed)
{
  pthread_mutex_lock(&w->lock);
  w->closing = true;
  pthread_cond_broadcast(&w->changed);
  pthread_mutex_unlock(&w->lock);
  for (unsigned i = 0; i < w->n_threads; i++)
    pthread_join(w->threads[i], NULL);
  pthread_mutex_lock(&w->lock);
  print_done(w);
  pthread_mutex_unlock(&w->lock);
  for (size_t i = 0; w->ring && i < w->ring_n; i++)
    sr_job_dispose(&w->ring[i]);
  sr_session_free(w->session);
  pthread_cond_destroy(&w->changed);
  pthread_mutex_destroy(&w->lock);
  int error = w->error;
  *failed = w->failed;
  free(w->ring);
  free(w->threads);
  free(w);
  return error;
}
