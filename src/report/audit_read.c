/* The statistics of a reading as figures of an audit.
 *
 * A statistic names one group of people or none. Of "236 fatalities among civilians and security forces" the reading
 * holds the 236 and no group; whom it counts stands in the words that follow, which are read here. */
#include "report/audit.h"

typedef struct group_word {
  const char *word;
  unsigned groups;
} group_word;

/* Words for people, folded; 0: a word that may stand between two of them. */
static const group_word words[] = {
    {"civilian", 1},    {"civilians", 1}, {"citizens", 1},  {"people", 0},         {"security", 2},   {"soldiers", 2},
    {"troops", 2},      {"police", 2},    {"policemen", 2}, {"paramilitaries", 2}, {"military", 2},   {"law", 2},
    {"enforcement", 0}, {"forces", 0},    {"force", 0},     {"personnel", 0},      {"officials", 0},  {"officers", 0},
    {"members", 0},     {"agencies", 0},  {"militants", 4}, {"outlaws", 4},        {"terrorists", 4}, {"insurgents", 4},
    {"rebels", 4},      {"attackers", 4}, {"criminals", 4}, {"both", 0},           {"the", 0},        {"and", 0},
    {"as", 0},          {"well", 0},      {"of", 0},        {"other", 0}};

static bool is_letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_word(sr_view v, const char *word)
{
  size_t n = strlen(word);
  if (v.len != n) return false;
  for (size_t i = 0; i < n; i++)
    if ((v.ptr[i] | 0x20) != word[i]) return false;
  return true;
}

static const group_word *find_word(sr_view v)
{
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (is_word(v, words[i].word)) return &words[i];
  return NULL;
}

/* Skips blanks and commas, then takes a word; empty at the end of the clause. */
static sr_view next_word(sr_view text, size_t *at)
{
  while (*at < text.len && (text.ptr[*at] == ' ' || text.ptr[*at] == ',' || text.ptr[*at] == '\n'))
    ++*at;
  size_t from = *at;
  while (*at < text.len && is_letter(text.ptr[*at]))
    ++*at;
  return (sr_view){text.ptr + from, *at - from};
}

/* The groups told by "among civilians and security forces" at the end of a figure; 0 where there is no such phrase.
 * `end` is moved behind its last word for people. */
static unsigned groups_after(sr_view text, uint32_t *end)
{
  size_t at = *end;
  if (at >= text.len || !is_word(next_word(text, &at), "among")) return 0;
  unsigned groups = 0;
  for (;;) {
    sr_view w = next_word(text, &at);
    const group_word *g = w.len ? find_word(w) : NULL;
    if (!g) return groups;
    groups |= g->groups;
    if (groups && !is_word(w, "and") && !is_word(w, "as") && !is_word(w, "well") && !is_word(w, "the"))
      *end = (uint32_t)at;
  }
}

static unsigned groups_of(int who)
{
  switch (who) {
  case SR_GROUP_civilians:
    return SR_AUDIT_CIVILIANS;
  case SR_GROUP_security:
    return SR_AUDIT_SECURITY;
  case SR_GROUP_militants:
    return SR_AUDIT_MILITANTS;
  default:
    return SR_AUDIT_EVERYBODY;
  }
}

/* "PK/Khyber Pakhtunkhwa/Swat/Mingora"; a country that is only meant ("the country") has no name of its own. */
static sr_view path_of(sr_arena *m, const sr_place *p)
{
  const sr_view part[] = {p->country, p->admin1, p->admin2, p->locality};
  sr_view path = SR_VNULL;
  for (int i = 0; i < 4; i++)
    if (part[i].len)
      path = path.len ? sr_arena_printf(m, "%.*s/%.*s", (int)path.len, path.ptr, (int)part[i].len, part[i].ptr)
                      : sr_arena_copy(m, part[i]);
  return path.len ? path : sr_arena_copy(m, p->text);
}

static int compare_views(const void *x, const void *y)
{
  const sr_view *a = x, *b = y;
  size_t n = a->len < b->len ? a->len : b->len;
  int order = n ? memcmp(a->ptr, b->ptr, n) : 0;
  return order ? order : (a->len > b->len) - (a->len < b->len);
}

static sr_view places_of(sr_arena *m, const sr_statistic *s)
{
  sr_view *v = sr_arena_alloc(m, (s->n_places + 1) * sizeof *v), all = SR_VNULL;
  for (uint32_t i = 0; i < s->n_places; i++)
    v[i] = path_of(m, &s->places[i]);
  qsort(v, s->n_places, sizeof *v, compare_views);
  for (uint32_t i = 0; i < s->n_places; i++)
    all = all.len ? sr_arena_printf(m, "%.*s+%.*s", (int)all.len, all.ptr, (int)v[i].len, v[i].ptr) : v[i];
  return all;
}

static const sr_evidence *evidence_of(const sr_statistic *s, const char *field)
{
  for (uint32_t i = 0; i < s->evidence.n; i++)
    if (sr_view_eq(s->evidence.v[i].field, sr_view_of(field))) return &s->evidence.v[i];
  return NULL;
}

/* The words of the value, widened by those that tell whom it counts; those of a change stand behind them. */
static void take_words(sr_figure *f, sr_arena *m, const sr_statistic *s, sr_view text)
{
  const sr_evidence *value = evidence_of(s, "value"), *change = evidence_of(s, "change");
  if (!value && s->evidence.n) value = &s->evidence.v[0];
  f->at = f->end = UINT32_MAX;
  if (!value) return;
  f->words = sr_arena_copy(m, value->text);
  if (value->from != UINT32_MAX && value->to <= text.len) {
    f->at = value->from, f->end = value->to;
    unsigned groups = s->who < 0 ? groups_after(text, &f->end) : 0;
    if (groups) f->groups = groups;
    f->words = sr_arena_copy(m, (sr_view){text.ptr + f->at, f->end - f->at});
  }
  if (s->changed && change)
    f->words =
        sr_arena_printf(m, "%.*s … %.*s", (int)f->words.len, f->words.ptr, (int)change->text.len, change->text.ptr);
}

static sr_figure figure_of(sr_arena *m, const sr_statistic *s, sr_view text, sr_view source)
{
  sr_figure f = {
      .series = sr_arena_copy(m, s->publisher), .measure = s->measure, .groups = groups_of(s->who), .source = source};
  f.place = places_of(m, s);
  f.from = s->period_from, f.to = s->period_to;
  f.unit = s->unit, f.value = s->value, f.value_high = s->value_high, f.qualifier = s->qualifier;
  f.changed = s->changed, f.direction = s->direction;
  f.change_percent = s->changed ? s->change_percent : INT64_MIN;
  f.change_value = s->changed ? s->change_value : INT64_MIN;
  f.change_from = s->change_from, f.change_to = s->change_to;
  take_words(&f, m, s, text);
  return f;
}

sr_status sr_audit_reading(sr_audit *a, const sr_reading *reading, sr_view text, sr_view name, sr_error *err)
{
  jmp_buf full;
  a->arena.on_full = &full;
  if (setjmp(full)) return sr_audit_failed(a, err);
  sr_view source = sr_arena_copy(&a->arena, name);
  for (uint32_t i = 0; i < reading->n_statistics; i++)
    sr_audit_add(a, figure_of(&a->arena, &reading->statistics[i], text, source));
  a->arena.on_full = NULL;
  return a->over ? sr_audit_failed(a, err) : SR_OK;
}
