/* A report while it is read: its bytes, blocks, sentences and tokens.
 *
 * text/ fills it; tag/ and gazetteer/ add to it; extract/ reads it. All offsets are byte
 * offsets into `text`, which has the length of the input and equals it byte for byte but
 * for markup (HTML), which is blanked with 0x1F (inside a line) or newlines, and entities,
 * which are decoded in place and filled up with 0x1F. So an offset here is an offset there.
 */
#ifndef SR_MODEL_DOCUMENT_H
#define SR_MODEL_DOCUMENT_H

#include "base/base.h"
#include "model/diagnostic.h"

/* What a part of the report is. Sentences inherit it from their block. */
typedef enum sr_part {
  SR_PART_BODY,
  SR_PART_TITLE,    /* headline: first line(s) of the text, or the title given */
  SR_PART_CAPTION,  /* photo caption, with its credit */
  SR_PART_DATELINE, /* "KARACHI:", "SAN SALVADOR, 3 JAN 90 (AFP) --": tokens of place, date, agency */
  SR_PART_BYLINE,   /* "By A Reporter", "Our Correspondent" */
  SR_PART_DATE,     /* leading `date YYYY-MM-DD`, "Published: ...", "Updated 5 May 2024" */
  SR_PART_STAMP,    /* time stamp of a live update */
  SR_PART_HEADING,  /* sub-heading inside the body */
  SR_PART_BULLET,   /* list item: read like body */
  SR_PART_NOISE     /* navigation, "Read more", share links: not read */
} sr_part;

/* Token flags: the lexer's (base/lex.h SR_LEX_*) in the low 16 bits, and: */
enum {
  SR_TOK_QUOTED = 1 << 16, /* inside quotation marks */
  SR_TOK_PAREN = 1 << 17,  /* inside brackets */
  SR_TOK_FIRST = 1 << 18,  /* first word of its sentence */
  SR_TOK_NOCASE = 1 << 19, /* its case tells nothing: all-capital or all-lower line, title case headline */
  SR_TOK_ABBREV = 1 << 20  /* abbreviation, its full stop included in the token */
};

/* Word classes (UD's universal tags), and PENN-like detail that the grammars need. */
typedef enum sr_pos {
  SR_POS_X, SR_POS_ADJ, SR_POS_ADP, SR_POS_ADV, SR_POS_AUX, SR_POS_CCONJ, SR_POS_DET, SR_POS_INTJ,
  SR_POS_NOUN,  /* singular common noun */
  SR_POS_NOUNS, /* plural common noun */
  SR_POS_NUM, SR_POS_PART, SR_POS_PRON, SR_POS_PROPN, SR_POS_PUNCT, SR_POS_SCONJ, SR_POS_SYM,
  SR_POS_VB,  /* verb, base form or infinitive */
  SR_POS_VBD, /* past */
  SR_POS_VBG, /* -ing */
  SR_POS_VBN, /* past participle */
  SR_POS_VBP, /* present */
  SR_POS__N
} sr_pos;

/* Word groups: where the token stands in its chunk. */
typedef enum sr_chunk { SR_CHUNK_O, SR_CHUNK_B_NP, SR_CHUNK_I_NP, SR_CHUNK_B_VP, SR_CHUNK_I_VP } sr_chunk;

/* Names. */
typedef enum sr_ner {
  SR_NER_O, SR_NER_B_PER, SR_NER_I_PER, SR_NER_B_ORG, SR_NER_I_ORG, SR_NER_B_LOC, SR_NER_I_LOC
} sr_ner;

typedef struct sr_token {
  uint64_t key;      /* sr_hash of norm: what dictionaries are asked with */
  uint32_t from, to; /* bytes of text */
  uint32_t flags;    /* SR_LEX_*, SR_TOK_* */
  uint32_t norm_at;  /* norm = doc->norms + norm_at, norm_len bytes */
  uint16_t norm_len;
  uint8_t pos;       /* sr_pos; SR_POS_X until tagged */
  uint8_t chunk;     /* sr_chunk */
  uint8_t ner;       /* sr_ner */
  uint8_t lemma_len;
  uint16_t spare;
  uint64_t lemma_key; /* sr_hash of the lemma; equals key until tagged */
  const char *lemma;  /* lemma_len bytes in the arena or a mapped file; NULL until tagged */
} sr_token;

typedef struct sr_sentence {
  uint32_t tok_from, tok_to; /* tokens, to exclusive */
  uint32_t block;
  uint8_t part;  /* sr_part */
  bool tagged;   /* pos, chunk, lemma, ner of its tokens are set */
  bool nocase;   /* all its tokens are SR_TOK_NOCASE */
} sr_sentence;

typedef struct sr_block {
  uint32_t from, to; /* bytes */
  uint32_t sent_from, sent_to;
  uint8_t part; /* sr_part */
} sr_block;

/* A calendar date as days since 1970-01-01; SR_NO_DAY where unknown. */
typedef int32_t sr_day;
#define SR_NO_DAY INT32_MIN

typedef enum sr_published_basis {
  SR_BASIS_NONE, SR_BASIS_GIVEN, SR_BASIS_METADATA, SR_BASIS_HEADER, SR_BASIS_DATELINE
} sr_published_basis;

typedef struct sr_document {
  sr_arena *arena;
  sr_view raw;  /* as given */
  sr_view text; /* same length; see above */
  bool html;
  sr_view title;    /* given, or found in the text or page */
  /* A title given apart from the text is appended to `text` after a blank line, as a block of
   * its own, behind `raw.len`; evidence there has no offsets. 0 where the title is in the text. */
  uint32_t title_from;
  sr_day published;
  uint8_t published_basis;
  sr_view dateline; /* place text of the dateline */
  sr_view agency;   /* "AFP", "AP" from dateline, byline or credit */
  sr_view source;   /* as given */

  char *norms; /* storage of folded tokens */
  SR_VEC(sr_token) tok;
  SR_VEC(sr_sentence) sent;
  SR_VEC(sr_block) block;
  SR_VEC(sr_diagnostic) diag;
} sr_document;

static inline sr_view sr_tok_norm(const sr_document *d, uint32_t i)
{
  const sr_token *t = &d->tok.v[i];
  return (sr_view){d->norms + t->norm_at, t->norm_len};
}

/* The token's lemma, or its folded form where it has none. */
static inline sr_view sr_tok_lemma(const sr_document *d, uint32_t i)
{
  const sr_token *t = &d->tok.v[i];
  return t->lemma ? (sr_view){t->lemma, t->lemma_len} : sr_tok_norm(d, i);
}

/* The text from the first byte of token a to the last of token b - 1. */
static inline sr_view sr_tok_text(const sr_document *d, uint32_t a, uint32_t b)
{
  uint32_t from = d->tok.v[a].from, to = d->tok.v[b - 1].to;
  return (sr_view){d->text.ptr + from, to - from};
}

/* Calendar arithmetic (proleptic Gregorian), Howard Hinnant's days_from_civil. */
sr_day sr_day_of(int year, int month, int day);
void sr_day_split(sr_day d, int *year, int *month, int *day);
int sr_day_weekday(sr_day d); /* 1 Monday .. 7 Sunday */
int sr_month_days(int year, int month);
/* "YYYY-MM-DD" exactly, valid date; false otherwise. */
bool sr_day_parse(sr_view v, sr_day *out);

/* Notes something noticed and not counted (diagnostics.def has the codes). */
void sr_note(sr_document *d, sr_diag_code code, uint32_t from, uint32_t to, sr_view detail);

#endif
