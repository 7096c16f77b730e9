/* CSV: RFC 4180, UTF-8, LF, a header, empty where nothing is told. One table of incidents, and of what they consist. */
#include "exchange/cell.h"
#include "exchange/csv_read.h"
#include "exchange/package.h"
#include "exchange/writer.h"

static sr_cells cells(sr_exporter *x)
{
  return (sr_cells){&x->out, &x->arena, x->options->excel};
}

static void begin(sr_exporter *x, const char *header)
{
  if (x->options->excel) sr_buf_add(&x->out, SR_V("\xef\xbb\xbf"));
  sr_buf_add(&x->out, sr_view_of(header));
  sr_cells c = cells(x);
  sr_cells_end(&c);
}

#define HEAD(name, type, words, about, cell) #name ","
#define CELL(name, type, words, about, cell) cell;

static void begin_incidents(sr_exporter *x)
{
#define SR_INCIDENT HEAD
  begin(x,
#include "exchange/fields.def"
  );
}

static void put_incident(sr_cells *c, const sr_known *k)
{
#define SR_INCIDENT CELL
#include "exchange/fields.def"
  sr_cells_end(c);
}

void sr_csv_incident(sr_buf *out, sr_arena *a, const sr_known *k)
{
  sr_cells c = {.out = out, .arena = a};
  put_incident(&c, k);
}

static void incident(sr_exporter *x, const sr_story *s)
{
  sr_cells c = cells(x);
  put_incident(&c, &s->known);
}

/* What the tables have no room for. */
static void end_incidents(sr_exporter *x)
{
  static const char *const tables[] = {"reports", "claims", "actors", "casualties"};
  static const char *const others[] = {"texts of reports", "persons", "statistics", "rulings", "earlier states"};
  for (int i = 0; i < 4 && !x->options->sink.file; i++) sr_export_lack(x, tables[i], "a table of its own: a directory takes it");
  for (int i = 0; i < 5; i++) sr_export_lack(x, others[i], "no table has them; jsonl does");
}

static void begin_tellings(sr_exporter *x)
{
#define SR_TELLING HEAD
  begin(x,
#include "exchange/fields.def"
  );
}

static void tellings(sr_exporter *x, const sr_story *s)
{
  sr_cells all = cells(x), *c = &all;
  const sr_known *k = &s->known;
  for (uint32_t i = 0; i < s->n_reports; i++) {
    const sr_telling *t = &s->reports[i];
#define SR_TELLING CELL
#include "exchange/fields.def"
    sr_cells_end(c);
  }
}

static void begin_claims(sr_exporter *x)
{
#define SR_CLAIM HEAD
  begin(x,
#include "exchange/fields.def"
  );
}

static void claims(sr_exporter *x, const sr_story *s)
{
  sr_cells all = cells(x), *c = &all;
  const sr_known *k = &s->known;
  for (uint32_t i = 0; i < s->n_claims; i++) {
    const sr_claim *l = &s->claims[i];
    const sr_telling *t = &s->reports[l->report];
#define SR_CLAIM CELL
#include "exchange/fields.def"
    sr_cells_end(c);
  }
}

static void begin_parties(sr_exporter *x)
{
#define SR_PARTY HEAD
  begin(x,
#include "exchange/fields.def"
  );
}

static void parties(sr_exporter *x, const sr_story *s)
{
  sr_cells all = cells(x), *c = &all;
  const sr_known *k = &s->known;
  for (uint32_t i = 0; i < k->n_actors; i++) {
    const sr_actor *a = &k->actors[i];
#define SR_PARTY CELL
#include "exchange/fields.def"
    sr_cells_end(c);
  }
}

static void begin_tolls(sr_exporter *x)
{
#define SR_TOLL HEAD
  begin(x,
#include "exchange/fields.def"
  );
}

static void tolls(sr_exporter *x, const sr_story *s)
{
  sr_cells all = cells(x), *c = &all;
  const sr_known *k = &s->known;
  for (uint32_t i = 0; i < k->n_casualties; i++) {
    const sr_casualty *w = &k->casualties[i];
#define SR_TOLL CELL
#include "exchange/fields.def"
    sr_cells_end(c);
  }
}

/* ---- what goes with the tables ---- */

static void codebook_csv(sr_exporter *x)
{
  if (x->options->excel) sr_buf_add(&x->out, SR_V("\xef\xbb\xbf"));
  sr_codebook_csv(&x->out);
}

static void codebook_html(sr_exporter *x)
{
  sr_codebook_html(&x->out);
}

static void package(sr_exporter *x)
{
  sr_package_file all[16] = {{{0}}};
  uint32_t n = 0;
  for (unsigned i = 0; i < x->writer->n_files && n < 16; i++)
    if (&x->writer->files[i] != x->file) snprintf(all[n++].name, sizeof all->name, "%s", x->writer->files[i].name);
  sr_package_json(&x->out, SR_V("Incidents"), NULL, all, n);
}

static const sr_export_file files[] = {
  {"incidents.csv", false, begin_incidents, incident, end_incidents},
  {"reports.csv", true, begin_tellings, tellings, NULL},
  {"claims.csv", true, begin_claims, claims, NULL},
  {"actors.csv", false, begin_parties, parties, NULL},
  {"casualties.csv", false, begin_tolls, tolls, NULL},
  {"codebook.csv", false, codebook_csv, NULL, NULL},
  {"codebook.html", false, codebook_html, NULL, NULL},
  {"datapackage.json", false, package, NULL, NULL},
};

const sr_export_writer sr_export_writer_csv = {"comma-separated values", ".csv", false, files, sizeof files / sizeof *files};
