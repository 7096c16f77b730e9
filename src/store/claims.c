/* Claims of one mention: every date, place, class, actor and figure with who says so and its words; and the keys under which
 * mentions that may tell of the same are looked for. */
#include "sitrep/engine.h"
#include "store/filing.h"

typedef SR_VEC(sr_claim) claims;

static const sr_evidence *evidence_of(const sr_incident *in, const char *field, uint32_t i, bool row)
{
  char path[48];
  int n = row ? snprintf(path, sizeof path, "%s/%u", field, i) : snprintf(path, sizeof path, "%s", field);
  for (uint32_t k = 0; k < in->evidence.n; k++)
    if (sr_view_eq(in->evidence.v[k].field, (sr_view){path, (size_t)n})) return &in->evidence.v[k];
  return NULL;
}

/* A claim without figure. `e` may be NULL. */
static sr_claim *add(sr_filing *f, claims *v, const char *field, sr_view value, const sr_evidence *e, const sr_incident *in)
{
  sr_claim c = {.field = sr_view_of(field), .value = sr_arena_copy(&f->arena, value), .low = SR_NULL_INT, .best = SR_NULL_INT,
                .high = SR_NULL_INT, .who = -1, .side = -1, .speaker_kind = -1, .stance = -1, .as_of = f->published,
                .from = UINT32_MAX, .to = UINT32_MAX};
  if (e && e->from != UINT32_MAX) {
    c.from = e->from;
    c.to = e->to;
  }
  /* one voice for the whole report is the voice of each of its claims */
  if (in->n_attribution == 1 && in->attribution[0].stance == SR_STANCE_asserts) {
    c.speaker = sr_arena_copy(&f->arena, in->attribution[0].speaker);
    c.speaker_kind = (int)in->attribution[0].speaker_kind;
    c.stance = (int)in->attribution[0].stance;
  }
  SR_PUSH(&f->arena, v, c);
  return &v->v[v->n - 1];
}

static sr_view date_words(sr_arena *a, const sr_date *d)
{
  char from[16], to[16];
  if (d->from == SR_NULL_INT) return SR_VNULL;
  sr_date_print(d->from, from);
  sr_date_print(d->to, to);
  if (d->from == d->to) return sr_arena_printf(a, "%s%s%.*s", from, d->time.len ? " " : "", (int)d->time.len, d->time.ptr);
  return sr_arena_printf(a, "%s/%s", from, to);
}

static void voice(sr_filing *f, sr_claim *c, const sr_incident *in, uint32_t at)
{
  if (at >= in->n_attribution) return;
  c->speaker = sr_arena_copy(&f->arena, in->attribution[at].speaker);
  c->speaker_kind = (int)in->attribution[at].speaker_kind;
  c->stance = (int)in->attribution[at].stance;
}

static void add_actors(sr_filing *f, claims *v, const sr_incident *in)
{
  for (uint32_t i = 0; i < in->n_actors; i++) {
    const sr_actor *a = &in->actors[i];
    sr_view name = a->name.len ? a->name : a->text.len ? a->text : sr_view_of(sr_kind_name(a->kind));
    sr_view value = sr_arena_printf(&f->arena, "%s: %.*s (%s%s)", sr_role_name(a->role), (int)name.len, name.ptr,
                                    sr_certainty_name(a->certainty), a->denial ? ", denied" : "");
    add(f, v, "actor", value, evidence_of(in, "actors", i, true), in);
  }
}

static void add_casualties(sr_filing *f, claims *v, const sr_incident *in)
{
  for (uint32_t i = 0; i < in->n_casualties; i++) {
    const sr_casualty *r = &in->casualties[i];
    sr_claim *c = add(f, v, sr_outcome_name(r->outcome), r->text, evidence_of(in, "casualties", i, true), in);
    c->low = r->low;
    c->best = r->best;
    c->high = r->high;
    c->qualifier = r->qualifier;
    c->scope = r->scope;
    c->who = (int)r->who;
    c->side = (int)r->side;
    if (r->attribution != SR_NO_INDEX) voice(f, c, in, r->attribution);
  }
}

/* Denials, claims of responsibility and accusations are claims too. */
static void add_voices(sr_filing *f, claims *v, const sr_incident *in)
{
  for (uint32_t i = 0; i < in->n_attribution; i++) {
    const sr_attribution *t = &in->attribution[i];
    if (t->stance == SR_STANCE_asserts) continue;
    sr_claim *c = add(f, v, "statement", t->cue, evidence_of(in, "attribution", i, true), in);
    voice(f, c, in, i);
  }
}

void sr_filing__claims(sr_filing *f, sr_filed_mention *m, const sr_incident *in)
{
  claims v = {0};
  sr_view when = date_words(&f->arena, &in->date), where = sr_place_words(&f->arena, &in->place);
  if (when.len) add(f, &v, "date", when, evidence_of(in, "date", 0, false), in);
  if (where.len) add(f, &v, "place", where, evidence_of(in, "place", 0, false), in);
  add(f, &v, "class", sr_view_of(sr_class_name(in->cls)), evidence_of(in, "class", 0, false), in);
  if (in->status != SR_STATE_occurred)
    add(f, &v, "status", sr_view_of(sr_state_name(in->status)), evidence_of(in, "status", 0, false), in);
  for (int t = 0; t < SR_TACTIC__N; t++)
    if (in->tactics[t]) add(f, &v, "tactic", sr_view_of(sr_tactic_name(t)), evidence_of(in, "tactics", 0, false), in);
  add_actors(f, &v, in);
  add_casualties(f, &v, in);
  add_voices(f, &v, in);
  m->claims = v.v;
  m->n_claims = v.n;
}

/* ---- blocking keys ---- */

enum { BY_PLACE = SR_BLOCK_PLACE, BY_NAME, BY_WORD, KEY_WORDS = 8, KEY_NAMES = 12, LEAST_RARITY = 7, MOST_DAYS = 9 };
/* Spans of days that a key stands for, and how far outside its own days a mention is entered. */
enum { NAME_SPAN = 28, NAME_MARGIN = 7, WORD_SPAN = 14, WORD_MARGIN = 3, OPEN_DAYS = 370, UNDATED_DAYS = 28 };

static uint64_t key(int kind, uint64_t a, uint64_t b)
{
  /* SQLite's integers are signed; the kind stays readable, for places may be shared by more than words */
  return (sr_mix64(sr_mix64(a + (uint64_t)kind) ^ b) >> 4) << 3 | (unsigned)kind;
}

/* Days of the incident and one on either side, so that dates two days apart still meet. */
static void by_place(const sr_held *h, uint64_t **out)
{
  sr_view p = h->place.admin2.len ? h->place.admin2 : h->place.locality.len ? h->place.locality : h->place.admin1;
  if (!p.len || h->date.from == SR_NULL_INT || h->date.to - h->date.from > MOST_DAYS) return;
  uint64_t where = sr_hash(p) ^ sr_hash(h->place.country);
  for (int d = h->date.from - 1; d <= h->date.to + 1; d++) *(*out)++ = key(BY_PLACE, where, (uint32_t)d);
}

typedef struct days {
  int from, to;
} days;

/* When it was, as far as keys ask: without a date in the weeks before the report. False: nothing is told. */
static bool days_of(const sr_held *h, days *out)
{
  bool dated = h->date.from != SR_NULL_INT && h->date.to - h->date.from <= OPEN_DAYS;
  if (!dated && h->published == SR_NULL_INT) return false;
  *out = dated ? (days){h->date.from, h->date.to} : (days){h->published - UNDATED_DAYS, h->published};
  return true;
}

static void by_span(int kind, uint32_t what, days d, int span, int margin, uint64_t **out)
{
  int first = d.from - margin, last = d.to + margin;
  /* whole spans since 1600 or so: dates before 1970 are negative */
  for (int s = (first + (1 << 17)) / span; s <= (last + (1 << 17)) / span; s++) *(*out)++ = key(kind, what, (uint32_t)s);
}

/* The rarest words with the fortnight. */
static void by_words(const sr_held *h, days d, uint64_t **out)
{
  bool used[64] = {0};
  for (int k = 0; k < KEY_WORDS; k++) {
    uint32_t best = UINT32_MAX;
    for (uint32_t i = 0; i < h->n_words && i < 64; i++)
      if (!used[i] && (best == UINT32_MAX || h->words[i].weight > h->words[best].weight)) best = i;
    if (best == UINT32_MAX || h->words[best].weight < LEAST_RARITY) return;
    used[best] = true;
    by_span(BY_WORD, h->words[best].hash, d, WORD_SPAN, WORD_MARGIN, out);
  }
}

static int by_value(const void *a, const void *b)
{
  uint64_t p = *(const uint64_t *)a, q = *(const uint64_t *)b;
  return p < q ? -1 : p > q;
}

uint32_t sr_filing__blocks(sr_arena *a, const sr_held *h, uint64_t **out)
{
  days d;
  uint32_t names = h->n_names < KEY_NAMES ? h->n_names : KEY_NAMES;
  bool told = days_of(h, &d);
  uint32_t spans = told ? (uint32_t)(d.to - d.from) / WORD_SPAN + 3 : 0;
  uint64_t *v = sr_arena_zalloc(a, (names + KEY_WORDS) * spans + MOST_DAYS + 4, sizeof *v), *end = v;
  by_place(h, &end);
  for (uint32_t i = 0; told && i < names; i++) by_span(BY_NAME, h->names[i], d, NAME_SPAN, NAME_MARGIN, &end);
  if (told && d.to - d.from <= 2 * NAME_SPAN) by_words(h, d, &end);
  uint32_t n = (uint32_t)(end - v), k = 0;
  qsort(v, n, sizeof *v, by_value);
  for (uint32_t i = 0; i < n; i++)
    if (!k || v[k - 1] != v[i]) v[k++] = v[i];
  *out = v;
  return k;
}
