/* What the people around a verb tell of it; see event.h. */
#include "extract/event.h"

/* ---- unknown nouns that are people ---- */

static bool ends_in(sr_view w, const char *tails)
{
  for (size_t len; *tails; tails += len + (tails[len] == ' ')) {
    len = strcspn(tails, " ");
    if (w.len > len + 1 && memcmp(w.ptr + w.len - len, tails, len) == 0) return true;
  }
  return false;
}

/* Made from a verb or a trade: "weaver", "guitarist", "ferryman". */
static bool agentive(const sr_context *c, uint32_t tok)
{
  if (sr_ctx_any(c, tok, "number numbers order power water weather matter paper letter winter summer error terror")) return false;
  return ends_in(sr_tok_norm(c->doc, tok), "er ers or ors ist ists ian ians man men woman women eer eers");
}

static bool animal(const sr_context *c, const sr_entity *x)
{
  uint32_t s = sr_ctx_sense_over(c, x->head, x->tok_to, SR_LEX_CLASS_topic);
  return s != SR_NONE && sr_view_eq(sr_ctx_value(c, s), SR_V("animal"));
}

/* Whoever is killed, hurt, arrested or taken is somebody, though the lexicon does not know the word: where it is
 * counted, or its form is that of a person. "killed the bill" has neither. */
static bool may_be_people(const sr_context *c, const sr_entity *x)
{
  uint8_t pos = c->doc->tok.v[x->head].pos;
  if (x->type != SR_ENT_OTHER || (pos != SR_POS_NOUN && pos != SR_POS_NOUNS) || animal(c, x)) return false;
  if (sr_ctx_timex_over(c, x->head) != SR_NONE || sr_ctx_quantity_over(c, x->head) != SR_NONE) return false;
  return (x->explicit_number && !(pos == SR_POS_NOUN && x->best > 1)) || agentive(c, x->head);
}

/* "X surrendered", "killed X": words with capitals that no list knows. */
static bool unknown_name(const sr_context *c, const sr_entity *x)
{
  const sr_token *k = &c->doc->tok.v[x->head];
  if (x->type != SR_ENT_OTHER || k->pos != SR_POS_PROPN || x->actor != SR_NONE || x->explicit_number) return false;
  if (!(k->flags & SR_LEX_UPPER) || k->flags & (SR_TOK_NOCASE | SR_LEX_CAPS) || sr_ctx_timex_over(c, x->head) != SR_NONE) return false;
  return x->def == SR_DEF_BARE && x->tok_to - x->tok_from >= 2 && x->place == SR_NONE;
}

static void make_named(sr_entity *x)
{
  x->type = SR_ENT_PEOPLE;
  x->who = SR_WHO_unknown;
  x->name_from = x->tok_from, x->name_to = x->tok_to;
  x->counted = true;
  x->low = x->best = x->high = 1;
  x->bound = SR_Q_EXACT;
}

static void make_people(const sr_context *c, uint32_t entity)
{
  for (uint32_t i = entity, k = 0; i != SR_NONE && k < 16; i = c->out->entity.v[i].next, k++) {
    sr_entity *x = &c->out->entity.v[i];
    if (unknown_name(c, x)) make_named(x);
    if (!may_be_people(c, x)) continue;
    x->type = SR_ENT_PEOPLE;
    x->who = SR_WHO_civilian;
    x->kind = SR_KIND_civilians;
    x->plural = c->doc->tok.v[x->head].pos == SR_POS_NOUNS;
    if (x->explicit_number || x->plural) continue;
    x->counted = true;
    x->low = x->best = x->high = 1;
    x->bound = SR_Q_EXACT;
  }
}

/* ---- one verb, several meanings ---- */

static bool is_people(const sr_context *c, uint32_t entity)
{
  return entity != SR_NONE && c->out->entity.v[entity].type == SR_ENT_PEOPLE;
}

static bool of_state(const sr_context *c, uint32_t entity)
{
  if (!is_people(c, entity)) return false;
  int8_t k = c->out->entity.v[entity].kind;
  return k == SR_KIND_police || k == SR_KIND_military || k == SR_KIND_paramilitary || k == SR_KIND_intelligence ||
         k == SR_KIND_government;
}

static bool of_force(const sr_context *c, uint32_t entity)
{
  if (!is_people(c, entity)) return false;
  const sr_entity *x = &c->out->entity.v[entity];
  return x->armed || x->attacker || x->kind == SR_KIND_armed_group || x->kind == SR_KIND_criminal || x->kind == SR_KIND_unknown;
}

/* Is one of the words between the verb and the next one? */
static bool word_after(const sr_context *c, const sr_items *p, uint32_t item, const char *words)
{
  for (uint32_t i = item; i < p->it.n && (i == item || p->it.v[i].type != SR_IT_VP); i++)
    for (uint32_t t = p->it.v[i].tok_from; t < p->it.v[i].tok_to; t++)
      if (sr_ctx_any(c, t, words)) return true;
  return false;
}

/* "took five men away", "took them hostage", "took a man into custody": bare "took" may be anything. */
static bool taken_by_force(const sr_context *c, const sr_items *p, const sr_event *e)
{
  bool marked = word_after(c, p, e->item, "away hostage hostages captive custody handcuffs prisoner gunpoint blindfolded");
  if (of_state(c, e->agent) || e->agent == SR_NONE) return marked;
  return marked || (of_force(c, e->agent) && !word_after(c, p, e->item, "to"));
}

/* "beat a man to death", "burned him alive": the verb kills where the word of `with=` follows in its clause. */
static bool result_told(const sr_context *c, const sr_items *p, uint32_t item, sr_view word)
{
  for (uint32_t i = item; i < p->it.n && i < item + 9; i++) {
    /* "a dealer, Mukesh Das, to death": a name between commas */
    bool name = p->it.v[i].type == SR_IT_COMMA && i + 2 < p->it.n && p->it.v[i + 1].type == SR_IT_NP && p->it.v[i + 2].type == SR_IT_COMMA &&
                c->out->entity.v[p->it.v[i + 1].entity].name_to > c->out->entity.v[p->it.v[i + 1].entity].name_from;
    if (name) {
      i += 2;
      continue;
    }
    if (p->it.v[i].type == SR_IT_COMMA || p->it.v[i].type == SR_IT_SUB || p->it.v[i].type == SR_IT_STOP) return false;
    for (uint32_t t = p->it.v[i].tok_from; t < p->it.v[i].tok_to; t++)
      if (sr_view_eq(sr_tok_norm(c->doc, t), word)) return true;
  }
  return false;
}

/* "The body of a rebel who had been killed was recovered": nobody is rescued where a body is found. */
static bool of_body(const sr_context *c, const sr_items *p, const sr_event *e)
{
  for (uint32_t t = c->doc->sent.v[p->sent].tok_from; t < e->tok_from; t++)
    if (sr_ctx_any(c, t, "body bodies corpse corpses remains")) return true;
  return false;
}

static void retype(sr_context *c, const sr_frames *frames, const sr_items *p, sr_event *e, sr_view people)
{
  uint32_t who = e->victim != SR_NONE ? e->victim : e->thing != SR_NONE ? e->thing : e->target;
  if (!is_people(c, who)) return;
  sr_view with = sr_lex_attr(c->lex, e->row, SR_V("with"));
  if (with.ptr && !result_told(c, p, e->item, with)) return;
  if (sr_view_eq(people, SR_V("rescue")) && of_body(c, p, e)) return;
  if (sr_lex_has(c->lex, e->row, SR_V("force")) && !taken_by_force(c, p, e)) return;
  /* "She picked up her nephew": only the state's men and armed men pick people up. */
  if (sr_lex_has(c->lex, e->row, SR_V("doer")) && !e->verb.passive && !of_state(c, e->agent) && !of_force(c, e->agent)) return;
  sr_view alone = sr_lex_attr(c->lex, e->row, SR_V("alone"));
  bool abduct = sr_view_eq(people, SR_V("abduct"));
  bool hostage = abduct && word_after(c, p, e->item, "hostage hostages");
  if (abduct && !hostage && (of_state(c, e->agent) || word_after(c, p, e->item, "custody handcuffs"))) people = SR_V("arrest");
  else if (abduct && !hostage && !of_force(c, e->agent) && alone.ptr) {
    /* "Two held for murder" is a headline's word, "Two are held" tells nothing of an arrest. */
    bool told = c->doc->sent.v[p->sent].part == SR_PART_TITLE || word_after(c, p, e->item, "connection suspicion charge charges questioning interrogation");
    told |= of_force(c, who) || c->out->entity.v[who].suspect;
    if (sr_lex_has(c->lex, e->row, SR_V("told")) && !told) return;
    people = alone;
  }
  const sr_frame_def *f = sr_frames_named(frames, c->lex, people);
  if (!f) return;
  e->frame = f;
  e->victim = who;
  e->thing = SR_NONE;
  if (e->target == who) e->target = SR_NONE;
  if (f->event & SR_EV_KILL && is_people(c, e->agent) && c->out->entity.v[e->agent].kind == SR_KIND_community) e->tactic = SR_TACTIC_lynching;
  if (f->event == SR_EV_ARREST) e->tactic = SR_TACTIC_arrest;
  if (f->event == SR_EV_ABDUCT) e->tactic = (int8_t)(hostage ? SR_TACTIC_hostage_taking : SR_TACTIC_abduction);
}

/* ---- pronouns ---- */

static bool in_list(const sr_context *c, uint32_t list, uint32_t entity)
{
  for (uint32_t i = list, k = 0; i != SR_NONE && k < 16; i = c->out->entity.v[i].next, k++)
    if (i == entity) return true;
  return false;
}

/* "strangled them", "defused it": the nearest people or device told before in the sentence that the pronoun
 * can stand for and that is not the doer. The pronoun itself where there is none. */
static uint32_t stands_for(const sr_context *c, const sr_items *p, const sr_event *e, uint32_t entity)
{
  if (entity == SR_NONE) return entity;
  const sr_entity *x = &c->out->entity.v[entity];
  bool one = sr_ctx_any(c, x->head, "him her he she"), many = sr_ctx_any(c, x->head, "them they"), it = sr_ctx_is(c, x->head, "it");
  if (x->type == SR_ENT_PEOPLE || (!one && !many && !it)) return entity;
  for (uint32_t i = entity; i-- > 0 && c->out->entity.v[i].sent == p->sent;) {
    const sr_entity *y = &c->out->entity.v[i];
    if (y->type == SR_ENT_ITEM && y->device && (it || (many && y->plural))) return i;
    if (y->type != SR_ENT_PEOPLE || it || in_list(c, e->agent, i)) continue;
    uint32_t first = sr_items_list(c, p, i);
    bool several = y->plural || y->mass || first != i || y->next != SR_NONE;
    if (many == several && !in_list(c, e->agent, first)) return first;
  }
  return entity;
}

static bool of_pronoun(const sr_context *c, const sr_entity *x, bool she)
{
  if (x->type != SR_ENT_PEOPLE || x->plural || x->mass || x->abstract || !x->counted || x->best != 1 || x->attacker || x->armed || x->suspect) return false;
  bool woman = x->who == SR_WHO_woman || sr_ctx_any(c, x->head, "girl woman mother wife daughter sister");
  bool man = sr_ctx_any(c, x->head, "man boy father husband son brother male");
  if (she ? man : woman) return false;
  for (uint32_t i = 0; i < c->out->speech.n; i++)
    if (c->out->speech.v[i].who_from <= x->head && x->head < c->out->speech.v[i].who_to) return false;
  return true;
}

/* "He died at the scene.": the one person hurt that was told of last, else the last one told of who is no speaker; at most
 * two sentences back. */
/* "The dead were named as X, Y and Z. They were killed": the list of names of the sentence before; SR_NONE. */
static uint32_t names_before(const sr_context *c, const sr_items *p, uint32_t entity)
{
  for (uint32_t i = entity; i-- > 0 && c->out->entity.v[i].sent + 1 >= p->sent;) {
    const sr_entity *x = &c->out->entity.v[i];
    if (x->sent + 1 != p->sent || x->type != SR_ENT_PEOPLE || x->next == SR_NONE || x->name_to <= x->name_from || x->attacker || x->armed || x->suspect) continue;
    uint32_t first = i;
    for (uint32_t k = i; k-- > 0 && c->out->entity.v[k].sent == x->sent;)
      if (c->out->entity.v[k].next == first && c->out->entity.v[k].name_to > c->out->entity.v[k].name_from) first = k;
    return first;
  }
  return SR_NONE;
}

static uint32_t told_before(const sr_context *c, const sr_items *p, uint32_t entity)
{
  if (entity != SR_NONE && sr_ctx_is(c, c->out->entity.v[entity].head, "they") && c->out->entity.v[entity].type != SR_ENT_PEOPLE) {
    uint32_t names = names_before(c, p, entity);
    return names != SR_NONE ? names : entity;
  }
  if (entity == SR_NONE || !sr_ctx_any(c, c->out->entity.v[entity].head, "he she") || c->out->entity.v[entity].type == SR_ENT_PEOPLE) return entity;
  bool she = sr_ctx_is(c, c->out->entity.v[entity].head, "she");
  uint32_t back = p->sent > 2 ? p->sent - 2 : 0;
  for (uint32_t i = c->out->mention.n; i-- > 0 && c->out->mention.v[i].sent >= back;) {
    const sr_mention *m = &c->out->mention.v[i];
    for (uint32_t k = m->count.n; k-- > 0;)
      if (m->count.v[k].entity != SR_NONE && m->count.v[k].outcome == SR_OUTCOME_injured && of_pronoun(c, &c->out->entity.v[m->count.v[k].entity], she)) return m->count.v[k].entity;
  }
  for (uint32_t i = entity; i-- > 0 && c->out->entity.v[i].sent >= back;) {
    const sr_entity *x = &c->out->entity.v[i];
    bool civil = x->kind < 0 || x->kind == SR_KIND_civilians;
    if (x->sent + 1 == p->sent && civil && c->doc->sent.v[p->sent].part == c->doc->sent.v[x->sent].part && of_pronoun(c, x, she)) return i;
  }
  return entity;
}

/* "The soldiers lost four men": those lost are the loser's own. */
static void own_men(const sr_context *c, sr_event *e)
{
  if (!is_people(c, e->victim) || !is_people(c, e->party)) {
    e->victim = SR_NONE;
    return;
  }
  const sr_entity *a = &c->out->entity.v[e->party];
  sr_entity *b = &c->out->entity.v[e->victim];
  if (!b->explicit_number) e->victim = SR_NONE;
  else if (b->generic || b->who == SR_WHO_civilian) b->who = a->who, b->kind = a->kind, b->armed = a->armed;
}

/* "left one dead, a sub-inspector": who the one was stands behind. */
static void told_behind(const sr_context *c, const sr_items *p, const sr_event *e)
{
  if (!is_people(c, e->victim) || e->item == SR_NONE || e->item + 2 >= p->it.n) return;
  sr_entity *x = &c->out->entity.v[e->victim];
  if (!x->generic || x->best != 1 || p->it.v[e->item + 1].type != SR_IT_COMMA || p->it.v[e->item + 2].type != SR_IT_NP) return;
  const sr_entity *y = &c->out->entity.v[p->it.v[e->item + 2].entity];
  if (y->type != SR_ENT_PEOPLE || y->def != SR_DEF_A || y->explicit_number || y->next != SR_NONE) return;
  x->who = y->who, x->kind = y->kind, x->armed = y->armed, x->generic = false;
}

/* "killed the bill", "executed the design", "shot a deer", "made a killing": a deed that befalls nobody. */
static bool befalls_nobody(const sr_context *c, const sr_items *p, const sr_event *e)
{
  if (e->item == SR_NONE) return false;
  if (e->nominal) {
    uint32_t vp = sr_items_vp_before(p, e->item);
    return (e->frame->event & SR_EV_KILL) != 0 && vp != SR_NONE && vp + 1 == e->item && e->victim == SR_NONE &&
           sr_ctx_any(c, p->it.v[vp].verb, "made make makes making");
  }
  uint32_t on = e->victim != SR_NONE ? e->victim : e->target;
  if (on == SR_NONE) return false;
  const sr_entity *x = &c->out->entity.v[on];
  if (x->type == SR_ENT_OTHER && animal(c, x)) return true;
  uint8_t pos = c->doc->tok.v[x->head].pos;
  bool thing = x->type == SR_ENT_OTHER && (pos == SR_POS_NOUN || pos == SR_POS_NOUNS) && on == e->victim;
  uint32_t ev = e->frame->event;
  return thing && !e->verb.passive && !of_force(c, e->agent) && !of_state(c, e->agent) &&
         (ev & (SR_EV_KILL | SR_EV_INJURE | SR_EV_ARREST | SR_EV_ABDUCT)) != 0;
}

/* "a resident who fled": those whom nobody held do not escape. */
static bool only_fled(const sr_context *c, const sr_event *e)
{
  if (e->frame->event != SR_EV_ESCAPE || !is_people(c, e->victim)) return false;
  const sr_entity *x = &c->out->entity.v[e->victim];
  if (sr_ctx_any(c, x->head, "captive captives hostage hostages prisoner prisoners inmate inmates detainee detainees")) return false;
  return x->who == SR_WHO_civilian && !x->explicit_number && !x->suspect && !x->attacker && !x->more;
}

/* "A truck bomb levelled the station" is a blast; "a suicide attacker rammed a car into the gate" is one too. */
static void damage_by_bomb(sr_context *c, const sr_frames *frames, const sr_items *p, sr_event *e)
{
  if (e->frame->event != SR_EV_DAMAGE) return;
  const sr_frame_def *blast = sr_frames_named(frames, c->lex, SR_V("explode_in"));
  const sr_frame_def *self = sr_frames_named(frames, c->lex, SR_V("self_blast"));
  if (is_people(c, e->agent) && c->out->entity.v[e->agent].who == SR_WHO_suicide_attacker && self) {
    e->frame = self;
    e->bomber = e->agent;
    e->agent = SR_NONE;
    if (word_after(c, p, e->item, "explosives explosive")) e->tactic = SR_TACTIC_vehicle_bomb;
  } else if (e->device != SR_NONE && c->out->entity.v[e->device].type == SR_ENT_ITEM && c->out->entity.v[e->device].device && blast) {
    e->frame = blast;
  }
}

/* "Rebels destroyed two schools": who wrecks is a doer, not the cause. */
static void wrecked_by(sr_context *c, const sr_frames *frames, sr_event *e)
{
  const sr_frame_def *f = sr_frames_named(frames, c->lex, SR_V("sabotage"));
  if (!f || e->frame->event != SR_EV_DAMAGE || !sr_view_eq(sr_lex_value(c->lex, e->row), SR_V("damage"))) return;
  if (!is_people(c, e->device) || e->target == SR_NONE || is_people(c, e->target)) return;
  if (!of_force(c, e->device) || of_state(c, e->device)) return;
  e->agent = e->device;
  e->device = SR_NONE;
  e->frame = f;
  e->tactic = SR_TACTIC_sabotage;
}

/* "hacked three villagers to death", "assaulted a dealer to death": blows of which people died. */
static void struck_dead(const sr_context *c, const sr_frames *frames, const sr_items *p, sr_event *e)
{
  const sr_frame_def *kill = sr_frames_named(frames, c->lex, SR_V("kill"));
  uint32_t who = e->frame->outcome == SR_OUTCOME_injured ? e->victim : e->target;
  if (!kill || e->nominal || e->item == SR_NONE || !is_people(c, who)) return;
  /* "was fatally shot", "fatally wounded" */
  bool fatal = e->tok_from > 0 && sr_ctx_any(c, e->tok_from - 1, "fatally mortally");
  bool blow = (e->frame->event & (SR_EV_ATTACK | SR_EV_INJURE)) != 0;
  if (!blow || (!fatal && (!(e->frame->event & SR_EV_ATTACK) || !result_told(c, p, e->item, SR_V("death"))))) return;
  e->frame = kill;
  e->victim = who;
  e->target = SR_NONE;
}

/* "took away a rifle": armed men who take things loot them. */
static void taken_things(sr_context *c, const sr_frames *frames, const sr_items *p, sr_event *e)
{
  const sr_frame_def *f = sr_frames_named(frames, c->lex, SR_V("rob"));
  if (!f || e->thing == SR_NONE || e->item == SR_NONE || c->out->entity.v[e->thing].type != SR_ENT_ITEM) return;
  if (!sr_view_eq(sr_lex_value(c->lex, e->row), SR_V("take")) || !of_force(c, e->agent) || of_state(c, e->agent) || !word_after(c, p, e->item, "away off")) return;
  e->frame = f;
  e->target = e->thing;
  e->thing = SR_NONE;
  e->tactic = SR_TACTIC_robbery;
}

/* "a bag with 20 kilograms of explosives", "a cache consisting of rifles": what the container held. */
static uint32_t held_in(const sr_context *c, uint32_t thing)
{
  if (thing == SR_NONE || c->out->entity.v[thing].type != SR_ENT_OTHER) return thing;
  const sr_entity *x = &c->out->entity.v[thing];
  if (!sr_ctx_any(c, x->head, "bag bags sack sacks box boxes bucket container containers can cans drum drums parcel packet packets trunk cache stock haul consignment "
                              "number quantity quantities amount set sets load truckload pile stockpile tank vessel cylinder suitcase pouch polythene stash")) return thing;
  for (uint32_t i = thing + 1; i < c->out->entity.n && i < thing + 4 && c->out->entity.v[i].sent == x->sent; i++) {
    const sr_entity *y = &c->out->entity.v[i];
    if (y->type == SR_ENT_ITEM) return i;
    bool on = true;
    for (uint32_t t = x->tok_to; t < y->tok_from && on; t++) on = sr_ctx_any(c, t, "with containing of consisting including full filled holding carrying and to , ( )") || c->doc->tok.v[t].flags & SR_LEX_NUMBER;
    if (!on) return thing;
  }
  return thing;
}

/* "set 12 trucks alight": the verb burns by the word behind what it takes. */
static void set_alight(sr_context *c, const sr_frames *frames, const sr_items *p, sr_event *e)
{
  const sr_frame_def *burn = sr_frames_named(frames, c->lex, SR_V("burn"));
  if (!burn || e->thing == SR_NONE || e->item == SR_NONE || !word_after(c, p, e->item, "alight ablaze fire")) return;
  e->frame = burn;
  e->target = e->thing;
  e->thing = SR_NONE;
  e->tactic = SR_TACTIC_arson;
}

/* "shot himself": who did it is who was hit. */
static void to_himself(const sr_context *c, sr_event *e)
{
  if (e->nominal || !is_people(c, e->agent)) return;
  uint32_t *const ends[2] = {&e->victim, &e->target};
  for (int i = 0; i < 2; i++) {
    if (*ends[i] == SR_NONE || !sr_ctx_any(c, c->out->entity.v[*ends[i]].head, "himself herself themselves")) continue;
    *ends[i] = e->agent;
    e->agent = SR_NONE;
    return;
  }
}

/* "A woman in a burqa blew herself up": a bomber, whatever else she is called. */
static void is_bomber(sr_context *c, uint32_t entity)
{
  if (!is_people(c, entity)) return;
  sr_entity *x = &c->out->entity.v[entity];
  x->who = SR_WHO_suicide_attacker;
  x->kind = SR_KIND_armed_group;
  x->armed = x->attacker = true;
  x->suspect = x->generic = false;
}

/* "drove a car filled with explosives into their bus": only with a bomb in it is driving a deed; the driver dies of it. */
static void drives_bomb(sr_context *c, const sr_frames *frames, sr_event *e)
{
  if (!sr_lex_has(c->lex, e->row, SR_V("laden")) || e->nominal) return;
  const sr_frame_def *self = sr_frames_named(frames, c->lex, SR_V("self_blast"));
  uint32_t end = c->doc->sent.v[e->device != SR_NONE ? c->out->entity.v[e->device].sent : 0].tok_to;
  bool bomb = false, into = false;
  for (uint32_t t = e->tok_to; e->device != SR_NONE && t < e->tok_to + 12 && t < end; t++) {
    bomb |= sr_ctx_any(c, t, "explosives explosive bomb");
    into |= sr_ctx_any(c, t, "into at against");
  }
  if (!self || !bomb || !into || !is_people(c, e->agent)) {
    e->skip = true;
    return;
  }
  e->frame = self;
  e->bomber = e->agent;
  e->agent = SR_NONE;
  e->tactic = SR_TACTIC_vehicle_bomb;
}

/* "Tribal groups attacked each other": both fought. */
static void each_other(sr_context *c, const sr_frames *frames, const sr_items *p, sr_event *e)
{
  const sr_frame_def *clash = sr_frames_named(frames, c->lex, SR_V("clash"));
  if (!clash || e->nominal || e->item == SR_NONE || !(e->frame->event & SR_EV_ATTACK) || !is_people(c, e->agent) || e->item + 1 >= p->it.n) return;
  uint32_t t = p->it.v[e->item].tok_to;
  if (sr_ctx_any(c, t, "at on upon")) t++;
  if (!(sr_ctx_is(c, t, "each") && sr_ctx_is(c, t + 1, "other")) && !(sr_ctx_is(c, t, "one") && sr_ctx_is(c, t + 1, "another"))) return;
  e->frame = clash;
  e->party = e->agent;
  e->party2 = c->out->entity.v[e->agent].next;
  e->agent = e->target = SR_NONE;
}

/* "The gun went off": a shot, no blast. */
static void gun_goes_off(const sr_context *c, const sr_frames *frames, sr_event *e)
{
  if (!sr_view_eq(sr_lex_value(c->lex, e->row), SR_V("explode")) || e->device == SR_NONE) return;
  const sr_entity *x = &c->out->entity.v[e->device];
  const sr_frame_def *shoot = sr_frames_named(frames, c->lex, SR_V("shoot"));
  if (!shoot || x->type != SR_ENT_ITEM || (x->item != SR_ITEM_firearm && x->item != SR_ITEM_pistol && x->item != SR_ITEM_rifle)) return;
  e->frame = shoot;
  e->tactic = SR_TACTIC_shooting;
}

void sr_event_people(sr_context *c, const sr_frames *frames, const sr_items *p, sr_event *e)
{
  to_himself(c, e);
  gun_goes_off(c, frames, e);
  each_other(c, frames, p, e);
  drives_bomb(c, frames, e);
  e->victim = stands_for(c, p, e, e->victim);
  if (e->frame->outcome == SR_OUTCOME_killed && !e->nominal) {
    uint32_t who = told_before(c, p, e->victim);
    e->later |= who != e->victim && e->agent == SR_NONE && e->frame->dying; /* whatever day and place: of what was told before */
    e->victim = who;
  }
  e->thing = stands_for(c, p, e, e->thing);
  e->device = stands_for(c, p, e, e->device);
  e->target = stands_for(c, p, e, e->target);
  if (e->frame->event & SR_EV_SEIZE) e->thing = held_in(c, e->thing);
  sr_view people = sr_lex_attr(c->lex, e->row, SR_V("people"));
  if (people.ptr && e->thing != SR_NONE && agentive(c, c->out->entity.v[e->thing].head)) make_people(c, e->thing);
  if (e->frame->outcome >= 0 && e->victim != SR_NONE) make_people(c, e->victim);
  if (people.ptr && e->item != SR_NONE) retype(c, frames, p, e, people);
  taken_things(c, frames, p, e);
  struck_dead(c, frames, p, e);
  /* A bomb that was hidden or fixed somewhere is an improvised one. */
  if (e->frame->event == SR_EV_PLANT && e->device != SR_NONE && c->out->entity.v[e->device].item == SR_ITEM_explosives &&
      c->out->entity.v[e->device].device)
    c->out->entity.v[e->device].item = SR_ITEM_ied;
  if (e->frame->outcome == SR_OUTCOME_killed || e->frame->outcome == SR_OUTCOME_injured) told_behind(c, p, e);
  damage_by_bomb(c, frames, p, e);
  if (e->frame->event & SR_EV_SUICIDE) is_bomber(c, e->bomber);
  wrecked_by(c, frames, e);
  if (sr_lex_has(c->lex, e->row, SR_V("alight"))) set_alight(c, frames, p, e);
  if (befalls_nobody(c, p, e) || only_fled(c, e)) e->skip = true;
  /* "Somali forces freed 58 people": the state's forces rescue, captors release. */
  sr_view state = sr_lex_attr(c->lex, e->row, SR_V("state"));
  const sr_frame_def *f = state.ptr && of_state(c, e->agent) ? sr_frames_named(frames, c->lex, state) : NULL;
  if (f) e->frame = f;
  if (sr_lex_has(c->lex, e->row, SR_V("own"))) own_men(c, e);
}

/* ---- what events share ---- */

/* Men of one body: "seven soldiers were killed and 11 others wounded". The "others" beside civilians may be anybody. */
static bool of_a_body(const sr_entity *x)
{
  return x->who == SR_WHO_military || x->who == SR_WHO_paramilitary || x->who == SR_WHO_police || x->who == SR_WHO_militant ||
         x->who == SR_WHO_labourer || x->who == SR_WHO_criminal || x->who == SR_WHO_foreigner;
}

/* "six wounded", "another was hurt": a number that counts what was counted before. */
static bool bare(const sr_context *c, const sr_entity *x)
{
  if (x->type != SR_ENT_PEOPLE || x->who != SR_WHO_unknown || !x->generic) return false;
  if (sr_ctx_any(c, x->head, "another second third fourth fifth sixth")) return true;
  if (!x->explicit_number) return false;
  return sr_ctx_is(c, x->head, "others") || c->ann->quantity.v[x->quantity].num_to == x->head + 1;
}

static void share_kind(const sr_context *c, uint32_t from, uint32_t to)
{
  sr_entity *a = &c->out->entity.v[from], *b = &c->out->entity.v[to];
  if (b->part != SR_NONE) return; /* "seven, including two civilians" are not all of one kind */
  if (sr_ctx_is(c, b->head, "others") && !of_a_body(a)) return;
  if (a->next != SR_NONE && c->out->entity.v[a->next].who != a->who) return; /* "killing 20 cadets and a driver and wounding 68" */
  if (from == to || a->type != SR_ENT_PEOPLE || !bare(c, b) || bare(c, a) || a->generic) return;
  b->who = a->who, b->kind = a->kind, b->armed = a->armed, b->attacker = a->attacker;
  b->suspect = a->suspect;
  b->actor = a->actor;
}

/* "killed or wounded": of neither is it told how many. */
static bool either(const sr_context *c, const sr_items *p, const sr_event *a, const sr_event *b)
{
  if (a->victim != b->victim || a->victim == SR_NONE || a->item == SR_NONE || b->item == SR_NONE) return false;
  for (uint32_t i = a->item + 1; i < b->item; i++)
    if (sr_ctx_is(c, p->it.v[i].tok_from, "or")) return true;
  return false;
}

/* "two people injured on Monday died", "two of the 19 injured died": they are told as hurt only to say who died. */
static void died_later(const sr_context *c, sr_event *injured, sr_event *killed)
{
  if (injured->frame->outcome != SR_OUTCOME_injured || killed->frame->outcome != SR_OUTCOME_killed) return;
  if (injured->victim == SR_NONE || killed->victim == SR_NONE) return;
  const sr_entity *v = c->out->entity.v;
  if (injured->victim == killed->victim && !injured->verb.finite) {
    killed->later = true;
    injured->victim = SR_NONE;
  } else if (injured->victim == killed->victim + 1 && sr_ctx_is(c, v[killed->victim].tok_to, "of")) {
    killed->later = true;
  }
}

/* "injured ten; two of them died": a part that fared otherwise is no part of what befell the whole. */
static void detach(const sr_context *c, sr_events *ev, sr_event *e)
{
  sr_entity *v = c->out->entity.v, *x = &v[e->victim];
  if (x->whole == SR_NONE || v[x->whole].part != e->victim) return;
  for (uint32_t i = 0; i < ev->v.n; i++) {
    const sr_event *w = &ev->v.v[i];
    if (w == e || w->victim != x->whole || w->frame->outcome < 0 || w->frame->outcome == e->frame->outcome) continue;
    v[x->whole].part = x->next;
    e->later |= w->frame->outcome == SR_OUTCOME_injured && e->frame->outcome == SR_OUTCOME_killed;
    return;
  }
}

void sr_events_share(sr_context *c, const sr_items *p, sr_events *ev)
{
  uint32_t last = SR_NONE;
  for (uint32_t i = 0; i < ev->v.n; i++) {
    sr_event *e = &ev->v.v[i];
    for (uint32_t k = 0; k < i; k++) died_later(c, &ev->v.v[k], e);
    if (i && either(c, p, e - 1, e)) e->victim = e[-1].victim = SR_NONE;
    /* "opened fire on miners, killing one": of those aimed at. */
    if (is_people(c, e->target) && c->out->entity.v[e->target].plural && !c->out->entity.v[e->target].generic) last = e->target;
    if (e->victim == SR_NONE || e->frame->outcome < 0) continue;
    if (last != SR_NONE) share_kind(c, last, e->victim);
    detach(c, ev, e);
    if (is_people(c, e->victim) && !c->out->entity.v[e->victim].generic) last = e->victim;
  }
}

/* ---- verbs left out ---- */

static bool names_place(const sr_context *c, const sr_entity *x)
{
  return x->place != SR_NONE || (c->doc->tok.v[x->head].pos == SR_POS_PROPN && x->type != SR_ENT_PEOPLE && x->type != SR_ENT_TIME);
}

static bool at_place(const sr_context *c, const sr_items *p, uint32_t i)
{
  if (i + 2 >= p->it.n || p->it.v[i + 1].type != SR_IT_PREP || p->it.v[i + 2].type != SR_IT_NP) return false;
  if (!sr_ctx_any(c, p->it.v[i + 1].tok_from, "in at near")) return false;
  return names_place(c, &c->out->entity.v[p->it.v[i + 2].entity]);
}

/* Does item `i` begin a clause without a verb: "ten were killed at Ruwi, | five at Mangor | and two at Tamiso"? */
static bool gapped(const sr_context *c, const sr_items *p, uint32_t i, const sr_event *e)
{
  const sr_part_item *it = &p->it.v[i];
  if (it->type != SR_IT_NP || (p->it.v[i - 1].type != SR_IT_COMMA && p->it.v[i - 1].type != SR_IT_CONJ)) return false;
  const sr_entity *x = &c->out->entity.v[it->entity];
  if (x->type != SR_ENT_PEOPLE || !x->counted || x->def == SR_DEF_THE || x->whole != SR_NONE || in_list(c, e->victim, it->entity)) return false;
  return at_place(c, p, i);
}

static void insert(sr_context *c, sr_events *ev, uint32_t at, sr_event e)
{
  SR_PUSH(c->doc->arena, &ev->v, e);
  memmove(&ev->v.v[at + 1], &ev->v.v[at], (ev->v.n - 1 - at) * sizeof e);
  ev->v.v[at] = e;
}

static void gaps_of(sr_context *c, const sr_items *p, sr_events *ev, uint32_t *k)
{
  sr_event e = ev->v.v[*k];
  if (e.nominal || e.item == SR_NONE || e.victim == SR_NONE || e.frame->outcome < 0) return;
  bool placed = false;
  for (uint32_t i = e.item + 1; i < p->it.n && p->it.v[i].type != SR_IT_VP && p->it.v[i].type != SR_IT_STOP; i++) {
    const sr_part_item *it = &p->it.v[i];
    if (placed && gapped(c, p, i, &e)) {
      share_kind(c, e.victim, it->entity);
      sr_event g = e;
      g.victim = it->entity;
      g.item = i;
      g.tok_from = it->tok_from;
      g.tok_to = it->tok_to;
      insert(c, ev, ++*k, g);
    }
    placed |= it->type == SR_IT_NP && names_place(c, &c->out->entity.v[it->entity]);
  }
}

void sr_events_gapped(sr_context *c, const sr_items *p, sr_events *ev)
{
  for (uint32_t k = 0; k < ev->v.n && ev->v.n < 64; k++) gaps_of(c, p, ev, &k);
}
