/* Built as run_avx2.c is. In a build without that choice, these are the native scans again. */
#include "base/cpu.h"

#ifdef MATN_AVX2_IS_CHOSEN
#include <immintrin.h>

#ifdef __clang__
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC target("avx2")
#endif

#define SCAN_WITH_AVX2
#endif

#define SCANS scans_avx2
#include "scan_rows.h"

#if defined(MATN_AVX2_IS_CHOSEN) && defined(__clang__)
#pragma clang attribute pop
#endif
