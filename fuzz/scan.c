/* Every scan finds in any bytes what a plain loop finds, and reads nothing behind their end. */
#include "fuzz.h"

#include "support/scans.h"

enum { STARTS = 70 }; /* more than a block */

static void check(const scan_row *row, const char *p, const char *end) {
  assert(row->scan(p, end) == scan_plainly(row, p, end));
}

static void take(void *ctx, const char *bytes, size_t len) {
  (void)ctx;
  const char *end = bytes + len;
  for (const scan_row *const *variant = scan_variants(); *variant != NULL; variant++) {
    for (const scan_row *row = *variant; row < *variant + SCAN_ROWS; row++) {
      for (const char *p = bytes; p <= end && p - bytes <= STARTS; p++) check(row, p, end);
      for (const char *p = bytes; p < end; p = row->scan(p, end) + 1) check(row, p, end);
    }
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  feed_guarded(data, size, take, NULL);
  return 0;
}
