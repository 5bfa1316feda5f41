/* The indexes of the multi-byte encodings (Encoding Standard 5). */
#include "indexes.h"

#include "choice.h"

#if MATN_ENCODINGS == MATN_ENCODINGS_all

#include "tables/indexes.h"

uint32_t matn_gb18030_ranges_code_point(size_t pointer) {
  if (pointer >= 189000)
    return pointer <= 1237575 ? (uint32_t)(pointer - 189000) + 0x10000 : REPLACEMENT_CHARACTER;
  if (pointer > 39419) return REPLACEMENT_CHARACTER;
  if (pointer == 7457) return 0xE7C7;
  size_t low = 0, high = COUNT_OF(range_pointers);
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (range_pointers[middle] <= pointer)
      low = middle;
    else
      high = middle;
  }
  return range_code_points[low] + (uint32_t)(pointer - range_pointers[low]);
}

#endif
