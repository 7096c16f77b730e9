/* The ledger of an incident: which figures are one, which are parts, which are rivals.
 *
 * Counts come in the order of the report. Each is the same as a row told before, a part of one, a rival of
 * one, or a row of its own. At the end a general figure ("five people") takes specific ones
 * ("two policemen", "three passers-by") as its parts where they fit into it.
 */
#include "link/group.h"

typedef struct row {
  sr_count c;
  uint32_t mention;
  uint32_t part_of; /* row, SR_NONE */
  bool alternative, general, dead;
  bool taken; /* of the killed: counted off those who were shot */
  SR_VEC(sr_view) name;
  SR_VEC(uint32_t) seen; /* pairs of tokens: further words for it */
} row;

typedef struct ledger {
  sr_linker *l;
  bool attack; /* armed men attacked: they are not among the victims of a bare toll */
  SR_VEC(row) r;
} ledger;

static bool general_who(uint8_t who)
{
  return who == SR_WHO_unknown || who == SR_WHO_mixed;
}

static bool security_who(uint8_t w)
{
  return w == SR_WHO_police || w == SR_WHO_military || w == SR_WHO_paramilitary || w == SR_WHO_intelligence ||
         w == SR_WHO_security_unspecified || w == SR_WHO_militia;
}

static bool civil_who(uint8_t w)
{
  return !security_who(w) && !general_who(w) && w != SR_WHO_militant && w != SR_WHO_suicide_attacker && w != SR_WHO_criminal;
}

/* May two classes be the same people? "a woman" is a civilian, "security personnel" policemen. */
static bool compatible(uint8_t a, uint8_t b)
{
  if (a == b || general_who(a) || general_who(b)) return true;
  if (a == SR_WHO_security_unspecified) return security_who(b);
  if (b == SR_WHO_security_unspecified) return security_who(a);
  if (a == SR_WHO_civilian) return civil_who(b);
  if (b == SR_WHO_civilian) return civil_who(a);
  bool bad_a = a == SR_WHO_militant || a == SR_WHO_criminal || a == SR_WHO_suicide_attacker;
  bool bad_b = b == SR_WHO_militant || b == SR_WHO_criminal || b == SR_WHO_suicide_attacker;
  return bad_a && bad_b;
}

static int32_t figure(const sr_count *c)
{
  return c->best != SR_OPEN ? c->best : c->low != SR_OPEN ? c->low : c->high;
}

static bool same_figure(const sr_count *a, const sr_count *b)
{
  return a->low == b->low && a->best == b->best && a->high == b->high;
}

static bool told(const sr_count *c)
{
  return c->low != SR_OPEN || c->best != SR_OPEN || c->high != SR_OPEN;
}

static const sr_entity *entity_of(const ledger *g, const sr_count *c)
{
  return c->entity == SR_NONE ? NULL : sr_lk_entity(g->l, c->entity);
}

static void add_name(ledger *g, row *r, const sr_entity *e)
{
  if (!e || e->name_to <= e->name_from) return;
  sr_view name = sr_tok_text(g->l->in->doc, e->name_from, e->name_to);
  for (uint32_t i = 0; i < r->name.n; i++)
    if (sr_view_ends(r->name.v[i], name) || sr_view_eq(r->name.v[i], name)) return;
  SR_PUSH(g->l->in->doc->arena, &r->name, name);
}

/* The entity's own name, and those in apposition to it. */
static void add_names(ledger *g, row *r, uint32_t entity)
{
  if (entity == SR_NONE) return;
  const sr_entity *e = sr_lk_entity(g->l, entity);
  add_name(g, r, e);
  for (uint32_t i = entity + 1, k = 0; i < g->l->in->x->entity.n && k < 6; i++, k++) {
    const sr_entity *o = sr_lk_entity(g->l, i);
    if (o->sent != e->sent) break;
    if (o->same == entity) add_name(g, r, o);
  }
}

static bool is_named(const sr_entity *e)
{
  return e && e->name_to > e->name_from;
}

static void see(ledger *g, row *r, const sr_count *c)
{
  SR_PUSH(g->l->in->doc->arena, &r->seen, c->tok_from);
  SR_PUSH(g->l->in->doc->arena, &r->seen, c->tok_to);
  add_names(g, r, c->entity);
}

static row *push_row(ledger *g, const sr_count *c, uint32_t mention)
{
  row r = {.c = *c, .mention = mention, .part_of = SR_NONE};
  r.general = general_who(c->who);
  SR_PUSH(g->l->in->doc->arena, &g->r, r);
  row *p = &g->r.v[g->r.n - 1];
  add_names(g, p, c->entity);
  return p;
}

/* A row told before that this figure tells again. */
static row *again(ledger *g, const sr_count *c, uint32_t part_of)
{
  row *loose = NULL;
  for (uint32_t i = 0; i < g->r.n; i++) {
    row *r = &g->r.v[i];
    if (r->dead || r->alternative || r->c.outcome != c->outcome || !compatible(r->c.who, c->who)) continue;
    if (r->c.sent == c->sent && r->c.tok_from != c->tok_from && !c->toll) continue;
    if (part_of != SR_NONE && r->part_of != part_of) continue;
    bool same = same_figure(&r->c, c) || (figure(&r->c) == figure(c) && told(c));
    if (same && r->c.who == c->who) return r;
    if (same && (part_of != SR_NONE || r->part_of == SR_NONE)) loose = loose ? loose : r;
    if (!told(c) && !loose && r->part_of == SR_NONE) loose = r;
  }
  return loose;
}

/* "the driver" after "a driver", "Constable Ali" after "a constable": one of those told before. */
static row *one_of(ledger *g, const sr_count *c)
{
  const sr_entity *e = entity_of(g, c);
  bool naming = is_named(e) || c->definite;
  if (!naming || c->best != 1 || c->more) return NULL;
  row *best = NULL;
  for (uint32_t i = 0; i < g->r.n; i++) {
    row *r = &g->r.v[i];
    if (r->dead || r->alternative || r->c.outcome != c->outcome || !compatible(r->c.who, c->who) || r->c.sent == c->sent) continue;
    if (is_named(e) && r->name.n >= (uint32_t)(figure(&r->c) > 0 ? figure(&r->c) : 1)) continue;
    if (!best || r->c.who == c->who) best = r;
  }
  return best;
}

/* One phrase of one class is one row: "a man and his brother", "two soldiers and a captain". */
static row *same_phrase(ledger *g, const sr_count *c)
{
  if (!g->r.n || c->part_of != SR_NONE) return NULL;
  row *r = &g->r.v[g->r.n - 1];
  if (r->c.sent != c->sent || r->c.outcome != c->outcome || r->c.trig_from != c->trig_from || r->c.who != c->who) return NULL;
  if (r->part_of != SR_NONE || r->c.best == SR_OPEN || c->best == SR_OPEN || r->c.bound != SR_Q_EXACT || c->bound != SR_Q_EXACT) return NULL;
  return r;
}

static void merge_phrase(ledger *g, row *r, const sr_count *c)
{
  r->c.low += c->low, r->c.best += c->best, r->c.high += c->high;
  r->c.tok_to = c->tok_to > r->c.tok_to ? c->tok_to : r->c.tok_to;
  add_names(g, r, c->entity);
}

static uint32_t index_of(const ledger *g, const row *r)
{
  return (uint32_t)(r - g->r.v);
}

/* Which total a differing figure rivals: the same class first, then a general one. */
static row *rival(ledger *g, const sr_count *c)
{
  row *best = NULL;
  for (uint32_t i = 0; i < g->r.n; i++) {
    row *r = &g->r.v[i];
    if (r->dead || r->alternative || r->part_of != SR_NONE || r->c.outcome != c->outcome) continue;
    if (r->c.who == c->who) return r;
    if (c->toll && (!best || r->general)) best = r;
  }
  return best;
}

static int32_t sum_of(const ledger *g, uint8_t outcome, const row *but)
{
  int32_t s = 0;
  for (uint32_t i = 0; i < g->r.n; i++) {
    const row *r = &g->r.v[i];
    if (r == but || r->dead || r->alternative || r->part_of != SR_NONE || r->c.outcome != outcome || figure(&r->c) == SR_OPEN) continue;
    s += figure(&r->c);
  }
  return s;
}

static void take_alternative(ledger *g, const sr_count *c, uint32_t mention, row *old)
{
  uint32_t at = index_of(g, old);
  row *r = push_row(g, c, mention);
  r->alternative = true;
  r->part_of = at;
  sr_note(g->l->in->doc, SR_DIAG_count_conflict, g->l->in->doc->tok.v[c->tok_from].from, g->l->in->doc->tok.v[c->tok_to - 1].to, SR_VNULL);
}

/* "raising the toll to nine": the figures before become its parts, or are overtaken by it. */
static void take_toll(ledger *g, const sr_count *c, uint32_t mention)
{
  if (figure(c) == SR_OPEN) return;
  int32_t sum = sum_of(g, c->outcome, NULL);
  row *old = rival(g, c);
  if (old && sum == figure(c)) {
    see(g, old, c);
    return;
  }
  /* A toll that does not say that it replaces another is a rival to it. */
  if (old && !c->overtakes && sum > 0 && old->part_of == SR_NONE) {
    take_alternative(g, c, mention, old);
    return;
  }
  uint32_t n = g->r.n;
  row *r = push_row(g, c, mention);
  uint32_t at = index_of(g, r);
  for (uint32_t i = 0; i < n; i++) {
    row *o = &g->r.v[i];
    if (o->dead || o->alternative || o->part_of != SR_NONE || o->c.outcome != c->outcome) continue;
    bool overtaken = o->general && !o->c.later && figure(&o->c) != SR_OPEN && figure(&o->c) <= figure(c);
    o->part_of = at;
    if (overtaken && c->overtakes) o->alternative = true;
    if (o->part_of == at && !o->alternative) g->r.v[at].c.who = SR_WHO_mixed;
  }
}

/* Of the injured told before, some died: they are injured no more. */
static void move_later(ledger *g, const sr_count *c)
{
  for (uint32_t i = 0; i < g->r.n; i++) {
    row *r = &g->r.v[i];
    if (r->dead || r->alternative || r->part_of != SR_NONE || r->c.outcome != SR_OUTCOME_injured || r->c.best == SR_OPEN) continue;
    if (c->best == SR_OPEN || c->best >= r->c.best || !compatible(r->c.who, c->who)) continue;
    row old = *r;
    r->c.best -= c->best;
    if (r->c.low != SR_OPEN) r->c.low -= c->best;
    if (r->c.high != SR_OPEN) r->c.high -= c->best;
    old.alternative = true;
    old.part_of = i;
    SR_PUSH(g->l->in->doc->arena, &g->r, old);
    return;
  }
}

static bool in_title(const ledger *g, uint32_t sent)
{
  return g->l->in->doc->sent.v[sent].part == SR_PART_TITLE;
}

/* A figure that differs from one of its class told in another sentence. */
static bool differs(ledger *g, const sr_count *c, uint32_t mention)
{
  row *old = rival(g, c);
  /* In one sentence figures of one class add up, unless two speakers give them. */
  bool rivals = old && old->c.speech != SR_NONE && c->speech != SR_NONE && old->c.speech != c->speech;
  if (!old || old->c.who != c->who || (old->c.sent == c->sent && !rivals) || c->more || !told(c) || !told(&old->c)) return false;
  if (is_named(entity_of(g, c)) && c->best == 1) return false;
  take_alternative(g, c, mention, old);
  return true;
}

static bool has_killed_bomber(const ledger *g)
{
  for (uint32_t i = 0; i < g->r.n; i++)
    if (g->r.v[i].c.who == SR_WHO_suicide_attacker && !g->r.v[i].dead) return true;
  return false;
}

static bool returned(uint8_t outcome)
{
  return outcome == SR_OUTCOME_released || outcome == SR_OUTCOME_rescued || outcome == SR_OUTCOME_escaped;
}

/* An armed group's own figure stands beside the others', it does not add to them. */
static bool claimed_by_group(const ledger *g, const sr_count *c)
{
  return c->speech != SR_NONE && g->l->in->x->speech.v[c->speech].kind == SR_SPEAKER_armed_group && told(c) && c->who != SR_WHO_suicide_attacker;
}

/* The total of an outcome that a rival figure of `who` stands beside: of that class, else the first. */
static row *any_total(ledger *g, uint8_t outcome, uint8_t who)
{
  row *first = NULL;
  for (uint32_t i = 0; i < g->r.n; i++) {
    row *r = &g->r.v[i];
    if (r->dead || r->alternative || r->part_of != SR_NONE || r->c.outcome != outcome || claimed_by_group(g, &r->c)) continue;
    if (r->c.who == who) return r;
    if (!first) first = r;
  }
  return first;
}

static bool has_outcome(const ledger *g, uint8_t outcome)
{
  for (uint32_t i = 0; i < g->r.n; i++)
    if (!g->r.v[i].dead && g->r.v[i].c.outcome == outcome) return true;
  return false;
}

/* "identified as X and Y": names for a row told before, never a row. */
static void take_name(ledger *g, const sr_count *c)
{
  const sr_entity *e = entity_of(g, c);
  for (int pass = 0; pass < 2; pass++)
    for (uint32_t i = g->r.n; i-- > 0;) {
      row *r = &g->r.v[i];
      if (r->dead || r->alternative || r->c.outcome != c->outcome || !(compatible(r->c.who, c->who) || (security_who(r->c.who) && security_who(c->who)))) continue; /* forces share their ranks */
      if (pass == 0 && r->c.who != c->who && !general_who(c->who)) continue;
      if (figure(&r->c) != SR_OPEN && r->name.n >= (uint32_t)figure(&r->c)) continue;
      if (is_named(e)) see(g, r, c);
      return;
    }
}

/* The total of which "five of the dead" are some: told last, not less than they, of their class or of none. SR_NONE where
 * no total is told. */
static uint32_t whole_told(const ledger *g, const sr_count *c)
{
  for (uint32_t i = g->r.n; i-- > 0;) {
    const row *r = &g->r.v[i];
    if (r->dead || r->alternative || r->part_of != SR_NONE || r->c.outcome != c->outcome || figure(&r->c) == SR_OPEN) continue;
    if (figure(c) <= figure(&r->c) && (compatible(r->c.who, c->who) || (civil_who(r->c.who) && civil_who(c->who)))) return i;
  }
  return SR_NONE;
}

/* "Of them, four were policemen": a part of those told before; nothing where they were told as such already. */
static uint32_t take_some(ledger *g, const sr_count *c, uint32_t mention)
{
  uint32_t whole = whole_told(g, c);
  if (whole == SR_NONE || again(g, c, whole)) return SR_NONE;
  if (c->who == g->r.v[whole].c.who && !general_who(c->who)) return SR_NONE;
  row *r = g->r.n ? &g->r.v[g->r.n - 1] : NULL;
  if (r && r->part_of == whole && r->c.sent == c->sent && r->c.trig_from == c->trig_from && r->c.who == c->who && r->c.best != SR_OPEN && c->best != SR_OPEN) {
    merge_phrase(g, r, c); /* "among them were a driver and his passenger" */
    return index_of(g, r);
  }
  r = push_row(g, c, mention);
  r->part_of = whole;
  if (general_who(g->r.v[whole].c.who)) g->r.v[whole].c.who = SR_WHO_mixed;
  return index_of(g, r);
}

static uint32_t take(ledger *g, const sr_count *c, uint32_t mention, uint32_t part_of)
{
  row *r;
  if (c->of_told) return take_some(g, c, mention);
  if (c->toll) {
    take_toll(g, c, mention);
    return SR_NONE;
  }
  if (c->naming) {
    take_name(g, c);
    return SR_NONE;
  }
  if ((r = same_phrase(g, c)) && part_of == SR_NONE) {
    merge_phrase(g, r, c);
    return index_of(g, r);
  }
  if (!c->more && (r = again(g, c, part_of))) {
    if (general_who(r->c.who) && !general_who(c->who) && r->part_of == part_of) r->c.who = c->who, r->general = false;
    see(g, r, c);
    return index_of(g, r);
  }
  /* A headline rounds and adds up; the body is its own account. */
  if (in_title(g, c->sent) && has_outcome(g, c->outcome)) return SR_NONE;
  if (part_of == SR_NONE && (r = one_of(g, c))) {
    see(g, r, c);
    return index_of(g, r);
  }
  if (part_of == SR_NONE && claimed_by_group(g, c) && (r = any_total(g, c->outcome, c->who))) {
    take_alternative(g, c, mention, r);
    return g->r.n - 1;
  }
  if (c->later) move_later(g, c);
  if (!told(c) && c->definite && !(returned(c->outcome) && any_total(g, SR_OUTCOME_abducted, SR_WHO_unknown))) return SR_NONE;
  if (part_of == SR_NONE && !c->later && differs(g, c, mention)) return g->r.n - 1;
  r = push_row(g, c, mention);
  r->part_of = part_of;
  return index_of(g, r);
}

/* "Two more people injured in the blast died": one fate, the last. */
static bool died_of_it(const sr_mention *m, const sr_count *c)
{
  for (uint32_t i = 0; i < m->count.n; i++) {
    const sr_count *k = &m->count.v[i];
    if (c->outcome == SR_OUTCOME_injured && k->outcome == SR_OUTCOME_killed && k->entity == c->entity && c->entity != SR_NONE) return true;
  }
  return false;
}

static bool was_injured(const sr_mention *m, const sr_count *c)
{
  for (uint32_t i = 0; i < m->count.n; i++) {
    const sr_count *k = &m->count.v[i];
    if (c->outcome == SR_OUTCOME_killed && k->outcome == SR_OUTCOME_injured && k->entity == c->entity && c->entity != SR_NONE) return true;
  }
  return false;
}

/* "another three", "two more" come on top of what was told; "17 others" are others than the dead. */
static bool additive(const ledger *g, const sr_count *c)
{
  const sr_document *d = g->l->in->doc;
  if (!c->more) return false;
  for (uint32_t t = c->tok_from; t < c->tok_to; t++) {
    sr_view v = sr_tok_norm(d, t);
    if (sr_view_eq(v, SR_V("another")) || sr_view_eq(v, SR_V("more")) || sr_view_eq(v, SR_V("further")) || sr_view_eq(v, SR_V("additional"))) return true;
  }
  return false;
}

/* "Three died at the scene and a fourth in hospital" where four were killed: counts of one sentence that add up to a total
 * told before are it, told one by one. Its row, SR_NONE. */
static uint32_t adds_up_to(const ledger *g, const sr_mention *m, uint8_t outcome)
{
  int32_t sum = 0;
  uint32_t n = 0;
  for (uint32_t i = 0; i < m->count.n; i++) {
    const sr_count *c = &m->count.v[i];
    if (c->outcome != outcome || c->part_of != SR_NONE) continue;
    if (c->best == SR_OPEN || c->bound != SR_Q_EXACT || c->toll || c->of_told || c->naming || c->who == SR_WHO_militant || c->who == SR_WHO_suicide_attacker) return SR_NONE;
    sum += c->best;
    n++;
  }
  for (uint32_t k = 0; k < g->r.n && n >= 2; k++) {
    const row *r = &g->r.v[k];
    if (r->dead || r->alternative || r->part_of != SR_NONE || r->c.outcome != outcome || r->c.sent == m->sent || r->c.best != sum) continue;
    bool fits = general_who(r->c.who) || r->c.who == SR_WHO_civilian;
    for (uint32_t i = 0; i < m->count.n && fits; i++)
      if (m->count.v[i].outcome == outcome) fits = compatible(r->c.who, m->count.v[i].who);
    if (fits) return k;
  }
  return SR_NONE;
}

static void take_mention(ledger *g, uint32_t mi)
{
  const sr_mention *m = sr_lk_mention(g->l, mi);
  const uint32_t sums[2] = {adds_up_to(g, m, SR_OUTCOME_killed), adds_up_to(g, m, SR_OUTCOME_injured)};
  uint32_t *at = sr_arena_alloc(g->l->in->doc->arena, (m->count.n + 1) * sizeof *at);
  for (uint32_t i = 0; i < m->count.n; i++) {
    const sr_count *c = &m->count.v[i];
    uint32_t part_of = c->part_of != SR_NONE ? at[c->part_of] : SR_NONE;
    at[i] = SR_NONE;
    if (died_of_it(m, c)) continue;
    sr_count now = *c;
    uint32_t whole = c->outcome == SR_OUTCOME_killed ? sums[0] : c->outcome == SR_OUTCOME_injured ? sums[1] : SR_NONE;
    if (part_of == SR_NONE && whole != SR_NONE && !c->toll && !c->naming && !c->of_told) {
      row *r = &g->r.v[whole];
      see(g, r, c);
      if (general_who(r->c.who) && !general_who(c->who)) {
        row *p = push_row(g, c, mi);
        p->part_of = whole;
        g->r.v[whole].c.who = SR_WHO_mixed;
        at[i] = g->r.n - 1;
      }
      continue;
    }
    now.later |= was_injured(m, c);
    now.more = additive(g, c);
    at[i] = take(g, &now, mi, part_of);
    if (part_of != SR_NONE && at[i] != SR_NONE && general_who(g->r.v[part_of].c.who)) g->r.v[part_of].c.who = SR_WHO_mixed;
  }
}

/* ---- general figures and the specific ones in them ---- */

/* "Six people were shot and two were killed": a bare number behind those who were hit is of them. */
static bool one_of_shot(const ledger *g, const row *r, const row *d)
{
  const sr_entity *e = entity_of(g, &d->c);
  if (!e || d->c.later || d->c.sent != r->c.sent || d->c.tok_from < r->c.tok_to || !e->generic || !e->explicit_number || e->more || e->quantity == SR_NONE) return false;
  return g->l->in->ann->quantity.v[e->quantity].num_to == e->head + 1;
}

/* "Four people were shot ... One of them, a boy of 15, died.": of those who were hit the dead are not among the injured. */
static void fold_shot(ledger *g)
{
  for (uint32_t i = 0; i < g->r.n; i++) {
    row *r = &g->r.v[i];
    if (!r->c.shot || r->dead || r->alternative || r->part_of != SR_NONE || r->c.outcome != SR_OUTCOME_injured || r->c.best == SR_OPEN) continue;
    int32_t dead = 0;
    for (uint32_t k = 0; k < g->r.n; k++) {
      const row *d = &g->r.v[k];
      if (d->dead || d->alternative || d->part_of != SR_NONE || d->taken || d->c.outcome != SR_OUTCOME_killed || d->c.best == SR_OPEN || !compatible(d->c.who, r->c.who)) continue;
      bool same = (d->c.entity != SR_NONE && d->c.entity == r->c.entity) || one_of_shot(g, r, d);
      if ((d->c.sent == r->c.sent && !same) || (d->c.later && !same) || d->c.who == SR_WHO_suicide_attacker || dead + d->c.best > r->c.best) continue;
      dead += d->c.best;
      g->r.v[k].taken = true;
    }
    if (!dead) continue;
    r->c.best -= dead;
    if (r->c.low != SR_OPEN) r->c.low -= dead;
    if (r->c.high != SR_OPEN) r->c.high -= dead;
    r->dead = r->c.best <= 0;
  }
}

/* Who is killed by name is not hurt by the same name. */
static void fold_named(ledger *g)
{
  for (uint32_t i = 0; i < g->r.n; i++) {
    row *r = &g->r.v[i];
    if (r->dead || r->c.outcome != SR_OUTCOME_injured || r->c.best != 1 || r->name.n != 1 || !is_named(entity_of(g, &r->c))) continue;
    for (uint32_t k = 0; k < g->r.n; k++)
      for (uint32_t n = 0; !g->r.v[k].dead && g->r.v[k].c.outcome == SR_OUTCOME_killed && n < g->r.v[k].name.n; n++)
        r->dead |= sr_view_eq(g->r.v[k].name.v[n], r->name.v[0]);
  }
}

/* Attackers killed in the act are told beside the toll of their victims. */
static bool apart(const ledger *g, const row *r)
{
  if (r->c.who == SR_WHO_suicide_attacker) return true;
  return g->attack && (r->c.who == SR_WHO_militant || r->c.who == SR_WHO_criminal);
}

static void fold_general(ledger *g, uint32_t gi)
{
  row *t = &g->r.v[gi];
  if (!t->general || t->dead || t->alternative || t->part_of != SR_NONE || t->c.zero || figure(&t->c) == SR_OPEN || t->c.more) return;
  int32_t sum = 0;
  uint32_t n = 0;
  for (uint32_t i = 0; i < g->r.n; i++) {
    row *r = &g->r.v[i];
    if (i == gi || r->dead || r->alternative || r->part_of != SR_NONE || r->general || r->c.outcome != t->c.outcome || r->c.sent == t->c.sent) continue;
    if (figure(&r->c) == SR_OPEN || apart(g, r)) continue;
    sum += figure(&r->c);
    n++;
  }
  if (!n || sum > figure(&t->c)) return;
  for (uint32_t i = 0; i < g->r.n; i++) {
    row *r = &g->r.v[i];
    if (i == gi || r->dead || r->alternative || r->part_of != SR_NONE || r->general || r->c.outcome != t->c.outcome || r->c.sent == t->c.sent) continue;
    if (figure(&r->c) == SR_OPEN || apart(g, r)) continue;
    r->part_of = gi;
  }
  t->c.who = SR_WHO_mixed;
}

/* Those released, rescued or escaped are of those who were taken. */
static void fold_taken(ledger *g)
{
  uint32_t taken = SR_NONE;
  for (uint32_t i = 0; i < g->r.n && taken == SR_NONE; i++)
    if (!g->r.v[i].dead && g->r.v[i].part_of == SR_NONE && g->r.v[i].c.outcome == SR_OUTCOME_abducted) taken = i;
  if (taken == SR_NONE) return;
  for (uint32_t i = 0; i < g->r.n; i++) {
    row *r = &g->r.v[i];
    if (!returned(r->c.outcome) || r->dead || r->part_of != SR_NONE || security_who(r->c.who)) continue;
    r->part_of = taken;
    if (general_who(r->c.who)) r->c.who = g->r.v[taken].c.who;
    /* "The hostages were rescued": all of them. */
    const sr_count *all = &g->r.v[taken].c;
    bool other = false;
    for (uint32_t k = 0; k < g->r.n; k++) other |= k != i && !g->r.v[k].dead && g->r.v[k].c.outcome == r->c.outcome && told(&g->r.v[k].c);
    if (!told(&r->c) && other) r->dead = true;
    if (!told(&r->c) && !other && r->c.definite && r->c.plural) r->c.low = all->low, r->c.best = all->best, r->c.high = all->high, r->c.bound = all->bound;
  }
}

/* A part that says nothing of who they were adds nothing ("nine of them are critical"). */
static void drop_empty_parts(ledger *g)
{
  for (uint32_t i = 0; i < g->r.n; i++) {
    row *r = &g->r.v[i];
    if (r->part_of != SR_NONE && !told(&r->c) && !r->name.n) r->dead = true; /* "among them children" */
    if (r->part_of == SR_NONE || r->alternative || r->c.later || r->c.who != SR_WHO_unknown || r->name.n) continue;
    if (g->r.v[r->part_of].c.outcome == r->c.outcome) r->dead = true;
  }
}

/* "gunned down worshippers, killing 235 people": who the figure's people were. */
static void name_figure(ledger *g, row *r)
{
  row *one = NULL;
  for (uint32_t k = 0; k < g->r.n; k++) {
    row *o = &g->r.v[k];
    if (o == r || o->dead || o->alternative || o->part_of != SR_NONE || o->c.outcome != r->c.outcome || !told(&o->c) || o->c.zero) continue;
    if (one || (o->c.sent != r->c.sent && !o->c.toll) || !general_who(o->c.who)) return;
    one = o;
  }
  if (!one || !r->c.plural || (r->part_of != SR_NONE && r->part_of != index_of(g, one))) return;
  for (uint32_t k = 0; k < g->r.n; k++)
    if (!g->r.v[k].dead && &g->r.v[k] != r && g->r.v[k].part_of == index_of(g, one)) return;
  one->c.who = r->c.who;
  one->general = general_who(r->c.who);
  r->dead = true;
}

/* "The number of people who died has climbed to six": "people" beside a figure of the same outcome tells nothing more. */
static void drop_untold(ledger *g)
{
  for (uint32_t i = 0; i < g->r.n; i++) {
    row *r = &g->r.v[i];
    const sr_entity *e = entity_of(g, &r->c);
    if (r->dead || told(&r->c) || !general_who(r->c.who) || !e || !e->generic || r->name.n) continue;
    for (uint32_t k = 0; k < g->r.n; k++)
      r->dead |= k != i && !g->r.v[k].dead && told(&g->r.v[k].c) && !g->r.v[k].c.zero && g->r.v[k].c.outcome == r->c.outcome;
  }
}

/* "Mixed" needs parts of some class. */
static void unmix(ledger *g)
{
  for (uint32_t i = 0; i < g->r.n; i++) {
    const sr_entity *e = entity_of(g, &g->r.v[i].c);
    if (g->r.v[i].c.who != SR_WHO_mixed || (e && e->who == SR_WHO_mixed)) continue; /* "39 women and children" */
    bool parts = false;
    for (uint32_t k = 0; k < g->r.n; k++)
      parts |= !g->r.v[k].dead && !g->r.v[k].alternative && g->r.v[k].part_of == i && !general_who(g->r.v[k].c.who);
    if (!parts) g->r.v[i].c.who = SR_WHO_unknown;
  }
}

/* A bomber who blew himself up is one of the dead, though nobody says so. */
static void add_bombers(ledger *g, const sr_group_state *s)
{
  if (has_killed_bomber(g)) return;
  for (uint32_t i = 0; i < s->mention.n; i++) {
    const sr_mention *m = sr_lk_mention(g->l, s->mention.v[i]);
    if (m->status != SR_STATE_occurred) return;
    for (uint32_t k = 0; k < m->party.n; k++) {
      const sr_entity *e = sr_lk_entity(g->l, m->party.v[k].entity);
      bool acts = m->party.v[k].arg == SR_ARG_AGENT || m->party.v[k].arg == SR_ARG_BOMBER;
      if (!acts || e->who != SR_WHO_suicide_attacker || !e->counted || !(m->party.v[k].event & (SR_EV_ATTACK | SR_EV_BLAST | SR_EV_SUICIDE | SR_EV_KILL | SR_EV_DAMAGE | SR_EV_STORM | SR_EV_INJURE))) continue;
      sr_count c = {.entity = m->party.v[k].entity, .tok_from = e->tok_from, .tok_to = e->tok_to, .trig_from = m->trig_from, .trig_to = m->trig_to,
                    .sent = m->sent, .outcome = SR_OUTCOME_killed, .who = SR_WHO_suicide_attacker, .role = SR_ARG_BOMBER, .low = e->low,
                    .best = e->best, .high = e->high, .bound = e->bound, .part_of = SR_NONE, .speech = SR_NONE};
      push_row(g, &c, s->mention.v[i]);
      return;
    }
  }
}

/* "no casualties" beside real ones is about others; a nothing that was overtaken goes. */
static void drop_zeros(ledger *g)
{
  for (uint32_t i = 0; i < g->r.n; i++) {
    if (!g->r.v[i].c.zero) continue;
    for (uint32_t k = 0; k < g->r.n; k++)
      if (k != i && !g->r.v[k].dead && g->r.v[k].c.outcome == g->r.v[i].c.outcome && (!g->r.v[k].c.zero || k < i)) g->r.v[i].dead = true;
  }
}

/* ---- writing ---- */

static uint32_t *numbers(ledger *g, uint32_t *n)
{
  uint32_t *at = sr_arena_alloc(g->l->in->doc->arena, (g->r.n + 1) * sizeof *at);
  *n = 0;
  for (uint32_t i = 0; i < g->r.n; i++)
    at[i] = g->r.v[i].dead ? SR_NO_INDEX : (*n)++;
  return at;
}

static int32_t public_int(int32_t v)
{
  return v == SR_OPEN ? SR_NULL_INT : v;
}

static void write_row(ledger *g, const row *r, const uint32_t *at, sr_casualty *out)
{
  *out = (sr_casualty){.outcome = (sr_outcome)r->c.outcome, .who = (sr_who)r->c.who, .part_of = SR_NO_INDEX, .attribution = SR_NO_INDEX};
  out->low = public_int(r->c.low), out->best = public_int(r->c.best), out->high = public_int(r->c.high);
  out->qualifier = (sr_bound)(told(&r->c) ? r->c.bound : SR_Q_VAGUE);
  out->scope = r->alternative ? SR_SCOPE_alternative : r->part_of != SR_NONE ? SR_SCOPE_part : SR_SCOPE_total;
  if (r->part_of != SR_NONE) out->part_of = at[r->part_of];
  out->names = r->name.v;
  out->n_names = r->name.n;
  out->side = SR_SIDE_unknown;
  (void)g;
}

/* link/side.c and link/speaker.c ask where a row came from through this: role and speech of the count. */
static void row_evidence(ledger *g, const row *r, uint32_t i, sr_incident *out)
{
  sr_view field = sr_arena_printf(g->l->in->doc->arena, "casualties/%u", i);
  uint32_t a = r->c.tok_from < r->c.trig_from ? r->c.tok_from : r->c.trig_from;
  uint32_t b = r->c.tok_to > r->c.trig_to ? r->c.tok_to : r->c.trig_to;
  /* The figure with the word of the outcome where they stand close, else both apart. */
  if (b - a <= 24) {
    sr_lk_evidence(g->l, out, field, a, b);
  } else {
    sr_lk_evidence(g->l, out, field, r->c.tok_from, r->c.tok_to);
    sr_lk_evidence(g->l, out, field, r->c.trig_from, r->c.trig_to);
  }
  for (uint32_t k = 0; k + 1 < r->seen.n; k += 2)
    sr_lk_evidence(g->l, out, field, r->seen.v[k], r->seen.v[k + 1]);
}

static bool wanted_outcome(const sr_group_state *s, uint8_t outcome)
{
  (void)s;
  return outcome < SR_OUTCOME__N;
}

void sr_lk_ledger(sr_linker *l, sr_group_state *s, sr_incident *out)
{
  ledger g = {.l = l, .attack = s->events & (SR_EV_ATTACK | SR_EV_BLAST | SR_EV_STORM | SR_EV_SUICIDE) && !(s->events & SR_EV_OPERATION)};
  for (uint32_t i = 0; i < s->mention.n; i++)
    take_mention(&g, s->mention.v[i]);
  add_bombers(&g, s);
  for (uint32_t i = 0; i < g.r.n; i++)
    if (!g.r.v[i].dead && !told(&g.r.v[i].c) && !general_who(g.r.v[i].c.who)) name_figure(&g, &g.r.v[i]);
  for (uint32_t i = 0; i < g.r.n; i++)
    fold_general(&g, i);
  fold_named(&g);
  fold_shot(&g);
  drop_empty_parts(&g);
  drop_untold(&g);
  fold_taken(&g);
  drop_zeros(&g);
  for (uint32_t i = 0; i < g.r.n; i++) {
    row *r = &g.r.v[i];
    if (!wanted_outcome(s, r->c.outcome) || (!told(&r->c) && (r->c.abstract || r->c.plural) && !r->name.n)) r->dead = true; /* "hacking pupils": nobody knows how many */
    if (r->part_of != SR_NONE && g.r.v[r->part_of].dead) r->part_of = SR_NONE, r->alternative = false;
  }
  unmix(&g);
  uint32_t n;
  const uint32_t *at = numbers(&g, &n);
  out->casualties = sr_arena_zalloc(l->in->doc->arena, n + 1, sizeof *out->casualties);
  out->n_casualties = n;
  sr_count *src = sr_arena_alloc(l->in->doc->arena, (n + 1) * sizeof *src);
  for (uint32_t i = 0; i < g.r.n; i++) {
    if (g.r.v[i].dead) continue;
    write_row(&g, &g.r.v[i], at, &out->casualties[at[i]]);
    row_evidence(&g, &g.r.v[i], at[i], out);
    src[at[i]] = g.r.v[i].c;
  }
  l->source = src;
}
