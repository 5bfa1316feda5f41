/* The scans, with vectors and without. Each finds what a plain loop finds, wherever the bytes begin, however
 * many there are, and wherever the byte stands that stops the scan. */
#include <stdlib.h>
#include <string.h>

#include "support/scans.h"
#include "support/test.h"

enum { LEN_MOST = 150, ALIGNMENTS = 32 };

/* The first byte from c on that stops the scan; or, if `stops` is false, the first that does not. */
static char next_byte(const scan_row *row, unsigned c, bool stops) {
  while (row->stops((unsigned char)c) != stops) c++;
  return (char)c;
}

static void check_at(const scan_row *row, size_t start, size_t len, size_t at) {
  char bytes[ALIGNMENTS + LEN_MOST + 1];
  unsigned seed = (unsigned)(start * 7 + len * 3 + at);
  memset(bytes, next_byte(row, seed, false), sizeof bytes);
  bytes[start + len] = next_byte(row, 0, true); /* behind the end */
  if (at < len) bytes[start + at] = next_byte(row, seed, true);
  CHECK_INT(row->name, row->scan(bytes + start, bytes + start + len) - bytes, start + at);
}

static void scans_find_what_stands_anywhere(void) {
  for (const scan_row *const *variant = scan_variants(); *variant != NULL; variant++) {
    for (size_t r = 0; r < SCAN_ROWS; r++) {
      for (size_t start = 0; start < ALIGNMENTS; start++) {
        for (size_t len = 0; len <= LEN_MOST; len++) {
          for (size_t at = len % 7; at <= len; at += 7) check_at(&(*variant)[r], start, len, at);
        }
      }
    }
  }
}

static void scans_know_every_byte(void) {
  for (const scan_row *const *variant = scan_variants(); *variant != NULL; variant++) {
    for (size_t r = 0; r < SCAN_ROWS; r++) {
      for (unsigned c = 0; c < 256; c++) {
        const scan_row *row = &(*variant)[r];
        char bytes[64];
        memset(bytes, next_byte(row, c, false), sizeof bytes);
        bytes[9] = (char)c;
        CHECK_INT(row->name, row->scan(bytes, bytes + sizeof bytes) - bytes,
                  row->stops((unsigned char)c) ? 9 : 64);
      }
    }
  }
}

int main(void) {
  TEST(scans_find_what_stands_anywhere);
  TEST(scans_know_every_byte);
  return test_report("scan");
}
