/* GeoJSON, RFC 7946: a point for each incident that has one, longitude first, with all fields of incidents.csv. */
#include "base/json_value.h"
#include "exchange/cell.h"
#include "exchange/writer.h"
#include "sitrep/engine.h"

static const char *const names[] = {
#define SR_INCIDENT(name, type, words, about, cell) #name,
#include "exchange/fields.def"
};

typedef struct state {
  sr_json json;
  unsigned field; /* the next */
  uint32_t rows;
} state;

static void take(void *payload, const sr_cell_value *v)
{
  state *s = payload;
  sr_json *j = &s->json;
  char day[16];
  sr_json_key(j, names[s->field++]);
  switch (v->type) {
  case SR_CELL_EMPTY:
    sr_json_null(j);
    break;
  case SR_CELL_TEXT:
    sr_json_string(j, v->text);
    break;
  case SR_CELL_INT:
    sr_json_int(j, v->number);
    break;
  case SR_CELL_BOOL:
    sr_json_bool(j, v->number != 0);
    break;
  case SR_CELL_REAL:
    sr_json_degrees(j, v->real);
    break;
  case SR_CELL_DAY:
    sr_date_print((int32_t)v->number, day);
    sr_json_word(j, day);
    break;
  }
}

static void begin(sr_exporter *x)
{
  state *s = x->state = calloc(1, sizeof *s);
  if (!s) {
    sr_export_fail(x, SR_ERR_MEMORY, "not enough memory for the export");
    return;
  }
  sr_json_init(&s->json, &x->out, 1);
  sr_json_open(&s->json, '{');
  sr_json_key(&s->json, "type");
  sr_json_word(&s->json, "FeatureCollection");
  sr_json_key(&s->json, "features");
  sr_json_open(&s->json, '[');
  sr_export_lose(x, "claims", SR_V("GeoJSON"),
                 "claims, their words and the ledger of casualties have no room in a feature");
}

static void put_point(sr_json *j, const sr_place *p)
{
  sr_json_key(j, "geometry");
  sr_json_open(j, '{');
  sr_json_key(j, "type");
  sr_json_word(j, "Point");
  sr_json_key(j, "coordinates");
  sr_json_open(j, '[');
  sr_json_degrees(j, p->lon);
  sr_json_degrees(j, p->lat);
  sr_json_close(j, ']');
  sr_json_close(j, '}');
}

static void lose(sr_exporter *x, state *s, const sr_known *k)
{
  uint32_t incident = x->row;
  x->row = k->place.located ? ++s->rows : 0;
  if (!k->place.located) {
    char day[16] = "date unknown";
    if (k->date.from != SR_NULL_INT) sr_date_print(k->date.from, day);
    sr_view where = k->place.admin1.len ? k->place.admin1 : k->place.country;
    sr_export_lose(x, "incident",
                   sr_arena_printf(&x->arena, "%s, %s, %.*s", day, sr_class_name(k->cls), (int)where.len,
                                   where.len ? where.ptr : ""),
                   "it has no point: its place is not known");
  }
  for (uint32_t i = 0; i < k->n_actors && k->place.located; i++)
    if (k->actors[i].certainty != SR_CERTAINTY_stated)
      sr_export_lose(x, "actors.certainty", sr_view_of(sr_certainty_name(k->actors[i].certainty)),
                     "no property tells on what an attribution rests");
  x->row = incident;
}

static void row(sr_exporter *x, const sr_story *story)
{
  state *s = x->state;
  const sr_known *k = &story->known;
  sr_json *j = &s->json;
  sr_cells all = {.arena = &x->arena, .take = take, .payload = s}, *c = &all;
  lose(x, s, k);
  if (!k->place.located) return;
  sr_json_open_flat(j, '{');
  sr_json_key(j, "type");
  sr_json_word(j, "Feature");
  sr_json_key(j, "id");
  sr_json_string(j, k->id);
  put_point(j, &k->place);
  sr_json_key(j, "properties");
  sr_json_open(j, '{');
  s->field = 0;
#define SR_INCIDENT(name, type, words, about, cell) cell;
#include "exchange/fields.def"
  sr_json_close(j, '}');
  sr_json_close(j, '}');
}

static void end(sr_exporter *x)
{
  state *s = x->state;
  if (!s) return;
  sr_json_close(&s->json, ']');
  sr_json_close(&s->json, '}');
  sr_buf_byte(&x->out, '\n');
  free(s);
  x->state = NULL;
}

static const sr_export_file files[] = {{"incidents.geojson", false, begin, row, end}};

const sr_export_writer sr_export_writer_geojson = {"GeoJSON, a point an incident", ".geojson", false, files, 1};
