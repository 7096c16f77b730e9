/* Figures of a trained model on the development parts of the corpora. */
#ifndef SR_COMPILERS_TRAIN_SCORE_H
#define SR_COMPILERS_TRAIN_SCORE_H

#include "compilers/ud.h"

/* Prints accuracy of word classes and lemmas and F1 of chunks and names, in mixed case and with
 * case withheld, of model `file`; the readers add a corpus of `data` by its part or folder. */
void score_model(const char *data, const char *file, void (*part)(ud_corpus *, const char *, const char *),
                 void (*folder)(ud_corpus *, const char *, const char *));

#endif
