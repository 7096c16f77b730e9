/* Did it happen? Negation, plans, attempts, threats, hypotheses, drills and figures of speech;
 * what is named in passing, what is another incident. See event.h. */
#include "extract/event.h"
#include "extract/walk.h"

#define V(s) SR_V(s)

/* A sense of class modal with this value that touches [from, to): its index, SR_NONE. */
static uint32_t modal_in(const sr_context *c, uint32_t from, uint32_t to, sr_view value)
{
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, from); i < c->ann->sense.n; i++) {
    const sr_sense *s = &c->ann->sense.v[i];
    if (s->tok_from >= to) break;
    if (c->lex->rows[s->entry].cls == SR_LEX_CLASS_modal && sr_view_eq(sr_ctx_value(c, i), value)) return i;
  }
  return SR_NONE;
}

static uint32_t relation_before(const sr_context *c, uint32_t tok, uint32_t reach, sr_view value)
{
  uint32_t from = tok > reach ? tok - reach : 0;
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, from); i < c->ann->sense.n; i++) {
    const sr_sense *s = &c->ann->sense.v[i];
    if (s->tok_from >= tok) break;
    if (c->lex->rows[s->entry].cls == SR_LEX_CLASS_relation && s->tok_to <= tok && sr_view_eq(sr_ctx_value(c, i), value))
      return i;
  }
  return SR_NONE;
}

static void drop(sr_context *c, sr_event *e, sr_diag_code why)
{
  if (!e->skip) sr_note(c->doc, why, c->doc->tok.v[e->tok_from].from, c->doc->tok.v[e->tok_to - 1].to, SR_VNULL);
  e->skip = true;
}

static void set_status(sr_event *e, const sr_context *c, uint8_t status, uint32_t sense)
{
  e->status = status;
  e->status_from = c->ann->sense.v[sense].tok_from;
  e->status_to = c->ann->sense.v[sense].tok_to;
}

/* Where the words that govern an event begin: its noun group, or its verb group and the verb before
 * an infinitive ("planned to attack"). */
static uint32_t governor_from(const sr_items *p, const sr_event *e)
{
  if (e->item == SR_NONE) return e->tok_from;
  uint32_t from = p->it.v[e->item].tok_from;
  if (e->nominal || !e->verb.infinitive) return from;
  for (uint32_t i = e->item, n = 0; i-- > 0 && n < 6; n++) {
    if (p->it.v[i].type == SR_IT_STOP || p->it.v[i].type == SR_IT_SUB) break;
    if (p->it.v[i].type == SR_IT_VP) return p->it.v[i].tok_from;
    from = p->it.v[i].tok_from;
  }
  return from;
}

/* "shot dead before he could detonate": what did not come off, told beside what did. */
static bool judge_before(sr_context *c, const sr_items *p, sr_event *e)
{
  if (e->nominal || e->item == SR_NONE || !e->verb.modal) return false;
  for (uint32_t i = e->item, n = 0; i-- > 0 && n < 5; n++) {
    if (sr_ctx_is(c, p->it.v[i].tok_from, "before")) {
      e->status = SR_STATE_attempted;
      e->status_from = p->it.v[i].tok_from;
      e->status_to = e->tok_to;
      return true;
    }
    if (p->it.v[i].type == SR_IT_VP) break;
  }
  return false;
}

/* "planning the 2019 blast", "planning the attack that killed 20": what was planned came off. */
static bool came_off(const sr_context *c, const sr_items *p, const sr_event *e)
{
  if (!e->nominal || e->item == SR_NONE) return false;
  for (uint32_t i = SR_ANN_FROM(c->ann->timex, p->it.v[e->item].tok_from > 2 ? p->it.v[e->item].tok_from - 2 : 0); i < c->ann->timex.n && c->ann->timex.v[i].tok_from < e->tok_from; i++) {
    const sr_timex *t = &c->ann->timex.v[i];
    if (t->from != SR_NO_DAY && !t->future && c->doc->published != SR_NO_DAY && t->to < c->doc->published) return true;
  }
  uint32_t k = e->item + 1;
  while (k + 1 < p->it.n && p->it.v[k].type != SR_IT_REL && p->it.v[k].type != SR_IT_VP && k < e->item + 6) k++;
  if (k + 1 >= p->it.n || p->it.v[k].type != SR_IT_REL || p->it.v[k + 1].type != SR_IT_VP) return false;
  sr_verb v = sr_items_verb(c, p, k + 1);
  return !v.modal && p->it.v[k + 1].trigger != SR_NONE;
}

static void judge_modals(sr_context *c, const sr_items *p, sr_event *e)
{
  uint32_t from = governor_from(p, e), m;
  uint32_t back = e->nominal && from >= 3 ? from - 3 : from;
  if (back < c->doc->sent.v[p->sent].tok_from) back = c->doc->sent.v[p->sent].tok_from;
  if (modal_in(c, from, e->tok_to, V("drill")) != SR_NONE || modal_in(c, back, e->tok_to, V("drill")) != SR_NONE) {
    drop(c, e, SR_DIAG_drill);
  } else if ((m = modal_in(c, from, e->tok_from, V("attempt"))) != SR_NONE) {
    set_status(e, c, SR_STATE_attempted, m);
  } else if ((m = modal_in(c, back, e->tok_from, V("plan"))) != SR_NONE && (e->nominal || e->verb.infinitive) && !came_off(c, p, e)) {
    set_status(e, c, SR_STATE_planned, m);
  } else if (modal_in(c, back, e->tok_from, V("threat")) != SR_NONE && (e->nominal || e->verb.infinitive)) {
    drop(c, e, SR_DIAG_planned);
  } else if (judge_before(c, p, e)) {
    return;
  } else if (!e->nominal && (e->verb.modal || (e->verb.infinitive && e->item != SR_NONE && !e->verb.passive))) {
    /* "claimed to have arrested" is past, "managed to escape" came off. */
    bool kept = false;
    for (uint32_t t = from; t < e->tok_from; t++)
      kept |= sr_ctx_is(c, t, "have") || sr_ctx_any(c, t, "managed succeeded able continued began started went helped used forced");
    if (!kept) drop(c, e, SR_DIAG_planned);
  }
}

/* "stopped a bomber from blowing himself up": it did not come off. */
static void judge_stopped(sr_context *c, const sr_items *p, sr_event *e)
{
  if (e->nominal || e->item < 2 || e->item == SR_NONE || !sr_ctx_is(c, p->it.v[e->item - 1].tok_from, "from")) return;
  uint32_t vp = sr_items_vp_before(p, e->item);
  if (vp == SR_NONE) return;
  uint32_t m = modal_in(c, p->it.v[vp].tok_from, p->it.v[vp].tok_to, V("stopping"));
  if (m == SR_NONE) return;
  for (uint32_t t = p->it.v[vp].tok_from > 3 ? p->it.v[vp].tok_from - 3 : 0; t < c->ann->sense.v[m].tok_from; t++)
    if (sr_ctx_any(c, t, "failed fail fails unable could not")) return;
  set_status(e, c, SR_STATE_attempted, m);
  e->skip = false;
}

/* "Police denied that gunmen had fired": somebody who should know says that it did not happen. A group that denies
 * its own part says nothing of the event. */
static void judge_denied(sr_context *c, const sr_items *p, sr_event *e)
{
  if (e->item == SR_NONE || e->nominal) return;
  for (uint32_t i = sr_walk_speech_from(c, p->sent); i < c->out->speech.n && c->out->speech.v[i].sent == p->sent; i++) {
    const sr_speech *s = &c->out->speech.v[i];
    if (s->stance != SR_STANCE_denies || s->kind == SR_SPEAKER_armed_group) continue;
    if (s->cue_to > e->tok_from || s->tok_from > e->tok_from || s->tok_to <= e->tok_from) continue;
    bool own = e->agent != SR_NONE && c->out->entity.v[e->agent].head >= s->who_from && c->out->entity.v[e->agent].head < s->who_to;
    if (own || e->agent == SR_NONE) continue;
    e->status = SR_STATE_denied;
    e->status_from = s->cue_from, e->status_to = s->cue_to;
  }
}

/* A plot that was broken up, or whose makers were caught, is foiled. */
static void judge_foiled_plan(sr_context *c, const sr_items *p, sr_events *ev)
{
  const sr_sentence *s = &c->doc->sent.v[p->sent];
  uint32_t m = modal_in(c, s->tok_from, s->tok_to, V("foiling"));
  bool caught = m != SR_NONE;
  for (uint32_t i = 0; i < ev->v.n; i++) caught |= !ev->v.v[i].skip && ev->v.v[i].frame->event & SR_EV_ARREST;
  for (uint32_t i = 0; i < ev->v.n && caught; i++) {
    sr_event *e = &ev->v.v[i];
    if (e->skip || e->status != SR_STATE_planned || e->frame->event & SR_EV_ARREST) continue;
    if (m != SR_NONE) set_status(e, c, SR_STATE_foiled, m);
    else e->status = SR_STATE_foiled;
  }
}

static void judge_if(sr_context *c, const sr_items *p, sr_event *e)
{
  if (e->item == SR_NONE) return;
  for (uint32_t i = e->item, n = 0; i-- > 0 && n < 8; n++) {
    if (p->it.v[i].type == SR_IT_VP) break;
    if (sr_ctx_any(c, p->it.v[i].tok_from, "if unless whether")) drop(c, e, SR_DIAG_planned);
  }
}

static bool no_words(const sr_context *c, uint32_t entity)
{
  const sr_entity *x = &c->out->entity.v[entity];
  if (x->tok_from > 0 && sr_ctx_any(c, x->tok_from - 1, "neither no nor")) return true;
  return sr_ctx_any(c, x->tok_from, "no none nobody neither") || (x->explicit_number && x->best == 0);
}

static void judge_negation(sr_context *c, const sr_items *p, sr_event *e)
{
  uint32_t who = e->victim != SR_NONE ? e->victim : e->frame->event == SR_EV_CLAIM ? e->agent : SR_NONE;
  if (who != SR_NONE && no_words(c, who)) {
    e->zero = e->frame->outcome == SR_OUTCOME_killed || e->frame->outcome == SR_OUTCOME_injured;
    if (!e->zero) drop(c, e, SR_DIAG_negated);
    return;
  }
  if (!e->nominal && e->verb.negated) drop(c, e, SR_DIAG_negated);
  if (!e->nominal || e->item == SR_NONE) return;
  for (uint32_t t = e->tok_from, k = 0; t > 0 && k < 2; k++, t--)
    if (sr_ctx_any(c, t - 1, "no not without")) drop(c, e, SR_DIAG_negated);
  uint32_t vp = sr_items_vp_before(p, e->item);
  /* "There has not been a single killing." */
  if (vp != SR_NONE && vp + 2 >= e->item && sr_items_verb(c, p, vp).negated && sr_ctx_any(c, p->it.v[vp].verb, "be been was were is are")) drop(c, e, SR_DIAG_negated);
}

/* "The attack on the 18th" is one told of before; "attacks have increased" is none. */
static void judge_noun(sr_context *c, const sr_items *p, sr_event *e)
{
  if (!e->nominal || e->item == SR_NONE || p->it.v[e->item].type != SR_IT_NP) return;
  const sr_part_item *it = &p->it.v[e->item];
  const sr_entity *x = it->entity != SR_NONE ? &c->out->entity.v[it->entity] : NULL;
  /* "the bullet-riddled body of a constable", "the killing of three soldiers" tell it themselves. */
  bool tells = e->victim != SR_NONE && (c->out->entity.v[e->victim].explicit_number || c->out->entity.v[e->victim].def != SR_DEF_THE);
  if (x) e->reference = x->def == SR_DEF_THE && !tells;
  /* "the imambargah bombing case", "the blast suspects": about an incident, not its telling. */
  for (uint32_t t = e->tok_to; t < it->tok_to; t++)
    if (sr_ctx_any(c, t, "case cases trial trials suspect suspects accused verdict investigation probe inquiry anniversary convict convicts")) e->side = true;
  for (uint32_t t = it->tok_from; t < e->tok_from; t++)
    if (sr_ctx_any(c, t, "another second separate")) e->separate = true;
  bool plural = c->lex->rows[e->row].flags & SR_LEXF_PLURAL;
  bool parties = e->party != SR_NONE && e->party2 != SR_NONE; /* "clashes between X and Y" */
  if (plural && x && !x->explicit_number && x->def != SR_DEF_THE && e->victim == SR_NONE && !parties) drop(c, e, SR_DIAG_generic);
  if (modal_in(c, it->tok_from, it->tok_to, V("generic")) != SR_NONE) drop(c, e, SR_DIAG_generic);
}

/* "A film in which masked men kidnap a bride", "the drill": what is told is staged. */
static bool staged(const sr_context *c, const sr_items *p, const sr_event *e)
{
  const sr_sentence *s = &c->doc->sent.v[p->sent];
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, s->tok_from); i < c->ann->sense.n; i++) {
    const sr_sense *k = &c->ann->sense.v[i];
    if (k->tok_from >= s->tok_to) break;
    if (c->lex->rows[k->entry].cls != SR_LEX_CLASS_modal) continue;
    bool leads = k->tok_to < s->tok_to && sr_ctx_any(c, k->tok_to, "in about that where depicting showing of based telling which");
    if (sr_ctx_has(c, i, V("fiction")) && k->tok_from < e->tok_from && leads) return true;
    if (sr_view_eq(sr_ctx_value(c, i), V("drill")) && sr_ctx_any(c, k->tok_to - 1, "drill drills mock rehearsal simulation simulated")) return true;
  }
  return false;
}

static void judge_figure(sr_context *c, const sr_items *p, sr_event *e)
{
  if (staged(c, p, e)) drop(c, e, SR_DIAG_drill);
  uint32_t from = e->tok_from >= 4 ? e->tok_from - 4 : 0;
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, from); i < c->ann->sense.n; i++) {
    const sr_sense *s = &c->ann->sense.v[i];
    if (s->tok_from >= e->tok_to) break;
    if (c->lex->rows[s->entry].cls != SR_LEX_CLASS_modal || !sr_view_eq(sr_ctx_value(c, i), V("metaphor"))) continue;
    if (sr_ctx_has(c, i, V("sport")) || sr_ctx_has(c, i, V("accident")) || sr_ctx_has(c, i, V("fiction"))) continue;
    if (s->tok_to > e->tok_from) drop(c, e, SR_DIAG_metaphor);
  }
}

/* Blows without anybody hit: a striker's shot, candidates who battle for a seat, a minister under fire for his words. */
static void judge_bloodless(sr_context *c, const sr_items *p, sr_event *e)
{
  const sr_sentence *s = &c->doc->sent.v[p->sent];
  bool sport = false, words = false;
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, s->tok_from); i < c->ann->sense.n && c->ann->sense.v[i].tok_from < s->tok_to; i++) {
    if (c->lex->rows[c->ann->sense.v[i].entry].cls != SR_LEX_CLASS_modal) continue;
    sport |= sr_ctx_has(c, i, V("sport"));
    words |= sr_ctx_has(c, i, V("words"));
  }
  if (words) drop(c, e, SR_DIAG_metaphor);
  bool hurt = e->victim != SR_NONE || (e->target != SR_NONE && c->out->entity.v[e->target].type == SR_ENT_PEOPLE);
  if (sport && !hurt && e->frame->event & (SR_EV_ATTACK | SR_EV_CLASH | SR_EV_KILL | SR_EV_BLAST)) drop(c, e, SR_DIAG_metaphor);
  if (e->nominal || e->item == SR_NONE) return;
  sr_view f = sr_lex_value(c->lex, e->row);
  if (sr_view_eq(f, V("suffer_attack")) && sr_items_after(c, p, e->item, "for over") != SR_NONE) drop(c, e, SR_DIAG_metaphor);
  if (sr_view_eq(f, V("clash")) && e->party != SR_NONE) {
    const sr_entity *x = &c->out->entity.v[e->party];
    bool peaceful = x->type == SR_ENT_PEOPLE && !x->armed && (x->kind < 0 || x->kind == SR_KIND_party || x->kind == SR_KIND_civilians);
    bool force = false;
    for (uint32_t i = SR_ANN_FROM(c->ann->sense, s->tok_from); i < c->ann->sense.n && c->ann->sense.v[i].tok_from < s->tok_to; i++)
      force |= c->lex->rows[c->ann->sense.v[i].entry].cls == SR_LEX_CLASS_weapon;
    for (uint32_t i = 0; i < p->it.n; i++)
      force |= p->it.v[i].trigger != SR_NONE && p->it.v[i].trigger != e->sense && !sr_lex_has(c->lex, c->ann->sense.v[p->it.v[i].trigger].entry, V("weak"));
    for (uint32_t t = s->tok_from; t < s->tok_to; t++) force |= sr_ctx_any(c, t, "dead injured wounded hurt killed police");
    if (peaceful && !force && e->party2 == SR_NONE) drop(c, e, SR_DIAG_metaphor);
  }
}

/* Deaths by accident, disease and weather are no incidents. */
static void judge_accident(sr_context *c, const sr_items *p, sr_events *ev)
{
  const sr_sentence *s = &c->doc->sent.v[p->sent];
  bool accident = false, force = false;
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, s->tok_from); i < c->ann->sense.n && c->ann->sense.v[i].tok_from < s->tok_to; i++)
  {
    uint16_t cls = c->lex->rows[c->ann->sense.v[i].entry].cls;
    accident |= cls == SR_LEX_CLASS_modal && sr_ctx_has(c, i, V("accident"));
    force |= cls == SR_LEX_CLASS_weapon && sr_ctx_has(c, i, V("device")); /* a bomb in a gas cylinder */
  }
  if (!accident) return;
  for (uint32_t i = 0; i < ev->v.n; i++)
    force |= ev->v.v[i].agent != SR_NONE || ev->v.v[i].frame->event & (SR_EV_ATTACK | SR_EV_CLASH | SR_EV_SUICIDE | SR_EV_STORM | SR_EV_ABDUCT | SR_EV_ARREST | SR_EV_OPERATION);
  for (uint32_t i = 0; i < ev->v.n && !force; i++)
    drop(c, &ev->v.v[i], SR_DIAG_metaphor);
}

static bool is_device(const sr_context *c, uint32_t entity)
{
  if (entity == SR_NONE) return false;
  const sr_entity *x = &c->out->entity.v[entity];
  return (x->type == SR_ENT_ITEM && (x->device || x->item >= 0)) || x->type == SR_ENT_EVENT;
}

static bool is_party(const sr_context *c, uint32_t entity)
{
  return entity != SR_NONE && c->out->entity.v[entity].type == SR_ENT_PEOPLE;
}

static bool is_hurt(const sr_context *c, uint32_t entity)
{
  return is_party(c, entity) || (entity != SR_NONE && c->out->entity.v[entity].type == SR_ENT_SITE);
}

/* "an international body", "the student body": a body lies, is found, or is somebody's. */
static bool judge_body(const sr_context *c, const sr_event *e)
{
  if (e->victim != SR_NONE && is_party(c, e->victim)) return true;
  if (e->tok_to - e->tok_from > 1) return true;
  const sr_sentence *s = &c->doc->sent.v[c->out->entity.n ? c->out->entity.v[c->out->entity.n - 1].sent : 0];
  for (uint32_t t = s->tok_from; t < s->tok_to; t++)
    if (sr_ctx_any(c, t, "found recovered discovered retrieved dumped lying exhumed unearthed bullet riddled identified mutilated tortured decomposed thrown fished pulled washed charred shifted postmortem autopsy hanging severed beheaded trussed gagged received brought arrived reached")) return true;
  return false;
}

/* "Rival gangs fought each other", not "farmers fought the drought". */
static bool fights(const sr_context *c, uint32_t entity)
{
  if (!is_party(c, entity)) return false;
  int8_t kind = c->out->entity.v[entity].kind;
  return c->out->entity.v[entity].armed || kind == SR_KIND_community || kind == SR_KIND_police || kind == SR_KIND_military ||
         kind == SR_KIND_paramilitary || kind == SR_KIND_militia || kind == SR_KIND_criminal || kind == SR_KIND_armed_group;
}

/* "were hit by stray bullets" */
static bool shots(const sr_context *c, sr_event *e)
{
  if (e->device == SR_NONE || e->target == SR_NONE || !sr_ctx_any(c, c->out->entity.v[e->device].head, SR_SHOTS)) return false;
  e->tactic = SR_TACTIC_shooting;
  return true;
}

/* A weak trigger counts only with what belongs to it. */
static void judge_weak(sr_context *c, const sr_items *p, sr_event *e)
{
  if (e->frame->event == SR_EV_BODY && !judge_body(c, e)) e->skip = true;
  /* "Two held for murder" is a headline's word; elsewhere people hold talks and office. */
  if (sr_lex_has(c->lex, e->row, V("headline")) && c->doc->sent.v[p->sent].part != SR_PART_TITLE) e->skip = true;
  if (!sr_lex_has(c->lex, e->row, V("weak")) && !sr_view_eq(sr_lex_value(c->lex, e->row), V("defuse"))) return;
  uint32_t ev = e->frame->event;
  sr_view f = sr_lex_value(c->lex, e->row);
  bool ok = true;
  if (sr_view_eq(f, V("hit")) && is_party(c, e->device) && c->out->entity.v[e->device].armed) {
    /* "A suicide bomber struck a meeting": people, not a device. */
    e->agent = e->device;
    e->device = SR_NONE;
    ok = e->target != SR_NONE;
  } else if (sr_view_eq(f, V("hit")) || sr_view_eq(f, V("explode_in")))
    ok = shots(c, e) || (is_device(c, e->device) && e->target != SR_NONE && (c->out->entity.v[e->device].type != SR_ENT_ITEM || c->out->entity.v[e->device].device));
  else if (sr_view_eq(f, V("claim_lives")))
    ok = is_party(c, e->victim) && c->out->entity.v[e->victim].generic && e->agent == SR_NONE && e->device != SR_NONE;
  else if (sr_view_eq(f, V("enter")))
    ok = is_party(c, e->agent) && c->out->entity.v[e->agent].armed && e->target != SR_NONE &&
         (c->out->entity.v[e->target].type == SR_ENT_SITE || c->out->entity.v[e->target].type == SR_ENT_OTHER);
  else if (sr_view_eq(f, V("plant")) || sr_view_eq(f, V("defuse")))
    ok = is_device(c, e->device) && c->out->entity.v[e->device].device;
  else if (sr_view_eq(f, V("fire_device")))
    ok = e->device != SR_NONE && c->out->entity.v[e->device].type == SR_ENT_ITEM;
  else if (sr_view_eq(f, V("find")))
    ok = e->thing != SR_NONE && c->out->entity.v[e->thing].type == SR_ENT_ITEM;
  else if (sr_view_eq(f, V("damage")) || sr_view_eq(f, V("ram")))
    ok = e->target != SR_NONE || sr_lex_has(c->lex, e->row, V("laden")); /* driving: settled by the bomb in the car */
  else if (sr_view_eq(f, V("clash")))
    ok = fights(c, e->party) || fights(c, e->party2);
  else if (ev == SR_EV_ARREST && e->nominal && e->item != SR_NONE && p->it.v[e->item].entity != SR_NONE && c->out->entity.v[p->it.v[e->item].entity].explicit_number)
    ok = true; /* "made two arrests" */
  else if (ev == SR_EV_KILL || ev == SR_EV_INJURE || ev == SR_EV_ARREST || ev == SR_EV_ABDUCT)
    ok = is_party(c, e->victim);
  else if (ev == SR_EV_ATTACK && !e->nominal)
    ok = (is_party(c, e->agent) || is_device(c, e->device) || e->verb.passive || c->doc->sent.v[0].nocase) &&
         (is_hurt(c, e->target) || (e->target != SR_NONE && is_party(c, e->agent) && c->out->entity.v[e->agent].armed));
  else if (ev == SR_EV_ROB || ev == SR_EV_BURN)
    ok = e->target != SR_NONE;
  if (!ok) e->skip = true;
}

/* "said it had shot down 71 drones": what is brought down hurts nobody. */
static void judge_downed(sr_context *c, sr_event *e)
{
  if (e->nominal || e->frame->event != SR_EV_ATTACK || e->tok_to >= c->doc->tok.n) return;
  bool down = sr_ctx_is(c, e->tok_to, "down") || sr_ctx_is(c, e->tok_to - 1, "down");
  if (!down || e->target == SR_NONE || c->out->entity.v[e->target].type == SR_ENT_PEOPLE) return;
  for (uint32_t t = e->tok_to; t < e->tok_to + 10 && t < c->doc->tok.n && !e->skip; t++)
    e->skip = sr_ctx_any(c, t, "drone drones uav uavs missile missiles rocket rockets projectile projectiles shahed shaheds quadcopter quadcopters");
}

/* "foiled a suicide attack", "averted a tragedy": what is foiled has its status from the verb. */
static void judge_foil(sr_context *c, sr_events *ev)
{
  for (uint32_t i = 0; i < ev->v.n; i++) {
    sr_event *e = &ev->v.v[i];
    if (!sr_view_eq(sr_lex_value(c->lex, e->row), V("foil"))) continue;
    e->skip = true;
    for (uint32_t k = 0; k < ev->v.n; k++) {
      sr_event *x = &ev->v.v[k];
      bool about = x->item != SR_NONE && e->about != SR_NONE && x->tok_from >= c->out->entity.v[e->about].tok_from &&
                   x->tok_from < c->out->entity.v[e->about].tok_to + 6;
      if (k == i || !about) continue;
      x->status = SR_STATE_foiled;
      x->skip = false;
      x->status_from = e->tok_from;
      x->status_to = e->tok_to;
      if (is_party(c, e->agent) && x->agent == SR_NONE) x->party2 = e->agent;
    }
  }
}

/* "The BLF claimed Thursday's attack on a post": the object of claiming is the deed, its subject the one who claims. */
static void judge_claims(sr_context *c, const sr_items *p, sr_events *ev)
{
  for (uint32_t i = 0; i < ev->v.n; i++) {
    sr_event *e = &ev->v.v[i];
    if (!e->nominal || e->skip || e->item == SR_NONE || e->item == 0) continue;
    uint32_t vp = sr_items_vp_before(p, e->item);
    if (vp == SR_NONE || !sr_ctx_any(c, p->it.v[vp].verb, "claimed claim claims claiming")) continue;
    uint32_t object = sr_items_object(c, p, vp);
    if (object == SR_NONE || c->out->entity.v[object].head < e->tok_from || c->out->entity.v[object].tok_from > e->tok_from) continue;
    bool inherited;
    uint32_t who = sr_items_subject(c, p, vp, &inherited);
    if (who == SR_NONE || !is_party(c, who) || (c->out->entity.v[who].kind != SR_KIND_armed_group && c->out->entity.v[who].actor == SR_NONE)) continue;
    e->claimant = who;
    e->side = e->reference = false;
  }
}

/* A support verb and the like carry nothing by themselves. */
static void judge_empty(const sr_context *c, sr_event *e)
{
  if (e->frame->event == 0) e->skip = true;
  if (e->frame->event == SR_EV_CLAIM && sr_view_eq(sr_lex_value(c->lex, e->row), V("claim_n"))) e->skip = true;
}

static void judge_report(sr_context *c, const sr_items *p, sr_events *ev)
{
  const sr_sentence *s = &c->doc->sent.v[p->sent];
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, s->tok_from); i < c->ann->sense.n && c->ann->sense.v[i].tok_from < s->tok_to; i++) {
    if (c->lex->rows[c->ann->sense.v[i].entry].cls != SR_LEX_CLASS_modal || !sr_ctx_has(c, i, V("report"))) continue;
    for (uint32_t k = 0; k < ev->v.n; k++)
      if (!ev->v.v[k].skip) set_status(&ev->v.v[k], c, SR_STATE_denied, i);
  }
}

/* "the mastermind of the attack", "a suspect in the murder". */
static bool of_suspect(const sr_context *c, const sr_items *p, const sr_event *e)
{
  if (e->item == SR_NONE || !e->nominal || e->item < 2) return false;
  uint32_t i = e->item;
  if (p->it.v[i - 1].type != SR_IT_PREP || !sr_ctx_any(c, p->it.v[i - 1].tok_from, "of in behind for")) return false;
  for (i -= 1; i-- > 0;) {
    if (p->it.v[i].type == SR_IT_NP) return c->out->entity.v[p->it.v[i].entity].suspect;
    if (p->it.v[i].type != SR_IT_OTHER) return false;
  }
  return false;
}

/* "241 have been gunned down so far this year": figures over a period, though nobody is cited. */
static void judge_period(sr_context *c, const sr_items *p, sr_event *e)
{
  const sr_sentence *s = &c->doc->sent.v[p->sent];
  if (e->victim == SR_NONE || !c->out->entity.v[e->victim].explicit_number) return;
  for (uint32_t i = SR_ANN_FROM(c->ann->timex, s->tok_from); i < c->ann->timex.n && c->ann->timex.v[i].tok_from < s->tok_to; i++) {
    const sr_timex *t = &c->ann->timex.v[i];
    bool so_far = t->tok_from >= 2 && sr_ctx_is(c, t->tok_from - 1, "far") && sr_ctx_is(c, t->tok_from - 2, "so");
    bool long_run = t->since && t->from != SR_NO_DAY && t->to != SR_NO_DAY && t->to - t->from > 27;
    if (so_far || (long_run && t->precision >= SR_PREC_MONTH)) drop(c, e, SR_DIAG_statistic);
  }
}

void sr_events_judge(sr_context *c, const sr_items *p, sr_events *ev)
{
  uint32_t start = c->doc->sent.v[p->sent].tok_from;
  for (uint32_t i = 0; i < ev->v.n; i++) {
    sr_event *e = &ev->v.v[i];
    uint32_t from = e->item != SR_NONE ? p->it.v[e->item].tok_from : e->tok_from;
    const uint32_t subjects[3] = {e->agent, e->victim, e->device};
    for (int k = 0; k < 3 && !e->nominal; k++)
      if (subjects[k] != SR_NONE && c->out->entity.v[subjects[k]].sent == p->sent && c->out->entity.v[subjects[k]].tok_from < from && from - c->out->entity.v[subjects[k]].tok_from < 8)
        from = c->out->entity.v[subjects[k]].tok_from;
    judge_empty(c, e);
    judge_figure(c, p, e);
    judge_modals(c, p, e);
    judge_if(c, p, e);
    judge_negation(c, p, e);
    judge_stopped(c, p, e);
    judge_denied(c, p, e);
    judge_noun(c, p, e);
    judge_weak(c, p, e);
    judge_downed(c, e);
    judge_bloodless(c, p, e);
    judge_period(c, p, e);
    /* A noun may have words before it; a verb ("accused of killing") follows the phrase at once. */
    uint32_t most = e->nominal ? 4 : 0, reach = from - start < most ? from - start : most;
    /* The phrase may end inside the group: "masterminded | the attack". */
    e->side |= relation_before(c, from, reach + 1, V("side")) != SR_NONE || relation_before(c, e->tok_from, reach + 1, V("side")) != SR_NONE;
    e->side |= of_suspect(c, p, e);
    /* "came in response to ... when rockets were fired": what was answered is another incident. */
    uint32_t answer = relation_before(c, e->tok_from, e->tok_from - start, V("retaliation_for"));
    if (answer != SR_NONE && i > 0 && !ev->v.v[i - 1].skip && c->ann->sense.v[answer].tok_from >= ev->v.v[i - 1].tok_to) e->side = true;
    if (answer != SR_NONE && i > 0 && ev->v.v[i - 1].side && !e->nominal) e->side = true;
    if (relation_before(c, e->tok_from, e->tok_from - start, V("separate")) != SR_NONE) e->separate = true;
  }
  /* "four soldiers died when the IRA bombed a truck": one thing, in passing or not. */
  for (uint32_t i = 1; i < ev->v.n; i++) {
    sr_event *a = &ev->v.v[i - 1], *b = &ev->v.v[i];
    if (!a->side || b->nominal || b->skip || a->item == SR_NONE || b->item == SR_NONE) continue;
    for (uint32_t k = a->item + 1; k < b->item; k++)
      if (sr_ctx_any(c, p->it.v[k].tok_from, "when as while in") || (p->it.v[k].type == SR_IT_REL && k + 1 == b->item)) b->side = true;
  }
  judge_accident(c, p, ev);
  judge_foiled_plan(c, p, ev);
  judge_foil(c, ev);
  judge_claims(c, p, ev);
  judge_report(c, p, ev);
}

bool sr_report_is_figure(const sr_context *c)
{
  uint32_t sport = 0, fiction = 0, drill = 0, sent = c->doc->sent.n, force = 0;
  for (uint32_t i = 0; i < c->ann->sense.n; i++) {
    const sr_lex_row *r = &c->lex->rows[c->ann->sense.v[i].entry];
    if (r->cls == SR_LEX_CLASS_modal) {
      sport += sr_ctx_has(c, i, V("sport"));
      fiction += sr_ctx_has(c, i, V("fiction"));
      drill += sr_view_eq(sr_ctx_value(c, i), V("drill"));
    } else if (r->cls == SR_LEX_CLASS_weapon || r->cls == SR_LEX_CLASS_person) {
      force += r->cls == SR_LEX_CLASS_weapon || sr_ctx_has(c, i, V("armed"));
    }
  }
  if (sport >= 4 && sport * 3 >= sent && sport >= 2 * force) return true;
  if (fiction >= 3 && fiction * 3 >= sent && fiction > force) return true;
  return drill >= 3 && drill * 3 >= sent;
}
