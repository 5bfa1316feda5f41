/* The tokenizer's states once more, scanning 32 bytes at a time, for machines that have AVX2. They read
 * chunks without deltas: those with deltas are too short to gain by it. */
#include "base/cpu.h"

#ifdef MATN_AVX2_IS_CHOSEN

#include <immintrin.h>

#ifdef __clang__
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC target("avx2")
#endif

#define SCAN_WITH_AVX2
#define WITHOUT_DELTAS
#include "run.h"

void matn_tokenizer_run_avx2(matn_tokenizer *t, const char *p, const char *end) {
  run(t, p, end);
}

#ifdef __clang__
#pragma clang attribute pop
#endif

#else

typedef int nothing_to_choose; /* ISO C wants a declaration */

#endif
