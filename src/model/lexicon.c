/* Opening and asking the compiled lexicon and actor table. */
#include "model/lexicon.h"

#include "model/actors.h"

static sr_view string_at(sr_view strings, uint32_t id)
{
  uint32_t len;
  if (strings.len < 4 || id > strings.len - 4) return SR_VNULL;
  memcpy(&len, strings.ptr + id, 4);
  if (len > strings.len - 4 - id) return SR_VNULL;
  return (sr_view){strings.ptr + id + 4, len};
}

sr_status sr_lexicon_open(sr_lexicon *out, sr_view file)
{
  sr_pack p;
  if (sr_pack_open(&p, file) != SR_OK) return SR_ERR_DATA;
  sr_view rows = sr_pack_section(&p, "lex.rows"), attrs = sr_pack_section(&p, "lex.attrs");
  if (!rows.ptr || !attrs.ptr || rows.len % sizeof(sr_lex_row)) return SR_ERR_DATA;
  *out = (sr_lexicon){.rows = (const void *)rows.ptr,
                      .n_rows = (uint32_t)(rows.len / sizeof(sr_lex_row)),
                      .attrs = (const void *)attrs.ptr,
                      .n_attrs = (uint32_t)(attrs.len / 4),
                      .strings = sr_pack_section(&p, "lex.strings")};
  if (sr_phrases_open(&out->phrases, sr_pack_section(&p, "lex.slots"), sr_pack_section(&p, "lex.pool")) != SR_OK)
    return SR_ERR_DATA;
  for (uint32_t i = 0; i < out->n_rows; i++)
    if (out->rows[i].cls >= SR_LEX_CLASS__N || out->rows[i].attrs >= out->n_attrs) return SR_ERR_DATA;
  return SR_OK;
}

sr_view sr_lex_string(const sr_lexicon *l, uint32_t id)
{
  return string_at(l->strings, id);
}

static const uint32_t *attr_list(const sr_lexicon *l, uint32_t row, uint32_t *n)
{
  uint32_t at = l->rows[row].attrs;
  *n = l->attrs[at];
  if (*n > l->n_attrs - at - 1) *n = 0;
  return l->attrs + at + 1;
}

bool sr_lex_has(const sr_lexicon *l, uint32_t row, sr_view name)
{
  uint32_t n;
  const uint32_t *a = attr_list(l, row, &n);
  for (uint32_t i = 0; i < n; i++)
    if (sr_view_eq(string_at(l->strings, a[i]), name)) return true;
  return false;
}

sr_view sr_lex_attr(const sr_lexicon *l, uint32_t row, sr_view name)
{
  uint32_t n;
  const uint32_t *a = attr_list(l, row, &n);
  for (uint32_t i = 0; i < n; i++) {
    sr_view s = string_at(l->strings, a[i]);
    if (s.len > name.len && s.ptr[name.len] == '=' && sr_view_starts(s, name))
      return (sr_view){s.ptr + name.len + 1, s.len - name.len - 1};
  }
  return SR_VNULL;
}

static const char *const classes[] = {
#define SR_LEXCLASS(id, text) #id,
#include "model/lexclass.def"
#undef SR_LEXCLASS
};

const char *sr_lex_class_name(sr_lex_class c)
{
  return c < SR_LEX_CLASS__N ? classes[c] : "none";
}

sr_lex_class sr_lex_class_of(sr_view name)
{
  int c = 0;
  while (c < SR_LEX_CLASS__N && !sr_view_eq(name, sr_view_of(classes[c]))) c++;
  return (sr_lex_class)c;
}

/* "PK": where it is counted, or NULL. */
static const uint8_t *of_country(const sr_actors *a, const char *country)
{
  unsigned x = (unsigned char)country[0] - (unsigned)'A', y = (unsigned char)country[1] - (unsigned)'A';
  return x < 26 && y < 26 ? &a->groups[x][y] : NULL;
}

static void count_groups(sr_actors *a)
{
  for (uint32_t i = 0; i < a->n_rows; i++) {
    sr_view country = sr_actor_string(a, a->rows[i].country);
    if (country.len != 2 || !sr_view_eq(sr_actor_string(a, a->rows[i].kind), SR_V("armed_group"))) continue;
    const uint8_t *n = of_country(a, country.ptr);
    if (n && *n < UINT8_MAX) a->groups[country.ptr[0] - 'A'][country.ptr[1] - 'A']++;
  }
}

unsigned sr_actor_groups(const sr_actors *a, const char *country)
{
  const uint8_t *n = of_country(a, country);
  return n ? *n : 0;
}

sr_status sr_actors_open(sr_actors *out, sr_view file)
{
  sr_pack p;
  if (sr_pack_open(&p, file) != SR_OK) return SR_ERR_DATA;
  sr_view rows = sr_pack_section(&p, "actor.rows");
  if (!rows.ptr || rows.len % sizeof(sr_actor_row)) return SR_ERR_DATA;
  *out = (sr_actors){.rows = (const void *)rows.ptr,
                     .n_rows = (uint32_t)(rows.len / sizeof(sr_actor_row)),
                     .strings = sr_pack_section(&p, "actor.strings")};
  count_groups(out);
  return sr_phrases_open(&out->aliases, sr_pack_section(&p, "alias.slots"), sr_pack_section(&p, "alias.pool"));
}

sr_view sr_actor_string(const sr_actors *a, uint32_t id)
{
  return string_at(a->strings, id);
}
