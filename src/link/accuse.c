/* Who claims an incident, is held or suspected to have done it, or denies it; anywhere in the report. */
#include "link/party.h"

/* ---- whom the words name ---- */

static bool may_do(const sr_lk_who *w)
{
  if (w->kind < 0 || w->kind == SR_KIND_civilians || w->kind == SR_KIND_party) return false;
  return w->actor != SR_NONE || w->kind == SR_KIND_armed_group || w->kind == SR_KIND_community;
}

/* Whom the words name: a noun group, or, in sentences that tell of no event, a named actor alone. */
static bool first_in(const sr_lk_party_list *ps, uint32_t sent, uint32_t from, uint32_t to, sr_lk_who *out)
{
  const sr_linker *l = ps->l;
  const sr_extraction *x = l->in->x;
  for (uint32_t k = sr_lk_entity_from(l, sent); k < x->entity.n && x->entity.v[k].sent == sent; k++) {
    const sr_entity *e = &x->entity.v[k];
    if (e->tok_from < from || e->tok_from >= to) continue;
    *out = sr_lk_who_of(ps, k);
    if (may_do(out)) return true;
  }
  for (uint32_t i = SR_ANN_FROM(l->in->ann->actor, from); i < l->in->ann->actor.n && l->in->ann->actor.v[i].tok_from < to; i++) {
    *out = sr_lk_who_at(ps, i);
    if (!l->in->ann->actor.v[i].weak && may_do(out)) return true;
  }
  return false;
}

static bool object_of(const sr_lk_party_list *ps, uint32_t sent, uint32_t from, uint32_t within, sr_lk_who *out)
{
  uint32_t end = ps->l->in->doc->sent.v[sent].tok_to;
  return first_in(ps, sent, from, from + within < end ? from + within : end, out);
}

/* ---- what they make of it ---- */

static sr_lk_party *find_actor(sr_lk_party_list *ps, uint32_t actor)
{
  for (uint32_t i = 0; actor != SR_NONE && i < ps->v.n; i++)
    if (ps->v.v[i].actor == actor) return &ps->v.v[i];
  return NULL;
}

/* Those who did it and of whom no name is told yet. */
static sr_lk_party *unnamed_doer(sr_lk_party_list *ps)
{
  for (uint32_t i = 0; i < ps->v.n; i++) {
    sr_lk_party *p = &ps->v.v[i];
    if (p->actor == SR_NONE && sr_lk_armed_kind(p->kind) && (p->role == SR_ROLE_initiator || ps->out->cls == SR_CLASS_operation)) return p;
  }
  return NULL;
}

static sr_lk_party *push(sr_lk_party_list *ps, const sr_lk_who *w, sr_role role)
{
  sr_lk_party p = {.actor = w->actor, .kind = w->kind, .entity = w->entity, .role = role, .acted = true, .state = sr_lk_state_kind(w->kind),
                   .tok_from = w->tok_from, .tok_to = w->tok_to};
  SR_PUSH(ps->l->in->doc->arena, &ps->v, p);
  return &ps->v.v[ps->v.n - 1];
}

static bool anybody_accused(const sr_lk_party_list *ps)
{
  for (uint32_t i = 0; i < ps->v.n; i++)
    if (ps->v.v[i].certainty == SR_CERTAINTY_accused && ps->v.v[i].role == SR_ROLE_initiator) return true;
  return false;
}

static bool has_named_initiator(const sr_lk_party_list *ps, bool claimed_too)
{
  for (uint32_t i = 0; i < ps->v.n; i++)
    if ((claimed_too || ps->v.v[i].certainty != SR_CERTAINTY_claimed) && ps->v.v[i].actor != SR_NONE && ps->v.v[i].role == SR_ROLE_initiator && sr_lk_armed_kind(ps->v.v[i].kind)) return true;
  return false;
}

static void claim_by(sr_lk_party_list *ps, const sr_lk_who *w)
{
  if (w->actor == SR_NONE && w->kind != SR_KIND_armed_group) return;
  sr_lk_party *p = find_actor(ps, w->actor);
  if (!p) p = unnamed_doer(ps);
  if (!p) p = push(ps, w, has_named_initiator(ps, false) ? SR_ROLE_claimant : SR_ROLE_initiator);
  if (ps->out->cls == SR_CLASS_operation && p->role == SR_ROLE_target) return;
  sr_lk_name_party(p, w);
  p->certainty = SR_CERTAINTY_claimed;
  p->acted = p->settled = true;
}

/* In an operation who "belonged to" a group was of those fought; else the group did it. */
static void accuse(sr_lk_party_list *ps, const sr_lk_who *w, sr_certainty how)
{
  bool operation = ps->out->cls == SR_CLASS_operation;
  sr_lk_party *p = find_actor(ps, w->actor);
  if (!p && sr_lk_armed_kind(w->kind)) p = unnamed_doer(ps);
  if (operation && sr_lk_armed_kind(w->kind)) {
    if (!p) return;
    if (p->actor == SR_NONE && w->actor != SR_NONE) p->certainty = SR_CERTAINTY_stated;
    sr_lk_name_party(p, w);
    return;
  }
  if (!p && has_named_initiator(ps, true)) return;
  bool own_words = p && p->entity == w->entity && p->entity != SR_NONE;
  if (!p) p = push(ps, w, SR_ROLE_initiator);
  else if (p->role != SR_ROLE_initiator || p->settled || (!own_words && p->actor != SR_NONE && p->certainty != SR_CERTAINTY_suspected)) return;
  sr_lk_name_party(p, w);
  p->certainty = how;
  p->acted = p->settled = true;
}

static void deny(sr_lk_party_list *ps, uint32_t actor)
{
  sr_lk_party *p = find_actor(ps, actor);
  if (p && p->role != SR_ROLE_target) p->denial = true;
}

/* "the group denied": the one party that is accused of it. */
static void deny_by_group(sr_lk_party_list *ps)
{
  sr_lk_party *only = NULL;
  for (uint32_t i = 0; i < ps->v.n; i++)
    if (ps->v.v[i].actor != SR_NONE && ps->v.v[i].certainty == SR_CERTAINTY_accused) {
      if (only) return;
      only = &ps->v.v[i];
    }
  if (only) only->denial = true;
}

/* ---- the words ---- */

static void claims(sr_lk_party_list *ps, const sr_mention *m)
{
  if (!(m->events & SR_EV_CLAIM)) return;
  for (uint32_t i = 0; i < m->party.n; i++)
    if (m->party.v[i].arg == SR_ARG_AGENT && (m->party.v[i].event & SR_EV_CLAIM || m->events == SR_EV_CLAIM)) {
      sr_lk_who w = sr_lk_who_of(ps, m->party.v[i].entity);
      claim_by(ps, &w);
    }
}

static bool by_pronoun(const sr_linker *l, const sr_speech *s)
{
  for (uint32_t t = s->who_from; t < s->who_to && t < s->who_from + 3; t++)
    if (sr_word_in(sr_tok_norm(l->in->doc, t), "group it they outfit organisation organization")) return true;
  return false;
}

/* The country of a speaker: of the body it is, or of the place that its words name. */
static sr_view country_of_speaker(const sr_linker *l, const sr_speech *s)
{
  const sr_annotations *a = l->in->ann;
  uint32_t i = SR_ANN_FROM(a->actor, s->who_from);
  if (i < a->actor.n && a->actor.v[i].tok_from < s->who_to) return sr_actor_string(l->in->actors, l->in->actors->rows[a->actor.v[i].actor].country);
  i = SR_ANN_FROM(a->place, s->who_from);
  if (i >= a->place.n || a->place.v[i].tok_from >= s->who_to || a->place.v[i].place == SR_NONE) return SR_VNULL;
  sr_place_info x;
  l->in->places.describe(l->in->places.places, l->in->doc->arena, a->place.v[i].place, l->in->doc->published, &x);
  return x.country;
}

/* "Kabul denied", "the Afghan defence ministry denied": a state speaks for its forces, where others are blamed abroad. */
static void deny_by_state(sr_lk_party_list *ps, const sr_speech *s)
{
  const sr_actors *t = ps->l->in->actors;
  sr_view cc = country_of_speaker(ps->l, s);
  if (cc.len != 2 || sr_view_eq(cc, ps->out->place.country)) return;
  for (uint32_t i = 0; i < ps->v.n; i++) {
    sr_lk_party *p = &ps->v.v[i];
    if (p->state && p->role == SR_ROLE_initiator && p->actor != SR_NONE && sr_view_eq(sr_actor_string(t, t->rows[p->actor].country), cc)) p->denial = true;
  }
}

static void claims_in_speech(sr_lk_party_list *ps, const sr_speech *s)
{
  const sr_annotations *a = ps->l->in->ann;
  sr_lk_who w;
  if (s->stance != SR_STANCE_claims_responsibility) return;
  /* "Both the X and the Y claimed". */
  uint32_t first = ps->l->in->doc->sent.v[s->sent].tok_from;
  for (uint32_t i = SR_ANN_FROM(a->actor, first); i < a->actor.n && a->actor.v[i].tok_from < s->who_from; i++)
    if (a->actor.v[i].tok_to + 1 == s->who_from && !a->actor.v[i].weak && sr_word_in(sr_tok_norm(ps->l->in->doc, s->who_from - 1), "and")) {
      w = sr_lk_who_at(ps, i);
      if (may_do(&w)) claim_by(ps, &w);
    }
  if (first_in(ps, s->sent, s->who_from, s->who_to, &w)) claim_by(ps, &w);
}

static void denials_in_speech(sr_lk_party_list *ps, const sr_speech *s)
{
  sr_lk_who w;
  if (s->stance != SR_STANCE_denies) return;
  bool named = first_in(ps, s->sent, s->who_from, s->who_to, &w);
  if (named && w.actor != SR_NONE) deny(ps, w.actor);
  else if (by_pronoun(ps->l, s)) deny_by_group(ps);
  deny_by_state(ps, s);
}

/* "accused Russia of shelling": a country that is blamed stands for its forces. */
static bool country_at(const sr_lk_party_list *ps, uint32_t tok, sr_lk_who *out)
{
  const sr_linker *l = ps->l;
  uint32_t i = SR_ANN_FROM(l->in->ann->place, tok);
  if (i >= l->in->ann->place.n) return false;
  const sr_place_mention *m = &l->in->ann->place.v[i];
  if (m->tok_from != tok || m->place == SR_NONE || m->level != SR_PLACE_COUNTRY || m->demonym) return false;
  sr_place_info x;
  l->in->places.describe(l->in->places.places, l->in->doc->arena, m->place, l->in->doc->published, &x);
  *out = (sr_lk_who){sr_lk_force_row(l, x.country, "military"), SR_KIND_military, SR_NONE, m->tok_from, m->tok_to};
  return out->actor != SR_NONE;
}

static bool lays_blame(const sr_lexicon *lex, const sr_sense *s)
{
  return lex->rows[s->entry].cls == SR_LEX_CLASS_cue && sr_stance_of(sr_lex_value(lex, s->entry)) == SR_STANCE_accuses;
}

/* Words that lay it at somebody's door: "blamed", "bore the hallmarks of", "belonged to". */
static void by_words(sr_lk_party_list *ps, const sr_sense *s, uint32_t sent)
{
  const sr_lexicon *lex = ps->l->in->lex;
  const sr_document *d = ps->l->in->doc;
  uint32_t first = d->sent.v[sent].tok_from;
  for (uint32_t t = s->tok_from; t > first && s->tok_from - t < 3; t--)
    if (sr_word_in(sr_tok_norm(d, t - 1), "not no never nobody")) return;
  bool inside = sr_lex_has(lex, s->entry, SR_V("inside"));
  sr_lk_who w;
  bool country = !inside && ps->out->cls != SR_CLASS_operation && country_at(ps, s->tok_to, &w);
  if (!country && !object_of(ps, sent, s->tok_to, inside ? 5 : 8, &w)) return;
  accuse(ps, &w, sr_lex_has(lex, s->entry, SR_V("suspect")) ? SR_CERTAINTY_suspected : SR_CERTAINTY_accused);
}

/* "Police said that men of X had attacked": what X did, as somebody says. */
static void by_telling(sr_lk_party_list *ps, const sr_mention *m)
{
  const sr_extraction *x = ps->l->in->x;
  for (uint32_t i = 0; i < m->party.n; i++) {
    const sr_entity *e = sr_lk_entity(ps->l, m->party.v[i].entity);
    sr_lk_party *p = find_actor(ps, sr_lk_who_of(ps, m->party.v[i].entity).actor);
    bool named = p != NULL;
    for (uint32_t k = 0; k < ps->v.n && !p; k++)
      if (ps->v.v[k].entity == m->party.v[i].entity) p = &ps->v.v[k];
    bool may = p && !p->settled && p->role == SR_ROLE_initiator && (!p->state || ps->out->cls == SR_CLASS_unattributed || anybody_accused(ps));
    if (m->party.v[i].arg != SR_ARG_AGENT || !may) continue;
    for (uint32_t k = sr_lk_speech_from(ps->l, m->sent); k < x->speech.n && x->speech.v[k].sent == m->sent; k++) {
      const sr_speech *s = &x->speech.v[k];
      bool before = s->cue_to <= s->tok_from && s->cue_to > s->cue_from && e->head >= s->tok_from && e->head < s->tok_to;
      if (!before) continue;
      if (s->stance == SR_STANCE_estimates) p->certainty = SR_CERTAINTY_suspected;
      else if (named && s->stance != SR_STANCE_denies && p->certainty == SR_CERTAINTY_stated) p->certainty = SR_CERTAINTY_accused;
    }
  }
}

/* "aimed at a training centre of the X", "hit an X convoy": whom the force was meant for. */
static void by_aim(sr_lk_party_list *ps, const sr_mention *m)
{
  const sr_linker *l = ps->l;
  if (ps->out->cls != SR_CLASS_operation) return;
  for (uint32_t t = m->tok_from; t + 2 < m->tok_to; t++) {
    bool aim = sr_word_in(sr_tok_norm(l->in->doc, t), "targeted targeting target targets hit struck bombed pounded") ||
               (sr_word_in(sr_tok_norm(l->in->doc, t), "aimed") && sr_word_in(sr_tok_norm(l->in->doc, t + 1), "at"));
    uint32_t i = aim ? SR_ANN_FROM(l->in->ann->actor, t + 1) : l->in->ann->actor.n;
    if (i >= l->in->ann->actor.n || l->in->ann->actor.v[i].weak || l->in->ann->actor.v[i].tok_to > m->tok_to || l->in->ann->actor.v[i].tok_from > t + 9) continue;
    sr_lk_who w = sr_lk_who_at(ps, i);
    if (!sr_lk_armed_kind(w.kind) && w.kind != SR_KIND_paramilitary) continue;
    if (find_actor(ps, w.actor)) continue;
    sr_lk_party *p = sr_lk_armed_kind(w.kind) ? unnamed_doer(ps) : NULL;
    if (p) sr_lk_name_party(p, &w);
    else push(ps, &w, SR_ROLE_target)->hurt = true;
  }
}

static void each_speech(sr_lk_party_list *ps, uint32_t sent, void (*do_it)(sr_lk_party_list *, const sr_speech *))
{
  const sr_extraction *x = ps->l->in->x;
  for (uint32_t i = sr_lk_speech_from(ps->l, sent); i < x->speech.n && x->speech.v[i].sent == sent; i++) {
    const sr_speech *s = &x->speech.v[i];
    if (s->stance != SR_STANCE_asserts && s->who_to > s->who_from) do_it(ps, s);
  }
}

static void words_of(sr_lk_party_list *ps, uint32_t sent)
{
  const sr_annotations *a = ps->l->in->ann;
  const sr_sentence *st = &ps->l->in->doc->sent.v[sent];
  for (uint32_t i = SR_ANN_FROM(a->sense, st->tok_from); i < a->sense.n && a->sense.v[i].tok_from < st->tok_to; i++)
    if (lays_blame(ps->l->in->lex, &a->sense.v[i])) by_words(ps, &a->sense.v[i], sent);
}

void sr_lk_accuse(sr_lk_party_list *ps)
{
  sr_linker *l = ps->l;
  const sr_group_state *g = &l->group.v[ps->group];
  for (uint32_t i = 0; i < g->mention.n; i++) claims(ps, sr_lk_mention(l, g->mention.v[i]));
  for (uint32_t i = 0; i < g->mention.n; i++) by_aim(ps, sr_lk_mention(l, g->mention.v[i]));
  uint32_t n;
  const uint32_t *sents = sr_lk_sentences(l, ps->group, &n);
  for (uint32_t i = 0; i < n; i++) each_speech(ps, sents[i], claims_in_speech);
  for (uint32_t i = 0; i < n; i++) words_of(ps, sents[i]);
  for (uint32_t i = 0; i < g->mention.n; i++) by_telling(ps, sr_lk_mention(l, g->mention.v[i]));
  for (uint32_t i = 0; i < n; i++) each_speech(ps, sents[i], denials_in_speech);
  /* What is told to be untrue nobody did. */
  for (uint32_t i = 0; ps->out->status == SR_STATE_denied && i < ps->v.n; i++)
    if (ps->v.v[i].role == SR_ROLE_initiator) ps->v.v[i].certainty = SR_CERTAINTY_accused;
}
