/* Evidence, reasons and the words of an entity. */
#include "link/group.h"

uint32_t sr_lk_speech_from(const sr_linker *l, uint32_t sent)
{
  uint32_t a = 0, b = l->in->x->speech.n;
  while (a < b) {
    uint32_t m = a + (b - a) / 2;
    if (l->in->x->speech.v[m].sent < sent) a = m + 1;
    else b = m;
  }
  return a;
}

uint32_t sr_lk_entity_from(const sr_linker *l, uint32_t sent)
{
  uint32_t a = 0, b = l->in->x->entity.n;
  while (a < b) {
    uint32_t m = a + (b - a) / 2;
    if (sr_lk_entity(l, m)->sent < sent) a = m + 1;
    else b = m;
  }
  return a;
}

uint32_t sr_lk_mention_from(const sr_linker *l, uint32_t sent)
{
  uint32_t a = 0, b = l->in->x->n_told;
  while (a < b) {
    uint32_t m = a + (b - a) / 2;
    if (sr_lk_mention(l, m)->sent < sent) a = m + 1;
    else b = m;
  }
  return a;
}

void sr_lk_evidence(sr_linker *l, sr_incident *out, sr_view field, uint32_t a, uint32_t b)
{
  if (b <= a) return;
  const sr_document *d = l->in->doc;
  uint32_t from = d->tok.v[a].from, to = d->tok.v[b - 1].to;
  sr_evidence e = {field, from, to, {d->text.ptr + from, to - from}};
  if (d->title_from && from >= d->title_from) e.from = e.to = UINT32_MAX;
  for (uint32_t i = 0; i < out->evidence.n; i++) {
    const sr_evidence *o = &out->evidence.v[i];
    if (o->from == e.from && o->to == e.to && sr_view_eq(o->field, field)) return;
  }
  SR_PUSH(d->arena, &out->evidence, e);
}

void sr_lk_reason(sr_linker *l, uint32_t incident, sr_view field, uint32_t a, uint32_t b, sr_view text)
{
  if (!l->in->explain) return;
  const sr_document *d = l->in->doc;
  sr_reason r = {incident, field, text, 0, 0};
  if (b > a) r.from = d->tok.v[a].from, r.to = d->tok.v[b - 1].to;
  SR_PUSH(d->arena, &l->reason, r);
}

static bool leading(const sr_linker *l, uint32_t tok)
{
  static const char *const words[] = {"a", "an", "the", "another", "some", "all", "both", "this", "that", "these",
                                      "those", "at", "least", "about", "around", "nearly", "more", "than", "over",
                                      "other", "his", "her", "their", "its", "our", "other", "of", "up", "to", "as", "many"};
  sr_view v = sr_tok_norm(l->in->doc, tok);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (sr_view_eq(v, sr_view_of(words[i]))) return true;
  return false;
}

static bool in_number(const sr_linker *l, const sr_entity *e, uint32_t tok)
{
  if (e->quantity == SR_NONE) return false;
  const sr_quantity *q = &l->in->ann->quantity.v[e->quantity];
  return tok >= q->tok_from && tok < q->tok_to;
}

sr_view sr_lk_words(const sr_linker *l, const sr_entity *e)
{
  uint32_t a = e->tok_from;
  while (a < e->head && (leading(l, a) || in_number(l, e, a))) a++;
  return sr_tok_text(l->in->doc, a, e->tok_to > a ? e->tok_to : a + 1);
}

/* "the killings", "the abduction": words of an event that joined no group are about the last one of such events. */
static uint32_t last_with(const sr_linker *l, uint32_t mention)
{
  static const uint32_t kinds[] = {SR_EV_KILL | SR_EV_BODY, SR_EV_ABDUCT, SR_EV_BLAST};
  const sr_mention *m = sr_lk_mention(l, mention);
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
    if (!(m->events & kinds[k])) continue;
    for (uint32_t i = mention; i-- > 0 && mention - i < 64;)
      if (l->of_mention[i] != SR_NONE && sr_lk_mention(l, i)->events & kinds[k]) return l->of_mention[i];
  }
  return SR_NONE;
}

uint32_t sr_lk_group_of_sentence(sr_linker *l, uint32_t sent)
{
  uint32_t n = l->in->doc->sent.n, next = 0, last = SR_NONE;
  if (l->group_of_sent) return sent < n ? l->group_of_sent[sent] : SR_NONE;
  l->group_of_sent = sr_arena_alloc(l->in->doc->arena, ((size_t)n + 1) * sizeof *l->group_of_sent);
  for (uint32_t s = 0; s < n; s++) {
    uint32_t own = SR_NONE, side = SR_NONE;
    for (; next < l->in->x->n_told && sr_lk_mention(l, next)->sent <= s; next++) {
      const sr_mention *m = sr_lk_mention(l, next);
      uint32_t g = l->of_mention[next];
      if (m->sent != s) continue;
      if (g == SR_NONE && side == SR_NONE) side = last_with(l, next);
      if (g == SR_NONE) continue;
      if (m->side) {
        if (side == SR_NONE) side = g;
        continue;
      }
      if (own == SR_NONE) own = g;
      last = g;
    }
    l->group_of_sent[s] = own != SR_NONE ? own : side != SR_NONE ? side : last;
  }
  return sent < n ? l->group_of_sent[sent] : SR_NONE;
}

const uint32_t *sr_lk_sentences(sr_linker *l, uint32_t group, uint32_t *n)
{
  uint32_t sents = l->in->doc->sent.n, groups = l->group.n;
  if (!l->sents) {
    uint32_t *at = sr_arena_zalloc(l->in->doc->arena, (size_t)groups + 2, sizeof *at);
    l->sents = sr_arena_alloc(l->in->doc->arena, ((size_t)sents + 1) * sizeof *l->sents);
    for (uint32_t s = 0; s < sents; s++) {
      uint32_t g = sr_lk_group_of_sentence(l, s);
      if (g < groups) at[g + 2]++;
    }
    for (uint32_t g = 0; g < groups; g++) at[g + 2] += at[g + 1];
    for (uint32_t s = 0; s < sents; s++) {
      uint32_t g = sr_lk_group_of_sentence(l, s);
      if (g < groups) l->sents[at[g + 1]++] = s;
    }
    l->sents_at = at;
  }
  *n = group < groups ? l->sents_at[group + 1] - l->sents_at[group] : 0;
  return group < groups ? l->sents + l->sents_at[group] : l->sents;
}

bool sr_lk_state_kind(int kind)
{
  return kind == SR_KIND_police || kind == SR_KIND_military || kind == SR_KIND_paramilitary ||
         kind == SR_KIND_intelligence || kind == SR_KIND_government || kind == SR_KIND_militia;
}

int sr_lk_kind(const sr_linker *l, const sr_entity *e)
{
  (void)l;
  if (e->type != SR_ENT_PEOPLE) return -1;
  if (e->kind >= 0) return e->kind;
  switch (e->who) {
  case SR_WHO_unknown: case SR_WHO_mixed: return -1;
  case SR_WHO_police: return SR_KIND_police;
  case SR_WHO_military: case SR_WHO_security_unspecified: return SR_KIND_military;
  case SR_WHO_paramilitary: return SR_KIND_paramilitary;
  case SR_WHO_intelligence: return SR_KIND_intelligence;
  case SR_WHO_militia: return SR_KIND_militia;
  case SR_WHO_government_official: return SR_KIND_government;
  case SR_WHO_politician: return SR_KIND_party;
  case SR_WHO_militant: case SR_WHO_suicide_attacker: return SR_KIND_armed_group;
  case SR_WHO_criminal: return SR_KIND_criminal;
  default: return SR_KIND_civilians;
  }
}
