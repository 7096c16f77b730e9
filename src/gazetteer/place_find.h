/* What the files that look for places share: the sentence that is searched. */
#ifndef SR_GAZETTEER_PLACE_FIND_H
#define SR_GAZETTEER_PLACE_FIND_H

#include "gazetteer/place_words.h"

typedef struct sr_place_finder {
  const sr_places *p;
  const sr_lexicon *lex;
  sr_document *d;
  sr_annotations *a;
  uint32_t from, to;         /* the sentence */
  uint32_t run_from, run_to; /* the run that was found last */
  uint32_t site_to;          /* the end of a thing's name in it, or 0 */
  uint32_t first;            /* first mention of this sentence */
  bool tagged, dateline;
} sr_place_finder;

static inline const sr_token *sr_place__tok(const sr_place_finder *f, uint32_t i)
{
  return &f->d->tok.v[i];
}

/* A word with a capital that is no tail of the word before it. */
static inline bool sr_place__capital(const sr_place_finder *f, uint32_t i)
{
  return (sr_place__tok(f, i)->flags & (SR_LEX_WORD | SR_LEX_UPPER | SR_LEX_CLITIC)) == (SR_LEX_WORD | SR_LEX_UPPER);
}

/* Is token i the mark `c`? */
static inline bool sr_place__punct(const sr_place_finder *f, uint32_t i, char c)
{
  return i < f->to && (sr_place__tok(f, i)->flags & SR_LEX_PUNCT) && f->d->text.ptr[sr_place__tok(f, i)->from] == c;
}

/* What the rows of a name are, all together. */
typedef struct sr_place_summary {
  uint32_t best;  /* the most important row whose name is no weak one, else the most important */
  bool weak;      /* every row has the name as a weak one */
  bool demonym, strong, known; /* strong: a country, province or big city; known: any people, or hand-made */
  bool full;   /* the name holds its generic word */
  bool wide;   /* a country or a region */
  bool cased;  /* some row has it as a name by its capital alone */
  bool listed; /* somebody listed it in capitals: an acronym */
} sr_place_summary;

/* The longest acceptable name at token `i`: its end, or 0. place_name.c */
uint32_t sr_place__longest(const sr_place_finder *f, uint32_t i, sr_place_summary *out);

/* Says of the mentions of the sentence, from f->first on, which lies in the next or the last, and what is
 * said of a whole list of them: place_link.c. */
void sr_place__link(sr_place_finder *f);

#endif
