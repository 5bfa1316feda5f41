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

/* Takes what is before the next semicolon. */
static matn_slice next_part(matn_slice *rest) {
  const char *end = rest->bytes + rest->len, *semicolon = memchr(rest->bytes, ';', rest->len);
  matn_slice part = trim(rest->bytes, semicolon != NULL ? semicolon : end);
  const char *next = semicolon != NULL ? semicolon + 1 : end;
  *rest = (matn_slice){next, (size_t)(end - next)};
  return part;
}

bool is_html(matn_slice media_type) {
  if (media_type.len == 0) return false;
  matn_slice type = next_part(&media_type);
  return text_is(type, "text/html") || text_is(type, "application/xhtml+xml");
}

bool is_http(matn_slice media_type) {
  return text_is(next_part(&media_type), "application/http");
}

matn_encoding charset_of(matn_slice media_type) {
  if (media_type.len != 0) next_part(&media_type);
  while (media_type.len != 0) {
    matn_slice part = next_part(&media_type);
    const char *equals = part.len != 0 ? memchr(part.bytes, '=', part.len) : NULL;
    if (equals == NULL || !text_is(trim(part.bytes, equals), "charset")) continue;
    matn_slice label = trim(equals + 1, part.bytes + part.len);
    if (label.len > 1 && label.bytes[0] == '"' && label.bytes[label.len - 1] == '"') {
      label = (matn_slice){label.bytes + 1, label.len - 2};
    }
    return matn_encoding_for_label(label.bytes, label.len);
  }
  return MATN_ENCODING_NONE;
}

bool read_number(matn_slice text, uint64_t *number) {
  *number = 0;
  for (size_t i = 0; i < text.len; i++) {
    if (text.bytes[i] < '0' || text.bytes[i] > '9' || *number >= UINT64_C(1) << 58) return false;
    *number = *number * 10 + (uint64_t)(text.bytes[i] - '0');
  }
  return text.len != 0;
}
