/* The tables of data/exchange, which are in the program: what stands in them is told in data/exchange/README.md.
 * Views point into them and live for ever; thread-safe. */
#ifndef SR_EXCHANGE_TABLES_H
#define SR_EXCHANGE_TABLES_H

#include "base/base.h"

#define SR_TABLE_LIST(X)                                                                                               \
  X(acled_events)                                                                                                      \
  X(classes) X(columns) X(countries) X(enumerations) X(kinds) X(outcomes) X(outlets) X(plover) X(precision) X(regimes) \
      X(roles) X(statuses) X(tactics) X(who)
#define SR_TABLE(name) extern const char sr_table_##name[];
SR_TABLE_LIST(SR_TABLE)
#undef SR_TABLE

enum { SR_TABLE_CELLS = 12 };

/* The first row; then each next one. False behind the last. Cells that a row does not have are empty. */
const char *sr_tsv_begin(const char *table);
bool sr_tsv_next(const char **at, sr_view cell[SR_TABLE_CELLS]);

/* The cell of the row that begins with `key`; empty where there is none. `key` may hold several cells, parted by tabs.
 */
sr_view sr_table_cell(const char *table, sr_view key, unsigned column);
sr_view sr_table_word(const char *table, const char *key, unsigned column);

/* English name of a country; empty where the code is none. */
sr_view sr_country_title(sr_view alpha2);

#endif
