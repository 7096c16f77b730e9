/* Records of JSON Lines, on jansson; see entry.h. */
#include "cli/entry.h"

#include "sitrep/engine.h"

#include <jansson.h>

static sr_status fail(sr_error *err, size_t offset, const char *what, const char *more)
{
  if (err) {
    *err = (sr_error){.code = SR_ERR_INPUT, .offset = offset};
    snprintf(err->message, sizeof err->message, "%s%s", what, more);
  }
  return SR_ERR_INPUT;
}

/* A string field; absent and null are empty. */
static bool text_field(const json_t *root, const char *key, sr_view *out)
{
  const json_t *v = json_object_get(root, key);
  *out = SR_VNULL;
  if (!v || json_is_null(v)) return true;
  if (!json_is_string(v)) return false;
  *out = (sr_view){json_string_value(v), json_string_length(v)};
  return true;
}

static bool id_field(sr_entry *r, const json_t *root)
{
  const json_t *v = json_object_get(root, "id");
  if (!json_is_integer(v)) return text_field(root, "id", &r->id);
  int n = snprintf(r->number, sizeof r->number, "%" JSON_INTEGER_FORMAT, json_integer_value(v));
  r->id = (sr_view){r->number, (size_t)n};
  return true;
}

/* A day, with or without a time behind it. */
static bool date_field(sr_entry *r, const json_t *root)
{
  sr_view date;
  if (!text_field(root, "date", &date)) return false;
  if (!date.len) return true;
  if (date.len > 10 && (date.ptr[10] == 'T' || date.ptr[10] == ' ')) date.len = 10;
  return sr_date_parse(date, &r->published);
}

sr_status sr_entry_parse(sr_entry *out, sr_view line, sr_error *err)
{
  json_error_t problem;
  *out = (sr_entry){.published = SR_NULL_INT};
  json_t *root = json_loadb(line.ptr, line.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &problem);
  if (!root) return fail(err, problem.position > 0 ? (size_t)problem.position : 0, "no valid JSON: ", problem.text);
  out->root = root;
  if (!json_is_object(root)) return fail(err, 0, "not a JSON object", "");
  if (!json_object_get(root, "text")) return fail(err, 0, "has no \"text\"", "");
  if (!json_is_string(json_object_get(root, "text"))) return fail(err, 0, "\"text\" is not a string", "");
  if (!text_field(root, "text", &out->text)) return fail(err, 0, "\"text\" is not a string", "");
  if (!id_field(out, root)) return fail(err, 0, "\"id\" is neither a string nor a whole number", "");
  if (!text_field(root, "title", &out->title)) return fail(err, 0, "\"title\" is not a string", "");
  if (!text_field(root, "source", &out->source)) return fail(err, 0, "\"source\" is not a string", "");
  if (!text_field(root, "url", &out->url)) return fail(err, 0, "\"url\" is not a string", "");
  if (!date_field(out, root)) return fail(err, 0, "\"date\" is not a date like \"2024-07-24\"", "");
  if (!out->source.len) out->source = out->url;
  return SR_OK;
}

void sr_entry_close(sr_entry *r)
{
  if (r->root) json_decref(r->root);
  r->root = NULL;
}
