/* Rows of fixed columns; see target.h. */
#include "exchange/target.h"

#include "base/csv.h"
#include "sitrep/engine.h"

static sr_target *target(sr_exporter *x)
{
  return x->state;
}

bool sr_target_begin(sr_exporter *x, const char *format, size_t size)
{
  sr_target *t = x->state = calloc(1, size);
  sr_view cell[SR_TABLE_CELLS];
  if (!t) {
    sr_export_fail(x, SR_ERR_MEMORY, "not enough memory for the export");
    return false;
  }
  for (const char *p = sr_tsv_begin(sr_table_columns); sr_tsv_next(&p, cell);)
    if (sr_view_eq(cell[0], sr_view_of(format)) && t->n < SR_TARGET_COLUMNS) t->name[t->n++] = cell[1];
  for (uint32_t i = 0; i < t->n; i++)
    sr_csv_text(&x->out, t->name[i], i + 1 < t->n ? ',' : '\n');
  return true;
}

void sr_target_end(sr_exporter *x)
{
  free(x->state);
  x->state = NULL;
}

void sr_target_set(sr_exporter *x, const char *column, sr_view v)
{
  sr_target *t = target(x);
  size_t len = strlen(column);
  for (uint32_t i = 0; i < t->n; i++)
    if (t->name[i].len == len && !memcmp(t->name[i].ptr, column, len)) {
      t->cell[i] = v;
      return;
    }
  sr_export_fail(x, SR_ERR_DATA, "%s: no such column: %s", x->file->name, column);
}

void sr_target_word(sr_exporter *x, const char *column, const char *word)
{
  sr_target_set(x, column, sr_view_of(word));
}

void sr_target_int(sr_exporter *x, const char *column, int64_t v)
{
  sr_target_set(x, column, sr_arena_printf(&x->arena, "%lld", (long long)v));
}

void sr_target_count(sr_exporter *x, const char *column, int32_t v)
{
  if (v != SR_NULL_INT) sr_target_int(x, column, v);
}

void sr_target_day(sr_exporter *x, const char *column, int32_t day)
{
  char text[16] = "";
  if (day == SR_NULL_INT) return;
  sr_date_print(day, text);
  sr_target_set(x, column, sr_arena_copy(&x->arena, sr_view_of(text)));
}

void sr_target_degrees(sr_exporter *x, const char *column, double v, int decimals)
{
  sr_target_set(x, column, sr_arena_printf(&x->arena, "%.*f", decimals, v));
}

void sr_target_write(sr_exporter *x)
{
  sr_target *t = target(x);
  for (uint32_t i = 0; i < t->n; i++)
    sr_csv_text(&x->out, t->cell[i], i + 1 < t->n ? ',' : '\n');
  memset(t->cell, 0, sizeof t->cell);
  t->rows++;
}

/* ---- losses ---- */

void sr_target_lose(sr_exporter *x, const char *field, sr_view value, const char *why)
{
  const sr_target *t = target(x);
  uint32_t incident = x->row; /* the exporter counts incidents; the report counts rows of the file */
  if (incident) x->row = t->refused ? 0 : t->rows + 1;
  sr_export_lose(x, field, value, why);
  x->row = incident;
}

void sr_target_refuse(sr_exporter *x, const char *field, sr_view value, const char *why)
{
  target(x)->refused = true;
  sr_target_lose(x, field, value, why);
  target(x)->refused = false;
}

static bool takes(sr_exporter *x, const char *field, const char *word, sr_view answer)
{
  if (sr_view_eq(answer, SR_V("yes")) || sr_view_eq(answer, SR_V("unless_state"))) return true;
  sr_target_refuse(x, field, sr_view_of(word),
                   sr_arena_printf(&x->arena, "%.*s%c", (int)answer.len, answer.ptr, 0).ptr);
  return false;
}

bool sr_target_takes(sr_exporter *x, const sr_known *k, unsigned column)
{
  const char *cls = sr_class_name(k->cls), *status = sr_state_name(k->status);
  if (k->review == SR_REVIEW_withdrawn || k->review == SR_REVIEW_rejected) {
    sr_target_refuse(x, "review", sr_view_of(sr_review_name(k->review)), "people ruled so");
    return false;
  }
  if (column <= SR_COL_GTD && !takes(x, "class", cls, sr_table_word(sr_table_classes, cls, column))) return false;
  return takes(x, "status", status, sr_table_word(sr_table_statuses, status, column));
}

void sr_target_lose_outcomes(sr_exporter *x, const sr_known *k, unsigned column, const char *why)
{
  for (int i = 0; i < SR_OUTCOME__N; i++) {
    const char *name = sr_outcome_name((sr_outcome)i);
    if (k->outcome[i].told && sr_view_eq(sr_table_word(sr_table_outcomes, name, column), SR_V("-")))
      sr_target_lose(x, name, sr_range_words(&x->arena, &k->outcome[i]), why);
  }
}

void sr_target_lose_for_all(sr_exporter *x, const char *name)
{
  static const char *const fields[][2] = {
      {"evidence", "the words that a value rests on have no column"},
      {"claims", "rival figures and who says them have no column"},
      {"history", "changes and rulings have no column"},
      {"source", "made by Sitrep in the format of this producer: these are not its codes"}};
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
    sr_target_lose(x, fields[i][0], sr_view_of(name), fields[i][1]);
}

/* ---- words ---- */

int32_t sr_range_figure(const sr_range *r)
{
  return !r->told ? SR_NULL_INT : r->best != SR_NULL_INT ? r->best : r->low;
}

sr_view sr_range_words(sr_arena *a, const sr_range *r)
{
  char best[16] = "?", low[16] = "?", high[16] = "?";
  if (!r->told) return SR_VNULL;
  if (r->best != SR_NULL_INT) snprintf(best, sizeof best, "%d", r->best);
  if (r->low != SR_NULL_INT) snprintf(low, sizeof low, "%d", r->low);
  if (r->high != SR_NULL_INT) snprintf(high, sizeof high, "%d", r->high);
  bool one = !strcmp(best, low) && !strcmp(best, high);
  return one ? sr_arena_printf(a, "%s", best) : sr_arena_printf(a, "%s (%s to %s)", best, low, high);
}

sr_view sr_view_join(sr_arena *a, sr_view list, sr_view v, const char *between)
{
  if (!v.len) return list;
  if (!list.len) return v;
  return sr_arena_printf(a, "%.*s%s%.*s", (int)list.len, list.ptr, between, (int)v.len, v.ptr);
}

sr_view sr_view_join_new(sr_arena *a, sr_view list, sr_view v, const char *between)
{
  size_t gap = strlen(between);
  for (size_t from = 0; from < list.len;) {
    const char *hit = memmem(list.ptr + from, list.len - from, between, gap);
    size_t len = hit ? (size_t)(hit - list.ptr) - from : list.len - from;
    if (sr_view_eq((sr_view){list.ptr + from, len}, v)) return list;
    from += len + gap;
  }
  return sr_view_join(a, list, v, between);
}

uint64_t sr_key_number(sr_view id)
{
  static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";
  uint64_t v = 0;
  for (size_t i = 0; i < id.len && i < 10; i++) {
    const char *p = id.ptr[i] ? strchr(digits, id.ptr[i]) : NULL;
    v = v << 5 | (p ? (uint64_t)(p - digits) : 0);
  }
  return v;
}
