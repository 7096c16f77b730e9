/* The security report as a workbook: a sheet a table, the incidents, how it was counted; see print.h.
 *
 * Figures are numbers. A column of figures with ranges is three columns: the figure, its lowest and its highest, which
 * is empty where there is no upper end. A change is three: difference, percentage, remark. Sheets are written row by
 * row and not kept in memory. The library writes files only, so the workbook passes through one that is removed at
 * once. */
#include <xlsxwriter.h>

#include "base/base.h"
#include "print/print.h"

#include "sitrep/engine.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* Excel's own limits: rows of a sheet, bytes of a cell (of characters, which are no more). */
enum { MAX_ROWS = 1048576, MAX_TEXT = 32000 };

typedef struct book {
  lxw_workbook *file;
  lxw_format *head, *plain, *total, *number, *bold_number, *percent, *bold_percent, *prose, *title, *day;
  sr_buf text;
  lxw_error failed;
} book;

static void note(book *b, lxw_error e)
{
  if (!b->failed) b->failed = e;
}

static const char *as_string(book *b, sr_view v)
{
  sr_buf_clear(&b->text);
  sr_print_text(&b->text, v);
  size_t n = b->text.len;
  if (n > MAX_TEXT) {
    n = MAX_TEXT;
    while (n && ((unsigned char)b->text.ptr[n] & 0xc0) == 0x80)
      n--;
    b->text.len = n;
  }
  sr_buf_byte(&b->text, 0);
  return b->text.status == SR_OK ? b->text.ptr : "";
}

static void put_text(book *b, lxw_worksheet *s, uint32_t row, uint32_t column, sr_view v, lxw_format *f)
{
  if (v.len) note(b, worksheet_write_string(s, row, (lxw_col_t)column, as_string(b, v), f));
}

static void put_number(book *b, lxw_worksheet *s, uint32_t row, uint32_t column, double n, lxw_format *f)
{
  note(b, worksheet_write_number(s, row, (lxw_col_t)column, n, f));
}

static lxw_format *format(book *b, bool bold, const char *number)
{
  lxw_format *f = workbook_add_format(b->file);
  if (bold) format_set_bold(f);
  if (number) format_set_num_format(f, number);
  return f;
}

static void formats(book *b)
{
  b->plain = format(b, false, NULL);
  b->total = format(b, true, NULL);
  b->number = format(b, false, "#,##0");
  b->bold_number = format(b, true, "#,##0");
  b->percent = format(b, false, "0.0%");
  b->bold_percent = format(b, true, "0.0%");
  b->day = format(b, false, "yyyy-mm-dd");
  b->head = format(b, true, NULL);
  format_set_text_wrap(b->head);
  format_set_bottom(b->head, LXW_BORDER_MEDIUM);
  b->title = format(b, true, NULL);
  format_set_font_size(b->title, 14);
  b->prose = format(b, false, NULL);
  format_set_text_wrap(b->prose);
  format_set_align(b->prose, LXW_ALIGN_VERTICAL_TOP);
}

/* A sheet with heads in its first row, which stays in sight. */
static lxw_worksheet *sheet(book *b, const char *name)
{
  lxw_worksheet *s = workbook_add_worksheet(b->file, name);
  if (!s) note(b, LXW_ERROR_MEMORY_MALLOC_FAILED);
  return s;
}

static void amount(book *b, lxw_worksheet *s, uint32_t row, uint32_t column, const sr_amount *a, lxw_format *f)
{
  if (!a->rough) put_number(b, s, row, column, (double)a->best, f);
  put_number(b, s, row, column + 1, (double)a->low, f);
  if (!a->open) put_number(b, s, row, column + 2, (double)a->high, f);
}

/* ---- tables ---- */

/* What a column holds: its widest kind. */
static sr_cell_kind kind_of(const sr_security_table *t, uint32_t column)
{
  sr_cell_kind kind = SR_CELL_none;
  for (uint32_t i = 0; i < t->n_rows; i++) {
    sr_cell_kind k = t->cell[i * t->n_columns + column].kind;
    if (kind == SR_CELL_none || k == SR_CELL_amount) kind = k;
  }
  return kind;
}

static uint32_t columns_of(sr_cell_kind kind)
{
  return kind == SR_CELL_amount || kind == SR_CELL_change ? 3 : 1;
}

static void head_cell(book *b, lxw_worksheet *s, uint32_t column, sr_view name, const char *what)
{
  char words[256];
  snprintf(words, sizeof words, "%.*s%s%s", (int)(name.len < 200 ? name.len : 200), name.len ? name.ptr : "",
           *what ? ": " : "", what);
  put_text(b, s, 0, column, sr_view_of(words), b->head);
}

static void table_head(book *b, lxw_worksheet *s, const sr_security_table *t)
{
  static const char *const of_amount[] = {"", "lowest", "highest"}, *const of_change[] = {"", "percent", "remark"};
  for (uint32_t k = 0, at = 0; k < t->n_columns; k++) {
    sr_cell_kind kind = kind_of(t, k);
    for (uint32_t i = 0; i < columns_of(kind); i++)
      head_cell(b, s, at++, t->column[k], kind == SR_CELL_change ? of_change[i] : of_amount[i]);
  }
}

static void change(book *b, lxw_worksheet *s, uint32_t row, uint32_t column, const sr_cell *c)
{
  put_number(b, s, row, column, (double)c->amount.best, b->number);
  if (!c->amount.open) put_number(b, s, row, column + 1, (double)c->amount.high / 10000, b->percent);
  put_text(b, s, row, column + 2, c->text, b->plain);
}

static void table_cell(book *b, lxw_worksheet *s, uint32_t row, uint32_t column, const sr_cell *c, sr_cell_kind kind,
                       bool bold)
{
  lxw_format *number = bold ? b->bold_number : b->number;
  if (c->kind == SR_CELL_text)
    put_text(b, s, row, column, c->text, bold ? b->total : b->plain);
  else if (c->kind == SR_CELL_change)
    change(b, s, row, column, c);
  else if (c->kind == SR_CELL_percent)
    put_number(b, s, row, column, (double)c->amount.best / 10000, bold ? b->bold_percent : b->percent);
  else if (c->kind == SR_CELL_count && kind != SR_CELL_amount)
    put_number(b, s, row, column, (double)c->amount.best, number);
  else if (c->kind != SR_CELL_none)
    amount(b, s, row, column, &c->amount, number);
}

static void table(book *b, const sr_security_table *t)
{
  char name[32];
  lxw_worksheet *s = sheet(b, sr_print_plain(name, sizeof name, t->id));
  if (!s) return;
  worksheet_set_column(s, 0, 0, 32, NULL);
  worksheet_set_column(s, 1, 40, 13, NULL);
  table_head(b, s, t);
  for (uint32_t i = 0; i < t->n_rows && i + 3 < MAX_ROWS; i++)
    for (uint32_t k = 0, at = 0; k < t->n_columns; k++) {
      sr_cell_kind kind = kind_of(t, k);
      table_cell(b, s, i + 1, at, &t->cell[i * t->n_columns + k], kind, t->footed && i + 1 == t->n_rows);
      at += columns_of(kind);
    }
  worksheet_freeze_panes(s, 1, 1);
}

/* ---- incidents ---- */

enum {
  ID,
  FROM,
  TO,
  DATE,
  PLACE,
  TOWN,
  DISTRICT,
  PROVINCE,
  COUNTRY,
  LAT,
  LON,
  CLASS,
  LEDGER,
  REPORTS,
  INDEPENDENT,
  CONFLICT,
  CORRECTED,
  KILLED,
  INJURED = KILLED + 3,
  ABDUCTED = INJURED + 3,
  ARRESTED = ABDUCTED + 3,
  BUCKETS = ARRESTED + 3
};

static void incident_head(book *b, lxw_worksheet *s, const sr_definition *d)
{
  static const char *const names[] = {"Incident",
                                      "From",
                                      "To",
                                      "Date",
                                      "Place",
                                      "Town",
                                      "District",
                                      "Province",
                                      "Country",
                                      "Latitude",
                                      "Longitude",
                                      "Class",
                                      "Ledger",
                                      "Reports",
                                      "Independent reports",
                                      "Claims differ",
                                      "Corrected by a person"};
  static const char *const outcomes[] = {"Killed", "Injured", "Abducted", "Arrested"}, *const ends[] = {"", "lowest",
                                                                                                        "highest"};
  for (uint32_t k = 0; k < KILLED; k++)
    head_cell(b, s, k, sr_view_of(names[k]), "");
  for (uint32_t k = 0; k < 4; k++)
    for (uint32_t i = 0; i < 3; i++)
      head_cell(b, s, KILLED + 3 * k + i, sr_view_of(outcomes[k]), ends[i]);
  for (unsigned i = 0; i < d->n_buckets; i++) {
    char words[128];
    snprintf(words, sizeof words, "Killed: %.*s", (int)d->bucket[i].title.len, d->bucket[i].title.ptr);
    for (uint32_t k = 0; k < 3; k++)
      head_cell(b, s, BUCKETS + 3 * i + k, sr_view_of(words), ends[k]);
  }
}

/* Days as Excel counts them, from the end of 1899; it has none before. */
static void put_day(book *b, lxw_worksheet *s, uint32_t row, uint32_t column, int32_t day)
{
  enum { TO_1970 = 25569 };
  if (day != SR_NULL_INT && day > -TO_1970 + 60) put_number(b, s, row, column, day + TO_1970, b->day);
}

static void joined(sr_buf *out, const sr_security_incident *in)
{
  sr_buf_clear(out);
  for (uint32_t i = 0; i < in->n_reports && out->len < MAX_TEXT; i++) {
    if (i) sr_buf_byte(out, ' ');
    sr_buf_add(out, in->reports[i]);
  }
}

static void incident(book *b, lxw_worksheet *s, uint32_t row, const sr_security_incident *in, const sr_definition *d,
                     sr_buf *words)
{
  char plain[64];
  put_text(b, s, row, ID, in->id, b->plain);
  put_day(b, s, row, FROM, in->date.from);
  put_day(b, s, row, TO, in->date.to);
  sr_buf_clear(words);
  sr_print_date(words, &in->date);
  put_text(b, s, row, DATE, sr_buf_view(words), b->plain);
  const sr_view places[] = {in->place, in->town, in->district, in->region, in->country};
  for (uint32_t i = 0; i < 5; i++)
    put_text(b, s, row, PLACE + i, places[i], b->plain);
  if (in->located) {
    put_number(b, s, row, LAT, in->lat, b->plain);
    put_number(b, s, row, LON, in->lon, b->plain);
  }
  put_text(b, s, row, CLASS, sr_view_of(sr_print_plain(plain, sizeof plain, sr_class_name(in->cls))), b->plain);
  put_text(b, s, row, LEDGER, sr_view_of(sr_print_plain(plain, sizeof plain, sr_ledger_name(in->ledger))), b->plain);
  joined(words, in);
  put_text(b, s, row, REPORTS, sr_buf_view(words), b->plain);
  put_number(b, s, row, INDEPENDENT, in->n_independent, b->number);
  if (in->conflict) put_text(b, s, row, CONFLICT, SR_V("yes"), b->plain);
  if (in->corrected) put_text(b, s, row, CORRECTED, SR_V("yes"), b->plain);
  const sr_amount *amounts[] = {&in->tally.killed, &in->tally.injured, &in->tally.abducted, &in->tally.arrested};
  for (uint32_t i = 0; i < 4; i++)
    amount(b, s, row, KILLED + 3 * i, amounts[i], b->number);
  for (unsigned i = 0; i < d->n_buckets; i++)
    amount(b, s, row, BUCKETS + 3 * i, &in->tally.bucket[i], b->number);
}

static void incidents(book *b, const sr_security_report *r)
{
  sr_buf words;
  lxw_worksheet *s = sheet(b, "Incidents");
  if (!s) return;
  sr_buf_init(&words, 1 << 20);
  worksheet_set_column(s, 0, 3, 12, NULL);
  worksheet_set_column(s, PLACE, PLACE, 40, NULL);
  worksheet_set_column(s, TOWN, BUCKETS + 3 * SR_MAX_BUCKETS, 13, NULL);
  incident_head(b, s, r->definition);
  uint32_t n = r->n_incidents < MAX_ROWS - 1 ? r->n_incidents : MAX_ROWS - 1;
  for (uint32_t i = 0; i < n; i++)
    incident(b, s, i + 1, &r->incident[i], r->definition, &words);
  worksheet_freeze_panes(s, 1, 1);
  worksheet_autofilter(s, 0, 0, n ? n : 1, (lxw_col_t)(BUCKETS + 3 * r->definition->n_buckets - 1));
  sr_buf_dispose(&words);
}

/* ---- words ---- */

static void summary(book *b, const sr_security_report *r)
{
  lxw_worksheet *s = sheet(b, "Report");
  const sr_view lines[][2] = {{SR_V("Summary"), r->headline},
                              {SR_V("Period"), r->period},
                              {SR_V("Place"), r->place.len ? r->place : SR_V("All places")},
                              {SR_V("Counted as"), r->definition->title},
                              {SR_V("Record as of"), r->as_of},
                              {SR_V("Data cut-off"), r->cutoff},
                              {SR_V("How to cite"), r->cite}};
  uint32_t row = 2;
  if (!s) return;
  worksheet_set_column(s, 0, 0, 18, NULL);
  worksheet_set_column(s, 1, 1, 100, NULL);
  put_text(b, s, 0, 0, r->title, b->title);
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    if (!lines[i][1].len) continue;
    put_text(b, s, row, 0, lines[i][0], b->total);
    put_text(b, s, row++, 1, lines[i][1], b->prose);
  }
}

static void method(book *b, const sr_security_report *r)
{
  lxw_worksheet *s = sheet(b, "Method");
  uint32_t row = 0;
  if (!s) return;
  worksheet_set_column(s, 0, 0, 24, NULL);
  worksheet_set_column(s, 1, 1, 120, NULL);
  for (uint32_t i = 0; i < r->n_notes; i++)
    put_text(b, s, row++, 1, r->note[i], b->prose);
  for (uint32_t i = 0; i < r->n_tables; i++) {
    if (!r->table[i].note.len) continue;
    put_text(b, s, row, 0, r->table[i].title, b->total);
    put_text(b, s, row++, 1, r->table[i].note, b->prose);
  }
}

/* Dates of the file are the data's. */
static void properties(book *b, const sr_security_report *r)
{
  char day[11], title[256];
  int32_t days;
  snprintf(title, sizeof title, "%.*s", (int)(r->title.len < 250 ? r->title.len : 250), r->title.ptr);
  sr_print_day(day, r);
  if (!sr_date_parse(sr_view_of(day), &days)) days = 0;
  lxw_doc_properties p = {.title = title, .author = (char *)(uintptr_t) "Sitrep", .created = (int64_t)days * 86400};
  if (!p.created) p.created = 1;
  note(b, workbook_set_properties(b->file, &p));
}

static lxw_error make(const char *path, char *folder, const sr_security_report *r)
{
  lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = folder};
  book b = {.file = workbook_new_opt(path, &options)};
  if (!b.file) return LXW_ERROR_MEMORY_MALLOC_FAILED;
  sr_buf_init(&b.text, 1 << 20);
  formats(&b);
  properties(&b, r);
  summary(&b, r);
  for (uint32_t i = 0; i < r->n_tables; i++)
    table(&b, &r->table[i]);
  if (r->n_incidents) incidents(&b, r);
  method(&b, r);
  if (b.text.status != SR_OK) note(&b, LXW_ERROR_MEMORY_MALLOC_FAILED);
  note(&b, workbook_close(b.file));
  sr_buf_dispose(&b.text);
  return b.failed;
}

static bool read_back(sr_buf *out, int file)
{
  char part[1 << 16];
  ssize_t n;
  while ((n = read(file, part, sizeof part)) > 0 || (n < 0 && errno == EINTR))
    if (n > 0) sr_buf_add(out, (sr_view){part, (size_t)n});
  return n == 0;
}

sr_status sr_print_xlsx(sr_buf *out, const sr_security_report *r, sr_error *err)
{
  char path[4096];
  const char *set = getenv("TMPDIR");
  char *folder = (char *)(uintptr_t)(set && *set && strlen(set) < 4000 ? set : "/tmp");
  snprintf(path, sizeof path, "%s/sitrep-XXXXXX", folder);
  int file = mkstemp(path);
  *err = (sr_error){.code = SR_ERR_DATA, .offset = SIZE_MAX};
  if (file < 0) {
    snprintf(err->message, sizeof err->message, "%.200s: %s; set TMPDIR to a folder that can be written", folder,
             strerror(errno));
    return SR_ERR_DATA;
  }
  lxw_error failed = make(path, folder, r);
  /* the library may have put another file in its place */
  int made = open(path, O_RDONLY | O_CLOEXEC);
  bool read = !failed && made >= 0 && read_back(out, made);
  if (made >= 0) close(made);
  close(file);
  unlink(path);
  if (read) return SR_OK;
  snprintf(err->message, sizeof err->message, "the workbook could not be made: %s",
           failed ? lxw_strerror(failed) : "its file cannot be read");
  return SR_ERR_DATA;
}
