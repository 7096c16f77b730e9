/* Features of the three linear models. Shared by the tagger and its trainer, so that
 * both see the same; part of the model file's format (SR_TAG_VERSION).
 *
 * Words are their folded keys, so letter case is a feature of its own (`shape`), which a
 * token with SR_TOK_NOCASE does not have: one model serves capitals and small letters.
 */
#ifndef SR_TAG_FEATURES_H
#define SR_TAG_FEATURES_H

#include "model/document.h"
#include "tag/model_format.h"

#define SR_TAG_POS_FEATURES 17
#define SR_TAG_CHUNK_FEATURES 11
#define SR_TAG_NER_FEATURES 20
/* Tokens beyond the sentence on either side that features may look at. */
#define SR_TAG_PAD 3

/* What the features need of a token, made once. */
typedef struct sr_tag_token {
  uint64_t w;             /* key; of numbers, their form */
  uint32_t suffix;        /* last four bytes, the last one lowest */
  uint32_t prefix;        /* first three bytes */
  uint32_t run_from, run_to; /* the run of name-like tokens that it is in, for NER */
  uint16_t lemma;         /* as in sr_tag_word */
  uint8_t cls, bits, shape;
  uint8_t pos, chunk, ner; /* predicted so far */
  uint8_t run_bits;
  uint8_t only;           /* the word class known without scoring, or SR_TAG_NONE */
} sr_tag_token;

enum { SHAPE_LOWER, SHAPE_UPPER, SHAPE_CAPS, SHAPE_DOTTED, SHAPE_NUMBER, SHAPE_PUNCT, SHAPE_NOCASE, SHAPE_EDGE };
enum { SHAPE_FIRST = 8, SHAPE_HYPHEN = 16 };

static inline uint8_t sr_tag__shape(uint32_t flags)
{
  uint8_t s = SHAPE_LOWER;
  if (flags & SR_LEX_PUNCT) return SHAPE_PUNCT;
  if (flags & SR_LEX_NUMBER) return SHAPE_NUMBER | (flags & SR_LEX_HYPHEN ? SHAPE_HYPHEN : 0);
  if (flags & SR_LEX_DOTTED)
    s = SHAPE_DOTTED;
  else if (flags & SR_TOK_NOCASE)
    s = SHAPE_NOCASE;
  else if (flags & SR_LEX_CAPS)
    s = SHAPE_CAPS;
  else if (flags & SR_LEX_UPPER)
    s = SHAPE_UPPER;
  if (flags & SR_TOK_FIRST) s |= SHAPE_FIRST;
  if (flags & SR_LEX_HYPHEN) s |= SHAPE_HYPHEN;
  return s;
}

static inline void sr_tag__affixes(sr_tag_token *t, sr_view norm)
{
  const unsigned char *p = (const unsigned char *)norm.ptr;
  size_t n = norm.len;
  uint32_t s = 0;
  for (size_t i = n > 4 ? n - 4 : 0; i < n; i++)
    s = s << 8 | p[i];
  t->suffix = s;
  t->prefix = n > 2 ? (uint32_t)(p[0] << 16 | p[1] << 8 | p[2]) : s;
}

/* Numbers are too many to be words: their form stands for them. */
static inline uint64_t sr_tag__number_form(sr_view norm)
{
  uint32_t marks = 0;
  for (size_t i = 0; i < norm.len; i++) {
    unsigned char c = (unsigned char)norm.ptr[i];
    marks |= c == ':' ? 1 : c == '.' ? 2 : c == ',' ? 4 : c == '/' ? 8 : c >= 'a' ? 16 : 0;
  }
  bool year = norm.len == 4 && !marks && (norm.ptr[0] == '1' || norm.ptr[0] == '2');
  if (marks == 16) marks += (uint32_t)(unsigned char)norm.ptr[norm.len - 1] << 8;
  return sr_mix64(0x6e756d00u + marks * 8 + (year ? 1 : norm.len < 3 ? 2 : 3));
}

/* Class of a word that training did not see. */
static inline uint8_t sr_tag__unseen_class(const sr_tag_token *t)
{
  uint32_t base = t->shape & 7;
  uint32_t s1 = t->suffix & 0xff, s2 = t->suffix & 0xffff, s3 = t->suffix & 0xffffff;
  uint32_t end = 0;
  if (base == SHAPE_PUNCT || base == SHAPE_NUMBER) return (uint8_t)(SR_TAG_CLS_UNSEEN + (base == SHAPE_PUNCT ? 0 : 1));
  if (s3 == ('i' << 16 | 'n' << 8 | 'g'))
    end = 1;
  else if (s2 == ('e' << 8 | 'd'))
    end = 2;
  else if (s2 == ('l' << 8 | 'y'))
    end = 3;
  else if (s1 == 's' && s2 != ('s' << 8 | 's'))
    end = 4;
  uint32_t kind = base == SHAPE_LOWER ? 0 : base == SHAPE_NOCASE ? 1 : base == SHAPE_UPPER ? 2 : 3;
  if (t->bits & (SR_TAGW_GIVEN | SR_TAGW_NAMED | SR_TAGW_UPPER)) kind = 4;
  return (uint8_t)(SR_TAG_CLS_UNSEEN + 2 + kind * 5 + end);
}

static inline uint64_t sr_tag__f(uint32_t template, uint64_t a, uint64_t b)
{
  return sr_tag__mix((a + template) * 0xff51afd7ed558ccdu + b * 0xc4ceb9fe1a85ec53u);
}

/* Features of the word class of `t`, whose neighbours are t[-3] .. t[3]. */
static inline void sr_tag__pos_features(const sr_tag_token *t, uint64_t *f)
{
  uint64_t p1 = t[-1].pos, p2 = t[-2].pos, pp = p1 | p2 << 8;
  uint64_t a0 = t->cls, a1 = t[1].cls, a2 = t[2].cls, sh = t->shape;
  f[0] = sr_tag__f(1, t->w, 0);
  f[1] = sr_tag__f(2, t[-1].w, 0);
  f[2] = sr_tag__f(3, t[1].w, 0);
  f[3] = sr_tag__f(4, p1, a0);
  f[4] = sr_tag__f(5, pp, 0);
  f[5] = sr_tag__f(6, t->w, p1);
  f[6] = sr_tag__f(7, p1 | a0 << 8, a1);
  f[7] = sr_tag__f(8, a0 | a1 << 8, a2);
  f[8] = sr_tag__f(9, t->suffix & 0xffffff, sh);
  f[9] = sr_tag__f(10, t->suffix & 0xffff, p1);
  f[10] = sr_tag__f(11, t->suffix, 0);
  f[11] = sr_tag__f(12, p1, sh | (uint64_t)(t[1].shape & 7) << 8);
  f[12] = sr_tag__f(13, t->prefix, sh & 7);
  f[13] = sr_tag__f(14, pp, a0);
  f[14] = sr_tag__f(15, t[-1].w, a0);
  f[15] = sr_tag__f(16, t[1].w, a0);
  f[16] = sr_tag__f(17, t->bits | (uint64_t)t[1].bits << 8 | (uint64_t)t[-1].bits << 16, sh & 7);
}

/* Features of the chunk tag; word classes of the whole sentence are known. */
static inline void sr_tag__chunk_features(const sr_tag_token *t, uint64_t *f)
{
  uint64_t c = t[-1].chunk, p0 = t->pos, m1 = t[-1].pos, m2 = t[-2].pos, n1 = t[1].pos, n2 = t[2].pos;
  uint64_t hyphen = t->shape & SHAPE_HYPHEN ? 1 : 0;
  f[0] = sr_tag__f(31, c, p0);
  f[1] = sr_tag__f(32, c | p0 << 8, n1);
  f[2] = sr_tag__f(33, c | m1 << 8, p0);
  f[3] = sr_tag__f(34, m1 | p0 << 8, n1);
  f[4] = sr_tag__f(35, p0 | n1 << 8, n2);
  f[5] = sr_tag__f(36, t->w, c);
  f[6] = sr_tag__f(37, t->w, n1);
  f[7] = sr_tag__f(38, t[-1].w, p0);
  f[8] = sr_tag__f(39, c | m2 << 8 | m1 << 16, p0);
  f[9] = sr_tag__f(40, t[1].w, p0 | c << 8);
  f[10] = sr_tag__f(41, c | p0 << 8 | hyphen << 16, m1 | n1 << 8);
}

/* May `t` be part of a name, as far as its form tells? Others are not scored. */
static inline bool sr_tag__name_like(const sr_tag_token *t)
{
  uint32_t shape = t->shape & 7;
  if (shape == SHAPE_PUNCT || shape == SHAPE_NUMBER) return false;
  if (t->pos == SR_POS_PROPN) return true;
  if (t->only != SR_TAG_NONE && t->only != SR_POS_NOUN && t->only != SR_POS_NOUNS && t->only != SR_POS_ADJ) return false;
  if (shape == SHAPE_UPPER || shape == SHAPE_CAPS || shape == SHAPE_DOTTED) return t->pos != SR_POS_PRON;
  return shape == SHAPE_NOCASE &&
         (t->bits & (SR_TAGW_GIVEN | SR_TAGW_NAMED | SR_TAGW_UPPER | SR_TAGW_ORG)) && !(t->bits & SR_TAGW_LOWER);
}

static inline void sr_tag__ner_features(const sr_tag_token *t, const sr_tag_token *first, uint64_t *f)
{
  uint64_t n = t[-1].ner, p0 = t->pos;
  const sr_tag_token *before = first + t->run_from - 1, *last = first + t->run_to - 1, *after = last + 1;
  uint64_t place = (t->run_from + first == t ? 1 : 0) | (t == last ? 2 : 0); /* in the run */
  uint64_t b = t->bits, b1 = t[1].bits, bm = t[-1].bits;
  f[0] = sr_tag__f(51, t->w, n);
  f[1] = sr_tag__f(52, t[-1].w, n);
  f[2] = sr_tag__f(53, t[1].w, n);
  f[3] = sr_tag__f(54, n, t->shape);
  f[4] = sr_tag__f(55, b | b1 << 8, n);
  f[5] = sr_tag__f(56, b | bm << 8, n);
  f[6] = sr_tag__f(57, (uint64_t)t[-1].pos | p0 << 8, t[1].pos | n << 8);
  f[7] = sr_tag__f(58, t->suffix & 0xffffff, n);
  f[8] = sr_tag__f(59, t->suffix, place);
  f[9] = sr_tag__f(60, t->prefix, n);
  f[10] = sr_tag__f(61, (uint64_t)(t[-1].shape & 7) | (t->shape & 23u) << 8, (t[1].shape & 7) | n << 8);
  f[11] = sr_tag__f(62, last->w, n | place << 8);
  f[12] = sr_tag__f(63, before->w, n | place << 8);
  f[13] = sr_tag__f(64, t->run_bits, n | place << 8);
  f[14] = sr_tag__f(65, after->w, n | place << 8);
  f[15] = sr_tag__f(66, last->bits | (uint64_t)before->bits << 8, n | place << 8);
  f[16] = sr_tag__f(67, t[-1].w + t->w * 3, n);
  f[17] = sr_tag__f(68, t->w + t[1].w * 3, n);
  f[18] = sr_tag__f(69, place | b << 8, (uint64_t)(t->run_to - t->run_from > 4 ? 4 : t->run_to - t->run_from) | n << 8);
  f[19] = sr_tag__f(70, t[-2].w, n);
}

#endif
