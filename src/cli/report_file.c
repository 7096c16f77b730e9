/* A report of ours that was written as JSON, as the long table that it is as CSV; see report_file.h. */
#include "cli/report_file.h"

#include <jansson.h>
#include <stdint.h>
#include <string.h>

bool sr_is_report_json(sr_view text)
{
  static const char mark[] = "\"sitrep.security/1\"";
  size_t n = text.len < 400 ? text.len : 400;
  return n && text.ptr[0] == '{' && memmem(text.ptr, n, mark, sizeof mark - 1) != NULL;
}

static void field(sr_buf *out, const char *text, char after)
{
  sr_buf_byte(out, '"');
  for (const char *c = text ? text : ""; *c; c++) {
    if (*c == '"') sr_buf_byte(out, '"');
    sr_buf_byte(out, *c);
  }
  sr_buf_byte(out, '"');
  sr_buf_byte(out, after);
}

static void number(sr_buf *out, const json_t *v)
{
  if (json_is_integer(v)) sr_buf_printf(out, "%lld", (long long)json_integer_value(v));
  if (json_is_real(v)) sr_buf_printf(out, "%.2f", json_real_value(v));
}

typedef struct place {
  const char *table, *row, *column, *more;
} place;

static void line(sr_buf *out, const place *p, const json_t *low, const json_t *best, const json_t *high,
                 const char *text)
{
  char column[512];
  snprintf(column, sizeof column, "%s%s", p->column ? p->column : "", p->more ? p->more : "");
  field(out, p->table, ',');
  field(out, p->row, ',');
  field(out, column, ',');
  number(out, low);
  sr_buf_byte(out, ',');
  number(out, best);
  sr_buf_byte(out, ',');
  number(out, high);
  sr_buf_byte(out, ',');
  field(out, text, '\n');
}

static void cell(sr_buf *out, place p, const json_t *c)
{
  if (json_is_string(c)) {
    line(out, &p, NULL, NULL, NULL, json_string_value(c));
  } else if (json_is_integer(c)) {
    line(out, &p, c, c, c, NULL);
  } else if (json_is_real(c)) {
    line(out, &p, NULL, c, NULL, NULL);
  } else if (json_object_get(c, "difference")) {
    line(out, &p, NULL, json_object_get(c, "difference"), NULL, NULL);
    p.more = ": percent";
    if (json_is_number(json_object_get(c, "percent"))) line(out, &p, NULL, json_object_get(c, "percent"), NULL, NULL);
  } else if (json_is_object(c)) {
    line(out, &p, json_object_get(c, "low"), json_object_get(c, "best"), json_object_get(c, "high"), NULL);
  }
}

static void table(sr_buf *out, const json_t *t)
{
  json_t *columns = json_object_get(t, "columns"), *rows = json_object_get(t, "rows"), *row;
  place p = {.table = json_string_value(json_object_get(t, "id"))};
  size_t i;
  json_array_foreach(rows, i, row)
  {
    p.row = json_string_value(json_array_get(row, 0));
    for (size_t k = 1; k < json_array_size(row); k++) {
      p.column = json_string_value(json_array_get(columns, k));
      cell(out, p, json_array_get(row, k));
    }
  }
}

static void incident(sr_buf *out, const json_t *in)
{
  place p = {.table = "incidents", .row = json_string_value(json_object_get(in, "id")), .column = "Date"};
  line(out, &p, NULL, NULL, NULL, json_string_value(json_object_get(in, "from")));
  p.column = "Killed";
  cell(out, p, json_object_get(in, "killed"));
  p.column = "Injured";
  cell(out, p, json_object_get(in, "injured"));
}

sr_status sr_report_json_table(sr_buf *out, sr_view text, sr_error *err)
{
  json_error_t why;
  json_t *all = json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES, &why), *v;
  size_t i;
  *err = (sr_error){.code = SR_ERR_INPUT, .offset = SIZE_MAX};
  if (!all) {
    err->offset = (size_t)why.position;
    snprintf(err->message, sizeof err->message, "no JSON: %.150s", why.text);
    return SR_ERR_INPUT;
  }
  sr_buf_add(out, SR_V("table,row,column,low,best,high,text\n"));
  json_array_foreach(json_object_get(all, "tables"), i, v) table(out, v);
  json_array_foreach(json_object_get(all, "incidents"), i, v) incident(out, v);
  json_decref(all);
  return out->status;
}
