/* "Prescan a byte stream to determine its encoding" and the algorithms it calls (HTML Standard 13.2.3.2 and,
 * for the content attribute, 2.4.4). Names and values are slices of the document. In the standard the whole
 * algorithm ends when the bytes run out; here the position then stands at the end, and each step returns. */
#include "prescan.h"

#include "base/text.h"

struct byte_slice {
  const uint8_t *bytes;
  size_t len;
};

struct prescan {
  const uint8_t *position;
  const uint8_t *end;
};

struct prescan_attribute {
  struct byte_slice name;
  struct byte_slice value;
};

/* Whether the bytes from p on begin with `text`, without regard to case. `text` is in lower case. */
static bool begins_with(const uint8_t *p, const uint8_t *end, const char *text) {
  return matn_text_begins((const char *)p, (size_t)(end - p), text) != 0;
}

/* Whether a slice is `text`, in the same way. */
static bool is_text(struct byte_slice slice, const char *text) {
  return slice.len != 0 && matn_text_begins((const char *)slice.bytes, slice.len, text) == slice.len;
}

/* The first byte from p on that is `byte`, or end. */
static const uint8_t *find_byte(const uint8_t *p, const uint8_t *end, uint8_t byte) {
  while (p < end && *p != byte) p++;
  return p;
}

static const uint8_t *skip_space(const uint8_t *p, const uint8_t *end) {
  while (p < end && is_space(*p)) p++;
  return p;
}

static matn_encoding encoding_of(const uint8_t *from, const uint8_t *to) {
  return matn_encoding_for_label((const char *)from, (size_t)(to - from));
}

/* "Extracting a character encoding from a meta element" */
matn_encoding matn_meta_content_encoding(const char *content, size_t len) {
  const uint8_t *p = (const uint8_t *)content, *end = p + len;
  while (p < end) {
    if (!begins_with(p, end, "charset")) {
      p++;
      continue;
    }
    p = skip_space(p + sizeof "charset" - 1, end);
    if (p == end || *p != '=') continue;
    p = skip_space(p + 1, end);
    if (p == end) break;
    if (*p == '"' || *p == '\'') {
      const uint8_t *quote = find_byte(p + 1, end, *p);
      return quote < end ? encoding_of(p + 1, quote) : MATN_ENCODING_NONE;
    }
    const uint8_t *label = p;
    while (p < end && !is_space(*p) && *p != ';') p++;
    return encoding_of(label, p);
  }
  return MATN_ENCODING_NONE;
}

/* The value of an attribute: "get an attribute" from the step "value" on. */
static struct byte_slice get_value(struct prescan *scan) {
  const uint8_t *p = skip_space(scan->position, scan->end), *start = p;
  if (p < scan->end && (*p == '"' || *p == '\'')) {
    p = find_byte(p + 1, scan->end, *start);
    start++;
    scan->position = p < scan->end ? p + 1 : p;
  } else {
    while (p < scan->end && !is_space(*p) && *p != '>') p++;
    scan->position = p;
  }
  return (struct byte_slice){start, (size_t)(p - start)};
}

/* "Get an attribute"; false if there is none before the bytes run out. */
static bool get_attribute(struct prescan *scan, struct prescan_attribute *attribute) {
  const uint8_t *p = scan->position, *end = scan->end;
  while (p < end && (is_space(*p) || *p == '/')) p++;
  const uint8_t *name = p;
  while (p < end && !is_space(*p) && *p != '/' && *p != '>' && (*p != '=' || p == name)) p++;
  *attribute = (struct prescan_attribute){{name, (size_t)(p - name)}, {p, 0}};
  scan->position = p;
  if (p == name) return false;
  scan->position = skip_space(p, end);
  if (scan->position < end && *scan->position == '=') {
    scan->position++;
    attribute->value = get_value(scan);
  }
  return true;
}

matn_encoding matn_meta_encoding(matn_encoding charset) {
  if (charset == MATN_ENCODING_UTF_16BE || charset == MATN_ENCODING_UTF_16LE) return MATN_ENCODING_UTF_8;
  return charset == MATN_ENCODING_X_USER_DEFINED ? MATN_ENCODING_WINDOWS_1252 : charset;
}

/* The attributes of a meta element; returns what they declare. */
static matn_encoding prescan_meta(struct prescan *scan) {
  enum { HTTP_EQUIV = 1, CONTENT = 2, CHARSET = 4 };
  unsigned seen = 0;
  bool got_pragma = false, need_pragma = false;
  matn_encoding charset = MATN_ENCODING_NONE;
  struct prescan_attribute attribute;
  while (get_attribute(scan, &attribute)) {
    unsigned name = is_text(attribute.name, "http-equiv") ? HTTP_EQUIV
                    : is_text(attribute.name, "content")  ? CONTENT
                    : is_text(attribute.name, "charset")  ? CHARSET
                                                          : 0;
    if ((seen & name) != 0) continue;
    seen |= name;
    if (name == HTTP_EQUIV) {
      got_pragma = is_text(attribute.value, "content-type");
    } else if (name == CONTENT && (seen & CHARSET) == 0) {
      charset = matn_meta_content_encoding((const char *)attribute.value.bytes, attribute.value.len);
      need_pragma = charset != MATN_ENCODING_NONE;
    } else if (name == CHARSET) {
      charset = encoding_of(attribute.value.bytes, attribute.value.bytes + attribute.value.len);
      need_pragma = false;
    }
  }
  if (scan->position == scan->end || (need_pragma && !got_pragma)) return MATN_ENCODING_NONE;
  return matn_meta_encoding(charset);
}

static bool begins_meta(const uint8_t *p, const uint8_t *end) {
  return begins_with(p, end, "<meta") && end - p > 5 && (is_space(p[5]) || p[5] == '/');
}

static bool begins_tag(const uint8_t *p, const uint8_t *end) {
  return is_alpha(p[1]) || (p[1] == '/' && end - p > 2 && is_alpha(p[2]));
}

/* The step "loop": looks at one byte and leaves the position at the last that belongs to it. */
static matn_encoding prescan_markup(struct prescan *scan) {
  const uint8_t *p = scan->position, *end = scan->end;
  if (*p != '<' || end - p < 2) return MATN_ENCODING_NONE;
  if (begins_with(p, end, "<!--")) {
    p += 2;
    while (p < end && !begins_with(p, end, "-->")) p++;
    scan->position = p < end ? p + 2 : end;
  } else if (begins_meta(p, end)) {
    scan->position = p + 5;
    return prescan_meta(scan);
  } else if (begins_tag(p, end)) {
    while (p < end && !is_space(*p) && *p != '>') p++;
    scan->position = p;
    struct prescan_attribute attribute;
    while (get_attribute(scan, &attribute)) continue;
  } else if (p[1] == '!' || p[1] == '/' || p[1] == '?') {
    scan->position = find_byte(p, end, '>');
  }
  return MATN_ENCODING_NONE;
}

static const uint8_t *past_controls(const uint8_t *p, const uint8_t *end) {
  while (p < end && *p <= ' ') p++;
  return p;
}

/* "Get an XML encoding" */
static OUT_OF_LINE matn_encoding prescan_xml(const uint8_t *p, const uint8_t *end) {
  if ((size_t)(end - p) < 5 || memcmp(p, "<?xml", 5) != 0 || find_byte(p, end, '>') == end)
    return MATN_ENCODING_NONE;
  while (end - p >= 8 && memcmp(p, "encoding", 8) != 0) p++;
  if (end - p < 8) return MATN_ENCODING_NONE;
  p = past_controls(p + 8, end);
  if (p == end || *p != '=') return MATN_ENCODING_NONE;
  p = past_controls(p + 1, end);
  if (p == end || (*p != '"' && *p != '\'')) return MATN_ENCODING_NONE;
  const uint8_t *label = p + 1, *quote = find_byte(label, end, *p);
  if (quote == end) return MATN_ENCODING_NONE;
  for (p = label; p < quote; p++)
    if (*p <= ' ') return MATN_ENCODING_NONE;
  matn_encoding encoding = encoding_of(label, quote);
  bool utf16 = encoding == MATN_ENCODING_UTF_16BE || encoding == MATN_ENCODING_UTF_16LE;
  return utf16 ? MATN_ENCODING_UTF_8 : encoding;
}

matn_encoding matn_prescan_elements(const uint8_t *bytes, size_t len) {
  struct prescan scan = {bytes, bytes + len};
  for (; scan.position < scan.end; scan.position++) {
    matn_encoding encoding = prescan_markup(&scan);
    if (encoding != MATN_ENCODING_NONE) return encoding;
    if (scan.position == scan.end) break;
  }
  return MATN_ENCODING_NONE;
}

matn_encoding matn_encoding_prescan(const void *bytes, size_t len) {
  if (len == 0) return MATN_ENCODING_NONE;
  if (len > MATN_PRESCAN_SIZE) len = MATN_PRESCAN_SIZE;
  if (len >= 6 && memcmp(bytes, "<\0?\0x\0", 6) == 0) return MATN_ENCODING_UTF_16LE;
  if (len >= 6 && memcmp(bytes, "\0<\0?\0x", 6) == 0) return MATN_ENCODING_UTF_16BE;
  matn_encoding encoding = matn_prescan_elements(bytes, len);
  return encoding != MATN_ENCODING_NONE ? encoding : prescan_xml(bytes, (const uint8_t *)bytes + len);
}
