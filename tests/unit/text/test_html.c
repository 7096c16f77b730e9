/* Pages: what is kept, that offsets stay exact, and that nothing breaks it. */
#include "unit/text/reading.h"

static void read_page(reading *r, const char *page)
{
  static const sr_text_options o = {.html_auto = true};
  read_bytes(r, lexicon(), sr_view_of(page), &o);
  assert_sound(r);
}

/* Does the text of sentence `i`, fill dropped, read `want`? */
static void assert_reads(const reading *r, uint32_t i, const char *want)
{
  char got[1024];
  size_t n = 0;
  assert_true(i < r->d.sent.n);
  sr_view v = sentence_text(r, i);
  for (size_t k = 0; k < v.len && n + 1 < sizeof got; k++)
    if (v.ptr[k] != 0x1f) got[n++] = v.ptr[k];
  got[n] = 0;
  assert_string_equal(got, want);
}

static const char page[] =
    "<!DOCTYPE html><html><head><title>Two guards die in Hub - The Daily</title>"
    "<meta property=\"og:title\" content=\"Two guards die in Hub\">"
    "<script type=\"application/ld+json\">{\"datePublished\": \"2024-07-23T10:00:00+05:00\"}</script>"
    "<style>p > a { color: red }</style></head><body>"
    "<nav><ul><li><a href=\"/\">Home</a><li><a href=\"/w\">World</a></ul></nav><article>"
    "<h1>Two guards die in Hub&nbsp;blast</h1><time datetime=\"2024-07-22\">July 22</time>"
    "<figure><img src=x><figcaption>A man near the gate</figcaption></figure>"
    "<p>HUB: Two <b>private</b> guards were killed when a bomb\nwent off near Khan&rsquo;s shop &#8212; the "
    "Shi&#8217;ite man fled.</p><div class=\"share-links\">Tell your friends about it</div>"
    "<p>The toll rose to <a href=\"/t\">1,200</a>.<p>Five were &quot;hurt&quot; &amp; one fled."
    "<ul><li>A bomb was defused.<li>A man was held.</ul><p><a href=x>Another report of the day</a></p></article>"
    "<aside>A list of other reports</aside><footer>All rights</footer><script>var a=\"<p>no</p>\";</script></body></html>";

static void an_article(void **state)
{
  (void)state;
  reading r;
  read_page(&r, page);
  assert_true(r.d.html);
  assert_view(r.d.title, "Two guards die in Hub");
  assert_published(&r, 2024, 7, 23, SR_BASIS_METADATA);
  assert_view(r.d.dateline, "HUB");
  assert_int_equal(r.d.sent.n, 9);
  assert_reads(&r, 0, "Two guards die in Hub\xc2\xa0" "blast");
  assert_reads(&r, 4, "Two private guards were killed when a bomb went off near Khan\xe2\x80\x99s shop \xe2\x80\x94 the "
                      "Shi\xe2\x80\x99ite man fled.");
  assert_reads(&r, 5, "The toll rose to 1,200.");
  assert_reads(&r, 6, "Five were \"hurt\" & one fled.");
  static const uint8_t parts[] = {SR_PART_TITLE, SR_PART_DATE, SR_PART_CAPTION, SR_PART_DATELINE, SR_PART_BODY,
                                  SR_PART_BODY,  SR_PART_BODY, SR_PART_BULLET,  SR_PART_BULLET};
  for (uint32_t i = 0; i < 9; i++)
    assert_int_equal(r.d.sent.v[i].part, parts[i]);
  close_reading(&r);
}

static void offsets_are_those_of_the_source(void **state)
{
  (void)state;
  reading r;
  read_page(&r, page);
  const char *at = strstr(page, "went off");
  bool found = false;
  for (uint32_t i = 0; i < r.d.tok.n; i++) {
    const sr_token *t = &r.d.tok.v[i];
    assert_true(r.d.text.ptr[t->to - 1] != 0x1f && r.d.text.ptr[t->from] != 0x1f);
    if (sr_view_eq(sr_tok_norm(&r.d, i), SR_V("went"))) {
      assert_int_equal(t->from, at - page);
      found = true;
    }
  }
  assert_true(found);
  close_reading(&r);
}

static void markup_and_entities_inside_words(void **state)
{
  (void)state;
  reading r;
  read_page(&r, "<html><body><p>The 3<sup>rd</sup> Shi&#8217;ite man&#39;s <b>K</b>arachi shop, Khan&rsquo;s, was hit.</p></body></html>");
  static const char *const norms[] = {"the", "3rd", "shi'ite", "man", "'s", "karachi", "shop", ",", "khan", "'s", ",", "was", "hit", "."};
  assert_int_equal(r.d.tok.n, sizeof norms / sizeof *norms);
  for (uint32_t i = 0; i < r.d.tok.n; i++)
    assert_view(sr_tok_norm(&r.d, i), norms[i]);
  close_reading(&r);
}

static void without_an_article_the_densest_block(void **state)
{
  (void)state;
  reading r;
  read_page(&r, "<html><body><div><a href=1>One</a> <a href=2>Two</a></div><div id=x><p>Two men died when a bomb went off near "
                "a bus in Hub on Sunday, the police of the town said in a statement.</p><p>A third man was hurt, and was "
                "taken to a hospital in the city.</p></div><div>Some words of the frame</div></body></html>");
  assert_int_equal(r.d.sent.n, 2);
  assert_reads(&r, 1, "A third man was hurt, and was taken to a hospital in the city.");
  close_reading(&r);
}

static void a_live_blog_is_read_whole(void **state)
{
  (void)state;
  static const char *const posts[] = {"A bomb went off near a bus in Hub", "Two men are dead, a doctor of the town says",
                                      "The road to the coast has been closed", "A third man has died in the hospital"};
  reading r;
  sr_buf b;
  sr_buf_init(&b, 1 << 16);
  sr_buf_add(&b, SR_V("<html><body><main>"));
  for (int i = 0; i < 4; i++)
    sr_buf_printf(&b, "<article><p>%s on this day, and nobody there knows why it was done, by whom, or what is to come of it "
                  "in the weeks ahead.</p></article>", posts[i]);
  sr_buf_add(&b, SR_V("</main><p>Frame.</p></body></html>"));
  read_bytes(&r, lexicon(), sr_buf_view(&b), &(sr_text_options){.html = true});
  assert_int_equal(r.d.sent.n, 4);
  sr_buf_dispose(&b);
  close_reading(&r);
}

static void a_date_inside_a_paragraph_does_not_part_it(void **state)
{
  (void)state;
  reading r;
  read_page(&r, "<html><body><p>Two men died on <time datetime=\"2024-07-20\">July 20</time> in Hub.</p></body></html>");
  assert_int_equal(r.d.sent.n, 1);
  assert_reads(&r, 0, "Two men died on July 20 in Hub.");
  close_reading(&r);
}

static void title_from_the_head(void **state)
{
  (void)state;
  reading r;
  read_page(&r, "<html><head><title>Two die in Hub</title></head><body><p>Two men died in the bazaar on Sunday.</p></body></html>");
  assert_int_equal(r.d.sent.v[0].part, SR_PART_TITLE);
  assert_reads(&r, 0, "Two die in Hub");
  close_reading(&r);
}

static void given_date_outranks_the_page(void **state)
{
  (void)state;
  reading r;
  sr_text_options o = {.html = true, .has_published = true, .published = sr_day_of(2024, 7, 25)};
  read_bytes(&r, lexicon(), sr_view_of(page), &o);
  assert_published(&r, 2024, 7, 25, SR_BASIS_GIVEN);
  close_reading(&r);
}

static void plain_text_is_no_page(void **state)
{
  (void)state;
  static const char *const texts[] = {"Two men <b>died</b>.", "< p > was the grade", "a < b and b > c", "<3", ""};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    reading r;
    read_page(&r, texts[i]);
    assert_false(r.d.html);
    close_reading(&r);
  }
}

static void broken_pages(void **state)
{
  (void)state;
  static const char *const pages[] = {
      "<html>", "<html><p", "<html><p>Two men died", "<html><!-- never closed", "<html><script>never closed",
      "<html><p title=\"never closed>Two men died.</p>", "<html><p>1 < 2 & 3 &amp &#; &#x; &#99999999999; &nosuch; <", "<html></p></b></html>",
      "<html><p>[0] [1] [999999999999] [2</p>", "<html><p title='[0]'>a</p>", "<html>\x80\xff<p \xc3>x\xe2\x80</p>"};
  for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
    reading r;
    read_page(&r, pages[i]);
    assert_true(r.d.html);
    close_reading(&r);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(an_article),
      cmocka_unit_test(offsets_are_those_of_the_source),
      cmocka_unit_test(markup_and_entities_inside_words),
      cmocka_unit_test(without_an_article_the_densest_block),
      cmocka_unit_test(a_live_blog_is_read_whole),
      cmocka_unit_test(a_date_inside_a_paragraph_does_not_part_it),
      cmocka_unit_test(title_from_the_head),
      cmocka_unit_test(given_date_outranks_the_page),
      cmocka_unit_test(plain_text_is_no_page),
      cmocka_unit_test(broken_pages),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
