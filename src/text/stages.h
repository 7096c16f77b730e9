/* The steps of text/, in their order, and what they hand each other. Private to this folder. */
#ifndef SR_TEXT_STAGES_H
#define SR_TEXT_STAGES_H

#include "text/text.h"

/* A paragraph: one or more joined lines, blanks at both ends trimmed. */
typedef struct sr_text_para {
  uint32_t from, to; /* bytes */
  uint8_t hint;      /* sr_part that the page's markup told, or SR_TEXT_NO_HINT */
  bool gap;          /* a blank line (or the start) before */
} sr_text_para;

enum { SR_TEXT_NO_HINT = 255 };

/* How a stretch of text uses letter case. */
typedef enum sr_text_case { SR_TEXT_MIXED, SR_TEXT_ALL_CAPS, SR_TEXT_ALL_LOWER } sr_text_case;

/* A mark of the page's markup: from this byte on, text is of this part. */
typedef struct sr_text_mark {
  uint32_t from;
  uint8_t part; /* sr_part, or SR_TEXT_NO_HINT */
} sr_text_mark;

/* State of one reading; lives on the stack of sr_text_read. */
typedef struct sr_text {
  sr_document *d;
  const sr_lexicon *lex; /* NULL where none is given */
  const sr_text_options *o;
  sr_text_case kase;     /* of the whole report */
  size_t odd_bytes;      /* bytes over 0x7f in text: what folding may need */
  SR_VEC(sr_text_mark) mark;
  SR_VEC(sr_text_para) para;
} sr_text;

/* bytes.c: counts and notes odd bytes (once a kind), sets kase and odd_bytes. */
void sr_text__scan(sr_text *t);
/* bytes.c: appends a title given apart from the text, behind a blank line. */
void sr_text__add_title(sr_text *t);
/* html.c: is this a page? Looks at the first KiB. */
bool sr_text__is_html(sr_view raw);
/* html.c: blanks markup, keeps the article; sets text, marks, title, published. */
void sr_text__html(sr_text *t);
/* lines.c: lines -> paragraphs. */
void sr_text__paragraphs(sr_text *t);
/* layout.c: paragraphs -> classified blocks; sets title, published, dateline, agency. */
void sr_text__layout(sr_text *t);
/* tokens.c: tokens and sentences of every block. */
void sr_text__tokens(sr_text *t);
/* sentence.c: cuts tokens [from, n) of the block that was just made into sentences. */
void sr_text__sentences(sr_text *t, uint32_t block, uint32_t from);

/* dateline.c */
typedef struct sr_text_dateline {
  size_t len;          /* bytes of the paragraph's head that are dateline, separator included */
  sr_view place, agency;
  int year, month, day; /* 0 where not told */
} sr_text_dateline;
/* Is there a dateline at the start of the paragraph? `first`: no body came before, so weaker forms count. */
bool sr_text__dateline(const sr_text *t, sr_view para, bool first, sr_text_dateline *out);

/* date.c: the first calendar date with a month's name, or YYYY-MM-DD, in `v`.
 * *year is 0 where the words have none. *from and *to: its bytes. */
bool sr_text__find_date(sr_view v, int *year, int *month, int *day, size_t *from, size_t *to);
/* date.c: sets the document's publication date where `basis` outranks what is there.
 * A missing year is taken from the date given by options, else the date is left open. */
void sr_text__publish(sr_text *t, int year, int month, int day, sr_published_basis basis);

/* phrases.c: the lexicon's layout and abbreviation rows. A row, or SR_TEXT_NO_ROW. */
#define SR_TEXT_NO_ROW UINT32_MAX
/* Row of class `cls` for one token's key: the first with this value, or the first of all where
 * `value` is SR_VNULL. */
uint32_t sr_text__row(const sr_text *t, sr_lex_class cls, uint64_t key, sr_view value);
/* The longest layout phrase at the start of `v`: its value, SR_VNULL where none; *row and
 * *len (bytes) tell which and how far it goes. */
sr_view sr_text__layout_at(const sr_text *t, sr_view v, uint32_t *row, size_t *len);
/* Key of a lexeme of `text`. */
uint64_t sr_text__key(sr_view text, const sr_lexeme *l);

/* Small readers shared by the steps. */
static inline bool sr_text__blank(char c)
{
  return (unsigned char)c <= ' ' || c == 0x7f; /* fill (0x1f) included */
}
static inline sr_view sr_text__sub(sr_view v, size_t from, size_t to)
{
  return (sr_view){v.ptr + from, to - from};
}
static inline sr_view sr_text__trim(sr_view v)
{
  while (v.len && sr_text__blank(v.ptr[0])) v.ptr++, v.len--;
  while (v.len && sr_text__blank(v.ptr[v.len - 1])) v.len--;
  return v;
}

#endif
