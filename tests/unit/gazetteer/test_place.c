/* Places: names to rows, rows to words, and what the words around a name make of it. */
#include "place_reading.h"

typedef struct example {
  const char *text, *words, *path;
} example;

static void check_all(const example *e, size_t n)
{
  for (size_t i = 0; i < n; i++) {
    place_reading r;
    char out[512];
    read_places(&r, e[i].text);
    const char *got = place_path(mention(&r, e[i].words, 0), SR_NO_DAY, out, sizeof out);
    if (strcmp(got, e[i].path)) fail_msg("%s\n  %s: %s, expected %s", e[i].text, e[i].words, got, e[i].path);
    sr_arena_dispose(&r.arena);
  }
}

#define CHECK_ALL(list) check_all(list, sizeof(list) / sizeof *(list))

static void test_containment(void **state)
{
  (void)state;
  static const example list[] = {
      {"Gunmen fired at a van in the Kulachi area of Dera Ismail Khan district on Monday.", "Kulachi",
       "//Kulachi/Dera Ismail Khan/Khyber Pakhtunkhwa/PK"},
      {"A bomb went off in the Razmak area of North Waziristan tribal district.", "Razmak",
       "//Razmak/North Waziristan/Khyber Pakhtunkhwa/PK"},
      {"He lived in Paris, Texas, for ten years.", "Paris", "//Paris/Lamar County/Texas/US"},
      {"Rebels held Hyderabad in Telangana for a day.", "Hyderabad", "//Hyderabad/Hyderabad/Telangana/IN"},
      {"A raid took place in Hyderabad, Sindh, police said.", "Hyderabad", "//Hyderabad/Hyderabad/Sindh/PK"},
      {"Soldiers searched houses in Tripoli, Lebanon.", "Tripoli", "//Tripoli/Tripoli/North Lebanon/LB"},
  };
  CHECK_ALL(list);
}

static void test_karachi(void **state)
{
  (void)state;
  static const example list[] = {
      {"Two men died in Mubina Town of Karachi.", "Mubina Town", "/Mobina Town/Karachi//Sindh/PK"},
      {"Two men died in Sachal area of Karachi.", "Sachal", "/Sachal/Karachi//Sindh/PK"},
      {"Two men died in Ittihad Town, Karachi.", "Ittihad Town", "/Ittehad Town/Karachi//Sindh/PK"},
      {"Two men died in Surjani Town, Karachi.", "Surjani Town", "/Surjani Town/Karachi//Sindh/PK"},
      {"Two men died in Gulshan-e-Maymar, Karachi.", "Gulshan-e-Maymar", "/Gulshan-i-Maymar/Karachi//Sindh/PK"},
      {"Two men died in the Mochko area of Karachi.", "Mochko", "/Mochko/Karachi//Sindh/PK"},
      {"Two men died near Northern Bypass in Karachi.", "Northern Bypass", "Northern Bypass//Karachi//Sindh/PK"},
      {"KARACHI: Two men died in Gulshan e Iqbal on Friday.", "Gulshan e Iqbal", "/Gulshan-i-Iqbal/Karachi//Sindh/PK"},
      {"KARACHI: A case was lodged at the Preedy police station on Friday.", "Preedy police station",
       "Preedy police station//Karachi//Sindh/PK"},
  };
  CHECK_ALL(list);
}

static void test_spellings(void **state)
{
  (void)state;
  static const char *const forms[] = {"D.I. Khan", "DI Khan", "D I Khan", "Dera Ismail Khan"};
  for (size_t i = 0; i < 4; i++) {
    place_reading r;
    char text[128], out[256];
    snprintf(text, sizeof text, "A constable was shot in %s on Tuesday.", forms[i]);
    read_places(&r, text);
    assert_string_equal(place_path(mention(&r, forms[i], 0), SR_NO_DAY, out, sizeof out),
                        "//Dera Ismail Khan/Dera Ismail Khan/Khyber Pakhtunkhwa/PK");
    sr_arena_dispose(&r.arena);
  }
}

/* A division is called, and lies in, what it did on the day. */
static void test_valid_in_time(void **state)
{
  (void)state;
  place_reading r;
  char out[256];
  read_places(&r, "Troops moved from Peshawar to Miranshah. Later they went to Warangal.");
  const sr_place_mention *psh = mention(&r, "Peshawar", 0), *mir = mention(&r, "Miranshah", 0);
  assert_non_null(psh);
  assert_non_null(mir);
  assert_string_equal(place_path(psh, sr_day_of(1987, 7, 1), out, sizeof out),
                      "//Peshawar/Peshawar/North-West Frontier Province/PK");
  assert_string_equal(place_path(psh, sr_day_of(2010, 4, 18), out, sizeof out),
                      "//Peshawar/Peshawar/North-West Frontier Province/PK");
  assert_string_equal(place_path(psh, sr_day_of(2010, 4, 19), out, sizeof out),
                      "//Peshawar/Peshawar/Khyber Pakhtunkhwa/PK");
  const sr_places *p = &data_of_tests()->places;
  uint32_t fata = sr_place_ancestor(p, mir->place, SR_PLACE_ADMIN1, sr_day_of(2018, 5, 30));
  uint32_t kp = sr_place_ancestor(p, mir->place, SR_PLACE_ADMIN1, sr_day_of(2018, 5, 31));
  assert_true(sr_view_eq(sr_place_name(p, fata, SR_NO_DAY), SR_V("Federally Administered Tribal Areas")));
  assert_true(sr_view_eq(sr_place_name(p, kp, SR_NO_DAY), SR_V("Khyber Pakhtunkhwa")));
  assert_true(sr_place_within(p, mir->place, fata));
  assert_true(sr_place_within(p, mir->place, kp));
  assert_false(sr_place_within(p, psh->place, fata));
  sr_arena_dispose(&r.arena);
}

/* One place, one id: an agency of the Tribal Areas until 2018, a district of the province after; a district by the
 * name of the one that it was cut from before it was made. */
static void test_units_of_the_past(void **state)
{
  (void)state;
  static const struct {
    const char *text, *words, *before, *after;
    int year_before, year_after;
  } list[] = {
      {"Shells fell in Bajaur Agency on Monday.", "Bajaur Agency", "///Bajaur/Federally Administered Tribal Areas/PK",
       "///Bajaur/Khyber Pakhtunkhwa/PK", 2012, 2020},
      {"Shells fell in Bajaur district on Monday.", "Bajaur", "///Bajaur/Federally Administered Tribal Areas/PK",
       "///Bajaur/Khyber Pakhtunkhwa/PK", 2012, 2020},
      {"A landmine was found in Salboni, West Bengal, and one in Belpahari.", "Belpahari",
       "//Belpahari/West Midnapore/West Bengal/IN", "//Belpahari/Jhargram/West Bengal/IN", 2009, 2018},
      {"Maoists struck in Charla in the Khammam district of Andhra Pradesh.", "Charla",
       "//Charla/Khammam/Andhra Pradesh/IN", "//Charla/Bhadradri Kothagudem/Telangana/IN", 2010, 2017},
  };
  uint32_t bajaur = SR_NONE;
  for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
    place_reading r;
    char out[256];
    read_places(&r, list[i].text);
    const sr_place_mention *m = mention(&r, list[i].words, 0);
    assert_non_null(m);
    assert_string_equal(place_path(m, sr_day_of(list[i].year_before, 6, 1), out, sizeof out), list[i].before);
    assert_string_equal(place_path(m, sr_day_of(list[i].year_after, 6, 1), out, sizeof out), list[i].after);
    if (i == 0) bajaur = m->place;
    if (i == 1) assert_int_equal(m->place, bajaur);
    sr_arena_dispose(&r.arena);
  }
}

static void test_distance(void **state)
{
  (void)state;
  place_reading r;
  read_places(&r, "He flew from Karachi to Lahore.");
  const sr_places *p = &data_of_tests()->places;
  double km = sr_place_distance(p, mention(&r, "Karachi", 0)->place, mention(&r, "Lahore", 0)->place);
  assert_true(km > 1000 && km < 1050);
  assert_true(sr_place_distance(p, 0, 0) == 0);
  sr_arena_dispose(&r.arena);
}

/* A name inside the name of a body is no place of an incident; a hospital's city is one. */
static void test_in_name(void **state)
{
  (void)state;
  static const char *const inside[][2] = {
      {"He studied at Karachi University for a year.", "Karachi"},
      {"The Bank of Punjab was closed.", "Punjab"},
      {"Peshawar Zalmi won again.", "Peshawar"},
      {"The Quetta Shura met in secret.", "Quetta"},
      {"The Islamabad High Court heard the plea.", "Islamabad"},
      {"Lahore police said that two men were held.", "Lahore"},
  };
  place_reading r;
  for (size_t i = 0; i < sizeof inside / sizeof *inside; i++) {
    read_places(&r, inside[i][0]);
    const sr_place_mention *m = mention(&r, inside[i][1], 0);
    if (m && !m->in_name) fail_msg("%s: %s is no place of an incident", inside[i][0], inside[i][1]);
    sr_arena_dispose(&r.arena);
  }
  read_places(&r, "The wounded were taken to the Lady Reading Hospital in Peshawar.");
  assert_false(mention(&r, "Peshawar", 0)->in_name);
  assert_true(mention(&r, "Lady Reading Hospital", 0)->site);
  sr_arena_dispose(&r.arena);
}

/* Words, weekdays, persons: villages of that name exist, and are not meant. */
static void test_no_places(void **state)
{
  (void)state;
  static const char *const list[][2] = {
      {"On Friday police arrested five men in May.", "May"},
      {"Police said that a bus was hit.", "Police"},
      {"Karim Khan said that the army would stay.", "Khan"},
      {"The officer, Nasir Mehmood, told reporters so.", "Mehmood"},
      {"Peace was signed on Sunday.", "Peace"},
      {"Inspector Ali was hurt.", "Ali"},
  };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
    place_reading r;
    read_places(&r, list[i][0]);
    if (mention(&r, list[i][1], 0)) fail_msg("%s: %s is no place", list[i][0], list[i][1]);
    sr_arena_dispose(&r.arena);
  }
}

static void test_by_form(void **state)
{
  (void)state;
  static const example list[] = {
      {"The men were seized in Qaziabadpur village on Sunday.", "Qaziabadpur", "-"},
      {"A shell hit the Shah Salimzad area overnight.", "Shah Salimzad", "-"},
      {"Troops raided a house in Killi Nasirabadi near Quetta.", "Killi Nasirabadi", "-"},
      {"Protesters blocked Zumurrud Mor for hours.", "Zumurrud Mor", "-"},
  };
  CHECK_ALL(list);
  place_reading r;
  read_places(&r, list[0].text);
  assert_true(noted(&r, SR_DIAG_place_unknown));
  assert_int_equal(mention(&r, "Qaziabadpur", 0)->level, SR_PLACE_LOCALITY);
  sr_arena_dispose(&r.arena);
  read_places(&r, "Clashes broke out in a Jewish settlement and a Shia-majority neighbourhood.");
  assert_int_equal(r.a.place.n, 0);
  sr_arena_dispose(&r.arena);
}

static void test_relations(void **state)
{
  (void)state;
  place_reading r;
  read_places(&r, "QUETTA: A bomb went off near Mastung on a bus going from Karachi to Turbat.");
  assert_true(mention(&r, "QUETTA", 0)->dateline);
  assert_true(mention(&r, "Mastung", 0)->near);
  assert_true(mention(&r, "Karachi", 0)->direction);
  assert_true(mention(&r, "Turbat", 0)->direction);
  sr_arena_dispose(&r.arena);
  read_places(&r, "Pakistani troops searched the Mach area of Kachhi district.");
  assert_true(mention(&r, "Pakistani", 0)->demonym);
  const sr_place_mention *mach = mention(&r, "Mach", 0);
  assert_non_null(mach);
  assert_true(mach->inside != SR_NONE);
  assert_ptr_equal(&r.a.place.v[mach->inside], mention(&r, "Kachhi", 0));
  sr_arena_dispose(&r.arena);
}

/* Where case tells nothing, a place needs more than its name. */
static void test_no_case(void **state)
{
  (void)state;
  place_reading r;
  char out[256];
  read_places(&r, "A CAR EXPLODED NEAR USULUTAN. THE ARMY SAID THAT IN SAN MIGUEL DEPARTMENT, EL SALVADOR, THREE MEN DIED.");
  assert_null(mention(&r, "CAR", 0));
  assert_null(mention(&r, "ARMY", 0));
  assert_string_equal(place_path(mention(&r, "SAN MIGUEL DEPARTMENT", 0) ? mention(&r, "SAN MIGUEL DEPARTMENT", 0)
                                                                         : mention(&r, "SAN MIGUEL", 0),
                                 SR_NO_DAY, out, sizeof out),
                      "////San Miguel/SV");
  assert_non_null(mention(&r, "USULUTAN", 0));
  sr_arena_dispose(&r.arena);
}

/* One sense in a document, by the company that a name keeps. */
static void test_company(void **state)
{
  (void)state;
  static const example list[] = {
      {"Fighting went on in Chhattisgarh. Raids took place in Bastar, Sukma and Bijapur.", "Bijapur",
       "//Bijapur/Bijapur/Chhattisgarh/IN"},
      {"RAWALPINDI: Four people were hurt in Sadiqabad. The dead were taken to Rawalpindi and Taxila. Punjab mourned.",
       "Taxila", "//Taxila//Punjab/PK"},
  };
  CHECK_ALL(list);
}

static void test_outside_district(void **state)
{
  (void)state;
  place_reading r;
  read_places(&r, "A mine went off in the Razmak area of Thatta district.");
  assert_true(noted(&r, SR_DIAG_place_outside_district));
  assert_int_equal(mention(&r, "Razmak", 0)->place, SR_NONE);
  const sr_diagnostic *note = NULL;
  for (uint32_t i = 0; i < r.d.diag.n; i++)
    if (r.d.diag.v[i].code == SR_DIAG_place_outside_district) note = &r.d.diag.v[i];
  assert_true(sr_view_starts(note->detail, SR_V("Razmak; known in North Waziristan, Khyber Pakhtunkhwa, PK")));
  sr_arena_dispose(&r.arena);
  read_places(&r, "A mine went off in the Razmak area of North Waziristan district.");
  assert_false(noted(&r, SR_DIAG_place_outside_district));
  sr_arena_dispose(&r.arena);
}

/* A name that the gazetteer lacks is a place by the words around it, inside what they tell or what was told last. */
static void test_unknown_places(void **state)
{
  (void)state;
  place_reading r;
  read_places(&r, "Police found a body in Qazirabadur, Mardan, on Monday.");
  const sr_place_mention *m = mention(&r, "Qazirabadur", 0);
  assert_non_null(m);
  assert_int_equal(m->place, SR_NONE);
  assert_false(m->assumed);
  assert_ptr_equal(&r.a.place.v[m->inside], mention(&r, "Mardan", 0));
  sr_arena_dispose(&r.arena);
  read_places(&r, "Two men were killed in Mardan. Their bodies were found in Qazirabadur village.");
  m = mention(&r, "Qazirabadur", 0);
  assert_non_null(m);
  assert_true(m->assumed);
  assert_ptr_equal(&r.a.place.v[m->inside], mention(&r, "Mardan", 0));
  sr_arena_dispose(&r.arena);
  read_places(&r, "The report was read by Qazirabadur, and Qazirabadur praised it.");
  assert_null(mention(&r, "Qazirabadur", 0));
  sr_arena_dispose(&r.arena);
}

/* A village of one country alone, in a report that is about another, is none that the gazetteer has. */
static void test_far_namesakes(void **state)
{
  (void)state;
  place_reading r;
  read_places(&r, "Four men were shot in Loki village in Gumla, Jharkhand. They came from Ranchi and Simdega.");
  const sr_place_mention *m = mention(&r, "Loki", 0);
  assert_non_null(m);
  assert_int_equal(m->place, SR_NONE);
  sr_arena_dispose(&r.arena);
}

/* Names that somebody tells of are places whatever the words say; what they overlap goes. */
static void test_told(void **state)
{
  (void)state;
  place_reading r;
  read_places(&r, "Mr Paris met the Texas Rangers in Dallas, Texas.");
  uint32_t n = r.a.place.n;
  assert_null(mention(&r, "Paris", 0));
  sr_annotations a = {0};
  const place_data *t = data_of_tests();
  sr_places_find(&t->places, &t->lex, &r.d, 0, &a);
  sr_places_tell(&t->places, &t->lex, &r.d, 0, 0, 1, 2, &a);
  sr_places_resolve(&t->places, NULL, &r.d, &a);
  assert_int_equal(a.place.v[0].tok_from, 1);
  assert_true(a.place.v[0].place != SR_NONE);
  assert_int_equal(a.place.n, n + 1);
  sr_arena_dispose(&r.arena);
}

static void test_damaged(void **state)
{
  (void)state;
  sr_places p;
  assert_int_equal(sr_places_open(&p, SR_V("")), SR_ERR_DATA);
  assert_int_equal(sr_places_open(&p, SR_V("SRPK is not enough")), SR_ERR_DATA);
}

/* Every parent lies before the end, no chain is endless, ids are told. */
static void test_every_row(void **state)
{
  (void)state;
  const sr_places *p = &data_of_tests()->places;
  uint32_t lost = 0;
  assert_true(p->n_rows > 1000000);
  for (uint32_t i = 0; i < p->n_rows; i++) {
    sr_place_description e;
    sr_place_describe(p, i, SR_NO_DAY, &e);
    assert_true(e.id[0] && strchr(e.id, ':'));
    assert_true(!e.located || (e.lat >= -90 && e.lat <= 90 && e.lon >= -180 && e.lon <= 180));
    uint32_t at = i;
    for (unsigned depth = 0; at != SR_NONE; depth++, at = sr_place_parent(p, at, SR_NO_DAY)) assert_true(depth < 9);
    lost += e.level < SR_PLACE_COUNTRY && !e.country[0];
  }
  assert_int_equal(lost, 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_containment),  cmocka_unit_test(test_karachi),     cmocka_unit_test(test_spellings),
      cmocka_unit_test(test_valid_in_time), cmocka_unit_test(test_distance),   cmocka_unit_test(test_in_name),
      cmocka_unit_test(test_no_places),    cmocka_unit_test(test_by_form),     cmocka_unit_test(test_relations),
      cmocka_unit_test(test_no_case),      cmocka_unit_test(test_company),     cmocka_unit_test(test_outside_district),
      cmocka_unit_test(test_units_of_the_past), cmocka_unit_test(test_unknown_places),
      cmocka_unit_test(test_far_namesakes), cmocka_unit_test(test_told), cmocka_unit_test(test_damaged),      cmocka_unit_test(test_every_row),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
