/* What every part uses: the four memory functions, byte classes, assertions.
 *
 * The library is freestanding C11: of libc it needs memcpy, memmove, memset and memcmp, declared here
 * because <string.h> need not exist. */
#ifndef MATN_BASE_H
#define MATN_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

void *memcpy(void *restrict to, const void *restrict from, size_t len);
void *memmove(void *to, const void *from, size_t len);
void *memset(void *to, int byte, size_t len);
int memcmp(const void *a, const void *b, size_t len);

#ifdef MATN_ASSERT
#include <assert.h>
#define ASSERT(condition) assert(condition)
#else
#define ASSERT(condition) ((void)0)
#endif

/* Copies a few bytes; len is a constant. Stays inline even where the compiler must not assume what memcpy
 * does. */
#if defined(__GNUC__)
#define COPY_FIXED(to, from, len) __builtin_memcpy(to, from, len)
#else
#define COPY_FIXED(to, from, len) memcpy(to, from, len)
#endif

/* Numbers of 4 and 8 bytes, the lowest byte first, at any alignment. */
static inline uint32_t load_4(const unsigned char *bytes) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  uint32_t number;
  COPY_FIXED(&number, bytes, sizeof number);
  return number;
#else
  return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
#endif
}

static inline uint64_t load_8(const unsigned char *bytes) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  uint64_t number;
  COPY_FIXED(&number, bytes, sizeof number);
  return number;
#else
  return load_4(bytes) | (uint64_t)load_4(bytes + 4) << 32;
#endif
}

#if defined(__GNUC__) && defined(__OPTIMIZE__) && !defined(__OPTIMIZE_SIZE__)
#define ALWAYS_INLINE inline __attribute__((always_inline))
#define NEVER_INLINE __attribute__((noinline))
/* Unrolls the short loop that follows. */
#define UNROLLED _Pragma("GCC unroll 8")
#else
#define ALWAYS_INLINE inline
#define NEVER_INLINE
#define UNROLLED
#endif

/* In builds for size these are never inlined: copies at each call would take more code. The second is for
 * functions in headers. */
#if defined(__GNUC__) && defined(__OPTIMIZE_SIZE__)
#define OUT_OF_LINE __attribute__((noinline))
#define INLINE_FOR_SPEED __attribute__((noinline, unused))
#else
#define OUT_OF_LINE
#define INLINE_FOR_SPEED ALWAYS_INLINE
#endif

/* Whether code that only saves time is worth its size: false in builds for size (-Os). */
#ifdef __OPTIMIZE_SIZE__
#define FOR_SPEED false
#else
#define FOR_SPEED true
#endif

/* For a struct in a table: it has no padding in builds for size. */
#if defined(__GNUC__) && defined(__OPTIMIZE_SIZE__)
#define PACKED __attribute__((packed))
#else
#define PACKED
#endif

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* How many bits it takes to write a number; none for 0. */
static inline unsigned bit_count(uint32_t number) {
#if defined(__GNUC__)
  return number != 0 ? 32u - (unsigned)__builtin_clz(number) : 0;
#else
  unsigned count = 0;
  while (number >> count != 0 && ++count < 32) continue;
  return count;
#endif
}

static inline bool is_upper(unsigned char c) {
  return c >= 'A' && c <= 'Z';
}

static inline bool is_lower(unsigned char c) {
  return c >= 'a' && c <= 'z';
}

static INLINE_FOR_SPEED bool is_alpha(unsigned char c) {
  return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static inline bool is_digit(unsigned char c) {
  return c >= '0' && c <= '9';
}

static inline bool is_alnum(unsigned char c) {
  return is_alpha(c) || is_digit(c);
}

/* ASCII white space (Infra Standard 4.6): tab, LF, FF, CR, space. */
static inline bool is_space(unsigned char c) {
  return c == ' ' || (c >= 9 && c <= 13 && c != 11);
}

static inline unsigned char to_lower(unsigned char c) {
  return is_upper(c) ? (unsigned char)(c | 0x20) : c;
}

#endif
