/* Cases, arrests, trials and verdicts of persons. See people_parts.h. */
#include "extract/people_step.h"

static bool has(const sr_step *s, sr_view attr)
{
  return sr_ctx_has(s->c, s->sense, attr);
}

/* ---- who ---- */

/* "A court on Monday awarded ... to": a participle by its tag, a past tense by the court before it or the "to" at its end. */
static bool past_tense(const sr_step *s)
{
  const sr_context *c = s->c;
  uint32_t pos = sr_walk_back_over(c, s->verb_from, s->from);
  if (pos > s->from && sr_step__venue_in(c, s->from, pos, "court") != SR_NONE && c->ann->sense.v[sr_step__venue_in(c, s->from, pos, "court")].tok_to == pos) return true;
  return s->verb_to > s->verb_from + 1 && sr_ctx_is(c, s->verb_to - 1, "to");
}

static bool passive(const sr_step *s)
{
  if (has(s, SR_V("subject")) || has(s, SR_V("subject2"))) return true;
  if (sr_walk_passive(s->c, s->verb_from, s->from)) return true;
  return s->c->doc->tok.v[s->verb_from].pos == SR_POS_VBN && !past_tense(s);
}

/* "found [X] guilty", "sent [X and Y] to jail": the verb before the person, where the words behind tell what was done. SR_NONE. */
static uint32_t split_verb(const sr_step *s)
{
  sr_view lemma = sr_lex_attr(s->c->lex, s->c->ann->sense.v[s->sense].entry, SR_V("object"));
  for (uint32_t t = s->verb_from; t-- > s->floor && s->verb_from - t < 24;) {
    if (sr_walk_mark(s->c, t, ';')) return SR_NONE;
    if (sr_walk_verb(s->c, t) && sr_view_eq(sr_tok_lemma(s->c->doc, t), lemma)) return t;
  }
  return SR_NONE;
}

/* Does somebody else, or a clause of its own, stand between a subject and its verb: "X was freed, while [Y] was convicted"? */
static bool interrupted(const sr_step *s, const sr_person_mention *m)
{
  bool clause = false;
  for (uint32_t t = m->tok_to; t < s->verb_from; t++) {
    if (s->c->doc->tok.v[t].ner == SR_NER_B_PER) return true;
    if (clause && sr_walk_np_at(s->c, t, s->verb_from) != SR_NONE && sr_ctx_timex_over(s->c, t) == SR_NONE) return true;
    clause |= sr_ctx_any(s->c, t, "while whereas but");
  }
  return false;
}

/* The mentions that the step is about, coordinated ones too; their number. */
static unsigned whom(const sr_step *s, uint32_t *out, unsigned max)
{
  const sr_people *p = s->p;
  uint32_t at = SR_NONE;
  unsigned n = 0;
  if (has(s, SR_V("against")) || (s->kind == SR_PROCEEDING_case_registered && !has(s, SR_V("subject")) && !has(s, SR_V("booked")))) {
    for (uint32_t t = s->from; t < s->to; t++)
      if (sr_ctx_is(s->c, t, "against")) at = sr_people_after(p, s->sent, t + 1, t + 8 < s->to ? t + 8 : s->to);
    if (at != SR_NONE) out[n++] = p->mention.v[at].person;
    return n;
  }
  /* "convicted X and Y and sentenced them" */
  if (s->verb_to < s->to && sr_ctx_any(s->c, s->verb_to, "them both") && s->them->n && !passive(s)) {
    for (unsigned i = 0; i < s->them->n && i < max; i++)
      out[n++] = s->them->v[i];
    return n;
  }
  uint32_t split = sr_lex_attr(s->c->lex, s->c->ann->sense.v[s->sense].entry, SR_V("object")).ptr ? split_verb(s) : s->verb_to;
  if (split == SR_NONE) return 0;
  uint32_t first = split, last = split < s->verb_from ? s->verb_from : s->edge;
  bool behind = split < s->verb_from ? !sr_walk_passive(s->c, split, s->from) : !passive(s);
  if (has(s, SR_V("apposed"))) {
    /* "Rahim Jat, held in Malir on Monday,": directly behind the name, or it is a meeting that was held. */
    at = sr_people_before(p, s->sent, s->verb_from);
    if (at != SR_NONE && (p->mention.v[at].tok_to + 1 != s->verb_from || !sr_walk_mark(s->c, s->verb_from - 1, ','))) at = SR_NONE;
  } else if (behind) at = sr_people_after(p, s->sent, first, last);
  else at = sr_people_before(p, s->sent, s->verb_from);
  if (at == SR_NONE || (!behind && interrupted(s, &p->mention.v[at]))) return 0;
  /* "he" of an officer or minister is as likely somebody else. */
  const sr_draft *d = &p->draft.v[p->mention.v[at].person];
  if (p->mention.v[at].form == SR_FORM_PRONOUN && d->office && !d->hostile) return 0;
  out[n++] = p->mention.v[at].person;
  /* "two co-accused, Qari Yasin and Muhammad Aslam" */
  for (uint32_t k = at + 1; behind && k < p->mention.n && n < max; k++) {
    const sr_person_mention *a = &p->mention.v[k - 1], *b = &p->mention.v[k];
    if (b->sent != s->sent || b->tok_from >= last) break;
    bool joined = b->tok_from - a->tok_to <= 3;
    for (uint32_t t = a->tok_to; t < b->tok_from; t++)
      joined &= sr_ctx_any(s->c, t, ", and &");
    if (!joined) break;
    if (b->person != out[n - 1]) out[n++] = b->person;
  }
  return n;
}

/* ---- how many ---- */

static void set_count(const sr_step *s, sr_proceeding *out)
{
  const sr_context *c = s->c;
  out->count = SR_NULL_INT;
  if (s->kind == SR_PROCEEDING_imprisoned && s->verb_to < s->edge && sr_ctx_any(c, s->verb_to, "twice thrice")) {
    out->count = sr_ctx_is(c, s->verb_to, "twice") ? 2 : 3;
    return;
  }
  if (s->kind != SR_PROCEEDING_case_registered && s->kind != SR_PROCEEDING_convicted && s->kind != SR_PROCEEDING_charged) return;
  int64_t sum = 0;
  uint32_t from = s->kind == SR_PROCEEDING_case_registered ? s->floor : s->verb_to;
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, from); i < c->ann->sense.n; i++) {
    const sr_sense *x = &c->ann->sense.v[i];
    if (x->tok_from >= s->edge) break;
    bool case_noun = c->lex->rows[x->entry].cls == SR_LEX_CLASS_proceeding && sr_view_eq(sr_lex_value(c->lex, x->entry), SR_V("case"));
    if (!case_noun && x->tok_from != s->verb_from) continue;
    uint32_t q = x->tok_from > s->from ? sr_ctx_quantity_over(c, x->tok_from - 1) : SR_NONE;
    if (q != SR_NONE && c->ann->quantity.v[q].kind == SR_NUM_COUNT) {
      sum += c->ann->quantity.v[q].scaled / 100;
      /* "four counts of murder and 26 of attempted murder" */
      for (uint32_t k = q + 1; k < c->ann->quantity.n && c->ann->quantity.v[k].tok_from < s->edge && sr_ctx_is(c, x->tok_to - 1, "counts"); k++)
        if (c->ann->quantity.v[k].kind == SR_NUM_COUNT && sr_ctx_is(c, c->ann->quantity.v[k].tok_to, "of")) sum += c->ann->quantity.v[k].scaled / 100;
    } else if (x->tok_from > s->from && sr_ctx_any(c, x->tok_from - 1, "a an")) {
      sum += 1;
    }
    if (sum) break;
  }
  if (sum) out->count = (int32_t)sum;
}

/* ---- one word of a proceeding ---- */

/* An arrest with its own day and place is an incident, and then no proceeding. */
static bool is_incident(const sr_step *s)
{
  if (s->kind != SR_PROCEEDING_arrested && s->kind != SR_PROCEEDING_released) return false;
  const sr_extraction *x = s->c->out;
  for (uint32_t i = sr_walk_mention_from(s->c, s->sent); i < x->mention.n && x->mention.v[i].sent == s->sent; i++) {
    if (s->p->incident_of[i] == SR_NO_INDEX) continue;
    for (uint32_t k = 0; k < x->mention.v[i].count.n; k++) {
      const sr_count *n = &x->mention.v[i].count.v[k];
      if (n->trig_from <= s->verb_from && s->verb_from < n->trig_to) return true;
    }
  }
  return false;
}

/* Cases told twice: with their number, then with their police stations. */
static bool merge(sr_draft *d, const sr_proceeding *x, uint32_t *at)
{
  /* The same proceeding is told again soon or never: of a long list only the latest are compared. */
  for (uint32_t i = d->proceedings.n > 64 ? d->proceedings.n - 64 : 0; i < d->proceedings.n; i++) {
    sr_proceeding *o = &d->proceedings.v[i];
    if (o->kind != x->kind) continue;
    bool dates = o->dated && x->dated && (o->date.from > x->date.to || x->date.from > o->date.to);
    bool counts = o->count != SR_NULL_INT && x->count != SR_NULL_INT && o->count != x->count;
    if (dates || counts || (o->n_places && x->n_places && x->kind != SR_PROCEEDING_case_registered)) continue;
    if (x->count != SR_NULL_INT) o->count = x->count;
    if (x->dated && !o->dated) o->dated = true, o->date = x->date;
    if (x->n_places && !o->n_places) o->places = x->places, o->n_places = x->n_places;
    *at = i;
    return true;
  }
  return false;
}

static bool country_behind(const sr_step *s)
{
  for (uint32_t t = s->verb_to; t < s->edge && t < s->verb_to + 5; t++) {
    uint32_t m = sr_ctx_place_over(s->c, t);
    if (m != SR_NONE && !s->c->ann->place.v[m].demonym && s->c->ann->place.v[m].level >= SR_PLACE_ADMIN1) return true;
  }
  return false;
}

static bool case_words(const sr_step *s)
{
  if (!has(s, SR_V("case"))) return true;
  uint32_t from = s->verb_from > s->floor + 8 ? s->verb_from - 8 : s->floor, to = s->verb_to + 6 < s->to ? s->verb_to + 6 : s->to;
  for (uint32_t t = from; t < to; t++) {
    uint32_t x = sr_ctx_sense_at(s->c, t, SR_LEX_CLASS_proceeding);
    if (x != SR_NONE && sr_view_eq(sr_ctx_value(s->c, x), SR_V("case"))) return true;
  }
  return false;
}

static bool negated(const sr_step *s)
{
  uint32_t start = sr_walk_verb_start(s->c, s->verb_from, s->from);
  return sr_walk_negated(s->c, start, s->verb_from) || (start > s->from && sr_ctx_is(s->c, start - 1, "no"));
}

/* "sentenced a former member of ETA to 71 years. Ignacio Etxarri, ...": who opens the next sentence is meant. */
static unsigned whom_next(const sr_step *s, uint32_t *out)
{
  const sr_context *c = s->c;
  const sr_people *p = s->p;
  if (passive(s) || s->sent + 1 >= c->doc->sent.n) return 0;
  uint32_t g = sr_walk_np_at(c, s->verb_to, s->edge), next = c->doc->sent.v[s->sent + 1].tok_from;
  if (g == SR_NONE || !sr_ctx_any(c, s->verb_to, "a an")) return 0;
  const sr_group *n = &c->ann->group.v[g];
  if (sr_ctx_sense_in(c, n->tok_from, n->tok_to, SR_LEX_CLASS_person) == SR_NONE && sr_ctx_sense_in(c, n->tok_from, n->tok_to, SR_LEX_CLASS_descriptor) == SR_NONE) return 0;
  uint32_t at = sr_people_after(p, s->sent + 1, next, next + 1);
  if (at == SR_NONE || p->mention.v[at].form != SR_FORM_NAME || p->draft.v[p->mention.v[at].person].name.from < next) return 0;
  out[0] = p->mention.v[at].person;
  sr_people_describe(s->p, out[0], n->tok_from, n->tok_to);
  sr_people_belongs(s->p, out[0], n->tok_from, n->tok_to + 9 < s->edge ? n->tok_to + 9 : s->edge);
  return 1;
}

/* "charged with the shooting of", "acquitted of planning the bombing": what he is tried for. */
static void accuse(const sr_step *s, uint32_t person)
{
  const sr_context *c = s->c;
  bool trial = s->tried || s->kind == SR_PROCEEDING_charged || s->kind == SR_PROCEEDING_convicted || s->kind == SR_PROCEEDING_acquitted ||
               s->kind == SR_PROCEEDING_sentenced;
  if (!trial || s->p->draft.v[person].bystander) return;
  for (uint32_t i = 0; i < s->p->draft.v[person].roles.n; i++) {
    sr_prole r = s->p->draft.v[person].roles.v[i].role;
    if (r == SR_PROLE_accused_perpetrator || r == SR_PROLE_accused_planner) return;
  }
  uint32_t t = s->verb_to;
  while (t < s->edge && !sr_ctx_any(c, t, "for with of over ;"))
    t++;
  if (t >= s->edge || sr_walk_mark(c, t, ';')) return;
  uint32_t deed = sr_people_deed(s->p, s->sent, t + 1);
  if (deed == SR_NO_INDEX) return;
  bool plan = t + 1 < s->edge && sr_walk_lemma(c, t + 1, "plan mastermind orchestrate abet finance facilitate");
  bool guilty = s->kind == SR_PROCEEDING_convicted || s->kind == SR_PROCEEDING_sentenced;
  uint32_t to = t + 6 < s->edge ? t + 6 : s->edge;
  sr_people_add_role(s->p, person, deed, plan ? SR_PROLE_accused_planner : SR_PROLE_accused_perpetrator,
                     guilty && !s->tried ? SR_CERTAINTY_stated : SR_CERTAINTY_accused, (sr_span){s->verb_from, to});
}

/* Verdicts told one after the other are of one day and one court, until another is told. */
static void same_verdict(sr_step *s, sr_proceeding *x)
{
  sr_people *p = s->p;
  if (!sr_step_verdict(s->kind)) return;
  if (x->dated) {
    p->verdict = *x, p->verdict_sent = s->sent + 1;
    return;
  }
  if (!p->verdict_sent || s->sent + 1 - p->verdict_sent > 3 || (x->n_places && p->verdict.n_places && !sr_view_eq(x->places[0], p->verdict.places[0]))) return;
  x->dated = true, x->date = p->verdict.date;
  if (!x->n_places) x->places = p->verdict.places, x->n_places = p->verdict.n_places;
}

static void read_step(sr_step *s, sr_person_list *them)
{
  uint32_t who[SR_STEP_MOST];
  if (s->tried) {
    unsigned k = negated(s) ? 0 : whom(s, who, SR_STEP_MOST);
    for (unsigned i = 0; i < k; i++)
      accuse(s, who[i]);
    return;
  }
  if (is_incident(s) || negated(s) || !case_words(s)) return;
  if (s->kind == SR_PROCEEDING_travelled && !country_behind(s)) return;
  unsigned n = whom(s, who, SR_STEP_MOST);
  if (!n) n = whom_next(s, who);
  if (!n) return;
  them->n = n;
  memcpy(them->v, who, n * sizeof *who);
  sr_proceeding x = {.kind = s->kind, .date = {SR_NULL_INT, SR_NULL_INT, SR_DATEPREC_unknown, SR_VNULL}};
  set_count(s, &x);
  sr_step__set_date(s, &x);
  sr_step__set_places(s, &x);
  same_verdict(s, &x);
  for (unsigned i = 0; i < n; i++) {
    sr_draft *d = &s->p->draft.v[who[i]];
    if (s->kind == SR_PROCEEDING_travelled && !d->hostile && !d->proceedings.n) continue;
    uint32_t at = d->proceedings.n;
    if (!merge(d, &x, &at)) SR_PUSH(s->c->doc->arena, &d->proceedings, x);
    uint32_t to = s->verb_to;
    while (to < s->edge && to < s->verb_to + 30 && !sr_ctx_any(s->c, to, ". ;"))
      to++;
    sr_people_evidence(s->p, who[i], sr_arena_printf(s->c->doc->arena, "proceedings/%u", at), s->verb_from, to);
    accuse(s, who[i]);
  }
}

static bool tries(const sr_context *c, uint32_t sense)
{
  return sr_view_eq(sr_ctx_value(c, sense), SR_V("tried"));
}

static bool is_step(const sr_context *c, uint32_t sense, sr_proc_kind *kind)
{
  const sr_lex_row *r = &c->lex->rows[c->ann->sense.v[sense].entry];
  if (r->cls != SR_LEX_CLASS_proceeding) return false;
  int k = tries(c, sense) ? SR_PROCEEDING_charged : sr_proc_kind_of(sr_ctx_value(c, sense));
  if (k < 0) return false;
  *kind = (sr_proc_kind)k;
  uint32_t t = c->ann->sense.v[sense].tok_from;
  uint8_t p = c->doc->tok.v[t].pos;
  bool verbal = sr_walk_verb(c, t) || p == SR_POS_AUX || p == SR_POS_ADP || p == SR_POS_ADJ;
  return !(r->flags & SR_LEXF_VERB) || verbal;
}

static void sentence(sr_people *p, uint32_t sent)
{
  sr_context *c = p->c;
  const sr_sentence *st = &c->doc->sent.v[sent];
  uint32_t last = SR_NONE, floor = st->tok_from, shared = SR_NONE;
  sr_proc_kind kind;
  sr_step now = {0};
  sr_person_list them = {.n = 0};
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, st->tok_from); i <= c->ann->sense.n; i++) {
    bool end = i == c->ann->sense.n || c->ann->sense.v[i].tok_from >= st->tok_to;
    if (!end && (!is_step(c, i, &kind) || c->ann->sense.v[i].tok_from < floor)) continue;
    if (last != SR_NONE) {
      now.edge = end ? st->tok_to : c->ann->sense.v[i].tok_from;
      read_step(&now, &them);
    }
    if (end) break;
    const sr_sense *s = &c->ann->sense.v[i];
    now = (sr_step){p, c, sent, st->tok_from, st->tok_to, i, s->tok_from, s->tok_to, 0, floor, kind, last == SR_NONE, tries(c, i), &them, shared};
    if (last == SR_NONE) now.shared = shared = sr_step__date_in(&now, st->tok_from, s->tok_from);
    floor = s->tok_to;
    last = i;
  }
}

void sr_people_proceedings(sr_people *p)
{
  for (uint32_t i = 0; i < p->c->doc->sent.n; i++)
    if (p->c->doc->sent.v[i].tagged) sentence(p, i);
}
