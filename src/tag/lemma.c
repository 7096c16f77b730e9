/* English spelling undone; see lemma.h. */
#include "tag/lemma.h"

#include "tag/model_format.h"

static bool vowel(char c)
{
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static bool ends(const char *s, size_t n, const char *tail)
{
  size_t k = strlen(tail);
  return n >= k && memcmp(s + n - k, tail, k) == 0;
}

/* Groups of vowels: syllables, roughly. */
static unsigned syllables(const char *s, size_t n)
{
  unsigned k = 0;
  for (size_t i = 0; i < n; i++)
    k += (vowel(s[i]) || s[i] == 'y') && (i == 0 || !(vowel(s[i - 1]) || s[i - 1] == 'y'));
  return k;
}

/* Last letters after which a stem of -ed, -ing has lost an e. */
static bool tail_wants_e(const char *s, size_t n)
{
  static const char *const tails[] = {"at", "iz", "is", "uc", "ac", "ur", "ir", "id", "od", "ud", "ut", "ib", "ok",
                                      "uk", "as", "os", "us", "in", "or", "ar", "ot", "um", "ul", "ap", "ag", "ad"};
  if (n < 3 || vowel(s[n - 3])) return ends(s, n, "eas") || ends(s, n, "ais") || ends(s, n, "oic") || ends(s, n, "auc");
  for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
    if (ends(s, n, tails[i])) return true;
  return false;
}

/* "monitor", "listen": unstressed ends that lost nothing. */
static bool tail_is_whole(const char *s, size_t n)
{
  static const char *const tails[] = {"er", "en", "on", "it", "et", "el", "il", "op", "om", "ip", "tor", "bor", "vor",
                                      "cor", "ror", "lar", "dar", "gar", "bot", "lot", "vot", "bin", "gin", "cal"};
  for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
    if (ends(s, n, tails[i])) return true;
  return false;
}

/* "charge", "damage", "avenge", but "hang", "bomb(ing)". */
static bool g_wants_e(const char *s, size_t n)
{
  if (ends(s, n, "hang") || ends(s, n, "bang") || n < 2) return false;
  return vowel(s[n - 2]) || strchr("rdl", s[n - 2]) || ends(s, n, "ang") || ends(s, n, "eng");
}

static bool wants_e(const char *s, size_t n)
{
  char a = s[n - 1], b = n > 1 ? s[n - 2] : 0, c = n > 2 ? s[n - 3] : 0;
  if (a == 'v' || a == 'u' || (a == 'c' && b != 'i')) return true;
  if (a == 'g') return g_wants_e(s, n);
  if (a == 'z') return b != 'z';
  if (a == 's') return b == 'n' || b == 'r' || b == 'p' || tail_wants_e(s, n);
  if (a == 'l' && b && strchr("btdgkpczf", b)) return true;
  if (vowel(a) || a == 'w' || a == 'x' || a == 'y' || a == 'h') return false;
  if (!vowel(b) || vowel(c)) return tail_wants_e(s, n) && vowel(b);
  /* consonant, one vowel, consonant: had it no e, a short word would have doubled its end */
  if (syllables(s, n) < 2) return true;
  return tail_wants_e(s, n) && !tail_is_whole(s, n);
}

/* A stem left by -ed or -ing, made a base. */
static size_t restore(char *s, size_t n)
{
  char a = s[n - 1];
  if (n > 3 && a == s[n - 2] && !vowel(a)) {
    bool stays = a == 's' || a == 'f' || a == 'z' || (a == 'l' && syllables(s, n) < 2);
    return stays ? n : n - 1;
  }
  if (n > 1 && (wants_e(s, n) || (n == 2 && vowel(s[0]) && !vowel(a)))) s[n++] = 'e'; /* "used" */
  return n;
}

static size_t plural_or_third(char *s, size_t n, bool verb)
{
  if (n < 4 || s[n - 1] != 's' || s[n - 2] == 's') return n;
  if (ends(s, n, "ies")) {
    if (n > 4) s[n - 3] = 'y';
    return n > 4 ? n - 2 : n - 1;
  }
  if (ends(s, n, "sses") || ends(s, n, "shes") || ends(s, n, "ches") || ends(s, n, "xes") || ends(s, n, "zzes"))
    return n - 2;
  if (ends(s, n, "oes")) return n > 5 || verb ? n - 2 : n - 1;
  if (!verb && (ends(s, n, "us") || ends(s, n, "is"))) return n;
  return n - 1;
}

static bool has_vowel(const char *s, size_t n)
{
  return syllables(s, n) > 0;
}

size_t sr_lemma_rule(char *out, sr_view norm, unsigned pos)
{
  size_t n = norm.len;
  memcpy(out, norm.ptr, n);
  if (pos == SR_POS_NOUNS) return plural_or_third(out, n, false);
  if (pos == SR_POS_VBP) return plural_or_third(out, n, true);
  if (pos == SR_POS_VBG && n > 4 && ends(out, n, "ing") && has_vowel(out, n - 3)) return restore(out, n - 3);
  if (pos == SR_POS_VBD || pos == SR_POS_VBN) {
    if (n > 4 && ends(out, n, "ied")) {
      out[n - 3] = 'y';
      return n - 2;
    }
    if (n == 4 && ends(out, n, "ied")) return n - 1; /* "died", "tied" */
    if (n > 4 && ends(out, n, "eed")) return n - 1;
    if (n > 3 && ends(out, n, "ed") && has_vowel(out, n - 2)) return restore(out, n - 2);
  }
  return n;
}

unsigned sr_lemma_kind(unsigned pos)
{
  switch (pos) {
  case SR_POS_VBD:
  case SR_POS_VBN: return SR_LEMMA_PAST;
  case SR_POS_VB:
  case SR_POS_VBP:
  case SR_POS_VBG: return SR_LEMMA_VERB;
  case SR_POS_NOUNS: return SR_LEMMA_NOUN;
  case SR_POS_AUX: return SR_LEMMA_AUX;
  default: return 0;
  }
}

bool sr_lemma_sound(sr_view exceptions, uint16_t at)
{
  size_t i = (size_t)at * 4;
  while (i + 1 < exceptions.len && exceptions.ptr[i])
    i += 2 + (size_t)(unsigned char)exceptions.ptr[i + 1];
  return i < exceptions.len && !exceptions.ptr[i];
}

static sr_view find_exception(sr_view exceptions, uint16_t at, unsigned kind)
{
  const char *p = exceptions.ptr + (size_t)at * 4;
  for (; *p; p += 2 + (unsigned char)p[1])
    if ((unsigned char)*p == kind) return (sr_view){p + 2, (unsigned char)p[1]};
  return SR_VNULL;
}

void sr_lemma_set(sr_view exceptions, uint16_t at, sr_document *d, uint32_t i)
{
  sr_token *t = &d->tok.v[i];
  sr_view norm = sr_tok_norm(d, i), lemma = SR_VNULL;
  unsigned kind = sr_lemma_kind(t->pos);
  char made[SR_MAX_TOKEN * 4 + 8];
  if (kind && at) lemma = find_exception(exceptions, at, kind);
  if (!lemma.ptr && kind && norm.len < 64) {
    size_t n = sr_lemma_rule(made, norm, t->pos);
    lemma = n <= norm.len && memcmp(made, norm.ptr, n) == 0 ? (sr_view){norm.ptr, n}
                                                            : sr_arena_copy(d->arena, (sr_view){made, n});
  }
  if (!lemma.ptr) lemma = (sr_view){norm.ptr, norm.len < 255 ? norm.len : 255};
  t->lemma = lemma.ptr;
  t->lemma_len = (uint8_t)lemma.len;
  t->lemma_key = lemma.ptr == norm.ptr && lemma.len == norm.len ? t->key : sr_hash(lemma);
}
