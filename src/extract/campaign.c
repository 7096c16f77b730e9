/* Finding named operations and campaigns; see campaign.h. */
#include "extract/campaign.h"
#include "extract/walk.h"

#define MAX_CAMPAIGNS 256 /* of one report */

typedef struct name {
  sr_span words;  /* "Operation Rah-i-Nijat" */
  sr_span proper; /* "Rah-i-Nijat" */
  int kind;       /* sr_campaign_kind, -1 unknown */
} name;

static sr_view value_at(const sr_context *c, uint32_t tok, uint32_t *sense)
{
  *sense = sr_ctx_sense_at(c, tok, SR_LEX_CLASS_campaign);
  return *sense == SR_NONE ? SR_VNULL : sr_ctx_value(c, *sense);
}

static bool capital(const sr_context *c, uint32_t tok)
{
  uint32_t f = c->doc->tok.v[tok].flags;
  return (f & SR_LEX_WORD) && (f & SR_LEX_UPPER) && !(f & SR_TOK_NOCASE);
}

/* The end of a run of capitalised words; small words inside a hyphened name count ("Azm-e-Istehkam"). */
static uint32_t capitals_end(const sr_context *c, uint32_t tok, uint32_t end)
{
  uint32_t last = tok;
  for (uint32_t t = tok; t < end && t < tok + 6; t++) {
    bool hyphened = c->doc->tok.v[t].flags & SR_LEX_HYPHEN;
    if (capital(c, t) || (hyphened && capital(c, t - 1)) || (hyphened && t + 1 < end && capital(c, t + 1)))
      last = t + 1;
    else if (!(hyphened || sr_ctx_any(c, t, "of the")) || t == tok)
      break;
  }
  return last;
}

static bool is_word(const sr_context *c, uint32_t tok, uint32_t *to)
{
  uint32_t s;
  sr_view v = value_at(c, tok, &s);
  if (!v.ptr || !sr_view_eq(v, SR_V("word"))) return false;
  *to = c->ann->sense.v[s].tok_to;
  return true;
}

/* A campaign's common noun whose last word is at `tok`. */
static bool word_before(const sr_context *c, uint32_t tok)
{
  uint32_t s = sr_ctx_sense_over(c, tok, tok + 1, SR_LEX_CLASS_campaign);
  return s != SR_NONE && sr_view_eq(sr_ctx_value(c, s), SR_V("word"));
}

/* "offensive named", "offensive, dubbed" before the name. */
static bool called_before(const sr_context *c, uint32_t tok, uint32_t floor)
{
  if (tok < floor + 2 || !sr_ctx_any(c, tok - 1, "named called dubbed codenamed")) return false;
  return word_before(c, tok - 2) || (tok >= floor + 3 && sr_walk_mark(c, tok - 2, ',') && word_before(c, tok - 3));
}

/* "Azm-e-Istehkam", a renewed national anti-terror drive */
static bool apposed_word(const sr_context *c, uint32_t tok, uint32_t end)
{
  while (tok < end && (sr_walk_quote(c, tok) || sr_walk_mark(c, tok, ',')))
    tok++;
  uint32_t g = sr_walk_np_at(c, tok, end);
  if (g == SR_NONE || !sr_ctx_any(c, tok, "a an the its their")) return false;
  /* Groups that touch are one that the tagger cut. */
  uint32_t to = c->ann->group.v[g].tok_to;
  while (to < end && sr_walk_np_at(c, to, end) != SR_NONE && c->doc->tok.v[to].pos != SR_POS_DET)
    to = c->ann->group.v[sr_walk_np_at(c, to, end)].tok_to;
  return word_before(c, to - 1);
}

/* "Plan Escudo, an offensive against the dissidents": a plan with a name, that is called a campaign. */
static bool plan_at(const sr_context *c, uint32_t tok, const sr_sentence *s, name *out)
{
  if (!sr_ctx_any(c, tok, "plan mission") || !capital(c, tok) || tok + 1 >= s->tok_to || !capital(c, tok + 1)) return false;
  uint32_t to = capitals_end(c, tok + 1, s->tok_to);
  if (to <= tok + 1 || to >= s->tok_to || !sr_walk_mark(c, to, ',') || !apposed_word(c, to, s->tok_to)) return false;
  *out = (name){{tok, to}, {tok + 1, to}, -1};
  return true;
}

static bool of_force(const sr_context *c, uint32_t tok)
{
  if (sr_ctx_sense_over(c, tok, tok + 1, SR_LEX_CLASS_trigger) != SR_NONE) return true;
  bool civil = tok > 0 && sr_ctx_any(c, tok - 1, "election electoral polio vaccination immunisation advertising ad awareness cleanliness political poll media marketing presidential");
  return word_before(c, tok) && !civil;
}

/* "named their new wave of raids Storm of the South": what is named is of force. */
static bool named_at(const sr_context *c, uint32_t tok, const sr_sentence *s, name *out)
{
  if (tok < s->tok_from + 4 || !capital(c, tok) || !of_force(c, tok - 1) || capital(c, tok - 1)) return false;
  for (uint32_t t = tok - 1; t > s->tok_from && tok - t < 9; t--) {
    if (!sr_walk_verb(c, t)) continue;
    if (!sr_walk_lemma(c, t, "name call dub codename christen") || !sr_ctx_any(c, t + 1, "their its his the a this")) return false;
    uint32_t to = capitals_end(c, tok, s->tok_to);
    *out = (name){{tok, to}, {tok, to}, -1};
    return to > tok;
  }
  return false;
}

static int kind_of_row(const sr_context *c, uint32_t sense)
{
  return sr_campaign_kind_of(sr_ctx_value(c, sense));
}

/* ---- kind ---- */

static bool armed_actor(const sr_context *c, uint32_t mention)
{
  sr_view k = sr_actor_string(c->actors, c->actors->rows[c->ann->actor.v[mention].actor].kind);
  return sr_view_eq(k, SR_V("armed_group"));
}

static bool is_against(const sr_context *c, const sr_sentence *s, uint32_t tok)
{
  for (uint32_t t = tok; t > s->tok_from && tok - t < 6; t--)
    if (sr_ctx_any(c, t - 1, "against on from killed")) return true;
  return false;
}

/* The kind of the first party before `tok` that the campaign is not against, by its name or as "the rebels"; -1. */
static int announcer(const sr_context *c, const sr_sentence *s, uint32_t tok)
{
  for (uint32_t i = SR_ANN_FROM(c->ann->actor, s->tok_from); i < c->ann->actor.n && c->ann->actor.v[i].tok_from < tok; i++)
    if (!is_against(c, s, c->ann->actor.v[i].tok_from)) return armed_actor(c, i) ? SR_CAMPAIGNKIND_armed_group : SR_CAMPAIGNKIND_state;
  for (uint32_t t = s->tok_from; t < tok; t++) {
    uint32_t x = sr_ctx_sense_at(c, t, SR_LEX_CLASS_person);
    if (x == SR_NONE || is_against(c, s, t)) continue;
    return sr_who_of(sr_ctx_value(c, x)) == SR_WHO_militant ? SR_CAMPAIGNKIND_armed_group : -1;
  }
  return -1;
}

static int kind_by_sentence(const sr_context *c, const sr_sentence *s, const name *n)
{
  int k = announcer(c, s, n->words.from);
  return k < 0 ? SR_CAMPAIGNKIND_state : k;
}

/* A name that starts at `tok`, by one of the forms. */
static bool name_at(const sr_context *c, uint32_t tok, const sr_sentence *s, name *out)
{
  uint32_t sense, to;
  sr_view v = value_at(c, tok, &sense);
  bool known = v.ptr && sr_ctx_has(c, sense, SR_V("known"));
  bool op = tok > s->tok_from && sr_ctx_is(c, tok - 1, "operation");
  if (known && capital(c, tok)) {
    to = c->ann->sense.v[sense].tok_to;
    bool close = op || (tok > s->tok_from && word_before(c, tok - 1)) || (tok > s->tok_from + 1 && sr_walk_quote(c, tok - 1)) || called_before(c, tok, s->tok_from) ||
                 apposed_word(c, to, s->tok_to);
    bool plain = !sr_ctx_has(c, sense, SR_V("opname")) && !sr_ctx_has(c, sense, SR_V("seasonal"));
    if (!close && !plain) return false;
    *out = (name){{op ? tok - 1 : tok, to}, {tok, to}, kind_of_row(c, sense)};
    /* A name that armies bear too: of whoever announces it. */
    if (sr_ctx_has(c, sense, SR_V("seasonal")) && announcer(c, s, tok) >= 0) out->kind = announcer(c, s, tok);
    return true;
  }
  if (sr_ctx_is(c, tok, "operation") && capital(c, tok) && tok + 1 < s->tok_to && capital(c, tok + 1)) {
    to = capitals_end(c, tok + 1, s->tok_to);
    uint32_t k = sr_ctx_sense_at(c, tok + 1, SR_LEX_CLASS_campaign);
    int kind = k != SR_NONE && sr_ctx_has(c, k, SR_V("known")) ? kind_of_row(c, k) : -1;
    *out = (name){{tok, to}, {tok + 1, to}, kind};
    return to > tok + 1;
  }
  if (plan_at(c, tok, s, out) || named_at(c, tok, s, out)) return true;
  bool quoted = tok > s->tok_from && sr_walk_quote(c, tok - 1) && capital(c, tok);
  bool called = called_before(c, tok, s->tok_from) && capital(c, tok);
  if (!quoted && !called) return false;
  to = capitals_end(c, tok, s->tok_to);
  if (to == tok || to - tok > 6 || (quoted && (to >= s->tok_to || !(sr_walk_quote(c, to) || sr_walk_mark(c, to, ','))))) return false;
  uint32_t before = tok - (quoted ? 2 : 1);
  bool noun = tok >= s->tok_from + 2 && (word_before(c, before) || called_before(c, before + 1, s->tok_from));
  if (!noun && !called && !apposed_word(c, to, s->tok_to)) return false;
  *out = (name){{tok, to}, {tok, to}, -1};
  return true;
}

/* ---- status and date ---- */

static bool between_verb_and_name(const sr_context *c, uint32_t from, uint32_t to)
{
  for (uint32_t t = from; t < to; t++) {
    uint8_t p = c->doc->tok.v[t].pos;
    bool small = p == SR_POS_DET || p == SR_POS_ADJ || p == SR_POS_PRON || p == SR_POS_PUNCT || p == SR_POS_ADV;
    if (!small && !sr_ctx_any(c, t, "of the a its their named called dubbed codenamed") && sr_ctx_sense_over(c, t, to, SR_LEX_CLASS_campaign) == SR_NONE) return false;
  }
  return to - from <= 8;
}

/* "Herof, the insurgents' campaign against highways, began": where the name's apposition ends. */
static uint32_t past_apposition(const sr_context *c, const sr_sentence *s, uint32_t to)
{
  if (to >= s->tok_to || !sr_walk_mark(c, to, ',')) return to;
  for (uint32_t t = to + 1; t < s->tok_to && t < to + 12; t++) {
    if (sr_walk_finite(c, t, t + 1)) return to;
    if (sr_walk_mark(c, t, ',')) return t + 1;
  }
  return to;
}

/* "declared the operation over": the status word is the last of the clause. */
static bool declared_over(const sr_context *c, const sr_sentence *s, const sr_sense *x, uint32_t to)
{
  if (!sr_walk_lemma(c, x->tok_from, "declare pronounce call")) return false;
  for (uint32_t t = to; t < s->tok_to && t < to + 9; t++)
    if (sr_ctx_any(c, t, "over complete finished ended concluded completed") && (t + 1 >= s->tok_to || sr_ctx_any(c, t + 1, ". , on after in and ;"))) return true;
  return false;
}

/* The status that the words tell of [from, to): a verb before it with nothing strange between, or a passive
 * behind it. A sense, SR_NONE. Approval outranks the launch that is approved. */
static uint32_t status_of(const sr_context *c, const sr_sentence *s, sr_span at)
{
  uint32_t best = SR_NONE, name_end = at.to;
  for (uint32_t i = SR_ANN_FROM(c->ann->sense, s->tok_from); i < c->ann->sense.n; i++) {
    const sr_sense *x = &c->ann->sense.v[i];
    if (x->tok_from >= s->tok_to) break;
    if (c->lex->rows[x->entry].cls != SR_LEX_CLASS_campaign || sr_campaign_status_of(sr_lex_value(c->lex, x->entry)) < 0) continue;
    bool before = x->tok_to <= at.from && between_verb_and_name(c, x->tok_to, at.from);
    at.to = x->tok_from >= at.to ? past_apposition(c, s, name_end) : name_end;
    bool behind = x->tok_from >= at.to && x->tok_from < at.to + 5 && sr_walk_passive(c, x->tok_from, at.to);
    behind |= x->tok_from >= at.to && x->tok_from < at.to + 3 && sr_view_eq(sr_lex_value(c->lex, x->entry), SR_V("ongoing"));
    behind |= x->tok_from >= at.to && x->tok_from < at.to + 3 && sr_walk_verb(c, x->tok_from) && sr_walk_lemma(c, x->tok_from, "begin start end conclude");
    if (!before && !behind) continue;
    if (best == SR_NONE || sr_view_eq(sr_lex_value(c->lex, x->entry), SR_V("approved"))) best = i;
  }
  return best;
}

static void evidence(sr_context *c, sr_campaign *x, sr_view field, uint32_t from, uint32_t to)
{
  const sr_token *a = &c->doc->tok.v[from], *b = &c->doc->tok.v[to - 1];
  bool apart = c->doc->title_from && a->from >= c->doc->title_from;
  sr_evidence e = {field, apart ? UINT32_MAX : a->from, apart ? UINT32_MAX : b->to, sr_tok_text(c->doc, from, to)};
  SR_PUSH(c->doc->arena, &x->evidence, e);
}

static sr_dateprec date_precision(uint8_t p)
{
  static const sr_dateprec map[] = {SR_DATEPREC_day, SR_DATEPREC_week, SR_DATEPREC_month, SR_DATEPREC_quarter, SR_DATEPREC_year, SR_DATEPREC_unknown};
  return map[p < 6 ? p : 5];
}

/* The date beside the status word: the first in the sentence that is one. */
static void set_date(sr_context *c, sr_campaign *x, const sr_sentence *s)
{
  for (uint32_t i = SR_ANN_FROM(c->ann->timex, s->tok_from); i < c->ann->timex.n; i++) {
    const sr_timex *t = &c->ann->timex.v[i];
    if (t->tok_from >= s->tok_to) return;
    if (t->from == SR_NO_DAY || t->since || t->type == SR_TIMEX_DURATION || t->type == SR_TIMEX_SET) continue;
    x->date.from = t->from, x->date.to = t->to;
    x->date.precision = date_precision(t->precision);
    evidence(c, x, SR_V("date"), t->tok_from, t->tok_to);
    return;
  }
}

static bool counts_people(const sr_context *c, const sr_sentence *s)
{
  for (uint32_t i = SR_ANN_FROM(c->ann->quantity, s->tok_from); i < c->ann->quantity.n && c->ann->quantity.v[i].tok_from < s->tok_to; i++)
    if (c->ann->quantity.v[i].kind == SR_NUM_COUNT) return true;
  return false;
}

static void apply_status(sr_context *c, sr_campaign *x, uint32_t sent, sr_span at)
{
  const sr_sentence *s = &c->doc->sent.v[sent];
  uint32_t st = status_of(c, s, at);
  if (st == SR_NONE) return;
  const sr_sense *w = &c->ann->sense.v[st];
  x->status = (sr_campaign_status)sr_campaign_status_of(sr_lex_value(c->lex, w->entry));
  if (declared_over(c, s, w, at.to)) x->status = SR_CAMPAIGNSTATUS_ended;
  uint32_t from = w->tok_from < at.from ? w->tok_from : at.from, to = w->tok_to > at.to ? w->tok_to : at.to;
  evidence(c, x, SR_V("status"), from, to);
  if (x->status == SR_CAMPAIGNSTATUS_ongoing) return;
  set_date(c, x, s);
  if (!counts_people(c, s)) c->out->taken[sent] = true;
}

static sr_campaign *same_name(const sr_context *c, const name *n)
{
  sr_view proper = sr_tok_text(c->doc, n->proper.from, n->proper.to);
  for (uint32_t i = 0; i < c->out->campaign.n; i++)
    if (sr_view_ends(c->out->campaign.v[i].name, proper)) return &c->out->campaign.v[i];
  return NULL;
}

static void add_name(sr_context *c, uint32_t sent, const name *n)
{
  sr_campaign *x = same_name(c, n);
  if (!x && c->out->campaign.n >= MAX_CAMPAIGNS) return;
  if (!x) {
    sr_campaign new = {.name = sr_tok_text(c->doc, n->words.from, n->words.to), .status = SR_CAMPAIGNSTATUS_ongoing,
                       .date = {SR_NULL_INT, SR_NULL_INT, SR_DATEPREC_unknown, SR_VNULL}};
    new.kind = (sr_campaign_kind)(n->kind >= 0 ? n->kind : kind_by_sentence(c, &c->doc->sent.v[sent], n));
    SR_PUSH(c->doc->arena, &c->out->campaign, new);
    x = &c->out->campaign.v[c->out->campaign.n - 1];
    evidence(c, x, SR_V("name"), n->words.from, n->words.to);
  }
  if (x->status == SR_CAMPAIGNSTATUS_ongoing) apply_status(c, x, sent, n->words);
}

/* "The operation was launched on Saturday": of the campaign named before. */
static void definite(sr_context *c, uint32_t sent, uint32_t tok)
{
  uint32_t to;
  if (!c->out->campaign.n || !sr_ctx_is(c, tok, "the") || tok + 1 >= c->doc->sent.v[sent].tok_to || !is_word(c, tok + 1, &to)) return;
  sr_campaign *x = &c->out->campaign.v[c->out->campaign.n - 1];
  if (x->status == SR_CAMPAIGNSTATUS_ongoing) apply_status(c, x, sent, (sr_span){tok, to});
}

void sr_campaigns_find(sr_context *c)
{
  for (uint32_t i = 0; i < c->doc->sent.n; i++) {
    const sr_sentence *s = &c->doc->sent.v[i];
    if (!s->tagged || s->part == SR_PART_DATELINE) continue;
    for (uint32_t t = s->tok_from; t < s->tok_to; t++) {
      name n;
      if (name_at(c, t, s, &n)) {
        add_name(c, i, &n);
        t = n.words.to - 1;
      } else {
        definite(c, i, t);
      }
    }
  }
}
