/* A place in one line of text. */
#ifndef SR_MODEL_PLACE_TEXT_H
#define SR_MODEL_PLACE_TEXT_H

#include "base/base.h"
#include "sitrep/reading.h"

/* "Jinnah Road, Quetta, Balochistan, PK": what is told, finest first; a name that the next level repeats once. Nothing where
 * nothing is told. */
void sr_place_put(sr_buf *out, const sr_place *p);

#endif
