#include <errno.h>
#include <string.h>

#include "command.h"
#include "interrupt.h"
#include "json_value.h"
#include "streams.h"
#include "window.h"

#define WINDOW_SIZE ((size_t)1 << 20)

/* Bytes of a line that can be read. */
#define LINE_MOST ((size_t)256 << 20)

typedef struct json_lines {
  window window;
  record_sink to;
  const char *file;
  record record;
  uint64_t number; /* of the line, from 1 */
  int status;
} json_lines;

/* The members of a line. A member that is not there is of kind JSON_NONE. */
typedef struct members {
  json_value id, html, base64, url, encoding;
} members;

static void fail(json_lines *lines, const char *what) {
  complain_at(lines->file, "line", lines->number, what);
  lines->status = STATUS_FAILED;
  lines->record.error = what;
}

static bool read_members(char *line, size_t len, members *out) {
  json_members object;
  json_value key, value;
  json_open(&object, line, len);
  while (json_next(&object, &key, &value)) {
    if (!json_value_unescape(&key)) continue;
    json_value *to = json_is(&key, "id")         ? &out->id
                     : json_is(&key, "html")     ? &out->html
                     : json_is(&key, "base64")   ? &out->base64
                     : json_is(&key, "url")      ? &out->url
                     : json_is(&key, "encoding") ? &out->encoding
                                                 : NULL;
    if (to != NULL) *to = value;
  }
  return object.good;
}

static bool is_null(const json_value *v) {
  return v->kind == JSON_NONE || (v->kind == JSON_SCALAR && json_is(v, "null"));
}

static bool set_string(char *to, size_t size, json_value *from) {
  if (is_null(from)) return true;
  return from->kind == JSON_STRING && json_value_unescape(from) &&
         record_set(to, size, from->bytes, from->len);
}

static bool set_id(record *r, json_value *id) {
  r->id_is_string = id->kind == JSON_STRING;
  if (r->id_is_string) return set_string(r->id, sizeof r->id, id);
  return id->kind == JSON_NONE ||
         (id->kind == JSON_SCALAR && record_set(r->id, sizeof r->id, id->bytes, id->len));
}

static bool set_encoding(record *r, json_value *label, bool is_text) {
  char name[64] = "";
  r->encoding = is_text ? MATN_ENCODING_UTF_8 : MATN_ENCODING_NONE;
  if (is_text || is_null(label)) return true;
  if (!set_string(name, sizeof name, label)) return false;
  r->encoding = matn_encoding_for_label(name, strlen(name));
  return true;
}

/* Fills in the record and finds the document. Returns what is wrong with the line; NULL if it is good. */
static const char *read_line(record *r, char *line, size_t len, json_value *content) {
  members found = {0};
  if (!read_members(line, len, &found)) return "not a JSON object";
  if (!set_id(r, &found.id)) return "its id is not a short string or a number";
  if (!set_string(r->url, sizeof r->url, &found.url)) return "its url is not a short string";
  bool is_text = !is_null(&found.html);
  if (!set_encoding(r, &found.encoding, is_text)) return "its encoding is not a string";
  *content = is_text ? found.html : found.base64;
  if (content->kind != JSON_STRING || !json_value_unescape(content))
    return "it has no string html or base64 that can be read";
  return is_text || json_value_decode_base64(content) ? NULL : "its base64 is wrong";
}

static void take_line(json_lines *lines, char *line, size_t len) {
  json_value content = {JSON_NONE, NULL, 0};
  lines->record = (record){.is_json = true, .line = lines->number};
  const char *mistake = read_line(&lines->record, line, len, &content);
  if (mistake != NULL) fail(lines, mistake);
  lines->to.begin(lines->to.ctx, &lines->record);
  if (mistake == NULL) lines->to.bytes(lines->to.ctx, content.bytes, content.len);
  lines->to.end(lines->to.ctx, true);
}

/* The length of the byte order mark that a line begins with. There is one in each file of several that were
 * put together. */
static size_t mark_len(const char *line, size_t len) {
  static const char mark[3] = "\xEF\xBB\xBF";
  return len >= sizeof mark && memcmp(line, mark, sizeof mark) == 0 ? sizeof mark : 0;
}

static bool is_blank(const char *line, size_t len) {
  for (size_t i = 0; i < len; i++) {
    if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') return false;
  }
  return true;
}

/* Finds the end of the line that begins here, in the window. False if it is too long for the window; it is
 * then passed over. */
static bool find_end(window *w, size_t *len) {
  const char *line_feed;
  bool fits = true;
  w->begin = w->at;
  for (*len = 0;;) {
    line_feed = memchr(w->bytes + w->at + *len, '\n', w->end - w->at - *len);
    if (line_feed != NULL) break;
    *len = w->end - w->at;
    if (w->end - w->begin == w->size && !window_grow(w, LINE_MOST)) {
      fits = false;
      w->at = w->begin = w->end;
      *len = 0;
    }
    if (!window_more(w)) break;
  }
  if (line_feed != NULL) *len = (size_t)(line_feed - (w->bytes + w->at));
  return fits;
}

static void read_lines(json_lines *lines, go_on_fn go_on, void *ctx) {
  window *w = &lines->window;
  while (!interrupted() && go_on(ctx) && (w->at < w->end || window_more(w))) {
    size_t len;
    bool fits = find_end(w, &len);
    if (w->error != 0) return;
    lines->number++;
    size_t mark = mark_len(w->bytes + w->at, len);
    w->at += mark;
    len -= mark;
    if (!fits) {
      lines->record = (record){.is_json = true, .line = lines->number};
      fail(lines, "longer than 256 MB");
      lines->to.begin(lines->to.ctx, &lines->record);
      lines->to.end(lines->to.ctx, true);
    } else if (!is_blank(w->bytes + w->at, len)) {
      take_line(lines, w->bytes + w->at, len);
    }
    w->at += len + (w->at + len < w->end);
  }
}

int read_json_lines(const char *file, record_sink to, go_on_fn go_on, void *ctx) {
  json_lines lines = {.to = to, .file = file, .status = STATUS_OK};
  int error = window_open(&lines.window, file, WINDOW_SIZE);
  if (error == 0) {
    read_lines(&lines, go_on, ctx);
    error = lines.window.error;
    window_close(&lines.window);
  }
  if (error == 0) return lines.status;
  if (error != EINTR) complain(file, error_text(error));
  return STATUS_FAILED;
}
