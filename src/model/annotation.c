/* Searching annotation arrays, and resolving what hangs on an event. */
#include "model/annotation.h"

uint32_t sr_ann_lower(const void *v, uint32_t n, size_t item, uint32_t tok)
{
  const char *base = v;
  uint32_t lo = 0, hi = n;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2, from;
    memcpy(&from, base + mid * item, sizeof from);
    if (from < tok)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo;
}

void sr_timex_resolve(sr_timex *t, sr_day event)
{
  if (t->anchor != SR_ANCHOR_EVENT || event == SR_NO_DAY) return;
  t->from = event + t->shift;
  if (t->precision == SR_PREC_MONTH) {
    /* the shift is 30 days a month: whole months from that of the event, whatever its day */
    int y, m, d;
    sr_day_split(event, &y, &m, &d);
    int index = y * 12 + m - 1 + (t->shift + (t->shift < 0 ? -15 : 15)) / 30;
    t->from = sr_day_of(index / 12, index % 12 + 1, 1);
  }
  if (t->precision == SR_PREC_WEEK) {
    t->from -= sr_day_weekday(t->from) - 1;
    t->to = t->from + 6;
  } else if (t->precision == SR_PREC_MONTH || t->precision == SR_PREC_YEAR) {
    int y, m, d;
    sr_day_split(t->from, &y, &m, &d);
    bool month = t->precision == SR_PREC_MONTH;
    t->from = sr_day_of(y, month ? m : 1, 1);
    t->to = month ? sr_day_of(y, m, sr_month_days(y, m)) : sr_day_of(y, 12, 31);
  } else {
    t->to = t->from;
  }
}
