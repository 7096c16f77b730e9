/* Templates: the kinds and fills that the second models believe, and which fills of a kind are one event's. See slot.h. */
#include "extract/slot.h"
#include "extract/walk.h"

/* An event of its own needs a victim or target that scores so much. */
#define SURE (-SR_SLOT_ONE / 2)

typedef struct fill {
  int32_t score;
  uint32_t name, part;
  uint32_t first; /* the sentence that names it first */
  uint32_t group;
} fill;

typedef SR_VEC(fill) fills;

/* ---- fills of a kind ---- */

static int by_score(const void *pa, const void *pb)
{
  const fill *a = pa, *b = pb;
  if (a->score != b->score) return a->score > b->score ? -1 : 1;
  return (a->name > b->name) - (a->name < b->name);
}

/* Do all places of a name lie over places of the other? */
static bool under(const sr_slot_view *v, uint32_t name, uint32_t other)
{
  const sr_slot_name *a = &v->name.v[name], *b = &v->name.v[other];
  for (uint32_t i = 0; i < a->word.n; i++) {
    const sr_slot_candidate *x = &v->word.v[a->word.v[i]].at;
    bool over = false;
    for (uint32_t k = 0; k < b->word.n && !over; k++) {
      const sr_slot_candidate *y = &v->word.v[b->word.v[k]].at;
      over = x->tok_from < y->tok_to && y->tok_from < x->tok_to;
    }
    if (!over) return false;
  }
  return true;
}

static uint32_t first_sentence(const sr_slot_view *v, uint32_t name)
{
  const sr_slot_name *x = &v->name.v[name];
  uint32_t first = SR_NONE;
  for (uint32_t i = 0; i < x->word.n; i++)
    if (v->word.v[x->word.v[i]].at.sent < first) first = v->word.v[x->word.v[i]].at.sent;
  return first;
}

static void believed(const sr_slot_view *v, uint32_t kind, int32_t score, uint32_t part, fills *out)
{
  sr_slot_features f;
  for (uint32_t i = 0; i < v->name.n; i++) {
    int32_t sum[SR_SLOT_OUTPUTS] = {0};
    if (v->name.v[i].most[part] < SR_SLOT_FAINT) continue;
    sr_slot_fill_features(v, kind, score, part, i, &f);
    sr_slot_score(&v->model->fill, f.v, f.n, sum);
    fill x = {sum[0], i, part, first_sentence(v, i), 0};
    if (sum[0] >= v->model->least[SR_SLOT_KINDS + part]) SR_PUSH(v->c->doc->arena, out, x);
  }
  if (out->n) qsort(out->v, out->n, sizeof *out->v, by_score);
}

/* Adds the fills of a part, the best first; a name whose places all lie over those of a better one is left out. */
static void fill_part(const sr_slot_view *v, uint32_t kind, int32_t score, uint32_t part, fills *out)
{
  fills all = {0};
  uint32_t from = out->n;
  believed(v, kind, score, part, &all);
  for (uint32_t i = 0; i < all.n; i++) {
    bool covered = false;
    for (uint32_t k = from; k < out->n && !covered; k++) covered = under(v, all.v[i].name, out->v[k].name);
    if (!covered) SR_PUSH(v->c->doc->arena, out, all.v[i]);
  }
}

/* ---- one event or several ---- */

static bool suffers(const fill *f)
{
  return f->part == SR_FILL_physical_target || f->part == SR_FILL_human_target;
}

uint32_t sr_slot_incidents(const sr_context *c, const uint32_t *of, uint32_t sent)
{
  uint32_t bits = 0;
  for (uint32_t m = sr_walk_mention_from(c, sent); m < c->out->n_told && c->out->mention.v[m].sent == sent; m++)
    if (of[m] != SR_NO_INDEX && of[m] < 31) bits |= 1u << of[m];
  return bits;
}

/* Those who suffered, in the order in which the report names them. */
static uint32_t in_order(const fills *all, fill **out)
{
  uint32_t n = 0;
  for (uint32_t i = 0; i < all->n; i++) {
    if (!suffers(&all->v[i])) continue;
    uint32_t k = n++;
    for (; k > 0 && out[k - 1]->first > all->v[i].first; k--) out[k] = out[k - 1];
    out[k] = &all->v[i];
  }
  return n;
}

/* Numbers the groups of those who suffered: a new one where the sentence tells of another incident than those before it
 * did. Groups without a sure fill go with the one before them, the first with the one behind. Returns how many there are. */
static uint32_t group_sufferers(const sr_context *c, const uint32_t *of, fill **v, uint32_t n)
{
  uint32_t groups = 0, told = 0;
  bool sure = false;
  for (uint32_t i = 0; i < n; i++) {
    uint32_t here = sr_slot_incidents(c, of, v[i]->first);
    bool other = i > 0 && v[i]->first > v[i - 1]->first && told && here && !(told & here);
    if (other) told = 0;
    if (other && sure) {
      bool next = false;
      for (uint32_t k = i, bits = here; k < n && !next; k++) {
        uint32_t own = sr_slot_incidents(c, of, v[k]->first);
        if (k > i && v[k]->first > v[k - 1]->first && bits && own && !(bits & own)) break;
        bits |= own;
        next = v[k]->score >= SURE;
      }
      if (next) groups++, sure = false;
    }
    told |= here;
    sure |= v[i]->score >= SURE;
    v[i]->group = groups;
  }
  return groups + 1;
}

/* How far the places of a name are from the sentences of a group. */
static uint32_t distance(const sr_slot_view *v, const fill *f, fill *const *s, uint32_t n, uint32_t group)
{
  uint32_t from = SR_NONE, to = 0, best = SR_NONE;
  for (uint32_t i = 0; i < n; i++) {
    if (s[i]->group != group) continue;
    if (s[i]->first < from) from = s[i]->first;
    if (s[i]->first > to) to = s[i]->first;
  }
  const sr_slot_name *x = &v->name.v[f->name];
  for (uint32_t i = 0; i < x->word.n; i++) {
    uint32_t at = v->word.v[x->word.v[i]].at.sent, d = at < from ? from - at : at > to ? at - to : 0;
    if (d < best) best = d;
  }
  return best;
}

/* Is a fill one of a group's? An organisation is every one's, others are the nearest one's. */
static bool belongs(const sr_slot_view *v, const fill *f, fill *const *s, uint32_t n, uint32_t group, uint32_t groups)
{
  if (groups < 2 || f->part == SR_FILL_perp_organization) return true;
  if (suffers(f)) return f->group == group;
  uint32_t own = distance(v, f, s, n, group);
  for (uint32_t g = 0; g < groups; g++)
    if (distance(v, f, s, n, g) < own) return false;
  return true;
}

/* ---- the reading ---- */

static sr_fill told_fill(const sr_slot_view *v, const fill *f, uint32_t *sent)
{
  const sr_slot_name *x = &v->name.v[f->name];
  const sr_slot_word *best = NULL;
  const sr_document *d = v->c->doc;
  for (uint32_t i = 0; i < x->word.n; i++) {
    const sr_slot_word *w = &v->word.v[x->word.v[i]];
    if (!best || w->score[f->part] > best->score[f->part]) best = w;
  }
  uint32_t from = d->tok.v[best->at.tok_from].from, to = d->tok.v[best->at.tok_to - 1].to;
  bool apart = d->title_from && from >= d->title_from;
  *sent = best->at.sent;
  return (sr_fill){(sr_fill_kind)f->part, sr_tok_text(d, best->at.tok_from, best->at.tok_to), apart ? UINT32_MAX : from, apart ? UINT32_MAX : to};
}

static sr_template template_of(const sr_slot_view *v, const fills *all, fill *const *s, uint32_t n, uint32_t group, uint32_t groups,
                               const uint32_t *of, uint32_t n_incidents)
{
  sr_arena *a = v->c->doc->arena;
  sr_template t = {.incident = SR_NO_INDEX, .fills = sr_arena_alloc(a, (all->n + 1) * sizeof *t.fills)};
  uint32_t votes[31] = {0}, most = 0;
  for (uint32_t i = 0; i < all->n; i++) {
    uint32_t sent;
    if (!belongs(v, &all->v[i], s, n, group, groups)) continue;
    t.fills[t.n_fills++] = told_fill(v, &all->v[i], &sent);
    uint32_t bits = sr_slot_incidents(v->c, of, sent);
    for (uint32_t k = 0; k < 31; k++) votes[k] += bits >> k & 1;
  }
  for (uint32_t k = 0; k < 31 && k < n_incidents; k++)
    if (votes[k] > most) most = votes[k], t.incident = k;
  return t;
}

typedef SR_VEC(sr_template) template_list;

static void templates_of_kind(const sr_slot_view *v, uint32_t kind, int32_t score, const uint32_t *of, uint32_t n_incidents, template_list *out)
{
  sr_arena *a = v->c->doc->arena;
  fills all = {0};
  for (uint32_t part = 0; part < SR_SLOT_PARTS; part++) fill_part(v, kind, score, part, &all);
  fill **s = sr_arena_alloc(a, (all.n + 1) * sizeof *s);
  uint32_t n = in_order(&all, s), groups = group_sufferers(v->c, of, s, n);
  for (uint32_t g = 0; g < groups; g++) {
    sr_template t = template_of(v, &all, s, n, g, groups, of, n_incidents);
    t.type = (sr_violence)kind;
    SR_PUSH(a, out, t);
  }
}

void sr_slots_fill(const sr_context *c, const sr_slot_model *model, const uint32_t *of, sr_reading *r)
{
  sr_slot_features f;
  template_list all = {0};
  if (!model->least) return;
  r->templates = sr_arena_zalloc(c->doc->arena, 1, sizeof *r->templates);
  if (!c->out->entity.n) return;
  const sr_slot_view *v = sr_slot_look(c, model);
  for (uint32_t kind = 0; kind < SR_SLOT_KINDS; kind++) {
    int32_t sum[SR_SLOT_OUTPUTS] = {0};
    sr_slot_kind_features(v, r, kind, &f);
    sr_slot_score(&model->kind, f.v, f.n, sum);
    if (sum[0] >= model->least[kind]) templates_of_kind(v, kind, sum[0], of, r->n_incidents, &all);
  }
  if (all.n) r->templates = all.v, r->n_templates = all.n;
}
