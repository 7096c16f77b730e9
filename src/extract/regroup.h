/* Mending of word groups once numbers are known: a group is what extract/ takes for one entity. */
#ifndef SR_EXTRACT_REGROUP_H
#define SR_EXTRACT_REGROUP_H

#include "extract/context.h"

/* Mends the groups of a tagged sentence in ann->group, which stays sorted and without overlap:
 * a number joins the noun that it counts ("half a dozen | bystanders", "a couple of | soldiers",
 * "nine (9) | miners"), a left-over determiner, noun or verb finds its group, and a pronoun after
 * "among" or "of" is a group of its own ("one of | them | a tribal elder"). Allocates in the
 * document's arena; thread-safe on documents of their own. Running it twice changes nothing. */
void sr_regroup(sr_context *c, uint32_t sent);

#endif
