/* Asking the lexicon for rows of layout and abbreviations. */
#include "text/stages.h"

uint64_t sr_text__key(sr_view text, const sr_lexeme *l)
{
  char fold[4 * SR_MAX_TOKEN + 4];
  size_t n = sr_lex_fold(fold, text, l);
  return sr_hash((sr_view){fold, n});
}

static uint32_t row_of(const sr_text *t, sr_lex_class cls, const sr_phrase_hit *h, sr_view value)
{
  for (uint32_t i = 0; i < h->n_ids; i++) {
    uint32_t id = h->ids[i];
    if (id >= t->lex->n_rows || t->lex->rows[id].cls != cls) continue;
    if (!value.ptr || sr_view_eq(sr_lex_value(t->lex, id), value)) return id;
  }
  return SR_TEXT_NO_ROW;
}

uint32_t sr_text__row(const sr_text *t, sr_lex_class cls, uint64_t key, sr_view value)
{
  sr_phrase_hit h;
  if (!t->lex || !sr_phrases_at(&t->lex->phrases, &key, sizeof key, 1, &h, 1)) return SR_TEXT_NO_ROW;
  return row_of(t, cls, &h, value);
}

/* The ids of a slot that ends a phrase; false where the file is damaged. */
static bool slot_ids(const sr_phrases *t, const sr_phrase_slot *s, sr_phrase_hit *h)
{
  if (s->value >= t->pool_n || t->pool[s->value] > t->pool_n - s->value - 1) return false;
  *h = (sr_phrase_hit){0, t->pool[s->value], t->pool + s->value + 1};
  return true;
}

/* Rows marked `cased` count in their own letter case, and where case tells nothing. */
static bool is_cased_well(const sr_text *t, uint32_t row, sr_view v)
{
  if (!(t->lex->rows[row].flags & SR_LEXF_CASED) || t->kase != SR_TEXT_MIXED) return true;
  v = sr_text__trim(v);
  return v.len && !(v.ptr[0] >= 'a' && v.ptr[0] <= 'z');
}

sr_view sr_text__layout_at(const sr_text *t, sr_view v, uint32_t *row, size_t *len)
{
  sr_view value = SR_VNULL;
  uint64_t phrase = 0;
  size_t at = 0;
  sr_lexeme l;
  *row = SR_TEXT_NO_ROW;
  *len = 0;
  /* Token by token, since most texts leave the table at the first one. */
  for (unsigned n = 0; t->lex && n < SR_MAX_PHRASE && sr_lex_next(v, &at, &l); n++) {
    phrase = sr_hash_phrase(phrase, sr_text__key(v, &l));
    const sr_phrase_slot *s = sr_phrases_find(&t->lex->phrases, phrase);
    sr_phrase_hit h;
    if (!s) break;
    if ((s->flags & SR_PHRASE_END) && slot_ids(&t->lex->phrases, s, &h)) {
      uint32_t r = row_of(t, SR_LEX_CLASS_layout, &h, SR_VNULL);
      if (r != SR_TEXT_NO_ROW && is_cased_well(t, r, sr_text__sub(v, 0, l.to))) {
        *row = r;
        *len = l.to;
        value = sr_lex_value(t->lex, r);
      }
    }
    if (!(s->flags & SR_PHRASE_PREFIX)) break;
  }
  return value;
}
