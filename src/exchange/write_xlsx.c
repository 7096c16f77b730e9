/* The place of the spreadsheet among the formats. Its writer, src/print/book.c, does I/O and needs a library of its own, so it
 * is no part of this library: a program that links it hands it over (sr_export_options.book). */
#include "exchange/writer.h"

static void begin(sr_exporter *x)
{
  sr_export_fail(x, SR_ERR_ARGUMENT, "this program was built without libxlsxwriter: it has no xlsx; try csv --excel");
}

static const sr_export_file files[] = {{"incidents.xlsx", false, begin, NULL, NULL}};

const sr_export_writer sr_export_writer_xlsx = {"a workbook for spreadsheets", ".xlsx", true, files, 1};
