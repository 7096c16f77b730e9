/* Fields of our JSON; see json_field.h. */
#include "model/json_field.h"

#include "sitrep/engine.h"

void sr_json_key_text(sr_json *j, const char *key, sr_view v)
{
  sr_json_key(j, key);
  sr_json_text(j, v);
}

void sr_json_key_string(sr_json *j, const char *key, sr_view v)
{
  sr_json_key(j, key);
  sr_json_string(j, v);
}

void sr_json_key_texts(sr_json *j, const char *key, const sr_view *v, uint32_t n)
{
  sr_json_key(j, key);
  sr_json_open_flat(j, '[');
  for (uint32_t i = 0; i < n; i++)
    sr_json_string(j, v[i]);
  sr_json_close(j, ']');
}

void sr_json_key_word(sr_json *j, const char *key, const char *word)
{
  sr_json_key(j, key);
  sr_json_word(j, word);
}

void sr_json_key_bool(sr_json *j, const char *key, bool v)
{
  sr_json_key(j, key);
  sr_json_bool(j, v);
}

void sr_json_key_count(sr_json *j, const char *key, int32_t v)
{
  sr_json_key(j, key);
  if (v == SR_NULL_INT)
    sr_json_null(j);
  else
    sr_json_int(j, v);
}

void sr_json_key_index(sr_json *j, const char *key, uint32_t v)
{
  sr_json_key(j, key);
  if (v == SR_NO_INDEX)
    sr_json_null(j);
  else
    sr_json_int(j, v);
}

void sr_json_key_hundredths(sr_json *j, const char *key, int64_t v)
{
  sr_json_key(j, key);
  if (v == INT64_MIN)
    sr_json_null(j);
  else
    sr_json_hundredths(j, v);
}

void sr_json_key_day(sr_json *j, const char *key, int32_t day)
{
  char text[16];
  sr_json_key(j, key);
  if (day == SR_NULL_INT) {
    sr_json_null(j);
    return;
  }
  sr_date_print(day, text);
  sr_json_word(j, text);
}

void sr_json_key_date(sr_json *j, const char *key, const sr_date *d)
{
  sr_json_key(j, key);
  sr_json_open_flat(j, '{');
  sr_json_key_day(j, "from", d->from);
  sr_json_key_day(j, "to", d->to);
  sr_json_key_word(j, "precision", sr_dateprec_name(d->precision));
  sr_json_key_text(j, "time", d->time);
  sr_json_close(j, '}');
}

void sr_json_key_range(sr_json *j, const char *key, const sr_range *r)
{
  sr_json_key(j, key);
  if (!r->told) {
    sr_json_null(j);
    return;
  }
  sr_json_open_flat(j, '{');
  sr_json_key_count(j, "low", r->low);
  sr_json_key_count(j, "best", r->best);
  sr_json_key_count(j, "high", r->high);
  sr_json_close(j, '}');
}

void sr_json_key_tactics(sr_json *j, const bool *tactics)
{
  sr_json_key(j, "tactics");
  sr_json_open_flat(j, '[');
  for (int t = 0; t < SR_TACTIC__N; t++)
    if (tactics[t]) sr_json_word(j, sr_tactic_name((sr_tactic)t));
  sr_json_close(j, ']');
}

void sr_json_key_span(sr_json *j, uint32_t from, uint32_t to)
{
  sr_json_key_index(j, "from", from);
  sr_json_key_index(j, "to", from == UINT32_MAX ? SR_NO_INDEX : to);
}

void sr_json_place(sr_json *j, const sr_place *p)
{
  sr_json_open(j, '{');
  sr_json_key_text(j, "text", p->text);
  sr_json_key_text(j, "site", p->site);
  sr_json_key_text(j, "neighbourhood", p->neighbourhood);
  sr_json_key_text(j, "locality", p->locality);
  sr_json_key_text(j, "admin2", p->admin2);
  sr_json_key_text(j, "admin1", p->admin1);
  sr_json_key_text(j, "country", p->country);
  sr_json_key(j, "lat");
  if (p->located)
    sr_json_degrees(j, p->lat);
  else
    sr_json_null(j);
  sr_json_key(j, "lon");
  if (p->located)
    sr_json_degrees(j, p->lon);
  else
    sr_json_null(j);
  sr_json_key_word(j, "precision", sr_placeprec_name(p->precision));
  sr_json_key_text(j, "gazetteer", p->gazetteer);
  sr_json_close(j, '}');
}
