/* Whether the machine has vector instructions beyond those that every machine of its kind has.
 *
 * Where MATN_AVX2 is defined, functions marked with it are compiled for AVX2; they may be called only if
 * matn_has_avx2() says so. A build for such machines alone (-mavx2) knows that it does. Else the linker is
 * told to choose between two answers when the program is loaded: a library that has no variables cannot
 * remember one, and asking the processor each time takes microseconds in a virtual machine. */
#ifndef MATN_CPU_H
#define MATN_CPU_H

#include "base.h"

#if !defined(MATN_PORTABLE) && defined(__x86_64__) && defined(__GNUC__)
#if defined(__AVX2__)
#define MATN_AVX2
#elif defined(__ELF__) && __STDC_HOSTED__ && defined(__GLIBC__) &&                                           \
    (defined(__clang__) ? __clang_major__ >= 14 : __GNUC__ >= 11)
/* of the loaders, that of glibc knows such functions; <stdint.h> has said whether it is there */
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
