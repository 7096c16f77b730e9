/* Status codes and error details shared by every public function.
 *
 * One rule: a function that can fail returns `sr_status`, and the compiler
 * warns when the result is dropped (SR_MUST_USE). Expected outcomes have a code
 * of their own; `SR_ERR_INPUT` covers all that is wrong with what was given.
 */
#ifndef SITREP_STATUS_H
#define SITREP_STATUS_H

#include <stddef.h>

#if defined(__GNUC__)
#define SR_MUST_USE __attribute__((warn_unused_result))
#else
#define SR_MUST_USE
#endif

typedef enum sr_status {
  SR_OK = 0,
  SR_ERR_MEMORY,  /* an allocation failed; nothing was changed */
  SR_ERR_INPUT,   /* the input is not what the function reads */
  SR_ERR_DATA,    /* a compiled data file is damaged or of another version */
  SR_ERR_LIMIT,   /* the input is larger than a limit of limits.h */
  SR_ERR_ARGUMENT, /* the caller's mistake: a NULL or an option out of range */
  SR_ERR_BUSY     /* somebody else is writing, for longer than was to be waited */
} sr_status;

/* What went wrong, in words for a person. Filled by functions that take one;
 * may be NULL where the caller wants the code alone. `offset` is a byte offset
 * into the input, or SIZE_MAX where none applies. Owned by the caller. */
typedef struct sr_error {
  sr_status code;
  size_t offset;
  char message[256];
} sr_error;

/* Name of a code ("input", "limit" ...): static storage, never NULL. Thread-safe. */
const char *sr_status_name(sr_status code);

#endif
