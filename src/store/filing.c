/* From a reading to what is filed of it; see filing.h. */
#include <sha256.h>
#include <strings.h>

#include "store/filing.h"

static sr_view keep(sr_filing *f, sr_view v)
{
  return v.len ? sr_arena_copy(&f->arena, v) : SR_VNULL;
}

/* ---- mentions ---- */

static void copy_place(sr_filing *f, sr_place *p)
{
  sr_view *all[SR_PLACE_TEXTS];
  sr_place_texts(p, all);
  for (int i = 0; i < SR_PLACE_TEXTS; i++) *all[i] = keep(f, *all[i]);
}

static int32_t plus(int32_t a, int32_t b)
{
  return a == SR_NULL_INT ? b : b == SR_NULL_INT ? a : a + b;
}

/* Everybody by outcome: the totals of killed and injured, the sum of the rows of the others. */
static void sum_outcomes(sr_held *h, const sr_incident *in)
{
  for (uint32_t i = 0; i < in->n_casualties; i++) {
    const sr_casualty *c = &in->casualties[i];
    bool part = c->scope != SR_SCOPE_total && c->part_of != SR_NO_INDEX && c->part_of < in->n_casualties &&
                in->casualties[c->part_of].outcome == c->outcome;
    if (c->scope == SR_SCOPE_alternative || part) continue;
    sr_range *r = &h->outcome[c->outcome];
    if (!r->told) *r = (sr_range){true, SR_NULL_INT, SR_NULL_INT, SR_NULL_INT};
    r->low = plus(r->low, c->low);
    r->best = plus(r->best, c->best);
    r->high = plus(r->high, c->high);
  }
  if (in->totals.killed[SR_GROUP_all].told) h->outcome[SR_OUTCOME_killed] = in->totals.killed[SR_GROUP_all];
  if (in->totals.injured[SR_GROUP_all].told) h->outcome[SR_OUTCOME_injured] = in->totals.injured[SR_GROUP_all];
}

uint8_t sr_standing_of(int speaker)
{
  switch (speaker) {
  case SR_SPEAKER_police: case SR_SPEAKER_military: case SR_SPEAKER_intelligence: case SR_SPEAKER_official:
  case SR_SPEAKER_hospital: case SR_SPEAKER_rescue: case SR_SPEAKER_court: return SR_STANDING_OFFICIAL;
  case SR_SPEAKER_armed_group: return SR_STANDING_PARTY;
  default: return SR_STANDING_OTHER;
  }
}

/* Who tells the toll: the speaker of its row, else the only one that asserts anything. */
static void find_standing(sr_held *h, const sr_incident *in)
{
  static const sr_outcome of[] = {SR_OUTCOME_killed, SR_OUTCOME_injured};
  for (int k = 0; k < 2; k++) {
    int speaker = -1;
    for (uint32_t i = 0; i < in->n_casualties && speaker < 0; i++) {
      const sr_casualty *c = &in->casualties[i];
      if (c->outcome == of[k] && c->scope == SR_SCOPE_total && c->attribution < in->n_attribution)
        speaker = (int)in->attribution[c->attribution].speaker_kind;
    }
    for (uint32_t i = 0; i < in->n_attribution && speaker < 0; i++)
      if (in->attribution[i].stance == SR_STANCE_asserts) speaker = (int)in->attribution[i].speaker_kind;
    h->speaker_kind[k] = (uint8_t)(speaker + 1);
    /* what a report tells in its own name it has of officials, as a rule */
    h->standing[k] = speaker < 0 ? SR_STANDING_OFFICIAL : sr_standing_of(speaker);
  }
}

static void copy_actors(sr_filing *f, sr_held *h, const sr_incident *in)
{
  h->n_actors = in->n_actors;
  h->actors = sr_arena_zalloc(&f->arena, in->n_actors + 1, sizeof *h->actors);
  for (uint32_t i = 0; i < in->n_actors; i++) {
    h->actors[i] = in->actors[i];
    h->actors[i].name = keep(f, in->actors[i].name);
    h->actors[i].id = keep(f, in->actors[i].id);
    h->actors[i].text = keep(f, in->actors[i].text);
  }
}

static void copy_casualties(sr_filing *f, sr_held *h, const sr_incident *in)
{
  h->n_casualties = in->n_casualties;
  h->casualties = sr_arena_zalloc(&f->arena, in->n_casualties + 1, sizeof *h->casualties);
  for (uint32_t i = 0; i < in->n_casualties; i++) {
    sr_casualty *c = &h->casualties[i];
    *c = in->casualties[i];
    c->text = keep(f, c->text);
    c->names = sr_arena_zalloc(&f->arena, c->n_names + 1, sizeof *c->names);
    for (uint32_t k = 0; k < c->n_names; k++) c->names[k] = keep(f, in->casualties[i].names[k]);
    /* the speaker's kind instead of a row of a table that is not kept; 0: the report itself */
    uint32_t at = in->casualties[i].attribution;
    c->attribution = at < in->n_attribution ? (uint32_t)in->attribution[at].speaker_kind + 1 : 0;
  }
}

static void find_span(sr_held *h, const sr_incident *in)
{
  h->from = UINT32_MAX;
  h->to = 0;
  for (uint32_t i = 0; i < in->evidence.n; i++) {
    const sr_evidence *e = &in->evidence.v[i];
    if (e->from == UINT32_MAX) continue;
    if (e->from < h->from) h->from = e->from;
    if (e->to > h->to) h->to = e->to;
  }
}

/* A name of two words or more, folded, so that "Gul Zaman" and "GUL ZAMAN" are one. */
static void add_name(sr_filing *f, sr_held *h, uint32_t cap, sr_view name)
{
  char buf[96];
  size_t n = 0;
  if (!memchr(name.ptr ? name.ptr : "", ' ', name.len) || h->n_names >= cap) return;
  for (size_t i = 0; i < name.len && n < sizeof buf; i++)
    buf[n++] = sr_ascii_lower(name.ptr[i]);
  h->names[h->n_names++] = sr_linking_hash((sr_view){buf, n});
}

static void find_names(sr_filing *f, sr_held *h, const sr_reading *r, uint32_t at)
{
  uint32_t cap = 64;
  h->names = sr_arena_zalloc(&f->arena, cap, sizeof *h->names);
  for (uint32_t i = 0; i < r->n_people; i++)
    for (uint32_t k = 0; k < r->people[i].n_roles; k++)
      if (r->people[i].roles[k].incident == at) add_name(f, h, cap, r->people[i].name);
  for (uint32_t i = 0; i < h->n_casualties; i++)
    for (uint32_t k = 0; k < h->casualties[i].n_names; k++) add_name(f, h, cap, h->casualties[i].names[k]);
  h->n_names = sr_filing__unique(h->names, h->n_names);
}

/* Mentions of one report are different incidents. So are the rows of a table: who coded it has told them apart. */
static uint64_t doc_of(const sr_filing *f)
{
  return sr_view_eq(f->format, SR_V("coded")) ? sr_mix64(sr_hash(f->source)) : f->key;
}

static void make_mention(sr_filing *f, const sr_reading *r, uint32_t at, const sr_linking *l, bool alone)
{
  const sr_incident *in = &r->incidents[at];
  sr_filed_mention *m = &f->mentions[at];
  sr_held *h = &m->held;
  sr_buf bytes;
  *h = (sr_held){.doc = doc_of(f), .published = f->published, .frame = in->frame, .status = in->status, .cls = in->cls,
                 .date = in->date, .place = in->place, .totals = in->totals};
  h->key = sr_mix64(f->key + at + 1) >> 14; /* 50 bits: ten letters */
  h->date.time = keep(f, in->date.time);
  for (int t = 0; t < SR_TACTIC__N; t++) h->tactics |= (uint32_t)in->tactics[t] << t;
  copy_place(f, &h->place);
  sum_outcomes(h, in);
  find_standing(h, in);
  copy_actors(f, h, in);
  copy_casualties(f, h, in);
  find_span(h, in);
  find_names(f, h, r, at);
  sr_filing__words(f, h, in, alone, l);
  sr_filing__claims(f, m, in);
  m->n_blocks = sr_filing__blocks(&f->arena, h, &m->blocks);
  sr_buf_init(&bytes, 1 << 24);
  sr_held_write(&bytes, h);
  m->bytes = sr_arena_copy(&f->arena, sr_buf_view(&bytes));
  sr_buf_dispose(&bytes);
}

/* ---- persons and statistics ---- */

static sr_view join(sr_filing *f, const sr_view *v, uint32_t n)
{
  sr_view out = SR_VNULL;
  for (uint32_t i = 0; i < n; i++)
    out = out.len ? sr_arena_printf(&f->arena, "%.*s; %.*s", (int)out.len, out.ptr, (int)v[i].len, v[i].ptr) : keep(f, v[i]);
  return out;
}

/* Who says it of them: the first voice of that incident which accuses, else which asserts. */
static sr_view accuser(sr_filing *f, const sr_reading *r, uint32_t incident)
{
  if (incident >= r->n_incidents) return SR_VNULL;
  const sr_incident *in = &r->incidents[incident];
  for (int pass = 0; pass < 2; pass++)
    for (uint32_t i = 0; i < in->n_attribution; i++)
      if (in->attribution[i].stance == (pass ? SR_STANCE_asserts : SR_STANCE_accuses)) return keep(f, in->attribution[i].speaker);
  return SR_VNULL;
}

static void make_person(sr_filing *f, sr_filed_person *out, const sr_person *p, const sr_reading *r)
{
  *out = (sr_filed_person){.name = keep(f, p->name), .aliases = join(f, p->aliases, p->n_aliases),
                           .descriptors = join(f, p->descriptors, p->n_descriptors), .affiliation = keep(f, p->affiliation),
                           .affiliation_id = keep(f, p->affiliation_id), .affiliation_certainty = p->affiliation_certainty,
                           .condition = p->condition, .n_roles = p->n_roles, .n_proceedings = p->n_proceedings,
                           .from = UINT32_MAX, .to = UINT32_MAX};
  out->roles = sr_arena_zalloc(&f->arena, p->n_roles + 1, sizeof *out->roles);
  for (uint32_t i = 0; i < p->n_roles; i++)
    out->roles[i] = (sr_filed_role){p->roles[i].incident, p->roles[i].role, p->roles[i].certainty,
                                    accuser(f, r, p->roles[i].incident)};
  out->proceedings = sr_arena_zalloc(&f->arena, p->n_proceedings + 1, sizeof *out->proceedings);
  out->proceeding_places = sr_arena_zalloc(&f->arena, p->n_proceedings + 1, sizeof *out->proceeding_places);
  for (uint32_t i = 0; i < p->n_proceedings; i++) {
    out->proceedings[i] = p->proceedings[i];
    out->proceeding_places[i] = join(f, p->proceedings[i].places, p->proceedings[i].n_places);
  }
  for (uint32_t i = 0; i < p->evidence.n && out->from == UINT32_MAX; i++) {
    out->from = p->evidence.v[i].from;
    out->to = p->evidence.v[i].to;
  }
}

static void make_statistics(sr_filing *f, const sr_reading *r)
{
  f->n_statistics = r->n_statistics;
  f->statistics = sr_arena_zalloc(&f->arena, r->n_statistics + 1, sizeof *f->statistics);
  f->statistic_places = sr_arena_zalloc(&f->arena, r->n_statistics + 1, sizeof *f->statistic_places);
  for (uint32_t i = 0; i < r->n_statistics; i++) {
    f->statistics[i] = r->statistics[i];
    sr_statistic *s = &f->statistics[i];
    s->publisher = keep(f, s->publisher);
    s->of = keep(f, s->of);
    /* of its evidence the first words are kept; its places are joined below */
    const sr_evidence *e = s->evidence.v;
    if (s->evidence.n) {
      s->evidence.v = sr_arena_zalloc(&f->arena, 1, sizeof *e);
      s->evidence.v[0] = (sr_evidence){.from = e->from, .to = e->to};
      s->evidence.n = s->evidence.cap = 1;
    }
    s->places = NULL;
    s->n_places = 0;
    if (r->statistics[i].n_places) f->statistic_places[i] = keep(f, sr_place_words(&f->arena, &r->statistics[i].places[0]));
  }
}

/* ---- the whole ---- */

static void name_report(sr_filing *f)
{
  uint8_t digest[SHA256_DIGEST_LENGTH];
  SHA2_CTX c;
  SHA256Init(&c);
  SHA256Update(&c, (const uint8_t *)f->text.ptr, f->text.len);
  SHA256Final(digest, &c);
  for (int i = 0; i < SHA256_DIGEST_LENGTH; i++) snprintf(&f->sha[2 * i], 3, "%02x", digest[i]);
  uint64_t head = 0;
  for (int i = 0; i < 8; i++) head = head << 8 | digest[i];
  f->key = sr_mix64(head ^ sr_hash(f->id));
}

static void fill(sr_filing *f, const sr_reading *r, sr_view text, const sr_origin *o, const sr_linking *l)
{
  f->id = keep(f, r->document.id);
  f->title = keep(f, r->document.title);
  f->source = keep(f, o->source.len ? o->source : r->document.source);
  f->language = keep(f, r->document.language);
  f->published = r->document.published;
  f->url = keep(f, o->url);
  f->given_title = keep(f, o->title);
  f->published_given = keep(f, o->published);
  f->format = keep(f, o->format);
  f->text = sr_arena_copy(&f->arena, text);
  name_report(f);
  /* rows that somebody coded are alike without repeating one another */
  if (!sr_view_eq(f->format, SR_V("coded"))) sr_filing__sketch(f, l);
  f->n_mentions = r->n_incidents;
  f->mentions = sr_arena_zalloc(&f->arena, r->n_incidents + 1, sizeof *f->mentions);
  uint32_t fresh = 0;
  for (uint32_t i = 0; i < r->n_incidents; i++) fresh += r->incidents[i].frame == SR_FRAME_new;
  for (uint32_t i = 0; i < r->n_incidents; i++)
    make_mention(f, r, i, l, r->n_incidents == 1 || (fresh == 1 && r->incidents[i].frame == SR_FRAME_new && r->n_incidents < 3));
  f->n_people = r->n_people;
  f->people = sr_arena_zalloc(&f->arena, r->n_people + 1, sizeof *f->people);
  for (uint32_t i = 0; i < r->n_people; i++) make_person(f, &f->people[i], &r->people[i], r);
  make_statistics(f, r);
}

sr_status sr_filing_new(sr_filing **out, const sr_reading *reading, sr_view text, const sr_origin *origin,
                        const sr_linking *linking)
{
  jmp_buf full;
  *out = NULL;
  if (!reading || !origin || !linking) return SR_ERR_ARGUMENT;
  sr_filing *volatile f = calloc(1, sizeof *f);
  if (!f) return SR_ERR_MEMORY;
  sr_arena_init(&f->arena, 0);
  if (setjmp(full)) {
    sr_status why = (sr_status)f->arena.why;
    sr_filing_free(f);
    return why;
  }
  f->arena.on_full = &full;
  fill(f, reading, text, origin, linking);
  f->arena.on_full = NULL;
  *out = f;
  return SR_OK;
}

void sr_filing_free(sr_filing *f)
{
  if (!f) return;
  sr_arena_dispose(&f->arena);
  free(f);
}
