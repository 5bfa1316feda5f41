#include "fields.h"

#include <string.h>

size_t head_len(const char *bytes, size_t len, size_t *looked) {
  for (size_t at = *looked; at < len;) {
    const char *line_feed = memchr(bytes + at, '\n', len - at);
    if (line_feed == NULL) break;
    at = (size_t)(line_feed - bytes) + 1;
    *looked = at - 1;
    if (at < len && bytes[at] == '\n') return at + 1;
    if (at + 1 < len && bytes[at] == '\r' && bytes[at + 1] == '\n') return at + 2;
    if (at + 1 >= len) return 0;
    *looked = at;
  }
  return 0;
}

void unfold(char *bytes, size_t len) {
  for (size_t i = 0; i + 1 < len; i++) {
    if (bytes[i] != '\n' || (bytes[i + 1] != ' ' && bytes[i + 1] != '\t')) continue;
    bytes[i] = ' ';
    if (i > 0 && bytes[i - 1] == '\r') bytes[i - 1] = ' ';
  }
}

bool fields_line(fields *f, matn_slice *line) {
  if (f->at == f->end) return false;
  const char *begin = f->at, *end = memchr(begin, '\n', (size_t)(f->end - begin));
  f->at = end != NULL ? end + 1 : f->end;
  if (end == NULL) end = f->end;
  if (end > begin && end[-1] == '\r') end--;
  *line = (matn_slice){begin, (size_t)(end - begin)};
  return true;
}

static bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

static matn_slice trim(const char *begin, const char *end) {
  while (begin < end && is_blank(*begin)) begin++;
  while (begin < end && is_blank(end[-1])) end--;
  return (matn_slice){begin, (size_t)(end - begin)};
}

bool fields_next(fields *f, field *out) {
  matn_slice line;
  while (fields_line(f, &line)) {
    const char *colon = line.len != 0 ? memchr(line.bytes, ':', line.len) : NULL;
    if (colon == NULL || is_blank(line.bytes[0])) continue;
    out->name = trim(line.bytes, colon);
    out->value = trim(colon + 1, line.bytes + line.len);
    return true;
  }
  return false;
}

static char lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

bool text_is(matn_slice text, const char *word) {
  if (strlen(word) != text.len) return false;
  for (size_t i = 0; i < text.len; i++) {
    if (lower(text.bytes[i]) != word[i]) return false;
  }
  return true;
}

bool next_item(matn_slice *rest, char separator, matn_slice *item) {
  bool quoted = false;
  size_t len = 0;
  if (rest->len == 0) return false;
  for (; len < rest->len && (quoted || rest->bytes[len] != separator); len++) {
    if (rest->bytes[len] == '"') quoted = !quoted;
  }
  *item = trim(rest->bytes, rest->bytes + len);
  if (len < rest->len) len++;
  *rest = (matn_slice){rest->bytes + len, rest->len - len};
  return true;
}

/* The part of a media type before its parameters, which stay in *rest. */
static matn_slice essence_of(matn_slice *rest) {
  matn_slice essence = {0};
  next_item(rest, ';', &essence);
  return essence;
}

/* The encoding that the parameters name. */
static matn_encoding charset_of(matn_slice parameters) {
  matn_slice part;
  while (next_item(&parameters, ';', &part)) {
    const char *equals = part.len != 0 ? memchr(part.bytes, '=', part.len) : NULL;
    if (equals == NULL || !text_is(trim(part.bytes, equals), "charset")) continue;
    matn_slice label = trim(equals + 1, part.bytes + part.len);
    if (label.len != 0 && *label.bytes == '"') label = (matn_slice){label.bytes + 1, label.len - 1};
    if (label.len != 0 && label.bytes[label.len - 1] == '"') label.len--;
    return matn_encoding_for_label(label.bytes, label.len);
  }
  return MATN_ENCODING_NONE;
}

/* Whether it says something: it has the form of a media type, and is none of those that servers send when
 * they know nothing (MIME Sniffing Standard, 7). */
static bool says_something(matn_slice essence) {
  const char *slash = essence.len != 0 ? memchr(essence.bytes, '/', essence.len) : NULL;
  if (slash == NULL || slash == essence.bytes || slash + 1 == essence.bytes + essence.len) return false;
  for (size_t i = 0; i < essence.len; i++) {
    if (is_blank(essence.bytes[i])) return false;
  }
  return !text_is(essence, "*/*") && !text_is(essence, "unknown/unknown") &&
         !text_is(essence, "application/unknown");
}

void media_types_add(media_types *types, matn_slice value) {
  matn_slice type;
  while (next_item(&value, ',', &type)) {
    matn_slice essence = essence_of(&type);
    if (text_is(essence, "text/html") || text_is(essence, "application/xhtml+xml")) {
      matn_encoding named = charset_of(type);
      types->html = true;
      if (named != MATN_ENCODING_NONE) types->encoding = named;
    } else if (says_something(essence)) {
      types->others = true;
    }
  }
}

bool is_http(matn_slice media_type) {
  matn_slice essence = essence_of(&media_type);
  return text_is(essence, "application/http") || text_is(essence, "message/http");
}

bool read_number(matn_slice text, uint64_t *number) {
  *number = 0;
  for (size_t i = 0; i < text.len; i++) {
    if (text.bytes[i] < '0' || text.bytes[i] > '9' || *number >= UINT64_C(1) << 58) return false;
    *number = *number * 10 + (uint64_t)(text.bytes[i] - '0');
  }
  return text.len != 0;
}
