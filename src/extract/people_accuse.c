/* Of what a person is accused, by whose words. See people_parts.h. */
#include "extract/people_parts.h"

sr_certainty sr_people_certainty(const sr_context *c, uint32_t from, uint32_t to)
{
  uint32_t floor = from > 3 ? from - 3 : 0;
  for (uint32_t t = floor; t < to; t++) {
    if (sr_ctx_any(c, t, "suspected suspect believed suspects")) return SR_CERTAINTY_suspected;
    if (sr_ctx_any(c, t, "alleged allegedly accused")) return SR_CERTAINTY_accused;
  }
  uint32_t s = sr_people_speech(c, from);
  if (s == SR_NONE) return SR_CERTAINTY_stated;
  return c->out->speech.v[s].kind == SR_SPEAKER_armed_group ? SR_CERTAINTY_claimed : SR_CERTAINTY_accused;
}

/* The incident told by words behind an accusation: a mention there, a name that an incident has, else the attack told last. */
static bool holds(sr_view text, sr_view word)
{
  if (word.len < 3) return false;
  for (size_t i = 0; i + word.len <= text.len; i++)
    if (memcmp(text.ptr + i, word.ptr, word.len) == 0) return true;
  return false;
}

static bool incident_has_word(const sr_incident *x, sr_view word)
{
  if (holds(x->place.text, word) || holds(x->place.site, word) || holds(x->place.neighbourhood, word) || holds(x->place.locality, word)) return true;
  for (uint32_t i = 0; i < x->evidence.n; i++)
    if (holds(x->evidence.v[i].text, word)) return true;
  return false;
}

static bool non_state(const sr_incident *x)
{
  return x->cls != SR_CLASS_operation;
}

uint32_t sr_people_deed(const sr_people *p, uint32_t sent, uint32_t tok)
{
  const sr_context *c = p->c;
  uint32_t end = c->doc->sent.v[sent].tok_to, stop = tok + 18 < end ? tok + 18 : end;
  for (uint32_t i = sr_walk_mention_from(c, sent); i < c->out->mention.n && c->out->mention.v[i].sent == sent; i++) {
    const sr_mention *m = &c->out->mention.v[i];
    if (m->trig_from >= tok && m->trig_from < stop && p->incident_of[i] != SR_NO_INDEX && non_state(&p->r->incidents[p->incident_of[i]])) return p->incident_of[i];
  }
  for (uint32_t t = tok; t < stop; t++) {
    if (sr_ctx_any(c, t, ". ; that and but")) break;
    if (!(c->doc->tok.v[t].flags & SR_LEX_UPPER)) continue;
    for (uint32_t i = 0; i < p->r->n_incidents && i < SR_MAX_DEEDS; i++)
      if (non_state(&p->r->incidents[i]) && incident_has_word(&p->r->incidents[i], sr_tok_text(c->doc, t, t + 1))) return i;
  }
  return SR_NO_INDEX;
}

/* "the attack", "the bombing" without more: the latest attack told before. */
uint32_t sr_people__deed_before(const sr_people *p, uint32_t sent)
{
  for (uint32_t i = sr_walk_mention_from(p->c, sent + 1), far = 0; i-- > 0 && far < SR_MAX_DEEDS; far++) {
    uint32_t k = p->incident_of[i];
    if (k != SR_NO_INDEX && non_state(&p->r->incidents[k])) return k;
  }
  return SR_NO_INDEX;
}

static bool definite_event(const sr_context *c, uint32_t tok, uint32_t end)
{
  for (uint32_t t = tok; t < end && t < tok + 10; t++)
    if (sr_ctx_sense_at(c, t, SR_LEX_CLASS_trigger) != SR_NONE) return true;
  return false;
}

/* Whom the words accuse: the noun's own group, the name beside it, or the subject before. */
static uint32_t accused_person(const sr_people *p, uint32_t sent, const sr_sense *s, bool noun)
{
  const sr_context *c = p->c;
  uint32_t end = c->doc->sent.v[sent].tok_to;
  uint32_t at = sr_people_at(p, s->tok_from, s->tok_to);
  if (at == SR_NONE && noun) {
    /* "the mastermind of the attack, Omar Farooq," and "mastermind Omar Farooq" */
    uint32_t next = sr_people_after(p, sent, s->tok_to, s->tok_to + 14 < end ? s->tok_to + 14 : end);
    bool comma = next != SR_NONE && p->mention.v[next].tok_from > 0 && sr_ctx_any(c, p->mention.v[next].tok_from - 1, ", as was");
    if (next != SR_NONE && (comma || p->mention.v[next].tok_from == s->tok_to) && p->mention.v[next].form == SR_FORM_NAME) at = next;
  }
  if (at != SR_NONE) return p->mention.v[at].person;
  at = sr_people_before(p, sent, s->tok_from);
  if (at == SR_NONE) return SR_NONE;
  /* "Omar Farooq was the mastermind", "he was involved in": the subject, with nobody else between. */
  uint32_t start = s->tok_from;
  if (noun) {
    uint32_t g = sr_walk_group(c, s->tok_from);
    if (g != SR_NONE) start = c->ann->group.v[g].tok_from;
    while (start > p->mention.v[at].tok_to && sr_walk_quote(c, start - 1))
      start--;
  }
  start = sr_walk_verb_start(c, start, p->mention.v[at].tok_to);
  return sr_people__joined_subject(c, p->mention.v[at].tok_to, start) ? p->mention.v[at].person : SR_NONE;
}

/* "X masterminded", "was planned by X". */
static uint32_t subject_or_agent(const sr_people *p, uint32_t sent, const sr_sense *s)
{
  const sr_context *c = p->c;
  uint32_t floor = c->doc->sent.v[sent].tok_from, end = c->doc->sent.v[sent].tok_to, at;
  if (sr_walk_passive(c, s->tok_from, floor)) {
    if (s->tok_to >= end || !sr_ctx_is(c, s->tok_to, "by")) return SR_NONE;
    at = sr_people_after(p, sent, s->tok_to, s->tok_to + 4 < end ? s->tok_to + 4 : end);
  } else {
    uint32_t verb = sr_walk_verb_start(c, s->tok_from, floor);
    at = sr_people_before(p, sent, verb);
    if (at != SR_NONE && !sr_people__joined_subject(c, p->mention.v[at].tok_to, verb)) return SR_NONE;
  }
  return at == SR_NONE ? SR_NONE : p->mention.v[at].person;
}

static bool stranger_between(const sr_people *p, uint32_t sent, uint32_t tok)
{
  /* "killed the mastermind": the object of a verb whose subject is somebody else. */
  const sr_context *c = p->c;
  uint32_t g = sr_walk_group(c, tok);
  if (g == SR_NONE) return false;
  uint32_t from = c->ann->group.v[g].tok_from;
  while (from > c->doc->sent.v[sent].tok_from && sr_walk_quote(c, from - 1))
    from--;
  return from > c->doc->sent.v[sent].tok_from && sr_walk_verb(c, from - 1);
}

/* The one old attack that the report is about, SR_NO_INDEX where there are several. */
static uint32_t only_recalled(const sr_people *p)
{
  uint32_t found = SR_NO_INDEX;
  for (uint32_t i = 0; i < p->r->n_incidents; i++) {
    if (p->r->incidents[i].frame != SR_FRAME_recalled || !non_state(&p->r->incidents[i])) continue;
    if (found != SR_NO_INDEX) return SR_NO_INDEX;
    found = i;
  }
  return found;
}

/* "killed the mastermind of the attack": whoever turns out to have been killed there. */
static void accuse_counted(sr_people *p, uint32_t sent, uint32_t sense, sr_prole role)
{
  const sr_context *c = p->c;
  const sr_sense *s = &c->ann->sense.v[sense];
  uint32_t deed = sr_people_deed(p, sent, s->tok_to), incident = SR_NO_INDEX, person = SR_NONE;
  if (deed == SR_NO_INDEX) return;
  for (uint32_t i = sr_walk_mention_from(c, sent); i < c->out->mention.n && c->out->mention.v[i].sent == sent; i++)
    for (uint32_t k = 0; k < c->out->mention.v[i].count.n; k++) {
      const sr_count *n = &c->out->mention.v[i].count.v[k];
      if (n->tok_from <= s->tok_from && s->tok_from < n->tok_to + 1 && (n->outcome == SR_OUTCOME_killed || n->outcome == SR_OUTCOME_arrested)) incident = p->incident_of[i];
    }
  if (incident == SR_NO_INDEX || incident == deed) return;
  for (uint32_t i = 0; i < p->draft.n; i++)
    for (uint32_t k = 0; k < p->draft.v[i].roles.n; k++) {
      const sr_person_role *x = &p->draft.v[i].roles.v[k];
      if (x->incident != incident || (x->role != SR_PROLE_killed && x->role != SR_PROLE_arrested) || p->draft.v[i].bystander || person == i) continue;
      if (person != SR_NONE) return;
      person = i;
    }
  if (person == SR_NONE) return;
  p->draft.v[person].hostile = true;
  sr_people_describe(p, person, s->tok_from, s->tok_to);
  sr_people_add_role(p, person, deed, role, sr_people_certainty(c, s->tok_from, s->tok_to), (sr_span){s->tok_from, s->tok_to + 1});
}

void sr_people__accuse(sr_people *p, uint32_t sent, uint32_t sense, sr_prole role)
{
  const sr_context *c = p->c;
  const sr_sense *s = &c->ann->sense.v[sense];
  if (++p->accusations > SR_MAX_ACCUSATIONS) return;
  uint32_t floor = c->doc->sent.v[sent].tok_from, end = c->doc->sent.v[sent].tok_to;
  bool noun = sr_ctx_has(c, sense, SR_V("noun")), verb = sr_ctx_has(c, sense, SR_V("verb"));
  if (sr_walk_negated(c, sr_walk_verb_start(c, s->tok_from, floor), s->tok_from)) return;
  if (noun && sr_people_at(p, s->tok_from, s->tok_to) == SR_NONE && stranger_between(p, sent, s->tok_from)) {
    accuse_counted(p, sent, sense, role);
    return;
  }
  uint32_t person = verb ? subject_or_agent(p, sent, s) : accused_person(p, sent, s, noun);
  if (person == SR_NONE) return;
  /* "involved in the construction of a pipeline" is no deed. */
  bool event = definite_event(c, s->tok_from, end);
  if (role == SR_PROLE_accused_perpetrator && !event) return;
  uint32_t deed = sr_people_deed(p, sent, s->tok_to);
  if (deed == SR_NO_INDEX && event) deed = sr_people__deed_before(p, sent);
  if (deed == SR_NO_INDEX && !noun && role == SR_PROLE_accused_planner) deed = only_recalled(p);
  if (deed == SR_NO_INDEX || p->draft.v[person].bystander) return;
  if (verb && !sr_walk_verb(c, s->tok_from)) return;
  p->draft.v[person].hostile = true;
  if (noun) sr_people_describe(p, person, s->tok_from, s->tok_to);
  uint32_t to = s->tok_to + 8 < end ? s->tok_to + 8 : end;
  sr_people_add_role(p, person, deed, role, sr_people_certainty(c, s->tok_from, s->tok_to), (sr_span){s->tok_from, to});
}
