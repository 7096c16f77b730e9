/* The lexicon: phrases with a class, a value and attributes, compiled from
 * data/lexicon/<class>.tsv by compilers/lexc into one mapped file.
 *
 * Text format, one entry a line: phrase TAB value TAB attributes, `#` comments. Phrases that
 * share a row are separated by " | ". A phrase matches the folded words as the lexer cuts them.
 * Attributes are words; three are lexc's own: `v` inflects the first word as a verb, `n` makes
 * the plural of the last word too, `cased` matches in this letter case only. The file's name is
 * the class; what values and attributes a class uses is listed in data/lexicon/README.md.
 */
#ifndef SR_MODEL_LEXICON_H
#define SR_MODEL_LEXICON_H

#include "base/base.h"

/* Classes, in the order of model/lexclass.def. */
typedef enum sr_lex_class {
#define SR_LEXCLASS(id, text) SR_LEX_CLASS_##id,
#include "model/lexclass.def"
#undef SR_LEXCLASS
  SR_LEX_CLASS__N
} sr_lex_class;

enum {
  SR_LEXF_CASED = 1,  /* only in this letter case */
  SR_LEXF_PLURAL = 2, /* the plural form of a noun row */
  SR_LEXF_PAST = 4,   /* past tense or past participle of a verb row */
  SR_LEXF_ING = 8,
  SR_LEXF_THIRD = 16, /* "attacks" */
  SR_LEXF_VERB = 32,  /* a form of a verb row */
  SR_LEXF_NOUN = 64   /* a form of a noun row */
};

/* One row as it lies in the file. Strings are offsets into the string section, `len` before. */
typedef struct sr_lex_row {
  uint16_t cls;   /* sr_lex_class */
  uint16_t flags; /* SR_LEXF_* */
  uint32_t value; /* string id: equal strings have equal ids */
  uint32_t attrs; /* index into attr pool: {count, string id...} */
  uint32_t text;  /* string id of the phrase as written */
} sr_lex_row;

typedef struct sr_lexicon {
  sr_phrases phrases; /* phrase -> rows */
  const sr_lex_row *rows;
  uint32_t n_rows;
  const uint32_t *attrs;
  uint32_t n_attrs;
  sr_view strings; /* {u32 len, bytes} at each id */
} sr_lexicon;

/* Opens a compiled lexicon; the file must outlive it. Read-only, thread-safe. */
SR_MUST_USE sr_status sr_lexicon_open(sr_lexicon *out, sr_view file);
/* String of an id. */
sr_view sr_lex_string(const sr_lexicon *l, uint32_t id);
static inline sr_view sr_lex_value(const sr_lexicon *l, uint32_t row)
{
  return sr_lex_string(l, l->rows[row].value);
}
/* Does the row have attribute `name`? For "name=value" attributes see sr_lex_attr. */
bool sr_lex_has(const sr_lexicon *l, uint32_t row, sr_view name);
/* Value of attribute "name=value", or SR_VNULL. */
sr_view sr_lex_attr(const sr_lexicon *l, uint32_t row, sr_view name);
const char *sr_lex_class_name(sr_lex_class c);
/* Class by name, SR_LEX_CLASS__N where there is none. */
sr_lex_class sr_lex_class_of(sr_view name);

#endif
