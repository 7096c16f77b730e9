/* From mentions to what is known: which claim gives each value, by policy; copies; corrections. */
#include "store_make.h"

enum { MOST = 8 };

static sr_member member_of(sr_held h, const char *report)
{
  return (sr_member){.held = h, .m = (uint32_t)h.key, .doc = (uint32_t)h.doc, .report = sr_view_of(report)};
}

/* A member published on a day of March 2022 that gives a toll in somebody's name. */
static sr_member toll_of(uint64_t key, int published, int killed, int standing, int speaker)
{
  static const char *const reports[] = {"r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9"};
  sr_held h = mention_of(key, "2022-03-01", "2022-03-01");
  h.published += published - 1;
  h.standing[0] = h.standing[1] = (uint8_t)standing;
  h.speaker_kind[0] = h.speaker_kind[1] = (uint8_t)(speaker + 1);
  tell_killed(&h, exactly(killed));
  return member_of(h, reports[key]);
}

/* Summarises copies of the members in every order of up to four, and wants the same of each. */
static void summarise(sr_known *out, sr_arena *a, const sr_member *members, uint32_t n, sr_policy policy)
{
  sr_buf first, now;
  sr_buf_init(&first, 1 << 16);
  sr_buf_init(&now, 1 << 16);
  for (uint32_t turn = 0; turn < n; turn++) {
    sr_member v[MOST];
    for (uint32_t i = 0; i < n; i++) v[i] = members[turn & 1 ? (2 * n - 1 - i - turn) % n : (i + turn) % n];
    sr_summarise(out, a, v, n, policy);
    sr_buf_clear(&now);
    sr_known_write(turn ? &now : &first, out);
    if (turn) assert_true(sr_view_eq(sr_buf_view(&first), sr_buf_view(&now)));
  }
  sr_buf_dispose(&first);
  sr_buf_dispose(&now);
}

static void expect_killed(const sr_member *members, uint32_t n, sr_policy policy, int32_t low, int32_t best, int32_t high)
{
  ROOM(r);
  sr_known k;
  summarise(&k, &r.arena, members, n, policy);
  assert_range(&k.outcome[SR_OUTCOME_killed], low, best, high);
  assert_range(&k.totals.killed[SR_GROUP_all], low, best, high);
  assert_int_equal(k.n_reports, n);
  sr_arena_dispose(&r.arena);
}

static void each_policy(void **state)
{
  (void)state;
  const sr_member v[] = {toll_of(1, 1, 3, SR_STANDING_OFFICIAL, SR_SPEAKER_police), toll_of(2, 2, 5, SR_STANDING_OTHER, SR_SPEAKER_witness),
                         toll_of(3, 3, 5, SR_STANDING_OTHER, SR_SPEAKER_family), toll_of(4, 4, 20, SR_STANDING_PARTY, SR_SPEAKER_armed_group)};
  expect_killed(v, 4, SR_POLICY_latest_official, 3, 3, 20);
  expect_killed(v, 4, SR_POLICY_majority, 3, 5, 20);
  expect_killed(v, 4, SR_POLICY_lowest, 3, 3, 20);
  expect_killed(v, 4, SR_POLICY_highest, 3, 20, 20);
  expect_killed(v, 4, SR_POLICY_range, 3, SR_NULL_INT, 20);
  /* of equal support, and of equal standing, the later one */
  expect_killed(v, 2, SR_POLICY_majority, 3, 5, 5);
  expect_killed(v + 1, 2, SR_POLICY_latest_official, 5, 5, 5);
  expect_killed(v + 1, 3, SR_POLICY_latest_official, 5, 5, 20);
}

/* What the same voice, or an official after an official, said before is no rival any more. */
static void overtaken_figures(void **state)
{
  (void)state;
  const sr_member rising[] = {toll_of(1, 1, 3, SR_STANDING_OFFICIAL, SR_SPEAKER_police), toll_of(2, 2, 5, SR_STANDING_OFFICIAL, SR_SPEAKER_police),
                              toll_of(3, 3, 6, SR_STANDING_OFFICIAL, SR_SPEAKER_hospital)};
  expect_killed(rising, 3, SR_POLICY_latest_official, 6, 6, 6);
  expect_killed(rising, 3, SR_POLICY_lowest, 3, 3, 6);
  expect_killed(rising, 3, SR_POLICY_range, 3, SR_NULL_INT, 6);
  /* of one day none overtakes the other; a group's earlier figure stays beside the police's */
  const sr_member one_day[] = {toll_of(1, 1, 3, SR_STANDING_OFFICIAL, SR_SPEAKER_police), toll_of(2, 1, 5, SR_STANDING_OFFICIAL, SR_SPEAKER_police)};
  const sr_member apart[] = {toll_of(1, 1, 20, SR_STANDING_PARTY, SR_SPEAKER_armed_group), toll_of(2, 2, 5, SR_STANDING_OFFICIAL, SR_SPEAKER_police)};
  ROOM(r);
  sr_known k;
  summarise(&k, &r.arena, one_day, 2, SR_POLICY_latest_official);
  assert_true(k.outcome[SR_OUTCOME_killed].low == 3 && k.outcome[SR_OUTCOME_killed].high == 5 && k.conflict);
  expect_killed(apart, 2, SR_POLICY_latest_official, 5, 5, 20);
  /* what is recalled overtakes nothing */
  sr_member recalled[] = {rising[0], rising[1]};
  recalled[1].held.frame = SR_FRAME_recalled;
  summarise(&k, &r.arena, recalled, 2, SR_POLICY_latest_official);
  assert_true(k.outcome[SR_OUTCOME_killed].low == 3 && k.outcome[SR_OUTCOME_killed].high == 5);
  sr_arena_dispose(&r.arena);
}

/* Residents count eleven and the police seven, in one report: an official's figure is asked for, and the other stays beside it. */
static void officials_within_a_report(void **state)
{
  (void)state;
  sr_member v[] = {toll_of(1, 1, 11, SR_STANDING_OTHER, SR_SPEAKER_witness)};
  sr_casualty rows[] = {{.outcome = SR_OUTCOME_killed, .low = 11, .best = 11, .high = 11, .scope = SR_SCOPE_total, .attribution = SR_SPEAKER_witness + 1},
                        {.outcome = SR_OUTCOME_killed, .low = 7, .best = 7, .high = 7, .scope = SR_SCOPE_alternative, .attribution = SR_SPEAKER_police + 1}};
  v[0].held.casualties = rows;
  v[0].held.n_casualties = 2;
  expect_killed(v, 1, SR_POLICY_latest_official, 7, 7, 11);
  expect_killed(v, 1, SR_POLICY_highest, 11, 11, 11);
  /* a rival that is no official, or beside an official's own figure, changes nothing */
  rows[1].attribution = SR_SPEAKER_armed_group + 1;
  expect_killed(v, 1, SR_POLICY_latest_official, 11, 11, 11);
  rows[1].attribution = SR_SPEAKER_police + 1;
  v[0].held.standing[0] = SR_STANDING_OFFICIAL;
  expect_killed(v, 1, SR_POLICY_latest_official, 11, 11, 11);
}

static void at_least_is_a_figure(void **state)
{
  (void)state;
  sr_member v[] = {toll_of(1, 1, 3, SR_STANDING_OFFICIAL, SR_SPEAKER_police), toll_of(2, 2, 6, SR_STANDING_OFFICIAL, SR_SPEAKER_police)};
  tell_killed(&v[1].held, (sr_range){true, 6, SR_NULL_INT, SR_NULL_INT});
  ROOM(r);
  sr_known k;
  summarise(&k, &r.arena, v, 2, SR_POLICY_latest_official);
  assert_true(k.outcome[SR_OUTCOME_killed].best == 6 && k.outcome[SR_OUTCOME_killed].low == 6);
  /* a figure that nobody gave is not told */
  assert_false(k.outcome[SR_OUTCOME_injured].told);
  assert_false(k.outcome[SR_OUTCOME_abducted].told);
  sr_arena_dispose(&r.arena);
}

static void copies_are_not_independent(void **state)
{
  (void)state;
  ROOM(r);
  sr_known k;
  sr_member v[] = {toll_of(1, 1, 3, SR_STANDING_OFFICIAL, SR_SPEAKER_police), toll_of(2, 2, 9, SR_STANDING_OFFICIAL, SR_SPEAKER_police),
                   toll_of(3, 3, 9, SR_STANDING_OFFICIAL, SR_SPEAKER_police)};
  v[1].copy = v[2].copy = true;
  v[1].held.date.from = v[1].held.date.to = day("2022-02-20");
  summarise(&k, &r.arena, v, 3, SR_POLICY_highest);
  assert_range(&k.outcome[SR_OUTCOME_killed], 3, 3, 3);
  assert_true(k.n_reports == 3 && k.n_independent == 1 && k.n_mentions == 3 && !k.conflict);
  assert_int_equal(k.date.from, day("2022-03-01"));
  /* a copy whose original tells of something else stands for itself */
  summarise(&k, &r.arena, v + 1, 2, SR_POLICY_highest);
  assert_range(&k.outcome[SR_OUTCOME_killed], 9, 9, 9);
  assert_true(k.n_reports == 2 && k.n_independent == 1);
  sr_arena_dispose(&r.arena);
}

static sr_member dated(uint64_t key, int published, const char *date)
{
  sr_member m = toll_of(key, published, 2, SR_STANDING_OFFICIAL, SR_SPEAKER_police);
  m.held.date.from = m.held.date.to = day(date);
  return m;
}

static void expect_date(const sr_member *v, uint32_t n, const char *from, bool conflict)
{
  ROOM(r);
  sr_known k;
  summarise(&k, &r.arena, v, n, SR_POLICY_latest_official);
  assert_int_equal(k.date.from, day(from));
  assert_int_equal(k.conflict, conflict);
  sr_arena_dispose(&r.arena);
}

static void dates_chosen(void **state)
{
  (void)state;
  const sr_member wrong_first[] = {dated(1, 2, "2022-03-02"), dated(2, 3, "2022-03-01"), dated(3, 4, "2022-03-01")};
  const sr_member corrected[] = {dated(1, 2, "2022-03-02"), dated(2, 3, "2022-03-01")};
  expect_date(wrong_first, 3, "2022-03-01", true);
  expect_date(corrected, 2, "2022-03-01", true);
  /* one that recalls it counts for less */
  sr_member recalled[] = {dated(1, 2, "2022-03-02"), dated(2, 9, "2022-03-01")};
  recalled[1].held.frame = SR_FRAME_recalled;
  expect_date(recalled, 2, "2022-03-02", true);
  /* a day before a month, whoever says it; and no conflict between them */
  sr_member month[] = {dated(1, 2, "2022-03-02"), dated(2, 9, "2022-03-01"), dated(3, 9, "2022-03-01")};
  for (int i = 1; i < 3; i++) {
    month[i].held.date.to = day("2022-03-31");
    month[i].held.date.precision = SR_DATEPREC_month;
  }
  expect_date(month, 3, "2022-03-02", false);
  /* the hour is not lost where a later report leaves it out */
  sr_member hour[] = {dated(1, 2, "2022-03-02"), dated(2, 3, "2022-03-02")};
  hour[0].held.date.time = SR_V("19:20");
  ROOM(r);
  sr_known k;
  summarise(&k, &r.arena, hour, 2, SR_POLICY_latest_official);
  assert_view(k.date.time, "19:20");
  sr_arena_dispose(&r.arena);
}

static void places_chosen(void **state)
{
  (void)state;
  ROOM(r);
  sr_known k;
  sr_member v[] = {dated(1, 2, "2022-03-02"), dated(2, 3, "2022-03-02"), dated(3, 4, "2022-03-02")};
  v[0].held.place.locality = SR_V("Kuchlak");
  v[2].held.place.locality = v[2].held.place.admin2 = SR_VNULL;
  v[2].held.place.precision = SR_PLACEPREC_admin1;
  summarise(&k, &r.arena, v, 3, SR_POLICY_latest_official);
  assert_view(k.place.locality, "Quetta"); /* one town against one: the later; the province is coarser */
  assert_true(k.conflict);
  v[2].held.place = v[0].held.place;
  v[2].held.place.site = SR_V("a police van");
  v[2].held.place.precision = SR_PLACEPREC_point;
  summarise(&k, &r.arena, v, 3, SR_POLICY_latest_official);
  assert_view(k.place.locality, "Kuchlak");
  assert_view(k.place.site, "a police van");
  sr_arena_dispose(&r.arena);
}

/* "One of the injured died": two more dead of those who were injured. */
static void injured_then_died(void **state)
{
  (void)state;
  ROOM(r);
  sr_known k;
  sr_casualty rows[] = {{.outcome = SR_OUTCOME_killed, .low = 4, .best = 4, .high = 4, .part_of = SR_NO_INDEX},
                        {.outcome = SR_OUTCOME_injured, .low = SR_NULL_INT, .best = SR_NULL_INT, .high = SR_NULL_INT, .part_of = SR_NO_INDEX},
                        {.outcome = SR_OUTCOME_killed, .low = 1, .best = 1, .high = 1, .scope = SR_SCOPE_part, .part_of = 1}};
  sr_member v[] = {toll_of(1, 1, 3, SR_STANDING_OFFICIAL, SR_SPEAKER_police), toll_of(2, 2, 4, SR_STANDING_OFFICIAL, SR_SPEAKER_hospital)};
  tell_injured(&v[0].held, exactly(10));
  v[1].held.casualties = rows;
  v[1].held.n_casualties = 3;
  summarise(&k, &r.arena, v, 2, SR_POLICY_latest_official);
  assert_range(&k.outcome[SR_OUTCOME_killed], 4, 4, 4);
  assert_true(k.outcome[SR_OUTCOME_injured].best == 9 && k.totals.injured[SR_GROUP_all].best == 9);
  assert_int_equal(k.n_casualties, 2);
  for (uint32_t i = 0; i < k.n_casualties; i++) assert_int_equal(k.casualties[i].part_of, SR_NO_INDEX);
  /* a report that counts the injured anew has taken them off itself */
  tell_injured(&v[1].held, exactly(9));
  summarise(&k, &r.arena, v, 2, SR_POLICY_latest_official);
  assert_int_equal(k.outcome[SR_OUTCOME_injured].best, 9);
  sr_arena_dispose(&r.arena);
}

static void what_and_who(void **state)
{
  (void)state;
  ROOM(r);
  sr_known k;
  sr_actor gunmen[] = {{.role = SR_ROLE_initiator, .kind = SR_KIND_armed_group, .text = SR_V("gunmen"), .certainty = SR_CERTAINTY_stated}};
  sr_actor group[] = {{.role = SR_ROLE_initiator, .kind = SR_KIND_armed_group, .name = SR_V("BLA"), .certainty = SR_CERTAINTY_claimed},
                      {.role = SR_ROLE_target, .kind = SR_KIND_police, .text = SR_V("policemen")}};
  sr_member v[] = {dated(1, 2, "2022-03-02"), dated(2, 3, "2022-03-02"), dated(3, 4, "2022-03-02"), dated(4, 5, "2022-03-02")};
  v[0].held.actors = gunmen;
  v[0].held.n_actors = 1;
  v[1].held.actors = group;
  v[1].held.n_actors = 2;
  v[0].held.cls = v[1].held.cls = v[2].held.cls = SR_CLASS_unattributed;
  v[3].held.status = SR_STATE_planned;
  v[3].held.tactics = 1u << SR_TACTIC_arson;
  for (int i = 0; i < 3; i++) v[i].held.tactics = 1u << SR_TACTIC_ied;
  summarise(&k, &r.arena, v, 4, SR_POLICY_latest_official);
  assert_int_equal(k.cls, SR_CLASS_attack);
  assert_int_equal(k.status, SR_STATE_occurred);
  assert_true(k.tactics[SR_TACTIC_ied] && !k.tactics[SR_TACTIC_arson]);
  assert_int_equal(k.n_actors, 2);
  assert_view(k.actors[0].name, "BLA");
  assert_true(sr_counts(&k));
  summarise(&k, &r.arena, v + 3, 1, SR_POLICY_latest_official);
  assert_int_equal(k.status, SR_STATE_planned);
  assert_false(sr_counts(&k));
  sr_arena_dispose(&r.arena);
}

static bool correct(sr_known *k, sr_arena *a, const char *field, const char *value)
{
  sr_correction c = {sr_view_of(field), sr_view_of(value)};
  return sr_correct(k, a, &c);
}

static void corrections(void **state)
{
  (void)state;
  ROOM(r);
  sr_known k;
  const sr_member v[] = {toll_of(1, 1, 3, SR_STANDING_OFFICIAL, SR_SPEAKER_police)};
  summarise(&k, &r.arena, v, 1, SR_POLICY_latest_official);
  assert_false(k.corrected);
  assert_true(correct(&k, &r.arena, "killed", "5") && k.corrected);
  assert_range(&k.outcome[SR_OUTCOME_killed], 3, 5, 5);
  assert_range(&k.totals.killed[SR_GROUP_all], 3, 5, 5);
  assert_true(correct(&k, &r.arena, "killed", "4"));
  assert_int_equal(k.outcome[SR_OUTCOME_killed].best, 4);
  assert_true(correct(&k, &r.arena, "injured", "0"));
  assert_range(&k.outcome[SR_OUTCOME_injured], 0, 0, 0);
  assert_true(correct(&k, &r.arena, "abducted", "7") && correct(&k, &r.arena, "class", "crime"));
  assert_true(correct(&k, &r.arena, "date", "2022-02-28") && correct(&k, &r.arena, "status", "foiled"));
  assert_true(k.cls == SR_CLASS_crime && k.status == SR_STATE_foiled && !sr_counts(&k));
  assert_true(k.date.from == day("2022-02-28") && k.date.to == k.date.from && k.date.precision == SR_DATEPREC_day);
  assert_true(correct(&k, &r.arena, "neighbourhood", "Sariab"));
  assert_view(k.place.neighbourhood, "Sariab");
  assert_view(k.place.locality, "Quetta");
  assert_true(!k.place.located && k.place.precision == SR_PLACEPREC_neighbourhood);
  sr_arena_dispose(&r.arena);
}

static void bad_corrections(void **state)
{
  (void)state;
  static const char *const bad[][2] = {{"killed", ""},      {"killed", "-1"},        {"killed", "five"}, {"killed", "5 "}, {"killed", "99999999"},
                                       {"killed", "1.5"},   {"class", "war"},        {"class", ""},      {"status", "x"},  {"date", "2022-02-30"},
                                       {"date", "march"},   {"date", ""},            {"wounded", "3"},   {"", "3"},        {"id", "1"},
                                       {"Killed", "3"},     {"killed ", "3"},        {"review", "none"}, {"place", "x"},   {"unknown", "1"}};
  ROOM(r);
  sr_known k;
  const sr_member v[] = {toll_of(1, 1, 3, SR_STANDING_OFFICIAL, SR_SPEAKER_police)};
  summarise(&k, &r.arena, v, 1, SR_POLICY_latest_official);
  sr_known before = k;
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    if (correct(&k, &r.arena, bad[i][0], bad[i][1])) fail_msg("%s=%s was taken", bad[i][0], bad[i][1]);
    assert_memory_equal(&k, &before, sizeof k);
  }
  sr_arena_dispose(&r.arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_policy),
      cmocka_unit_test(overtaken_figures),
      cmocka_unit_test(officials_within_a_report),
      cmocka_unit_test(at_least_is_a_figure),
      cmocka_unit_test(copies_are_not_independent),
      cmocka_unit_test(dates_chosen),
      cmocka_unit_test(places_chosen),
      cmocka_unit_test(injured_then_died),
      cmocka_unit_test(what_and_who),
      cmocka_unit_test(corrections),
      cmocka_unit_test(bad_corrections),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
