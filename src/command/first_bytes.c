#include "first_bytes.h"

#include <string.h>

static bool begins(const char *bytes, size_t len, const char *with, size_t with_len) {
  return len >= with_len && memcmp(bytes, with, with_len) == 0;
}

static bool is_white_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v');
}

/* Whether an escape sequence of ISO-2022-JP stands at p, or its beginning at the end. */
static bool is_escape(const char *p, const char *end) {
  return *p == '\x1B' && (p + 1 == end || p[1] == '$' || p[1] == '(');
}

bool first_are_text(const char *bytes, size_t len) {
  const char *end = bytes + len;
  if (begins(bytes, len, "\xFF\xFE", 2) || begins(bytes, len, "\xFE\xFF", 2)) return true;
  for (const char *p = bytes; p < end; p++) {
    if ((unsigned char)*p < 0x20 && !is_white_space(*p) && !is_escape(p, end)) return false;
  }
  return true;
}

/* The header of zlib (RFC 1950): deflate with a check. */
static bool is_zlib(const char *bytes, size_t len) {
  if (len < 2) return false;
  unsigned method = (unsigned char)bytes[0], flags = (unsigned char)bytes[1];
  return (method & 15) == 8 && method >> 4 <= 7 && (method * 256 + flags) % 31 == 0;
}

bool first_are_encoded(const char *bytes, size_t len, bool said) {
  static const struct {
    const char *bytes;
    size_t len;
  } rows[] = {{"\x1F\x8B", 2}, {"\x1F\x9D", 2}, {"\x28\xB5\x2F\xFD", 4}}; /* gzip, compress, zstd */
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    if (begins(bytes, len, rows[i].bytes, rows[i].len)) return true;
  }
  return said && (is_zlib(bytes, len) || !first_are_text(bytes, len)); /* Brotli has no mark */
}

static const char *skip_white_space(const char *p, const char *end) {
  while (p < end && is_white_space(*p)) p++;
  return p;
}

/* Behind the first `what` from p on; NULL if there is none. */
static const char *find_behind(const char *p, const char *end, const char *what) {
  size_t len = strlen(what);
  for (; (size_t)(end - p) >= len; p++) {
    if (memcmp(p, what, len) == 0) return p + len;
  }
  return NULL;
}

/* Behind a name in lower case; NULL if another name, or none, stands at p. */
static const char *skip_name(const char *p, const char *end, const char *name) {
  for (; *name != '\0'; p++, name++) {
    if (p == end || (*p >= 'A' && *p <= 'Z' ? (char)(*p | 0x20) : *p) != *name) return NULL;
  }
  return p == end || *p == '>' || *p == '/' || is_white_space(*p) ? p : NULL;
}

/* Whether an HTML tag or DOCTYPE stands behind the "<" before p. */
static bool is_html_tag(const char *p, const char *end) {
  /* those of the MIME Sniffing Standard (7.1), and others that pages begin with */
  static const char *const names[] = {"html",  "head",   "body",   "title",    "meta",    "link",   "base",
                                      "style", "script", "iframe", "noscript", "div",     "span",   "p",
                                      "a",     "b",      "br",     "font",     "center",  "h1",     "h2",
                                      "h3",    "table",  "ul",     "ol",       "dl",      "form",   "header",
                                      "nav",   "main",   "img",    "hr",       "article", "section"};
  const char *doctype = skip_name(p, end, "!doctype");
  if (doctype != NULL) return skip_name(skip_white_space(doctype, end), end, "html") != NULL;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (skip_name(p, end, names[i]) != NULL) return true;
  }
  return false;
}

bool first_are_html(const char *bytes, size_t len) {
  const char *p = bytes, *end = bytes + len;
  if (begins(p, len, "\xEF\xBB\xBF", 3)) p += 3;
  for (;;) {
    p = skip_white_space(p, end);
    if (p == end || *p != '<') return false;
    size_t left = (size_t)(end - p);
    if (begins(p, left, "<!--", 4)) {
      p = find_behind(p + 4, end, "-->");
      if (p == NULL) return true;
    } else if (begins(p, left, "<?", 2)) {
      p = find_behind(p + 2, end, "?>");
      if (p == NULL) return false;
    } else {
      return is_html_tag(p + 1, end);
    }
  }
}
