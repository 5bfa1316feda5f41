/* Counts the library's work, so that tests can bound it without a clock. With -fsanitize-coverage=trace-pc
 * the library calls a function at each of its basic blocks. The memory functions report how many bytes they
 * handle. If the compiler has no such option, nothing is counted. */
#ifndef MATN_STEPS_H
#define MATN_STEPS_H

#include <stdint.h>

/* Steps that the library took so far on this thread. A step is a basic block, or 16 bytes in a memory
 * function. */
uint64_t steps_taken(void);

/* The most steps that a document may cost, however it is cut. A document takes some 16,000 steps if its
 * encoding is guessed. Besides, a byte of ordinary pages takes 30, or 130 if each byte is a call of its own.
 * A byte of hostile pages took 390 at most, nearly all for scoring blocks of eight bytes. */
#define STEPS_PER_BYTE 600
/* With matn_options.every_block the reasons of each block are looked for in every tree. A byte then took up
 * to 6,700. */
#define STEPS_PER_BYTE_WITH_REASONS 10000
#define STEPS_ONCE 100000

#endif
