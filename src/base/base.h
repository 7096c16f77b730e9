/* What every folder may use: one include for all of base. */
#ifndef SR_BASE_BASE_H
#define SR_BASE_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/lex.h"
#include "base/limits.h"
#include "base/pack.h"
#include "base/phrase.h"
#include "base/utf8.h"
#include "base/wordlist.h"
#include "sitrep/status.h"
#include "sitrep/view.h"

#include "base/banned.h"

#endif
