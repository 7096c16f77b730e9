/* Which mentions are one incident.
 *
 * Mentions come in the order of the report, the title's first. Each joins the group that it
 * fits best, or makes one. What speaks for joining: the same day, the same place, "the
 * attack", nothing that speaks against it; what forbids it: another day, another town, "in a
 * separate incident", another named perpetrator. The group told of last is preferred: news
 * tells one thing at a time. (After the focus of Grosz and Sidner 1986, reduced to a stack of one.)
 */
#include "link/group.h"

#define FORBID (-1000)

#define EV_FORCE                                                                                                  \
  ((uint32_t)(SR_EV_ATTACK | SR_EV_BLAST | SR_EV_CLASH | SR_EV_KILL | SR_EV_INJURE | SR_EV_STORM | SR_EV_ABDUCT |   \
              SR_EV_BODY | SR_EV_ROB | SR_EV_BURN | SR_EV_HIJACK | SR_EV_SUICIDE | SR_EV_SABOTAGE | SR_EV_RIOT))

static const sr_timex *timex_of(const sr_linker *l, uint32_t i)
{
  return i == SR_NONE ? NULL : &l->in->ann->timex.v[i];
}

static bool dated(const sr_timex *t)
{
  return t && t->from != SR_NO_DAY;
}

static bool is_title(const sr_linker *l, const sr_mention *m)
{
  return l->in->doc->sent.v[m->sent].part == SR_PART_TITLE;
}

/* Mentions that tell what came of an incident, whenever that was. */
static bool aftermath(const sr_linker *l, const sr_mention *m)
{
  (void)l;
  if (m->events && !(m->events & ~(uint32_t)(SR_EV_CLAIM | SR_EV_TOLL | SR_EV_UNHURT | SR_EV_ESCAPE | SR_EV_DAMAGE | SR_EV_RELEASE | SR_EV_SEIZE))) return true;
  for (uint32_t i = 0; i < m->count.n; i++)
    if (m->count.v[i].later) return true;
  return false;
}

/* Figures of people who were not told of before. */
static bool has_new_people(const sr_mention *m)
{
  for (uint32_t i = 0; i < m->count.n; i++)
    if (!m->count.v[i].definite && !m->count.v[i].naming) return true;
  return false;
}

/* "confirmed the attack to reporters in Minna on Tuesday": the place and day are those of the telling. */
static bool bare_reference(const sr_mention *m)
{
  return m->reference && m->nominal && !m->side && !has_new_people(m);
}

/* ---- the score of one mention with one group ---- */

static int date_score(const sr_linker *l, const sr_group_state *g, const sr_mention *m)
{
  const sr_timex *t = timex_of(l, m->timex);
  if (!dated(t) || g->from == SR_NO_DAY) return 0;
  if (t->to < g->from || g->to < t->from) {
    if (aftermath(l, m)) return 0;
    if (bare_reference(m) && t->from > g->to) return 0;
    /* "Monday night" told on Tuesday as "early Tuesday": one night. */
    bool after = t->from - g->to == 1 && g->daypart == SR_PART_NIGHT && (t->daypart == SR_PART_NIGHT || t->daypart == SR_PART_MORNING);
    bool before = g->from - t->to == 1 && t->daypart == SR_PART_NIGHT && (g->daypart == SR_PART_NIGHT || g->daypart == SR_PART_MORNING);
    bool night = after || before;
    return night && m->reference ? 0 : FORBID;
  }
  /* Morning and evening of one day are two things, unless the words point back. */
  bool apart = t->daypart != SR_PART_NONE && g->daypart != SR_PART_NONE && t->daypart != SR_PART_CLOCK &&
               g->daypart != SR_PART_CLOCK && t->daypart != g->daypart && !m->reference && has_new_people(m);
  return apart ? 0 : t->precision == SR_PREC_DAY && g->precision == SR_PREC_DAY ? 40 : 15;
}

static bool own_day(const sr_linker *l, const sr_mention *m)
{
  return dated(timex_of(l, m->timex)) && m->events & EV_FORCE && !aftermath(l, m);
}

static bool same_or_inside(const sr_linker *l, uint32_t a, uint32_t b)
{
  const sr_place_service *s = &l->in->places;
  return a == b || s->within(s->places, a, b) || s->within(s->places, b, a);
}

static int place_score(const sr_linker *l, const sr_group_state *g, const sr_mention *m)
{
  if (m->place == SR_NONE || g->place == SR_NONE) return 0;
  const sr_place_mention *a = &l->in->ann->place.v[m->place], *b = &l->in->ann->place.v[g->place];
  if (a->place == SR_NONE || b->place == SR_NONE) {
    sr_view x = sr_tok_norm(l->in->doc, a->tok_from), y = sr_tok_norm(l->in->doc, b->tok_from);
    return sr_view_eq(x, y) ? 30 : a->inside != SR_NONE && b->inside != SR_NONE ? -15 : 0;
  }
  if (same_or_inside(l, a->place, b->place)) return 30;
  const sr_place_service *s = &l->in->places;
  double km = s->distance(s->places, a->place, b->place);
  bool fine = a->level <= SR_PLACE_LOCALITY && b->level <= SR_PLACE_LOCALITY;
  if (m->reference && aftermath(l, m)) return -10;
  if (bare_reference(m)) return -8;
  if (fine && km >= 0 && km < 25) return m->reference ? 0 : (has_new_people(m) || own_day(l, m)) && km > 1.5 ? FORBID : -12;
  if (aftermath(l, m)) return -10;
  /* Another place of one district, with no day and no people of its own: the way of the same story. */
  bool bare = !dated(timex_of(l, m->timex)) && !has_new_people(m) && !m->separate;
  if (bare && km >= 0 && km < 80) return -10;
  return FORBID;
}

static uint32_t named_initiator(const sr_linker *l, const sr_mention *m)
{
  for (uint32_t i = 0; i < m->party.n; i++) {
    if (m->party.v[i].arg != SR_ARG_AGENT && m->party.v[i].arg != SR_ARG_BOMBER) continue;
    const sr_entity *e = sr_lk_entity(l, m->party.v[i].entity);
    if (e->actor != SR_NONE) return l->in->ann->actor.v[e->actor].actor;
  }
  return SR_NONE;
}

/* Who used force, in broad strokes: 1 the state, 2 others, 0 not told. */
static int force_of(const sr_linker *l, const sr_mention *m)
{
  for (uint32_t i = 0; i < m->party.n; i++) {
    if (m->party.v[i].arg != SR_ARG_AGENT && m->party.v[i].arg != SR_ARG_BOMBER) continue;
    int kind = sr_lk_kind(l, sr_lk_entity(l, m->party.v[i].entity));
    if (kind >= 0) return sr_lk_state_kind(kind) ? 1 : 2;
  }
  if (m->events & (SR_EV_OPERATION | SR_EV_ARREST)) return 1;
  return 0;
}

static int kind_score(const sr_linker *l, const sr_group_state *g, const sr_mention *m)
{
  int s = 0;
  uint32_t me = named_initiator(l, m);
  int force = force_of(l, m);
  for (uint32_t i = 0; i < g->mention.n; i = sr_lk_next(g, i)) {
    const sr_mention *o = sr_lk_mention(l, g->mention.v[i]);
    uint32_t him = named_initiator(l, o);
    if (me != SR_NONE && him != SR_NONE) s += me == him ? 8 : -6;
    for (int t = 0; t < SR_TACTIC__N; t++)
      if (m->tactics[t] && o->tactics[t]) s += 6;
    int f = force_of(l, o);
    if (force && f && force != f && !(g->events & SR_EV_CLASH)) s -= 4;
  }
  /* "the exchange of fire", "the blast": where there was one. */
  uint32_t named = m->events & (SR_EV_CLASH | SR_EV_BLAST | SR_EV_STORM | SR_EV_OPERATION | SR_EV_ROB | SR_EV_ABDUCT);
  if (m->reference && named && !m->side) s += g->events & named ? 8 : -6;
  /* "responsibility for the attack" is not for the bodies found later. */
  uint32_t struck = SR_EV_ATTACK | SR_EV_BLAST | SR_EV_STORM | SR_EV_SUICIDE | SR_EV_ABDUCT | SR_EV_BURN | SR_EV_ROB;
  if (m->reference && m->events & SR_EV_ATTACK && !m->side) s += g->events & struck ? 8 : -6;
  /* An abduction and a blast are two things; a surrender or a rescue is none of either. */
  uint32_t a = m->events & EV_FORCE, b = g->events & EV_FORCE;
  if (a && b && !(a & b) && ((a | b) & SR_EV_ABDUCT) && ((a | b) & (SR_EV_BLAST | SR_EV_SUICIDE))) s -= 15;
  if ((m->events & SR_EV_RELEASE) && !(m->events & EV_FORCE)) s += g->events & (SR_EV_ABDUCT | SR_EV_MISSING) ? 25 : 0;
  if (m->events & SR_EV_ABDUCT && g->events & SR_EV_RELEASE && !(g->events & (EV_FORCE & ~(uint32_t)SR_EV_ABDUCT))) s += 25;
  if (((m->events ^ g->events) & SR_EV_SURRENDER) && !m->reference) s -= 30;
  if ((m->events & SR_EV_BODY) && (g->events & SR_EV_ABDUCT)) s -= 30;
  if ((m->events & SR_EV_ABDUCT) && !(g->events & (SR_EV_ABDUCT | SR_EV_MISSING | SR_EV_RELEASE | SR_EV_STORM | SR_EV_ATTACK)) && g->events & EV_FORCE) s -= 12;
  return s;
}

static bool claimed_same(const sr_count *a, const sr_count *b)
{
  return a->outcome == b->outcome && a->best != SR_OPEN && a->best == b->best && a->best > 1;
}

static int figure_score(const sr_linker *l, const sr_group_state *g, const sr_mention *m)
{
  int s = 0;
  for (uint32_t i = 0; i < g->mention.n; i = sr_lk_next(g, i)) {
    const sr_mention *o = sr_lk_mention(l, g->mention.v[i]);
    for (uint32_t a = 0; a < m->count.n; a++)
      for (uint32_t b = 0; b < o->count.n; b++)
        if (claimed_same(&m->count.v[a], &o->count.v[b])) s += 6;
  }
  return s > 18 ? 18 : s;
}

/* "the slain terrorist" belongs where one was slain. */
static int reference_score(const sr_linker *l, const sr_group_state *g, const sr_mention *m)
{
  if (m->ref_outcome < 0) return 0;
  for (uint32_t i = 0; i < g->mention.n; i = sr_lk_next(g, i)) {
    const sr_mention *o = sr_lk_mention(l, g->mention.v[i]);
    for (uint32_t k = 0; k < o->count.n; k++) {
      const sr_count *c = &o->count.v[k];
      bool who = c->who == m->ref_who || c->who == SR_WHO_unknown || m->ref_who == SR_WHO_unknown;
      if (who && c->outcome == (uint8_t)m->ref_outcome && (c->best == m->ref_count || m->ref_count == SR_OPEN)) return 14;
    }
  }
  return -4;
}

/* Heads of the buildings and vehicles of a mention: "the shrine", "a bus". */
static uint32_t site_heads(const sr_linker *l, const sr_mention *m, uint64_t *out, uint32_t max)
{
  uint32_t n = 0;
  for (uint32_t i = l->in->ann->sense_at[m->tok_from]; i < l->in->ann->sense.n && n < max; i++) {
    const sr_sense *k = &l->in->ann->sense.v[i];
    if (k->tok_from >= m->tok_to) break;
    if (l->in->lex->rows[k->entry].cls == SR_LEX_CLASS_site) out[n++] = l->in->doc->tok.v[k->tok_to - 1].key;
  }
  return n;
}

static int site_score(const sr_linker *l, const sr_group_state *g, const sr_mention *m)
{
  uint64_t a[8], b[8];
  uint32_t na = site_heads(l, m, a, 8);
  for (uint32_t i = 0; i < g->mention.n && na; i = sr_lk_next(g, i)) {
    uint32_t nb = site_heads(l, sr_lk_mention(l, g->mention.v[i]), b, 8);
    for (uint32_t x = 0; x < na; x++)
      for (uint32_t y = 0; y < nb; y++)
        if (a[x] == b[y]) return 14;
  }
  return 0;
}

/* What is named in passing is not what the sentence is about. */
static bool told_apart(const sr_linker *l, const sr_group_state *g, const sr_mention *m)
{
  for (uint32_t i = 0; i < g->mention.n; i = sr_lk_next(g, i)) {
    const sr_mention *o = sr_lk_mention(l, g->mention.v[i]);
    if (o->sent == m->sent && o->side != m->side) return true;
  }
  return false;
}

/* What speaks for and against joining a group, each by itself, so that it can be told. */
typedef struct parts {
  int day, place, kind, figures, people, site, focus, words, apart;
  const char *forbidden; /* what forbids it, NULL */
} parts;

static parts weigh(const sr_linker *l, uint32_t gi, uint32_t focus, const sr_mention *m)
{
  const sr_group_state *g = &l->group.v[gi];
  parts p = {0};
  if (told_apart(l, g, m)) p.forbidden = "the sentence names one in passing and tells of the other";
  p.day = date_score(l, g, m);
  p.place = place_score(l, g, m);
  if (p.day == FORBID) p.forbidden = "another day";
  if (p.place == FORBID) p.forbidden = "another place";
  if (p.forbidden) return p;
  p.kind = kind_score(l, g, m);
  p.figures = figure_score(l, g, m);
  p.people = reference_score(l, g, m);
  p.site = site_score(l, g, m);
  p.focus = gi == focus ? 12 : 0;
  p.words = (m->reference ? 6 : 0) - (m->separate ? p.day < 40 ? 40 : p.place < 30 || has_new_people(m) || m->party.n ? 90 : 0 : 0);
  bool own = dated(timex_of(l, m->timex)) || m->place != SR_NONE;
  if (m->recalled && !g->past_perfect && own && p.day <= 0 && p.place <= 0) p.apart -= 14;
  /* "arrested ...; he is wanted in the killing of X": the old deed of those held is not their arrest. */
  uint32_t held = SR_EV_ARREST | SR_EV_SURRENDER;
  if (m->side && m->events & EV_FORCE && g->events & held && !(g->events & EV_FORCE)) p.apart -= 60;
  if (g->only_side && !m->side && !m->reference && own && p.day + p.place <= 0) p.apart -= 14;
  return p;
}

static int sum(const parts *p)
{
  if (p->forbidden) return FORBID;
  return p->day + p->place + p->kind + p->figures + p->people + p->site + p->focus + p->words + p->apart;
}

static int score(const sr_linker *l, uint32_t gi, uint32_t focus, const sr_mention *m)
{
  parts p = weigh(l, gi, focus, m);
  return sum(&p);
}

/* Of a list of hundreds of incidents only the latest may go on. */
static uint32_t rivals_from(const sr_linker *l)
{
  return l->group.n > SR_MAX_RIVALS ? l->group.n - SR_MAX_RIVALS : 0;
}

static void explain(sr_linker *l, uint32_t chosen, uint32_t focus, const sr_mention *m)
{
  if (!l->in->explain) return;
  for (uint32_t g = rivals_from(l); g < l->group.n; g++) {
    parts p = weigh(l, g, focus, m);
    sr_arena *a = l->in->doc->arena;
    sr_view why = p.forbidden ? sr_arena_printf(a, "not this one: %s", p.forbidden)
                              : sr_arena_printf(a, "%s: day %+d, place %+d, deed and doer %+d, figures %+d, people pointed at %+d, site %+d, told of last %+d, words %+d, background %+d",
                                                g == chosen ? "joined" : "not this one", p.day, p.place, p.kind, p.figures, p.people, p.site, p.focus, p.words, p.apart);
    sr_lk_reason(l, g, SR_V("incident"), m->trig_from, m->trig_to, why);
  }
  if (chosen == SR_NONE) sr_lk_reason(l, l->group.n, SR_V("incident"), m->trig_from, m->trig_to, SR_V("opens this incident: none before fits"));
}

/* ---- making and joining ---- */

/* Captives let go: when and where that was is not when and where they were taken. */
static bool only_freed(const sr_mention *m)
{
  if (!(m->events & SR_EV_RELEASE) || m->events & EV_FORCE) return false;
  for (uint32_t i = 0; i < m->count.n; i++)
    if (m->count.v[i].outcome == SR_OUTCOME_released) return true;
  return false;
}

static void take_time(sr_linker *l, sr_group_state *g, const sr_mention *m)
{
  if (only_freed(m)) return;
  const sr_timex *t = timex_of(l, m->timex);
  if (!dated(t) || (aftermath(l, m) && g->mention.n)) return;
  if (bare_reference(m) && g->from != SR_NO_DAY && (t->from < g->from || t->to > g->to)) return;
  bool finer = g->from == SR_NO_DAY || (t->precision < g->precision) ||
               (t->precision == g->precision && g->daypart == SR_PART_NONE && t->daypart != SR_PART_NONE && t->from >= g->from && t->to <= g->to);
  if (!finer) return;
  g->from = t->from, g->to = t->to;
  g->precision = t->precision;
  if (t->daypart != SR_PART_NONE || g->timex == SR_NONE) g->daypart = t->daypart, g->minute = t->minute;
  g->timex = m->timex;
}

static void take_daypart(sr_linker *l, sr_group_state *g, const sr_mention *m)
{
  const sr_timex *t = timex_of(l, m->timex);
  if (!t || g->daypart == SR_PART_CLOCK || t->daypart == SR_PART_NONE || aftermath(l, m)) return;
  if (g->daypart == SR_PART_NONE || t->daypart == SR_PART_CLOCK) g->daypart = t->daypart, g->minute = t->minute;
}

static void take_place(sr_linker *l, sr_group_state *g, const sr_mention *m)
{
  if (only_freed(m)) return;
  if (m->place == SR_NONE || ((aftermath(l, m) || bare_reference(m)) && g->place != SR_NONE)) return;
  if (g->place == SR_NONE) {
    g->place = m->place;
    return;
  }
  const sr_place_mention *a = &l->in->ann->place.v[m->place], *b = &l->in->ann->place.v[g->place];
  bool finer = a->level < b->level && a->place != SR_NONE && b->place != SR_NONE &&
               l->in->places.within(l->in->places.places, a->place, b->place);
  if (finer) g->place = m->place;
}

static void join(sr_linker *l, uint32_t gi, uint32_t mi)
{
  sr_group_state *g = &l->group.v[gi];
  const sr_mention *m = sr_lk_mention(l, mi);
  take_time(l, g, m);
  take_daypart(l, g, m);
  take_place(l, g, m);
  if (g->mention.n < SR_MAX_MENTIONS) SR_PUSH(l->in->doc->arena, &g->mention, mi);
  g->events |= m->events;
  g->past_perfect |= m->recalled && g->mention.n == 1;
  if (!m->side) g->only_side = false;
  if (is_title(l, m)) g->order = 0;
  l->of_mention[mi] = gi;
}

static uint32_t open_group(sr_linker *l, uint32_t mi)
{
  const sr_mention *m = sr_lk_mention(l, mi);
  sr_group_state g = {.timex = SR_NONE, .place = SR_NONE, .from = SR_NO_DAY, .to = SR_NO_DAY, .precision = SR_PREC_UNKNOWN};
  g.only_side = m->side;
  g.order = is_title(l, m) ? 0 : m->trig_from + 1;
  SR_PUSH(l->in->doc->arena, &l->group, g);
  join(l, l->group.n - 1, mi);
  return l->group.n - 1;
}

/* "The army said on Monday that three men had been killed the day before": counted from a day that the sentence, or one of
 * the `before` sentences before it, tells before. */
static sr_day day_before(const sr_linker *l, const sr_mention *m, const sr_timex *t, uint32_t before)
{
  uint32_t first = m->sent > before ? m->sent - before : 0;
  for (const sr_timex *x = t; x > l->in->ann->timex.v;) {
    x--;
    if (x->tok_from < l->in->doc->sent.v[first].tok_from) break;
    if (x->from != SR_NO_DAY && x->precision == SR_PREC_DAY && x->type != SR_TIMEX_DURATION && x->type != SR_TIMEX_SET) return x->from;
  }
  return SR_NO_DAY;
}

static void resolve_time(sr_linker *l, uint32_t focus, const sr_mention *m)
{
  if (m->timex == SR_NONE) return;
  sr_timex *t = &l->in->ann->timex.v[m->timex];
  if (t->anchor != SR_ANCHOR_EVENT || t->from != SR_NO_DAY) return;
  sr_day day = day_before(l, m, t, 0);
  if (day == SR_NO_DAY && focus != SR_NONE) day = l->group.v[focus].from;
  /* "... after a late-night shooting Saturday. Shots were fired at 10 p.m." */
  if (day == SR_NO_DAY && t->daypart == SR_PART_CLOCK) day = day_before(l, m, t, 2);
  if (day == SR_NO_DAY && focus != SR_NONE) day = l->in->doc->published;
  sr_timex_resolve(t, day);
}

static bool place_told(const sr_linker *l, const sr_mention *m)
{
  return m->place != SR_NONE && l->in->ann->place.v[m->place].level <= SR_PLACE_ADMIN1;
}

/* How much of an incident is told: people counted or named, a place finer than a country, a day, a building, a
 * group by name. Opinion and history speak of violence at large; news tells at least one of these. */
static int concreteness(const sr_linker *l, const sr_mention *m)
{
  int n = 0;
  bool people = false, named = false;
  for (uint32_t i = 0; i < m->count.n; i++) {
    const sr_count *c = &m->count.v[i];
    people |= c->best != SR_OPEN || c->low != SR_OPEN || c->high != SR_OPEN;
    const sr_entity *e = c->entity == SR_NONE ? NULL : sr_lk_entity(l, c->entity);
    named |= e && e->name_to > e->name_from;
  }
  n += people + named;
  if (m->place != SR_NONE) n += l->in->ann->place.v[m->place].level <= SR_PLACE_ADMIN1;
  if (dated(timex_of(l, m->timex))) n += timex_of(l, m->timex)->precision <= SR_PREC_YEAR;
  n += m->site != SR_NONE;
  n += named_initiator(l, m) != SR_NONE;
  return n;
}

/* Hundreds and thousands of dead with no day are a war's or a plague's, not an incident's. */
static bool masses(const sr_mention *m)
{
  for (uint32_t i = 0; i < m->count.n; i++) {
    const sr_count *c = &m->count.v[i];
    int32_t n = c->best != SR_OPEN ? c->best : c->low;
    if (n != SR_OPEN && n >= 600 && (c->outcome == SR_OUTCOME_killed || c->outcome == SR_OUTCOME_injured)) return true;
  }
  return false;
}

static bool has_seized(const sr_mention *m)
{
  for (uint32_t i = 0; i < m->thing.n; i++)
    if (m->thing.v[i].seized) return true;
  return false;
}

/* Does a mention tell enough to open an incident with? One that names no one, nowhere, no day does not; an arrest
 * needs a day and a place of its own (else it is a proceeding); an operation needs somebody it befell. */
static bool can_open(const sr_linker *l, const sr_mention *m)
{
  uint32_t strong = m->events & (EV_FORCE | SR_EV_OPERATION | SR_EV_ARREST | SR_EV_SURRENDER | SR_EV_DEFUSE | SR_EV_MISSING | SR_EV_PLANT | SR_EV_RELEASE);
  bool people = has_new_people(m);
  if (masses(m) && !(dated(timex_of(l, m->timex)) && timex_of(l, m->timex)->precision <= SR_PREC_WEEK)) return false;
  int told = concreteness(l, m);
  if (told < 1 || ((m->nominal || m->side) && told < 2 && l->in->x->mention.n > 3)) return false;
  if (m->events & SR_EV_SEIZE && !strong) return has_seized(m) && place_told(l, m) && (dated(timex_of(l, m->timex)) || force_of(l, m) == 1 || l->in->x->mention.n == 1);
  if (!strong) return people && !(m->events & (SR_EV_CLAIM | SR_EV_UNHURT | SR_EV_ESCAPE)) && !(m->events == SR_EV_SEIZE);
  const sr_timex *t = timex_of(l, m->timex);
  bool who = people || m->party.n > 0, where = place_told(l, m), when = dated(t);
  if (!(strong & ~(uint32_t)SR_EV_OPERATION)) return people || m->thing.n > 0;
  if (!(strong & ~(uint32_t)(SR_EV_ARREST | SR_EV_OPERATION)) && l->group.n) return people && where && when && t->precision == SR_PREC_DAY && !m->side;
  if (m->side || m->nominal) return (when || where) && (who || when || m->events & (SR_EV_BLAST | SR_EV_ATTACK | SR_EV_STORM | SR_EV_KILL));
  return who || (where && when) || (where && m->events & (SR_EV_DAMAGE | SR_EV_BURN)) || m->events & (SR_EV_BLAST | SR_EV_SUICIDE) || m->thing.n > 0;
}

static bool only_operation(const sr_mention *m)
{
  return m->events & SR_EV_OPERATION && !(m->events & (EV_FORCE | SR_EV_ARREST | SR_EV_DEFUSE)) && !m->side && !m->summary && !m->recalled;
}

/* "Forces carried out an operation in X on Monday. In the exchange of fire four died.": the first sentence tells of
 * nobody hurt and opens nothing; what is told within the next three is what came of it. */
static bool join_waiting(sr_linker *l, uint32_t mi, uint32_t *focus)
{
  const sr_mention *m = sr_lk_mention(l, mi);
  if (l->waiting == SR_NONE || l->waiting == mi || l->group.n >= SR_MAX_INCIDENTS) return false;
  uint32_t waiting = l->waiting;
  bool near = m->sent > sr_lk_mention(l, waiting)->sent && m->sent - sr_lk_mention(l, waiting)->sent <= 3;
  if (!near) l->waiting = SR_NONE;
  if (!near || m->side || m->separate || !can_open(l, m)) return false;
  if (m->place != SR_NONE && dated(timex_of(l, m->timex))) return false; /* it tells its own place and day */
  l->waiting = SR_NONE;
  uint32_t g = open_group(l, waiting);
  if (score(l, g, g, m) <= 0) {
    l->of_mention[waiting] = SR_NONE;
    l->group.n--;
    return false;
  }
  join(l, g, mi);
  *focus = g;
  return true;
}

/* Told as what had happened before ("in March, gunmen had killed"), beside something that is told as news. */
static bool is_background(const sr_linker *l, uint32_t group)
{
  if (!l->group.v[group].past_perfect) return false;
  for (uint32_t g = 0; g < l->group.n; g++)
    if (!l->group.v[g].past_perfect && !l->group.v[g].only_side) return true;
  return false;
}

static void place_mention(sr_linker *l, uint32_t mi, uint32_t *focus)
{
  const sr_mention *m = sr_lk_mention(l, mi);
  resolve_time(l, *focus, m);
  if (is_title(l, m) && l->group.n) *focus = 0;
  uint32_t best = SR_NONE;
  int best_score = 0;
  bool title = is_title(l, m);
  for (uint32_t g = rivals_from(l); g < l->group.n; g++) {
    if (title && is_background(l, g)) continue; /* a headline tells the news */
    int s = score(l, g, *focus, m);
    if (s > best_score) {
      best = g;
      best_score = s;
    }
  }
  if (best != SR_NONE) {
    explain(l, best, *focus, m);
    join(l, best, mi);
    if (!m->side) *focus = best;
    return;
  }
  if (join_waiting(l, mi, focus)) return;
  bool headline = is_title(l, m) && l->group.n > 0;
  if (headline || !can_open(l, m) || l->group.n >= SR_MAX_INCIDENTS) {
    if (!headline && only_operation(m)) l->waiting = mi;
    sr_note(l->in->doc, SR_DIAG_no_victim, l->in->doc->tok.v[m->trig_from].from, l->in->doc->tok.v[m->trig_to - 1].to, SR_VNULL);
    return;
  }
  explain(l, SR_NONE, *focus, m);
  uint32_t g = open_group(l, mi);
  if (!m->side || *focus == SR_NONE) *focus = g;
}

/* ---- what is news and what is background ---- */

static sr_day news_day(const sr_linker *l)
{
  sr_day d = SR_NO_DAY;
  for (uint32_t i = 0; i < l->group.n; i++) {
    const sr_group_state *g = &l->group.v[i];
    if (g->only_side || g->from == SR_NO_DAY || g->precision > SR_PREC_WEEK) continue;
    if (d == SR_NO_DAY || g->to > d) d = g->to;
  }
  return d;
}

static void judge_frames(sr_linker *l)
{
  sr_day news = news_day(l), published = l->in->doc->published;
  for (uint32_t i = 0; i < l->group.n; i++) {
    sr_group_state *g = &l->group.v[i];
    bool dated_g = g->from != SR_NO_DAY;
    int age = dated_g && published != SR_NO_DAY ? published - g->to : 0;
    int behind = dated_g && news != SR_NO_DAY ? news - g->to : 0;
    bool aftermath_news = false;
    for (uint32_t k = 0; k < g->mention.n; k++) {
      const sr_mention *m = sr_lk_mention(l, g->mention.v[k]);
      aftermath_news |= m->events & (SR_EV_RELEASE) || (m->events & SR_EV_TOLL && aftermath(l, m));
    }
    if (g->only_side) g->recalled = behind > 0 || age > (i == 0 ? 7 : 2) || !dated_g; /* a statement that condemns it may come days later */
    else if (dated_g && !aftermath_news)
      g->recalled = age > 45 || (behind >= 1 && i > 0 && (g->past_perfect || g->precision >= SR_PREC_WEEK)) || (behind >= 3 && i > 0 && l->group.n < 4) ||
                    (behind >= 3 && g->past_perfect);
    else if (dated_g) g->recalled = false;
    else g->recalled = g->past_perfect && i > 0 && l->group.n > 1;
  }
}

/* A day told of the sum holds for each of its incidents that has none. */
static void date_all(sr_linker *l, const sr_mention *m)
{
  const sr_timex *t = timex_of(l, m->timex);
  if (!dated(t) || is_title(l, m)) return;
  for (uint32_t i = 0; i < l->group.n; i++) {
    sr_group_state *g = &l->group.v[i];
    if (g->from != SR_NO_DAY || g->past_perfect || g->only_side) continue;
    g->from = t->from, g->to = t->to, g->precision = t->precision, g->timex = m->timex;
  }
}

static bool has_doer(const sr_linker *l, const sr_group_state *g)
{
  for (uint32_t i = 0; i < g->mention.n; i++) {
    const sr_mention *m = sr_lk_mention(l, g->mention.v[i]);
    for (uint32_t k = 0; k < m->party.n; k++)
      if (m->party.v[k].arg != SR_ARG_VICTIM && m->party.v[k].arg != SR_ARG_TARGET) return true;
  }
  return false;
}

/* Who did it, told of the sum, did each of its incidents that names nobody. */
static void lend_doers(sr_linker *l, uint32_t mi)
{
  for (uint32_t i = 0; i < l->group.n && i < SR_MAX_INCIDENTS; i++) {
    if (l->group.v[i].only_side || l->group.v[i].past_perfect || has_doer(l, &l->group.v[i])) continue;
    const sr_mention *m = sr_lk_mention(l, mi);
    bool doer = false;
    sr_mention lent = {.sent = m->sent, .trig_from = m->trig_from, .trig_to = m->trig_to, .tok_from = m->tok_from, .tok_to = m->tok_to,
                       .events = m->events & (SR_EV_ATTACK | SR_EV_BLAST | SR_EV_STORM), .ref_outcome = -1, .timex = SR_NONE, .place = m->place, .site = SR_NONE};
    for (uint32_t k = 0; k < m->party.n; k++)
    {
      sr_party p = m->party.v[k];
      doer |= p.arg == SR_ARG_AGENT || p.arg == SR_ARG_BOMBER;
      if (p.arg == SR_ARG_VICTIM) p.arg = SR_ARG_TARGET;
      SR_PUSH(l->in->doc->arena, &lent.party, p);
    }
    if (!doer) return;
    SR_PUSH(l->in->doc->arena, &l->in->x->mention, lent);
    join(l, i, l->in->x->mention.n - 1);
  }
}

/* Courts and mourners have hours too. */
static bool of_afterwards(const sr_linker *l, uint32_t sent)
{
  const sr_sentence *s = &l->in->doc->sent.v[sent];
  for (uint32_t t = s->tok_from; t < s->tok_to; t++)
    if (sr_word_in(sr_tok_norm(l->in->doc, t), "court vigil funeral hearing arraigned arraignment conference scheduled bond bail trial sentenced charged arrested updated posted published release")) return true;
  return false;
}

/* "He was walking his dog at 9:10 p.m. Thursday when": of a report of one thing that no sentence dates, an hour on a
 * named day not long ago tells when it was, whatever the sentence tells of. */
static void date_by_hour(sr_linker *l)
{
  sr_day published = l->in->doc->published;
  if (!l->group.n || l->group.v[0].from != SR_NO_DAY || l->group.v[0].past_perfect || l->group.v[0].only_side || published == SR_NO_DAY) return;
  sr_group_state *g = &l->group.v[0];
  uint32_t sent = 0;
  for (uint32_t i = 0; i < l->in->ann->timex.n; i++) {
    const sr_timex *t = &l->in->ann->timex.v[i];
    while (sent + 1 < l->in->doc->sent.n && l->in->doc->sent.v[sent].tok_to <= t->tok_from) sent++;
    bool hour = t->daypart == SR_PART_CLOCK || t->daypart == SR_PART_NIGHT || t->daypart == SR_PART_EVENING;
    if (!hour || !dated(t) || t->precision != SR_PREC_DAY || t->future || t->since || t->from > published || published - t->from > 21) continue;
    if (l->in->doc->sent.v[sent].part != SR_PART_BODY || l->in->x->taken[sent] || of_afterwards(l, sent)) continue;
    g->from = t->from, g->to = t->to, g->precision = t->precision;
    g->daypart = t->daypart, g->minute = t->minute, g->timex = i;
    return;
  }
}

/* The body first: a headline is never news that the body does not tell, but for reports that are a headline
 * alone; so it joins what the body told, the first incident before others. */
void sr_lk_assemble(sr_linker *l)
{
  uint32_t n = l->in->x->mention.n, focus = SR_NONE, early = 0;
  l->waiting = SR_NONE;
  for (int pass = 0; pass < 3; pass++)
    for (uint32_t i = 0; i < n; i++) {
      const sr_mention *m = sr_lk_mention(l, i);
      int when = m->summary ? 2 : is_title(l, m) ? 1 : 0;
      /* "The incident happened at 11 p.m. on Wednesday" before it is told what it was: waits for the first. */
      bool scene = !m->events && m->nominal && m->reference;
      if (scene && pass == 0 && !l->group.n) early = i + 1;
      if (scene && i < early) when = l->group.n ? 1 : 3;
      if (scene && i < early && pass == 1) focus = l->group.n ? 0 : SR_NONE;
      if (when != pass) continue;
      if (m->summary && l->group.n > 1) {
        date_all(l, m);
        if (!is_title(l, m)) lend_doers(l, i);
      } else {
        place_mention(l, i, &focus);
      }
    }
  date_by_hour(l);
  judge_frames(l);
}
