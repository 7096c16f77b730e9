/* Finding the lexicon's phrases and the actors' names in a document. */
#ifndef SR_GAZETTEER_SENSE_H
#define SR_GAZETTEER_SENSE_H

#include "model/actors.h"
#include "model/annotation.h"

/* Appends the senses of all tokens of the document to a->sense, sorted by first token, longer
 * first. Inside a class a phrase that lies within a longer one of that class is dropped. */
void sr_senses_find(const sr_lexicon *lex, sr_document *d, sr_annotations *a);

/* Appends the named actors of the document to a->actor, longest match, none inside another.
 * An alias marked as cased needs its letter case, unless the sentence's case tells nothing and
 * the alias has three letters or more; a weak one is kept with `weak` set where no other actor
 * has the words. Where several actors share an alias: the one valid on the publication day, in
 * the country most named, else the first. */
void sr_actors_find(const sr_actors *t, sr_document *d, sr_annotations *a);

#endif
