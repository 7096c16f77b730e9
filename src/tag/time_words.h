/* The words that tell quantity and time, in a small table of their own.
 *
 * data/lexicon/number.tsv and time.tsv are compiled into the lexicon with all other classes;
 * their rows are copied once, when the engine opens, into a table of 4096 slots with a
 * bit filter in front, because almost every token of a report is asked for and almost none
 * is in it. Small words of the grammar ("in", "of", "the") are added from time_words.c.
 */
#ifndef SR_TAG_TIME_WORDS_H
#define SR_TAG_TIME_WORDS_H

#include "model/annotation.h"

/* Kinds of word; names are the `value` column of the two files, in lower case. */
/* clang-format off */
#define SR_WORD_KINDS(X)                                                                          \
  /* time */                                                                                      \
  X(month) X(weekday) X(daypart) X(prayer) X(unit) X(season) X(relday) X(which) X(recent) X(edge) \
  X(ago) X(each) X(often) X(ref) X(clockword) X(ampm) X(oclock) X(zone) X(holiday) X(decade)      \
  X(fiscal) X(tense) X(name) X(stop)                                                              \
  /* number */                                                                                    \
  X(cardinal) X(tens) X(scale) X(ordinal) X(vague) X(group) X(none) X(both) X(fraction)           \
  X(fractionword) X(times) X(timesword) X(vagueratio) X(qual) X(more) X(percent) X(currency)      \
  X(moneyword) X(measure) X(label) X(aged) X(oldword) X(possessive) X(agedecade) X(sportunit)     \
  X(sportcue) X(phone) X(change) X(handing) X(members) X(unitname)                                           \
  /* small words of both grammars, not in the files */                                            \
  X(small) X(in) X(on) X(at) X(by) X(since) X(from) X(to) X(between) X(and) X(or) X(during)       \
  X(of) X(the) X(a) X(before) X(after) X(det) X(out)
/* clang-format on */

typedef enum sr_word_kind {
  SR_WORD_NOTHING,
#define X(id) SR_WORD_##id,
  SR_WORD_KINDS(X)
#undef X
      SR_WORD__N
} sr_word_kind;

/* Units of time, in order of length. */
typedef enum sr_time_unit {
  SR_TUNIT_NONE,
  SR_TUNIT_SECOND,
  SR_TUNIT_MINUTE,
  SR_TUNIT_HOUR,
  SR_TUNIT_DAY,
  SR_TUNIT_WEEKEND,
  SR_TUNIT_WEEK,
  SR_TUNIT_FORTNIGHT,
  SR_TUNIT_MONTH,
  SR_TUNIT_QUARTER,
  SR_TUNIT_YEAR,
  SR_TUNIT_DECADE,
  SR_TUNIT_CENTURY,
  SR_TUNIT__N
} sr_time_unit;

/* Bounds that a qualifier makes: "more than 5" is one more at least, "fewer than 5" one less at most. */
typedef enum sr_time_bound {
  SR_TBOUND_EXACT,
  SR_TBOUND_AT_LEAST,
  SR_TBOUND_MORE,
  SR_TBOUND_UP_TO,
  SR_TBOUND_LESS,
  SR_TBOUND_ABOUT
} sr_time_bound;

enum {
  SR_WORDF_PLURAL = 1,
  SR_WORDF_TRAP = 2,  /* an ordinary word or a name as well */
  SR_WORDF_EVENT = 4, /* counted from what is being told */
  SR_WORDF_PRE = 8,
  SR_WORDF_POST = 16,
  SR_WORDF_PERSON = 32,
  SR_WORDF_CAPS = 64 /* counts in capitals only: "EST", "IST" */
};

typedef struct sr_word {
  uint8_t kind;  /* sr_word_kind */
  uint8_t unit;  /* sr_time_unit */
  uint8_t bound; /* sr_time_bound */
  uint8_t edge;  /* 1 start, 2 middle, 3 end */
  char part[2];  /* TIMEX3 part of the day: "MO" "MI" "AF" "EV" "NI" "DT", or zeros */
  uint16_t flags;
  int64_t n;
} sr_word;

#define SR_WORD_SLOTS 4096u
#define SR_WORD_MAX 1400u
#define SR_WORD_FILTER 32768u

typedef struct sr_word_slot {
  uint64_t key;       /* sr_hash_phrase key; 0 free */
  uint16_t time, num; /* index into word, 0 none */
  uint32_t prefix;    /* a longer phrase begins with it */
} sr_word_slot;

/* About 100 KB, without pointers: may be copied and needs no disposal. Read-only once opened; thread-safe. */
typedef struct sr_time_tables {
  sr_word_slot slot[SR_WORD_SLOTS];
  uint64_t filter[SR_WORD_FILTER / 64];
  sr_word word[SR_WORD_MAX]; /* word[0] is nothing */
  uint32_t n_words, n_slots;
} sr_time_tables;

/* Fills the tables from the lexicon's classes number and time. SR_ERR_DATA where a row has an unknown kind,
 * or where the rows are more than the table holds. */
SR_MUST_USE sr_status sr_time_tables_open(sr_time_tables *out, const sr_lexicon *lexicon);

/* What the tables say of one token: the longest phrase of each class that starts there. */
typedef struct sr_wordspot {
  const sr_word *time, *num; /* never NULL; word[0] where there is none */
  uint8_t time_len, num_len; /* tokens, at least 1 */
} sr_wordspot;

/* A sentence while it is searched. Token numbers below are relative to `first`. */
typedef struct sr_spots {
  const sr_time_tables *tables;
  const sr_document *doc;
  const sr_token *tok; /* first token of the sentence */
  uint32_t first, n;   /* its number in the document; tokens searched, SR_MAX_SENTENCE at most */
  bool nocase, tagged;
  sr_wordspot spot[SR_MAX_SENTENCE];
} sr_spots;

/* Looks up every token of sentence `s`. False where nothing in it can start a number (numbers true)
 * or a time expression (numbers false); the spots are then unset. Pure but for *out. */
bool sr_spots_fill(sr_spots *out, const sr_time_tables *t, const sr_document *d, uint32_t s, bool numbers);

/* Kind of the time (number) word at relative token i; SR_WORD_NOTHING outside of the sentence. */
static inline int sr_tkind(const sr_spots *s, uint32_t i)
{
  return i < s->n ? s->spot[i].time->kind : SR_WORD_NOTHING;
}
static inline int sr_nkind(const sr_spots *s, uint32_t i)
{
  return i < s->n ? s->spot[i].num->kind : SR_WORD_NOTHING;
}
static inline bool sr_is_num(const sr_spots *s, uint32_t i)
{
  return i < s->n && (s->tok[i].flags & SR_LEX_NUMBER);
}
static inline bool sr_is_hyphen(const sr_spots *s, uint32_t i)
{
  return i < s->n && (s->tok[i].flags & SR_LEX_HYPHEN);
}
static inline sr_view sr_spot_norm(const sr_spots *s, uint32_t i)
{
  return i < s->n ? sr_tok_norm(s->doc, s->first + i) : SR_VNULL;
}
/* Is token i the one-byte mark `c`? */
static inline bool sr_is_mark(const sr_spots *s, uint32_t i, char c)
{
  return i < s->n && s->tok[i].to - s->tok[i].from == 1 && s->doc->text.ptr[s->tok[i].from] == c;
}

#endif
