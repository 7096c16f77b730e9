/* The parts of the text view; text.c puts them in order. */
#ifndef SR_REPORT_TEXT_PARTS_H
#define SR_REPORT_TEXT_PARTS_H

#include "report/words.h"

enum { SR_TEXT_INDENT = 3, SR_TEXT_HANG = 14 }; /* columns before a label, and before what it labels */

/* Begins a labelled paragraph: "Killed     ". End it with sr_text_end. */
void sr_text_label(sr_page *p, const char *label);
void sr_text_end(sr_page *p);
/* "Words": the passages that an item rests on, each once, in the order of the text. */
void sr_text_evidence(sr_page *p, const sr_evidences *e);

void sr_text_incident(sr_page *p, const sr_reading *r, uint32_t index, bool explain);
void sr_text_person(sr_page *p, const sr_person *person);
void sr_text_campaign(sr_page *p, const sr_campaign *c);
void sr_text_statistic(sr_page *p, const sr_statistic *s);

#endif
