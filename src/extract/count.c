/* Figures of people: candidate rows of the ledger. See event.h. */
#include "extract/event.h"
#include "extract/walk.h"

static sr_count blank_count(uint32_t sent, uint8_t outcome)
{
  sr_count n = {.sent = sent, .outcome = outcome, .entity = SR_NONE, .part_of = SR_NONE, .speech = SR_NONE};
  n.low = n.best = n.high = SR_OPEN;
  n.who = SR_WHO_unknown;
  return n;
}

static bool pronoun(const sr_context *c, const sr_entity *x)
{
  return x->type != SR_ENT_PEOPLE && c->doc->tok.v[x->head].pos == SR_POS_PRON;
}

static uint32_t speech_over(const sr_context *c, uint32_t tok)
{
  for (uint32_t i = sr_walk_speech_near(c, tok); i < c->out->speech.n && c->doc->sent.v[c->out->speech.v[i].sent].tok_from <= tok; i++)
    if (c->out->speech.v[i].tok_from <= tok && tok < c->out->speech.v[i].tok_to) return i;
  return SR_NONE;
}

static sr_count count_of(const sr_context *c, uint32_t entity, uint8_t outcome, const sr_event *e, uint8_t role)
{
  const sr_entity *x = &c->out->entity.v[entity];
  sr_count n = blank_count(x->sent, outcome);
  n.entity = entity;
  n.tok_from = x->tok_from, n.tok_to = x->tok_to;
  n.trig_from = e->tok_from, n.trig_to = e->tok_to;
  n.who = x->who;
  /* Gunmen who were killed were fighters; an unidentified person whom somebody killed may be anybody. */
  bool anybody = sr_ctx_any(c, x->head, "person persons man men woman women people youth youths individual individuals") && !x->armed;
  bool killed_by = e->frame && e->agent != SR_NONE && e->agent != entity;
  if (x->attacker && n.who == SR_WHO_unknown && outcome == SR_OUTCOME_killed && !(anybody || (killed_by && sr_ctx_any(c, x->head, "person man")))) n.who = SR_WHO_militant;
  n.role = role;
  n.low = x->low, n.best = x->best, n.high = x->high;
  n.bound = x->bound;
  n.plural = x->plural;
  n.definite = x->def == SR_DEF_THE;
  n.more = x->more;
  n.suspect = x->suspect;
  n.abstract = x->abstract;
  n.later = e->later;
  n.zero = x->explicit_number && x->best == 0;
  n.speech = speech_over(c, x->head);
  return n;
}

static bool countable(const sr_context *c, const sr_entity *x)
{
  if (x->type != SR_ENT_PEOPLE || pronoun(c, x)) return false;
  return !x->mass || x->explicit_number;
}

/* "two of the injured died": moves from the injured. */
static bool of_injured(const sr_context *c, uint32_t entity)
{
  if (entity + 1 >= c->out->entity.n) return false;
  const sr_entity *x = &c->out->entity.v[entity], *y = x + 1;
  return y->sent == x->sent && y->outcome == SR_OUTCOME_injured && y->tok_from <= x->tok_to + 2 &&
         sr_ctx_is(c, x->tok_to, "of");
}

/* Is a class told of some of them? */
static bool has_known_part(const sr_context *c, uint32_t entity)
{
  const sr_entity *e = c->out->entity.v;
  for (uint32_t x = e[entity].part, k = 0; x != SR_NONE && k < 32; x = e[x].next, k++)
    if (e[x].who != SR_WHO_unknown || e[x].attacker) return true;
  return false;
}

static void add_parts(sr_context *c, uint32_t entity, const sr_event *e, sr_mention *m, uint32_t whole)
{
  for (uint32_t p = c->out->entity.v[entity].part, k = 0; p != SR_NONE && k < 32; p = c->out->entity.v[p].next, k++) {
    if (!countable(c, &c->out->entity.v[p])) continue;
    sr_count n = count_of(c, p, m->count.v[whole].outcome, e, m->count.v[whole].role);
    n.part_of = whole;
    n.definite = false;
    SR_PUSH(c->doc->arena, &m->count, n);
  }
}

static void add_list(sr_context *c, uint32_t entity, uint8_t outcome, const sr_event *e, uint8_t role, sr_mention *m)
{
  uint32_t whole = entity != SR_NONE ? c->out->entity.v[entity].whole : SR_NONE;
  for (uint32_t x = entity, k = 0; x != SR_NONE && k < 64; x = c->out->entity.v[x].next, k++) {
    if (c->out->entity.v[x].whole != whole || !countable(c, &c->out->entity.v[x])) continue;
    sr_count n = count_of(c, x, outcome, e, role);
    if (outcome == SR_OUTCOME_killed && of_injured(c, x)) n.later = true;
    if (has_known_part(c, x) && (n.who == SR_WHO_unknown || n.who == SR_WHO_civilian)) {
      if (c->out->entity.v[x].suspect && c->out->entity.v[c->out->entity.v[x].part].kind == SR_KIND_armed_group) n.who = SR_WHO_militant;
      else if (c->out->entity.v[x].generic || n.who == SR_WHO_unknown) n.who = SR_WHO_mixed;
    }
    SR_PUSH(c->doc->arena, &m->count, n);
    add_parts(c, x, e, m, m->count.n - 1);
  }
}

static void add_zero(sr_context *c, const sr_event *e, uint8_t outcome, sr_mention *m)
{
  sr_count n = blank_count(c->doc->sent.n, outcome);
  n.sent = m->sent;
  n.tok_from = e->tok_from, n.tok_to = e->tok_to;
  n.trig_from = e->tok_from, n.trig_to = e->tok_to;
  n.low = n.best = n.high = 0;
  n.zero = true;
  SR_PUSH(c->doc->arena, &m->count, n);
}

/* "three bodies were found", "the bodies of three labourers". */
static void add_bodies(sr_context *c, const sr_event *e, sr_mention *m)
{
  if (e->victim != SR_NONE && c->out->entity.v[e->victim].explicit_number) {
    add_list(c, e->victim, SR_OUTCOME_killed, e, SR_ARG_VICTIM, m);
    return;
  }
  uint32_t body = SR_NONE;
  for (uint32_t i = sr_walk_entity_from(c, m->sent); i < c->out->entity.n; i++) {
    const sr_entity *x = &c->out->entity.v[i];
    if (x->sent == m->sent && x->tok_from <= e->tok_from && e->tok_from < x->tok_to) body = i;
  }
  if (body == SR_NONE) return;
  const sr_entity *x = &c->out->entity.v[body];
  sr_count n = count_of(c, e->victim != SR_NONE ? e->victim : body, SR_OUTCOME_killed, e, SR_ARG_VICTIM);
  n.low = x->low, n.best = x->best, n.high = x->high, n.bound = x->bound;
  n.tok_from = x->tok_from, n.tok_to = x->tok_to;
  n.definite = x->def == SR_DEF_THE;
  if (e->victim == SR_NONE) n.who = SR_WHO_unknown;
  n.plural = x->plural;
  SR_PUSH(c->doc->arena, &m->count, n);
}

/* "Police made two arrests", "12 arrests were made". */
static void add_arrests(sr_context *c, const sr_event *e, sr_mention *m)
{
  for (uint32_t i = sr_walk_entity_from(c, m->sent); i < c->out->entity.n; i++) {
    const sr_entity *x = &c->out->entity.v[i];
    if (x->sent != m->sent || x->head < e->tok_from || x->head >= e->tok_to || !x->explicit_number) continue;
    sr_count n = blank_count(m->sent, SR_OUTCOME_arrested);
    n.tok_from = x->tok_from, n.tok_to = x->tok_to;
    n.trig_from = e->tok_from, n.trig_to = e->tok_to;
    n.low = x->low, n.best = x->best, n.high = x->high, n.bound = x->bound;
    n.plural = x->plural, n.role = SR_ARG_VICTIM, n.speech = speech_over(c, e->tok_from);
    SR_PUSH(c->doc->arena, &m->count, n);
    return;
  }
}

/* "killed two colleagues and then himself": the doer is one more. */
static bool himself_too(const sr_context *c, const sr_event *e)
{
  if (e->nominal || e->agent == SR_NONE || e->frame->outcome != SR_OUTCOME_killed) return false;
  uint32_t end = c->doc->sent.v[c->out->entity.v[e->agent].sent].tok_to;
  for (uint32_t t = e->tok_to; t < end && t < e->tok_to + 16; t++)
    if (sr_ctx_any(c, t, "himself herself themselves")) return sr_ctx_any(c, t - 1, "then and turned killed shot");
  return false;
}

/* "Two people were shot", "stabbed a warder": hit, and so hurt, where nothing tells that they died. Not "shot at". */
static bool hit_people(const sr_context *c, const sr_event *e)
{
  sr_view f = sr_lex_value(c->lex, e->row);
  bool shots = sr_view_eq(f, SR_V("hit")) && e->device != SR_NONE && sr_ctx_any(c, c->out->entity.v[e->device].head, SR_SHOTS);
  /* "the shooting of a girl of seven" */
  if (e->nominal && sr_view_eq(f, SR_V("attack_n")) && e->target != SR_NONE && sr_ctx_any(c, e->tok_to - 1, "shooting stabbing")) {
    const sr_entity *x = &c->out->entity.v[e->target];
    return x->type == SR_ENT_PEOPLE && x->counted && (x->def != SR_DEF_THE || x->name_from < x->name_to) && sr_ctx_is(c, e->tok_to, "of");
  }
  if (e->nominal || (!shots && !sr_view_eq(f, SR_V("shoot")) && !sr_view_eq(f, SR_V("stab"))) || e->target == SR_NONE) return false;
  const sr_entity *x = &c->out->entity.v[e->target];
  if (x->type != SR_ENT_PEOPLE || (x->def == SR_DEF_THE && !x->explicit_number)) return false;
  for (uint32_t t = e->tok_to; t < e->tok_to + 2 && t < c->doc->tok.n; t++)
    if (sr_ctx_any(c, t, "at dead down")) return false;
  /* "shot five policemen from Sibi dead" */
  for (uint32_t t = x->tok_to; t < x->tok_to + 5 && t < c->doc->tok.n && !sr_ctx_any(c, t, ", ; ."); t++)
    if (sr_ctx_is(c, t, "dead")) return false;
  return x->tok_from < e->tok_from || x->tok_from > e->tok_from;
}

/* "murder in the shooting of X", "the fatal stabbing of X": not only hit. */
static uint8_t outcome_of_hit(const sr_context *c, const sr_event *e, uint32_t sent)
{
  if (!e->nominal) return SR_OUTCOME_injured;
  const sr_sentence *s = &c->doc->sent.v[sent];
  for (uint32_t t = s->tok_from; t < s->tok_to; t++) {
    if (sr_ctx_any(c, t, "fatal deadly manslaughter homicide")) return SR_OUTCOME_killed;
    if (sr_ctx_is(c, t, "murder") && !(t > 0 && sr_ctx_any(c, t - 1, "attempted attempt"))) return SR_OUTCOME_killed;
  }
  return SR_OUTCOME_injured;
}

void sr_counts_of_event(sr_context *c, const sr_event *e, sr_mention *m)
{
  if (e->zero) {
    add_zero(c, e, (uint8_t)e->frame->outcome, m);
    return;
  }
  if (e->frame->event == SR_EV_BODY) {
    add_bodies(c, e, m);
    return;
  }
  if (e->frame->event == SR_EV_UNHURT) {
    add_zero(c, e, SR_OUTCOME_killed, m);
    add_zero(c, e, SR_OUTCOME_injured, m);
    return;
  }
  if (e->status != SR_STATE_occurred && e->status != SR_STATE_denied) return; /* nobody was hurt by what failed */
  if (e->nominal && e->frame->event == SR_EV_ARREST && e->victim == SR_NONE) add_arrests(c, e, m);
  if (e->frame->event & SR_EV_SUICIDE && e->bomber != SR_NONE) {
    add_list(c, e->bomber, SR_OUTCOME_killed, e, SR_ARG_BOMBER, m);
    return;
  }
  uint32_t first = m->count.n;
  if (e->frame->outcome >= 0 && e->victim != SR_NONE) add_list(c, e->victim, (uint8_t)e->frame->outcome, e, SR_ARG_VICTIM, m);
  bool wound = sr_view_eq(sr_lex_value(c->lex, e->row), SR_V("wound_n")); /* so are those who "sustained gunshot wounds" */
  for (uint32_t t = e->tok_from; t < e->tok_to && e->frame->outcome == SR_OUTCOME_injured; t++) wound |= sr_ctx_any(c, t, "gunshot bullet");
  if (!wound) first = m->count.n;
  if (hit_people(c, e)) add_list(c, e->target, outcome_of_hit(c, e, m->sent), e, SR_ARG_TARGET, m);
  for (; first < m->count.n; first++) m->count.v[first].shot = m->count.v[first].outcome == SR_OUTCOME_injured;
  if (himself_too(c, e)) add_list(c, e->agent, SR_OUTCOME_killed, e, SR_ARG_AGENT, m);
}

/* ---- figures without a verb of their own ---- */

static bool counted_already(const sr_mention *m, uint32_t entity)
{
  for (uint32_t i = 0; i < m->count.n; i++)
    if (m->count.v[i].entity == entity) return true;
  return false;
}

/* "17 injured people": a word of outcome in front of the head. */
static int outcome_in_group(const sr_context *c, const sr_entity *x)
{
  for (uint32_t t = x->tok_from; t < x->head; t++) {
    if (sr_ctx_any(c, t, "injured wounded")) return SR_OUTCOME_injured;
    if (sr_ctx_any(c, t, "slain dead deceased martyred killed")) return SR_OUTCOME_killed;
    if (sr_ctx_any(c, t, "kidnapped abducted")) return SR_OUTCOME_abducted;
    if (sr_ctx_any(c, t, "arrested detained")) return SR_OUTCOME_arrested;
    if (sr_ctx_any(c, t, "missing")) return SR_OUTCOME_missing;
  }
  return -1;
}

/* "The victims included a child": the dead where any were told of, else the hurt. */
static int outcome_of_victims(const sr_context *c)
{
  int outcome = -1;
  for (uint32_t i = c->out->mention.n, n = 0; i-- > 0 && n < 6; n++)
    for (uint32_t k = 0; k < c->out->mention.v[i].count.n; k++) {
      uint8_t o = c->out->mention.v[i].count.v[k].outcome;
      if (o == SR_OUTCOME_killed) return SR_OUTCOME_killed;
      if (o == SR_OUTCOME_injured) outcome = SR_OUTCOME_injured;
    }
  return outcome;
}

/* "The dead included two policemen", "The injured are a woman and two children". */
static int outcome_of_subject(const sr_context *c, const sr_items *p, uint32_t entity)
{
  for (uint32_t i = 0; i + 1 < p->it.n; i++) {
    if (p->it.v[i].type != SR_IT_VP || sr_items_object(c, p, i) != entity) continue;
    if (!sr_ctx_any(c, p->it.v[i].verb, "included include includes are were was is identified")) continue;
    bool inherited;
    uint32_t s = sr_items_subject(c, p, i, &inherited);
    if (s != SR_NONE && c->out->entity.v[s].outcome >= 0) return c->out->entity.v[s].outcome;
    if (s != SR_NONE && sr_ctx_is(c, c->out->entity.v[s].head, "victims") && sr_ctx_any(c, p->it.v[i].verb, "included include includes")) return outcome_of_victims(c);
  }
  return -1;
}

/* "Among the dead were four policemen". */
static int outcome_turned(const sr_context *c, const sr_items *p, uint32_t entity)
{
  for (uint32_t i = 0; i + 2 < p->it.n; i++) {
    if (p->it.v[i].type != SR_IT_PREP || p->it.v[i + 1].type != SR_IT_NP || p->it.v[i + 2].type != SR_IT_VP) continue;
    if (!sr_ctx_any(c, p->it.v[i].tok_from, "among amongst") || !sr_ctx_any(c, p->it.v[i + 2].verb, "were was are is")) continue;
    const sr_entity *x = &c->out->entity.v[p->it.v[i + 1].entity];
    if (x->type == SR_ENT_PEOPLE && x->outcome >= 0 && sr_items_object(c, p, i + 2) == entity) return x->outcome;
  }
  return -1;
}

/* "Three children and a constable were among the dead". */
static int outcome_among(const sr_context *c, const sr_items *p, uint32_t entity)
{
  for (uint32_t i = 0; i + 2 < p->it.n; i++) {
    if (p->it.v[i].type != SR_IT_VP || p->it.v[i + 1].type != SR_IT_PREP || p->it.v[i + 2].type != SR_IT_NP) continue;
    if (!sr_ctx_any(c, p->it.v[i + 1].tok_from, "among amongst")) continue;
    bool inherited;
    if (sr_items_subject(c, p, i, &inherited) != entity) continue;
    const sr_entity *x = &c->out->entity.v[p->it.v[i + 2].entity];
    /* "was among those killed" */
    if (sr_ctx_any(c, x->head, "those the") && sr_ctx_any(c, x->tok_to, "killed dead slain")) return SR_OUTCOME_killed;
    if (sr_ctx_any(c, x->head, "those the") && sr_ctx_any(c, x->tok_to, "injured wounded hurt")) return SR_OUTCOME_injured;
    if (x->type == SR_ENT_EVENT && x->sense != SR_NONE && sr_view_eq(sr_lex_value(c->lex, x->sense), SR_V("body_n"))) return SR_OUTCOME_killed;
    return x->type == SR_ENT_PEOPLE ? x->outcome : -1;
  }
  return -1;
}

/* What befell those who are named is told beside it: "arrested a man, identified as X". Else they are the dead. */
static int outcome_told(const sr_mention *m, uint32_t entity)
{
  for (uint32_t i = 0; i < m->count.n; i++)
    if (m->count.v[i].entity == entity && entity != SR_NONE) return m->count.v[i].outcome;
  bool one = m->count.n > 0;
  for (uint32_t i = 1; i < m->count.n; i++) one &= m->count.v[i].outcome == m->count.v[0].outcome;
  if (one) return m->count.v[0].outcome;
  if (m->count.n == 0 && !(m->events & SR_EV_KILL))
    return m->events & SR_EV_ARREST ? SR_OUTCOME_arrested : m->events & SR_EV_SURRENDER ? SR_OUTCOME_surrendered : m->events & SR_EV_ABDUCT ? SR_OUTCOME_abducted : SR_OUTCOME_killed;
  return SR_OUTCOME_killed;
}

/* "The martyred were identified as X and Y", "the suspects, named as Z,". */
static void add_identified(sr_context *c, const sr_items *p, sr_mention *m)
{
  for (uint32_t i = 0; i + 1 < p->it.n; i++) {
    bool gave = p->it.v[i].type == SR_IT_VP && sr_ctx_any(c, p->it.v[i].verb, "gave give gives") && p->it.v[i + 1].type == SR_IT_NP &&
                sr_ctx_any(c, p->it.v[i + 1].tok_to - 1, "name names identity identities");
    if (p->it.v[i].type != SR_IT_VP || (!gave && !sr_ctx_any(c, p->it.v[i].verb, "identified named recognised recognized identify"))) continue;
    bool inherited;
    uint32_t s = sr_items_subject(c, p, i, &inherited);
    /* "He identified the martyred as X and Y" */
    uint32_t whom = sr_items_object(c, p, i);
    if (whom != SR_NONE && c->out->entity.v[whom].outcome >= 0 && c->out->entity.v[whom].def == SR_DEF_THE) s = whom;
    int outcome = s != SR_NONE ? c->out->entity.v[s].outcome : -1;
    if (s != SR_NONE && outcome < 0) outcome = outcome_in_group(c, &c->out->entity.v[s]);
    if (s != SR_NONE && outcome < 0 && sr_ctx_any(c, c->out->entity.v[s].head, "suspects suspect accused detainees")) outcome = SR_OUTCOME_arrested;
    if (outcome < 0) outcome = outcome_told(m, s);
    sr_event e = {.tok_from = p->it.v[i].tok_from, .tok_to = p->it.v[i].tok_to};
    for (uint32_t k = i + 1; k < p->it.n && p->it.v[k].type != SR_IT_VP; k++) {
      uint32_t x = p->it.v[k].entity;
      if (p->it.v[k].type != SR_IT_NP || x == SR_NONE || counted_already(m, x)) continue;
      const sr_entity *n = &c->out->entity.v[x];
      if (n->type != SR_ENT_PEOPLE || n->name_to <= n->name_from) continue;
      sr_count r = count_of(c, x, (uint8_t)outcome, &e, SR_ARG_VICTIM);
      r.naming = true;
      SR_PUSH(c->doc->arena, &m->count, r);
    }
  }
}

/* "Four of them" where the sentence tells of nobody whom the pronoun could stand for: of those told before. */
static int outcome_behind_of(const sr_context *c, uint32_t tok)
{
  if (!sr_ctx_is(c, tok, "of") && !sr_ctx_any(c, tok, "among amongst")) return -1;
  uint32_t t = tok + 1;
  if (sr_ctx_any(c, t, "them these whom")) return outcome_of_victims(c);
  if (sr_ctx_any(c, t, "the those")) t++;
  if (sr_ctx_quantity_over(c, t) != SR_NONE) t++;
  if (sr_ctx_any(c, t, "victims")) return outcome_of_victims(c);
  if (sr_ctx_any(c, t, "dead deceased killed slain martyred fatalities")) return SR_OUTCOME_killed;
  return sr_ctx_any(c, t, "injured wounded") ? SR_OUTCOME_injured : -1;
}

static bool copula(const sr_context *c, uint32_t tok)
{
  return sr_ctx_any(c, tok, "were was are is");
}

/* A figure for some of those told before: their class is what the copula says. */
static void push_some(sr_context *c, uint32_t entity, const sr_part_item *vp, int outcome, sr_mention *m)
{
  sr_event e = {.agent = SR_NONE, .tok_from = vp->verb, .tok_to = vp->verb + 1};
  sr_count n = count_of(c, entity, (uint8_t)outcome, &e, SR_ARG_VICTIM);
  n.of_told = true;
  n.definite = false;
  SR_PUSH(c->doc->arena, &m->count, n);
}

/* The people of a number right before the verb and behind a conjunction: SR_NONE. */
static uint32_t number_before(const sr_context *c, const sr_items *p, uint32_t vp)
{
  if (vp < 2 || p->it.v[vp - 1].type != SR_IT_NP || (p->it.v[vp - 2].type != SR_IT_CONJ && p->it.v[vp - 2].type != SR_IT_COMMA)) return SR_NONE;
  const sr_entity *x = &c->out->entity.v[p->it.v[vp - 1].entity];
  return x->type == SR_ENT_PEOPLE && x->explicit_number && x->generic ? p->it.v[vp - 1].entity : SR_NONE;
}

/* "Of the dead, five were children", "Four of them were policemen and one was a nurse": what some of those told in a
 * sentence before were. */
static void add_some_told(sr_context *c, const sr_items *p, sr_mention *m)
{
  uint32_t start = c->doc->sent.v[p->sent].tok_from;
  int outcome = outcome_behind_of(c, start);
  for (uint32_t i = 1; i + 1 < p->it.n; i++) {
    if (p->it.v[i].type != SR_IT_VP || !copula(c, p->it.v[i].verb) || p->it.v[i].trigger != SR_NONE) continue;
    bool inherited;
    uint32_t s = sr_items_subject(c, p, i, &inherited), what = sr_items_object(c, p, i);
    uint32_t near = number_before(c, p, i); /* "... policemen and | one | was a nurse" */
    if (near != SR_NONE) s = near, inherited = false;
    if (s == SR_NONE || what == SR_NONE || inherited || counted_already(m, s)) continue;
    sr_entity *x = &c->out->entity.v[s];
    const sr_entity *y = &c->out->entity.v[what];
    if (x->type != SR_ENT_PEOPLE || !x->explicit_number || x->whole != SR_NONE || y->type != SR_ENT_PEOPLE || y->who == SR_WHO_unknown || y->name_to > y->name_from) continue;
    if (outcome < 0) outcome = outcome_behind_of(c, x->tok_to);
    if (outcome < 0) continue;
    x->who = y->who, x->kind = y->kind, x->armed = y->armed, x->generic = false;
    push_some(c, s, &p->it.v[i], outcome, m);
  }
}

/* "They included four policemen", "Among them were two women": of those told before. */
static void add_included(sr_context *c, const sr_items *p, sr_mention *m)
{
  uint32_t start = c->doc->sent.v[p->sent].tok_from;
  bool among = sr_ctx_any(c, start, "among amongst");
  int outcome = among ? outcome_behind_of(c, start) : sr_ctx_is(c, start, "they") ? outcome_of_victims(c) : -1;
  for (uint32_t i = 0; i + 1 < p->it.n && outcome >= 0; i++) {
    if (p->it.v[i].type != SR_IT_VP) continue;
    uint32_t what = sr_items_object(c, p, i);
    bool told = among ? copula(c, p->it.v[i].verb) : sr_ctx_any(c, p->it.v[i].verb, "include included includes");
    for (uint32_t x = told ? what : SR_NONE, k = 0; x != SR_NONE && k < 16; x = c->out->entity.v[x].next, k++)
      if (countable(c, &c->out->entity.v[x]) && !counted_already(m, x)) push_some(c, x, &p->it.v[i], outcome, m);
    return;
  }
}

/* "Four of the dead were policemen", "five of them belonged to the Levies Force": what some of the hurt were. */
static void add_some_of(sr_context *c, const sr_items *p, sr_mention *m)
{
  for (uint32_t i = 0; i + 1 < p->it.n; i++) {
    if (p->it.v[i].type != SR_IT_VP || !sr_ctx_any(c, p->it.v[i].verb, "were was are is belonged belong hailed served")) continue;
    bool inherited;
    uint32_t s = sr_items_subject(c, p, i, &inherited), what = sr_items_object(c, p, i);
    if (sr_ctx_any(c, p->it.v[i].verb, "belonged belong served")) what = sr_items_after(c, p, i, "to with in");
    if (s == SR_NONE || what == SR_NONE || s + 1 >= c->out->entity.n || counted_already(m, s)) continue;
    sr_entity *x = &c->out->entity.v[s];
    const sr_entity *of = x + 1, *y = &c->out->entity.v[what];
    if (x->type != SR_ENT_PEOPLE || !x->explicit_number || y->type != SR_ENT_PEOPLE || y->who == SR_WHO_unknown) continue;
    if (of->sent != x->sent || of->outcome < 0 || of->tok_from > x->tok_to + 2 || !sr_ctx_is(c, x->tok_to, "of")) continue;
    x->who = y->who, x->kind = y->kind, x->armed = y->armed, x->generic = false;
    sr_event e = {.agent = SR_NONE, .tok_from = p->it.v[i].verb, .tok_to = p->it.v[i].verb + 1};
    sr_count n = count_of(c, s, (uint8_t)of->outcome, &e, SR_ARG_VICTIM);
    SR_PUSH(c->doc->arena, &m->count, n);
  }
}

/* "killing eight and injuring as many", "five were killed and as many injured": the figure before once more. */
static void add_as_many(sr_context *c, const sr_items *p, sr_mention *m)
{
  const sr_sentence *s = &c->doc->sent.v[p->sent];
  for (uint32_t t = s->tok_from + 1; t + 1 < s->tok_to; t++) {
    if (!sr_ctx_is(c, t, "as") || !sr_ctx_any(c, t + 1, "many") || sr_ctx_any(c, t + 2, "as again")) continue;
    uint32_t hurt = SR_NONE;
    for (uint32_t k = t > s->tok_from + 3 ? t - 3 : s->tok_from; k < t + 6 && k < s->tok_to; k++)
      if (sr_ctx_any(c, k, "injured injuring wounded wounding hurt hurting injuries wounds")) hurt = k;
    if (hurt == SR_NONE || !m->count.n) continue;
    const sr_count *last = NULL;
    for (uint32_t i = 0; i < m->count.n; i++)
      if (m->count.v[i].tok_to <= t && m->count.v[i].part_of == SR_NONE && m->count.v[i].outcome == SR_OUTCOME_killed) last = &m->count.v[i];
    if (!last || last->best == SR_OPEN) continue;
    sr_count n = blank_count(m->sent, SR_OUTCOME_injured);
    n.tok_from = t, n.tok_to = t + 2, n.trig_from = hurt, n.trig_to = hurt + 1;
    n.low = last->low, n.best = last->best, n.high = last->high, n.bound = last->bound;
    n.plural = true, n.role = SR_ARG_VICTIM, n.speech = speech_over(c, t);
    SR_PUSH(c->doc->arena, &m->count, n);
    m->events |= SR_EV_INJURE;
    return;
  }
}

void sr_counts_loose(sr_context *c, const sr_items *p, const sr_events *ev, sr_mention *m)
{
  sr_event loose = {.agent = SR_NONE};
  (void)ev;
  add_identified(c, p, m);
  add_some_of(c, p, m);
  add_some_told(c, p, m);
  add_included(c, p, m);
  add_as_many(c, p, m);
  for (uint32_t i = 0; i < p->it.n; i++) {
    uint32_t k = p->it.v[i].entity;
    if (p->it.v[i].type != SR_IT_NP || k == SR_NONE) continue;
    const sr_entity *x = &c->out->entity.v[k];
    if (x->type != SR_ENT_PEOPLE || counted_already(m, k)) continue;
    int outcome = x->outcome;
    if (outcome < 0 && x->explicit_number && x->def != SR_DEF_THE) outcome = outcome_in_group(c, x);
    loose.tok_from = x->head, loose.tok_to = x->head + 1;
    if (outcome >= 0 && x->explicit_number && (x->def != SR_DEF_THE || x->part != SR_NONE)) {
      add_list(c, k, (uint8_t)outcome, &loose, SR_ARG_VICTIM, m);
      continue;
    }
    outcome = outcome_of_subject(c, p, k);
    if (outcome < 0) outcome = outcome_among(c, p, k);
    if (outcome < 0) outcome = outcome_turned(c, p, k);
    if (outcome >= 0) add_list(c, k, (uint8_t)outcome, &loose, SR_ARG_VICTIM, m);
  }
  const sr_sentence *s = &c->doc->sent.v[p->sent];
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, s->tok_from); i < c->ann->sense.n && c->ann->sense.v[i].tok_from < s->tok_to; i++) {
    if (c->lex->rows[c->ann->sense.v[i].entry].cls != SR_LEX_CLASS_modal || !sr_ctx_has(c, i, SR_V("zero"))) continue;
    loose.tok_from = c->ann->sense.v[i].tok_from, loose.tok_to = c->ann->sense.v[i].tok_to;
    if (sr_ctx_has(c, i, SR_V("killed"))) add_zero(c, &loose, SR_OUTCOME_killed, m);
    if (sr_ctx_has(c, i, SR_V("injured"))) add_zero(c, &loose, SR_OUTCOME_injured, m);
  }
}

/* "may rise to 15" is none yet, "risen from 11" is overtaken. */
static bool not_the_toll(const sr_context *c, uint32_t from, uint32_t number)
{
  for (uint32_t t = from; t < number; t++)
    if (sr_ctx_any(c, t, "may might could likely feared expected")) return true;
  return sr_ctx_is(c, number - 1, "from");
}

/* "number of [security personnel killed]". */
static bool number_of_hurt(const sr_context *c, uint32_t from, uint32_t end)
{
  for (uint32_t t = from; t < end && t < from + 4; t++)
    if (sr_ctx_any(c, t, "dead deaths fatalities injured wounded killed died martyred slain")) return true;
  return false;
}

/* "a lower toll of 10 dead": the figure stands there already; now it is a toll. */
static bool told_already(sr_mention *m, const sr_count *r)
{
  for (uint32_t i = 0; i < m->count.n; i++) {
    sr_count *x = &m->count.v[i];
    if (x->outcome != r->outcome || x->tok_from > r->tok_from || x->tok_to < r->tok_to) continue;
    x->toll = true;
    x->overtakes |= r->overtakes;
    return true;
  }
  return false;
}

/* "the number of security personnel killed": of whom. */
static uint8_t toll_who(const sr_context *c, uint32_t from, uint32_t to)
{
  uint32_t n = c->out->entity.n;
  if (!n) return SR_WHO_unknown;
  uint32_t sent = c->out->entity.v[n - 1].sent;
  for (uint32_t i = n; i-- > 0 && c->out->entity.v[i].sent == sent;) {
    const sr_entity *x = &c->out->entity.v[i];
    if (x->type == SR_ENT_PEOPLE && x->head > from && x->head < to && x->outcome < 0) return x->who;
  }
  return SR_WHO_unknown;
}

/* "Hospital officials put the dead at eight". */
static bool put_at(const sr_context *c, const sr_sentence *s, uint32_t t)
{
  if (t < s->tok_from + 2 || !sr_ctx_any(c, t - 1, "the") || !sr_ctx_any(c, t - 2, "put puts putting placed")) return false;
  for (uint32_t k = t + 1; k < t + 4 && k < s->tok_to; k++)
    if (sr_ctx_is(c, k, "at")) return true;
  return false;
}

/* "the death toll rose to nine", "raising the toll to 12", "taking the number of dead to 30". */
bool sr_counts_toll(sr_context *c, uint32_t sent, sr_mention *m)
{
  const sr_sentence *s = &c->doc->sent.v[sent];
  for (uint32_t t = s->tok_from; t < s->tok_to; t++) {
    bool toll = sr_ctx_is(c, t, "toll");
    bool number = sr_ctx_is(c, t, "number") && t + 2 < s->tok_to && sr_ctx_is(c, t + 1, "of") &&
                  (sr_ctx_any(c, t + 2, "dead deaths fatalities casualties injured wounded martyrs") ||
                   number_of_hurt(c, t + 2, s->tok_to));
    bool put = sr_ctx_any(c, t, "dead fatalities deaths casualties injured wounded") && put_at(c, s, t);
    if (!toll && !number && !put) continue;
    uint8_t outcome = SR_OUTCOME_killed;
    for (uint32_t k = t > s->tok_from ? t - 1 : t; k < t + 4 && k < s->tok_to; k++)
      if (sr_ctx_any(c, k, "injured wounded injury injuries")) outcome = SR_OUTCOME_injured;
    for (uint32_t k = t + 1; k < s->tok_to && k < t + 20; k++) {
      if (k >= t + 9 && !sr_ctx_any(c, k - 1, "to at reached topped hit passed")) continue;
      uint32_t q = sr_ctx_quantity_over(c, k);
      if (q == SR_NONE || c->ann->quantity.v[q].kind != SR_NUM_COUNT) continue;
      if (not_the_toll(c, t, c->ann->quantity.v[q].tok_from)) break;
      const sr_quantity *n = &c->ann->quantity.v[q];
      sr_count r = blank_count(sent, outcome);
      r.tok_from = n->tok_from, r.tok_to = n->tok_to;
      r.trig_from = t, r.trig_to = t + 1;
      r.low = n->low, r.best = n->best, r.high = n->high, r.bound = n->qualifier;
      r.toll = true;
      r.who = number ? toll_who(c, t + 1, n->num_from) : (uint8_t)SR_WHO_unknown;
      r.speech = speech_over(c, t);
      for (uint32_t w = t; w < n->tok_from; w++)
        r.overtakes |= sr_ctx_any(c, w, "to risen rose rises climbed reached rising climbs jumped increased");
      for (uint32_t w = t > s->tok_from + 4 ? t - 4 : s->tok_from; w < t; w++)
        r.overtakes |= sr_ctx_any(c, w, "raising taking bringing raised brought took pushing");
      m->events |= SR_EV_TOLL;
      if (told_already(m, &r)) return true;
      SR_PUSH(c->doc->arena, &m->count, r);
      return true;
    }
  }
  return false;
}
