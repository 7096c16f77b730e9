/* The growing byte buffer, which is public: see sitrep/buf.h. */
#ifndef SR_BASE_BUF_H
#define SR_BASE_BUF_H

#include "sitrep/buf.h"

#endif
