/* Reading many reports at the same time and printing them in the order in which they came.
 *
 * One thread feeds: it takes a free job, fills it and submits it. Workers run the jobs, each with a
 * session of its own; whoever finishes the oldest one prints it and those behind it that are done.
 * The number of jobs on the way, and of their bytes, is bounded, so the feeder waits where the
 * workers are slower. With one worker the feeder does the work itself.
 */
#ifndef SR_CLI_WORK_H
#define SR_CLI_WORK_H

#include "cli/job.h"

typedef struct sr_work sr_work;

/* Starts `n_workers`. Engine and options must outlive it. NULL where memory or threads are lacking. */
sr_work *sr_work_new(const sr_engine *engine, const sr_job_options *options, unsigned n_workers);
/* A free job, cleared; waits for one. Every job taken must be submitted. */
sr_job *sr_work_take(sr_work *w);
/* Gives a job to the workers. One that has failed already is printed only. */
void sr_work_submit(sr_work *w, sr_job *job);
/* Submits a job that failed with this message, so that it is told in its turn. */
void sr_work_fail(sr_work *w, sr_job *job, const sr_buf *why);
/* Can anything still be printed? The feeder stops where not. */
bool sr_work_goes_on(sr_work *w);
/* Waits until all is printed, frees everything. *failed tells whether a job failed.
 * Returns 0, or the errno of the write that failed. */
int sr_work_finish(sr_work *w, bool *failed);

#endif
