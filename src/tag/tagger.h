/* The tagger: word class, word group, name and lemma of every token of a sentence.
 *
 * Three linear models (averaged perceptrons), greedy from left to right, over the model
 * file that compilers/train makes. docs/internals/tag.md tells how, data/models/MODEL.md how well.
 */
#ifndef SR_TAG_TAGGER_H
#define SR_TAG_TAGGER_H

#include "model/annotation.h"
#include "model/document.h"
#include "tag/model_format.h"

/* One linear model inside the mapped file. */
typedef struct sr_tag_linear {
  const void *rows;
  const uint16_t *disp;
  uint32_t n_rows, n_disp;
} sr_tag_linear;

typedef struct sr_tagger {
  const sr_tag_word *words;
  uint32_t word_mask;
  const uint8_t *only; /* 256 */
  sr_view lemmas;
  sr_tag_linear pos, chunk, ner;
} sr_tagger;

/* Opens a model over a mapped file, which must outlive it. SR_ERR_DATA where the file is
 * damaged or of another version. The result is read-only and may be shared by threads. */
SR_MUST_USE sr_status sr_tagger_open(sr_tagger *out, sr_view file);

/* Sets pos, chunk, ner, lemma and lemma_key of the tokens of one sentence, and `tagged`.
 * Does nothing to a sentence that is tagged. Reads key, norm and flags of the tokens
 * (SR_TOK_NOCASE: its case is not used). A lemma lies in the norms, the arena or the mapped file. */
void sr_tag_sentence(const sr_tagger *t, sr_document *d, uint32_t sentence);

/* Appends the word groups of a tagged sentence to `a->group`, in order: the NPs and VPs of the chunk
 * tags, mended where they are known to break wrongly (chunk.c); a possessor and what it possesses are
 * one group, coordinated noun phrases are several. Calling it again for a sentence that is not after
 * the last group appends nothing. Allocates in d->arena. */
void sr_tag_groups(sr_document *d, uint32_t sentence, sr_annotations *a);

/* Short names for debugging output and the model card: "NOUNS", "B-NP", "I-PER". Static. */
const char *sr_pos_name(sr_pos p);
const char *sr_chunk_name(sr_chunk c);
const char *sr_ner_name(sr_ner n);

#endif
