/* What the words between names of places say: which lies in which, and lists; and names told from outside.
 * See place.h. */
#include "gazetteer/place_find.h"

typedef sr_place_finder finder;

/* "X village under (the) Y Police Station", "X, under Y block": the station or block answers for the village. */
static bool under(const finder *f, const sr_place_mention *y, uint32_t t, uint32_t gap_to)
{
  if (t < gap_to && sr_place__punct(f, t, ',')) t++;
  if (t >= gap_to || !sr_view_eq(sr_tok_norm(f->d, t), SR_V("under"))) return false;
  t++;
  if (t < gap_to && sr_view_eq(sr_tok_norm(f->d, t), SR_V("the"))) t++;
  return t == gap_to && (y->site || y->hint);
}

/* Is the second of two mentions said to contain the first, by the words between? */
static void link_pair(finder *f, uint32_t a, uint32_t b)
{
  sr_place_mention *x = &f->a->place.v[a], *y = &f->a->place.v[b];
  uint32_t gap_from = x->full_to, gap_to = y->full_from > gap_from ? y->full_from : y->tok_from;
  if (x->demonym || y->demonym) return;
  if (gap_to < gap_from || gap_to - gap_from > 3) return;
  if (under(f, y, gap_from, gap_to)) {
    x->inside = b;
    x->evidence |= SR_PLACE_EV_OF;
    return;
  }
  uint32_t n = gap_to - gap_from;
  sr_view first = n ? sr_tok_norm(f->d, gap_from) : SR_VNULL;
  if (n == 0 || (n == 1 && (sr_place__punct(f, gap_from, ',') || sr_place__punct(f, gap_from, '(')))) {
    x->inside = b;
    if (f->dateline) x->evidence |= SR_PLACE_EV_OF; /* "HARTSVILLE, Ind.": no list */
  } else if (n == 1 && sr_place__tok(f, gap_from)->flags & SR_LEX_CLITIC) {
    y->inside = a;
    y->evidence |= SR_PLACE_EV_OF;
  } else {
    sr_place_rel rel = sr_place__relation(first);
    bool the = n == 1 || sr_view_eq(sr_tok_norm(f->d, gap_to - 1), SR_V("the"));
    sr_place_generic g = sr_place__before(f->lex, f->d, gap_to, gap_from);
    bool in = (rel == SR_REL_IN && (first.len == 2 || first.len == 6)) || rel == SR_REL_OF;
    if (!in || !(the || (g.found && g.rel == SR_REL_IN))) return;
    x->inside = b;
    x->evidence |= SR_PLACE_EV_OF;
  }
}

/* A name that the tagger takes for a person's, in a list with a sure place, is a place. */
static void share(const sr_place_mention *sure, sr_place_mention *m)
{
  bool known = !(sure->evidence & SR_PLACE_EV_OTHER) && (sure->evidence & (SR_PLACE_EV_PREP | SR_PLACE_EV_GENERIC | SR_PLACE_EV_NER));
  bool soft = (m->evidence & SR_PLACE_EV_OTHER) && (m->evidence & SR_PLACE_EV_DOUBT) && (m->evidence & SR_PLACE_EV_LONE);
  if (!known || !soft) return;
  m->evidence &= (uint8_t)~(SR_PLACE_EV_OTHER | SR_PLACE_EV_DOUBT);
  m->evidence |= SR_PLACE_EV_NER;
  m->in_name = false;
}

/* "from Karachi, Hub and Turbat": what is said of the first is said of all. */
static void in_list(finder *f, sr_place_mention *x, sr_place_mention *y)
{
  uint32_t gap = x->full_to, end = y->full_from > gap ? y->full_from : y->tok_from;
  if (gap >= end || end - gap > 2 || x->demonym || y->demonym) return;
  for (uint32_t i = gap; i < end; i++) {
    sr_view w = sr_tok_norm(f->d, i);
    if (!sr_place__punct(f, i, ',') && !sr_view_eq(w, SR_V("and")) && !sr_view_eq(w, SR_V("or")) && !sr_view_eq(w, SR_V("&"))) return;
  }
  share(x, y);
  share(y, x);
  y->evidence |= x->evidence & SR_PLACE_EV_PREP;
  if (sr_place__punct(f, gap, ',') && end - gap == 1) return;
  y->near = y->near || x->near;
  y->direction = y->direction || x->direction;
}

void sr_place__link(sr_place_finder *f)
{
  sr_place_mention *v = f->a->place.v;
  for (uint32_t m = f->first + 1; m < f->a->place.n; m++) {
    in_list(f, &v[m - 1], &v[m]);
    link_pair(f, m - 1, m);
    /* "Hasanbar village in Bihar's Aurangabad district" lies in the district */
    if (m >= f->first + 2 && v[m].inside == m - 1 && v[m - 2].inside == m - 1) v[m - 2].inside = m;
  }
}

/* The mention of a name that somebody told of: what its words and those beside it say, else nothing known. */
static sr_place_mention told(const finder *f, const sr_place_mention *found, uint32_t from, uint32_t to)
{
  sr_place_mention m = {.tok_from = from, .tok_to = to, .full_from = from, .full_to = to, .place = SR_NONE};
  if (found && found->tok_from == from && found->tok_to == to) m = *found;
  sr_place_generic after = sr_place__after(f->lex, f->d, to, f->to);
  if (!m.hint && !after.dir) m.hint = after.hint;
  if (!m.hint) m.hint = sr_place__before(f->lex, f->d, from, f->from).hint;
  m.inside = SR_NONE;
  m.in_name = false;
  m.evidence |= SR_PLACE_EV_GENERIC | SR_PLACE_EV_CASE | SR_PLACE_EV_NER;
  m.evidence &= (uint8_t)~(SR_PLACE_EV_OTHER | SR_PLACE_EV_DOUBT);
  return m;
}

void sr_places_tell(const sr_places *p, const sr_lexicon *lex, sr_document *d, uint32_t sentence, uint32_t first,
                    uint32_t from, uint32_t to, sr_annotations *a)
{
  finder f = {.p = p, .lex = lex, .d = d, .a = a, .from = d->sent.v[sentence].tok_from, .to = d->sent.v[sentence].tok_to, .first = first};
  sr_place_mention found = {.tok_to = 0}, *v;
  uint32_t kept = first, at;
  for (uint32_t i = first; i < a->place.n; i++) {
    bool over = a->place.v[i].tok_from < to && from < a->place.v[i].tok_to;
    if (over && !found.tok_to) found = a->place.v[i];
    if (!over) a->place.v[kept++] = a->place.v[i];
  }
  a->place.n = kept;
  SR_PUSH(d->arena, &a->place, told(&f, &found, from, to));
  v = a->place.v;
  for (at = kept; at > first && v[at - 1].tok_from > from; at--) {
    sr_place_mention swap = v[at - 1];
    v[at - 1] = v[at];
    v[at] = swap;
  }
  for (uint32_t i = first; i < a->place.n; i++) v[i].inside = SR_NONE;
  sr_place__link(&f);
}
