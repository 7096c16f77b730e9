/* GTD (codebook of July 2018): intentional violence of non-state parties. Attackers' deaths are in nkill; empty is
 * "deaths, number unknown", 0 is none. */
#include "exchange/acled.h"
#include "sitrep/engine.h"

enum { SERIALS = 10000 };

typedef struct state {
  sr_target target;
  uint64_t *used; /* eventids that were given, a table of hashes; 0: free */
  size_t n, cap;
} state;

/* ---- eventid ---- */

static bool no_room(sr_exporter *x)
{
  sr_export_fail(x, SR_ERR_MEMORY, "not enough memory for the export");
  return false;
}

static bool has(const state *s, uint64_t id)
{
  for (size_t i = (size_t)sr_mix64(id) & (s->cap - 1); s->used[i]; i = (i + 1) & (s->cap - 1))
    if (s->used[i] == id) return true;
  return false;
}

static void put(state *s, uint64_t id)
{
  size_t i = (size_t)sr_mix64(id) & (s->cap - 1);
  while (s->used[i])
    i = (i + 1) & (s->cap - 1);
  s->used[i] = id;
  s->n++;
}

static bool grow(sr_exporter *x, state *s)
{
  if (s->cap && s->n * 2 < s->cap) return true;
  state bigger = {.cap = s->cap ? s->cap * 2 : 1024};
  bigger.used = calloc(bigger.cap, sizeof *bigger.used);
  if (!bigger.used) return no_room(x);
  for (size_t i = 0; i < s->cap; i++)
    if (s->used[i]) put(&bigger, s->used[i]);
  free(s->used);
  s->used = bigger.used, s->cap = bigger.cap;
  return true;
}

/* The day as the report told it that the incident is founded on: no correction and no later report changes it. */
static uint64_t founding_day(const sr_story *s)
{
  char text[16];
  int32_t day = s->known.date.from;
  for (uint32_t i = 0; i < s->n_claims; i++) {
    const sr_claim *c = &s->claims[i];
    int32_t told;
    if (!sr_view_eq(c->field, SR_V("date")) || !sr_view_eq(s->reports[c->report].mention, s->known.id) ||
        c->value.len < 10)
      continue;
    if (sr_date_parse((sr_view){c->value.ptr, 10}, &told)) day = told;
    break;
  }
  sr_date_print(day, text);
  uint64_t y = strtoull(text, NULL, 10), m = strtoull(text + 5, NULL, 10), d = strtoull(text + 8, NULL, 10);
  return (y * 100 + m) * 100 + d;
}

/* The serial is made from the key, so that it does not depend on what else the record holds, unless two of a day meet.
 */
static uint64_t event_id(sr_exporter *x, const sr_story *s)
{
  state *t = x->state;
  uint64_t day = founding_day(s) * SERIALS, serial = sr_mix64(sr_key_number(s->known.id)) % SERIALS;
  if (!grow(x, t)) return 0;
  for (unsigned i = 0; i < SERIALS && has(t, day + serial); i++)
    serial = (serial + 1) % SERIALS;
  put(t, day + serial);
  return day + serial;
}

/* ---- codes ---- */

static sr_view label(const char *field, sr_view code)
{
  sr_view cell[SR_TABLE_CELLS];
  for (const char *p = sr_tsv_begin(sr_table_enumerations); code.len && sr_tsv_next(&p, cell);)
    if (sr_view_eq(cell[1], sr_view_of(field)) && sr_view_eq(cell[2], code) && sr_view_eq(cell[0], SR_V("gtd")))
      return cell[3];
  return SR_VNULL;
}

static void set_coded(sr_exporter *x, const char *field, unsigned nth, sr_view code)
{
  char column[32];
  if (!code.len) return;
  snprintf(column, sizeof column, "%s%u", field, nth);
  sr_target_set(x, column, code);
  snprintf(column, sizeof column, "%s%u_txt", field, nth);
  sr_target_set(x, column, label(field, code));
}

/* Up to `most` different codes; false: no room, and it is a new one. */
static bool add_code(sr_view *list, unsigned *n, unsigned most, sr_view code)
{
  for (unsigned i = 0; i < *n; i++)
    if (sr_view_eq(list[i], code)) return true;
  if (*n == most) return false;
  list[(*n)++] = code;
  return true;
}

/* GTD keeps "unknown" for what no other tactic explains. */
static bool explains(sr_view attack, unsigned pass)
{
  return attack.len && sr_view_eq(attack, SR_V("9")) == (pass == 1);
}

static void set_tactics(sr_exporter *x, const sr_known *k)
{
  sr_view attack[3], weapon[4], sub[4], words = SR_VNULL;
  unsigned n = 0, w = 0;
  for (unsigned pass = 0; pass < 2; pass++)
    for (int t = 0; t < SR_TACTIC__N && !(pass && n); t++) {
      const char *name = sr_tactic_name((sr_tactic)t);
      sr_view code = k->tactics[t] ? sr_table_word(sr_table_tactics, name, SR_COL_TACTIC_ATTACK) : SR_VNULL;
      if (!explains(code, pass)) continue;
      words = sr_view_join(&x->arena, words, sr_view_of(name), ", ");
      if (!add_code(attack, &n, 3, code))
        sr_target_lose(x, "tactics", sr_view_of(name), "GTD has three types of attack");
      sr_view type = sr_table_word(sr_table_tactics, name, SR_COL_TACTIC_WEAPON);
      unsigned before = w;
      if (!add_code(weapon, &w, 4, type))
        sr_target_lose(x, "tactics", sr_view_of(name), "GTD has four types of weapon");
      if (w > before) sub[before] = sr_table_word(sr_table_tactics, name, SR_COL_TACTIC_SUBWEAPON);
    }
  if (!n) attack[n++] = SR_V("9");
  if (!w) weapon[0] = SR_V("13"), sub[0] = SR_VNULL, w = 1;
  for (unsigned i = 0; i < n; i++)
    set_coded(x, "attacktype", i + 1, attack[i]);
  for (unsigned i = 0; i < w; i++) {
    set_coded(x, "weaptype", i + 1, weapon[i]);
    set_coded(x, "weapsubtype", i + 1, sub[i]);
  }
  sr_target_set(x, "weapdetail", words);
}

static void set_targets(sr_exporter *x, const sr_sides *s)
{
  sr_view seen[3][2];
  unsigned n = 0;
  for (uint32_t i = 0; i < s->n_on; i++) {
    const sr_party_row *p = &s->on[i];
    bool victims = p->who >= 0;
    const char *word = victims ? sr_who_name((sr_who)p->who) : sr_kind_name(p->kind);
    const char *table = victims ? sr_table_who : sr_table_kinds;
    sr_view type = sr_table_word(table, word, SR_COL_TARGTYPE), sub = sr_table_word(table, word, SR_COL_TARGSUBTYPE);
    sr_view name = p->name.len ? p->name
                   : victims   ? sr_table_word(sr_table_who, word, SR_COL_WHO_MANY)
                               : sr_view_of(word);
    bool known = false;
    for (unsigned j = 0; j < n; j++)
      known |= sr_view_eq(seen[j][0], type) && sr_view_eq(seen[j][1], sub);
    if (!type.len || known) continue;
    if (n == 3) {
      sr_target_lose(x, "actors", name, "GTD has three targets");
      continue;
    }
    seen[n][0] = type, seen[n][1] = sub, n++;
    set_coded(x, "targtype", n, type);
    set_coded(x, "targsubtype", n, sub);
    char column[16];
    snprintf(column, sizeof column, "target%u", n);
    sr_target_set(x, column, name);
  }
  if (!n) set_coded(x, "targtype", 1, SR_V("20"));
}

/* ---- who ---- */

static void set_groups(sr_exporter *x, const sr_sides *s)
{
  unsigned n = 0;
  bool claimed = s->claimant != NULL;
  for (uint32_t i = 0; i < s->n_by; i++) {
    const sr_party_row *p = &s->by[i];
    if (p->actor && p->actor->certainty == SR_CERTAINTY_claimed) claimed = true;
    if (!p->name.len) continue;
    if (n == 3) {
      sr_target_lose(x, "actors", p->name, "GTD has three perpetrators");
      continue;
    }
    char column[16];
    snprintf(column, sizeof column, n ? "gname%u" : "gname", n + 1);
    sr_target_set(x, column, p->name);
    snprintf(column, sizeof column, "guncertain%u", n + 1);
    sr_target_word(x, column,
                   p->actor->certainty == SR_CERTAINTY_accused || p->actor->certainty == SR_CERTAINTY_suspected ? "1"
                                                                                                                : "0");
    if (p->actor->denial) sr_target_lose(x, "actors.denial", p->name, "GTD has no column for denials");
    n++;
  }
  if (!n) sr_target_word(x, "gname", "Unknown");
  sr_target_word(x, "individual", "0");
  sr_target_word(x, "claimed", claimed ? "1" : "0");
  if (claimed) sr_target_word(x, "compclaim", s->claimant ? "1" : "0");
  if (s->claimant)
    sr_target_lose(x, "actors.claimant", s->claimant->name, "GTD tells that claims compete, not by whom");
}

/* ---- how many ---- */

static int32_t attackers(const sr_known *k, sr_outcome outcome)
{
  const sr_range *r =
      outcome == SR_OUTCOME_killed ? &k->totals.killed[SR_GROUP_militants] : &k->totals.injured[SR_GROUP_militants];
  bool theirs = k->cls == SR_CLASS_attack || k->cls == SR_CLASS_unattributed;
  if (!theirs) return sr_sides_fallen(k, SR_GROUP_militants, outcome, true);
  return sr_range_figure(r);
}

static bool is_ranged(const sr_range *r)
{
  return r->told && (r->low != r->best || r->high != r->best);
}

static sr_view notes_of(sr_exporter *x, const sr_known *k)
{
  sr_view notes = SR_VNULL, killed = sr_range_words(&x->arena, &k->outcome[SR_OUTCOME_killed]),
          injured = sr_range_words(&x->arena, &k->outcome[SR_OUTCOME_injured]);
  if (is_ranged(&k->outcome[SR_OUTCOME_killed]))
    notes = sr_arena_printf(&x->arena, "Sources differ on deaths: %.*s.", (int)killed.len, killed.ptr);
  if (is_ranged(&k->outcome[SR_OUTCOME_injured]))
    notes = sr_view_join(&x->arena, notes,
                         sr_arena_printf(&x->arena, "Sources differ on injuries: %.*s.", (int)injured.len, injured.ptr),
                         " ");
  if (!k->outcome[SR_OUTCOME_killed].told)
    notes = sr_view_join(&x->arena, notes, SR_V("No report tells of deaths."), " ");
  return sr_view_join(&x->arena, notes,
                      sr_arena_printf(&x->arena, "Figures by the policy %s.", sr_policy_name(x->options->query.policy)),
                      " ");
}

static int32_t freed(const sr_known *k)
{
  static const sr_outcome ways[] = {SR_OUTCOME_released, SR_OUTCOME_rescued, SR_OUTCOME_escaped};
  int32_t sum = SR_NULL_INT;
  for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
    int32_t n = sr_range_figure(&k->outcome[ways[i]]);
    if (n != SR_NULL_INT) sum = sum == SR_NULL_INT ? n : sum + n;
  }
  return sum;
}

static void set_hostages(sr_exporter *x, const sr_known *k)
{
  bool taken = k->outcome[SR_OUTCOME_abducted].told || k->tactics[SR_TACTIC_abduction] ||
               k->tactics[SR_TACTIC_hostage_taking] || k->tactics[SR_TACTIC_hijacking];
  sr_target_word(x, "ishostkid", taken ? "1" : "0");
  if (!taken) return;
  bool released = k->outcome[SR_OUTCOME_released].told, rescued = k->outcome[SR_OUTCOME_rescued].told,
       escaped = k->outcome[SR_OUTCOME_escaped].told;
  const char *outcome = released + rescued + escaped > 1 ? "6" : released ? "2" : escaped ? "3" : rescued ? "5" : "7";
  sr_target_count(x, "nhostkid", sr_range_figure(&k->outcome[SR_OUTCOME_abducted]));
  sr_target_word(x, "hostkidoutcome", outcome);
  sr_target_set(x, "hostkidoutcome_txt", label("hostkidoutcome", sr_view_of(outcome)));
  sr_target_count(x, "nreleased", freed(k));
}

static void set_figures(sr_exporter *x, const sr_known *k)
{
  sr_target_count(x, "nkill", sr_range_figure(&k->outcome[SR_OUTCOME_killed]));
  sr_target_count(x, "nkillter", attackers(k, SR_OUTCOME_killed));
  sr_target_count(x, "nwound", sr_range_figure(&k->outcome[SR_OUTCOME_injured]));
  sr_target_count(x, "nwoundte", attackers(k, SR_OUTCOME_injured));
  sr_target_count(x, "nperpcap", sr_range_figure(&k->outcome[SR_OUTCOME_arrested]));
  sr_target_set(x, "addnotes", notes_of(x, k));
  set_hostages(x, k);
  if (!k->outcome[SR_OUTCOME_killed].told)
    sr_target_lose(x, "killed", SR_V("not told"),
                   "GTD reads an empty nkill as deaths of unknown number; no report tells of any");
}

/* ---- when and where ---- */

static void set_when(sr_exporter *x, const sr_date *d)
{
  char from[16], to[16];
  sr_date_print(d->from, from);
  sr_date_print(d->to, to);
  bool month = !memcmp(from, to, 7), day = d->precision == SR_DATEPREC_day;
  sr_target_set(x, "iyear", sr_arena_printf(&x->arena, "%.4s", from));
  sr_target_int(x, "imonth", month || day ? strtol(from + 5, NULL, 10) : 0);
  sr_target_int(x, "iday", day ? strtol(from + 8, NULL, 10) : 0);
  sr_target_word(x, "extended", day && d->to > d->from ? "1" : "0");
  if (day && d->to > d->from) sr_target_day(x, "resolution", d->to);
  if (!day) sr_target_set(x, "approxdate", sr_arena_printf(&x->arena, "%s to %s", from, to));
  if (d->time.len) sr_target_lose(x, "date.time", d->time, "GTD dates by the day");
}

static void set_where(sr_exporter *x, const sr_place *p)
{
  sr_view code = sr_table_cell(sr_table_countries, p->country, SR_COL_GTD_CODE),
          region = sr_table_cell(sr_table_countries, p->country, SR_COL_GTD_REGION);
  sr_target_set(x, "country", code);
  sr_target_set(x, "country_txt", sr_country_title(p->country));
  sr_target_set(x, "region", region);
  sr_target_set(x, "region_txt", label("region", region));
  sr_target_set(x, "provstate", p->admin1);
  sr_target_set(x, "city", p->locality.len ? p->locality : SR_V("Unknown"));
  if (p->located && p->precision < SR_PLACEPREC_country) {
    sr_target_degrees(x, "latitude", p->lat, 6);
    sr_target_degrees(x, "longitude", p->lon, 6);
  }
  sr_target_set(x, "specificity", sr_table_word(sr_table_precision, sr_placeprec_name(p->precision), SR_COL_GTD));
  sr_target_word(x, "vicinity", "-9");
  sr_view where = sr_view_join(&x->arena, p->site, p->neighbourhood, ", ");
  sr_target_set(x, "location", sr_view_join(&x->arena, where, p->admin2, ", "));
  if (!code.len && p->country.len)
    sr_target_lose(x, "country", p->country, "no number of this country is known (countries.tsv)");
}

/* ---- the row ---- */

static void set_criteria(sr_exporter *x, const sr_known *k)
{
  static const char *const unknown[] = {"multiple", "property", "INT_LOG", "INT_IDEO", "INT_MISC", "INT_ANY"};
  const char *cls = sr_class_name(k->cls);
  sr_view other = sr_table_word(sr_table_classes, cls, SR_COL_CLASS_ALTERNATIVE);
  sr_target_word(x, "crit1", "1");
  sr_target_word(x, "crit2", "1");
  sr_target_word(x, "crit3", "1");
  sr_target_set(x, "doubtterr", sr_table_word(sr_table_classes, cls, SR_COL_CLASS_DOUBT));
  sr_target_set(x, "alternative", other);
  sr_target_set(x, "alternative_txt", label("alternative", other));
  sr_target_word(x, "success", k->status == SR_STATE_occurred ? "1" : "0");
  bool suicide = k->tactics[SR_TACTIC_suicide_bombing];
  for (uint32_t i = 0; i < k->n_casualties; i++)
    suicide |= k->casualties[i].who == SR_WHO_suicide_attacker && k->casualties[i].outcome == SR_OUTCOME_killed;
  sr_target_word(x, "suicide", suicide ? "1" : "0");
  for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
    sr_target_word(x, unknown[i], "-9");
}

static void set_sources(sr_exporter *x, const sr_story *s)
{
  static const char *const columns[] = {"scite1", "scite2", "scite3"};
  for (uint32_t i = 0; i < s->n_reports; i++) {
    const sr_stored *r = &s->reports[i].report;
    if (i >= 3) {
      sr_target_lose(x, "reports", r->id, "GTD has three sources");
      continue;
    }
    sr_view title = r->title.len ? sr_arena_printf(&x->arena, "\"%.*s\"", (int)r->title.len, r->title.ptr) : SR_VNULL;
    sr_view cite = sr_view_join(&x->arena, title, r->source, ", ");
    sr_target_set(x, columns[i], sr_view_join(&x->arena, cite, r->published, ", "));
  }
  sr_target_word(x, "dbsource", "Sitrep (read by a program; not GTD)");
}

static bool is_covered(sr_exporter *x, const sr_known *k, const sr_sides *s)
{
  if (!sr_target_takes(x, k, SR_COL_GTD)) return false;
  if (s->by[0].party == SR_PARTY_STATE)
    sr_target_refuse(x, "actors", s->by[0].name.len ? s->by[0].name : sr_view_of(sr_kind_name(s->by[0].kind)),
                     "GTD excludes actions of states");
  else if (k->date.from == SR_NULL_INT || k->date.to == SR_NULL_INT)
    sr_target_refuse(x, "date", SR_V("unknown"), "GTD wants at least a year");
  else
    return true;
  return false;
}

static void row(sr_exporter *x, const sr_story *s)
{
  const sr_known *k = &s->known;
  sr_sides sides;
  sr_sides_find(&sides, k);
  if (!is_covered(x, k, &sides)) return;
  sr_target_set(x, "eventid", sr_arena_printf(&x->arena, "%012llu", (unsigned long long)event_id(x, s)));
  set_when(x, &k->date);
  set_where(x, &k->place);
  set_criteria(x, k);
  set_tactics(x, k);
  set_targets(x, &sides);
  set_groups(x, &sides);
  set_figures(x, k);
  set_sources(x, s);
  sr_acled_actor by = sr_acled_side(&x->arena, sides.by, 1, k->place.country, k->date.from);
  sr_acled_actor on = sr_acled_side(&x->arena, sides.on, sides.n_on ? 1 : 0, k->place.country, k->date.from);
  sr_view event = sr_acled_event(k, &sides),
          verb = sr_table_cell(sr_table_acled_events, event.len ? event : SR_V("Attack"), SR_COL_EVENT_VERB);
  sr_target_set(
      x, "summary",
      sr_row_note(&x->arena, s, by.name, verb, on.name, k->date.from, sr_range_figure(&k->outcome[SR_OUTCOME_killed])));
  sr_target_lose_outcomes(x, k, SR_COL_GTD, "GTD has no column for it");
  sr_target_write(x);
}

static void begin(sr_exporter *x)
{
  if (!sr_target_begin(x, "gtd", sizeof(state))) return;
  sr_target_lose_for_all(x, "GTD");
  sr_target_lose(x, "criteria", SR_V("crit1 crit2 crit3 doubtterr"), "they follow from the class; nobody judged them");
  sr_target_lose(x, "relations", SR_V("multiple related"), "the record keeps no relations between incidents");
}

static void end(sr_exporter *x)
{
  state *s = x->state;
  if (s) free(s->used);
  sr_target_end(x);
}

static const sr_export_file files[] = {{"gtd.csv", true, begin, row, end}};

const sr_export_writer sr_export_writer_gtd = {"in the columns of GTD", ".csv", false, files, 1};
