/* A Cortex-M4 (qemu's mps2-an386) from reset on: writes the events of the files that are named, as hosted.c
 * does, with Arm's semihosting; then how deep the stack was. */
#include <stdint.h>

#include "events.h"

extern uint32_t stack_top, data_start, data_end, data_load, bss_start, bss_end;

typedef enum operation {
  SYS_OPEN = 0x01,
  SYS_CLOSE = 0x02,
  SYS_WRITE = 0x05,
  SYS_READ = 0x06,
  SYS_GET_CMDLINE = 0x15,
  SYS_EXIT_EXTENDED = 0x20
} operation;

/* Semihosting: the operation in r0, its arguments in memory that r1 points to. */
static uintptr_t semihost(operation op, uintptr_t first, uintptr_t second, uintptr_t third) {
  const uintptr_t arguments[] = {first, second, third};
  register uintptr_t r0 __asm__("r0") = op;
  register const uintptr_t *r1 __asm__("r1") = arguments;
  __asm__ volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
  return r0;
}

static uintptr_t open_file(const char *name, size_t len, uintptr_t mode) {
  return semihost(SYS_OPEN, (uintptr_t)name, mode, len);
}

static uintptr_t console;

void write_out(const char *bytes, size_t len) {
  semihost(SYS_WRITE, console, (uintptr_t)bytes, len);
}

/* The files of the command line, whose first word is the program. */
static void write_files(void) {
  static char line[4096], page[1 << 20];
  semihost(SYS_GET_CMDLINE, (uintptr_t)line, sizeof line, 0);
  char *name = line;
  for (char *p = line;; p++) {
    if (*p != ' ' && *p != '\0') continue;
    const bool last = *p == '\0';
    *p = '\0';
    if (name != line) {
      const uintptr_t file = open_file(name, (size_t)(p - name), 1 /* "rb" */);
      const size_t unread = semihost(SYS_READ, file, (uintptr_t)page, sizeof page);
      if (unread < sizeof page) write_events(name, page, sizeof page - unread);
      semihost(SYS_CLOSE, file, 0, 0);
    }
    if (last) return;
    name = p + 1;
  }
}

#define PAINT 0xC5C5C5C5u
#define STACK_WORDS 2048 /* so many words below the stack pointer are painted at the start */

static void write_stack(size_t bytes) {
  static char text[] = "stack 0000 bytes at most, painted\n";
  for (int i = 9; bytes != 0 && i >= 6; i--, bytes /= 10) text[i] = (char)('0' + bytes % 10);
  write_out(text, sizeof text - 1);
}

void reset(void);

void reset(void) {
  volatile uint32_t *top = &stack_top;
  volatile uint32_t *deepest = top - STACK_WORDS;
  const uint32_t *load = &data_load;
  for (volatile uint32_t *p = &data_start; p < &data_end;) *p++ = *load++;
  for (volatile uint32_t *p = &bss_start; p < &bss_end;) *p++ = 0;
  for (volatile uint32_t *p = deepest; p < top - 64; p++) *p = PAINT;
  console = open_file(":tt", 3, 4 /* "w" */);
  write_files();
  while (*deepest == PAINT) deepest++;
  write_stack((uintptr_t)top - (uintptr_t)deepest);
  semihost(SYS_EXIT_EXTENDED, 0x20026 /* ADP_Stopped_ApplicationExit */, 0, 0);
  for (;;) {
  }
}

__attribute__((section(".vectors"), used)) static const void *const vectors[] = {&stack_top,
                                                                                 (const void *)reset};
