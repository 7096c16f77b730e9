/* Finding quantities.
 *
 * Figures and number words with their qualifiers ("at least 17", "two or three", "several hundred"), each with
 * the bounds that the words give and a kind by context: a count, an ordinal, a percentage, an age, money, a
 * measure, a part of a date, a name ("AK-47"), a score or a ratio. "a" and "an" are no quantities here.
 */
#ifndef SR_TAG_NUMBER_H
#define SR_TAG_NUMBER_H

#include "tag/time_words.h"

/* Appends the quantities of sentence `sentence` of `d` to `ann->quantity`, in order of their tokens. To be asked
 * after sr_times_find on the same sentence: numbers inside its expressions are SR_NUM_TIME or SR_NUM_YEAR.
 * Reads word classes only where the sentence is tagged. Numbers of which there is no one value (phone
 * numbers, "9/11") have open bounds. Thread-safe with documents of their own. */
void sr_numbers_find(const sr_time_tables *tables, sr_document *d, uint32_t sentence, sr_annotations *ann);

#endif
