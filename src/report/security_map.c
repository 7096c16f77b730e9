/* Marks of the map: incidents at the same spot are one mark, so that a district's centre is not a heap of points. What
 * is known by country only is no mark: a point would say more than anybody knows. */
#include "report/security.h"

static sr_view name_of(const sr_security_incident *in)
{
  if (in->precision <= SR_PLACEPREC_locality && in->town.len) return in->town;
  if (in->precision <= SR_PLACEPREC_admin2 && in->district.len) return in->district;
  return in->region.len ? in->region : in->place;
}

static int by_deaths(const void *x, const void *y)
{
  const sr_security_mark *a = x, *b = y;
  if (a->killed != b->killed) return a->killed > b->killed ? -1 : 1;
  if (a->incidents != b->incidents) return a->incidents > b->incidents ? -1 : 1;
  if (a->lat != b->lat) return a->lat < b->lat ? -1 : 1;
  return (a->lon > b->lon) - (a->lon < b->lon);
}

void sr_security_marks(sr_security *s)
{
  sr_grouping g = {.arena = &s->arena};
  SR_VEC(sr_security_mark) mark = {0};
  sr_security_report *r = &s->report;
  for (uint32_t i = 0; i < s->incident.n; i++) {
    const sr_security_incident *in = &s->incident.v[i];
    if (!in->located || in->precision >= SR_PLACEPREC_country) {
      r->unmarked++;
      continue;
    }
    sr_view key = sr_arena_printf(&s->arena, "%.3f %.3f %d", in->lat, in->lon, (int)in->precision);
    sr_group_row *row = sr_grouping_at(&g, key);
    if (!row->tally.incidents) {
      row->extra[0] = mark.n;
      sr_security_mark m = {name_of(in), in->lat, in->lon, in->precision, 0, 0};
      SR_PUSH(&s->arena, &mark, m);
    }
    sr_tally_add(&row->tally, &in->tally);
    mark.v[row->extra[0]].incidents++;
    mark.v[row->extra[0]].killed += in->tally.killed.best;
  }
  if (mark.n) qsort(mark.v, mark.n, sizeof *mark.v, by_deaths);
  r->mark = mark.v, r->n_marks = mark.n;
  r->map_note = sr_arena_printf(&s->arena, "Size: number of killed. Shape: how exactly the place is known; a district or "
                                           "province is marked at its middle, which is not where it happened.");
  if (r->outlines.len)
    r->map_note = sr_arena_printf(&s->arena, "%.*s Coasts and borders: Natural Earth, simplified; they take no side in disputes.",
                                  (int)r->map_note.len, r->map_note.ptr);
  if (r->unmarked)
    r->map_note = sr_arena_printf(&s->arena, "%.*s Incidents without a place on the map: %u.", (int)r->map_note.len,
                                  r->map_note.ptr, r->unmarked);
}
