/* A reading as JSON: contract sitrep.reading/1, keys in the order of docs/formats/reading.md. */
#include "model/json_field.h"
#include "sitrep/engine.h"
#include "sitrep/report.h"

static void key_ref(sr_json *j, const char *key, uint32_t incident)
{
  char ref[16];
  sr_json_key(j, key);
  if (incident == SR_NO_INDEX) {
    sr_json_null(j);
    return;
  }
  snprintf(ref, sizeof ref, "i%u", incident + 1);
  sr_json_word(j, ref);
}

/* Words of a title that was given apart from the text have no offsets there: null. */
static void evidence(sr_json *j, const sr_evidences *e)
{
  sr_json_key(j, "evidence");
  sr_json_open(j, '[');
  for (uint32_t i = 0; i < e->n; i++) {
    sr_json_open_flat(j, '{');
    sr_json_key_string(j, "field", e->v[i].field);
    sr_json_key_span(j, e->v[i].from, e->v[i].to);
    sr_json_key_string(j, "text", e->v[i].text);
    sr_json_close(j, '}');
  }
  sr_json_close(j, ']');
}

static void actors(sr_json *j, const sr_incident *in)
{
  sr_json_key(j, "actors");
  sr_json_open(j, '[');
  for (uint32_t i = 0; i < in->n_actors; i++) {
    const sr_actor *a = &in->actors[i];
    sr_json_open_flat(j, '{');
    sr_json_key_word(j, "role", sr_role_name(a->role));
    sr_json_key_text(j, "name", a->name);
    sr_json_key_text(j, "id", a->id);
    sr_json_key_string(j, "text", a->text);
    sr_json_key_word(j, "kind", sr_kind_name(a->kind));
    sr_json_key_word(j, "certainty", sr_certainty_name(a->certainty));
    sr_json_key(j, "denial");
    sr_json_bool(j, a->denial);
    sr_json_close(j, '}');
  }
  sr_json_close(j, ']');
}

static void casualties(sr_json *j, const sr_incident *in)
{
  sr_json_key(j, "casualties");
  sr_json_open(j, '[');
  for (uint32_t i = 0; i < in->n_casualties; i++) {
    const sr_casualty *c = &in->casualties[i];
    sr_json_open_flat(j, '{');
    sr_json_key_word(j, "outcome", sr_outcome_name(c->outcome));
    sr_json_key_word(j, "who", sr_who_name(c->who));
    sr_json_key_word(j, "side", sr_side_name(c->side));
    sr_json_key_count(j, "low", c->low);
    sr_json_key_count(j, "best", c->best);
    sr_json_key_count(j, "high", c->high);
    sr_json_key_word(j, "qualifier", sr_bound_name(c->qualifier));
    sr_json_key_word(j, "scope", sr_scope_name(c->scope));
    sr_json_key_index(j, "part_of", c->part_of);
    sr_json_key_texts(j, "names", c->names, c->n_names);
    sr_json_key_index(j, "attribution", c->attribution);
    sr_json_key_text(j, "text", c->text);
    sr_json_close(j, '}');
  }
  sr_json_close(j, ']');
}

static void physical_targets(sr_json *j, const sr_incident *in)
{
  sr_json_key(j, "physical_targets");
  sr_json_open(j, '[');
  for (uint32_t i = 0; i < in->n_physical; i++) {
    sr_json_open_flat(j, '{');
    sr_json_key_text(j, "kind", in->physical[i].kind);
    sr_json_key_count(j, "count", in->physical[i].count);
    sr_json_key_text(j, "text", in->physical[i].text);
    sr_json_close(j, '}');
  }
  sr_json_close(j, ']');
}

static void totals(sr_json *j, const char *key, const sr_range *ranges)
{
  sr_json_key(j, key);
  sr_json_open_flat(j, '{');
  for (int g = 0; g < SR_GROUP__N; g++)
    sr_json_key_range(j, sr_group_kind_name((sr_group_kind)g), &ranges[g]);
  sr_json_close(j, '}');
}

static void items(sr_json *j, const char *key, const sr_item *v, uint32_t n)
{
  sr_json_key(j, key);
  sr_json_open(j, '[');
  for (uint32_t i = 0; i < n; i++) {
    sr_json_open_flat(j, '{');
    sr_json_key_word(j, "kind", sr_item_kind_name(v[i].kind));
    sr_json_key_count(j, "count", v[i].count);
    sr_json_key_string(j, "text", v[i].text);
    sr_json_close(j, '}');
  }
  sr_json_close(j, ']');
}

static void attribution(sr_json *j, const sr_incident *in)
{
  sr_json_key(j, "attribution");
  sr_json_open(j, '[');
  for (uint32_t i = 0; i < in->n_attribution; i++) {
    const sr_attribution *a = &in->attribution[i];
    sr_json_open_flat(j, '{');
    sr_json_key_text(j, "speaker", a->speaker);
    sr_json_key_word(j, "speaker_kind", sr_speaker_name(a->speaker_kind));
    sr_json_key_text(j, "cue", a->cue);
    sr_json_key_word(j, "stance", sr_stance_name(a->stance));
    sr_json_close(j, '}');
  }
  sr_json_close(j, ']');
}

static void incident(sr_json *j, const sr_incident *in, uint32_t index)
{
  sr_json_open(j, '{');
  key_ref(j, "ref", index);
  sr_json_key_word(j, "frame", sr_frame_name(in->frame));
  sr_json_key_word(j, "status", sr_state_name(in->status));
  sr_json_key_word(j, "class", sr_class_name(in->cls));
  sr_json_key_tactics(j, in->tactics);
  sr_json_key_date(j, "date", &in->date);
  sr_json_key(j, "place");
  sr_json_place(j, &in->place);
  actors(j, in);
  casualties(j, in);
  sr_json_key(j, "totals");
  sr_json_open(j, '{');
  totals(j, "killed", in->totals.killed);
  totals(j, "injured", in->totals.injured);
  sr_json_close(j, '}');
  items(j, "weapons", in->weapons, in->n_weapons);
  items(j, "seized", in->seized, in->n_seized);
  physical_targets(j, in);
  attribution(j, in);
  evidence(j, &in->evidence);
  sr_json_close(j, '}');
}

static void person_roles(sr_json *j, const sr_person *p)
{
  sr_json_key(j, "roles");
  sr_json_open(j, '[');
  for (uint32_t i = 0; i < p->n_roles; i++) {
    sr_json_open_flat(j, '{');
    key_ref(j, "incident", p->roles[i].incident);
    sr_json_key_word(j, "role", sr_prole_name(p->roles[i].role));
    sr_json_key_word(j, "certainty", sr_certainty_name(p->roles[i].certainty));
    sr_json_close(j, '}');
  }
  sr_json_close(j, ']');
}

static void proceedings(sr_json *j, const sr_person *p)
{
  sr_json_key(j, "proceedings");
  sr_json_open(j, '[');
  for (uint32_t i = 0; i < p->n_proceedings; i++) {
    const sr_proceeding *c = &p->proceedings[i];
    sr_json_open_flat(j, '{');
    sr_json_key_word(j, "kind", sr_proc_kind_name(c->kind));
    sr_json_key_count(j, "count", c->count);
    if (c->dated) {
      sr_json_key_date(j, "date", &c->date);
    } else {
      sr_json_key(j, "date");
      sr_json_null(j);
    }
    sr_json_key_texts(j, "places", c->places, c->n_places);
    sr_json_close(j, '}');
  }
  sr_json_close(j, ']');
}

static void person(sr_json *j, const sr_person *p)
{
  sr_json_open(j, '{');
  sr_json_key_string(j, "name", p->name);
  sr_json_key_texts(j, "aliases", p->aliases, p->n_aliases);
  sr_json_key_texts(j, "descriptors", p->descriptors, p->n_descriptors);
  sr_json_key(j, "affiliation");
  if (p->affiliation.len) {
    sr_json_open_flat(j, '{');
    sr_json_key_string(j, "name", p->affiliation);
    sr_json_key_text(j, "id", p->affiliation_id);
    sr_json_key_word(j, "certainty", sr_certainty_name(p->affiliation_certainty));
    sr_json_close(j, '}');
  } else {
    sr_json_null(j);
  }
  sr_json_key_word(j, "condition", sr_condition_name(p->condition));
  person_roles(j, p);
  proceedings(j, p);
  evidence(j, &p->evidence);
  sr_json_close(j, '}');
}

static void campaign(sr_json *j, const sr_campaign *c)
{
  sr_json_open(j, '{');
  sr_json_key_string(j, "name", c->name);
  sr_json_key_word(j, "kind", sr_campaign_kind_name(c->kind));
  sr_json_key_word(j, "status", sr_campaign_status_name(c->status));
  sr_json_key_date(j, "date", &c->date);
  evidence(j, &c->evidence);
  sr_json_close(j, '}');
}

static void key_period(sr_json *j, const char *key, int32_t from, int32_t to)
{
  sr_json_key(j, key);
  if (from == SR_NULL_INT && to == SR_NULL_INT) {
    sr_json_null(j);
    return;
  }
  sr_json_open_flat(j, '{');
  sr_json_key_day(j, "from", from);
  sr_json_key_day(j, "to", to);
  sr_json_close(j, '}');
}

static void change(sr_json *j, const sr_statistic *s)
{
  sr_json_key(j, "change");
  if (!s->changed) {
    sr_json_null(j);
    return;
  }
  sr_json_open_flat(j, '{');
  sr_json_key_word(j, "direction", sr_direction_name(s->direction));
  sr_json_key_hundredths(j, "percent", s->change_percent);
  key_period(j, "from_period", s->change_from, s->change_to);
  sr_json_key_hundredths(j, "from_value", s->change_value);
  sr_json_close(j, '}');
}

/* One place is an object, several are a list, none is null. */
static void statistic_place(sr_json *j, const sr_statistic *s)
{
  sr_json_key(j, "place");
  if (!s->n_places) {
    sr_json_null(j);
    return;
  }
  if (s->n_places > 1) sr_json_open(j, '[');
  for (uint32_t i = 0; i < s->n_places; i++)
    sr_json_place(j, &s->places[i]);
  if (s->n_places > 1) sr_json_close(j, ']');
}

static void statistic(sr_json *j, const sr_statistic *s)
{
  sr_json_open(j, '{');
  sr_json_key_text(j, "publisher", s->publisher);
  sr_json_key_word(j, "measure", sr_measure_name(s->measure));
  sr_json_key_hundredths(j, "value", s->value);
  sr_json_key_hundredths(j, "value_high", s->value_high);
  sr_json_key_word(j, "unit", sr_unit_name(s->unit));
  sr_json_key_word(j, "qualifier", sr_bound_name(s->qualifier));
  sr_json_key_text(j, "of", s->of);
  sr_json_key(j, "who");
  if (s->who < 0)
    sr_json_null(j);
  else
    sr_json_word(j, sr_group_kind_name((sr_group_kind)s->who));
  statistic_place(j, s);
  key_period(j, "period", s->period_from, s->period_to);
  change(j, s);
  evidence(j, &s->evidence);
  sr_json_close(j, '}');
}

static void document(sr_json *j, const sr_reading *r)
{
  sr_json_key(j, "document");
  sr_json_open(j, '{');
  sr_json_key_string(j, "id", r->document.id);
  sr_json_key_text(j, "title", r->document.title);
  sr_json_key_day(j, "published", r->document.published);
  sr_json_key_word(j, "published_basis", r->document.published_basis);
  sr_json_key_text(j, "dateline", r->document.dateline);
  sr_json_key_text(j, "agency", r->document.agency);
  sr_json_key_text(j, "language", r->document.language);
  sr_json_key(j, "bytes");
  sr_json_int(j, (int64_t)r->document.bytes);
  sr_json_key_text(j, "source", r->document.source);
  sr_json_close(j, '}');
}

static void relation(sr_json *j, const sr_relation *r)
{
  sr_json_open_flat(j, '{');
  key_ref(j, "from", r->from);
  key_ref(j, "to", r->to);
  sr_json_key_word(j, "kind", sr_relation_kind_name(r->kind));
  sr_json_close(j, '}');
}

static void diagnostic(sr_json *j, const sr_diag *d)
{
  sr_json_open_flat(j, '{');
  sr_json_key_word(j, "code", d->code);
  sr_json_key_word(j, "message", d->message);
  sr_json_key_span(j, d->from, d->to);
  sr_json_key_word(j, "severity", d->warning ? "warning" : "info");
  sr_json_key_text(j, "detail", d->detail);
  sr_json_close(j, '}');
}

static void template_of(sr_json *j, const sr_template *t)
{
  sr_json_open(j, '{');
  sr_json_key_word(j, "type", sr_violence_name(t->type));
  key_ref(j, "incident", t->incident);
  sr_json_key(j, "fills");
  sr_json_open(j, '[');
  for (uint32_t i = 0; i < t->n_fills; i++) {
    sr_json_open_flat(j, '{');
    sr_json_key_word(j, "part", sr_fill_kind_name(t->fills[i].part));
    sr_json_key_string(j, "text", t->fills[i].text);
    sr_json_key_span(j, t->fills[i].from, t->fills[i].to);
    sr_json_close(j, '}');
  }
  sr_json_close(j, ']');
  sr_json_close(j, '}');
}

static void reason(sr_json *j, const sr_reason *w)
{
  sr_json_open_flat(j, '{');
  key_ref(j, "incident", w->incident);
  sr_json_key_string(j, "field", w->field);
  sr_json_key_string(j, "text", w->text);
  sr_json_key_span(j, w->from, w->to);
  sr_json_close(j, '}');
}

#define LIST(key, n, element)   \
  do {                          \
    sr_json_key(&j, key);       \
    sr_json_open(&j, '[');      \
    for (uint32_t i = 0; i < (n); i++) \
      element;                  \
    sr_json_close(&j, ']');     \
  } while (0)

void sr_report_json(struct sr_buf *out, const sr_reading *r, unsigned indent, bool explain)
{
  sr_json j;
  sr_json_init(&j, out, indent);
  sr_json_open(&j, '{');
  sr_json_key_word(&j, "schema", "sitrep.reading/1");
  document(&j, r);
  LIST("incidents", r->n_incidents, incident(&j, &r->incidents[i], i));
  LIST("relations", r->n_relations, relation(&j, &r->relations[i]));
  LIST("people", r->n_people, person(&j, &r->people[i]));
  LIST("campaigns", r->n_campaigns, campaign(&j, &r->campaigns[i]));
  LIST("statistics", r->n_statistics, statistic(&j, &r->statistics[i]));
  LIST("diagnostics", r->n_diagnostics, diagnostic(&j, &r->diagnostics[i]));
  if (r->templates) LIST("templates", r->n_templates, template_of(&j, &r->templates[i]));
  if (explain) LIST("reasons", r->n_reasons, reason(&j, &r->reasons[i]));
  sr_json_close(&j, '}');
}
