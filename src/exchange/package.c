/* Codebook and package; see package.h. */
#include "exchange/package.h"

#include "base/csv.h"
#include "base/json_value.h"
#include "sitrep/record.h"

static const sr_field_row rows[] = {
#define SR_INCIDENT(name, type, words, about, cell) {"incidents", #name, type, about, words},
#define SR_TELLING(name, type, words, about, cell) {"reports", #name, type, about, words},
#define SR_CLAIM(name, type, words, about, cell) {"claims", #name, type, about, words},
#define SR_PARTY(name, type, words, about, cell) {"actors", #name, type, about, words},
#define SR_TOLL(name, type, words, about, cell) {"casualties", #name, type, about, words},
#include "exchange/fields.def"
};
enum { N_ROWS = sizeof rows / sizeof *rows };

static const struct {
  const char *table, *about;
} tables[] = {{"incidents", "one row an incident"},
              {"reports", "one row for each report that tells of an incident"},
              {"claims", "one row for each thing that a report says of an incident, with who says so and the words"},
              {"actors", "one row for each party of an incident"},
              {"casualties", "one row for each row of the ledger of the report whose figure was taken"}};

const sr_field_row *sr_fields(uint32_t *n)
{
  *n = N_ROWS;
  return rows;
}

/* ---- codebook ---- */

void sr_codebook_csv(sr_buf *out)
{
  sr_buf_add(out, SR_V("table,field,type,values,meaning\n"));
  for (int i = 0; i < N_ROWS; i++) {
    const sr_field_row *f = &rows[i];
    sr_csv_text(out, sr_view_of(f->table), ',');
    sr_csv_text(out, sr_view_of(f->name), ',');
    sr_csv_text(out, sr_view_of(f->type), ',');
    for (int w = 0; f->words && f->words(w); w++)
      sr_buf_printf(out, "%s%s", w ? "; " : "", f->words(w));
    sr_buf_byte(out, ',');
    sr_csv_text(out, sr_view_of(f->about), '\n');
  }
}

static void html_text(sr_buf *out, const char *text)
{
  for (const char *p = text; *p; p++) {
    if (*p == '<')
      sr_buf_add(out, SR_V("&lt;"));
    else if (*p == '&')
      sr_buf_add(out, SR_V("&amp;"));
    else
      sr_buf_byte(out, *p);
  }
}

static void html_table(sr_buf *out, const char *table, const char *about)
{
  sr_buf_printf(out, "<h2 id=\"%s\">%s.csv</h2>\n<p>", table, table);
  html_text(out, about);
  sr_buf_add(out, SR_V("</p>\n<table>\n<tr><th>field</th><th>type</th><th>meaning</th><th>values</th></tr>\n"));
  for (int i = 0; i < N_ROWS; i++) {
    const sr_field_row *f = &rows[i];
    if (strcmp(f->table, table)) continue;
    sr_buf_printf(out, "<tr><td><code>%s</code></td><td>%s</td><td>", f->name, f->type);
    html_text(out, f->about);
    sr_buf_add(out, SR_V("</td><td>"));
    for (int w = 0; f->words && f->words(w); w++)
      sr_buf_printf(out, "%s<code>%s</code>", w ? " " : "", f->words(w));
    sr_buf_add(out, SR_V("</td></tr>\n"));
  }
  sr_buf_add(out, SR_V("</table>\n"));
}

void sr_codebook_html(sr_buf *out)
{
  sr_buf_add(
      out,
      SR_V("<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Codebook</title>\n<style>\n"
           "body { font: 16px/1.5 sans-serif; max-width: 70em; margin: 2em auto; padding: 0 1em }\n"
           "table { border-collapse: collapse } td, th { border-top: 1px solid #ccc; padding: .3em .6em; text-align: "
           "left; "
           "vertical-align: top }\n</style>\n<h1>Codebook</h1>\n"
           "<p>Text is UTF-8, dates are ISO 8601, an empty cell means that nothing is told. Every figure is a claim: "
           "<code>claims.csv</code> has who makes it and in which words.</p>\n"));
  for (size_t t = 0; t < sizeof tables / sizeof *tables; t++)
    html_table(out, tables[t].table, tables[t].about);
  sr_buf_add(out, SR_V("</html>\n"));
}

/* ---- package ---- */

static void key_word(sr_json *j, const char *key, const char *word)
{
  sr_json_key(j, key);
  sr_json_word(j, word);
}

static void put_field(sr_json *j, const sr_field_row *f)
{
  sr_json_open(j, '{');
  key_word(j, "name", f->name);
  key_word(j, "type", f->type);
  sr_json_key(j, "description");
  sr_json_string(j, sr_view_of(f->about));
  if (f->words) {
    sr_json_key(j, "constraints");
    sr_json_open_flat(j, '{');
    sr_json_key(j, "enum");
    sr_json_open_flat(j, '[');
    for (int w = 0; f->words(w); w++)
      sr_json_word(j, f->words(w));
    sr_json_close(j, ']');
    sr_json_close(j, '}');
  }
  sr_json_close(j, '}');
}

static void put_keys(sr_json *j, const char *table)
{
  if (!strcmp(table, "incidents")) {
    key_word(j, "primaryKey", "id");
    return;
  }
  sr_json_key(j, "foreignKeys");
  sr_json_open_flat(j, '[');
  sr_json_open_flat(j, '{');
  key_word(j, "fields", "incident");
  sr_json_key(j, "reference");
  sr_json_open_flat(j, '{');
  key_word(j, "resource", "incidents");
  key_word(j, "fields", "id");
  sr_json_close(j, '}');
  sr_json_close(j, '}');
  sr_json_close(j, ']');
}

static void put_schema(sr_json *j, const char *table)
{
  key_word(j, "profile", "tabular-data-resource");
  sr_json_key(j, "schema");
  sr_json_open(j, '{');
  sr_json_key(j, "fields");
  sr_json_open(j, '[');
  for (int i = 0; i < N_ROWS; i++)
    if (!strcmp(rows[i].table, table)) put_field(j, &rows[i]);
  sr_json_close(j, ']');
  sr_json_key(j, "missingValues");
  sr_json_open_flat(j, '[');
  sr_json_string(j, SR_V(""));
  sr_json_close(j, ']');
  put_keys(j, table);
  sr_json_close(j, '}');
}

static bool has_fields(const char *name)
{
  for (size_t t = 0; t < sizeof tables / sizeof *tables; t++)
    if (!strcmp(tables[t].table, name)) return true;
  return false;
}

static void put_file(sr_json *j, const sr_package_file *f)
{
  char stem[64], hash[80];
  const char *dot = strrchr(f->name, '.'), *ending = dot ? dot + 1 : "";
  snprintf(stem, sizeof stem, "%.*s", (int)(dot ? dot - f->name : (long)strlen(f->name)), f->name);
  bool table = !strcmp(ending, "csv") && has_fields(stem);
  sr_json_open(j, '{');
  sr_json_key(j, "name"); /* codebook.csv and codebook.html are two */
  sr_json_string(j, sr_view_of(table ? stem : f->name));
  key_word(j, "path", f->name);
  key_word(j, "format", ending);
  key_word(j, "encoding", "utf-8");
  if (f->sha256[0]) {
    sr_json_key(j, "bytes");
    sr_json_int(j, (int64_t)f->bytes);
    snprintf(hash, sizeof hash, "sha256:%s", f->sha256);
    key_word(j, "hash", hash);
  }
  if (table) put_schema(j, stem);
  sr_json_close(j, '}');
}

/* Small letters, digits and dashes, as names of packages must be. */
static void put_slug(sr_json *j, sr_view title)
{
  char slug[96];
  size_t n = 0;
  for (size_t i = 0; i < title.len && n + 1 < sizeof slug; i++) {
    char c = sr_ascii_lower(title.ptr[i]);
    bool fine = (unsigned)(c - 'a') < 26 || (unsigned)(c - '0') < 10;
    if (fine)
      slug[n++] = c;
    else if (n && slug[n - 1] != '-')
      slug[n++] = '-';
  }
  while (n && slug[n - 1] == '-')
    n--;
  sr_json_key(j, "name");
  sr_json_string(j, n ? (sr_view){slug, n} : SR_V("data"));
}

void sr_package_json(sr_buf *out, sr_view title, const char *created, const sr_package_file *files, uint32_t n)
{
  sr_json j;
  sr_json_init(&j, out, 2);
  sr_json_open(&j, '{');
  put_slug(&j, title);
  sr_json_key(&j, "title");
  sr_json_string(&j, title);
  key_word(&j, "profile", "data-package");
  if (created) {
    key_word(&j, "created", created);
    sr_json_key(&j, "version");
    sr_json_string(&j, (sr_view){created, strlen(created) < 10 ? strlen(created) : 10});
  }
  sr_json_key(&j, "resources");
  sr_json_open(&j, '[');
  for (uint32_t i = 0; i < n; i++)
    put_file(&j, &files[i]);
  sr_json_close(&j, ']');
  sr_json_close(&j, '}');
  sr_buf_byte(out, '\n');
}
