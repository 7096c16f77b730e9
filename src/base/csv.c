/* Cells of CSV; see csv.h. */
#include "base/csv.h"

void sr_csv_text(sr_buf *out, sr_view v, char after)
{
  bool quote = false;
  for (size_t i = 0; i < v.len && !quote; i++)
    quote = v.ptr[i] && strchr("\",\n\r", v.ptr[i]);
  if (quote) sr_buf_byte(out, '"');
  for (size_t i = 0; i < v.len; i++) {
    if (v.ptr[i] == '"') sr_buf_byte(out, '"');
    if (v.ptr[i]) sr_buf_byte(out, v.ptr[i]);
  }
  if (quote) sr_buf_byte(out, '"');
  sr_buf_byte(out, after);
}
