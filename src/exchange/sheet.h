/* Reading tables of coded incidents: the header, rows, cells with their mistakes, and the words of others in ours. */
#ifndef SR_EXCHANGE_SHEET_H
#define SR_EXCHANGE_SHEET_H

#include "exchange/coded.h"
#include "exchange/csv_read.h"

typedef struct sr_sheet sr_sheet;

/* A format: its columns, as far as they are taken, in the order of an enumeration of the reader's. '!' before a name:
 * the file must have it. `words` is the text of data/exchange/import_FORMAT.tsv, NULL for none. `strict`: a column of
 * another name is a mistake. */
typedef struct sr_sheet_format {
  const char *source, *prefix; /* whose claims; before the row's id */
  const char *const *columns;
  unsigned n_columns;
  const char *words;
  bool strict;
  void (*take)(sr_sheet *t); /* fills t->coded from the row */
} sr_sheet_format;

typedef struct sr_word_row {
  sr_view column, value, field, word;
} sr_word_row;

struct sr_sheet {
  sr_importer *x;
  const sr_sheet_format *format;
  int *at;        /* of each column: its place in a row; -1 where the file has none */
  uint32_t width; /* cells of the header */
  sr_word_row *words;
  uint32_t n_words;
  sr_csv_row row;
  bool bad; /* the row has a mistake that was told */
  sr_coded coded;
};

/* The cell of a column; empty where there is none. */
sr_view sr_sheet_cell(const sr_sheet *t, int column);
/* Tells that the row cannot be taken, once a row. */
void sr_sheet_bad(sr_sheet *t, int column, const char *why);
/* Values of cells; a mistake is told. Empty: SR_NULL_INT, false. */
int32_t sr_sheet_count(sr_sheet *t, int column);
int32_t sr_sheet_day(sr_sheet *t, int column);
bool sr_sheet_degrees(sr_sheet *t, int column, double most, double *out);
/* Our word for a cell's value, by the rows for `name` (the column in the file of words) and `field`; empty: there is
 * none. */
sr_view sr_sheet_word(const sr_sheet *t, const char *name, sr_view value, const char *field);
/* Low, best and high figure of three columns (-1: none of that kind); a mistake where they are out of order. */
sr_range sr_sheet_range(sr_sheet *t, int low, int best, int high);
/* Country by name, code or the words; coordinates; lines of the text. */
void sr_sheet_country(sr_sheet *t, int column);
void sr_sheet_point(sr_sheet *t, int lat, int lon);

extern const sr_sheet_format sr_sheet_own, sr_sheet_ucdp, sr_sheet_acled;

#endif
