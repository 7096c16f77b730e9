/* A name that tells who was counted before: "The suspect, identified as Zahid Noor". See people_parts.h. */
#include "extract/people_parts.h"

typedef struct antecedent {
  uint32_t mention, count;
} antecedent;

/* The latest figure at or before the sentence with this outcome (any where -1), at most six sentences back. */
static bool hostile_words(const sr_context *c, uint32_t from, uint32_t to, bool *event)
{
  for (uint32_t t = from; t < to; t++) {
    uint32_t s = sr_ctx_sense_at(c, t, SR_LEX_CLASS_descriptor);
    if (s == SR_NONE || !sr_view_eq(sr_ctx_value(c, s), SR_V("hostile"))) continue;
    *event = sr_ctx_has(c, s, SR_V("event"));
    return true;
  }
  return false;
}

/* "One of the slain militants was": a noun of armed men, several of them. */
static bool hostile_plural(const sr_context *c, sr_span n)
{
  uint32_t row = n.from < n.to ? sr_walk_row_in(c, n.from, n.to, SR_LEX_CLASS_person) : SR_NONE;
  return row != SR_NONE && sr_who_of(sr_lex_value(c->lex, row)) == SR_WHO_militant;
}

/* Can the figure be one whom a hostile noun names? */
static bool hostile_count(const sr_count *n)
{
  return n->outcome == SR_OUTCOME_arrested || n->outcome == SR_OUTCOME_surrendered || n->who == SR_WHO_militant || n->who == SR_WHO_criminal ||
         n->who == SR_WHO_suicide_attacker || n->who == SR_WHO_unknown || n->suspect;
}

static bool count_before(const sr_people *p, uint32_t sent, uint32_t tok, int outcome, bool hostile, antecedent *out)
{
  const sr_extraction *x = p->c->out;
  bool found = false;
  uint32_t best = 0;
  for (uint32_t i = sr_walk_mention_from(p->c, sent > 6 ? sent - 6 : 0); i < x->mention.n && x->mention.v[i].sent <= sent; i++) {
    if (p->incident_of[i] == SR_NO_INDEX) continue;
    for (uint32_t k = 0; k < x->mention.v[i].count.n; k++) {
      const sr_count *n = &x->mention.v[i].count.v[k];
      if (n->zero || sr_people__role_of(n->outcome) < 0 || (outcome >= 0 && n->outcome != outcome) || (hostile && !hostile_count(n))) continue;
      if (n->tok_from >= tok || n->tok_from < best || n->sent + 6 < sent) continue;
      best = n->tok_from, found = true;
      *out = (antecedent){i, k};
    }
  }
  return found;
}

static bool identifies(const sr_context *c, const sr_person_mention *m)
{
  for (uint32_t t = m->tok_from; t < m->tok_to + 6 && t < c->doc->sent.v[m->sent].tok_to; t++) {
    uint32_t s = sr_ctx_sense_at(c, t, SR_LEX_CLASS_descriptor);
    if (s != SR_NONE && sr_view_eq(sr_ctx_value(c, s), SR_V("identify"))) return true;
  }
  return m->form == SR_FORM_NOUN && m->tok_to < c->doc->tok.n && sr_ctx_is(c, m->tok_to, "as");
}

/* What the words of the figure tell of its one person: "a member of the outlawed TTP". */
static void belongs_as(sr_people *p, uint32_t person, const sr_count *n)
{
  const sr_context *c = p->c;
  uint32_t end = n->tok_to + 9 < c->doc->tok.n ? n->tok_to + 9 : c->doc->tok.n;
  uint32_t actor = sr_people__affiliation_at(c, n->tok_from, end);
  if (actor != SR_NONE && !sr_people__of_words(c, n->tok_to < c->ann->actor.v[actor].tok_from ? n->tok_to : c->ann->actor.v[actor].tok_from, c->ann->actor.v[actor].tok_from)) actor = SR_NONE;
  bool arrested = n->outcome == SR_OUTCOME_arrested;
  if (actor != SR_NONE)
    sr_people__set_affiliation(p, person, actor, arrested ? SR_CERTAINTY_accused : SR_CERTAINTY_stated, (sr_span){n->tok_from, c->ann->actor.v[actor].tok_to > n->tok_to ? c->ann->actor.v[actor].tok_to : n->tok_to});
}

/* `all`: the counts that `n` is one of; a part has what its whole has. */
static void take_over(sr_people *p, uint32_t person, const sr_count *n, const sr_count *all)
{
  if (n->entity == SR_NONE) return;
  belongs_as(p, person, n);
  if (n->part_of != SR_NONE && !p->draft.v[person].affiliation.ptr) belongs_as(p, person, &all[n->part_of]);
  sr_people_describe(p, person, n->tok_from, n->tok_to);
}

static void antecedent_of(sr_people *p, const sr_person_mention *m, int told, bool identify)
{
  sr_draft *d = &p->draft.v[m->person];
  bool new = told >= 0 ? !sr_people__has_role(d, (sr_prole)sr_people__role_of((uint8_t)told)) : !d->roles.n;
  if (!new && !identify) return;
  antecedent a;
  uint32_t tok = m->also.from < m->also.to && m->also.from < m->tok_from ? m->also.from : m->tok_from;
  bool event = false, hostile = hostile_words(p->c, m->tok_from, m->tok_to, &event) || (m->form == SR_FORM_NAME && hostile_plural(p->c, m->also));
  if (event && told < 0) {
    /* "The gunman was identified as X": he did it. */
    uint32_t deed = sr_people__deed_before(p, m->sent);
    if (deed != SR_NO_INDEX) sr_people_add_role(p, m->person, deed, SR_PROLE_accused_perpetrator, sr_people_certainty(p->c, m->tok_from, m->tok_to), (sr_span){m->tok_from, m->tok_to});
    return;
  }
  if (!count_before(p, m->sent, tok, told, hostile, &a)) return;
  const sr_count *n = &p->c->out->mention.v[a.mention].count.v[a.count];
  if (new) sr_people_add_role(p, m->person, p->incident_of[a.mention], (sr_prole)sr_people__role_of(n->outcome), SR_CERTAINTY_stated, (sr_span){m->tok_from, m->tok_to});
  bool one_of = m->also.from + 1 < m->also.to && sr_ctx_is(p->c, m->also.from, "one") && sr_ctx_is(p->c, m->also.from + 1, "of");
  if (identify) take_over(p, m->person, n, p->c->out->mention.v[a.mention].count.v);
  else if (one_of && hostile) belongs_as(p, m->person, n);
}

/* Is the word one of those that count the person: "a woman", "the body of a police constable"? */
static bool counted_as(const sr_context *c, const sr_count *n, uint32_t word)
{
  uint32_t end = c->doc->sent.v[n->sent].tok_to, to = n->tok_to + 5 < end ? n->tok_to + 5 : end;
  for (uint32_t t = n->tok_from; t < to; t++) {
    if (t >= n->tok_to && (sr_walk_verb(c, t) || c->doc->tok.v[t].pos == SR_POS_AUX || c->doc->tok.v[t].pos == SR_POS_PUNCT)) return false;
    if (c->doc->tok.v[t].key == c->doc->tok.v[word].key) return true;
  }
  return false;
}

/* "The woman, Sakina Bibi, was hit": of whom the death is told already. */
static bool only_hurt(sr_draft *d, uint32_t incident, uint8_t outcome)
{
  if (outcome != SR_OUTCOME_killed || d->roles.n != 1 || d->roles.v[0].role != SR_PROLE_injured || d->roles.v[0].incident != incident) return false;
  d->roles.v[0].role = SR_PROLE_killed;
  return true;
}

/* "The woman, Sakina Bibi, was ...": the one woman counted before. */
static void same_noun(sr_people *p, const sr_person_mention *m)
{
  const sr_context *c = p->c;
  sr_draft *d = &p->draft.v[m->person];
  if (m->form != SR_FORM_NAME || d->roles.n > 1 || m->also.from >= m->also.to || !sr_ctx_is(c, m->also.from, "the")) return;
  uint32_t word = m->also.from < m->tok_from ? m->also.to - 1 : m->also.to;
  for (uint32_t i = sr_walk_mention_from(c, m->sent); i-- > 0 && c->out->mention.v[i].sent + 5 >= m->sent;) {
    if (p->incident_of[i] == SR_NO_INDEX) continue;
    for (uint32_t k = 0; k < c->out->mention.v[i].count.n; k++) {
      const sr_count *n = &c->out->mention.v[i].count.v[k];
      if (n->entity == SR_NONE || n->best != 1 || sr_people__role_of(n->outcome) < 0 || !counted_as(c, n, word)) continue;
      if (only_hurt(d, p->incident_of[i], n->outcome) || sr_people__has_role(d, (sr_prole)sr_people__role_of(n->outcome))) return;
      if (d->roles.n && n->outcome != SR_OUTCOME_killed) return;
      sr_people_add_role(p, m->person, p->incident_of[i], (sr_prole)sr_people__role_of(n->outcome), SR_CERTAINTY_stated, (sr_span){m->also.from, m->tok_to});
      return;
    }
  }
}

void sr_people__antecedent_role(sr_people *p, const sr_person_mention *m)
{
  const sr_context *c = p->c;
  bool identify = identifies(c, m), told = false;
  const int outcomes[] = {SR_OUTCOME_killed, SR_OUTCOME_injured, SR_OUTCOME_arrested, SR_OUTCOME_abducted};
  for (int i = 0; i < 4; i++) {
    bool here = sr_people__told_outcome(c, m->tok_from, m->tok_to, outcomes[i]) || sr_people__told_outcome(c, m->also.from, m->also.to, outcomes[i]);
    if (here) antecedent_of(p, m, outcomes[i], identify);
    told |= here;
  }
  if (!told && identify) antecedent_of(p, m, -1, true);
  if (!told && !identify) same_noun(p, m);
}

/* "A sub-inspector was killed. Ahmed Khan, 45, was ...": a new name at the head of a sentence, right after the one
 * unnamed person of the sentence before. */
void sr_people__introduced_next(sr_people *p, const sr_person_mention *m)
{
  const sr_context *c = p->c;
  const sr_draft *d = &p->draft.v[m->person];
  if (m->form != SR_FORM_NAME || m->speaker || m->possessive || d->roles.n || d->spoke || m->tok_from != c->doc->sent.v[m->sent].tok_from || !m->sent) return;
  if (m->also.from < m->also.to || d->name.from < m->tok_from || d->name.to > m->tok_to) return;
  const sr_count *found = NULL, *all = NULL;
  uint32_t incident = SR_NO_INDEX;
  for (uint32_t i = sr_walk_mention_from(c, m->sent - 1); i < c->out->mention.n && c->out->mention.v[i].sent < m->sent; i++)
    for (uint32_t k = 0; k < c->out->mention.v[i].count.n; k++) {
      const sr_count *n = &c->out->mention.v[i].count.v[k];
      if (sr_people__role_of(n->outcome) < 0 || n->zero || p->incident_of[i] == SR_NO_INDEX) continue;
      if (found || n->best != 1 || n->entity == SR_NONE || c->out->entity.v[n->entity].def != SR_DEF_A || sr_people_at(p, n->tok_from, n->tok_to) != SR_NONE) return;
      found = n, incident = p->incident_of[i], all = c->out->mention.v[i].count.v;
    }
  if (!found) return;
  sr_people_add_role(p, m->person, incident, (sr_prole)sr_people__role_of(found->outcome), SR_CERTAINTY_stated, (sr_span){found->tok_from, found->tok_to});
  take_over(p, m->person, found, all);
}

static int role_before(uint8_t outcome)
{
  return outcome == SR_OUTCOME_released || outcome == SR_OUTCOME_rescued ? SR_PROLE_abducted : sr_people__role_of(outcome);
}

/* "Two sailors were freed. Azman Salleh and Lim Chee Wah were ...": as many new names as people were counted. */
void sr_people__introduced_together(sr_people *p, uint32_t at)
{
  const sr_context *c = p->c;
  const sr_person_mention *m = &p->mention.v[at];
  uint32_t n = 1;
  if (m->form != SR_FORM_NAME || m->tok_from != c->doc->sent.v[m->sent].tok_from || !m->sent) return;
  while (at + n < p->mention.n && sr_people__joined_before(p, at + n))
    n++;
  for (uint32_t k = at; k < at + n; k++)
    if (p->mention.v[k].speaker || p->draft.v[p->mention.v[k].person].roles.n || p->draft.v[p->mention.v[k].person].name.from < m->tok_from) return;
  for (uint32_t i = sr_walk_mention_from(c, m->sent - 1); n > 1 && i < c->out->mention.n && c->out->mention.v[i].sent < m->sent; i++)
    for (uint32_t k = 0; k < c->out->mention.v[i].count.n; k++) {
      const sr_count *x = &c->out->mention.v[i].count.v[k];
      if (role_before(x->outcome) < 0 || x->best != (int32_t)n || x->low != x->high || p->incident_of[i] == SR_NO_INDEX) continue;
      for (uint32_t j = at; j < at + n; j++) {
        sr_people_add_role(p, p->mention.v[j].person, p->incident_of[i], (sr_prole)role_before(x->outcome), SR_CERTAINTY_stated, (sr_span){x->tok_from, x->tok_to});
        if (x->entity != SR_NONE) sr_people_describe(p, p->mention.v[j].person, x->tok_from, x->tok_to);
      }
      return;
    }
}
