/* The indexes of the multi-byte encodings (Encoding Standard 5). */
#ifndef MATN_INDEXES_H
#define MATN_INDEXES_H

#include "base/utf8.h"

/* hidden, so that position-independent code needs no table of addresses for them */
#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif
extern const uint16_t matn_index_gb18030[]; /* without what is in matn_index_gb2312 */
extern const uint16_t matn_index_gb2312[]; /* lead bytes 0xB0 to 0xF7, trail bytes 0xA1 to 0xFE, not packed */
extern const uint16_t matn_index_big5[];
extern const uint16_t matn_index_euc_kr[];
extern const uint16_t matn_index_jis0208[];
extern const uint16_t matn_index_jis0212[];
#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

/* "Index code point", U+FFFD if there is none. The pointer is one that the index's decoders can make. How an
 * index is packed is described in src/tables/gen/indexes.c. */
static inline uint32_t index_code_point(const uint16_t *index, size_t pointer) {
  enum { BLOCK = 16 };
  size_t place = pointer % BLOCK;
  const uint16_t *block = index + pointer / BLOCK * 2;
  ASSERT(block + 2 < index + index[1]);
  uint32_t base = block[0], width = (uint32_t)block[3] - block[1];
  if (base == 0) return REPLACEMENT_CHARACTER;
  size_t at = width * place;
  const uint16_t *bits = index + block[1] + at / BLOCK;
  uint32_t mask = (UINT32_C(1) << width) - 1;
  uint32_t above = (bits[0] | (uint32_t)bits[1] << 16) >> at % BLOCK & mask;
  if (above == mask && width > 0) return REPLACEMENT_CHARACTER;
  uint32_t code_point = base + (uint32_t)place + above;
  return code_point > 0xFFFF ? code_point + 0x10000 : code_point; /* no index has plane 1 */
}

/* "Index gb18030 ranges code point", of any pointer. */
uint32_t matn_gb18030_ranges_code_point(size_t pointer);

#endif
