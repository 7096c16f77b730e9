/* Persons, campaigns and published figures in the text view, and the words that things rest on. */
#include "report/text_parts.h"

enum { MAX_PASSAGES = 64 };

/* Does a wider passage, or the same earlier in the list, hold this one? */
static bool is_held(const sr_evidences *e, uint32_t i)
{
  const sr_evidence *a = &e->v[i];
  for (uint32_t k = 0; k < e->n; k++) {
    const sr_evidence *b = &e->v[k];
    if (k == i || (a->from == UINT32_MAX) != (b->from == UINT32_MAX)) continue;
    bool same = a->from == b->from && a->to == b->to && sr_view_eq(a->text, b->text);
    if (same ? k < i : a->from != UINT32_MAX && b->from <= a->from && b->to >= a->to) return true;
  }
  return false;
}

/* The first passage behind `from`, or UINT32_MAX; those of a title given apart come last. */
static uint32_t next_passage(const sr_evidences *e, const bool *used, uint32_t n)
{
  uint32_t best = UINT32_MAX;
  for (uint32_t i = 0; i < n; i++)
    if (!used[i] && (best == UINT32_MAX || e->v[i].from < e->v[best].from)) best = i;
  return best;
}

void sr_text_evidence(sr_page *p, const sr_evidences *e)
{
  bool used[MAX_PASSAGES], some = false;
  sr_evidences few = *e;
  if (few.n > MAX_PASSAGES) few.n = MAX_PASSAGES;
  for (uint32_t i = 0; i < few.n; i++)
    used[i] = !few.v[i].text.len || is_held(&few, i);
  for (uint32_t i; (i = next_passage(&few, used, few.n)) != UINT32_MAX; used[i] = true) {
    if (some)
      sr_page_put(p, " · ");
    else
      sr_text_label(p, "Words");
    some = true;
    sr_page_quote(p, few.v[i].text);
  }
  if (e->n > few.n) sr_page_put(p, " · …");
  if (some) sr_text_end(p);
}

static void list(sr_page *p, const sr_view *v, uint32_t n)
{
  for (uint32_t i = 0; i < n; i++) {
    if (i) sr_page_put(p, ", ");
    sr_page_text(p, v[i]);
  }
}

static void proceeding(sr_page *p, const sr_proceeding *c, bool first)
{
  sr_text_label(p, first ? "Record" : "");
  sr_words_plain(p, sr_proc_kind_name(c->kind));
  if (c->count != SR_NULL_INT) {
    sr_page_put(p, " (");
    sr_page_number(p, c->count);
    sr_page_put(p, ")");
  }
  if (c->dated) {
    sr_page_put(p, ", ");
    sr_words_date(p, &c->date);
  }
  if (c->n_places) sr_page_put(p, ": ");
  list(p, c->places, c->n_places);
  sr_text_end(p);
}

static void roles(sr_page *p, const sr_person *person)
{
  for (uint32_t i = 0; i < person->n_roles; i++) {
    const sr_person_role *r = &person->roles[i];
    if (i)
      sr_page_put(p, "; ");
    else
      sr_text_label(p, "Part");
    sr_words_plain(p, sr_prole_name(r->role));
    sr_page_put(p, " in incident ");
    sr_page_number(p, (int64_t)r->incident + 1);
    if (r->certainty != SR_CERTAINTY_stated) {
      sr_page_put(p, " (");
      sr_words_plain(p, sr_certainty_name(r->certainty));
      sr_page_put(p, ")");
    }
  }
  if (person->n_roles) sr_text_end(p);
}

void sr_text_person(sr_page *p, const sr_person *person)
{
  sr_page_put(p, SR_PAGE_BOLD);
  sr_page_text(p, person->name);
  sr_page_put(p, SR_PAGE_PLAIN);
  if (person->n_aliases) {
    sr_page_put(p, ", alias ");
    list(p, person->aliases, person->n_aliases);
  }
  for (uint32_t i = 0; i < person->n_descriptors; i++) {
    sr_page_put(p, ", ");
    sr_page_quote(p, person->descriptors[i]);
  }
  if (person->affiliation.len) {
    sr_page_put(p, " · ");
    sr_page_text(p, person->affiliation);
    if (person->affiliation_certainty != SR_CERTAINTY_stated) {
      sr_page_put(p, " (");
      sr_words_plain(p, sr_certainty_name(person->affiliation_certainty));
      sr_page_put(p, ")");
    }
  }
  if (person->condition != SR_CONDITION_unknown) {
    sr_page_put(p, " · ");
    sr_words_plain(p, sr_condition_name(person->condition));
  }
  sr_page_end(p, 0, SR_TEXT_INDENT);
  roles(p, person);
  for (uint32_t i = 0; i < person->n_proceedings; i++)
    proceeding(p, &person->proceedings[i], i == 0);
  sr_text_evidence(p, &person->evidence);
}

void sr_text_campaign(sr_page *p, const sr_campaign *c)
{
  sr_page_put(p, SR_PAGE_BOLD);
  sr_page_text(p, c->name);
  sr_page_put(p, SR_PAGE_PLAIN);
  sr_page_put(p, c->kind == SR_CAMPAIGNKIND_state ? " · of the state · " : " · of an armed group · ");
  sr_words_plain(p, sr_campaign_status_name(c->status));
  sr_page_put(p, " · ");
  sr_words_date(p, &c->date);
  sr_page_end(p, 0, SR_TEXT_INDENT);
  sr_text_evidence(p, &c->evidence);
}

static void figure(sr_page *p, const sr_statistic *s)
{
  static const char *const before[SR_BOUND__N] = {[SR_BOUND_exact] = "", [SR_BOUND_at_least] = "at least ",
                                                  [SR_BOUND_up_to] = "up to ", [SR_BOUND_about] = "about ",
                                                  [SR_BOUND_vague] = "some "};
  sr_page_put(p, SR_PAGE_BOLD);
  sr_page_put(p, (unsigned)s->qualifier < SR_BOUND__N ? before[s->qualifier] : "");
  if (s->value != INT64_MIN) sr_words_hundredths(p, s->value);
  if (s->value_high != INT64_MIN && s->value_high != s->value) {
    sr_page_put(p, "–");
    sr_words_hundredths(p, s->value_high);
  }
  sr_page_put(p, s->unit == SR_UNIT_percent ? " % " : " ");
  sr_words_plain(p, sr_measure_name(s->measure));
  sr_page_put(p, SR_PAGE_PLAIN);
  if (s->of.len) {
    sr_page_put(p, ", of ");
    sr_page_quote(p, s->of);
  }
}

static void change(sr_page *p, const sr_statistic *s)
{
  if (!s->changed) return;
  sr_page_put(p, " · ");
  sr_words_plain(p, sr_direction_name(s->direction));
  if (s->change_percent != INT64_MIN) {
    sr_page_put(p, " ");
    sr_words_hundredths(p, s->change_percent);
    sr_page_put(p, " %");
  }
  if (s->change_value != INT64_MIN) {
    sr_page_put(p, " from ");
    sr_words_hundredths(p, s->change_value);
  }
  if (s->change_from == SR_NULL_INT && s->change_to == SR_NULL_INT) return;
  sr_page_put(p, " in ");
  sr_words_period(p, s->change_from, s->change_to);
}

void sr_text_statistic(sr_page *p, const sr_statistic *s)
{
  figure(p, s);
  if (s->who >= 0 && s->who < SR_GROUP__N) {
    sr_page_put(p, " · ");
    sr_words_plain(p, sr_group_kind_name((sr_group_kind)s->who));
  }
  for (uint32_t i = 0; i < s->n_places; i++) {
    sr_page_put(p, i ? " and " : " · ");
    sr_words_place(p, &s->places[i]);
  }
  if (s->period_from != SR_NULL_INT || s->period_to != SR_NULL_INT) {
    sr_page_put(p, " · ");
    sr_words_period(p, s->period_from, s->period_to);
  }
  change(p, s);
  if (s->publisher.len) {
    sr_page_put(p, " · ");
    sr_page_text(p, s->publisher);
  }
  sr_page_end(p, 0, SR_TEXT_INDENT);
  sr_text_evidence(p, &s->evidence);
}
