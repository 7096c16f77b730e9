/* Fetching over HTTP; see fetch.h, docs/decisions/0006-fetching.md. */
#include <curl/curl.h> /* first: system headers declare functions that base/banned.h poisons */

#include "cli/fetch.h"

#include "sitrep/engine.h"

enum { CONNECT_MS = 10000, TOTAL_MS = 60000, HEAD = 1 << 16 };

struct sr_fetch {
  CURL *curl;
  sr_fetch_options o;
  sr_buf body, agent;
  bool too_large;
  char error[CURL_ERROR_SIZE];
};

bool sr_fetch_is_url(const char *s)
{
  return !strncasecmp(s, "http://", 7) || !strncasecmp(s, "https://", 8);
}

sr_view sr_fetch_host(sr_view url)
{
  const char *from = url.len ? memmem(url.ptr, url.len, "://", 3) : NULL;
  if (!from) return SR_VNULL;
  size_t at = (size_t)(from - url.ptr) + 3, n = 0;
  while (at + n < url.len && !memchr("/?#", url.ptr[at + n], 3)) n++;
  for (size_t i = n; i-- > 0;)
    if (url.ptr[at + i] == '@') return (sr_view){url.ptr + at + i + 1, n - i - 1};
  return (sr_view){url.ptr + at, n};
}

/* Counts what comes, unpacked, so that a small answer cannot become a large one. */
static size_t receive(char *ptr, size_t size, size_t n, void *arg)
{
  sr_fetch *f = arg;
  n *= size;
  f->too_large = n > f->o.max_bytes - f->body.len;
  if (f->too_large) return 0;
  sr_buf_add(&f->body, (sr_view){ptr, n});
  return f->body.status == SR_OK ? n : 0;
}

static bool set_options(sr_fetch *f)
{
  CURL *c = f->curl;
  CURLcode bad = CURLE_OK;
  bad |= curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
  bad |= curl_easy_setopt(c, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  bad |= curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 1L);
  bad |= curl_easy_setopt(c, CURLOPT_MAXREDIRS, (long)SR_MAX_REDIRECTS);
  bad |= curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 1L);
  bad |= curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, 2L);
  bad |= curl_easy_setopt(c, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
  bad |= curl_easy_setopt(c, CURLOPT_USERAGENT, f->agent.ptr);
  bad |= curl_easy_setopt(c, CURLOPT_ACCEPT_ENCODING, ""); /* all that libcurl can undo */
  bad |= curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, (long)f->o.connect_ms);
  bad |= curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, (long)f->o.total_ms);
  bad |= curl_easy_setopt(c, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)f->o.max_bytes);
  bad |= curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
  bad |= curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, receive);
  bad |= curl_easy_setopt(c, CURLOPT_WRITEDATA, f);
  bad |= curl_easy_setopt(c, CURLOPT_ERRORBUFFER, f->error);
  return bad == CURLE_OK;
}

sr_status sr_fetch_new(sr_fetch **out, const sr_fetch_options *o)
{
  *out = NULL;
  sr_fetch *f = calloc(1, sizeof *f);
  if (!f) return SR_ERR_MEMORY;
  if (o) f->o = *o;
  if (!f->o.max_bytes) f->o.max_bytes = SR_MAX_FETCH;
  if (!f->o.connect_ms) f->o.connect_ms = CONNECT_MS;
  if (!f->o.total_ms) f->o.total_ms = TOTAL_MS;
  sr_buf_init(&f->body, f->o.max_bytes);
  sr_buf_init(&f->agent, 256);
  sr_buf_printf(&f->agent, "sitrep/%s", sr_version());
  sr_buf_byte(&f->agent, 0);
  f->curl = curl_easy_init();
  if (f->curl && f->agent.status == SR_OK && set_options(f)) {
    *out = f;
    return SR_OK;
  }
  sr_fetch_free(f);
  return SR_ERR_MEMORY;
}

void sr_fetch_free(sr_fetch *f)
{
  if (!f) return;
  curl_easy_cleanup(f->curl);
  sr_buf_dispose(&f->body);
  sr_buf_dispose(&f->agent);
  free(f);
}

/* --- what went wrong --- */

static void tell_large(const sr_fetch *f, const char *url, sr_buf *why)
{
  sr_buf_printf(why, "%s: larger than the limit of ", url);
  if (f->o.max_bytes >> 20) sr_buf_printf(why, "%zu MB", f->o.max_bytes >> 20);
  else sr_buf_printf(why, "%zu bytes", f->o.max_bytes);
  sr_buf_printf(why, " for a feed or page; if it is a report, download it and add the file");
}

static const char *advice(CURLcode code)
{
  switch (code) {
  case CURLE_UNSUPPORTED_PROTOCOL: return "only http and https are fetched; give the address of the page itself";
  case CURLE_URL_MALFORMAT: return "this is no address; check it for blanks and missing parts";
  case CURLE_LOGIN_DENIED: return "addresses with a user name are not fetched; leave it out";
  case CURLE_COULDNT_RESOLVE_HOST: return "no such host is known; check the address and the network";
  case CURLE_COULDNT_RESOLVE_PROXY: return "the proxy's host is not known; check $http_proxy and $https_proxy";
  case CURLE_TOO_MANY_REDIRECTS: return "it redirects more than 5 times; open it in a browser and take the address where it ends";
  case CURLE_PEER_FAILED_VERIFICATION: return "its certificate cannot be verified; check the clock and ca-certificates";
  case CURLE_SSL_CONNECT_ERROR: return "no secure connection; check the address, or try http://";
  case CURLE_COULDNT_CONNECT: return "the server does not answer; check the address, or try again later";
  case CURLE_BAD_CONTENT_ENCODING: return "the answer is packed and damaged; try again, or download it with a browser";
  case CURLE_GOT_NOTHING:
  case CURLE_PARTIAL_FILE:
  case CURLE_RECV_ERROR:
  case CURLE_SEND_ERROR: return "the connection broke off; try again";
  default: return NULL;
  }
}

static sr_status tell(const sr_fetch *f, const char *url, CURLcode code, sr_buf *why)
{
  if (f->too_large || code == CURLE_FILESIZE_EXCEEDED) {
    tell_large(f, url, why);
    return SR_ERR_LIMIT;
  }
  const char *what = advice(code);
  if (code == CURLE_OPERATION_TIMEDOUT)
    sr_buf_printf(why, "%s: not finished within %g s; try again later", url, f->o.total_ms / 1000.0);
  else if (f->body.status == SR_ERR_MEMORY || code == CURLE_OUT_OF_MEMORY)
    sr_buf_printf(why, "%s: not enough memory", url);
  else if (what)
    sr_buf_printf(why, "%s: %s", url, what);
  else
    sr_buf_printf(why, "%s: %s; check the address, or try again later", url, f->error[0] ? f->error : curl_easy_strerror(code));
  return SR_ERR_INPUT;
}

static sr_status refuse(const char *url, sr_buf *why, const char *what)
{
  sr_buf_printf(why, "%s: %s", url, what);
  return SR_ERR_INPUT;
}

static sr_status check_status(long status, const char *url, sr_buf *why)
{
  if (status == 200) return SR_OK;
  const char *more = status == 404 || status == 410 ? "there is no such page; check the address"
                     : status == 401 || status == 403 ? "the server does not give it to programs; save it with a browser"
                     : status == 429 ? "the server asks for fewer requests; try again later"
                     : status >= 500 ? "the server has a problem; try again later"
                                     : "the server gives no page; open it in a browser and check the address";
  sr_buf_printf(why, "%s: HTTP %ld: %s", url, status, more);
  return SR_ERR_INPUT;
}

/* --- what came --- */

static bool is_word(sr_view v, const char *word)
{
  return v.len == strlen(word) && !strncasecmp(v.ptr, word, v.len);
}

static bool ends_in(sr_view v, const char *end)
{
  size_t n = strlen(end);
  return v.len >= n && !strncasecmp(v.ptr + v.len - n, end, n);
}

/* Kind of a content type; false where it is none of text. */
static bool kind_of(sr_view media, sr_answer_kind *out)
{
  if (!media.len || is_word(media, "application/octet-stream") || is_word(media, "binary/octet-stream"))
    *out = SR_ANSWER_UNKNOWN;
  else if (is_word(media, "text/html") || is_word(media, "application/xhtml+xml"))
    *out = SR_ANSWER_HTML;
  else if (is_word(media, "text/plain"))
    *out = SR_ANSWER_TEXT;
  else if (is_word(media, "text/xml") || is_word(media, "application/xml") || ends_in(media, "+xml"))
    *out = SR_ANSWER_XML;
  else
    return false;
  return true;
}

/* The media type without its parameters, and the charset among them. */
static sr_view media_of(sr_view type, sr_view *charset)
{
  const char *end = type.len ? memchr(type.ptr, ';', type.len) : NULL;
  sr_view media = {type.ptr, end ? (size_t)(end - type.ptr) : type.len};
  while (media.len && media.ptr[media.len - 1] == ' ') media.len--;
  *charset = SR_VNULL;
  for (size_t i = media.len; i + 8 < type.len; i++) {
    if (strncasecmp(type.ptr + i, "charset=", 8) != 0) continue;
    size_t from = i + 8, n = 0;
    if (type.ptr[from] == '"') from++;
    while (from + n < type.len && !memchr("\"; ", type.ptr[from + n], 3)) n++;
    *charset = (sr_view){type.ptr + from, n};
    break;
  }
  return media;
}

/* Bytes of a picture, an archive, a PDF, whatever the server calls them. */
static bool is_binary(sr_view v)
{
  size_t odd = 0, n = v.len < HEAD ? v.len : HEAD;
  if (sr_view_starts(v, SR_V("%PDF-")) || memchr(v.ptr, 0, n)) return true;
  for (size_t i = 0; i < n; i++) {
    unsigned char c = (unsigned char)v.ptr[i];
    odd += c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b;
  }
  return odd * 20 > n;
}

static sr_status refuse_type(const char *url, sr_view media, sr_buf *why)
{
  bool plain = media.len < 80;
  for (size_t i = 0; i < media.len; i++)
    plain = plain && media.ptr[i] > ' ' && media.ptr[i] < 0x7f; /* a server may not write on the terminal */
  if (!plain) media = SR_V("something unknown");
  sr_buf_printf(why, "%s: holds %.*s; only pages, plain text and feeds are fetched", url, (int)media.len, media.ptr);
  return SR_ERR_INPUT;
}

static sr_status take_answer(sr_fetch *f, const char *url, sr_answer *out, sr_buf *why)
{
  long status = 0;
  char *type = NULL, *final = NULL;
  curl_easy_getinfo(f->curl, CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(f->curl, CURLINFO_CONTENT_TYPE, &type);
  curl_easy_getinfo(f->curl, CURLINFO_EFFECTIVE_URL, &final);
  if (check_status(status, url, why) != SR_OK) return SR_ERR_INPUT;
  sr_view media = media_of(sr_view_of(type), &out->charset);
  out->body = sr_buf_view(&f->body);
  out->url = sr_view_of(final ? final : url);
  if (!kind_of(media, &out->kind)) return refuse_type(url, media, why);
  if (!out->body.len) return refuse(url, why, "the answer is empty; try again, or check the address");
  if (is_binary(out->body)) return refuse(url, why, "is a binary file; only pages, plain text and feeds are fetched");
  return SR_OK;
}

sr_status sr_fetch_get(sr_fetch *f, const char *url, sr_answer *out, sr_buf *why)
{
  *out = (sr_answer){.kind = SR_ANSWER_UNKNOWN};
  sr_buf_clear(&f->body);
  f->error[0] = 0;
  f->too_large = false;
  CURLcode code = curl_easy_setopt(f->curl, CURLOPT_URL, url);
  if (code == CURLE_OK) code = curl_easy_perform(f->curl);
  return code == CURLE_OK ? take_answer(f, url, out, why) : tell(f, url, code, why);
}
