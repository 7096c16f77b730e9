/* Who says what: minimal sentences, each with the speech that it holds, or none. */
#include "extract_reading.h"

typedef struct example {
  const char *text;
  unsigned n, at; /* speeches; which is looked at */
  const char *stance, *kind, *who, *cue, *said; /* `said`: words that the span holds */
} example;

static bool holds(sr_view text, const char *words)
{
  size_t n = strlen(words);
  for (size_t i = 0; i + n <= text.len; i++)
    if (memcmp(text.ptr + i, words, n) == 0) return true;
  return false;
}

static void check(const example *e)
{
  extract_reading r;
  read_words(&r, e->text, "2024-05-02");
  if (r.run.x.speech.n != e->n) fail_msg("%s\n  %u speeches, expected %u", e->text, r.run.x.speech.n, e->n);
  if (e->n) {
    const sr_speech *s = &r.run.x.speech.v[e->at];
    assert_string_equal(sr_stance_name((sr_stance)s->stance), e->stance);
    assert_string_equal(sr_speaker_name((sr_speaker)s->kind), e->kind);
    check_view(words_of(&r, s->who_from, s->who_to), e->who, "speaker", e->text);
    check_view(words_of(&r, s->cue_from, s->cue_to), e->cue, "cue", e->text);
    sr_view said = words_of(&r, s->tok_from, s->tok_to);
    if (!holds(said, e->said)) fail_msg("%s\n  said '%.*s' lacks '%s'", e->text, (int)said.len, said.ptr, e->said);
  }
  sr_arena_dispose(&r.arena);
}

#define CHECK_ALL(list)                                      \
  for (size_t i = 0; i < sizeof(list) / sizeof *(list); i++) \
  check(&(list)[i])

static void test_places_of_the_speaker(void **state)
{
  (void)state;
  static const example list[] = {
    {"Police said that three men were killed in Quetta.", 1, 0, "asserts", "police", "Police", "said", "three men were killed"},
    {"Three men were killed in Quetta, police said.", 1, 0, "asserts", "police", "police", "said", "Three men were killed in Quetta"},
    {"Three men were killed in Quetta, said police spokesman Javed Khan.", 1, 0, "asserts", "police", "police spokesman Javed Khan", "said", "Three men"},
    {"According to the army, three men were killed in Quetta.", 1, 0, "asserts", "military", "the army", "According to", "three men were killed"},
    {"Talking to journalists at Civil Hospital, DIG Asif Shah said that the men were shot.", 1, 0, "asserts", "police", "DIG Asif Shah", "said", "the men were shot"},
    {"A community leader, Sani Usman, told AFP that ten people were abducted.", 1, 0, "asserts", "witness", "A community leader, Sani Usman", "told", "ten people were abducted"},
    {"A doctor at the city hospital, where the victims were taken, put the toll at 11.", 1, 0, "asserts", "hospital", "A doctor at the city hospital", "put", "11"},
    {"The Taliban's spokesman, however, said no fighter was killed.", 1, 0, "asserts", "armed_group", "The Taliban's spokesman", "said", "no fighter was killed"},
  };
  CHECK_ALL(list);
}

static void test_stances(void **state)
{
  (void)state;
  static const example list[] = {
    {"The Tehreek-e-Taliban Pakistan claimed responsibility for the attack.", 1, 0, "claims_responsibility", "armed_group",
     "The Tehreek-e-Taliban Pakistan", "claimed responsibility", "the attack"},
    {"Al Shabaab claimed the attack on its radio.", 1, 0, "claims_responsibility", "armed_group", "Al Shabaab", "claimed", "the attack"},
    {"Police claimed that two robbers were killed.", 1, 0, "asserts", "police", "Police", "claimed", "two robbers were killed"},
    {"The defence ministry denied the report and accused Kabul of shelling the post.", 2, 1, "accuses", "military",
     "The defence ministry", "accused", "Kabul"},
    {"Police said the suspect was involved in the bombing of a market.", 1, 0, "accuses", "police", "Police", "said", "involved in"},
    {"The group denied any involvement in the killing.", 1, 0, "denies", "armed_group", "The group", "denied", "involvement"},
  };
  CHECK_ALL(list);
}

static void test_carried_over(void **state)
{
  (void)state;
  extract_reading r;
  read_words(&r, "Police officer Javed Khan said two men were shot dead. \"They were traders,\" he added.", NULL);
  assert_int_equal(r.run.x.speech.n, 2);
  const sr_speech *s = &r.run.x.speech.v[1];
  assert_true(s->implied);
  check_view(words_of(&r, s->who_from, s->who_to), "Police officer Javed Khan", "speaker", "he added");
  sr_arena_dispose(&r.arena);
}

static void test_called_in_full_before(void **state)
{
  (void)state;
  const char *text = "City SSP Rafiq Khan said two men were killed. The SSP said a third was injured. Another SSP said nobody was hurt.";
  extract_reading r;
  read_words(&r, text, NULL);
  assert_int_equal(r.run.x.speech.n, 3);
  const sr_speech *s = &r.run.x.speech.v[1];
  check_view(words_of(&r, s->who_from, s->who_to), "The SSP", "speaker", text);
  check_view(words_of(&r, s->full_from, s->full_to), "City SSP Rafiq Khan", "full speaker", text);
  assert_int_equal(r.run.x.speech.v[2].full_from, r.run.x.speech.v[2].full_to);
  sr_arena_dispose(&r.arena);
}

static void test_two_and_one(void **state)
{
  (void)state;
  static const example list[] = {
    /* two who say the same */
    {"Police and residents said four people were killed in Jos.", 2, 0, "asserts", "police", "Police", "said", "four people were killed"},
    {"Police and residents said four people were killed in Jos.", 2, 1, "asserts", "witness", "residents", "said", "four people were killed"},
    /* one saying that accuses */
    {"Four people were killed in Jos, police said, blaming the Taliban.", 1, 0, "accuses", "police", "police", "said", "Four people were killed"},
    /* a closing quotation mark shows who spoke, whatever follows his name */
    {"\"They fired from the roof,\" said Inspector Latif Khan of the raid in Multan.", 1, 0, "asserts", "police", "Inspector Latif Khan", "said", "They fired from the roof"},
    /* a capital speaks as its government */
    {"Kabul said three villagers were killed in the strike.", 1, 0, "asserts", "official", "Kabul", "said", "three villagers were killed"},
  };
  CHECK_ALL(list);
}

static void test_no_speech(void **state)
{
  (void)state;
  static const example list[] = {
    {"No group has claimed responsibility for the attack.", 0, 0, NULL, NULL, NULL, NULL, NULL},
    {"The blast claimed five lives in Quetta.", 0, 0, NULL, NULL, NULL, NULL, NULL},
    {"Six suspected militants were killed in a raid.", 0, 0, NULL, NULL, NULL, NULL, NULL},
    {"Four bodies were found near the road on Monday.", 0, 0, NULL, NULL, NULL, NULL, NULL},
    {"The government declined to confirm the deaths.", 0, 0, NULL, NULL, NULL, NULL, NULL},
    {"A man accused of theft was beaten to death in Multan.", 0, 0, NULL, NULL, NULL, NULL, NULL},
    {"Gunmen suspected to be herdsmen killed two farmers in Jos.", 0, 0, NULL, NULL, NULL, NULL, NULL},
  };
  CHECK_ALL(list);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_places_of_the_speaker), cmocka_unit_test(test_stances),
                                     cmocka_unit_test(test_carried_over), cmocka_unit_test(test_two_and_one), cmocka_unit_test(test_called_in_full_before),
                                     cmocka_unit_test(test_no_speech)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
