/* What the page's tree says: which text runs are the article, and as what; see html.h.
 *
 * libxml2 reads a skeleton: the tags as they stand, each text run replaced by "[n]". While its
 * tree lives nothing is allocated in the arena (a full arena jumps and would leak it).
 */
#include "text/html.h"

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include "base/banned.h"

#define SKELETON_MAX ((size_t)256 << 20)
#define MIN_ARTICLE 140u /* bytes of text that an element needs to be taken for the article */

/* --- the skeleton --- */

/* Tags go in as UTF-8 without control characters: libxml2 stops at bytes that are neither. */
static void add_tag(sr_buf *b, sr_view v)
{
  for (size_t i = 0; i < v.len;) {
    unsigned len;
    bool bad;
    char out[4];
    int32_t c = sr_utf8_next((sr_view){v.ptr + i, v.len - i}, &len, &bad);
    if (c < 0x20 || c == 0x7f || c == 0xfffe || c == 0xffff)
      sr_buf_byte(b, ' ');
    else if (c < 0x80)
      sr_buf_byte(b, (char)c);
    else
      sr_buf_add(b, (sr_view){out, sr_utf8_put(out, c)});
    i += len;
  }
}

static void make_skeleton(const page *p, sr_buf *b)
{
  for (uint32_t i = 0; i < p->n; i++) {
    const piece *x = &p->v[i];
    sr_view v = sr_text__sub(p->raw, x->from, x->to);
    if (x->kind == PIECE_TAG)
      add_tag(b, v);
    else if (x->kind == PIECE_TEXT && sr_text__trim(v).len)
      sr_buf_printf(b, "[%u]", i);
    else
      sr_buf_byte(b, ' ');
  }
}

/* --- walking the tree without recursion --- */

static xmlNode *next_node(xmlNode *n, const xmlNode *root, bool deeper)
{
  if (deeper && n->children) return n->children;
  while (n != root) {
    if (n->next) return n->next;
    n = n->parent;
  }
  return NULL;
}

static bool is(const xmlNode *n, const char *name)
{
  return n->type == XML_ELEMENT_NODE && !strcmp((const char *)n->name, name);
}

static bool is_one_of(const xmlNode *n, const char *const *names)
{
  for (; *names; names++)
    if (is(n, *names)) return true;
  return false;
}

/* Value of an attribute as it lies in the tree, or empty. */
static sr_view attr(const xmlNode *n, const char *name)
{
  for (const xmlAttr *a = n->properties; a; a = a->next)
    if (!strcmp((const char *)a->name, name) && a->children && a->children->content)
      return sr_view_of((const char *)a->children->content);
  return SR_VNULL;
}

static bool attr_is(const xmlNode *n, const char *name, const char *value)
{
  return sr_view_eq(attr(n, name), sr_view_of(value));
}

/* Calls `each` for every run number in a text node. */
static void runs_of(page *p, const xmlNode *n, void (*each)(page *, piece *, void *), void *arg)
{
  const char *s = (const char *)n->content;
  while (s && (s = strchr(s, '['))) {
    unsigned long k = 0;
    for (s++; *s >= '0' && *s <= '9' && k < p->n; s++)
      k = k * 10 + (unsigned long)(*s - '0');
    if (*s == ']' && k < p->n && p->v[k].kind == PIECE_TEXT) each(p, &p->v[k], arg);
  }
}

/* --- sizes: bytes of text below an element, and of it inside links --- */

typedef struct size {
  uint32_t text, link;
} size;

static size size_of(const xmlNode *n)
{
  uintptr_t v = (uintptr_t)n->_private;
  return (size){(uint32_t)(v >> 32), (uint32_t)v};
}

static void set_size(xmlNode *n, size s)
{
  n->_private = (void *)(((uintptr_t)s.text << 32) | s.link);
}

static void add_run(page *p, piece *x, void *arg)
{
  (void)p;
  *(uint32_t *)arg += x->to - x->from;
}

static bool is_hidden(const xmlNode *n)
{
  static const char *const names[] = {"script", "style", "noscript", "template", "svg", "iframe", "nav", "footer",
                                      "aside", "form", "button", "select", "menu", "dialog", "object", "canvas",
                                      "audio", "video", NULL};
  return is_one_of(n, names);
}

/* Sums up sizes bottom up. Parents come before children in the walk, so each is closed on leaving. */
static void measure(page *p, xmlNode *root)
{
  xmlNode *n = root;
  unsigned depth = 0, links = 0;
  while (n) {
    uint32_t own = 0;
    if (n->type == XML_TEXT_NODE) runs_of(p, n, add_run, &own);
    set_size(n, (size){own, links ? own : 0});
    bool down = n->type == XML_ELEMENT_NODE && n->children && !is_hidden(n);
    if (down) {
      links += is(n, "a");
      depth++;
      if (depth > SR_MAX_HTML_DEPTH) p->too_deep = true;
      n = n->children;
      continue;
    }
    for (;;) {
      xmlNode *up = n->parent;
      if (n == root) return;
      size a = size_of(up), b = size_of(n);
      set_size(up, (size){a.text + b.text, a.link + b.link});
      if (n->next) {
        n = n->next;
        break;
      }
      links -= is(up, "a");
      depth--;
      n = up;
    }
  }
}

/* --- the article --- */

/* How well an element fits: the text of its own paragraphs that is no link. */
static uint32_t own_paragraphs(const xmlNode *n)
{
  uint32_t sum = 0;
  for (const xmlNode *c = n->children; c; c = c->next)
    if (is(c, "p") || is(c, "blockquote") || c->type == XML_TEXT_NODE) {
      size s = size_of(c);
      sum += s.text - s.link;
    }
  return sum;
}

static int rank(const xmlNode *n)
{
  if (attr_is(n, "itemprop", "articleBody")) return 4;
  if (is(n, "article")) return 3;
  if (is(n, "main") || attr_is(n, "role", "main")) return 2;
  return 1;
}

typedef struct candidate {
  xmlNode *node;
  uint32_t score;
} candidate;

/* The element of the highest rank; but where the page's main part holds far more, it is a live
 * blog of many articles, and all of it is read. */
static xmlNode *find_article(xmlNode *root)
{
  candidate best[5] = {{root, MIN_ARTICLE - 1}};
  for (int r = 1; r < 5; r++)
    best[r] = (candidate){NULL, MIN_ARTICLE - 1};
  for (xmlNode *n = root; n; n = next_node(n, root, n->type == XML_ELEMENT_NODE && !is_hidden(n))) {
    if (n->type != XML_ELEMENT_NODE) continue;
    int r = rank(n);
    size s = size_of(n);
    uint32_t score = r > 1 ? s.text - s.link : own_paragraphs(n);
    if (score > best[r].score) best[r] = (candidate){n, score};
  }
  int top = 4;
  while (top && !best[top].node) top--;
  if (top > 2 && best[2].node && best[2].score / 3 > best[top].score) top = 2;
  return best[top].node;
}

/* Class or id words that tell frame: `junk` rows of data/lexicon/layout.tsv. */
static bool names_junk(const page *p, sr_view v)
{
  sr_lexeme l;
  size_t at = 0;
  unsigned n = 0;
  if (v.len > 256) v.len = 256;
  while (n++ < 24 && sr_lex_next(v, &at, &l)) {
    if (sr_text__row(p->t, SR_LEX_CLASS_layout, sr_text__key(v, &l), SR_V("junk")) != SR_TEXT_NO_ROW) return true;
  }
  return false;
}

/* Is the element no part of the article it lies in? A large one always is part of it. */
static bool is_junk(const page *p, const xmlNode *n, uint32_t whole)
{
  static const char *const boxes[] = {"div", "section", "ul", "ol", "p", "span", "h2", "h3", "h4", "table", "dl", NULL};
  if (is_hidden(n)) return true;
  size s = size_of(n);
  if (!is_one_of(n, boxes) || s.text * 2 > whole) return false;
  if (s.text && s.link * 10 >= s.text * 8 && !is(n, "span")) return true;
  return names_junk(p, attr(n, "class")) || names_junk(p, attr(n, "id"));
}

/* What an element makes of the text in it; SR_TEXT_NO_HINT where it says nothing. */
static uint8_t part_of(page *p, const xmlNode *n, uint8_t outer)
{
  if (outer == SR_PART_CAPTION) return outer;
  if (is(n, "h1")) {
    p->has_h1 = true;
    return SR_PART_TITLE;
  }
  if (is(n, "h2") || is(n, "h3") || is(n, "h4") || is(n, "h5") || is(n, "h6")) return SR_PART_HEADING;
  if (is(n, "figcaption") || is(n, "caption")) return SR_PART_CAPTION;
  if (is(n, "li")) return SR_PART_BULLET;
  if (is(n, "time") && !(n->parent && is(n->parent, "p"))) return SR_PART_DATE;
  return outer;
}

static void keep_run(page *p, piece *x, void *arg)
{
  (void)p;
  x->part = *(uint8_t *)arg;
}

/* Part from the chain of elements around a node, at most a few steps up. */
static uint8_t part_at(page *p, const xmlNode *n, const xmlNode *article)
{
  uint8_t part = SR_TEXT_NO_HINT;
  for (int up = 0; n && n != article && up < 8; n = n->parent, up++) {
    part = part_of(p, n, SR_TEXT_NO_HINT);
    if (part != SR_TEXT_NO_HINT) break;
  }
  return part;
}

static void keep_article(page *p, xmlNode *article)
{
  uint32_t whole = size_of(article).text;
  for (xmlNode *n = article; n;) {
    bool down = n == article || !is_junk(p, n, whole);
    if (n->type == XML_TEXT_NODE) {
      uint8_t part = part_at(p, n->parent, article);
      runs_of(p, n, keep_run, &part);
    }
    n = next_node(n, article, down);
  }
}

/* --- title and date --- */

static void keep_title_runs(page *p, xmlNode *n)
{
  uint8_t part = SR_PART_TITLE;
  for (xmlNode *c = n; c; c = next_node(c, n, true))
    if (c->type == XML_TEXT_NODE) runs_of(p, c, keep_run, &part);
}

static void take_title(page *p, sr_view v)
{
  v = sr_text__trim(v);
  if (p->title_len || !v.len || v.len >= HTML_FIELD) return;
  memcpy(p->title, v.ptr, v.len);
  p->title_len = v.len;
}

static void take_date(page *p, sr_view v)
{
  sr_day day;
  v = sr_text__trim(v);
  if (p->year || v.len < 10 || !sr_day_parse((sr_view){v.ptr, 10}, &day)) return;
  sr_day_split(day, &p->year, &p->month, &p->day);
}

static void read_meta(page *p, const xmlNode *n)
{
  sr_view key = attr(n, "property"), content = attr(n, "content");
  if (!key.len) key = attr(n, "name");
  if (!key.len) key = attr(n, "itemprop");
  if (sr_view_eq(key, SR_V("og:title"))) take_title(p, content);
  static const char *const dates[] = {"article:published_time", "datePublished", "pubdate", "publishdate", "date",
                                      "DC.date.issued", "dc.date", "og:published_time", "publish-date"};
  for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
    if (sr_view_eq(key, sr_view_of(dates[i]))) take_date(p, content);
}

/* "datePublished": "2024-07-24T..." in the page's own description of itself. */
static void read_json(page *p, sr_view v)
{
  sr_view key = SR_V("\"datePublished\"");
  for (size_t i = 0; i + key.len < v.len; i++) {
    if (v.ptr[i] != '"' || memcmp(v.ptr + i, key.ptr, key.len)) continue;
    size_t at = i + key.len;
    while (at < v.len && (sr_text__blank(v.ptr[at]) || v.ptr[at] == ':' || v.ptr[at] == '"')) at++;
    take_date(p, sr_text__sub(v, at, v.len));
    return;
  }
}

static void read_head(page *p, xmlNode *root)
{
  xmlNode *title = NULL, *h1 = NULL, *times = NULL;
  for (xmlNode *n = root; n; n = next_node(n, root, n->type == XML_ELEMENT_NODE)) {
    if (is(n, "meta")) read_meta(p, n);
    if (is(n, "title") && !title) title = n;
    if (is(n, "h1") && !h1 && size_of(n).text) h1 = n;
    if (is(n, "time") && !times && attr(n, "datetime").len) times = n;
  }
  for (uint32_t i = 0; i < p->n && !p->year; i++)
    if (p->v[i].kind == PIECE_JSON) read_json(p, sr_text__sub(p->raw, p->v[i].from, p->v[i].to));
  if (times) take_date(p, attr(times, "datetime"));
  if (!p->has_h1 && (h1 || title)) keep_title_runs(p, h1 ? h1 : title);
}

bool sr_text__html_tree(page *p)
{
  sr_buf b;
  sr_buf_init(&b, SKELETON_MAX);
  make_skeleton(p, &b);
  int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                HTML_PARSE_COMPACT | HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC;
  htmlDocPtr doc = b.status == SR_OK && b.len < INT32_MAX ? htmlReadMemory(b.ptr, (int)b.len, NULL, "UTF-8", options) : NULL;
  xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
  if (root) {
    measure(p, root);
    xmlNode *article = find_article(root);
    keep_article(p, article);
    read_head(p, root);
  }
  if (doc) xmlFreeDoc(doc);
  sr_buf_dispose(&b);
  return root != NULL;
}
