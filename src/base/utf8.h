/* Characters of UTF-8, written and stepped through. What is read is valid. */
#ifndef MATN_UTF8_H
#define MATN_UTF8_H

#include "base.h"

#define REPLACEMENT_CHARACTER 0xFFFD
#define REPLACEMENT_UTF8 "\xEF\xBF\xBD"

/* Writes a Unicode scalar value; returns the number of bytes, 1 to 4. */
static INLINE_FOR_SPEED size_t utf8_encode(uint32_t code_point, char out[4]) {
  ASSERT(code_point < 0x110000 && (code_point < 0xD800 || code_point > 0xDFFF));
  if (code_point < 0x80) {
    out[0] = (char)code_point;
    return 1;
  }
  if (code_point < 0x800) {
    out[0] = (char)(0xC0 | code_point >> 6);
    out[1] = (char)(0x80 | (code_point & 0x3F));
    return 2;
  }
  if (code_point < 0x10000) {
    out[0] = (char)(0xE0 | code_point >> 12);
    out[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
    out[2] = (char)(0x80 | (code_point & 0x3F));
    return 3;
  }
  out[0] = (char)(0xF0 | code_point >> 18);
  out[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
  out[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
  out[3] = (char)(0x80 | (code_point & 0x3F));
  return 4;
}

/* Whether a byte, signed or not, goes on with a character that begins before it. */
static inline bool utf8_continues(int byte) {
  return (byte & 0xC0) == 0x80;
}

/* The length of the character that begins with a byte. */
static inline size_t utf8_len(unsigned char first) {
  return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* The character at p, which is not ASCII, of a length. */
static inline uint32_t utf8_decode(const char *p, size_t len) {
  const unsigned char *s = (const unsigned char *)p;
  ASSERT(s[0] >= 0xC2 && s[0] <= 0xF4 && len == utf8_len(s[0]));
  if (len == 2) return (uint32_t)(s[0] & 0x1F) << 6 | (s[1] & 0x3F);
  if (len == 3) return (uint32_t)(s[0] & 0x0F) << 12 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3F);
  return (uint32_t)(s[0] & 0x07) << 18 | (uint32_t)(s[1] & 0x3F) << 12 | (uint32_t)(s[2] & 0x3F) << 6 |
         (s[3] & 0x3F);
}

#endif
