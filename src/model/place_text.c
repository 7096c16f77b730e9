/* A place in one line; see place_text.h. */
#include "model/place_text.h"

void sr_place_put(sr_buf *out, const sr_place *p)
{
  const sr_view all[] = {p->site, p->neighbourhood, p->locality, p->admin2, p->admin1, p->country};
  sr_view last = SR_VNULL;
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    if (!all[i].len || sr_view_eq(all[i], last)) continue;
    if (last.len) sr_buf_add(out, SR_V(", "));
    sr_buf_add(out, all[i]);
    last = all[i];
  }
}
