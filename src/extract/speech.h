/* Who says what: attribution inside a sentence. docs/internals/speech.md tells the rules. */
#ifndef SR_EXTRACT_SPEECH_H
#define SR_EXTRACT_SPEECH_H

#include "extract/context.h"

/* Appends what is said in a sentence, and by whom, to out->speech, in the order of the text.
 * Sentences are to be asked in order: "he added" and a quotation that goes on take the speaker
 * of the sentence before. Reads groups, names, senses and actors of a tagged sentence; finds nothing
 * in one that is not tagged. who_from == who_to never stands in a result. Allocates in the document's
 * arena; thread-safe on documents of their own. */
void sr_speech_find(sr_context *c, uint32_t sent);

/* The speaker_kind (sr_speaker) of the tokens [from, to): by common noun, named party, title. */
uint8_t sr_speaker_kind(const sr_context *c, uint32_t from, uint32_t to);

/* Can the tokens [from, to) speak: a person, party, office or publication? */
bool sr_speaker_like(const sr_context *c, uint32_t from, uint32_t to);

/* A noun group with what belongs to it on its right ("a spokesman [for the army] [in Quetta]"), at most
 * `end`: the token behind. `from` is the group's first token. */
uint32_t sr_speaker_extend(const sr_context *c, uint32_t from, uint32_t end);

#endif
