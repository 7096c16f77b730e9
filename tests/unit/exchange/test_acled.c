/* ACLED's rules, one at a time, as pairs. */
#include "export_make.h"

#define BLA SR_ROLE_initiator, SR_KIND_armed_group, "Balochistan Liberation Army", SR_CERTAINTY_stated

static told acled(made *m, unsigned n)
{
  told t;
  write_file(&t, &sr_export_writer_acled, 0, m, n);
  return t;
}

/* A patrol that is shot at is a battle; the same on a tea shop is violence against civilians, who stand as actor 2. */
static void target_makes_the_type(void **state)
{
  (void)state;
  made m[2] = {made_attack("aaaaaaaaaa", "2024-05-03"), made_attack("bbbbbbbbbb", "2024-05-04")};
  for (int i = 0; i < 2; i++) {
    m[i].story.known.tactics[SR_TACTIC_shooting] = true;
    made_actor(&m[i], BLA);
  }
  made_toll(&m[0], SR_OUTCOME_killed, SR_WHO_police, SR_SIDE_target, 2);
  made_toll(&m[1], SR_OUTCOME_killed, SR_WHO_labourer, SR_SIDE_target, 2);
  told t = acled(m, 2);
  assert_cell(&t, 1, "event_type", "Battles");
  assert_cell(&t, 1, "actor2", "Police Forces of Pakistan (2024-)");
  assert_cell(&t, 1, "interaction", "State forces-Rebel group");
  assert_cell(&t, 1, "civilian_targeting", "");
  assert_cell(&t, 2, "event_type", "Violence against civilians");
  assert_cell(&t, 2, "sub_event_type", "Attack");
  assert_cell(&t, 2, "actor1", "Balochistan Liberation Army");
  assert_cell(&t, 2, "actor2", "Civilians (Pakistan)");
  assert_cell(&t, 2, "assoc_actor_2", "Labor Group (Pakistan)");
  assert_cell(&t, 2, "interaction", "Rebel group-Civilians");
  assert_cell(&t, 2, "civilian_targeting", "Civilian targeting");
  told_end(&t);
}

/* A suicide bombing before a gunfight is a battle: that stands first in ACLED's order. The bombing is told as lost. */
static void first_tactic_wins(void **state)
{
  (void)state;
  made m = made_attack("aaaaaaaaaa", "2024-05-03");
  m.story.known.tactics[SR_TACTIC_suicide_bombing] = m.story.known.tactics[SR_TACTIC_raid] = true;
  made_actor(&m, BLA);
  made_toll(&m, SR_OUTCOME_killed, SR_WHO_paramilitary, SR_SIDE_target, 5);
  told t = acled(&m, 1);
  assert_cell(&t, 1, "sub_event_type", "Armed clash");
  assert_true(has_loss(&t, "1 aaaaaaaaaa tactics: suicide_bombing"));
  assert_false(has_loss(&t, "1 aaaaaaaaaa tactics: raid"));
  told_end(&t);
  m.story.known.tactics[SR_TACTIC_raid] = false;
  t = acled(&m, 1);
  assert_cell(&t, 1, "sub_event_type", "Suicide bomb");
  told_end(&t);
}

/* The same parties in one town on one day: one row. Another day, another row; civilians, another row. */
static void pair_day_and_place_make_a_row(void **state)
{
  (void)state;
  made m[4] = {made_attack("aaaaaaaaaa", "2024-05-03"), made_attack("bbbbbbbbbb", "2024-05-03"),
               made_attack("cccccccccc", "2024-05-03"), made_attack("dddddddddd", "2024-05-04")};
  for (int i = 0; i < 4; i++) {
    made_actor(&m[i], BLA);
    made_toll(&m[i], SR_OUTCOME_killed, i == 2 ? SR_WHO_civilian : SR_WHO_police, SR_SIDE_target, 1 + i);
    m[i].story.known.tactics[i == 0 ? SR_TACTIC_grenade : SR_TACTIC_shooting] = true;
  }
  told t = acled(m, 4);
  assert_int_equal(rows_of(&t), 3);
  assert_cell(&t, 1, "fatalities", "3");
  assert_cell(&t, 1, "sub_event_type", "Armed clash");
  assert_cell(&t, 2, "actor2", "Civilians (Pakistan)");
  assert_cell(&t, 2, "fatalities", "3");
  assert_cell(&t, 3, "event_date", "2024-05-04");
  assert_cell(&t, 3, "fatalities", "4");
  bool joined = false;
  for (unsigned i = 0; i < t.n_losses; i++)
    joined |= !strncmp(t.loss[i], "1 bbbbbbbbbb incident: PAK", 26);
  assert_true(joined);
  told_end(&t);
}

/* Five dead in a siege of three days: 3, 1, 1. In one day: 5. */
static void days_share_the_dead(void **state)
{
  (void)state;
  made m = made_attack("aaaaaaaaaa", "2024-05-03");
  m.story.known.tactics[SR_TACTIC_raid] = true;
  made_toll(&m, SR_OUTCOME_killed, SR_WHO_military, SR_SIDE_target, 5);
  told t = acled(&m, 1);
  assert_int_equal(rows_of(&t), 1);
  assert_cell(&t, 1, "fatalities", "5");
  told_end(&t);
  m.story.known.date.to += 2;
  t = acled(&m, 1);
  assert_int_equal(rows_of(&t), 3);
  assert_cell(&t, 1, "fatalities", "3");
  assert_cell(&t, 2, "fatalities", "1");
  assert_cell(&t, 3, "fatalities", "1");
  assert_cell(&t, 3, "event_date", "2024-05-05");
  assert_string_not_equal(cell_of(&t, 1, "event_id_cnty"), cell_of(&t, 2, "event_id_cnty"));
  told_end(&t);
}

/* A week stands at its middle with precision 2, a month with 3; a quarter has no row. */
static void dates_have_precisions(void **state)
{
  (void)state;
  static const struct {
    const char *to, *day, *precision;
    sr_dateprec how;
  } cases[] = {{"2024-05-01", "2024-05-01", "1", SR_DATEPREC_day},
               {"2024-05-07", "2024-05-04", "2", SR_DATEPREC_week},
               {"2024-05-31", "2024-05-16", "3", SR_DATEPREC_month}};
  made m = made_attack("aaaaaaaaaa", "2024-05-01");
  m.story.known.tactics[SR_TACTIC_ied] = true;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    m.story.known.date.to = day_of(cases[i].to), m.story.known.date.precision = cases[i].how;
    told t = acled(&m, 1);
    assert_cell(&t, 1, "event_date", cases[i].day);
    assert_cell(&t, 1, "time_precision", cases[i].precision);
    told_end(&t);
  }
  m.story.known.date.precision = SR_DATEPREC_quarter;
  told t = acled(&m, 1);
  assert_int_equal(rows_of(&t), 0);
  assert_true(has_loss(&t, "0 aaaaaaaaaa date: quarter"));
  told_end(&t);
}

static void places_have_precisions(void **state)
{
  (void)state;
  static const struct {
    sr_placeprec how;
    const char *precision, *location;
  } cases[] = {{SR_PLACEPREC_point, "1", "Mastung"},
               {SR_PLACEPREC_locality, "1", "Mastung"},
               {SR_PLACEPREC_admin2, "2", "Mastung"},
               {SR_PLACEPREC_admin1, "3", "Balochistan"}};
  made m = made_attack("aaaaaaaaaa", "2024-05-01");
  m.story.known.tactics[SR_TACTIC_ied] = true;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    m.story.known.place.precision = cases[i].how;
    if (cases[i].how == SR_PLACEPREC_admin2) m.story.known.place.locality = SR_VNULL;
    if (cases[i].how == SR_PLACEPREC_admin1) m.story.known.place.admin2 = SR_VNULL;
    told t = acled(&m, 1);
    assert_cell(&t, 1, "geo_precision", cases[i].precision);
    assert_cell(&t, 1, "location", cases[i].location);
    assert_cell(&t, 1, "latitude", "29.7997");
    told_end(&t);
  }
  m.story.known.place.precision = SR_PLACEPREC_country;
  told t = acled(&m, 1);
  assert_int_equal(rows_of(&t), 0);
  assert_true(has_loss(&t, "0 aaaaaaaaaa place: country"));
  told_end(&t);
}

/* The lowest figure; "dozens" are 12 with ACLED; 24 that were counted stay 24. What is not told is 0, and told. */
static void deaths_are_the_lowest(void **state)
{
  (void)state;
  made m = made_attack("aaaaaaaaaa", "2024-05-01");
  m.story.known.tactics[SR_TACTIC_ied] = true;
  told t = acled(&m, 1);
  assert_cell(&t, 1, "fatalities", "0");
  assert_true(has_loss(&t, "1 aaaaaaaaaa killed: not told"));
  told_end(&t);
  made_toll(&m, SR_OUTCOME_killed, SR_WHO_unknown, SR_SIDE_target, 24);
  m.story.known.outcome[SR_OUTCOME_killed] = (sr_range){true, 24, 26, 30};
  t = acled(&m, 1);
  assert_cell(&t, 1, "fatalities", "24");
  assert_true(has_loss(&t, "1 aaaaaaaaaa killed: 26 (24 to 30)"));
  told_end(&t);
  m.story.known.outcome[SR_OUTCOME_killed] = (sr_range){true, 24, SR_NULL_INT, SR_NULL_INT};
  m.rows[0].qualifier = SR_BOUND_vague, m.rows[0].best = m.rows[0].high = SR_NULL_INT;
  t = acled(&m, 1);
  assert_cell(&t, 1, "fatalities", "12");
  told_end(&t);
}

/* Crime and plans have no row; a search that hurt nobody has none, an arrest has. */
static void not_everything_is_coded(void **state)
{
  (void)state;
  made m = made_attack("aaaaaaaaaa", "2024-05-01");
  sr_known *k = &m.story.known;
  k->tactics[SR_TACTIC_shooting] = true, k->cls = SR_CLASS_crime;
  told t = acled(&m, 1);
  assert_true(has_loss(&t, "0 aaaaaaaaaa class: crime"));
  told_end(&t);
  k->cls = SR_CLASS_attack, k->status = SR_STATE_planned;
  t = acled(&m, 1);
  assert_true(has_loss(&t, "0 aaaaaaaaaa status: planned"));
  told_end(&t);
  k->status = SR_STATE_occurred, k->review = SR_REVIEW_withdrawn;
  t = acled(&m, 1);
  assert_true(has_loss(&t, "0 aaaaaaaaaa review: withdrawn"));
  told_end(&t);
  k->review = SR_REVIEW_accepted, k->cls = SR_CLASS_operation;
  k->tactics[SR_TACTIC_shooting] = false, k->tactics[SR_TACTIC_search_operation] = true;
  t = acled(&m, 1);
  assert_true(has_loss(&t, "0 aaaaaaaaaa tactics: operation"));
  told_end(&t);
  k->cls = SR_CLASS_attack; /* an attack that hurt nobody is one all the same */
  t = acled(&m, 1);
  assert_int_equal(rows_of(&t), 1);
  told_end(&t);
  k->cls = SR_CLASS_operation, k->tactics[SR_TACTIC_arrest] = true;
  t = acled(&m, 1);
  assert_cell(&t, 1, "sub_event_type", "Arrests");
  assert_cell(&t, 1, "actor1", "Government of Pakistan (2024-)");
  told_end(&t);
}

/* The regime is the day's. Another country's forces are external. A country without a row has no years, and that is
 * told. */
static void states_have_regimes(void **state)
{
  (void)state;
  made m = made_attack("aaaaaaaaaa", "2019-02-26");
  m.story.known.cls = SR_CLASS_cross_border, m.story.known.tactics[SR_TACTIC_airstrike] = true;
  made_actor(&m, SR_ROLE_initiator, SR_KIND_military, "Indian Air Force", SR_CERTAINTY_stated);
  made_actor(&m, SR_ROLE_target, SR_KIND_police, NULL, SR_CERTAINTY_stated);
  m.actors[0].id = SR_V("in-airforce");
  told t = acled(&m, 1);
  assert_cell(&t, 1, "actor1", "Military Forces of India (2014-)");
  assert_cell(&t, 1, "assoc_actor_1", "Indian Air Force");
  assert_cell(&t, 1, "inter1", "External/Other forces");
  assert_cell(&t, 1, "actor2", "Police Forces of Pakistan (2018-2022)");
  told_end(&t);
  m.story.known.place.country = SR_V("TR");
  t = acled(&m, 1);
  assert_cell(&t, 1, "actor2", "Police Forces of Turkey");
  assert_true(has_loss(&t, "1 aaaaaaaaaa actor2: Police Forces of Turkey"));
  told_end(&t);
}

/* Police who come to arrest the gunmen are no target of the attack; those who fight back in a clash are. */
static void who_comes_later_is_no_target(void **state)
{
  (void)state;
  made m = made_attack("aaaaaaaaaa", "2024-05-01");
  m.story.known.tactics[SR_TACTIC_shooting] = true;
  made_toll(&m, SR_OUTCOME_killed, SR_WHO_civilian, SR_SIDE_target, 1);
  made_actor(&m, SR_ROLE_other_party, SR_KIND_police, NULL, SR_CERTAINTY_stated);
  told t = acled(&m, 1);
  assert_cell(&t, 1, "actor2", "Civilians (Pakistan)");
  told_end(&t);
  m.story.known.cls = SR_CLASS_clash;
  t = acled(&m, 1);
  assert_cell(&t, 1, "actor2", "Police Forces of Pakistan (2024-)");
  told_end(&t);
}

/* Two parties of a clash are its two sides, though neither began it; what one of them lost makes no third. Of an attack
 * by somebody unknown police who came to it are no initiator. */
static void parties_of_a_clash_are_its_sides(void **state)
{
  (void)state;
  made m = made_attack("aaaaaaaaaa", "2024-05-01");
  m.story.known.cls = SR_CLASS_clash, m.story.known.tactics[SR_TACTIC_encounter] = true;
  made_actor(&m, SR_ROLE_other_party, SR_KIND_military, NULL, SR_CERTAINTY_stated);
  made_actor(&m, SR_ROLE_other_party, SR_KIND_armed_group, "Balochistan Liberation Army", SR_CERTAINTY_stated);
  made_toll(&m, SR_OUTCOME_killed, SR_WHO_military, SR_SIDE_other_party, 2);
  made_toll(&m, SR_OUTCOME_killed, SR_WHO_militant, SR_SIDE_other_party, 3);
  told t = acled(&m, 1);
  assert_cell(&t, 1, "actor1", "Military Forces of Pakistan (2024-)");
  assert_cell(&t, 1, "actor2", "Balochistan Liberation Army");
  assert_cell(&t, 1, "assoc_actor_2", "");
  told_end(&t);
  m = made_attack("aaaaaaaaaa", "2024-05-01");
  m.story.known.tactics[SR_TACTIC_ied] = true;
  made_actor(&m, SR_ROLE_other_party, SR_KIND_police, NULL, SR_CERTAINTY_stated);
  made_toll(&m, SR_OUTCOME_killed, SR_WHO_civilian, SR_SIDE_target, 2);
  t = acled(&m, 1);
  assert_cell(&t, 1, "actor1", "Unidentified Armed Group (Pakistan)");
  assert_cell(&t, 1, "actor2", "Civilians (Pakistan)");
  told_end(&t);
}

/* A group that nobody names is no rebel yet. */
static void nameless_groups_are_militias(void **state)
{
  (void)state;
  made m = made_attack("aaaaaaaaaa", "2024-05-01");
  m.story.known.tactics[SR_TACTIC_shooting] = true;
  made_actor(&m, SR_ROLE_initiator, SR_KIND_armed_group, NULL, SR_CERTAINTY_stated);
  told t = acled(&m, 1);
  assert_cell(&t, 1, "actor1", "Unidentified Armed Group (Pakistan)");
  assert_cell(&t, 1, "inter1", "Political militia");
  told_end(&t);
  m.actors[0].name = SR_V("Balochistan Liberation Army");
  t = acled(&m, 1);
  assert_cell(&t, 1, "inter1", "Rebel group");
  told_end(&t);
}

static void notes_follow_the_pattern(void **state)
{
  (void)state;
  made m = made_attack("aaaaaaaaaa", "2024-05-03");
  m.story.known.tactics[SR_TACTIC_ied] = true;
  made_actor(&m, BLA);
  made_toll(&m, SR_OUTCOME_killed, SR_WHO_police, SR_SIDE_target, 2);
  made_toll(&m, SR_OUTCOME_killed, SR_WHO_civilian, SR_SIDE_bystander, 1);
  told t = acled(&m, 1);
  assert_cell(&t, 1, "notes",
              "On 3 May 2024, Balochistan Liberation Army used an explosive device against Police Forces of Pakistan "
              "(2024-) in Mastung (Mastung, "
              "Balochistan), killing 2 policemen, 1 civilian. 3 fatalities. Read by Sitrep from 1 report, incident "
              "aaaaaaaaaa; not coded by people.");
  assert_cell(&t, 1, "source_scale", "National");
  assert_cell(&t, 1, "iso", "586");
  assert_cell(&t, 1, "region", "South Asia");
  told_end(&t);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(target_makes_the_type),
      cmocka_unit_test(first_tactic_wins),
      cmocka_unit_test(pair_day_and_place_make_a_row),
      cmocka_unit_test(days_share_the_dead),
      cmocka_unit_test(dates_have_precisions),
      cmocka_unit_test(places_have_precisions),
      cmocka_unit_test(deaths_are_the_lowest),
      cmocka_unit_test(not_everything_is_coded),
      cmocka_unit_test(states_have_regimes),
      cmocka_unit_test(who_comes_later_is_no_target),
      cmocka_unit_test(notes_follow_the_pattern),
      cmocka_unit_test(nameless_groups_are_militias),
      cmocka_unit_test(parties_of_a_clash_are_its_sides),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
