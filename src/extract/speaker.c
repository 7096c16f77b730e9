/* Who can speak, and as what; see speech.h. */
#include "extract/speech.h"
#include "extract/walk.h"

static int kind_of_actor(const sr_context *c, uint32_t from, uint32_t to)
{
  int found = -1;
  for (uint32_t i = SR_ANN_FROM(c->ann->actor, from); i < c->ann->actor.n; i++) {
    const sr_actor_mention *m = &c->ann->actor.v[i];
    if (m->tok_from >= to) break;
    sr_view k = sr_actor_string(c->actors, c->actors->rows[m->actor].kind);
    int word = sr_speaker_of(k);
    if (sr_view_eq(k, SR_V("paramilitary"))) word = SR_SPEAKER_military;
    if (sr_view_eq(k, SR_V("government")) || sr_view_eq(k, SR_V("party"))) word = SR_SPEAKER_official;
    if (sr_view_eq(k, SR_V("militia")) || sr_view_eq(k, SR_V("criminal"))) word = SR_SPEAKER_armed_group;
    /* The first party named is the speaker's own; a later one only says of what. */
    if (word >= 0 && found < 0) found = word;
  }
  return found;
}

static int kind_of_title(const sr_context *c, uint32_t from, uint32_t to)
{
  static const struct {
    const char *title;
    uint8_t kind;
  } kinds[] = {{"police", SR_SPEAKER_police},      {"military", SR_SPEAKER_military},
               {"political", SR_SPEAKER_official}, {"judicial", SR_SPEAKER_court},
               {"medical", SR_SPEAKER_hospital},   {"journalist", SR_SPEAKER_media},
               {"tribal", SR_SPEAKER_witness}};
  for (uint32_t t = from; t < to; t++) {
    uint32_t s = sr_ctx_sense_at(c, t, SR_LEX_CLASS_title);
    if (s == SR_NONE) continue;
    sr_view v = sr_ctx_value(c, s);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
      if (sr_view_eq(v, sr_view_of(kinds[i].title))) return kinds[i].kind;
  }
  return -1;
}

static int kind_of_person(const sr_context *c, uint32_t from, uint32_t to)
{
  uint32_t row = sr_walk_row_in(c, from, to, SR_LEX_CLASS_person);
  if (row == SR_NONE) return -1;
  switch (sr_who_of(sr_lex_value(c->lex, row))) {
  case SR_WHO_police: return SR_SPEAKER_police;
  case SR_WHO_military:
  case SR_WHO_paramilitary: return SR_SPEAKER_military;
  case SR_WHO_intelligence: return SR_SPEAKER_intelligence;
  case SR_WHO_government_official:
  case SR_WHO_politician: return SR_SPEAKER_official;
  case SR_WHO_militant: return SR_SPEAKER_armed_group;
  case SR_WHO_health_worker: return SR_SPEAKER_hospital;
  case SR_WHO_journalist: return SR_SPEAKER_media;
  case SR_WHO_aid_worker: return SR_SPEAKER_ngo;
  case SR_WHO_civilian:
  case SR_WHO_woman:
  case SR_WHO_labourer:
  case SR_WHO_tribal_elder: return SR_SPEAKER_witness;
  default: return -1;
  }
}

/* The first speaker's noun that is not weak; the first group's own noun stands before those of its
 * phrases ("Doctors at the Police Hospital"). */
static uint32_t strong_sense(const sr_context *c, uint32_t from, uint32_t to, bool *weak)
{
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, from); i < c->ann->sense.n; i++) {
    const sr_sense *s = &c->ann->sense.v[i];
    if (s->tok_from >= to) break;
    if (s->tok_to > to || c->lex->rows[s->entry].cls != SR_LEX_CLASS_speaker) continue;
    /* The "army" of the Baloch Liberation Army is none. */
    uint32_t a = sr_ctx_actor_over(c, s->tok_from);
    bool inside = a != SR_NONE && c->ann->actor.v[a].tok_to >= s->tok_to && c->ann->actor.v[a].tok_to - c->ann->actor.v[a].tok_from > s->tok_to - s->tok_from;
    if (inside && !sr_view_eq(sr_actor_string(c->actors, c->actors->rows[c->ann->actor.v[a].actor].kind), SR_V("government"))) continue;
    if (!sr_lex_has(c->lex, s->entry, SR_V("weak"))) return i;
    *weak = true;
  }
  return SR_NONE;
}

static uint32_t first_group_end(const sr_context *c, uint32_t from, uint32_t to)
{
  for (uint32_t t = from; t < to; t++)
    if (c->doc->tok.v[t].pos == SR_POS_ADP || (sr_walk_mark(c, t, ',') && t > from)) return t;
  return to;
}

uint8_t sr_speaker_kind(const sr_context *c, uint32_t from, uint32_t to)
{
  bool weak = false;
  uint32_t head = first_group_end(c, from, to);
  uint32_t s = strong_sense(c, from, head, &weak);
  int actor = kind_of_actor(c, from, to);
  if (s == SR_NONE && actor >= 0) return (uint8_t)actor;
  if (s == SR_NONE) s = strong_sense(c, from, to, &weak);
  if (s != SR_NONE) {
    int kind = sr_speaker_of(sr_ctx_value(c, s));
    /* An "official" of a named force or group speaks as that. */
    if (kind == SR_SPEAKER_official && actor >= 0 && sr_ctx_has(c, s, SR_V("any"))) kind = actor;
    return (uint8_t)(kind < 0 ? SR_SPEAKER_unknown : kind);
  }
  if (actor >= 0) return (uint8_t)actor;
  int kind = weak ? -1 : kind_of_title(c, from, to);
  if (kind < 0 && !weak) kind = kind_of_person(c, from, head);
  /* "Kabul accused", "Russia said": a capital or country speaks as its government. */
  uint32_t place = sr_ctx_place_over(c, from);
  if (kind < 0 && !weak && place != SR_NONE && c->ann->place.v[place].tok_from == from && c->ann->place.v[place].tok_to == to) kind = SR_SPEAKER_official;
  return (uint8_t)(kind < 0 ? SR_SPEAKER_unknown : kind);
}

bool sr_speaker_like(const sr_context *c, uint32_t from, uint32_t to)
{
  for (uint32_t t = from; t < to; t++) {
    uint8_t n = c->doc->tok.v[t].ner;
    if (n == SR_NER_B_PER || n == SR_NER_I_PER || n == SR_NER_B_ORG) return true;
    if (sr_ctx_any(c, t, "he she they we it i who")) return true;
  }
  return sr_ctx_sense_in(c, from, to, SR_LEX_CLASS_speaker) != SR_NONE || kind_of_actor(c, from, to) >= 0 ||
         kind_of_title(c, from, to) >= 0 || sr_ctx_sense_in(c, from, to, SR_LEX_CLASS_person) != SR_NONE;
}

uint32_t sr_speaker_extend(const sr_context *c, uint32_t from, uint32_t end)
{
  uint32_t g = sr_walk_np_at(c, from, end);
  if (g == SR_NONE) return from;
  uint32_t to = c->ann->group.v[g].tok_to;
  while (to < end) {
    uint32_t next = to;
    if (sr_ctx_any(c, next, "( [")) next = sr_walk_close(c, next, end);
    if (next >= end) break;
    uint32_t x = sr_ctx_timex_over(c, next + 1 < end ? next + 1 : next);
    bool joins = sr_ctx_any(c, next, "of for at in from with 's '") && x == SR_NONE;
    if (!joins) {
      uint32_t n = sr_walk_np_at(c, next, end);
      /* "[Taliban] [spokesman Zabihullah]": two groups without a word between. */
      if (n == SR_NONE || sr_ctx_timex_over(c, next) != SR_NONE || sr_ctx_any(c, next, "who which that he she they it we i")) break;
      to = c->ann->group.v[n].tok_to;
      continue;
    }
    uint32_t n = sr_walk_np_at(c, sr_ctx_any(c, next, "'s '") ? next : next + 1, end);
    if (n == SR_NONE || c->ann->group.v[n].tok_to <= to) break;
    /* "said the inspector of the raid": what he speaks of. */
    if (sr_ctx_is(c, next, "of") && sr_ctx_covered(c, c->ann->group.v[n].head, SR_LEX_CLASS_trigger)) break;
    to = c->ann->group.v[n].tok_to;
  }
  return to > end ? end : to;
}
