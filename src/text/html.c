/* A page -> text of the same length: markup blanked, entities decoded in place; see html.h. */
#include "text/html.h"

#include <libxml/HTMLparser.h>

#include "base/banned.h"

#define FILL 0x1f

static bool has_word(sr_view v, const char *word)
{
  size_t n = strlen(word);
  for (size_t i = 0; i + n <= v.len; i++) {
    size_t k = 0;
    while (k < n && (v.ptr[i + k] | 0x20) == (word[k] | 0x20)) k++;
    if (k == n) return true;
  }
  return false;
}

bool sr_text__is_html(sr_view raw)
{
  static const char *const marks[] = {"<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<meta "};
  sr_view head = {raw.ptr, raw.len < 1024 ? raw.len : 1024};
  sr_view lead = sr_text__trim(head);
  if (sr_view_starts(lead, SR_V("\xef\xbb\xbf"))) lead.ptr += 3, lead.len -= 3;
  if (!lead.len || *lead.ptr != '<') return false;
  for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
    if (has_word(head, marks[i])) return true;
  return false;
}

/* The entity at v (an '&'): its length, 0 where it is none; the character in *c. */
static size_t entity_at(sr_view v, int32_t *c)
{
  char name[12];
  size_t i = 1;
  uint32_t value = 0;
  if (v.len > 3 && v.ptr[1] == '#') {
    bool hex = (v.ptr[2] | 0x20) == 'x';
    for (i = 2 + hex; i < v.len && i < 12 && v.ptr[i] != ';'; i++) {
      char d = v.ptr[i] | 0x20;
      int digit = v.ptr[i] >= '0' && v.ptr[i] <= '9' ? v.ptr[i] - '0' : hex && d >= 'a' && d <= 'f' ? d - 'a' + 10 : -1;
      if (digit < 0) return 0;
      value = value * (hex ? 16 : 10) + (uint32_t)digit;
    }
  } else {
    while (i < v.len && i < sizeof name && v.ptr[i] != ';' && ((v.ptr[i] | 0x20) >= 'a' || (v.ptr[i] >= '0' && v.ptr[i] <= '9'))) {
      name[i - 1] = v.ptr[i];
      i++;
    }
    if (i >= sizeof name) return 0;
    name[i - 1] = 0;
    const htmlEntityDesc *e = htmlEntityLookup((const xmlChar *)name);
    value = e ? e->value : !strcmp(name, "apos") ? '\'' : 0;
  }
  if (i >= v.len || v.ptr[i] != ';' || value == 0 || value > 0x10ffff || (value >= 0xd800 && value < 0xe000)) return 0;
  /* Numbers 128-159 are Windows-1252, as browsers read them. */
  unsigned len;
  bool bad;
  char byte = (char)value;
  *c = value >= 0x80 && value < 0xa0 ? sr_utf8_next((sr_view){&byte, 1}, &len, &bad) : (int32_t)value;
  return i + 1;
}

/* Copies a kept run: blanks for its line ends, entities decoded with fill before the character, so
 * that what follows still touches it ("Khan&rsquo;s"). */
static void copy_run(char *out, sr_view raw, const piece *x)
{
  for (size_t i = x->from; i < x->to;) {
    int32_t c;
    char put[4];
    size_t len = raw.ptr[i] == '&' ? entity_at(sr_text__sub(raw, i, x->to), &c) : 0;
    unsigned n = len ? sr_utf8_put(put, c) : 0;
    if (!len || n > len) {
      out[i] = (unsigned char)raw.ptr[i] < ' ' ? ' ' : raw.ptr[i];
      i++;
      continue;
    }
    memset(out + i, FILL, len - n);
    memcpy(out + i + len - n, put, n);
    i += len;
  }
}

/* Without a tree every run outside scripts is kept. */
static void keep_all(page *p)
{
  for (uint32_t i = 0; i < p->n; i++)
    if (p->v[i].kind == PIECE_TEXT) p->v[i].part = SR_TEXT_NO_HINT;
}

static void build(sr_text *t, const page *p)
{
  sr_document *d = t->d;
  char *out = sr_arena_alloc(d->arena, p->raw.len + 1);
  uint8_t last = PIECE_DROP;
  memset(out, FILL, p->raw.len);
  for (uint32_t i = 0; i < p->n; i++) {
    const piece *x = &p->v[i];
    for (uint32_t k = 0; x->kind == PIECE_TAG && k < x->lines && x->from + k < x->to; k++)
      out[x->from + k] = '\n';
    if (x->kind != PIECE_TEXT || x->part == PIECE_DROP) continue;
    copy_run(out, p->raw, x);
    if (x->part == last) continue;
    sr_text_mark m = {x->from, x->part};
    SR_PUSH(d->arena, &t->mark, m);
    last = x->part;
  }
  d->text = (sr_view){out, p->raw.len};
}

static void take_fields(sr_text *t, const page *p)
{
  sr_document *d = t->d;
  if (p->title_len) d->title = sr_arena_copy(d->arena, (sr_view){p->title, p->title_len});
  if (p->year) sr_text__publish(t, p->year, p->month, p->day, SR_BASIS_METADATA);
  if (p->too_deep) sr_note(d, SR_DIAG_html_too_deep, 0, 0, SR_VNULL);
}

void sr_text__html(sr_text *t)
{
  pieces v = {0};
  page p = {.t = t, .raw = t->d->raw};
  sr_text__html_scan(t->d->arena, t->d->raw, &v);
  p.v = v.v;
  p.n = v.n;
  if (!sr_text__html_tree(&p)) keep_all(&p);
  build(t, &p);
  take_fields(t, &p);
}
