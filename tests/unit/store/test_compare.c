/* Two mentions compared: the same from both sides; every trait where it belongs; reasons in words. And the knowledge itself. */
#include "store/linking.h"
#include "store_make.h"

static const char *const ids[] = {
#define SR_TRAIT(id, text) #id,
#include "store/traits.def"
#undef SR_TRAIT
};

/* Every trait weighs one, but `heavy`, which weighs ten. */
static sr_linking *linking_of(const char *words, const char *heavy)
{
  sr_linking *l = NULL;
  sr_buf b;
  sr_buf_init(&b, 1 << 16);
  sr_buf_printf(&b, "# weights\n");
  for (int t = 0; t < SR_TRAIT__N; t++) sr_buf_printf(&b, "%s\t%d\n", ids[t], heavy && !strcmp(ids[t], heavy) ? 10 : 1);
  assert_int_equal(sr_linking_new(&l, sr_view_of(words), sr_buf_view(&b), NULL), SR_OK);
  sr_buf_dispose(&b);
  return l;
}

static uint32_t seed;

static uint32_t dice(uint32_t n)
{
  seed = seed * 1664525u + 1013904223u;
  return (seed >> 8) % n;
}

static sr_view pick(const char *const *words, uint32_t n)
{
  return sr_view_of(words[dice(n)]);
}

typedef struct parts {
  sr_actor actors[2];
  sr_casualty casualties[2];
  sr_held_word words[6];
  uint32_t names[3], numbers[3];
} parts;

/* A mention of random fields; the arrays lie in `p`. */
static sr_held random_mention(parts *p, uint64_t key)
{
  static const char *const towns[] = {"", "Quetta", "Khuzdar", "Karachi"}, *const provinces[] = {"", "Balochistan", "Sindh"};
  static const char *const countries[] = {"", "PK", "AF"}, *const groups[] = {"", "BLA", "TTP"}, *const sites[] = {"", "a van", "a police van"};
  sr_held h = mention_of(key, "2022-03-16", "2022-03-15");
  h.published = dice(5) ? h.published + (int)dice(90) : SR_NULL_INT;
  h.date.from = dice(6) ? h.date.from + (int)dice(20) : SR_NULL_INT;
  h.date.to = h.date.from == SR_NULL_INT ? SR_NULL_INT : h.date.from + (int)(dice(3) ? 0 : dice(30));
  h.place.locality = pick(towns, 4);
  h.place.neighbourhood = pick(towns, 4);
  h.place.admin2 = pick(towns, 4);
  h.place.admin1 = pick(provinces, 3);
  h.place.country = pick(countries, 3);
  h.place.site = pick(sites, 3);
  h.place.located = dice(2);
  h.place.lat += dice(100) / 200.0;
  h.place.precision = (sr_placeprec)dice(SR_PLACEPREC__N);
  h.cls = (sr_class)dice(SR_CLASS__N);
  h.status = (sr_state)dice(SR_STATE__N);
  h.frame = (sr_frame)dice(2);
  h.tactics = dice(8);
  if (dice(2)) tell_killed(&h, dice(4) ? exactly((int)dice(9)) : (sr_range){true, SR_NULL_INT, SR_NULL_INT, 9});
  if (dice(2)) tell_injured(&h, dice(4) ? exactly((int)dice(9)) : (sr_range){true, (int)dice(9), SR_NULL_INT, SR_NULL_INT});
  for (uint32_t i = 0; i < 2; i++) {
    p->actors[i] = (sr_actor){.kind = (sr_kind)dice(2), .role = (sr_role)dice(2), .name = pick(groups, 3)};
    p->casualties[i] = (sr_casualty){.who = (sr_who)dice(SR_WHO__N), .side = (sr_side)dice(SR_SIDE__N)};
  }
  for (uint32_t i = 0; i < 6; i++) p->words[i] = (sr_held_word){i * 10 + dice(4), (uint8_t)(1 + dice(15))};
  for (uint32_t i = 0; i < 3; i++) p->names[i] = p->numbers[i] = i * 10 + dice(3);
  h.actors = p->actors;
  h.casualties = p->casualties;
  h.words = p->words;
  h.names = p->names;
  h.numbers = p->numbers;
  h.n_actors = dice(3);
  h.n_casualties = dice(3);
  h.n_words = dice(7);
  h.n_names = dice(4);
  h.n_numbers = dice(4);
  return h;
}

static void symmetric(void **state)
{
  (void)state;
  sr_linking *l = linking_of("", "rare_words");
  seed = 1;
  for (uint32_t i = 0; i < 3000; i++) {
    parts p, q;
    sr_held a = random_mention(&p, 1), b = random_mention(&q, 2);
    sr_likeness x, y, again;
    sr_compare(&x, l, &a, &b);
    sr_compare(&y, l, &b, &a);
    sr_compare(&again, l, &a, &b);
    for (int t = 0; t < SR_TRAIT__N; t++)
      if (memcmp(&x.trait[t], &y.trait[t], sizeof *x.trait)) fail_msg("pair %u: %s is %g and %g", i, ids[t], (double)x.trait[t], (double)y.trait[t]);
    assert_memory_equal(&x.score, &y.score, sizeof x.score);
    assert_memory_equal(&x, &again, sizeof x);
  }
  sr_linking_free(l);
}

/* Of each family of traits at most one holds. */
static void families(void **state)
{
  (void)state;
  static const sr_trait from[] = {SR_TRAIT_same_day, SR_TRAIT_same_point, SR_TRAIT_same_site, SR_TRAIT_same_tactics, SR_TRAIT_same_killed,
                                  SR_TRAIT_same_injured, SR_TRAIT_same_group, SR_TRAIT_same_victims, SR_TRAIT_same_issue};
  static const sr_trait to[] = {SR_TRAIT_no_date, SR_TRAIT_no_place, SR_TRAIT_other_site, SR_TRAIT_other_tactics, SR_TRAIT_other_killed,
                                SR_TRAIT_other_injured, SR_TRAIT_other_group, SR_TRAIT_other_victims, SR_TRAIT_year_issue};
  sr_linking *l = linking_of("", NULL);
  seed = 2;
  for (uint32_t i = 0; i < 1000; i++) {
    parts p, q;
    sr_held a = random_mention(&p, 1), b = random_mention(&q, 2);
    sr_likeness x;
    sr_compare(&x, l, &a, &b);
    for (size_t f = 0; f < sizeof from / sizeof *from; f++) {
      float sum = 0;
      for (int t = (int)from[f]; t <= (int)to[f]; t++) sum += x.trait[t];
      assert_true(sum <= 1);
      if (f < 2) assert_true(sum == 1); /* of dates and places something can always be said */
    }
    double sum = 0;
    for (int t = 0; t < SR_TRAIT__N; t++) sum += (double)x.trait[t];
    assert_true(x.score - sum < 1e-6 && sum - x.score < 1e-6);
  }
  sr_linking_free(l);
}

static void holds(const sr_held *a, const sr_held *b, sr_trait t)
{
  sr_linking *l = linking_of("", NULL);
  sr_likeness x;
  sr_compare(&x, l, a, b);
  if (x.trait[t] <= 0) fail_msg("%s does not hold", ids[t]);
  sr_linking_free(l);
}

static void dates_compared(void **state)
{
  (void)state;
  const struct {
    const char *date;
    sr_trait trait;
  } cases[] = {{"2022-03-15", SR_TRAIT_same_day}, {"2022-03-14", SR_TRAIT_day_apart}, {"2022-03-16", SR_TRAIT_day_apart},
               {"2022-03-12", SR_TRAIT_days_apart}, {"2022-03-29", SR_TRAIT_week_apart}, {"2022-03-30", SR_TRAIT_far_dates}};
  sr_held a = mention_of(1, "2022-04-16", "2022-03-15");
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    sr_held b = mention_of(2, "2022-04-16", cases[i].date);
    holds(&a, &b, cases[i].trait);
  }
  sr_held month = mention_of(2, "2022-04-16", "2022-03-01"), none = month;
  month.date.to = day("2022-03-31");
  none.date.from = none.date.to = SR_NULL_INT;
  holds(&a, &month, SR_TRAIT_open_dates);
  holds(&a, &none, SR_TRAIT_no_date);
  holds(&none, &none, SR_TRAIT_no_date);
}

static void places_compared(void **state)
{
  (void)state;
  sr_held a = mention_of(1, "2022-03-16", "2022-03-15"), b = a;
  holds(&a, &b, SR_TRAIT_same_town);
  a.place.neighbourhood = b.place.neighbourhood = SR_V("Sariab");
  holds(&a, &b, SR_TRAIT_same_point);
  b.place = (sr_place){.admin1 = SR_V("Balochistan"), .country = SR_V("PK"), .precision = SR_PLACEPREC_admin1};
  holds(&a, &b, SR_TRAIT_same_province);
  b.place.admin2 = SR_V("Quetta");
  holds(&a, &b, SR_TRAIT_same_district);
  b.place.locality = SR_V("Kuchlak");
  holds(&a, &b, SR_TRAIT_other_town);
  b.place.admin2 = SR_V("Khuzdar");
  holds(&a, &b, SR_TRAIT_other_district);
  b.place.admin1 = SR_V("Sindh");
  holds(&a, &b, SR_TRAIT_other_province);
  b.place.country = SR_V("AF");
  holds(&a, &b, SR_TRAIT_other_country);
  b.place.country = SR_VNULL;
  holds(&a, &b, SR_TRAIT_no_place);
}

static void the_rest_compared(void **state)
{
  (void)state;
  sr_held a = mention_of(1, "2022-03-16", "2022-03-15"), b = mention_of(2, "2022-03-16", "2022-03-15");
  uint32_t names[] = {1, 2}, others[] = {3};
  holds(&a, &b, SR_TRAIT_same_issue);
  tell_killed(&a, exactly(4));
  tell_killed(&b, exactly(5));
  holds(&a, &b, SR_TRAIT_near_killed);
  tell_killed(&b, (sr_range){true, 4, SR_NULL_INT, SR_NULL_INT});
  holds(&a, &b, SR_TRAIT_same_killed);
  tell_killed(&b, exactly(40));
  holds(&a, &b, SR_TRAIT_other_killed);
  a.names = b.names = names;
  a.n_names = b.n_names = 2;
  holds(&a, &b, SR_TRAIT_same_names);
  b.names = others;
  b.n_names = 1;
  holds(&a, &b, SR_TRAIT_other_names);
  b.frame = SR_FRAME_recalled;
  holds(&a, &b, SR_TRAIT_recalled);
  b.status = SR_STATE_foiled;
  holds(&a, &b, SR_TRAIT_other_status);
}

static void reasons_in_words(void **state)
{
  (void)state;
  ROOM(r);
  sr_linking *l = linking_of("", "same_killed");
  sr_held a = mention_of(1, "2022-03-16", "2022-03-15"), b = mention_of(2, "2022-03-17", "2022-03-15");
  tell_killed(&a, exactly(4));
  tell_killed(&b, exactly(4));
  tell_injured(&a, exactly(9));
  tell_injured(&b, exactly(30));
  sr_likeness x;
  sr_compare(&x, l, &a, &b);
  sr_view words = sr_likeness_words(&r.arena, l, &x, &a, &b);
  assert_true(sr_view_starts(words, SR_V("same number killed (4, 4); ")));
  assert_non_null(memmem(words.ptr, words.len, "numbers injured far from each other (9, 30)", 43));
  assert_non_null(memmem(words.ptr, words.len, "same town", 9));
  sr_linking_free(l);
  sr_arena_dispose(&r.arena);
}

static void rarity_of_words(void **state)
{
  (void)state;
  sr_linking *l = linking_of("# words\nbomb\t2\nkuchlak\t14\n", NULL);
  assert_int_equal(sr_linking_rarity(l, sr_linking_hash(SR_V("bomb"))), 2);
  assert_int_equal(sr_linking_rarity(l, sr_linking_hash(SR_V("kuchlak"))), 14);
  assert_int_equal(sr_linking_rarity(l, sr_linking_hash(SR_V("nasrullah"))), 15);
  sr_linking_free(l);
  sr_linking_free(NULL);
}

static void bad_knowledge_is_told(void **state)
{
  (void)state;
  static const char *const words[] = {"bomb", "bomb\t", "bomb\tx", "bomb\t16", "bomb\t-1", "bomb\t2\nzebra 4\n"};
  static const char *const weights[] = {"", "always\t1\n", "nonsense\t1\n", "always 1\n"};
  sr_linking *l;
  sr_error err;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    assert_int_equal(sr_linking_new(&l, sr_view_of(words[i]), SR_VNULL, &err), SR_ERR_DATA);
    assert_null(l);
    assert_non_null(strstr(err.message, "words.tsv"));
  }
  for (size_t i = 0; i < sizeof weights / sizeof *weights; i++) {
    assert_int_equal(sr_linking_new(&l, SR_VNULL, sr_view_of(weights[i]), &err), SR_ERR_DATA);
    assert_null(l);
    assert_non_null(strstr(err.message, "weights.tsv"));
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(symmetric),
      cmocka_unit_test(families),
      cmocka_unit_test(dates_compared),
      cmocka_unit_test(places_compared),
      cmocka_unit_test(the_rest_compared),
      cmocka_unit_test(reasons_in_words),
      cmocka_unit_test(rarity_of_words),
      cmocka_unit_test(bad_knowledge_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
