/* Who says so: the speakers of an incident's sentences, and which speaker each ledger row stands on. */
#include "link/group.h"

typedef SR_VEC(sr_attribution) speakers;

static bool covers(const sr_speech *s, const sr_mention *m)
{
  if (s->sent != m->sent) return false;
  bool claim = s->stance == SR_STANCE_claims_responsibility || s->stance == SR_STANCE_denies;
  return claim || (s->tok_from < m->trig_to && m->trig_from < s->tok_to);
}

static uint32_t find(const speakers *v, const sr_attribution *a)
{
  for (uint32_t i = 0; i < v->n; i++)
    if (sr_view_eq(v->v[i].speaker, a->speaker) && v->v[i].stance == a->stance) return i;
  return SR_NONE;
}

static uint32_t add(sr_linker *l, speakers *v, const sr_speech *s, sr_incident *out)
{
  sr_attribution a = {.speaker = sr_tok_text(l->in->doc, s->who_from, s->who_to),
                      .speaker_kind = (sr_speaker)s->kind,
                      .cue = s->cue_to > s->cue_from ? sr_tok_text(l->in->doc, s->cue_from, s->cue_to) : SR_VNULL,
                      .stance = (sr_stance)s->stance};
  uint32_t i = find(v, &a);
  if (i == SR_NONE) {
    SR_PUSH(l->in->doc->arena, v, a);
    i = v->n - 1;
    sr_view field = sr_arena_printf(l->in->doc->arena, "attribution/%u", i);
    sr_lk_evidence(l, out, field, s->who_from, s->who_to);
    if (s->cue_to > s->cue_from && s->cue_from < s->who_from + 24 && s->who_from < s->cue_to + 24) sr_lk_evidence(l, out, field, s->cue_from, s->cue_to);
  }
  return i;
}

void sr_lk_speakers(sr_linker *l, sr_group_state *g, sr_incident *out)
{
  const sr_extraction *x = l->in->x;
  speakers v = {0};
  uint32_t *row_of = sr_arena_alloc(l->in->doc->arena, (x->speech.n + 1) * sizeof *row_of);
  for (uint32_t i = 0; i < x->speech.n; i++) row_of[i] = SR_NONE;
  for (uint32_t i = 0; i < g->mention.n; i++) {
    const sr_mention *m = sr_lk_mention(l, g->mention.v[i]);
    for (uint32_t k = sr_lk_speech_from(l, m->sent); k < x->speech.n && x->speech.v[k].sent == m->sent; k++)
      if (covers(&x->speech.v[k], m)) row_of[k] = add(l, &v, &x->speech.v[k], out);
  }
  for (uint32_t i = 0; i < out->n_casualties; i++) {
    uint32_t s = l->source[i].speech;
    if (s != SR_NONE && row_of[s] != SR_NONE) out->casualties[i].attribution = row_of[s];
  }
  out->attribution = v.v;
  out->n_attribution = v.n;
}
