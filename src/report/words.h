/* The fixed words, counts, dates and places of a reading, as people write them. */
#ifndef SR_REPORT_WORDS_H
#define SR_REPORT_WORDS_H

#include "report/page.h"
#include "sitrep/reading.h"

/* "suicide_attacker" as "suicide attacker". */
void sr_words_plain(sr_page *p, const char *word);
/* "at least 17", "2–3", "about 5"; "an unknown number" where no bound is known. */
void sr_words_count(sr_page *p, int32_t low, int32_t best, int32_t high, sr_bound qualifier);
/* "policemen", or "policeman" where `one`. */
void sr_words_who(sr_page *p, sr_who who, bool one);
/* "23 July 2024". */
void sr_words_day(sr_page *p, int32_t day);
/* "23 July 2024, night", "July 2024", "second quarter of 2024", "date unknown". */
void sr_words_date(sr_page *p, const sr_date *d);
/* "1 April to 30 June 2024". */
void sr_words_period(sr_page *p, int32_t from, int32_t to);
/* "Pakistan" for "PK"; a code that is none is put as it is. */
/* The code of a country by its name or code, in any letters; empty where it is none. Static. */
sr_view sr_country_code(sr_view name);
void sr_words_country(sr_page *p, sr_view code);
/* "Northern Bypass, Mochko, Karachi, Sindh, Pakistan"; "place unknown". */
void sr_words_place(sr_page *p, const sr_place *place);
/* 850 hundredths as "8.5". */
void sr_words_hundredths(sr_page *p, int64_t v);

#endif
