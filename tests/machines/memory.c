/* The four memory functions, as small as possible. Flash is counted with them. To be compiled with an option
 * that keeps a loop from becoming a call of the very function it stands in. */
#include "base/base.h"

void *memcpy(void *restrict to, const void *restrict from, size_t len) {
  unsigned char *t = to;
  const unsigned char *f = from;
  while (len-- > 0) *t++ = *f++;
  return to;
}

void *memmove(void *to, const void *from, size_t len) {
  unsigned char *t = to;
  const unsigned char *f = from;
  if (t < f) {
    while (len-- > 0) *t++ = *f++;
  } else {
    while (len-- > 0) t[len] = f[len];
  }
  return to;
}

void *memset(void *to, int byte, size_t len) {
  unsigned char *t = to;
  while (len-- > 0) *t++ = (unsigned char)byte;
  return to;
}

int memcmp(const void *a, const void *b, size_t len) {
  const unsigned char *x = a, *y = b;
  while (len > 0 && *x == *y) x++, y++, len--;
  return len > 0 ? *x - *y : 0;
}
