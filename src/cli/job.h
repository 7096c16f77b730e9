/* One report on its way through the program: its bytes, and what is to be printed for it. */
#ifndef SR_CLI_JOB_H
#define SR_CLI_JOB_H

#include "base/base.h"
#include "sitrep/engine.h"
#include "sitrep/report.h"

typedef enum sr_output_format { SR_OUTPUT_TEXT, SR_OUTPUT_JSON, SR_OUTPUT_JSONL } sr_output_format;

/* The same for all jobs of a run; read-only. */
struct sr_job;
typedef struct sr_job_options {
  sr_read_options read; /* date, title, source: where the report itself has none */
  sr_output_format format;
  sr_view_options view;
  const struct sr_linking *linking; /* set: what is read is made ready for filing instead of being printed */
  void (*deliver)(void *payload, struct sr_job *job); /* called instead of printing, in order, by one thread at a time */
  void *payload;
} sr_job_options;

typedef struct sr_job {
  const char *path; /* for messages */
  uint64_t offset;  /* of a record: where it starts in the file */
  uint32_t line;    /* of a record; 0: the whole file is one report */
  sr_format format;
  sr_buf input, output, messages;
  sr_buf url;                /* of the report, where known */
  struct sr_filing *filing; /* freed with the job, unless taken */
  bool failed;
  int state; /* work.c's */
} sr_job;

/* Buffers with room for the largest report and reading. */
void sr_job_init(sr_job *job);
void sr_job_dispose(sr_job *job);
/* Empties it for the next report; large buffers are given back. */
void sr_job_clear(sr_job *job);
/* Adds one line to the messages: "sitrep: FILE:LINE: byte N: cause". */
void sr_job_complain(sr_job *job, size_t offset, const char *cause);
/* Reads the report and fills output and messages. */
void sr_job_run(sr_job *job, sr_session *session, const sr_job_options *options);

#endif
