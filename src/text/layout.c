/* Paragraphs -> classified blocks: headline, dateline, caption, byline, bullets, stamps, noise.
 *
 * Rules of form come first (position, length, final stop, capitals); phrases come from
 * data/lexicon/layout.tsv. What no rule claims is body.
 */
#include "text/layout.h"

static void push_block(layout *y, uint32_t from, uint32_t to, sr_part part)
{
  sr_view v = sr_text__trim(sr_text__sub(y->t->d->text, from, to));
  if (!v.len) return;
  uint32_t at = (uint32_t)(v.ptr - y->t->d->text.ptr);
  sr_block b = {.from = at, .to = at + (uint32_t)v.len, .part = (uint8_t)part};
  SR_PUSH(y->t->d->arena, &y->t->d->block, b);
}

static char last_char(sr_view v)
{
  while (v.len > 1 && (v.ptr[v.len - 1] == '"' || v.ptr[v.len - 1] == ')' || v.ptr[v.len - 1] == ']')) v.len--;
  if (v.len > 3 && (!memcmp(v.ptr + v.len - 3, "\xe2\x80\x9d", 3) || !memcmp(v.ptr + v.len - 3, "\xe2\x80\x99", 3)))
    v.len -= 3;
  return v.len ? v.ptr[v.len - 1] : ' ';
}

static bool ends_open(sr_view v)
{
  char c = last_char(v);
  return c != '.' && c != '!' && c != '?' && c != ';' && c != ',' && c != ':';
}

/* More than one sentence: a stop behind a longer word, then a capital. */
static bool has_two_sentences(sr_view v)
{
  for (size_t i = 4; i + 2 < v.len; i++) {
    if (v.ptr[i] != '.' || v.ptr[i + 1] != ' ') continue;
    bool word = v.ptr[i - 1] >= 'a' && v.ptr[i - 2] >= 'a' && v.ptr[i - 3] >= 'a' && v.ptr[i - 4] >= 'a';
    char c = v.ptr[i + 2];
    if (word && ((c >= 'A' && c <= 'Z') || c == '(')) return true;
  }
  return false;
}

static void count_words(sr_view v, unsigned max, unsigned *words, unsigned *upper, unsigned *digits)
{
  sr_lexeme l;
  size_t at = 0;
  *words = *upper = *digits = 0;
  while (*words < max && sr_lex_next(v, &at, &l)) {
    if (l.flags & SR_LEX_PUNCT) continue;
    ++*words;
    *upper += (l.flags & SR_LEX_UPPER) != 0;
    *digits += (l.flags & SR_LEX_NUMBER) != 0;
  }
}

/* "DEV-0012 (WIRE)": a slug of the wire service, capitals and figures joined by hyphens. */
static bool is_slug(sr_view v)
{
  sr_lexeme l;
  size_t at = 0;
  unsigned joined = 0, digits = 0, words = 0;
  if (v.len > 60) return false;
  while (sr_lex_next(v, &at, &l)) {
    if (l.flags & SR_LEX_PUNCT) continue;
    if ((l.flags & SR_LEX_WORD) && !(l.flags & SR_LEX_UPPER)) return false;
    joined += (l.flags & SR_LEX_HYPHEN) != 0;
    digits += (l.flags & SR_LEX_NUMBER) != 0;
    words++;
  }
  return joined && digits && words <= 5 && words - joined <= 2;
}

/* The layout phrase at the start of `v` with its value; `whole`: does it fill the line but for marks? */
static sr_view phrase_at(const layout *y, sr_view v, bool *whole, uint32_t *row)
{
  size_t len;
  sr_view value = sr_text__layout_at(y->t, v, row, &len);
  *whole = false;
  if (!value.len) return value;
  size_t rest = len;
  while (rest < v.len && (sr_text__blank(v.ptr[rest]) || strchr(".:!>-|", v.ptr[rest]))) rest++;
  *whole = rest == v.len;
  return value;
}

/* Rules and ornaments: no letter and no figure in it. */
static bool is_ornament(sr_view v)
{
  sr_lexeme l;
  size_t at = 0;
  if (v.len > 200) return false;
  while (sr_lex_next(v, &at, &l))
    if (!(l.flags & SR_LEX_PUNCT) && !sr_view_starts(sr_text__sub(v, l.from, l.to), SR_V("_"))) return false;
  return true;
}

static bool is_noise(const layout *y, sr_view v)
{
  if (is_ornament(v)) return true;
  bool whole;
  uint32_t row;
  sr_view value = v.len <= NOISE_MAX ? phrase_at(y, v, &whole, &row) : SR_VNULL;
  if (!sr_view_eq(value, SR_V("noise"))) return false;
  if (whole || sr_lex_has(y->t->lex, row, SR_V("starts"))) return true;
  size_t len;
  sr_text__layout_at(y->t, v, &row, &len);
  return sr_lex_has(y->t->lex, row, SR_V("leads")) && (ends_open(v) || v.ptr[len] == ':');
}

/* "By A Reporter", "Our Correspondent": short, without a stop, names only. */
static bool is_byline(layout *y, sr_view v)
{
  bool whole;
  uint32_t row;
  unsigned words, upper, digits;
  if (v.len > 100 || !ends_open(v)) return false;
  sr_view agency, value = phrase_at(y, v, &whole, &row);
  if (sr_text__is_credit(y->t, v, &agency)) {
    if (!y->t->d->agency.len) y->t->d->agency = agency;
    return agency.len > 0;
  }
  if (sr_view_eq(value, SR_V("byline")) || (whole && sr_view_eq(value, SR_V("agency")))) {
    if (whole && sr_view_eq(value, SR_V("agency")) && !y->t->d->agency.len) y->t->d->agency = v;
    return true;
  }
  count_words(v, 12, &words, &upper, &digits);
  bool by = v.len > 3 && (v.ptr[0] == 'B' || v.ptr[0] == 'b') && (v.ptr[1] | 0x20) == 'y' && v.ptr[2] == ' ';
  return by && words <= 10 && upper >= 2 && upper * 2 >= words && !digits;
}

/* A date line ahead of the body: "Published: 9 March 2024", "Tuesday, 7 November 2023". */
static bool is_date_line(layout *y, sr_view v)
{
  bool whole;
  uint32_t row;
  int year, month, day;
  size_t from, to;
  unsigned words, upper, digits;
  if (v.len > 90) return false;
  bool led = sr_view_eq(phrase_at(y, v, &whole, &row), SR_V("date"));
  if (!sr_text__find_date(v, &year, &month, &day, &from, &to)) return led && (whole || v.len <= 40);
  count_words(v, 16, &words, &upper, &digits);
  bool bare = from <= 12 && v.len - to <= 24 && ends_open(v);
  if (!led && (!bare || y->body || words > 9)) return false;
  if (year) sr_text__publish(y->t, year, month, day, SR_BASIS_HEADER);
  return true;
}

static bool is_heading(const layout *y, sr_view v, bool more)
{
  unsigned words, upper, digits;
  if (!more || v.len > 90 || !ends_open(v) || memchr(v.ptr, '\n', v.len) || has_two_sentences(v)) return false;
  count_words(v, 14, &words, &upper, &digits);
  char c = v.ptr[0];
  bool opens = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80 || c == '\'';
  return opens && words >= 1 && words <= 12 && (upper > 0 || digits > 0) && (y->body || y->titles);
}

/* The first lines of a text, without a full stop, followed by more. */
static bool is_title(const layout *y, sr_view v, bool more)
{
  unsigned words, upper, digits;
  if (y->body || !more || v.len > TITLE_MAX || y->titles > 1 || has_two_sentences(v)) return false;
  count_words(v, 40, &words, &upper, &digits);
  if (words < 2 || words > 32) return false;
  char c = last_char(v);
  bool title_case = words >= 4 && upper * 10 >= words * 8;
  return (c != '.' && c != ',' && c != ';' && c != ':') || (title_case && y->t->kase == SR_TEXT_MIXED);
}

/* Splits off the dateline; returns where the body starts. */
static uint32_t take_dateline(layout *y, uint32_t from, uint32_t to)
{
  sr_text_dateline l;
  sr_document *d = y->t->d;
  if (!sr_text__dateline(y->t, sr_text__sub(d->text, from, to), !y->body, &l)) return from;
  push_block(y, from, from + (uint32_t)l.len, SR_PART_DATELINE);
  if (!d->dateline.len) {
    d->dateline = l.place;
    if (!d->agency.len) d->agency = l.agency;
    if (l.month) sr_text__publish(y->t, l.year, l.month, l.day, SR_BASIS_DATELINE);
  }
  return from + (uint32_t)l.len;
}

static void body(layout *y, uint32_t from, uint32_t to, sr_part part)
{
  uint32_t at = sr_text__stamp(y->t->d->text, from, to);
  if (at > from) push_block(y, from, at, SR_PART_STAMP);
  from = at;
  if (part == SR_PART_BULLET) from += (uint32_t)sr_text__bullet(sr_text__sub(y->t->d->text, from, to));
  if (part == SR_PART_BODY) from = take_dateline(y, from, to);
  if (from >= to) return;
  push_block(y, from, to, part);
  y->body = true;
}

/* Parts that a page's markup told; false where it told none. */
static bool hinted(layout *y, const sr_text_para *p)
{
  if (p->hint == SR_TEXT_NO_HINT) return false;
  if (p->hint == SR_PART_BODY || p->hint == SR_PART_BULLET)
    body(y, p->from, p->to, (sr_part)p->hint);
  else
    push_block(y, p->from, p->to, (sr_part)p->hint);
  return true;
}

/* "date 2024-07-24 ...": the date, then maybe a caption up to its credit, on the same line. Where the rest starts. */
static uint32_t take_date_header(layout *y, const sr_text_para *p)
{
  sr_view v = sr_text__sub(y->t->d->text, p->from, p->to);
  sr_day day;
  if (y->blocks_seen || v.len < 15 || memcmp(v.ptr, "date ", 5) || !sr_day_parse(sr_text__sub(v, 5, 15), &day))
    return p->from;
  int yy, mm, dd;
  sr_day_split(day, &yy, &mm, &dd);
  sr_text__publish(y->t, yy, mm, dd, SR_BASIS_HEADER);
  push_block(y, p->from, p->from + 15, SR_PART_DATE);
  uint32_t at = p->from + 15;
  size_t credit = sr_text__credit_anywhere(y->t, sr_text__sub(y->t->d->text, at, p->to));
  if (!credit) return at;
  push_block(y, at, at + (uint32_t)credit, SR_PART_CAPTION);
  return at + (uint32_t)credit;
}

static bool claimed(layout *y, uint32_t from, uint32_t to, bool more)
{
  sr_view v = sr_text__sub(y->t->d->text, from, to);
  sr_text_dateline l;
  if (sr_text__stamp(y->t->d->text, from, to) == to) {
    push_block(y, from, to, SR_PART_STAMP);
  } else if (is_noise(y, v) || (!y->body && is_slug(v))) {
    push_block(y, from, to, SR_PART_NOISE);
  } else if (is_date_line(y, v)) {
    push_block(y, from, to, SR_PART_DATE);
  } else if (is_byline(y, v)) {
    push_block(y, from, to, SR_PART_BYLINE);
  } else if (sr_text__is_caption(y->t, v, y->body, more)) {
    push_block(y, from, to, SR_PART_CAPTION);
  } else if (sr_text__bullet(v)) {
    body(y, from, to, SR_PART_BULLET);
  } else if (sr_text__dateline(y->t, v, !y->body, &l)) {
    return false;
  } else if (is_title(y, v, more)) {
    y->titles++;
    push_block(y, from, to, SR_PART_TITLE);
    if (!y->t->d->title.len) y->t->d->title = v;
  } else if (is_heading(y, v, more)) {
    push_block(y, from, to, SR_PART_HEADING);
  } else {
    return false;
  }
  return true;
}

/* A last paragraph's credit: "... the official said. —AFP". */
static uint32_t cut_credit(layout *y, uint32_t from, uint32_t to)
{
  sr_view agency, v = sr_text__sub(y->t->d->text, from, to);
  size_t at = sr_text__credit_at_end(y->t, v, &agency);
  if (!at || at < 60) return to;
  if (agency.len && !y->t->d->agency.len) y->t->d->agency = agency;
  return from + (uint32_t)at;
}

static void paragraph(layout *y, const sr_text_para *p, bool more)
{
  if (hinted(y, p)) return;
  uint32_t from = take_date_header(y, p);
  y->blocks_seen = true;
  while (from < p->to && sr_text__blank(y->t->d->text.ptr[from])) from++;
  if (from == p->to || claimed(y, from, p->to, more)) return;
  uint32_t to = more ? p->to : cut_credit(y, from, p->to);
  body(y, from, to, SR_PART_BODY);
  if (to < p->to) push_block(y, to, p->to, SR_PART_BYLINE);
}

void sr_text__layout(sr_text *t)
{
  layout y = {.t = t};
  sr_document *d = t->d;
  uint32_t n = t->para.n;
  /* The title given apart is the last paragraph; it is no part of the text's own order. */
  bool apart = d->title_from && n && t->para.v[n - 1].from >= d->title_from;
  if (apart) n--;
  for (uint32_t i = 0; i < n; i++)
    paragraph(&y, &t->para.v[i], i + 1 < n);
  if (apart) push_block(&y, t->para.v[n].from, t->para.v[n].to, SR_PART_TITLE);
}
