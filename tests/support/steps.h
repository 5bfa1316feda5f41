/* Counts the library's work, so that tests can bound it without a clock. A compiler that can
 * (-fsanitize-coverage=trace-pc) makes the library say so at each of its basic blocks; the memory functions
 * say how many bytes they handle. Without such a compiler nothing is counted. */
#ifndef MATN_STEPS_H
#define MATN_STEPS_H

#include <stdint.h>

/* Steps that the library took so far on this thread: a step is a basic block, or 16 bytes handled at once. */
uint64_t steps_taken(void);

/* What a document may cost, however it is cut. By itself it takes some 16,000 steps, if its encoding is
 * guessed. A byte of ordinary pages takes 30, and 130 if each is a call of its own; the most that hostile
 * ones took is 390, nearly all of them for the model's judgement of blocks of eight bytes. */
#define STEPS_PER_BYTE 600
/* With matn_options.every_block the reasons of each block are looked for in every tree: up to 6,700. */
#define STEPS_PER_BYTE_WITH_REASONS 10000
#define STEPS_ONCE 100000

#endif
