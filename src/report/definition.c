/* Reading data/definitions/NAME.tsv; see sitrep/definition.h. Every row says one thing, with its source; what a row
 * says twice or nobody says is an error, so that a definition cannot be half a one. */
#include "sitrep/definition.h"

#include "base/base.h"

typedef struct reader {
  sr_definition *d;
  uint32_t line;
  sr_error *err;
  bool cls[SR_CLASS__N], who[SR_WHO__N], attackers, lethal, policy, title; /* told */
} reader;

const char *sr_ledger_name(sr_ledger l)
{
  static const char *const names[SR_LEDGER__N] = {"none", "attacks", "operations", "other"};
  return (unsigned)l < SR_LEDGER__N ? names[l] : "";
}

static sr_status wrong(const reader *r, const char *what, sr_view value, const char *instead)
{
  if (!r->err) return SR_ERR_INPUT;
  *r->err = (sr_error){.code = SR_ERR_INPUT, .offset = SIZE_MAX};
  int n = value.len > 40 ? 40 : (int)value.len;
  char place[24] = "";
  if (r->line) snprintf(place, sizeof place, "line %u: ", r->line);
  snprintf(r->err->message, sizeof r->err->message, "%s%s%s%.*s%s%s%s", place, what, value.len ? " \"" : "", n,
           value.len ? value.ptr : "", value.len ? "\"" : "", *instead ? "; nearest: " : "", instead);
  return SR_ERR_INPUT;
}

/* ---- nearest words ---- */

enum { MAX_WORD = 64 };

static char fold(char c)
{
  return c == '_' ? ' ' : sr_ascii_lower(c);
}

/* Insertions, deletions, changes; a swap of neighbours is one. */
static unsigned distance(sr_view a, sr_view b)
{
  unsigned row[3][MAX_WORD + 1], *before = row[0], *last = row[1], *now = row[2];
  if (a.len > MAX_WORD || b.len > MAX_WORD) return UINT32_MAX;
  for (unsigned k = 0; k <= b.len; k++)
    last[k] = k, before[k] = UINT32_MAX / 2;
  for (size_t i = 1; i <= a.len; i++) {
    now[0] = (unsigned)i;
    for (size_t k = 1; k <= b.len; k++) {
      bool same = fold(a.ptr[i - 1]) == fold(b.ptr[k - 1]);
      unsigned best = last[k - 1] + !same;
      if (last[k] + 1 < best) best = last[k] + 1;
      if (now[k - 1] + 1 < best) best = now[k - 1] + 1;
      bool swap =
          i > 1 && k > 1 && fold(a.ptr[i - 1]) == fold(b.ptr[k - 2]) && fold(a.ptr[i - 2]) == fold(b.ptr[k - 1]);
      if (swap && before[k - 2] + 1 < best) best = before[k - 2] + 1;
      now[k] = best;
    }
    unsigned *spare = before;
    before = last, last = now, now = spare;
  }
  return last[b.len];
}

static bool begins(sr_view word, sr_view with)
{
  if (!with.len || with.len > word.len) return false;
  for (size_t i = 0; i < with.len; i++)
    if (fold(word.ptr[i]) != fold(with.ptr[i])) return false;
  return true;
}

/* How unlike a word of the list is; UINT32_MAX: not like it. A longer word that begins so is as near as one change. */
static unsigned unlike(sr_view word, sr_view other)
{
  if (begins(other, word) && word.len >= 2) return 1;
  unsigned d = distance(word, other), most = word.len < 4 ? 1 : (unsigned)word.len / 3 + 1;
  return d <= most ? d : UINT32_MAX;
}

void sr_nearest(char *out, size_t size, sr_view word, const sr_view *list, size_t n)
{
  unsigned best = UINT32_MAX, told = 0;
  size_t at = 0;
  if (!size) return;
  *out = 0;
  for (size_t i = 0; i < n; i++) {
    unsigned d = unlike(word, list[i]);
    if (d < best) best = d;
  }
  for (size_t i = 0; i < n && best != UINT32_MAX && told < 3; i++) {
    if (unlike(word, list[i]) != best || at + list[i].len + 3 > size) continue;
    at += (size_t)snprintf(out + at, size - at, "%s%.*s", told ? ", " : "", (int)list[i].len, list[i].ptr);
    told++;
  }
}

/* Complains of a word that is none of an enumeration's. */
static sr_status unknown_word(const reader *r, const char *what, sr_view word, const char *(*name)(int), int n)
{
  sr_view list[64];
  char near[128];
  for (int i = 0; i < n && i < 64; i++)
    list[i] = sr_view_of(name(i));
  sr_nearest(near, sizeof near, word, list, (size_t)n);
  return wrong(r, what, word, near);
}

static const char *class_word(int i)
{
  return sr_class_name((sr_class)i);
}

static const char *who_word(int i)
{
  return sr_who_name((sr_who)i);
}

static const char *state_word(int i)
{
  return sr_state_name((sr_state)i);
}

static const char *tactic_word(int i)
{
  return sr_tactic_name((sr_tactic)i);
}

static const char *ledger_word(int i)
{
  return sr_ledger_name((sr_ledger)i);
}

static const char *policy_word(int i)
{
#define ROW(P, id) #id,
  static const char *const names[] = {SR_POLICY_LIST(ROW, SR_POLICY)};
#undef ROW
  return names[i];
}

static int find(sr_view word, const char *(*name)(int), int n)
{
  for (int i = 0; i < n; i++)
    if (sr_view_eq(word, sr_view_of(name(i)))) return i;
  return -1;
}

/* ---- one row of each key ---- */

static sr_status read_class(reader *r, sr_view subject, sr_view value)
{
  int c = find(subject, class_word, SR_CLASS__N), l = find(value, ledger_word, SR_LEDGER__N);
  if (c < 0) return unknown_word(r, "no class", subject, class_word, SR_CLASS__N);
  if (l < 0)
    return unknown_word(r, "a class is counted under attacks, operations, other or none, not", value, ledger_word,
                        SR_LEDGER__N);
  if (r->cls[c]) return wrong(r, "told twice: class", subject, "");
  r->cls[c] = true;
  r->d->ledger[c] = (sr_ledger)l;
  return SR_OK;
}

static sr_status read_status(reader *r, sr_view subject, sr_view value)
{
  int s = find(subject, state_word, SR_STATE__N);
  if (s < 0) return unknown_word(r, "no status", subject, state_word, SR_STATE__N);
  if (!sr_view_eq(value, SR_V("counted"))) return wrong(r, "a status is counted or has no row, not", value, "");
  r->d->status[s] = true;
  return SR_OK;
}

static sr_status read_tactic(reader *r, sr_view subject, sr_view value)
{
  int t = find(subject, tactic_word, SR_TACTIC__N);
  if (t < 0) return unknown_word(r, "no tactic", subject, tactic_word, SR_TACTIC__N);
  if (!sr_view_eq(value, SR_V("none_unless_harmed")))
    return wrong(r, "a tactic is none_unless_harmed or has no row, not", value, "");
  r->d->unless_harmed[t] = true;
  return SR_OK;
}

static int bucket_of(const sr_definition *d, sr_view key)
{
  for (unsigned i = 0; i < d->n_buckets; i++)
    if (sr_view_eq(d->bucket[i].key, key)) return (int)i;
  return -1;
}

static sr_status read_bucket(reader *r, sr_view subject, sr_view value)
{
  sr_definition *d = r->d;
  if (d->n_buckets == SR_MAX_BUCKETS) return wrong(r, "more than 8 buckets", SR_VNULL, "");
  if (bucket_of(d, subject) >= 0) return wrong(r, "told twice: bucket", subject, "");
  int group = sr_group_kind_of(subject);
  d->bucket[d->n_buckets++] = (sr_bucket){subject, value, group == SR_GROUP_all ? -1 : group};
  return SR_OK;
}

static sr_status read_who(reader *r, sr_view subject, sr_view value)
{
  int w = find(subject, who_word, SR_WHO__N), b = bucket_of(r->d, value);
  if (w < 0) return unknown_word(r, "no victim", subject, who_word, SR_WHO__N);
  if (r->who[w]) return wrong(r, "told twice: victim", subject, "");
  if (b < 0 && !sr_view_eq(value, SR_V("none"))) {
    sr_view list[SR_MAX_BUCKETS + 1] = {SR_V("none")};
    char near[128];
    for (unsigned i = 0; i < r->d->n_buckets; i++)
      list[i + 1] = r->d->bucket[i].key;
    sr_nearest(near, sizeof near, value, list, r->d->n_buckets + 1);
    return wrong(r, "no bucket (they stand before the victims)", value, near);
  }
  r->who[w] = true;
  r->d->of_who[w] = b < 0 ? SR_NO_BUCKET : (uint8_t)b;
  return SR_OK;
}

static sr_status read_choice(reader *r, sr_view key, sr_view value)
{
  sr_definition *d = r->d;
  if (sr_view_eq(key, SR_V("attackers"))) {
    d->attackers = sr_view_eq(value, SR_V("counted"));
    r->attackers = true;
    return d->attackers || sr_view_eq(value, SR_V("none")) ? SR_OK
                                                           : wrong(r, "attackers are counted or none, not", value, "");
  }
  if (sr_view_eq(key, SR_V("lethal_only"))) {
    r->lethal = true;
    d->lethal = sr_view_eq(value, SR_V("yes"))         ? SR_LETHAL_yes
                : sr_view_eq(value, SR_V("any_bound")) ? SR_LETHAL_any_bound
                                                       : SR_LETHAL_no;
    return d->lethal || sr_view_eq(value, SR_V("no")) ? SR_OK
                                                      : wrong(r, "lethal_only is yes, no or any_bound, not", value, "");
  }
  int p = find(value, policy_word, SR_POLICY__N);
  if (p < 0) return unknown_word(r, "no policy", value, policy_word, SR_POLICY__N);
  d->policy = (sr_policy)p;
  r->policy = true;
  return SR_OK;
}

/* "Province/District". */
static sr_status read_region(reader *r, sr_view subject, sr_view value)
{
  const char *slash = memchr(value.ptr, '/', value.len);
  if (!slash || slash == value.ptr || slash + 1 == value.ptr + value.len)
    return wrong(r, "a region holds Province/District, not", value, "");
  if (r->d->n_regions == SR_MAX_REGIONS) return wrong(r, "more than 64 rows of regions", SR_VNULL, "");
  size_t n = (size_t)(slash - value.ptr);
  r->d->region[r->d->n_regions++] = (sr_region){subject, {value.ptr, n}, {slash + 1, value.len - n - 1}};
  return SR_OK;
}

static sr_status read_words(reader *r, sr_view key, sr_view value)
{
  if (sr_view_eq(key, SR_V("title"))) {
    if (r->title) return wrong(r, "told twice: title", SR_VNULL, "");
    r->title = true;
    r->d->title = value;
    return SR_OK;
  }
  if (r->d->n_notes == SR_MAX_NOTES) return wrong(r, "more than 8 notes", SR_VNULL, "");
  r->d->note[r->d->n_notes++] = value;
  return SR_OK;
}

static const char *const keys[] = {"attackers", "bucket", "class",  "lethal_only", "note", "policy",
                                   "region",    "status", "tactic", "title",       "who"};
enum { N_KEYS = sizeof keys / sizeof *keys };

static const char *key_word(int i)
{
  return keys[i];
}

static sr_status read_row(reader *r, const sr_view *cell)
{
  switch (find(cell[0], key_word, N_KEYS)) {
  case 0:
  case 3:
  case 5:
    return read_choice(r, cell[0], cell[2]);
  case 1:
    return read_bucket(r, cell[1], cell[2]);
  case 2:
    return read_class(r, cell[1], cell[2]);
  case 4:
  case 9:
    return read_words(r, cell[0], cell[2]);
  case 6:
    return read_region(r, cell[1], cell[2]);
  case 7:
    return read_status(r, cell[1], cell[2]);
  case 8:
    return read_tactic(r, cell[1], cell[2]);
  case 10:
    return read_who(r, cell[1], cell[2]);
  default:
    return unknown_word(r, "no key", cell[0], key_word, N_KEYS);
  }
}

/* Four cells, none empty: a row without its source is none. */
static sr_status split_row(reader *r, sr_view line, sr_view *cell)
{
  unsigned n = 0;
  size_t from = 0;
  for (size_t i = 0; i <= line.len; i++) {
    if (i < line.len && line.ptr[i] != '\t') continue;
    if (n < 4) cell[n] = (sr_view){line.ptr + from, i - from};
    n++;
    from = i + 1;
  }
  if (n != 4) return wrong(r, "a row has four cells: key, subject, value, source", SR_VNULL, "");
  for (unsigned k = 0; k < 4; k++)
    if (!cell[k].len) return wrong(r, k == 3 ? "no source" : "an empty cell", cell[0], "");
  return SR_OK;
}

static sr_status complete(reader *r)
{
  r->line = 0;
  for (int c = 0; c < SR_CLASS__N; c++)
    if (!r->cls[c]) return wrong(r, "nothing is said of the class", sr_view_of(class_word(c)), "");
  for (int w = 0; w < SR_WHO__N; w++)
    if (!r->who[w]) return wrong(r, "nothing is said of the victim", sr_view_of(who_word(w)), "");
  const char *missing = !r->title       ? "title"
                        : !r->attackers ? "attackers"
                        : !r->lethal    ? "lethal_only"
                        : !r->policy    ? "policy"
                                        : NULL;
  return missing ? wrong(r, "a row is missing:", sr_view_of(missing), "") : SR_OK;
}

sr_status sr_definition_read(sr_definition *out, sr_view name, sr_view text, sr_error *err)
{
  reader r = {.d = out, .err = err};
  bool header = false;
  *out = (sr_definition){.name = name};
  for (size_t i = 0; i < text.len;) {
    const char *end = memchr(text.ptr + i, '\n', text.len - i);
    size_t n = end ? (size_t)(end - text.ptr) - i : text.len - i;
    sr_view line = {text.ptr + i, n}, cell[4];
    i += n + 1;
    r.line++;
    if (!line.len || line.ptr[0] == '#') continue;
    sr_status st = split_row(&r, line, cell);
    if (st == SR_OK && header) st = read_row(&r, cell);
    if (st != SR_OK) return st;
    if (!header && !sr_view_eq(cell[0], SR_V("key")))
      return wrong(&r, "no header: key, subject, value, source", SR_VNULL, "");
    header = true;
  }
  return complete(&r);
}
