/* What the record knows, as JSON, CSV and lines of text; see report.h. */
#include "sitrep/report.h"

#include "base/base.h"
#include "model/place_text.h"
#include "base/csv.h"
#include "model/json_field.h"
#include "sitrep/engine.h"

static void groups(sr_json *j, const char *key, const sr_range *of)
{
  sr_json_key(j, key);
  sr_json_open(j, '{');
  for (int g = 0; g < SR_GROUP__N; g++)
    sr_json_key_range(j, sr_group_kind_name((sr_group_kind)g), &of[g]);
  sr_json_close(j, '}');
}

static void tolls(sr_json *j, const sr_known *k)
{
  sr_json_key(j, "totals");
  sr_json_open(j, '{');
  groups(j, "killed", k->totals.killed);
  groups(j, "injured", k->totals.injured);
  sr_json_close(j, '}');
  sr_json_key(j, "outcomes");
  sr_json_open(j, '{');
  for (int o = 0; o < SR_OUTCOME__N; o++)
    if (k->outcome[o].told) sr_json_key_range(j, sr_outcome_name((sr_outcome)o), &k->outcome[o]);
  sr_json_close(j, '}');
}

static void parties(sr_json *j, const sr_known *k)
{
  sr_json_key(j, "actors");
  sr_json_open(j, '[');
  for (uint32_t i = 0; i < k->n_actors; i++) {
    const sr_actor *a = &k->actors[i];
    sr_json_open_flat(j, '{');
    sr_json_key_word(j, "role", sr_role_name(a->role));
    sr_json_key_text(j, "name", a->name);
    sr_json_key_text(j, "id", a->id);
    sr_json_key_text(j, "text", a->text);
    sr_json_key_word(j, "kind", sr_kind_name(a->kind));
    sr_json_key_word(j, "certainty", sr_certainty_name(a->certainty));
    sr_json_key_bool(j, "denial", a->denial);
    sr_json_close(j, '}');
  }
  sr_json_close(j, ']');
  sr_json_key(j, "casualties");
  sr_json_open(j, '[');
  for (uint32_t i = 0; i < k->n_casualties; i++) {
    const sr_casualty *c = &k->casualties[i];
    sr_json_open_flat(j, '{');
    sr_json_key_word(j, "outcome", sr_outcome_name(c->outcome));
    sr_json_key_word(j, "who", sr_who_name(c->who));
    sr_json_key_word(j, "side", sr_side_name(c->side));
    sr_json_key_count(j, "low", c->low);
    sr_json_key_count(j, "best", c->best);
    sr_json_key_count(j, "high", c->high);
    sr_json_key_word(j, "qualifier", sr_bound_name(c->qualifier));
    sr_json_key_word(j, "scope", sr_scope_name(c->scope));
    sr_json_close(j, '}');
  }
  sr_json_close(j, ']');
}

static void where_told(sr_json *j, const sr_known *k)
{
  sr_json_key_texts(j, "reports", k->reports, k->n_reports);
  sr_json_key(j, "independent");
  sr_json_int(j, k->n_independent);
  sr_json_key(j, "mentions");
  sr_json_open(j, '[');
  for (uint32_t i = 0; i < k->n_mentions; i++) {
    sr_json_open_flat(j, '{');
    sr_json_key_text(j, "report", k->mentions[i].report);
    sr_json_key_text(j, "key", k->mentions[i].mention);
    sr_json_key_span(j, k->mentions[i].from, k->mentions[i].to);
    sr_json_close(j, '}');
  }
  sr_json_close(j, ']');
}

static void known_fields(sr_json *j, const sr_known *k)
{
  sr_json_key_text(j, "id", k->id);
  sr_json_key_word(j, "status", sr_state_name(k->status));
  sr_json_key_word(j, "class", sr_class_name(k->cls));
  sr_json_key_tactics(j, k->tactics);
  sr_json_key_date(j, "date", &k->date);
  sr_json_key(j, "place");
  sr_json_place(j, &k->place);
  tolls(j, k);
  parties(j, k);
  where_told(j, k);
  sr_json_key_bool(j, "conflict", k->conflict);
  sr_json_key_word(j, "review", sr_review_name(k->review));
  sr_json_key_bool(j, "corrected", k->corrected);
}

void sr_report_known_json(sr_buf *out, const sr_known *k)
{
  sr_json j;
  sr_json_init(&j, out, 0);
  sr_json_open(&j, '{');
  known_fields(&j, k);
  sr_json_close(&j, '}');
}

/* ---- text ---- */

static void figure(sr_buf *out, const char *what, const sr_range *r)
{
  if (!r->told) return;
  if (r->best == SR_NULL_INT && r->low != SR_NULL_INT && r->high != SR_NULL_INT && r->low != r->high) {
    sr_buf_printf(out, ", %d–%d %s", r->low, r->high, what); /* by policy no figure is chosen */
    return;
  }
  int32_t v = r->best != SR_NULL_INT ? r->best : r->low;
  if (v == SR_NULL_INT)
    sr_buf_printf(out, ", %s", what);
  else
    sr_buf_printf(out, ", %d %s", v, what);
  if (r->low != SR_NULL_INT && r->high != SR_NULL_INT && r->low != r->high)
    sr_buf_printf(out, " [%d–%d]", r->low, r->high);
  else if (r->low != SR_NULL_INT && r->high == SR_NULL_INT)
    sr_buf_add(out, SR_V(" or more"));
}

static void date_words(sr_buf *out, const sr_date *d)
{
  char from[16] = "no date   ", to[16];
  if (d->from != SR_NULL_INT) sr_date_print(d->from, from);
  sr_buf_printf(out, "%s", from);
  if (d->from == SR_NULL_INT || d->from == d->to) return;
  sr_date_print(d->to, to);
  sr_buf_printf(out, "/%s", to);
}

static void place_words(sr_buf *out, const sr_place *p)
{
  size_t before = out->len;
  sr_place_put(out, p);
  if (out->len == before) sr_buf_add(out, SR_V("place not told"));
}

void sr_report_known_text(sr_buf *out, const sr_known *k)
{
  sr_buf_printf(out, "%.*s  ", (int)k->id.len, k->id.ptr);
  date_words(out, &k->date);
  sr_buf_printf(out, "  %s, ", sr_class_name(k->cls));
  place_words(out, &k->place);
  figure(out, "killed", &k->outcome[SR_OUTCOME_killed]);
  figure(out, "injured", &k->outcome[SR_OUTCOME_injured]);
  sr_buf_printf(out, "; %u report%s", k->n_reports, k->n_reports == 1 ? "" : "s");
  if (k->conflict) sr_buf_add(out, SR_V(", claims differ"));
  if (k->status != SR_STATE_occurred) sr_buf_printf(out, ", %s", sr_state_name(k->status));
  if (k->review != SR_REVIEW_none) sr_buf_printf(out, ", %s", sr_review_name(k->review));
  sr_buf_byte(out, '\n');
}

void sr_report_known_actor(sr_buf *out, const sr_known_actor *a, bool json)
{
  sr_json j;
  if (!json) {
    sr_buf_printf(out, "%5u  %.*s (%s): used force %u, target %u, claimed %u", a->incidents, (int)a->name.len, a->name.ptr,
                  sr_kind_name(a->kind), a->initiated, a->targeted, a->claimed);
    return;
  }
  sr_json_init(&j, out, 0);
  sr_json_open(&j, '{');
  sr_json_key_text(&j, "id", a->id);
  sr_json_key_text(&j, "name", a->name);
  sr_json_key_word(&j, "kind", sr_kind_name(a->kind));
  sr_json_key_count(&j, "incidents", (int32_t)a->incidents);
  sr_json_key_count(&j, "initiated", (int32_t)a->initiated);
  sr_json_key_count(&j, "targeted", (int32_t)a->targeted);
  sr_json_key_count(&j, "claimed", (int32_t)a->claimed);
  sr_json_close(&j, '}');
}

static void part(sr_buf *out, const char *before, sr_view v)
{
  if (v.len) sr_buf_printf(out, "%s%.*s", before, (int)v.len, v.ptr);
}

void sr_report_known_person(sr_buf *out, const sr_known_person *p, bool json)
{
  sr_json j;
  if (!json) {
    part(out, "", p->name);
    part(out, ", ", p->descriptors);
    part(out, ", of ", p->affiliation);
    if (p->condition != SR_CONDITION_unknown) sr_buf_printf(out, ", %s", sr_condition_name(p->condition));
    part(out, "; ", p->roles);
    part(out, "; proceedings: ", p->proceedings);
    part(out, "; says ", p->report);
    part(out, ": \"", p->words);
    if (p->words.len) sr_buf_byte(out, '"');
    return;
  }
  sr_json_init(&j, out, 0);
  sr_json_open(&j, '{');
  sr_json_key_text(&j, "name", p->name);
  sr_json_key_text(&j, "descriptors", p->descriptors);
  sr_json_key_text(&j, "affiliation", p->affiliation);
  sr_json_key_word(&j, "condition", sr_condition_name(p->condition));
  sr_json_key_text(&j, "roles", p->roles);
  sr_json_key_text(&j, "proceedings", p->proceedings);
  sr_json_key_text(&j, "report", p->report);
  sr_json_key_text(&j, "words", p->words);
  sr_json_close(&j, '}');
}

static void log_fields(sr_json *j, const sr_event_log *e)
{
  sr_json_open(j, '{');
  sr_json_key_count(j, "ruling", e->number ? (int32_t)e->number : SR_NULL_INT);
  sr_json_key_text(j, "at", e->at);
  sr_json_key_text(j, "who", e->who);
  sr_json_key_text(j, "what", e->what);
  sr_json_key_text(j, "why", e->why);
  sr_json_key_text(j, "detail", e->detail);
  sr_json_key_bool(j, "undone", e->undone);
  sr_json_close(j, '}');
}

void sr_report_event_log(sr_buf *out, const sr_event_log *e, bool json)
{
  sr_json j;
  if (json) {
    sr_json_init(&j, out, 0);
    log_fields(&j, e);
    return;
  }
  part(out, "", e->at);
  if (e->number) sr_buf_printf(out, "  ruling %u:", e->number);
  part(out, "  ", e->what);
  part(out, " ", e->detail);
  part(out, ", by ", e->who);
  part(out, ": ", e->why);
  if (e->undone) sr_buf_add(out, SR_V(" (undone)"));
}

/* ---- one incident whole ---- */

static void claim_fields(sr_json *j, const sr_story *s, const sr_claim *c)
{
  sr_json_open_flat(j, '{');
  sr_json_key_text(j, "field", c->field);
  sr_json_key_text(j, "value", c->value);
  sr_json_key_count(j, "low", c->low);
  sr_json_key_count(j, "best", c->best);
  sr_json_key_count(j, "high", c->high);
  sr_json_key_text(j, "qualifier", c->who < 0 ? SR_VNULL : sr_view_of(sr_bound_name(c->qualifier)));
  sr_json_key_text(j, "scope", c->who < 0 ? SR_VNULL : sr_view_of(sr_scope_name(c->scope)));
  sr_json_key_text(j, "who", c->who < 0 ? SR_VNULL : sr_view_of(sr_who_name((sr_who)c->who)));
  sr_json_key_text(j, "side", c->side < 0 ? SR_VNULL : sr_view_of(sr_side_name((sr_side)c->side)));
  sr_json_key_text(j, "speaker", c->speaker);
  sr_json_key_text(j, "speaker_kind", c->speaker_kind < 0 ? SR_VNULL : sr_view_of(sr_speaker_name((sr_speaker)c->speaker_kind)));
  sr_json_key_text(j, "stance", c->stance < 0 ? SR_VNULL : sr_view_of(sr_stance_name((sr_stance)c->stance)));
  sr_json_key_day(j, "as_of", c->as_of);
  sr_json_key_text(j, "report", s->reports[c->report].report.id);
  sr_json_key_index(j, "from", c->from);
  sr_json_key_index(j, "to", c->to);
  sr_json_key_text(j, "words", c->words);
  sr_json_close(j, '}');
}

void sr_report_story_json(sr_buf *out, const sr_story *s)
{
  sr_json j;
  sr_json_init(&j, out, 2);
  sr_json_open(&j, '{');
  known_fields(&j, &s->known);
  sr_json_key(&j, "claims");
  sr_json_open(&j, '[');
  for (uint32_t i = 0; i < s->n_claims; i++) claim_fields(&j, s, &s->claims[i]);
  sr_json_close(&j, ']');
  sr_json_key(&j, "sources");
  sr_json_open(&j, '[');
  for (uint32_t i = 0; i < s->n_reports; i++) {
    const sr_telling *t = &s->reports[i];
    sr_json_open_flat(&j, '{');
    sr_json_key_text(&j, "report", t->report.id);
    sr_json_key_text(&j, "mention", t->mention);
    sr_json_key_text(&j, "title", t->report.title);
    sr_json_key_text(&j, "source", t->report.source);
    sr_json_key_text(&j, "url", t->report.url);
    sr_json_key_text(&j, "published", t->report.published);
    sr_json_key_word(&j, "frame", sr_frame_name(t->frame));
    sr_json_key_bool(&j, "copy", t->copy);
    sr_json_key_text(&j, "why", t->why);
    sr_json_close(&j, '}');
  }
  sr_json_close(&j, ']');
  sr_json_key(&j, "history");
  sr_json_open(&j, '[');
  for (uint32_t i = 0; i < s->n_history; i++) log_fields(&j, &s->history[i]);
  sr_json_close(&j, ']');
  sr_json_close(&j, '}');
}

static void claim_line(sr_buf *out, const sr_story *s, const sr_claim *c)
{
  part(out, "    ", c->field);
  if (c->who >= 0) {
    if (c->best != SR_NULL_INT) sr_buf_printf(out, " %d", c->best);
    else if (c->low != SR_NULL_INT) sr_buf_printf(out, " %d or more", c->low);
    else if (c->high != SR_NULL_INT) sr_buf_printf(out, " up to %d", c->high);
    sr_buf_printf(out, " %s", sr_who_name((sr_who)c->who));
    if (c->scope != SR_SCOPE_total) sr_buf_printf(out, " (%s)", sr_scope_name(c->scope));
  } else {
    part(out, ": ", c->value);
  }
  if (c->stance >= 0 && c->speaker.len)
    sr_buf_printf(out, ", %s %.*s", sr_stance_name((sr_stance)c->stance), (int)c->speaker.len, c->speaker.ptr);
  part(out, ", ", s->reports[c->report].report.id);
  if (c->words.len) {
    sr_buf_add(out, SR_V(" \""));
    for (size_t i = 0; i < c->words.len; i++) sr_buf_byte(out, (unsigned char)c->words.ptr[i] < ' ' ? ' ' : c->words.ptr[i]);
    sr_buf_byte(out, '"');
  }
  sr_buf_byte(out, '\n');
}

/* The words around a mention with those that it rests on marked. */
static void marked(sr_buf *out, const sr_story *s, uint32_t at)
{
  const sr_spot *spot = NULL;
  sr_view text = s->reports[at].report.text;
  for (uint32_t i = 0; i < s->known.n_mentions && !spot; i++)
    if (sr_view_eq(s->known.mentions[i].mention, s->reports[at].mention)) spot = &s->known.mentions[i];
  if (!spot || spot->from == UINT32_MAX || spot->to > text.len || spot->from >= spot->to) return;
  size_t end = spot->to - spot->from > 400 ? spot->from + 400 : spot->to;
  while (end > spot->from && end < text.len && (text.ptr[end] & 0xc0) == 0x80) end--;
  sr_buf_add(out, SR_V("      [["));
  for (size_t i = spot->from; i < end; i++) sr_buf_byte(out, (unsigned char)text.ptr[i] < ' ' ? ' ' : text.ptr[i]);
  sr_buf_add(out, end < spot->to ? SR_V(" ...]]\n") : SR_V("]]\n"));
}

void sr_report_story_text(sr_buf *out, const sr_story *s)
{
  sr_report_known_text(out, &s->known);
  sr_buf_add(out, SR_V("  claims\n"));
  for (uint32_t i = 0; i < s->n_claims; i++) claim_line(out, s, &s->claims[i]);
  sr_buf_add(out, SR_V("  reports\n"));
  for (uint32_t i = 0; i < s->n_reports; i++) {
    const sr_telling *t = &s->reports[i];
    part(out, "    ", t->report.id);
    part(out, ", ", t->report.published);
    part(out, ", ", t->report.source);
    part(out, ", ", t->report.title);
    if (t->frame == SR_FRAME_recalled) sr_buf_add(out, SR_V(", recalls it"));
    if (t->copy) sr_buf_add(out, SR_V(", repeats another report"));
    part(out, ": ", t->why);
    sr_buf_byte(out, '\n');
    marked(out, s, i);
  }
  sr_buf_add(out, SR_V("  history\n"));
  for (uint32_t i = 0; i < s->n_history; i++) {
    sr_buf_add(out, SR_V("    "));
    sr_report_event_log(out, &s->history[i], false);
    sr_buf_byte(out, '\n');
  }
}
