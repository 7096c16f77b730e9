/* Fields that every JSON of ours writes alike: a key with its value, null where it is not told. */
#ifndef SR_MODEL_JSON_FIELD_H
#define SR_MODEL_JSON_FIELD_H

#include "base/json_value.h"
#include "sitrep/reading.h"

/* null where `v` is empty; sr_json_key_string writes "" then, for a text that is there by contract. */
void sr_json_key_text(sr_json *j, const char *key, sr_view v);
void sr_json_key_string(sr_json *j, const char *key, sr_view v);
void sr_json_key_texts(sr_json *j, const char *key, const sr_view *v, uint32_t n);
void sr_json_key_word(sr_json *j, const char *key, const char *word);
void sr_json_key_bool(sr_json *j, const char *key, bool v);
/* SR_NULL_INT: null */
void sr_json_key_count(sr_json *j, const char *key, int32_t v);
/* UINT32_MAX (SR_NO_INDEX): null */
void sr_json_key_index(sr_json *j, const char *key, uint32_t v);
/* INT64_MIN: null; else 850 is 8.5 */
void sr_json_key_hundredths(sr_json *j, const char *key, int64_t v);
/* SR_NULL_INT: null */
void sr_json_key_day(sr_json *j, const char *key, int32_t day);
void sr_json_key_date(sr_json *j, const char *key, const sr_date *d);
/* {low, best, high}, null where not told */
void sr_json_key_range(sr_json *j, const char *key, const sr_range *r);
void sr_json_key_tactics(sr_json *j, const bool *tactics);
/* The bytes of a report that something rests on: both null where `from` is UINT32_MAX. */
void sr_json_key_span(sr_json *j, uint32_t from, uint32_t to);
/* Without its key: a statistic has a list of them. */
void sr_json_place(sr_json *j, const sr_place *p);

#endif
