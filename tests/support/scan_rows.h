/* The rows of the file that includes this. It defines SCANS, the name of the rows, and how they are built. */
#include "scans.h"

#include "base/scan.h"

static const char *tag_name(const char *p, const char *end) {
  return scan(SCAN_TAG_NAME, p, end);
}

static const char *attribute_name(const char *p, const char *end) {
  return scan(SCAN_ATTRIBUTE_NAME, p, end);
}

static const char *unquoted(const char *p, const char *end) {
  return scan(SCAN_UNQUOTED, p, end);
}

static const char *text(const char *p, const char *end) {
  return scan_for(p, end, '<', '&');
}

static const char *quoted(const char *p, const char *end) {
  return scan_for(p, end, '"', '"');
}

static const char *quote(const char *p, const char *end) {
  return scan_byte(p, end, '"');
}

/* Finds the first byte that is not blank, by asking about pieces of all lengths, and about each byte in
 * them. */
static const char *pieces(const char *p, const char *end) {
  for (size_t len = 1; p < end; len = len % 37 + 1) {
    const char *to = p + (len < (size_t)(end - p) ? len : (size_t)(end - p)), *from = p;
    bool blank = is_blank(p, to, end);
    while (p < to && is_blank(p, p + 1, end)) p++;
    if (blank != (p == to)) return blank ? end : from; /* a wrong answer */
    if (!blank) break;
  }
  return p;
}

static bool ends_tag_name(unsigned char c) {
  return c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ' || c == '/' || c == '>' || c == '\0';
}

static bool ends_attribute_name(unsigned char c) {
  return ends_tag_name(c) || c == '=';
}

static bool ends_unquoted(unsigned char c) {
  return (ends_tag_name(c) && c != '/') || c == '&';
}

static bool ends_text(unsigned char c) {
  return c == '<' || c == '&' || c == '\r' || c == '\0';
}

static bool ends_quoted(unsigned char c) {
  return c == '"' || c == '\r' || c == '\0';
}

static bool is_quote(unsigned char c) {
  return c == '"';
}

static bool is_no_blank(unsigned char c) {
  return c > ' ';
}

static bool is_no_ascii(unsigned char c) {
  return c >= 0x80;
}

const scan_row SCANS[SCAN_ROWS] = {
    {"tag name", tag_name, ends_tag_name},       {"attribute name", attribute_name, ends_attribute_name},
    {"unquoted value", unquoted, ends_unquoted}, {"text", text, ends_text},
    {"quoted value", quoted, ends_quoted},       {"quote", quote, is_quote},
    {"not blank", scan_blank, is_no_blank},      {"not ASCII", scan_ascii, is_no_ascii},
    {"blank pieces", pieces, is_no_blank}};
