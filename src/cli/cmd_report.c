/* `sitrep report`: the security report of a record. */
#include "cli/cli.h"
#include "cli/datafile.h"
#include "cli/definition.h"
#include "cli/input.h"
#include "cli/since.h"
#include "cli/store.h"
#include "print/print.h"
#include "sitrep/security.h"

#include <errno.h>
#include <unistd.h>

typedef void writer(struct sr_buf *out, const sr_security_report *r);
typedef sr_status printer(sr_buf *out, const sr_security_report *r, sr_error *err);

#ifndef SR_WITH_PDF
#define sr_print_pdf NULL
#endif
#ifndef SR_WITH_XLSX
#define sr_print_xlsx NULL
#endif

/* Text has a writer, other files a printer: NULL where this build has not the libraries. */
static const struct {
  const char *name, *ending;
  writer *write;
  printer *print;
} formats[] = {{"html", ".html", sr_security_html, NULL}, {"md", ".md", sr_security_md, NULL},
               {"csv", ".csv", sr_security_csv, NULL},    {"json", ".json", sr_security_json, NULL},
               {"pdf", ".pdf", NULL, sr_print_pdf},       {"xlsx", ".xlsx", NULL, sr_print_xlsx}};
enum { N_FORMATS = sizeof formats / sizeof *formats, MD = 1 };

/* What the command line asks for, checked. */
typedef struct request {
  sr_security_options options;
  sr_query query;
  sr_definition definition, versus; /* `versus` where its title is told */
  sr_buf definition_text, versus_text, outlines;
  sr_view since; /* empty: not asked */
  const char *record, *output;
  int format;
  char cutoff[24]; /* day of the record's last change */
} request;

/* ---- options ---- */

static int format_of_ending(const char *path)
{
  size_t n = strlen(path);
  for (int i = 0; i < N_FORMATS; i++) {
    size_t k = strlen(formats[i].ending);
    if (n > k && !strcmp(path + n - k, formats[i].ending)) return i;
  }
  return -1;
}

/* A file that is no text must be one that this build can make, and has no business on a terminal. */
static sr_exit check_format(const request *q)
{
  const char *name = formats[q->format].name;
  if (formats[q->format].write) return SR_EXIT_ok;
  if (!formats[q->format].print) {
    sr_complain("this sitrep was built without the libraries for %s; the others are html, md, csv and json", name);
    return SR_EXIT_usage;
  }
  if (q->output || !isatty(STDOUT_FILENO)) return SR_EXIT_ok;
  sr_complain("a %s is no text for a terminal: give --output FILE", name);
  return SR_EXIT_usage;
}

/* "q2.docx", but not "q2", "a.b/q2" and "-". */
static bool has_ending(const char *path)
{
  const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
  return dot && dot != name && dot[1];
}

/* By --format, else by the output's name, else Markdown. The two must not speak against one another. */
static sr_exit choose_format(const sr_args *args, request *q)
{
  const char *word = args->value[SR_OPT_report_format];
  q->output = args->value[SR_OPT_output];
  int named = q->output ? format_of_ending(q->output) : -1;
  q->format = named < 0 ? MD : named;
  if (!word && named < 0 && q->output && has_ending(q->output)) {
    sr_complain("--output %s: no format has this ending; there are .html .md .csv .json .pdf .xlsx, or give --format",
                q->output);
    return SR_EXIT_usage;
  }
  for (int i = 0; i < N_FORMATS && word; i++)
    if (!strcmp(formats[i].name, word)) q->format = i;
  if (!word || named < 0 || named == q->format) return check_format(q);
  sr_complain("--format %s and --output %s contradict each other: give one of them, or another name", word, q->output);
  return SR_EXIT_usage;
}

static sr_exit choose_period(const sr_args *args, request *q)
{
  sr_error err;
  const char *text = args->value[SR_OPT_period];
  if (!text) {
    sr_complain("report needs a --period like 2024Q2; see: sitrep help report");
    return SR_EXIT_usage;
  }
  if (sr_stretch_parse(&q->options.period, sr_view_of(text), &err) == SR_OK) return SR_EXIT_ok;
  sr_complain("--period: %s", err.message);
  return SR_EXIT_usage;
}

static void choose_policy(const sr_args *args, request *q)
{
  const char *word = args->value[SR_OPT_policy]; /* one of the option's choices */
  q->options.policy = q->query.policy = word ? (sr_policy)sr_policy_of(sr_view_of(word)) : q->definition.policy;
}

/* A day, or a day and a time; not before the period begins, of which the record could know nothing then. */
static sr_exit read_moment(const sr_args *args, const request *q, const char *name, const char *text, sr_view *out)
{
  int32_t day;
  if (!text) return SR_EXIT_ok;
  sr_view v = sr_view_of(text), date = {v.ptr, v.len > 10 && v.ptr[10] == 'T' ? 10 : v.len};
  if (!sr_date_parse(date, &day) || (v.len != 10 && v.len != 20)) {
    sr_complain("--%s: \"%s\" is not a date like 2024-07-24, or a time like 2024-07-24T18:00:00Z", name, text);
    return SR_EXIT_usage;
  }
  if (day < q->options.period.from) {
    sr_complain("--%s %s and --period %s contradict each other: the record knew nothing of the period before it began",
                name, text, args->value[SR_OPT_period]);
    return SR_EXIT_usage;
  }
  *out = v;
  return SR_EXIT_ok;
}

static sr_exit choose_as_of(const sr_args *args, request *q)
{
  const char *as_of = args->value[SR_OPT_as_of], *since = args->value[SR_OPT_since];
  sr_exit result = read_moment(args, q, "as-of", as_of, &q->options.as_of);
  if (result == SR_EXIT_ok) result = read_moment(args, q, "since", since, &q->since);
  q->query.as_of = q->options.as_of;
  if (result != SR_EXIT_ok || !as_of || !since || strncmp(since, as_of, 10) < 0) return result;
  sr_complain("--since %s and --as-of %s contradict each other: the last issue is older than this one", since, as_of);
  return SR_EXIT_usage;
}

static sr_exit choose_versus(const sr_args *args, request *q, const char *as)
{
  const char *versus = args->value[SR_OPT_versus];
  if (!versus) return SR_EXIT_ok;
  if (!strcmp(versus, as)) {
    sr_complain("--as %s and --versus %s are the same definition: there is nothing to tell", as, versus);
    return SR_EXIT_usage;
  }
  return sr_definition_load(&q->versus, &q->versus_text, "versus", versus, args->value[SR_OPT_data]);
}

/* Coasts and borders for the map. */
static sr_exit read_outlines(const sr_args *args, request *q)
{
  char path[4096];
  sr_input in;
  sr_buf why;
  sr_view all;
  sr_buf_init(&why, 1 << 14);
  sr_status st = sr_datafile_find(path, sizeof path, args->value[SR_OPT_data], "map/outlines.tsv", &why);
  if (st == SR_OK) st = sr_input_open(&in, path, &why);
  if (st == SR_OK) {
    st = sr_input_all(&in, 1 << 24, &all, &why);
    if (st == SR_OK) sr_buf_add(&q->outlines, all);
    sr_input_close(&in);
  }
  if (st != SR_OK) sr_complain("%.*s", (int)why.len, why.len ? why.ptr : "");
  sr_buf_dispose(&why);
  q->options.outlines = sr_buf_view(&q->outlines);
  return st == SR_OK ? SR_EXIT_ok : SR_EXIT_data;
}

static sr_exit read_options(const sr_args *args, request *q)
{
  const char *place = args->value[SR_OPT_place], *as = args->value[SR_OPT_as];
  q->options.version = 1;
  q->query = (sr_query)SR_QUERY_INIT;
  if (args->n_operands) {
    sr_complain("report takes no file but --record: \"%s\"; see: sitrep help report", args->operand[0]);
    return SR_EXIT_usage;
  }
  sr_exit result = choose_period(args, q);
  if (result == SR_EXIT_ok) result = choose_format(args, q);
  if (result == SR_EXIT_ok) result = choose_as_of(args, q);
  if (result == SR_EXIT_ok)
    result = sr_definition_load(&q->definition, &q->definition_text, "as", as ? as : "sitrep", args->value[SR_OPT_data]);
  if (result == SR_EXIT_ok) result = choose_versus(args, q, as ? as : "sitrep");
  if (result == SR_EXIT_ok) result = read_outlines(args, q);
  if (result == SR_EXIT_ok) choose_policy(args, q);
  q->options.place = q->query.place = sr_view_of(place);
  q->record = sr_args_record(args);
  return result;
}

/* ---- places ---- */

typedef struct names {
  sr_view *v;
  size_t n, cap;
  bool full; /* no memory: the list is what it is */
} names;

static void add_name(names *l, sr_view name)
{
  for (size_t i = 0; i < l->n; i++)
    if (sr_view_eq(l->v[i], name)) return;
  if (!name.len || l->full || l->n > 5000) return;
  if (l->n == l->cap) {
    size_t cap = l->cap ? l->cap * 2 : 256;
    sr_view *v = realloc(l->v, cap * sizeof *v);
    l->full = !v;
    if (!v) return;
    l->v = v, l->cap = cap;
  }
  char *copy = malloc(name.len);
  l->full = !copy;
  if (!copy) return;
  l->v[l->n++] = (sr_view){memcpy(copy, name.ptr, name.len), name.len};
}

static bool take_names(void *payload, const sr_known *k)
{
  names *l = payload;
  add_name(l, k->place.country);
  add_name(l, k->place.admin1);
  add_name(l, k->place.admin2);
  add_name(l, k->place.locality);
  return !l->full;
}

static bool take_one(void *payload, const sr_known *k)
{
  (void)k;
  *(bool *)payload = true;
  return false;
}

/* The place must be one of the record's, whenever: a quiet period is no mistake, a misspelt province is. */
static sr_exit check_place(sr_record *rec, const request *q, sr_error *err)
{
  sr_query all = SR_QUERY_INIT;
  bool known = !q->query.place.len;
  all.place = q->query.place;
  if (!known && sr_record_incidents(rec, &all, take_one, &known, err) != SR_OK) return SR_EXIT_input;
  if (known) return SR_EXIT_ok;
  names l = {.v = NULL};
  char near[160];
  all.place = SR_VNULL;
  sr_status st = sr_record_incidents(rec, &all, take_names, &l, err);
  sr_nearest(near, sizeof near, q->query.place, l.v, l.n);
  if (st == SR_OK && l.n)
    sr_complain("--place: no incident of the record is in \"%.*s\"%s%s", (int)q->query.place.len, q->query.place.ptr,
                *near ? "; nearest: " : "", near);
  for (size_t i = 0; i < l.n; i++)
    free((void *)(uintptr_t)l.v[i].ptr);
  bool some = l.n > 0;
  free(l.v);
  return st != SR_OK ? SR_EXIT_input
         : some      ? SR_EXIT_usage
                     : SR_EXIT_ok; /* of an empty record every place is as good */
}

/* ---- the report ---- */

/* The day of the last change, of those that the report shows; rulings come after filings, whenever they were made. */
static bool see_change(void *payload, const sr_event_log *e)
{
  request *q = payload;
  sr_view as_of = q->options.as_of;
  size_t n = e->at.len < 10 ? e->at.len : 10;
  if (as_of.len && n && memcmp(e->at.ptr, as_of.ptr, as_of.len < n ? as_of.len : n) > 0) return true;
  if (n < 10 || strncmp(q->cutoff, e->at.ptr, n) >= 0) return true;
  memcpy(q->cutoff, e->at.ptr, n);
  q->cutoff[n] = 0;
  return true;
}

/* The report of all incidents by one definition. */
static sr_status count(sr_record *rec, request *q, const sr_definition *d, sr_security **out, sr_error *err)
{
  q->options.definition = d;
  sr_status st = sr_security_new(out, &q->options, err);
  if (st == SR_OK) st = sr_record_incidents(rec, &q->query, sr_security_row, *out, err);
  return st == SR_OK ? sr_security_finish(*out, err) : st;
}

static sr_status tell_versus(sr_record *rec, request *q, sr_security *s, sr_error *err)
{
  sr_security *other = NULL;
  sr_status st = count(rec, q, &q->versus, &other, err);
  if (st == SR_OK) st = sr_security_versus(s, other, err);
  sr_security_free(other);
  return st;
}

/* Against the report as the record stood. */
static sr_status tell_since(sr_record *rec, const request *q, sr_security *s, sr_error *err)
{
  sr_security *then = NULL;
  request old = *q;
  sr_since since = {rec, q->query, q->query};
  since.then.as_of = old.query.as_of = old.options.as_of = q->since;
  sr_status st = count(rec, &old, &q->definition, &then, err);
  if (st == SR_OK) st = sr_security_since(s, then, sr_since_why, &since, err);
  sr_security_free(then);
  return st;
}

static sr_status fill(sr_record *rec, request *q, sr_security **out, sr_error *err)
{
  sr_status st = sr_record_log(rec, see_change, q, err);
  if (st != SR_OK) return st;
  q->options.cutoff = sr_view_of(q->cutoff);
  sr_security_span(&q->options.period, &q->query.from, &q->query.to);
  st = count(rec, q, &q->definition, out, err);
  if (st == SR_OK && q->versus.title.len) st = tell_versus(rec, q, *out, err);
  if (st == SR_OK && q->since.len) st = tell_since(rec, q, *out, err);
  if (st == SR_OK) st = sr_record_reports(rec, sr_security_source, *out, err);
  if (st == SR_OK) st = sr_security_sources_end(*out, err);
  return st;
}

static sr_exit write_file(const char *path, const sr_buf *b)
{
  FILE *f = fopen(path, "wb");
  bool fine = f && fwrite(b->ptr, 1, b->len, f) == b->len;
  int error = errno;
  if (f && fclose(f) && fine) fine = false, error = errno;
  if (fine) return SR_EXIT_ok;
  sr_complain("%s: %s", path, strerror(error));
  return SR_EXIT_output;
}

static sr_exit print(const request *q, const sr_security_report *r)
{
  sr_buf out;
  sr_error err = {.offset = SIZE_MAX, .message = "the report needs more memory than there is"};
  sr_buf_init(&out, (size_t)4 << 30);
  sr_status st = SR_OK;
  if (formats[q->format].write)
    formats[q->format].write(&out, r);
  else
    st = formats[q->format].print(&out, r, &err);
  sr_exit result = SR_EXIT_ok;
  if (st != SR_OK || out.status != SR_OK) {
    sr_complain("%s", err.message);
    result = SR_EXIT_input;
  } else if (q->output && strcmp(q->output, "-")) {
    result = write_file(q->output, &out);
  } else {
    result = fwrite(out.ptr, 1, out.len, stdout) == out.len ? sr_close_output() : sr_output_failed(errno);
  }
  sr_buf_dispose(&out);
  return result;
}

static sr_exit make(request *q)
{
  sr_record *rec = NULL;
  sr_security *s = NULL;
  sr_error err = {.offset = SIZE_MAX};
  sr_record_options options = SR_RECORD_OPTIONS_INIT;
  options.mode = SR_RECORD_READ;
  sr_status st = sr_record_open(&rec, q->record, &options, &err);
  sr_exit result = st == SR_OK ? check_place(rec, q, &err) : SR_EXIT_input;
  if (result == SR_EXIT_ok) {
    st = fill(rec, q, &s, &err);
    result = st == SR_OK ? print(q, sr_security_get(s)) : SR_EXIT_input;
  }
  if (result == SR_EXIT_input && err.message[0]) sr_complain("%s", err.message);
  sr_security_free(s);
  sr_record_close(rec);
  return result;
}

sr_exit sr_cmd_report(const sr_args *args)
{
  request q = {.format = MD};
  sr_buf_init(&q.definition_text, 1 << 20);
  sr_buf_init(&q.versus_text, 1 << 20);
  sr_buf_init(&q.outlines, 1 << 25);
  sr_exit result = read_options(args, &q);
  if (result == SR_EXIT_ok) result = make(&q);
  sr_buf_dispose(&q.definition_text);
  sr_buf_dispose(&q.versus_text);
  sr_buf_dispose(&q.outlines);
  return result;
}
