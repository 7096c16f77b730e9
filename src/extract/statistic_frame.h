/* The frame of a figure: its period, place, publisher and comparison. Private to statistic.c. */
#ifndef SR_EXTRACT_STATISTIC_FRAME_H
#define SR_EXTRACT_STATISTIC_FRAME_H

#include "extract/figure.h"

#define SR_MAX_STAT_PLACES 6

/* The period that a sentence tells. */
typedef struct sr_period {
  bool told;
  bool since, range, hours;
  bool calendar; /* a month, quarter or year by its name: "in 2023" */
  bool stated; /* "this year", "the first quarter": a period by its words */
  bool same;   /* "the same week", "the month": the one told before */
  bool year;   /* "this year", "of the year" */
  int32_t from, to, days;
  sr_span words;
} sr_period;

typedef struct sr_run_place {
  uint32_t mention;
  uint8_t level; /* 255: the mention itself */
  sr_span words;
} sr_run_place;

/* What holds over from sentence to sentence. */
typedef struct sr_run {
  bool open;
  uint32_t last;  /* sentence */
  uint32_t first; /* statistic */
  sr_view publisher;
  sr_span speaker;
  int32_t from, to;
  sr_span words;
  int32_t cmp_from, cmp_to;
  sr_run_place place[SR_MAX_STAT_PLACES];
  unsigned n_places;
  sr_run_place listed[SR_MAX_STAT_PLACES]; /* the last places told side by side: "the former" */
  unsigned n_listed;
  uint8_t measure;
  int who;
  bool last_people;
  sr_span of;
} sr_run;

/* "since" in the same sentence within a few words before. */
bool sr_frame_since_before(const sr_context *c, const sr_sentence *s, uint32_t tok);
sr_period sr_frame_period(const sr_context *c, const sr_run *r, uint32_t sent, const sr_figure *f, unsigned n);
/* Takes the period and the publisher of a sentence over into the run; `fresh`: by its own words. */
void sr_frame_enter(const sr_context *c, sr_run *r, uint32_t sent, const sr_period *p, bool fresh);
/* Sets the run's publisher to whoever speaks in the sentence or keeps count ("the institute counted"), in the report's words, an
 * abbreviated institute by its full name. "the report", "the institute" keep the one before; `fresh`: nobody holds over. */
void sr_frame_publisher(const sr_context *c, sr_run *r, uint32_t sent, bool fresh);
/* Does somebody keep count in the sentence: "the institute recorded"? */
bool sr_frame_counted(const sr_context *c, uint32_t sent);
/* Sets the run's places to those of the figure at `tok`. */
void sr_frame_read_place(const sr_context *c, sr_run *r, uint32_t sent, uint32_t tok);
void sr_frame_places(sr_context *c, const sr_run *r, sr_statistic *x);
/* Reads compared figures and percentages of change into the statistics from `first` on. */
void sr_frame_changes(sr_context *c, sr_run *r, uint32_t sent, const sr_figure *f, unsigned n, uint32_t first);
/* Makes the figure what `x` is compared with, in the same stretch of the year before. */
void sr_frame_year_before(sr_context *c, sr_run *r, sr_statistic *x, const sr_figure *f);
/* The measure told by noun, else verb, in [from, to). */
uint8_t sr_frame_measure(const sr_context *c, uint32_t from, uint32_t to);
bool sr_frame_is_measure(const sr_context *c, uint32_t tok);
/* The group (sr_group_kind) of the people in [from, to), -1. */
int sr_frame_who(const sr_context *c, uint32_t from, uint32_t to);
/* The group of the subject before `tok`: "The outlaws accounted for 32pc". */
int sr_frame_subject_who(const sr_context *c, const sr_sentence *s, uint32_t tok);
/* The group of people before the sentence's noun of measure: "Civilian deaths rose to 419". */
int sr_frame_noun_who(const sr_context *c, const sr_sentence *s);
/* "the 31st homicide of the year": from January 1 to the report. */
void sr_frame_of_the_year(const sr_context *c, const sr_sentence *s, sr_period *p);
void sr_frame_evidence(sr_context *c, sr_evidences *e, sr_view field, uint32_t from, uint32_t to);

#endif
