/* Triggers to events; see event.h. */
#include "extract/event.h"
#include "extract/walk.h"

static bool is_verb_row(const sr_context *c, uint32_t sense)
{
  return c->lex->rows[c->ann->sense.v[sense].entry].flags & SR_LEXF_VERB;
}

static bool is_noun_row(const sr_context *c, uint32_t sense)
{
  return c->lex->rows[c->ann->sense.v[sense].entry].flags & SR_LEXF_NOUN;
}

static bool tagged_noun(const sr_context *c, uint32_t tok)
{
  uint8_t p = c->doc->tok.v[tok].pos;
  return p == SR_POS_NOUN || p == SR_POS_NOUNS || p == SR_POS_PROPN;
}

static bool in_np(const sr_items *p, uint32_t tok, uint32_t *item)
{
  *item = sr_items_of(p, tok);
  return *item != SR_NONE && p->it.v[*item].type == SR_IT_NP;
}

/* Does the word class let this row be a trigger here? */
static bool fits(const sr_context *c, const sr_items *p, uint32_t sense, uint32_t *item)
{
  const sr_sense *s = &c->ann->sense.v[sense];
  bool np = in_np(p, s->tok_from, item);
  uint32_t last = s->tok_to - 1;
  if (is_verb_row(c, sense)) {
    if (!np) return *item == SR_NONE || p->it.v[*item].type == SR_IT_VP || p->it.v[*item].type == SR_IT_OTHER;
    /* Several words are a verb whatever the tagger says; one word that it calls a noun, or that stands before
     * the head ("the slain terrorist"), is none. */
    return s->tok_to - s->tok_from > 1 || (!tagged_noun(c, s->tok_from) && s->tok_to >= p->it.v[*item].tok_to);
  }
  if (is_noun_row(c, sense)) {
    if (np) return true;
    uint32_t item2;
    /* "Fighting between A and B left ten dead", "Shelling in Aden": a gerund that is what happened. */
    if (c->doc->tok.v[last].pos == SR_POS_VBG && last + 1 == s->tok_to && c->doc->tok.v[s->tok_from].flags & SR_TOK_FIRST && sr_ctx_any(c, s->tok_to, "between broke erupted flared raged continued in near across")) return true;
    return in_np(p, last, &item2) || tagged_noun(c, last);
  }
  return true;
}

/* Of the senses that start at one place, the longest of the trigger class that fits; a verb row
 * before a noun row where the word is tagged as a verb. */
static uint32_t choose(const sr_context *c, const sr_items *p, uint32_t i, uint32_t *item)
{
  uint32_t tok = c->ann->sense.v[i].tok_from, best = SR_NONE;
  for (; i < c->ann->sense.n && c->ann->sense.v[i].tok_from == tok; i++) {
    uint32_t at;
    if (c->lex->rows[c->ann->sense.v[i].entry].cls != SR_LEX_CLASS_trigger || !fits(c, p, i, &at)) continue;
    if (best == SR_NONE || c->ann->sense.v[i].tok_to > c->ann->sense.v[best].tok_to) {
      best = i;
      *item = at;
    }
  }
  return best;
}

static void put(sr_event *e, uint8_t slot, uint32_t entity)
{
  if (entity == SR_NONE) return;
  switch (slot) {
  case SR_SLOT_AGENT: if (e->agent == SR_NONE) e->agent = entity; break;
  case SR_SLOT_VICTIM: case SR_SLOT_LIVES: if (e->victim == SR_NONE) e->victim = entity; break;
  case SR_SLOT_TARGET: if (e->target == SR_NONE) e->target = entity; break;
  case SR_SLOT_DEVICE: case SR_SLOT_CAUSE: if (e->device == SR_NONE) e->device = entity; break;
  case SR_SLOT_ITEM: if (e->thing == SR_NONE) e->thing = entity; break;
  case SR_SLOT_BOMBER: if (e->bomber == SR_NONE) e->bomber = entity; break;
  case SR_SLOT_EVENT: case SR_SLOT_PLAN: if (e->about == SR_NONE) e->about = entity; break;
  case SR_SLOT_PARTY:
    if (e->party == SR_NONE) e->party = entity;
    else if (e->party2 == SR_NONE && e->party != entity) e->party2 = entity;
    break;
  default: break;
  }
}

static bool is_people(const sr_context *c, uint32_t entity)
{
  return entity != SR_NONE && c->out->entity.v[entity].type == SR_ENT_PEOPLE;
}

/* A subject that can do nothing by itself is the cause: a blast, a bomb, a bullet. */
static uint32_t speaker_for(const sr_context *c, uint32_t entity);

static void put_subject(const sr_context *c, sr_event *e, uint8_t slot, uint32_t entity)
{
  if (entity != SR_NONE && slot == SR_SLOT_AGENT) entity = speaker_for(c, entity);
  if (entity != SR_NONE && slot == SR_SLOT_AGENT && c->out->entity.v[entity].type != SR_ENT_PEOPLE) slot = SR_SLOT_CAUSE;
  put(e, slot, entity);
}

/* "CTD said that it killed": the one who speaks. */
static uint32_t speaker_for(const sr_context *c, uint32_t entity)
{
  const sr_entity *x = &c->out->entity.v[entity];
  if (!sr_ctx_any(c, x->head, "it they he she we")) return entity;
  for (uint32_t i = sr_walk_speech_from(c, x->sent); i < c->out->speech.n && c->out->speech.v[i].sent == x->sent; i++) {
    const sr_speech *s = &c->out->speech.v[i];
    if (x->head < s->tok_from || x->head >= s->tok_to || s->who_to <= s->who_from) continue;
    /* The speaker of "he added" stands in an earlier sentence. */
    for (uint32_t k = sr_walk_entity_from(c, sr_walk_sentence_of(c, s->who_from)); k < c->out->entity.n; k++) {
      const sr_entity *y = &c->out->entity.v[k];
      if (y->sent > x->sent) break;
      if (y->head >= s->who_from && y->head < s->who_to && y->type == SR_ENT_PEOPLE && y->kind >= 0) return k;
    }
  }
  return entity;
}

static void prepositions(const sr_context *c, const sr_items *p, const sr_frame_def *f, uint32_t item, sr_event *e)
{
  static const struct { const char *preps; size_t at; } rows[] = {
      {"on upon", offsetof(sr_frame_def, on)}, {"at", offsetof(sr_frame_def, at)},
      {"against", offsetof(sr_frame_def, against)}, {"with", offsetof(sr_frame_def, with)},
      {"to", offsetof(sr_frame_def, to)}, {"into", offsetof(sr_frame_def, into)},
      {"between", offsetof(sr_frame_def, between)}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    uint8_t slot = ((const uint8_t *)f)[rows[i].at];
    if (slot) put(e, slot, sr_items_after(c, p, item, rows[i].preps));
  }
}

/* The bare verb without an object: "Three killed in blast", "two soldiers martyred". */
static bool headline_passive(const sr_context *c, const sr_event *e, uint32_t object)
{
  uint32_t flags = c->lex->rows[e->row].flags;
  const sr_frame_def *f = e->frame;
  bool transitive = f->obj == SR_SLOT_VICTIM || f->obj == SR_SLOT_ITEM || f->obj == SR_SLOT_TARGET || f->obj == SR_SLOT_DEVICE;
  return transitive && f->subj == SR_SLOT_AGENT && object == SR_NONE && (flags & SR_LEXF_PAST) && !e->verb.ing;
}

/* "the workers whom they had kidnapped", "the bus that gunmen attacked": the object stands before. */
static uint32_t relative_object(const sr_context *c, const sr_items *p, uint32_t vp)
{
  uint32_t i = vp;
  bool subject = false;
  while (i-- > 0) {
    uint8_t type = p->it.v[i].type;
    if (type == SR_IT_REL) break;
    if (type == SR_IT_NP) subject = true;
    else if (type != SR_IT_ADV && type != SR_IT_TIME) return SR_NONE;
  }
  if (i == UINT32_MAX || !subject || i == 0) return SR_NONE;
  return sr_items_antecedent(c, p, i);
}

/* "left five people | injured": a past form with no auxiliary and no object. */
static bool bare_participle(const sr_context *c, const sr_items *p, const sr_event *e)
{
  const sr_part_item *it = &p->it.v[e->item];
  bool past = c->lex->rows[e->row].flags & SR_LEXF_PAST || sr_ctx_is(c, e->tok_from, "hurt");
  return it->tok_to - it->tok_from == 1 && past &&
         sr_items_object(c, p, e->item) == SR_NONE && (e->frame->obj == SR_SLOT_VICTIM);
}

/* "Two of the 19 people | injured in the blast died": those whom the participle follows. */
static uint32_t reduced_relative(const sr_context *c, const sr_items *p, const sr_event *e)
{
  if (!bare_participle(c, p, e) || e->item < 2) return SR_NONE;
  const sr_part_item *np = &p->it.v[e->item - 1];
  if (np->type != SR_IT_NP || p->it.v[e->item - 2].type != SR_IT_PREP) return SR_NONE;
  const sr_entity *x = &c->out->entity.v[np->entity];
  return x->type == SR_ENT_PEOPLE && (x->explicit_number || x->def == SR_DEF_THE) ? np->entity : SR_NONE;
}

/* "abducted and killed a trader": the object of the second verb is that of the first. */
static uint32_t shared_object(const sr_context *c, const sr_items *p, uint32_t vp)
{
  uint32_t i = vp + 1;
  if (i >= p->it.n || p->it.v[i].type != SR_IT_CONJ || !sr_ctx_is(c, p->it.v[i].tok_from, "and")) return SR_NONE;
  for (i++; i < p->it.n && p->it.v[i].type == SR_IT_ADV;) i++;
  if (i >= p->it.n || p->it.v[i].type != SR_IT_VP) return SR_NONE;
  sr_verb v = sr_items_verb(c, p, i);
  return v.passive || v.infinitive ? SR_NONE : sr_items_object(c, p, i);
}

/* "was killed along with seven guards": they share his fate. */
static void together_with(const sr_context *c, const sr_items *p, const sr_event *e)
{
  if (e->frame->outcome < 0 || e->victim == SR_NONE) return;
  for (uint32_t k = e->item + 1; k + 1 < p->it.n; k++) {
    const sr_part_item *it = &p->it.v[k];
    if (it->type == SR_IT_VP || it->type == SR_IT_SUB || it->type == SR_IT_STOP || it->type == SR_IT_REL) return;
    if (!sr_ctx_is(c, it->tok_from, "with") || it->tok_from == 0 || !sr_ctx_any(c, it->tok_from - 1, "along together") || p->it.v[k + 1].type != SR_IT_NP) continue;
    uint32_t who = p->it.v[k + 1].entity, last = e->victim;
    if (!is_people(c, who) || c->out->entity.v[who].whole != SR_NONE) return;
    for (uint32_t n = 0; c->out->entity.v[last].next != SR_NONE && n < 32; n++) {
      if (last == who) return;
      last = c->out->entity.v[last].next;
    }
    if (last != who) c->out->entity.v[last].next = who;
    return;
  }
}

/* "sentenced two men for | killing a trader", "was accused of | shooting his wife": who is sentenced did it, not the judge. */
static uint32_t of_deed(const sr_context *c, const sr_items *p, uint32_t item, const sr_verb *verb)
{
  if (!verb->ing || item < 2 || (p->it.v[item - 1].type != SR_IT_PREP && p->it.v[item - 1].type != SR_IT_SUB) || !sr_ctx_any(c, p->it.v[item - 1].tok_from, "for of")) return SR_NONE;
  uint32_t vp = sr_items_vp_before(p, item);
  if (vp == SR_NONE) return SR_NONE;
  bool inherited;
  uint32_t who = sr_items_verb(c, p, vp).passive ? sr_items_subject(c, p, vp, &inherited) : sr_items_object(c, p, vp);
  return is_people(c, who) ? who : SR_NONE;
}

/* "armed men from the Meitei and Kuki communities | exchanged fire": the communities fought. */
static void of_communities(const sr_context *c, const sr_frame_def *f, sr_event *e)
{
  if (f->subj != SR_SLOT_PARTY || !is_people(c, e->party) || e->party + 1 >= c->out->entity.n) return;
  const sr_entity *x = &c->out->entity.v[e->party], *y = x + 1;
  if (y->type != SR_ENT_PEOPLE || y->kind != SR_KIND_community || y->sent != x->sent || y->tok_from > x->tok_to + 3 || !sr_ctx_any(c, x->tok_to, "from of")) return;
  e->party++;
}

static void verbal_roles(const sr_context *c, const sr_items *p, sr_event *e)
{
  const sr_frame_def *f = e->frame;
  bool inherited;
  e->verb = sr_items_verb(c, p, e->item);
  uint32_t subject = sr_items_subject(c, p, e->item, &inherited);
  uint32_t object = sr_items_object(c, p, e->item);
  if (object == SR_NONE && !(e->verb.passive && e->verb.finite)) {
    object = shared_object(c, p, e->item);
    if (object != SR_NONE) e->verb.passive = false;
  }
  if (object == SR_NONE && !e->verb.passive) object = relative_object(c, p, e->item);
  uint32_t before = sr_items_vp_before(p, e->item);
  /* "were killed and injured": the second verb has the first one's voice. */
  if (inherited && !e->verb.passive && object == SR_NONE && before != SR_NONE && sr_items_verb(c, p, before).passive)
    e->verb.passive = true;
  if (!e->verb.passive && headline_passive(c, e, object)) e->verb.passive = true;
  uint32_t accused = of_deed(c, p, e->item, &e->verb);
  if (accused != SR_NONE) subject = accused;
  uint32_t result = bare_participle(c, p, e) ? sr_items_result(c, p, e->item) : SR_NONE;
  if (result == SR_NONE) result = reduced_relative(c, p, e);
  if (result != SR_NONE) subject = result, e->verb.passive = true;
  if (e->verb.passive && (f->subj == SR_SLOT_AGENT || f->by == SR_SLOT_DEVICE)) {
    put(e, f->obj, subject);
    put_subject(c, e, f->subj, sr_items_after(c, p, e->item, "by"));
  } else {
    put_subject(c, e, f->subj, subject);
    if (f->subj == f->obj && f->subj == SR_SLOT_PARTY && object != SR_NONE && !is_people(c, object)) object = SR_NONE;
    put(e, f->obj, object);
  }
  together_with(c, p, e);
  prepositions(c, p, f, e->item, e);
  of_communities(c, f, e);
  if (f->subj == SR_SLOT_PARTY && is_people(c, e->party) && e->party2 == SR_NONE) {
    uint32_t next = c->out->entity.v[e->party].next;
    if (next != SR_NONE) e->party2 = next;
  }
}

/* People in front of the noun: "Taliban attack", "police raid", "the militants' attack". */
static void modifiers(const sr_context *c, const sr_items *p, sr_event *e)
{
  const sr_part_item *it = &p->it.v[e->item];
  for (uint32_t t = it->tok_from; t < e->tok_from; t++) {
    bool poss = t + 1 < c->doc->tok.n && sr_ctx_any(c, t + 1, "'s '");
    uint32_t actor = sr_ctx_actor_over(c, t);
    uint32_t person = sr_ctx_sense_at(c, t, SR_LEX_CLASS_person);
    if (actor == SR_NONE && person == SR_NONE) continue;
    uint8_t slot = poss ? e->frame->poss : e->frame->mod;
    if (slot != SR_SLOT_AGENT || e->agent != SR_NONE) continue;
    sr_entity x = {.type = SR_ENT_PEOPLE, .sent = p->sent, .tok_from = t, .head = t};
    x.tok_to = actor != SR_NONE ? c->ann->actor.v[actor].tok_to : c->ann->sense.v[person].tok_to;
    if (x.tok_to > e->tok_from) continue;
    x.kind = x.outcome = x.item = -1;
    x.low = x.best = x.high = SR_OPEN;
    x.quantity = x.place = x.sense = x.next = x.part = x.whole = x.same = SR_NONE;
    x.actor = actor;
    x.name_from = x.name_to = t;
    x.mass = true;
    if (person != SR_NONE) {
      uint32_t row = c->ann->sense.v[person].entry;
      sr_view kind = sr_lex_attr(c->lex, row, SR_V("kind"));
      if (!kind.ptr) continue;
      x.kind = (int8_t)sr_kind_of(kind);
      x.sense = row;
      x.armed = sr_lex_has(c->lex, row, SR_V("armed"));
      x.who = (uint8_t)sr_who_of(sr_lex_value(c->lex, row));
    }
    if (actor != SR_NONE) {
      const sr_actor_row *r = &c->actors->rows[c->ann->actor.v[actor].actor];
      x.kind = (int8_t)sr_kind_of(sr_actor_string(c->actors, r->kind));
      if (x.kind < 0) continue;
    }
    SR_PUSH(c->doc->arena, &c->out->entity, x);
    put(e, slot, c->out->entity.n - 1);
  }
}

/* The verb whose object the noun is: "carried out an attack", "claimed ...": its subject is the agent. */
static void support(const sr_context *c, const sr_items *p, sr_event *e)
{
  uint32_t vp = sr_items_vp_before(p, e->item);
  if (vp == SR_NONE) return;
  uint32_t sense = p->it.v[vp].trigger;
  if (sense == SR_NONE) return;
  sr_view value = sr_ctx_value(c, sense);
  if (!sr_view_eq(value, SR_V("support")) && !sr_view_eq(value, SR_V("fire_device"))) return;
  bool inherited;
  sr_verb v = sr_items_verb(c, p, vp);
  uint32_t who = v.passive ? sr_items_after(c, p, vp, "by") : sr_items_subject(c, p, vp, &inherited);
  if (is_people(c, who)) put(e, SR_SLOT_AGENT, who);
}

/* "An attack was carried out by": the noun is the subject of a support verb in the passive. */
static void support_after(const sr_context *c, const sr_items *p, sr_event *e)
{
  uint32_t vp = sr_items_vp_after(p, e->item);
  if (vp == SR_NONE || p->it.v[vp].trigger == SR_NONE) return;
  if (!sr_view_eq(sr_ctx_value(c, p->it.v[vp].trigger), SR_V("support"))) return;
  if (!sr_items_verb(c, p, vp).passive) return;
  uint32_t by = sr_items_after(c, p, vp, "by");
  if (is_people(c, by)) put(e, SR_SLOT_AGENT, by);
}

/* "a man with a gunshot wound", "was taken to hospital with stab wounds", "is suffering from a bullet wound". */
static uint32_t who_has(const sr_context *c, const sr_items *p, uint32_t item)
{
  if (item == 0 || p->it.v[item - 1].type == SR_IT_COMMA) return SR_NONE;
  for (uint32_t i = item, n = 0; i-- > 0 && n < 9; n++) {
    const sr_part_item *it = &p->it.v[i];
    if (it->type == SR_IT_STOP || it->type == SR_IT_SUB || it->type == SR_IT_REL) return SR_NONE;
    if (it->type == SR_IT_NP && is_people(c, it->entity) && n < 3) return it->entity;
    if (it->type != SR_IT_VP) continue;
    if (sr_ctx_any(c, it->verb, "die died dies dying killed succumbed succumb self-inflicted")) return SR_NONE;
    bool inherited;
    sr_verb v = sr_items_verb(c, p, i);
    uint32_t s = v.ing || sr_ctx_any(c, it->verb, "suffering suffered sustained received has had with") || v.passive ? sr_items_subject(c, p, i, &inherited) : sr_items_object(c, p, i);
    return is_people(c, s) ? s : SR_NONE;
  }
  return SR_NONE;
}

static void nominal_roles(sr_context *c, const sr_items *p, sr_event *e)
{
  const sr_frame_def *f = e->frame;
  e->nominal = true;
  if (e->item == SR_NONE) return;
  if (f->by) {
    uint32_t by = sr_items_after(c, p, e->item, "by");
    if (is_people(c, by)) put(e, f->by, by);
  }
  uint32_t of = sr_items_after(c, p, e->item, "of");
  bool adjacent = e->item + 2 < p->it.n && p->it.v[e->item + 1].type == SR_IT_PREP &&
                  sr_ctx_is(c, p->it.v[e->item + 1].tok_from, "of");
  if (of != SR_NONE && adjacent && f->of != SR_SLOT_NONE) put(e, f->of == SR_SLOT_AGENT_OR_TARGET ? SR_SLOT_TARGET : f->of, of);
  prepositions(c, p, f, e->item, e);
  if (p->it.v[e->item].type != SR_IT_NP) return;
  if (sr_view_eq(sr_lex_value(c->lex, e->row), SR_V("wound_n"))) e->victim = who_has(c, p, e->item);
  modifiers(c, p, e);
  support(c, p, e);
  support_after(c, p, e);
  if (f->between && is_people(c, e->party) && e->party2 == SR_NONE) put(e, SR_SLOT_PARTY, c->out->entity.v[e->party].next);
}

/* "left four people dead", "were dead", "four dead": adjective after or in the noun group. */
static void adjective_roles(const sr_context *c, const sr_items *p, sr_event *e)
{
  uint32_t at = sr_items_of(p, e->tok_from), i = at;
  if (at == SR_NONE) return;
  uint32_t result = p->it.v[at].type == SR_IT_NP ? SR_NONE : sr_items_result(c, p, at);
  if (result != SR_NONE) {
    put(e, SR_SLOT_VICTIM, result);
    return;
  }
  if (p->it.v[at].type == SR_IT_NP) {
    const sr_entity *n = &c->out->entity.v[p->it.v[at].entity];
    if (n->explicit_number || n->name_from < n->name_to) put(e, SR_SLOT_VICTIM, p->it.v[at].entity);
    return;
  }
  if (p->it.v[at].type == SR_IT_VP) {
    bool inherited;
    put(e, SR_SLOT_VICTIM, sr_items_subject(c, p, at, &inherited));
    return;
  }
  while (i-- > 0) {
    uint8_t type = p->it.v[i].type;
    if (type == SR_IT_NP) {
      put(e, SR_SLOT_VICTIM, sr_items_list(c, p, p->it.v[i].entity));
      return;
    }
    if (type == SR_IT_VP) {
      bool inherited;
      put(e, SR_SLOT_VICTIM, sr_items_subject(c, p, i, &inherited));
      return;
    }
    if (type != SR_IT_ADV && type != SR_IT_OTHER) return;
  }
}

/* "A bomb blew up" and "the rebels blew up a bridge", "detonated a bomb": what a word of exploding means lies with who or
 * what its subject is. */
static void who_explodes(const sr_context *c, const sr_frames *frames, const sr_items *p, sr_event *e)
{
  if (!sr_view_eq(sr_lex_value(c->lex, e->row), SR_V("explode")) || e->item == SR_NONE) return;
  const sr_frame_def *blow = sr_frames_named(frames, c->lex, SR_V("blow_up"));
  bool inherited;
  sr_verb v = sr_items_verb(c, p, e->item);
  uint32_t subject = sr_items_subject(c, p, e->item, &inherited), object = sr_items_object(c, p, e->item);
  bool doer = is_people(c, subject) && !v.passive && c->out->entity.v[subject].who != SR_WHO_suicide_attacker;
  bool device = object != SR_NONE && (c->out->entity.v[object].type == SR_ENT_ITEM || c->out->entity.v[object].type == SR_ENT_EVENT);
  if (doer && device) {
    e->agent = subject;
    e->device = object;
  } else if (blow && ((doer && object != SR_NONE) || (v.passive && subject != SR_NONE && c->out->entity.v[subject].type == SR_ENT_SITE))) {
    e->frame = blow;
  }
}

static sr_event make_event(sr_context *c, const sr_frames *frames, const sr_items *p, uint32_t sense, uint32_t item)
{
  const sr_sense *s = &c->ann->sense.v[sense];
  sr_event e = {.sense = sense, .row = s->entry, .tok_from = s->tok_from, .tok_to = s->tok_to, .item = item};
  e.agent = e.victim = e.target = e.device = e.bomber = e.party = e.party2 = e.thing = e.about = e.claimant = SR_NONE;
  e.frame = sr_frames_of(frames, c->lex, s->entry);
  e.tactic = -1;
  e.later = sr_lex_has(c->lex, s->entry, SR_V("later"));
  if (!e.frame) return e;
  uint32_t flags = c->lex->rows[s->entry].flags;
  who_explodes(c, frames, p, &e);
  if (flags & SR_LEXF_VERB && item != SR_NONE && p->it.v[item].type == SR_IT_VP)
    verbal_roles(c, p, &e);
  else if (e.frame->noun)
    nominal_roles(c, p, &e);
  else
    adjective_roles(c, p, &e);
  sr_event_people(c, frames, p, &e);
  return e;
}

/* A trigger inside a longer one, or inside a noun group whose head is another trigger, adds only its tactic. */
static bool swallowed(const sr_events *out, const sr_event *e)
{
  if (!out->v.n) return false;
  const sr_event *last = &out->v.v[out->v.n - 1];
  return e->tok_from < last->tok_to;
}

void sr_events_find(sr_context *c, const sr_frames *frames, const sr_items *p, sr_events *out)
{
  const sr_sentence *s = &c->doc->sent.v[p->sent];
  uint32_t last = SR_NONE;
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, s->tok_from); i < c->ann->sense.n; i++) {
    const sr_sense *k = &c->ann->sense.v[i];
    if (k->tok_from >= s->tok_to) break;
    if (k->tok_from == last || c->lex->rows[k->entry].cls != SR_LEX_CLASS_trigger) continue;
    last = k->tok_from;
    uint32_t item = SR_NONE, sense = choose(c, p, i, &item);
    if (sense == SR_NONE) continue;
    sr_event e = make_event(c, frames, p, sense, item);
    if (e.frame && !swallowed(out, &e)) SR_PUSH(c->doc->arena, &out->v, e);
  }
  sr_events_share(c, p, out);
  sr_events_gapped(c, p, out);
}
