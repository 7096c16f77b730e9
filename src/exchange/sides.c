/* Two sides of an incident; see sides.h. */
#include "exchange/sides.h"

static sr_party party_of(sr_kind kind, bool acting, bool communal)
{
  sr_view v = sr_table_word(sr_table_kinds, sr_kind_name(kind), SR_COL_KIND_PARTY);
  if (sr_view_eq(v, SR_V("state"))) return SR_PARTY_STATE;
  if (sr_view_eq(v, SR_V("armed"))) return SR_PARTY_ARMED;
  if (sr_view_eq(v, SR_V("unarmed"))) return SR_PARTY_UNARMED;
  if (sr_view_eq(v, SR_V("government"))) return acting ? SR_PARTY_STATE : SR_PARTY_UNARMED;
  if (sr_view_eq(v, SR_V("community"))) return communal || acting ? SR_PARTY_ARMED : SR_PARTY_UNARMED;
  return acting ? SR_PARTY_ARMED : SR_PARTY_NONE;
}

/* Ids of states' forces begin with the country: "in-crpf". */
static sr_view country_of(const sr_actor *a, const sr_known *k)
{
  if (a->id.len < 3 || a->id.ptr[2] != '-') return k->place.country;
  unsigned p = (unsigned char)a->id.ptr[0] - 'a', q = (unsigned char)a->id.ptr[1] - 'a';
  if (p > 25 || q > 25) return k->place.country;
  const char *all = sr_table_countries;
  char key[4] = {'\n', (char)('A' + p), (char)('A' + q), '\t'};
  const char *row = memmem(all, strlen(all), key, sizeof key);
  return row ? (sr_view){row + 1, 2} : k->place.country;
}

static void add(sr_party_row *v, uint32_t *n, sr_party_row row)
{
  for (uint32_t i = 0; i < *n; i++)
    if (v[i].kind == row.kind && sr_view_eq(v[i].name, row.name) && (v[i].who < 0) == (row.who < 0)) return;
  if (*n < SR_SIDE_PARTIES) v[(*n)++] = row;
}

static void add_actor(sr_sides *s, const sr_actor *a, const sr_known *k, bool acting)
{
  sr_party_row row = {
      party_of(a->kind, acting, k->cls == SR_CLASS_communal), a->kind, a->name, country_of(a, k), -1, a};
  if (acting)
    add(s->by, &s->n_by, row);
  else if (row.party != SR_PARTY_NONE)
    add(s->on, &s->n_on, row);
}

static void add_actors(sr_sides *s, const sr_known *k, sr_role role)
{
  for (uint32_t i = 0; i < k->n_actors; i++) {
    const sr_actor *a = &k->actors[i];
    if (a->role != role) continue;
    if (role == SR_ROLE_claimant && !s->claimant) s->claimant = a;
    if (role != SR_ROLE_claimant) add_actor(s, a, k, role == SR_ROLE_initiator);
  }
}

static bool is_attack(const sr_known *k)
{
  return k->cls == SR_CLASS_attack || k->cls == SR_CLASS_unattributed || k->cls == SR_CLASS_crime;
}

/* Between armed parties every party fights. In an attack others may only have come to it, as police who arrest the
 * gunmen. */
static bool others_fight(const sr_known *k, const sr_sides *s)
{
  return !s->n_on || !is_attack(k);
}

/* "X and Y clashed" names no initiator: the first of them stands as one, where somebody is left for the other side. In
 * an attack no state force does. NULL: nobody. */
static const sr_actor *first_of_others(const sr_known *k, const sr_sides *s)
{
  const sr_actor *first = NULL;
  unsigned others = 0;
  for (uint32_t i = 0; i < k->n_actors; i++) {
    const sr_actor *a = &k->actors[i];
    if (a->role != SR_ROLE_other_party) continue;
    others++;
    sr_party party = party_of(a->kind, false, k->cls == SR_CLASS_communal);
    bool may = party == SR_PARTY_ARMED || (party == SR_PARTY_STATE && !is_attack(k));
    if (may && !first) first = a;
  }
  bool enemy = others > 1;
  for (uint32_t i = 0; i < s->n_on && first; i++)
    enemy |= s->on[i].party != SR_PARTY_UNARMED && s->on[i].kind != first->kind;
  return enemy ? first : NULL;
}

static void add_others(sr_sides *s, const sr_known *k)
{
  const sr_actor *first = s->n_by ? NULL : first_of_others(k, s);
  if (first) add_actor(s, first, k, true);
  if (!others_fight(k, s)) return;
  for (uint32_t i = 0; i < k->n_actors; i++)
    if (k->actors[i].role == SR_ROLE_other_party && &k->actors[i] != first) add_actor(s, &k->actors[i], k, false);
}

static sr_kind kind_of_who(sr_who who)
{
  sr_view word = sr_table_word(sr_table_who, sr_who_name(who), SR_COL_WHO_KIND);
  int kind = sr_kind_of(word);
  return kind >= 0 ? (sr_kind)kind : SR_KIND_civilians; /* "unarmed", "attacker" */
}

/* Victims of the attacked side: not the initiator's, nor an attack's own dead militants. */
static bool was_hit(const sr_known *k, const sr_casualty *c)
{
  sr_kind kind = kind_of_who(c->who);
  bool hurt = c->outcome == SR_OUTCOME_killed || c->outcome == SR_OUTCOME_injured ||
              c->outcome == SR_OUTCOME_abducted || c->outcome == SR_OUTCOME_missing || k->cls == SR_CLASS_operation;
  if (!hurt || c->side == SR_SIDE_initiator || c->who == SR_WHO_suicide_attacker || c->scope == SR_SCOPE_alternative)
    return false;
  return k->cls != SR_CLASS_attack || c->side == SR_SIDE_target ||
         (kind != SR_KIND_armed_group && kind != SR_KIND_criminal);
}

static void add_victims(sr_sides *s, const sr_known *k)
{
  for (uint32_t i = 0; i < k->n_casualties; i++) {
    const sr_casualty *c = &k->casualties[i];
    if (!was_hit(k, c)) continue;
    sr_kind kind = kind_of_who(c->who);
    sr_party party = party_of(kind, false, false);
    if (party == SR_PARTY_NONE) continue; /* "five people" may be anybody */
    s->civilians |= party == SR_PARTY_UNARMED;
    add(s->on, &s->n_on, (sr_party_row){party, kind, SR_VNULL, k->place.country, (int)c->who, NULL});
  }
}

/* Nameless victims of the initiator's own kind, where others fought it. */
static bool is_own_loss(const sr_sides *s, const sr_party_row *row)
{
  bool others = false;
  if (row->who < 0 || row->kind != s->by[0].kind) return false;
  for (uint32_t i = 0; i < s->n_on; i++)
    others |= s->on[i].who < 0 && s->on[i].kind != row->kind;
  return others;
}

/* A party that is named takes the place of nameless victims of its kind. */
static void drop_doubles(sr_sides *s)
{
  sr_party_row kept[SR_SIDE_PARTIES];
  uint32_t n = 0;
  for (uint32_t i = 0; i < s->n_on; i++) {
    bool told = is_own_loss(s, &s->on[i]);
    for (uint32_t j = 0; j < s->n_on && s->on[i].who >= 0 && s->on[i].party != SR_PARTY_UNARMED; j++)
      told |= s->on[j].who < 0 && s->on[j].party == s->on[i].party;
    if (!told) kept[n++] = s->on[i];
  }
  memcpy(s->on, kept, n * sizeof *kept);
  s->n_on = n;
}

static void armed_first(sr_sides *s)
{
  uint32_t at = 0;
  while (at < s->n_on && s->on[at].party == SR_PARTY_UNARMED)
    at++;
  if (!at || at == s->n_on) return;
  sr_party_row row = s->on[at];
  memmove(s->on + 1, s->on, at * sizeof *s->on);
  s->on[0] = row;
}

static bool harmed(const sr_known *k)
{
  static const sr_outcome harm[] = {SR_OUTCOME_killed, SR_OUTCOME_injured, SR_OUTCOME_abducted};
  for (size_t i = 0; i < sizeof harm / sizeof *harm; i++)
    if (k->outcome[harm[i]].told && k->outcome[harm[i]].high != 0) return true;
  return false;
}

void sr_sides_find(sr_sides *out, const sr_known *k)
{
  *out = (sr_sides){.n_by = 0};
  add_actors(out, k, SR_ROLE_initiator);
  add_actors(out, k, SR_ROLE_claimant);
  add_actors(out, k, SR_ROLE_target);
  add_victims(out, k);
  add_others(out, k);
  if (!out->n_by) {
    bool state = k->cls == SR_CLASS_operation || k->cls == SR_CLASS_cross_border;
    out->by[out->n_by++] = (sr_party_row){state ? SR_PARTY_STATE : SR_PARTY_ARMED,
                                          state ? SR_KIND_government : SR_KIND_unknown,
                                          SR_VNULL,
                                          k->place.country,
                                          -1,
                                          NULL};
  }
  for (uint32_t i = 0; i < out->n_on; i++)
    out->civilians |= out->on[i].party == SR_PARTY_UNARMED;
  if (!out->n_on && harmed(k)) {
    bool people = is_attack(k);
    out->civilians |= people;
    out->on[out->n_on++] = (sr_party_row){people ? SR_PARTY_UNARMED : SR_PARTY_ARMED,
                                          people ? SR_KIND_civilians : SR_KIND_unknown,
                                          SR_VNULL,
                                          k->place.country,
                                          SR_WHO_unknown,
                                          NULL};
  }
  drop_doubles(out);
  armed_first(out);
}

int32_t sr_sides_fallen(const sr_known *k, sr_group_kind group, sr_outcome outcome, bool initiator)
{
  static const char *const words[SR_GROUP__N] = {[SR_GROUP_civilians] = "civilians",
                                                 [SR_GROUP_security] = "security",
                                                 [SR_GROUP_militants] = "militants",
                                                 [SR_GROUP_unknown] = "unknown"};
  int32_t sum = SR_NULL_INT;
  for (uint32_t i = 0; i < k->n_casualties; i++) {
    const sr_casualty *c = &k->casualties[i];
    bool mine = initiator ? c->side == SR_SIDE_initiator : c->side == SR_SIDE_target || c->side == SR_SIDE_other_party;
    if (c->outcome != outcome || !mine || c->scope == SR_SCOPE_alternative) continue;
    if (!sr_view_eq(sr_table_word(sr_table_who, sr_who_name(c->who), SR_COL_WHO_UCDP), sr_view_of(words[group])))
      continue;
    int32_t n = c->best != SR_NULL_INT ? c->best : c->low;
    if (n != SR_NULL_INT) sum = sum == SR_NULL_INT ? n : sum + n;
  }
  return sum;
}
