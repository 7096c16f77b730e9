/* GTD's rules, one at a time, as pairs; and PLOVER's. */
#include "export_make.h"

#define TTP SR_ROLE_initiator, SR_KIND_armed_group, "Tehrik-i-Taliban Pakistan"

static told gtd(made *m, unsigned n)
{
  told t;
  write_file(&t, &sr_export_writer_gtd, 0, m, n);
  return t;
}

/* Attackers are among the dead, and told apart. Silence is empty, "no casualties" is 0. */
static void attackers_are_counted(void **state)
{
  (void)state;
  made m = made_attack("aaaaaaaaaa", "2024-05-03");
  m.story.known.tactics[SR_TACTIC_suicide_bombing] = true;
  told t = gtd(&m, 1);
  assert_cell(&t, 1, "nkill", "");
  assert_true(has_loss(&t, "1 aaaaaaaaaa killed: not told"));
  told_end(&t);
  m.story.known.outcome[SR_OUTCOME_killed] = (sr_range){true, 0, 0, 0};
  t = gtd(&m, 1);
  assert_cell(&t, 1, "nkill", "0");
  told_end(&t);
  made_toll(&m, SR_OUTCOME_killed, SR_WHO_civilian, SR_SIDE_target, 4);
  made_toll(&m, SR_OUTCOME_killed, SR_WHO_suicide_attacker, SR_SIDE_initiator, 1);
  made_toll(&m, SR_OUTCOME_injured, SR_WHO_civilian, SR_SIDE_target, 7);
  t = gtd(&m, 1);
  assert_cell(&t, 1, "nkill", "5");
  assert_cell(&t, 1, "nkillter", "1");
  assert_cell(&t, 1, "nwound", "7");
  assert_cell(&t, 1, "suicide", "1");
  told_end(&t);
}

/* What a state does is left out, and told; what is done to it is not. */
static void states_are_left_out(void **state)
{
  (void)state;
  made m[3] = {made_attack("aaaaaaaaaa", "2024-05-03"), made_attack("bbbbbbbbbb", "2024-05-03"),
               made_attack("cccccccccc", "2024-05-03")};
  m[0].story.known.cls = SR_CLASS_operation;
  m[1].story.known.cls = SR_CLASS_clash;
  made_actor(&m[1], SR_ROLE_initiator, SR_KIND_military, NULL, SR_CERTAINTY_stated);
  m[2].story.known.cls = SR_CLASS_clash;
  made_actor(&m[2], TTP, SR_CERTAINTY_stated);
  made_actor(&m[2], SR_ROLE_other_party, SR_KIND_military, NULL, SR_CERTAINTY_stated);
  told t = gtd(m, 3);
  assert_int_equal(rows_of(&t), 1);
  assert_cell(&t, 1, "gname", "Tehrik-i-Taliban Pakistan");
  assert_cell(&t, 1, "targtype1_txt", "Military");
  assert_cell(&t, 1, "alternative_txt", "Insurgency/Guerilla Action");
  assert_true(has_loss(&t, "0 aaaaaaaaaa class: operation"));
  assert_true(has_loss(&t, "0 bbbbbbbbbb actors: military"));
  told_end(&t);
}

/* Up to three types of attack, in our order; the fourth is told as lost. Weapons of one type stand once. */
static void attacks_and_weapons(void **state)
{
  (void)state;
  made m = made_attack("aaaaaaaaaa", "2024-05-03");
  bool *tactics = m.story.known.tactics;
  tactics[SR_TACTIC_suicide_bombing] = tactics[SR_TACTIC_grenade] = tactics[SR_TACTIC_shooting] =
      tactics[SR_TACTIC_hostage_taking] = tactics[SR_TACTIC_arson] = true;
  told t = gtd(&m, 1);
  assert_cell(&t, 1, "attacktype1", "3");
  assert_cell(&t, 1, "attacktype1_txt", "Bombing/Explosion");
  assert_cell(&t, 1, "attacktype2", "2");
  assert_cell(&t, 1, "attacktype3", "5");
  assert_cell(&t, 1, "weaptype1_txt", "Explosives");
  assert_cell(&t, 1, "weapsubtype1", "13");
  assert_cell(&t, 1, "weaptype2_txt", "Firearms");
  assert_cell(&t, 1, "ishostkid", "1");
  assert_cell(&t, 1, "hostkidoutcome_txt", "Unknown");
  assert_true(has_loss(&t, "1 aaaaaaaaaa tactics: arson"));
  told_end(&t);
  memset(tactics, 0, sizeof m.story.known.tactics);
  t = gtd(&m, 1);
  assert_cell(&t, 1, "attacktype1", "9");
  assert_cell(&t, 1, "weaptype1", "13");
  told_end(&t);
}

/* Stated 0, suspected 1; a claim is a claim; nobody named is "Unknown". */
static void groups_may_be_uncertain(void **state)
{
  (void)state;
  static const struct {
    sr_certainty how;
    const char *uncertain, *claimed;
  } cases[] = {{SR_CERTAINTY_stated, "0", "0"},
               {SR_CERTAINTY_claimed, "0", "1"},
               {SR_CERTAINTY_accused, "1", "0"},
               {SR_CERTAINTY_suspected, "1", "0"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    made m = made_attack("aaaaaaaaaa", "2024-05-03");
    made_actor(&m, TTP, cases[i].how);
    told t = gtd(&m, 1);
    assert_cell(&t, 1, "guncertain1", cases[i].uncertain);
    assert_cell(&t, 1, "claimed", cases[i].claimed);
    told_end(&t);
  }
  made m = made_attack("aaaaaaaaaa", "2024-05-03");
  made_actor(&m, SR_ROLE_initiator, SR_KIND_unknown, NULL, SR_CERTAINTY_stated);
  told t = gtd(&m, 1);
  assert_cell(&t, 1, "gname", "Unknown");
  told_end(&t);
}

/* The id keeps the day that the founding report told, and its serial, when the date is corrected and when others come.
 */
static void event_ids_stay(void **state)
{
  (void)state;
  made m[2] = {made_attack("aaaaaaaaaa", "2024-05-03"), made_attack("bbbbbbbbbb", "2024-05-03")};
  m[0].claims[0] = (sr_claim){.field = SR_V("date"), .value = SR_V("2024-05-03 morning"), .who = -1, .side = -1};
  m[0].story.n_claims = 1;
  told t = gtd(m, 1);
  char before[32];
  snprintf(before, sizeof before, "%s", cell_of(&t, 1, "eventid"));
  assert_int_equal(strlen(before), 12);
  assert_memory_equal(before, "20240503", 8);
  told_end(&t);
  m[0].story.known.date.from = m[0].story.known.date.to = day_of("2024-05-02");
  t = gtd(m, 2);
  assert_cell(&t, 1, "eventid", before);
  assert_cell(&t, 1, "iday", "2");
  assert_string_not_equal(cell_of(&t, 2, "eventid"), before);
  told_end(&t);
}

static void dates_and_places(void **state)
{
  (void)state;
  made m = made_attack("aaaaaaaaaa", "2024-05-01");
  m.story.known.date.to += 1;
  told t = gtd(&m, 1);
  assert_cell(&t, 1, "extended", "1");
  assert_cell(&t, 1, "resolution", "2024-05-02");
  assert_cell(&t, 1, "approxdate", "");
  assert_cell(&t, 1, "specificity", "1");
  assert_cell(&t, 1, "country", "153");
  assert_cell(&t, 1, "region_txt", "South Asia");
  told_end(&t);
  m.story.known.date.to = day_of("2024-05-31"), m.story.known.date.precision = SR_DATEPREC_month;
  m.story.known.place.precision = SR_PLACEPREC_admin1, m.story.known.place.locality = SR_VNULL;
  t = gtd(&m, 1);
  assert_cell(&t, 1, "imonth", "5");
  assert_cell(&t, 1, "iday", "0");
  assert_cell(&t, 1, "approxdate", "2024-05-01 to 2024-05-31");
  assert_cell(&t, 1, "extended", "0");
  assert_cell(&t, 1, "specificity", "4");
  assert_cell(&t, 1, "city", "Unknown");
  told_end(&t);
}

/* PLOVER: type, modes, sectors; people stand in the second file. */
static void plover_counts_nobody(void **state)
{
  (void)state;
  made m = made_attack("aaaaaaaaaa", "2024-05-01");
  m.story.known.tactics[SR_TACTIC_shooting] = m.story.known.tactics[SR_TACTIC_suicide_bombing] =
      m.story.known.tactics[SR_TACTIC_arrest] = true;
  made_actor(&m, TTP, SR_CERTAINTY_claimed);
  made_toll(&m, SR_OUTCOME_killed, SR_WHO_police, SR_SIDE_target, 2);
  told t;
  write_file(&t, &sr_export_writer_plover, 0, &m, 1);
  assert_cell(&t, 1, "Event Type", "ASSAULT");
  assert_cell(&t, 1, "Event Mode", "suicide-attack;firearms");
  assert_cell(&t, 1, "Intensity", "-9.5");
  assert_cell(&t, 1, "Quad Code", "MATERIAL CONFLICT");
  assert_cell(&t, 1, "Contexts", "terrorism");
  assert_cell(&t, 1, "Primary Actor Sector", "REB");
  assert_cell(&t, 1, "Primary Recipient Sector", "COP");
  assert_cell(&t, 1, "Recipient Country", "PAK");
  assert_cell(&t, 1, "GeoNames ID", "1170395");
  assert_true(has_loss(&t, "1 aaaaaaaaaa tactics: arrest"));
  assert_true(has_loss(&t, "1 aaaaaaaaaa killed: 2"));
  told_end(&t);
  write_file(&t, &sr_export_writer_plover, 1, &m, 1);
  assert_string_equal(t.out.ptr, "Event "
                                 "ID,outcome,who,side,low,best,high,qualifier,scope\naaaaaaaaaa,killed,all,,2,2,2,,"
                                 "\naaaaaaaaaa,killed,police,target,2,2,2,exact,total\n");
  told_end(&t);
}

/* GeoJSON: longitude first; without a point no feature, and a loss. HXL: a row of hashtags. */
static void maps_and_hashtags(void **state)
{
  (void)state;
  made m[2] = {made_attack("aaaaaaaaaa", "2024-05-01"), made_attack("bbbbbbbbbb", "2024-05-02")};
  m[1].story.known.place = (sr_place){.precision = SR_PLACEPREC_unknown};
  told t;
  write_file(&t, &sr_export_writer_geojson, 0, m, 2);
  assert_non_null(strstr(t.out.ptr, "\"coordinates\": [66.84553, 29.79966]"));
  assert_null(strstr(t.out.ptr, "bbbbbbbbbb"));
  assert_true(has_loss(&t, "0 bbbbbbbbbb incident: 2024-05-02, attack, "));
  told_end(&t);
  write_file(&t, &sr_export_writer_hxl, 0, m, 2);
  assert_int_equal(rows_of(&t), 3);
  assert_cell(&t, 1, "Killed", "#affected+killed");
  assert_cell(&t, 2, "Incident", "aaaaaaaaaa");
  told_end(&t);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(attackers_are_counted), cmocka_unit_test(states_are_left_out),
      cmocka_unit_test(attacks_and_weapons),   cmocka_unit_test(groups_may_be_uncertain),
      cmocka_unit_test(event_ids_stay),        cmocka_unit_test(dates_and_places),
      cmocka_unit_test(plover_counts_nobody),  cmocka_unit_test(maps_and_hashtags),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
