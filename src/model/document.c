/* Dates and notes of the data model. */
#include "model/document.h"

sr_day sr_day_of(int y, int m, int d)
{
  y -= m <= 2;
  int era = (y >= 0 ? y : y - 399) / 400;
  unsigned yoe = (unsigned)(y - era * 400);
  unsigned doy = (unsigned)((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1);
  unsigned doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
  return era * 146097 + (int)doe - 719468;
}

void sr_day_split(sr_day z, int *year, int *month, int *day)
{
  z += 719468;
  int era = (z >= 0 ? z : z - 146096) / 146097;
  unsigned doe = (unsigned)(z - era * 146097);
  unsigned yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  int y = (int)yoe + era * 400;
  unsigned doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  unsigned mp = (5 * doy + 2) / 153;
  *day = (int)(doy - (153 * mp + 2) / 5 + 1);
  *month = (int)(mp < 10 ? mp + 3 : mp - 9);
  *year = y + (*month <= 2);
}

int sr_day_weekday(sr_day d)
{
  int w = (d + 3) % 7; /* 1970-01-01 was a Thursday */
  return (w < 0 ? w + 7 : w) + 1;
}

int sr_month_days(int year, int month)
{
  static const char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[month - 1] + (month == 2 && leap);
}

static bool digits(const char *p, unsigned n, int *out)
{
  *out = 0;
  for (unsigned i = 0; i < n; i++) {
    if (p[i] < '0' || p[i] > '9') return false;
    *out = *out * 10 + (p[i] - '0');
  }
  return true;
}

bool sr_day_parse(sr_view v, sr_day *out)
{
  int y, m, d;
  if (v.len != 10 || v.ptr[4] != '-' || v.ptr[7] != '-') return false;
  if (!digits(v.ptr, 4, &y) || !digits(v.ptr + 5, 2, &m) || !digits(v.ptr + 8, 2, &d)) return false;
  if (m < 1 || m > 12 || d < 1 || d > sr_month_days(y, m)) return false;
  *out = sr_day_of(y, m, d);
  return true;
}

void sr_note(sr_document *d, sr_diag_code code, uint32_t from, uint32_t to, sr_view detail)
{
  sr_diagnostic n = {code, from, to, detail};
  SR_PUSH(d->arena, &d->diag, n);
}

typedef struct diag_row {
  const char *id, *severity, *text;
} diag_row;

static const diag_row rows[] = {
#define SR_DIAG(id, severity, text) {#id, #severity, text},
#include "model/diagnostics.def"
#undef SR_DIAG
};

const char *sr_diag_id(sr_diag_code code)
{
  return rows[code].id;
}

const char *sr_diag_text(sr_diag_code code)
{
  return rows[code].text;
}

bool sr_diag_is_warning(sr_diag_code code)
{
  return rows[code].severity[0] == 'w';
}
