#define SCANS scans_native
#include "scan_rows.h"

#include "base/cpu.h"

const scan_row *const *scan_variants(void) {
  static const scan_row *const all[] = {scans_native, scans_portable, scans_avx2, NULL};
  static const scan_row *const without_avx2[] = {scans_native, scans_portable, NULL};
  return matn_has_avx2() ? all : without_avx2;
}

const char *scan_plainly(const scan_row *row, const char *p, const char *end) {
  while (p < end && !row->stops((unsigned char)*p)) p++;
  return p;
}
