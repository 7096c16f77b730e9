/* A workbook: incidents, claims, sources, parties and casualties as sheets, a codebook, and what was left out.
 *
 * libxlsxwriter makes files only, so the workbook goes through a temporary one. It takes the time of the latest report
 * as its own: the same record gives the same bytes. */
#include <errno.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "exchange/cell.h"
#include "exchange/words.h"
#include "exchange/writer.h"
#include "sitrep/engine.h"

enum { INCIDENTS, CLAIMS, SOURCES, ACTORS, CASUALTIES, CODEBOOK, LOSSES, N_SHEETS };
enum {
  EPOCH = 25569,
  FIRST_DAY = -25508,
  LONGEST_TEXT = 32767
}; /* 1970-01-01 as a serial; 1900-03-01, from which serials are right */

typedef struct column {
  const char *name, *type, *about;
  sr_list *values; /* NULL: any */
} column;

#define TELL(name, type, words, about, cell) {#name, type, about, words},
static const column incident_columns[] = {
#define SR_INCIDENT TELL
#include "exchange/fields.def"
    {NULL, NULL, NULL, NULL}};
static const column claim_columns[] = {
#define SR_CLAIM TELL
#include "exchange/fields.def"
    {NULL, NULL, NULL, NULL}};
static const column source_columns[] = {
#define SR_TELLING TELL
#include "exchange/fields.def"
    {NULL, NULL, NULL, NULL}};
static const column actor_columns[] = {
#define SR_PARTY TELL
#include "exchange/fields.def"
    {NULL, NULL, NULL, NULL}};
static const column casualty_columns[] = {
#define SR_TOLL TELL
#include "exchange/fields.def"
    {NULL, NULL, NULL, NULL}};
static const column codebook_columns[] = {{"sheet", "string", "", NULL},  {"column", "string", "", NULL},
                                          {"type", "string", "", NULL},   {"meaning", "string", "", NULL},
                                          {"values", "string", "", NULL}, {NULL, NULL, NULL, NULL}};
static const column loss_columns[] = {{"incident", "string", "", NULL},
                                      {"field", "string", "", NULL},
                                      {"value", "string", "", NULL},
                                      {"why", "string", "", NULL},
                                      {NULL, NULL, NULL, NULL}};

static const struct {
  const char *name;
  const column *columns;
} sheets[N_SHEETS] = {{"Incidents", incident_columns}, {"Claims", claim_columns},        {"Sources", source_columns},
                      {"Actors", actor_columns},       {"Casualties", casualty_columns}, {"Codebook", codebook_columns},
                      {"Loss", loss_columns}};

typedef struct state {
  char path[4096];
  lxw_workbook *book;
  lxw_worksheet *sheet[N_SHEETS];
  lxw_format *head, *day;
  uint32_t rows[N_SHEETS]; /* the header is one */
  int at;                  /* the sheet and column being filled */
  uint16_t column;
  bool full; /* a sheet that has no more rows: told once an incident */
  int32_t latest;
  sr_exporter *x;
} state;

/* ---- cells ---- */

/* A cell holds 32,767 characters; what is cut is cut between two of them. */
static void put_text(state *s, sr_view v)
{
  size_t len = v.len;
  if (len > LONGEST_TEXT) {
    len = LONGEST_TEXT;
    while (len && ((unsigned char)v.ptr[len] & 0xc0) == 0x80)
      len--;
  }
  sr_view text = sr_arena_printf(&s->x->arena, "%.*s%c", (int)len, v.ptr, 0);
  worksheet_write_string(s->sheet[s->at], s->rows[s->at], s->column, text.ptr, NULL);
}

static void take(void *payload, const sr_cell_value *v)
{
  state *s = payload;
  lxw_worksheet *sheet = s->sheet[s->at];
  uint32_t row = s->rows[s->at];
  char day[16];
  switch (v->type) {
  case SR_CELL_EMPTY:
    break;
  case SR_CELL_TEXT:
    put_text(s, v->text);
    break;
  case SR_CELL_INT:
    worksheet_write_number(sheet, row, s->column, (double)v->number, NULL);
    break;
  case SR_CELL_REAL:
    worksheet_write_number(sheet, row, s->column, v->real, NULL);
    break;
  case SR_CELL_BOOL:
    worksheet_write_boolean(sheet, row, s->column, (int)v->number, NULL);
    break;
  case SR_CELL_DAY:
    sr_date_print((int32_t)v->number, day);
    if (v->number >= FIRST_DAY)
      worksheet_write_number(sheet, row, s->column, (double)(v->number + EPOCH), s->day);
    else
      worksheet_write_string(sheet, row, s->column, day, NULL);
    break;
  }
  s->column++;
}

static bool start_row(state *s, int sheet)
{
  s->at = sheet;
  s->column = 0;
  s->full |= s->rows[sheet] >= LXW_ROW_MAX;
  return s->rows[sheet] < LXW_ROW_MAX;
}

static void put_word(state *s, sr_view v)
{
  take(s, &(sr_cell_value){v.len ? SR_CELL_TEXT : SR_CELL_EMPTY, v, 0, 0});
}

/* What is left out stands in the workbook too. */
static void lose(state *s, const char *field, const char *value, const char *why)
{
  sr_export_lose(s->x, field, sr_view_of(value), why);
  if (!start_row(s, LOSSES)) return;
  put_word(s, s->x->incident);
  put_word(s, sr_view_of(field));
  put_word(s, sr_view_of(value));
  put_word(s, sr_view_of(why));
  s->rows[LOSSES]++;
}

/* ---- begin ---- */

static sr_view values_of(state *s, const column *c)
{
  sr_view list = SR_VNULL;
  for (int i = 0; c->values && c->values(i); i++)
    list =
        sr_arena_printf(&s->x->arena, "%.*s%s%s", (int)list.len, list.len ? list.ptr : "", i ? "; " : "", c->values(i));
  return list;
}

static void write_codebook(state *s)
{
  for (int i = INCIDENTS; i <= CASUALTIES; i++)
    for (const column *c = sheets[i].columns; c->name; c++) {
      start_row(s, CODEBOOK);
      put_word(s, sr_view_of(sheets[i].name));
      put_word(s, sr_view_of(c->name));
      put_word(s, sr_view_of(c->type));
      put_word(s, sr_view_of(c->about));
      put_word(s, values_of(s, c));
      s->rows[CODEBOOK]++;
    }
}

static double width_of(const column *c)
{
  size_t len = strlen(c->name);
  bool wide = !strcmp(c->name, "why") || !strcmp(c->name, "words") || !strcmp(c->name, "title") ||
              !strcmp(c->name, "meaning") || !strcmp(c->name, "values") || !strcmp(c->name, "url");
  return wide ? 60 : !strcmp(c->type, "string") ? 18 : len < 8 ? 10 : (double)len + 2;
}

static void make_sheets(state *s)
{
  for (int i = 0; i < N_SHEETS; i++) {
    s->sheet[i] = workbook_add_worksheet(s->book, sheets[i].name);
    uint16_t n = 0;
    for (const column *c = sheets[i].columns; c->name; c++, n++) {
      worksheet_write_string(s->sheet[i], 0, n, c->name, s->head);
      worksheet_set_column(s->sheet[i], n, n, width_of(c), NULL);
    }
    worksheet_freeze_panes(s->sheet[i], 1, i <= CASUALTIES ? 1 : 0);
    s->rows[i] = 1;
  }
}

static bool make_path(state *s)
{
  const char *folder = getenv("TMPDIR");
  if (!folder || !*folder) folder = "/tmp";
  int n = snprintf(s->path, sizeof s->path, "%s/sitrep-XXXXXX", folder);
  int fd = n > 0 && (size_t)n < sizeof s->path ? mkstemp(s->path) : -1;
  if (fd < 0) {
    sr_export_fail(s->x, SR_ERR_LIMIT, "%s: no temporary file for the workbook: %s", folder, strerror(errno));
    s->path[0] = 0;
    return false;
  }
  close(fd);
  return true;
}

static void begin(sr_exporter *x)
{
  state *s = x->state = calloc(1, sizeof *s);
  lxw_workbook_options options = {.use_zip64 = LXW_FALSE, .tmpdir = getenv("TMPDIR")};
  if (s) s->x = x;
  if (s && !make_path(s)) return;
  if (s) s->book = workbook_new_opt(s->path, &options);
  if (!s || !s->book) {
    sr_export_fail(x, SR_ERR_MEMORY, "not enough memory for the workbook");
    return;
  }
  s->head = workbook_add_format(s->book);
  s->day = workbook_add_format(s->book);
  format_set_bold(s->head);
  format_set_num_format(s->day, "yyyy-mm-dd");
  make_sheets(s);
  write_codebook(s);
  lose(s, "history", "", "changes and rulings are left out; jsonl has them");
  lose(s, "text", "", "the reports' text is left out; jsonl has it");
  lose(s, "source", "", "read by Sitrep, a program; every claim stands with its source");
}

/* ---- rows ---- */

#define PUT(name, type, words, about, cell) cell;

static void incident(state *s, sr_cells *c, const sr_known *k)
{
  if (!start_row(s, INCIDENTS)) return;
#define SR_INCIDENT PUT
#include "exchange/fields.def"
  s->rows[INCIDENTS]++;
}

static void claims(state *s, sr_cells *c, const sr_story *story)
{
  const sr_known *k = &story->known;
  for (uint32_t i = 0; i < story->n_claims && start_row(s, CLAIMS); i++) {
    const sr_claim *l = &story->claims[i];
    const sr_telling *t = &story->reports[l->report];
#define SR_CLAIM PUT
#include "exchange/fields.def"
    s->rows[CLAIMS]++;
  }
}

static void sources(state *s, sr_cells *c, const sr_story *story)
{
  const sr_known *k = &story->known;
  for (uint32_t i = 0; i < story->n_reports && start_row(s, SOURCES); i++) {
    const sr_telling *t = &story->reports[i];
    int32_t day;
    if (sr_date_parse(t->report.published, &day) && day > s->latest) s->latest = day;
#define SR_TELLING PUT
#include "exchange/fields.def"
    s->rows[SOURCES]++;
  }
}

static void parties(state *s, sr_cells *c, const sr_known *k)
{
  for (uint32_t i = 0; i < k->n_actors && start_row(s, ACTORS); i++) {
    const sr_actor *a = &k->actors[i];
#define SR_PARTY PUT
#include "exchange/fields.def"
    s->rows[ACTORS]++;
  }
}

static void tolls(state *s, sr_cells *c, const sr_known *k)
{
  for (uint32_t i = 0; i < k->n_casualties && start_row(s, CASUALTIES); i++) {
    const sr_casualty *w = &k->casualties[i];
#define SR_TOLL PUT
#include "exchange/fields.def"
    s->rows[CASUALTIES]++;
  }
}

static void row(sr_exporter *x, const sr_story *story)
{
  state *s = x->state;
  sr_cells c = {.arena = &x->arena, .take = take, .payload = s};
  s->full = false;
  incident(s, &c, &story->known);
  claims(s, &c, story);
  sources(s, &c, story);
  parties(s, &c, &story->known);
  tolls(s, &c, &story->known);
  if (s->full) lose(s, "rows", "", "a sheet holds 1,048,576 rows");
  for (uint32_t i = 0; i < story->n_claims; i++)
    if (story->claims[i].words.len > LONGEST_TEXT) lose(s, "claims.words", "", "a cell holds 32,767 characters");
}

/* ---- end ---- */

static void finish_sheets(state *s)
{
  for (int i = 0; i < N_SHEETS; i++) {
    uint16_t n = 0;
    while (sheets[i].columns[n].name)
      n++;
    worksheet_autofilter(s->sheet[i], 0, 0, s->rows[i] - 1, (uint16_t)(n - 1));
  }
  /* 0 would mean: now */
  lxw_doc_properties about = {.title = "Incidents",
                              .author = "Sitrep",
                              .comments = "Read by a program from reports; every claim with its source.",
                              .created = (time_t)(s->latest > 0 ? s->latest : 1) * 86400};
  workbook_set_properties(s->book, &about);
}

static void read_back(sr_exporter *x, const char *path)
{
  char room[1 << 14];
  FILE *in = fopen(path, "rbe");
  size_t n;
  while (in && (n = fread(room, 1, sizeof room, in)) > 0)
    sr_buf_add(&x->out, (sr_view){room, n});
  if (!in || ferror(in)) sr_export_fail(x, SR_ERR_LIMIT, "%s: %s", path, strerror(errno));
  if (in) fclose(in);
}

static void end(sr_exporter *x)
{
  state *s = x->state;
  if (!s) return;
  if (s->book && x->status == SR_OK) {
    finish_sheets(s);
    lxw_error e = workbook_close(s->book);
    if (e)
      sr_export_fail(x, SR_ERR_LIMIT, "the workbook could not be made: %s", lxw_strerror(e));
    else
      read_back(x, s->path);
  } else if (s->book) {
    lxw_workbook_free(s->book);
  }
  if (s->path[0]) unlink(s->path);
  free(s);
  x->state = NULL;
}

static const sr_export_file files[] = {{"incidents.xlsx", true, begin, row, end}};

const sr_export_writer sr_export_book = {"a workbook for spreadsheets", ".xlsx", true, files, 1};
