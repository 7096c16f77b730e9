/* How a page is read, in three steps that hand each other pieces. Private to this folder.
 *
 * 1. html_scan.c cuts the source into tags, text runs and the rest, with their bytes.
 * 2. html_tree.c gives libxml2 a skeleton of the page in which every text run is replaced by
 *    its number, and decides from the tree which runs are the article, and as what.
 *    So offsets never pass through libxml2, and entities or encodings cannot shift them.
 * 3. html.c blanks everything else in a copy of the source and decodes entities in place.
 */
#ifndef SR_TEXT_HTML_H
#define SR_TEXT_HTML_H

#include "text/stages.h"

typedef enum piece_kind {
  PIECE_TEXT,
  PIECE_TAG,   /* start or end tag */
  PIECE_JSON,  /* content of a script of type ld+json */
  PIECE_OTHER  /* comments, doctype, scripts, styles */
} piece_kind;

enum { PIECE_DROP = 254 }; /* part of a text run that is no part of the article */

typedef struct piece {
  uint32_t from, to;
  uint8_t kind;
  uint8_t part;  /* of text: sr_part, SR_TEXT_NO_HINT, or PIECE_DROP */
  uint8_t lines; /* of a tag: newlines that it stands for: 0 inline, 1 br, 2 block */
} piece;

typedef SR_VEC(piece) pieces;

/* html_scan.c: cuts the page. Linear time on any bytes. */
void sr_text__html_scan(sr_arena *a, sr_view raw, pieces *out);

#define HTML_FIELD 600u /* bytes kept of a title */

/* What the tree tells. Filled without touching the arena, since libxml2 holds memory meanwhile. */
typedef struct page {
  const sr_text *t;
  sr_view raw;
  piece *v;
  uint32_t n;
  char title[HTML_FIELD];
  size_t title_len;
  bool has_h1;       /* a headline was kept in the text */
  int year, month, day;
  bool too_deep;
} page;

/* html_tree.c: sets `part` of every text piece and the page's fields. False where the tree could
 * not be made: then nothing is set. */
bool sr_text__html_tree(page *p);

#endif
