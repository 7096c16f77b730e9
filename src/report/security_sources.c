/* The reports that the incidents rest on: who published them, when, under which title. Rows of the record are offered
 * one by one; those of other incidents are passed over. */
#include "report/security.h"

/* Their ids, in the order in which the incidents name them. */
static void name_reports(sr_security *s)
{
  s->cited.arena = &s->arena;
  for (uint32_t i = 0; i < s->incident.n; i++)
    for (uint32_t k = 0; k < s->incident.v[i].n_reports; k++)
      sr_grouping_at(&s->cited, s->incident.v[i].reports[k]);
  s->origin = sr_arena_zalloc(&s->arena, s->cited.row.n + 1, sizeof *s->origin);
}

static void take(sr_security *s, const sr_stored *row)
{
  if (!s->origin) name_reports(s);
  const sr_group_row *cited = sr_grouping_find(&s->cited, row->id);
  if (!cited) return;
  s->origin[cited - s->cited.row.v] = (sr_origin){.source = sr_arena_copy(&s->arena, row->source),
                                                  .published = sr_arena_copy(&s->arena, row->published),
                                                  .title = sr_arena_copy(&s->arena, row->title),
                                                  .url = sr_arena_copy(&s->arena, row->url)};
}

bool sr_security_source(void *security, const sr_stored *row)
{
  sr_security *s = security;
  jmp_buf full;
  if (s->failed || !s->finished) return false;
  s->arena.on_full = &full;
  if (setjmp(full))
    s->failed = true;
  else
    take(s, row);
  s->arena.on_full = NULL;
  return !s->failed;
}

static void build(sr_security *s)
{
  sr_table_maker m = sr_table_begin(s, "reports", "Reports that the incidents rest on",
                                    "Report|Published by|Published on|Title|Address");
  for (uint32_t i = 0; i < s->cited.row.n; i++) {
    const sr_origin *o = &s->origin[i];
    sr_table_text(&m, s->cited.row.v[i].key);
    sr_table_text(&m, o->source);
    sr_table_text(&m, o->published);
    sr_table_text(&m, o->title);
    sr_table_text(&m, o->url);
  }
  sr_table_end(&m, false);
}

sr_status sr_security_sources_end(sr_security *s, sr_error *err)
{
  jmp_buf full;
  s->arena.on_full = &full;
  if (s->failed || setjmp(full)) {
    s->arena.on_full = NULL;
    if (err) *err = (sr_error){.code = SR_ERR_MEMORY, .offset = SIZE_MAX, .message = "out of memory"};
    return SR_ERR_MEMORY;
  }
  if (s->cited.row.n && s->report.n_tables < SR_SECURITY_TABLES) build(s);
  s->arena.on_full = NULL;
  return SR_OK;
}
