/* What each part of a report is. */
#include "unit/text/reading.h"

static void headline_dateline_body(void **state)
{
  (void)state;
  reading r;
  read_text(&r, "Two guards die in Hub blast\n\nHUB: Two guards died on Sunday, police said.\n\nNobody claimed it.");
  assert_blocks(&r, "title:Two guards die in Hub blast | dateline:HUB: | body:Two guards died on Sunday, police said. | "
                    "body:Nobody claimed it.");
  assert_view(r.d.title, "Two guards die in Hub blast");
  assert_view(r.d.dateline, "HUB");
  assert_int_equal(r.d.published_basis, SR_BASIS_NONE);
  assert_sound(&r);
  close_reading(&r);
}

typedef struct dateline_case {
  const char *head, *place, *agency;
} dateline_case;

static void datelines(void **state)
{
  (void)state;
  static const dateline_case cases[] = {
      {"PESHAWAR/BANNU:", "PESHAWAR/BANNU", ""},
      {"DERA ISMAIL KHAN:", "DERA ISMAIL KHAN", ""},
      {"BAGHDAD (AP) \xe2\x80\x94", "BAGHDAD", "AP"},
      {"QUETTA, July 3 (APP):", "QUETTA", "APP"},
      {"GAINESVILLE, Fla. -", "GAINESVILLE, Fla.", ""},
      {"Kabul, Afghanistan \xe2\x80\x93", "Kabul, Afghanistan", ""},
      {"LONDON/PARIS, Jan 7 (Reuters) -", "LONDON/PARIS", "Reuters"},
      {"Imphal:", "Imphal", ""},
      {"MEXICO CITY (AP) --", "MEXICO CITY", "AP"},
      {"BELFAST, Northern Ireland (AP) _", "BELFAST, Northern Ireland", "AP"},
      {"Minna \xe2\x80\x94", "Minna", ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r;
    char text[256];
    snprintf(text, sizeof text, "%s Two men were killed in a market on Sunday, police said.\n\nA third was hurt.", cases[i].head);
    read_text(&r, text);
    assert_int_equal(r.d.block.n, 3);
    assert_int_equal(r.d.block.v[0].part, SR_PART_DATELINE);
    assert_view(sr_tok_text(&r.d, r.d.sent.v[1].tok_from, r.d.sent.v[1].tok_from + 1), "Two");
    assert_view(r.d.dateline, cases[i].place);
    assert_view(r.d.agency, cases[i].agency);
    close_reading(&r);
  }
}

static void no_datelines(void **state)
{
  (void)state;
  static const char *const texts[] = {
      "The minister said: \"We will not go.\" He then left the hall.",
      "Two men - both of them guards - were killed in Hub on Sunday.",
      "He was shot. Police: the man is in custody and will be charged.",
      "Islamabad said on Sunday that two men were held: both were armed.",
  };
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    reading r;
    read_text(&r, texts[i]);
    assert_int_equal(r.d.block.n, 1);
    assert_int_equal(r.d.block.v[0].part, SR_PART_BODY);
    assert_int_equal(r.d.dateline.len, 0);
    close_reading(&r);
  }
}

static void wire_header(void **state)
{
  (void)state;
  reading r;
  read_text(&r, "   SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [REPORT] [TEXT] REBELS KILLED TWO\n"
                "MEN IN A VILLAGE OF THE NORTH, THE ARMY SAID.  THE MEN WERE FARMERS, AND THEIR\nHOUSE WAS BURNED DOWN.\n\n"
                "   NOBODY WAS ARRESTED.\n");
  assert_int_equal(r.d.block.n, 3);
  assert_view(r.d.dateline, "SAN SALVADOR");
  assert_view(r.d.agency, "ACAN-EFE");
  assert_published(&r, 1990, 1, 3, SR_BASIS_DATELINE);
  assert_view(sentence_text(&r, 0), "SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [REPORT] [TEXT]");
  assert_view(sentence_text(&r, 1), "REBELS KILLED TWO\nMEN IN A VILLAGE OF THE NORTH, THE ARMY SAID.");
  assert_true(r.d.sent.v[1].nocase);
  assert_sound(&r);
  close_reading(&r);
}

static void dateline_year(void **state)
{
  (void)state;
  reading r;
  sr_text_options o = {.has_published = true, .published = sr_day_of(2013, 1, 2)};
  read_bytes(&r, lexicon(), SR_V("QUETTA, Dec 31 (APP): Two men died in a blast near the bazaar."), &o);
  assert_published(&r, 2013, 1, 2, SR_BASIS_GIVEN);
  close_reading(&r);
  read_text(&r, "QUETTA, Dec 31 (APP): Two men died in a blast near the bazaar.");
  assert_int_equal(r.d.published, SR_NO_DAY); /* no year is told */
  close_reading(&r);
  read_text(&r, "HILLA, March 4, 2017 -- Two men died in a blast near the bazaar.");
  assert_published(&r, 2017, 3, 4, SR_BASIS_DATELINE);
  close_reading(&r);
}

static void date_header_with_caption(void **state)
{
  (void)state;
  reading r;
  read_text(&r, " date 2024-07-24 Guards stand near a gate in Karachi on February 18, 2023. \xe2\x80\x94" "AFP\n\n"
                "KARACHI: Two men died in the blast, police said.");
  assert_published(&r, 2024, 7, 24, SR_BASIS_HEADER);
  assert_blocks(&r, "date:date 2024-07-24 | caption:Guards stand near a gate in Karachi on February 18, 2023. \xe2\x80\x94" "AFP | "
                    "dateline:KARACHI: | body:Two men died in the blast, police said.");
  close_reading(&r);
  read_text(&r, "date 2024-07-24\nKARACHI: Two men died in the blast, police said.");
  assert_blocks(&r, "date:date 2024-07-24 | dateline:KARACHI: | body:Two men died in the blast, police said.");
  close_reading(&r);
}

static void captions(void **state)
{
  (void)state;
  static const char *const captions[] = {
      "Soldiers at the gate of the camp. \xe2\x80\x94 Reuters/File",
      "A van of the police in Multan. (Photo: AP)",
      "The minister at a rally in this file photo.",
      "Image: the gate after the blast",
      "Rescuers carry a man \xe2\x80\x94" "AFP",
  };
  for (size_t i = 0; i < sizeof captions / sizeof *captions; i++) {
    reading r;
    char text[512];
    snprintf(text, sizeof text, "%s\n\nHUB: Two guards died on Sunday, police said.", captions[i]);
    read_text(&r, text);
    assert_int_equal(r.d.block.n, 3);
    assert_int_equal(r.d.block.v[0].part, SR_PART_CAPTION);
    close_reading(&r);
  }
  assert_text_blocks("A man was hurt when a photo of him was torn up, police said.",
                     "body:A man was hurt when a photo of him was torn up, police said.");
}

static void credit_at_the_end_of_the_body(void **state)
{
  (void)state;
  reading r;
  read_text(&r, "HUB: Two guards died on Sunday when a bomb went off near a gate, the police chief of the town said. \xe2\x80\x94" "AFP");
  assert_int_equal(r.d.block.n, 3);
  assert_int_equal(r.d.block.v[1].part, SR_PART_BODY);
  assert_int_equal(r.d.block.v[2].part, SR_PART_BYLINE);
  assert_view(r.d.agency, "AFP");
  close_reading(&r);
}

static void frame_lines(void **state)
{
  (void)state;
  assert_text_blocks("Blast in Hub kills two\nBy Adil Raza\nPublished: 9 March 2024\n\nTwo men died there on Friday.\n\n"
                     "Share this story\n\nRead more: Blast in Zhob\n\nNobody claimed it.",
                     "title:Blast in Hub kills two | byline:By Adil Raza | date:Published: 9 March 2024 | "
                     "body:Two men died there on Friday. | noise:Share this story | noise:Read more: Blast in Zhob | "
                     "body:Nobody claimed it.");
  assert_text_blocks("By noon two men were dead, and the road was closed.", "body:By noon two men were dead, and the road was closed.");
  assert_text_blocks("Our Correspondent\n\nTwo men died there on Friday.", "byline:Our Correspondent | body:Two men died there on Friday.");
  assert_text_blocks("WIRE-0012 (ACME)\n\nTwo men died there on Friday.", "noise:WIRE-0012 (ACME) | body:Two men died there on Friday.");
}

static void credits_and_ornaments_alone(void **state)
{
  (void)state;
  reading r;
  read_text(&r, "HUB: Two guards died on Sunday, police said.\n\n(AFP)\n\n___\n\nA third was hurt in Zhob on Monday. (Reuters)\n\n"
                "Nobody claimed it.");
  assert_blocks(&r, "dateline:HUB: | body:Two guards died on Sunday, police said. | byline:(AFP) | noise:___ | "
                    "body:A third was hurt in Zhob on Monday. (Reuters) | body:Nobody claimed it.");
  assert_view(r.d.agency, "AFP");
  close_reading(&r);
}

static void a_dateline_on_a_line_of_its_own(void **state)
{
  (void)state;
  reading r;
  read_text(&r, "AURORA, Colo. -\n\nTwo men were killed in a market on Sunday, police said.");
  assert_blocks(&r, "dateline:AURORA, Colo. - | body:Two men were killed in a market on Sunday, police said.");
  assert_view(r.d.dateline, "AURORA, Colo.");
  close_reading(&r);
}

static void a_name_and_a_stop_as_dateline(void **state)
{
  (void)state;
  assert_text_blocks("Maiduguri. Two men were killed in a market on Sunday, police said.",
                     "dateline:Maiduguri. | body:Two men were killed in a market on Sunday, police said.");
}

static void headlines_with_a_colon(void **state)
{
  (void)state;
  assert_text_blocks("LIVE: Blast at a mosque in Hub\n\nTwo men died there on Friday.",
                     "title:LIVE: Blast at a mosque in Hub | body:Two men died there on Friday.");
  assert_text_blocks("Event: The embassy warns of attacks on hotels in the town.",
                     "body:Event: The embassy warns of attacks on hotels in the town.");
}

static void lists_and_headings(void **state)
{
  (void)state;
  assert_text_blocks("Forces struck twice on Friday, officials said.\n\nStrikes in Syria\n\n- One hit a depot near Raqqa.\n"
                     "\xe2\x80\xa2 Another hit a truck.\n1. A third one failed.\n(a) Nobody was hurt.",
                     "body:Forces struck twice on Friday, officials said. | heading:Strikes in Syria | "
                     "bullet:One hit a depot near Raqqa. | bullet:Another hit a truck. | bullet:A third one failed. | "
                     "bullet:Nobody was hurt.");
}

static void stamps(void **state)
{
  (void)state;
  assert_text_blocks("The day began with a blast in Hub.\n\n14:35\n\nTwo men died.\n\n2:05 pm PKT: Three more were hurt.\n\n"
                     "[10:20 GMT] The road was closed.\n\n7:40pm\n\nIt was over.",
                     "body:The day began with a blast in Hub. | stamp:14:35 | body:Two men died. | stamp:2:05 pm PKT: | "
                     "body:Three more were hurt. | stamp:[10:20 GMT] | body:The road was closed. | stamp:7:40pm | "
                     "body:It was over.");
  assert_text_blocks("The shop was hit. It was late.\n\n10:30 was when it began.",
                     "body:The shop was hit. It was late. | body:10:30 was when it began.");
}

static void wrapped_lines(void **state)
{
  (void)state;
  assert_text_blocks("Rebels attacked a village in the northern valley on Monday and killed\n"
                     "two men, a spokesman of the army told reporters in the capital. The\n"
                     "village has been attacked twice this year.\n"
                     "   The governor of the province said that a third man was still being\n"
                     "looked for.\n",
                     "body:Rebels attacked a village in the northern valley on Monday and killed\n"
                     "two men, a spokesman of the army told reporters in the capital. The\n"
                     "village has been attacked twice this year. | "
                     "body:The governor of the province said that a third man was still being\nlooked for.");
  assert_text_blocks("Two men died in Hub.\nThree were hurt in Zhob.\nNobody was hurt in Ziarat.",
                     "body:Two men died in Hub. | body:Three were hurt in Zhob. | body:Nobody was hurt in Ziarat.");
}

static void line_ends(void **state)
{
  (void)state;
  static const char want[] = "title:Two die in Hub | body:Two men died on Sunday. | body:A third lived.";
  assert_text_blocks("Two die in Hub\r\rTwo men died on Sunday.\rA third lived.\r", want);
  assert_text_blocks("Two die in Hub\r\n\r\nTwo men died on Sunday.\r\nA third lived.\r\n", want);
}

static void a_title_given_apart(void **state)
{
  (void)state;
  reading r;
  sr_text_options o = {.title = SR_V(" Two die in Hub\nblast ")};
  read_bytes(&r, lexicon(), SR_V("HUB: Two men died in the bazaar on Sunday."), &o);
  assert_sound(&r);
  assert_int_equal(r.d.title_from, r.d.raw.len + 2);
  assert_view(r.d.title, "Two die in Hub blast");
  assert_int_equal(memcmp(r.d.text.ptr, r.d.raw.ptr, r.d.raw.len), 0);
  assert_int_equal(r.d.block.n, 3);
  assert_int_equal(r.d.block.v[2].part, SR_PART_TITLE);
  assert_int_equal(r.d.block.v[2].from, r.d.title_from);
  close_reading(&r);
}

static void plain_text_is_not_copied(void **state)
{
  (void)state;
  reading r;
  read_text(&r, "Two men died.");
  assert_ptr_equal(r.d.text.ptr, r.d.raw.ptr);
  close_reading(&r);
}

static void without_a_lexicon(void **state)
{
  (void)state;
  reading r;
  read_bytes(&r, NULL, SR_V("Two die in Hub\n\nHUB: Two men died. A third lived."), NULL);
  assert_sound(&r);
  assert_blocks(&r, "title:Two die in Hub | dateline:HUB: | body:Two men died. A third lived.");
  assert_int_equal(r.d.sent.n, 4);
  close_reading(&r);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(headline_dateline_body), cmocka_unit_test(datelines),
      cmocka_unit_test(no_datelines),           cmocka_unit_test(wire_header),
      cmocka_unit_test(dateline_year),          cmocka_unit_test(date_header_with_caption),
      cmocka_unit_test(captions),               cmocka_unit_test(credit_at_the_end_of_the_body),
      cmocka_unit_test(frame_lines),            cmocka_unit_test(lists_and_headings),
      cmocka_unit_test(stamps),                 cmocka_unit_test(wrapped_lines),
      cmocka_unit_test(line_ends),
      cmocka_unit_test(a_title_given_apart),    cmocka_unit_test(plain_text_is_not_copied),
      cmocka_unit_test(without_a_lexicon),
      cmocka_unit_test(credits_and_ornaments_alone),
      cmocka_unit_test(a_dateline_on_a_line_of_its_own),
      cmocka_unit_test(a_name_and_a_stop_as_dateline),
      cmocka_unit_test(headlines_with_a_colon),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
