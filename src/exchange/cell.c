/* Cells of our own tables; see cell.h. */
#include "exchange/cell.h"

#include <math.h>

#include "base/csv.h"
#include "sitrep/engine.h"

static bool taken(sr_cells *c, sr_cell_value v)
{
  if (c->take) c->take(c->payload, &v);
  return c->take != NULL;
}

void sr_cell_text(sr_cells *c, sr_view v)
{
  if (taken(c, (sr_cell_value){v.len ? SR_CELL_TEXT : SR_CELL_EMPTY, v, 0, 0})) return;
  bool formula = c->excel && v.len && v.ptr[0] && strchr("=+-@\t\r", v.ptr[0]);
  if (formula) v = sr_arena_printf(c->arena, "'%.*s", (int)v.len, v.ptr);
  sr_csv_text(c->out, v, ',');
}

void sr_cell_word(sr_cells *c, const char *word)
{
  sr_view v = sr_view_of(word);
  if (!taken(c, (sr_cell_value){v.len ? SR_CELL_TEXT : SR_CELL_EMPTY, v, 0, 0})) sr_csv_text(c->out, v, ',');
}

void sr_cell_int(sr_cells *c, int32_t v)
{
  if (taken(c, (sr_cell_value){v == SR_NULL_INT ? SR_CELL_EMPTY : SR_CELL_INT, SR_VNULL, v, 0})) return;
  if (v != SR_NULL_INT) sr_buf_printf(c->out, "%d", v);
  sr_buf_byte(c->out, ',');
}

void sr_cell_index(sr_cells *c, uint32_t v)
{
  if (taken(c, (sr_cell_value){v == UINT32_MAX ? SR_CELL_EMPTY : SR_CELL_INT, SR_VNULL, v, 0})) return;
  if (v != UINT32_MAX) sr_buf_printf(c->out, "%u", v);
  sr_buf_byte(c->out, ',');
}

void sr_cell_day(sr_cells *c, int32_t day)
{
  char text[16] = "";
  if (taken(c, (sr_cell_value){day == SR_NULL_INT ? SR_CELL_EMPTY : SR_CELL_DAY, SR_VNULL, day, 0})) return;
  if (day != SR_NULL_INT) sr_date_print(day, text);
  sr_cell_word(c, text);
}

void sr_cell_bool(sr_cells *c, bool v)
{
  if (!taken(c, (sr_cell_value){SR_CELL_BOOL, SR_VNULL, v, 0})) sr_cell_word(c, v ? "true" : "false");
}

void sr_cell_degrees(sr_cells *c, bool known, double v)
{
  if (taken(c, (sr_cell_value){known ? SR_CELL_REAL : SR_CELL_EMPTY, SR_VNULL, 0, known ? round(v * 1e5) / 1e5 : 0}))
    return;
  if (known) sr_buf_printf(c->out, "%.5f", v);
  sr_buf_byte(c->out, ',');
}

void sr_cell_range(sr_cells *c, const sr_range *r, int which)
{
  sr_cell_int(c, !r->told ? SR_NULL_INT : which == 0 ? r->low : which == 1 ? r->best : r->high);
}

static sr_view join(sr_cells *c, sr_view list, sr_view v)
{
  return list.len ? sr_arena_printf(c->arena, "%.*s; %.*s", (int)list.len, list.ptr, (int)v.len, v.ptr) : v;
}

void sr_cell_list(sr_cells *c, const sr_view *v, uint32_t n)
{
  sr_view list = SR_VNULL;
  for (uint32_t i = 0; i < n; i++)
    list = join(c, list, v[i]);
  sr_cell_text(c, list);
}

void sr_cell_tactics(sr_cells *c, const bool *tactics)
{
  sr_view list = SR_VNULL;
  for (int t = 0; t < SR_TACTIC__N; t++)
    if (tactics[t]) list = join(c, list, sr_view_of(sr_tactic_name((sr_tactic)t)));
  sr_cell_text(c, list);
}

void sr_cell_actors(sr_cells *c, const sr_known *k, sr_role role)
{
  sr_view list = SR_VNULL;
  for (uint32_t i = 0; i < k->n_actors; i++) {
    const sr_actor *a = &k->actors[i];
    if (a->role == role) list = join(c, list, a->name.len ? a->name : sr_view_of(sr_kind_name(a->kind)));
  }
  sr_cell_text(c, list);
}

void sr_cells_end(sr_cells *c)
{
  if (!c->take && c->out->status == SR_OK && c->out->len) c->out->ptr[c->out->len - 1] = '\n';
}
