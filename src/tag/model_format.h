/* The model file of the tagger: what compilers/train writes and tagger.c maps.
 *
 * A pack (base/pack.h) with the sections
 *   info       sr_tag_info
 *   dict       sr_tag_word[2^n]: open-addressed by the low bits of the token key
 *   only       u8[256]: for a word class, the only sr_pos its words have, or SR_TAG_NONE
 *   lemma      exceptions: at 4 * sr_tag_word.lemma, entries {u8 kind, u8 len, bytes}, ended by kind 0
 *   pos.rows   sr_tag_row32[], pos.disp u16[]
 *   chk.rows, ner.rows   sr_tag_row16[], chk.disp, ner.disp u16[]
 *
 * Each linear model is a perfect hash table: a feature's 64-bit hash picks a displacement,
 * both pick ONE row, and the row's fingerprint tells whether it is that feature's. So a
 * feature costs one cache line, known or not, and no branch. All weights of a feature
 * lie in its row. Little-endian throughout.
 */
#ifndef SR_TAG_MODEL_FORMAT_H
#define SR_TAG_MODEL_FORMAT_H

#include "base/base.h"

#define SR_TAG_VERSION 3u
#define SR_TAG_NONE 255u

typedef struct sr_tag_info {
  uint32_t version;
  uint32_t n_pos, n_chunk, n_ner; /* labels, as in model/document.h */
} sr_tag_info;

/* Lists that a word is on; see sr_tag_word.bits. */
enum {
  SR_TAGW_GIVEN = 1,    /* given name or name part of persons */
  SR_TAGW_TITLE = 2,    /* title before a name */
  SR_TAGW_ORG = 4,      /* common part of organisations' names: Police, Front, Ministry */
  SR_TAGW_PLACE = 8,    /* generic part of places' names: District, Road, River */
  SR_TAGW_NAMED = 16,   /* is, or is part of, the name of a city or province */
  SR_TAGW_DEMONYM = 32, /* Pakistani, Kurdish, Hausa */
  SR_TAGW_LOWER = 64,   /* in running text nearly always in small letters */
  SR_TAGW_UPPER = 128   /* in running text nearly always with a capital */
};

/* One known word. `fp` is the upper half of its key, 1 where that is 0; a free slot has 0. */
typedef struct sr_tag_word {
  uint32_t fp;
  uint8_t cls;    /* ambiguity class: which word classes it had in training */
  uint8_t bits;   /* SR_TAGW_* */
  uint16_t lemma; /* 0, or a quarter of its offset in the section "lemma" */
} sr_tag_word;

/* Classes from here on are for words that training did not see: by their form. */
#define SR_TAG_CLS_UNSEEN 224u

/* Weights are biased by 128, so that adding them needs no sign extension; the bias is the
 * same for every label and does not change which is largest. */
typedef struct sr_tag_row32 {
  uint8_t w[30];
  uint16_t fp;
} sr_tag_row32;

typedef struct sr_tag_row16 {
  int16_t w[7];
  uint16_t fp;
} sr_tag_row16;

/* Kinds of lemma exceptions. */
enum { SR_LEMMA_PAST = 1, SR_LEMMA_VERB = 2, SR_LEMMA_NOUN = 3, SR_LEMMA_AUX = 4 };

static inline uint64_t sr_tag__mix(uint64_t h)
{
  h ^= h >> 32;
  h *= 0x9fb21c651e98df25u;
  return h ^ (h >> 35);
}

/* Row of a feature among `n`, given the displacement it picked. */
static inline uint32_t sr_tag__slot(uint64_t feature, uint32_t displacement, uint32_t n)
{
  uint64_t x = (feature + displacement * 0x9e3779b97f4a7c15u) * 0xd6e8feb86659fd93u;
  return (uint32_t)(((x >> 32) * n) >> 32);
}

/* Which of `n` displacements a feature picks. */
static inline uint32_t sr_tag__bucket(uint64_t feature, uint32_t n)
{
  return (uint32_t)(((feature & 0xffffffffu) * n) >> 32);
}

static inline uint16_t sr_tag__fp(uint64_t feature)
{
  return (uint16_t)(feature >> 48) | 1u;
}

#endif
