/* Settling which places the names of a report mean; see place.h.
 *
 * Every mention has candidates: the rows of its name. Each candidate gets points for what it is (size,
 * level, how well the name fits), for the generic word beside it, for the other places of the report
 * (a vote by country, province and district), and for the place that the words say contains it.
 * Votes start from the points without votes, and are taken twice. Then the best candidate stands,
 * one for a name in the whole report unless the words say otherwise, and mentions with too little
 * evidence for a place go.
 */
#include "gazetteer/place_resolve.h"

#include "gazetteer/place_words.h"

#define ROUNDS 2
#define NEAR_KM 60.0
#define UNREST_MUCH 8 /* as four doublings of its people */

typedef sr_place_areas areas;
typedef sr_place_candidate candidate;
typedef sr_place_entry entry;
typedef sr_place_vote vote;
typedef sr_place_resolver resolver;

static areas areas_of(const sr_places *p, uint32_t row)
{
  areas a = {{SR_NONE, SR_NONE, SR_NONE}};
  for (unsigned depth = 0; row != SR_NONE && depth < 8; depth++) {
    sr_place_level level = sr_place_row_level(&p->rows[row]);
    if (level >= SR_PLACE_ADMIN2 && level <= SR_PLACE_COUNTRY) a.row[SR_PLACE_COUNTRY - level] = row;
    row = sr_place_parent(p, row, SR_NO_DAY);
  }
  return a;
}

static int clamp(int v, int lo, int hi)
{
  return v < lo ? lo : v > hi ? hi : v;
}

/* Points for what a row is: about two for each doubling of its people. */
static int importance(const sr_place_row *r)
{
  static const int level[] = {[SR_PLACE_POINT] = 8,   [SR_PLACE_NEIGHBOURHOOD] = 5, [SR_PLACE_LOCALITY] = 8,
                              [SR_PLACE_ADMIN3] = 7,  [SR_PLACE_ADMIN2] = 6,        [SR_PLACE_ADMIN1] = 18,
                              [SR_PLACE_COUNTRY] = 50, [SR_PLACE_REGION] = 44};
  int v = level[sr_place_row_level(r)] + (r->level_pop >> 3);
  if (r->flags & SR_PLACE_CAPITAL) v += 7;
  if (r->flags & SR_PLACE_SEAT) v += 3;
  if (r->flags & SR_PLACE_HAND) v += 8;
  if (r->flags & SR_PLACE_HISTORIC) v -= 3;
  return v;
}

/* Points for the generic word beside it. */
int sr_place__hint_points(const sr_place_mention *m, const sr_place_row *r)
{
  int level = sr_place_row_level(r), hint = m->hint - 1;
  if (!m->hint) return level == SR_PLACE_ADMIN3 || level == SR_PLACE_ADMIN2 ? -1 : 0;
  if (level == hint) return 12;
  if (hint == SR_PLACE_NEIGHBOURHOOD) return level <= SR_PLACE_ADMIN3 ? 6 : level == SR_PLACE_ADMIN2 ? -2 : -8;
  if (hint == SR_PLACE_LOCALITY) return level <= SR_PLACE_ADMIN3 ? 4 : -10;
  if (hint == SR_PLACE_ADMIN3) return level == SR_PLACE_LOCALITY ? 8 : level == SR_PLACE_ADMIN2 ? 3 : -6;
  if (hint == SR_PLACE_ADMIN2) return level == SR_PLACE_ADMIN1 ? 4 : level == SR_PLACE_ADMIN3 ? 3 : -8;
  if (hint == SR_PLACE_ADMIN1) return level == SR_PLACE_ADMIN2 ? 2 : -8;
  if (hint == SR_PLACE_POINT) return level <= SR_PLACE_NEIGHBOURHOOD ? 4 : -6;
  return -4;
}

/* Reports of violence come from where there are armed groups: of two places of one name and about one size, the one there is
 * meant. It weighs as much as four doublings of its people. */
static int unrest(const sr_actors *actors, const sr_place_row *r)
{
  unsigned n = actors ? sr_actor_groups(actors, r->cc) : 0;
  return n >= 20 ? UNREST_MUCH : n >= 8 ? UNREST_MUCH / 2 : 0;
}

static int base_points(const resolver *s, const sr_place_mention *m, const sr_place_row *r, uint32_t flags)
{
  int v = importance(r) + sr_place__hint_points(m, r) + unrest(s->actors, r);
  if (flags & SR_NAME_ALT) v -= 4;
  if (flags & SR_NAME_WEAK) v -= 3;
  if (flags & SR_NAME_FULL) v += 8;
  if (flags & SR_NAME_DEMONYM) v += 40;
  return v;
}

/* Names of a row come in the order of being listed: adjectives last. */
static bool known_row(const entry *e, uint32_t row)
{
  for (uint32_t k = 0; k < e->n; k++)
    if (e->c[k].row == row) return true;
  return false;
}

/* Bare, the name of a district is that of its town, where it has one of that name. */
static void prefer_town(const resolver *r, entry *e, uint32_t district)
{
  if (e->c[district].flags & SR_NAME_FULL) return;
  for (uint32_t j = 0; j < e->n; j++) {
    const sr_place_row *town = &r->p->rows[e->c[j].row];
    if (sr_place_row_level(town) != SR_PLACE_LOCALITY || e->c[j].areas.row[2] != e->c[district].row) continue;
    if (e->c[j].base < e->c[district].base) e->c[j].base = e->c[j].points = (int16_t)(e->c[district].base + 1);
    return;
  }
}

/* A city and the division around it that share a name: bare, the name means the city. */
static void prefer_cities(const resolver *r, const sr_place_mention *m, entry *e)
{
  if (m->hint) return;
  for (uint32_t k = 0; k < e->n; k++) {
    const sr_place_row *one = &r->p->rows[e->c[k].row];
    if (sr_place_row_level(one) == SR_PLACE_ADMIN2) prefer_town(r, e, k);
    if (sr_place_row_level(one) != SR_PLACE_ADMIN1 || (e->c[k].flags & SR_NAME_FULL)) continue;
    for (uint32_t j = 0; j < e->n; j++) {
      const sr_place_row *city = &r->p->rows[e->c[j].row];
      if (sr_place_row_level(city) != SR_PLACE_LOCALITY || memcmp(city->cc, one->cc, 2)) continue;
      if ((city->level_pop >> 3) + 4 < one->level_pop >> 3 || (city->level_pop >> 3) < 15) continue;
      if (e->c[j].areas.row[1] != e->c[k].row && !(sr_place_distance(r->p, e->c[j].row, e->c[k].row) < NEAR_KM)) continue;
      e->c[k].base = (int16_t)(e->c[k].base - 14);
      e->c[k].points = e->c[k].base;
      break;
    }
  }
}

/* Candidates of a name that was seen before are the same rows; only the points for the words beside differ. */
static void copy_candidates(resolver *r, uint32_t i)
{
  const sr_place_mention *m = &r->a->place.v[i];
  entry *e = &r->e[i];
  const entry *first = &r->e[e->same];
  e->n = first->n;
  if (!e->n) return;
  e->c = sr_arena_alloc(r->d->arena, e->n * sizeof *e->c);
  memcpy(e->c, first->c, e->n * sizeof *e->c);
  for (uint32_t k = 0; k < e->n; k++)
    e->c[k].base = e->c[k].points = (int16_t)base_points(r, m, &r->p->rows[e->c[k].row], e->c[k].flags);
  prefer_cities(r, m, e);
}

static void add_candidate(resolver *r, uint32_t i, uint32_t row, uint32_t flags)
{
  entry *e = &r->e[i];
  int v = base_points(r, &r->a->place.v[i], &r->p->rows[row], flags);
  if (e->n < SR_PLACE_CANDIDATES && !known_row(e, row))
    e->c[e->n++] = (candidate){.row = row, .flags = (uint16_t)flags, .base = (int16_t)v, .points = (int16_t)v, .areas = areas_of(r->p, row)};
}

/* "Raigarh District" is the full name of one; others of the bare name are meant where something else speaks for them. */
static void add_bare(resolver *r, uint32_t i)
{
  const sr_place_mention *m = &r->a->place.v[i];
  uint32_t n;
  if (m->tok_to < m->tok_from + 2 || !sr_word_in(sr_tok_norm(r->d, m->tok_to - 1), "district county division")) return;
  const uint32_t *ids = sr_places_named(r->p, r->d, m->tok_from, m->tok_to - 1, &n);
  for (uint32_t k = 0; ids && k < n; k++) {
    uint32_t row = ids[k] >> SR_NAME_SHIFT;
    if (row < r->p->n_rows && sr_place_row_level(&r->p->rows[row]) == SR_PLACE_ADMIN2) add_candidate(r, i, row, ids[k] & (SR_NAME_ALT | SR_NAME_WEAK));
  }
}

static void add_misspelt(resolver *r, uint32_t i)
{
  uint32_t rows[4], n = sr_place__misspelt(r, i, rows);
  if (!n) return;
  r->e[i].c = sr_arena_alloc(r->d->arena, n * sizeof *r->e[i].c);
  for (uint32_t k = 0; k < n; k++) add_candidate(r, i, rows[k], SR_NAME_ALT);
}

static void add_candidates(resolver *r, uint32_t i)
{
  sr_place_mention *m = &r->a->place.v[i];
  entry *e = &r->e[i];
  uint32_t n;
  if (e->same != i) {
    copy_candidates(r, i);
    return;
  }
  const uint32_t *ids = sr_places_named(r->p, r->d, m->tok_from, m->tok_to, &n);
  bool station = !ids && m->site && sr_place__station(r->d, m) > m->tok_from;
  if (station) ids = sr_places_named(r->p, r->d, m->tok_from, sr_place__station(r->d, m), &n);
  if (!ids) {
    add_misspelt(r, i);
    return;
  }
  uint32_t take = n < SR_PLACE_CANDIDATES ? n : SR_PLACE_CANDIDATES;
  bool nocase = (r->d->tok.v[m->tok_from].flags & (SR_TOK_NOCASE | SR_LEX_DOTTED)) == SR_TOK_NOCASE;
  e->c = sr_arena_alloc(r->d->arena, SR_PLACE_CANDIDATES * sizeof *e->c);
  for (uint32_t k = 0; k < take; k++) {
    uint32_t row = ids[k] >> SR_NAME_SHIFT, flags = ids[k] & ((1u << SR_NAME_SHIFT) - 1);
    if (row >= r->p->n_rows || known_row(e, row) || (nocase && (flags & SR_NAME_CASED))) continue;
    sr_place_level level = sr_place_row_level(&r->p->rows[row]);
    if (station && (flags & SR_NAME_ALT || (level != SR_PLACE_LOCALITY && level != SR_PLACE_ADMIN3))) continue;
    add_candidate(r, i, row, flags);
  }
  add_bare(r, i);
  prefer_cities(r, m, e);
}

/* Names that occur again share what is learnt: `same` is the first mention. */
static void group_names(resolver *r)
{
  uint32_t size = 16;
  while (size < r->n * 2) size *= 2;
  uint32_t *table = sr_arena_zalloc(r->d->arena, size, sizeof *table);
  for (uint32_t i = 0; i < r->n; i++) {
    const sr_place_mention *m = &r->a->place.v[i];
    uint64_t key = 0;
    for (uint32_t t = m->tok_from; t < m->tok_to; t++) key = sr_hash_phrase(key, r->d->tok.v[t].key);
    r->e[i].name = key;
    uint32_t s = (uint32_t)key & (size - 1);
    while (table[s] && r->e[table[s] - 1].name != key) s = (s + 1) & (size - 1);
    if (!table[s]) table[s] = i + 1;
    r->e[i].same = table[s] - 1;
    if (!(m->evidence & SR_PLACE_EV_OTHER)) continue;
    r->e[r->e[i].same].other = true;
    if (!(m->evidence & SR_PLACE_EV_DOUBT)) r->e[r->e[i].same].person = true;
  }
}

static void pick_best(entry *e)
{
  e->best = 0;
  for (uint32_t k = 1; k < e->n; k++)
    if (e->c[k].points > e->c[e->best].points) e->best = k;
}

/* The slot of an area, or the free one where it would go. */
static uint32_t vote_slot(const resolver *r, uint32_t row)
{
  uint32_t i = (row * 2654435761u) >> 24;
  while (r->votes[i].row != SR_NONE && r->votes[i].row != row) i = (i + 1) & (SR_PLACE_VOTE_SLOTS - 1);
  return i;
}

static void add_vote(resolver *r, uint32_t row, float w)
{
  uint32_t i = vote_slot(r, row);
  if (r->votes[i].row == SR_NONE) {
    if (r->n_votes >= SR_PLACE_VOTE_SLOTS * 3 / 4) return;
    r->n_votes++;
    r->votes[i] = (vote){row, 0};
  }
  r->votes[i].weight += w;
}

float sr_place__votes(const resolver *r, uint32_t row)
{
  uint32_t i = vote_slot(r, row);
  return r->votes[i].row == row ? r->votes[i].weight : 0;
}

/* A mention's vote goes to the areas around its best candidates, split among those close to the best. */
static void vote_for(resolver *r, uint32_t i)
{
  const sr_place_mention *m = &r->a->place.v[i];
  const entry *e = &r->e[i];
  if (!e->n || (m->evidence & SR_PLACE_EV_OTHER)) return;
  float weight = m->dateline ? 3 : m->demonym ? 0.4f : m->in_name ? 0.6f : 1, sum = 0;
  if (m->evidence & SR_PLACE_EV_DOUBT) weight *= 0.3f;
  if (e->same != i) weight *= 0.25f; /* the same name again tells little more */
  int top = e->c[e->best].points;
  for (uint32_t k = 0; k < e->n; k++)
    if (e->c[k].points > top - 9) sum += (float)(1 << (9 + e->c[k].points - top));
  for (uint32_t k = 0; k < e->n; k++) {
    if (e->c[k].points <= top - 9) continue;
    float w = weight * (float)(1 << (9 + e->c[k].points - top)) / sum;
    if (w < 0.05f) continue;
    r->e[e->same].c[k].given += w;
    for (int j = 0; j < 3; j++)
      if (e->c[k].areas.row[j] != SR_NONE) add_vote(r, e->c[k].areas.row[j], w);
  }
  r->total += weight;
}

/* Points from the votes of other names: what this name gave itself is left out. */
static int vote_points(const resolver *r, const entry *first, uint32_t k)
{
  static const float scale[3] = {14, 12, 6}, bonus[3] = {3, 2, 0}, floor_[3] = {0.15f, 0.1f, 0};
  const areas a = first->c[k].areas;
  float own[3] = {0}, all = 0, points = 0;
  for (uint32_t j = 0; j < first->n; j++) {
    if (first->c[j].given <= 0) continue;
    const areas b = first->c[j].areas;
    all += first->c[j].given;
    for (int i = 0; i < 3; i++)
      if (a.row[i] != SR_NONE && a.row[i] == b.row[i]) own[i] += first->c[j].given;
  }
  float total = r->total - all > 1 ? r->total - all : 1;
  for (int i = 0; i < 3; i++) {
    float share = a.row[i] == SR_NONE ? 0 : (sr_place__votes(r, a.row[i]) - own[i]) / total;
    if (share > 0.01f) points += scale[i] * share + (share > floor_[i] ? bonus[i] : 0);
  }
  return (int)points;
}

static void rescore(resolver *r)
{
  for (uint32_t i = 0; i < r->n; i++) {
    entry *e = &r->e[i];
    if (e->same == i)
      for (uint32_t k = 0; k < e->n; k++) e->c[k].votes = (int16_t)vote_points(r, e, k);
    for (uint32_t k = 0; k < e->n; k++)
      e->c[k].points = (int16_t)clamp(e->c[k].base + r->e[e->same].c[k].votes, -1000, 1000);
    pick_best(e);
  }
}

/* Does candidate `row` lie in or close to one of the candidates of mention j? Returns the points of it. */
static int inside_points(const resolver *r, uint32_t row, uint32_t j)
{
  const entry *e = &r->e[j];
  int best = 0;
  for (uint32_t k = 0; k < e->n && k < 12; k++) {
    int lag = e->c[e->best].points - e->c[k].points;
    if (e->c[k].row == row || lag > 24) continue;
    if (sr_place_within(r->p, row, e->c[k].row)) {
      int v = 22 - lag / 2;
      if (v > best) best = v;
    }
  }
  return best;
}

/* A city stands for its surroundings: "Mochko, Karachi" may lie beside it in the tree. */
static int near_points(const resolver *r, uint32_t row, uint32_t j)
{
  const entry *e = &r->e[j];
  if (!e->n || sr_place_row_level(&r->p->rows[e->c[e->best].row]) > SR_PLACE_ADMIN2 || e->c[e->best].row == row) return 0;
  double km = sr_place_distance(r->p, row, e->c[e->best].row);
  return km < 0 ? 0 : km < 30 ? 12 : km < NEAR_KM ? 8 : 0;
}

uint32_t sr_place__outer(const resolver *r, uint32_t i)
{
  uint32_t in = r->a->place.v[i].inside;
  for (int depth = 0; in != SR_NONE && !r->e[in].n && depth < 4; depth++) in = r->a->place.v[in].inside;
  return in != SR_NONE && r->e[in].n ? in : SR_NONE;
}

/* Adds what the words say of containing, both ways, and unlinks commas that mean a list. */
static void contain(resolver *r)
{
  for (uint32_t i = r->n; i-- > 0;) {
    sr_place_mention *m = &r->a->place.v[i];
    if (m->inside == SR_NONE) continue;
    uint32_t outer = sr_place__outer(r, i);
    if (outer == SR_NONE) outer = m->inside;
    entry *e = &r->e[i], *up = &r->e[outer];
    int best = 0;
    for (uint32_t k = 0; k < e->n; k++) {
      int v = inside_points(r, e->c[k].row, outer);
      if (!v) v = near_points(r, e->c[k].row, outer);
      e->c[k].points = (int16_t)(e->c[k].points + v);
      if (v > best) best = v;
    }
    pick_best(e);
    e->contained = best > 0;
    if (!e->n && !up->n) continue;
    /* The container is the one that holds the choice made. */
    if (best > 12)
      for (uint32_t k = 0; k < up->n; k++)
        if (sr_place_within(r->p, e->c[e->best].row, up->c[k].row)) up->c[k].points = (int16_t)(up->c[k].points + 10);
    pick_best(up);
    if (!best && e->n && !(m->evidence & SR_PLACE_EV_OF)) m->inside = SR_NONE;
  }
}

/* One sense for a name: the choice of the mention that is surest carries over. */
static void one_sense(resolver *r)
{
  uint32_t *surest = sr_arena_zalloc(r->d->arena, r->n + 1, sizeof *surest);
  for (uint32_t i = 0; i < r->n; i++) surest[i] = i;
  for (uint32_t i = 0; i < r->n; i++) {
    const entry *e = &r->e[i];
    if (!e->n) continue;
    uint32_t s = surest[e->same];
    bool better = (e->contained && !r->e[s].contained) ||
                  (e->contained == r->e[s].contained && r->e[s].n && e->c[e->best].points > r->e[s].c[r->e[s].best].points);
    if (better) surest[e->same] = i;
  }
  for (uint32_t i = 0; i < r->n; i++) {
    entry *e = &r->e[i];
    const entry *s = &r->e[surest[e->same]];
    if (!e->n || e->contained || s == e || !s->n) continue;
    uint32_t row = s->c[s->best].row;
    for (uint32_t k = 0; k < e->n; k++) {
      bool same = e->c[k].row == row || sr_place_within(r->p, row, e->c[k].row) || sr_place_within(r->p, e->c[k].row, row);
      if (e->c[k].row == row) e->c[k].points = (int16_t)(e->c[k].points + 10);
      else if (same && sr_place_row_level(&r->p->rows[e->c[k].row]) < SR_PLACE_COUNTRY) e->c[k].points = (int16_t)(e->c[k].points + 7);
    }
    pick_best(e);
  }
}

/* The row of a country; countries are among the first rows. */
static uint32_t country_row(const sr_places *p, sr_view cc)
{
  if (cc.len != 2) return SR_NONE;
  for (uint32_t i = 0; i < p->n_rows && i < 1000; i++)
    if (sr_place_row_level(&p->rows[i]) == SR_PLACE_COUNTRY && !memcmp(p->rows[i].cc, cc.ptr, 2)) return i;
  return SR_NONE;
}

/* Armed groups vote for their countries: a report of them that names villages alone is one from there. */
static void vote_for_actors(resolver *r, const sr_actors *actors)
{
  for (uint32_t i = 0, n = 0; actors && i < r->a->actor.n && n < 4; i++) {
    const sr_actor_row *row = &actors->rows[r->a->actor.v[i].actor];
    if (r->a->actor.v[i].weak || !sr_view_eq(sr_actor_string(actors, row->kind), SR_V("armed_group"))) continue;
    n++;
    uint32_t country = country_row(r->p, sr_actor_string(actors, row->country));
    if (country == SR_NONE) continue;
    add_vote(r, country, 0.5f);
    r->total += 0.5f;
  }
}

void sr_places_resolve(const sr_places *p, const sr_actors *actors, sr_document *d, sr_annotations *a)
{
  if (!a->place.n) return;
  resolver r = {.p = p, .actors = actors, .d = d, .a = a, .n = a->place.n};
  r.e = sr_arena_zalloc(d->arena, r.n, sizeof *r.e);
  group_names(&r);
  for (uint32_t i = 0; i < r.n; i++) add_candidates(&r, i);
  for (uint32_t i = 0; i < r.n; i++) pick_best(&r.e[i]);
  for (int round = 0; round < ROUNDS; round++) {
    r.n_votes = 0;
    r.total = 0;
    for (uint32_t i = 0; i < SR_PLACE_VOTE_SLOTS; i++) r.votes[i] = (vote){SR_NONE, 0};
    for (uint32_t i = 0; i < r.n; i++)
      for (uint32_t k = 0; k < r.e[i].n; k++) r.e[i].c[k].given = 0;
    vote_for_actors(&r, actors);
    for (uint32_t i = 0; i < r.n; i++) vote_for(&r, i);
    rescore(&r);
    contain(&r);
  }
  one_sense(&r);
  sr_place__settle(&r);
}
