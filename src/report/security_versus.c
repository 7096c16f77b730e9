/* Why two definitions give two totals: every incident that one counts and the other does not, or counts otherwise, with
 * the reason. Those counted alike are one row, so that the columns sum to the two totals. */
#include "report/security.h"

#define V(v) (int)(v).len, ((v).len ? (v).ptr : "")

static int order(const sr_security_incident *a, const sr_security_incident *b)
{
  if (a->date.from != b->date.from) return a->date.from < b->date.from ? -1 : 1;
  size_t n = a->id.len < b->id.len ? a->id.len : b->id.len;
  int k = n ? memcmp(a->id.ptr, b->id.ptr, n) : 0;
  return k ? k : (a->id.len > b->id.len) - (a->id.len < b->id.len);
}

/* Why `d` leaves out an incident that the other definition counts. */
static sr_view why_not(sr_security *s, const sr_security_incident *in, const sr_definition *d)
{
  if (d->ledger[in->cls] == SR_LEDGER_none)
    return sr_arena_printf(&s->arena, "%.*s does not count the class %s", V(d->name), sr_class_name(in->cls));
  if (!d->status[in->status])
    return sr_arena_printf(&s->arena, "%.*s does not count what was only %s", V(d->name), sr_state_name(in->status));
  if (d->lethal != SR_LETHAL_no)
    return sr_arena_printf(&s->arena, "%.*s counts incidents with a death only", V(d->name));
  return sr_arena_printf(&s->arena, "%.*s does not count this tactic where nobody was harmed", V(d->name));
}

static sr_view why_other(sr_security *s, int64_t a, int64_t b, sr_view name_a, sr_view name_b)
{
  int64_t n = llabs(a - b);
  sr_view less = a < b ? name_a : name_b;
  return sr_arena_printf(&s->arena, "%.*s leaves out %lld of the dead: criminals or attackers that it does not count",
                         V(less), (long long)n);
}

/* One row; an incident that a definition does not count is 0 there. */
static void row(sr_table_maker *m, const sr_security_incident *in, const sr_security_incident *a,
                const sr_security_incident *b, sr_view why)
{
  static const sr_amount none;
  sr_buf date;
  sr_buf_init(&date, 256);
  sr_print_date(&date, &in->date);
  sr_table_text(m, in->id);
  sr_table_text(m, sr_arena_copy(&m->s->arena, sr_buf_view(&date)));
  sr_buf_dispose(&date);
  sr_table_text(m, in->place);
  sr_table_count(m, a != NULL);
  sr_table_count(m, b != NULL);
  sr_table_amount(m, a ? &a->tally.killed : &none);
  sr_table_amount(m, b ? &b->tally.killed : &none);
  sr_table_text(m, why);
}

static void summary(sr_table_maker *m, const char *name, const sr_tally *a, const sr_tally *b)
{
  sr_table_text(m, sr_view_of(name));
  sr_table_text(m, SR_VNULL);
  sr_table_text(m, SR_VNULL);
  sr_table_count(m, a->incidents);
  sr_table_count(m, b->incidents);
  sr_table_amount(m, &a->killed);
  sr_table_amount(m, &b->killed);
  sr_table_text(m, SR_VNULL);
}

static bool same(const sr_amount *a, const sr_amount *b)
{
  return a->low == b->low && a->best == b->best && a->high == b->high && a->open == b->open;
}

/* Walks both lists, which are in one order. Rows are told where `m` is given; what is alike is added to `alike`. */
static void walk(sr_security *s, const sr_security *other, sr_table_maker *m, sr_tally *alike)
{
  const sr_definition *d = s->options.definition, *e = other->options.definition;
  for (uint32_t i = 0, k = 0; i < s->incident.n || k < other->incident.n;) {
    const sr_security_incident *a = i < s->incident.n ? &s->incident.v[i] : NULL;
    const sr_security_incident *b = k < other->incident.n ? &other->incident.v[k] : NULL;
    int o = !a ? 1 : !b ? -1 : order(a, b);
    i += o <= 0, k += o >= 0;
    if (o == 0 && same(&a->tally.killed, &b->tally.killed))
      sr_tally_add(alike, &a->tally);
    else if (m && o == 0)
      row(m, a, a, b, why_other(s, a->tally.killed.best, b->tally.killed.best, d->name, e->name));
    else if (m)
      row(m, o < 0 ? a : b, o < 0 ? a : NULL, o < 0 ? NULL : b, o < 0 ? why_not(s, a, e) : why_not(s, b, d));
  }
}

static void build(sr_security *s, const sr_security *other)
{
  const sr_definition *d = s->options.definition, *e = other->options.definition;
  sr_tally alike = {0}, unused = {0};
  sr_view title = sr_arena_printf(&s->arena, "Why %.*s and %.*s differ%c", V(d->name), V(e->name), 0);
  sr_table_maker m = sr_table_begin(s, "versus", title.ptr, "Incident|Date|Place");
  sr_table_column(&m, sr_arena_printf(&s->arena, "Counted by %.*s", V(d->name)));
  sr_table_column(&m, sr_arena_printf(&s->arena, "Counted by %.*s", V(e->name)));
  sr_table_column(&m, sr_arena_printf(&s->arena, "Killed as %.*s", V(d->name)));
  sr_table_column(&m, sr_arena_printf(&s->arena, "Killed as %.*s", V(e->name)));
  sr_table_column(&m, SR_V("Why"));
  walk(s, other, NULL, &alike);
  summary(&m, "Counted alike", &alike, &alike);
  walk(s, other, &m, &unused);
  summary(&m, "All", &s->now, &other->now);
  m.t->note = SR_V("Both count the same record, with the same figure where reports differ; only the definition "
                   "differs. People may stand "
                   "under other names in the two, which changes no total.");
  sr_table_end(&m, true);
}

sr_status sr_security_versus(sr_security *s, const sr_security *other, sr_error *err)
{
  jmp_buf full;
  if (!s->finished || !other->finished || s->report.n_tables == SR_SECURITY_TABLES) {
    if (err) {
      *err = (sr_error){.code = SR_ERR_ARGUMENT, .offset = SIZE_MAX};
      snprintf(err->message, sizeof err->message, "both reports must be finished");
    }
    return SR_ERR_ARGUMENT;
  }
  s->arena.on_full = &full;
  if (setjmp(full)) {
    s->arena.on_full = NULL;
    if (err) *err = (sr_error){.code = SR_ERR_MEMORY, .offset = SIZE_MAX, .message = "out of memory"};
    return SR_ERR_MEMORY;
  }
  build(s, other);
  s->arena.on_full = NULL;
  return SR_OK;
}
