/* A program for Linux without a C library (x86-64, RISC-V 32). It writes the events of files, as hosted.c
 * does. It has all that the library needs: the four memory functions. */
#include <stdint.h>

#include "events.h"

void *memcpy(void *restrict to, const void *restrict from, size_t len);
void *memmove(void *to, const void *from, size_t len);
void *memset(void *to, int byte, size_t len);
int memcmp(const void *a, const void *b, size_t len);

void *memcpy(void *restrict to, const void *restrict from, size_t len) {
  return memmove(to, from, len);
}

void *memmove(void *to, const void *from, size_t len) {
  volatile unsigned char *out = to;
  const volatile unsigned char *in = from;
  if ((uintptr_t)to < (uintptr_t)from) {
    for (size_t i = 0; i < len; i++) out[i] = in[i];
  } else {
    for (size_t i = len; i > 0; i--) out[i - 1] = in[i - 1];
  }
  return to;
}

void *memset(void *to, int byte, size_t len) {
  volatile unsigned char *out = to;
  for (size_t i = 0; i < len; i++) out[i] = (unsigned char)byte;
  return to;
}

int memcmp(const void *a, const void *b, size_t len) {
  const unsigned char *x = a, *y = b;
  for (size_t i = 0; i < len; i++) {
    if (x[i] != y[i]) return x[i] - y[i];
  }
  return 0;
}

/* System calls, and the program's entry. The stack has the number of arguments, then the arguments. */
#if defined(__x86_64__)
enum { SYS_READ = 0, SYS_WRITE = 1, SYS_CLOSE = 3, SYS_EXIT = 60, SYS_OPENAT = 257 };

static intptr_t call(intptr_t number, intptr_t first, intptr_t second, intptr_t third, intptr_t fourth) {
  register intptr_t r10 __asm__("r10") = fourth;
  __asm__ volatile("syscall"
                   : "+a"(number)
                   : "D"(first), "S"(second), "d"(third), "r"(r10)
                   : "rcx", "r11", "memory");
  return number;
}

__asm__(".globl _start\n_start: mov %rsp, %rdi\n  and $-16, %rsp\n  call begin\n");
#elif defined(__riscv) && __riscv_xlen == 32
enum { SYS_OPENAT = 56, SYS_CLOSE = 57, SYS_READ = 63, SYS_WRITE = 64, SYS_EXIT = 93 };

static intptr_t call(intptr_t number, intptr_t first, intptr_t second, intptr_t third, intptr_t fourth) {
  register intptr_t a0 __asm__("a0") = first;
  register intptr_t a1 __asm__("a1") = second;
  register intptr_t a2 __asm__("a2") = third;
  register intptr_t a3 __asm__("a3") = fourth;
  register intptr_t a7 __asm__("a7") = number;
  __asm__ volatile("ecall" : "+r"(a0) : "r"(a1), "r"(a2), "r"(a3), "r"(a7) : "memory");
  return a0;
}

__asm__(".globl _start\n"
        "_start:\n"
        "  .option push\n  .option norelax\n  la gp, __global_pointer$\n  .option pop\n"
        "  mv a0, sp\n  andi sp, sp, -16\n  call begin\n");
#endif

#define AT_FDCWD (-100)

void write_out(const char *bytes, size_t len) {
  while (len > 0) {
    const intptr_t written = call(SYS_WRITE, 1, (intptr_t)bytes, (intptr_t)len, 0);
    if (written <= 0) call(SYS_EXIT, 2, 0, 0, 0);
    bytes += written;
    len -= (size_t)written;
  }
}

/* Also false for a page that does not fit: if it were cut, its events would differ from the host's. */
static bool write_file(const char *name) {
  static char page[1 << 24];
  const intptr_t file = call(SYS_OPENAT, AT_FDCWD, (intptr_t)name, 0, 0);
  size_t len = 0;
  for (intptr_t count; len < sizeof page; len += (size_t)count) {
    count = call(SYS_READ, file, (intptr_t)(page + len), (intptr_t)(sizeof page - len), 0);
    if (count < 0) return false;
    if (count == 0) break;
  }
  call(SYS_CLOSE, file, 0, 0, 0);
  return len < sizeof page && write_events(name, page, len);
}

void begin(const uintptr_t *stack);

void begin(const uintptr_t *stack) {
  bool passed = true;
  for (uintptr_t i = 1; i < stack[0]; i++) passed = write_file((const char *)stack[1 + i]) && passed;
  call(SYS_EXIT, !passed, 0, 0, 0);
}
