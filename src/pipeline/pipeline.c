/* The life of a report: bytes, sentences, tags, annotations, mentions, incidents, reading. */
#include "pipeline/pipeline.h"

#include <sha256.h>

#include "extract/campaign.h"
#include "extract/people.h"
#include "extract/slot.h"
#include "extract/speech.h"
#include "extract/statistic.h"
#include "gazetteer/sense.h"
#include "tag/number.h"
#include "tag/time.h"
#include "text/text.h"

/* ---- bytes to sentences ---- */

void sr_run_text(sr_run *r, sr_view text, const sr_read_options *o)
{
  sr_document *d = &r->doc;
  d->arena = r->arena;
  d->raw = text;
  d->published = SR_NO_DAY;
  d->source = o->source;
  sr_text_options t = {.title = o->title,
                       .html = o->format == SR_FORMAT_HTML,
                       .html_auto = o->format == SR_FORMAT_AUTO,
                       .has_published = o->published != SR_NULL_INT,
                       .published = o->published};
  sr_text_read(d, &r->engine->lexicon, &t);
  SR_VEC_DONE(r->arena, &d->tok);
  SR_VEC_DONE(r->arena, &d->sent);
  SR_VEC_DONE(r->arena, &d->block);
}

/* ---- what the words mean ---- */

/* The gazetteer is larger than any cache: what will be asked of it is fetched while the sentence is tagged. */
static void hint_places(const sr_run *r, uint32_t s)
{
  for (uint32_t t = r->doc.sent.v[s].tok_from; t < r->doc.sent.v[s].tok_to; t++)
    if (r->doc.tok.v[t].flags & SR_LEX_UPPER) sr_phrases_hint(&r->engine->places.names, r->doc.tok.v[t].key);
}

void sr_run_annotate(sr_run *r)
{
  sr_context c = {&r->engine->lexicon, &r->engine->actors, &r->doc, &r->ann, &r->x};
  for (uint32_t s = 0; s < r->doc.sent.n; s++) {
    if (!r->hot[s]) continue;
    hint_places(r, s);
    sr_tag_sentence(&r->engine->tagger, &r->doc, s);
    sr_tag_groups(&r->doc, s, &r->ann);
    sr_times_find(&r->engine->time, &r->doc, s, &r->ann);
    sr_numbers_find(&r->engine->time, &r->doc, s, &r->ann);
    sr_places_find(&r->engine->places, &r->engine->lexicon, &r->doc, s, &r->ann);
  }
  sr_places_resolve(&r->engine->places, &r->engine->actors, &r->doc, &r->ann);
  sr_actors_settle(&r->engine->actors, &r->engine->places, &r->doc, &r->ann);
  SR_VEC_DONE(r->arena, &r->ann.timex);
  SR_VEC_DONE(r->arena, &r->ann.quantity);
  SR_VEC_DONE(r->arena, &r->ann.place);
  SR_VEC_DONE(r->arena, &r->ann.actor);
  SR_VEC_DONE(r->arena, &r->ann.group);
  sr_ann_cover(&r->ann, r->doc.tok.n);
  for (uint32_t s = 0; s < r->doc.sent.n; s++)
    if (r->hot[s]) sr_speech_find(&c, s);
  SR_VEC_DONE(r->arena, &r->x.speech);
}

/* ---- events, statistics, campaigns ---- */

static bool tells_events(const sr_run *r, uint32_t s)
{
  uint8_t part = r->doc.sent.v[s].part;
  return r->hot[s] && part != SR_PART_CAPTION && part != SR_PART_DATELINE && !r->x.taken[s];
}

void sr_run_extract(sr_run *r)
{
  sr_context c = {&r->engine->lexicon, &r->engine->actors, &r->doc, &r->ann, &r->x};
  r->x.taken = sr_arena_zalloc(r->arena, r->doc.sent.n + 1, 1);
  if (sr_report_is_figure(&c)) {
    if (r->doc.sent.n) sr_note(&r->doc, SR_DIAG_metaphor, 0, 0, SR_VNULL);
    return;
  }
  sr_statistics_find(&c);
  sr_campaigns_find(&c);
  for (uint32_t s = 0; s < r->doc.sent.n; s++) {
    if (tells_events(r, s)) sr_extract_sentence(&c, &r->engine->frames, s);
    else if (r->hot[s] && r->doc.sent.v[s].part == SR_PART_CAPTION)
      sr_note(&r->doc, SR_DIAG_caption_not_counted, r->doc.tok.v[r->doc.sent.v[s].tok_from].from,
              r->doc.tok.v[r->doc.sent.v[s].tok_to - 1].to, SR_VNULL);
  }
  SR_VEC_DONE(r->arena, &r->x.entity);
  SR_VEC_DONE(r->arena, &r->x.mention);
  r->x.n_told = r->x.mention.n;
}

/* ---- places for link ---- */

static void describe(const void *places, sr_arena *arena, uint32_t row, sr_day when, sr_place_info *out)
{
  sr_place_description d;
  sr_place_describe(places, row, when, &d);
  *out = (sr_place_info){.site = d.site, .neighbourhood = d.neighbourhood, .locality = d.locality, .admin2 = d.admin2,
                         .admin1 = d.admin1, .located = d.located, .lat = d.lat, .lon = d.lon, .level = d.level,
                         .point_level = d.point_level, .people = d.people};
  out->country = sr_arena_copy(arena, sr_view_of(d.country));
  out->id = sr_arena_copy(arena, sr_view_of(d.id));
}

static bool within(const void *places, uint32_t a, uint32_t b)
{
  return sr_place_within(places, a, b);
}

static double distance(const void *places, uint32_t a, uint32_t b)
{
  return sr_place_distance(places, a, b);
}

/* ---- the reading ---- */

static sr_view document_id(sr_arena *a, sr_view text)
{
  uint8_t sum[SHA256_DIGEST_LENGTH];
  SHA2_CTX c;
  SHA256Init(&c);
  SHA256Update(&c, (const uint8_t *)text.ptr, text.len);
  SHA256Final(sum, &c);
  char *hex = sr_arena_alloc(a, 16);
  for (int i = 0; i < 8; i++) {
    hex[2 * i] = "0123456789abcdef"[sum[i] >> 4];
    hex[2 * i + 1] = "0123456789abcdef"[sum[i] & 15];
  }
  return (sr_view){hex, 16};
}

/* English by its commonest words; else unknown. */
static sr_view language(const sr_document *d)
{
  uint32_t n = 0, total = 0;
  for (uint32_t i = 0; i < d->tok.n && i < 2000; i++) {
    if (!(d->tok.v[i].flags & SR_LEX_WORD)) continue;
    total++;
    n += d->tok.v[i].norm_len <= 4 && sr_word_in(sr_tok_norm(d, i), "the of and to in a was were on by for said");
  }
  return n * 12 >= total && n > 0 ? SR_V("en") : SR_VNULL;
}

static const char *const bases[] = {"none", "given", "metadata", "header", "dateline"};

static void fill_document(sr_run *r, const sr_read_options *o)
{
  const sr_document *d = &r->doc;
  sr_reading *out = r->reading;
  out->document.id = o->id.len ? o->id : document_id(r->arena, d->raw);
  out->document.title = d->title;
  out->document.dateline = d->dateline;
  out->document.agency = d->agency;
  out->document.source = o->source;
  out->document.language = language(d);
  out->document.published = d->published == SR_NO_DAY ? SR_NULL_INT : d->published;
  out->document.published_basis = bases[d->published == SR_NO_DAY ? 0 : d->published_basis];
  out->document.bytes = d->raw.len;
}

static int by_place(const void *pa, const void *pb)
{
  const sr_diag *a = pa, *b = pb;
  if (a->from != b->from) return a->from < b->from ? -1 : 1;
  int c = strcmp(a->code, b->code);
  return c ? c : (a->to > b->to) - (a->to < b->to);
}

static void fill_diagnostics(sr_run *r)
{
  uint32_t n = r->doc.diag.n;
  sr_diag *v = sr_arena_alloc(r->arena, (n + 1) * sizeof *v);
  for (uint32_t i = 0; i < n; i++) {
    const sr_diagnostic *d = &r->doc.diag.v[i];
    v[i] = (sr_diag){sr_diag_id(d->code), sr_diag_text(d->code), sr_diag_is_warning(d->code), d->detail, d->from, d->to};
  }
  qsort(v, n, sizeof *v, by_place);
  r->reading->diagnostics = v;
  r->reading->n_diagnostics = n;
}

/* The commonest country of the report's places: what "the country" means. */
static sr_view own_country(sr_run *r)
{
  uint32_t best = SR_NONE, most = 0;
  for (uint32_t i = 0; i < r->ann.place.n; i++) {
    uint32_t a = r->ann.place.v[i].place, n = 0;
    if (a == SR_NONE) continue;
    sr_place_info x, y;
    describe(&r->engine->places, r->arena, a, r->doc.published, &x);
    for (uint32_t k = 0; k < r->ann.place.n && k < 64; k++) {
      if (r->ann.place.v[k].place == SR_NONE) continue;
      describe(&r->engine->places, r->arena, r->ann.place.v[k].place, r->doc.published, &y);
      n += sr_view_eq(x.country, y.country);
    }
    if (n > most) most = n, best = i;
    if (i > 64) break;
  }
  if (best == SR_NONE) return SR_VNULL;
  sr_place_info x;
  describe(&r->engine->places, r->arena, r->ann.place.v[best].place, r->doc.published, &x);
  return x.country;
}

static void put_row(sr_run *r, uint32_t row, sr_place *p)
{
  static const sr_placeprec prec[] = {SR_PLACEPREC_point, SR_PLACEPREC_neighbourhood, SR_PLACEPREC_locality, SR_PLACEPREC_locality,
                                      SR_PLACEPREC_admin2, SR_PLACEPREC_admin1, SR_PLACEPREC_country, SR_PLACEPREC_unknown};
  sr_place_info x;
  describe(&r->engine->places, r->arena, row, r->doc.published, &x);
  p->site = x.site, p->neighbourhood = x.neighbourhood, p->locality = x.locality, p->admin2 = x.admin2, p->admin1 = x.admin1;
  p->country = x.country, p->located = x.located, p->lat = x.lat, p->lon = x.lon, p->gazetteer = x.id;
  p->precision = prec[x.level & 7];
}

/* First place mention that begins at the byte `at` or behind it: they stand in order of the text. */
static uint32_t place_from(const sr_run *r, size_t at)
{
  uint32_t low = 0, high = r->ann.place.n;
  while (low < high) {
    uint32_t mid = low + (high - low) / 2;
    if (r->doc.tok.v[r->ann.place.v[mid].tok_from].from < at) low = mid + 1;
    else high = mid;
  }
  return low;
}

static void locate(sr_run *r, sr_place *p)
{
  sr_view text = r->doc.text;
  bool inside = p->text.len && p->text.ptr >= text.ptr && p->text.ptr < text.ptr + text.len;
  size_t at = inside ? (size_t)(p->text.ptr - text.ptr) : 0;
  for (uint32_t i = inside ? place_from(r, at) : r->ann.place.n; i < r->ann.place.n && r->doc.tok.v[r->ann.place.v[i].tok_from].from == at; i++) {
    if (r->ann.place.v[i].place == SR_NONE) continue;
    put_row(r, r->ann.place.v[i].place, p);
    return;
  }
  /* "the country", "nationwide": no name of its own. */
  p->country = own_country(r);
  p->precision = p->country.len ? SR_PLACEPREC_country : SR_PLACEPREC_unknown;
}

/* "the province": the one that holds the place it was said of. */
static void locate_risen(sr_run *r, const sr_stat_place *s)
{
  uint32_t row = r->ann.place.v[s->mention].place;
  if (s->level == 255 || row == SR_NONE || s->statistic >= r->x.statistic.n) return;
  uint32_t area = sr_place_ancestor(&r->engine->places, row, s->level, r->doc.published);
  if (area != SR_NONE) put_row(r, area, &r->x.statistic.v[s->statistic].places[s->nth]);
}

static void locate_statistics(sr_run *r)
{
  for (uint32_t i = 0; i < r->x.stat_place.n; i++) locate_risen(r, &r->x.stat_place.v[i]);
  for (uint32_t i = 0; i < r->x.statistic.n; i++)
    for (uint32_t k = 0; k < r->x.statistic.v[i].n_places; k++) {
      sr_place *p = &r->x.statistic.v[i].places[k];
      if (!p->country.len) locate(r, p);
    }
}

static bool is_accused(sr_prole role)
{
  return role == SR_PROLE_accused_perpetrator || role == SR_PROLE_accused_planner;
}

static bool related(const sr_reading *r, uint32_t from, uint32_t to)
{
  for (uint32_t i = 0; i < r->n_relations; i++)
    if (r->relations[i].from == from && r->relations[i].to == to) return true;
  return false;
}

/* The incident in which a person was killed or caught follows up the one he is accused of. */
static void relate_people(sr_run *r)
{
  sr_reading *x = r->reading;
  uint32_t most = x->n_relations;
  for (uint32_t i = 0; i < x->n_people; i++) most += x->people[i].n_roles * x->people[i].n_roles;
  if (most == x->n_relations || most > 4096) return;
  sr_relation *v = sr_arena_alloc(r->arena, most * sizeof *v);
  if (x->n_relations) memcpy(v, x->relations, x->n_relations * sizeof *v);
  x->relations = v;
  for (uint32_t i = 0; i < x->n_people; i++)
    for (uint32_t a = 0; a < x->people[i].n_roles; a++)
      for (uint32_t b = 0; b < x->people[i].n_roles; b++) {
        const sr_person_role *met = &x->people[i].roles[a], *did = &x->people[i].roles[b];
        bool fate = met->role == SR_PROLE_killed || met->role == SR_PROLE_arrested || met->role == SR_PROLE_surrendered;
        if (!fate || !is_accused(did->role) || met->incident >= x->n_incidents || did->incident >= x->n_incidents) continue;
        if (met->incident == did->incident || related(x, met->incident, did->incident)) continue;
        if (x->incidents[met->incident].cls != SR_CLASS_operation) continue;
        v[x->n_relations++] = (sr_relation){met->incident, did->incident, SR_RELATION_follow_up};
      }
}

void sr_run_assemble(sr_run *r, const sr_read_options *o)
{
  r->reading = sr_arena_zalloc(r->arena, 1, sizeof *r->reading);
  sr_link_input in = {.lex = &r->engine->lexicon, .actors = &r->engine->actors, .doc = &r->doc, .ann = &r->ann, .x = &r->x, .explain = o->explain};
  in.places = (sr_place_service){&r->engine->places, describe, within, distance};
  r->incident_of = sr_link(&in, r->reading);
  sr_context c = {&r->engine->lexicon, &r->engine->actors, &r->doc, &r->ann, &r->x};
  sr_people_find(&c, r->reading, r->incident_of);
  sr_link_affiliates(&in, r->reading);
  relate_people(r);
  locate_statistics(r);
  r->reading->campaigns = r->x.campaign.v, r->reading->n_campaigns = r->x.campaign.n;
  r->reading->statistics = r->x.statistic.v, r->reading->n_statistics = r->x.statistic.n;
  fill_document(r, o);
  if (o->templates) sr_slots_fill(&c, &r->engine->slots, r->incident_of, r->reading);
  fill_diagnostics(r);
}
