/* Bytes of a feed to a tree; see feed_parts.h.
 *
 * Feeds in the wild are often no XML: control characters, bytes that are no UTF-8, HTML's entities, tags that do not
 * match, an end that is missing. The first three, and "&" for itself, are mended before and while parsing. For the
 * others libxml2 goes on as well as it can, and the item in which it happened is marked.
 */
#include <errno.h> /* the system's first: they declare functions that base/banned.h poisons */
#include <iconv.h>

#include "cli/feed_parts.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "base/banned.h"

#if LIBXML_VERSION >= 21200
typedef const xmlError *error_ptr;
#else
typedef xmlErrorPtr error_ptr;
#endif

#define MAX_CLEAN (5 * (size_t)SR_MAX_FETCH) /* every "&" may become "&amp;" */

/* State of one parse: `_private` of libxml2's. */
typedef struct parse {
  sr_feed_tree *tree;
  bool declares;
} parse;

/* --- bytes --- */

static bool is_space(char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_word(char c)
{
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static sr_view skip_blank(sr_view v)
{
  if (sr_view_starts(v, SR_V("\xef\xbb\xbf"))) v = (sr_view){v.ptr + 3, v.len - 3};
  while (v.len && is_space(v.ptr[0])) v.ptr++, v.len--;
  return v;
}

/* Skips what `end` ends; empty where nothing does. */
static sr_view skip_past(sr_view v, sr_view end)
{
  const char *p = v.len ? memmem(v.ptr, v.len, end.ptr, end.len) : NULL;
  return p ? (sr_view){p + end.len, v.len - (size_t)(p + end.len - v.ptr)} : SR_VNULL;
}

bool sr_feed_guess(sr_view v)
{
  static const char *const roots[] = {"rss", "feed", "RDF"};
  for (v = skip_blank(v);; v = skip_blank(v)) {
    if (sr_view_starts(v, SR_V("<?"))) v = skip_past(v, SR_V("?>"));
    else if (sr_view_starts(v, SR_V("<!--"))) v = skip_past(v, SR_V("-->"));
    else if (sr_view_starts(v, SR_V("<!"))) v = skip_past(v, SR_V(">"));
    else break;
  }
  if (!v.len || v.ptr[0] != '<') return false;
  size_t n = 1, from = 1;
  for (; n < v.len && n < 64 && !is_space(v.ptr[n]) && v.ptr[n] != '>' && v.ptr[n] != '/'; n++)
    if (v.ptr[n] == ':') from = n + 1;
  for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
    if (sr_view_eq((sr_view){v.ptr + from, n - from}, sr_view_of(roots[i]))) return true;
  return false;
}

/* The encoding that the XML declaration names, in `out`; "" where it names none. */
static void declared_encoding(sr_view v, char out[32])
{
  size_t n = 0, at = 0;
  sr_view after = sr_view_starts(v, SR_V("<?xml")) ? skip_past(v, SR_V("?>")) : SR_VNULL;
  sr_view decl = after.ptr ? (sr_view){v.ptr, v.len - after.len} : SR_VNULL;
  const char *name = decl.len < 512 && decl.len ? memmem(decl.ptr, decl.len, "encoding", 8) : NULL;
  if (name) at = (size_t)(name - decl.ptr) + 8;
  while (name && at < decl.len && (is_space(decl.ptr[at]) || memchr("=\"'", decl.ptr[at], 3))) at++;
  for (; name && at < decl.len && n < 31; at++) {
    char c = decl.ptr[at];
    if (!is_word(c) && c != '-' && c != '_') break;
    out[n++] = c;
  }
  out[n] = 0;
}

/* The encoding to be read from, "" for UTF-8: by the first bytes, else as declared. One of wide characters cannot be
 * declared in narrow ones. */
static void encoding_of(sr_view v, char out[32])
{
  bool little = v.len >= 2 && (!memcmp(v.ptr, "\xff\xfe", 2) || !memcmp(v.ptr, "<", 2));
  bool big = v.len >= 2 && (!memcmp(v.ptr, "\xfe\xff", 2) || !memcmp(v.ptr, "\0<", 2));
  if (little || big) snprintf(out, 32, "%s", little ? "UTF-16LE" : "UTF-16BE");
  else declared_encoding(v, out);
  bool wide = !strncasecmp(out, "utf-16", 6) || !strncasecmp(out, "utf-32", 6) || !strncasecmp(out, "ucs", 3);
  if ((wide && !little && !big) || !strncasecmp(out, "utf-8", 5) || !strncasecmp(out, "utf8", 4)) out[0] = 0;
}

/* Converts to UTF-8; what cannot be becomes U+FFFD. False where the encoding is not known. */
static bool convert(sr_buf *out, sr_view v, const char *encoding)
{
  iconv_t c = iconv_open("UTF-8", encoding);
  if (c == (iconv_t)-1) return false;
  char *from = (char *)(uintptr_t)v.ptr;
  for (size_t left = v.len; left && out->status == SR_OK;) {
    char step[4096], *to = step;
    size_t room = sizeof step;
    bool bad = iconv(c, &from, &left, &to, &room) == (size_t)-1 && errno != E2BIG;
    sr_buf_add(out, (sr_view){step, sizeof step - room});
    if (!bad || !left) continue;
    sr_buf_add(out, SR_V("\xef\xbf\xbd"));
    from++;
    left--;
  }
  iconv_close(c);
  return true;
}

/* Bytes of the reference that begins with this '&' ("&amp;", "&#39;"), or 0; its name in `name`. */
static size_t reference(sr_view v, char name[12])
{
  size_t n = 0;
  for (size_t i = 1; i < v.len && n < 11 && (is_word(v.ptr[i]) || (i == 1 && v.ptr[i] == '#')); i++) name[n++] = v.ptr[i];
  name[n] = 0;
  return n && n + 1 < v.len && v.ptr[n + 1] == ';' ? n + 2 : 0;
}

/* What stands for an '&': itself where it begins a reference of XML, a character where it is one of HTML, else "&amp;". */
static sr_view mend_reference(sr_view v, unsigned *len, char out[4])
{
  char name[12];
  size_t n = reference(v, name);
  if (n && (name[0] == '#' || xmlGetPredefinedEntity((const xmlChar *)name))) return SR_VNULL;
  const htmlEntityDesc *html = n ? htmlEntityLookup((const xmlChar *)name) : NULL;
  if (!html) return SR_V("&amp;");
  *len = (unsigned)n;
  return (sr_view){out, sr_utf8_put(out, (int32_t)html->value)};
}

/* What XML takes in place of the character `c` of *len bytes at the front of `v`; `out` is scratch. Empty: itself. */
static sr_view mend(sr_view v, int32_t c, bool bad, unsigned *len, bool *cdata, char out[4])
{
  if (bad) return c < ' ' ? SR_V(" ") : (sr_view){out, sr_utf8_put(out, c)};
  if (c == '<' && sr_view_starts(v, SR_V("<![CDATA["))) *cdata = true;
  if (c == ']' && sr_view_starts(v, SR_V("]]>"))) *cdata = false;
  if (c == '&' && !*cdata) return mend_reference(v, len, out);
  return (c < ' ' && !is_space((char)c)) || c == 0xfffe || c == 0xffff ? SR_V(" ") : SR_VNULL;
}

/* Bytes that are no UTF-8 are read as everywhere (base/utf8.h), control characters become blanks, an '&' that stands for
 * itself becomes "&amp;", and HTML's entities, which XML does not know, their characters. */
static void add_clean(sr_buf *out, sr_view v)
{
  bool cdata = false;
  size_t from = 0;
  for (size_t i = 0; i < v.len;) {
    unsigned len;
    bool bad;
    char scratch[4];
    sr_view rest = {v.ptr + i, v.len - i};
    int32_t c = sr_utf8_next(rest, &len, &bad);
    sr_view mended = mend(rest, c, bad, &len, &cdata, scratch);
    if (mended.len) {
      sr_buf_add(out, (sr_view){v.ptr + from, i - from});
      sr_buf_add(out, mended);
      from = i + len;
    }
    i += len;
  }
  sr_buf_add(out, (sr_view){v.ptr + from, v.len - from});
}

/* UTF-8 that XML takes, whatever the feed is in. So libxml2's own guesses at encodings, which may let others through, are
 * not needed. */
static sr_status make_clean(sr_buf *out, sr_view v)
{
  char encoding[32];
  sr_buf utf8;
  encoding_of(v, encoding);
  sr_buf_init(&utf8, 3 * (size_t)SR_MAX_FETCH);
  if (encoding[0] && convert(&utf8, v, encoding)) v = skip_blank(sr_buf_view(&utf8));
  add_clean(out, v);
  sr_status status = utf8.status != SR_OK ? utf8.status : out->status;
  sr_buf_dispose(&utf8);
  return status;
}

/* --- parsing --- */

bool sr_feed__is_item(const xmlNode *n)
{
  if (n->type != XML_ELEMENT_NODE || (n->ns && n->ns->prefix && !strstr((const char *)n->ns->href, "Atom"))) return false;
  return !strcmp((const char *)n->name, "item") || !strcmp((const char *)n->name, "entry");
}

static xmlNode *first_element(xmlNode *n)
{
  while (n && n->type != XML_ELEMENT_NODE) n = n->next;
  return n;
}

xmlNode *sr_feed__after(const xmlNode *n)
{
  xmlNode *next = first_element(n->children);
  for (; !next && n && n->type == XML_ELEMENT_NODE; n = n->parent)
    next = first_element(n->next);
  return next;
}

/* Prefixes that nobody declared, and what follows the root element, do no harm. */
static bool is_harmless(error_ptr e)
{
  return e->level < XML_ERR_ERROR || e->domain == XML_FROM_NAMESPACE || e->code == XML_ERR_DOCUMENT_END;
}

static void note_error(void *ctx, error_ptr e)
{
  xmlParserCtxt *c = ctx;
  parse *p = c->_private;
  char said[sizeof p->tree->damage];
  if (is_harmless(e)) return;
  int n = snprintf(said, sizeof said, "line %d: damaged XML: %s", e->line, e->message ? e->message : "");
  for (n = n < (int)sizeof said ? n : (int)sizeof said - 1; n > 0 && is_space(said[n - 1]);) said[--n] = 0;
  xmlNode *item = c->node;
  while (item && !sr_feed__is_item(item)) item = item->parent;
  if (item && !item->_private) item->_private = strdup(said);
  if (item && item->_private) p->tree->item_damage = true;
  else if (!p->tree->damage[0]) snprintf(p->tree->damage, sizeof said, "%s", said);
}

/* After an error libxml2 drops every entity, &lt; too. It must not: the text of later items hangs on them. */
static void go_on(void *ctx)
{
  ((xmlParserCtxt *)ctx)->wellFormed = 1;
}

static void on_start(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_ns, const xmlChar **ns,
                     int n_attr, int n_default, const xmlChar **attr)
{
  xmlSAX2StartElementNs(ctx, name, prefix, uri, n_ns, ns, n_attr, n_default, attr);
  go_on(ctx);
}

static void on_end(void *ctx, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  xmlSAX2EndElementNs(ctx, name, prefix, uri);
  go_on(ctx);
}

static void on_text(void *ctx, const xmlChar *text, int len)
{
  xmlSAX2Characters(ctx, text, len);
  go_on(ctx);
}

/* Declarations inside the document are how small files grow large; no feed needs them. */
static void on_doctype(void *ctx, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
  xmlParserCtxt *c = ctx;
  (void)name;
  (void)external;
  (void)system;
  if (!c->input || !c->input->cur || *c->input->cur != '[') return;
  ((parse *)c->_private)->declares = true;
  xmlStopParser(c);
}

static void set_handlers(xmlParserCtxt *c)
{
  c->sax->serror = note_error;
  c->sax->startElementNs = on_start;
  c->sax->endElementNs = on_end;
  c->sax->characters = c->sax->ignorableWhitespace = on_text;
  c->sax->internalSubset = on_doctype;
  c->sax->externalSubset = NULL;
  c->sax->getParameterEntity = NULL;
  c->sax->entityDecl = NULL;
  c->sax->elementDecl = NULL;
  c->sax->attributeDecl = NULL;
  c->sax->notationDecl = NULL;
  c->sax->unparsedEntityDecl = NULL;
}

static sr_status parse_clean(sr_feed_tree *t, sr_view v, const char *base)
{
  parse p = {.tree = t};
  xmlParserCtxt *c = xmlNewParserCtxt();
  if (!c) return SR_ERR_MEMORY;
  c->_private = &p;
  set_handlers(c);
  t->doc = xmlCtxtReadMemory(c, v.ptr ? v.ptr : "", (int)v.len, base, "UTF-8",
                             XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_RECOVER | XML_PARSE_BIG_LINES |
                                 XML_PARSE_IGNORE_ENC);
  xmlFreeParserCtxt(c);
  if (!p.declares) return SR_OK;
  snprintf(t->damage, sizeof t->damage, "%s", "it declares elements or entities of its own, which is refused");
  sr_feed__dispose(t);
  return SR_ERR_INPUT;
}

static bool is_feed(const xmlDoc *doc)
{
  const xmlNode *root = doc ? xmlDocGetRootElement(doc) : NULL;
  if (!root) return false;
  const char *name = (const char *)root->name;
  return !strcmp(name, "rss") || !strcmp(name, "RDF") || !strcmp(name, "feed");
}

sr_status sr_feed__parse(sr_feed_tree *out, sr_view bytes, const char *base, sr_buf *why)
{
  sr_buf clean;
  *out = (sr_feed_tree){.doc = NULL};
  if (bytes.len > SR_MAX_FETCH) {
    sr_buf_printf(why, "longer than the limit of %u MB for a feed", SR_MAX_FETCH >> 20);
    return SR_ERR_LIMIT;
  }
  sr_buf_init(&clean, MAX_CLEAN);
  sr_status status = make_clean(&clean, skip_blank(bytes));
  if (status == SR_OK) status = parse_clean(out, sr_buf_view(&clean), base);
  sr_buf_dispose(&clean);
  if (status == SR_ERR_MEMORY) sr_buf_printf(why, "not enough memory");
  if (status == SR_ERR_LIMIT) sr_buf_printf(why, "longer than the limit for a feed, in UTF-8");
  if (status == SR_OK && !is_feed(out->doc)) status = SR_ERR_INPUT;
  if (status == SR_ERR_INPUT)
    sr_buf_printf(why, "no RSS or Atom feed%s%s", out->damage[0] ? ": " : "", out->damage);
  if (status != SR_OK) sr_feed__dispose(out);
  return status;
}

void sr_feed__dispose(sr_feed_tree *t)
{
  if (!t->doc) return;
  for (xmlNode *n = xmlDocGetRootElement(t->doc); n; n = sr_feed__after(n)) {
    if (sr_feed__is_item(n)) free(n->_private);
    n->_private = NULL;
  }
  xmlFreeDoc(t->doc);
  t->doc = NULL;
}
