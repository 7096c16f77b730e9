/* Base noun groups and verb groups out of dependency trees.
 *
 * Every word gets an owner, the head of the group that it would be in; a group is the unbroken
 * run of words of one owner around that head. A noun owns its determiners, adjectives, numbers,
 * compounds, and the words that these own; a verb its auxiliaries, "to", particles and what
 * stands between them; a copula with a noun or adjective is a verb group of its own. A
 * possessor with 's is a noun group of its own, and the 's begins the group of what is possessed.
 */
#include "compilers/ud.h"

#define MAX_WORDS 1024u

static bool is(sr_view v, const char *s)
{
  return sr_view_eq(v, sr_view_of(s));
}

static bool rel_is(const ud_word *w, const char *s)
{
  size_t n = strlen(s);
  return w->rel.len >= n && memcmp(w->rel.ptr, s, n) == 0 && (w->rel.len == n || w->rel.ptr[n] == ':');
}

static bool nominal(const ud_word *w)
{
  static const char *const classes[] = {"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"};
  for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
    if (is(w->upos, classes[i])) return true;
  return false;
}

static bool clause_place(const ud_word *w)
{
  static const char *const rels[] = {"nsubj", "obj", "obl", "iobj", "nmod"};
  for (size_t i = 0; i < sizeof rels / sizeof *rels; i++)
    if (rel_is(w, rels[i])) return true;
  return false;
}

static bool verbal(const ud_word *w)
{
  return is(w->upos, "VERB") || is(w->upos, "AUX");
}

/* "the wounded": heads of noun groups that are no nouns. */
static bool noun_like(const ud_word *w, uint32_t n, uint32_t i)
{
  if (nominal(&w[i])) return true;
  if (is(w[i].upos, "DET")) return clause_place(&w[i]);
  if (!is(w[i].upos, "ADJ") || !clause_place(&w[i])) return false;
  for (uint32_t j = 0; j < n; j++)
    if (w[j].head == i && rel_is(&w[j], "det")) return true;
  return false;
}

static bool has_child(const ud_word *w, uint32_t n, uint32_t i, const char *rel, uint32_t *child)
{
  for (uint32_t j = 0; j < n; j++)
    if (w[j].head == i && rel_is(&w[j], rel)) {
      *child = j;
      return true;
    }
  return false;
}

static bool has_possessive(const ud_word *w, uint32_t n, uint32_t i)
{
  for (uint32_t j = i; j < n; j++)
    if (w[j].head == i && is(w[j].xpos, "POS")) return true;
  return false;
}

typedef struct chunker {
  const ud_word *w;
  uint32_t n;
  uint32_t owner[MAX_WORDS]; /* UINT32_MAX: none */
  uint8_t kind[MAX_WORDS];   /* of an owner */
  uint8_t state[MAX_WORDS];  /* 0 open, 1 being found, 2 found */
} chunker;

static uint32_t owner_of(chunker *k, uint32_t i);

/* What a word left of its noun may be to be in the noun's group. */
static bool left_part(const chunker *k, uint32_t i)
{
  static const char *const rels[] = {"det", "amod", "nummod", "compound", "flat", "nmod:unmarked", "nmod:npmod", "goeswith", "list"};
  const ud_word *w = &k->w[i];
  for (size_t r = 0; r < sizeof rels / sizeof *rels; r++)
    if (rel_is(w, rels[r]) || is(w->rel, rels[r])) return true;
  return is(w->rel, "nmod:poss") && !has_possessive(k->w, k->n, i);
}

static bool right_part(const ud_word *w)
{
  static const char *const rels[] = {"flat", "goeswith", "fixed", "nummod", "compound"};
  for (size_t r = 0; r < sizeof rels / sizeof *rels; r++)
    if (rel_is(w, rels[r]) && !is(w->rel, "compound:prt")) return true;
  return false;
}

/* The verb-group head that auxiliaries of `h` belong to. */
static uint32_t verb_head(const chunker *k, uint32_t h)
{
  uint32_t cop;
  if (verbal(&k->w[h])) return h;
  if (has_child(k->w, k->n, h, "cop", &cop)) return cop;
  return UINT32_MAX;
}

/* An adverb between an auxiliary (or "to") of its verb and the verb. */
static bool between(const chunker *k, uint32_t i, uint32_t h, uint32_t v)
{
  uint32_t a = i < v ? i : v, b = i < v ? v : i;
  if (v == UINT32_MAX) return false;
  for (uint32_t j = a + 1; j < b; j++) {
    const ud_word *w = &k->w[j];
    if (!(rel_is(w, "advmod") || rel_is(w, "aux") || rel_is(w, "cop") || is(w->upos, "PART"))) return false;
  }
  for (uint32_t j = 0; j < i; j++)
    if (k->w[j].head == h && (rel_is(&k->w[j], "aux") || rel_is(&k->w[j], "cop") || is(k->w[j].xpos, "TO"))) return true;
  return false;
}

static uint32_t part_owner(chunker *k, uint32_t i)
{
  const ud_word *w = &k->w[i];
  uint32_t h = w->head, v;
  if (h == UINT32_MAX) return UINT32_MAX;
  if (is(w->xpos, "POS")) return k->w[h].head == UINT32_MAX ? UINT32_MAX : owner_of(k, k->w[h].head);
  if (rel_is(w, "aux") || rel_is(w, "cop")) {
    v = verb_head(k, h);
    return v == i ? UINT32_MAX : v;
  }
  if (is(w->xpos, "TO") || is(w->rel, "compound:prt")) return verb_head(k, h);
  if (rel_is(w, "advmod") && (v = verb_head(k, h)) != UINT32_MAX) {
    if (between(k, i, h, v) && i != v && (i < v || v != h)) return v;
    if (verbal(&k->w[h])) return UINT32_MAX;
  }
  if (h > i && left_part(k, i) && (noun_like(k->w, k->n, h) || is(k->w[h].upos, "ADJ"))) return owner_of(k, h);
  if (h < i && right_part(w) && noun_like(k->w, k->n, h)) return owner_of(k, h);
  /* Words that hang on a part are in the part's group: "at least 17", "police and army officials". */
  static const char *const rels[] = {"advmod", "cc", "conj", "punct", "case", "obl:unmarked", "obl:npmod", "compound", "amod"};
  uint32_t own = owner_of(k, h);
  if (own == UINT32_MAX || own == h || k->kind[own] == 2) {
    if (own == h && h > i && k->kind[own] == 1 && rel_is(w, "advmod") && is(k->w[h].upos, "NUM")) return own;
    return UINT32_MAX;
  }
  for (size_t r = 0; r < sizeof rels / sizeof *rels; r++)
    if (rel_is(w, rels[r]) || is(w->rel, rels[r])) return own;
  return UINT32_MAX;
}

static uint32_t owner_of(chunker *k, uint32_t i)
{
  if (k->state[i]) return k->state[i] == 2 ? k->owner[i] : UINT32_MAX;
  k->state[i] = 1;
  uint32_t own = part_owner(k, i);
  if (own == UINT32_MAX) {
    if (noun_like(k->w, k->n, i)) {
      own = i;
      k->kind[i] = 1;
    } else if (verbal(&k->w[i])) {
      own = i;
      k->kind[i] = 2;
    }
  }
  k->owner[i] = own;
  k->state[i] = 2;
  return own;
}

/* A verb that modifies a noun from the left is in the noun's group, not a verb group. */
static void mark_group(const chunker *k, uint32_t head, uint16_t number, ud_unit *u)
{
  uint32_t a = head, b = head + 1;
  while (a > 0 && k->owner[a - 1] == head)
    a--;
  while (b < k->n && k->owner[b] == head)
    b++;
  while (a < head && (is(k->w[a].upos, "PUNCT") || is(k->w[a].upos, "CCONJ")))
    a++;
  for (; a < b; a++) {
    u[a].kind = k->kind[head];
    u[a].chunk = number;
  }
}

void ud_chunks(const ud_word *w, uint32_t n, ud_unit *u)
{
  static chunker k;
  uint16_t number = 0;
  if (n > MAX_WORDS) return;
  memset(&k, 0, sizeof k);
  k.w = w;
  k.n = n;
  for (uint32_t i = 0; i < n; i++)
    owner_of(&k, i);
  for (uint32_t i = 0; i < n; i++)
    if (k.owner[i] == i) mark_group(&k, i, ++number, u);
}
