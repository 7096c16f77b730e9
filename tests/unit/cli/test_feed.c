/* Feeds: the three formats, what an item's text and date are, and feeds that are no XML. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/base.h"
#include "cli/feed.h"

/* All items as one string: "title|url|date|text" and "!message", with a newline behind each; a text of markup begins
 * with "<>", a summary ends with "..". */
static void read_all(sr_buf *out, sr_view bytes)
{
  sr_feed *f;
  sr_feed_item item;
  sr_buf why;
  sr_next next;
  sr_buf_init(&why, 4096);
  sr_buf_init(out, 1 << 22);
  assert_int_equal(sr_feed_open(&f, bytes, "http://a.example/feed", &why), SR_OK);
  for (unsigned i = 0; (next = sr_feed_next(f, &item, &why)) != SR_NEXT_END; i++) {
    assert_true(i < SR_MAX_FEED_ITEMS + 2);
    if (next == SR_NEXT_FAILURE) {
      sr_buf_printf(out, "!%.*s\n", (int)why.len, why.ptr);
    } else {
      sr_buf_add(out, item.title);
      sr_buf_byte(out, '|');
      sr_buf_add(out, item.url);
      sr_buf_printf(out, "|%s|%s", item.published, item.html ? "<>" : "");
      sr_buf_add(out, item.text);
      sr_buf_printf(out, "%s\n", item.is_summary ? ".." : "");
    }
    sr_buf_clear(&why);
  }
  assert_int_equal(sr_feed_next(f, &item, &why), SR_NEXT_END);
  sr_feed_close(f);
  sr_buf_dispose(&why);
}

static void expect(const char *feed, const char *expected)
{
  sr_buf got;
  read_all(&got, sr_view_of(feed));
  sr_buf_byte(&got, 0);
  assert_string_equal(got.ptr, expected);
  sr_buf_dispose(&got);
}

/* Message of a failure to open; its beginning is expected. */
static void refused(sr_view bytes, sr_status status, const char *message)
{
  sr_feed *f;
  sr_buf why;
  sr_buf_init(&why, 4096);
  assert_int_equal(sr_feed_open(&f, bytes, NULL, &why), status);
  assert_null(f);
  sr_buf_byte(&why, 0);
  if (strncmp(why.ptr, message, strlen(message)) != 0) assert_string_equal(why.ptr, message);
  sr_buf_dispose(&why);
}

#define RSS(items) "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'" \
                   " xmlns:media='http://search.yahoo.com/mrss/'><channel><title>Daily</title>" items "</channel></rss>"

static void rss(void **state)
{
  (void)state;
  expect(RSS("<item><media:title>no</media:title><title> Bomb\n in <![CDATA[<b>Hub</b>]]> </title>"
             "<link> http://b.example/1 </link><pubDate>Wed, 24 Jul 2024 23:10:00 -0700</pubDate>"
             "<description>short &amp; plain</description>"
             "<content:encoded><![CDATA[<p>Two men died.</p>]]></content:encoded></item>"
             "<item><guid>http://b.example/2</guid><description>One &lt;b&gt;man&lt;/b&gt; died</description></item>"
             "<item><guid isPermaLink='false'>http://b.example/3</guid><title>A &amp;amp; B &amp;#8217;s</title></item>"
             "<item><link>/4?a=1&amp;b=2</link><title>x</title></item>"
             "<item><link>javascript:alert(1)</link><title>y</title></item>"),
         "Bomb in Hub|http://b.example/1|2024-07-24|<><p>Two men died.</p>\n"
         "|http://b.example/2||<>One <b>man</b> died..\n"
         "A & B ’s|||..\n"
         "x|http://a.example/4?a=1&b=2||..\n"
         "y|||..\n");
  expect(RSS(""), "");
}

static void rdf(void **state)
{
  (void)state;
  expect("<?xml version='1.0' encoding='ISO-8859-1'?>\n<!-- made by hand -->\n"
         "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'"
         " xmlns:dc='http://purl.org/dc/elements/1.1/'><channel rdf:about='x'><title>D</title><items><rdf:Seq/></items></channel>"
         "<item rdf:about='http://b.example/1'><title>Caf\xe9</title><link>http://b.example/1</link>"
         "<dc:date>2024-07-24T23:00:00+05:00</dc:date><description>d</description></item></rdf:RDF>",
         "Café|http://b.example/1|2024-07-24|d..\n");
}

static void atom(void **state)
{
  (void)state;
  expect("\xef\xbb\xbf\n<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://b.example/'><title>D</title>"
         "<entry><title type='html'>One &amp;lt; two</title><id>tag:b,1</id><updated>2024-07-25T00:00:00Z</updated>"
         "<published>2024-07-24T00:00:00Z</published><link rel='self' href='/no'/><link href='1.html'/>"
         "<summary>s</summary><content type='html'>&lt;p&gt;c</content></entry>"
         "<entry><title>Two</title><updated>2024-07-25T00:00:00Z</updated><link rel='alternate' href='http://c.example/'/>"
         "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>a &lt; b</p></div></content></entry>"
         "<entry><content type='text'>1 &lt;b&gt; 2</content></entry>"
         "<entry><title>T</title><content src='http://b.example/x' type='text/html'/><summary>only</summary></entry></feed>",
         "One < two|http://b.example/1.html|2024-07-24|<><p>c\n"
         "Two|http://c.example/|2024-07-25|<><div xmlns=\"http://www.w3.org/1999/xhtml\"><p>a &lt; b</p></div>\n"
         "|||1 <b> 2\n"
         "T|||only..\n");
}

static void summaries(void **state)
{
  (void)state;
  sr_buf b, got;
  sr_buf_init(&b, 1 << 20);
  for (int words = 100; words <= 600; words += 500) {
    sr_buf_clear(&b);
    sr_buf_printf(&b, "<rss><item><description>&lt;p class='a very long class name'&gt;");
    for (int i = 0; i < words; i++) sr_buf_printf(&b, "word ");
    sr_buf_printf(&b, "</description></item></rss>");
    read_all(&got, sr_buf_view(&b));
    assert_true(sr_view_ends(sr_buf_view(&got), SR_V("..\n")) == (words < 250));
    sr_buf_dispose(&got);
  }
  sr_buf_dispose(&b);
}

static void ids_and_title(void **state)
{
  (void)state;
  sr_feed *f;
  sr_feed_item item;
  sr_buf why;
  sr_buf_init(&why, 4096);
  sr_view feed = SR_V(RSS("<item><guid> 4711 </guid><title>a</title></item><item><title>b</title></item>"));
  assert_int_equal(sr_feed_open(&f, feed, NULL, &why), SR_OK);
  assert_true(sr_view_eq(sr_feed_title(f), SR_V("Daily")));
  assert_int_equal(sr_feed_next(f, &item, &why), SR_NEXT_ITEM);
  assert_true(sr_view_eq(item.id, SR_V("4711")) && item.number == 1);
  assert_int_equal(sr_feed_next(f, &item, &why), SR_NEXT_ITEM);
  assert_true(!item.id.len && item.number == 2);
  sr_feed_close(f);
  sr_feed_close(NULL);
  sr_buf_dispose(&why);
}

static void encodings(void **state)
{
  (void)state;
  expect("<?xml version='1.0' encoding='windows-1251'?><rss><item><title>\xc4\xe0</title></item></rss>", "Да|||..\n");
  expect("<?xml version='1.0' encoding='nonsense'?><rss><item><title>\xe9 \xc3\xa9</title></item></rss>", "é é|||..\n");
  expect("<?xml version='1.0' encoding='utf-16'?><rss><item><title>a</title></item></rss>", "a|||..\n");
  expect("<?xml version='1.0' encoding='EUC-JP'?><rss><item><title>\xff\xc6\xfc</title></item></rss>", "\xef\xbf\xbd日|||..\n");
  expect("<?xml version='1.0'; encoding='latin1'><rss><item><title>\xe9</title></item></rss>",
         "é|||..\n!line 1: damaged XML: Blank needed here\n");
  const char *plain = "<?xml version='1.0' encoding='UTF-16'?><rss><item><title>a&b</title></item></rss>";
  for (int big = 0; big < 2; big++) {
    sr_buf b, got;
    sr_buf_init(&b, 4096);
    sr_buf_add(&b, big ? SR_V("\xfe\xff") : SR_V("\xff\xfe"));
    for (const char *p = plain; *p; p++) {
      if (big) sr_buf_byte(&b, 0);
      sr_buf_byte(&b, *p);
      if (!big) sr_buf_byte(&b, 0);
    }
    read_all(&got, sr_buf_view(&b));
    assert_true(sr_view_eq(sr_buf_view(&got), SR_V("a&b|||..\n")));
    sr_buf_dispose(&got);
    sr_buf_dispose(&b);
  }
}

/* --- broken feeds --- */

static void mended(void **state)
{
  (void)state;
  expect(RSS("<item><title>Ali&rsquo;s&nbsp;car &unknown; R&D</title></item>"
             "<item><description>&lt;p&gt;one&lt;/p&gt; a \x01 b \x92 \xff c</description></item>"),
         "Ali’s\xc2\xa0" "car &unknown; R&D|||..\n"
         "|||<><p>one</p> a   b ’ ÿ c..\n");
  expect(RSS("<item><link>http://b.example/?a=1&b=2&#38;c</link><title><![CDATA[a && b]]> && </title></item>"),
         "a && b &&|http://b.example/?a=1&b=2&c||..\n");
  expect("<?xml version='1.0' encoding='utf-8'?>" RSS("<item><content:encoded>a&mdash;b</content:encoded></item>") "\n<script/>",
         "|||a—b\n");
  expect("<rss><item><link href='http://b.example/&eacute;?a&b'/></item></rss>", "|http://b.example/é?a&b||..\n");
  /* a prefix that nobody declared */
  expect("<rss><item><title>t</title><content:encoded>whole</content:encoded><dc:date>2024-07-24</dc:date></item></rss>",
         "t||2024-07-24|whole\n");
}

static void damaged(void **state)
{
  (void)state;
  expect(RSS("<item><title>a</title></item>\n"
             "<item><title>b</title><description>x <b>y</description></item>"
             "<item><title>c</title><description>&lt;p&gt;z</description></item>"),
         "a|||..\n!item 2: line 2: damaged XML: Opening and ending tag mismatch: b line 2 and description\n"
         "c|||<><p>z..\n");
  expect("<rss><channel><item><title>a</title></item><item><title>b</title><descr",
         "a|||..\n!item 2: line 1: damaged XML: Couldn't find end of Start Tag descr line 1\n");
  expect("<rss><channel><item><title>a</title></item><item><title>b</title><description>cut off he",
         "a|||..\n!item 2: line 1: damaged XML: Premature end of data in tag description line 1\n");
  expect("<rss><channel><item><title>a</title></item>",
         "a|||..\n!line 1: damaged XML: Premature end of data in tag channel line 1\n");
  expect(RSS("<item><media:x/></item><item><title>b</title></item>"), "!item 1: has no text, no title and no link\nb|||..\n");
}

static void not_feeds(void **state)
{
  (void)state;
  refused(SR_V("<html><body/></html>"), SR_ERR_INPUT, "no RSS or Atom feed");
  refused(SR_V("a text"), SR_ERR_INPUT, "no RSS or Atom feed: line 1: damaged XML: Start tag expected");
  refused(SR_V(""), SR_ERR_INPUT, "no RSS or Atom feed");
  refused(SR_V("\0\0<\0r\0"), SR_ERR_INPUT, "no RSS or Atom feed");
  char *large = calloc(1, SR_MAX_FETCH + 1);
  refused((sr_view){large, SR_MAX_FETCH + 1}, SR_ERR_LIMIT, "longer than the limit of 8 MB for a feed");
  free(large);
}

/* Declarations: entities that grow, attributes that everybody gets, files of this machine. */
static void declarations(void **state)
{
  (void)state;
  const char *message = "no RSS or Atom feed: it declares elements or entities of its own, which is refused";
  refused(SR_V("<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><rss><item><title>&b;</title></item></rss>"),
          SR_ERR_INPUT, message);
  refused(SR_V("<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><rss><item><title>&a;</title></item></rss>"),
          SR_ERR_INPUT, message);
  refused(SR_V("<!DOCTYPE rss SYSTEM 'x' [<!ATTLIST item a CDATA 'long'>]><rss><item/></rss>"), SR_ERR_INPUT, message);
  /* RSS 0.91 names a document type elsewhere, which is not looked at */
  expect("<!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN' 'file:///etc/passwd'>"
         "<rss version='0.91'><channel><item><title>a&eacute;</title></item></channel></rss>",
         "aé|||..\n");
}

static void large_feeds(void **state)
{
  (void)state;
  sr_buf b, got;
  sr_buf_init(&b, 1 << 22);
  sr_buf_printf(&b, "<rss><channel>");
  for (unsigned i = 0; i <= SR_MAX_FEED_ITEMS; i++) sr_buf_printf(&b, "<item><title>%u</title></item>", i);
  sr_buf_printf(&b, "</channel></rss>");
  read_all(&got, sr_buf_view(&b));
  sr_view end = SR_V("9999|||..\n!the feed has more items than the limit of 10000; the rest is not read\n");
  assert_true(sr_view_ends(sr_buf_view(&got), end));
  sr_buf_dispose(&got);
  sr_buf_clear(&b);
  sr_buf_printf(&b, "<rss><item><title>a</title><description>");
  for (int i = 0; i < 5000; i++) sr_buf_printf(&b, "<b>"); /* deeper than libxml2 goes */
  read_all(&got, sr_buf_view(&b));
  assert_true(sr_view_starts(sr_buf_view(&got), SR_V("!item 1: line 1: damaged XML: ")));
  sr_buf_dispose(&got);
  sr_buf_dispose(&b);
}

/* --- */

static void guesses(void **state)
{
  (void)state;
  static const char *const feeds[] = {"<rss>", "<feed xmlns='x'>", "<rdf:RDF x>", "\xef\xbb\xbf<a:feed>",
                                      " \n<?xml version='1.0'?><!-- <html> --><!DOCTYPE rss><rss/>"};
  static const char *const others[] = {"",       "<",          "<html>", "<?xml version='1.0'?><html>", "rss", "<rs>",
                                       "<rss2>", "<!-- <rss>", "<?xml",  "{\"text\": \"<rss>\"}"};
  for (size_t i = 0; i < sizeof feeds / sizeof *feeds; i++)
    assert_true(sr_feed_guess(sr_view_of(feeds[i])));
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    assert_false(sr_feed_guess(sr_view_of(others[i])));
}

static void dates(void **state)
{
  (void)state;
  static const struct {
    const char *text, *date;
  } cases[] = {
      {"Wed, 24 Jul 2024 10:00:00 +0500", "2024-07-24"}, {"24 Jul 2024", "2024-07-24"},
      {" 4 July 2024 10:00 GMT\n", "2024-07-04"},        {"Wed,24 Jul 24 10:00 EST", "2024-07-24"},
      {"Fri, 1 Jan 99 00:00:00 Z", "1999-01-01"},        {"Wednesday, 24-Jul-2024 10:00", "2024-07-24"},
      {"2024-07-24T10:00:00Z", "2024-07-24"},            {"2024-07-24", "2024-07-24"},
      {"2024-07-24 10:00", "2024-07-24"},                {"29 Feb 2024", "2024-02-29"},
      {"29 Feb 2023", ""},                               {"2024-13-01", ""},
      {"2024-07-245", ""},                               {"yesterday", ""},
      {"", ""},                                          {"Jul 2024", ""},
      {"32 Jul 2024", ""},                               {"24 Jul", ""},
      {"24 J", ""},                                      {",", ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char out[16];
    assert_int_equal(sr_feed_date(sr_view_of(cases[i].text), out), cases[i].date[0] != 0);
    assert_string_equal(out, cases[i].date);
  }
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(rss),       cmocka_unit_test(rdf),           cmocka_unit_test(atom),
      cmocka_unit_test(summaries), cmocka_unit_test(ids_and_title), cmocka_unit_test(encodings),
      cmocka_unit_test(mended),    cmocka_unit_test(damaged),       cmocka_unit_test(not_feeds),
      cmocka_unit_test(declarations), cmocka_unit_test(large_feeds), cmocka_unit_test(guesses),
      cmocka_unit_test(dates),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
