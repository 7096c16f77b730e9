/* The tables of data/exchange, which are in the program: what stands in them is told in data/exchange/README.md.
 * Views point into them and live for ever; thread-safe. */
#ifndef SR_EXCHANGE_TABLES_H
#define SR_EXCHANGE_TABLES_H

#include "base/base.h"

#define SR_TABLE_LIST(X)                                                                                             \
  X(acled_events)                                                                                                    \
  X(classes)                                                                                                         \
  X(columns) X(countries) X(enumerations) X(kinds) X(outcomes) X(outlets) X(plover) X(precision) X(regimes) X(roles) \
      X(statuses) X(tactics) X(who)
#define SR_TABLE(name) extern const char sr_table_##name[];
SR_TABLE_LIST(SR_TABLE)
#undef SR_TABLE

enum { SR_TABLE_CELLS = 12 };

/* Columns. Of classes, statuses, outcomes, precision: one a target (classes and precision have none for PLOVER). */
enum { SR_COL_ACLED = 1, SR_COL_UCDP, SR_COL_GTD, SR_COL_PLOVER };
enum { SR_COL_CLASS_DOUBT = 4, SR_COL_CLASS_ALTERNATIVE, SR_COL_CLASS_CONTEXT };
enum { SR_COL_EVENT_TYPE = 1, SR_COL_EVENT_DISORDER, SR_COL_EVENT_RANK, SR_COL_EVENT_VERB }; /* acled_events */
enum {
  SR_COL_TACTIC_ARMED = 1,
  SR_COL_TACTIC_UNARMED,
  SR_COL_TACTIC_ATTACK,
  SR_COL_TACTIC_WEAPON,
  SR_COL_TACTIC_SUBWEAPON,
  SR_COL_TACTIC_PLOVER,
  SR_COL_TACTIC_MODE
};
enum { SR_COL_KIND_PARTY = 1, SR_COL_KIND_INTER, SR_COL_KIND_NAME };
enum { SR_COL_WHO_KIND = 1, SR_COL_WHO_ASSOC, SR_COL_WHO_UCDP, SR_COL_WHO_ONE = 7, SR_COL_WHO_MANY };
enum { SR_COL_TARGTYPE = 4, SR_COL_TARGSUBTYPE, SR_COL_SECTOR }; /* kinds and who */
enum {
  SR_COL_ALPHA3 = 1,
  SR_COL_NUMERIC,
  SR_COL_ACLED_REGION,
  SR_COL_GTD_CODE,
  SR_COL_GTD_REGION,
  SR_COL_GW,
  SR_COL_COW,
  SR_COL_UCDP_REGION
};                                          /* countries */
enum { SR_COL_QUAD = 2, SR_COL_INTENSITY }; /* plover */
enum { SR_COL_SCALE = 1 };                  /* outlets */

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
