/* Names of status codes. */
#include "base/base.h"

const char *sr_status_name(sr_status code)
{
  static const char *const names[] = {"ok", "memory", "input", "data", "limit", "argument", "busy"};
  return (unsigned)code < sizeof names / sizeof *names ? names[code] : "unknown";
}
