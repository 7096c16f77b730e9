/* Items of a feed from its tree; see feed.h.
 *
 * A field of an item is a child in the item's own namespace, or in one of the extensions below: media:title is
 * no title.
 */
#include "cli/feed_parts.h"

#include <libxml/HTMLparser.h>
#include <libxml/uri.h>

#include "sitrep/engine.h"

#include "base/banned.h"

enum { FIELD = 1 << 16, SUMMARY = 1000 }; /* bytes; a description with less text is no report */

static const char content_ns[] = "http://purl.org/rss/1.0/modules/content/", dc_ns[] = "http://purl.org/dc/elements/1.1/",
                  atom_ns[] = "http://www.w3.org/2005/Atom";

struct sr_feed {
  sr_feed_tree tree;
  const xmlNode *item; /* the last one given */
  uint32_t number;
  bool ended;
  sr_buf own_title, id, title, url, text;
};

/* --- elements --- */

static bool in_ns(const xmlNode *n, const char *ns)
{
  return n->ns && n->ns->href && !strcmp((const char *)n->ns->href, ns);
}

/* In the namespace of the element that holds it, or Atom's. */
static bool is_core(const xmlNode *n, const xmlNode *of)
{
  if (in_ns(n, atom_ns)) return true;
  if (!n->ns || !of->ns) return n->ns == of->ns;
  return !xmlStrcmp(n->ns->href, of->ns->href);
}

/* The first child of this name: `ns` NULL for the feed's own, else of an extension, by namespace or, where that is not
 * declared, by its usual prefix. */
static const xmlNode *child(const xmlNode *of, const char *name, const char *ns, const char *usual)
{
  for (const xmlNode *n = of->children; n; n = n->next) {
    if (n->type != XML_ELEMENT_NODE) continue;
    if (ns && !strcmp((const char *)n->name, usual)) return n;
    if (strcmp((const char *)n->name, name)) continue;
    if (ns ? in_ns(n, ns) : is_core(n, of)) return n;
  }
  return NULL;
}

static bool attr_is(const xmlNode *n, const char *name, const char *value, bool standard)
{
  xmlChar *v = xmlGetNoNsProp(n, (const xmlChar *)name);
  bool same = v ? !strcmp((const char *)v, value) : standard;
  xmlFree(v);
  return same;
}

/* Adds the text below a node. Entities that are not resolved by now stay out. */
static void add_text(sr_buf *out, const xmlNode *n)
{
  for (const xmlNode *c = n->children; c; c = c->next) {
    if (c->type == XML_TEXT_NODE || c->type == XML_CDATA_SECTION_NODE)
      sr_buf_add(out, sr_view_of((const char *)c->content));
    else if (c->type == XML_ELEMENT_NODE)
      add_text(out, c); /* as deep as libxml2's limit */
  }
}

/* Adds what a node holds as markup, its elements written out. */
static void add_markup(sr_buf *out, const xmlNode *n)
{
  xmlBuffer *b = xmlBufferCreate();
  for (xmlNode *c = n->children; b && c; c = c->next)
    xmlNodeDump(b, n->doc, c, 0, 0);
  if (b) sr_buf_add(out, (sr_view){(const char *)xmlBufferContent(b), (size_t)xmlBufferLength(b)});
  xmlBufferFree(b);
}

static bool has_elements(const xmlNode *n)
{
  for (const xmlNode *c = n->children; c; c = c->next)
    if (c->type == XML_ELEMENT_NODE) return true;
  return false;
}

/* --- text --- */

static bool is_blank(char c)
{
  return (unsigned char)c <= ' ';
}

static sr_view trim(sr_view v)
{
  while (v.len && is_blank(v.ptr[0])) v.ptr++, v.len--;
  while (v.len && is_blank(v.ptr[v.len - 1])) v.len--;
  return v;
}

static bool is_letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A tag or a character reference stands in it. */
static bool looks_like_html(sr_view v)
{
  for (size_t i = 0; i + 2 < v.len; i++) {
    if (v.ptr[i] == '<' && (is_letter(v.ptr[i + 1]) || v.ptr[i + 1] == '/' || v.ptr[i + 1] == '!')) return true;
    if (v.ptr[i] != '&' || !(is_letter(v.ptr[i + 1]) || v.ptr[i + 1] == '#')) continue;
    size_t k = i + 2;
    while (k < v.len && k < i + 10 && (is_letter(v.ptr[k]) || (v.ptr[k] >= '0' && v.ptr[k] <= '9'))) k++;
    if (k < v.len && v.ptr[k] == ';') return true;
  }
  return false;
}

/* Bytes outside tags. */
static size_t visible(sr_view v)
{
  size_t n = 0;
  bool tag = false;
  for (size_t i = 0; i < v.len; i++) {
    if (v.ptr[i] == '<') tag = true;
    n += !tag && !is_blank(v.ptr[i]);
    if (v.ptr[i] == '>') tag = false;
  }
  return n;
}

static void add_words(sr_buf *out, sr_view v)
{
  for (size_t i = 0; i < v.len; i++) {
    bool blank = is_blank(v.ptr[i]);
    if (!blank) sr_buf_byte(out, v.ptr[i]);
    else if (out->len && out->ptr[out->len - 1] != ' ') sr_buf_byte(out, ' ');
  }
  if (out->len && out->ptr[out->len - 1] == ' ') out->len--;
}

/* Sets `out` to the words of a title: without tags, with characters for their references. */
static void set_plain(sr_buf *out, const xmlNode *n)
{
  sr_buf raw;
  sr_buf_clear(out);
  if (!n) return;
  sr_buf_init(&raw, FIELD);
  add_text(&raw, n);
  sr_view v = sr_buf_view(&raw);
  int quiet = HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER;
  xmlDoc *doc = looks_like_html(v) ? htmlReadMemory(v.ptr, (int)v.len, NULL, "UTF-8", quiet) : NULL;
  xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
  xmlChar *plain = root ? xmlNodeGetContent(root) : NULL;
  add_words(out, plain ? sr_view_of((const char *)plain) : v);
  xmlFree(plain);
  xmlFreeDoc(doc);
  sr_buf_dispose(&raw);
}

/* --- fields --- */

static bool is_web(sr_view v)
{
  if (v.len < 10 || v.len > 4096) return false;
  for (size_t i = 0; i < v.len; i++)
    if (is_blank(v.ptr[i]) || v.ptr[i] == 0x7f) return false;
  return !strncasecmp(v.ptr, "http://", 7) || !strncasecmp(v.ptr, "https://", 8);
}

/* Sets the item's address from what its link holds; leaves it empty where that is none. */
static void set_url(sr_buf *out, const xmlNode *at, sr_view link)
{
  sr_buf raw;
  xmlChar *whole = NULL;
  link = trim(link);
  if (!link.len || link.len > 4096) return;
  if (is_web(link)) {
    sr_buf_add(out, link);
    return;
  }
  sr_buf_init(&raw, FIELD);
  sr_buf_add(&raw, link);
  sr_buf_byte(&raw, 0);
  xmlChar *base = xmlNodeGetBase(at->doc, at);
  if (base && raw.status == SR_OK) whole = xmlBuildURI((const xmlChar *)raw.ptr, base);
  if (whole && is_web(sr_view_of((const char *)whole))) sr_buf_add(out, sr_view_of((const char *)whole));
  xmlFree(whole);
  xmlFree(base);
  sr_buf_dispose(&raw);
}

static void take_link(sr_feed *f, const xmlNode *item)
{
  sr_buf raw;
  sr_buf_init(&raw, FIELD);
  for (const xmlNode *n = item->children; n && !f->url.len; n = n->next) {
    if (n->type != XML_ELEMENT_NODE || strcmp((const char *)n->name, "link") || !is_core(n, item)) continue;
    xmlChar *href = xmlGetNoNsProp(n, (const xmlChar *)"href");
    sr_buf_clear(&raw);
    if (!href) add_text(&raw, n);
    if (!href || attr_is(n, "rel", "alternate", true))
      set_url(&f->url, n, href ? sr_view_of((const char *)href) : sr_buf_view(&raw));
    xmlFree(href);
  }
  const xmlNode *guid = f->url.len ? NULL : child(item, "guid", NULL, NULL);
  if (guid && attr_is(guid, "isPermaLink", "true", true)) {
    sr_buf_clear(&raw);
    add_text(&raw, guid);
    if (is_web(trim(sr_buf_view(&raw)))) sr_buf_add(&f->url, trim(sr_buf_view(&raw)));
  }
  sr_buf_dispose(&raw);
}

static void take_id(sr_feed *f, const xmlNode *item)
{
  const xmlNode *n = child(item, "guid", NULL, NULL);
  if (!n) n = child(item, "id", NULL, NULL);
  set_plain(&f->id, n);
  if (n) return;
  xmlChar *about = xmlGetProp(item, (const xmlChar *)"about"); /* RSS 1.0 */
  if (about) add_words(&f->id, sr_view_of((const char *)about));
  xmlFree(about);
}

static void take_date(const xmlNode *item, char out[16])
{
  static const char *const names[] = {"pubDate", "published", "issued", "date", "updated", "modified"};
  sr_buf raw;
  out[0] = 0;
  sr_buf_init(&raw, FIELD);
  for (size_t i = 0; i < sizeof names / sizeof *names && !out[0]; i++) {
    bool dc = !strcmp(names[i], "date");
    const xmlNode *n = dc ? child(item, "date", dc_ns, "dc:date") : child(item, names[i], NULL, NULL);
    sr_buf_clear(&raw);
    if (n) add_text(&raw, n);
    sr_feed_date(sr_buf_view(&raw), out);
  }
  sr_buf_dispose(&raw);
}

/* Takes the text of an element if it has any. */
static bool take_text_of(sr_feed *f, const xmlNode *n, sr_feed_item *out)
{
  sr_buf_clear(&f->text);
  if (!n) return false;
  bool elements = has_elements(n);
  if (elements) add_markup(&f->text, n);
  else add_text(&f->text, n);
  out->text = trim(sr_buf_view(&f->text));
  out->html = elements || (!attr_is(n, "type", "text", false) && looks_like_html(out->text));
  return out->text.len > 0;
}

static void take_text(sr_feed *f, const xmlNode *item, sr_feed_item *out)
{
  if (take_text_of(f, child(item, "encoded", content_ns, "content:encoded"), out)) return;
  if (take_text_of(f, child(item, "content", NULL, NULL), out)) return;
  if (!take_text_of(f, child(item, "description", NULL, NULL), out))
    take_text_of(f, child(item, "summary", NULL, NULL), out);
  out->is_summary = visible(out->text) < SUMMARY;
}

static sr_next give(sr_feed *f, const xmlNode *item, sr_feed_item *out, sr_buf *why)
{
  sr_buf_clear(&f->url);
  take_id(f, item);
  set_plain(&f->title, child(item, "title", NULL, NULL));
  take_link(f, item);
  take_date(item, out->published);
  take_text(f, item, out);
  out->id = sr_buf_view(&f->id);
  out->title = sr_buf_view(&f->title);
  out->url = sr_buf_view(&f->url);
  if (f->text.status == SR_OK && (out->text.len || out->title.len || out->url.len)) return SR_NEXT_ITEM;
  sr_buf_printf(why, "item %u: %s", f->number,
                f->text.status != SR_OK ? "not enough memory" : "has no text, no title and no link");
  return SR_NEXT_FAILURE;
}

/* --- the feed --- */

sr_status sr_feed_open(sr_feed **out, sr_view bytes, const char *base, sr_buf *why)
{
  sr_feed_tree tree;
  *out = NULL;
  sr_status status = sr_feed__parse(&tree, bytes, base, why);
  if (status != SR_OK) return status;
  sr_feed *f = *out = calloc(1, sizeof *f);
  if (!f) {
    sr_buf_printf(why, "not enough memory");
    sr_feed__dispose(&tree);
    return SR_ERR_MEMORY;
  }
  f->tree = tree;
  f->item = xmlDocGetRootElement(tree.doc);
  sr_buf_init(&f->own_title, FIELD);
  sr_buf_init(&f->id, FIELD);
  sr_buf_init(&f->title, FIELD);
  sr_buf_init(&f->url, FIELD);
  sr_buf_init(&f->text, 4 * (size_t)SR_MAX_FETCH);
  const xmlNode *channel = child(f->item, "channel", NULL, NULL);
  if (!channel) channel = f->item;
  set_plain(&f->own_title, child(channel, "title", NULL, NULL));
  return SR_OK;
}

sr_view sr_feed_title(const sr_feed *f)
{
  return sr_buf_view(&f->own_title);
}

static sr_next end(sr_feed *f, sr_buf *why, const char *what)
{
  f->ended = true;
  if (!what[0]) return SR_NEXT_END;
  sr_buf_printf(why, "%s", what);
  return SR_NEXT_FAILURE;
}

sr_next sr_feed_next(sr_feed *f, sr_feed_item *out, sr_buf *why)
{
  *out = (sr_feed_item){.number = 0};
  if (f->ended) return SR_NEXT_END;
  const xmlNode *item = sr_feed__after(f->item);
  while (item && !sr_feed__is_item(item)) item = sr_feed__after(item);
  if (!item) return end(f, why, f->tree.item_damage ? "" : f->tree.damage); /* one damage leads to others: once is enough */
  if (f->number == SR_MAX_FEED_ITEMS) return end(f, why, "the feed has more items than the limit of 10000; the rest is not read");
  f->item = item;
  out->number = ++f->number;
  if (!item->_private) return give(f, item, out, why);
  sr_buf_printf(why, "item %u: %s", f->number, (const char *)item->_private);
  return SR_NEXT_FAILURE;
}

void sr_feed_close(sr_feed *f)
{
  if (!f) return;
  sr_feed__dispose(&f->tree);
  sr_buf_dispose(&f->own_title);
  sr_buf_dispose(&f->id);
  sr_buf_dispose(&f->title);
  sr_buf_dispose(&f->url);
  sr_buf_dispose(&f->text);
  free(f);
}

/* --- dates --- */

/* Reads digits, at most `max`; -1 where there are none. */
static int number(sr_view *v, unsigned max)
{
  int n = -1;
  for (unsigned i = 0; i < max && v->len && v->ptr[0] >= '0' && v->ptr[0] <= '9'; i++) {
    n = (n < 0 ? 0 : n) * 10 + (v->ptr[0] - '0');
    *v = (sr_view){v->ptr + 1, v->len - 1};
  }
  return n;
}

static int month_of(sr_view v)
{
  static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
  for (int i = 0; v.len >= 3 && i < 12; i++)
    if (!strncasecmp(v.ptr, months + 3 * i, 3)) return i + 1;
  return 0;
}

/* "[Wed, ]24 Jul 2024 ...": RFC 822, and its years of two digits. */
static bool mail_date(sr_view v, int *year, int *month, int *day)
{
  const char *comma = v.len ? memchr(v.ptr, ',', v.len < 12 ? v.len : 12) : NULL;
  if (comma) v = trim((sr_view){comma + 1, v.len - (size_t)(comma + 1 - v.ptr)});
  *day = number(&v, 2);
  while (v.len && (is_blank(v.ptr[0]) || v.ptr[0] == '-')) v.ptr++, v.len--;
  *month = month_of(v);
  while (v.len && is_letter(v.ptr[0])) v.ptr++, v.len--;
  while (v.len && (is_blank(v.ptr[0]) || v.ptr[0] == '-' || v.ptr[0] == '.')) v.ptr++, v.len--;
  size_t before = v.len;
  *year = number(&v, 4);
  if (before - v.len == 2) *year += *year < 50 ? 2000 : 1900;
  return *day > 0 && *month > 0 && *year > 0;
}

bool sr_feed_date(sr_view v, char out[16])
{
  int year, month, day;
  int32_t days;
  out[0] = 0;
  v = trim(v);
  if (v.len >= 10 && v.ptr[4] == '-' && v.ptr[7] == '-' && (v.len == 10 || v.ptr[10] == 'T' || v.ptr[10] == ' '))
    snprintf(out, 16, "%.10s", v.ptr);
  else if (mail_date(v, &year, &month, &day))
    snprintf(out, 16, "%04u-%02u-%02u", (unsigned)year % 10000, (unsigned)month % 100, (unsigned)day % 100);
  if (!sr_date_parse(sr_view_of(out), &days)) out[0] = 0;
  return out[0] != 0;
}
