/* A clock, and the processor's own counters where the machine lets a program read them. */
#ifndef MATN_BENCH_MEASURE_H
#define MATN_BENCH_MEASURE_H

#include <stdbool.h>

typedef enum quantity { NANOSECONDS, CYCLES, INSTRUCTIONS, BRANCH_MISSES, QUANTITIES } quantity;

typedef struct measurement {
  double of[QUANTITIES]; /* all but the first are 0 if they are not counted */
} measurement;

/* Opens the counters; whether there are any. Without this only time is measured. */
bool measure_open(void);

double measure_now(void); /* in nanoseconds */

void measure_start(void);

/* What passed since the start. */
measurement measure_end(void);

#endif
