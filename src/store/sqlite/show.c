/* One incident with all that is told of it, and why two are one or not. */
#include "store/sqlite/db.h"

static int word_of(sqlite3_stmt *st, int column, int (*of)(sr_view))
{
  return sqlite3_column_type(st, column) == SQLITE_NULL ? -1 : of(sr_db_view(st, column));
}

static const char tellings_sql[] =
  "SELECT mention.key, mention.frame, member.why, document.doc, document.id, url, document.title, source, published, format, "
  "document_text.text, EXISTS (SELECT 1 FROM copy WHERE copy.doc=mention.doc AND copy.since<=?2 AND (copy.until IS NULL OR "
  "copy.until>?2)), mention.m FROM member JOIN mention USING(m) JOIN document USING(doc) JOIN document_text USING(doc) WHERE member.i=?1 AND "
  "member.since<=?2 AND (member.until IS NULL OR member.until>?2) ORDER BY published, mention.key";

static int64_t *read_tellings(sr_record *r, sr_story *s, int64_t i, int64_t rev)
{
  SR_VEC(sr_telling) v = {0};
  SR_VEC(int64_t) ms = {0};
  sqlite3_stmt *st = sr_db_query(r, tellings_sql, "ii", i, rev);
  while (sr_db_row(r, st)) {
    sr_telling t = {.mention = sr_db_text(&r->arena, st, 0), .why = sr_db_text(&r->arena, st, 2), .copy = sqlite3_column_int(st, 11)};
    int frame = word_of(st, 1, sr_frame_of);
    t.frame = frame < 0 ? SR_FRAME_new : (sr_frame)frame;
    t.report.number = (uint32_t)sqlite3_column_int64(st, 3);
    sr_view *all[] = {&t.report.id, &t.report.url, &t.report.title, &t.report.source, &t.report.published, &t.report.format,
                      &t.report.text};
    for (int k = 0; k < 7; k++) *all[k] = sr_db_text(&r->arena, st, 4 + k);
    int64_t m = sqlite3_column_int64(st, 12);
    SR_PUSH(&r->arena, &v, t);
    SR_PUSH(&r->arena, &ms, m);
  }
  s->reports = v.v;
  s->n_reports = v.n;
  return ms.v;
}

static sr_view words_at(sr_view text, uint32_t from, uint32_t to)
{
  return from < to && to <= text.len ? (sr_view){text.ptr + from, to - from} : SR_VNULL;
}

static void read_claims(sr_record *r, sr_story *s, const int64_t *ms)
{
  SR_VEC(sr_claim) v = {0};
  for (uint32_t i = 0; i < s->n_reports; i++) {
    sqlite3_stmt *st = sr_db_query(r,
                                   "SELECT field, value, low, best, high, qualifier, scope, who, side, speaker, speaker_kind, stance, as_of, "
                                   "from_byte, to_byte FROM claim WHERE m=? ORDER BY n", "i", ms[i]);
    while (sr_db_row(r, st)) {
      sr_claim c = {.report = i, .field = sr_db_text(&r->arena, st, 0), .value = sr_db_text(&r->arena, st, 1), .low = sr_db_int(st, 2),
                    .best = sr_db_int(st, 3), .high = sr_db_int(st, 4), .who = word_of(st, 7, sr_who_of),
                    .side = word_of(st, 8, sr_side_of), .speaker = sr_db_text(&r->arena, st, 9),
                    .speaker_kind = word_of(st, 10, sr_speaker_of), .stance = word_of(st, 11, sr_stance_of), .as_of = sr_db_day(st, 12),
                    .from = UINT32_MAX, .to = UINT32_MAX};
      int bound = word_of(st, 5, sr_bound_of), scope = word_of(st, 6, sr_scope_of);
      c.qualifier = bound < 0 ? SR_BOUND_exact : (sr_bound)bound;
      c.scope = scope < 0 ? SR_SCOPE_total : (sr_scope)scope;
      if (sqlite3_column_type(st, 13) != SQLITE_NULL) {
        c.from = (uint32_t)sqlite3_column_int64(st, 13);
        c.to = (uint32_t)sqlite3_column_int64(st, 14);
        c.words = words_at(s->reports[i].report.text, c.from, c.to);
      }
      SR_PUSH(&r->arena, &v, c);
    }
  }
  s->claims = v.v;
  s->n_claims = v.n;
}

void sr_tell(sr_record *r, sr_story *s, int64_t i, int64_t rev)
{
  int64_t *ms = read_tellings(r, s, i, rev);
  read_claims(r, s, ms);
}

/* ---- history ---- */

static const char rulings_sql[] =
  "SELECT r, at, who, kind, why, incident, coalesce(field, ''), coalesce(value, ''), coalesce(undoes, 0), coalesce(other, ''), EXISTS (SELECT 1 "
  "FROM ruling u WHERE u.kind='undo' AND u.undoes=ruling.r AND u.rev<=?1) FROM ruling JOIN revision USING(rev) WHERE ruling.rev<=?1 ORDER BY r";

static sr_event_log ruling_row(sr_record *r, sqlite3_stmt *st)
{
  sr_event_log e = {.number = (uint32_t)sqlite3_column_int64(st, 0), .at = sr_db_text(&r->arena, st, 1),
                    .who = sr_db_text(&r->arena, st, 2), .what = sr_db_text(&r->arena, st, 3), .why = sr_db_text(&r->arena, st, 4),
                    .undone = sqlite3_column_int(st, 10)};
  sr_view id = sr_db_view(st, 5), field = sr_db_view(st, 6), value = sr_db_view(st, 7), other = sr_db_view(st, 9);
  int64_t undoes = sqlite3_column_int64(st, 8);
  if (undoes)
    e.detail = sr_arena_printf(&r->arena, "ruling %lld", (long long)undoes);
  else if (field.len)
    e.detail = sr_arena_printf(&r->arena, "%.*s %.*s: %.*s", (int)id.len, id.ptr, (int)field.len, field.ptr, (int)value.len, value.ptr ? value.ptr : "");
  else
    e.detail = sr_arena_printf(&r->arena, "%.*s%s%.*s", (int)id.len, id.ptr, other.len ? " " : "", (int)other.len, other.ptr ? other.ptr : "");
  return e;
}

static bool concerns(const sr_story *s, sqlite3_stmt *st)
{
  sr_view id = sr_db_view(st, 5), other = sr_db_view(st, 9);
  if (sr_view_eq(id, s->known.id)) return true;
  for (uint32_t i = 0; i < s->n_reports; i++) {
    if (sr_view_eq(id, s->reports[i].mention)) return true;
    if (other.len && memmem(other.ptr, other.len, s->reports[i].mention.ptr, s->reports[i].mention.len)) return true;
  }
  return false;
}

static int by_time(const sr_event_log *p, const sr_event_log *q)
{
  size_t n = p->at.len < q->at.len ? p->at.len : q->at.len;
  int order = n ? memcmp(p->at.ptr, q->at.ptr, n) : 0;
  return order ? order : (p->at.len > q->at.len) - (p->at.len < q->at.len);
}

/* In order of time; of one time what was filed comes before what was ruled, each in the order in which it was done. */
static void sort_history(sr_event_log *v, uint32_t n)
{
  for (uint32_t i = 1; i < n; i++) {
    sr_event_log x = v[i];
    uint32_t k = i;
    for (; k > 0 && by_time(&v[k - 1], &x) > 0; k--) v[k] = v[k - 1];
    v[k] = x;
  }
}

static void read_history(sr_record *r, sr_story *s, int64_t i, int64_t rev)
{
  SR_VEC(sr_event_log) v = {0};
  sqlite3_stmt *st = sr_db_query(r,
                                 "SELECT at, who, what, group_concat(document.id, ' ') FROM member JOIN revision ON revision.rev=member.since JOIN mention "
                                 "USING(m) JOIN document USING(doc) WHERE i=?1 AND member.since<=?2 GROUP BY revision.rev ORDER BY "
                                 "revision.rev", "ii", i, rev);
  while (sr_db_row(r, st)) {
    sr_event_log e = {.at = sr_db_text(&r->arena, st, 0), .who = sr_db_text(&r->arena, st, 1), .what = sr_db_text(&r->arena, st, 2),
                      .detail = sr_db_text(&r->arena, st, 3)};
    SR_PUSH(&r->arena, &v, e);
  }
  st = sr_db_query(r, rulings_sql, "i", rev);
  while (sr_db_row(r, st)) {
    if (!concerns(s, st)) continue;
    sr_event_log e = ruling_row(r, st);
    SR_PUSH(&r->arena, &v, e);
  }
  sort_history(v.v, v.n);
  s->history = v.v;
  s->n_history = v.n;
}

sr_status sr_record_show(const sr_story **out, sr_record *r, sr_view id, const sr_query *q, sr_error *err)
{
  SR_DB_BEGIN(r, err);
  *out = NULL;
  int64_t rev = q->as_of.len ? sr_revision_at(r, q->as_of) : INT64_MAX - 1;
  int64_t i = r->status == SR_OK ? sr_find_incident(r, id, rev) : 0;
  sr_story *s = sr_arena_zalloc(&r->arena, 1, sizeof *s);
  if (i && sr_know(r, &r->arena, i, rev, q->policy, &s->known)) {
    sr_tell(r, s, i, rev);
    read_history(r, s, i, rev);
  }
  sr_status status = sr_db_end(r, err);
  if (status == SR_OK) *out = s;
  return status;
}

sr_status sr_record_log(sr_record *r, sr_event_log_fn *fn, void *payload, sr_error *err)
{
  SR_DB_BEGIN(r, err);
  bool more = true;
  sqlite3_stmt *st = sr_db_query(r,
                                 "SELECT at, who, what, why, (SELECT count(*) FROM document WHERE document.rev=revision.rev) FROM revision "
                                 "WHERE rev NOT IN (SELECT rev FROM ruling) ORDER BY rev", "");
  while (more && sr_db_row(r, st)) {
    sr_arena_reset(&r->arena);
    sr_event_log e = {.at = sr_db_text(&r->arena, st, 0), .who = sr_db_text(&r->arena, st, 1), .what = sr_db_text(&r->arena, st, 2),
                      .why = sr_db_text(&r->arena, st, 3)};
    e.detail = sr_arena_printf(&r->arena, "%lld reports", (long long)sqlite3_column_int64(st, 4));
    more = fn(payload, &e);
  }
  if (st) sqlite3_reset(st);
  st = sr_db_query(r, rulings_sql, "i", INT64_MAX - 1);
  while (more && sr_db_row(r, st)) {
    sr_arena_reset(&r->arena);
    sr_event_log e = ruling_row(r, st);
    more = fn(payload, &e);
  }
  if (st) sqlite3_reset(st);
  return sr_db_end(r, err);
}

/* ---- why ---- */

/* The pair of mentions, one of each, that is most alike. */
static void closest(sr_record *r, const sr_member *a, uint32_t n, const sr_member *b, uint32_t m, uint32_t *p, uint32_t *q, sr_likeness *best)
{
  bool any = false;
  for (uint32_t i = 0; i < n; i++)
    for (uint32_t k = 0; k < m; k++) {
      sr_likeness x;
      sr_compare(&x, r->linking, &a[i].held, &b[k].held);
      if (any && x.score <= best->score) continue;
      any = true;
      *best = x;
      *p = i;
      *q = k;
    }
}

sr_status sr_record_why(sr_view *out, sr_record *r, sr_view a, sr_view b, sr_error *err)
{
  SR_DB_BEGIN(r, err);
  *out = SR_VNULL;
  if (!r->linking) sr_db_fail(r, SR_ERR_ARGUMENT, "comparing needs the knowledge of linking (sr_record_options)");
  int64_t x = sr_find_incident(r, a, INT64_MAX - 1), y = x ? sr_find_incident(r, b, INT64_MAX - 1) : 0;
  if (x && x == y) {
    *out = sr_arena_printf(&r->arena, "%.*s and %.*s are one incident", (int)a.len, a.ptr, (int)b.len, b.ptr);
  } else if (x && y) {
    sr_member *v, *w;
    sr_likeness like = {0};
    uint32_t n = sr_members(r, &r->arena, x, INT64_MAX - 1, &v), m = sr_members(r, &r->arena, y, INT64_MAX - 1, &w), p = 0, q = 0;
    if (n && m) closest(r, v, n, w, m, &p, &q, &like);
    sr_view words = n && m ? sr_likeness_words(&r->arena, r->linking, &like, &v[p].held, &w[q].held) : SR_VNULL;
    bool one_report = n && m && v[p].held.doc == w[q].held.doc;
    *out = sr_arena_printf(&r->arena, "%s (score %.1f, above 0 is one): %.*s%s", like.score > 0 ? "alike, but apart" : "two incidents",
                           like.score, (int)words.len, words.ptr, one_report ? "; one report tells of them as two" : "");
  }
  return sr_db_end(r, err);
}

/* ---- all pairs ---- */

static bool load_spot(sr_record *r, int64_t m, sr_held *h, sr_spot *spot)
{
  sqlite3_stmt *st = sr_db_query(r, "SELECT document.id, key, held.bytes FROM mention JOIN document USING(doc) JOIN held USING(m) WHERE m=?", "i", m);
  if (!sr_db_row(r, st)) return false;
  *spot = (sr_spot){.report = sr_db_text(&r->arena, st, 0), .mention = sr_db_text(&r->arena, st, 1)};
  bool ok = sr_held_read(h, &r->arena, sr_db_text(&r->arena, st, 2));
  spot->from = h->from;
  spot->to = h->to;
  sqlite3_reset(st);
  return ok;
}

sr_status sr_record_pairs(sr_record *r, sr_compared_fn *fn, void *payload, sr_error *err)
{
  SR_DB_BEGIN(r, err);
  if (!r->linking) sr_db_fail(r, SR_ERR_ARGUMENT, "comparing needs the knowledge of linking (sr_record_options)");
  sqlite3_stmt *st = sr_db_query(r, "SELECT DISTINCT x.m, y.m FROM link_block x JOIN link_block y USING(key) WHERE x.m<y.m ORDER BY x.m, y.m", "");
  while (sr_db_row(r, st)) {
    sr_held a, b;
    sr_likeness like;
    sr_compared c = {.n_traits = SR_TRAIT__N};
    sr_arena_reset(&r->arena);
    if (!load_spot(r, sqlite3_column_int64(st, 0), &a, &c.a) || !load_spot(r, sqlite3_column_int64(st, 1), &b, &c.b)) continue;
    if (a.doc == b.doc) continue;
    sr_compare(&like, r->linking, &a, &b);
    c.trait = like.trait;
    if (!fn(payload, &c)) break;
  }
  if (st) sqlite3_reset(st);
  return sr_db_end(r, err);
}
