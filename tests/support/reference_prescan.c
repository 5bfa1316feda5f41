#include "reference_prescan.h"

#include <stdbool.h>
#include <string.h>

#include "buffer.h"

typedef struct prescan {
  const uint8_t *bytes;
  size_t len, position;
  bool ran_out; /* of bytes: the algorithm is aborted */
} prescan;

typedef struct attribute {
  buffer name, value; /* in lower case */
} attribute;

static bool is_white_space(int c) {
  return c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
}

static bool is_alpha(int c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static char lower(int c) {
  return (char)(c >= 'A' && c <= 'Z' ? c + 0x20 : c);
}

static void append(buffer *b, int c) {
  char byte = lower(c);
  buffer_add(b, &byte, 1);
}

/* The byte at position, or a number that is none. */
static int current(prescan *p) {
  if (p->position < p->len) return p->bytes[p->position];
  p->ran_out = true;
  return -1;
}

static bool is_at(const prescan *p, const char *text) {
  size_t len = strlen(text);
  if (p->len - p->position < len) return false;
  for (size_t i = 0; i < len; i++)
    if (lower(p->bytes[p->position + i]) != text[i]) return false;
  return true;
}

static void get_value(prescan *p, buffer *value) {
  while (is_white_space(current(p))) p->position++;
  int quote = current(p);
  if (quote == '"' || quote == '\'') {
    for (p->position++; !p->ran_out && current(p) != quote; p->position++) append(value, current(p));
    if (!p->ran_out) p->position++;
    return;
  }
  for (int c; (c = current(p)), !p->ran_out && !is_white_space(c) && c != '>'; p->position++)
    append(value, c);
}

/* "Get an attribute"; false if there is none. */
static bool get_attribute(prescan *p, attribute *a) {
  while (is_white_space(current(p)) || current(p) == '/') p->position++;
  if (p->ran_out || current(p) == '>') return false;
  buffer_clear(&a->name);
  buffer_clear(&a->value);
  for (;; p->position++) {
    int c = current(p);
    if (p->ran_out) return false;
    if (c == '=' && a->name.len != 0) break;
    if (is_white_space(c)) {
      while (is_white_space(current(p))) p->position++;
      if (current(p) != '=') return !p->ran_out;
      break;
    }
    if (c == '/' || c == '>') return true;
    append(&a->name, c);
  }
  p->position++;
  get_value(p, &a->value);
  return !p->ran_out;
}

static bool is(const buffer *b, const char *text) {
  return b->len == strlen(text) && memcmp(buffer_string(b), text, b->len) == 0;
}

/* "Extracting a character encoding from a meta element"; the string is in lower case. */
static matn_encoding extract_encoding(const buffer *value) {
  const char *s = buffer_string(value);
  size_t len = value->len, at = 0;
  for (;;) {
    while (at + 7 <= len && memcmp(s + at, "charset", 7) != 0) at++;
    if (at + 7 > len) return MATN_ENCODING_NONE;
    at += 7;
    while (at < len && is_white_space(s[at])) at++;
    if (at < len && s[at] == '=') break;
  }
  at++;
  while (at < len && is_white_space(s[at])) at++;
  if (at == len) return MATN_ENCODING_NONE;
  if (s[at] == '"' || s[at] == '\'') {
    const char *end = memchr(s + at + 1, s[at], len - at - 1);
    return end != NULL ? matn_encoding_for_label(s + at + 1, (size_t)(end - s) - at - 1) : MATN_ENCODING_NONE;
  }
  size_t end = at;
  while (end < len && !is_white_space(s[end]) && s[end] != ';') end++;
  return matn_encoding_for_label(s + at, end - at);
}

/* What the standard does for "<meta"; the encoding, or none if it goes on. */
static matn_encoding read_meta(prescan *p) {
  bool seen_http_equiv = false, seen_content = false, seen_charset = false; /* "attribute list" */
  bool got_pragma = false, need_pragma = false, need_pragma_is_null = true, charset_is_null = true;
  matn_encoding charset = MATN_ENCODING_NONE; /* or failure */
  attribute a = {0};
  while (get_attribute(p, &a)) {
    if (is(&a.name, "http-equiv") && !seen_http_equiv) {
      seen_http_equiv = true;
      if (is(&a.value, "content-type")) got_pragma = true;
    } else if (is(&a.name, "content") && !seen_content) {
      seen_content = true;
      matn_encoding extracted = extract_encoding(&a.value);
      if (extracted == MATN_ENCODING_NONE || !charset_is_null) continue;
      charset = extracted;
      charset_is_null = need_pragma_is_null = false;
      need_pragma = true;
    } else if (is(&a.name, "charset") && !seen_charset) {
      seen_charset = true;
      charset = matn_encoding_for_label(buffer_string(&a.value), a.value.len);
      charset_is_null = need_pragma_is_null = need_pragma = false;
    }
  }
  buffer_free(&a.name);
  buffer_free(&a.value);
  if (p->ran_out || need_pragma_is_null || (need_pragma && !got_pragma)) return MATN_ENCODING_NONE;
  if (charset == MATN_ENCODING_UTF_16BE || charset == MATN_ENCODING_UTF_16LE) return MATN_ENCODING_UTF_8;
  return charset == MATN_ENCODING_X_USER_DEFINED ? MATN_ENCODING_WINDOWS_1252 : charset;
}

static void read_tag(prescan *p) {
  attribute a = {0};
  for (int c; (c = current(p)), !p->ran_out && !is_white_space(c) && c != '>';) p->position++;
  while (get_attribute(p, &a)) continue;
  buffer_free(&a.name);
  buffer_free(&a.value);
}

/* "Get an XML encoding" */
static matn_encoding xml_encoding(prescan *p) {
  p->position = 0;
  if (p->len < 5 || memcmp(p->bytes, "<?xml", 5) != 0 || memchr(p->bytes, '>', p->len) == NULL)
    return MATN_ENCODING_NONE;
  while (p->position + 8 <= p->len && memcmp(p->bytes + p->position, "encoding", 8) != 0) p->position++;
  if (p->position + 8 > p->len) return MATN_ENCODING_NONE;
  p->position += 8;
  p->ran_out = false;
  while (current(p) <= 0x20 && !p->ran_out) p->position++;
  if (current(p) != '=') return MATN_ENCODING_NONE;
  p->position++;
  while (current(p) <= 0x20 && !p->ran_out) p->position++;
  int quote = current(p);
  if (quote != '"' && quote != '\'') return MATN_ENCODING_NONE;
  size_t start = ++p->position;
  while (current(p) != quote && !p->ran_out) p->position++;
  if (p->ran_out) return MATN_ENCODING_NONE;
  for (size_t i = start; i < p->position; i++)
    if (p->bytes[i] <= 0x20) return MATN_ENCODING_NONE;
  matn_encoding encoding = matn_encoding_for_label((const char *)p->bytes + start, p->position - start);
  bool is_utf16 = encoding == MATN_ENCODING_UTF_16BE || encoding == MATN_ENCODING_UTF_16LE;
  return is_utf16 ? MATN_ENCODING_UTF_8 : encoding;
}

matn_encoding reference_prescan(const uint8_t *bytes, size_t len) {
  prescan p = {.bytes = bytes, .len = len};
  if (len >= 6 && memcmp(bytes, "<\0?\0x\0", 6) == 0) return MATN_ENCODING_UTF_16LE;
  if (len >= 6 && memcmp(bytes, "\0<\0?\0x", 6) == 0) return MATN_ENCODING_UTF_16BE;
  for (; p.position < len && !p.ran_out; p.position++) {
    const uint8_t *at = bytes + p.position;
    size_t left = len - p.position;
    if (is_at(&p, "<!--")) {
      for (p.position += 4; current(&p) != '>' || memcmp(bytes + p.position - 2, "--", 2) != 0; p.position++)
        if (p.ran_out) break;
    } else if (is_at(&p, "<meta") && left > 5 && (is_white_space(at[5]) || at[5] == '/')) {
      p.position += 5;
      matn_encoding encoding = read_meta(&p);
      if (encoding != MATN_ENCODING_NONE) return encoding;
    } else if (*at == '<' &&
               ((left > 1 && is_alpha(at[1])) || (left > 2 && at[1] == '/' && is_alpha(at[2])))) {
      read_tag(&p);
    } else if (is_at(&p, "<!") || is_at(&p, "</") || is_at(&p, "<?")) {
      while (current(&p) != '>' && !p.ran_out) p.position++;
    }
  }
  return xml_encoding(&p);
}
