/* Who fares how in one sentence: voice, coordination, parts, what a verb means by its object. */
#include "extract_reading.h"

#include "extract/event.h"

typedef struct example {
  const char *text, *figures; /* "killed 5 police; injured 2 civilian part", in the order found */
} example;

static size_t put_count(const sr_count *n, char *out, size_t size, bool first)
{
  int w = snprintf(out, size, "%s%s %d %s%s", first ? "" : "; ", sr_outcome_name(n->outcome), (int)(n->best != SR_OPEN ? n->best : n->low), sr_who_name(n->who),
                   n->part_of != SR_NONE ? " part" : "");
  return w < 0 ? 0 : (size_t)w;
}

static void check(const example *e)
{
  extract_reading r;
  read_words(&r, e->text, "2024-07-24");
  for (uint32_t s = 0; s < r.run.doc.sent.n; s++) sr_extract_sentence(&r.c, &r.run.engine->frames, s);
  char got[512] = "";
  size_t at = 0;
  for (uint32_t i = 0; i < r.run.x.mention.n; i++)
    for (uint32_t k = 0; k < r.run.x.mention.v[i].count.n; k++)
      if (at < sizeof got) at += put_count(&r.run.x.mention.v[i].count.v[k], got + at, sizeof got - at, at == 0);
  if (strcmp(got, e->figures) != 0) fail_msg("%s\n  got      %s\n  expected %s", e->text, got, e->figures);
  sr_arena_dispose(&r.arena);
}

static void check_all(const example *list, size_t n)
{
  for (size_t i = 0; i < n; i++) check(&list[i]);
}
#define CHECK_ALL(list) check_all(list, sizeof list / sizeof *list)

static void test_numbers_join_their_noun(void **state)
{
  (void)state;
  static const example list[] = {
      {"Half a dozen bystanders were wounded by shrapnel in Hub.", "injured 6 civilian"},
      {"A couple of soldiers were wounded by a mine near Hub.", "injured 2 military"},
      {"Nine (9) miners were killed by armed men in Duki.", "killed 9 labourer"},
      {"No fewer than 12 farmers were killed by gunmen in Benue.", "killed 12 civilian"},
      {"A man and his 12-year-old son were killed by gunmen in Hub.", "killed 1 civilian; killed 1 child"},
  };
  CHECK_ALL(list);
}

static void test_results(void **state)
{
  (void)state;
  static const example list[] = {
      {"Gunmen shot five policemen from Sibi dead in Hub.", "killed 5 police"},
      {"The bombing left one soldier and 12 shopkeepers injured in Hub.", "injured 1 military; injured 12 civilian"},
      {"A bomb went off in Hub, leaving four dead and six injured.", "killed 4 unknown; injured 6 unknown"},
      {"A mob burned a trader alive in Hub.", "killed 1 civilian"},
  };
  CHECK_ALL(list);
}

static void test_shared_kinds(void **state)
{
  (void)state;
  static const example list[] = {
      {"Three soldiers were killed and six wounded in an ambush near Hub.", "killed 3 military; injured 6 military"},
      {"Gunmen killed a policeman and wounded two others in Hub.", "killed 1 police; injured 2 police"},
      {"Gunmen killed a tailor and wounded two others in Hub.", "killed 1 civilian; injured 2 unknown"},
      {"Nine people were killed or wounded in the blast: three dead and six injured.", "killed 3 unknown; injured 6 unknown"},
  };
  CHECK_ALL(list);
}

static void test_parts(void **state)
{
  (void)state;
  static const example list[] = {
      {"Ten people, among them two nurses, were killed by gunmen in Hub.", "killed 10 mixed; killed 2 health_worker part"},
      {"Three men, all policemen, were shot dead by gunmen in Hub.", "killed 3 police"},
      {"Three people were killed by gunmen in Hub, one of them a policeman.", "killed 3 mixed; killed 1 police part"},
  };
  CHECK_ALL(list);
}

static void test_object_settles_verb(void **state)
{
  (void)state;
  static const example list[] = {
      {"Gunmen seized four road workers in Zhob.", "abducted 4 labourer"},
      {"Gunmen took five policemen away at gunpoint near Sibi.", "abducted 5 police"},
      {"Police captured five militants near Sibi.", "arrested 5 militant"},
      {"Five people were taken to hospital in Sibi.", ""},
      {"A senator killed the gun bill in Islamabad.", ""},
      {"Soldiers freed 12 hostages in Hub.", "rescued 12 civilian"},
  };
  CHECK_ALL(list);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_numbers_join_their_noun), cmocka_unit_test(test_results),
                                     cmocka_unit_test(test_shared_kinds), cmocka_unit_test(test_parts),
                                     cmocka_unit_test(test_object_settles_verb)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
