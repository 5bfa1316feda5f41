/* Start-up and semihosting output for a Cortex-M4 (qemu's mps2-an386). */
#include "program.h"

extern uint32_t stack_top, data_start, data_end, data_load, bss_start, bss_end;

/* Arm's semihosting call: an operation in r0, its argument in r1. */
static void semihost(int operation, const void *argument) {
  register int r0 __asm__("r0") = operation;
  register const void *r1 __asm__("r1") = argument;
  __asm__ volatile("bkpt 0xAB" : "+r"(r0) : "r"(r1) : "memory");
}

void print(const char *text) {
  semihost(0x04, text); /* SYS_WRITE0 */
}

#define PAINT 0xC5C5C5C5u
#define STACK_WORDS 2048 /* painted below the stack pointer at start */

static void print_hex(uint32_t number) {
  char digits[9];
  for (int i = 7; i >= 0; i--, number >>= 4) digits[i] = "0123456789abcdef"[number & 15];
  digits[8] = '\0';
  print(digits);
}

void reset(void);

void reset(void) {
  volatile uint32_t *top = &stack_top;
  volatile uint32_t *deepest = top - STACK_WORDS;
  const uint32_t *load = &data_load;
  for (volatile uint32_t *p = &data_start; p < &data_end;) *p++ = *load++;
  for (volatile uint32_t *p = &bss_start; p < &bss_end;) *p++ = 0;
  for (volatile uint32_t *p = deepest; p < top - 64; p++) *p = PAINT;
  run_program();
  while (*deepest == PAINT) deepest++;
  print("stack 0x");
  print_hex((uint32_t)((uintptr_t)top - (uintptr_t)deepest));
  print("\n");
  const uint32_t exit_block[] = {0x20026, 0}; /* ADP_Stopped_ApplicationExit */
  semihost(0x20, exit_block);                 /* SYS_EXIT_EXTENDED */
  for (;;) {
  }
}

__attribute__((section(".vectors"), used)) static const void *const vectors[] = {&stack_top,
                                                                                 (const void *)reset};
