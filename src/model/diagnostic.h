/* Diagnostics: what was noticed and not counted, and why. One row each in diagnostics.def. */
#ifndef SR_MODEL_DIAGNOSTIC_H
#define SR_MODEL_DIAGNOSTIC_H

#include "base/base.h"

typedef enum sr_diag_code {
#define SR_DIAG(id, severity, text) SR_DIAG_##id,
#include "model/diagnostics.def"
#undef SR_DIAG
  SR_DIAG__N
} sr_diag_code;

typedef struct sr_diagnostic {
  sr_diag_code code;
  uint32_t from, to; /* bytes */
  sr_view detail;    /* more to say, or empty */
} sr_diagnostic;

const char *sr_diag_id(sr_diag_code code);
const char *sr_diag_text(sr_diag_code code);
bool sr_diag_is_warning(sr_diag_code code);

#endif
