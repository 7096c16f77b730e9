/* What each stage made of a report, for `sitrep debug`: a line, or a JSON object, an item. */
#include "extract/attribution.h"
#include "extract/slot.h"
#include "pipeline/pipeline.h"

typedef struct printer {
  const sr_run *r;
  sr_buf *out;
  bool json, first, first_field;
} printer;

static void json_text(sr_buf *b, sr_view v)
{
  sr_buf_byte(b, '"');
  for (size_t i = 0; i < v.len;) {
    unsigned char c = (unsigned char)v.ptr[i];
    if (c == 0x1f) {
      i++;
    } else if (c < 0x20 || c == '"' || c == '\\') {
      sr_buf_printf(b, "\\u%04x", c);
      i++;
    } else if (c < 0x80) {
      sr_buf_byte(b, (char)c);
      i++;
    } else {
      unsigned len;
      bool bad;
      char utf8[4];
      int32_t u = sr_utf8_next((sr_view){v.ptr + i, v.len - i}, &len, &bad);
      sr_buf_add(b, (sr_view){utf8, sr_utf8_put(utf8, u)});
      i += len;
    }
  }
  sr_buf_byte(b, '"');
}

static void field_text(printer *p, const char *name, sr_view v)
{
  if (!p->json) {
    sr_buf_byte(p->out, '\t');
    for (size_t i = 0; i < v.len; i++)
      if (v.ptr[i] != 0x1f) sr_buf_byte(p->out, v.ptr[i] == '\n' || v.ptr[i] == '\t' ? ' ' : v.ptr[i]);
    return;
  }
  sr_buf_printf(p->out, ",\"%s\":", name);
  if (v.ptr) json_text(p->out, v);
  else sr_buf_printf(p->out, "null");
}

static void field_name(printer *p, const char *name, const char *v)
{
  field_text(p, name, sr_view_of(v));
}

static void field_int(printer *p, const char *name, int64_t v)
{
  if (p->json) sr_buf_printf(p->out, ",\"%s\":%lld", name, (long long)v);
  else sr_buf_printf(p->out, "\t%lld", (long long)v);
}

static void field_degrees(printer *p, const char *name, bool known, double v)
{
  /* Five decimals by whole numbers: no locale can change the point. */
  int64_t n = (int64_t)(v < 0 ? -v * 100000 + 0.5 : v * 100000 + 0.5);
  if (p->json && !known) sr_buf_printf(p->out, ",\"%s\":null", name);
  else if (p->json) sr_buf_printf(p->out, ",\"%s\":%s%lld.%05lld", name, v < 0 ? "-" : "", (long long)(n / 100000), (long long)(n % 100000));
  else if (known) sr_buf_printf(p->out, "\t%s%lld.%05lld", v < 0 ? "-" : "", (long long)(n / 100000), (long long)(n % 100000));
  else sr_buf_printf(p->out, "\t");
}

static void begin(printer *p, uint32_t a, uint32_t b)
{
  const sr_document *d = &p->r->doc;
  uint32_t from = d->tok.v[a].from, to = d->tok.v[b - 1].to;
  if (p->json) sr_buf_printf(p->out, "%s{\"from\":%u,\"to\":%u", p->first ? "" : ",\n", from, to);
  else sr_buf_printf(p->out, "%u\t%u", from, to);
  p->first = false;
  field_text(p, "text", (sr_view){d->text.ptr + from, to - from});
}

static void end(printer *p)
{
  sr_buf_byte(p->out, p->json ? '}' : '\n');
}

static void show_tokens(printer *p, bool tags)
{
  const sr_document *d = &p->r->doc;
  static const char *const parts[] = {"body", "title", "caption", "dateline", "byline", "date", "stamp", "heading", "bullet", "noise"};
  for (uint32_t s = 0; s < d->sent.n; s++) {
    for (uint32_t t = d->sent.v[s].tok_from; t < d->sent.v[s].tok_to; t++) {
      begin(p, t, t + 1);
      field_int(p, "sentence", s);
      field_name(p, "part", parts[d->sent.v[s].part]);
      field_text(p, "norm", sr_tok_norm(d, t));
      if (tags) {
        field_name(p, "pos", sr_pos_name((sr_pos)d->tok.v[t].pos));
        field_name(p, "chunk", sr_chunk_name((sr_chunk)d->tok.v[t].chunk));
        field_name(p, "ner", sr_ner_name((sr_ner)d->tok.v[t].ner));
        field_text(p, "lemma", sr_tok_lemma(d, t));
      }
      end(p);
    }
  }
}

static uint32_t name_end(const sr_document *d, uint32_t t, uint32_t end)
{
  uint8_t inside = d->tok.v[t].ner + 1;
  uint32_t e = t + 1;
  while (e < end && d->tok.v[e].ner == inside) e++;
  return e;
}

static const char *kind_of_name(uint8_t ner)
{
  return ner == SR_NER_B_PER ? "person" : ner == SR_NER_B_ORG ? "organisation" : "place";
}

static void show_names(printer *p)
{
  const sr_run *r = p->r;
  const sr_document *d = &r->doc;
  for (uint32_t s = 0; s < d->sent.n; s++)
    for (uint32_t t = d->sent.v[s].tok_from; t < d->sent.v[s].tok_to; t++) {
      uint8_t n = d->tok.v[t].ner;
      if (n != SR_NER_B_PER && n != SR_NER_B_ORG && n != SR_NER_B_LOC) continue;
      begin(p, t, name_end(d, t, d->sent.v[s].tok_to));
      field_name(p, "kind", kind_of_name(n));
      field_name(p, "by", "tagger");
      end(p);
    }
  for (uint32_t i = 0; i < r->ann.actor.n; i++) {
    const sr_actor_mention *m = &r->ann.actor.v[i];
    const sr_actor_row *a = &r->engine->actors.rows[m->actor];
    begin(p, m->tok_from, m->tok_to);
    field_text(p, "kind", sr_actor_string(&r->engine->actors, a->kind));
    field_name(p, "by", "actors");
    field_text(p, "id", sr_actor_string(&r->engine->actors, a->id));
    field_text(p, "name", sr_actor_string(&r->engine->actors, a->name));
    end(p);
  }
}

static sr_view day_text(const printer *p, sr_day d)
{
  if (d == SR_NO_DAY) return SR_VNULL;
  char b[16];
  sr_date_print(d, b);
  return sr_arena_copy(p->r->arena, sr_view_of(b));
}

static void show_times(printer *p)
{
  static const char *const types[] = {"DATE", "TIME", "DURATION", "SET"};
  for (uint32_t i = 0; i < p->r->ann.timex.n; i++) {
    const sr_timex *t = &p->r->ann.timex.v[i];
    begin(p, t->tok_from, t->tok_to);
    field_name(p, "type", types[t->type & 3]);
    field_text(p, "value", t->value);
    field_text(p, "start", day_text(p, t->from));
    field_text(p, "end", day_text(p, t->to));
    field_name(p, "precision", sr_dateprec_name((sr_dateprec)t->precision));
    end(p);
  }
}

static bool capital(const sr_document *d, uint32_t t)
{
  return t < d->tok.n && (d->tok.v[t].flags & (SR_LEX_UPPER | SR_LEX_CLITIC)) == SR_LEX_UPPER;
}

/* Does a capitalised word join the name: "Washington Times", "University of Georgia"? Else the words are a
 * body's of the place itself: "the Queensland government", "Fargo police". */
static bool joined(const sr_document *d, const sr_place_mention *m)
{
  uint32_t a = m->tok_from;
  if (capital(d, m->tok_to)) return true;
  if (a > 0 && capital(d, a - 1) && !(d->tok.v[a - 1].flags & SR_TOK_FIRST)) return true;
  if (a < 2 || !sr_view_eq(sr_tok_norm(d, a - 1), SR_V("of"))) return false;
  static const char *const bodies[] = {"university", "bank", "institute", "college", "voice", "church", "museum", "academy", "school", "society", "corp", "club"};
  for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
    if (sr_view_eq(sr_tok_norm(d, a - 2), sr_view_of(bodies[i]))) return true;
  return false;
}

static const char *role_of(const sr_document *d, const sr_place_mention *m)
{
  if (m->demonym) return "demonym";
  if (m->in_name) return joined(d, m) ? "in_name" : "body";
  return m->dateline ? "dateline" : m->site ? "site" : "place";
}

static void show_places(printer *p)
{
  const sr_run *r = p->r;
  static const char *const levels[] = {"point", "neighbourhood", "locality", "admin3", "admin2", "admin1", "country", "region"};
  for (uint32_t i = 0; i < r->ann.place.n; i++) {
    const sr_place_mention *m = &r->ann.place.v[i];
    sr_place_description d = {.located = false};
    uint32_t row = m->place;
    for (uint32_t in = m->inside, k = 0; row == SR_NONE && in != SR_NONE && k < 6; in = r->ann.place.v[in].inside, k++)
      row = r->ann.place.v[in].place;
    if (row != SR_NONE) sr_place_describe(&r->engine->places, row, r->doc.published, &d);
    begin(p, m->tok_from, m->tok_to);
    field_name(p, "level", levels[m->level & 7]);
    field_text(p, "site", d.site);
    field_text(p, "neighbourhood", d.neighbourhood);
    field_text(p, "locality", d.locality);
    field_text(p, "admin2", d.admin2);
    field_text(p, "admin1", d.admin1);
    field_text(p, "country", row != SR_NONE ? sr_view_of(d.country) : SR_VNULL);
    field_degrees(p, "lat", d.located, d.lat);
    field_degrees(p, "lon", d.located, d.lon);
    field_text(p, "gazetteer", m->place != SR_NONE ? sr_view_of(d.id) : SR_VNULL);
    field_name(p, "role", role_of(&r->doc, m));
    field_name(p, "found", m->place != SR_NONE ? "itself" : row == SR_NONE ? "no" : m->assumed ? "assumed" : "container");
    field_int(p, "rivals", m->rivals);
    end(p);
  }
}

/* First token that ends behind byte `at`. */
static uint32_t token_at(const sr_document *d, uint32_t at)
{
  uint32_t lo = 0, hi = d->tok.n;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (d->tok.v[mid].to <= at) lo = mid + 1;
    else hi = mid;
  }
  return lo;
}

void sr_run_told_places(sr_run *r, const sr_read_options *o)
{
  sr_document *d = &r->doc;
  uint32_t next = 0;
  r->ann.place.n = 0;
  for (uint32_t s = 0; s < d->sent.n; s++) {
    uint32_t first = r->ann.place.n;
    if (r->hot[s]) sr_places_find(&r->engine->places, &r->engine->lexicon, d, s, &r->ann);
    for (; next < o->n_spans; next++) {
      uint32_t a = token_at(d, o->spans[2 * next]), b = token_at(d, o->spans[2 * next + 1] - 1) + 1;
      if (a >= d->sent.v[s].tok_to) break;
      if (b > d->sent.v[s].tok_to) b = d->sent.v[s].tok_to;
      if (a >= d->sent.v[s].tok_from && a < b) sr_places_tell(&r->engine->places, &r->engine->lexicon, d, s, first, a, b, &r->ann);
    }
  }
  sr_places_resolve(&r->engine->places, &r->engine->actors, d, &r->ann);
}

static sr_view figure_text(const printer *p, const sr_count *c)
{
  return sr_arena_printf(p->r->arena, "%s %d %s%s%s", sr_outcome_name((sr_outcome)c->outcome), c->best != SR_OPEN ? c->best : c->low,
                         sr_who_name((sr_who)c->who), c->part_of != SR_NONE ? " part" : "", c->toll ? " toll" : "");
}

static void show_frames(printer *p)
{
  const sr_run *r = p->r;
  for (uint32_t i = 0; i < r->x.mention.n; i++) {
    const sr_mention *m = &r->x.mention.v[i];
    begin(p, m->trig_from, m->trig_to);
    field_int(p, "events", m->events);
    field_name(p, "status", sr_state_name((sr_state)m->status));
    field_text(p, "flags", sr_arena_printf(r->arena, "%s%s%s%s", m->recalled ? "recalled " : "", m->reference ? "reference " : "", m->separate ? "separate " : "", m->side ? "side" : ""));
    const sr_timex *t = m->timex == SR_NONE ? NULL : &r->ann.timex.v[m->timex];
    field_text(p, "time", t ? sr_tok_text(&r->doc, t->tok_from, t->tok_to) : SR_VNULL);
    const sr_place_mention *w = m->place == SR_NONE ? NULL : &r->ann.place.v[m->place];
    field_text(p, "place", w ? sr_tok_text(&r->doc, w->tok_from, w->tok_to) : SR_VNULL);
    for (uint32_t k = 0; k < m->party.n; k++) {
      static const char *const args[] = {"agent", "victim", "target", "party", "bomber"};
      const sr_entity *e = &r->x.entity.v[m->party.v[k].entity];
      field_text(p, args[m->party.v[k].arg], sr_tok_text(&r->doc, e->tok_from, e->tok_to));
    }
    for (uint32_t k = 0; k < m->count.n; k++) field_text(p, "count", figure_text(p, &m->count.v[k]));
    end(p);
  }
}

/* The words of the head of another entity that one is linked to. */
static void field_link(printer *p, const char *name, uint32_t entity)
{
  const sr_entity *e = entity == SR_NONE ? NULL : &p->r->x.entity.v[entity];
  field_text(p, name, e ? sr_tok_text(&p->r->doc, e->head, e->head + 1) : SR_VNULL);
}

static void show_entities(printer *p)
{
  static const char *const types[] = {"other", "people", "item", "site", "event", "place", "time"};
  for (uint32_t i = 0; i < p->r->x.entity.n; i++) {
    const sr_entity *e = &p->r->x.entity.v[i];
    if (e->tok_to <= e->tok_from) continue;
    begin(p, e->tok_from, e->tok_to);
    field_name(p, "type", types[e->type]);
    field_text(p, "head", sr_tok_text(&p->r->doc, e->head, e->head + 1));
    field_name(p, "who", e->type == SR_ENT_PEOPLE ? sr_who_name((sr_who)e->who) : "");
    field_name(p, "kind", e->kind >= 0 ? sr_kind_name((sr_kind)e->kind) : "");
    field_int(p, "best", e->best != SR_OPEN ? e->best : -1);
    field_text(p, "flags", sr_arena_printf(p->r->arena, "%s%s%s%s%s", e->plural ? "plural " : "", e->mass ? "mass " : "", e->generic ? "generic " : "",
                                           e->explicit_number ? "number " : "", e->suspect ? "suspect" : ""));
    field_text(p, "name", e->name_from < e->name_to ? sr_tok_text(&p->r->doc, e->name_from, e->name_to) : SR_VNULL);
    field_link(p, "next", e->next);
    field_link(p, "same", e->same);
    field_link(p, "whole", e->whole);
    end(p);
  }
}

/* A span as an object of its own inside an item. */
static void field_span(printer *p, const char *name, uint32_t a, uint32_t b)
{
  const sr_document *d = &p->r->doc;
  if (!p->json) {
    field_text(p, name, b > a ? sr_tok_text(d, a, b) : SR_V(""));
    return;
  }
  sr_buf_printf(p->out, ",\"%s\":", name);
  if (b <= a) {
    sr_buf_printf(p->out, "null");
    return;
  }
  sr_buf_printf(p->out, "{\"from\":%u,\"to\":%u,\"text\":", d->tok.v[a].from, d->tok.v[b - 1].to);
  json_text(p->out, sr_tok_text(d, a, b));
  sr_buf_byte(p->out, '}');
}

static void show_speeches(printer *p)
{
  for (uint32_t i = 0; i < p->r->x.speech.n; i++) {
    const sr_speech *s = &p->r->x.speech.v[i];
    if (s->tok_to <= s->tok_from) continue;
    begin(p, s->tok_from, s->tok_to);
    field_name(p, "kind", sr_speaker_name((sr_speaker)s->kind));
    field_name(p, "stance", sr_stance_name((sr_stance)s->stance));
    field_span(p, "speaker", s->who_from, s->who_to);
    field_span(p, "cue", s->cue_from, s->cue_to);
    field_span(p, "content", s->tok_from, s->tok_to);
    end(p);
  }
}

/* One span as an object, several as a list of them. */
static void field_spans(printer *p, const char *name, const sr_span *v, uint32_t n)
{
  const sr_document *d = &p->r->doc;
  if (n == 1 || !p->json) {
    field_span(p, name, v[0].from, v[n - 1].to);
    return;
  }
  sr_buf_printf(p->out, ",\"%s\":", name);
  for (uint32_t i = 0; i < n; i++) {
    sr_buf_printf(p->out, "%s{\"from\":%u,\"to\":%u,\"text\":", i ? "," : "[", d->tok.v[v[i].from].from, d->tok.v[v[i].to - 1].to);
    json_text(p->out, sr_tok_text(d, v[i].from, v[i].to));
    sr_buf_byte(p->out, '}');
  }
  sr_buf_byte(p->out, ']');
}

static void show_attributions(printer *p)
{
  const sr_run *r = p->r;
  sr_document d = r->doc;
  sr_annotations ann = r->ann;
  sr_context c = {.lex = &r->engine->lexicon, .actors = &r->engine->actors, .doc = &d, .ann = &ann};
  sr_tolds all = {0};
  sr_attributions_find(&c, &all);
  for (uint32_t i = 0; i < all.v.n; i++) {
    const sr_told *a = &all.v.v[i];
    begin(p, a->said[0].from, a->said[0].to);
    field_span(p, "speaker", a->who.from, a->who.to);
    field_span(p, "cue", a->cue.from, a->cue.to);
    field_spans(p, "content", a->said, a->n_said);
    end(p);
  }
}

/* The features as the models see them: what tools/train-slots trains on. */
static void field_features(printer *p, const sr_slot_features *f)
{
  sr_buf_printf(p->out, p->json ? ",\"features\":\"" : "\t");
  for (uint32_t i = 0; i < f->n; i++) sr_buf_printf(p->out, "%s%016llx", i ? " " : "", (unsigned long long)f->v[i]);
  if (p->json) sr_buf_byte(p->out, '"');
}

static void show_slot_sentences(printer *p, const sr_context *c, const sr_slot_scene *scene)
{
  const sr_run *r = p->r;
  sr_slot_features f;
  for (uint32_t s = 0; s < r->doc.sent.n; s++) {
    if (!r->doc.sent.v[s].tagged) continue;
    begin(p, r->doc.sent.v[s].tok_from, r->doc.sent.v[s].tok_to);
    field_name(p, "of", "sentence");
    field_int(p, "sentence", s);
    field_int(p, "incidents", sr_slot_incidents(c, r->incident_of, s));
    sr_slot_sentence_features(scene, s, &f);
    field_features(p, &f);
    end(p);
  }
}

static void show_slot_words(printer *p, const sr_context *c, const sr_slot_scene *scene)
{
  sr_slot_candidates v = {{0}};
  sr_slot_features f;
  for (uint32_t i = 0; i < c->out->entity.n; i++) {
    v.v.n = 0;
    sr_slot_cut_entity(c, i, &v);
    sr_slot_entity_features(scene, i, &f);
    uint32_t own = f.n;
    for (uint32_t k = 0; k < v.v.n; k++) {
      f.n = own;
      begin(p, v.v.v[k].tok_from, v.v.v[k].tok_to);
      field_name(p, "of", "words");
      field_int(p, "sentence", v.v.v[k].sent);
      field_int(p, "cut", v.v.v[k].cut);
      sr_slot_cut_features(scene, &v.v.v[k], &f);
      field_features(p, &f);
      end(p);
    }
  }
}

/* What the second models see of the first; nothing without a model. */
static void show_slot_choices(printer *p, const sr_context *c)
{
  const sr_run *r = p->r;
  sr_slot_features f;
  if (!r->engine->slots.least || !r->doc.tok.n) return;
  const sr_slot_view *v = sr_slot_look(c, &r->engine->slots);
  for (uint32_t kind = 0; kind < SR_SLOT_KINDS; kind++) {
    int32_t sum[SR_SLOT_OUTPUTS] = {0};
    sr_slot_kind_features(v, r->reading, kind, &f);
    sr_slot_score(&v->model->kind, f.v, f.n, sum);
    begin(p, 0, 1);
    field_name(p, "of", "kind");
    field_int(p, "kind", kind);
    field_int(p, "score", sum[0]);
    field_features(p, &f);
    end(p);
    for (uint32_t i = 0; i < v->name.n * SR_SLOT_PARTS; i++) {
      const sr_slot_candidate *k = &v->word.v[v->name.v[i / SR_SLOT_PARTS].word.v[0]].at;
      if (v->name.v[i / SR_SLOT_PARTS].most[i % SR_SLOT_PARTS] < SR_SLOT_FAINT) continue;
      sr_slot_fill_features(v, kind, sum[0], i % SR_SLOT_PARTS, i / SR_SLOT_PARTS, &f);
      begin(p, k->tok_from, k->tok_to);
      field_name(p, "of", "fill");
      field_int(p, "kind", kind);
      field_int(p, "part", i % SR_SLOT_PARTS);
      field_features(p, &f);
      end(p);
    }
  }
}

static void show_slots(printer *p)
{
  const sr_run *r = p->r;
  sr_context c = {&r->engine->lexicon, &r->engine->actors, (sr_document *)&r->doc, (sr_annotations *)&r->ann, (sr_extraction *)&r->x};
  const sr_slot_scene *scene = sr_slot_scene_new(&c);
  show_slot_sentences(p, &c, scene);
  show_slot_words(p, &c, scene);
  show_slot_choices(p, &c);
}

void sr_run_show(const sr_run *r, sr_buf *out, sr_stage stage, bool json)
{
  printer p = {r, out, json, true, true};
  if (json) sr_buf_byte(out, '[');
  switch (stage) {
  case SR_STAGE_TOKENS: show_tokens(&p, false); break;
  case SR_STAGE_TAGS: show_tokens(&p, true); break;
  case SR_STAGE_NAMES: show_names(&p); break;
  case SR_STAGE_TIMES: show_times(&p); break;
  case SR_STAGE_PLACES: show_places(&p); break;
  case SR_STAGE_FRAMES: show_frames(&p); break;
  case SR_STAGE_ATTRIBUTION: show_speeches(&p); break;
  case SR_STAGE_SPEECH: show_attributions(&p); break;
  case SR_STAGE_ENTITIES: show_entities(&p); break;
  case SR_STAGE_SLOTS: show_slots(&p); break;
  }
  if (json) sr_buf_add(out, SR_V("]\n"));
}
