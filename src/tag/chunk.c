/* Groups and their heads. A group ends where the next B or O stands, but for what goes_on() mends:
 * a possessive 's goes on with its group, so "[Quetta's Saryab Road area]" is one, though its chunk
 * tags are two. */
#include "tag/chunk.h"

static int head_rank(unsigned pos, bool verb)
{
  switch (pos) {
  case SR_POS_VB:
  case SR_POS_VBD:
  case SR_POS_VBG:
  case SR_POS_VBN:
  case SR_POS_VBP: return verb ? 3 : 1;
  case SR_POS_AUX: return verb ? 2 : 0;
  case SR_POS_NOUN:
  case SR_POS_NOUNS:
  case SR_POS_PROPN: return verb ? 1 : 4;
  case SR_POS_PRON:
  case SR_POS_NUM:
  case SR_POS_SYM: return verb ? 0 : 3;
  case SR_POS_ADJ:
  case SR_POS_X: return verb ? 0 : 2;
  default: return 0;
  }
}

uint32_t sr_chunk_head(const sr_document *d, uint32_t from, uint32_t to, bool verb)
{
  uint32_t best = to - 1;
  int rank = -1;
  for (uint32_t i = from; i < to; i++) {
    int r = head_rank(d->tok.v[i].pos, verb);
    if (r >= rank) {
      rank = r;
      best = i;
    }
  }
  return best;
}

static inline __attribute__((always_inline)) bool is_word(const sr_document *d, uint32_t i, const char *words)
{
  return sr_word_in(sr_tok_norm(d, i), words);
}

static bool is_verb_pos(uint8_t pos)
{
  return pos == SR_POS_AUX || (pos >= SR_POS_VB && pos <= SR_POS_VBP);
}

static bool is_mark(const sr_document *d, uint32_t i)
{
  return d->tok.v[i].flags & SR_LEX_PUNCT && !is_word(d, i, "' \" % $ & .");
}

/* Does the group that began at `from` go on with token `to`? */
static bool goes_on(const sr_document *d, uint32_t from, uint32_t to, unsigned inside)
{
  const sr_token *t = &d->tok.v[to];
  bool np = inside == SR_CHUNK_I_NP;
  if (np && (is_mark(d, to) || is_word(d, to, "when while where after before who whom because although though unless until if"))) return false;
  if (np && to == from + 1 && is_word(d, from, "which who whom that whose")) return false;
  if (t->chunk == inside) return np || is_verb_pos(t->pos) || t->pos == SR_POS_ADV || t->pos == SR_POS_PART || t->pos == SR_POS_ADP || t->pos == SR_POS_ADJ || t->pos == SR_POS_SCONJ;
  if (!np) {
    /* "got injured", "were left dead": what the tagger takes for an adjective. */
    bool copula = is_word(d, to - 1, "was were been being be is are got get");
    return copula && (t->pos == SR_POS_ADJ || t->pos == SR_POS_VBN) && t->chunk == SR_CHUNK_O && t->norm_len > 3 &&
           memcmp(d->norms + t->norm_at + t->norm_len - 2, "ed", 2) == 0;
  }
  uint8_t before = d->tok.v[to - 1].pos;
  /* "a passer-by": a noun behind its article, and what a hyphen joins to it, whatever the tags say. */
  if (t->chunk == SR_CHUNK_O && !is_mark(d, to))
    return t->flags & SR_LEX_HYPHEN || (before == SR_POS_DET && (t->pos == SR_POS_NOUN || t->pos == SR_POS_NOUNS));
  if (t->chunk != SR_CHUNK_B_NP) return false;
  if (t->flags & SR_LEX_HYPHEN || (t->flags & SR_LEX_CLITIC && t->norm_len == 2 && d->norms[t->norm_at + 1] == 's')) return true;
  /* "seven | Afghan soldiers": a number alone is no group before a noun. */
  return before == SR_POS_NUM && (t->pos == SR_POS_NOUNS || t->pos == SR_POS_NOUN || t->pos == SR_POS_ADJ || t->pos == SR_POS_PROPN) &&
         t->pos != SR_POS_NUM && to - from <= 3;
}

/* A verb group without a verb is a noun group. */
static bool holds_verb(const sr_document *d, uint32_t from, uint32_t end)
{
  for (uint32_t i = from; i < end && (i == from || d->tok.v[i].chunk == SR_CHUNK_I_VP); i++)
    if (is_verb_pos(d->tok.v[i].pos)) return true;
  return false;
}

/* "killing [six people] and burning houses": a participle after another one and its object is a verb, which the tags take for
 * an adjective of the object's list. `at`: the "and" inside the group that began at `from`. */
static bool second_participle(const sr_document *d, const sr_sentence *s, uint32_t from, uint32_t at)
{
  if (d->tok.v[at].pos != SR_POS_CCONJ || from == s->tok_from || at + 2 >= s->tok_to) return false;
  uint8_t after = d->tok.v[at + 2].pos;
  bool object = after == SR_POS_DET || after == SR_POS_NUM || after == SR_POS_NOUN || after == SR_POS_NOUNS || after == SR_POS_PROPN || after == SR_POS_PRON;
  return d->tok.v[from - 1].pos == SR_POS_VBG && d->tok.v[at + 1].pos == SR_POS_VBG && object;
}

/* "said on Friday [that] militants had come": before more than one of them, "that" belongs to no noun and is none. */
static bool is_conjunction(const sr_document *d, const sr_sentence *s, uint32_t from, uint32_t to)
{
  if (to != from + 1 || to >= s->tok_to || !is_word(d, from, "that") || d->tok.v[to].chunk != SR_CHUNK_I_NP) return false;
  return d->tok.v[to].pos == SR_POS_NOUNS || d->tok.v[to].pos == SR_POS_NUM;
}

static void add_group(const sr_document *d, sr_annotations *a, uint32_t from, uint32_t to, bool verb)
{
  sr_group g = {.tok_from = from, .tok_to = to, .head = sr_chunk_head(d, from, to, verb), .verb = verb};
  SR_PUSH(d->arena, &a->group, g);
}

void sr_tag_groups(sr_document *d, uint32_t sentence, sr_annotations *a)
{
  const sr_sentence *s = &d->sent.v[sentence];
  if (!s->tagged || (a->group.n && a->group.v[a->group.n - 1].tok_from >= s->tok_from)) return;
  for (uint32_t i = s->tok_from; i < s->tok_to;) {
    unsigned c = d->tok.v[i].chunk;
    uint32_t to = i + 1;
    if (c == SR_CHUNK_O || is_mark(d, i) || (c == SR_CHUNK_I_NP && is_word(d, i, "when while where because although though unless until if"))) {
      i++;
      continue;
    }
    bool verb = (c == SR_CHUNK_B_VP || c == SR_CHUNK_I_VP) && holds_verb(d, i, s->tok_to);
    if (!verb && (c == SR_CHUNK_B_VP || c == SR_CHUNK_I_VP)) {
      while (to < s->tok_to && d->tok.v[to].chunk == SR_CHUNK_I_VP && !is_verb_pos(d->tok.v[to].pos)) to++;
    } else {
      unsigned inside = verb ? SR_CHUNK_I_VP : SR_CHUNK_I_NP;
      while (to < s->tok_to && goes_on(d, i, to, inside) && (verb || !second_participle(d, s, i, to))) to++;
    }
    if (verb || !is_conjunction(d, s, i, to)) add_group(d, a, i, to, verb);
    if (!verb && to < s->tok_to && second_participle(d, s, i, to)) {
      add_group(d, a, to + 1, to + 2, true);
      to += 2;
    }
    i = to;
  }
}
