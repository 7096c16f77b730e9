/* Named persons of the reading; see people.h. The steps: where the words speak of whom, what the ledger and the words
 * make them, what befell them before a court; then who counts as a person of the reading. */
#include "extract/people_parts.h"

void sr_people_evidence(sr_people *p, uint32_t person, sr_view field, uint32_t from, uint32_t to)
{
  const sr_document *d = p->c->doc;
  if (from >= to) return;
  bool apart = d->title_from && d->tok.v[from].from >= d->title_from;
  sr_evidence e = {field, apart ? UINT32_MAX : d->tok.v[from].from, apart ? UINT32_MAX : d->tok.v[to - 1].to, sr_tok_text(d, from, to)};
  SR_PUSH(d->arena, &p->draft.v[person].evidence, e);
}

static bool has_role(const sr_draft *d, sr_prole role)
{
  for (uint32_t i = 0; i < d->roles.n; i++)
    if (d->roles.v[i].role == role) return true;
  return false;
}

static bool has_proceeding(const sr_draft *d, sr_proc_kind kind)
{
  for (uint32_t i = 0; i < d->proceedings.n; i++)
    if (d->proceedings.v[i].kind == kind) return true;
  return false;
}

/* Tried with no part told: the accused perpetrator of the one old attack that the report is about. */
static void role_by_trial(sr_people *p, uint32_t person)
{
  sr_draft *d = &p->draft.v[person];
  bool guilty = has_proceeding(d, SR_PROCEEDING_convicted) || has_proceeding(d, SR_PROCEEDING_sentenced);
  bool tried = guilty || has_proceeding(d, SR_PROCEEDING_acquitted) || has_proceeding(d, SR_PROCEEDING_charged);
  if (!tried || has_role(d, SR_PROLE_accused_perpetrator) || has_role(d, SR_PROLE_accused_planner) || d->bystander) return;
  uint32_t deed = SR_NO_INDEX;
  for (uint32_t i = 0; i < p->r->n_incidents; i++) {
    if (p->r->incidents[i].frame != SR_FRAME_recalled || p->r->incidents[i].cls == SR_CLASS_operation) continue;
    if (deed != SR_NO_INDEX) return;
    deed = i;
  }
  /* Somebody who was killed or caught now: the trial was of something else. */
  if (deed == SR_NO_INDEX || d->roles.n) return;
  sr_people_add_role(p, person, deed, SR_PROLE_accused_perpetrator, guilty ? SR_CERTAINTY_stated : SR_CERTAINTY_accused, d->name);
}

static sr_condition condition_of(const sr_draft *d)
{
  if (has_role(d, SR_PROLE_killed)) return SR_CONDITION_killed;
  if (has_role(d, SR_PROLE_arrested)) return SR_CONDITION_arrested;
  if (d->at_large) return SR_CONDITION_at_large;
  bool jailed = has_proceeding(d, SR_PROCEEDING_imprisoned), free = has_proceeding(d, SR_PROCEEDING_released);
  if (has_proceeding(d, SR_PROCEEDING_sentenced) && !free) return SR_CONDITION_imprisoned;
  if (has_proceeding(d, SR_PROCEEDING_acquitted)) return SR_CONDITION_acquitted;
  if (jailed && !free) return SR_CONDITION_imprisoned;
  if (has_proceeding(d, SR_PROCEEDING_arrested) && !free) return SR_CONDITION_arrested;
  if (has_role(d, SR_PROLE_injured)) return SR_CONDITION_injured;
  return SR_CONDITION_unknown;
}

static sr_person finish(const sr_draft *d)
{
  sr_person x = {.name = d->name_text, .aliases = d->aliases.v, .n_aliases = d->aliases.n, .descriptors = d->descriptors.v,
                 .n_descriptors = d->descriptors.n, .affiliation = d->affiliation, .affiliation_id = d->affiliation_id,
                 .affiliation_certainty = d->affiliation_certainty, .condition = condition_of(d), .roles = d->roles.v,
                 .n_roles = d->roles.n, .proceedings = d->proceedings.v, .n_proceedings = d->proceedings.n, .evidence = d->evidence};
  return x;
}

void sr_people_find(sr_context *c, sr_reading *r, const uint32_t *incident_of_mention)
{
  sr_people p = {.c = c, .r = r, .incident_of = incident_of_mention};
  sr_people_mentions(&p);
  if (!p.draft.n) return;
  sr_people_roles(&p);
  sr_people_proceedings(&p);
  SR_VEC(sr_person) out = {0};
  for (uint32_t i = 0; i < p.draft.n; i++) {
    role_by_trial(&p, i);
    if (!p.draft.v[i].roles.n && !p.draft.v[i].proceedings.n) continue;
    SR_PUSH(c->doc->arena, &out, finish(&p.draft.v[i]));
  }
  r->people = out.v;
  r->n_people = out.n;
}
