/* UCDP's rules, one at a time, as pairs. */
#include "export_make.h"

#define BLA SR_ROLE_initiator, SR_KIND_armed_group, "Balochistan Liberation Army", SR_CERTAINTY_claimed

static told ucdp(made *m, unsigned n)
{
  told t;
  write_file(&t, &sr_export_writer_ucdp, 0, m, n);
  return t;
}

static long number(const told *t, unsigned row, const char *column)
{
  return strtol(cell_of(t, row, column), NULL, 10);
}

static void best_is_its_parts(const told *t, unsigned row)
{
  assert_int_equal(number(t, row, "best"), number(t, row, "deaths_a") + number(t, row, "deaths_b") +
                                               number(t, row, "deaths_civilians") + number(t, row, "deaths_unknown"));
  assert_true(number(t, row, "low") <= number(t, row, "best") && number(t, row, "best") <= number(t, row, "high"));
}

/* One dead in any of the three figures makes a row; none does not; injured alone do not. */
static void one_death_is_needed(void **state)
{
  (void)state;
  made m = made_attack("aaaaaaaaaa", "2024-05-03");
  sr_range *killed = &m.story.known.outcome[SR_OUTCOME_killed];
  made_actor(&m, BLA);
  made_toll(&m, SR_OUTCOME_injured, SR_WHO_civilian, SR_SIDE_target, 9);
  told t = ucdp(&m, 1);
  assert_int_equal(rows_of(&t), 0);
  assert_true(has_loss(&t, "0 aaaaaaaaaa killed: not told"));
  told_end(&t);
  *killed = (sr_range){true, 0, 0, 0};
  t = ucdp(&m, 1);
  assert_int_equal(rows_of(&t), 0);
  assert_true(has_loss(&t, "0 aaaaaaaaaa killed: 0"));
  told_end(&t);
  *killed = (sr_range){true, SR_NULL_INT, SR_NULL_INT, 3}; /* "up to three" */
  t = ucdp(&m, 1);
  assert_cell(&t, 1, "best", "0");
  assert_cell(&t, 1, "high", "3");
  best_is_its_parts(&t, 1);
  told_end(&t);
}

/* Forces hit: state-based, the state as side a whoever began. Civilians alone: one-sided. Another group: non-state. */
static void types_of_violence(void **state)
{
  (void)state;
  made m[3] = {made_attack("aaaaaaaaaa", "2024-05-03"), made_attack("bbbbbbbbbb", "2024-05-04"),
               made_attack("cccccccccc", "2024-05-05")};
  for (int i = 0; i < 3; i++) {
    made_actor(&m[i], BLA);
    m[i].story.known.tactics[SR_TACTIC_shooting] = true;
  }
  made_toll(&m[0], SR_OUTCOME_killed, SR_WHO_police, SR_SIDE_target, 2);
  made_toll(&m[0], SR_OUTCOME_killed, SR_WHO_civilian, SR_SIDE_bystander, 1);
  made_toll(&m[0], SR_OUTCOME_killed, SR_WHO_militant, SR_SIDE_initiator, 4);
  made_toll(&m[1], SR_OUTCOME_killed, SR_WHO_civilian, SR_SIDE_target, 3);
  m[2].story.known.cls = SR_CLASS_infighting;
  made_actor(&m[2], SR_ROLE_target, SR_KIND_armed_group, "Lashkar-i-Islam", SR_CERTAINTY_stated);
  made_toll(&m[2], SR_OUTCOME_killed, SR_WHO_militant, SR_SIDE_initiator, 1);
  made_toll(&m[2], SR_OUTCOME_killed, SR_WHO_militant, SR_SIDE_target, 5);
  told t = ucdp(m, 3);
  assert_cell(&t, 1, "type_of_violence", "1");
  assert_cell(&t, 1, "dyad_name", "Government of Pakistan - Balochistan Liberation Army");
  assert_cell(&t, 1, "gwnoa", "770");
  assert_cell(&t, 1, "deaths_a", "2");
  assert_cell(&t, 1, "deaths_b", "4");
  assert_cell(&t, 1, "deaths_civilians", "1");
  assert_cell(&t, 2, "type_of_violence", "3");
  assert_cell(&t, 2, "side_a", "Balochistan Liberation Army");
  assert_cell(&t, 2, "side_b", "Civilians");
  assert_cell(&t, 2, "deaths_a", "0");
  assert_cell(&t, 3, "type_of_violence", "2");
  assert_cell(&t, 3, "deaths_a", "1");
  assert_cell(&t, 3, "deaths_b", "5");
  for (unsigned i = 1; i <= 3; i++)
    best_is_its_parts(&t, i);
  told_end(&t);
}

/* A bomber among civilians: one-sided rows count no deaths of the perpetrator. Alone he makes no row. */
static void one_sided_leaves_the_perpetrator_out(void **state)
{
  (void)state;
  made m = made_attack("aaaaaaaaaa", "2024-05-03");
  m.story.known.tactics[SR_TACTIC_suicide_bombing] = true;
  made_actor(&m, BLA);
  made_toll(&m, SR_OUTCOME_killed, SR_WHO_suicide_attacker, SR_SIDE_initiator, 1);
  made_toll(&m, SR_OUTCOME_injured, SR_WHO_civilian, SR_SIDE_target, 3);
  told t = ucdp(&m, 1);
  assert_int_equal(rows_of(&t), 0);
  told_end(&t);
  made_toll(&m, SR_OUTCOME_killed, SR_WHO_civilian, SR_SIDE_target, 6);
  t = ucdp(&m, 1);
  assert_cell(&t, 1, "best", "6");
  assert_cell(&t, 1, "deaths_civilians", "6");
  assert_true(has_loss(&t, "1 aaaaaaaaaa killed: 1 militants"));
  best_is_its_parts(&t, 1);
  told_end(&t);
}

/* Dead of two groups whom the ledger puts on no side are nobody's. */
static void sides_are_not_guessed(void **state)
{
  (void)state;
  made m = made_attack("aaaaaaaaaa", "2024-05-05");
  m.story.known.cls = SR_CLASS_infighting;
  made_actor(&m, BLA);
  made_actor(&m, SR_ROLE_target, SR_KIND_armed_group, "Lashkar-i-Islam", SR_CERTAINTY_stated);
  made_toll(&m, SR_OUTCOME_killed, SR_WHO_militant, SR_SIDE_unknown, 4);
  told t = ucdp(&m, 1);
  assert_cell(&t, 1, "deaths_unknown", "4");
  assert_cell(&t, 1, "deaths_b", "0");
  best_is_its_parts(&t, 1);
  told_end(&t);
}

/* Fifteen dead of whom two are told apart: the rest is unknown. */
static void the_rest_is_unknown(void **state)
{
  (void)state;
  made m = made_attack("aaaaaaaaaa", "2024-05-03");
  made_actor(&m, BLA);
  made_toll(&m, SR_OUTCOME_killed, SR_WHO_police, SR_SIDE_target, 2);
  m.story.known.outcome[SR_OUTCOME_killed] = (sr_range){true, 14, 15, 17};
  told t = ucdp(&m, 1);
  assert_cell(&t, 1, "deaths_unknown", "13");
  assert_cell(&t, 1, "best", "15");
  assert_cell(&t, 1, "low", "14");
  assert_cell(&t, 1, "high", "17");
  best_is_its_parts(&t, 1);
  told_end(&t);
}

/* Ranges stay whole: a day 1, three days 2, a week 3, a month 4, a quarter 5. */
static void ranges_stay_whole(void **state)
{
  (void)state;
  static const int days[] = {1, 3, 7, 31, 91}, precision[] = {1, 2, 3, 4, 5};
  made m = made_attack("aaaaaaaaaa", "2024-05-01");
  made_actor(&m, BLA);
  made_toll(&m, SR_OUTCOME_killed, SR_WHO_police, SR_SIDE_target, 2);
  for (int i = 0; i < 5; i++) {
    m.story.known.date.to = m.story.known.date.from + days[i] - 1;
    told t = ucdp(&m, 1);
    assert_int_equal(rows_of(&t), 1);
    assert_int_equal(number(&t, 1, "date_prec"), precision[i]);
    assert_cell(&t, 1, "date_start", "2024-05-01");
    told_end(&t);
  }
}

/* The cell of a known row: 29.79966 N, 66.84553 E is row 240, column 494, counted from 0. */
static void places_and_sources(void **state)
{
  (void)state;
  made m = made_attack("aaaaaaaaaa", "2024-05-01");
  made_actor(&m, BLA);
  made_toll(&m, SR_OUTCOME_killed, SR_WHO_police, SR_SIDE_target, 2);
  m.claims[0] = (sr_claim){
      .field = SR_V("killed"), .speaker = SR_V("police"), .speaker_kind = SR_SPEAKER_police, .who = -1, .side = -1};
  m.claims[1] = (sr_claim){.field = SR_V("killed"), .speaker_kind = SR_SPEAKER_hospital, .who = -1, .side = -1};
  m.story.n_claims = 2;
  told t = ucdp(&m, 1);
  assert_int_equal(number(&t, 1, "priogrid_gid"), 239 * 720 + 493 + 1);
  assert_cell(&t, 1, "geom_wkt", "POINT (66.845530 29.799660)");
  assert_cell(&t, 1, "where_prec", "1");
  assert_cell(&t, 1, "source_article", "\"Dawn,2024-05-01,Blast in Mastung\"");
  assert_cell(&t, 1, "source_original", "police; hospital");
  assert_cell(&t, 1, "country_id", "770");
  assert_cell(&t, 1, "event_clarity", "1");
  told_end(&t);
  m.story.known.place.precision = SR_PLACEPREC_country;
  t = ucdp(&m, 1);
  assert_cell(&t, 1, "where_prec", "6");
  told_end(&t);
  m.story.known.place.precision = SR_PLACEPREC_unknown;
  t = ucdp(&m, 1);
  assert_int_equal(rows_of(&t), 0);
  assert_true(has_loss(&t, "0 aaaaaaaaaa place: unknown"));
  told_end(&t);
}

/* A side without a name is marked, not invented. */
static void nameless_sides_are_marked(void **state)
{
  (void)state;
  made m = made_attack("aaaaaaaaaa", "2024-05-01");
  made_toll(&m, SR_OUTCOME_killed, SR_WHO_police, SR_SIDE_target, 2);
  told t = ucdp(&m, 1);
  assert_cell(&t, 1, "code_status", "Check dyad");
  assert_cell(&t, 1, "side_b", "Unidentified armed group (Pakistan)");
  told_end(&t);
  made_actor(&m, BLA);
  t = ucdp(&m, 1);
  assert_cell(&t, 1, "code_status", "Clear");
  told_end(&t);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(one_death_is_needed),
      cmocka_unit_test(types_of_violence),
      cmocka_unit_test(one_sided_leaves_the_perpetrator_out),
      cmocka_unit_test(the_rest_is_unknown),
      cmocka_unit_test(sides_are_not_guessed),
      cmocka_unit_test(ranges_stay_whole),
      cmocka_unit_test(places_and_sources),
      cmocka_unit_test(nameless_sides_are_marked),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
