/* Words beside names of places: what the lexicon class place_word and the small words of the grammar tell. */
#ifndef SR_GAZETTEER_PLACE_WORDS_H
#define SR_GAZETTEER_PLACE_WORDS_H

#include "gazetteer/place.h"

/* Small words of the grammar. */
typedef enum sr_place_rel { SR_REL_NONE, SR_REL_IN, SR_REL_NEAR, SR_REL_FROM, SR_REL_TO, SR_REL_OF } sr_place_rel;

/* May it stand inside a name in lower case ("de", "al", "e")? */
bool sr_place__joint(sr_view word);
/* A word that is capitalised by its place in the sentence and joins no name ("The", "In", "Police"). */
bool sr_place__skip(sr_view word);
sr_place_rel sr_place__relation(sr_view word);

/* A generic word beside a name. */
typedef struct sr_place_generic {
  bool found, org, dir, cap; /* org: the name is a body's; cap: counts with a capital only */
  uint8_t hint;              /* sr_place_level + 1, or 0 */
  sr_place_rel rel;
  uint32_t from, to;         /* its tokens */
} sr_place_generic;

/* The longest place word that starts at token `at` and stands after names, before `end`. */
sr_place_generic sr_place__after(const sr_lexicon *lex, const sr_document *d, uint32_t at, uint32_t end);
/* The longest place word that ends before token `at` and stands before names, not before `start`. */
sr_place_generic sr_place__before(const sr_lexicon *lex, const sr_document *d, uint32_t at, uint32_t start);
/* Does a phrase of the class start at token `at` and end before `end`? */
bool sr_place__is(const sr_lexicon *lex, const sr_document *d, uint32_t at, uint32_t end, sr_lex_class cls);
/* Are the tokens [at, end) one word of a place or a site: "police station"? */
bool sr_place__tail(const sr_lexicon *lex, const sr_document *d, uint32_t at, uint32_t end);

/* "Kutumba Police Station", "Dev P.S.": where the generic words of a police station's name start; its end where it is none. */
uint32_t sr_place__station(const sr_document *d, const sr_place_mention *m);

#endif
