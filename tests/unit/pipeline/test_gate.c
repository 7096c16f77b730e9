/* Which reports and sentences are worth the dear stages: see src/pipeline/gate.c. */
#include "engine_reading.h"

typedef struct gated {
  sr_arena arena;
  jmp_buf full;
  sr_run r;
} gated;

/* Lengthens a text over the limit under which every word of force opens it. */
static const char filler[] =
    "The minister opened a school in the morning and spoke of roads, bridges and new jobs for the young people of the valley. "
    "Farmers asked for better prices and for water from the canal, and the mayor promised an answer before the end of the month. "
    "The team played well and the crowd sang until late, while the old bridge over the river was painted blue by its neighbours. "
    "A new library with nine rooms and a garden will be built beside the station, the council decided after a long debate.\n\n";

static void gate(gated *g, const char *text)
{
  memset(g, 0, sizeof *g);
  sr_arena_init(&g->arena, 0);
  g->arena.on_full = &g->full;
  if (setjmp(g->full)) fail_msg("arena full");
  sr_view whole = sr_arena_printf(&g->arena, "%s%s", filler, text);
  sr_read_options o = SR_READ_OPTIONS_INIT;
  g->r.engine = engine_of_tests();
  g->r.arena = &g->arena;
  sr_run_text(&g->r, whole, &o);
  sr_run_gate(&g->r);
}

/* How many sentences of the text behind the filler's four are read. */
static unsigned hot(const char *text)
{
  static gated g;
  unsigned n = 0;
  gate(&g, text);
  for (uint32_t i = 4; i < g.r.doc.sent.n; i++) n += g.r.hot[i];
  sr_arena_dispose(&g.arena);
  return n;
}

static void a_deed_opens_a_report(void **state)
{
  (void)state;
  assert_int_equal(hot("Two men were gunned down in Swabi."), 1);
  assert_int_equal(hot("A court convicted him of nothing else."), 1);
  assert_int_equal(hot("Zarb-e-Azb went on."), 1);
}

static void a_word_that_leans_on_others_does_not(void **state)
{
  (void)state;
  assert_int_equal(hot("The company released a study that it had carried out."), 0);
  assert_int_equal(hot("The paper attacked the plan."), 0);
  assert_int_equal(hot("The mayor bears responsibility for the delay."), 0);
  assert_int_equal(hot("She went to court and was registered there."), 0);
  assert_int_equal(hot("The campaign for cleaner streets goes on."), 0);
}

static void with_force_beside_it_does(void **state)
{
  (void)state;
  assert_true(hot("Militants attacked the village.") == 1);
  assert_true(hot("An attack was carried out. The Islamic State group was named.") >= 1);
  assert_true(hot("They prevented it. The bomb was large.") == 2);
}

/* A figure that goes on with what was told beside it is read there and nowhere else. */
static void figures_are_read_beside_what_they_count(void **state)
{
  (void)state;
  assert_int_equal(hot("Nine people were killed. The number rose by 12 percent. It rained. It rained. It rained. Prices rose."), 2);
}

static void bylines_and_stamps_are_never_read(void **state)
{
  (void)state;
  static gated g;
  gate(&g, "By Our Correspondent\n\nTwo men were gunned down in Swabi.\n");
  for (uint32_t i = 0; i < g.r.doc.sent.n; i++) {
    uint8_t part = g.r.doc.sent.v[i].part;
    if (part == SR_PART_BYLINE || part == SR_PART_DATE || part == SR_PART_STAMP || part == SR_PART_NOISE) assert_false(g.r.hot[i]);
  }
  sr_arena_dispose(&g.arena);
}

static void the_index_of_senses_agrees_with_the_list(void **state)
{
  (void)state;
  static gated g;
  gate(&g, rich);
  const sr_annotations *a = &g.r.ann;
  assert_true(a->sense.n > 20);
  for (uint32_t t = 0; t <= g.r.doc.tok.n; t++) assert_int_equal(a->sense_at[t], SR_ANN_FROM(a->sense, t));
  for (uint32_t i = 0; i < a->sense.n; i++)
    for (uint32_t t = a->sense.v[i].tok_from; t < a->sense.v[i].tok_to; t++)
      assert_true(a->sense_classes[t] >> g.r.engine->lexicon.rows[a->sense.v[i].entry].cls & 1);
  sr_arena_dispose(&g.arena);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_deed_opens_a_report),
      cmocka_unit_test(a_word_that_leans_on_others_does_not),
      cmocka_unit_test(with_force_beside_it_does),
      cmocka_unit_test(figures_are_read_beside_what_they_count),
      cmocka_unit_test(bylines_and_stamps_are_never_read),
      cmocka_unit_test(the_index_of_senses_agrees_with_the_list),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
