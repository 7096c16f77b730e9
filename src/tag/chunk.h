/* Word groups from chunk tags; the public function is in tagger.h. */
#ifndef SR_TAG_CHUNK_H
#define SR_TAG_CHUNK_H

#include "tag/tagger.h"

/* Head of the group [from, to): of an NP its last noun, pronoun or number, else its last token;
 * of a VP its last verb, else its last auxiliary. Pure. */
uint32_t sr_chunk_head(const sr_document *d, uint32_t from, uint32_t to, bool verb);

#endif
