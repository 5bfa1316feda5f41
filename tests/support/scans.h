/* The scans of src/base/scan.h, each as it is built for each kind of block. */
#ifndef MATN_TEST_SCANS_H
#define MATN_TEST_SCANS_H

#include <stdbool.h>

typedef struct scan_row {
  const char *name;
  const char *(*scan)(const char *p, const char *end);
  bool (*stops)(unsigned char c); /* at this byte */
} scan_row;

enum { SCAN_ROWS = 9 };

extern const scan_row scans_native[SCAN_ROWS], scans_portable[SCAN_ROWS], scans_avx2[SCAN_ROWS];

/* The variants that this machine can run; NULL comes last. */
const scan_row *const *scan_variants(void);

/* What a plain loop finds. */
const char *scan_plainly(const scan_row *row, const char *p, const char *end);

#endif
