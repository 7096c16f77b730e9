/* Finding the lexicon's phrases and the actors' names in a document. */
#ifndef SR_GAZETTEER_SENSE_H
#define SR_GAZETTEER_SENSE_H

#include "gazetteer/place.h"
#include "model/actors.h"
#include "model/annotation.h"

/* Appends the senses of all tokens of the document to a->sense, sorted by first token, longer
 * first. Inside a class a phrase that lies within a longer one of that class is dropped. */
void sr_senses_find(const sr_lexicon *lex, sr_document *d, sr_annotations *a);

/* Appends the named actors of the document to a->actor, longest match, none inside another.
 * An alias marked as cased needs its letter case, unless the sentence's case tells nothing and
 * the alias has three letters or more; a weak one is kept with `weak` set where no other actor
 * has the words. Where several actors share an alias: the one valid on the publication day, else
 * the first. */
void sr_actors_find(const sr_actors *t, sr_document *d, sr_annotations *a);

/* Once places are resolved: chooses again among the actors that share an alias, by the country of
 * most of the report's places and by other words of the report that name one of them in full.
 * `weak` stays set where neither supports an ambiguous alias: such words name nobody for certain.
 * Thread-safe on documents of their own. */
void sr_actors_settle(const sr_actors *t, const sr_places *p, const sr_document *d, sr_annotations *a);

#endif
