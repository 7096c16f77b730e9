/* Features of candidates and sentences: hashes of what holds, each with the number of its kind. The numbers are part of
 * the model's format: a change of what one means asks for a new training (tools/train-slots). */
#include "extract/slot.h"
#include "extract/walk.h"

#define MAX_BAG 48u

/* What is done or said in a sentence: the trigger's words and its frame. */
typedef struct act {
  uint32_t from, to;
  uint64_t frame;
} act;

/* What the frames made of an entity. */
typedef struct part {
  uint8_t role; /* 1 + sr_arg, 8 goal, 9 thing, 10 count */
  int8_t outcome;
  uint32_t events;
} part;

struct sr_slot_scene {
  const sr_context *c;
  part *of_entity;      /* per entity */
  uint32_t *acts_at;    /* per sentence: its acts are [acts_at[s], acts_at[s + 1]) */
  SR_VEC(act) acts;
  uint64_t bag[MAX_BAG]; /* frames of the report */
  uint32_t n_bag;
};

static void put(sr_slot_features *f, uint32_t kind, uint64_t a, uint64_t b)
{
  if (f->n < SR_SLOT_FEATURES) f->v[f->n++] = sr_slot_feature(kind, a, b);
}

static uint64_t lemma(const sr_context *c, uint32_t t)
{
  const sr_token *k = &c->doc->tok.v[t];
  return k->flags & SR_LEX_NUMBER ? 7 : k->lemma_key;
}

static uint64_t words(const sr_context *c, uint32_t from, uint32_t to)
{
  uint64_t h = 0;
  for (uint32_t t = from; t < to; t++) h = sr_hash_phrase(h, lemma(c, t));
  return h;
}

/* ---- the scene ---- */

static void add_acts(sr_slot_scene *s, uint32_t sent)
{
  const sr_context *c = s->c;
  const sr_sentence *x = &c->doc->sent.v[sent];
  s->acts_at[sent] = s->acts.n;
  if (!c->ann->sense_at) return;
  for (uint32_t i = c->ann->sense_at[x->tok_from]; i < c->ann->sense.n && c->ann->sense.v[i].tok_from < x->tok_to; i++) {
    const sr_sense *k = &c->ann->sense.v[i];
    if (c->lex->rows[k->entry].cls != SR_LEX_CLASS_trigger) continue;
    act a = {k->tok_from, k->tok_to, sr_hash(sr_lex_value(c->lex, k->entry))};
    if (s->acts.n > s->acts_at[sent] && s->acts.v[s->acts.n - 1].to > a.from) continue;
    SR_PUSH(c->doc->arena, &s->acts, a);
    bool known = false;
    for (uint32_t n = 0; n < s->n_bag; n++) known |= s->bag[n] == a.frame;
    if (!known && s->n_bag < MAX_BAG) s->bag[s->n_bag++] = a.frame;
  }
}

static void mark_part(sr_slot_scene *s, uint32_t entity, uint8_t role, int outcome, uint32_t events)
{
  if (entity == SR_NONE || s->of_entity[entity].role) return;
  s->of_entity[entity] = (part){role, (int8_t)outcome, events};
}

static void add_parts(sr_slot_scene *s)
{
  const sr_extraction *x = s->c->out;
  for (uint32_t i = 0; i < x->n_told; i++) {
    const sr_mention *m = &x->mention.v[i];
    for (uint32_t k = 0; k < m->party.n; k++) mark_part(s, m->party.v[k].entity, (uint8_t)(1 + m->party.v[k].arg), -1, m->party.v[k].event);
    for (uint32_t k = 0; k < m->goal.n; k++) mark_part(s, m->goal.v[k], 8, -1, m->events);
    for (uint32_t k = 0; k < m->thing.n; k++) mark_part(s, m->thing.v[k].entity, m->thing.v[k].seized ? 11 : 9, -1, m->events);
    for (uint32_t k = 0; k < m->count.n; k++) mark_part(s, m->count.v[k].entity, 10, m->count.v[k].outcome, m->events);
  }
}

sr_slot_scene *sr_slot_scene_new(const sr_context *c)
{
  sr_arena *a = c->doc->arena;
  sr_slot_scene *s = sr_arena_zalloc(a, 1, sizeof *s);
  s->c = c;
  s->of_entity = sr_arena_zalloc(a, c->out->entity.n + 1, sizeof *s->of_entity);
  s->acts_at = sr_arena_zalloc(a, c->doc->sent.n + 1, sizeof *s->acts_at);
  for (uint32_t i = 0; i < c->doc->sent.n; i++) add_acts(s, i);
  s->acts_at[c->doc->sent.n] = s->acts.n;
  add_parts(s);
  return s;
}

/* ---- around an entity ---- */

/* 1 active, 2 passive, 3 participle alone, 4 -ing, 5 infinitive. */
static uint64_t voice(const sr_context *c, const sr_group *g)
{
  uint8_t p = c->doc->tok.v[g->head].pos;
  bool be = false, to = false;
  for (uint32_t t = g->tok_from; t < g->head; t++) {
    be |= sr_walk_lemma(c, t, "be");
    to |= sr_ctx_is(c, t, "to");
  }
  if (p == SR_POS_VBG) return 4;
  if (p == SR_POS_VBN) return be ? 2 : 3;
  return to ? 5 : 1;
}

static uint64_t prep_before(const sr_context *c, uint32_t tok, uint32_t floor)
{
  for (uint32_t t = tok, n = 0; t-- > floor && n < 2; n++) {
    uint8_t p = c->doc->tok.v[t].pos;
    if (p == SR_POS_ADP || p == SR_POS_PART || p == SR_POS_SCONJ || p == SR_POS_CCONJ) return c->doc->tok.v[t].key;
    if (p != SR_POS_DET && p != SR_POS_PUNCT) return 0;
  }
  return 1;
}

/* What an entity is, in one number: people by their calling, others by their kind; named or not. */
static uint64_t nature(const sr_entity *e)
{
  uint64_t named = e->name_from < e->name_to;
  return e->type == SR_ENT_PEOPLE ? 1 + e->who * 2u + named : 256 + e->type * 64u + (uint64_t)(e->kind + 2) * 2 + named;
}

/* The verb groups and nouns beside an entity. `kind`: where the numbers of these features begin. */
static void verb_features(const sr_context *c, const sr_entity *e, uint64_t prep, uint32_t kind, sr_slot_features *f)
{
  const sr_sentence *x = &c->doc->sent.v[e->sent];
  uint32_t at = sr_walk_group(c, e->head);
  uint64_t type = e->type, what = nature(e);
  if (at == SR_NONE) return;
  uint64_t between = 0;
  for (uint32_t i = at; i-- > 0 && c->ann->group.v[i].tok_from >= x->tok_from;) {
    const sr_group *g = &c->ann->group.v[i];
    if (!g->verb) {
      if (between++ == 0) put(f, kind + 1, lemma(c, g->head), prep);
      continue;
    }
    uint64_t near = between > 2 ? 3 : between;
    put(f, kind + 2, lemma(c, g->head), voice(c, g) * 8 + near);
    put(f, kind + 3, lemma(c, g->head), prep);
    put(f, kind + 4, lemma(c, g->head) + voice(c, g), type);
    put(f, kind + 9, lemma(c, g->head) + voice(c, g), what);
    break;
  }
  between = 0;
  for (uint32_t i = at + 1; i < c->ann->group.n && c->ann->group.v[i].tok_to <= x->tok_to; i++) {
    const sr_group *g = &c->ann->group.v[i];
    if (!g->verb) {
      if (between++ == 0) put(f, kind + 5, lemma(c, g->head), c->doc->tok.v[e->tok_to < c->doc->tok.n ? e->tok_to : e->head].key);
      continue;
    }
    uint64_t near = between > 2 ? 3 : between;
    put(f, kind + 6, lemma(c, g->head), voice(c, g) * 8 + near);
    put(f, kind + 7, lemma(c, g->head) + voice(c, g), prep);
    put(f, kind + 8, lemma(c, g->head) + voice(c, g), type);
    put(f, kind + 21, lemma(c, g->head) + voice(c, g), what);
    break;
  }
}

static uint64_t distance(uint32_t a, uint32_t b)
{
  uint32_t d = b > a ? b - a : 0;
  return d < 3 ? d : d < 6 ? 3 : d < 12 ? 4 : 5;
}

/* The words between an entity and the nearest triggers, where they are few. */
static void between_features(const sr_slot_scene *s, const sr_entity *e, const act *left, const act *right, sr_slot_features *f)
{
  const sr_context *c = s->c;
  uint64_t what = nature(e);
  if (left && left->to <= e->tok_from && e->tok_from - left->to <= 4) put(f, 22, left->frame + what, words(c, left->to, e->tok_from));
  if (right && e->tok_to <= right->from && right->from - e->tok_to <= 4) put(f, 23, right->frame + what, words(c, e->tok_to, right->from));
  if (left) put(f, 24, left->frame, what);
  if (right) put(f, 25, right->frame, what);
}

/* What the sentence before told, and how what this one tells is meant. */
static void before_features(const sr_slot_scene *s, const sr_entity *e, sr_slot_features *f)
{
  const sr_context *c = s->c;
  uint64_t what = nature(e);
  for (uint32_t i = e->sent ? s->acts_at[e->sent - 1] : 0; e->sent && i < s->acts_at[e->sent]; i++) put(f, 26, s->acts.v[i].frame, e->type);
  for (uint32_t i = sr_walk_mention_from(c, e->sent); i < c->out->n_told && c->out->mention.v[i].sent == e->sent; i++) {
    const sr_mention *m = &c->out->mention.v[i];
    put(f, 27, m->status * 16u + m->recalled + 2u * m->reference + 4u * m->nominal + 8u * m->side, e->type);
    put(f, 28, m->events, what);
  }
}

static void act_features(const sr_slot_scene *s, const sr_entity *e, uint64_t prep, sr_slot_features *f)
{
  uint64_t type = e->type;
  const act *left = NULL, *right = NULL;
  for (uint32_t i = s->acts_at[e->sent]; i < s->acts_at[e->sent + 1]; i++) {
    const act *a = &s->acts.v[i];
    put(f, 10, a->frame, type);
    if (a->to <= e->head) left = a;
    else if (a->from > e->head && !right) right = a;
    if (a->from < e->tok_to && a->to > e->tok_from) put(f, 11, a->frame, a->from == e->head);
  }
  if (left) {
    put(f, 12, left->frame, distance(left->to, e->tok_from));
    put(f, 13, left->frame + type, prep);
    put(f, 14, lemma(s->c, left->to - 1), prep);
    put(f, 15, lemma(s->c, left->from), type);
  }
  if (right) {
    put(f, 16, right->frame, distance(e->tok_to, right->from));
    put(f, 17, right->frame + type, prep);
    put(f, 18, lemma(s->c, right->from), type);
    put(f, 19, s->c->doc->tok.v[right->from].pos + 32 * type, right->frame);
  }
  if (!left && !right) put(f, 20, type, 0);
  between_features(s, e, left, right, f);
  before_features(s, e, f);
}

/* ---- what an entity is ---- */

static void kind_features(const sr_slot_scene *s, uint32_t entity, uint64_t prep, sr_slot_features *f)
{
  const sr_context *c = s->c;
  const sr_entity *e = &c->out->entity.v[entity];
  uint64_t type = e->type, head = lemma(c, e->head);
  put(f, 30, type, e->who);
  put(f, 31, type, (uint64_t)(e->kind + 2));
  put(f, 32, head, 0);
  put(f, 33, head, prep);
  put(f, 34, (uint64_t)(e->item + 2), type);
  put(f, 35, e->def, type * 4 + e->plural * 2 + e->counted);
  put(f, 36, e->armed + 2u * e->attacker + 4u * e->suspect + 8u * e->abstract + 16u * e->device + 32u * e->carrier, type);
  if (e->sense != SR_NONE) put(f, 37, sr_hash(sr_lex_value(c->lex, e->sense)), c->lex->rows[e->sense].cls);
  if (e->actor != SR_NONE) {
    const sr_actor_row *row = &c->actors->rows[c->ann->actor.v[e->actor].actor];
    put(f, 38, sr_hash(sr_actor_string(c->actors, row->kind)), type);
    put(f, 39, sr_hash(sr_actor_string(c->actors, row->id)), 0);
  }
  put(f, 40, c->doc->tok.v[e->head].ner, c->doc->tok.v[e->head].pos);
  if (e->same != SR_NONE) put(f, 41, lemma(c, c->out->entity.v[e->same].head), c->out->entity.v[e->same].type);
  if (e->next != SR_NONE) put(f, 42, c->out->entity.v[e->next].type, type);
  if (e->outcome >= 0) put(f, 43, (uint64_t)e->outcome, type);
  if (e->place != SR_NONE) put(f, 44, c->ann->place.v[e->place].level, prep);
  const part *p = &s->of_entity[entity];
  put(f, 45, p->role, (uint64_t)(p->outcome + 2));
  if (p->role) put(f, 46, p->role * 16u + type, (uint64_t)(p->outcome + 2));
  if (p->role) put(f, 47, p->role, p->events);
  put(f, 48, prep, type);
}

static void place_features(const sr_slot_scene *s, const sr_entity *e, sr_slot_features *f)
{
  const sr_context *c = s->c;
  uint64_t type = e->type;
  put(f, 50, c->doc->sent.v[e->sent].part, e->sent < 3 ? e->sent : e->sent < 6 ? 3 : e->sent < 12 ? 4 : 5);
  uint32_t n = 0;
  for (uint32_t i = 0; i < c->out->entity.n && n < 5; i++) n += lemma(c, c->out->entity.v[i].head) == lemma(c, e->head);
  put(f, 51, n, type);
  for (uint32_t i = sr_walk_speech_from(c, e->sent); i < c->out->speech.n && c->out->speech.v[i].sent == e->sent; i++) {
    const sr_speech *p = &c->out->speech.v[i];
    if (p->who_from < e->tok_to && p->who_to > e->tok_from) put(f, 52, 1, type);
    if (p->tok_from <= e->tok_from && p->tok_to >= e->tok_to) put(f, 53, p->stance, type);
  }
  for (uint32_t i = 0; i < s->n_bag; i++) put(f, 54, s->bag[i], type);
}

/* Words of weight of the sentence, with the type of the entity. */
static void bag_features(const sr_slot_scene *s, const sr_entity *e, sr_slot_features *f)
{
  const sr_sentence *x = &s->c->doc->sent.v[e->sent];
  for (uint32_t i = SR_ANN_FROM(s->c->ann->group, x->tok_from); i < s->c->ann->group.n && s->c->ann->group.v[i].tok_from < x->tok_to; i++)
    if (s->c->ann->group.v[i].verb) put(f, 55, lemma(s->c, s->c->ann->group.v[i].head), e->type);
}

/* The first of the list that an entity is in, else what it stands in apposition to: whose place in the clause it shares. */
static uint32_t leader(const sr_context *c, uint32_t entity)
{
  const sr_entity *v = c->out->entity.v;
  uint32_t lead = entity;
  for (uint32_t k = entity, n = 0; k-- > 0 && n < 8 && v[k].sent == v[entity].sent; n++)
    if (v[k].next == lead) lead = k;
  return v[lead].same != SR_NONE ? v[lead].same : lead;
}

/* What the frames made of others that have its last word: the same one, told again. */
static void echo_features(const sr_slot_scene *s, uint32_t entity, sr_slot_features *f)
{
  const sr_context *c = s->c;
  const sr_entity *e = &c->out->entity.v[entity];
  uint64_t type = e->type, seen = 0;
  for (uint32_t i = 0; i < c->out->entity.n; i++) {
    const part *p = &s->of_entity[i];
    if (!p->role || i == entity || c->doc->tok.v[c->out->entity.v[i].head].lemma_key != c->doc->tok.v[e->head].lemma_key) continue;
    uint64_t bit = 1u << p->role;
    if (!(seen & bit)) put(f, 220, p->role, type);
    if (!(seen & bit)) put(f, 221, p->role, (uint64_t)(p->outcome + 2));
    seen |= bit;
  }
  if (!seen) put(f, 222, type, 0);
}

void sr_slot_entity_features(const sr_slot_scene *s, uint32_t entity, sr_slot_features *out)
{
  const sr_context *c = s->c;
  const sr_entity *e = &c->out->entity.v[entity];
  uint32_t floor = c->doc->sent.v[e->sent].tok_from;
  uint64_t prep = prep_before(c, e->tok_from, floor);
  out->n = 0;
  put(out, 0, 0, 0);
  kind_features(s, entity, prep, out);
  verb_features(c, e, prep, 0, out);
  uint32_t lead = leader(c, entity);
  if (lead != entity) verb_features(c, &c->out->entity.v[lead], prep_before(c, c->out->entity.v[lead].tok_from, floor), 200, out);
  else put(out, 210, 0, 0);
  act_features(s, e, prep, out);
  echo_features(s, entity, out);
  place_features(s, e, out);
  bag_features(s, e, out);
}

/* ---- the words ---- */

void sr_slot_cut_features(const sr_slot_scene *s, const sr_slot_candidate *k, sr_slot_features *out)
{
  const sr_context *c = s->c;
  const sr_entity *e = &c->out->entity.v[k->entity];
  const sr_token *tok = c->doc->tok.v;
  const sr_sentence *x = &c->doc->sent.v[k->sent];
  uint64_t cut = k->cut, type = e->type, n = k->tok_to - k->tok_from;
  uint64_t before = k->tok_from > x->tok_from ? lemma(c, k->tok_from - 1) : 0, after = k->tok_to < x->tok_to ? lemma(c, k->tok_to) : 0;
  uint64_t before2 = k->tok_from > x->tok_from + 1 ? lemma(c, k->tok_from - 2) : 0, after2 = k->tok_to + 1 < x->tok_to ? lemma(c, k->tok_to + 1) : 0;
  uint64_t pos0 = tok[k->tok_from].pos, posm = k->tok_from > x->tok_from ? tok[k->tok_from - 1].pos : 31, last = lemma(c, k->tok_to - 1);
  put(out, 60, cut, type);
  put(out, 61, words(c, k->tok_from, k->tok_to), 0);
  put(out, 62, lemma(c, k->tok_from), cut);
  put(out, 63, last, cut);
  put(out, 64, pos0, posm + 32 * cut);
  put(out, 65, before, cut);
  put(out, 66, after, cut);
  put(out, 67, before + 3 * before2, type);
  put(out, 68, after + 3 * after2, type);
  put(out, 69, n > 5 ? 5 : n, type * 8 + cut);
  put(out, 70, tok[k->tok_from].ner, tok[k->tok_to - 1].ner + 8 * cut);
  put(out, 71, k->tok_to - 1 == e->head, cut);
  put(out, 72, e->def, cut * 8 + type);
  put(out, 73, before, words(c, k->tok_from, k->tok_to));
  put(out, 74, tok[k->tok_to - 1].pos, pos0 + 32 * cut);
  uint32_t a = sr_ctx_actor_over(c, k->tok_from);
  if (a != SR_NONE) {
    const sr_actor_mention *m = &c->ann->actor.v[a];
    uint64_t exact = m->tok_from == k->tok_from && m->tok_to == k->tok_to;
    put(out, 75, sr_hash(sr_actor_string(c->actors, c->actors->rows[m->actor].kind)), exact);
  }
  if (e->name_from < e->name_to) put(out, 76, e->name_from <= k->tok_from && k->tok_to <= e->name_to, cut * 8 + (e->name_from < k->tok_to));
  uint64_t lexical = 0;
  for (int cls = 0; cls < SR_LEX_CLASS__N; cls++)
    if (c->ann->sense_classes[k->tok_to - 1] >> cls & 1) put(out, 77, (uint64_t)cls, cut), lexical++;
  for (int cls = 0; cls < SR_LEX_CLASS__N; cls++)
    if (c->ann->sense_classes[k->tok_from] >> cls & 1) put(out, 78, (uint64_t)cls, cut);
  put(out, 79, lexical == 0, type);
  const part *p = &s->of_entity[k->entity];
  put(out, 80, p->role, cut);
  put(out, 81, nature(e), cut);
  put(out, 82, before + 3 * after, cut);
  put(out, 83, last, prep_before(c, k->tok_from, x->tok_from));
}

/* ---- sentences ---- */

static bool weighty(const sr_token *t)
{
  return t->pos == SR_POS_NOUN || t->pos == SR_POS_NOUNS || t->pos == SR_POS_PROPN || t->pos == SR_POS_ADJ || (t->pos >= SR_POS_VB && t->pos <= SR_POS_VBP);
}

void sr_slot_sentence_features(const sr_slot_scene *s, uint32_t sent, sr_slot_features *out)
{
  const sr_context *c = s->c;
  const sr_sentence *x = &c->doc->sent.v[sent];
  uint64_t before = 0;
  out->n = 0;
  put(out, 90, 0, 0);
  put(out, 91, x->part, sent < 3 ? sent : sent < 6 ? 3 : 4);
  for (uint32_t i = s->acts_at[sent]; i < s->acts_at[sent + 1]; i++) {
    put(out, 92, s->acts.v[i].frame, 0);
    put(out, 93, lemma(c, s->acts.v[i].from), c->doc->tok.v[s->acts.v[i].from].pos);
  }
  for (uint32_t i = sr_walk_entity_from(c, sent); i < c->out->entity.n && c->out->entity.v[i].sent == sent; i++) {
    const sr_entity *e = &c->out->entity.v[i];
    const part *p = &s->of_entity[i];
    if (p->role) put(out, 94, p->role, e->type);
    put(out, 95, e->type, (uint64_t)(e->kind + 2));
  }
  for (uint32_t i = sr_walk_mention_from(c, sent); i < c->out->n_told && c->out->mention.v[i].sent == sent; i++) {
    const sr_mention *m = &c->out->mention.v[i];
    put(out, 96, m->status, m->recalled + 2u * m->reference + 4u * m->nominal + 8u * m->side);
    for (int k = 0; k < 31; k++)
      if (m->events >> k & 1) put(out, 97, (uint64_t)k, m->status);
    for (int k = 0; k < SR_TACTIC__N; k++)
      if (m->tactics[k]) put(out, 98, (uint64_t)k, m->recalled);
  }
  for (uint32_t t = x->tok_from; t < x->tok_to; t++) {
    if (!weighty(&c->doc->tok.v[t])) continue;
    uint64_t l = lemma(c, t);
    put(out, 99, l, 0);
    if (before) put(out, 100, before, l);
    before = l;
  }
}
