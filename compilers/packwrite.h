/* Writing compiled data files: the container (base/pack.h) and phrase tables
 * (base/phrase.h). For the compilers only: they exit with a message on failure. */
#ifndef SR_COMPILERS_PACKWRITE_H
#define SR_COMPILERS_PACKWRITE_H

#include <stdint.h>

#include "base/base.h"

typedef struct pack_writer pack_writer;

/* Starts a container that will be written to `path`. */
pack_writer *pack_new(const char *path);
/* Adds a section; the bytes are copied. */
void pack_add(pack_writer *w, const char *name, const void *data, size_t len);
/* Writes the file and frees the writer. The bytes depend on the sections alone. */
void pack_finish(pack_writer *w);

typedef struct phrase_builder phrase_builder;
phrase_builder *phrases_new(void);
/* Adds one phrase (sr_hash keys of its folded tokens) with an id. The same phrase may come
 * again with other ids; ids keep the order of addition, and an id is kept once. */
void phrases_add(phrase_builder *b, const uint64_t *keys, unsigned n, uint32_t id);
/* Adds a phrase given as text, split by sr_lex_keys(). False where it is empty or too long. */
bool phrases_add_text(phrase_builder *b, sr_view text, uint32_t id);
/* Lets the table be fuller than the usual 60 percent, for a smaller file and slower lookups. */
void phrases_fill(phrase_builder *b, unsigned percent);
/* Adds sections "<name>.slots" and "<name>.pool" and frees the builder. */
void phrases_finish(phrase_builder *b, pack_writer *w, const char *name);


_Noreturn void die(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* A whole file in memory, NUL after its end; dies where it can't be read. Caller frees ptr. */
sr_view read_file(const char *path);
/* The next line of *rest without its newline; false at the end. */
bool next_line(sr_view *rest, sr_view *line);
/* Splits a line at tabs into at most `max` fields; returns their number. */
unsigned split_tabs(sr_view line, sr_view *out, unsigned max);
/* The view without blanks around it. */
sr_view trim(sr_view v);

#endif
