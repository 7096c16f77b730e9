/* Taking the choices of settling: what is no place goes, what lies elsewhere than the words say becomes unknown,
 * and unknown places are assumed to lie where the report was last. See place_resolve.c. */
#include "gazetteer/place_resolve.h"

#define MARGIN 4       /* points under the best that a rival may have */
#define FAR_KM 120.0    /* from the middle of a district: surely outside of it */
#define SMALL_POP 15    /* log2: a town that a report names without saying where it is has more people */
#define MAX_TOLD 4u     /* alternatives told in a diagnostic */

typedef sr_place_candidate candidate;
typedef sr_place_entry entry;
typedef sr_place_resolver resolver;

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
  if (r->d->tok.v[m->tok_from].flags & (SR_LEX_CAPS | SR_LEX_DOTTED)) return false;
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
  if (c->flags & SR_NAME_WEAK) return generic || e->contained || (ner && (prep || pop > 16 || sure)) || (prep && (pop > 16 || ((row->flags & SR_PLACE_HAND) && (m->evidence & SR_PLACE_EV_LONE)))) || m->dateline;
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
  bool done[SR_PLACE_CANDIDATES] = {false};
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

/* A village of the district that the sentence names behind it, when none such is known there; a bare name, when it is known
 * in other countries alone. */
static bool outside_district(const resolver *r, uint32_t i)
{
  const sr_place_mention *m = &r->a->place.v[i];
  uint32_t row = r->e[i].c[r->e[i].best].row;
  bool village = m->hint == SR_PLACE_LOCALITY + 1 || m->hint == SR_PLACE_NEIGHBOURHOOD + 1;
  for (uint32_t j = i + 1; j < r->n && j <= i + 3; j++) {
    const sr_place_mention *in = &r->a->place.v[j];
    if (in->tok_from > m->tok_to + 14) break;
    if (!r->e[j].n || in->demonym || in->hint != SR_PLACE_ADMIN2 + 1) continue;
    uint32_t district = r->e[j].c[r->e[j].best].row;
    bool abroad = memcmp(r->p->rows[row].cc, r->p->rows[district].cc, 2) != 0 && r->p->rows[row].level_pop >> 3 < SMALL_POP;
    if ((village || abroad) && !sr_place_within(r->p, row, district) && sr_place_distance(r->p, row, district) > FAR_KM) return true;
  }
  return false;
}

/* Where the report says of a place's surroundings what its only namesakes contradict, it is none of them. */
static bool nowhere_near(const resolver *r, uint32_t i)
{
  const sr_place_mention *m = &r->a->place.v[i];
  const entry *e = &r->e[i];
  const candidate *c = &e->c[e->best];
  const sr_place_row *row = &r->p->rows[c->row];
  if (sr_place_row_level(row) > SR_PLACE_ADMIN3 || (row->flags & SR_PLACE_HAND) || m->dateline || e->contained) return false;
  if (outside_district(r, i)) return true;
  if (row->level_pop >> 3 >= SMALL_POP) return false;
  /* a village abroad, in a report of one country alone */
  const candidate *first = &r->e[e->same].c[0];
  float own = 0, most = 0;
  for (uint32_t k = 0; k < r->e[e->same].n; k++)
    if (first[k].areas.row[0] == c->areas.row[0]) own += first[k].given;
  float abroad = sr_place__votes(r, c->areas.row[0]) - own;
  for (uint32_t k = 0; k < SR_PLACE_VOTE_SLOTS; k++)
    if (r->votes[k].row != SR_NONE && r->votes[k].row != c->areas.row[0] && r->votes[k].weight > most &&
        sr_place_row_level(&r->p->rows[r->votes[k].row]) == SR_PLACE_COUNTRY)
      most = r->votes[k].weight;
  return abroad < 0.1f && most >= 1.2f;
}

static void note_mention(resolver *r, uint32_t i)
{
  sr_place_mention *m = &r->a->place.v[i];
  entry *e = &r->e[i];
  uint32_t from = r->d->tok.v[m->tok_from].from, to = r->d->tok.v[m->tok_to - 1].to;
  uint32_t outer = m->evidence & SR_PLACE_EV_OF ? sr_place__outer(r, i) : SR_NONE;
  bool told = outer != SR_NONE;
  bool far = e->n && !m->in_name && nowhere_near(r, i);
  if (e->n && ((told && !e->contained && !m->in_name) || far)) {
    /* It lies elsewhere than the words say: a village that nobody knows there is no village elsewhere. */
    const sr_place_row *row = &r->p->rows[m->place];
    sr_note(r->d, SR_DIAG_place_outside_district, from, to, alternatives(r, m, e));
    bool known = !m->site && row->level_pop >> 3 >= 17 && !(e->c[e->best].flags & SR_NAME_ALT) && sr_place__hint_points(m, row) >= 0 &&
                 (!told || sr_place_distance(r->p, m->place, r->e[outer].c[r->e[outer].best].row) < FAR_KM);
    /* "the Nasirabad area of Turbat" is no district elsewhere */
    bool part = m->hint == SR_PLACE_NEIGHBOURHOOD + 1 && sr_place_row_level(row) == SR_PLACE_ADMIN2 && told &&
                r->a->place.v[outer].hint != SR_PLACE_ADMIN2 + 1;
    if (far || part || (sr_place_row_level(row) <= SR_PLACE_LOCALITY && !known)) {
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

void sr_place__settle(sr_place_resolver *r)
{
  settle(r);
  assume(r->d, r->a);
}
