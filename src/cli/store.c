/* What the commands of the record share; see store.h. */
#include <time.h> /* first: it declares functions that base/banned.h poisons */

#include "cli/store.h"

#include <errno.h>

#include "cli/datafile.h"

sr_exit sr_record_failed(const sr_error *err)
{
  sr_complain("%s", err->message[0] ? err->message : sr_status_name(err->code));
  return err->code == SR_ERR_DATA ? SR_EXIT_data : SR_EXIT_input;
}

/* ---- the knowledge of linking ---- */

static bool read_whole(const char *dir, const char *name, sr_buf *out)
{
  char path[4096], chunk[1 << 14];
  int n = snprintf(path, sizeof path, "%s/%s", dir, name);
  FILE *f = n > 0 && (size_t)n < sizeof path ? fopen(path, "rbe") : NULL;
  if (!f) {
    sr_complain("%s/%s: %s; build the data files, or name their directory with --data", dir, name, strerror(errno));
    return false;
  }
  size_t got;
  while ((got = fread(chunk, 1, sizeof chunk, f)) > 0) sr_buf_add(out, (sr_view){chunk, got});
  bool ok = !ferror(f) && out->status == SR_OK;
  fclose(f);
  if (!ok) sr_complain("%s: cannot be read", path);
  return ok;
}

sr_exit sr_linking_load(sr_linking **out, const char *dir)
{
  sr_buf words, weights;
  sr_error err = {.offset = SIZE_MAX};
  sr_exit result = SR_EXIT_data;
  sr_buf_init(&words, 1 << 26);
  sr_buf_init(&weights, 1 << 20);
  if (read_whole(dir, "linking_words.tsv", &words) && read_whole(dir, "linking_weights.tsv", &weights)) {
    if (sr_linking_new(out, sr_buf_view(&words), sr_buf_view(&weights), &err) == SR_OK)
      result = SR_EXIT_ok;
    else
      sr_complain("%s: %s", dir, err.message);
  }
  sr_buf_dispose(&words);
  sr_buf_dispose(&weights);
  return result;
}

/* ---- opening ---- */

const char *sr_args_record(const sr_args *args)
{
  if (args->value[SR_OPT_record]) return args->value[SR_OPT_record];
  const char *named = getenv("SITREP_RECORD");
  return named && *named ? named : "sitrep.db";
}

static sr_exit load_linking(sr_opened *out, const sr_args *args)
{
  sr_datafiles files;
  sr_buf why;
  sr_exit result = SR_EXIT_data;
  sr_buf_init(&why, 1 << 16);
  if (sr_datafiles_open(&files, args->value[SR_OPT_data], &why) == SR_OK) {
    result = sr_linking_load(&out->linking, files.dir);
    sr_datafiles_close(&files);
  } else {
    sr_complain("%.*s", (int)why.len, why.ptr);
  }
  sr_buf_dispose(&why);
  return result;
}

sr_exit sr_opened_open(sr_opened *out, const sr_args *args, sr_record_mode mode, bool linking)
{
  sr_record_options options = SR_RECORD_OPTIONS_INIT;
  sr_error err = {.offset = SIZE_MAX};
  *out = (sr_opened){0};
  if (linking) {
    sr_exit result = load_linking(out, args);
    if (result != SR_EXIT_ok) return result;
  }
  options.mode = mode;
  options.linking = out->linking;
  if (sr_record_open(&out->record, sr_args_record(args), &options, &err) == SR_OK) return SR_EXIT_ok;
  sr_opened_close(out);
  return sr_record_failed(&err);
}

void sr_opened_close(sr_opened *o)
{
  sr_record_close(o->record);
  sr_linking_free(o->linking);
  *o = (sr_opened){0};
}

/* ---- options ---- */

sr_exit sr_args_change(const sr_args *args, const char *what, sr_change *out, char keep[32])
{
  const char *who = args->value[SR_OPT_who], *why = args->value[SR_OPT_why], *user = getenv("USER");
  time_t now = time(NULL);
  struct tm tm;
  if (args->value[SR_OPT_now] && !sr_time_check(sr_view_of(args->value[SR_OPT_now]))) {
    sr_complain("--now %s: no time; write YYYY-MM-DDTHH:MM:SSZ", args->value[SR_OPT_now]);
    return SR_EXIT_usage;
  }
  if (args->value[SR_OPT_now])
    snprintf(keep, 32, "%s", args->value[SR_OPT_now]);
  else if (!gmtime_r(&now, &tm) || !strftime(keep, 32, "%Y-%m-%dT%H:%M:%SZ", &tm))
    return SR_EXIT_input;
  *out = (sr_change){.at = sr_view_of(keep), .what = sr_view_of(what), .who = sr_view_of(who ? who : user ? user : ""),
                     .why = sr_view_of(why ? why : "")};
  return SR_EXIT_ok;
}

static bool day_of(const sr_args *args, sr_opt opt, int32_t *out)
{
  const char *v = args->value[opt];
  if (!v || sr_date_parse(sr_view_of(v), out)) return true;
  sr_complain("--%s %s: no date; write YYYY-MM-DD", sr_opts[opt].name, v);
  return false;
}

/* A day, or a full time. */
static bool moment_of(const char *v)
{
  int32_t day;
  if (!v || sr_time_check(sr_view_of(v)) || (strlen(v) == 10 && sr_date_parse(sr_view_of(v), &day))) return true;
  sr_complain("--as-of %s: no day and no time; write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ", v);
  return false;
}

static bool box_of(const char *v, sr_query *out)
{
  char *end;
  double *all[] = {&out->west, &out->south, &out->east, &out->north};
  if (!v) return true;
  for (int i = 0; i < 4; i++) {
    *all[i] = strtod(v, &end);
    if (end == v || *end != (i < 3 ? ',' : 0)) {
      sr_complain("--box: four numbers of degrees with commas between: west,south,east,north");
      return false;
    }
    v = end + 1;
  }
  out->boxed = true;
  return true;
}

static bool tactic_of(const char *v, sr_query *out)
{
  if (!v) return true;
  out->tactic = sr_tactic_of(sr_view_of(v));
  if (out->tactic >= 0) return true;
  fprintf(stderr, "sitrep: --tactic %s: no tactic; they are", v);
  for (int t = 0; t < SR_TACTIC__N; t++) fprintf(stderr, " %s", sr_tactic_name((sr_tactic)t));
  fputc('\n', stderr);
  return false;
}

static bool count_of(const sr_args *args, sr_opt opt, int32_t *out)
{
  if (!args->value[opt]) return true;
  unsigned n = sr_args_number(args, opt, 1, 1000000);
  *out = (int32_t)n;
  return n != 0;
}

sr_exit sr_args_query(const sr_args *args, sr_query *out)
{
  const char *cls = args->value[SR_OPT_cls], *policy = args->value[SR_OPT_policy], *as_of = args->value[SR_OPT_as_of];
  *out = (sr_query)SR_QUERY_INIT;
  out->place = sr_view_of(args->value[SR_OPT_place]);
  out->actor = sr_view_of(args->value[SR_OPT_actor]);
  out->text = sr_view_of(args->value[SR_OPT_text]);
  out->withdrawn = args->value[SR_OPT_withdrawn] != NULL;
  out->as_of = sr_view_of(as_of);
  if (cls) out->cls = sr_class_of(sr_view_of(cls));
  if (policy) out->policy = (sr_policy)sr_policy_of(sr_view_of(policy));
  out->limit = args->value[SR_OPT_all] ? 0 : sr_args_number(args, SR_OPT_limit, 100, 100000000);
  bool ok = moment_of(as_of) && day_of(args, SR_OPT_from, &out->from) && day_of(args, SR_OPT_to, &out->to) && box_of(args->value[SR_OPT_box], out) &&
            tactic_of(args->value[SR_OPT_tactic], out) && count_of(args, SR_OPT_min_killed, &out->killed_min) &&
            count_of(args, SR_OPT_min_injured, &out->injured_min) && (out->limit || args->value[SR_OPT_all]);
  return ok ? SR_EXIT_ok : SR_EXIT_usage;
}
