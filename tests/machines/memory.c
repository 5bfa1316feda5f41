/* The four functions of memory, as small as can be: what flash is counted with. To be compiled so that no
 * loop becomes a call of the function that it stands in. */
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
