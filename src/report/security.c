/* The security report's life: rows in, tables and words out. */
#include "report/security.h"

#include "report/words.h"

static sr_status fail(sr_error *err, sr_status code, const char *message)
{
  if (err) {
    *err = (sr_error){.code = code, .offset = SIZE_MAX};
    snprintf(err->message, sizeof err->message, "%s", message);
  }
  return code;
}

static sr_stretch wider(sr_stretch a, sr_stretch b)
{
  return (sr_stretch){a.kind, a.from < b.from ? a.from : b.from, a.to > b.to ? a.to : b.to};
}

void sr_security_span(const sr_stretch *period, int32_t *from, int32_t *to)
{
  sr_stretch all = wider(*period, wider(sr_stretch_before(*period), sr_stretch_year_before(*period)));
  *from = all.from, *to = all.to;
}

sr_status sr_security_new(sr_security **out, const sr_security_options *options, sr_error *err)
{
  *out = NULL;
  if (!options->definition) return fail(err, SR_ERR_ARGUMENT, "no definition");
  if (options->period.from > options->period.to) return fail(err, SR_ERR_ARGUMENT, "the period ends before it begins");
  sr_security *s = calloc(1, sizeof *s);
  if (!s) return fail(err, SR_ERR_MEMORY, "out of memory");
  s->options = *options;
  s->country = sr_country_code(options->place);
  s->before = sr_stretch_before(options->period);
  s->year_before = sr_stretch_year_before(options->period);
  s->same = s->before.from == s->year_before.from && s->before.to == s->year_before.to;
  sr_arena_init(&s->arena, 0);
  *out = s;
  return SR_OK;
}

void sr_security_free(sr_security *s)
{
  if (!s) return;
  sr_arena_dispose(&s->arena);
  free(s);
}

/* ---- one incident ---- */

/* The first day says which period an incident is of. */
static bool falls(const sr_stretch *p, const sr_date *d)
{
  int32_t day = d->from != SR_NULL_INT ? d->from : d->to;
  return day != SR_NULL_INT && day >= p->from && day <= p->to;
}

static sr_view region_of(const sr_definition *d, const sr_place *p)
{
  for (unsigned i = 0; i < d->n_regions; i++)
    if (sr_view_eq(d->region[i].admin1, p->admin1) && sr_view_eq(d->region[i].admin2, p->admin2))
      return d->region[i].name;
  return p->admin1;
}

sr_view sr_security_country(sr_arena *a, sr_view code)
{
  sr_page page;
  if (!code.len) return SR_VNULL;
  sr_page_init(&page, NULL, 80, false);
  sr_words_country(&page, code);
  sr_view words = sr_arena_copy(a, sr_buf_view(&page.line));
  sr_page_dispose(&page);
  return words;
}

static sr_view words_of_place(sr_arena *a, const sr_place *p)
{
  sr_page page;
  sr_place near = *p;
  near.country = SR_VNULL;
  sr_page_init(&page, NULL, 80, false);
  sr_words_place(&page, near.admin1.len || near.admin2.len || near.locality.len || near.site.len ? &near : p);
  sr_view words = sr_arena_copy(a, sr_buf_view(&page.line));
  sr_page_dispose(&page);
  return words;
}

/* A party that is named: of several roles in one incident each counts once. */
static void add_party(sr_security *s, sr_security_incident *in, const sr_actor *a)
{
  bool group = a->kind == SR_KIND_armed_group || a->kind == SR_KIND_criminal;
  if (!group || !a->name.len) return;
  uint32_t i = 0;
  while (i < in->n_parties && !sr_view_eq(in->parties[i].name, a->name))
    i++;
  if (i == in->n_parties) in->parties[in->n_parties++] = (sr_security_party){.name = sr_arena_copy(&s->arena, a->name)};
  bool claims = a->role == SR_ROLE_claimant || (a->role == SR_ROLE_initiator && a->certainty == SR_CERTAINTY_claimed);
  in->parties[i].claimed |= claims;
  in->parties[i].attributed |= a->role == SR_ROLE_initiator && !claims;
  in->parties[i].attacked |= a->role == SR_ROLE_target || a->role == SR_ROLE_other_party;
}

static void keep(sr_security *s, sr_security_incident in, const sr_known *k)
{
  sr_arena *a = &s->arena;
  in.id = sr_arena_copy(a, k->id);
  in.date = k->date;
  in.date.time = sr_arena_copy(a, k->date.time);
  in.cls = k->cls, in.status = k->status;
  memcpy(in.tactics, k->tactics, sizeof in.tactics);
  in.region = sr_arena_copy(a, region_of(s->options.definition, &k->place));
  in.district = sr_arena_copy(a, k->place.admin2);
  in.town = sr_arena_copy(a, k->place.locality);
  in.country = sr_security_country(a, k->place.country);
  in.place = words_of_place(a, &k->place);
  in.located = k->place.located;
  in.lat = k->place.lat, in.lon = k->place.lon, in.precision = k->place.precision;
  in.n_reports = k->n_reports, in.n_independent = k->n_independent;
  in.reports = sr_arena_alloc(a, (k->n_reports + 1) * sizeof *in.reports);
  for (uint32_t i = 0; i < k->n_reports; i++)
    in.reports[i] = sr_arena_copy(a, k->reports[i]);
  in.conflict = k->conflict, in.corrected = k->corrected;
  in.parties = sr_arena_zalloc(a, k->n_actors + 1, sizeof *in.parties);
  in.n_parties = 0;
  for (uint32_t i = 0; i < k->n_actors; i++)
    add_party(s, &in, &k->actors[i]);
  if (in.n_parties == 1) in.parties[0].only = true;
  s->untold += !in.told;
  SR_PUSH(a, &s->incident, in);
}

static bool kept(sr_security *s, const sr_security_incident *in, const sr_known *k)
{
  jmp_buf full;
  s->arena.on_full = &full;
  if (setjmp(full)) {
    s->failed = true;
  } else {
    keep(s, *in, k);
  }
  s->arena.on_full = NULL;
  return !s->failed;
}

/* A report on a country tells of no other, whatever else bears its name. */
static bool is_elsewhere(const sr_security *s, const sr_place *p)
{
  return s->country.len && p->country.len && !sr_view_eq(s->country, p->country);
}

bool sr_security_row(void *security, const sr_known *row)
{
  sr_security *s = security;
  sr_security_incident in = {.n_parties = 0};
  bool now = falls(&s->options.period, &row->date), last = falls(&s->before, &row->date),
       year = falls(&s->year_before, &row->date);
  if (s->failed) return false;
  if (is_elsewhere(s, &row->place)) return true;
  if ((!now && !last && !year) || !sr_security_count(&in, s->options.definition, row)) return true;
  if (now) sr_tally_add(&s->now, &in.tally);
  if (last) sr_tally_add(&s->last, &in.tally);
  if (year) sr_tally_add(&s->year, &in.tally);
  return !now || kept(s, &in, row);
}

/* ---- the whole ---- */

static int by_date(const void *x, const void *y)
{
  const sr_security_incident *a = x, *b = y;
  if (a->date.from != b->date.from) return a->date.from < b->date.from ? -1 : 1;
  size_t n = a->id.len < b->id.len ? a->id.len : b->id.len;
  int order = n ? memcmp(a->id.ptr, b->id.ptr, n) : 0;
  return order ? order : (a->id.len > b->id.len) - (a->id.len < b->id.len);
}

static void frame(sr_security *s)
{
  sr_security_report *r = &s->report;
  r->outlines = s->options.outlines;
  r->definition = s->options.definition;
  r->policy = s->options.policy;
  r->stretch = s->options.period, r->stretch_before = s->before, r->stretch_year_before = s->year_before;
  r->now = s->now, r->last = s->last, r->year = s->year;
  r->place = s->options.place, r->as_of = s->options.as_of, r->cutoff = s->options.cutoff;
  r->incident = s->incident.v, r->n_incidents = s->incident.n;
}

/* Does the report span several countries? Then provinces need theirs. */
static void see_countries(sr_security *s)
{
  sr_view first = SR_VNULL;
  s->countries = 0;
  for (uint32_t i = 0; i < s->incident.n && s->countries < 2; i++) {
    sr_view c = s->incident.v[i].country;
    if (!c.len || sr_view_eq(c, first)) continue;
    if (!first.len) first = c;
    s->countries++;
  }
}

/* Places of several countries are told with theirs. */
static void name_countries(sr_security *s)
{
  for (uint32_t i = 0; i < s->incident.n; i++) {
    sr_security_incident *in = &s->incident.v[i];
    if (in->country.len && !sr_view_eq(in->place, in->country))
      in->place = sr_arena_printf(&s->arena, "%.*s, %.*s", (int)in->place.len, in->place.len ? in->place.ptr : "",
                                  (int)in->country.len, in->country.ptr);
  }
}

sr_status sr_security_finish(sr_security *s, sr_error *err)
{
  jmp_buf full;
  s->arena.on_full = &full;
  if (s->failed || setjmp(full)) {
    s->arena.on_full = NULL;
    return fail(err, SR_ERR_MEMORY, "the report needs more memory than there is");
  }
  if (s->incident.n) qsort(s->incident.v, s->incident.n, sizeof *s->incident.v, by_date);
  see_countries(s);
  if (s->countries > 1) name_countries(s);
  s->report = (sr_security_report){.n_tables = 0};
  frame(s);
  sr_security_words(s);
  sr_security_tables(s);
  sr_security_marks(s);
  s->arena.on_full = NULL;
  s->finished = true;
  return SR_OK;
}

const sr_security_report *sr_security_get(const sr_security *s)
{
  return s->finished ? &s->report : NULL;
}
