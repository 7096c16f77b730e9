/* The tables of the report, each a sum over its incidents. */
#include "report/security.h"

enum { TOP_DISTRICTS = 10, TOP_GROUPS = 15 };

static bool is_empty(const sr_security *s)
{
  return s->incident.n == 0;
}

/* "Sindh"; "Sindh, PK" where the report spans countries; what is not known is said. */
static sr_view region_key(sr_security *s, const sr_security_incident *in)
{
  sr_view region = in->region.len ? in->region : SR_V("Province not known");
  if (s->countries < 2 || !in->country.len) return region;
  return sr_arena_printf(&s->arena, "%.*s, %.*s", (int)region.len, region.ptr, (int)in->country.len, in->country.ptr);
}

/* ---- key figures ---- */

typedef struct figure_row {
  sr_view name;
  sr_amount now, last, year;
  bool sure;
} figure_row;

static void key_row(sr_table_maker *m, const figure_row *f)
{
  sr_table_text(m, f->name);
  if (f->sure) {
    sr_table_count(m, f->now.best);
    sr_table_count(m, f->last.best);
  } else {
    sr_table_amount(m, &f->now);
    sr_table_amount(m, &f->last);
  }
  sr_table_change(m, &f->now, &f->last, f->sure);
  if (m->s->same) return;
  if (f->sure)
    sr_table_count(m, f->year.best);
  else
    sr_table_amount(m, &f->year);
  sr_table_change(m, &f->now, &f->year, f->sure);
}

static sr_amount counted(int64_t n)
{
  return (sr_amount){n, n, n, false, false};
}

static void key_figures(sr_security *s)
{
  const sr_definition *d = s->options.definition;
  const sr_tally *n = &s->now, *l = &s->last, *y = &s->year;
  sr_table_maker m = sr_table_begin(s, "key_figures", "Key figures", "");
  sr_table_column(&m, SR_V("Figure"));
  sr_table_column(&m, s->report.period);
  sr_table_column(&m, s->report.before);
  sr_table_column(&m, SR_V("Change"));
  if (!s->same) {
    sr_table_column(&m, s->report.year_before);
    sr_table_column(&m, SR_V("Change on the year before"));
  }
  key_row(&m,
          &(figure_row){SR_V("Incidents"), counted(n->incidents), counted(l->incidents), counted(y->incidents), true});
  key_row(&m, &(figure_row){SR_V("Killed"), n->killed, l->killed, y->killed, false});
  for (unsigned i = 0; i < d->n_buckets; i++) {
    sr_view name = sr_arena_printf(&s->arena, "Killed: %.*s", (int)d->bucket[i].title.len, d->bucket[i].title.ptr);
    key_row(&m, &(figure_row){name, n->bucket[i], l->bucket[i], y->bucket[i], false});
  }
  key_row(&m, &(figure_row){SR_V("Injured"), n->injured, l->injured, y->injured, false});
  key_row(&m, &(figure_row){SR_V("Abducted"), n->abducted, l->abducted, y->abducted, false});
  key_row(&m, &(figure_row){SR_V("Arrested"), n->arrested, l->arrested, y->arrested, false});
  m.t->note = SR_V("In brackets: the lowest and the highest figure that the claims allow; + where a claim has no upper "
                   "end. A change is "
                   "marked where the two ranges overlap: it may be none.");
  sr_table_end(&m, false);
}

/* ---- places ---- */

static void outcome_cells(sr_table_maker *m, sr_view name, const sr_tally *t)
{
  sr_table_text(m, name);
  sr_table_count(m, t->incidents);
  sr_table_amount(m, &t->killed);
  sr_table_amount(m, &t->injured);
  sr_table_amount(m, &t->abducted);
  sr_table_amount(m, &t->arrested);
  sr_table_share(m, &t->killed, &m->s->now.killed);
}

static void provinces(sr_security *s)
{
  sr_grouping g = {.arena = &s->arena};
  for (uint32_t i = 0; i < s->incident.n; i++)
    sr_tally_add(&sr_grouping_at(&g, region_key(s, &s->incident.v[i]))->tally, &s->incident.v[i].tally);
  sr_grouping_sort(&g);
  sr_table_maker m = sr_table_begin(s, "provinces", "Provinces by outcome",
                                    "Province|Incidents|Killed|Injured|Abducted|Arrested|Share of killed");
  for (uint32_t i = 0; i < g.row.n; i++)
    outcome_cells(&m, g.row.v[i].key, &g.row.v[i].tally);
  outcome_cells(&m, SR_V("All"), &s->now);
  m.t->chart = SR_CHART_bars, m.t->chart_from = 2, m.t->charted = 2;
  sr_table_end(&m, true);
}

static void districts(sr_security *s)
{
  sr_grouping g = {.arena = &s->arena};
  for (uint32_t i = 0; i < s->incident.n; i++) {
    const sr_security_incident *in = &s->incident.v[i];
    if (!in->district.len) continue;
    sr_view region = region_key(s, in);
    sr_view key =
        sr_arena_printf(&s->arena, "%.*s, %.*s", (int)in->district.len, in->district.ptr, (int)region.len, region.ptr);
    sr_tally_add(&sr_grouping_at(&g, key)->tally, &in->tally);
  }
  if (!g.row.n) return;
  sr_grouping_sort(&g);
  sr_table_maker m =
      sr_table_begin(s, "districts", "Districts with most killed", "District|Incidents|Killed|Injured|Share of killed");
  for (uint32_t i = 0; i < g.row.n && i < TOP_DISTRICTS; i++) {
    const sr_tally *t = &g.row.v[i].tally;
    sr_table_text(&m, g.row.v[i].key);
    sr_table_count(&m, t->incidents);
    sr_table_amount(&m, &t->killed);
    sr_table_amount(&m, &t->injured);
    sr_table_share(&m, &t->killed, &s->now.killed);
  }
  if (g.row.n > TOP_DISTRICTS) m.t->note = sr_arena_printf(&s->arena, "The first ten of %u districts.", g.row.n);
  m.t->chart = SR_CHART_bars, m.t->chart_from = 2, m.t->charted = 1;
  sr_table_end(&m, false);
}

/* ---- attacks and operations ---- */

static void ledger_row(sr_table_maker *m, const char *name, const sr_tally *t)
{
  const sr_definition *d = m->s->options.definition;
  sr_table_text(m, sr_view_of(name));
  sr_table_count(m, t->incidents);
  sr_table_amount(m, &t->killed);
  for (unsigned i = 0; i < d->n_buckets; i++)
    sr_table_amount(m, &t->bucket[i]);
  sr_table_amount(m, &t->injured);
}

static void ledgers(sr_security *s)
{
  static const char *const names[SR_LEDGER__N] = {"", "Attacks", "Operations", "Other clashes and violence"};
  sr_tally sum[SR_LEDGER__N] = {0};
  const sr_definition *d = s->options.definition;
  for (uint32_t i = 0; i < s->incident.n; i++)
    sr_tally_add(&sum[s->incident.v[i].ledger], &s->incident.v[i].tally);
  sr_table_maker m = sr_table_begin(s, "ledgers", "Attacks against operations", "Ledger|Incidents|Killed");
  for (unsigned i = 0; i < d->n_buckets; i++)
    sr_table_column(&m, d->bucket[i].title);
  sr_table_column(&m, SR_V("Injured"));
  for (int l = SR_LEDGER_attacks; l < SR_LEDGER__N; l++)
    if (l != SR_LEDGER_other || sum[l].incidents) ledger_row(&m, names[l], &sum[l]);
  ledger_row(&m, "All", &s->now);
  m.t->chart = SR_CHART_stacked, m.t->chart_from = 3, m.t->charted = d->n_buckets;
  sr_table_end(&m, true);
}

/* ---- groups and tactics ---- */

enum { CLAIMED, ATTRIBUTED, ATTACKED };

/* Its own dead: the militants of incidents where no other group is named. */
static sr_amount own_dead(const sr_security *s, const sr_security_incident *in, const sr_security_party *p)
{
  const sr_definition *d = s->options.definition;
  sr_amount none = {0};
  for (unsigned i = 0; i < d->n_buckets && p->only; i++)
    if (d->bucket[i].group == SR_GROUP_militants) return in->tally.bucket[i];
  return none;
}

static void groups(sr_security *s)
{
  sr_grouping g = {.arena = &s->arena};
  for (uint32_t i = 0; i < s->incident.n; i++) {
    const sr_security_incident *in = &s->incident.v[i];
    for (uint32_t k = 0; k < in->n_parties; k++) {
      const sr_security_party *p = &in->parties[k];
      sr_group_row *row = sr_grouping_at(&g, p->name);
      sr_amount own = own_dead(s, in, p);
      row->extra[CLAIMED] += p->claimed;
      row->extra[ATTRIBUTED] += p->attributed && !p->claimed;
      row->extra[ATTACKED] += p->attacked && !p->claimed && !p->attributed;
      row->tally.incidents++;
      sr_amount_add(&row->own, &own);
      if (p->claimed || p->attributed) sr_amount_add(&row->tally.killed, &in->tally.killed);
    }
  }
  if (!g.row.n) return;
  sr_grouping_sort(&g);
  sr_table_maker m = sr_table_begin(s, "groups", "Armed groups",
                                    "Group|Claimed|Attributed|Acted against|Killed in its incidents|Own dead");
  for (uint32_t i = 0; i < g.row.n && i < TOP_GROUPS; i++) {
    const sr_group_row *row = &g.row.v[i];
    sr_table_text(&m, row->key);
    sr_table_count(&m, row->extra[CLAIMED]);
    sr_table_count(&m, row->extra[ATTRIBUTED]);
    sr_table_count(&m, row->extra[ATTACKED]);
    sr_table_amount(&m, &row->tally.killed);
    sr_table_amount(&m, &row->own);
  }
  m.t->note = SR_V(
      "Claimed: the group says so itself. Attributed: others name it. Acted against: it was the target or the other "
      "side. "
      "Killed in its incidents: everybody, in those that it claimed or that were attributed to it. Own dead: militants "
      "killed where no other group is named. An incident with several groups stands under each; most incidents name "
      "none.");
  sr_table_end(&m, false);
}

static sr_view plain_word(sr_security *s, const char *word)
{
  char out[64];
  return sr_arena_copy(&s->arena, sr_view_of(sr_print_plain(out, sizeof out, word)));
}

static void tactics(sr_security *s)
{
  sr_grouping g = {.arena = &s->arena};
  for (uint32_t i = 0; i < s->incident.n; i++)
    for (int t = 0; t < SR_TACTIC__N; t++)
      if (s->incident.v[i].tactics[t])
        sr_tally_add(&sr_grouping_at(&g, sr_view_of(sr_tactic_name((sr_tactic)t)))->tally, &s->incident.v[i].tally);
  if (!g.row.n) return;
  sr_grouping_sort(&g);
  sr_table_maker m = sr_table_begin(s, "tactics", "Tactics", "Tactic|Incidents|Killed|Injured");
  for (uint32_t i = 0; i < g.row.n; i++) {
    char word[64];
    snprintf(word, sizeof word, "%.*s", (int)g.row.v[i].key.len, g.row.v[i].key.ptr);
    sr_table_text(&m, plain_word(s, word));
    sr_table_count(&m, g.row.v[i].tally.incidents);
    sr_table_amount(&m, &g.row.v[i].tally.killed);
    sr_table_amount(&m, &g.row.v[i].tally.injured);
  }
  m.t->note =
      SR_V("An incident with several tactics stands under each of them, so that these do not add up to the total.");
  m.t->chart = SR_CHART_bars, m.t->chart_from = 2, m.t->charted = 1;
  sr_table_end(&m, false);
}

void sr_security_tables(sr_security *s)
{
  key_figures(s);
  if (is_empty(s)) return;
  provinces(s);
  sr_security_series(s);
  ledgers(s);
  districts(s);
  groups(s);
  tactics(s);
}
