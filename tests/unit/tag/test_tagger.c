/* The tagger on sentences of our own, in mixed case, capitals and small letters; lemma rules; groups. */
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "compilers/packwrite.h"
#include "tag/lemma.h"
#include "tag/tagger.h"

typedef struct fixture {
  sr_tagger tagger;
  sr_view model;
  sr_arena arena;
  jmp_buf full;
} fixture;

static int setup(void **state)
{
  static fixture f;
  const char *dir = getenv("SITREP_DATA");
  char path[1024];
  snprintf(path, sizeof path, "%s/tagger.bin", dir ? dir : "build/data");
  f.model = read_file(path);
  sr_arena_init(&f.arena, 0);
  f.arena.on_full = &f.full;
  *state = &f;
  return sr_tagger_open(&f.tagger, f.model) == SR_OK ? 0 : -1;
}

static int teardown(void **state)
{
  fixture *f = *state;
  sr_arena_dispose(&f->arena);
  free((void *)(uintptr_t)f->model.ptr);
  return 0;
}

typedef enum letters { MIXED, CAPITALS, SMALL } letters;

/* A document of one sentence. */
static void read_sentence(fixture *f, sr_document *d, const char *text, letters how)
{
  size_t n = strlen(text), at = 0, norm_at = 0;
  char *own = sr_arena_alloc(&f->arena, n + 1);
  for (size_t i = 0; i <= n; i++)
    own[i] = (char)(how == CAPITALS ? toupper((unsigned char)text[i])
                    : how == SMALL  ? tolower((unsigned char)text[i])
                                    : text[i]);
  *d = (sr_document){.arena = &f->arena, .text = {own, n}, .raw = {own, n}};
  d->norms = sr_arena_alloc(&f->arena, 4 * n + 64);
  for (sr_lexeme l; sr_lex_next(d->text, &at, &l);) {
    size_t len = sr_lex_fold(d->norms + norm_at, d->text, &l);
    sr_token t = {.from = l.from, .to = l.to, .flags = l.flags,
                  .norm_at = (uint32_t)norm_at, .norm_len = (uint16_t)len};
    t.key = t.lemma_key = sr_hash((sr_view){d->norms + norm_at, len});
    t.flags |= d->tok.n ? 0 : SR_TOK_FIRST;
    t.flags |= how == MIXED ? 0 : SR_TOK_NOCASE;
    norm_at += len;
    SR_PUSH(&f->arena, &d->tok, t);
  }
  sr_sentence s = {.tok_from = 0, .tok_to = d->tok.n, .nocase = how != MIXED};
  SR_PUSH(&f->arena, &d->sent, s);
}

/* The tags as text: "Three/NUM terrorists/NOUNS". */
static const char *classes(fixture *f, const sr_document *d)
{
  sr_view v = SR_V("");
  for (uint32_t i = 0; i < d->tok.n; i++) {
    sr_view w = sr_tok_norm(d, i);
    v = sr_arena_printf(&f->arena, "%.*s%s%.*s/%s", (int)v.len, v.ptr, i ? " " : "", (int)w.len, w.ptr,
                        sr_pos_name(d->tok.v[i].pos));
  }
  return v.ptr;
}

static const char *groups(fixture *f, sr_document *d)
{
  sr_annotations a = {0};
  sr_view v = SR_V("");
  sr_tag_groups(d, 0, &a);
  uint32_t n = a.group.n;
  sr_tag_groups(d, 0, &a);
  assert_int_equal(a.group.n, n);
  for (uint32_t i = 0; i < n; i++) {
    const sr_group *g = &a.group.v[i];
    sr_view w = sr_tok_norm(d, g->head);
    assert_true(g->tok_from <= g->head && g->head < g->tok_to);
    v = sr_arena_printf(&f->arena, "%.*s%s%s%u %.*s", (int)v.len, v.ptr, i ? ", " : "", g->verb ? "V" : "N",
                        g->tok_to - g->tok_from, (int)w.len, w.ptr);
  }
  return v.ptr;
}

static const char *names(fixture *f, const sr_document *d)
{
  sr_view v = SR_V("");
  for (uint32_t i = 0; i < d->tok.n; i++) {
    sr_view w = sr_tok_norm(d, i);
    if (d->tok.v[i].ner)
      v = sr_arena_printf(&f->arena, "%.*s%s%.*s/%s", (int)v.len, v.ptr, v.len ? " " : "", (int)w.len, w.ptr,
                          sr_ner_name(d->tok.v[i].ner));
  }
  return v.ptr;
}

/* In every letter case: word classes, groups (kind, tokens, head), names. NULL: not compared. */
static const struct {
  const char *text, *classes, *groups, *names;
} sentences[] = {
  {"Three terrorists wearing suicide jackets were killed.",
   "three/NUM terrorists/NOUNS wearing/VBG suicide/NOUN jackets/NOUNS were/AUX killed/VBN ./PUNCT",
   "N2 terrorists, V1 wearing, N2 jackets, V2 killed", ""},
  {"Gunmen shot dead a trader in Quetta's Saryab Road area",
   "gunmen/NOUNS shot/VBD dead/ADJ a/DET trader/NOUN in/ADP quetta/PROPN 's/PART saryab/PROPN road/PROPN area/NOUN",
   "N1 gunmen, V1 shot, N2 trader, N5 area", "quetta/B-LOC saryab/B-LOC road/I-LOC"},
  {"Four policemen and two passers-by had been killed in the ambush, Inspector Ghulam Rasool said.", NULL, NULL,
   "ghulam/B-PER rasool/I-PER"},
  {"The Balochistan Liberation Army claimed responsibility for the attack on the convoy.", NULL,
   "N4 army, V1 claimed, N1 responsibility, N2 attack, N2 convoy", "balochistan/B-ORG liberation/I-ORG army/I-ORG"},
  {"The militants were trying to enter a mosque when guards opened fire.", NULL,
   "N2 militants, V2 trying, V2 enter, N2 mosque, N1 guards, V1 opened, N1 fire", ""},
};

static void test_sentences(void **state)
{
  fixture *f = *state;
  for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++)
    for (letters how = MIXED; how <= SMALL; how++) {
      sr_document d;
      read_sentence(f, &d, sentences[i].text, how);
      sr_tag_sentence(&f->tagger, &d, 0);
      assert_true(d.sent.v[0].tagged);
      if (sentences[i].classes) assert_string_equal(classes(f, &d), sentences[i].classes);
      if (sentences[i].groups) assert_string_equal(groups(f, &d), sentences[i].groups);
      if (sentences[i].names) assert_string_equal(names(f, &d), sentences[i].names);
    }
}

/* Minimal pairs: the same word, another class by its context. */
static const struct {
  const char *text, *word;
  sr_pos pos;
  const char *lemma;
} pairs[] = {
  {"Police shot two men near the bridge.", "shot", SR_POS_VBD, "shoot"},
  {"He was shot in the head.", "shot", SR_POS_VBN, "shoot"},
  {"The army attacked the camp.", "attacked", SR_POS_VBD, "attack"},
  {"The camp was attacked by rebels.", "attacked", SR_POS_VBN, "attack"},
  {"They were planning to attack the camp.", "attack", SR_POS_VB, "attack"},
  {"The attack killed ten people.", "attack", SR_POS_NOUN, "attack"},
  {"The attacks killed ten people.", "attacks", SR_POS_NOUNS, "attack"},
  {"Gunmen left three people dead.", "left", SR_POS_VBD, "leave"},
  {"Firing broke out between two groups.", "broke", SR_POS_VBD, "break"},
  {"Soldiers were firing at the car.", "firing", SR_POS_VBG, "fire"},
  {"Two buses were burned.", "buses", SR_POS_NOUNS, "bus"},
  {"The policemen were buried on Monday.", "policemen", SR_POS_NOUNS, "policeman"},
};

static void test_pairs(void **state)
{
  fixture *f = *state;
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
    for (letters how = MIXED; how <= SMALL; how++) {
      sr_document d;
      uint32_t k = 0;
      read_sentence(f, &d, pairs[i].text, how);
      sr_tag_sentence(&f->tagger, &d, 0);
      while (k < d.tok.n && !sr_view_eq(sr_tok_norm(&d, k), sr_view_of(pairs[i].word)))
        k++;
      assert_true(k < d.tok.n);
      if (d.tok.v[k].pos != pairs[i].pos) print_error("%s: %s\n", pairs[i].text, classes(f, &d));
      assert_string_equal(sr_pos_name(d.tok.v[k].pos), sr_pos_name(pairs[i].pos));
      assert_true(sr_view_eq(sr_tok_lemma(&d, k), sr_view_of(pairs[i].lemma)));
      assert_int_equal(d.tok.v[k].lemma_key, sr_hash(sr_view_of(pairs[i].lemma)));
    }
}

static const struct {
  const char *form;
  sr_pos pos;
  const char *lemma;
} rules[] = {
  {"killed", SR_POS_VBD, "kill"},       {"kills", SR_POS_VBP, "kill"},         {"killing", SR_POS_VBG, "kill"},
  {"fired", SR_POS_VBN, "fire"},        {"firing", SR_POS_VBG, "fire"},        {"raided", SR_POS_VBD, "raid"},
  {"ambushed", SR_POS_VBD, "ambush"},   {"ambushes", SR_POS_NOUNS, "ambush"},  {"stormed", SR_POS_VBD, "storm"},
  {"wounded", SR_POS_VBN, "wound"},     {"injured", SR_POS_VBN, "injure"},     {"injuries", SR_POS_NOUNS, "injury"},
  {"exploded", SR_POS_VBD, "explode"},  {"detonating", SR_POS_VBG, "detonate"}, {"defused", SR_POS_VBN, "defuse"},
  {"targeted", SR_POS_VBN, "target"},   {"abducted", SR_POS_VBN, "abduct"},    {"kidnapped", SR_POS_VBN, "kidnap"},
  {"stopped", SR_POS_VBD, "stop"},      {"gunned", SR_POS_VBN, "gun"},         {"admitted", SR_POS_VBN, "admit"},
  {"surrendered", SR_POS_VBD, "surrender"}, {"recovered", SR_POS_VBN, "recover"}, {"seized", SR_POS_VBN, "seize"},
  {"besieged", SR_POS_VBN, "besiege"},  {"damaged", SR_POS_VBN, "damage"},     {"torched", SR_POS_VBN, "torch"},
  {"burned", SR_POS_VBN, "burn"},       {"shelled", SR_POS_VBN, "shell"},      {"executed", SR_POS_VBN, "execute"},
  {"carried", SR_POS_VBD, "carry"},     {"died", SR_POS_VBD, "die"},           {"identified", SR_POS_VBN, "identify"},
  {"bombed", SR_POS_VBN, "bomb"},       {"bodies", SR_POS_NOUNS, "body"},      {"tied", SR_POS_VBN, "tie"},
  {"vehicles", SR_POS_NOUNS, "vehicle"}, {"grenades", SR_POS_NOUNS, "grenade"}, {"blasts", SR_POS_NOUNS, "blast"},
  {"rescued", SR_POS_VBN, "rescue"},    {"captured", SR_POS_VBN, "capture"},   {"arrested", SR_POS_VBN, "arrest"},
  {"crossing", SR_POS_VBG, "cross"},    {"passed", SR_POS_VBD, "pass"},        {"used", SR_POS_VBN, "use"},
  {"blamed", SR_POS_VBN, "blame"},      {"claimed", SR_POS_VBD, "claim"},      {"martyred", SR_POS_VBN, "martyr"},
  {"opened", SR_POS_VBD, "open"},       {"hurled", SR_POS_VBD, "hurl"},        {"lobbed", SR_POS_VBD, "lob"},
  {"charged", SR_POS_VBN, "charge"},    {"hanged", SR_POS_VBN, "hang"},        {"released", SR_POS_VBN, "release"},
  {"tortured", SR_POS_VBN, "torture"},  {"assassinated", SR_POS_VBN, "assassinate"}, {"beheaded", SR_POS_VBN, "behead"},
  {"clashes", SR_POS_NOUNS, "clash"},   {"armies", SR_POS_NOUNS, "army"},      {"forces", SR_POS_NOUNS, "force"},
  {"houses", SR_POS_NOUNS, "house"},    {"crises", SR_POS_NOUNS, "crise"},     {"mosques", SR_POS_NOUNS, "mosque"},
  {"police", SR_POS_NOUNS, "police"},   {"suspected", SR_POS_VBN, "suspect"},  {"shooting", SR_POS_VBG, "shoot"},
  {"rigged", SR_POS_VBN, "rig"},        {"riddled", SR_POS_VBN, "riddle"},     {"struggling", SR_POS_VBG, "struggle"},
  {"driving", SR_POS_VBG, "drive"},     {"planted", SR_POS_VBN, "plant"},      {"intercepted", SR_POS_VBN, "intercept"},
};

static void test_lemma_rules(void **state)
{
  char out[64];
  unsigned wrong = 0;
  (void)state;
  for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
    size_t n = sr_lemma_rule(out, sr_view_of(rules[i].form), rules[i].pos);
    if (!sr_view_eq((sr_view){out, n}, sr_view_of(rules[i].lemma))) {
      print_error("%s: %.*s, not %s\n", rules[i].form, (int)n, out, rules[i].lemma);
      wrong++;
    }
  }
  assert_int_equal(wrong, 0);
}

static void test_twice(void **state)
{
  fixture *f = *state;
  sr_document d;
  read_sentence(f, &d, "A soldier was killed in North Waziristan.", MIXED);
  sr_tag_sentence(&f->tagger, &d, 0);
  const char *once = classes(f, &d);
  d.tok.v[0].pos = SR_POS_X; /* tagged: left alone */
  sr_tag_sentence(&f->tagger, &d, 0);
  assert_int_equal(d.tok.v[0].pos, SR_POS_X);
  d.sent.v[0].tagged = false;
  sr_tag_sentence(&f->tagger, &d, 0);
  assert_string_equal(classes(f, &d), once);
}

/* No I without its B, however odd the text. */
static void check_sound(const sr_document *d)
{
  for (uint32_t i = 0; i < d->tok.n; i++) {
    const sr_token *t = &d->tok.v[i], *before = i ? t - 1 : NULL;
    assert_true(t->pos < SR_POS__N);
    if (t->chunk && t->chunk % 2 == 0) assert_true(before && (before->chunk == t->chunk || before->chunk == t->chunk - 1));
    if (t->ner && t->ner % 2 == 0) assert_true(before && (before->ner == t->ner || before->ner == t->ner - 1));
    assert_non_null(t->lemma);
    assert_int_equal(t->lemma_key, sr_hash((sr_view){t->lemma, t->lemma_len}));
  }
}

static void test_odd_text(void **state)
{
  fixture *f = *state;
  char text[4096];
  uint64_t seed = 7;
  for (unsigned round = 0; round < 200; round++) {
    static const char *const bits[] = {"the ", "Khan ", "killed ", "'s ", "17 ", "-", ", ", "of ", "\xc3\xa9t\xc3\xa9 ", "\xff", "IED ",
                                       "U.S. ", "s ", "ed ", "ing ", "ied ", "9mm ", "(", "Liberation ", "Army "};
    size_t n = 0;
    for (unsigned k = 0; k < 20 + round * 2; k++) {
      seed = sr_mix64(seed + k);
      const char *b = bits[seed % (sizeof bits / sizeof *bits)];
      memcpy(text + n, b, strlen(b));
      n += strlen(b);
    }
    text[n] = 0;
    sr_document d;
    read_sentence(f, &d, text, (letters)(round % 3));
    sr_tag_sentence(&f->tagger, &d, 0);
    check_sound(&d);
    groups(f, &d);
  }
}

static void test_long_sentence(void **state)
{
  fixture *f = *state;
  char *text = sr_arena_alloc(&f->arena, 20000);
  size_t n = 0;
  while (n < 15000) {
    memcpy(text + n, "gunmen killed two men and ", 26);
    n += 26;
  }
  text[n] = 0;
  sr_document d;
  read_sentence(f, &d, text, MIXED);
  assert_true(d.tok.n > 2 * SR_MAX_SENTENCE);
  sr_tag_sentence(&f->tagger, &d, 0);
  for (uint32_t i = 0; i < d.tok.n; i++)
    assert_non_null(d.tok.v[i].lemma);
}

static void test_damaged(void **state)
{
  fixture *f = *state;
  sr_tagger t;
  char *copy = malloc(f->model.len);
  assert_non_null(copy);
  assert_int_equal(sr_tagger_open(&t, SR_V("")), SR_ERR_DATA);
  assert_int_equal(sr_tagger_open(&t, (sr_view){f->model.ptr, f->model.len / 2}), SR_ERR_DATA);
  memcpy(copy, f->model.ptr, f->model.len);
  sr_pack p;
  assert_int_equal(sr_pack_open(&p, (sr_view){copy, f->model.len}), SR_OK);
  copy[sr_pack_section(&p, "info").ptr - copy] ^= 1; /* another version */
  assert_int_equal(sr_tagger_open(&t, (sr_view){copy, f->model.len}), SR_ERR_DATA);
  memcpy(copy, f->model.ptr, f->model.len);
  sr_view lemmas = sr_pack_section(&p, "lemma");
  memset(copy + (lemmas.ptr - copy), 0xff, lemmas.len); /* entries without an end */
  assert_int_equal(sr_tagger_open(&t, (sr_view){copy, f->model.len}), SR_ERR_DATA);
  free(copy);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(test_sentences),   cmocka_unit_test(test_pairs),         cmocka_unit_test(test_lemma_rules),
    cmocka_unit_test(test_twice),       cmocka_unit_test(test_odd_text),      cmocka_unit_test(test_long_sentence),
    cmocka_unit_test(test_damaged),
  };
  return cmocka_run_group_tests(tests, setup, teardown);
}
