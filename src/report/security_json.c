/* The security report as JSON: sitrep.security/1. */
#include "model/json_field.h"
#include "report/security.h"
#include "sitrep/engine.h"

static void key_int(sr_json *j, const char *key, int64_t v)
{
  sr_json_key(j, key);
  sr_json_int(j, v);
}

static void amount(sr_json *j, const sr_amount *a)
{
  sr_json_open_flat(j, '{');
  key_int(j, "low", a->low);
  sr_json_key(j, "best");
  if (a->rough)
    sr_json_null(j);
  else
    sr_json_int(j, a->best);
  sr_json_key(j, "high");
  if (a->open)
    sr_json_null(j);
  else
    sr_json_int(j, a->high);
  sr_json_close(j, '}');
}

static void change(sr_json *j, const sr_cell *c)
{
  sr_json_open_flat(j, '{');
  key_int(j, "difference", c->amount.best);
  sr_json_key(j, "percent");
  if (c->amount.open)
    sr_json_null(j);
  else
    sr_json_hundredths(j, c->amount.high);
  sr_json_key_bool(j, "inside_uncertainty", c->text.len > 0);
  sr_json_close(j, '}');
}

static void cell(sr_json *j, const sr_cell *c)
{
  switch (c->kind) {
  case SR_CELL_text:
    sr_json_string(j, c->text);
    break;
  case SR_CELL_count:
    sr_json_int(j, c->amount.best);
    break;
  case SR_CELL_amount:
    amount(j, &c->amount);
    break;
  case SR_CELL_percent:
    sr_json_hundredths(j, c->amount.best);
    break;
  case SR_CELL_change:
    change(j, c);
    break;
  default:
    sr_json_null(j);
  }
}

static void table(sr_json *j, const sr_security_table *t)
{
  sr_json_open(j, '{');
  sr_json_key_word(j, "id", t->id);
  sr_json_key_text(j, "title", t->title);
  sr_json_key_texts(j, "columns", t->column, t->n_columns);
  sr_json_key(j, "rows");
  sr_json_open(j, '[');
  for (uint32_t i = 0; i < t->n_rows; i++) {
    sr_json_open_flat(j, '[');
    for (uint32_t k = 0; k < t->n_columns; k++)
      cell(j, &t->cell[i * t->n_columns + k]);
    sr_json_close(j, ']');
  }
  sr_json_close(j, ']');
  sr_json_key_bool(j, "last_row_is_total", t->footed);
  sr_json_key_text(j, "note", t->note);
  sr_json_close(j, '}');
}

static void buckets(sr_json *j, const sr_definition *d, const sr_tally *t)
{
  sr_json_key(j, "killed_by_victim");
  sr_json_open_flat(j, '{');
  for (unsigned i = 0; i < d->n_buckets; i++) {
    char key[64];
    snprintf(key, sizeof key, "%.*s", (int)d->bucket[i].key.len, d->bucket[i].key.ptr);
    sr_json_key(j, key);
    amount(j, &t->bucket[i]);
  }
  sr_json_close(j, '}');
}

static void tactics(sr_json *j, const sr_security_incident *in)
{
  sr_json_key(j, "tactics");
  sr_json_open_flat(j, '[');
  for (int t = 0; t < SR_TACTIC__N; t++)
    if (in->tactics[t]) sr_json_string(j, sr_view_of(sr_tactic_name((sr_tactic)t)));
  sr_json_close(j, ']');
}

/* Armed groups that are named. */
static void parties(sr_json *j, const sr_security_incident *in)
{
  sr_json_key(j, "groups");
  sr_json_open_flat(j, '[');
  for (uint32_t i = 0; i < in->n_parties; i++) {
    sr_json_open_flat(j, '{');
    sr_json_key_text(j, "name", in->parties[i].name);
    sr_json_key_bool(j, "claimed", in->parties[i].claimed);
    sr_json_key_bool(j, "attributed", in->parties[i].attributed);
    sr_json_key_bool(j, "acted_against", in->parties[i].attacked);
    sr_json_close(j, '}');
  }
  sr_json_close(j, ']');
}

static void incident(sr_json *j, const sr_security_report *r, const sr_security_incident *in)
{
  sr_json_open_flat(j, '{');
  sr_json_key_text(j, "id", in->id);
  sr_json_key_day(j, "from", in->date.from);
  sr_json_key_day(j, "to", in->date.to);
  sr_json_key_word(j, "date_precision", sr_dateprec_name(in->date.precision));
  sr_json_key_text(j, "place", in->place);
  sr_json_key_text(j, "region", in->region);
  sr_json_key_text(j, "district", in->district);
  sr_json_key_text(j, "country", in->country);
  sr_json_key_word(j, "class", sr_class_name(in->cls));
  sr_json_key_word(j, "ledger", sr_ledger_name(in->ledger));
  sr_json_key(j, "killed");
  amount(j, &in->tally.killed);
  sr_json_key(j, "injured");
  amount(j, &in->tally.injured);
  sr_json_key(j, "abducted");
  amount(j, &in->tally.abducted);
  sr_json_key(j, "arrested");
  amount(j, &in->tally.arrested);
  buckets(j, r->definition, &in->tally);
  tactics(j, in);
  parties(j, in);
  key_int(j, "independent_reports", in->n_independent);
  sr_json_key_texts(j, "reports", in->reports, in->n_reports);
  sr_json_key_bool(j, "conflict", in->conflict);
  sr_json_close(j, '}');
}

static void stretch(sr_json *j, const char *key, sr_stretch p, sr_view words)
{
  sr_json_key(j, key);
  sr_json_open_flat(j, '{');
  sr_json_key_day(j, "from", p.from);
  sr_json_key_day(j, "to", p.to);
  sr_json_key_text(j, "words", words);
  sr_json_close(j, '}');
}

/* Null where nothing was compared; the incidents are in the table "corrections". */
static void corrections(sr_json *j, const sr_security_report *r)
{
  sr_json_key(j, "corrections");
  if (!r->since.len) {
    sr_json_null(j);
    return;
  }
  sr_json_open_flat(j, '{');
  sr_json_key_text(j, "since", r->since);
  key_int(j, "added", r->since_added);
  key_int(j, "no_longer_counted", r->since_gone);
  key_int(j, "changed", r->since_changed);
  sr_json_close(j, '}');
}

static void frame(sr_json *j, const sr_security_report *r)
{
#define ROW(P, id) #id,
  static const char *const policies[] = {SR_POLICY_LIST(ROW, SR_POLICY)};
#undef ROW
  sr_json_key_word(j, "schema", "sitrep.security/1");
  sr_json_key_text(j, "title", r->title);
  sr_json_key_text(j, "headline", r->headline);
  sr_json_key_text(j, "place", r->place);
  stretch(j, "period", r->stretch, r->period);
  stretch(j, "period_before", r->stretch_before, r->before);
  if (r->year_before.len) stretch(j, "year_before", r->stretch_year_before, r->year_before);
  sr_json_key_text(j, "definition", r->definition->name);
  sr_json_key_word(j, "policy", policies[r->policy]);
  sr_json_key_text(j, "as_of", r->as_of);
  sr_json_key_text(j, "cutoff", r->cutoff);
  corrections(j, r);
}

void sr_security_json(sr_buf *out, const sr_security_report *r)
{
  sr_json j;
  sr_json_init(&j, out, 2);
  sr_json_open(&j, '{');
  frame(&j, r);
  sr_json_key(&j, "tables");
  sr_json_open(&j, '[');
  for (uint32_t i = 0; i < r->n_tables; i++)
    table(&j, &r->table[i]);
  sr_json_close(&j, ']');
  sr_json_key(&j, "incidents");
  sr_json_open(&j, '[');
  for (uint32_t i = 0; i < r->n_incidents; i++)
    incident(&j, r, &r->incident[i]);
  sr_json_close(&j, ']');
  sr_json_key(&j, "method");
  sr_json_open(&j, '[');
  for (uint32_t i = 0; i < r->n_notes; i++)
    sr_json_string(&j, r->note[i]);
  sr_json_close(&j, ']');
  sr_json_key_text(&j, "cite", r->cite);
  sr_json_close(&j, '}');
  sr_buf_byte(out, '\n');
}
