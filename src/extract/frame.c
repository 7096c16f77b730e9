/* Reading frames from the lexicon; see frame.h. */
#include "extract/frame.h"

typedef struct word_value {
  const char *word;
  uint32_t value;
} word_value;

static const word_value slots[] = {
    {"none", SR_SLOT_NONE}, {"agent", SR_SLOT_AGENT}, {"victim", SR_SLOT_VICTIM}, {"target", SR_SLOT_TARGET},
    {"item", SR_SLOT_ITEM}, {"device", SR_SLOT_DEVICE}, {"party", SR_SLOT_PARTY}, {"event", SR_SLOT_EVENT},
    {"bomber", SR_SLOT_BOMBER}, {"lives", SR_SLOT_LIVES}, {"cause", SR_SLOT_CAUSE}, {"plan", SR_SLOT_PLAN},
    {"agent_or_target", SR_SLOT_AGENT_OR_TARGET}, {NULL, 0}};

static const word_value events[] = {
    {"none", 0}, {"attack", SR_EV_ATTACK}, {"blast", SR_EV_BLAST}, {"clash", SR_EV_CLASH},
    {"operation", SR_EV_OPERATION}, {"arrest", SR_EV_ARREST}, {"abduct", SR_EV_ABDUCT}, {"kill", SR_EV_KILL}, {"die", SR_EV_KILL},
    {"injure", SR_EV_INJURE}, {"body", SR_EV_BODY}, {"surrender", SR_EV_SURRENDER}, {"rob", SR_EV_ROB},
    {"burn", SR_EV_BURN}, {"defuse", SR_EV_DEFUSE}, {"seize", SR_EV_SEIZE}, {"release", SR_EV_RELEASE},
    {"claim", SR_EV_CLAIM}, {"missing", SR_EV_MISSING}, {"escape", SR_EV_ESCAPE}, {"suicide", SR_EV_SUICIDE | SR_EV_BLAST},
    {"plant", SR_EV_PLANT}, {"hijack", SR_EV_HIJACK}, {"riot", SR_EV_RIOT}, {"sabotage", SR_EV_SABOTAGE},
    {"unhurt", SR_EV_UNHURT}, {"storm", SR_EV_STORM}, {"damage", SR_EV_DAMAGE}, {NULL, 0}};

static bool value_of(const word_value *table, sr_view word, uint32_t *out)
{
  for (; table->word; table++)
    if (sr_view_eq(word, sr_view_of(table->word))) {
      *out = table->value;
      return true;
    }
  return false;
}

typedef struct slot_name {
  const char *name;
  size_t at;
} slot_name;

static const slot_name slot_names[] = {
    {"subj", offsetof(sr_frame_def, subj)}, {"obj", offsetof(sr_frame_def, obj)}, {"by", offsetof(sr_frame_def, by)},
    {"of", offsetof(sr_frame_def, of)}, {"on", offsetof(sr_frame_def, on)}, {"at", offsetof(sr_frame_def, at)},
    {"against", offsetof(sr_frame_def, against)}, {"with", offsetof(sr_frame_def, with)},
    {"to", offsetof(sr_frame_def, to)}, {"into", offsetof(sr_frame_def, into)},
    {"between", offsetof(sr_frame_def, between)}, {"poss", offsetof(sr_frame_def, poss)},
    {"mod", offsetof(sr_frame_def, mod)}};

static bool read_row(const sr_lexicon *lex, uint32_t row, sr_frame_def *f)
{
  *f = (sr_frame_def){.name = lex->rows[row].text, .outcome = -1};
  sr_view ev = sr_lex_attr(lex, row, SR_V("ev")), outcome = sr_lex_attr(lex, row, SR_V("outcome"));
  if (!ev.ptr || !value_of(events, ev, &f->event)) return false;
  if (outcome.ptr) {
    int o = sr_outcome_of(outcome);
    if (o < 0) return false;
    f->outcome = (int8_t)o;
  }
  f->dying = sr_view_eq(ev, SR_V("die"));
  f->noun = sr_lex_has(lex, row, SR_V("noun"));
  f->is_event = sr_lex_has(lex, row, SR_V("event"));
  f->armed = sr_lex_has(lex, row, SR_V("armed"));
  for (size_t i = 0; i < sizeof slot_names / sizeof *slot_names; i++) {
    sr_view v = sr_lex_attr(lex, row, sr_view_of(slot_names[i].name));
    uint32_t slot = SR_SLOT_NONE;
    if (v.ptr && !value_of(slots, v, &slot)) return false;
    ((uint8_t *)f)[slot_names[i].at] = (uint8_t)slot;
  }
  return true;
}

sr_status sr_frames_open(sr_frames *out, const sr_lexicon *lex)
{
  out->n = 0;
  for (uint32_t i = 0; i < lex->n_rows; i++) {
    if (lex->rows[i].cls != SR_LEX_CLASS_frame) continue;
    if (out->n == SR_MAX_FRAMES || !read_row(lex, i, &out->v[out->n])) return SR_ERR_DATA;
    out->n++;
  }
  return out->n ? SR_OK : SR_ERR_DATA;
}

const sr_frame_def *sr_frames_of(const sr_frames *f, const sr_lexicon *lex, uint32_t row)
{
  for (uint32_t i = 0; i < f->n; i++)
    if (f->v[i].name == lex->rows[row].value) return &f->v[i];
  return NULL;
}

const sr_frame_def *sr_frames_named(const sr_frames *f, const sr_lexicon *lex, sr_view name)
{
  for (uint32_t i = 0; i < f->n; i++)
    if (sr_view_eq(sr_lex_string(lex, f->v[i].name), name)) return &f->v[i];
  return NULL;
}
