/* Who says so: the speakers of an incident's sentences, and which speaker each ledger row stands on. */
#include "link/group.h"

typedef SR_VEC(sr_attribution) speakers;

static bool covers(const sr_speech *s, const sr_mention *m)
{
  return s->sent == m->sent && s->tok_from < m->trig_to && m->trig_from < s->tok_to;
}

/* Words about people, arms or deeds: what is said is about an incident. */
static bool about_deeds(const sr_linker *l, const sr_speech *s)
{
  const sr_annotations *a = l->in->ann;
  for (uint32_t i = SR_ANN_FROM(a->sense, s->tok_from); i < a->sense.n && a->sense.v[i].tok_from < s->tok_to; i++) {
    sr_lex_class cls = (sr_lex_class)l->in->lex->rows[a->sense.v[i].entry].cls;
    if (cls == SR_LEX_CLASS_trigger || cls == SR_LEX_CLASS_weapon || cls == SR_LEX_CLASS_person) return true;
  }
  return false;
}

/* Who claims, accuses or denies speaks of the incident told last; who only says something, where it is about such things. */
static bool speaks_of(sr_linker *l, const sr_speech *s, uint32_t group)
{
  if (sr_lk_group_of_sentence(l, s->sent) != group) return false;
  if (s->stance == SR_STANCE_claims_responsibility || s->stance == SR_STANCE_denies || s->stance == SR_STANCE_accuses) return true;
  /* Institutes and governments say much about other things in a report's later sentences. */
  bool near = s->kind == SR_SPEAKER_police || s->kind == SR_SPEAKER_military || s->kind == SR_SPEAKER_hospital || s->kind == SR_SPEAKER_rescue ||
              s->kind == SR_SPEAKER_witness || s->kind == SR_SPEAKER_family || s->kind == SR_SPEAKER_court || s->kind == SR_SPEAKER_intelligence;
  return near && !l->in->x->taken[s->sent] && !l->group.v[group].recalled && about_deeds(l, s);
}

static uint32_t find(const speakers *v, const sr_attribution *a)
{
  for (uint32_t i = 0; i < v->n; i++)
    if (sr_view_eq(v->v[i].speaker, a->speaker) && v->v[i].stance == a->stance) return i;
  return SR_NONE;
}

static uint32_t add(sr_linker *l, speakers *v, const sr_speech *s, sr_incident *out)
{
  bool full = s->full_to > s->full_from;
  uint32_t who_from = full ? s->full_from : s->who_from, who_to = full ? s->full_to : s->who_to;
  sr_attribution a = {.speaker = sr_tok_text(l->in->doc, who_from, who_to),
                      .speaker_kind = (sr_speaker)s->kind,
                      .cue = s->cue_to > s->cue_from ? sr_tok_text(l->in->doc, s->cue_from, s->cue_to) : SR_VNULL,
                      .stance = (sr_stance)s->stance};
  uint32_t i = find(v, &a);
  if (i == SR_NONE) {
    SR_PUSH(l->in->doc->arena, v, a);
    i = v->n - 1;
    sr_view field = sr_arena_printf(l->in->doc->arena, "attribution/%u", i);
    sr_lk_evidence(l, out, field, who_from, who_to);
    if (s->cue_to > s->cue_from && s->cue_from < s->who_from + 24 && s->who_from < s->cue_to + 24) sr_lk_evidence(l, out, field, s->cue_from, s->cue_to);
  }
  return i;
}

static bool covers_one(const sr_linker *l, const sr_group_state *g, const sr_speech *s)
{
  for (uint32_t i = 0; i < g->mention.n; i++)
    if (covers(s, sr_lk_mention(l, g->mention.v[i]))) return true;
  return false;
}

static int by_number(const void *a, const void *b)
{
  uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return (x > y) - (x < y);
}

/* The sentences that tell of a group: those of its mentions and those that go on with it, in order. */
static const uint32_t *told_in(sr_linker *l, const sr_group_state *g, uint32_t group, uint32_t *n)
{
  uint32_t own, kept = 0;
  const uint32_t *sents = sr_lk_sentences(l, group, &own);
  uint32_t *all = sr_arena_alloc(l->in->doc->arena, ((size_t)own + g->mention.n + 1) * sizeof *all);
  if (own) memcpy(all, sents, own * sizeof *all);
  for (uint32_t i = 0; i < g->mention.n; i++) all[own + i] = sr_lk_mention(l, g->mention.v[i])->sent;
  own += g->mention.n;
  qsort(all, own, sizeof *all, by_number);
  for (uint32_t i = 0; i < own; i++)
    if (!kept || all[kept - 1] != all[i]) all[kept++] = all[i];
  *n = kept;
  return all;
}

/* Made once for all incidents; whoever fills it empties it again. */
static uint32_t *rows_of_speeches(sr_linker *l)
{
  uint32_t n = l->in->x->speech.n;
  if (l->row_of_speech) return l->row_of_speech;
  l->row_of_speech = sr_arena_alloc(l->in->doc->arena, ((size_t)n + 1) * sizeof *l->row_of_speech);
  for (uint32_t i = 0; i < n; i++) l->row_of_speech[i] = SR_NONE;
  return l->row_of_speech;
}

void sr_lk_speakers(sr_linker *l, sr_group_state *g, sr_incident *out)
{
  const sr_extraction *x = l->in->x;
  speakers v = {0};
  uint32_t group = (uint32_t)(g - l->group.v), n;
  const uint32_t *sents = told_in(l, g, group, &n);
  uint32_t *row_of = rows_of_speeches(l);
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = sr_lk_speech_from(l, sents[i]); k < x->speech.n && x->speech.v[k].sent == sents[i]; k++) {
      const sr_speech *s = &x->speech.v[k];
      if (speaks_of(l, s, group) || covers_one(l, g, s)) row_of[k] = add(l, &v, s, out);
    }
  for (uint32_t i = 0; i < out->n_casualties; i++) {
    uint32_t s = l->source[i].speech;
    if (s != SR_NONE && row_of[s] != SR_NONE) out->casualties[i].attribution = row_of[s];
  }
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = sr_lk_speech_from(l, sents[i]); k < x->speech.n && x->speech.v[k].sent == sents[i]; k++) row_of[k] = SR_NONE;
  out->attribution = v.v;
  out->n_attribution = v.n;
}
