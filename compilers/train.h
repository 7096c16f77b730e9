/* The parts of the tagger's trainer (compilers/train.c). Errors end the program. */
#ifndef SR_COMPILERS_TRAIN_H
#define SR_COMPILERS_TRAIN_H

#include "compilers/packwrite.h"
#include "compilers/ud.h"
#include "tag/sentence.h"

#define TRAIN_MAX_FEATURES 24
#define TRAIN_MAX_LABELS 24

/* Averaged perceptron --------------------------------------------------------- */

typedef struct linear linear;

/* A model of up to `cap` features. */
linear *linear_new(unsigned n_labels, uint32_t cap);
void linear_free(linear *m);
/* Counts one sighting of each feature; new ones are added while there is room. */
void linear_see(linear *m, const uint64_t *f, unsigned n);
/* Keeps the features seen at least `least` times, and forgets the weights. */
void linear_prune_rare(linear *m, uint32_t least);
/* Keeps the `most` features with the weightiest averages, and forgets the weights. */
void linear_prune_light(linear *m, uint32_t most);
/* The best label among those allowed, by the current weights, or by the averages. */
unsigned linear_best(linear *m, const uint64_t *f, unsigned n, uint32_t allowed, bool average);
/* One step: towards `gold`, away from `guess`. Counts the step even where they are the same. */
void linear_learn(linear *m, const uint64_t *f, unsigned n, unsigned gold, unsigned guess);
/* Makes the averages, after the last step. */
void linear_average(linear *m);
/* Adds the averages to the bag and forgets the weights; the features must stay from then on. A sum of
 * several trainings in other orders errs less than any of them. linear_unbag() makes it the averages. */
void linear_bag(linear *m);
void linear_unbag(linear *m);
uint32_t linear_size(const linear *m);
/* Writes sections NAME.rows and NAME.disp: rows of 32 bytes where there are more than 7 labels. */
void linear_write(const linear *m, pack_writer *w, const char *name);

/* Adds the sentences of data/models/domain.txt (text `patterns`), each `times` times with other
 * words from its slots; `names` is the text of given_name.tsv, `cities` has a name a line. */
void domain_add(ud_corpus *c, sr_view patterns, sr_view names, sr_view cities, unsigned times);

/* Dictionary ------------------------------------------------------------------ */

typedef struct train_dict train_dict;

train_dict *dict_new(void);
void dict_free(train_dict *d);
/* Counts word classes, lemmas and letter case of a labelled corpus. */
void dict_count(train_dict *d, const ud_corpus *c);
/* Counts letter case alone. */
void dict_count_case(train_dict *d, const ud_corpus *c);
/* Puts the words of a list (first column; alternatives by " | ") on a list bit: phrases' words all,
 * or single words only. Missing files end the program. */
void dict_list(train_dict *d, const char *path, unsigned column, uint8_t bit, bool singles);
void dict_list_word(train_dict *d, sr_view word, uint8_t bit);
/* Irregular forms: lines "v BASE PAST PARTICIPLE" and "n SINGULAR PLURAL". */
void dict_irregular(train_dict *d, const char *path);
/* Settles classes and lemmas, and writes the sections dict, only, lemma. */
void dict_write(train_dict *d, pack_writer *w);

#endif
