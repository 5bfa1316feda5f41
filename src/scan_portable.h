/* scan_blocks with 64-bit words, for any machine. */
#ifndef MATN_SCAN_PORTABLE_H
#define MATN_SCAN_PORTABLE_H

#define BYTES(c) (UINT64_C(0x0101010101010101) * (unsigned char)(c))

/* Not zero if a byte of the word is zero ("Bit Twiddling Hacks", determine if a word has a zero byte). */
static inline uint64_t zero_bytes(uint64_t word) {
  return (word - BYTES(0x01)) & ~word & BYTES(0x80);
}

/* Skips words without NUL, CR, a or b. */
static inline const char *scan_blocks(const char *p, const char *end, char a, char b) {
  for (; end - p >= 8; p += 8) {
    uint64_t word;
#if defined(__GNUC__)
    __builtin_memcpy(&word, p, sizeof word);
#else
    memcpy(&word, p, sizeof word);
#endif
    uint64_t hit = zero_bytes(word) | zero_bytes(word ^ BYTES('\r')) | zero_bytes(word ^ BYTES(a)) |
                   zero_bytes(word ^ BYTES(b));
    if (hit != 0) break;
  }
  return p;
}

#undef BYTES

#endif
