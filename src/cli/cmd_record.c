/* The commands that ask the record, and those that rule. */
#include "cli/store.h"

#include "sitrep/report.h"

typedef enum form { FORM_TEXT, FORM_JSON, FORM_JSONL, FORM_CSV } form;

typedef struct printer {
  form form;
  unsigned n;
  sr_buf buf;
} printer;

static form form_of(const sr_args *args)
{
  const char *v = args->value[SR_OPT_list_format];
  return !v || !strcmp(v, "text") ? FORM_TEXT : !strcmp(v, "json") ? FORM_JSON : !strcmp(v, "csv") ? FORM_CSV : FORM_JSONL;
}

static bool put(printer *p)
{
  bool ok = p->buf.status == SR_OK && fwrite(p->buf.ptr ? p->buf.ptr : "", 1, p->buf.len, stdout) == p->buf.len;
  sr_buf_clear(&p->buf);
  return ok;
}

static bool starts_row(printer *p, const char *list)
{
  if (p->form == FORM_JSON) sr_buf_printf(&p->buf, p->n ? ",\n  " : "{\"%s\": [\n  ", list);
  return ++p->n;
}

static void ends_list(printer *p, const char *list)
{
  if (p->form == FORM_JSON && !p->n) sr_buf_printf(&p->buf, "{\"%s\": [", list);
  if (p->form == FORM_JSON) sr_buf_add(&p->buf, SR_V("]}\n"));
  put(p);
  sr_buf_dispose(&p->buf);
}

/* ---- asking ---- */

static bool print_known(void *payload, const sr_known *k)
{
  printer *p = payload;
  starts_row(p, "incidents");
  if (p->form == FORM_CSV) {
    sr_report_known_csv(&p->buf, k);
  } else if (p->form == FORM_TEXT) {
    sr_report_known_text(&p->buf, k);
  } else {
    sr_report_known_json(&p->buf, k);
    if (p->form == FORM_JSONL) sr_buf_byte(&p->buf, '\n');
  }
  return put(p);
}

static bool print_person(void *payload, const sr_known_person *k)
{
  printer *p = payload;
  starts_row(p, "people");
  if (p->form == FORM_CSV) {
    sr_report_known_person_csv(&p->buf, k);
    return put(p);
  }
  sr_report_known_person(&p->buf, k, p->form != FORM_TEXT);
  if (p->form != FORM_JSON) sr_buf_byte(&p->buf, '\n');
  return put(p);
}

static bool print_actor(void *payload, const sr_known_actor *k)
{
  printer *p = payload;
  starts_row(p, "actors");
  if (p->form == FORM_CSV) {
    sr_report_known_actor_csv(&p->buf, k);
    return put(p);
  }
  sr_report_known_actor(&p->buf, k, p->form != FORM_TEXT);
  if (p->form != FORM_JSON) sr_buf_byte(&p->buf, '\n');
  return put(p);
}

static bool print_event(void *payload, const sr_event_log *k)
{
  printer *p = payload;
  starts_row(p, "log");
  if (p->form == FORM_CSV) {
    sr_report_event_log_csv(&p->buf, k);
    return put(p);
  }
  sr_report_event_log(&p->buf, k, p->form != FORM_TEXT);
  if (p->form != FORM_JSON) sr_buf_byte(&p->buf, '\n');
  return put(p);
}

/* A table's first line. */
static void header(printer *p, sr_cmd cmd)
{
  if (p->form != FORM_CSV) return;
  if (cmd == SR_CMD_incidents) sr_report_known_csv(&p->buf, NULL);
  else if (cmd == SR_CMD_people) sr_report_known_person_csv(&p->buf, NULL);
  else if (cmd == SR_CMD_actors) sr_report_known_actor_csv(&p->buf, NULL);
  else sr_report_event_log_csv(&p->buf, NULL);
}

/* Opens, asks, prints. */
static sr_exit ask(const sr_args *args, const char *list)
{
  sr_opened o;
  sr_query q;
  sr_error err = {.offset = SIZE_MAX};
  sr_status status;
  printer p = {.form = form_of(args)};
  sr_exit result = sr_args_query(args, &q);
  if (args->n_operands > (args->cmd == SR_CMD_people)) {
    sr_complain("%s: not asked for; see: sitrep help %s", args->operand[args->cmd == SR_CMD_people], sr_cmds[args->cmd].name);
    return SR_EXIT_usage;
  }
  if (result == SR_EXIT_ok) result = sr_opened_open(&o, args, SR_RECORD_READ, false);
  if (result != SR_EXIT_ok) return result;
  sr_buf_init(&p.buf, 1 << 28);
  header(&p, args->cmd);
  if (args->cmd == SR_CMD_incidents)
    status = sr_record_incidents(o.record, &q, print_known, &p, &err);
  else if (args->cmd == SR_CMD_people)
    status = sr_record_people(o.record, args->n_operands ? sr_view_of(args->operand[0]) : SR_VNULL, &q, print_person, &p, &err);
  else if (args->cmd == SR_CMD_actors)
    status = sr_record_actors(o.record, &q, print_actor, &p, &err);
  else
    status = sr_record_log(o.record, print_event, &p, &err);
  ends_list(&p, list);
  sr_opened_close(&o);
  if (p.form == FORM_TEXT && status == SR_OK && q.limit && p.n == q.limit && args->cmd != SR_CMD_log)
    fprintf(stderr, "sitrep: the first %u; --limit N or --all shows more\n", q.limit);
  if (status != SR_OK) return sr_record_failed(&err);
  return sr_close_output();
}

sr_exit sr_cmd_incidents(const sr_args *args)
{
  return ask(args, "incidents");
}

sr_exit sr_cmd_people(const sr_args *args)
{
  return ask(args, "people");
}

sr_exit sr_cmd_actors(const sr_args *args)
{
  return ask(args, "actors");
}

sr_exit sr_cmd_log(const sr_args *args)
{
  return ask(args, "log");
}

static sr_exit needs(const sr_args *args, int n, const char *what)
{
  if (args->n_operands == n) return SR_EXIT_ok;
  sr_complain("%s needs %s; see: sitrep help %s", sr_cmds[args->cmd].name, what, sr_cmds[args->cmd].name);
  return SR_EXIT_usage;
}

sr_exit sr_cmd_show(const sr_args *args)
{
  sr_opened o;
  sr_query q;
  sr_error err = {.offset = SIZE_MAX};
  const sr_story *story;
  printer p = {.form = form_of(args)};
  sr_exit result = needs(args, 1, "the id of an incident");
  if (result == SR_EXIT_ok) result = sr_args_query(args, &q);
  if (result == SR_EXIT_ok) result = sr_opened_open(&o, args, SR_RECORD_READ, false);
  if (result != SR_EXIT_ok) return result;
  sr_buf_init(&p.buf, 1 << 28);
  if (sr_record_show(&story, o.record, sr_view_of(args->operand[0]), &q, &err) != SR_OK)
    result = sr_record_failed(&err);
  else if (p.form == FORM_TEXT)
    sr_report_story_text(&p.buf, story);
  else
    sr_report_story_json(&p.buf, story);
  if (p.form != FORM_TEXT && result == SR_EXIT_ok) sr_buf_byte(&p.buf, '\n');
  put(&p);
  sr_buf_dispose(&p.buf);
  sr_opened_close(&o);
  return result == SR_EXIT_ok ? sr_close_output() : result;
}

static bool print_pair(void *payload, const sr_compared *c)
{
  (void)payload;
  printf("%.*s\t%u\t%u\t%.*s\t%u\t%u\t", (int)c->a.report.len, c->a.report.ptr, c->a.from, c->a.to, (int)c->b.report.len, c->b.report.ptr,
         c->b.from, c->b.to);
  for (uint32_t i = 0; i < c->n_traits; i++) printf("%s%g", i ? " " : "", (double)c->trait[i]);
  return putchar('\n') != EOF;
}

sr_exit sr_cmd_why(const sr_args *args)
{
  sr_opened o;
  sr_view words = SR_VNULL;
  sr_error err = {.offset = SIZE_MAX};
  bool pairs = args->value[SR_OPT_pairs] != NULL;
  sr_exit result = pairs ? needs(args, 0, "no ids with --pairs") : needs(args, 2, "the ids of two incidents");
  if (result == SR_EXIT_ok) result = sr_opened_open(&o, args, SR_RECORD_READ, true);
  if (result != SR_EXIT_ok) return result;
  sr_status status = pairs ? sr_record_pairs(o.record, print_pair, NULL, &err)
                           : sr_record_why(&words, o.record, sr_view_of(args->operand[0]), sr_view_of(args->operand[1]), &err);
  if (status != SR_OK)
    result = sr_record_failed(&err);
  else if (!pairs)
    printf("%.*s\n", (int)words.len, words.ptr);
  sr_opened_close(&o);
  return result == SR_EXIT_ok ? sr_close_output() : result;
}

/* ---- ruling ---- */

static sr_exit rule(const sr_args *args, const sr_ruling *x)
{
  sr_opened o;
  sr_change change;
  char keep[32];
  uint32_t number = 0;
  sr_error err = {.offset = SIZE_MAX};
  sr_exit result = sr_args_change(args, sr_ruling_kind_name(x->kind), &change, keep);
  if (result == SR_EXIT_ok && (!change.who.len || !change.why.len)) {
    sr_complain("a ruling says who makes it and why: --who NAME --why TEXT");
    return SR_EXIT_usage;
  }
  if (result == SR_EXIT_ok) result = sr_opened_open(&o, args, SR_RECORD_WRITE, true);
  if (result != SR_EXIT_ok) return result;
  bool ok = sr_record_begin(o.record, &change, &err) == SR_OK && sr_record_rule(o.record, x, &number, &err) == SR_OK &&
            sr_record_commit(o.record, &err) == SR_OK;
  if (ok)
    printf("ruling %u\n", number);
  else
    result = sr_record_failed(&err);
  sr_opened_close(&o);
  return result == SR_EXIT_ok ? sr_close_output() : result;
}

static sr_exit rule_one(const sr_args *args, sr_ruling_kind kind)
{
  sr_exit result = needs(args, 1, "the id of an incident");
  sr_ruling x = {.kind = kind, .incident = result == SR_EXIT_ok ? sr_view_of(args->operand[0]) : SR_VNULL};
  return result == SR_EXIT_ok ? rule(args, &x) : result;
}

sr_exit sr_cmd_accept(const sr_args *args)
{
  return rule_one(args, SR_RULING_accept);
}

sr_exit sr_cmd_withdraw(const sr_args *args)
{
  return rule_one(args, SR_RULING_withdraw);
}

sr_exit sr_cmd_reject(const sr_args *args)
{
  return rule_one(args, SR_RULING_reject);
}

sr_exit sr_cmd_merge(const sr_args *args)
{
  sr_exit result = needs(args, 2, "the ids of two incidents");
  if (result != SR_EXIT_ok) return result;
  sr_ruling x = {.kind = SR_RULING_merge, .incident = sr_view_of(args->operand[0]), .other = sr_view_of(args->operand[1])};
  return rule(args, &x);
}

sr_exit sr_cmd_split(const sr_args *args)
{
  sr_exit result = needs(args, 2, "the id of an incident and of one of its reports");
  if (result != SR_EXIT_ok) return result;
  sr_ruling x = {.kind = SR_RULING_split, .incident = sr_view_of(args->operand[0]), .other = sr_view_of(args->operand[1])};
  return rule(args, &x);
}

sr_exit sr_cmd_correct(const sr_args *args)
{
  sr_exit result = needs(args, 2, "the id of an incident and FIELD=VALUE");
  if (result != SR_EXIT_ok) return result;
  const char *sign = strchr(args->operand[1], '=');
  if (!sign) {
    sr_complain("%s: write FIELD=VALUE, killed=5 for example", args->operand[1]);
    return SR_EXIT_usage;
  }
  sr_ruling x = {.kind = SR_RULING_correct, .incident = sr_view_of(args->operand[0]),
                 .field = {args->operand[1], (size_t)(sign - args->operand[1])}, .value = sr_view_of(sign + 1)};
  return rule(args, &x);
}

sr_exit sr_cmd_undo(const sr_args *args)
{
  sr_exit result = needs(args, 1, "the number of a ruling");
  if (result != SR_EXIT_ok) return result;
  char *end;
  unsigned long n = strtoul(args->operand[0], &end, 10);
  if (*end || !n || n > UINT32_MAX - 1) {
    sr_complain("%s: no number of a ruling; `sitrep log` lists them", args->operand[0]);
    return SR_EXIT_usage;
  }
  sr_ruling x = {.kind = SR_RULING_undo, .undoes = (uint32_t)n};
  return rule(args, &x);
}

static bool print_problem(void *payload, const char *problem)
{
  (void)payload;
  printf("%s\n", problem);
  return true;
}

sr_exit sr_cmd_check_record(const sr_args *args)
{
  sr_opened o;
  uint32_t n = 0;
  sr_record_counts c;
  sr_error err = {.offset = SIZE_MAX};
  sr_exit result = sr_opened_open(&o, args, SR_RECORD_READ, false);
  if (result != SR_EXIT_ok) return result;
  bool ok = sr_record_check(o.record, print_problem, NULL, &n, &err) == SR_OK && sr_record_count(o.record, &c, &err) == SR_OK;
  if (!ok)
    result = sr_record_failed(&err);
  else
    printf("%u report%s (%u cop%s), %u mention%s, %u claim%s, %u incident%s, %u ruling%s: %u problem%s\n", SR_COUNTED(c.reports), c.copies,
           c.copies == 1 ? "y" : "ies", SR_COUNTED(c.mentions), SR_COUNTED(c.claims), SR_COUNTED(c.incidents), SR_COUNTED(c.rulings),
           SR_COUNTED(n));
  sr_opened_close(&o);
  if (result == SR_EXIT_ok) result = sr_close_output();
  return result == SR_EXIT_ok && n ? SR_EXIT_data : result;
}
