/* Reports made of invented incidents, and their cells. Include cmocka.h before. */
#ifndef SR_TEST_REPORT_ON_H
#define SR_TEST_REPORT_ON_H

#include "base/base.h"
#include "compilers/packwrite.h"
#include "sitrep/engine.h"
#include "sitrep/security.h"

/* A definition of data/definitions, read once: its views stay. */
static inline sr_definition definition(const char *name)
{
  static const char *const names[] = {"crss", "picss", "satp", "sitrep"};
  static sr_view text[4];
  char path[1024];
  sr_definition d;
  sr_error err;
  int i = 0;
  while (i < 3 && strcmp(names[i], name))
    i++;
  snprintf(path, sizeof path, "%s/data/definitions/%s.tsv", getenv("SITREP_SOURCE"), name);
  if (!text[i].ptr) text[i] = read_file(path);
  if (sr_definition_read(&d, sr_view_of(name), text[i], &err) != SR_OK) fail_msg("%s: %s", name, err.message);
  return d;
}

static inline sr_security *report_on(const sr_known *row, uint32_t n, const sr_definition *d, const char *period)
{
  sr_security_options o = {
      .version = 1, .definition = d, .policy = SR_POLICY_latest_official, .place = SR_V("Pakistan")};
  sr_security *s;
  sr_error err;
  assert_int_equal(sr_stretch_parse(&o.period, sr_view_of(period), &err), SR_OK);
  assert_int_equal(sr_security_new(&s, &o, &err), SR_OK);
  for (uint32_t i = 0; i < n; i++)
    assert_true(sr_security_row(s, &row[i]));
  assert_int_equal(sr_security_finish(s, &err), SR_OK);
  return s;
}

static inline const sr_security_table *table(const sr_security_report *r, const char *id)
{
  for (uint32_t i = 0; i < r->n_tables; i++)
    if (!strcmp(r->table[i].id, id)) return &r->table[i];
  fail_msg("no table %s", id);
  return NULL;
}

/* The cell of a row by its name and a column by its title. */
static inline const sr_cell *cell(const sr_security_table *t, const char *row, const char *column)
{
  for (uint32_t i = 0; i < t->n_rows; i++)
    for (uint32_t k = 1; k < t->n_columns; k++)
      if (sr_view_eq(t->cell[i * t->n_columns].text, sr_view_of(row)) && sr_view_eq(t->column[k], sr_view_of(column)))
        return &t->cell[i * t->n_columns + k];
  return NULL;
}

static inline int64_t figure(const sr_security_table *t, const char *row, const char *column)
{
  const sr_cell *c = cell(t, row, column);
  return c ? c->amount.best : 0;
}

static inline int32_t day(const char *text)
{
  int32_t d;
  assert_true(sr_date_parse(sr_view_of(text), &d));
  return d;
}

static inline sr_known one(const char *id, const char *date, int32_t low, int32_t best, int32_t high)
{
  sr_known k = {.id = sr_view_of(id), .status = SR_STATE_occurred, .cls = SR_CLASS_attack};
  k.date = (sr_date){day(date), day(date), SR_DATEPREC_day, SR_VNULL};
  k.place = (sr_place){.country = SR_V("PK"), .admin1 = SR_V("Sindh"), .precision = SR_PLACEPREC_admin1};
  k.totals.killed[SR_GROUP_all] = k.outcome[SR_OUTCOME_killed] = (sr_range){true, low, best, high};
  return k;
}

static inline bool has(const sr_buf *b, const char *words)
{
  return memmem(b->ptr, b->len, words, strlen(words)) != NULL;
}

#endif
