/* Where sentences end. Pairs: a stop that ends one, the same stop where it does not. */
#include "unit/text/reading.h"

static void abbreviations(void **state)
{
  (void)state;
  assert_sentences("Lt. Col. Adil Raza met Gen. Noor. They left.", "Lt. Col. Adil Raza met Gen. Noor. | They left.");
  assert_sentences("Mr. Baloch and Dr. Rind were hurt.", "Mr. Baloch and Dr. Rind were hurt.");
  assert_sentences("He lives on St. Anne Street.", "He lives on St. Anne Street.");
  assert_sentences("J. K. Achakzai died. S. Ali lived.", "J. K. Achakzai died. | S. Ali lived.");
  assert_sentences("Talks (police vs. gang) failed.", "Talks (police vs. gang) failed.");
  assert_sentences("It cost Rs. 500. Nobody paid.", "It cost Rs. 500. | Nobody paid.");
}

static void abbreviation_at_the_end(void **state)
{
  (void)state;
  assert_sentences("He fled to the U.S. The police followed.", "He fled to the U.S. | The police followed.");
  assert_sentences("The U.S. Army came.", "The U.S. Army came.");
  assert_sentences("It began at 5 p.m. Police closed the road.", "It began at 5 p.m. | Police closed the road.");
  assert_sentences("It began at 5 p.m. Tuesday in Zhob.", "It began at 5 p.m. Tuesday in Zhob.");
  assert_sentences("It began at 5 p.m. Pakistan time.", "It began at 5 p.m. Pakistan time.");
  assert_sentences("He works for Acme Inc. She does not.", "He works for Acme Inc. | She does not.");
  assert_sentences("A man of Tampa, Fla. Two more fell.", "A man of Tampa, Fla. | Two more fell.");
}

static void months_and_numbers(void **state)
{
  (void)state;
  assert_sentences("On Jan. 5 a bomb went off. On Feb. 6 too.", "On Jan. 5 a bomb went off. | On Feb. 6 too.");
  assert_sentences("Post No. 3 was hit. No. It was not.", "Post No. 3 was hit. | No. | It was not.");
  assert_sentences("The toll rose 3.5 per cent to 1,200.", "The toll rose 3.5 per cent to 1,200.");
  assert_sentences("They sat. Sat. 5 May was quiet.", "They sat. | Sat. 5 May was quiet.");
  assert_sentences("It was in Miss. The end.", "It was in Miss. | The end.");
}

static void quotes_and_brackets(void **state)
{
  (void)state;
  assert_sentences("\"We ran.\" He wept.", "\"We ran.\" | He wept.");
  assert_sentences("\"Did you run?\" he asked.", "\"Did you run?\" he asked.");
  assert_sentences("\xe2\x80\x9cWe ran.\xe2\x80\x9d He wept.", "\xe2\x80\x9cWe ran.\xe2\x80\x9d | He wept.");
  assert_sentences("He said: \"We ran. They shot.\"", "He said: \"We ran. | They shot.\"");
  assert_sentences("(Two died.) One lived.", "(Two died.) | One lived.");
  assert_sentences("He ran. (She did not.) They died.", "He ran. | (She did not.) | They died.");
  assert_sentences("He fell. \"Help,\" he cried.", "He fell. | \"Help,\" he cried.");
}

static void other_stops(void **state)
{
  (void)state;
  assert_sentences("Who did it? Nobody knows! The case is open.", "Who did it? | Nobody knows! | The case is open.");
  assert_sentences("He waited ... and fell.", "He waited ... and fell.");
  assert_sentences("He waited... They came.", "He waited... | They came.");
  assert_sentences("Two died; five were hurt.", "Two died; five were hurt.");
  assert_sentences("They fled the attack.The police came.", "They fled the attack. | The police came.");
  assert_sentences("See dawn.com or Node.js there.", "See dawn.com or Node.js there.");
  assert_sentences("He fled. al-Shabaab claimed it.", "He fled. | al-Shabaab claimed it.");
  assert_sentences("A bomb killed five. 12 were hurt.", "A bomb killed five. | 12 were hurt.");
}

static void list_marks_inside_a_paragraph(void **state)
{
  (void)state;
  assert_sentences("They agreed. 4. The police came.", "They agreed. | 4. The police came.");
  assert_sentences("He scored 3. The army left.", "He scored 3. | The army left.");
}

static void letter_case_that_tells_nothing(void **state)
{
  (void)state;
  assert_sentences("GUNMEN KILLED TWO MEN.  THE ARMY BLAMED REBELS. GEN. VERA SPOKE IN THE U.S. CONGRESS.",
                   "GUNMEN KILLED TWO MEN. | THE ARMY BLAMED REBELS. | GEN. VERA SPOKE IN THE U.S. CONGRESS.");
  assert_sentences("a mob burnt ten shops in the old town on sunday night. police fired in the air and dr. rao was hurt. "
                   "no one was held.",
                   "a mob burnt ten shops in the old town on sunday night. | police fired in the air and dr. rao was hurt. | "
                   "no one was held.");
}

static void sentence_flags(void **state)
{
  (void)state;
  reading r;
  read_text(&r, "\"Two men died,\" he said (in Zhob). THREE MORE WERE HURT HERE.");
  assert_int_equal(r.d.sent.n, 2);
  assert_true(r.d.tok.v[1].flags & SR_TOK_FIRST);  /* "Two", behind the quotation mark */
  assert_true(r.d.tok.v[1].flags & SR_TOK_QUOTED);
  assert_false(r.d.tok.v[0].flags & SR_TOK_FIRST);
  assert_false(r.d.tok.v[6].flags & SR_TOK_QUOTED); /* "he" */
  assert_view(sr_tok_norm(&r.d, 10), "zhob");
  assert_true(r.d.tok.v[10].flags & SR_TOK_PAREN);
  assert_false(r.d.sent.v[0].nocase);
  assert_true(r.d.sent.v[1].nocase);
  assert_true(r.d.tok.v[r.d.sent.v[1].tok_from].flags & SR_TOK_NOCASE);
  close_reading(&r);
}

static void quotes_reach_over_sentences(void **state)
{
  (void)state;
  reading r;
  read_text(&r, "\"We ran. They shot,\" he said.\n\nHe slept.");
  assert_int_equal(r.d.sent.n, 3);
  assert_true(r.d.tok.v[r.d.sent.v[1].tok_from].flags & SR_TOK_QUOTED);
  assert_false(r.d.tok.v[r.d.sent.v[2].tok_from].flags & SR_TOK_QUOTED);
  close_reading(&r);
}

static void an_abbreviation_keeps_its_stop(void **state)
{
  (void)state;
  reading r;
  read_text(&r, "Lt. Rind of the U.S. fell.");
  assert_view(sr_tok_text(&r.d, 0, 1), "Lt.");
  assert_view(sr_tok_norm(&r.d, 0), "lt");
  assert_true(r.d.tok.v[0].flags & SR_TOK_ABBREV);
  assert_view(sr_tok_text(&r.d, 4, 5), "U.S.");
  assert_view(sr_tok_norm(&r.d, 4), "us");
  assert_true(r.d.tok.v[4].flags & SR_LEX_DOTTED);
  close_reading(&r);
}

static void a_long_sentence_is_cut_and_noted(void **state)
{
  (void)state;
  reading r;
  sr_buf b;
  sr_buf_init(&b, 1 << 20);
  for (int i = 0; i < 1000; i++)
    sr_buf_add(&b, SR_V("word "));
  read_bytes(&r, NULL, sr_buf_view(&b), NULL);
  assert_sound(&r);
  assert_int_equal(r.d.sent.n, 3);
  assert_int_equal(r.d.diag.n, 1);
  assert_int_equal(r.d.diag.v[0].code, SR_DIAG_long_sentence);
  sr_buf_dispose(&b);
  close_reading(&r);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(abbreviations),
      cmocka_unit_test(abbreviation_at_the_end),
      cmocka_unit_test(months_and_numbers),
      cmocka_unit_test(quotes_and_brackets),
      cmocka_unit_test(other_stops),
      cmocka_unit_test(list_marks_inside_a_paragraph),
      cmocka_unit_test(letter_case_that_tells_nothing),
      cmocka_unit_test(sentence_flags),
      cmocka_unit_test(quotes_reach_over_sentences),
      cmocka_unit_test(an_abbreviation_keeps_its_stop),
      cmocka_unit_test(a_long_sentence_is_cut_and_noted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
