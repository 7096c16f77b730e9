/* Readers of training corpora: treebanks and name annotations, brought to OUR tokens.
 *
 * Every corpus becomes one sr_document whose tokens base/lex.h cut from the sentences' raw text;
 * a token takes the labels of the annotated word that it overlaps most. For compilers/train
 * only: errors end the program with a message.
 */
#ifndef SR_COMPILERS_UD_H
#define SR_COMPILERS_UD_H

#include "model/document.h"

/* Labels of one token. */
typedef struct ud_gold {
  uint8_t pos, chunk, ner;
  sr_view lemma; /* folded; empty where none */
} ud_gold;

enum { UD_HAS_SYNTAX = 1, UD_HAS_NAMES = 2 };

typedef struct ud_corpus {
  sr_document d;
  sr_arena arena;
  SR_VEC(ud_gold) gold;  /* one a token */
  SR_VEC(uint8_t) has;   /* one a sentence: UD_HAS_* */
  sr_buf text, norms;
} ud_corpus;

/* An empty corpus; ud_finish() before its document is used, ud_dispose() at the end. */
void ud_init(ud_corpus *c);
void ud_finish(ud_corpus *c);
void ud_dispose(ud_corpus *c);

/* Adds the sentences of a CoNLL-U file. `names` is an .iob2 file over the same sentences, or
 * NULL. Without one, names are taken from GUM's "Entity=" annotation where the file has it. */
void ud_add_conllu(ud_corpus *c, const char *path, const char *names);
/* Adds one folder of re3d: documents.json and entities.json. Names only. */
void ud_add_re3d(ud_corpus *c, const char *dir);
/* Adds the sentences of running text, with no labels. */
void ud_add_plain(ud_corpus *c, sr_view text);

/* Inside of the readers ---------------------------------------------------- */

/* One annotated word of a sentence, by bytes of the sentence's text. */
typedef struct ud_unit {
  uint32_t from, to;
  uint8_t pos;
  uint8_t kind;   /* chunk: 0 none, 1 NP, 2 VP */
  uint16_t chunk; /* number of the chunk that it is in */
  uint8_t ner;    /* sr_ner */
  sr_view lemma;
} ud_unit;

/* One word of a dependency tree. Heads are indices, UINT32_MAX for the root. */
typedef struct ud_word {
  sr_view form, lemma, upos, xpos, feats, rel, misc;
  uint32_t head;
  uint32_t from, to;
} ud_word;

/* Adds a sentence. `syntax` and `names` may be the same units, or empty. */
void ud_add_sentence(ud_corpus *c, sr_view text, const ud_unit *syntax, uint32_t n_syntax, const ud_unit *names,
                     uint32_t n_names, uint8_t has);
/* Sets kind and chunk of `n` units from the tree (compilers/ud_chunk.c). */
void ud_chunks(const ud_word *w, uint32_t n, ud_unit *u);
/* sr_pos of a word. */
uint8_t ud_pos(const ud_word *w);

#endif
