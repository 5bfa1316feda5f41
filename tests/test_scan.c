/* The scans, with vectors or without: each finds what a plain loop finds, wherever the bytes begin, however
 * many there are, and wherever what stops the scan stands among them. */
#include <string.h>

#include "scan.h"
#include "support/test.h"

enum { LEN_MOST = 150, ALIGNMENTS = 32 };

typedef const char *(*scan_fn)(const char *p, const char *end);

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

static const struct row {
  const char *name;
  scan_fn scan;
  const char *stops; /* and NUL, if it is among them */
  bool nul;
  char filler;
} rows[] = {{"tag name", tag_name, "\t\n\f\r />", true, 'x'},
            {"attribute name", attribute_name, "\t\n\f\r />=", true, '\v'},
            {"unquoted value", unquoted, "\t\n\f\r >&", true, '\x7F'},
            {"text", text, "<&\r", true, '\xFF'},
            {"quoted value", quoted, "\"\r", true, ' '},
            {"quote", quote, "\"", false, '\0'},
            {"not white space", scan_space, "x\v\1!", true, ' '},
            {"not ASCII", scan_ascii, "\x80\xC3\xFF", false, '\x7F'}};

static bool stops_at(const struct row *row, char c) {
  return c == '\0' ? row->nul : strchr(row->stops, c) != NULL;
}

static void check_at(const struct row *row, char stop, size_t start, size_t len, size_t at) {
  char bytes[ALIGNMENTS + LEN_MOST + 1];
  memset(bytes, row->filler, sizeof bytes);
  bytes[start + len] = row->stops[0]; /* behind the end */
  if (at < len) bytes[start + at] = stop;
  CHECK_INT(row->name, row->scan(bytes + start, bytes + start + len) - bytes, start + at);
}

static void scans_find_what_stands_anywhere(void) {
  for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
    size_t stop_count = strlen(rows[r].stops) + rows[r].nul;
    for (size_t start = 0; start < ALIGNMENTS; start++) {
      for (size_t len = 0; len <= LEN_MOST; len++) {
        for (size_t at = len % 7; at <= len; at += 7) {
          check_at(&rows[r], rows[r].stops[(start + len + at) % stop_count], start, len, at);
        }
      }
    }
  }
}

static void scans_know_every_byte(void) {
  for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
    for (int c = 0; c < 256; c++) {
      bool stops = stops_at(&rows[r], (char)c);
      bool is_blank = strcmp(rows[r].name, "not white space") == 0;
      if (is_blank) stops = c == '\0' || strchr("\t\n\f\r ", c) == NULL;
      if (strcmp(rows[r].name, "not ASCII") == 0) stops = c >= 0x80;
      char bytes[64];
      memset(bytes, rows[r].filler, sizeof bytes);
      bytes[9] = (char)c;
      CHECK_INT(rows[r].name, rows[r].scan(bytes, bytes + sizeof bytes) - bytes, stops ? 9 : 64);
    }
  }
}

int main(void) {
  TEST(scans_find_what_stands_anywhere);
  TEST(scans_know_every_byte);
  return test_report("scan");
}
