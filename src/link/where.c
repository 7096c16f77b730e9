/* When and where an incident was, in the words of the contract. */
#include "link/group.h"

static sr_view daypart_text(sr_linker *l, const sr_group_state *g)
{
  switch (g->daypart) {
  case SR_PART_MORNING: return SR_V("morning");
  case SR_PART_AFTERNOON: return SR_V("afternoon");
  case SR_PART_EVENING: return SR_V("evening");
  case SR_PART_NIGHT: return SR_V("night");
  case SR_PART_CLOCK: return sr_arena_printf(l->in->doc->arena, "%02u:%02u", g->minute / 60u % 24u, g->minute % 60u);
  default: return SR_VNULL;
  }
}

static void set_date(sr_linker *l, sr_group_state *g, sr_incident *out)
{
  out->date.precision = (sr_dateprec)(g->from == SR_NO_DAY ? SR_DATEPREC_unknown : (sr_dateprec)g->precision);
  out->date.from = g->from == SR_NO_DAY ? SR_NULL_INT : g->from;
  out->date.to = g->from == SR_NO_DAY ? SR_NULL_INT : g->to;
  out->date.time = daypart_text(l, g);
  if (g->timex == SR_NONE) return;
  const sr_timex *t = &l->in->ann->timex.v[g->timex];
  sr_lk_evidence(l, out, SR_V("date"), t->tok_from, t->tok_to);
  if (g->from != SR_NO_DAY && l->in->doc->published != SR_NO_DAY && g->from > l->in->doc->published)
    sr_note(l->in->doc, SR_DIAG_date_in_future, l->in->doc->tok.v[t->tok_from].from, l->in->doc->tok.v[t->tok_to - 1].to, SR_VNULL);
}

/* The outermost mention that the finest one stands in directly by words: the end of its text. */
static uint32_t text_end(const sr_linker *l, uint32_t place)
{
  uint32_t end = l->in->ann->place.v[place].tok_to;
  for (uint32_t i = l->in->ann->place.v[place].inside, k = 0; i != SR_NONE && k < 6; i = l->in->ann->place.v[i].inside, k++) {
    const sr_place_mention *m = &l->in->ann->place.v[i];
    if (m->tok_from < end || m->tok_from > end + 4) break;
    end = m->tok_to;
  }
  return end;
}

static sr_placeprec precision_of(const sr_place_info *p, uint8_t level)
{
  (void)p;
  switch (level) {
  case SR_PLACE_POINT: return SR_PLACEPREC_point;
  case SR_PLACE_NEIGHBOURHOOD: return SR_PLACEPREC_neighbourhood;
  case SR_PLACE_LOCALITY: case SR_PLACE_ADMIN3: return SR_PLACEPREC_locality;
  case SR_PLACE_ADMIN2: return SR_PLACEPREC_admin2;
  case SR_PLACE_ADMIN1: return SR_PLACEPREC_admin1;
  case SR_PLACE_COUNTRY: return SR_PLACEPREC_country;
  default: return SR_PLACEPREC_unknown;
  }
}

static bool generic_place_word(const sr_linker *l, uint32_t tok)
{
  sr_view v = sr_tok_norm(l->in->doc, tok);
  static const char *const words[] = {"area", "district", "village", "town", "tehsil", "locality", "neighbourhood", "city", "province", "region", "agency", "division", "subdivision", "department"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (sr_view_eq(v, sr_view_of(words[i]))) return true;
  return false;
}

static void describe_known(sr_linker *l, sr_group_state *g, uint32_t place, sr_incident *out)
{
  const sr_place_mention *m = &l->in->ann->place.v[place];
  sr_place_info i;
  sr_day when = g->from != SR_NO_DAY ? g->from : l->in->doc->published;
  l->in->places.describe(l->in->places.places, l->in->doc->arena, m->place, when, &i);
  sr_place *p = &out->place;
  if (i.site.len) p->site = i.site;
  p->neighbourhood = i.neighbourhood, p->locality = i.locality;
  p->admin2 = i.admin2, p->admin1 = i.admin1, p->country = i.country;
  p->located = i.located, p->lat = i.lat, p->lon = i.lon;
  p->gazetteer = i.id;
  p->precision = precision_of(&i, i.located && i.point_level > i.level ? i.point_level : i.level);
}

/* A name that the gazetteer lacks: its words, inside what is known of it. */
static void describe_unknown(sr_linker *l, sr_group_state *g, uint32_t place, sr_incident *out)
{
  const sr_place_mention *m = &l->in->ann->place.v[place];
  uint32_t outer = m->inside;
  while (outer != SR_NONE && l->in->ann->place.v[outer].place == SR_NONE) outer = l->in->ann->place.v[outer].inside;
  if (outer != SR_NONE) describe_known(l, g, outer, out);
  uint32_t end = m->tok_to;
  while (end > m->tok_from + 1 && generic_place_word(l, end - 1)) end--;
  sr_view name = sr_tok_text(l->in->doc, m->tok_from, end);
  if (m->site)
    out->place.site = name;
  else if (m->level == SR_PLACE_NEIGHBOURHOOD || out->place.precision == SR_PLACEPREC_locality)
    out->place.neighbourhood = name;
  else if (m->level >= SR_PLACE_ADMIN2 && m->level <= SR_PLACE_ADMIN2)
    out->place.admin2 = name;
  else
    out->place.locality = name;
}

static void set_site(sr_linker *l, sr_group_state *g, sr_incident *out)
{
  if (out->place.site.len) return;
  for (uint32_t k = 0; k < g->mention.n; k++) {
    const sr_mention *m = sr_lk_mention(l, g->mention.v[k]);
    if (m->site == SR_NONE) continue;
    const sr_entity *e = sr_lk_entity(l, m->site);
    out->place.site = sr_lk_words(l, e);
    sr_lk_evidence(l, out, SR_V("place"), e->tok_from, e->tok_to);
    return;
  }
}

/* Where the sentence names none, the dateline does; a province or country told gives way to it only where it
 * contains the dateline's town. */
static uint32_t dateline_place(const sr_linker *l)
{
  return l->dateline;
}

void sr_lk_where(sr_linker *l, sr_group_state *g, sr_incident *out)
{
  set_date(l, g, out);
  out->place.precision = SR_PLACEPREC_unknown;
  uint32_t place = g->place;
  if (place == SR_NONE && !g->recalled) place = dateline_place(l);
  if (place != SR_NONE) {
    const sr_place_mention *m = &l->in->ann->place.v[place];
    uint32_t end = text_end(l, place);
    out->place.text = sr_tok_text(l->in->doc, m->tok_from, end);
    if (m->place != SR_NONE)
      describe_known(l, g, place, out);
    else
      describe_unknown(l, g, place, out);
    sr_lk_evidence(l, out, SR_V("place"), m->tok_from, end);
  }
  set_site(l, g, out);
}
