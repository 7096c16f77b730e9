/* Folding the events of a sentence into mentions: which events are one incident, where and when.
 * See event.h. */
#include "extract/entity.h"
#include "extract/event.h"
#include "extract/walk.h"

/* ---- segments: the tokens whose places and times belong to an event ---- */

/* First token of an event: its subject where that stands behind the event before. */
static uint32_t event_start(const sr_context *c, const sr_items *p, const sr_event *e, uint32_t after)
{
  uint32_t start = e->item != SR_NONE ? p->it.v[e->item].tok_from : e->tok_from;
  const uint32_t who[3] = {e->agent, e->victim, e->party};
  for (int i = 0; i < 3; i++) {
    if (who[i] == SR_NONE || c->out->entity.v[who[i]].sent != p->sent) continue;
    uint32_t t = c->out->entity.v[who[i]].tok_from;
    if (t >= after && t < start) start = t;
  }
  return start;
}

/* What is named in passing owns its noun group and what hangs on it, up to the next clause that is not about it. */
static void side_segment(const sr_context *c, const sr_items *p, sr_event *e)
{
  e->seg_from = e->item != SR_NONE ? p->it.v[e->item].tok_from : e->tok_from;
  if (e->item == SR_NONE) return;
  /* "the mastermind of | Tuesday's | bombing" */
  uint32_t day = e->seg_from > 0 ? sr_ctx_timex_over(c, e->seg_from - (e->seg_from > 1 && sr_ctx_any(c, e->seg_from - 1, "'s '") ? 2 : 1)) : SR_NONE;
  if (day != SR_NONE && c->ann->timex.v[day].tok_from >= c->doc->sent.v[p->sent].tok_from) e->seg_from = c->ann->timex.v[day].tok_from;
  for (uint32_t i = e->item + 1; i < p->it.n; i++) {
    bool other = p->it.v[i].type == SR_IT_VP && p->it.v[i - 1].type != SR_IT_REL;
    if (!other && !sr_ctx_any(c, p->it.v[i].tok_from, "during after before when while")) continue;
    e->seg_to = p->it.v[i].tok_from;
    return;
  }
}

static void set_segments(const sr_context *c, const sr_items *p, sr_events *ev)
{
  const sr_sentence *s = &c->doc->sent.v[p->sent];
  for (uint32_t i = 0; i < ev->v.n; i++) {
    ev->v.v[i].seg_from = s->tok_from;
    ev->v.v[i].seg_to = s->tok_to;
  }
  sr_event *last = NULL;
  for (uint32_t i = 0; i < ev->v.n; i++) {
    sr_event *e = &ev->v.v[i];
    if (e->skip) continue;
    if (e->side) side_segment(c, p, e);
    if (e->nominal && !e->side) continue;
    if (last) {
      uint32_t start = e->side ? e->seg_from : event_start(c, p, e, last->tok_to);
      if (last->seg_to > start) last->seg_to = start;
      e->seg_from = start;
    }
    last = e;
  }
  /* A noun belongs to the segment it lies in. */
  for (uint32_t i = 0; i < ev->v.n; i++) {
    sr_event *e = &ev->v.v[i];
    if (!e->nominal || e->side || e->skip) continue;
    /* Behind what was named in passing ("... of the attack on a shrine during a raid in X") it begins at itself. */
    for (uint32_t k = 0; k < i; k++)
      if (ev->v.v[k].side && ev->v.v[k].seg_to <= e->tok_from && e->item != SR_NONE) e->seg_from = p->it.v[e->item].tok_from;
    for (uint32_t k = 0; k < ev->v.n; k++) {
      const sr_event *x = &ev->v.v[k];
      if (x->skip || (x->nominal && !x->side) || e->tok_from < x->seg_from || e->tok_from >= x->seg_to) continue;
      e->seg_from = x->seg_from;
      e->seg_to = x->seg_to;
    }
  }
}

/* ---- where and when ---- */

static bool in_actor(const sr_context *c, const sr_place_mention *m)
{
  uint32_t a = sr_ctx_actor_over(c, m->tok_from);
  return a != SR_NONE && c->ann->actor.v[a].tok_to >= m->tok_to && c->ann->actor.v[a].tok_to - c->ann->actor.v[a].tok_from > m->tok_to - m->tok_from;
}

static bool spoken_place(const sr_context *c, uint32_t tok)
{
  for (uint32_t i = sr_walk_speech_near(c, tok); i < c->out->speech.n && c->doc->sent.v[c->out->speech.v[i].sent].tok_from <= tok; i++)
    if (c->out->speech.v[i].who_from <= tok && tok < c->out->speech.v[i].who_to) return true;
  return false;
}

static bool locative(const sr_context *c, uint32_t tok)
{
  return sr_ctx_any(c, tok, "in at near outside inside around along across on of off within from");
}

/* "..., the minister told state television on Sunday", "confirmed the attack to reporters in Minna on Tuesday": behind
 * a word of saying that comes after the trigger, place and day are those of the telling. */
static bool told_to_press(const sr_context *c, uint32_t t)
{
  return sr_ctx_any(c, t, "reporters journalists newsmen media television radio correspondent reporter newspersons") && t > 1 &&
         (sr_ctx_any(c, t - 1, "to told with") || sr_ctx_any(c, t - 2, "to told with"));
}

static bool of_the_telling(const sr_context *c, uint32_t trigger, uint32_t tok)
{
  for (uint32_t t = tok, k = 0; t > 0 && k < 6 && !(c->doc->tok.v[t - 1].flags & SR_LEX_PUNCT); t--, k++)
    if (told_to_press(c, t - 1)) return true;
  for (uint32_t t = trigger + 1; t < tok; t++) {
    if (told_to_press(c, t)) return true;
    uint32_t cue = sr_ctx_sense_at(c, t, SR_LEX_CLASS_cue);
    if (cue == SR_NONE) continue;
    uint8_t pos = c->doc->tok.v[t].pos;
    if (pos == SR_POS_VBD || pos == SR_POS_VBP || pos == SR_POS_VB) {
      /* A new clause about the event may follow: "said three were killed in Quetta". */
      for (uint32_t k = t + 1; k < tok; k++)
        if (sr_ctx_sense_at(c, k, SR_LEX_CLASS_trigger) != SR_NONE) return false;
      return true;
    }
  }
  return false;
}

/* "attacked a clinic in Maradi": the hospital at `t` is what was struck, for no preposition leads to it. */
static bool struck_itself(const sr_context *c, uint32_t t, uint32_t trigger)
{
  for (uint32_t k = t, n = 0; k > trigger + 1 && n < 6; k--, n++)
    if (sr_ctx_any(c, k - 1, "to at in from of by") || c->doc->tok.v[k - 1].flags & SR_LEX_PUNCT) return false;
  return t > trigger && t - trigger < 6;
}

/* "exploded at the ward of a hospital": nobody was brought there by it. */
static bool went_off(const sr_context *c, uint32_t trigger)
{
  return sr_ctx_any(c, trigger, "exploded explode explodes exploding detonated detonate blast blasts explosion explosions stormed");
}

/* Where the hurt were taken is not where they were hurt. */
static bool taken_to(const sr_context *c, const sr_place_mention *m, uint32_t trigger)
{
  uint32_t from = m->tok_from > 3 ? m->tok_from - 3 : 0;
  bool dying = sr_ctx_any(c, trigger, "die died dies dying dead succumbed succumb expired pronounced");
  if (went_off(c, trigger) && m->tok_from > trigger) return false;
  for (uint32_t t = from; t < m->tok_to + 1 && t < c->doc->tok.n; t++)
    if (sr_ctx_any(c, t, "hospital hospitals clinic morgue mortuary infirmary") && (t >= m->tok_from || t + 2 >= m->tok_from))
      return dying || trigger > m->tok_to || (m->tok_from - trigger > 3 && !struck_itself(c, t, trigger));
  /* "Peshawar's Lady Reading Hospital" */
  for (uint32_t t = m->tok_to; t < m->tok_to + 5 && t < c->doc->tok.n && !(c->doc->tok.v[t].flags & SR_LEX_PUNCT); t++)
    if (sr_ctx_any(c, t, "hospital hospitals clinic morgue") && trigger < m->tok_from && m->tok_from - trigger > 3 && sr_ctx_is(c, m->tok_to, "'s")) return true;
  for (uint32_t t = m->tok_from, k = 0; t > 0 && k < 10; t--, k++) {
    if (t - 1 == trigger) return false;
    if (sr_ctx_any(c, t - 1, "shifted taken moved rushed evacuated airlifted referred admitted transported treated flown")) return true;
  }
  return false;
}

/* "Punjab addresses", "Lahore-bound coaches", "Karachi residents": a name that only describes a noun which is no
 * deed and no building tells where somebody or something is from. */
static bool describes_other(const sr_context *c, const sr_place_mention *m)
{
  if (m->tok_to < c->doc->tok.n && sr_ctx_any(c, m->tok_to, "bound based born")) return true;
  uint32_t n = c->out->entity.n;
  if (!n) return false;
  uint32_t sent = c->out->entity.v[n - 1].sent;
  for (uint32_t i = n; i-- > 0 && c->out->entity.v[i].sent == sent;) {
    const sr_entity *x = &c->out->entity.v[i];
    if (x->tok_from > m->tok_from || x->tok_to < m->tok_to || x->head < m->tok_to) continue;
    if (x->tok_to > m->tok_to && sr_ctx_is(c, m->tok_to, "'s")) return false;
    if (x->type == SR_ENT_PEOPLE || x->type == SR_ENT_ITEM) return true;
    return x->type == SR_ENT_OTHER && c->doc->tok.v[x->head].pos == SR_POS_NOUNS && !(c->doc->tok.v[x->head].flags & SR_LEX_UPPER) &&
           !sr_ctx_any(c, x->head, "areas districts parts suburbs outskirts villages towns hills mountains forests provinces regions neighbourhoods environs tehsils");
  }
  return false;
}

/* How well a place mention tells where an event in [from, to) happened: 0 not at all. */
static int place_score(const sr_context *c, const sr_place_mention *m, uint32_t trigger)
{
  /* "kidnapped from the Gul Imam area": where it was done. */
  bool taken_from = m->direction && m->tok_from > trigger && m->tok_from - trigger < 8 && m->tok_from > 0 && sr_ctx_any(c, m->tok_from - (m->tok_from > 1 && sr_ctx_is(c, m->tok_from - 1, "the") ? 2 : 1), "from");
  if (m->in_name || m->demonym || (m->direction && !taken_from) || m->dateline || spoken_place(c, m->tok_from) || taken_to(c, m, trigger) || in_actor(c, m) ||
      of_the_telling(c, trigger, m->tok_from) || describes_other(c, m))
    return 0;
  int s = 10;
  uint32_t t = m->tok_from;
  for (unsigned k = 0; k < 4 && t > 0; k++, t--) {
    if (!locative(c, t - 1)) continue;
    s += sr_ctx_any(c, t - 1, "of from") ? 2 : 6;
    break;
  }
  if (m->inside != SR_NONE) s += 3;
  if (m->level <= SR_PLACE_LOCALITY) s += 3;
  if (m->level >= SR_PLACE_COUNTRY) s -= 7;
  uint32_t gap = m->tok_from > trigger ? m->tok_from - trigger : trigger - m->tok_from;
  s -= gap > 20 ? 4 : (int)(gap / 5);
  return s < 1 ? 1 : s;
}

/* "the Golimar police station": the name in a building's name tells where it stands. */
static uint32_t place_in_site(const sr_context *c, uint32_t from, uint32_t to)
{
  uint32_t n = c->out->entity.n;
  if (!n) return SR_NONE;
  uint32_t sent = c->out->entity.v[n - 1].sent;
  for (uint32_t i = n; i-- > 0 && c->out->entity.v[i].sent == sent;) {
    const sr_entity *x = &c->out->entity.v[i];
    if (x->type != SR_ENT_SITE || x->tok_from < from || x->tok_to > to) continue;
    bool cure = false;
    for (uint32_t t = x->tok_from; t < x->tok_to; t++) cure |= sr_ctx_any(c, t, "hospital medical clinic infirmary morgue jail prison court");
    if (cure) continue;
    for (uint32_t k = SR_ANN_FROM(c->ann->place, x->tok_from); k < c->ann->place.n && c->ann->place.v[k].tok_from < x->tok_to; k++)
      if (c->ann->place.v[k].place != SR_NONE && !c->ann->place.v[k].demonym && !c->ann->place.v[k].direction && c->ann->place.v[k].level <= SR_PLACE_ADMIN2) return k;
  }
  return SR_NONE;
}

static uint32_t place_of(const sr_context *c, uint32_t from, uint32_t to, uint32_t trigger)
{
  uint32_t best = SR_NONE;
  int best_score = 0;
  for (uint32_t i = SR_ANN_FROM(c->ann->place, from); i < c->ann->place.n; i++) {
    const sr_place_mention *m = &c->ann->place.v[i];
    if (m->tok_from >= to) break;
    int s = place_score(c, m, trigger);
    if (s > best_score) {
      best = i;
      best_score = s;
    }
  }
  return best != SR_NONE ? best : place_in_site(c, from, to);
}

/* "She said about 10:20 p.m. Friday | officers were called": the time of what is said, for a clause follows it. */
static bool of_what_is_said(const sr_context *c, const sr_timex *x)
{
  if (x->daypart != SR_PART_CLOCK || x->tok_to >= c->doc->tok.n || c->doc->tok.v[x->tok_to].flags & SR_LEX_PUNCT) return false;
  uint8_t pos = c->doc->tok.v[x->tok_to].pos;
  return pos == SR_POS_DET || pos == SR_POS_NOUN || pos == SR_POS_NOUNS || pos == SR_POS_PROPN || pos == SR_POS_PRON || pos == SR_POS_NUM || pos == SR_POS_ADJ;
}

/* A time right behind a verb of saying is when it was said. */
static bool time_of_saying(const sr_context *c, const sr_timex *x)
{
  if (of_what_is_said(c, x)) return false;
  if (sr_ctx_any(c, x->tok_to, "'s '") || sr_ctx_any(c, x->tok_to - 1, "'s '")) return false; /* "claimed Tuesday's attack" */
  /* "the court on Wednesday sentenced ..." */
  for (uint32_t t = x->tok_to; t < x->tok_to + 2 && t < c->doc->tok.n; t++) {
    uint32_t p = sr_ctx_sense_at(c, t, SR_LEX_CLASS_proceeding);
    if (p != SR_NONE && sr_ctx_sense_at(c, t, SR_LEX_CLASS_trigger) == SR_NONE && c->doc->tok.v[t].pos >= SR_POS_VB && c->doc->tok.v[t].pos <= SR_POS_VBP) return true;
  }
  uint32_t t = x->tok_from;
  for (unsigned k = 0; k < 3 && t > 0; k++) {
    t--;
    uint32_t cue = sr_ctx_sense_over(c, t, t + 1, SR_LEX_CLASS_cue);
    if (cue != SR_NONE && !sr_view_eq(sr_ctx_value(c, cue), SR_V("estimates"))) return true;
    if (!sr_ctx_any(c, t, "on late early in a statement here")) return false;
  }
  return false;
}

/* "The toll from the strike rose to 40 on Monday": when they counted, not when it happened. */
static bool time_of_toll(const sr_context *c, const sr_timex *x)
{
  uint32_t rise = SR_NONE;
  for (uint32_t t = x->tok_from, k = 0; t > 0 && k < 9; t--, k++) {
    if (c->doc->tok.v[t - 1].flags & SR_LEX_PUNCT) return false;
    if (sr_ctx_any(c, t - 1, "rose risen rises climbed climbs reached jumped increased rising climbing reaching")) rise = t - 1;
    else if (rise == SR_NONE && sr_ctx_sense_at(c, t - 1, SR_LEX_CLASS_trigger) != SR_NONE) return false;
  }
  for (uint32_t t = rise, k = 0; rise != SR_NONE && t > 0 && k < 24; t--, k++)
    if (sr_ctx_any(c, t - 1, "toll number")) return true;
  return false;
}

/* Does a clause begin between two tokens? A time on its far side is rather the other clause's. */
static bool clause_between(const sr_context *c, uint32_t a, uint32_t b)
{
  uint32_t from = a < b ? a : b, to = a < b ? b : a;
  for (uint32_t t = from + 1; t < to; t++)
    if (sr_ctx_any(c, t, "who whom whose which when where while after before because")) return true;
  return false;
}

/* "16:15 The military says ...": the stamp of a live update, not the time of what it tells. */
static bool is_stamp(const sr_context *c, const sr_timex *x)
{
  if (x->daypart != SR_PART_CLOCK || x->tok_from == 0) return false;
  for (uint32_t i = 0; i < c->doc->sent.n; i++)
    if (c->doc->sent.v[i].tok_from == x->tok_from) return x->tok_to < c->doc->sent.v[i].tok_to && c->doc->tok.v[x->tok_to].flags & SR_LEX_UPPER && x->tok_to - x->tok_from <= 2;
  return false;
}

/* "was sentenced Thursday for the shooting", "deputies arrested on Monday the man who ...": the day right behind a court's or
 * an arrest's word is that of the court or arrest, unless that is the event itself. */
static bool of_a_proceeding(const sr_context *c, const sr_timex *x, uint32_t trigger)
{
  if (x->precision != SR_PREC_DAY) return false; /* "acquitted of a 2021 bombing": the year is the deed's */
  for (uint32_t t = x->tok_from, k = 0; t > 0 && k < 8; k++) {
    t--;
    if (t == trigger || c->doc->tok.v[t].flags & SR_LEX_PUNCT) return false;
    uint32_t p = sr_ctx_sense_at(c, t, SR_LEX_CLASS_proceeding);
    bool verb = c->doc->tok.v[t].pos >= SR_POS_VB && c->doc->tok.v[t].pos <= SR_POS_VBP;
    if (verb && p != SR_NONE && sr_word_in(sr_ctx_value(c, p), "case_registered arrested charged tried imprisoned convicted acquitted sentenced")) return true;
    if (sr_ctx_any(c, t, "hearing arraignment plea agreements") || (sr_ctx_is(c, t, "court") && t > 0 && sr_ctx_is(c, t - 1, "in"))) return true;
    if (sr_ctx_covered(c, t, SR_LEX_CLASS_trigger)) return false;
  }
  return false;
}

static uint32_t time_of(const sr_context *c, uint32_t from, uint32_t to, uint32_t trigger)
{
  uint32_t best = SR_NONE;
  int best_score = 0;
  for (uint32_t i = SR_ANN_FROM(c->ann->timex, from); i < c->ann->timex.n; i++) {
    const sr_timex *x = &c->ann->timex.v[i];
    if (x->tok_from >= to) break;
    if (x->type == SR_TIMEX_DURATION || x->type == SR_TIMEX_SET || x->since || time_of_saying(c, x) || of_a_proceeding(c, x, trigger) ||
        of_the_telling(c, trigger, x->tok_from))
      continue;
    if (is_stamp(c, x) || time_of_toll(c, x)) continue;
    if (x->vague && x->from == SR_NO_DAY && x->anchor != SR_ANCHOR_EVENT) continue;
    uint32_t gap = x->tok_from > trigger ? x->tok_from - trigger : trigger - x->tok_from;
    /* "blown up near Sui the night before": right behind the verb it is as good as a date */
    bool behind = x->anchor == SR_ANCHOR_EVENT && x->tok_from > trigger && gap <= 8 && !clause_between(c, trigger, x->tok_from);
    int s = 40 - (int)(gap > 30 ? 30 : gap) + (x->from != SR_NO_DAY || behind ? 14 : 0) - (x->future ? 12 : 0) - (x->precision >= SR_PREC_YEAR ? 5 : 0) -
            (x->tok_from < trigger && clause_between(c, x->tok_to, trigger) ? 9 : 0);
    if (s > best_score) {
      best = i;
      best_score = s;
    }
  }
  return best;
}

/* Site: the target that is a building or vehicle, else a site after a preposition of place. */
static uint32_t site_of(const sr_context *c, const sr_items *p, uint32_t from, uint32_t to)
{
  for (uint32_t i = 1; i < p->it.n; i++) {
    const sr_part_item *it = &p->it.v[i];
    if (it->type != SR_IT_NP || it->tok_from < from || it->tok_from >= to) continue;
    const sr_entity *x = &c->out->entity.v[it->entity];
    if (x->type != SR_ENT_SITE) continue;
    uint32_t k = i;
    while (k > 0 && p->it.v[k - 1].type == SR_IT_ADV) k--;
    if (k > 0 && p->it.v[k - 1].type == SR_IT_PREP &&
        sr_ctx_any(c, p->it.v[k - 1].tok_from, "at near outside inside in on into of behind opposite around along against"))
      return it->entity;
  }
  return SR_NONE;
}

/* ---- one incident or two ---- */

static bool nested(const sr_context *c, uint32_t a, uint32_t b)
{
  for (uint32_t i = a, k = 0; i != SR_NONE && k < 8; i = c->ann->place.v[i].inside, k++)
    if (i == b || (c->ann->place.v[i].place == c->ann->place.v[b].place && c->ann->place.v[b].place != SR_NONE)) return true;
  for (uint32_t i = b, k = 0; i != SR_NONE && k < 8; i = c->ann->place.v[i].inside, k++)
    if (i == a) return true;
  return false;
}

static bool places_differ(const sr_context *c, uint32_t a, uint32_t b)
{
  if (a == SR_NONE || b == SR_NONE || nested(c, a, b)) return false;
  const sr_place_mention *x = &c->ann->place.v[a], *y = &c->ann->place.v[b];
  return x->level == y->level && x->level >= SR_PLACE_LOCALITY && x->level <= SR_PLACE_ADMIN1;
}

/* The same where the words set two places side by side: a town and a district may be two. */
static bool places_distinct(const sr_context *c, uint32_t a, uint32_t b)
{
  if (a == SR_NONE || b == SR_NONE || nested(c, a, b)) return false;
  const sr_place_mention *x = &c->ann->place.v[a], *y = &c->ann->place.v[b];
  return x->level >= SR_PLACE_NEIGHBOURHOOD && y->level >= SR_PLACE_NEIGHBOURHOOD && x->level <= SR_PLACE_ADMIN1 && y->level <= SR_PLACE_ADMIN1;
}

static bool times_differ(const sr_context *c, uint32_t a, uint32_t b)
{
  if (a == SR_NONE || b == SR_NONE) return false;
  const sr_timex *x = &c->ann->timex.v[a], *y = &c->ann->timex.v[b];
  if (x->from == SR_NO_DAY || y->from == SR_NO_DAY) return false;
  return x->to < y->from || y->to < x->from;
}

static bool has_figures(const sr_event *e)
{
  return e->victim != SR_NONE || e->agent != SR_NONE || e->target != SR_NONE || e->bomber != SR_NONE || e->party != SR_NONE;
}

/* Consequences and claims belong to what was told before them in the sentence. */
static bool follows(const sr_event *e)
{
  return e->frame->event & (SR_EV_RELEASE | SR_EV_CLAIM | SR_EV_ESCAPE | SR_EV_UNHURT | SR_EV_SEIZE | SR_EV_MISSING | SR_EV_DAMAGE);
}

/* What befell nobody in the end: an attempt told beside a deed is the same incident. */
static bool starts_new(const sr_context *c, const sr_event *e, const sr_event *before, uint32_t place, uint32_t time,
                       const sr_mention *m)
{
  if (e->side != before->side) return true;
  if (follows(e)) return false;
  /* One man shot on Sunday who died on Monday. */
  for (uint32_t i = 0; i < m->party.n && e->victim != SR_NONE; i++)
    if (m->party.v[i].entity == e->victim && m->party.v[i].arg != SR_ARG_AGENT) return false;
  if (e->separate && !before->separate && !e->nominal && has_figures(e)) return true;
  if (e->nominal) return false;
  return has_figures(e) && (places_differ(c, place, m->place) || times_differ(c, time, m->timex));
}

/* ---- filling a mention ---- */

static void add_tactic(sr_mention *m, int tactic, uint32_t from, uint32_t to)
{
  if (tactic < 0 || m->tactics[tactic]) return;
  m->tactics[tactic] = true;
  m->tactic_from[tactic] = from;
  m->tactic_to[tactic] = to;
}

/* "tactic=a+b" of a row. */
static void add_tactics(const sr_context *c, uint32_t row, uint32_t from, uint32_t to, sr_mention *m)
{
  sr_view v = sr_lex_attr(c->lex, row, SR_V("tactic"));
  while (v.len) {
    size_t k = 0;
    while (k < v.len && v.ptr[k] != '+') k++;
    add_tactic(m, sr_tactic_of((sr_view){v.ptr, k}), from, to);
    v.ptr += k < v.len ? k + 1 : k;
    v.len -= k < v.len ? k + 1 : k;
  }
}

static void add_party(sr_context *c, sr_mention *m, uint32_t entity, uint8_t arg, uint32_t event)
{
  for (uint32_t x = entity, k = 0; x != SR_NONE && k < 16; x = c->out->entity.v[x].next, k++) {
    if (c->out->entity.v[x].type != SR_ENT_PEOPLE && c->out->entity.v[x].type != SR_ENT_SITE) continue;
    sr_party p = {x, event, arg};
    SR_PUSH(c->doc->arena, &m->party, p);
  }
}

static void add_thing(sr_context *c, sr_mention *m, uint32_t entity, bool seized)
{
  for (uint32_t x = entity, k = 0; x != SR_NONE && k < 24; x = c->out->entity.v[x].next, k++) {
    const sr_entity *e = &c->out->entity.v[x];
    if (e->type != SR_ENT_ITEM) continue;
    for (uint32_t i = 0; i < m->thing.n; i++)
      if (m->thing.v[i].entity == x) return;
    sr_thing t = {x, e->tok_from, e->tok_to, e->item, e->counted ? e->best : SR_OPEN, seized};
    SR_PUSH(c->doc->arena, &m->thing, t);
  }
}

/* What was done, not what came of it. */
#define SR_EV_ACTS (SR_EV_ATTACK | SR_EV_BLAST | SR_EV_CLASH | SR_EV_STORM | SR_EV_OPERATION | SR_EV_ABDUCT | SR_EV_BURN | SR_EV_DEFUSE | SR_EV_SUICIDE | SR_EV_RIOT | SR_EV_PLANT | SR_EV_SABOTAGE | SR_EV_HIJACK)

/* A building, a vehicle, something else that can burn or break: no people, no town, no pronoun. */
static bool breakable(const sr_context *c, const sr_entity *x, uint32_t event)
{
  uint8_t pos = c->doc->tok.v[x->head].pos;
  if (x->type == SR_ENT_SITE) return !sr_ctx_any(c, x->head, "village villages town towns city area areas forest district");
  if (x->type == SR_ENT_ITEM) return x->item == SR_ITEM_vehicle || x->item == SR_ITEM_motorcycle || (event & SR_EV_BURN && !x->device);
  if (sr_ctx_quantity_over(c, x->head) != SR_NONE || sr_ctx_timex_over(c, x->head) != SR_NONE) return false; /* "30 percent" */
  return x->type == SR_ENT_OTHER && event & (SR_EV_BURN | SR_EV_DAMAGE | SR_EV_SABOTAGE | SR_EV_BLAST) && (pos == SR_POS_NOUN || pos == SR_POS_NOUNS);
}

static void add_goal(sr_context *c, uint32_t x, uint32_t event, sr_mention *m)
{
  if (!breakable(c, &c->out->entity.v[x], event)) return;
  for (uint32_t i = 0; i < m->goal.n; i++)
    if (m->goal.v[i] == x) return;
  SR_PUSH(c->doc->arena, &m->goal, x);
}

/* "A bomb went off at a restaurant, inside a bus": what it went off at is hit. */
static void add_blast_site(sr_context *c, const sr_items *p, const sr_event *e, sr_mention *m)
{
  if (!(e->frame->event & SR_EV_BLAST) || e->item == SR_NONE) return;
  uint32_t x = sr_items_after(c, p, e->item, "at in inside outside under against");
  if (x == SR_NONE) return;
  const sr_entity *y = &c->out->entity.v[x];
  bool spot = y->type == SR_ENT_SITE || (y->type == SR_ENT_ITEM && y->item == SR_ITEM_vehicle);
  if (spot && !sr_ctx_any(c, y->head, "road roads street streets market bazaar highway")) add_goal(c, x, e->frame->event, m);
}

static void add_goals(sr_context *c, const sr_items *p, const sr_event *e, sr_mention *m)
{
  add_blast_site(c, p, e, m);
  if (!(e->frame->event & (SR_EV_ATTACK | SR_EV_BLAST | SR_EV_STORM | SR_EV_BURN | SR_EV_DAMAGE | SR_EV_SABOTAGE | SR_EV_HIJACK | SR_EV_ROB))) return;
  for (uint32_t x = e->target, k = 0; x != SR_NONE && k < 32; x = c->out->entity.v[x].next, k++) add_goal(c, x, e->frame->event, m);
}

/* "arrested along with two rifles", "held with a pistol": what was on them is taken. */
static void add_carried(sr_context *c, const sr_items *p, const sr_event *e, sr_mention *m)
{
  if (!(e->frame->event & SR_EV_ARREST) || e->item == SR_NONE || e->nominal) return;
  uint32_t thing = sr_items_after(c, p, e->item, "with");
  if (thing == SR_NONE || c->out->entity.v[thing].type != SR_ENT_ITEM) return;
  add_thing(c, m, thing, true);
}

static void add_event(sr_context *c, const sr_items *p, const sr_event *e, sr_mention *m)
{
  m->events |= e->frame->event;
  if (e->frame->event & SR_EV_ACTS && m->act_to == m->act_from) m->act_from = e->tok_from, m->act_to = e->tok_to;
  if (e->frame->event & SR_EV_KILL && !e->frame->dying) m->events |= SR_EV_SLAIN;
  sr_view value = sr_lex_value(c->lex, e->row);
  if (sr_lex_has(c->lex, e->row, SR_V("encounter"))) m->events |= SR_EV_ENCOUNTER;
  if (sr_lex_has(c->lex, e->row, SR_V("communal"))) m->events |= SR_EV_COMMUNAL;
  if (sr_lex_has(c->lex, e->row, SR_V("infighting"))) m->events |= SR_EV_INFIGHT;
  /* All rows of the same words may tell a tactic ("gun down": killing, by shooting). */
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, e->tok_from); i < c->ann->sense.n && c->ann->sense.v[i].tok_from == e->tok_from; i++)
    if (c->lex->rows[c->ann->sense.v[i].entry].cls == SR_LEX_CLASS_trigger && c->ann->sense.v[i].tok_to == e->tok_to &&
        (c->lex->rows[c->ann->sense.v[i].entry].flags & SR_LEXF_VERB) == (c->lex->rows[e->row].flags & SR_LEXF_VERB))
      add_tactics(c, c->ann->sense.v[i].entry, e->tok_from, e->tok_to, m);
  add_tactics(c, e->row, e->tok_from, e->tok_to, m); /* "... and three others in Multan": the verb stands elsewhere */
  add_tactic(m, e->tactic, e->tok_from, e->tok_to);
  add_party(c, m, e->agent, SR_ARG_AGENT, e->frame->event);
  add_party(c, m, e->bomber, SR_ARG_BOMBER, e->frame->event);
  if (e->claimant != SR_NONE) {
    m->events |= SR_EV_CLAIM;
    add_party(c, m, e->claimant, SR_ARG_AGENT, SR_EV_CLAIM);
  }
  if (e->victim != SR_NONE) add_party(c, m, e->victim, SR_ARG_VICTIM, e->frame->event);
  add_party(c, m, e->target, SR_ARG_TARGET, e->frame->event);
  add_goals(c, p, e, m);
  add_party(c, m, e->party, SR_ARG_PARTY, e->frame->event);
  add_party(c, m, e->party2, SR_ARG_PARTY, e->frame->event);
  bool take = e->frame->event & (SR_EV_SEIZE | SR_EV_DEFUSE);
  if (take && !sr_view_eq(value, SR_V("find"))) add_thing(c, m, e->thing, true);
  if (take) add_thing(c, m, e->thing, true);
  add_carried(c, p, e, m);
  if (e->device != SR_NONE) add_thing(c, m, e->device, e->frame->event & SR_EV_DEFUSE && !sr_view_eq(value, SR_V("defuse")));
  if (e->status != SR_STATE_occurred) {
    m->status = e->status;
    m->status_from = e->status_from;
    m->status_to = e->status_to;
  }
  if (e->side) m->side = true;
  if (e->separate) m->separate = true;
  if (e->reference) m->reference = true;
  if (e->verb.past_perfect) m->recalled = true;
  if (!e->nominal) m->nominal = false;
  sr_counts_of_event(c, e, m);
}

/* "Russian attacks killed at least five people in eastern and southern Ukraine": many events over an area. */
static bool wide(const sr_context *c, const sr_mention *m)
{
  if (m->place == SR_NONE || c->ann->place.v[m->place].level < SR_PLACE_COUNTRY) return false;
  const sr_sentence *s = &c->doc->sent.v[m->sent];
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, s->tok_from); i < c->ann->sense.n && c->ann->sense.v[i].tok_from < s->tok_to; i++) {
    const sr_lex_row *r = &c->lex->rows[c->ann->sense.v[i].entry];
    uint32_t t = c->ann->sense.v[i].tok_from;
    bool one = t > s->tok_from && sr_ctx_any(c, t - 1, "the these twin two suicide");
    if (r->cls == SR_LEX_CLASS_trigger && r->flags & SR_LEXF_NOUN && r->flags & SR_LEXF_PLURAL && !one && m->count.n) return true;
  }
  return false;
}

/* "At least 71 civilians were killed in two attacks in North Kivu": told apart below, where no town is named. */
static bool many_attacks(const sr_context *c, const sr_mention *m)
{
  if (!m->count.n || m->site != SR_NONE || (m->place != SR_NONE && c->ann->place.v[m->place].level < SR_PLACE_ADMIN1)) return false;
  const sr_sentence *s = &c->doc->sent.v[m->sent];
  for (uint32_t t = s->tok_from + 1; t + 1 < s->tok_to; t++)
    if (sr_ctx_any(c, t, "two three four five six seven several multiple") && sr_ctx_any(c, t - 1, "in by during") && sr_ctx_any(c, t + 1, "attacks raids ambushes shootings incidents operations clashes strikes"))
      return true;
  return false;
}

/* "in separate attacks in Balochistan": the sentence adds up what is told apart below. */
static bool adds_up(const sr_context *c, uint32_t sent)
{
  const sr_sentence *s = &c->doc->sent.v[sent];
  for (uint32_t t = s->tok_from; t + 1 < s->tok_to; t++) {
    /* "attacked three communities", "in attacks on two villages": each will be told. */
    if (sr_ctx_any(c, t, "two three four five six several various") && t > s->tok_from && !sr_ctx_any(c, t - 1, "between") &&
        sr_ctx_any(c, t + 1, "villages communities towns districts places locations cities provinces localities settlements"))
      return true;
    if (!sr_ctx_any(c, t, "separate different various spate string series wave")) continue;
    for (uint32_t k = t + 1; k < s->tok_to && k < t + 5; k++)
      if (sr_ctx_any(c, k, "attacks incidents blasts operations explosions shootings clashes encounters bombings raids strikes ambushes acts engagements actions")) return true;
  }
  return false;
}

static sr_mention new_mention(const sr_event *e, uint32_t sent)
{
  sr_mention m = {.sent = sent, .trig_from = e->tok_from, .trig_to = e->tok_to, .nominal = true};
  m.timex = m.place = m.site = SR_NONE;
  return m;
}

/* "explosives packed in a milk van", "a bomb concealed in a parked car": the vehicle is the bomb's; in a motorcycle,
 * a cart or a bag it is a device like any other. */
static void add_carried_bomb(sr_context *c, const sr_items *p, sr_mention *m, uint32_t from, uint32_t to)
{
  uint32_t packed = SR_NONE;
  for (uint32_t t = from; t < to; t++)
    if (sr_ctx_any(c, t, "packed hidden concealed planted fitted rigged laden loaded filled placed stuffed strapped left attached")) packed = t;
  if (packed == SR_NONE) return;
  bool bomb = false;
  const sr_entity *carrier = NULL;
  for (uint32_t i = 0; i < p->it.n; i++) {
    if (p->it.v[i].type != SR_IT_NP || p->it.v[i].tok_from < from || p->it.v[i].tok_from >= to) continue;
    const sr_entity *x = &c->out->entity.v[p->it.v[i].entity];
    bomb |= x->type == SR_ENT_ITEM && (x->device || x->item == SR_ITEM_explosives);
    bool near = x->tok_from > packed ? x->tok_from - packed < 6 : packed - x->tok_from < 6;
    if (x->carrier && near) carrier = x;
  }
  if (!bomb || sr_ctx_any(c, packed, "loaded filled laden")) return;
  bool car = carrier && carrier->item == SR_ITEM_vehicle && !sr_ctx_any(c, packed, "attached planted");
  add_tactic(m, car ? SR_TACTIC_vehicle_bomb : SR_TACTIC_ied, packed, packed + 1);
}

/* Weapons and words of tactics inside the mention's tokens. */
static void add_words(sr_context *c, const sr_items *p, sr_mention *m, uint32_t from, uint32_t to)
{
  bool force = m->events & (SR_EV_ATTACK | SR_EV_BLAST | SR_EV_KILL | SR_EV_INJURE | SR_EV_CLASH | SR_EV_STORM | SR_EV_SUICIDE | SR_EV_PLANT | SR_EV_DEFUSE | SR_EV_ROB | SR_EV_ABDUCT);
  bool seizing = m->events & SR_EV_SEIZE;
  if (m->events & (SR_EV_BLAST | SR_EV_PLANT | SR_EV_DEFUSE | SR_EV_SUICIDE | SR_EV_ATTACK)) add_carried_bomb(c, p, m, from, to);
  for (uint32_t i = 0; i < p->it.n && force; i++) {
    const sr_part_item *it = &p->it.v[i];
    if (it->type != SR_IT_NP || it->tok_from < from || it->tok_from >= to) continue;
    const sr_entity *x = &c->out->entity.v[it->entity];
    if (x->type != SR_ENT_ITEM || x->carrier || (seizing && !x->device) || (x->item == SR_ITEM_other && !x->device)) continue;
    add_thing(c, m, it->entity, false);
    if (x->sense != SR_NONE) add_tactics(c, x->sense, x->tok_from, x->tok_to, m);
  }
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, from); i < c->ann->sense.n && c->ann->sense.v[i].tok_from < to; i++) {
    const sr_sense *s = &c->ann->sense.v[i];
    const sr_lex_row *r = &c->lex->rows[s->entry];
    if (r->cls == SR_LEX_CLASS_tactic && (force || m->events & SR_EV_BODY)) add_tactic(m, sr_tactic_of(sr_lex_value(c->lex, s->entry)), s->tok_from, s->tok_to);
    if (r->cls == SR_LEX_CLASS_trigger && r->flags & SR_LEXF_NOUN && s->tok_from >= from) add_tactics(c, s->entry, s->tok_from, s->tok_to, m);
    if (r->cls == SR_LEX_CLASS_person && sr_view_eq(sr_lex_value(c->lex, s->entry), SR_V("suicide_attacker")) && m->events & (SR_EV_BLAST | SR_EV_ATTACK | SR_EV_KILL | SR_EV_STORM | SR_EV_DAMAGE))
      add_tactic(m, SR_TACTIC_suicide_bombing, s->tok_from, s->tok_to);
  }
}

/* "the slain terrorist", "the injured policemen": points at people of an outcome told before. */
static void find_reference(sr_context *c, const sr_items *p, sr_mention *m, uint32_t from, uint32_t to)
{
  m->ref_outcome = -1;
  for (uint32_t i = 0; i < p->it.n; i++) {
    const sr_part_item *it = &p->it.v[i];
    if (it->type != SR_IT_NP || it->tok_from < from || it->tok_from >= to) continue;
    const sr_entity *x = &c->out->entity.v[it->entity];
    if (x->type != SR_ENT_PEOPLE || x->def != SR_DEF_THE) continue;
    int outcome = x->outcome;
    for (uint32_t t = x->tok_from; t < x->head; t++) {
      if (sr_ctx_any(c, t, "slain killed deceased dead martyred")) outcome = SR_OUTCOME_killed;
      if (sr_ctx_any(c, t, "injured wounded")) outcome = SR_OUTCOME_injured;
      if (sr_ctx_any(c, t, "arrested detained held")) outcome = SR_OUTCOME_arrested;
      if (sr_ctx_any(c, t, "kidnapped abducted")) outcome = SR_OUTCOME_abducted;
    }
    if (outcome < 0) continue;
    m->ref_outcome = (int8_t)outcome;
    m->ref_who = x->who;
    m->ref_count = x->plural ? SR_OPEN : x->best;
  }
}

/* "..., said the mayor of Tibú": an office of a town speaks of that town, where the words tell none. */
static uint32_t place_of_office(const sr_context *c, uint32_t sent, uint32_t wide)
{
  for (uint32_t i = sr_walk_speech_from(c, sent); i < c->out->speech.n && c->out->speech.v[i].sent == sent; i++) {
    const sr_speech *s = &c->out->speech.v[i];
    if (!sr_ctx_any(c, s->who_from, "mayor") && !sr_ctx_any(c, s->who_from + 1, "mayor")) continue;
    for (uint32_t k = SR_ANN_FROM(c->ann->place, s->who_from); k < c->ann->place.n && c->ann->place.v[k].tok_from < s->who_to; k++)
      if (c->ann->place.v[k].place != SR_NONE && c->ann->place.v[k].level <= SR_PLACE_ADMIN2 && !c->ann->place.v[k].demonym) return k;
  }
  return wide;
}

static void finish_mention(sr_context *c, const sr_items *p, sr_mention *m, uint32_t from, uint32_t to)
{
  m->tok_from = from, m->tok_to = to;
  if (m->place == SR_NONE) m->place = place_of(c, from, to, m->trig_from);
  if (m->timex == SR_NONE) m->timex = time_of(c, from, to, m->trig_from);
  if (m->place == SR_NONE || c->ann->place.v[m->place].level >= SR_PLACE_ADMIN1) m->place = place_of_office(c, m->sent, m->place);
  m->site = site_of(c, p, from, to);
  /* "Hours later a mob set ablaze 11 houses at Sekmai": told as another thing, with a place of its own. */
  if (m->timex != SR_NONE && m->place != SR_NONE && !m->reference) {
    const sr_timex *t = &c->ann->timex.v[m->timex];
    if (t->anchor == SR_ANCHOR_EVENT && sr_ctx_any(c, t->tok_to - 1, "later earlier")) m->separate = true;
  }
  m->summary = adds_up(c, m->sent) || wide(c, m) || many_attacks(c, m);
  find_reference(c, p, m, from, to);
  add_words(c, p, m, from, to);
  if (m->site == SR_NONE)
    for (uint32_t i = 0; i < m->party.n; i++) {
      const sr_entity *x = &c->out->entity.v[m->party.v[i].entity];
      if (x->type == SR_ENT_SITE && m->site == SR_NONE) m->site = m->party.v[i].entity;
    }
}

/* ---- what the verb is left out for ---- */

typedef struct sr_gaps {
  SR_VEC(sr_mention) v;
} sr_gaps;

/* Where the words of a gapped group end: the next one, a clause's end, a word of saying. */
static uint32_t gap_end(const sr_context *c, const sr_items *p, uint32_t item)
{
  for (uint32_t k = item + 1; k < p->it.n; k++) {
    uint8_t type = p->it.v[k].type;
    if (type == SR_IT_VP || type == SR_IT_STOP || type == SR_IT_SUB || type == SR_IT_REL) return p->it.v[k].tok_from;
    if ((type == SR_IT_CONJ || type == SR_IT_COMMA) && k + 1 < p->it.n && p->it.v[k + 1].type == SR_IT_NP &&
        c->out->entity.v[p->it.v[k + 1].entity].explicit_number)
      return p->it.v[k].tok_from;
  }
  return c->doc->sent.v[p->sent].tok_to;
}

/* "shot a cobbler in Hub and a butcher in Khuzdar", "killed ten at Ruwi on Thursday night, five at Mangor and two at
 * Tamiso", "a bomb at a café on Monday, and a second one on Tuesday at a school in Amara": a further noun group, from
 * item `at` on, with a place or day of its own that differs from m's. Its item, SR_NONE. */
static uint32_t gapped_item(const sr_context *c, const sr_items *p, const sr_event *e, const sr_mention *m, uint32_t at, uint32_t *to)
{
  for (uint32_t i = at; i + 2 < p->it.n; i++) {
    uint8_t type = p->it.v[i].type;
    if (type == SR_IT_VP || type == SR_IT_SUB || type == SR_IT_REL) return SR_NONE;
    if ((type != SR_IT_CONJ && type != SR_IT_COMMA) || p->it.v[i + 1].type != SR_IT_NP) continue;
    const sr_entity *x = &c->out->entity.v[p->it.v[i + 1].entity];
    bool people = x->type == SR_ENT_PEOPLE && x->counted && (e->frame->outcome >= 0 || e->frame->obj == SR_SLOT_TARGET) && x->whole == SR_NONE && x->same == SR_NONE && (type == SR_IT_CONJ || x->explicit_number);
    bool another = type == SR_IT_CONJ && (sr_ctx_any(c, x->tok_from, "another others") || sr_ctx_any(c, x->head, "another second third one"));
    if (!people && !another) continue;
    *to = gap_end(c, p, i + 1);
    uint32_t place = place_of(c, x->tok_to, *to, x->head), time = time_of(c, x->tok_to, *to, x->head);
    if (places_distinct(c, place, m->place) || (m->timex != SR_NONE && times_differ(c, time, m->timex))) return i + 1;
  }
  return SR_NONE;
}

/* A mention like `m`, of the noun group alone. */
static sr_mention gapped_mention(sr_context *c, const sr_items *p, const sr_event *e, const sr_mention *m, uint32_t item, uint32_t to)
{
  const sr_entity *x = &c->out->entity.v[p->it.v[item].entity];
  sr_mention g = new_mention(e, m->sent);
  g.events = m->events, g.status = m->status, g.separate = true, g.nominal = false;
  memcpy(g.tactics, m->tactics, sizeof g.tactics);
  memcpy(g.tactic_from, m->tactic_from, sizeof g.tactic_from);
  memcpy(g.tactic_to, m->tactic_to, sizeof g.tactic_to);
  g.trig_from = x->tok_from, g.trig_to = x->tok_to;
  g.tok_from = x->tok_from, g.tok_to = to;
  g.place = place_of(c, x->tok_to, to, x->head);
  g.timex = time_of(c, x->tok_to, to, x->head);
  if (g.timex == SR_NONE) g.timex = m->timex;
  for (uint32_t i = 0; i < m->party.n; i++)
    if (m->party.v[i].arg == SR_ARG_AGENT || m->party.v[i].arg == SR_ARG_BOMBER) SR_PUSH(c->doc->arena, &g.party, m->party.v[i]);
  if (x->type != SR_ENT_PEOPLE) return g;
  sr_event one = *e;
  one.victim = p->it.v[item].entity;
  add_party(c, &g, one.victim, SR_ARG_VICTIM, e->frame->event);
  sr_counts_of_event(c, &one, &g);
  return g;
}

/* All groups that share the verb of `e`, each a mention; the place and day of the first are those before the second. */
static void make_gapped(sr_context *c, const sr_items *p, const sr_event *e, sr_mention *m, sr_gaps *out)
{
  if (e->item == SR_NONE) return;
  uint32_t start = c->doc->sent.v[p->sent].tok_from, first_end = gap_end(c, p, e->item + 1);
  sr_mention whole = *m;
  whole.place = place_of(c, start, first_end, e->tok_from);
  whole.timex = time_of(c, start, first_end, e->tok_from);
  for (uint32_t at = e->item + 1, to = 0, k = 0; k < 12; k++) {
    uint32_t item = gapped_item(c, p, e, &whole, at, &to);
    if (item == SR_NONE) break;
    sr_mention g = gapped_mention(c, p, e, m, item, to);
    g.ref_outcome = -1;
    SR_PUSH(c->doc->arena, &out->v, g);
    at = item + 1;
  }
  if (!out->v.n) return;
  m->place = whole.place;
  m->timex = whole.timex != SR_NONE ? whole.timex : out->v.v[0].timex;
}

/* ---- "each" and "respectively" ---- */

static uint32_t word_at(const sr_context *c, uint32_t sent, const char *words)
{
  const sr_sentence *s = &c->doc->sent.v[sent];
  for (uint32_t t = s->tok_from; t < s->tok_to; t++)
    if (sr_ctx_any(c, t, words)) return t;
  return SR_NONE;
}

/* The place coordinated with `place` ("Kirkuk and Tikrit"), of the same level: SR_NONE. */
static uint32_t place_beside(const sr_context *c, uint32_t place)
{
  const sr_place_mention *m = &c->ann->place.v[place];
  for (uint32_t k = place > 0 ? place - 1 : 0; k < c->ann->place.n && k <= place + 1; k++) {
    const sr_place_mention *o = &c->ann->place.v[k];
    uint32_t gap_from = o->tok_from < m->tok_from ? o->tok_to : m->tok_to, gap_to = o->tok_from < m->tok_from ? m->tok_from : o->tok_from;
    if (k == place || gap_to != gap_from + 1 || !sr_ctx_any(c, gap_from, "and &") || !places_distinct(c, k, place)) continue;
    return k;
  }
  return SR_NONE;
}

/* "Blasts in Kirkuk and Tikrit killed four people each", "... two and four people respectively": an incident a place. */
static void distribute(sr_context *c, uint32_t first)
{
  if (c->out->mention.n != first + 1) return;
  sr_mention *m = &c->out->mention.v[first];
  if (m->place == SR_NONE || !m->count.n) return;
  bool respectively = word_at(c, m->sent, "respectively") != SR_NONE;
  if (!respectively && word_at(c, m->sent, "each") == SR_NONE) return;
  uint32_t other = place_beside(c, m->place);
  if (other == SR_NONE) return;
  sr_mention second = *m;
  bool later = other > m->place;
  uint32_t one = later ? m->place : other, two = later ? other : m->place;
  memset(&second.count, 0, sizeof second.count);
  if (respectively && m->count.n >= 2) {
    SR_PUSH(c->doc->arena, &second.count, m->count.v[1]);
    if (second.count.v[0].who == SR_WHO_unknown) second.count.v[0].who = m->count.v[0].who;
    m->count.n = 1;
    if (m->count.v[0].who == SR_WHO_unknown) m->count.v[0].who = second.count.v[0].who;
  } else {
    for (uint32_t i = 0; i < m->count.n; i++) SR_PUSH(c->doc->arena, &second.count, m->count.v[i]);
  }
  m->place = one;
  second.place = two;
  second.separate = true;
  SR_PUSH(c->doc->arena, &c->out->mention, second);
}

/* "It happened on Sunday in Pontiac", "Officers were called to the house about 1:24 p.m.": when and where what is told
 * beside it was. The event that says so, NULL. */
static const sr_event *scene_of(const sr_context *c, const sr_items *p, const sr_events *ev)
{
  for (uint32_t i = 0; i < ev->v.n; i++) {
    const sr_event *e = &ev->v.v[i];
    if (!sr_view_eq(sr_lex_value(c->lex, e->row), SR_V("scene")) || e->item == SR_NONE || e->verb.modal || e->verb.negated) continue;
    bool inherited, called = sr_lex_has(c->lex, e->row, SR_V("called"));
    uint32_t s = sr_items_subject(c, p, e->item, &inherited);
    if (s == SR_NONE) continue;
    const sr_entity *x = &c->out->entity.v[s];
    if (!called && sr_ctx_any(c, x->head, "it this that incident incidents crime tragedy")) return e;
    if (called && x->type == SR_ENT_PEOPLE && x->kind == SR_KIND_police) return e;
  }
  return NULL;
}

/* A mention that brings a day and a place and nothing else. */
static void make_scene(sr_context *c, const sr_items *p, const sr_event *e, uint32_t from, uint32_t to)
{
  sr_mention m = new_mention(e, p->sent);
  m.events = 0;
  m.reference = m.nominal = true;
  finish_mention(c, p, &m, from, to);
  bool when = m.timex != SR_NONE && c->ann->timex.v[m.timex].from != SR_NO_DAY;
  if (when || m.place != SR_NONE) SR_PUSH(c->doc->arena, &c->out->mention, m);
}

void sr_mentions_make(sr_context *c, const sr_items *p, sr_events *ev)
{
  set_segments(c, p, ev);
  const sr_sentence *s = &c->doc->sent.v[p->sent];
  const sr_event *before = NULL;
  sr_mention m = {0};
  uint32_t from = s->tok_from, to = s->tok_to, first = c->out->mention.n;
  for (uint32_t i = 0; i < ev->v.n; i++) {
    sr_event *e = &ev->v.v[i];
    if (e->skip) continue;
    uint32_t place = place_of(c, e->seg_from, e->seg_to, e->tok_from);
    uint32_t time = time_of(c, e->seg_from, e->seg_to, e->tok_from);
    if (before && starts_new(c, e, before, place, time, &m)) {
      finish_mention(c, p, &m, from, e->seg_from > m.trig_from ? e->seg_from : e->tok_from);
      SR_PUSH(c->doc->arena, &c->out->mention, m);
      from = e->seg_from;
      before = NULL;
    }
    if (!before) m = new_mention(e, p->sent);
    if (m.place == SR_NONE) m.place = place;
    if (m.timex == SR_NONE) m.timex = time;
    add_event(c, p, e, &m);
    before = e;
  }
  if (!before) {
    sr_event none = {.tok_from = s->tok_from, .tok_to = s->tok_from + 1};
    m = new_mention(&none, p->sent);
    m.nominal = false;
  }
  sr_gaps gaps = {{0}};
  if (before && !before->nominal && !m.side) make_gapped(c, p, before, &m, &gaps);
  if (!m.side) sr_counts_loose(c, p, ev, &m);
  if (!m.side) sr_counts_toll(c, p->sent, &m);
  const sr_event *scene = before || m.count.n ? NULL : scene_of(c, p, ev);
  if (scene) make_scene(c, p, scene, from, to);
  if (!before && !m.count.n) return;
  if (!before) m.events |= SR_EV_TOLL, m.reference = true;
  finish_mention(c, p, &m, from, to);
  SR_PUSH(c->doc->arena, &c->out->mention, m);
  for (uint32_t i = 0; i < gaps.v.n; i++) SR_PUSH(c->doc->arena, &c->out->mention, gaps.v.v[i]);
  distribute(c, first);
  /* What a later part of the sentence leaves open, the first part may tell: "In Quetta, ... and ...". */
  for (uint32_t i = first + 1; i < c->out->mention.n; i++) {
    sr_mention *x = &c->out->mention.v[i], *y = &c->out->mention.v[first];
    if (x->side || y->side) continue;
    if (x->timex == SR_NONE) x->timex = y->timex;
  }
}

void sr_extract_sentence(sr_context *c, const sr_frames *frames, uint32_t sent)
{
  uint32_t first;
  sr_items items;
  sr_events events = {{0}};
  sr_entities_find(c, sent, &first);
  sr_items_make(c, sent, first, &items);
  sr_events_find(c, frames, &items, &events);
  sr_events_judge(c, &items, &events);
  sr_mentions_make(c, &items, &events);
}
