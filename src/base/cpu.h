/* Whether the machine has AVX2, which not every x86-64 has.
 *
 * Where MATN_AVX2 is defined, functions that are marked with it are compiled for AVX2. They may be called
 * only if matn_has_avx2() is true. In a build with -mavx2 it always is. In other builds the loader chooses
 * between two functions, yes and no, when it loads the program: the library has no variable to remember an
 * answer in, and asking the processor each time takes microseconds in a virtual machine. */
#ifndef MATN_CPU_H
#define MATN_CPU_H

#include "base.h"

#if !defined(MATN_PORTABLE) && defined(__x86_64__) && defined(__GNUC__)
#if defined(__AVX2__)
#define MATN_AVX2
#elif defined(__ELF__) && __STDC_HOSTED__ && defined(__GLIBC__) &&                                           \
    (defined(__clang__) ? __clang_major__ >= 14 : __GNUC__ >= 11)
/* only glibc's loader knows such functions; <stdint.h> has defined __GLIBC__ where it is there */
#define MATN_AVX2 __attribute__((target("avx2")))
#define MATN_AVX2_IS_CHOSEN
#endif
#endif

#ifdef MATN_AVX2_IS_CHOSEN
bool matn_has_avx2(void);
#else
static inline bool matn_has_avx2(void) {
#ifdef MATN_AVX2
  return true;
#else
  return false;
#endif
}
#endif

#endif
