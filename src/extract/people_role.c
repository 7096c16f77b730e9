/* What persons had to do with incidents, and whom they belong to. See people_parts.h. */
#include "extract/people_parts.h"

uint32_t sr_people_speech(const sr_context *c, uint32_t tok)
{
  uint32_t a = 0, b = c->out->speech.n;
  while (a < b) { /* the first that ends behind the token lies in its sentence */
    uint32_t m = a + (b - a) / 2;
    if (c->doc->sent.v[c->out->speech.v[m].sent].tok_to <= tok) a = m + 1;
    else b = m;
  }
  for (uint32_t i = a; i < c->out->speech.n; i++) {
    const sr_speech *s = &c->out->speech.v[i];
    if (c->doc->sent.v[s->sent].tok_from > tok) break;
    if (tok >= s->tok_from && tok < s->tok_to) return i;
  }
  return SR_NONE;
}

void sr_people_add_role(sr_people *p, uint32_t person, uint32_t incident, sr_prole role, sr_certainty certainty, sr_span words)
{
  sr_draft *d = &p->draft.v[person];
  for (uint32_t i = 0; i < d->roles.n; i++) {
    /* Who was killed was hurt. */
    if (d->roles.v[i].incident == incident && d->roles.v[i].role == SR_PROLE_killed && role == SR_PROLE_injured) return;
    if (d->roles.v[i].incident == incident && d->roles.v[i].role == SR_PROLE_injured && role == SR_PROLE_killed) {
      d->roles.v[i].role = role;
      d->roles.v[i].certainty = certainty;
      sr_people_evidence(p, person, sr_arena_printf(p->c->doc->arena, "roles/%u", i), words.from, words.to);
      return;
    }
    if (d->roles.v[i].incident == incident && d->roles.v[i].role == role) {
      if (certainty < d->roles.v[i].certainty) d->roles.v[i].certainty = certainty;
      return;
    }
  }
  sr_person_role x = {incident, role, certainty};
  SR_PUSH(p->c->doc->arena, &d->roles, x);
  sr_people_evidence(p, person, sr_arena_printf(p->c->doc->arena, "roles/%u", d->roles.n - 1), words.from, words.to);
}

bool sr_people__has_role(const sr_draft *d, sr_prole role)
{
  for (uint32_t i = 0; i < d->roles.n; i++)
    if (d->roles.v[i].role == role) return true;
  return false;
}

int sr_people__role_of(uint8_t outcome)
{
  switch (outcome) {
  case SR_OUTCOME_killed: return SR_PROLE_killed;
  case SR_OUTCOME_injured: return SR_PROLE_injured;
  case SR_OUTCOME_abducted: return SR_PROLE_abducted;
  case SR_OUTCOME_arrested: return SR_PROLE_arrested;
  case SR_OUTCOME_surrendered: return SR_PROLE_surrendered;
  default: return -1;
  }
}

/* ---- the ledger ---- */

/* Do the noun's words tell this outcome: "slain", "the injured"? */
bool sr_people__told_outcome(const sr_context *c, uint32_t from, uint32_t to, int outcome)
{
  static const char *const words[SR_OUTCOME__N] = {
    [SR_OUTCOME_killed] = "slain killed dead deceased martyred martyr martyrs murdered body bodies victim victims",
    [SR_OUTCOME_injured] = "injured wounded",
    [SR_OUTCOME_arrested] = "arrested detained held captured apprehended",
    [SR_OUTCOME_abducted] = "abducted kidnapped abductee abductees hostage captive missing"};
  for (uint32_t t = from; t < to; t++)
    if (sr_ctx_any(c, t, words[outcome]) && !sr_ctx_any(c, t + 1, "'s '")) return true; /* "the victim's brother" is none */
  return false;
}

/* "the injured guard, Noor Muhammad": the words of his name tell another outcome than the figure. */
static bool told_otherwise(const sr_context *c, const sr_person_mention *m, sr_prole role)
{
  bool killed = sr_people__told_outcome(c, m->tok_from, m->tok_to, SR_OUTCOME_killed) || sr_people__told_outcome(c, m->also.from, m->also.to, SR_OUTCOME_killed);
  bool hurt = sr_people__told_outcome(c, m->tok_from, m->tok_to, SR_OUTCOME_injured) || sr_people__told_outcome(c, m->also.from, m->also.to, SR_OUTCOME_injured);
  return (role == SR_PROLE_killed && hurt && !killed) || (role == SR_PROLE_injured && killed && !hurt);
}

static uint32_t root_of(const sr_entity *e, uint32_t i)
{
  while (e[i].same != SR_NONE)
    i = e[i].same;
  return i;
}

static void role_of_span(sr_people *p, sr_span span, uint32_t incident, sr_prole role, sr_span words)
{
  for (uint32_t i = sr_people_from(p, span.from > SR_MAX_SENTENCE ? span.from - SR_MAX_SENTENCE : 0); i < p->mention.n; i++) {
    const sr_person_mention *m = &p->mention.v[i];
    if (m->tok_from >= span.to + SR_MAX_SENTENCE) break;
    bool own = m->tok_from < span.to && m->tok_to > span.from, also = m->also.from < span.to && m->also.to > span.from;
    if ((own || also) && !m->speaker && !m->possessive && !told_otherwise(p->c, m, role)) sr_people_add_role(p, m->person, incident, role, SR_CERTAINTY_stated, words);
  }
}

/* "four khwarij, including ring leader Badshah Gul": names that a list behind the figure holds. */
static bool list_goes_on(const sr_context *c, uint32_t from, uint32_t to)
{
  bool including = false;
  for (uint32_t t = from; t < to; t++) {
    if (sr_ctx_any(c, t, "including among namely identified")) including = true;
    uint8_t p = c->doc->tok.v[t].pos;
    if (sr_walk_verb(c, t) && !sr_ctx_any(c, t, "including identified")) return false;
    if (p == SR_POS_AUX || p == SR_POS_SCONJ || sr_ctx_any(c, t, "; : by in on when where")) return false;
  }
  return including && to - from < 40;
}

static void role_of_listed(sr_people *p, const sr_count *n, uint32_t incident, sr_prole role)
{
  const sr_context *c = p->c;
  for (uint32_t i = sr_people_from(p, n->tok_to); i < p->mention.n && p->mention.v[i].sent <= n->sent; i++) {
    const sr_person_mention *m = &p->mention.v[i];
    if (m->sent != n->sent || m->tok_from < n->tok_to || m->form != SR_FORM_NAME || m->speaker || m->possessive) continue;
    if (list_goes_on(c, n->tok_to, m->tok_from)) sr_people_add_role(p, m->person, incident, role, SR_CERTAINTY_stated, (sr_span){m->tok_from, m->tok_to});
  }
}

/* Everybody named by the entity, in its own words or in apposition. */
static void role_of_entity(sr_people *p, uint32_t entity, uint32_t incident, sr_prole role, sr_span words)
{
  const sr_entity *e = p->c->out->entity.v;
  uint32_t root = root_of(e, entity);
  for (uint32_t k = entity > 24 ? entity - 24 : 0; k < p->c->out->entity.n && k < entity + 24; k++)
    if (e[k].sent == e[entity].sent && root_of(e, k) == root) role_of_span(p, (sr_span){e[k].tok_from, e[k].tok_to}, incident, role, words);
}

/* "Carl Denning, one of the two cashiers": he is of them. */
static bool apposed(const sr_context *c, const sr_entity *a, const sr_entity *b)
{
  if (!sr_walk_mark(c, a->tok_to, ',')) return false;
  for (uint32_t t = a->tok_to + 1; t <= b->tok_from && t <= a->tok_to + 4; t++)
    if (sr_ctx_any(c, t, "one two three") && sr_ctx_is(c, t + 1, "of")) return true;
  return false;
}

/* "X condemned the attack, in which two men were killed": people of their own number stand nearer to the verb. */
static bool nearer_people(const sr_context *c, const sr_count *n)
{
  const sr_entity *e = c->out->entity.v;
  uint32_t root = root_of(e, n->entity);
  for (uint32_t k = n->entity + 1; k < c->out->entity.n && e[k].sent == n->sent && e[k].tok_to <= n->trig_from; k++)
    if (e[k].type == SR_ENT_PEOPLE && e[k].explicit_number && root_of(e, k) != root && e[k].whole != root && !apposed(c, &e[n->entity], &e[k])) return true;
  return false;
}

static void ledger_roles(sr_people *p)
{
  const sr_extraction *x = p->c->out;
  for (uint32_t i = 0; i < x->mention.n; i++) {
    const sr_mention *m = &x->mention.v[i];
    if (p->incident_of[i] == SR_NO_INDEX) continue;
    for (uint32_t k = 0; k < m->count.n; k++) {
      const sr_count *n = &m->count.v[k];
      int role = sr_people__role_of(n->outcome);
      if (role < 0 || n->zero || n->entity == SR_NONE || nearer_people(p->c, n)) continue;
      sr_span words = {n->trig_from < n->tok_from ? n->trig_from : n->tok_from, n->trig_to > n->tok_to ? n->trig_to : n->tok_to};
      if (words.to > words.from + 40 || n->trig_to <= n->trig_from) words = (sr_span){n->tok_from, n->tok_to};
      role_of_entity(p, n->entity, p->incident_of[i], (sr_prole)role, words);
      if (n->part_of == SR_NONE && n->plural) role_of_listed(p, n, p->incident_of[i], (sr_prole)role);
    }
  }
}

/* ---- verbs of what befell, where the ledger has nobody ---- */

bool sr_people__joined_subject(const sr_context *c, uint32_t from, uint32_t to)
{
  for (uint32_t t = from; t < to; t++)
    if (sr_walk_verb(c, t) || c->doc->tok.v[t].pos == SR_POS_SCONJ || sr_ctx_any(c, t, "and but while ;")) return false;
  return to - from < 12;
}

/* "Wazir Gul and one Toofan": the name before is of the same subject. */
bool sr_people__joined_before(const sr_people *p, uint32_t at)
{
  const sr_person_mention *a = &p->mention.v[at - 1], *b = &p->mention.v[at];
  if (a->sent != b->sent || a->speaker || a->possessive || a->form == SR_FORM_PRONOUN || b->form == SR_FORM_PRONOUN || b->tok_from < a->tok_to || b->tok_from - a->tok_to > 2)
    return false;
  for (uint32_t t = a->tok_to; t < b->tok_from; t++)
    if (!sr_ctx_any(p->c, t, ", and &")) return false;
  return b->tok_from > a->tok_to;
}

/* "died of heart failure": of no wound. */
static bool natural_death(const sr_context *c, uint32_t tok)
{
  if (tok + 1 >= c->doc->tok.n || !sr_ctx_any(c, tok, "of from")) return false;
  for (uint32_t t = tok + 1; t < tok + 6 && t < c->doc->tok.n; t++)
    if (sr_ctx_any(c, t, "cancer stroke heart illness disease age causes pneumonia diabetes covid coronavirus cardiac kidney liver")) return true;
  return false;
}

/* "He was pronounced dead", "Noor Rehman, a guard, was slightly injured": the subject of the verb. */
static void role_of_subject(sr_people *p, uint32_t mention, const sr_sense *s, uint8_t measure)
{
  const sr_context *c = p->c;
  const sr_mention *m = &c->out->mention.v[mention];
  uint32_t floor = c->doc->sent.v[m->sent].tok_from, verb = sr_walk_verb_start(c, s->tok_from, floor);
  bool intransitive = sr_walk_lemma(c, s->tok_from, "die perish dead succumb lose sustain suffer receive");
  if (!intransitive && !sr_walk_passive(c, s->tok_from, floor)) return;
  if (sr_walk_negated(c, verb, s->tok_from) || natural_death(c, s->tok_to)) return;
  uint32_t at = sr_people_before(p, m->sent, verb);
  if (at == SR_NONE || !sr_people__joined_subject(c, p->mention.v[at].tok_to, verb)) return;
  sr_prole role = measure == SR_MEASURE_fatalities ? SR_PROLE_killed : SR_PROLE_injured;
  for (;; at--) {
    const sr_draft *d = &p->draft.v[p->mention.v[at].person];
    if (!sr_people__has_role(d, role) && !sr_people__has_role(d, SR_PROLE_killed))
      sr_people_add_role(p, p->mention.v[at].person, p->incident_of[mention], role, SR_CERTAINTY_stated, (sr_span){p->mention.v[at].tok_from, s->tok_to});
    if (!at || !sr_people__joined_before(p, at)) return;
  }
}

/* "Lawyer Sana Mir was among three killed in the raid": one of those counted. */
static void among_counted(sr_people *p, uint32_t mention)
{
  const sr_context *c = p->c;
  const sr_mention *m = &c->out->mention.v[mention];
  for (uint32_t k = 0; k < m->count.n; k++) {
    const sr_count *n = &m->count.v[k];
    uint32_t t = n->tok_from, floor = c->doc->sent.v[n->sent].tok_from;
    while (t > floor && sr_ctx_any(c, t - 1, "the at least those"))
      t--;
    bool among = t > floor + 1 && sr_ctx_is(c, t - 1, "among");
    if (!among || n->zero || sr_people__role_of(n->outcome) < 0) continue;
    uint32_t be = sr_walk_verb_start(c, t - 1, floor);
    while (be > floor && sr_ctx_any(c, be - 1, "was were is are also"))
      be--;
    uint32_t at = be < t - 1 ? sr_people_before(p, n->sent, be) : SR_NONE;
    if (at == SR_NONE || p->mention.v[at].tok_to != be) continue;
    sr_people_add_role(p, p->mention.v[at].person, p->incident_of[mention], (sr_prole)sr_people__role_of(n->outcome), SR_CERTAINTY_stated,
                       (sr_span){p->mention.v[at].tok_from, n->tok_to});
  }
}

/* The incident told last, at most four sentences before; SR_NO_INDEX. */
static uint32_t told_last(const sr_people *p, uint32_t sent)
{
  for (uint32_t i = sr_walk_mention_from(p->c, sent); i-- > 0 && p->c->out->mention.v[i].sent + 4 >= sent;)
    if (p->incident_of[i] != SR_NO_INDEX) return p->incident_of[i];
  return SR_NO_INDEX;
}

/* "Bashir Ahmed succumbed to his injuries", "he was pronounced dead", in a sentence that tells no event of its own. */
static void later_deaths(sr_people *p, uint32_t sent)
{
  const sr_context *c = p->c;
  const sr_sentence *st = &c->doc->sent.v[sent];
  for (uint32_t i = sr_walk_mention_from(c, sent); i < c->out->mention.n && c->out->mention.v[i].sent == sent; i++)
    if (p->incident_of[i] != SR_NO_INDEX) return;
  for (uint32_t t = st->tok_from; t < st->tok_to; t++) {
    bool dead = sr_walk_lemma(c, t, "pronounce declare") && t + 1 < st->tok_to && sr_ctx_is(c, t + 1, "dead") && sr_walk_passive(c, t, st->tok_from);
    if (!dead && !(sr_walk_verb(c, t) && sr_walk_lemma(c, t, "succumb"))) continue;
    uint32_t verb = sr_walk_verb_start(c, t, st->tok_from), at = sr_people_before(p, sent, verb), incident = told_last(p, sent);
    if (at == SR_NONE || incident == SR_NO_INDEX || !sr_people__joined_subject(c, p->mention.v[at].tok_to, verb)) return;
    sr_people_add_role(p, p->mention.v[at].person, incident, SR_PROLE_killed, SR_CERTAINTY_stated, (sr_span){p->mention.v[at].tok_from, t + 1});
    return;
  }
}

static void verb_roles(sr_people *p)
{
  const sr_context *c = p->c;
  for (uint32_t i = 0; i < c->out->mention.n; i++) {
    const sr_sentence *st = &c->doc->sent.v[c->out->mention.v[i].sent];
    if (p->incident_of[i] == SR_NO_INDEX || c->out->mention.v[i].status == SR_STATE_denied) continue;
    among_counted(p, i);
    for (uint32_t k = SR_ANN_FROM(c->ann->sense, st->tok_from); k < c->ann->sense.n && c->ann->sense.v[k].tok_from < st->tok_to; k++) {
      const sr_sense *s = &c->ann->sense.v[k];
      if (c->lex->rows[s->entry].cls != SR_LEX_CLASS_measure || !(sr_lex_has(c->lex, s->entry, SR_V("state")) || c->lex->rows[s->entry].flags & SR_LEXF_VERB)) continue;
      int m = sr_measure_of(sr_lex_value(c->lex, s->entry));
      if (m == SR_MEASURE_fatalities || m == SR_MEASURE_injuries) role_of_subject(p, i, s, (uint8_t)m);
    }
  }
}

/* ---- parties ---- */

/* "Amedy Coulibaly took hostages": the active verb follows the name at once. Less is no ground to accuse somebody. */
static bool acts(const sr_people *p, uint32_t at, const sr_mention *m)
{
  const sr_context *c = p->c;
  const sr_person_mention *x = &p->mention.v[at];
  const sr_draft *d = &p->draft.v[x->person];
  if (d->hostile) return true;
  bool hurt = sr_people__has_role(d, SR_PROLE_killed) || sr_people__has_role(d, SR_PROLE_injured) || sr_people__has_role(d, SR_PROLE_abducted) || sr_people__has_role(d, SR_PROLE_target);
  if (hurt || x->sent != m->sent || m->trig_from < x->tok_to || m->trig_from > x->tok_to + 2 || m->nominal) return false;
  return sr_walk_verb(c, m->trig_from) && c->doc->tok.v[m->trig_from].pos != SR_POS_VBN && !sr_walk_passive(c, m->trig_from, x->tok_to);
}

static void party_roles(sr_people *p)
{
  const sr_extraction *x = p->c->out;
  for (uint32_t i = 0; i < x->mention.n; i++) {
    const sr_mention *m = &x->mention.v[i];
    if (p->incident_of[i] == SR_NO_INDEX) continue;
    bool force = m->events & (SR_EV_ATTACK | SR_EV_BLAST | SR_EV_KILL | SR_EV_ABDUCT | SR_EV_PLANT | SR_EV_ROB | SR_EV_HIJACK);
    bool state = m->events & (SR_EV_OPERATION | SR_EV_ARREST | SR_EV_ENCOUNTER | SR_EV_DEFUSE);
    for (uint32_t k = 0; k < m->party.n; k++) {
      const sr_entity *e = &x->entity.v[m->party.v[k].entity];
      uint32_t at = sr_people_at(p, e->tok_from, e->tok_to);
      if (at == SR_NONE) continue;
      uint32_t person = p->mention.v[at].person;
      sr_draft *d = &p->draft.v[person];
      sr_span words = {e->tok_from, e->tok_to};
      uint8_t arg = m->party.v[k].arg;
      bool agent = (arg == SR_ARG_AGENT || arg == SR_ARG_BOMBER) && force && !state && !d->bystander && !d->spoke && !(d->office && !d->hostile);
      uint32_t speech = sr_people_speech(p->c, e->head);
      if (agent && acts(p, at, m)) sr_people_add_role(p, person, p->incident_of[i], SR_PROLE_accused_perpetrator, speech == SR_NONE ? SR_CERTAINTY_stated : SR_CERTAINTY_accused, words);
      bool hurt = sr_people__has_role(d, SR_PROLE_killed) || sr_people__has_role(d, SR_PROLE_injured) || sr_people__has_role(d, SR_PROLE_abducted);
      if (arg == SR_ARG_TARGET && !hurt && !state) sr_people_add_role(p, person, p->incident_of[i], SR_PROLE_target, SR_CERTAINTY_stated, words);
    }
  }
}

/* The incident told in the sentence, or else just before. */
uint32_t sr_people__incident_near(const sr_people *p, uint32_t sent)
{
  uint32_t best = SR_NO_INDEX;
  for (uint32_t i = sr_walk_mention_from(p->c, sent ? sent - 1 : 0); i < p->c->out->mention.n && p->c->out->mention.v[i].sent <= sent; i++) {
    uint32_t s = p->c->out->mention.v[i].sent;
    if (s <= sent && sent - s < 2 && p->incident_of[i] != SR_NO_INDEX) best = p->incident_of[i];
    if (s == sent && best != SR_NO_INDEX) return best;
  }
  return best;
}

/* "DSP Abdul Hameed escaped unhurt": meant, not hit. */
static void unhurt(sr_people *p, uint32_t sent, const sr_sense *s)
{
  uint32_t at = sr_people_before(p, sent, s->tok_from), incident = sr_people__incident_near(p, sent);
  if (at == SR_NONE || incident == SR_NO_INDEX || p->mention.v[at].form == SR_FORM_PRONOUN) return;
  const sr_draft *d = &p->draft.v[p->mention.v[at].person];
  if (sr_people__has_role(d, SR_PROLE_killed) || sr_people__has_role(d, SR_PROLE_injured)) return;
  sr_people_add_role(p, p->mention.v[at].person, incident, SR_PROLE_target, SR_CERTAINTY_stated, (sr_span){p->mention.v[at].tok_from, s->tok_to});
}

static void sentence_roles(sr_people *p, uint32_t sent)
{
  const sr_context *c = p->c;
  const sr_sentence *st = &c->doc->sent.v[sent];
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, st->tok_from); i < c->ann->sense.n; i++) {
    const sr_sense *s = &c->ann->sense.v[i];
    if (s->tok_from >= st->tok_to) break;
    if (c->lex->rows[s->entry].cls != SR_LEX_CLASS_descriptor) continue;
    sr_view v = sr_ctx_value(c, i);
    if (sr_view_eq(v, SR_V("planner"))) sr_people__accuse(p, sent, i, SR_PROLE_accused_planner);
    else if (sr_view_eq(v, SR_V("perpetrator"))) sr_people__accuse(p, sent, i, SR_PROLE_accused_perpetrator);
    else if (sr_view_eq(v, SR_V("member"))) sr_people__affiliation(p, sent, i, false);
    else if (sr_view_eq(v, SR_V("belongs"))) sr_people__affiliation(p, sent, i, true);
    else if (sr_view_eq(v, SR_V("leads"))) sr_people__leader(p, sent, s);
    else if (sr_view_eq(v, SR_V("unhurt"))) unhurt(p, sent, s);
    else if (sr_view_eq(v, SR_V("at_large"))) {
      uint32_t at = sr_people_before(p, sent, s->tok_from);
      if (at != SR_NONE) p->draft.v[p->mention.v[at].person].at_large = true;
    }
  }
}

void sr_people_roles(sr_people *p)
{
  ledger_roles(p);
  for (uint32_t i = 0; i < p->mention.n; i++) {
    if (p->mention.v[i].form == SR_FORM_NOUN || p->mention.v[i].form == SR_FORM_NAME) {
      if (!p->mention.v[i].speaker) sr_people__antecedent_role(p, &p->mention.v[i]);
      sr_people__affiliation_in_group(p, &p->mention.v[i]);
    }
  }
  verb_roles(p);
  for (uint32_t i = 0; i < p->c->doc->sent.n; i++)
    if (p->c->doc->sent.v[i].tagged) later_deaths(p, i);
  for (uint32_t i = 0; i < p->mention.n; i++)
    sr_people__introduced_next(p, &p->mention.v[i]);
  for (uint32_t i = 0; i < p->mention.n; i++)
    sr_people__introduced_together(p, i);
  party_roles(p);
  for (uint32_t i = 0; i < p->c->doc->sent.n; i++)
    if (p->c->doc->sent.v[i].tagged) sentence_roles(p, i);
}
