/* Dates of headers and datelines: "2024-07-24", "3 JAN 90", "July 3", "March 4, 2017".
 * Only what stands at fixed places is read here; dates in sentences belong to tag/. */
#include "text/stages.h"

/* Month of a word, by at least its first three letters ("sept" too), 0 where it is none. */
static int month_of(sr_view w)
{
  static const char *const names[] = {"january", "february", "march", "april", "may", "june", "july",
                                      "august", "september", "october", "november", "december"};
  if (w.len < 3) return 0;
  for (int m = 0; m < 12; m++) {
    size_t n = strlen(names[m]), same = 0;
    while (same < n && same < w.len && (w.ptr[same] | 0x20) == names[m][same]) same++;
    if (same == w.len && (same == n || same == 3 || same == 4)) return m + 1;
  }
  return 0;
}

static int number_of(sr_view w)
{
  int v = 0;
  size_t i = 0;
  for (; i < w.len && i < 4 && w.ptr[i] >= '0' && w.ptr[i] <= '9'; i++)
    v = v * 10 + (w.ptr[i] - '0');
  if (i == w.len) return v;
  bool ordinal = w.len == i + 2 && ((w.ptr[i] | 0x20) == 't' || (w.ptr[i] | 0x20) == 's' || (w.ptr[i] | 0x20) == 'n' ||
                                    (w.ptr[i] | 0x20) == 'r');
  return i && ordinal ? v : -1;
}

static int year_of(sr_view w)
{
  int v = number_of(w);
  if (w.len == 4 && v >= 1900 && v < 2200) return v;
  if (w.len == 2 && v >= 0) return v < 50 ? 2000 + v : 1900 + v;
  return 0;
}

enum { WINDOW = 5 };

/* The last few words of the text, newest last. */
typedef struct window {
  sr_view text;
  sr_lexeme l[WINDOW];
  unsigned n;
} window;

static sr_view word(const window *w, unsigned i)
{
  return i < w->n ? sr_text__sub(w->text, w->l[i].from, w->l[i].to) : SR_VNULL;
}

static void push(window *w, const sr_lexeme *l)
{
  if (w->n == WINDOW) {
    memmove(w->l, w->l + 1, sizeof w->l - sizeof *w->l);
    w->n--;
  }
  w->l[w->n++] = *l;
}

static bool iso(sr_view w, int *y, int *m, int *d)
{
  sr_day day;
  if (!sr_day_parse(w, &day)) return false;
  sr_day_split(day, y, m, d);
  return true;
}

/* Year in the words after `i`, a comma or stop between allowed; *end: last word used. */
static int year_after(const window *w, unsigned i, unsigned *end)
{
  unsigned k = i + 1;
  while (k < w->n && (w->l[k].flags & SR_LEX_PUNCT) && (*word(w, k).ptr == ',' || *word(w, k).ptr == '.')) k++;
  int y = k < w->n ? year_of(word(w, k)) : 0;
  *end = y ? k : i;
  return y;
}

/* A date that starts at the window's first word. */
static bool date_here(const window *w, int *y, int *m, int *d, size_t *to)
{
  unsigned end = 0, i = 1;
  sr_view a = word(w, 0), b = word(w, 1);
  int day = number_of(a), month = month_of(a);
  if (month && b.len == 1 && *b.ptr == '.') b = word(w, ++i); /* "Jan. 5" */
  if (day > 0 && month_of(b)) {
    *d = day;
    *m = month_of(b);
  } else if (month && number_of(b) > 0 && b.len <= 4) {
    *m = month;
    *d = number_of(b);
  } else {
    return false;
  }
  if (*d > 31) return false;
  *y = year_after(w, i, &end);
  *to = w->l[end].to;
  return true;
}

bool sr_text__find_date(sr_view v, int *y, int *m, int *d, size_t *from, size_t *to)
{
  window w = {.text = v};
  sr_lexeme l;
  size_t at = 0;
  bool more = true;
  while (more) {
    more = sr_lex_next(v, &at, &l);
    if (more) {
      push(&w, &l);
    } else if (w.n) {
      memmove(w.l, w.l + 1, sizeof w.l - sizeof *w.l);
      w.n--;
      more = w.n > 0;
    }
    if (!w.n || (w.n < WINDOW && at < v.len)) continue;
    /* "2024-07-24": the hyphens join three numbers. */
    *from = w.l[0].from;
    if (w.n > 2 && w.l[2].to - *from == 10 && iso(sr_text__sub(v, *from, w.l[2].to), y, m, d)) {
      *to = w.l[2].to;
      return true;
    }
    if (date_here(&w, y, m, d, to)) return true;
  }
  return false;
}

/* Without a year: that of the given date, or the year before where that would lie ahead of it. */
static int year_from_given(const sr_text *t, int month, int day)
{
  int y, m, d;
  if (!t->o->has_published) return 0;
  sr_day_split(t->o->published, &y, &m, &d);
  if (day > sr_month_days(y, month)) return y;
  return sr_day_of(y, month, day) > t->o->published + 7 ? y - 1 : y;
}

void sr_text__publish(sr_text *t, int year, int month, int day, sr_published_basis basis)
{
  sr_document *d = t->d;
  bool outranked = d->published_basis != SR_BASIS_NONE && d->published_basis <= basis;
  if (outranked) return;
  if (!year) year = year_from_given(t, month, day);
  if (!year || day < 1 || day > sr_month_days(year, month)) return;
  d->published = sr_day_of(year, month, day);
  d->published_basis = (uint8_t)basis;
}
