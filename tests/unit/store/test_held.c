/* Mentions and known incidents as bytes: what is written is read, and damage is noticed or harmless. */
#include "store_make.h"

static sr_actor some_actors[] = {
    {.role = SR_ROLE_initiator, .kind = SR_KIND_armed_group, .certainty = SR_CERTAINTY_claimed, .name = {"BLA", 3},
     .id = {"pk-bla", 6}, .text = {"the outlawed BLA", 16}},
    {.role = SR_ROLE_target, .kind = SR_KIND_police, .denial = true, .text = {"policemen", 9}},
};
static sr_view some_names[] = {{"Haji Nasrullah", 14}, {"Abdul Wahid", 11}};
static sr_casualty some_casualties[] = {
    {.outcome = SR_OUTCOME_killed, .who = SR_WHO_police, .side = SR_SIDE_target, .low = 2, .best = 2, .high = 2,
     .scope = SR_SCOPE_total, .part_of = SR_NO_INDEX, .attribution = SR_NO_INDEX, .names = some_names, .n_names = 2,
     .text = {"policemen", 9}},
    {.outcome = SR_OUTCOME_injured, .who = SR_WHO_unknown, .side = SR_SIDE_unknown, .low = 10, .best = SR_NULL_INT,
     .high = SR_NULL_INT, .qualifier = SR_BOUND_at_least, .part_of = 0, .attribution = 3},
};
static sr_held_word some_words[] = {{7, 15}, {99, 1}, {UINT32_MAX, 9}};
static uint32_t some_hashes[] = {1, 1 << 20, UINT32_MAX};

static sr_held full_mention(void)
{
  sr_held h = mention_of(UINT64_MAX, "2022-03-16", "2022-03-15");
  h.doc = 1;
  h.frame = SR_FRAME_recalled;
  h.status = SR_STATE_foiled;
  h.cls = SR_CLASS_unattributed;
  h.tactics = 1u << 31 | 5;
  h.date.time = SR_V("19:20");
  h.place.text = SR_V("Sariab Road");
  h.place.site = SR_V("a cloth shop");
  h.place.gazetteer = SR_V("quetta-1");
  tell_killed(&h, exactly(2));
  tell_injured(&h, (sr_range){true, 10, SR_NULL_INT, SR_NULL_INT});
  h.outcome[SR_OUTCOME_escaped] = exactly(0);
  h.standing[0] = SR_STANDING_PARTY;
  h.speaker_kind[1] = SR_SPEAKER__N;
  h.actors = some_actors;
  h.n_actors = 2;
  h.casualties = some_casualties;
  h.n_casualties = 2;
  h.words = some_words;
  h.n_words = 3;
  h.names = h.numbers = some_hashes;
  h.n_names = 3;
  h.n_numbers = 2;
  h.to = UINT32_MAX;
  return h;
}

static sr_view spot_ids[] = {{"dawn-1", 6}, {"geo-2", 5}};
static sr_spot spots[] = {{{"dawn-1", 6}, {"0123456789", 10}, 0, 40}, {{"geo-2", 5}, {"zzzzzzzzzz", 10}, UINT32_MAX, UINT32_MAX}};

static sr_known full_known(void)
{
  sr_known k = {.id = SR_V("0123456789"), .status = SR_STATE_denied, .cls = SR_CLASS_clash, .reports = spot_ids, .n_reports = 2,
                .n_independent = 1, .mentions = spots, .n_mentions = 2, .conflict = true, .review = SR_REVIEW_rejected, .corrected = true};
  sr_held h = full_mention();
  k.tactics[SR_TACTIC_ied] = k.tactics[SR_TACTIC_other] = true;
  k.date = h.date;
  k.place = h.place;
  k.totals = h.totals;
  memcpy(k.outcome, h.outcome, sizeof k.outcome);
  k.actors = some_actors;
  k.n_actors = 2;
  k.casualties = some_casualties;
  k.n_casualties = 2;
  return k;
}

static sr_view held_bytes(sr_arena *a, const sr_held *h)
{
  sr_buf b;
  sr_buf_init(&b, 1 << 20);
  sr_held_write(&b, h);
  assert_int_equal(b.status, SR_OK);
  sr_view v = sr_arena_copy(a, sr_buf_view(&b));
  sr_buf_dispose(&b);
  return v;
}

static sr_view known_bytes(sr_arena *a, const sr_known *k)
{
  sr_buf b;
  sr_buf_init(&b, 1 << 20);
  sr_known_write(&b, k);
  assert_int_equal(b.status, SR_OK);
  sr_view v = sr_arena_copy(a, sr_buf_view(&b));
  sr_buf_dispose(&b);
  return v;
}

static void same_parties(const sr_actor *a, const sr_casualty *c)
{
  for (int i = 0; i < 2; i++) {
    assert_int_equal(a[i].role, some_actors[i].role);
    assert_int_equal(a[i].kind, some_actors[i].kind);
    assert_int_equal(a[i].certainty, some_actors[i].certainty);
    assert_int_equal(a[i].denial, some_actors[i].denial);
    assert_true(sr_view_eq(a[i].name, some_actors[i].name));
    assert_true(sr_view_eq(a[i].id, some_actors[i].id));
    assert_true(sr_view_eq(a[i].text, some_actors[i].text));
    assert_int_equal(c[i].outcome, some_casualties[i].outcome);
    assert_int_equal(c[i].who, some_casualties[i].who);
    assert_int_equal(c[i].side, some_casualties[i].side);
    assert_int_equal(c[i].low, some_casualties[i].low);
    assert_int_equal(c[i].best, some_casualties[i].best);
    assert_int_equal(c[i].high, some_casualties[i].high);
    assert_int_equal(c[i].qualifier, some_casualties[i].qualifier);
    assert_int_equal(c[i].scope, some_casualties[i].scope);
    assert_int_equal(c[i].part_of, some_casualties[i].part_of);
    assert_int_equal(c[i].attribution, some_casualties[i].attribution);
    assert_int_equal(c[i].n_names, some_casualties[i].n_names);
    assert_true(sr_view_eq(c[i].text, some_casualties[i].text));
  }
  assert_true(sr_view_eq(c[0].names[1], some_names[1]));
}

static void same_place(const sr_place *p, const sr_place *q)
{
  assert_true(sr_view_eq(p->text, q->text) && sr_view_eq(p->site, q->site) && sr_view_eq(p->neighbourhood, q->neighbourhood));
  assert_true(sr_view_eq(p->locality, q->locality) && sr_view_eq(p->admin2, q->admin2) && sr_view_eq(p->admin1, q->admin1));
  assert_true(sr_view_eq(p->country, q->country) && sr_view_eq(p->gazetteer, q->gazetteer));
  assert_int_equal(p->precision, q->precision);
  assert_int_equal(p->located, q->located);
  if (q->located) assert_true(abs((int)((p->lat - q->lat) * 1e6)) == 0 && abs((int)((p->lon - q->lon) * 1e6)) == 0);
}

static void mention_comes_back(void **state)
{
  (void)state;
  ROOM(r);
  sr_held h = full_mention(), g;
  assert_true(sr_held_read(&g, &r.arena, held_bytes(&r.arena, &h)));
  assert_true(g.key == h.key && g.doc == h.doc && g.published == h.published);
  assert_true(g.frame == h.frame && g.status == h.status && g.cls == h.cls && g.tactics == h.tactics);
  assert_true(g.date.from == h.date.from && g.date.to == h.date.to && g.date.precision == h.date.precision);
  assert_view(g.date.time, "19:20");
  same_place(&g.place, &h.place);
  assert_range(&g.outcome[SR_OUTCOME_killed], 2, 2, 2);
  assert_range(&g.totals.injured[SR_GROUP_all], 10, SR_NULL_INT, SR_NULL_INT);
  assert_range(&g.outcome[SR_OUTCOME_escaped], 0, 0, 0);
  assert_false(g.outcome[SR_OUTCOME_abducted].told);
  assert_memory_equal(g.standing, h.standing, 2);
  assert_memory_equal(g.speaker_kind, h.speaker_kind, 2);
  assert_true(g.n_actors == 2 && g.n_casualties == 2);
  same_parties(g.actors, g.casualties);
  assert_int_equal(g.n_words, 3);
  for (int i = 0; i < 3; i++) assert_true(g.words[i].hash == some_words[i].hash && g.words[i].weight == some_words[i].weight);
  assert_true(g.n_names == 3 && g.n_numbers == 2);
  assert_memory_equal(g.names, some_hashes, sizeof some_hashes);
  assert_memory_equal(g.numbers, some_hashes, 2 * sizeof *some_hashes);
  assert_true(g.from == 0 && g.to == UINT32_MAX);
  sr_arena_dispose(&r.arena);
}

static void known_comes_back(void **state)
{
  (void)state;
  ROOM(r);
  sr_known k = full_known(), g;
  sr_view bytes = known_bytes(&r.arena, &k);
  assert_true(sr_known_read(&g, &r.arena, bytes));
  assert_view(g.id, "0123456789");
  assert_true(g.status == k.status && g.cls == k.cls && g.review == k.review && g.conflict && g.corrected);
  assert_memory_equal(g.tactics, k.tactics, sizeof k.tactics);
  same_place(&g.place, &k.place);
  same_parties(g.actors, g.casualties);
  assert_true(g.n_reports == 2 && g.n_independent == 1 && g.n_mentions == 2);
  assert_view(g.reports[1], "geo-2");
  assert_view(g.mentions[1].mention, "zzzzzzzzzz");
  assert_true(g.mentions[0].to == 40 && g.mentions[1].from == UINT32_MAX);
  assert_true(sr_view_eq(known_bytes(&r.arena, &g), bytes));
  sr_arena_dispose(&r.arena);
}

/* The plainest mention, extreme days and degrees. */
static void extremes_come_back(void **state)
{
  (void)state;
  ROOM(r);
  const int32_t days[] = {SR_NULL_INT, INT32_MAX, INT32_MIN + 1, 0, -1, 1, -719162};
  for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
    sr_held h = {.published = days[i], .date = {days[i], days[i], SR_DATEPREC_unknown, SR_VNULL}}, g;
    h.place = (sr_place){.located = true, .lat = i & 1 ? -90 : 90, .lon = i & 1 ? 180 : -180};
    no_ranges(h.outcome, SR_OUTCOME__N);
    assert_true(sr_held_read(&g, &r.arena, held_bytes(&r.arena, &h)));
    assert_int_equal(g.published, days[i]);
    assert_int_equal(g.date.to, days[i]);
    same_place(&g.place, &h.place);
    assert_true(g.n_actors == 0 && g.n_words == 0);
  }
  sr_arena_dispose(&r.arena);
}

/* Each beginning lies in a block of its own, so that ASan sees a byte read behind it. */
static void every_truncation_is_noticed(void **state)
{
  (void)state;
  ROOM(r);
  sr_held h = full_mention(), g;
  sr_known k = full_known(), l;
  sr_view held = held_bytes(&r.arena, &h), known = known_bytes(&r.arena, &k);
  for (size_t n = 0; n < held.len + known.len; n++) {
    bool first = n < held.len;
    size_t len = first ? n : n - held.len;
    char *part = malloc(len + !len);
    memcpy(part, first ? held.ptr : known.ptr, len);
    if (first)
      assert_false(sr_held_read(&g, &r.arena, (sr_view){part, len}));
    else
      assert_false(sr_known_read(&l, &r.arena, (sr_view){part, len}));
    free(part);
  }
  sr_arena_dispose(&r.arena);
}

static void more_bytes_and_other_versions_are_noticed(void **state)
{
  (void)state;
  ROOM(r);
  sr_held h = full_mention(), g;
  sr_known k = full_known(), l;
  sr_view held = held_bytes(&r.arena, &h), known = known_bytes(&r.arena, &k);
  sr_view longer = sr_arena_printf(&r.arena, "%*s", (int)held.len + 1, "");
  memcpy((char *)(uintptr_t)longer.ptr, held.ptr, held.len);
  assert_false(sr_held_read(&g, &r.arena, longer));
  char *other = (char *)(uintptr_t)sr_arena_copy(&r.arena, known).ptr;
  other[0] ^= 3;
  assert_false(sr_known_read(&l, &r.arena, (sr_view){other, known.len}));
  assert_false(sr_held_read(&g, &r.arena, SR_VNULL));
  assert_false(sr_known_read(&l, &r.arena, SR_VNULL));
  sr_arena_dispose(&r.arena);
}

/* What damaged bytes give may be wrong, but every value is one that there is, and it can be written again. */
static void in_bounds(const sr_held *h)
{
  assert_true((unsigned)h->frame < SR_FRAME__N && (unsigned)h->status < SR_STATE__N && (unsigned)h->cls < SR_CLASS__N);
  assert_true((unsigned)h->date.precision < SR_DATEPREC__N && (unsigned)h->place.precision < SR_PLACEPREC__N);
  for (uint32_t i = 0; i < h->n_actors; i++) assert_true((unsigned)h->actors[i].role < SR_ROLE__N);
  for (uint32_t i = 0; i < h->n_casualties; i++) assert_true((unsigned)h->casualties[i].outcome < SR_OUTCOME__N);
}

/* Reads bytes one of which was changed: whatever comes, nothing outside them is touched. */
static void read_damaged(sr_arena *keep, sr_view whole, size_t at, unsigned char value, bool first)
{
  sr_view bytes = sr_arena_copy(keep, whole);
  room scratch;
  sr_held g;
  sr_known l;
  ((char *)(uintptr_t)bytes.ptr)[at] = (char)value;
  room_open(&scratch);
  if (setjmp(scratch.full)) fail_msg("damage fills the memory");
  if (first && sr_held_read(&g, &scratch.arena, bytes)) {
    in_bounds(&g);
    held_bytes(&scratch.arena, &g);
  }
  if (!first && sr_known_read(&l, &scratch.arena, bytes)) known_bytes(&scratch.arena, &l);
  sr_arena_dispose(&scratch.arena);
}

static void damaged_bytes_do_no_harm(void **state)
{
  (void)state;
  ROOM(r);
  sr_held h = full_mention();
  sr_known k = full_known();
  sr_view held = sr_arena_copy(&r.arena, held_bytes(&r.arena, &h)), known = known_bytes(&r.arena, &k);
  static const unsigned char values[] = {0, 1, 127, 128, 255};
  for (size_t v = 0; v < sizeof values; v++) {
    for (size_t at = 0; at < held.len; at++) read_damaged(&r.arena, held, at, values[v], true);
    for (size_t at = 0; at < known.len; at++) read_damaged(&r.arena, known, at, values[v], false);
  }
  sr_arena_dispose(&r.arena);
}

static void keys_are_ten_letters(void **state)
{
  (void)state;
  char key[11];
  sr_key_print(0, key);
  assert_string_equal(key, "0000000000");
  sr_key_print((1ull << 50) - 1, key);
  assert_string_equal(key, "zzzzzzzzzz");
  sr_key_print(33, key);
  assert_string_equal(key, "0000000011");
}

static void places_in_words(void **state)
{
  (void)state;
  ROOM(r);
  sr_place p = mention_of(1, "2022-03-16", "2022-03-15").place, none = {0};
  assert_view(sr_place_words(&r.arena, &p), "Quetta, Balochistan, PK");
  p.site = SR_V("a cloth shop");
  assert_view(sr_place_words(&r.arena, &p), "a cloth shop, Quetta, Balochistan, PK");
  assert_int_equal(sr_place_words(&r.arena, &none).len, 0);
  sr_arena_dispose(&r.arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(mention_comes_back),
      cmocka_unit_test(known_comes_back),
      cmocka_unit_test(extremes_come_back),
      cmocka_unit_test(every_truncation_is_noticed),
      cmocka_unit_test(more_bytes_and_other_versions_are_noticed),
      cmocka_unit_test(damaged_bytes_do_no_harm),
      cmocka_unit_test(keys_are_ten_letters),
      cmocka_unit_test(places_in_words),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
