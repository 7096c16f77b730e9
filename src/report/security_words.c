/* What the report says in sentences: title, headline, method, how to cite. */
#include "report/security.h"

#include "sitrep/engine.h"

#define V(v) (int)(v).len, ((v).len ? (v).ptr : "")

static sr_view period_words(sr_security *s, sr_stretch p)
{
  char out[96];
  sr_stretch_words(out, sizeof out, p);
  return sr_arena_copy(&s->arena, sr_view_of(out));
}

/* Text gathered, then kept. */
typedef struct prose {
  sr_security *s;
  sr_buf b;
} prose;

static prose begin(sr_security *s)
{
  prose p = {.s = s};
  sr_buf_init(&p.b, 1 << 14);
  return p;
}

static sr_view end(prose *p)
{
  sr_view words = sr_arena_printf(&p->s->arena, "%.*s", V(sr_buf_view(&p->b)));
  sr_buf_dispose(&p->b);
  return words;
}

static const char *people(const sr_amount *a)
{
  return a->best == 1 && !a->rough ? "person" : "people";
}

/* "the second quarter of 2024", but "2024" and "May 2024". */
static const char *article(sr_stretch_kind k)
{
  return k == SR_STRETCH_quarter || k == SR_STRETCH_half ? "the " : "";
}

static const char *preposition(sr_stretch_kind k)
{
  return k == SR_STRETCH_day ? "on" : k == SR_STRETCH_days ? "from" : "in";
}

/* ---- headline ---- */

static void say_ledgers(prose *p)
{
  int64_t n[SR_LEDGER__N] = {0};
  for (uint32_t i = 0; i < p->s->incident.n; i++)
    n[p->s->incident.v[i].ledger]++;
  sr_buf_add(&p->b, SR_V(": "));
  sr_print_number(&p->b, n[SR_LEDGER_attacks]);
  sr_buf_add(&p->b, n[SR_LEDGER_attacks] == 1 ? SR_V(" attack") : SR_V(" attacks"));
  sr_buf_add(&p->b, n[SR_LEDGER_other] ? SR_V(", ") : SR_V(" and "));
  sr_print_number(&p->b, n[SR_LEDGER_operations]);
  sr_buf_add(&p->b, n[SR_LEDGER_operations] == 1 ? SR_V(" operation") : SR_V(" operations"));
  if (n[SR_LEDGER_other]) {
    sr_buf_add(&p->b, SR_V(" and "));
    sr_print_number(&p->b, n[SR_LEDGER_other]);
    sr_buf_add(&p->b, n[SR_LEDGER_other] == 1 ? SR_V(" other") : SR_V(" others"));
  }
}

static void say_victims(prose *p)
{
  const sr_definition *d = p->s->options.definition;
  unsigned n = 0, told = 0;
  for (unsigned i = 0; i < d->n_buckets; i++)
    n += p->s->now.bucket[i].best > 0;
  if (!n || p->s->now.killed.rough) return;
  sr_buf_add(&p->b, SR_V(" Of the dead, "));
  for (unsigned i = 0; i < d->n_buckets; i++) {
    if (!p->s->now.bucket[i].best) continue;
    if (told) sr_buf_add(&p->b, told + 1 == n ? SR_V(" and ") : SR_V(", "));
    sr_print_number(&p->b, p->s->now.bucket[i].best);
    sr_buf_add(&p->b, told ? SR_V(" ") : p->s->now.bucket[i].best == 1 ? SR_V(" was ") : SR_V(" were "));
    for (size_t k = 0; k < d->bucket[i].title.len; k++) {
      char c = d->bucket[i].title.ptr[k];
      sr_buf_byte(&p->b, k == 0 ? sr_ascii_lower(c) : c);
    }
    told++;
  }
  sr_buf_byte(&p->b, '.');
}

static void say_change(prose *p, const sr_tally *was, sr_stretch when, bool first)
{
  const sr_amount *a = &p->s->now.killed, *b = &was->killed;
  char words[96];
  sr_stretch_words(words, sizeof words, when);
  sr_buf_printf(&p->b, "%s", first ? " That is " : "; ");
  if (a->best == b->best) {
    sr_buf_printf(&p->b, "as many dead as %s %s%s", preposition(when.kind), article(when.kind), words);
    return;
  }
  sr_print_number(&p->b, llabs(a->best - b->best));
  sr_buf_printf(&p->b, " %s dead than %s %s%s (", a->best > b->best ? "more" : "fewer", preposition(when.kind),
                article(when.kind), words);
  sr_print_amount(&p->b, b);
  if (b->best) {
    sr_buf_add(&p->b, SR_V("; "));
    sr_buf_add(&p->b, a->best < b->best ? SR_V("−") : SR_V("+"));
    sr_print_percent(&p->b, sr_percent_of(llabs(a->best - b->best), b->best));
  }
  sr_buf_byte(&p->b, ')');
  bool uncertain = a->low != a->high || b->low != b->high || a->open || b->open;
  if (uncertain && sr_amount_meets(a, b)) sr_buf_add(&p->b, SR_V(", a change inside the uncertainty of the figures"));
}

static void say_changes(prose *p)
{
  sr_security *s = p->s;
  if (s->now.killed.rough) return;
  if (s->last.incidents) say_change(p, &s->last, s->before, true);
  if (!s->same && s->year.incidents) say_change(p, &s->year, s->year_before, !s->last.incidents);
  if (s->last.incidents || (!s->same && s->year.incidents)) sr_buf_byte(&p->b, '.');
  if (!s->last.incidents) {
    sr_view w = s->report.before;
    sr_buf_printf(&p->b, " The record holds no incident that counts %s %s%.*s, so there is no change to tell.",
                  preposition(s->before.kind), article(s->before.kind), V(w));
  }
}

/* The two places with most dead. */
static void say_places(prose *p)
{
  sr_security *s = p->s;
  sr_grouping g = {.arena = &s->arena};
  for (uint32_t i = 0; i < s->incident.n; i++)
    if (s->incident.v[i].region.len)
      sr_tally_add(&sr_grouping_at(&g, s->incident.v[i].region)->tally, &s->incident.v[i].tally);
  sr_grouping_sort(&g);
  if (g.row.n < 2 || !s->now.killed.best || !g.row.v[0].tally.killed.best || s->now.killed.rough) return;
  for (uint32_t i = 0; i < 2 && g.row.v[i].tally.killed.best; i++) {
    sr_view key = g.row.v[i].key;
    sr_buf_printf(&p->b, i ? ", followed by %.*s with " : " Most died in %.*s: ", V(key));
    sr_print_number(&p->b, g.row.v[i].tally.killed.best);
    sr_buf_add(&p->b, SR_V(" ("));
    sr_print_percent(&p->b, sr_percent_of(g.row.v[i].tally.killed.best, s->now.killed.best));
    sr_buf_byte(&p->b, ')');
  }
  sr_buf_byte(&p->b, '.');
}

static sr_view headline(sr_security *s)
{
  prose p = begin(s);
  sr_view period = s->report.period, place = s->options.place;
  const char *in = preposition(s->options.period.kind), *the = article(s->options.period.kind);
  if (!s->now.incidents) {
    sr_buf_printf(&p.b,
                  "The record holds no incident that counts under this definition %s %s%.*s%s%.*s. That may mean that "
                  "nothing happened, or "
                  "that no report of it was filed.",
                  in, the, V(period), place.len ? " in " : "", V(place));
    return end(&p);
  }
  sr_buf_printf(&p.b, "%c%s %s%.*s, ", in[0] & ~0x20, in + 1, the, V(period));
  sr_print_amount(&p.b, &s->now.killed);
  sr_buf_printf(&p.b, " %s %s killed and ", people(&s->now.killed),
                s->now.killed.best == 1 && !s->now.killed.rough ? "was" : "were");
  sr_print_amount(&p.b, &s->now.injured);
  sr_buf_add(&p.b, SR_V(" injured in "));
  sr_print_number(&p.b, s->now.incidents);
  sr_buf_printf(&p.b, " incident%s of violence%s%.*s", s->now.incidents == 1 ? "" : "s", place.len ? " in " : "",
                V(place));
  say_ledgers(&p);
  sr_buf_byte(&p.b, '.');
  say_victims(&p);
  say_changes(&p);
  say_places(&p);
  return end(&p);
}

/* ---- method ---- */

static void note(sr_security *s, sr_view words)
{
  if (s->report.n_notes < SR_SECURITY_NOTES) s->report.note[s->report.n_notes++] = words;
}

static const char *policy_words(sr_policy p)
{
  switch (p) {
  case SR_POLICY_latest_official:
    return "the latest official figure";
  case SR_POLICY_majority:
    return "the figure that most independent reports give";
  case SR_POLICY_lowest:
    return "the lowest figure";
  case SR_POLICY_highest:
    return "the highest figure";
  default:
    return "no single figure: lowest and highest are shown";
  }
}

static void note_sources(sr_security *s)
{
  uint32_t single = 0, conflict = 0, corrected = 0, inexact = 0, far = 0;
  for (uint32_t i = 0; i < s->incident.n; i++) {
    const sr_security_incident *in = &s->incident.v[i];
    single += in->n_independent < 2;
    conflict += in->conflict;
    corrected += in->corrected;
    inexact += in->date.precision != SR_DATEPREC_day;
    far += in->precision >= SR_PLACEPREC_admin1;
  }
  note(s, sr_arena_printf(&s->arena,
                          "Of %u incidents, %u rest on one independent report, %u have claims that differ, %u hold a "
                          "correction by a person, "
                          "%u have no exact day, %u are known by province or country only. Of %u no number of killed "
                          "is told: they count as 0.",
                          s->incident.n, single, conflict, corrected, inexact, far, s->untold));
}

static void method(sr_security *s)
{
  const sr_definition *d = s->options.definition;
  note(s, sr_arena_printf(&s->arena,
                          "Definition: %.*s. What is counted follows this producer's published rules where there are "
                          "any; the figures are of "
                          "this record and not the producer's own.",
                          V(d->title)));
  for (unsigned i = 0; i < d->n_notes; i++)
    note(s, d->note[i]);
  note(s, sr_arena_printf(&s->arena,
                          "Where reports differ, %s is taken. The range in brackets spans the claims that were not "
                          "overtaken; ranges of several "
                          "incidents are added up end by end, which makes them wider than they are likely to be.",
                          policy_words(s->options.policy)));
  note(s, SR_V("An incident is one place, one continuous time and one set of parties. It is counted in the period in "
               "which its date begins."));
  if (s->incident.n) note_sources(s);
  note(s, SR_V("The record repeats what reports say. What was not reported is not in it, and reporting differs from "
               "place to place and time to time."));
  if (s->options.as_of.len)
    note(s, sr_arena_printf(&s->arena, "The record is shown as it stood at the end of %.*s.", V(s->options.as_of)));
  if (s->options.cutoff.len) note(s, sr_arena_printf(&s->arena, "Data cut-off: %.*s.", V(s->options.cutoff)));
}

void sr_security_words(sr_security *s)
{
  sr_security_report *r = &s->report;
  const sr_definition *d = s->options.definition;
  /* a country asked for by its code bears its name */
  if (s->country.len) s->options.place = sr_security_country(&s->arena, s->country);
  sr_view place = s->options.place.len ? s->options.place : SR_V("All places");
  r->place = s->options.place;
  r->period = period_words(s, s->options.period);
  r->before = period_words(s, s->before);
  r->year_before = s->same ? SR_VNULL : period_words(s, s->year_before);
  r->title = sr_arena_printf(&s->arena, "Security report: %.*s, %.*s", V(place), V(r->period));
  r->headline = headline(s);
  method(s);
  sr_view as_of = s->options.as_of.len ? s->options.as_of : s->options.cutoff;
  r->cite = sr_arena_printf(&s->arena, "%.*s. Counted as %.*s from a Sitrep record%s%.*s. Sitrep %s.", V(r->title),
                            V(d->name), as_of.len ? " as of " : "", V(as_of), sr_version());
}
