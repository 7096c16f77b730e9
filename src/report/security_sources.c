/* The reports that the incidents rest on: who published them, when, under which title. Rows of the record are offered
 * one by one; those of other incidents are passed over. */
#include "report/security.h"

/* More are a catalogue: the incidents name their ids, and the report says so. */
enum { MAX_CITED = 10000 };

static uint32_t *slot_of(const sr_security *s, sr_view id)
{
  uint32_t k = (uint32_t)sr_hash(id) & (s->n_cited_slots - 1);
  while (s->cited_slot[k] != SR_NO_INDEX && !sr_view_eq(s->cited.v[s->cited_slot[k]].id, id))
    k = (k + 1) & (s->n_cited_slots - 1);
  return &s->cited_slot[k];
}

/* The reports of all incidents, in the order in which these name them. */
static void name_reports(sr_security *s)
{
  uint32_t all = 0, n = 64;
  for (uint32_t i = 0; i < s->incident.n; i++)
    all += s->incident.v[i].n_reports;
  while (n / 2 < all)
    n *= 2;
  s->cited_slot = sr_arena_alloc(&s->arena, n * sizeof *s->cited_slot);
  memset(s->cited_slot, 0xff, n * sizeof *s->cited_slot);
  s->n_cited_slots = n;
  for (uint32_t i = 0; i < s->incident.n; i++)
    for (uint32_t k = 0; k < s->incident.v[i].n_reports; k++) {
      sr_cited c = {.id = s->incident.v[i].reports[k]};
      uint32_t *slot = slot_of(s, c.id);
      if (*slot != SR_NO_INDEX) continue;
      *slot = s->cited.n;
      SR_PUSH(&s->arena, &s->cited, c);
    }
}

static void take(sr_security *s, const sr_stored *row)
{
  if (!s->cited_slot) name_reports(s);
  uint32_t i = *slot_of(s, row->id);
  if (i == SR_NO_INDEX) return;
  sr_cited *c = &s->cited.v[i];
  c->source = sr_arena_copy(&s->arena, row->source);
  c->published = sr_arena_copy(&s->arena, row->published);
  c->title = sr_arena_copy(&s->arena, row->title);
  c->url = sr_arena_copy(&s->arena, row->url);
}

static uint32_t count_cited(const sr_security *s)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < s->incident.n && n <= MAX_CITED; i++)
    n += s->incident.v[i].n_reports;
  return n;
}

bool sr_security_source(void *security, const sr_stored *row)
{
  sr_security *s = security;
  jmp_buf full;
  if (s->failed || !s->finished || (!s->cited_slot && count_cited(s) > MAX_CITED)) return false;
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
  for (uint32_t i = 0; i < s->cited.n; i++) {
    const sr_cited *c = &s->cited.v[i];
    const sr_view cells[] = {c->id, c->source, c->published, c->title, c->url};
    for (int k = 0; k < 5; k++)
      sr_table_text(&m, cells[k]);
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
  if (!s->cited.n && count_cited(s) > MAX_CITED && s->report.n_notes < SR_SECURITY_NOTES)
    s->report.note[s->report.n_notes++] = SR_V("The incidents rest on more than 10,000 reports, which are named by their ids only.");
  if (s->cited.n && s->report.n_tables < SR_SECURITY_TABLES) build(s);
  s->arena.on_full = NULL;
  return SR_OK;
}
