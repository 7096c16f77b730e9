/* The row of items and what stands around a verb; see clause.h. */
#include "extract/clause.h"

static uint8_t token_type(const sr_context *c, uint32_t t)
{
  const sr_token *k = &c->doc->tok.v[t];
  if (k->flags & SR_LEX_PUNCT) {
    if (sr_ctx_any(c, t, ",")) return SR_IT_COMMA;
    if (sr_ctx_any(c, t, "; : -- -")) return SR_IT_STOP;
    return SR_IT_OTHER;
  }
  if (sr_ctx_any(c, t, "who whom whose which")) return SR_IT_REL;
  if (sr_ctx_any(c, t, "when while after before because although though if unless until where since as whereas once"))
    return k->pos == SR_POS_ADP && !sr_ctx_any(c, t, "when while where if") ? SR_IT_PREP : SR_IT_SUB;
  if (sr_ctx_is(c, t, "that")) return k->pos == SR_POS_SCONJ ? SR_IT_STOP : SR_IT_REL;
  switch (k->pos) {
  case SR_POS_ADP: return SR_IT_PREP;
  case SR_POS_CCONJ: return SR_IT_CONJ;
  case SR_POS_SCONJ: return SR_IT_SUB;
  case SR_POS_ADV: return SR_IT_ADV;
  case SR_POS_PART: return SR_IT_OTHER;
  default: return SR_IT_OTHER;
  }
}

/* The verbal trigger whose first word lies inside [from, to): the longest, SR_NONE. */
static uint32_t verbal_trigger(const sr_context *c, uint32_t from, uint32_t to)
{
  uint32_t best = SR_NONE;
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, from); i < c->ann->sense.n; i++) {
    const sr_sense *s = &c->ann->sense.v[i];
    if (s->tok_from >= to) break;
    const sr_lex_row *r = &c->lex->rows[s->entry];
    if (r->cls != SR_LEX_CLASS_trigger || !(r->flags & SR_LEXF_VERB)) continue;
    if (best == SR_NONE || s->tok_to > c->ann->sense.v[best].tok_to) best = i;
  }
  return best;
}

/* "including" looks like a verb and works like a preposition. */
static bool is_including(const sr_context *c, const sr_group *g)
{
  return g->verb && g->tok_to - g->tok_from == 1 && sr_ctx_any(c, g->tok_from, "including comprising following");
}

static void add_group(sr_context *c, const sr_group *g, uint32_t *entity, sr_items *out)
{
  sr_part_item it = {.tok_from = g->tok_from, .tok_to = g->tok_to, .entity = SR_NONE, .verb = g->head, .trigger = SR_NONE};
  if (is_including(c, g)) {
    it.type = SR_IT_PREP;
  } else if (g->verb) {
    it.type = SR_IT_VP;
    it.trigger = verbal_trigger(c, g->tok_from, g->tok_to);
    if (it.trigger != SR_NONE && c->ann->sense.v[it.trigger].tok_to > it.tok_to)
      it.tok_to = c->ann->sense.v[it.trigger].tok_to;
  } else {
    it.entity = (*entity)++;
    it.tok_from = c->out->entity.v[it.entity].tok_from;
    /* "Up to | five people": the words of the number are no items of their own. */
    while (out->it.n && out->it.v[out->it.n - 1].tok_from >= it.tok_from) out->it.n--;
    it.type = c->out->entity.v[it.entity].type == SR_ENT_TIME ? SR_IT_TIME : SR_IT_NP;
    if (g->tok_to - g->tok_from == 1 && sr_ctx_any(c, g->tok_from, "who whom which whose")) it.type = SR_IT_REL;
  }
  SR_PUSH(c->doc->arena, &out->it, it);
}

static bool in_brackets(const sr_context *c, uint32_t t)
{
  return c->doc->tok.v[t].flags & SR_TOK_PAREN || sr_ctx_any(c, t, "( )");
}

/* "is missing after | gunmen | attacked a clinic": a word that is a preposition elsewhere opens a clause where people and
 * a finite verb follow it. */
static void mend_clauses(const sr_context *c, sr_items *p)
{
  /* "said on Friday that gunmen had attacked a post": nobody attacks a day */
  for (uint32_t i = 1; i < p->it.n; i++)
    if (p->it.v[i].type == SR_IT_REL && p->it.v[i - 1].type == SR_IT_TIME && sr_ctx_is(c, p->it.v[i].tok_from, "that")) p->it.v[i].type = SR_IT_STOP;
  for (uint32_t i = 0; i + 2 < p->it.n; i++) {
    if (p->it.v[i].type != SR_IT_PREP || !sr_ctx_any(c, p->it.v[i].tok_from, "after before since until as")) continue;
    if (i > 0 && p->it.v[i - 1].type == SR_IT_VP && sr_ctx_is(c, p->it.v[i].tok_from, "as") && sr_ctx_any(c, p->it.v[i - 1].verb, "disguised dressed clad posing masquerading identified named known described")) continue; /* "gunmen dressed | as | policemen" */
    uint32_t k = i + 1;
    if (p->it.v[k].type != SR_IT_NP || c->out->entity.v[p->it.v[k].entity].type != SR_ENT_PEOPLE) continue;
    while (k + 3 < p->it.n && (p->it.v[k + 1].type == SR_IT_PREP || p->it.v[k + 1].type == SR_IT_CONJ) && p->it.v[k + 2].type == SR_IT_NP) k += 2;
    while (k + 2 < p->it.n && p->it.v[k + 1].type == SR_IT_ADV) k++;
    const sr_part_item *vp = &p->it.v[k + 1];
    uint8_t pos = c->doc->tok.v[vp->tok_from].pos;
    bool finite = pos == SR_POS_VBD || pos == SR_POS_VBP || pos == SR_POS_AUX;
    if (vp->type == SR_IT_VP && finite) p->it.v[i].type = SR_IT_SUB;
  }
}

void sr_items_make(sr_context *c, uint32_t sent, uint32_t first, sr_items *out)
{
  const sr_sentence *s = &c->doc->sent.v[sent];
  uint32_t g = SR_ANN_FROM(c->ann->group, s->tok_from), entity = first;
  memset(out, 0, sizeof *out);
  out->sent = sent;
  uint32_t swallowed = 0;
  for (uint32_t t = s->tok_from; t < s->tok_to;) {
    if (g < c->ann->group.n && c->ann->group.v[g].tok_from == t) {
      const sr_group *grp = &c->ann->group.v[g++];
      t = grp->tok_to;
      if (grp->tok_from < swallowed) {
        if (!grp->verb) {
          /* A group that begins inside the trigger but goes on behind it keeps its people. */
          if (grp->tok_to <= swallowed) c->out->entity.v[entity].type = SR_ENT_OTHER;
          if (grp->tok_to > swallowed) {
            sr_part_item it = {.type = SR_IT_NP, .tok_from = swallowed, .tok_to = grp->tok_to, .entity = entity, .trigger = SR_NONE};
            SR_PUSH(c->doc->arena, &out->it, it);
          }
          entity++;
        }
        continue;
      }
      if (in_brackets(c, grp->tok_from)) {
        entity += !grp->verb;
        continue;
      }
      add_group(c, grp, &entity, out);
      swallowed = out->it.v[out->it.n - 1].tok_to;
      continue;
    }
    if (t >= swallowed && !in_brackets(c, t)) {
      sr_part_item it = {.type = token_type(c, t), .tok_from = t, .tok_to = t + 1, .entity = SR_NONE, .trigger = SR_NONE};
      SR_PUSH(c->doc->arena, &out->it, it);
    }
    t++;
  }
  mend_clauses(c, out);
}

uint32_t sr_items_of(const sr_items *p, uint32_t tok)
{
  for (uint32_t i = 0; i < p->it.n; i++)
    if (p->it.v[i].tok_from <= tok && tok < p->it.v[i].tok_to) return i;
  return SR_NONE;
}

uint32_t sr_items_vp_before(const sr_items *p, uint32_t i)
{
  while (i-- > 0)
    if (p->it.v[i].type == SR_IT_VP) return i;
  return SR_NONE;
}

uint32_t sr_items_vp_after(const sr_items *p, uint32_t i)
{
  for (i++; i < p->it.n; i++)
    if (p->it.v[i].type == SR_IT_VP) return i;
  return SR_NONE;
}

static bool takes_object(const sr_items *p, uint32_t vp)
{
  uint32_t i = vp + 1;
  while (i < p->it.n && (p->it.v[i].type == SR_IT_ADV)) i++;
  return i < p->it.n && p->it.v[i].type == SR_IT_NP;
}

sr_verb sr_items_verb(const sr_context *c, const sr_items *p, uint32_t vp)
{
  const sr_part_item *it = &p->it.v[vp];
  sr_verb v = {0};
  bool be = false, had = false, have = false;
  uint32_t main = it->verb;
  if (it->trigger != SR_NONE && c->ann->sense.v[it->trigger].tok_from > it->tok_from) main = c->ann->sense.v[it->trigger].tok_from;
  for (uint32_t t = it->tok_from; t <= main && t < it->tok_to; t++) {
    if (sr_ctx_any(c, t, "not n't never no")) v.negated = true;
    if (t == main) break;
    if (sr_ctx_any(c, t, "be been being was were is are am got get 's 're")) be = true;
    if (sr_ctx_is(c, t, "had")) had = true;
    if (sr_ctx_any(c, t, "have has")) have = true;
    if (sr_ctx_any(c, t, "would could may might should will shall can must 'll 'd")) v.modal = true;
    if (sr_ctx_is(c, t, "to")) v.infinitive = true;
  }
  uint32_t flags = it->trigger != SR_NONE ? c->lex->rows[c->ann->sense.v[it->trigger].entry].flags : 0;
  uint8_t pos = c->doc->tok.v[main].pos;
  v.ing = pos == SR_POS_VBG && !be;
  v.past_perfect = had;
  bool past = pos == SR_POS_VBN || pos == SR_POS_VBD || flags & SR_LEXF_PAST || (be && pos == SR_POS_VB); /* "was hurt" */
  v.passive = be && past && pos != SR_POS_VBG;
  if (!be && past && !had && !have && pos == SR_POS_VBN && !takes_object(p, vp)) v.passive = true;
  v.finite = !v.infinitive && !v.ing && !(pos == SR_POS_VBN && !be && !had && !have);
  (void)have;
  return v;
}

static bool is_cue(const sr_context *c, const sr_part_item *it)
{
  return sr_ctx_sense_in(c, it->tok_from, it->tok_to, SR_LEX_CLASS_cue) != SR_NONE;
}

static uint32_t chain_head(const sr_context *c, uint32_t entity)
{
  while (entity != SR_NONE && c->out->entity.v[entity].same != SR_NONE)
    entity = c->out->entity.v[entity].same;
  return entity;
}

/* First of the entities that `entity` is coordinated with. */
static uint32_t first_of_list(const sr_context *c, uint32_t entity, uint32_t lowest)
{
  for (;;) {
    uint32_t before = SR_NONE;
    for (uint32_t k = entity; k-- > lowest && before == SR_NONE;)
      if (c->out->entity.v[k].next == entity) before = k;
    if (before == SR_NONE) return entity;
    entity = before;
  }
}

static uint32_t lowest_entity(const sr_items *p)
{
  for (uint32_t i = 0; i < p->it.n; i++)
    if (p->it.v[i].entity != SR_NONE) return p->it.v[i].entity;
  return 0;
}

uint32_t sr_items_antecedent(const sr_context *c, const sr_items *p, uint32_t rel)
{
  bool person = sr_ctx_any(c, p->it.v[rel].tok_from, "who whom");
  uint32_t fallback = SR_NONE;
  for (uint32_t i = rel, n = 0; i-- > 0 && n < 8; n++) {
    const sr_part_item *it = &p->it.v[i];
    if (it->type == SR_IT_VP || it->type == SR_IT_SUB || it->type == SR_IT_STOP) break;
    if (it->type != SR_IT_NP) continue;
    uint8_t type = c->out->entity.v[it->entity].type;
    /* "nine men, four of whom": the nine. */
    if (c->out->entity.v[it->entity].whole != SR_NONE && sr_ctx_is(c, p->it.v[rel].tok_from - 1, "of")) continue;
    if (fallback == SR_NONE) fallback = it->entity;
    if (person ? type == SR_ENT_PEOPLE : type == SR_ENT_EVENT || type == SR_ENT_ITEM) return it->entity;
  }
  return fallback;
}

/* "killed on the spot and | three injured": people with a number go on no list of things. */
static bool begins_anew(const sr_context *c, const sr_items *p, uint32_t before, uint32_t np)
{
  const sr_entity *a = &c->out->entity.v[p->it.v[before].entity], *b = &c->out->entity.v[p->it.v[np].entity];
  return b->type == SR_ENT_PEOPLE && (b->explicit_number || (b->generic && b->counted)) && a->type == SR_ENT_OTHER;
}

static bool preceded_by_prep(const sr_context *c, const sr_items *p, uint32_t np)
{
  uint32_t i = np;
  while (i > 0 && p->it.v[i - 1].type == SR_IT_ADV) i--;
  if (i > 0 && p->it.v[i - 1].type == SR_IT_PREP) return true;
  /* "in Turbat and Panjgur": the second noun of a list after a preposition. */
  return i > 2 && p->it.v[i - 1].type == SR_IT_CONJ && p->it.v[i - 2].type == SR_IT_NP && p->it.v[i - 3].type == SR_IT_PREP && !begins_anew(c, p, i - 2, np);
}

/* Is the noun group before the conjunction at `i` in one list with `entity`? True where no noun stands before it. */
static bool same_list(const sr_context *c, const sr_items *p, uint32_t i, uint32_t entity, uint32_t lowest)
{
  uint32_t k = i;
  while (k > 0 && (p->it.v[k - 1].type == SR_IT_COMMA || p->it.v[k - 1].type == SR_IT_ADV || p->it.v[k - 1].type == SR_IT_OTHER)) k--;
  if (k == 0 || p->it.v[k - 1].type != SR_IT_NP) return k == 0 || p->it.v[k - 1].type != SR_IT_TIME;
  uint32_t before = p->it.v[k - 1].entity;
  const sr_entity *e = &c->out->entity.v[entity];
  if (!e->explicit_number && e->type != SR_ENT_PEOPLE) return true;
  if (c->out->entity.v[before].next == entity || c->out->entity.v[before].type == SR_ENT_PLACE) return true;
  return first_of_list(c, chain_head(c, entity), lowest) != chain_head(c, entity);
}

/* "one of them" */
static bool of_them(const sr_context *c, uint32_t entity)
{
  uint32_t t = c->out->entity.v[entity].tok_to;
  return t + 1 < c->doc->tok.n && sr_ctx_is(c, t, "of") && sr_ctx_any(c, t + 1, "them whom");
}

/* "A cadre belonging to the squad | was killed", "a man identified as X | surrendered": a participle right behind a
 * noun, with what hangs on it, only describes the noun. */
static bool describes(const sr_context *c, const sr_items *p, uint32_t vp)
{
  if (vp == 0) return false;
  uint32_t k = vp - 1;
  while (k > 0 && (p->it.v[k].type == SR_IT_COMMA || p->it.v[k].type == SR_IT_ADV)) k--;
  /* "was killed and | wounded four", "led by X and | accompanied by Y" */
  if (p->it.v[k].type == SR_IT_CONJ && k > 0) return false;
  if (p->it.v[k].type != SR_IT_NP && p->it.v[k].type != SR_IT_TIME) return false;
  const sr_part_item *it = &p->it.v[vp];
  return sr_ctx_any(c, it->tok_from, "identified named belonging hailing led headed accompanied working posted attached affiliated known "
                                     "described suspected wearing carrying armed riding travelling traveling returning branded dubbed "
                                     "consisting comprising owned wanted involved accused aged residing living called nicknamed "
                                     "disguised dressed clad posing masquerading specializing specialising guarding manning escorting patrolling") &&
         it->tok_to - it->tok_from == 1;
}

/* "As the voting began | two officials were killed": a verb without violence that ends the clause before. */
static bool closes_clause(const sr_context *c, const sr_items *p, uint32_t vp)
{
  if (p->it.v[vp].trigger != SR_NONE || !sr_ctx_any(c, p->it.v[vp].verb, "began begins started ended closed opened continued arrived left slept")) return false;
  for (uint32_t k = vp; k-- > 0 && p->it.v[k].type != SR_IT_VP && p->it.v[k].type != SR_IT_COMMA;)
    if (p->it.v[k].type == SR_IT_SUB || (p->it.v[k].type == SR_IT_PREP && sr_ctx_any(c, p->it.v[k].tok_from, "as after before"))) return true;
  return false;
}

/* "Two policemen - constables A and B - | were hurt": what stands between two dashes. Moves `i`, a dash, to the one before. */
static bool dashed(const sr_context *c, const sr_items *p, uint32_t *i)
{
  if (!sr_ctx_any(c, p->it.v[*i].tok_from, "-- -")) return false;
  for (uint32_t k = *i; k-- > 0;) {
    if (p->it.v[k].type == SR_IT_VP) return false;
    if (p->it.v[k].type != SR_IT_STOP) continue;
    if (!sr_ctx_any(c, p->it.v[k].tok_from, "-- -")) return false;
    *i = k;
    return true;
  }
  return false;
}

uint32_t sr_items_subject(const sr_context *c, const sr_items *p, uint32_t vp, bool *inherited)
{
  uint32_t found = SR_NONE, part = SR_NONE, lowest = lowest_entity(p);
  *inherited = false;
  for (uint32_t i = vp; i-- > 0;) {
    const sr_part_item *it = &p->it.v[i];
    if (it->type == SR_IT_REL && found == SR_NONE) return chain_head(c, sr_items_antecedent(c, p, i));
    if (it->type == SR_IT_STOP && found == SR_NONE && dashed(c, p, &i)) {
      part = SR_NONE;
      continue;
    }
    if (it->type == SR_IT_REL || it->type == SR_IT_STOP) break;
    if (it->type == SR_IT_SUB && found != SR_NONE) break;
    if (it->type == SR_IT_VP && describes(c, p, i)) {
      found = part = SR_NONE;
      continue;
    }
    if (it->type == SR_IT_VP) {
      bool object = i + 1 < p->it.n && p->it.v[i + 1].type == SR_IT_NP && found == p->it.v[i + 1].entity && !is_cue(c, it) && !closes_clause(c, p, i);
      if (found != SR_NONE && !object) break;
      *inherited = true;
      bool again;
      uint32_t s = sr_items_subject(c, p, i, &again);
      if (s != SR_NONE) return s;
      return found;
    }
    /* "and one of them died": a new clause. */
    if (it->type == SR_IT_CONJ && found == SR_NONE && part != SR_NONE && p->it.v[i + 1].entity == part && of_them(c, part)) {
      found = part;
      break;
    }
    /* "ordered an inquiry and | five men were held": a new clause, where it is no list. */
    if (it->type == SR_IT_CONJ && found != SR_NONE && !same_list(c, p, i, found, lowest)) break;
    if (it->type == SR_IT_NP && !preceded_by_prep(c, p, i)) {
      const sr_entity *e = &c->out->entity.v[it->entity];
      if (e->whole != SR_NONE && found == SR_NONE) {
        if (part == SR_NONE) part = it->entity;
        continue;
      }
      if (e->type != SR_ENT_PLACE || found == SR_NONE) found = it->entity;
    }
  }
  /* "; two of them later died": a part is the subject of a clause that names no whole. */
  if (found == SR_NONE) found = part;
  if (found == SR_NONE) return SR_NONE;
  return first_of_list(c, chain_head(c, found), lowest);
}

uint32_t sr_items_object(const sr_context *c, const sr_items *p, uint32_t vp)
{
  for (uint32_t i = vp + 1; i < p->it.n; i++) {
    const sr_part_item *it = &p->it.v[i];
    if (it->type == SR_IT_NP) return chain_head(c, it->entity);
    if (it->type == SR_IT_ADV || it->type == SR_IT_TIME) continue;
    if (it->type == SR_IT_OTHER && it->tok_to - it->tok_from == 1 && sr_ctx_any(c, it->tok_from, "\" ' the a an")) continue;
    return SR_NONE;
  }
  return SR_NONE;
}

uint32_t sr_items_after(const sr_context *c, const sr_items *p, uint32_t i, const char *preps)
{
  for (uint32_t k = i + 1; k + 1 < p->it.n; k++) {
    const sr_part_item *it = &p->it.v[k];
    if (it->type == SR_IT_VP || it->type == SR_IT_SUB || it->type == SR_IT_STOP || it->type == SR_IT_REL) return SR_NONE;
    if (it->type != SR_IT_PREP && !(it->type == SR_IT_OTHER && sr_ctx_is(c, it->tok_from, "to"))) continue;
    if (!sr_ctx_any(c, it->tok_from, preps)) continue;
    for (uint32_t n = k + 1; n < p->it.n && n < k + 4; n++) {
      if (p->it.v[n].type == SR_IT_NP) return chain_head(c, p->it.v[n].entity);
      if (p->it.v[n].type != SR_IT_ADV && p->it.v[n].type != SR_IT_OTHER) break;
    }
  }
  return SR_NONE;
}

uint32_t sr_items_list(const sr_context *c, const sr_items *p, uint32_t entity)
{
  return first_of_list(c, chain_head(c, entity), lowest_entity(p));
}

static bool resultative(const sr_context *c, const sr_part_item *vp)
{
  return sr_ctx_any(c, vp->verb, "left leaving leave leaves shot shoot shooting found declared pronounced beat beaten hacked reported rendered");
}

uint32_t sr_items_result(const sr_context *c, const sr_items *p, uint32_t i)
{
  uint32_t nearest = SR_NONE, at = 0;
  for (uint32_t k = i, n = 0; k-- > 0 && n < 14; n++) {
    const sr_part_item *it = &p->it.v[k];
    if (it->type == SR_IT_STOP || it->type == SR_IT_SUB || it->type == SR_IT_REL) return SR_NONE;
    if (it->type == SR_IT_NP && nearest == SR_NONE) nearest = it->entity, at = k;
    if (nearest == SR_NONE && it->type != SR_IT_ADV && it->type != SR_IT_OTHER) return SR_NONE;
    if (it->type == SR_IT_PREP && at == k + 1 && sr_ctx_is(c, it->tok_from, "with")) return sr_items_list(c, p, nearest);
    if (it->type != SR_IT_VP) continue;
    if (!resultative(c, it)) return SR_NONE;
    return preceded_by_prep(c, p, at) ? sr_items_object(c, p, k) : sr_items_list(c, p, nearest);
  }
  return SR_NONE;
}
