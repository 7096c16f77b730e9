/* A record as CSV on the standard output, by the public headers alone (docs/guide/library.md). */
#include <stdio.h>

#include <sitrep/export.h>

static bool put(void *payload, sr_view bytes)
{
  return fwrite(bytes.ptr, 1, bytes.len, payload) == bytes.len;
}

int main(int argc, char **argv)
{
  sr_record *record;
  sr_error err;
  sr_record_options options = SR_RECORD_OPTIONS_INIT;
  sr_export_options o = SR_EXPORT_OPTIONS_INIT;
  if (argc != 2) return 2;
  if (sr_record_open(&record, argv[1], &options, &err) != SR_OK) {
    fprintf(stderr, "%s\n", err.message);
    return 1;
  }
  o.format = SR_EXPORT_csv;
  o.sink = (sr_export_sink){.payload = stdout, .bytes = put};
  sr_status status = sr_record_export(record, &o, NULL, &err);
  if (status != SR_OK) fprintf(stderr, "%s\n", err.message);
  sr_record_close(record);
  return status != SR_OK;
}
