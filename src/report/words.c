/* Fixed words as people write them; see words.h. */
#include "report/words.h"

#include "sitrep/engine.h"

void sr_words_plain(sr_page *p, const char *word)
{
  for (; *word; word++)
    sr_buf_byte(&p->line, *word == '_' ? ' ' : *word);
}

void sr_words_count(sr_page *p, int32_t low, int32_t best, int32_t high, sr_bound qualifier)
{
  int32_t n = best != SR_NULL_INT ? best : qualifier == SR_BOUND_up_to && high != SR_NULL_INT ? high : low;
  if (n == SR_NULL_INT) n = high;
  if (n == SR_NULL_INT) {
    sr_page_put(p, "an unknown number");
    return;
  }
  if (low != SR_NULL_INT && high != SR_NULL_INT && low != high) {
    sr_page_number(p, low);
    sr_page_put(p, "–");
    sr_page_number(p, high);
    return;
  }
  if (qualifier == SR_BOUND_at_least || (high == SR_NULL_INT && qualifier == SR_BOUND_exact)) sr_page_put(p, "at least ");
  if (qualifier == SR_BOUND_up_to) sr_page_put(p, "up to ");
  if (qualifier == SR_BOUND_about) sr_page_put(p, "about ");
  sr_page_number(p, n);
  if (qualifier == SR_BOUND_vague) sr_page_put(p, " or more");
}

/* One and many, in the order of enums.def. */
static const char *const who_words[SR_WHO__N][2] = {
    [SR_WHO_civilian] = {"civilian", "civilians"},
    [SR_WHO_child] = {"child", "children"},
    [SR_WHO_woman] = {"woman", "women"},
    [SR_WHO_police] = {"police officer", "police"},
    [SR_WHO_military] = {"soldier", "soldiers"},
    [SR_WHO_paramilitary] = {"paramilitary", "paramilitaries"},
    [SR_WHO_intelligence] = {"intelligence officer", "intelligence officers"},
    [SR_WHO_guard] = {"guard", "guards"},
    [SR_WHO_militia] = {"militiaman", "militiamen"},
    [SR_WHO_government_official] = {"official", "officials"},
    [SR_WHO_politician] = {"politician", "politicians"},
    [SR_WHO_judge_or_lawyer] = {"judge or lawyer", "judges or lawyers"},
    [SR_WHO_journalist] = {"journalist", "journalists"},
    [SR_WHO_religious_figure] = {"religious figure", "religious figures"},
    [SR_WHO_teacher_or_student] = {"teacher or student", "teachers or students"},
    [SR_WHO_health_worker] = {"health worker", "health workers"},
    [SR_WHO_aid_worker] = {"aid worker", "aid workers"},
    [SR_WHO_labourer] = {"labourer", "labourers"},
    [SR_WHO_foreigner] = {"foreigner", "foreigners"},
    [SR_WHO_tribal_elder] = {"tribal elder", "tribal elders"},
    [SR_WHO_security_unspecified] = {"member of the security forces", "members of the security forces"},
    [SR_WHO_militant] = {"militant", "militants"},
    [SR_WHO_suicide_attacker] = {"suicide attacker", "suicide attackers"},
    [SR_WHO_criminal] = {"criminal", "criminals"},
    [SR_WHO_mixed] = {"person", "people"},
    [SR_WHO_unknown] = {"person", "people"},
};

void sr_words_who(sr_page *p, sr_who who, bool one)
{
  const char *words = (unsigned)who < SR_WHO__N ? who_words[who][one ? 0 : 1] : NULL;
  sr_page_put(p, words ? words : "people");
}

static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};

typedef struct civil {
  unsigned year, month, day; /* month from 0 */
} civil;

static civil split(int32_t day)
{
  char text[16];
  unsigned part[3] = {0, 0, 0}, k = 0;
  sr_date_print(day, text);
  for (const char *c = text; *c && k < 3; c++) {
    if (*c == '-')
      k++;
    else
      part[k] = part[k] * 10 + (unsigned)(*c - '0');
  }
  return (civil){part[0], part[1] >= 1 && part[1] <= 12 ? part[1] - 1 : 0, part[2]};
}

static void put_plain(sr_page *p, unsigned n)
{
  sr_buf_printf(&p->line, "%u", n);
}

static void put_month(sr_page *p, civil c)
{
  sr_page_put(p, months[c.month]);
  sr_page_put(p, " ");
  put_plain(p, c.year);
}

void sr_words_day(sr_page *p, int32_t day)
{
  civil c = split(day);
  put_plain(p, c.day);
  sr_page_put(p, " ");
  put_month(p, c);
}

void sr_words_period(sr_page *p, int32_t from, int32_t to)
{
  if (from == to && from != SR_NULL_INT) {
    sr_words_day(p, from);
    return;
  }
  if (from != SR_NULL_INT) {
    if (to == SR_NULL_INT) sr_page_put(p, "since ");
    sr_words_day(p, from);
  }
  if (to == SR_NULL_INT) return;
  sr_page_put(p, from == SR_NULL_INT ? "until " : " to ");
  sr_words_day(p, to);
}

/* Days that are not the whole month, quarter or year that the precision names are spelt out. */
static bool put_whole(sr_page *p, const sr_date *d)
{
  static const char *const ordinal[] = {"first", "second", "third", "fourth"};
  civil a = split(d->from), b = split(d->to), after = split(d->to + 1);
  if (a.year != b.year || a.day != 1 || after.day != 1) return false;
  if (d->precision == SR_DATEPREC_month && a.month == b.month) {
    put_month(p, a);
  } else if (d->precision == SR_DATEPREC_quarter && b.month == a.month + 2 && a.month % 3 == 0) {
    sr_page_put(p, ordinal[a.month / 3]);
    sr_page_put(p, " quarter of ");
    put_plain(p, a.year);
  } else if (d->precision == SR_DATEPREC_year && a.month == 0 && b.month == 11) {
    put_plain(p, a.year);
  } else {
    return false;
  }
  return true;
}

void sr_words_date(sr_page *p, const sr_date *d)
{
  if (d->from == SR_NULL_INT && d->to == SR_NULL_INT)
    sr_page_put(p, "date unknown");
  else if (d->from == SR_NULL_INT || d->to == SR_NULL_INT || !put_whole(p, d))
    sr_words_period(p, d->from, d->to);
  if (!d->time.len) return;
  sr_page_put(p, ", ");
  sr_page_text(p, d->time);
}

static const struct {
  char code[3];
  const char *name;
} countries[] = {
#define SR_COUNTRY(code, name) {code, name},
#include "base/countries.def"
#undef SR_COUNTRY
};

static bool same_letters(sr_view a, sr_view b)
{
  if (a.len != b.len) return false;
  for (size_t i = 0; i < a.len; i++)
    if (sr_ascii_lower(a.ptr[i]) != sr_ascii_lower(b.ptr[i])) return false;
  return true;
}

sr_view sr_country_code(sr_view name)
{
  for (size_t i = 0; i < sizeof countries / sizeof *countries; i++)
    if (same_letters(name, sr_view_of(countries[i].code)) || same_letters(name, sr_view_of(countries[i].name)))
      return sr_view_of(countries[i].code);
  return SR_VNULL;
}

void sr_words_country(sr_page *p, sr_view code)
{
  for (size_t i = 0; i < sizeof countries / sizeof *countries; i++)
    if (sr_view_eq(code, sr_view_of(countries[i].code))) {
      sr_page_put(p, countries[i].name);
      return;
    }
  sr_page_text(p, code);
}

void sr_words_place(sr_page *p, const sr_place *place)
{
  const sr_view parts[] = {place->site, place->neighbourhood, place->locality, place->admin2, place->admin1};
  sr_view before = SR_VNULL;
  bool some = false;
  for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
    if (!parts[i].len || sr_view_eq(parts[i], before)) continue; /* a district named for its town */
    if (some) sr_page_put(p, ", ");
    sr_page_text(p, parts[i]);
    before = parts[i];
    some = true;
  }
  if (place->country.len) {
    if (some) sr_page_put(p, ", ");
    sr_words_country(p, place->country);
    some = true;
  }
  if (some) return;
  if (place->text.len)
    sr_page_quote(p, place->text);
  else
    sr_page_put(p, "place unknown");
}

void sr_words_hundredths(sr_page *p, int64_t v)
{
  sr_page_number(p, v / 100);
  unsigned rest = (unsigned)(v < 0 ? -(v % 100) : v % 100);
  if (rest) sr_buf_printf(&p->line, rest % 10 ? ".%02u" : ".%u", rest % 10 ? rest : rest / 10);
}
