/* Copying the lexicon's number and time words into the small table, and asking it. */
#include "tag/time_words.h"

static const char *const kind_names[] = {"nothing",
#define X(id) #id,
                                         SR_WORD_KINDS(X)
#undef X
};

static const char *const unit_names[] = {"none",      "second", "minute",  "hour", "day",    "weekend", "week",
                                         "fortnight", "month",  "quarter", "year", "decade", "century"};

static const char *const bound_names[] = {"exact", "at_least", "more", "up_to", "less", "about"};

/* Words of the grammar itself, for both classes. */
static const struct {
  const char *text;
  uint8_t kind;
} small_words[] = {{"in", SR_WORD_in},          {"within", SR_WORD_in},      {"on", SR_WORD_on},
                   {"at", SR_WORD_at},          {"by", SR_WORD_by},          {"since", SR_WORD_since},
                   {"from", SR_WORD_from},      {"to", SR_WORD_to},          {"until", SR_WORD_to},
                   {"till", SR_WORD_to},        {"through", SR_WORD_to},     {"between", SR_WORD_between},
                   {"and", SR_WORD_and},        {"or", SR_WORD_or},          {"during", SR_WORD_during},
                   {"over", SR_WORD_during},    {"for", SR_WORD_during},     {"throughout", SR_WORD_during},
                   {"of", SR_WORD_of},          {"the", SR_WORD_the},        {"a", SR_WORD_a},
                   {"an", SR_WORD_a},           {"before", SR_WORD_before},  {"after", SR_WORD_after},
                   {"out", SR_WORD_out},        {"those", SR_WORD_det},      {"them", SR_WORD_det},
                   {"these", SR_WORD_det},      {"us", SR_WORD_det},         {"whom", SR_WORD_det},
                   {"which", SR_WORD_det},      {"its", SR_WORD_det},        {"their", SR_WORD_possessive},
                   {"his", SR_WORD_possessive}, {"her", SR_WORD_possessive}, {"our", SR_WORD_det},
                   {"my", SR_WORD_possessive}};

static unsigned name_index(const char *const *names, unsigned n, sr_view v)
{
  for (unsigned i = 0; i < n; i++)
    if (sr_view_eq(v, sr_view_of(names[i]))) return i;
  return n;
}

static int64_t number_of(sr_view v)
{
  int64_t n = 0;
  bool minus = v.len && v.ptr[0] == '-';
  for (size_t i = minus; i < v.len && v.ptr[i] >= '0' && v.ptr[i] <= '9'; i++)
    n = n * 10 + (v.ptr[i] - '0');
  return minus ? -n : n;
}

static bool word_of_row(const sr_lexicon *l, uint32_t row, sr_word *w)
{
  static const struct {
    const char *name;
    uint16_t flag;
  } flags[] = {{"plural", SR_WORDF_PLURAL}, {"trap", SR_WORDF_TRAP}, {"anchor=event", SR_WORDF_EVENT},
               {"pre", SR_WORDF_PRE},       {"post", SR_WORDF_POST}, {"person", SR_WORDF_PERSON},
               {"caps", SR_WORDF_CAPS}};
  *w = (sr_word){0};
  unsigned kind = name_index(kind_names, SR_WORD__N, sr_lex_value(l, row));
  if (kind == SR_WORD__N) return false;
  w->kind = (uint8_t)kind;
  for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
    if (sr_lex_has(l, row, sr_view_of(flags[i].name))) w->flags |= flags[i].flag;
  sr_view unit = sr_lex_attr(l, row, SR_V("unit")), bound = sr_lex_attr(l, row, SR_V("bound"));
  sr_view part = sr_lex_attr(l, row, SR_V("part"));
  unsigned u = unit.len ? name_index(unit_names, SR_TUNIT__N, unit) : 0;
  unsigned b = bound.len ? name_index(bound_names, 6, bound) : 0;
  if (u == SR_TUNIT__N || b == 6 || (part.len && part.len != 2)) return false;
  w->unit = (uint8_t)u;
  w->bound = (uint8_t)b;
  if (part.len) memcpy(w->part, part.ptr, 2);
  w->edge = (uint8_t)number_of(sr_lex_attr(l, row, SR_V("edge")));
  w->n = number_of(sr_lex_attr(l, row, SR_V("n")));
  return true;
}

static sr_word_slot *slot_for(sr_time_tables *t, uint64_t key)
{
  for (uint64_t i = key % SR_WORD_SLOTS;; i = (i + 1) % SR_WORD_SLOTS) {
    sr_word_slot *s = &t->slot[i];
    if (s->key == key) return s;
    if (s->key) continue;
    if (++t->n_slots > SR_WORD_SLOTS / 2) return NULL;
    s->key = key;
    uint64_t bit = (key >> 20) % SR_WORD_FILTER;
    t->filter[bit / 64] |= (uint64_t)1 << (bit % 64);
    return s;
  }
}

/* Adds a phrase; a row that came before for the same phrase and class stays. */
static bool add_word(sr_time_tables *t, sr_view text, sr_word w, bool as_time, bool as_num)
{
  uint64_t keys[SR_MAX_PHRASE], phrase = 0;
  unsigned n = sr_lex_keys(text, keys, SR_MAX_PHRASE);
  if (!n || t->n_words == SR_WORD_MAX) return false;
  sr_word_slot *s = NULL;
  for (unsigned i = 0; i < n; i++) {
    phrase = sr_hash_phrase(phrase, keys[i]);
    if (!(s = slot_for(t, phrase))) return false;
    if (i + 1 < n) s->prefix = 1;
  }
  t->word[t->n_words] = w;
  if (as_time && !s->time) s->time = (uint16_t)t->n_words;
  if (as_num && !s->num) s->num = (uint16_t)t->n_words;
  t->n_words++;
  return true;
}

sr_status sr_time_tables_open(sr_time_tables *out, const sr_lexicon *l)
{
  memset(out, 0, sizeof *out);
  out->n_words = 1;
  for (uint32_t row = 0; row < l->n_rows; row++) {
    int cls = l->rows[row].cls;
    sr_word w;
    if (cls != SR_LEX_CLASS_number && cls != SR_LEX_CLASS_time) continue;
    if (!word_of_row(l, row, &w)) return SR_ERR_DATA;
    if (!add_word(out, sr_lex_string(l, l->rows[row].text), w, cls == SR_LEX_CLASS_time, cls == SR_LEX_CLASS_number))
      return SR_ERR_DATA;
  }
  for (size_t i = 0; i < sizeof small_words / sizeof *small_words; i++)
    if (!add_word(out, sr_view_of(small_words[i].text), (sr_word){.kind = small_words[i].kind}, true, true))
      return SR_ERR_DATA;
  return SR_OK;
}

static const sr_word_slot *find(const sr_time_tables *t, uint64_t key)
{
  uint64_t bit = (key >> 20) % SR_WORD_FILTER;
  if (!(t->filter[bit / 64] >> (bit % 64) & 1)) return NULL;
  for (uint64_t i = key % SR_WORD_SLOTS;; i = (i + 1) % SR_WORD_SLOTS) {
    if (t->slot[i].key == key) return &t->slot[i];
    if (!t->slot[i].key) return NULL;
  }
}

static void look_up(sr_spots *o, uint32_t i)
{
  const sr_time_tables *t = o->tables;
  sr_wordspot *p = &o->spot[i];
  *p = (sr_wordspot){t->word, t->word, 1, 1};
  uint64_t phrase = 0;
  for (uint32_t k = i; k < o->n; k++) {
    phrase = sr_hash_phrase(phrase, o->tok[k].key);
    const sr_word_slot *s = find(t, phrase);
    if (!s) return;
    if (s->time) {
      p->time = &t->word[s->time];
      p->time_len = (uint8_t)(k - i + 1);
    }
    if (s->num) {
      p->num = &t->word[s->num];
      p->num_len = (uint8_t)(k - i + 1);
    }
    if (!s->prefix) return;
  }
}

/* May this word be the heart of a time expression, or of a number? The rest only surrounds one. */
static bool is_heart(const sr_wordspot *p, bool numbers)
{
  int k = p->num->kind, t = p->time->kind;
  if (numbers) return k >= SR_WORD_cardinal && k < SR_WORD_small;
  return (t >= SR_WORD_month && t < SR_WORD_fiscal && t != SR_WORD_which) || k == SR_WORD_tens;
}

static bool ends_in_figure(const sr_spots *o, uint32_t i)
{
  char c = o->doc->text.ptr[o->tok[i].to - 1];
  return c >= '0' && c <= '9';
}

bool sr_spots_fill(sr_spots *o, const sr_time_tables *t, const sr_document *d, uint32_t s, bool numbers)
{
  const sr_sentence *sent = &d->sent.v[s];
  uint32_t n = sent->tok_to - sent->tok_from;
  bool any = false;
  o->tables = t;
  o->doc = d;
  o->tok = d->tok.v + sent->tok_from;
  o->first = sent->tok_from;
  o->n = n < SR_MAX_SENTENCE ? n : SR_MAX_SENTENCE;
  o->nocase = sent->nocase;
  o->tagged = sent->tagged;
  for (uint32_t i = 0; i < o->n; i++) {
    look_up(o, i);
    /* a word that ends in a figure ("Rs500", "Q2") is in no table */
    any = any || (o->tok[i].flags & SR_LEX_NUMBER) || is_heart(&o->spot[i], numbers) || ends_in_figure(o, i);
  }
  return any;
}
