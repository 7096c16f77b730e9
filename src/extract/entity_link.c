/* How the entities of a sentence hang together: lists, appositions, parts. See entity.h. */
#include "extract/entity.h"

static bool is_mark(const sr_context *c, uint32_t tok, char m)
{
  sr_view v = sr_tok_norm(c->doc, tok);
  return v.len == 1 && v.ptr[0] == m;
}

typedef struct gap {
  bool comma, conj, including, of_them, other, time, paren, dash, named;
  uint32_t words;
} gap;

static bool is_age(const sr_context *c, uint32_t tok)
{
  uint32_t q = sr_ctx_quantity_over(c, tok);
  return q != SR_NONE && c->ann->quantity.v[q].kind == SR_NUM_AGE;
}

/* What stands between two noun groups. */
static gap between(const sr_context *c, uint32_t from, uint32_t to)
{
  gap g = {0};
  for (uint32_t t = from; t < to; t++) {
    if (c->doc->tok.v[t].flags & SR_TOK_PAREN || sr_ctx_any(c, t, "( )")) {
      g.paren = true;
      continue;
    }
    if (is_age(c, t)) continue;
    if (is_mark(c, t, ','))
      g.comma = true;
    else if (sr_ctx_any(c, t, "and & plus") || (sr_ctx_is(c, t, "or")))
      g.conj = true;
    else if (sr_ctx_any(c, t, "including include includes included comprising namely"))
      g.including = true;
    else if (sr_ctx_any(c, t, "-- - :"))
      g.dash = true;
    else if (sr_ctx_timex_over(c, t) != SR_NONE)
      g.time = true;
    else if (sr_ctx_any(c, t, "as well along with besides both also identified named")) {
      g.words++;
      g.named |= sr_ctx_any(c, t, "identified named");
    }
    else
      g.other = true;
  }
  g.other |= g.time && !g.including; /* "killed 15 people overnight, including six women" */
  return g;
}

static bool joins_as_well(const sr_context *c, uint32_t from, uint32_t to)
{
  for (uint32_t t = from; t < to; t++)
    if (sr_ctx_any(c, t, "well along besides")) return true;
  return false;
}

/* "two rifles, leaflets and other material": unknown things in a list of things. */
static bool goods(const sr_entity *a, const sr_entity *b)
{
  return a->type == SR_ENT_ITEM && b->type == SR_ENT_OTHER && b->name_from == b->name_to && b->actor == SR_NONE && b->def != SR_DEF_THE;
}

static bool like(const sr_entity *a, const sr_entity *b)
{
  return goods(a, b) || goods(b, a) || a->type == b->type || (a->type == SR_ENT_PEOPLE && b->type == SR_ENT_PEOPLE) ||
         (a->type == SR_ENT_ITEM && b->type == SR_ENT_SITE) || (a->type == SR_ENT_SITE && b->type == SR_ENT_ITEM);
}

/* Is the list that starts at `i` closed by "and" before anything else? */
static bool list_has_and(const sr_context *c, uint32_t i, uint32_t end)
{
  const sr_entity *e = c->out->entity.v;
  for (; i + 1 < end; i++) {
    gap g = between(c, e[i].tok_to, e[i + 1].tok_from);
    if (g.other || g.including || g.dash || !like(&e[i], &e[i + 1])) return false;
    if (g.conj) return true;
    if (!g.comma) return false;
  }
  return false;
}

/* "injuring seven others, police and hospital officials said": those who speak end no list of those hurt. */
static bool speaks(const sr_context *c, uint32_t i, uint32_t end)
{
  const sr_entity *e = c->out->entity.v;
  if (e[i].explicit_number || !is_mark(c, e[i].tok_from - 1, ',')) return false;
  while (i + 1 < end && e[i + 1].tok_from == e[i].tok_to + 1 && sr_ctx_any(c, e[i].tok_to, "and or")) i++;
  uint32_t verb = e[i].tok_to;
  if (verb >= c->doc->tok.n || e[i].explicit_number) return false;
  return c->doc->tok.v[verb].pos == SR_POS_VBD && sr_ctx_sense_at(c, verb, SR_LEX_CLASS_cue) != SR_NONE;
}

/* "Omar Farooq, a commander," / "the commander, Omar Farooq," / "a trader, identified as X,": one
 * names the other. Two numbers that differ are two parties. */
static bool apposed(const sr_context *c, const sr_entity *a, const sr_entity *b)
{
  /* "a nurse, his wife": nobody is his own kin. */
  if (sr_ctx_any(c, b->tok_from, "his her their") && b->name_from == b->name_to) return false;
  if (a->type != SR_ENT_PEOPLE || b->type != SR_ENT_PEOPLE) return false;
  if (b->explicit_number && (!a->explicit_number || a->best != b->best)) return false;
  bool an = a->name_from < a->name_to, bn = b->name_from < b->name_to;
  if (an != bn) return !a->explicit_number || a->best == 1;
  return !an && b->def != SR_DEF_BARE && !b->explicit_number && a->counted && a->best == 1;
}

static uint32_t root_of(const sr_entity *e, uint32_t i)
{
  while (e[i].same != SR_NONE)
    i = e[i].same;
  return i;
}

/* "K. Satyam, a Congress leader": what a bare name was is told behind it. */
static void told_by(const sr_context *c, sr_entity *name, const sr_entity *noun)
{
  if (name->name_from == name->name_to || name->sense != SR_NONE || name->who != SR_WHO_unknown) return;
  if (noun->sense == SR_NONE || noun->def == SR_DEF_BARE || sr_ctx_any(c, noun->head, "resident native father mother son daughter brother sister")) return;
  name->who = noun->who, name->kind = noun->kind, name->armed = noun->armed, name->suspect = noun->suspect;
  if (name->actor == SR_NONE) name->actor = noun->actor;
}

static void add_part(sr_entity *e, uint32_t whole, uint32_t part)
{
  e[part].whole = whole;
  if (e[whole].part == SR_NONE) e[whole].part = part;
}

/* In brackets, or an age between commas: what stands around it goes on without it. */
static bool bracketed(const sr_context *c, const sr_entity *e)
{
  if (e->type == SR_ENT_OTHER && e->tok_to == e->tok_from + 1 && is_age(c, e->head)) return true;
  return c->doc->tok.v[e->head].flags & SR_TOK_PAREN;
}

/* "14 militants of X and seven fighters of Y": a list of counted people goes on behind what hangs on them. */
static void link_complement_list(const sr_context *c, uint32_t b, uint32_t first)
{
  sr_entity *e = c->out->entity.v;
  bool one = e[b].def == SR_DEF_A && !e[b].plural && !e[b].mass; /* "six of them and a constable" */
  if (b < first + 2 || e[b].type != SR_ENT_PEOPLE || !(e[b].explicit_number || one) || e[b].whole != SR_NONE) return;
  gap g = between(c, e[b - 1].tok_to, e[b].tok_from);
  if (!g.conj || g.other || g.including || e[b - 1].explicit_number) return;
  uint32_t a = b - 2;
  bool single = e[a].def == SR_DEF_A && e[a].counted && !e[a].plural; /* "a trooper of the 159th battalion and two rebels" */
  if (e[a].type != SR_ENT_PEOPLE || !(e[a].explicit_number || single) || e[a].next != SR_NONE) return;
  if (e[b - 1].tok_from != e[a].tok_to + 1 || !sr_ctx_any(c, e[a].tok_to, "of from")) return;
  if (one && !e[b].explicit_number && !sr_ctx_any(c, e[b - 1].head, "them whom these those")) return;
  if (e[b - 1].next == b) e[b - 1].next = SR_NONE;
  e[root_of(e, a)].next = b;
}

/* The people of a number before `i` that parts may be told of: SR_NONE where there are none. */
static uint32_t whole_before(const sr_context *c, uint32_t i, uint32_t first)
{
  const sr_entity *e = c->out->entity.v;
  for (uint32_t k = i; k-- > first;)
    if (e[k].type == SR_ENT_PEOPLE && e[k].explicit_number && e[k].whole == SR_NONE) return root_of(e, k);
  return SR_NONE;
}

/* "the reporter of a Sindhi daily, Aziz Mirani,": the name behind a complement is that of the people before it. */
static bool name_of_owner(const sr_context *c, uint32_t a, uint32_t b, uint32_t first)
{
  sr_entity *e = c->out->entity.v;
  if (a == first || e[a].type == SR_ENT_PEOPLE || e[b].type != SR_ENT_PEOPLE || e[b].name_from == e[b].name_to) return false;
  const sr_entity *o = &e[a - 1];
  if (o->type != SR_ENT_PEOPLE || o->name_from < o->name_to || o->plural || o->mass || o->next != SR_NONE) return false;
  if (e[a].tok_from != o->tok_to + 1 || !sr_ctx_any(c, o->tok_to, "of from at for in")) return false;
  e[b].same = root_of(e, a - 1);
  return true;
}

/* "Two cadres, identified as X and Y,": names of those told before, and no more people. */
static bool names_of(const sr_context *c, uint32_t a, uint32_t b, const gap *g)
{
  const sr_entity *e = c->out->entity.v;
  if (e[a].type != SR_ENT_PEOPLE || e[b].type != SR_ENT_PEOPLE || e[b].name_from == e[b].name_to || e[b].explicit_number) return false;
  if (g->named) return e[a].name_from == e[a].name_to && !g->conj;
  /* "... and Y": goes on with the names of more than one. */
  const sr_entity *root = &e[root_of(e, a)];
  return e[a].same != SR_NONE && (g->comma || g->conj) && root->explicit_number && root->best > 1 && root->name_from == root->name_to &&
         e[a].name_from < e[a].name_to;
}

/* "a person, identified as Constable X": his title tells what he was. */
static void told_back(sr_entity *noun, const sr_entity *name)
{
  if (noun->who != SR_WHO_unknown || name->who == SR_WHO_unknown || noun->plural) return;
  noun->who = name->who, noun->kind = name->kind, noun->armed = name->armed;
}

/* "Two persons, A and B, were killed": as many names as the number told are theirs. */
static bool link_named_list(const sr_context *c, uint32_t a, uint32_t first, uint32_t end)
{
  sr_entity *e = c->out->entity.v;
  (void)first;
  if (e[a].type != SR_ENT_PEOPLE || !e[a].explicit_number || e[a].best < 2 || e[a].best > 12 || e[a].name_from < e[a].name_to) return false;
  uint32_t n = 0, last = a;
  for (uint32_t i = a + 1; i < end && n <= (uint32_t)e[a].best; i++) {
    if (bracketed(c, &e[i])) continue;
    gap g = between(c, e[last].tok_to, e[i].tok_from);
    if (g.other || g.including || !(g.comma || g.conj || g.dash) || e[i].type != SR_ENT_PEOPLE || e[i].name_from == e[i].name_to || e[i].explicit_number) break;
    if (n == 0 && g.conj) break;
    last = i;
    n++;
  }
  if (n != (uint32_t)e[a].best) return false;
  for (uint32_t i = a + 1; i <= last; i++)
    if (!bracketed(c, &e[i])) e[i].same = root_of(e, a);
  return true;
}

/* "Three engineers | were among | six people injured": a part of those behind. */
static bool link_among_whole(const sr_context *c, uint32_t a, uint32_t b)
{
  sr_entity *e = c->out->entity.v;
  uint32_t t = e[a].tok_to;
  if (e[b].tok_from != t + 2 || !sr_ctx_any(c, t, "were was are is") || !sr_ctx_any(c, t + 1, "among amongst")) return false;
  if (e[a].type != SR_ENT_PEOPLE || e[b].type != SR_ENT_PEOPLE || !e[a].counted || !e[b].explicit_number || e[a].best == SR_OPEN || e[b].best == SR_OPEN || e[a].best >= e[b].best) return false;
  add_part(e, b, a);
  return true;
}

/* "The four victims, three women and a boy, ...": counted people in a list behind as many are these. */
static bool link_summed(const sr_context *c, uint32_t a, uint32_t end)
{
  sr_entity *e = c->out->entity.v;
  if (e[a].type != SR_ENT_PEOPLE || !e[a].explicit_number || e[a].best < 2 || e[a].whole != SR_NONE) return false;
  int32_t sum = 0;
  uint32_t last = a, n = 0;
  for (uint32_t i = a + 1; i < end && sum < e[a].best; i++) {
    if (bracketed(c, &e[i])) continue;
    gap g = between(c, e[last].tok_to, e[i].tok_from);
    if (g.other || g.including || (n == 0 ? g.conj || !(g.comma || g.dash) : !(g.comma || g.conj))) return false;
    if (e[i].type != SR_ENT_PEOPLE || !e[i].counted || e[i].best == SR_OPEN) return false;
    sum += e[i].best;
    last = i;
    n++;
  }
  if (n < 2 || sum != e[a].best) return false;
  for (uint32_t i = a + 1; i <= last; i++) {
    if (bracketed(c, &e[i])) continue;
    if (e[i].name_from < e[i].name_to && e[i].who == SR_WHO_unknown) {
      e[i].same = root_of(e, a); /* "identified as A, his daughter and two friends" */
      continue;
    }
    add_part(e, a, i);
    for (uint32_t k = i + 1; k <= last && e[i].next == SR_NONE; k++)
      if (!bracketed(c, &e[k]) && (e[k].name_from == e[k].name_to || e[k].who != SR_WHO_unknown)) e[i].next = k;
  }
  return true;
}

static bool name_of_head(const sr_context *c, uint32_t a, uint32_t b, uint32_t first);
static void take_kind(sr_entity *a, const sr_entity *b);

/* "Constables Wajid and Haroon" */
static bool shared_title(const sr_context *c, const sr_entity *a, const sr_entity *b)
{
  if (a->name_from <= a->tok_from || b->name_from != b->tok_from || b->name_to <= b->name_from) return false;
  uint32_t s = sr_ctx_sense_over(c, a->name_from - 1, a->name_from, SR_LEX_CLASS_person);
  return s != SR_NONE && c->lex->rows[c->ann->sense.v[s].entry].flags & SR_LEXF_PLURAL;
}

/* "killed eight people, including ...": the people before are the whole, whatever verb stands between. */
static bool link_including(const sr_context *c, uint32_t a, uint32_t b, uint32_t first, const gap *g)
{
  sr_entity *e = c->out->entity.v;
  if (e[b].type != SR_ENT_PEOPLE) return false;
  if (e[a].type != SR_ENT_PEOPLE) {
    /* "killed eight people at a bar, including the gunman" */
    uint32_t whole = whole_before(c, b, first);
    if (whole != SR_NONE) add_part(e, whole, b);
    return true;
  }
  if (g->other && !e[a].explicit_number) return false;
  /* "eleven persons were injured, including two constables" */
  add_part(e, !g->other && e[a].whole != SR_NONE ? e[a].whole : root_of(e, a), b);
  return true;
}

static bool one_post(const sr_entity *e)
{
  return e->type == SR_ENT_PEOPLE && e->def == SR_DEF_BARE && e->counted && e->best == 1 && !e->explicit_number;
}

/* "former president and | Congress leader, Mohan Singh": one man's two posts. */
static bool two_posts(const sr_entity *e, uint32_t b, uint32_t end, const gap *g)
{
  return g->conj && !g->comma && one_post(&e[b]) && b + 1 < end && e[b + 1].type == SR_ENT_PEOPLE && e[b + 1].name_from < e[b + 1].name_to &&
         e[b + 1].tok_from <= e[b].tok_to + 1;
}

static void link_pair(const sr_context *c, uint32_t i, uint32_t first, uint32_t end)
{
  sr_entity *e = c->out->entity.v;
  uint32_t a = i, b = i + 1;
  if (bracketed(c, &e[a])) return;
  if (e[a].same == SR_NONE && link_named_list(c, a, first, end)) return;
  if (e[a].whole != SR_NONE && e[a].next == a + 1 && e[a + 1].whole == e[a].whole) return; /* of a list that was summed */
  if (link_summed(c, a, end)) return;
  while (b < end && bracketed(c, &e[b])) b++;
  if (b == end) return;
  if (link_among_whole(c, a, b)) return;
  gap g = between(c, e[a].tok_to, e[b].tok_from);
  if (g.including && link_including(c, a, b, first, &g)) return;
  if (g.other) return;
  if (g.comma && !g.conj && (name_of_owner(c, a, b, first) || name_of_head(c, a, b, first))) return;
  if (!like(&e[a], &e[b]) || (g.comma && !g.conj && speaks(c, b, end))) return;
  if (two_posts(e, b, end, &g) && e[a].name_from == e[a].name_to && one_post(&e[a])) {
    e[b].same = root_of(e, a);
    return;
  }
  bool and = g.conj || joins_as_well(c, e[a].tok_to, e[b].tok_from) || (g.comma && list_has_and(c, b, end));
  if (names_of(c, a, b, &g)) {
    /* "a commander of the CPI-Maoist, identified as X": the commander. */
    while (g.named && a > first && e[a - 1].type == SR_ENT_PEOPLE && e[a].tok_from <= e[a - 1].tok_to + 2 && e[a].tok_from > e[a - 1].tok_to &&
           sr_ctx_is(c, e[a].tok_from - 1, "of"))
      a--;
    e[b].same = root_of(e, a);
    if (e[a].same == SR_NONE) told_back(&e[root_of(e, a)], &e[b]);
    return;
  }
  if (g.comma && !g.conj && apposed(c, &e[a], &e[b])) {
    uint32_t root = root_of(e, a);
    e[b].same = root;
    told_by(c, &e[root], &e[b]);
    return;
  }
  if (g.dash && e[a].type == SR_ENT_PEOPLE && e[a].explicit_number && e[b].counted && e[a].best > 1) {
    add_part(e, root_of(e, a), b);
    return;
  }
  if (!and || g.dash) return;
  uint32_t left = root_of(e, a);
  if (shared_title(c, &e[a], &e[b])) take_kind(&e[b], &e[a]);
  e[left].next = b;
  if (e[left].whole != SR_NONE) e[b].whole = e[left].whole;
}

/* "among them a child": parts of the people before. */
static void link_among(const sr_context *c, uint32_t i, uint32_t first)
{
  sr_entity *e = c->out->entity.v;
  if (i == first || e[i].type != SR_ENT_PEOPLE || e[i].whole != SR_NONE) return;
  bool among = false;
  for (uint32_t t = e[i].tok_from + 1, k = 0; t > 1 && k < 5; t--, k++)
    among |= sr_ctx_any(c, t - 1, "them whom those") && sr_ctx_any(c, t - 2, "among amongst");
  uint32_t whole = among ? whole_before(c, i, first) : SR_NONE;
  if (whole == SR_NONE) return;
  for (uint32_t x = i; x != SR_NONE; x = e[x].next) add_part(e, whole, x);
}

static void take_kind(sr_entity *a, const sr_entity *b)
{
  a->who = b->who, a->kind = b->kind, a->armed = b->armed;
  a->attacker = b->attacker, a->suspect = b->suspect, a->generic = b->generic;
}

/* "Labourers were at work when gunmen shot two of them": of the kind of what was told last in the plural but for the
 * attackers. "three positions and captured one of them" counts no people. */
static void kind_before(const sr_context *c, uint32_t i, uint32_t first)
{
  sr_entity *e = c->out->entity.v;
  for (uint32_t k = i; k-- > first;) {
    if (c->doc->tok.v[e[k].head].pos != SR_POS_NOUNS || e[k].attacker || e[k].type == SR_ENT_TIME) continue;
    if (e[k].type == SR_ENT_PEOPLE) take_kind(&e[i], &e[k]);
    else e[i].type = SR_ENT_OTHER;
    return;
  }
}

/* "Three men, all policemen, were": what all of them were. "Three men, one a policeman,": a part. */
static void link_all(const sr_context *c, uint32_t i, uint32_t first, uint32_t end)
{
  sr_entity *e = c->out->entity.v;
  if (i == first || e[i].type != SR_ENT_PEOPLE) return;
  sr_entity *w = &e[i - 1];
  if (w->type != SR_ENT_PEOPLE || !w->explicit_number || e[i].tok_from != w->tok_to + 1 || !is_mark(c, w->tok_to, ',')) return;
  if (sr_ctx_is(c, e[i].tok_from, "all") && !e[i].explicit_number) {
    take_kind(w, &e[i]);
    e[i].same = root_of(e, i - 1);
    return;
  }
  if (e[i].explicit_number && e[i].best < w->best && sr_ctx_any(c, e[i].tok_from + 1, "a an")) {
    add_part(e, root_of(e, i - 1), i);
    return;
  }
  if (i + 1 >= end || !e[i].generic || !e[i].explicit_number || e[i].best >= w->best || e[i + 1].tok_from != e[i].tok_to) return;
  if (e[i + 1].type != SR_ENT_PEOPLE || e[i + 1].explicit_number) return;
  take_kind(&e[i], &e[i + 1]);
  e[i].tok_to = e[i + 1].tok_to;
  e[i].name_from = e[i + 1].name_from, e[i].name_to = e[i + 1].name_to;
  e[i + 1].type = SR_ENT_OTHER;
  add_part(e, root_of(e, i - 1), i);
}

/* "three staff of a relief agency", "workers with a charity": of what the body is for. */
static void link_staff(const sr_context *c, uint32_t i, uint32_t end)
{
  sr_entity *e = c->out->entity.v;
  if (i + 1 >= end || e[i].type != SR_ENT_PEOPLE || e[i].name_from < e[i].name_to) return;
  if (e[i + 1].tok_from != e[i].tok_to + 1 || !sr_ctx_any(c, e[i].tok_to, "of with from for at")) return;
  if (!sr_ctx_any(c, e[i].head, "member members team worker workers employee employees staff staffer staffers personnel official officials officer officers volunteer volunteers driver drivers")) return;
  sr_view who = SR_VNULL;
  for (uint32_t t = e[i + 1].tok_from; t < e[i + 1].tok_to; t++) {
    uint32_t s = sr_ctx_sense_over(c, t, e[i + 1].tok_to, SR_LEX_CLASS_topic);
    if (s != SR_NONE && sr_view_eq(sr_ctx_value(c, s), SR_V("body"))) who = sr_lex_attr(c->lex, c->ann->sense.v[s].entry, SR_V("who"));
  }
  int w = who.ptr ? sr_who_of(who) : -1;
  if (w < 0 || (w == SR_WHO_government_official && sr_ctx_any(c, e[i].head, "driver drivers"))) return;
  e[i].who = (uint8_t)w;
  e[i].kind = w == SR_WHO_government_official ? SR_KIND_government : SR_KIND_civilians;
  e[i].generic = false;
}

/* "the head of a peace committee": one of its people. */
static void link_head(const sr_context *c, uint32_t i, uint32_t end)
{
  sr_entity *e = c->out->entity.v;
  if (i + 1 >= end || e[i].type != SR_ENT_OTHER || e[i + 1].type != SR_ENT_PEOPLE || !e[i + 1].mass || e[i + 1].kind < 0) return;
  if (e[i + 1].tok_from != e[i].tok_to + 1 || !sr_ctx_is(c, e[i].tok_to, "of") || !sr_ctx_any(c, e[i].head, "head chief founder chairman chairperson president spokesman spokesperson deputy")) return;
  e[i].type = SR_ENT_PEOPLE;
  e[i].who = e[i + 1].who, e[i].kind = e[i + 1].kind, e[i].armed = e[i + 1].armed;
  if (e[i].actor == SR_NONE) e[i].actor = e[i + 1].actor;
  e[i].counted = true;
  e[i].low = e[i].best = e[i].high = 1;
  e[i].bound = SR_Q_EXACT;
}

/* "two groups of the Khosa tribe", "rival factions of the gang": of the kind of what they are part of. */
static void link_factions(const sr_context *c, uint32_t i, uint32_t end)
{
  sr_entity *e = c->out->entity.v;
  if (i + 1 >= end || e[i + 1].type != SR_ENT_PEOPLE || e[i + 1].tok_from != e[i].tok_to + 1 || !sr_ctx_is(c, e[i].tok_to, "of")) return;
  if (!sr_ctx_any(c, e[i].head, "group groups faction factions side sides wing wings clan clans branch branches") || e[i].type == SR_ENT_SITE) return;
  int8_t kind = e[i + 1].kind;
  if (kind != SR_KIND_community && kind != SR_KIND_armed_group && kind != SR_KIND_criminal) return;
  e[i].type = SR_ENT_PEOPLE;
  e[i].who = e[i + 1].who, e[i].kind = kind, e[i].armed = e[i + 1].armed;
  if (e[i].actor == SR_NONE) e[i].actor = e[i + 1].actor;
  e[i].mass = true;
  e[i].counted = e[i].explicit_number = false; /* so many groups, not so many people */
  e[i].low = e[i].best = e[i].high = SR_OPEN;
}

/* "the head of a peace committee, Malik Sher,": the name is the head's, not the committee's. */
static bool name_of_head(const sr_context *c, uint32_t a, uint32_t b, uint32_t first)
{
  sr_entity *e = c->out->entity.v;
  if (a == first || !e[a].mass || e[a].type != SR_ENT_PEOPLE || e[b].type != SR_ENT_PEOPLE || e[b].name_from == e[b].name_to) return false;
  const sr_entity *o = &e[a - 1];
  if (o->type != SR_ENT_PEOPLE || o->plural || o->mass || o->next != SR_NONE || o->name_from < o->name_to) return false;
  if (e[a].tok_from != o->tok_to + 1 || !sr_ctx_is(c, o->tok_to, "of")) return false;
  e[b].same = root_of(e, a - 1);
  return true;
}

/* "a member of the Taliban", "an officer of the Inter-Services Intelligence": of the body's kind. */
static void link_member(const sr_context *c, uint32_t i, uint32_t end)
{
  sr_entity *e = c->out->entity.v;
  if (i + 1 >= end || e[i].type != SR_ENT_PEOPLE || e[i + 1].type != SR_ENT_PEOPLE || e[i].name_from < e[i].name_to) return;
  if (e[i + 1].tok_from != e[i].tok_to + 1 || !sr_ctx_is(c, e[i].tok_to, "of") || !e[i + 1].mass || e[i + 1].kind < 0) return;
  if (!sr_ctx_any(c, e[i].head, "member members team party squad contingent unit patrol officer officers official officials personnel man men staff employee employees worker workers activist activists leader leaders commander commanders fighter fighters soldier soldiers")) return;
  e[i].who = e[i + 1].who, e[i].kind = e[i + 1].kind, e[i].armed |= e[i + 1].armed;
  if (e[i].actor == SR_NONE) e[i].actor = e[i + 1].actor;
  e[i].generic = false;
}

/* Nothing but "were", "are" and the like between "of them" and what they were. */
static bool only_copula(const sr_context *c, uint32_t from, uint32_t to)
{
  for (uint32_t t = from; t < to; t++)
    if (!sr_ctx_any(c, t, "were was are is being all believed said of")) return false;
  return true;
}

/* "two of them children", "three of whom were soldiers": a number, "of", a pronoun, then what they were. */
static void link_of_them(const sr_context *c, uint32_t i, uint32_t first, uint32_t end)
{
  sr_entity *e = c->out->entity.v;
  if (i == first || i + 1 >= end || !e[i].generic || !e[i].explicit_number) return;
  if (!sr_ctx_is(c, e[i].tok_to, "of") || !sr_ctx_any(c, e[i].tok_to + 1, "them whom these those")) return;
  uint32_t whole = whole_before(c, i, first);
  /* "Four gunmen fired on worshippers, killing six of them": six are no part of four. */
  if (whole == SR_NONE || e[whole].best < e[i].best) {
    kind_before(c, i, first);
    return;
  }
  take_kind(&e[i], &e[whole]); /* "two of them seriously": of the same kind, unless it is told otherwise */
  for (uint32_t k = i + 1; k < end && k < i + 3; k++) {
    if (!only_copula(c, e[i].tok_to + 2, e[k].tok_from)) continue;
    if (e[k].type != SR_ENT_PEOPLE || e[k].explicit_number || e[k].tok_from > e[i].tok_to + 6) continue;
    take_kind(&e[i], &e[k]);
    e[i].generic = false;
    e[i].name_from = e[k].name_from, e[i].name_to = e[k].name_to;
    e[i].tok_to = e[k].tok_to;
    e[k].type = SR_ENT_OTHER;
    break;
  }
  add_part(e, whole, i);
}

/* "39 women and children": one number for both. */
static void link_women_and_children(const sr_context *c, uint32_t i, uint32_t end)
{
  static const char *const words = "women men children girls boys";
  sr_entity *e = c->out->entity.v;
  if (i + 1 >= end || !e[i].explicit_number || e[i].type != SR_ENT_PEOPLE || !sr_ctx_any(c, e[i].head, words) || !sr_ctx_any(c, e[i + 1].head, words)) return;
  if (e[i + 1].tok_from != e[i].tok_to + 1 || !sr_ctx_is(c, e[i].tok_to, "and") || e[i + 1].explicit_number || e[i + 1].tok_to != e[i + 1].tok_from + 1) return;
  e[i].who = SR_WHO_mixed;
  e[i].tok_to = e[i + 1].tok_to;
  e[i + 1].type = SR_ENT_OTHER;
}

/* "Of the nine dead, four were policemen and the rest passers-by": what a copula says of a number behind "of". */
static uint32_t told_of(const sr_context *c, uint32_t number, uint32_t end)
{
  const sr_entity *e = c->out->entity.v;
  uint32_t k = number + 1;
  if (k >= end || e[k].type != SR_ENT_PEOPLE || e[k].explicit_number || !only_copula(c, e[number].tok_to, e[k].tok_from)) return SR_NONE;
  return e[k].tok_from > e[number].tok_to && sr_ctx_any(c, e[number].tok_to, "were was are is") ? k : SR_NONE;
}

/* "three belonged to the Levies Force": of what force some were. */
static uint32_t belonged_to(const sr_context *c, uint32_t number, uint32_t end)
{
  const sr_entity *e = c->out->entity.v;
  uint32_t k = number + 1, t = e[number].tok_to;
  bool of = sr_ctx_any(c, t, "belonged belong") && sr_ctx_is(c, t + 1, "to");
  return of && k < end && e[k].tok_from == t + 2 && e[k].type == SR_ENT_PEOPLE && e[k].kind >= 0 ? k : SR_NONE;
}

static void set_rest(sr_entity *e, uint32_t i, uint32_t rest, uint32_t whole)
{
  e[rest].plural = e[rest].counted = e[rest].explicit_number = true;
  e[rest].generic = false;
  e[rest].low = e[rest].best = e[rest].high = e[whole].best - e[i].best;
  e[i].next = rest;
  add_part(e, whole, rest);
}

static void link_of_whole(const sr_context *c, uint32_t i, uint32_t first, uint32_t end)
{
  sr_entity *e = c->out->entity.v;
  if (i == first || !e[i].generic || !e[i].explicit_number || e[i].whole != SR_NONE) return;
  uint32_t w = whole_before(c, i, first);
  if (w == SR_NONE || e[w].tok_from == 0 || !sr_ctx_is(c, e[w].tok_from - 1, "of") || e[w].best == SR_OPEN || e[i].best > e[w].best) return;
  uint32_t k = told_of(c, i, end);
  if (k == SR_NONE) k = belonged_to(c, i, end);
  if (k == SR_NONE) return;
  take_kind(&e[i], &e[k]);
  e[i].generic = false;
  e[k].type = SR_ENT_OTHER;
  uint32_t last = e[w].part;
  for (uint32_t n = 0; last != SR_NONE && last != i && e[last].next != SR_NONE && n < 16; n++) last = e[last].next;
  if (last != SR_NONE && last != i) e[last].next = i; /* "three were soldiers and one was a driver" */
  add_part(e, w, i);
  uint32_t rest = k + 1;
  if (rest < end && e[rest].type == SR_ENT_PEOPLE && sr_ctx_any(c, e[rest].tok_from + 1, "rest others remaining")) {
    set_rest(e, i, rest, w); /* "and the rest labourers" */
    return;
  }
  if (rest + 1 >= end || !sr_ctx_any(c, e[rest].head, "rest others remaining") || sr_ctx_quantity_over(c, e[rest].head) != SR_NONE) return;
  if (e[rest + 1].type != SR_ENT_PEOPLE || e[rest + 1].tok_from > e[rest].tok_to + 1) return;
  e[rest].type = SR_ENT_PEOPLE;
  take_kind(&e[rest], &e[rest + 1]);
  e[rest + 1].type = SR_ENT_OTHER;
  set_rest(e, i, rest, w);
}

/* "the Sabzoi and | Sundrani tribes": both are tribes. */
static void link_communities(const sr_context *c, uint32_t i, uint32_t end)
{
  sr_entity *e = c->out->entity.v;
  if (i + 1 >= end || e[i + 1].type != SR_ENT_PEOPLE || e[i + 1].tok_from != e[i].tok_to + 1 || !sr_ctx_is(c, e[i].tok_to, "and")) return;
  if (!(c->doc->tok.v[e[i].head].flags & SR_LEX_UPPER) || c->doc->tok.v[e[i].head].flags & SR_TOK_NOCASE || !sr_ctx_any(c, e[i + 1].head, "tribes clans communities sects tribesmen clansmen factions gangs groups militias")) return;
  if (e[i + 1].head == e[i + 1].tok_from || e[i].explicit_number) return;
  e[i].type = SR_ENT_PEOPLE;
  e[i].who = e[i + 1].who, e[i].kind = e[i + 1].kind, e[i].armed = e[i + 1].armed;
  e[i].sense = e[i + 1].sense, e[i].plural = e[i].mass = true;
  e[i].counted = false, e[i].low = e[i].best = e[i].high = SR_OPEN;
  e[i].name_from = e[i].name_to = e[i].tok_to;
  e[i].place = SR_NONE;
  e[i].next = i + 1;
}

/* "one of the attackers": the number takes its kind from the people after "of". */
static void link_number_of(const sr_context *c, uint32_t i, uint32_t end)
{
  sr_entity *e = c->out->entity.v;
  if (i + 1 >= end || !e[i].generic || !e[i].explicit_number) return;
  if (e[i + 1].tok_from != e[i].tok_to + 1 || !sr_ctx_is(c, e[i].tok_to, "of")) return;
  if (e[i + 1].type == SR_ENT_ITEM || e[i + 1].type == SR_ENT_SITE) {
    /* "71 of 92 drones" are no people. */
    e[i].type = e[i + 1].type, e[i].item = e[i + 1].item, e[i].sense = e[i + 1].sense;
    e[i].device = e[i + 1].device, e[i].carrier = e[i + 1].carrier;
    return;
  }
  if (e[i + 1].type != SR_ENT_PEOPLE) return;
  if (sr_ctx_any(c, e[i + 1].head, "them whom these those")) return;
  e[i].who = e[i + 1].who, e[i].kind = e[i + 1].kind, e[i].armed = e[i + 1].armed;
  e[i].actor = e[i + 1].actor, e[i].sense = e[i + 1].sense;
  e[i].attacker = e[i + 1].attacker, e[i].generic = false;
  e[i].def = SR_DEF_A;
}

/* "three of their colleagues": of the class of those named before. */
static void link_colleagues(const sr_context *c, uint32_t i, uint32_t first)
{
  sr_entity *e = c->out->entity.v;
  if (e[i].type != SR_ENT_PEOPLE || e[i].sense == SR_NONE || !sr_lex_has(c->lex, e[i].sense, SR_V("peer"))) return;
  for (uint32_t k = i; k-- > first;)
    if (e[k].type == SR_ENT_PEOPLE && e[k].who != SR_WHO_unknown && e[k].who != SR_WHO_mixed && !e[k].attacker) {
      e[i].who = e[k].who, e[i].kind = e[k].kind, e[i].armed = e[k].armed;
      return;
    }
}

void sr_entities_link(sr_context *c, uint32_t first)
{
  uint32_t end = c->out->entity.n;
  for (uint32_t i = first; i < end; i++)
    link_communities(c, i, end);
  for (uint32_t i = first; i < end; i++)
    link_colleagues(c, i, first);
  for (uint32_t i = first; i < end; i++)
    link_number_of(c, i, end);
  for (uint32_t i = first; i < end; i++)
    link_head(c, i, end);
  for (uint32_t i = first; i < end; i++)
    link_factions(c, i, end);
  for (uint32_t i = first; i < end; i++)
    link_member(c, i, end);
  for (uint32_t i = first; i < end; i++)
    link_staff(c, i, end);
  for (uint32_t i = first; i < end; i++)
    link_women_and_children(c, i, end);
  for (uint32_t i = first; i < end; i++)
    link_all(c, i, first, end);
  for (uint32_t i = first; i + 1 < end; i++)
    link_pair(c, i, first, end);
  for (uint32_t i = first; i < end; i++)
    link_complement_list(c, i, first);
  for (uint32_t i = first; i < end; i++)
    link_of_whole(c, i, first, end);
  for (uint32_t i = first; i < end; i++)
    link_of_them(c, i, first, end);
  for (uint32_t i = first; i < end; i++)
    link_among(c, i, first);
}
