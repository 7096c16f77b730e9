/* The town that a local report is about, though no sentence says where a thing happened: the town of its dateline, whose
 * police speak, whose people are hurt, that its title names. */
#include "link/group.h"

/* Towns that are weighed against each other, and mentions of places that are looked at. */
#define TOWNS 48u
#define LOOKED_AT 600u

typedef struct town {
  uint32_t mention; /* the first of it */
  uint32_t row;
  int score;
} town;

static bool word(const sr_linker *l, uint32_t tok, const char *words)
{
  return tok < l->in->doc->tok.n && sr_word_in(sr_tok_norm(l->in->doc, tok), words);
}

bool sr_lk_of_police(const sr_linker *l, const sr_place_mention *m)
{
  uint32_t t = m->tok_to;
  for (int k = 0; k < 2 && word(l, t, "metro metropolitan city town township county district rural urban"); k++) t++;
  if (word(l, t, "police detectives homicide pd sheriff superintendent")) return true;
  return m->tok_from > 2 && word(l, m->tok_from - 1, "of") && word(l, m->tok_from - 2, "mayor police");
}

/* "an Akron man", "an Akron apartment": somebody or something of the town. */
static bool of_its_people(const sr_linker *l, const sr_place_mention *m)
{
  if (word(l, m->tok_to, "man woman teen teenager boy girl couple mother father resident residents family neighborhood neighbourhood home house apartment street nightclub club bar shooting residents"))
    return true;
  return m->tok_from > 0 && word(l, m->tok_from - 1, "in outside near");
}

static int weight(const sr_linker *l, const sr_place_mention *m)
{
  if (m->dateline) return 8;
  int s = 1;
  if (sr_lk_of_police(l, m)) s = 6;
  else if (m->in_name || m->direction) return 0;
  else if (word(l, m->tok_to, "hospital medical news times tribune herald post") || word(l, m->tok_to + 1, "hospital medical")) return 0;
  else if (of_its_people(l, m)) s = 3;
  for (uint32_t i = 0; i < l->in->doc->sent.n && l->in->doc->sent.v[i].tok_from <= m->tok_from; i++)
    if (l->in->doc->sent.v[i].tok_to > m->tok_from && l->in->doc->sent.v[i].part == SR_PART_TITLE) s += 2;
  return s;
}

/* The mention of the town that is told for most; SR_NONE where two are told for alike, or none firmly. */
uint32_t sr_lk_home(sr_linker *l)
{
  if (l->home_known) return l->home;
  l->home_known = true;
  l->home = SR_NONE;
  town v[TOWNS];
  uint32_t n = 0, best = SR_NONE;
  int second = 0;
  for (uint32_t i = 0; i < l->in->ann->place.n && i < LOOKED_AT; i++) {
    const sr_place_mention *m = &l->in->ann->place.v[i];
    if (m->place == SR_NONE || m->demonym || m->site || (m->level != SR_PLACE_LOCALITY && m->level != SR_PLACE_ADMIN3)) continue;
    int s = weight(l, m);
    uint32_t k = 0;
    while (k < n && v[k].row != m->place) k++;
    if (!s || (k == n && n == TOWNS)) continue;
    if (k == n) v[n++] = (town){i, m->place, 0};
    v[k].score += s;
  }
  for (uint32_t k = 0; k < n; k++)
    if (best == SR_NONE || v[k].score > v[best].score) best = k;
  for (uint32_t k = 0; k < n; k++)
    if (k != best && v[k].score > second) second = v[k].score;
  if (best != SR_NONE && v[best].score >= 5 && v[best].score >= second + 3) l->home = v[best].mention;
  return l->home;
}
