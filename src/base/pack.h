/* The container of every compiled data file: named sections in one mapped file.
 *
 *   "SRPK" u32 version u32 n_sections u32 zero, then n times
 *   {char name[16]; u64 offset; u64 length}, then the sections, each 64-byte aligned.
 * Little-endian. The writer is compilers/packwrite.h.
 */
#ifndef SR_BASE_PACK_H
#define SR_BASE_PACK_H

#include "sitrep/status.h"
#include "sitrep/view.h"

#define SR_PACK_VERSION 1u

typedef struct sr_pack {
  sr_view file;
} sr_pack;

/* Checks the header and that every section lies inside the file. Borrowed, thread-safe. */
SR_MUST_USE sr_status sr_pack_open(sr_pack *out, sr_view file);
/* A section by name (15 characters at most); SR_VNULL where there is none. */
sr_view sr_pack_section(const sr_pack *p, const char *name);

#endif
