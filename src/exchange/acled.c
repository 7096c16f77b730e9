/* ACLED's actors, types of events and figures; see acled.h. The rules stand in docs/formats/export-targets.md. */
#include "exchange/acled.h"

#include "sitrep/engine.h"

/* " (2022-2023)": the years of the government of that day; empty where the country has no row. */
static sr_view regime(sr_arena *a, sr_view country, int32_t day)
{
  sr_view cell[SR_TABLE_CELLS], began = SR_VNULL, ended = SR_VNULL;
  char text[16];
  sr_date_print(day, text);
  sr_view now = sr_view_of(text);
  for (const char *p = sr_tsv_begin(sr_table_regimes); sr_tsv_next(&p, cell);) {
    if (!sr_view_eq(cell[0], country) || cell[1].len != now.len) continue;
    if (memcmp(cell[1].ptr, now.ptr, now.len) <= 0)
      began = cell[1];
    else if (!ended.len)
      ended = cell[1];
  }
  if (!began.len) return SR_VNULL;
  return sr_arena_printf(a, " (%.4s-%.*s)", began.ptr, ended.len ? 4 : 0, ended.len ? ended.ptr : "");
}

/* A pattern of the tables with its %s. */
static sr_view fill(sr_arena *a, sr_view pattern, sr_view with, sr_view after)
{
  const char *at = memmem(pattern.ptr, pattern.len, "%s", 2);
  if (!at) return pattern;
  size_t head = (size_t)(at - pattern.ptr);
  return sr_arena_printf(a, "%.*s%.*s%.*s%.*s", (int)head, pattern.ptr, (int)with.len, with.ptr, (int)after.len,
                         after.len ? after.ptr : "", (int)(pattern.len - head - 2), at + 2);
}

static int inter_code(sr_view inter)
{
  sr_view cell[SR_TABLE_CELLS];
  for (const char *p = sr_tsv_begin(sr_table_enumerations); sr_tsv_next(&p, cell);)
    if (sr_view_eq(cell[0], SR_V("acled")) && sr_view_eq(cell[1], SR_V("inter")) && sr_view_eq(cell[2], inter))
      return *cell[3].ptr - '0';
  return 0;
}

static sr_view nation(sr_view country)
{
  sr_view name = sr_country_title(country);
  return name.len ? name : SR_V("unknown country");
}

sr_acled_actor sr_acled_name(sr_arena *a, const sr_party_row *p, sr_view country, int32_t day)
{
  const char *kind = sr_kind_name(p->kind);
  sr_acled_actor out = {.inter = sr_table_word(sr_table_kinds, kind, SR_COL_KIND_INTER), .years = true};
  sr_view pattern = sr_table_word(sr_table_kinds, kind, SR_COL_KIND_NAME), none = SR_VNULL;
  if (p->party == SR_PARTY_STATE) {
    sr_view years = regime(a, p->country, day);
    out.years = years.len > 0;
    out.name = fill(a, pattern, nation(p->country), years);
    out.assoc = p->name;
    if (!sr_view_eq(p->country, country)) out.inter = SR_V("External/Other forces");
  } else if (p->party == SR_PARTY_ARMED) {
    /* who is not known is no rebel yet */
    if (!p->name.len && p->kind == SR_KIND_armed_group)
      out.inter = sr_table_word(sr_table_kinds, "unknown", SR_COL_KIND_INTER);
    out.name = p->name.len ? p->name : fill(a, pattern, nation(country), none);
  } else {
    out.name = fill(a, SR_V("Civilians (%s)"), nation(country), none);
    out.inter = SR_V("Civilians");
    out.assoc = p->name.len ? p->name : SR_VNULL;
    sr_view who = p->who >= 0 ? sr_table_word(sr_table_who, sr_who_name((sr_who)p->who), SR_COL_WHO_ASSOC) : SR_VNULL;
    if (p->kind == SR_KIND_government) who = SR_V("Government of %s");
    if (!out.assoc.len && who.len)
      out.assoc = fill(a, who, nation(country), p->kind == SR_KIND_government ? regime(a, country, day) : none);
  }
  out.code = inter_code(out.inter);
  return out;
}

static sr_view add_assoc(sr_arena *a, sr_view list, sr_view v, sr_view main)
{
  return v.len && !sr_view_eq(v, main) ? sr_view_join_new(a, list, v, "; ") : list;
}

sr_acled_actor sr_acled_side(sr_arena *a, const sr_party_row *v, uint32_t n, sr_view country, int32_t day)
{
  if (!n) return (sr_acled_actor){.years = true};
  sr_acled_actor out = sr_acled_name(a, &v[0], country, day);
  for (uint32_t i = 1; i < n; i++) {
    sr_acled_actor other = sr_acled_name(a, &v[i], country, day);
    out.assoc = add_assoc(a, out.assoc, other.name, out.name);
    out.assoc = add_assoc(a, out.assoc, other.assoc, out.name);
  }
  return out;
}

sr_acled_actor sr_acled_victim(sr_arena *a, const sr_sides *s, sr_view country, int32_t day)
{
  sr_party_row people = {SR_PARTY_UNARMED, SR_KIND_civilians, SR_VNULL, country, -1, NULL};
  sr_acled_actor out = sr_acled_name(a, &people, country, day);
  for (uint32_t i = 0; i < s->n_on; i++) {
    sr_acled_actor other = sr_acled_name(a, &s->on[i], country, day);
    out.assoc = add_assoc(a, out.assoc, other.name, out.name);
    out.assoc = add_assoc(a, out.assoc, other.assoc, out.name);
  }
  return out;
}

sr_view sr_acled_interaction(int a, int b)
{
  sr_view cell[SR_TABLE_CELLS];
  int low = a && (!b || a < b) ? a : b, high = low == a ? b : a;
  char code[3] = {(char)('0' + low), (char)('0' + high), 0};
  for (const char *p = sr_tsv_begin(sr_table_enumerations); sr_tsv_next(&p, cell);)
    if (sr_view_eq(cell[0], SR_V("acled")) && sr_view_eq(cell[1], SR_V("interaction")) &&
        sr_view_eq(cell[3], sr_view_of(code)))
      return cell[2];
  return SR_VNULL;
}

static bool is_harmed(const sr_known *k)
{
  const sr_range *killed = &k->outcome[SR_OUTCOME_killed], *injured = &k->outcome[SR_OUTCOME_injured];
  return (killed->told && killed->high != 0) || (injured->told && injured->high != 0);
}

static int precedence(sr_view event)
{
  sr_view v = sr_table_cell(sr_table_acled_events, event, SR_COL_EVENT_RANK);
  return v.len ? (int)strtol(v.ptr, NULL, 10) : 99;
}

sr_view sr_acled_event(const sr_known *k, const sr_sides *s)
{
  bool armed = s->n_on && s->on[0].party != SR_PARTY_UNARMED, harm = is_harmed(k);
  sr_view best = SR_VNULL;
  if (k->status == SR_STATE_foiled) return SR_V("Disrupted weapons use");
  for (int t = 0; t < SR_TACTIC__N; t++) {
    if (!k->tactics[t] || (t == SR_TACTIC_search_operation && !harm) || t == SR_TACTIC_other) continue;
    sr_view v = sr_table_word(sr_table_tactics, sr_tactic_name((sr_tactic)t),
                              armed ? SR_COL_TACTIC_ARMED : SR_COL_TACTIC_UNARMED);
    if (!best.len || precedence(v) < precedence(best)) best = v;
  }
  if (!best.len && (harm || k->cls != SR_CLASS_operation))
    best = sr_table_word(sr_table_tactics, "other", armed ? SR_COL_TACTIC_ARMED : SR_COL_TACTIC_UNARMED);
  return best;
}

/* The reading's vague words count otherwise than ACLED's: dozens 24 against 12, hundreds 200 against 100. */
static int32_t vague(const sr_known *k, int32_t low)
{
  for (uint32_t i = 0; i < k->n_casualties; i++) {
    const sr_casualty *c = &k->casualties[i];
    if (c->outcome == SR_OUTCOME_killed && c->qualifier == SR_BOUND_vague && c->low == low)
      return low == 24 ? 12 : low == 200 ? 100 : low;
  }
  return low;
}

int32_t sr_acled_fatalities(const sr_known *k)
{
  const sr_range *r = &k->outcome[SR_OUTCOME_killed];
  if (!r->told) return 0;
  if (r->low != SR_NULL_INT) return vague(k, r->low);
  return r->best != SR_NULL_INT ? r->best : 0;
}

sr_view sr_acled_scale(sr_arena *a, const sr_story *s)
{
  sr_view list = SR_VNULL;
  unsigned n = 0;
  for (uint32_t i = 0; i < s->n_reports && n < 2; i++) {
    sr_view scale = sr_table_cell(sr_table_outlets, s->reports[i].report.source, SR_COL_SCALE);
    sr_view more = sr_view_join_new(a, list, scale.len ? scale : SR_V("Other"), "-");
    n += !sr_view_eq(more, list);
    list = more;
  }
  return list.len ? list : SR_V("Other");
}
