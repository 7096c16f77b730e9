/* Names of the record's own enumerations. */
#include "model/enum_define.h"
#include "sitrep/record.h"

SR_ENUM_DEFINE(sr_policy, SR_POLICY, SR_POLICY_LIST)
SR_ENUM_DEFINE(sr_review, SR_REVIEW, SR_REVIEW_LIST)
SR_ENUM_DEFINE(sr_ruling_kind, SR_RULING, SR_RULING_LIST)
SR_ENUM_DEFINE(sr_dump_part, SR_DUMP, SR_DUMP_LIST)
