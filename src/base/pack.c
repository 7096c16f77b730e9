/* Reading the container of compiled data files; see pack.h. */
#include "base/base.h"
#include "base/pack.h"

typedef struct entry {
  char name[16];
  uint64_t offset, length;
} entry;

typedef struct header {
  char magic[4];
  uint32_t version, n, zero;
} header;

sr_status sr_pack_open(sr_pack *out, sr_view file)
{
  header h;
  if (file.len < sizeof h) return SR_ERR_DATA;
  memcpy(&h, file.ptr, sizeof h);
  if (memcmp(h.magic, "SRPK", 4) || h.version != SR_PACK_VERSION || h.n > 64) return SR_ERR_DATA;
  if (file.len < sizeof h + h.n * sizeof(entry)) return SR_ERR_DATA;
  for (uint32_t i = 0; i < h.n; i++) {
    entry e;
    memcpy(&e, file.ptr + sizeof h + i * sizeof e, sizeof e);
    if (e.offset > file.len || e.length > file.len - e.offset || e.offset % 16) return SR_ERR_DATA;
  }
  out->file = file;
  return SR_OK;
}

sr_view sr_pack_section(const sr_pack *p, const char *name)
{
  header h;
  memcpy(&h, p->file.ptr, sizeof h);
  for (uint32_t i = 0; i < h.n; i++) {
    entry e;
    memcpy(&e, p->file.ptr + sizeof h + i * sizeof e, sizeof e);
    if (strncmp(e.name, name, sizeof e.name) == 0)
      return (sr_view){p->file.ptr + e.offset, (size_t)e.length};
  }
  return SR_VNULL;
}
