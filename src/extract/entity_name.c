/* Persons whose names no list knows, told by what stands beside them; see entity.h. */
#include "extract/entity.h"

static bool is_capital(const sr_context *c, uint32_t t)
{
  const sr_token *k = &c->doc->tok.v[t];
  return k->flags & SR_LEX_UPPER && !(k->flags & SR_TOK_NOCASE) && k->pos != SR_POS_NUM;
}

/* "one Gul Zaman": the number is an article here. */
static bool one_before(const sr_context *c, const sr_entity *e)
{
  return e->tok_to > e->tok_from + 1 && sr_ctx_is(c, e->tok_from, "one") && !(c->doc->tok.v[e->tok_from].flags & SR_LEX_UPPER);
}

/* Words with capitals alone that no list knows for anything else. */
static bool unknown_name(const sr_context *c, const sr_entity *e)
{
  if ((e->type != SR_ENT_OTHER && e->type != SR_ENT_PLACE) || e->actor != SR_NONE) return false;
  if (e->tok_to - e->tok_from > 8) return false;
  for (uint32_t t = e->tok_from + one_before(c, e); t < e->tok_to; t++) {
    if (sr_ctx_any(c, t, "alias aka @")) return t > e->tok_from;
    if (!is_capital(c, t) && c->doc->tok.v[t].flags & SR_LEX_WORD) return false;
    if (sr_ctx_any(c, t, "district village police state area block court party union river road")) return false;
  }
  return true;
}

static bool word_at(const sr_context *c, uint32_t t, const sr_sentence *s, const char *words)
{
  return t >= s->tok_from && t < s->tok_to && sr_ctx_any(c, t, words);
}

/* "(23)", "(aged 23)", ", 23,": an age behind a name. */
static bool age_behind(const sr_context *c, const sr_sentence *s, uint32_t t)
{
  bool bracket = word_at(c, t, s, "(");
  if (!bracket && !word_at(c, t, s, ",")) return false;
  if (bracket && word_at(c, t + 1, s, "aged")) t++;
  if (t + 2 >= s->tok_to || !word_at(c, t + 2, s, bracket ? ")" : ",")) return false;
  const sr_token *k = &c->doc->tok.v[t + 1];
  return k->flags & SR_LEX_NUMBER && k->to - k->from == 2;
}

/* "identified as X", "named X", "one X": what stands before a name and nothing else. */
static bool introduced(const sr_context *c, const sr_sentence *s, uint32_t t)
{
  if (t == s->tok_from) return false;
  if (word_at(c, t - 1, s, "as") && t >= s->tok_from + 2) return word_at(c, t - 2, s, "identified named recognised recognized known");
  return word_at(c, t - 1, s, "named namely alias");
}

static bool somebody(const sr_context *c, const sr_entity *e)
{
  (void)c;
  return e->type == SR_ENT_PEOPLE && e->name_from == e->name_to && !e->plural && !e->mass && !e->explicit_number;
}

/* "X, a community leader," and "a labourer, X, ": the noun tells what X is. */
static bool apposed(const sr_context *c, const sr_sentence *s, uint32_t first, uint32_t i)
{
  const sr_entity *e = &c->out->entity.v[i], *all = c->out->entity.v;
  bool after_prep = e->tok_from > s->tok_from && c->doc->tok.v[e->tok_from - 1].pos == SR_POS_ADP;
  if (e->type != SR_ENT_OTHER || after_prep) return false;
  bool behind = i + 1 < c->out->entity.n && all[i + 1].tok_from == e->tok_to + 1 && word_at(c, e->tok_to, s, ",") &&
                all[i + 1].def != SR_DEF_BARE && somebody(c, &all[i + 1]);
  if (behind) return true;
  if (i == first || e->tok_from == s->tok_from || !word_at(c, e->tok_from - 1, s, ",")) return false;
  const sr_entity *o = &all[i - 1];
  bool ends = e->tok_to >= s->tok_to || word_at(c, e->tok_to, s, ", . ; and ( of from at in near");
  return ends && o->tok_to == e->tok_from - 1 && somebody(c, o) && o->def == SR_DEF_A;
}

/* "killed one | U. Guravaiah": the number is an article here. */
static bool one_named(sr_context *c, uint32_t first, uint32_t i)
{
  if (i == first) return false;
  sr_entity *o = &c->out->entity.v[i - 1];
  if (o->tok_to != c->out->entity.v[i].tok_from || o->tok_to != o->tok_from + 1 || !sr_ctx_is(c, o->tok_from, "one")) return false;
  if (c->doc->tok.v[o->tok_from].flags & SR_LEX_UPPER) return false;
  o->type = SR_ENT_OTHER;
  return true;
}

static void make_person(sr_entity *e)
{
  e->type = SR_ENT_PEOPLE;
  e->who = SR_WHO_unknown;
  e->kind = -1;
  e->place = SR_NONE;
  e->name_from = e->tok_from, e->name_to = e->tok_to;
  e->counted = true;
  e->low = e->best = e->high = 1;
  e->bound = SR_Q_EXACT;
}

void sr_entities_name(sr_context *c, uint32_t first)
{
  for (uint32_t i = first; i < c->out->entity.n; i++) {
    sr_entity *e = &c->out->entity.v[i];
    const sr_sentence *s = &c->doc->sent.v[e->sent];
    if (!unknown_name(c, e)) continue;
    bool one = one_before(c, e);
    bool person = one || introduced(c, s, e->tok_from) || age_behind(c, s, e->tok_to) || apposed(c, s, first, i) || one_named(c, first, i);
    if (!person) continue;
    make_person(e);
    e->name_from += one;
    e->explicit_number = false;
    for (uint32_t t = e->tok_from + 1; t < e->tok_to; t++)
      if (sr_ctx_any(c, t, "alias aka @") && t < e->name_to) e->name_to = t;
  }
}
