/* The order of the stages. */
#ifndef SR_PIPELINE_PIPELINE_H
#define SR_PIPELINE_PIPELINE_H

#include "extract/event.h"
#include "extract/slot_model.h"
#include "gazetteer/place.h"
#include "link/link.h"
#include "sitrep/engine.h"
#include "tag/tagger.h"
#include "tag/time_words.h"

struct sr_engine {
  sr_lexicon lexicon;
  sr_actors actors;
  sr_places places;
  sr_tagger tagger;
  sr_frames frames;
  sr_time_tables time;
  sr_slot_model slots;
};

struct sr_session {
  const sr_engine *engine;
  sr_arena arena;
};

/* One report on its way: everything lives in the session's arena. */
typedef struct sr_run {
  const sr_engine *engine;
  sr_arena *arena;
  sr_document doc;
  sr_annotations ann;
  sr_extraction x;
  sr_reading *reading;
  const uint32_t *incident_of; /* of each mention of x, once assembled */
  bool *hot; /* per sentence: worth the dear stages */
  bool all;  /* take every sentence as hot (sitrep debug) */
} sr_run;

/* Steps, in order. */
void sr_run_text(sr_run *r, sr_view text, const sr_read_options *o);
void sr_run_gate(sr_run *r);      /* gate.c: senses, actors, which sentences matter */
void sr_run_annotate(sr_run *r);  /* tags, groups, times, numbers, places, speech */
void sr_run_extract(sr_run *r);   /* statistics, campaigns, event mentions */
void sr_run_assemble(sr_run *r, const sr_read_options *o); /* incidents, people, the reading */

/* Puts the places that the options tell in the room of those found, and settles them: debug.c. */
void sr_run_told_places(sr_run *r, const sr_read_options *o);
/* Shows what a stage made of a report: debug.c. */
void sr_run_show(const sr_run *r, sr_buf *out, sr_stage stage, bool json);

#endif
