/* GeoPackage 1.3: the tables of the CSV, incidents with a point; a SQLite database in memory, handed over as bytes. */
#include <math.h>
#include <sqlite3.h>

#include "exchange/cell.h"
#include "exchange/writer.h"
#include "sitrep/engine.h"

extern const char sr_gpkg_schema[]; /* gpkg.sql */

enum { N_TABLES = 5 };

typedef struct state {
  sqlite3 *db;
  sqlite3_stmt *insert[N_TABLES], *at; /* the one being filled */
  int column;
  int32_t latest; /* publication */
  double west, south, east, north;
  bool some;
} state;

/* ---- tables ---- */

#define COLUMN(name, type, words, about, cell) #name "\0" type "\0"
static const char incident_columns[] =
#define SR_INCIDENT COLUMN
#include "exchange/fields.def"
    ;
static const char report_columns[] =
#define SR_TELLING COLUMN
#include "exchange/fields.def"
    ;
static const char claim_columns[] =
#define SR_CLAIM COLUMN
#include "exchange/fields.def"
    ;
static const char actor_columns[] =
#define SR_PARTY COLUMN
#include "exchange/fields.def"
    ;
static const char casualty_columns[] =
#define SR_TOLL COLUMN
#include "exchange/fields.def"
    ;

static const struct {
  const char *name, *what, *columns;
} tables[N_TABLES] = {{"incidents", "incidents read by Sitrep, by place", incident_columns},
                      {"reports", "reports that tell of each incident", report_columns},
                      {"claims", "who says what of it", claim_columns},
                      {"actors", "its parties", actor_columns},
                      {"casualties", "the ledger of its people", casualty_columns}};

static bool failed(sr_exporter *x, state *s, int code)
{
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return false;
  sr_export_fail(x, code == SQLITE_NOMEM ? SR_ERR_MEMORY : SR_ERR_LIMIT, "%s: %s", x->file->name,
                 s->db ? sqlite3_errmsg(s->db) : "not enough memory");
  return true;
}

static void run(sr_exporter *x, state *s, const char *sql)
{
  if (x->status == SR_OK) failed(x, s, sqlite3_exec(s->db, sql, NULL, NULL, NULL));
}

static const char *type_of(const char *type)
{
  return !strcmp(type, "integer")   ? "INTEGER"
         : !strcmp(type, "number")  ? "DOUBLE"
         : !strcmp(type, "date")    ? "DATE"
         : !strcmp(type, "boolean") ? "BOOLEAN"
                                    : "TEXT";
}

static void make_table(sr_exporter *x, state *s, int i)
{
  sr_buf make, fill;
  sr_buf_init(&make, 1 << 16);
  sr_buf_init(&fill, 1 << 16);
  sr_buf_printf(&make, "CREATE TABLE %s (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL%s", tables[i].name,
                i ? "" : ", geom POINT");
  sr_buf_printf(&fill, "INSERT INTO %s VALUES (NULL%s", tables[i].name, i ? "" : ", ?");
  for (const char *p = tables[i].columns; *p;) {
    const char *type = p + strlen(p) + 1;
    sr_buf_printf(&make, ", \"%s\" %s", p, type_of(type));
    sr_buf_add(&fill, SR_V(", ?"));
    p = type + strlen(type) + 1;
  }
  sr_buf_add(&make, SR_V(")"));
  sr_buf_byte(&make, 0);
  sr_buf_add(&fill, SR_V(")"));
  if (make.status != SR_OK || fill.status != SR_OK)
    sr_export_fail(x, SR_ERR_MEMORY, "not enough memory for the export");
  if (x->status == SR_OK) run(x, s, make.ptr);
  if (x->status == SR_OK) failed(x, s, sqlite3_prepare_v2(s->db, fill.ptr, (int)fill.len, &s->insert[i], NULL));
  sr_buf_dispose(&make);
  sr_buf_dispose(&fill);
}

static void begin(sr_exporter *x)
{
  state *s = x->state = calloc(1, sizeof *s);
  if (!s) {
    sr_export_fail(x, SR_ERR_MEMORY, "not enough memory for the export");
    return;
  }
  if (failed(x, s, sqlite3_open(":memory:", &s->db))) return;
  run(x, s, sr_gpkg_schema);
  run(x, s, "BEGIN");
  for (int i = 0; i < N_TABLES; i++)
    make_table(x, s, i);
  sr_export_lose(x, "history", SR_V("GeoPackage"), "changes, rulings and the reports' text are left out");
}

/* ---- rows ---- */

static void take(void *payload, const sr_cell_value *v)
{
  state *s = payload;
  char day[16];
  int n = s->column++;
  switch (v->type) {
  case SR_CELL_EMPTY:
    sqlite3_bind_null(s->at, n);
    break;
  case SR_CELL_TEXT:
    sqlite3_bind_text(s->at, n, v->text.ptr, (int)v->text.len, SQLITE_TRANSIENT);
    break;
  case SR_CELL_INT:
  case SR_CELL_BOOL:
    sqlite3_bind_int64(s->at, n, v->number);
    break;
  case SR_CELL_REAL:
    sqlite3_bind_double(s->at, n, v->real);
    break;
  case SR_CELL_DAY:
    sr_date_print((int32_t)v->number, day);
    sqlite3_bind_text(s->at, n, day, -1, SQLITE_TRANSIENT);
    break;
  }
}

static void put_int(unsigned char *p, uint32_t v)
{
  for (int i = 0; i < 4; i++)
    p[i] = (unsigned char)(v >> 8 * i);
}

static void put_double(unsigned char *p, double v)
{
  uint64_t bits;
  memcpy(&bits, &v, sizeof bits);
  for (int i = 0; i < 8; i++)
    p[i] = (unsigned char)(bits >> 8 * i);
}

/* As in the columns lat and lon: a metre. */
static double rounded(double degrees)
{
  return round(degrees * 1e5) / 1e5;
}

/* GeoPackageBinary: header without envelope, then WKB; all of it little-endian. */
static void bind_point(state *s, const sr_place *p)
{
  unsigned char blob[29] = {'G', 'P', 0, 1};
  if (!p->located) {
    sqlite3_bind_null(s->at, 1);
    return;
  }
  put_int(blob + 4, 4326);
  blob[8] = 1;
  put_int(blob + 9, 1);
  put_double(blob + 13, rounded(p->lon));
  put_double(blob + 21, rounded(p->lat));
  sqlite3_bind_blob(s->at, 1, blob, sizeof blob, SQLITE_TRANSIENT);
}

static void widen(state *s, const sr_place *p)
{
  double x = rounded(p->lon), y = rounded(p->lat);
  if (!p->located) return;
  if (!s->some || x < s->west) s->west = x;
  if (!s->some || x > s->east) s->east = x;
  if (!s->some || y < s->south) s->south = y;
  if (!s->some || y > s->north) s->north = y;
  s->some = true;
}

static void start_row(state *s, int table)
{
  s->at = s->insert[table];
  s->column = table ? 1 : 2;
}

static void finish_row(sr_exporter *x, state *s)
{
  if (x->status != SR_OK) return;
  failed(x, s, sqlite3_step(s->at));
  sqlite3_reset(s->at);
}

#define CELL(name, type, words, about, cell) cell;

static void incident(sr_exporter *x, state *s, sr_cells *c, const sr_known *k)
{
  start_row(s, 0);
  bind_point(s, &k->place);
  widen(s, &k->place);
#define SR_INCIDENT CELL
#include "exchange/fields.def"
  finish_row(x, s);
  if (!k->place.located)
    sr_export_lose(x, "place", sr_view_of(sr_placeprec_name(k->place.precision)),
                   "no point is known: the row has no geometry");
}

static void tellings(sr_exporter *x, state *s, sr_cells *c, const sr_story *story)
{
  const sr_known *k = &story->known;
  for (uint32_t i = 0; i < story->n_reports; i++) {
    const sr_telling *t = &story->reports[i];
    int32_t day;
    if (sr_date_parse(t->report.published, &day) && day > s->latest) s->latest = day;
    start_row(s, 1);
#define SR_TELLING CELL
#include "exchange/fields.def"
    finish_row(x, s);
  }
}

static void claims(sr_exporter *x, state *s, sr_cells *c, const sr_story *story)
{
  const sr_known *k = &story->known;
  for (uint32_t i = 0; i < story->n_claims; i++) {
    const sr_claim *l = &story->claims[i];
    const sr_telling *t = &story->reports[l->report];
    start_row(s, 2);
#define SR_CLAIM CELL
#include "exchange/fields.def"
    finish_row(x, s);
  }
}

static void parties(sr_exporter *x, state *s, sr_cells *c, const sr_known *k)
{
  for (uint32_t i = 0; i < k->n_actors; i++) {
    const sr_actor *a = &k->actors[i];
    start_row(s, 3);
#define SR_PARTY CELL
#include "exchange/fields.def"
    finish_row(x, s);
  }
}

static void tolls(sr_exporter *x, state *s, sr_cells *c, const sr_known *k)
{
  for (uint32_t i = 0; i < k->n_casualties; i++) {
    const sr_casualty *w = &k->casualties[i];
    start_row(s, 4);
#define SR_TOLL CELL
#include "exchange/fields.def"
    finish_row(x, s);
  }
}

static void row(sr_exporter *x, const sr_story *story)
{
  state *s = x->state;
  sr_cells c = {.arena = &x->arena, .take = take, .payload = s};
  incident(x, s, &c, &story->known);
  tellings(x, s, &c, story);
  claims(x, s, &c, story);
  parties(x, s, &c, &story->known);
  tolls(x, s, &c, &story->known);
}

/* ---- the whole ---- */

/* No clock: the package was last changed by its latest report. */
static void describe(sr_exporter *x, state *s)
{
  char day[16], *sql;
  sr_date_print(s->latest, day);
  for (int i = 0; i < N_TABLES; i++) {
    const char *box = i == 0 && s->some ? "%.9g,%.9g,%.9g,%.9g" : "NULL,NULL,NULL,NULL";
    char bounds[160];
    if (i == 0 && s->some)
      snprintf(bounds, sizeof bounds, "%.9g,%.9g,%.9g,%.9g", s->west, s->south, s->east, s->north);
    else
      snprintf(bounds, sizeof bounds, "%s", box);
    sql = sqlite3_mprintf("INSERT INTO gpkg_contents VALUES (%Q,%Q,%Q,%Q,'%sT00:00:00.000Z',%s,%s)", tables[i].name,
                          i ? "attributes" : "features", tables[i].name, tables[i].what, day, bounds,
                          i ? "NULL" : "4326");
    if (sql)
      run(x, s, sql);
    else
      failed(x, s, SQLITE_NOMEM);
    sqlite3_free(sql);
  }
  run(x, s, "INSERT INTO gpkg_geometry_columns VALUES ('incidents','geom','POINT',4326,0,0); COMMIT; VACUUM");
}

static void put(sr_exporter *x, state *s)
{
  sqlite3_int64 size = 0;
  unsigned char *bytes = sqlite3_serialize(s->db, "main", &size, 0);
  if (bytes)
    sr_buf_add(&x->out, (sr_view){(const char *)bytes, (size_t)size});
  else
    failed(x, s, SQLITE_NOMEM);
  sqlite3_free(bytes);
}

static void end(sr_exporter *x)
{
  state *s = x->state;
  if (!s) return;
  if (x->status == SR_OK) describe(x, s);
  for (int i = 0; i < N_TABLES; i++)
    sqlite3_finalize(s->insert[i]);
  if (x->status == SR_OK) put(x, s);
  sqlite3_close(s->db);
  free(s);
  x->state = NULL;
}

static const sr_export_file files[] = {{"incidents.gpkg", true, begin, row, end}};

const sr_export_writer sr_export_writer_gpkg = {"GeoPackage, all tables", ".gpkg", true, files, 1};
