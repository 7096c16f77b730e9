/* Noun groups to entities; see entity.h. */
#include "extract/entity.h"

#include "extract/regroup.h"

static bool is_time_group(const sr_context *c, const sr_group *g)
{
  uint32_t t = sr_ctx_timex_over(c, g->head);
  return t != SR_NONE && c->ann->timex.v[t].tok_to >= g->tok_to;
}

static uint8_t definiteness(const sr_context *c, uint32_t from)
{
  if (sr_ctx_any(c, from, "the this that these those")) return SR_DEF_THE;
  /* "his brother", "her driver": somebody new, known by somebody told of. */
  if (sr_ctx_any(c, from, "his her their its")) return SR_DEF_A;
  if (sr_ctx_any(c, from, "a an another one")) return SR_DEF_A;
  return SR_DEF_BARE;
}

/* First token behind the last possessive of a group: what stands before it is the owner. */
static uint32_t behind_owner(const sr_context *c, uint32_t from, uint32_t to)
{
  uint32_t at = from;
  for (uint32_t i = from; i < to; i++)
    if ((c->doc->tok.v[i].flags & SR_LEX_CLITIC && sr_ctx_is(c, i, "'s")) || (i > from && sr_ctx_is(c, i, "'"))) at = i + 1;
  return at < to ? at : from;
}

/* "Constables | Wajid" */
static bool plural_rank(const sr_context *c, uint32_t tok)
{
  uint32_t s = sr_ctx_sense_over(c, tok, tok + 1, SR_LEX_CLASS_person);
  return s != SR_NONE && c->lex->rows[c->ann->sense.v[s].entry].flags & SR_LEXF_PLURAL;
}

/* A person's name by the tagger inside [from, to): the last one. */
static void find_name(const sr_context *c, uint32_t from, uint32_t to, sr_entity *e)
{
  e->name_from = e->name_to = to;
  for (uint32_t i = from; i < to; i++) {
    uint8_t n = c->doc->tok.v[i].ner;
    if (n == SR_NER_B_PER || (n == SR_NER_I_PER && e->name_to != i)) e->name_from = i;
    if (n == SR_NER_B_PER || n == SR_NER_I_PER) e->name_to = i + 1;
  }
  if (e->name_to == to && e->name_from == to) return;
  /* A title at the front belongs to the words, not to the name. */
  while (e->name_from + 1 < e->name_to && (sr_ctx_sense_at(c, e->name_from, SR_LEX_CLASS_title) != SR_NONE || plural_rank(c, e->name_from)))
    e->name_from++;
}

/* "M. Bhupal alias Anand": the first name is the person's, what follows another of his. */
static uint32_t before_alias(const sr_context *c, const sr_group *g)
{
  for (uint32_t t = g->tok_from + 1; t < g->tok_to; t++)
    if (sr_ctx_any(c, t, "alias aka a.k.a. a.k.a @")) return t;
  return g->tok_to;
}

static void set_people(const sr_context *c, sr_entity *e, uint32_t sense)
{
  uint32_t row = c->ann->sense.v[sense].entry;
  const sr_lex_row *r = &c->lex->rows[row];
  e->type = SR_ENT_PEOPLE;
  e->sense = row;
  int who = sr_who_of(sr_lex_value(c->lex, row));
  e->who = (uint8_t)(who < 0 ? SR_WHO_unknown : who);
  sr_view kind = sr_lex_attr(c->lex, row, SR_V("kind")), out = sr_lex_attr(c->lex, row, SR_V("outcome"));
  e->kind = (int8_t)(kind.ptr ? sr_kind_of(kind) : -1);
  e->casualties = out.ptr && sr_view_eq(out, SR_V("casualties"));
  e->outcome = (int8_t)(out.ptr && !e->casualties ? sr_outcome_of(out) : -1);
  e->mass = sr_lex_has(c->lex, row, SR_V("mass"));
  e->generic = sr_lex_has(c->lex, row, SR_V("generic"));
  e->armed = sr_lex_has(c->lex, row, SR_V("armed"));
  e->attacker = sr_lex_has(c->lex, row, SR_V("attacker"));
  e->suspect = sr_lex_has(c->lex, row, SR_V("suspect"));
  e->abstract = sr_lex_has(c->lex, row, SR_V("abstract"));
  e->plural = r->flags & SR_LEXF_PLURAL || sr_lex_has(c->lex, row, SR_V("plural"));
}

static int8_t actor_kind(const sr_context *c, uint32_t mention)
{
  const sr_actor_row *r = &c->actors->rows[c->ann->actor.v[mention].actor];
  return (int8_t)sr_kind_of(sr_actor_string(c->actors, r->kind));
}

/* What people of a party are when they are hurt. */
static uint8_t who_of_kind(int kind)
{
  switch (kind) {
  case SR_KIND_police: return SR_WHO_police;
  case SR_KIND_military: return SR_WHO_military;
  case SR_KIND_paramilitary: return SR_WHO_paramilitary;
  case SR_KIND_intelligence: return SR_WHO_intelligence;
  case SR_KIND_militia: return SR_WHO_militia;
  case SR_KIND_government: return SR_WHO_government_official;
  case SR_KIND_armed_group: return SR_WHO_militant;
  case SR_KIND_criminal: return SR_WHO_criminal;
  case SR_KIND_party: return SR_WHO_politician;
  default: return SR_WHO_unknown;
  }
}

/* A named force or group in the words tells more than a common noun: "Frontier Corps soldiers",
 * "TTP members", "two Rangers". */
static void apply_actor(const sr_context *c, sr_entity *e)
{
  int8_t kind = actor_kind(c, e->actor);
  if (kind < 0) return;
  bool head_is_name = c->ann->actor.v[e->actor].tok_to > e->head;
  bool armed_word = e->who == SR_WHO_military || e->who == SR_WHO_security_unspecified || e->who == SR_WHO_unknown ||
                    (e->who == SR_WHO_civilian && kind == SR_KIND_militia && sr_ctx_any(c, e->head, "hunter hunters youth youths men loyalists")) ||
                    e->who == SR_WHO_guard || e->who == SR_WHO_police || e->who == SR_WHO_militant ||
                    e->generic;
  if (e->type != SR_ENT_PEOPLE) {
    /* "a police truck", "the Taliban leadership council" are not the actor itself. */
    if (!head_is_name) return;
    e->type = SR_ENT_PEOPLE;
    e->mass = true;
    e->armed = kind == SR_KIND_armed_group;
    e->kind = kind;
    e->who = who_of_kind(kind);
    return;
  }
  uint8_t who = who_of_kind(kind);
  if (head_is_name && kind != SR_KIND_party) {
    e->who = who;
    e->kind = kind;
    e->armed = kind == SR_KIND_armed_group;
    /* A word that has a plural counts one ("a Rangers sub-inspector"); a bare name is a mass. */
    bool count_noun = e->sense != SR_NONE && c->lex->rows[e->sense].flags & SR_LEXF_NOUN;
    e->mass = (!e->plural && !count_noun) || e->mass;
    return;
  }
  if (!armed_word || (kind == SR_KIND_party && !head_is_name)) return;
  if (e->who == SR_WHO_militant && who != SR_WHO_militant) return;
  if (kind == SR_KIND_armed_group && e->who != SR_WHO_unknown && e->who != SR_WHO_militant && !e->generic) return;
  if (who != SR_WHO_unknown) e->who = who;
  e->kind = kind;
  if (kind == SR_KIND_armed_group) e->armed = true;
}

static void set_item(const sr_context *c, sr_entity *e, uint32_t sense)
{
  uint32_t row = c->ann->sense.v[sense].entry;
  e->type = SR_ENT_ITEM;
  e->sense = row;
  e->item = (int8_t)sr_item_kind_of(sr_lex_value(c->lex, row));
  e->device = sr_lex_has(c->lex, row, SR_V("device"));
  e->carrier = sr_lex_has(c->lex, row, SR_V("carrier"));
  e->plural = c->lex->rows[row].flags & SR_LEXF_PLURAL;
}

static bool ends_at_head(const sr_context *c, uint32_t sense, const sr_entity *e)
{
  return sense != SR_NONE && c->ann->sense.v[sense].tok_to == e->head + 1;
}

/* The longest nominal trigger that covers `tok`; "raid" is a verb too. */
static uint32_t noun_trigger(const sr_context *c, uint32_t tok, uint32_t end)
{
  uint32_t s = sr_ctx_sense_over(c, tok, end, SR_LEX_CLASS_trigger);
  for (uint32_t i = s; i != SR_NONE && i < c->ann->sense.n && c->ann->sense.v[i].tok_from <= tok; i++) {
    const sr_lex_row *r = &c->lex->rows[c->ann->sense.v[i].entry];
    if (r->cls == SR_LEX_CLASS_trigger && r->flags & SR_LEXF_NOUN && c->ann->sense.v[i].tok_to > tok && c->ann->sense.v[i].tok_to <= end)
      return i;
  }
  return SR_NONE;
}

/* "on charges of murder", "faces charges": no explosives. */
static bool legal_charge(const sr_context *c, uint32_t head)
{
  if (!sr_ctx_any(c, head, "charge charges")) return false;
  if (head > 0 && sr_ctx_any(c, head - 1, "on faces face faced facing filed pressed criminal murder terrorism felony drug no without any the")) return true;
  return head + 1 < c->doc->tok.n && sr_ctx_any(c, head + 1, "of against under over filed including related");
}

/* What the head is, by the class of its sense: the first that fits. */
static void classify(const sr_context *c, const sr_group *g, sr_entity *e)
{
  uint32_t last = g->tok_to;
  uint32_t trig = noun_trigger(c, e->head, last);
  uint32_t person = sr_ctx_sense_over(c, e->head, last, SR_LEX_CLASS_person);
  uint32_t item = sr_ctx_sense_over(c, e->head, last, SR_LEX_CLASS_weapon);
  uint32_t site = sr_ctx_sense_over(c, e->head, last, SR_LEX_CLASS_site);
  find_name(c, behind_owner(c, g->tok_from, g->tok_to), before_alias(c, g), e);
  uint32_t longest = 0;
  const uint32_t all[4] = {trig, person, item, site};
  for (int i = 0; i < 4; i++) {
    if (!ends_at_head(c, all[i], e)) continue;
    uint32_t len = c->ann->sense.v[all[i]].tok_to - c->ann->sense.v[all[i]].tok_from;
    if (len > longest) longest = len;
  }
  for (int i = 0; i < 4; i++) {
    if (!ends_at_head(c, all[i], e)) continue;
    if (c->ann->sense.v[all[i]].tok_to - c->ann->sense.v[all[i]].tok_from < longest) continue;
    if (i == 0) {
      e->type = SR_ENT_EVENT;
      e->sense = c->ann->sense.v[trig].entry;
      e->plural = c->lex->rows[e->sense].flags & SR_LEXF_PLURAL;
    } else if (i == 1) {
      set_people(c, e, person);
    } else if (i == 2) {
      if (legal_charge(c, e->head)) return;
      set_item(c, e, item);
    } else {
      e->type = SR_ENT_SITE;
      e->sense = c->ann->sense.v[site].entry;
      e->plural = c->lex->rows[e->sense].flags & SR_LEXF_PLURAL;
    }
    return;
  }
}

/* Named people: "Constable Ahmed Khan", "Omar Farooq". A title tells who they are. */
static void classify_name(const sr_context *c, const sr_group *g, sr_entity *e)
{
  if (e->name_from == e->name_to) return;
  if (e->actor != SR_NONE && c->ann->actor.v[e->actor].tok_from <= e->name_from && c->ann->actor.v[e->actor].tok_to >= e->name_to && !c->ann->actor.v[e->actor].weak) {
    e->name_from = e->name_to; /* "Jund al-Aqsa" is nobody's name */
    return;
  }
  uint32_t over = sr_ctx_sense_over(c, e->head, g->tok_to, SR_LEX_CLASS_person);
  if (over != SR_NONE && c->ann->sense.v[over].tok_from <= e->name_from && e->name_to - e->name_from > 1 &&
      c->ann->sense.v[over].tok_to >= e->name_to) {
    e->name_from = e->name_to; /* "a Rangers sub-inspector": words for people, not a name */
    return;
  }
  if (e->type != SR_ENT_OTHER && e->type != SR_ENT_PLACE && e->name_to <= e->head) return;
  if (e->type == SR_ENT_PEOPLE && e->name_to <= e->head) return;
  uint32_t person = sr_ctx_sense_in(c, g->tok_from, e->name_from + 1, SR_LEX_CLASS_person);
  if (person != SR_NONE)
    set_people(c, e, person);
  else {
    e->type = SR_ENT_PEOPLE;
    e->who = SR_WHO_unknown; /* link/ settles who a bare name was */
    e->kind = -1;
  }
  e->plural = e->mass = e->generic = false;
}

/* "a TDP activist Venkatramudu": a name that no list knows right behind the noun for the person. */
static void name_behind_noun(const sr_context *c, const sr_group *g, sr_entity *e)
{
  if (e->type != SR_ENT_OTHER || c->doc->tok.v[e->head].pos != SR_POS_PROPN) return;
  uint32_t from = e->head + 1;
  while (from > g->tok_from && c->doc->tok.v[from - 1].flags & SR_LEX_UPPER && !(c->doc->tok.v[from - 1].flags & (SR_LEX_CAPS | SR_TOK_NOCASE)) &&
         sr_ctx_sense_over(c, from - 1, from, SR_LEX_CLASS_person) == SR_NONE)
    from--;
  if (from == e->head + 1 || from == g->tok_from) return;
  uint32_t person = sr_ctx_sense_over(c, from - 1, from, SR_LEX_CLASS_person);
  if (person == SR_NONE || c->ann->sense.v[person].tok_to != from || c->lex->rows[c->ann->sense.v[person].entry].flags & SR_LEXF_PLURAL) return;
  set_people(c, e, person);
  e->plural = e->mass = e->generic = false;
  e->name_from = from, e->name_to = e->head + 1;
  e->place = SR_NONE;
}

static void set_number(const sr_context *c, const sr_quantity *q, sr_entity *e, uint32_t index)
{
  e->quantity = index;
  e->counted = e->explicit_number = true;
  e->low = q->low, e->best = q->best, e->high = q->high;
  e->bound = q->qualifier;
  if (e->bound == SR_Q_EXACT && q->num_to + 1 < e->tok_to && sr_ctx_is(c, q->num_to, "or") && sr_ctx_is(c, q->num_to + 1, "more")) {
    e->bound = SR_Q_AT_LEAST; /* "eight or more soldiers" */
    e->high = SR_OPEN;
  }
  /* "no fewer than 12": the "no" denies nothing, and stays outside. */
  uint32_t from = sr_ctx_is(c, q->tok_from, "no") ? q->num_from : q->tok_from;
  if (from < e->tok_from) e->tok_from = from;
  if (from > e->tok_from && e->tok_from == q->tok_from) e->tok_from = from;
  e->more = q->more;
}

static void find_number(const sr_context *c, const sr_group *g, sr_entity *e)
{
  for (uint32_t i = SR_ANN_FROM(c->ann->quantity, g->tok_from >= 4 ? g->tok_from - 4 : 0); i < c->ann->quantity.n; i++) {
    const sr_quantity *q = &c->ann->quantity.v[i];
    if (q->tok_from >= g->tok_to) break;
    if (q->num_to <= g->tok_from || q->kind != SR_NUM_COUNT || q->num_from < g->tok_from) continue;
    if (q->num_to > e->head + 1) continue;
    set_number(c, q, e, i);
    return;
  }
}

/* "killed five", "two were hurt": a bare number is people, where nothing else follows. */
static void bare_number(const sr_context *c, const sr_group *g, sr_entity *e)
{
  if (e->type == SR_ENT_OTHER && g->tok_to == g->tok_from + 1 && sr_ctx_is(c, e->head, "another")) {
    e->type = SR_ENT_PEOPLE;
    e->who = SR_WHO_unknown;
    e->generic = e->more = e->counted = true;
    e->low = e->best = e->high = 1;
    return;
  }
  /* "two were killed and a third wounded" */
  bool ordinal = e->type == SR_ENT_OTHER && g->tok_to == g->tok_from + 2 && sr_ctx_any(c, g->tok_from, "a the") && sr_ctx_any(c, e->head, "second third fourth fifth sixth");
  if (ordinal && !sr_ctx_is(c, g->tok_to, "of")) {
    e->type = SR_ENT_PEOPLE;
    e->who = SR_WHO_unknown;
    e->generic = e->more = e->counted = true;
    e->def = SR_DEF_A;
    e->low = e->best = e->high = 1;
    return;
  }
  if (e->type != SR_ENT_OTHER || e->quantity == SR_NONE) return;
  const sr_quantity *q = &c->ann->quantity.v[e->quantity];
  bool others = g->tok_to - 1 >= q->num_to && sr_ctx_any(c, g->tok_to - 1, "others other more");
  if (q->num_to < g->tok_to && !others) return;
  e->type = SR_ENT_PEOPLE;
  e->who = SR_WHO_unknown;
  e->generic = true;
  e->more |= others;
}

/* "his 12-year-old son" is a child by his age. */
static void young(const sr_context *c, const sr_group *g, sr_entity *e)
{
  if (e->type != SR_ENT_PEOPLE || e->who != SR_WHO_civilian) return;
  for (uint32_t i = SR_ANN_FROM(c->ann->quantity, g->tok_from); i < c->ann->quantity.n && c->ann->quantity.v[i].tok_from < e->head; i++) {
    const sr_quantity *q = &c->ann->quantity.v[i];
    if (q->kind == SR_NUM_AGE && q->best != SR_OPEN && q->best < 18) e->who = SR_WHO_child;
  }
}

/* "a former CPI-Maoist cadre", "a surrendered Naxalite": no longer of them. "The surrendered militants" gave up just now. */
static void no_longer(const sr_context *c, sr_entity *e)
{
  if (e->type != SR_ENT_PEOPLE || e->who != SR_WHO_militant) return;
  for (uint32_t t = e->tok_from; t < e->head; t++) {
    if (!sr_ctx_any(c, t, "former ex erstwhile") && !(sr_ctx_is(c, t, "surrendered") && e->def != SR_DEF_THE)) continue;
    e->who = SR_WHO_civilian;
    e->kind = SR_KIND_civilians;
    e->armed = e->suspect = false;
    e->actor = SR_NONE;
    return;
  }
}

/* A sum of money is cash, whatever its unit. */
static void classify_money(const sr_context *c, const sr_group *g, sr_entity *e)
{
  uint32_t q = sr_ctx_quantity_over(c, g->tok_from);
  if (q == SR_NONE || c->ann->quantity.v[q].kind != SR_NUM_MONEY) return;
  if (e->type != SR_ENT_OTHER && !(e->type == SR_ENT_ITEM && e->item == SR_ITEM_cash)) return;
  e->type = SR_ENT_ITEM;
  e->item = SR_ITEM_cash;
  e->mass = e->carrier = true; /* no weapon, and nothing to count */
}

/* Ammunition, drugs and the like have no number of their own, nor has what is told by weight. */
static void mass_item(const sr_context *c, const sr_group *g, sr_entity *e)
{
  if (e->type != SR_ENT_ITEM) return;
  e->mass |= e->item == SR_ITEM_drugs || e->item == SR_ITEM_cash ||
             sr_ctx_any(c, e->head, "ammunition material explosive explosives dynamite literature equipment powder money weaponry");
  for (uint32_t t = g->tok_from; t < e->head; t++) e->mass |= sr_ctx_is(c, t, "of");
}

static void implied_number(const sr_context *c, sr_entity *e)
{
  for (uint32_t t = e->tok_from; t < e->head && e->plural && !e->counted; t++) {
    if (!sr_ctx_any(c, t, "twin both")) continue;
    e->counted = true; /* "twin sisters" */
    e->low = e->best = e->high = 2;
  }
  sr_view many = e->type == SR_ENT_PEOPLE && e->sense != SR_NONE && !e->counted ? sr_lex_attr(c->lex, e->sense, SR_V("count")) : SR_VNULL;
  if (many.len == 1) {
    e->counted = true; /* "his parents" */
    e->low = e->best = e->high = many.ptr[0] - '0';
  }
  /* "a police personnel", "a LWE": one, whatever the noun is elsewhere. */
  bool one = e->type == SR_ENT_PEOPLE && sr_ctx_any(c, e->tok_from, "a an one another") && !e->explicit_number;
  bool member = e->mass && e->sense == SR_NONE && e->actor != SR_NONE && e->kind == SR_KIND_armed_group;
  if (one && ((e->plural && !e->mass && sr_ctx_is(c, e->head, "personnel")) || (member && sr_ctx_any(c, e->head, "lwe naxal naxalite maoist"))))
    e->plural = e->mass = false;
  if (e->counted || e->plural || e->mass || e->abstract) return;
  if (e->type != SR_ENT_PEOPLE && e->type != SR_ENT_ITEM && e->type != SR_ENT_EVENT) return;
  e->counted = true;
  e->low = e->best = e->high = 1;
  e->bound = SR_Q_EXACT;
}

static sr_entity make_entity(const sr_context *c, uint32_t sent, const sr_group *g)
{
  sr_group trimmed = *g;
  uint32_t date = sr_ctx_timex_over(c, g->tok_from);
  /* "On Monday gunmen ...": a date in front is no part of the group. */
  if (date != SR_NONE && c->ann->timex.v[date].tok_to <= g->head) {
    trimmed.tok_from = c->ann->timex.v[date].tok_to;
    g = &trimmed;
  }
  sr_entity e = {.tok_from = g->tok_from, .tok_to = g->tok_to, .head = g->head, .sent = sent};
  e.kind = e.outcome = e.item = -1;
  e.low = e.best = e.high = SR_OPEN;
  e.quantity = e.actor = e.place = e.sense = e.next = e.part = e.whole = e.same = SR_NONE;
  e.def = definiteness(c, g->tok_from);
  if (is_time_group(c, g)) {
    e.type = SR_ENT_TIME;
    return e;
  }
  classify(c, g, &e);
  for (uint32_t t = behind_owner(c, g->tok_from, g->tok_to); t < g->tok_to; t++) {
    uint32_t a = sr_ctx_actor_over(c, t);
    if (a != SR_NONE) e.actor = a;
  }
  uint32_t place = sr_ctx_place_over(c, g->head);
  if (place != SR_NONE && !c->ann->place.v[place].demonym) e.place = place;
  if (e.type == SR_ENT_OTHER && e.place != SR_NONE && e.actor == SR_NONE) e.type = SR_ENT_PLACE;
  if (e.actor != SR_NONE && (e.type == SR_ENT_OTHER || e.type == SR_ENT_PEOPLE)) apply_actor(c, &e);
  if (e.actor == SR_NONE || e.type == SR_ENT_PEOPLE) classify_name(c, g, &e);
  name_behind_noun(c, g, &e);
  find_number(c, g, &e);
  bare_number(c, g, &e);
  classify_money(c, g, &e);
  no_longer(c, &e);
  young(c, g, &e);
  mass_item(c, g, &e);
  implied_number(c, &e);
  if (c->doc->tok.v[g->head].pos == SR_POS_NOUNS && e.type == SR_ENT_PEOPLE && !e.explicit_number && !e.mass &&
      e.sense == SR_NONE)
    e.counted = false;
  return e;
}

void sr_entities_find(sr_context *c, uint32_t sent, uint32_t *first)
{
  const sr_sentence *s = &c->doc->sent.v[sent];
  *first = c->out->entity.n;
  sr_regroup(c, sent);
  for (uint32_t i = SR_ANN_FROM(c->ann->group, s->tok_from); i < c->ann->group.n; i++) {
    const sr_group *g = &c->ann->group.v[i];
    if (g->tok_from >= s->tok_to) break;
    if (g->verb) continue;
    sr_entity e = make_entity(c, sent, g);
    SR_PUSH(c->doc->arena, &c->out->entity, e);
  }
  sr_entities_name(c, *first);
  sr_entities_link(c, *first);
}
