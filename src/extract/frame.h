/* Frames: what the parts of a clause around a trigger mean (data/lexicon/frame.tsv). */
#ifndef SR_EXTRACT_FRAME_H
#define SR_EXTRACT_FRAME_H

#include "extract/context.h"

#define SR_MAX_FRAMES 96

typedef enum sr_slot {
  SR_SLOT_NONE, SR_SLOT_AGENT, SR_SLOT_VICTIM, SR_SLOT_TARGET, SR_SLOT_ITEM, SR_SLOT_DEVICE, SR_SLOT_PARTY,
  SR_SLOT_EVENT, SR_SLOT_BOMBER, SR_SLOT_LIVES, SR_SLOT_CAUSE, SR_SLOT_PLAN, SR_SLOT_AGENT_OR_TARGET
} sr_slot;

typedef struct sr_frame_def {
  uint32_t name;  /* string id in the lexicon */
  uint32_t event; /* SR_EV_* */
  int8_t outcome; /* sr_outcome, -1 */
  bool noun, is_event, armed;
  bool dying; /* tells of death, not of killing */
  uint8_t subj, obj, by, of, on, at, against, with, to, into, between, poss, mod; /* sr_slot */
} sr_frame_def;

typedef struct sr_frames {
  sr_frame_def v[SR_MAX_FRAMES];
  uint32_t n;
} sr_frames;

/* Reads the frames of an open lexicon. SR_ERR_DATA where a row is not understood or there are too many. */
SR_MUST_USE sr_status sr_frames_open(sr_frames *out, const sr_lexicon *lex);
/* Frame of this name, or NULL. */
const sr_frame_def *sr_frames_named(const sr_frames *f, const sr_lexicon *lex, sr_view name);
/* Frame of a trigger row, or NULL. */
const sr_frame_def *sr_frames_of(const sr_frames *f, const sr_lexicon *lex, uint32_t trigger_row);

#endif
