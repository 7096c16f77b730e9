/* Datelines: "KARACHI:", "BAGHDAD (AP) —", "SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [TEXT]".
 *
 * The head of a paragraph is read up to a separator (colon, or dash with blanks). What lies
 * before must be names with capitals, commas, slashes, a date and an agency in brackets.
 * A colon alone suffices where the place is in capitals; weaker forms count only before any body text.
 */
#include "text/stages.h"

#define HEAD_MAX 140u /* bytes */

typedef struct head {
  sr_view v;
  bool first, nocase;
  uint32_t words, caps, capitalised, lower;
  uint32_t place_to;    /* end of the place words */
  bool place_done;
  sr_view agency;
  bool has_date, has_paren, has_comma;
  uint32_t sep_from, sep_to;
  bool colon, dot;
  sr_text_dateline *out;
} head;

static bool is_dash(sr_view w)
{
  return sr_view_eq(w, SR_V("-")) || sr_view_eq(w, SR_V("_")) || sr_view_eq(w, SR_V("--")) || sr_view_eq(w, SR_V("\xe2\x80\x93")) ||
         sr_view_eq(w, SR_V("\xe2\x80\x94")) || sr_view_eq(w, SR_V("\xe2\x80\x95"));
}

static bool is_small_word(sr_view w)
{
  static const char *const small[] = {"de", "del", "la", "el", "al", "of", "and", "e", "da", "do", "las", "los", "i"};
  for (size_t i = 0; i < sizeof small / sizeof *small; i++)
    if (sr_view_eq(w, sr_view_of(small[i]))) return true;
  return false;
}

/* Takes a bracket's content as the agency; *at moves behind the bracket. */
static bool take_paren(head *h, size_t *at, uint32_t open)
{
  const char *close = memchr(h->v.ptr + open, ')', h->v.len - open);
  if (!close || close - (h->v.ptr + open) > 48) return false;
  sr_view in = {h->v.ptr + open + 1, (size_t)(close - (h->v.ptr + open)) - 1};
  if (!in.len || in.ptr[0] < 'A' || in.ptr[0] > 'Z') return false;
  if (!h->agency.len) h->agency = in;
  h->has_paren = h->place_done = true;
  *at = (size_t)(close - h->v.ptr) + 1;
  return true;
}

static bool take_word(head *h, sr_view w, const sr_lexeme *l)
{
  if (l->flags & SR_LEX_UPPER) {
    h->capitalised++;
    h->caps += (l->flags & SR_LEX_CAPS) != 0;
  } else if (!h->nocase && !is_small_word(w) && !(l->flags & (SR_LEX_CLITIC | SR_LEX_HYPHEN))) {
    return false;
  }
  h->lower += !(l->flags & SR_LEX_UPPER);
  if (!(l->flags & SR_LEX_HYPHEN)) h->words++;
  if (!h->place_done) h->place_to = l->to;
  return h->words <= 9;
}

/* A date inside the head: it ends the place. */
static void take_date(head *h)
{
  size_t from, to;
  int y, m, d;
  sr_view before = sr_text__sub(h->v, 0, h->sep_from);
  if (!sr_text__find_date(before, &y, &m, &d, &from, &to)) return;
  h->has_date = true;
  h->out->year = y;
  h->out->month = m;
  h->out->day = d;
  if (from < h->place_to) h->place_to = (uint32_t)from;
}

/* "Maiduguri. Two men ...": one name and a stop, where a new sentence begins. */
static bool dot_separates(head *h, const sr_lexeme *l)
{
  size_t at = l->to;
  while (at < h->v.len && sr_text__blank(h->v.ptr[at])) at++;
  if (!h->first || at == l->to || at == h->v.len || h->v.ptr[at] < 'A' || h->v.ptr[at] > 'Z' || l->from < 4) return false;
  h->dot = true;
  h->sep_from = l->from;
  h->sep_to = l->to;
  return true;
}

/* Reads up to the separator. */
static bool read_head(head *h)
{
  size_t at = 0;
  sr_lexeme l;
  while (sr_lex_next(h->v, &at, &l) && l.from < HEAD_MAX) {
    sr_view w = sr_text__sub(h->v, l.from, l.to);
    if (is_dash(w) || *w.ptr == ':') {
      h->colon = *w.ptr == ':';
      bool blank = at >= h->v.len || sr_text__blank(h->v.ptr[at]);
      if (!blank && (h->colon || (w.len == 1 && !h->has_paren))) return false;
      h->sep_from = l.from;
      h->sep_to = l.to;
      return h->words > 0;
    }
    if (*w.ptr == '(') {
      if (!take_paren(h, &at, l.from)) return false;
    } else if (*w.ptr == ',') {
      h->has_comma = true;
    } else if (*w.ptr == '.' && l.from == h->place_to && !h->place_done) {
      if (h->words == 1 && dot_separates(h, &l)) return true;
      h->place_to = l.to; /* "Fla." */
    } else if (l.flags & SR_LEX_WORD) {
      if (!take_word(h, w, &l)) return false;
    } else if (!(l.flags & SR_LEX_NUMBER) && *w.ptr != '/' && *w.ptr != '.') {
      return false;
    } else if ((l.flags & SR_LEX_NUMBER) && !h->words) {
      return false;
    }
  }
  return false;
}

/* "[REPORT] [ARMED FORCES PRESS COMMITTEE] [TEXT]" behind the separator. */
static size_t skip_tags(sr_view v, size_t at)
{
  for (;;) {
    size_t i = at;
    while (i < v.len && sr_text__blank(v.ptr[i])) i++;
    if (i >= v.len || v.ptr[i] != '[') return at;
    const char *close = memchr(v.ptr + i, ']', v.len - i < 160 ? v.len - i : 160);
    if (!close) return at;
    for (const char *p = v.ptr + i; p < close; p++)
      if (*p >= 'a' && *p <= 'z') return at;
    at = (size_t)(close - v.ptr) + 1;
  }
}

/* Is the head's one word known to be something other than a place ("Police:", "UPDATE:")? */
static bool known_word(const sr_text *t, const head *h)
{
  sr_lexeme l;
  size_t at = 0;
  sr_phrase_hit hit;
  if (!t->lex || !sr_lex_next(h->v, &at, &l)) return false;
  uint64_t key = sr_text__key(h->v, &l);
  if (!sr_phrases_at(&t->lex->phrases, &key, sizeof key, 1, &hit, 1)) return false;
  for (uint32_t i = 0; i < hit.n_ids; i++) {
    uint16_t cls = hit.ids[i] < t->lex->n_rows ? t->lex->rows[hit.ids[i]].cls : SR_LEX_CLASS__N;
    if (h->dot) return true; /* the weakest form: any word of the lexicon speaks against it */
    if (cls != SR_LEX_CLASS_place_word && cls != SR_LEX_CLASS_given_name && cls != SR_LEX_CLASS_abbrev) return true;
  }
  return false;
}

static bool next_opens(const head *h, size_t at)
{
  while (at < h->v.len && sr_text__blank(h->v.ptr[at])) at++;
  if (at >= h->v.len) return false;
  unsigned char c = (unsigned char)h->v.ptr[at];
  return h->nocase || !(c >= 'a' && c <= 'z');
}

/* Does the paragraph read like a sentence rather than a headline ("LIVE: Blast at mosque")? */
static bool body_like(sr_view para)
{
  if (para.len > 160) return true;
  for (size_t i = para.len; i-- > 0 && para.len - i < 6;)
    if (para.ptr[i] == '.' || para.ptr[i] == '?' || para.ptr[i] == '!') return true;
  return false;
}

static bool is_dateline(const sr_text *t, const head *h)
{
  bool all_caps = h->caps && h->caps + h->lower >= h->words;
  bool told = h->has_paren || h->has_date;
  if (h->place_to == 0) return false;
  if (!sr_text__trim(sr_text__sub(h->v, h->sep_to, h->v.len)).len) /* on a line of its own */
    return h->first && h->caps && (h->has_comma || told) && !h->dot;
  if (!next_opens(h, h->sep_to)) return false;
  if (h->dot) return t->lex && body_like(h->v) && !h->nocase && !known_word(t, h);
  if (told) return h->caps || h->first;
  if (!body_like(h->v) || (h->words == 1 && known_word(t, h))) return false;
  if (h->nocase) return h->first && h->words <= 4;
  if (h->colon) return (all_caps && h->words <= 7 && (h->words > 1 || h->place_to > 2)) || (h->first && h->words <= 2);
  bool long_dash = h->sep_to - h->sep_from > 1 && h->words == 1;
  return h->first && h->words <= 6 && (h->caps || h->has_comma || long_dash);
}

/* Agency without brackets: "KARACHI, Reuters -" is told by the layout list. */
static void take_agency(const sr_text *t, head *h)
{
  uint32_t row;
  size_t len, at = 0;
  sr_lexeme l;
  while (!h->agency.len && at < h->sep_from && sr_lex_next(h->v, &at, &l) && l.from < h->sep_from) {
    sr_view v = sr_text__layout_at(t, sr_text__sub(h->v, l.from, h->sep_from), &row, &len);
    if (!sr_view_eq(v, SR_V("agency"))) continue;
    h->agency = sr_text__sub(h->v, l.from, l.from + len);
    if (l.from < h->place_to) h->place_to = l.from;
  }
}

bool sr_text__dateline(const sr_text *t, sr_view para, bool first, sr_text_dateline *out)
{
  *out = (sr_text_dateline){0};
  head h = {.v = para, .first = first, .nocase = t->kase != SR_TEXT_MIXED, .out = out};
  if (h.v.len > HEAD_MAX + 400) h.v.len = HEAD_MAX + 400;
  if (!read_head(&h)) return false;
  take_date(&h);
  if (!is_dateline(t, &h)) return false;
  take_agency(t, &h);
  if (h.place_to == 0) return false;
  out->len = skip_tags(h.v, h.sep_to);
  out->agency = h.agency;
  out->place = sr_text__trim(sr_text__sub(h.v, 0, h.place_to));
  while (out->place.len && out->place.ptr[out->place.len - 1] == ',') out->place.len--;
  return true;
}
