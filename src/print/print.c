/* What all printed files share; see print.h. */
#include "print/print.h"

#include "base/base.h"
#include "model/document.h"
#include "sitrep/engine.h"

void sr_print_day(char out[11], const sr_security_report *r)
{
  int32_t day;
  int y, m, d;
  sr_view of = r->cutoff.len >= 10 ? r->cutoff : r->as_of;
  if (of.len < 10 || !sr_date_parse((sr_view){of.ptr, 10}, &day)) day = r->stretch.to;
  sr_day_split(day, &y, &m, &d);
  snprintf(out, 11, "%04u-%02u-%02u", (unsigned)y % 10000, (unsigned)m % 100, (unsigned)d % 100);
}

static bool is_hidden(int32_t c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || (c >= 0x200b && c <= 0x200f) ||
         (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || (c >= 0xfff0 && c <= 0xffff);
}

void sr_print_text(sr_buf *out, sr_view v)
{
  for (size_t i = 0; i < v.len;) {
    unsigned len;
    bool bad;
    char put[4];
    int32_t c = sr_utf8_next((sr_view){v.ptr + i, v.len - i}, &len, &bad);
    i += len;
    if (c == '\n' || c == '\t') c = ' ';
    if (!is_hidden(c)) sr_buf_add(out, (sr_view){put, sr_utf8_put(put, c)});
  }
}
