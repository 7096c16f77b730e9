/* Which reports, and which of their sentences, are worth the dear stages.
 *
 * A report is read when one of its words may open an incident, a proceeding or a campaign alone ("gunned down",
 * "convicted"), or when a word that needs others for it ("attack", "carried out", "released") stands beside
 * a word of force: armed men, a bomb, the injured, an armed group's name. Other reports are read no further than
 * their words. Of one that is read, only the sentences with such words near an event are tagged, the parts that carry place and
 * date of the whole (title, dateline), and sentences whose words only go on with what was told beside them ("67 per cent of
 * them in the province"). docs/internals/gate.md has what that saves and what it costs.
 */
#include "gazetteer/sense.h"
#include "pipeline/pipeline.h"

/* What a sense does for its sentence and its report. */
enum {
  BESIDE = 1, /* the sentence is read where one beside it tells of an event */
  CORE = 2,   /* the sentence is read where one about it tells of an event; with OPENS or SOFT it tells of one itself */
  SOFT = 4,   /* opens a report that holds a word of force in the same sentence or beside it */
  FORCE = 8,
  OPENS = 16  /* opens the report alone */
};

static bool has(const sr_lexicon *lex, uint32_t row, sr_view attr)
{
  return sr_lex_has(lex, row, attr);
}

/* Frames that tell of an event that another word names: "carried out", "claimed responsibility", "prevented". They are
 * common in reports of anything. */
static bool leans(const sr_lexicon *lex, uint32_t row)
{
  return sr_word_in(sr_lex_value(lex, row), "support claim_n foil release") || has(lex, row, SR_V("weak"));
}

/* "attacked", "an assault", "eliminated": seldom meant of paper and plans, so their sentences are read wherever they
 * stand in a report that is read; "took", "held", "called", "set" only beside such. */
static bool tells_force(const sr_lexicon *lex, uint32_t row)
{
  return sr_word_in(sr_lex_value(lex, row), "attack attack_n kill killing injure injuring abduct abduct_n blast_n explode clash clash_n hit burn claim_lives fire_device operation_n");
}

/* A quiet word for a person: "identified as", "the deceased" tell of one of those hurt, wherever it stands; "leader",
 * "teacher", "part of" are in every report. */
static unsigned describes(const sr_lexicon *lex, uint32_t row)
{
  sr_view v = sr_lex_value(lex, row);
  return sr_view_eq(v, SR_V("member")) || sr_view_eq(v, SR_V("victim")) || sr_view_eq(v, SR_V("belongs")) ? BESIDE : CORE;
}

static unsigned weight_of(const sr_lexicon *lex, uint32_t row)
{
  switch (lex->rows[row].cls) {
  case SR_LEX_CLASS_trigger: return !leans(lex, row) ? CORE | OPENS : tells_force(lex, row) ? CORE | SOFT : BESIDE | SOFT;
  case SR_LEX_CLASS_campaign:
    /* A named operation alone is worth a reading; "offensive" wants force beside it, "drive" opens nothing. */
    if (has(lex, row, SR_V("known"))) return CORE | OPENS;
    return has(lex, row, SR_V("op")) || has(lex, row, SR_V("force")) ? CORE | SOFT : BESIDE;
  case SR_LEX_CLASS_proceeding: return has(lex, row, SR_V("quiet")) ? CORE : CORE | OPENS;
  case SR_LEX_CLASS_descriptor: return has(lex, row, SR_V("quiet")) ? describes(lex, row) : CORE | FORCE;
  case SR_LEX_CLASS_tactic: return CORE | FORCE;
  case SR_LEX_CLASS_topic: return sr_lex_attr(lex, row, SR_V("who")).ptr ? 0 : CORE; /* bodies tell what their staff are */
  case SR_LEX_CLASS_measure: return BESIDE;
  case SR_LEX_CLASS_person:
    return sr_lex_attr(lex, row, SR_V("outcome")).ptr || has(lex, row, SR_V("armed")) ? CORE | FORCE : 0;
  case SR_LEX_CLASS_weapon: return has(lex, row, SR_V("device")) ? CORE | FORCE : 0;
  case SR_LEX_CLASS_modal: return has(lex, row, SR_V("zero")) ? BESIDE : 0;
  default: return 0;
  }
}

static bool always(uint8_t part)
{
  return part == SR_PART_TITLE || part == SR_PART_DATELINE;
}

/* Parts that tell no events. */
static bool silent(uint8_t part)
{
  return part == SR_PART_BYLINE || part == SR_PART_DATE || part == SR_PART_STAMP || part == SR_PART_NOISE;
}

/* Fills `of` with what the senses of each sentence do; returns what all do. */
static unsigned weigh(const sr_run *r, uint8_t *of)
{
  uint32_t sent = 0;
  unsigned all = 0;
  for (uint32_t i = 0; i < r->ann.sense.n; i++) {
    const sr_sense *s = &r->ann.sense.v[i];
    while (sent + 1 < r->doc.sent.n && s->tok_from >= r->doc.sent.v[sent].tok_to) sent++;
    unsigned w = weight_of(&r->engine->lexicon, s->entry);
    of[sent] |= (uint8_t)w;
    all |= w;
  }
  return all;
}

/* The name of an armed group is a word of force. */
static void weigh_actors(const sr_run *r, uint8_t *of)
{
  const sr_actors *t = &r->engine->actors;
  uint32_t sent = 0;
  for (uint32_t i = 0; i < r->ann.actor.n; i++) {
    const sr_actor_mention *m = &r->ann.actor.v[i];
    if (!sr_view_eq(sr_actor_string(t, t->rows[m->actor].kind), SR_V("armed_group"))) continue;
    while (sent + 1 < r->doc.sent.n && m->tok_from >= r->doc.sent.v[sent].tok_to) sent++;
    of[sent] |= CORE | FORCE;
  }
}

/* In a text of so few tokens a word that leans on others is enough: there is little room for them, and little to save. */
#define SHORT_TEXT 80

/* In a text of so few, all sentences with a core word are read: the place is often told far from the event. */
#define LOCAL_TEXT 400

/* How many sentences off, behind it or before it, an event makes a sentence with a core or a beside word worth reading. */
enum { CORE_BEFORE = 4, CORE_AFTER = 4, BESIDE_BEFORE = 3, BESIDE_AFTER = 1 };

/* "Attacked" and "militants" in one sentence or two that follow each other: apart, they are in every long article. */
static bool soft_meets_force(const sr_run *r, const uint8_t *of)
{
  unsigned before = 0;
  for (uint32_t i = 0; i < r->doc.sent.n; before = of[i++])
    if ((of[i] & SOFT && (of[i] | before) & FORCE) || (of[i] & FORCE && before & SOFT)) return true;
  return false;
}

/* Is the report worth reading? Finds its actors where it may be. */
static bool opens(sr_run *r, unsigned all, uint8_t *of)
{
  unsigned wanted = r->doc.tok.n <= SHORT_TEXT ? OPENS | SOFT | BESIDE : OPENS | SOFT;
  if (!(all & wanted) && !r->all) return false;
  sr_actors_find(&r->engine->actors, &r->doc, &r->ann);
  weigh_actors(r, of);
  return all & OPENS || r->doc.tok.n <= SHORT_TEXT || soft_meets_force(r, of);
}

/* Does a word of the sentence tell of an event, whatever stands beside it? */
static bool tells(unsigned of)
{
  return of & OPENS || (of & (CORE | SOFT)) == (CORE | SOFT);
}

/* Does one of the `before` sentences before the i-th tell of an event, or one of the `after` behind it? */
static bool near_event(const sr_run *r, const uint8_t *of, uint32_t i, uint32_t before, uint32_t after)
{
  uint32_t from = i > before ? i - before : 0, to = r->doc.sent.n - i > after ? i + after + 1 : r->doc.sent.n;
  for (uint32_t k = from; k < to; k++)
    if (tells(of[k])) return true;
  return false;
}

static bool worth_tagging(const sr_run *r, const uint8_t *of, uint32_t i)
{
  uint8_t part = r->doc.sent.v[i].part;
  if (silent(part)) return false;
  if (r->all || always(part) || r->doc.tok.n <= SHORT_TEXT) return true;
  if (of[i] & CORE) return r->doc.tok.n <= LOCAL_TEXT || near_event(r, of, i, CORE_BEFORE, CORE_AFTER);
  return of[i] & BESIDE && near_event(r, of, i, BESIDE_BEFORE, BESIDE_AFTER);
}

void sr_run_gate(sr_run *r)
{
  uint8_t *of = sr_arena_zalloc(r->arena, r->doc.sent.n + 1, 1);
  sr_senses_find(&r->engine->lexicon, &r->doc, &r->ann);
  r->hot = sr_arena_zalloc(r->arena, r->doc.sent.n + 1, 1);
  unsigned all = weigh(r, of);
  if (!opens(r, all, of) && !r->all) return;
  for (uint32_t i = 0; i < r->doc.sent.n; i++) r->hot[i] = worth_tagging(r, of, i);
}
