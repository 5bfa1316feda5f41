/* scan_blocks with 16 bytes a step (x86-64, and 32-bit x86 that has SSE2). */
#ifndef MATN_SCAN_SSE2_H
#define MATN_SCAN_SSE2_H

#include <emmintrin.h>

/* Skips blocks without NUL, CR, a or b, and to the first such byte in the block that has one. */
static inline const char *scan_blocks(const char *p, const char *end, char a, char b) {
  const __m128i va = _mm_set1_epi8(a), vb = _mm_set1_epi8(b), cr = _mm_set1_epi8('\r'),
                nul = _mm_setzero_si128();
  for (; end - p >= 16; p += 16) {
    __m128i block = _mm_loadu_si128((const __m128i *)(const void *)p);
    __m128i hit = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(block, va), _mm_cmpeq_epi8(block, vb)),
                               _mm_or_si128(_mm_cmpeq_epi8(block, cr), _mm_cmpeq_epi8(block, nul)));
    int mask = _mm_movemask_epi8(hit);
    if (mask != 0) return p + __builtin_ctz((unsigned)mask);
  }
  return p;
}

#endif
