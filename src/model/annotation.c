/* Searching annotation arrays, and resolving what hangs on an event. */
#include "model/annotation.h"

static uint32_t first_token(const void *v, size_t item, uint32_t i)
{
  uint32_t from;
  memcpy(&from, (const char *)v + i * item, sizeof from);
  return from;
}

/* Which half it lies in is a toss of a coin, so there is no branch on it. */
uint32_t sr_ann_lower(const void *v, uint32_t n, size_t item, uint32_t tok)
{
  uint32_t lo = 0;
  while (n > 1) {
    uint32_t half = n / 2;
    lo += first_token(v, item, lo + half - 1) < tok ? half : 0;
    n -= half;
  }
  return n && first_token(v, item, lo) < tok ? lo + 1 : lo;
}

static void cover(uint32_t *bits, const void *v, uint32_t n, size_t item, uint32_t bit)
{
  for (uint32_t i = 0; i < n; i++) {
    uint32_t span[2];
    memcpy(span, (const char *)v + i * item, sizeof span);
    for (uint32_t t = span[0]; t < span[1]; t++) bits[t] |= bit;
  }
}

void sr_ann_cover(sr_annotations *a, uint32_t n_tok)
{
  for (uint32_t t = 0; t <= n_tok; t++) a->sense_classes[t] &= ~(uint32_t)SR_COVER_ALL;
  cover(a->sense_classes, a->timex.v, a->timex.n, sizeof *a->timex.v, SR_COVER_TIMEX);
  cover(a->sense_classes, a->place.v, a->place.n, sizeof *a->place.v, SR_COVER_PLACE);
  cover(a->sense_classes, a->actor.v, a->actor.n, sizeof *a->actor.v, SR_COVER_ACTOR);
  cover(a->sense_classes, a->quantity.v, a->quantity.n, sizeof *a->quantity.v, SR_COVER_QUANTITY);
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
