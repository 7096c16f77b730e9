/* From a coded row to a report; see coded.h. */
#include "exchange/coded.h"

#include "sitrep/engine.h"

void sr_coded_init(sr_coded *c, sr_arena *arena, sr_buf *text)
{
  *c = (sr_coded){.arena = arena, .text = text, .published = SR_NULL_INT};
  sr_buf_clear(text);
  c->in.frame = SR_FRAME_new;
  c->in.status = SR_STATE_occurred;
  c->in.cls = SR_CLASS_unattributed;
  c->in.date = (sr_date){SR_NULL_INT, SR_NULL_INT, SR_DATEPREC_unknown, SR_VNULL};
  c->in.place.precision = SR_PLACEPREC_unknown;
}

void sr_coded_note(sr_coded *c, sr_view note)
{
  if (!note.len) return;
  sr_buf_add(c->text, note);
  sr_buf_add(c->text, SR_V("\n\n"));
}

/* Offsets now; the words once the text is whole. */
static void rests_on(sr_coded *c, const char *field, size_t from, size_t to)
{
  sr_evidence e = {.field = sr_arena_copy(c->arena, sr_view_of(field)), .from = (uint32_t)from, .to = (uint32_t)to};
  SR_PUSH(c->arena, &c->in.evidence, e);
}

void sr_coded_line(sr_coded *c, const char *label, sr_view value, const char *field)
{
  if (!value.len) return;
  sr_buf_printf(c->text, "%s: ", label);
  size_t from = c->text->len;
  for (size_t i = 0; i < value.len; i++)
    sr_buf_byte(c->text, value.ptr[i] == '\n' || value.ptr[i] == '\r' ? ' ' : value.ptr[i]);
  if (field) rests_on(c, field, from, c->text->len);
  sr_buf_byte(c->text, '\n');
}

void sr_coded_actor(sr_coded *c, sr_role role, sr_view name, sr_kind kind, const char *label, sr_view cell)
{
  char path[32];
  sr_actor a = {.role = role, .name = name, .text = cell, .kind = kind, .certainty = SR_CERTAINTY_stated};
  snprintf(path, sizeof path, "actors/%u", c->actors.n);
  SR_PUSH(c->arena, &c->actors, a);
  sr_coded_line(c, label, cell, path);
}

uint32_t sr_coded_toll(sr_coded *c, sr_outcome outcome, sr_who who, sr_side side, sr_range f, uint32_t part_of,
                       const char *label, sr_view cell)
{
  char path[32];
  sr_casualty row = {.outcome = outcome,
                     .who = who,
                     .side = side,
                     .low = f.low,
                     .best = f.best,
                     .high = f.high,
                     .qualifier = f.low == f.high ? SR_BOUND_exact : SR_BOUND_about,
                     .scope = part_of == SR_NO_INDEX ? SR_SCOPE_total : SR_SCOPE_part,
                     .part_of = part_of,
                     .attribution = 0};
  snprintf(path, sizeof path, "casualties/%u", c->casualties.n);
  SR_PUSH(c->arena, &c->casualties, row);
  sr_coded_line(c, label, cell, path);
  return c->casualties.n - 1;
}

void sr_coded_date(sr_coded *c, int32_t from, int32_t to)
{
  int32_t days = to - from;
  c->in.date.from = from;
  c->in.date.to = to;
  c->in.date.precision = days == 0   ? SR_DATEPREC_day
                         : days < 7  ? SR_DATEPREC_week
                         : days < 31 ? SR_DATEPREC_month
                         : days < 93 ? SR_DATEPREC_quarter
                                     : SR_DATEPREC_year;
}

static int32_t plus(int32_t a, int32_t b)
{
  return a == SR_NULL_INT ? b : b == SR_NULL_INT ? a : a + b;
}

static void add_range(sr_range *to, const sr_casualty *w)
{
  if (!to->told) *to = (sr_range){true, SR_NULL_INT, SR_NULL_INT, SR_NULL_INT};
  to->low = plus(to->low, w->low);
  to->best = plus(to->best, w->best);
  to->high = plus(to->high, w->high);
}

/* The rows added up: everybody from the totals, groups from the parts where there are any. */
static void add_up(sr_coded *c)
{
  for (uint32_t i = 0; i < c->casualties.n; i++) {
    const sr_casualty *w = &c->casualties.v[i];
    sr_range *of = w->outcome == SR_OUTCOME_killed    ? c->in.totals.killed
                   : w->outcome == SR_OUTCOME_injured ? c->in.totals.injured
                                                      : NULL;
    bool parted = i + 1 < c->casualties.n && c->casualties.v[i + 1].part_of == i;
    if (!of) continue;
    if (w->part_of == SR_NO_INDEX) add_range(&of[SR_GROUP_all], w);
    if (!parted) add_range(&of[sr_who_group(w->who)], w);
  }
}

static void finish(sr_coded *c, sr_attribution *voice)
{
  sr_incident *in = &c->in;
  sr_coded_line(c, "source", c->source, "attribution/0");
  *voice = (sr_attribution){c->source, SR_SPEAKER_ngo, SR_VNULL, SR_STANCE_asserts};
  in->attribution = voice;
  in->n_attribution = 1;
  in->actors = c->actors.v;
  in->n_actors = c->actors.n;
  in->casualties = c->casualties.v;
  in->n_casualties = c->casualties.n;
  add_up(c);
  for (uint32_t i = 0; i < in->evidence.n; i++) {
    sr_evidence *e = &in->evidence.v[i];
    e->text = (sr_view){c->text->ptr + e->from, e->to - e->from};
  }
}

sr_status sr_coded_file(sr_coded *c, sr_record *r, const sr_linking *linking, sr_filed *out, sr_error *err)
{
  sr_attribution voice;
  sr_filing *f;
  char day[16] = "";
  finish(c, &voice);
  if (c->text->status != SR_OK) return c->text->status;
  sr_view text = sr_buf_view(c->text);
  if (c->published != SR_NULL_INT) sr_date_print(c->published, day);
  sr_reading reading = {.incidents = &c->in, .n_incidents = 1};
  reading.document.id = c->id;
  reading.document.source = c->source;
  reading.document.language = SR_V("en");
  reading.document.published = c->published;
  reading.document.published_basis = "given";
  reading.document.bytes = text.len;
  sr_origin origin = {.url = c->url, .published = sr_view_of(day), .source = c->source, .format = SR_V("coded")};
  sr_status st = sr_filing_new(&f, &reading, text, &origin, linking);
  if (st == SR_OK) st = sr_record_file(r, f, out, err);
  sr_filing_free(f);
  return st;
}
