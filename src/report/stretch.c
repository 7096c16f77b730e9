/* Periods of reports: parsing, the one before, the same of the year before, words. See sitrep/security.h. */
#include "base/base.h"
#include "model/document.h"
#include "sitrep/engine.h"
#include "sitrep/security.h"

static sr_stretch months(sr_stretch_kind kind, int year, int first, int n)
{
  int k = year * 12 + first - 1, e = k + n - 1;
  return (sr_stretch){kind, sr_day_of(k / 12, k % 12 + 1, 1),
                      sr_day_of(e / 12, e % 12 + 1, sr_month_days(e / 12, e % 12 + 1))};
}

/* Monday of week 1: the week that holds January 4. Day 0, 1970-01-01, was a Thursday. */
static int32_t first_monday(int year)
{
  int32_t fourth = sr_day_of(year, 1, 4);
  return fourth - (int32_t)(((fourth + 3) % 7 + 7) % 7);
}

static int weeks_of(int year)
{
  return (first_monday(year + 1) - first_monday(year)) / 7;
}

static sr_stretch week(int year, int number)
{
  int32_t monday = first_monday(year) + 7 * (number - 1);
  return (sr_stretch){SR_STRETCH_week, monday, monday + 6};
}

/* ---- parsing ---- */

static bool digits(sr_view v, size_t from, size_t n, int *out)
{
  if (from + n > v.len) return false;
  *out = 0;
  for (size_t i = from; i < from + n; i++) {
    if (v.ptr[i] < '0' || v.ptr[i] > '9') return false;
    *out = *out * 10 + (v.ptr[i] - '0');
  }
  return true;
}

static sr_status wrong(sr_error *err, sr_view text, const char *nearest)
{
  if (!err) return SR_ERR_INPUT;
  *err = (sr_error){.code = SR_ERR_INPUT, .offset = SIZE_MAX};
  int n = text.len > 40 ? 40 : (int)text.len;
  snprintf(err->message, sizeof err->message, "\"%.*s\" is no period; %s%s", n, text.len ? text.ptr : "",
           *nearest ? "nearest: "
                    : "periods are like 2024, 2024Q2, 2024H1, 2024-05, 2024-W20, 2024-05-17, 2024-05-17..2024-06-02",
           nearest);
  return SR_ERR_INPUT;
}

/* A number in [1, most], or the nearest in words. */
static sr_status numbered(sr_stretch *out, sr_view text, int year, char letter, int number, sr_error *err)
{
  int most = letter == 'Q' ? 4 : letter == 'H' ? 2 : letter == 'W' ? weeks_of(year) : 12;
  if (number < 1 || number > most) {
    char near[32];
    int k = number < 1 ? 1 : most;
    snprintf(near, sizeof near,
             letter == 'W'   ? "%d-W%02d"
             : letter == '-' ? "%d-%02d"
             : letter == 'Q' ? "%dQ%d"
                             : "%dH%d",
             year, k);
    return wrong(err, text, near);
  }
  *out = letter == 'Q'   ? months(SR_STRETCH_quarter, year, number * 3 - 2, 3)
         : letter == 'H' ? months(SR_STRETCH_half, year, number * 6 - 5, 6)
         : letter == 'W' ? week(year, number)
                         : months(SR_STRETCH_month, year, number, 1);
  return SR_OK;
}

static sr_status from_to(sr_stretch *out, sr_view text, size_t dots, sr_error *err)
{
  sr_view a = {text.ptr, dots}, b = {text.ptr + dots + 2, text.len - dots - 2};
  char near[32] = "";
  bool fine = sr_date_parse(a, &out->from), also = sr_date_parse(b, &out->to);
  out->kind = SR_STRETCH_days;
  if (fine && also && out->from <= out->to) return SR_OK;
  if (fine && also) snprintf(near, sizeof near, "%.*s..%.*s", (int)b.len, b.ptr, (int)a.len, a.ptr);
  return wrong(err, text, near);
}

/* "2024-02-30", "20240501", "2024/5": a year with a month, or month and day, brought into their bounds. */
static bool near_day(char *out, size_t size, sr_view text)
{
  int part[3] = {0}, n = 0, digits_of[3] = {0};
  static const int most_digits[] = {4, 2, 2};
  for (size_t i = 0; i < text.len && n < 3; i++) {
    bool digit = text.ptr[i] >= '0' && text.ptr[i] <= '9';
    if (digit) part[n] = part[n] * 10 + (text.ptr[i] - '0'), digits_of[n]++;
    if (digits_of[n] && (!digit || digits_of[n] == most_digits[n])) n++;
  }
  n += n < 3 && digits_of[n];
  if (n < 2 || digits_of[0] != 4 || part[0] < 1900 || part[0] > 2199) return false;
  int month = part[1] < 1 ? 1 : part[1] > 12 ? 12 : part[1], last = sr_month_days(part[0], month);
  int day = part[2] < 1 ? 1 : part[2] > last ? last : part[2];
  if (n == 2)
    snprintf(out, size, "%d-%02d", part[0], month);
  else
    snprintf(out, size, "%d-%02d-%02d", part[0], month, day);
  return true;
}

/* The four digits of a year anywhere, and what the rest may have meant: "Q2 2024", "2024-Q2", "24". */
static sr_status guess(sr_view text, sr_error *err)
{
  int year = 0, number = 0;
  char near[32] = "", letter = 0;
  for (size_t i = 0; i < text.len && !year; i++)
    if (!digits(text, i, 4, &year) || year < 1900 || year > 2199) year = 0;
  for (size_t i = 0; i + 1 < text.len; i++)
    if (strchr("qQhHwW", text.ptr[i]) && text.ptr[i + 1] >= '1' && text.ptr[i + 1] <= '9')
      letter = (char)(text.ptr[i] & ~0x20), number = text.ptr[i + 1] - '0';
  if (year && letter == 'Q')
    snprintf(near, sizeof near, "%dQ%d", year, number > 4 ? 4 : number);
  else if (year && letter == 'H')
    snprintf(near, sizeof near, "%dH%d", year, number > 2 ? 2 : number);
  else if (year && letter == 'W')
    snprintf(near, sizeof near, "%d-W%02d", year, number);
  else if (year && near_day(near, sizeof near, text))
    return wrong(err, text, near);
  else if (year)
    snprintf(near, sizeof near, "%d", year);
  return wrong(err, text, near);
}

static bool is(sr_view text, size_t at, const char *letters)
{
  return at < text.len && strchr(letters, text.ptr[at]) && text.ptr[at];
}

sr_status sr_stretch_parse(sr_stretch *out, sr_view text, sr_error *err)
{
  int year, n;
  for (size_t i = 0; i + 1 < text.len; i++)
    if (text.ptr[i] == '.' && text.ptr[i + 1] == '.') return from_to(out, text, i, err);
  if (!digits(text, 0, 4, &year) || year < 1900 || year > 2199) return guess(text, err);
  if (text.len == 4) {
    *out = months(SR_STRETCH_year, year, 1, 12);
    return SR_OK;
  }
  if (text.len == 6 && is(text, 4, "QqHh") && digits(text, 5, 1, &n))
    return numbered(out, text, year, (char)(text.ptr[4] & ~0x20), n, err);
  if (text.len == 8 && is(text, 4, "-") && is(text, 5, "Ww") && digits(text, 6, 2, &n))
    return numbered(out, text, year, 'W', n, err);
  if (text.len == 7 && is(text, 4, "-") && digits(text, 5, 2, &n)) return numbered(out, text, year, '-', n, err);
  if (text.len == 10 && is(text, 4, "-") && is(text, 7, "-") && sr_date_parse(text, &out->from)) {
    out->kind = SR_STRETCH_day, out->to = out->from;
    return SR_OK;
  }
  return guess(text, err);
}

/* ---- neighbours ---- */

static int length_in_months(sr_stretch_kind k)
{
  return k == SR_STRETCH_month     ? 1
         : k == SR_STRETCH_quarter ? 3
         : k == SR_STRETCH_half    ? 6
         : k == SR_STRETCH_year    ? 12
                                   : 0;
}

sr_stretch sr_stretch_before(sr_stretch p)
{
  int y, m, d, n = length_in_months(p.kind);
  if (n) {
    sr_day_split(p.from, &y, &m, &d);
    int k = y * 12 + m - 1 - n;
    return months(p.kind, k / 12, k % 12 + 1, n);
  }
  int32_t days = p.to - p.from + 1;
  return (sr_stretch){p.kind, p.from - days, p.from - 1};
}

static int32_t year_earlier(int32_t day)
{
  int y, m, d;
  sr_day_split(day, &y, &m, &d);
  int most = sr_month_days(y - 1, m);
  return sr_day_of(y - 1, m, d > most ? most : d);
}

static void week_number(int32_t monday, int *year, int *number)
{
  int m, d;
  sr_day_split(monday + 3, year, &m, &d); /* its Thursday says which year it is of */
  *number = (monday - first_monday(*year)) / 7 + 1;
}

sr_stretch sr_stretch_year_before(sr_stretch p)
{
  int y, m, d, n = length_in_months(p.kind), number;
  if (p.kind == SR_STRETCH_week) {
    week_number(p.from, &y, &number);
    return week(y - 1, number > weeks_of(y - 1) ? weeks_of(y - 1) : number);
  }
  if (n) {
    sr_day_split(p.from, &y, &m, &d);
    return months(p.kind, y - 1, m, n);
  }
  return (sr_stretch){p.kind, year_earlier(p.from), year_earlier(p.to)};
}

/* ---- words ---- */

static const char *const month_names[] = {"January", "February", "March",     "April",   "May",      "June",
                                          "July",    "August",   "September", "October", "November", "December"};

static void day_words(char *out, size_t size, int32_t day)
{
  int y, m, d;
  sr_day_split(day, &y, &m, &d);
  snprintf(out, size, "%d %s %d", d, month_names[m - 1], y);
}

void sr_stretch_words(char *out, size_t size, sr_stretch p)
{
  static const char *const ordinal[] = {"first", "second", "third", "fourth"};
  int y, m, d, number;
  char a[32], b[32];
  sr_day_split(p.from, &y, &m, &d);
  day_words(a, sizeof a, p.from);
  day_words(b, sizeof b, p.to);
  switch (p.kind) {
  case SR_STRETCH_day:
    snprintf(out, size, "%s", a);
    break;
  case SR_STRETCH_week:
    week_number(p.from, &y, &number);
    snprintf(out, size, "week %d of %d (%s to %s)", number, y, a, b);
    break;
  case SR_STRETCH_month:
    snprintf(out, size, "%s %d", month_names[m - 1], y);
    break;
  case SR_STRETCH_quarter:
    snprintf(out, size, "%s quarter of %d", ordinal[(m - 1) / 3], y);
    break;
  case SR_STRETCH_half:
    snprintf(out, size, "%s half of %d", ordinal[m > 6], y);
    break;
  case SR_STRETCH_year:
    snprintf(out, size, "%d", y);
    break;
  default:
    snprintf(out, size, "%s to %s", a, b);
  }
}
