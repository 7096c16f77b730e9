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

static sr_placeprec precision_of(uint8_t level)
{
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

static void info_of(sr_linker *l, const sr_group_state *g, uint32_t row, sr_place_info *out)
{
  sr_day when = g->from != SR_NO_DAY ? g->from : l->in->doc->published;
  l->in->places.describe(l->in->places.places, l->in->doc->arena, row, when, out);
}

/* What the finer place leaves open, the one that holds it tells. */
static void fill(sr_place *p, const sr_place_info *outer)
{
  if (!p->locality.len) p->locality = outer->locality;
  if (!p->admin2.len) p->admin2 = outer->admin2;
  if (!p->admin1.len) p->admin1 = outer->admin1;
  if (!p->country.len) p->country = outer->country;
}

static void describe_known(sr_linker *l, sr_group_state *g, uint32_t place, sr_incident *out)
{
  const sr_place_mention *m = &l->in->ann->place.v[place];
  sr_place_info i;
  info_of(l, g, m->place, &i);
  sr_place *p = &out->place;
  if (i.site.len) p->site = m->site ? sr_tok_text(l->in->doc, m->tok_from, m->tok_to) : i.site;
  p->neighbourhood = i.neighbourhood, p->locality = i.locality;
  p->admin2 = i.admin2, p->admin1 = i.admin1, p->country = i.country;
  p->located = i.located, p->lat = i.lat, p->lon = i.lon;
  p->gazetteer = i.id;
  p->precision = precision_of(i.located && i.point_level > i.level ? i.point_level : i.level);
  if (m->site && !p->site.len) p->site = sr_tok_text(l->in->doc, m->tok_from, m->tok_to); /* a police station, known by its town */
}

/* "Palakonda in the Srikakulam district": where the words say which district it is in, it was in that one, though the
 * gazetteer of today puts it in another beside it. */
static void district_of_words(sr_linker *l, sr_group_state *g, uint32_t place, sr_incident *out)
{
  const sr_annotations *a = l->in->ann;
  sr_place *p = &out->place;
  sr_place_info x;
  for (uint32_t i = place, k = 0; !a->place.v[i].assumed && a->place.v[i].inside != SR_NONE && k < 6; k++) {
    i = a->place.v[i].inside;
    const sr_place_mention *m = &a->place.v[i];
    if (m->place == SR_NONE || m->level != SR_PLACE_ADMIN2 || m->hint != SR_PLACE_ADMIN2 + 1) continue;
    info_of(l, g, m->place, &x);
    if (x.admin2.len) p->admin2 = x.admin2, p->admin1 = x.admin1, p->country = x.country;
    return;
  }
}

/* "Torkham", "Kharlachi": a crossing that the words call by its village's name alone. */
static void village_of_point(sr_linker *l, uint32_t place, sr_incident *out)
{
  const sr_place_mention *m = &l->in->ann->place.v[place];
  sr_place *p = &out->place;
  bool bare = m->tok_to - m->tok_from == 1; /* no word says that it is a building or road */
  if (m->level != SR_PLACE_POINT || (m->site && !bare) || p->locality.len || !p->site.len || p->precision != SR_PLACEPREC_point) return;
  p->locality = sr_tok_text(l->in->doc, m->tok_from, m->tok_to);
  p->site = SR_VNULL;
  p->precision = SR_PLACEPREC_locality;
}

/* "on GT Road near Renala Khurd": a road is long; where on it is told by the town beside it. SR_NONE where none is. */
static uint32_t town_beside(sr_linker *l, sr_group_state *g, uint32_t road)
{
  const sr_annotations *a = l->in->ann;
  for (uint32_t i = road + 1; i < a->place.n && i < road + 3; i++) {
    const sr_place_mention *m = &a->place.v[i];
    if (m->tok_from > a->place.v[i - 1].tok_to + 3) return SR_NONE;
    if (m->place == SR_NONE || m->in_name || m->demonym || m->level > SR_PLACE_ADMIN2) continue;
    sr_place_info x;
    info_of(l, g, m->place, &x);
    if (x.locality.len) return i;
  }
  return SR_NONE;
}

static void describe_road(sr_linker *l, sr_group_state *g, uint32_t place, sr_incident *out)
{
  sr_place *p = &out->place;
  if (l->in->ann->place.v[place].level != SR_PLACE_POINT || !p->site.len || p->locality.len) return;
  uint32_t town = town_beside(l, g, place);
  if (town == SR_NONE) return;
  sr_view site = p->site;
  describe_known(l, g, town, out);
  p->site = site;
}

/* The town of a quarter that the gazetteer gives none: the one that the words or the dateline name. */
static void describe_outer(sr_linker *l, sr_group_state *g, uint32_t place, sr_incident *out)
{
  const sr_annotations *a = l->in->ann;
  sr_place *p = &out->place;
  const sr_place_mention *m = &a->place.v[place];
  sr_place_info x;
  for (uint32_t i = m->inside, k = 0; i != SR_NONE && k < 6; i = a->place.v[i].inside, k++) {
    if (a->place.v[i].place == SR_NONE) continue;
    info_of(l, g, a->place.v[i].place, &x);
    fill(p, &x);
  }
  if (m->level > SR_PLACE_NEIGHBOURHOOD || p->locality.len) return;
  const uint32_t towns[2] = {l->dateline, sr_lk_home(l)};
  for (int k = 0; k < 2 && !p->locality.len; k++) {
    if (towns[k] == SR_NONE) continue;
    uint32_t town = a->place.v[towns[k]].place;
    double km = l->in->places.distance(l->in->places.places, m->place, town);
    info_of(l, g, town, &x);
    if (km >= 0 && km < (k ? 40 : 25) && x.locality.len) fill(p, &x);
  }
}

/* Is it background, so that the report's own town tells nothing of it? What a report tells first is its matter, however long ago. */
static bool background(const sr_linker *l, const sr_group_state *g)
{
  return g->recalled && g != &l->group.v[0];
}

/* A dateline of the world's press is where the reporter sits, often the capital; a town whose police tell, or an
 * American dateline, is the town of what is told. */
static uint32_t home_of(sr_linker *l, sr_group_state *g)
{
  uint32_t home = background(l, g) ? SR_NONE : sr_lk_home(l);
  if (home == SR_NONE || !l->in->ann->place.v[home].dateline) return home;
  sr_place_info x;
  info_of(l, g, l->in->ann->place.v[home].place, &x);
  return sr_view_eq(x.country, SR_V("US")) ? home : SR_NONE;
}

/* "North Philadelphia", "southwest Macon": a part of a town that the report names too. SR_NONE. */
static uint32_t town_of_part(const sr_linker *l, const sr_place_mention *m)
{
  const sr_document *d = l->in->doc;
  if (m->tok_to < m->tok_from + 2 || !sr_word_in(sr_tok_norm(d, m->tok_from), "north south east west northeast northwest southeast southwest northern southern eastern western downtown central upper lower")) return SR_NONE;
  for (uint32_t i = 0; i < l->in->ann->place.n; i++) {
    const sr_place_mention *o = &l->in->ann->place.v[i];
    if (o->place == SR_NONE || o->level < SR_PLACE_LOCALITY || o->level > SR_PLACE_ADMIN2 || o->tok_to - o->tok_from + 1 != m->tok_to - m->tok_from) continue;
    bool same = true;
    for (uint32_t t = 0; same && o->tok_from + t < o->tok_to; t++) same = sr_view_eq(sr_tok_norm(d, o->tok_from + t), sr_tok_norm(d, m->tok_from + 1 + t));
    if (same) return i;
  }
  return SR_NONE;
}

/* "in Harris County", "in Ohio": the town that the report is about, where it lies in it. */
static uint32_t town_inside(sr_linker *l, sr_group_state *g, uint32_t place)
{
  const sr_place_mention *m = &l->in->ann->place.v[place];
  if (m->place == SR_NONE || m->level < SR_PLACE_ADMIN2 || m->level > SR_PLACE_COUNTRY) return place;
  uint32_t home = home_of(l, g);
  if (home == SR_NONE) return place;
  const sr_place_service *s = &l->in->places;
  return s->within(s->places, l->in->ann->place.v[home].place, m->place) ? home : place;
}

/* A name that the gazetteer lacks: its words, inside what is known of it. */
static void describe_unknown(sr_linker *l, sr_group_state *g, uint32_t place, sr_incident *out)
{
  const sr_place_mention *m = &l->in->ann->place.v[place];
  uint32_t outer = m->inside;
  while (outer != SR_NONE && l->in->ann->place.v[outer].place == SR_NONE) outer = l->in->ann->place.v[outer].inside;
  if (outer == SR_NONE) outer = town_of_part(l, m);
  else if (m->assumed) outer = town_inside(l, g, outer); /* a street in the county of the town that the report is about */
  if (outer == SR_NONE && (m->site || m->place != SR_NONE || l->dateline == SR_NONE)) outer = home_of(l, g); /* a street of the town that the report is about */
  if (outer != SR_NONE) {
    describe_known(l, g, outer, out);
    describe_outer(l, g, outer, out);
  }
  uint32_t end = m->tok_to;
  while (end > m->tok_from + 1 && generic_place_word(l, end - 1)) end--;
  sr_view name = sr_tok_text(l->in->doc, m->tok_from, end);
  sr_place *p = &out->place;
  bool station = outer != SR_NONE && l->in->ann->place.v[outer].site;
  bool in_town = !station && (p->precision == SR_PLACEPREC_locality || p->precision == SR_PLACEPREC_neighbourhood);
  if (station) p->site = SR_VNULL; /* it answers for the village and stands in another */
  /* "the N380 road": the word behind says what it is. */
  bool road = end < l->in->doc->tok.n && sr_word_in(sr_tok_norm(l->in->doc, end), "road highway street motorway bridge");
  if (m->site || road) {
    p->site = name;
  } else if (in_town) {
    p->neighbourhood = name;
    p->precision = SR_PLACEPREC_neighbourhood;
  } else if (m->level == SR_PLACE_ADMIN2 && !p->admin2.len) { /* "Sircilla sub-division in the Karimnagar district" is a part of one */
    p->admin2 = name;
    p->precision = SR_PLACEPREC_admin2;
  } else {
    p->locality = name;
    p->precision = SR_PLACEPREC_locality;
  }
}

/* A crowd, what moves, and posts or homes of which there are many are no one spot. */
static bool no_spot(const sr_linker *l, const sr_entity *e)
{
  if (e->sense != SR_NONE && sr_lex_has(l->in->lex, e->sense, SR_V("moving"))) return true;
  if (e->plural && e->head + 1 == e->tok_to && l->in->doc->tok.v[e->head].pos == SR_POS_NOUNS) return true;
  return sr_word_in(sr_tok_norm(l->in->doc, e->head), "rally meeting gathering ceremony procession patrol convoy stronghold position positions funeral wedding homes village "
                                                     "bus train van minibus truck vehicle boat ship aircraft plane helicopter motorcade team party crowd");
}

/* Where the hurt were brought is not where they were hurt. */
static bool for_treatment(const sr_linker *l, const sr_mention *m, const sr_entity *e)
{
  if (!sr_word_in(sr_tok_norm(l->in->doc, e->head), "hospital hospitals clinic")) return false;
  for (uint32_t i = 0; i < m->party.n; i++)
    if (m->party.v[i].entity == m->site) return false;
  const sr_sentence *s = &l->in->doc->sent.v[m->sent];
  for (uint32_t t = s->tok_from; t < s->tok_to; t++)
    if (sr_word_in(sr_tok_norm(l->in->doc, t), "shifted taken moved rushed brought treated treatment admitted condition wounds injuries succumbed doctors doctor received")) return true;
  return false;
}

static void set_site(sr_linker *l, sr_group_state *g, sr_incident *out)
{
  if (out->place.site.len) return;
  for (uint32_t k = 0; k < g->mention.n; k++) {
    const sr_mention *m = sr_lk_mention(l, g->mention.v[k]);
    if (m->site == SR_NONE) continue;
    const sr_entity *e = sr_lk_entity(l, m->site);
    if (no_spot(l, e) || for_treatment(l, m, e)) continue;
    out->place.site = sr_lk_words(l, e);
    sr_lk_evidence(l, out, SR_V("place"), e->tok_from, e->tok_to);
    return;
  }
}

/* "DeLand police said", "surrendered before the Adilabad District Police": the first town or district in [from, to) whose
 * police are named. */
static uint32_t police_in(const sr_linker *l, uint32_t from, uint32_t to)
{
  for (uint32_t i = SR_ANN_FROM(l->in->ann->place, from); i < l->in->ann->place.n && l->in->ann->place.v[i].tok_from < to; i++) {
    const sr_place_mention *m = &l->in->ann->place.v[i];
    if (m->place != SR_NONE && !m->demonym && m->level <= SR_PLACE_ADMIN2 && sr_lk_of_police(l, m)) return i;
  }
  return SR_NONE;
}

static bool taken_by_other(const sr_linker *l, const sr_group_state *g, uint32_t place)
{
  for (uint32_t i = 0; i < l->group.n; i++)
    if (&l->group.v[i] != g && !l->group.v[i].dropped && l->group.v[i].place == place) return true;
  return false;
}

/* "opened fire on troops who were searching the Golaguda area in the Bijapur district": no words tie it to the event, but the
 * sentence puts nothing else there. The finest place of the event's sentence. */
static uint32_t place_in_sentence(const sr_linker *l, const sr_group_state *g)
{
  if (!g->mention.n || g->recalled) return SR_NONE;
  const sr_sentence *s = &l->in->doc->sent.v[sr_lk_mention(l, g->mention.v[0])->sent];
  const sr_annotations *a = l->in->ann;
  uint32_t best = SR_NONE;
  for (uint32_t i = SR_ANN_FROM(a->place, s->tok_from); i < a->place.n && a->place.v[i].tok_from < s->tok_to; i++) {
    const sr_place_mention *m = &a->place.v[i];
    if (m->in_name || m->demonym || m->direction || m->dateline || m->level > SR_PLACE_ADMIN2 || !(m->evidence & SR_PLACE_EV_PREP)) continue;
    if (taken_by_other(l, g, i)) return SR_NONE;
    if (best == SR_NONE || m->level < a->place.v[best].level) best = i;
  }
  return best;
}

/* Where the sentence names none, the dateline does; a province or country told gives way to it only where it
 * contains the dateline's town. */
static uint32_t dateline_place(sr_linker *l)
{
  if (l->dateline != SR_NONE) return l->dateline;
  if (sr_lk_home(l) != SR_NONE) return l->home;
  return police_in(l, 0, l->in->doc->tok.n);
}

/* The police that the sentences of the incident name: they acted, told of it or were surrendered to in their district. */
static uint32_t police_of(sr_linker *l, const sr_group_state *g)
{
  for (uint32_t k = 0; k < g->mention.n; k++) {
    const sr_sentence *s = &l->in->doc->sent.v[sr_lk_mention(l, g->mention.v[k])->sent];
    uint32_t found = police_in(l, s->tok_from, s->tok_to);
    if (found != SR_NONE) return found;
  }
  return SR_NONE;
}

/* "in the town", "of the same district": the place told last before. SR_NONE where no such words stand. */
static uint32_t same_place(const sr_linker *l, const sr_group_state *g, uint32_t *from, uint32_t *to)
{
  const sr_document *d = l->in->doc;
  for (uint32_t k = 0; k < g->mention.n; k++) {
    const sr_mention *m = sr_lk_mention(l, g->mention.v[k]);
    for (uint32_t t = m->tok_from; t + 2 < m->tok_to; t++) {
      if (!sr_word_in(sr_tok_norm(d, t), "in of at from") || !sr_word_in(sr_tok_norm(d, t + 1), "the")) continue;
      uint32_t n = t + 2 + (sr_word_in(sr_tok_norm(d, t + 2), "same") ? 1 : 0);
      if (n >= m->tok_to || !sr_word_in(sr_tok_norm(d, n), "town city area district village province agency tehsil locality neighbourhood")) continue;
      if (n + 1 < m->tok_to && (d->tok.v[n + 1].flags & SR_LEX_UPPER || sr_word_in(sr_tok_norm(d, n + 1), "of"))) continue;
      *from = t + 1, *to = n + 1;
      uint32_t best = SR_NONE;
      for (uint32_t i = 0; i < l->group.n; i++)
        if (&l->group.v[i] != g && l->group.v[i].place != SR_NONE && l->group.v[i].place < SR_ANN_FROM(l->in->ann->place, t)) best = l->group.v[i].place;
      return best;
    }
  }
  return SR_NONE;
}

/* "the Riverside neighborhood", "Cairo Street": a quarter or street whose only namesake that the gazetteer knows is far from
 * the town that the report is about lies in that town. */
static bool block_before(const sr_document *d, uint32_t t)
{
  sr_view v = sr_tok_norm(d, t);
  if (sr_word_in(v, "block corner intersection")) return true;
  return v.len > 2 && v.ptr[0] >= '1' && v.ptr[0] <= '9' && (v.ptr[v.len - 1] == 'h' || v.ptr[v.len - 1] == 't' || v.ptr[v.len - 1] == 'd');
}

static bool namesake(sr_linker *l, sr_group_state *g, const sr_place_mention *m)
{
  uint32_t home = m->place == SR_NONE || m->level > SR_PLACE_ADMIN2 || m->inside != SR_NONE ? SR_NONE : home_of(l, g);
  if (home == SR_NONE) return false;
  const sr_document *d = l->in->doc;
  bool part = m->site || (m->tok_to < d->tok.n && sr_word_in(sr_tok_norm(d, m->tok_to), "neighborhood neighbourhood street avenue road drive boulevard lane apartments st. ave. blvd. community section"));
  /* "near 22nd and Florence", "the 400 block of Florence" */
  for (uint32_t t = m->tok_from, k = 0; t > 1 && k < 4 && !part; t--, k++) part = block_before(d, t - 1);
  double km = l->in->places.distance(l->in->places.places, m->place, l->in->ann->place.v[home].place);
  sr_place_info x;
  info_of(l, g, l->in->ann->place.v[home].place, &x);
  if (!part && m->level > SR_PLACE_LOCALITY) return false;
  if (part) return km > 40;
  bool us = sr_view_eq(x.country, SR_V("US"));
  sr_place_info named;
  info_of(l, g, m->place, &named);
  /* quarters of American towns share their names with small towns of other states */
  bool small = us && named.people < 17 && !sr_view_eq(named.admin1, x.admin1);
  return (m->rivals > 0 || small) && km > (us ? 250 : 1500);
}

static void describe(sr_linker *l, sr_group_state *g, uint32_t place, sr_incident *out)
{
  if (l->in->ann->place.v[place].place == SR_NONE || (!background(l, g) && namesake(l, g, &l->in->ann->place.v[place]))) {
    describe_unknown(l, g, place, out);
    return;
  }
  describe_known(l, g, place, out);
  village_of_point(l, place, out);
  describe_road(l, g, place, out);
  describe_outer(l, g, place, out);
  district_of_words(l, g, place, out);
}

/* "in the same district": the town of what was told before is not meant, only what holds it. */
static void lift(sr_linker *l, sr_group_state *g, uint32_t place, uint32_t noun, sr_incident *out)
{
  bool province = sr_word_in(sr_tok_norm(l->in->doc, noun), "province");
  if (!province && !sr_word_in(sr_tok_norm(l->in->doc, noun), "district agency")) return;
  const sr_annotations *a = l->in->ann;
  sr_place_level level = province ? SR_PLACE_ADMIN1 : SR_PLACE_ADMIN2;
  for (uint32_t i = 0; i < a->place.n; i++) {
    if (a->place.v[i].place == SR_NONE || a->place.v[i].level != level || a->place.v[place].place == SR_NONE) continue;
    if (!l->in->places.within(l->in->places.places, a->place.v[place].place, a->place.v[i].place)) continue;
    describe_known(l, g, i, out);
    return;
  }
  sr_place *p = &out->place;
  if (p->precision >= precision_of(level)) return;
  p->site = p->neighbourhood = p->locality = p->gazetteer = SR_VNULL;
  if (province) p->admin2 = SR_VNULL;
  p->located = false;
  p->precision = precision_of(level);
}

void sr_lk_where(sr_linker *l, sr_group_state *g, sr_incident *out)
{
  set_date(l, g, out);
  out->place.precision = SR_PLACEPREC_unknown;
  uint32_t place = g->place, from = 0, to = 0;
  if (place == SR_NONE) place = same_place(l, g, &from, &to);
  if (place == SR_NONE) place = place_in_sentence(l, g);
  if (place == SR_NONE) place = police_of(l, g);
  if (place == SR_NONE && !background(l, g)) place = g->recalled ? home_of(l, g) : dateline_place(l);
  if (place != SR_NONE && !background(l, g)) place = town_inside(l, g, place);
  if (place != SR_NONE) {
    const sr_place_mention *m = &l->in->ann->place.v[place];
    if (to <= from) from = m->tok_from, to = text_end(l, place);
    out->place.text = sr_tok_text(l->in->doc, from, to);
    describe(l, g, place, out);
    if (g->place == SR_NONE && to > from) lift(l, g, place, to - 1, out);
    sr_lk_evidence(l, out, SR_V("place"), from, to);
  }
  set_site(l, g, out);
}
