/* Weapons that did harm, and what was seized. */
#include "link/group.h"

typedef SR_VEC(sr_item) items;

static bool same_words(sr_view a, sr_view b)
{
  if (a.len != b.len) return false;
  for (size_t i = 0; i < a.len; i++)
    if ((a.ptr[i] | 32) != (b.ptr[i] | 32)) return false;
  return true;
}

/* The weapon of a deed is told again and again ("a bomb", "the device"); what was found is listed once, so that two
 * things of one kind are two ("explosives, two detonators"). */
static sr_item *listed(const items *v, const sr_item *x, bool seized)
{
  for (uint32_t i = 0; i < v->n; i++) {
    sr_item *o = &v->v[i];
    if (o->kind != x->kind) continue;
    bool open = x->count == SR_NULL_INT || o->count == SR_NULL_INT;
    if (o->count == x->count || (open && (!seized || same_words(o->text, x->text)))) return o;
  }
  return NULL;
}

/* ".303 rifle", "9mm pistol": the number is the bore. */
static bool bore(const sr_linker *l, const sr_entity *e)
{
  const sr_document *d = l->in->doc;
  if (e->quantity == SR_NONE) return false;
  uint32_t from = d->tok.v[l->in->ann->quantity.v[e->quantity].num_from].from;
  return from > 0 && d->text.ptr[from - 1] == '.';
}

/* Did the thing do harm, or could it? Money, papers, telephones and clothes that the words name did not. */
static bool harmful(const sr_linker *l, const sr_entity *e, sr_item_kind kind)
{
  if (kind == SR_ITEM_cash || kind == SR_ITEM_documents || kind == SR_ITEM_phone || kind == SR_ITEM_drugs) return false;
  if (kind != SR_ITEM_other || e->sense == SR_NONE) return true;
  sr_view v = sr_lex_attr(l->in->lex, e->sense, SR_V("tactic"));
  if (v.ptr || sr_lex_has(l->in->lex, e->sense, SR_V("device"))) return true;
  return !sr_word_in(sr_tok_norm(l->in->doc, e->head), "uniform uniforms timer timers cow cows cattle goat goats sheep radio radios set sets handset handsets "
                                                      "wireless walkie-talkie walkie-talkies battery batteries equipment binoculars helmet helmets jacket jackets");
}

static void take(sr_linker *l, items *list, bool seized, const sr_thing *t, sr_incident *out)
{
  const sr_entity *e = sr_lk_entity(l, t->entity);
  if (t->item < 0 || (!seized && !harmful(l, e, (sr_item_kind)t->item))) return;
  sr_item x = {(sr_item_kind)t->item, t->count == SR_OPEN ? SR_NULL_INT : t->count, sr_lk_words(l, e)};
  if (bore(l, e)) x.count = e->plural ? SR_NULL_INT : 1;
  sr_item *o = listed(list, &x, seized);
  if (o) {
    if (o->count == SR_NULL_INT) o->count = x.count;
    return;
  }
  SR_PUSH(l->in->doc->arena, list, x);
  sr_lk_evidence(l, out, sr_arena_printf(l->in->doc->arena, "%s/%u", seized ? "seized" : "weapons", list->n - 1), t->tok_from, t->tok_to);
}

/* "explosives packed in a milk van": the vehicle that carried the bomb is a weapon. */
static void take_carriers(sr_linker *l, items *weapons, const sr_mention *m, sr_incident *out)
{
  if (!m->tactics[SR_TACTIC_vehicle_bomb]) return;
  for (uint32_t i = 0; i < weapons->n; i++)
    if (weapons->v[i].kind == SR_ITEM_vehicle) return;
  uint32_t at = m->tactic_from[SR_TACTIC_vehicle_bomb];
  for (uint32_t i = sr_lk_entity_from(l, m->sent); i < l->in->x->entity.n; i++) {
    const sr_entity *e = sr_lk_entity(l, i);
    if (e->sent != m->sent) break;
    bool near = e->tok_to + 6 > at && e->tok_from < at + 8;
    if (e->type != SR_ENT_ITEM || e->item != SR_ITEM_vehicle || !near) continue;
    sr_thing t = {i, e->tok_from, e->tok_to, e->item, e->counted ? e->best : e->plural ? SR_OPEN : 1, false};
    take(l, weapons, false, &t, out);
    return;
  }
}

/* What fills the bomb is not told apart from it: "the device held five kilograms of explosives". */
static void drop_filling(sr_linker *l, items *v, sr_incident *out)
{
  bool device = false;
  for (uint32_t i = 0; i < v->n; i++) device |= v->v[i].kind == SR_ITEM_ied || v->v[i].kind == SR_ITEM_suicide_vest;
  if (!device) return;
  uint32_t n = 0, kept = 0, *now = sr_arena_alloc(l->in->doc->arena, (v->n + 1) * sizeof *now);
  for (uint32_t i = 0; i < v->n; i++) {
    now[i] = v->v[i].kind == SR_ITEM_explosives ? SR_NONE : n;
    if (now[i] != SR_NONE) v->v[n++] = v->v[i];
  }
  for (uint32_t i = 0; i < out->evidence.n; i++) {
    sr_evidence e = out->evidence.v[i];
    uint32_t was = 0;
    bool weapon = sr_view_starts(e.field, SR_V("weapons/"));
    for (uint32_t c = 8; weapon && c < e.field.len; c++) was = was * 10 + (uint32_t)(e.field.ptr[c] - '0');
    if (weapon && now[was] == SR_NONE) continue;
    if (weapon) e.field = sr_arena_printf(l->in->doc->arena, "weapons/%u", now[was]);
    out->evidence.v[kept++] = e;
  }
  out->evidence.n = kept;
  v->n = n;
}

static void take_all(sr_linker *l, items *weapons, items *seized, const sr_mention *m, sr_incident *out)
{
  for (uint32_t k = 0; k < m->thing.n; k++) {
    const sr_thing *t = &m->thing.v[k];
    take(l, t->seized ? seized : weapons, t->seized, t, out);
  }
}

/* "Three rifles were seized." alone tells of the incident before it. */
static void take_finds(sr_linker *l, items *seized, uint32_t group, sr_incident *out)
{
  uint32_t n;
  const uint32_t *sents = sr_lk_sentences(l, group, &n);
  for (uint32_t s = 0; s < n; s++)
    for (uint32_t i = sr_lk_mention_from(l, sents[s]); i < l->in->x->mention.n && sr_lk_mention(l, i)->sent == sents[s]; i++) {
      const sr_mention *m = sr_lk_mention(l, i);
      if (l->of_mention[i] != SR_NONE || !(m->events & SR_EV_SEIZE)) continue;
      for (uint32_t k = 0; k < m->thing.n; k++)
        if (m->thing.v[k].seized) take(l, seized, true, &m->thing.v[k], out);
    }
}

void sr_lk_things(sr_linker *l, sr_group_state *g, sr_incident *out)
{
  items weapons = {0}, seized = {0};
  for (uint32_t i = 0; i < g->mention.n; i++) take_all(l, &weapons, &seized, sr_lk_mention(l, g->mention.v[i]), out);
  for (uint32_t i = 0; i < g->mention.n; i++) take_carriers(l, &weapons, sr_lk_mention(l, g->mention.v[i]), out);
  if (!g->recalled) take_finds(l, &seized, (uint32_t)(g - l->group.v), out);
  drop_filling(l, &weapons, out);
  out->weapons = weapons.v, out->n_weapons = weapons.n;
  out->seized = seized.v, out->n_seized = seized.n;
}
