/* Settling which places the names of a report mean; see place.h.
 *
 * Every mention has candidates: the rows of its name. Each candidate gets points for what it is (size,
 * level, how well the name fits), for the generic word beside it, for the other places of the report
 * (a vote by country, province and district), and for the place that the words say contains it.
 * Votes start from the points without votes, and are taken twice. Then the best candidate stands,
 * one for a name in the whole report unless the words say otherwise, and mentions with too little
 * evidence for a place go.
 */
#include "gazetteer/place.h"

#define MAX_CAND 32u   /* candidates of a mention: the most important rows of the name */
#define VOTE_SLOTS 256u /* areas that are voted for: an open-addressed table, three quarters full at most */
#define ROUNDS 2
#define MARGIN 4       /* points under the best that a rival may have */
#define NEAR_KM 60.0
#define FAR_KM 120.0    /* from the middle of a district: surely outside of it */
#define SMALL_POP 15    /* log2: a town that a report names without saying where it is has more people */
#define MAX_TOLD 4u     /* alternatives told in a diagnostic */

/* The areas around a row that are voted for. */
typedef struct areas {
  uint32_t row[3]; /* country, admin1, admin2 */
} areas;

typedef struct candidate {
  uint32_t row;
  uint16_t flags; /* SR_NAME_* */
  int16_t base;   /* points without votes */
  int16_t points;
  int16_t votes;  /* points from the votes (kept with the first mention of the name) */
  areas areas;
  float given;    /* weight that mentions of this name gave to it (kept with the first of them) */
} candidate;

typedef struct entry {
  candidate *c;
  uint32_t n, best;  /* candidates, and the best of them */
  uint64_t name;     /* key of the name */
  uint32_t same;     /* the first mention of this name */
  bool contained;    /* lies in its `inside` */
  bool other;        /* somewhere in the report the name is part of another thing's name */
  bool person;       /* somewhere it is a person's, by a title or a given name before it */
  bool sure;         /* somewhere it is a place beyond doubt (kept with the first mention of the name) */
} entry;

typedef struct vote {
  uint32_t row;
  float weight;
} vote;

typedef struct resolver {
  const sr_places *p;
  sr_document *d;
  sr_annotations *a;
  entry *e;
  uint32_t n;
  vote votes[VOTE_SLOTS];
  uint32_t n_votes;
  float total;
} resolver;

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
static int hint_points(const sr_place_mention *m, const sr_place_row *r)
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

static int base_points(const sr_place_mention *m, const sr_place_row *r, uint32_t flags)
{
  int v = importance(r) + hint_points(m, r);
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

/* A city and the division around it that share a name: bare, the name means the city. */
static void prefer_cities(const resolver *r, const sr_place_mention *m, entry *e)
{
  if (m->hint) return;
  for (uint32_t k = 0; k < e->n; k++) {
    const sr_place_row *one = &r->p->rows[e->c[k].row];
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
    e->c[k].base = e->c[k].points = (int16_t)base_points(m, &r->p->rows[e->c[k].row], e->c[k].flags);
  prefer_cities(r, m, e);
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
  if (!ids) return;
  uint32_t take = n < MAX_CAND ? n : MAX_CAND;
  bool nocase = (r->d->tok.v[m->tok_from].flags & (SR_TOK_NOCASE | SR_LEX_DOTTED)) == SR_TOK_NOCASE;
  e->c = sr_arena_alloc(r->d->arena, take * sizeof *e->c);
  for (uint32_t k = 0; k < take; k++) {
    uint32_t row = ids[k] >> SR_NAME_SHIFT, flags = ids[k] & ((1u << SR_NAME_SHIFT) - 1);
    if (row >= r->p->n_rows || known_row(e, row) || (nocase && (flags & SR_NAME_CASED))) continue;
    int v = base_points(m, &r->p->rows[row], flags);
    e->c[e->n++] = (candidate){.row = row, .flags = (uint16_t)flags, .base = (int16_t)v, .points = (int16_t)v,
                               .areas = areas_of(r->p, row)};
  }
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
  while (r->votes[i].row != SR_NONE && r->votes[i].row != row) i = (i + 1) & (VOTE_SLOTS - 1);
  return i;
}

static void add_vote(resolver *r, uint32_t row, float w)
{
  uint32_t i = vote_slot(r, row);
  if (r->votes[i].row == SR_NONE) {
    if (r->n_votes >= VOTE_SLOTS * 3 / 4) return;
    r->n_votes++;
    r->votes[i] = (vote){row, 0};
  }
  r->votes[i].weight += w;
}

static float votes_of(const resolver *r, uint32_t row)
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
    float share = a.row[i] == SR_NONE ? 0 : (votes_of(r, a.row[i]) - own[i]) / total;
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

/* Adds what the words say of containing, both ways, and unlinks commas that mean a list. */
static void contain(resolver *r)
{
  for (uint32_t i = r->n; i-- > 0;) {
    sr_place_mention *m = &r->a->place.v[i];
    if (m->inside == SR_NONE) continue;
    entry *e = &r->e[i], *up = &r->e[m->inside];
    int best = 0;
    for (uint32_t k = 0; k < e->n; k++) {
      int v = inside_points(r, e->c[k].row, m->inside);
      if (!v) v = near_points(r, e->c[k].row, m->inside);
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

/* Other places of the name that the report could as well mean: far from the choice, and about as likely. */
static uint32_t count_rivals(const resolver *r, const entry *e)
{
  uint32_t n = 0;
  for (uint32_t k = 0; k < e->n; k++) {
    if (k == e->best || e->c[k].points < e->c[e->best].points - MARGIN) continue;
    double km = sr_place_distance(r->p, e->c[k].row, e->c[e->best].row);
    bool apart = km > 30 && !sr_place_within(r->p, e->c[k].row, e->c[e->best].row) &&
                 !sr_place_within(r->p, e->c[e->best].row, e->c[k].row);
    n += apart;
  }
  return n;
}

/* Is a mention a place beyond doubt, so that the same name elsewhere is one too? */
static bool is_sure(const resolver *r, uint32_t i)
{
  const sr_place_mention *m = &r->a->place.v[i];
  const entry *e = &r->e[i];
  if ((m->evidence & SR_PLACE_EV_OTHER) || !e->n) return false;
  if (m->dateline || e->contained || (m->evidence & SR_PLACE_EV_GENERIC)) return true;
  bool prep = m->evidence & SR_PLACE_EV_PREP, lone = m->evidence & SR_PLACE_EV_LONE;
  return prep && lone && ((m->evidence & SR_PLACE_EV_NER) || r->p->rows[e->c[e->best].row].level_pop >> 3 >= 12);
}

/* A capital at the start of a sentence tells nothing of a name that is a word too. */
static bool only_first(const resolver *r, uint32_t i)
{
  const sr_place_mention *m = &r->a->place.v[i];
  const entry *e = &r->e[i];
  return (e->c[e->best].flags & SR_NAME_CASED) && m->tok_to == m->tok_from + 1 &&
         (r->d->tok.v[m->tok_from].flags & SR_TOK_FIRST) && !r->e[e->same].sure;
}

/* Is there enough to say that the mention is a place at all? */
static bool is_place(const resolver *r, uint32_t i)
{
  const sr_place_mention *m = &r->a->place.v[i];
  const entry *e = &r->e[i];
  bool sure = r->e[e->same].sure;
  if (m->evidence & SR_PLACE_EV_OTHER) return (m->evidence & SR_PLACE_EV_DOUBT) && e->n && (e->contained || sure);
  if (!e->n) return true; /* by its form */
  const candidate *c = &e->c[e->best];
  const sr_place_row *row = &r->p->rows[c->row];
  sr_place_level level = sr_place_row_level(row);
  unsigned pop = row->level_pop >> 3;
  bool generic = m->evidence & SR_PLACE_EV_GENERIC, prep = m->evidence & SR_PLACE_EV_PREP, ner = m->evidence & SR_PLACE_EV_NER;
  bool told = generic || e->contained || (prep && pop > 13);
  if (r->e[e->same].person && !told) return false;
  if (r->e[e->same].other && !sure && !told && level < SR_PLACE_ADMIN1) return false;
  if (c->flags & SR_NAME_WEAK) return generic || e->contained || (ner && (prep || pop > 16 || sure)) || (prep && pop > 16) || m->dateline;
  if (!told && !m->dateline && only_first(r, i)) return false;
  if (generic || e->contained || level >= SR_PLACE_ADMIN1 || m->demonym || ner || m->dateline) return true;
  bool alt = c->flags & SR_NAME_ALT;
  if (level == SR_PLACE_ADMIN2 || (row->flags & SR_PLACE_HAND)) return !alt || prep;
  if (pop >= 15 && !alt) return true;
  int support = c->points - c->base;
  if (sure) return true;
  return prep ? support > 0 || pop >= 10 : support >= 6 && (pop >= 10 || (m->evidence & SR_PLACE_EV_LONE));
}

/* "Kotla; known in Gujrat, Punjab, PK | Shimla, Himachal Pradesh, IN": where places of this name lie, the likeliest first. */
static sr_view alternatives(const resolver *r, const sr_place_mention *m, const entry *e)
{
  sr_view name = sr_tok_text(r->d, m->tok_from, m->tok_to);
  sr_view said = sr_arena_printf(r->d->arena, "%.*s; known in", (int)name.len, name.ptr);
  bool done[MAX_CAND] = {false};
  for (unsigned n = 0; n < MAX_TOLD && n < e->n; n++) {
    uint32_t k = SR_NONE;
    for (uint32_t j = 0; j < e->n; j++)
      if (!done[j] && (k == SR_NONE || e->c[j].points > e->c[k].points)) k = j;
    done[k] = true;
    sr_place_description d;
    sr_place_describe(r->p, e->c[k].row, r->d->published, &d);
    sr_view in = d.admin2.len ? d.admin2 : d.locality;
    said = sr_arena_printf(r->d->arena, "%.*s%s %.*s%s%.*s, %s", (int)said.len, said.ptr, n ? " |" : "", (int)in.len, in.ptr,
                           in.len && d.admin1.len ? ", " : "", (int)d.admin1.len, d.admin1.ptr, d.country);
  }
  return said;
}

/* Where the report says of a place's surroundings what its only namesakes contradict, it is none of them. */
static bool nowhere_near(const resolver *r, uint32_t i)
{
  const sr_place_mention *m = &r->a->place.v[i];
  const entry *e = &r->e[i];
  const candidate *c = &e->c[e->best];
  const sr_place_row *row = &r->p->rows[c->row];
  if (sr_place_row_level(row) > SR_PLACE_ADMIN3 || row->level_pop >> 3 >= SMALL_POP || (row->flags & SR_PLACE_HAND) || m->dateline) return false;
  if (e->contained) return false;
  /* a village abroad, in a report of one country alone */
  const candidate *first = &r->e[e->same].c[0];
  float own = 0, most = 0;
  for (uint32_t k = 0; k < r->e[e->same].n; k++)
    if (first[k].areas.row[0] == c->areas.row[0]) own += first[k].given;
  float abroad = votes_of(r, c->areas.row[0]) - own;
  for (uint32_t k = 0; k < VOTE_SLOTS; k++)
    if (r->votes[k].row != SR_NONE && r->votes[k].row != c->areas.row[0] && r->votes[k].weight > most &&
        sr_place_row_level(&r->p->rows[r->votes[k].row]) == SR_PLACE_COUNTRY)
      most = r->votes[k].weight;
  if (abroad < 0.1f && most >= 1.2f) return true;
  /* a village of the district that the sentence names, when none such is known there */
  if (m->hint != SR_PLACE_LOCALITY + 1 && m->hint != SR_PLACE_NEIGHBOURHOOD + 1) return false;
  for (uint32_t j = i + 1; j < r->n && j <= i + 3; j++) {
    const sr_place_mention *in = &r->a->place.v[j];
    if (in->tok_from > m->tok_to + 14) break;
    if (!r->e[j].n || in->demonym || in->hint != SR_PLACE_ADMIN2 + 1) continue;
    uint32_t district = r->e[j].c[r->e[j].best].row;
    if (!sr_place_within(r->p, c->row, district) && sr_place_distance(r->p, c->row, district) > FAR_KM) return true;
  }
  return false;
}

static void note_mention(resolver *r, uint32_t i)
{
  sr_place_mention *m = &r->a->place.v[i];
  entry *e = &r->e[i];
  uint32_t from = r->d->tok.v[m->tok_from].from, to = r->d->tok.v[m->tok_to - 1].to;
  bool told = m->inside != SR_NONE && (m->evidence & SR_PLACE_EV_OF) && r->e[m->inside].n;
  bool far = e->n && !m->in_name && nowhere_near(r, i);
  if (e->n && ((told && !e->contained && !m->in_name) || far)) {
    /* It lies elsewhere than the words say: a village that nobody knows there is no village elsewhere. */
    const sr_place_row *row = &r->p->rows[m->place];
    sr_note(r->d, SR_DIAG_place_outside_district, from, to, alternatives(r, m, e));
    bool known = row->level_pop >> 3 >= 17 && !(e->c[e->best].flags & SR_NAME_ALT) && hint_points(m, row) >= 0;
    if (far || (sr_place_row_level(row) <= SR_PLACE_LOCALITY && !known)) {
      m->place = SR_NONE;
      m->level = m->hint ? (uint8_t)(m->hint - 1) : SR_PLACE_LOCALITY;
    }
  } else if (!e->n && !m->in_name) {
    sr_note(r->d, SR_DIAG_place_unknown, from, to, sr_tok_text(r->d, m->tok_from, m->tok_to));
  } else if (m->rivals && e->same == i) {
    sr_note(r->d, SR_DIAG_place_ambiguous, from, to, sr_tok_text(r->d, m->tok_from, m->tok_to));
  }
}

/* Writes the choices back and takes out what is no place. */
static void settle(resolver *r)
{
  uint32_t *at = sr_arena_zalloc(r->d->arena, r->n + 1, sizeof *at), kept = 0;
  for (uint32_t i = 0; i < r->n; i++)
    if (is_sure(r, i)) r->e[r->e[i].same].sure = true;
  for (uint32_t i = 0; i < r->n; i++) {
    sr_place_mention *m = &r->a->place.v[i];
    const entry *e = &r->e[i];
    at[i] = is_place(r, i) ? kept++ : SR_NONE;
    if (at[i] == SR_NONE) continue;
    if (e->n) {
      m->place = e->c[e->best].row;
      m->level = (uint8_t)sr_place_row_level(&r->p->rows[m->place]);
      m->rivals = count_rivals(r, e);
      m->demonym = e->c[e->best].flags & SR_NAME_DEMONYM;
      if (m->level == SR_PLACE_POINT) m->site = true;
    }
    note_mention(r, i);
  }
  for (uint32_t i = 0; i < r->n; i++) {
    if (at[i] == SR_NONE) continue;
    sr_place_mention m = r->a->place.v[i];
    if (m.inside != SR_NONE) m.inside = at[m.inside];
    r->a->place.v[at[i]] = m;
  }
  r->a->place.n = kept;
}

/* May a mention stand for what an unknown place lies in? */
static int container_rank(const sr_place_mention *m)
{
  if (m->place == SR_NONE || m->demonym) return 0;
  int rank = m->level == SR_PLACE_ADMIN2 ? 4 : m->level == SR_PLACE_LOCALITY || m->level == SR_PLACE_ADMIN3 ? 3 : m->level == SR_PLACE_NEIGHBOURHOOD ? 2 : m->level == SR_PLACE_ADMIN1 ? 1 : 0;
  return m->in_name || m->direction ? (rank > 1) : rank;
}

/* Places that the gazetteer lacks and that the words put nowhere lie in the district or town of their sentence, else
 * in that of a sentence before, else in the dateline's. */
static void assume(const sr_document *d, sr_annotations *a)
{
  sr_place_mention *v = a->place.v;
  for (uint32_t i = 0, s = 0; i < a->place.n; i++) {
    while (s + 1 < d->sent.n && v[i].tok_from >= d->sent.v[s].tok_to) s++;
    if (v[i].place != SR_NONE || v[i].inside != SR_NONE || v[i].in_name) continue;
    int best = 0;
    for (uint32_t j = 0; j < a->place.n && v[j].tok_from < d->sent.v[s].tok_to; j++) {
      int rank = container_rank(&v[j]);
      if (!rank) continue;
      /* the same sentence first, then the ones closest before it; the dateline stands for all */
      if (v[j].tok_from >= d->sent.v[s].tok_from) rank += 100;
      else if (!v[j].dateline) rank += j + 50 > i ? 50 - (int)(i - j) : 0;
      if (rank >= best) {
        best = rank;
        v[i].inside = j;
        v[i].assumed = true;
      }
    }
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
  resolver r = {.p = p, .d = d, .a = a, .n = a->place.n};
  r.e = sr_arena_zalloc(d->arena, r.n, sizeof *r.e);
  group_names(&r);
  for (uint32_t i = 0; i < r.n; i++) add_candidates(&r, i);
  for (uint32_t i = 0; i < r.n; i++) pick_best(&r.e[i]);
  for (int round = 0; round < ROUNDS; round++) {
    r.n_votes = 0;
    r.total = 0;
    for (uint32_t i = 0; i < VOTE_SLOTS; i++) r.votes[i] = (vote){SR_NONE, 0};
    for (uint32_t i = 0; i < r.n; i++)
      for (uint32_t k = 0; k < r.e[i].n; k++) r.e[i].c[k].given = 0;
    vote_for_actors(&r, actors);
    for (uint32_t i = 0; i < r.n; i++) vote_for(&r, i);
    rescore(&r);
    contain(&r);
  }
  one_sense(&r);
  settle(&r);
  assume(d, a);
}
