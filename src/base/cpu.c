/* The loader calls the resolver, perhaps before anything else of the program is ready. So it uses no data and
 * calls nothing, and compilers are told to add nothing to it. */
#include "cpu.h"

#ifdef MATN_AVX2_IS_CHOSEN

#include <cpuid.h>

#define OSXSAVE_AND_AVX (1u << 27 | 1u << 28)
#define SAVES_VECTORS 6u /* the operating system saves whole vectors */

static bool yes(void) {
  return true;
}

static bool no(void) {
  return false;
}

#define BARE __attribute__((used, no_stack_protector, no_instrument_function, no_profile_instrument_function))
#ifdef __clang__
#define NOT_SANITIZED __attribute__((disable_sanitizer_instrumentation, no_sanitize("coverage")))
#else
#define NOT_SANITIZED __attribute__((no_sanitize("address", "thread", "undefined")))
#endif

BARE NOT_SANITIZED static bool (*resolve(void))(void) {
  unsigned eax, ebx, ecx, edx;
  __cpuid(0, eax, ebx, ecx, edx);
  if (eax < 7) return no;
  __cpuid(1, eax, ebx, ecx, edx);
  if ((ecx & OSXSAVE_AND_AVX) != OSXSAVE_AND_AVX) return no;
  __asm__("xgetbv" : "=a"(eax), "=d"(edx) : "c"(0));
  if ((eax & SAVES_VECTORS) != SAVES_VECTORS) return no;
  __cpuid_count(7, 0, eax, ebx, ecx, edx);
  return (ebx & bit_AVX2) != 0 ? yes : no;
}

bool matn_has_avx2(void) __attribute__((ifunc("resolve")));

#else

typedef int nothing_to_choose; /* ISO C wants a declaration */

#endif
