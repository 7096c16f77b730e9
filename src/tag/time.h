/* Finding time expressions.
 *
 * Absolute and relative dates, clock times, durations and sets, composed across phrases ("last year on
 * February 17" is one), resolved against the day of publication to an interval of days with a precision,
 * and written as a TIMEX3 value. Expressions that are counted from what is being told ("two days later")
 * stay open: SR_ANCHOR_EVENT with the shift in days; sr_timex_resolve settles them.
 */
#ifndef SR_TAG_TIME_H
#define SR_TAG_TIME_H

#include "tag/time_words.h"

/* Appends the time expressions of sentence `sentence` of `d` to `ann->timex`, in order of their tokens.
 * Sentences are to be asked in order. Reads word classes only where the sentence is tagged. Values lie in
 * the arena of `d` or in static storage. Days are SR_NO_DAY where `d->published` is needed and unknown.
 * Thread-safe with documents of their own. */
void sr_times_find(const sr_time_tables *tables, sr_document *d, uint32_t sentence, sr_annotations *ann);

#endif
