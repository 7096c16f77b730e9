/* Opening the model and adding up its weights; see slot_model.h. */
#include "extract/slot_model.h"

enum { STEPS = 8, HALF = 8 * STEPS };

/* 65536 / (1 + exp(-x)) for x from -8 to 8 in eighths: a table, so that no library's exp() decides. */
static const uint32_t chances[2 * HALF + 1] = {
  22, 25, 28, 32, 36, 41, 47, 53, 60, 68, 77, 87, 98, 111,
  126, 143, 162, 184, 208, 236, 267, 302, 342, 387, 439, 497, 562, 636,
  720, 815, 922, 1042, 1179, 1333, 1506, 1701, 1921, 2168, 2446, 2758, 3108, 3500,
  3938, 4427, 4971, 5577, 6249, 6992, 7812, 8714, 9702, 10782, 11955, 13226, 14595, 16062,
  17625, 19282, 21025, 22849, 24743, 26695, 28693, 30723, 32768, 34813, 36843, 38841, 40793, 42687,
  44511, 46254, 47911, 49474, 50941, 52310, 53581, 54754, 55834, 56822, 57724, 58544, 59287, 59959,
  60565, 61109, 61598, 62036, 62428, 62778, 63090, 63368, 63615, 63835, 64030, 64203, 64357, 64494,
  64614, 64721, 64816, 64900, 64974, 65039, 65097, 65149, 65194, 65234, 65269, 65300, 65328, 65352,
  65374, 65393, 65410, 65425, 65438, 65449, 65459, 65468, 65476, 65483, 65489, 65495, 65500, 65504,
  65508, 65511, 65514};

static bool open_table(sr_slot_table *t, const sr_pack *p, const char *name)
{
  sr_view v = sr_pack_section(p, name);
  *t = (sr_slot_table){(const sr_slot_row *)(const void *)v.ptr, (uint32_t)(v.len / sizeof(sr_slot_row))};
  if (!v.ptr || !t->n || v.len % sizeof(sr_slot_row)) return false;
  for (uint32_t i = 0; i < t->n; i++)
    if (!t->rows[i].fp) return true;
  return false; /* no free row: a search would not end */
}

sr_status sr_slot_model_open(sr_slot_model *out, sr_view file)
{
  sr_pack p;
  *out = (sr_slot_model){.least = NULL};
  if (!file.len) return SR_OK;
  if (sr_pack_open(&p, file) != SR_OK) return SR_ERR_DATA;
  sr_view least = sr_pack_section(&p, "least");
  if (least.len != (SR_SLOT_KINDS + SR_SLOT_PARTS) * sizeof(int32_t)) return SR_ERR_DATA;
  bool ok = open_table(&out->words, &p, "words") && open_table(&out->sentence, &p, "sentence") && open_table(&out->report, &p, "report") &&
            open_table(&out->kind, &p, "kind") && open_table(&out->fill, &p, "fill");
  if (!ok) return SR_ERR_DATA;
  out->least = (const int32_t *)(const void *)least.ptr;
  return SR_OK;
}

static const sr_slot_row *row_of(const sr_slot_table *t, uint64_t feature)
{
  uint32_t fp = (uint32_t)feature ? (uint32_t)feature : 1;
  uint32_t i = (uint32_t)((feature >> 32) * t->n >> 32);
  while (t->rows[i].fp && t->rows[i].fp != fp) i = i + 1 < t->n ? i + 1 : 0;
  return t->rows[i].fp ? &t->rows[i] : NULL;
}

void sr_slot_score(const sr_slot_table *t, const uint64_t *feature, uint32_t n, int32_t *score)
{
  for (uint32_t i = 0; i < n; i++) {
    const sr_slot_row *r = row_of(t, feature[i]);
    if (!r) continue;
    for (int k = 0; k < SR_SLOT_OUTPUTS; k++) score[k] += r->w[k];
  }
}

uint32_t sr_slot_chance(int32_t score)
{
  const int32_t step = SR_SLOT_ONE / STEPS;
  int32_t x = score + HALF * step;
  if (x <= 0) return chances[0];
  if (x >= 2 * HALF * step) return chances[2 * HALF];
  uint32_t i = (uint32_t)(x / step), rest = (uint32_t)(x % step);
  return chances[i] + (chances[i + 1] - chances[i]) * rest / (uint32_t)step;
}

uint32_t sr_slot_bucket(int32_t score)
{
  int32_t x = score + 8 * SR_SLOT_ONE;
  return x < 0 ? 0 : x >= 16 * SR_SLOT_ONE ? 16 : (uint32_t)(x / SR_SLOT_ONE);
}

uint32_t sr_slot_bucket_of(uint32_t chance)
{
  uint32_t b = 0;
  while (b < 16 && chance >= chances[(b + 1) * STEPS]) b++;
  return b;
}
