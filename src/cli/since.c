/* Corrections from the record's log; see since.h. */
#include "cli/since.h"

#include <string.h>

enum { IDS_TOLD = 4 };

/* What the record knew, or knows, under an id; what is borrowed lives until it is asked again. */
static const sr_story *ask(sr_since *s, sr_view id, const sr_query *q)
{
  const sr_story *story;
  sr_error err;
  return sr_record_show(&story, s->record, id, q, &err) == SR_OK ? story : NULL;
}

static void join(sr_buf *out, const char *words)
{
  if (out->len) sr_buf_add(out, SR_V("; "));
  sr_buf_add(out, sr_view_of(words));
}

static void join_view(sr_buf *out, const char *words, sr_view v)
{
  join(out, words);
  sr_buf_add(out, v);
}

static bool is_later(const sr_event_log *e, sr_view than)
{
  size_t n = e->at.len < than.len ? e->at.len : than.len;
  return n && memcmp(e->at.ptr, than.ptr, n) > 0;
}

/* The first few ids of a list with blanks. */
static void some_ids(sr_buf *out, sr_view ids)
{
  unsigned n = 0, more = 0;
  for (size_t i = 0; i < ids.len; i++)
    if (ids.ptr[i] == ' ' && ++n >= IDS_TOLD) more++;
  size_t end = 0;
  for (n = 0; end < ids.len && (ids.ptr[end] != ' ' || ++n < IDS_TOLD);)
    end++;
  sr_buf_add(out, (sr_view){ids.ptr, end});
  if (more) sr_buf_printf(out, " and %u more", more);
}

/* What was filed and ruled since, with who and why. */
static void tell_log(sr_buf *why, const sr_story *story, sr_view since)
{
  for (uint32_t i = 0; i < story->n_history; i++) {
    const sr_event_log *e = &story->history[i];
    if (e->undone || !is_later(e, since)) continue;
    if (!e->number && !sr_view_eq(e->what, SR_V("add"))) continue; /* moved by a ruling that is told */
    if (!e->number) {
      join(why, "reports since: ");
      some_ids(why, e->detail);
      continue;
    }
    join_view(why, "ruling ", e->what);
    sr_buf_printf(why, " by %.*s on %.*s: ", (int)e->who.len, e->who.ptr, (int)(e->at.len < 10 ? e->at.len : 10),
                  e->at.ptr);
    sr_buf_add(why, e->why);
  }
}

static bool was_ruled(const sr_story *story, sr_view since, sr_view what)
{
  for (uint32_t i = 0; i < story->n_history; i++) {
    const sr_event_log *e = &story->history[i];
    if (e->number && !e->undone && is_later(e, since) && sr_view_eq(e->what, what)) return true;
  }
  return false;
}

/* An incident that is not in the report any more. */
static void tell_gone(sr_since *s, const sr_security_incident *then, sr_buf *change, sr_buf *why)
{
  const sr_story *story = ask(s, then->id, &s->now);
  if (!story) {
    join(change, "gone");
    join(why, "no report tells of it any more");
    return;
  }
  const sr_known *k = &story->known;
  if (!sr_view_eq(k->id, then->id)) {
    join_view(change, "merged into ", k->id);
  } else if (k->review == SR_REVIEW_withdrawn || k->review == SR_REVIEW_rejected) {
    join(change, sr_review_name(k->review));
  } else {
    join(change, "no longer counted");
    if (k->status != then->status) join_view(why, "now told as ", sr_view_of(sr_state_name(k->status)));
    if (k->cls != then->cls) join_view(why, "now of the class ", sr_view_of(sr_class_name(k->cls)));
    if (k->date.from != then->date.from) join(why, "its date is another one");
  }
  tell_log(why, story, s->then.as_of);
}

static void tell_added(sr_since *s, const sr_security_incident *now, sr_buf *change, sr_buf *why)
{
  const sr_story *story = ask(s, now->id, &s->then);
  if (!story)
    join(change, "added");
  else if (!sr_view_eq(story->known.id, now->id))
    join_view(change, "split from ", story->known.id);
  else if (story->known.review == SR_REVIEW_withdrawn || story->known.review == SR_REVIEW_rejected)
    join(change, "restored");
  else
    join(change, "now counted");
  story = ask(s, now->id, &s->now);
  if (story) tell_log(why, story, s->then.as_of);
}

static void tell_changed(sr_since *s, const sr_security_incident *then, const sr_security_incident *now, sr_buf *change,
                         sr_buf *why)
{
  const sr_story *story = ask(s, now->id, &s->now);
  bool merged = story && was_ruled(story, s->then.as_of, SR_V("merge"));
  bool corrected = story && was_ruled(story, s->then.as_of, SR_V("correct"));
  join(change, merged ? "merged" : corrected ? "corrected" : "changed");
  if (then->date.from != now->date.from || then->date.to != now->date.to) join(why, "its date is another one");
  if (!sr_view_eq(then->region, now->region) || !sr_view_eq(then->district, now->district))
    join_view(why, "was placed in ", then->place);
  if (story) tell_log(why, story, s->then.as_of);
}

void sr_since_why(void *since, const sr_security_incident *then, const sr_security_incident *now, sr_buf *change,
                  sr_buf *why)
{
  if (!now)
    tell_gone(since, then, change, why);
  else if (!then)
    tell_added(since, now, change, why);
  else
    tell_changed(since, then, now, change, why);
}
