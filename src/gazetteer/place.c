/* Opening the gazetteer and asking for rows; see place.h. */
#include "gazetteer/place.h"

#include <math.h>

#define MAX_DEPTH 12 /* of the tree: region to point is eight */

sr_status sr_places_open(sr_places *out, sr_view file)
{
  sr_pack p;
  if (sr_pack_open(&p, file) != SR_OK) return SR_ERR_DATA;
  sr_view rows = sr_pack_section(&p, "place.rows"), valid = sr_pack_section(&p, "place.valid");
  sr_view first = sr_pack_section(&p, "place.first");
  if (!rows.ptr || rows.len % sizeof(sr_place_row) || rows.len / sizeof(sr_place_row) >= SR_PLACE_NO_ROW ||
      valid.len % sizeof(sr_place_valid) || first.len != (1u << SR_PLACE_FIRST_BITS) / 8)
    return SR_ERR_DATA;
  *out = (sr_places){.rows = (const void *)rows.ptr,
                     .n_rows = (uint32_t)(rows.len / sizeof(sr_place_row)),
                     .valid = (const void *)valid.ptr,
                     .n_valid = (uint32_t)(valid.len / sizeof(sr_place_valid)),
                     .first = (const void *)first.ptr,
                     .strings = sr_pack_section(&p, "place.names")};
  return sr_phrases_open(&out->names, sr_pack_section(&p, "name.slots"), sr_pack_section(&p, "name.pool"));
}

static sr_view string_at(const sr_places *p, uint32_t at)
{
  if (at >= p->strings.len) return SR_VNULL;
  size_t len = (unsigned char)p->strings.ptr[at];
  if (len > p->strings.len - at - 1) return SR_VNULL;
  return (sr_view){p->strings.ptr + at + 1, len};
}

/* The row's entry in place.valid for a day, or NULL. */
static const sr_place_valid *valid_on(const sr_places *p, uint32_t row, sr_day when)
{
  if (!(p->rows[row].flags & SR_PLACE_VALID) || when == SR_NO_DAY) return NULL;
  uint32_t lo = 0, hi = p->n_valid;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (p->valid[mid].row < row)
      lo = mid + 1;
    else
      hi = mid;
  }
  for (; lo < p->n_valid && p->valid[lo].row == row; lo++)
    if (p->valid[lo].from <= when && when <= p->valid[lo].to) return &p->valid[lo];
  return NULL;
}

sr_view sr_place_name(const sr_places *p, uint32_t row, sr_day when)
{
  const sr_place_valid *v = valid_on(p, row, when);
  return string_at(p, v && v->name != SR_NONE ? v->name : p->rows[row].name);
}

uint32_t sr_place_parent(const sr_places *p, uint32_t row, sr_day when)
{
  const sr_place_valid *v = valid_on(p, row, when);
  uint32_t parent = v && v->parent != SR_NONE ? v->parent : p->rows[row].parent;
  return parent < p->n_rows ? parent : SR_NONE;
}

uint32_t sr_place_ancestor(const sr_places *p, uint32_t row, sr_place_level level, sr_day when)
{
  for (unsigned depth = 0; row != SR_NONE && depth < MAX_DEPTH; depth++) {
    if (sr_place_row_level(&p->rows[row]) == level) return row;
    row = sr_place_parent(p, row, when);
  }
  return SR_NONE;
}

static bool above(const sr_places *p, uint32_t row, uint32_t what, sr_day when)
{
  for (unsigned depth = 0; row != SR_NONE && depth < MAX_DEPTH; depth++) {
    if (row == what) return true;
    row = sr_place_parent(p, row, when);
  }
  return false;
}

bool sr_place_within(const sr_places *p, uint32_t row, uint32_t what)
{
  if (above(p, row, what, SR_NO_DAY)) return true;
  /* A division of the past: the day on which anything in the chain last lay elsewhere. */
  uint32_t at = row;
  for (unsigned depth = 0; at != SR_NONE && depth < MAX_DEPTH; depth++) {
    if (p->rows[at].flags & SR_PLACE_VALID)
      for (uint32_t i = 0; i < p->n_valid; i++)
        if (p->valid[i].row == at && above(p, row, what, p->valid[i].to)) return true;
    at = sr_place_parent(p, at, SR_NO_DAY);
  }
  return false;
}

uint32_t sr_place_point(const sr_places *p, uint32_t row, double *lat, double *lon)
{
  for (unsigned depth = 0; row != SR_NONE && depth < MAX_DEPTH; depth++) {
    const sr_place_row *r = &p->rows[row];
    if (r->lat != SR_PLACE_NOWHERE) {
      *lat = r->lat / 1e5;
      *lon = r->lon / 1e5;
      return row;
    }
    row = sr_place_parent(p, row, SR_NO_DAY);
  }
  return SR_NONE;
}

double sr_place_distance(const sr_places *p, uint32_t a, uint32_t b)
{
  const double rad = 3.14159265358979323846 / 180;
  double la, oa, lb, ob;
  if (sr_place_point(p, a, &la, &oa) == SR_NONE || sr_place_point(p, b, &lb, &ob) == SR_NONE) return -1;
  double s = sin((lb - la) * rad / 2), t = sin((ob - oa) * rad / 2);
  double h = s * s + cos(la * rad) * cos(lb * rad) * t * t;
  return 2 * 6371.0 * asin(sqrt(h > 1 ? 1 : h));
}

static void put_id(const sr_places *p, const sr_place_row *r, char *out, size_t room)
{
  if (r->flags & SR_PLACE_SRC_OWN) {
    sr_view own = string_at(p, r->id);
    snprintf(out, room, "sitrep:%.*s", (int)own.len, own.ptr);
  } else {
    snprintf(out, room, "%s:%u", r->flags & SR_PLACE_SRC_WOF ? "wof" : "geonames", (unsigned)r->id);
  }
}

/* Puts one row of the chain into the field of its level; a field once filled stays: the finest wins. */
static void put_level(sr_place_description *out, sr_place_level level, sr_view name)
{
  sr_view *field = level == SR_PLACE_POINT           ? &out->site
                   : level == SR_PLACE_NEIGHBOURHOOD ? &out->neighbourhood
                   : level == SR_PLACE_LOCALITY      ? &out->locality
                   : level == SR_PLACE_ADMIN2        ? &out->admin2
                   : level == SR_PLACE_ADMIN1        ? &out->admin1
                                                     : NULL;
  if (field && !field->len) *field = name;
}

void sr_place_describe(const sr_places *p, uint32_t row, sr_day when, sr_place_description *out)
{
  memset(out, 0, sizeof *out);
  const sr_place_row *r = &p->rows[row];
  out->level = (uint8_t)sr_place_row_level(r);
  out->people = r->level_pop >> 3;
  if (r->cc[0] != ' ') memcpy(out->country, r->cc, 2);
  put_id(p, r, out->id, sizeof out->id);
  uint32_t at = sr_place_point(p, row, &out->lat, &out->lon);
  out->located = at != SR_NONE;
  if (out->located) out->point_level = (uint8_t)sr_place_row_level(&p->rows[at]);
  for (unsigned depth = 0; row != SR_NONE && depth < MAX_DEPTH; depth++) {
    put_level(out, sr_place_row_level(&p->rows[row]), sr_place_name(p, row, when));
    row = sr_place_parent(p, row, when);
  }
}

const uint32_t *sr_places_named(const sr_places *p, const sr_document *d, uint32_t from, uint32_t to, uint32_t *n)
{
  uint64_t key = 0;
  for (uint32_t i = from; i < to; i++) key = sr_hash_phrase(key, d->tok.v[i].key);
  *n = 0;
  const sr_phrase_slot *s = sr_phrases_find(&p->names, key);
  if (!s || !(s->flags & SR_PHRASE_END) || s->value >= p->names.pool_n) return NULL;
  uint32_t count = p->names.pool[s->value];
  if (count > p->names.pool_n - s->value - 1) return NULL;
  *n = count;
  return p->names.pool + s->value + 1;
}
