/* Triggers to events: who did what to whom inside one sentence. */
#ifndef SR_EXTRACT_EVENT_H
#define SR_EXTRACT_EVENT_H

/* What hits people and is no device. */
#define SR_SHOTS "bullet bullets gunfire shrapnel splinter splinters pellet pellets rounds shots gunshot gunshots"

#include "extract/clause.h"
#include "extract/frame.h"

/* One trigger with what stands around it. Entities are SR_NONE where there is none. */
typedef struct sr_event {
  const sr_frame_def *frame;
  uint32_t sense, row;       /* of the trigger */
  uint32_t tok_from, tok_to; /* its words */
  uint32_t item;             /* in the row of items, SR_NONE for a word outside of it */
  bool nominal;
  sr_verb verb;
  uint32_t agent, victim, target, device, bomber, party, party2, thing, about,
      claimant; /* who claims it */
  uint32_t seg_from, seg_to; /* tokens whose places and times are its own */
  uint8_t status;            /* sr_state */
  uint32_t status_from, status_to;
  bool skip;                 /* no event: hypothetical, threat, drill, figure of speech ... */
  bool zero;                 /* "no one was killed": a count of nobody */
  bool reference, separate, side, later;
  int8_t tactic;             /* sr_tactic that the parts tell beside the words ("seized four men"), -1 */
} sr_event;

typedef struct sr_events {
  SR_VEC(sr_event) v;
} sr_events;

/* Appends the events of a sentence, in order of their triggers. */
void sr_events_find(sr_context *c, const sr_frames *frames, const sr_items *items, sr_events *out);
/* Settles by the people around a new event what its verb means: "seized four men" is an abduction or an
 * arrest, by who did it; unknown nouns that are killed, hurt or taken are people. Part of sr_events_find. */
void sr_event_people(sr_context *c, const sr_frames *frames, const sr_items *items, sr_event *e);
/* What events of a sentence share: "three soldiers were killed and six wounded". Part of sr_events_find. */
void sr_events_share(sr_context *c, const sr_items *items, sr_events *ev);
/* Adds the events of clauses that leave out their verb: "ten were killed at Ruwi, five at Mangor". Part of
 * sr_events_find. */
void sr_events_gapped(sr_context *c, const sr_items *items, sr_events *ev);
/* Sets status, skip, zero, reference, separate and side of each event; notes why in diagnostics. */
void sr_events_judge(sr_context *c, const sr_items *items, sr_events *ev);
/* Folds the events of a sentence into mentions, appended to out->mention. */
void sr_mentions_make(sr_context *c, const sr_items *items, sr_events *ev);
/* Adds the figures of an event to a mention, and those that stand in the sentence without a verb. */
void sr_counts_of_event(sr_context *c, const sr_event *e, sr_mention *m);
void sr_counts_loose(sr_context *c, const sr_items *items, const sr_events *ev, sr_mention *m);
/* "The death toll rose to nine": figures of a toll in the sentence. True where one was found. */
bool sr_counts_toll(sr_context *c, uint32_t sent, sr_mention *m);
/* Is the whole report about sport, a film or a drill, by its words? */
bool sr_report_is_figure(const sr_context *c);

/* The whole sentence: entities, items, events, mentions. Call on tagged sentences in order. */
void sr_extract_sentence(sr_context *c, const sr_frames *frames, uint32_t sent);

#endif
