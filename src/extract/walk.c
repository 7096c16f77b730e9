/* Walking a tagged sentence; see walk.h. */
#include "extract/walk.h"

uint32_t sr_walk_group(const sr_context *c, uint32_t tok)
{
  uint32_t i = sr_ann_lower(c->ann->group.v, c->ann->group.n, sizeof *c->ann->group.v, tok + 1);
  if (i == 0) return SR_NONE;
  return c->ann->group.v[i - 1].tok_to > tok ? i - 1 : SR_NONE;
}

uint32_t sr_walk_np_before(const sr_context *c, uint32_t to, uint32_t floor)
{
  if (to <= floor) return SR_NONE;
  uint32_t g = sr_walk_group(c, to - 1);
  return g == SR_NONE || c->ann->group.v[g].verb || c->ann->group.v[g].tok_from < floor ? SR_NONE : g;
}

uint32_t sr_walk_np_at(const sr_context *c, uint32_t from, uint32_t end)
{
  if (from >= end) return SR_NONE;
  uint32_t g = sr_walk_group(c, from);
  return g == SR_NONE || c->ann->group.v[g].verb ? SR_NONE : g;
}

bool sr_walk_quote(const sr_context *c, uint32_t tok)
{
  sr_view v = sr_tok_norm(c->doc, tok);
  return v.len >= 1 && v.len <= 2 && (v.ptr[0] == '"' || v.ptr[0] == '\'' || v.ptr[0] == '`') &&
         (v.len == 1 || v.ptr[1] == v.ptr[0]);
}

bool sr_walk_finite(const sr_context *c, uint32_t from, uint32_t to)
{
  for (uint32_t t = from; t < to; t++) {
    uint8_t p = c->doc->tok.v[t].pos;
    if (p == SR_POS_VBD || p == SR_POS_VBP) return true;
    if (p == SR_POS_AUX && !sr_ctx_any(c, t, "be being been having")) return true;
  }
  return false;
}

static bool in_verb_group(const sr_context *c, uint32_t tok)
{
  uint8_t p = c->doc->tok.v[tok].pos;
  return p == SR_POS_AUX || p == SR_POS_ADV || sr_ctx_any(c, tok, "not n't also later to have has had been being so far");
}

uint32_t sr_walk_verb_start(const sr_context *c, uint32_t tok, uint32_t floor)
{
  while (tok > floor && in_verb_group(c, tok - 1))
    tok--;
  return tok;
}

bool sr_walk_passive(const sr_context *c, uint32_t tok, uint32_t floor)
{
  uint8_t p = c->doc->tok.v[tok].pos;
  if (p == SR_POS_VB || p == SR_POS_VBG || p == SR_POS_VBP) return false;
  for (uint32_t t = tok; t > floor && in_verb_group(c, t - 1); t--)
    if (sr_ctx_any(c, t - 1, "was were is are been being be got gets 's 're")) return true;
  return false;
}

bool sr_walk_negated(const sr_context *c, uint32_t from, uint32_t to)
{
  for (uint32_t t = from; t < to; t++) {
    if (sr_ctx_any(c, t, "no not n't never nobody none neither nor without cannot")) return true;
    if (sr_ctx_is(c, t, "yet") && t + 1 < to && sr_ctx_is(c, t + 1, "to")) return true;
  }
  return false;
}

uint32_t sr_walk_open(const sr_context *c, uint32_t tok, uint32_t floor)
{
  for (uint32_t t = tok; t > floor && tok - t < 16; t--)
    if (sr_ctx_any(c, t - 1, "( [")) return t - 1;
  return tok;
}

uint32_t sr_walk_close(const sr_context *c, uint32_t tok, uint32_t end)
{
  for (uint32_t t = tok + 1; t < end && t - tok < 16; t++)
    if (sr_ctx_any(c, t, ") ]")) return t + 1;
  return tok + 1;
}

uint32_t sr_walk_back_over(const sr_context *c, uint32_t to, uint32_t floor)
{
  while (to > floor) {
    uint32_t t = to - 1, x = sr_ctx_timex_over(c, t);
    if (sr_ctx_any(c, t, ") ]")) {
      uint32_t open = sr_walk_open(c, t, floor);
      if (open == t) return to;
      to = open;
    } else if (x != SR_NONE && c->ann->timex.v[x].tok_from > floor) {
      to = c->ann->timex.v[x].tok_from;
      if (to > floor && sr_ctx_any(c, to - 1, "on at in by late early during since")) to--;
    } else if (c->doc->tok.v[t].pos == SR_POS_ADV || sr_ctx_any(c, t, "also later too")) {
      to--;
    } else {
      return to;
    }
  }
  return to;
}

uint32_t sr_walk_row_in(const sr_context *c, uint32_t from, uint32_t to, sr_lex_class cls)
{
  uint32_t s = sr_ctx_sense_in(c, from, to, cls);
  return s == SR_NONE ? SR_NONE : c->ann->sense.v[s].entry;
}

uint32_t sr_walk_speech_from(const sr_context *c, uint32_t sent)
{
  uint32_t a = 0, b = c->out->speech.n;
  while (a < b) {
    uint32_t m = a + (b - a) / 2;
    if (c->out->speech.v[m].sent < sent) a = m + 1;
    else b = m;
  }
  return a;
}

uint32_t sr_walk_sentence_of(const sr_context *c, uint32_t tok)
{
  uint32_t a = 0, b = c->doc->sent.n;
  while (a < b) {
    uint32_t m = a + (b - a) / 2;
    if (c->doc->sent.v[m].tok_to <= tok) a = m + 1;
    else b = m;
  }
  return a;
}

uint32_t sr_walk_speech_near(const sr_context *c, uint32_t tok)
{
  uint32_t a = 0, b = c->out->speech.n;
  while (a < b) {
    uint32_t m = a + (b - a) / 2;
    if (c->doc->sent.v[c->out->speech.v[m].sent].tok_to <= tok) a = m + 1;
    else b = m;
  }
  return a;
}

uint32_t sr_walk_entity_from(const sr_context *c, uint32_t sent)
{
  uint32_t a = 0, b = c->out->entity.n;
  while (a < b) {
    uint32_t m = a + (b - a) / 2;
    if (c->out->entity.v[m].sent < sent) a = m + 1;
    else b = m;
  }
  return a;
}

uint32_t sr_walk_mention_from(const sr_context *c, uint32_t sent)
{
  uint32_t a = 0, b = c->out->n_told ? c->out->n_told : c->out->mention.n; /* 0 while they are told */
  while (a < b) {
    uint32_t m = a + (b - a) / 2;
    if (c->out->mention.v[m].sent < sent) a = m + 1;
    else b = m;
  }
  return a;
}
