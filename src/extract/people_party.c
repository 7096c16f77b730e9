/* Which armed group or party a person belongs to. See people_parts.h. */
#include "extract/people_parts.h"

static bool party_kind(const sr_context *c, uint32_t mention, bool *armed)
{
  sr_view k = sr_actor_string(c->actors, c->actors->rows[c->ann->actor.v[mention].actor].kind);
  *armed = sr_view_eq(k, SR_V("armed_group")) || sr_view_eq(k, SR_V("criminal"));
  return *armed || sr_view_eq(k, SR_V("party"));
}

/* The first armed group or party in [from, to): index of the actor mention, SR_NONE. */
uint32_t sr_people__affiliation_at(const sr_context *c, uint32_t from, uint32_t to)
{
  for (uint32_t i = SR_ANN_FROM(c->ann->actor, from); i < c->ann->actor.n && c->ann->actor.v[i].tok_from < to; i++) {
    bool armed;
    if (party_kind(c, i, &armed)) return i;
  }
  return SR_NONE;
}

void sr_people__set_affiliation(sr_people *p, uint32_t person, uint32_t actor, sr_certainty certainty, sr_span words)
{
  const sr_context *c = p->c;
  sr_draft *d = &p->draft.v[person];
  bool armed;
  if (d->affiliation.ptr || !party_kind(c, actor, &armed)) return;
  const sr_actor_row *r = &c->actors->rows[c->ann->actor.v[actor].actor];
  d->affiliation = sr_actor_string(c->actors, r->name);
  d->affiliation_id = sr_actor_string(c->actors, r->id);
  d->affiliation_certainty = armed ? certainty : SR_CERTAINTY_stated;
  if (armed) d->hostile = true;
  sr_people_evidence(p, person, SR_V("affiliation"), words.from, words.to);
}

bool sr_people__of_words(const sr_context *c, uint32_t from, uint32_t to)
{
  for (uint32_t t = from; t < to; t++)
    if (sr_walk_mark(c, t, ',') || sr_walk_verb(c, t) || sr_ctx_any(c, t, "against by killed")) return sr_walk_verb(c, t) && sr_ctx_any(c, t, "banned outlawed proscribed linked called");
  return true;
}

/* "the party's candidate", "the group's commander": of the party named last. */
static uint32_t the_party(const sr_context *c, uint32_t tok, uint32_t floor)
{
  if (tok < floor + 3 || !sr_ctx_any(c, tok - 1, "'s '") || !sr_ctx_any(c, tok - 2, "party group outfit organisation organization") || !sr_ctx_is(c, tok - 3, "the"))
    return SR_NONE;
  bool armed, want = !sr_ctx_is(c, tok - 2, "party");
  for (uint32_t i = SR_ANN_FROM(c->ann->actor, tok), far = 0; i-- > 0 && far < 32; far++)
    if (party_kind(c, i, &armed) && armed == want) return i;
  return SR_NONE;
}

/* "a commander of the banned TTP", "belonged to the ISKP", "TTP commander Omar". */
void sr_people__affiliation(sr_people *p, uint32_t sent, uint32_t sense, bool belongs)
{
  const sr_context *c = p->c;
  const sr_sense *s = &c->ann->sense.v[sense];
  uint32_t floor = c->doc->sent.v[sent].tok_from, end = c->doc->sent.v[sent].tok_to;
  uint32_t actor = sr_people__affiliation_at(c, s->tok_to, s->tok_to + 9 < end ? s->tok_to + 9 : end);
  if (actor != SR_NONE && !sr_people__of_words(c, s->tok_to, c->ann->actor.v[actor].tok_from)) actor = SR_NONE;
  if (actor == SR_NONE && !belongs) {
    uint32_t back = s->tok_from >= floor + 5 ? s->tok_from - 5 : floor;
    for (uint32_t t = back; t < s->tok_from; t++) {
      uint32_t a = sr_people__affiliation_at(c, t, t + 1);
      if (a != SR_NONE && c->ann->actor.v[a].tok_to == s->tok_from) actor = a;
    }
  }
  if (actor == SR_NONE && !belongs) actor = the_party(c, s->tok_from, floor);
  if (actor == SR_NONE || sr_walk_negated(c, sr_walk_verb_start(c, s->tok_from, floor), s->tok_from)) return;
  uint32_t at = sr_people_at(p, s->tok_from, s->tok_to);
  uint32_t behind = c->ann->actor.v[actor].tok_to;
  if (at == SR_NONE && !belongs) {
    uint32_t next = sr_people_after(p, sent, s->tok_to, behind + 4 < end ? behind + 4 : end);
    if (next != SR_NONE && p->mention.v[next].form == SR_FORM_NAME) at = next;
  }
  if (at == SR_NONE) at = sr_people_before(p, sent, s->tok_from);
  if (at == SR_NONE) return;
  uint32_t from = s->tok_from < c->ann->actor.v[actor].tok_from || c->ann->actor.v[actor].tok_to < floor ? s->tok_from : c->ann->actor.v[actor].tok_from;
  sr_people__set_affiliation(p, p->mention.v[at].person, actor, sr_people_certainty(c, s->tok_from, s->tok_to), (sr_span){from, behind > s->tok_to ? behind : s->tok_to});
  if (!belongs) sr_people_describe(p, p->mention.v[at].person, s->tok_from, s->tok_to);
}

/* A name whose own group holds the party: "Lashkar militant Aqib Dar". */
void sr_people__affiliation_in_group(sr_people *p, const sr_person_mention *m)
{
  uint32_t a = m->form == SR_FORM_NAME ? sr_people__affiliation_at(p->c, m->tok_from, m->tok_to) : SR_NONE;
  if (a != SR_NONE) sr_people__set_affiliation(p, m->person, a, sr_people_certainty(p->c, m->tok_from, m->tok_to), (sr_span){m->tok_from, m->tok_to});
}

/* "about 100 Abu Sayyaf men led by Basir Jamil" */
void sr_people__leader(sr_people *p, uint32_t sent, const sr_sense *s)
{
  const sr_context *c = p->c;
  uint32_t end = c->doc->sent.v[sent].tok_to, floor = c->doc->sent.v[sent].tok_from;
  uint32_t at = sr_people_after(p, sent, s->tok_to, s->tok_to + 4 < end ? s->tok_to + 4 : end), g = sr_walk_np_before(c, s->tok_from, floor);
  if (at == SR_NONE || g == SR_NONE || p->mention.v[at].form != SR_FORM_NAME) return;
  uint32_t from = c->ann->group.v[g].tok_from, actor = sr_people__affiliation_at(c, from, s->tok_from), person = p->mention.v[at].person;
  uint32_t row = sr_walk_row_in(c, from, s->tok_from, SR_LEX_CLASS_person), incident = sr_people__incident_near(p, sent);
  bool armed = row != SR_NONE && sr_lex_has(c->lex, row, SR_V("armed"));
  if (actor == SR_NONE && !armed) return;
  sr_span words = {from, p->mention.v[at].tok_to};
  if (actor != SR_NONE) sr_people__set_affiliation(p, person, actor, sr_people_certainty(c, from, s->tok_from), words);
  if (incident != SR_NO_INDEX) sr_people_add_role(p, person, incident, SR_PROLE_accused_perpetrator, sr_people_certainty(c, from, s->tok_from), words);
}

void sr_people_belongs(sr_people *p, uint32_t person, uint32_t from, uint32_t to)
{
  uint32_t actor = sr_people__affiliation_at(p->c, from, to);
  if (actor != SR_NONE && sr_people__of_words(p->c, from, p->c->ann->actor.v[actor].tok_from))
    sr_people__set_affiliation(p, person, actor, sr_people_certainty(p->c, from, from + 1), (sr_span){from, p->c->ann->actor.v[actor].tok_to});
}
