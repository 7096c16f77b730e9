/* Mentions and known incidents as bytes; see held.h. One function walks the fields and either writes or reads them,
 * so that the two cannot differ. */
#include "store/held.h"

#include "model/place_text.h"

enum { VERSION = 1, MOST = 1 << 20 };

/* Writes where `out` is set, else reads from `in`. */
typedef struct walk {
  sr_buf *out;
  sr_arena *arena;
  const char *at, *end;
  bool bad;
} walk;

static void number(walk *w, uint64_t *v)
{
  if (w->out) {
    uint64_t x = *v;
    for (; x >= 128; x >>= 7) sr_buf_byte(w->out, (char)(x | 128));
    sr_buf_byte(w->out, (char)x);
    return;
  }
  *v = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    if (w->at == w->end) break;
    unsigned char c = (unsigned char)*w->at++;
    *v |= (uint64_t)(c & 127) << shift;
    if (!(c & 128)) return;
  }
  w->bad = true;
}

static void u32(walk *w, uint32_t *v)
{
  uint64_t x = *v;
  number(w, &x);
  *v = (uint32_t)x;
}

static void u8(walk *w, uint8_t *v)
{
  uint64_t x = *v;
  number(w, &x);
  *v = (uint8_t)x;
}

static void flag(walk *w, bool *v)
{
  uint64_t x = *v;
  number(w, &x);
  *v = x != 0;
}

static void i32(walk *w, int32_t *v)
{
  /* 0 is "not told", so that the commonest value takes one byte */
  uint64_t x = *v == SR_NULL_INT ? 0 : (uint64_t)((uint32_t)*v << 1 ^ (uint32_t)(*v < 0 ? UINT32_MAX : 0)) + 1;
  number(w, &x);
  if (w->out) return;
  uint32_t z = (uint32_t)(x - 1);
  *v = x ? (int32_t)(z >> 1) ^ -(int32_t)(z & 1) : SR_NULL_INT;
}

/* An enumerated value below `n`. */
static int word(walk *w, int v, int n)
{
  uint64_t x = (uint64_t)v;
  number(w, &x);
  if (x < (uint64_t)n) return (int)x;
  w->bad = true;
  return 0;
}
#define WORD(w, field, type, P) (field) = (type)word(w, (int)(field), P##__N)

static void text(walk *w, sr_view *v)
{
  uint64_t n = v->len;
  number(w, &n);
  if (w->out) {
    sr_buf_add(w->out, *v);
  } else if (n > (uint64_t)(w->end - w->at)) {
    w->bad = true;
    *v = SR_VNULL;
  } else {
    *v = (sr_view){w->at, n};
    w->at += n;
  }
}

static void degrees(walk *w, double *v)
{
  uint64_t x = w->out ? (uint64_t)(int64_t)((*v + 360) * 1e7 + 0.5) : 0;
  number(w, &x);
  if (!w->out) *v = (double)(int64_t)x / 1e7 - 360;
}

/* The length of an array, and room for it. */
static void *array(walk *w, void *v, uint32_t *n, size_t item)
{
  u32(w, n);
  if (w->out) return v;
  if (*n > MOST || *n > (size_t)(w->end - w->at) || w->bad) {
    w->bad = true;
    *n = 0;
  }
  return sr_arena_zalloc(w->arena, *n + 1, item);
}

static void date(walk *w, sr_date *d)
{
  i32(w, &d->from);
  i32(w, &d->to);
  WORD(w, d->precision, sr_dateprec, SR_DATEPREC);
  text(w, &d->time);
}

void sr_place_texts(sr_place *p, sr_view *out[SR_PLACE_TEXTS])
{
  sr_view *const all[SR_PLACE_TEXTS] = {&p->text,   &p->site,   &p->neighbourhood, &p->locality,
                                        &p->admin2, &p->admin1, &p->country,       &p->gazetteer};
  memcpy(out, all, sizeof all);
}

static void place(walk *w, sr_place *p)
{
  sr_view *all[SR_PLACE_TEXTS];
  sr_place_texts(p, all);
  for (int i = 0; i < SR_PLACE_TEXTS; i++) text(w, all[i]);
  WORD(w, p->precision, sr_placeprec, SR_PLACEPREC);
  flag(w, &p->located);
  if (!p->located) return;
  degrees(w, &p->lat);
  degrees(w, &p->lon);
}

static void range(walk *w, sr_range *r)
{
  flag(w, &r->told);
  if (!r->told) {
    r->low = r->best = r->high = SR_NULL_INT;
    return;
  }
  i32(w, &r->low);
  i32(w, &r->best);
  i32(w, &r->high);
}

static void totals(walk *w, sr_totals *t, sr_range *outcome)
{
  for (int g = 0; g < SR_GROUP__N; g++) range(w, &t->killed[g]);
  for (int g = 0; g < SR_GROUP__N; g++) range(w, &t->injured[g]);
  for (int o = 0; o < SR_OUTCOME__N; o++) range(w, &outcome[o]);
}

static void actor(walk *w, sr_actor *a)
{
  WORD(w, a->role, sr_role, SR_ROLE);
  WORD(w, a->kind, sr_kind, SR_KIND);
  WORD(w, a->certainty, sr_certainty, SR_CERTAINTY);
  flag(w, &a->denial);
  text(w, &a->name);
  text(w, &a->id);
  text(w, &a->text);
}

static void casualty(walk *w, sr_casualty *c)
{
  WORD(w, c->outcome, sr_outcome, SR_OUTCOME);
  WORD(w, c->who, sr_who, SR_WHO);
  WORD(w, c->side, sr_side, SR_SIDE);
  i32(w, &c->low);
  i32(w, &c->best);
  i32(w, &c->high);
  WORD(w, c->qualifier, sr_bound, SR_BOUND);
  WORD(w, c->scope, sr_scope, SR_SCOPE);
  u32(w, &c->part_of);
  u32(w, &c->attribution);
  text(w, &c->text);
  c->names = array(w, c->names, &c->n_names, sizeof *c->names);
  for (uint32_t i = 0; i < c->n_names; i++) text(w, &c->names[i]);
}

static void parties(walk *w, sr_actor **actors, uint32_t *n_actors, sr_casualty **rows, uint32_t *n_rows)
{
  *actors = array(w, *actors, n_actors, sizeof **actors);
  for (uint32_t i = 0; i < *n_actors; i++) actor(w, &(*actors)[i]);
  *rows = array(w, *rows, n_rows, sizeof **rows);
  for (uint32_t i = 0; i < *n_rows; i++) casualty(w, &(*rows)[i]);
}

static void hashes(walk *w, uint32_t **v, uint32_t *n)
{
  *v = array(w, *v, n, sizeof **v);
  for (uint32_t i = 0; i < *n; i++) u32(w, &(*v)[i]);
}

static void held(walk *w, sr_held *h)
{
  number(w, &h->key);
  number(w, &h->doc);
  i32(w, &h->published);
  WORD(w, h->frame, sr_frame, SR_FRAME);
  WORD(w, h->status, sr_state, SR_STATE);
  WORD(w, h->cls, sr_class, SR_CLASS);
  u32(w, &h->tactics);
  date(w, &h->date);
  place(w, &h->place);
  totals(w, &h->totals, h->outcome);
  for (int i = 0; i < 2; i++) {
    u8(w, &h->standing[i]);
    u8(w, &h->speaker_kind[i]);
  }
  parties(w, &h->actors, &h->n_actors, &h->casualties, &h->n_casualties);
  h->words = array(w, h->words, &h->n_words, sizeof *h->words);
  for (uint32_t i = 0; i < h->n_words; i++) {
    u32(w, &h->words[i].hash);
    u8(w, &h->words[i].weight);
  }
  hashes(w, &h->names, &h->n_names);
  hashes(w, &h->numbers, &h->n_numbers);
  u32(w, &h->from);
  u32(w, &h->to);
}

static void known(walk *w, sr_known *k)
{
  text(w, &k->id);
  WORD(w, k->status, sr_state, SR_STATE);
  WORD(w, k->cls, sr_class, SR_CLASS);
  for (int t = 0; t < SR_TACTIC__N; t++) flag(w, &k->tactics[t]);
  date(w, &k->date);
  place(w, &k->place);
  totals(w, &k->totals, k->outcome);
  parties(w, &k->actors, &k->n_actors, &k->casualties, &k->n_casualties);
  k->reports = array(w, k->reports, &k->n_reports, sizeof *k->reports);
  for (uint32_t i = 0; i < k->n_reports; i++) text(w, &k->reports[i]);
  u32(w, &k->n_independent);
  k->mentions = array(w, k->mentions, &k->n_mentions, sizeof *k->mentions);
  for (uint32_t i = 0; i < k->n_mentions; i++) {
    text(w, &k->mentions[i].report);
    text(w, &k->mentions[i].mention);
    u32(w, &k->mentions[i].from);
    u32(w, &k->mentions[i].to);
  }
  flag(w, &k->conflict);
  WORD(w, k->review, sr_review, SR_REVIEW);
  flag(w, &k->corrected);
}

static void version(walk *w)
{
  uint64_t v = VERSION;
  number(w, &v);
  if (v != VERSION) w->bad = true;
}

void sr_held_write(sr_buf *out, const sr_held *h)
{
  walk w = {.out = out};
  sr_held copy = *h;
  version(&w);
  held(&w, &copy);
}

bool sr_held_read(sr_held *out, sr_arena *a, sr_view bytes)
{
  walk w = {.arena = a, .at = bytes.ptr, .end = bytes.ptr + bytes.len};
  *out = (sr_held){0};
  version(&w);
  if (!w.bad) held(&w, out);
  return !w.bad && w.at == w.end;
}

void sr_known_write(sr_buf *out, const sr_known *k)
{
  walk w = {.out = out};
  sr_known copy = *k;
  version(&w);
  known(&w, &copy);
}

bool sr_known_read(sr_known *out, sr_arena *a, sr_view bytes)
{
  walk w = {.arena = a, .at = bytes.ptr, .end = bytes.ptr + bytes.len};
  *out = (sr_known){0};
  version(&w);
  if (!w.bad) known(&w, out);
  return !w.bad && w.at == w.end;
}

void sr_key_print(uint64_t key, char out[11])
{
  for (int i = 9; i >= 0; i--, key >>= 5) out[i] = "0123456789abcdefghjkmnpqrstvwxyz"[key & 31];
  out[10] = 0;
}

sr_view sr_place_words(sr_arena *a, const sr_place *p)
{
  sr_buf b;
  sr_buf_init(&b, 1 << 20);
  sr_place_put(&b, p);
  sr_view v = b.len ? sr_arena_copy(a, sr_buf_view(&b)) : SR_VNULL;
  sr_buf_dispose(&b);
  return v;
}
