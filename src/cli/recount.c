/* Published figures counted again in a record; see recount.h. */
#include "cli/recount.h"

#include "cli/definition.h"
#include "cli/store.h"
#include "sitrep/security.h"

#include <ctype.h>
#include <strings.h>

enum { MAX_DEFINITIONS = 16 };

typedef struct loaded {
  char name[32];
  sr_definition definition;
  sr_buf text;
} loaded;

struct sr_recount {
  const sr_args *args;
  sr_record *record;
  loaded *definition[MAX_DEFINITIONS];
  unsigned n;
};

void sr_recount_close(sr_recount *r)
{
  if (!r) return;
  sr_record_close(r->record);
  for (unsigned i = 0; i < r->n; i++) {
    sr_buf_dispose(&r->definition[i]->text);
    free(r->definition[i]);
  }
  free(r);
}

static const sr_definition *load(sr_recount *r, const char *name)
{
  for (unsigned i = 0; i < r->n; i++)
    if (!strcmp(r->definition[i]->name, name)) return &r->definition[i]->definition;
  loaded *l = r->n < MAX_DEFINITIONS ? calloc(1, sizeof *l) : NULL;
  if (!l) return NULL;
  snprintf(l->name, sizeof l->name, "%.31s", name);
  sr_buf_init(&l->text, 1 << 20);
  if (sr_definition_load(&l->definition, &l->text, "as", l->name, r->args->value[SR_OPT_data]) != SR_EXIT_ok) {
    sr_buf_dispose(&l->text);
    free(l);
    return NULL;
  }
  r->definition[r->n++] = l;
  return &l->definition;
}

sr_exit sr_recount_open(sr_recount **out, const sr_args *args)
{
  sr_recount *r = calloc(1, sizeof *r);
  *out = r;
  if (!r) {
    sr_complain("not enough memory");
    return SR_EXIT_input;
  }
  r->args = args;
  if (args->value[SR_OPT_audit_as] && !load(r, args->value[SR_OPT_audit_as])) return SR_EXIT_usage;
  /* a record of the surroundings is not asked for: the option names it */
  sr_record_options options = SR_RECORD_OPTIONS_INIT;
  sr_error err = {.offset = SIZE_MAX};
  options.mode = SR_RECORD_READ;
  if (sr_record_open(&r->record, args->value[SR_OPT_audit_record], &options, &err) == SR_OK) return SR_EXIT_ok;
  return sr_record_failed(&err);
}

static bool holds_word(sr_view text, sr_view word)
{
  for (size_t i = 0; i + word.len <= text.len; i++) {
    bool starts = !i || !isalnum((unsigned char)text.ptr[i - 1]);
    bool ends = i + word.len == text.len || !isalnum((unsigned char)text.ptr[i + word.len]);
    if (starts && ends && !strncasecmp(text.ptr + i, word.ptr, word.len)) return true;
  }
  return false;
}

typedef struct naming {
  sr_view series;
  char found[32];
} naming;

/* The abbreviation by which a producer is known is the name of its definition. */
static void see_name(void *payload, const char *name)
{
  naming *n = payload;
  if (!*n->found && holds_word(n->series, sr_view_of(name))) snprintf(n->found, sizeof n->found, "%s", name);
}

static const sr_definition *definition_of(sr_recount *r, sr_view series)
{
  naming n = {.series = series};
  const char *as = r->args->value[SR_OPT_audit_as];
  if (!as) sr_definition_names(r->args->value[SR_OPT_data], see_name, &n);
  return load(r, as ? as : *n.found ? n.found : "sitrep");
}

/* ---- counting ---- */

static void add(sr_amount *to, const sr_amount *a)
{
  to->low += a->low, to->best += a->best, to->high += a->high;
  to->open |= a->open, to->rough |= a->rough;
}

/* Bits of an audit's groups, in the order of the record's. */
static unsigned bit_of(int group)
{
  return group == SR_GROUP_civilians   ? SR_AUDIT_CIVILIANS
         : group == SR_GROUP_security  ? SR_AUDIT_SECURITY
         : group == SR_GROUP_militants ? SR_AUDIT_MILITANTS
                                       : 0;
}

static const char *killed(sr_amount *out, const sr_security_report *r, unsigned groups)
{
  if (groups == SR_AUDIT_EVERYBODY) {
    add(out, &r->now.killed);
    return NULL;
  }
  unsigned met = 0;
  for (unsigned i = 0; i < r->definition->n_buckets; i++) {
    unsigned bit = bit_of(r->definition->bucket[i].group);
    if (!(bit & groups)) continue;
    add(out, &r->now.bucket[i]);
    met |= bit;
  }
  return met == groups ? NULL : "a group of victims that the definition counts apart";
}

static void ledger(sr_amount *out, const sr_security_report *r, sr_ledger l)
{
  int64_t n = 0;
  for (uint32_t i = 0; i < r->n_incidents; i++)
    n += r->incident[i].ledger == l;
  add(out, &(sr_amount){n, n, n, false, false});
}

/* What the figure measures, of a report; what it would need, where that is not in a record. */
static const char *measure(sr_amount *out, const sr_security_report *r, const sr_figure *f)
{
  sr_amount n = {r->now.incidents, r->now.incidents, r->now.incidents, false, false};
  if (f->measure == SR_MEASURE_fatalities) return killed(out, r, f->groups);
  if (f->groups && f->groups != SR_AUDIT_EVERYBODY)
    return "whom the figure counts: the record tells it of the dead only";
  switch (f->measure) {
  case SR_MEASURE_injuries:
    add(out, &r->now.injured);
    return NULL;
  case SR_MEASURE_casualties:
    add(out, &r->now.killed);
    add(out, &r->now.injured);
    return NULL;
  case SR_MEASURE_incidents:
    add(out, &n);
    return NULL;
  case SR_MEASURE_attacks:
    ledger(out, r, SR_LEDGER_attacks);
    return NULL;
  case SR_MEASURE_operations:
    ledger(out, r, SR_LEDGER_operations);
    return NULL;
  case SR_MEASURE_arrests:
    add(out, &r->now.arrested);
    return NULL;
  default:
    return "a measure that the record counts";
  }
}

static const char *count_place(sr_recount *r, const sr_definition *d, const sr_figure *f, sr_view place,
                               sr_recorded *out)
{
  sr_security *s = NULL;
  sr_error err;
  sr_query q = SR_QUERY_INIT;
  sr_security_options o = {
      .version = 1, .definition = d, .policy = d->policy, .period = {SR_STRETCH_days, f->from, f->to}, .place = place};
  q.from = f->from, q.to = f->to, q.place = place, q.policy = d->policy;
  const char *missing = "the record, which cannot be read";
  if (sr_security_new(&s, &o, &err) == SR_OK && sr_record_incidents(r->record, &q, sr_security_row, s, &err) == SR_OK &&
      sr_security_finish(s, &err) == SR_OK) {
    const sr_security_report *report = sr_security_get(s);
    out->incidents += report->now.incidents;
    missing = measure(&out->amount, report, f);
  }
  sr_security_free(s);
  return missing;
}

void sr_recount_figure(void *recount, const sr_figure *f, sr_recorded *out)
{
  const sr_definition *d = definition_of(recount, f->series);
  if (!d) {
    out->missing = "a definition to count by";
    return;
  }
  out->definition = d->name;
  /* "PK/Balochistan+PK/Sindh": the last step of each */
  for (size_t i = 0; !out->missing && (i < f->place.len || i == 0); i++) {
    size_t end = i, from = i;
    for (; end < f->place.len && f->place.ptr[end] != '+'; end++)
      if (f->place.ptr[end] == '/') from = end + 1;
    out->missing = count_place(recount, d, f, (sr_view){f->place.ptr + from, end - from}, out);
    i = end;
  }
  if (!out->missing && !out->incidents) out->missing = "incidents of this place and period in the record";
}
