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

static bool has_role(const sr_draft *d, sr_prole role)
{
  for (uint32_t i = 0; i < d->roles.n; i++)
    if (d->roles.v[i].role == role) return true;
  return false;
}

static int role_of(uint8_t outcome)
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
static bool told_outcome(const sr_context *c, uint32_t from, uint32_t to, int outcome)
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
  bool killed = told_outcome(c, m->tok_from, m->tok_to, SR_OUTCOME_killed) || told_outcome(c, m->also.from, m->also.to, SR_OUTCOME_killed);
  bool hurt = told_outcome(c, m->tok_from, m->tok_to, SR_OUTCOME_injured) || told_outcome(c, m->also.from, m->also.to, SR_OUTCOME_injured);
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
      int role = role_of(n->outcome);
      if (role < 0 || n->zero || n->entity == SR_NONE || nearer_people(p->c, n)) continue;
      sr_span words = {n->trig_from < n->tok_from ? n->trig_from : n->tok_from, n->trig_to > n->tok_to ? n->trig_to : n->tok_to};
      if (words.to > words.from + 40 || n->trig_to <= n->trig_from) words = (sr_span){n->tok_from, n->tok_to};
      role_of_entity(p, n->entity, p->incident_of[i], (sr_prole)role, words);
      if (n->part_of == SR_NONE && n->plural) role_of_listed(p, n, p->incident_of[i], (sr_prole)role);
    }
  }
}

/* ---- verbs of what befell, where the ledger has nobody ---- */

static bool joined_subject(const sr_context *c, uint32_t from, uint32_t to)
{
  for (uint32_t t = from; t < to; t++)
    if (sr_walk_verb(c, t) || c->doc->tok.v[t].pos == SR_POS_SCONJ || sr_ctx_any(c, t, "and but while ;")) return false;
  return to - from < 12;
}

/* "Wazir Gul and one Toofan": the name before is of the same subject. */
static bool joined_before(const sr_people *p, uint32_t at)
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
  if (at == SR_NONE || !joined_subject(c, p->mention.v[at].tok_to, verb)) return;
  sr_prole role = measure == SR_MEASURE_fatalities ? SR_PROLE_killed : SR_PROLE_injured;
  for (;; at--) {
    const sr_draft *d = &p->draft.v[p->mention.v[at].person];
    if (!has_role(d, role) && !has_role(d, SR_PROLE_killed))
      sr_people_add_role(p, p->mention.v[at].person, p->incident_of[mention], role, SR_CERTAINTY_stated, (sr_span){p->mention.v[at].tok_from, s->tok_to});
    if (!at || !joined_before(p, at)) return;
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
    if (!among || n->zero || role_of(n->outcome) < 0) continue;
    uint32_t be = sr_walk_verb_start(c, t - 1, floor);
    while (be > floor && sr_ctx_any(c, be - 1, "was were is are also"))
      be--;
    uint32_t at = be < t - 1 ? sr_people_before(p, n->sent, be) : SR_NONE;
    if (at == SR_NONE || p->mention.v[at].tok_to != be) continue;
    sr_people_add_role(p, p->mention.v[at].person, p->incident_of[mention], (sr_prole)role_of(n->outcome), SR_CERTAINTY_stated,
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
    if (at == SR_NONE || incident == SR_NO_INDEX || !joined_subject(c, p->mention.v[at].tok_to, verb)) return;
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

/* ---- "The suspect, identified as Zahid Noor": the one counted before ---- */

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
      if (n->zero || role_of(n->outcome) < 0 || (outcome >= 0 && n->outcome != outcome) || (hostile && !hostile_count(n))) continue;
      if (n->tok_from >= tok || n->tok_from < best || n->sent + 6 < sent) continue;
      best = n->tok_from, found = true;
      *out = (antecedent){i, k};
    }
  }
  return found;
}

static uint32_t affiliation_at(const sr_context *c, uint32_t from, uint32_t to);
static void set_affiliation(sr_people *p, uint32_t person, uint32_t actor, sr_certainty certainty, sr_span words);
static bool of_words(const sr_context *c, uint32_t from, uint32_t to);
static uint32_t deed_before(const sr_people *p, uint32_t sent);

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
  uint32_t actor = affiliation_at(c, n->tok_from, end);
  if (actor != SR_NONE && !of_words(c, n->tok_to < c->ann->actor.v[actor].tok_from ? n->tok_to : c->ann->actor.v[actor].tok_from, c->ann->actor.v[actor].tok_from)) actor = SR_NONE;
  bool arrested = n->outcome == SR_OUTCOME_arrested;
  if (actor != SR_NONE)
    set_affiliation(p, person, actor, arrested ? SR_CERTAINTY_accused : SR_CERTAINTY_stated, (sr_span){n->tok_from, c->ann->actor.v[actor].tok_to > n->tok_to ? c->ann->actor.v[actor].tok_to : n->tok_to});
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
  bool new = told >= 0 ? !has_role(d, (sr_prole)role_of((uint8_t)told)) : !d->roles.n;
  if (!new && !identify) return;
  antecedent a;
  uint32_t tok = m->also.from < m->also.to && m->also.from < m->tok_from ? m->also.from : m->tok_from;
  bool event = false, hostile = hostile_words(p->c, m->tok_from, m->tok_to, &event) || (m->form == SR_FORM_NAME && hostile_plural(p->c, m->also));
  if (event && told < 0) {
    /* "The gunman was identified as X": he did it. */
    uint32_t deed = deed_before(p, m->sent);
    if (deed != SR_NO_INDEX) sr_people_add_role(p, m->person, deed, SR_PROLE_accused_perpetrator, sr_people_certainty(p->c, m->tok_from, m->tok_to), (sr_span){m->tok_from, m->tok_to});
    return;
  }
  if (!count_before(p, m->sent, tok, told, hostile, &a)) return;
  const sr_count *n = &p->c->out->mention.v[a.mention].count.v[a.count];
  if (new) sr_people_add_role(p, m->person, p->incident_of[a.mention], (sr_prole)role_of(n->outcome), SR_CERTAINTY_stated, (sr_span){m->tok_from, m->tok_to});
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
      if (n->entity == SR_NONE || n->best != 1 || role_of(n->outcome) < 0 || !counted_as(c, n, word)) continue;
      if (only_hurt(d, p->incident_of[i], n->outcome) || has_role(d, (sr_prole)role_of(n->outcome))) return;
      if (d->roles.n && n->outcome != SR_OUTCOME_killed) return;
      sr_people_add_role(p, m->person, p->incident_of[i], (sr_prole)role_of(n->outcome), SR_CERTAINTY_stated, (sr_span){m->also.from, m->tok_to});
      return;
    }
  }
}

static void antecedent_role(sr_people *p, const sr_person_mention *m)
{
  const sr_context *c = p->c;
  bool identify = identifies(c, m), told = false;
  const int outcomes[] = {SR_OUTCOME_killed, SR_OUTCOME_injured, SR_OUTCOME_arrested, SR_OUTCOME_abducted};
  for (int i = 0; i < 4; i++) {
    bool here = told_outcome(c, m->tok_from, m->tok_to, outcomes[i]) || told_outcome(c, m->also.from, m->also.to, outcomes[i]);
    if (here) antecedent_of(p, m, outcomes[i], identify);
    told |= here;
  }
  if (!told && identify) antecedent_of(p, m, -1, true);
  if (!told && !identify) same_noun(p, m);
}

/* "A sub-inspector was killed. Ahmed Khan, 45, was ...": a new name at the head of a sentence, right after the one
 * unnamed person of the sentence before. */
static void introduced_next(sr_people *p, const sr_person_mention *m)
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
      if (role_of(n->outcome) < 0 || n->zero || p->incident_of[i] == SR_NO_INDEX) continue;
      if (found || n->best != 1 || n->entity == SR_NONE || c->out->entity.v[n->entity].def != SR_DEF_A || sr_people_at(p, n->tok_from, n->tok_to) != SR_NONE) return;
      found = n, incident = p->incident_of[i], all = c->out->mention.v[i].count.v;
    }
  if (!found) return;
  sr_people_add_role(p, m->person, incident, (sr_prole)role_of(found->outcome), SR_CERTAINTY_stated, (sr_span){found->tok_from, found->tok_to});
  take_over(p, m->person, found, all);
}

static int role_before(uint8_t outcome)
{
  return outcome == SR_OUTCOME_released || outcome == SR_OUTCOME_rescued ? SR_PROLE_abducted : role_of(outcome);
}

/* "Two sailors were freed. Azman Salleh and Lim Chee Wah were ...": as many new names as people were counted. */
static void introduced_together(sr_people *p, uint32_t at)
{
  const sr_context *c = p->c;
  const sr_person_mention *m = &p->mention.v[at];
  uint32_t n = 1;
  if (m->form != SR_FORM_NAME || m->tok_from != c->doc->sent.v[m->sent].tok_from || !m->sent) return;
  while (at + n < p->mention.n && joined_before(p, at + n))
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

/* ---- parties ---- */

/* "Amedy Coulibaly took hostages": the active verb follows the name at once. Less is no ground to accuse somebody. */
static bool acts(const sr_people *p, uint32_t at, const sr_mention *m)
{
  const sr_context *c = p->c;
  const sr_person_mention *x = &p->mention.v[at];
  const sr_draft *d = &p->draft.v[x->person];
  if (d->hostile) return true;
  bool hurt = has_role(d, SR_PROLE_killed) || has_role(d, SR_PROLE_injured) || has_role(d, SR_PROLE_abducted) || has_role(d, SR_PROLE_target);
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
      bool hurt = has_role(d, SR_PROLE_killed) || has_role(d, SR_PROLE_injured) || has_role(d, SR_PROLE_abducted);
      if (arg == SR_ARG_TARGET && !hurt && !state) sr_people_add_role(p, person, p->incident_of[i], SR_PROLE_target, SR_CERTAINTY_stated, words);
    }
  }
}

/* ---- accusations ---- */

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
static uint32_t deed_before(const sr_people *p, uint32_t sent)
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
  return joined_subject(c, p->mention.v[at].tok_to, start) ? p->mention.v[at].person : SR_NONE;
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
    if (at != SR_NONE && !joined_subject(c, p->mention.v[at].tok_to, verb)) return SR_NONE;
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

static void accusation(sr_people *p, uint32_t sent, uint32_t sense, sr_prole role)
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
  if (deed == SR_NO_INDEX && event) deed = deed_before(p, sent);
  if (deed == SR_NO_INDEX && !noun && role == SR_PROLE_accused_planner) deed = only_recalled(p);
  if (deed == SR_NO_INDEX || p->draft.v[person].bystander) return;
  if (verb && !sr_walk_verb(c, s->tok_from)) return;
  p->draft.v[person].hostile = true;
  if (noun) sr_people_describe(p, person, s->tok_from, s->tok_to);
  uint32_t to = s->tok_to + 8 < end ? s->tok_to + 8 : end;
  sr_people_add_role(p, person, deed, role, sr_people_certainty(c, s->tok_from, s->tok_to), (sr_span){s->tok_from, to});
}

/* ---- affiliation ---- */

static bool party_kind(const sr_context *c, uint32_t mention, bool *armed)
{
  sr_view k = sr_actor_string(c->actors, c->actors->rows[c->ann->actor.v[mention].actor].kind);
  *armed = sr_view_eq(k, SR_V("armed_group")) || sr_view_eq(k, SR_V("criminal"));
  return *armed || sr_view_eq(k, SR_V("party"));
}

/* The first armed group or party in [from, to): index of the actor mention, SR_NONE. */
static uint32_t affiliation_at(const sr_context *c, uint32_t from, uint32_t to)
{
  for (uint32_t i = SR_ANN_FROM(c->ann->actor, from); i < c->ann->actor.n && c->ann->actor.v[i].tok_from < to; i++) {
    bool armed;
    if (party_kind(c, i, &armed)) return i;
  }
  return SR_NONE;
}

static void set_affiliation(sr_people *p, uint32_t person, uint32_t actor, sr_certainty certainty, sr_span words)
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

static bool of_words(const sr_context *c, uint32_t from, uint32_t to)
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
static void affiliation(sr_people *p, uint32_t sent, uint32_t sense, bool belongs)
{
  const sr_context *c = p->c;
  const sr_sense *s = &c->ann->sense.v[sense];
  uint32_t floor = c->doc->sent.v[sent].tok_from, end = c->doc->sent.v[sent].tok_to;
  uint32_t actor = affiliation_at(c, s->tok_to, s->tok_to + 9 < end ? s->tok_to + 9 : end);
  if (actor != SR_NONE && !of_words(c, s->tok_to, c->ann->actor.v[actor].tok_from)) actor = SR_NONE;
  if (actor == SR_NONE && !belongs) {
    uint32_t back = s->tok_from >= floor + 5 ? s->tok_from - 5 : floor;
    for (uint32_t t = back; t < s->tok_from; t++) {
      uint32_t a = affiliation_at(c, t, t + 1);
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
  set_affiliation(p, p->mention.v[at].person, actor, sr_people_certainty(c, s->tok_from, s->tok_to), (sr_span){from, behind > s->tok_to ? behind : s->tok_to});
  if (!belongs) sr_people_describe(p, p->mention.v[at].person, s->tok_from, s->tok_to);
}

/* A name whose own group holds the party: "Lashkar militant Aqib Dar". */
static void affiliation_in_group(sr_people *p, const sr_person_mention *m)
{
  uint32_t a = m->form == SR_FORM_NAME ? affiliation_at(p->c, m->tok_from, m->tok_to) : SR_NONE;
  if (a != SR_NONE) set_affiliation(p, m->person, a, sr_people_certainty(p->c, m->tok_from, m->tok_to), (sr_span){m->tok_from, m->tok_to});
}

/* The incident told in the sentence, or else just before. */
static uint32_t incident_near(const sr_people *p, uint32_t sent)
{
  uint32_t best = SR_NO_INDEX;
  for (uint32_t i = sr_walk_mention_from(p->c, sent ? sent - 1 : 0); i < p->c->out->mention.n && p->c->out->mention.v[i].sent <= sent; i++) {
    uint32_t s = p->c->out->mention.v[i].sent;
    if (s <= sent && sent - s < 2 && p->incident_of[i] != SR_NO_INDEX) best = p->incident_of[i];
    if (s == sent && best != SR_NO_INDEX) return best;
  }
  return best;
}

/* "about 100 Abu Sayyaf men led by Basir Jamil" */
static void leader(sr_people *p, uint32_t sent, const sr_sense *s)
{
  const sr_context *c = p->c;
  uint32_t end = c->doc->sent.v[sent].tok_to, floor = c->doc->sent.v[sent].tok_from;
  uint32_t at = sr_people_after(p, sent, s->tok_to, s->tok_to + 4 < end ? s->tok_to + 4 : end), g = sr_walk_np_before(c, s->tok_from, floor);
  if (at == SR_NONE || g == SR_NONE || p->mention.v[at].form != SR_FORM_NAME) return;
  uint32_t from = c->ann->group.v[g].tok_from, actor = affiliation_at(c, from, s->tok_from), person = p->mention.v[at].person;
  uint32_t row = sr_walk_row_in(c, from, s->tok_from, SR_LEX_CLASS_person), incident = incident_near(p, sent);
  bool armed = row != SR_NONE && sr_lex_has(c->lex, row, SR_V("armed"));
  if (actor == SR_NONE && !armed) return;
  sr_span words = {from, p->mention.v[at].tok_to};
  if (actor != SR_NONE) set_affiliation(p, person, actor, sr_people_certainty(c, from, s->tok_from), words);
  if (incident != SR_NO_INDEX) sr_people_add_role(p, person, incident, SR_PROLE_accused_perpetrator, sr_people_certainty(c, from, s->tok_from), words);
}

/* "DSP Abdul Hameed escaped unhurt": meant, not hit. */
static void unhurt(sr_people *p, uint32_t sent, const sr_sense *s)
{
  uint32_t at = sr_people_before(p, sent, s->tok_from), incident = incident_near(p, sent);
  if (at == SR_NONE || incident == SR_NO_INDEX || p->mention.v[at].form == SR_FORM_PRONOUN) return;
  const sr_draft *d = &p->draft.v[p->mention.v[at].person];
  if (has_role(d, SR_PROLE_killed) || has_role(d, SR_PROLE_injured)) return;
  sr_people_add_role(p, p->mention.v[at].person, incident, SR_PROLE_target, SR_CERTAINTY_stated, (sr_span){p->mention.v[at].tok_from, s->tok_to});
}

void sr_people_belongs(sr_people *p, uint32_t person, uint32_t from, uint32_t to)
{
  uint32_t actor = affiliation_at(p->c, from, to);
  if (actor != SR_NONE && of_words(p->c, from, p->c->ann->actor.v[actor].tok_from))
    set_affiliation(p, person, actor, sr_people_certainty(p->c, from, from + 1), (sr_span){from, p->c->ann->actor.v[actor].tok_to});
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
    if (sr_view_eq(v, SR_V("planner"))) accusation(p, sent, i, SR_PROLE_accused_planner);
    else if (sr_view_eq(v, SR_V("perpetrator"))) accusation(p, sent, i, SR_PROLE_accused_perpetrator);
    else if (sr_view_eq(v, SR_V("member"))) affiliation(p, sent, i, false);
    else if (sr_view_eq(v, SR_V("belongs"))) affiliation(p, sent, i, true);
    else if (sr_view_eq(v, SR_V("leads"))) leader(p, sent, s);
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
      if (!p->mention.v[i].speaker) antecedent_role(p, &p->mention.v[i]);
      affiliation_in_group(p, &p->mention.v[i]);
    }
  }
  verb_roles(p);
  for (uint32_t i = 0; i < p->c->doc->sent.n; i++)
    if (p->c->doc->sent.v[i].tagged) later_deaths(p, i);
  for (uint32_t i = 0; i < p->mention.n; i++)
    introduced_next(p, &p->mention.v[i]);
  for (uint32_t i = 0; i < p->mention.n; i++)
    introduced_together(p, i);
  party_roles(p);
  for (uint32_t i = 0; i < p->c->doc->sent.n; i++)
    if (p->c->doc->sent.v[i].tagged) sentence_roles(p, i);
}
