/* Looking into data/exchange; see tables.h. */
#include "exchange/tables.h"

static const char *line_end(const char *p)
{
  const char *end = strchr(p, '\n');
  return end ? end : p + strlen(p);
}

static const char *next_line(const char *p)
{
  p = line_end(p);
  return *p ? p + 1 : p;
}

const char *sr_tsv_begin(const char *table)
{
  while (*table == '#')
    table = next_line(table);
  return next_line(table);
}

bool sr_tsv_next(const char **at, sr_view cell[SR_TABLE_CELLS])
{
  const char *p = *at, *end = line_end(p);
  unsigned n = 0;
  for (unsigned i = 0; i < SR_TABLE_CELLS; i++)
    cell[i] = SR_VNULL;
  if (!*p) return false;
  while (n < SR_TABLE_CELLS) {
    const char *tab = memchr(p, '\t', (size_t)(end - p));
    const char *stop = tab ? tab : end;
    cell[n++] = (sr_view){p, (size_t)(stop - p)};
    if (!tab) break;
    p = tab + 1;
  }
  *at = *end ? end + 1 : end;
  return true;
}

sr_view sr_table_cell(const char *table, sr_view key, unsigned column)
{
  sr_view cell[SR_TABLE_CELLS];
  if (!key.len) return SR_VNULL;
  for (const char *p = sr_tsv_begin(table); *p; p = next_line(p)) {
    if (*p != *key.ptr || strncmp(p, key.ptr, key.len) || p[key.len] != '\t') continue;
    sr_tsv_next(&p, cell);
    return column < SR_TABLE_CELLS ? cell[column] : SR_VNULL;
  }
  return SR_VNULL;
}

sr_view sr_table_word(const char *table, const char *key, unsigned column)
{
  return sr_table_cell(table, sr_view_of(key), column);
}

sr_view sr_country_title(sr_view alpha2)
{
  static const struct {
    const char *code, *name;
  } countries[] = {
#define SR_COUNTRY(code, name) {code, name},
#include "base/countries.def"
#undef SR_COUNTRY
  };
  for (size_t i = 0; i < sizeof countries / sizeof *countries; i++)
    if (sr_view_eq(alpha2, sr_view_of(countries[i].code))) return sr_view_of(countries[i].name);
  return SR_VNULL;
}
