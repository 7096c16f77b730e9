/* Changes since a release; see changes.h.
 *
 * Of each row of the release before a hash of every cell is kept. Each incident of the record is made into its row and
 * compared; what the release had and the record no longer lists is looked for by its id. Why a row changed stands in
 * the record's log: what was filed and ruled since. Why and who are asked after the pass, for the record answers one
 * question at a time. */
#include "exchange/changes.h"

#include "base/csv.h"
#include "exchange/csv_read.h"
#include "exchange/package.h"

enum { MOST_FIELDS = 64 };

typedef struct old_row {
  char id[16];
  uint32_t *cells; /* hashes, in the order of our fields */
  bool met;
} old_row;

typedef struct change {
  char id[16];
  uint64_t fields; /* 0: added */
} change;

typedef struct comparer {
  sr_importer *x;
  SR_VEC(old_row) old;
  SR_VEC(change) found;
  int at[MOST_FIELDS]; /* of each of our fields: its place in the release's rows, -1 */
  uint32_t n_fields;
  sr_buf row;
} comparer;

static uint32_t hash_of(sr_view v)
{
  return (uint32_t)(sr_hash(v) >> 16);
}

/* ---- the release before ---- */

static int by_id(const void *a, const void *b)
{
  return memcmp(((const old_row *)a)->id, ((const old_row *)b)->id, sizeof((const old_row *)a)->id);
}

static void map_fields(comparer *c, const sr_csv_row *header)
{
  uint32_t n;
  const sr_field_row *f = sr_fields(&n);
  for (uint32_t i = 0; i < n && !strcmp(f[i].table, "incidents") && c->n_fields < MOST_FIELDS; i++) {
    int at = -1;
    for (uint32_t k = 0; k < header->n; k++)
      if (sr_view_eq(header->cells[k], sr_view_of(f[i].name))) at = (int)k;
    c->at[c->n_fields++] = at;
  }
  if (c->at[0] < 0) sr_import_fail(c->x, SR_ERR_INPUT, "no incidents.csv of a release: it has no column \"id\"");
}

static void read_old(comparer *c)
{
  sr_importer *x = c->x;
  sr_csv_row row;
  char comma = ',';
  if (!sr_csv_next(x, &row, &comma)) {
    sr_import_fail(x, SR_ERR_INPUT, "the incidents.csv of the release before is empty");
    return;
  }
  map_fields(c, &row);
  while (x->status == SR_OK) {
    old_row o = {.met = false};
    sr_arena_reset(&x->arena);
    if (!sr_csv_next(x, &row, &comma)) break;
    o.cells = sr_arena_zalloc(&x->keep, c->n_fields, sizeof *o.cells);
    for (uint32_t i = 0; i < c->n_fields; i++)
      if (c->at[i] >= 0 && (uint32_t)c->at[i] < row.n) o.cells[i] = hash_of(row.cells[c->at[i]]);
    snprintf(o.id, sizeof o.id, "%.*s", (int)(row.n && row.cells[0].len < 15 ? row.cells[0].len : 0), row.cells[0].ptr);
    SR_PUSH(&x->keep, &c->old, o);
  }
  if (c->old.n) qsort(c->old.v, c->old.n, sizeof *c->old.v, by_id);
}

/* ---- the record ---- */

static bool compare_row(void *payload, const sr_known *k)
{
  comparer *c = payload;
  sr_csv_row row = {0};
  old_row key = {.met = false};
  change found = {.fields = 0};
  sr_arena_reset(&c->x->arena);
  sr_buf_clear(&c->row);
  sr_csv_incident(&c->row, &c->x->arena, k);
  if (c->row.status != SR_OK) return false;
  sr_csv_split(&c->x->arena, (sr_view){c->row.ptr, c->row.len - 1}, ',', &row);
  snprintf(key.id, sizeof key.id, "%.*s", (int)k->id.len, k->id.ptr);
  memcpy(found.id, key.id, sizeof found.id);
  old_row *o = c->old.n ? bsearch(&key, c->old.v, c->old.n, sizeof *c->old.v, by_id) : NULL;
  for (uint32_t i = 0; o && i < c->n_fields && i < row.n; i++)
    if (c->at[i] >= 0 && o->cells[i] != hash_of(row.cells[i])) found.fields |= (uint64_t)1 << i;
  if (o) o->met = true;
  if (!o || found.fields) SR_PUSH(&c->x->keep, &c->found, found);
  return true;
}

static void put_fields(sr_buf *out, uint64_t fields)
{
  uint32_t n;
  const sr_field_row *f = sr_fields(&n);
  bool some = false;
  for (uint32_t i = 0; i < MOST_FIELDS; i++) {
    if (!(fields >> i & 1)) continue;
    sr_buf_printf(out, "%s%s", some ? "; " : "", f[i].name);
    some = true;
  }
}

static const char *text_of(sr_view v)
{
  return v.len ? v.ptr : "";
}

/* What was filed and ruled since, in words. */
static sr_view why(sr_arena *a, const sr_story *s, sr_view since)
{
  sr_view out = SR_VNULL;
  for (uint32_t i = 0; i < s->n_history; i++) {
    const sr_event_log *e = &s->history[i];
    size_t n = e->at.len < since.len ? e->at.len : since.len;
    if (n && memcmp(e->at.ptr, since.ptr, n) <= 0) continue;
    sr_view detail = e->detail;
    while (detail.len && detail.ptr[detail.len - 1] == ' ')
      detail.len--;
    out = sr_arena_printf(a, "%.*s%s%.*s %.*s %.*s%s%.*s%s%.*s%s", (int)out.len, text_of(out), out.len ? "; " : "",
                          (int)(e->at.len < 10 ? e->at.len : 10), e->at.ptr, (int)e->what.len, e->what.ptr,
                          (int)detail.len, text_of(detail), e->who.len ? ", by " : "", (int)e->who.len, text_of(e->who),
                          e->why.len ? ": " : "", (int)e->why.len, text_of(e->why), e->undone ? " (undone)" : "");
  }
  return out;
}

static void put_change(sr_buf *out, const char *what, const char *id, sr_view into, uint64_t fields, sr_view reason)
{
  sr_buf_printf(out, "%s,%s,", what, id);
  sr_csv_text(out, into, ',');
  put_fields(out, fields);
  sr_buf_byte(out, ',');
  sr_csv_text(out, reason, '\n');
}

static void put_found(sr_buf *out, comparer *c, const change *f, const sr_query *q, sr_view since)
{
  const sr_story *s;
  sr_error err;
  sr_arena *a = &c->x->arena;
  bool told = f->fields && sr_record_show(&s, c->x->record, sr_view_of(f->id), q, &err) == SR_OK;
  put_change(out, f->fields ? "changed" : "added", f->id, SR_VNULL, f->fields, told ? why(a, s, since) : SR_VNULL);
}

/* Where an incident of the release before went. */
static void put_gone(sr_buf *out, comparer *c, const old_row *o, const sr_query *q, sr_view since)
{
  const sr_story *s;
  sr_error err;
  if (sr_record_show(&s, c->x->record, sr_view_of(o->id), q, &err) != SR_OK) {
    put_change(out, "gone", o->id, SR_VNULL, 0, SR_V("no report tells of it any longer"));
    return;
  }
  sr_view reason = why(&c->x->arena, s, since);
  if (!sr_view_eq(s->known.id, sr_view_of(o->id)))
    put_change(out, "merged", o->id, s->known.id, 0, reason);
  else if (s->known.review == SR_REVIEW_withdrawn || s->known.review == SR_REVIEW_rejected)
    put_change(out, sr_review_name(s->known.review), o->id, SR_VNULL, 0, reason);
  else
    put_change(out, sr_state_name(s->known.status), o->id, SR_VNULL, 0, reason);
}

void sr_changes_header(sr_buf *out)
{
  sr_buf_add(out, SR_V("change,incident,into,fields,why\n"));
}

void sr_changes_put(sr_buf *out, sr_importer *x, const sr_query *q, sr_view since, sr_snapshot_counts *counts)
{
  comparer c = {.x = x};
  sr_error err = {.offset = SIZE_MAX};
  read_old(&c);
  if (x->status != SR_OK) return;
  x->line = 0;
  sr_buf_init(&c.row, 1 << 24);
  sr_status st = sr_record_incidents(x->record, q, compare_row, &c, &err);
  if (st == SR_OK) st = c.row.status;
  sr_buf_dispose(&c.row);
  if (st != SR_OK) {
    sr_import_fail(x, st, "%s", err.message);
    return;
  }
  for (uint32_t i = 0; i < c.found.n; i++) {
    sr_arena_reset(&x->arena);
    put_found(out, &c, &c.found.v[i], q, since);
    c.found.v[i].fields ? counts->changed++ : counts->added++;
  }
  for (uint32_t i = 0; i < c.old.n; i++) {
    if (c.old.v[i].met) continue;
    sr_arena_reset(&x->arena);
    put_gone(out, &c, &c.old.v[i], q, since);
    counts->gone++;
  }
}
