/* One incident in the text view: a heading, then a labelled line for each thing known. */
#include "report/text_parts.h"

static void separator(sr_page *p)
{
  sr_page_put(p, " · ");
}

static void upper(sr_page *p, const char *word)
{
  for (; *word; word++)
    sr_buf_byte(&p->line, *word == '_' ? ' ' : *word >= 'a' && *word <= 'z' ? (char)(*word - 32) : *word);
}

static void heading(sr_page *p, const sr_incident *in, uint32_t index)
{
  sr_page_end(p, 0, 0);
  sr_page_put(p, SR_PAGE_BOLD);
  sr_page_number(p, (int64_t)index + 1);
  sr_page_put(p, ". ");
  upper(p, sr_class_name(in->cls));
  sr_page_put(p, SR_PAGE_PLAIN);
  separator(p);
  sr_words_date(p, &in->date);
  separator(p);
  sr_words_place(p, &in->place);
  if (in->status != SR_STATE_occurred) {
    separator(p);
    sr_words_plain(p, sr_state_name(in->status));
  }
  if (in->frame == SR_FRAME_recalled) {
    separator(p);
    sr_page_put(p, "recalled");
  }
  sr_page_end(p, 0, SR_TEXT_INDENT);
}

static void tactics(sr_page *p, const sr_incident *in)
{
  bool some = false;
  for (int t = 0; t < SR_TACTIC__N; t++) {
    if (!in->tactics[t]) continue;
    if (some)
      sr_page_put(p, ", ");
    else
      sr_text_label(p, "How");
    some = true;
    sr_words_plain(p, sr_tactic_name((sr_tactic)t));
  }
  if (some) sr_text_end(p);
}

static void actor(sr_page *p, const sr_actor *a)
{
  static const char *const labels[SR_ROLE__N] = {[SR_ROLE_initiator] = "Initiator",
                                                 [SR_ROLE_target] = "Target",
                                                 [SR_ROLE_claimant] = "Claimed by",
                                                 [SR_ROLE_other_party] = "Other side"};
  sr_text_label(p, (unsigned)a->role < SR_ROLE__N ? labels[a->role] : "Actor");
  sr_page_text(p, a->name);
  if (a->text.len && !sr_view_eq(a->text, a->name)) {
    if (a->name.len) sr_page_put(p, " ");
    sr_page_quote(p, a->text);
  }
  if (a->kind != SR_KIND_unknown) {
    sr_page_put(p, ", ");
    sr_words_plain(p, sr_kind_name(a->kind));
  }
  if (a->certainty != SR_CERTAINTY_stated) {
    sr_page_put(p, ", ");
    sr_words_plain(p, sr_certainty_name(a->certainty));
  }
  if (a->denial) sr_page_put(p, ", denies it");
  sr_text_end(p);
}

static void row(sr_page *p, const sr_incident *in, const sr_casualty *c)
{
  bool one = c->best == 1 && c->low == 1;
  sr_words_count(p, c->low, c->best, c->high, c->qualifier);
  sr_page_put(p, " ");
  sr_words_who(p, c->who, one);
  for (uint32_t i = 0; i < c->n_names; i++) {
    sr_page_put(p, i ? ", " : " (");
    sr_page_text(p, c->names[i]);
  }
  if (c->n_names) sr_page_put(p, ")");
  if (c->scope == SR_SCOPE_alternative && c->attribution < in->n_attribution) {
    sr_page_put(p, " according to ");
    const sr_attribution *a = &in->attribution[c->attribution];
    if (a->speaker.len)
      sr_page_text(p, a->speaker);
    else
      sr_words_plain(p, sr_speaker_name(a->speaker_kind));
  }
}

/* Rows that are part of row `whole`, of one outcome: "of them 2 police, 1 paramilitary". */
static void parts(sr_page *p, const sr_incident *in, uint32_t whole, sr_outcome outcome)
{
  bool some = false;
  for (uint32_t i = 0; i < in->n_casualties; i++) {
    const sr_casualty *c = &in->casualties[i];
    if (c->scope != SR_SCOPE_part || c->part_of != whole || c->outcome != outcome) continue;
    sr_page_put(p, some ? ", " : ", of them ");
    some = true;
    row(p, in, c);
  }
}

static const char *side_words(sr_side side)
{
  static const char *const words[SR_SIDE__N] = {[SR_SIDE_initiator] = "initiator: ",
                                                [SR_SIDE_target] = "target: ",
                                                [SR_SIDE_other_party] = "other side: ",
                                                [SR_SIDE_bystander] = "bystanders: ",
                                                [SR_SIDE_unknown] = "side unknown: "};
  return (unsigned)side < SR_SIDE__N ? words[side] : "";
}

/* Is the row a part of one with the same outcome, told there? */
static bool is_told_there(const sr_incident *in, const sr_casualty *c)
{
  return c->scope == SR_SCOPE_part && c->part_of < in->n_casualties &&
         in->casualties[c->part_of].outcome == c->outcome && in->casualties[c->part_of].scope != SR_SCOPE_part;
}

static bool of_side(sr_page *p, const sr_incident *in, sr_outcome outcome, sr_side side, bool some)
{
  bool first = true;
  for (uint32_t i = 0; i < in->n_casualties; i++) {
    const sr_casualty *c = &in->casualties[i];
    if (c->outcome != outcome || c->side != side || c->scope == SR_SCOPE_alternative || is_told_there(in, c)) continue;
    if (first)
      sr_page_put(p, some ? "; " : "");
    else
      sr_page_put(p, ", ");
    if (first) sr_page_put(p, side_words(side));
    first = false;
    row(p, in, c);
    parts(p, in, i, outcome);
  }
  return some || !first;
}

static void alternatives(sr_page *p, const sr_incident *in, sr_outcome outcome, bool some)
{
  bool first = true;
  for (uint32_t i = 0; i < in->n_casualties; i++) {
    const sr_casualty *c = &in->casualties[i];
    if (c->outcome != outcome || c->scope != SR_SCOPE_alternative) continue;
    sr_page_put(p, !first ? ", " : some ? "; also reported: " : "also reported: ");
    first = false;
    row(p, in, c);
  }
}

static void casualties(sr_page *p, const sr_incident *in, sr_outcome outcome)
{
  bool any = false, some = false;
  for (uint32_t i = 0; i < in->n_casualties; i++)
    any |= in->casualties[i].outcome == outcome;
  if (!any) return;
  char label[24];
  snprintf(label, sizeof label, "%s", sr_outcome_name(outcome));
  label[0] = (char)(label[0] - 32);
  sr_text_label(p, label);
  const sr_range *all = outcome == SR_OUTCOME_killed    ? &in->totals.killed[SR_GROUP_all]
                        : outcome == SR_OUTCOME_injured ? &in->totals.injured[SR_GROUP_all]
                                                        : NULL;
  if (all && all->told && all->best == 0 && all->high == 0) {
    sr_page_put(p, "none");
    alternatives(p, in, outcome, true);
    sr_text_end(p);
    return;
  }
  if (all && all->told) {
    sr_words_count(p, all->low, all->best, all->high, SR_BOUND_exact);
    sr_page_put(p, " in all – ");
  }
  for (int s = 0; s < SR_SIDE__N; s++)
    some = of_side(p, in, outcome, (sr_side)s, some);
  alternatives(p, in, outcome, some);
  sr_text_end(p);
}

static void items(sr_page *p, const char *label, const sr_item *v, uint32_t n)
{
  if (!n) return;
  sr_text_label(p, label);
  for (uint32_t i = 0; i < n; i++) {
    if (i) sr_page_put(p, ", ");
    if (v[i].count != SR_NULL_INT) {
      sr_page_number(p, v[i].count);
      sr_page_put(p, " ");
    }
    sr_words_plain(p, sr_item_kind_name(v[i].kind));
    sr_page_put(p, " ");
    sr_page_quote(p, v[i].text);
  }
  sr_text_end(p);
}

static void attribution(sr_page *p, const sr_incident *in)
{
  static const char *const stances[SR_STANCE__N] = {[SR_STANCE_asserts] = "says so",
                                                    [SR_STANCE_denies] = "denies it",
                                                    [SR_STANCE_claims_responsibility] = "claims responsibility",
                                                    [SR_STANCE_accuses] = "accuses",
                                                    [SR_STANCE_estimates] = "estimates"};
  for (uint32_t i = 0; i < in->n_attribution; i++) {
    const sr_attribution *a = &in->attribution[i];
    sr_text_label(p, i ? "" : "Who says");
    if (a->speaker.len) {
      sr_page_text(p, a->speaker);
      sr_page_put(p, " (");
    }
    sr_words_plain(p, sr_speaker_name(a->speaker_kind));
    sr_page_put(p, a->speaker.len ? ") " : " ");
    sr_page_put(p, (unsigned)a->stance < SR_STANCE__N ? stances[a->stance] : "");
    if (a->cue.len) {
      sr_page_put(p, ": ");
      sr_page_quote(p, a->cue);
    }
    sr_text_end(p);
  }
}

static void reasons(sr_page *p, const sr_reading *r, uint32_t index)
{
  bool some = false;
  for (uint32_t i = 0; i < r->n_reasons; i++) {
    if (r->reasons[i].incident != index) continue;
    sr_text_label(p, some ? "" : "Why");
    some = true;
    sr_page_text(p, r->reasons[i].field);
    sr_page_put(p, ": ");
    sr_page_text(p, r->reasons[i].text);
    sr_text_end(p);
  }
}

void sr_text_incident(sr_page *p, const sr_reading *r, uint32_t index, bool explain)
{
  const sr_incident *in = &r->incidents[index];
  heading(p, in, index);
  tactics(p, in);
  for (uint32_t i = 0; i < in->n_actors; i++)
    actor(p, &in->actors[i]);
  for (int o = 0; o < SR_OUTCOME__N; o++)
    casualties(p, in, (sr_outcome)o);
  items(p, "Weapons", in->weapons, in->n_weapons);
  items(p, "Seized", in->seized, in->n_seized);
  attribution(p, in);
  sr_text_evidence(p, &in->evidence);
  if (explain) reasons(p, r, index);
}
