/* What a writer of a format is, and what it may use.
 *
 * A format is a list of files; most have one. Each file is written in a pass of its own over the incidents:
 * begin, row for each incident, end. Any of them may be NULL; a file without row is made without a pass. A writer
 * appends to x->out, which goes to the sink after each row and at the end: a writer that must see everything first (a container)
 * keeps what it gathers in x->state and writes in end. end is called after a failure too, so that it may free x->state.
 *
 * A writer does no I/O and knows no clock. Memory of one row is taken from x->arena, which jumps away when it is full (base/arena.h):
 * hold nothing else while allocating. What the format has no room for is told by sr_export_lose, once a value.
 */
#ifndef SR_EXCHANGE_WRITER_H
#define SR_EXCHANGE_WRITER_H

#include "base/base.h"
#include "sitrep/export.h"

typedef struct sr_exporter sr_exporter;

typedef struct sr_export_file {
  const char *name; /* "incidents.csv" */
  bool whole; /* rows have reports and claims; else s->known alone is filled */
  void (*begin)(sr_exporter *x);
  void (*row)(sr_exporter *x, const sr_story *s);
  void (*end)(sr_exporter *x);
} sr_export_file;

typedef struct sr_export_writer {
  const char *title, *ending;
  bool binary;
  const sr_export_file *files;
  unsigned n_files;
} sr_export_writer;

struct sr_exporter {
  const sr_export_options *options;
  sr_record *record;
  const sr_export_writer *writer;
  const sr_export_file *file; /* the one being written */
  sr_buf out;
  sr_arena arena; /* of one row, and of begin and end */
  void *state;    /* the writer's own; NULL at begin */
  uint32_t row;   /* number of the incident, from 1; 0 outside rows */
  sr_view incident; /* its id */
  sr_export_counts counts;
  sr_status status; /* first failure */
  sr_error error;
};

/* A value of the incident, or of all (outside rows), that this file cannot hold, and why. */
void sr_export_lose(sr_exporter *x, const char *field, sr_view value, const char *why);
/* Something that no export of this format has, whatever the incidents: told once, and not counted. */
void sr_export_lack(sr_exporter *x, const char *field, const char *why);
/* Hands what has gathered in x->out to the sink, once it is much; for begin and end, which may write without limit. False: the export has
 * failed. */
bool sr_export_flush(sr_exporter *x);
/* Ends the export with an error, unless there is one. */
void sr_export_fail(sr_exporter *x, sr_status code, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* One definition a word of SR_EXPORT_LIST, in write_WORD.c. */
#define SR_EXPORT_WRITER(P, id) extern const sr_export_writer sr_export_writer_##id;
SR_EXPORT_LIST(SR_EXPORT_WRITER, )
#undef SR_EXPORT_WRITER

#endif
