/* Named operations and campaigns. */
#include "extract_reading.h"

typedef struct example {
  const char *text;
  const char *name, *kind, *status; /* name NULL: none */
  bool taken;
} example;

static void check(const example *e)
{
  extract_reading r;
  read_words(&r, e->text, "2024-07-24");
  sr_campaigns_find(&r.c);
  unsigned n = e->name ? 1 : 0;
  if (r.run.x.campaign.n != n) fail_msg("%s\n  %u campaigns, expected %u", e->text, r.run.x.campaign.n, n);
  if (n) {
    const sr_campaign *c = &r.run.x.campaign.v[0];
    check_view(c->name, e->name, "name", e->text);
    assert_string_equal(sr_campaign_kind_name(c->kind), e->kind);
    assert_string_equal(sr_campaign_status_name(c->status), e->status);
    assert_true(c->evidence.n > 0);
  }
  if (r.run.x.taken[0] != e->taken) fail_msg("%s\n  taken: %d", e->text, r.run.x.taken[0]);
  sr_arena_dispose(&r.arena);
}

static void test_names(void **state)
{
  (void)state;
  static const example list[] = {
    {"Last month, the government approved the launching of \"Azm-e-Istehkam\", a renewed national anti-terror drive.", "Azm-e-Istehkam", "state", "approved", true},
    {"The army wound up Operation Black Dagger in Bajaur on Sunday.", "Operation Black Dagger", "state", "ended", true},
    {"Troops of Operation Inherent Resolve fired at a hideout.", "Operation Inherent Resolve", "state", "ongoing", false},
    {"The Taliban announced the start of their spring offensive, named Al-Khandaq.", "Al-Khandaq", "armed_group", "launched", true},
    {"The campaign dubbed \"Iron Fist\" was launched in January.", "Iron Fist", "state", "launched", true},
    {"The army declared Operation Black Dagger in the Khyber hills over on Monday.", "Operation Black Dagger", "state", "ended", true},
    {"The Pakistan Army announced the start of its spring offensive, named Al-Khandaq.", "Al-Khandaq", "state", "launched", true},
    {"Herof, the insurgents' campaign against highways in Balochistan, began on Monday.", "Herof", "armed_group", "launched", true},
    {"Parliament approved Plan Escudo, an offensive against the dissidents, on Tuesday.", "Plan Escudo", "state", "approved", true},
    {"Rebels named their new wave of raids Storm of the South and opened it on Saturday.", "Storm of the South", "armed_group", "ongoing", false},
    /* with people hurt it tells an incident too */
    {"The army launched Operation Black Dagger in Bajaur, killing five militants.", "Operation Black Dagger", "state", "launched", false},
  };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    check(&list[i]);
}

static void test_none(void **state)
{
  (void)state;
  static const example list[] = {
    {"Police launched an operation in Lyari on Monday.", NULL, NULL, NULL, false},
    {"Al Badr said its men fired at a camp.", NULL, NULL, NULL, false},
    {"The party named its election campaign Voice of the South and opened it on Saturday.", NULL, NULL, NULL, false},
    {"Parliament approved a plan to mend the shields on the front on Tuesday.", NULL, NULL, NULL, false},
    {"The operation was launched on Saturday.", NULL, NULL, NULL, false},
  };
  for (size_t i = 0; i < sizeof list / sizeof *list; i++)
    check(&list[i]);
}

int main(void)
{
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_names), cmocka_unit_test(test_none)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
