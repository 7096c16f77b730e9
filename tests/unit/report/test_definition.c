/* Definitions: those of data/definitions are whole and say what they should; what is not a definition is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/base.h"
#include "compilers/packwrite.h"
#include "sitrep/definition.h"

static const char *const names[] = {"acled", "crss", "picss", "pips", "satp", "sitrep", "ucdp"};

/* The text of data/definitions/NAME.tsv, read once. */
static sr_view text_of(const char *name)
{
  enum { N = sizeof names / sizeof *names };
  static sr_view text[N];
  char path[1024];
  size_t i = 0;
  while (i < N - 1 && strcmp(names[i], name))
    i++;
  snprintf(path, sizeof path, "%s/data/definitions/%s.tsv", getenv("SITREP_SOURCE"), name);
  if (!text[i].ptr) text[i] = read_file(path);
  return text[i];
}

static sr_definition load(const char *name)
{
  sr_definition d;
  sr_error err;
  if (sr_definition_read(&d, sr_view_of(name), text_of(name), &err) != SR_OK) fail_msg("%s: %s", name, err.message);
  return d;
}

static sr_view bucket(const sr_definition *d, sr_who who)
{
  return d->of_who[who] == SR_NO_BUCKET ? SR_V("none") : d->bucket[d->of_who[who]].key;
}

static void all_are_whole(void **state)
{
  (void)state;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    sr_definition d = load(names[i]);
    assert_true(d.title.len > 4 && d.n_notes > 0 && d.n_buckets >= 4);
    assert_true(d.status[SR_STATE_occurred]);
    assert_false(d.status[SR_STATE_denied] || d.status[SR_STATE_planned] || d.status[SR_STATE_foiled]);
    assert_int_equal(d.ledger[SR_CLASS_attack], SR_LEDGER_attacks);
    assert_int_equal(d.ledger[SR_CLASS_operation], SR_LEDGER_operations);
    assert_true(sr_view_eq(bucket(&d, SR_WHO_civilian), SR_V("civilians")));
    assert_true(sr_view_eq(bucket(&d, SR_WHO_police), SR_V("security")));
    assert_true(sr_view_eq(bucket(&d, SR_WHO_militant), SR_V("militants")));
  }
}

static void they_differ_as_their_sources_do(void **state)
{
  (void)state;
  sr_definition crss = load("crss"), picss = load("picss"), satp = load("satp"), ucdp = load("ucdp"),
                acled = load("acled");
  assert_true(sr_view_eq(crss.bucket[crss.of_who[SR_WHO_militant]].title, SR_V("Outlaws")));
  assert_true(sr_view_eq(bucket(&crss, SR_WHO_criminal), SR_V("militants")));
  assert_true(crss.unless_harmed[SR_TACTIC_sabotage]);
  assert_int_equal(crss.n_regions, 0);
  assert_true(sr_view_eq(bucket(&picss, SR_WHO_militia), SR_V("peace_committee")));
  assert_true(sr_view_eq(bucket(&picss, SR_WHO_criminal), SR_V("none")));
  assert_int_equal(picss.n_regions, 7);
  assert_true(sr_view_eq(picss.region[0].admin1, SR_V("Khyber Pakhtunkhwa")) &&
              sr_view_eq(picss.region[0].admin2, SR_V("Bajaur")));
  assert_int_equal(satp.lethal, SR_LETHAL_yes);
  assert_int_equal(ucdp.lethal, SR_LETHAL_any_bound);
  assert_int_equal(acled.policy, SR_POLICY_lowest);
}

/* One thing wrong in a definition that is whole otherwise. */
static void expect_error(const char *old, const char *new, const char *message)
{
  sr_view text = text_of("crss");
  const char *at = memmem(text.ptr, text.len, old, strlen(old));
  assert_non_null(at);
  sr_buf b;
  sr_definition d;
  sr_error err;
  sr_buf_init(&b, 1 << 20);
  sr_buf_add(&b, (sr_view){text.ptr, (size_t)(at - text.ptr)});
  sr_buf_add(&b, sr_view_of(new));
  sr_buf_add(&b, (sr_view){at + strlen(old), (size_t)(text.ptr + text.len - at) - strlen(old)});
  assert_int_equal(sr_definition_read(&d, SR_V("x"), sr_buf_view(&b), &err), SR_ERR_INPUT);
  if (!strstr(err.message, message)) fail_msg("\"%s\" lacks \"%s\"", err.message, message);
  sr_buf_dispose(&b);
}

static void what_is_wrong_is_told(void **state)
{
  (void)state;
  expect_error("class\tattack\t", "class\tatack\t", "no class \"atack\"; nearest: attack");
  expect_error("class\tattack\tattacks", "class\tattack\toperation", "\"operation\"; nearest: operations");
  expect_error("who\tpolice\tsecurity", "who\tpolice\tsecurty",
               "no bucket (they stand before the victims) \"securty\"; nearest: security");
  expect_error("who\tpolice\t", "who\tpolise\t", "no victim \"polise\"; nearest: police");
  expect_error("who\tpolice\t", "who\tguard\t", "told twice: victim \"guard\"");
  expect_error("policy\t-\tlatest_official", "policy\t-\tlatest_oficial", "nearest: latest_official");
  expect_error("lethal_only\t-\tno", "lethal_only\t-\tperhaps", "lethal_only is yes, no or any_bound, not \"perhaps\"");
  expect_error("attackers\t-\tcounted", "attackers\t-\tsome", "attackers are counted or none");
  expect_error("key\tsubject", "kex\tsubject", "no header");
  expect_error("title\t-\t", "titel\t-\t", "no key \"titel\"; nearest: title");
  expect_error("status\toccurred\t", "status\thappened\t", "no status \"happened\"");
  expect_error("\nattackers\t-\tcounted\t", "\n# attackers\t-\tcounted\t", "a row is missing: \"attackers\"");
  expect_error("\nclass\tcrime\t", "\n#class\tcrime\t", "nothing is said of the class \"crime\"");
  expect_error("\nwho\tguard\t", "\n#who\tguard\t", "nothing is said of the victim \"guard\"");
}

static void a_row_needs_its_source(void **state)
{
  (void)state;
  sr_definition d;
  sr_error err;
  assert_int_equal(sr_definition_read(&d, SR_V("x"), SR_V("key\tsubject\tvalue\tsource\ntitle\t-\tT\t\n"), &err),
                   SR_ERR_INPUT);
  assert_string_equal(err.message, "line 2: no source \"title\"");
  assert_int_equal(sr_definition_read(&d, SR_V("x"), SR_V("key\tsubject\tvalue\tsource\ntitle\tT\tx\n"), &err),
                   SR_ERR_INPUT);
  assert_non_null(strstr(err.message, "line 2: a row has four cells"));
  assert_int_equal(sr_definition_read(&d, SR_V("x"), SR_VNULL, &err), SR_ERR_INPUT);
}

static void nearest(void **state)
{
  (void)state;
  const sr_view list[] = {SR_V("acled"), SR_V("crss"), SR_V("picss"),      SR_V("pips"),
                          SR_V("satp"),  SR_V("ucdp"), SR_V("Balochistan")};
  const struct {
    const char *word, *near;
  } cases[] = {{"CRS", "crss"},
               {"crsss", "crss"},
               {"piss", "picss, pips"},
               {"stap", "satp"},
               {"blochistan", "Balochistan"},
               {"balo", "Balochistan"},
               {"xyzzy", ""},
               {"", ""}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char out[64];
    sr_nearest(out, sizeof out, sr_view_of(cases[i].word), list, sizeof list / sizeof *list);
    assert_string_equal(out, cases[i].near);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(all_are_whole), cmocka_unit_test(they_differ_as_their_sources_do),
                                     cmocka_unit_test(what_is_wrong_is_told), cmocka_unit_test(a_row_needs_its_source),
                                     cmocka_unit_test(nearest)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
