/* The compiled lexicon: what lexc made of data/lexicon, how it is asked, and that damage is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/lexicon.h"
#include "model/mention.h"

enum { MAX_IDS = 16 };

static char *file;
static size_t file_len;
static sr_lexicon lex;

static int open_lexicon(void **state)
{
  (void)state;
  char path[1024];
  const char *dir = getenv("SITREP_DATA");
  snprintf(path, sizeof path, "%s/lexicon.bin", dir ? dir : "build/data");
  FILE *f = fopen(path, "rb");
  if (!f) return -1;
  fseek(f, 0, SEEK_END);
  file_len = (size_t)ftell(f);
  rewind(f);
  file = aligned_alloc(64, (file_len + 63) / 64 * 64);
  file_len = fread(file, 1, file_len, f);
  fclose(f);
  return sr_lexicon_open(&lex, (sr_view){file, file_len}) == SR_OK ? 0 : -1;
}

static int close_lexicon(void **state)
{
  (void)state;
  free(file);
  return 0;
}

/* The row of a class whose whole phrase is `text`; SR_NONE where there is none. */
static uint32_t row_of(sr_lex_class cls, const char *text)
{
  uint64_t keys[SR_MAX_PHRASE];
  sr_phrase_hit hits[MAX_IDS];
  unsigned n = sr_lex_keys(sr_view_of(text), keys, SR_MAX_PHRASE);
  unsigned k = sr_phrases_at(&lex.phrases, keys, sizeof *keys, n, hits, MAX_IDS);
  for (unsigned h = 0; h < k; h++)
    for (uint32_t i = 0; hits[h].n_tokens == n && i < hits[h].n_ids; i++)
      if (lex.rows[hits[h].ids[i]].cls == cls) return hits[h].ids[i];
  return SR_NONE;
}

static void assert_value(sr_lex_class cls, const char *text, const char *value)
{
  uint32_t r = row_of(cls, text);
  if (r == SR_NONE) fail_msg("\"%s\" is not in the lexicon", text);
  sr_view v = sr_lex_value(&lex, r);
  if (!sr_view_eq(v, sr_view_of(value))) fail_msg("\"%s\" is %.*s, not %s", text, (int)v.len, v.ptr, value);
}

static void assert_flags(sr_lex_class cls, const char *text, unsigned flags)
{
  uint32_t r = row_of(cls, text);
  if (r == SR_NONE) fail_msg("\"%s\" is not in the lexicon", text);
  if ((lex.rows[r].flags & flags) != flags) fail_msg("\"%s\" has flags %x", text, (unsigned)lex.rows[r].flags);
}

/* ---- the values that the engine understands ---- */

static void test_person_values_are_of_the_contract(void **state)
{
  (void)state;
  unsigned n = 0;
  for (uint32_t i = 0; i < lex.n_rows; i++) {
    if (lex.rows[i].cls != SR_LEX_CLASS_person) continue;
    sr_view text = sr_lex_string(&lex, lex.rows[i].text), kind = sr_lex_attr(&lex, i, SR_V("kind"));
    sr_view outcome = sr_lex_attr(&lex, i, SR_V("outcome"));
    if (sr_who_of(sr_lex_value(&lex, i)) < 0) fail_msg("who of \"%.*s\"", (int)text.len, text.ptr);
    if (kind.ptr && sr_kind_of(kind) < 0) fail_msg("kind of \"%.*s\"", (int)text.len, text.ptr);
    if (outcome.ptr && sr_outcome_of(outcome) < 0 && !sr_view_eq(outcome, SR_V("casualties")))
      fail_msg("outcome of \"%.*s\"", (int)text.len, text.ptr);
    n++;
  }
  assert_true(n > 5000);
}

/* The row's tactics are the contract's, joined by '+'. */
static bool tactics_known(sr_view v)
{
  while (v.len) {
    size_t k = 0;
    while (k < v.len && v.ptr[k] != '+') k++;
    if (sr_tactic_of((sr_view){v.ptr, k}) < 0) return false;
    v.ptr += k < v.len ? k + 1 : k;
    v.len -= k < v.len ? k + 1 : k;
  }
  return true;
}

static void test_weapon_values_are_of_the_contract(void **state)
{
  (void)state;
  unsigned n = 0;
  for (uint32_t i = 0; i < lex.n_rows; i++) {
    if (lex.rows[i].cls != SR_LEX_CLASS_weapon) continue;
    sr_view text = sr_lex_string(&lex, lex.rows[i].text);
    if (sr_item_kind_of(sr_lex_value(&lex, i)) < 0) fail_msg("kind of \"%.*s\"", (int)text.len, text.ptr);
    if (!tactics_known(sr_lex_attr(&lex, i, SR_V("tactic")))) fail_msg("tactic of \"%.*s\"", (int)text.len, text.ptr);
    n++;
  }
  assert_true(n > 1500);
}

static void test_sites_tell_whose_they_are(void **state)
{
  (void)state;
  static const char *const sides[] = {"police", "security", "government", "civilian", "militant"};
  unsigned n = 0;
  for (uint32_t i = 0; i < lex.n_rows; i++) {
    if (lex.rows[i].cls != SR_LEX_CLASS_site) continue;
    sr_view side = sr_lex_attr(&lex, i, SR_V("side"));
    bool known = false;
    for (size_t k = 0; k < sizeof sides / sizeof *sides; k++) known |= sr_view_eq(side, sr_view_of(sides[k]));
    assert_true(known);
    n++;
  }
  assert_true(n > 1500);
}

/* One phrase must not be two kinds of people: which one is taken would be chance. "Men" may: the
 * plural of "man", and what a named force calls its people ("Levies men"). */
static void test_a_phrase_is_one_kind_of_people(void **state)
{
  (void)state;
  for (uint32_t i = 0; i < lex.n_rows; i++) {
    if (lex.rows[i].cls != SR_LEX_CLASS_person || lex.rows[i].flags & SR_LEXF_CASED) continue;
    char text[256];
    sr_view v = sr_lex_string(&lex, lex.rows[i].text);
    if (v.len >= sizeof text || sr_view_eq(v, SR_V("men"))) continue;
    snprintf(text, sizeof text, "%.*s", (int)v.len, v.ptr);
    uint32_t r = row_of(SR_LEX_CLASS_person, text);
    assert_int_not_equal(r, SR_NONE);
    if (lex.rows[r].value != lex.rows[i].value) fail_msg("\"%s\" has two values", text);
  }
}

static void test_people(void **state)
{
  (void)state;
  static const char *const rows[][2] = {
      {"policeman", "police"}, {"sheriff's deputy", "police"}, {"officers", "police"}, {"gendarmes", "police"},
      {"jawans", "military"}, {"peacekeepers", "military"}, {"Rangers personnel", "paramilitary"},
      {"levies men", "paramilitary"}, {"night watchman", "guard"}, {"vigilantes", "militia"},
      {"naxalite cadres", "militant"}, {"area commander", "militant"}, {"female suicide bomber", "suicide_attacker"},
      {"cattle rustlers", "criminal"}, {"gunmen", "unknown"}, {"persons", "unknown"}, {"year-olds", "unknown"},
      {"trucker", "civilian"}, {"cattle buyer", "civilian"}, {"shopkeepers", "civilian"}, {"Americans", "civilian"},
      {"welders", "labourer"}, {"brick makers", "labourer"}, {"coal miners", "labourer"},
      {"schoolmaster", "teacher_or_student"}, {"police driver", "police"}, {"party workers", "politician"},
      {"aid workers", "aid_worker"}, {"polio workers", "health_worker"}, {"firefighter", "health_worker"},
      {"prison warder", "government_official"}, {"mayor", "politician"}, {"Chinese engineers", "foreigner"},
      {"foreign nationals", "foreigner"}, {"clergymen", "religious_figure"}, {"session judge", "judge_or_lawyer"},
      {"toddlers", "child"}, {"widows", "woman"}, {"headman", "tribal_elder"}, {"newsmen", "journalist"}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) assert_value(SR_LEX_CLASS_person, rows[i][0], rows[i][1]);
}

static void test_things_and_places(void **state)
{
  (void)state;
  assert_value(SR_LEX_CLASS_weapon, "AK-47s", "rifle");
  assert_value(SR_LEX_CLASS_weapon, "9mm pistols", "pistol");
  assert_value(SR_LEX_CLASS_weapon, "submachineguns", "firearm");
  assert_value(SR_LEX_CLASS_weapon, "explosive-laden vehicle", "vehicle");
  assert_value(SR_LEX_CLASS_weapon, "gelatine rods", "explosives");
  assert_value(SR_LEX_CLASS_weapon, "machetes", "blade");
  assert_value(SR_LEX_CLASS_weapon, "methamphetamine", "drugs");
  assert_value(SR_LEX_CLASS_site, "electricity pylons", "infrastructure");
  assert_value(SR_LEX_CLASS_site, "police check-posts", "post");
  assert_value(SR_LEX_CLASS_site, "imambargahs", "worship");
}

/* ---- attributes ---- */

static void test_attributes(void **state)
{
  (void)state;
  uint32_t gunman = row_of(SR_LEX_CLASS_person, "gunman"), couple = row_of(SR_LEX_CLASS_person, "married couple");
  uint32_t bomb = row_of(SR_LEX_CLASS_weapon, "suicide car bomb"), dead = row_of(SR_LEX_CLASS_person, "fatality");
  assert_true(sr_lex_has(&lex, gunman, SR_V("attacker")));
  assert_true(sr_lex_has(&lex, gunman, SR_V("armed")));
  assert_false(sr_lex_has(&lex, gunman, SR_V("mass")));
  assert_false(sr_lex_has(&lex, gunman, SR_V("arme")));
  assert_true(sr_view_eq(sr_lex_attr(&lex, couple, SR_V("count")), SR_V("2")));
  assert_null(sr_lex_attr(&lex, gunman, SR_V("count")).ptr);
  assert_null(sr_lex_attr(&lex, gunman, SR_V("kin")).ptr);
  assert_true(sr_view_eq(sr_lex_attr(&lex, bomb, SR_V("tactic")), SR_V("suicide_bombing+vehicle_bomb")));
  assert_true(sr_lex_has(&lex, bomb, SR_V("device")));
  assert_true(sr_view_eq(sr_lex_attr(&lex, dead, SR_V("outcome")), SR_V("killed")));
}

static void test_cased_rows_know_their_letter_case(void **state)
{
  (void)state;
  assert_flags(SR_LEX_CLASS_person, "mason", SR_LEXF_CASED);
  assert_flags(SR_LEX_CLASS_person, "MPAs", SR_LEXF_CASED | SR_LEXF_PLURAL);
}

/* ---- inflection ---- */

static void test_nouns_have_plurals(void **state)
{
  (void)state;
  static const char *const plurals[] = {"policemen", "women",       "children", "wives",     "deputies",  "thieves",
                                        "persons",   "fishermen",   "nuns",     "witnesses", "clergymen", "mujahideen",
                                        "monarchs",  "businesswomen", "human beings", "in-laws", "year-olds"};
  for (size_t i = 0; i < sizeof plurals / sizeof *plurals; i++) {
    uint32_t r = row_of(SR_LEX_CLASS_person, plurals[i]);
    if (r == SR_NONE) fail_msg("no \"%s\"", plurals[i]);
    if (!(lex.rows[r].flags & SR_LEXF_PLURAL) && !sr_lex_has(&lex, r, SR_V("plural"))) fail_msg("\"%s\" is no plural", plurals[i]);
  }
  assert_int_equal(row_of(SR_LEX_CLASS_person, "policemans"), SR_NONE);
  assert_int_equal(row_of(SR_LEX_CLASS_person, "childs"), SR_NONE);
  assert_int_equal(row_of(SR_LEX_CLASS_person, "humen"), SR_NONE);
  uint32_t one = row_of(SR_LEX_CLASS_person, "policeman");
  assert_int_equal(lex.rows[one].flags & SR_LEXF_PLURAL, 0);
}

static void test_verbs_have_forms(void **state)
{
  (void)state;
  assert_flags(SR_LEX_CLASS_trigger, "kill", SR_LEXF_VERB);
  assert_flags(SR_LEX_CLASS_trigger, "kills", SR_LEXF_VERB | SR_LEXF_THIRD);
  assert_flags(SR_LEX_CLASS_trigger, "abducted", SR_LEXF_VERB | SR_LEXF_PAST);
  assert_flags(SR_LEX_CLASS_trigger, "executing", SR_LEXF_VERB | SR_LEXF_ING);
  assert_flags(SR_LEX_CLASS_trigger, "gunned down", SR_LEXF_PAST);
  assert_flags(SR_LEX_CLASS_trigger, "gunning down", SR_LEXF_ING);
  assert_flags(SR_LEX_CLASS_trigger, "shot dead", SR_LEXF_PAST);
  assert_flags(SR_LEX_CLASS_trigger, "slew", SR_LEXF_PAST);
  assert_flags(SR_LEX_CLASS_trigger, "slain", SR_LEXF_PAST);
  assert_flags(SR_LEX_CLASS_trigger, "clashes", SR_LEXF_THIRD);
  assert_int_equal(row_of(SR_LEX_CLASS_trigger, "gunned downs"), SR_NONE);
  assert_int_equal(row_of(SR_LEX_CLASS_trigger, "shooted dead"), SR_NONE);
}

/* ---- damage ---- */

static sr_status open_copy(char *copy, size_t len)
{
  sr_lexicon l;
  return sr_lexicon_open(&l, (sr_view){copy, len});
}

static char *copy_of_file(void)
{
  char *c = aligned_alloc(64, (file_len + 63) / 64 * 64);
  assert_non_null(c);
  memcpy(c, file, file_len);
  return c;
}

static void test_short_files_are_refused(void **state)
{
  (void)state;
  char *c = copy_of_file();
  assert_int_equal(open_copy(c, 0), SR_ERR_DATA);
  for (size_t n = 1; n < 256; n++) assert_int_equal(open_copy(c, n), SR_ERR_DATA);
  for (size_t k = 1; k < 32; k++) assert_int_equal(open_copy(c, file_len * k / 32), SR_ERR_DATA);
  assert_int_equal(open_copy(c, file_len), SR_OK);
  free(c);
}

static void test_other_files_are_refused(void **state)
{
  (void)state;
  char *c = copy_of_file();
  c[0] ^= 1;
  assert_int_equal(open_copy(c, file_len), SR_ERR_DATA);
  c[0] ^= 1;
  c[4] ^= 0x40; /* the version */
  assert_int_equal(open_copy(c, file_len), SR_ERR_DATA);
  free(c);
}

static void test_rows_out_of_range_are_refused(void **state)
{
  (void)state;
  char *c = copy_of_file();
  size_t at = (size_t)((const char *)lex.rows - file);
  sr_lex_row *rows = (sr_lex_row *)(void *)(c + at);
  uint16_t cls = rows[7].cls;
  rows[7].cls = SR_LEX_CLASS__N;
  assert_int_equal(open_copy(c, file_len), SR_ERR_DATA);
  rows[7].cls = cls;
  rows[7].attrs = lex.n_attrs;
  assert_int_equal(open_copy(c, file_len), SR_ERR_DATA);
  free(c);
}

/* Ids and counts inside are not checked at opening: asking must still stay inside the file. */
static void test_bad_ids_give_nothing(void **state)
{
  (void)state;
  assert_null(sr_lex_string(&lex, UINT32_MAX).ptr);
  assert_null(sr_lex_string(&lex, (uint32_t)lex.strings.len).ptr);
  uint32_t attrs[2] = {9, 0};
  sr_lex_row row = {.cls = SR_LEX_CLASS_person};
  sr_lexicon l = {.rows = &row, .n_rows = 1, .attrs = attrs, .n_attrs = 2, .strings = lex.strings};
  assert_false(sr_lex_has(&l, 0, SR_V("armed")));
  assert_null(sr_lex_attr(&l, 0, SR_V("kind")).ptr);
}

static void test_classes_have_names(void **state)
{
  (void)state;
  for (int c = 0; c < SR_LEX_CLASS__N; c++)
    assert_int_equal(sr_lex_class_of(sr_view_of(sr_lex_class_name((sr_lex_class)c))), c);
  assert_int_equal(sr_lex_class_of(SR_V("persons")), SR_LEX_CLASS__N);
  assert_string_equal(sr_lex_class_name(SR_LEX_CLASS__N), "none");
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_person_values_are_of_the_contract),
      cmocka_unit_test(test_weapon_values_are_of_the_contract),
      cmocka_unit_test(test_sites_tell_whose_they_are),
      cmocka_unit_test(test_a_phrase_is_one_kind_of_people),
      cmocka_unit_test(test_people),
      cmocka_unit_test(test_things_and_places),
      cmocka_unit_test(test_attributes),
      cmocka_unit_test(test_cased_rows_know_their_letter_case),
      cmocka_unit_test(test_nouns_have_plurals),
      cmocka_unit_test(test_verbs_have_forms),
      cmocka_unit_test(test_short_files_are_refused),
      cmocka_unit_test(test_other_files_are_refused),
      cmocka_unit_test(test_rows_out_of_range_are_refused),
      cmocka_unit_test(test_bad_ids_give_nothing),
      cmocka_unit_test(test_classes_have_names),
  };
  return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
