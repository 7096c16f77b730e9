/* Persons: roles, proceedings, affiliation, who "he" is. Incidents are made from the mentions by hand, one a mention,
 * so that these tests do not depend on what is linked. */
#include "extract_reading.h"

static sr_reading *read_people(extract_reading *r, const char *text, const char *day)
{
  read_words(r, text, day);
  for (uint32_t s = 0; s < r->run.doc.sent.n; s++)
    if (r->run.hot[s]) sr_extract_sentence(&r->c, &r->run.engine->frames, s);
  uint32_t n = r->run.x.mention.n;
  sr_reading *out = sr_arena_zalloc(&r->arena, 1, sizeof *out);
  uint32_t *of = sr_arena_alloc(&r->arena, (n + 1) * sizeof *of);
  out->incidents = sr_arena_zalloc(&r->arena, n + 1, sizeof *out->incidents);
  out->n_incidents = n;
  for (uint32_t i = 0; i < n; i++) {
    of[i] = i;
    const sr_mention *m = &r->run.x.mention.v[i];
    out->incidents[i].frame = m->recalled || m->side ? SR_FRAME_recalled : SR_FRAME_new;
    out->incidents[i].cls = m->events & (SR_EV_OPERATION | SR_EV_ARREST) ? SR_CLASS_operation : SR_CLASS_attack;
  }
  sr_people_find(&r->c, out, of);
  return out;
}

static const sr_person *person(const sr_reading *r, const char *name)
{
  for (uint32_t i = 0; i < r->n_people; i++)
    if (sr_view_eq(r->people[i].name, sr_view_of(name))) return &r->people[i];
  fail_msg("no person '%s' (%u persons)", name, r->n_people);
  return NULL;
}

static bool has_role(const sr_person *p, sr_prole role)
{
  for (uint32_t i = 0; i < p->n_roles; i++)
    if (p->roles[i].role == role) return true;
  return false;
}

static const sr_proceeding *proceeding(const sr_person *p, sr_proc_kind kind)
{
  for (uint32_t i = 0; i < p->n_proceedings; i++)
    if (p->proceedings[i].kind == kind) return &p->proceedings[i];
  fail_msg("no proceeding %s", sr_proc_kind_name(kind));
  return NULL;
}

static bool has_view(const sr_view *v, uint32_t n, const char *want)
{
  for (uint32_t i = 0; i < n; i++)
    if (sr_view_eq(v[i], sr_view_of(want))) return true;
  return false;
}

static void test_killed_with_rank(void **state)
{
  (void)state;
  extract_reading r;
  sr_reading *out = read_people(&r, "Constable Gul Nawaz was killed when gunmen opened fire on a van in Quetta. Police officer Javed Khan said the men fled.", "2024-05-02");
  assert_int_equal(out->n_people, 1); /* who only speaks is none */
  const sr_person *p = person(out, "Gul Nawaz");
  assert_true(has_role(p, SR_PROLE_killed));
  assert_int_equal(p->condition, SR_CONDITION_killed);
  assert_true(has_view(p->descriptors, p->n_descriptors, "Constable"));
  assert_true(p->evidence.n > 0);
  sr_arena_dispose(&r.arena);
}

static void test_cases(void **state)
{
  (void)state;
  extract_reading r;
  sr_reading *out = read_people(&r,
                                "Police said Rashid Bangash was killed in a raid in Karachi on Monday. The slain terrorist was affiliated with the banned "
                                "Tehreek-e-Taliban Pakistan. Police said that eight cases had been lodged against him in 2014. Cases were registered against "
                                "him in the Preedy Police Station, Sachal, CTD and Surjani Town.",
                                "2024-05-02");
  const sr_person *p = person(out, "Rashid Bangash");
  assert_true(has_role(p, SR_PROLE_killed));
  assert_true(has_view(p->descriptors, p->n_descriptors, "terrorist"));
  assert_true(p->affiliation.len > 0);
  const sr_proceeding *x = proceeding(p, SR_PROCEEDING_case_registered);
  assert_int_equal(x->count, 8);
  assert_true(x->dated);
  assert_int_equal(x->n_places, 4);
  check_view(x->places[0], "Preedy Police Station", "place", "cases");
  check_view(x->places[3], "Surjani Town", "place", "cases");
  sr_arena_dispose(&r.arena);
}

static void test_court(void **state)
{
  (void)state;
  extract_reading r;
  sr_reading *out = read_people(&r,
                                "An anti-terrorism court on Monday sentenced Abdul Rauf alias Kala to death and acquitted Naeem Shah and Muhammad Aslam. "
                                "A suicide bomber had killed 14 people in Multan in 2008.",
                                "2009-11-10");
  const sr_person *p = person(out, "Abdul Rauf"), *q = person(out, "Muhammad Aslam");
  assert_true(has_view(p->aliases, p->n_aliases, "Kala"));
  assert_int_equal(p->condition, SR_CONDITION_imprisoned);
  const sr_proceeding *x = proceeding(p, SR_PROCEEDING_sentenced);
  assert_true(x->dated);
  check_view(x->places[0], "anti-terrorism court", "court", "sentenced");
  assert_int_equal(q->condition, SR_CONDITION_acquitted);
  assert_int_equal(person(out, "Naeem Shah")->condition, SR_CONDITION_acquitted);
  sr_arena_dispose(&r.arena);
}

static void test_accusation(void **state)
{
  (void)state;
  extract_reading r;
  sr_reading *out = read_people(&r, "Rashid Bangash was killed in a raid in Karachi on Monday. Police said he was involved in the 2013 bombing of a market in Quetta.", "2024-05-02");
  const sr_person *p = person(out, "Rashid Bangash");
  assert_true(has_role(p, SR_PROLE_accused_perpetrator));
  for (uint32_t i = 0; i < p->n_roles; i++)
    if (p->roles[i].role == SR_PROLE_accused_perpetrator) assert_int_equal(p->roles[i].certainty, SR_CERTAINTY_accused);
  sr_arena_dispose(&r.arena);
}

static void test_identified(void **state)
{
  (void)state;
  extract_reading r;
  sr_reading *out = read_people(&r, "Two traders were shot dead in Larkana on Monday. The deceased were identified as Nazeer Ahmed and Ghulam Rasool.", "2024-05-02");
  assert_int_equal(out->n_people, 2);
  assert_true(has_role(person(out, "Nazeer Ahmed"), SR_PROLE_killed));
  assert_true(has_role(person(out, "Ghulam Rasool"), SR_PROLE_killed));
  sr_arena_dispose(&r.arena);
}

static void test_nobody(void **state)
{
  (void)state;
  static const char *const texts[] = {
    "Three men were killed near the Waleed police station on Monday, officer Javed Khan said.",
    "Prime Minister Shahid Karim condemned the attack in Quetta, in which two men were killed.",
  };
  for (size_t i = 0; i < 2; i++) {
    extract_reading r;
    sr_reading *out = read_people(&r, texts[i], "2024-05-02");
    if (out->n_people) fail_msg("%s\n  '%.*s' is no person of the reading", texts[i], (int)out->people[0].name.len, out->people[0].name.ptr);
    sr_arena_dispose(&r.arena);
  }
}

/* One person of a text has this role. */
static void check_role(const char *text, const char *name, sr_prole role)
{
  extract_reading r;
  sr_reading *out = read_people(&r, text, "2024-05-02");
  if (!has_role(person(out, name), role)) fail_msg("%s\n  %s: no role %s", text, name, sr_prole_name(role));
  sr_arena_dispose(&r.arena);
}

static void test_named_beside(void **state)
{
  (void)state;
  check_role("Commander Wazir Gul and one Toofan were killed in a raid in Shawal on Monday.", "Toofan", SR_PROLE_killed);
  check_role("Commander Wazir Gul and one Toofan were killed in a raid in Shawal on Monday.", "Wazir Gul", SR_PROLE_killed);
  check_role("Lawyer Sana Mir was among three killed in the raid in Ibb on Saturday.", "Sana Mir", SR_PROLE_killed);
  check_role("Carl Denning, one of the two cashiers shot in Fresno on Sunday, was sent home.", "Carl Denning", SR_PROLE_injured);
  /* a village has the same name */
  check_role("Haji Murad of Pirabad was killed by his tenant on Thursday.", "Haji Murad", SR_PROLE_killed);
  check_role("The body of a police constable was found in Orangi on Saturday. The constable, Shahid Hussain, was 32.", "Shahid Hussain", SR_PROLE_killed);
  check_role("Gunmen fired at a post in Gwadar on Saturday. Police constable Bashir Ahmed succumbed to his injuries at a hospital.", "Bashir Ahmed", SR_PROLE_killed);
}

static void test_all_of_them(void **state)
{
  (void)state;
  const char *text = "The bodies of two traders were found in Turbat. The deceased were identified as Nazeer Ahmed and Ghulam Rasool. "
                     "Relatives said the two had been kidnapped by armed men from a hotel in Gwadar on April 12.";
  check_role(text, "Nazeer Ahmed", SR_PROLE_abducted);
  check_role(text, "Ghulam Rasool", SR_PROLE_abducted);
}

static void test_natural_death(void **state)
{
  (void)state;
  extract_reading r;
  sr_reading *out = read_people(&r, "Retired general Anwar Kassim has died of heart failure at a hospital in Amman.", "2024-05-02");
  for (uint32_t i = 0; i < out->n_people; i++)
    assert_false(has_role(&out->people[i], SR_PROLE_killed));
  sr_arena_dispose(&r.arena);
}

static void test_trials(void **state)
{
  (void)state;
  check_role("An anti-terrorism court in Quetta will try Jan Muhammad from next Friday for the murder of a doctor.", "Jan Muhammad", SR_PROLE_accused_perpetrator);
  check_role("Carl Denning was charged on Wednesday with the shooting of two cashiers in Fresno.", "Carl Denning", SR_PROLE_accused_perpetrator);
  extract_reading r;
  sr_reading *out = read_people(&r, "Sabir Chandio, arrested in Thatta on Monday, had been jailed twice for robbery.", "2024-05-02");
  assert_int_equal(proceeding(person(out, "Sabir Chandio"), SR_PROCEEDING_imprisoned)->count, 2);
  sr_arena_dispose(&r.arena);
  out = read_people(&r, "Detectives said Rahim Jat, held in Malir on Monday, had gone to Afghanistan for training.", "2024-05-02");
  const sr_person *p = person(out, "Rahim Jat");
  assert_int_equal(p->condition, SR_CONDITION_arrested);
  assert_true(has_view(proceeding(p, SR_PROCEEDING_travelled)->places, 1, "Afghanistan"));
  sr_arena_dispose(&r.arena);
  /* a meeting that was held, and who tried to flee */
  out = read_people(&r, "Constable Gul Nawaz was killed after a rally held in Lahore on Monday. Gul Nawaz tried to escape.", "2024-05-02");
  assert_int_equal(person(out, "Gul Nawaz")->n_proceedings, 0);
  assert_false(has_role(person(out, "Gul Nawaz"), SR_PROLE_accused_perpetrator));
  sr_arena_dispose(&r.arena);
}

static void test_verdicts_of_a_day(void **state)
{
  (void)state;
  extract_reading r;
  sr_reading *out = read_people(&r,
                                "Spain's National Court on Wednesday sentenced a former member of ETA to 71 years for a car bomb in Soria two decades ago. "
                                "Ignacio Etxarri was found guilty of murder. A second defendant, Maite Arana, was acquitted for lack of evidence.",
                                "2024-05-02");
  sr_day day = sr_day_of(2024, 5, 1);
  const sr_proceeding *a = proceeding(person(out, "Ignacio Etxarri"), SR_PROCEEDING_sentenced), *b = proceeding(person(out, "Maite Arana"), SR_PROCEEDING_acquitted);
  assert_int_equal(a->date.from, day);
  assert_int_equal(proceeding(person(out, "Ignacio Etxarri"), SR_PROCEEDING_convicted)->date.from, day);
  assert_true(b->dated && b->date.from == day && b->n_places == 1);
  sr_arena_dispose(&r.arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_named_beside), cmocka_unit_test(test_all_of_them), cmocka_unit_test(test_natural_death),
                                     cmocka_unit_test(test_trials), cmocka_unit_test(test_verdicts_of_a_day),
                                     cmocka_unit_test(test_killed_with_rank), cmocka_unit_test(test_cases), cmocka_unit_test(test_court),
                                     cmocka_unit_test(test_accusation), cmocka_unit_test(test_identified), cmocka_unit_test(test_nobody)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
