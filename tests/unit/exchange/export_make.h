/* Incidents made by hand, and what a writer makes of them: cells by the name of their column, losses as lines. Real
 * places, invented events. */
#ifndef EXPORT_MAKE_H
#define EXPORT_MAKE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/base.h"
#include "exchange/writer.h"
#include "sitrep/engine.h"

enum { MADE_ACTORS = 6, MADE_ROWS = 8, MADE_REPORTS = 4, MADE_LOSSES = 128 };

typedef struct made {
  sr_story story;
  sr_actor actors[MADE_ACTORS];
  sr_casualty rows[MADE_ROWS];
  sr_telling reports[MADE_REPORTS];
  sr_claim claims[4];
  sr_view ids[MADE_REPORTS];
} made;

static int32_t day_of(const char *text)
{
  int32_t day = 0;
  if (!sr_date_parse(sr_view_of(text), &day)) fail_msg("%s", text);
  return day;
}

/* An attack in Mastung on one day, told by one report; nobody hurt, nobody named. */
static made made_attack(const char *id, const char *day)
{
  made m = {0};
  sr_known *k = &m.story.known;
  k->id = sr_view_of(id);
  k->date = (sr_date){day_of(day), day_of(day), SR_DATEPREC_day, SR_VNULL};
  k->place = (sr_place){.text = SR_V("Mastung"),
                        .locality = SR_V("Mastung"),
                        .admin2 = SR_V("Mastung"),
                        .admin1 = SR_V("Balochistan"),
                        .country = SR_V("PK"),
                        .located = true,
                        .lat = 29.79966,
                        .lon = 66.84553,
                        .precision = SR_PLACEPREC_locality,
                        .gazetteer = SR_V("geonames:1170395")};
  m.reports[0].report = (sr_stored){
      .id = SR_V("r1"), .title = SR_V("Blast in Mastung"), .source = SR_V("Dawn"), .published = sr_view_of(day)};
  m.reports[0].mention = sr_view_of(id);
  m.ids[0] = SR_V("r1");
  m.story.n_reports = k->n_reports = k->n_independent = 1;
  return m;
}

static void made_actor(made *m, sr_role role, sr_kind kind, const char *name, sr_certainty certainty)
{
  m->actors[m->story.known.n_actors++] =
      (sr_actor){.role = role, .kind = kind, .name = sr_view_of(name), .certainty = certainty};
}

static void made_toll(made *m, sr_outcome outcome, sr_who who, sr_side side, int32_t n)
{
  sr_known *k = &m->story.known;
  m->rows[k->n_casualties++] = (sr_casualty){.outcome = outcome,
                                             .who = who,
                                             .side = side,
                                             .low = n,
                                             .best = n,
                                             .high = n,
                                             .part_of = SR_NO_INDEX,
                                             .attribution = SR_NO_INDEX};
  sr_range *all = &k->outcome[outcome];
  if (!all->told) *all = (sr_range){true, 0, 0, 0};
  all->low += n, all->best += n, all->high += n;
  bool security = who == SR_WHO_police || who == SR_WHO_military || who == SR_WHO_paramilitary || who == SR_WHO_militia;
  bool militants = who == SR_WHO_militant || who == SR_WHO_suicide_attacker;
  sr_group_kind group = security                                       ? SR_GROUP_security
                        : militants                                    ? SR_GROUP_militants
                        : who == SR_WHO_unknown || who == SR_WHO_mixed ? SR_GROUP_unknown
                                                                       : SR_GROUP_civilians;
  sr_range *part = outcome == SR_OUTCOME_killed    ? &k->totals.killed[group]
                   : outcome == SR_OUTCOME_injured ? &k->totals.injured[group]
                                                   : NULL;
  if (!part) return;
  if (!part->told) *part = (sr_range){true, 0, 0, 0};
  part->low += n, part->best += n, part->high += n;
}

/* ---- what came out ---- */

typedef struct told {
  sr_buf out;
  char loss[MADE_LOSSES][256]; /* "row incident field: value" */
  unsigned n_losses;
} told;

static void keep_loss(void *payload, const sr_loss *l)
{
  told *t = payload;
  if (t->n_losses == MADE_LOSSES) fail_msg("too many losses");
  snprintf(t->loss[t->n_losses++], sizeof t->loss[0], "%u %.*s %.*s: %.*s", l->row, (int)l->incident.len,
           l->incident.len ? l->incident.ptr : "", (int)l->field.len, l->field.ptr, (int)l->value.len,
           l->value.len ? l->value.ptr : "");
}

/* One pass, as sr_record_export makes it. */
static void write_file(told *t, const sr_export_writer *w, unsigned file, made *m, unsigned n)
{
  sr_export_options o = SR_EXPORT_OPTIONS_INIT;
  o.loss = keep_loss, o.loss_payload = t;
  sr_exporter x = {.options = &o, .writer = w, .file = &w->files[file]};
  jmp_buf full;
  sr_buf_init(&x.out, 1 << 24);
  sr_arena_init(&x.arena, 0);
  x.arena.on_full = &full;
  if (setjmp(full)) fail_msg("no memory");
  t->n_losses = 0;
  if (x.file->begin) x.file->begin(&x);
  for (unsigned i = 0; i < n; i++) {
    m[i].story.known.actors = m[i].actors, m[i].story.known.casualties = m[i].rows;
    m[i].story.known.reports = m[i].ids, m[i].story.reports = m[i].reports, m[i].story.claims = m[i].claims;
    x.row++, x.incident = m[i].story.known.id;
    x.file->row(&x, &m[i].story);
  }
  x.row = 0, x.incident = SR_VNULL;
  if (x.file->end) x.file->end(&x);
  if (x.status != SR_OK) fail_msg("%s", x.error.message);
  assert_null(x.state);
  sr_arena_dispose(&x.arena);
  sr_buf_byte(&x.out, 0);
  t->out = x.out;
}

static void told_end(told *t)
{
  sr_buf_dispose(&t->out);
}

/* The n-th cell of a line of CSV, unquoted, into a static room. */
static const char *cell_at(const char *line, unsigned n)
{
  static char room[4][4096];
  static unsigned turn;
  char *out = room[turn = (turn + 1) % 4], *to = out;
  const char *p = line;
  for (unsigned i = 0;; i++) {
    to = out;
    bool quoted = *p == '"';
    p += quoted;
    while (*p && (quoted || (*p != ',' && *p != '\n'))) {
      if (quoted && *p == '"' && p[1] != '"') {
        p++;
        break;
      }
      p += quoted && *p == '"';
      *to++ = *p++;
    }
    *to = 0;
    if (i == n) return out;
    if (*p != ',') return NULL;
    p++;
  }
}

static const char *line_of(const told *t, unsigned row)
{
  const char *p = t->out.ptr;
  for (; row && p; row--) {
    p = strchr(p, '\n');
    p = p ? p + 1 : NULL;
  }
  return p && *p ? p : NULL;
}

/* The cell of a row (from 1) by the name of its column. */
static const char *cell_of(const told *t, unsigned row, const char *column)
{
  const char *line = line_of(t, row), *name;
  if (!line) fail_msg("no row %u", row);
  for (unsigned i = 0; (name = cell_at(t->out.ptr, i)); i++)
    if (!strcmp(name, column)) return cell_at(line, i);
  fail_msg("no column %s", column);
  return NULL;
}

static unsigned rows_of(const told *t)
{
  unsigned n = 0;
  while (line_of(t, n + 1))
    n++;
  return n;
}

#define assert_cell(t, row, column, value) assert_string_equal(cell_of(t, row, column), value)

static bool has_loss(const told *t, const char *line)
{
  for (unsigned i = 0; i < t->n_losses; i++)
    if (!strcmp(t->loss[i], line)) return true;
  return false;
}

#endif
