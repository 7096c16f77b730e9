/* Features of the second models: which kinds of violence the report tells of, and which names play which part in each, by
 * what the first three say (stacking, Wolpert 1992). See slot.h. */
#include "extract/slot.h"

static void put(sr_slot_features *f, uint32_t kind, uint64_t a, uint64_t b)
{
  if (f->n < SR_SLOT_FEATURES) f->v[f->n++] = sr_slot_feature(kind, a, b);
}

/* A probability by its bucket, fine and coarse. */
static void put_chance(sr_slot_features *f, uint32_t kind, uint64_t a, uint32_t bucket)
{
  put(f, kind, a, bucket);
  put(f, kind + 1, a, bucket / 2);
}

static uint32_t least_of(uint32_t a, uint32_t b)
{
  return a < b ? a : b;
}

/* How much of what a word is in the violence of any kind it is in that of one, times 65536. */
static uint32_t share(const sr_slot_word *w, uint32_t kind)
{
  uint64_t sum = 1;
  for (uint32_t k = 0; k < SR_SLOT_KINDS; k++) sum += w->chance[SR_SLOT_PARTS + k];
  return (uint32_t)(((uint64_t)w->chance[SR_SLOT_PARTS + kind] << 16) / sum);
}

/* ---- kinds ---- */

static void sentence_part(const sr_slot_view *v, uint32_t kind, sr_slot_features *f)
{
  int32_t first = INT16_MIN, second = INT16_MIN, other = INT16_MIN;
  uint32_t at = 6;
  uint64_t sum = 0;
  for (uint32_t i = 0; i < v->sent.n; i++) {
    const int32_t *s = v->sentence[v->sent.v[i]];
    if (s[kind] > first) second = first, first = s[kind];
    else if (s[kind] > second) second = s[kind];
    for (uint32_t k = 0; k < SR_SLOT_KINDS; k++)
      if (k != kind && s[k] > other) other = s[k];
    if (s[kind] > -SR_SLOT_ONE && at == 6) at = least_of(i, 5);
    sum += sr_slot_chance(s[kind]);
  }
  put_chance(f, 302, kind, sr_slot_bucket(first));
  put_chance(f, 304, kind, sr_slot_bucket(second));
  put(f, 306, kind, least_of((uint32_t)(sum >> 15), 16));
  put(f, 307, kind * 32 + sr_slot_bucket(v->report[kind]), sr_slot_bucket(first));
  put_chance(f, 310, kind, sr_slot_bucket(other));
  put(f, 347, kind, least_of(v->sent.n / 3, 12));
  put(f, 348, kind, at);
}

static void word_part(const sr_slot_view *v, uint32_t kind, sr_slot_features *f)
{
  uint32_t any = 0;
  for (uint32_t part = 0; part < SR_SLOT_PARTS; part++) {
    uint64_t most = 0, sum = 0;
    for (uint32_t i = 0; i < v->word.n; i++) {
      const sr_slot_word *w = &v->word.v[i];
      uint64_t x = (uint64_t)w->chance[part] * share(w, kind) >> 16;
      if (x > most) most = x;
      sum += x;
      if (w->chance[SR_SLOT_PARTS + kind] > any) any = w->chance[SR_SLOT_PARTS + kind];
    }
    put_chance(f, 320 + 4 * part, kind, sr_slot_bucket_of((uint32_t)most));
    put(f, 322 + 4 * part, kind, least_of((uint32_t)(sum >> 15), 15));
  }
  put_chance(f, 345, kind, sr_slot_bucket_of(any));
}

/* More than two months old when the report came. */
static bool stale(const sr_reading *r, const sr_incident *x)
{
  return r->document.published != SR_NULL_INT && x->date.to != SR_NULL_INT && r->document.published - x->date.to > 62;
}

/* What the incidents of the report are. */
static void incident_part(const sr_reading *r, uint32_t kind, sr_slot_features *f)
{
  for (uint32_t i = 0; i < r->n_incidents && i < 12; i++) {
    const sr_incident *x = &r->incidents[i];
    uint64_t told = (uint64_t)x->frame * 2 + stale(r, x);
    put(f, 360, kind * 16 + x->cls, told * 8 + x->status);
    put(f, 361, kind * 16 + (x->n_casualties > 0) * 2 + (x->n_physical > 0), told * 16 + x->cls);
    for (uint64_t t = 0; t < SR_TACTIC__N; t++)
      if (x->tactics[t]) put(f, 362, kind * 8 + told, t), put(f, 363, kind * 16 + x->cls, t);
  }
  put(f, 364, kind, least_of(r->n_incidents, 6));
}

void sr_slot_kind_features(const sr_slot_view *v, const sr_reading *r, uint32_t kind, sr_slot_features *out)
{
  int32_t other = INT16_MIN;
  for (uint32_t k = 0; k < SR_SLOT_KINDS; k++)
    if (k != kind && v->report[k] > other) other = v->report[k];
  out->n = 0;
  put(out, 390, kind, 0);
  put_chance(out, 300, kind, sr_slot_bucket(v->report[kind]));
  put_chance(out, 308, kind, sr_slot_bucket(other));
  sentence_part(v, kind, out);
  word_part(v, kind, out);
  incident_part(r, kind, out);
}

/* ---- fills ---- */

/* What all places where a name stands say together. */
typedef struct told {
  const sr_slot_word *best;
  uint32_t most, any, share, kind, sent, first, other;
} told;

static told tell(const sr_slot_view *v, uint32_t kind, uint32_t part, uint32_t name)
{
  const sr_slot_name *x = &v->name.v[name];
  told t = {.first = 99};
  uint64_t none = 65536;
  for (uint32_t i = 0; i < x->word.n; i++) {
    const sr_slot_word *w = &v->word.v[x->word.v[i]];
    if (!t.best || w->chance[part] > t.most) t.best = w, t.most = w->chance[part];
    none = none * (65536 - w->chance[part]) >> 16;
    if (share(w, kind) > t.share) t.share = share(w, kind);
    if (w->chance[SR_SLOT_PARTS + kind] > t.kind) t.kind = w->chance[SR_SLOT_PARTS + kind];
    uint32_t s = sr_slot_chance(v->sentence[w->at.sent][kind]);
    if (s > t.sent) t.sent = s;
    if (w->at.sent < t.first) t.first = w->at.sent;
  }
  for (uint32_t p = 0; p < SR_SLOT_PARTS; p++)
    if (p != part && x->most[p] > t.other) t.other = x->most[p];
  t.any = (uint32_t)(65536 - none);
  return t;
}

/* Other names that would play the same part. */
static void rival_part(const sr_slot_view *v, uint32_t part, uint32_t name, uint32_t report, sr_slot_features *f)
{
  uint32_t most = v->name.v[name].most[part], kin[4] = {0}, better = 0;
  for (uint32_t i = 0; i < v->name.n; i++) {
    uint32_t x = v->name.v[i].most[part], k = v->kin[name * v->name.n + i];
    if (i == name) continue;
    better += x > most;
    if (x > kin[k]) kin[k] = x;
  }
  put_chance(f, 424, part, sr_slot_bucket_of(kin[SR_SLOT_KIN_LONGER]));
  put_chance(f, 426, part, sr_slot_bucket_of(kin[SR_SLOT_KIN_SHORTER]));
  put_chance(f, 428, part, sr_slot_bucket_of(kin[SR_SLOT_KIN_SHARES]));
  put(f, 430, part * 4 + (kin[SR_SLOT_KIN_LONGER] > most) * 2 + (kin[SR_SLOT_KIN_SHORTER] > most), sr_slot_bucket_of(most));
  put(f, 431, part, least_of(better, 8));
  put(f, 432, part * 16 + least_of(better, 8), report);
}

void sr_slot_fill_features(const sr_slot_view *v, uint32_t kind, int32_t score, uint32_t part, uint32_t name, sr_slot_features *out)
{
  told t = tell(v, kind, part, name);
  const sr_slot_name *x = &v->name.v[name];
  uint32_t any = sr_slot_bucket_of(t.any), report = sr_slot_bucket(score), n = least_of(x->word.n, 6), present = 0;
  for (uint32_t k = 0; k < SR_SLOT_KINDS; k++) present += v->report[k] > -SR_SLOT_ONE;
  out->n = 0;
  put(out, 400, part, kind);
  put_chance(out, 401, part, sr_slot_bucket_of(t.most));
  put_chance(out, 403, part, any);
  put(out, 405, part, n);
  put_chance(out, 406, part, sr_slot_bucket_of(t.share));
  put_chance(out, 408, part, sr_slot_bucket_of(t.kind));
  put_chance(out, 410, part, report);
  put_chance(out, 412, part, sr_slot_bucket_of(t.sent));
  put(out, 414, part * 32 + any, report);
  put(out, 415, part * 32 + any, sr_slot_bucket_of(t.share));
  put(out, 416, part * 32 + any, sr_slot_bucket_of(t.sent));
  put(out, 417, part * 32 + sr_slot_bucket_of(t.most), n);
  put(out, 418, part, least_of(t.first, 6));
  put(out, 419, part, t.best->at.cut);
  put(out, 420, part * 8 + least_of(x->n_words, 6), t.best->at.cut);
  put_chance(out, 421, part, sr_slot_bucket_of(t.other));
  put(out, 423, part, t.most > t.other);
  rival_part(v, part, name, report, out);
  put(out, 433, part * 8 + present, sr_slot_bucket_of(t.share));
}
